// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Every colour the window uses, made from the system's palette: the only place where colours are named.

#include <QColor>
#include <QPalette>

class QApplication;
class QWidget;

namespace Legenda {

struct Theme
{
    bool dark = false;
    QColor accent; ///< the system's highlight, moved until it can be read on the window
    QColor good; ///< there, saved
    QColor warn; ///< look at this
    QColor bad; ///< failed
    QColor subtle; ///< second lines
    QColor link; ///< the system's, moved until it can be read on the window
    QColor border; ///< hairlines around badges and messages

    static Theme of(const QPalette &palette);
};

/// Gives placeholders and second lines the theme's subtle colour and links one that can be read, and again with each
/// new palette of the desktop: some desktops' themes leave them black or blue on black.
void keepPaletteReadable(QApplication &application);

/// `top` laid over `bottom`. @param share of `top`, 0 to 1
QColor mixed(const QColor &top, const QColor &bottom, double share);

/// Contrast ratio of two opaque colours after WCAG 2.1, 1 to 21.
double contrast(const QColor &a, const QColor &b);

/// Spacing that grows with the font, in pixels: `units` of a quarter of the line height.
int spacing(const QWidget *widget, double units);

} // namespace Legenda
