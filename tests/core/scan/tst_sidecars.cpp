// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/sidecars.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Legenda;

namespace {

void touch(const QString &path)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
}

Video video(const QString &path)
{
    Video made;
    made.path = path;
    return made;
}

} // namespace

class TestSidecars : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suffixes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("forced");
        QTest::addColumn<bool>("impaired");
        const auto row = [](const char *name, const char *language, bool forced = false, bool impaired = false) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromLatin1(language) << forced << impaired;
        };
        row("Movie.srt", "");
        row("Movie.en.srt", "en");
        row("Movie.eng.srt", "en");
        row("Movie.EN.srt", "en");
        row("Movie.pt-BR.srt", "pt-br");
        row("Movie.pt_BR.srt", "pt-br");
        row("Movie.en.forced.srt", "en", true);
        row("Movie.forced.en.srt", "en", true);
        row("Movie.pt-BR.forced.ass", "pt-br", true);
        row("Movie.forced.srt", "", true);
        row("Movie.en.sdh.srt", "en", false, true);
        row("Movie.en.cc.srt", "en", false, true);
        row("Movie.en.hi.srt", "en", false, true);
        row("Movie.hi.srt", "hi");
        row("Movie.hi.sdh.srt", "hi", false, true);
        row("Movie.hi.forced.srt", "hi", true);
        row("Movie.hi.hi.srt", "hi", false, true);
        row("Movie.English.srt", "en");
        row("Movie.en.2.srt", "en");
        row("Movie.2.en.srt", "en");
        row("Movie[en].srt", "en");
        row("Movie [en].srt", "en");
        row("Movie_en.srt", "en");
        row("Movie (English).srt", "en");
        row("Movie-en.srt", "en");
        row("Movie.Portuguese (Brazil).srt", "pt-br");
        row("Movie.Chinese (Simplified).srt", "zh-cn");
        row("Movie.zh-Hant.srt", "zh-tw");
        row("Movie.en-forced.srt", "en", true);
        row("Movie.en.default.srt", "en");
        row("Movie.und.srt", "");
        row("2_English.srt", "en");
        row("Other.Name.2012.de.srt", "de");
        row("The.Good.Film.2012.srt", "");
    }
    void suffixes()
    {
        QFETCH(QString, name);
        const Sidecar read = parseSidecarName("/videos/"_L1 + name, u"Movie");
        QCOMPARE(read.path, "/videos/"_L1 + name);
        QTEST(read.language.code(), "language");
        QTEST(read.forced, "forced");
        QTEST(read.hearingImpaired, "impaired");
    }

    void found_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("of");
        QTest::addColumn<QStringList>("sidecars");
        const auto row = [](const char *title, const QStringList &files, const QString &of,
                             const QStringList &sidecars) { QTest::newRow(title) << files << of << sidecars; };
        const QString film = u"Movie.mkv"_s;
        row("beside", {film, u"Movie.en.srt"_s, u"Movie.srt"_s, u"Movie.nfo"_s}, film,
            {u"Movie.en.srt"_s, u"Movie.srt"_s});
        row("other case", {film, u"movie.EN.SRT"_s}, film, {u"movie.EN.SRT"_s});
        row("longest name wins", {film, u"Movie 2.mkv"_s, u"Movie.en.srt"_s, u"Movie 2.en.srt"_s}, film,
            {u"Movie.en.srt"_s});
        row("longest name wins, the other", {film, u"Movie 2.mkv"_s, u"Movie.en.srt"_s, u"Movie 2.en.srt"_s},
            u"Movie 2.mkv"_s, {u"Movie 2.en.srt"_s});
        row("sequel without its video", {film, u"Movie 2.srt"_s, u"Movie Returns.srt"_s, u"Movies.srt"_s}, film, {});
        row("another film", {film, u"Movie.Returns.2015.srt"_s}, film, {});
        row("another episode", {u"Show.mkv"_s, u"Show.S01E02.srt"_s}, u"Show.mkv"_s, {});
        row("a pair counts once", {film, u"Movie.idx"_s, u"Movie.sub"_s}, film, {u"Movie.idx"_s});
        row("MicroDVD alone", {film, u"Movie.sub"_s}, film, {u"Movie.sub"_s});
        row("text beside", {film, u"Movie.txt"_s, u"readme.txt"_s, u"Movie.info.txt"_s}, film, {u"Movie.txt"_s});
        row("Subs", {film, u"Subs/Movie.eng.srt"_s, u"Subs/2_English.srt"_s}, film,
            {u"Subs/2_English.srt"_s, u"Subs/Movie.eng.srt"_s});
        row("Subs of two films", {film, u"Other.mkv"_s, u"Subs/Movie.eng.srt"_s, u"Subs/2_English.srt"_s}, film,
            {u"Subs/Movie.eng.srt"_s});
        row("subs, a folder each", {film, u"Other.mkv"_s, u"subs/Movie/2_English.srt"_s, u"subs/Other/2_English.srt"_s},
            film, {u"subs/Movie/2_English.srt"_s});
        row("Subtitles", {film, u"Subtitles/x.srt"_s}, film, {u"Subtitles/x.srt"_s});
        row("only a language", {film, u"English.srt"_s, u"whatever.srt"_s}, film, {u"English.srt"_s});
        row("only a language, two films", {film, u"Other.mkv"_s, u"English.srt"_s}, film, {});
        row("a sample does not count", {film, u"movie-sample.mkv"_s, u"English.srt"_s}, film, {u"English.srt"_s});
        row("a folder by language", {film, u"Subs/German/Movie.srt"_s}, film, {u"Subs/German/Movie.srt"_s});
        row("brackets", {u"[G] Movie (2012) [1080p].mkv"_s, u"[G] Movie (2012) [1080p].pl.ass"_s},
            u"[G] Movie (2012) [1080p].mkv"_s, {u"[G] Movie (2012) [1080p].pl.ass"_s});
        row("no extension's dot", {u"Mövie ß.mkv"_s, u"MÖVIE ß.fr.srt"_s}, u"Mövie ß.mkv"_s, {u"MÖVIE ß.fr.srt"_s});
    }
    void found()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, of);
        const QTemporaryDir folder;
        for (const QString &file : files)
            touch(folder.filePath(file));
        QStringList names;
        for (const Sidecar &sidecar : findSidecars(folder.filePath(of), 0))
            names.append(QDir(folder.path()).relativeFilePath(sidecar.path));
        QTEST(names, "sidecars");
    }

    void languageOfFolder()
    {
        const QTemporaryDir folder;
        touch(folder.filePath(u"Movie.mkv"_s));
        touch(folder.filePath(u"Subs/German/Movie.srt"_s));
        const QList<Sidecar> found = findSidecars(folder.filePath(u"Movie.mkv"_s), 1);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().language.code(), u"de"_s);
    }

    void goneFolder() { QVERIFY(findSidecars(u"/nowhere/at/all.mkv"_s, 1).isEmpty()); }

    void languagesThere()
    {
        Video film = video(u"/v/Movie.mkv"_s);
        for (const char *name :
            {"Movie.en.srt", "Movie.en.sdh.srt", "Movie.de.forced.srt", "Movie.srt", "Movie.pl.srt"})
            film.sidecars.append(parseSidecarName("/v/"_L1 + QLatin1StringView(name), u"Movie"));
        QCOMPARE(toString(sidecarLanguages(film)), u"en,pl"_s);
    }

    void matching_data()
    {
        QTest::addColumn<QString>("subtitle");
        QTest::addColumn<QStringList>("videos");
        QTest::addColumn<int>("index");
        const auto row = [](const char *title, const char *subtitle, const QStringList &videos, int index) {
            QTest::newRow(title) << QString::fromUtf8(subtitle) << videos << index;
        };
        const QStringList season = {
            u"/v/Show.S01E01.1080p.mkv"_s, u"/v/Show.S01E02.1080p.mkv"_s, u"/v/Film.2012.mkv"_s};
        row("by name", "/d/Show.S01E02.1080p.en.srt", season, 1);
        row("by episode", "/d/show - 1x02 - Title.srt", season, 1);
        row("episode nobody has", "/d/Show.S01E03.srt", season, -1);
        row("by title", "/d/Film.2012.720p.srt", season, 2);
        row("nothing in common", "/d/whatever.srt", season, -1);
        row("the only one", "/d/whatever.srt", {u"/v/Film.2012.mkv"_s}, 0);
        row("the only one, another episode", "/d/Show.S01E03.srt", {u"/v/Show.S01E01.mkv"_s}, -1);
        row("the only one, episode not in the video's name", "/d/Show.S01E03.srt", {u"/v/abc.mkv"_s}, 0);
        row("longest", "/d/Movie 2.en.srt", {u"/v/Movie.mkv"_s, u"/v/Movie 2.mkv"_s}, 1);
        row("same name in two folders", "/b/Movie.srt", {u"/a/Movie.mkv"_s, u"/b/Movie.mkv"_s}, 1);
        row("same name, neither folder", "/c/Movie.srt", {u"/a/Movie.mkv"_s, u"/b/Movie.mkv"_s}, -1);
        row("two shows", "/d/Second.Show.S01E01.srt", {u"/v/First.Show.S01E01.mkv"_s, u"/v/Second.Show.S01E01.mkv"_s},
            1);
        row("no videos", "/d/Movie.srt", {}, -1);
        row("an archive", "/d/Show.S01E01.zip", season, 0);
    }
    void matching()
    {
        QFETCH(QString, subtitle);
        QFETCH(QStringList, videos);
        QList<Video> list;
        for (const QString &path : videos)
            list.append(video(path));
        QTEST(matchVideo(subtitle, list), "index");
    }
};

QTEST_GUILESS_MAIN(TestSidecars)
#include "tst_sidecars.moc"
