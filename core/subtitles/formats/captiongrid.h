// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where text stands on the screen of captions, and in which colours.

#include "core/subtitles/formats/cea608.h"

#include <QStringView>

namespace Legenda::Cea608 {

// The grid of captions takes the middle 80 % of the picture (47 CFR 79.101 (d)).
inline constexpr double edge = 10;
inline constexpr double rowHeight = 80.0 / rowCount;
inline constexpr double columnWidth = 80.0 / columnCount;
inline constexpr quint32 palette[] = {
    0xFFFFFFFF, 0xFF00FF00, 0xFF0000FF, 0xFF00FFFF, 0xFFFF0000, 0xFFFFFF00, 0xFFFF00FF, 0xFF000000};
inline constexpr quint8 transparent = 17;

/// Behind a word, which it belongs to.
inline bool closesSentence(char16_t c)
{
    return QStringView(u".,!?:;…").contains(QChar(c));
}

struct Block
{
    int top = -1; ///< row
    int bottom = -1;
    QList<std::pair<int, int>> lines; ///< first column, behind the last
};

/// The rows and columns in which something is seen.
Block blockOf(const Screen &screen);

} // namespace Legenda::Cea608
