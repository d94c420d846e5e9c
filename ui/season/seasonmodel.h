// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Same release for the whole season": what each episode gets, to be reviewed before anything is downloaded.

#include "core/pipeline/library.h"
#include "core/search/samerelease.h"

#include <QAbstractTableModel>

namespace Legenda {

class SeasonModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { EpisodeColumn, SubtitleColumn, FitColumn, ScoreColumn, ColumnCount };
    enum Role {
        HitsRole = Qt::UserRole, ///< QList<RankedHit> to choose from
        ExceptionRole, ///< bool: not the picked release, something to look at
    };

    /// One episode.
    struct Row
    {
        LibraryEntry entry;
        QList<RankedHit> hits; ///< of the picked language, best first
        SeasonPick pick;
        bool searching = true;
        bool there = false; ///< has a subtitle of that language already
        bool wanted = true; ///< ticked
        bool byPerson = false; ///< the person chose or ticked: answers that come later change neither
    };

    SeasonModel(ReleaseLike like, const QList<LibraryEntry> &episodes, QObject *parent = nullptr);

    const ReleaseLike &like() const { return m_like; }
    /// An answer for one episode. @param finished no more will come
    void setHits(VideoId video, const QList<RankedHit> &hits, bool finished);
    /// It has a subtitle in the picked language already: not ticked by itself.
    void setThere(VideoId video);
    /// The person's choice for a row.
    void choose(int row, const RankedHit &hit);

    const Row &row(int number) const { return m_rows.at(number); }
    /// What is ticked and has a subtitle.
    QList<std::pair<VideoId, RankedHit>> chosen() const;

    struct Counts
    {
        int episodes = 0;
        int alike = 0; ///< of the same group
        int exceptions = 0; ///< something else was found
        int missing = 0;
        int searching = 0;
        int chosen = 0;
        bool operator==(const Counts &) const = default;
    };
    Counts counts() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    static QString fitText(const Row &row);

Q_SIGNALS:
    void countsChanged();

private:
    int rowOf(VideoId video) const;
    void changed(int row);

    ReleaseLike m_like;
    QList<Row> m_rows;
};

} // namespace Legenda
