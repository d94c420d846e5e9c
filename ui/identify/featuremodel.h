// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/providers/capabilities.h"

#include <QAbstractTableModel>

namespace Legenda {

/// Films and shows of a catalogue: title, year, type, number of subtitles.
class FeatureModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TitleColumn, YearColumn, TypeColumn, SubtitlesColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFeatures(const QList<Feature> &features);
    const Feature *featureAt(const QModelIndex &index) const; ///< nullptr if there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Feature> m_features;
};

} // namespace Legenda
