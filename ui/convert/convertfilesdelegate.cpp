// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/convertfilesdelegate.h"

#include "ui/convert/convertfilesmodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QFont secondFont(const QFont &font)
{
    QFont smaller = font;
    if (font.pointSizeF() > 0)
        smaller.setPointSizeF(qMax(6.5, font.pointSizeF() * 0.9));
    return smaller;
}

} // namespace

QSize ConvertFilesDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetrics first(option.font);
    const QFontMetrics second(secondFont(option.font));
    return {first.averageCharWidth() * 8, first.height() + second.height() + first.height() / 2};
}

void ConvertFilesDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &styleOption, const QModelIndex &index) const
{
    QStyleOptionViewItem option = styleOption;
    initStyleOption(&option, index);
    const QString text = option.text;
    option.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const bool selected = option.state & QStyle::State_Selected;
    const Theme theme = Theme::of(option.palette);
    const QColor plain = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QFont smaller = secondFont(option.font);
    const QFontMetrics first(option.font);
    const QFontMetrics second(smaller);
    const int gap = first.height() / 3;
    QRect inner = option.rect.adjusted(gap, 0, -gap, 0);
    const int top = inner.top() + (inner.height() - first.height() - second.height()) / 2;
    const auto tone = static_cast<Icons::Tone>(index.data(ConvertFilesModel::ToneRole).toInt());
    const bool rightToLeft = option.direction == Qt::RightToLeft;

    painter->save();
    // Paths and names of files read from left to right in every language.
    if (index.column() == ConvertFilesModel::FileColumn)
        painter->setLayoutDirection(Qt::LeftToRight);
    if (const QString icon = index.data(ConvertFilesModel::IconRole).toString(); !icon.isEmpty()) {
        const int side = first.height();
        const QRect place = QStyle::visualRect(option.direction, inner, QRect(inner.left(), top, side, side));
        painter->drawPixmap(place.topLeft(),
            Icons::pixmap(icon, side, selected ? plain : Icons::toneColor(tone, theme, plain),
                painter->device()->devicePixelRatioF()));
        if (rightToLeft)
            inner.setRight(inner.right() - side - gap / 2);
        else
            inner.setLeft(inner.left() + side + gap / 2);
    }
    const auto draw = [&](const QString &line, const QFont &font, const QFontMetrics &metrics, int y, QColor color,
                          int mark, Qt::TextElideMode elide) {
        QString shown = line;
        if (mark == ConvertFilesModel::UnsureMark && !line.isEmpty()) {
            color = theme.warn;
            shown += u" ?"_s;
        } else if (mark == ConvertFilesModel::ChosenMark) {
            color = theme.accent;
        }
        painter->setFont(font);
        painter->setPen(selected ? plain : color);
        painter->drawText(QRect(inner.left(), y, inner.width(), metrics.height()),
            static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
                | Qt::AlignAbsolute | Qt::TextSingleLine,
            metrics.elidedText(shown, elide, inner.width()));
    };
    // Of long names the end tells episodes and languages apart, as much as the beginning.
    const Qt::TextElideMode elide = index.column() == ConvertFilesModel::FileColumn
            || (index.column() == ConvertFilesModel::ResultColumn && tone != Icons::Tone::Bad)
        ? Qt::ElideMiddle
        : Qt::ElideRight;
    draw(text, option.font, first, top, Icons::toneColor(tone, theme, plain),
        index.data(ConvertFilesModel::FirstMarkRole).toInt(), elide);
    draw(index.data(ConvertFilesModel::SecondLineRole).toString(), smaller, second, top + first.height(), theme.subtle,
        index.data(ConvertFilesModel::SecondMarkRole).toInt(), elide);
    painter->restore();
}

} // namespace Legenda
