// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What formats share that are lines with times in front: MicroDVD, MPL2, TMPlayer, VPlayer, PJS, AQTitle and others.
// Their files travelled between players and converters, so that the markup of one is found in the others; all is read
// everywhere, but each format writes only its own.

#include "core/subtitles/format.h"

#include <QFlags>
#include <QList>
#include <QString>
#include <QStringView>

#include <functional>

namespace Legenda::LineMarkup {

enum class Mark {
    Pipes = 1, ///< '|' ends a line
    Codes = 2, ///< {y:i}, {C:$0000FF} … and {\an8}
    Slash = 4, ///< '/' in front of a line in italics
    MoreMarks = 8, ///< '\' in front of a bold line, '_' of an underlined one, as in MPL2
    Tags = 16, ///< <i>, <font color="…">
};
Q_DECLARE_FLAGS(Marks, Mark)
Q_DECLARE_OPERATORS_FOR_FLAGS(Marks)
/// All but what only MPL2 has.
inline constexpr Marks usualMarks{Marks(Mark::Pipes) | Mark::Codes | Mark::Slash | Mark::Tags};

/// As QStringView::trimmed(), but blanks that do not break are text.
QStringView trimBlanks(QStringView text);

/// The text of a cue; '\n' ends lines, too. Sets text, runs and placement.
void parse(QStringView text, Marks marks, Cue &cue);

/// How many cues lost what on the way.
struct Lost
{
    int characters = 0;
    int bold = 0;
    int italic = 0;
    int underline = 0;
    int strikeOut = 0;
    int color = 0;
    int font = 0;
    int alignment = 0;
    int lineBreaks = 0;
    void addTo(Writing &writing) const;
};

/// A line as it can be written: without what `marks` would read as markup, without control characters.
/// `changed` becomes true where characters had to be replaced.
QString plainLine(QStringView line, Marks marks, bool &changed);
/// All lines of a cue; empty ones are left out where `dropEmpty`.
QString plainText(const Cue &cue, Marks marks, QStringView lineBreak, bool dropEmpty, Lost &lost);

/// Calls use(line, start) for each line of the cue's text; start is its place in it.
void forEachLine(const QString &text, const std::function<void(QStringView, qsizetype)> &use);

/// Traits of a line's text, blanks aside.
struct LineTraits
{
    quint16 all = 0; ///< that all of it has
    quint16 any = 0; ///< that some of it has
};
LineTraits lineTraits(const Cue &cue, qsizetype start, qsizetype length);

/// Sets the cue's text from the file and keeps it as it stood where `written` would write it in another way.
void setText(Cue &cue, QStringView raw, Marks marks, const std::function<QString(const Cue &)> &written);
/// The cue's text as it stood in a file of the format `id`, where it still means the same; else nullptr.
const QString *keptText(
    const Cue &cue, Marks marks, const Document &document, QLatin1StringView id, const WriteOptions &options);

} // namespace Legenda::LineMarkup
