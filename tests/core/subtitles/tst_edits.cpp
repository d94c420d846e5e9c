// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/edits.h"
#include "tests/support/randomdocument.h"

#include <QTest>

#include <limits>

using namespace Legenda;
using namespace Legenda::Testing;
using namespace Qt::StringLiterals;

namespace {

QString shown(const Document &document)
{
    QStringList list;
    for (const Cue &cue : document.cues)
        list << u"%1-%2 %3"_s.arg(cue.startMs).arg(cue.endMs).arg(QString(cue.text).replace(u'\n', u'/'));
    return list.join(u" | ");
}

/// "shifted 3, merged 1"
QString shown(const QList<EditNote> &notes)
{
    QStringList list;
    for (const EditNote &note : notes)
        list << toString(note.kind) + u' ' + QString::number(note.cues);
    return list.join(u", ");
}

Document three()
{
    Document document;
    document.cues = {{1000, 2000, u"a"_s}, {3000, 4000, u"b"_s}, {5000, 6000, u"c"_s}};
    return document;
}

constexpr EditNote::Kind lastKind = EditNote::Kind::Renumbered;

} // namespace

class EditsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothing();
    void names();
    void sentences();
    void cleans();
    void timesInOneStep();
    void shiftFromCountsBefore();
    void beforeStart();
    void frameRateOfTheDocument();
    void durations();
    void lines();
    void splitsWhatDoesNotFit();
    void rollUp();
    void sortsAndRenumbers();
    void refuses();
    void leavesOutWhatMakesNoSense();
    void anyPlanOnAnything();
};

void EditsTest::nothing()
{
    QVERIFY(EditPlan().isEmpty());
    QVERIFY(!EditPlan{.sort = true}.isEmpty());
    const Document before = randomDocument(7);
    Document document = before;
    QCOMPARE(applyEdits(document, {}), QList<EditNote>());
    QVERIFY(document == before);
    QVERIFY(checkPlan({}).has_value());
}

void EditsTest::names()
{
    QSet<QString> all;
    for (int kind = 0; kind <= int(lastKind); ++kind) {
        const QString name = toString(EditNote::Kind(kind));
        QVERIFY(!name.isEmpty());
        QVERIFY(!all.contains(name));
        all.insert(name);
    }
    QCOMPARE(toString(EditNote::Kind::SdhRemoved), u"sdh_removed"_s);
    QCOMPARE(toString(EditNote::Kind::StillTooFast), u"still_too_fast"_s);
}

void EditsTest::sentences()
{
    QSet<QString> all;
    for (int kind = 0; kind <= int(lastKind); ++kind) {
        const QString words = sentence({EditNote::Kind(kind), 12, {}});
        QVERIFY2(words.contains(u"12"_s) && words.endsWith(u'.'), qPrintable(words));
        QVERIFY(!all.contains(words));
        all.insert(words);
    }
}

void EditsTest::cleans()
{
    Document document = three();
    document.cues[0].text = u"[sighs] <i>Hello</i>"_s;
    document.cues[1].text = u"www.OpenSubtitles.org"_s;
    document.cues[2].text = u"Visit the Harbour Gang now."_s;
    const QList<EditNote> notes = applyEdits(
        document, {.stripSdh = true, .stripTags = true, .stripAds = true, .adPatterns = {u"harbour gang"_s}});
    QCOMPARE(shown(notes), u"sdh_removed 1, tags_removed 1, adverts_removed 2"_s);
    QCOMPARE(notes.at(0).samples, QStringList{u"[sighs]"_s});
    QCOMPARE(notes.at(2).samples.size(), 2);
    QCOMPARE(shown(document), u"1000-2000 Hello"_s);
    document = three();
    document.cues[0].text = u"(a) [b]"_s;
    applyEdits(document, {.stripSdh = true, .sdh = {.brackets = false}});
    QCOMPARE(document.cues[0].text, u"[b]"_s);
}

void EditsTest::timesInOneStep()
{
    // The points alone would put the first cue before 0; the shift brings it back.
    Document document = three();
    const QList<EditNote> notes = applyEdits(document, {.points = TimePoints{3000, 1000, 5000, 5000}, .shiftMs = 5000});
    QCOMPARE(shown(notes), u"stretched 3, shifted 3"_s);
    QCOMPARE(shown(document), u"2000-4000 a | 6000-8000 b | 10000-12000 c"_s);
    // The points are of the times after the change of frame rate.
    document = three();
    QCOMPARE(shown(applyEdits(document, {.fpsFrom = 50, .fpsTo = 25, .points = TimePoints{2000, 0, 10000, 4000}})),
        u"frame_rate_changed 3, stretched 3"_s);
    QCOMPARE(shown(document), u"0-1000 a | 2000-3000 b | 4000-5000 c"_s);
}

void EditsTest::shiftFromCountsBefore()
{
    Document document = three();
    QCOMPARE(shown(applyEdits(document, {.fpsFrom = 50, .fpsTo = 25, .shiftMs = 500, .shiftFromMs = 3000})),
        u"frame_rate_changed 3, shifted 2"_s);
    QCOMPARE(shown(document), u"2000-4000 a | 6500-8500 b | 10500-12500 c"_s);
}

void EditsTest::beforeStart()
{
    Document document = three();
    QCOMPARE(shown(applyEdits(document, {.shiftMs = -3200})), u"shifted 3, before_start 2"_s);
    QCOMPARE(shown(document), u"0-800 b | 1800-2800 c"_s);
}

void EditsTest::frameRateOfTheDocument()
{
    Document document = three();
    document.fps = 23.976;
    applyEdits(document, {.fpsFrom = 23.976, .fpsTo = 25});
    QCOMPARE(document.fps, 25.0);
}

void EditsTest::durations()
{
    Document document;
    document.cues = {{0, 9000, u"a"_s}, {8000, 8100, u"b"_s},
        {8400, 8500, u"A sentence that is much too long for its time."_s}, {9000, 9500, u"c"_s}};
    const QList<EditNote> notes = applyEdits(document,
        {.maxDurationMs = 8500, .minDurationMs = 1000, .maxCharsPerSecond = 20, .fixOverlaps = true, .minGapMs = 100});
    QCOMPARE(shown(notes), u"shortened 1, lengthened 3, still_too_fast 1, overlaps_fixed 1"_s);
    QCOMPARE(shown(document),
        u"0-7900 a | 8000-8300 b | 8400-8900 A sentence that is much too long for its time. | 9000-10000 c"_s);
}

void EditsTest::lines()
{
    Document document;
    document.cues = {{0, 2000, u"The morning train was late again this week"_s}, {2000, 3000, u"Hello"_s},
        {3050, 4000, u"Hello"_s}, {5000, 6000, u"We\ngo."_s}};
    Document again = document;
    QCOMPARE(shown(applyEdits(document, {.mergeGapMs = 100, .maxLineLength = 30})), u"merged 1, lines_broken 1"_s);
    QCOMPARE(
        shown(document), u"0-2000 The morning train was/late again this week | 2000-4000 Hello | 5000-6000 We/go."_s);
    QCOMPARE(shown(applyEdits(again, {.unbreakLines = true})), u"lines_joined 1"_s);
    QCOMPARE(again.cues.last().text, u"We go."_s);
}

void EditsTest::splitsWhatDoesNotFit()
{
    Document document;
    document.cues = {{0, 8000,
        u"The morning train was late again this week. And nobody at the station knew why, not even the master."_s}};
    QCOMPARE(shown(applyEdits(document, {.splitLong = true, .maxLineLength = 30, .maxLines = 2})),
        u"split 1, lines_broken 2"_s);
    QCOMPARE(document.cues.size(), 2);
    for (const Cue &cue : std::as_const(document.cues)) {
        QVERIFY(cue.text.count(u'\n') == 1);
        for (const QString &line : cue.text.split(u'\n'))
            QVERIFY(line.size() <= 30);
    }
}

void EditsTest::rollUp()
{
    Document document;
    document.cues = {
        {0, 1000, u"one"_s}, {1000, 2000, u"one two"_s}, {5000, 5500, u"No."_s}, {5600, 7000, u"Never."_s}};
    QCOMPARE(shown(applyEdits(document, {.mergeRollUp = true, .mergeShort = true})), u"merged 2"_s);
    QCOMPARE(shown(document), u"0-2000 one two | 5000-7000 No./Never."_s);
}

void EditsTest::sortsAndRenumbers()
{
    Document document = three();
    std::swap(document.cues[0], document.cues[2]);
    document.cues[0].edit().id = u"4"_s;
    QCOMPARE(shown(applyEdits(document, {.sort = true, .renumber = true})), u"sorted 2, renumbered 1"_s);
    QCOMPARE(shown(document), shown(three()));
}

void EditsTest::refuses()
{
    for (const EditPlan &plan : {EditPlan{.fpsFrom = 25}, EditPlan{.fpsTo = 25}, EditPlan{.fpsFrom = 0.1, .fpsTo = 25},
             EditPlan{.points = TimePoints{1, 2, 1, 3}}, EditPlan{.adPatterns = {u"["_s}}}) {
        const auto result = checkPlan(plan);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().kind == ErrorKind::BadInput);
        QVERIFY(!result.error().message.isEmpty());
    }
    QVERIFY(checkPlan({.adPatterns = {u"a"_s}, .fpsFrom = 23.976, .fpsTo = 25, .points = TimePoints{0, 0, 1, 2}})
                .has_value());
}

void EditsTest::leavesOutWhatMakesNoSense()
{
    Document document = three();
    QCOMPARE(shown(applyEdits(document,
                 {.adPatterns = {u"["_s},
                     .fpsFrom = 25,
                     .points = TimePoints{1, 2, 1, 3},
                     .shiftMs = 100,
                     .maxDurationMs = -5,
                     .minDurationMs = -5,
                     .maxCharsPerSecond = -1,
                     .minGapMs = -1,
                     .maxLineLength = -1,
                     .maxLines = -1})),
        u"shifted 3"_s);
    QCOMPARE(shown(document), u"1100-2100 a | 3100-4100 b | 5100-6100 c"_s);
}

void EditsTest::anyPlanOnAnything()
{
    QRandomGenerator random(11);
    const auto maybe = [&] { return random.bounded(3) == 0; };
    for (quint32 seed = 0; seed < 1500; ++seed) {
        EditPlan plan;
        plan.stripSdh = maybe();
        plan.stripTags = maybe();
        plan.stripAds = maybe();
        if (maybe()) {
            plan.fpsFrom = 1 + random.bounded(60.0);
            plan.fpsTo = 1 + random.bounded(60.0);
        }
        if (maybe())
            plan.points = TimePoints{qint64(random.bounded(9000)), qint64(random.bounded(9000)),
                9000 + qint64(random.bounded(9000)), 9000 + qint64(random.bounded(9000))};
        if (maybe())
            plan.shiftMs = qint64(random.bounded(20000)) - 10000;
        plan.shiftFromMs = maybe() ? random.bounded(20000) : 0;
        plan.maxDurationMs = maybe() ? random.bounded(9000) : 0;
        plan.minDurationMs = maybe() ? random.bounded(9000) : 0;
        plan.maxCharsPerSecond = maybe() ? random.bounded(30.0) : 0;
        plan.fixOverlaps = maybe();
        plan.minGapMs = maybe() ? random.bounded(900) : 0;
        plan.mergeRollUp = maybe();
        plan.mergeGapMs = maybe() ? random.bounded(900) : -1;
        plan.mergeShort = maybe();
        plan.splitLong = maybe();
        plan.maxLineLength = maybe() ? random.bounded(50) : 0;
        plan.maxLines = maybe() ? random.bounded(4) : 0;
        plan.unbreakLines = maybe();
        plan.sort = maybe();
        plan.renumber = maybe();
        Document document = randomDocument(seed);
        const QList<EditNote> notes = applyEdits(document, plan);
        const QString fault = faultOf(document);
        QVERIFY2(fault.isEmpty(), qPrintable(u"seed %1: %2 after %3"_s.arg(seed).arg(fault, shown(notes))));
        for (const Cue &cue : std::as_const(document.cues))
            QVERIFY(cue.startMs >= 0);
        for (const EditNote &note : notes)
            QVERIFY(note.cues > 0);
        if (plan.sort)
            QVERIFY(isSortedByTime(document.cues));
    }
}

QTEST_GUILESS_MAIN(EditsTest)
#include "tst_edits.moc"
