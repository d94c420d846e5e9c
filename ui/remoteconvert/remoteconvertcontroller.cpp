// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/remoteconvert/remoteconvertcontroller.h"

#include "ui/mainwindow/batchcontroller.h"
#include "ui/remoteconvert/remoteconvertdialog.h"

#include <QFileInfo>

#include <utility>

namespace Legenda {

RemoteConvertController::RemoteConvertController(Engine &engine, BatchController &batches, QWidget *window)
    : QObject(window), m_engine(engine), m_batches(batches), m_window(window)
{
    connect(&batches, &BatchController::savedByHand, this, [this](const QStringList &paths) {
        if (std::exchange(m_waiting, false))
            open(paths);
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

RemoteConvertDialog *RemoteConvertController::dialog() const
{
    return m_dialog;
}

void RemoteConvertController::openFor(const QList<VideoId> &videos)
{
    QStringList files;
    for (const VideoId id : videos) {
        const LibraryEntry *entry = m_engine.library().find(id);
        for (const Sidecar &sidecar : entry ? entry->video.sidecars : QList<Sidecar>())
            files.append(sidecar.path);
    }
    open(files);
}

void RemoteConvertController::open(const QStringList &files)
{
    if (m_dialog) {
        m_dialog->addFiles(files);
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new RemoteConvertDialog(m_engine, files, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &RemoteConvertDialog::accountsRequested, this, &RemoteConvertController::accountsRequested);
    connect(m_dialog, &RemoteConvertDialog::saved, this, [this](qint64 batch, const QStringList &paths) {
        SaveSummary summary;
        summary.paths = paths;
        if (batch > 0)
            summary.batches = {batch};
        m_batches.noteSaved(summary);
    });
    m_dialog->open();
}

void RemoteConvertController::openHit(VideoId id, const RankedHit &hit)
{
    constexpr int enough = 1000; // saves back
    whenDone(m_engine.store().downloads(enough), this, [this, id, hit](const Result<QList<DownloadRecord>> &records) {
        const QString file = hit.hit.files.isEmpty() ? hit.hit.id : hit.hit.files.constFirst().id;
        for (const DownloadRecord &record : records.value_or(QList<DownloadRecord>())) {
            const bool same = !record.undone && record.provider == hit.hit.provider && record.subtitleId == file;
            if (same && QFileInfo::exists(record.savedPath)) {
                open({record.savedPath});
                return;
            }
        }
        m_waiting = true;
        m_batches.download(id, {hit});
    });
}

} // namespace Legenda
