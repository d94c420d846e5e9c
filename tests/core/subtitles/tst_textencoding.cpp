// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/subtitletext.h"
#include "core/subtitles/textencoding.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestTextEncoding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void guesses_data();
    void guesses();
    void readsUnicode_data();
    void readsUnicode();
    void repairsMixedLines();
    void expectedLanguageDecides();
    void knowsNames();
    void encodes();
    void namesMissingLetters();
    void largeTextsSurvive();
};

namespace {

/// The same as a script, of which most is no words.
QByteArray script(const QString &words, const QString &encoding)
{
    QString text = u"[Script Info]\r\nScriptType: v4.00+\r\nWrapStyle: 0\r\nScaledBorderAndShadow: yes\r\n\r\n"
                   u"[Events]\r\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\r\n"_s;
    for (const QString &line : words.split(u'|'))
        text += u"Dialogue: 0,0:00:01.00,0:00:02.00,MyStyle,,0,0,0,,{\\i1}"_s + line + u"\r\n"_s;
    const auto bytes = encodeText(text, encoding, false);
    return bytes ? *bytes : QByteArray();
}

/// And with a style sheet.
QByteArray sami(const QString &words, const QString &encoding)
{
    QString text =
        u"<SAMI>\n<HEAD>\n<TITLE>My Film</TITLE>\n<STYLE TYPE=\"text/css\">\n<!--\n"
        u"P {margin-left:8pt; margin-right:8pt; margin-bottom:2pt; margin-top:2pt; text-align:center;\n"
        u"   font-size:20pt; font-family:Arial, Sans-serif; font-weight:bold; color:white; background-color:black;}\n"
        u".CC {Name:Subtitles; lang:xx-XX; SAMIType:CC;}\n#STDPrn {Name:Standard Print;}\n"
        u"#LargePrn {Name:Large Print; font-size:24pt;}\n#SmallPrn {Name:Small Print; font-size:10pt;}\n"
        u"-->\n</STYLE>\n</HEAD>\n<BODY>\n"_s;
    for (const QString &line : words.split(u'|'))
        text += u"<SYNC Start=1000><P Class=CC>"_s + line + u"\n"_s;
    const auto bytes = encodeText(text, encoding, false);
    return bytes ? *bytes : QByteArray();
}

/// Cues of a language in the shape of SubRip, as bytes of an encoding.
QByteArray subRip(const QString &words, const QString &encoding)
{
    QString text;
    int number = 0;
    for (const QString &line : words.split(u'|')) {
        ++number;
        text += u"%1\r\n00:00:%2,000 --> 00:00:%2,900\r\n%3\r\n\r\n"_s.arg(number)
                    .arg(number, 2, 10, QChar(u'0'))
                    .arg(line);
    }
    const auto bytes = encodeText(text, encoding, false);
    return bytes ? *bytes : QByteArray();
}

} // namespace

void TestTextEncoding::guesses_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("encoding");

    const auto rows = [](const char *language, const QString &words, const QStringList &encodings) {
        for (const QString &encoding : encodings)
            QTest::addRow("%s %s", language, qPrintable(encoding)) << words << encoding;
    };
    rows("Polish",
        u"Nie wiem, dlaczego tak późno przyszedłeś.|Zażółć gęślą jaźń, proszę.|Śnieg leży już wszędzie.|Łódź płynie dalej."_s,
        {u"windows-1250"_s, u"ISO-8859-2"_s, u"IBM852"_s});
    rows("Czech", u"Příliš žluťoučký kůň úpěl ďábelské ódy.|Nevím, proč jsi přišel tak pozdě.|Šedý dům už stojí."_s,
        {u"windows-1250"_s, u"ISO-8859-2"_s});
    rows("Hungarian",
        u"Nem tudom, miért jöttél ilyen későn.|Őrült, de nagyon szép történet.|Külön útja volt a hősnek."_s,
        {u"windows-1250"_s});
    rows("Romanian",
        u"Nu ştiu de ce ai venit aşa de târziu.|Mâine vom pleca împreună în oraş.|Fată frumoasă, ţară mare."_s,
        {u"windows-1250"_s});
    rows("French",
        u"Je ne sais pas pourquoi tu es arrivé si tard.|Où étais-tu passé, mon garçon ?|La forêt brûlait déjà."_s,
        {u"windows-1252"_s, u"macintosh"_s});
    rows("German", u"Ich weiß nicht, warum du so spät kommst.|Über den Dächern wird es kühl.|Schöne Grüße an alle."_s,
        {u"windows-1252"_s, u"IBM850"_s});
    rows("Spanish", u"¿Por qué llegaste tan tarde, señor?|¡Mañana será otro día!|El niño duerme en el jardín."_s,
        {u"windows-1252"_s});
    rows("Swedish", u"Jag vet inte varför du kom så sent.|Det är en lång väg hem.|Ön ligger långt borta."_s,
        {u"windows-1252"_s});
    rows("Turkish", u"Neden bu kadar geç geldiğini bilmiyorum.|Işığı kapatır mısın?|Şimdi gitmeliyiz, çocuğum."_s,
        {u"windows-1254"_s});
    rows("Lithuanian", u"Nežinau, kodėl taip vėlai atėjai.|Šiandien mes važiuosime į miestą.|Žąsys skrenda į šiaurę."_s,
        {u"windows-1257"_s});
    rows("Estonian", u"Mida sa siin teed? Küsi õelt.|Ma arvasin, et sa läksid ära.|Me räägime sellest, šokk!"_s,
        {u"windows-1257"_s});
    rows("Russian", u"Я не знаю, почему ты пришёл так поздно.|Мы уезжаем завтра утром.|Это был очень длинный день."_s,
        {u"windows-1251"_s, u"KOI8-R"_s, u"IBM866"_s, u"ISO-8859-5"_s});
    rows("Ukrainian", u"Я не знаю, чому ти прийшов так пізно.|Їжак уже спить під деревом.|Це був дуже довгий день."_s,
        {u"windows-1251"_s});
    rows("Bulgarian",
        u"Не знам защо дойде толкова късно.|Утре сутрин заминаваме за града.|Това беше много дълъг ден."_s,
        {u"windows-1251"_s});
    rows("Greek", u"Δεν ξέρω γιατί ήρθες τόσο αργά.|Αύριο το πρωί φεύγουμε για την πόλη.|Ήταν μια πολύ μεγάλη μέρα."_s,
        {u"windows-1253"_s});
    rows("Hebrew", u"אני לא יודע למה באת כל כך מאוחר.|מחר בבוקר אנחנו נוסעים לעיר.|זה היה יום ארוך מאוד."_s,
        {u"windows-1255"_s});
    rows("Arabic", u"لا أعرف لماذا جئت متأخرا هكذا.|غدا صباحا سنذهب إلى المدينة.|كان يوما طويلا جدا."_s,
        {u"windows-1256"_s});
    rows("Thai", u"ฉันไม่รู้ว่าทำไมคุณมาสายขนาดนี้|พรุ่งนี้เช้าเราจะไปในเมือง|มันเป็นวันที่ยาวนานมาก"_s, {u"windows-874"_s});
    rows("Chinese", u"我不知道你为什么来得这么晚。|明天早上我们要去城里。|这是很长的一天，你说是不是？"_s,
        {u"GB18030"_s});
    rows("Chinese, traditional", u"我不知道你為什麼來得這麼晚。|明天早上我們要去城裡。|這是很長的一天，你說是不是？"_s,
        {u"Big5"_s});
    rows("Japanese", u"どうしてこんなに遅く来たのか分からない。|明日の朝、町へ行きます。|とても長い一日でした。"_s,
        {u"Shift_JIS"_s, u"EUC-JP"_s});
    rows("Korean", u"왜 이렇게 늦게 왔는지 모르겠어요.|내일 아침에 우리는 도시로 갑니다.|아주 긴 하루였어요."_s,
        {u"windows-949"_s});
}

void TestTextEncoding::guesses()
{
    QFETCH(QString, words);
    QFETCH(QString, encoding);
    for (const QByteArray &content : {subRip(words, encoding), script(words, encoding), sami(words, encoding)}) {
        QVERIFY(!content.isEmpty());
        const DecodedText decoded = decodeText(content);
        // Another encoding that gives the same letters is as good.
        QVERIFY2(decoded.text.contains(words.section(u'|', 0, 0)) && decoded.text.contains(words.section(u'|', 1, 1)),
            qPrintable(decoded.encoding + u": "_s + decoded.text));
    }
}

void TestTextEncoding::readsUnicode_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("bom");
    for (const QString &encoding : {u"UTF-8"_s, u"UTF-16LE"_s, u"UTF-16BE"_s, u"UTF-32LE"_s, u"UTF-32BE"_s}) {
        QTest::addRow("%s, marked", qPrintable(encoding)) << encoding << true;
        if (!encoding.startsWith("UTF-32"_L1))
            QTest::addRow("%s", qPrintable(encoding)) << encoding << false;
    }
}

void TestTextEncoding::readsUnicode()
{
    QFETCH(QString, encoding);
    QFETCH(bool, bom);
    const QString text = u"1\n00:00:01,000 --> 00:00:02,000\nМы уезжаем — žluťoučký 我 🎬\n"_s;
    const auto bytes = encodeText(text, encoding, bom);
    QVERIFY(bytes);
    const DecodedText decoded = decodeText(*bytes);
    QCOMPARE(decoded.text, text);
    QCOMPARE(decoded.encoding, encoding);
    QVERIFY(decoded.sure);
    // Cut in the middle of a letter: what is whole is read.
    const DecodedText cut = decodeText(bytes->chopped(2));
    QCOMPARE(cut.encoding, encoding);
    QVERIFY(text.startsWith(cut.text.left(text.size() - 4)));
}

void TestTextEncoding::repairsMixedLines()
{
    QByteArray content =
        u"1\n00:00:01,000 --> 00:00:02,000\nOù étais-tu passé, mon garçon ?\nLa forêt brûlait déjà.\n"_s.toUtf8();
    content += "Cela m'a fait plaisir, v\xe9rit\xe9.\n";
    const DecodedText decoded = decodeText(content);
    QVERIFY(decoded.text.contains(u"garçon"_s));
    QVERIFY(decoded.text.contains(u"vérité"_s));
    QCOMPARE(decoded.warnings.size(), 1);
    QVERIFY(!decoded.sure);
}

void TestTextEncoding::expectedLanguageDecides()
{
    // Hardly anything to go by: one letter that both languages have on that byte.
    const QByteArray content = "1\n00:00:01,000 --> 00:00:02,000\nk\xf5r\n";
    QVERIFY(decodeText(content, Language::fromCode(u"hu")).text.contains(u"kőr"_s));
    QVERIFY(decodeText(content, Language::fromCode(u"et")).text.contains(u"kõr"_s));
}

void TestTextEncoding::knowsNames()
{
    QCOMPARE(canonicalEncodingName(u"utf8"_s), u"UTF-8"_s);
    QCOMPARE(canonicalEncodingName(u"CP1250"_s), u"windows-1250"_s);
    QCOMPARE(canonicalEncodingName(u"latin1"_s), u"ISO-8859-1"_s);
    QCOMPARE(canonicalEncodingName(u"cp852"_s), u"IBM852"_s);
    QCOMPARE(canonicalEncodingName(u"shift-jis"_s), u"Shift_JIS"_s);
    QCOMPARE(knownEncodings().first(), u"UTF-8"_s);
    QVERIFY(knownEncodings().contains(u"windows-1250"_s));
    QVERIFY(!decodeTextAs("x", u"klingon"_s));
}

void TestTextEncoding::encodes()
{
    QCOMPARE(*encodeText(u"zażółć"_s, u"windows-1250"_s, false), QByteArray("za\xbf\xf3\xb3\xe6"));
    QCOMPARE(*encodeText(u"é"_s, u"UTF-8"_s, true), QByteArray("\xEF\xBB\xBF\xC3\xA9"));
    QCOMPARE(*encodeText(u"a"_s, u"UTF-16LE"_s, true),
        QByteArray("\xFF\xFE"
                   "a\0",
            4));
    QCOMPARE(*encodeText(u"a"_s, u"windows-1252"_s, true), QByteArray("a")); // no mark where there is none
}

void TestTextEncoding::namesMissingLetters()
{
    const auto result = encodeText(u"Żółw i 我"_s, u"windows-1250"_s, false);
    QVERIFY(!result);
    QCOMPARE(int(result.error().kind), int(ErrorKind::BadInput));
    QVERIFY(result.error().message.contains(u'我'));
    QVERIFY(!result.error().message.contains(u'Ż'));
}

void TestTextEncoding::largeTextsSurvive()
{
    const QString text = u"我不知道为什么。 ㌀ 🎬 "_s.repeated(100'000);
    const auto bytes = encodeText(text, u"GB18030"_s, false);
    QVERIFY(bytes);
    QCOMPARE(decodeTextAs(*bytes, u"GB18030"_s)->text, text);
    const QString russian = u"Это был очень длинный день. "_s.repeated(100'000);
    QCOMPARE(decodeTextAs(*encodeText(russian, u"KOI8-R"_s, false), u"KOI8-R"_s)->text, russian);
}

QTEST_GUILESS_MAIN(TestTextEncoding)
#include "tst_textencoding.moc"
