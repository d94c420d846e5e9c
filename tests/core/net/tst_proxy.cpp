// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Requests through proxies on loopback. Names under ".invalid" exist nowhere (RFC 6761): what answers for them is the
// proxy. Plain http to them is not allowed, so they are asked by https, which a proxy sees as CONNECT; for the rest the
// rule that loopback needs no proxy is switched off.

#include "core/net/networkhttpclient.h"
#include "core/net/redaction.h"
#include "tests/core/net/faultserver.h"
#include "tests/core/net/proxyserver.h"
#include "tests/support/settled.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <semaphore>

using namespace Legenda;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void httpProxy();
    void socksProxy();
    void connectForHttps();
    void neverForLoopback();
    void none();
    void changesTakeEffect();
    void rightPassword();
    void wrongPassword();
    void wrongPasswordOfSocks();
    void passwordMissing();
    void manyWithAWrongPassword();
    void troubles_data();
    void troubles();
    void systemIsAskedElsewhere();
    void systemThatTakesItsTime();
    void systemThatNeverAnswers();
    void systemForRedirects();
    void passwordsAreScrubbed();

private:
    ProxySettings manual(const QTcpServer &server, ProxySettings::Type type = ProxySettings::Type::Http) const;
    HttpRequest get(const QUrl &url) const;
    std::unique_ptr<NetworkHttpClient> makeClient(HttpClientOptions options = {}, bool loopbackToo = true);

    std::unique_ptr<FaultServer> m_target;
    std::unique_ptr<FaultServer> m_proxy;
};

void TestProxy::init()
{
    m_target = std::make_unique<FaultServer>();
    m_target->answer("200 OK", {}, "direct");
    m_proxy = std::make_unique<FaultServer>();
    m_proxy->answer("200 OK", {}, "through");
}

std::unique_ptr<NetworkHttpClient> TestProxy::makeClient(HttpClientOptions options, bool loopbackToo)
{
    options.retry.delays = {1ms, 1ms};
    if (loopbackToo)
        options.bypassProxy = [](const QUrl &) { return false; };
    if (!options.systemProxies)
        options.systemProxies = [](const QNetworkProxyQuery &) { return QList<QNetworkProxy>(); };
    auto client = std::make_unique<NetworkHttpClient>("Legenda v1.0.0", options);
    client->setPace(m_target->url().authority(), {{1000, 1s}});
    client->setPace(u"legenda.invalid"_s, {{1000, 1s}});
    return client;
}

ProxySettings TestProxy::manual(const QTcpServer &server, ProxySettings::Type type) const
{
    ProxySettings settings;
    settings.mode = ProxySettings::Mode::Manual;
    settings.type = type;
    settings.host = server.serverAddress().toString();
    settings.port = server.serverPort();
    return settings;
}

HttpRequest TestProxy::get(const QUrl &url) const
{
    HttpRequest request;
    request.url = url;
    return request;
}

void TestProxy::httpProxy()
{
    const auto client = makeClient();
    client->setProxy(manual(*m_proxy));
    const auto result = settled(client->send(get(m_target->url(u"/a?b=c"_s))));
    VERIFY_OK(result);
    QCOMPARE((*result)->body, "through"_ba);
    QCOMPARE(m_target->requests.size(), 0);
    QCOMPARE(m_proxy->requests.size(), 1);
    QCOMPARE(m_proxy->requests.first().target, m_target->url(u"/a?b=c"_s).toEncoded());
    QVERIFY(!m_proxy->requests.first().hasHeader("Proxy-Authorization"));
}

void TestProxy::socksProxy()
{
    Socks5Server socks;
    const auto client = makeClient();
    client->setProxy(manual(socks, ProxySettings::Type::Socks5));
    const auto plain = settled(client->send(get(m_target->url())));
    VERIFY_OK(plain);
    QCOMPARE((*plain)->body, "through"_ba);
    QCOMPARE(m_target->requests.size(), 0);
    QCOMPARE(std::exchange(socks.hosts, {}), QList<QByteArray>{"7f000001"});
    HttpRequest request = get(QUrl(u"https://legenda.invalid/a"_s));
    request.mayRetry = false;
    // The proxy gets the name, not an address; what it answers is no TLS.
    VERIFY_FAILED(settled(client->send(request)), ErrorKind::Tls);
    QCOMPARE(socks.hosts, QList<QByteArray>{"legenda.invalid"});
}

void TestProxy::connectForHttps()
{
    m_proxy->handle([](const WireRequest &, QTcpSocket *socket, int) {
        FaultServer::reply(socket, "403 Forbidden", {}, "not through here");
    });
    const auto client = makeClient({}, false);
    client->setProxy(manual(*m_proxy));
    HttpRequest request = get(QUrl(u"https://legenda.invalid/secret-path"_s));
    request.headers = {{"Api-Key", "only-for-the-service"}};
    const auto result = settled(client->send(request));
    VERIFY_FAILED(result, ErrorKind::Offline);
    QVERIFY2(result->error().message.contains(u"127.0.0.1:%1"_s.arg(m_proxy->serverPort())),
        qPrintable(result->error().message));
    QVERIFY(!m_proxy->requests.isEmpty());
    for (const WireRequest &wire : std::as_const(m_proxy->requests)) {
        QCOMPARE(wire.method, "CONNECT"_ba);
        QCOMPARE(wire.target, "legenda.invalid:443"_ba);
        QVERIFY(!wire.hasHeader("Api-Key"));
    }
}

void TestProxy::neverForLoopback()
{
    const auto client = makeClient({}, false);
    client->setProxy(manual(*m_proxy));
    const auto result = settled(client->send(get(m_target->url())));
    VERIFY_OK(result);
    QCOMPARE((*result)->body, "direct"_ba);
    QCOMPARE(m_proxy->requests.size(), 0);
}

void TestProxy::none()
{
    HttpClientOptions options;
    std::atomic<int> asked = 0;
    options.systemProxies = [&](const QNetworkProxyQuery &) {
        ++asked;
        return QList<QNetworkProxy>();
    };
    const auto client = makeClient(options);
    ProxySettings settings = manual(*m_proxy);
    settings.mode = ProxySettings::Mode::None;
    client->setProxy(settings);
    VERIFY_OK(settled(client->send(get(m_target->url()))));
    QCOMPARE(m_target->requests.size(), 1);
    QCOMPARE(m_proxy->requests.size(), 0);
    QCOMPARE(asked.load(), 0);
}

void TestProxy::changesTakeEffect()
{
    const auto client = makeClient();
    client->setProxy(manual(*m_proxy));
    VERIFY_OK(settled(client->send(get(m_target->url(u"/1"_s)))));
    FaultServer other;
    other.answer("200 OK", {}, "other");
    client->setProxy(manual(other));
    const auto second = settled(client->send(get(m_target->url(u"/2"_s))));
    VERIFY_OK(second);
    QCOMPARE((*second)->body, "other"_ba);
    client->setProxy({});
    const auto third = settled(client->send(get(m_target->url(u"/3"_s))));
    VERIFY_OK(third);
    QCOMPARE((*third)->body, "direct"_ba);
    QCOMPARE(m_proxy->requests.size(), 1);
}

void TestProxy::rightPassword()
{
    const QByteArray right = "Basic " + QByteArray("anna:pass word").toBase64();
    m_proxy->handle([right](const WireRequest &request, QTcpSocket *socket, int) {
        if (request.header("Proxy-Authorization") == right)
            socket->write("HTTP/1.1 200 Connection established\r\n\r\nthis is no TLS");
        else
            FaultServer::reply(
                socket, "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"\r\n");
    });
    const auto client = makeClient();
    ProxySettings settings = manual(*m_proxy);
    settings.userName = u"anna"_s;
    settings.password = u"pass word"_s;
    client->setProxy(settings);
    HttpRequest request = get(QUrl(u"https://legenda.invalid/a"_s));
    request.mayRetry = false;
    // What comes after the proxy has let it through is no TLS.
    VERIFY_FAILED(settled(client->send(request)), ErrorKind::Tls);
    QCOMPARE(m_proxy->requests.size(), 2);
    QVERIFY(!m_proxy->requests.first().hasHeader("Proxy-Authorization"));
    QCOMPARE(m_proxy->requests.last().header("Proxy-Authorization"), right);

    Socks5Server socks;
    socks.userName = "anna";
    socks.password = "pass word";
    settings.type = ProxySettings::Type::Socks5;
    settings.port = socks.serverPort();
    client->setProxy(settings);
    VERIFY_FAILED(settled(client->send(request)), ErrorKind::Tls);
    QCOMPARE(socks.signIns, 1);
    QCOMPARE(socks.hosts.size(), 1);
}

void TestProxy::wrongPassword()
{
    for (const bool closes : {false, true}) {
        m_proxy->requests.clear();
        m_proxy->handle([closes](const WireRequest &, QTcpSocket *socket, int) {
            FaultServer::reply(socket, "407 Proxy Authentication Required",
                "Proxy-Authenticate: Basic realm=\"x\"\r\n" + QByteArray(closes ? "Connection: close\r\n" : ""),
                "<html>");
            if (closes)
                socket->disconnectFromHost();
        });
        for (const QUrl &url : {QUrl(u"https://legenda.invalid/"_s)}) {
            const auto client = makeClient();
            ProxySettings settings = manual(*m_proxy);
            settings.userName = u"anna"_s;
            settings.password = u"wrong"_s;
            client->setProxy(settings);
            m_proxy->requests.clear();
            const auto result = settled(client->send(get(url)));
            VERIFY_FAILED(result, ErrorKind::Offline);
            const QString message = result->error().message;
            QVERIFY2(message.contains(u"127.0.0.1:%1"_s.arg(m_proxy->serverPort())), qPrintable(message));
            QVERIFY2(message.contains(u"password"_s), qPrintable(message));
            QVERIFY(!message.contains(u"wrong"_s));
            const auto sent = std::count_if(m_proxy->requests.cbegin(), m_proxy->requests.cend(),
                [](const WireRequest &request) { return request.hasHeader("Proxy-Authorization"); });
            QCOMPARE(sent, 1); // wrong passwords lock accounts
        }
    }
}

void TestProxy::wrongPasswordOfSocks()
{
    Socks5Server socks;
    socks.userName = "anna";
    socks.password = "right";
    const auto client = makeClient({}, false);
    ProxySettings settings = manual(socks, ProxySettings::Type::Socks5);
    settings.userName = u"anna"_s;
    settings.password = u"wrong"_s;
    client->setProxy(settings);
    const auto result = settled(client->send(get(QUrl(u"https://legenda.invalid/"_s))));
    VERIFY_FAILED(result, ErrorKind::Offline);
    QVERIFY2(result->error().message.contains(u"password"_s), qPrintable(result->error().message));
    QCOMPARE(socks.signIns, 1);
    QVERIFY(socks.hosts.isEmpty());
}

void TestProxy::passwordMissing()
{
    m_proxy->answer("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"\r\n");
    const auto client = makeClient();
    client->setProxy(manual(*m_proxy));
    const auto result = settled(client->send(get(m_target->url())));
    VERIFY_FAILED(result, ErrorKind::Offline);
    QVERIFY2(result->error().message.contains(u"wants a user name"_s), qPrintable(result->error().message));
    QVERIFY(m_proxy->requests.size() <= 2);
}

void TestProxy::manyWithAWrongPassword()
{
    m_proxy->answer("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"\r\n");
    const auto client = makeClient();
    ProxySettings settings = manual(*m_proxy);
    settings.userName = u"anna"_s;
    settings.password = u"wrong"_s;
    client->setProxy(settings);
    QList<Pending<HttpReply>> all;
    for (int i = 0; i < 12; ++i)
        all.append(client->send(get(QUrl(u"https://legenda.invalid/%1"_s.arg(i)))));
    for (const auto &pending : std::as_const(all))
        VERIFY_FAILED(settled(pending), ErrorKind::Offline);
    const auto sent = std::count_if(m_proxy->requests.cbegin(), m_proxy->requests.cend(),
        [](const WireRequest &request) { return request.hasHeader("Proxy-Authorization"); });
    QCOMPARE(sent, 1);
    QVERIFY2(m_proxy->requests.size() <= 26, qPrintable(QString::number(m_proxy->requests.size())));
}

void TestProxy::troubles_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("secure");
    for (const bool secure : {false, true}) {
        const auto row = [secure](const char *what) { return QByteArray(what) + (secure ? ", https" : ", http"); };
        QTest::newRow(row("nobody there").constData()) << "refuse"_ba << secure;
        QTest::newRow(row("hangs up").constData()) << ""_ba << secure;
        QTest::newRow(row("speaks nonsense").constData()) << "hello, I am no proxy\r\n\r\n"_ba << secure;
        QTest::newRow(row("has no name for it").constData())
            << "HTTP/1.1 407\r\nContent-Length: 0\r\n\r\n"_ba << secure;
    }
    QTest::newRow("bad gateway") << "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"_ba << true;
    QTest::newRow("gateway timeout") << "HTTP/1.1 504 Gateway Timeout\r\nContent-Length: 0\r\n\r\n"_ba << true;
}

/// Whatever a proxy does, it ends with an error that names somebody.
void TestProxy::troubles()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, secure);
    ProxySettings settings = manual(*m_proxy);
    if (answer == "refuse")
        m_proxy->close();
    m_proxy->handle([answer](const WireRequest &, QTcpSocket *socket, int) {
        socket->write(answer);
        socket->disconnectFromHost();
    });
    const auto client = makeClient();
    client->setProxy(settings);
    const QUrl url = secure ? QUrl(u"https://legenda.invalid/"_s) : m_target->url();
    HttpRequest request = get(url);
    // Qt does not notice that a proxy hung up before it answered.
    request.timeout = 300ms;
    const auto result = settled(client->send(request));
    QVERIFY(result.has_value());
    QVERIFY(!*result);
    const Error &error = result->error();
    QVERIFY2(
        error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::ServiceDown,
        qPrintable(error.message));
    QVERIFY2(error.message.contains(settings.host) || error.message.contains(url.host()), qPrintable(error.message));
    if (answer == "refuse")
        QVERIFY2(error.message.contains(u"proxy 127.0.0.1:%1"_s.arg(settings.port)), qPrintable(error.message));
    QCOMPARE(m_target->requests.size(), 0); // never past the proxy
}

void TestProxy::systemIsAskedElsewhere()
{
    HttpClientOptions options;
    std::atomic<int> asked = 0;
    std::atomic<bool> onMain = false;
    const auto port = m_proxy->serverPort();
    options.systemProxies = [&, port, main = QThread::currentThread()](const QNetworkProxyQuery &query) {
        ++asked;
        onMain = onMain || QThread::currentThread() == main;
        return query.url().path() == "/never"_L1
            ? QList<QNetworkProxy>()
            : QList<QNetworkProxy>{QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, port)};
    };
    const auto client = makeClient(options);
    QList<Pending<HttpReply>> all;
    for (int i = 0; i < 4; ++i)
        all.append(client->send(get(m_target->url(u"/%1"_s.arg(i)))));
    for (const auto &pending : std::as_const(all)) {
        const auto result = settled(pending);
        VERIFY_OK(result);
        QCOMPARE((*result)->body, "through"_ba);
    }
    QCOMPARE(asked.load(), 1); // once for a server, however many requests
    QVERIFY(!onMain);
}

void TestProxy::systemThatTakesItsTime()
{
    HttpClientOptions options;
    std::binary_semaphore open(0);
    options.systemProxies = [&](const QNetworkProxyQuery &) {
        open.acquire();
        return QList<QNetworkProxy>();
    };
    const auto client = makeClient(options);
    std::stop_source stop;
    const auto stopped = client->send(get(m_target->url(u"/stopped"_s)), stop.get_token());
    const auto waits = client->send(get(m_target->url(u"/waits"_s)));
    QTest::qWait(50); // the main thread goes on meanwhile
    QCOMPARE(m_target->requests.size(), 0);
    stop.request_stop();
    VERIFY_FAILED(settled(stopped), ErrorKind::Cancelled);
    open.release();
    VERIFY_OK(settled(waits));
    QCOMPARE(m_target->requests.size(), 1);
}

void TestProxy::systemThatNeverAnswers()
{
    HttpClientOptions options;
    std::binary_semaphore open(0);
    options.systemProxies = [&](const QNetworkProxyQuery &) {
        open.acquire();
        return QList<QNetworkProxy>();
    };
    const auto client = makeClient(options);
    HttpRequest request = get(m_target->url());
    request.timeout = 100ms;
    request.mayRetry = false;
    VERIFY_FAILED(settled(client->send(request)), ErrorKind::Timeout);
    // Switching it off helps at once those who wait.
    request.timeout = 10s;
    const auto waits = client->send(request);
    QTest::qWait(20);
    ProxySettings none;
    none.mode = ProxySettings::Mode::None;
    client->setProxy(none);
    VERIFY_OK(settled(waits));
    open.release();
}

/// Another server may have another way.
void TestProxy::systemForRedirects()
{
    FaultServer elsewhere;
    elsewhere.answer("200 OK", {}, "elsewhere");
    m_target->answer("302 Found", "Location: " + elsewhere.url(u"/new"_s).toEncoded() + "\r\n");
    HttpClientOptions options;
    const auto port = m_proxy->serverPort();
    const auto far = elsewhere.serverPort();
    options.systemProxies = [port, far](const QNetworkProxyQuery &query) {
        return query.peerPort() == far
            ? QList<QNetworkProxy>{QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, port)}
            : QList<QNetworkProxy>{QNetworkProxy(QNetworkProxy::NoProxy)};
    };
    const auto client = makeClient(options);
    const auto result = settled(client->send(get(m_target->url())));
    VERIFY_OK(result);
    QCOMPARE((*result)->body, "through"_ba);
    QCOMPARE(m_target->requests.size(), 1);
    QCOMPARE(m_proxy->requests.size(), 1);
    QCOMPARE(elsewhere.requests.size(), 0);
}

void TestProxy::passwordsAreScrubbed()
{
    const auto client = makeClient();
    ProxySettings settings = manual(*m_proxy);
    settings.userName = u"anna"_s;
    settings.password = u"rosebud-42"_s;
    client->setProxy(settings);
    QVERIFY(!scrub(u"proxy said rosebud-42 is wrong"_s).contains(u"rosebud"_s));
}

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
