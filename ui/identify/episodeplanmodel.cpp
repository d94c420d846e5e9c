// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/episodeplanmodel.h"

#include "ui/widgets/icons.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

void EpisodePlanModel::setPlan(const QList<EpisodeMatch> &plan)
{
    if (plan == m_plan)
        return;
    beginResetModel();
    m_plan = plan;
    m_chosen.clear();
    for (int row = 0; row < plan.size(); ++row) {
        if (plan.at(row).fits)
            m_chosen.insert(row);
    }
    endResetModel();
    Q_EMIT chosenChanged();
}

QList<EpisodeMatch> EpisodePlanModel::chosen() const
{
    QList<EpisodeMatch> matches;
    for (int row = 0; row < m_plan.size(); ++row) {
        if (m_chosen.contains(row))
            matches.append(m_plan.at(row));
    }
    return matches;
}

int EpisodePlanModel::misfits() const
{
    return static_cast<int>(
        std::count_if(m_plan.cbegin(), m_plan.cend(), [](const EpisodeMatch &match) { return !match.fits; }));
}

int EpisodePlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_plan.size());
}

int EpisodePlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EpisodePlanModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_plan.size())
        return {};
    const EpisodeMatch &match = m_plan.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == FileColumn ? match.file : match.text;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "file: episode").arg(match.file, match.text);
    case Qt::CheckStateRole:
        if (index.column() == FileColumn)
            return m_chosen.contains(index.row()) ? Qt::Checked : Qt::Unchecked;
        break;
    case Qt::DecorationRole:
        if (index.column() == EpisodeColumn && !match.fits)
            return Icons::get(u"warning"_s, Icons::Tone::Warn);
        break;
    default:
        break;
    }
    return {};
}

bool EpisodePlanModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != FileColumn || index.row() >= m_plan.size())
        return false;
    if (value.toInt() == Qt::Checked)
        m_chosen.insert(index.row());
    else
        m_chosen.remove(index.row());
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
    return true;
}

Qt::ItemFlags EpisodePlanModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == FileColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant EpisodePlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == FileColumn ? tr("Video") : tr("Is");
}

} // namespace Legenda
