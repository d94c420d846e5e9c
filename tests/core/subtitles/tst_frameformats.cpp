// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Formats that count frames, or units of their own.

#include "core/subtitles/formats/formats.h"
#include "tests/support/cueshape.h"
#include "tests/support/subtitlecase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

TextStyle traits(quint16 which)
{
    TextStyle style;
    style.traits = which;
    return style;
}

Cue styledCue(const QString &text, const QList<StyleRun> &runs)
{
    Cue cue(1000, 2000, text);
    cue.runs = runs;
    return cue;
}

const SubtitleFormat &formatOf(const QString &id)
{
    return *subtitleFormat(id);
}

} // namespace

class TestFrameFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sniffs_data();
    void sniffs();
    void reads_data();
    void reads();
    void usesTheRate_data();
    void usesTheRate();
    void guessesTheRate();
    void saysWhatIsBroken_data();
    void saysWhatIsBroken();
    void readsMpSubHeader();
    void readsSpruceCommands();
    void readsJacoSubDirections_data();
    void readsJacoSubDirections();
    void keepsTheFile_data();
    void keepsTheFile();
    void writesMicroDvd_data();
    void writesMicroDvd();
    void countsWhatMicroDvdLoses();
    void writesOthers_data();
    void writesOthers();
    void writtenIsReadAgain_data();
    void writtenIsReadAgain();
    void rateStaysExact();
    void survivesHostileText_data();
    void survivesHostileText();
};

void TestFrameFormats::sniffs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("format");
    QTest::newRow("microdvd") << u"{1}{1}25\n{10}{20}Hi\n"_s << u"microdvd"_s;
    QTest::newRow("microdvd without ends") << u"{10}{}Hi\n{20}{}You\n"_s << u"microdvd"_s;
    QTest::newRow("microdvd below zero") << u"{-10}{20}Hi\n"_s << u"microdvd"_s;
    QTest::newRow("aqtitle") << u"-->> 000010\nHi\n\n-->> 000020\n\n"_s << u"aqtitle"_s;
    QTest::newRow("mpsub") << u"TITLE=A\nFORMAT=TIME\n\n1.0 2.0\nHi\n"_s << u"mpsub"_s;
    QTest::newRow("jacosub") << u"#T100\n0:00:01.00 0:00:02.00 D Hi\n"_s << u"jacosub"_s;
    QTest::newRow("jacosub in frames") << u"@30 @60 JL Hi\n"_s << u"jacosub"_s;
    QTest::newRow("spruce") << u"00:00:01:00 , 00:00:02:00 , Hi\n"_s << u"spruce-stl"_s;
    QTest::newRow("spruce with commands") << u"$FontName = Arial\n00:00:01:00,00:00:02:00,Hi\n"_s << u"spruce-stl"_s;
    QTest::newRow("a text with a brace") << u"{He} said {nothing}.\nShe neither.\n"_s << QString();
}

void TestFrameFormats::sniffs()
{
    QFETCH(QString, text);
    QFETCH(QString, format);
    QCOMPARE(sniffed(text), format);
}

void TestFrameFormats::reads_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("cues");
    const auto row = [](const char *name, const QString &format, const QString &text, const QStringList &cues) {
        QTest::newRow(name) << format << text << cues;
    };
    const QString dvd = u"microdvd"_s;
    row("lines", dvd, u"{1}{1}25\n{25}{50}One|two\n"_s, {u"1000-2000 One|two"_s});
    row("codes", dvd, u"{1}{1}25\n{25}{50}{y:i}One|{y:b,u}two|three\n"_s, {u"1000-2000 [i:One]|[bu:two]|three"_s});
    row("codes for all", dvd, u"{1}{1}25\n{25}{50}{Y:i}One|two\n"_s, {u"1000-2000 [i:One|two]"_s});
    row("colour", dvd, u"{1}{1}25\n{25}{50}{c:$0000FF}One|two\n"_s, {u"1000-2000 [#FFFF0000:One]|two"_s});
    row("colour for all", dvd, u"{1}{1}25\n{25}{50}{C:$FF0000}{y:i}One|two\n"_s,
        {u"1000-2000 [i #FF0000FF:One]|[#FF0000FF:two]"_s});
    row("font", dvd, u"{1}{1}25\n{25}{50}One {f:Georgia}two\n"_s, {u"1000-2000 One [Georgia:two]"_s});
    row("slash", dvd, u"{1}{1}25\n{25}{50}/One|and / two\n"_s, {u"1000-2000 [i:One]|and / two"_s});
    row("others' tags", dvd, u"{1}{1}25\n{25}{50}One <font color=\"#00FF00\">two</font>{\\an8}\n"_s,
        {u"1000-2000 One [#FF00FF00:two]"_s});
    row("no tag", dvd, u"{1}{1}25\n{25}{50}<DOOR SLAMS & BELL> a < b\n"_s, {u"1000-2000 <DOOR SLAMS & BELL> a < b"_s});
    row("no end", dvd, u"{1}{1}25\n{25}{}One\n{50}{}Two\n{1000}{}\n"_s, {u"1000-2000 One"_s, u"2000-40000 Two"_s});
    row("ends by themselves", dvd, u"{1}{1}25\n{25}{}One\n{2500}{0}Two\n"_s,
        {u"1000-3000 One"_s, u"100000-102000 Two"_s});
    row("below zero and backwards", dvd, u"{1}{1}25\n{-25}{25}One\n{75}{50}Two\n"_s,
        {u"-1000-1000 One"_s, u"3000-2000 Two"_s});
    row("a cue without text", dvd, u"{1}{1}25\n{25}{50}\n"_s, {u"1000-2000 "_s});
    row("blanks", dvd, u"  {1}{1} 25 \n\n { 25 } {50} One \n"_s, {u"1000-2000 One"_s});
    row("a film about itself", dvd, u"{1}{1}movie info: XVID 720x304 25.0fps 699 MB\n{25}{50}One\n"_s,
        {u"1000-2000 One"_s});
    row("a number that is text", dvd, u"{1}{1}25\n{0}{1}24\n"_s, {u"0-40 24"_s});
    row("defaults", dvd, u"{DEFAULT}{}{C:$FF}\n{1}{1}25\n{25}{50}One\n"_s, {u"1000-2000 One"_s});

    const QString aqt = u"aqtitle"_s;
    row("aqtitle", aqt, u"-->> 000024\nOne\ntwo\n\n-->> 000048\n\n-->> 72\nThree\n-->> 96\nFour\n-->> 120\n"_s,
        {u"1001-2002 One|two"_s, u"3003-4004 Three"_s, u"4004-5005 Four"_s});

    const QString mp = u"mpsub"_s;
    row("mpsub in seconds", mp, u"FORMAT=TIME\n\n1 2.5\nOne\ntwo\n\n-0.5 1\nThree\n\n\n0 1\n\n0 1\nFour\n"_s,
        {u"1000-3500 One|two"_s, u"3000-4000 Three"_s, u"4000-5000 "_s, u"5000-6000 Four"_s});
    row("mpsub in frames", mp, u"FORMAT=25\n\n25 50\nOne\n\n25 25\nTwo\n"_s, {u"1000-3000 One"_s, u"4000-5000 Two"_s});
    row("numbers that are text", mp, u"FORMAT=TIME\n\n1 2\n3 4\n\nstill the same\n"_s,
        {u"1000-3000 3 4|still the same"_s});

    const QString jaco = u"jacosub"_s;
    row("jacosub", jaco, u"#T100\n0:00:01.50 0:00:02.00 D One\\ntwo\n"_s, {u"1500-2000 One|two"_s});
    row("units that go without saying", jaco, u"0:00:01.15 0:00:02.00 D One\n@90 @105 Two\n"_s,
        {u"1500-2000 One"_s, u"3000-3500 Two"_s});
    row("a shift", jaco, u"#TIMERES 10\n#SHIFT -1.5\n0:00:02.00 0:00:03.00 D One\n"_s, {u"500-1500 One"_s});
    row("styles", jaco, u"#T100\n0:00:01.00 0:00:02.00 D \\IOne\\i \\B\\Utwo\\N three\n"_s,
        {u"1000-2000 [i:One] [bu:two] three"_s});
    row("signs", jaco, u"#T100\n0:00:01.00 0:00:02.00 D a~b\\~\\\\{a remark}\\{c\\C1d\n"_s,
        {u"1000-2000 a\u00A0b~\\{cd"_s});
    row("a long line", jaco, u"#T100\n0:00:01.00 0:00:02.00 D One \\\n   two \\\nthree\n"_s,
        {u"1000-2000 One two three"_s});
    row("a remark in front", jaco, u"#T100\n# a remark\n0:00:01.00 0:00:02.00 {NTP} One\n"_s, {u"1000-2000 One"_s});

    const QString spruce = u"spruce-stl"_s;
    row("spruce", spruce, u"//a remark\n00:00:01:05 , 00:00:02:00 , One, two | three\n"_s,
        {u"1200-2000 One, two|three"_s});
    row("toggles", spruce, u"00:00:01:00,00:00:02:00,^IOne^I ^B^Utwo\n"_s, {u"1000-2000 [i:One] [bu:two]"_s});
    row("thirty frames", spruce, u"00:00:01:29 , 00:00:02:00 , One\n"_s, {u"1968-2000 One"_s});
}

void TestFrameFormats::reads()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QFETCH(QStringList, cues);
    const Reading reading = readText(formatOf(format), text);
    QCOMPARE(shapes(reading.document), cues);
    QVERIFY(!reading.cutOff);
    // Written and read again it is the same, with the text as it stood and without.
    for (const bool keep : {true, false}) {
        WriteOptions options;
        options.keepNative = keep;
        const QString written = writeText(formatOf(format), reading.document, options);
        QStringList again = shapes(readText(formatOf(format), written, {reading.document.fps}).document);
        if (cues.contains(u"3000-2000 Two"_s)) {
            QCOMPARE(again, (QStringList{u"0-1000 One"_s, u"3000-3000 Two"_s}));
            continue;
        }
        QCOMPARE(again, cues);
    }
}

void TestFrameFormats::usesTheRate_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<double>("option");
    QTest::addColumn<double>("fps");
    QTest::addColumn<int>("cues");
    QTest::newRow("of the file") << u"{1}{1}25.000\n"_s << 0.0 << 25.0 << 1;
    QTest::newRow("the file knows better") << u"{1}{1}25\n"_s << 30.0 << 25.0 << 1;
    QTest::newRow("with a comma") << u"{1}{1}23,976 fps\n"_s << 0.0 << 24000 / 1001.0 << 1;
    QTest::newRow("in the first frame") << u"{0}{0}29.97\n"_s << 0.0 << 30000 / 1001.0 << 1;
    QTest::newRow("said by the person") << QString() << 24.0 << 24.0 << 1;
    QTest::newRow("no rate but a text") << u"{1}{1}-23.976\n"_s << 24.0 << 24.0 << 2;
    QTest::newRow("a year") << u"{1}{1}1984\n"_s << 24.0 << 24.0 << 2;
    QTest::newRow("too late to be one") << u"{1}{30}25\n"_s << 24.0 << 24.0 << 2;
    QTest::newRow("nonsense is said") << QString() << -5.0 << 24000 / 1001.0 << 1;
}

void TestFrameFormats::usesTheRate()
{
    QFETCH(QString, first);
    QFETCH(double, option);
    QFETCH(double, fps);
    QFETCH(int, cues);
    const Document document = readText(Formats::microDvd(), first + u"{100}{200}One\n"_s, {option}).document;
    QCOMPARE(document.fps, fps);
    QCOMPARE(document.cues.size(), cues);
    QCOMPARE(document.cues.last().startMs, framesToMs(100, fps));
}

void TestFrameFormats::guessesTheRate()
{
    const Reading reading = readText(Formats::microDvd(), u"{24}{48}One\n"_s);
    QVERIFY(reading.fpsGuessed);
    QCOMPARE(reading.warnings.size(), 1);
    QCOMPARE(shapes(reading.document), QStringList{u"1001-2002 One"_s});
    QVERIFY(!readText(Formats::microDvd(), u"{24}{48}One\n"_s, {25}).fpsGuessed);
    QVERIFY(readText(Formats::aqTitle(), u"-->> 24\nOne\n\n-->> 48\n"_s).fpsGuessed);
    QCOMPARE(shapes(readText(Formats::aqTitle(), u"-->> 25\nOne\n\n-->> 50\n"_s, {25}).document),
        QStringList{u"1000-2000 One"_s});
    QVERIFY(readText(Formats::spruceStl(), u"00:00:01:00 , 00:00:02:00 , One\n"_s).fpsGuessed);
    QCOMPARE(shapes(readText(Formats::spruceStl(), u"00:00:01:12 , 00:00:02:00 , One\n"_s, {24}).document),
        QStringList{u"1500-2000 One"_s});
    // These count in what they say themselves.
    QCOMPARE(readText(Formats::jacoSub(), u"#T50\n@50 @100 D One\n"_s).document.fps, 0.0);
    QVERIFY(!readText(Formats::mpSub(), u"FORMAT=25\n\n25 25\nOne\n"_s).fpsGuessed);
}

void TestFrameFormats::saysWhatIsBroken_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cues");
    QTest::addColumn<int>("warnings");
    QTest::addColumn<bool>("cutOff");
    QTest::newRow("junk in between") << u"microdvd"_s << u"{1}{1}25\n{25}{50}One\njunk\n\njunk\n{75}{80}Two\n"_s << 2
                                     << 1 << false;
    QTest::newRow("junk in front") << u"microdvd"_s << u"junk\n{1}{1}25\n{25}{50}One\n"_s << 1 << 0 << false;
    QTest::newRow("cut in a number") << u"microdvd"_s << u"{1}{1}25\n{25}{50}One\n{75}{8"_s << 1 << 1 << true;
    QTest::newRow("numbers of nonsense") << u"microdvd"_s
                                         << u"{1}{1}25\n{25}{50}One\n{99999999999999999999}{1}Two\n{a}{b}c\n{9}{9}d\n"_s
                                         << 2 << 1 << false;
    QTest::newRow("jacosub") << u"jacosub"_s << u"#T100\n0:00:01.00 D One\n0:00:01.00 0:00:02.00 D Two\n"_s << 1 << 1
                             << false;
    QTest::newRow("spruce") << u"spruce-stl"_s << u"00:00:01:00 , One\n00:00:01:00 , 00:00:02:00 , Two\n"_s << 1 << 1
                            << false;
    QTest::newRow("pictures") << u"spruce-stl"_s
                              << u"$SetFilePathToken = <<>>\n00:00:01:00 , 00:00:02:00 , <<>>one.tif\n"_s << 1 << 1
                              << false;
}

void TestFrameFormats::saysWhatIsBroken()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QFETCH(int, cues);
    QFETCH(int, warnings);
    QFETCH(bool, cutOff);
    const Reading reading = readText(formatOf(format), text);
    QCOMPARE(reading.document.cues.size(), cues);
    QCOMPARE(reading.warnings.size(), warnings);
    QCOMPARE(reading.cutOff, cutOff);
}

void TestFrameFormats::readsMpSubHeader()
{
    const QString text = u"TITLE=A day\nAUTHOR=Ann\nNOTE=by hand\nFILE=a.avi\nTYPE=VIDEO\nFORMAT=25\n\n25 25\nOne\n"_s;
    const Document document = readText(Formats::mpSub(), text).document;
    QCOMPARE(document.metadata.value(u"title"_s), u"A day"_s);
    QCOMPARE(document.metadata.value(u"author"_s), u"Ann"_s);
    QCOMPARE(document.metadata.value(u"comment"_s), u"by hand"_s);
    QCOMPARE(document.fps, 25.0);
    QCOMPARE(writeText(Formats::mpSub(), document), text);
    QCOMPARE(writeText(Formats::mpSub(), document, {0, u"Another"_s}).section(u'\n', 0, 0), u"TITLE=Another"_s);
}

void TestFrameFormats::readsSpruceCommands()
{
    const QString text = u"$FontName = Arial\n$HorzAlign = Center\n\n00:00:01:00 , 00:00:02:00 , One\n"
                         "$FontSize = 50\n$VertAlign = Top\n$HorzAlign = Left\n$Italic = TRUE\n"
                         "00:00:03:00 , 00:00:04:00 , Two\n$Italic = False\n$VertAlign = Bottom\n"
                         "00:00:05:00 , 00:00:06:00 , Three\n"_s;
    const Document document = readText(Formats::spruceStl(), text).document;
    QCOMPARE(shapes(document), (QStringList{u"1000-2000 One"_s, u"3000-4000 [i:Two]"_s, u"5000-6000 Three"_s}));
    QCOMPARE(document.cues[0].details().placement.anchor, 0);
    QCOMPARE(document.cues[1].details().placement.anchor, 7);
    QCOMPARE(document.cues[1].details().settings, u"$FontSize = 50"_s);
    QCOMPARE(document.cues[2].details().placement.anchor, 1);
    const QString written = writeText(Formats::spruceStl(), document);
    QCOMPARE(written,
        u"$FontName = Arial\n$HorzAlign = Center\n\n00:00:01:00 , 00:00:02:00 , One\n$FontSize = 50\n"
        "$HorzAlign = Left\n$VertAlign = Top\n00:00:03:00 , 00:00:04:00 , ^ITwo^I\n$VertAlign = Bottom\n"
        "00:00:05:00 , 00:00:06:00 , Three\n"_s);
    QCOMPARE(readText(Formats::spruceStl(), written).document.cues, document.cues);
}

void TestFrameFormats::readsJacoSubDirections_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("anchor");
    QTest::newRow("as usual") << u"D One"_s << u"One"_s << 0;
    QTest::newRow("top left") << u"VTJL One"_s << u"One"_s << 7;
    QTest::newRow("in small letters") << u"vmjr One"_s << u"One"_s << 6;
    QTest::newRow("with numbers") << u"VB8C10 One"_s << u"One"_s << 0;
    QTest::newRow("a default") << u"d3 One"_s << u"One"_s << 0;
    QTest::newRow("brackets") << u"[VT] One"_s << u"One"_s << 8;
    QTest::newRow("none") << u"Victor came"_s << u"Victor came"_s << 0;
    QTest::newRow("none, but capitals") << u"HELLO there"_s << u"HELLO there"_s << 0;
    QTest::newRow("a short word") << u"I came"_s << u"I came"_s << 0;
    QTest::newRow("a number") << u"10 men"_s << u"10 men"_s << 0;
    QTest::newRow("behind a remark") << u"{a} JL One"_s << u"One"_s << 1;
}

void TestFrameFormats::readsJacoSubDirections()
{
    QFETCH(QString, line);
    QFETCH(QString, text);
    QFETCH(int, anchor);
    const Document document = readText(Formats::jacoSub(), u"#T100\n0:00:01.00 0:00:02.00 "_s + line + u'\n').document;
    QCOMPARE(document.cues.size(), 1);
    QCOMPARE(document.cues[0].text, text);
    QCOMPARE(document.cues[0].details().placement.anchor, anchor);
    const Document again = readText(Formats::jacoSub(), writeText(Formats::jacoSub(), document)).document;
    QCOMPARE(again.cues, document.cues);
}

void TestFrameFormats::keepsTheFile_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::newRow("microdvd") << u"microdvd"_s
                              << u"{1}{1}25\n{DEFAULT}{}{C:$FF}\n{25}{50}{y:i}{s:12}One |{o:1,2}two\n{60}{70}/Three\n"
                                 "{80}{90}{H:Cyrillic}<b>Four</b>\n"_s;
    QTest::newRow("aqtitle") << u"aqtitle"_s << u"-->> 000024\n<i>One\ntwo</i>\n\n-->> 000048\n\n"_s;
    QTest::newRow("jacosub") << u"jacosub"_s
                             << u"#TIMERES 30\n# by hand\n#F1 topaz.font 8\n0:00:01.15 0:00:02.00 VT8JL {a}One\\C2 "
                                "two\\D\n0:00:03.00 0:00:04.00 RDB face.iff\n"_s;
    QTest::newRow("spruce") << u"spruce-stl"_s
                            << u"//by hand\n$FontName = Arial\n$SetFilePathToken = <<>>\n\n"
                               "00:00:01:00 , 00:00:02:00 , One | ^I^Itwo\n00:00:03:00 , 00:00:04:00 , <<>>one.tif\n"_s;
    QTest::newRow("mpsub") << u"mpsub"_s << u"FORMAT=TIME\n\n1.00 2.005\n<i>One</i>\ntwo\n\n0.50 1.00\nThree\n"_s;
}

void TestFrameFormats::keepsTheFile()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    const Document document = readText(formatOf(format), text).document;
    const QString written = writeText(formatOf(format), document);
    QCOMPARE(written, text);
    QCOMPARE(readText(formatOf(format), written).document, document);
}

void TestFrameFormats::writesMicroDvd_data()
{
    QTest::addColumn<Document>("document");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const Cue &cue, const QString &line) {
        QTest::newRow(name) << documentOf({cue}) << line;
    };
    const TextStyle italic = traits(TextStyle::Italic);
    const TextStyle both = traits(TextStyle::Italic | TextStyle::Bold);
    TextStyle red;
    red.color = 0xFFFF0000;
    row("plain", styledCue(u"One\ntwo"_s, {}), u"One|two"_s);
    row("all in italics", styledCue(u"One\ntwo"_s, {{0, 7, italic}}), u"{Y:i}One|two"_s);
    row("a line in italics", styledCue(u"One\ntwo"_s, {{4, 3, italic}}), u"One|{y:i}two"_s);
    row("until the end of the line", styledCue(u"One two"_s, {{4, 3, italic}}), u"One {y:i}two"_s);
    row("not until the end", styledCue(u"One two"_s, {{0, 3, italic}}), u"One two"_s);
    row("more and more", styledCue(u"One two"_s, {{0, 4, italic}, {4, 3, both}}), u"{y:i}One {y:b}two"_s);
    row("less and less", styledCue(u"One two"_s, {{0, 4, both}, {4, 3, italic}}), u"{y:i}One two"_s);
    row("colour", styledCue(u"One"_s, {{0, 3, red}}), u"{c:$0000FF}One"_s);
    row("a slash that is text", styledCue(u"/dev\n/null"_s, {}), u"\u00A0/dev|\u00A0/null"_s);
    row("signs that have no other way", styledCue(u"a|b {y:i} {\\b} <i>"_s, {}), u"a/b (y:i} (\\b} < i>"_s);
    row("braces", styledCue(u"{a} {b}"_s, {}), u"{a} {b}"_s);
    row("blanks", styledCue(u"  One  \n  two "_s, {}), u"One|two"_s);
    Cue top = styledCue(u"One"_s, {});
    top.edit().placement.anchor = 8;
    row("on top", top, u"{P:1}One"_s);
}

void TestFrameFormats::writesMicroDvd()
{
    QFETCH(Document, document);
    QFETCH(QString, line);
    document.fps = 25;
    QCOMPARE(writeText(Formats::microDvd(), document), u"{1}{1}25\n{25}{50}"_s + line + u'\n');
}

void TestFrameFormats::countsWhatMicroDvdLoses()
{
    Cue cue = styledCue(u"One|two"_s, {{0, 3, traits(TextStyle::Italic | TextStyle::Bold)}});
    cue.edit().placement.anchor = 4;
    Writing writing;
    writeText(Formats::microDvd(), documentOf({cue}), {}, &writing);
    QCOMPARE(writing.losses,
        (QList<Loss>{{SubtitleFeature::Bold, 1}, {SubtitleFeature::Italic, 1}, {SubtitleFeature::Alignment, 1},
            {SubtitleFeature::Characters, 1}}));
    Writing none;
    writeText(Formats::microDvd(), documentOf({styledCue(u"One"_s, {{0, 3, traits(TextStyle::Bold)}})}), {}, &none);
    QVERIFY(none.losses.isEmpty());
}

void TestFrameFormats::writesOthers_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::newRow("aqtitle") << u"aqtitle"_s
                             << u"-->> 000025\nOne\ntwo\n\n-->> 000050\n\n-->> 000050\n--> >3\n\n-->> 000100\n\n"_s;
    QTest::newRow("mpsub") << u"mpsub"_s << u"FORMAT=TIME\n\n1.00 2.00\nOne\ntwo\n\n-1.00 2.00\n-->>3\n"_s;
    QTest::newRow("jacosub") << u"jacosub"_s
                             << u"#TIMERES 100\n0:00:01.00 0:00:03.00 D \\IOne\\i\\ntwo\n"
                                "0:00:02.00 0:00:04.00 VMJR -->>3\n"_s;
    QTest::newRow("spruce") << u"spruce-stl"_s
                            << u"$FontName = Arial\n$FontSize = 28\n$HorzAlign = Center\n$VertAlign = Bottom\n\n"
                               "00:00:01:00 , 00:00:03:00 , ^IOne^I|two\n$HorzAlign = Right\n$VertAlign = Center\n"
                               "00:00:02:00 , 00:00:04:00 , -->>3\n"_s;
}

void TestFrameFormats::writesOthers()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    Cue first(1000, 3000, u"One\ntwo"_s);
    first.runs = {{0, 3, traits(TextStyle::Italic)}};
    Cue second(2000, 4000, u"-->>3"_s);
    second.edit().placement.anchor = 6;
    Cue comment(500, 600, u"not shown"_s);
    comment.edit().comment = true;
    Document document = documentOf({first, comment, second});
    document.fps = 25;
    QCOMPARE(writeText(formatOf(format), document), text);
}

void TestFrameFormats::writtenIsReadAgain_data()
{
    QTest::addColumn<QString>("format");
    for (const char *id : {"microdvd", "aqtitle", "mpsub", "jacosub", "spruce-stl"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestFrameFormats::writtenIsReadAgain()
{
    QFETCH(QString, format);
    const QStringList texts{u"One"_s, u"One\n\ntwo"_s, u"-->> 5"_s, u"{10}{20}x"_s, u"0:00:01.00 0:00:02.00 D x"_s,
        u"1.0 2.0"_s, u"#x"_s, u"$x"_s, u"//x"_s, u"^x"_s, u"\\n x \\"_s, u"~"_s, u"{"_s, u"}"_s, u"/x"_s, u"_x"_s,
        u"D x"_s, u"VT x"_s, u"\u00A0/x"_s, u"a\\\\"_s, u"a, b , c"_s, u"FORMAT=TIME"_s, QString(1200, u'x'),
        u"word "_s.repeated(300).trimmed(), u"\\"_s.repeated(999)};
    QList<Cue> cues;
    for (qsizetype i = 0; i < texts.size(); ++i)
        cues << Cue(1000 + 2000 * i, 2000 + 2000 * i, texts[i]);
    cues << Cue(90'000, 80'000, u"back"_s) << Cue(-5'000, -2'000, u"early"_s) << Cue(100'000, 100'000, u"short"_s);
    Document document = documentOf(cues);
    document.fps = 25;
    const QString once = writeText(formatOf(format), document);
    const Document read = readText(formatOf(format), once, {25}).document;
    const QString twice = writeText(formatOf(format), read);
    QCOMPARE(shapes(readText(formatOf(format), twice, {25}).document), shapes(read));
    int same = 0;
    for (const QString &text : texts) {
        QString plain = text;
        if (format != u"microdvd"_s && format != u"jacosub"_s && format != u"spruce-stl"_s)
            plain.replace(u"\n\n"_s, u"\n"_s); // a blank line ends a cue there
        same += std::any_of(read.cues.cbegin(), read.cues.cend(), [&](const Cue &cue) { return cue.text == plain; });
        if (!std::any_of(read.cues.cbegin(), read.cues.cend(), [&](const Cue &cue) { return cue.text == plain; }))
            qInfo("changed: %s", qPrintable(text.left(40)));
    }
    // "\u00A0/x" is what a slash is written as, "-->>" a marker.
    QVERIFY(same >= texts.size() - 2);
    QCOMPARE(read.cues.size(), cues.size());
}

void TestFrameFormats::rateStaysExact()
{
    for (const double fps : {24000 / 1001.0, 25.0, 30000 / 1001.0, 23.9764, 12.5, 59.94}) {
        Document document = documentOf({Cue(0, 1000, u"One"_s), Cue(9'000'000, 9'001'000, u"Two"_s)});
        document.fps = fps;
        for (const SubtitleFormat *format : {&Formats::microDvd(), &Formats::spruceStl()}) {
            const Document again = readText(*format, writeText(*format, document)).document;
            QVERIFY(std::abs(again.cues[1].startMs - 9'000'000) <= qint64(500 / fps) + 1);
            QCOMPARE(again.fps, parseFrameRate(frameRateText(fps)));
        }
    }
    // What the person says counts more.
    Document document = documentOf({Cue(1000, 2000, u"One"_s)});
    document.fps = 25;
    QCOMPARE(writeText(Formats::microDvd(), document, {50}), u"{1}{1}50\n{50}{100}One\n"_s);
    document.fps = 0;
    QCOMPARE(writeText(Formats::microDvd(), document), u"{1}{1}23.976\n{24}{48}One\n"_s);
}

void TestFrameFormats::survivesHostileText_data()
{
    QTest::addColumn<QString>("text");
    constexpr int many = 300'000;
    const QString front = u"{25}{50}"_s;
    QTest::newRow("braces") << front + QString(many, u'{');
    QTest::newRow("angles") << front + QString(many, u'<');
    QTest::newRow("tags that nobody knows") << front + u"<xyz>"_s.repeated(many / 5);
    QTest::newRow("tags and their ends") << front + u"<xyz>a</xyz>"_s.repeated(many / 10);
    QTest::newRow("fonts") << front + u"<font color=red>a"_s.repeated(many / 10);
    QTest::newRow("pipes") << front + QString(many, u'|');
    QTest::newRow("slashes") << front + QString(many, u' ') + QString(many, u'/');
    QTest::newRow("codes") << front + u"{y:i}a|"_s.repeated(many / 6);
    QTest::newRow("styles that change") << front + u"{y:i}a{y:b}b{c:$FF}c|"_s.repeated(many / 20);
    QTest::newRow("lines") << (front + u"a\n"_s).repeated(many / 10);
    QTest::newRow("blank lines") << QString(many, u'\n') + front + u'a';
    QTest::newRow("great numbers") << u"{9999999999999}{9999999999999}a\n{-9999999999999}{}b\n"_s;
    QTest::newRow("markers") << u"-->> 9999999999999\na\n-->>1\n"_s.repeated(many / 20);
    QTest::newRow("waits") << u"FORMAT=TIME\n\n"_s + u"999999999 999999999\na\n\n"_s.repeated(many / 20);
    QTest::newRow("units") << u"#T1\n#S 999999:99:99\n@9999999999999 @1 D a\n"_s + u"@1 @2 {"_s + QString(many, u'{');
    QTest::newRow("backslashes") << u"@1 @2 D "_s + QString(many + 1, u'\\') + u"\n"_s + u"\\\n"_s.repeated(many / 10);
    QTest::newRow("carets") << u"00:00:01:00 , 00:00:02:00 , "_s + u"^I^B^U|"_s.repeated(many / 10);
    QTest::newRow("codes of time") << u"9999:99:99:9999 , 9999:99:99:9999 , a\n"_s;
}

void TestFrameFormats::survivesHostileText()
{
    QFETCH(QString, text);
    for (const char *id : {"microdvd", "aqtitle", "mpsub", "jacosub", "spruce-stl"}) {
        const SubtitleFormat &format = formatOf(QString::fromLatin1(id));
        const Document document = readText(format, text).document;
        const QString written = writeText(format, document);
        const Document again = readText(format, written).document;
        QCOMPARE(again.cues.size(), document.cues.size());
        format.sniff(QStringView(text).left(65536));
        for (const Cue &cue : document.cues) {
            qsizetype at = 0;
            for (const StyleRun &run : cue.runs) {
                QVERIFY(run.start >= at && run.length > 0 && run.start + run.length <= cue.text.size());
                at = run.start + run.length;
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestFrameFormats)
#include "tst_frameformats.moc"
