// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window with the network log: live, filtered, copied, saved.

#include "tests/support/fakehttpclient.h"
#include "tests/support/workshop.h"
#include "ui/networklog/networklogmodel.h"
#include "ui/networklog/networklogwindow.h"
#include "ui/settings/networkpage.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statusline.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestNetworkLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void live();
    void filters();
    void fullLog();
    void details();
    void copies();
    void saves();
    void clears();
    void pageRoundTrip();
    void pageProblems_data();
    void pageProblems();
    void pageTakesPastedAddresses();
    void pageKeepsThePassword();
    void statusLineWhileOffline();

private:
    void log(const QString &service, const QString &url, int status, const QString &error = {});

    FakeHttpClient m_client;
    std::unique_ptr<Workshop> m_shop;
    std::unique_ptr<NetworkLogWindow> m_window;
    QTableView *m_table = nullptr;
};

void TestNetworkLog::init()
{
    m_shop = std::make_unique<Workshop>();
    m_shop->engine->network().attach(m_client);
    m_window = std::make_unique<NetworkLogWindow>(*m_shop->engine);
    m_window->show();
    m_table = m_window->findChild<QTableView *>(u"requests"_s);
    QVERIFY(m_table);
    new QAbstractItemModelTester(m_table->model(), m_table);
}

void TestNetworkLog::cleanup()
{
    m_window.reset();
    m_shop.reset();
}

void TestNetworkLog::log(const QString &service, const QString &url, int status, const QString &error)
{
    HttpLogEntry entry;
    entry.startedMs = QDateTime::currentMSecsSinceEpoch();
    entry.service = service;
    entry.method = u"GET"_s;
    entry.url = url;
    entry.status = status;
    entry.error = error;
    Q_EMIT m_client.logged(entry);
}

void TestNetworkLog::live()
{
    QVERIFY(!m_table->isVisible()); // a sentence instead of an empty table
    log(u"fake"_s, u"https://a.example/1"_s, 200);
    QTRY_VERIFY(m_table->isVisible());
    QCOMPARE(m_table->model()->rowCount(), 1);
    log(u"other.example"_s, u"https://other.example/2"_s, 404);
    QCOMPARE(m_table->model()->rowCount(), 2);
    const auto *count = m_window->findChild<QLabel *>(u"count"_s);
    QTRY_VERIFY2(count->text().contains(u"2 "_s), qPrintable(count->text()));
    QTRY_VERIFY2(count->text().contains(u"1 failed"_s), qPrintable(count->text()));
    const auto *services = m_window->findChild<QComboBox *>(u"service"_s);
    QCOMPARE(services->count(), 3);
    // The service by its name, a host as it is.
    QVERIFY(services->findText(m_shop->fake->info().name) > 0);
    QVERIFY(services->findText(u"other.example"_s) > 0);
}

void TestNetworkLog::filters()
{
    log(u"fake"_s, u"https://a.example/one"_s, 200);
    log(u"fake"_s, u"https://a.example/two"_s, 500);
    log(u"other.example"_s, u"https://other.example/three"_s, 0, u"cannot be reached"_s);
    auto *services = m_window->findChild<QComboBox *>(u"service"_s);
    auto *text = m_window->findChild<QLineEdit *>(u"text"_s);
    auto *failures = m_window->findChild<QCheckBox *>(u"failures"_s);
    const auto rows = [this] { return m_table->model()->rowCount(); };
    services->setCurrentIndex(services->findData(u"fake"_s));
    QCOMPARE(rows(), 2);
    failures->setChecked(true);
    QCOMPARE(rows(), 1);
    services->setCurrentIndex(0);
    QCOMPARE(rows(), 2);
    text->setText(u"REACHED"_s);
    QCOMPARE(rows(), 1);
    text->setText(u"one"_s);
    QCOMPARE(rows(), 0);
    QVERIFY(!m_table->isVisible());
    failures->setChecked(false);
    QCOMPARE(rows(), 1);
    log(u"fake"_s, u"https://a.example/one-more"_s, 200);
    log(u"fake"_s, u"https://a.example/another"_s, 200);
    QCOMPARE(rows(), 2); // what comes is filtered as well
}

void TestNetworkLog::fullLog()
{
    for (int i = 0; i < Network::mostRows + 50; ++i)
        log(u"fake"_s, u"https://a.example/%1"_s.arg(i), i % 7 ? 200 : 500);
    QCOMPARE(m_table->model()->rowCount(), Network::mostRows);
    const auto address = [this](int row) {
        return m_table->model()->index(row, NetworkLogModel::Address).data().toString();
    };
    QCOMPARE(address(0), u"https://a.example/50"_s);
    QCOMPARE(address(Network::mostRows - 1), u"https://a.example/%1"_s.arg(Network::mostRows + 49));
    auto *failures = m_window->findChild<QCheckBox *>(u"failures"_s);
    failures->setChecked(true);
    const int failed = m_table->model()->rowCount();
    log(u"fake"_s, u"https://a.example/more"_s, 500);
    QVERIFY(m_table->model()->rowCount() >= failed);
}

void TestNetworkLog::details()
{
    log(u"fake"_s, u"https://a.example/one"_s, 0, u"It cannot be reached."_s);
    QTRY_VERIFY(m_table->isVisible());
    const auto *text = m_window->findChild<QPlainTextEdit *>(u"details"_s);
    QVERIFY(text->toPlainText().isEmpty());
    m_table->selectRow(0);
    QVERIFY(text->toPlainText().contains(u"https://a.example/one"_s));
    QVERIFY(text->toPlainText().contains(u"It cannot be reached."_s));
}

void TestNetworkLog::copies()
{
    log(u"fake"_s, u"https://a.example/one"_s, 200);
    log(u"fake"_s, u"https://a.example/two"_s, 200);
    QTRY_VERIFY(m_table->isVisible());
    const auto buttons = m_window->findChildren<QPushButton *>();
    const auto copy = std::find_if(buttons.cbegin(), buttons.cend(),
        [](const QPushButton *button) { return button->text() == NetworkLogWindow::tr("&Copy"); });
    QVERIFY(copy != buttons.cend());
    QTRY_VERIFY((*copy)->isEnabled());
    (*copy)->click();
    const QString all = QGuiApplication::clipboard()->text();
    QVERIFY(all.startsWith(u"Legenda"_s));
    QVERIFY(all.indexOf(u"/one"_s) > 0 && all.indexOf(u"/two"_s) > all.indexOf(u"/one"_s));
    m_table->selectRow(1);
    (*copy)->click();
    QVERIFY(!QGuiApplication::clipboard()->text().contains(u"/one"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"/two"_s));
}

void TestNetworkLog::saves()
{
    log(u"fake"_s, u"https://a.example/one"_s, 200);
    const auto *messages = m_window->findChild<MessageBar *>();
    m_window->saveTo(m_shop->path(u"log.txt"_s));
    QTRY_COMPARE(messages->count(), 1);
    QVERIFY(m_shop->content(u"log.txt"_s).contains("https://a.example/one"));
    // A place that cannot be written is said, and nothing is left behind.
    m_window->saveTo(m_shop->path(u"no such folder/log.txt"_s));
    const auto says = [messages](const QString &text) {
        const auto labels = messages->findChildren<QLabel *>();
        return std::any_of(
            labels.cbegin(), labels.cend(), [&](const QLabel *label) { return label->text().contains(text); });
    };
    QTRY_VERIFY(says(u"could not be written"_s));
    QVERIFY(!m_shop->exists(u"no such folder"_s));
}

void TestNetworkLog::clears()
{
    log(u"fake"_s, u"https://a.example/one"_s, 200);
    QTRY_VERIFY(m_table->isVisible());
    m_table->selectRow(0);
    m_shop->engine->network().clearLog();
    QCOMPARE(m_table->model()->rowCount(), 0);
    QVERIFY(!m_table->isVisible());
    QVERIFY(m_window->findChild<QPlainTextEdit *>(u"details"_s)->toPlainText().isEmpty());
    log(u"fake"_s, u"https://a.example/two"_s, 200);
    QTRY_VERIFY(m_table->isVisible());
}

void TestNetworkLog::pageRoundTrip()
{
    NetworkPage page(*m_shop->engine);
    Preferences preferences = m_shop->settings.preferences();
    preferences.offline = true;
    for (const QString &mode : {u"system"_s, u"manual"_s, u"none"_s}) {
        preferences.proxyMode = mode;
        preferences.proxyType = u"socks5"_s;
        preferences.proxyHost = u"proxy.example.org"_s;
        preferences.proxyPort = 9050;
        preferences.proxyUserName = u"anna"_s;
        preferences.timeoutSeconds = 45;
        page.load(preferences);
        Preferences back = m_shop->settings.preferences();
        back.offline = true; // none of its business
        page.store(back);
        QVERIFY(back == preferences);
        QVERIFY(page.problem().isEmpty());
        QCOMPARE(page.findChild<QLineEdit *>(u"proxyHost"_s)->isEnabled(), mode == "manual"_L1);
    }
    page.load(Preferences());
    Preferences defaults;
    page.store(defaults);
    QVERIFY(defaults == Preferences());
}

void TestNetworkLog::pageProblems_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("fine");
    QTest::newRow("name") << u"proxy"_s << true;
    QTest::newRow("full name") << u"proxy.example.org"_s << true;
    QTest::newRow("other letters") << u"прокси.пример"_s << true;
    QTest::newRow("address") << u"10.0.0.1"_s << true;
    QTest::newRow("long address") << u"2001:db8::1"_s << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("blank") << u"a b"_s << false;
    QTest::newRow("scheme") << u"http://proxy"_s << false;
    QTest::newRow("account") << u"anna@proxy"_s << false;
    QTest::newRow("path") << u"proxy/x"_s << false;
    QTest::newRow("port") << u"proxy:80"_s << false;
    QTest::newRow("dots") << u"proxy..example"_s << false;
    QTest::newRow("endless") << QString(10000, u'a') << false;
}

void TestNetworkLog::pageProblems()
{
    QFETCH(QString, host);
    QFETCH(bool, fine);
    NetworkPage page(*m_shop->engine);
    Preferences preferences;
    preferences.proxyMode = u"manual"_s;
    preferences.proxyHost = host;
    page.load(preferences);
    QCOMPARE(page.problem().isEmpty(), fine);
    preferences.proxyMode = u"system"_s;
    page.load(preferences);
    QVERIFY(page.problem().isEmpty());
}

void TestNetworkLog::pageTakesPastedAddresses()
{
    NetworkPage page(*m_shop->engine);
    Preferences preferences;
    preferences.proxyMode = u"manual"_s;
    page.load(preferences);
    auto *host = page.findChild<QLineEdit *>(u"proxyHost"_s);
    host->setText(u"socks5://anna:pass@proxy.example.org:9050/"_s);
    Q_EMIT host->editingFinished();
    page.store(preferences);
    QCOMPARE(preferences.proxyType, u"socks5"_s);
    QCOMPARE(preferences.proxyHost, u"proxy.example.org"_s);
    QCOMPARE(preferences.proxyPort, 9050);
    QCOMPARE(preferences.proxyUserName, u"anna"_s);
    QCOMPARE(page.findChild<QLineEdit *>(u"proxyPassword"_s)->text(), u"pass"_s);
    QVERIFY(page.problem().isEmpty());
    host->setText(u"other.example:3128"_s);
    Q_EMIT host->editingFinished();
    page.store(preferences);
    QCOMPARE(preferences.proxyHost, u"other.example"_s);
    QCOMPARE(preferences.proxyPort, 3128);
    QCOMPARE(preferences.proxyType, u"socks5"_s);
}

void TestNetworkLog::pageKeepsThePassword()
{
    Network &network = m_shop->engine->network();
    Preferences preferences = m_shop->settings.preferences();
    preferences.proxyUserName = u"anna"_s;
    m_shop->settings.setPreferences(preferences);
    {
        NetworkPage page(*m_shop->engine);
        page.findChild<QLineEdit *>(u"proxyPassword"_s)->setText(u"open sesame"_s);
        QCOMPARE(awaited(network.hasProxyPassword()).value_or(true), false); // not before it is agreed to
        page.keep();
        QCOMPARE(awaited(network.hasProxyPassword()).value_or(false), true);
    }
    NetworkPage page(*m_shop->engine);
    auto *password = page.findChild<QLineEdit *>(u"proxyPassword"_s);
    QTRY_VERIFY(password->placeholderText().contains(u"saved"_s));
    QVERIFY(password->text().isEmpty()); // never shown
    page.keep();
    QCOMPARE(awaited(network.hasProxyPassword()).value_or(false), true);
    for (QAction *action : password->actions()) {
        if (action->toolTip() == NetworkPage::tr("Forget the saved value"))
            action->trigger();
    }
    page.keep();
    QCOMPARE(awaited(network.hasProxyPassword()).value_or(true), false);
}

void TestNetworkLog::statusLineWhileOffline()
{
    StatusLine line;
    ServiceStatus status;
    status.id = u"fake"_s;
    status.name = u"Fake"_s;
    status.health = ServiceStatus::Health::Trouble;
    status.trouble = u"it burns"_s;
    line.setService(status);
    auto *button = line.findChild<QToolButton *>(u"goOnline"_s);
    QVERIFY(button->isHidden());
    line.setOffline(true);
    QVERIFY(!button->isHidden());
    const auto texts = [&line] {
        QStringList all;
        for (const QToolButton *each : line.findChildren<QToolButton *>())
            all << each->text() + each->toolTip();
        return all.join(u'|');
    };
    QVERIFY2(!texts().contains(u"it burns"_s), qPrintable(texts()));
    QSignalSpy online(&line, &StatusLine::goOnlineRequested);
    button->click();
    QCOMPARE(online.size(), 1);
    line.setOffline(false);
    QVERIFY(button->isHidden());
    QVERIFY2(texts().contains(u"it burns"_s), qPrintable(texts()));
}

QTEST_MAIN(TestNetworkLog)
#include "tst_networklog.moc"
