# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented dialogue of the sandbox's films, and the subtitle documents made from it.

Every language has a list of plain sentences, long enough in sum for a language detector to recognise the text.
"""
import random
from dataclasses import dataclass

LINES = {
    'en': """The harbour lamps are lit again tonight.|Who told you to open that door?
I have waited for this letter all winter.|Nobody has seen the captain since Thursday.
We should leave before the tide turns.|You said the clock was broken.
It was never about the money.|Bring me the map and a warm coat.
My brother used to live in that house.|There is something under the bridge.
Then why did you come back?|Because I promised your mother I would.
The train does not stop here any more.|Please sit down and drink your tea.
I counted the boxes twice and one is missing.|That is not what happened, and you know it.
She left her gloves on the table.|We will need a bigger boat and a better lie.
Tell them the bakery opens at six.|I heard footsteps in the attic.
The old man knows more than he says.|Give me one good reason to trust you.
It will rain before the morning bells.|You always were a terrible singer.
Someone has been reading my papers.|Let us go home, the children are asleep.
I never learned how to swim.|The whole town is talking about the fire.
Put out the light and listen.|He paid for everything with old coins.
Do not forget to feed the dog.|This key fits no lock in the house.
I would rather walk than ask him for help.|Look at the stars, they are so bright tonight.
We were happy here once.|Come quickly, the ship is leaving.""",
    'pl': """Latarnie w porcie znowu dziś świecą.|Kto ci kazał otworzyć te drzwi?
Czekałem na ten list przez całą zimę.|Nikt nie widział kapitana od czwartku.
Powinniśmy odpłynąć, zanim zmieni się prąd.|Mówiłaś, że zegar jest zepsuty.
Nigdy nie chodziło o pieniądze.|Przynieś mi mapę i ciepły płaszcz.
Mój brat mieszkał kiedyś w tym domu.|Coś się kryje pod mostem.
To dlaczego wróciłeś?|Bo obiecałem to twojej matce.
Pociąg już się tutaj nie zatrzymuje.|Proszę usiąść i wypić herbatę.
Liczyłem skrzynie dwa razy i jednej brakuje.|Było inaczej i dobrze o tym wiesz.
Zostawiła rękawiczki na stole.|Będzie nam potrzebna większa łódź i lepsze kłamstwo.
Powiedz im, że piekarnia otwiera się o szóstej.|Słyszałam kroki na strychu.
Stary człowiek wie więcej, niż mówi.|Podaj mi choć jeden powód, żeby ci zaufać.
Przed porannymi dzwonami spadnie deszcz.|Zawsze okropnie śpiewałeś.
Ktoś czytał moje papiery.|Chodźmy do domu, dzieci już śpią.
Nigdy nie nauczyłem się pływać.|Całe miasto mówi o pożarze.
Zgaś światło i słuchaj.|Za wszystko płacił starymi monetami.
Nie zapomnij nakarmić psa.|Ten klucz nie pasuje do żadnego zamka.
Wolę iść pieszo, niż prosić go o pomoc.|Spójrz na gwiazdy, są dziś takie jasne.
Kiedyś byliśmy tu szczęśliwi.|Chodź szybko, statek odpływa.""",
    'de': """Die Laternen am Hafen brennen heute wieder.|Wer hat dir gesagt, dass du diese Tür öffnen sollst?
Ich habe den ganzen Winter auf diesen Brief gewartet.|Seit Donnerstag hat niemand den Kapitän gesehen.
Wir sollten gehen, bevor die Flut kommt.|Du hast gesagt, die Uhr sei kaputt.
Es ging nie um das Geld.|Bring mir die Karte und einen warmen Mantel.
Mein Bruder hat früher in diesem Haus gewohnt.|Da ist etwas unter der Brücke.
Warum bist du dann zurückgekommen?|Weil ich es deiner Mutter versprochen habe.
Der Zug hält hier nicht mehr.|Bitte setzen Sie sich und trinken Sie Ihren Tee.
Ich habe die Kisten zweimal gezählt und eine fehlt.|So war es nicht, und das weißt du genau.
Sie hat ihre Handschuhe auf dem Tisch liegen lassen.|Wir brauchen ein größeres Boot und eine bessere Lüge.
Sag ihnen, die Bäckerei öffnet um sechs.|Ich habe Schritte auf dem Dachboden gehört.
Der alte Mann weiß mehr, als er sagt.|Nenn mir einen guten Grund, dir zu vertrauen.
Es wird regnen, bevor die Glocken läuten.|Du warst schon immer ein schrecklicher Sänger.
Jemand hat meine Papiere gelesen.|Gehen wir nach Hause, die Kinder schlafen schon.
Ich habe nie schwimmen gelernt.|Die ganze Stadt spricht über das Feuer.
Mach das Licht aus und hör zu.|Er hat alles mit alten Münzen bezahlt.
Vergiss nicht, den Hund zu füttern.|Dieser Schlüssel passt in kein Schloss.
Ich gehe lieber zu Fuß, als ihn um Hilfe zu bitten.|Schau dir die Sterne an, sie sind heute so hell.
Wir waren hier einmal glücklich.|Komm schnell, das Schiff fährt ab.""",
    'fr': """Les lampes du port brûlent encore ce soir.|Qui t'a dit d'ouvrir cette porte ?
J'ai attendu cette lettre tout l'hiver.|Personne n'a vu le capitaine depuis jeudi.
Nous devrions partir avant la marée.|Tu disais que l'horloge était cassée.
Ce n'était jamais une question d'argent.|Apporte-moi la carte et un manteau chaud.
Mon frère habitait autrefois dans cette maison.|Il y a quelque chose sous le pont.
Alors pourquoi es-tu revenu ?|Parce que je l'ai promis à ta mère.
Le train ne s'arrête plus ici.|Asseyez-vous et buvez votre thé.
J'ai compté les caisses deux fois, il en manque une.|Ce n'est pas ce qui s'est passé, et tu le sais.
Elle a laissé ses gants sur la table.|Il nous faut un plus grand bateau et un meilleur mensonge.
Dis-leur que la boulangerie ouvre à six heures.|J'ai entendu des pas dans le grenier.
Le vieil homme en sait plus qu'il ne le dit.|Donne-moi une bonne raison de te croire.
Il va pleuvoir avant les cloches du matin.|Tu as toujours chanté très mal.
Quelqu'un a lu mes papiers.|Rentrons à la maison, les enfants dorment.
Je n'ai jamais appris à nager.|Toute la ville parle de l'incendie.
Éteins la lumière et écoute.|Il a tout payé avec de vieilles pièces.
N'oublie pas de nourrir le chien.|Cette clé n'ouvre aucune serrure de la maison.
Je préfère marcher que lui demander de l'aide.|Regarde les étoiles, elles brillent tellement ce soir.
Nous étions heureux ici, autrefois.|Viens vite, le navire s'en va.""",
    'pt-BR': """As lâmpadas do porto estão acesas de novo hoje.|Quem mandou você abrir aquela porta?
Esperei esta carta durante o inverno inteiro.|Ninguém viu o capitão desde quinta-feira.
Precisamos sair antes que a maré mude.|Você disse que o relógio estava quebrado.
Nunca foi por causa do dinheiro.|Traga o mapa e um casaco quente para mim.
Meu irmão morava naquela casa.|Tem alguma coisa embaixo da ponte.
Então por que você voltou?|Porque eu prometi à sua mãe.
O trem não para mais aqui.|Por favor, sente-se e tome seu chá.
Contei as caixas duas vezes e falta uma.|Não foi isso que aconteceu, e você sabe.
Ela deixou as luvas em cima da mesa.|Vamos precisar de um barco maior e de uma mentira melhor.
Diga a eles que a padaria abre às seis.|Ouvi passos no sótão.
O velho sabe mais do que diz.|Me dê um bom motivo para confiar em você.
Vai chover antes dos sinos da manhã.|Você sempre cantou muito mal.
Alguém andou lendo os meus papéis.|Vamos para casa, as crianças estão dormindo.
Eu nunca aprendi a nadar.|A cidade inteira está falando do incêndio.
Apague a luz e escute.|Ele pagou tudo com moedas antigas.
Não se esqueça de dar comida ao cachorro.|Esta chave não abre nenhuma porta da casa.
Prefiro caminhar a pedir ajuda a ele.|Olhe as estrelas, estão tão brilhantes hoje.
Nós já fomos felizes aqui.|Venha depressa, o navio está partindo.""",
    'ar': """مصابيح الميناء مضاءة من جديد هذه الليلة.|من قال لك أن تفتح ذلك الباب؟
انتظرت هذه الرسالة طوال الشتاء.|لم ير أحد القبطان منذ يوم الخميس.
يجب أن نرحل قبل أن يتغير المد.|لقد قلت إن الساعة مكسورة.
لم يكن الأمر يتعلق بالمال أبدا.|أحضر لي الخريطة ومعطفا دافئا.
كان أخي يسكن في ذلك البيت.|هناك شيء تحت الجسر.
إذن لماذا عدت؟|لأنني وعدت أمك بذلك.
القطار لا يتوقف هنا بعد الآن.|تفضل بالجلوس واشرب الشاي.
عددت الصناديق مرتين وينقصها واحد.|ليس هذا ما حدث وأنت تعرف ذلك.
تركت قفازيها على الطاولة.|سنحتاج إلى قارب أكبر وكذبة أفضل.
قل لهم إن المخبز يفتح في السادسة.|سمعت خطوات في العلية.
الرجل العجوز يعرف أكثر مما يقول.|أعطني سببا واحدا لكي أثق بك.
سوف تمطر قبل أجراس الصباح.|كان غناؤك سيئا دائما.
كان شخص ما يقرأ أوراقي.|لنعد إلى البيت، فالأطفال نائمون.
لم أتعلم السباحة قط.|المدينة كلها تتحدث عن الحريق.
أطفئ النور واستمع.|دفع ثمن كل شيء بنقود قديمة.
لا تنس أن تطعم الكلب.|هذا المفتاح لا يفتح أي باب في البيت.
أفضل المشي على أن أطلب منه المساعدة.|انظر إلى النجوم، إنها ساطعة جدا الليلة.
كنا سعداء هنا ذات يوم.|تعال بسرعة، السفينة ستغادر.""",
    'ja': """今夜もまた港の灯りがともっている。|誰がそのドアを開けろと言ったんだ?
この手紙を冬の間ずっと待っていました。|木曜日から誰も船長を見ていない。
潮が変わる前に出発しよう。|時計は壊れていると言ったじゃないか。
お金の問題ではなかったんだ。|地図と暖かいコートを持ってきてくれ。
兄は昔あの家に住んでいました。|橋の下に何かあるぞ。
それなら、なぜ戻ってきたの?|お母さんに約束したからだよ。
電車はもうここには止まりません。|どうぞ座って、お茶を飲んでください。
箱を二回数えたけれど、一つ足りない。|そうじゃなかったと、君も知っているはずだ。
彼女は手袋を机の上に忘れていった。|もっと大きな船と、もっと上手な嘘がいる。
パン屋は六時に開くと伝えてください。|屋根裏で足音が聞こえた。
あの老人は話す以上のことを知っている。|君を信じる理由を一つ教えてくれ。
朝の鐘が鳴る前に雨が降るだろう。|君は昔から歌が下手だったね。
誰かが私の書類を読んでいた。|家に帰りましょう、子供たちはもう寝ています。
私は泳ぎを習ったことがない。|町中が火事の話をしている。
明かりを消して、耳を澄ませて。|彼は全部古い硬貨で払ったんだ。
犬に餌をやるのを忘れないで。|この鍵は家のどの錠にも合わない。
彼に頼むくらいなら歩いて行くよ。|星を見て、今夜はとても明るいよ。
私たちはかつてここで幸せだった。|急いで、船が出てしまう。""",
    'es': """Las luces del puerto están encendidas otra vez.|¿Quién te dijo que abrieras esa puerta?
He esperado esta carta todo el invierno.|Nadie ha visto al capitán desde el jueves.
Deberíamos irnos antes de que cambie la marea.|Dijiste que el reloj estaba roto.
Nunca se trató del dinero.|Tráeme el mapa y un abrigo caliente.
Mi hermano vivía antes en esa casa.|Hay algo debajo del puente.
Entonces, ¿por qué volviste?|Porque se lo prometí a tu madre.
El tren ya no se detiene aquí.|Por favor, siéntese y tómese el té.
Conté las cajas dos veces y falta una.|Eso no es lo que pasó, y lo sabes.
Ella dejó sus guantes sobre la mesa.|Necesitaremos un barco más grande y una mentira mejor.
Alguien ha estado leyendo mis papeles.|Vámonos a casa, los niños están dormidos.
Nunca aprendí a nadar.|Todo el pueblo habla del incendio.""",
    'it': """Le lampade del porto sono di nuovo accese stasera.|Chi ti ha detto di aprire quella porta?
Ho aspettato questa lettera per tutto l'inverno.|Nessuno ha visto il capitano da giovedì.
Dovremmo partire prima che cambi la marea.|Avevi detto che l'orologio era rotto.
Non è mai stata una questione di soldi.|Portami la mappa e un cappotto caldo.
Mio fratello abitava in quella casa.|C'è qualcosa sotto il ponte.
Allora perché sei tornato?|Perché l'ho promesso a tua madre.
Il treno non si ferma più qui.|Prego, si sieda e beva il suo tè.
Ho contato le casse due volte e ne manca una.|Non è andata così, e tu lo sai.
Ha lasciato i guanti sul tavolo.|Ci servirà una barca più grande e una bugia migliore.
Qualcuno ha letto le mie carte.|Andiamo a casa, i bambini dormono già.
Non ho mai imparato a nuotare.|Tutta la città parla dell'incendio.""",
    'cs': """Lampy v přístavu dnes večer zase svítí.|Kdo ti řekl, abys ty dveře otevřel?
Na ten dopis jsem čekal celou zimu.|Od čtvrtka kapitána nikdo neviděl.
Měli bychom odejít, než se změní příliv.|Říkala jsi, že ty hodiny jsou rozbité.
Nikdy nešlo o peníze.|Přines mi mapu a teplý kabát.
Můj bratr v tom domě kdysi bydlel.|Pod mostem něco je.
Tak proč ses vrátil?|Protože jsem to slíbil tvojí matce.
Vlak už tady nezastavuje.|Posaďte se, prosím, a vypijte si čaj.
Počítal jsem bedny dvakrát a jedna chybí.|Tak to nebylo a ty to dobře víš.
Nechala rukavice na stole.|Budeme potřebovat větší loď a lepší lež.
Někdo četl moje papíry.|Pojďme domů, děti už spí.
Nikdy jsem se nenaučil plavat.|Celé město mluví o tom požáru.""",
    'ru': """Фонари в порту сегодня снова горят.|Кто сказал тебе открыть эту дверь?
Я ждал этого письма всю зиму.|Никто не видел капитана с четверга.
Нам нужно уйти до прилива.|Ты говорила, что часы сломаны.
Дело никогда не было в деньгах.|Принеси мне карту и тёплое пальто.
Мой брат раньше жил в этом доме.|Под мостом что-то есть.
Тогда почему ты вернулся?|Потому что я обещал твоей матери.
Поезд здесь больше не останавливается.|Пожалуйста, сядьте и выпейте чаю.
Я дважды пересчитал ящики, одного не хватает.|Всё было не так, и ты это знаешь.
Она оставила перчатки на столе.|Нам понадобится лодка побольше и ложь получше.
Кто-то читал мои бумаги.|Пойдём домой, дети уже спят.
Я так и не научился плавать.|Весь город говорит о пожаре.""",
}

SOUNDS = {
    'en': ['[door creaks]', '[wind howling]', '[church bells ringing]', '[footsteps approaching]', '♪ slow waltz ♪'],
    'de': ['[Tür knarrt]', '[Wind heult]', '[Kirchenglocken läuten]', '[Schritte nähern sich]', '♪ langsamer Walzer ♪'],
    'fr': ['[La porte grince]', '[Le vent hurle]', '[Des cloches sonnent]', '[Des pas approchent]', '♪ valse lente ♪'],
    'pl': ['[skrzypią drzwi]', '[wyje wiatr]', '[biją dzwony]', '[słychać kroki]', '♪ powolny walc ♪'],
}


@dataclass
class Cue:
    """One subtitle: times in milliseconds, text lines joined by \\n."""
    start: int
    end: int
    text: str


def sentences(language):
    return [s for row in LINES[language].split('\n') for s in row.split('|')]


def make_cues(seed, language, duration_ms, hearing_impaired=False, foreign_parts_only=False, offset_ms=0,
              stretch=1.0):
    """The cues of one subtitle. The same seed gives the same script, so versions of a film resemble each other."""
    rng = random.Random('script %s' % seed)
    lines = sentences(language)
    sounds = SOUNDS.get(language, SOUNDS['en'])
    count = 60 + rng.randrange(141)
    span = duration_ms - 120_000
    cues, picked = [], 0
    for n in range(count):
        start = 25_000 + span * n // count + rng.randrange(span // count // 3 + 1)
        length = 1_400 + rng.randrange(2_600)
        text = lines[(picked + rng.randrange(3)) % len(lines)]
        picked += 1 + rng.randrange(5)
        if rng.random() < 0.3:
            text = '- %s\n- %s' % (text, lines[picked % len(lines)])
        if rng.random() < 0.06:
            text = '<i>%s</i>' % text.replace('\n', ' ')
        if hearing_impaired and n % 4 == 0:
            text = '%s\n%s' % (sounds[n // 4 % len(sounds)], text)
        if foreign_parts_only and n % 20:
            continue
        cues.append(Cue(round(start * stretch) + offset_ms, round((start + length) * stretch) + offset_ms, text))
    for cue, following in zip(cues, cues[1:]):
        cue.end = min(cue.end, following.start - 40)
    return cues


def _clock(ms, sep):
    ms = max(0, ms)
    return '%02d:%02d:%02d%s%03d' % (ms // 3_600_000, ms // 60_000 % 60, ms // 1000 % 60, sep, ms % 1000)


def _plain(text):
    return text.replace('<i>', '').replace('</i>', '')


def write(cues, output_format='srt', fps=23.976):
    """The text of a subtitle file in one of the service's output formats."""
    if output_format == 'srt':
        return '\n'.join('%d\n%s --> %s\n%s\n' % (n, _clock(c.start, ','), _clock(c.end, ','), c.text)
                         for n, c in enumerate(cues, 1))
    if output_format == 'webvtt':
        return 'WEBVTT\n\n' + '\n'.join('%s --> %s\n%s\n' % (_clock(c.start, '.'), _clock(c.end, '.'), c.text)
                                        for c in cues)
    if output_format == 'sub':
        return ''.join('{%d}{%d}%s\n' % (round(c.start * fps / 1000), round(c.end * fps / 1000),
                                         _plain(c.text).replace('\n', '|')) for c in cues)
    if output_format == 'mpl':
        return ''.join('[%d][%d]%s\n' % (c.start // 100, c.end // 100, _plain(c.text).replace('\n', '|'))
                       for c in cues)
    if output_format == 'txt':
        return '\n'.join(_plain(c.text) for c in cues) + '\n'
    if output_format == 'dfxp':
        rows = ''.join('<p begin="%s" end="%s">%s</p>\n' % (
            _clock(c.start, '.'), _clock(c.end, '.'),
            _plain(c.text).replace('&', '&amp;').replace('<', '&lt;').replace('\n', '<br/>')) for c in cues)
        return ('<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml"><body><div>\n%s'
                '</div></body></tt>\n' % rows)
    raise ValueError(output_format)


EXTENSIONS = {'srt': 'srt', 'sub': 'sub', 'mpl': 'mpl', 'webvtt': 'vtt', 'dfxp': 'dfxp', 'txt': 'txt'}

# What people really save a language in when it is not UTF-8.
LEGACY_ENCODINGS = {'en': 'windows-1252', 'de': 'windows-1252', 'fr': 'windows-1252', 'es': 'windows-1252',
                    'it': 'windows-1252', 'pt-BR': 'windows-1252', 'pl': 'iso-8859-2', 'cs': 'windows-1250',
                    'ru': 'windows-1251', 'ar': 'windows-1256', 'ja': 'shift_jis'}
