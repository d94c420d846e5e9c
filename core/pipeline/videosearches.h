// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Searches many rows, a few at once and the episodes of a show together, where all hits are wanted before anything is
// done with one of them.

#include "core/pipeline/engine.h"

#include <QObject>

#include <deque>

namespace Legenda {

class VideoSearches : public QObject
{
    Q_OBJECT
public:
    VideoSearches(Engine &engine, QList<LibraryEntry> videos, Preferences preferences, QObject *parent = nullptr);

    void start(int atOnce = 4);
    /// Ends with what was found so far; finished() follows.
    void stop();

    /// Best first; of rows that were not searched, nothing.
    QList<RankedHit> hits(VideoId id) const { return m_hits.value(id); }
    /// The first failure of a service, if there was one.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void progressChanged(int done, int total);
    void finished(); ///< once, never before start() has returned

private:
    void next();
    void take(VideoId id, SearchSession *session);

    Engine &m_engine;
    QList<LibraryEntry> m_videos;
    Preferences m_preferences;
    SearchPlan m_plan;
    std::deque<qsizetype> m_queue;
    QList<SearchSession *> m_running;
    QHash<VideoId, QList<RankedHit>> m_hits;
    std::optional<Error> m_error;
    int m_done = 0;
    bool m_over = false;
};

} // namespace Legenda
