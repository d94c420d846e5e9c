// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every endpoint of Amara called: which requests are made, in which order, and what comes of the replies.

#include "core/providers/amara/amaraclient.h"
#include "tests/support/fakehttpclient.h"
#include "tests/support/settled.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Legenda;
using namespace Legenda::Amara;
using namespace Qt::StringLiterals;

namespace {

HttpReply json(const QByteArray &body, int status = 200)
{
    return FakeHttpClient::json(status, body);
}

QByteArray pageOf(const QByteArray &items, const QByteArray &next)
{
    return "{\"meta\":{\"next\":" + (next.isEmpty() ? "null"_ba : '"' + next + '"') + "},\"objects\":[" + items + "]}";
}

const QByteArray videoA = R"({"id":"a","title":"A","all_urls":["https://example.com/a.mp4"]})";

} // namespace

class TestClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void allPages();
    void oneWantedPage();
    void pagesThatGoRound();
    void pagesThatLeadAway();
    void pagesWithoutEnd();
    void emptyPageIsTheLast();
    void failingPage();

    void video();
    void createVideo();
    void createVideoBarely();
    void updateVideo();
    void updateVideoOfOldApi();
    void languages();
    void addLanguage();
    void addLanguageBarely();
    void subtitlesInEveryFormat();
    void versionByTheOtherName();
    void versionOfOldApi();
    void jsonSubtitles();
    void embeddedOfAnotherVersion();
    void post();
    void postBarely();
    void actions();
    void platformLanguages();
    void users();
    void addresses();
    void nothingIsAskedForBadInput();
    void badAddressOfTheService();
    void stopping();

private:
    QStringList asked() const;
    void oldApi() { m_client->setAccess({QUrl(u"https://www.amara.org/api2/partners/"_s), "key", u"me"_s}); }

    std::unique_ptr<FakeHttpClient> m_http;
    std::unique_ptr<AmaraClient> m_client;
};

void TestClient::init()
{
    m_http = std::make_unique<FakeHttpClient>();
    m_client = std::make_unique<AmaraClient>(*m_http);
    m_client->setAccess({QUrl(u"https://amara.org/api/"_s), "key", u"me"_s});
}

/// "GET videos/a/"
QStringList TestClient::asked() const
{
    static constexpr const char *names[] = {"GET ", "POST ", "PUT ", "DELETE "};
    QStringList all;
    for (const HttpRequest &request : m_http->requests) {
        QString address = request.url.toString(QUrl::FullyEncoded);
        address.remove(m_client->access().base.toString());
        all.append(QLatin1StringView(names[static_cast<int>(request.method)]) + address);
    }
    return all;
}

void TestClient::allPages()
{
    m_http->then(json(pageOf(videoA, "https://amara.org/api/videos/?offset=1")))
        .then(json(pageOf(R"({"id":"b"},{"id":"c"})", "/api/videos/?offset=3")))
        .then(json(pageOf(R"({"id":"d"})", {})));
    const auto result = settled(m_client->videos({}, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->size(), 4);
    QCOMPARE((*result)->last().id, u"d"_s);
    QCOMPARE(asked(), (QStringList{u"GET videos/"_s, u"GET videos/?offset=1"_s, u"GET videos/?offset=3"_s}));
    QCOMPARE(m_http->requests.last().headers, m_http->requests.first().headers);
}

void TestClient::oneWantedPage()
{
    m_http->then(json(pageOf(videoA, "https://amara.org/api/videos/?offset=1")));
    VideoFilter filter;
    filter.limit = 1;
    VERIFY_OK(settled(m_client->videos(filter, {})));
    QCOMPARE(asked(), QStringList{u"GET videos/?limit=1"_s});
}

void TestClient::pagesThatGoRound()
{
    m_http->then(json(pageOf(videoA, "https://amara.org/api/videos/?offset=1")))
        .then(json(pageOf(videoA, "https://amara.org/api/videos/?offset=2")))
        .then(json(pageOf(videoA, "https://amara.org/api/videos/?offset=1")));
    const auto result = settled(m_client->videos({}, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->size(), 3);
    QCOMPARE(m_http->requests.size(), 3);
}

void TestClient::pagesThatLeadAway()
{
    m_http->then(json(pageOf(videoA, "https://evil.example/api/videos/?offset=1")));
    const auto result = settled(m_client->videos({}, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->size(), 1);
    QCOMPARE(m_http->requests.size(), 1);
}

void TestClient::pagesWithoutEnd()
{
    for (int i = 0; i < 300; ++i)
        m_http->then(json(pageOf(videoA, "https://amara.org/api/videos/?offset=" + QByteArray::number(i + 1))));
    const auto result = settled(m_client->videos({}, {}));
    VERIFY_OK(result);
    QCOMPARE(m_http->requests.size(), 200);
}

void TestClient::emptyPageIsTheLast()
{
    m_http->then(json(pageOf({}, "https://amara.org/api/videos/?offset=1")));
    VERIFY_OK(settled(m_client->videos({}, {})));
    QCOMPARE(m_http->requests.size(), 1);
}

void TestClient::failingPage()
{
    m_http->then(json(pageOf(videoA, "https://amara.org/api/videos/?offset=1")))
        .then(FakeHttpClient::raw(429, {}, {{"Retry-After", "7"}}));
    const auto result = settled(m_client->videos({}, {}));
    VERIFY_FAILED(result, ErrorKind::RateLimited);
    QCOMPARE(result->error().retryAfter, std::chrono::seconds(7));
}

void TestClient::video()
{
    m_http->then(json(videoA)).then(json(R"({"detail":"No."})", 403)).then(json(R"({"detail":"Not found."})", 404));
    const auto result = settled(m_client->video(u"a"_s, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->title, u"A"_s);
    VERIFY_FAILED(settled(m_client->video(u"a"_s, {})), ErrorKind::NotFound);
    VERIFY_FAILED(settled(m_client->video(u"a"_s, {})), ErrorKind::NotFound);
    QCOMPARE(asked(), QStringList(3, u"GET videos/a/"_s));
}

void TestClient::createVideo()
{
    m_http->then(json(videoA, 201)).then(json(R"({"video_url":["Invalid URL"]})", 400));
    WebVideoDraft draft;
    draft.address = QUrl(u"https://example.com/a.mp4"_s);
    const auto result = settled(m_client->createVideo(draft, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->id, u"a"_s);
    const auto refused = settled(m_client->createVideo(draft, {}));
    VERIFY_FAILED(refused, ErrorKind::BadInput);
    QCOMPARE(refused->error().fields.value(u"video_url"_s), u"Invalid URL"_s);
    QCOMPARE(asked(), QStringList(2, u"POST videos/"_s));
}

void TestClient::createVideoBarely()
{
    m_http->then(FakeHttpClient::raw(202, {})).then(json(pageOf(videoA, {})));
    WebVideoDraft draft;
    draft.address = QUrl(u"https://example.com/a.mp4"_s);
    const auto result = settled(m_client->createVideo(draft, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->id, u"a"_s);
    QCOMPARE(asked(), (QStringList{u"POST videos/"_s, u"GET videos/?video_url=https%3A%2F%2Fexample.com%2Fa.mp4"_s}));
    // Taken, but not there: it is not posted again.
    m_http->then(FakeHttpClient::raw(202, {})).then(json(pageOf({}, {})));
    VERIFY_FAILED(settled(m_client->createVideo(draft, {})), ErrorKind::BadReply);
    QCOMPARE(m_http->requests.size(), 4);
}

void TestClient::updateVideo()
{
    m_http->then(json(videoA));
    WebVideoDraft draft;
    draft.title = u"New"_s;
    VERIFY_OK(settled(m_client->updateVideo(u"a"_s, draft, {})));
    QCOMPARE(asked(), QStringList{u"PUT videos/a/"_s});
    QCOMPARE(m_http->requests.first().body, R"({"title":"New"})"_ba);
}

void TestClient::updateVideoOfOldApi()
{
    oldApi();
    m_http->then(json(videoA)).then(FakeHttpClient::raw(202, {})).then(json(videoA));
    WebVideoDraft draft;
    draft.title = u"New"_s;
    VERIFY_OK(settled(m_client->updateVideo(u"a"_s, draft, {})));
    QCOMPARE(asked(), (QStringList{u"GET videos/a/"_s, u"PUT videos/a/"_s, u"GET videos/a/"_s}));
    const QByteArray expected = R"({"title":"New","video_url":"https://example.com/a.mp4"})";
    QCOMPARE(m_http->requests.at(1).body, expected);
}

void TestClient::languages()
{
    m_http->then(json(pageOf(R"({"language_code":"en"},{"language_code":"de"})", {})))
        .then(json(R"({"language_code":"en","versions":[{"version_no":1}]})"));
    const auto all = settled(m_client->languages(u"a"_s, {}));
    VERIFY_OK(all);
    QCOMPARE((*all)->size(), 2);
    const auto one = settled(m_client->language(u"a"_s, u"en"_s, {}));
    VERIFY_OK(one);
    QCOMPARE((*one)->versions.size(), 1);
    QCOMPARE(asked(), (QStringList{u"GET videos/a/languages/?limit=100"_s, u"GET videos/a/languages/en/"_s}));
}

void TestClient::addLanguage()
{
    m_http->then(json(R"({"language_code":"de"})", 201))
        .then(json(R"({"language_code":["Language already exists"]})", 400));
    const auto result = settled(m_client->addLanguage(u"a"_s, {u"de"_s, {}, {}, false, false}, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->code, u"de"_s);
    const auto again = settled(m_client->addLanguage(u"a"_s, {u"de"_s, {}, {}, false, false}, {}));
    VERIFY_FAILED(again, ErrorKind::BadInput);
    QVERIFY(again->error().fields.contains(u"language_code"_s));
}

void TestClient::addLanguageBarely()
{
    m_http->then(FakeHttpClient::raw(201, {}, {{"Location", "https://amara.org/api/videos/a/languages/de/"}}))
        .then(json(R"({"language_code":"de"})"));
    VERIFY_OK(settled(m_client->addLanguage(u"a"_s, {u"de"_s, {}, {}, false, false}, {})));
    QCOMPARE(asked(), (QStringList{u"POST videos/a/languages/"_s, u"GET videos/a/languages/de/"_s}));
}

void TestClient::subtitlesInEveryFormat()
{
    for (const auto &format : {u"srt"_s, u"vtt"_s, u"sbv"_s, u"ssa"_s, u"dfxp"_s, u"txt"_s}) {
        m_http->requests.clear();
        m_http->then(FakeHttpClient::raw(200, "text in " + format.toLatin1()));
        const auto result = settled(m_client->subtitles({u"a"_s, u"en"_s, 2}, format, {}));
        VERIFY_OK(result);
        QCOMPARE(**result, "text in " + format.toLatin1());
        QCOMPARE(
            asked(), QStringList{u"GET videos/a/languages/en/subtitles/?format=%1&version_number=2"_s.arg(format)});
    }
    m_http->requests.clear();
    VERIFY_FAILED(settled(m_client->subtitles({u"a"_s, u"en"_s, 2}, u"exe"_s, {})), ErrorKind::NotSupported);
    QVERIFY(m_http->requests.isEmpty());
}

void TestClient::versionByTheOtherName()
{
    m_http->then(json("\"unknown parameter\"", 400)).then(FakeHttpClient::raw(200, "1\n"));
    VERIFY_OK(settled(m_client->subtitles({u"a"_s, u"en"_s, 2}, u"srt"_s, {})));
    QCOMPARE(asked(),
        (QStringList{u"GET videos/a/languages/en/subtitles/?format=srt&version_number=2"_s,
            u"GET videos/a/languages/en/subtitles/?format=srt&version=2"_s}));
    // Without a version there is nothing to say otherwise.
    m_http->requests.clear();
    m_http->then(json("\"no\"", 400));
    VERIFY_FAILED(settled(m_client->subtitles({u"a"_s, u"en"_s, 0}, u"srt"_s, {})), ErrorKind::BadInput);
    QCOMPARE(m_http->requests.size(), 1);
}

void TestClient::versionOfOldApi()
{
    oldApi();
    m_http->then(FakeHttpClient::raw(200, "1\n"));
    VERIFY_OK(settled(m_client->subtitles({u"a"_s, u"en"_s, 2}, u"srt"_s, {})));
    QCOMPARE(asked(), QStringList{u"GET videos/a/languages/en/subtitles/?format=srt&version=2"_s});
}

void TestClient::jsonSubtitles()
{
    m_http->then(json(R"({"version_number":2,"subtitles":[{"start":1,"end":2,"text":"x"}]})"))
        .then(json(R"({"version_number":2,"subtitles":[]})"));
    const auto result = settled(m_client->subtitles({u"a"_s, u"en"_s, 2}, u"json"_s, {}));
    VERIFY_OK(result);
    QCOMPARE(readCues(QJsonDocument::fromJson(**result).array(), false), (QList<Cue>{{1, 2, u"x"_s}}));
    QCOMPARE(asked(), QStringList{u"GET videos/a/languages/en/subtitles/?sub_format=json&version_number=2"_s});
    VERIFY_FAILED(settled(m_client->subtitles({u"a"_s, u"en"_s, 2}, u"json"_s, {})), ErrorKind::BadReply);
}

void TestClient::embeddedOfAnotherVersion()
{
    // A server that does not know the parameter by this name gives its newest.
    m_http->then(json(R"({"version_number":9,"sub_format":"srt","subtitles":"new"})"))
        .then(json(R"({"version_number":2,"sub_format":"srt","subtitles":"old"})"));
    const auto result = settled(m_client->embeddedSubtitles({u"a"_s, u"en"_s, 2}, u"srt"_s, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->content, u"old"_s);
    QCOMPARE(asked().last(), u"GET videos/a/languages/en/subtitles/?sub_format=srt&version=2"_s);
}

void TestClient::post()
{
    m_http->then(json(R"({"version_number":3})", 201)).then(json("\"No such action\"", 400));
    WebSubtitlesDraft draft;
    draft.content = "1\n";
    const auto result = settled(m_client->postSubtitles(u"a"_s, u"en"_s, draft, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->number, 3);
    const auto refused = settled(m_client->postSubtitles(u"a"_s, u"en"_s, draft, {}));
    VERIFY_FAILED(refused, ErrorKind::BadInput);
    QVERIFY(refused->error().message.contains(u"No such action"_s));
    QCOMPARE(asked(), QStringList(2, u"POST videos/a/languages/en/subtitles/"_s));
}

void TestClient::postBarely()
{
    WebSubtitlesDraft draft;
    draft.contentUrl = QUrl(u"https://example.com/a.srt"_s);
    m_http->then(FakeHttpClient::raw(202, {}))
        .then(json(R"({"language_code":"en","versions":[{"version_no":1},{"version_no":2,"author":"ann"}]})"));
    auto result = settled(m_client->postSubtitles(u"a"_s, u"en"_s, draft, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->number, 2);
    // It was taken, whatever the second question brings.
    m_http->then(FakeHttpClient::raw(202, {})).then(FakeHttpClient::raw(503, {}));
    result = settled(m_client->postSubtitles(u"a"_s, u"en"_s, draft, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->number, 0);
}

void TestClient::actions()
{
    m_http->then(json(R"([{"action":"publish","label":"Publish","complete":true}])"));
    const auto result = settled(m_client->actions(u"a"_s, u"en"_s, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->first().id, u"publish"_s);
    QCOMPARE(asked(), QStringList{u"GET videos/a/languages/en/subtitles/actions/"_s});
}

void TestClient::platformLanguages()
{
    m_http->then(json(R"({"languages":{"en":"English"}})"));
    const auto result = settled(m_client->platformLanguages({}));
    VERIFY_OK(result);
    QCOMPARE((*result)->size(), 1);
    QCOMPARE(asked(), QStringList{u"GET languages/"_s});
}

void TestClient::users()
{
    m_http->then(json(pageOf(R"({"username":"a"})", "https://amara.org/api/users/?offset=1")))
        .then(json(pageOf(R"({"username":"b"})", {})))
        .then(json(R"({"username":"a","num_videos":3})"))
        .then(json(R"({"username":"c","api_key":"the-new-one"})", 201))
        .then(json(R"({"username":["Taken"]})", 400));
    const auto all = settled(m_client->users({}));
    VERIFY_OK(all);
    QCOMPARE((*all)->size(), 2);
    const auto one = settled(m_client->user(u"a"_s, {}));
    VERIFY_OK(one);
    QCOMPARE((*one)->videos, 3);
    const auto made = settled(m_client->createUser({u"c"_s, u"c@example.com"_s, u"pass"_s, {}, {}, false}, {}));
    VERIFY_OK(made);
    QCOMPARE((*made)->apiKey, u"the-new-one"_s);
    const auto taken = settled(m_client->createUser({u"c"_s, {}, {}, {}, {}, false}, {}));
    VERIFY_FAILED(taken, ErrorKind::BadInput);
    QCOMPARE(taken->error().fields.value(u"username"_s), u"Taken"_s);
    QCOMPARE(asked(),
        (QStringList{u"GET users/?limit=100"_s, u"GET users/?offset=1"_s, u"GET users/a/"_s, u"POST users/"_s,
            u"POST users/"_s}));
    VERIFY_FAILED(settled(m_client->user(u".."_s, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->user(u" "_s, {})), ErrorKind::BadInput);
}

void TestClient::addresses()
{
    const QByteArray one = R"({"id":1,"url":"https://example.com/a.mp4","primary":true,"original":true})";
    m_http->then(json(pageOf(one, {})))
        .then(json(one))
        .then(json(R"({"id":2,"url":"https://example.com/b.mp4"})", 201))
        .then(json(one))
        .then(FakeHttpClient::raw(204, {}))
        .then(json(R"(["Can't delete the primary URL"])", 400));
    const auto all = settled(m_client->addresses(u"a"_s, {}));
    VERIFY_OK(all);
    QCOMPARE((*all)->size(), 1);
    VERIFY_OK(settled(m_client->address(u"a"_s, u"1"_s, {})));
    const auto added =
        settled(m_client->addAddress(u"a"_s, {{}, QUrl(u"https://example.com/b.mp4"_s), false, false}, {}));
    VERIFY_OK(added);
    QCOMPARE((*added)->id, u"2"_s);
    VERIFY_OK(
        settled(m_client->changeAddress(u"a"_s, {u"1"_s, QUrl(u"https://example.com/a.mp4"_s), true, false}, {})));
    VERIFY_OK(settled(m_client->removeAddress(u"a"_s, u"2"_s, {})));
    const auto last = settled(m_client->removeAddress(u"a"_s, u"1"_s, {}));
    VERIFY_FAILED(last, ErrorKind::BadInput);
    QVERIFY(last->error().message.contains(u"at least one address"_s));
    QCOMPARE(asked(),
        (QStringList{u"GET videos/a/urls/?limit=100"_s, u"GET videos/a/urls/1/"_s, u"POST videos/a/urls/"_s,
            u"PUT videos/a/urls/1/"_s, u"DELETE videos/a/urls/2/"_s, u"DELETE videos/a/urls/1/"_s}));
}

void TestClient::nothingIsAskedForBadInput()
{
    const QString up = u"../../users"_s;
    VERIFY_FAILED(settled(m_client->video(up, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->updateVideo(up, {}, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->languages(up, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->language(u"a"_s, up, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->addLanguage(u"a"_s, {}, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->subtitles({u"a"_s, up, 0}, u"srt"_s, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->embeddedSubtitles({up, u"en"_s, 0}, u"srt"_s, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->actions(u"a"_s, up, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->addresses(up, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->address(u"a"_s, up, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->removeAddress(u"a"_s, up, {})), ErrorKind::BadInput);
    const WebAddress local{u"1"_s, QUrl(u"file:///etc/passwd"_s), false, false};
    VERIFY_FAILED(settled(m_client->addAddress(u"a"_s, local, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_client->changeAddress(u"a"_s, local, {})), ErrorKind::BadInput);
    const auto noAddress = settled(m_client->createVideo({}, {}));
    VERIFY_FAILED(noAddress, ErrorKind::BadInput);
    QVERIFY(noAddress->error().fields.contains(u"video_url"_s));
    // Exactly one of text and address.
    WebSubtitlesDraft draft;
    VERIFY_FAILED(settled(m_client->postSubtitles(u"a"_s, u"en"_s, draft, {})), ErrorKind::BadInput);
    draft.content = "x";
    draft.contentUrl = QUrl(u"https://example.com/a.srt"_s);
    VERIFY_FAILED(settled(m_client->postSubtitles(u"a"_s, u"en"_s, draft, {})), ErrorKind::BadInput);
    QVERIFY(m_http->requests.isEmpty());
}

void TestClient::badAddressOfTheService()
{
    for (const auto &base : {u"http://amara.org/api/"_s, u"ftp://amara.org/"_s, u"nonsense"_s}) {
        m_client->setAccess({cleanedBase(QUrl(base)), "key", u"me"_s});
        VERIFY_FAILED(settled(m_client->video(u"a"_s, {})), ErrorKind::BadInput);
    }
    QVERIFY(m_http->requests.isEmpty());
}

void TestClient::stopping()
{
    std::stop_source source;
    source.request_stop();
    VERIFY_FAILED(settled(m_client->video(u"a"_s, source.get_token())), ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_amaraclient.moc"
