// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/library.h"

#include "core/pipeline/libraryprivate.h"
#include "core/pipeline/webplace.h"
#include "core/store/store.h"

namespace Legenda {

namespace {

void addOnce(QList<Language> &languages, const Language &language)
{
    if (language.isValid() && !languages.contains(language))
        languages.append(language);
}

} // namespace

QList<Language> languagesThere(const LibraryEntry &entry, bool embeddedCounts)
{
    QList<Language> languages;
    const QList<Language> beside = sidecarLanguages(entry.video);
    for (const Language &language : beside)
        addOnce(languages, language);
    if (embeddedCounts) {
        for (const EmbeddedSubtitle &track : entry.identity.media.subtitles) {
            if (!track.forced)
                addOnce(languages, track.language);
        }
    }
    return languages;
}

Library::Library(Store &store, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, store))
{
    d->inbox->open(this, [this] { d->drain(); });
    connect(&d->slices, &QTimer::timeout, this, [this] { d->drain(); });
    connect(&d->gather, &QTimer::timeout, this, [this] { d->flushChanged(); });
}

Library::~Library()
{
    d->stop.request_stop();
    d->inbox->close();
}

void Library::add(const QStringList &paths, const ScanOptions &options)
{
    if (paths.isEmpty())
        return;
    ++d->scans;
    auto scan = runInBackground(Pool::Disk, d->stop.get_token(),
        [inbox = d->inbox, paths, options, generation = d->generation, stop = d->stop.get_token()] {
            return scanInto(inbox, paths, options, generation, stop);
        });
    whenDone(std::move(scan), this, [this](Result<ScanSummary> summary) {
        --d->scans;
        // A scan that was stopped before it began posted nothing.
        if (!summary)
            Q_EMIT scanFinished(ScanSummary());
        d->updateBusy();
    });
    d->updateBusy();
}

QList<VideoId> Library::addWeb(const QList<VideoAddress> &videos)
{
    QList<VideoId> ids;
    QSet<VideoId> added;
    for (const VideoAddress &video : videos) {
        VideoId id = idOf(video.address);
        if (id < 0) {
            LibraryEntry entry;
            id = entry.id = d->nextId++;
            entry.video.path = video.address;
            entry.video.webAddress = video.address;
            entry.identity.name.title = video.title;
            entry.state = VideoState::Identified;
            d->byPath.insert(video.address, id);
            ++d->videosIn[folderOf(video.address)];
            d->order.append(id);
            d->addedIds.append(id);
            d->rows.emplace(id, std::move(entry));
            added.insert(id);
        }
        if (!ids.contains(id))
            ids.append(id);
    }
    d->flushAdded();
    refreshSidecars(added);
    return ids;
}

void Library::setWebFolder(const QString &folder)
{
    if (folder == d->webFolder)
        return;
    d->webFolder = folder;
    QSet<VideoId> onWeb;
    for (const VideoId id : std::as_const(d->order)) {
        if (find(id)->video.isOnWeb())
            onWeb.insert(id);
    }
    refreshSidecars(onWeb);
}

void Library::remove(const QSet<VideoId> &ids)
{
    QSet<VideoId> gone;
    for (const VideoId id : ids) {
        const auto row = d->rows.find(id);
        if (row == d->rows.end())
            continue;
        const Video &video = row->second.video;
        d->byPath.remove(video.path);
        for (const QString &part : video.parts)
            d->byPath.remove(part);
        --d->videosIn[folderOf(video.path)];
        if (d->unfinished.remove(id))
            ++d->done;
        d->changedIds.remove(id);
        d->rows.erase(row);
        gone.insert(id);
    }
    if (gone.isEmpty())
        return;
    // Rows of this slice that were not announced yet need not be announced as removed.
    d->flushAdded();
    d->order.removeIf([&](VideoId id) { return gone.contains(id); });
    Q_EMIT removed(gone);
    d->updateBusy();
}

void Library::clear()
{
    d->stopWork();
    d->inbox->dropRows();
    QSet<VideoId> gone(d->order.cbegin(), d->order.cend());
    d->rows.clear();
    d->order.clear();
    d->byPath.clear();
    d->videosIn.clear();
    d->changedIds.clear();
    d->addedIds.clear();
    if (!gone.isEmpty())
        Q_EMIT removed(gone);
    d->updateBusy();
}

void Library::stop()
{
    d->stopWork();
    d->updateBusy();
}

void Library::identify(const QSet<VideoId> &ids)
{
    for (const VideoId id : std::as_const(d->order)) {
        if (!ids.contains(id) || d->unfinished.contains(id))
            continue;
        LibraryEntry &entry = d->rows.at(id);
        if (entry.video.isOnWeb())
            continue;
        entry.state = VideoState::Waiting;
        entry.message.clear();
        d->queue(entry, true);
        d->touch(id);
    }
    d->dispatch();
    d->updateBusy();
}

void Library::refreshSidecars(const QSet<VideoId> &ids)
{
    std::array<QList<RowTask>, 2> tasks;
    for (const VideoId id : ids) {
        const LibraryEntry *entry = find(id);
        if (!entry)
            continue;
        RowTask task = d->task(*entry);
        if (entry->video.isOnWeb()) {
            if (d->webFolder.isEmpty())
                continue;
            // As if the video lay there, among others: only what is named after it counts.
            task.path = webPlace(*entry, d->webFolder);
            task.videosInFolder = 2;
        }
        tasks[entry->video.onNetwork ? 1 : 0].append(task);
    }
    for (size_t lane = 0; lane < tasks.size(); ++lane) {
        if (tasks[lane].isEmpty())
            continue;
        // Not stopped with the rest: what was saved is to be seen.
        runInBackground(d->lanes[lane].pool,
            [inbox = d->inbox, rows = tasks[lane]] { return findSidecarsInto(inbox, rows, std::stop_token()); });
    }
}

const QList<VideoId> &Library::order() const
{
    return d->order;
}

const LibraryEntry *Library::find(VideoId id) const
{
    const auto row = d->rows.find(id);
    return row == d->rows.end() ? nullptr : &row->second;
}

VideoId Library::idOf(const QString &path) const
{
    return d->byPath.value(path, -1);
}

int Library::count() const
{
    return int(d->order.size());
}

bool Library::isBusy() const
{
    return d->busy;
}

std::pair<int, int> Library::progress() const
{
    return {d->done, d->total};
}

void Library::setState(VideoId id, VideoState state, const QString &message)
{
    const auto row = d->rows.find(id);
    if (row == d->rows.end() || (row->second.state == state && row->second.message == message))
        return;
    row->second.state = state;
    row->second.message = message;
    d->touch(id);
}

void Library::setFound(VideoId id, int hits, const QList<Language> &languages)
{
    const auto row = d->rows.find(id);
    if (row == d->rows.end())
        return;
    row->second.hits = hits;
    row->second.found = languages;
    row->second.state = hits > 0 ? VideoState::Found : VideoState::NothingFound;
    row->second.message.clear();
    d->touch(id);
}

void Library::setFeature(const QSet<VideoId> &ids, const FeatureRef &feature, bool chosenByPerson)
{
    for (const VideoId id : ids) {
        const auto row = d->rows.find(id);
        if (row == d->rows.end() || (row->second.identity.chosenByPerson && !chosenByPerson))
            continue;
        row->second.identity.feature = feature;
        row->second.identity.chosenByPerson = chosenByPerson;
        d->touch(id);
    }
}

void Library::setWebTitle(VideoId id, const QString &title)
{
    const auto row = d->rows.find(id);
    if (row == d->rows.end() || !row->second.video.isOnWeb() || title.trimmed().isEmpty()
        || row->second.identity.feature.title == title)
        return;
    row->second.identity.feature.title = title;
    d->touch(id);
    refreshSidecars({id}); // they are named after it
}

QList<Language> Library::languagesThere(VideoId id, bool embeddedCounts) const
{
    const LibraryEntry *entry = find(id);
    return entry ? Legenda::languagesThere(*entry, embeddedCounts) : QList<Language>();
}

} // namespace Legenda
