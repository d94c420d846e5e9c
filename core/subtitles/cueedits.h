// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Changes of single cues, as the editor beside the preview makes them. Each function says what would change; nothing
// changes before redo(). Rows that do not exist give an empty change.

#include "core/subtitles/document.h"

#include <QMetaType>

namespace Legenda {

/// Some rows of a document before and after. The document must be as it was when the change was made (or undone).
struct CueChange
{
    qsizetype row = 0; ///< the first one
    QList<Cue> before;
    QList<Cue> after; ///< as many, fewer or more
    bool isEmpty() const { return before == after; }
    void redo(Document &document) const;
    void undo(Document &document) const;
    bool operator==(const CueChange &) const = default;
};

/// A cue's text as it is typed: bold, italic, underlined and struck-out words in <b>, <i>, <u> and <s>; a "<" that
/// would read as one of those is "&lt;".
QString typedText(const Cue &cue);
/// What was typed, read into the text and the traits of its runs; tags may be left open or closed in any order. Style
/// that cannot be typed (colours, fonts, ruby …) stays on the words that stay. Line ends of any kind; blanks at the
/// ends of lines and empty lines go.
Cue withTypedText(const Cue &cue, const QString &typed);

CueChange setText(const Document &document, qsizetype row, const QString &typed);
/// Not before 0. A start after the end takes the end with it.
CueChange setStart(const Document &document, qsizetype row, qint64 startMs);
/// Not before the start.
CueChange setEnd(const Document &document, qsizetype row, qint64 endMs);
CueChange setTimes(const Document &document, qsizetype row, qint64 startMs, qint64 endMs);
/// Any rows, in any order.
CueChange deleteCues(const Document &document, const QList<qsizetype> &rows);
/// Before `row`; at the end for the number of cues.
CueChange insertCue(const Document &document, qsizetype row, const Cue &cue);
/// An empty cue after `row` (-1: before all), in the time until the next one, at most 2 seconds.
CueChange insertAfter(const Document &document, qsizetype row);
/// The cue in `row` and all that start with it or later, those before it in the file as well. None begins before 0:
/// where they would, all are moved by less.
CueChange shiftFrom(const Document &document, qsizetype row, qint64 byMs);
/// In two, at a place in Cue::text; -1: where it fits best. The time is shared by characters.
CueChange splitCue(const Document &document, qsizetype row, qsizetype position = -1);
/// With the next one in the file: lines below each other, from the earlier start to the later end.
CueChange mergeWithNext(const Document &document, qsizetype row);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::CueChange)
