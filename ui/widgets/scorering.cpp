// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/scorering.h"

#include "core/search/ranker.h"
#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace Legenda {

namespace {

// Without the exact file a score hardly passes 70: the same release by name is good, too.
constexpr int goodFrom = 55;
constexpr int fairFrom = acceptableScore;

QColor ringColor(int score, const Theme &theme)
{
    if (score >= goodFrom)
        return theme.good;
    return score >= fairFrom ? theme.warn : theme.bad;
}

} // namespace

int scoreRingSize(const QFont &font)
{
    return qRound(QFontMetrics(font).height() * 2.1);
}

void paintScoreRing(
    QPainter *painter, const QRect &rect, int score, const QFont &font, const QPalette &palette, bool selected)
{
    const Theme theme = Theme::of(palette);
    const QColor onHighlight = palette.color(QPalette::Active, QPalette::HighlightedText);
    const QColor color = selected ? onHighlight : ringColor(score, theme);
    const int size = qMin(rect.width(), rect.height());
    const double width = qMax(2.0, size / 12.0);
    const QRectF circle = QRectF(rect.center().x() - size / 2.0 + 0.5, rect.center().y() - size / 2.0 + 0.5, size, size)
                              .adjusted(width / 2 + 0.5, width / 2 + 0.5, -width / 2 - 0.5, -width / 2 - 0.5);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QColor track = selected ? onHighlight : theme.border;
    if (selected)
        track.setAlphaF(0.3F);
    painter->setPen(QPen(track, width));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(circle);
    painter->setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
    constexpr int full = 360 * 16; // QPainter counts in sixteenths of a degree
    constexpr int twelveOClock = 90 * 16;
    if (score > 0)
        painter->drawArc(circle, twelveOClock, -full * qBound(0, score, 100) / 100);

    QFont number = font;
    number.setBold(true);
    if (number.pointSizeF() > 0)
        number.setPointSizeF(qMax(6.5, font.pointSizeF() * (score >= 100 ? 0.78 : 0.9)));
    painter->setFont(number);
    painter->setPen(selected ? onHighlight : palette.color(QPalette::Active, QPalette::Text));
    painter->drawText(circle, Qt::AlignCenter, QString::number(qBound(0, score, 100)));
    painter->restore();
}

} // namespace Legenda
