// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/substation.h"
#include "tests/support/cueshape.h"
#include "tests/support/subtitlecase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

const QString styleFormat =
    u"Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, "
    "Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, "
    "MarginV, Encoding\n"_s;

const QString script = u"[Script Info]\nTitle: A day\nScriptType: v4.00+\nPlayResX: 1280\nPlayResY: 720\n\n"
                       "[V4+ Styles]\n"_s
    + styleFormat
    + u"Style: Default,Arial,40,&H0000FFFF,&H000000FF,&H00000000,&H00000000,-1,0,0,0,100,100,0,0,1,2,2,2,10,10,10,1\n"
      "Style: Thought,Arial,40,&H0000FFFF,&H000000FF,&H00000000,&H00000000,-1,-1,0,0,100,100,0,0,1,2,2,2,10,10,10,1\n"
      "Style: Sign,Impact,20,&H000000FF,&H000000FF,&H00000000,&H00000000,0,0,-1,0,100,100,0,0,1,2,2,8,10,10,10,1\n\n"
      "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"_s;

QString eventLine(const QString &text, const QString &style = u"Default"_s)
{
    return script + u"Dialogue: 0,0:00:01.00,0:00:03.00,"_s + style + u",,0,0,0,,"_s + text + u'\n';
}

Cue readEvent(const QString &text, const QString &style = u"Default"_s)
{
    const Document document = readText(Formats::ass(), eventLine(text, style)).document;
    return document.cues.size() == 1 ? document.cues.first() : Cue();
}

} // namespace

class TestAss : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sniffs_data();
    void sniffs();
    void readsMarkup_data();
    void readsMarkup();
    void readsPlaces_data();
    void readsPlaces();
    void readsTimes_data();
    void readsTimes();
    void readsColors_data();
    void readsColors();
    void readsAnyFormatLine();
    void readsDetails();
    void readsOddScripts_data();
    void readsOddScripts();
    void saysWhatIsBroken();
    void readsSsa();
    void keepsAScript_data();
    void keepsAScript();
    void forgetsNativeTextThatNoLongerHolds();
    void changesOfTheTitleAreWritten();
    void writesAnyDocument();
    void writesWhatWasRead_data();
    void writesWhatWasRead();
    void takesStylesToTheOtherVersion();
    void carriesWhatItSays();
    void survivesHostileText_data();
    void survivesHostileText();
};

void TestAss::sniffs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("format");
    QTest::newRow("ass") << script << u"ass"_s;
    QTest::newRow("ssa") << u"[Script Info]\nScriptType: v4.00\n[V4 Styles]\n[Events]\n"_s << u"ssa"_s;
    QTest::newRow("only the type says it") << u"[Script Info]\nScriptType: v4.00\n[Events]\n"_s << u"ssa"_s;
    QTest::newRow("styles in small letters") << u"[script info]\n[v4+ styles]\n"_s << u"ass"_s;
    QTest::newRow("no header at all") << u"Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hi\n"_s << u"ass"_s;
    QTest::newRow("marked events") << u"[Events]\nDialogue: Marked=0,0:00:01.00,0:00:02.00,Default,NTP,0,0,0,,Hi\n"_s
                                   << u"ssa"_s;
    QTest::newRow("no script") << u"The [V4+ Styles] of this house\nare old.\n"_s << QString();
}

void TestAss::sniffs()
{
    QFETCH(QString, text);
    QFETCH(QString, format);
    QCOMPARE(sniffed(text), format);
}

void TestAss::readsMarkup_data()
{
    QTest::addColumn<QString>("markup");
    QTest::addColumn<QString>("style");
    QTest::addColumn<QString>("read");
    const auto row = [](const char *name, const QString &markup, const QString &read,
                         const QString &style = u"Default"_s) { QTest::newRow(name) << markup << style << read; };
    row("plain", u"One, two, three"_s, u"One, two, three"_s);
    row("lines", u"One \\N two\\nthree\\hfour"_s, u"One|two|three\u00A0four"_s);
    row("italics", u"One {\\i1}two{\\i0} three"_s, u"One [i:two] three"_s);
    row("blanks belong to words", u"{\\i1}One {\\i0}two"_s, u"[i:One ]two"_s);
    row("bold is as usual here", u"One {\\b1}two"_s, u"One two"_s);
    row("all traits", u"{\\i1\\u1\\s1}One"_s, u"[ius:One]"_s);
    row("a weight", u"{\\b700}One"_s, u"[u #FFFF0000:One]"_s, u"Sign"_s);
    row("blur is not bold", u"{\\blur3\\bord2\\be1}One"_s, u"One"_s);
    row("clip is no colour", u"{\\clip(1,2,3,4)}One"_s, u"One"_s);
    row("shadow is no strike-out", u"{\\shad1\\fscx50\\fsp3}One"_s, u"One"_s);
    row("colour", u"{\\c&HFF0000&}One {\\c}two"_s, u"[#FF0000FF:One ]two"_s);
    row("colour with its number", u"{\\1c&H0000FF&\\3c&HFFFFFF&}One"_s, u"[#FFFF0000:One]"_s);
    row("half seen", u"{\\1a&H80&}One"_s, u"[#7FFFFF00:One]"_s);
    row("font and size", u"{\\fnGeorgia\\fs60}One{\\r} two"_s, u"[Georgia 150%:One] two"_s);
    row("a bigger size", u"{\\fs+5}One"_s, u"[150%:One]"_s);
    row("of its style", u"One"_s, u"[i:One]"_s, u"Thought"_s);
    row("not of its style", u"{\\i0}One{\\i} two"_s, u"One[i: two]"_s, u"Thought"_s);
    row("of a coloured style", u"One"_s, u"[u #FFFF0000:One]"_s, u"Sign"_s);
    row("like another style", u"One {\\rThought}two{\\r} three"_s, u"One [i:two] three"_s);
    row("an unknown style", u"One"_s, u"One"_s, u"Nowhere"_s);
    row("remarks", u"One{a remark} two{}"_s, u"One two"_s);
    row("a remark among tags", u"{a remark\\i1 another}One"_s, u"[i:One]"_s);
    row("drawings are no text", u"{\\p1}m 0 0 l 100 0{\\p0}One"_s, u"One"_s);
    row("animations are not yet", u"{\\t(0,500,\\c&HFF&\\i1)}One"_s, u"One"_s);
    row("not a drawing", u"{\\pos(1,2)\\pbo3}One"_s, u"One"_s);
    row("never closed", u"One {\\i1 two"_s, u"One {\\i1 two"_s);
    row("closed twice", u"One} {\\i1}two"_s, u"One} [i:two]"_s);
    row("braces that are text", u"One \\{two\\}"_s, u"One {two}"_s);
    row("a backslash that is text", u"C:\\\u2060New"_s, u"C:\\New"_s);
    row("a backslash alone", u"C:\\Old\\"_s, u"C:\\Old\\"_s);
    row("karaoke", u"{\\k50}One {\\kf30}two{\\ko20} three"_s, u"[@0:One ][@500:two][@800: three]"_s);
    row("karaoke that waits", u"{\\k100}{\\K33}One"_s, u"[@1000:One]"_s);
    row("empty lines around", u"\\NOne\\N\\NTwo\\N\\N"_s, u"One||Two"_s);
    row("blanks in tags", u"{ \\i1 \\c &H0000FF& }One"_s, u"[i #FFFF0000:One]"_s);
    row("nothing", u""_s, u""_s);
}

void TestAss::readsMarkup()
{
    QFETCH(QString, markup);
    QFETCH(QString, style);
    QFETCH(QString, read);
    const Cue cue = readEvent(markup, style);
    QCOMPARE(shape(cue), read);
    // And it is written again as it was, whether its native text was kept for that or not.
    const Document document = readText(Formats::ass(), eventLine(markup, style)).document;
    const QString again = writeText(Formats::ass(), document);
    QVERIFY2(again.contains(u",,0,0,0,,"_s + markup + u'\n'), qPrintable(again));
    // From text and runs alone it reads the same.
    WriteOptions anew;
    anew.keepNative = false;
    const Document second = readText(Formats::ass(), writeText(Formats::ass(), document, anew)).document;
    QCOMPARE(shape(second.cues.value(0)), read);
}

void TestAss::readsPlaces_data()
{
    QTest::addColumn<QString>("markup");
    QTest::addColumn<QString>("style");
    QTest::addColumn<int>("anchor");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    const auto row = [](const char *name, const QString &markup, int anchor, double x, double y,
                         const QString &style = u"Default"_s) {
        QTest::newRow(name) << markup << style << anchor << x << y;
    };
    row("nothing said", u"One"_s, 0, -1, -1);
    row("as on a number pad", u"{\\an9}One"_s, 9, -1, -1);
    row("the old numbers", u"{\\a6}One"_s, 8, -1, -1);
    row("the old middle", u"{\\a10}One"_s, 5, -1, -1);
    row("no such number", u"{\\an11}One"_s, 0, -1, -1);
    row("the first counts", u"{\\an7}One{\\an3}"_s, 7, -1, -1);
    row("of the style", u"One"_s, 8, -1, -1, u"Sign"_s);
    row("not of the style", u"{\\an2}One"_s, 0, -1, -1, u"Sign"_s);
    row("position", u"{\\an5\\pos(640,180)}One"_s, 5, 50, 25);
    row("movement", u"{\\move(320, 360, 0, 0, 10, 20)}One"_s, 0, 25, 50);
    row("broken position", u"{\\pos(320)}One"_s, 0, -1, -1);
    row("position never closed", u"{\\pos(320,360}One"_s, 0, 25, 50);
    row("alpha is no alignment", u"{\\alpha&HFF&}One"_s, 0, -1, -1);
}

void TestAss::readsPlaces()
{
    QFETCH(QString, markup);
    QFETCH(QString, style);
    QFETCH(int, anchor);
    QFETCH(double, x);
    QFETCH(double, y);
    const Cue cue = readEvent(markup, style);
    QCOMPARE(cue.text, u"One"_s);
    const Placement &place = cue.details().placement;
    QCOMPARE(place.anchor, anchor);
    QCOMPARE(place.x.value_or(-1), x);
    QCOMPARE(place.y.value_or(-1), y);
    Document document = readText(Formats::ass(), eventLine(markup, style)).document;
    document.cues[0].edit().native.clear();
    const Document again = readText(Formats::ass(), writeText(Formats::ass(), document)).document;
    QCOMPARE(again.cues.value(0).details().placement, place);
}

void TestAss::readsTimes_data()
{
    QTest::addColumn<QString>("time");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("usual") << u"1:02:03.45"_s << qint64(3723450);
    QTest::newRow("short") << u"0:1:2.3"_s << qint64(62300);
    QTest::newRow("thousandths") << u"0:00:02.345"_s << qint64(2345);
    QTest::newRow("a comma cannot be") << u"0:00:02"_s << qint64(2000);
    QTest::newRow("a colon") << u"0:00:04:56"_s << qint64(4560);
    QTest::newRow("before the start") << u"-0:00:06.84"_s << qint64(-6840);
    QTest::newRow("blanks") << u"  0:00:01.00 "_s << qint64(1000);
    QTest::newRow("no time") << u"Invalid"_s << qint64(-1);
    QTest::newRow("empty") << u" "_s << qint64(-1);
    QTest::newRow("too long") << u"123456789012:00:00.00"_s << qint64(-1);
}

void TestAss::readsTimes()
{
    QFETCH(QString, time);
    QFETCH(qint64, ms);
    QCOMPARE(SubStation::parseTime(time).value_or(-1), ms);
}

void TestAss::readsColors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint32>("color");
    QTest::newRow("red") << u"&H000000FF"_s << 0xFFFF0000U;
    QTest::newRow("half seen") << u"&H80FF0000&"_s << 0x7F0000FFU;
    QTest::newRow("decimal") << u"65535"_s << 0xFFFFFF00U;
    QTest::newRow("negative") << u"-2147483640"_s << 0x7F080000U;
    QTest::newRow("short") << u"&HFF"_s << 0xFFFF0000U;
    QTest::newRow("none") << u"blue"_s << 0U;
}

void TestAss::readsColors()
{
    QFETCH(QString, text);
    QFETCH(quint32, color);
    QCOMPARE(SubStation::parseColor(text).value_or(0), color);
}

void TestAss::readsAnyFormatLine()
{
    const Document document = readText(Formats::ass(),
        u"[V4+ Styles]\nFormat: Name, Italic\nStyle: A , -1\nStyle:\n\n[Events]\n"
        "Format: Start, Style, Text, End\nDialogue: 0:00:01.00,A,One, two,0:00:02.00\n"
        "Format: End, Start, Text\nDialogue: 0:00:04.00,0:00:03.00,Three, four\n"_s)
                                  .document;
    QCOMPARE(shapes(document), (QStringList{u"1000-2000 [i:One, two]"_s, u"3000-4000 Three, four"_s}));
}

void TestAss::readsDetails()
{
    const Document document = readText(Formats::ass(),
        script
            + u"; a remark\nComment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Not shown\n"
              "Dialogue: 3,0:00:02.00,0:00:03.00,Sign,Ann Lee,10,0,0020,Banner;20,Shown\n"
              "Dialogue: 0,0:00:03.00,0:00:04.00,*Default,NTP,0000,0000,0000,!Effect,Plain\n"
              "Picture: 0,0:00:04.00,0:00:05.00,Default,,0,0,0,,a.png\n"_s)
                                  .document;
    QCOMPARE(document.cues.size(), 4);
    QVERIFY(document.cues[0].isComment());
    QCOMPARE(document.cues[0].details().note, u"a remark"_s);
    const CueDetails &sign = document.cues[1].details();
    QCOMPARE(sign.layer, 3);
    QCOMPARE(sign.style, u"Sign"_s);
    QCOMPARE(sign.speaker, u"Ann Lee"_s);
    QCOMPARE(sign.effect, u"Banner;20"_s);
    QCOMPARE(sign.settings, u"MarginL=10;MarginV=0020"_s);
    QVERIFY(document.cues[2].details().speaker.isEmpty());
    QVERIFY(document.cues[2].details().effect.isEmpty());
    QVERIFY(document.cues[2].details().style.isEmpty());
    QVERIFY(document.cues[3].isComment());
    QCOMPARE(document.canvas, QSize(1280, 720));
    QCOMPARE(document.metadata.value(u"title"_s), u"A day"_s);
    QCOMPARE(document.styles.size(), 3);
    QCOMPARE(document.styles[1].name, u"Thought"_s);
    QVERIFY(document.styles[1].text.has(TextStyle::Italic));
    QCOMPARE(document.styles[2].anchor, 8);
    // Most cues cost nothing.
    QVERIFY(!readText(Formats::ass(), eventLine(u"One"_s)).document.cues[0].hasDetails());
    QVERIFY(!readText(Formats::ass(), eventLine(u"One\\NTwo {\\i1}three"_s)).document.cues[0].hasDetails());
}

void TestAss::readsOddScripts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("cues");
    QTest::newRow("events alone") << u"Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hi, you\n"_s
                                  << QStringList{u"1000-2000 Hi, you"_s};
    QTest::newRow("no Format line") << u"[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,A,,0,0,0,,Hi\n"_s
                                    << QStringList{u"1000-2000 Hi"_s};
    QTest::newRow("blanks in front of lines")
        << u" [Script Info]\n [Events]\n Dialogue: 0,0:00:01.00,0:00:02.00,A,,0,0,0,,Hi\n"_s
        << QStringList{u"1000-2000 Hi"_s};
    QTest::newRow("styles behind the events")
        << u"[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,A,,0,0,0,,Hi\n[V4+ Styles]\nFormat: Name,Italic\nStyle: A,1\n"
           "Style: B,0\n"_s
        << QStringList{u"1000-2000 [i:Hi]"_s};
    QTest::newRow("an event behind the wrong header")
        << u"[Events]\n[Fonts]\nfontname: a.ttf\n!!!!\nDialogue: 0,0:00:01.00,0:00:02.00,A,,0,0,0,,Hi\n"_s
        << QStringList{u"1000-2000 Hi"_s};
    QTest::newRow("columns missing") << u"[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Hi\n"_s
                                     << QStringList{u"1000-2000 Hi"_s};
    QTest::newRow("minutes taken below zero")
        << u"[Events]\nDialogue: 0,-1:59:50.00,-1:59:55.00,A,,0,0,0,,Hi\n"_s << QStringList{u"-10000--5000 Hi"_s};
    QTest::newRow("nothing") << u"[Script Info]\n"_s << QStringList();
}

void TestAss::readsOddScripts()
{
    QFETCH(QString, text);
    QFETCH(QStringList, cues);
    const Reading reading = readText(Formats::ass(), text);
    QCOMPARE(shapes(reading.document), cues);
    QVERIFY(reading.warnings.isEmpty());
    const Reading again = readText(Formats::ass(), writeText(Formats::ass(), reading.document));
    if (!text.contains(u"-1:"_s))
        QCOMPARE(shapes(again.document), cues);
}

void TestAss::saysWhatIsBroken()
{
    const Reading reading = readText(Formats::ass(),
        script
            + u"Dialogue: 0,never,0:00:02.00,Default,,0,0,0,,One\nDialogue: 0,0:00:01.00,,Default,,0,0,0,,Two\n"
              "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Three\n"_s);
    QCOMPARE(reading.document.cues.size(), 1);
    QCOMPARE(reading.warnings.size(), 1);
    QVERIFY(reading.warnings[0].startsWith(u'2'));
    QVERIFY(!reading.cutOff);
    const Reading cut = readText(Formats::ass(), eventLine(u"One"_s) + u"Dialogue: 0,0:00:01.00,0:00:"_s);
    QVERIFY(cut.cutOff);
    QCOMPARE(cut.document.cues.size(), 1);
    QCOMPARE(cut.warnings.size(), 1);
}

void TestAss::readsSsa()
{
    const Document document = readText(Formats::ssa(),
        u"[Script Info]\nScriptType: v4.00\nPlayResY: 600\n\n[V4 Styles]\nFormat: Name, Fontname, Fontsize, "
        "PrimaryColour, SecondaryColour, TertiaryColour, BackColour, Bold, Italic, BorderStyle, Outline, Shadow, "
        "Alignment, MarginL, MarginR, MarginV, AlphaLevel, Encoding\n"
        "Style: Default,Arial,20,65535,65535,65535,-2147483640,-1,0,1,3,0,2,30,30,30,0,0\n"
        "Style: Top,Arial,20,255,65535,65535,0,0,-1,1,3,0,6,30,30,30,0,0\n\n[Events]\n"
        "Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,Default,NTP,0000,0000,0000,,One\n"
        "Dialogue: Marked=1,0:00:02.00,0:00:03.00,Top,NTP,0000,0000,0000,,Two\n"_s)
                                  .document;
    QCOMPARE(shapes(document), (QStringList{u"1000-2000 One"_s, u"2000-3000 [i #FFFF0000:Two]"_s}));
    QCOMPARE(document.cues[1].details().placement.anchor, 8);
    QCOMPARE(document.cues[1].details().settings, u"Marked=1;Name=NTP"_s);
    QCOMPARE(document.canvas, QSize(800, 600));
}

void TestAss::keepsAScript_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("format");
    QTest::newRow("all kinds of things")
        << u"junk\n[Script Info]\n; by hand\nTitle: A day\nScriptType: v4.00+\nCustom: a, b\n\n[Project]\nLine: 3\n\n"
           "[V4+ Styles]\n"_s
            + styleFormat
            + u"Style: Default,Arial,40,&H00FFFFFF,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,2,2,2,10,10,"
              "10,1\nStyle: Odd, Two Words , 12.5,&HFF,7\n\n[Events]\n"
              "Format: Layer, Start, End, Style, Actor, MarginL, MarginR, MarginV, Effect, Text\n"
              "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\fad(10,20)\\t(\\i1)}One {remark}\n"
              "Comment: 2,0:00:02.00,0:00:03.00,Odd,Ann,5,0,0,Karaoke,{\\k10}a{\\k20}b\n"
              "; kept\nDialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0{\\p0}\n\n"
              "[Fonts]\nfontname: a_0.ttf\n!#$%&[(\n"_s
        << u"ass"_s;
    QTest::newRow("few columns")
        << u"[Script Info]\nPlayResX: 300\n\n[V4+ Styles]\nFormat: Name, Bold\nStyle: A,1\nStyle: B,0\n\n[Events]\n"
           "Format: Start, End, Style, Text\nDialogue: 0:00:01.00,0:00:02.00,A,One\n"_s
        << u"ass"_s;
    QTest::newRow("columns of its own")
        << u"[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, Wish, MarginL, MarginR, MarginV, "
           "Effect, Text\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,a;b,1,2,3,,One\n"_s
        << u"ass"_s;
    QTest::newRow("v4")
        << u"[Script Info]\nScriptType: v4.00\n\n[V4 Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, "
           "SecondaryColour, TertiaryColour, BackColour, Bold, Italic, BorderStyle, Outline, Shadow, Alignment, "
           "MarginL, MarginR, MarginV, AlphaLevel, Encoding\n"
           "Style: Default,Arial,20,65535,65535,65535,-2147483640,-1,0,1,3,0,6,30,30,30,0,0\n\n[Events]\n"
           "Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
           "Dialogue: Marked=1,0:00:01.00,0:00:02.00,Default,NTP,0,0,0,!Effect,One\\nTwo\n"_s
        << u"ssa"_s;
}

void TestAss::keepsAScript()
{
    QFETCH(QString, text);
    QFETCH(QString, format);
    const SubtitleFormat &it = format == u"ass"_s ? Formats::ass() : Formats::ssa();
    const Document document = readText(it, text).document;
    const QString written = writeText(it, document);
    QCOMPARE(written, text);
    QCOMPARE(readText(it, written).document, document);
}

void TestAss::forgetsNativeTextThatNoLongerHolds()
{
    Document document = readText(Formats::ass(), eventLine(u"{\\fad(1,2)\\i1}One"_s)).document;
    QVERIFY(writeText(Formats::ass(), document).contains(u",,{\\fad(1,2)\\i1}One\n"_s));
    document.cues[0].text[0] = u'T';
    QVERIFY(writeText(Formats::ass(), document).contains(u",,{\\i1}Tne\n"_s));
    document = readText(Formats::ass(), eventLine(u"{\\fad(1,2)\\i1}One"_s)).document;
    document.cues[0].edit().placement.anchor = 8;
    QVERIFY(writeText(Formats::ass(), document).contains(u",,{\\an8\\i1}One\n"_s));
    // A style that was changed is written anew, with what it had besides.
    document.styles[1].text.set(TextStyle::Italic, false);
    QVERIFY(writeText(Formats::ass(), document)
                .contains(u"Style: Thought,Arial,40,&H0000FFFF,&H000000FF,&H00000000,&H00000000,-1,0,0,0,100,100,0,0,"
                          "1,2,2,2,10,10,10,1\n"_s));
}

void TestAss::changesOfTheTitleAreWritten()
{
    Document document = readText(Formats::ass(), eventLine(u"One"_s)).document;
    document.metadata.insert(u"title"_s, u"A\nnight"_s);
    document.metadata.insert(u"author"_s, u"Ann"_s);
    const QString written = writeText(Formats::ass(), document);
    QVERIFY(written.contains(u"Title: A night\n"_s));
    QVERIFY(!written.contains(u"A day"_s));
    QVERIFY(written.contains(u"Original Script: Ann\n"_s));
    QCOMPARE(readText(Formats::ass(), written).document.metadata.value(u"author"_s), u"Ann"_s);
}

void TestAss::writesAnyDocument()
{
    Document document;
    document.metadata.insert(u"title"_s, u"Made here"_s);
    Cue styled(1000, 2345, u"One {two}\nC:\\New"_s);
    TextStyle italic;
    italic.set(TextStyle::Italic, true);
    TextStyle red;
    red.color = 0xFFFF0000;
    red.font = u"Georgia"_s;
    red.fontSize = 150;
    styled.runs = {{0, 3, italic}, {4, 5, red}};
    styled.edit().placement.anchor = 7;
    styled.edit().placement.x = 25;
    styled.edit().speaker = u"Lee, Ann"_s;
    Cue reversed(5000, 4000, u"Back"_s);
    Cue early(-2000, -1000, u""_s);
    Cue sung(6000, 8000, u"la la"_s);
    TextStyle first;
    first.atMs = 0;
    TextStyle second;
    second.atMs = 500;
    sung.runs = {{0, 3, first}, {3, 2, second}};
    Cue comment(9000, 9500, u"Only for us"_s);
    comment.edit().comment = true;
    document.cues = {styled, reversed, early, sung, comment};
    const QString written = writeText(Formats::ass(), document);
    QVERIFY(written.startsWith(u"[Script Info]\nTitle: Made here\nScriptType: v4.00+\n"_s));
    QVERIFY(written.contains(u"PlayResX: 1920\nPlayResY: 1080\n"_s));
    QVERIFY(written.contains(u"[V4+ Styles]\nFormat: Name, Fontname"_s));
    QVERIFY(written.contains(u"\nStyle: Default,Arial,60,&H00FFFFFF,"_s));
    QVERIFY2(written.contains(u"Dialogue: 0,0:00:01.00,0:00:02.35,Default,Lee; Ann,0,0,0,,{\\an7\\pos(480,54)\\i1}One"
                              "{\\i0} {\\c&H0000FF&\\fnGeorgia\\fs90}\\{two}{\\c&HFFFFFF&\\fnArial\\fs60}\\NC:\\\u2060"
                              "New\n"_s),
        qPrintable(written));
    QVERIFY(written.contains(u"0:00:05.00,0:00:05.00,Default,,0,0,0,,Back\n"_s));
    QVERIFY(written.contains(u"0:00:00.00,0:00:00.00,Default,,0,0,0,,\n"_s));
    QVERIFY(written.contains(u",,{\\k50}la {\\k150}la\n"_s));
    QVERIFY(written.contains(u"Comment: 0,0:00:09.00,0:00:09.50,Default,,0,0,0,,Only for us\n"_s));

    const Document again = readText(Formats::ass(), written).document;
    QCOMPARE(shape(again.cues[0]), u"[i:One] [#FFFF0000 Georgia 150%:{two}]|C:\\New"_s);
    QCOMPARE(again.cues[0].details().placement.anchor, 7);
    QCOMPARE(again.cues[0].details().placement.x.value_or(-1), 25.0);
    QCOMPARE(shape(again.cues[3]), u"[@0:la ][@500:la]"_s);
    QVERIFY(again.cues[4].isComment());
    QCOMPARE(writeText(Formats::ass(), again), written);
}

void TestAss::writesWhatWasRead_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"a\\"_s, u"{"_s, u"}"_s, u"{}"_s, u"{\\b1}"_s, u"\\N"_s, u"\\\\N"_s, u"a\n\nb"_s,
             u"\u00A0a"_s, u"a --> b"_s, u"a\\h"_s, u"\\{"_s, u"\\\u2060N"_s, u"[Events]"_s, u"Dialogue: 0,1,2"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void TestAss::writesWhatWasRead()
{
    QFETCH(QString, text);
    for (const SubtitleFormat *format : {&Formats::ass(), &Formats::ssa()}) {
        const QString written = writeText(*format, documentOf({Cue(1000, 2000, text), Cue(3000, 4000, u"next"_s)}));
        const Document again = readText(*format, written).document;
        QCOMPARE(again.cues.size(), 2);
        QCOMPARE(again.cues[0].text, text);
        QCOMPARE(again.cues[1].text, u"next"_s);
    }
}

void TestAss::takesStylesToTheOtherVersion()
{
    const Document document = readText(Formats::ass(),
        eventLine(u"{\\an8}One {\\u1}two"_s) + u"Dialogue: 0,0:00:04.00,0:00:05.00,Sign,,0,0,0,,Three\n"_s)
                                  .document;
    const QString written = writeText(Formats::ssa(), document);
    QVERIFY(written.contains(u"ScriptType: v4.00\n"_s));
    QVERIFY(written.contains(u"Style: Sign,Impact,20,255,255,0,0,0,0,1,2,2,6,10,10,10,0,1\n"_s));
    QVERIFY(written.contains(u"Dialogue: Marked=0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\a6}One two\n"_s));
    const Document again = readText(Formats::ssa(), written).document;
    QCOMPARE(shapes(again), (QStringList{u"1000-3000 One two"_s, u"4000-5000 [#FFFF0000:Three]"_s}));
    QCOMPARE(again.cues[0].details().placement.anchor, 8);
    const QString back = writeText(Formats::ass(), again);
    QVERIFY(back.contains(u"Style: Sign,Impact,20,&H000000FF,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,2,"
                          "2,8,10,10,10,1\n"_s));
}

void TestAss::carriesWhatItSays()
{
    Cue cue(1000, 2000, u"One"_s);
    TextStyle style;
    style.traits = TextStyle::Bold | TextStyle::Italic | TextStyle::Underline | TextStyle::StrikeOut;
    style.color = 0x80112233;
    style.font = u"Georgia"_s;
    style.fontSize = 200;
    style.atMs = 0;
    cue.runs = {{0, 3, style}};
    CueDetails &details = cue.edit();
    details.speaker = u"Ann"_s;
    details.layer = 2;
    details.effect = u"Karaoke"_s;
    details.note = u"a\nb"_s;
    details.placement.anchor = 9;
    details.placement.x = 50;
    details.placement.y = 25;
    Document document = documentOf({cue});
    document.metadata.insert(u"title"_s, u"T"_s);
    NamedStyle named;
    named.name = u"Loud"_s;
    named.text.set(TextStyle::Bold, true);
    document.styles = {named};
    const Document again = readText(Formats::ass(), writeText(Formats::ass(), document)).document;
    QCOMPARE(again.cues[0].runs, cue.runs);
    QCOMPARE(again.cues[0].details(), cue.details());
    QCOMPARE(again.metadata, document.metadata);
    QVERIFY(again.styles.size() == 2 && again.styles[1].name == u"Loud"_s && again.styles[1].text.has(TextStyle::Bold));
    QVERIFY(lossesOf(document, Formats::ass().carries).isEmpty());
    // Several speakers in one cue have no place.
    TextStyle ann;
    ann.voice = u"Ann"_s;
    TextStyle bob;
    bob.voice = u"Bob"_s;
    Cue both(1000, 2000, u"OneTwo"_s);
    both.runs = {{0, 3, ann}, {3, 3, bob}};
    Writing writing;
    writeText(Formats::ass(), documentOf({both}), {}, &writing);
    QCOMPARE(writing.losses, (QList<Loss>{{SubtitleFeature::Speaker, 1}}));
}

void TestAss::survivesHostileText_data()
{
    QTest::addColumn<QString>("text");
    constexpr int many = 300'000;
    QTest::newRow("opening braces") << eventLine(QString(many, u'{'));
    QTest::newRow("closing braces") << eventLine(QString(many, u'}'));
    QTest::newRow("braces") << eventLine(u"{}"_s.repeated(many));
    QTest::newRow("tags") << eventLine(u"{\\i1}a{\\i0}b"_s.repeated(many / 10));
    QTest::newRow("tags without end") << eventLine(u"{"_s + u"\\b1"_s.repeated(many));
    QTest::newRow("brackets") << eventLine(u"{\\t"_s + QString(many, u'(') + u"}a"_s);
    QTest::newRow("backslashes") << eventLine(QString(many, u'\\'));
    QTest::newRow("line breaks") << eventLine(u"\\N"_s.repeated(many));
    QTest::newRow("syllables") << eventLine(u"{\\k999999999}a"_s.repeated(many / 10));
    QTest::newRow("blanks") << eventLine(QString(many, u' ') + u'a');
    QTest::newRow("commas") << u"[Events]\nFormat:"_s + QString(many, u',') + u"\nDialogue: "_s + QString(many, u',');
    QTest::newRow("headers") << u"[Events]\n"_s.repeated(many / 10);
    QTest::newRow("styles") << u"[V4+ Styles]\n"_s + u"Style: A,b,c\n"_s.repeated(many / 10) + eventLine(u"a"_s);
    QTest::newRow("remarks") << script + u"; a\n"_s.repeated(many / 10) + u"Dialogue: 0,0:00:01.00,0:00:02.00,a\n"_s;
    QTest::newRow("numbers") << eventLine(
        u"{\\fs1e308\\pos(1e999,nan)\\c&HFFFFFFFFFFFFFFFFFFFF&\\an99999999999\\b1e9}a"_s);
    QTest::newRow("sizes") << u"[Script Info]\nPlayResX: -5\nPlayResY: 99999999999\n[Events]\n"
                              "Dialogue: 999999999999,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\pos(1,1)}a\n"_s;
}

void TestAss::survivesHostileText()
{
    QFETCH(QString, text);
    for (const SubtitleFormat *format : {&Formats::ass(), &Formats::ssa()}) {
        const Document document = readText(*format, text).document;
        const Document again = readText(*format, writeText(*format, document)).document;
        QCOMPARE(shapes(again), shapes(document));
        for (const Cue &cue : document.cues) {
            qsizetype at = 0;
            for (const StyleRun &run : cue.runs) {
                QVERIFY(run.start >= at && run.length > 0 && run.start + run.length <= cue.text.size());
                at = run.start + run.length;
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestAss)
#include "tst_ass.moc"
