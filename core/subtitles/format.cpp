// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/format.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {
/// Rates of film and television that are written in many ways.
constexpr std::array exactRates{24000 / 1001.0, 24.0, 25.0, 30000 / 1001.0, 30.0, 48000 / 1001.0, 48.0, 50.0,
    60000 / 1001.0, 60.0, 120000 / 1001.0, 120.0};
} // namespace

QString SubtitleFormat::extension() const
{
    return allExtensions().constFirst();
}

QStringList SubtitleFormat::allExtensions() const
{
    return QString::fromLatin1(extensions).split(u' ', Qt::SkipEmptyParts);
}

qint64 framesToMs(qint64 frames, double fps)
{
    // Frame numbers that no film has would not fit.
    constexpr double most = 9e15;
    return std::llround(std::clamp(double(frames) * 1000 / fps, -most, most));
}

qint64 msToFrames(qint64 ms, double fps)
{
    constexpr double most = 9e15;
    return std::llround(std::clamp(double(ms) * fps / 1000, -most, most));
}

double parseFrameRate(QStringView text)
{
    text = text.trimmed();
    bool ok = false;
    double rate = 0;
    if (const qsizetype slash = text.indexOf(u'/'); slash > 0) {
        bool okBelow = false;
        const double below = text.mid(slash + 1).toDouble(&okBelow);
        rate = text.left(slash).toDouble(&ok);
        ok = ok && okBelow && below > 0;
        rate = ok ? rate / below : 0;
    } else {
        rate = text.toString().replace(u',', u'.').toDouble(&ok);
    }
    if (!ok || !std::isfinite(rate) || rate < 1 || rate > 1000)
        return 0;
    // "23.98" and "23.976" mean 24000/1001; a film of two hours is exact to the millisecond with it.
    for (const double exact : exactRates) {
        if (std::abs(rate - exact) < 0.0045)
            return exact;
    }
    return rate;
}

QString frameRateText(double fps)
{
    return QString::number(std::round(fps * 1000) / 1000, 'g', 7);
}

} // namespace Legenda
