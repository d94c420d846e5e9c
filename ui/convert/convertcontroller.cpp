// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/convertcontroller.h"

#include "ui/convert/convertdialog.h"
#include "ui/mainwindow/batchcontroller.h"
#include "ui/mainwindow/subtitlefiles.h"

#include <QTimer>
#include <QWidget>
#include <QWindow>

#include <chrono>

namespace Legenda {

namespace {
constexpr int mostWaits = 50; // for a window that is never shown
}

ConvertController::ConvertController(Engine &engine, BatchController &batches, QWidget *window)
    : QObject(window), m_engine(engine), m_batches(batches), m_window(window),
      m_files(new SubtitleFiles(engine, batches, this))
{
    connect(m_files, &SubtitleFiles::found, this, &ConvertController::open);
}

ConvertDialog *ConvertController::dialog() const
{
    return m_dialog;
}

void ConvertController::openFor(const QList<VideoId> &videos)
{
    open(m_files->beside(videos));
}

void ConvertController::open(const QStringList &paths)
{
    // At the start of the program the window is not on the screen yet, and a dialog would be placed by where it is not.
    constexpr std::chrono::milliseconds soon(40);
    if (const QWindow *window = m_window->windowHandle();
        window && m_window->isVisible() && !window->isExposed() && m_waits++ < mostWaits) {
        QTimer::singleShot(soon, this, [this, paths] { open(paths); });
        return;
    }
    if (!m_dialog) {
        m_dialog = new ConvertDialog(m_engine, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ConvertDialog::serviceRequested, this, &ConvertController::serviceRequested);
        connect(m_dialog, &ConvertDialog::saved, this, [this](qint64 batch, const QStringList &saved) {
            SaveSummary summary;
            summary.paths = saved;
            if (batch > 0)
                summary.batches = {batch};
            m_batches.noteSaved(summary);
        });
        connect(m_dialog, &ConvertDialog::undone, &m_batches, &BatchController::noteUndone);
    }
    m_dialog->addPaths(paths);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ConvertController::openHit(VideoId id, const RankedHit &hit)
{
    m_files->find(id, hit);
}

} // namespace Legenda
