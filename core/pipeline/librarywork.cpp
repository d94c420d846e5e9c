// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/librarywork.h"

#include "core/identify/mediainfo.h"
#include "core/identify/moviehash.h"
#include "core/scan/sidecars.h"

#include <QDateTime>
#include <QFileInfo>

namespace Legenda {

QString namingPath(const Video &video)
{
    if (!video.root.isEmpty() && video.path.size() > video.root.size() && video.path.startsWith(video.root)) {
        // "/media/Dallas (1978)" was dropped: its own name is part of what names the episodes in it.
        const qsizetype root = video.root.endsWith(u'/') ? video.root.size() - 1 : video.root.size();
        const qsizetype start = root > 0 ? video.root.lastIndexOf(u'/', root - 1) : -1;
        return video.path.mid(start + 1);
    }
    return video.path.mid(video.path.lastIndexOf(u'/') + 1);
}

Result<ScanSummary> scanInto(const std::shared_ptr<LibraryInbox> &inbox, const QStringList &paths,
    const ScanOptions &options, int generation, std::stop_token stop)
{
    ScanSink sink;
    sink.videos = [&](QList<Video> videos) {
        std::vector<LibraryEvent> rows;
        rows.reserve(std::size_t(videos.size()));
        for (Video &video : videos) {
            // Here and not later, so that rows show with their titles at once.
            ReleaseName name = parseReleaseName(namingPath(video));
            rows.emplace_back(RowFound{std::move(video), std::move(name), generation});
        }
        inbox->post(std::move(rows));
    };
    sink.problem = [&](QString path, Error error) { inbox->post(ScanProblem{std::move(path), std::move(error)}); };
    sink.subtitles = [&](QStringList found) { inbox->post(ScanSubtitles{std::move(found)}); };
    const ScanSummary summary = scanForVideos(paths, options, sink, stop);
    inbox->post(ScanDone{summary});
    return summary;
}

Result<Done> hashInto(
    const std::shared_ptr<LibraryInbox> &inbox, const QList<RowTask> &rows, const std::stop_token &stop)
{
    for (const RowTask &task : rows) {
        if (stop.stop_requested())
            return fail(cancelled());
        RowHashed hashed;
        hashed.row = task.row;
        // Before reading: a file that grows meanwhile then has another stamp next time and is read again.
        hashed.modifiedMs = QFileInfo(task.path).lastModified().toMSecsSinceEpoch();
        if (Result<MovieHash> hash = movieHash(task.path)) {
            hashed.hash = hash->hash;
            hashed.size = hash->size;
        } else {
            hashed.error = std::move(hash.error());
            hashed.size = task.size;
            hashed.modifiedMs = task.modifiedMs;
        }
        inbox->post(std::move(hashed));
    }
    return Done();
}

Result<Done> readMediaInto(
    const std::shared_ptr<LibraryInbox> &inbox, const QList<RowTask> &rows, const std::stop_token &stop)
{
    for (const RowTask &task : rows) {
        if (stop.stop_requested())
            return fail(cancelled());
        // A file that cannot be read has said so when it was hashed.
        inbox->post(RowMediaRead{task.row, readMediaFacts(task.path).value_or(MediaFacts()), false});
    }
    return Done();
}

Result<Done> findSidecarsInto(
    const std::shared_ptr<LibraryInbox> &inbox, const QList<RowTask> &rows, const std::stop_token &stop)
{
    for (const RowTask &task : rows) {
        if (stop.stop_requested())
            return fail(cancelled());
        inbox->post(RowSidecars{task.row, findSidecars(task.path, task.videosInFolder)});
    }
    return Done();
}

} // namespace Legenda
