// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/engine.h"

#include <QObject>
#include <QPointer>

namespace Legenda {

class BatchController;
class ConvertDialog;
class SubtitleFiles;

/// Opens the dialog that converts, on files or on what was saved of a hit, and has its saves told and undone like any
/// other. One dialog: where it is open, files are added to it.
class ConvertController : public QObject
{
    Q_OBJECT
public:
    /// @param window the dialog's parent
    ConvertController(Engine &engine, BatchController &batches, QWidget *window);

    /// On the subtitles beside these videos; empty where there are none.
    void openFor(const QList<VideoId> &videos);
    /// Files, folders and archives.
    void open(const QStringList &paths);
    /// On the file that was saved of a hit; where there is none, it is downloaded first.
    void openHit(VideoId id, const RankedHit &hit);
    ConvertDialog *dialog() const;

Q_SIGNALS:
    /// The files are to be converted by a service.
    void serviceRequested(const QStringList &files);

private:
    Engine &m_engine;
    BatchController &m_batches;
    QWidget *m_window;
    SubtitleFiles *m_files;
    QPointer<ConvertDialog> m_dialog;
    int m_waits = 0; ///< for the window
};

} // namespace Legenda
