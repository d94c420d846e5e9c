// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/engine.h"

#include <QObject>
#include <QStringList>

namespace Legenda {

class BatchController;

/// Finds the files that a dialog is to open: those beside videos, or what was saved of a hit.
class SubtitleFiles : public QObject
{
    Q_OBJECT
public:
    SubtitleFiles(Engine &engine, BatchController &batches, QObject *parent);

    /// The subtitles beside these videos; empty where there are none.
    QStringList beside(const QList<VideoId> &videos) const;
    /// What was saved of a hit; where there is nothing, it is downloaded first. found() tells.
    void find(VideoId id, const RankedHit &hit);

Q_SIGNALS:
    void found(const QStringList &paths);

private:
    Engine &m_engine;
    BatchController &m_batches;
    bool m_waiting = false; ///< for a download
};

} // namespace Legenda
