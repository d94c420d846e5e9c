// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/identify/mediainfo.h"
#include "tests/support/matroska.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace Legenda;

using Matroska::matroska;

class TestMediaInfo : public QObject
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
    void matroskaFile()
    {
        const auto facts = readMediaFacts(make(u"film.mkv"_s, matroska(5'400'000, 25)));
        QVERIFY(facts);
        QCOMPARE(facts->durationMs, 5'400'000);
        QCOMPARE(facts->fps, 25.0);
        QCOMPARE(facts->width, 1280);
        QCOMPARE(facts->height, 720);
        QCOMPARE(facts->subtitles.size(), 2);
        QCOMPARE(facts->subtitles.at(0), (EmbeddedSubtitle{Language::fromCode(u"en"), u"UTF-8"_s, u"Full"_s, false}));
        QCOMPARE(facts->subtitles.at(1), (EmbeddedSubtitle{Language::fromCode(u"de"), u"ASS"_s, u"Signs"_s, true}));
    }

    void filmRate()
    {
        const auto facts = readMediaFacts(make(u"film.mkv"_s, matroska(1000, 24000.0 / 1001)));
        QVERIFY(facts);
        QCOMPARE(facts->fps, 23.976);
    }

    void largeAndSparse()
    {
        const QString path = make(u"large.mkv"_s, matroska(60'000, 24), qint64(8) << 30);
        const auto facts = readMediaFacts(path);
        QFile::remove(path);
        QVERIFY(facts);
        QCOMPARE(facts->durationMs, 60'000);
        QCOMPARE(facts->subtitles.size(), 2);
    }

    void nothingToFind_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("empty") << make(u"empty.mkv"_s, {});
        QTest::newRow("100 bytes") << make(u"tiny.mkv"_s, matroska(1, 25).first(100));
        QTest::newRow("8 GiB of nothing") << make(u"zeros.mkv"_s, {}, qint64(8) << 30);
        QTest::newRow("text") << make(u"text.mkv"_s, QByteArray("words ").repeated(1000));
        QTest::newRow("a beginning, then nothing")
            << make(u"torn.mkv"_s, QByteArray("\x1A\x45\xDF\xA3"), qint64(8) << 30);
        QTest::newRow("MP4 box too large") << make(u"torn.mp4"_s,
            QByteArray("\0\0\0\x18"
                       "ftypisom\0\0\0\0isomisom\xff\xff\xff\xffmoov",
                32),
            qint64(8) << 30);
        QTest::newRow("folder") << m_folder.path();
#ifdef Q_OS_UNIX
        const QString pipe = m_folder.filePath(u"pipe.mkv"_s);
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QTest::newRow("pipe") << pipe;
#endif
    }
    void nothingToFind()
    {
        QFETCH(QString, path);
        const auto facts = readMediaFacts(path);
        QVERIFY(facts);
        QCOMPARE(facts->durationMs, 0);
        QVERIFY(facts->subtitles.isEmpty());
    }

    void tornAnywhere()
    {
        const QByteArray whole = matroska(1000, 25);
        for (qsizetype size = 1024; size < whole.size(); size += 37)
            QVERIFY(readMediaFacts(make(u"torn.mkv"_s, whole.first(size))));
        for (qsizetype at = 0; at < 600; at += 3) {
            QByteArray bent = whole;
            bent[at] = char(bent.at(at) ^ 0x55);
            QVERIFY(readMediaFacts(make(u"bent.mkv"_s, bent)));
        }
    }

    void gone()
    {
        const auto facts = readMediaFacts(m_folder.filePath(u"gone.mkv"_s));
        QVERIFY(!facts);
        QCOMPARE(toString(facts.error().kind), toString(ErrorKind::FileAccess));
    }

    void manyThreads()
    {
        const QString path = make(u"film.mkv"_s, matroska(5000, 25));
        std::vector<std::thread> threads;
        std::vector<int> good(4);
        for (int &count : good) {
            threads.emplace_back([&count, &path] {
                for (int i = 0; i < 50; ++i) {
                    const auto facts = readMediaFacts(path);
                    count += facts && facts->durationMs == 5000 && facts->subtitles.size() == 2;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        for (const int count : good)
            QCOMPARE(count, 50);
    }

    void cost_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("film") << make(u"film.mkv"_s, matroska(5'400'000, 25), 700'000'000);
        QTest::newRow("zeros") << make(u"zeros.mkv"_s, {}, 700'000'000);
    }
    void cost()
    {
        QFETCH(QString, path);
        QBENCHMARK
        {
            QVERIFY(readMediaFacts(path));
        }
    }
};

QTEST_GUILESS_MAIN(TestMediaInfo)
#include "tst_mediainfo.moc"
