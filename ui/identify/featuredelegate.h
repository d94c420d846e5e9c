// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Legenda {

/// Rows of a FeatureTreeModel: films and shows with poster and two lines, what is below them with one.
class FeatureDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// A poster, or in its place a frame with an icon; keeps its shape, cut at its sides where need be.
/// @param rect in device-independent pixels
void paintPoster(
    QPainter *painter, const QRect &rect, const QPixmap &poster, const QString &icon, const QPalette &palette);
/// Size of a poster that is `height` high.
QSize posterSize(int height);

} // namespace Legenda
