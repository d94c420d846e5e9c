// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which cues there are and how their lines are broken: order, merging (cuemerging.cpp), splitting, line breaks
// (linebreaks.cpp). All of them return how many cues were changed or went. Comments are left alone, and nothing is
// merged over the border of a place on the screen (see cueplaces.h).

#include "core/subtitles/document.h"

namespace Legenda {

/// In order of time. Returns how many cues stand elsewhere now.
int sortCues(Document &document);

/// Numbers that the file gave its cues are dropped, names stay.
int renumberCues(Document &document);

/// Neighbours with the same words and at most `maxGapMs` between them become one, which lasts from the first one's
/// start to the last one's end. Returns how many cues went.
int mergeSame(Document &document, qint64 maxGapMs);

/// For captions that roll up or grow: what a cue repeats of the one before it is shown once.
///   "Where have" / "Where have you been?"       -> "Where have you been?", shown for the time of both
///   "I know.\nWhere were you?" / "Where were you?\nAt home." -> "I know.\nWhere were you?" / "At home."
/// @param maxGapMs between the two  Returns how many cues were changed or went.
int mergeRollUp(Document &document, qint64 maxGapMs = 500);

struct MergeShortOptions
{
    qint64 maxGapMs = 250; ///< between the two
    qint64 shortMs = 1200; ///< one of them is shown no longer than that, or …
    int shortLength = 12; ///< … has no more characters
    int maxLength = 84; ///< characters of both together
    qint64 maxDurationMs = 7000; ///< of both together
    bool operator==(const MergeShortOptions &) const = default;
};

/// Neighbours of which one is short become one, a sentence a line. Returns how many cues went.
int mergeShort(Document &document, const MergeShortOptions &options = {});

struct LineOptions
{
    int maxLength = 42; ///< characters of a line, as a person counts them; 0: any
    /// Of a cue; 0: any. What does not fit in them gets more lines rather than longer ones: see splitLong.
    int maxLines = 0;
    bool operator==(const LineOptions &) const = default;
};

/// Where a line is too long, or the lines are too many, the cue's lines are broken anew: as few as can be, about as
/// long as each other, behind punctuation or before a conjunction rather than elsewhere. Never inside a number, nor
/// between a dash and its word. Speakers with dashes keep lines of their own. Text without blanks (Chinese, Japanese,
/// Thai) is broken where its rules allow.
int breakLines(Document &document, const LineOptions &options);
bool breakLines(Cue &cue, const LineOptions &options);

/// One line a cue; speakers with dashes keep theirs.
int unbreakLines(Document &document);
bool unbreakLines(Cue &cue);

/// Cues with more characters than fit become several, at the ends of sentences or at least between words; each gets its
/// share of the time by its characters. Cues that are shown too shortly for that stay. Returns how many were split.
int splitLong(Document &document, int maxLength);

/// Where a cue of several speakers or sentences is best cut in two: index of the second part's first character; -1:
/// nowhere.
qsizetype bestCut(const Cue &cue);
/// The two parts of a cue, without blanks around the cut, and the time by their share of the characters. `position` is
/// kept within the text. One part may be empty.
std::pair<Cue, Cue> cutCue(const Cue &cue, qsizetype position);

} // namespace Legenda
