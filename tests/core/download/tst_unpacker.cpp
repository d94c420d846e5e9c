// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/unpacker.h"

#include <K7Zip>
#include <KCompressionDevice>
#include <KTar>
#include <KZip>

#include <QBuffer>
#include <QLoggingCategory>
#include <QTest>

#include <memory>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestUnpacker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void plainContentComesBack();
    void archives_data();
    void archives();
    void singleFiles_data();
    void singleFiles();
    void nestedOnce();
    void hostileNames();
    void oldNames();
    void linksAreSkipped();
    void encryptedSaysSo();
    void rarSaysSo();
    void limits();
    void lyingSizes();
    void damaged_data();
    void damaged();
    void nothingInside();
};

namespace {

using Files = QList<std::pair<QString, QByteArray>>;

const QByteArray words = "1\n00:00:01,000 --> 00:00:02,000\nGood day.\n";

template <class Archive>
QByteArray archive(const Files &files)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    Archive writer(&buffer);
    writer.open(QIODevice::WriteOnly);
    for (const auto &[name, content] : files)
        writer.writeFile(name, content);
    writer.close();
    return buffer.data();
}

QByteArray packed(const QByteArray &content, KCompressionDevice::CompressionType type)
{
    QBuffer buffer;
    KCompressionDevice device(&buffer, false, type);
    device.open(QIODevice::WriteOnly);
    device.write(content);
    device.close();
    return buffer.data();
}

QByteArray packArchive(const QString &kind, const Files &files)
{
    if (kind == "zip"_L1)
        return archive<KZip>(files);
    if (kind == "7z"_L1)
        return archive<K7Zip>(files);
    const QByteArray tar = archive<KTar>(files);
    if (kind == "tar.gz"_L1)
        return packed(tar, KCompressionDevice::GZip);
    if (kind == "tar.bz2"_L1)
        return packed(tar, KCompressionDevice::BZip2);
    if (kind == "tar.xz"_L1)
        return packed(tar, KCompressionDevice::Xz);
    if (kind == "tar.zst"_L1)
        return packed(tar, KCompressionDevice::Zstd);
    return tar;
}

const QStringList kinds{u"zip"_s, u"7z"_s, u"tar"_s, u"tar.gz"_s, u"tar.bz2"_s, u"tar.xz"_s, u"tar.zst"_s};

int kindOf(const Result<QList<UnpackedFile>> &result)
{
    return result ? -1 : int(result.error().kind);
}

} // namespace

void TestUnpacker::initTestCase()
{
    // KArchive tells of each damaged byte; there are many here.
    QLoggingCategory::setFilterRules(u"kf.archive*=false"_s);
}

void TestUnpacker::plainContentComesBack()
{
    QVERIFY(!isPacked(words));
    const auto files = unpack(words, u"../x.srt"_s);
    QCOMPARE(*files, (QList<UnpackedFile>{{u"x.srt"_s, {}, words}}));
    QVERIFY(!isPacked({}));
}

void TestUnpacker::archives_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString &kind : kinds)
        QTest::newRow(qPrintable(kind)) << kind;
}

void TestUnpacker::archives()
{
    QFETCH(QString, kind);
    const QByteArray content = packArchive(kind,
        {{u"Season 1/b.srt"_s, words}, {u"Season 1/a.ass"_s, "ass"}, {u"readme.txt"_s, "hello"}, {u"c.jpg"_s, "x"}});
    QVERIFY(isPacked(content));
    const auto files = unpack(content, u"x.bin"_s);
    QVERIFY2(files, files ? "" : qPrintable(files.error().message));
    QCOMPARE(*files, (QList<UnpackedFile>{{u"a.ass"_s, u"Season 1"_s, "ass"}, {u"b.srt"_s, u"Season 1"_s, words}}));
}

void TestUnpacker::singleFiles_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("name");
    QTest::newRow("gz") << int(KCompressionDevice::GZip) << u"Film.srt.gz"_s;
    QTest::newRow("bz2") << int(KCompressionDevice::BZip2) << u"Film.srt.bz2"_s;
    QTest::newRow("xz") << int(KCompressionDevice::Xz) << u"Film.srt.xz"_s;
    QTest::newRow("zst") << int(KCompressionDevice::Zstd) << u"Film.srt.zst"_s;
}

void TestUnpacker::singleFiles()
{
    QFETCH(int, type);
    QFETCH(QString, name);
    const auto files = unpack(packed(words, KCompressionDevice::CompressionType(type)), name);
    QVERIFY2(files, files ? "" : qPrintable(files.error().message));
    QCOMPARE(*files, (QList<UnpackedFile>{{u"Film.srt"_s, {}, words}}));
}

void TestUnpacker::nestedOnce()
{
    const QByteArray inner = archive<KZip>({{u"a.srt"_s, words}});
    const QByteArray middle =
        archive<KZip>({{u"inner.zip"_s, inner}, {u"b.srt.gz"_s, packed(words, KCompressionDevice::GZip)}});
    const auto two = unpack(middle, u"x.zip"_s);
    QVERIFY(two);
    QCOMPARE(two->size(), 2);
    // Three deep: what is deeper is left out.
    const auto three = unpack(archive<KZip>({{u"middle.zip"_s, middle}, {u"c.srt"_s, words}}), u"x.zip"_s);
    QVERIFY(three);
    for (const UnpackedFile &file : *three)
        QVERIFY(file.name != "a.srt"_L1);
}

void TestUnpacker::hostileNames()
{
    for (const QString &kind : kinds) {
        const auto files =
            unpack(packArchive(kind, {{u"../../evil.srt"_s, words}, {u"/etc/passwd.srt"_s, words}}), u"x"_s);
        if (!files)
            continue; // refusing them is as good
        for (const UnpackedFile &file : *files) {
            QVERIFY(!file.name.contains(u'/') && !file.folder.contains(".."_L1) && !file.folder.startsWith(u'/'));
            QVERIFY(!file.name.startsWith(u'.'));
        }
    }
}

void TestUnpacker::oldNames()
{
    // A name in the code page of DOS in Poland; KZip would write UTF-8.
    QByteArray zip = archive<KZip>({{u"zolw.srt"_s, words}});
    zip.replace("zolw.srt", "\xbe\xa2\x88w.srt");
    const auto files = unpack(zip, u"x.zip"_s);
    QVERIFY(files);
    QCOMPARE(files->size(), 1);
    QVERIFY(files->first().name.endsWith("w.srt"_L1));
    QCOMPARE(files->first().content, words);
}

void TestUnpacker::linksAreSkipped()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    KTar tar(&buffer);
    tar.open(QIODevice::WriteOnly);
    tar.writeSymLink(u"link.srt"_s, u"/etc/passwd"_s);
    tar.writeFile(u"real.srt"_s, words);
    tar.close();
    QCOMPARE(unpack(buffer.data(), u"x.tar"_s)->size(), 1);

    QBuffer zipBuffer;
    zipBuffer.open(QIODevice::WriteOnly);
    KZip zip(&zipBuffer);
    zip.open(QIODevice::WriteOnly);
    zip.writeSymLink(u"link.srt"_s, u"/etc/passwd"_s);
    zip.close();
    QCOMPARE(kindOf(unpack(zipBuffer.data(), u"x.zip"_s)), int(ErrorKind::NotFound));
}

void TestUnpacker::encryptedSaysSo()
{
    QByteArray zip = archive<KZip>({{u"a.srt"_s, words}});
    zip[6] = zip[6] | 1;
    const qsizetype central = zip.indexOf("PK\1\2");
    zip[central + 8] = zip[central + 8] | 1;
    const auto files = unpack(zip, u"x.zip"_s);
    QCOMPARE(kindOf(files), int(ErrorKind::NotSupported));
    QVERIFY(files.error().message.contains("password"_L1));
}

void TestUnpacker::rarSaysSo()
{
    const QByteArray rar = QByteArray("Rar!\x1A\x07\x01\0", 8) + QByteArray(100, 'x');
    QVERIFY(isPacked(rar));
    QCOMPARE(kindOf(unpack(rar, u"x.rar"_s)), int(ErrorKind::NotSupported));
}

void TestUnpacker::limits()
{
    Files many;
    for (int i = 0; i < 30; ++i)
        many << std::pair(u"%1.srt"_s.arg(i), words);
    UnpackLimits few;
    few.entries = 20;
    UnpackLimits small;
    small.totalBytes = 600'000;
    const QByteArray large(1'000'000, 'x');
    UnpackLimits flat;
    flat.ratio = 10;
    for (const QString &kind : kinds) {
        QCOMPARE(kindOf(unpack(packArchive(kind, many), u"x"_s, few)), int(ErrorKind::BadInput));
        QCOMPARE(kindOf(unpack(packArchive(kind, {{u"a.srt"_s, large}}), u"x"_s, small)), int(ErrorKind::BadInput));
        if (kind != "tar"_L1)
            QCOMPARE(kindOf(unpack(packArchive(kind, {{u"a.srt"_s, QByteArray(4'000'000, 'x')}}), u"x"_s, flat)),
                int(ErrorKind::BadInput));
    }
    const QByteArray bomb = packed(QByteArray(50'000'000, '\0'), KCompressionDevice::GZip);
    QCOMPARE(kindOf(unpack(bomb, u"x.srt.gz"_s)), int(ErrorKind::BadInput));
}

void TestUnpacker::lyingSizes()
{
    // The directory says that one byte comes out; far more does.
    QByteArray zip = archive<KZip>({{u"a.srt"_s, QByteArray(3'000'000, 'x')}});
    const qsizetype central = zip.indexOf("PK\1\2");
    zip.replace(central + 24, 4, QByteArray("\1\0\0\0", 4));
    zip.replace(22, 4, QByteArray("\1\0\0\0", 4));
    QVERIFY(!unpack(zip, u"x.zip"_s));
    // A tar whose header claims eight gigabytes.
    QByteArray tar = archive<KTar>({{u"a.srt"_s, words}});
    tar.replace(124, 11, "77777777777");
    tar.replace(148, 8, "        ");
    int sum = 0;
    for (int i = 0; i < 512; ++i)
        sum += uchar(tar[i]);
    tar.replace(148, 6, QByteArray::number(sum, 8).rightJustified(6, '0'));
    QVERIFY(isPacked(tar));
    QVERIFY(!unpack(tar, u"x.tar"_s));
}

void TestUnpacker::damaged_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString &kind : kinds)
        QTest::newRow(qPrintable(kind)) << kind;
}

void TestUnpacker::damaged()
{
    QFETCH(QString, kind);
    QByteArray text;
    for (int i = 0; i < 400; ++i)
        text += QByteArray::number(i * 7919) + ' ';
    const QByteArray whole = packArchive(kind, {{u"a.srt"_s, text}});
    QCOMPARE(unpack(whole, u"x"_s)->first().content, text);
    // Cut anywhere, with any byte changed: an answer, never a crash.
    for (qsizetype size = 6; size < whole.size(); size += 7) {
        const auto files = unpack(whole.left(size), u"x"_s);
        if (files && kind != "tar"_L1 && isPacked(whole.left(size)))
            QCOMPARE(files->first().content, text);
    }
    for (qsizetype i = 0; i < whole.size(); i += qMax<qsizetype>(1, whole.size() / 500)) {
        QByteArray changed = whole;
        changed[i] = char(changed[i] ^ 0x55);
        unpack(changed, u"x"_s);
    }
    if (kind != "tar"_L1)
        QCOMPARE(kindOf(unpack(whole.left(whole.size() / 2), u"x"_s)), int(ErrorKind::BadReply));
}

void TestUnpacker::nothingInside()
{
    for (const QString &kind : kinds)
        QCOMPARE(kindOf(unpack(packArchive(kind, {{u"a.jpg"_s, "x"}}), u"x"_s)), int(ErrorKind::NotFound));
    // A text with any name will do where nothing is named like a subtitle.
    QCOMPARE(unpack(archive<KZip>({{u"Film.txt"_s, words}}), u"x.zip"_s)->size(), 1);
}

QTEST_GUILESS_MAIN(TestUnpacker)
#include "tst_unpacker.moc"
