// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/redaction.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesprovider.h"
#include "tests/support/fakehttpclient.h"
#include "tests/support/settled.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto pending = R"({"id":"t1","status":"pending"})";
constexpr auto processing = R"({"id":"t1","status":"processing"})";

QByteArray completed(const QByteArray &content, const QByteArray &id = "t1", const QByteArray &extension = "srt")
{
    return R"({"id":")" + id + R"(","status":"completed","result":{"subtitles":[{"extension":")" + extension
        + R"(","contents_base64":")" + content.toBase64() + "\"}]}}";
}

QByteArray nothing(const QByteArray &id = "t1")
{
    return R"({"id":")" + id + R"(","status":"completed","result":{"subtitles":[]}})";
}

SearchQuery fileQuery(const QString &languages = u"pl"_s)
{
    SearchQuery query;
    query.movieHash = u"8e245d9679d31e12"_s;
    query.fileSize = 12909756;
    query.fileName = u"Some.Movie.2006.mkv"_s;
    query.languages = Language::fromList(languages);
    return query;
}

RemoteConversion conversion()
{
    RemoteConversion wanted;
    wanted.fileName = u"Some.Movie.2006.srt"_s;
    wanted.content = "1\n";
    wanted.format = u"webvtt"_s;
    return wanted;
}

/// A service and a clock that only goes on while somebody sleeps.
struct Scene
{
    FakeHttpClient http;
    std::chrono::milliseconds clock{0};
    QList<int> slept; ///< seconds
    std::stop_source stop;
    bool stopWhileSleeping = false;
    std::unique_ptr<KickAssSubtitlesProvider> provider;
    QList<SubtitleHit> hits;

    explicit Scene(bool withKey = true)
    {
        KickAssSubtitlesTiming timing;
        timing.now = [this] { return clock; };
        timing.sleep = [this](std::chrono::milliseconds time, const std::stop_token &token) {
            slept.append(static_cast<int>(time / 1s));
            clock += time;
            if (stopWhileSleeping)
                stop.request_stop();
            return token.stop_requested() ? failed<Done>(cancelled()) : ready<Done>(Done());
        };
        provider = std::make_unique<KickAssSubtitlesProvider>(http, timing);
        if (withKey)
            provider->setAccountValues({{u"api_key"_s, u"the-long-key"_s}});
    }

    Scene &answers(const QByteArray &json, int status = 200, QList<HttpHeader> headers = {})
    {
        http.then(FakeHttpClient::json(status, json, std::move(headers)));
        return *this;
    }

    Pending<int> search(const SearchQuery &query)
    {
        return provider->search(
            query, [this](const QList<SubtitleHit> &page) { hits.append(page); }, stop.get_token());
    }

    QStringList paths() const
    {
        QStringList out;
        for (const HttpRequest &request : http.requests)
            out.append(request.url.path().mid(4));
        return out;
    }
};

} // namespace

class TestProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutKey();
    void canAnswer();
    void badAddress();
    void accountOwnAddress();
    void pastedKey();
    void logIn();
    void accountInfo();
    void refusedKey();

    void search();
    void searchAtOnce();
    void completedWithoutResult();
    void severalLanguages();
    void oneLanguageFails();
    void nothingFound_data();
    void nothingFound();
    void failedSearch();
    void onlyForFiles();

    void backOff();
    void serviceSaysWhen();
    void serviceSaysTooLong();
    void searchAgainGoesOn();
    void forgottenTaskBeginsAgain();
    void troubleWhileWaiting();
    void cancelWhileWaiting();
    void cancelAtOnce();
    void realTimer();

    void downloadOfHit();
    void downloadAfterRestart();
    void downloadGone();
    void downloadOfNonsense();

    void convert();
    void convertRefused();
    void convertFails_data();
    void convertFails();
    void convertGivesNothing();
    void convertTimesOutAndResumes();
    void resumeOfAnotherRun();
    void resumeNonsense();
    void openTasksEnd();

    void upload();
    void rawCalls();
    void noSecretInErrors();
};

void TestProvider::withoutKey()
{
    Scene scene(false);
    const auto why = scene.provider->whyNot(Ability::Search);
    QVERIFY(why && why->kind == ErrorKind::NeedsAccount);
    QVERIFY(scene.provider->whyNot(Ability::Convert));
    VERIFY_FAILED(settled(scene.search(fileQuery())), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(scene.provider->logIn({})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(scene.provider->convert(conversion(), {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(scene.provider->resumeTask(u"t1"_s, {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(scene.provider->download(u"t1/0/srt"_s, {}, {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(scene.provider->upload({}, {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(scene.provider->call({u"GET"_s, u"/user"_s}, {})), ErrorKind::NeedsAccount);
    const auto info = settled(scene.provider->accountInfo({}));
    VERIFY_OK(info);
    QVERIFY(!(*info)->signedIn);
    QVERIFY(scene.http.requests.isEmpty());
    QVERIFY(!Scene().provider->whyNot(Ability::Search));
}

void TestProvider::canAnswer()
{
    const Scene scene;
    QVERIFY(scene.provider->canAnswer(fileQuery()));
    SearchQuery title;
    title.text = u"Some Movie"_s;
    QVERIFY(!scene.provider->canAnswer(title));
    QVERIFY(!scene.provider->canAnswer(fileQuery(u"ast"_s)));
}

void TestProvider::badAddress()
{
    Scene scene;
    scene.provider->setAccountValues({{u"api_key"_s, u"the-long-key"_s}, {u"url"_s, u"http://example.org/api"_s}});
    VERIFY_FAILED(settled(scene.provider->logIn({})), ErrorKind::BadInput);
    QVERIFY(scene.http.requests.isEmpty());
}

void TestProvider::accountOwnAddress()
{
    Scene scene;
    scene.provider->setAccountValues(
        {{u"api_key"_s, u"the-long-key"_s}, {u"url"_s, u" http://127.0.0.1:8080/x/api/ "_s}});
    scene.answers(R"({"username":"me"})");
    VERIFY_OK(settled(scene.provider->logIn({})));
    QCOMPARE(scene.http.requests.first().url, QUrl(u"http://127.0.0.1:8080/x/api/user"_s));
}

void TestProvider::pastedKey()
{
    Scene scene;
    scene.provider->setAccountValues({{u"api_key"_s, u" the-other\r\n key\n"_s}});
    scene.answers(R"({"username":"me"})");
    VERIFY_OK(settled(scene.provider->logIn({})));
    QVERIFY(scene.http.requests.first().headers.contains(HttpHeader{"Authorization", "Bearer the-otherkey"}));
}

void TestProvider::logIn()
{
    Scene scene;
    QSignalSpy changed(scene.provider.get(), &SubtitleProvider::accountChanged);
    scene.answers(R"({"username":"admin","email":"a@b.c"})");
    const auto info = settled(scene.provider->logIn({}));
    VERIFY_OK(info);
    QVERIFY((*info)->signedIn);
    QCOMPARE((*info)->userName, u"admin"_s);
    QCOMPARE(scene.provider->lastKnown(), **info);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(scene.paths(), QStringList{u"/user"_s});
    VERIFY_OK(settled(scene.provider->logOut({})));
    QVERIFY(!scene.provider->lastKnown().signedIn);
    QCOMPARE(changed.size(), 2);
}

void TestProvider::accountInfo()
{
    Scene scene;
    scene.answers(R"({"username":"admin"})");
    const auto info = settled(scene.provider->accountInfo({}));
    VERIFY_OK(info);
    QCOMPARE((*info)->userName, u"admin"_s);
}

void TestProvider::refusedKey()
{
    Scene scene;
    scene.answers(R"({"username":"admin"})").answers(R"({"message":"Unauthenticated."})", 401);
    VERIFY_OK(settled(scene.provider->logIn({})));
    VERIFY_FAILED(settled(scene.provider->logIn({})), ErrorKind::BadCredentials);
    QVERIFY(!scene.provider->lastKnown().signedIn);
}

void TestProvider::search()
{
    Scene scene;
    scene.answers(pending).answers(processing).answers(completed("text"));
    const auto count = settled(scene.search(fileQuery()));
    VERIFY_OK(count);
    QCOMPARE(**count, 1);
    QCOMPARE(scene.paths(), (QStringList{u"/search"_s, u"/tasks/t1"_s, u"/tasks/t1"_s}));
    QCOMPARE(scene.slept, (QList<int>{2, 3}));
    QCOMPARE(scene.hits.size(), 1);
    QCOMPARE(scene.hits.first().content, "text"_ba);
    QCOMPARE(scene.hits.first().files.first().id, u"t1/0/srt"_s);
    QVERIFY(scene.provider->openTasks().isEmpty());
}

void TestProvider::searchAtOnce()
{
    Scene scene;
    scene.answers(completed("text"), 201);
    VERIFY_OK(settled(scene.search(fileQuery())));
    QCOMPARE(scene.paths(), QStringList{u"/search"_s});
    QVERIFY(scene.slept.isEmpty());
    QCOMPARE(scene.hits.size(), 1);
}

void TestProvider::completedWithoutResult()
{
    Scene scene;
    scene.answers(R"({"id":"t1","status":"completed"})").answers(completed("text"));
    VERIFY_OK(settled(scene.search(fileQuery())));
    QCOMPARE(scene.hits.size(), 1);
    QVERIFY(scene.slept.isEmpty());
    // It never comes: that is no reason to go on asking.
    Scene never;
    never.answers(R"({"id":"t1","status":"completed"})").answers(R"({"id":"t1","status":"completed"})");
    const auto count = settled(never.search(fileQuery()));
    VERIFY_OK(count);
    QCOMPARE(**count, 0);
    QCOMPARE(never.http.requests.size(), 2);
}

void TestProvider::severalLanguages()
{
    Scene scene;
    scene.answers(completed("one")).answers(completed("two", "t2"));
    const auto count = settled(scene.search(fileQuery(u"pl,en"_s)));
    VERIFY_OK(count);
    QCOMPARE(**count, 2);
    QCOMPARE(scene.http.requests.size(), 2);
    QVERIFY(scene.http.requests.first().body.contains("&language=pl&"));
    QVERIFY(scene.http.requests.last().body.contains("&language=en&"));
    QStringList languages;
    for (const SubtitleHit &hit : std::as_const(scene.hits))
        languages.append(hit.language.code());
    languages.sort();
    QCOMPARE(languages, (QStringList{u"en"_s, u"pl"_s}));
}

void TestProvider::oneLanguageFails()
{
    Scene scene;
    scene.answers(completed("one")).answers(R"({"message":"Server Error"})", 500);
    VERIFY_FAILED(settled(scene.search(fileQuery(u"pl,en"_s))), ErrorKind::ServiceDown);
    // What the other one found is there.
    QCOMPARE(scene.hits.size(), 1);
}

void TestProvider::nothingFound_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << 200 << nothing();
    QTest::newRow("failed task")
        << 200 << R"({"id":"t1","status":"failed","error":{"class_name":"E","message":"Not found"}})"_ba;
    QTest::newRow("error") << 200 << R"({"id":"t1","status":"error","error":{"message":"Subtitle not found."}})"_ba;
    QTest::newRow("status") << 404 << R"({"message":"Not found"})"_ba;
}

void TestProvider::nothingFound()
{
    QFETCH(int, status);
    QFETCH(QByteArray, json);
    for (const bool atOnce : {true, false}) {
        Scene scene;
        if (!atOnce)
            scene.answers(pending);
        scene.answers(json, status);
        const auto count = settled(scene.search(fileQuery()));
        VERIFY_OK(count);
        QCOMPARE(**count, 0);
        QVERIFY(scene.hits.isEmpty());
        QVERIFY(scene.provider->openTasks().isEmpty());
    }
}

void TestProvider::failedSearch()
{
    Scene scene;
    scene.answers(pending).answers(R"({"id":"t1","status":"failed","error":{"message":"Out of memory"}})");
    const auto count = settled(scene.search(fileQuery()));
    VERIFY_FAILED(count, ErrorKind::ServiceDown);
    QVERIFY((*count).error().message.contains(u"Out of memory"_s));
    // It is over: there is nothing to come back to.
    QVERIFY(scene.provider->openTasks().isEmpty());
}

void TestProvider::onlyForFiles()
{
    Scene scene;
    SearchQuery title;
    title.text = u"Some Movie"_s;
    VERIFY_FAILED(settled(scene.search(title)), ErrorKind::NotSupported);
    QVERIFY(scene.http.requests.isEmpty());
}

void TestProvider::backOff()
{
    Scene scene;
    for (int i = 0; i < 20; ++i)
        scene.answers(pending);
    const auto count = settled(scene.search(fileQuery()));
    VERIFY_FAILED(count, ErrorKind::Timeout);
    QCOMPARE(scene.slept, (QList<int>{2, 3, 5, 5, 5, 5, 5}));
    QCOMPARE(scene.clock, 30000ms);
    QVERIFY((*count).error().message.contains(u"t1"_s));
    QCOMPARE((*count).error().detail, u"task: t1"_s);
    const QList<RemoteTask> open = scene.provider->openTasks();
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().id, u"t1"_s);
    QCOMPARE(open.first().provider, u"kickasssubtitles"_s);
    QCOMPARE(open.first().label, u"Some.Movie.2006.mkv"_s);
    QVERIFY(open.first().kind == RemoteTask::Kind::Search);
    QVERIFY(open.first().startedAt.isValid());
}

void TestProvider::serviceSaysWhen()
{
    Scene scene;
    scene.answers(pending, 202, {{"Retry-After", "11"}}).answers(pending, 200, {{"Retry-After", "1"}}).answers(pending);
    scene.answers(completed("text"));
    VERIFY_OK(settled(scene.search(fileQuery())));
    QCOMPARE(scene.slept, (QList<int>{11, 1, 5}));
}

void TestProvider::serviceSaysTooLong()
{
    Scene scene;
    scene.answers(pending, 200, {{"Retry-After", "60"}});
    const auto count = settled(scene.search(fileQuery()));
    VERIFY_FAILED(count, ErrorKind::Timeout);
    QVERIFY(scene.slept.isEmpty());
    QCOMPARE((*count).error().retryAfter, 60s);
    QCOMPARE(scene.provider->openTasks().size(), 1);
}

void TestProvider::searchAgainGoesOn()
{
    Scene scene;
    scene.answers(pending, 200, {{"Retry-After", "60"}}).answers(completed("text"));
    VERIFY_FAILED(settled(scene.search(fileQuery())), ErrorKind::Timeout);
    VERIFY_OK(settled(scene.search(fileQuery())));
    // No second task for the same question.
    QCOMPARE(scene.paths(), (QStringList{u"/search"_s, u"/tasks/t1"_s}));
    QCOMPARE(scene.hits.size(), 1);
    QVERIFY(scene.provider->openTasks().isEmpty());
    // Another question is another task.
    Scene other;
    other.answers(pending, 200, {{"Retry-After", "60"}}).answers(nothing("t2"));
    VERIFY_FAILED(settled(other.search(fileQuery())), ErrorKind::Timeout);
    VERIFY_OK(settled(other.search(fileQuery(u"en"_s))));
    QCOMPARE(other.paths(), (QStringList{u"/search"_s, u"/search"_s}));
    QCOMPARE(other.provider->openTasks().size(), 1);
}

void TestProvider::forgottenTaskBeginsAgain()
{
    Scene scene;
    scene.answers(pending, 200, {{"Retry-After", "60"}});
    scene.answers(R"({"message":"No query results for model [Task] t1"})", 404).answers(completed("text", "t2"));
    VERIFY_FAILED(settled(scene.search(fileQuery())), ErrorKind::Timeout);
    VERIFY_OK(settled(scene.search(fileQuery())));
    QCOMPARE(scene.paths(), (QStringList{u"/search"_s, u"/tasks/t1"_s, u"/search"_s}));
    QCOMPARE(scene.hits.first().files.first().id, u"t2/0/srt"_s);
    QVERIFY(scene.provider->openTasks().isEmpty());
}

void TestProvider::troubleWhileWaiting()
{
    Scene scene;
    scene.answers(pending).answers(R"({"message":"Service Unavailable"})", 503);
    const auto count = settled(scene.search(fileQuery()));
    VERIFY_FAILED(count, ErrorKind::ServiceDown);
    QVERIFY((*count).error().detail.startsWith(u"task: t1; "_s));
    QCOMPARE(scene.provider->openTasks().size(), 1);
    // What will not get better by waiting leaves nothing behind.
    Scene refused;
    refused.answers(pending).answers(R"({"message":"Unauthenticated."})", 401);
    VERIFY_FAILED(settled(refused.search(fileQuery())), ErrorKind::BadCredentials);
    QVERIFY(refused.provider->openTasks().isEmpty());
}

void TestProvider::cancelWhileWaiting()
{
    Scene scene;
    scene.stopWhileSleeping = true;
    scene.answers(pending).answers(completed("text"));
    VERIFY_FAILED(settled(scene.search(fileQuery())), ErrorKind::Cancelled);
    QCOMPARE(scene.paths(), QStringList{u"/search"_s});
    QVERIFY(scene.hits.isEmpty());
    QVERIFY(scene.provider->openTasks().isEmpty());
}

void TestProvider::cancelAtOnce()
{
    Scene scene;
    scene.stop.request_stop();
    VERIFY_FAILED(settled(scene.search(fileQuery())), ErrorKind::Cancelled);
    VERIFY_FAILED(settled(scene.provider->convert(conversion(), scene.stop.get_token())), ErrorKind::Cancelled);
    VERIFY_FAILED(settled(scene.provider->download(u"t1/0/srt"_s, {}, scene.stop.get_token())), ErrorKind::Cancelled);
}

void TestProvider::realTimer()
{
    // The timer of every day: it ends, and at once where somebody stops it.
    FakeHttpClient http;
    KickAssSubtitlesTiming timing;
    timing.steps = {1ms};
    KickAssSubtitlesProvider provider(http, timing);
    provider.setAccountValues({{u"api_key"_s, u"the-long-key"_s}});
    http.then(FakeHttpClient::json(200, pending)).then(FakeHttpClient::json(200, completed("text")));
    VERIFY_OK(settled(provider.search(fileQuery(), {}, {})));

    KickAssSubtitlesTiming slow;
    slow.steps = {24h};
    slow.longest = 48h;
    KickAssSubtitlesProvider patient(http, slow);
    patient.setAccountValues({{u"api_key"_s, u"the-long-key"_s}});
    http.then(FakeHttpClient::json(200, pending));
    std::stop_source stop;
    auto waiting = patient.search(fileQuery(), {}, stop.get_token());
    QTimer::singleShot(20, this, [&stop] { stop.request_stop(); });
    VERIFY_FAILED(settled(waiting), ErrorKind::Cancelled);
    // And where the service is gone before.
    http.then(FakeHttpClient::json(200, pending));
    auto gone = std::make_unique<KickAssSubtitlesProvider>(http, slow);
    gone->setAccountValues({{u"api_key"_s, u"the-long-key"_s}});
    auto orphan = gone->search(fileQuery(), {}, {});
    QTimer::singleShot(20, this, [&gone] { gone.reset(); });
    VERIFY_FAILED(settled(orphan), ErrorKind::Cancelled);
}

void TestProvider::downloadOfHit()
{
    Scene scene;
    scene.answers(completed("text"));
    VERIFY_OK(settled(scene.search(fileQuery())));
    const auto file = settled(scene.provider->download(u"t1/0/srt"_s, {}, {}));
    VERIFY_OK(file);
    QCOMPARE((*file)->content, "text"_ba);
    QCOMPARE((*file)->fileName, u"Some.Movie.2006.pl.srt"_s);
    QCOMPARE(scene.http.requests.size(), 1);
}

void TestProvider::downloadAfterRestart()
{
    Scene scene;
    scene.answers(processing).answers(completed("text"));
    const auto file = settled(scene.provider->download(u"t1/0/srt"_s, {}, {}));
    VERIFY_OK(file);
    QCOMPARE((*file)->content, "text"_ba);
    QCOMPARE((*file)->fileName, u"subtitle.srt"_s);
    QCOMPARE(scene.paths(), (QStringList{u"/tasks/t1"_s, u"/tasks/t1"_s}));
    VERIFY_OK(settled(scene.provider->download(u"t1/0/srt"_s, {}, {})));
    QCOMPARE(scene.http.requests.size(), 2);
}

void TestProvider::downloadGone()
{
    Scene scene;
    scene.answers(R"({"message":"Not Found"})", 404).answers(nothing());
    VERIFY_FAILED(settled(scene.provider->download(u"t1/0/srt"_s, {}, {})), ErrorKind::NotFound);
    VERIFY_FAILED(settled(scene.provider->download(u"t1/0/srt"_s, {}, {})), ErrorKind::NotFound);
}

void TestProvider::downloadOfNonsense()
{
    Scene scene;
    for (const QString &id : {u""_s, u"12"_s, u"../user/0/srt"_s})
        VERIFY_FAILED(settled(scene.provider->download(id, {}, {})), ErrorKind::BadInput);
    QVERIFY(scene.http.requests.isEmpty());
}

void TestProvider::convert()
{
    Scene scene;
    scene.answers(pending).answers(completed("WEBVTT", "t1", "vtt"));
    const auto file = settled(scene.provider->convert(conversion(), {}));
    VERIFY_OK(file);
    QCOMPARE((*file)->fileName, u"Some.Movie.2006.vtt"_s);
    QCOMPARE((*file)->content, "WEBVTT"_ba);
    QCOMPARE(scene.paths(), (QStringList{u"/convert"_s, u"/tasks/t1"_s}));
    QCOMPARE(scene.provider->remoteFormats().size(), 27);
    QCOMPARE(scene.provider->remoteFrameRates().size(), 9);
    QCOMPARE(scene.provider->largestFile(), 1048576);
}

void TestProvider::convertRefused()
{
    Scene scene;
    scene.answers(R"({"message":"Invalid","errors":{"input_encoding":["The input encoding is wrong."]}})", 422);
    const auto file = settled(scene.provider->convert(conversion(), {}));
    VERIFY_FAILED(file, ErrorKind::BadInput);
    QCOMPARE((*file).error().fields.value(u"input_encoding"_s), u"The input encoding is wrong."_s);
    RemoteConversion odd = conversion();
    odd.fps = 12;
    const auto local = settled(scene.provider->convert(odd, {}));
    VERIFY_FAILED(local, ErrorKind::BadInput);
    QVERIFY((*local).error().fields.contains(u"fps"_s));
    QCOMPARE(scene.http.requests.size(), 1);
}

void TestProvider::convertFails_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("failed") << R"({"id":"t1","status":"failed","error":{"message":"Unknown format"}})"_ba;
    QTest::newRow("not found") << R"({"id":"t1","status":"failed","error":{"message":"Format not found"}})"_ba;
}

void TestProvider::convertFails()
{
    QFETCH(QByteArray, json);
    Scene scene;
    scene.answers(pending).answers(json);
    const auto file = settled(scene.provider->convert(conversion(), {}));
    VERIFY_FAILED(file, ErrorKind::BadInput);
    QVERIFY((*file).error().message.contains(u"ormat"_s));
    QVERIFY(scene.provider->openTasks().isEmpty());
}

void TestProvider::convertGivesNothing()
{
    Scene scene;
    scene.answers(nothing());
    VERIFY_FAILED(settled(scene.provider->convert(conversion(), {})), ErrorKind::BadInput);
    Scene broken;
    broken.answers(R"({"id":"t1","status":"completed","result":{"subtitles":[{"contents_base64":"***"}]}})");
    VERIFY_FAILED(settled(broken.provider->convert(conversion(), {})), ErrorKind::BadReply);
}

void TestProvider::convertTimesOutAndResumes()
{
    Scene scene;
    for (int i = 0; i < 8; ++i)
        scene.answers(processing);
    VERIFY_FAILED(settled(scene.provider->convert(conversion(), {})), ErrorKind::Timeout);
    QCOMPARE(scene.provider->openTasks().size(), 1);
    QVERIFY(scene.provider->openTasks().first().kind == RemoteTask::Kind::Convert);
    // Still not: it stays, once.
    for (int i = 0; i < 8; ++i)
        scene.answers(processing);
    scene.slept.clear();
    const qsizetype before = scene.http.requests.size();
    VERIFY_FAILED(settled(scene.provider->resumeTask(u"t1"_s, {})), ErrorKind::Timeout);
    QCOMPARE(scene.http.requests.size() - before, 8); // at once, and after each sleep
    QCOMPARE(scene.slept, (QList<int>{3, 5, 5, 5, 5, 5, 2}));
    QCOMPARE(scene.provider->openTasks().size(), 1);
    scene.http.clear();
    scene.answers(completed("WEBVTT", "t1", "vtt"));
    const auto files = settled(scene.provider->resumeTask(u" t1 "_s, {}));
    VERIFY_OK(files);
    QCOMPARE((*files)->size(), 1);
    QCOMPARE((*files)->first().fileName, u"Some.Movie.2006.vtt"_s);
    QVERIFY(scene.provider->openTasks().isEmpty());
}

void TestProvider::resumeOfAnotherRun()
{
    Scene scene;
    scene.answers(completed("text")).answers(nothing());
    const auto files = settled(scene.provider->resumeTask(u"t1"_s, {}));
    VERIFY_OK(files);
    QCOMPARE((*files)->first().fileName, u"subtitle.srt"_s);
    const auto none = settled(scene.provider->resumeTask(u"t1"_s, {}));
    VERIFY_OK(none);
    QVERIFY((*none)->isEmpty());
}

void TestProvider::resumeNonsense()
{
    Scene scene;
    VERIFY_FAILED(settled(scene.provider->resumeTask(u"../user"_s, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(scene.provider->resumeTask({}, {})), ErrorKind::BadInput);
    QVERIFY(scene.http.requests.isEmpty());
    scene.answers(R"({"message":"Not Found"})", 404);
    VERIFY_FAILED(settled(scene.provider->resumeTask(u"t9"_s, {})), ErrorKind::NotFound);
}

void TestProvider::openTasksEnd()
{
    Scene scene;
    const QList<HttpHeader> later{{"Retry-After", "60"}};
    scene.answers(pending, 200, later).answers(R"({"id":"t2","status":"pending"})", 200, later);
    VERIFY_FAILED(settled(scene.search(fileQuery())), ErrorKind::Timeout);
    VERIFY_FAILED(settled(scene.provider->convert(conversion(), {})), ErrorKind::Timeout);
    QList<RemoteTask> open = scene.provider->openTasks();
    QCOMPARE(open.size(), 2);
    QCOMPARE(open.first().id, u"t2"_s); // newest first
    scene.provider->forgetTask(u"t2"_s);
    open = scene.provider->openTasks();
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().id, u"t1"_s);
    // Another account has nothing to do with them.
    scene.provider->setAccountValues({{u"api_key"_s, u"another-key"_s}});
    QVERIFY(scene.provider->openTasks().isEmpty());
}

void TestProvider::upload()
{
    Scene scene;
    scene.answers(R"({"id":"dcszd","created_at":"2024-07-10T21:00:29.000000Z"})", 201);
    const KickAssSubtitlesUpload wanted{
        u"a.mkv"_s, 131072, u"8e245d9679d31e12"_s, 42, Language::fromCode(u"en"), u"a.srt"_s, "1\n"};
    const auto done = settled(scene.provider->upload(wanted, {}));
    VERIFY_OK(done);
    QCOMPARE((*done)->id, u"dcszd"_s);
    QCOMPARE(scene.paths(), QStringList{u"/upload"_s});
    const auto refused = settled(scene.provider->upload({}, {}));
    VERIFY_FAILED(refused, ErrorKind::BadInput);
    QVERIFY((*refused).error().fields.contains(u"subtitle"_s));
    scene.answers(R"({"message":"m","errors":{"imdb_url":["Unknown film."]}})", 422);
    const auto unknown = settled(scene.provider->upload(wanted, {}));
    VERIFY_FAILED(unknown, ErrorKind::BadInput);
    QCOMPARE((*unknown).error().fields.value(u"imdb_url"_s), u"Unknown film."_s);
}

void TestProvider::rawCalls()
{
    Scene scene;
    scene.answers(R"({"username":"admin"})").answers(R"({"message":"Not Found"})", 404);
    const auto reply = settled(scene.provider->call({u"GET"_s, u"/user"_s}, {}));
    VERIFY_OK(reply);
    QCOMPARE((**reply)[u"username"_s].toString(), u"admin"_s);
    VERIFY_FAILED(settled(scene.provider->call({u"GET"_s, u"/tasks/zz"_s}, {})), ErrorKind::NotFound);
    VERIFY_FAILED(settled(scene.provider->call({u"FLY"_s, u"/user"_s}, {})), ErrorKind::BadInput);
    VERIFY_FAILED(
        settled(scene.provider->call({u"POST"_s, u"/convert"_s, u"subtitle@/nowhere/x"_s}, {})), ErrorKind::FileAccess);
    QCOMPARE(scene.provider->endpoints().size(), 5);
}

void TestProvider::noSecretInErrors()
{
    Scene scene;
    scene.answers(R"({"message":"Bearer the-long-key is no key"})", 400);
    const auto count = settled(scene.search(fileQuery()));
    VERIFY_FAILED(count, ErrorKind::BadInput);
    QVERIFY(!(*count).error().message.contains(u"the-long-key"_s));
    QVERIFY(!(*count).error().detail.contains(u"the-long-key"_s));
}

QTEST_GUILESS_MAIN(TestProvider)
#include "tst_kickasssubtitlesprovider.moc"
