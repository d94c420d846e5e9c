// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/engine.h"

#include "core/pipeline/saving.h"
#include "tests/support/workshop.h"

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

RankedHit ranked(const SubtitleHit &hit)
{
    RankedHit one;
    one.hit = hit;
    one.score = 50;
    return one;
}

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savesBesideTheVideo();
    void marksAreInTheName();
    void previewCostsOnce();
    void theEncodingOfThePreviewIsSaved();
    void undoTakesItBack();
    void undoPutsTheBackupBack();
    void aChangedFileIsNotUndone();
    void conflictsAreReported();
    void twoFilesGoBesideTheirParts();
    void twoFilesForOneVideo();
    void failuresAreValues();
    void readOnlyFolder();
    void stoppedBeforeSaving();
    void encodings();
    void bytesThatFitAreLeftAlone();
    void outputFile();
    void adoptsAFile();
    void adoptsNothingUseless();
    void searchTellsTheLibrary();
    void accountsFromEnvironmentWin();
    void accountsAreKept();
    void destroyedInTheMiddle();
};

void EngineTest::savesBesideTheVideo()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.Film.2013.mkv"_s});
    QCOMPARE(videos.size(), 1);
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(makeHit(u"1"_s, u"en"_s, u"A.Film.2013"_s));
    request.preferences = shop.preferences;
    const auto got = awaited(shop.engine->get(request, {}));
    QVERIFY2(got, got ? "" : qPrintable(got.error().message));
    QCOMPARE(got->size(), 1);
    QVERIFY(got->first().saved.outcome == SavedSubtitle::Outcome::Saved);
    QCOMPARE(got->first().saved.path, shop.path(u"A.Film.2013.en.srt"_s));
    QCOMPARE(shop.content(u"A.Film.2013.en.srt"_s), FakeProvider::file(u"f1"_s).content);
    QVERIFY(got->first().record != 0);
    const auto records = awaited(shop.store.downloads(10));
    QCOMPARE(records->size(), 1);
    QCOMPARE(records->first().subtitleId, u"f1"_s);
    QCOMPARE(records->first().language, u"en"_s);
    // The row sees it.
    QTRY_COMPARE(shop.engine->library().languagesThere(videos.first().id, false), Language::fromList(u"en"));
}

void EngineTest::marksAreInTheName()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    GetRequest request;
    request.video = videos.first();
    SubtitleHit hit = makeHit(u"1"_s, u"pt-br"_s, u"A"_s);
    hit.foreignPartsOnly = true;
    request.hit = ranked(hit);
    const auto got = awaited(shop.engine->get(request, {}));
    QVERIFY(got);
    QVERIFY2(got->first().saved.path.contains(u".forced."_s), qPrintable(got->first().saved.path));
}

void EngineTest::previewCostsOnce()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    const SubtitleHit hit = makeHit(u"1"_s, u"en"_s, u"A"_s);
    QVERIFY(awaited(shop.engine->preview(videos.first(), hit, {})));
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(hit);
    QVERIFY(awaited(shop.engine->get(request, {})));
    QCOMPARE(shop.fake->downloads.size(), 1);
}

void EngineTest::theEncodingOfThePreviewIsSaved()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    // 0xE6 is a Polish letter in windows-1250 and another one in windows-1252.
    const QByteArray bytes = "1\r\n00:00:01,000 --> 00:00:02,000\r\nRobi\xE6\r\n";
    shop.fake->onDownload = [bytes](const QString &id) -> Result<SubtitleFile> {
        SubtitleFile file = FakeProvider::file(id);
        file.content = bytes;
        return file;
    };
    const SubtitleHit hit = makeHit(u"1"_s, u"en"_s, u"A"_s);
    shop.engine->readAs(hit, u"windows-1250"_s);
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(hit);
    request.preferences = shop.preferences;
    const auto got = awaited(shop.engine->get(request, {}));
    QVERIFY2(got, got ? "" : qPrintable(got.error().message));
    QCOMPARE(
        QString::fromUtf8(shop.content(u"A.en.srt"_s)).simplified(), u"1 00:00:01,000 --> 00:00:02,000 Robi\u0107"_s);
}

void EngineTest::undoTakesItBack()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s, u"B.mkv"_s});
    for (const LibraryEntry &video : videos) {
        GetRequest request;
        request.video = video;
        request.hit = ranked(makeHit(QString::number(video.id), u"en"_s, u"A"_s));
        request.batch = 77;
        QVERIFY(awaited(shop.engine->get(request, {})));
    }
    QVERIFY(shop.exists(u"A.en.srt"_s));
    const auto undone = awaited(shop.engine->undoBatch(77));
    QVERIFY(undone);
    QCOMPARE(undone->undone, 2);
    QVERIFY(undone->failures.isEmpty());
    QVERIFY(!shop.exists(u"A.en.srt"_s));
    QVERIFY(!shop.exists(u"B.en.srt"_s));
    QCOMPARE(awaited(shop.engine->undoBatch(77))->undone, 0);
}

void EngineTest::undoPutsTheBackupBack()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    QFile old(shop.path(u"A.en.srt"_s));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(makeHit(u"1"_s, u"en"_s, u"A"_s));
    request.onConflict = ConflictPolicy::Replace;
    request.batch = 5;
    const auto got = awaited(shop.engine->get(request, {}));
    QVERIFY(got);
    QVERIFY(got->first().saved.outcome == SavedSubtitle::Outcome::Replaced);
    QVERIFY(shop.content(u"A.en.srt"_s) != "old");
    QCOMPARE(awaited(shop.engine->undoBatch(5))->undone, 1);
    QCOMPARE(shop.content(u"A.en.srt"_s), QByteArray("old"));
}

void EngineTest::aChangedFileIsNotUndone()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(makeHit(u"1"_s, u"en"_s, u"A"_s));
    request.batch = 5;
    QVERIFY(awaited(shop.engine->get(request, {})));
    QFile mine(shop.path(u"A.en.srt"_s));
    QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("edited") == 6);
    mine.close();
    const auto undone = awaited(shop.engine->undoBatch(5));
    QCOMPARE(undone->undone, 0);
    QCOMPARE(undone->failures.size(), 1);
    QCOMPARE(shop.content(u"A.en.srt"_s), QByteArray("edited"));
}

void EngineTest::conflictsAreReported()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    QFile old(shop.path(u"A.en.srt"_s));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(makeHit(u"1"_s, u"en"_s, u"A"_s));
    request.preferences.onConflict = u"ask"_s;
    auto got = awaited(shop.engine->get(request, {}));
    QVERIFY(got);
    QVERIFY(got->first().saved.outcome == SavedSubtitle::Outcome::AlreadyThere);
    QCOMPARE(got->first().record, 0);
    QCOMPARE(shop.content(u"A.en.srt"_s), QByteArray("old"));
    request.onConflict = ConflictPolicy::KeepBoth;
    got = awaited(shop.engine->get(request, {}));
    QVERIFY(got->first().saved.outcome == SavedSubtitle::Outcome::Saved);
    QVERIFY(got->first().saved.path != shop.path(u"A.en.srt"_s));
    QCOMPARE(shop.fake->downloads.size(), 1); // asking again costs nothing
}

void EngineTest::twoFilesGoBesideTheirParts()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.Film.2003.cd1.avi"_s, u"A.Film.2003.cd2.avi"_s});
    QCOMPARE(videos.size(), 1);
    QCOMPARE(videos.first().video.parts.size(), 2);
    SubtitleHit hit = makeHit(u"1"_s, u"en"_s, u"A.Film.2003"_s);
    hit.files = {{u"one"_s, 1, {}}, {u"two"_s, 2, {}}};
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(hit);
    const auto got = awaited(shop.engine->get(request, {}));
    QVERIFY(got);
    QCOMPARE(got->size(), 2);
    QCOMPARE(shop.content(u"A.Film.2003.cd1.en.srt"_s), FakeProvider::file(u"one"_s).content);
    QCOMPARE(shop.content(u"A.Film.2003.cd2.en.srt"_s), FakeProvider::file(u"two"_s).content);
}

void EngineTest::twoFilesForOneVideo()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    SubtitleHit hit = makeHit(u"1"_s, u"en"_s, u"A"_s);
    hit.files = {{u"one"_s, 1, {}}, {u"two"_s, 2, {}}};
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(hit);
    const auto got = awaited(shop.engine->get(request, {}));
    QVERIFY(got);
    QVERIFY(shop.exists(u"A.en.srt"_s));
    QCOMPARE(shop.content(u"A.cd2.en.srt"_s), FakeProvider::file(u"two"_s).content);
}

void EngineTest::failuresAreValues()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    shop.fake->onDownload = [](const QString &) -> Result<SubtitleFile> {
        return fail(ErrorKind::NotFound, u"It is gone."_s);
    };
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(makeHit(u"1"_s, u"en"_s, u"A"_s));
    const auto got = awaited(shop.engine->get(request, {}));
    QVERIFY(!got);
    QVERIFY(got.error().kind == ErrorKind::NotFound);

    // Of two files, nothing is written if the second cannot be had.
    shop.fake->onDownload = [](const QString &id) -> Result<SubtitleFile> {
        if (id == "two"_L1)
            return fail(ErrorKind::NotFound, u"It is gone."_s);
        return FakeProvider::file(id);
    };
    request.hit.hit.files = {{u"one"_s, 1, {}}, {u"two"_s, 2, {}}};
    QVERIFY(!awaited(shop.engine->get(request, {})));
    QVERIFY(!shop.exists(u"A.en.srt"_s));
}

void EngineTest::readOnlyFolder()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(makeHit(u"1"_s, u"en"_s, u"A"_s));
    // Works for root as well: a file where the folder should be.
    request.preferences.saveFolder = u"A.mkv"_s;
    const auto got = awaited(shop.engine->get(request, {}));
    QVERIFY(!got);
    QVERIFY(got.error().kind == ErrorKind::FileAccess);
    QVERIFY(!got.error().message.isEmpty());
    QVERIFY(awaited(shop.store.downloads(10))->isEmpty());
}

void EngineTest::stoppedBeforeSaving()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    shop.fake->holdDownloads = true;
    std::stop_source stop;
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(makeHit(u"1"_s, u"en"_s, u"A"_s));
    auto pending = shop.engine->get(request, stop.get_token());
    QTRY_COMPARE(shop.fake->running, 1);
    stop.request_stop();
    const auto got = awaited(std::move(pending));
    QVERIFY(!got);
    QVERIFY(got.error().kind == ErrorKind::Cancelled);
    QVERIFY(!shop.exists(u"A.en.srt"_s));
}

void EngineTest::encodings()
{
    FetchedSubtitle fetched;
    fetched.text.text = u"zażółć\n"_s;
    fetched.text.encoding = u"windows-1250"_s;
    fetched.original = "za\xbf\xf3\xb3\xe6\r\n";
    Preferences preferences;
    QCOMPARE(contentToSave(fetched, preferences).value(), QByteArray("za\xc5\xbc\xc3\xb3\xc5\x82\xc4\x87\r\n"));
    preferences.saveBom = true;
    QVERIFY(contentToSave(fetched, preferences)->startsWith("\xef\xbb\xbf"));
    preferences.saveEncoding = u"original"_s;
    QCOMPARE(contentToSave(fetched, preferences).value(), fetched.original);
}

void EngineTest::bytesThatFitAreLeftAlone()
{
    FetchedSubtitle fetched;
    fetched.text.text = u"a\nb"_s;
    fetched.text.encoding = u"UTF-8"_s;
    fetched.original = "a\r\nb";
    Preferences preferences;
    QCOMPARE(contentToSave(fetched, preferences).value(), fetched.original);
    fetched.original = "\xef\xbb\xbf"
                       "a\r\nb";
    QCOMPARE(contentToSave(fetched, preferences).value(), QByteArray("a\r\nb"));
    preferences.saveBom = true;
    QCOMPARE(contentToSave(fetched, preferences).value(), fetched.original);
}

void EngineTest::outputFile()
{
    Workshop shop;
    GetRequest request;
    request.hit = ranked(makeHit(u"1"_s, u"en"_s, u"A"_s));
    request.outputFile = shop.path(u"wanted.srt"_s);
    const auto got = awaited(shop.engine->get(request, {}));
    QVERIFY(got);
    QVERIFY(shop.exists(u"wanted.srt"_s));
}

void EngineTest::adoptsAFile()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.Film.2013.mkv"_s});
    QTemporaryDir elsewhere;
    const QString source = elsewhere.filePath(u"some name.pl.srt"_s);
    QFile file(source);
    const QByteArray content = FakeProvider::file(u"x"_s).content;
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    const auto got = awaited(shop.engine->adopt(videos.first(), source, shop.preferences, {}, {}));
    QVERIFY2(got, got ? "" : qPrintable(got.error().message));
    QVERIFY(QFile::exists(source));
    QVERIFY2(QFile::exists(got->first().saved.path), qPrintable(got->first().saved.path));
    QVERIFY(got->first().saved.path.startsWith(shop.path(u"A.Film.2013."_s)));
    QVERIFY(got->first().record != 0);
}

void EngineTest::adoptsNothingUseless()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    QVERIFY(!awaited(shop.engine->adopt(videos.first(), shop.path(u"missing.srt"_s), shop.preferences, {}, {})));
    QFile empty(shop.path(u"empty.srt"_s));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    QVERIFY(!awaited(shop.engine->adopt(videos.first(), empty.fileName(), shop.preferences, {}, {})));
}

void EngineTest::searchTellsTheLibrary()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.Film.2013.mkv"_s});
    shop.fake->onSearch = [](const SearchQuery &) {
        SubtitleHit hit = makeHit(u"1"_s, u"en"_s, u"A.Film.2013"_s, SubtitleHit::MatchedBy::Hash);
        hit.feature.title = u"A Film"_s;
        hit.feature.year = 2013;
        hit.feature.imdbId = 42;
        return QList<SubtitleHit>{hit};
    };
    Library &library = shop.engine->library();
    const VideoId id = videos.first().id;
    QObject owner;
    SearchSession *session = shop.engine->search(videos.first(), shop.preferences, &owner);
    QVERIFY(library.find(id)->state == VideoState::Searching);
    session->start();
    QTRY_VERIFY(session->isFinished());
    QVERIFY(library.find(id)->state == VideoState::Found);
    QCOMPARE(library.find(id)->hits, 1);
    QCOMPARE(library.find(id)->found, Language::fromList(u"en"));
    QCOMPARE(library.find(id)->identity.feature.imdbId, 42);

    // Thrown away before its end.
    delete shop.engine->search(*library.find(id), shop.preferences, &owner);
    QVERIFY(library.find(id)->state == VideoState::Identified);
}

void EngineTest::accountsFromEnvironmentWin()
{
    Workshop shop;
    shop.settings.setAccountValue(u"fake"_s, u"username"_s, u"kept"_s);
    QVERIFY(awaited(shop.secrets->write(u"fake/password"_s, u"kept-secret"_s)));
    QVERIFY(awaited(shop.engine->loadAccounts()));
    QCOMPARE(shop.fake->values.value(u"username"_s), u"kept"_s);
    QCOMPARE(shop.fake->values.value(u"password"_s), u"kept-secret"_s);
    qputenv("LEGENDA_FAKE_PASSWORD", "from-outside");
    qputenv("LEGENDA_FAKE_URL", "http://127.0.0.1:1");
    QVERIFY(awaited(shop.engine->loadAccounts()));
    qunsetenv("LEGENDA_FAKE_PASSWORD");
    qunsetenv("LEGENDA_FAKE_URL");
    QCOMPARE(shop.fake->values.value(u"password"_s), u"from-outside"_s);
    QCOMPARE(shop.fake->values.value(u"url"_s), u"http://127.0.0.1:1"_s);
    QCOMPARE(shop.fake->values.value(u"username"_s), u"kept"_s);
}

void EngineTest::accountsAreKept()
{
    Workshop shop;
    QVERIFY(awaited(
        shop.engine->saveAccount(u"fake"_s, {{u"username"_s, u"alice"_s}, {u"password"_s, u"correct horse"_s}})));
    QCOMPARE(shop.fake->values.value(u"username"_s), u"alice"_s);
    QCOMPARE(shop.settings.accountValue(u"fake"_s, u"username"_s), u"alice"_s);
    QVERIFY(shop.settings.accountValue(u"fake"_s, u"password"_s).isEmpty());
    QCOMPARE(awaited(shop.secrets->read(u"fake/password"_s)).value(), u"correct horse"_s);
    QVERIFY(!awaited(shop.engine->saveAccount(u"nobody"_s, {})));
}

void EngineTest::destroyedInTheMiddle()
{
    Workshop shop;
    const QList<LibraryEntry> videos = shop.videos({u"A.mkv"_s});
    shop.fake->holdDownloads = true;
    GetRequest request;
    request.video = videos.first();
    request.hit = ranked(makeHit(u"1"_s, u"en"_s, u"A"_s));
    shop.engine->get(request, {});
    QTRY_COMPARE(shop.fake->running, 1);
    shop.engine.reset();
    shop.fake->release();
    QTest::qWait(30);
    QVERIFY(!shop.exists(u"A.en.srt"_s));
}

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
