// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Cues under a line "start,end", as SubViewer 2 and SBV have them.

#include "core/subtitles/format.h"
#include "core/subtitles/formats/inlinetags.h"

#include <QStringView>

namespace Legenda {

struct CommaTimes
{
    qint64 startMs = 0;
    qint64 endMs = 0;
    int digits = 0; ///< of the start's fraction: 2 in SubViewer, 3 in SBV
};

/// "0:00:01.000,0:00:03.000"
bool parseCommaTimes(QStringView line, CommaTimes &times);

/// 90 for files whose first line of times has (`threeDigits`) a fraction of three digits or not; 0: no such file.
int sniffCommaTimes(QStringView head, bool threeDigits);
/// Reads cues; `header` gets what stands before the first one.
void readCommaTimes(TextInput &input, const InlineSyntax &syntax, Reading &reading, QStringList &header);
/// The cue's text, "[br]" between its lines, or as lines of their own; neither blank lines nor lines that look like
/// times.
QString commaTimesText(const Cue &cue, const InlineSyntax &syntax, bool keepNative, bool bracketBreaks);

} // namespace Legenda
