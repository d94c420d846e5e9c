// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/dropoverlay.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace Legenda {

DropOverlay::DropOverlay(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void DropOverlay::showHint(const QString &text, const QRect &row)
{
    if (isVisible() && text == m_text && row == m_row && size() == parentWidget()->size())
        return;
    m_text = text;
    m_row = row;
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = this->font();
    font.setBold(true);
    painter.setFont(font);
    const QFontMetrics metrics(font);

    if (!m_row.isEmpty()) {
        QColor fill = theme.accent;
        fill.setAlphaF(0.18F);
        painter.setBrush(fill);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(m_row.adjusted(2, 1, -2, -1), 6, 6);
    } else {
        QColor veil = palette().color(QPalette::Window);
        veil.setAlphaF(0.97F);
        painter.fillRect(rect(), veil);
        const int margin = spacing(this, 3);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2, Qt::DashLine));
        painter.drawRoundedRect(rect().adjusted(margin, margin, -margin, -margin), 12, 12);
        const int side = spacing(this, 22);
        const QPixmap picture = Icons::pixmap(u"drop-target"_s, side, theme.accent, devicePixelRatioF());
        painter.drawPixmap(QPoint((width() - side) / 2, height() / 2 - side), picture);
    }
    const QString text = metrics.elidedText(m_text, Qt::ElideMiddle, width() - spacing(this, 16));
    QRect box(0, 0, metrics.horizontalAdvance(text) + spacing(this, 8), metrics.height() + spacing(this, 4));
    box.moveCenter(rect().center());
    if (m_row.isEmpty())
        box.moveTop(height() / 2 + spacing(this, 3));
    else
        box.moveTop(qMin(m_row.bottom() + spacing(this, 2), height() - box.height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawRoundedRect(box, box.height() / 2.0, box.height() / 2.0);
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
}

} // namespace Legenda
