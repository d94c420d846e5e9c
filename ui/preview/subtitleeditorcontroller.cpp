// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/subtitleeditorcontroller.h"

#include "ui/mainwindow/batchcontroller.h"
#include "ui/mainwindow/savequeue.h"
#include "ui/preview/subtitleeditordialog.h"

namespace Legenda {

SubtitleEditorController::SubtitleEditorController(Engine &engine, BatchController &batches, QWidget *window)
    : QObject(window), m_engine(engine), m_batches(batches), m_window(window)
{
}

const LibraryEntry *SubtitleEditorController::firstWithSubtitles(const QList<VideoId> &videos) const
{
    for (const VideoId id : videos) {
        const LibraryEntry *entry = m_engine.library().find(id);
        if (entry && !entry->video.sidecars.isEmpty())
            return entry;
    }
    return nullptr;
}

bool SubtitleEditorController::isFor(const QList<VideoId> &videos) const
{
    return firstWithSubtitles(videos);
}

SubtitleEditorDialog *SubtitleEditorController::openFor(const QList<VideoId> &videos)
{
    const LibraryEntry *entry = firstWithSubtitles(videos);
    if (!entry)
        return nullptr;
    QStringList files;
    for (const Sidecar &sidecar : entry->video.sidecars)
        files.append(sidecar.path);
    auto *dialog = new SubtitleEditorDialog(m_engine, files, entry->identity.media, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SubtitleEditorDialog::saved, &m_batches, [this](qint64 batch, const QStringList &paths) {
        SaveSummary summary;
        summary.paths = paths;
        summary.batches = {batch};
        m_batches.noteSaved(summary);
    });
    dialog->open();
    return dialog;
}

} // namespace Legenda
