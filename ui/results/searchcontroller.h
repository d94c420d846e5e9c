// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Runs the searches of the window: by itself for the row a person looks at, on demand for many; keeps the hits of the
// rows looked at lately.

#include "core/pipeline/engine.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace Legenda {

class SearchController : public QObject
{
    Q_OBJECT
public:
    /// What a free question is filed under.
    static constexpr VideoId byHand = -2;

    explicit SearchController(Engine &engine, QObject *parent = nullptr);
    ~SearchController() override;

    /// The row a person looks at: it is searched after a short rest, as soon as it is identified, unless it was. -1:
    /// none.
    void look(VideoId id);
    /// Now, one after the other, also those that were searched; episodes of one show together. @param fresh not from
    /// answers kept from before
    void search(const QList<VideoId> &ids, bool fresh);
    void search(const SearchQuery &query);
    void stop();
    bool isBusy() const { return !m_running.empty() || !m_queue.isEmpty(); }

    /// Best first, those that the person hid meanwhile marked so; empty where nothing is known (yet).
    QList<RankedHit> hits(VideoId id) const;
    QList<ProviderOutcome> outcomes(VideoId id) const;
    bool isSearching(VideoId id) const; ///< on its way, or waiting for its turn
    bool wasSearched(VideoId id) const;
    /// As it was asked; nothing for free text is known without having been asked.
    SearchQuery lastQuery() const { return m_lastQuery; }

    /// After the wishes changed: what is known is void.
    void forgetAll();
    /// Those that found nothing because nobody could be reached; the one looked at is searched again.
    void forgetUnanswered();
    void forget(VideoId id);

Q_SIGNALS:
    void hitsChanged(Legenda::VideoId id);
    void searchStarted(Legenda::VideoId id);
    void searchFinished(Legenda::VideoId id);
    void providerFinished(const Legenda::ProviderOutcome &outcome);
    void progressChanged(int done, int total);
    void busyChanged(bool busy);

private:
    struct Finding
    {
        QList<RankedHit> hits;
        QList<ProviderOutcome> outcomes;
        quint64 used = 0; ///< for forgetting the oldest
    };

    void lookedLongEnough();
    void startNext();
    void begin(VideoId id, SearchSession *session);
    void finish(VideoId id);
    void dropOldest();
    void learn(VideoId id, const SubtitleHit &read);
    void judgeAgain(VideoId id, QList<RankedHit> &hits) const;

    Engine &m_engine;
    QTimer m_rest;
    VideoId m_looked = -1;
    QList<VideoId> m_queue;
    std::map<VideoId, SearchOptions> m_options; ///< of those that wait, where they are not the usual ones
    std::map<VideoId, SearchSession *> m_running;
    std::map<VideoId, Finding> m_findings;
    std::map<VideoId, QHash<QString, bool>> m_unwanted; ///< said since the search began: full hit id -> hidden
    quint64 m_clock = 0;
    int m_done = 0;
    int m_total = 0;
    SearchQuery m_lastQuery;
};

} // namespace Legenda
