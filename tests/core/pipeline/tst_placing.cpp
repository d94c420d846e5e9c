// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Dropped archives and folders of subtitles: which is for which video, and saving all of it.

#include "core/pipeline/placing.h"
#include "tests/support/workshop.h"

#include <KZip>

#include <QDir>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

constexpr int episodes = 3;

/// Enough words for the language to be clear.
QByteArray text(const QString &language, int number = 0)
{
    const QByteArray said = language == "pl"_L1
        ? u"Nie wiem, gdzie jest żółw, ale jutro wszyscy razem go poszukamy."_s.toUtf8()
        : QByteArray("I do not know where the turtle is, but we will look for it tomorrow.");
    QByteArray all;
    for (int i = 0; i < 12; ++i) {
        const QByteArray minute = QByteArray::number(i + 10);
        all += QByteArray::number(i + 1) + "\n00:" + minute + ":01,000 --> 00:" + minute + ":04,000\n" + said + " ("
            + QByteArray::number(number) + ")\n\n";
    }
    return all;
}

struct Bench : Workshop
{
    Bench() { videoEntries = videos(names); }

    QString zip(const QString &name, const QStringList &paths, const QString &language = u"en"_s)
    {
        const QString path = packs.filePath(name);
        KZip archive(path);
        archive.open(QIODevice::WriteOnly);
        for (const QString &inside : paths)
            archive.writeFile(
                inside, text(inside.contains("pol"_L1, Qt::CaseInsensitive) ? u"pl"_s : language, ++number));
        archive.close();
        return path;
    }

    Placing place(const QStringList &paths)
    {
        return placeSubtitles(paths, videoEntries, preferences, {}).value_or(Placing());
    }

    /// "Show.S01E01.mkv: Show.S01E01.srt, other.srt"
    QStringList told(const QList<SubtitlePlace> &places) const
    {
        QStringList lines;
        for (const SubtitlePlace &place : places) {
            QStringList files;
            for (const DroppedSubtitle &file : place.files)
                files << file.path.mid(packs.path().size() + 1);
            const QString video = engine->library().find(place.video)->video.path;
            lines << video.mid(video.lastIndexOf(u'/') + 1) + ": "_L1 + files.join(", "_L1);
        }
        return lines;
    }

    QStringList names{u"Show.S01E01.mkv"_s, u"Show.S01E02.mkv"_s, u"Show.S01E03.mkv"_s, u"A.Film.2013.mkv"_s};
    QList<LibraryEntry> videoEntries;
    QTemporaryDir packs;
    int number = 0;
};

} // namespace

class PlacingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSeason();
    void aFolderIsLikeAnArchive();
    void languages();
    void languagesByTheText();
    void forms();
    void namedByTheArchive();
    void otherShows();
    void homeless();
    void parts();
    void unclear();
    void droppedByThemselves();
    void problems();
    void adoptsWhatWasPlaced();
    void adoptsFromAnArchiveOnARow();
    void theChosenOneHasItsLanguage();
};

void PlacingTest::aSeason()
{
    Bench bench;
    const QString pack = bench.zip(u"Show.S01.zip"_s,
        {u"Show/01 - One.srt"_s, u"Show/02 - Two.srt"_s, u"Show/03 - Three.srt"_s, u"Show/info.nfo"_s});
    const Placing placing = bench.place({pack});
    QCOMPARE(bench.told(placing.places),
        (QStringList{u"Show.S01E01.mkv: Show.S01.zip/Show/01 - One.srt"_s,
            u"Show.S01E02.mkv: Show.S01.zip/Show/02 - Two.srt"_s,
            u"Show.S01E03.mkv: Show.S01.zip/Show/03 - Three.srt"_s}));
    QVERIFY(placing.homeless.isEmpty() && placing.unwished.isEmpty() && placing.problems.isEmpty());
}

void PlacingTest::aFolderIsLikeAnArchive()
{
    Bench bench;
    const QStringList inside{u"English/Show.S01E01.srt"_s, u"English/Show.S01E02.srt"_s, u"Polski/Show.S01E01.srt"_s,
        u"Polski/Show.S01E02.srt"_s, u"Other.srt"_s};
    const Placing archive = bench.place({bench.zip(u"pack"_s, inside)});
    QVERIFY(QFile::remove(bench.packs.filePath(u"pack"_s)));
    for (const QString &path : inside) {
        const QString full = bench.packs.filePath(u"pack/"_s + path);
        QVERIFY(QDir().mkpath(full.left(full.lastIndexOf(u'/'))));
        QFile file(full);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text(path.startsWith("Pol"_L1) ? u"pl"_s : u"en"_s));
    }
    const Placing folder = bench.place({bench.packs.filePath(u"pack"_s)});
    QCOMPARE(bench.told(folder.places), bench.told(archive.places));
    QCOMPARE(bench.told(folder.places),
        (QStringList{
            u"Show.S01E01.mkv: pack/English/Show.S01E01.srt"_s, u"Show.S01E02.mkv: pack/English/Show.S01E02.srt"_s}));
    QCOMPARE(bench.told(folder.unwished), bench.told(archive.unwished));
    QCOMPARE(folder.unwished.size(), 2);
    QCOMPARE(folder.homeless.size(), 1);
    QCOMPARE(folder.homeless.first().path, bench.packs.filePath(u"pack/Other.srt"_s));
}

void PlacingTest::languages()
{
    Bench bench;
    const QString pack =
        bench.zip(u"pack.zip"_s, {u"Show.S01E01.en.srt"_s, u"Show.S01E01.pol.srt"_s, u"Show.S01E02.pol.srt"_s});
    // What is wished where it is there, what is there where it is all.
    QCOMPARE(bench.told(bench.place({pack}).places),
        (QStringList{
            u"Show.S01E01.mkv: pack.zip/Show.S01E01.en.srt"_s, u"Show.S01E02.mkv: pack.zip/Show.S01E02.pol.srt"_s}));
    bench.preferences.languages = {Language::fromCode(u"pl"), Language::fromCode(u"en")};
    QCOMPARE(bench.place({pack}).places.size(), 3);
    bench.preferences.languages = {};
    QCOMPARE(bench.place({pack}).places.size(), 3);
    // None is wished: the person says which.
    bench.preferences.languages = {Language::fromCode(u"fr")};
    const Placing placing = bench.place({pack});
    QCOMPARE(bench.told(placing.places),
        (QStringList{u"Show.S01E01.mkv: pack.zip/Show.S01E01.en.srt, pack.zip/Show.S01E01.pol.srt"_s,
            u"Show.S01E02.mkv: pack.zip/Show.S01E02.pol.srt"_s}));
}

void PlacingTest::languagesByTheText()
{
    Bench bench;
    const QString pack = bench.packs.filePath(u"pack.zip"_s);
    KZip archive(pack);
    archive.open(QIODevice::WriteOnly);
    archive.writeFile(u"a/Show.S01E01.srt"_s, text(u"pl"_s));
    archive.writeFile(u"b/Show.S01E01.srt"_s, text(u"en"_s));
    archive.close();
    QCOMPARE(bench.told(bench.place({pack}).places), QStringList{u"Show.S01E01.mkv: pack.zip/b/Show.S01E01.srt"_s});
}

void PlacingTest::forms()
{
    Bench bench;
    const QString pack = bench.zip(u"pack.zip"_s,
        {u"Show.S01E01.en.srt"_s, u"Show.S01E01.en.forced.srt"_s, u"Show.S01E01.en.sdh.srt"_s,
            u"Show.S01E02.en.forced.srt"_s, u"Show.S01E03.en.ass"_s, u"Show.S01E03.en.srt"_s});
    QCOMPARE(bench.told(bench.place({pack}).places),
        (QStringList{u"Show.S01E01.mkv: pack.zip/Show.S01E01.en.srt"_s,
            u"Show.S01E02.mkv: pack.zip/Show.S01E02.en.forced.srt"_s,
            u"Show.S01E03.mkv: pack.zip/Show.S01E03.en.srt"_s}));
    bench.preferences.hearingImpaired = Wish::Only;
    QVERIFY(bench.told(bench.place({pack}).places).first().endsWith("sdh.srt"_L1));
}

void PlacingTest::namedByTheArchive()
{
    Bench bench;
    QCOMPARE(
        bench.told(bench.place({bench.zip(u"A.Film.2013.1080p.zip"_s, {u"English.srt"_s, u"Polish.srt"_s})}).places),
        QStringList{u"A.Film.2013.mkv: A.Film.2013.1080p.zip/English.srt"_s});
    QCOMPARE(
        bench.told(
            bench.place({bench.zip(u"all.zip"_s, {u"Show.S01E02/2_English.srt"_s, u"A.Film.2013/en.srt"_s})}).places),
        (QStringList{u"A.Film.2013.mkv: all.zip/A.Film.2013/en.srt"_s,
            u"Show.S01E02.mkv: all.zip/Show.S01E02/2_English.srt"_s}));
}

void PlacingTest::otherShows()
{
    Bench bench;
    bench.names = {u"Night Watch.S01E01.mkv"_s};
    bench.videoEntries = bench.videos(bench.names);
    // The episode's number alone does not make it another show's.
    const Placing placing =
        bench.place({bench.zip(u"pack.zip"_s, {u"Day.Shift.S01E01.srt"_s, u"Night.Watch.1x01.srt"_s})});
    QCOMPARE(bench.told(placing.places), QStringList{u"Night Watch.S01E01.mkv: pack.zip/Night.Watch.1x01.srt"_s});
    QCOMPARE(placing.homeless.size(), 1);
    // Numbers without a title: the archive tells which show.
    QCOMPARE(bench.told(bench.place({bench.zip(u"Night Watch season 1.zip"_s, {u"01.srt"_s, u"02.srt"_s})}).places),
        QStringList{u"Night Watch.S01E01.mkv: Night Watch season 1.zip/01.srt"_s});
}

void PlacingTest::homeless()
{
    Bench bench;
    const Placing placing =
        bench.place({bench.zip(u"pack.zip"_s, {u"Show.S01E09.srt"_s, u"Show.S02E01.srt"_s, u"Something else.srt"_s})});
    QVERIFY(placing.places.isEmpty());
    QCOMPARE(placing.homeless.size(), 3);
    QCOMPARE(placing.homeless.first().pack, bench.packs.filePath(u"pack.zip"_s));
    bench.videoEntries.clear();
    QCOMPARE(bench.place({bench.packs.filePath(u"pack.zip"_s)}).homeless.size(), 3);
}

void PlacingTest::parts()
{
    Bench bench;
    bench.videoEntries = bench.videos({u"Long.CD1.avi"_s, u"Long.CD2.avi"_s});
    const Placing placing = bench.place({bench.zip(u"pack.zip"_s, {u"Long.CD2.srt"_s, u"Long.CD1.srt"_s})});
    QCOMPARE(bench.told(placing.places), QStringList{u"Long.CD1.avi: pack.zip/Long.CD1.srt, pack.zip/Long.CD2.srt"_s});
    QVERIFY(placing.places.first().parts);
    AdoptRequest request;
    request.video = *bench.engine->library().find(placing.places.first().video);
    for (const DroppedSubtitle &file : placing.places.first().files)
        request.files << file.file;
    request.parts = true;
    request.preferences = bench.preferences;
    const auto got = awaited(bench.engine->adopt(request, {}));
    QVERIFY2(got, got ? "" : qPrintable(got.error().message));
    QCOMPARE(got->size(), 2);
    QVERIFY(bench.exists(u"Long.CD1.en.srt"_s) && bench.exists(u"Long.CD2.en.srt"_s));
}

void PlacingTest::unclear()
{
    Bench bench;
    const Placing placing =
        bench.place({bench.zip(u"pack.zip"_s, {u"A.Film.2013.one.en.srt"_s, u"A.Film.2013.two.en.srt"_s})});
    QCOMPARE(placing.places.size(), 1);
    QCOMPARE(placing.places.first().files.size(), 2);
    AdoptRequest request;
    request.video = bench.videoEntries.first();
    for (const DroppedSubtitle &file : placing.places.first().files)
        request.files << file.file;
    request.preferences = bench.preferences;
    const auto got = awaited(bench.engine->adopt(request, {}));
    QVERIFY(got && got->first().needsChoice);
    QCOMPARE(got->first().fetched.alternatives.size(), 1);
    QVERIFY(got->first().saved.path.isEmpty());
    request.files.clear();
    QVERIFY(!awaited(bench.engine->adopt(request, {})));
}

void PlacingTest::droppedByThemselves()
{
    Bench bench;
    QStringList paths;
    for (const QString &name : {u"Show.S01E01.en.srt"_s, u"Show.S01E01.pl.srt"_s, u"nothing.srt"_s})
        paths << bench.packs.filePath(name); // not even read
    // Whatever languages are wished: they were dropped one by one.
    const Placing placing = bench.place(paths);
    QCOMPARE(placing.places.size(), 0); // they are not there: the disk is asked what they are
    QCOMPARE(placing.problems.size(), 3);
    for (const QString &path : paths) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text(u"en"_s));
    }
    const Placing there = bench.place(paths);
    QCOMPARE(bench.told(there.places),
        (QStringList{u"Show.S01E01.mkv: Show.S01E01.en.srt"_s, u"Show.S01E01.mkv: Show.S01E01.pl.srt"_s}));
    QCOMPARE(there.homeless.size(), 1);
}

void PlacingTest::problems()
{
    Bench bench;
    QFile rar(bench.packs.filePath(u"a.rar"_s));
    QVERIFY(rar.open(QIODevice::WriteOnly));
    rar.write("Rar!\x1A\x07\x01 and so on");
    rar.close();
    QVERIFY(QDir(bench.packs.path()).mkdir(u"empty"_s));
    const Placing placing =
        bench.place({rar.fileName(), bench.packs.filePath(u"empty"_s), bench.zip(u"x.zip"_s, {u"Show.S01E01.srt"_s})});
    QCOMPARE(placing.places.size(), 1);
    QCOMPARE(placing.problems.size(), 2);
    QCOMPARE(int(placing.problems[0].second.kind), int(ErrorKind::NotSupported));
    QCOMPARE(int(placing.problems[1].second.kind), int(ErrorKind::NotFound));
    std::stop_source stopped;
    stopped.request_stop();
    const auto none = placeSubtitles({rar.fileName()}, {}, {}, stopped.get_token());
    QVERIFY(!none && none.error().kind == ErrorKind::Cancelled);
}

void PlacingTest::adoptsWhatWasPlaced()
{
    Bench bench;
    const Placing placing = bench.place({bench.zip(u"pack.zip"_s,
        {u"English/Show.S01E01.srt"_s, u"English/Show.S01E02.srt"_s, u"English/Show.S01E03.sdh.srt"_s})});
    QCOMPARE(placing.places.size(), episodes);
    const qint64 batch = awaited(bench.store.nextBatch()).value_or(0);
    QVERIFY(batch > 0);
    for (const SubtitlePlace &place : placing.places) {
        AdoptRequest request;
        request.video = *bench.engine->library().find(place.video);
        request.files = {place.files.first().file};
        request.preferences = bench.preferences;
        request.batch = batch;
        const auto got = awaited(bench.engine->adopt(request, {}));
        QVERIFY2(got, got ? "" : qPrintable(got.error().message));
    }
    for (const QString &name : {u"Show.S01E01.en.srt"_s, u"Show.S01E02.en.srt"_s, u"Show.S01E03.en.sdh.srt"_s})
        QVERIFY2(bench.exists(name), qPrintable(name));
    const auto undone = awaited(bench.engine->undoBatch(batch));
    QCOMPARE(undone.value_or(UndoSummary()).undone, episodes);
    QVERIFY(!bench.exists(u"Show.S01E01.en.srt"_s));
}

void PlacingTest::adoptsFromAnArchiveOnARow()
{
    Bench bench;
    const LibraryEntry film = bench.videoEntries.first();
    const auto adopted = [&](const QString &path) {
        return awaited(bench.engine->adopt(film, path, bench.preferences, {}, {}));
    };
    // The wished language, where the names say that.
    const auto wished = adopted(bench.zip(u"a.zip"_s, {u"English/x.srt"_s, u"Polski/x.srt"_s}));
    QVERIFY2(wished && bench.exists(u"A.Film.2013.en.srt"_s), wished ? "" : qPrintable(wished.error().message));
    // Several, and of other episodes only: the person says which.
    const auto unclear = adopted(bench.zip(u"b.zip"_s, {u"one.srt"_s, u"two.srt"_s, u"three.srt"_s}));
    QVERIFY(unclear && unclear->first().needsChoice);
    QCOMPARE(unclear->first().fetched.alternatives.size(), 2);
}

void PlacingTest::theChosenOneHasItsLanguage()
{
    Bench bench;
    GetRequest request;
    request.video = bench.videoEntries.first();
    request.preferences = bench.preferences;
    request.chosen = UnpackedFile{u"x.srt"_s, u"Polski"_s, text(u"pl"_s)};
    QVERIFY(awaited(bench.engine->get(request, {})));
    QVERIFY(bench.exists(u"A.Film.2013.pl.srt"_s));
}

QTEST_GUILESS_MAIN(PlacingTest)
#include "tst_placing.moc"
