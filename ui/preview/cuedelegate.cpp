// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/cuedelegate.h"

#include "ui/preview/cuemodel.h"
#include "ui/widgets/theme.h"

namespace Legenda {

QSize CueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetrics metrics(option.font);
    return {metrics.averageCharWidth() * 10, 2 * metrics.lineSpacing() + metrics.height() / 4};
}

void CueDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == CueModel::TextColumn) {
        // Full stops and dashes stand where the text's own direction puts them.
        option->direction = option->text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    } else {
        option->features.setFlag(QStyleOptionViewItem::WrapText, false);
        option->palette.setColor(QPalette::Text, Theme::of(option->palette).subtle);
    }
}

} // namespace Legenda
