// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/answers.h"

#include "core/base/background.h"
#include "core/providers/hitjson.h"
#include "core/search/gatherer.h"
#include "core/store/store.h"

#include <QCache>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QSet>

#include <vector>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::hours answersLast{1};
constexpr std::chrono::minutes emptyAnswersLast{10};
// A hit takes about a kilobyte, and its text where it carries one.
constexpr qsizetype bytesOfAHit = 1024;
constexpr qsizetype hitsInMemory = 5000;
constexpr qint64 textsOfAPage = qint64(1024) * 1024; // in the store
constexpr qsizetype showsInMemory = 500;

std::chrono::seconds lasting(const AnswerPage &page)
{
    return page.hits.isEmpty() ? std::chrono::seconds(emptyAnswersLast) : std::chrono::seconds(answersLast);
}

QByteArray toBytes(const AnswerPage &page)
{
    // Texts that hits carry are kept while they are few: the others can be had by their file id.
    qint64 room = textsOfAPage;
    QJsonArray array;
    for (const SubtitleHit &hit : page.hits) {
        array.append(hitToJson(hit, std::min(room, longestKeptContent)));
        if (hit.content.size() <= std::min(room, longestKeptContent))
            room -= hit.content.size();
    }
    return QJsonDocument(QJsonObject{{u"pages"_s, page.pages}, {u"hits"_s, array}}).toJson(QJsonDocument::Compact);
}

std::optional<AnswerPage> fromBytes(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return std::nullopt;
    AnswerPage page;
    page.pages = document["pages"_L1].toInt(1);
    const QJsonArray array = document["hits"_L1].toArray();
    for (const QJsonValue &value : array) {
        if (std::optional<SubtitleHit> hit = hitFromJson(value.toObject()))
            page.hits.append(std::move(*hit));
    }
    return page;
}

QString showId(const QString &provider, const QString &showKey)
{
    return QStringList{u"show1"_s, provider, showKey}.join(u'\x1f');
}

} // namespace

struct Answers::Private
{
    struct Kept
    {
        AnswerPage page;
        QDateTime askedAt;
        QDateTime expires;
    };

    using OnStop = std::stop_callback<std::function<void()>>;

    struct Asker
    {
        QPromise<Result<AnswerPage>> promise;
        SubtitleProvider::HitsSink sink;
        bool over = false;
        std::unique_ptr<OnStop> onStop;

        void end(Result<AnswerPage> result)
        {
            if (std::exchange(over, true))
                return;
            promise.addResult(std::move(result));
            promise.finish();
        }
    };

    /// One question on its way: through the store, then to the service.
    struct Flight
    {
        QString key;
        QPointer<SubtitleProvider> provider;
        SearchQuery query;
        int number = 1;
        bool fresh = false; ///< what the store has does not count
        bool prepared = false; ///< goes on even when nobody waits for it: somebody will
        QDateTime askedAt;
        std::stop_source stop;
        QList<SubtitleHit> hits; ///< so far
        std::vector<std::shared_ptr<Asker>> askers;
    };
    using FlightPtr = std::shared_ptr<Flight>;
    using Stored = std::optional<AnswerPage>;

    Private(Answers *answers, Store *s)
        : q(answers), store(s), memory(hitsInMemory), shows(showsInMemory), gatherer([this] { ++requests; })
    {
    }

    static bool hasPages(SubtitleProvider &provider) { return capability<PagedSearch>(&provider) != nullptr; }
    static QString keyOf(SubtitleProvider &provider, SearchQuery query, int number)
    {
        query.page = hasPages(provider) ? number : 0;
        return cacheKey(provider.info().id, query);
    }

    std::optional<AnswerPage> fromMemory(const QString &key, const QDateTime &notBefore);
    Pending<Stored> fromStore(const QString &key);
    FlightPtr takeOff(SubtitleProvider &provider, const QString &key, SearchQuery query, int number, bool fresh);
    void lookFor(const FlightPtr &flight);
    Pending<AnswerPage> join(const FlightPtr &flight, Asking asking);
    void leave(const FlightPtr &flight, const std::shared_ptr<Asker> &asker);
    void askService(const FlightPtr &flight);
    void await(const FlightPtr &flight, Pending<AnswerPage> answer);
    void arrived(const FlightPtr &flight, const QList<SubtitleHit> &hits);
    void keep(const FlightPtr &flight, const AnswerPage &page);
    void land(const FlightPtr &flight, const Result<AnswerPage> &result);

    Answers *q;
    QPointer<Store> store;
    QCache<QString, Kept> memory;
    QCache<QString, KnownShow> shows;
    QHash<QString, FlightPtr> flights;
    QHash<QString, AnswerPage> unwritten; ///< by key: on their way into the store
    int requests = 0;
    Gatherer gatherer; ///< of questions to services that answer many at once
};

Answers::Answers(Store *store, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, store)) { }

Answers::~Answers()
{
    const auto flights = std::exchange(d->flights, {});
    for (const auto &flight : flights) {
        flight->stop.request_stop();
        for (const auto &asker : flight->askers) {
            asker->onStop.reset();
            asker->end(fail(cancelled()));
        }
    }
    // The last answers of a run come just before it ends.
    for (auto each = d->unwritten.cbegin(); each != d->unwritten.cend() && d->store; ++each)
        d->store->rememberReply(each.key(), toBytes(*each), lasting(*each));
}

Store *Answers::store() const
{
    return d->store;
}

int Answers::requests() const
{
    return d->requests;
}

Pending<AnswerPage> Answers::page(SubtitleProvider &provider, SearchQuery query, int number, Asking asking)
{
    if (asking.stop.stop_requested())
        return failed<AnswerPage>(cancelled());
    const QString key = Private::keyOf(provider, query, number);
    if (std::optional<AnswerPage> kept = d->fromMemory(key, asking.notBefore)) {
        if (asking.sink && !kept->hits.isEmpty())
            asking.sink(kept->hits);
        return ready<AnswerPage>(std::move(*kept));
    }
    const bool fresh = asking.notBefore.isValid();
    if (const auto running = d->flights.constFind(key); running != d->flights.cend()) {
        const Private::FlightPtr flight = *running;
        flight->fresh = flight->fresh || fresh;
        return d->join(flight, std::move(asking));
    }
    const Private::FlightPtr flight = d->takeOff(provider, key, std::move(query), number, fresh);
    Pending<AnswerPage> answer = d->join(flight, std::move(asking));
    d->lookFor(flight);
    return answer;
}

void Answers::prepare(SubtitleProvider &provider, const QList<SearchQuery> &queries, const Asking &asking)
{
    if (!capability<BatchedSearch>(&provider))
        return;
    std::vector<Private::FlightPtr> flights;
    for (const SearchQuery &query : queries) {
        const QString key = Private::keyOf(provider, query, 1);
        if (d->flights.contains(key) || d->fromMemory(key, asking.notBefore))
            continue;
        const Private::FlightPtr flight = d->takeOff(provider, key, query, 1, asking.notBefore.isValid());
        flight->prepared = true;
        flights.push_back(flight);
    }
    const QString id = provider.info().id;
    d->gatherer.hold(id);
    for (const Private::FlightPtr &flight : flights)
        d->lookFor(flight);
    d->gatherer.release(id);
}

/// A question that nobody has asked yet.
Answers::Private::FlightPtr Answers::Private::takeOff(
    SubtitleProvider &provider, const QString &key, SearchQuery query, int number, bool fresh)
{
    auto flight = std::make_shared<Flight>();
    flight->key = key;
    flight->provider = &provider;
    flight->query = std::move(query);
    flight->number = number;
    flight->fresh = fresh;
    flights.insert(key, flight);
    return flight;
}

/// In the store first, then at the service.
void Answers::Private::lookFor(const FlightPtr &flight)
{
    if (flight->fresh || !store)
        return askService(flight);
    // Others that are found missing meanwhile go along in the same request.
    const QString id = flight->provider->info().id;
    gatherer.hold(id);
    whenDone(fromStore(flight->key), q, [this, flight, id](Result<Stored> stored) {
        if (flights.value(flight->key) == flight) {
            if (!stored || !*stored || flight->fresh) {
                askService(flight);
            } else {
                arrived(flight, (*stored)->hits);
                land(flight, **stored);
            }
        }
        gatherer.release(id);
    });
}

Pending<AnswerSummary> Answers::all(SubtitleProvider &provider, SearchQuery query, Asking asking)
{
    struct Reading
    {
        QPointer<SubtitleProvider> provider;
        SearchQuery query;
        Asking asking;
        QSet<QString> seen; ///< pages overlap
        AnswerSummary summary;
    };
    auto reading = std::make_shared<Reading>();
    reading->provider = &provider;
    reading->query = std::move(query);
    reading->asking = std::move(asking);
    // Held by the steps below alone, so that it goes with the last of them.
    const auto read = [this](
                          const auto &self, const std::shared_ptr<Reading> &of, int number) -> Pending<AnswerSummary> {
        if (!of->provider)
            return failed<AnswerSummary>(cancelled());
        Asking each = of->asking;
        each.sink = [of](const QList<SubtitleHit> &hits) {
            QList<SubtitleHit> fresh;
            for (const SubtitleHit &hit : hits) {
                if (of->seen.contains(hit.id))
                    continue;
                of->seen.insert(hit.id);
                fresh.append(hit);
            }
            of->summary.hits += int(fresh.size());
            if (!fresh.isEmpty() && of->asking.sink)
                of->asking.sink(std::move(fresh));
        };
        return andThen(page(*of->provider, of->query, number, std::move(each)), this,
            [self, of, number](const AnswerPage &answer) -> Pending<AnswerSummary> {
                of->summary.requests += answer.fromService ? 1 : 0;
                if (number >= std::min(answer.pages, of->asking.mostPages))
                    return ready<AnswerSummary>(of->summary);
                return self(self, of, number + 1);
            });
    };
    return read(read, reading, 1);
}

Pending<std::optional<AnswerPage>> Answers::known(
    SubtitleProvider &provider, SearchQuery query, int number, Asking asking)
{
    using Known = std::optional<AnswerPage>;
    const QString key = Private::keyOf(provider, query, number);
    if (std::optional<AnswerPage> kept = d->fromMemory(key, asking.notBefore))
        return ready<Known>(std::move(kept));
    if (d->flights.contains(key)) {
        asking.sink = nullptr;
        return andThen(page(provider, std::move(query), number, std::move(asking)), this,
            [](AnswerPage answer) -> Result<Known> { return Known(std::move(answer)); });
    }
    if (asking.notBefore.isValid() || !d->store)
        return ready<Known>(Known());
    return d->fromStore(key);
}

std::optional<AnswerPage> Answers::Private::fromMemory(const QString &key, const QDateTime &notBefore)
{
    const Kept *kept = memory.object(key);
    if (!kept || (notBefore.isValid() && kept->askedAt < notBefore))
        return std::nullopt;
    if (kept->expires <= QDateTime::currentDateTimeUtc()) {
        memory.remove(key);
        return std::nullopt;
    }
    return kept->page;
}

Pending<Answers::Private::Stored> Answers::Private::fromStore(const QString &key)
{
    auto decoded = andThen(store->cachedReply(key), q, [](std::optional<QByteArray> bytes) -> Pending<Stored> {
        if (!bytes)
            return ready<Stored>(Stored());
        return runInBackground(Pool::Cpu, [bytes = std::move(*bytes)]() -> Result<Stored> { return fromBytes(bytes); });
    });
    // A store that fails has forgotten, no more.
    return orElse(std::move(decoded), q, [](const Error &) { return Result<Stored>(Stored()); });
}

Pending<AnswerPage> Answers::Private::join(const FlightPtr &flight, Asking asking)
{
    auto asker = std::make_shared<Asker>();
    asker->promise.start();
    asker->sink = std::move(asking.sink);
    Pending<AnswerPage> answer = asker->promise.future();
    flight->askers.push_back(asker);
    asker->onStop =
        std::make_unique<OnStop>(asking.stop, [this, weakFlight = std::weak_ptr(flight), weak = std::weak_ptr(asker)] {
            const auto of = weakFlight.lock();
            const auto who = weak.lock();
            if (of && who)
                leave(of, who);
        });
    if (asker->sink && !flight->hits.isEmpty())
        asker->sink(flight->hits);
    return answer;
}

void Answers::Private::leave(const FlightPtr &flight, const std::shared_ptr<Asker> &asker)
{
    // It is the asker's own callback that leads here, so the asker has to outlive it.
    QMetaObject::invokeMethod(
        q, [asker] { asker->onStop.reset(); }, Qt::QueuedConnection);
    asker->end(fail(cancelled()));
    std::erase(flight->askers, asker);
    if (!flight->askers.empty() || flight->prepared || flights.value(flight->key) != flight)
        return;
    flights.remove(flight->key);
    flight->stop.request_stop();
}

void Answers::Private::askService(const FlightPtr &flight)
{
    if (!flight->provider)
        return land(flight, fail(cancelled()));
    flight->askedAt = QDateTime::currentDateTimeUtc();
    Pending<AnswerPage> answer;
    if (capability<BatchedSearch>(flight->provider.data())) {
        answer = andThen(gatherer.ask(*flight->provider, flight->query, flight->stop.get_token()), q,
            [this, flight](const QList<SubtitleHit> &hits) -> Result<AnswerPage> {
                arrived(flight, hits);
                return AnswerPage{{}, hits.isEmpty() ? 0 : 1, true};
            });
        return await(flight, std::move(answer));
    }
    ++requests;
    if (auto *paged = capability<PagedSearch>(flight->provider.data())) {
        answer = andThen(paged->searchPage(flight->query, flight->number, flight->stop.get_token()), q,
            [this, flight](SearchPage page) -> Result<AnswerPage> {
                arrived(flight, page.hits);
                return AnswerPage{{}, page.pages, true};
            });
    } else {
        SearchQuery query = flight->query;
        query.page = 0;
        // The service may hold the sink longer than this object lives.
        auto sink = [this, alive = QPointer<Answers>(q), flight](const QList<SubtitleHit> &hits) {
            if (alive && !flight->stop.stop_requested())
                arrived(flight, hits);
        };
        answer = andThen(flight->provider->search(std::move(query), std::move(sink), flight->stop.get_token()), q,
            [](int) -> Result<AnswerPage> {
                return AnswerPage{{}, 1, true};
            });
    }
    await(flight, std::move(answer));
}

void Answers::Private::await(const FlightPtr &flight, Pending<AnswerPage> answer)
{
    whenDone(std::move(answer), q, [this, flight](Result<AnswerPage> page) {
        if (flight->stop.stop_requested())
            return;
        if (page) {
            page->hits = flight->hits;
            keep(flight, *page);
        }
        land(flight, page);
    });
}

void Answers::Private::arrived(const FlightPtr &flight, const QList<SubtitleHit> &hits)
{
    if (hits.isEmpty())
        return;
    flight->hits += hits;
    // A copy: a sink may stop an asker.
    const auto askers = flight->askers;
    for (const auto &asker : askers) {
        if (asker->sink && !asker->over)
            asker->sink(hits);
    }
}

void Answers::Private::keep(const FlightPtr &flight, const AnswerPage &page)
{
    AnswerPage kept = page;
    kept.fromService = false;
    qsizetype cost = kept.hits.size() + 1;
    for (const SubtitleHit &hit : std::as_const(kept.hits))
        cost += hit.content.size() / bytesOfAHit;
    memory.insert(flight->key, new Kept{kept, flight->askedAt, flight->askedAt.addSecs(lasting(kept).count())}, cost);
    if (!store)
        return;
    unwritten.insert(flight->key, kept);
    auto written = runInBackground(Pool::Cpu, [kept] { return Result<QByteArray>(toBytes(kept)); });
    whenDone(std::move(written), q, [this, key = flight->key, kept](const Result<QByteArray> &bytes) {
        if (unwritten.value(key) == kept)
            unwritten.remove(key);
        if (bytes && store)
            store->rememberReply(key, *bytes, lasting(kept));
    });
}

void Answers::Private::land(const FlightPtr &flight, const Result<AnswerPage> &result)
{
    if (flights.value(flight->key) == flight)
        flights.remove(flight->key);
    const auto askers = std::exchange(flight->askers, {});
    for (const auto &asker : askers) {
        asker->onStop.reset();
        asker->end(result);
    }
}

Pending<KnownShow> Answers::show(const QString &provider, const QString &showKey)
{
    const QString id = showId(provider, showKey);
    if (const KnownShow *known = d->shows.object(id))
        return ready<KnownShow>(*known);
    if (!d->store)
        return ready<KnownShow>(KnownShow());
    auto read =
        andThen(d->store->cachedReply(id), this, [this, id](std::optional<QByteArray> bytes) -> Result<KnownShow> {
            const QJsonObject json = QJsonDocument::fromJson(bytes.value_or(QByteArray())).object();
            KnownShow known;
            known.requests = json["requests"_L1].toInt();
            if (const auto hit = hitFromJson(json["show"_L1].toObject()))
                known.show = hit->feature;
            if (bytes)
                d->shows.insert(id, new KnownShow(known));
            return known;
        });
    return orElse(std::move(read), this, [](const Error &) { return Result<KnownShow>(KnownShow()); });
}

void Answers::rememberShow(const QString &provider, const QString &showKey, const KnownShow &show)
{
    const QString id = showId(provider, showKey);
    d->shows.insert(id, new KnownShow(show));
    if (!d->store)
        return;
    // A hit that says nothing but what it is for.
    SubtitleHit hit;
    hit.provider = provider;
    hit.id = u"show"_s;
    hit.feature = show.show;
    const QJsonObject json{{u"show"_s, hitToJson(hit)}, {u"requests"_s, show.requests}};
    d->store->rememberReply(id, QJsonDocument(json).toJson(QJsonDocument::Compact), answersLast);
}

} // namespace Legenda
