// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// "Same release for the whole season": what the episodes get, and how the table lets a person review it.

#include "tests/support/workshop.h"
#include "ui/mainwindow/batchcontroller.h"
#include "ui/results/searchcontroller.h"
#include "ui/season/seasondialog.h"
#include "ui/season/seasonmodel.h"
#include "ui/widgets/messagebar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

QString videoName(int episode, int season = 1)
{
    return u"The.Harbour.S%1E%2.WEB.h264-QUAY.mkv"_s.arg(season, 2, 10, QLatin1Char('0'))
        .arg(episode, 2, 10, QLatin1Char('0'));
}

SubtitleHit hitFor(int episode, const QString &group, const QString &uploader)
{
    SubtitleHit hit = makeHit(u"%1-%2-%3"_s.arg(episode).arg(group, uploader), u"en"_s,
        u"The.Harbour.S01E%1.WEB.h264-%2"_s.arg(episode, 2, 10, QLatin1Char('0')).arg(group));
    hit.uploader = uploader;
    hit.feature.title = u"The Harbour"_s;
    hit.feature.season = 1;
    hit.feature.episode = episode;
    return hit;
}

/// A season of five: the third has only another group, the fourth nothing, the fifth a subtitle beside it.
struct Season : Workshop
{
    Season()
    {
        Preferences wanted = settings.preferences();
        wanted.languages = {Language::fromCode(u"en")};
        settings.setPreferences(wanted);
        // Asked by name or for the whole season: all of the season answers.
        fake->onSearch = [](const SearchQuery &) -> Result<QList<SubtitleHit>> {
            QList<SubtitleHit> hits;
            for (const int episode : {1, 2, 5})
                hits << hitFor(episode, u"QUAY"_s, u"anna"_s) << hitFor(episode, u"PIER"_s, u"bert"_s);
            hits << hitFor(3, u"PIER"_s, u"anna"_s);
            return hits;
        };
        QFile beside(path(u"The.Harbour.S01E05.WEB.h264-QUAY.en.srt"_s));
        if (beside.open(QIODevice::WriteOnly))
            beside.write(FakeProvider::file(u"old"_s).content);
        beside.close();
        entries = videos({videoName(1), videoName(2), videoName(3), videoName(4), videoName(5), videoName(1, 2),
            u"Some.Film.2019.1080p.BluRay.x264-QUAY.mkv"_s});
        searches = std::make_unique<SearchController>(*engine);
        picked.hit = hitFor(1, u"QUAY"_s, u"anna"_s);
        picked.score = 70;
    }

    QList<LibraryEntry> episodes() const
    {
        const VideoId first = engine->library().idOf(path(videoName(1)));
        return SeasonDialog::episodesWith(engine->library(), first);
    }

    QList<LibraryEntry> entries;
    std::unique_ptr<SearchController> searches;
    RankedHit picked;
};

} // namespace

class SeasonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void episodesAreThoseOfTheSeason();
    void everyEpisodeGetsTheSameRelease();
    void exceptionsCanBeReviewed();
    void aChoiceOfThePersonStays();
    void offersWhatWasTicked();
    void saysWhatItCosts();
    void downloadsWhatWasPicked();
};

void SeasonTest::episodesAreThoseOfTheSeason()
{
    Season season;
    QStringList names;
    for (const LibraryEntry &entry : season.episodes())
        names.append(entry.video.path.mid(entry.video.path.lastIndexOf(u'/') + 1));
    QCOMPARE(names, (QStringList{videoName(1), videoName(2), videoName(3), videoName(4), videoName(5)}));
    const VideoId film = season.engine->library().idOf(season.path(u"Some.Film.2019.1080p.BluRay.x264-QUAY.mkv"_s));
    QCOMPARE(SeasonDialog::episodesWith(season.engine->library(), film).size(), 1);
    QVERIFY(SeasonDialog::episodesWith(season.engine->library(), 4711).isEmpty());
}

void SeasonTest::everyEpisodeGetsTheSameRelease()
{
    Season season;
    SeasonDialog dialog(*season.engine, *season.searches, season.picked, season.episodes());
    dialog.show();
    SeasonModel &model = *dialog.model();
    QTRY_COMPARE_WITH_TIMEOUT(model.counts().searching, 0, 30000);
    const SeasonModel::Counts counts = model.counts();
    QCOMPARE(counts.episodes, 5);
    QCOMPARE(counts.alike, 3);
    QCOMPARE(counts.exceptions, 1);
    QCOMPARE(counts.missing, 1);
    QCOMPARE(counts.chosen, 3); // the fifth has one already
    QVERIFY(model.row(1).pick.fit == ReleaseFit::SameGroupAndUploader);
    QCOMPARE(model.row(1).pick.hit.hit.feature.episode, 2);
    QVERIFY(model.row(2).pick.fit == ReleaseFit::SameUploader);
    QVERIFY(model.row(3).pick.fit == ReleaseFit::None);
    QVERIFY(model.row(4).there);
    QVERIFY(!model.row(4).wanted);
    QCOMPARE(model.index(3, SeasonModel::FitColumn).data().toString(), u"Nothing found"_s);
}

void SeasonTest::exceptionsCanBeReviewed()
{
    Season season;
    SeasonDialog dialog(*season.engine, *season.searches, season.picked, season.episodes());
    dialog.show();
    QTRY_COMPARE_WITH_TIMEOUT(dialog.model()->counts().searching, 0, 30000);
    auto *table = dialog.findChild<QTreeView *>();
    QCOMPARE(table->model()->rowCount(), 5);
    dialog.findChild<QCheckBox *>()->setChecked(true);
    QCOMPARE(table->model()->rowCount(), 2); // the third and the fourth
    QVERIFY(table->model()->index(0, 0).data().toString().contains(u"S01E03"_s));
    dialog.findChild<QCheckBox *>()->setChecked(false);

    // By keyboard: Enter opens the choice, and it does not start the downloads.
    QSignalSpy started(&dialog, &SeasonDialog::downloadRequested);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Return);
    auto *box = table->findChild<QComboBox *>();
    QVERIFY(box);
    QCOMPARE(box->count(), 2);
    QVERIFY(started.isEmpty());
    box->setCurrentIndex(1);
    Q_EMIT box->activated(1); // as a click in its list does
    QCOMPARE(dialog.model()->row(1).pick.hit.hit.release, u"The.Harbour.S01E02.WEB.h264-PIER"_s);
    QVERIFY(dialog.model()->row(1).pick.fit == ReleaseFit::Other);
    QCOMPARE(dialog.model()->counts().exceptions, 2);
}

void SeasonTest::aChoiceOfThePersonStays()
{
    Season season;
    SeasonDialog dialog(*season.engine, *season.searches, season.picked, season.episodes());
    SeasonModel &model = *dialog.model();
    QTRY_COMPARE_WITH_TIMEOUT(model.counts().searching, 0, 30000);
    const RankedHit other = model.row(1).hits.last();
    QVERIFY(other != model.row(1).pick.hit);
    model.choose(1, other);
    model.setHits(model.row(1).entry.id, season.searches->hits(model.row(1).entry.id), true);
    QCOMPARE(model.row(1).pick.hit, other);
    QVERIFY(model.setData(model.index(0, SeasonModel::EpisodeColumn), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model.counts().chosen, 2);
    // What is there already can be taken all the same.
    QVERIFY(model.setData(model.index(4, SeasonModel::EpisodeColumn), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.counts().chosen, 3);
}

void SeasonTest::offersWhatWasTicked()
{
    Season season;
    SeasonDialog dialog(*season.engine, *season.searches, season.picked, season.episodes());
    dialog.show();
    QTRY_COMPARE_WITH_TIMEOUT(dialog.model()->counts().searching, 0, 30000);
    QList<std::pair<VideoId, RankedHit>> got;
    connect(&dialog, &SeasonDialog::downloadRequested, this, [&](const auto &picks) { got = picks; });
    QPushButton *download = nullptr;
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().contains(u"ownload"_s))
            download = button;
    }
    QVERIFY(download);
    QVERIFY(download->text().contains(u'3'));
    QVERIFY(!download->isDefault());
    QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(got.size(), 3);
    QCOMPARE(got.at(0).second.hit.fullId(), season.picked.hit.fullId());
    QCOMPARE(got.at(2).second.hit.feature.episode, 3);
    QVERIFY(!dialog.isVisible());
}

void SeasonTest::saysWhatItCosts()
{
    Season season;
    season.fake->account.quota = {20, 2, {}};
    SeasonDialog dialog(*season.engine, *season.searches, season.picked, season.episodes());
    dialog.show();
    QTRY_COMPARE_WITH_TIMEOUT(dialog.model()->counts().searching, 0, 30000);
    bool said = false;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        said = said || (label->text().contains(u"2 left today"_s) && label->text().contains(u"waits"_s));
    QVERIFY(said);
}

void SeasonTest::downloadsWhatWasPicked()
{
    Season season;
    MessageBar messages;
    BatchController batches(*season.engine, *season.searches, messages);
    QSignalSpy busy(&batches, &BatchController::busyChanged);
    RankedHit first;
    first.hit = makeHit(u"71"_s, u"pt-BR"_s, u"The.Harbour.S01E01.WEB.h264-QUAY"_s);
    RankedHit second; // of a score that would not be taken by itself
    second.hit = makeHit(u"72"_s, u"pt"_s, u"The.Harbour.S01E02.WEB.h264-QUAY"_s);
    const auto idOf = [&](int episode) { return season.engine->library().idOf(season.path(videoName(episode))); };
    batches.downloadPicks({{idOf(1), first}, {idOf(2), second}});
    QTRY_VERIFY_WITH_TIMEOUT(!batches.isBusy(), 30000);
    QStringList downloads = season.fake->downloads;
    downloads.sort();
    QCOMPARE(downloads, (QStringList{u"f71"_s, u"f72"_s}));
    QVERIFY(batches.canUndo());
    batches.undoLast();
    QTRY_VERIFY_WITH_TIMEOUT(QDir(season.folder.path()).entryList({u"*S01E02*.srt"_s}).isEmpty(), 30000);
}

QTEST_MAIN(SeasonTest)
#include "tst_season.moc"
