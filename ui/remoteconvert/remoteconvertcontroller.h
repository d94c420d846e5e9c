// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/engine.h"

#include <QObject>
#include <QPointer>

namespace Legenda {

class BatchController;
class RemoteConvertDialog;
class SubtitleFiles;

/// Opens the dialog that converts, on files or on what was saved of a hit, and has its saves told and undone like any
/// other.
class RemoteConvertController : public QObject
{
    Q_OBJECT
public:
    /// @param window the dialog's parent
    RemoteConvertController(Engine &engine, BatchController &batches, QWidget *window);

    /// On the subtitles beside these videos; empty where there are none.
    void openFor(const QList<VideoId> &videos);
    void open(const QStringList &files);
    /// On the file that was saved of a hit; where there is none, it is downloaded first.
    void openHit(VideoId id, const RankedHit &hit);
    RemoteConvertDialog *dialog() const;

Q_SIGNALS:
    void accountsRequested(const QString &service);

private:
    Engine &m_engine;
    BatchController &m_batches;
    QWidget *m_window;
    SubtitleFiles *m_files;
    QPointer<RemoteConvertDialog> m_dialog;
};

} // namespace Legenda
