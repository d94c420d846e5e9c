// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the kinds of cleaning share. Not for others.

#include "core/subtitles/cleanup.h"

#include <QStringView>

#include <functional>

namespace Legenda::Cleanup {

/// Marks that only steer the direction of writing, and blanks.
inline bool isSteering(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x200E || u == 0x200F || u == 0x061C || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
}

inline bool isBlank(QChar c)
{
    return c != u'\n' && c.isSpace();
}

inline bool isDash(QChar c)
{
    const char16_t u = c.unicode();
    return u == u'-' || (u >= 0x2010 && u <= 0x2015) || u == 0x2212 || u == 0xFE58 || u == 0xFE63 || u == 0xFF0D;
}

/// Where the words of a line begin that starts with a dash as speech does ("- Hello", "-Hello"); 0: it does not.
qsizetype dashLength(QStringView line);

/// Calls `use(start, line)` for each line.
void forEachLine(QStringView text, const std::function<void(qsizetype, QStringView)> &use);

bool hasLetterOrNumber(QStringView text);

/// Adds what went to the samples: the first few only, on one line each and not too long.
void addSample(Removal &removal, QStringView what);

/// Runs `clean` on each cue that is shown; it returns what went out of the cue (empty: nothing). Cues that have no text
/// left after a change are removed.
Removal cleanCues(Document &document, const std::function<QString(Cue &)> &clean);

} // namespace Legenda::Cleanup
