// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/badge.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int padding = 5;
constexpr int gap = 2;

QString signOf(Badge::Look look)
{
    switch (look) {
    case Badge::Look::There:
    case Badge::Look::Good:
        return u"check"_s;
    case Badge::Look::Found:
        return u"download"_s;
    case Badge::Look::Bad:
        return u"close"_s;
    default:
        return {};
    }
}

int signSize(const QFontMetrics &metrics)
{
    return qRound(metrics.ascent() * 0.95);
}

QColor colorOf(Badge::Look look, const Theme &theme)
{
    switch (look) {
    case Badge::Look::There:
    case Badge::Look::Good:
        return theme.good;
    case Badge::Look::Found:
        return theme.accent;
    case Badge::Look::Warn:
        return theme.warn;
    case Badge::Look::Bad:
        return theme.bad;
    case Badge::Look::Missing:
    case Badge::Look::Plain:
        break;
    }
    return theme.subtle;
}

} // namespace

QFont badgeFont(const QFont &rowFont)
{
    QFont font = rowFont;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(qMax(6.5, font.pointSizeF() * 0.8));
    else
        font.setPixelSize(qMax(9, qRound(font.pixelSize() * 0.8)));
    return font;
}

QSize badgeSize(const Badge &badge, const QFont &rowFont)
{
    const QFontMetrics metrics(badgeFont(rowFont));
    int width = metrics.horizontalAdvance(badge.text) + 2 * padding;
    if (!signOf(badge.look).isEmpty())
        width += signSize(metrics) + gap;
    return {width, metrics.height() + 2};
}

void paintBadge(QPainter *painter, const QRect &rect, const Badge &badge, const QFont &rowFont, const QPalette &palette,
    bool selected)
{
    const Theme theme = Theme::of(palette);
    const QFont font = badgeFont(rowFont);
    const QFontMetrics metrics(font);
    const QColor color = selected ? palette.color(QPalette::HighlightedText) : colorOf(badge.look, theme);
    const bool rightToLeft = painter->layoutDirection() == Qt::RightToLeft;

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QColor edge = color;
    QColor fill = Qt::transparent;
    if (badge.look == Badge::Look::There || badge.look == Badge::Look::Good) {
        fill = color;
        fill.setAlphaF(0.16F);
        edge.setAlphaF(0.0F);
    } else if (badge.look == Badge::Look::Plain || badge.look == Badge::Look::Missing) {
        edge.setAlphaF(0.55F);
    } else {
        edge.setAlphaF(0.7F);
    }
    QPen pen(edge, 1.0);
    if (badge.look == Badge::Look::Missing)
        pen.setDashPattern({2.0, 2.0});
    painter->setPen(pen);
    painter->setBrush(fill);
    const double radius = rect.height() / 3.5;
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);

    QRect inner = rect.adjusted(padding, 0, -padding, 0);
    if (const QString sign = signOf(badge.look); !sign.isEmpty()) {
        const int size = signSize(metrics);
        const int x = rightToLeft ? inner.right() + 1 - size : inner.left();
        const QPixmap picture = Icons::pixmap(sign, size, color, painter->device()->devicePixelRatioF());
        painter->drawPixmap(QPoint(x, inner.top() + (inner.height() - size) / 2), picture);
        if (rightToLeft)
            inner.setRight(x - gap - 1);
        else
            inner.setLeft(x + size + gap);
    }
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(inner, Qt::AlignCenter | Qt::TextSingleLine, badge.text);
    painter->restore();
}

} // namespace Legenda
