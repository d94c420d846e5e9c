// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library.h"

#include "core/pipeline/librarywork.h"
#include "core/pipeline/mediabytes.h"
#include "core/store/store.h"
#include "tests/support/workshop.h"

#include <QDir>
#include <QElapsedTimer>

using namespace Legenda;
using namespace Qt::StringLiterals;

class LibraryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsFillIn();
    void theSameVideoIsAddedOnce();
    void hashesAreRemembered();
    void mediaFactsAreRemembered();
    void aVanishedFileIsOneRowsProblem();
    void smallFilesSayWhy();
    void removedRowsStayAway();
    void clearedInTheMiddle();
    void stoppedInTheMiddle();
    void destroyedInTheMiddle();
    void identifiedAgain();
    void sidecarsAreSeenAgain();
    void changesAreGathered();
    void manyRowsInSlices();
    void theChosenFeatureStays();
    void droppedSubtitlesAreHandedOn();
    void namingStartsAtTheDroppedFolder();

private:
    static bool waitIdle(Library &library)
    {
        return QTest::qWaitFor([&] { return !library.isBusy(); }, 60000);
    }
};

void LibraryTest::rowsFillIn()
{
    QTemporaryDir folder;
    QVERIFY(makeVideo(folder.filePath(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s)));
    QVERIFY(makeVideo(folder.filePath(u"Night.Shift.S03E04.HDTV.x264-LOL.mp4"_s)));
    Store store{QString()};
    Library library(store);
    QSignalSpy added(&library, &Library::added);
    QSignalSpy scanned(&library, &Library::scanFinished);
    QSignalSpy busy(&library, &Library::busyChanged);
    library.add({folder.path()}, {});
    QVERIFY(library.isBusy());
    QVERIFY(waitIdle(library));
    QCOMPARE(library.count(), 2);
    QCOMPARE(scanned.size(), 1);
    QCOMPARE(scanned.first().first().value<ScanSummary>().videos, 2);
    QCOMPARE(busy.size(), 2);
    QVERIFY(!added.isEmpty());
    for (const VideoId id : library.order()) {
        const LibraryEntry *entry = library.find(id);
        QVERIFY(entry);
        QCOMPARE(entry->identity.movieHash.size(), 16);
        QVERIFY(!entry->identity.name.title.isEmpty());
        QVERIFY(entry->state == VideoState::Identified);
        QCOMPARE(library.idOf(entry->video.path), id);
    }
}

void LibraryTest::theSameVideoIsAddedOnce()
{
    QTemporaryDir folder;
    QVERIFY(makeVideo(folder.filePath(u"A.mkv"_s)));
    Store store{QString()};
    Library library(store);
    library.add({folder.path()}, {});
    library.add({folder.filePath(u"A.mkv"_s)}, {});
    QVERIFY(waitIdle(library));
    QCOMPARE(library.count(), 1);
}

void LibraryTest::hashesAreRemembered()
{
    QTemporaryDir folder;
    QVERIFY(makeVideo(folder.filePath(u"A.mkv"_s)));
    Store store{QString()};
    FileStamp stamp;
    {
        Library library(store);
        library.add({folder.path()}, {});
        QVERIFY(waitIdle(library));
        const Video &video = library.find(library.order().first())->video;
        stamp = {video.path, video.size, video.modifiedMs};
    }
    const auto known = awaited(store.hashes({stamp}));
    QVERIFY(known);
    QCOMPARE(known->size(), 1);
    // Told apart from a fresh hash by its content.
    QVERIFY(awaited(store.rememberHashes({{stamp, u"00000000000000ff"_s}})));
    Library again(store);
    again.add({folder.path()}, {});
    QVERIFY(waitIdle(again));
    QCOMPARE(again.find(again.order().first())->identity.movieHash, u"00000000000000ff"_s);
    again.identify({again.order().first()});
    QVERIFY(waitIdle(again));
    QVERIFY(again.find(again.order().first())->identity.movieHash != u"00000000000000ff"_s);
}

void LibraryTest::mediaFactsAreRemembered()
{
    QTemporaryDir folder;
    QVERIFY(makeVideo(folder.filePath(u"A.mkv"_s)));
    Store store{QString()};
    FileStamp stamp;
    {
        Library library(store);
        library.add({folder.path()}, {});
        QVERIFY(waitIdle(library));
        const Video &video = library.find(library.order().first())->video;
        stamp = {video.path, video.size, video.modifiedMs};
    }
    // Nothing was found out about this file; that is not kept.
    QVERIFY(awaited(store.media({stamp}))->isEmpty());
    MediaFacts facts;
    facts.durationMs = 42'000;
    facts.fps = 25;
    facts.width = 1280;
    facts.height = 720;
    facts.subtitles = {{Language::fromCode(u"pt-br"), u"ASS"_s, u"Signs"_s, true}};
    QCOMPARE(mediaFactsFrom(toBytes(facts)), facts);
    QCOMPARE(mediaFactsFrom("garbage"), MediaFacts());
    QVERIFY(awaited(store.rememberMedia({{stamp, toBytes(facts)}})));
    Library again(store);
    again.add({folder.path()}, {});
    QVERIFY(waitIdle(again));
    QCOMPARE(again.find(again.order().first())->identity.media, facts);
    again.identify({again.order().first()});
    QVERIFY(waitIdle(again));
    QCOMPARE(again.find(again.order().first())->identity.media, MediaFacts());
    // Of the file as it was; another one is read.
    QVERIFY(makeVideo(folder.filePath(u"A.mkv"_s), 300000));
    Library changed(store);
    changed.add({folder.path()}, {});
    QVERIFY(waitIdle(changed));
    QCOMPARE(changed.find(changed.order().first())->identity.media, MediaFacts());
}

void LibraryTest::aVanishedFileIsOneRowsProblem()
{
    QTemporaryDir folder;
    QVERIFY(makeVideo(folder.filePath(u"A.mkv"_s)));
    QVERIFY(makeVideo(folder.filePath(u"B.mkv"_s)));
    Store store{QString()};
    Library library(store);
    library.add({folder.path()}, {});
    QVERIFY(waitIdle(library));
    QVERIFY(QFile::remove(folder.filePath(u"A.mkv"_s)));
    library.identify(QSet<VideoId>(library.order().begin(), library.order().end()));
    QVERIFY(waitIdle(library));
    const LibraryEntry *gone = library.find(library.idOf(folder.filePath(u"A.mkv"_s)));
    const LibraryEntry *there = library.find(library.idOf(folder.filePath(u"B.mkv"_s)));
    QVERIFY(gone->state == VideoState::Failed);
    QVERIFY(!gone->message.isEmpty());
    QVERIFY(!gone->identity.problem.isEmpty());
    QVERIFY(there->state == VideoState::Identified);
}

void LibraryTest::smallFilesSayWhy()
{
    QTemporaryDir folder;
    QVERIFY(makeVideo(folder.filePath(u"The.Long.Road.2013.mkv"_s), 100));
    Store store{QString()};
    Library library(store);
    library.add({folder.filePath(u"The.Long.Road.2013.mkv"_s)}, {});
    QVERIFY(waitIdle(library));
    QCOMPARE(library.count(), 1);
    const LibraryEntry *entry = library.find(library.order().first());
    QVERIFY(entry->state == VideoState::Identified); // its name is as good as any
    QVERIFY(entry->identity.movieHash.isEmpty());
    QVERIFY(!entry->identity.problem.isEmpty());
}

void LibraryTest::removedRowsStayAway()
{
    QTemporaryDir folder;
    QVERIFY(makeVideo(folder.filePath(u"A.mkv"_s)));
    QVERIFY(makeVideo(folder.filePath(u"B.mkv"_s)));
    Store store{QString()};
    Library library(store);
    library.add({folder.path()}, {});
    QSignalSpy removed(&library, &Library::removed);
    QVERIFY(QTest::qWaitFor([&] { return library.count() == 2; }, 30000));
    const VideoId first = library.order().first();
    library.remove({first});
    QVERIFY(waitIdle(library));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(library.count(), 1);
    QVERIFY(!library.find(first));
    library.add({folder.path()}, {});
    QVERIFY(waitIdle(library));
    QCOMPARE(library.count(), 2); // added again, with a new number
    QVERIFY(!library.find(first));
}

void LibraryTest::clearedInTheMiddle()
{
    QTemporaryDir folder;
    for (int i = 0; i < 200; ++i)
        QVERIFY(makeVideo(folder.filePath(u"A%1.mkv"_s.arg(i))));
    Store store{QString()};
    Library library(store);
    library.add({folder.path()}, {});
    QVERIFY(QTest::qWaitFor([&] { return library.count() > 0; }, 30000));
    library.clear();
    QCOMPARE(library.count(), 0);
    QVERIFY(waitIdle(library));
}

void LibraryTest::stoppedInTheMiddle()
{
    QTemporaryDir folder;
    for (int i = 0; i < 400; ++i)
        QVERIFY(makeVideo(folder.filePath(u"A%1.mkv"_s.arg(i))));
    Store store{QString()};
    Library library(store);
    library.add({folder.path()}, {});
    QVERIFY(QTest::qWaitFor([&] { return library.count() > 0; }, 30000));
    library.stop();
    QVERIFY(waitIdle(library));
    const int rows = library.count();
    QVERIFY(rows > 0);
    for (const VideoId id : library.order())
        QVERIFY(library.find(id)->state != VideoState::Identifying);
    // What was left can be done later.
    library.identify(QSet<VideoId>(library.order().begin(), library.order().end()));
    QVERIFY(waitIdle(library));
    for (const VideoId id : library.order())
        QVERIFY(library.find(id)->state == VideoState::Identified);
}

void LibraryTest::destroyedInTheMiddle()
{
    QTemporaryDir folder;
    for (int i = 0; i < 100; ++i)
        QVERIFY(makeVideo(folder.filePath(u"A%1.mkv"_s.arg(i))));
    Store store{QString()};
    for (int wait = 0; wait < 40; wait += 5) {
        Library library(store);
        library.add({folder.path()}, {});
        QTest::qWait(wait);
    }
    QTest::qWait(50);
}

void LibraryTest::identifiedAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"A.mkv"_s);
    QVERIFY(makeVideo(path));
    Store store{QString()};
    Library library(store);
    library.add({path}, {});
    QVERIFY(waitIdle(library));
    const VideoId id = library.order().first();
    const QString before = library.find(id)->identity.movieHash;
    QVERIFY(makeVideo(path, 300000));
    library.identify({id});
    QVERIFY(waitIdle(library));
    QVERIFY(library.find(id)->identity.movieHash != before);
    QCOMPARE(library.find(id)->video.size, 300000);
}

void LibraryTest::sidecarsAreSeenAgain()
{
    QTemporaryDir folder;
    QVERIFY(makeVideo(folder.filePath(u"A.mkv"_s)));
    Store store{QString()};
    Library library(store);
    library.add({folder.path()}, {});
    QVERIFY(waitIdle(library));
    const VideoId id = library.order().first();
    QVERIFY(library.languagesThere(id, true).isEmpty());
    QFile subtitle(folder.filePath(u"A.pl.srt"_s));
    QVERIFY(subtitle.open(QIODevice::WriteOnly) && subtitle.write("x") == 1);
    subtitle.close();
    library.refreshSidecars({id});
    QTRY_COMPARE(library.languagesThere(id, true), Language::fromList(u"pl"));
}

void LibraryTest::changesAreGathered()
{
    QTemporaryDir folder;
    QVERIFY(makeVideo(folder.filePath(u"A.mkv"_s)));
    Store store{QString()};
    Library library(store);
    library.add({folder.path()}, {});
    QVERIFY(waitIdle(library));
    const VideoId id = library.order().first();
    QTest::qWait(80);
    QSignalSpy changed(&library, &Library::changed);
    for (int i = 0; i < 100; ++i)
        library.setState(id, i % 2 ? VideoState::Saved : VideoState::Saving);
    QVERIFY(changed.isEmpty());
    QTRY_COMPARE(changed.size(), 1);
}

void LibraryTest::manyRowsInSlices()
{
    constexpr int videos = 3000;
    QTemporaryDir folder;
    for (int i = 0; i < videos; ++i)
        QVERIFY(makeVideo(folder.filePath(u"Night.Shift.S%1E%2.mkv"_s.arg(i / 100).arg(i % 100)), 131072));
    Store store{QString()};
    Library library(store);
    QSignalSpy added(&library, &Library::added);
    library.add({folder.path()}, {});
    QVERIFY(QTest::qWaitFor([&] { return library.count() == videos; }, 120000));
    qsizetype announced = 0;
    for (const QList<QVariant> &signal : added) {
        const auto ids = signal.first().value<QList<VideoId>>();
        QVERIFY(ids.size() <= 200);
        announced += ids.size();
    }
    QCOMPARE(announced, videos);
    library.stop();
    QVERIFY(waitIdle(library));
}

void LibraryTest::theChosenFeatureStays()
{
    QTemporaryDir folder;
    QVERIFY(makeVideo(folder.filePath(u"A.mkv"_s)));
    Store store{QString()};
    Library library(store);
    library.add({folder.path()}, {});
    QVERIFY(waitIdle(library));
    const VideoId id = library.order().first();
    FeatureRef chosen;
    chosen.imdbId = 1;
    FeatureRef guessed;
    guessed.imdbId = 2;
    library.setFeature({id}, guessed, false);
    library.setFeature({id}, chosen, true);
    library.setFeature({id}, guessed, false);
    QCOMPARE(library.find(id)->identity.feature.imdbId, 1);
    QVERIFY(library.find(id)->identity.chosenByPerson);
}

void LibraryTest::droppedSubtitlesAreHandedOn()
{
    QTemporaryDir folder;
    QFile subtitle(folder.filePath(u"A.pl.srt"_s));
    QVERIFY(subtitle.open(QIODevice::WriteOnly) && subtitle.write("x") == 1);
    subtitle.close();
    Store store{QString()};
    Library library(store);
    QSignalSpy dropped(&library, &Library::subtitlesDropped);
    library.add({subtitle.fileName()}, {});
    QVERIFY(waitIdle(library));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().first().toStringList(), QStringList{subtitle.fileName()});
}

void LibraryTest::namingStartsAtTheDroppedFolder()
{
    Video video;
    video.path = u"/media/tv/Night Shift/Season 1/e01.mkv"_s;
    video.root = u"/media/tv/Night Shift"_s;
    QCOMPARE(namingPath(video), u"Night Shift/Season 1/e01.mkv"_s);
    video.root = u"/media/tv/Night Shift/"_s;
    QCOMPARE(namingPath(video), u"Night Shift/Season 1/e01.mkv"_s);
    video.root = video.path;
    QCOMPARE(namingPath(video), u"e01.mkv"_s);
    video.root = u"/"_s;
    QCOMPARE(namingPath(video), video.path);
}

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_library.moc"
