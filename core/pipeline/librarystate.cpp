// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/libraryprivate.h"
#include "core/pipeline/mediabytes.h"

#include <QElapsedTimer>

#include <algorithm>

namespace Legenda {

namespace {

// The window paints every 16 ms; a slice with what its signals cause stays well below.
constexpr int sliceMs = 4;
constexpr int sliceRows = 128;
constexpr qsizetype changedAtOnce = 1024;

// Files a task, so that ten thousand rows are not ten thousand tasks. Media facts take some ten times a hash.
constexpr qsizetype hashesATask = 32;
constexpr qsizetype mediaATask = 6;
constexpr qsizetype hashesToRemember = 64;

} // namespace

void Library::Private::drain()
{
    QElapsedTimer spent;
    spent.start();
    int handled = 0;
    bool empty = false;
    while (!empty && spent.elapsed() < sliceMs && handled < sliceRows) {
        std::vector<LibraryEvent> events = inbox->take(16);
        empty = events.empty();
        for (LibraryEvent &event : events)
            std::visit([this](auto &what) { handle(what); }, event);
        handled += int(events.size());
    }
    flushAdded();
    // After the rows of that scan.
    const QList<ScanSummary> scansDone = std::exchange(finishedScans, {});
    for (const ScanSummary &summary : scansDone)
        Q_EMIT q->scanFinished(summary);
    dispatch();
    if (!empty)
        slices.start(0);
    rememberHashes(empty);
    rememberMedia(empty);
    updateBusy();
}

void Library::Private::handle(RowFound &found)
{
    const QString path = found.video.path;
    const bool known = byPath.contains(path)
        || std::any_of(found.video.parts.begin(), found.video.parts.end(),
            [this](const QString &part) { return byPath.contains(part); });
    if (known)
        return;
    LibraryEntry entry;
    entry.id = nextId++;
    entry.video = std::move(found.video);
    entry.identity.name = std::move(found.name);
    byPath.insert(path, entry.id);
    for (const QString &part : entry.video.parts)
        byPath.insert(part, entry.id);
    ++videosIn[folderOf(path)];
    order.append(entry.id);
    addedIds.append(entry.id);
    LibraryEntry &row = rows.emplace(entry.id, std::move(entry)).first->second;
    if (found.generation == generation)
        queue(row, false);
}

void Library::Private::handle(RowHashed &hashed)
{
    const auto row = rows.find(hashed.row);
    if (row == rows.end())
        return;
    LibraryEntry &entry = row->second;
    const bool wanted = unfinished.contains(entry.id);
    entry.identity.movieHash = hashed.hash;
    entry.identity.problem = hashed.error ? hashed.error->message : QString();
    const bool unreadable = hashed.error && hashed.error->kind == ErrorKind::FileAccess;
    if (!hashed.remembered) {
        entry.video.size = hashed.size;
        entry.video.modifiedMs = hashed.modifiedMs;
        if (!hashed.error)
            toRemember.append({{entry.video.path, hashed.size, hashed.modifiedMs}, hashed.hash});
    }
    if (entry.state == VideoState::Waiting || entry.state == VideoState::Identifying) {
        entry.state = unreadable ? VideoState::Failed : VideoState::Identified;
        entry.message = unreadable ? hashed.error->message : QString();
    }
    touch(entry.id);
    if (unreadable && wanted) {
        unfinished.remove(entry.id);
        afresh.remove(entry.id);
        ++done;
        progressMoved = true;
    } else if (wanted) {
        laneOf(entry).toRead.push_back(entry.id);
    }
}

void Library::Private::handle(RowMediaRead &read)
{
    const auto row = rows.find(read.row);
    if (row == rows.end())
        return;
    row->second.identity.media = std::move(read.media);
    // What nothing was found out about is looked at again, maybe by a newer MediaInfo.
    const MediaFacts &facts = row->second.identity.media;
    if (!read.remembered && facts != MediaFacts()) {
        const Video &video = row->second.video;
        mediaToRemember.append({{video.path, video.size, video.modifiedMs}, toBytes(facts)});
    }
    if (unfinished.remove(read.row)) {
        ++done;
        progressMoved = true;
    }
    touch(read.row);
}

void Library::Private::handle(RowSidecars &found)
{
    const auto row = rows.find(found.row);
    if (row == rows.end() || row->second.video.sidecars == found.sidecars)
        return;
    row->second.video.sidecars = std::move(found.sidecars);
    touch(found.row);
}

void Library::Private::queue(LibraryEntry &entry, bool withoutStore)
{
    if (unfinished.isEmpty() && !busy) {
        done = 0;
        total = 0;
    }
    unfinished.insert(entry.id);
    ++total;
    progressMoved = true;
    if (withoutStore)
        afresh.insert(entry.id);
    laneOf(entry).toHash.push_back(entry.id);
}

RowTask Library::Private::task(const LibraryEntry &entry) const
{
    return {entry.id, entry.video.path, entry.video.size, entry.video.modifiedMs,
        videosIn.value(folderOf(entry.video.path), 1)};
}

QList<RowTask> Library::Private::takeTasks(std::deque<VideoId> &from, qsizetype most)
{
    QList<RowTask> tasks;
    while (!from.empty() && tasks.size() < most) {
        const auto row = rows.find(from.front());
        from.pop_front();
        if (row == rows.end())
            continue;
        if (row->second.state == VideoState::Waiting) {
            row->second.state = VideoState::Identifying;
            touch(row->first);
        }
        tasks.append(task(row->second));
    }
    return tasks;
}

void Library::Private::dispatch()
{
    for (Lane &lane : lanes) {
        // One more than threads, so that none of them waits for the main thread.
        const int most = pool(lane.pool).maxThreadCount() + 1;
        // Hashes first: with them a search can begin.
        while (lane.running < most && !lane.toHash.empty())
            hashSome(lane);
        while (lane.running < most && !lane.toRead.empty())
            readSome(lane);
    }
}

void Library::Private::hashSome(Lane &lane)
{
    const QList<RowTask> tasks = takeTasks(lane.toHash, hashesATask);
    if (tasks.isEmpty())
        return;
    QList<FileStamp> stamps;
    for (const RowTask &task : tasks) {
        if (!afresh.contains(task.row))
            stamps.append({task.path, task.size, task.modifiedMs});
    }
    const auto hash = [box = inbox, token = stop.get_token(), pool = lane.pool](const QList<RowTask> &unknown) {
        return runInBackground(pool, token, [box, unknown, token] { return hashInto(box, unknown, token); });
    };
    if (stamps.isEmpty())
        return runTask(lane, hash(tasks));
    using Hashes = QHash<QString, QString>;
    // A store that fails has forgotten, no more.
    auto known = orElse(store.hashes(stamps), q, [](const Error &) { return Result<Hashes>(Hashes()); });
    runTask(lane, andThen(std::move(known), q, [this, tasks, hash](const Hashes &hashes) {
        std::vector<LibraryEvent> remembered;
        QList<RowTask> unknown;
        for (const RowTask &task : tasks) {
            const auto found = hashes.find(task.path);
            if (found == hashes.end())
                unknown.append(task);
            else
                remembered.emplace_back(RowHashed{task.row, *found, {}, task.size, task.modifiedMs, true});
        }
        inbox->post(std::move(remembered));
        return unknown.isEmpty() ? ready<Done>(Done()) : hash(unknown);
    }));
}

void Library::Private::readSome(Lane &lane)
{
    const QList<RowTask> tasks = takeTasks(lane.toRead, lane.pool == Pool::Network ? 2 : mediaATask);
    if (tasks.isEmpty())
        return;
    QList<FileStamp> stamps;
    for (const RowTask &task : tasks) {
        if (!afresh.remove(task.row))
            stamps.append({task.path, task.size, task.modifiedMs});
    }
    using Facts = QHash<QString, QByteArray>;
    auto known = orElse(store.media(stamps), q, [](const Error &) { return Result<Facts>(Facts()); });
    const auto read = [this, tasks, token = stop.get_token(), pool = lane.pool](const Facts &facts) {
        std::vector<LibraryEvent> remembered;
        QList<RowTask> unknown;
        for (const RowTask &task : tasks) {
            const auto found = facts.find(task.path);
            if (found == facts.end())
                unknown.append(task);
            else
                remembered.emplace_back(RowMediaRead{task.row, mediaFactsFrom(*found), true});
        }
        inbox->post(std::move(remembered));
        if (unknown.isEmpty())
            return ready<Done>(Done());
        return runInBackground(
            pool, token, [box = inbox, unknown, token] { return readMediaInto(box, unknown, token); });
    };
    runTask(lane, andThen(std::move(known), q, read));
}

void Library::Private::runTask(Lane &lane, QFuture<Result<Done>> task)
{
    ++lane.running;
    whenDone(std::move(task), q, [this, &lane](const Result<Done> &) {
        --lane.running;
        dispatch();
        updateBusy();
    });
}

void Library::Private::touch(VideoId id)
{
    changedIds.insert(id);
    if (!gather.isActive())
        gather.start();
}

void Library::Private::flushAdded()
{
    QList<VideoId> ids = std::exchange(addedIds, {});
    ids.removeIf([this](VideoId id) { return !rows.contains(id); });
    if (ids.isEmpty())
        return;
    for (const VideoId id : std::as_const(ids))
        changedIds.remove(id); // they are read as they are now
    Q_EMIT q->added(ids);
}

void Library::Private::flushChanged()
{
    if (std::exchange(progressMoved, false))
        Q_EMIT q->progressChanged(done, total);
    QSet<VideoId> ids;
    if (changedIds.size() <= changedAtOnce) {
        ids = std::exchange(changedIds, {});
    } else {
        for (auto id = changedIds.begin(); id != changedIds.end() && ids.size() < changedAtOnce;) {
            ids.insert(*id);
            id = changedIds.erase(id);
        }
        gather.start();
    }
    if (!ids.isEmpty())
        Q_EMIT q->changed(ids);
    updateBusy();
}

void Library::Private::rememberHashes(bool all)
{
    if (toRemember.isEmpty() || (!all && toRemember.size() < hashesToRemember))
        return;
    store.rememberHashes(std::exchange(toRemember, {}));
}

void Library::Private::rememberMedia(bool all)
{
    if (mediaToRemember.isEmpty() || (!all && mediaToRemember.size() < hashesToRemember))
        return;
    store.rememberMedia(std::exchange(mediaToRemember, {}));
}

bool Library::Private::working() const
{
    return scans > 0 || !unfinished.isEmpty() || !inbox->isEmpty()
        || std::any_of(lanes.begin(), lanes.end(), [](const Lane &lane) { return lane.running > 0; });
}

void Library::Private::updateBusy()
{
    // What is known is told before "ready": a reader may look at the rows right away.
    const bool now = working() || (busy && (progressMoved || !changedIds.isEmpty()));
    if (now == busy)
        return;
    busy = now;
    Q_EMIT q->busyChanged(busy);
}

void Library::Private::stopWork()
{
    stop.request_stop();
    stop = std::stop_source();
    ++generation;
    for (Lane &lane : lanes) {
        lane.toHash.clear();
        lane.toRead.clear();
    }
    for (const VideoId id : std::as_const(unfinished)) {
        const auto row = rows.find(id);
        if (row != rows.end() && row->second.state == VideoState::Identifying) {
            row->second.state = VideoState::Waiting;
            touch(id);
        }
    }
    unfinished.clear();
    afresh.clear();
    done = 0;
    total = 0;
    progressMoved = true;
    gather.start();
}

} // namespace Legenda
