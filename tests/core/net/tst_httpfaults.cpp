// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a service may do wrong on the wire, and what the client makes of it.

#include "core/net/networkhttpclient.h"
#include "tests/core/net/compressed.h"
#include "tests/core/net/faultserver.h"
#include "tests/support/settled.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

HttpClientOptions quick()
{
    HttpClientOptions options;
    options.retry.delays = {1ms, 1ms};
    options.idleTimeout = 400ms;
    return options;
}

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

HttpRequest post(const QUrl &url)
{
    HttpRequest request = get(url);
    request.method = HttpRequest::Method::Post;
    request.body = "{}";
    request.contentType = "application/json";
    return request;
}

} // namespace

class TestHttpFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void retriedStatuses_data();
    void retriedStatuses();
    void recoversAfterAFault();
    void cutConnection_data();
    void cutConnection();
    void cutChunks_data();
    void cutChunks();
    void cutPostIsNotRepeated();
    void halfAGzip();
    void tooLong_data();
    void tooLong();
    void silence();
    void drippingIsNoSilence();
    void endlessDripEnds();
    void refused();
    void unknownHost();
    void noTls();
    void garbage();
    void retryAfterWins();
    void longRetryAfterIsNotWaitedFor();
    void closedPaceQueue();
    void mayRetryFalse();
    void retryAfterForms_data();
    void retryAfterForms();

private:
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<NetworkHttpClient> m_client;
};

void TestHttpFaults::init()
{
    m_server = std::make_unique<FaultServer>();
    m_client = std::make_unique<NetworkHttpClient>("Legenda v1.0.0", quick());
    m_client->setPace(m_server->url().authority(), {{1000, 1s}});
}

void TestHttpFaults::retriedStatuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("attempts");
    for (const int status : {429, 502, 503, 504, 520, 521, 522, 523, 524})
        QTest::addRow("%d", status) << status << 3;
    QTest::addRow("500") << 500 << 2;
    for (const int status : {200, 204, 304, 400, 401, 403, 404, 406, 410, 422, 501})
        QTest::addRow("%d", status) << status << 1;
}

void TestHttpFaults::retriedStatuses()
{
    QFETCH(int, status);
    QFETCH(int, attempts);
    QSignalSpy logged(m_client.get(), &HttpClient::logged);
    m_server->answer(QByteArray::number(status) + " Whatever");
    const auto result = settled(m_client->send(get(m_server->url())));
    VERIFY_OK(result);
    QCOMPARE((*result)->status, status);
    QCOMPARE(m_server->requests.size(), attempts);
    QCOMPARE(logged.size(), attempts);
    QCOMPARE(logged.last().first().value<HttpLogEntry>().attempt, attempts);
    QCOMPARE(logged.last().first().value<HttpLogEntry>().status, status);
}

void TestHttpFaults::recoversAfterAFault()
{
    m_server->handle([](const WireRequest &, QTcpSocket *socket, int n) {
        if (n == 1)
            socket->abort();
        else if (n == 2)
            FaultServer::reply(socket, "503 Service Unavailable");
        else
            FaultServer::reply(socket, "200 OK", {}, "there");
    });
    const auto result = settled(m_client->send(get(m_server->url())));
    VERIFY_OK(result);
    QCOMPARE((*result)->body, "there"_ba);
}

void TestHttpFaults::cutConnection_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("before the status line") << QByteArray();
    QTest::newRow("in the headers") << "HTTP/1.1 200 OK\r\nContent-Le"_ba;
    QTest::newRow("before the body") << "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"_ba;
    QTest::newRow("in the body") << "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"_ba;
    QTest::newRow("in the body, close announced")
        << "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 100\r\n\r\nhalf"_ba;
}

void TestHttpFaults::cutConnection()
{
    QFETCH(QByteArray, sent);
    m_server->handle([sent](const WireRequest &, QTcpSocket *socket, int) {
        socket->write(sent);
        socket->disconnectFromHost();
    });
    const auto result = settled(m_client->send(get(m_server->url())));
    VERIFY_FAILED(result, ErrorKind::ServiceDown);
    QVERIFY(m_server->requests.size() >= 3);
}

void TestHttpFaults::cutChunks_data()
{
    QTest::addColumn<bool>("inAChunk");
    QTest::newRow("in a chunk") << true;
    QTest::newRow("between chunks") << false;
}

/// Qt takes a chunked body that breaks off for a whole one, depending on when it hears of the end. A compressed one, as
/// is asked for, gives itself away.
void TestHttpFaults::cutChunks()
{
    QFETCH(bool, inAChunk);
    const QByteArray half = compressed("Some text that is long enough to be cut in two halves, is it not?").left(40);
    m_server->handle([=](const WireRequest &, QTcpSocket *socket, int) {
        socket->write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
            + QByteArray::number(half.size() + (inAChunk ? 20 : 0), 16) + "\r\n" + half
            + (inAChunk ? QByteArray() : "\r\n"_ba));
        socket->disconnectFromHost();
    });
    const auto result = settled(m_client->send(get(m_server->url())));
    QVERIFY(result && !*result);
    QVERIFY(result->error().kind == ErrorKind::ServiceDown || result->error().kind == ErrorKind::BadReply);
    QVERIFY(m_server->requests.size() >= 3);
}

void TestHttpFaults::cutPostIsNotRepeated()
{
    m_server->handle([](const WireRequest &, QTcpSocket *socket, int) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        socket->disconnectFromHost();
    });
    const auto result = settled(m_client->send(post(m_server->url())));
    VERIFY_FAILED(result, ErrorKind::ServiceDown);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHttpFaults::halfAGzip()
{
    const QByteArray whole = compressed("Some text that is long enough to be cut in two halves, is it not?");
    m_server->answer("200 OK", "Content-Encoding: gzip\r\n", whole.left(whole.size() / 2));
    const auto result = settled(m_client->send(get(m_server->url())));
    VERIFY_FAILED(result, ErrorKind::BadReply);
    QCOMPARE(m_server->requests.size(), 3);
}

void TestHttpFaults::tooLong_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("plain") << QByteArray() << QByteArray(3 << 20, ' ');
    QTest::newRow("gzip bomb") << "Content-Encoding: gzip\r\n"_ba << compressed(QByteArray(32 << 20, ' '));
}

void TestHttpFaults::tooLong()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    m_server->answer("200 OK", headers, body);
    HttpRequest request = get(m_server->url());
    request.maxBytes = 1 << 20;
    const auto result = settled(m_client->send(request));
    VERIFY_FAILED(result, ErrorKind::BadReply);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHttpFaults::silence()
{
    m_server->handle([](const WireRequest &, QTcpSocket *socket, int) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab");
    });
    const auto result = settled(m_client->send(get(m_server->url())));
    VERIFY_FAILED(result, ErrorKind::Timeout);
    QCOMPARE(m_server->requests.size(), 2);
}

void TestHttpFaults::drippingIsNoSilence()
{
    m_server->handle([](const WireRequest &, QTcpSocket *socket, int) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n");
        auto *timer = new QTimer(socket);
        QObject::connect(timer, &QTimer::timeout, socket, [socket] { socket->write("x"); });
        timer->start(150);
    });
    const auto result = settled(m_client->send(get(m_server->url())));
    VERIFY_OK(result);
    QCOMPARE((*result)->body, "xxxxxxxx"_ba);
}

void TestHttpFaults::endlessDripEnds()
{
    HttpClientOptions options = quick();
    options.totalTimeout = 600ms;
    NetworkHttpClient client("Legenda v1.0.0", options);
    m_server->handle([](const WireRequest &, QTcpSocket *socket, int) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        auto *timer = new QTimer(socket);
        QObject::connect(timer, &QTimer::timeout, socket, [socket] { socket->write("x"); });
        timer->start(50);
    });
    const auto result = settled(client.send(get(m_server->url())));
    VERIFY_FAILED(result, ErrorKind::Timeout);
}

void TestHttpFaults::refused()
{
    const QUrl url = m_server->url();
    m_server->close();
    const auto result = settled(m_client->send(get(url)));
    VERIFY_FAILED(result, ErrorKind::Offline);
    QVERIFY(result->error().message.contains(u"127.0.0.1"_s));
}

void TestHttpFaults::unknownHost()
{
    // RFC 6761 reserves .invalid; nothing is asked beyond the resolver.
    const auto result = settled(m_client->send(get(QUrl(u"https://legenda.invalid/"_s))), 60000);
    VERIFY_FAILED(result, ErrorKind::Offline);
}

void TestHttpFaults::noTls()
{
    QObject::connect(m_server.get(), &QTcpServer::newConnection, m_server.get(), [] {});
    m_server->answer("200 OK");
    QTcpServer plain;
    plain.listen(QHostAddress(QHostAddress::LocalHost));
    QObject::connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        QTcpSocket *socket = plain.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\nthis is no TLS");
            socket->flush();
        });
    });
    const auto result = settled(m_client->send(get(QUrl(u"https://127.0.0.1:%1/"_s.arg(plain.serverPort())))));
    VERIFY_FAILED(result, ErrorKind::Tls);
}

void TestHttpFaults::garbage()
{
    m_server->handle([](const WireRequest &, QTcpSocket *socket, int) {
        socket->write(QByteArray("\x01\x02 not http at all\r\n\r\n").repeated(100));
        socket->disconnectFromHost();
    });
    const auto result = settled(m_client->send(get(m_server->url())));
    VERIFY_FAILED(result, ErrorKind::ServiceDown);
}

void TestHttpFaults::retryAfterWins()
{
    QSignalSpy waiting(m_client.get(), &HttpClient::waiting);
    m_server->handle([](const WireRequest &, QTcpSocket *socket, int n) {
        if (n == 1)
            FaultServer::reply(socket, "429 Too Many Requests", "Retry-After: 2\r\n");
        else
            FaultServer::reply(socket, "200 OK");
    });
    QElapsedTimer timer;
    timer.start();
    auto first = m_client->send(get(m_server->url(u"/first"_s)));
    QVERIFY(QTest::qWaitFor([&] { return m_server->requests.size() == 1; }));
    QTest::qWait(50);
    // Everybody in that queue waits, not only the one that was told.
    auto second = m_client->send(get(m_server->url(u"/second"_s)));
    const auto result = settled(std::move(first));
    VERIFY_OK(result);
    QCOMPARE((*result)->status, 200);
    QVERIFY(timer.elapsed() >= 2000);
    VERIFY_OK(settled(std::move(second)));
    QCOMPARE(m_server->requests.size(), 3);
    QVERIFY(waiting.size() >= 2);
    QCOMPARE(waiting.last().at(1).value<std::chrono::milliseconds>(), 0ms);
}

void TestHttpFaults::longRetryAfterIsNotWaitedFor()
{
    m_server->answer("429 Too Many Requests", "Retry-After: 3600\r\n");
    const auto result = settled(m_client->send(get(m_server->url())));
    VERIFY_OK(result);
    QCOMPARE((*result)->status, 429);
    QCOMPARE((*result)->retryAfter(), std::optional(3600s));
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHttpFaults::closedPaceQueue()
{
    m_server->answer("429 Too Many Requests", "Retry-After: 3600\r\n");
    QVERIFY(settled(m_client->send(get(m_server->url()))));
    const auto result = settled(m_client->send(get(m_server->url(u"/other"_s))));
    VERIFY_FAILED(result, ErrorKind::RateLimited);
    QVERIFY(result->error().retryAfter > 3500s);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHttpFaults::mayRetryFalse()
{
    for (const QByteArray &status : {"429 Too Many Requests"_ba, "503 Service Unavailable"_ba}) {
        m_server->requests.clear();
        m_server->answer(status);
        HttpRequest request = get(m_server->url());
        request.mayRetry = false;
        VERIFY_OK(settled(m_client->send(request)));
        QCOMPARE(m_server->requests.size(), 1);
    }
    m_server->requests.clear();
    m_server->handle([](const WireRequest &, QTcpSocket *socket, int) { socket->abort(); });
    HttpRequest request = post(m_server->url());
    request.mayRetry = false;
    const auto result = settled(m_client->send(request));
    VERIFY_FAILED(result, ErrorKind::ServiceDown);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHttpFaults::retryAfterForms_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    const auto date = [](qint64 seconds) {
        const QDateTime when = QDateTime::currentDateTimeUtc().addSecs(seconds);
        return QLocale::c().toString(when, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
    };
    QTest::newRow("seconds") << "17"_ba << qint64(17) << qint64(17);
    QTest::newRow("zero") << "0"_ba << qint64(0) << qint64(0);
    QTest::newRow("date") << date(90) << qint64(80) << qint64(91);
    QTest::newRow("past date") << date(-90) << qint64(0) << qint64(0);
    QTest::newRow("negative") << "-5"_ba << qint64(-1) << qint64(-1);
    QTest::newRow("words") << "soon"_ba << qint64(-1) << qint64(-1);
    QTest::newRow("empty") << ""_ba << qint64(-1) << qint64(-1);
    QTest::newRow("far too long") << "99999999999999999999"_ba << qint64(-1) << qint64(-1);
}

void TestHttpFaults::retryAfterForms()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    HttpReply reply;
    reply.headers = {{"retry-AFTER", value}};
    const auto seconds = reply.retryAfter();
    QCOMPARE(seconds.has_value(), least >= 0);
    if (seconds)
        QVERIFY(seconds->count() >= least && seconds->count() <= most);
}

QTEST_GUILESS_MAIN(TestHttpFaults)
#include "tst_httpfaults.moc"
