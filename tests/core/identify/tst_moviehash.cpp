// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/identify/moviehash.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <atomic>
#include <thread>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace Legenda;

namespace {

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char((quint64(i) * 131 + 7) % 251);
    return bytes;
}

} // namespace

class TestMovieHash : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString make(const QString &name, const QByteArray &bytes, qint64 size = -1)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || (size >= 0 && !file.resize(size)))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

private Q_SLOTS:
    void vectors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("hash");
        QTest::newRow("shortest") << pattern(131072) << u"45423f3d343813d1"_s;
        QTest::newRow("one more") << pattern(131073) << u"c3c6bebabdb79256"_s;
        QTest::newRow("gap") << pattern(196608) << u"e7eae2dee0e1b679"_s;
        QTest::newRow("odd size") << pattern(200000) << u"2c2e2c23242b07fd"_s;
        QTest::newRow("a million") << pattern(1000003) << u"93968f868894a468"_s;
        QTest::newRow("sum wraps around") << QByteArray(131072, '\xff') << u"000000000001c000"_s;
        QTest::newRow("leading zeros") << QByteArray(131072, '\0') << u"0000000000020000"_s;
    }
    void vectors()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, hash);
        const auto result = movieHash(make(u"video.bin"_s, bytes));
        QVERIFY(result);
        QCOMPARE(*result, (MovieHash{hash, bytes.size()}));
    }

    /// A sparse file of a known size whose first eight bytes make up for the rest has a known hash.
    void over4GiB()
    {
        constexpr qint64 size = 7'033'732'714;
        constexpr quint64 wanted = 0x5b8f8f4e41ccb21e;
        QByteArray start(8, '\0');
        qToLittleEndian<quint64>(wanted - quint64(size), start.data());
        const QString path = make(u"large.mkv"_s, start, size);
        const auto result = movieHash(path);
        QFile::remove(path);
        QVERIFY(result);
        QCOMPARE(*result, (MovieHash{u"5b8f8f4e41ccb21e"_s, size}));
    }

    /// The last words count as well, at any offset.
    void endCounts()
    {
        const QString path = make(u"end.mkv"_s, {}, 5'000'000'001);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(5'000'000'001 - 8));
        file.write(QByteArray("\1\0\0\0\0\0\0\x10", 8));
        file.close();
        const auto result = movieHash(path);
        QFile::remove(path);
        QVERIFY(result);
        QCOMPARE(result->hash, u"%1"_s.arg(0x1000000000000001ULL + 5'000'000'001ULL, 16, 16, QChar(u'0')));
    }

    /// Every vector of the shared list that a formula makes; the list is not part of the program.
    void sharedVectors()
    {
        QFile list(qEnvironmentVariable("LEGENDA_SOURCE_DIR") + "/../shared/corpus/hash-vectors.tsv"_L1);
        if (!list.open(QIODevice::ReadOnly))
            QSKIP("the shared vectors are not here");
        int checked = 0;
        while (!list.atEnd()) {
            const QStringList cells = QString::fromUtf8(list.readLine()).split(u'\t');
            if (cells.size() < 3 || !cells.at(0).startsWith("generated: "_L1))
                continue;
            const qsizetype size = cells.at(1).toLongLong();
            const QByteArray bytes = cells.at(0).contains("mod 251"_L1) ? pattern(size)
                : cells.at(0).contains("0xFF"_L1)                       ? QByteArray(size, '\xff')
                                                                        : QByteArray(size, '\0');
            const auto result = movieHash(make(u"shared.bin"_s, bytes));
            QVERIFY(result);
            QCOMPARE(result->hash, cells.at(2));
            ++checked;
        }
        QVERIFY(checked > 0);
    }

    void failures_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("empty") << make(u"empty.mkv"_s, {}) << ErrorKind::BadInput;
        QTest::newRow("100 bytes") << make(u"tiny.mkv"_s, QByteArray(100, 'x')) << ErrorKind::BadInput;
        QTest::newRow("one byte short") << make(u"short.mkv"_s, QByteArray(131071, 'x')) << ErrorKind::BadInput;
        QTest::newRow("gone") << m_folder.filePath(u"gone.mkv"_s) << ErrorKind::FileAccess;
        QTest::newRow("folder") << m_folder.path() << ErrorKind::BadInput;
        QTest::newRow("below a file") << make(u"file.mkv"_s, {}) + u"/inside.mkv"_s << ErrorKind::FileAccess;
#ifdef Q_OS_UNIX
        const QString pipe = m_folder.filePath(u"pipe.mkv"_s);
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QTest::newRow("pipe") << pipe << ErrorKind::BadInput;
        QTest::newRow("device") << u"/dev/zero"_s << ErrorKind::BadInput;
#endif
    }
    void failures()
    {
        QFETCH(QString, path);
        QFETCH(ErrorKind, kind);
        const auto result = movieHash(path);
        QVERIFY(!result);
        QCOMPARE(toString(result.error().kind), toString(kind));
        QVERIFY(result.error().message.contains(path));
    }

    /// Whatever happens to a file meanwhile, the answer is that of one of its states, or an error; never a mix.
    void changesWhileRead()
    {
        const QByteArray a(400'000, 'a');
        const QByteArray b(400'000, 'b');
        const QString path = make(u"changing.mkv"_s, a);
        const auto ofA = movieHash(path);
        make(u"changing.mkv"_s, b);
        const auto ofB = movieHash(path);
        QVERIFY(ofA && ofB);
        std::atomic<bool> stop = false;
        std::thread writer([&] {
            QFile file(path);
            if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
                return;
            while (!stop) {
                file.resize(100'000);
                file.resize(400'000);
            }
        });
        int small = 0;
        int changed = 0;
        for (int i = 0; i < 2000; ++i) {
            const auto result = movieHash(path);
            if (result)
                QCOMPARE(result->size, 400'000);
            else if (result.error().kind == ErrorKind::BadInput)
                ++small;
            else
                ++changed;
        }
        stop = true;
        writer.join();
        QVERIFY(small + changed > 0);
    }
};

QTEST_GUILESS_MAIN(TestMovieHash)
#include "tst_moviehash.moc"
