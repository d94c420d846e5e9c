// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Videos on the web, all the way: rows, searches, downloads, what is saved and taken back.

#include "core/pipeline/batch.h"
#include "core/pipeline/webplace.h"
#include "tests/support/fakewebprovider.h"
#include "tests/support/workshop.h"

#include <QDir>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

const QString talk = u"https://vimeo.com/76979871"_s;

VideoAddress address(const QString &text)
{
    return readVideoAddress(text).value_or(VideoAddress());
}

struct WebShop : Workshop
{
    WebShop()
    {
        auto provider = std::make_unique<FakeWebProvider>();
        web = provider.get();
        registry->add(std::move(provider));
        fake->onCanAnswer = [](const SearchQuery &query) { return query.videoUrl.isEmpty(); };
        preferences.webFolder = folder.path();
        settings.setPreferences(preferences);
    }

    LibraryEntry add(const QString &text)
    {
        const QList<VideoId> ids = engine->library().addWeb({address(text)});
        return ids.isEmpty() ? LibraryEntry() : *engine->library().find(ids.first());
    }

    LibraryEntry row(const LibraryEntry &entry) const { return *engine->library().find(entry.id); }

    void search(const LibraryEntry &entry)
    {
        SearchSession *session = engine->search(entry, preferences, engine.get());
        QSignalSpy finished(session, &SearchSession::finished);
        session->start();
        QTRY_COMPARE(finished.size(), 1);
        found = session->hits();
    }

    void runBatch(Batch &batch)
    {
        QSignalSpy finished(&batch, &Batch::finished);
        batch.start();
        QTRY_COMPARE(finished.size(), 1);
    }

    FakeWebProvider *web = nullptr;
    QList<RankedHit> found;
};

} // namespace

class WebLibraryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsAreThereAtOnce();
    void theSameVideoIsOneRow();
    void removedAndAddedAgain();
    void nothingIsReadFromTheDisk();
    void onlyServicesForTheWebAreAsked();
    void theServiceTellsTheTitle();
    void aVideoNobodyKnows();
    void aVideoWithoutTheLanguage();
    void trouble();
    void nobodyToAsk();
    void theBestIsTheNewestPublished();
    void savedByItsTitle();
    void whatIsThereIsSeen();
    void withoutAFolder();
    void theFolderForAllWins();
    void hostileTitles_data();
    void hostileTitles();
    void longTitles();
    void goesOnLater();
    void inAnotherFormat();
    void adoptsAFile();
};

void WebLibraryTest::rowsAreThereAtOnce()
{
    WebShop shop;
    Library &library = shop.engine->library();
    QSignalSpy added(&library, &Library::added);
    const QList<VideoId> ids = library.addWeb({address(u"youtu.be/a1B2c3D4-_e"_s), address(talk)});
    QCOMPARE(ids.size(), 2);
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first().first().value<QList<VideoId>>(), ids);
    const LibraryEntry *entry = library.find(ids.first());
    QVERIFY(entry->state == VideoState::Identified);
    QVERIFY(entry->video.isOnWeb());
    QCOMPARE(entry->video.path, u"https://www.youtube.com/watch?v=a1B2c3D4-_e"_s);
    QCOMPARE(library.idOf(entry->video.path), ids.first());
    QCOMPARE(webTitle(*entry), u"YouTube a1B2c3D4-_e"_s);
    const VideoFacts facts = Engine::facts(*entry);
    QCOMPARE(facts.webAddress, entry->video.webAddress);
}

void WebLibraryTest::theSameVideoIsOneRow()
{
    WebShop shop;
    const LibraryEntry first = shop.add(u"https://youtu.be/a1B2c3D4-_e?t=5"_s);
    const LibraryEntry second = shop.add(u"https://www.youtube.com/shorts/a1B2c3D4-_e"_s);
    QCOMPARE(first.id, second.id);
    QCOMPARE(shop.engine->library().count(), 1);
    const VideoAddress one = address(talk);
    QCOMPARE(shop.engine->library().addWeb({one, one}).size(), 1);
    QCOMPARE(shop.engine->library().count(), 2);
}

void WebLibraryTest::removedAndAddedAgain()
{
    WebShop shop;
    const LibraryEntry entry = shop.add(talk);
    shop.engine->library().remove({entry.id});
    QCOMPARE(shop.engine->library().count(), 0);
    QCOMPARE(shop.engine->library().idOf(talk), -1);
    QVERIFY(shop.add(talk).id != entry.id);
}

void WebLibraryTest::nothingIsReadFromTheDisk()
{
    WebShop shop;
    const LibraryEntry entry = shop.add(talk);
    shop.engine->library().identify({entry.id});
    QVERIFY(shop.row(entry).state == VideoState::Identified);
    QTRY_VERIFY(!shop.engine->library().isBusy()); // looking for subtitles that are there
    QVERIFY(shop.row(entry).state == VideoState::Identified);
    QVERIFY(shop.row(entry).identity.movieHash.isEmpty());
    QVERIFY(shop.row(entry).identity.problem.isEmpty());
}

void WebLibraryTest::onlyServicesForTheWebAreAsked()
{
    WebShop shop;
    shop.web->addVideo(talk, u"A talk"_s, u"en"_s, 1);
    shop.search(shop.add(talk));
    QCOMPARE(shop.fake->searches.size(), 0);
    QCOMPARE(shop.web->searches.size(), 1);
    QCOMPARE(shop.web->searches.first().videoUrl, talk);
    QCOMPARE(shop.web->searches.first().languages, Language::fromList(u"en"));
    QVERIFY(shop.found.first().hit.matchedBy == SubtitleHit::MatchedBy::Address);
    // Neither is the service for the web asked for files.
    const QList<LibraryEntry> files = shop.videos({u"A.Film.2013.mkv"_s});
    QCOMPARE(files.size(), 2);
    shop.search(files.last());
    QCOMPARE(shop.web->searches.size(), 1);
    QVERIFY(!shop.fake->searches.isEmpty());
}

void WebLibraryTest::theServiceTellsTheTitle()
{
    WebShop shop;
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 2);
    const LibraryEntry entry = shop.add(talk);
    shop.search(entry);
    QCOMPARE(webTitle(shop.row(entry)), u"How bees see"_s);
    QVERIFY(shop.row(entry).state == VideoState::Found);
    QCOMPARE(shop.row(entry).hits, 2);
    QCOMPARE(shop.row(entry).found, Language::fromList(u"en"));
    QVERIFY(shop.web->lookedUp.isEmpty()); // the hits said it
}

void WebLibraryTest::aVideoNobodyKnows()
{
    WebShop shop;
    const LibraryEntry entry = shop.add(talk);
    shop.search(entry);
    QTRY_COMPARE(shop.row(entry).message, u"web does not know this video."_s);
    QVERIFY(shop.row(entry).state == VideoState::NothingFound);
    QCOMPARE(shop.web->lookedUp, QStringList{talk});
}

void WebLibraryTest::aVideoWithoutTheLanguage()
{
    WebShop shop;
    shop.web->addVideo(talk, u"How bees see"_s, u"fr"_s, 1);
    const LibraryEntry entry = shop.add(talk);
    shop.search(entry);
    QTRY_COMPARE(webTitle(shop.row(entry)), u"How bees see"_s);
    QVERIFY(shop.row(entry).state == VideoState::NothingFound);
    QVERIFY(shop.row(entry).message.isEmpty());
}

void WebLibraryTest::trouble()
{
    WebShop shop;
    shop.web->onSearch = [](const SearchQuery &) -> Result<QList<SubtitleHit>> {
        return fail(ErrorKind::Offline, u"No connection."_s);
    };
    const LibraryEntry entry = shop.add(talk);
    shop.search(entry);
    QVERIFY(shop.row(entry).state == VideoState::Failed);
    QCOMPARE(shop.row(entry).message, u"No connection."_s);
    QVERIFY(shop.web->lookedUp.isEmpty());
    // An account is wanted: said, and nothing is asked.
    shop.web->off = Error{ErrorKind::NeedsAccount, u"Sign in first."_s, {}};
    shop.search(entry);
    QCOMPARE(shop.row(entry).message, u"Sign in first."_s);
    QVERIFY(shop.web->lookedUp.isEmpty());
    QCOMPARE(shop.web->searches.size(), 1);
}

void WebLibraryTest::nobodyToAsk()
{
    WebShop shop;
    shop.registry->setEnabled(u"web"_s, false);
    const LibraryEntry entry = shop.add(talk);
    shop.search(entry);
    QVERIFY(shop.row(entry).state == VideoState::Failed);
    QVERIFY(shop.row(entry).message.contains("on the web"_L1));
    Batch batch(*shop.engine, {shop.row(entry)}, shop.preferences);
    shop.runBatch(batch);
    QVERIFY(batch.items().first().error.has_value());
    QVERIFY(batch.items().first().error->message.contains("on the web"_L1));
}

void WebLibraryTest::theBestIsTheNewestPublished()
{
    WebShop shop;
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 10, 2);
    shop.web->addVideo(talk, u"How bees see"_s, u"fr"_s, 3);
    shop.web->addVideo(talk, u"How bees see"_s, u"pl"_s, 0, 1);
    shop.preferences.languages = Language::fromList(u"en,fr,pl");
    const LibraryEntry entry = shop.add(talk);
    Batch batch(*shop.engine, {entry}, shop.preferences);
    shop.runBatch(batch);
    QCOMPARE(shop.web->downloads.size(), 2);
    QVERIFY(shop.web->downloads.contains(u"fv1/en/10"_s));
    QVERIFY(shop.web->downloads.contains(u"fv1/fr/3"_s));
    QVERIFY(batch.items().at(2).state == BatchItem::State::Skipped); // only a draft
    QCOMPARE(batch.items().first().videoPath, talk);
}

void WebLibraryTest::savedByItsTitle()
{
    WebShop shop;
    shop.web->addVideo(talk, u"AC/DC: how bees see?"_s, u"en"_s, 1);
    const LibraryEntry entry = shop.add(talk);
    Batch batch(*shop.engine, {entry}, shop.preferences);
    shop.runBatch(batch);
    const QString name = u"AC-DC how bees see.en.srt"_s;
    QCOMPARE(batch.items().first().saved.path, shop.path(name));
    QCOMPARE(shop.content(name), FakeProvider::file(u"fv1/en/1"_s).content);
    // The row sees it, the history knows it, and it can be taken back.
    QTRY_COMPARE(shop.engine->library().languagesThere(entry.id, false), Language::fromList(u"en"));
    const auto records = awaited(shop.store.downloads(5));
    QCOMPARE(records->first().videoPath, talk);
    const auto undone = awaited(shop.engine->undoBatch(batch.batchNumber()));
    QCOMPARE(undone->undone, 1);
    QVERIFY(!shop.exists(name));
    QTRY_COMPARE(shop.engine->library().languagesThere(entry.id, false), QList<Language>());
}

void WebLibraryTest::whatIsThereIsSeen()
{
    WebShop shop;
    for (const QString &name : {u"How bees see.en.srt"_s, u"How bees dance.fr.srt"_s, u"Other.pl.srt"_s}) {
        QFile file(shop.path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("1\n") > 0);
    }
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 1);
    const LibraryEntry entry = shop.add(talk);
    shop.search(entry);
    QTRY_COMPARE(shop.engine->library().languagesThere(entry.id, false), Language::fromList(u"en"));
    Batch batch(*shop.engine, {shop.row(entry)}, shop.preferences);
    shop.runBatch(batch);
    QVERIFY(batch.items().first().state == BatchItem::State::Skipped);
    QVERIFY(shop.web->downloads.isEmpty());
    // Another folder, other subtitles.
    QVERIFY(QDir(shop.folder.path()).mkdir(u"empty"_s));
    shop.preferences.webFolder = shop.path(u"empty"_s);
    shop.settings.setPreferences(shop.preferences);
    QTRY_COMPARE(shop.engine->library().languagesThere(entry.id, false), QList<Language>());
}

void WebLibraryTest::withoutAFolder()
{
    WebShop shop;
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 1);
    shop.preferences.webFolder.clear();
    shop.preferences.saveFolder = u"Subs"_s; // below the video's own: it has none
    const LibraryEntry entry = shop.add(talk);
    QVERIFY(lacksFolder(entry, shop.preferences));
    Batch batch(*shop.engine, {entry}, shop.preferences);
    shop.runBatch(batch);
    QVERIFY(batch.items().first().state == BatchItem::State::Failed);
    QVERIFY(batch.items().first().error->kind == ErrorKind::BadInput);
    QVERIFY(shop.web->downloads.isEmpty());
    // To a file of the person's choice it can go.
    GetRequest request;
    request.video = shop.row(entry);
    request.hit = batch.items().first().hit;
    request.preferences = shop.preferences;
    request.outputFile = shop.path(u"mine.srt"_s);
    QVERIFY(awaited(shop.engine->get(request, {})));
    QVERIFY(shop.exists(u"mine.srt"_s));
}

void WebLibraryTest::theFolderForAllWins()
{
    WebShop shop;
    QVERIFY(QDir(shop.folder.path()).mkdir(u"all"_s));
    shop.preferences.saveFolder = shop.path(u"all"_s);
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 1);
    Batch batch(*shop.engine, {shop.add(talk)}, shop.preferences);
    shop.runBatch(batch);
    QCOMPARE(batch.items().first().saved.path, shop.path(u"all/How bees see.en.srt"_s));
}

void WebLibraryTest::hostileTitles_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("path") << u"../../etc/passwd"_s << u"-..-etc-passwd.en.srt"_s;
    QTest::newRow("absolute") << u"/etc/passwd"_s << u"-etc-passwd.en.srt"_s;
    QTest::newRow("turned") << u"gpj\u202eexe"_s << u"gpjexe.en.srt"_s;
    QTest::newRow("dots") << u"..."_s << u"subtitle.en.srt"_s;
    QTest::newRow("template") << u"{ext}{stem}"_s << u"{ext}{stem}.en.srt"_s;
    QTest::newRow("right to left") << u"כיצד דבורים רואות"_s << u"כיצד דבורים רואות.en.srt"_s;
    QTest::newRow("lines") << u"a\nb\tc"_s << u"a b c.en.srt"_s;
}

void WebLibraryTest::hostileTitles()
{
    QFETCH(QString, title);
    QFETCH(QString, name);
    WebShop shop;
    shop.web->addVideo(talk, title, u"en"_s, 1);
    Batch batch(*shop.engine, {shop.add(talk)}, shop.preferences);
    shop.runBatch(batch);
    QCOMPARE(batch.items().first().saved.path, shop.path(name));
}

void WebLibraryTest::longTitles()
{
    WebShop shop;
    shop.web->addVideo(talk, QString(5000, u'é'), u"en"_s, 1);
    const LibraryEntry entry = shop.add(talk);
    Batch batch(*shop.engine, {entry}, shop.preferences);
    shop.runBatch(batch);
    QVERIFY(batch.items().first().state == BatchItem::State::Saved);
    QVERIFY(QFile::encodeName(QFileInfo(batch.items().first().saved.path).fileName()).size() < 255);
    QTRY_COMPARE(shop.engine->library().languagesThere(entry.id, false), Language::fromList(u"en"));
}

/// A later start has the address and the hits, but no search has told the title.
void WebLibraryTest::goesOnLater()
{
    WebShop shop;
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 1);
    const LibraryEntry entry = shop.add(talk);
    GetRequest request;
    request.video = entry;
    request.hit.hit = shop.web->hits[talk].first();
    request.hit.hit.provider = u"web"_s;
    request.preferences = shop.preferences;
    const auto got = awaited(shop.engine->get(request, {}));
    QVERIFY(got);
    QCOMPARE(got->first().saved.path, shop.path(u"How bees see.en.srt"_s));
}

void WebLibraryTest::inAnotherFormat()
{
    WebShop shop;
    shop.web->addVideo(talk, u"How bees see"_s, u"en"_s, 1);
    shop.web->onDownload = [](const QString &) -> Result<SubtitleFile> {
        return SubtitleFile{u"x.vtt"_s,
            "WEBVTT\n\n00:01.000 --> 00:02.000\nThis is the first line of it.\n\n"
            "00:03.000 --> 00:04.000\nAnd this is the second one.\n",
            -1, {}};
    };
    shop.preferences.saveFormat = u"vtt"_s;
    Batch batch(*shop.engine, {shop.add(talk)}, shop.preferences);
    shop.runBatch(batch);
    QCOMPARE(shop.web->formatsAsked, QStringList{u"vtt"_s});
    QCOMPARE(batch.items().first().saved.path, shop.path(u"How bees see.en.vtt"_s));
}

void WebLibraryTest::adoptsAFile()
{
    WebShop shop;
    QTemporaryDir elsewhere;
    QFile file(elsewhere.filePath(u"mine.fr.srt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(FakeProvider::file(u"1"_s).content) > 0);
    file.close();
    const LibraryEntry entry = shop.add(talk);
    const auto got = awaited(shop.engine->adopt(entry, file.fileName(), shop.preferences, std::nullopt, {}));
    QVERIFY(got);
    QCOMPARE(got->first().saved.path, shop.path(u"Vimeo 76979871.fr.srt"_s));
    shop.preferences.webFolder.clear();
    QVERIFY(!awaited(shop.engine->adopt(entry, file.fileName(), shop.preferences, std::nullopt, {})));
}

QTEST_GUILESS_MAIN(WebLibraryTest)
#include "tst_weblibrary.moc"
