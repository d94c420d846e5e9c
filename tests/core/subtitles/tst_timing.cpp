// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/timing.h"
#include "tests/support/randomdocument.h"

#include <QTest>

#include <limits>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;

Document documentOf(const QList<Cue> &cues)
{
    Document document;
    document.cues = cues;
    return document;
}

/// "1000-2000 3000-4000"
QString times(const Document &document)
{
    QStringList list;
    for (const Cue &cue : document.cues)
        list << u"%1-%2"_s.arg(cue.startMs).arg(cue.endMs);
    return list.join(u' ');
}

Document three()
{
    return documentOf({{1000, 2000, u"a"_s}, {3000, 4000, u"b"_s}, {5000, 6000, u"c"_s}});
}

} // namespace

class TimingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shifts();
    void shiftsFromAMomentOn();
    void shiftsARange();
    void dropsWhatIsBeforeTheStart();
    void leavesOldNegativeTimes();
    void movesTimesInsideCues();
    void changesFrameRates_data();
    void changesFrameRates();
    void refusesFrameRates();
    void stretches();
    void refusesPoints_data();
    void refusesPoints();
    void joinsMaps();
    void doesNotOverflow();
    void guesses_data();
    void guesses();
    void thereAndBack();
    void pointsAreExact();
};

void TimingTest::shifts()
{
    Document document = three();
    QCOMPARE(shiftTimes(document, 500), (Retiming{3, 0, 0}));
    QCOMPARE(times(document), u"1500-2500 3500-4500 5500-6500"_s);
    QCOMPARE(shiftTimes(document, 0), Retiming());
    QCOMPARE(shiftTimes(document, -1500), (Retiming{3, 0, 0}));
    QCOMPARE(times(document), u"0-1000 2000-3000 4000-5000"_s);
}

void TimingTest::shiftsFromAMomentOn()
{
    Document document = three();
    QCOMPARE(shiftTimes(document, 500, 3000), (Retiming{2, 0, 0}));
    QCOMPARE(times(document), u"1000-2000 3500-4500 5500-6500"_s);
}

void TimingTest::shiftsARange()
{
    Document document = three();
    QCOMPARE(shiftTimes(document, 500, 3000, 5000), (Retiming{1, 0, 0}));
    QCOMPARE(times(document), u"1000-2000 3500-4500 5000-6000"_s);
}

void TimingTest::dropsWhatIsBeforeTheStart()
{
    Document document = three();
    QCOMPARE(shiftTimes(document, -3200), (Retiming{3, 1, 1}));
    QCOMPARE(times(document), u"0-800 1800-2800"_s);
    QCOMPARE(document.cues.first().text, u"b"_s);
    // One that would end exactly at the start is not seen either.
    QCOMPARE(shiftTimes(document, -800), (Retiming{2, 0, 1}));
    QCOMPARE(times(document), u"1000-2000"_s);
}

void TimingTest::leavesOldNegativeTimes()
{
    Document document = documentOf({{-500, 800, u"a"_s}, {1000, 2000, u"b"_s}});
    shiftTimes(document, 100, 1000);
    QCOMPARE(times(document), u"-500-800 1100-2100"_s);
    // From the beginning on means all of them.
    shiftTimes(document, 600);
    QCOMPARE(times(document), u"100-1400 1700-2700"_s);
}

void TimingTest::movesTimesInsideCues()
{
    Cue cue(1000, 3000, u"la la"_s);
    TextStyle sung;
    sung.atMs = 1000;
    cue.runs = {{3, 2, sung}};
    Document document = documentOf({cue});
    QVERIFY(changeFrameRate(document, 50, 25).has_value());
    QCOMPARE(times(document), u"2000-6000"_s);
    QCOMPARE(document.cues.first().runs.first().style.atMs, 2000);
    shiftTimes(document, -2500);
    QCOMPARE(times(document), u"0-3500"_s);
    QCOMPARE(document.cues.first().runs.first().style.atMs, 1500);
}

void TimingTest::changesFrameRates_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("after");
    // 3,600,000 x (24000/1001) / 25 = 3,452,547.45…
    QTest::newRow("film to PAL") << 23.976 << 25.0 << hour << qint64(3452547);
    QTest::newRow("PAL to film") << 25.0 << 23.976 << hour << qint64(3753750);
    QTest::newRow("rounded otherwise") << 23.98 << 25.0 << hour << qint64(3452547);
    QTest::newRow("24 to 25") << 24.0 << 25.0 << hour << qint64(3456000);
    QTest::newRow("film to NTSC") << 23.976 << 29.97 << hour << qint64(2880000);
    QTest::newRow("film to 24") << 23.976 << 24.0 << hour << qint64(3596404);
    QTest::newRow("the same") << 25.0 << 25.0 << hour << hour;
    QTest::newRow("an odd one") << 12.5 << 25.0 << hour << hour / 2;
}

void TimingTest::changesFrameRates()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(qint64, before);
    QFETCH(qint64, after);
    Document document = documentOf({{before, before + 1, u"a"_s}});
    QVERIFY(changeFrameRate(document, from, to).has_value());
    QCOMPARE(document.cues.first().startMs, after);
    QCOMPARE(document.fps, 0.0);
    document.fps = from;
    QVERIFY(changeFrameRate(document, from, to).has_value());
    QCOMPARE(document.fps, exactFrameRate(to)); // what counts frames goes on counting those of the video
}

void TimingTest::refusesFrameRates()
{
    const double bad[] = {
        0, -25, 0.5, 1001, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()};
    for (const double rate : bad) {
        Document document = three();
        const auto result = changeFrameRate(document, rate, 25);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().kind == ErrorKind::BadInput);
        QVERIFY(!result.error().message.isEmpty());
        QVERIFY(!changeFrameRate(document, 25, rate).has_value());
        QCOMPARE(times(document), times(three()));
    }
}

void TimingTest::stretches()
{
    Document document = three();
    QVERIFY(stretchTimes(document, {1000, 2000, 5000, 10000}).has_value());
    QCOMPARE(times(document), u"2000-4000 6000-8000 10000-12000"_s);
    // Before the first point as well.
    document = three();
    const auto result = stretchTimes(document, {3000, 1000, 5000, 5000});
    QVERIFY(result.has_value());
    QCOMPARE(*result, (Retiming{3, 0, 1}));
    QCOMPARE(times(document), u"1000-3000 5000-7000"_s);
}

void TimingTest::refusesPoints_data()
{
    QTest::addColumn<TimePoints>("points");
    QTest::newRow("one moment") << TimePoints{1000, 2000, 1000, 3000};
    QTest::newRow("to one moment") << TimePoints{1000, 2000, 2000, 2000};
    QTest::newRow("reversed") << TimePoints{1000, 3000, 2000, 2000};
    QTest::newRow("the second first") << TimePoints{2000, 3000, 1000, 2000};
    QTest::newRow("nothing") << TimePoints();
}

void TimingTest::refusesPoints()
{
    QFETCH(TimePoints, points);
    Document document = three();
    const auto result = stretchTimes(document, points);
    QVERIFY(!result.has_value());
    QVERIFY(result.error().kind == ErrorKind::BadInput);
    QVERIFY(!result.error().message.isEmpty());
    QCOMPARE(times(document), times(three()));
}

void TimingTest::joinsMaps()
{
    const TimeMap map = frameRateMap(50, 25)->then(shiftMap(-500));
    QCOMPARE(map(1000), 1500);
    QVERIFY(shiftMap(300).then(shiftMap(-300)).isIdentity());
}

void TimingTest::doesNotOverflow()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    for (const qint64 by : {most, least, qint64(0), qint64(1)}) {
        Document document = documentOf({{least, most, u"a"_s}, {most, least, u"b"_s}, {most, most, u"c"_s}});
        shiftTimes(document, by);
        QVERIFY(changeFrameRate(document, 1, 1000).has_value());
        QVERIFY(changeFrameRate(document, 1000, 1).has_value());
        QVERIFY(stretchTimes(document, {least, least, most, most}).has_value());
        QVERIFY(stretchTimes(document, {0, least, 1, most}).has_value());
    }
}

void TimingTest::guesses_data()
{
    QTest::addColumn<qint64>("last");
    QTest::addColumn<qint64>("video");
    QTest::addColumn<double>("subtitleFps");
    QTest::addColumn<double>("videoFps");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<bool>("sure");
    const double film = 24000 / 1001.0;
    QTest::newRow("too long") << hour << 58 * minute << 0.0 << 0.0 << film << 25.0 << true;
    QTest::newRow("too long, of 24") << hour << 58 * minute << 24.0 << 0.0 << 24.0 << 25.0 << true;
    QTest::newRow("too long for 25") << hour << 58 * minute << 0.0 << 25.0 << film << 25.0 << true;
    QTest::newRow("too long, but the video is of no such rate")
        << hour << 58 * minute << 0.0 << film << 0.0 << 0.0 << false;
    QTest::newRow("short by what PAL is") << qint64(57.5 * minute) << hour << 0.0 << 0.0 << 25.0 << film << false;
    QTest::newRow("much too short") << 48 * minute << hour << 0.0 << 0.0 << 30000 / 1001.0 << film << true;
    QTest::newRow("fits") << 59 * minute << hour << 0.0 << 0.0 << 0.0 << 0.0 << false;
    QTest::newRow("fits to the end") << hour << hour << 0.0 << 0.0 << 0.0 << 0.0 << false;
    QTest::newRow("another film") << 2 * hour << hour << 0.0 << 0.0 << 0.0 << 0.0 << false;
    QTest::newRow("half") << 30 * minute << hour << 0.0 << 0.0 << 0.0 << 0.0 << false;
    QTest::newRow("both known") << hour << 58 * minute << 23.976 << 25.0 << film << 25.0 << true;
    QTest::newRow("both known and the same") << hour << 58 * minute << 25.0 << 25.0 << 0.0 << 0.0 << false;
    QTest::newRow("nothing known") << qint64(0) << hour << 0.0 << 0.0 << 0.0 << 0.0 << false;
    QTest::newRow("far") << std::numeric_limits<qint64>::max() << hour << 0.0 << 0.0 << 0.0 << 0.0 << false;
}

void TimingTest::guesses()
{
    QFETCH(qint64, last);
    QFETCH(qint64, video);
    QFETCH(double, subtitleFps);
    QFETCH(double, videoFps);
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(bool, sure);
    const auto guess = guessFrameRateChange(last, video, subtitleFps, videoFps);
    QCOMPARE(guess ? guess->from : 0, from);
    QCOMPARE(guess ? guess->to : 0, to);
    if (guess) {
        QCOMPARE(guess->sure, sure);
        QVERIFY(std::abs(guess->lastMs - video) < video / 50);
    }
}

void TimingTest::thereAndBack()
{
    for (quint32 seed = 0; seed < 200; ++seed) {
        const Document before = randomDocument(seed);
        Document document = before;
        shiftTimes(document, 12345);
        shiftTimes(document, -12345);
        QVERIFY2(document == before, qPrintable(u"seed %1"_s.arg(seed)));
    }
}

void TimingTest::pointsAreExact()
{
    QRandomGenerator random(3);
    for (int i = 0; i < 5000; ++i) {
        TimePoints points;
        points.firstFromMs = random.bounded(1000000);
        points.firstToMs = random.bounded(1000000);
        points.secondFromMs = points.firstFromMs + 1 + random.bounded(9000000);
        points.secondToMs = points.firstToMs + 1 + random.bounded(9000000);
        const auto map = pointsMap(points);
        QVERIFY(map.has_value());
        QCOMPARE((*map)(points.firstFromMs), points.firstToMs);
        QCOMPARE((*map)(points.secondFromMs), points.secondToMs);
    }
}

QTEST_GUILESS_MAIN(TimingTest)
#include "tst_timing.moc"
