// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What reading and writing of markup in lines both have to know.

#include "core/subtitles/formats/linemarkup.h"

namespace Legenda::LineMarkup {

/// Longer than any code or tag that is meant as one; keeps hostile text linear.
inline constexpr qsizetype longestTag = 200;

enum class Tag { None, Bold, Italic, Underline, StrikeOut, Font, Break, Other };

/// "<", then "/" perhaps, a name, and what follows up to ">".
struct FoundTag
{
    Tag tag = Tag::None;
    bool closing = false;
    QStringView name;
    QStringView rest;
    qsizetype length = 0;
};

FoundTag findTag(QStringView text);

/// One that says the style of the line behind it.
bool isMarkOf(QChar c, Marks marks);

} // namespace Legenda::LineMarkup
