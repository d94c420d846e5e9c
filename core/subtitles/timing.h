// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// When cues are shown: shifting, stretching, other frame rates. All of them are t -> factor * t + offset; a TimeMap is
// that, and several of them are one.
//
// Nothing is shown before the start of the video: cues that would end there are dropped, cues that would begin there
// begin at 0. Only cues that are moved are looked at.

#include "core/base/result.h"
#include "core/subtitles/document.h"

#include <functional>
#include <limits>
#include <optional>

namespace Legenda {

/// Two moments of a subtitle and when they should be: everything is stretched between and beyond them.
struct TimePoints
{
    qint64 firstFromMs = 0;
    qint64 firstToMs = 0;
    qint64 secondFromMs = 0;
    qint64 secondToMs = 0;
    bool operator==(const TimePoints &) const = default;
};

struct TimeMap
{
    double factor = 1; ///< greater than 0
    double offsetMs = 0;

    /// Rounded to the nearest; kept within what any time can mean (some 280,000 years).
    qint64 operator()(qint64 ms) const;
    /// This one, and `next` on what comes of it.
    TimeMap then(const TimeMap &next) const;
    bool isIdentity() const { return factor == 1 && offsetMs == 0; }
    bool operator==(const TimeMap &) const = default;
};

TimeMap shiftMap(qint64 byMs);
/// Times x from / to: what was made for a video of `from` frames per second fits one of `to`. BadInput where one of
/// them is no rate between 1 and 1000. "23.976" and such mean the exact 24000/1001.
Result<TimeMap> frameRateMap(double from, double to);
/// BadInput where both points are one, or the second does not come after the first.
Result<TimeMap> pointsMap(const TimePoints &points);

/// What moving cues did.
struct Retiming
{
    int changed = 0; ///< cues that are shown at another time now, or no more
    int cut = 0; ///< of them: would begin before 0, and begin at 0
    int dropped = 0; ///< of them: would end before 0
    bool operator==(const Retiming &) const = default;
};

/// Each cue by the map that `choose` names for it; nullptr: it stays.
Retiming retime(Document &document, const std::function<const TimeMap *(const Cue &)> &choose);
Retiming retime(Document &document, const TimeMap &map);

/// All cues, or those that start at `fromMs` or later (0 and less: all) and before `untilMs`.
Retiming shiftTimes(
    Document &document, qint64 byMs, qint64 fromMs = 0, qint64 untilMs = std::numeric_limits<qint64>::max());
Result<Retiming> stretchTimes(Document &document, const TimePoints &points);
/// The document counts in `to` frames per second afterwards, if it counted frames.
Result<Retiming> changeFrameRate(Document &document, double from, double to);

/// The exact rate that a rounded one means: 24000/1001 for 23.976; 0 for what is none.
double exactFrameRate(double fps);

struct FrameRateGuess
{
    double from = 0;
    double to = 0;
    qint64 lastMs = 0; ///< when the last cue would end
    bool sure = false; ///< else the subtitle might as well end early, for the credits
    bool operator==(const FrameRateGuess &) const = default;
};

/// The usual change of frame rate that makes a subtitle end where its video does. Nothing where it fits as it is, and
/// where no usual change helps.
/// @param lastMs end of the last cue  @param videoMs length of the video
/// @param subtitleFps, videoFps where they are known; 0: not
std::optional<FrameRateGuess> guessFrameRateChange(
    qint64 lastMs, qint64 videoMs, double subtitleFps = 0, double videoFps = 0);

} // namespace Legenda
