// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Adverts of sites and credits of those who made the subtitle. Taken only where a cue is nothing else: "I read it on
// OpenSubtitles" is a dialogue. All patterns are anchored at both ends, have bounded repetitions and see at most
// `longestAdvert` characters.

#include "core/subtitles/cleanup.h"

#include "core/subtitles/cleanuptools.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <limits>
#include <vector>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace Cleanup;

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qsizetype longestAdvert = 400;
constexpr qsizetype longestForOwnPatterns = 4000;
// Credits stand at the ends: before the first words, behind the last ones.
constexpr qsizetype edgeCues = 6;
constexpr qsizetype mostEdgeCues = 60;
constexpr qint64 edgeMs = 90'000;
// A person's pattern may be one that tries for ever.
constexpr auto matchLimit = "(*LIMIT_MATCH=100000)"_L1;

/// Names of the sites, with or without their end.
const QString &site()
{
    static const QString pattern =
        u"(?:(?:ai|api|www|dl|rest)\\.)?(?:open[ "
        u"-]?subtitles|osdb|addic7ed|podnapisi|subscene|subdivx|yify(?:-?subtitles)?|yts(?:subs)?|"
        u"tvsubtitles|titlovi|titulky|legendas|legendei|subtitulos|subtitrari-noi|subtitrari|napisy24|napisy|"
        u"napiprojekt|"
        u"feliratok|hosszupuskasub|undertexter|swesub|subsource|subdl|moviesubtitles|allsubs|subscenter|sous-titres|"
        u"sub-titres|isubtitles|subf2m|subtitlecat|italiansubs|itasa|argenteam|subswiki|tusubtitulo|greeksubs|"
        u"greek-subtitles|subs4free|subs4u|turkcealtyazi|planetdp|divxplanet|altyazi|zimuku|shooter|"
        u"betaseries|ktuvit|torec|subs\\.sab\\.bz|unacs|subsunacs|getsubtitle|english-subtitles|ganool|"
        u"idfl|lebahganteng|pahe|psarips|anoxmous|etrg|rarbg|eztv|ettv|subtitleseeker|bsplayer-subtitles|"
        u"kickasssubtitles|lavteam|dansk[ -]?tekst|danishbits|norsub|scandinavian-?subs)"_s;
    return pattern;
}

const QString &siteDomain()
{
    static const QString pattern = u"(?:https?://)?"_s + site()
        + u"\\.(?:com|org|net|info|tv|me|mx|am|ag|lt|pe|rs|eu|ro|cz|pl|hu|se|nu|"
          u"no|dk|fi|it|es|fr|de|gr|bg|bz|ru|ua|tr|io|link|top|cc|co|xyz|is|to|one|ws|us|in)\\b"
          u"(?:/[^\\s]{0,80})?"_s;
    return pattern;
}

/// A name, a nick or a group, or several: "John Smith", "n17t01", "TeamX & friends"; no sentence: words of a name begin
/// with a capital or are the only one.
const QString &name()
{
    static const QString pattern = [] {
        const QString token = u"(?-i:[\\p{Lu}\\p{Lo}\\p{N}@~*\\[(<\"“«_])[^\\s,&+/?!|]{0,30}"_s;
        const QString small = u"(?:of|the|de|da|do|van|von|der|team|group|for)"_s;
        const QString one =
            u"(?:(?:the )?"_s + token + u"(?:\\s(?:"_s + token + u"|"_s + small + u"\\b)){0,5}|[\\w.@~*-]{2,32})"_s;
        return one + u"(?:(?:\\s?[,&+/|]\\s?|\\s(?:and|y|e|et|und|i|a|и|og|och)\\s)"_s + one + u"){0,4}(?<![.?!…])"_s;
    }();
    return pattern;
}

QString oneOf(const QStringList &words)
{
    return u"(?:"_s + words.join(u'|') + u")"_s;
}

/// What is done to subtitles, said of nothing else.
QString subtitleWork()
{
    return u"(?:re-?sync(?:h|hed|hro|ed|hronized)?|sync(?:h|s|ed|hed|hro|hronized|hronised|hronization)?|sub(?:title)?"
           u"s?|"
           u"subtitled|subbed|captions?|captioned|captioning|closed captions?|fansubs?|hardsubs?|subrip|srt|"
           u"ocr(?:ed)?|ripp?(?:ed)?|encod(?:ed|e)|typeset(?:ting)?|proofread(?:ing)?|upload(?:ed)?|english subtitles?)"_s;
}

QString otherWork()
{
    return u"(?:correct(?:ed|ions?)|edit(?:ed|s|ing)?|fix(?:ed|es)?|improved|adapt(?:ed|ation)|"
           u"translat(?:ed|ion|ions|or)|tim(?:ed|ing|ings)|transcript(?:ion|s)?|transcribed|"
           u"proofed|qc|made|created|modified|extracted|converted|cleaned|revised|provided|brought to you|"
           u"presented|sponsored)"_s;
}

/// "Translated by", in the languages of those who do it, where a name follows at once.
QString creditVerb()
{
    return oneOf({u"translat(?:ed|ion) (?:and [a-z]{3,12} )?by"_s, u"timing (?:and [a-z]{3,12} )?by"_s,
        u"sous-titrage"_s, u"transcript(?:ion)? by"_s, u"transcribed by"_s, u"traduit par"_s,
        u"traduction (?:de|par)"_s, u"sous-titr(?:es?|é|age) (?:par|de|fait par)"_s, u"adaptation (?:de|par)"_s,
        u"synchro(?:nisation)? (?:par|de)"_s, u"übersetzt von"_s, u"übersetzung(?: von)?"_s,
        u"untertitel(?:ung)? (?:von|durch)"_s, u"untertitelt von"_s, u"angepasst von"_s, u"untertitel im auftrag des"_s,
        u"traducido por"_s, u"traducción (?:de|por)"_s, u"una traducción de"_s, u"subt[ií]tulos (?:por|de)"_s,
        u"subtitulado por"_s, u"sincroni[sz]ado por"_s, u"corregido por"_s, u"sincronía (?:de|por)"_s,
        u"traduzido por"_s, u"tradução (?:de|por)"_s, u"legendas? (?:por|de)"_s, u"legendado por"_s,
        u"sincronia (?:de|por)"_s, u"revisado por"_s, u"revisão (?:de|por)"_s, u"sottotitoli (?:di|a cura di|by)"_s,
        u"traduzione (?:di|a cura di)"_s, u"tradotto da"_s, u"sottotitolato da"_s, u"revisione (?:di|a cura di)"_s,
        u"vertaald door"_s, u"vertaling(?: door)?"_s, u"ondertiteld door"_s, u"ondertiteling(?: door)?"_s,
        u"bewerkt door"_s, u"napisy (?:przez|od|pobrane z|stworzone przez)"_s, u"tłumaczenie i [a-zęąóśłżźćń]{3,20}"_s,
        u"przetłumaczył[ay]?"_s, u"titulky (?:od|vytvořil[ay]?|přeložil[ay]?|preložil[ay]?|pro vás přeložil[ay]?)"_s,
        u"přeložil[ay]?"_s, u"preložil[ay]?"_s, u"přečasoval[ay]?"_s, u"prečasoval[ay]?"_s,
        u"do češtiny přeložil[ay]?"_s, u"fordította"_s, u"feliratot? készítette"_s, u"időzítette"_s,
        u"traducerea (?:de|și adaptarea|si adaptarea)"_s, u"subtitrarea (?:de|realizată de)"_s, u"tradus(?:ă)? de"_s,
        u"preveo"_s, u"prevela"_s, u"prijevod i obrada"_s, u"prevod i obrada"_s, u"titlove? (?:uradio|preveo)"_s,
        u"prevedel[a]?"_s, u"превод и субтитри"_s, u"преведе"_s,
        u"субтитры (?:сделал[аи]?|создавал[аи]?|подготовил[аи]?|делал[аи]?|от)"_s, u"перев[её]л[аи]?"_s, u"переклав"_s,
        u"редактор субтитров"_s, u"υπότιτλοι (?:από|των?)"_s, u"μετάφραση (?:από|των?)"_s, u"απόδοση διαλόγων"_s,
        u"çeviren"_s, u"altyazı çevirisi"_s, u"undertexter (?:av|från)"_s, u"översatt av"_s, u"översättning(?: av)?"_s,
        u"undertekster (?:av|af|fra)"_s, u"oversatt av"_s, u"oversættelse(?: af)?"_s, u"oversat af"_s, u"tekstet av"_s,
        u"danske? (?:tekster|undertekster) (?:af|fra)"_s, u"norske? (?:tekster|undertekster) (?:av|fra)"_s,
        u"suomentanut"_s, u"suomentaneet"_s, u"tekstittänyt"_s, u"diterjemahkan oleh"_s, u"alih bahasa(?: oleh)?"_s,
        u"penerjemah"_s, u"diterjemah oleh"_s, u"dịch bởi"_s, u"biên dịch bởi"_s, u"แปลโดย"_s, u"คำบรรยายโดย"_s,
        u"تمت الترجمة بواسطة"_s, u"ترجمة و ?تعديل"_s, u"ترجمة الأخ"_s, u"ترجم(?:ه|ة) من"_s, u"זیرنویس از"_s,
        u"زیرنویس از"_s, u"مترجمین?"_s, u"תורגם (?:ע\"י|על ידי|וסונכרן)"_s, u"סונכרן (?:ע\"י|על ידי)"_s});
}

/// "Translation:", with a colon and a name.
QString creditNoun()
{
    return oneOf({u"translat(?:ion|ors?|ed)"_s, u"subtitles?"_s, u"timing"_s, u"timer"_s, u"editing"_s, u"editors?"_s,
        u"typesett(?:ing|er)"_s, u"encod(?:ing|er)"_s, u"qc"_s, u"proof-?read(?:ing|er)?"_s, u"re-?sync(?:h|hro)?"_s,
        u"synchro(?:ni[sz]ation)?"_s, u"sync"_s, u"corrections?"_s, u"transcript(?:s|ion)?"_s, u"traduction"_s,
        u"sous-titrage"_s, u"sous-titres"_s, u"relecture"_s, u"adaptation"_s, u"übersetzung"_s, u"untertitel(?:ung)?"_s,
        u"korrektur"_s, u"anpassung"_s, u"traducción"_s, u"traducciones"_s, u"subt[ií]tulos"_s, u"sincronización"_s,
        u"corrección"_s, u"correcciones"_s, u"revisión"_s, u"ajuste"_s, u"traduç(?:ão|ões)"_s, u"legendas?"_s,
        u"legendagem"_s, u"revisão"_s, u"revisão final"_s, u"sincronia"_s, u"sincronização"_s, u"ressinc"_s,
        u"traduzione"_s, u"sottotitoli"_s, u"revisione"_s, u"sincronizzazione"_s, u"vertaling"_s, u"ondertiteling"_s,
        u"controle"_s, u"napisy"_s, u"tłumaczenie"_s, u"tłumacz"_s, u"korekta"_s, u"dopasowanie"_s, u"poprawki"_s,
        u"tekst polski"_s, u"tekst"_s, u"titulky"_s, u"překlad"_s, u"preklad"_s, u"korekce"_s, u"korekcia"_s,
        u"časování"_s, u"časovanie"_s, u"přečas"_s, u"prečas"_s, u"fordítás"_s, u"felirat"_s, u"időzítés"_s,
        u"lektorálta"_s, u"subtitrare"_s, u"subtitrarea"_s, u"traducere"_s, u"traducerea"_s, u"traducător"_s,
        u"sincronizare"_s, u"adaptare"_s, u"prevod"_s, u"prijevod"_s, u"obrada"_s, u"titl"_s, u"titlovi"_s,
        u"podnapisi"_s, u"превод"_s, u"субтитри"_s, u"редакция"_s, u"перевод(?:чик)?"_s, u"субтитры"_s, u"корректор"_s,
        u"редактор"_s, u"переклад"_s, u"μετάφραση"_s, u"υπότιτλοι"_s, u"συγχρονισμός"_s, u"επιμέλεια"_s, u"απόδοση"_s,
        u"çeviri"_s, u"altyazı"_s, u"senkron"_s, u"redaksiyon"_s, u"översättning"_s, u"undertexter"_s,
        u"undertekster"_s, u"tekstning"_s, u"oversettelse"_s, u"oversættelse"_s, u"suomennos"_s, u"tekstitys"_s,
        u"käännös"_s, u"oikoluku"_s, u"terjemahan"_s, u"penerjemah"_s, u"phụ đề"_s, u"biên dịch"_s, u"ترجمة"_s,
        u"ترجمه"_s, u"مترجم"_s, u"زیرنویس"_s, u"زیر نویس"_s, u"הגהה"_s, u"תרגום"_s, u"סנכרון"_s, u"כתוביות"_s,
        u"字幕"_s, u"字幕组"_s, u"字幕組"_s, u"字幕翻訳"_s, u"翻译"_s, u"翻譯"_s, u"翻訳"_s, u"校对"_s, u"校對"_s,
        u"时间轴"_s, u"時間軸"_s, u"后期"_s, u"자막"_s, u"번역"_s, u"자막 제작"_s, u"싱크"_s, u"คำบรรยาย"_s, u"แปล"_s});
}

/// Words that make an advert of a sentence in which a site is named.
QString promotion()
{
    return oneOf({u"advertis"_s, u"\\bbrand\\b"_s, u"\\bvip\\b"_s, u"\\bads\\b"_s, u"\\brate th"_s, u"download"_s,
        u"\\bvisit\\b"_s, u"support us"_s, u"best watched"_s, u"\\bextension\\b"_s, u"\\bdeprecated\\b"_s,
        u"\\bpoker\\b"_s, u"\\bfree code\\b"_s, u"\\bofficial\\b"_s, u"movies? site"_s, u"do you want subtitles"_s,
        u"become a? ?member"_s, u"register"_s, u"\\bjoin us\\b"_s, u"\\bfollow us\\b"_s, u"\\bpresents?\\b"_s,
        u"watch (?:any|online|movies|more)"_s, u"^watch\\b"_s,
        u"(?:provided|subtitles?|subs|sync(?:ed)?|corrected|corrections?|"
        u"translated|ripped|encoded|uploaded|captions?) (?:by|from|at|for)"_s,
        u"(?:more|all|best|free) (?:subtitles|subs)"_s, u"resync"_s, u"subt[ií]tulos"_s, u"descarg"_s, u"legendas"_s,
        u"baixad"_s, u"sous-titres"_s, u"télécharg"_s, u"untertitel"_s, u"heruntergeladen"_s, u"sottotitoli"_s,
        u"scaricat"_s, u"napisy"_s, u"pobran"_s, u"odwiedź"_s, u"titulky"_s, u"staženo"_s, u"felirat"_s, u"letöltve"_s,
        u"subtitr"_s, u"descărca"_s, u"preuzet"_s, u"skinut"_s, u"titlov"_s, u"субтит"_s, u"скача"_s, u"свален"_s,
        u"undertext"_s, u"nedladdad"_s, u"undertekst"_s, u"altyazı"_s, u"indir"_s, u"υπότιτλ"_s, u"ondertitel"_s,
        u"tekstity"_s, u"字幕"_s, u"ترجم"_s, u"تحميل"_s, u"زیرنویس"_s, u"כתוביות"_s});
}

/// Somebody tells of something: a dialogue, whatever else is in it.
QString somebody()
{
    return u"\\b(?:i|i'm|i've|i'll|he|she|they|my|his|her|said|yesterday|ich|j'ai|je|yo|io|ik|jag|jeg|minä|я|он|она|мы)\\b"_s;
}

struct Matcher
{
    QRegularExpression expression;
    bool anywhere = false;
    bool needsAddress = false; ///< and is not worth trying where there is none
};

/// "example.org": nearly no line of a film has one.
bool hasAddress(QStringView text)
{
    for (qsizetype at = text.indexOf(u'.'); at >= 0 && at + 1 < text.size(); at = text.indexOf(u'.', at + 1)) {
        if (text[at + 1].isLetter())
            return true;
    }
    return false;
}

const std::vector<Matcher> &matchers()
{
    static const std::vector<Matcher> list = [] {
        std::vector<Matcher> all;
        for (const AdvertPattern &pattern : advertPatterns()) {
            all.push_back(
                {QRegularExpression(pattern.pattern,
                     QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption),
                    pattern.anywhere,
                    pattern.id == u"site" || pattern.id == u"site-promotion" || pattern.id == u"poker"
                        || pattern.id == u"amara"});
        }
        return all;
    }();
    return list;
}

/// On one line, without the ornaments that such lines have around them: "-== [ www.example.org ] ==-".
QString plain(const QString &text)
{
    QString line = QStringView(text).left(longestAdvert + 1).toString().simplified();
    const auto isOrnament = [](QChar c) {
        constexpr QStringView ornaments = u"-=~*#_|<>[](){}·•:.,+^°º»«„“”\"'♪♫♥★☆►◄▶◀■□●○†‡—–/\\";
        return c.isSpace() || isSteering(c) || ornaments.contains(c);
    };
    qsizetype start = 0;
    while (start < line.size() && isOrnament(line[start]))
        ++start;
    qsizetype end = line.size();
    // Full stops at the end tell sentences from credits.
    while (end > start && isOrnament(line[end - 1]) && line[end - 1] != u'.')
        --end;
    return line.mid(start, end - start);
}

bool isAdvert(const QString &text, bool atEdge)
{
    if (text.isEmpty() || text.size() > longestAdvert)
        return false;
    const auto &list = matchers();
    const bool addressed = hasAddress(text);
    return std::any_of(list.begin(), list.end(), [&](const Matcher &matcher) {
        return (matcher.anywhere || atEdge) && (addressed || !matcher.needsAddress)
            && matcher.expression.match(text).hasMatch();
    });
}

/// Credits of several lines, each of its own kind: all of them have to be.
bool areAdverts(const QString &text, bool atEdge)
{
    if (text.size() > longestAdvert)
        return false;
    if (isAdvert(plain(text), atEdge))
        return true;
    if (!text.contains(u'\n'))
        return false;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    return !lines.isEmpty() && std::all_of(lines.cbegin(), lines.cend(), [atEdge](const QString &line) {
        const QString words = plain(line);
        return words.isEmpty() || isAdvert(words, atEdge);
    });
}

} // namespace

QList<AdvertPattern> advertPatterns()
{
    const QString url =
        u"(?:https?://|www\\.)[^\\s]{3,80}|[\\w-]{2,40}\\.(?:com|org|net|info|tv|me|eu)(?:/[^\\s]{0,80})?"_s;
    const QString works = u"(?:"_s + subtitleWork() + u"|"_s + otherWork() + u")"_s;
    const QString joiner = u"(?:\\s?(?:,|&|\\+|/|\\band\\b)\\s?|\\s)"_s;
    return {
        {u"site"_s, u"^"_s + siteDomain() + u"[.!]?$"_s, Text::tr("Nothing but the address of a subtitle site"), true},
        {u"site-promotion"_s,
            u"^(?!.*"_s + somebody() + u")(?=.*"_s + siteDomain() + u")(?=.*"_s + promotion() + u").{1,400}$"_s,
            Text::tr("A subtitle site that asks for visits, votes, members or advertisers"), true},
        {u"site-name"_s,
            u"^(?:www\\.)?(?:open[ "
            u"-]?subtitles|addic7ed|podnapisi|subscene|yify(?:-?subtitles)?|tvsubtitles|napiprojekt|"
            u"hosszupuskasub|swesub|allsubs|subf2m|italiansubs|turkcealtyazi|bsplayer-subtitles|kickasssubtitles)"
            u"(?: ?(?:team|subs|subtitles|presents))?$"_s,
            Text::tr("Nothing but the name of a subtitle site"), false},
        {u"downloaded"_s,
            u"^(?:(?:english "
            u")?(?:subtitles?|subs|legendas?|subt[ií]tulos|sous-titres|untertitel|sottotitoli|napisy|titulky|"
            u"felirat|titlovi|undertexter|undertekster) )?(?:downloaded|download more(?: subtitles)?|download(?: "
            u"subtitles)?|descargad[oa]s?|baixad[oa]s?|téléchargés?|"
            u"heruntergeladen|scaricat[oi]|pobrane|staženo|letöltve|preuzeto|skinuto|gedownload|lastet "
            u"ned|hentet|indirildi|"
            u"descărcat[eă]?) (?:from|de|du|do|da|dal|sur|von|z|ze|sa|van|fra|at|la|din)?\\s?(?:"_s
                + url + u"|"_s + siteDomain() + u"|"_s + site() + u")[.!]?$"_s,
            Text::tr("Where the subtitle was downloaded from"), true},
        {u"best-watched"_s, u"^best watched (?:using|with) .{3,60}$"_s, Text::tr("An advert for a player"), true},
        {u"advertise"_s, u"^advertise your (?:product|brand).{0,120}$"_s,
            Text::tr("An offer to advertise in subtitles"), true},
        {u"vip"_s, u"^support us and become (?:a )?vip member.{0,120}$"_s, Text::tr("An offer of a membership"), true},
        {u"rate"_s, u"^please rate this subtitle(?:s)? at .{3,160}$"_s, Text::tr("A request to rate the subtitle"),
            true},
        {u"yify"_s,
            u"^(?:official )?(?:yify|yts)(?: movies?)?(?: site)?\\s?:?\\s?(?:"_s + url + u"|"_s + siteDomain()
                + u")?$"_s,
            Text::tr("YIFY and YTS"), true},
        {u"synced-by"_s,
            u"^(?=.{0,60}\\b"_s + subtitleWork() + u"\\b)(?:(?:original|english|and|re-?)\\s?)?"_s + works + u"(?:"_s
                + joiner + works + u"){0,5}\\s?(?:\\b(?:by|from|at)\\b\\s?:?|:|-|=)\\s?"_s + name() + u"(?:\\s?(?:"_s
                + url + u"))?[.!]?$"_s,
            Text::tr("\"Synced and corrected by …\", \"Subtitles by …\""), false},
        {u"translated-by"_s, u"^"_s + creditVerb() + u"\\s?[:=-]{0,3}\\s?"_s + name() + u"$"_s,
            Text::tr("\"Translated by …\" in many languages"), false},
        {u"credit"_s,
            u"^"_s + creditNoun() + u"(?:\\s?(?:,|&|\\+|/|\\b\\w{1,3}\\b)\\s?[\\w-]{3,24}){0,3}\\s?[:：=|]\\s?"_s
                + name() + u"$"_s,
            Text::tr("\"Translation: …\", \"Timing: …\" in many languages"), false},
        {u"captioned-by"_s,
            u"^(?:closed )?caption(?:s|ed|ing) (?:(?:made possible|performed|provided|sponsored) )?by .{2,80}$|"
            u"^untertitel(?:ung)? im auftrag (?:de[rs]|von) .{2,60}$"_s,
            Text::tr("Who made the captions for a broadcaster"), false},
        {u"url"_s,
            u"^(?:(?:visit|join|from|at|by|see|more (?:subtitles )?(?:at|on)|follow us (?:at|on)|like us on) (?:us )?(?:at |on )?)?(?:"_s
                + url + u")(?:\\s(?:"_s + url + u"))?[.!]?$"_s,
            Text::tr("Nothing but the address of a web page"), false},
        {u"mail"_s, u"^(?:e-?mail\\s?:?\\s?|contact\\s?:?\\s?)?[\\w.+-]{1,40}@[\\w-]{1,40}\\.[\\w.]{2,20}$"_s,
            Text::tr("Nothing but a mail address"), false},
        {u"resync"_s,
            u"^(?:re-?sync(?:h|hed|ed|hro)?|hardsub|fansub)(?: (?:for|pour|para|per|für|do|pro|na))?\\s?:?\\s?[\\w.-]{0,60}$"_s,
            Text::tr("\"Resync for …\", with the name of a release"), false},
        {u"amara"_s,
            u"^(?:(?:subtitles?|subt[ií]tulos|legendas|sous-titres|sous-titrage|untertitel|untertitelung|sottotitoli|"
            u"napisy|"
            u"ondertiteling|ondertitels|titulky|субтитры|字幕由)\\b.{0,40})?amara\\.org.{0,20}$"_s,
            Text::tr("The credit of Amara's volunteers, which speech recognition also invents where nobody speaks"),
            true},
        {u"poker"_s, u"^(?:.{0,30}\\s)?\\w{3,30}card ?room\\.com\\b.{0,100}$"_s, Text::tr("An advert for gambling"),
            true},
        {u"free-code"_s, u"^use the free code \\w{3,20} at .{3,60}$"_s, Text::tr("An advert for a game"), true},
    };
}

Result<Done> checkAdvertPatterns(const QStringList &patterns)
{
    for (const QString &pattern : patterns) {
        const QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
        if (!expression.isValid())
            return fail(ErrorKind::BadInput,
                Text::tr("\"%1\" is not a regular expression: %2 (at character %3).")
                    .arg(pattern, expression.errorString())
                    .arg(expression.patternErrorOffset() + 1));
        if (expression.match(QString()).hasMatch())
            return fail(ErrorKind::BadInput,
                Text::tr("\"%1\" matches even a cue without text, and so all of them. Write a pattern that needs some "
                         "words.")
                    .arg(pattern));
    }
    return Done();
}

Result<Removal> stripAdverts(Document &document, const QStringList &extra, bool builtIn)
{
    const Result<Done> good = checkAdvertPatterns(extra);
    if (!good)
        return fail(good.error());
    std::vector<QRegularExpression> own;
    for (const QString &pattern : extra)
        own.emplace_back(matchLimit + pattern,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);

    // Where the edges lie, by time as well as by number: a film that begins with a song has few cues in many seconds.
    const QList<Cue> &cues = document.cues;
    qint64 first = std::numeric_limits<qint64>::max();
    qint64 last = std::numeric_limits<qint64>::min();
    for (const Cue &cue : cues) {
        if (cue.isComment())
            continue;
        first = std::min(first, cue.startMs);
        last = std::max(last, cue.startMs);
    }
    first = std::clamp<qint64>(first, 0, 1'000'000'000'000) + edgeMs;
    last = std::clamp<qint64>(last, 0, 1'000'000'000'000) - edgeMs;

    Removal result;
    const qsizetype count = cues.size();
    QList<bool> goes(count, false);
    for (qsizetype i = 0; i < count; ++i) {
        const Cue &cue = cues.at(i);
        if (cue.isComment())
            continue;
        const qsizetype fromEdge = std::min(i, count - 1 - i);
        const bool atEdge =
            fromEdge < edgeCues || (fromEdge < mostEdgeCues && (cue.startMs <= first || cue.startMs >= last));
        goes[i] = builtIn && areAdverts(cue.text, atEdge);
        if (!goes[i] && !own.empty()) {
            const QString text = cue.text.left(longestForOwnPatterns);
            goes[i] = std::any_of(own.begin(), own.end(),
                [&](const QRegularExpression &expression) { return expression.match(text).hasMatch(); });
        }
        if (goes[i]) {
            ++result.cues;
            ++result.removed;
            addSample(result, cue.text);
        }
    }
    if (result.removed > 0) {
        qsizetype kept = 0;
        for (qsizetype i = 0; i < count; ++i) {
            if (goes[i])
                continue;
            if (kept != i)
                document.cues[kept] = std::move(document.cues[i]);
            ++kept;
        }
        document.cues.resize(kept);
    }
    return result;
}

} // namespace Legenda
