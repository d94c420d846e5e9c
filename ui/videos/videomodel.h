// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The videos of the Library as a tree of two levels: groups, and the videos in them. Follows the library in slices of
// a few milliseconds, so that ten thousand rows never hold up the window; filtering is done here and in slices too.

#include "core/pipeline/library.h"
#include "ui/videos/videogroups.h"

#include <QAbstractItemModel>
#include <QDeadlineTimer>
#include <QHash>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <vector>

namespace Legenda {

class VideoModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole, ///< VideoId; -1 for groups
        GroupKeyRole, ///< of groups: tells them apart between sessions
    };

    explicit VideoModel(Library &library, QObject *parent = nullptr);
    ~VideoModel() override;

    /// Languages that count as missing where they are not there.
    void setWanted(const QList<Language> &languages, bool embeddedCounts);
    const QList<Language> &wanted() const { return m_wanted; }
    /// Only videos that hold all words of `text` in title, file name or group.
    void setFilter(const QString &text);
    void setOnlyMissing(bool on);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    bool isGroup(const QModelIndex &index) const;
    VideoId videoAt(const QModelIndex &index) const; ///< -1: none, or a group
    QModelIndex indexOf(VideoId id) const; ///< invalid where it is filtered out
    QList<VideoId> videosOf(const QModelIndex &group) const; ///< those that are shown
    QList<VideoId> shownVideos() const;
    const LibraryEntry *entryAt(const QModelIndex &index) const; ///< nullptr: a group, or just removed
    QList<Language> languagesThere(const QModelIndex &index) const;
    bool isMissing(VideoId id) const;
    /// "12 videos, 3 without subtitles"
    QString groupSummary(const QModelIndex &group) const;
    QString groupIcon(const QModelIndex &group) const; ///< name for Icons

    int count() const { return static_cast<int>(m_rows.size()); } ///< shown or not
    int shownCount() const { return m_shownCount; }
    int missingCount() const { return m_missing; }
    bool isSettled() const; ///< nothing left to do

Q_SIGNALS:
    void countsChanged();

private:
    struct Group;
    struct Row
    {
        VideoId id = -1;
        Group *group = nullptr;
        VideoSortKey key;
        QList<Language> there;
        QString haystack; ///< folded, for the filter; made when first needed
        int generation = -1; ///< of the filter that `wanted` holds for
        bool wanted = true; ///< by the filter
        bool shown = false; ///< is in group->shown
        bool missing = false;
        bool gone = false; ///< no longer in the library
        bool stale = false; ///< waits in m_stale
    };
    struct Group
    {
        VideoGroup about;
        int order = 0; ///< of coming
        int shownRow = -1; ///< in m_shownGroups; see renumber()
        int missing = 0;
        bool dirty = false; ///< waits in m_dirty
        int changedFrom = -1; ///< rows to announce; -1: none
        int changedTo = -1;
        bool headChanged = false;
        bool touched = false; ///< waits in m_touched
        std::vector<Row *> rows; ///< all, sorted
        QList<Row *> shown; ///< the subset that is shown, in the same order
    };

    void onAdded(const QList<VideoId> &ids);
    void onChanged(const QSet<VideoId> &ids);
    void onRemoved(const QSet<VideoId> &ids);

    void schedule();
    void work();
    void takeIn(VideoId id);
    void reread(Row *row);
    void place(Row *row, const LibraryEntry &entry);
    void updateLanguages(Row *row);
    bool matches(Row *row, const LibraryEntry &entry) const;
    void judge(Row *row);
    bool bringUpToDate(Group *group, const QDeadlineTimer &deadline);
    bool showRuns(Group *group, const QDeadlineTimer &deadline);
    void forget(Group *group);
    void markDirty(Group *group);
    void touch(Group *group);
    void announce();
    void renumber() const;
    int shownPosition(const Row *row) const;
    Group *groupAt(const QModelIndex &index) const;
    Row *rowAt(const QModelIndex &index) const;
    void clear();

    Library &m_library;
    std::unordered_map<VideoId, std::unique_ptr<Row>> m_rows;
    std::vector<std::unique_ptr<Row>> m_gone; ///< removed, still shown until the next slice
    QHash<QString, Group *> m_byKey;
    std::vector<std::unique_ptr<Group>> m_groups;
    QList<Group *> m_shownGroups;
    mutable bool m_numbered = true;
    int m_nextOrder = 0;
    int m_shownCount = 0;
    int m_missing = 0;

    QList<VideoId> m_incoming;
    qsizetype m_incomingAt = 0;
    QList<VideoId> m_stale;
    qsizetype m_staleAt = 0;
    QList<Group *> m_dirty;
    QList<Group *> m_touched;
    QTimer m_timer;

    QList<Language> m_wanted;
    bool m_embeddedCounts = true;
    QStringList m_filter; ///< folded words
    bool m_onlyMissing = false;
    int m_generation = 0;
};

} // namespace Legenda
