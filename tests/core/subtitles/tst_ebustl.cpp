// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// EBU STL (EBU Tech 3264): reading it.

#include "core/subtitles/formats/ebutext.h"
#include "tests/support/ebustlcase.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

class TestEbuStl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isRecognised();
    void readsTheFirstBlock();
    void rates_data();
    void rates();
    void programmeStart();
    void partsOfSubtitles();
    void damage();
    void comments();
    void placements_data();
    void placements();
    void hostile();
};

void TestEbuStl::isRecognised()
{
    const QByteArray file = header() + block({.text = "Hi"});
    const FormatGuess guess = guessBinaryFormat(file);
    QVERIFY(guess.format == &format());
    QVERIFY(guess.sureness >= 90);
    // Without a frame rate all else has to be right.
    const QByteArray noRate = header({.rate = "  "}) + block({.text = "Hi"});
    QVERIFY(guessBinaryFormat(noRate).format == &format());
    QCOMPARE(readBytes(noRate, {.fps = 30}).document.fps, 30.);
    QVERIFY(!guessBinaryFormat(noRate.chopped(1)).format);
    QVERIFY(!guessBinaryFormat(header({.page = "999", .rate = "  "})).format);
    QVERIFY(!guessBinaryFormat("//Spruce STL\n$FontName = Arial\n").format);
    QVERIFY(!guessBinaryFormat("850").format);
    QVERIFY(!guessBinaryFormat({}).format);
}

void TestEbuStl::readsTheFirstBlock()
{
    const Reading reading = readBytes(header({.language = "08"}) + block({.text = "Hallo"}));
    const Document &document = reading.document;
    QCOMPARE(document.language.code(), u"de"_s);
    QCOMPARE(document.fps, 25.0);
    QCOMPARE(document.metadata,
        (QMap<QString, QString>{{u"title"_s, u"A programme"_s}, {u"episode"_s, u"Episode"_s},
            {u"translator_contact"_s, u"a@example.org"_s}, {u"reference"_s, u"REF-1"_s},
            {u"created"_s, u"2024-02-29"_s}, {u"revised"_s, u"2024-03-01"_s}, {u"country"_s, u"DEU"_s},
            {u"publisher"_s, u"Verlag für Filme"_s}}));
    QVERIFY(reading.warnings.isEmpty());
    QCOMPARE(document.cues.first().startMs, 1000);
    QCOMPARE(document.cues.first().endMs, 2480);
}

void TestEbuStl::rates_data()
{
    QTest::addColumn<QByteArray>("rate");
    QTest::addColumn<double>("given");
    QTest::addColumn<double>("fps");
    QTest::addColumn<qint64>("ms"); // of frame 12
    QTest::newRow("25") << QByteArray("25") << 0. << 25. << 480LL;
    QTest::newRow("30") << QByteArray("30") << 0. << 30. << 400LL;
    QTest::newRow("24") << QByteArray("24") << 0. << 24. << 500LL;
    QTest::newRow("23.976") << QByteArray("23") << 0. << 24000 / 1001. << 500LL;
    QTest::newRow("not told by people") << QByteArray("25") << 30. << 25. << 480LL;
    QTest::newRow("unreadable, told by people") << QByteArray("0x") << 30. << 30. << 400LL;
}

void TestEbuStl::rates()
{
    QFETCH(QByteArray, rate);
    QFETCH(double, given);
    QFETCH(double, fps);
    QFETCH(qint64, ms);
    const Reading reading = readBytes(header({.rate = rate}) + block({.text = "Hi"}), {.fps = given});
    QCOMPARE(reading.document.fps, fps);
    QCOMPARE(reading.document.cues.first().endMs, 2000 + ms);
    QVERIFY(!reading.fpsGuessed);
    QVERIFY(readBytes(header({.rate = "0x"}) + block({.text = "Hi"})).fpsGuessed);
}

void TestEbuStl::programmeStart()
{
    const Head head{.blocks = "00002", .start = "10000000"};
    const QByteArray late = block({.text = "One", .in = {10, 0, 5, 0}, .out = {10, 0, 6, 0}});
    const QByteArray note = block({.text = "Story: none", .in = {0, 0, 0, 0}, .out = {0, 0, 0, 8}});
    const Document document = readBytes(header(head) + note + late).document;
    QCOMPARE(document.cues.size(), 2);
    QCOMPARE(document.cues[0].endMs, 320);
    QCOMPARE(document.cues[1].startMs, 5000);
    // The same file has its times again; others begin at zero.
    const QByteArray again = writeBytes(document);
    QCOMPARE(again.mid(256, 8), QByteArray("10000000"));
    QCOMPARE(again.mid(headerSize + blockSize + 5, 4), QByteArray("\x0A\x00\x05\x00", 4));
    QCOMPARE(readBytes(again).document.cues[1].startMs, 5000);
    Document other = document;
    other.format.clear();
    QCOMPARE(writeBytes(other).mid(256, 8), QByteArray("00000000"));
    // Times that do not know of it.
    const Document early =
        readBytes(header(head) + block({.text = "One"}) + block({.text = "Two", .number = 1})).document;
    QCOMPARE(early.cues[0].startMs, 1000);
    QCOMPARE(readBytes(writeBytes(early)).document.cues, early.cues);
}

void TestEbuStl::partsOfSubtitles()
{
    const QByteArray first(112, 'a');
    const auto texts = [](const QByteArray &blocks) { return marked(readBytes(header() + blocks).document); };
    QCOMPARE(texts(block({.text = first, .extension = 0}) + block({.text = "b", .extension = 1})
                 + block({.text = "c", .extension = 0xFF})),
        QStringList{QString(112, u'a') + u"bc"_s});
    QCOMPARE(texts(block({.text = "One", .extension = 0xFE}) + block({.text = "Two"})), QStringList{u"Two"_s});
    QCOMPARE(texts(block({.text = "One", .extension = 0}) + block({.text = "Two", .number = 1, .extension = 0})),
        (QStringList{u"One"_s, u"Two"_s}));
    QCOMPARE(texts(block({.text = "One", .extension = 0}) + block({.text = "Two", .extension = 0})),
        (QStringList{u"One"_s, u"Two"_s}));
    QCOMPARE(texts(block({.text = "One"}) + block({.text = "Two"})), (QStringList{u"One"_s, u"Two"_s}));
    QCOMPARE(texts(block({.text = "One", .extension = 1}) + block({.text = "Two", .number = 1, .extension = 1})),
        (QStringList{u"One"_s, u"Two"_s}));
    // Not in order, and two at a time.
    const Document document =
        readBytes(header() + block({.text = "Late", .number = 1, .in = {0, 0, 5, 0}, .out = {0, 0, 9, 0}})
            + block({.text = "Early", .number = 0, .in = {0, 0, 4, 0}, .out = {0, 0, 6, 0}}))
            .document;
    QCOMPARE(marked(document), (QStringList{u"Late"_s, u"Early"_s}));
    QCOMPARE(readBytes(writeBytes(document)).document.cues, document.cues);
}

void TestEbuStl::damage()
{
    const QByteArray one = block({.text = "One"});
    const QByteArray file = header({.blocks = "00002"}) + one + block({.text = "Two", .number = 1});
    const auto check = [](const QByteArray &content, int cues, bool cutOff, qsizetype warnings) {
        const Reading reading = readBytes(content);
        return reading.document.cues.size() == cues && reading.cutOff == cutOff && reading.warnings.size() == warnings;
    };
    QVERIFY(check(file, 2, false, 0));
    QVERIFY(check(file.chopped(1), 1, true, 2)); // cut off, and one block is missing
    QVERIFY(check(file.chopped(120), 1, true, 2));
    QVERIFY(check(file + "\r\n\x1A", 2, false, 0));
    QVERIFY(check(header({.blocks = "99999"}) + one, 1, false, 1));
    QVERIFY(check(header({.blocks = "     "}) + one, 1, false, 0));
    QVERIFY(check(header().first(500), 0, true, 2));
    QVERIFY(
        check(header({.blocks = "0002 "}) + one + block({.text = "Part", .number = 1, .extension = 1}), 1, true, 1));
    QVERIFY(check(header({.blocks = "0002"}) + one + QByteArray(blockSize, '\0'), 1, false, 0)); // padding
    QVERIFY(check(header({.blocks = "0002"}) + one + block({.text = " \x8A", .number = 1}), 1, false, 1)); // no text
    QCOMPARE(
        marked(readBytes(
            header({.page = "???", .standard = "x", .table = "zz", .language = "??", .start = "abcdefgh", .rows = "  "})
            + one)
                   .document),
        QStringList{u"One"_s});
}

void TestEbuStl::comments()
{
    const Document document =
        readBytes(header() + block({.text = "For the studio", .comment = 1}) + block({.text = "Hi", .number = 1}))
            .document;
    QVERIFY(document.cues[0].isComment());
    QVERIFY(!document.cues[1].isComment());
    const QByteArray again = writeBytes(document);
    QCOMPARE(int(again[headerSize + 15]), 1);
    QCOMPARE(readBytes(again).document.cues, document.cues);
}

void TestEbuStl::placements_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("justification");
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<int>("anchor");
    QTest::addColumn<double>("y");
    QTest::newRow("bottom") << 22 << 2 << QByteArray("23") << 0 << -1.;
    QTest::newRow("one row up") << 20 << 2 << QByteArray("23") << 0 << -1.;
    QTest::newRow("bottom, nothing said") << 22 << 0 << QByteArray("23") << 0 << -1.;
    QTest::newRow("bottom left") << 22 << 1 << QByteArray("23") << 1 << -1.;
    QTest::newRow("bottom right") << 22 << 3 << QByteArray("23") << 3 << -1.;
    QTest::newRow("top") << 1 << 2 << QByteArray("23") << 8 << -1.;
    QTest::newRow("top left") << 2 << 1 << QByteArray("23") << 7 << -1.;
    QTest::newRow("upper half") << 6 << 2 << QByteArray("23") << 8 << 500 / 23.;
    QTest::newRow("lower half") << 15 << 2 << QByteArray("23") << 0 << 1500 / 23.;
    QTest::newRow("middle") << 12 << 2 << QByteArray("23") << 5 << -1.;
    QTest::newRow("99 rows") << 90 << 2 << QByteArray("99") << 0 << -1.;
    QTest::newRow("a row that the screen does not have") << 20 << 2 << QByteArray("11") << 0 << -1.;
}

void TestEbuStl::placements()
{
    QFETCH(int, row);
    QFETCH(int, justification);
    QFETCH(QByteArray, rows);
    QFETCH(int, anchor);
    QFETCH(double, y);
    const Document document =
        readBytes(header({.rows = rows}) + block({.text = "Here", .row = row, .justification = justification}))
            .document;
    const Placement place = document.cues.first().details().placement;
    QCOMPARE(place.anchor, anchor);
    QCOMPARE(place.y.value_or(-1), y);
    QVERIFY(!place.x);
    // Exactly there again; without what was read nearly there.
    const QByteArray again = writeBytes(document);
    QCOMPARE(int(again[headerSize + 13]), row);
    QCOMPARE(int(again[headerSize + 14]), justification);
    const Placement near =
        readBytes(writeBytes(document, {.keepNative = false})).document.cues.first().details().placement;
    QCOMPARE(near.anchor, anchor);
    QVERIFY(qAbs(near.y.value_or(-1) - y) < 10);
    // Elsewhere, once somebody moved it.
    Document moved = document;
    moved.cues.first().edit().placement = {};
    moved.cues.first().edit().placement.anchor = anchor == 9 ? 7 : 9;
    QCOMPARE(
        readBytes(writeBytes(moved)).document.cues.first().details().placement, moved.cues.first().details().placement);
}

void TestEbuStl::hostile()
{
    QByteArray bytes = header();
    for (int i = 0; i < 20'000; ++i) {
        QByteArray junk(blockSize, Qt::Uninitialized);
        for (qsizetype k = 0; k < blockSize; ++k)
            junk[k] = char((i * 31 + k * 17 + (i >> 3) * k) & 0xFF);
        bytes += junk;
    }
    Reading reading = readBytes(bytes);
    QVERIFY(writeBytes(reading.document).size() >= headerSize);
    // A chain of parts that never ends, and one word without an end.
    bytes = header();
    for (int i = 0; i < 20'000; ++i)
        bytes += block({.text = QByteArray(112, '\xC2'), .number = 1, .extension = i % 0xF0});
    QVERIFY(readBytes(bytes).document.cues.size() <= 20'000);
    const Document document = documentOf({Cue(0, 1000, QString(1'000'000, u'x')),
        Cue(0, 1000, u"\n"_s.repeated(1'000'000)), Cue(0, 1000, u"a b "_s.repeated(300'000))});
    QVERIFY(writeBytes(document).size() > headerSize);
}

QTEST_GUILESS_MAIN(TestEbuStl)
#include "tst_ebustl.moc"
