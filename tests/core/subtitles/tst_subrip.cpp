// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/formats.h"
#include "tests/support/subtitlecase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

/// A value of which some members are said.
template <class T, class Set>
T with(Set set)
{
    T value;
    set(value);
    return value;
}

/// "1000-2000 text" for each cue, lines of text separated by '/', cues by " | "
QString brief(const Reading &reading)
{
    QStringList cues;
    for (const Cue &cue : reading.document.cues)
        cues << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(QString(cue.text).replace(u'\n', u'/'));
    return cues.join(u" | "_s);
}

Reading read(const QString &text, const ReadOptions &options = {})
{
    return readText(Formats::subRip(), text, options);
}

QString write(const Document &document)
{
    return writeText(Formats::subRip(), document);
}

Cue only(const QString &markup)
{
    return read(u"1\n00:00:01,000 --> 00:00:02,000\n"_s + markup + u"\n"_s).document.cues.value(0);
}

} // namespace

class TestSubRip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void cutOff_data();
    void cutOff();
    void warnings();
    void leavesMostCuesBare();
    void readsStyles();
    void keepsWhatTheMarkupSaysBesides();
    void followsEdits();
    void coordinates();
    void writes();
    void writesValid_data();
    void writesValid();
    void roundTrip();
    void sniffs_data();
    void sniffs();
    void hostile_data();
    void hostile();
};

void TestSubRip::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QString two = u"1000-2000 one | 3000-4000 two"_s;
    QTest::newRow("usual") << u"1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s
                           << two;
    QTest::newRow("no line end at the end")
        << u"1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo"_s << two;
    QTest::newRow("from zero") << u"0\n00:00:01,000 --> 00:00:02,000\none\n\n1\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s
                               << two;
    QTest::newRow("same number")
        << u"5\n00:00:01,000 --> 00:00:02,000\none\n\n5\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s << two;
    QTest::newRow("no numbers") << u"00:00:01,000 --> 00:00:02,000\none\n\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s
                                << two;
    QTest::newRow("no blank lines")
        << u"1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s << two;
    QTest::newRow("blank lines everywhere")
        << u"1\n\n00:00:01,000 --> 00:00:02,000\n\none\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\ntwo\n\n"_s << two;
    QTest::newRow("number on the line of times")
        << u"1 00:00:01,000 --> 00:00:02,000\none\n\n2 00:00:03,000 --> 00:00:04,000\ntwo\n"_s << two;
    QTest::newRow("brackets") << u"[00:01.000 --> 00:02.000]  one\n[00:03.000 --> 00:04.000]  two\n"_s << two;
    QTest::newRow("blank line inside")
        << u"1\n00:00:01,000 --> 00:00:02,000\nfirst\n\nsecond\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s
        << u"1000-2000 first/second | 3000-4000 two"_s;
    QTest::newRow("digits are text")
        << u"1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\nroom\n7\n\n3\n"
           u"00:00:05,000 --> 00:00:06,000\nx\n"_s
        << u"1000-2000 42 | 3000-4000 room/7 | 5000-6000 x"_s;
    QTest::newRow("digits are text without numbers")
        << u"00:00:01,000 --> 00:00:02,000\n10\n\n00:00:03,000 --> 00:00:04,000\n9\n00:00:05,000 --> 00:00:06,000\n8\n"_s
        << u"1000-2000 10 | 3000-4000 9 | 5000-6000 8"_s;
    QTest::newRow("empty cues") << u"1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n\n\n3\n"
                                   u"00:00:05,000 --> 00:00:06,000\nx\n"_s
                                << u"1000-2000  | 3000-4000  | 5000-6000 x"_s;
    QTest::newRow("two files in one")
        << u"\uFEFF1\n00:00:01,000 --> 00:00:02,000\none\n\n\uFEFF1\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s << two;
    QTest::newRow("text before the first cue")
        << u"made by: someone\n1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s
        << two;
    QTest::newRow("negative")
        << u"1\n-00:00:04,000 --> -00:00:03,000\nbefore\n\n2\n00:00:01,000 --> 00:00:02,000\none\n"_s
        << u"1000-2000 one"_s;
    QTest::newRow("reversed") << u"1\n00:00:03,000 --> 00:00:02,000\none\n"_s << u"3000-2000 one"_s;
    QTest::newRow("cut times in the middle")
        << u"1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:02:00,000 --> 00:03:0\nlost\n\n3\n"
           u"00:00:03,000 --> 00:00:04,000\ntwo\n"_s
        << two;
    QTest::newRow("arrows in the text") << u"1\n00:00:01,000 --> 00:00:02,000\na --> b\n-> c\n10:30 - 11:45\n"_s
                                        << u"1000-2000 a --> b/-> c/10:30 - 11:45"_s;
    QTest::newRow("text on the line of times") << u"1\n00:00:01,000 --> 00:00:02,000 one\n"_s << u"1000-2000 one"_s;

    const auto line = [](const char *name, const QString &times, const QString &expected) {
        QTest::newRow(name) << u"1\n"_s + times + u"\nx\n"_s << expected + u" x"_s;
    };
    line("no milliseconds", u"00:00:01 --> 00:00:02"_s, u"1000-2000"_s);
    line("one and two digits", u"00:00:01,5 --> 00:00:02,25"_s, u"1500-2250"_s);
    line("more digits", u"00:00:01,123456 --> 00:00:02,999999"_s, u"1123-2999"_s);
    line("dots", u"00:00:01.500 --> 00:00:02.250"_s, u"1500-2250"_s);
    line("all dots", u"00.00.01.500 --> 00.00.02.250"_s, u"1500-2250"_s);
    line("colons", u"00:00:01:500 --> 00:00:02:250"_s, u"1500-2250"_s);
    line("semicolons", u"00;00;01,500 --> 00;00;02,250"_s, u"1500-2250"_s);
    line("blanks for zeros", u" 0: 0:26, 26 --> 0: 0:28, 17"_s, u"26026-28017"_s);
    line("blanks around", u"  00:00:01 , 500   -->   00:00:02, 250  "_s, u"1500-2250"_s);
    line("short arrow", u"00:00:01,500 -> 00:00:02,250"_s, u"1500-2250"_s);
    line("torn arrow", u"00:00:01,500 -- > 00:00:02,250"_s, u"1500-2250"_s);
    line("no blanks", u"00:00:01,500-->00:00:02,250"_s, u"1500-2250"_s);
    line("typographic arrow", u"00:00:01,500 → 00:00:02,250"_s, u"1500-2250"_s);
    line("dash", u"00:00:01,500 - 00:00:02,250"_s, u"1500-2250"_s);
    line("entity", u"00:00:01,500 --&gt; 00:00:02,250"_s, u"1500-2250"_s);
    line("no hours", u"00:01,500 --> 00:02,250"_s, u"1500-2250"_s);
    line("short fields", u"0:0:1,500 --> 0:0:2,250"_s, u"1500-2250"_s);
    line("many hours", u"123:00:01,000 --> 123:00:02,000"_s, u"442801000-442802000"_s);
    line("WebVTT's settings", u"00:00:01.500 --> 00:00:02.250 align:start line:0"_s, u"1500-2250"_s);
}

void TestSubRip::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(brief(read(text)), expected);
    QCOMPARE(brief(read(QString(text).replace(u'\n', u"\r\n"_s))), expected);
    QCOMPARE(brief(read(QString(text).replace(u'\n', u'\r'))), expected);
}

void TestSubRip::cutOff_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<bool>("cut");
    QTest::newRow("whole") << u""_s << false;
    QTest::newRow("number") << u"\n3"_s << true;
    QTest::newRow("piece of times") << u"\n3\n00:00:0"_s << true;
    QTest::newRow("arrow") << u"\n3\n00:00:05,000 --> "_s << true;
    QTest::newRow("half of the end") << u"\n3\n00:00:05,000 --> 00:0"_s << true;
    QTest::newRow("no text") << u"\n3\n00:00:05,000 --> 00:00:06,000"_s << true;
    QTest::newRow("another number is text") << u"\n1984"_s << false;
}

void TestSubRip::cutOff()
{
    QFETCH(QString, end);
    QFETCH(bool, cut);
    const Reading reading =
        read(u"1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s + end);
    QCOMPARE(reading.cutOff, cut);
    QCOMPARE(reading.document.cues.size(), 2);
    QCOMPARE(reading.document.cues.at(0).text, u"one"_s);
    QVERIFY(reading.document.cues.at(1).text.startsWith(u"two"_s));
    QCOMPARE(reading.warnings.size(), cut ? 1 : 0);
}

void TestSubRip::warnings()
{
    const Reading reading = read(u"note\n\n1\n00:00:01,000 --> 00:0\nx\n\n2\n00:00:01,000 --> 00:0\nx\n\n3\n"
                                 u"-00:00:01,000 --> 00:00:02,000\nx\n\n4\n00:00:01,000 --> 00:00:02,000\nx\n"_s);
    QCOMPARE(reading.document.cues.size(), 1);
    QCOMPARE(reading.warnings.size(), 3);
    QVERIFY(!reading.cutOff);
}

void TestSubRip::leavesMostCuesBare()
{
    const Cue cue = only(u"a < b & c > d {x} 50 % <3"_s);
    QCOMPARE(cue.text, u"a < b & c > d {x} 50 % <3"_s);
    QVERIFY(!cue.hasDetails());
    QVERIFY(cue.runs.isEmpty());
    // Italics alone need nothing but a run, and numbers are only counting.
    const Cue italic = only(u"<i>all</i>"_s);
    QVERIFY(!italic.hasDetails());
    QCOMPARE(italic.runs.size(), 1);
}

void TestSubRip::readsStyles()
{
    const Cue cue = only(u"{\\an8}<b>bold</b> <font color=\"#ff8000\" face='Some Font' size=\"24\">colour</font>"_s);
    QCOMPARE(cue.text, u"bold colour"_s);
    QCOMPARE(cue.runs.size(), 2);
    QVERIFY(cue.runs.at(0).style.has(TextStyle::Bold));
    const TextStyle &font = cue.runs.at(1).style;
    QCOMPARE(font.color, 0xFFFF8000u);
    QCOMPARE(font.font, u"Some Font"_s);
    QCOMPARE(font.fontSize, 150.0);
    QCOMPARE(cue.details().placement.anchor, 8);
}

void TestSubRip::keepsWhatTheMarkupSaysBesides()
{
    const QString text = u"1\n00:00:01,000 --> 00:00:02,000\n<I>a</I> <script>b</script> {\\fad(10,10)}c &amp; "
                         u"<font color=\"yellow\">d</font>\n\n"_s;
    const Reading reading = read(text);
    QCOMPARE(reading.document.cues.at(0).text, u"a b c & d"_s);
    QCOMPARE(write(reading.document), text);
    // Without it, or in another document, only what is known is written.
    QCOMPARE(writeText(Formats::subRip(), reading.document, {.keepNative = false}),
        u"1\n00:00:01,000 --> 00:00:02,000\n<i>a</i> b c & <font color=\"#ffff00\">d</font>\n\n"_s);
    Document other = reading.document;
    other.format = u"ass"_s;
    QVERIFY(!write(other).contains(u"script"_s));
}

void TestSubRip::followsEdits()
{
    Document document = read(u"1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>one</i> <x y=1>two\n"_s).document;
    document.cues[0].text.replace(u"two"_s, u"three"_s);
    QCOMPARE(write(document), u"1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>one</i> three\n\n"_s);
    document.cues[0].edit().placement.anchor = 0;
    QCOMPARE(write(document), u"1\n00:00:01,000 --> 00:00:02,000\n<i>one</i> three\n\n"_s);
}

void TestSubRip::coordinates()
{
    const QString low = u"1\n00:00:01,000 --> 00:00:02,000 X1:010 X2:710 Y1:400 Y2:460\nlow\n\n"_s;
    const QString high = u"2\n00:00:03,000 --> 00:00:04,000 X1:010 X2:710 Y1:040 Y2:090\nhigh\n\n"_s;
    Document document = read(low + high).document;
    QCOMPARE(document.cues.at(0).details().placement.anchor, 0);
    QCOMPARE(document.cues.at(1).details().placement.anchor, 8);
    QCOMPARE(write(document), low + high);
    document.format = u"webvtt"_s;
    QVERIFY(!write(document).contains(u"X1"_s));
    QVERIFY(write(document).contains(u"{\\an8}high"_s));
}

void TestSubRip::writes()
{
    Cue comment(0, 100, u"not shown"_s);
    comment.edit().comment = true;
    Cue styled(3000, 4500, u"plain and loud"_s);
    styled.runs = {{0, 5, with<TextStyle>([](TextStyle &it) { it.traits = TextStyle::Italic | TextStyle::Bold; })},
        {10, 4, with<TextStyle>([](TextStyle &it) {
             it.traits = TextStyle::Italic;
             it.color = 0xFFFF0000;
         })}};
    QCOMPARE(write(documentOf({comment, Cue(1000, 2000, u"one\ntwo"_s), styled, Cue(5000, 6000)})),
        u"1\n00:00:01,000 --> 00:00:02,000\none\ntwo\n\n2\n00:00:03,000 --> 00:00:04,500\n"
        u"<b><i>plain</i></b> and <font color=\"#ff0000\"><i>loud</i></font>\n\n3\n00:00:05,000 --> 00:00:06,000\n\n\n"_s);
}

void TestSubRip::writesValid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("blank lines") << u"\n\na\n \n\t\nb\n\n"_s << u"a\nb"_s;
    QTest::newRow("a line of times") << u"x\n00:00:01,000 --> 00:00:02,000\ny"_s
                                     << u"x\n00:00:01,000 --> 00:00:02,000\ny"_s;
    QTest::newRow("another") << u"0:0:1.0→0:0:2.0"_s << u"0:0:1.0→0:0:2.0"_s;
    QTest::newRow("dashes") << u"00:00:01,000 - 00:00:02,000"_s << u"00:00:01,000 - 00:00:02,000"_s;
    for (const QString &line :
        {u"00:00:01,000  00:00:02,000"_s, u"(00:00:01,000 - 00:00:02,000)"_s, u"O0:00:01,000 --> 00:00:02,000"_s,
            u"\u200E00:00:01,000 - 00:00:02,000"_s, u"０：００：０１，０００ －－＞ ０：００：０２，０００"_s,
            u"٠٠:٠٠:٠١,٠٠٠ – ٠٠:٠٠:٠٢,٠٠٠"_s, u"1) 00:00:01,000 – 00:00:02,000"_s})
        QTest::newRow(qPrintable(line)) << line << line;
    QTest::newRow("arrow") << u"a --> b"_s << u"a --> b"_s;
    QTest::newRow("tags") << u"<i>no</i> <b> </x> {\\an8} &amp; &#65; <!-- -->"_s
                          << u"<i>no</i> <b> </x> {\\an8} &amp; &#65; <!-- -->"_s;
    QTest::newRow("break") << u"C:\\New"_s << u"C:\\New"_s;
    QTest::newRow("control") << u"a\rb\0c"_s << u"abc"_s;
    QTest::newRow("digits") << u"2"_s << u"2"_s;
}

void TestSubRip::writesValid()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const QString written = write(documentOf({Cue(1000, 500, text), Cue(-5, 3000, u"next"_s)}));
    const Reading again = read(written);
    QCOMPARE(again.document.cues.size(), 2);
    QCOMPARE(again.document.cues.at(0).text, expected);
    QVERIFY(again.document.cues.at(0).runs.isEmpty());
    QCOMPARE(again.document.cues.at(0).details().placement, Placement());
    QCOMPARE(again.document.cues.at(0).endMs, 1000);
    QCOMPARE(again.document.cues.at(1).startMs, 0);
    QCOMPARE(again.document.cues.at(1).text, u"next"_s);
    // One block a cue for those who only split at blank lines.
    QCOMPARE(written.trimmed().count(u"\n\n"_s), 1);
}

void TestSubRip::roundTrip()
{
    const QString text =
        u"1\n00:00:01,000 --> 00:00:02,000\n<i>a <b>b</b></i> < u>c</u>\n\n2\n"
        u"00:00:03,000 --> 00:00:04,000\n{\\pos(192,28)}top &lt;b&gt;\n\n3\n00:00:05,000 --> 00:00:06,000\n\n\n"_s;
    const Document first = read(text).document;
    const Document second = read(write(first)).document;
    QCOMPARE(second, first);
    QCOMPARE(read(write(second)).document, first);
    QCOMPARE(*first.cues.at(1).details().placement.x, 50.0);
    QCOMPARE(write(first), text);
}

void TestSubRip::sniffs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("format");
    QTest::newRow("usual") << u"1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n"_s
                           << u"subrip"_s;
    QTest::newRow("one cue") << u"1\n00:00:01,000 --> 00:00:02,000\none\n"_s << u"subrip"_s;
    QTest::newRow("odd times") << u"0: 0: 1, 0 -> 0: 0: 2, 0\none\n"_s << u"subrip"_s;
    QTest::newRow("text") << u"An arrow --> and 10:30 are no subtitle.\n"_s << QString();
}

void TestSubRip::sniffs()
{
    QFETCH(QString, text);
    QFETCH(QString, format);
    QCOMPARE(sniffed(text), format);
}

void TestSubRip::hostile_data()
{
    QTest::addColumn<QString>("text");
    constexpr qsizetype size = 300'000;
    const QString cue = u"1\n00:00:01,000 --> 00:00:02,000\n"_s;
    QTest::newRow("line ends") << QString(size, u'\n');
    QTest::newRow("one line") << cue + QString(size, u'x');
    QTest::newRow("brackets") << cue + QString(size, u'<');
    QTest::newRow("braces") << cue + u"{\\"_s.repeated(size / 2);
    QTest::newRow("open tags") << cue + u"<font color=red><i>"_s.repeated(size / 20) + u"x"_s;
    QTest::newRow("entities") << cue + QString(size, u'&');
    QTest::newRow("digits") << QString(size, u'1');
    QTest::newRow("numbers") << u"1\n"_s.repeated(size / 2);
    QTest::newRow("times") << u"99999999999:99999999999:99999999999,999 --> 9:9:9,9\n"_s.repeated(1000);
    QTest::newRow("only times") << cue.repeated(size / cue.size());
    QTest::newRow("arrows") << cue + u"-->"_s.repeated(size / 3);
    QTest::newRow("ruby") << cue + u"<ruby>a<rt>"_s.repeated(size / 11);
    QTest::newRow("spaces") << cue + QString(size, u' ');
    QTest::newRow("changing styles") << cue + u"<b>x<i>y</b>z</i>"_s.repeated(size / 18);
}

void TestSubRip::hostile()
{
    QFETCH(QString, text);
    Formats::subRip().sniff(text);
    const Reading reading = read(text);
    const QString written = write(reading.document);
    QCOMPARE(read(written).document.cues.size(), reading.document.cues.size());
}

QTEST_GUILESS_MAIN(TestSubRip)
#include "tst_subrip.moc"
