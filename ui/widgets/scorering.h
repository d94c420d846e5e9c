// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A ring that is filled as far as the score goes, with the number inside: how well a subtitle fits.

#include <QFont>
#include <QPalette>
#include <QRect>

class QPainter;

namespace Legenda {

/// Size that goes well with rows in this font, in device-independent pixels.
int scoreRingSize(const QFont &font);

/// @param score 0 to 100  @param selected painted on the highlight colour
void paintScoreRing(
    QPainter *painter, const QRect &rect, int score, const QFont &font, const QPalette &palette, bool selected);

} // namespace Legenda
