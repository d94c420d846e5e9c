// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SBV, both SubViewers, LRC, plain text, CSV, and the markup inside of lines that several formats share.

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/inlinetags.h"
#include "core/subtitles/formats/looseclock.h"
#include "tests/support/subtitlecase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

QString brief(const Document &document)
{
    QStringList cues;
    for (const Cue &cue : document.cues)
        cues << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(QString(cue.text).replace(u'\n', u'/'));
    return cues.join(u" | "_s);
}

const SubtitleFormat &format(const QString &id)
{
    return *subtitleFormat(id);
}

Document read(const QString &id, const QString &text)
{
    return readText(format(id), text).document;
}

QString write(const QString &id, const Document &document)
{
    return writeText(format(id), document);
}

StyleRun run(qsizetype start, qsizetype length, quint16 traits, quint32 color = 0)
{
    StyleRun result{start, length, {}};
    result.style.traits = traits;
    result.style.color = color;
    return result;
}

const InlineSyntax all{.written = basicStyle | SubtitleFeature::Color | SubtitleFeature::Font
        | SubtitleFeature::FontSize | SubtitleFeature::Ruby | SubtitleFeature::Speaker | SubtitleFeature::Alignment
        | SubtitleFeature::Position};

} // namespace

class TestLineFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clocks_data();
    void clocks();
    void colors_data();
    void colors();
    void tags_data();
    void tags();
    void nesting();
    void inlineRoundTrip_data();
    void inlineRoundTrip();
    void reads_data();
    void reads();
    void metadata();
    void subViewerWrites();
    void subViewer1Gaps();
    void lrcWordTimes();
    void lrcWrites();
    void csvWrites();
    void textSpreadsTimes();
    void sniffs_data();
    void sniffs();
    void anyText_data();
    void anyText();
    void hostile_data();
    void hostile();
};

void TestLineFormats::clocks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<int>("end");
    QTest::newRow("usual") << u"01:02:03,456"_s << qint64(3723456) << 12;
    QTest::newRow("short") << u"2:03.4 x"_s << qint64(123400) << 6;
    QTest::newRow("blanks") << u" 0: 1: 2,  5"_s << qint64(62005) << 12;
    QTest::newRow("negative") << u"-0:00:04,5"_s << qint64(-4500) << 10;
    QTest::newRow("seconds") << u"12.25"_s << qint64(12250) << 5;
    QTest::newRow("nothing") << u"x"_s << qint64(0) << -1;
    QTest::newRow("too long") << u"1234567890:00"_s << qint64(0) << -1;
    QTest::newRow("cut fraction") << u"00:00:03,"_s << qint64(3000) << 9;
}

void TestLineFormats::clocks()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    QFETCH(int, end);
    LooseTime time;
    QCOMPARE(int(scanLooseTime(text, 0, time)), end);
    if (end >= 0)
        QCOMPARE(time.ms, ms);
}

void TestLineFormats::colors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint32>("color");
    QTest::newRow("six digits") << u"#fF8000"_s << 0xFFFF8000u;
    QTest::newRow("three") << u"#f80"_s << 0xFFFF8800u;
    QTest::newRow("alpha") << u"#11223380"_s << 0x80112233u;
    QTest::newRow("no mark") << u"ff8000"_s << 0xFFFF8000u;
    QTest::newRow("name") << u" LightGoldenRodYellow "_s << 0xFFFAFAD2u;
    QTest::newRow("first name") << u"aliceblue"_s << 0xFFF0F8FFu;
    QTest::newRow("last name") << u"yellowgreen"_s << 0xFF9ACD32u;
    QTest::newRow("rgb") << u"rgb(255, 128,0)"_s << 0xFFFF8000u;
    QTest::newRow("rgba") << u"rgba(0,0,0,0.5)"_s << 0x80000000u;
    QTest::newRow("none") << u"nocolor"_s << 0u;
    QTest::newRow("broken") << u"#ff80"_s << 0x00FFFFFFu;
    QTest::newRow("empty") << QString() << 0u;
}

void TestLineFormats::colors()
{
    QFETCH(QString, text);
    QFETCH(quint32, color);
    if (color == 0x00FFFFFFu) // four digits: the last is the alpha
        color = 0x00000000u | (1u << 24) | 0xFFFF88u;
    QCOMPARE(parseColor(text), color);
}

void TestLineFormats::tags_data()
{
    QTest::addColumn<QString>("markup");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("runs");
    const auto text = [](const char *name, const QString &markup) { QTest::newRow(name) << markup << markup << 0; };
    text("less", u"a < b > c, x<y"_s);
    text("heart", u"I <3 you"_s);
    text("name", u"<JOHN> hello <Mary Ann>"_s);
    text("sound", u"<sighs> and <laughs loudly>"_s);
    text("address", u"<http://example.org>"_s);
    text("unclosed", u"<i and more"_s);
    text("braces", u"{y:i} {not} {\\broken"_s);
    text("ampersand", u"A&B & C &unknown; &;"_s);
    text("abbreviation", u"<i.e. so>"_s);
    QTest::newRow("html") << u"<B>a</B><em>b</em><strike>c</strike>"_s << u"abc"_s << 3;
    QTest::newRow("loose") << u"< b >a</ b ><font color=red>b</font >"_s << u"< b >ab"_s << 1;
    QTest::newRow("break") << u"a<br>b<br/>c<BR />d"_s << u"a\nb\nc\nd"_s << 0;
    QTest::newRow("unknown") << u"a<xyz p=\"1\">b</xyz></q>c"_s << u"abc"_s << 0;
    QTest::newRow("comment") << u"a<!-- x -->b"_s << u"ab"_s << 0;
    QTest::newRow("overrides") << u"{\\i1}a{\\i0}b{\\b1\\u1}c{\\r}d"_s << u"abcd"_s << 2;
    QTest::newRow("colour") << u"{\\c&H0000FF&}a{\\c}b"_s << u"ab"_s << 1;
    QTest::newRow("other overrides") << u"{\\bord2\\shad1\\blur3\\fad(1,2)\\fscx90\\clip(1,2)\\alpha&H80&}a"_s << u"a"_s
                                     << 0;
    QTest::newRow("escaped break") << u"a\\Nb"_s << u"a\nb"_s << 0;
    QTest::newRow("unclosed tag") << u"<i>a\n"_s << u"a"_s << 1;
    QTest::newRow("closed twice") << u"<i>a</i></i>b"_s << u"ab"_s << 1;
    QTest::newRow("empty") << u"<i></i>"_s << QString() << 0;
    QTest::newRow("ruby") << u"<ruby>a<rt>b</rt></ruby>c"_s << u"ac"_s << 1;
    QTest::newRow("word times") << u"a<00:00:01.500>b"_s << u"ab"_s << 0;
}

void TestLineFormats::tags()
{
    QFETCH(QString, markup);
    QFETCH(QString, text);
    QFETCH(int, runs);
    Cue cue;
    readInlineTags(markup, cue, all);
    QCOMPARE(cue.text, text);
    QCOMPARE(int(cue.runs.size()), runs);
    // What was read can be written, plain or as it stood, and says the same again.
    Cue again;
    readInlineTags(inlineTags(cue, all), again, all);
    QCOMPARE(again.text, cue.text);
    QCOMPARE(again.runs, cue.runs);
    if (cue.hasDetails() && !cue.details().native.isEmpty())
        QCOMPARE(currentNative(cue, all).value_or(QString()), cue.details().native);
}

void TestLineFormats::nesting()
{
    Cue cue(0, 0, u"abcdefgh"_s);
    cue.runs = {run(0, 2, TextStyle::Italic), run(2, 2, TextStyle::Italic | TextStyle::Bold),
        run(4, 2, TextStyle::Bold), run(7, 1, TextStyle::Bold, 0xFF00FF00)};
    QCOMPARE(inlineTags(cue, all), u"<i>ab<b>cd</b></i><b>ef</b>g<font color=\"#00ff00\"><b>h</b></font>"_s);
    cue.edit().placement.anchor = 7;
    QCOMPARE(inlineTags(cue, {.written = basicStyle | SubtitleFeature::Alignment}),
        u"{\\an7}<i>ab<b>cd</b></i><b>ef</b>g<b>h</b>"_s);
    QCOMPARE(inlineTags(cue, {.written = {}}), u"abcdefgh"_s);
}

void TestLineFormats::inlineRoundTrip_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("tags") << u"<b>a</b> &lt; <!-- x --> <font color=red>"_s;
    QTest::newRow("braces") << u"{\\an8}x{\\i1}"_s;
    QTest::newRow("break") << u"a\\Nb"_s;
    QTest::newRow("entities") << u"&amp;amp; &#38; & &nbsp;"_s;
}

void TestLineFormats::inlineRoundTrip()
{
    QFETCH(QString, text);
    Cue cue(0, 0, text);
    cue.runs = {run(0, 3, TextStyle::Bold)};
    cue.runs[0].style.font = u"A \"font\" <&>"_s;
    cue.runs[0].style.fontSize = 37.5;
    cue.runs[0].style.voice = u"O'Neill & <Co>"_s;
    Cue again;
    readInlineTags(inlineTags(cue, all), again, all);
    QCOMPARE(again.text, cue.text);
    QCOMPARE(again.runs, cue.runs);
    QVERIFY(!again.hasDetails());
}

void TestLineFormats::reads_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *id, const QString &text, const QString &expected) {
        QTest::newRow(name) << QString::fromLatin1(id) << text << expected;
    };
    row("sbv", "sbv", u"0:00:01.000,0:00:02.500\none\ntwo[br]three\n\n9:59:59.000,9:59:59.000\nuntimed"_s,
        u"1000-2500 one/two/three | 35999000-35999000 untimed"_s);
    row("sbv, blank line inside", "sbv", u"0:00:01.000,0:00:02.500\none\n\ntwo\n\n0:00:03.000,0:00:04.000\n\n\n"_s,
        u"1000-2500 one/two | 3000-4000 "_s);
    row("subviewer2", "subviewer2",
        u"[INFORMATION]\n[TITLE]x\n[END INFORMATION]\n[SUBTITLE]\n[COLF]&HFFFFFF,[STYLE]bd,[SIZE]18,[FONT]Arial\n"
        u"00:00:01.00,00:00:02.50\none[br]two\n\n00:00:03.25,00:00:04.00\n[sound]\n"_s,
        u"1000-2500 one/two | 3250-4000 [sound]"_s);
    row("subviewer2 without header", "subviewer2", u"00:00:01.00,00:00:02.50\none"_s, u"1000-2500 one"_s);
    row("subviewer", "subviewer",
        u"[TITLE]\n\n[BEGIN]\n******** START SCRIPT ********\n[00:00:01]\none|two\n[00:00:03]\n\n[00:00:05]\nthree\n"
        u"[00:00:07]\nfour\n[00:00:09]\n\n[end]\n******** END SCRIPT ********\n"_s,
        u"1000-3000 one/two | 5000-7000 three | 7000-9000 four"_s);
    row("subviewer without an end", "subviewer", u"[00:00:01]\none\n[00:00:05]\ntwo"_s,
        u"1000-5000 one | 5000-9000 two"_s);
    row("lrc", "lrc", u"[ti:x]\n[00:01.50]one\n[00:03.00]\n[01:05.25]two\n[65:00.00]three"_s,
        u"1500-3000 one | 65250-3900000 two | 3900000-3905000 three"_s);
    row("lrc, several times", "lrc", u"[00:10.00][00:02.00]chorus\n[00:05.00]verse\n[00:12.00]"_s,
        u"2000-5000 chorus | 5000-10000 verse | 10000-12000 chorus"_s);
    row("lrc, together", "lrc", u"[00:01.00]one\n[00:01.00]uno\n[00:02.00]"_s, u"1000-2000 one | 1000-2000 uno"_s);
    row("lrc, other stamps", "lrc", u"[00:01:50]one\n[00:03.120]two\n[00:04]three\n[00:05.00]"_s,
        u"1500-3120 one | 3120-4000 two | 4000-5000 three"_s);
    row("lrc, offset", "lrc", u"[offset:+500]\n[00:01.00]one\n[00:02.00]"_s, u"500-1500 one"_s);
    row("lrc, negative", "lrc", u"[-00:01.00]none\n[00:01.00]one\n[00:02.00]"_s, u"1000-2000 one"_s);
    row("lrc, brackets in the text", "lrc", u"[00:01.00][music]\n[00:02.00]"_s, u"1000-2000 [music]"_s);
    row("text, lines", "text", u"one\ntwo and a little more than that\n"_s,
        u"0-1000 one | 1000-2860 two and a little more than that"_s);
    row("text, paragraphs", "text", u"\none\ntwo\n\n\nthree\n"_s, u"0-1000 one/two | 1000-2000 three"_s);
    row("csv, header", "csv", u"Start time;End time;Text\n00:00:01,500;00:00:02,500;one, \"two\"\n"_s,
        u"1500-2500 one, \"two\""_s);
    row("csv, quotes", "csv", u"\"start\",\"end\",\"text\"\n1.5,2.5,\"one \"\"x\"\"\ntwo\"\n3,4,three\n"_s,
        u"1500-2500 one \"x\"/two | 3000-4000 three"_s);
    row("csv, other order", "csv", u"id\ttext\tspeaker\tin\tout\n1\tone\tAnn\t0:01.5\t0:02.5\n"_s, u"1500-2500 one"_s);
    row("csv, milliseconds", "csv", u"start_ms,end_ms,text\n500,900,one\n"_s, u"500-900 one"_s);
    row("csv, milliseconds untold", "csv", u"start,end,text\n1500,2500,one\n30000,33000,two\n"_s,
        u"1500-2500 one | 30000-33000 two"_s);
    row("csv, seconds", "csv", u"start,end,text\n1,2,one\n3,5,two\n"_s, u"1000-2000 one | 3000-5000 two"_s);
    row("csv, duration", "csv", u"start,duration,text\n1.0,0.5,one\n"_s, u"1000-1500 one"_s);
    row("csv, no ends", "csv", u"time,text\n0:01,one\n0:04,two\n"_s, u"1000-4000 one | 4000-7000 two"_s);
    row("csv, no header", "csv", u"1,00:00:01.000,00:00:02.000,one\n2,00:00:03.000,00:00:04.000,two\n"_s,
        u"1000-2000 one | 3000-4000 two"_s);
    row("csv, frames", "csv", u"00:00:01:00,00:00:02:12,\"one\"\n"_s, u"1000-2480 one"_s);
    row("csv, bars", "csv", u"start|end|text\n0:00:01.0|0:00:02.0|one\n"_s, u"1000-2000 one"_s);
}

void TestLineFormats::reads()
{
    QFETCH(QString, id);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(brief(read(id, text)), expected);
    QCOMPARE(brief(read(id, QString(text).replace(u'\n', u"\r\n"_s))), expected);
    // Written and read again it is the same.
    const Document first = read(id, text);
    if (id != u"text"_s)
        QCOMPARE(read(id, write(id, first)).cues, first.cues);
    else
        QCOMPARE(brief(read(id, write(id, first))), expected);
}

void TestLineFormats::metadata()
{
    const Document lrc =
        read(u"lrc"_s, u"[ti: A song ]\n[ar:Somebody]\n[al:An album]\n[by:me]\n[la:de]\n[00:01.00]x"_s);
    QCOMPARE(lrc.metadata.value(u"title"_s), u"A song"_s);
    QCOMPARE(lrc.metadata.value(u"artist"_s), u"Somebody"_s);
    QCOMPARE(lrc.language.code(), u"de"_s);
    QCOMPARE(read(u"lrc"_s, write(u"lrc"_s, lrc)).metadata, lrc.metadata);
    const Document viewer = read(u"subviewer2"_s,
        u"[INFORMATION]\n[TITLE]A film\n[AUTHOR]me\n[FILEPATH]C:\\x\n[DELAY]12\n[COMMENT]hm\n[END INFORMATION]\n"
        u"[SUBTITLE]\n[COLF]&H0000FF,[STYLE]no,[SIZE]18,[FONT]Arial\n00:00:01.00,00:00:02.00\nx\n"_s);
    QCOMPARE(viewer.metadata.value(u"title"_s), u"A film"_s);
    QCOMPARE(viewer.metadata.value(u"comment"_s), u"hm"_s);
    QCOMPARE(read(u"subviewer2"_s, write(u"subviewer2"_s, viewer)), viewer);
    Document other = read(u"subviewer"_s, u"[TITLE]\nA film\n[AUTHOR]\nme\n[BEGIN]\n[00:00:01]\nx\n[00:00:02]\n"_s);
    QCOMPARE(other.metadata.value(u"author"_s), u"me"_s);
    QCOMPARE(read(u"subviewer"_s, write(u"subviewer"_s, other)), other);
    // What has no place is said.
    other.metadata.insert(u"copyright"_s, u"x"_s);
    Writing writing;
    writeText(format(u"subviewer"_s), other, {}, &writing);
    QCOMPARE(writing.losses, QList<Loss>({{SubtitleFeature::Metadata, 1}}));
}

void TestLineFormats::subViewerWrites()
{
    Cue cue(1234, 2345, u"one\n\ntwo [br] <i>"_s);
    cue.runs = {run(0, 3, TextStyle::Italic)};
    const QString written = write(u"subviewer2"_s, documentOf({cue}));
    QVERIFY(written.endsWith(u"\n00:00:01.23,00:00:02.35\n<i>one</i>[br]two &#91;br] &lt;i>\n\n"_s));
    const Cue again = read(u"subviewer2"_s, written).cues.at(0);
    QCOMPARE(again.text, u"one\ntwo [br] <i>"_s);
    QCOMPARE(again.runs, cue.runs);
}

void TestLineFormats::subViewer1Gaps()
{
    Writing writing;
    const QString written = writeText(format(u"subviewer"_s),
        documentOf(
            {Cue(5000, 6000, u"a|b"_s), Cue(1000, 3000, u"[end]"_s), Cue(3000, 3000, u"x"_s), Cue(3100, 3200, u"y"_s)}),
        {}, &writing);
    QCOMPARE(brief(read(u"subviewer"_s, written)), u"1000-3000 [end] | 3000-4000 x | 4000-5000 y | 5000-6000 a|b"_s);
    QCOMPARE(writing.losses, QList<Loss>({{SubtitleFeature::Milliseconds, 2}}));
}

void TestLineFormats::lrcWordTimes()
{
    const QString text = u"[00:01.00]<00:01.00>one <00:01.50>two <00:02.25>\n[00:05.00]\n"_s;
    const Document document = read(u"lrc"_s, text);
    const Cue &cue = document.cues.at(0);
    QCOMPARE(cue.text, u"one two"_s);
    QCOMPARE(cue.endMs, 2250);
    QCOMPARE(cue.runs.size(), 2);
    QCOMPARE(cue.runs.at(0).style.atMs, 0);
    QCOMPARE(cue.runs.at(1).style.atMs, 500);
    QCOMPARE(read(u"lrc"_s, write(u"lrc"_s, document)).cues, document.cues);
}

void TestLineFormats::lrcWrites()
{
    Writing writing;
    const QString written = writeText(format(u"lrc"_s),
        documentOf({Cue(3000, 4000, u"[00:01.00]x <00:02.00>"_s), Cue(-500, 1000, u"one\ntwo"_s), Cue(1000, 900)}), {},
        &writing);
    QCOMPARE(written, u"[00:00.00]one two\n[00:01.00]\n[00:03.00][ 00:01.00]x < 00:02.00>\n[00:04.00]\n"_s);
    QCOMPARE(writing.losses, QList<Loss>({{SubtitleFeature::LineBreaks, 1}, {SubtitleFeature::Characters, 1}}));
    QCOMPARE(read(u"lrc"_s, written).cues.at(1).text, u"[ 00:01.00]x < 00:02.00>"_s);
}

void TestLineFormats::csvWrites()
{
    Cue cue(1000, 2000, u"a \"b\", c\nd"_s);
    cue.edit().speaker = u"Ann"_s;
    const Document document = documentOf({cue, Cue(3000, 2500, u" x "_s)});
    const QString written = write(u"csv"_s, document);
    QCOMPARE(written,
        u"start,end,speaker,text\n00:00:01.000,00:00:02.000,Ann,\"a \"\"b\"\", c\nd\"\n"
        u"00:00:03.000,00:00:03.000,,\" x \"\n"_s);
    const Document again = read(u"csv"_s, written);
    QCOMPARE(again.cues.at(0), cue);
    QCOMPARE(again.cues.at(1).text, u"x"_s);
}

void TestLineFormats::textSpreadsTimes()
{
    const Reading reading = readText(Formats::plainText(), u"one\ntwo\n"_s);
    QCOMPARE(reading.warnings.size(), 1);
    QCOMPARE(write(u"text"_s, reading.document), u"one\n\ntwo\n\n"_s);
    QCOMPARE(brief(read(u"text"_s, write(u"text"_s, documentOf({Cue(5, 6, u"a\n\nb"_s)})))), u"0-1000 a/b"_s);
}

void TestLineFormats::sniffs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::newRow("sbv") << u"0:00:01.000,0:00:02.500\none\n"_s << u"sbv"_s;
    QTest::newRow("subviewer2") << u"00:00:01.00,00:00:02.50\none\n"_s << u"subviewer2"_s;
    QTest::newRow("subviewer2, header") << u"[INFORMATION]\n[TITLE]\n[SUBTITLE]\n00:00:01.00,00:00:02.50\none\n"_s
                                        << u"subviewer2"_s;
    QTest::newRow("subviewer") << u"[TITLE]\nx\n[BEGIN]\n[00:00:01]\none\n[00:00:02]\n\n"_s << u"subviewer"_s;
    QTest::newRow("lrc") << u"[ar:x]\n[00:01.50]one\n[00:02.50]two\n"_s << u"lrc"_s;
    QTest::newRow("lrc, bare") << u"[00:01.50]one\n[00:02.50]two\n"_s << u"lrc"_s;
    QTest::newRow("csv") << u"start,end,text\n1,2,one\n"_s << u"csv"_s;
    QTest::newRow("csv, tabs") << u"Begin\tEnd\tCaption\n00:00:01.000\t00:00:02.000\tone\n"_s << u"csv"_s;
    QTest::newRow("another table") << u"name,age,city\nAnn,30,Rome\nBob,40,Oslo\n"_s << QString();
    QTest::newRow("prose") << u"It was late, very late; nobody came.\n\nThe end.\n"_s << QString();
    QTest::newRow("list") << u"[1] a book\n[2] another\n"_s << QString();
}

void TestLineFormats::sniffs()
{
    QFETCH(QString, text);
    QFETCH(QString, id);
    QCOMPARE(sniffed(text), id);
}

void TestLineFormats::anyText_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"sbv", "subviewer2", "subviewer", "lrc", "csv", "text"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestLineFormats::anyText()
{
    QFETCH(QString, id);
    const QString lines = u"\n\n0:00:01.000,0:00:02.000\n \n00:00:01.00,00:00:02.00\n[00:00:01]\n[00:01.00]x\n\r\n"
                          u"start,end,text\n\"\n<i>&amp;\n[br]|\n"_s;
    Cue noted(4000, 3000, lines);
    noted.edit().native = u"\n\n"_s;
    const Document document = documentOf({Cue(1000, 2000, u"before"_s), noted, Cue(-20000, -10000, u"early"_s),
        Cue(8000, 9000, u"after"_s), Cue(10000, 11000)});
    const Document again = read(id, write(id, document));
    const auto count = [&](const QString &text) {
        return std::count_if(again.cues.cbegin(), again.cues.cend(), [&](const Cue &cue) { return cue.text == text; });
    };
    QCOMPARE(count(u"before"_s), 1);
    QCOMPARE(count(u"after"_s), 1);
    QCOMPARE(count(u"early"_s), 1);
    const bool keepsEmpty = id == u"sbv"_s || id == u"subviewer2"_s || id == u"csv"_s;
    QCOMPARE(again.cues.size(), keepsEmpty ? 5 : 4);
}

void TestLineFormats::hostile_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text");
    constexpr qsizetype size = 150'000;
    const std::pair<const char *, QString> texts[] = {{"line ends", QString(size, u'\n')}, {"x", QString(size, u'x')},
        {"brackets", QString(size, u'[')}, {"quotes", QString(size, u'"')}, {"commas", QString(size, u',')},
        {"digits", QString(size, u'1')}, {"less", QString(size, u'<')},
        {"stamps", u"[00:01.00]"_s.repeated(size / 10) + u"x\n"_s + u"more\n"_s.repeated(size / 5)},
        {"words", u"[00:01.00]"_s + u"<00:01.00>x"_s.repeated(size / 11) + u"\nmore\nmore\n"_s},
        {"stamp lines", u"[00:00:01]\n"_s.repeated(size / 11)}, {"tags", u"[ti:x]\n"_s.repeated(size / 7)},
        {"times", u"0:00:01.00,0:00:02.00\n"_s.repeated(size / 22)}, {"colons", u"1:"_s.repeated(size / 2)},
        {"open quote", u"start,end,text\n1,2,\""_s + QString(size, u'x')}};
    for (const char *id : {"sbv", "subviewer2", "subviewer", "lrc", "csv", "text"}) {
        for (const auto &[name, text] : texts)
            QTest::addRow("%s, %s", id, name) << QString::fromLatin1(id) << text;
    }
}

void TestLineFormats::hostile()
{
    QFETCH(QString, id);
    QFETCH(QString, text);
    format(id).sniff(text.left(64 * 1024));
    const Document document = read(id, text);
    QVERIFY(!write(id, document).isEmpty() || document.cues.isEmpty());
}

QTEST_GUILESS_MAIN(TestLineFormats)
#include "tst_lineformats.moc"
