// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/store.h"

#include "core/base/background.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Legenda;

namespace {

/// Tests may wait; programs may not.
template <class T>
T wait(Pending<T> pending)
{
    // waitForFinished() would take it from the pool and run it here, beside what the pool is at.
    while (!pending.isFinished())
        QThread::msleep(1);
    Result<T> result = pending.takeResult();
    if (!result)
        qFatal("the store never fails");
    return *result;
}

/// Until closed stores have let their files go.
void settle()
{
    pool(Pool::Store).waitForDone();
}

DownloadRecord record(qint64 batch, const QString &saved)
{
    DownloadRecord made;
    made.batch = batch;
    made.videoPath = u"/videos/Film \u05D0\n.mkv"_s;
    made.provider = u"opensubtitles-com"_s;
    made.subtitleId = u"123"_s;
    made.language = u"pt-br"_s;
    made.release = u"Film.2012.720p"_s;
    made.score = 87;
    made.savedPath = saved;
    made.sha256 = QByteArray("\0\xff\1", 3);
    made.originalEncoding = u"windows-1252"_s;
    made.savedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    return made;
}

/// Changes the file behind the store's back.
void execute(const QString &file, const QStringList &statements)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            QVERIFY2(query.exec(statement), qPrintable(statement));
        }
    }
    QSqlDatabase::removeDatabase(u"test"_s);
}

} // namespace

class TestStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file() const { return m_folder->filePath(u"state/legenda.db"_s); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { settle(); }

    void opensAhead()
    {
        {
            Store store(file());
            QVERIFY(!QFile::exists(file()));
            store.prepare();
        }
        QVERIFY(QFile::exists(file()));
        Store store(file());
        store.prepare();
        store.prepare();
        QCOMPARE(wait(store.nextBatch()), qint64(1)); // no number was used up
    }

    void hashesByStamp()
    {
        const FileStamp a{u"/v/a.mkv"_s, 5'000'000'000, 1000};
        const FileStamp b{u"/v/\u00E9 '\".mkv"_s, 2, 2000};
        {
            Store store(file());
            wait(store.rememberHashes({{a, u"000000000001c000"_s}, {b, u"5b8f8f4e41ccb21e"_s}}));
        }
        Store store(file());
        QCOMPARE(wait(store.hashes({a, b})),
            (QHash<QString, QString>{{a.path, u"000000000001c000"_s}, {b.path, u"5b8f8f4e41ccb21e"_s}}));
        FileStamp other = a;
        other.size = 7;
        QVERIFY(wait(store.hashes({other})).isEmpty());
        other = a;
        other.modifiedMs = 1001;
        QVERIFY(wait(store.hashes({other})).isEmpty());
        wait(store.rememberHashes({{other, u"1111111111111111"_s}}));
        QCOMPARE(wait(store.hashes({a, other})).value(a.path), u"1111111111111111"_s);
        QVERIFY(wait(store.hashes({})).isEmpty());
        QVERIFY(store.problem().isEmpty());
    }

    void repliesExpire()
    {
        Store store(file());
        const QByteArray reply("{\"a\":\0}", 7);
        wait(store.rememberReply(u"key"_s, reply, 1h));
        wait(store.rememberReply(u"empty"_s, {}, 1h));
        wait(store.rememberReply(u"never"_s, "x", 0s));
        QCOMPARE(wait(store.cachedReply(u"key"_s)), reply);
        QCOMPARE(wait(store.cachedReply(u"empty"_s)), QByteArray(""));
        QVERIFY(!wait(store.cachedReply(u"never"_s)));
        QVERIFY(!wait(store.cachedReply(u"unknown"_s)));
        execute(file(), {u"UPDATE reply SET expires = 5 WHERE key = 'key'"_s});
        QVERIFY(!wait(store.cachedReply(u"key"_s)));
        wait(store.forgetReplies());
        QVERIFY(!wait(store.cachedReply(u"empty"_s)));
    }

    void downloadHistory()
    {
        qint64 first = 0;
        qint64 second = 0;
        {
            Store store(file());
            first = wait(store.nextBatch());
            second = wait(store.nextBatch());
            QVERIFY(second > first);
            QVERIFY(wait(store.addDownload(record(first, u"/v/1.srt"_s))) > 0);
            wait(store.addDownload(record(second, u"/v/2.srt"_s)));
            wait(store.addDownload(record(second, u"/v/3.srt"_s)));
        }
        Store store(file());
        QVERIFY(wait(store.nextBatch()) > second);
        const QList<DownloadRecord> all = wait(store.downloads(-1));
        QCOMPARE(all.size(), 3);
        QCOMPARE(all.first().savedPath, u"/v/3.srt"_s);
        DownloadRecord expected = record(first, u"/v/1.srt"_s);
        expected.id = all.last().id;
        QVERIFY(all.last() == expected);
        QCOMPARE(wait(store.downloads(2)).size(), 2);
        QCOMPARE(wait(store.downloadsOfBatch(second)).size(), 2);
        QVERIFY(wait(store.downloadsOfBatch(999)).isEmpty());
        wait(store.markUndone(expected.id));
        QVERIFY(wait(store.downloadsOfBatch(first)).first().undone);
    }

    void unwantedHits()
    {
        Store store(file());
        wait(store.setUnwanted(u"video"_s, u"a:1"_s, true));
        wait(store.setUnwanted(u"video"_s, u"a:1"_s, true));
        wait(store.setUnwanted(u"video"_s, u"b:2"_s, true));
        QCOMPARE(wait(store.unwanted(u"video"_s)), (QStringList{u"a:1"_s, u"b:2"_s}));
        wait(store.setUnwanted(u"video"_s, u"a:1"_s, false));
        QCOMPARE(wait(store.unwanted(u"video"_s)), (QStringList{u"b:2"_s}));
        QVERIFY(wait(store.unwanted(u"other"_s)).isEmpty());
    }

    void memoryOnly()
    {
        Store store({});
        wait(store.setUnwanted(u"v"_s, u"h"_s, true));
        QCOMPARE(wait(store.unwanted(u"v"_s)).size(), 1);
        QVERIFY(store.problem().isEmpty());
    }

    void fileIsPrivate()
    {
        Store store(file());
        wait(store.nextBatch());
        QVERIFY(!(QFile::permissions(file())
            & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther)));
    }

    void damagedFileIsPutAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("this is no database at all, but some text\n").repeated(200);
        QTest::newRow("bent") << QByteArray("SQLite format 3\0", 16) + QByteArray(8176, '\x5a');
    }
    void damagedFileIsPutAside()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(QDir().mkpath(m_folder->filePath(u"state"_s)));
        for (int i = 1; i <= 2; ++i) {
            QFile damaged(file());
            QVERIFY(damaged.open(QIODevice::WriteOnly));
            damaged.write(bytes);
            damaged.close();
            {
                Store store(file());
                QVERIFY(wait(store.addDownload(record(1, u"/v/1.srt"_s))) > 0);
                QVERIFY2(store.problem().isEmpty(), qPrintable(store.problem()));
            }
            settle();
            QFile aside(file() + ".damaged-"_L1 + QString::number(i));
            QVERIFY(aside.open(QIODevice::ReadOnly));
            QCOMPARE(aside.readAll(), bytes);
        }
        Store store(file());
        QCOMPARE(wait(store.downloads(-1)).size(), 1);
    }

    /// The header is fine, a table is not: seen only when it is read.
    void damagedLater()
    {
        {
            Store store(file());
            QList<std::pair<FileStamp, QString>> hashes;
            for (int i = 0; i < 2000; ++i)
                hashes.append({{u"/videos/a rather long name of a file %1.mkv"_s.arg(i), 1, 1}, u"0000000000000001"_s});
            wait(store.rememberHashes(hashes));
        }
        settle();
        execute(file(), {u"PRAGMA wal_checkpoint(TRUNCATE)"_s});
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        const qint64 size = damaged.size();
        constexpr qint64 page = 4096;
        QVERIFY(size > 20 * page);
        for (qint64 at = page; at < size; at += page) {
            QVERIFY(damaged.seek(at));
            damaged.write(QByteArray(64, '\xee'));
        }
        damaged.close();
        Store store(file());
        QVERIFY(wait(store.hashes({{u"/videos/a rather long name of a file 7.mkv"_s, 1, 1}})).isEmpty());
        QVERIFY(wait(store.addDownload(record(1, u"/v/1.srt"_s))) > 0);
        QVERIFY(store.problem().isEmpty());
        QVERIFY(QFile::exists(file() + ".damaged-1"_L1));
    }

    void unusablePlace_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("below a file") << u"file/legenda.db"_s;
        QTest::newRow("a folder") << u"folder"_s;
    }
    void unusablePlace()
    {
        QFETCH(QString, place);
        QFile(m_folder->filePath(u"file"_s)).open(QIODevice::WriteOnly);
        QVERIFY(QDir().mkpath(m_folder->filePath(u"folder"_s)));
        Store store(m_folder->filePath(place));
        const qint64 batch = wait(store.nextBatch());
        QVERIFY(wait(store.addDownload(record(batch, u"/v/1.srt"_s))) > 0);
        QCOMPARE(wait(store.downloadsOfBatch(batch)).size(), 1);
        QVERIFY(!store.problem().isEmpty());
    }

    void newerVersion()
    {
        {
            Store store(file());
            wait(store.addDownload(record(1, u"/v/1.srt"_s)));
        }
        settle();
        execute(file(), {u"PRAGMA user_version=99"_s});
        {
            Store store(file());
            QVERIFY(wait(store.addDownload(record(1, u"/v/2.srt"_s))) > 0);
            QVERIFY(!store.problem().isEmpty());
        }
        settle();
        execute(file(), {u"PRAGMA user_version=4"_s});
        Store store(file());
        QCOMPARE(wait(store.downloads(-1)).size(), 1); // the file was left alone
    }

#ifdef Q_OS_UNIX
    /// A limit on the size of files stands for the full disk.
    void fullDisk()
    {
        Store store(file());
        const qint64 batch = wait(store.nextBatch());
        wait(store.addDownload(record(batch, u"/v/1.srt"_s)));
        wait(store.setUnwanted(u"v"_s, u"h"_s, true));

        const auto before = std::signal(SIGXFSZ, SIG_IGN);
        rlimit old = {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
        rlimit small = old;
        small.rlim_cur = 8192;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const QByteArray large(1'000'000, 'x');
        wait(store.rememberReply(u"key"_s, large, 1h));
        const qint64 id = wait(store.addDownload(record(batch, u"/v/2.srt"_s)));
        setrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, before);

        QVERIFY(id > 0);
        QVERIFY(!store.problem().isEmpty());
        QCOMPARE(wait(store.cachedReply(u"key"_s)), large);
        // What can be undone, and what is hidden, was taken along.
        const QList<DownloadRecord> saved = wait(store.downloadsOfBatch(batch));
        QCOMPARE(saved.size(), 2);
        QCOMPARE(saved.last().savedPath, u"/v/1.srt"_s);
        QCOMPARE(wait(store.unwanted(u"v"_s)), (QStringList{u"h"_s}));
        QVERIFY(wait(store.nextBatch()) > batch);
    }
#endif

    /// The window and the command line at once: each batch and each record has a number of its own.
    void severalPrograms()
    {
        constexpr int programs = 3;
        std::vector<std::unique_ptr<QProcess>> running;
        for (int i = 0; i < programs; ++i) {
            auto process = std::make_unique<QProcess>();
            process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process->start(QCoreApplication::applicationFilePath(), {u"--write"_s, file()});
            running.push_back(std::move(process));
        }
        for (const auto &process : running) {
            QVERIFY(process->waitForFinished(-1));
            QCOMPARE(process->exitStatus(), QProcess::NormalExit);
            QCOMPARE(process->exitCode(), 0);
        }
        Store store(file());
        const QList<DownloadRecord> all = wait(store.downloads(-1));
        QCOMPARE(all.size(), programs * 30);
        QSet<qint64> batches;
        for (const DownloadRecord &each : all)
            batches.insert(each.batch);
        QCOMPARE(batches.size(), all.size());
    }
};

/// What the other programs of severalPrograms() do.
int writeSome(const QString &file)
{
    Store store(file);
    for (int i = 0; i < 30; ++i)
        wait(store.addDownload(record(wait(store.nextBatch()), u"/v/%1.srt"_s.arg(i))));
    return store.problem().isEmpty() ? 0 : 1;
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 3 && arguments.at(1) == "--write"_L1)
        return writeSome(arguments.at(2));
    TestStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store.moc"
