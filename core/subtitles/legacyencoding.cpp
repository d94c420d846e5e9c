// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/legacyencoding.h"

#include "core/subtitles/languagedetection.h"
#include "core/subtitles/textencoding.h"

#include <QHash>
#include <QStringDecoder>

#include <uchardet/uchardet.h>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// A language as it is written in an encoding. Earlier rows win where two do equally well.
struct Row
{
    const char *encoding;
    const char *language;
    const char16_t *letters; ///< lower case, beyond ASCII
};

// clang-format off
constexpr auto western = u"àâæçéèêëîïôœùûüÿñ";
constexpr auto russian = u"абвгдежзийклмнопрстуфхцчшщъыьэюяё";
constexpr auto ukrainian = u"абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";
constexpr auto belarusian = u"абвгдеёжзійклмнопрстуўфхцчшыьэюя";
constexpr auto bulgarian = u"абвгдежзийклмнопрстуфхцчшщъьюя";
constexpr auto serbian = u"абвгдђежзијклљмнњопрстћуфхцчџш";
constexpr auto macedonian = u"абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ";
constexpr auto greek = u"αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ";
constexpr auto hebrew = u"אבגדהוזחטיךכלםמןנסעףפץצקרשתְִֵֶַָֹּׁׂ";
constexpr auto arabic = u"ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْ";
constexpr auto persian = u"ءآأؤئابپتثجچحخدذرزژسشصضطظعغـفقکكگلمنهوىيیًٌٍَُِّْ";
constexpr auto thai = u"กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะัาำิีึืฺุูเแโใไๅๆ็่้๊๋์ํ๎๏๐๑๒๓๔๕๖๗๘๙";
constexpr auto vietnamese = u"àáâãèéêìíòóôõùúýăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ\u0300\u0301\u0303\u0309\u0323";
constexpr auto polish = u"ąćęłńóśźż";
constexpr auto czech = u"áčďéěíňóřšťúůýž";
constexpr auto slovak = u"áäčďéíĺľňóôŕšťúýž";
constexpr auto hungarian = u"áéíóöőúüű";
constexpr auto romanian = u"ăâîșțşţ";
constexpr auto southSlavic = u"čćđšž";
constexpr auto albanian = u"çë";
constexpr auto german = u"äöüß";
constexpr auto spanish = u"áéíñóúü";
constexpr auto portuguese = u"ãáâàçéêíõóôúü";
constexpr auto italian = u"àèéìòùî";
constexpr auto dutch = u"ëïéèöüóáê";
constexpr auto swedish = u"åäöé";
constexpr auto danish = u"æøåéö";
constexpr auto finnish = u"äöåšž";
constexpr auto icelandic = u"áðéíóúýþæö";
constexpr auto catalan = u"àçèéíïòóúü";
constexpr auto turkish = u"çğıöşüâîi";
constexpr auto lithuanian = u"ąčęėįšųūž";
constexpr auto latvian = u"āčēģīķļņšūž";
constexpr auto estonian = u"äöõüšž";
constexpr auto english = u"éèêëïöñçàâôûüæœ";

constexpr Row rows[] = {
    {"windows-1252", "en", english}, {"windows-1252", "es", spanish}, {"windows-1252", "fr", western},
    {"windows-1252", "de", german}, {"windows-1252", "pt", portuguese}, {"windows-1252", "it", italian},
    {"windows-1252", "nl", dutch}, {"windows-1252", "sv", swedish}, {"windows-1252", "da", danish},
    {"windows-1252", "no", danish}, {"windows-1252", "fi", finnish}, {"windows-1252", "is", icelandic},
    {"windows-1252", "ca", catalan}, {"windows-1252", "et", estonian},
    {"windows-1250", "pl", polish}, {"windows-1250", "cs", czech}, {"windows-1250", "sk", slovak},
    {"windows-1250", "hu", hungarian}, {"windows-1250", "ro", romanian}, {"windows-1250", "hr", southSlavic},
    {"windows-1250", "sl", southSlavic}, {"windows-1250", "sr-latn", southSlavic}, {"windows-1250", "sq", albanian},
    {"ISO-8859-2", "pl", polish}, {"ISO-8859-2", "cs", czech}, {"ISO-8859-2", "sk", slovak},
    {"ISO-8859-2", "hu", hungarian}, {"ISO-8859-2", "ro", romanian}, {"ISO-8859-2", "hr", southSlavic},
    {"ISO-8859-2", "sl", southSlavic},
    {"windows-1254", "tr", turkish}, {"windows-1257", "lt", lithuanian}, {"windows-1257", "lv", latvian},
    {"windows-1257", "et", estonian}, {"ISO-8859-4", "lv", latvian}, {"ISO-8859-4", "et", estonian},
    {"ISO-8859-13", "lt", lithuanian}, {"ISO-8859-13", "lv", latvian}, {"ISO-8859-3", "mt", u"ċġħżàèìòù"},
    {"ISO-8859-15", "fr", western}, {"ISO-8859-15", "fi", finnish}, {"ISO-8859-15", "et", estonian},
    {"windows-1251", "ru", russian}, {"windows-1251", "uk", ukrainian}, {"windows-1251", "be", belarusian},
    {"windows-1251", "bg", bulgarian}, {"windows-1251", "sr", serbian}, {"windows-1251", "mk", macedonian},
    {"KOI8-R", "ru", russian}, {"KOI8-U", "uk", ukrainian}, {"ISO-8859-5", "ru", russian},
    {"ISO-8859-5", "bg", bulgarian}, {"ISO-8859-5", "mk", macedonian}, {"ISO-8859-5", "sr", serbian},
    {"IBM866", "ru", russian}, {"IBM855", "ru", russian}, {"IBM855", "bg", bulgarian}, {"IBM855", "sr", serbian},
    {"IBM855", "mk", macedonian}, {"x-mac-cyrillic", "ru", russian}, {"x-mac-cyrillic", "uk", ukrainian},
    {"windows-1253", "el", greek}, {"ISO-8859-7", "el", greek}, {"windows-1255", "he", hebrew},
    {"windows-1256", "ar", arabic}, {"windows-1256", "fa", persian}, {"ISO-8859-6", "ar", arabic},
    {"windows-874", "th", thai}, {"windows-1258", "vi", vietnamese},
    {"GB18030", "zh-cn", u""}, {"Big5", "zh-tw", u""}, {"Shift_JIS", "ja", u""}, {"EUC-JP", "ja", u""},
    {"windows-949", "ko", u""},
    {"IBM852", "pl", polish}, {"IBM852", "cs", czech}, {"IBM852", "sk", slovak}, {"IBM852", "hu", hungarian},
    {"IBM852", "hr", southSlavic}, {"IBM852", "sl", southSlavic}, {"IBM852", "ro", romanian},
    {"IBM850", "fr", western}, {"IBM850", "de", german}, {"IBM850", "es", spanish}, {"IBM850", "pt", portuguese},
    {"IBM850", "da", danish},
    {"macintosh", "fr", western}, {"macintosh", "de", german}, {"macintosh", "es", spanish},
    {"macintosh", "pt", portuguese}, {"macintosh", "it", italian}, {"macintosh", "da", danish},
    {"x-mac-ce", "pl", polish}, {"x-mac-ce", "cs", czech}, {"x-mac-ce", "hu", hungarian}, {"x-mac-ce", "sk", slovak},
};

/// Signs that subtitles use in any language.
constexpr QStringView commonSigns = u"“”„‘’‚–—―…«»‹›¿¡°€£♪♫·•´©®™§№\u00A0\u00AD\u200B\u200E\u200F،؛؟。、，！？「」『』（）《》：；～…";
/// The most frequent characters of running Chinese: about a quarter of any text, and next to nothing of a wrong guess.
constexpr QStringView frequentSimplified = u"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能那得着下自之年过吗没什么好想知道";
constexpr QStringView frequentTraditional = u"的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能那得著下自之年過嗎沒什麼好想知道";
/// The same for syllables of Korean.
constexpr QStringView frequentKorean = u"이가는을를에의하다고도어아지나기리사로시서해요니까인대한은것그안내자라만있게면보거여든일무수정주들네우오말없왜못";
// clang-format on

bool isLetterOrMark(QChar c)
{
    return c.isLetter() || c.isMark();
}

enum class Script { Latin, Cyrillic, Greek, Han, Kana, Hangul, Other };

Script scriptOf(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Latin:
        return Script::Latin;
    case QChar::Script_Cyrillic:
        return Script::Cyrillic;
    case QChar::Script_Greek:
        return Script::Greek;
    case QChar::Script_Han:
        return Script::Han;
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return Script::Kana;
    case QChar::Script_Hangul:
        return Script::Hangul;
    default:
        return Script::Other;
    }
}

bool isEastAsian(Script script)
{
    return script == Script::Han || script == Script::Kana || script == Script::Hangul;
}

/// How much a character of an East Asian text speaks for the language.
double eastAsianScore(QChar c, Script script, QStringView language)
{
    const bool japanese = language == "ja"_L1;
    const bool korean = language == "ko"_L1;
    if (script == Script::Hangul)
        return !korean ? -1 : frequentKorean.contains(c) ? 1.8 : 0.2;
    if (script == Script::Kana) {
        const bool halfWidth = c.unicode() >= 0xFF61;
        return japanese && !halfWidth ? 1 : -0.5;
    }
    if (korean)
        return -0.2;
    if (japanese)
        return 0.5;
    const QStringView frequent = language == "zh-cn"_L1 ? frequentSimplified : frequentTraditional;
    return frequent.contains(c) ? 2.5 : 0.2;
}

/// From about -6 (nonsense) to about 1 (every sign is at home in that language).
double score(const QString &text, const Row &row)
{
    const QStringView letters(row.letters);
    const QString language = QString::fromLatin1(row.language);
    const bool eastAsian = letters.isEmpty();
    double sum = 0;
    qsizetype counted = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.unicode() < 0x80)
            continue;
        ++counted;
        const QChar before = i > 0 ? text[i - 1] : QChar(u' ');
        const QChar after = i + 1 < text.size() ? text[i + 1] : QChar(u' ');
        const bool inWord = isLetterOrMark(before) && isLetterOrMark(after);
        if (c == QChar::ReplacementCharacter || c.category() == QChar::Other_Control
            || c.category() == QChar::Other_PrivateUse || c.category() == QChar::Other_NotAssigned) {
            sum -= 6;
        } else if (isLetterOrMark(c)) {
            const Script script = scriptOf(c);
            if (eastAsian) {
                const bool glued = scriptOf(before) == Script::Latin || scriptOf(after) == Script::Latin;
                sum += isEastAsian(script) ? eastAsianScore(c, script, language) - (glued ? 0.7 : 0) : -1;
                continue;
            }
            if (!letters.contains(c) && !letters.contains(c.toLower())) {
                sum -= 1.5;
                continue;
            }
            const bool mixed = (script == Script::Cyrillic || script == Script::Greek)
                && (scriptOf(before) == Script::Latin || scriptOf(after) == Script::Latin);
            const bool capitalInside = c.isUpper() && before.isLower();
            const bool smallAfterCapitals =
                c.isLower() && before.isUpper() && i > 1 && text[i - 2].isLetter() && text[i - 2].isUpper();
            sum += mixed || capitalInside || smallAfterCapitals ? -1.5 : 1;
        } else if (commonSigns.contains(c)) {
            const bool apostrophe = c == u'’' || c == u'·' || c == u'\u00AD';
            sum += inWord && !apostrophe && !eastAsian ? -2 : 0.3;
        } else {
            sum += inWord ? -2 : -0.7;
        }
    }
    return counted == 0 ? 0 : sum / double(counted);
}

QString uchardetGuess(const QByteArray &sample)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    if (uchardet_handle_data(detector.get(), sample.constData(), size_t(sample.size())) != 0)
        return {};
    uchardet_data_end(detector.get());
    QString name = canonicalEncodingName(QString::fromLatin1(uchardet_get_charset(detector.get())));
    // The Windows encodings hold all letters of these and are what people really used.
    if (name == "ISO-8859-1"_L1)
        name = u"windows-1252"_s;
    else if (name == "ISO-8859-9"_L1)
        name = u"windows-1254"_s;
    else if (name == "ISO-8859-8"_L1)
        name = u"windows-1255"_s;
    return name;
}

/// The lines that tell something: those with bytes beyond ASCII.
QByteArray tellingLines(const QByteArray &content)
{
    constexpr qsizetype enough = 48 * 1024;
    QByteArray sample;
    qsizetype start = 0;
    while (start < content.size() && sample.size() < enough) {
        qsizetype end = content.indexOf('\n', start);
        if (end < 0)
            end = content.size();
        const QByteArrayView line = QByteArrayView(content).sliced(start, qMin(end - start, enough));
        if (std::any_of(line.begin(), line.end(), [](char c) { return uchar(c) >= 0x80; })) {
            sample += line;
            sample += '\n';
        }
        start = end + 1;
    }
    return sample;
}

struct Judged
{
    const Row *row = nullptr;
    double score = 0;
};

} // namespace

EncodingGuess guessLegacyEncoding(const QByteArray &content, const Language &expected)
{
    const QByteArray sample = tellingLines(content);
    const QString other = uchardetGuess(content.left(256 * 1024));
    QHash<QByteArrayView, QString> texts;
    std::vector<Judged> judged;
    for (const Row &row : rows) {
        const QByteArrayView name(row.encoding);
        auto text = texts.constFind(name);
        if (text == texts.constEnd()) {
            QStringDecoder decoder(row.encoding);
            text = texts.insert(name, decoder.isValid() ? QString(decoder.decode(sample)) : QString());
        }
        if (text->isEmpty())
            continue;
        double points = score(*text, row) - 0.001 * double(judged.size());
        if (other == QLatin1StringView(row.encoding))
            points += 0.15;
        const Language language = Language::fromCode(QString::fromLatin1(row.language));
        if (expected.isValid() && (language.base() == expected.base()))
            points += 0.4;
        judged.push_back({&row, points});
    }
    if (judged.empty())
        return {};
    std::stable_sort(judged.begin(), judged.end(), [](const Judged &a, const Judged &b) { return a.score > b.score; });

    // What the best few read like: running text in the language of the row is better evidence than its letters.
    QHash<QString, DetectedLanguage> languages;
    for (Judged &each : judged) {
        if (each.score < judged.front().score - 0.8)
            break;
        const QString &text = texts[QByteArrayView(each.row->encoding)];
        if (!languages.contains(text)) {
            if (languages.size() == 6)
                continue;
            languages.insert(text, detectLanguage(text));
        }
        const DetectedLanguage seen = languages.value(text);
        if (seen.language.base() == Language::fromCode(QString::fromLatin1(each.row->language)).base())
            each.score += 0.4 * seen.percent / 100;
    }
    std::stable_sort(judged.begin(), judged.end(), [](const Judged &a, const Judged &b) { return a.score > b.score; });

    const Judged &best = judged.front();
    const QString bestText = texts[QByteArrayView(best.row->encoding)];
    double next = -6;
    for (const Judged &each : judged) {
        if (texts[QByteArrayView(each.row->encoding)] != bestText) {
            next = each.score;
            break;
        }
    }
    return {QString::fromLatin1(best.row->encoding), best.score > 0.5 && best.score - next > 0.1};
}

} // namespace Legenda
