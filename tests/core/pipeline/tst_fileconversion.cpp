// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files into files: names, the video beside, joining and cutting. What the formats do is tested beside them.

#include "core/pipeline/fileconversion.h"
#include "core/subtitles/formatregistry.h"
#include "tests/support/matroska.h"

#include <KZip>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;

QByteArray subrip(const QList<std::pair<int, QByteArray>> &cues)
{
    QByteArray all;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        const QByteArray at = QByteArray::number(cues.at(i).first).rightJustified(2, '0');
        all += QByteArray::number(i + 1) + "\n00:" + at + ":01,000 --> 00:" + at + ":03,000\n" + cues.at(i).second
            + "\n\n";
    }
    return all;
}

QStringList lines(const Document &document)
{
    QStringList all;
    for (const Cue &cue : document.cues)
        all.append(u"%1 %2"_s.arg(cue.startMs / 1000).arg(cue.text));
    return all;
}

} // namespace

class FileConversionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void joinsWithTheLengthsOfVideos();
    void joinsWithoutVideos();
    void joinsWhereThePersonSays();
    void joinsFramesAndTimes();
    void joinsPartsOfAnArchive();
    void joiningTellsWhichFileIsWrong();
    void cuts();
    void cutsAfterEditing();
    void cutsIntoNothing();
    void joinsAndCutsAnew();
    void takesTheRateOfTheVideo();

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }
    FileConversionRequest parts()
    {
        FileConversionRequest request;
        request.input = write(u"Film.cd1.en.srt"_s, subrip({{0, "One"}, {40, "Two"}}));
        request.joined = {{write(u"Film.cd2.en.srt"_s, subrip({{0, "Three"}, {30, "<i>Four</i>"}}))}};
        return request;
    }
    QTemporaryDir m_folder;
};

void FileConversionTest::joinsWithTheLengthsOfVideos()
{
    const FileConversionRequest request = parts();
    write(u"Film.cd1.mkv"_s, Matroska::matroska(45 * minute, 25));
    const Result<FileConversion> done = convertFile(request);
    QFile::remove(m_folder.filePath(u"Film.cd1.mkv"_s));
    QVERIFY(done);
    QCOMPARE(done->startsMs, (QList<qint64>{0, 45 * minute}));
    QCOMPARE(done->path, m_folder.filePath(u"Film.en.srt"_s));
    QCOMPARE(lines(done->result.document), (QStringList{u"1 One"_s, u"2401 Two"_s, u"2701 Three"_s, u"4501 Four"_s}));
    QVERIFY(done->result.warnings.isEmpty());
    QVERIFY(done->result.content.contains("4\n01:15:01,000 --> 01:15:03,000\n<i>Four</i>\n"));
    // What was there before the edits is all of it.
    QCOMPARE(done->result.source.document, done->result.document);
}

void FileConversionTest::joinsWithoutVideos()
{
    const Result<FileConversion> done = convertFile(parts());
    QVERIFY(done);
    QCOMPARE(done->startsMs, (QList<qint64>{0, 40 * minute + 3000}));
    QCOMPARE(done->result.warnings.size(), 1);
    QVERIFY(done->result.warnings.first().contains(u"Film.cd1.en.srt"_s));
}

void FileConversionTest::joinsWhereThePersonSays()
{
    FileConversionRequest request = parts();
    request.joined.first().startMs = 50 * minute;
    request.how.edits.shiftMs = 1000;
    request.how.store.format = u"webvtt"_s;
    const Result<FileConversion> done = convertFile(request);
    QVERIFY(done);
    QCOMPARE(done->path, m_folder.filePath(u"Film.en.vtt"_s));
    QVERIFY(done->result.warnings.isEmpty());
    QCOMPARE(lines(done->result.document).at(2), u"3002 Three"_s);
    request.outputFile = m_folder.filePath(u"other.vtt"_s);
    QCOMPARE(convertFile(request)->path, request.outputFile);
}

void FileConversionTest::joinsFramesAndTimes()
{
    FileConversionRequest request = parts();
    // Without a rate in it: that of the video beside.
    request.joined = {{write(u"Film.cd2.sub"_s, "{50}{100}Frames\n")}};
    write(u"Film.cd1.mkv"_s, Matroska::matroska(45 * minute, 25));
    write(u"Film.cd2.mkv"_s, Matroska::matroska(45 * minute, 50));
    const Result<FileConversion> done = convertFile(request);
    QFile::remove(m_folder.filePath(u"Film.cd1.mkv"_s));
    QFile::remove(m_folder.filePath(u"Film.cd2.mkv"_s));
    QVERIFY(done);
    QCOMPARE(done->result.document.cues.last().startMs, 45 * minute + 1000);
    QCOMPARE(QString::fromLatin1(done->result.format->id), u"subrip"_s);
}

void FileConversionTest::joinsPartsOfAnArchive()
{
    const QString path = m_folder.filePath(u"pack.zip"_s);
    KZip zip(path);
    QVERIFY(zip.open(QIODevice::WriteOnly));
    QVERIFY(zip.writeFile(u"Film.cd1.srt"_s, subrip({{0, "One"}})));
    QVERIFY(zip.writeFile(u"Film.cd2.srt"_s, subrip({{0, "Two"}})));
    zip.close();
    FileConversionRequest request;
    request.input = path + u"/Film.cd1.srt"_s;
    request.joined = {{path + u"/Film.cd2.srt"_s, {}, minute}};
    const Result<FileConversion> done = convertFile(request);
    QVERIFY(done);
    QCOMPARE(done->path, m_folder.filePath(u"Film.srt"_s));
    QCOMPARE(lines(done->result.document), (QStringList{u"1 One"_s, u"61 Two"_s}));
}

void FileConversionTest::joiningTellsWhichFileIsWrong()
{
    FileConversionRequest request = parts();
    request.joined.append({m_folder.filePath(u"Film.cd3.en.srt"_s)});
    Result<FileConversion> done = convertFile(request);
    QVERIFY(!done);
    QVERIFY(done.error().kind == ErrorKind::FileAccess);
    QVERIFY(done.error().message.contains(u"Film.cd3.en.srt"_s));
    request.joined.last().path = write(u"Film.cd3.en.srt"_s, "<html><body>Not found</body></html>");
    done = convertFile(request);
    QVERIFY(!done);
    QVERIFY(done.error().message.contains(u"Film.cd3.en.srt"_s));
}

void FileConversionTest::cuts()
{
    FileConversionRequest request;
    request.input = write(u"Whole.en.srt"_s, subrip({{0, "One"}, {20, "Two"}, {40, "Three"}, {50, "Four"}}));
    request.how.part.atMs = {45 * minute, 10 * minute};
    const QList<QStringList> wanted{{u"1 One"_s}, {u"601 Two"_s, u"1801 Three"_s}, {u"301 Four"_s}};
    for (int part = 1; part <= 3; ++part) {
        request.how.part.number = part;
        const Result<FileConversion> done = convertFile(request);
        QVERIFY(done);
        QCOMPARE(lines(done->result.document), wanted.at(part - 1));
        QCOMPARE(done->path, m_folder.filePath(u"Whole.cd%1.en.srt"_s.arg(part)));
        QVERIFY(done->result.content.startsWith("1\n"));
    }
    request.how.part.restartTimes = false;
    QCOMPARE(lines(convertFile(request)->result.document), (QStringList{u"3001 Four"_s}));
    request.outputFile = m_folder.filePath(u"sub/out.srt"_s);
    QCOMPARE(convertFile(request)->path, m_folder.filePath(u"sub/out.cd3.srt"_s));
    request.how.part.number = 0;
    QCOMPARE(convertFile(request)->path, request.outputFile);
}

void FileConversionTest::cutsAfterEditing()
{
    FileConversionRequest request;
    request.input = write(u"Whole.en.srt"_s, subrip({{0, "One"}, {20, "Two"}}));
    request.how.edits.shiftMs = 10 * minute;
    request.how.part.atMs = {25 * minute};
    request.how.part.number = 2;
    const Result<FileConversion> done = convertFile(request);
    QVERIFY(done);
    QCOMPARE(lines(done->result.document), (QStringList{u"301 Two"_s}));
}

void FileConversionTest::cutsIntoNothing()
{
    FileConversionRequest request;
    request.input = write(u"Whole.en.srt"_s, subrip({{0, "One"}, {20, "Two"}}));
    request.how.part.atMs = {30 * minute, 60 * minute};
    const QStringList moments{u""_s, u"30:00"_s, u"1:00:00"_s};
    for (int part = 2; part <= 3; ++part) {
        request.how.part.number = part;
        const Result<FileConversion> done = convertFile(request);
        QVERIFY(!done);
        QVERIFY(done.error().kind == ErrorKind::BadInput);
        QVERIFY2(done.error().message.contains(moments.at(part - 1)), qPrintable(done.error().message));
    }
    request.how.part.number = 4;
    QVERIFY(!convertFile(request));
}

void FileConversionTest::joinsAndCutsAnew()
{
    FileConversionRequest request = parts();
    request.joined.first().startMs = 45 * minute;
    request.how.part.atMs = {20 * minute, 60 * minute};
    request.how.part.number = 2;
    const Result<FileConversion> done = convertFile(request);
    QVERIFY(done);
    QCOMPARE(lines(done->result.document), (QStringList{u"1201 Two"_s, u"1501 Three"_s}));
    QCOMPARE(done->path, m_folder.filePath(u"Film.cd2.en.srt"_s));
}

void FileConversionTest::takesTheRateOfTheVideo()
{
    FileConversionRequest request;
    request.input = write(u"Fast.srt"_s, subrip({{50, "One"}}));
    request.how.edits.fpsFrom = 25;
    request.how.edits.fpsTo = 25;
    request.fpsToOfVideo = true;
    const Result<FileConversion> without = convertFile(request);
    QVERIFY(!without);
    QVERIFY(without.error().kind == ErrorKind::BadInput);
    QVERIFY(without.error().message.contains(u"Fast.srt"_s));
    write(u"Fast.mkv"_s, Matroska::matroska(45 * minute, 50));
    const Result<FileConversion> done = convertFile(request);
    QVERIFY(done);
    QCOMPARE(done->result.document.cues.first().startMs, (50 * minute + 1000) / 2);
}

QTEST_GUILESS_MAIN(FileConversionTest)
#include "tst_fileconversion.moc"
