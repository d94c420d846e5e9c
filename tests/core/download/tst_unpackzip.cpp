// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Zips of all kinds, honest and hostile.

#include "tests/core/download/archivebuilder.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestUnpackZip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shapes_data();
    void shapes();
    void namesInCodePages_data();
    void namesInCodePages();
    void namesThatSayTheirEncoding();
    void hostileNames();
    void twoOfOneName();
    void onlyRegularFiles();
    void otherPackings();
    void locked();
    void split();
    void overlapping();
    void sizesThatLie();
    void bombs();
    void nothingInside();
};

namespace {

QStringList namesIn(const QByteArray &zip)
{
    return namesOf(unpack(zip, u"x.zip"_s));
}

/// Made by 7-Zip and by Python of a.srt with `words`.
const QByteArray aes = QByteArray::fromBase64(
    "UEsDBDMAAQBjAM51fV0AAAAARgAAACoAAAAFAAsAYS5zcnQBmQcAAgBBRQMAAIkwIVrwuctDNUM/CwXgPEAWsGg4K8dn5nyhqXdQgMAne/z02EGG"
    "Gf379AatOz8mZeS/6I5dINiF1Rip7R3IOiG5+UxeciJQSwECPwMzAAEAYwDOdX1dAAAAAEYAAAAqAAAABQAvAAAAAAAAACCApIEAAAAAYS5zcnQK"
    "ACAAAAAAAAEAGACHPkZpEIDdAQAAAAAAAAAAAAAAAAAAAAABmQcAAgBBRQMAAFBLBQYAAAAAAQABAGIAAAB0AAAAAAA=");
const QByteArray zipCrypto = QByteArray::fromBase64("UEsDBBQAAQAAAM51fV23zblGNgAAACoAAAAFAAAAYS5zcnSvT9T27enkjwI1HGBjsp"
                                                    "S9aDWv7+9bk2x4XZa3rA8VMY2eS+VIFMRWj7jdYuXzKNDP8Ibp"
                                                    "pXRQSwECPwMUAAEAAADOdX1dt825RjYAAAAqAAAABQAkAAAAAAAAACCApIEAAAAAYS"
                                                    "5zcnQKACAAAAAAAAEAGACHPkZpEIDdAQAAAAAAAAAAAAAAAAAA"
                                                    "AABQSwUGAAAAAAEAAQBXAAAAWQAAAAAA");
const QByteArray bzip2 = QByteArray::fromBase64(
    "UEsDBC4AAAAMAM11fV23zblGRgAAACoAAAAFAAAAYS5zcnRCWmg5MUFZJlNZRHsV/AAADd2AABBAB3ARAIAkAIAgIAAhKmhtRkNCmAAE6I7D6itB"
    "JL8DIYYsrxSb1fF3JFOFCQRHsV/AUEsBAi4DLgAAAAwAzXV9XbfNuUZGAAAAKgAAAAUAAAAAAAAAAAAAAIABAAAAAGEuc3J0UEsFBgAAAAABAAEA"
    "MwAAAGkAAAAAAA==");
const QByteArray lzma = QByteArray::fromBase64(
    "UEsDBD8AAgAOAM11fV23zblGMgAAACoAAAAFAAAAYS5zcnQJBAUAXQAAgAAAGIKCXAxmLN3AjXSfYB8suiGnGQtNYUOUR+A0IslE6z4gsCL/2sIA"
    "AFBLAQI/Az8AAgAOAM11fV23zblGMgAAACoAAAAFAAAAAAAAAAAAAACAAQAAAABhLnNydFBLBQYAAAAAAQABADMAAABVAAAAAAA=");

} // namespace

void TestUnpackZip::shapes_data()
{
    QTest::addColumn<QByteArray>("zip");
    const QList<ZipFile> files{{"S1/b.srt"}, {"a.srt"}};
    const auto row = [&](const char *name, const ZipOptions &options) {
        QTest::newRow(name) << rawZip(files, options);
    };
    row("plain", {});
    row("descriptors", {.descriptors = true});
    row("zip64", {.zip64 = true});
    row("zip64 behind a program", {.before = "MZ" + QByteArray(5000, '\0'), .zip64 = true});
    row("behind a program", {.before = "MZ" + QByteArray(5000, '\0')});
    row("behind words", {.before = "#!/bin/sh\nexec unzip\n"});
    row("comment", {.comment = "made by nobody"});
    row("comment like an end", {.comment = "PK\5\6" + QByteArray(18, '\0')});
    row("largest comment", {.comment = QByteArray(65535, 'c')});
    QTest::newRow("something behind") << rawZip(files) + QByteArray(300, '\0');
    // The offset of a file in the field of 64 bits.
    QByteArray far = rawZip(
        {{"S1/b.srt"}, {.name = "a.srt", .extra = little(quint16(1)) + little(quint16(8)) + little(quint64(80))}});
    const qsizetype entry = far.lastIndexOf("PK\1\2");
    QCOMPARE(qFromLittleEndian<quint32>(far.constData() + entry + 42), 80U);
    far.replace(entry + 42, 4, "\xFF\xFF\xFF\xFF");
    QTest::newRow("far offset") << far;
}

void TestUnpackZip::shapes()
{
    QFETCH(QByteArray, zip);
    QVERIFY(isPacked(zip));
    const auto files = unpack(zip, u"x.zip"_s);
    QVERIFY2(files, files ? "" : qPrintable(files.error().message));
    QCOMPARE(*files, (QList<UnpackedFile>{{u"a.srt"_s, {}, words}, {u"b.srt"_s, u"S1"_s, words}}));
}

void TestUnpackZip::namesInCodePages_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char *encoding, const QStringList &names) {
        QTest::newRow(encoding) << QByteArray(encoding) << names;
    };
    row("IBM437", {u"Müller.srt"_s, u"Épisode 1.srt"_s});
    row("IBM850", {u"Ação e Reação.srt"_s, u"Português/Coração.srt"_s, u"São João.srt"_s});
    row("IBM852", {u"Odcinek 1 - Żółw i łódź.srt"_s, u"Odcinek 2 - Gęś.srt"_s, u"Polski/Śnieżka.srt"_s});
    row("IBM866", {u"Серия 01 - Начало.srt"_s, u"Серия 02 - Дорога домой.srt"_s});
    // The second byte of 表 and ソ is a backslash.
    row("Shift_JIS", {u"第01話 始まりの朝.srt"_s, u"第02話 ソラの表.srt"_s, u"字幕/能力.srt"_s});
    row("windows-949", {u"제1화 시작.srt"_s, u"한국어 자막.srt"_s});
    row("windows-1250", {u"Příliš žluťoučký.srt"_s, u"Žluťoučký kůň.srt"_s});
    row("windows-1251", {u"Серия 01 - Начало.srt"_s, u"Серия 02.srt"_s});
    row("windows-1252", {u"Fête à Noël.srt"_s, u"Garçon.srt"_s});
    row("windows-1253", {u"Ελληνικά υπότιτλοι.srt"_s});
    row("windows-1255", {u"פרק ראשון.srt"_s});
    row("windows-1256", {u"الحلقة الأولى.srt"_s});
    row("UTF-8", {u"Żółw.srt"_s, u"第01話.srt"_s});
}

void TestUnpackZip::namesInCodePages()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QStringList, names);
    QList<ZipFile> files;
    for (const QString &name : names) {
        const QByteArray bytes = encoded(name, encoding.constData());
        QVERIFY(!bytes.isEmpty());
        files << ZipFile{bytes, words + QByteArray::number(files.size())};
    }
    QStringList read = namesIn(rawZip(files));
    read.sort();
    names.sort();
    QCOMPARE(read, names);
}

void TestUnpackZip::namesThatSayTheirEncoding()
{
    const QByteArray turtle = u"Żółw.srt"_s.toUtf8();
    QCOMPARE(namesIn(rawZip({{.name = turtle, .flags = 0x800}})), QStringList{u"Żółw.srt"_s});
    // Marked, but not so: read as if it were not marked.
    QCOMPARE(namesIn(rawZip({{.name = encoded(u"Żółta łódź.srt"_s, "IBM852"), .flags = 0x800}})),
        QStringList{u"Żółta łódź.srt"_s});
    const auto unicodePath = [&](const QByteArray &of) {
        return little(quint16(0x7075)) + little(quint16(5 + turtle.size())) + '\1' + little(crc32(of)) + turtle;
    };
    QCOMPARE(namesIn(rawZip({{.name = "Z__w.srt", .extra = unicodePath("Z__w.srt")}})), QStringList{u"Żółw.srt"_s});
    // Renamed by a program that does not know the field.
    QCOMPARE(namesIn(rawZip({{.name = "new.srt", .extra = unicodePath("Z__w.srt")}})), QStringList{u"new.srt"_s});
    // macOS takes letters apart.
    QCOMPARE(namesIn(rawZip({{.name = "Z\xcc\x87o\xcc\x81w.srt"}})), QStringList{u"Żów.srt"_s});
    // Fields that are cut off.
    for (int size = 0; size < 12; ++size)
        QCOMPARE(
            namesIn(rawZip({{.name = "a.srt", .extra = unicodePath("a.srt").left(size)}})), QStringList{u"a.srt"_s});
}

void TestUnpackZip::hostileNames()
{
    QList<ZipFile> files;
    for (const QByteArray name : {"../../e1.srt", "/etc/e2.srt", "C:\\win\\e3.srt", "\\\\srv\\share\\e4.srt",
             "a/./b/../e5.srt", "..\\e6.srt", "C:/e7.srt", "....//e8.srt"})
        files << ZipFile{name, words + name};
    QStringList names = namesIn(rawZip(files));
    names.sort();
    QCOMPARE(names,
        (QStringList{u"a/b/e5.srt"_s, u"e1.srt"_s, u"e6.srt"_s, u"e7.srt"_s, u"etc/e2.srt"_s, u"srv/share/e4.srt"_s,
            u"subtitle/e8.srt"_s, u"win/e3.srt"_s}));
    for (const QByteArray &name : {QByteArray("CON.srt"), QByteArray("x\x1f\n.srt"), QByteArray("\xe2\x80\xaetrs.srt"),
             QByteArray("a:b*.srt"), QByteArray(2000, 'n') + ".srt", QByteArray("a\0b.srt", 7)}) {
        const auto read = unpack(rawZip({{name}}), u"x.zip"_s);
        QVERIFY2(read, name.constData());
        const QString safe = read->first().name;
        QVERIFY2(
            safe.toUtf8().size() <= 255 && safe.endsWith(".srt"_L1) && !safe.startsWith("CON."_L1), qPrintable(safe));
        for (const QChar c : safe)
            QVERIFY(
                c.category() != QChar::Other_Control && c.category() != QChar::Other_Format && !u":*/\\"_s.contains(c));
    }
}

void TestUnpackZip::twoOfOneName()
{
    const auto files =
        unpack(rawZip({{"a.srt", "one"}, {"a.srt", "two"}, {"A.srt", "three"}, {"a.srt", "one"}}), u"x"_s);
    QVERIFY(files);
    QCOMPARE(files->size(), 3);
    QSet<QString> names;
    QSet<QByteArray> contents;
    for (const UnpackedFile &file : *files) {
        names << file.name.toLower();
        contents << file.content;
    }
    QCOMPARE(names, (QSet<QString>{u"a.srt"_s, u"a (2).srt"_s, u"a (3).srt"_s}));
    QCOMPARE(contents, (QSet<QByteArray>{"one", "two", "three"}));
}

void TestUnpackZip::onlyRegularFiles()
{
    const auto mode = [](const QByteArray &name, quint32 type, const QByteArray &content) {
        return ZipFile{.name = name, .content = content, .attributes = (type | 0777) << 16};
    };
    QCOMPARE(namesIn(rawZip({mode("link.srt", 0120000, "/etc/passwd"), mode("device.srt", 0020000, {}),
                 mode("pipe.srt", 0010000, {}), mode("folder.srt", 0040000, {}), {"folder.srt/", {}},
                 mode("real.srt", 0100000, words)})),
        QStringList{u"real.srt"_s});
    QCOMPARE(kindOf(unpack(rawZip({mode("link.srt", 0120000, "/etc/passwd")}), u"x"_s)), int(ErrorKind::NotFound));
}

void TestUnpackZip::otherPackings()
{
    for (const QByteArray &zip : {bzip2, lzma})
        QCOMPARE(unpack(zip, u"x.zip"_s)->first().content, words);
    const auto method = [](int number, const QByteArray &content) {
        return ZipFile{
            .name = "a.srt", .content = content, .method = number, .size = words.size(), .wholeContent = words};
    };
    QCOMPARE(unpack(rawZip({method(93, packed(words, KCompressionDevice::Zstd))}), u"x"_s)->first().content, words);
    QCOMPARE(unpack(rawZip({method(95, packed(words, KCompressionDevice::Xz))}), u"x"_s)->first().content, words);
    for (const auto &[number, name] : {std::pair(9, "Deflate64"), std::pair(98, "PPMd"), std::pair(1, "zip 1")}) {
        const auto files = unpack(rawZip({method(number, "xxxx")}), u"x"_s);
        QCOMPARE(kindOf(files), int(ErrorKind::NotSupported));
        QVERIFY2(files.error().message.contains(QLatin1StringView(name)), qPrintable(files.error().message));
        // What can be read is.
        QCOMPARE(namesIn(rawZip({method(number, "xxxx"), {"b.srt"}})), QStringList{u"b.srt"_s});
    }
}

void TestUnpackZip::locked()
{
    QByteArray masked = rawZip({{.name = "a.srt", .flags = 0x2000}});
    for (const QByteArray &zip : {aes, zipCrypto, rawZip({{.name = "a.srt", .flags = 1}}), masked}) {
        const auto files = unpack(zip, u"x.zip"_s);
        QCOMPARE(kindOf(files), int(ErrorKind::NotSupported));
        QVERIFY2(files.error().message.contains("password"_L1), qPrintable(files.error().message));
    }
    // Only the header before the data tells.
    QByteArray local = rawZip({{"a.srt"}});
    local[6] = 1;
    QCOMPARE(kindOf(unpack(local, u"x.zip"_s)), int(ErrorKind::NotSupported));
    // A locked picture harms nobody.
    QCOMPARE(namesIn(rawZip({{.name = "a.jpg", .flags = 1}, {"b.srt"}})), QStringList{u"b.srt"_s});
}

void TestUnpackZip::split()
{
    QByteArray last = rawZip({{"a.srt"}});
    last[last.size() - 18] = 2; // number of this part
    const auto files = unpack(last, u"x.zip"_s);
    QCOMPARE(kindOf(files), int(ErrorKind::NotSupported));
    QVERIFY(files.error().message.contains("several parts"_L1));
    QCOMPARE(kindOf(unpack("PK\7\x08PK\3\4" + QByteArray(500, 'x'), u"x.z01"_s)), int(ErrorKind::NotSupported));
    // Cut anywhere: only their names tell of it.
    const QByteArray whole = rawZip({{"a.srt"}, {"b.srt", QByteArray(3000, '\1')}});
    for (const auto &[part, name] :
        {std::pair(whole.first(1000), u"x.zip.001"_s), {whole.sliced(1000, 1000), u"X.ZIP.002"_s},
            {QByteArray("7z\xBC\xAF\x27\x1C\0\4", 8) + QByteArray(500, '\2'), u"a/x.7z.001"_s}}) {
        const auto missing = unpack(part, name);
        QCOMPARE(kindOf(missing), int(ErrorKind::NotSupported));
        QVERIFY(missing.error().message.contains("several parts"_L1));
    }
    QCOMPARE(kindOf(unpack(whole.first(1000), u"x.zip"_s)), int(ErrorKind::BadReply));
    QCOMPARE(unpack(words, u"x.zip.001"_s)->size(), 1);
    QCOMPARE(unpack(whole, u"x.zip.001"_s)->size(), 2);
}

void TestUnpackZip::overlapping()
{
    // Two directory entries for one file.
    QByteArray zip = rawZip({{"a.srt"}});
    const qsizetype start = zip.indexOf("PK\1\2");
    const qsizetype end = zip.indexOf("PK\5\6");
    const QByteArray entry = zip.mid(start, end - start);
    zip = zip.left(start) + entry + QByteArray(entry).replace("a.srt", "b.srt") + "PK\5\6" + QByteArray(4, '\0')
        + little(quint16(2)) + little(quint16(2)) + little(quint32(2 * entry.size())) + little(quint32(start))
        + little(quint16(0));
    QCOMPARE(kindOf(unpack(zip, u"x.zip"_s)), int(ErrorKind::BadInput));
}

void TestUnpackZip::sizesThatLie()
{
    for (const qint64 size : {qint64(1), qint64(41), qint64(43), qint64(1000), qint64(0xFFFFFFFF)})
        QVERIFY(!unpack(rawZip({{.name = "a.srt", .size = size}}), u"x"_s));
    // Packed bytes that would reach into the directory.
    QByteArray far = rawZip({{"a.srt"}});
    far.replace(far.indexOf("PK\1\2") + 20, 4, little(quint32(5000)));
    QCOMPARE(kindOf(unpack(far, u"x"_s)), int(ErrorKind::BadReply));
    // Any number of the directory and the end may be anything.
    const QByteArray zip = rawZip({{"a.srt"}, {"b/c.srt"}}, {.zip64 = true});
    for (qsizetype i = 0; i < zip.size(); ++i) {
        for (const char value : {'\0', '\x7F', '\xFF'}) {
            QByteArray changed = zip;
            changed[i] = value;
            unpack(changed, u"x"_s);
        }
    }
}

void TestUnpackZip::bombs()
{
    // Each is small enough; all together are not.
    QList<ZipFile> many;
    const QByteArray zeros(900'000, '0');
    const QByteArray deflated = qCompress(zeros).mid(6); // without the header; what is behind is not read
    for (int i = 0; i < 100; ++i)
        many << ZipFile{.name = QByteArray::number(i) + ".srt",
            .content = deflated,
            .method = 8,
            .size = zeros.size(),
            .wholeContent = zeros};
    QCOMPARE(kindOf(unpack(rawZip(many), u"x"_s)), int(ErrorKind::BadInput));
    QCOMPARE(unpack(rawZip(many.mid(0, 10)), u"x"_s)->size(), 10);
    // What is no subtitle is not unpacked, however large it would become.
    QCOMPARE(namesIn(rawZip({{.name = "film.mkv", .content = "x", .method = 8, .size = 4'000'000'000}, {"a.srt"}})),
        QStringList{u"a.srt"_s});
    QList<ZipFile> empty;
    for (int i = 0; i < 3000; ++i)
        empty << ZipFile{QByteArray::number(i), {}};
    QCOMPARE(kindOf(unpack(rawZip(empty), u"x"_s)), int(ErrorKind::BadInput));
}

void TestUnpackZip::nothingInside()
{
    QVERIFY(isPacked(rawZip({})));
    for (const QByteArray &zip : {rawZip({}), rawZip({{"a/", {}}, {"a/b/", {}}}),
             rawZip({{"a.nfo"}, {"b.url"}, {"c.html"}, {"._d.srt"}, {"__MACOSX/e.srt"}, {"noextension"}})})
        QCOMPARE(kindOf(unpack(zip, u"x.zip"_s)), int(ErrorKind::NotFound));
    // A file without anything in it does not hide why the others could not be read.
    QCOMPARE(namesIn(rawZip({{"a.srt", {}}, {"b.srt"}})), QStringList{u"b.srt"_s});
    QCOMPARE(
        kindOf(unpack(rawZip({{"a.srt", {}}, {.name = "b.srt", .method = 9}}), u"x"_s)), int(ErrorKind::NotSupported));
    // Names that texts of all kinds have: the content tells.
    const QByteArray frames = "{1}{20}Good day.\n{30}{50}Good night.\n{60}{90}Good bye.\n";
    QCOMPARE(namesIn(rawZip({{"a.txt", frames}, {"b.txt", "Only a note.\n"}, {"c.srt"}, {"d.json", "{\"a\": 1}"},
                 {"e.xml", "<a/>"}, {"readme.txt", frames}, {"f.sub", frames}, {"g.csv", "a,b\n1,2\n"}})),
        (QStringList{u"a.txt"_s, u"c.srt"_s, u"f.sub"_s}));
    // Pictures: only where there is nothing else.
    const QByteArray pictures = QByteArray("\0\0\1\xBA", 4) + QByteArray(3000, 'x');
    const ZipFile index{"a.idx", "# VobSub index file, v7\n"};
    QCOMPARE(namesIn(rawZip({{"a.sub", pictures}, index, {"b.srt"}})), QStringList{u"b.srt"_s});
    const auto onlyPictures = unpack(rawZip({{"a.sub", pictures}, index}), u"x"_s);
    QCOMPARE(kindOf(onlyPictures), int(ErrorKind::NotSupported));
    QVERIFY(onlyPictures.error().message.contains("pictures"_L1));
}

QTEST_GUILESS_MAIN(TestUnpackZip)
#include "tst_unpackzip.moc"
