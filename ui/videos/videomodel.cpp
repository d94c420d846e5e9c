// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/videos/videomodel.h"

#include "ui/videos/videotext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

VideoModel::VideoModel(Library &library, QObject *parent) : QAbstractItemModel(parent), m_library(library)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &VideoModel::work);
    connect(&library, &Library::added, this, &VideoModel::onAdded);
    connect(&library, &Library::changed, this, &VideoModel::onChanged);
    connect(&library, &Library::removed, this, &VideoModel::onRemoved);
    onAdded(library.order());
}

VideoModel::~VideoModel() = default;

// What an index holds: the Group it is in for a video, nullptr for a group.

QModelIndex VideoModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0)
        return {};
    if (!parent.isValid())
        return row < m_shownGroups.size() ? createIndex(row, 0) : QModelIndex();
    Group *group = groupAt(parent);
    return group && row < group->shown.size() ? createIndex(row, 0, group) : QModelIndex();
}

QModelIndex VideoModel::parent(const QModelIndex &child) const
{
    const auto *group = static_cast<const Group *>(child.constInternalPointer());
    if (!child.isValid() || !group)
        return {};
    renumber();
    return createIndex(group->shownRow, 0);
}

int VideoModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_shownGroups.size());
    const Group *group = groupAt(parent);
    return group ? static_cast<int>(group->shown.size()) : 0;
}

int VideoModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool VideoModel::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() ? !m_shownGroups.isEmpty() : !parent.constInternalPointer();
}

Qt::ItemFlags VideoModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags common = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return isGroup(index) ? common : common | Qt::ItemNeverHasChildren;
}

QVariant VideoModel::data(const QModelIndex &index, int role) const
{
    if (isGroup(index)) {
        const Group *group = groupAt(index);
        switch (role) {
        case Qt::DisplayRole:
            return oneLine(group->about.title);
        case Qt::ToolTipRole:
            return group->about.folder.isEmpty() ? QVariant() : oneLine(group->about.folder);
        case Qt::AccessibleTextRole:
            return tr("Group %1, %2").arg(oneLine(group->about.title), groupSummary(index));
        case IdRole:
            return -1;
        case GroupKeyRole:
            return group->about.key;
        default:
            return {};
        }
    }
    const LibraryEntry *entry = entryAt(index);
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return rowTitle(*entry);
    case Qt::ToolTipRole:
        return rowToolTip(*entry, m_wanted, rowAt(index)->there);
    case Qt::AccessibleTextRole:
        return rowSentence(*entry, m_wanted, rowAt(index)->there);
    case IdRole:
        return entry->id;
    default:
        return {};
    }
}

bool VideoModel::isGroup(const QModelIndex &index) const
{
    return index.isValid() && !index.constInternalPointer();
}

VideoId VideoModel::videoAt(const QModelIndex &index) const
{
    const Row *row = rowAt(index);
    return row && !row->gone ? row->id : -1;
}

QModelIndex VideoModel::indexOf(VideoId id) const
{
    const auto found = m_rows.find(id);
    if (found == m_rows.end() || !found->second->shown)
        return {};
    return createIndex(shownPosition(found->second.get()), 0, found->second->group);
}

QList<VideoId> VideoModel::videosOf(const QModelIndex &index) const
{
    QList<VideoId> ids;
    if (!isGroup(index))
        return ids;
    for (const Row *row : std::as_const(groupAt(index)->shown)) {
        if (!row->gone)
            ids.append(row->id);
    }
    return ids;
}

QList<VideoId> VideoModel::shownVideos() const
{
    QList<VideoId> ids;
    ids.reserve(m_shownCount);
    for (const Group *group : m_shownGroups) {
        for (const Row *row : group->shown) {
            if (!row->gone)
                ids.append(row->id);
        }
    }
    return ids;
}

const LibraryEntry *VideoModel::entryAt(const QModelIndex &index) const
{
    const Row *row = rowAt(index);
    return row && !row->gone ? m_library.find(row->id) : nullptr;
}

QList<Language> VideoModel::languagesThere(const QModelIndex &index) const
{
    const Row *row = rowAt(index);
    return row ? row->there : QList<Language>();
}

bool VideoModel::isMissing(VideoId id) const
{
    const auto found = m_rows.find(id);
    return found != m_rows.end() && found->second->missing;
}

QString VideoModel::groupSummary(const QModelIndex &index) const
{
    const Group *group = groupAt(index);
    if (!group)
        return {};
    const int videos = static_cast<int>(group->shown.size());
    const QString count = videos == 1 ? tr("1 video") : tr("%n videos", nullptr, videos);
    if (group->missing == 0)
        return m_wanted.isEmpty() ? count : tr("%1, nothing missing").arg(count);
    return tr("%1, %2 lacking subtitles").arg(count).arg(group->missing);
}

QString VideoModel::groupIcon(const QModelIndex &index) const
{
    const Group *group = groupAt(index);
    if (group && group->about.isOnWeb)
        return u"globe"_s;
    return group && group->about.isShow ? u"series"_s : u"folder"_s;
}

VideoModel::Group *VideoModel::groupAt(const QModelIndex &index) const
{
    if (!isGroup(index) || index.row() >= m_shownGroups.size())
        return nullptr;
    return m_shownGroups[index.row()];
}

VideoModel::Row *VideoModel::rowAt(const QModelIndex &index) const
{
    const auto *group = static_cast<const Group *>(index.constInternalPointer());
    if (!index.isValid() || !group || index.row() >= group->shown.size())
        return nullptr;
    return group->shown[index.row()];
}

void VideoModel::renumber() const
{
    if (m_numbered)
        return;
    int number = 0;
    for (Group *group : m_shownGroups)
        group->shownRow = number++;
    m_numbered = true;
}

int VideoModel::shownPosition(const Row *row) const
{
    const QList<Row *> &shown = row->group->shown;
    const auto at =
        std::lower_bound(shown.cbegin(), shown.cend(), row, [](const Row *a, const Row *b) { return a->key < b->key; });
    return static_cast<int>(at - shown.cbegin());
}

} // namespace Legenda
