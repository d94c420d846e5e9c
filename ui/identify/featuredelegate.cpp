// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/featuredelegate.h"

#include "ui/identify/featuretreemodel.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace Legenda {

namespace {

int gapOf(const QFont &font)
{
    return qMax(4, QFontMetrics(font).height() / 3);
}

int posterHeight(const QFont &font)
{
    return QFontMetrics(font).height() * 3;
}

} // namespace

QSize posterSize(int height)
{
    return {height * 2 / 3, height};
}

void paintPoster(
    QPainter *painter, const QRect &rect, const QPixmap &poster, const QString &icon, const QPalette &palette)
{
    const Theme theme = Theme::of(palette);
    const double radius = rect.width() / 12.0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect), radius, radius);
    if (poster.isNull()) {
        painter->fillPath(shape, mixed(theme.border, palette.color(QPalette::Active, QPalette::Base), 0.35));
        const int side = rect.width() / 2;
        painter->drawPixmap(rect.center().x() - side / 2, rect.center().y() - side / 2,
            Icons::pixmap(icon, side, theme.subtle, painter->device()->devicePixelRatioF()));
    } else {
        painter->setClipPath(shape);
        const QSizeF size = QSizeF(poster.size()).scaled(rect.size(), Qt::KeepAspectRatioByExpanding);
        painter->drawPixmap(QRectF(QRectF(rect).center() - QPointF(size.width() / 2, size.height() / 2), size), poster,
            QRectF(poster.rect()));
    }
    painter->restore();
}

void FeatureDelegate::paint(QPainter *painter, const QStyleOptionViewItem &styleOption, const QModelIndex &index) const
{
    QStyleOptionViewItem option = styleOption;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const int gap = gapOf(option.font);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor strong = option.palette.color(QPalette::Active, selected ? QPalette::HighlightedText : QPalette::Text);
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const auto write = [&](const QRect &rect, const QString &text, const QFont &font, const QColor &color) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(visual(rect),
            static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
                | Qt::TextSingleLine | Qt::AlignAbsolute,
            QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    };

    painter->save();
    QRect inner = option.rect.adjusted(gap / 2, gap / 2, -gap, -gap / 2);
    const QString text = index.data(Qt::DisplayRole).toString();
    if (!index.data(FeatureTreeModel::IsFeatureRole).toBool()) {
        write(inner, text, option.font, strong);
        painter->restore();
        return;
    }
    const QSize poster = posterSize(posterHeight(option.font));
    const QRect place(inner.left(), inner.center().y() - poster.height() / 2, poster.width(), poster.height());
    paintPoster(painter, visual(place), index.data(FeatureTreeModel::PosterRole).value<QPixmap>(),
        index.data(FeatureTreeModel::IconRole).toString(), option.palette);
    inner.setLeft(place.right() + 1 + gap);
    QFont title = option.font;
    title.setWeight(QFont::DemiBold);
    const int lineHeight = QFontMetrics(title).height();
    const QRect first(inner.left(), inner.center().y() - lineHeight, inner.width(), lineHeight);
    write(first, text, title, strong);
    const QColor quiet = selected ? mixed(strong, option.palette.color(QPalette::Active, QPalette::Highlight), 0.85)
                                  : Theme::of(option.palette).subtle;
    write(first.translated(0, lineHeight + 2), index.data(FeatureTreeModel::LineRole).toString(),
        badgeFont(option.font), quiet);
    painter->restore();
}

QSize FeatureDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int gap = gapOf(option.font);
    const int width = QFontMetrics(option.font).averageCharWidth() * 20;
    if (index.data(FeatureTreeModel::IsFeatureRole).toBool())
        return {width, posterHeight(option.font) + gap};
    return {width, QFontMetrics(option.font).height() + gap};
}

} // namespace Legenda
