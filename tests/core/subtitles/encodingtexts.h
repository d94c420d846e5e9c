// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Short texts in many languages, written for these tests, and the encodings that each language was written in.

#include <QStringView>

namespace Legenda::Test {

struct LabelledTexts
{
    const char *language;
    const char *encodings; ///< separated by blanks
    QStringView telling; ///< as an encyclopaedia tells
    QStringView talking; ///< as people talk in subtitles
    QStringView fresh; ///< written after the guessing was finished; may be empty
};

// clang-format off
inline constexpr LabelledTexts labelledTexts[] = {
    {"fr", "ISO-8859-1 ISO-8859-15 windows-1252 macintosh IBM850",
        u"Le phare se dresse à l'extrémité de la presqu'île depuis plus d'un siècle. Construit en granit gris, il guidait "
        u"autrefois les pêcheurs qui rentraient la nuit, chargés de harengs et de maquereaux. Aujourd'hui, la lampe est "
        u"électrique et plus personne n'habite là-haut, mais les habitants du village y montent encore chaque été pour "
        u"célébrer la fête de la mer. On y sert des crêpes, du cidre et une soupe épaisse où flottent des morceaux de "
        u"congre. Le maire prononce un discours, toujours le même, et les enfants s'ennuient déjà avant la première "
        u"phrase.",
        u"Tu as vu l'heure ? On devait être partis à six heures ! — Je sais, mais la clé était restée chez ma sœur. — "
        u"Encore ta sœur… Elle ne t'a jamais dit où elle l'avait cachée ? — Sous le pot de géraniums, comme d'habitude. "
        u"Allez, monte, le moteur tourne déjà. Je te préviens, à Besançon il neige. Ça m'est égal, j'ai pris des gants et "
        u"une écharpe. Et le gâteau ? Il est dans le coffre, j'espère qu'il ne va pas s'écraser. Tu es sûr que c'était la "
        u"bonne adresse ?",
        u"La bicyclette fut inventée par étapes. Les premières machines n'avaient pas de pédales : on poussait le sol "
        u"avec les pieds. Vers la fin du siècle, grâce aux pneus gonflés, le trajet devint supportable même sur les "
        u"pavés. Où que l'on aille aujourd'hui, des pistes protégées apparaissent."},
    {"de", "ISO-8859-1 ISO-8859-15 windows-1252 IBM850 macintosh",
        u"Die alte Mühle am Rand des Dorfes gehörte früher einem Müller, der für seine Späße bekannt war. Heute ist sie "
        u"ein kleines Museum, das über die Geschichte des Getreides erzählt. Im Erdgeschoss drehen sich noch immer die "
        u"großen Räder, während man oben Schürzen, Säcke und alte Rechnungen sieht. Schüler aus der Umgebung backen dort "
        u"im Frühling Brötchen und lernen, wie schwer die Arbeit gewesen sein muss. Am Ausgang hängt ein Schild: Bitte "
        u"die Tür leise schließen, die Eulen schlafen.",
        u"Wo bleibst du denn? Wir müssen los! — Ich kann meine Schlüssel nicht finden. — Die hängen doch über dem "
        u"Kühlschrank. — Nein, da hängt nur dein Hut. Ach, jetzt weiß ich's wieder: Ich hab sie gestern der Nachbarin "
        u"gegeben, wegen der Blumen. Na großartig. Und die ist übers Wochenende weggefahren? Ja, nach Österreich, zu "
        u"ihrer Großmutter. Dann müssen wir wohl durchs Fenster. Hoffentlich hört uns keiner.",
        u"Der Bienenstock besteht aus vielen sechseckigen Zellen. Darin lagern die Tiere Honig für den Winter oder ziehen "
        u"ihre Brut auf. Überraschend ist, dass sie die Temperatur auf wenige Zehntelgrad genau halten können, selbst "
        u"wenn draußen Frost herrscht."},
    {"es", "ISO-8859-1 ISO-8859-15 windows-1252 IBM850 macintosh",
        u"La estación de tren de aquel pueblo llevaba años cerrada. Solo el reloj de la fachada seguía funcionando, "
        u"aunque nadie sabía quién le daba cuerda. Los niños decían que era el fantasma del antiguo jefe, un señor con "
        u"bigote que murió esperando el último expreso. La verdad era más sencilla: una vecina, doña Begoña, subía cada "
        u"mañana con una escalera pequeña y una lata de aceite. Según ella, un pueblo sin reloj se queda sin corazón, y "
        u"además así sabía a qué hora tenía que poner las lentejas.",
        u"¿Dónde has dejado el coche? — No lo sé, creo que detrás de la iglesia. — ¿Crees? ¡Llevamos media hora dando "
        u"vueltas! — Tranquilo, mañana lo buscamos con luz. Además, aquí no roba nadie. Eso dijiste el año pasado y nos "
        u"quedamos sin bicicletas. Oye, ¿tú oíste ese ruido? Será el perro de Íñigo. No, los perros no tosen. Vámonos de "
        u"aquí, por favor. Está bien, pero tú se lo explicas a mi madre.",
        u"El cóndor andino es una de las aves voladoras más grandes del mundo. Pasa horas planeando sin mover las alas y "
        u"busca animales muertos desde lo alto. Pone un solo huevo cada dos años, así que su población crece muy "
        u"despacio. ¿Quién lo habría imaginado?"},
    {"pt", "ISO-8859-1 ISO-8859-9 ISO-8859-15 windows-1252",
        u"O mercado da aldeia abre antes do nascer do sol. As mulheres trazem cestos de pão, queijo de ovelha, maçãs e "
        u"couves ainda molhadas de orvalho. Há também um velho que vende relógios avariados e jura que todos voltarão a "
        u"funcionar se lhes dermos atenção. Ninguém acredita, mas há sempre alguém que compra um, talvez por compaixão. "
        u"Às nove horas chegam os turistas, e os preços sobem como se tivessem asas. À tarde não sobra nada, a não ser "
        u"algumas folhas no chão e os cães à procura de ossos.",
        u"Não me digas que te esqueceste outra vez! — Desculpa, a reunião só acabou às sete. — E o telemóvel? Também "
        u"estava em reunião? — Estava sem bateria. Olha, trouxe-te um pão com chouriço. — Achas que isso resolve tudo? — "
        u"Não, mas está quentinho. Então senta-te. A avó ligou, quer saber se vamos no domingo. Eu disse que sim, mas que "
        u"tu lavavas a louça. Está bem, é justo. Amanhã compramos-lhe umas flores e ninguém fala mais nisso.",
        u"O bacalhau é um peixe de águas frias, mas tornou-se o prato preferido de um país quente. Diz-se que há uma "
        u"receita para cada dia do ano. Antigamente secava-se ao sol durante semanas, e as mulheres das povoações "
        u"viravam-no à mão."},
    {"it", "ISO-8859-1 ISO-8859-3 ISO-8859-9 ISO-8859-15 windows-1252",
        u"La vecchia libreria di via Garibaldi è rimasta com'era quarant'anni fa. Gli scaffali arrivano fino al soffitto "
        u"e per raggiungere i volumi più alti c'è una scala di legno che scricchiola. Il proprietario non possiede un "
        u"computer: ricorda a memoria dove si trova ciascun titolo, e se non lo ricorda dice che il libro non esiste. "
        u"D'estate lascia la porta aperta e un gatto entra, si sdraia sui libri di storia e dorme fino a sera. Più di un "
        u"cliente è tornato solo per lui, ma di ciò non si parla.",
        u"Perché non hai risposto? Ti ho chiamato almeno sei volte! — Ero sotto la doccia. — Per due ore? — Be', poi mi "
        u"sono addormentato. Che è successo? — È arrivata tua cugina, con tutti i bagagli. Dice che resterà qui finché "
        u"non trova casa. — Finché non trova casa? Così mi toccherà dormire sul divano. Già. E domani vuole vedere la "
        u"città. Io lavoro, perciò ci vai tu. Non se ne parla, giovedì ho l'esame. Allora glielo dici tu, io non ne ho il "
        u"coraggio.",
        {}},
    {"nl", "windows-1252 ISO-8859-15",
        u"Het oude veerhuis aan de rivier is vorig jaar door een groep vrijwilligers opgeknapt. Vroeger betaalde je er "
        u"twee cent om naar de overkant te worden geroeid, nu drink je er koffie met uitzicht op de uiterwaarden. De "
        u"kinderen van de veerman herinneren zich nog hoe het ijs in de strenge winters tegen de muren kruide. Eén van "
        u"hen schreef er een boek over, met foto's en geïllustreerde kaarten. In het café hangt het eerste tarief, keurig "
        u"ingelijst, naast een opgezette reiger die iedereen een beetje griezelig vindt.",
        u"Wat doe jij nou hier? Je zou toch in België zijn? — De trein reed niet, er lagen bladeren op het spoor. — Ach, "
        u"hou toch op. — Echt waar, geïrriteerde reizigers overal. Toen ben ik maar teruggelopen. Heb je gegeten? Nee, "
        u"alleen één boterham. Er staat nog soep, maar die is wel koud. Geeft niks. En je moeder heeft gebeld, ze klonk "
        u"nogal boos. Ze zei dat je je paraplu én je portemonnee hebt laten liggen.",
        {}},
    {"ca", "ISO-8859-1 ISO-8859-15 windows-1252",
        u"A la plaça del poble hi ha una font que no s'ha assecat mai, ni tan sols durant la gran sequera. Diuen que "
        u"l'aigua ve d'un llac amagat sota la muntanya, però ningú no hi ha baixat per comprovar-ho. Cada dissabte les "
        u"famílies hi omplen garrafes i aprofiten per explicar-se les novetats de la setmana. El rètol que prohibeix "
        u"rentar-hi la roba és de l'any mil nou-cents, i encara hi ha àvies que fan com si no sabessin llegir. És així "
        u"com es manté viva la tradició.",
        u"On és el germà petit? — Ha sortit a buscar bolets amb l'avi. — Amb aquesta pluja? Això és una bogeria! — Ja "
        u"saps com són. Van dir que tornarien a l'hora de sopar. — Doncs són dos quarts de deu i el telèfon no contesta. "
        u"Potser s'han aturat a casa de la tia Núria. Espera, sento passos. Són ells? No, és el veí, que ve a demanar el "
        u"paraigua. Digues-li que passi, que farem cafè.",
        {}},
    {"sv", "ISO-8859-1 ISO-8859-4 ISO-8859-9 ISO-8859-15 windows-1252",
        u"Den lilla ön längst ut i skärgården har bara elva fasta invånare. På vintern, när isen lägger sig, kommer "
        u"posten med svävare två gånger i veckan. Skolan stängdes för länge sedan, men klassrummet står kvar som det var, "
        u"med griffeltavlor och en trampad orgel. Om sommaren fylls bryggorna av båtar från fastlandet, och då säljer "
        u"familjen Öhrn rökt sik och nybakat tunnbröd. Åskådarna brukar fråga om det inte är ensamt. Svaret är alltid "
        u"detsamma: Nej, vi har ju fåren.",
        u"Var har du varit? Klockan är över tolv! — Jag missade sista bussen, så jag fick gå. — Hela vägen från Umeå? — "
        u"Nästan. En gubbe på traktor körde mig sista biten. Är du hungrig? Lite. Finns det några köttbullar kvar? Nej, "
        u"men det finns gröt. Då får det bli gröt. Och så måste vi prata om båten. Vad är det med den? Den är borta. "
        u"Någon har tagit den i natt, och jag tror jag vet vem det är.",
        u"Renarna vandrar varje år mellan fjällen och skogslandet. Om våren föds kalvarna, och då får ingen störa "
        u"hjorden. Samerna känner igen sina djur på märken i öronen. När hösten kommer samlas de i stora gärden där de "
        u"räknas och skiljs åt."},
    {"da", "ISO-8859-1 ISO-8859-15 windows-1252 IBM850",
        u"Fyret på øens nordlige spids blev bygget for at hjælpe skibene uden om de farlige skær. I mange år boede en "
        u"fyrmester der med sin kone og deres syv børn, som måtte ro i skole, når vejret tillod det. Nu er fyret "
        u"automatisk, og den gamle bolig er lavet om til en café, hvor man kan få kærnemælkskoldskål og hjemmebagte "
        u"småkager. Om efteråret kommer fuglekiggerne, for så hviler tusindvis af trækfugle på engene. De står i blæsten "
        u"med røde næser og ser lykkelige ud.",
        u"Hvor bliver du af? Maden er ved at blive kold! — Jeg er på vej, jeg skal bare finde min jakke. — Den hænger på "
        u"stolen, hvor du lagde den i går. — Nå ja. Ved du, om Søren også kommer? — Han ringede og sagde, at cyklen er "
        u"gået i stykker. Så må vi jo hente ham. Nej, det er for sent, færgen er sejlet. Hvad gør vi så? Vi spiser, og så "
        u"gemmer vi en portion. Han kan jo altid få den i morgen til frokost.",
        {}},
    {"no", "ISO-8859-1 ISO-8859-15 windows-1252 IBM850",
        u"Fjellgården ligger så bratt til at ungene måtte bindes fast når de lekte ute. Det var i hvert fall det folk "
        u"fortalte nede i bygda. I dag bor det ingen der, men hver sommer kommer etterkommerne tilbage for å slå graset "
        u"og reparere takene. De sover i det gamle stabburet, koker kaffe på bålet og ser utover fjorden. Om kvelden "
        u"forteller de eldste historier om snøskred, bjørner og en onkel som reiste til Amerika og aldri skrev hjem. Så "
        u"ler de, og så blir det stille en stund.",
        u"Hva er det du gjør? — Jeg prøver å åpne vinduet, men det har frosset fast. — La det være, du ødelegger bare "
        u"rammen. — Det er jo kjempevarmt her inne! Da får du heller skru ned ovnen. Hvor er forresten nøklene til hytta? "
        u"Jeg trodde du hadde dem. Nei, jeg ga dem til Bjørn forrige søndag. Så flott. Da må vi ringe ham før han drar på "
        u"jobb. Han svarer aldri på telefonen når han er ute og går tur med hunden.",
        {}},
    {"fi", "ISO-8859-1 ISO-8859-4 ISO-8859-9 ISO-8859-13 ISO-8859-15 windows-1252",
        u"Järven rannalla seisoi pieni punainen mökki, jonka isoisä oli rakentanut omin käsin sodan jälkeen. Siellä "
        u"vietettiin kaikki kesät, kalastettiin ahvenia ja lämmitettiin saunaa joka ilta. Sähköä ei ollut, mutta sitä ei "
        u"kukaan kaivannut, sillä yöt olivat valoisia. Talvella mökki peittyi lumeen, ja vain jäniksen jäljet kertoivat, "
        u"että pihalla oli liikuttu. Nyt rantaan on rakennettu tie, ja naapurit ovat vaihtuneet, mutta laituri natisee "
        u"yhä samalla tavalla kuin ennen.",
        u"Missä sinä olet ollut? Minä odotin koko päivän! — Anteeksi, auto ei lähtenyt käyntiin. — Mikset soittanut? — "
        u"Puhelin jäi pöydälle. Äiti sanoi, että täällä olisi vielä kahvia. Se on jo kylmää. Ei haittaa, minä lämmitän "
        u"sen. Kuule, tämä kirje tuli sinulle. Keneltä se on? En tiedä, siinä ei ole nimeä, mutta käsiala näyttää "
        u"tutulta. Älä avaa sitä vielä. Miksi en? Koska minä pelkään, mitä siinä lukee.",
        u"Revontulet syntyvät, kun auringosta tulevat hiukkaset törmäävät ilmakehään. Ennen uskottiin, että kettu juoksee "
        u"tunturissa ja lyö hännällään lunta taivaalle. Nykyään tuhannet matkailijat istuvat yöllä lasikatoksen alla ja "
        u"odottavat, että pilvet väistyisivät."},
    {"is", "windows-1252 ISO-8859-1",
        u"Á nesinu stendur gamalt hús með rauðu þaki þar sem sjómenn leituðu áður skjóls. Veggirnir eru hlaðnir úr grjóti "
        u"og torfi og þykja enn með þeim hlýjustu í sveitinni. Á vorin verpir æðarfuglinn allt í kringum bæinn og þá "
        u"ganga menn hljóðlega um til að styggja hann ekki. Dúnninn er hreinsaður í hlöðunni og seldur til útlanda. "
        u"Ferðamenn spyrja oft hvort hægt sé að búa þarna yfir veturinn. Bóndinn brosir þá og segir að myrkrið sé best "
        u"til að lesa í.",
        u"Hvar ertu? Við ætluðum að leggja af stað klukkan átta! — Ég finn ekki vettlingana mína. — Þeir eru í bílnum, á "
        u"aftursætinu. — Ertu viss? Já, ég sá þá áðan. Jæja, þá kem ég. Tókstu með þér nestið? Nei, ég hélt að þú ætlaðir "
        u"að gera það. Þá verðum við að stoppa í Borgarnesi. Þar er alltaf svo löng röð. Skiptir engu, við höfum allan "
        u"daginn fyrir okkur og veðrið er gott.",
        {}},
    {"et", "ISO-8859-4 ISO-8859-13 ISO-8859-15 windows-1252 windows-1257",
        u"Vana tuulik künka otsas ei jahvatanud enam ammu, kuid selle tiivad pöörlesid ikka veel, kui õhtuti tõusis tuul. "
        u"Külalapsed uskusid, et seal elab kratt, kes hoiab möldri varandust. Tegelikult elas seal ainult üks hall kass "
        u"ja mõned öökullid. Möödunud suvel parandati katus ära ning nüüd saab seal näha, kuidas vilja jahvatati ja leiba "
        u"küpsetati. Külastajad võivad ise käsikivi keerata, aga pärast seda valutavad õlad veel mitu päeva. Šokolaadi ja "
        u"žurnaale müüakse kõrvalmajas.",
        u"Kus sa nii kaua olid? Ma ootasin sind terve õhtu! — Vabandust, buss jäi hiljaks ja telefon läks tühjaks. — Sa "
        u"ütled alati nii. — Seekord on see tõsi. Kas süüa veel on? Külmkapis on natuke kartuleid ja kala. Tänan. Üks asi "
        u"veel: isa helistas ja küsis, millal me tuleme. Ütle talle, et pühapäeval, kui ilm läheb ilusaks. Ja võta "
        u"mõõdulint kaasa, ta tahab ukse ära vahetada.",
        u"Soomaa on tuntud selle poolest, et seal on viies aastaaeg. Kevadel tõuseb vesi nii kõrgele, et talust tallu "
        u"saab ainult paadiga. Vanasti õõnestati ühepuulootsik haavatüvest, tänapäeval sõidavad külalised kanuuga üle "
        u"üleujutatud heinamaade."},
    {"ga", "ISO-8859-1 ISO-8859-9 ISO-8859-15 windows-1252",
        u"Tá an seanchaisleán suite ar bharr an chnoic, os cionn na habhann, le breis agus cúig chéad bliain. Deirtear go "
        u"bhfuil seomra faoi thalamh ann nár osclaíodh ó aimsir na gcogaí. Gach samhradh tagann mic léinn ón gcathair "
        u"chun tochailt a dhéanamh, agus bíonn muintir na háite ag faire orthu go fiosrach. Anuraidh fuair siad fáinne "
        u"óir agus cúpla bonn airgid, ach níor éirigh leo an doras rúnda a aimsiú. Is dócha go bhfanfaidh sé mar sin go "
        u"ceann tamaill eile.",
        u"Cá raibh tú? Bhí mé ag fanacht leat an tráthnóna ar fad! — Tá brón orm, bhris an carr síos taobh amuigh den "
        u"Ghaillimh. — Cén fáth nár ghlaoigh tú orm? — Ní raibh mo ghuthán agam. An bhfuil aon rud le hithe? Tá anraith "
        u"sa phota, ach tá sé fuar anois. Is cuma liom, tá ocras an domhain orm. Suigh síos mar sin. Éist, an gcloiseann "
        u"tú é sin? Níl ann ach an ghaoth. Ní hea, tá duine éigin ag an doras.",
        {}},
    {"en", "ISO-8859-1 windows-1252",
        u"The café on the corner has been run by the same family since the twenties. They still bake their own bread, and "
        u"the menu — written by hand — changes every day according to what the market offers. Regulars have their "
        u"favourite tables, and newcomers soon learn not to sit near the window, where the naïve old parrot shouts at "
        u"passers-by. A résumé of its history hangs above the till: two fires, one flood and a visit by a princess who "
        u"ordered soup and left half of it. It costs £4 and it’s worth every penny.",
        u"“Where have you been all night?” — “I went to see Zoë off at the station.” “She’s gone already? You said "
        u"Tuesday…” — “It is Tuesday. Are you all right?” “I’m fine, I just haven’t slept. The neighbours were moving "
        u"their piano again.” — “At three in the morning?” “At three in the morning. And then the fiancé came back and "
        u"they played it.” — “Well, at least it was Dvořák.” “No, it wasn’t.” — “It’s 20° outside, let’s go for a walk.”",
        {}},
    {"sq", "windows-1252 windows-1250",
        u"Në majë të kodrës ndodhet një kështjellë e vjetër që shihet nga të gjitha anët e qytetit. Njerëzit thonë se "
        u"është ndërtuar brenda një nate, por arkeologët kanë gjetur gjurmë të më shumë se tre shekujve punë. Sot aty "
        u"mbahen koncerte dhe shfaqje për fëmijë, ndërsa në verë çiftet e reja bëjnë fotografi përpara portës së madhe. "
        u"Çelësi i bodrumit ka humbur prej kohësh, kështu që askush nuk e di çfarë fshihet atje poshtë.",
        u"Ku ishe gjithë ditën? Të kërkova kudo! — Isha te gjyshja, i çova bukë dhe djathë. — Pse nuk më the? — Të "
        u"thashë, por ti ishe duke fjetur. Mirë, mirë. Ka mbetur ndonjë gjë për të ngrënë? Po, ka çorbë në tenxhere. "
        u"Është ende e ngrohtë. Dëgjo, nesër do të vijë daja nga Shkodra. Çfarë do ai këtu? Dëshiron të shesë shtëpinë. "
        u"Shtëpinë tonë? Po, prandaj duhet të flasim.",
        {}},
    {"eo", "ISO-8859-3",
        u"La malnova ponto super la rivero estis konstruita antaŭ tricent jaroj el grizaj ŝtonoj. Oni diras, ke la "
        u"konstruisto kaŝis en ĝi poton da oro, sed neniu ĝis nun trovis ĝin. Ĉiun printempon la akvo altiĝas kaj preskaŭ "
        u"atingas la vojon, kaj tiam la najbaroj kunvenas por gardi siajn ĝardenojn. La infanoj ĵetas en la rivereton "
        u"paperajn ŝipojn kaj kuras laŭ la bordo por vidi, kiu plej longe naĝos. Ĥoro el la apuda urbo kantas tie dum la "
        u"somera festo, eĉ kiam pluvas.",
        u"Kie vi estis hieraŭ vespere? — Mi devis helpi mian patron, ĉar lia aŭto rompiĝis. — Kial vi ne telefonis? — Mi "
        u"forgesis la telefonon sur la tablo. Ĉu vi ankoraŭ koleras? Iomete. Sed sidiĝu, la supo estas varma. Dankon, vi "
        u"ĉiam estas ĝentila. Aŭskultu, morgaŭ ni veturos al la maro. Ĉu vere? Jes, mi jam aĉetis la biletojn. Do mi tuj "
        u"serĉos miajn ŝuojn kaj la grandan ĉapelon.",
        {}},
    {"mt", "ISO-8859-3",
        u"Il-knisja l-qadima fuq l-għolja nbniet mill-bdiewa tar-raħal aktar minn tliet mitt sena ilu. Ġewwa hemm pittura "
        u"li turi bastiment fil-maltemp, u jgħidu li l-pittur kien baħri li ħelisha mill-għarqa. Kull sena, fl-aħħar Ħadd "
        u"ta' Lulju, issir festa bil-banda u bin-nar, u ż-żgħażagħ jiġru bit-tiġieġ f'idejhom. Iż-żwiemel jinżlu "
        u"sal-bajja biex jinħaslu. Il-qassis iżomm diskors qasir, għax jaf li ħadd mhu qed jisma', u mbagħad kulħadd imur "
        u"jiekol.",
        u"Fejn kont sa issa? Ilni nistenniek siegħa! — Skużani, il-karozza ma ridtx tistartja. — U għaliex ma ċempiltx? — "
        u"Insejt il-mowbajl id-dar. Għandek xi ħaġa x'niekol? Hemm ftit ħobż u ġobon. Żgħir kemm hu żgħir, tajjeb. Isma', "
        u"għada ġejja z-zija minn Għawdex. Xi trid? Trid tara d-dar il-ġdida. Mela rridu nnaddfu! Iva, u trid tixtri "
        u"l-ħaxix u l-inbid ukoll. Mhux se mmur waħdi.",
        {}},
    {"pl", "IBM852 ISO-8859-2 ISO-8859-13 ISO-8859-16 x-mac-ce windows-1250",
        u"Stara latarnia morska stoi na skraju półwyspu od ponad stu lat. Zbudowano ją z czerwonej cegły, żeby żeglarze "
        u"widzieli ją także w ciągu dnia. Latarnik, człowiek małomówny, hodował pszczoły i grał wieczorami na skrzypcach, "
        u"a w niedziele częstował gości miodem. Dziś światło zapala się samo, lecz w maleńkim muzeum można jeszcze "
        u"obejrzeć jego łóżko, książki i dziennik, w którym zapisywał każdy przepływający statek. Ostatni wpis brzmi: "
        u"mgła, cisza, nic się nie dzieje. Następnego dnia wyjechał i już nigdy nie wrócił.",
        u"Gdzie ty się podziewasz? Czekam od godziny! — Przepraszam, uciekł mi tramwaj. — A zadzwonić nie mogłeś? — "
        u"Telefon mi się rozładował. Słuchaj, mam dobrą wiadomość. — Jaką? Znalazłem mieszkanie, tanie i blisko dworca. "
        u"Żartujesz! Wcale nie. Tylko że trzeba się wprowadzić jeszcze dziś wieczorem. Dziś? Przecież nic nie "
        u"spakowaliśmy. Weźmiemy tylko łóżko i lampę, resztę przywieziemy w środę. Dobrze, ale ty niesiesz książki.",
        u"Żubr jest największym ssakiem lądowym Europy. Sto lat temu niemal wyginął, ale dzięki pracy przyrodników "
        u"kilkaset sztuk żyje dziś w puszczy. Zimą zwierzęta zbierają się w stada i podchodzą pod wsie, gdzie ludzie "
        u"wykładają dla nich siano."},
    {"cs", "IBM852 ISO-8859-2 x-mac-ce windows-1250",
        u"Na kopci nad vesnicí stojí zřícenina hradu, o které se vypráví spousta pověstí. Podle jedné z nich tu v noci "
        u"chodí kněžna a hledá ztracený prsten. Ve skutečnosti hrad vyhořel při velké bouřce a jeho majitel odešel do "
        u"města, protože už neměl peníze na opravu. Dnes sem jezdí výletníci na kolech, opékají buřty a fotografují se u "
        u"staré studny. Průvodce je důchodce z nedaleké chalupy, který zná každý kámen a rád přidá nějakou tu historku, "
        u"kterou si právě vymyslel.",
        u"Kde jsi byl tak dlouho? Už jsem myslela, že nepřijdeš. — Promiň, ujel mi vlak a musel jsem jít pěšky. — Přes "
        u"celý les? — Nebylo to tak daleko. Máš něco k jídlu? — Ve skříni je chléb a trochu sýra. Děkuju. Víš, koho jsem "
        u"potkal? Nemám tušení. Toho učitele, co nás učil dějepis. Ještě žije? Ano, a pořád nosí stejný kabát. Říkal, že "
        u"tě pozdravuje a že mu dlužíš knížku.",
        u"Včelařství má na našem území dlouhou tradici. První úly byly vyřezávané z kmenů a často měly podobu lidí nebo "
        u"zvířat. Med se používal místo cukru a z vosku se vyráběly svíčky. Dnes včely ohrožují nemoci i nedostatek květů "
        u"na polích."},
    {"sk", "IBM852 ISO-8859-2 x-mac-ce windows-1250",
        u"Na konci doliny stojí drevená zvonica, ktorú postavili uhliari ešte pred dvesto rokmi. Zvon v nej nevisel vždy, "
        u"najprv tam vraj bola iba kôra zo starého duba, na ktorú udierali paličkou. Keď prišla veľká povodeň, ľudia sa "
        u"zachránili práve vďaka tomu zvuku. Dnes je okolo zvonice lúka plná ľaliových kvetov a v lete sa tam konajú "
        u"koncerty. Domáci predávajú syrové korbáčiky, žinčicu a chlieb upečený v peci. Deti sa hrajú v potôčiku a nikto "
        u"ich nemôže dostať domov.",
        u"Kde si bol tak dlho? Čakám ťa už od obeda! — Prepáč, autobus mal hodinové meškanie. — A prečo si nezavolal? — "
        u"Vybil sa mi telefón. Máme niečo na večeru? V chladničke je ešte kúsok koláča. Výborne. Počúvaj, stretol som "
        u"tvojho bývalého suseda. Ktorého? Toho, čo mal vždy dvanásť mačiek. Naozaj? A ako sa má? Dobre, vraj sa oženil a "
        u"presťahoval k moru. Aj s mačkami? Samozrejme, bez nich by nikam nešiel.",
        u"Kamzík žije vysoko v horách a pohybuje sa po skalách s neuveriteľnou istotou. V zime zostupuje nižšie, kde "
        u"nájde trochu trávy a lišajníkov. Turisti by ho nemali rušiť, pretože každý útek ho stojí veľa síl. Mláďatá sa "
        u"rodia na konci mája."},
    {"hu", "ISO-8859-2 windows-1250 IBM852 x-mac-ce ISO-8859-16",
        u"A falu szélén álló öreg malom már régóta nem őröl, de a kereke tavasszal, amikor megárad a patak, magától is "
        u"megfordul. Az utolsó molnár hűséges segítője egy szürke szamár volt, amely minden reggel egyedül hordta le a "
        u"zsákokat a hídig. A környékbeliek ma is emlegetik, hogyan várta meg ott a kocsist, és hogyan indult vissza, "
        u"amint üres lett a háta. Az épületben most kiállítás látható: szűrök, kőkorsók, régi fényképek és egy működő "
        u"óra, amelyet évente kétszer kell felhúzni.",
        u"Hol voltál eddig? Már két órája várlak! — Ne haragudj, lekéstem a buszt. — És miért nem hívtál fel? — Otthon "
        u"felejtettem a telefont. Van valami ennivaló? A hűtőben találsz egy kis töltött káposztát. Köszönöm. Képzeld, "
        u"találkoztam Öcsivel a főutcán. Tényleg? Hogy van? Jól, új műhelyt nyitott, és bőrből készít táskákat. Holnap "
        u"elmegyünk hozzá, jó? Jó, de előbb megjavítjuk a kerékpárt, különben gyalog kell mennünk.",
        u"A magyar szürkemarha ősi fajta, hosszú szarváról könnyű felismerni. Régen óriási csordákat hajtottak lábon "
        u"Nyugat-Európa vásáraira, az út hetekig tartott. Ma főként nemzeti parkokban legel, húsa pedig keresett "
        u"különlegesség lett. Örülünk, hogy megmaradt."},
    {"ro", "IBM852 ISO-8859-16 windows-1250 ISO-8859-2",
        u"Pe malul râului se află o moară veche, construită din bușteni de stejar, care funcționează și astăzi. Morarul, "
        u"un bărbat înalt și tăcut, macină porumb pentru toate satele din împrejurimi și nu cere bani, ci doar o parte "
        u"din făină. Toamna, când vin oamenii cu căruțele, curtea se umple de râsete și de povești. Copiii aruncă pietre "
        u"în apă, iar bătrânii își amintesc de vremea când podul era din lemn și cădea la fiecare inundație. Noaptea se "
        u"aud doar roata și greierii, și așa va fi mereu.",
        u"Unde ai fost până acum? Te-am așteptat toată seara! — Îmi pare rău, mi s-a stricat mașina pe drum. — Și de ce "
        u"n-ai sunat? — N-aveam semnal. Mai este ceva de mâncare? În cuptor găsești niște plăcintă cu brânză. Mulțumesc, "
        u"ești o comoară. Știi pe cine am întâlnit? Pe fata aceea de la țară care cânta la vioară. Și ce ți-a spus? Că se "
        u"mută în oraș și că își caută o cameră. Poate să stea la noi, avem destul loc.",
        u"Delta se schimbă în fiecare an: apele aduc mâluri, iar sălciile prind rădăcini pe insule noi. Pelicanii sosesc "
        u"primăvara și își fac cuiburi în stuf, departe de bărci. Pescarii știu că nu e bine să-i tulbure, așa că ocolesc "
        u"locul."},
    {"hr", "IBM852 ISO-8859-2 ISO-8859-13 ISO-8859-16 x-mac-ce windows-1250",
        u"Stari svjetionik na rtu nalazi se ondje već više od stotinu i pedeset godina. Čuvar je nekada živio u njemu s "
        u"cijelom obitelji, sadio je rajčice među kamenjem i lovio ribu s malog mola. Danas se svjetlo pali samo, a u "
        u"prizemlju se ljeti iznajmljuju dvije sobe onima koji žele tišinu. Nema struje, nema interneta, samo more i "
        u"nebo. Gosti se prvog dana žale, drugog dana spavaju, a trećega pitaju mogu li ostati još tjedan dana. Djeca "
        u"skupljaju školjke i uče prepoznavati zvijezde.",
        u"Gdje si bio? Čekam te već cijeli sat! — Oprosti, pobjegao mi je autobus. — Mogao si nazvati. — Znam, ali "
        u"mobitel mi se ispraznio. Što ima za ručak? Ništa posebno, juha i malo sira. Odlično. Znaš li koga sam sreo? "
        u"Onog učitelja iz osnovne škole. Još radi? Ne, otišao je u mirovinu i sađi masline na otoku. Pozvao nas je u "
        u"goste. Baš lijepo! Možemo ići sljedeći vikend, ako bude lijepo vrijeme.",
        u"Krš zauzima velik dio zemlje i skriva tisuće špilja. Voda koja padne kao kiša nestaje u pukotinama i tek nakon "
        u"mnogo kilometara izbija na površinu. U mraku žive bića bez očiju, prilagođena životu u kojem ništa ne žuri. "
        u"Među njima je i čovječja ribica."},
    {"sl", "IBM852 ISO-8859-2 ISO-8859-16 x-mac-ce windows-1250",
        u"Ob robu gozda stoji stara kovačnica, ki je last iste družine že osem rodov. V njej so nekoč izdelovali žeblje, "
        u"podkve in ključavnice, danes pa mojster kuje predvsem vrtne ograje in svečnike. Otrokom rad pokaže, kako se "
        u"železo v ognju zmehča in spremeni barvo. Pozimi, ko zapade sneg, se okoli kovačnice zberejo sosedje in si ob "
        u"vročem čaju pripovedujejo zgodbe. Najstarejši med njimi trdi, da je kot deček videl volka, ki je pil iz korita "
        u"tik pred vrati.",
        u"Kje si bil tako dolgo? Že dve uri te čakam! — Oprosti, zamudil sem vlak in moral sem peš. — Zakaj pa nisi "
        u"poklical? — Telefon sem pustil doma na mizi. Je še kaj za jesti? V loncu je malo juhe, pa kruh imaš tudi. "
        u"Hvala. Veš, koga sem srečal? Našega starega učitelja. Še živi? Seveda, in še vedno vozi tisto zeleno kolo. "
        u"Rekel je, da naj prideva na obisk. Lahko greva v četrtek, če ne bo deževalo.",
        u"Lipicanci se rodijo temni in šele po nekaj letih postanejo beli. Njihova hoja je elegantna, zato so jih nekoč "
        u"uporabljali na dvoru. Danes lahko obiskovalci vidijo, kako jih šolajo, in se peljejo s kočijo skozi drevored, "
        u"ki je star že več stoletij."},
    {"sr-latn", "windows-1250 ISO-8859-2",
        u"Na obodu sela nalazi se stara vodenica koja i danas melje žito, iako retko ko dolazi po brašno. Vodeničar kaže "
        u"da mu nije stalo do novca, već da voli da sluša kako se točak okreće. Dečaci iz kraja tu leti pecaju i kupaju "
        u"se, a devojke donose pite i sok od zove. Pre nekoliko godina snimljen je i film, pa je u sobi ostala gomila "
        u"čudnih šešira. Uveče, kad se svi raziđu, ostaju samo žabe, svici i miris pokošenog sena. Čini se da vreme tu "
        u"uopšte ne prolazi.",
        u"Gde si ti do sada? Čekam te ceo sat! — Izvini, pobegao mi je autobus. — Što se nisi javio? — Ispraznio mi se "
        u"telefon. Ima li nešto za jelo? Ima malo supe i jedan đevrek od juče. Odlično. Znaš koga sam sreo? Onog komšiju "
        u"što je držao golubove. Još je živ? Jeste, i pozdravio te je. Kaže da prodaje kuću i da se seli kod ćerke u Niš. "
        u"Šteta, baš je bio dobar čovek. Možemo sutra da ga posetimo.",
        {}},
    {"tr", "ISO-8859-3 ISO-8859-9 windows-1254",
        u"Köyün kıyısındaki eski değirmen yüz yılı aşkın bir süredir ayakta duruyor. Taşlarını dağdan eşeklerle "
        u"indirmişler, çatısını ise ustalar tek bir çivi kullanmadan yapmış. Bugün buğday öğütülmüyor ama su hâlâ çarkın "
        u"üzerinden geçiyor ve çocuklar orada kâğıttan gemiler yüzdürüyor. Yazın şehirden gelenler gölgede oturup ayran "
        u"içiyor, köylüler de onlara kurutulmuş incir satıyor. Değirmencinin torunu bir gün her şeyi yeniden "
        u"çalıştıracağını söylüyor, fakat önce biraz para biriktirmesi gerekiyor.",
        u"Nerede kaldın? Seni iki saattir bekliyorum! — Özür dilerim, otobüsü kaçırdım. — Niye aramadın? — Telefonum evde "
        u"kalmış. Yiyecek bir şey var mı? Dolapta biraz çorba olacak, ısıtırım. Sağ ol. Bugün kimi gördüm, biliyor musun? "
        u"Şu bıyıklı öğretmeni. Gerçekten mi? Nasılmış? İyiymiş, emekli olmuş, şimdi bahçede gül yetiştiriyormuş. Yarın "
        u"ona gidelim mi? Gidelim ama önce şu ışığı düzeltelim, karanlıkta oturmak istemiyorum.",
        u"Kapalıçarşı, dünyanın en eski alışveriş yerlerinden biridir. İçinde binlerce dükkân, birkaç cami ve çeşme "
        u"bulunur. Sabah kapılar açıldığında esnaf birbirine selam verir, çaylar söylenir, ilk müşteri için dualar "
        u"edilir. Gezginler yollarını sık sık kaybeder."},
    {"lt", "ISO-8859-4 ISO-8859-10 ISO-8859-13 windows-1257",
        u"Senasis malūnas ant kalvos nebemala jau daugiau kaip penkiasdešimt metų, tačiau jo sparnai dar sukasi, kai nuo "
        u"jūros pakyla stiprus vėjas. Kaimo vaikai tikėjo, kad viduje gyvena raganė, kuri naktimis skaičiuoja žvaigždes. "
        u"Iš tikrųjų ten gyveno tik pelėdos ir viena išdidi katė. Pernai stogą sutvarkė, o šią vasarą atidarė nedidelę "
        u"kepyklą. Žmonės atvažiuoja iš miesto nusipirkti juodos duonos ir pasiklausyti, kaip girgžda seni rąstai. "
        u"Šeimininkė visiems įpila arbatos su čiobreliais.",
        u"Kur tu buvai? Laukiu tavęs jau dvi valandas! — Atsiprašau, pavėlavau į autobusą. — Kodėl nepaskambinai? — "
        u"Telefoną palikau namuose ant stalo. Ar yra ko nors užvalgyti? Šaldytuve rasi šiek tiek šaltibarščių. Ačiū. "
        u"Žinai, ką sutikau? Mūsų mokytoją. Nejaugi? Kaip jis gyvena? Gerai, išėjo į pensiją ir augina bites. Kviečia mus "
        u"į svečius. Galėtume važiuoti šeštadienį, jeigu oras bus gražus ir nelis.",
        u"Gintaras susidarė iš senovinių medžių sakų, kurie sukietėjo per milijonus metų. Po audrų žmonės eina pajūriu ir "
        u"ieško jo tarp dumblių. Kartais viduje matyti įstrigęs vabzdys ar žiedlapis. Šviesūs gabalėliai laikomi "
        u"pigesniais nei tamsūs."},
    {"lv", "ISO-8859-4 ISO-8859-10 ISO-8859-13 windows-1257",
        u"Vecās dzirnavas upes krastā vairs nemaļ, taču ūdens joprojām griež lielo koka ratu. Ciema bērni ticēja, ka "
        u"pagrabā dzīvo pūķis, kas sargā dzirnavnieka naudu. Patiesībā tur bija tikai pāris žurku un daudz putekļu. "
        u"Šovasar jumtu salaboja, un tagad apmeklētāji var redzēt, kā agrāk ražoja miltus un cepa rupjmaizi. Saimniece "
        u"stāsta, ka vislabāk šeit ir rudenī, kad ķiršu lapas krīt dīķī un tālumā dzied dzērves. Viesiem viņa piedāvā "
        u"tēju, medu un ļoti garšīgus pīrādziņus.",
        u"Kur tu biji tik ilgi? Es tevi gaidu jau divas stundas! — Piedod, nokavēju pēdējo autobusu. — Kāpēc tu "
        u"nepiezvanīji? — Telefons palika mājās uz galda. Vai ir kas ēdams? Ledusskapī ir mazliet zupas un gabaliņš "
        u"siera. Paldies. Zini, ko es satiku? Mūsu veco skolotāju. Tiešām? Kā viņam klājas? Labi, viņš tagad dzīvo pie "
        u"jūras un audzē ķiplokus. Viņš mūs aicina ciemos. Varētu braukt sestdien, ja nebūs slikts laiks.",
        u"Dziesmu svētki notiek reizi piecos gados, un tajos piedalās tūkstošiem cilvēku. Koristi mācās dziesmas vairākus "
        u"gadus, šuj tērpus un pin vainagus. Pēdējā vakarā visi kopā dzied līdz saullēktam, un neviens negrib iet mājās."},
    {"vi", "VISCII windows-1258",
        u"Ngôi làng nhỏ nằm bên dòng sông đã có từ hơn bốn trăm năm trước. Người dân ở đây sống bằng nghề trồng lúa và "
        u"dệt vải, mỗi nhà đều có một khung cửi cũ do ông bà để lại. Vào mùa nước nổi, trẻ con đi học bằng thuyền, còn "
        u"người lớn thì thả lưới bắt cá ngay trước cửa. Cây đa đầu làng là nơi mọi người tụ tập mỗi buổi chiều để uống "
        u"trà và kể chuyện. Khách phương xa đến thường được mời ăn bánh nóng, và ít ai muốn ra về ngay.",
        u"Anh đã ở đâu vậy? Em chờ anh suốt hai tiếng đồng hồ! — Xin lỗi, anh bị lỡ chuyến xe buýt. — Sao anh không gọi "
        u"điện? — Điện thoại anh hết pin rồi. Còn gì ăn không em? Trong bếp còn một ít cháo và mấy quả trứng. Cảm ơn em. "
        u"Em biết anh vừa gặp ai không? Thầy giáo cũ của chúng mình đấy. Thật à? Thầy có khỏe không? Khỏe, thầy mời tụi "
        u"mình cuối tuần này đến chơi. Được, nhưng nhớ mua hoa nhé.",
        u"Cà phê phin là thói quen của rất nhiều người mỗi buổi sáng. Nước sôi nhỏ xuống từng giọt, phải chờ mấy phút mới "
        u"đầy ly. Người ta ngồi ở vỉa hè, ngắm xe cộ qua lại và nói những chuyện không đầu không cuối. Thêm sữa đặc thì "
        u"vị càng ngọt."},
    {"ru", "IBM855 IBM866 ISO-8859-5 KOI8-R x-mac-cyrillic windows-1251 UTF-16LE UTF-16BE",
        u"Старый маяк стоит на самом краю мыса уже больше ста лет. Его построили из серого камня, чтобы корабли не "
        u"разбивались о скалы во время осенних штормов. Смотритель жил здесь с женой и тремя детьми, разводил коз и "
        u"каждый вечер записывал в журнал, какая была погода. Теперь лампа зажигается сама, а в домике открыли небольшой "
        u"музей. Туристы поднимаются по винтовой лестнице, считают ступеньки и сбиваются. Сверху видно всё побережье, "
        u"рыбацкие лодки и белую полосу прибоя, которая никогда не исчезает.",
        u"Где ты был? Я жду тебя уже два часа! — Прости, я опоздал на последний автобус. — А позвонить ты не мог? — "
        u"Телефон разрядился. У нас есть что-нибудь поесть? В холодильнике остался суп, сейчас разогрею. Спасибо. Знаешь, "
        u"кого я сегодня встретил? Нашего учителя химии. Неужели? И как он? Хорошо, вышел на пенсию, выращивает помидоры. "
        u"Звал нас в гости. Поедем в субботу, если не будет дождя. Только сначала почини, пожалуйста, велосипед.",
        u"Байкал считается самым глубоким озером на земле. Зимой лёд становится таким прозрачным, что видно камни на дне, "
        u"а по трещинам можно услышать, как он дышит. Рыбаки ставят палатки прямо на льду и ждут омуля. Весной здесь "
        u"снова появляются нерпы с детёнышами."},
    {"uk", "windows-1251 KOI8-U ISO-8859-5",
        u"Старий млин на березі річки не працює вже понад п'ятдесят років, але його колесо ще іноді крутиться, коли "
        u"навесні прибуває вода. Діти з навколишніх сіл вірили, що всередині живе русалка, яка вночі рахує зірки. "
        u"Насправді там жили лише сови та один поважний кіт. Торік дах полагодили, і тепер тут відкрили невеличку "
        u"пекарню. Люди приїжджають із міста, щоб купити житнього хліба, посидіти під вербами й послухати, як скриплять "
        u"старі дошки. Господиня пригощає всіх узваром із сушених яблук.",
        u"Де ти був? Я чекаю на тебе вже цілу годину! — Вибач, я запізнився на автобус. — А чому не зателефонував? — "
        u"Телефон лишився вдома на столі. Є щось поїсти? У холодильнику трохи борщу, зараз підігрію. Дякую. Знаєш, кого я "
        u"сьогодні зустрів? Нашого вчителя географії. Справді? І як він? Добре, вийшов на пенсію, тримає бджіл. Кликав "
        u"нас у гості. Поїдьмо в суботу, якщо не дощитиме. Гаразд, тільки спершу полагодь ґанок.",
        u"Писанка — це яйце, розписане воском і фарбами. Кожен знак щось означає: хвиля — воду, зірка — сонце, гілка — "
        u"життя. Майстрині з різних сіл мають свої кольори, і знавець одразу впізнає, звідки походить узор. Їх дарують "
        u"друзям навесні."},
    {"be", "windows-1251 ISO-8859-5",
        u"Стары млын на беразе ракі не працуе ўжо больш за пяцьдзясят гадоў, але яго кола яшчэ часам круціцца, калі "
        u"вясной прыбывае вада. Дзеці з навакольных вёсак верылі, што ўнутры жыве вадзянік, які ўначы лічыць зоркі. "
        u"Насамрэч там жылі толькі совы ды адзін паважны кот. Летась дах адрамантавалі, і цяпер тут адкрылі невялікую "
        u"пякарню. Людзі прыязджаюць з горада, каб купіць жытняга хлеба, пасядзець пад вербамі і паслухаць, як скрыпяць "
        u"старыя дошкі.",
        u"Дзе ты быў? Я чакаю цябе ўжо цэлую гадзіну! — Прабач, я спазніўся на аўтобус. — А чаму не патэлефанаваў? — "
        u"Тэлефон застаўся дома на стале. Ёсць што паесці? У лядоўні крыху супу, зараз падагрэю. Дзякуй. Ведаеш, каго я "
        u"сёння сустрэў? Нашага настаўніка. Сапраўды? І як ён? Добра, выйшаў на пенсію, трымае пчол. Клікаў нас у госці. "
        u"Паедзем у суботу, калі не будзе дажджу.",
        {}},
    {"bg", "windows-1251 ISO-8859-5 IBM855",
        u"Старата воденица край реката не мели брашно от десетилетия, но колелото ѝ още се върти, когато през пролетта "
        u"водата се покачи. Децата от околните села вярваха, че вътре живее змей, който пази имането на воденичаря. "
        u"Всъщност там имаше само няколко сови и една горда котка. Миналата година поправиха покрива и сега в сградата "
        u"има малка пекарна. Хората идват от града, за да си купят ръжен хляб, да поседнат под върбите и да послушат как "
        u"скърцат старите дъски.",
        u"Къде беше досега? Чакам те вече цял час! — Извинявай, изпуснах автобуса. — А защо не се обади? — Телефонът ми "
        u"остана вкъщи. Има ли нещо за ядене? В хладилника има малко супа, ей сега ще я стопля. Благодаря. Знаеш ли кого "
        u"срещнах днес? Учителя ни по история. Наистина ли? Как е той? Добре е, пенсионирал се е и гледа пчели. Кани ни "
        u"на гости. Можем да отидем в събота, ако не вали. Добре, но първо поправи стълбата.",
        u"Розовото масло се добива от цветове, набрани рано сутринта, преди слънцето да изсуши росата. За един килограм "
        u"са нужни тонове венчелистчета. Берачите пеят и се шегуват, а чувалите веднага тръгват към казаните. Ароматът се "
        u"носи из цялата долина."},
    {"mk", "windows-1251 ISO-8859-5",
        u"Старата воденица крај реката веќе долго не меле, но нејзиното тркало сè уште се врти кога водата ќе нарасне "
        u"напролет. Децата од околните села веруваа дека внатре живее змеј кој го чува богатството на воденичарот. "
        u"Всушност таму живееја само неколку бувови и една горделива мачка. Минатата година го поправија покривот и сега "
        u"во зградата има мала пекара. Луѓето доаѓаат од градот за да купат леб, да поседат под врбите и да слушаат како "
        u"чкрипат старите штици. Ѕвездите тука се посјајни.",
        u"Каде беше досега? Те чекам веќе цел час! — Извини, го испуштив автобусот. — А зошто не се јави? — Телефонот ми "
        u"остана дома. Има ли нешто за јадење? Во фрижидерот има малку супа, сега ќе ја стоплам. Благодарам. Знаеш ли "
        u"кого сретнав денес? Нашиот учител по историја. Навистина? Како е тој? Добро е, се пензионирал и чува пчели. Нè "
        u"кани на гости. Можеме да одиме в сабота, ако не врне. Ќе земеме и подарок, нели?",
        {}},
    {"sr", "windows-1251 ISO-8859-5 IBM855",
        u"На ободу села налази се стара воденица која и данас меље жито, иако ретко ко долази по брашно. Воденичар каже "
        u"да му није стало до новца, већ да воли да слуша како се точак окреће. Дечаци из краја ту лети пецају и купају "
        u"се, а девојке доносе пите и сок од зове. Пре неколико година снимљен је и филм, па је у соби остала гомила "
        u"чудних шешира. Увече, кад се сви разиђу, остају само жабе, свици и мирис покошеног сена. Чини се да време ту "
        u"уопште не пролази, џаба га људи мере.",
        u"Где си ти до сада? Чекам те цео сат! — Извини, побегао ми је аутобус. — Што се ниси јавио? — Испразнио ми се "
        u"телефон. Има ли нешто за јело? Има мало супе и један ђеврек од јуче. Одлично. Знаш кога сам срео? Оног комшију "
        u"што је држао голубове. Још је жив? Јесте, и поздравио те је. Каже да продаје кућу и да се сели код ћерке у Ниш. "
        u"Штета, баш је био добар човек. Можемо сутра да га посетимо, џабе седимо овде.",
        {}},
    {"el", "ISO-8859-7 windows-1253 IBM737",
        u"Ο παλιός φάρος στέκεται στην άκρη του ακρωτηρίου εδώ και περισσότερα από εκατό χρόνια. Τον έχτισαν με γκρίζα "
        u"πέτρα για να μην πέφτουν τα καράβια πάνω στα βράχια. Ο φαροφύλακας ζούσε εκεί με τη γυναίκα του και έγραφε κάθε "
        u"βράδυ στο ημερολόγιο τι καιρό έκανε. Σήμερα το φως ανάβει μόνο του και στο σπιτάκι λειτουργεί ένα μικρό "
        u"μουσείο. Οι επισκέπτες ανεβαίνουν τη στριφτή σκάλα, μετρούν τα σκαλοπάτια και μπερδεύονται. Από ψηλά φαίνεται "
        u"όλη η ακτή, οι ψαρόβαρκες και τα νησιά στο βάθος.",
        u"Πού ήσουν τόση ώρα; Σε περιμένω από τις έξι! — Συγγνώμη, έχασα το λεωφορείο. — Και γιατί δεν τηλεφώνησες; — "
        u"Ξέχασα το κινητό στο σπίτι. Έχει τίποτα να φάμε; Στο ψυγείο είναι λίγη σούπα, θα τη ζεστάνω. Ευχαριστώ. Ξέρεις "
        u"ποιον συνάντησα σήμερα; Τον δάσκαλό μας. Αλήθεια; Πώς είναι; Καλά, πήρε σύνταξη και έχει μέλισσες. Μας κάλεσε "
        u"να πάμε το Σάββατο. Εντάξει, αν δεν βρέξει. Αλλά πρώτα φτιάξε την πόρτα, σε παρακαλώ.",
        u"Η μαστίχα παράγεται μόνο στο νότιο μέρος ενός νησιού. Οι καλλιεργητές χαράζουν τον κορμό των δέντρων και "
        u"περιμένουν να στάξει το δάκρυ. Ύστερα το μαζεύουν, το πλένουν και το καθαρίζουν με υπομονή. Ό,τι μένει γίνεται "
        u"γλυκό ή θυμίαμα."},
    {"he", "ISO-8859-8 windows-1255 IBM862",
        u"המגדלור הישן עומד בקצה הלשון הסלעית כבר יותר ממאה שנה. הוא נבנה מאבן אפורה כדי שהאוניות לא יתנפצו על השוניות "
        u"בימי סערה. השומר גר בו עם אשתו ושלושת ילדיו, גידל עזים ורשם בכל ערב ביומן איזה מזג אוויר היה. היום האור נדלק "
        u"מעצמו, ובבית הקטן נפתח מוזיאון. המבקרים עולים במדרגות הלולייניות, סופרים אותן ומתבלבלים. מלמעלה רואים את כל "
        u"החוף, את סירות הדייגים ואת קו הגלים הלבן.",
        u"איפה היית? אני מחכה לך כבר שעתיים! — סליחה, פספסתי את האוטובוס האחרון. — ולמה לא התקשרת? — הטלפון נשאר בבית על "
        u"השולחן. יש משהו לאכול? במקרר יש קצת מרק, אני כבר מחממת. תודה. את יודעת את מי פגשתי היום? את המורה שלנו לטבע. "
        u"באמת? מה שלומו? טוב, הוא יצא לגמלאות ומגדל דבורים. הוא הזמין אותנו לבקר. אפשר לנסוע בשבת, אם לא ירד גשם.",
        u"ים המלח הוא המקום הנמוך ביותר על פני היבשה. המים בו כל כך מלוחים שאי אפשר לטבוע, ורק חיידקים מעטים חיים בהם. "
        u"בשנים האחרונות המפלס יורד, ולאורך החוף נפתחים בורות עמוקים."},
    {"ar", "ISO-8859-6 windows-1256",
        u"تقع المنارة القديمة على طرف الرأس الصخري منذ أكثر من مئة عام. بناها أهل القرية من الحجر الرمادي حتى لا تتحطم "
        u"السفن على الصخور في أيام العواصف. كان الحارس يسكن فيها مع زوجته وأولاده الثلاثة، ويربي الماعز، ويكتب كل مساء في "
        u"دفتره كيف كان الطقس. أما اليوم فإن المصباح يضيء وحده، وقد صار البيت الصغير متحفا. يصعد الزوار الدرج الحلزوني "
        u"ويعدون الدرجات ثم يخطئون في العد. ومن الأعلى يرى المرء الشاطئ كله وقوارب الصيادين.",
        u"أين كنت؟ أنا أنتظرك منذ ساعتين! — آسف، فاتتني الحافلة الأخيرة. — ولماذا لم تتصل بي؟ — نسيت الهاتف في البيت على "
        u"الطاولة. هل هناك شيء نأكله؟ في الثلاجة قليل من الحساء، سأسخنه الآن. شكرا لك. هل تعرفين من قابلت اليوم؟ معلمنا "
        u"القديم. حقا؟ كيف حاله؟ بخير، لقد تقاعد وهو يربي النحل. دعانا إلى زيارته يوم السبت. حسنا، إذا لم تمطر السماء، "
        u"ولكن أصلح الباب أولا من فضلك.",
        u"يعد النخيل من أقدم الأشجار التي زرعها الإنسان في الصحراء. يتحمل العطش والحر، ويعطي ثمارا حلوة تكفي أسرة كاملة "
        u"طوال الشتاء. وتصنع النساء من سعفه السلال والحصر، أما الجذوع فتستعمل في سقوف البيوت القديمة."},
    {"fa", "windows-1256",
        u"آسیاب قدیمی کنار رودخانه بیش از صد سال است که آنجا ایستاده. سنگ\u200Cهایش را از کوه با الاغ آورده بودند و سقفش را "
        u"استادان محلی بدون یک میخ ساختند. امروز دیگر گندم آرد نمی\u200Cکند، اما آب هنوز از روی چرخ می\u200Cگذرد و بچه\u200Cها قایق "
        u"کاغذی در آن رها می\u200Cکنند. تابستان\u200Cها مردم از شهر می\u200Cآیند، در سایه\u200Cی درختان می\u200Cنشینند و چای می\u200Cخورند. نوه\u200Cی "
        u"آسیابان می\u200Cگوید روزی همه چیز را دوباره راه خواهد انداخت، ولی اول باید کمی پول جمع کند.",
        u"کجا بودی؟ دو ساعت است منتظر تو هستم! — ببخشید، به آخرین اتوبوس نرسیدم. — چرا زنگ نزدی؟ — گوشی\u200Cام در خانه روی "
        u"میز مانده بود. چیزی برای خوردن هست؟ توی یخچال کمی آش داریم، الان گرم می\u200Cکنم. دستت درد نکند. می\u200Cدانی امروز چه "
        u"کسی را دیدم؟ معلم تاریخ\u200Cمان را. راست می\u200Cگویی؟ حالش چطور بود؟ خوب بود، بازنشسته شده و زنبور پرورش می\u200Cدهد. ما را "
        u"دعوت کرد. پنجشنبه برویم اگر باران نیاید.",
        {}},
    {"th", "windows-874",
        u"ประภาคารเก่าตั้งอยู่ปลายแหลมมานานกว่าร้อยปีแล้ว ชาวบ้านสร้างมันด้วยหินสีเทาเพื่อไม่ให้เรือชนโขดหินในวันที่มีพายุ "
        u"คนเฝ้าประภาคารอาศัยอยู่ที่นั่นกับภรรยาและลูกสามคน เขาเลี้ยงแพะและเขียนบันทึกทุกเย็นว่าอากาศเป็นอย่างไร "
        u"ทุกวันนี้ไฟติดเองได้และบ้านหลังเล็กกลายเป็นพิพิธภัณฑ์ นักท่องเที่ยวเดินขึ้นบันไดวนและนับขั้นบันไดจนสับสน "
        u"จากข้างบนมองเห็นชายฝั่งทั้งหมดและเรือประมงลำเล็ก",
        u"คุณไปอยู่ที่ไหนมา ฉันรอคุณมาสองชั่วโมงแล้วนะ — ขอโทษ ผมขึ้นรถเมล์ไม่ทัน — แล้วทำไมไม่โทรมา — โทรศัพท์อยู่ที่บ้านบนโต๊ะ มีอะไรกินบ้างไหม "
        u"ในตู้เย็นมีแกงเหลืออยู่นิดหน่อย เดี๋ยวฉันอุ่นให้ ขอบคุณมาก วันนี้ผมเจอใครรู้ไหม ครูของเราไง จริงหรือ ท่านสบายดีไหม สบายดี "
        u"เกษียณแล้วและปลูกผักอยู่ที่บ้าน ท่านชวนเราไปเที่ยววันเสาร์ถ้าฝนไม่ตก",
        u"ช้างเป็นสัตว์ที่จำทางได้ดีมาก เมื่อถึงหน้าแล้งแม่ช้างจะพาฝูงเดินไปหาน้ำในป่าลึก ลูกช้างเดินอยู่ตรงกลางเพื่อความปลอดภัย "
        u"ชาวบ้านบางแห่งปลูกกล้วยไว้ให้ช้างกินจะได้ไม่เข้าไปในไร่"},
    {"zh-cn", "GB18030 HZ UTF-16LE UTF-16BE",
        u"古老的灯塔立在海角的尽头，已经有一百多年了。村里的人用灰色的石头把它建起来，"
        u"为的是让船只在暴风雨的日子里不会撞上礁石。看守灯塔的人和妻子、三个孩子住在那里，养了几只羊，"
        u"每天晚上都在本子上写下当天的天气。现在灯会自己亮起来，小房子变成了博物馆。游客沿着旋转的楼梯往上走，"
        u"一边走一边数台阶，数着数着就乱了。从上面可以看到整个海岸、渔船和白色的浪花。",
        u"你到哪里去了？我等了你两个小时！——对不起，我没赶上最后一班车。——那你为什么不打电话？——手机忘在家里的桌子上了。"
        u"有什么吃的吗？冰箱里还有一点汤，我给你热一下。谢谢。你知道我今天遇见谁了吗？我们以前的历史老师。真的？他怎么样？"
        u"很好，已经退休了，现在在乡下养蜜蜂。他请我们星期六去他家玩。好啊，如果不下雨的话。不过你先把门修好吧。",
        u"茶叶最早是当作药来用的。后来人们发现它的香味让人心情安静，就开始每天泡着喝。不同地方的茶做法也不一样，"
        u"有的要晒干，有的要炒过。老人常说，第一杯洗嘴，第二杯才是真味道。"},
    {"zh-tw", "Big5 EUC-TW UTF-16LE GB18030",
        u"古老的燈塔立在海角的盡頭，已經有一百多年了。村裡的人用灰色的石頭把它建起來，"
        u"為的是讓船隻在暴風雨的日子裡不會撞上礁石。看守燈塔的人和妻子、三個孩子住在那裡，養了幾隻羊，"
        u"每天晚上都在本子上寫下當天的天氣。現在燈會自己亮起來，小房子變成了博物館。遊客沿著旋轉的樓梯往上走，"
        u"一邊走一邊數臺階，數著數著就亂了。從上面可以看到整個海岸、漁船和白色的浪花。",
        u"你到哪裡去了？我等了你兩個小時！——對不起，我沒趕上最後一班車。——那你為什麼不打電話？——手機忘在家裡的桌子上了。"
        u"有什麼吃的嗎？冰箱裡還有一點湯，我給你熱一下。謝謝。你知道我今天遇見誰了嗎？我們以前的歷史老師。真的？他怎麼樣？"
        u"很好，已經退休了，現在在鄉下養蜜蜂。他請我們星期六去他家玩。好啊，如果不下雨的話。不過你先把門修好吧。",
        u"夜市到了傍晚才開始熱鬧。攤販把燈點亮，油鍋裡的聲音和叫賣聲混在一起。學生下課以後喜歡先吃一碗麵線，再去玩套圈圈。"
        u"下雨的時候大家擠在棚子下面，反而更有味道。"},
    {"ja", "EUC-JP ISO-2022-JP Shift_JIS UTF-16LE UTF-16BE",
        u"岬の先に立つ古い灯台は、百年以上も前に建てられたものです。嵐の日に船が岩にぶつからないように、"
        u"村の人たちが灰色の石を積み上げて作りました。灯台守は妻と三人の子どもと一緒にそこで暮らし、ヤギを飼い、"
        u"毎晩その日の天気をノートに書いていました。今では明かりは自動でつき、小さな家は博物館になっています。"
        u"訪れる人はらせん階段を上りながら段を数えますが、たいてい途中で分からなくなってしまいます。"
        u"上からは海岸と漁船が見えます。",
        u"どこに行ってたの？二時間も待ったんだよ！——ごめん、最後のバスに乗り遅れたんだ。——じゃあ、"
        u"どうして電話しなかったの？——携帯を家のテーブルに忘れちゃって。何か食べるものある？"
        u"冷蔵庫にスープが少し残ってるから、温めてあげる。ありがとう。今日、誰に会ったと思う？昔の歴史の先生だよ。本当？"
        u"元気だった？うん、もう退職して、田舎でハチを飼ってるんだって。土曜日に遊びに来いってさ。"
        u"雨が降らなければ行こうか。",
        u"和紙は楮という木の皮から作られます。冬の冷たい水で皮を洗い、細かくたたいて繊維にします。丈夫で長持ちするので、"
        u"古い本や障子に使われてきました。最近では若い職人が新しい使い方を考えています。"},
    {"ko", "ISO-2022-KR windows-949 UTF-16LE",
        u"곶의 끝에 서 있는 오래된 등대는 백 년이 넘은 것입니다. 마을 사람들은 폭풍이 부는 날에 배가 바위에 부딪히지 "
        u"않도록 회색 돌로 등대를 지었습니다. 등대지기는 아내와 세 아이와 함께 그곳에 살면서 염소를 기르고 매일 저녁 "
        u"그날의 날씨를 공책에 적었습니다. 지금은 불이 저절로 켜지고 작은 집은 박물관이 되었습니다. 방문객들은 나선형 "
        u"계단을 오르며 계단 수를 세다가 금방 헷갈립니다. 위에서는 해안과 고기잡이배가 모두 보입니다.",
        u"어디 갔었어? 두 시간이나 기다렸잖아! — 미안해, 마지막 버스를 놓쳤어. — 그럼 왜 전화 안 했어? — 휴대폰을 집에 "
        u"두고 왔어. 먹을 것 좀 있어? 냉장고에 국이 조금 남아 있으니까 데워 줄게. 고마워. 오늘 누구를 만났는지 알아? 우리 "
        u"옛날 역사 선생님이야. 정말? 어떻게 지내신대? 잘 지내셔, 벌써 퇴직하시고 시골에서 벌을 키우신대. 토요일에 놀러 "
        u"오라고 하셨어. 비가 안 오면 가자.",
        u"김장은 겨울을 앞두고 온 가족이 모여 김치를 담그는 일입니다. 배추를 소금에 절이고 양념을 버무려 속을 채웁니다. "
        u"예전에는 항아리를 땅에 묻어 두고 봄까지 꺼내 먹었습니다. 요즘은 김치냉장고가 그 일을 대신합니다."},
};
// clang-format on

} // namespace Legenda::Test
