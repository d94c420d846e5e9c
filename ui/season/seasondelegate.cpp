// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/season/seasondelegate.h"

#include "ui/results/hittext.h"
#include "ui/season/seasonmodel.h"

#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Nobody reads further down, and a combo box with hundreds of rows is no choice.
constexpr qsizetype mostOffered = 40;

QString line(const RankedHit &ranked)
{
    const SubtitleHit &hit = ranked.hit;
    QStringList parts{QString::number(ranked.score), HitText::release(hit)};
    if (!hit.uploader.isEmpty())
        parts.append(hit.uploader);
    if (hit.hearingImpaired)
        parts.append(SeasonModel::tr("SDH"));
    return parts.join(u" · "_s);
}

} // namespace

void SeasonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (!(index.flags() & Qt::ItemIsEditable))
        return;
    // That there is a choice is to be seen before it is clicked.
    QStyleOption arrow;
    const int side = option.fontMetrics.height() / 2;
    const QRect place(option.rect.right() - side * 2, option.rect.center().y() - side / 2, side, side);
    arrow.rect = QStyle::visualRect(option.direction, option.rect, place);
    arrow.palette = option.palette;
    if (option.state & QStyle::State_Selected) {
        for (const QPalette::ColorRole ink : {QPalette::WindowText, QPalette::ButtonText, QPalette::Text})
            arrow.palette.setColor(ink, option.palette.color(QPalette::HighlightedText));
    }
    arrow.state = QStyle::State_Enabled;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorArrowDown, &arrow, painter, option.widget);
}

QSize SeasonDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + option.fontMetrics.height() * 2, std::max(size.height(), option.fontMetrics.height() * 2)};
}

QWidget *SeasonDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(SeasonModel::tr("Subtitle for this episode"));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    const auto hits = index.data(SeasonModel::HitsRole).value<QList<RankedHit>>();
    for (const RankedHit &hit : hits.first(std::min(hits.size(), mostOffered)))
        box->addItem(line(hit), QVariant::fromValue(hit));
    connect(box, &QComboBox::activated, this, [this, box] {
        auto *self = const_cast<SeasonDelegate *>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    // Once it has its place; one step less to the choice.
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void SeasonDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QComboBox *>(editor);
    const auto hits = index.data(SeasonModel::HitsRole).value<QList<RankedHit>>();
    const QString current = index.data(Qt::DisplayRole).toString();
    for (qsizetype i = 0; i < std::min(hits.size(), mostOffered); ++i) {
        if (HitText::release(hits.at(i).hit) == current) {
            box->setCurrentIndex(static_cast<int>(i));
            return;
        }
    }
}

void SeasonDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *box = qobject_cast<QComboBox *>(editor);
    if (!box || !box->currentData().isValid())
        return;
    QModelIndex at = index;
    if (const auto *proxy = qobject_cast<QSortFilterProxyModel *>(model)) {
        at = proxy->mapToSource(index);
        model = proxy->sourceModel();
    }
    if (auto *season = qobject_cast<SeasonModel *>(model)) {
        const auto hit = box->currentData().value<RankedHit>();
        if (hit.hit.fullId() != season->row(at.row()).pick.hit.hit.fullId())
            season->choose(at.row(), hit);
    }
}

} // namespace Legenda
