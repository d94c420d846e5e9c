// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/filetypes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Legenda;

class TestFileTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void extensions_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("stem");
        QTest::addColumn<QString>("extension");
        QTest::newRow("plain") << u"Movie.mkv"_s << u"Movie"_s << u"mkv"_s;
        QTest::newRow("upper case") << u"MOVIE.AVI"_s << u"MOVIE"_s << u"avi"_s;
        QTest::newRow("none") << u"Movie"_s << u"Movie"_s << QString();
        QTest::newRow("year") << u"Movie.2012"_s << u"Movie.2012"_s << QString();
        QTest::newRow("group") << u"Movie.x264-GROUP"_s << u"Movie.x264-GROUP"_s << QString();
        QTest::newRow("title") << u"Mr. Somebody"_s << u"Mr. Somebody"_s << QString();
        QTest::newRow("hidden") << u".mkv"_s << u".mkv"_s << QString();
        QTest::newRow("dot last") << u"Movie."_s << u"Movie."_s << QString();
        QTest::newRow("hyphen in it") << u"News.dvr-ms"_s << u"News"_s << u"dvr-ms"_s;
    }
    void extensions()
    {
        QFETCH(QString, name);
        QTEST(stemOf(name).toString(), "stem");
        QTEST(extensionOf(name), "extension");
    }

    void kinds()
    {
        QVERIFY(hasVideoExtension(u"a.MKV"));
        QVERIFY(hasVideoExtension(u"a.m2ts"));
        QVERIFY(!hasVideoExtension(u"a.ts"));
        QVERIFY(!hasVideoExtension(u"mkv"));
        QVERIFY(hasSubtitleExtension(u"a.en.SRT"));
        QVERIFY(!hasSubtitleExtension(u"a.nfo"));
        QVERIFY(hasArchiveExtension(u"a.zip"));
        QVERIFY(hasUnclearExtension(u"a.ts"));
        QVERIFY(hasUnclearExtension(u"a"));
        QVERIFY(!hasUnclearExtension(u"a.jpg"));
    }

    void contents_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("video");

        QByteArray transport(188 * 8, '\xff');
        for (int i = 0; i < 8; ++i)
            transport[i * 188] = '\x47';
        const QByteArray text = QByteArray("Good morning, this is plain text.\n").repeated(60);
        const QByteArray rest(2000, '\0');
        QTest::newRow("transport stream") << u"a.ts"_s << transport << true;
        QTest::newRow("TypeScript") << u"a.ts"_s << QByteArray("export const answer = 42;\n").repeated(60) << false;
        QTest::newRow("G text") << u"a.ts"_s << QByteArray("G").repeated(3000).append("\n") << true;
        QTest::newRow("Matroska") << u"a"_s << QByteArray("\x1A\x45\xDF\xA3") + rest << true;
        QTest::newRow("MP4") << u"a"_s
                             << QByteArray("\0\0\0\x18"
                                           "ftypisom",
                                    12)
                + rest << true;
        QTest::newRow("M4A") << u"a"_s
                             << QByteArray("\0\0\0\x18"
                                           "ftypM4A ",
                                    12)
                + rest << false;
        QTest::newRow("AVI") << u"a"_s << QByteArray("RIFF....AVI LIST") + rest << true;
        QTest::newRow("WAV") << u"a"_s << QByteArray("RIFF....WAVEfmt ") + rest << false;
        QTest::newRow("video CD") << u"a.dat"_s << QByteArray("RIFF....CDXAfmt ") + rest << true;
        QTest::newRow("Ogg video") << u"a.ogg"_s << QByteArray("OggS") + QByteArray(24, '\0') + "\x80theora" + rest
                                   << true;
        QTest::newRow("Ogg music") << u"a.ogg"_s << QByteArray("OggS") + QByteArray(24, '\0') + "\x01vorbis" + rest
                                   << false;
        QTest::newRow("text") << u"a"_s << text << false;
        QTest::newRow("zeros") << u"a.dat"_s << rest << false;
        QTest::newRow("empty") << u"a"_s << QByteArray() << false;
        QTest::newRow("program") << u"a"_s
                                 << QByteArray("\x7F"
                                               "ELF\2\1\1")
                + rest << false;

        QByteArray disc(20 * 2048, '\0');
        disc.replace(16 * 2048 + 1, 5, "CD001");
        disc[16 * 2048 + 158] = 19; // the root folder's sector …
        disc[16 * 2048 + 167] = 8; // … and its 2048 bytes
        QTest::newRow("data disc") << u"a.iso"_s << disc << false;
        disc.replace(19 * 2048 + 33, 8, "VIDEO_TS");
        QTest::newRow("DVD") << u"a.iso"_s << disc << true;
    }
    void contents()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QTEST(isVideoByContent(file.fileName()), "video");
    }

    void goneFileIsNoVideo() { QVERIFY(!isVideoByContent(u"/nowhere/at/all"_s)); }
};

QTEST_GUILESS_MAIN(TestFileTypes)
#include "tst_filetypes.moc"
