// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/timing.h"

#include "core/subtitles/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

// Whole numbers up to 2^53 are exact as double; sums of two of these do not overflow.
constexpr qint64 farthestMs = 9'000'000'000'000'000;

double bounded(double ms)
{
    return std::clamp(ms, -double(farthestMs), double(farthestMs));
}

qint64 bounded(qint64 ms)
{
    return std::clamp(ms, -farthestMs, farthestMs);
}

/// Puts what lies before 0 to 0. False: nothing of the cue is left.
bool keepFromZero(Cue &cue)
{
    if (cue.endMs <= 0)
        return false;
    mapTimes(cue, [](qint64 ms) { return std::max<qint64>(0, ms); });
    return true;
}

} // namespace

qint64 TimeMap::operator()(qint64 ms) const
{
    if (factor == 1) // exact for all times, however late
        return bounded(bounded(ms) + std::llround(bounded(offsetMs)));
    return std::llround(bounded(double(ms) * factor + offsetMs));
}

TimeMap TimeMap::then(const TimeMap &next) const
{
    return {factor * next.factor, offsetMs * next.factor + next.offsetMs};
}

TimeMap shiftMap(qint64 byMs)
{
    return {1, double(bounded(byMs))};
}

Result<TimeMap> frameRateMap(double from, double to)
{
    const double exactFrom = exactFrameRate(from);
    const double exactTo = exactFrameRate(to);
    if (exactFrom <= 0 || exactTo <= 0)
        return fail(ErrorKind::BadInput,
            Text::tr("A frame rate has to be between 1 and 1000 frames per second, such as 23.976 or 25."));
    return TimeMap{exactFrom == exactTo ? 1 : exactFrom / exactTo, 0};
}

Result<TimeMap> pointsMap(const TimePoints &points)
{
    const double from = double(points.secondFromMs) - double(points.firstFromMs);
    const double to = double(points.secondToMs) - double(points.firstToMs);
    if (from == 0 || to == 0)
        return fail(ErrorKind::BadInput,
            Text::tr("The two moments are the same one. Choose two that lie far apart: one near the beginning and one "
                     "near the end."));
    if (from < 0 || to < 0)
        return fail(ErrorKind::BadInput,
            Text::tr("The second moment has to come after the first, both where it is and where it should be."));
    const double factor = from == to ? 1 : to / from;
    return TimeMap{factor, double(points.firstToMs) - double(points.firstFromMs) * factor};
}

Retiming retime(Document &document, const std::function<const TimeMap *(const Cue &)> &choose)
{
    Retiming result;
    qsizetype kept = 0;
    for (qsizetype i = 0; i < document.cues.size(); ++i) {
        const Cue &now = document.cues.at(i);
        const TimeMap *map = choose(now);
        bool keep = true;
        if (map && !map->isIdentity()) {
            Cue &cue = document.cues[i];
            const qint64 start = cue.startMs;
            const qint64 end = cue.endMs;
            mapTimes(cue, std::cref(*map));
            if (cue.startMs < 0) {
                keep = keepFromZero(cue);
                ++(keep ? result.cut : result.dropped);
            }
            result.changed += !keep || cue.startMs != start || cue.endMs != end;
        }
        if (!keep)
            continue;
        if (kept != i)
            document.cues[kept] = std::move(document.cues[i]);
        ++kept;
    }
    if (kept < document.cues.size())
        document.cues.resize(kept);
    return result;
}

Retiming retime(Document &document, const TimeMap &map)
{
    return retime(document, [&](const Cue &) { return &map; });
}

Retiming shiftTimes(Document &document, qint64 byMs, qint64 fromMs, qint64 untilMs)
{
    const TimeMap map = shiftMap(byMs);
    return retime(document, [&](const Cue &cue) -> const TimeMap * {
        return (fromMs <= 0 || cue.startMs >= fromMs) && cue.startMs < untilMs ? &map : nullptr;
    });
}

Result<Retiming> stretchTimes(Document &document, const TimePoints &points)
{
    const Result<TimeMap> map = pointsMap(points);
    if (!map)
        return fail(map.error());
    return retime(document, *map);
}

Result<Retiming> changeFrameRate(Document &document, double from, double to)
{
    const Result<TimeMap> map = frameRateMap(from, to);
    if (!map)
        return fail(map.error());
    if (document.fps > 0)
        document.fps = exactFrameRate(to);
    return retime(document, *map);
}

double exactFrameRate(double fps)
{
    return parseFrameRate(QString::number(fps, 'g', 17));
}

std::optional<FrameRateGuess> guessFrameRateChange(qint64 lastMs, qint64 videoMs, double subtitleFps, double videoFps)
{
    if (lastMs <= 0 || videoMs <= 0)
        return {};
    const double ofSubtitle = subtitleFps > 0 ? exactFrameRate(subtitleFps) : 0;
    const double ofVideo = videoFps > 0 ? exactFrameRate(videoFps) : 0;
    const double last = double(lastMs);
    const double video = double(videoMs);
    // The limits of textcheck.cpp: 1.5 % may hang over, and credits take up to a fifth.
    const double slack = video * 0.015;
    constexpr double endsEarly = 0.80;
    constexpr double endsWithVideo = 0.985;
    const bool tooLong = last > video + slack;
    const auto guess = [&](double from, double to, bool sure) {
        return FrameRateGuess{from, to, std::llround(bounded(last * from / to)), sure};
    };
    // Both are known: what they say is true, unless the subtitle would then no longer fit.
    if (ofSubtitle > 0 && ofVideo > 0) {
        const double after = last * ofSubtitle / ofVideo;
        const bool fits = after <= video + slack && after >= video * endsEarly;
        if (ofSubtitle == ofVideo || !fits)
            return {};
        const bool fitsNow = !tooLong && last >= video * endsEarly;
        return guess(ofSubtitle, ofVideo, !fitsNow || std::abs(after - video) < std::abs(last - video));
    }
    // The more usual ones first.
    constexpr double film = 24000 / 1001.0;
    constexpr double ntsc = 30000 / 1001.0;
    constexpr std::array<std::pair<double, double>, 12> usual{{{film, 25}, {25, film}, {24, 25}, {25, 24}, {ntsc, film},
        {film, ntsc}, {ntsc, 25}, {25, ntsc}, {film, 24}, {24, film}, {30, 25}, {25, 30}}};
    std::optional<FrameRateGuess> best;
    double bestDistance = 0;
    for (const auto &[from, to] : usual) {
        if ((ofSubtitle > 0 && from != ofSubtitle) || (ofVideo > 0 && to != ofVideo))
            continue;
        const double after = last * from / to;
        // Too long: made to fit. Else longer, up to the very end of the video.
        if (after > video + slack / 2 || after < video * (tooLong ? endsEarly : endsWithVideo))
            continue;
        if (!tooLong && (after <= last || last >= video * endsWithVideo))
            continue;
        // 23.976 and 24 frames are too near each other to be told apart by this: the more usual one stays.
        const double distance = std::abs(video - after);
        if (best && bestDistance - distance < video * 0.004)
            continue;
        best = guess(from, to, tooLong || last <= video * endsEarly);
        bestDistance = distance;
    }
    return best;
}

} // namespace Legenda
