// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The rows and what is on its way for them. Everything here runs on the main thread.

#include "core/base/background.h"
#include "core/pipeline/library.h"
#include "core/pipeline/librarywork.h"
#include "core/store/store.h"

#include <QHash>
#include <QTimer>

#include <array>
#include <deque>
#include <unordered_map>

namespace Legenda {

inline constexpr int gatherMs = 50;

inline QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/'));
}

struct Library::Private
{
    Private(Library *library, Store &s) : q(library), store(s), inbox(std::make_shared<LibraryInbox>())
    {
        slices.setSingleShot(true);
        gather.setSingleShot(true);
        gather.setInterval(gatherMs);
    }

    /// Videos that wait, for local disks and for shares.
    struct Lane
    {
        Pool pool = Pool::Disk;
        std::deque<VideoId> toHash;
        std::deque<VideoId> toRead;
        int running = 0;
    };

    Lane &laneOf(const LibraryEntry &entry) { return lanes[entry.video.onNetwork ? 1 : 0]; }

    void drain();
    void handle(RowFound &found);
    void handle(RowHashed &hashed);
    void handle(RowMediaRead &read);
    void handle(RowSidecars &found);
    void handle(ScanProblem &found) { Q_EMIT q->problem(found.path, found.error); }
    void handle(ScanSubtitles &found) { Q_EMIT q->subtitlesDropped(found.paths); }
    void handle(ScanDone &scan) { finishedScans.append(scan.summary); }

    void queue(LibraryEntry &entry, bool afresh);
    void dispatch();
    void hashSome(Lane &lane);
    void readSome(Lane &lane);
    void runTask(Lane &lane, QFuture<Result<Done>> task);
    QList<RowTask> takeTasks(std::deque<VideoId> &from, qsizetype most);
    RowTask task(const LibraryEntry &entry) const;

    void touch(VideoId id);
    void flushAdded();
    void flushChanged();
    void rememberHashes(bool all);
    void rememberMedia(bool all);
    void updateBusy();
    void stopWork();
    bool working() const;

    Library *q;
    Store &store;
    std::shared_ptr<LibraryInbox> inbox;
    std::stop_source stop;
    int generation = 0;
    int scans = 0;

    std::unordered_map<VideoId, LibraryEntry> rows;
    QList<VideoId> order;
    QHash<QString, VideoId> byPath; ///< every part
    QHash<QString, int> videosIn; ///< by folder
    QString webFolder; ///< of subtitles of web videos; empty: none
    VideoId nextId = 0;

    std::array<Lane, 2> lanes{Lane{Pool::Disk, {}, {}, 0}, Lane{Pool::Network, {}, {}, 0}};
    QSet<VideoId> unfinished; ///< queued or on a pool
    QSet<VideoId> afresh; ///< to be hashed without asking the store
    QList<std::pair<FileStamp, QString>> toRemember;
    QList<std::pair<FileStamp, QByteArray>> mediaToRemember;

    QTimer slices;
    QTimer gather;
    QList<VideoId> addedIds;
    QSet<VideoId> changedIds;
    QList<ScanSummary> finishedScans;
    int done = 0;
    int total = 0;
    bool progressMoved = false;
    bool busy = false;
};

} // namespace Legenda
