// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/networkhttpclient.h"
#include "core/net/urlrules.h"
#include "tests/core/net/compressed.h"
#include "tests/core/net/faultserver.h"
#include "tests/support/settled.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace Legenda;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto apiKey = "the-key-nobody-may-see";
constexpr auto token = "the-token-nobody-may-see";

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

HttpRequest signedRequest(const QUrl &url)
{
    HttpRequest request = get(url);
    request.headers = {{"Api-Key", apiKey}, {"Authorization", QByteArray("Bearer ") + token}, {"X-Own", "own secret"},
        {"Accept", "application/json"}};
    request.secretHeaders = {"X-Own"};
    return request;
}

} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sendsWhatIsAsked();
    void methods();
    void decodesReplies();
    void redirectOnTheSameHostKeepsHeaders();
    void redirectToAnotherHostDropsSecrets();
    void redirectToAnotherPortDropsSecrets();
    void redirectOfABodyToAnotherHost();
    void redirectsOfPost_data();
    void redirectsOfPost();
    void unusableRedirect_data();
    void unusableRedirect();
    void redirectsUnwanted();
    void redirectLoop();
    void redirectToPlainHttp();
    void plainHttpIsRefused_data();
    void plainHttpIsRefused();
    void urlRules();
    void identicalGetsAreJoined();
    void oneReaderStopsTheOtherGoesOn();
    void lastReaderStops();
    void stopFromAnotherThread();
    void stopDuringARetryDelay();
    void stopWhileWaitingForItsTurn();
    void stoppedBeforeItBegan();
    void closingCancels();
    void logIsScrubbed();
    void htmlIsRecognised();

private:
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<NetworkHttpClient> m_client;
};

void TestHttpClient::init()
{
    m_server = std::make_unique<FaultServer>();
    HttpClientOptions options;
    options.retry.delays = {1ms, 1ms};
    m_client = std::make_unique<NetworkHttpClient>("Legenda v1.0.0", options);
    m_client->setPace(m_server->url().authority(), {{1000, 1s}});
}

void TestHttpClient::sendsWhatIsAsked()
{
    m_server->answer("200 OK", "Content-Type: text/plain\r\nX-Thing: 1\r\n", "body");
    HttpRequest request = signedRequest(m_server->url(u"/a/b?languages=de%2Cfr&query=man+of+steel"_s));
    const auto result = settled(m_client->send(request));
    VERIFY_OK(result);
    QCOMPARE((*result)->status, 200);
    QCOMPARE((*result)->body, "body"_ba);
    QCOMPARE((*result)->header("x-thing"), "1"_ba);
    QCOMPARE((*result)->header("missing"), QByteArray());
    QCOMPARE((*result)->url, request.url);
    QVERIFY((*result)->isSuccess());
    QCOMPARE(m_server->requests.size(), 1);
    const WireRequest &wire = m_server->requests.first();
    QCOMPARE(wire.method, "GET"_ba);
    QCOMPARE(wire.target, "/a/b?languages=de%2Cfr&query=man+of+steel"_ba);
    QCOMPARE(wire.header("User-Agent"), "Legenda v1.0.0"_ba);
    QCOMPARE(wire.header("Accept-Encoding"), "gzip, deflate"_ba);
    QCOMPARE(wire.header("Api-Key"), QByteArray(apiKey));
    QVERIFY(!wire.hasHeader("Cookie"));
}

void TestHttpClient::methods()
{
    m_server->answer("200 OK");
    for (const auto &[method, name] : {std::pair(HttpRequest::Method::Post, "POST"_ba),
             std::pair(HttpRequest::Method::Put, "PUT"_ba), std::pair(HttpRequest::Method::Delete, "DELETE"_ba)}) {
        for (const bool mayRetry : {true, false}) {
            m_server->requests.clear();
            HttpRequest request = get(m_server->url());
            request.method = method;
            request.mayRetry = mayRetry;
            if (method != HttpRequest::Method::Delete) {
                request.body = "{\"a\":1}";
                request.contentType = "application/json";
            }
            VERIFY_OK(settled(m_client->send(request)));
            QCOMPARE(m_server->requests.size(), 1);
            QCOMPARE(m_server->requests.first().method, name);
            QCOMPARE(m_server->requests.first().body, request.body);
            QCOMPARE(m_server->requests.first().header("Content-Type"), request.contentType);
        }
    }
}

void TestHttpClient::decodesReplies()
{
    const QByteArray text = QByteArray("Grüße. ").repeated(1000);
    m_server->answer("200 OK", "Content-Encoding: gzip\r\n", compressed(text));
    const auto zipped = settled(m_client->send(get(m_server->url(u"/gzip"_s))));
    VERIFY_OK(zipped);
    QCOMPARE((*zipped)->body, text);
    m_server->answer("200 OK", "Content-Encoding: deflate\r\n", compressed(text, MAX_WBITS));
    const auto deflated = settled(m_client->send(get(m_server->url(u"/deflate"_s))));
    VERIFY_OK(deflated);
    QCOMPARE((*deflated)->body, text);
    m_server->answer("200 OK", "Content-Encoding: br\r\n", "whatever");
    VERIFY_FAILED(settled(m_client->send(get(m_server->url(u"/br"_s)))), ErrorKind::BadReply);
}

void TestHttpClient::redirectOnTheSameHostKeepsHeaders()
{
    m_server->handle([](const WireRequest &request, QTcpSocket *socket, int) {
        if (request.target == "/api/x?page=1")
            FaultServer::reply(socket, "301 Moved Permanently", "Location: /api/x\r\n");
        else
            FaultServer::reply(socket, "200 OK", {}, "here");
    });
    const auto result = settled(m_client->send(signedRequest(m_server->url(u"/api/x?page=1"_s))));
    VERIFY_OK(result);
    QCOMPARE((*result)->body, "here"_ba);
    QCOMPARE((*result)->url, m_server->url(u"/api/x"_s));
    QCOMPARE(m_server->requests.size(), 2);
    QCOMPARE(m_server->requests.at(1).header("Api-Key"), QByteArray(apiKey));
    QCOMPARE(m_server->requests.at(1).header("Authorization"), QByteArray("Bearer ") + token);
}

void TestHttpClient::redirectToAnotherHostDropsSecrets()
{
    FaultServer elsewhere(u"127.0.0.2"_s);
    if (!elsewhere.isListening())
        QSKIP("this system has no 127.0.0.2");
    elsewhere.handle([](const WireRequest &request, QTcpSocket *socket, int) {
        if (request.target == "/x")
            FaultServer::reply(socket, "302 Found", "Location: /y\r\n");
        else
            FaultServer::reply(socket, "200 OK", {}, "elsewhere");
    });
    m_server->answer("302 Found", "Location: " + elsewhere.url(u"/x"_s).toEncoded() + "\r\n");
    const auto result = settled(m_client->send(signedRequest(m_server->url())));
    VERIFY_OK(result);
    QCOMPARE((*result)->body, "elsewhere"_ba);
    QCOMPARE(elsewhere.requests.size(), 2);
    for (const WireRequest &wire : std::as_const(elsewhere.requests)) {
        QVERIFY(!wire.hasHeader("Api-Key"));
        QVERIFY(!wire.hasHeader("Authorization"));
        QVERIFY(!wire.hasHeader("X-Own"));
        QCOMPARE(wire.header("Accept"), "application/json"_ba);
    }
}

void TestHttpClient::redirectToAnotherPortDropsSecrets()
{
    FaultServer elsewhere;
    elsewhere.answer("200 OK");
    m_server->answer("307 Temporary Redirect", "Location: " + elsewhere.url().toEncoded() + "\r\n");
    VERIFY_OK(settled(m_client->send(signedRequest(m_server->url()))));
    QCOMPARE(elsewhere.requests.size(), 1);
    QVERIFY(!elsewhere.requests.first().hasHeader("Api-Key"));
}

void TestHttpClient::redirectOfABodyToAnotherHost()
{
    FaultServer elsewhere;
    elsewhere.answer("200 OK");
    for (const QByteArray &status : {"307 Temporary Redirect"_ba, "308 Permanent Redirect"_ba}) {
        m_server->answer(status, "Location: " + elsewhere.url().toEncoded() + "\r\n");
        HttpRequest request = signedRequest(m_server->url());
        request.method = HttpRequest::Method::Post;
        request.body = "{\"password\":\"hunter22\"}";
        VERIFY_FAILED(settled(m_client->send(request)), ErrorKind::BadReply);
    }
    QCOMPARE(elsewhere.requests.size(), 0);
}

void TestHttpClient::redirectsOfPost_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("method");
    for (const auto &status : {"301 x"_ba, "302 x"_ba, "303 x"_ba})
        QTest::newRow(status.constData()) << status << "GET"_ba;
    for (const auto &status : {"307 x"_ba, "308 x"_ba})
        QTest::newRow(status.constData()) << status << "POST"_ba;
}

void TestHttpClient::redirectsOfPost()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, method);
    m_server->handle([status](const WireRequest &, QTcpSocket *socket, int n) {
        if (n == 1)
            FaultServer::reply(socket, status, "Location: there\r\n");
        else
            FaultServer::reply(socket, "200 OK");
    });
    HttpRequest request = get(m_server->url(u"/api/here"_s));
    request.method = HttpRequest::Method::Post;
    request.body = "{}";
    VERIFY_OK(settled(m_client->send(request)));
    QCOMPARE(m_server->requests.size(), 2);
    QCOMPARE(m_server->requests.at(1).target, "/api/there"_ba);
    QCOMPARE(m_server->requests.at(1).method, method);
    QCOMPARE(m_server->requests.at(1).body, method == "POST" ? "{}"_ba : QByteArray());
}

void TestHttpClient::unusableRedirect_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("empty") << "Location: \r\n"_ba;
    QTest::newRow("another scheme") << "Location: ftp://127.0.0.1/x\r\n"_ba;
    QTest::newRow("a file") << "Location: file:///etc/passwd\r\n"_ba;
    QTest::newRow("nonsense") << "Location: http://[nonsense\r\n"_ba;
}

void TestHttpClient::unusableRedirect()
{
    QFETCH(QByteArray, headers);
    m_server->answer("301 Moved Permanently", headers + "Content-Type: text/html\r\n", "<html></html>");
    const auto result = settled(m_client->send(get(m_server->url())));
    VERIFY_OK(result);
    QCOMPARE((*result)->status, 301);
    QVERIFY((*result)->looksLikeHtml());
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHttpClient::redirectsUnwanted()
{
    m_server->answer("302 Found", "Location: /there\r\n");
    HttpRequest request = get(m_server->url());
    request.followRedirects = false;
    const auto result = settled(m_client->send(request));
    VERIFY_OK(result);
    QCOMPARE((*result)->status, 302);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHttpClient::redirectLoop()
{
    m_server->answer("302 Found", "Location: /\r\n");
    VERIFY_FAILED(settled(m_client->send(get(m_server->url()))), ErrorKind::BadReply);
    QCOMPARE(m_server->requests.size(), 6);
}

void TestHttpClient::redirectToPlainHttp()
{
    m_server->answer("302 Found", "Location: http://example.invalid/\r\n");
    VERIFY_FAILED(settled(m_client->send(get(m_server->url()))), ErrorKind::BadReply);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHttpClient::plainHttpIsRefused_data()
{
    QTest::addColumn<QString>("url");
    for (const auto &url :
        {u"http://example.invalid/"_s, u"http://127.0.0.1.example.invalid/"_s, u"http://localhost.example.invalid/"_s,
            u"ftp://127.0.0.1/"_s, u"file:///etc/passwd"_s, u"https://"_s, u"nonsense"_s, QString()})
        QTest::newRow(qPrintable(u"'"_s + url)) << url;
}

void TestHttpClient::plainHttpIsRefused()
{
    QFETCH(QString, url);
    VERIFY_FAILED(settled(m_client->send(get(QUrl(url)))), ErrorKind::BadInput);
}

void TestHttpClient::urlRules()
{
    for (const auto &url : {u"http://127.0.0.1/"_s, u"http://127.9.8.7:81/"_s, u"http://[::1]:8080/"_s,
             u"http://localhost/"_s, u"http://api.localhost/"_s, u"https://example.org"_s})
        QVERIFY2(isAllowed(QUrl(url)), qPrintable(url));
    const QUrl secure(u"https://api.example.org/x"_s);
    QVERIFY(isSameOrigin(secure, QUrl(u"https://API.example.org:443/y"_s)));
    QVERIFY(!isSameOrigin(secure, QUrl(u"https://vip-api.example.org/"_s)));
    QVERIFY(!isSameOrigin(secure, QUrl(u"https://api.example.org:444/"_s)));
    QVERIFY(!isSameOrigin(secure, QUrl(u"http://api.example.org/"_s)));
    QVERIFY(isSameOrigin(QUrl(u"http://localhost/"_s), QUrl(u"https://localhost/"_s)));
}

void TestHttpClient::identicalGetsAreJoined()
{
    m_server->answer("200 OK", {}, "once");
    auto first = m_client->send(get(m_server->url(u"/same"_s)));
    auto second = m_client->send(get(m_server->url(u"/same"_s)));
    auto other = m_client->send(signedRequest(m_server->url(u"/same"_s)));
    VERIFY_OK(settled(std::move(first)));
    VERIFY_OK(settled(std::move(second)));
    VERIFY_OK(settled(std::move(other)));
    QCOMPARE(m_server->requests.size(), 2); // other headers are another question
    VERIFY_OK(settled(m_client->send(get(m_server->url(u"/same"_s)))));
    QCOMPARE(m_server->requests.size(), 3); // no cache

    m_server->requests.clear();
    HttpRequest post = get(m_server->url());
    post.method = HttpRequest::Method::Post;
    auto one = m_client->send(post);
    auto two = m_client->send(post);
    VERIFY_OK(settled(std::move(one)));
    VERIFY_OK(settled(std::move(two)));
    QCOMPARE(m_server->requests.size(), 2);
}

void TestHttpClient::oneReaderStopsTheOtherGoesOn()
{
    QTcpSocket *open = nullptr;
    m_server->handle([&open](const WireRequest &, QTcpSocket *socket, int) { open = socket; });
    std::stop_source stop;
    auto stopped = m_client->send(get(m_server->url()), stop.get_token());
    auto other = m_client->send(get(m_server->url()));
    QVERIFY(QTest::qWaitFor([&] { return open != nullptr; }));
    stop.request_stop();
    VERIFY_FAILED(settled(std::move(stopped)), ErrorKind::Cancelled);
    FaultServer::reply(open, "200 OK", {}, "for the other");
    const auto result = settled(std::move(other));
    VERIFY_OK(result);
    QCOMPARE((*result)->body, "for the other"_ba);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHttpClient::lastReaderStops()
{
    QPointer<QTcpSocket> open;
    m_server->handle([&open](const WireRequest &, QTcpSocket *socket, int) { open = socket; });
    std::stop_source stop;
    auto first = m_client->send(get(m_server->url()), stop.get_token());
    auto second = m_client->send(get(m_server->url()), stop.get_token());
    QVERIFY(QTest::qWaitFor([&] { return open != nullptr; }));
    stop.request_stop();
    VERIFY_FAILED(settled(std::move(first)), ErrorKind::Cancelled);
    VERIFY_FAILED(settled(std::move(second)), ErrorKind::Cancelled);
    QVERIFY(QTest::qWaitFor([&] { return open == nullptr; })); // the connection is gone as well
}

void TestHttpClient::stopFromAnotherThread()
{
    m_server->handle([](const WireRequest &, QTcpSocket *, int) {});
    std::stop_source stop;
    auto pending = m_client->send(get(m_server->url()), stop.get_token());
    QVERIFY(QTest::qWaitFor([&] { return !m_server->requests.isEmpty(); }));
    std::thread other([&stop] { stop.request_stop(); });
    VERIFY_FAILED(settled(std::move(pending)), ErrorKind::Cancelled);
    other.join();
}

void TestHttpClient::stopDuringARetryDelay()
{
    HttpClientOptions options;
    options.retry.delays = {1h};
    NetworkHttpClient client("Legenda v1.0.0", options);
    m_server->answer("503 Service Unavailable");
    std::stop_source stop;
    auto pending = client.send(get(m_server->url()), stop.get_token());
    QVERIFY(QTest::qWaitFor([&] { return m_server->requests.size() == 1; }));
    QTest::qWait(50);
    stop.request_stop();
    VERIFY_FAILED(settled(std::move(pending)), ErrorKind::Cancelled);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHttpClient::stopWhileWaitingForItsTurn()
{
    m_server->answer("200 OK");
    m_client->setPace(u"slow"_s, {{1, 50s}});
    HttpRequest request = get(m_server->url());
    request.paceKey = u"slow"_s;
    VERIFY_OK(settled(m_client->send(request)));
    std::stop_source stop;
    auto pending = m_client->send(request, stop.get_token());
    QTest::qWait(20);
    stop.request_stop();
    VERIFY_FAILED(settled(std::move(pending)), ErrorKind::Cancelled);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHttpClient::stoppedBeforeItBegan()
{
    std::stop_source stop;
    stop.request_stop();
    VERIFY_FAILED(settled(m_client->send(get(m_server->url()), stop.get_token())), ErrorKind::Cancelled);
    QCOMPARE(m_server->requests.size(), 0);
}

void TestHttpClient::closingCancels()
{
    m_server->handle([](const WireRequest &, QTcpSocket *, int) {});
    m_client->setPace(u"slow"_s, {{1, 50s}});
    std::stop_source stop;
    QList<Pending<HttpReply>> all;
    all.append(m_client->send(get(m_server->url(u"/a"_s)), stop.get_token()));
    for (int i = 0; i < 3; ++i) {
        HttpRequest request = get(m_server->url(u"/%1"_s.arg(i)));
        request.paceKey = u"slow"_s;
        all.append(m_client->send(request, stop.get_token()));
    }
    QVERIFY(QTest::qWaitFor([&] { return !m_server->requests.isEmpty(); }));
    m_client.reset();
    stop.request_stop();
    for (const auto &pending : std::as_const(all))
        VERIFY_FAILED(settled(pending), ErrorKind::Cancelled);
}

void TestHttpClient::logIsScrubbed()
{
    QSignalSpy logged(m_client.get(), &HttpClient::logged);
    m_server->answer("404 Not Found");
    VERIFY_OK(settled(
        m_client->send(signedRequest(m_server->url(u"/a?api_key=abcdefgh&x=%1"_s.arg(QString::fromLatin1(token)))))));
    QCOMPARE(logged.size(), 1);
    const auto entry = logged.first().first().value<HttpLogEntry>();
    QCOMPARE(entry.method, u"GET"_s);
    QCOMPARE(entry.status, 404);
    QVERIFY(entry.startedMs > 0);
    QVERIFY(entry.url.contains(u"/a?api_key="_s));
    QVERIFY(!entry.url.contains(u"abcdefgh"_s));
    QVERIFY(!entry.url.contains(QString::fromLatin1(token)));
}

void TestHttpClient::htmlIsRecognised()
{
    HttpReply reply;
    QVERIFY(!reply.looksLikeHtml());
    reply.body = "\xef\xbb\xbf \n<!DOCTYPE HTML><html>";
    QVERIFY(reply.looksLikeHtml());
    reply.body = "<HTML lang=x>";
    QVERIFY(reply.looksLikeHtml());
    reply.body = "1\n00:00:01,000 --> 00:00:02,000\n<html>";
    QVERIFY(!reply.looksLikeHtml());
    reply.headers = {{"content-type", "Text/HTML; charset=utf-8"}};
    QVERIFY(reply.looksLikeHtml());
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
