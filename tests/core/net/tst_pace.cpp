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
