// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/subtitles/subtitletext.h"

#include <QAbstractTableModel>

namespace Legenda {

/// Cues of a subtitle: when they show, for how long, what they say. Makes texts only of what is on screen.
class CueModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { StartColumn, LengthColumn, TextColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setCues(const QList<PreviewCue> &cues);
    const QList<PreviewCue> &cues() const { return m_cues; }
    /// The cue that shows at that time or is the next one to; -1 where there are none.
    int rowAt(qint64 ms) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// "1:02:03.4"
    static QString timeText(qint64 ms);

protected:
    /// `removed` cues from `row` on become `with`; what else is shown and chosen stays so.
    void replaceCues(int row, int removed, const QList<PreviewCue> &with);

private:
    QList<PreviewCue> m_cues;
};

} // namespace Legenda
