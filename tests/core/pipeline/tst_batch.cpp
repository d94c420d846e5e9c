// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/batch.h"

#include "tests/support/workshop.h"

using namespace Legenda;
using namespace Qt::StringLiterals;

using State = BatchItem::State;

namespace {

/// A hit of the very file for each language asked for, and a second one of the same release.
Result<QList<SubtitleHit>> twoForEach(const SearchQuery &query)
{
    QList<SubtitleHit> hits;
    const QString stem = query.fileName.left(query.fileName.lastIndexOf(u'.'));
    if (query.movieHash.isEmpty())
        return hits;
    for (const Language &language : query.languages) {
        const QString code = language.code();
        hits.append(makeHit(stem + code + u'1', code, stem, SubtitleHit::MatchedBy::Hash));
        hits.append(makeHit(stem + code + u'2', code, stem + u".www.site.com"_s, SubtitleHit::MatchedBy::Name));
    }
    return hits;
}

Error failure(ErrorKind kind)
{
    return {kind, u"It failed."_s, {}};
}

} // namespace

class BatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savesTheBestForEachLanguage();
    void skipsWhatIsThere();
    void saysWhatIsNotFound();
    void takesTheNextBest();
    void givesUpAfterThree();
    void asksFurtherWhereAllFailed();
    void pausesAtTheQuotaAndGoesOn();
    void startsNoDownloadAtNoQuota();
    void pausesWhereTheServiceIsDown();
    void goesOnByItselfAfterARateLimit();
    void oneBrokenVideoStopsNoOthers();
    void asksAboutConflicts();
    void oneAnswerForAll();
    void conflictsDoNotHoldUpTheRest();
    void dryRun();
    void usesHitsThatAreThere();
    void takesWhatThePersonChose();
    void plansWithTheQuota();
    void fewAtOnce();
    void stoppedInTheMiddle();
    void stoppedBeforeTheStart();
    void destroyedInTheMiddle();
    void undone();
    void withoutVideosItEnds();
    void withoutServicesItSaysSo();

private:
    static bool waitFinished(Batch &batch)
    {
        return QTest::qWaitFor([&] { return batch.state() == Batch::State::Finished; }, 30000);
    }
};

void BatchTest::savesTheBestForEachLanguage()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    shop.preferences.languages = Language::fromList(u"en,de");
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s, u"B.Film.2014.mkv"_s}), shop.preferences);
    QSignalSpy finished(&batch, &Batch::finished);
    QSignalSpy progress(&batch, &Batch::progressChanged);
    QVERIFY(batch.state() == Batch::State::Ready);
    QCOMPARE(batch.batchNumber(), 0);
    batch.start();
    QVERIFY(waitFinished(batch));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(batch.count(State::Saved), 4);
    QCOMPARE(progress.last().at(0).toInt(), 4);
    QVERIFY(batch.batchNumber() > 0);
    for (const BatchItem &item : batch.items()) {
        QVERIFY(item.hit.hit.matchedBy == SubtitleHit::MatchedBy::Hash);
        QVERIFY(QFile::exists(item.saved.path));
    }
    for (const QString &name : {u"A.Film.2013.en.srt"_s, u"A.Film.2013.de.srt"_s, u"B.Film.2014.en.srt"_s})
        QVERIFY(shop.exists(name));
    QCOMPARE(shop.fake->searches.size(), 2); // both languages in one question
    for (const VideoId id : shop.engine->library().order())
        QVERIFY(shop.engine->library().find(id)->state == VideoState::Saved);
}

void BatchTest::skipsWhatIsThere()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    shop.preferences.languages = Language::fromList(u"en,de");
    QFile there(shop.path(u"A.Film.2013.en.srt"_s));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("x") == 1);
    there.close();
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s}), shop.preferences);
    QVERIFY(batch.items().first().state == State::Skipped);
    QVERIFY(!batch.items().first().skippedWhy.isEmpty());
    batch.start();
    QVERIFY(waitFinished(batch));
    QCOMPARE(batch.count(State::Skipped), 1);
    QCOMPARE(batch.count(State::Saved), 1);
    QCOMPARE(shop.fake->downloads.size(), 1);
    QCOMPARE(shop.content(u"A.Film.2013.en.srt"_s), QByteArray("x"));
}

void BatchTest::saysWhatIsNotFound()
{
    Workshop shop;
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s}), shop.preferences);
    batch.start();
    QVERIFY(waitFinished(batch));
    QVERIFY(batch.items().first().state == State::Skipped);
    QVERIFY(!batch.items().first().skippedWhy.isEmpty());
    QCOMPARE(batch.batchNumber(), 0);
}

void BatchTest::takesTheNextBest()
{
    for (const ErrorKind kind : {ErrorKind::NotFound, ErrorKind::BadReply, ErrorKind::NotSupported}) {
        Workshop shop;
        shop.fake->onSearch = twoForEach;
        shop.fake->onDownload = [kind](const QString &id) -> Result<SubtitleFile> {
            if (id.endsWith(u'1'))
                return fail(failure(kind));
            return FakeProvider::file(id);
        };
        Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s}), shop.preferences);
        batch.start();
        QVERIFY(waitFinished(batch));
        const BatchItem &item = batch.items().first();
        QVERIFY(item.state == State::Saved);
        QVERIFY(!item.error);
        QCOMPARE(item.hit.hit.id, u"A.Film.2013en2"_s);
    }
}

void BatchTest::givesUpAfterThree()
{
    Workshop shop;
    shop.fake->onSearch = [](const SearchQuery &) -> Result<QList<SubtitleHit>> {
        QList<SubtitleHit> hits;
        for (int i = 0; i < 9; ++i)
            hits.append(makeHit(QString::number(i), u"en"_s, u"A.Film.2013"_s, SubtitleHit::MatchedBy::Hash));
        return hits;
    };
    shop.fake->onDownload = [](const QString &) -> Result<SubtitleFile> { return fail(failure(ErrorKind::NotFound)); };
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s}), shop.preferences);
    batch.start();
    QVERIFY(waitFinished(batch));
    QCOMPARE(shop.fake->downloads.size(), 3);
    QVERIFY(batch.items().first().state == State::Failed);
    QVERIFY(batch.items().first().error->kind == ErrorKind::NotFound);
    QVERIFY(!batch.items().first().hit.hit.id.isEmpty()); // what was tried last is told
}

void BatchTest::asksFurtherWhereAllFailed()
{
    Workshop shop;
    shop.fake->onSearch = [](const SearchQuery &query) -> Result<QList<SubtitleHit>> {
        if (!query.movieHash.isEmpty())
            return QList<SubtitleHit>{makeHit(u"1"_s, u"en"_s, u"A.Film.2013"_s, SubtitleHit::MatchedBy::Hash)};
        SubtitleHit hit = makeHit(u"2"_s, u"en"_s, u"A.Film.2013"_s);
        hit.feature.title = u"A Film"_s;
        hit.feature.year = 2013;
        return QList<SubtitleHit>{hit};
    };
    shop.fake->onDownload = [](const QString &id) -> Result<SubtitleFile> {
        if (id == "f1"_L1)
            return fail(failure(ErrorKind::NotFound));
        return FakeProvider::file(id);
    };
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s}), shop.preferences);
    batch.start();
    QVERIFY(waitFinished(batch));
    QVERIFY(batch.items().first().state == State::Saved);
    QCOMPARE(batch.items().first().hit.hit.id, u"2"_s);
}

void BatchTest::pausesAtTheQuotaAndGoesOn()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    int left = 2;
    shop.fake->onDownload = [&](const QString &id) -> Result<SubtitleFile> {
        if (left == 0)
            return fail(failure(ErrorKind::QuotaUsedUp));
        --left;
        return FakeProvider::file(id);
    };
    Batch batch(*shop.engine,
        shop.videos({u"A.Film.2013.mkv"_s, u"B.Film.2013.mkv"_s, u"C.Film.2013.mkv"_s, u"D.Film.2013.mkv"_s}),
        shop.preferences);
    QSignalSpy paused(&batch, &Batch::paused);
    batch.start();
    QTRY_VERIFY(batch.state() == Batch::State::Paused);
    QCOMPARE(paused.size(), 1);
    QVERIFY(paused.first().first().value<Error>().kind == ErrorKind::QuotaUsedUp);
    QCOMPARE(batch.count(State::Saved), 2);
    QCOMPARE(batch.count(State::Waiting), 2);
    QCOMPARE(shop.fake->searches.size(), 4); // what does not count was done
    left = 10;
    batch.resume();
    QVERIFY(waitFinished(batch));
    QCOMPARE(batch.count(State::Saved), 4);
    QCOMPARE(shop.fake->searches.size(), 4);
}

void BatchTest::startsNoDownloadAtNoQuota()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    shop.fake->account.quota.remaining = 0;
    shop.fake->account.quota.resetsAt = QDateTime::currentDateTimeUtc().addSecs(3600);
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s}), shop.preferences);
    QSignalSpy paused(&batch, &Batch::paused);
    batch.start();
    QTRY_VERIFY(batch.state() == Batch::State::Paused);
    QVERIFY(shop.fake->downloads.isEmpty());
    const Error error = paused.first().first().value<Error>();
    QVERIFY(error.kind == ErrorKind::QuotaUsedUp);
    QVERIFY(error.retryAfter.count() > 3000);
    batch.stop();
    QVERIFY(batch.state() == Batch::State::Finished);
    QVERIFY(batch.items().first().state == State::Stopped);
    QVERIFY(batch.items().first().error->kind == ErrorKind::QuotaUsedUp);
}

void BatchTest::pausesWhereTheServiceIsDown()
{
    Workshop shop;
    bool down = true;
    shop.fake->onSearch = [&](const SearchQuery &query) -> Result<QList<SubtitleHit>> {
        if (down)
            return fail(failure(ErrorKind::Offline));
        return twoForEach(query);
    };
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s, u"B.Film.2013.mkv"_s}), shop.preferences);
    batch.start();
    QTRY_VERIFY(batch.state() == Batch::State::Paused);
    QCOMPARE(batch.count(State::Waiting), 2);
    down = false;
    batch.resume();
    QVERIFY(waitFinished(batch));
    QCOMPARE(batch.count(State::Saved), 2);
}

void BatchTest::goesOnByItselfAfterARateLimit()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    bool limited = true;
    shop.fake->onDownload = [&](const QString &id) -> Result<SubtitleFile> {
        if (std::exchange(limited, false)) {
            Error error = failure(ErrorKind::RateLimited);
            error.retryAfter = std::chrono::seconds(1);
            return fail(error);
        }
        return FakeProvider::file(id);
    };
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s}), shop.preferences);
    QSignalSpy paused(&batch, &Batch::paused);
    batch.start();
    QVERIFY(waitFinished(batch));
    QCOMPARE(paused.size(), 1);
    QCOMPARE(batch.count(State::Saved), 1);
}

void BatchTest::oneBrokenVideoStopsNoOthers()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    shop.fake->onDownload = [](const QString &id) -> Result<SubtitleFile> {
        if (id.contains(u"B.Film"_s))
            return fail(failure(ErrorKind::FileAccess));
        return FakeProvider::file(id);
    };
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s, u"B.Film.2013.mkv"_s, u"C.Film.2013.mkv"_s}),
        shop.preferences);
    batch.start();
    QVERIFY(waitFinished(batch));
    QCOMPARE(batch.count(State::Saved), 2);
    QCOMPARE(batch.count(State::Failed), 1);
    const VideoId broken = shop.engine->library().idOf(shop.path(u"B.Film.2013.mkv"_s));
    QVERIFY(shop.engine->library().find(broken)->state == VideoState::Failed);
}

void BatchTest::asksAboutConflicts()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    shop.preferences.skipPresentLanguages = false;
    QFile there(shop.path(u"A.Film.2013.en.srt"_s));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("old") == 3);
    there.close();
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s}), shop.preferences);
    QSignalSpy asked(&batch, &Batch::askConflict);
    batch.start();
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(1).toString(), shop.path(u"A.Film.2013.en.srt"_s));
    QVERIFY(batch.state() == Batch::State::Running);
    batch.resolveConflict(asked.first().at(0).toInt(), ConflictPolicy::Replace, false);
    QVERIFY(waitFinished(batch));
    QVERIFY(batch.items().first().state == State::Saved);
    QVERIFY(batch.items().first().saved.outcome == SavedSubtitle::Outcome::Replaced);
    QVERIFY(shop.content(u"A.Film.2013.en.srt"_s) != "old");
    QCOMPARE(shop.fake->downloads.size(), 1);
}

void BatchTest::oneAnswerForAll()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    shop.preferences.skipPresentLanguages = false;
    QStringList names;
    for (int i = 0; i < 5; ++i) {
        names.append(u"Film%1.mkv"_s.arg(i));
        QFile there(shop.path(u"Film%1.en.srt"_s.arg(i)));
        QVERIFY(there.open(QIODevice::WriteOnly) && there.write("old") == 3);
    }
    Batch batch(*shop.engine, shop.videos(names), shop.preferences);
    QSignalSpy asked(&batch, &Batch::askConflict);
    batch.start();
    QTRY_VERIFY(!asked.isEmpty());
    batch.resolveConflict(asked.first().at(0).toInt(), ConflictPolicy::Skip, true);
    QVERIFY(waitFinished(batch));
    QCOMPARE(batch.count(State::Skipped), 5);
    QCOMPARE(shop.content(u"Film3.en.srt"_s), QByteArray("old"));
}

void BatchTest::conflictsDoNotHoldUpTheRest()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    shop.preferences.skipPresentLanguages = false;
    QFile there(shop.path(u"A.Film.2013.en.srt"_s));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("old") == 3);
    there.close();
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s, u"B.Film.2013.mkv"_s}), shop.preferences);
    QSignalSpy asked(&batch, &Batch::askConflict);
    batch.start();
    QTRY_COMPARE(batch.count(State::Saved), 1);
    QTRY_COMPARE(asked.size(), 1);
    QVERIFY(batch.state() == Batch::State::Running);
    batch.stop();
    QVERIFY(waitFinished(batch));
    QCOMPARE(batch.count(State::Stopped), 1);
}

void BatchTest::dryRun()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s}), shop.preferences);
    batch.setDryRun(true);
    batch.start();
    QVERIFY(waitFinished(batch));
    QVERIFY(shop.fake->downloads.isEmpty());
    QVERIFY(batch.items().first().state == State::Skipped);
    QCOMPARE(batch.items().first().hit.hit.id, u"A.Film.2013en1"_s);
}

void BatchTest::usesHitsThatAreThere()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.Film.2013.mkv"_s});
    Batch batch(*shop.engine, videos, shop.preferences);
    RankedHit hit;
    hit.hit = makeHit(u"9"_s, u"en"_s, u"A.Film.2013"_s);
    hit.score = 90;
    batch.useHits(videos.first().id, {hit});
    batch.start();
    QVERIFY(waitFinished(batch));
    QVERIFY(shop.fake->searches.isEmpty());
    QCOMPARE(shop.fake->downloads, QStringList{u"f9"_s});
}

void BatchTest::takesWhatThePersonChose()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.Film.2013.mkv"_s});
    RankedHit better;
    better.hit = makeHit(u"9"_s, u"en"_s, u"A.Film.2013"_s);
    better.score = 90;
    RankedHit chosen;
    chosen.hit = makeHit(u"3"_s, u"en"_s, u"A.Film.2013.Other"_s);
    chosen.score = 2; // below what would be taken by itself
    {
        Batch batch(*shop.engine, videos, shop.preferences);
        batch.useHits(videos.first().id, {better});
        batch.take(videos.first().id, chosen);
        batch.start();
        QVERIFY(waitFinished(batch));
        QCOMPARE(batch.count(State::Saved), 1);
        QCOMPARE(shop.fake->downloads, QStringList{u"f3"_s});
        QVERIFY(awaited(shop.engine->undoBatch(batch.batchNumber())).has_value());
    }
    // Where it cannot be had, the next one is tried.
    shop.fake->onDownload = [](const QString &id) -> Result<SubtitleFile> {
        if (id == u"f30")
            return fail(failure(ErrorKind::NotFound));
        return FakeProvider::file(id);
    };
    Batch batch(*shop.engine, videos, shop.preferences);
    better.hit = makeHit(u"90"_s, u"en"_s, u"A.Film.2013"_s);
    batch.useHits(videos.first().id, {better});
    chosen.hit = makeHit(u"30"_s, u"en"_s, u"A.Film.2013.Other"_s); // was not fetched before
    batch.take(videos.first().id, chosen);
    shop.fake->downloads.clear();
    batch.start();
    QVERIFY(waitFinished(batch));
    QCOMPARE(batch.items().first().hit.hit.id, u"90"_s);
    QVERIFY(shop.fake->searches.isEmpty());
}

void BatchTest::plansWithTheQuota()
{
    Workshop shop;
    shop.fake->account.quota.remaining = 97;
    shop.preferences.languages = Language::fromList(u"en,de");
    QFile there(shop.path(u"A.Film.2013.en.srt"_s));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("x") == 1);
    there.close();
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s, u"B.Film.2013.mkv"_s}), shop.preferences);
    const auto plan = awaited(batch.plan());
    QVERIFY(plan);
    QCOMPARE(plan->videos, 2);
    QCOMPARE(plan->downloads, 3);
    QCOMPARE(plan->alreadyThere, 1);
    QCOMPARE(plan->remaining, 97);
}

void BatchTest::fewAtOnce()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    QStringList names;
    for (int i = 0; i < 12; ++i)
        names.append(u"Film%1.mkv"_s.arg(i));
    const QList<LibraryEntry> videos = shop.videos(names);
    shop.fake->holdSearches = true;
    Batch batch(*shop.engine, videos, shop.preferences);
    batch.start();
    QTRY_COMPARE(shop.fake->running, 4);
    shop.fake->holdSearches = false;
    shop.fake->holdDownloads = true;
    shop.fake->release();
    QTRY_COMPARE(shop.fake->searches.size(), 12);
    QTRY_COMPARE(shop.fake->downloads.size(), 2);
    QCOMPARE(shop.fake->mostRunning, 4);
    shop.fake->holdDownloads = false;
    shop.fake->release();
    QVERIFY(waitFinished(batch));
    QCOMPARE(batch.count(State::Saved), 12);
}

void BatchTest::stoppedInTheMiddle()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    shop.fake->holdDownloads = true;
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s, u"B.Film.2013.mkv"_s, u"C.Film.2013.mkv"_s}),
        shop.preferences);
    QSignalSpy finished(&batch, &Batch::finished);
    batch.start();
    QTRY_COMPARE(shop.fake->running, 2);
    batch.stop();
    QVERIFY(waitFinished(batch));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(batch.count(State::Stopped), 3);
    QVERIFY(!shop.exists(u"A.Film.2013.en.srt"_s));
    QTest::qWait(20);
    QCOMPARE(finished.size(), 1);
}

void BatchTest::stoppedBeforeTheStart()
{
    Workshop shop;
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s}), shop.preferences);
    batch.stop();
    QVERIFY(batch.state() == Batch::State::Finished);
    batch.start();
    QTest::qWait(20);
    QVERIFY(shop.fake->searches.isEmpty());
}

void BatchTest::destroyedInTheMiddle()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    const QList<LibraryEntry> videos = shop.videos({u"A.Film.2013.mkv"_s, u"B.Film.2013.mkv"_s});
    shop.fake->holdSearches = true;
    auto searching = std::make_unique<Batch>(*shop.engine, videos, shop.preferences);
    searching->start();
    QTRY_COMPARE(shop.fake->running, 2);
    searching.reset();
    QCOMPARE(shop.fake->running, 0);
    shop.fake->holdSearches = false;
    shop.fake->holdDownloads = true;
    auto downloading = std::make_unique<Batch>(*shop.engine, videos, shop.preferences);
    downloading->start();
    QTRY_COMPARE(shop.fake->running, 2);
    downloading.reset();
    shop.fake->release();
    QTest::qWait(30);
    QVERIFY(!shop.exists(u"A.Film.2013.en.srt"_s));
}

void BatchTest::undone()
{
    Workshop shop;
    shop.fake->onSearch = twoForEach;
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s, u"B.Film.2013.mkv"_s}), shop.preferences);
    batch.start();
    QVERIFY(waitFinished(batch));
    QVERIFY(shop.exists(u"A.Film.2013.en.srt"_s));
    const auto undone = awaited(shop.engine->undoBatch(batch.batchNumber()));
    QCOMPARE(undone->undone, 2);
    QVERIFY(!shop.exists(u"A.Film.2013.en.srt"_s));
    QVERIFY(!shop.exists(u"B.Film.2013.en.srt"_s));
}

void BatchTest::withoutVideosItEnds()
{
    Workshop shop;
    Batch batch(*shop.engine, {}, shop.preferences);
    batch.start();
    QVERIFY(waitFinished(batch));
}

void BatchTest::withoutServicesItSaysSo()
{
    Workshop shop;
    shop.registry->setEnabled(u"fake"_s, false);
    Batch batch(*shop.engine, shop.videos({u"A.Film.2013.mkv"_s}), shop.preferences);
    batch.start();
    QVERIFY(waitFinished(batch));
    QVERIFY(batch.items().first().state == State::Failed);
    QVERIFY(!batch.items().first().error->message.isEmpty());
}

QTEST_GUILESS_MAIN(BatchTest)
#include "tst_batch.moc"
