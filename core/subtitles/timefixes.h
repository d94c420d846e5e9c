// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How long cues are shown: overlaps, gaps, durations, reading speed. Starts stay, so that what is said and what is read
// stay together; only cues that start at the same time are put one after another. Cues in different places on the
// screen or layers (see cueplaces.h) do not disturb each other; comments are left alone, as are cues of no or negative
// length but for making them longer. The order of the cues does not matter and stays.

#include "core/subtitles/document.h"

namespace Legenda {

/// What a person reads, in characters as a person counts them: no blanks at the ends of lines, no line breaks, a letter
/// with its accents or an emoji as one.
int readableLength(QStringView text);

/// A cue that is shown longer than that ends earlier. Returns how many were changed.
int shortenLong(Document &document, qint64 maxDurationMs);

struct LengthenOptions
{
    qint64 minDurationMs = 0; ///< 0: any will do
    double maxCharsPerSecond = 0; ///< 0: any
    qint64 maxDurationMs = 0; ///< not even a long text is shown longer; 0: no limit
    qint64 gapMs = 0; ///< stays free before the next cue
    bool operator==(const LengthenOptions &) const = default;
};

struct Lengthening
{
    int lengthened = 0;
    int stillTooFast = 0; ///< are read faster than asked, for want of room
    bool operator==(const Lengthening &) const = default;
};

/// Cues that are too short or read too fast stay longer, as far as there is room before the next.
Lengthening lengthenShort(Document &document, const LengthenOptions &options);

/// No two cues of a place at a time: the earlier one ends `gapMs` before the later one starts, or right there if hardly
/// anything were left of it. Those that start together share the time of both, in their order, each as long as its
/// share of the characters. Returns how many were changed.
int fixOverlaps(Document &document, qint64 gapMs = 0);

/// Where less than `gapMs` lies between two cues the earlier one ends earlier, down to a fifth of a second. Returns how
/// many were changed.
int makeGaps(Document &document, qint64 gapMs);

} // namespace Legenda
