// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What readers and writers of formats with a line for each cue, or with frames for times, have in common.

#include "core/subtitles/format.h"

#include <QList>
#include <QStringView>

#include <functional>
#include <limits>
#include <optional>

namespace Legenda::LineTimes {

/// In Cue::endMs while a file is read, where it does not say when a cue ends.
inline constexpr qint64 unknown = std::numeric_limits<qint64>::min();
/// No file has cues later than in some centuries; more would not fit.
inline constexpr qint64 latestMs = 10'000'000'000'000;

/// How long a text is shown of which nobody says it: whole seconds, from 2 to 7.
qint64 readingTimeMs(QStringView text);
/// Unknown ends: when the next cue begins, but no later than the text is read.
void fillEnds(QList<Cue> &cues);

/// A rate that can be counted with; else 0.
double validRate(double fps);
/// The rate to read frames with: what the file says, what the options say, or a guess that is said in a warning.
double rateToRead(double ofFile, const ReadOptions &options, Reading &reading);
double rateToWrite(const Document &document, const WriteOptions &options, double usual = 24000 / 1001.0);

/// "-123", " 45 ": whole, of at most 13 digits.
std::optional<qint64> parseSigned(QStringView text);

/// All but comments.
QList<const Cue *> shownCues(const Document &document);
/// The same by start, for formats whose cues end where the next one begins.
QList<const Cue *> sortedCues(const Document &document);

/// Of the first `most` lines with something in them, how many fit, in percent: at least 1 where any does.
int shareOfLines(QStringView head, int most, const std::function<bool(QStringView line)> &fits);

/// Counts lines that a reader does not understand.
class SkippedLines
{
public:
    void understood() { m_brokenLast = false; }
    /// `broken`: it begins as a cue does.
    void skipped(bool broken = false)
    {
        ++m_count;
        m_brokenLast = broken;
    }
    /// A sentence for them; a broken one at the end is a file that is cut off.
    void warn(Reading &reading) const;

private:
    int m_count = 0;
    bool m_brokenLast = false;
};

/// Calls take(line) for each line with something in it, blanks around it left out; false: it is not understood.
/// `isBroken` tells of such a line whether it begins as a cue does. Warns of them.
void readLines(TextInput &input, Reading &reading, const std::function<bool(QStringView line)> &take,
    bool (*isBroken)(QStringView line) = nullptr);

} // namespace Legenda::LineTimes
