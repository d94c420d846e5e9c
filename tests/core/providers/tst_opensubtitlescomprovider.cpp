// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The flow: which requests are made, in which order, with what in them.

#include "core/providers/opensubtitlescom/opensubtitlescomprovider.h"
#include "tests/support/fakehttpclient.h"
#include "tests/support/settled.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const AccountValues keyOnly = {{u"api_key"_s, u" the-key\n"_s}};
const AccountValues withAccount = {
    {u"api_key"_s, u"the-key"_s}, {u"username"_s, u"somebody"_s}, {u"password"_s, u"swordfish"_s}};

QByteArray tokenEndingIn(qint64 seconds, const QByteArray &name = "one")
{
    const auto part = [](const QByteArray &json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part("{\"alg\":\"HS256\"}") + '.'
        + part("{\"sub\":\"" + name + "\",\"exp\":" + QByteArray::number(QDateTime::currentSecsSinceEpoch() + seconds)
            + "}")
        + ".sig";
}

HttpReply loginReply(const QByteArray &token, const QByteArray &host = "api.opensubtitles.com")
{
    return FakeHttpClient::json(200,
        "{\"user\":{\"allowed_downloads\":20,\"level\":\"Sub leecher\",\"vip\":false},\"token\":\"" + token
            + "\",\"status\":200,\"base_url\":\"" + host + "\"}");
}

HttpReply userReply(int remaining)
{
    return FakeHttpClient::json(200,
        "{\"data\":{\"allowed_downloads\":20,\"level\":\"Sub leecher\",\"vip\":false,\"username\":\"somebody\","
        "\"downloads_count\":1,\"remaining_downloads\":"
            + QByteArray::number(remaining) + "}}");
}

HttpReply linkReply(int remaining = 19)
{
    return FakeHttpClient::json(200,
        "{\"link\":\"https://dl.opensubtitles.com/download/X/subfile/a.srt\",\"file_name\":\"a.srt\",\"requests\":1,"
        "\"remaining\":"
            + QByteArray::number(remaining) + ",\"reset_time_utc\":\"2041-01-01T00:00:00.000Z\"}");
}

HttpReply subtitle()
{
    return FakeHttpClient::raw(200, "1\n00:00:01,000 --> 00:00:02,000\nHello\n", {{"Content-Type", "text/plain"}});
}

/// A page with hits of these ids.
HttpReply page(int number, int total, const QList<int> &ids, const QByteArray &extra = {})
{
    QJsonArray rows;
    for (const int id : ids) {
        QJsonObject attributes = QJsonDocument::fromJson(extra.isEmpty() ? "{}" : extra).object();
        attributes[u"language"_s] = u"en"_s;
        attributes[u"files"_s] = QJsonArray{QJsonObject{{u"file_id"_s, id * 10}}};
        rows.append(QJsonObject{{u"id"_s, QString::number(id)}, {u"attributes"_s, attributes}});
    }
    return FakeHttpClient::json(
        200, QJsonDocument(QJsonObject{{u"page"_s, number}, {u"total_pages"_s, total}, {u"data"_s, rows}}).toJson());
}

QByteArray headerOf(const HttpRequest &request, const QByteArray &name)
{
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

HttpReply invalidToken()
{
    return FakeHttpClient::json(401, R"({"message":"invalid token","status":401})");
}

SearchQuery textQuery()
{
    SearchQuery query;
    query.text = u"x"_s;
    return query;
}

} // namespace

class TestProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void info();
    void searchNeedsAKey();
    void badAddress();
    void searchAllPages();
    void searchOnePage();
    void searchIsSifted();
    void searchStops();
    void searchForNothing();
    void failingPage();
    void pagesHaveAnEnd();

    void downloadWithoutAccount();
    void downloadSignedIn();
    void lastDownloadIsASuccess();
    void quotaUsedUp();
    void linkExpiredOnce();
    void linkExpiredTwice();
    void emptySubtitle();
    void badDownloads();

    void tokenIsKept();
    void tokenOfAnotherAccountIsNotUsed();
    void endedTokenIsNotUsed();
    void refusedTokenIsRenewedOnce();
    void refusedTokenTwiceGivesUp();
    void oneLoginForAll();
    void wrongPasswordIsNotRepeated();
    void oneWaiterStopsDuringLogin();
    void newValuesEndTheSession();
    void vipAddressIsUsed();
    void keyIsNotSentWhereALoginSays();
    void logIn();
    void logInWithoutAccount();
    void logOut();
    void accountInfo();

    void catalogue();
    void facts();
    void rawApi();
    void paces();

private:
    void use(const AccountValues &values) { m_provider->setAccountValues(values); }
    QStringList asked() const
    {
        QStringList lines;
        for (const HttpRequest &request : m_http.requests) {
            const QString verb = request.method == HttpRequest::Method::Get ? u"GET "_s
                : request.method == HttpRequest::Method::Post               ? u"POST "_s
                                                                            : u"DELETE "_s;
            lines.append(verb + request.url.host() + request.url.path()
                + (request.url.hasQuery() ? u"?"_s + request.url.query(QUrl::FullyEncoded) : QString()));
        }
        return lines;
    }

    FakeHttpClient m_http;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<OpenSubtitlesComProvider> m_provider;
};

void TestProvider::init()
{
    m_provider.reset();
    m_http.requests.clear();
    m_http.clear();
    m_secrets = makeSecretStore(false);
    m_provider = std::make_unique<OpenSubtitlesComProvider>(m_http, *m_secrets);
}

void TestProvider::info()
{
    const ProviderInfo info = m_provider->info();
    QCOMPARE(info.id, u"opensubtitles-com"_s);
    QStringList keys;
    for (const AccountField &field : info.fields)
        keys.append(field.key);
    QCOMPARE(keys, (QStringList{u"api_key"_s, u"username"_s, u"password"_s, u"url"_s}));
    QVERIFY(info.fields.at(0).required);
    SubtitleProvider *provider = m_provider.get();
    QVERIFY(capability<Account>(provider) && capability<Catalogue>(provider) && capability<ServiceFacts>(provider)
        && capability<NameGuesser>(provider) && capability<RawApi>(provider));
}

void TestProvider::searchNeedsAKey()
{
    const auto result = settled(m_provider->search(textQuery(), {}, {}));
    VERIFY_FAILED(result, ErrorKind::NeedsAccount);
    QVERIFY(result->error().message.contains(u"opensubtitles.com"_s));
    VERIFY_FAILED(settled(m_provider->download(u"1"_s, {}, {})), ErrorKind::NeedsAccount);
    QVERIFY(m_http.requests.isEmpty());
}

void TestProvider::badAddress()
{
    for (const auto &url : {u"http://plain.example/api"_s, u"nonsense"_s, u"ftp://x.example"_s}) {
        use({{u"api_key"_s, u"the-key"_s}, {u"url"_s, url}});
        VERIFY_FAILED(settled(m_provider->search(textQuery(), {}, {})), ErrorKind::BadInput);
    }
    QVERIFY(m_http.requests.isEmpty());
    use({{u"api_key"_s, u"the-key"_s}, {u"url"_s, u" http://127.0.0.1:8089/api/v1/ "_s}});
    m_http.then(page(1, 0, {}));
    VERIFY_OK(settled(m_provider->search(textQuery(), {}, {})));
    QCOMPARE(m_http.requests.first().url.toString(), u"http://127.0.0.1:8089/api/v1/subtitles?query=x"_s);
}

void TestProvider::searchAllPages()
{
    use(keyOnly);
    m_http.then(page(1, 3, {1, 2, 3})).then(page(2, 3, {3, 4})).then(page(3, 3, {1, 5}));
    QList<QStringList> pages;
    const auto result = settled(m_provider->search(textQuery(),
        [&pages](const QList<SubtitleHit> &hits) {
            QStringList ids;
            for (const SubtitleHit &hit : hits)
                ids.append(hit.id);
            pages.append(ids);
        },
        {}));
    VERIFY_OK(result);
    QCOMPARE(**result, 5);
    QCOMPARE(pages, (QList<QStringList>{{u"1"_s, u"2"_s, u"3"_s}, {u"4"_s}, {u"5"_s}}));
    QCOMPARE(asked(),
        (QStringList{u"GET api.opensubtitles.com/api/v1/subtitles?query=x"_s,
            u"GET api.opensubtitles.com/api/v1/subtitles?page=2&query=x"_s,
            u"GET api.opensubtitles.com/api/v1/subtitles?page=3&query=x"_s}));
    QCOMPARE(headerOf(m_http.requests.first(), "Api-Key"), "the-key"_ba); // without what was pasted around it
}

void TestProvider::searchOnePage()
{
    use(keyOnly);
    m_http.then(page(2, 3, {1}));
    SearchQuery query = textQuery();
    query.page = 2;
    const auto result = settled(m_provider->search(query, {}, {}));
    VERIFY_OK(result);
    QCOMPARE(asked(), QStringList{u"GET api.opensubtitles.com/api/v1/subtitles?page=2&query=x"_s});
}

void TestProvider::searchIsSifted()
{
    use(keyOnly);
    SearchQuery query = textQuery();
    query.aiTranslated = Wish::Only;
    m_http.then(page(1, 2, {1, 2})).then(page(2, 2, {3}, R"({"ai_translated":true})"));
    const auto result = settled(m_provider->search(query, {}, {}));
    VERIFY_OK(result);
    QCOMPARE(**result, 1);
}

void TestProvider::searchStops()
{
    use(keyOnly);
    std::stop_source stop;
    m_http.then(page(1, 3, {1})).then(page(2, 3, {2}));
    const auto result = settled(m_provider->search(
        textQuery(), [&stop](const QList<SubtitleHit> &) { stop.request_stop(); }, stop.get_token()));
    VERIFY_FAILED(result, ErrorKind::Cancelled);
    QVERIFY(m_http.requests.size() <= 2);
}

void TestProvider::searchForNothing()
{
    use(keyOnly);
    VERIFY_FAILED(settled(m_provider->search({}, {}, {})), ErrorKind::BadInput);
    QVERIFY(m_http.requests.isEmpty());
}

void TestProvider::failingPage()
{
    use(keyOnly);
    m_http.then(page(1, 2, {1})).then(FakeHttpClient::html(520));
    int hits = 0;
    const auto result = settled(
        m_provider->search(textQuery(), [&hits](const QList<SubtitleHit> &found) { hits += found.size(); }, {}));
    VERIFY_FAILED(result, ErrorKind::ServiceDown);
    QCOMPARE(hits, 1); // what came stays
}

void TestProvider::pagesHaveAnEnd()
{
    use(keyOnly);
    for (int i = 1; i <= 60; ++i)
        m_http.then(page(i, 100000, {i}));
    const auto result = settled(m_provider->search(textQuery(), {}, {}));
    VERIFY_OK(result);
    QCOMPARE(**result, 40);
    QCOMPARE(m_http.requests.size(), 40);
}

void TestProvider::downloadWithoutAccount()
{
    use(keyOnly);
    m_http.then(linkReply(4)).then(subtitle());
    QSignalSpy changed(m_provider.get(), &SubtitleProvider::accountChanged);
    const auto result = settled(m_provider->download(u"77"_s, {}, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->fileName, u"a.srt"_s);
    QCOMPARE((*result)->remaining, 4);
    QVERIFY((*result)->content.contains("Hello"));
    QCOMPARE(asked(),
        (QStringList{
            u"POST api.opensubtitles.com/api/v1/download"_s, u"GET dl.opensubtitles.com/download/X/subfile/a.srt"_s}));
    QCOMPARE(m_http.requests.at(0).body, "{\"file_id\":77}"_ba);
    QCOMPARE(headerOf(m_http.requests.at(0), "Authorization"), QByteArray());
    QVERIFY(m_http.requests.at(1).headers.isEmpty()); // neither key nor token go to the link
    QCOMPARE(changed.size(), 1);
    const AccountInfo info = m_provider->lastKnown();
    QVERIFY(!info.signedIn);
    QCOMPARE(info.quota.remaining, 4);
    QCOMPARE(info.quota.allowed, 5);
    QCOMPARE(info.quota.resetsAt, QDateTime(QDate(2041, 1, 1), QTime(0, 0), Qt::UTC));
}

void TestProvider::downloadSignedIn()
{
    use(withAccount);
    const QByteArray token = tokenEndingIn(3600);
    m_http.then(loginReply(token)).then(linkReply()).then(subtitle()).then(linkReply(18)).then(subtitle());
    VERIFY_OK(settled(m_provider->download(u"77"_s, {}, {})));
    VERIFY_OK(settled(m_provider->download(u"78"_s, {}, {})));
    QCOMPARE(asked(),
        (QStringList{u"POST api.opensubtitles.com/api/v1/login"_s, u"POST api.opensubtitles.com/api/v1/download"_s,
            u"GET dl.opensubtitles.com/download/X/subfile/a.srt"_s, u"POST api.opensubtitles.com/api/v1/download"_s,
            u"GET dl.opensubtitles.com/download/X/subfile/a.srt"_s}));
    QCOMPARE(m_http.requests.at(0).body, "{\"password\":\"swordfish\",\"username\":\"somebody\"}"_ba);
    QCOMPARE(headerOf(m_http.requests.at(0), "Api-Key"), "the-key"_ba);
    QCOMPARE(headerOf(m_http.requests.at(1), "Authorization"), "Bearer " + token);
    QCOMPARE(headerOf(m_http.requests.at(1), "Api-Key"), "the-key"_ba);
    QVERIFY(m_http.requests.at(2).headers.isEmpty());
    QVERIFY(m_provider->lastKnown().signedIn);
    QCOMPARE(m_provider->lastKnown().userName, u"somebody"_s);
    QCOMPARE(m_provider->lastKnown().quota.remaining, 18);
}

void TestProvider::lastDownloadIsASuccess()
{
    use(keyOnly);
    m_http.then(linkReply(0)).then(subtitle());
    const auto result = settled(m_provider->download(u"77"_s, {}, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->remaining, 0);
}

void TestProvider::quotaUsedUp()
{
    use(keyOnly);
    const QByteArray reset = QDateTime::currentDateTimeUtc().addSecs(7200).toString(Qt::ISODate).toLatin1();
    m_http.then(FakeHttpClient::json(
        406, "{\"requests\":5,\"remaining\":0,\"message\":\"You have\",\"reset_time_utc\":\"" + reset + "\"}"));
    const auto result = settled(m_provider->download(u"77"_s, {}, {}));
    VERIFY_FAILED(result, ErrorKind::QuotaUsedUp);
    QVERIFY(result->error().retryAfter > 7000s);
    QCOMPARE(m_provider->lastKnown().quota.remaining, 0);
    QVERIFY(m_provider->lastKnown().quota.resetsAt > QDateTime::currentDateTimeUtc());
}

void TestProvider::linkExpiredOnce()
{
    use(keyOnly);
    m_http.then(linkReply()).then(FakeHttpClient::html(410)).then(linkReply()).then(subtitle());
    VERIFY_OK(settled(m_provider->download(u"77"_s, {}, {})));
    QCOMPARE(m_http.requests.size(), 4);
}

void TestProvider::linkExpiredTwice()
{
    use(keyOnly);
    m_http.then(linkReply()).then(FakeHttpClient::html(410)).then(linkReply()).then(FakeHttpClient::html(410));
    m_http.then(linkReply()).then(subtitle());
    VERIFY_FAILED(settled(m_provider->download(u"77"_s, {}, {})), ErrorKind::NotFound);
    QCOMPARE(m_http.requests.size(), 4);
}

void TestProvider::emptySubtitle()
{
    use(keyOnly);
    m_http.then(linkReply()).then(FakeHttpClient::raw(304, {}));
    VERIFY_FAILED(settled(m_provider->download(u"77"_s, {}, {})), ErrorKind::BadReply);
    m_http.then(linkReply()).then(FakeHttpClient::raw(200, {}));
    VERIFY_FAILED(settled(m_provider->download(u"77"_s, {}, {})), ErrorKind::BadReply);
    m_http.then(linkReply()).then(FakeHttpClient::html(200));
    VERIFY_FAILED(settled(m_provider->download(u"77"_s, {}, {})), ErrorKind::BadReply);
}

void TestProvider::badDownloads()
{
    use(keyOnly);
    for (const auto &id : {u""_s, u"abc"_s, u"-1"_s, u"0"_s, u"12; drop"_s})
        VERIFY_FAILED(settled(m_provider->download(id, {}, {})), ErrorKind::BadInput);
    DownloadOptions half;
    half.inFps = 25;
    VERIFY_FAILED(settled(m_provider->download(u"1"_s, half, {})), ErrorKind::BadInput);
    QVERIFY(m_http.requests.isEmpty());
    m_http.then(FakeHttpClient::json(200, R"({"link":"http://elsewhere.example/x"})"));
    VERIFY_FAILED(settled(m_provider->download(u"1"_s, {}, {})), ErrorKind::BadReply);
}

void TestProvider::tokenIsKept()
{
    use(withAccount);
    const QByteArray token = tokenEndingIn(3600);
    m_http.then(loginReply(token, "vip-api.opensubtitles.com")).then(userReply(19));
    VERIFY_OK(settled(m_provider->accountInfo({})));
    // The next run, with the same keyring:
    m_provider = std::make_unique<OpenSubtitlesComProvider>(m_http, *m_secrets);
    use(withAccount);
    m_http.requests.clear();
    m_http.then(userReply(18));
    VERIFY_OK(settled(m_provider->accountInfo({})));
    QCOMPARE(asked(), QStringList{u"GET vip-api.opensubtitles.com/api/v1/infos/user"_s});
    QCOMPARE(headerOf(m_http.requests.first(), "Authorization"), "Bearer " + token);
}

void TestProvider::tokenOfAnotherAccountIsNotUsed()
{
    use(withAccount);
    m_http.then(loginReply(tokenEndingIn(3600))).then(userReply(19));
    VERIFY_OK(settled(m_provider->accountInfo({})));
    for (const auto &[key, value] : {std::pair(u"username"_s, u"else"_s), std::pair(u"password"_s, u"other"_s),
             std::pair(u"api_key"_s, u"key-2"_s), std::pair(u"url"_s, u"https://api.example/v1"_s)}) {
        m_provider = std::make_unique<OpenSubtitlesComProvider>(m_http, *m_secrets);
        AccountValues values = withAccount;
        values[key] = value;
        use(values);
        m_http.requests.clear();
        m_http.then(FakeHttpClient::html(503));
        VERIFY_FAILED(settled(m_provider->accountInfo({})), ErrorKind::ServiceDown);
        QVERIFY(asked().first().startsWith(u"POST"_s));
    }
}

void TestProvider::endedTokenIsNotUsed()
{
    use(withAccount);
    m_http.then(loginReply(tokenEndingIn(10))).then(userReply(19)); // ends within the margin
    VERIFY_OK(settled(m_provider->accountInfo({})));
    m_http.then(loginReply(tokenEndingIn(3600))).then(userReply(19));
    VERIFY_OK(settled(m_provider->accountInfo({})));
    QCOMPARE(asked().filter(u"/login"_s).size(), 2);
}

void TestProvider::refusedTokenIsRenewedOnce()
{
    use(withAccount);
    const QByteArray second = tokenEndingIn(3600, "two");
    m_http.then(loginReply(tokenEndingIn(3600))).then(invalidToken()).then(loginReply(second)).then(linkReply());
    m_http.then(subtitle());
    VERIFY_OK(settled(m_provider->download(u"77"_s, {}, {})));
    QCOMPARE(asked().filter(u"/login"_s).size(), 2);
    QCOMPARE(headerOf(m_http.requests.at(3), "Authorization"), "Bearer " + second);
}

void TestProvider::refusedTokenTwiceGivesUp()
{
    use(withAccount);
    m_http.then(loginReply(tokenEndingIn(3600))).then(invalidToken()).then(loginReply(tokenEndingIn(3600, "two")));
    m_http.then(invalidToken()).then(loginReply(tokenEndingIn(3600, "three")));
    VERIFY_FAILED(settled(m_provider->download(u"77"_s, {}, {})), ErrorKind::BadCredentials);
    QCOMPARE(m_http.requests.size(), 4);
}

void TestProvider::oneLoginForAll()
{
    use(withAccount);
    m_http.then(loginReply(tokenEndingIn(3600)));
    for (int i = 0; i < 3; ++i)
        m_http.then(userReply(19));
    QList<Pending<AccountInfo>> all;
    for (int i = 0; i < 3; ++i)
        all.append(m_provider->accountInfo({}));
    for (const auto &pending : std::as_const(all))
        VERIFY_OK(settled(pending));
    QCOMPARE(asked().filter(u"/login"_s).size(), 1);
}

void TestProvider::wrongPasswordIsNotRepeated()
{
    use(withAccount);
    const HttpReply wrong = FakeHttpClient::json(
        401, R"({"message":"Error, invalid username/password failed:1 remaining:9  ","status":401})");
    m_http.then(wrong);
    for (int i = 0; i < 5; ++i)
        VERIFY_FAILED(settled(m_provider->download(u"77"_s, {}, {})), ErrorKind::BadCredentials);
    QCOMPARE(m_http.requests.size(), 1);
    m_http.then(wrong); // asked for by the person
    VERIFY_FAILED(settled(m_provider->logIn({})), ErrorKind::BadCredentials);
    QCOMPARE(m_http.requests.size(), 2);
    AccountValues right = withAccount;
    right[u"password"_s] = u"right"_s;
    use(right);
    m_http.then(loginReply(tokenEndingIn(3600))).then(linkReply()).then(subtitle());
    VERIFY_OK(settled(m_provider->download(u"77"_s, {}, {})));
}

void TestProvider::oneWaiterStopsDuringLogin()
{
    use(withAccount);
    std::stop_source stop;
    m_http.then(loginReply(tokenEndingIn(3600))).then(userReply(19));
    auto stopped = m_provider->accountInfo(stop.get_token());
    auto other = m_provider->accountInfo({});
    stop.request_stop();
    VERIFY_FAILED(settled(std::move(stopped)), ErrorKind::Cancelled);
    VERIFY_OK(settled(std::move(other)));
}

void TestProvider::newValuesEndTheSession()
{
    use(withAccount);
    m_http.then(loginReply(tokenEndingIn(3600))).then(userReply(19));
    VERIFY_OK(settled(m_provider->accountInfo({})));
    use(withAccount); // the same: nothing happens
    m_http.then(userReply(18));
    VERIFY_OK(settled(m_provider->accountInfo({})));
    use(keyOnly);
    QVERIFY(!m_provider->lastKnown().signedIn);
    m_http.requests.clear();
    m_http.then(linkReply()).then(subtitle());
    VERIFY_OK(settled(m_provider->download(u"77"_s, {}, {})));
    QCOMPARE(headerOf(m_http.requests.first(), "Authorization"), QByteArray());
}

void TestProvider::vipAddressIsUsed()
{
    use(withAccount);
    m_http.then(loginReply(tokenEndingIn(3600), "vip-api.opensubtitles.com")).then(userReply(19)).then(page(1, 0, {}));
    VERIFY_OK(settled(m_provider->accountInfo({})));
    VERIFY_OK(settled(m_provider->search(textQuery(), {}, {})));
    QCOMPARE(asked().mid(1),
        (QStringList{u"GET vip-api.opensubtitles.com/api/v1/infos/user"_s,
            u"GET vip-api.opensubtitles.com/api/v1/subtitles?query=x"_s}));
    QCOMPARE(headerOf(m_http.requests.last(), "Authorization"), QByteArray());
}

void TestProvider::keyIsNotSentWhereALoginSays()
{
    use(withAccount);
    m_http.then(loginReply(tokenEndingIn(3600), "evil.example")).then(userReply(19));
    VERIFY_OK(settled(m_provider->accountInfo({})));
    QCOMPARE(asked().last(), u"GET api.opensubtitles.com/api/v1/infos/user"_s);
}

void TestProvider::logIn()
{
    use(withAccount);
    QSignalSpy changed(m_provider.get(), &SubtitleProvider::accountChanged);
    m_http.then(loginReply(tokenEndingIn(3600))).then(userReply(17));
    const auto result = settled(m_provider->logIn({}));
    VERIFY_OK(result);
    QVERIFY((*result)->signedIn);
    QCOMPARE((*result)->quota.remaining, 17);
    QVERIFY(changed.size() >= 1);
    QCOMPARE(changed.last().first().value<AccountInfo>(), **result);
    m_http.then(loginReply(tokenEndingIn(3600))).then(userReply(17));
    VERIFY_OK(settled(m_provider->logIn({}))); // it proves the password anew
    QCOMPARE(asked().filter(u"/login"_s).size(), 2);
}

void TestProvider::logInWithoutAccount()
{
    VERIFY_FAILED(settled(m_provider->logIn({})), ErrorKind::NeedsAccount);
    use(keyOnly);
    m_http.then(FakeHttpClient::json(403, R"({"message":"You cannot consume this service"})"));
    VERIFY_FAILED(settled(m_provider->logIn({})), ErrorKind::BadCredentials);
    m_http.then(FakeHttpClient::json(200, R"({"data":{"output_formats":["srt"]}})"));
    const auto result = settled(m_provider->logIn({}));
    VERIFY_OK(result);
    QVERIFY(!(*result)->signedIn);
    // The list of languages is answered without a key as well and would prove nothing.
    QCOMPARE(asked(), QStringList(2, u"GET api.opensubtitles.com/api/v1/infos/formats"_s));
}

void TestProvider::logOut()
{
    use(withAccount);
    const QByteArray token = tokenEndingIn(3600);
    m_http.then(loginReply(token))
        .then(userReply(19))
        .then(FakeHttpClient::json(200, R"({"message":"token successfully destroyed"})"));
    VERIFY_OK(settled(m_provider->accountInfo({})));
    VERIFY_OK(settled(m_provider->logOut({})));
    QCOMPARE(asked().last(), u"DELETE api.opensubtitles.com/api/v1/logout"_s);
    QCOMPARE(headerOf(m_http.requests.last(), "Authorization"), "Bearer " + token);
    QVERIFY(!m_provider->lastKnown().signedIn);
    const auto kept = settled(m_secrets->read(u"opensubtitles-com/token"_s));
    VERIFY_OK(kept);
    QCOMPARE(**kept, QString());
    const qsizetype before = m_http.requests.size();
    VERIFY_OK(settled(m_provider->logOut({}))); // nothing to do
    QCOMPARE(m_http.requests.size(), before);
}

void TestProvider::accountInfo()
{
    use(keyOnly);
    const auto nobody = settled(m_provider->accountInfo({}));
    VERIFY_OK(nobody);
    QVERIFY(!(*nobody)->signedIn);
    QVERIFY(m_http.requests.isEmpty());
    use(withAccount);
    m_http.then(loginReply(tokenEndingIn(3600))).then(linkReply(18)).then(subtitle()).then(userReply(18));
    VERIFY_OK(settled(m_provider->download(u"1"_s, {}, {})));
    const auto info = settled(m_provider->accountInfo({}));
    VERIFY_OK(info);
    QCOMPARE((*info)->quota.remaining, 18);
    QVERIFY((*info)->quota.resetsAt.isValid()); // known from the download; this reply does not tell
}

void TestProvider::catalogue()
{
    use(keyOnly);
    FeatureQuery shortQuery;
    shortQuery.text = u" ab "_s;
    VERIFY_FAILED(settled(m_provider->features(shortQuery, {})), ErrorKind::BadInput);
    const QByteArray features = R"({"data":[{"id":"1","attributes":{"feature_type":"Movie","title":"A"}}]})";
    FeatureQuery byId;
    byId.imdbId = 5;
    m_http.then(FakeHttpClient::json(200, features)).then(FakeHttpClient::json(200, features));
    m_http.then(page(1, 1, {1, 2})).then(page(1, 1, {3}));
    const auto found = settled(m_provider->features(byId, {}));
    VERIFY_OK(found);
    QCOMPARE((*found)->size(), 1);
    DiscoverQuery query;
    query.language = Language::fromCode(u"en");
    query.type = u"movie"_s;
    VERIFY_OK(settled(m_provider->popular(query, {})));
    const auto latest = settled(m_provider->latest(query, {}));
    VERIFY_OK(latest);
    QCOMPARE((*latest)->size(), 2);
    VERIFY_OK(settled(m_provider->mostDownloaded({}, {})));
    QCOMPARE(asked(),
        (QStringList{u"GET api.opensubtitles.com/api/v1/features?imdb_id=5"_s,
            u"GET api.opensubtitles.com/api/v1/discover/popular?language=en&type=movie"_s,
            u"GET api.opensubtitles.com/api/v1/discover/latest?language=en&type=movie"_s,
            u"GET api.opensubtitles.com/api/v1/discover/most_downloaded"_s}));
}

void TestProvider::facts()
{
    m_http.then(FakeHttpClient::json(200, R"({"data":[{"language_code":"en","language_name":"English"}]})"));
    VERIFY_OK(settled(m_provider->languages({}))); // without a key
    VERIFY_FAILED(settled(m_provider->formats({})), ErrorKind::NeedsAccount);
    use(keyOnly);
    m_http.then(FakeHttpClient::json(200, R"({"data":{"output_formats":["srt","sub"]}})"));
    const auto formats = settled(m_provider->formats({}));
    VERIFY_OK(formats);
    QCOMPARE((*formats)->size(), 2);
    m_http.then(FakeHttpClient::json(200, R"({"title":"A","season":1})"));
    const auto guess = settled(m_provider->guess(u"A.S01.mkv"_s, {}));
    VERIFY_OK(guess);
    QCOMPARE((**guess)[u"season"_s].toInt(), 1);
    QCOMPARE(asked().last(), u"GET api.opensubtitles.com/api/v1/utilities/guessit?filename=A.S01.mkv"_s);
}

void TestProvider::rawApi()
{
    use(keyOnly);
    VERIFY_FAILED(settled(m_provider->call({u"GET"_s}, {})), ErrorKind::BadInput);
    VERIFY_FAILED(settled(m_provider->call({u"GET"_s, u"/infos/user"_s}, {})), ErrorKind::NeedsAccount);
    m_http.then(FakeHttpClient::json(200, R"({"data":[]})"));
    const auto popular =
        settled(m_provider->call({u"GET"_s, u"/discover/popular"_s, u"type=movie"_s, u"language=en"_s}, {}));
    VERIFY_OK(popular);
    QVERIFY((**popular)[u"data"_s].isArray());
    m_http.then(FakeHttpClient::html(404));
    VERIFY_FAILED(settled(m_provider->call({u"GET"_s, u"/nowhere"_s}, {})), ErrorKind::NotFound);

    use(withAccount);
    const QByteArray token = tokenEndingIn(3600);
    m_http.then(loginReply(token)).then(linkReply(11));
    const auto link =
        settled(m_provider->call({u"POST"_s, u"/download"_s, u"file_id:=123"_s, u"sub_format=srt"_s}, {}));
    VERIFY_OK(link);
    QCOMPARE((**link)[u"remaining"_s].toInt(), 11);
    QCOMPARE(m_provider->lastKnown().quota.remaining, 11);
    QCOMPARE(m_http.requests.last().body, "{\"file_id\":123,\"sub_format\":\"srt\"}"_ba);
    QCOMPARE(headerOf(m_http.requests.last(), "Authorization"), "Bearer " + token);
    m_http.then(FakeHttpClient::json(200, R"({"message":"token successfully destroyed"})"));
    VERIFY_OK(settled(m_provider->call({u"DELETE"_s, u"/logout"_s}, {})));
    QVERIFY(!m_provider->lastKnown().signedIn);
    QVERIFY(!m_provider->endpoints().isEmpty());
}

void TestProvider::paces()
{
    QCOMPARE(m_http.paces.value(u"opensubtitles-com/login"_s), (QList<PaceWindow>{{1, 1s}, {10, 60s}, {30, 3600s}}));
    QCOMPARE(m_http.paces.value(u"opensubtitles-com/features"_s), (QList<PaceWindow>{{40, 10s}}));
}

QTEST_GUILESS_MAIN(TestProvider)
#include "tst_opensubtitlescomprovider.moc"
