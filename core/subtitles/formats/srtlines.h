// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Lines "start --> end" of SubRip, in all the ways they were seen.

#include "core/subtitles/document.h"

#include <QStringView>

namespace Legenda {

struct SrtTimes
{
    qint64 startMs = 0;
    qint64 endMs = 0;
    bool fpsGuessed = false; ///< counts frames, and nobody said how many make a second
};

/// Broken: the line was meant to hold times ("00:00:01,500 --> 00:0").
enum class SrtArrow { None, Broken, Good };

/// `rest`: what stands behind the times, without blanks around it.
SrtArrow parseSrtTimes(QStringView line, double fps, SrtTimes &times, QStringView &rest);

/// "X1:010 X2:710 Y1:400 Y2:460", or settings as WebVTT has them; not a text that begins on the line of the times.
bool isSrtSettings(QStringView rest);
/// What they say of the cue's place. Coordinates are pixels of a DVD's picture of either height: no more than whether
/// it stands at the top can be told.
Placement placementOfSrtSettings(QStringView settings);

} // namespace Legenda
