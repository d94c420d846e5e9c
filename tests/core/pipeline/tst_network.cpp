// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window may do with the network: the switch, the settings, the log.

#include "core/net/redaction.h"
#include "core/pipeline/network.h"
#include "core/pipeline/storedreplies.h"
#include "tests/support/fakehttpclient.h"
#include "tests/support/settled.h"
#include "tests/support/workshop.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Writes down what it is told.
class WatchedClient : public FakeHttpClient
{
public:
    void setProxy(const ProxySettings &settings) override { proxies.append(settings); }
    QList<ProxySettings> proxies;
};

HttpLogEntry entry(const QString &url, int status = 200, const QString &error = {})
{
    HttpLogEntry made;
    made.startedMs = qint64(1700000000) * 1000;
    made.durationMs = 42;
    made.service = u"opensubtitles-com"_s;
    made.method = u"GET"_s;
    made.url = url;
    made.status = status;
    made.bytes = 1234;
    made.error = error;
    return made;
}

} // namespace

class TestNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { qunsetenv("LEGENDA_PROXY_PASSWORD"); }
    void withoutAClient();
    void appliesThePreferences();
    void proxies_data();
    void proxies();
    void offlineIsRemembered();
    void forThisRunOnly();
    void passwordFromTheKeyring();
    void passwordFromTheEnvironment();
    void passwordIsNoSetting();
    void accountsWaitForThePassword();
    void logIsBounded();
    void logIsScrubbed();
    void hostileEntries();
    void textForAReport();
    void repliesInTheStore();

private:
    Network &network() { return m_shop->engine->network(); }
    void set(std::function<void(Preferences &)> change);

    std::unique_ptr<WatchedClient> m_client;
    std::unique_ptr<Workshop> m_shop;
};

void TestNetwork::init()
{
    m_shop.reset();
    m_client = std::make_unique<WatchedClient>();
    m_shop = std::make_unique<Workshop>();
}

void TestNetwork::set(std::function<void(Preferences &)> change)
{
    Preferences preferences = m_shop->settings.preferences();
    change(preferences);
    m_shop->settings.setPreferences(preferences);
}

void TestNetwork::withoutAClient()
{
    QSignalSpy changed(&network(), &Network::offlineChanged);
    QVERIFY(!network().isOffline());
    network().setOffline(true);
    QVERIFY(network().isOffline());
    QCOMPARE(changed.size(), 1);
    QVERIFY(network().log().isEmpty());
    VERIFY_OK(settled(network().loadProxyPassword()));
}

void TestNetwork::appliesThePreferences()
{
    set([](Preferences &preferences) { preferences.timeoutSeconds = 77; });
    network().attach(*m_client);
    QVERIFY(m_client->defaultTimeout() == 77s);
    QVERIFY(!m_client->isOffline());
    QVERIFY(m_client->proxies.last() == ProxySettings());
    set([](Preferences &preferences) {
        preferences.timeoutSeconds = 12;
        preferences.proxyMode = u"none"_s;
    });
    QVERIFY(m_client->defaultTimeout() == 12s);
    QVERIFY(m_client->proxies.last().mode == ProxySettings::Mode::None);
}

void TestNetwork::proxies_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("expected");
    using Mode = ProxySettings::Mode;
    QTest::newRow("manual") << u"manual"_s << u"http"_s << u"proxy.example"_s << 3128 << int(Mode::Manual);
    QTest::newRow("socks") << u"manual"_s << u"socks5"_s << u"::1"_s << 1080 << int(Mode::Manual);
    QTest::newRow("none, though there is one")
        << u"none"_s << u"http"_s << u"proxy.example"_s << 3128 << int(Mode::None);
    QTest::newRow("no host") << u"manual"_s << u"http"_s << QString() << 3128 << int(Mode::System);
    QTest::newRow("no port") << u"manual"_s << u"http"_s << u"proxy.example"_s << 0 << int(Mode::System);
    QTest::newRow("no name of a host") << u"manual"_s << u"http"_s << u"http://x/y"_s << 80 << int(Mode::System);
    QTest::newRow("nonsense") << u"sideways"_s << u"pigeon"_s << u"proxy.example"_s << 3128 << int(Mode::System);
}

void TestNetwork::proxies()
{
    QFETCH(QString, mode);
    QFETCH(QString, type);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(int, expected);
    network().attach(*m_client);
    Preferences preferences = m_shop->settings.preferences();
    preferences.proxyMode = mode;
    preferences.proxyType = type;
    preferences.proxyHost = host;
    preferences.proxyPort = port;
    network().useForThisRun(preferences);
    const ProxySettings &proxy = m_client->proxies.last();
    QCOMPARE(int(proxy.mode), expected);
    if (proxy.mode != ProxySettings::Mode::Manual)
        return;
    QCOMPARE(proxy.host, host);
    QCOMPARE(proxy.port, port);
    QCOMPARE(proxy.type == ProxySettings::Type::Socks5, type == "socks5"_L1);
}

void TestNetwork::offlineIsRemembered()
{
    network().attach(*m_client);
    QSignalSpy changed(&network(), &Network::offlineChanged);
    network().setOffline(true);
    network().setOffline(true);
    QVERIFY(m_client->isOffline());
    QVERIFY(m_shop->settings.preferences().offline);
    QCOMPARE(changed.size(), 1);
    WatchedClient next;
    Network later(m_shop->settings, *m_shop->secrets);
    later.attach(next);
    QVERIFY(later.isOffline());
    QVERIFY(next.isOffline());
    network().setOffline(false);
    QVERIFY(!m_client->isOffline());
    QVERIFY(!m_shop->settings.preferences().offline);
}

void TestNetwork::forThisRunOnly()
{
    network().attach(*m_client);
    Preferences preferences = m_shop->settings.preferences();
    preferences.offline = true;
    preferences.timeoutSeconds = 3;
    network().useForThisRun(preferences);
    QVERIFY(m_client->isOffline());
    QVERIFY(m_client->defaultTimeout() == 3s);
    QVERIFY(!m_shop->settings.preferences().offline);
    set([](Preferences &other) { other.timeoutSeconds = 99; });
    QVERIFY(m_client->defaultTimeout() == 3s);
    network().setOffline(false);
    QVERIFY(!m_client->isOffline());
}

void TestNetwork::passwordFromTheKeyring()
{
    network().attach(*m_client);
    set([](Preferences &preferences) {
        preferences.proxyMode = u"manual"_s;
        preferences.proxyHost = u"proxy.example"_s;
        preferences.proxyPort = 3128;
        preferences.proxyUserName = u"anna"_s;
    });
    QCOMPARE(awaited(network().hasProxyPassword()).value_or(true), false);
    VERIFY_OK(settled(network().saveProxyPassword(u"open sesame"_s)));
    QCOMPARE(awaited(network().hasProxyPassword()).value_or(false), true);
    QCOMPARE(m_client->proxies.last().password, u"open sesame"_s);
    QVERIFY(!scrub(u"said open sesame"_s).contains(u"sesame"_s));

    WatchedClient next;
    Network later(m_shop->settings, *m_shop->secrets);
    later.attach(next);
    VERIFY_OK(settled(later.loadProxyPassword()));
    QCOMPARE(next.proxies.last().userName, u"anna"_s);
    QCOMPARE(next.proxies.last().password, u"open sesame"_s);
    VERIFY_OK(settled(later.saveProxyPassword(QString())));
    QCOMPARE(awaited(network().hasProxyPassword()).value_or(true), false);
    // Without a name there is nobody to prove anything.
    set([](Preferences &preferences) { preferences.proxyUserName.clear(); });
    QVERIFY(m_client->proxies.last().password.isEmpty());
}

void TestNetwork::passwordFromTheEnvironment()
{
    qputenv("LEGENDA_PROXY_PASSWORD", "from outside");
    network().attach(*m_client);
    Preferences preferences = m_shop->settings.preferences();
    preferences.proxyMode = u"manual"_s;
    preferences.proxyHost = u"proxy.example"_s;
    preferences.proxyPort = 3128;
    preferences.proxyUserName = u"anna"_s;
    network().useForThisRun(preferences);
    VERIFY_OK(settled(network().loadProxyPassword()));
    QCOMPARE(m_client->proxies.last().password, u"from outside"_s);
    QVERIFY(!scrub(u"said from outside"_s).contains(u"from outside"_s));
}

void TestNetwork::passwordIsNoSetting()
{
    const QString file = m_shop->path(u"own.conf"_s);
    {
        Settings settings(file);
        Network own(settings, *m_shop->secrets);
        Preferences preferences = settings.preferences();
        preferences.proxyUserName = u"anna"_s;
        settings.setPreferences(preferences);
        VERIFY_OK(settled(own.saveProxyPassword(u"never in a file"_s)));
        settings.setPreferences(preferences);
    }
    const QByteArray written = m_shop->content(u"own.conf"_s);
    QVERIFY(written.contains("anna"));
    QVERIFY(!written.contains("never in a file"));
}

void TestNetwork::accountsWaitForThePassword()
{
    network().attach(*m_client);
    Preferences preferences = m_shop->settings.preferences();
    preferences.proxyMode = u"manual"_s;
    preferences.proxyHost = u"proxy.example"_s;
    preferences.proxyPort = 3128;
    preferences.proxyUserName = u"anna"_s;
    network().useForThisRun(preferences);
    VERIFY_OK(settled(m_shop->secrets->write(u"proxy/password"_s, u"open sesame"_s)));
    VERIFY_OK(settled(m_shop->engine->loadAccounts()));
    QCOMPARE(m_client->proxies.last().password, u"open sesame"_s);
}

void TestNetwork::logIsBounded()
{
    network().attach(*m_client);
    QSignalSpy logged(&network(), &Network::logged);
    QSignalSpy dropped(&network(), &Network::logDroppedFirst);
    for (int i = 0; i < Network::mostRows + 10; ++i)
        Q_EMIT m_client->logged(entry(u"https://service.example/%1"_s.arg(i)));
    QCOMPARE(network().log().size(), Network::mostRows);
    QCOMPARE(network().log().first().number, 11);
    QCOMPARE(network().log().last().number, Network::mostRows + 10);
    QCOMPARE(logged.size(), Network::mostRows + 10);
    QCOMPARE(dropped.size(), 10);
    network().clearLog();
    QVERIFY(network().log().isEmpty());
    Q_EMIT m_client->logged(entry(u"https://service.example/"_s, 404));
    QVERIFY(network().log().first().isFailure());
    QCOMPARE(network().log().first().number, Network::mostRows + 11);
}

void TestNetwork::logIsScrubbed()
{
    network().attach(*m_client);
    registerSecret(u"the-key-of-the-day"_s);
    Q_EMIT m_client->logged(entry(u"https://service.example/?a=the-key-of-the-day&password=hunter22"_s, 0,
        u"refused: Bearer abcdefghijk the-key-of-the-day"_s));
    const NetworkLogRow &row = network().log().first();
    for (const QString &text : {row.address, row.error, network().asText(), network().detailsOf(row)}) {
        QVERIFY2(!text.contains(u"the-key-of-the-day"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"hunter22"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"abcdefghijk"_s), qPrintable(text));
    }
}

void TestNetwork::hostileEntries()
{
    network().attach(*m_client);
    Q_EMIT m_client->logged(
        entry(u"https://service.example/"_s + QString(1000000, u'a'), 0, u"line\nline\r\n\tline"_s));
    const NetworkLogRow &row = network().log().first();
    QVERIFY(row.address.size() < 5000);
    QVERIFY(!row.error.contains(u'\n'));
    QCOMPARE(network().asText().count(u"line line line"_s), 1);
}

void TestNetwork::textForAReport()
{
    network().attach(*m_client);
    network().hideName(u"anna.smith"_s);
    network().hideName(u"x"_s); // too short to be told from anything else
    Q_EMIT m_client->logged(
        entry(u"https://service.example/api/users/anna.smith/?file=%1/a.mkv"_s.arg(QDir::homePath())));
    HttpLogEntry second = entry(u"https://service.example/fix"_s, 503);
    second.attempt = 2;
    Q_EMIT m_client->logged(second);
    Q_EMIT m_client->logged(entry(u"https://service.example/gone"_s, 0, u"cannot be reached"_s));
    const QString text = network().asText();
    QVERIFY2(text.startsWith(u"Legenda "_s), qPrintable(text));
    QVERIFY(text.contains(u"Qt "_s + QString::fromLatin1(qVersion())));
    QVERIFY(text.contains(QSysInfo::prettyProductName()));
    QVERIFY2(!text.contains(u"anna"_s), qPrintable(text));
    QVERIFY2(QDir::homePath().size() <= 1 || !text.contains(QDir::homePath()), qPrintable(text));
    QVERIFY(!text.contains(QSysInfo::machineHostName()) || QSysInfo::machineHostName().size() < 3);
    QVERIFY2(
        text.contains(u"2023-11-14T22:13:20.000Z opensubtitles-com GET https://service.example/fix → 503, 1234 bytes, "
                      "42 ms, attempt 2"_s),
        qPrintable(text));
    QVERIFY(text.contains(u"→ –, 1234 bytes, 42 ms: cannot be reached"_s));
    QCOMPARE(text.count(u"service.example"_s), 3);
    QCOMPARE(network().asText({network().log().last()}).count(u"service.example"_s), 1);
}

void TestNetwork::repliesInTheStore()
{
    StoredReplies replies(m_shop->store);
    QVERIFY(!awaited(replies.read(u"http/a"_s)).value_or("x"_ba).has_value());
    replies.write(u"http/a"_s, "bytes", 1h);
    const auto read = awaited(replies.read(u"http/a"_s));
    QVERIFY(read && *read);
    QCOMPARE(**read, "bytes"_ba);
    replies.remove(u"http/a"_s);
    const auto gone = awaited(replies.read(u"http/a"_s));
    QVERIFY(gone && gone->value_or(QByteArray()).isEmpty());
}

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
