// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/videoscanner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace Legenda;

namespace {

struct Seen
{
    QList<Video> videos;
    QList<qsizetype> batches;
    QStringList problems;
    QStringList subtitles;
    ScanSummary summary;
};

Seen scan(const QStringList &paths, const ScanOptions &options = {}, std::stop_token stop = {})
{
    Seen seen;
    ScanSink sink;
    sink.videos = [&](const QList<Video> &found) {
        seen.videos += found;
        seen.batches.append(found.size());
    };
    sink.problem = [&](const QString &path, const Error &error) {
        QVERIFY(!error.message.isEmpty());
        seen.problems.append(path);
    };
    sink.subtitles = [&](const QStringList &found) { seen.subtitles += found; };
    seen.summary = scanForVideos(paths, options, sink, stop);
    return seen;
}

} // namespace

class TestVideoScanner : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return name.isEmpty() ? m_folder->path() : m_folder->filePath(name); }

    void make(const QString &name, const QByteArray &bytes = {}, qint64 size = -1) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
        QFile file(path(name));
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(name));
        file.write(bytes);
        if (size >= 0)
            QVERIFY(file.resize(size));
    }

    QStringList names(const Seen &seen) const
    {
        QStringList list;
        for (const Video &video : seen.videos)
            list.append(QDir(m_folder->path()).relativeFilePath(video.path));
        return list;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void tree()
    {
        for (const char *name : {"b.mkv", "a10.avi", "a2.mp4", "notes.nfo", "z/1.mkv", "sub folder/x.mkv",
                 ".hidden.mkv", ".git/x.mkv", "@eaDir/b.mkv", "$RECYCLE.BIN/b.mkv", "lost+found/x.mkv"})
            make(QString::fromLatin1(name));
        const Seen seen = scan({path({})});
        QCOMPARE(
            names(seen), (QStringList{u"a2.mp4"_s, u"a10.avi"_s, u"b.mkv"_s, u"sub folder/x.mkv"_s, u"z/1.mkv"_s}));
        QCOMPARE(seen.summary, (ScanSummary{5, 0, 1, 0}));
        QCOMPARE(seen.videos.first().root, path({}));
        QVERIFY(seen.videos.first().parts.isEmpty());

        const Seen flat = scan({path({})}, {.recursive = false});
        QCOMPARE(names(flat), (QStringList{u"a2.mp4"_s, u"a10.avi"_s, u"b.mkv"_s}));
    }

    void facts()
    {
        make(u"a.mkv"_s, "x", 5'000'000'000);
        make(u"empty.mkv"_s);
        const Seen seen = scan({path({})});
        QCOMPARE(seen.videos.size(), 2);
        QCOMPARE(seen.videos.at(0).size, 5'000'000'000);
        QCOMPARE(seen.videos.at(0).modifiedMs, QFileInfo(path(u"a.mkv"_s)).lastModified().toMSecsSinceEpoch());
        QCOMPARE(seen.videos.at(1).size, 0);
        QVERIFY(!seen.videos.at(0).onNetwork);
    }

    void extrasAreLeftOut()
    {
        make(u"Movie.2012.mkv"_s, {}, 900'000'000);
        make(u"Sample/movie-sample.mkv"_s, {}, 1000);
        make(u"Movie.2012-trailer.mkv"_s, {}, 1000);
        make(u"Extras/Making of.mkv"_s, {}, 1000);
        make(u"The Sample.mkv"_s, {}, 1000);
        Seen seen = scan({path({})});
        QCOMPARE(names(seen), (QStringList{u"Movie.2012.mkv"_s, u"The Sample.mkv"_s}));
        QCOMPARE(seen.summary.extrasLeftOut, 3);
        seen = scan({path({})}, {.recursive = true, .includeExtras = true});
        QCOMPARE(seen.videos.size(), 5);
        QCOMPARE(seen.videos.first().path, path(u"Movie.2012-trailer.mkv"_s));
        QCOMPARE(seen.videos.first().kind, VideoKind::Trailer);

        // Dropped by itself it is wanted; and the name of the dropped folder says nothing.
        QCOMPARE(scan({path(u"Movie.2012-trailer.mkv"_s)}).videos.size(), 1);
        QCOMPARE(scan({path(u"Extras"_s)}).videos.size(), 1);
    }

    void partsStayTogether()
    {
        for (const char *name : {"Movie.cd2.avi", "Movie.cd1.avi", "Other.cd1.avi", "Third.cd2.mkv", "Third.cd1.avi",
                 "Title Part 1.mkv", "Title Part 2.mkv", "Movie.cd1.en.srt", "Movie.cd2.en.srt"})
            make(QString::fromLatin1(name));
        const Seen seen = scan({path({})});
        QCOMPARE(names(seen),
            (QStringList{u"Movie.cd1.avi"_s, u"Other.cd1.avi"_s, u"Third.cd1.avi"_s, u"Third.cd2.mkv"_s,
                u"Title Part 1.mkv"_s, u"Title Part 2.mkv"_s}));
        QCOMPARE(seen.videos.at(0).parts, (QStringList{path(u"Movie.cd1.avi"_s), path(u"Movie.cd2.avi"_s)}));
        QCOMPARE(seen.videos.at(0).sidecars.size(), 2);
        QVERIFY(seen.videos.at(1).parts.isEmpty());
        QCOMPARE(scan({path(u"Movie.cd1.avi"_s), path(u"Movie.cd2.avi"_s)}).videos.size(), 1);
    }

    void partsInFolders()
    {
        for (const char *name : {"Movie/CD2/grp-movie.cd2.avi", "Movie/CD1/grp-movie.cd1.avi", "Movie/CD1/x.en.srt",
                 "Plain/CD1/film.avi", "Plain/CD2/film.avi", "Mixed/CD1/first.avi", "Mixed/CD2/second.avi"})
            make(QString::fromLatin1(name));
        const Seen seen = scan({path({})});
        QCOMPARE(names(seen),
            (QStringList{u"Mixed/CD1/first.avi"_s, u"Mixed/CD2/second.avi"_s, u"Movie/CD1/grp-movie.cd1.avi"_s,
                u"Plain/CD1/film.avi"_s}));
        QCOMPARE(seen.videos.at(2).parts.size(), 2);
        QCOMPARE(seen.videos.at(3).parts.size(), 2);
        QCOMPARE(seen.videos.at(3).parts.last(), path(u"Plain/CD2/film.avi"_s));
    }

    void sidecars()
    {
        for (const char *name : {"Show.S01E01.mkv", "Show.S01E02.mkv", "Show.S01E01.en.srt", "Subs/Show.S01E02.de.srt",
                 "Subs/Show.S01E01/2_French.srt", "One/film.mkv", "One/Subs/2_English.srt", "Subbed/Subs/x.mkv"})
            make(QString::fromLatin1(name));
        const Seen seen = scan({path({})});
        QCOMPARE(seen.videos.size(), 4);
        QCOMPARE(toString(sidecarLanguages(seen.videos.at(0))), u"en,fr"_s);
        QCOMPARE(toString(sidecarLanguages(seen.videos.at(1))), u"de"_s);
        QCOMPARE(toString(sidecarLanguages(seen.videos.at(2))), u"en"_s);
        QCOMPARE(names(seen).last(), u"Subbed/Subs/x.mkv"_s);

        const Seen dropped = scan({path(u"Show.S01E02.mkv"_s), path(u"Show.S01E01.mkv"_s)});
        QCOMPARE(names(dropped), (QStringList{u"Show.S01E01.mkv"_s, u"Show.S01E02.mkv"_s}));
        QCOMPARE(toString(sidecarLanguages(dropped.videos.at(0))), u"en,fr"_s);
        QCOMPARE(dropped.videos.at(0).root, dropped.videos.at(0).path);
    }

    void contentDecides()
    {
        make(u"code.ts"_s, QByteArray("const a = 1;\n").repeated(100));
        QByteArray transport(188 * 8, '\xff');
        for (int i = 0; i < 8; ++i)
            transport[i * 188] = '\x47';
        make(u"film.ts"_s, transport);
        make(u"noextension"_s, QByteArray("\x1A\x45\xDF\xA3") + QByteArray(100, '\0'));
        make(u"clear.mkv"_s);
        const Seen seen = scan({path({})});
        QCOMPARE(names(seen), (QStringList{u"clear.mkv"_s, u"film.ts"_s, u"noextension"_s}));
        QCOMPARE(seen.summary.otherFiles, 1);
    }

    void droppedSubtitlesAndOthers()
    {
        make(u"a.mkv"_s);
        make(u"a.srt"_s);
        make(u"pack.zip"_s);
        make(u"picture.jpg"_s);
        const Seen seen = scan(
            {path(u"a.srt"_s), path(u"a.mkv"_s), path(u"pack.zip"_s), path(u"picture.jpg"_s), path(u"gone.mkv"_s)});
        QCOMPARE(names(seen), (QStringList{u"a.mkv"_s}));
        QCOMPARE(seen.subtitles, (QStringList{path(u"a.srt"_s), path(u"pack.zip"_s)}));
        QCOMPARE(seen.problems, (QStringList{path(u"picture.jpg"_s), path(u"gone.mkv"_s)}));
        QCOMPARE(seen.summary, (ScanSummary{1, 0, 1, 1, 2}));
    }

    void foldersOfSubtitlesAlone()
    {
        make(u"subs/English/a.srt"_s);
        make(u"subs/readme.txt"_s);
        make(u"packs/season.zip"_s);
        make(u"both/a.mkv"_s);
        make(u"both/a.srt"_s);
        make(u"extras/sample.mkv"_s);
        make(u"extras/a.srt"_s);
        make(u"others/picture.jpg"_s);
        make(u"deep/Subs/a.srt"_s);
        const Seen seen = scan({path(u"subs"_s), path(u"packs"_s), path(u"both"_s), path(u"extras"_s),
            path(u"others"_s), path(u"deep"_s)});
        QCOMPARE(names(seen), (QStringList{u"both/a.mkv"_s}));
        // A sample is a video too: what lies beside it is its.
        QCOMPARE(seen.subtitles, (QStringList{path(u"subs"_s), path(u"packs"_s), path(u"deep"_s)}));
        QCOMPARE(seen.summary.subtitles, 3);
    }

    void everyFileOnce()
    {
        make(u"in/a.mkv"_s);
        const Seen seen = scan({path({}), path(u"in"_s), path(u"in/a.mkv"_s), path(u"in/../in/./a.mkv"_s)});
        QCOMPARE(names(seen), (QStringList{u"in/a.mkv"_s}));
    }

#ifdef Q_OS_UNIX
    void links()
    {
        make(u"in/a.mkv"_s);
        QVERIFY(QFile::link(path({}), path(u"in/loop"_s)));
        QVERIFY(QFile::link(path(u"in"_s), path(u"again"_s)));
        QVERIFY(QFile::link(path(u"in/a.mkv"_s), path(u"in/0.mkv"_s)));
        QVERIFY(QFile::link(path(u"nowhere.mkv"_s), path(u"broken.mkv"_s)));
        QVERIFY(QFile::link(path(u"self.mkv"_s), path(u"self.mkv"_s)));
        const Seen seen = scan({path({})});
        QCOMPARE(names(seen), (QStringList{u"in/a.mkv"_s}));
        QCOMPARE(seen.problems, (QStringList{path(u"broken.mkv"_s), path(u"self.mkv"_s)}));

        // A hard link is another place, which may want its own subtitle.
        QCOMPARE(::link(QFile::encodeName(path(u"in/a.mkv"_s)), QFile::encodeName(path(u"hard.mkv"_s))), 0);
        QCOMPARE(scan({path({})}).videos.size(), 2);
        // Through a link the folder is found by the name it was dropped with.
        QCOMPARE(scan({path(u"again"_s)}).videos.first().path, path(u"again/a.mkv"_s));
    }

    void linksComeAfterWhatTheyLeadTo()
    {
        make(u"shows/one/a.mkv"_s);
        make(u"downloads/b.mkv"_s);
        QVERIFY(QFile::link(path(u"shows"_s), path(u"downloads/old"_s)));
        QCOMPARE(names(scan({path({})})), (QStringList{u"downloads/b.mkv"_s, u"shows/one/a.mkv"_s}));
        // Where only the link is in what was dropped, it is followed.
        QCOMPARE(
            names(scan({path(u"downloads"_s)})), (QStringList{u"downloads/b.mkv"_s, u"downloads/old/one/a.mkv"_s}));
    }

    void oddNames()
    {
        const QString longName = QString(251, u'x') + u".mkv"_s;
        const QStringList odd = {
            u"line\nbreak.mkv"_s, u"quote\"s '.mkv"_s, longName, u"\u202Ertl\u05D0.mkv"_s, u"tab\t.mkv"_s};
        for (const QString &name : odd)
            make(name);
        QFile::remove(path(u"x"_s));
        const QByteArray invalid = QFile::encodeName(path({})) + "/caf\xE9.mkv";
        const int file = ::open(invalid.constData(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        if (file < 0)
            QSKIP("this file system takes no names that are not UTF-8");
        ::close(file);
        const Seen seen = scan({path({})});
        QCOMPARE(seen.videos.size(), odd.size());
        for (const Video &video : seen.videos)
            QVERIFY(QFile::exists(video.path));
        QCOMPARE(seen.problems.size(), 1);
        QCOMPARE(seen.summary.unreadable, 1);
        ::unlink(invalid.constData());
    }

    void pipesAreNotOpened()
    {
        QCOMPARE(mkfifo(QFile::encodeName(path(u"pipe.mkv"_s)).constData(), 0600), 0);
        QCOMPARE(mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
        QVERIFY(QFile::link(path(u"pipe"_s), path(u"link to a pipe"_s)));
        make(u"a.mkv"_s);
        const Seen seen = scan({path({}), path(u"pipe.mkv"_s)});
        QCOMPARE(names(seen), (QStringList{u"a.mkv"_s}));
        QCOMPARE(seen.problems, (QStringList{path(u"pipe.mkv"_s)}));
    }

    void unreadableFolder()
    {
        if (geteuid() == 0)
            QSKIP("root reads everything");
        make(u"closed/a.mkv"_s);
        make(u"open/b.mkv"_s);
        QVERIFY(QFile::setPermissions(path(u"closed"_s), {}));
        const Seen seen = scan({path({})});
        QFile::setPermissions(
            path(u"closed"_s), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        QCOMPARE(names(seen), (QStringList{u"open/b.mkv"_s}));
        QCOMPARE(seen.problems, (QStringList{path(u"closed"_s)}));
    }

    void belowAFile()
    {
        make(u"file.mkv"_s);
        const Seen seen = scan({path(u"file.mkv/inside.mkv"_s)});
        QCOMPARE(seen.summary.unreadable, 1);
    }

    void deepFolders()
    {
        QString deep = path({});
        for (int i = 0; i < 300; ++i)
            deep += u"/abcdefghi"_s;
        QVERIFY(QDir().mkpath(deep));
        QFile file(deep + u"/a.mkv"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(scan({path({})}).videos.size(), 1);
    }
#endif

    void tenThousand()
    {
        for (int i = 0; i < 10'000; ++i)
            make(u"Show.S%1E%2.mkv"_s.arg(i / 100).arg(i % 100));
        const Seen seen = scan({path({})});
        QCOMPARE(seen.videos.size(), 10'000);
        QCOMPARE(names(seen).at(9999), u"Show.S99E99.mkv"_s);
        QCOMPARE(seen.batches.first(), 16);
        for (const qsizetype size : seen.batches)
            QVERIFY(size <= 64);
    }

    void othersOnly()
    {
        for (int i = 0; i < 2000; ++i)
            make(u"picture %1.jpg"_s.arg(i));
        const Seen seen = scan({path({})});
        QVERIFY(seen.videos.isEmpty());
        QCOMPARE(seen.summary, (ScanSummary{0, 0, 2000, 0}));
    }

    void stops()
    {
        for (int i = 0; i < 200; ++i)
            make(u"a%1.mkv"_s.arg(i));
        std::stop_source stop;
        int given = 0;
        ScanSink sink;
        sink.videos = [&](const QList<Video> &found) {
            given += int(found.size());
            stop.request_stop();
        };
        scanForVideos({path({})}, {}, sink, stop.get_token());
        QCOMPARE(given, 16);
        QVERIFY(scan({path({})}, {}, stop.get_token()).videos.isEmpty());
    }

    void emptySinkAndPaths()
    {
        make(u"a.mkv"_s);
        const ScanSummary summary = scanForVideos({QString(), u"a\0b"_s, path({})}, {}, {}, {});
        QCOMPARE(summary.videos, 1);
    }
};

QTEST_GUILESS_MAIN(TestVideoScanner)
#include "tst_videoscanner.moc"
