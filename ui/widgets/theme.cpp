// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace Legenda {

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Moves `color` towards `text` until it can be read on `ground`.
QColor readable(QColor color, const QColor &ground, const QColor &text)
{
    constexpr double wanted = 4.5; // WCAG AA for text
    for (int step = 0; step < 10 && contrast(color, ground) < wanted; ++step)
        color = mixed(text, color, 0.12);
    return color;
}

} // namespace

QColor mixed(const QColor &top, const QColor &bottom, double share)
{
    const auto channel = [share](double a, double b) { return static_cast<float>(a * share + b * (1.0 - share)); };
    return QColor::fromRgbF(channel(top.redF(), bottom.redF()), channel(top.greenF(), bottom.greenF()),
        channel(top.blueF(), bottom.blueF()));
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

namespace {

Theme computed(const QPalette &palette)
{
    const QColor ground = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    Theme theme;
    theme.dark = luminance(ground) < luminance(text);
    theme.accent = readable(palette.color(QPalette::Active, QPalette::Highlight), ground, text);
    // Hues only; how light they are follows from the ground they stand on.
    theme.good = readable(theme.dark ? QColor(0x5c, 0xc4, 0x7c) : QColor(0x1e, 0x7d, 0x3c), ground, text);
    theme.warn = readable(theme.dark ? QColor(0xe6, 0xb4, 0x50) : QColor(0x8f, 0x5e, 0x00), ground, text);
    theme.bad = readable(theme.dark ? QColor(0xf0, 0x7b, 0x72) : QColor(0xb3, 0x26, 0x1e), ground, text);
    theme.subtle = readable(mixed(text, ground, 0.62), ground, text);
    theme.link = readable(palette.color(QPalette::Active, QPalette::Link),
        palette.color(QPalette::Active, QPalette::Window), palette.color(QPalette::Active, QPalette::WindowText));
    theme.border = mixed(text, ground, theme.dark ? 0.28 : 0.22);
    return theme;
}

} // namespace

Theme Theme::of(const QPalette &palette)
{
    // Each badge asks, and palettes change only with the desktop's theme.
    thread_local qint64 key = -1;
    thread_local Theme known;
    if (key != palette.cacheKey()) {
        known = computed(palette);
        key = palette.cacheKey();
    }
    return known;
}

namespace {

void mendPalette()
{
    const QPalette now = QApplication::palette();
    const QColor subtle = Theme::of(now).subtle;
    const QColor link = Theme::of(now).link;
    if (now.color(QPalette::Active, QPalette::PlaceholderText) == subtle
        && now.color(QPalette::Active, QPalette::Link) == link)
        return;
    QPalette own; // only these colours: all others go on following the desktop
    own.setColor(QPalette::PlaceholderText, subtle);
    own.setColor(QPalette::Link, link);
    QApplication::setPalette(own);
}

class PaletteWatch : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // Events of the application itself only: windows get theirs afterwards.
        if (event->type() == QEvent::ApplicationPaletteChange && watched == parent())
            mendPalette();
        return false;
    }
};

} // namespace

void keepPaletteReadable(QApplication &application)
{
    mendPalette();
    application.installEventFilter(new PaletteWatch(&application));
}

int spacing(const QWidget *widget, double units)
{
    return qMax(1, qRound(QFontMetrics(widget->font()).height() * units / 4.0));
}

} // namespace Legenda
