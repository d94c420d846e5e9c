// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/notthisone.h"
#include "ui/preview/cuemodel.h"
#include "ui/preview/timelinestrip.h"
#include "ui/results/filterbar.h"
#include "ui/results/hitdelegate.h"
#include "ui/results/hitmodel.h"
#include "ui/results/hittext.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QHelpEvent>
#include <QItemSelectionModel>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

RankedHit hit(const QString &id, int score, const char16_t *language = u"en")
{
    RankedHit ranked;
    ranked.hit.provider = u"fake"_s;
    ranked.hit.id = id;
    ranked.hit.files = {{id, 1, id + ".srt"_L1}};
    ranked.hit.release = u"The.Long.Road.2019."_s + id;
    ranked.hit.language = Language::fromCode(language);
    ranked.score = score;
    return ranked;
}

/// Of one of the bar's menus.
QAction *item(const FilterBar &bar, const QString &text)
{
    const QList<QToolButton *> buttons = bar.findChildren<QToolButton *>();
    for (const QToolButton *button : buttons) {
        if (!button->menu())
            continue;
        const QList<QAction *> actions = button->menu()->actions();
        for (QAction *action : actions) {
            if (action->text().contains(text))
                return action;
        }
    }
    return nullptr;
}

QStringList ids(const HitModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << model.hitAt(model.index(row))->hit.id;
    return list;
}

} // namespace

class TestHitModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesWithoutReset();
    void keepsSelectionAndCurrent();
    void takesOverChanges();
    void listsEachSubtitleOnce();
    void filters_data();
    void filters();
    void orders();
    void hidesUnwantedUnlessAsked();
    void survivesEveryChangeOfRows();
    void says();
    void tellsAges_data();
    void tellsAges();
    void shortensCounts_data();
    void shortensCounts();
    void escapesToolTips();
    void whyARowIsDimmed();
    void filterBarOffersLanguages();
    void filterBarDropsLanguagesThatAreGone();
    void filterBarOffersKinds();
    void filterBarSaysTheOrder();
    void filtersByWords();
    void showsForeignPartsWhenAskedFor();
    void badgesSayWhatFits();
    void ringToolTipListsTheReasons();
    void paintsAnything();
    void findsCuesByTime();
    void measuresDensity();
};

void TestHitModel::mergesWithoutReset()
{
    HitModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setHits({hit(u"b"_s, 60), hit(u"d"_s, 40)});
    QCOMPARE(ids(model), (QStringList{u"b"_s, u"d"_s}));
    model.setHits({hit(u"a"_s, 90), hit(u"b"_s, 60), hit(u"c"_s, 50), hit(u"d"_s, 40), hit(u"e"_s, 10)});
    QCOMPARE(ids(model), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}));
    model.setHits({hit(u"e"_s, 95), hit(u"c"_s, 50)});
    QCOMPARE(ids(model), (QStringList{u"e"_s, u"c"_s}));
    model.setHits({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(resets.count(), 0);
}

void TestHitModel::keepsSelectionAndCurrent()
{
    HitModel model;
    model.setHits({hit(u"b"_s, 60), hit(u"d"_s, 40), hit(u"f"_s, 20)});
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(1), QItemSelectionModel::Select);
    selection.select(model.index(2), QItemSelectionModel::Select);
    // The order turns round, rows come and one goes.
    model.setHits({hit(u"f"_s, 90), hit(u"x"_s, 80), hit(u"d"_s, 70), hit(u"y"_s, 10)});
    QCOMPARE(model.hitAt(selection.currentIndex())->hit.id, u"d"_s);
    QSet<QString> selected;
    const QModelIndexList rows = selection.selectedIndexes();
    for (const QModelIndex &index : rows)
        selected.insert(model.hitAt(index)->hit.id);
    QCOMPARE(selected, (QSet<QString>{u"d"_s, u"f"_s}));
}

void TestHitModel::takesOverChanges()
{
    HitModel model;
    model.setHits({hit(u"a"_s, 60), hit(u"b"_s, 40)});
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setHits({hit(u"a"_s, 60), hit(u"b"_s, 55)});
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().first().toModelIndex().row(), 1);
    QCOMPARE(model.hitAt(model.index(1))->score, 55);
    model.setHits({hit(u"a"_s, 60), hit(u"b"_s, 55)});
    QCOMPARE(changes.count(), 1);
}

void TestHitModel::listsEachSubtitleOnce()
{
    HitModel model;
    model.setHits({hit(u"a"_s, 60), hit(u"a"_s, 50), hit(u"b"_s, 40)});
    QCOMPARE(ids(model), (QStringList{u"a"_s, u"b"_s}));
}

void TestHitModel::filters_data()
{
    QTest::addColumn<HitFilter>("filter");
    QTest::addColumn<QStringList>("expected");
    HitFilter filter;
    QTest::newRow("none") << filter << QStringList{u"plain"_s, u"ai"_s, u"sdh"_s, u"forced"_s, u"polish"_s};
    filter.humanOnly = true;
    QTest::newRow("human") << filter << QStringList{u"plain"_s, u"sdh"_s, u"forced"_s, u"polish"_s};
    filter = {};
    filter.hearingImpairedOnly = true;
    QTest::newRow("sdh") << filter << QStringList{u"sdh"_s};
    filter = {};
    filter.forcedOnly = true;
    QTest::newRow("forced") << filter << QStringList{u"forced"_s};
    filter = {};
    filter.trustedOnly = true;
    QTest::newRow("trusted") << filter << QStringList{u"plain"_s};
    filter = {};
    filter.languages = {Language::fromCode(u"pl")};
    QTest::newRow("language") << filter << QStringList{u"polish"_s};
}

void TestHitModel::filters()
{
    QFETCH(HitFilter, filter);
    QFETCH(QStringList, expected);
    QList<RankedHit> hits{
        hit(u"plain"_s, 90), hit(u"ai"_s, 80), hit(u"sdh"_s, 70), hit(u"forced"_s, 60), hit(u"polish"_s, 50, u"pl")};
    hits[0].hit.fromTrusted = true;
    hits[1].hit.aiTranslated = true;
    hits[2].hit.hearingImpaired = true;
    hits[3].hit.foreignPartsOnly = true;
    HitModel model;
    model.setHits(hits);
    model.setFilter(filter);
    QCOMPARE(ids(model), expected);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 5);
}

void TestHitModel::orders()
{
    QList<RankedHit> hits{hit(u"a"_s, 90), hit(u"b"_s, 80), hit(u"c"_s, 70)};
    hits[0].hit.downloads = 5;
    hits[1].hit.downloads = 500;
    hits[2].hit.downloads = 50;
    hits[1].hit.uploadedAt = QDateTime(QDate(2019, 1, 1), QTime(0, 0), Qt::UTC);
    hits[2].hit.uploadedAt = QDateTime(QDate(2021, 1, 1), QTime(0, 0), Qt::UTC);
    hits[0].hit.rating = 7;
    hits[2].hit.rating = 9;
    HitModel model;
    model.setHits(hits);
    model.setOrder(HitOrder::Downloads);
    QCOMPARE(ids(model), (QStringList{u"b"_s, u"c"_s, u"a"_s}));
    model.setOrder(HitOrder::Newest);
    QCOMPARE(ids(model), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
    model.setOrder(HitOrder::Rating);
    QCOMPARE(ids(model), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    model.setOrder(HitOrder::BestFirst);
    QCOMPARE(ids(model), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

void TestHitModel::hidesUnwantedUnlessAsked()
{
    QList<RankedHit> hits{hit(u"a"_s, 90), hit(u"b"_s, 20), hit(u"c"_s, 5)};
    hits[1].unwanted = true;
    hits[2].conflict = true;
    HitModel model;
    model.setHits(hits);
    QCOMPARE(ids(model), (QStringList{u"a"_s, u"c"_s}));
    QCOMPARE(model.unwantedCount(), 1);
    HitFilter filter;
    filter.showUnwanted = true;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!filter.isNarrowing());
}

void TestHitModel::survivesEveryChangeOfRows()
{
    // All subsets of five hits in two orders, one after the other: the model must end with exactly these.
    HitModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (unsigned step = 0; step < 64; ++step) {
        QList<RankedHit> hits;
        for (unsigned bit = 0; bit < 5; ++bit) {
            if (((step * 37) % 32) & (1U << bit))
                hits.append(hit(QString(QChar(u'a' + static_cast<char16_t>(bit))), 50));
        }
        if (step % 3 == 1)
            std::reverse(hits.begin(), hits.end());
        model.setHits(hits);
        QCOMPARE(model.rowCount(), hits.size());
        for (int row = 0; row < hits.size(); ++row)
            QCOMPARE(model.hitAt(model.index(row))->hit.id, hits.at(row).hit.id);
    }
}

void TestHitModel::says()
{
    RankedHit ranked = hit(u"7"_s, 72);
    ranked.hit.matchedBy = SubtitleHit::MatchedBy::Hash;
    ranked.hit.fps = 23.976;
    ranked.hit.uploader = u"ann"_s;
    ranked.reasons = {{u"exact_file"_s, u"Made for exactly this file"_s, RankReason::Effect::Good, 72}};
    HitModel model;
    model.setServiceNames({{u"fake"_s, u"The Service"_s}});
    model.setHits({ranked});
    const QString sentence = model.index(0).data(Qt::AccessibleTextRole).toString();
    for (const QString &part : {u"English"_s, u"72"_s, u"The Service"_s, u"23.976 fps"_s, u"ann"_s, ranked.hit.release})
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    const QString toolTip = model.index(0).data(Qt::ToolTipRole).toString();
    QVERIFY(toolTip.contains(u"Made for exactly this file"_s));
    QCOMPARE(model.index(0).data(HitModel::SavedRole).toBool(), false);
    model.setSaved({u"fake:7"_s});
    QCOMPARE(model.index(0).data(HitModel::SavedRole).toBool(), true);
    QCOMPARE(HitText::frameRate(25), u"25 fps"_s);
    QCOMPARE(HitText::frameRate(0), QString());
    ranked.hit.release = u"a\nb\u202Ec"_s;
    QCOMPARE(HitText::release(ranked.hit), u"a b c"_s);
    ranked.hit.release.clear();
    QCOMPARE(HitText::release(ranked.hit), u"7.srt"_s);
}

void TestHitModel::tellsAges_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("text");
    QTest::newRow("today") << 0 << u"today"_s;
    QTest::newRow("yesterday") << 1 << u"yesterday"_s;
    QTest::newRow("days") << 5 << u"5 days ago"_s;
    QTest::newRow("weeks") << 15 << u"2 weeks ago"_s;
    QTest::newRow("months") << 100 << u"3 months ago"_s;
    QTest::newRow("years") << 800 << u"2 years ago"_s;
    QTest::newRow("a clock that is wrong") << -3 << u"today"_s;
}

void TestHitModel::tellsAges()
{
    QFETCH(int, days);
    const QDateTime now(QDate(2024, 6, 1), QTime(12, 0), Qt::UTC);
    QTEST(HitText::age(now.addDays(-days), now), "text");
    QCOMPARE(HitText::age({}, now), QString());
}

void TestHitModel::shortensCounts_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("few") << qint64(999) << u"999"_s;
    QTest::newRow("thousand") << qint64(1234) << u"1.2k"_s;
    QTest::newRow("many") << qint64(56789) << u"56k"_s;
    QTest::newRow("million") << qint64(1'999'999) << u"1.9M"_s;
}

void TestHitModel::shortensCounts()
{
    QFETCH(qint64, count);
    QTEST(HitText::shortCount(count), "text");
}

void TestHitModel::escapesToolTips()
{
    RankedHit ranked = hit(u"1"_s, 10);
    ranked.hit.release = u"<img src=x>&"_s;
    ranked.hit.comment = u"<b>bold</b>"_s;
    ranked.reasons = {{u"x"_s, u"<i>why</i>"_s, RankReason::Effect::Bad, -2}};
    const QString html = HitText::toolTip(ranked, u"<s>"_s, QDateTime::currentDateTimeUtc());
    QVERIFY(!html.contains(u"<img"_s));
    QVERIFY(!html.contains(u"<b>bold"_s));
    QVERIFY(!html.contains(u"<i>why"_s));
    QVERIFY(!html.contains(u"<s>"_s));
}

void TestHitModel::whyARowIsDimmed()
{
    RankedHit ranked = hit(u"1"_s, 5);
    QCOMPARE(HitText::whyNot(ranked), QString());
    ranked.conflict = true;
    QVERIFY(!HitText::whyNot(ranked).isEmpty());
    ranked.reasons = {{u"downloads"_s, u"Often downloaded"_s, RankReason::Effect::Good, 4},
        {u"other_episode"_s, u"Another episode"_s, RankReason::Effect::Bad, 0}};
    QCOMPARE(HitText::whyNot(ranked), u"Another episode"_s);
    QCOMPARE(HitText::badges(ranked).first().text, u"Another episode"_s);
}

void TestHitModel::filterBarOffersLanguages()
{
    FilterBar bar;
    QSignalSpy changes(&bar, &FilterBar::filterChanged);
    bar.setHits({hit(u"1"_s, 9, u"en"), hit(u"2"_s, 8, u"pl"), hit(u"3"_s, 7, u"de")}, {Language::fromCode(u"pl")});
    QAction *polish = item(bar, u"Polish"_s);
    QVERIFY(polish);
    QVERIFY2(polish->text().contains(u"(1)"_s), qPrintable(polish->text()));
    QVERIFY(!item(bar, u"trusted"_s)->isEnabled()); // nothing would pass
    polish->trigger();
    QCOMPARE(changes.count(), 1);
    QCOMPARE(bar.filter().languages, (QSet<Language>{Language::fromCode(u"pl")}));
    QVERIFY(polish->isChecked());
    QCOMPARE(bar.description(), u"Polish"_s);
    bar.clearFilter();
    QVERIFY(!bar.filter().isNarrowing());
    QVERIFY(!polish->isChecked());
}

void TestHitModel::filterBarDropsLanguagesThatAreGone()
{
    FilterBar bar;
    bar.setHits({hit(u"1"_s, 9, u"en"), hit(u"2"_s, 8, u"pl")}, {});
    item(bar, u"Polish"_s)->trigger();
    QVERIFY(bar.filter().isNarrowing());
    bar.setHits({hit(u"1"_s, 9, u"en")}, {});
    QVERIFY(!bar.filter().isNarrowing());
    // The next video has it: what was chosen still holds.
    bar.setHits({hit(u"1"_s, 9, u"en"), hit(u"2"_s, 8, u"pl")}, {});
    QCOMPARE(bar.filter().languages, (QSet<Language>{Language::fromCode(u"pl")}));
}

void TestHitModel::filterBarOffersKinds()
{
    FilterBar bar;
    QList<RankedHit> hits{hit(u"1"_s, 9), hit(u"2"_s, 8), hit(u"3"_s, 7)};
    hits[0].hit.fromTrusted = true;
    hits[1].hit.fromTrusted = hits[1].hit.aiTranslated = true;
    hits[2].unwanted = true;
    bar.setHits(hits, {});
    QAction *trusted = item(bar, u"trusted"_s);
    QAction *human = item(bar, u"uman-made"_s);
    QVERIFY2(trusted->text().contains(u"(2)"_s), qPrintable(trusted->text()));
    QVERIFY2(human->text().contains(u"(1)"_s), qPrintable(human->text()));
    QVERIFY(!item(bar, u"impaired"_s)->isEnabled());
    trusted->trigger();
    human->trigger();
    QVERIFY(bar.filter().trustedOnly && bar.filter().humanOnly);
    QCOMPARE(bar.description(), u"Human-made, Trusted"_s);
    item(bar, u"&All"_s)->trigger();
    QVERIFY(!bar.filter().isNarrowing());
    QAction *unwanted = item(bar, u"unwanted"_s);
    QVERIFY2(unwanted->text().contains(u"(1)"_s), qPrintable(unwanted->text()));
    unwanted->trigger();
    QVERIFY(bar.filter().showUnwanted);
    bar.clearFilter();
    QVERIFY(bar.filter().showUnwanted); // it narrows nothing
}

void TestHitModel::filterBarSaysTheOrder()
{
    FilterBar bar;
    QSignalSpy orders(&bar, &FilterBar::orderChanged);
    QToolButton *button = nullptr;
    const QList<QToolButton *> buttons = bar.findChildren<QToolButton *>();
    for (QToolButton *one : buttons)
        button = one->accessibleName().contains(u"Best first"_s) ? one : button;
    QVERIFY(button);
    QCOMPARE(button->focusPolicy() & Qt::TabFocus, Qt::TabFocus);
    item(bar, u"Newest first"_s)->trigger();
    QCOMPARE(orders.count(), 1);
    QCOMPARE(bar.order(), HitOrder::Newest);
    QCOMPARE(button->text(), u"Newest"_s);
    QVERIFY(button->accessibleName().contains(u"Newest first"_s));
}

void TestHitModel::filtersByWords()
{
    QList<RankedHit> hits{hit(u"HOLLOW"_s, 9), hit(u"QUAY"_s, 8), hit(u"b"_s, 7)};
    hits[2].hit.uploader = u"old_mole"_s;
    HitFilter filter;
    filter.text = u"road hollow"_s;
    QVERIFY(filter.isNarrowing());
    QVERIFY(filter.accepts(hits[0]));
    QVERIFY(!filter.accepts(hits[1]));
    filter.text = u"MOLE"_s;
    QVERIFY(filter.accepts(hits[2]));
    QVERIFY(!filter.accepts(hits[0]));
}

void TestHitModel::showsForeignPartsWhenAskedFor()
{
    RankedHit forced = hit(u"1"_s, 10);
    forced.hit.foreignPartsOnly = true;
    forced.unwanted = true; // by the preferences
    HitFilter filter;
    QVERIFY(!filter.accepts(forced));
    filter.forcedOnly = true;
    QVERIFY(filter.accepts(forced));
    // What the person hid stays hidden.
    markNotThisOne(forced);
    QVERIFY(!filter.accepts(forced));
    filter.showUnwanted = true;
    QVERIFY(filter.accepts(forced));
    QCOMPARE(HitText::whyNot(forced), u"You said: not this one"_s);
}

void TestHitModel::badgesSayWhatFits()
{
    RankedHit ranked = hit(u"1"_s, 60);
    ranked.reasons = {{u"same_release"_s, u"Made for this release"_s, RankReason::Effect::Good, 22},
        {u"same_group"_s, u"Same release group"_s, RankReason::Effect::Good, 12},
        {u"fps_match"_s, u"Same frame rate"_s, RankReason::Effect::Good, 3},
        {u"title_differs"_s, u"The title differs"_s, RankReason::Effect::Bad, -40},
        {u"parts_differ"_s, u"Cut into another number of parts"_s, RankReason::Effect::Bad, -15},
        {u"other_source"_s, u"Made for another source"_s, RankReason::Effect::Bad, -3}};
    const QList<Badge> badges = HitText::fitBadges(ranked);
    QStringList good;
    QStringList bad;
    for (const Badge &badge : badges)
        (badge.look == Badge::Look::Good ? good : bad) << badge.text;
    // One of each thing, two of each sign, the weightiest.
    QCOMPARE(good, (QStringList{u"Same release"_s, u"Same frame rate"_s}));
    QCOMPARE(bad, (QStringList{u"Other title"_s, u"Other number of parts"_s}));
    QVERIFY(HitText::fitBadges(hit(u"2"_s, 10)).isEmpty());
    // By sign as well as by colour: a badge with a sign needs more room than one without.
    const QFont font;
    QVERIFY(
        badgeSize({u"x"_s, Badge::Look::Good}, font).width() > badgeSize({u"x"_s, Badge::Look::Plain}, font).width());
    QVERIFY(
        badgeSize({u"x"_s, Badge::Look::Bad}, font).width() > badgeSize({u"x"_s, Badge::Look::Plain}, font).width());
}

void TestHitModel::ringToolTipListsTheReasons()
{
    RankedHit ranked = hit(u"1"_s, 60);
    ranked.hit.uploader = u"someone"_s;
    ranked.reasons = {{u"exact_file"_s, u"Made for exactly this file"_s, RankReason::Effect::Good, 72},
        {u"fps_differs"_s, u"Made for <another> frame rate"_s, RankReason::Effect::Bad, -14}};
    HitModel model;
    model.setHits({ranked});
    QListView view;
    view.setModel(&model);
    view.setItemDelegate(new HitDelegate(&view));
    view.resize(600, 200);
    view.show();
    const QRect row = view.visualRect(model.index(0));
    const auto ask = [&view](const QPoint &at) {
        QToolTip::hideText();
        QHelpEvent event(QEvent::ToolTip, at, view.viewport()->mapToGlobal(at));
        QApplication::sendEvent(view.viewport(), &event);
        return QToolTip::text();
    };
    const QString ring = ask({row.left() + row.height() / 2, row.center().y()});
    QVERIFY2(ring.contains(u"Made for exactly this file"_s) && ring.contains(u"+72"_s), qPrintable(ring));
    QVERIFY2(ring.contains(u"&lt;another&gt;"_s) && ring.contains(u"−14"_s), qPrintable(ring));
    QVERIFY(!ring.contains(u"someone"_s));
    QVERIFY(ask({row.center().x(), row.center().y()}).contains(u"someone"_s));
}

void TestHitModel::paintsAnything()
{
    // Odd values and odd sizes: nothing may be painted outside a row or crash.
    RankedHit odd = hit(QString(500, u'x'), 250);
    odd.hit.language = Language();
    odd.hit.hearingImpaired = odd.hit.foreignPartsOnly = odd.hit.aiTranslated = odd.hit.machineTranslated = true;
    odd.conflict = true;
    HitModel model;
    model.setHits({odd, hit(u"a"_s, 0)});
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QListView view;
        view.setLayoutDirection(direction);
        view.setModel(&model);
        view.setItemDelegate(new HitDelegate(&view));
        for (const int width : {1, 60, 900}) {
            view.resize(width, 200);
            QVERIFY(!view.grab().isNull());
        }
        QVERIFY(view.sizeHintForRow(0) > view.fontMetrics().height() * 2);
    }
}

void TestHitModel::findsCuesByTime()
{
    CueModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowAt(0), -1);
    model.setCues({{1000, 2000, u"one"_s}, {5000, 6000, u"two"_s}, {9000, 9500, u"\u05e9\u05dc\u05d5\u05dd"_s}});
    QCOMPARE(model.rowAt(0), 0);
    QCOMPARE(model.rowAt(1500), 0);
    QCOMPARE(model.rowAt(3000), 1);
    QCOMPARE(model.rowAt(99000), 2);
    QCOMPARE(CueModel::timeText(3'723'456), u"1:02:03.4"_s);
    QCOMPARE(CueModel::timeText(-5), u"0:00:00.0"_s);
    const auto alignment = model.index(2, CueModel::TextColumn).data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    QVERIFY(alignment.testFlag(Qt::AlignRight));
}

void TestHitModel::measuresDensity()
{
    const QList<double> shares =
        TimelineStrip::density({{0, 500, u"a"_s}, {1000, 3000, u"b"_s}, {9000, 99000, u"c"_s}}, 10000, 10);
    QCOMPARE(shares.size(), 10);
    QCOMPARE(shares.at(0), 0.5);
    QCOMPARE(shares.at(1), 1.0);
    QCOMPARE(shares.at(2), 1.0);
    QCOMPARE(shares.at(4), 0.0);
    QCOMPARE(shares.at(9), 1.0);
    QVERIFY(TimelineStrip::density({{0, 5, u"a"_s}}, 0, 10).contains(0.0));
    QVERIFY(TimelineStrip::density({}, 100, 0).isEmpty());
}

QTEST_MAIN(TestHitModel)
#include "tst_hitmodel.moc"
