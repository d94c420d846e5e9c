// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/trimmedtext.h"

namespace Legenda {

void TrimmedText::put(QStringView text, const TextStyle &style)
{
    const auto isBlank = [](QChar c) { return c == u' ' || c == u'\t'; };
    qsizetype end = text.size();
    while (end > 0 && isBlank(text[end - 1]))
        --end;
    qsizetype start = 0;
    if (m_lineStart) {
        while (start < end && isBlank(text[start]))
            ++start;
    }
    if (end > start) {
        if (m_breaks > 0 && !m_text.isEmpty())
            m_text.append(QString(m_breaks, u'\n'), m_breakStyle == style ? style : TextStyle());
        m_breaks = 0;
        if (!m_lineStart && !m_blanks.isEmpty())
            m_text.append(m_blanks, m_blankStyle);
        m_blanks.clear();
        m_text.append(text.mid(start, end - start), style);
        m_lineStart = false;
    }
    if (end < text.size() && !m_lineStart) {
        if (!m_blanks.isEmpty() && m_blankStyle != style) {
            // Both are drawn, as the style of a blank may be seen (an underline).
            m_text.append(m_blanks, m_blankStyle);
            m_blanks.clear();
        }
        m_blanks += text.mid(end);
        m_blankStyle = style;
    }
}

void TrimmedText::breakLine(const TextStyle &style)
{
    m_blanks.clear();
    if (m_breaks++ == 0 || m_breakStyle != style)
        m_breakStyle = style;
    m_lineStart = true;
}

} // namespace Legenda
