// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/batch.h"

#include "core/pipeline/keeping.h"
#include "core/settings/preferencesjson.h"
#include "tests/support/fakeshows.h"
#include "tests/support/workshop.h"

using namespace Legenda;
using namespace Qt::StringLiterals;
using State = BatchItem::State;

namespace {

Result<QList<SubtitleHit>> oneForEach(const SearchQuery &query)
{
    const QString name = query.fileName.isEmpty() ? query.text : query.fileName.chopped(4);
    QList<SubtitleHit> hits;
    for (const Language &language : query.languages)
        hits.append(makeHit(name + language.code(), language.code(), name, SubtitleHit::MatchedBy::Hash));
    return hits;
}

Error noQuota(int seconds)
{
    return {ErrorKind::QuotaUsedUp, u"Nothing is left."_s, {}, std::chrono::seconds(seconds)};
}

QList<KeptBatch> offered(Workshop &shop)
{
    return awaited(shop.store.keptBatches()).value();
}

bool waitFor(Batch &batch, Batch::State state)
{
    return QTest::qWaitFor([&] { return batch.state() == state; }, 30000);
}

const QStringList threeFilms{u"A.Film.2013.mkv"_s, u"B.Film.2013.mkv"_s, u"C.Film.2013.mkv"_s};

} // namespace

class BatchKeepingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsKeptAtTheEnd();
    void whatIsLeftIsKept();
    void theNextStartGoesOn();
    void waitsForTheTimeItWasGiven();
    void keepsWhatThePersonChose();
    void destroyedItIsKept();
    void stoppedItIsForgotten();
    void aDryRunKeepsNothing();
    void goesOnByItselfAtTheReset();
    void looksAgainInBounds();
    void stopsWhileItWaits();
    void whatWasThereMeanwhileIsThrough();
    void preferencesSurvive();
    void hitsSurvive();
    void aSeasonIsAskedForOnce();
};

void BatchKeepingTest::nothingIsKeptAtTheEnd()
{
    Workshop shop;
    shop.fake->onSearch = oneForEach;
    Batch batch(*shop.engine, shop.videos(threeFilms), shop.preferences);
    batch.setKeeping(true);
    batch.start();
    QVERIFY(waitFor(batch, Batch::State::Finished));
    QCOMPARE(batch.count(State::Saved), 3);
    QVERIFY(offered(shop).isEmpty());
}

void BatchKeepingTest::whatIsLeftIsKept()
{
    Workshop shop;
    shop.fake->onSearch = oneForEach;
    shop.preferences.languages = Language::fromList(u"en,de");
    int left = 2;
    shop.fake->onDownload = [&](const QString &id) -> Result<SubtitleFile> {
        if (left-- <= 0)
            return fail(noQuota(3600));
        return FakeProvider::file(id);
    };
    Batch batch(*shop.engine, shop.videos(threeFilms), shop.preferences);
    batch.setKeeping(true);
    batch.start();
    QVERIFY(waitFor(batch, Batch::State::Paused));
    QVERIFY(batch.isKept());
    QVERIFY(batch.goesOnAt() > QDateTime::currentDateTimeUtc().addSecs(3000));
    QVERIFY(offered(shop).isEmpty()); // it is being worked on
    const int saved = batch.count(State::Saved);
    batch.leave();
    QVERIFY(batch.state() == Batch::State::Finished);
    QVERIFY(!batch.goesOnAt().isValid());
    const QList<KeptBatch> kept = offered(shop);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().items.size(), 6 - saved);
    QCOMPARE(kept.first().reason, u"Nothing is left."_s);
    QVERIFY(kept.first().goesOnAt > QDateTime::currentDateTimeUtc().addSecs(3000));
    QCOMPARE(preferencesFrom(kept.first().preferences), shop.preferences);
    for (const KeptItem &item : kept.first().items)
        QVERIFY(!hitsFrom(item.hits).isEmpty());
}

void BatchKeepingTest::theNextStartGoesOn()
{
    Workshop shop;
    shop.fake->onSearch = oneForEach;
    bool quota = false;
    shop.fake->onDownload = [&](const QString &id) -> Result<SubtitleFile> {
        if (!quota)
            return fail(noQuota(0));
        return FakeProvider::file(id);
    };
    const QList<LibraryEntry> videos = shop.videos(threeFilms);
    {
        Batch batch(*shop.engine, videos, shop.preferences);
        batch.setKeeping(true);
        batch.start();
        QVERIFY(waitFor(batch, Batch::State::Paused));
        batch.leave();
    }
    KeptBatch kept = offered(shop).first();
    const auto claimed = awaited(shop.store.claimKept(kept.id)).value();
    QVERIFY(claimed);
    kept = *claimed;
    kept.goesOnAt = {}; // its time has come
    quota = true;
    const auto searches = shop.fake->searches.size();
    Batch batch(*shop.engine, videos, preferencesFrom(kept.preferences));
    batch.goOnWith(kept);
    batch.start();
    QVERIFY(waitFor(batch, Batch::State::Finished));
    QCOMPARE(batch.count(State::Saved), 3);
    QCOMPARE(shop.fake->searches.size(), searches); // what was found is known
    QVERIFY(offered(shop).isEmpty());
    QVERIFY(!awaited(shop.store.claimKept(kept.id)).value());
}

void BatchKeepingTest::waitsForTheTimeItWasGiven()
{
    Workshop shop;
    shop.fake->onSearch = oneForEach;
    const QList<LibraryEntry> videos = shop.videos(threeFilms);
    KeptBatch kept;
    kept.preferences = toBytes(shop.preferences);
    kept.items = {{shop.path(u"B.Film.2013.mkv"_s), u"en"_s, {}}};
    kept.reason = u"Nothing is left."_s;
    kept.goesOnAt = QDateTime::currentDateTimeUtc().addSecs(2);
    kept.id = awaited(shop.store.keepBatch(kept)).value();
    Batch batch(*shop.engine, videos, shop.preferences);
    batch.goOnWith(kept);
    QSignalSpy paused(&batch, &Batch::paused);
    batch.start();
    QTRY_COMPARE(paused.size(), 1);
    QVERIFY(shop.fake->searches.isEmpty());
    QCOMPARE(paused.first().first().value<Error>().message, u"Nothing is left."_s);
    QVERIFY(batch.goesOnAt() >= kept.goesOnAt);
    QVERIFY(waitFor(batch, Batch::State::Finished));
    QCOMPARE(batch.count(State::Saved), 1); // only what is its own
    QVERIFY(!shop.exists(u"A.Film.2013.en.srt"_s));
    QVERIFY(shop.exists(u"B.Film.2013.en.srt"_s));
}

void BatchKeepingTest::keepsWhatThePersonChose()
{
    Workshop shop;
    bool quota = false;
    shop.fake->onDownload = [&](const QString &id) -> Result<SubtitleFile> {
        if (!quota)
            return fail(noQuota(0));
        return FakeProvider::file(id);
    };
    const QList<LibraryEntry> videos = shop.videos({u"A.Film.2013.mkv"_s});
    RankedHit better;
    better.hit = makeHit(u"9"_s, u"en"_s, u"A.Film.2013"_s);
    better.score = 90;
    RankedHit chosen;
    chosen.hit = makeHit(u"3"_s, u"en"_s, u"A.Film.2013.Other"_s);
    chosen.score = 2;
    {
        Batch batch(*shop.engine, videos, shop.preferences);
        batch.setKeeping(true);
        batch.useHits(videos.first().id, {better});
        batch.take(videos.first().id, chosen);
        batch.start();
        QVERIFY(waitFor(batch, Batch::State::Paused));
        batch.leave();
    }
    auto claimed = awaited(shop.store.claimKept(offered(shop).first().id)).value();
    QVERIFY(claimed);
    claimed->goesOnAt = {};
    quota = true;
    shop.fake->downloads.clear();
    Batch batch(*shop.engine, videos, shop.preferences);
    batch.goOnWith(*claimed);
    batch.start();
    QVERIFY(waitFor(batch, Batch::State::Finished));
    QCOMPARE(shop.fake->downloads, QStringList{u"f3"_s});
    QVERIFY(shop.fake->searches.isEmpty());
}

void BatchKeepingTest::destroyedItIsKept()
{
    Workshop shop;
    shop.fake->onSearch = oneForEach;
    shop.fake->holdDownloads = true;
    {
        Batch batch(*shop.engine, shop.videos(threeFilms), shop.preferences);
        batch.setKeeping(true);
        batch.start();
        QTRY_COMPARE(shop.fake->running, 2);
    }
    QCOMPARE(offered(shop).first().items.size(), 3);
}

void BatchKeepingTest::stoppedItIsForgotten()
{
    Workshop shop;
    shop.fake->onSearch = oneForEach;
    shop.fake->holdDownloads = true;
    Batch batch(*shop.engine, shop.videos(threeFilms), shop.preferences);
    batch.setKeeping(true);
    batch.start();
    QTRY_COMPARE(shop.fake->running, 2);
    batch.stop();
    QVERIFY(waitFor(batch, Batch::State::Finished));
    QVERIFY(offered(shop).isEmpty());
}

void BatchKeepingTest::aDryRunKeepsNothing()
{
    Workshop shop;
    shop.fake->onSearch = oneForEach;
    Batch batch(*shop.engine, shop.videos(threeFilms), shop.preferences);
    batch.setKeeping(true);
    batch.setDryRun(true);
    batch.start();
    QVERIFY(waitFor(batch, Batch::State::Finished));
    QVERIFY(!batch.isKept());
}

void BatchKeepingTest::goesOnByItselfAtTheReset()
{
    Workshop shop;
    shop.fake->onSearch = oneForEach;
    const QDateTime reset = QDateTime::currentDateTimeUtc().addSecs(2);
    shop.fake->onDownload = [&](const QString &id) -> Result<SubtitleFile> {
        const auto left = QDateTime::currentDateTimeUtc().msecsTo(reset);
        if (left > 0)
            return fail(noQuota(int(left / 1000) + 1));
        return FakeProvider::file(id);
    };
    Batch batch(*shop.engine, shop.videos(threeFilms), shop.preferences);
    QSignalSpy paused(&batch, &Batch::paused);
    batch.start();
    QVERIFY(waitFor(batch, Batch::State::Finished));
    QCOMPARE(paused.size(), 1);
    QCOMPARE(batch.count(State::Saved), 3);
}

void BatchKeepingTest::looksAgainInBounds()
{
    // A service that says "in a second" for ever is not asked every second.
    Workshop shop;
    shop.fake->onSearch = oneForEach;
    shop.fake->onDownload = [](const QString &) -> Result<SubtitleFile> { return fail(noQuota(1)); };
    Batch batch(*shop.engine, shop.videos(threeFilms), shop.preferences);
    QSignalSpy paused(&batch, &Batch::paused);
    batch.start();
    QTRY_COMPARE_WITH_TIMEOUT(paused.size(), 2, 30000);
    QVERIFY(batch.goesOnAt() > QDateTime::currentDateTimeUtc().addSecs(200));
    // Without a time it looks again within the hour.
    Workshop other;
    other.fake->onSearch = oneForEach;
    other.fake->onDownload = [](const QString &) -> Result<SubtitleFile> { return fail(noQuota(0)); };
    Batch unsaid(*other.engine, other.videos(threeFilms), other.preferences);
    unsaid.start();
    QVERIFY(waitFor(unsaid, Batch::State::Paused));
    QVERIFY(unsaid.goesOnAt().isValid());
    QVERIFY(unsaid.goesOnAt() <= QDateTime::currentDateTimeUtc().addSecs(3600));
}

void BatchKeepingTest::stopsWhileItWaits()
{
    Workshop shop;
    shop.fake->onSearch = oneForEach;
    shop.fake->onDownload = [](const QString &) -> Result<SubtitleFile> { return fail(noQuota(1)); };
    Batch batch(*shop.engine, shop.videos(threeFilms), shop.preferences);
    batch.setKeeping(true);
    batch.start();
    QVERIFY(waitFor(batch, Batch::State::Paused));
    batch.stop();
    QVERIFY(batch.state() == Batch::State::Finished);
    const auto downloads = shop.fake->downloads.size();
    QTest::qWait(1500);
    QCOMPARE(shop.fake->downloads.size(), downloads);
    QVERIFY(offered(shop).isEmpty());
}

void BatchKeepingTest::whatWasThereMeanwhileIsThrough()
{
    Workshop shop;
    shop.fake->onSearch = oneForEach;
    QFile there(shop.path(u"B.Film.2013.en.srt"_s));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("x") == 1);
    there.close();
    const QList<LibraryEntry> videos = shop.videos(threeFilms);
    KeptBatch kept;
    kept.preferences = toBytes(shop.preferences);
    kept.items = {{shop.path(u"B.Film.2013.mkv"_s), u"en"_s, {}}};
    kept.id = awaited(shop.store.keepBatch(kept)).value();
    Batch batch(*shop.engine, videos, shop.preferences);
    batch.goOnWith(kept);
    batch.start();
    QVERIFY(waitFor(batch, Batch::State::Finished));
    QVERIFY(shop.fake->downloads.isEmpty());
    QCOMPARE(shop.content(u"B.Film.2013.en.srt"_s), QByteArray("x"));
    awaited(shop.store.releaseKept(kept.id));
    QVERIFY(offered(shop).isEmpty());
}

void BatchKeepingTest::preferencesSurvive()
{
    Preferences all;
    all.languages = Language::fromList(u"pt-br,de");
    all.languageMode = LanguageMode::FirstFound;
    all.hearingImpaired = Wish::Only;
    all.foreignPartsOnly = Wish::Include;
    all.aiTranslated = Wish::Exclude;
    all.machineTranslated = Wish::Include;
    all.trustedOnly = true;
    all.perLanguage.insert(u"de"_s, {Wish::Exclude, Wish::Only, Wish::Include, Wish::Only, true});
    all.nameTemplate = u"{stem}.srt"_s;
    all.saveFolder = u"Subs"_s;
    all.onConflict = u"rename"_s;
    all.saveEncoding = u"original"_s;
    all.saveBom = true;
    all.saveFormat = u"webvtt"_s;
    all.includeExtras = true;
    all.skipPresentLanguages = false;
    all.embeddedCounts = false;
    all.disabledProviders = QStringList{u"fake"_s};
    QCOMPARE(preferencesFrom(toBytes(all)), all);
    QCOMPARE(preferencesFrom(toBytes(Preferences())), Preferences());
    QCOMPARE(preferencesFrom("garbage"), Preferences());
    QCOMPARE(preferencesFrom(R"({"hearing_impaired": 17, "languages": [3, ""], "save_bom": "yes"})"), Preferences());
}

void BatchKeepingTest::hitsSurvive()
{
    QList<RankedHit> hits;
    for (int i = 0; i < 5; ++i) {
        RankedHit ranked;
        ranked.hit = makeHit(QString::number(i), u"en"_s, u"A.Film.2013"_s);
        ranked.score = 90 - i;
        hits.append(ranked);
    }
    const QList<RankedHit> read = hitsFrom(toBytes(hits));
    QCOMPARE(read, hits.mid(0, 3));
    QVERIFY(hitsFrom("garbage").isEmpty());
    QVERIFY(hitsFrom(R"([{"score": 3}, 4])").isEmpty());
}

void BatchKeepingTest::aSeasonIsAskedForOnce()
{
    Workshop shop;
    auto made = std::make_unique<PagedFake>(u"paged"_s);
    PagedFake *paged = made.get();
    shop.registry->add(std::move(made));
    shop.registry->setEnabled(u"fake"_s, false);
    paged->shows = {{u"Quiet Harbour"_s, 7, 1, 38, {u"en"_s, u"pl"_s}, 1, {}}};
    shop.preferences.languages = Language::fromList(u"en,pl");
    QStringList names;
    for (int i = 1; i <= 40; ++i)
        names.append(u"Quiet.Harbour.S01E%1.720p.HDTV.x264-GRP.mkv"_s.arg(i, 2, 10, QLatin1Char('0')));
    const QList<LibraryEntry> videos = shop.videos(names);
    {
        Batch batch(*shop.engine, videos, shop.preferences);
        batch.start();
        QVERIFY(waitFor(batch, Batch::State::Finished));
        QCOMPARE(batch.count(State::Saved), 76);
        QCOMPARE(batch.count(State::Skipped), 4);
        QVERIFY2(paged->searches.size() <= 7, qPrintable(QString::number(paged->searches.size())));
    }
    // Once more within the hour: not one question, though other items are wanted.
    const auto before = paged->searches.size();
    QList<LibraryEntry> now;
    for (const LibraryEntry &entry : videos)
        now.append(*shop.engine->library().find(entry.id));
    Batch again(*shop.engine, now, shop.preferences);
    again.start();
    QVERIFY(waitFor(again, Batch::State::Finished));
    QCOMPARE(paged->searches.size(), before);
}

QTEST_GUILESS_MAIN(BatchKeepingTest)
#include "tst_batchkeeping.moc"
