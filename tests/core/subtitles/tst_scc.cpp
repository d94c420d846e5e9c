// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Scenarist captions and the decoder of CEA-608 below them: reading.

#include "core/subtitles/formats/captiontext.h"
#include "core/subtitles/formats/cea608.h"
#include "tests/support/scccase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestScc : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isRecognised_data();
    void isRecognised();
    void texts_data();
    void texts();
    void times_data();
    void times();
    void placements_data();
    void placements();
    void damage_data();
    void damage();
    void secondChannel();
    void scrollingText();
    void hostile_data();
    void hostile();
};

void TestScc::isRecognised_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::newRow("header") << u"Scenarist_SCC V1.0\n\n00:00:01:00\t9420\n"_s << u"scc"_s;
    QTest::newRow("lower case") << u"scenarist_scc v1.0\n"_s << u"scc"_s;
    QTest::newRow("no header") << u"00:00:01:00\t9420 9470 c1c2\n"_s << u"scc"_s;
    QTest::newRow("drop frame") << u"00:00:01;00 9420 9470 c1c2\n"_s << u"scc"_s;
    QTest::newRow("no codes") << u"00:00:01:00 , 00:00:02:00 , 1234 words\n"_s << QString();
}

void TestScc::isRecognised()
{
    QFETCH(QString, text);
    QFETCH(QString, id);
    QCOMPARE(sniffed(text) == u"scc", id == u"scc");
}

void TestScc::texts_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char *name, const QStringList &lines, const QStringList &texts) {
        QTest::newRow(name) << lines << texts;
    };
    const auto pop = [](const QString &load) { return QStringList{u"00:00:01:00 RCL ENM "_s + load + u" EOC"_s}; };
    row("pop-on", pop(u"p14 'One' p15 'Two'"_s), {u"One\nTwo"_s});
    row("order of the screen", pop(u"p15 'Two' p14 'One'"_s), {u"One\nTwo"_s});
    row("codes twice", pop(u"2p15 'Wait' 2NOTE 2NOTE"_s), {u"Wait♪♪"_s});
    row("a third time counts", pop(u"p15 NOTE NOTE NOTE"_s), {u"♪♪"_s});
    row("odd letters", pop(u"p15 x2a5c x5e5f x607b x7c7d x7e7f"_s), {u"áéíóúç÷Ññ█"_s});
    row("special", pop(u"p15 x1130 x1131 x1133 x1138 x113f"_s), {u"®°¿àû"_s});
    row("extended", pop(u"p15 'A' x1220 'e' x1233 's' x1334 'Z'"_s), {u"ÁÈßZ"_s});
    row("extended without the letter before", pop(u"p15 x1220 x1221"_s), {u"ÁÉ"_s});
    row("backspace", pop(u"p15 'Cat' BS 'r'"_s), {u"Car"_s});
    row("delete to end", pop(u"p15 'Long text' p15 'Long' DER"_s), {u"Long"_s});
    row("tab offset", pop(u"p15 TO3 'In'"_s), {u"In"_s});
    row("gap of two speakers", pop(u"p15 'Yes.' p15+16 'No.'"_s), {u"Yes. No."_s});
    row("italic word", pop(u"p15 'A' ITALIC 'b' WHITE 'c'"_s), {u"A <i>b</> c"_s});
    row("italic word with blanks", pop(u"p15 'A ' ITALIC 'b ' WHITE 'c'"_s), {u"A <i>b</> c"_s});
    row("punctuation after italics", pop(u"p15 'A' ITALIC 'b' WHITE '.'"_s), {u"A <i>b.</>"_s});
    row("a new sentence of dots", pop(u"p15 ITALIC 'b' WHITE '...and'"_s), {u"<i>b</> ...and"_s});
    row("italic row", pop(u"p15i 'All of it'"_s), {u"<i>All of it</>"_s});
    row("two italic rows", pop(u"p14i 'All' p15i 'of it'"_s), {u"<i>All\nof it</>"_s});
    row("colour", pop(u"p15 YELLOW 'Sun'"_s), {u"<#ffff00>Sun</>"_s});
    row("colour and italics", pop(u"p15 GREEN ITALIC 'Sea'"_s), {u"<i#00ff00>Sea</>"_s});
    row("colour ends italics", pop(u"p15 ITALIC 'a' GREEN 'b'"_s), {u"<i>a</> <#00ff00>b</>"_s});
    row("underline", pop(u"p15u 'Under'"_s), {u"<u>Under</>"_s});
    row("background", pop(u"p15 'a ' x1024 'b'"_s), {u"a <@0000ff>b</>"_s});
    row("not erased before loading", {u"00:00:01:00 RCL ENM p15 'First' EOC"_s, u"00:00:03:00 RCL p15 'Two' EOC"_s},
        {u"First"_s, u"Two"_s});
    row("loaded in pieces", {u"00:00:01:00 RCL ENM p15 'One'"_s, u"00:00:03:00 ' two'"_s, u"00:00:04:00 EOC"_s},
        {u"One two"_s});
    row("painted", {u"00:00:01:00 RDC p15 'Paint'"_s, u"00:00:03:00 EDM"_s}, {u"Paint"_s});
    row("painted more", {u"00:00:01:00 RDC p14 'One'"_s, u"00:00:03:00 p15 'Two'"_s, u"00:00:05:00 EDM"_s},
        {u"One"_s, u"One\nTwo"_s});
    row("painted over", {u"00:00:01:00 RDC p15 'One'"_s, u"00:00:03:00 p15 DER 'Two'"_s}, {u"One"_s, u"Two"_s});
    row("text mode is not shown", {u"00:00:01:00 RTD 'News' RCL p15 'Caption' EOC"_s}, {u"Caption"_s});
    row("extra data", {u"00:00:01:00 RCL p15 'Cap' x0103 'XDS' x0f40 'tion' EOC"_s}, {u"Caption"_s});
    row("no mode at all", {u"00:00:01:00 'First'"_s, u"00:00:05:00 'Second'"_s}, {u"First"_s, u"Second"_s});
    row("loaded but never shown",
        {u"00:00:01:00 2RCL 2p15 'First'"_s, u"00:00:04:00 2EDM"_s, u"00:00:05:00 2RCL 2p15 'Second'"_s,
            u"00:00:08:00 2EDM"_s},
        {u"First"_s, u"Second"_s});
    row("the last one is not shown", {u"00:00:01:00 RCL p15 'First' EOC"_s, u"00:00:04:00 EDM RCL p15 'Last'"_s},
        {u"First"_s, u"Last"_s});
    row("erased at once", {u"00:00:01:00 RCL p15 'Flash'"_s, u"00:00:03:00 EOC EDM"_s, u"00:00:05:00 EDM"_s},
        {u"Flash"_s});
    row("longer than the row", pop(u"p15+28 'Beyond the edge'"_s), {u"Beyond the edge"_s});
}

void TestScc::texts()
{
    QFETCH(QStringList, lines);
    QFETCH(QStringList, texts);
    const Reading reading = readLines(lines);
    QCOMPARE(marked(reading.document), texts);
    QVERIFY(!reading.cutOff);
    // Nothing is lost by writing it.
    const Reading again = readText(format(), writeText(format(), reading.document));
    QCOMPARE(marked(again.document), texts);
}

void TestScc::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("times"); // start and end in frames
    const QString load = codes(u"RCL p15 'Hi' EOC"_s); // shown three frames behind its first code
    const QString erase = codes(u"EDM"_s);
    QTest::newRow("frames of 29.97") << u"00:00:10:00 %1\n00:00:12:15 %2\n"_s.arg(load, erase)
                                     << QList<qint64>{303, 375};
    QTest::newRow("drop frame") << u"00:10:00;00 %1\n00:11:00;02 %2\n"_s.arg(load, erase)
                                << QList<qint64>{17982 + 3, 17982 + 1800};
    QTest::newRow("drop frame with a dot")
        << u"00:10:00.00 %1\n00:11:00.02 %2\n"_s.arg(load, erase) << QList<qint64>{17982 + 3, 17982 + 1800};
    QTest::newRow("not in order") << u"00:00:12:15 %2\n00:00:10:00 %1\n"_s.arg(load, erase) << QList<qint64>{303, 375};
    QTest::newRow("upper case, blanks") << u"  00:00:10:00 \t %1  \n\n\n 00:00:12:15  %2"_s.arg(
        load.toUpper().replace(u' ', u"   "_s), erase)
                                        << QList<qint64>{303, 375};
    QTest::newRow("bytes apart") << u"00:00:10:00 %1\n00:00:12:15 94 2c\n"_s.arg(
        QString(load).remove(u' ').replace(QRegularExpression(u"(..)"_s), u"\\1 "_s))
                                 << QList<qint64>{303, 375};
    QTest::newRow("no blanks") << u"00:00:10:00 %1\n00:00:12:15 %2\n"_s.arg(QString(load).remove(u' '), erase)
                               << QList<qint64>{303, 375};
    QTest::newRow("line wrapped") << u"00:00:10:00 %1\n%2\n00:00:12:15 %3\n"_s.arg(
        codes(u"RCL p15"_s), codes(u"'Hi' EOC"_s), erase)
                                  << QList<qint64>{303, 375};
    QTest::newRow("codes take longer than until the next line")
        << u"00:00:10:00 %1\n00:00:10:01 %2\n00:00:11:00 %3\n"_s.arg(codes(u"RCL p15 'Hi'"_s), codes(u"EOC"_s), erase)
        << QList<qint64>{303, 330};
    QTest::newRow("until the next one") << u"00:00:10:00 %1\n00:00:20:00 %1\n00:00:22:00 %2\n"_s.arg(load, erase)
                                        << QList<qint64>{303, 603, 603, 660};
    QTest::newRow("a second of 45 frames")
        << u"00:00:10;45 %1\n00:00:12;15 %2\n"_s.arg(load, erase) << QList<qint64>{348, 375};
    QTest::newRow("no end") << u"00:00:10:00 %1\n"_s.arg(load) << QList<qint64>{303, 303 + 60};
}

void TestScc::times()
{
    QFETCH(QString, text);
    QFETCH(QList<qint64>, times);
    const Reading reading = readText(format(), text);
    QList<qint64> found;
    for (const Cue &cue : reading.document.cues)
        found << cue.startMs << cue.endMs;
    QList<qint64> wanted;
    for (const qint64 frame : times)
        wanted << ms(frame);
    QCOMPARE(found, wanted);
    QVERIFY(reading.warnings.isEmpty());
}

void TestScc::placements_data()
{
    QTest::addColumn<QString>("load");
    QTest::addColumn<int>("anchor");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::newRow("bottom centre") << u"p14+8 'Centred on row'"_s << 0 << -1. << -1.;
    QTest::newRow("bottom left") << u"p15 'Left'"_s << 1 << -1. << -1.;
    QTest::newRow("indented") << u"p14+4 TO1 'Left of it' p15+4 TO1 'all'"_s << 1 << 22.5 << -1.;
    QTest::newRow("right") << u"p14+24 'To the r' p15+28 'ight'"_s << 3 << -1. << -1.;
    QTest::newRow("top") << u"p1+8 'Centred on row'"_s << 8 << -1. << -1.;
    QTest::newRow("top, third row") << u"p3+8 'Centred on row'"_s << 8 << -1. << 10 + 2 * 80 / 15.;
    QTest::newRow("lower half") << u"p10+8 'Centred on row'"_s << 2 << -1. << 10 + 10 * 80 / 15.;
}

void TestScc::placements()
{
    QFETCH(QString, load);
    QFETCH(int, anchor);
    QFETCH(double, x);
    QFETCH(double, y);
    const Reading reading = readLines({u"00:00:10:00 RCL ENM %1 EOC"_s.arg(load), u"00:00:12:00 EDM"_s});
    QCOMPARE(reading.document.cues.size(), 1);
    const Placement place = reading.document.cues.first().details().placement;
    QCOMPARE(place.anchor == 0 ? 2 : place.anchor, anchor == 0 ? 2 : anchor);
    QCOMPARE(place.x.value_or(-1), x);
    QCOMPARE(place.y.value_or(-1), y);
    // Without the exact codes it comes out at the same place.
    const Reading again = readText(format(), writeText(format(), reading.document, {.keepNative = false}));
    QCOMPARE(again.document.cues.size(), 1);
    QCOMPARE(again.document.cues.first().details().placement, place);
}

void TestScc::damage_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<bool>("cutOff");
    const QString first = u"00:00:01:00 "_s + codes(u"RCL p15 'First' EOC"_s) + u"\n00:00:04:00 "_s + codes(u"EDM"_s);
    QTest::newRow("cut in a code") << first + u"\n00:00:05:00 "_s + codes(u"RCL p15 'Second'"_s).chopped(1)
                                   << QStringList{u"First"_s} << true;
    QTest::newRow("cut in a time") << first + u"\n00:00:0"_s << QStringList{u"First"_s} << false;
    QTest::newRow("strange words") << QString(first).replace(u"\t"_s, u" zzzz "_s) + u"\nhello there\n"_s
                                   << QStringList{u"First"_s} << false;
    QTest::newRow("no parity") << u"00:00:01:00 1420 1470 4869 142f"_s << QStringList{u"Hi"_s} << false;
    QTest::newRow("nothing") << u"Scenarist_SCC V1.0\n"_s << QStringList() << false;
}

void TestScc::damage()
{
    QFETCH(QString, text);
    QFETCH(QStringList, texts);
    QFETCH(bool, cutOff);
    const Reading reading = readText(format(), text);
    QCOMPARE(marked(reading.document), texts);
    QCOMPARE(reading.cutOff, cutOff);
    QVERIFY(!cutOff || !reading.warnings.isEmpty());
}

void TestScc::secondChannel()
{
    // 0x08 more in the first byte: CC2.
    const QString spanish = u"x1c20 x1c70 'Hola' x1c2f"_s;
    const Reading both = readLines({u"00:00:01:00 RCL p15 'Hello' "_s + spanish + u" EOC"_s});
    QCOMPARE(marked(both.document), QStringList{u"Hello"_s});
    QCOMPARE(both.warnings.size(), 1);
    const Reading second = readLines({u"00:00:01:00 EDM "_s + spanish});
    QCOMPARE(marked(second.document), QStringList{u"Hola"_s});
    QVERIFY(second.warnings.isEmpty());
}

void TestScc::scrollingText()
{
    const Reading reading = readLines({u"00:00:01:00 RU3 CR p15 'First line'"_s, u"00:00:03:00 RU3 CR p15 'Second'"_s,
        u"00:00:03:20 ' line'"_s, u"00:00:05:00 2CR"_s, u"00:00:06:00 CR NUL CR"_s, u"00:00:10:00 RU3 CR p1 'On top'"_s,
        u"00:00:12:00 EDM"_s, u"00:00:14:00 RU3 p15 'No return'"_s, u"00:00:16:00 RU3 p15 'No'"_s,
        u"00:00:18:00 RCL p14 'Popped' EOC"_s, u"00:00:20:00 EDM"_s});
    QCOMPARE(marked(reading.document),
        (QStringList{u"First line"_s, u"Second line"_s, u"On top"_s, u"No return"_s, u"No"_s, u"Popped"_s}));
    const QList<Cue> &cues = reading.document.cues;
    QCOMPARE(cues[0].startMs, ms(33));
    QCOMPARE(cues[0].endMs, cues[1].startMs); // no gap between lines
    QCOMPARE(cues[1].endMs, ms(182)); // scrolled away: one return at five seconds, two at six
    QCOMPARE(cues[2].details().placement.anchor, 8);
    QCOMPARE(cues[2].endMs, ms(360));
    QVERIFY(!cues[0].hasDetails());
    QCOMPARE(cues[4].endMs, cues[5].startMs);
}

void TestScc::hostile_data()
{
    QTest::addColumn<QString>("text");
    constexpr int size = 2'000'000;
    const QString time = u"00:00:01:00 "_s;
    QTest::newRow("one line of letters") << time + codes(u"RDC p15"_s) + u" c1c2"_s.repeated(size / 5);
    QTest::newRow("one line of everything") << time +
            [] {
                QString text;
                for (int pair = 0; pair < 0x10000; pair += 3)
                    text += QString::number(pair, 16).rightJustified(4, u'0') + u' ';
                return text;
            }()
                .repeated(5);
    QTest::newRow("no blanks") << time + QString(size, u'9');
    QTest::newRow("times only") << time.repeated(size / 12);
    QTest::newRow("short lines") << (time + codes(u"RDC 'A' EDM"_s) + u'\n').repeated(size / 40);
    QTest::newRow("line feeds") << QString(size, u'\n');
    QTest::newRow("brackets") << QString(size, u'{');
    QTest::newRow("colons") << u"1:"_s.repeated(size / 2);
    QTest::newRow("returns") << time + codes(u"RU4"_s) + u" 94ad c180"_s.repeated(size / 10);
}

void TestScc::hostile()
{
    QFETCH(QString, text);
    Reading reading = readText(format(), text);
    reading.document.format = u"scc"_s;
    const QString written = writeText(format(), reading.document);
    QVERIFY(written.startsWith(u"Scenarist_SCC"));
}

QTEST_GUILESS_MAIN(TestScc)
#include "tst_scc.moc"
