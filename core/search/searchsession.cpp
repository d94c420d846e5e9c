// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/searchsession.h"

#include "core/base/background.h"
#include "core/providers/hitjson.h"
#include "core/providers/providerregistry.h"
#include "core/search/merger.h"
#include "core/search/searchqueries.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

// A person who looks again wants what was uploaded meanwhile, the sooner where there was nothing.
constexpr std::chrono::hours answersLast{1};
constexpr std::chrono::minutes emptyAnswersLast{10};

QByteArray toBytes(const QList<SubtitleHit> &hits)
{
    QJsonArray array;
    for (const SubtitleHit &hit : hits)
        array.append(hitToJson(hit));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

Result<QList<SubtitleHit>> fromBytes(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isArray())
        return fail(ErrorKind::BadReply, u"A remembered answer cannot be read."_s);
    QList<SubtitleHit> hits;
    const QJsonArray array = document.array();
    for (const QJsonValue &value : array) {
        if (std::optional<SubtitleHit> hit = hitFromJson(value.toObject()))
            hits.append(std::move(*hit));
    }
    return hits;
}

/// With these there is no use in the service's next question; the others may be the question's own fault.
bool endsAsking(ErrorKind kind)
{
    return kind != ErrorKind::NotFound && kind != ErrorKind::BadInput && kind != ErrorKind::NotSupported
        && kind != ErrorKind::BadReply;
}

} // namespace

struct SearchSession::Private
{
    /// One service's part: one question after the other.
    struct Run
    {
        QString id;
        QPointer<SubtitleProvider> provider;
        QList<SearchQuery> asked;
        QList<SubtitleHit> answer; ///< to the question on its way
        int hits = 0;
        std::optional<Error> error;
        bool done = false;
    };

    Private(SearchSession *session, ProviderRegistry &r, Store *s, SearchRequest searched)
        : q(session), registry(r), store(s), request(std::move(searched))
    {
    }

    void begin();
    void askNext(size_t index);
    void askService(size_t index, const SearchQuery &query, const QString &key);
    void takeAnswer(size_t index, const SearchQuery &query);
    void finish(size_t index);
    void finishIfDone();

    void merge(const QList<SubtitleHit> &found);
    void rankAt(qsizetype index);
    void learnFeature();
    bool isEnough() const;

    SearchSession *q;
    ProviderRegistry &registry;
    QPointer<Store> store;
    SearchRequest request;
    std::stop_source stop;
    std::vector<Run> runs;
    QStringList unwanted;
    HitMerger merger;
    QList<RankedHit> ranked; ///< in the order of the merger
    QList<RankedHit> sorted;
    QList<ProviderOutcome> outcomes;
    bool started = false;
    bool finished = false;
};

SearchSession::SearchSession(ProviderRegistry &registry, Store *store, SearchRequest request, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, registry, store, std::move(request)))
{
}

SearchSession::~SearchSession()
{
    d->stop.request_stop();
}

void SearchSession::start()
{
    if (d->started)
        return;
    d->started = true;
    const QString key = videoKey(d->request.video);
    if (!d->store || key.isEmpty()) {
        QTimer::singleShot(0, this, [this] { d->begin(); });
        return;
    }
    whenDone(d->store->unwanted(key), this, [this](Result<QStringList> unwanted) {
        d->unwanted = unwanted.value_or(QStringList());
        d->begin();
    });
}

void SearchSession::stop()
{
    if (d->finished)
        return;
    d->stop.request_stop();
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
    const QList<SubtitleProvider *> providers = registry.all();
    for (SubtitleProvider *provider : providers) {
        const QString id = provider->info().id;
        const bool wanted = request.providers.isEmpty() ? registry.isEnabled(id) : request.providers.contains(id);
        if (wanted)
            runs.push_back({id, provider, {}, {}, 0, {}, false});
    }
    for (size_t i = 0; i < runs.size(); ++i)
        askNext(i);
    finishIfDone();
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
    }
    // Made anew each time: the answers so far may have told what the video is.
    const QList<SearchQuery> queries = queriesFor(request);
    for (const SearchQuery &query : queries) {
        const std::optional<SearchQuery> mine = queryForProvider(query, run.id, request.video.identity.feature);
        if (!mine || run.asked.contains(*mine))
            continue;
        run.asked.append(*mine);
        run.answer.clear();
        const QString key = cacheKey(run.id, *mine);
        if (!store || request.freshOnly)
            return askService(index, *mine, key);
        whenDone(store->cachedReply(key), q, [this, index, mine, key](Result<std::optional<QByteArray>> cached) {
            if (finished)
                return;
            if (!cached || !cached->has_value())
                return askService(index, *mine, key);
            auto decoded = runInBackground(Pool::Cpu, [bytes = **cached] { return fromBytes(bytes); });
            whenDone(std::move(decoded), q, [this, index, mine, key](Result<QList<SubtitleHit>> hits) {
                if (finished)
                    return;
                if (!hits)
                    return askService(index, *mine, key);
                runs[index].answer = std::move(*hits);
                merge(runs[index].answer);
                takeAnswer(index, *mine);
            });
        });
        return;
    }
    finish(index);
}

void SearchSession::Private::askService(size_t index, const SearchQuery &query, const QString &key)
{
    SubtitleProvider *provider = runs[index].provider.data();
    if (!provider)
        return finish(index);
    // The service may hold the sink longer than the session lives.
    auto sink = [this, session = QPointer<SearchSession>(q), index](const QList<SubtitleHit> &hits) {
        if (!session || finished)
            return;
        runs[index].answer += hits;
        merge(hits);
    };
    auto answered = provider->search(query, std::move(sink), stop.get_token());
    whenDone(std::move(answered), q, [this, index, query, key](Result<int> count) {
        if (finished)
            return;
        Run &answeredRun = runs[index];
        if (!count) {
            answeredRun.error = count.error();
            if (endsAsking(count.error().kind))
                return finish(index);
            return takeAnswer(index, query);
        }
        answeredRun.error.reset();
        if (store) {
            const auto lasting = answeredRun.answer.isEmpty() ? std::chrono::seconds(emptyAnswersLast)
                                                              : std::chrono::seconds(answersLast);
            auto written =
                runInBackground(Pool::Cpu, [hits = answeredRun.answer] { return Result<QByteArray>(toBytes(hits)); });
            // Tied to the store, not to this session: an answer that was paid for is kept.
            whenDone(std::move(written), store.data(), [to = store, key, lasting](Result<QByteArray> bytes) {
                if (bytes && to)
                    to->rememberReply(key, *bytes, lasting);
            });
        }
        takeAnswer(index, query);
    });
}

void SearchSession::Private::takeAnswer(size_t index, const SearchQuery &query)
{
    Run &run = runs[index];
    run.hits += int(run.answer.size());
    if (!query.movieHash.isEmpty())
        learnFeature();
    askNext(index);
}

void SearchSession::Private::finish(size_t index)
{
    Run &run = runs[index];
    if (run.done)
        return;
    run.done = true;
    int hits = 0;
    for (const SubtitleHit &hit : merger.hits())
        hits += hit.provider == run.id ? 1 : 0;
    const ProviderOutcome outcome{run.id, hits, run.error};
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

void SearchSession::Private::merge(const QList<SubtitleHit> &found)
{
    bool changed = false;
    for (const SubtitleHit &hit : found) {
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
    if (unwanted.contains(hit.hit.fullId())) {
        hit.unwanted = true;
        hit.score = std::min(hit.score, acceptableScore - 1);
        hit.reasons.prepend({u"not_this_one"_s, QCoreApplication::translate("Legenda", "You said: not this one"),
            RankReason::Effect::Bad, 0});
    }
    ranked[index] = std::move(hit);
}

/// A hit that may be taken for each wished language; without wishes, any.
bool SearchSession::Private::isEnough() const
{
    const QList<Language> &wished = request.wishes.languages;
    if (wished.isEmpty())
        return std::any_of(sorted.begin(), sorted.end(),
            [](const RankedHit &hit) { return !hit.conflict && !hit.unwanted && hit.score >= acceptableScore; });
    return std::all_of(wished.begin(), wished.end(),
        [this](const Language &language) { return !candidates(sorted, language).isEmpty(); });
}

void SearchSession::Private::learnFeature()
{
    VideoIdentity &identity = request.video.identity;
    if (identity.feature.isKnown() || request.byHand)
        return;
    // Hashes that stand for several films are known: what contradicts the name is no witness, and most votes win.
    QHash<QString, std::pair<int, const FeatureRef *>> votes;
    for (const RankedHit &hit : std::as_const(ranked)) {
        const FeatureRef &feature = hit.hit.feature;
        if (hit.hit.matchedBy != SubtitleHit::MatchedBy::Hash || hit.conflict || !feature.isKnown())
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
