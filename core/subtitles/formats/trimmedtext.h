// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/subtitles/document.h"

namespace Legenda {

/// Text of a cue as players draw it: without blanks at the ends of lines and without empty lines at both ends.
/// Linear in what is put in.
class TrimmedText
{
public:
    /// Text without line breaks.
    void put(QStringView text, const TextStyle &style);
    /// A break between two stretches of one style is theirs; else it has none.
    void breakLine(const TextStyle &style);
    /// Whether nothing stands in the current line yet.
    bool atLineStart() const { return m_lineStart; }
    /// Text and runs of `cue` are replaced.
    void moveTo(Cue &cue) { m_text.moveTo(cue); }

private:
    StyledText m_text;
    bool m_lineStart = true;
    qsizetype m_breaks = 0; ///< line breaks that come before the next word, if there is one
    TextStyle m_breakStyle;
    QString m_blanks; ///< come before the next word, unless the line ends first
    TextStyle m_blankStyle;
};

} // namespace Legenda
