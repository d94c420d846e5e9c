// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "encodingtexts.h"

#include "core/subtitles/languagedetection.h"
#include "core/subtitles/subtitletext.h"
#include "core/subtitles/textencoding.h"
#include "core/subtitles/textinput.h"
#include "core/subtitles/textoutput.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QStringConverter>
#include <QTest>

#include <algorithm>
#include <iterator>

using namespace Legenda;
using namespace Legenda::Test;
using namespace Qt::StringLiterals;

class TestEncodingDetection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void guessesLabelledTexts_data();
    void guessesLabelledTexts();
    void guessesNearlyAll();
    void expectedLanguageIsEvidence();
    void hebrewBackwards();
    void confidenceFollowsTheEvidence();
    void readsUnicodeWithoutMark_data();
    void readsUnicodeWithoutMark();
    void readsMarks();
    void readsSevenBits();
    void keepsStrayZeros();
    void readsCutAndBrokenUtf8();
    void readsMixedTexts();
    void warnsOfTextTurnedTwice();
    void everyOfferedEncodingGoesBothWays();
    void saysWhatAnEncodingLacks();
    void ownEncodingsComeThroughInputAndOutput();
    void hostileBytes_data();
    void hostileBytes();
    void detectsLanguages();
    void leavesOutNoise();
    void tellsSouthSlavicAndChineseApart();
};

namespace {

bool hasLetter(QChar c, const QString &encoding)
{
    return c.unicode() < 0x80 || encodeText(QString(c), encoding, false);
}

/// As windows-1258 spells it: base letters, then the tone.
QString forWindows1258(QChar c)
{
    QString base;
    QString tone;
    for (const QChar part : QString(c).normalized(QString::NormalizationForm_D))
        (QStringView(u"\u0300\u0301\u0303\u0309\u0323").contains(part) ? tone : base) += part;
    return base.normalized(QString::NormalizationForm_C) + tone;
}

/// As somebody with that encoding would have typed the text.
QString typedIn(const QString &encoding, QStringView text)
{
    static constexpr std::pair<char16_t, const char16_t *> instead[] = {{u'—', u"-"}, {u'–', u"-"}, {u'…', u"..."},
        {u'“', u"\""}, {u'”', u"\""}, {u'„', u"\""}, {u'’', u"'"}, {u'ș', u"ş"}, {u'ț', u"ţ"}, {u'œ', u"oe"},
        {u'ی', u"ي"}, {u'،', u","}, {u'š', u"s"}, {u'ž', u"z"}, {u'đ', u"d"}, {u'ѝ', u"и"}, {u'ґ', u"г"}, {u'ł', u"l"}};
    QString out;
    for (const QChar c : text) {
        if (hasLetter(c, encoding)) {
            out += c;
        } else if (encoding == "windows-1258"_L1) {
            out += forWindows1258(c);
        } else {
            const auto *other = std::find_if(
                std::begin(instead), std::end(instead), [&](const auto &each) { return each.first == c.unicode(); });
            if (other != std::end(instead))
                out += QStringView(other->second);
        }
    }
    return out;
}

QString asSubRip(const QString &text)
{
    QString out;
    int number = 0;
    QString words;
    for (const QChar c : text) {
        words += c;
        if (!QStringView(u".?!。？！").contains(c))
            continue;
        ++number;
        out += u"%1\r\n00:%2:01,000 --> 00:%2:04,500\r\n<i>%3</i>\r\n\r\n"_s.arg(number)
                   .arg(number % 60, 2, 10, QChar(u'0'))
                   .arg(words.trimmed());
        words.clear();
    }
    return out.isEmpty() ? text : out;
}

/// About 200 bytes.
QString beginning(const QString &text)
{
    const bool dense = text.contains(u'。') || text.contains(u"다."_s);
    const qsizetype enough = dense ? 70 : 150;
    const qsizetype blank = text.indexOf(u' ', enough);
    return text.left(blank < 0 ? enough : blank);
}

/// Bytes that mean different letters in two encodings with none of the other in sight: nobody can tell.
bool isUndecidable(const QByteArray &language, const QString &encoding)
{
    return (language == "ro" && encoding == "ISO-8859-16"_L1) // the letters with a comma are those with a cedilla
        || (language == "et" && encoding == "ISO-8859-4"_L1) // hardly one "š" in a text
        || (language == "hu" && encoding == "ISO-8859-16"_L1);
}

struct Outcome
{
    bool right = false;
    bool offered = false; ///< right, or among the alternatives
    bool sure = false;
    QString described;
};

Outcome guess(const QString &text, const QString &encoding)
{
    const auto bytes = encodeText(text, encoding, false);
    if (!bytes)
        return {false, false, false, bytes.error().message};
    const DetectedEncoding found = detectEncoding(*bytes);
    const DecodedText decoded = decodeText(*bytes);
    Outcome outcome{decoded.text == text, decoded.text == text, found.sure,
        u"%1 %2 %3"_s.arg(found.encoding).arg(found.confidence).arg(decoded.text.left(60))};
    if (decoded.encoding != found.encoding || decoded.sure != found.sure)
        outcome.right = false;
    for (const EncodingChoice &other : found.alternatives) {
        const auto read = decodeTextAs(*bytes, other.encoding);
        outcome.offered |= read && read->text == text;
    }
    return outcome;
}

template <typename Take>
void forLabelled(Take take)
{
    for (const LabelledTexts &each : labelledTexts) {
        for (const QString &encoding : QString::fromLatin1(each.encodings).split(u' ')) {
            for (const QStringView text : {each.telling, each.talking, each.fresh}) {
                if (!text.isEmpty())
                    take(each.language, encoding, typedIn(encoding, text));
            }
        }
    }
}

} // namespace

void TestEncodingDetection::guessesLabelledTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoding");
    int number = 0;
    forLabelled([&](const char *language, const QString &encoding, const QString &text) {
        ++number;
        if (!isUndecidable(language, encoding))
            QTest::addRow("%s %s %d", language, qPrintable(encoding), number) << text << encoding;
    });
}

void TestEncodingDetection::guessesLabelledTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, encoding);
    const Outcome prose = guess(text, encoding);
    QVERIFY2(prose.right, qPrintable(prose.described));
    const Outcome subtitle = guess(asSubRip(text), encoding);
    QVERIFY2(subtitle.right, qPrintable(subtitle.described));
}

void TestEncodingDetection::guessesNearlyAll()
{
    int texts = 0;
    int right = 0;
    int rightWhenShort = 0;
    int offered = 0;
    int wrongButSure = 0;
    forLabelled([&](const char *, const QString &encoding, const QString &text) {
        const Outcome whole = guess(text, encoding);
        const Outcome piece = guess(beginning(text), encoding);
        ++texts;
        right += whole.right;
        rightWhenShort += piece.right;
        offered += whole.offered;
        wrongButSure += (!whole.right && whole.sure) + (!piece.right && piece.sure);
    });
    qInfo("of %d texts %d right, of their beginnings %d; among the offered %d; wrong but sure %d", texts, right,
        rightWhenShort, offered, wrongButSure);
    QVERIFY(texts > 400);
    QVERIFY(right * 100 >= texts * 95);
    QVERIFY(rightWhenShort * 100 >= texts * 95);
    QCOMPARE(offered, texts);
    QCOMPARE(wrongButSure, 0);
}

void TestEncodingDetection::expectedLanguageIsEvidence()
{
    // One letter: "ő" in windows-1250, "õ" in windows-1252.
    const QByteArray little = "k\xf5r\n";
    QCOMPARE(decodeText(little, Language::fromCode(u"hu")).text, u"kőr\n"_s);
    QCOMPARE(decodeText(little, Language::fromCode(u"pt")).text, u"kõr\n"_s);
    // But no proof: a service that calls Russian text English is wrong.
    const QByteArray russian = *encodeText(u"Байкал считается самым глубоким озером на земле."_s, u"KOI8-R"_s, false);
    for (const QStringView promised : {u"en", u"pl", u"zh-cn"})
        QCOMPARE(decodeText(russian, Language::fromCode(promised)).encoding, u"KOI8-R"_s);
}

void TestEncodingDetection::hebrewBackwards()
{
    // ISO-8859-8 was often written in the order of the screen.
    const QString words = u"המבקרים עולים במדרגות הלולייניות וסופרים אותן"_s;
    QString backwards = words;
    std::reverse(backwards.begin(), backwards.end());
    QCOMPARE(decodeText(*encodeText(backwards, u"ISO-8859-8"_s, false)).text, backwards);
}

void TestEncodingDetection::confidenceFollowsTheEvidence()
{
    const DetectedEncoding one = detectEncoding("k\xf5r\n");
    QVERIFY(!one.sure);
    QVERIFY(one.confidence < 90);
    QVERIFY(one.alternatives.size() >= 3);
    QStringList names{one.encoding};
    int last = 100;
    for (const EncodingChoice &choice : one.alternatives) {
        QVERIFY(!names.contains(choice.encoding));
        QVERIFY(choice.confidence >= 1 && choice.confidence <= last);
        QVERIFY(knownEncodings().contains(choice.encoding));
        names << choice.encoding;
        last = choice.confidence;
    }
    const DetectedEncoding much = detectEncoding(
        *encodeText(u"Старый маяк стоит на самом краю мыса уже больше ста лет, и смотритель всё ещё живёт там."_s,
            u"IBM866"_s, false));
    QCOMPARE(much.encoding, u"IBM866"_s);
    QVERIFY(much.sure);
    QVERIFY(much.confidence >= 95 && much.confidence < 100);
    const DetectedEncoding ascii = detectEncoding("plain words\n");
    QCOMPARE(ascii.encoding, u"UTF-8"_s);
    QVERIFY(ascii.sure && ascii.confidence == 100 && ascii.alternatives.isEmpty() && !ascii.mark);
    QCOMPARE(detectEncoding({}).encoding, u"UTF-8"_s);
}

void TestEncodingDetection::readsUnicodeWithoutMark_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoding");
    for (const LabelledTexts &each : labelledTexts) {
        for (const QString &encoding : {u"UTF-16LE"_s, u"UTF-16BE"_s, u"UTF-32LE"_s, u"UTF-32BE"_s})
            QTest::addRow("%s %s", each.language, qPrintable(encoding)) << each.talking.toString() << encoding;
    }
}

void TestEncodingDetection::readsUnicodeWithoutMark()
{
    QFETCH(QString, text);
    QFETCH(QString, encoding);
    for (const QString &each : {text, beginning(text), asSubRip(text)}) {
        const QByteArray bytes = *encodeText(each, encoding, false);
        const DetectedEncoding found = detectEncoding(bytes);
        QCOMPARE(found.encoding, encoding);
        QVERIFY(found.sure && !found.mark);
        QCOMPARE(decodeText(bytes).text, each);
        QVERIFY(!looksBinary(bytes));
        // A byte got lost at the end.
        QCOMPARE(decodeText(bytes.chopped(1)).encoding, encoding);
        QVERIFY(decodeText(bytes.chopped(1)).text.startsWith(each.chopped(2)));
    }
}

void TestEncodingDetection::readsMarks()
{
    const QString text = u"Żółw i 我\n"_s;
    for (const QString &encoding : {u"UTF-8"_s, u"UTF-16LE"_s, u"UTF-16BE"_s, u"UTF-32LE"_s, u"UTF-32BE"_s}) {
        const DetectedEncoding found = detectEncoding(*encodeText(text, encoding, true));
        QCOMPARE(found.encoding, encoding);
        QVERIFY(found.mark && found.sure);
        QCOMPARE(decodeText(*encodeText(text, encoding, true)).text, text);
    }
    // In front of what it does not belong to.
    const DetectedEncoding legacy = detectEncoding("\xEF\xBB\xBF"
                                                   "O\xf9 \xe9tais-tu pass\xe9, mon gar\xe7on ?\n");
    QCOMPARE(legacy.encoding, u"windows-1252"_s);
    QVERIFY(legacy.mark);
    QCOMPARE(decodeText("\xFF\xFE"
                        "1\n00:00:01,000 --> 00:00:02,000\nGood day.\n")
                 .encoding,
        u"UTF-8"_s);
    QVERIFY(decodeText("\xFF\xFE"
                       "1\n00:00:01,000 --> 00:00:02,000\nGood day.\n")
                .text.startsWith(u'1'));
    // Two files in one: the second mark is no letter for a reader.
    const QByteArray joined = "\xEF\xBB\xBF"
                              "ж\n"
                              "\xEF\xBB\xBF"
                              "ш\n";
    TextInput input(joined, detectEncoding(joined).encoding);
    QCOMPARE(input.rest(), u"ж\nш\n"_s);
}

void TestEncodingDetection::readsSevenBits()
{
    QCOMPARE(detectEncoding("\x1B$B$3$l\x1B(B ok\n").encoding, u"ISO-2022-JP"_s);
    QCOMPARE(detectEncoding("\x1B$)C\n\x0E"
                            "GQ1[\x0F ok\n")
                 .encoding,
        u"ISO-2022-KR"_s);
    QCOMPARE(*encodeText(u"中文"_s, u"HZ"_s, false), QByteArray("~{VPND~}")); // and back to ASCII
    const QString japanese = u"どこに行ってたの？"_s.repeated(20'000);
    for (const QString &encoding : {u"ISO-2022-JP"_s, u"HZ"_s}) { // through pieces
        TextOutput out(encoding);
        for (int i = 0; i < 3; ++i)
            out << japanese << u'\n';
        QCOMPARE(decodeTextAs(*out.finish(), encoding)->text, (japanese + u'\n').repeated(3));
        TextInput input(*encodeText(japanese, encoding, false), encoding);
        QCOMPARE(input.rest(), japanese);
    }
    QCOMPARE(decodeText("ab ~{VPND~} c\nd ~{VPND~}\n").text, u"ab 中文 c\nd 中文\n"_s);
    // What only looks a little like it.
    for (const char *plain : {"a ~{ b } ~~ c\n", "\x1B[31mred\x1B[0m\n", "~{", "~{ab", "~{a", "~", "~{}\n"})
        QCOMPARE(detectEncoding(plain).encoding, u"UTF-8"_s);
}

void TestEncodingDetection::keepsStrayZeros()
{
    QByteArray content = *encodeText(asSubRip(labelledTexts[0].talking.toString()), u"UTF-8"_s, false);
    content.insert(200, '\0');
    content.append(QByteArray(3, '\0'));
    QCOMPARE(detectEncoding(content).encoding, u"UTF-8"_s);
    QVERIFY(!looksBinary(content));
    QByteArray legacy = *encodeText(typedIn(u"windows-1252"_s, labelledTexts[0].talking), u"windows-1252"_s, false);
    legacy.insert(100, '\0');
    QCOMPARE(detectEncoding(legacy).encoding, u"windows-1252"_s);
    // Also where a short text is full of them: ASCII in UTF-16 has as many zeros as letters.
    const QByteArray dotted(
        "WEBVTT \0\n\n\0a\n00:01.000 --> 00:02.000 \0\nb\0c\n\n\0\n00:03.000 --> 00:04.000\nd\0\n", 72);
    QCOMPARE(detectEncoding(dotted).encoding, u"UTF-8"_s);
}

void TestEncodingDetection::readsCutAndBrokenUtf8()
{
    const QByteArray whole = u"Łódź płynie dalej. Zażółć gęślą jaźń"_s.toUtf8();
    const DecodedText cut = decodeText(whole.chopped(1));
    QCOMPARE(cut.text, u"Łódź płynie dalej. Zażółć gęślą jaź"_s);
    QVERIFY(cut.sure && cut.warnings.isEmpty());

    // One letter lost half of its bytes, long before the end.
    QByteArray broken = (labelledTexts[0].telling.toString() + u'\n').repeated(3).toUtf8();
    broken.remove(broken.indexOf("\xC3\xA9") + 1, 1);
    broken.insert(broken.size() / 2, "\xA9\x80");
    const DecodedText repaired = decodeText(broken);
    QCOMPARE(repaired.encoding, u"UTF-8"_s);
    QVERIFY(repaired.text.contains(u"chargés de harengs"_s));
    QCOMPARE(repaired.warnings.size(), 1);

    // U+1F3AC as two surrogates of three bytes.
    const QByteArray cesu = u"Żółw "_s.toUtf8() + "\xED\xA0\xBC\xED\xBE\xAC\n";
    QCOMPARE(decodeText(cesu).text, u"Żółw 🎬\n"_s);
    // Overlong forms are no UTF-8.
    QVERIFY(!decodeText(u"Żółw, gęś, źdźbło "_s.toUtf8() + "\xC0\xAF").text.contains(u'/'));
}

void TestEncodingDetection::readsMixedTexts()
{
    const QString french =
        labelledTexts[0].talking.toString().replace(u"… "_s, u".\n"_s).replace(u"? "_s, u"?\n"_s) + u'\n';
    const QByteArray utf8 = french.toUtf8();
    const QByteArray legacy = *encodeText(typedIn(u"windows-1252"_s, french), u"windows-1252"_s, false);

    // A corrected line in UTF-8 work.
    const QByteArray corrected = utf8 + "Cela m'a fait plaisir, v\xe9rit\xe9.\n" + utf8;
    const DetectedEncoding few = detectEncoding(corrected);
    QCOMPARE(few.encoding, u"UTF-8"_s);
    QCOMPARE(few.mixedWith, u"windows-1252"_s);
    QVERIFY(!few.sure);
    const DecodedText decoded = decodeText(corrected);
    QCOMPARE(decoded.text, french + u"Cela m'a fait plaisir, vérité.\n"_s + french);
    QCOMPARE(decoded.warnings.size(), 1);
    QVERIFY(decoded.warnings.first().contains("windows-1252"_L1));

    // Credits in UTF-8 before an old text.
    const QByteArray credits = u"Traduit par Hélène, relu par Noémie, synchronisé à la main par Zoé\n"_s.toUtf8();
    const DetectedEncoding old = detectEncoding(credits + legacy.repeated(8));
    QCOMPARE(old.encoding, u"windows-1252"_s);
    QCOMPARE(old.mixedWith, u"UTF-8"_s);
    const DecodedText oldDecoded = decodeText(credits + legacy.repeated(8));
    QVERIFY(oldDecoded.text.startsWith("Traduit par Hélène"_L1) || oldDecoded.text.startsWith(u"Traduit par Hélène"_s));
    QVERIFY(oldDecoded.text.contains(u"clé était restée chez ma s"_s));
    QCOMPARE(oldDecoded.warnings.size(), 1);

    // A letter of another encoding in a line that is UTF-8 otherwise.
    const DecodedText inside = decodeText(utf8 + u"Où étais-tu passé, mon "_s.toUtf8() + "gar\xe7on ?\n" + utf8);
    QVERIFY(inside.text.contains(u"Où étais-tu passé, mon garçon ?"_s));

    // Old texts in which some pairs of letters happen to be UTF-8 are not mixed.
    const QString russian = u"Всё, всё. Её ещё нет.\nВсё!\nЕщё?\nГде ты был? Я жду тебя уже два часа!\n"_s.repeated(20);
    for (const QString &encoding : {u"KOI8-R"_s, u"IBM866"_s, u"windows-1251"_s, u"x-mac-cyrillic"_s}) {
        const DetectedEncoding pure = detectEncoding(*encodeText(russian, encoding, false));
        QCOMPARE(pure.encoding, encoding);
        QVERIFY(pure.mixedWith.isEmpty());
    }
}

void TestEncodingDetection::warnsOfTextTurnedTwice()
{
    const QString meant = u"Où étais-tu passé, mon garçon ? La forêt brûlait déjà, c’est très bête.\n"_s;
    const auto twice = decodeTextAs(meant.toUtf8(), u"windows-1252"_s);
    const DecodedText decoded = decodeText(twice->text.toUtf8());
    QCOMPARE(decoded.text, twice->text);
    QCOMPARE(decoded.warnings.size(), 1);
    const DetectedEncoding detected = detectEncoding(twice->text.toUtf8());
    QVERIFY(detected.twice);
    QCOMPARE(detected.alternatives.value(0).encoding, u"UTF-8-twice"_s);
    QVERIFY(decoded.warnings.first().contains(u"UTF-8-twice"_s));
    const auto mended = [](const QString &text) { return decodeTextAs(text.toUtf8(), u"utf-8-TWICE"_s)->text; };
    QCOMPARE(mended(decoded.text), meant);
    QVERIFY(decodeText(meant.toUtf8()).warnings.isEmpty());
    // What is right stays, also as a line among others.
    QCOMPARE(mended(meant), meant);
    QCOMPARE(mended(u"plain"_s), u"plain"_s);
    QCOMPARE(mended(decoded.text + u"\né, ß and ő"_s), meant + u"\né, ß and ő"_s);
    QVERIFY(!knownEncodings().contains(u"UTF-8-twice"_s));
    QVERIFY(readableEncodings().contains(u"UTF-8-twice"_s));
    const QString russian = u"Где ты был? Я жду тебя.\n"_s;
    QString latin;
    for (const char c : russian.toUtf8())
        latin += QLatin1Char(c);
    QCOMPARE(mended(latin), russian);
}

void TestEncodingDetection::everyOfferedEncodingGoesBothWays()
{
    QVERIFY(knownEncodings().contains(u"ISO-8859-16"_s));
    QVERIFY(knownEncodings().contains(u"VISCII"_s));
    for (const QString &encoding : knownEncodings()) {
        QCOMPARE(canonicalEncodingName(encoding), encoding);
        QCOMPARE(canonicalEncodingName(encoding.toLower()), encoding);
        // All letters that it has, one after the other and among ASCII.
        QString letters = u"1\n00:00:01,000 --> 00:00:02,000\n"_s;
        for (char16_t c = 0xA0; c < 0xFFE0; ++c) {
            if (c == 0x2028)
                c = 0x2190;
            if (c >= 0xD800 && c < 0xF900)
                continue;
            if (c % 7 == 0 && hasLetter(QChar(c), encoding) && QChar(c).isLetter())
                letters += QChar(c) + u" a\n"_s;
        }
        const auto bytes = encodeText(letters, encoding, false);
        QVERIFY2(bytes, qPrintable(encoding));
        const QString back = decodeTextAs(*bytes, encoding)->text;
        qsizetype same = 0;
        const QStringList wanted = letters.split(u'\n');
        const QStringList got = back.split(u'\n');
        QCOMPARE(got.size(), wanted.size());
        for (qsizetype i = 0; i < wanted.size(); ++i)
            same += wanted[i] == got[i];
        // Some converters take a wide letter for a narrow one; the rest must be the same.
        QVERIFY2(same * 100 >= wanted.size() * 97, qPrintable(encoding));
        const bool unicode = encoding.startsWith("UTF-"_L1);
        QCOMPARE(!byteOrderMark(encoding).isEmpty(), unicode);
        QVERIFY(encodeText(u"a"_s, encoding, true)->startsWith(byteOrderMark(encoding)));
    }
}

void TestEncodingDetection::saysWhatAnEncodingLacks()
{
    for (const QString &encoding : {u"ISO-8859-1"_s, u"windows-1252"_s, u"KOI8-R"_s, u"VISCII"_s, u"Shift_JIS"_s}) {
        const auto refused = encodeText(u"Ş and ğ"_s, encoding, false);
        QVERIFY2(!refused, qPrintable(encoding));
        QVERIFY(refused.error().message.contains(u'Ş') && refused.error().message.contains(encoding));
        TextOutput out(encoding);
        out << u"Ş and ğ"_s;
        QVERIFY2(!out.finish(), qPrintable(encoding));
    }
}

void TestEncodingDetection::ownEncodingsComeThroughInputAndOutput()
{
    const QString text = u"Ngôi làng nhỏ, ỮẲỸ ợ\nmột\n"_s;
    TextOutput out(u"VISCII"_s);
    out << text;
    const auto bytes = out.finish();
    QVERIFY(bytes);
    QVERIFY(bytes->startsWith("Ng\xf4i l\xe0ng nh\xf6, \xff\x02\x19 \xfe\n"));
    TextInput input(*bytes, u"VISCII"_s);
    QCOMPARE(input.rest(), text);
    QCOMPARE(*encodeText(u"Țară, știu"_s, u"latin10"_s, false),
        QByteArray("\xdd"
                   "ar\xe3, \xba"
                   "tiu")
            .replace(0, 1, "\xde"));
}

void TestEncodingDetection::hostileBytes_data()
{
    QTest::addColumn<QByteArray>("content");
    constexpr qsizetype size = 64 * 1024 * 1024;
    for (const char c : {'\0', '\x1b', 'a', '\n', '\r', '~', '<', '\x80', '\xa1', '\xc3', '\xe9', '\xed', '\xff'})
        QTest::addRow("64 MB of %02x", uint(uchar(c))) << QByteArray(size, c);
    QByteArray all;
    for (int i = 0x80; i < 0x100; ++i)
        all += char(i);
    QTest::newRow("all high bytes") << all;
    QTest::newRow("all high bytes, often") << all.repeated(size / 512);
    QTest::newRow("letters on lines of their own") << QByteArray("\xe9\n").repeated(size / 8);
    QTest::newRow("broken lines") << QByteArray("\xC3\xA9\xe9\xC3\xA9 a\n").repeated(size / 16);
    QTest::newRow("broken, one line") << QByteArray("\xC3\xA9\xe9\xC3\xA9 a").repeated(size / 16);
    QTest::newRow("lines of UTF-8 and others") << QByteArray("\xC3\xA9\xC3\xA9\n\xe9\xe8\n").repeated(size / 16);
    QTest::newRow("escapes") << QByteArray("\x1B$B").repeated(size / 16);
    QTest::newRow("HZ") << QByteArray("~{VPND").repeated(size / 16);
    QTest::newRow("only a mark") << QByteArray("\xFF\xFE");
    QTest::newRow("half a mark") << QByteArray("\xEF\xBB");
    QTest::newRow("one byte") << QByteArray("\xE9");
    QRandomGenerator random(7);
    QByteArray noise(1024 * 1024, '\0');
    random.fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
    QTest::newRow("noise") << noise;
    QByteArray highNoise = noise;
    for (char &c : highNoise)
        c = char(uchar(c) | 0x80);
    QTest::newRow("high noise") << highNoise;
    for (int i = 1; i < 40; ++i)
        QTest::addRow("noise of %d", i) << noise.mid(i * 100, i);
}

void TestEncodingDetection::hostileBytes()
{
    QFETCH(QByteArray, content);
    QElapsedTimer timer;
    timer.start();
    const DetectedEncoding found = detectEncoding(content);
    // Far more than it needs; quadratic time would not be through in hours.
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(knownEncodings().contains(found.encoding));
    QVERIFY(found.confidence >= 0 && found.confidence <= 100);
    const DecodedText decoded = decodeText(content);
    QCOMPARE(decoded.encoding, found.encoding);
    looksBinary(content);
}

void TestEncodingDetection::detectsLanguages()
{
    for (const LabelledTexts &each : labelledTexts) {
        if (QByteArrayView(each.language) == "eo")
            continue; // not among the languages of the CLD2 that systems ship
        const DetectedLanguage seen = detectLanguage(each.telling);
        QVERIFY2(seen.language.base() == Language::fromCode(QString::fromLatin1(each.language)).base()
                || seen.alternatives.contains(Language::fromCode(QString::fromLatin1(each.language))),
            qPrintable(QString::fromLatin1(each.language) + u' ' + seen.language.code()));
    }
    QVERIFY(!detectLanguage(u"OK!").reliable);
    QVERIFY(!detectLanguage(u"").language.isValid());
    QVERIFY(!detectLanguage(u"12:30 ...").language.isValid());
    QCOMPARE(detectLanguage(QString(1'000'000, u'<')).reliable, false);
}

void TestEncodingDetection::leavesOutNoise()
{
    QString text;
    for (int i = 0; i < 8; ++i) {
        text += u"JONATHAN: <font color=\"#ffffff\" face=\"Times New Roman\">Ich habe</font> den Schlüssel nicht.\n"
                u"[THE DOOR OPENS SLOWLY WHILE MUSIC IS PLAYING]\nwww.the-best-subtitles-of-the-world.com\n"
                u"{\\an8\\fad(300,300)}Wo warst du denn so lange?\n"_s;
    }
    const DetectedLanguage seen = detectLanguage(text);
    QCOMPARE(seen.language.code(), u"de"_s);
    QVERIFY(seen.reliable);
    QVERIFY(seen.percent >= 95);
}

void TestEncodingDetection::tellsSouthSlavicAndChineseApart()
{
    const auto textOf = [](QByteArrayView language) {
        const auto *found = std::find_if(std::begin(labelledTexts), std::end(labelledTexts),
            [&](const LabelledTexts &each) { return QByteArrayView(each.language) == language; });
        return found->telling.toString() + u'\n' + found->talking.toString();
    };
    QCOMPARE(detectLanguage(textOf("hr")).language.code(), u"hr"_s);
    QCOMPARE(detectLanguage(textOf("sr-latn")).language.code(), u"sr-latn"_s);
    QCOMPARE(detectLanguage(textOf("sr")).language.code(), u"sr"_s);
    QCOMPARE(detectLanguage(textOf("zh-cn")).language.code(), u"zh-cn"_s);
    QCOMPARE(detectLanguage(textOf("zh-tw")).language.code(), u"zh-tw"_s);
    // Nothing in it that the others would say otherwise.
    const DetectedLanguage open = detectLanguage(u"Dobro jutro, kako ste danas? Hvala, dobro sam.");
    QVERIFY(!open.reliable);
    QVERIFY(open.alternatives.size() >= 2);
}

QTEST_GUILESS_MAIN(TestEncodingDetection)
#include "tst_encodingdetection.moc"
