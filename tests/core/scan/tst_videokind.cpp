// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/namewords.h"
#include "core/scan/videokind.h"

#include <QHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Legenda;

namespace {

using Sizes = QHash<QString, qint64>; ///< MiB by file name

constexpr qint64 mebibyte = 1024 * 1024;

} // namespace

Q_DECLARE_METATYPE(Sizes)

class TestVideoKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("folders");
        QTest::addColumn<Sizes>("files");
        QTest::addColumn<VideoKind>("kind");
        const auto row = [](const char *title, const char *name, qint64 size, VideoKind kind,
                             const QStringList &folders = {}, Sizes others = {}) {
            others.insert(QString::fromLatin1(name), size);
            QTest::newRow(title) << QString::fromLatin1(name) << folders << others << kind;
        };
        using enum VideoKind;
        const Sizes film{{u"Movie.2012.mkv"_s, 4000}};
        row("film", "Movie.2012.mkv", 4000, Main);
        row("scene sample", "grp-movie.2012-sample.mkv", 40, Sample);
        row("short scene sample", "grp-sample.mkv", 40, Sample);
        row("sample before", "sample-movie.mkv", 40, Sample);
        row("sample alone", "sample.mkv", 20, Sample);
        row("sample between", "Movie.2012.sample.mkv", 40, Sample, {}, film);
        row("sample first", "Sample.Movie.2012.mkv", 40, Sample, {}, film);
        row("sample folder", "x.mkv", 40, Sample, {u"Movie"_s, u"Sample"_s});
        row("The Sample", "The.Sample.mkv", 700, Main, {}, {{u"The.Matter.mkv"_s, 9000}});
        row("The Sample, small", "The.Sample.2012.mkv", 200, Main, {}, film);
        row("The-Sample", "The-Sample.mkv", 200, Main);
        row("Sample This", "Sample.This.2012.mkv", 700, Main, {}, film);
        row("a whole film named so", "Movie-Sample.mkv", 4000, Main);
        row("a whole film in such a folder", "Movie.mkv", 4000, Main, {u"Sample"_s});
        row("trailer", "Movie (2012)-trailer.mkv", 100, Trailer, {}, film);
        row("trailer alone", "trailer.mp4", 100, Trailer);
        row("numbered trailer", "Movie (2012)-trailer2.mkv", 100, Trailer);
        row("trailer after the year", "Movie.2012.Trailer.1080p.mkv", 100, Trailer);
        row("trailers folder", "First.mkv", 100, Trailer, {u"Movie"_s, u"Trailers"_s});
        row("Trailer Park", "Trailer.Park.2012.mkv", 4000, Main);
        row("The Trailer", "The Trailer.mkv", 4000, Main);
        row("behind the scenes", "Making.mkv", 100, Extra, {u"Movie"_s, u"Behind The Scenes"_s});
        row("extras", "Whatever.mkv", 100, Extra, {u"Movie"_s, u"Extras"_s});
        row("featurettes below", "x.mkv", 100, Extra, {u"Featurettes"_s, u"Disc"_s});
        row("the show Extras", "Extras.S01E01.mkv", 400, Main, {u"Extras"_s, u"Season 1"_s});
        row("featurette by name", "Movie-featurette.mkv", 100, Extra);
        row("short by name", "Movie.2012-short.mkv", 100, Extra, {}, film);
        row("a group named so", "Movie.2012-OTHER.mkv", 4000, Main);
        row("DVD menu", "VIDEO_TS.VOB", 1, Extra);
        row("DVD title set menu", "VTS_01_0.VOB", 1, Extra);
        row("DVD", "VTS_01_1.VOB", 1000, Main);
    }
    void kinds()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, folders);
        QFETCH(Sizes, files);
        QTEST(
            videoKind({name, folders, files.keys(), [&](const QString &each) { return files.value(each) * mebibyte; }}),
            "kind");
    }

    void parts_data()
    {
        QTest::addColumn<QString>("stem");
        QTest::addColumn<int>("number");
        QTest::newRow("cd") << u"Movie.CD1"_s << 1;
        QTest::newRow("cd, apart") << u"Movie - cd 2"_s << 2;
        QTest::newRow("disc") << u"Movie (disc 1)"_s << 1;
        QTest::newRow("cd, not last") << u"Movie.cd1.xvid"_s << 1;
        QTest::newRow("of") << u"Movie.cd1of2"_s << 1;
        QTest::newRow("part") << u"Movie.part2"_s << 2;
        QTest::newRow("pt") << u"Movie.pt1"_s << 1;
        QTest::newRow("title") << u"Movie Part 1"_s << 0;
        QTest::newRow("title with year") << u"Movie.Part1.2011"_s << 0;
        QTest::newRow("kind of disc") << u"Movie.DVD9"_s << 0;
        QTest::newRow("season") << u"Show.S01.Disc1"_s << 0;
        QTest::newRow("episode") << u"Show.S01E02.cd1"_s << 1;
        QTest::newRow("word") << u"Abcd1"_s << 0;
        QTest::newRow("DVD") << u"VTS_01_3"_s << 3;
    }
    void parts()
    {
        QFETCH(QString, stem);
        const auto part = readPart(stem);
        QTEST(part ? part->number : 0, "number");
    }

    void order()
    {
        QStringList names = {u"b"_s, u"A10"_s, u"a2"_s, u"a02b"_s, u"a"_s, u"S2E1"_s, u"S1E10"_s, u"S1E9"_s};
        std::sort(names.begin(), names.end(), naturallyLess);
        QCOMPARE(names, (QStringList{u"a"_s, u"a2"_s, u"a02b"_s, u"A10"_s, u"b"_s, u"S1E9"_s, u"S1E10"_s, u"S2E1"_s}));
    }
};

QTEST_GUILESS_MAIN(TestVideoKind)
#include "tst_videokind.moc"
