// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A cue in one short line, for comparing.

#include "core/subtitles/document.h"

#include <QString>
#include <QStringList>

namespace Legenda::Testing {

/// "[bi #FFFF0000 Arial 150% @200:styled] and plain|second line"
inline QString shape(const Cue &cue)
{
    QString out;
    forEachSegment(cue, [&out](QStringView text, const TextStyle &style) {
        QStringList words;
        QString traits;
        if (style.has(TextStyle::Bold))
            traits += u'b';
        if (style.has(TextStyle::Italic))
            traits += u'i';
        if (style.has(TextStyle::Underline))
            traits += u'u';
        if (style.has(TextStyle::StrikeOut))
            traits += u's';
        if (!traits.isEmpty())
            words << traits;
        if (style.color != 0)
            words << u'#' + QString::number(style.color, 16).toUpper();
        if (!style.font.isEmpty())
            words << style.font;
        if (style.fontSize > 0)
            words << QString::number(style.fontSize) + u'%';
        if (style.atMs >= 0)
            words << u'@' + QString::number(style.atMs);
        out += words.isEmpty() ? text.toString() : u'[' + words.join(u' ') + u':' + text.toString() + u']';
    });
    return out.replace(u'\n', u'|');
}

/// "1000-2000 text" for each
inline QStringList shapes(const Document &document)
{
    QStringList list;
    for (const Cue &cue : document.cues)
        list << QString::number(cue.startMs) + u'-' + QString::number(cue.endMs) + u' ' + shape(cue);
    return list;
}

} // namespace Legenda::Testing
