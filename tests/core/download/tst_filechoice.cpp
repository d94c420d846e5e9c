// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which file of an archive is for a video: packs as people make them.

#include "core/download/filechoice.h"
#include "core/identify/releasename.h"
#include "tests/core/download/archivebuilder.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestFileChoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void traits_data();
    void traits();
    void episodes_data();
    void episodes();
    void seasonPacks_data();
    void seasonPacks();
    void languagesInFolders();
    void oneFilm_data();
    void oneFilm();
    void oldNamesInAZip();
};

namespace {

UnpackedFile fileAt(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return {path.mid(slash + 1), path.left(qMax<qsizetype>(0, slash)), words};
}

QList<UnpackedFile> filesAt(const QStringList &paths)
{
    QList<UnpackedFile> files;
    for (const QString &path : paths)
        files << fileAt(path);
    return files;
}

VideoFacts video(const QString &fileName)
{
    VideoFacts facts;
    facts.fileName = fileName;
    facts.identity.name = parseReleaseName(fileName);
    return facts;
}

Language language(const QString &code)
{
    return Language::fromCode(code);
}

} // namespace

void TestFileChoice::traits_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("forced");
    QTest::addColumn<bool>("impaired");
    const auto row = [](const char *path, const char *code, bool forced = false, bool impaired = false) {
        QTest::newRow(path) << QString::fromLatin1(code) << forced << impaired;
    };
    row("Film.en.srt", "en");
    row("Film.pt-BR.srt", "pt-br");
    row("Film.eng.forced.srt", "en", true);
    row("Film.en.sdh.srt", "en", false, true);
    row("Film.en.hi.srt", "en", false, true);
    row("Film.hi.srt", "hi");
    row("Film.English-GRP.srt", "en");
    row("2_English.srt", "en");
    row("English/Film.srt", "en");
    row("English/Season 1/Show.S01E01.srt", "en");
    row("subs/eng/01.srt", "en");
    row("Subs/PL/Show.S01E01.srt", "pl");
    row("polski/01.srt", "pl");
    row("Polish subtitles/01.srt", "pl");
    row("[Français] Saison 1/01.srt", "fr");
    row("Brazilian Portuguese/01.srt", "pt-br");
    row("SDH/English/01.srt", "en", false, true);
    row("English/Film.pl.srt", "pl");
    row("Show - 01x01 - Pilot.LOL.English.HI.C.updated.Addic7ed.com.srt", "en", false, true);
    row("Show.S01E01.720p.HDTV.x264-LOL.srt", "");
    row("Show.S01.iT.WEB-DL/Show.S01E01.srt", "");
    row("Season 1/Show.S01E04.It.Is.No.Time.srt", "");
    row("01.srt", "");
}

void TestFileChoice::traits()
{
    QFETCH(QString, code);
    QFETCH(bool, forced);
    QFETCH(bool, impaired);
    const FileTraits traits = traitsOf(fileAt(QString::fromUtf8(QTest::currentDataTag())));
    QCOMPARE(traits.language.code(), code);
    QCOMPARE(traits.forced, forced);
    QCOMPARE(traits.hearingImpaired, impaired);
}

void TestFileChoice::episodes_data()
{
    QTest::addColumn<QList<int>>("seasons");
    QTest::addColumn<QList<int>>("episodes");
    const auto row = [](const char *path, const QList<int> &seasons, const QList<int> &episodes) {
        QTest::newRow(path) << seasons << episodes;
    };
    row("Show.S02E05.srt", {2}, {5});
    row("Show S02/05 - Name.srt", {2}, {5});
    row("Season 1/2.srt", {1}, {2});
    row("Show 1x02 Name.srt", {1}, {2});
    row("Odcinek 12 - Gęś.srt", {}, {12});
    row("Серия 02 - Дорога.srt", {}, {2});
    row("第02話 ソラ.srt", {}, {2});
    row("Folge 7.srt", {}, {7});
    row("[Group] Show - 12 [720p].ass", {}, {12});
    row("Show.S01E01-E02.srt", {1}, {1, 2});
    row("English/2.srt", {}, {2});
    row("2_English.srt", {}, {});
    row("Film.2010.srt", {}, {});
}

void TestFileChoice::episodes()
{
    QFETCH(QList<int>, seasons);
    QFETCH(QList<int>, episodes);
    const FileEpisode said = episodeOf(fileAt(QString::fromUtf8(QTest::currentDataTag())));
    QCOMPARE(said.episodes, episodes);
    QCOMPARE(said.seasons, seasons);
}

void TestFileChoice::seasonPacks_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("release names") << u"Show.S%1E%2.720p.HDTV.x264-GRP.srt"_s;
    QTest::newRow("folders") << u"Season %1/Show - %2 - Some Name.srt"_s;
    QTest::newRow("short folders") << u"Show/s%1/%2. Some Name.srt"_s;
    QTest::newRow("numbers alone") << u"Season %1/%2.srt"_s;
    QTest::newRow("x") << u"Show %1x%2.srt"_s;
    QTest::newRow("Polish") << u"Sezon %1/Odcinek %2 - Żółw.srt"_s;
}

void TestFileChoice::seasonPacks()
{
    QFETCH(QString, pattern);
    QStringList paths;
    for (int season = 1; season <= 2; ++season) {
        for (int episode = 1; episode <= 20; ++episode)
            paths << pattern.arg(season, 2, 10, QChar(u'0')).arg(episode, 2, 10, QChar(u'0'));
    }
    const QList<UnpackedFile> files = filesAt(paths);
    for (const int season : {1, 2}) {
        for (const int episode : {1, 2, 10, 12, 20}) {
            const QString name =
                u"Show.S%1E%2.1080p.WEB-DL.mkv"_s.arg(season, 2, 10, QChar(u'0')).arg(episode, 2, 10, QChar(u'0'));
            const int chosen = chooseFile(files, video(name), language(u"en"_s));
            if (pattern.startsWith("Sezon"_L1)) // which of the two seasons its folder means is not read
                QVERIFY(chosen < 0 || chosen % 20 == episode - 1);
            else
                QCOMPARE(chosen, (season - 1) * 20 + episode - 1);
        }
    }
    QVERIFY(fittingFiles(files, video(u"Show.S01E33.mkv"_s), language(u"en"_s)).isEmpty());
}

void TestFileChoice::languagesInFolders()
{
    QStringList paths;
    for (const QString &folder : {u"English"_s, u"Polish"_s, u"subs/ger"_s, u"Русский"_s}) {
        for (int episode = 1; episode <= 10; ++episode)
            paths << folder + u"/Show.S01E%1.srt"_s.arg(episode, 2, 10, QChar(u'0'));
    }
    const QList<UnpackedFile> files = filesAt(paths);
    const VideoFacts third = video(u"Show.S01E03.720p.mkv"_s);
    QCOMPARE(chooseFile(files, third, language(u"en"_s)), 2);
    QCOMPARE(chooseFile(files, third, language(u"pl"_s)), 12);
    QCOMPARE(chooseFile(files, third, language(u"de"_s)), 22);
    QCOMPARE(chooseFile(files, third, language(u"ru"_s)), 32);
    // Nobody said which, or one that is not there: the person chooses among those of the episode.
    QCOMPARE(fittingFiles(files, third, {}), (QList<int>{2, 12, 22, 32}));
    QCOMPARE(fittingFiles(files, third, language(u"fr"_s)), (QList<int>{2, 12, 22, 32}));
}

void TestFileChoice::oneFilm_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const QStringList &paths, int expected) {
        QTest::newRow(name) << paths << expected;
    };
    row("own name", {u"Other.srt"_s, u"Film.2010.720p.BluRay.x264-GRP.srt"_s}, 1);
    row("same release", {u"Film.2010.DVDRip.XviD-ABC.srt"_s, u"Film.2010.720p.BluRay-GRP.srt"_s}, 1);
    row("full before forced", {u"Film.en.forced.srt"_s, u"Film.en.srt"_s}, 1);
    row("plain before SDH", {u"Film.en.sdh.srt"_s, u"Film.en.srt"_s}, 1);
    row("forced where there is no other", {u"Film.en.forced.srt"_s, u"Film.pl.srt"_s}, 0);
    row("SubRip first", {u"Film.ass"_s, u"Film.vtt"_s, u"Film.srt"_s, u"Film.sub"_s}, 2);
    row("in folders by format", {u"ASS/Film.ass"_s, u"SRT/Film.srt"_s}, 1);
    row("unknown language", {u"Film.pl.srt"_s, u"Film.srt"_s}, 1);
    row("not clear", {u"One.srt"_s, u"Two.srt"_s}, -1);
    row("two parts", {u"Film.CD1.srt"_s, u"Film.CD2.srt"_s}, -1);
}

void TestFileChoice::oneFilm()
{
    QFETCH(QStringList, paths);
    QFETCH(int, expected);
    QCOMPARE(chooseFile(filesAt(paths), video(u"Film.2010.720p.BluRay.x264-GRP.mkv"_s), language(u"en"_s)), expected);
    if (expected >= 0 && paths.first().contains("sdh"_L1))
        QCOMPARE(chooseFile(filesAt(paths), video(u"Film.2010.mkv"_s), language(u"en"_s), true), 0);
}

void TestFileChoice::oldNamesInAZip()
{
    QList<ZipFile> zipped;
    for (int episode = 1; episode <= 40; ++episode)
        zipped << ZipFile{encoded(u"Napisy/Odcinek %1 - Żółw i gęś.srt"_s.arg(episode, 2, 10, QChar(u'0')), "IBM852"),
            words + QByteArray::number(episode)};
    const auto files = unpack(rawZip(zipped), u"pack.zip"_s);
    QVERIFY(files);
    QCOMPARE(files->size(), 40);
    const int chosen = chooseFile(*files, video(u"Serial.S01E17.mkv"_s), language(u"pl"_s));
    QVERIFY(chosen >= 0);
    QCOMPARE(files->at(chosen).name, u"Odcinek 17 - Żółw i gęś.srt"_s);
    QCOMPARE(files->at(chosen).content, words + "17");
}

QTEST_GUILESS_MAIN(TestFileChoice)
#include "tst_filechoice.moc"
