// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/subtitlefiles.h"

#include "ui/mainwindow/batchcontroller.h"

#include <QFileInfo>

#include <utility>

namespace Legenda {

SubtitleFiles::SubtitleFiles(Engine &engine, BatchController &batches, QObject *parent)
    : QObject(parent), m_engine(engine), m_batches(batches)
{
    connect(&batches, &BatchController::savedByHand, this, [this](const QStringList &paths) {
        if (std::exchange(m_waiting, false))
            Q_EMIT found(paths);
    });
    // Behind what was saved, which is told after that.
    connect(
        &batches, &BatchController::busyChanged, this,
        [this](bool busy) {
            if (!busy)
                m_waiting = false;
        },
        Qt::QueuedConnection);
}

QStringList SubtitleFiles::beside(const QList<VideoId> &videos) const
{
    QStringList files;
    for (const VideoId id : videos) {
        const LibraryEntry *entry = m_engine.library().find(id);
        for (const Sidecar &sidecar : entry ? entry->video.sidecars : QList<Sidecar>())
            files.append(sidecar.path);
    }
    return files;
}

void SubtitleFiles::find(VideoId id, const RankedHit &hit)
{
    constexpr int enough = 1000; // saves back
    whenDone(m_engine.store().downloads(enough), this, [this, id, hit](const Result<QList<DownloadRecord>> &records) {
        const QString file = hit.hit.files.isEmpty() ? hit.hit.id : hit.hit.files.constFirst().id;
        for (const DownloadRecord &record : records.value_or(QList<DownloadRecord>())) {
            const bool same = !record.undone && record.provider == hit.hit.provider && record.subtitleId == file;
            if (same && QFileInfo::exists(record.savedPath)) {
                Q_EMIT found({record.savedPath});
                return;
            }
        }
        m_waiting = true;
        m_batches.download(id, {hit});
    });
}

} // namespace Legenda
