// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/videosearches.h"

#include <QTimer>

#include <algorithm>

namespace Legenda {

VideoSearches::VideoSearches(Engine &engine, QList<LibraryEntry> videos, Preferences preferences, QObject *parent)
    : QObject(parent), m_engine(engine), m_videos(std::move(videos)), m_preferences(std::move(preferences))
{
}

void VideoSearches::start(int atOnce)
{
    m_plan = m_engine.planSearches(m_videos, m_preferences);
    for (qsizetype i = 0; i < m_videos.size(); ++i)
        m_queue.push_back(i);
    for (int i = 0; i < std::max(1, atOnce); ++i)
        next();
    if (m_videos.isEmpty())
        QTimer::singleShot(0, this, &VideoSearches::stop);
}

void VideoSearches::stop()
{
    if (m_over)
        return;
    m_over = true;
    m_queue.clear();
    const QList<SearchSession *> running = std::exchange(m_running, {});
    for (SearchSession *session : running) {
        session->disconnect(this);
        session->stop();
        session->deleteLater();
    }
    Q_EMIT finished();
}

void VideoSearches::next()
{
    if (m_queue.empty())
        return;
    const LibraryEntry &entry = m_videos.at(m_queue.front());
    m_queue.pop_front();
    SearchSession *session = m_engine.search(entry, m_preferences, this, m_plan.optionsFor(entry.id));
    m_running.append(session);
    connect(session, &SearchSession::finished, this, [this, session, id = entry.id] { take(id, session); });
    session->start();
}

void VideoSearches::take(VideoId id, SearchSession *session)
{
    m_running.removeOne(session);
    m_hits.insert(id, session->hits());
    for (const ProviderOutcome &outcome : session->outcomes()) {
        if (outcome.error && !m_error)
            m_error = outcome.error;
    }
    session->deleteLater();
    ++m_done;
    Q_EMIT progressChanged(m_done, static_cast<int>(m_videos.size()));
    next();
    if (m_running.isEmpty() && m_queue.empty())
        stop();
}

} // namespace Legenda
