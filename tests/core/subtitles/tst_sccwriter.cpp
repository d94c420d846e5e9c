// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Scenarist captions: writing them, and what comes back.

#include "core/subtitles/formats/captiontext.h"
#include "core/subtitles/formats/cea608.h"
#include "tests/support/scccase.h"

#include <QTest>

#include <limits>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestSccWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesValidFiles();
    void writesBack_data();
    void writesBack();
    void keepsExactScreens();
    void loadsInTime();
    void losses_data();
    void losses();
    void dropFrame();
    void anyDocument();
    void everyLetter();
};

void TestSccWriter::writesValidFiles()
{
    Document document;
    document.cues = {Cue(10'000, 12'000, u"One\nTwo ♪"_s), Cue(20'000, 23'000, u"Très bien – ñ “Ü”"_s)};
    document.cues[0].runs = {{0, 3, italic()}};
    Writing writing;
    const QString text = writeText(format(), document, {}, &writing);
    const QStringList lines = text.split(u'\n');
    QCOMPARE(lines[0], u"Scenarist_SCC V1.0"_s);
    QCOMPARE(lines[1], QString());
    static const QRegularExpression line(u"^\\d\\d:\\d\\d:\\d\\d:\\d\\d\\t[0-9a-f]{4}( [0-9a-f]{4})*$"_s);
    for (qsizetype i = 2; i < lines.size() - 1; ++i)
        QVERIFY2(i % 2 ? lines[i].isEmpty() : line.match(lines[i]).hasMatch(), qPrintable(lines[i]));
    // "One" stands in the middle: column 14 with the code for italics before it; the appearance falls on the start.
    QCOMPARE(
        lines[2], u"00:00:09:10\t"_s + codes(u"2RCL 2ENM 2p14+12 2TO1 2ITALIC 'One' 2p15+12 2TO1 'Two ' 2NOTE 2EOC"_s));
    QCOMPARE(lines[4], u"00:00:12:00\t"_s + codes(u"2EDM"_s));
    for (const QString &word : lines[2].section(u'\t', 1).split(u' ')) {
        for (int half = 0; half < 4; half += 2)
            QCOMPARE(qPopulationCount(word.mid(half, 2).toUInt(nullptr, 16)) % 2, 1u);
    }
    QCOMPARE(writing.losses, (QList<Loss>{{SubtitleFeature::Characters, 1}})); // the dash
    const Reading again = readText(format(), text);
    QCOMPARE(again.document.cues[1].text, u"Très bien - ñ “Ü”"_s);
    QCOMPARE(again.document.cues[0].startMs, ms(300));
    QCOMPARE(again.document.cues[0].endMs, ms(360));
}

void TestSccWriter::writesBack_data()
{
    QTest::addColumn<Cue>("cue");
    TextStyle yellow;
    yellow.color = 0xFFFFFF00;
    TextStyle loud = italic();
    loud.color = 0xFFFF0000;
    loud.set(TextStyle::Underline, true);
    TextStyle shaded;
    shaded.background = 0xFF0000FF;
    QTest::newRow("plain") << Cue(10'000, 12'000, u"A plain line"_s);
    QTest::newRow("blanks inside") << Cue(10'000, 12'000, u"Two  blanks"_s);
    QTest::newRow("italic word") << styled(u"An italic word"_s, 3, 6, italic());
    QTest::newRow("blank before punctuation") << styled(u"Et toi !"_s, 3, 3, italic());
    QTest::newRow("first word") << styled(u"Italic first"_s, 0, 6, italic());
    QTest::newRow("two lines") << styled(u"Both lines\nare italic"_s, 0, 21, italic());
    QTest::newRow("a full line in italics") << styled(u"Twelve and twenty letters it has"_s, 0, 32, italic());
    QTest::newRow("a full line in two styles") << styled(u"Twelve and twenty letters it hav"_s, 0, 32, yellow);
    QTest::newRow("colour") << styled(u"A yellow word"_s, 2, 6, yellow);
    QTest::newRow("all at once") << styled(u"Red and italic"_s, 0, 3, loud);
    QTest::newRow("background") << styled(u"On blue ground"_s, 3, 4, shaded);
    Cue placed(10'000, 12'000, u"Up here"_s);
    placed.edit().placement.anchor = 7;
    QTest::newRow("top left") << placed;
    placed.edit().placement.anchor = 3;
    placed.edit().placement.x = 80.0;
    QTest::newRow("right edge at 80 %") << placed;
}

void TestSccWriter::writesBack()
{
    QFETCH(Cue, cue);
    Writing writing;
    const Reading again = readText(format(), writeText(format(), documentOf({cue}), {}, &writing));
    QCOMPARE(again.document.cues.size(), 1);
    QCOMPARE(marked(again.document.cues.first()), marked(cue));
    QCOMPARE(again.document.cues.first().details().placement, cue.details().placement);
    QVERIFY(writing.losses.isEmpty());
}

void TestSccWriter::keepsExactScreens()
{
    // Row 12 and column 1, where nobody would put it anew.
    const QStringList lines{u"00:00:10:00 2RCL 2ENM 2p12 2TO1 'Far' 2p15+20 'off' 2EOC"_s, u"00:00:12:00 2EDM"_s};
    Document document = readLines(lines).document;
    document.format = u"scc"_s;
    QVERIFY(!document.cues.first().details().native.isEmpty());
    QVERIFY(writeText(format(), document).contains(codes(u"2p12 2TO1 'Far' 2p15+20 'off'"_s)));
    QVERIFY(!writeText(format(), document, {.keepNative = false}).contains(codes(u"2p12"_s)));
    document.cues.first().text = u"Far\nout"_s;
    QVERIFY(writeText(format(), document).contains(codes(u"'out'"_s)));
    // A background code that nothing stands before is no blank.
    QCOMPARE(
        marked(readLines({u"00:00:10:00 RCL p15 'ab' x1024 'c' EOC"_s}).document), QStringList{u"ab<@0000ff>c</>"_s});
    // A file made of those times and codes comes out as it was.
    Document same = readLines(lines).document;
    same.format = u"scc"_s;
    const Document again = readText(format(), writeText(format(), same)).document;
    QCOMPARE(again.cues, same.cues);
}

void TestSccWriter::loadsInTime()
{
    // One right behind the other, and an end that falls into the loading of the next one.
    Document document;
    document.cues = {Cue(5000, 8000, u"The first one of them"_s), Cue(8000, 9000, u"The second one"_s),
        Cue(9200, 12'000, u"The third one has a longer text\nthat takes time"_s)};
    Writing writing;
    const QString text = writeText(format(), document, {}, &writing);
    const Reading again = readText(format(), text);
    QCOMPARE(again.document.cues.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(again.document.cues[i].text, document.cues[i].text);
        QVERIFY(qAbs(again.document.cues[i].startMs - document.cues[i].startMs) <= 20);
        QVERIFY(qAbs(again.document.cues[i].endMs - document.cues[i].endMs) <= 70);
    }
    QVERIFY(writing.losses.isEmpty());
    // Nothing can be loaded before the beginning.
    document.cues = {Cue(0, 3000, u"At once"_s)};
    writeText(format(), document, {}, &writing);
    QCOMPARE(writing.losses, (QList<Loss>{{SubtitleFeature::Milliseconds, 1}}));
}

void TestSccWriter::losses_data()
{
    QTest::addColumn<QList<Cue>>("cues");
    QTest::addColumn<QList<Loss>>("losses");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char *name, const QString &text, const QList<Loss> &losses, const QStringList &texts) {
        QTest::newRow(name) << QList<Cue>{Cue(10'000, 14'000, text)} << losses << texts;
    };
    row("similar letters", u"Žižek … 3 €"_s, {{SubtitleFeature::Characters, 1}}, {u"Zizek ... 3 EUR"_s});
    row("no letters", u"日本"_s, {{SubtitleFeature::Characters, 1}}, {u"??"_s});
    row("beyond the plane", u"😀"_s, {{SubtitleFeature::Characters, 1}}, {u"?"_s});
    row("marks of no width", u"a\u200B\u2060b"_s, {}, {u"ab"_s});
    row("letter and mark", u"Cafe\u0301"_s, {}, {u"Café"_s});
    row("long line", u"This is a line of words that is far too long for a row"_s, {{SubtitleFeature::LongLines, 1}},
        {u"This is a line of words that\nis far too long for a row"_s});
    row("long word", QString(40, u'x'), {{SubtitleFeature::LongLines, 1}},
        {QString(20, u'x') + u'\n' + QString(20, u'x')});
    row("five lines", u"a\nb\nc\nd\ne"_s, {{SubtitleFeature::LongLines, 1}}, {u"a b c d e"_s});
    row("too much for one screen", QString(u"word "_s).repeated(40), {{SubtitleFeature::LongLines, 1}},
        {(QString(u"word word word word word word"_s) + u'\n').repeated(4).chopped(1),
            (QString(u"word word word word word word"_s) + u'\n').repeated(2) + u"word word word word"_s});
    QTest::newRow("style inside of a word")
        << QList<Cue>{styled(u"unbelievable"_s, 2, 4, italic())} << QList<Loss>{{SubtitleFeature::Italic, 1}}
        << QStringList{u"unbelievable"_s};
}

void TestSccWriter::losses()
{
    QFETCH(QList<Cue>, cues);
    QFETCH(QList<Loss>, losses);
    QFETCH(QStringList, texts);
    Writing writing;
    const Reading again = readText(format(), writeText(format(), documentOf(cues), {}, &writing));
    QCOMPARE(marked(again.document), texts);
    QCOMPARE(writing.losses, losses);
}

void TestSccWriter::dropFrame()
{
    Document document = readLines({u"01:00:00;00 2RCL 2ENM 2p15 'Hi' 2EOC"_s, u"01:00:59;28 2EDM"_s}).document;
    document.format = u"scc"_s;
    const QString text = writeText(format(), document);
    QVERIFY(text.contains(u"01:00:00;00\t"_s));
    QVERIFY(text.contains(u"01:00:59;28\t"_s));
    QCOMPARE(readText(format(), text).document.cues, document.cues);
    // Numbers that do not exist are not written.
    for (const qint64 frame : {1799, 1800, 1801, 17'981, 17'982, 17'983, 19'781, 19'782}) {
        document.cues.first().endMs = document.cues.first().startMs + ms(frame);
        const QString other = writeText(format(), document);
        QVERIFY2(!QRegularExpression(u":[0-9][1-9]:00;0[01]\t"_s).match(other).hasMatch(), qPrintable(other));
        QVERIFY(qAbs(readText(format(), other).document.cues.first().endMs - document.cues.first().endMs) < 20);
    }
    // In another format's document the times are as usual.
    document.format.clear();
    QVERIFY(!writeText(format(), document).contains(u';'));
    const Reading other = readText(format(), writeText(format(), document, {.fps = 25}), {.fps = 25});
    QVERIFY(qAbs(other.document.cues.first().startMs - document.cues.first().startMs) <= 20);
}

void TestSccWriter::anyDocument()
{
    Document document;
    constexpr qint64 huge = std::numeric_limits<qint64>::max();
    document.cues = {Cue(5000, 4000, u"Reversed"_s), Cue(-5000, -4000, u"Negative"_s), Cue(1000, 2000, {}),
        Cue(1000, 2000, u" \n \n"_s), Cue(huge, huge, u"Late"_s), Cue(-huge, huge, u"Always"_s),
        Cue(7000, 9000, u"-->\n\n{}<b>"_s), Cue(7000, 9000, QString(QChar(0xD800)) + u" alone\x01\x07"_s),
        Cue(7500, 8000, u"Within"_s), Cue(20'000, 21'000, u"Alone"_s)};
    document.cues[0].runs = {{0, 8, italic()}};
    Placement &place = document.cues.last().edit().placement;
    place.anchor = 99;
    place.x = -1e300;
    place.y = 1e300;
    const QString text = writeText(format(), document);
    const Reading again = readText(format(), text);
    QVERIFY(again.warnings.isEmpty());
    QVERIFY(marked(again.document).filter(u"Alone"_s).size() >= 1);
    QVERIFY(isSortedByTime(again.document.cues));
    // Two at a time stand on one screen.
    document.cues = {Cue(10'000, 20'000, u"Sign"_s), Cue(12'000, 15'000, u"Speech"_s)};
    document.cues[0].edit().placement.anchor = 8;
    QCOMPARE(marked(readText(format(), writeText(format(), document)).document),
        (QStringList{u"Sign"_s, u"Sign\nSpeech"_s, u"Sign"_s}));
    // A moment of carelessness is none.
    document.cues = {Cue(10'000, 12'100, u"One"_s), Cue(12'000, 15'000, u"Two"_s)};
    QCOMPARE(marked(readText(format(), writeText(format(), document)).document), (QStringList{u"One"_s, u"Two"_s}));
}

void TestSccWriter::everyLetter()
{
    // What can be written is read as the same letter, whatever stands before it.
    int count = 0;
    for (int c = 0x21; c < 0x10000; ++c) {
        if (!Cea608::hasLetter(char16_t(c)) || c == QChar::Nbsp)
            continue;
        ++count;
        Cue cue(10'000, 12'000, u"a"_s + QChar(char16_t(c)) + QChar(char16_t(c)) + u"b"_s);
        const Cea608::Layout layout = Cea608::layOut(cue);
        QVERIFY(!layout.lost);
        Cue again;
        for (const bool twice : {true, false}) {
            Cea608::readScreen(Cea608::screenOf(Cea608::codesOf(layout.screens.first(), twice)), false, again);
            QCOMPARE(again.text, cue.text);
        }
    }
    // Standard ones, special ones without the blank that shows the picture, extended ones.
    QCOMPARE(count, 95 + 15 + 64);
}

QTEST_GUILESS_MAIN(TestSccWriter)
#include "tst_sccwriter.moc"
