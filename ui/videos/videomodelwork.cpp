// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How VideoModel follows the library: everything is queued and done in slices.

#include "ui/videos/videomodel.h"

#include "ui/videos/videotext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

using namespace std::chrono_literals;

// A frame has 16 ms; the view needs its part of it to lay out and paint.
constexpr auto sliceTime = 4ms;
// With many rows each insertion makes the view lay out anew, so insertions are gathered.
constexpr int manyRows = 1000;
constexpr auto gatherTime = 100ms;

} // namespace

void VideoModel::setWanted(const QList<Language> &languages, bool embeddedCounts)
{
    if (languages == m_wanted && embeddedCounts == m_embeddedCounts)
        return;
    m_wanted = languages;
    m_embeddedCounts = embeddedCounts;
    QList<VideoId> all;
    all.reserve(m_library.count());
    for (const VideoId id : m_library.order())
        all.append(id);
    onChanged(QSet<VideoId>(all.cbegin(), all.cend()));
}

void VideoModel::setFilter(const QString &text)
{
    const QStringList words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_filter)
        return;
    m_filter = words;
    ++m_generation;
    for (const auto &group : m_groups)
        markDirty(group.get());
    schedule();
}

void VideoModel::setOnlyMissing(bool on)
{
    if (on == m_onlyMissing)
        return;
    m_onlyMissing = on;
    ++m_generation;
    for (const auto &group : m_groups)
        markDirty(group.get());
    schedule();
}

bool VideoModel::isSettled() const
{
    return m_incoming.isEmpty() && m_stale.isEmpty() && m_dirty.isEmpty();
}

void VideoModel::onAdded(const QList<VideoId> &ids)
{
    if (ids.isEmpty())
        return;
    m_incoming.append(ids);
    if (!m_timer.isActive())
        m_timer.start(m_shownCount < manyRows ? 0ms : gatherTime);
}

void VideoModel::onChanged(const QSet<VideoId> &ids)
{
    for (const VideoId id : ids) {
        const auto found = m_rows.find(id);
        if (found == m_rows.end() || found->second->stale)
            continue;
        found->second->stale = true;
        m_stale.append(id);
    }
    schedule();
}

void VideoModel::onRemoved(const QSet<VideoId> &ids)
{
    if (m_library.count() == 0) {
        clear();
        return;
    }
    for (const VideoId id : ids) {
        const auto found = m_rows.find(id);
        if (found == m_rows.end())
            continue;
        Row *row = found->second.get();
        row->gone = true;
        if (row->missing) {
            --m_missing;
            --row->group->missing;
            row->missing = false;
        }
        markDirty(row->group);
        m_gone.push_back(std::move(found->second));
        m_rows.erase(found);
    }
    // At once, so that a few rows never stand there empty; many go on in the next slices.
    work();
}

void VideoModel::clear()
{
    beginResetModel();
    m_timer.stop();
    m_incoming.clear();
    m_incomingAt = 0;
    m_stale.clear();
    m_staleAt = 0;
    m_dirty.clear();
    m_touched.clear();
    m_shownGroups.clear();
    m_byKey.clear();
    m_groups.clear();
    m_rows.clear();
    m_gone.clear();
    m_numbered = true;
    m_shownCount = 0;
    m_missing = 0;
    endResetModel();
    Q_EMIT countsChanged();
}

void VideoModel::schedule()
{
    if (!m_timer.isActive() || m_timer.remainingTime() > 0)
        m_timer.start(0ms);
}

void VideoModel::work()
{
    const QDeadlineTimer deadline(sliceTime);
    const auto queue = [&deadline](QList<VideoId> &ids, qsizetype &at, const auto &step) {
        while (at < ids.size() && !deadline.hasExpired())
            step(ids[at++]);
        if (at == ids.size()) {
            ids.clear();
            at = 0;
        }
    };
    queue(m_incoming, m_incomingAt, [this](VideoId id) { takeIn(id); });
    queue(m_stale, m_staleAt, [this](VideoId id) {
        if (const auto found = m_rows.find(id); found != m_rows.end())
            reread(found->second.get());
    });
    while (!m_dirty.isEmpty()) {
        Group *group = m_dirty.first();
        if (!bringUpToDate(group, deadline))
            break;
        m_dirty.removeFirst();
        group->dirty = false;
        if (group->rows.empty())
            forget(group);
        if (deadline.hasExpired())
            break;
    }
    announce();
    if (m_dirty.isEmpty())
        m_gone.clear();
    if (!isSettled())
        schedule();
    Q_EMIT countsChanged();
}

void VideoModel::takeIn(VideoId id)
{
    const LibraryEntry *entry = m_library.find(id);
    if (!entry || m_rows.contains(id))
        return;
    auto owned = std::make_unique<Row>();
    Row *row = owned.get();
    row->id = id;
    m_rows.emplace(id, std::move(owned));
    place(row, *entry);
    updateLanguages(row);
}

/// Puts a row that is in no group into the right one.
void VideoModel::place(Row *row, const LibraryEntry &entry)
{
    VideoGroup about = groupFor(entry);
    Group *&group = m_byKey[about.key];
    if (!group) {
        m_groups.push_back(std::make_unique<Group>());
        group = m_groups.back().get();
        group->about = std::move(about);
        group->order = m_nextOrder++;
    } else if (group->about.title.front().isLower() && about.title.front().isUpper()) {
        // "some show" gives way to "Some Show".
        group->about.title = std::move(about.title);
        group->headChanged = true;
        touch(group);
    }
    row->group = group;
    row->key = sortKeyFor(entry);
    row->generation = -1;
    const auto before = [](const Row *a, const Row *b) { return a->key < b->key; };
    auto &rows = group->rows;
    const auto at =
        rows.empty() || before(rows.back(), row) ? rows.end() : std::upper_bound(rows.begin(), rows.end(), row, before);
    rows.insert(at, row);
    markDirty(group);
}

/// What the library says of a row has changed.
void VideoModel::reread(Row *row)
{
    row->stale = false;
    const LibraryEntry *entry = m_library.find(row->id);
    if (!entry)
        return;
    row->haystack.clear();
    updateLanguages(row);
    if (groupFor(*entry).key != row->group->about.key || sortKeyFor(*entry) != row->key) {
        // It belongs elsewhere: out here, in there.
        Group *old = row->group;
        if (row->shown) {
            const int position = shownPosition(row);
            renumber();
            beginRemoveRows(createIndex(old->shownRow, 0), position, position);
            old->shown.removeAt(position);
            row->shown = false;
            --m_shownCount;
            endRemoveRows();
        }
        std::erase(old->rows, row);
        if (row->missing) {
            --old->missing;
            --m_missing;
            row->missing = false;
        }
        old->headChanged = true;
        touch(old);
        markDirty(old);
        place(row, *entry);
        updateLanguages(row);
        return;
    }
    row->generation = -1;
    const bool was = row->wanted;
    judge(row);
    if (row->wanted != was)
        markDirty(row->group);
    if (row->shown) {
        Group *group = row->group;
        const int position = shownPosition(row);
        group->changedFrom = group->changedFrom < 0 ? position : std::min(group->changedFrom, position);
        group->changedTo = std::max(group->changedTo, position);
        touch(group);
    }
}

void VideoModel::updateLanguages(Row *row)
{
    row->there = m_library.languagesThere(row->id, m_embeddedCounts);
    const bool missing = std::any_of(
        m_wanted.cbegin(), m_wanted.cend(), [row](const Language &language) { return !isThere(language, row->there); });
    if (missing == row->missing)
        return;
    row->missing = missing;
    const int change = missing ? 1 : -1;
    m_missing += change;
    row->group->missing += change;
    row->group->headChanged = true;
    touch(row->group);
}

bool VideoModel::matches(Row *row, const LibraryEntry &entry) const
{
    if (m_onlyMissing && !row->missing)
        return false;
    if (m_filter.isEmpty())
        return true;
    if (row->haystack.isEmpty())
        row->haystack = QString(
            row->group->about.title + u' ' + rowTitle(entry) + u' ' + row->key.name + u' ' + entry.video.webAddress)
                            .toCaseFolded();
    return std::all_of(
        m_filter.cbegin(), m_filter.cend(), [row](const QString &word) { return row->haystack.contains(word); });
}

void VideoModel::judge(Row *row)
{
    if (row->gone) {
        row->wanted = false;
        return;
    }
    if (row->generation == m_generation)
        return;
    const LibraryEntry *entry = m_library.find(row->id);
    row->wanted = entry && matches(row, *entry);
    row->generation = m_generation;
}

/// Shows and hides rows of a group as the filter wants it. False: time is up, there is more to do.
bool VideoModel::bringUpToDate(Group *group, const QDeadlineTimer &deadline)
{
    bool any = false;
    int count = 0;
    for (Row *row : group->rows) {
        judge(row);
        any = any || row->wanted;
        if (++count % 128 == 0 && deadline.hasExpired())
            return false;
    }
    renumber();
    const bool groupShown = group->shownRow >= 0;
    if (!any && groupShown) {
        beginRemoveRows({}, group->shownRow, group->shownRow);
        m_shownGroups.removeAt(group->shownRow);
        group->shownRow = -1;
        m_numbered = false;
        m_shownCount -= static_cast<int>(group->shown.size());
        for (Row *row : std::as_const(group->shown))
            row->shown = false;
        group->shown.clear();
        group->changedFrom = group->changedTo = -1;
        endRemoveRows();
    } else if (any && !groupShown) {
        for (Row *row : group->rows) {
            row->shown = row->wanted;
            if (row->wanted)
                group->shown.append(row);
        }
        m_shownCount += static_cast<int>(group->shown.size());
        const auto at = std::lower_bound(m_shownGroups.cbegin(), m_shownGroups.cend(), group,
            [](const Group *a, const Group *b) { return a->order < b->order; });
        const int position = static_cast<int>(at - m_shownGroups.cbegin());
        beginInsertRows({}, position, position);
        m_shownGroups.insert(position, group);
        m_numbered = false;
        endInsertRows();
    } else if (any && !showRuns(group, deadline)) {
        return false;
    }
    if (std::any_of(group->rows.cbegin(), group->rows.cend(), [](const Row *row) { return row->gone; }))
        std::erase_if(group->rows, [](const Row *row) { return row->gone; });
    return true;
}

/// Goes through a group that is shown; neighbours that come or go together are announced together.
bool VideoModel::showRuns(Group *group, const QDeadlineTimer &deadline)
{
    renumber();
    const QModelIndex parent = createIndex(group->shownRow, 0);
    auto &rows = group->rows;
    qsizetype position = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool shown = rows[i]->shown;
        const bool wanted = rows[i]->wanted;
        if (shown == wanted) {
            position += shown ? 1 : 0;
            continue;
        }
        QList<Row *> run;
        std::size_t end = i;
        for (; end < rows.size(); ++end) {
            Row *row = rows[end];
            if (!row->shown && !row->wanted)
                continue;
            if (row->shown != shown || row->wanted != wanted)
                break;
            run.append(row);
        }
        const int first = static_cast<int>(position);
        const int last = first + static_cast<int>(run.size()) - 1;
        if (wanted) {
            beginInsertRows(parent, first, last);
            group->shown.insert(position, run.size(), nullptr);
            std::copy(run.cbegin(), run.cend(), group->shown.begin() + position);
            position += run.size();
        } else {
            beginRemoveRows(parent, first, last);
            group->shown.remove(position, run.size());
        }
        for (Row *row : std::as_const(run))
            row->shown = wanted;
        m_shownCount += static_cast<int>(wanted ? run.size() : -run.size());
        // Positions noted before may have moved.
        if (group->changedFrom >= 0) {
            group->changedFrom = 0;
            group->changedTo = static_cast<int>(group->shown.size()) - 1;
        }
        if (wanted)
            endInsertRows();
        else
            endRemoveRows();
        group->headChanged = true;
        touch(group);
        i = end - 1;
        if (deadline.hasExpired() && end < rows.size())
            return false;
    }
    return true;
}

/// A group without videos.
void VideoModel::forget(Group *group)
{
    m_byKey.remove(group->about.key);
    m_touched.removeAll(group);
    std::erase_if(m_groups, [group](const auto &owned) { return owned.get() == group; });
}

void VideoModel::markDirty(Group *group)
{
    if (group->dirty)
        return;
    group->dirty = true;
    m_dirty.append(group);
}

void VideoModel::touch(Group *group)
{
    if (group->touched)
        return;
    group->touched = true;
    m_touched.append(group);
}

/// One dataChanged for each group, whatever happened in it: the view searches its rows for every single index.
void VideoModel::announce()
{
    const QList<Group *> touched = std::exchange(m_touched, {});
    renumber();
    for (Group *group : touched) {
        group->touched = false;
        const int from = std::exchange(group->changedFrom, -1);
        const int to = std::min<int>(std::exchange(group->changedTo, -1), static_cast<int>(group->shown.size()) - 1);
        const bool head = std::exchange(group->headChanged, false);
        if (group->shownRow < 0)
            continue;
        if (from >= 0 && from <= to)
            Q_EMIT dataChanged(createIndex(from, 0, group), createIndex(to, 0, group));
        if (head) {
            const QModelIndex index = createIndex(group->shownRow, 0);
            Q_EMIT dataChanged(index, index);
        }
    }
}

} // namespace Legenda
