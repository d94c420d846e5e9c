// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/remoteconvert/remoteconvertcontroller.h"

#include "ui/mainwindow/batchcontroller.h"
#include "ui/mainwindow/subtitlefiles.h"
#include "ui/remoteconvert/remoteconvertdialog.h"

namespace Legenda {

RemoteConvertController::RemoteConvertController(Engine &engine, BatchController &batches, QWidget *window)
    : QObject(window), m_engine(engine), m_batches(batches), m_window(window),
      m_files(new SubtitleFiles(engine, batches, this))
{
    connect(m_files, &SubtitleFiles::found, this, &RemoteConvertController::open);
}

RemoteConvertDialog *RemoteConvertController::dialog() const
{
    return m_dialog;
}

void RemoteConvertController::openFor(const QList<VideoId> &videos)
{
    open(m_files->beside(videos));
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
    m_files->find(id, hit);
}

} // namespace Legenda
