// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What each fact is worth to the ranker: one table, each row with its why. To change how hits are ordered, change a
// number here and see what tst_ranker and tst_ranker_evidence say.

#include <QString>
#include <QtGlobal>

#include <span>

namespace Legenda {

/// One fact. The hash says already that the timing fits: beside it the other facts only order the hash matches among
/// themselves, so they are worth less there.
struct RankWeight
{
    const char *key; ///< of RankReason
    int alone; ///< points for a hit that was not found by the movie hash
    int withHash; ///< points beside the hash
    const char *text; ///< English, for translate("Legenda", …)
};

std::span<const RankWeight> rankWeights();
/// The row of a key; the key has to be there.
const RankWeight &rankWeight(QLatin1StringView key);

/// The limits beside the points.
namespace RankLimits {

// 75 and more means "made for exactly this file": names alone, however alike, stay below it.
inline constexpr int nameCap = 74;
inline constexpr int conflictCap = 5;
inline constexpr int unwantedCap = 15; ///< below acceptableScore, so that the order by score is the order of choice

inline constexpr double sameTitle = 0.85; ///< likeness from which titles count as the same
inline constexpr double similarTitle = 0.5;

// A tenth of the downloads is a point less, so that 10,000 of them never outweigh a source that fits.
inline constexpr int mostDownloadPoints = 4;
inline constexpr int mostCountedReports = 4;
// One or two people report what is only not to their liking; of much used subtitles so do a few more.
inline constexpr int manyReports = 5;
inline constexpr qint64 downloadsPerReport = 100'000;

// A cue that starts after the end can never be seen: the text belongs to a longer cut. A minute, or 1.5 % of a film
// (108 s of two hours), is left for credits of the uploader and for videos whose last seconds were cut off.
inline constexpr qint64 pastTheEndMs = 60'000;
inline constexpr double pastTheEnd = 0.015;
// Credits take up to 12 % of a long film and previews up to 10 % of an episode; people are silent for longer only in
// few. Below 60 % it is the first half, or something else.
inline constexpr double farBeforeTheEnd = 0.80;
inline constexpr double halfOfIt = 0.60;
inline constexpr qint64 creditsMs = 3 * 60'000; ///< so much may always be silent at the end

// Running times: what encoders cut off, a speed-up of film for PAL (4.3 %) or another cut, another film.
inline constexpr qint64 sameRunningTimeMs = 5'000;
inline constexpr qint64 otherRunningTimeMs = 40'000;
inline constexpr double otherRunningTime = 0.015;
inline constexpr double anotherFilm = 0.10;

} // namespace RankLimits

} // namespace Legenda
