// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/subtitlefiles.h"

#include <KZip>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestSubtitleFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plainFile();
    void archive();
    void insideOfAnArchive();
    void whatIsNoFile();
    void folder();
    void tooLarge();

private:
    QString write(const QString &name, const QByteArray &content);
    QString writeZip();
    QTemporaryDir m_folder;
};

namespace {

const QByteArray words = "1\n00:00:01,000 --> 00:00:02,000\nGood day.\n";

QStringList namesOf(const Result<QList<UnpackedFile>> &files)
{
    QStringList names;
    for (const UnpackedFile &file : files.value_or(QList<UnpackedFile>()))
        names << (file.folder.isEmpty() ? file.name : file.folder + u'/' + file.name);
    return names;
}

int kindOf(const Result<QList<UnpackedFile>> &files)
{
    return files ? -1 : int(files.error().kind);
}

} // namespace

QString TestSubtitleFiles::write(const QString &name, const QByteArray &content)
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("no place for test files");
    return path;
}

QString TestSubtitleFiles::writeZip()
{
    const QString path = m_folder.filePath(u"pack.zip"_s);
    KZip zip(path);
    zip.open(QIODevice::WriteOnly);
    zip.writeFile(u"Season 1/a.srt"_s, words);
    zip.writeFile(u"Season 1/b.srt"_s, words);
    zip.writeFile(u"c.srt"_s, words);
    zip.writeFile(u"cover.jpg"_s, "x");
    zip.close();
    return path;
}

void TestSubtitleFiles::plainFile()
{
    // Whatever it is: its reader says what is wrong with it. The name is that of the disk.
    const QString path = write(u"Film: part.srt"_s, words);
    const auto files = readSubtitleFiles(path);
    QCOMPARE(*files, (QList<UnpackedFile>{{u"Film: part.srt"_s, {}, words}}));
    QCOMPARE(pathInArchive(path, files->first()), path);
    QCOMPARE(readSubtitleFiles(write(u"empty.srt"_s, {}))->first().content, QByteArray());
}

void TestSubtitleFiles::archive()
{
    const QString path = writeZip();
    const auto files = readSubtitleFiles(path);
    QCOMPARE(namesOf(files), (QStringList{u"c.srt"_s, u"Season 1/a.srt"_s, u"Season 1/b.srt"_s}));
    QCOMPARE(pathInArchive(path, files->at(1)), path + u"/Season 1/a.srt"_s);
    QCOMPARE(kindOf(readSubtitleFiles(write(u"x.rar"_s, "Rar!\x1A\x07\x01 and so on"))), int(ErrorKind::NotSupported));
}

void TestSubtitleFiles::insideOfAnArchive()
{
    const QString path = writeZip();
    for (const QString &name : namesOf(readSubtitleFiles(path)))
        QCOMPARE(namesOf(readSubtitleFiles(path + u'/' + name)), QStringList{name});
    QCOMPARE(namesOf(readSubtitleFiles(path + u"/Season 1"_s)).size(), 2);
    QCOMPARE(namesOf(readSubtitleFiles(path + u"/Season 1/"_s)).size(), 2);
    QCOMPARE(kindOf(readSubtitleFiles(path + u"/Season"_s)), int(ErrorKind::NotFound));
    QCOMPARE(kindOf(readSubtitleFiles(path + u"/cover.jpg"_s)), int(ErrorKind::NotFound));
    QCOMPARE(kindOf(readSubtitleFiles(write(u"a.srt"_s, words) + u"/a.srt"_s)), int(ErrorKind::NotFound));
}

void TestSubtitleFiles::whatIsNoFile()
{
    QCOMPARE(kindOf(readSubtitleFiles(m_folder.filePath(u"nowhere/a.srt"_s))), int(ErrorKind::FileAccess));
    QCOMPARE(kindOf(readSubtitleFiles({})), int(ErrorKind::FileAccess));
    // Nobody writes into this pipe: opening it would never end.
    const QString pipe = m_folder.filePath(u"pipe.srt"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(kindOf(readSubtitleFiles(pipe)), int(ErrorKind::FileAccess));
    QCOMPARE(kindOf(readSubtitleFiles(u"/dev/zero"_s)), int(ErrorKind::FileAccess));
}

void TestSubtitleFiles::folder()
{
    QTemporaryDir place;
    const auto put = [&](const QString &path, const QByteArray &content) {
        const QString full = place.filePath(path);
        QDir().mkpath(full.left(full.lastIndexOf(u'/')));
        QFile file(full);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    QCOMPARE(kindOf(readSubtitleFiles(place.path())), int(ErrorKind::NotFound));
    put(u"b.srt"_s, words);
    put(u"English/a.srt"_s, words);
    put(u"English/note.txt"_s, "Only a note.");
    put(u"English/frames.txt"_s, "{1}{20}Good day.\n{30}{50}Good night.\n{60}{90}Good bye.\n");
    put(u"cover.jpg"_s, "x");
    put(u"x.nfo"_s, words);
    put(u".hidden/c.srt"_s, words);
    QVERIFY(QFile::copy(writeZip(), place.filePath(u"English/pack.zip"_s)));
    QVERIFY(QFile::link(place.path(), place.filePath(u"loop"_s)));
    const auto files = readSubtitleFiles(place.path() + u'/');
    QCOMPARE(namesOf(files),
        (QStringList{u"English/a.srt"_s, u"English/frames.txt"_s, u"English/pack.zip/c.srt"_s,
            u"English/pack.zip/Season 1/a.srt"_s, u"English/pack.zip/Season 1/b.srt"_s, u"b.srt"_s}));
    // Each can be asked for by itself.
    for (const UnpackedFile &file : *files)
        QCOMPARE(readSubtitleFiles(pathInArchive(place.path(), file))->size(), 1);
    put(u"bad.zip"_s, "PK\3\4");
    QCOMPARE(readSubtitleFiles(place.path())->size(), 6);
    UnpackLimits few;
    few.entries = 3;
    QCOMPARE(kindOf(readSubtitleFiles(place.path(), few)), int(ErrorKind::BadInput));
}

void TestSubtitleFiles::tooLarge()
{
    UnpackLimits small;
    small.totalBytes = 1000;
    const QString path = write(u"large.srt"_s, QByteArray(1001, 'x'));
    QCOMPARE(kindOf(readSubtitleFiles(path, small)), int(ErrorKind::BadInput));
    QCOMPARE(kindOf(readSubtitleFiles(write(u"fits.srt"_s, QByteArray(1000, 'x')), small)), -1);
}

QTEST_GUILESS_MAIN(TestSubtitleFiles)
#include "tst_subtitlefiles.moc"
