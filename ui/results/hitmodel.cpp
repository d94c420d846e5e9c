// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/hitmodel.h"

#include "ui/results/hittext.h"

#include <algorithm>
#include <numeric>

namespace Legenda {

HitModel::HitModel(QObject *parent) : QAbstractListModel(parent) { }

void HitModel::setServiceNames(const QHash<QString, QString> &names)
{
    m_serviceNames = names;
}

void HitModel::setShowScores(bool on)
{
    m_showScores = on;
}

void HitModel::setHits(const QList<RankedHit> &hits)
{
    m_all = hits;
    apply();
}

void HitModel::reset(const QList<RankedHit> &hits)
{
    beginResetModel();
    m_all = hits;
    m_rows = arranged(m_all, m_filter, m_order);
    endResetModel();
}

void HitModel::setFilter(const HitFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    apply();
}

void HitModel::setOrder(HitOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    apply();
}

void HitModel::setSaved(const QSet<QString> &fullIds)
{
    if (fullIds == m_saved)
        return;
    m_saved = fullIds;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1), {SavedRole});
}

const RankedHit *HitModel::hitAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this || index.row() >= m_rows.size())
        return nullptr;
    return &m_rows.at(index.row());
}

int HitModel::unwantedCount() const
{
    return static_cast<int>(
        std::count_if(m_all.cbegin(), m_all.cend(), [](const RankedHit &hit) { return hit.unwanted; }));
}

int HitModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant HitModel::data(const QModelIndex &index, int role) const
{
    const RankedHit *hit = hitAt(index);
    if (!hit)
        return {};
    const auto service = [&] { return m_serviceNames.value(hit->hit.provider, hit->hit.provider); };
    switch (role) {
    case Qt::DisplayRole:
        return HitText::release(hit->hit);
    case Qt::ToolTipRole:
        return HitText::toolTip(*hit, service(), QDateTime::currentDateTimeUtc());
    case Qt::AccessibleTextRole:
        return HitText::sentence(*hit, service(), QDateTime::currentDateTimeUtc());
    case HitRole:
        return QVariant::fromValue(*hit);
    case ServiceRole:
        return service();
    case ShowScoreRole:
        return m_showScores;
    case SavedRole:
        return m_saved.contains(hit->hit.fullId());
    default:
        return {};
    }
}

void HitModel::apply()
{
    const QList<RankedHit> next = arranged(m_all, m_filter, m_order);
    QHash<QString, int> places;
    places.reserve(next.size());
    for (int i = 0; i < next.size(); ++i)
        places.insert(next.at(i).hit.fullId(), i);
    removeMissing(places);
    reorder(places);

    // What is left stands in the order of `next`: fill the gaps and take over what changed.
    for (int row = 0; row < next.size();) {
        const auto sameAt = [&](int at) {
            return row < m_rows.size() && m_rows.at(row).hit.fullId() == next.at(at).hit.fullId();
        };
        if (sameAt(row)) {
            if (m_rows.at(row) != next.at(row)) {
                m_rows[row] = next.at(row);
                Q_EMIT dataChanged(index(row), index(row));
            }
            ++row;
            continue;
        }
        int end = row + 1;
        while (end < next.size() && !sameAt(end))
            ++end;
        beginInsertRows({}, row, end - 1);
        m_rows.insert(row, end - row, RankedHit());
        std::copy(next.cbegin() + row, next.cbegin() + end, m_rows.begin() + row);
        endInsertRows();
        row = end;
    }
}

void HitModel::removeMissing(const QHash<QString, int> &places)
{
    const auto missing = [&](int row) { return !places.contains(m_rows.at(row).hit.fullId()); };
    for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0; --last) {
        if (!missing(last))
            continue;
        int first = last;
        while (first > 0 && missing(first - 1))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void HitModel::reorder(const QHash<QString, int> &places)
{
    const auto place = [&](int row) { return places.value(m_rows.at(row).hit.fullId()); };
    QList<int> order(m_rows.size());
    std::iota(order.begin(), order.end(), 0);
    const auto before = [&](int a, int b) { return place(a) < place(b); };
    if (std::is_sorted(order.cbegin(), order.cend(), before))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::sort(order.begin(), order.end(), before);
    QList<RankedHit> sorted;
    sorted.reserve(m_rows.size());
    QList<int> newRows(m_rows.size());
    for (int to = 0; to < order.size(); ++to) {
        sorted.append(m_rows.at(order.at(to)));
        newRows[order.at(to)] = to;
    }
    m_rows = std::move(sorted);
    const QModelIndexList old = persistentIndexList();
    for (const QModelIndex &from : old)
        changePersistentIndex(from, index(newRows.at(from.row())));
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

} // namespace Legenda
