// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/searchsession.h"

#include "core/providers/providerregistry.h"
#include "core/search/answers.h"
#include "core/search/merger.h"
#include "core/search/notthisone.h"
#include "core/search/searchqueries.h"
#include "core/search/seasonsearch.h"
#include "core/store/store.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

struct SearchSession::Private
{
    /// One service's part: one question after the other.
    struct Run
    {
        QString id;
        QPointer<SubtitleProvider> provider;
        QList<SearchQuery> asked;
        int hits = 0;
        std::optional<Error> error;
        bool done = false;
        bool inSeason = false; ///< the search for the show does the asking
        bool inListOnly = false;
    };

    Private(SearchSession *session, ProviderRegistry &r, Answers &a, SearchRequest searched)
        : q(session), registry(r), answers(a), request(std::move(searched))
    {
    }

    void begin();
    void chooseServices();
    bool hasSeason(const Run &run) const;
    std::optional<SearchQuery> nextQuery(const Run &run) const;
    void askNext(size_t index);
    void ask(size_t index, const SearchQuery &query);
    void askSeason(size_t index);
    void showKnown(size_t index);
    void finish(size_t index);
    void finishIfDone();
    void leaveSeason();

    void merge(const QList<SubtitleHit> &found, bool ofSeason = false);
    void rankAt(qsizetype index);
    void learnFeature(bool byNumbers);
    bool isWitness(const RankedHit &hit, bool byNumbers) const;
    bool isEnough() const;

    SearchSession *q;
    ProviderRegistry &registry;
    Answers &answers;
    SearchRequest request;
    QDateTime notBefore; ///< of answers; invalid: those that are kept will do
    std::stop_source stop;
    std::vector<Run> runs;
    QStringList unwanted;
    HitMerger merger; ///< knows the services' order from begin() on
    QList<RankedHit> ranked; ///< in the order of the merger
    QList<RankedHit> sorted;
    QList<ProviderOutcome> outcomes;
    bool started = false;
    bool finished = false;
};

SearchSession::SearchSession(ProviderRegistry &registry, Answers &answers, SearchRequest request, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, registry, answers, std::move(request)))
{
}

SearchSession::~SearchSession()
{
    d->stop.request_stop();
    d->leaveSeason();
}

void SearchSession::start()
{
    if (d->started)
        return;
    d->started = true;
    if (d->request.freshOnly)
        d->notBefore = d->request.notBefore.isValid() ? d->request.notBefore : QDateTime::currentDateTimeUtc();
    const QString key = videoKey(d->request.video);
    Store *store = d->answers.store();
    if (!store || key.isEmpty()) {
        QTimer::singleShot(0, this, [this] { d->begin(); });
        return;
    }
    whenDone(store->unwanted(key), this, [this](Result<QStringList> unwanted) {
        d->unwanted = unwanted.value_or(QStringList());
        d->begin();
    });
}

void SearchSession::stop()
{
    if (d->finished)
        return;
    d->stop.request_stop();
    d->leaveSeason();
    for (size_t i = 0; i < d->runs.size(); ++i) {
        if (!d->runs[i].done) {
            d->runs[i].error = cancelled();
            d->finish(i);
        }
    }
    if (!d->finished) {
        d->finished = true;
        Q_EMIT finished();
    }
}

bool SearchSession::isFinished() const
{
    return d->finished;
}

const SearchRequest &SearchSession::request() const
{
    return d->request;
}

const QList<RankedHit> &SearchSession::hits() const
{
    return d->sorted;
}

const QList<ProviderOutcome> &SearchSession::outcomes() const
{
    return d->outcomes;
}

void SearchSession::Private::begin()
{
    if (finished)
        return;
    QStringList order;
    const QList<SubtitleProvider *> providers = registry.all();
    for (const SubtitleProvider *provider : providers)
        order.append(provider->info().id);
    merger = HitMerger(order);
    chooseServices();
    for (size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].error) {
            finish(i);
            continue;
        }
        // Where many files go into one request, the files themselves are asked for first.
        const bool byFile = capability<BatchedSearch>(runs[i].provider) && hashQueryFor(request, *runs[i].provider);
        if (hasSeason(runs[i]) && !byFile) {
            askSeason(i);
            continue;
        }
        if (runs[i].provider->info().searchesSeasons)
            showKnown(i);
        askNext(i);
    }
    finishIfDone();
}

/// Those that have an answer to any of the questions. What cannot be searched now (it wants an account) is left out, as
/// long as another one can.
void SearchSession::Private::chooseServices()
{
    std::vector<Run> off;
    const QList<SubtitleProvider *> providers = registry.all();
    for (SubtitleProvider *provider : providers) {
        const QString id = provider->info().id;
        const bool named = request.providers.contains(id);
        if (!named && (!request.providers.isEmpty() || !registry.isEnabled(id)))
            continue;
        Run run;
        run.id = id;
        run.provider = provider;
        if (!nextQuery(run))
            continue;
        run.error = named ? std::nullopt : registry.whyNotSearched(*provider);
        (run.error ? off : runs).push_back(run);
    }
    if (runs.empty())
        runs = std::move(off);
}

bool SearchSession::Private::hasSeason(const Run &run) const
{
    return run.provider && run.provider->info().searchesSeasons && request.season
        && request.season->has(request.seasonMember);
}

/// The next question to this service that it was not asked yet. They are made anew each time: the answers so far may
/// have told what the video is.
std::optional<SearchQuery> SearchSession::Private::nextQuery(const Run &run) const
{
    const QList<SearchQuery> queries = queriesFor(request);
    for (const SearchQuery &query : queries) {
        std::optional<SearchQuery> mine = queryForProvider(query, run.id, request.video.identity.feature);
        if (mine && !run.asked.contains(*mine) && run.provider->canAnswer(*mine))
            return mine;
    }
    return std::nullopt;
}

void SearchSession::Private::askNext(size_t index)
{
    Run &run = runs[index];
    if (run.done || finished)
        return;
    if (!run.provider)
        return finish(index);
    if (!run.asked.isEmpty() && !request.thorough) {
        // Numbers are exact: where they gave hits, the name would only add those of other films.
        const bool byIds = asksById(run.asked.last()) && run.hits > 0;
        if (byIds || isEnough())
            return finish(index);
        if (hasSeason(run))
            return askSeason(index);
    }
    const std::optional<SearchQuery> query = nextQuery(run);
    if (!query)
        return finish(index);
    run.asked.append(*query);
    ask(index, *query);
}

void SearchSession::Private::ask(size_t index, const SearchQuery &query)
{
    Asking asking;
    asking.notBefore = notBefore;
    asking.stop = stop.get_token();
    asking.sink = [this, session = QPointer<SearchSession>(q), index](const QList<SubtitleHit> &hits) {
        if (!session || finished)
            return;
        runs[index].hits += int(hits.size());
        merge(hits);
    };
    whenDone(answers.all(*runs[index].provider, query, std::move(asking)), q,
        [this, index, byHash = !query.movieHash.isEmpty()](const Result<AnswerSummary> &answer) {
            if (finished)
                return;
            runs[index].error = answer ? std::nullopt : std::optional(answer.error());
            if (!answer && endsAsking(answer.error().kind))
                return finish(index);
            if (byHash)
                learnFeature(false);
            askNext(index);
        });
}

void SearchSession::Private::askSeason(size_t index)
{
    runs[index].inSeason = true;
    SeasonMember member;
    member.id = request.seasonMember;
    member.video = request.video;
    member.fileSize = request.fileSize;
    SeasonSearch::Listener listener;
    const auto isOver = [this, session = QPointer<SearchSession>(q)] { return !session || finished; };
    listener.hits = [this, isOver](const QList<SubtitleHit> &hits, bool ofSeason) {
        if (!isOver())
            merge(hits, ofSeason);
    };
    listener.finished = [this, isOver, index](const std::optional<Error> &error, bool inListOnly) {
        if (isOver())
            return;
        runs[index].inSeason = false;
        runs[index].error = error;
        runs[index].inListOnly = inListOnly && !isEnough();
        learnFeature(true);
        finish(index);
    };
    request.season->ask(*runs[index].provider, member, unwanted, std::move(listener));
}

/// Hits of the season's list, if it was asked for lately, while the question for this episode is on its way.
void SearchSession::Private::showKnown(size_t index)
{
    if (request.byHand || request.freshOnly)
        return;
    auto known = knownOfSeason(answers, *runs[index].provider, request.showKey, request.video, request.wishes, q);
    whenDone(std::move(known), q, [this](const Result<QList<SubtitleHit>> &hits) {
        if (!finished && hits)
            merge(*hits, true);
    });
}

void SearchSession::Private::leaveSeason()
{
    if (!request.season)
        return;
    for (const Run &run : runs) {
        if (run.inSeason)
            request.season->leave(run.id, request.seasonMember);
    }
}

void SearchSession::Private::finish(size_t index)
{
    Run &run = runs[index];
    if (run.done)
        return;
    run.done = true;
    int hits = 0;
    const QString prefix = run.id + u':';
    for (const SubtitleHit &hit : merger.hits()) {
        const bool has = hit.provider == run.id
            || std::any_of(
                hit.alsoAt.begin(), hit.alsoAt.end(), [&](const QString &id) { return id.startsWith(prefix); });
        hits += has ? 1 : 0;
    }
    const ProviderOutcome outcome{run.id, hits, run.error, run.inListOnly};
    outcomes.append(outcome);
    Q_EMIT q->providerFinished(outcome);
    finishIfDone();
}

void SearchSession::Private::finishIfDone()
{
    if (finished || std::any_of(runs.begin(), runs.end(), [](const Run &run) { return !run.done; }))
        return;
    finished = true;
    Q_EMIT q->finished();
}

/// @param ofSeason they are of a list for the whole season: what turns out to be of another episode is left out
void SearchSession::Private::merge(const QList<SubtitleHit> &found, bool ofSeason)
{
    bool changed = false;
    for (const SubtitleHit &each : found) {
        const SubtitleHit hit = hitForVideo(each, request.video);
        if (ofSeason && rank(request.video, hit, request.wishes).conflict)
            continue;
        const HitMerger::Place place = merger.add(hit);
        if (place.added)
            ranked.append(RankedHit());
        if (place.added || place.changed) {
            rankAt(place.index);
            changed = true;
        }
    }
    if (!changed)
        return;
    sorted = ranked;
    std::sort(sorted.begin(), sorted.end(), rankedBefore);
    Q_EMIT q->hitsChanged();
}

void SearchSession::Private::rankAt(qsizetype index)
{
    RankedHit hit = rank(request.video, merger.hits().at(index), request.wishes);
    if (unwanted.contains(hit.hit.fullId()))
        markNotThisOne(hit);
    ranked[index] = std::move(hit);
}

/// A hit that may be taken for each wished language; without wishes, any.
bool SearchSession::Private::isEnough() const
{
    const QList<Language> wished = request.wishes.needed();
    if (wished.isEmpty())
        return std::any_of(sorted.begin(), sorted.end(),
            [](const RankedHit &hit) { return !hit.conflict && !hit.unwanted && hit.score >= acceptableScore; });
    return std::all_of(wished.begin(), wished.end(),
        [this](const Language &language) { return !candidates(sorted, language).isEmpty(); });
}

/// A match of the very file tells what it is; in a search for a show, so does a match of title and episode there.
bool SearchSession::Private::isWitness(const RankedHit &hit, bool byNumbers) const
{
    if (hit.conflict || !hit.hit.feature.isKnown())
        return false;
    if (hit.hit.matchedBy == SubtitleHit::MatchedBy::Hash)
        return true;
    return byNumbers && hit.hit.feature.episode >= 0 && titleAgrees(hit.hit, wantedTitle(request.video));
}

void SearchSession::Private::learnFeature(bool byNumbers)
{
    VideoIdentity &identity = request.video.identity;
    if (identity.feature.isKnown() || request.byHand)
        return;
    // Hashes that stand for several films are known: what contradicts the name is no witness, and most votes win.
    QHash<QString, std::pair<int, const FeatureRef *>> votes;
    for (const RankedHit &hit : std::as_const(ranked)) {
        const FeatureRef &feature = hit.hit.feature;
        if (!isWitness(hit, byNumbers))
            continue;
        const bool differs = std::any_of(hit.reasons.begin(), hit.reasons.end(),
            [](const RankReason &reason) { return reason.key == "title_differs"_L1; });
        auto &vote = votes[feature.imdbId ? u"i%1"_s.arg(feature.imdbId)
                                          : u"%1:%2"_s.arg(feature.provider).arg(feature.featureId)];
        vote.first += differs ? 1 : 100;
        vote.second = &feature;
    }
    const FeatureRef *best = nullptr;
    int most = 0;
    bool tie = false;
    for (const auto &[count, feature] : std::as_const(votes)) {
        if (count > most) {
            most = count;
            best = feature;
            tie = false;
        } else if (count == most) {
            tie = true;
        }
    }
    if (!best || tie)
        return;
    identity.feature = *best;
    Q_EMIT q->featureFound(identity.feature);
    for (qsizetype i = 0; i < ranked.size(); ++i)
        rankAt(i);
    sorted = ranked;
    std::sort(sorted.begin(), sorted.end(), rankedBefore);
    Q_EMIT q->hitsChanged();
}

} // namespace Legenda
