// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/store.h"
#include "tests/support/settled.h"

#include <QDir>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

KeptBatch twoItems()
{
    KeptBatch batch;
    batch.items = {{u"/tv/b.mkv"_s, u"en"_s, {}}, {u"/tv/a.mkv"_s, u"pl"_s, {}}};
    batch.preferences = "{}";
    return batch;
}

QList<KeptBatch> offered(Store &store)
{
    return settled(store.keptBatches())->value();
}

} // namespace

class KeptBatchesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsAndGivesBack();
    void whatIsThroughIsDropped();
    void oneProgramAtATime();
    void aCrashedProgramLetsGo();
    void theNewestFirst();
    void memoryWillDo();
    void anOlderFileIsBroughtUpToDate();
};

void KeptBatchesTest::keepsAndGivesBack()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"l.db"_s);
    const QDateTime later = QDateTime::fromMSecsSinceEpoch(4'000'000'000'000, Qt::UTC);
    qint64 id = 0;
    {
        Store store(file);
        id = settled(store.keepBatch(twoItems()))->value();
        QVERIFY(id > 0);
        settled(store.keepHits(id, {{u"/tv/a.mkv"_s, u"pl"_s, "[1]"}}));
        settled(store.keepReason(id, u"No downloads are left."_s, later));
        QVERIFY(offered(store).isEmpty()); // this program works on it
    }
    Store store(file);
    const QList<KeptBatch> kept = offered(store);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().id, id);
    QCOMPARE(kept.first().reason, u"No downloads are left."_s);
    QCOMPARE(kept.first().goesOnAt, later);
    QVERIFY(kept.first().keptAt.isValid());
    QCOMPARE(kept.first().items.size(), 2);
    QCOMPARE(kept.first().items.at(0).videoPath, u"/tv/b.mkv"_s); // in the order of the batch
    QCOMPARE(kept.first().items.at(1).hits, QByteArray("[1]"));
    const auto claimed = settled(store.claimKept(id))->value();
    QVERIFY(claimed);
    QCOMPARE(*claimed, kept.first());
    settled(store.forgetKept(id));
    QVERIFY(offered(store).isEmpty());
    QVERIFY(!settled(store.claimKept(id))->value());
}

void KeptBatchesTest::whatIsThroughIsDropped()
{
    Store store{QString()};
    const qint64 id = settled(store.keepBatch(twoItems()))->value();
    settled(store.dropKept(id, {{u"/tv/a.mkv"_s, u"pl"_s}}));
    settled(store.releaseKept(id));
    QCOMPARE(offered(store).first().items.size(), 1);
    settled(store.dropKept(id, {{u"/tv/b.mkv"_s, u"en"_s}}));
    QVERIFY(offered(store).isEmpty());
}

void KeptBatchesTest::oneProgramAtATime()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"l.db"_s);
    Store first(file);
    Store second(file);
    const qint64 id = settled(first.keepBatch(twoItems()))->value();
    QVERIFY(offered(second).isEmpty());
    QVERIFY(!settled(second.claimKept(id))->value());
    settled(first.releaseKept(id));
    QCOMPARE(offered(first).size(), 1);
    QCOMPARE(offered(second).size(), 1);
    QVERIFY(settled(second.claimKept(id))->value());
    QVERIFY(!settled(first.claimKept(id))->value());
    QVERIFY(offered(first).isEmpty());
    QVERIFY(!settled(second.claimKept(id))->value()); // nor twice by the same
    settled(second.forgetKept(id));
    QVERIFY(QDir(folder.path()).entryList({u"*.lock"_s}).isEmpty());
}

void KeptBatchesTest::aCrashedProgramLetsGo()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"l.db"_s);
    qint64 id = 0;
    {
        Store store(file);
        id = settled(store.keepBatch(twoItems()))->value();
    }
    // A lock whose program is gone: its number, name and machine, as QLockFile writes them.
    QProcess gone;
    gone.start(u"sh"_s, {u"-c"_s, u"exit 0"_s});
    const qint64 pid = gone.processId();
    QVERIFY(gone.waitForFinished());
    QFile lock(u"%1.batch-%2.lock"_s.arg(file).arg(id));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(QByteArray::number(pid) + "\nlegenda\n" + QSysInfo::machineHostName().toUtf8() + '\n'
        + QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId() + '\n');
    lock.close();
    Store store(file);
    QCOMPARE(offered(store).size(), 1);
    QVERIFY(settled(store.claimKept(id))->value());
}

void KeptBatchesTest::theNewestFirst()
{
    Store store{QString()};
    const qint64 first = settled(store.keepBatch(twoItems()))->value();
    const qint64 second = settled(store.keepBatch(twoItems()))->value();
    QVERIFY(second > first);
    settled(store.releaseKept(first));
    settled(store.releaseKept(second));
    QCOMPARE(offered(store).first().id, second);
    QCOMPARE(offered(store).last().id, first);
}

void KeptBatchesTest::memoryWillDo()
{
    Store store{QString()};
    const qint64 id = settled(store.keepBatch(twoItems()))->value();
    QVERIFY(offered(store).isEmpty());
    settled(store.releaseKept(id));
    QVERIFY(settled(store.claimKept(id))->value());
    QVERIFY(!settled(store.claimKept(id))->value());
}

void KeptBatchesTest::anOlderFileIsBroughtUpToDate()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"l.db"_s);
    {
        Store store(file);
        settled(store.rememberReply(u"key"_s, "reply", std::chrono::hours(1)));
    }
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        for (const QString &statement : {u"DROP TABLE kept_batch"_s, u"DROP TABLE kept_item"_s, u"DROP TABLE media"_s,
                 u"DROP TABLE open_task"_s, u"PRAGMA user_version=1"_s})
            QVERIFY(query.exec(statement));
    }
    QSqlDatabase::removeDatabase(u"old"_s);
    Store store(file);
    QCOMPARE(settled(store.cachedReply(u"key"_s))->value().value(), QByteArray("reply"));
    QVERIFY(settled(store.keepBatch(twoItems()))->value() > 0);
    QVERIFY(store.problem().isEmpty());
}

QTEST_GUILESS_MAIN(KeptBatchesTest)
#include "tst_keptbatches.moc"
