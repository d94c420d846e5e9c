// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/searchcontroller.h"

#include "core/search/notthisone.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

// Long enough that going through the list with the arrow keys asks nobody.
constexpr int restMs = 350;
// Each service paces itself; more at once would only fill its queue.
constexpr std::size_t mostAtOnce = 2;
// A film can have hundreds of hits of about a kilobyte each.
constexpr std::size_t mostFindings = 100;

bool isIdentified(const LibraryEntry &entry)
{
    return entry.state != VideoState::Waiting && entry.state != VideoState::Identifying;
}

} // namespace

SearchController::SearchController(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &SearchController::lookedLongEnough);
    connect(&engine.library(), &Library::changed, this, [this](const QSet<VideoId> &ids) {
        // It was not identified when it was looked at.
        if (m_looked >= 0 && ids.contains(m_looked) && !m_rest.isActive())
            lookedLongEnough();
    });
    connect(&engine.library(), &Library::removed, this, [this](const QSet<VideoId> &ids) {
        m_queue.removeIf([&ids](VideoId id) { return ids.contains(id); });
        for (const VideoId id : ids) {
            forget(id);
            m_unwanted.erase(id);
        }
    });
    connect(&engine, &Engine::unwantedChanged, this, [this](VideoId id, const QString &hit, bool unwanted) {
        m_unwanted[id].insert(hit, unwanted);
        Q_EMIT hitsChanged(id);
    });
    connect(&engine, &Engine::textRead, this, &SearchController::learn);
}

SearchController::~SearchController() = default;

void SearchController::look(VideoId id)
{
    m_looked = id;
    m_rest.stop();
    if (id >= 0 && !wasSearched(id) && !isSearching(id))
        m_rest.start();
}

void SearchController::lookedLongEnough()
{
    const VideoId id = m_looked;
    const LibraryEntry *entry = m_engine.library().find(id);
    if (!entry || wasSearched(id) || isSearching(id) || !isIdentified(*entry))
        return;
    m_queue.prepend(id);
    ++m_total;
    startNext();
}

void SearchController::search(const QList<VideoId> &ids, bool fresh)
{
    QList<VideoId> wanted;
    for (const VideoId id : ids) {
        if (!isSearching(id) && m_engine.library().find(id))
            wanted.append(id);
    }
    if (wanted.isEmpty())
        return;
    for (const VideoId id : std::as_const(wanted))
        m_findings.erase(id);
    m_queue.append(wanted);
    m_total += static_cast<int>(wanted.size());
    QList<LibraryEntry> entries;
    for (const VideoId id : std::as_const(wanted))
        entries.append(*m_engine.library().find(id));
    const SearchPlan plan = m_engine.planSearches(entries, m_engine.settings().preferences(), fresh);
    for (const VideoId id : std::as_const(wanted))
        m_options[id] = plan.optionsFor(id);
    startNext();
}

void SearchController::search(const SearchQuery &query)
{
    if (const auto running = m_running.find(byHand); running != m_running.end()) {
        running->second->disconnect(this);
        running->second->deleteLater();
        m_running.erase(running);
        --m_total;
    }
    m_lastQuery = query;
    ++m_total;
    begin(byHand, m_engine.search(query, m_engine.settings().preferences(), this));
}

void SearchController::stop()
{
    m_rest.stop();
    m_looked = -1; // or the change of its state would start it again
    m_queue.clear();
    m_options.clear();
    const auto running = std::exchange(m_running, {});
    for (const auto &[id, session] : running) {
        session->disconnect(this);
        session->stop();
        session->deleteLater();
        Q_EMIT searchFinished(id);
    }
    m_done = 0;
    m_total = 0;
    Q_EMIT busyChanged(false);
}

QList<RankedHit> SearchController::hits(VideoId id) const
{
    QList<RankedHit> hits;
    if (const auto running = m_running.find(id); running != m_running.end())
        hits = running->second->hits();
    else if (const auto found = m_findings.find(id); found != m_findings.end())
        hits = found->second.hits;
    if (m_unwanted.contains(id))
        judgeAgain(id, hits);
    return hits;
}

/// A search reads once what is hidden; what was said since then is laid over its hits.
void SearchController::judgeAgain(VideoId id, QList<RankedHit> &hits) const
{
    const LibraryEntry *entry = m_engine.library().find(id);
    if (!entry)
        return;
    const QHash<QString, bool> &said = m_unwanted.at(id);
    for (RankedHit &ranked : hits) {
        const auto hidden = said.constFind(ranked.hit.fullId());
        if (hidden == said.cend() || *hidden == isNotThisOne(ranked))
            continue;
        if (*hidden)
            markNotThisOne(ranked);
        else
            ranked = rank(Engine::facts(*entry), ranked.hit, Engine::wishes(m_engine.settings().preferences()));
    }
    std::sort(hits.begin(), hits.end(), rankedBefore);
}

QList<ProviderOutcome> SearchController::outcomes(VideoId id) const
{
    if (const auto running = m_running.find(id); running != m_running.end())
        return running->second->outcomes();
    const auto found = m_findings.find(id);
    return found == m_findings.end() ? QList<ProviderOutcome>() : found->second.outcomes;
}

bool SearchController::isSearching(VideoId id) const
{
    return m_running.contains(id) || m_queue.contains(id);
}

bool SearchController::wasSearched(VideoId id) const
{
    return m_findings.contains(id);
}

void SearchController::forgetAll()
{
    m_findings.clear();
    // They are searched by themselves then: what was planned was for other wishes.
    m_options.clear();
    const auto running = std::exchange(m_running, {});
    for (const auto &[id, session] : running) {
        session->disconnect(this);
        session->stop();
        session->deleteLater();
        if (id >= 0)
            m_queue.prepend(id);
    }
    Q_EMIT hitsChanged(m_looked);
    look(m_looked);
    if (!running.empty())
        startNext();
}

void SearchController::forgetUnanswered()
{
    std::erase_if(m_findings, [](const auto &each) {
        const Finding &finding = each.second;
        return finding.hits.isEmpty()
            && std::any_of(finding.outcomes.cbegin(), finding.outcomes.cend(), [](const ProviderOutcome &outcome) {
                   return outcome.error && outcome.error->kind == ErrorKind::Offline;
               });
    });
    look(m_looked);
}

void SearchController::forget(VideoId id)
{
    m_findings.erase(id);
    if (const auto running = m_running.find(id); running != m_running.end()) {
        running->second->disconnect(this);
        running->second->stop();
        running->second->deleteLater();
        m_running.erase(running);
        ++m_done;
        startNext();
    }
}

void SearchController::startNext()
{
    for (auto at = m_queue.begin(); at != m_queue.end() && m_running.size() < mostAtOnce;) {
        const VideoId id = *at;
        at = m_queue.erase(at);
        const LibraryEntry *entry = m_engine.library().find(id);
        if (!entry) {
            ++m_done;
            continue;
        }
        SearchOptions options;
        if (const auto own = m_options.find(id); own != m_options.end()) {
            options = own->second;
            m_options.erase(own);
        }
        SearchSession *session = m_engine.search(*entry, m_engine.settings().preferences(), this, options);
        begin(id, session);
        at = m_queue.begin(); // begin() may have changed it
    }
    Q_EMIT progressChanged(m_done, m_total);
    if (!isBusy()) {
        m_done = 0;
        m_total = 0;
        Q_EMIT busyChanged(false);
    }
}

void SearchController::begin(VideoId id, SearchSession *session)
{
    m_running.emplace(id, session);
    connect(session, &SearchSession::hitsChanged, this, [this, id] { Q_EMIT hitsChanged(id); });
    connect(session, &SearchSession::providerFinished, this, &SearchController::providerFinished);
    connect(session, &SearchSession::finished, this, [this, id] { finish(id); });
    Q_EMIT busyChanged(true);
    Q_EMIT progressChanged(m_done, m_total);
    Q_EMIT searchStarted(id);
    session->start();
}

void SearchController::finish(VideoId id)
{
    const auto running = m_running.find(id);
    if (running == m_running.end())
        return;
    SearchSession *session = running->second;
    m_running.erase(running);
    session->disconnect(this);
    session->deleteLater();
    Finding &finding = m_findings[id];
    finding = {session->hits(), session->outcomes(), ++m_clock};
    dropOldest();
    ++m_done;
    Q_EMIT hitsChanged(id);
    Q_EMIT searchFinished(id);
    startNext();
}

/// The text of a hit has shown where it ends: if that does not fit the video, the list says so from now on.
void SearchController::learn(VideoId id, const SubtitleHit &read)
{
    const auto finding = m_findings.find(id);
    const LibraryEntry *entry = m_engine.library().find(id);
    if (finding == m_findings.end() || !entry || read.lastCueMs <= 0)
        return;
    QList<RankedHit> &hits = finding->second.hits;
    const auto known =
        std::find_if(hits.begin(), hits.end(), [&](const RankedHit &one) { return one.hit.fullId() == read.fullId(); });
    // What the person hid for this video stays hidden.
    if (known == hits.end() || known->hit.lastCueMs == read.lastCueMs || isNotThisOne(*known))
        return;
    SubtitleHit hit = known->hit;
    hit.lastCueMs = read.lastCueMs;
    *known = rank(Engine::facts(*entry), hit, Engine::wishes(m_engine.settings().preferences()));
    std::sort(hits.begin(), hits.end(), rankedBefore);
    Q_EMIT hitsChanged(id);
}

void SearchController::dropOldest()
{
    while (m_findings.size() > mostFindings) {
        const auto oldest = std::min_element(m_findings.begin(), m_findings.end(),
            [](const auto &a, const auto &b) { return a.second.used < b.second.used; });
        m_findings.erase(oldest);
    }
}

} // namespace Legenda
