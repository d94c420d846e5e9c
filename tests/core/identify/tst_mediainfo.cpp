// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/identify/mediainfo.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <thread>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace Legenda;

namespace {

// The smallest Matroska file that says what we ask for: EBML elements are an id, a size and the content.

QByteArray element(const QByteArray &id, const QByteArray &content)
{
    QByteArray size(8, '\0');
    qToBigEndian<quint64>(quint64(content.size()) | (quint64(1) << 56), size.data());
    return id + size + content;
}

QByteArray number(const QByteArray &id, quint64 value)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(value, bytes.data());
    return element(id, bytes);
}

QByteArray real(const QByteArray &id, double value)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(value, bytes.data());
    return element(id, bytes);
}

QByteArray subtitleTrack(
    int track, const QByteArray &language, const QByteArray &codec, const QByteArray &name, bool forced)
{
    return element("\xAE",
        number("\xD7", quint64(track)) + number("\x73\xC5", quint64(track)) + number("\x83", 0x11)
            + element("\x86", codec) + element("\x22\xB5\x9C", language) + element("\x53\x6E", name)
            + number("\x55\xAA", forced ? 1 : 0));
}

QByteArray matroska(double durationMs, double fps)
{
    const QByteArray header = element("\x1A\x45\xDF\xA3",
        number("\x42\x86", 1) + number("\x42\xF7", 1) + number("\x42\xF2", 4) + number("\x42\xF3", 8)
            + element("\x42\x82", "matroska") + number("\x42\x87", 4) + number("\x42\x85", 2));
    const QByteArray info = element("\x15\x49\xA9\x66",
        number("\x2A\xD7\xB1", 1'000'000) + real("\x44\x89", durationMs) + element("\x4D\x80", "test")
            + element("\x57\x41", "test"));
    const QByteArray video = element("\xAE",
        number("\xD7", 1) + number("\x73\xC5", 1) + number("\x83", 1) + element("\x86", "V_MPEG4/ISO/ASP")
            + number("\x23\xE3\x83", quint64(1e9 / fps + 0.5))
            + element("\xE0", number("\xB0", 1280) + number("\xBA", 720)));
    const QByteArray tracks = element("\x16\x54\xAE\x6B",
        video + subtitleTrack(2, "eng", "S_TEXT/UTF8", "Full", false)
            + subtitleTrack(3, "ger", "S_TEXT/ASS", "Signs", true));
    const QByteArray block = element("\xA3", QByteArray("\x81\0\0\x80", 4) + QByteArray(1500, '\1'));
    const QByteArray cluster = element("\x1F\x43\xB6\x75", number("\xE7", 0) + block);
    return header + element("\x18\x53\x80\x67", info + tracks + cluster);
}

} // namespace

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
