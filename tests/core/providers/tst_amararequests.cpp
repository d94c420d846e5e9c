// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every request to Amara: method, address, headers and body, at both ages of the API.

#include "core/net/redaction.h"
#include "core/providers/amara/amararawapi.h"
#include "core/providers/amara/amararequests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Legenda;
using namespace Legenda::Amara;
using namespace Qt::StringLiterals;

namespace {

Access today()
{
    return {QUrl(u"https://amara.org/api/"_s), "the-key", u"somebody"_s};
}

Access older()
{
    return {QUrl(u"https://www.amara.org/api2/partners/"_s), "the-key", u"somebody"_s};
}

QString addressOf(const HttpRequest &request)
{
    return request.url.toString(QUrl::FullyEncoded);
}

QByteArray headerOf(const HttpRequest &request, const QByteArray &name)
{
    for (const HttpHeader &header : request.headers) {
        if (header.name == name)
            return header.value;
    }
    return {};
}

QJsonObject bodyOf(const HttpRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

WebVideoDraft draft()
{
    return {QUrl(u"https://www.youtube.com/watch?v=a_b-C&t=1"_s), u"Title"_s, u"About"_s, 61499, u"pt-br"_s};
}

} // namespace

class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headers();
    void noSecretWithoutOne();
    void bases_data();
    void bases();
    void ids_data();
    void ids();
    void lists();
    void addresses_data();
    void addresses();
    void video();
    void language();
    void subtitles();
    void versions();
    void post();
    void user();
    void videoAddresses();
    void changesAreMadeOnce();
    void languagesAreKept();
    void raw();
    void pages();
};

void TestRequests::headers()
{
    const HttpRequest made = videoRequest(today(), u"abc"_s);
    QCOMPARE(headerOf(made, "Accept"), "application/json"_ba);
    QCOMPARE(headerOf(made, "X-api-key"), "the-key"_ba);
    QCOMPARE(headerOf(made, "X-apikey"), "the-key"_ba);
    QCOMPARE(headerOf(made, "X-api-username"), "somebody"_ba);
    QCOMPARE(made.secretHeaders, (QList<QByteArray>{"X-api-key", "X-apikey", "X-api-username"}));
    for (const auto &name : {"X-api-key", "X-apikey"})
        QVERIFY(isSecretHeader(name));
    QCOMPARE(made.paceKey, u"amara"_s);
}

void TestRequests::noSecretWithoutOne()
{
    Access nobody = today();
    nobody.apiKey.clear();
    nobody.userName.clear();
    const HttpRequest made = videoRequest(nobody, u"abc"_s);
    QCOMPARE(made.headers.size(), 1);
    QCOMPARE(made.headers.first().name, "Accept"_ba);
}

void TestRequests::bases_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("own");
    QTest::addColumn<bool>("old");
    QTest::newRow("today") << u"https://amara.org/api/"_s << u"https://amara.org/api/"_s << true << false;
    QTest::newRow("no slash") << u"https://amara.org/api"_s << u"https://amara.org/api/"_s << true << false;
    QTest::newRow("older") << u"https://www.amara.org/api2/partners"_s << u"https://www.amara.org/api2/partners/"_s
                           << true << true;
    QTest::newRow("oldest") << u"https://www.universalsubtitles.org/api2/partners/"_s
                            << u"https://www.universalsubtitles.org/api2/partners/"_s << true << true;
    QTest::newRow("own server") << u"http://127.0.0.1:8089/api/?x=1#y"_s << u"http://127.0.0.1:8089/api/"_s << false
                                << false;
    QTest::newRow("looks alike") << u"https://notamara.org/api/"_s << u"https://notamara.org/api/"_s << false << false;
}

void TestRequests::bases()
{
    QFETCH(QString, given);
    QFETCH(QString, base);
    QFETCH(bool, own);
    QFETCH(bool, old);
    const QUrl cleaned = cleanedBase(QUrl(given));
    QCOMPARE(cleaned.toString(), base);
    QCOMPARE(isServicesOwn(cleaned), own);
    QCOMPARE(isOldApi(cleaned), old);
    QCOMPARE(addressOf(languageRequest({cleaned, {}, {}}, u"abc"_s, u"en"_s)), base + u"videos/abc/languages/en/"_s);
}

void TestRequests::ids_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("good");
    QTest::newRow("video") << u"cx4wVZGOImfE"_s << true;
    QTest::newRow("number") << u"12345"_s << true;
    QTest::newRow("language") << u"pt-br"_s << true;
    QTest::newRow("metadata") << u"meta-wiki"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("up") << u"../users"_s << false;
    QTest::newRow("dots") << u".."_s << false;
    QTest::newRow("slash") << u"a/b"_s << false;
    QTest::newRow("query") << u"a?b"_s << false;
    QTest::newRow("encoded") << u"a%2Fb"_s << false;
    QTest::newRow("line") << u"a\nb"_s << false;
    QTest::newRow("long") << QString(101, u'a') << false;
}

void TestRequests::ids()
{
    QFETCH(QString, id);
    QFETCH(bool, good);
    const auto checked = checkedId(id);
    QCOMPARE(checked.has_value(), good);
    if (!good)
        QVERIFY(checked.error().kind == ErrorKind::BadInput);
}

void TestRequests::lists()
{
    VideoFilter filter;
    QCOMPARE(addressOf(videosRequest(today(), filter)), u"https://amara.org/api/videos/"_s);
    filter.videoUrl = u"http://www.youtube.com/watch?v=a&b=c d+é"_s;
    QCOMPARE(addressOf(videosRequest(today(), filter)),
        u"https://amara.org/api/videos/?video_url=http%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Da%26b%3Dc%20d%2B%C3%A9"_s);
    filter = {{}, u"-created"_s, 500, 40};
    QCOMPARE(addressOf(videosRequest(today(), filter)),
        u"https://amara.org/api/videos/?limit=100&offset=40&order_by=-created"_s);
    QCOMPARE(videosRequest(today(), filter).method, HttpRequest::Method::Get);
    QVERIFY(videosRequest(today(), filter).mayRetry);
}

void TestRequests::addresses_data()
{
    QTest::addColumn<HttpRequest>("made");
    QTest::addColumn<QString>("path");
    QTest::newRow("video") << videoRequest(today(), u"abc"_s) << u"videos/abc/"_s;
    QTest::newRow("languages") << languagesRequest(today(), u"abc"_s) << u"videos/abc/languages/?limit=100"_s;
    QTest::newRow("language") << languageRequest(today(), u"abc"_s, u"pt-br"_s) << u"videos/abc/languages/pt-br/"_s;
    QTest::newRow("actions") << actionsRequest(today(), u"abc"_s, u"en"_s)
                             << u"videos/abc/languages/en/subtitles/actions/"_s;
    QTest::newRow("all languages") << platformLanguagesRequest(today()) << u"languages/"_s;
    QTest::newRow("users") << usersRequest(today()) << u"users/?limit=100"_s;
    QTest::newRow("user") << userRequest(today(), u"some one/x"_s) << u"users/some%20one%2Fx/"_s;
    QTest::newRow("user by id") << userRequest(today(), u"id$abc"_s) << u"users/id$abc/"_s;
    QTest::newRow("addresses") << addressesRequest(today(), u"abc"_s) << u"videos/abc/urls/?limit=100"_s;
    QTest::newRow("address") << addressRequest(today(), u"abc"_s, u"12"_s) << u"videos/abc/urls/12/"_s;
}

void TestRequests::addresses()
{
    QFETCH(HttpRequest, made);
    QFETCH(QString, path);
    QCOMPARE(made.method, HttpRequest::Method::Get);
    QCOMPARE(addressOf(made), u"https://amara.org/api/"_s + path);
    QVERIFY(made.body.isEmpty());
}

void TestRequests::video()
{
    const HttpRequest create = createVideoRequest(today(), draft());
    QCOMPARE(create.method, HttpRequest::Method::Post);
    QCOMPARE(addressOf(create), u"https://amara.org/api/videos/"_s);
    QCOMPARE(create.contentType, "application/json"_ba);
    const QJsonObject expected1 =
        json(R"({"video_url":"https://www.youtube.com/watch?v=a_b-C&t=1","title":"Title","description":"About",
                 "duration":61,"primary_audio_language_code":"pt-br"})");
    QCOMPARE(bodyOf(create), expected1);

    WebVideoDraft little;
    little.title = u"Only this"_s;
    const HttpRequest update = updateVideoRequest(today(), u"abc"_s, little);
    QCOMPARE(update.method, HttpRequest::Method::Put);
    QCOMPARE(addressOf(update), u"https://amara.org/api/videos/abc/"_s);
    QCOMPARE(bodyOf(update), json(R"({"title":"Only this"})"));
}

void TestRequests::language()
{
    const HttpRequest plain = addLanguageRequest(today(), u"abc"_s, {u"de"_s, {}, {}, false, false});
    QCOMPARE(plain.method, HttpRequest::Method::Post);
    QCOMPARE(addressOf(plain), u"https://amara.org/api/videos/abc/languages/"_s);
    // Not even as false: today's server would take the language for the spoken one.
    QCOMPARE(bodyOf(plain), json(R"({"language_code":"de"})"));

    const HttpRequest all = addLanguageRequest(older(), u"abc"_s, {u"de"_s, u"T"_s, u"D"_s, true, true});
    QCOMPARE(addressOf(all), u"https://www.amara.org/api2/partners/videos/abc/languages/"_s);
    const QJsonObject expected2 =
        json(R"({"language_code":"de","title":"T","description":"D","is_primary_audio_language":true,
                 "is_original":true,"subtitles_complete":true,"is_complete":true})");
    QCOMPARE(bodyOf(all), expected2);
}

void TestRequests::subtitles()
{
    const SubtitlesPlace place{u"abc"_s, u"en"_s, 0};
    for (const auto &format : {u"srt"_s, u"vtt"_s, u"sbv"_s, u"ssa"_s, u"dfxp"_s, u"txt"_s}) {
        const HttpRequest made = subtitlesRequest(today(), place, format, VersionName::VersionNumber);
        QCOMPARE(addressOf(made), u"https://amara.org/api/videos/abc/languages/en/subtitles/?format="_s + format);
        QVERIFY(headerOf(made, "Accept").contains("application/json"));
        QVERIFY(headerOf(made, "Accept").contains("*/*"));
    }
    const HttpRequest embedded = embeddedSubtitlesRequest(today(), place, u"json"_s, VersionName::VersionNumber);
    QCOMPARE(addressOf(embedded), u"https://amara.org/api/videos/abc/languages/en/subtitles/?sub_format=json"_s);
    QCOMPARE(headerOf(embedded, "Accept"), "application/json"_ba);
}

void TestRequests::versions()
{
    const SubtitlesPlace place{u"abc"_s, u"en"_s, 3};
    QCOMPARE(subtitlesRequest(today(), place, u"srt"_s, usualVersionName(today().base)).url.query(),
        u"format=srt&version_number=3"_s);
    QCOMPARE(subtitlesRequest(older(), place, u"srt"_s, usualVersionName(older().base)).url.query(),
        u"format=srt&version=3"_s);
    QCOMPARE(embeddedSubtitlesRequest(today(), place, u"dfxp"_s, usualVersionName(today().base)).url.query(),
        u"sub_format=dfxp&version_number=3"_s);
}

void TestRequests::post()
{
    WebSubtitlesDraft subtitles;
    subtitles.content = "1\n00:00:01,000 --> 00:00:02,000\n\xc3\x89t\xc3\xa9 \"x\"\n";
    HttpRequest made = postSubtitlesRequest(today(), u"abc"_s, u"fr"_s, subtitles);
    QCOMPARE(made.method, HttpRequest::Method::Post);
    QCOMPARE(addressOf(made), u"https://amara.org/api/videos/abc/languages/fr/subtitles/"_s);
    QCOMPARE(bodyOf(made),
        (QJsonObject{{u"subtitles"_s, QString::fromUtf8(subtitles.content)}, {u"sub_format"_s, u"srt"_s}}));

    subtitles.content.clear();
    subtitles.contentUrl = QUrl(u"https://example.com/a.vtt"_s);
    subtitles.format = u"vtt"_s;
    subtitles.title = u"T"_s;
    subtitles.description = u"D"_s;
    subtitles.complete = false;
    made = postSubtitlesRequest(today(), u"abc"_s, u"fr"_s, subtitles);
    const QJsonObject expected3 =
        json(R"({"subtitles_url":"https://example.com/a.vtt","sub_format":"vtt","title":"T","description":"D",
                 "is_complete":false})");
    QCOMPARE(bodyOf(made), expected3);

    // An action says it all.
    subtitles.action = u"publish"_s;
    subtitles.complete = true;
    made = postSubtitlesRequest(today(), u"abc"_s, u"fr"_s, subtitles);
    QCOMPARE(bodyOf(made)[u"action"_s].toString(), u"publish"_s);
    QVERIFY(!bodyOf(made).contains(u"is_complete"_s));
}

void TestRequests::user()
{
    UserDraft user{u"new_one"_s, u"a@example.com"_s, u"swordfish"_s, u"New"_s, u"One"_s, true};
    const HttpRequest made = createUserRequest(today(), user);
    QCOMPARE(made.method, HttpRequest::Method::Post);
    QCOMPARE(addressOf(made), u"https://amara.org/api/users/"_s);
    QCOMPARE(
        bodyOf(made), json(R"({"username":"new_one","email":"a@example.com","password":"swordfish","first_name":"New",
                 "last_name":"One","create_login_token":true})"));
    user = {u"new_one"_s, {}, {}, {}, {}, false};
    QCOMPARE(bodyOf(createUserRequest(today(), user)), json(R"({"username":"new_one"})"));
}

void TestRequests::videoAddresses()
{
    const WebAddress address{u"12"_s, QUrl(u"https://example.com/a b.mp4"_s), true, false};
    const HttpRequest add = addAddressRequest(today(), u"abc"_s, address);
    QCOMPARE(add.method, HttpRequest::Method::Post);
    QCOMPARE(addressOf(add), u"https://amara.org/api/videos/abc/urls/"_s);
    const QJsonObject expected = json(R"({"url":"https://example.com/a%20b.mp4","primary":true,"original":false})");
    QCOMPARE(bodyOf(add), expected);

    const HttpRequest change = changeAddressRequest(older(), u"abc"_s, address);
    QCOMPARE(change.method, HttpRequest::Method::Put);
    QCOMPARE(addressOf(change), u"https://www.amara.org/api2/partners/videos/abc/urls/12/"_s);
    QCOMPARE(bodyOf(change), bodyOf(add));

    const HttpRequest remove = removeAddressRequest(today(), u"abc"_s, u"12"_s);
    QCOMPARE(remove.method, HttpRequest::Method::Delete);
    QCOMPARE(addressOf(remove), u"https://amara.org/api/videos/abc/urls/12/"_s);
    QVERIFY(remove.body.isEmpty());
}

void TestRequests::changesAreMadeOnce()
{
    const QList<HttpRequest> changes = {createVideoRequest(today(), draft()),
        updateVideoRequest(today(), u"abc"_s, draft()), addLanguageRequest(today(), u"abc"_s, {}),
        postSubtitlesRequest(today(), u"abc"_s, u"en"_s, {}), createUserRequest(today(), {}),
        addAddressRequest(today(), u"abc"_s, {}), changeAddressRequest(today(), u"abc"_s, {}),
        removeAddressRequest(today(), u"abc"_s, u"1"_s)};
    for (const HttpRequest &change : changes)
        QVERIFY2(!change.mayRetry, qPrintable(addressOf(change)));
}

void TestRequests::languagesAreKept()
{
    QCOMPARE(platformLanguagesRequest(today()).keepFor, std::chrono::hours(7 * 24));
    QVERIFY(!platformLanguagesRequest(today()).questionKey.isEmpty());
    // Another server has other languages.
    QVERIFY(platformLanguagesRequest(today()).questionKey != platformLanguagesRequest(older()).questionKey);
    QVERIFY(!platformLanguagesRequest(today()).questionKey.contains(u"the-key"_s));
    QCOMPARE(videoRequest(today(), u"abc"_s).keepFor, std::chrono::seconds(0));
}

void TestRequests::raw()
{
    const auto made = [](const QStringList &words) {
        const auto call = readRestCall(words);
        return call ? rawRequest(today(), *call) : HttpRequest();
    };
    HttpRequest request = made({u"GET"_s, u"/videos/"_s, u"video_url=https://a.b/c?d=e"_s});
    QCOMPARE(addressOf(request), u"https://amara.org/api/videos/?video_url=https%3A%2F%2Fa.b%2Fc%3Fd%3De"_s);
    QCOMPARE(headerOf(request, "X-api-key"), "the-key"_ba);
    // The slash at the end is easily forgotten.
    request = made({u"POST"_s, u"/videos/abc/urls"_s, u"url=https://a.b/c"_s, u"primary:=true"_s, u"x==1"_s});
    QCOMPARE(addressOf(request), u"https://amara.org/api/videos/abc/urls/?x=1"_s);
    const QJsonObject expected = json(R"({"url":"https://a.b/c","primary":true})");
    QCOMPARE(bodyOf(request), expected);
    QVERIFY(!request.mayRetry);
    request = made({u"DELETE"_s, u"/videos/abc/urls/1/"_s});
    QCOMPARE(request.method, HttpRequest::Method::Delete);
    request = made({u"GET"_s, u"/videos/abc/languages/en/subtitles/"_s, u"format=srt"_s});
    QVERIFY(headerOf(request, "Accept").contains("*/*"));
    request = made({u"PUT"_s, u"/videos/abc/"_s, u"title=T"_s});
    QCOMPARE(request.method, HttpRequest::Method::Put);
    // Every endpoint that is named can be called.
    const QStringList endpoints = rawEndpoints();
    for (const QString &endpoint : endpoints) {
        const QStringList words = endpoint.split(u' ').mid(0, 2);
        QVERIFY2(readRestCall(words).has_value(), qPrintable(endpoint));
        QVERIFY2(words.at(1).endsWith(u'/'), qPrintable(endpoint));
    }
}

void TestRequests::pages()
{
    QCOMPARE(videoPage(today().base, u"abc"_s).toString(), u"https://amara.org/videos/abc/"_s);
    QCOMPARE(videoPage(today().base, u"abc"_s, u"en"_s).toString(), u"https://amara.org/videos/abc/en/"_s);
    QVERIFY(videoPage(today().base, u"../x"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_amararequests.moc"
