// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Styles of broadcast subtitles in a line of text: "a <i#ffff00@0000ff>word</>".

#include "core/subtitles/cuetext.h"
#include "core/subtitles/document.h"

namespace Legenda::Testing {

using namespace Qt::StringLiterals;

/// i: italic; u: underlined; # colour; @ background, with its opacity where that is not full
inline QString marked(const Cue &cue)
{
    QString text;
    forEachSegment(cue, [&](QStringView piece, const TextStyle &style) {
        QString mark;
        if (style.has(TextStyle::Italic))
            mark += u'i';
        if (style.has(TextStyle::Underline))
            mark += u'u';
        if (style.color)
            mark += u'#' + QString::number(style.color & 0xFFFFFF, 16).rightJustified(6, u'0');
        if (style.background)
            mark += u'@'
                + QString::number(style.background >> 24 == 0xFF ? style.background & 0xFFFFFF : style.background, 16)
                      .rightJustified(6, u'0');
        text += mark.isEmpty() ? piece.toString() : u'<' + mark + u'>' + piece.toString() + u"</>"_s;
    });
    return text;
}

inline QStringList marked(const Document &document)
{
    QStringList all;
    for (const Cue &cue : document.cues)
        all << marked(cue);
    return all;
}

inline Cue styled(const QString &text, qsizetype start, qsizetype length, const TextStyle &style)
{
    Cue cue(10'000, 12'000, text);
    cue.runs = {{start, length, style}};
    return cue;
}

inline TextStyle italic()
{
    TextStyle style;
    style.set(TextStyle::Italic, true);
    return style;
}

} // namespace Legenda::Testing
