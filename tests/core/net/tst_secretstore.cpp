// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/redaction.h"
#include "core/net/secretstore.h"
#include "tests/support/settled.h"

#include <QSignalSpy>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memory();
    void environmentSwitchesTheKeyringOff();
    void noKeyringFallsBackOnMemory();
};

void TestSecretStore::memory()
{
    const auto store = makeSecretStore(false);
    QVERIFY(!store->isPersistent());
    auto missing = settled(store->read(u"service/password"_s));
    VERIFY_OK(missing);
    QCOMPARE(**missing, QString());
    VERIFY_OK(settled(store->write(u"service/password"_s, u"swordfish-7"_s)));
    auto there = settled(store->read(u"service/password"_s));
    VERIFY_OK(there);
    QCOMPARE(**there, u"swordfish-7"_s);
    QCOMPARE(scrub(u"it is swordfish-7"_s), u"it is •••"_s);
    VERIFY_OK(settled(store->write(u"service/password"_s, QString())));
    auto gone = settled(store->read(u"service/password"_s));
    VERIFY_OK(gone);
    QCOMPARE(**gone, QString());
}

void TestSecretStore::environmentSwitchesTheKeyringOff()
{
    qputenv("LEGENDA_KEYRING", "off");
    const auto store = makeSecretStore(true);
    QVERIFY(!store->isPersistent());
    qunsetenv("LEGENDA_KEYRING");
}

void TestSecretStore::noKeyringFallsBackOnMemory()
{
    // A bus that is not there: no keyring of the person who runs this is met.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/legenda-test-bus");
    const auto store = makeSecretStore(true);
    QSignalSpy changed(store.get(), &SecretStore::persistenceChanged);
    VERIFY_OK(settled(store->write(u"service/token"_s, u"temporary-token"_s), 90000));
    QVERIFY(!store->isPersistent());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toBool(), false);
    auto there = settled(store->read(u"service/token"_s));
    VERIFY_OK(there);
    QCOMPARE(**there, u"temporary-token"_s);
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
