// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cueplaces.h"
#include "core/subtitles/timefixes.h"
#include "tests/support/randomdocument.h"

#include <QTest>

#include <limits>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

Document documentOf(const QList<Cue> &cues)
{
    Document document;
    document.cues = cues;
    return document;
}

QString times(const Document &document)
{
    QStringList list;
    for (const Cue &cue : document.cues)
        list << u"%1-%2"_s.arg(cue.startMs).arg(cue.endMs);
    return list.join(u' ');
}

Document at(const QString &cues)
{
    Document document;
    const QStringList list = cues.split(u' ', Qt::SkipEmptyParts);
    for (const QString &cue : list) {
        const QStringList ends = cue.split(u'-');
        document.cues.append(Cue(ends[0].toLongLong(), ends[1].toLongLong(), u"word"_s));
    }
    return document;
}

} // namespace

class TimeFixesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsCharacters_data();
    void countsCharacters();
    void fixesOverlaps_data();
    void fixesOverlaps();
    void sharesByCharacters();
    void placesDoNotOverlap();
    void stylesHavePlaces();
    void makesGaps_data();
    void makesGaps();
    void shortens();
    void lengthens_data();
    void lengthens();
    void tellsWhatIsTooFast();
    void leavesComments();
    void overlapsAreGone();
    void farTimes();
};

void TimeFixesTest::countsCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("empty") << u""_s << 0;
    QTest::newRow("words") << u"Hello there"_s << 11;
    QTest::newRow("blanks at the ends") << u"  Hello  \n\t there "_s << 10;
    QTest::newRow("only blanks") << u" \n \t"_s << 0;
    QTest::newRow("accents") << u"e\u0301e\u0301"_s << 2;
    QTest::newRow("Chinese") << u"你好，世界。"_s << 6;
    QTest::newRow("emoji") << u"\U0001F44D\U0001F3FD"_s << 1;
    QTest::newRow("family") << u"\U0001F468\u200D\U0001F469\u200D\U0001F467"_s << 1;
    QTest::newRow("flags") << u"\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7"_s << 2;
    QTest::newRow("Hindi") << u"नमस्ते"_s << 4;
    QTest::newRow("Thai") << u"ที่นี่"_s << 2;
    QTest::newRow("directions") << u"\u202Bسلام\u202C"_s << 4;
    QTest::newRow("half a character") << QString(QChar(0xD83D)) << 1;
}

void TimeFixesTest::countsCharacters()
{
    QFETCH(QString, text);
    QFETCH(int, count);
    QCOMPARE(readableLength(text), count);
}

void TimeFixesTest::fixesOverlaps_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<qint64>("gap");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("changed");
    QTest::newRow("none") << u"0-1000 1000-2000"_s << qint64(0) << u"0-1000 1000-2000"_s << 0;
    QTest::newRow("touching, with a gap") << u"0-1000 1000-2000"_s << qint64(100) << u"0-1000 1000-2000"_s << 0;
    QTest::newRow("one") << u"0-1500 1000-2000"_s << qint64(0) << u"0-1000 1000-2000"_s << 1;
    QTest::newRow("with a gap") << u"0-1500 1000-2000"_s << qint64(80) << u"0-920 1000-2000"_s << 1;
    QTest::newRow("no room for the gap") << u"0-1500 150-2000"_s << qint64(200) << u"0-150 150-2000"_s << 1;
    QTest::newRow("over several") << u"0-9000 1000-2000 3000-4000"_s << qint64(0) << u"0-1000 1000-2000 3000-4000"_s
                                  << 1;
    QTest::newRow("not in order") << u"3000-5000 0-4000"_s << qint64(0) << u"3000-5000 0-3000"_s << 1;
    QTest::newRow("at the same time") << u"0-2000 0-2000"_s << qint64(0) << u"0-1000 1000-2000"_s << 2;
    QTest::newRow("the same start") << u"0-3000 0-1000 4000-5000"_s << qint64(0) << u"0-1500 1500-3000 4000-5000"_s
                                    << 2;
    QTest::newRow("the same start before another")
        << u"0-3000 0-1000 2000-5000"_s << qint64(0) << u"0-1000 1000-2000 2000-5000"_s << 2;
    QTest::newRow("no time at all") << u"500-500 500-500 0-400"_s << qint64(0) << u"500-500 500-500 0-400"_s << 0;
    QTest::newRow("reversed") << u"500-400 0-600"_s << qint64(0) << u"500-400 0-600"_s << 0;
    QTest::newRow("three in a millisecond") << u"0-1 0-1 0-1"_s << qint64(0) << u"0-1 1-2 2-3"_s << 2;
    QTest::newRow("three before the next")
        << u"0-1 0-1 0-1 1-900"_s << qint64(0) << u"0-225 225-450 450-675 675-900"_s << 4;
}

void TimeFixesTest::fixesOverlaps()
{
    QFETCH(QString, before);
    QFETCH(qint64, gap);
    QFETCH(QString, after);
    QFETCH(int, changed);
    Document document = at(before);
    QCOMPARE(fixOverlaps(document, gap), changed);
    QCOMPARE(times(document), after);
    QCOMPARE(fixOverlaps(document, gap), 0);
}

void TimeFixesTest::sharesByCharacters()
{
    Document document = documentOf({{0, 4000, u"Thirty characters are in here."_s}, {0, 4000, u"Ten of it."_s}});
    QCOMPARE(fixOverlaps(document), 2);
    QCOMPARE(times(document), u"0-3000 3000-4000"_s);
    QVERIFY(document.cues.first().text.startsWith(u"Thirty"));
}

void TimeFixesTest::placesDoNotOverlap()
{
    Document document = at(u"0-2000 0-2000 500-1500 500-1500"_s);
    document.cues[1].edit().placement.anchor = 8;
    document.cues[2].edit().layer = 1;
    document.cues[3].edit().placement.x = 10;
    QCOMPARE(fixOverlaps(document), 0);
    // 2 is where all stand that say nothing.
    document.cues[1].edit().placement.anchor = 2;
    QCOMPARE(fixOverlaps(document), 2);
}

void TimeFixesTest::stylesHavePlaces()
{
    Document document = at(u"0-2000 500-1500"_s);
    document.styles = {{u"Default"_s, {}, 2, {}}, {u"Sign"_s, {}, 8, {}}};
    document.cues[0].edit().style = u"Default"_s;
    document.cues[1].edit().style = u"Sign"_s;
    QCOMPARE(fixOverlaps(document), 0);
    document.cues[1].edit().style = u"Default"_s;
    QCOMPARE(fixOverlaps(document), 1);
}

void TimeFixesTest::makesGaps_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<qint64>("gap");
    QTest::addColumn<QString>("after");
    QTest::newRow("touching") << u"0-1000 1000-2000"_s << qint64(100) << u"0-900 1000-2000"_s;
    QTest::newRow("wide enough") << u"0-900 1000-2000"_s << qint64(100) << u"0-900 1000-2000"_s;
    QTest::newRow("overlapping") << u"0-1500 1000-2000"_s << qint64(100) << u"0-900 1000-2000"_s;
    QTest::newRow("short") << u"0-250 250-2000"_s << qint64(100) << u"0-200 250-2000"_s;
    QTest::newRow("very short") << u"0-150 150-2000"_s << qint64(100) << u"0-150 150-2000"_s;
    QTest::newRow("none asked") << u"0-1000 1000-2000"_s << qint64(0) << u"0-1000 1000-2000"_s;
    QTest::newRow("negative") << u"0-1000 1000-2000"_s << qint64(-5) << u"0-1000 1000-2000"_s;
    QTest::newRow("two at a time") << u"0-1000 0-1000 1000-2000"_s << qint64(100) << u"0-900 0-900 1000-2000"_s;
}

void TimeFixesTest::makesGaps()
{
    QFETCH(QString, before);
    QFETCH(qint64, gap);
    QFETCH(QString, after);
    Document document = at(before);
    makeGaps(document, gap);
    QCOMPARE(times(document), after);
    QCOMPARE(makeGaps(document, gap), 0);
}

void TimeFixesTest::shortens()
{
    Document document = at(u"0-9000 10000-11000"_s);
    QCOMPARE(shortenLong(document, 7000), 1);
    QCOMPARE(times(document), u"0-7000 10000-11000"_s);
    QCOMPARE(shortenLong(document, 0), 0);
}

void TimeFixesTest::lengthens_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<qint64>("gap");
    QTest::addColumn<QString>("after");
    QTest::newRow("room") << u"0-500 3000-3500"_s << qint64(1000) << qint64(0) << qint64(0) << u"0-1000 3000-4000"_s;
    QTest::newRow("some room") << u"0-500 800-3500"_s << qint64(1000) << qint64(0) << qint64(0) << u"0-800 800-3500"_s;
    QTest::newRow("a gap") << u"0-500 800-3500"_s << qint64(1000) << qint64(0) << qint64(100) << u"0-700 800-3500"_s;
    QTest::newRow("no room") << u"0-500 500-3500"_s << qint64(1000) << qint64(0) << qint64(100) << u"0-500 500-3500"_s;
    QTest::newRow("overlapping") << u"0-500 400-3500"_s << qint64(1000) << qint64(0) << qint64(0)
                                 << u"0-500 400-3500"_s;
    QTest::newRow("not longer than the longest")
        << u"0-500"_s << qint64(1000) << qint64(800) << qint64(0) << u"0-800"_s;
    QTest::newRow("no time") << u"0-0 700-0"_s << qint64(1000) << qint64(0) << qint64(0) << u"0-700 700-1700"_s;
    QTest::newRow("not in order") << u"800-3500 0-500"_s << qint64(1000) << qint64(0) << qint64(0)
                                  << u"800-3500 0-800"_s;
}

void TimeFixesTest::lengthens()
{
    QFETCH(QString, before);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    QFETCH(qint64, gap);
    QFETCH(QString, after);
    Document document = at(before);
    lengthenShort(document, {.minDurationMs = least, .maxDurationMs = most, .gapMs = gap});
    QCOMPARE(times(document), after);
}

void TimeFixesTest::tellsWhatIsTooFast()
{
    // 20 characters each: a second at 20 a second
    const QString words = u"Twenty characters!!!"_s;
    Document document = documentOf({{0, 500, words}, {700, 1000, words}, {5000, 7000, words}, {9000, 9001, u" "_s}});
    QCOMPARE(lengthenShort(document, {.maxCharsPerSecond = 20}), (Lengthening{2, 1}));
    QCOMPARE(times(document), u"0-700 700-1700 5000-7000 9000-9001"_s);
    // The time is rounded up, and that is enough.
    document = documentOf({{0, 100, u"seven!!"_s}});
    QCOMPARE(lengthenShort(document, {.maxCharsPerSecond = 3}), (Lengthening{1, 0}));
    QCOMPARE(times(document), u"0-2334"_s);
}

void TimeFixesTest::leavesComments()
{
    Document document = at(u"0-9000 0-9000 500-1000"_s);
    document.cues[0].edit().comment = true;
    shortenLong(document, 7000);
    fixOverlaps(document);
    makeGaps(document, 100);
    lengthenShort(document, {.minDurationMs = 20000, .gapMs = 100});
    QCOMPARE(document.cues[0].endMs, 9000);
    QCOMPARE(times(document), u"0-9000 0-400 500-20500"_s);
}

void TimeFixesTest::overlapsAreGone()
{
    for (quint32 seed = 0; seed < 500; ++seed) {
        Document document = randomDocument(seed);
        const Document before = document;
        const qint64 gap = seed % 3 * 60;
        fixOverlaps(document, gap);
        const QByteArray where = QByteArray::number(seed);
        QVERIFY2(faultOf(document).isEmpty(), where.constData());
        QCOMPARE(document.cues.size(), before.cues.size());
        for (qsizetype i = 0; i < before.cues.size(); ++i) {
            QCOMPARE(document.cues[i].text, before.cues[i].text);
            if (before.cues[i].lengthMs() > 0)
                QVERIFY2(document.cues[i].lengthMs() > 0, where.constData());
        }
        for (const QList<qsizetype> &rows : rowsByPlace(document)) {
            qint64 end = 0;
            for (const qsizetype row : rows) {
                const Cue &cue = document.cues.at(row);
                if (cue.lengthMs() <= 0)
                    continue;
                QVERIFY2(cue.startMs >= end, where.constData());
                end = cue.endMs;
            }
        }
        Document again = document;
        QCOMPARE(fixOverlaps(again, gap), 0);
        QVERIFY2(again == document, where.constData());
        makeGaps(document, gap);
        // Cues of no length may lie within others.
        document.cues.removeIf([](const Cue &cue) { return cue.lengthMs() <= 0; });
        lengthenShort(document, {.minDurationMs = 1000, .maxCharsPerSecond = 15, .maxDurationMs = 7000, .gapMs = gap});
        again = document;
        QCOMPARE(fixOverlaps(again, gap), 0); // what is made longer stays out of the next one's way
        QVERIFY2(faultOf(document).isEmpty(), where.constData());
    }
}

void TimeFixesTest::farTimes()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    Document document =
        documentOf({{least, most, u"a"_s}, {least, most, u"b"_s}, {most, least, u"c"_s}, {0, most, u"d"_s}});
    fixOverlaps(document, most);
    makeGaps(document, most);
    lengthenShort(document, {.minDurationMs = most, .maxCharsPerSecond = 1e-300, .maxDurationMs = most, .gapMs = most});
    lengthenShort(document, {.maxCharsPerSecond = 1e300});
    shortenLong(document, most);
    shortenLong(document, 1);
    QCOMPARE(document.cues.size(), 4);
}

QTEST_GUILESS_MAIN(TimeFixesTest)
#include "tst_timefixes.moc"
