// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/engine.h"

#include <QObject>

namespace Legenda {

class BatchController;
class SubtitleEditorDialog;

/// Opens the editor on the subtitles beside a video, and has its saves told and undone like any other.
class SubtitleEditorController : public QObject
{
    Q_OBJECT
public:
    /// @param window the dialogs' parent
    SubtitleEditorController(Engine &engine, BatchController &batches, QWidget *window);

    /// Whether there is anything to edit.
    bool isFor(const QList<VideoId> &videos) const;
    /// On the subtitles beside the first of these that has some; nullptr: none.
    SubtitleEditorDialog *openFor(const QList<VideoId> &videos);

private:
    const LibraryEntry *firstWithSubtitles(const QList<VideoId> &videos) const;

    Engine &m_engine;
    BatchController &m_batches;
    QWidget *m_window;
};

} // namespace Legenda
