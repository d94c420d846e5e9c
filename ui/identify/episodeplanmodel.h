// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/identify/episodeplan.h"

#include <QAbstractTableModel>
#include <QSet>

namespace Legenda {

/// Which episode each video would be, with a check box: what does not fit is left out unless the person says so.
class EpisodePlanModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { FileColumn, EpisodeColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(const QList<EpisodeMatch> &plan);
    QList<EpisodeMatch> chosen() const;
    int misfits() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    QList<EpisodeMatch> m_plan;
    QSet<int> m_chosen; ///< rows
};

} // namespace Legenda
