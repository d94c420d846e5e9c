// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tars, single compressed files, 7z and archives that are only known by name; archives in archives.

#include "tests/core/download/archivebuilder.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestUnpackKinds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void tars();
    void tarNames();
    void tarsThatLie();
    void onlyRegularFiles();
    void singleNames_data();
    void singleNames();
    void severalStreams_data();
    void severalStreams();
    void gzipHeaders();
    void lzma();
    void sevenZip_data();
    void sevenZip();
    void foreign_data();
    void foreign();
    void nested();
};

namespace {

QStringList namesIn(const QByteArray &content, const QString &name = u"x"_s)
{
    return namesOf(unpack(content, name));
}

QByteArray pax(const QByteArray &key, const QByteArray &value)
{
    const QByteArray rest = ' ' + key + '=' + value + '\n';
    qsizetype size = rest.size() + 1;
    while (QByteArray::number(size).size() + rest.size() != size)
        ++size;
    return QByteArray::number(size) + rest;
}

QByteArray gzip(const QByteArray &content = words)
{
    return packed(content, KCompressionDevice::GZip);
}

/// A gzip with what a header may have.
QByteArray gzipWith(char flags, const QByteArray &fields)
{
    QByteArray whole = gzip();
    const bool named = whole[3] & 8;
    const qsizetype body = named ? whole.indexOf('\0', 10) + 1 : 10;
    QByteArray header = whole.left(10);
    header[3] = flags;
    return header + fields + whole.mid(body);
}

/// Made by 7-Zip of a.srt with `words`.
struct SevenZipSample
{
    const char *name;
    const char *base64;
    const char *refused; ///< a word of the sentence; empty: is read
};
constexpr SevenZipSample sevenZips[] = {
    {"Copy",
        "N3q8ryccAAQG7N8JKgAAAAAAAAA2AAAAAAAAAJFPKzcxCjAwOjAwOjAxLDAwMCAtLT4gMDA6MDA6MDIsMDAwCkdvb2QgZGF5LgoBBAYAAQkqAA"
        "cL"
        "AQABAQAMKgAICgG3zblGAAAFARENAGEALgBzAHIAdAAAABUGAQAggKSBAAA=",
        ""},
    {"LZMA",
        "N3q8ryccAARO1qfdJAAAAAAAAABGAAAAAAAAAGb2lR4AGIKCXAxmLN3AjXSfYB8suiGnGQtNYUOUR+"
        "A0IslE6uTmrAABBAYAAQkkAAcLAQABIwMB"
        "AQVdABAAAAwqAAgKAbfNuUYAAAUBGQYAAAAAAAARDQBhAC4AcwByAHQAAAAVBgEAIICkgQAA",
        ""},
    {"LZMA2",
        "N3q8ryccAAT7mMR2KwAAAAAAAABGAAAAAAAAAIwyi6DgACkAI10AGIKCXAxmLN3AjXSfYB8suiGnGQtNYUOUR+"
        "A0IslE6uTmrAAAAQQGAAEJKwAH"
        "CwEAASEhAQAMKgAICgG3zblGAAAFARkMAAAAAAAAAAAAAAAAEQ0AYQAuAHMAcgB0AAAAFQYBACCApIEAAA==",
        ""},
    {"BZip2",
        "N3q8ryccAASm/ZplRQAAAAAAAABGAAAAAAAAAO3W+f1CWmg5MUFZJlNZRHsV/"
        "AAADd2AABBAB3ARAIAkAIAgIAAhKgYnpDQpgAB2cXU0KoCSW4Gg"
        "zcs+"
        "FT39XxdyRThQkER7FfwBBAYAAQlFAAcLAQABAwQCAgwqAAgKAbfNuUYAAAUBGQwAAAAAAAAAAAAAAAARDQBhAC4AcwByAHQAAAAVBgEAIICk"
        "gQAA",
        ""},
    {"Deflate",
        "N3q8ryccAARoNEJvLQAAAAAAAABGAAAAAAAAAONQlsQtyLEJACAMBMD+p/"
        "gBjHwsLWydQ0if2u0lIFx1DmkWb5JotvhjVGBnBuPcjgcBBAYAAQkt"
        "AAcLAQABAwQBCAwqAAgKAbfNuUYAAAUBGQwAAAAAAAAAAAAAAAARDQBhAC4AcwByAHQAAAAVBgEAIICkgQAA",
        ""},
    {"Deflate64",
        "N3q8ryccAAT7O4UlLQAAAAAAAABGAAAAAAAAAFX5M8UtyLEJACAMBMD+p/"
        "gBjHwsLWydQ0if2u0lIFx1DmkWb5JotvhjVGBnBuPcjgcBBAYAAQkt"
        "AAcLAQABAwQBCQwqAAgKAbfNuUYAAAUBGQwAAAAAAAAAAAAAAAARDQBhAC4AcwByAHQAAAAVBgEAIICkgQAA",
        "Deflate64"},
    {"PPMd",
        "N3q8ryccAATbuq9vIQAAAAAAAABGAAAAAAAAAEbM3woAMNksAeZP3g5pe7B0gRGg34lsHgrdtuZFoShLYVUlGAABBAYAAQkhAAcLAQABIwMEAQ"
        "UG"
        "AAABAAwqAAgKAbfNuUYAAAUBGQYAAAAAAAARDQBhAC4AcwByAHQAAAAVBgEAIICkgQAA",
        "PPMd"},
    {"BCJ",
        "N3q8ryccAARd5bmSKwAAAAAAAABSAAAAAAAAALhtDDHgACkAI10AGIKCXAxmLN3AjXSfYB8suiGnGQtNYUOUR+"
        "A0IslE6uTmrAAAAQQGAAEJKwAH"
        "CwEAAiEhAQAEAwMBAwEADCoqAAgKAbfNuUYAAAUBGQQAAAAAEQ0AYQAuAHMAcgB0AAAAFAoBAIc+RmkQgN0BFQYBACCApIEAAA==",
        "BCJ"},
    {"locked",
        "N3q8ryccAAQXyRERMAAAAAAAAABiAAAAAAAAAD2gi/"
        "fSJHHaTtuJL8G7GSNSNt3J74HcHhnSUifkWC5t2m6aYiC64oI6ykGwKfgEDOvUmH8BBAYA"
        "AQkwAAcLAQACJAbxBwESUw+lmsGARoH0+44wr2K1OgXgISEBAAEADCsqAAgKAbfNuUYAAAUBGQEAEQ0AYQAuAHMAcgB0AAAAFAoBAIc+"
        "RmkQgN0B"
        "FQYBACCApIEAAA==",
        "password"},
    {"locked names",
        "N3q8ryccAAQ7YjEloAAAAAAAAAAuAAAAAAAAACkbjypg2W7WRDoP0LNQYXaYHS+djqpuPA2Ekb7qoxGjQ0lxTgOKUiUcCnFK/"
        "rCshBYWQrp3at72"
        "fuZX80eA1rcDG0jHKdt72xyF53vc5T7+lzm+"
        "5VbID8pXKfVolTX1omAPm5jtBNf2whORejMuRKDaFezeH5xXaVeew2BRdQzdO7h8M0wMGmUkopTu"
        "zeb+R5WWhMrTNjvlDPW+HyY7vz4pI1N2FwYwAQlwAAcLAQABJAbxBwESUw8/s0wO7uuOzD+k/oQDaexpDGIKAVKheSQAAA==",
        "password"},
};

} // namespace

void TestUnpackKinds::initTestCase()
{
    // KArchive tells of each damaged byte; there are many here.
    QLoggingCategory::setFilterRules(u"kf.archive*=false"_s);
}

void TestUnpackKinds::tars()
{
    const QList<TarFile> files{{"S1/", '5', {}}, {"S1/b.srt"}, {"a.srt"}};
    const QStringList expected{u"a.srt"_s, u"S1/b.srt"_s};
    QCOMPARE(namesIn(rawTar(files)), expected);
    QCOMPARE(namesIn(rawTar(files, "ustar  ")), expected); // GNU's
    QCOMPARE(namesIn(rawTar(files, {})), expected); // before POSIX
    QCOMPARE(namesIn(rawTar({{"a.srt", '\0'}, {"S1/b.srt", '7'}})), expected);
    // The empty blocks at the end are often missing.
    QCOMPARE(namesIn(rawTar(files).chopped(1024)), expected);
    // tar -r and -u append: the last one counts.
    const auto updated = unpack(rawTar({{"a.srt"}, {"a.srt", '0', "new"}}), u"x"_s);
    QCOMPARE(*updated, (QList<UnpackedFile>{{u"a.srt"_s, {}, "new"}}));
    // GNU's form of large numbers.
    QCOMPARE(namesIn(rawTar({{"a.srt", '0', words, "\x80" + QByteArray(10, '\0') + char(words.size())}})),
        QStringList{u"a.srt"_s});
    QCOMPARE(kindOf(unpack(rawTar({}) + QByteArray(512, '\0'), u"x.tar"_s)), -1); // only zeros: no archive, and a file
}

void TestUnpackKinds::tarNames()
{
    const QByteArray folder(120, 'f');
    const QString expected = QString::fromLatin1(folder) + u"/Żółw.srt"_s;
    const QByteArray name = expected.toUtf8();
    QCOMPARE(namesIn(rawTar({{"././@LongLink", 'L', name + '\0'}, {"cut.srt"}}, "ustar  ")), QStringList{expected});
    QCOMPARE(
        namesIn(rawTar({{"x", 'x', pax("mtime", "1.5") + pax("path", name)}, {"cut.srt"}})), QStringList{expected});
    // Of one entry only; and those for all do not name one.
    QCOMPARE(
        namesIn(rawTar({{"g", 'g', pax("path", "no.srt")}, {"x", 'x', pax("path", "b.srt")}, {"cut.srt"}, {"c.srt"}})),
        (QStringList{u"b.srt"_s, u"c.srt"_s}));
    QCOMPARE(namesIn(rawTar(
                 {{encoded(u"Odcinek 1 - Żółw i łódź.srt"_s, "IBM852")}, {encoded(u"Gęś i źdźbło.srt"_s, "IBM852")}})),
        (QStringList{u"Gęś i źdźbło.srt"_s, u"Odcinek 1 - Żółw i łódź.srt"_s}));
    QCOMPARE(namesIn(rawTar({{"../../a.srt"}, {"/etc/b.srt"}})), (QStringList{u"a.srt"_s, u"etc/b.srt"_s}));
}

void TestUnpackKinds::tarsThatLie()
{
    for (const QByteArray &size : {QByteArray("77777777777"), QByteArray("-0000000001"), QByteArray("0000000zz00"),
             QByteArray("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 11),
             QByteArray("\x80\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 11)})
        QCOMPARE(kindOf(unpack(rawTar({{"a.srt", '0', words, size}}), u"x"_s)), int(ErrorKind::BadReply));
    for (const QByteArray &record :
        {QByteArray("9999999 path=x\n"), QByteArray("0 path=x\n"), QByteArray("-5 path=x\n"),
            QByteArray("11 pathxyz\n"), QByteArray("path=x\n"), pax("size", "-1"), pax("size", "99999999999")})
        QCOMPARE(kindOf(unpack(rawTar({{"x", 'x', record}, {"a.srt"}}), u"x"_s)), int(ErrorKind::BadReply));
    QCOMPARE(
        kindOf(unpack(rawTar({{"a.srt"}, {"b.srt"}}).replace(1024, 5, "other"), u"x"_s)), int(ErrorKind::BadReply));
    // Headers that only speak of the next one, for ever.
    QList<TarFile> large;
    for (int i = 0; i < 70; ++i)
        large << TarFile{QByteArray::number(i) + ".srt", '0', QByteArray(1'000'000, 'x')};
    QCOMPARE(kindOf(unpack(rawTar(large), u"x"_s)), int(ErrorKind::BadInput));
    QCOMPARE(kindOf(unpack(rawTar(QList<TarFile>(9000, TarFile{"g", 'g', {}})), u"x"_s)), int(ErrorKind::BadReply));
}

void TestUnpackKinds::onlyRegularFiles()
{
    QList<TarFile> files;
    for (const char type : {'1', '2', '3', '4', '6', 'S', 'V', 'M'})
        files << TarFile{QByteArray(1, type) + ".srt", type, {}};
    files << TarFile{"real.srt"};
    QCOMPARE(namesIn(rawTar(files)), QStringList{u"real.srt"_s});
}

void TestUnpackKinds::singleNames_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    using D = KCompressionDevice;
    QTest::newRow("gz") << int(D::GZip) << u"Film.en.srt.gz"_s << u"Film.en.srt"_s;
    QTest::newRow("case") << int(D::GZip) << u"FILM.SRT.GZ"_s << u"FILM.SRT"_s;
    QTest::newRow("bz2") << int(D::BZip2) << u"Film.srt.bz2"_s << u"Film.srt"_s;
    QTest::newRow("xz") << int(D::Xz) << u"Film.srt.xz"_s << u"Film.srt"_s;
    QTest::newRow("zst") << int(D::Zstd) << u"Film.srt.zst"_s << u"Film.srt"_s;
    QTest::newRow("number") << int(D::BZip2) << u"1952.bz2"_s << u"1952"_s;
    QTest::newRow("no name but that") << int(D::GZip) << u".gz"_s << u"gz"_s;
}

void TestUnpackKinds::singleNames()
{
    QFETCH(int, type);
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QCOMPARE(*unpack(packed(words, KCompressionDevice::CompressionType(type)), name),
        (QList<UnpackedFile>{{expected, {}, words}}));
}

void TestUnpackKinds::severalStreams_data()
{
    QTest::addColumn<int>("type");
    QTest::newRow("gz") << int(KCompressionDevice::GZip);
    QTest::newRow("bz2") << int(KCompressionDevice::BZip2);
    QTest::newRow("xz") << int(KCompressionDevice::Xz);
    QTest::newRow("zst") << int(KCompressionDevice::Zstd);
}

void TestUnpackKinds::severalStreams()
{
    QFETCH(int, type);
    const QByteArray one = packed(words, KCompressionDevice::CompressionType(type));
    const auto content = [](const QByteArray &bytes) {
        const auto files = unpack(bytes, u"a.srt.x"_s);
        return files ? files->first().content : "! " + files.error().message.toUtf8();
    };
    // As pigz, pbzip2, pixz and pzstd write.
    QCOMPARE(content(one + one + one), words + words + words);
    QCOMPARE(content(one + QByteArray(512, '\0')), words);
    QCOMPARE(content(one + "\nsent by nobody\n"), words);
    for (qsizetype size = 12; size < one.size(); ++size)
        QCOMPARE(kindOf(unpack(one.left(size), u"a.srt.x"_s)), int(ErrorKind::BadReply));
    QCOMPARE(kindOf(unpack(one + one.left(one.size() - 3), u"a.srt.x"_s)), int(ErrorKind::BadReply));
    QVERIFY(kindOf(unpack(packed(QByteArray(60'000'000, '0'), KCompressionDevice::CompressionType(type)), u"x"_s))
        == int(ErrorKind::BadInput));
}

void TestUnpackKinds::gzipHeaders()
{
    const QByteArray named = gzipWith(8, QByteArray("Film.pl.srt\0", 12));
    // Services call files by numbers; a name that people gave counts more.
    QCOMPARE(namesIn(named, u"1952.gz"_s), QStringList{u"Film.pl.srt"_s});
    QCOMPARE(namesIn(named, u"download"_s), QStringList{u"Film.pl.srt"_s});
    QCOMPARE(namesIn(named, u"Other.en.srt.gz"_s), QStringList{u"Other.en.srt"_s});
    QCOMPARE(namesIn(gzipWith(8, QByteArray("../../etc/x.srt\0", 16)), u"1.gz"_s), QStringList{u"x.srt"_s});
    // All fields there are: extra, name, comment, sum of the header.
    const QByteArray all = QByteArray("\3\0abc", 5) + QByteArray("in.srt\0note\0", 12) + "xx";
    QCOMPARE(namesIn(gzipWith(4 | 8 | 16, all.chopped(2)), u"1.gz"_s), QStringList{u"in.srt"_s});
    QVERIFY(!unpack(gzipWith(char(0x80), {}), u"1.gz"_s)); // a flag nobody knows
    QVERIFY(!unpack(gzipWith(8, QByteArray(100, 'n')).left(60), u"1.gz"_s)); // a name without end
    QVERIFY(!unpack(QByteArray("\x1F\x8B\x08\x04\0\0\0\0\0\0\xFF\xFF", 12), u"1.gz"_s));
    QByteArray wrong = gzip();
    wrong[wrong.size() - 6] = char(wrong[wrong.size() - 6] ^ 1);
    QCOMPARE(kindOf(unpack(wrong, u"1.gz"_s)), int(ErrorKind::BadReply));
}

void TestUnpackKinds::lzma()
{
    const QByteArray file =
        QByteArray::fromBase64("XQAAgAD//////////wAYgoJcDGYs3cCNdJ9gHyy6IacZC01hQ5RH4DQiyUTrPiCwIv/awgAA");
    QVERIFY(isPacked(file));
    QCOMPARE(*unpack(file, u"Film.srt.lzma"_s), (QList<UnpackedFile>{{u"Film.srt"_s, {}, words}}));
    for (qsizetype size = 14; size < file.size() - 6; ++size)
        QVERIFY(!unpack(file.left(size), u"x"_s));
    // Texts that begin in a similar way are none.
    QVERIFY(!isPacked("]\n\n\n\nWhat a day it is, and what a night it will be.\n"));
    QVERIFY(!isPacked(encoded(u"] what a day it is, and what a night"_s, "UTF-16LE")));
    QVERIFY(!isPacked(QByteArray(100, '\0')));
}

void TestUnpackKinds::sevenZip_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QByteArray>("refused");
    for (const SevenZipSample &sample : sevenZips)
        QTest::newRow(sample.name) << QByteArray::fromBase64(sample.base64) << QByteArray(sample.refused);
}

void TestUnpackKinds::sevenZip()
{
    QFETCH(QByteArray, archive);
    QFETCH(QByteArray, refused);
    for (const QByteArray &content : {archive, "MZ" + QByteArray(3000, '\0') + archive}) {
        const auto files = unpack(content, u"x.7z"_s);
        if (refused.isEmpty()) {
            QVERIFY2(files, files ? "" : qPrintable(files.error().message));
            QCOMPARE(*files, (QList<UnpackedFile>{{u"a.srt"_s, {}, words}}));
        } else {
            QCOMPARE(kindOf(files), int(ErrorKind::NotSupported));
            QVERIFY2(files.error().message.contains(QLatin1StringView(refused)), qPrintable(files.error().message));
        }
    }
    for (qsizetype i = 0; i < archive.size(); ++i) {
        for (const char value : {'\0', '\x7F', '\xFF'}) {
            QByteArray changed = archive;
            changed[i] = value;
            unpack(changed, u"x"_s);
        }
        unpack(archive.left(i), u"x"_s);
    }
}

void TestUnpackKinds::foreign_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("name");
    const QByteArray rest(100, 'y');
    const QByteArray rar4 = QByteArray("Rar!\x1A\x07\0", 7) + rest;
    const QByteArray rar5 = QByteArray("Rar!\x1A\x07\x01\0", 8) + rest;
    QTest::newRow("RAR 4") << rar4 << u"RAR"_s;
    QTest::newRow("RAR 5") << rar5 << u"RAR"_s;
    QTest::newRow("RAR behind a program") << "MZ" + QByteArray(3000, '\0') + rar5 << u"RAR"_s;
    QTest::newRow("RAR in a zip") << rawZip({{"a.rar", rar5}, {"b.nfo"}}) << u"RAR"_s;
    QTest::newRow("ACE") << "xxxxxxx**ACE**" + rest << u"ACE"_s;
    QTest::newRow("CAB") << "MSCF" + rest << u"CAB"_s;
    QTest::newRow("LHA") << "xx-lh5-" + rest << u"LHA"_s;
    QTest::newRow("lzip") << "LZIP\1" + rest << u"lzip"_s;
    QTest::newRow("LZ4") << "\x04\x22\x4D\x18" + rest << u"LZ4"_s;
    QTest::newRow("compress") << "\x1F\x9D\x90" + rest << u"compress"_s;
}

void TestUnpackKinds::foreign()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, name);
    QVERIFY(isPacked(content));
    const auto files = unpack(content, u"x"_s);
    QCOMPARE(kindOf(files), int(ErrorKind::NotSupported));
    const QString said = files.error().message;
    QVERIFY2(said.contains(name) && said.contains("another program"_L1), qPrintable(said));
}

void TestUnpackKinds::nested()
{
    const QByteArray tgz = gzip(rawTar({{"t.srt"}}));
    const QByteArray one = rawZip({{"a.srt"}});
    QCOMPARE(namesIn(rawZip({{"in.zip", one}, {"in.tgz", tgz}, {"b.srt.gz", gzip("x")}})),
        (QStringList{u"a.srt"_s, u"b.srt"_s, u"t.srt"_s}));
    QCOMPARE(namesIn(rawTar({{"in.zip", '0', one}})), QStringList{u"a.srt"_s});
    QCOMPARE(namesIn(gzip(one)), QStringList{u"a.srt"_s});
    // Deeper: left out, and said where there is nothing else.
    const QByteArray two = rawZip({{"in.zip", one}, {"in.tgz", tgz}});
    QCOMPARE(namesIn(rawZip({{"in.zip", two}, {"b.srt"}})), QStringList{u"b.srt"_s});
    for (const QByteArray &deep :
        {rawZip({{"in.zip", two}}), gzip(gzip(gzip())), gzip(rawTar({{"in.zip", '0', two}}))}) {
        const auto files = unpack(deep, u"x"_s);
        QCOMPARE(kindOf(files), int(ErrorKind::BadInput));
        QVERIFY2(files.error().message.contains("archives in archives"_L1), qPrintable(files.error().message));
    }
    // One that cannot be read does not spoil the rest; one that would fill the disk does.
    QCOMPARE(namesIn(rawZip({{"in.zip", one.left(60)}, {"b.srt"}})), QStringList{u"b.srt"_s});
    QCOMPARE(kindOf(unpack(rawZip({{"in.gz", gzip(QByteArray(60'000'000, '0'))}, {"b.srt"}}), u"x"_s)),
        int(ErrorKind::BadInput));
}

QTEST_GUILESS_MAIN(TestUnpackKinds)
#include "tst_unpackkinds.moc"
