// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Lines with two numbers in brackets in front, each a cue: MicroDVD's "{123}{456}text", MPL2's "[12][34]text".

#include "core/subtitles/formats/linemarkup.h"
#include "core/subtitles/formats/linetimes.h"

#include <functional>
#include <optional>

namespace Legenda::NumberedLines {

struct NumberedLine
{
    qint64 start = 0;
    qint64 end = LineTimes::unknown; ///< the number may miss
    QStringView text;
};

struct Shape
{
    QChar open;
    QChar close;
    LineMarkup::Marks marks;
    QString (*written)(const Cue &); ///< how a cue's text would be written
};

/// How sure such lines make.
int sniff(QStringView head, const Shape &shape);

/// What a format does with a line itself.
struct Hooks
{
    std::function<bool(const NumberedLine &)> numbered{}; ///< true: it is no cue
    std::function<bool(QStringView)> other{}; ///< true: it is understood
};

/// The cues, with times in the file's units and unknown ends (LineTimes::unknown).
void read(TextInput &input, const Shape &shape, const Hooks &hooks, Reading &reading, LineTimes::SkippedLines &skipped);

} // namespace Legenda::NumberedLines
