// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Lines with the time of their start in front and nothing that says when they end: TMPlayer ("0:01:02:text",
// "00:01:02=text", "00:01:02,1=first line" …) and VPlayer ("00:01:02:text", "00:01:02.5:text").

#include "core/subtitles/format.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace Legenda::ClockLines {

struct ClockLine
{
    qint64 startMs = 0;
    int row = 0; ///< of the screen, for files with a line for each; 0: not said
    bool twoDigits = false; ///< of the hour
    bool fraction = false; ///< the seconds have one
    QChar sign; ///< that ends the time
    QStringView text;
};

std::optional<ClockLine> parse(QStringView line);
/// Of 100 lines how many have this shape.
int share(QStringView head, bool (*fits)(const ClockLine &line));
void read(TextInput &input, Reading &reading);
/// In whole seconds. @param id of the format
void write(
    const Document &document, const WriteOptions &options, QLatin1StringView id, TextOutput &out, Writing &writing);

} // namespace Legenda::ClockLines
