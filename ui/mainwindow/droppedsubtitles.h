// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Subtitles, archives and folders of them that were dropped on no row: each goes to the video it fits; of those that
// fit none, the person is told and offered to convert or unpack them.

#include "core/pipeline/placing.h"

#include <QObject>

#include <stop_token>

namespace Legenda {

class BatchController;
class Engine;
class MessageBar;

class DroppedSubtitles : public QObject
{
    Q_OBJECT
public:
    /// @param window the parent of a file dialog
    DroppedSubtitles(Engine &engine, BatchController &batches, MessageBar &messages, QWidget *window);
    ~DroppedSubtitles() override; ///< stops

    /// Reads and matches them in the background, then saves.
    void place(const QStringList &paths);
    void stop();
    bool isBusy() const { return m_reading > 0; }

Q_SIGNALS:
    void busyChanged(bool busy);
    /// @param paths those of archives go on inside: "/d/pack.zip/Season 1/a.srt"
    void convertRequested(const QStringList &paths);
    void problem(const QString &path, const Legenda::Error &error);

private:
    void placed(const Placing &placing);
    void tellHomeless(const QList<DroppedSubtitle> &homeless);
    void tellUnwished(const QList<SubtitlePlace> &unwished);
    void unpack(const QList<DroppedSubtitle> &files);

    Engine &m_engine;
    BatchController &m_batches;
    MessageBar &m_messages;
    QWidget *m_window;
    std::stop_source m_stop;
    int m_reading = 0;
};

} // namespace Legenda
