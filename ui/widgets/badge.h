// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Small rounded labels, for delegates. What they mean shows by shape and sign as well as by colour.

#include <QFont>
#include <QPalette>
#include <QRect>
#include <QString>

class QPainter;

namespace Legenda {

struct Badge
{
    enum class Look {
        There, ///< filled, with a tick
        Found, ///< accent outline, with an arrow down
        Missing, ///< dashed outline
        Plain, ///< quiet outline
        Good, ///< filled, with a tick
        Warn,
        Bad, ///< outline, with a cross
    };
    QString text;
    Look look = Look::Plain;
    bool operator==(const Badge &) const = default;
};

/// The font badges are written in, from the font of the row.
QFont badgeFont(const QFont &rowFont);
/// Outer size.
QSize badgeSize(const Badge &badge, const QFont &rowFont);
/// @param selected painted on the highlight colour
void paintBadge(QPainter *painter, const QRect &rect, const Badge &badge, const QFont &rowFont, const QPalette &palette,
    bool selected);

} // namespace Legenda
