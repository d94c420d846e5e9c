// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers that are kept, questions that are joined, and the offline switch: counted on a server, with a clock that the
// test moves.

#include "core/net/networkhttpclient.h"
#include "tests/core/net/faultserver.h"
#include "tests/support/settled.h"

#include <QSignalSpy>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Keeps in a hash, as a database would.
class FakeKeeper : public ReplyKeeper
{
public:
    Pending<std::optional<QByteArray>> read(const QString &key) override
    {
        using Read = std::optional<QByteArray>;
        ++reads;
        if (broken)
            return failed<Read>({ErrorKind::FileAccess, u"no database"_s, {}});
        return ready<Read>(kept.contains(key) ? Read(kept.value(key)) : std::nullopt);
    }
    void write(const QString &key, const QByteArray &reply, std::chrono::seconds keepFor) override
    {
        kept[key] = reply;
        times[key] = keepFor;
    }
    void remove(const QString &key) override { kept.remove(key); }

    QHash<QString, QByteArray> kept;
    QHash<QString, std::chrono::seconds> times;
    int reads = 0;
    bool broken = false;
};

constexpr auto json = "Content-Type: application/json\r\n";

} // namespace

class TestKeptReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isNotAskedAgainWithinItsTime();
    void isAskedAgainAfterItsTime();
    void aShorterWishCounts();
    void clockThatJumps();
    void betweenRuns();
    void whatIsKept();
    void notKept_data();
    void notKept();
    void freshAsks();
    void forgotten();
    void damagedKeeper_data();
    void damagedKeeper();
    void keeperThatFails();
    void memoryIsBounded();
    void sameQuestionIsJoined();
    void otherQuestionIsNot();
    void joinedWhileLookingUp();
    void freshJoinsAndOverrides();
    void offlineSendsNothing();
    void offlineEndsWhatIsUnderWay();
    void offlineGivesWhatIsKept();
    void timeouts();

private:
    HttpRequest question(const QString &path = u"/infos"_s) const;
    std::unique_ptr<NetworkHttpClient> makeClient();

    FakeKeeper m_keeper;
    qint64 m_wallMs = 0;
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<NetworkHttpClient> m_client;
};

std::unique_ptr<NetworkHttpClient> TestKeptReplies::makeClient()
{
    HttpClientOptions options;
    options.retry.delays = {1ms, 1ms};
    options.wallClock = [this] { return m_wallMs; };
    auto client = std::make_unique<NetworkHttpClient>("Legenda v1.0.0", options);
    client->setPace(m_server->url().authority(), {{1000, 1s}});
    client->setReplyKeeper(&m_keeper);
    return client;
}

void TestKeptReplies::init()
{
    m_client.reset();
    m_keeper = FakeKeeper();
    m_wallMs = qint64(1700000000) * 1000;
    m_server = std::make_unique<FaultServer>();
    m_server->handle([](const WireRequest &, QTcpSocket *socket, int n) {
        FaultServer::reply(socket, "200 OK", json, "{\"n\":" + QByteArray::number(n) + "}");
    });
    m_client = makeClient();
}

HttpRequest TestKeptReplies::question(const QString &path) const
{
    HttpRequest request;
    request.url = m_server->url(path);
    request.keepFor = 1h;
    return request;
}

void TestKeptReplies::isNotAskedAgainWithinItsTime()
{
    const auto first = settled(m_client->send(question()));
    VERIFY_OK(first);
    QVERIFY(!(*first)->kept);
    m_wallMs += 3599 * 1000;
    for (int i = 0; i < 5; ++i) {
        const auto again = settled(m_client->send(question()));
        VERIFY_OK(again);
        QVERIFY((*again)->kept);
        QCOMPARE((*again)->body, (*first)->body);
        QCOMPARE((*again)->status, 200);
        QCOMPARE((*again)->url, (*first)->url);
        QCOMPARE((*again)->header("content-type"), "application/json"_ba);
    }
    QCOMPARE(m_server->requests.size(), 1);
    // Without a wish to keep every question is asked.
    HttpRequest plain = question();
    plain.keepFor = 0s;
    VERIFY_OK(settled(m_client->send(plain)));
    VERIFY_OK(settled(m_client->send(plain)));
    QCOMPARE(m_server->requests.size(), 3);
}

void TestKeptReplies::isAskedAgainAfterItsTime()
{
    VERIFY_OK(settled(m_client->send(question())));
    m_wallMs += 3600 * 1000;
    const auto again = settled(m_client->send(question()));
    VERIFY_OK(again);
    QVERIFY(!(*again)->kept);
    QCOMPARE((*again)->body, "{\"n\":2}"_ba);
    QCOMPARE(m_server->requests.size(), 2);
}

void TestKeptReplies::aShorterWishCounts()
{
    VERIFY_OK(settled(m_client->send(question())));
    m_wallMs += 120 * 1000;
    HttpRequest impatient = question();
    impatient.keepFor = 60s;
    VERIFY_OK(settled(m_client->send(impatient)));
    QCOMPARE(m_server->requests.size(), 2);
}

/// An answer from the future is one of a clock that was wrong: it must not be kept until that time comes.
void TestKeptReplies::clockThatJumps()
{
    VERIFY_OK(settled(m_client->send(question())));
    m_wallMs -= qint64(10) * 365 * 24 * 3600 * 1000;
    VERIFY_OK(settled(m_client->send(question())));
    QCOMPARE(m_server->requests.size(), 2);
    // The same in the database.
    m_client = makeClient();
    m_wallMs -= 1000;
    VERIFY_OK(settled(m_client->send(question())));
    QCOMPARE(m_server->requests.size(), 3);
}

void TestKeptReplies::betweenRuns()
{
    VERIFY_OK(settled(m_client->send(question())));
    QCOMPARE(m_keeper.kept.size(), 1);
    QVERIFY(m_keeper.times.constBegin().value() == 1h);
    m_client = makeClient();
    m_wallMs += 1800 * 1000;
    const auto again = settled(m_client->send(question()));
    VERIFY_OK(again);
    QVERIFY((*again)->kept);
    QCOMPARE((*again)->body, "{\"n\":1}"_ba);
    QCOMPARE((*again)->header("Content-Type"), "application/json"_ba);
    QCOMPARE(m_server->requests.size(), 1);
    // From memory now.
    const int reads = m_keeper.reads;
    VERIFY_OK(settled(m_client->send(question())));
    QCOMPARE(m_keeper.reads, reads);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestKeptReplies::whatIsKept()
{
    m_server->answer("200 OK",
        "Content-Type: application/json\r\nSet-Cookie: sid=oatmeal1\r\nRateLimit-Remaining: 0\r\nRateLimit-Reset: "
        "60\r\n",
        "{}");
    HttpRequest request = question();
    request.headers = {{"Api-Key", "key-of-somebody"}};
    VERIFY_OK(settled(m_client->send(request)));
    QVERIFY(!m_keeper.kept.constBegin()->contains("oatmeal1"));
    QVERIFY(!m_keeper.kept.constBegin()->contains("key-of-somebody"));
    QVERIFY(!m_keeper.kept.constBegin().key().contains(u"infos"_s));
    // The same question with another key is answered by what is kept.
    request.headers = {{"Api-Key", "key-of-another"}};
    const auto again = settled(m_client->send(request));
    VERIFY_OK(again);
    QVERIFY((*again)->kept);
    QVERIFY(!(*again)->header("Content-Type").isEmpty());
    QVERIFY((*again)->header("Set-Cookie").isEmpty());
    QVERIFY((*again)->header("RateLimit-Remaining").isEmpty());
}

void TestKeptReplies::notKept_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("not found") << "404 Not Found"_ba << QByteArray(json) << "{}"_ba;
    QTest::newRow("no leave") << "401 Unauthorized"_ba << QByteArray(json) << "{}"_ba;
    QTest::newRow("no leave at all") << "403 Forbidden"_ba << QByteArray(json) << "{}"_ba;
    QTest::newRow("a captive portal's page") << "200 OK"_ba
                                             << "Content-Type: text/html\r\n"_ba
                                             << "<html>Sign in"_ba;
    QTest::newRow("a page that hides") << "200 OK"_ba << QByteArray(json) << "<!DOCTYPE html><html>"_ba;
    QTest::newRow("nothing") << "200 OK"_ba << QByteArray(json) << ""_ba;
    QTest::newRow("too long") << "200 OK"_ba << QByteArray(json) << QByteArray(1024 * 1024 + 1, 'x');
}

void TestKeptReplies::notKept()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    m_server->answer(status, headers, body);
    VERIFY_OK(settled(m_client->send(question())));
    VERIFY_OK(settled(m_client->send(question())));
    QCOMPARE(m_server->requests.size(), 2);
    QVERIFY(m_keeper.kept.isEmpty());
}

void TestKeptReplies::freshAsks()
{
    VERIFY_OK(settled(m_client->send(question())));
    HttpRequest fresh = question();
    fresh.fresh = true;
    const auto asked = settled(m_client->send(fresh));
    VERIFY_OK(asked);
    QVERIFY(!(*asked)->kept);
    QCOMPARE(m_server->requests.size(), 2);
    const auto after = settled(m_client->send(question()));
    VERIFY_OK(after);
    QCOMPARE((*after)->body, "{\"n\":2}"_ba); // the newer one
    // One that fails leaves what is there.
    m_server->answer("503 Service Unavailable");
    VERIFY_OK(settled(m_client->send(fresh)));
    const auto still = settled(m_client->send(question()));
    VERIFY_OK(still);
    QCOMPARE((*still)->body, "{\"n\":2}"_ba);
}

void TestKeptReplies::forgotten()
{
    HttpRequest request = question();
    request.questionKey = u"service facts"_s;
    VERIFY_OK(settled(m_client->send(request)));
    m_client->forget(u"something else"_s);
    VERIFY_OK(settled(m_client->send(request)));
    QCOMPARE(m_server->requests.size(), 1);
    m_client->forget(request.questionKey);
    QVERIFY(m_keeper.kept.isEmpty());
    VERIFY_OK(settled(m_client->send(request)));
    QCOMPARE(m_server->requests.size(), 2);
}

void TestKeptReplies::damagedKeeper_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("garbage") << QByteArray("not what was written");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("a length that lies") << QByteArray::fromHex("bb7fffffffffffffff");
    QTest::newRow("deep") << QByteArray(100000, '\x81');
    QTest::newRow("half") << QByteArray("half");
    QTest::newRow("other types") << QByteArray::fromHex("a16776657273696f6e6131");
}

void TestKeptReplies::damagedKeeper()
{
    QFETCH(QByteArray, bytes);
    VERIFY_OK(settled(m_client->send(question())));
    QByteArray &kept = *m_keeper.kept.begin();
    kept = bytes == "half" ? kept.left(kept.size() / 2) : bytes;
    m_client = makeClient();
    const auto again = settled(m_client->send(question()));
    VERIFY_OK(again);
    QCOMPARE((*again)->body, "{\"n\":2}"_ba);
}

void TestKeptReplies::keeperThatFails()
{
    m_keeper.broken = true;
    const auto asked = settled(m_client->send(question()));
    VERIFY_OK(asked);
    QCOMPARE((*asked)->body, "{\"n\":1}"_ba);
}

void TestKeptReplies::memoryIsBounded()
{
    m_client->setReplyKeeper(nullptr);
    m_server->answer("200 OK", json, QByteArray(1000 * 1000, 'x'));
    for (int i = 0; i < 12; ++i)
        VERIFY_OK(settled(m_client->send(question(u"/%1"_s.arg(i)))));
    QCOMPARE(m_server->requests.size(), 12);
    VERIFY_OK(settled(m_client->send(question(u"/11"_s))));
    QCOMPARE(m_server->requests.size(), 12); // the last ones are there
    VERIFY_OK(settled(m_client->send(question(u"/0"_s))));
    QCOMPARE(m_server->requests.size(), 13); // the first ones made room
}

void TestKeptReplies::sameQuestionIsJoined()
{
    HttpRequest request;
    request.method = HttpRequest::Method::Post;
    request.url = m_server->url();
    request.questionKey = u"service search hash=1"_s;
    QList<Pending<HttpReply>> all;
    for (int i = 0; i < 4; ++i) {
        request.body = "<token>" + QByteArray::number(i) + "</token>"; // who asks does not matter
        all.append(m_client->send(request));
    }
    for (const auto &pending : std::as_const(all)) {
        const auto result = settled(pending);
        VERIFY_OK(result);
        QCOMPARE((*result)->body, "{\"n\":1}"_ba);
    }
    QCOMPARE(m_server->requests.size(), 1);
    // Not kept, as nobody asked for that.
    VERIFY_OK(settled(m_client->send(request)));
    QCOMPARE(m_server->requests.size(), 2);
    // With it, a POST is kept as well.
    request.keepFor = 1h;
    VERIFY_OK(settled(m_client->send(request)));
    VERIFY_OK(settled(m_client->send(request)));
    QCOMPARE(m_server->requests.size(), 3);
}

void TestKeptReplies::otherQuestionIsNot()
{
    HttpRequest one;
    one.method = HttpRequest::Method::Post;
    one.url = m_server->url();
    one.body = "{}";
    HttpRequest keyed = one;
    keyed.questionKey = u"a"_s;
    HttpRequest other = one;
    other.questionKey = u"b"_s;
    QList<Pending<HttpReply>> all;
    for (const HttpRequest &request : {one, one, keyed, other})
        all.append(m_client->send(request));
    for (const auto &pending : std::as_const(all))
        VERIFY_OK(settled(pending));
    QCOMPARE(m_server->requests.size(), 4); // a POST without a key is never joined
}

void TestKeptReplies::joinedWhileLookingUp()
{
    // All of them at once: one look into the database, one request.
    QList<Pending<HttpReply>> all;
    for (int i = 0; i < 5; ++i)
        all.append(m_client->send(question()));
    for (const auto &pending : std::as_const(all))
        VERIFY_OK(settled(pending));
    QCOMPARE(m_server->requests.size(), 1);
    QCOMPARE(m_keeper.reads, 1);
}

void TestKeptReplies::freshJoinsAndOverrides()
{
    VERIFY_OK(settled(m_client->send(question())));
    m_client = makeClient();
    const auto patient = m_client->send(question()); // looks into the database
    HttpRequest fresh = question();
    fresh.fresh = true;
    const auto asked = settled(m_client->send(fresh));
    VERIFY_OK(asked);
    QCOMPARE((*asked)->body, "{\"n\":2}"_ba);
    const auto both = settled(patient);
    VERIFY_OK(both);
    QCOMPARE((*both)->body, "{\"n\":2}"_ba);
    QCOMPARE(m_server->requests.size(), 2);
}

void TestKeptReplies::offlineSendsNothing()
{
    m_client->setOffline(true);
    QVERIFY(m_client->isOffline());
    for (const auto method : {HttpRequest::Method::Get, HttpRequest::Method::Post}) {
        HttpRequest request = question();
        request.method = method;
        const auto result = settled(m_client->send(request));
        VERIFY_FAILED(result, ErrorKind::Offline);
        QVERIFY2((*result).error().message.contains(u"Work offline"_s), qPrintable((*result).error().message));
    }
    QCOMPARE(m_server->requests.size(), 0);
    m_client->setOffline(false);
    VERIFY_OK(settled(m_client->send(question())));
    QCOMPARE(m_server->requests.size(), 1);
}

void TestKeptReplies::offlineEndsWhatIsUnderWay()
{
    QList<QPointer<QTcpSocket>> open;
    m_server->handle([&](const WireRequest &, QTcpSocket *socket, int) { open.append(socket); });
    m_client->setPace(u"slow"_s, {{1, 50s}});
    QSignalSpy logged(m_client.get(), &HttpClient::logged);
    HttpRequest slow = question(u"/slow"_s);
    slow.paceKey = u"slow"_s;
    HttpRequest queued = slow;
    queued.url = m_server->url(u"/queued"_s);
    const auto first = m_client->send(slow);
    const auto second = m_client->send(question(u"/under-way"_s));
    const auto third = m_client->send(queued);
    QVERIFY(QTest::qWaitFor([&] { return open.size() == 2; }));
    m_client->setOffline(true);
    VERIFY_FAILED(settled(first), ErrorKind::Offline);
    VERIFY_FAILED(settled(second), ErrorKind::Offline);
    VERIFY_FAILED(settled(third), ErrorKind::Offline);
    QVERIFY(QTest::qWaitFor(
        [&] { return std::all_of(open.cbegin(), open.cend(), [](const auto &socket) { return socket.isNull(); }); }));
    QCOMPARE(m_server->requests.size(), 2);
    QCOMPARE(logged.size(), 2); // what was cut short stands in the log as well
    QVERIFY(!logged.first().first().value<HttpLogEntry>().error.isEmpty());
}

void TestKeptReplies::offlineGivesWhatIsKept()
{
    VERIFY_OK(settled(m_client->send(question())));
    m_client->setOffline(true);
    const auto fromMemory = settled(m_client->send(question()));
    VERIFY_OK(fromMemory);
    QVERIFY((*fromMemory)->kept);
    m_client = makeClient();
    m_client->setOffline(true);
    const auto fromKeeper = settled(m_client->send(question()));
    VERIFY_OK(fromKeeper);
    QVERIFY((*fromKeeper)->kept);
    HttpRequest fresh = question();
    fresh.fresh = true;
    VERIFY_FAILED(settled(m_client->send(fresh)), ErrorKind::Offline);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestKeptReplies::timeouts()
{
    m_server->handle([](const WireRequest &, QTcpSocket *socket, int) {
        // Drips for ever.
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        auto *drip = new QTimer(socket);
        QObject::connect(drip, &QTimer::timeout, socket, [socket] { socket->write("x"); });
        drip->start(20);
    });
    m_client->setDefaultTimeout(10s);
    m_client->setTotalTimeout(300ms);
    HttpRequest request = question();
    request.mayRetry = false;
    VERIFY_FAILED(settled(m_client->send(request)), ErrorKind::Timeout);
    m_server->handle([](const WireRequest &, QTcpSocket *, int) {});
    m_client->setTotalTimeout(10min);
    m_client->setDefaultTimeout(100ms);
    VERIFY_FAILED(settled(m_client->send(request)), ErrorKind::Timeout);
}

QTEST_GUILESS_MAIN(TestKeptReplies)
#include "tst_keptreplies.moc"
