// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The list of hits. New hits are merged in row by row, so that selection, current row and scroll position stay where
// they are while services answer.

#include "ui/results/hitfilter.h"

#include <QAbstractListModel>
#include <QHash>

namespace Legenda {

class HitModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        HitRole = Qt::UserRole, ///< RankedHit
        ServiceRole, ///< name of the service
        ShowScoreRole, ///< bool: a score means something here
        SavedRole, ///< bool: saved already
    };

    explicit HitModel(QObject *parent = nullptr);

    /// Names to show for provider ids.
    void setServiceNames(const QHash<QString, QString> &names);
    /// Off for lists that nobody ranked, such as what is popular.
    void setShowScores(bool on);

    /// More or other hits of the same question. @param hits best first
    void setHits(const QList<RankedHit> &hits);
    /// Hits of another question: everything anew.
    void reset(const QList<RankedHit> &hits);
    void setFilter(const HitFilter &filter);
    void setOrder(HitOrder order);
    /// Full ids of hits that were saved.
    void setSaved(const QSet<QString> &fullIds);

    const HitFilter &filter() const { return m_filter; }
    HitOrder order() const { return m_order; }
    const QList<RankedHit> &allHits() const { return m_all; }
    const RankedHit *hitAt(const QModelIndex &index) const; ///< nullptr if there is none
    int unwantedCount() const; ///< those the wishes speak against

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void apply();
    void removeMissing(const QHash<QString, int> &places);
    void reorder(const QHash<QString, int> &places);

    QHash<QString, QString> m_serviceNames;
    bool m_showScores = true;
    QSet<QString> m_saved;
    HitFilter m_filter;
    HitOrder m_order = HitOrder::BestFirst;
    QList<RankedHit> m_all;
    QList<RankedHit> m_rows;
};

} // namespace Legenda
