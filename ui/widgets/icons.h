// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The action icons, drawn in one colour and tinted when painted: crisp at any scale, right in any palette, also after
// the person changes the system's theme.

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace Legenda {
struct Theme;
}

namespace Legenda::Icons {

enum class Tone { Text, Subtle, Accent, Good, Warn, Bad };

/// @param text for Tone::Text
QColor toneColor(Tone tone, const Theme &theme, const QColor &text);

/// @param name file name without ".svg" below :/icons, such as "download-best"
QIcon get(const QString &name, Tone tone = Tone::Text);

/// For delegates: one picture in one colour, cached.
/// @param size in device-independent pixels
QPixmap pixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio);

} // namespace Legenda::Icons
