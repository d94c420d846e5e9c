// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints how many names a second are parsed on one core, with and without the JSON text, and how the time of a hostile
// name grows when its length doubles: 2 is linear.
#include "core/identify/releasename.h"

#include <QFile>
#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

QStringList sampleNames()
{
    return {u"Some.Show.S01E02.The.Second.One.1080p.AMZN.WEB-DL.DDP5.1.H.264-GRP.mkv"_s,
        u"Movies/A Film (2011)/A.Film.2011.720p.BluRay.DTS.x264-GRP.mkv"_s,
        u"[Group] Some Anime - 07v2 [1080p][A1B2C3D4].mkv"_s, u"some.show.2x05-06.hdtv.xvid-grp.avi"_s,
        u"Serie/Saison 3/Serie.3x04.Le.Titre.FRENCH.DVDRip.XviD-GRP.avi"_s,
        u"Another.Film.1998.REMASTERED.2160p.UHD.BluRay.x265.10bit.HDR.TrueHD.7.1.Atmos-GRP"_s,
        u"Daily Programme 2014-05-06 Guest Name 720p WEB x264-GRP.mp4"_s};
}

double seconds(clock_t from)
{
    return double(clock() - from) / CLOCKS_PER_SEC;
}

double timeOf(const QString &name)
{
    double best = 1e9;
    for (int i = 0; i < 7; ++i) {
        const clock_t start = clock();
        for (int j = 0; j < 20; ++j)
            parseReleaseName(name);
        best = std::min(best, seconds(start));
    }
    return best;
}

} // namespace

int main(int argc, char *argv[])
{
    QStringList names = sampleNames();
    if (argc > 1) { // a file with one name a line
        QFile file(QString::fromLocal8Bit(argv[1]));
        if (file.open(QIODevice::ReadOnly))
            names = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    }
    const int rounds = std::max(1, int(200000 / names.size()));
    qsizetype sum = 0;
    for (const bool json : {false, true}) {
        const clock_t start = clock();
        for (int i = 0; i < rounds; ++i) {
            for (const QString &name : names) {
                const ReleaseName release = parseReleaseName(name);
                sum += json ? toJsonText(release).size() : release.title.size();
            }
        }
        std::printf(
            "%s: %.0f names/s\n", json ? "parse and JSON" : "parse", double(rounds * names.size()) / seconds(start));
    }
    const struct
    {
        const char *what;
        QString piece;
    } hostile[] = {{"brackets", u"["_s}, {"pairs", u"()"_s}, {"numbers", u"S01E01"_s}, {"words", u"a.1.x264-"_s},
        {"folders", u"a/"_s}, {"hex", u"a1"_s}};
    for (const auto &[what, piece] : hostile) {
        const double half = timeOf(piece.repeated(32768 / piece.size()));
        const double whole = timeOf(piece.repeated(65536 / piece.size()));
        std::printf(
            "64 kB of %s: %.3f ms, %.2f x the time of 32 kB\n", what, whole / 20 * 1000, whole / std::max(half, 1e-9));
    }
    return sum > 0 ? 0 : 1;
}
