// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Retry table and pace, with a clock that the test moves, and counted on a server.

#include "core/net/networkhttpclient.h"
#include "tests/core/net/faultserver.h"
#include "tests/support/settled.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How many requests may go within the next `span`, asked every millisecond.
int admitted(RateLimiter &limiter, const QString &key, std::chrono::milliseconds &now, std::chrono::milliseconds span)
{
    int count = 0;
    for (const auto end = now + span; now < end; now += 1ms) {
        while (limiter.delay(key) == 0ms) {
            limiter.count(key);
            ++count;
        }
    }
    return count;
}

HttpReply replyWith(QList<HttpHeader> headers)
{
    HttpReply reply;
    reply.status = 200;
    reply.headers = std::move(headers);
    return reply;
}

} // namespace

class TestPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fiveASecond();
    void severalWindows();
    void partsKeepTheWholesPace();
    void pauses();
    void headers_data();
    void headers();
    void learnsTheLimit();
    void bareRemaining();
    void datesByTheServersClock();
    void tooManyWithADate();
    void retryDelays();
    void pacedOnTheWire();
    void fewAtOnceToOneHost();

private:
    std::chrono::milliseconds m_now{0};
    std::unique_ptr<RateLimiter> m_limiter;
};

void TestPace::init()
{
    m_now = 1000000ms;
    m_limiter = std::make_unique<RateLimiter>([this] { return m_now; });
}

void TestPace::fiveASecond()
{
    QCOMPARE(admitted(*m_limiter, u"host"_s, m_now, 1s), 5);
    QCOMPARE(m_limiter->delay(u"other"_s), 0ms);
    QVERIFY(m_limiter->delay(u"host"_s) > 0ms);
    const int more = admitted(*m_limiter, u"host"_s, m_now, 9s);
    QVERIFY(more > 35 && more <= 45);
}

void TestPace::severalWindows()
{
    m_limiter->setPace(u"login"_s, {{1, 1s}, {10, 60s}, {30, 3600s}});
    QCOMPARE(admitted(*m_limiter, u"login"_s, m_now, 900ms), 1);
    QCOMPARE(admitted(*m_limiter, u"login"_s, m_now, 59s), 9);
    QCOMPARE(admitted(*m_limiter, u"login"_s, m_now, 59min), 20);
    QVERIFY(m_limiter->delay(u"login"_s) > 0ms);
}

void TestPace::partsKeepTheWholesPace()
{
    m_limiter->setPace(u"service/features"_s, {{40, 10s}});
    QCOMPARE(admitted(*m_limiter, u"service/features"_s, m_now, 1s), 5);
    QVERIFY(m_limiter->delay(u"service"_s) > 0ms);
    m_limiter->setPace(u"service"_s, {{1000, 1s}});
    QCOMPARE(admitted(*m_limiter, u"service/features"_s, m_now, 8s), 35);
}

void TestPace::pauses()
{
    m_limiter->pause(u"host"_s, 7s);
    QCOMPARE(m_limiter->delay(u"host"_s), 7s);
    m_limiter->pause(u"host"_s, 2s); // a shorter one does not shorten it
    m_now += 6s;
    QCOMPARE(m_limiter->delay(u"host"_s), 1s);
    m_now += 2s;
    QCOMPARE(m_limiter->delay(u"host"_s), 0ms);
}

void TestPace::headers_data()
{
    QTest::addColumn<QList<std::pair<QByteArray, QByteArray>>>("headers");
    QTest::addColumn<int>("seconds");
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    QTest::newRow("some left") << Headers{{"RateLimit-Remaining", "4"}, {"RateLimit-Reset", "1"}} << 0;
    QTest::newRow("none left") << Headers{{"ratelimit-remaining", "0"}, {"ratelimit-reset", "3"}} << 3;
    QTest::newRow("older names") << Headers{{"X-RateLimit-Remaining", "0"},
        {"X-RateLimit-Reset", QByteArray::number(QDateTime::currentSecsSinceEpoch() + 20)}}
                                 << 20;
    QTest::newRow("seconds only") << Headers{{"X-RateLimit-Remaining-Second", "0"}} << 1;
    QTest::newRow("by the server's clock") << Headers{{"X-RateLimit-Remaining", "0"},
        {"X-RateLimit-Reset", "1600000030"}, {"Date", "Sun, 13 Sep 2020 12:26:40 GMT"}}
                                           << 30;
    QTest::newRow("nothing but what is left") << Headers{{"X-RateLimit-Remaining", "0"}} << 10;
    QTest::newRow("a quota is no pace") << Headers{{"RateLimit-Remaining", "0"}, {"RateLimit-Reset", "86400"}} << 60;
    QTest::newRow("nonsense") << Headers{{"RateLimit-Remaining", "few"}, {"RateLimit-Reset", "soon"}} << 0;
    QTest::newRow("nothing") << Headers{} << 0;
}

void TestPace::headers()
{
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    QFETCH(Headers, headers);
    QFETCH(int, seconds);
    QList<HttpHeader> list;
    for (const auto &[name, value] : std::as_const(headers))
        list.append({name, value});
    m_limiter->learn(u"host"_s, replyWith(list));
    const auto delay = m_limiter->delay(u"host"_s);
    QVERIFY2(std::abs(delay.count() - seconds * 1000) <= 1000, qPrintable(QString::number(delay.count())));
    QCOMPARE(delay == 0ms, seconds == 0);
}

void TestPace::learnsTheLimit()
{
    m_limiter->learn(u"vip"_s, replyWith({{"X-RateLimit-Limit-Second", "40"}}));
    QCOMPARE(admitted(*m_limiter, u"vip"_s, m_now, 1s), 40);
    m_limiter->setPace(u"own"_s, {{2, 1s}}); // what the program sets stays
    m_limiter->learn(u"own"_s, replyWith({{"X-RateLimit-Limit-Second", "40"}}));
    QCOMPARE(admitted(*m_limiter, u"own"_s, m_now, 1s), 2);
}

/// OSDb: 40 in 10 s, and the header says no more than what is left.
void TestPace::bareRemaining()
{
    m_limiter->setPace(u"org"_s, {{40, 10s}});
    m_limiter->count(u"org"_s);
    m_now += 4s;
    m_limiter->count(u"org"_s);
    m_limiter->learn(u"org"_s, replyWith({{"X-RateLimit-Remaining", "39"}}));
    QCOMPARE(m_limiter->delay(u"org"_s), 0ms);
    // Somebody else at the same address has used the rest.
    m_limiter->learn(u"org"_s, replyWith({{"X-RateLimit-Remaining", "0"}}));
    const auto wait = m_limiter->delay(u"org"_s);
    QVERIFY2(wait >= 6s && wait <= 6100ms, qPrintable(QString::number(wait.count())));
    m_now += wait;
    QCOMPARE(m_limiter->delay(u"org"_s), 0ms);
    // Long windows are no pace to sit out: sign-ins an hour.
    m_limiter->setPace(u"login"_s, {{1, 1s}, {30, 3600s}});
    m_limiter->count(u"login"_s);
    m_limiter->learn(u"login"_s, replyWith({{"X-RateLimit-Remaining", "0"}}));
    QVERIFY(m_limiter->delay(u"login"_s) <= 1100ms);
}

void TestPace::datesByTheServersClock()
{
    // The server's clock is years off ours; the difference of its two times is what counts.
    HttpReply reply =
        replyWith({{"Retry-After", "Sun, 13 Sep 2020 12:27:10 GMT"}, {"Date", "Sun, 13 Sep 2020 12:26:40 GMT"}});
    QVERIFY(reply.retryAfter() == 30s);
    reply = replyWith({{"Retry-After", "Sun, 13 Sep 2020 12:26:40 GMT"}});
    QVERIFY(reply.retryAfter() == 0s);
    reply = replyWith({{"Retry-After", "Sun, 13 Sep 2020 12:26:40 GMT"}, {"Date", "yesterday"}});
    QVERIFY(reply.retryAfter() == 0s);
    reply = replyWith({{"Retry-After", "soon"}, {"Date", "Sun, 13 Sep 2020 12:26:40 GMT"}});
    QVERIFY(!reply.retryAfter());
}

/// 429 with a date: the request comes again by itself, and the queue is closed until then.
void TestPace::tooManyWithADate()
{
    FaultServer server;
    server.handle([](const WireRequest &, QTcpSocket *socket, int n) {
        if (n == 1)
            FaultServer::reply(socket, "429 Too Many Requests",
                "Date: Sun, 13 Sep 2020 12:26:40 GMT\r\nRetry-After: Sun, 13 Sep 2020 12:26:42 GMT\r\n");
        else
            FaultServer::reply(socket, "200 OK", {}, "done");
    });
    NetworkHttpClient client("Legenda v1.0.0", HttpClientOptions());
    HttpRequest request;
    request.method = HttpRequest::Method::Post;
    request.body = "{}";
    request.url = server.url();
    QElapsedTimer timer;
    timer.start();
    const auto result = settled(client.send(request));
    VERIFY_OK(result);
    QCOMPARE((*result)->body, "done"_ba);
    QCOMPARE(server.requests.size(), 2);
    QVERIFY2(timer.elapsed() >= 1900, qPrintable(QString::number(timer.elapsed())));
}

void TestPace::retryDelays()
{
    const RetryPolicy policy;
    AttemptOutcome busy;
    busy.status = 503;
    for (int i = 0; i < 20; ++i) {
        const auto first = policy.nextDelay(busy, 1, HttpRequest::Method::Get, true);
        QVERIFY(first && *first >= 1s && *first <= 1250ms);
        const auto second = policy.nextDelay(busy, 2, HttpRequest::Method::Get, true);
        QVERIFY(second && *second >= 2s && *second <= 2500ms);
    }
    QVERIFY(!policy.nextDelay(busy, 3, HttpRequest::Method::Get, true));
    QVERIFY(!policy.nextDelay(busy, 1, HttpRequest::Method::Get, false));
    busy.retryAfter = 7s;
    QVERIFY(policy.nextDelay(busy, 1, HttpRequest::Method::Get, true) == 7s);
    busy.retryAfter = 61s;
    QVERIFY(!policy.nextDelay(busy, 1, HttpRequest::Method::Get, true));

    AttemptOutcome cut;
    cut.failure = ErrorKind::ServiceDown;
    QVERIFY(policy.nextDelay(cut, 1, HttpRequest::Method::Get, true));
    QVERIFY(!policy.nextDelay(cut, 1, HttpRequest::Method::Post, true));
    for (const ErrorKind kind : {ErrorKind::Tls, ErrorKind::BadReply, ErrorKind::Cancelled, ErrorKind::BadInput}) {
        AttemptOutcome hopeless;
        hopeless.failure = kind;
        QVERIFY(!policy.nextDelay(hopeless, 1, HttpRequest::Method::Get, true));
    }
}

void TestPace::pacedOnTheWire()
{
    FaultServer server;
    server.answer("200 OK");
    NetworkHttpClient client("Legenda v1.0.0", HttpClientOptions());
    client.setPace(u"service"_s, {{3, 300ms}});
    QElapsedTimer timer;
    QList<qint64> times;
    timer.start();
    server.handle([&](const WireRequest &, QTcpSocket *socket, int) {
        times.append(timer.elapsed());
        FaultServer::reply(socket, "200 OK");
    });
    QList<Pending<HttpReply>> all;
    for (int i = 0; i < 9; ++i) {
        HttpRequest request;
        request.url = server.url(u"/%1"_s.arg(i));
        request.paceKey = u"service"_s;
        all.append(client.send(request));
    }
    for (const auto &pending : std::as_const(all))
        VERIFY_OK(settled(pending));
    QCOMPARE(times.size(), 9);
    // Whatever the machine's mood: six windows' worth of waiting lies between the first and the last three.
    QVERIFY2(times.last() - times.first() >= 500, qPrintable(QString::number(times.last() - times.first())));
    for (int i = 0; i < 9; ++i)
        QVERIFY(server.requests.at(i).target.size() == 2);
}

void TestPace::fewAtOnceToOneHost()
{
    FaultServer server;
    QList<QTcpSocket *> open;
    server.handle([&](const WireRequest &, QTcpSocket *socket, int) { open.append(socket); });
    HttpClientOptions options;
    options.perHost = 2;
    NetworkHttpClient client("Legenda v1.0.0", options);
    QList<Pending<HttpReply>> all;
    for (int i = 0; i < 5; ++i) {
        HttpRequest request;
        request.url = server.url(u"/%1"_s.arg(i));
        all.append(client.send(request));
    }
    for (int answered = 0; answered < 5; ++answered) {
        QVERIFY(QTest::qWaitFor([&] { return !open.isEmpty(); }));
        QTest::qWait(30);
        QVERIFY(open.size() <= 2);
        FaultServer::reply(open.takeFirst(), "200 OK");
    }
    for (const auto &pending : std::as_const(all))
        VERIFY_OK(settled(pending));
}

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
