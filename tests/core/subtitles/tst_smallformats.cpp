// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Formats that are one line a cue, with times: MPL2, TMPlayer, VPlayer, PJS, TurboTitler, DKS.

#include "core/subtitles/formats/formats.h"
#include "tests/support/cueshape.h"
#include "tests/support/subtitlecase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

const SubtitleFormat &formatOf(const QString &id)
{
    return *subtitleFormat(id);
}

TextStyle traits(quint16 which)
{
    TextStyle style;
    style.traits = which;
    return style;
}

} // namespace

class TestSmallFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sniffs_data();
    void sniffs();
    void extensionTellsVPlayer();
    void reads_data();
    void reads();
    void saysWhatIsBroken_data();
    void saysWhatIsBroken();
    void keepsTheFile_data();
    void keepsTheFile();
    void writes_data();
    void writes();
    void writesStylesOfLines_data();
    void writesStylesOfLines();
    void endsAreWrittenWhereTheySaySomething_data();
    void endsAreWrittenWhereTheySaySomething();
    void writtenIsReadAgain_data();
    void writtenIsReadAgain();
    void survivesHostileText_data();
    void survivesHostileText();
};

void TestSmallFormats::sniffs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("format");
    QTest::newRow("mpl2") << u"[10][20]Hi\n[30][40]You\n"_s << u"mpl2"_s;
    QTest::newRow("mpl2 with blanks") << u"[ 10 ] [20] Hi\n"_s << u"mpl2"_s;
    QTest::newRow("tmplayer") << u"0:00:01:Hi\n0:00:05:You\n"_s << u"tmplayer"_s;
    QTest::newRow("tmplayer with two digits") << u"00:00:01:Hi\n00:00:05:You\n"_s << u"tmplayer"_s;
    QTest::newRow("tmplayer with an equals sign") << u"00:00:01=Hi\n00:00:05=\n"_s << u"tmplayer"_s;
    QTest::newRow("tmplayer with rows") << u"00:00:01,1=Hi\n00:00:01,2=you\n"_s << u"tmplayer"_s;
    QTest::newRow("vplayer with blanks") << u"00:00:01 Hi\n00:00:05 You\n"_s << u"vplayer"_s;
    QTest::newRow("pjs") << u"  10,  20, \"Hi\"\n  30,  40, \"You\"\n"_s << u"pjs"_s;
    QTest::newRow("turbotitler") << u"0:00:01.00,0:00:02.00,NTP Hi\n"_s << u"turbotitler"_s;
    QTest::newRow("dks") << u"[00:00:01]Hi\n[00:00:02]\n[00:00:03]You\n[00:00:04]\n"_s << u"dks"_s;
    QTest::newRow("a table of frames is not tmplayer") << u"00:00:01:10\tHi\n00:00:02:10\tYou\n"_s << u"csv"_s;
    QTest::newRow("a log") << u"12:00:01 - started\nThen it went on.\nAnd on.\n"_s << QString();
}

void TestSmallFormats::sniffs()
{
    QFETCH(QString, text);
    QFETCH(QString, format);
    QCOMPARE(sniffed(text), format);
}

void TestSmallFormats::extensionTellsVPlayer()
{
    const QString text = u"00:00:01:Hi\n00:00:05:You\n"_s;
    QCOMPARE(QString::fromLatin1(guessFormat(text, u"a.vpl"_s).format->id), u"vplayer"_s);
    QCOMPARE(QString::fromLatin1(guessFormat(text, u"a.txt"_s).format->id), u"tmplayer"_s);
}

void TestSmallFormats::reads_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("cues");
    const auto row = [](const char *name, const QString &format, const QString &text, const QStringList &cues) {
        QTest::newRow(name) << format << text << cues;
    };
    const QString mpl2 = u"mpl2"_s;
    row("mpl2", mpl2, u"[10][25]One|two\n"_s, {u"1000-2500 One|two"_s});
    row("signs", mpl2, u"[10][25]/One|\\two|_/\\three\n"_s, {u"1000-2500 [i:One]|[b:two]|[biu:three]"_s});
    row("signs and blanks", mpl2, u"[10][25] / One |  two/two \n"_s, {u"1000-2500 [i:One]|two/two"_s});
    row("a sign twice", mpl2, u"[10][25]//One\n"_s, {u"1000-2500 [i:/One]"_s});
    row("others' codes", mpl2, u"[10][25]{y:u}One|{c:$ff}two\n"_s, {u"1000-2500 [u:One]|[#FFFF0000:two]"_s});
    row("no end", mpl2, u"[10][]One\n[50][ ]Two\n[60][]\n"_s, {u"1000-3000 One"_s, u"5000-6000 Two"_s});

    const QString tm = u"tmplayer"_s;
    row("colons", tm, u"0:00:01:One|two\n0:00:03:Three\n"_s, {u"1000-3000 One|two"_s, u"3000-5000 Three"_s});
    row("equals signs", tm, u"01:00:01=One\n01:00:02=\n01:00:09=Two\n"_s,
        {u"3601000-3602000 One"_s, u"3609000-3611000 Two"_s});
    row("rows", tm, u"00:00:01,1=One\n00:00:01,2=two\n00:00:03,1=\n00:00:03,2=\n00:00:05,1=Three\n"_s,
        {u"1000-3000 One|two"_s, u"5000-7000 Three"_s});
    row("an empty first row", tm, u"00:00:01,1=\n00:00:01,2=two\n"_s, {u"1000-3000 two"_s});
    row("a time alone", tm, u"00:00:01:One\n00:00:02\n"_s, {u"1000-2000 One"_s});
    row("two at once", tm, u"00:00:01:One\n00:00:01:two\n00:00:02:\n"_s, {u"1000-2000 One"_s, u"1000-2000 two"_s});
    row("a long text stays longer", tm,
        u"0:00:01:Twenty times three words take a while to read, as anybody knows who tried\n"_s,
        {u"1000-7000 Twenty times three words take a while to read, as anybody knows who tried"_s});
    row("a text with a time in it", tm, u"0:00:01:It is 10:30:15: late\n"_s, {u"1000-4000 It is 10:30:15: late"_s});
    row("others' marks", tm, u"0:00:01:/One|<b>two</b>\n"_s, {u"1000-3000 [i:One]|[b:two]"_s});

    const QString vp = u"vplayer"_s;
    row("vplayer", vp, u"00:00:01:One\n00:00:02.5:Two\n00:00:04 Three\n"_s,
        {u"1000-2500 One"_s, u"2500-4000 Two"_s, u"4000-6000 Three"_s});

    const QString pjs = u"pjs"_s;
    row("pjs", pjs, u"   10,   25, \"One|two\"\n"_s, {u"1000-2500 One|two"_s});
    row("marks inside", pjs, u"10,25,\"He said \"yes\"\"\n"_s, {u"1000-2500 He said \"yes\""_s});
    row("no marks", pjs, u"10, 25, One, two\n"_s, {u"1000-2500 One, two"_s});
    row("one mark", pjs, u"10,\t25,\t\"One\n"_s, {u"1000-2500 One"_s});
    row("no second comma", pjs, u"10,25 \"One\"\n"_s, {u"1000-2500 One"_s});
    row("no end", pjs, u"10,,\"One\"\n"_s, {u"1000-3000 One"_s});

    const QString tts = u"turbotitler"_s;
    row("turbotitler", tts, u"0:00:01.00,0:00:02.50,NTP One, two|three\n"_s, {u"1000-2500 One, two|three"_s});
    row("in marks", tts, u"0:00:01.00,0:00:02.50,NTP \"One\"\n"_s, {u"1000-2500 One"_s});

    const QString dks = u"dks"_s;
    row("dks", dks, u"[00:00:01]One[br]two\n[00:00:03]\n[00:00:05]Three\n"_s,
        {u"1000-3000 One|two"_s, u"5000-7000 Three"_s});
}

void TestSmallFormats::reads()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QFETCH(QStringList, cues);
    const Reading reading = readText(formatOf(format), text);
    QCOMPARE(shapes(reading.document), cues);
    QVERIFY(reading.warnings.isEmpty());
    if (text.contains(u"02.5"_s))
        return; // written in whole seconds
    const QString written = writeText(formatOf(format), reading.document);
    QCOMPARE(shapes(readText(formatOf(format), written).document), cues);
}

void TestSmallFormats::saysWhatIsBroken_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cues");
    QTest::addColumn<bool>("cutOff");
    QTest::newRow("mpl2") << u"mpl2"_s << u"[10][20]One\n\n(1)(2)no\nno\n[30][40]Two\n"_s << 2 << false;
    QTest::newRow("mpl2 cut") << u"mpl2"_s << u"[10][20]One\n[30][4"_s << 1 << true;
    QTest::newRow("tmplayer") << u"tmplayer"_s << u"0:00:01:One\n# a remark\n0:00:75:no\n"_s << 1 << false;
    QTest::newRow("pjs") << u"pjs"_s << u"10,20,\"One\"\nno\nno, no\n"_s << 1 << false;
    QTest::newRow("pjs cut") << u"pjs"_s << u"10,20,\"One\"\n30,4"_s << 1 << true;
    QTest::newRow("turbotitler") << u"turbotitler"_s << u"0:00:01.00,0:00:02.00,NTP One\n0:00:01.00,NTP no\n"_s << 1
                                 << false;
    QTest::newRow("dks") << u"dks"_s << u"[00:00:01]One\n[00:00:02]\n[no]\n"_s << 1 << false;
}

void TestSmallFormats::saysWhatIsBroken()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QFETCH(int, cues);
    QFETCH(bool, cutOff);
    const Reading reading = readText(formatOf(format), text);
    QCOMPARE(reading.document.cues.size(), cues);
    QCOMPARE(reading.warnings.size(), 1);
    QCOMPARE(reading.cutOff, cutOff);
}

void TestSmallFormats::keepsTheFile_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::newRow("mpl2") << u"mpl2"_s << u"[10][25]{c:$ff}One | /two\n[30][40]/Three\n"_s;
    QTest::newRow("tmplayer") << u"tmplayer"_s << u"00:00:01:/One|<b>two</b>\n00:00:04:Three\n00:00:05:\n"_s;
    QTest::newRow("vplayer") << u"vplayer"_s << u"00:00:01:<i>One</i>\n00:00:02:Two\n"_s;
    QTest::newRow("pjs") << u"pjs"_s << u"    10,    25, \"He said \"yes\"\"\n    30,    40, \"<i>Two</i>\"\n"_s;
    QTest::newRow("turbotitler") << u"turbotitler"_s << u"0:00:01.00,0:00:02.50,NTP <i>One</i>|two\n"_s;
    QTest::newRow("dks") << u"dks"_s << u"[00:00:01]<i>One</i>[br]two\n[00:00:03]\n"_s;
}

void TestSmallFormats::keepsTheFile()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    const Document document = readText(formatOf(format), text).document;
    QCOMPARE(writeText(formatOf(format), document), text);
    // A text that was changed is written as it is now.
    Document changed = document;
    changed.cues[0].text = u"Now"_s;
    changed.cues[0].runs.clear();
    QVERIFY(writeText(formatOf(format), changed).contains(u"Now"_s));
}

void TestSmallFormats::writes_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::newRow("mpl2") << u"mpl2"_s << u"[10][25]One|two\n[20][20]a/b \"c\"\n[0][0]\n"_s;
    QTest::newRow("tmplayer") << u"tmplayer"_s << u"00:00:01:One|two\n00:00:02:a/b \"c\"\n00:00:03:\n"_s;
    QTest::newRow("vplayer") << u"vplayer"_s << u"00:00:01:One|two\n00:00:02:a/b \"c\"\n00:00:03:\n"_s;
    QTest::newRow("pjs") << u"pjs"_s
                         << u"    10,    25, \"One|two\"\n    20,    20, \"a/b 'c'\"\n     0,     0, \"\"\n"_s;
    QTest::newRow("turbotitler") << u"turbotitler"_s
                                 << u"0:00:01.00,0:00:02.50,NTP One|two\n0:00:02.00,0:00:02.00,NTP a/b \"c\"\n"
                                    "0:00:00.00,0:00:00.00,NTP \n"_s;
    QTest::newRow("dks") << u"dks"_s << u"[00:00:01]One[br]two\n[00:00:03]\n[00:00:02]a|b \"c\"\n[00:00:02]\n"_s;
}

void TestSmallFormats::writes()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    Cue comment(500, 600, u"not shown"_s);
    comment.edit().comment = true;
    const Document document = documentOf(
        {Cue(1000, 2500, u"One\ntwo"_s), comment, Cue(2000, 1500, u"a|b \"c\""_s), Cue(-3000, -1000, u""_s)});
    QCOMPARE(writeText(formatOf(format), document), text);
}

void TestSmallFormats::writesStylesOfLines_data()
{
    QTest::addColumn<Document>("document");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QList<Loss>>("losses");
    const auto row = [](const char *name, const QString &text, const QList<StyleRun> &runs, const QString &line,
                         const QList<Loss> &losses = {}) {
        Cue cue(1000, 2000, text);
        cue.runs = runs;
        QTest::newRow(name) << documentOf({cue}) << line << losses;
    };
    const TextStyle italic = traits(TextStyle::Italic);
    const TextStyle all = traits(TextStyle::Italic | TextStyle::Bold | TextStyle::Underline);
    row("all", u"One\ntwo"_s, {{0, 7, italic}}, u"/One|/two"_s);
    row("one line", u"One\ntwo"_s, {{4, 3, all}}, u"One|/\\_two"_s);
    row("blanks do not count", u"One two"_s, {{0, 3, italic}, {4, 3, italic}}, u"/One two"_s);
    row("a word", u"One two"_s, {{0, 3, all}}, u"One two"_s,
        {{SubtitleFeature::Bold, 1}, {SubtitleFeature::Italic, 1}, {SubtitleFeature::Underline, 1}});
    row("signs that are text", u"/One\n_two\n\\three"_s, {}, u"\u00A0/One|\u00A0_two|\u00A0\\three"_s);
    row("both", u"/One"_s, {{0, 4, italic}}, u"/\u00A0/One"_s);
    row("a pipe", u"a|b"_s, {}, u"a/b"_s, {{SubtitleFeature::Characters, 1}});
}

void TestSmallFormats::writesStylesOfLines()
{
    QFETCH(Document, document);
    QFETCH(QString, line);
    QFETCH(QList<Loss>, losses);
    Writing writing;
    const QString written = writeText(Formats::mpl2(), document, {}, &writing);
    QCOMPARE(written, u"[10][20]"_s + line + u'\n');
    QCOMPARE(writing.losses, losses);
    if (losses.isEmpty()) {
        const Document again = readText(Formats::mpl2(), written).document;
        QCOMPARE(again.cues[0].text, document.cues[0].text);
        QCOMPARE(again.cues[0].runs.isEmpty(), document.cues[0].runs.isEmpty());
    }
}

void TestSmallFormats::endsAreWrittenWhereTheySaySomething_data()
{
    QTest::addColumn<QList<Cue>>("cues");
    QTest::addColumn<QString>("text");
    QTest::newRow("as a reader would take it")
        << QList<Cue>{Cue(1000, 3000, u"One"_s), Cue(9000, 11'000, u"Two"_s)} << u"00:00:01:One\n00:00:09:Two\n"_s;
    QTest::newRow("longer") << QList<Cue>{Cue(1000, 5000, u"One"_s), Cue(9000, 13'000, u"Two"_s)}
                            << u"00:00:01:One\n00:00:05:\n00:00:09:Two\n00:00:13:\n"_s;
    QTest::newRow("until the next") << QList<Cue>{Cue(1000, 2000, u"One"_s), Cue(2000, 4000, u"Two"_s)}
                                    << u"00:00:01:One\n00:00:02:Two\n"_s;
    QTest::newRow("not longer than the next")
        << QList<Cue>{Cue(1000, 6000, u"One"_s), Cue(2000, 4000, u"Two"_s)} << u"00:00:01:One\n00:00:02:Two\n"_s;
    QTest::newRow("a moment") << QList<Cue>{Cue(1000, 1100, u"One"_s)} << u"00:00:01:One\n00:00:02:\n"_s;
    QTest::newRow("at once") << QList<Cue>{Cue(1000, 5000, u"One"_s), Cue(1000, 5000, u"Two"_s)}
                             << u"00:00:01:One\n00:00:01:Two\n00:00:05:\n"_s;
    QTest::newRow("in any order") << QList<Cue>{Cue(9000, 11'000, u"Two"_s), Cue(1000, 3000, u"One"_s)}
                                  << u"00:00:01:One\n00:00:09:Two\n"_s;
}

void TestSmallFormats::endsAreWrittenWhereTheySaySomething()
{
    QFETCH(QList<Cue>, cues);
    QFETCH(QString, text);
    QCOMPARE(writeText(Formats::tmPlayer(), documentOf(cues)), text);
    QCOMPARE(writeText(Formats::vPlayer(), documentOf(cues)), text);
}

void TestSmallFormats::writtenIsReadAgain_data()
{
    QTest::addColumn<QString>("format");
    for (const char *id : {"mpl2", "tmplayer", "vplayer", "pjs", "turbotitler", "dks"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestSmallFormats::writtenIsReadAgain()
{
    QFETCH(QString, format);
    const QStringList texts{u"One"_s, u"One\n\ntwo"_s, u"[10][20]x"_s, u"00:00:01:x"_s, u",1=x"_s, u"=x"_s, u":x"_s,
        u"10 , 20"_s, u"\"x\""_s, u"'x'"_s, u"NTP x"_s, u"[00:00:01]x"_s, u"/x"_s, u"_x"_s, u"\\x"_s, u"//x"_s, u"{y"_s,
        u"<x>"_s, u"a < b > c"_s, u"12"_s, u"12 x"_s, u"a --> b"_s, QString(3000, u'x')};
    QList<Cue> cues;
    for (qsizetype i = 0; i < texts.size(); ++i)
        cues << Cue(10'000 + 10'000 * i, 13'000 + 10'000 * i, texts[i]);
    const QString once = writeText(formatOf(format), documentOf(cues));
    const Document read = readText(formatOf(format), once).document;
    QCOMPARE(read.cues.size(), cues.size());
    for (qsizetype i = 0; i < cues.size(); ++i) {
        QString text = texts[i];
        if (format == u"pjs"_s)
            text.replace(u'"', u'\'');
        QCOMPARE(read.cues[i].text, text);
        QCOMPARE(read.cues[i].startMs, cues[i].startMs);
        QVERIFY2(read.cues[i].endMs == cues[i].endMs, qPrintable(texts[i].left(20)));
    }
    QCOMPARE(writeText(formatOf(format), read), once);
}

void TestSmallFormats::survivesHostileText_data()
{
    QTest::addColumn<QString>("text");
    constexpr int many = 300'000;
    for (const QString &front :
        {u"[10][20]"_s, u"00:00:01:"_s, u"10,20,\""_s, u"0:00:01.00,0:00:02.00,NTP "_s, u"[00:00:01]"_s}) {
        const auto row = [&front](const char *name, const QString &text) {
            QTest::newRow(qPrintable(front + u' ' + QString::fromLatin1(name))) << text;
        };
        row("braces", front + QString(many, u'{'));
        row("angles", front + QString(many, u'<'));
        row("slashes", front + QString(many, u' ') + QString(many, u'/'));
        row("pipes", front + QString(many, u'|'));
        row("breaks", front + u"[br]"_s.repeated(many / 4));
        row("marks", front + QString(many, u'"'));
        row("styles", front + u"/a|_b|\\c|<i>d</i>|"_s.repeated(many / 20));
        row("lines", (front + u"a\n"_s).repeated(many / 20));
        row("itself", front.repeated(many / 10));
    }
    QTest::newRow("great numbers") << u"[9999999999999][1]a\n9999999999999,9999999999999,\"a\"\n"
                                      "999:59:59:a\n999999:59:59.99,0:0:0.0,NTP a\n[999999:00:00]a\n"_s;
    QTest::newRow("blank lines") << QString(many, u'\n');
}

void TestSmallFormats::survivesHostileText()
{
    QFETCH(QString, text);
    for (const char *id : {"mpl2", "tmplayer", "vplayer", "pjs", "turbotitler", "dks"}) {
        const SubtitleFormat &format = formatOf(QString::fromLatin1(id));
        format.sniff(QStringView(text).left(65536));
        const Document document = readText(format, text).document;
        const QString written = writeText(format, document);
        const Document again = readText(format, written).document;
        for (const Cue &cue : again.cues) {
            qsizetype at = 0;
            for (const StyleRun &run : cue.runs) {
                QVERIFY(run.start >= at && run.length > 0 && run.start + run.length <= cue.text.size());
                at = run.start + run.length;
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestSmallFormats)
#include "tst_smallformats.moc"
