// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/comparedcuemodel.h"

#include "ui/widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace Legenda {

ComparedCueModel::ComparedCueModel(bool isBefore, QObject *parent) : CueModel(parent), m_isBefore(isBefore) { }

void ComparedCueModel::setComparison(const Comparison &comparison)
{
    m_changes = m_isBefore ? comparison.beforeChanges : comparison.afterChanges;
    m_compared = m_isBefore ? comparison.before : comparison.after;
    setCues(QList<PreviewCue>(m_compared.cbegin(), m_compared.cend()));
}

int ComparedCueModel::partnerOf(int row) const
{
    for (int at = qMin(row, static_cast<int>(m_changes.size()) - 1); at >= 0; --at) {
        if (m_changes.at(at).partner >= 0)
            return m_changes.at(at).partner;
    }
    return -1;
}

QVariant ComparedCueModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::FontRole && index.isValid() && index.column() == TextColumn) {
        const quint16 traits = m_compared.at(index.row()).traits;
        if (traits == 0)
            return {};
        QFont font;
        font.setItalic(traits & TextStyle::Italic);
        font.setBold(traits & TextStyle::Bold);
        font.setUnderline(traits & TextStyle::Underline);
        return font;
    }
    if (role != ChangedRole && role != OnlyHereRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return CueModel::data(index, role);
    if (!index.isValid() || index.row() >= m_changes.size())
        return {};
    const CueDifference &change = m_changes.at(index.row());
    const bool onlyHere = change.partner < 0;
    const bool changed = onlyHere || (index.column() == TextColumn ? change.text || change.style : change.time);
    if (role == OnlyHereRole)
        return onlyHere;
    if (role == ChangedRole)
        return changed;
    const QString what = !changed ? QString() : !onlyHere ? tr("changed") : m_isBefore ? tr("removed") : tr("new");
    const QString text = CueModel::data(index, Qt::DisplayRole).toString();
    if (role == Qt::ToolTipRole)
        return index.column() == TextColumn ? (what.isEmpty() ? text : text + u"\n("_s + what + u')') : QString();
    return what.isEmpty() ? text : tr("%1, %2", "a text and what happened to it").arg(text, what);
}

void ComparedCueDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CueDelegate::initStyleOption(option, index);
    if (!index.data(ComparedCueModel::ChangedRole).toBool())
        return;
    const Theme theme = Theme::of(option->palette);
    const bool onlyHere = index.data(ComparedCueModel::OnlyHereRole).toBool();
    if (onlyHere && m_isBefore) {
        option->font.setStrikeOut(true);
        option->palette.setColor(QPalette::Text, theme.bad);
    } else if (!m_isBefore) {
        option->palette.setColor(QPalette::Text, theme.accent);
        if (index.column() == CueModel::TextColumn)
            option->font.setWeight(QFont::DemiBold);
    }
}

void ComparedCueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    CueDelegate::paint(painter, option, index);
    if (index.column() != CueModel::StartColumn)
        return;
    bool any = false;
    for (int column = 0; column < CueModel::ColumnCount; ++column)
        any = any || index.siblingAtColumn(column).data(ComparedCueModel::ChangedRole).toBool();
    if (!any)
        return;
    // A bar at the edge, that is seen while scrolling fast.
    const Theme theme = Theme::of(option.palette);
    const bool gone = m_isBefore && index.data(ComparedCueModel::OnlyHereRole).toBool();
    QRect edge = option.rect;
    edge.setWidth(3);
    if (option.direction == Qt::RightToLeft)
        edge.moveRight(option.rect.right());
    painter->fillRect(edge, gone ? theme.bad : theme.accent);
}

} // namespace Legenda
