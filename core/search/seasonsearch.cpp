// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/seasonsearch.h"

#include "core/search/searchqueries.h"
#include "core/search/seasonsearchprivate.h"

#include <QTimer>

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

// Requests that are allowed in all: what is polite to a service whose limits are made for one video at a time.
constexpr int requestsForHundred = 15;
constexpr int requestsASeason = 3;
constexpr int requestsForScouts = 4;

} // namespace

SeasonSearch::Private::Private(SeasonSearch *search, Answers &a, QString key, Wishes wished)
    : q(search), answers(a), showKey(std::move(key)), wishes(std::move(wished))
{
    wishesKey = showKey + u'\n' + cacheKey({}, withWishes({}, wishes));
}

SeasonSearch::SeasonSearch(Answers &answers, ShowMembers show, Wishes wishes, bool fresh, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, answers, std::move(show.key), std::move(wishes)))
{
    if (fresh)
        d->notBefore = QDateTime::currentDateTimeUtc();
    for (SeasonMember &member : show.members) {
        const int id = member.id;
        const WantedEpisode wanted = wantedEpisode(member.video);
        d->bySeason[wanted.season].append(id);
        d->order.append(id);
        d->members.emplace(id, Member{std::move(member), wanted, {}});
    }
}

SeasonSearch::~SeasonSearch()
{
    for (auto &[id, service] : d->services)
        service.stop.request_stop();
}

bool SeasonSearch::has(int member) const
{
    return d->members.contains(member);
}

int SeasonSearch::budget() const
{
    const auto videos = int(d->members.size());
    const auto seasons = int(d->bySeason.size());
    const int few = std::min(requestsForHundred, requestsASeason * seasons + requestsForScouts);
    return std::max(requestsForHundred * videos / 100, few);
}

int SeasonSearch::requests(const QString &provider) const
{
    const auto service = d->services.find(provider);
    return service == d->services.end() ? 0 : service->second.used;
}

void SeasonSearch::ask(
    SubtitleProvider &provider, const SeasonMember &member, const QStringList &unwanted, Listener listener)
{
    const QString id = provider.info().id;
    Member &known = d->members[member.id];
    known.facts = member;
    known.unwanted = unwanted;
    Service &service = d->services[id];
    service.id = id;
    service.provider = &provider;
    service.waiting[member.id] = {std::move(listener), 0, 0};
    d->wake(id);
}

void SeasonSearch::leave(const QString &provider, int member)
{
    const auto service = d->services.find(provider);
    if (service == d->services.end() || service->second.waiting.erase(member) == 0)
        return;
    // At once: what nobody waits for must not go on because the event loop does not turn any more.
    if (service->second.waiting.empty())
        service->second.drop();
}

void SeasonSearch::Service::drop()
{
    stop.request_stop();
    stop = std::stop_source();
    ++generation;
    for (auto &[number, season] : seasons)
        season.busy = false;
    alone.clear();
    if (stage == Stage::LookingUp || stage == Stage::Scouting)
        stage = Stage::Unknown;
    // A scout that had no answer may be asked for again.
    if (scout >= 0)
        scouted.remove(std::exchange(scout, -1));
}

/// From the event loop: listeners may come back with ask() and leave().
void SeasonSearch::Private::wake(const QString &id)
{
    Service &service = services[id];
    if (std::exchange(service.awake, true))
        return;
    QTimer::singleShot(0, q, [this, id] {
        Service &woken = services[id];
        woken.awake = false;
        drive(woken);
    });
}

void SeasonSearch::Private::drive(Service &service)
{
    if (service.waiting.empty())
        return;
    if (!service.provider)
        return failAll(service, cancelled());
    switch (service.stage) {
    case Service::Stage::Unknown:
        return findShow(service);
    case Service::Stage::LookingUp:
    case Service::Stage::Scouting:
        return;
    case Service::Stage::Known:
    case Service::Stage::ByName:
        break;
    }
    // All of them, so that it is known how many are still to come.
    for (const auto &[number, ids] : bySeason)
        service.seasons[number].number = number;
    for (auto &[number, season] : service.seasons) {
        const QList<int> waiting = waitingIn(service, season);
        if (!waiting.isEmpty() && !season.busy && !season.settled)
            advance(service, season);
        for (const int member : waiting)
            tell(service, season, member);
        for (const int member : waiting) {
            if (season.settled)
                conclude(service, season, member);
        }
    }
}

QList<int> SeasonSearch::Private::waitingIn(const Service &service, const Season &season) const
{
    QList<int> ids;
    for (const auto &[id, waiting] : service.waiting) {
        if (members.at(id).wanted.season == season.number)
            ids.append(id);
    }
    return ids;
}

/// One page, if it is known or may be asked for: the budget has to leave `spare` requests for others. Ends without a
/// page where neither is so.
void SeasonSearch::Private::askPage(Service &service, const SearchQuery &query, int number, int spare, PageEnd end)
{
    Asking asking;
    asking.notBefore = notBefore;
    asking.stop = service.stop.get_token();
    const auto still = [this, id = service.id, generation = service.generation] {
        return services.at(id).generation == generation;
    };
    if (service.used + spare >= q->budget()) {
        whenDone(answers.known(*service.provider, query, number, std::move(asking)), q,
            [still, end = std::move(end)](Result<MaybePage> page) {
                if (still())
                    end(std::move(page));
            });
        return;
    }
    ++service.used;
    whenDone(answers.page(*service.provider, query, number, std::move(asking)), q,
        [this, id = service.id, still, end = std::move(end)](Result<AnswerPage> page) {
            Service &asked = services.at(id);
            if (page && !page->fromService)
                --asked.used;
            else
                remember(asked);
            if (!still())
                return;
            if (page)
                end(MaybePage(std::move(*page)));
            else
                end(fail(std::move(page.error())));
        });
}

/// Requests that the other seasons may still need, so that the first one does not use up all. Beyond its own share a
/// season gets what is sure to be left over.
int SeasonSearch::Private::sharesOfOthers(const Service &service, const Season &season) const
{
    int used = 0;
    for (const auto &[number, other] : service.seasons)
        used += other.requests;
    const auto seasons = int(service.seasons.size());
    const int toShare = q->budget() - (service.used - used);
    const int share = season.requests < toShare / seasons ? toShare / seasons : (toShare + seasons - 1) / seasons;
    int spare = 0;
    for (const auto &[number, other] : service.seasons) {
        if (number != season.number && !other.settled)
            spare += std::max(0, share - other.requests);
    }
    return spare;
}

// The season's list.

std::optional<SearchQuery> SeasonSearch::Private::question(const Service &service, const Season &season) const
{
    const bool byShow = service.stage == Service::Stage::Known && !season.byName;
    const QString title = wantedTitle(members.at(bySeason.at(season.number).first()).facts.video);
    if (!byShow && title.isEmpty())
        return std::nullopt;
    SearchQuery query = byShow ? seasonByShow(service.show, season.number) : seasonByTitle(title, season.number);
    return queryForProvider(withWishes(std::move(query), wishes), service.id, service.show);
}

/// The next page of the list, or a narrower question, or its end.
void SeasonSearch::Private::advance(Service &service, Season &season)
{
    int spare = 0;
    if (season.asking) {
        const QList<int> &ids = bySeason.at(season.number);
        const bool enough = std::all_of(ids.begin(), ids.end(), [&](int id) { return isSatisfied(service, id); });
        if (enough || season.nextPage > season.pages)
            return settle(season, true);
        const QList<Language> lacking = missing(service, season);
        const bool narrower = !wishes.firstIsEnough && lacking.size() < season.asking->languages.size();
        if (narrower && season.nextPage < season.pages) {
            // What is there in plenty would fill page after page.
            season.asking->languages = lacking;
            // And what cannot be taken anyway is looked at on demand only.
            const LanguageWishes wide = wishes.widest();
            season.asking->foreignPartsOnly = wide.foreignPartsOnly;
            season.asking->hearingImpaired = wide.hearingImpaired;
            season.nextPage = 1;
            season.pages = 1;
        }
        spare = sharesOfOthers(service, season);
    } else {
        season.asking = question(service, season);
        season.nextPage = 1;
        if (!season.asking)
            return settle(season, false);
    }
    season.busy = true;
    ++season.requests;
    askPage(service, *season.asking, season.nextPage, spare,
        [this, id = service.id, number = season.number](Result<MaybePage> page) {
            Service &answered = services.at(id);
            Season &its = answered.seasons.at(number);
            its.busy = false;
            listAnswered(answered, its, std::move(page));
            wake(id);
        });
}

void SeasonSearch::Private::listAnswered(Service &service, Season &season, Result<MaybePage> page)
{
    const bool byShow = service.stage == Service::Stage::Known && !season.byName;
    const bool mayTryNames = byShow && !service.isCertain;
    const auto tryNames = [&] {
        season.byName = true;
        season.asking.reset();
        season.hits.clear();
        season.episodes.clear();
        season.seen.clear();
        for (auto &[id, waiting] : service.waiting) {
            if (members.at(id).wanted.season == season.number)
                waiting.told = 0;
        }
    };
    if (!page) {
        if (endsAsking(page.error().kind))
            return failAll(service, page.error());
        return mayTryNames ? tryNames() : settle(season, false);
    }
    if (!*page)
        return settle(season, false);
    QList<SubtitleHit> fresh;
    for (const SubtitleHit &hit : (*page)->hits) {
        if (!season.seen.contains(hit.id))
            fresh.append(hit);
    }
    const QString title = wantedTitle(members.at(bySeason.at(season.number).first()).facts.video);
    const bool isOfShow =
        std::any_of(fresh.begin(), fresh.end(), [&](const SubtitleHit &hit) { return titleAgrees(hit, title); });
    if (mayTryNames && season.hits.isEmpty() && !fresh.isEmpty() && !isOfShow) {
        // The scout was misled: these are the subtitles of another show.
        service.stage = Service::Stage::ByName;
        return tryNames();
    }
    season.nextPage += 1;
    season.pages = (*page)->pages;
    for (SubtitleHit &hit : fresh) {
        season.seen.insert(hit.id);
        season.episodes.append(episodeOf(hit));
        judge(service, season, hit);
        season.hits.append(std::move(hit));
    }
    if (mayTryNames && !season.usable && season.nextPage > season.pages)
        tryNames();
}

/// Notes which video the last hit of the list is good for.
void SeasonSearch::Private::judge(Service &service, Season &season, const SubtitleHit &hit)
{
    const EpisodeOfHit &episode = season.episodes.last();
    for (const int id : bySeason.at(season.number)) {
        const Member &member = members.at(id);
        if (!fits(episode, member.wanted))
            continue;
        const bool usable = note(service, member, hit);
        season.usable = season.usable || usable;
        // A pack of the whole season says nothing of the single episode.
        if (episode.episodes.isEmpty())
            return;
    }
}

/// True if the hit is of that video's episode.
bool SeasonSearch::Private::note(Service &service, const Member &member, const SubtitleHit &hit)
{
    QList<Language> &languages = service.satisfied[member.facts.id];
    if (languages.contains(hit.language))
        return true;
    const RankedHit ranked = rank(member.facts.video, hitForVideo(hit, member.facts.video), wishes);
    if (ranked.conflict)
        return false;
    if (!ranked.unwanted && ranked.score >= acceptableScore && !member.unwanted.contains(hit.fullId()))
        languages.append(hit.language);
    return true;
}

QList<Language> SeasonSearch::Private::missing(const Service &service, int member) const
{
    const QList<Language> found = service.satisfied.value(member);
    QList<Language> lacking;
    const QList<Language> needed = wishes.needed();
    for (const Language &language : needed) {
        const bool there =
            std::any_of(found.begin(), found.end(), [&](const Language &each) { return language.covers(each); });
        if (!there)
            lacking.append(language);
    }
    return lacking;
}

QList<Language> SeasonSearch::Private::missing(const Service &service, const Season &season) const
{
    QList<Language> lacking;
    const QList<Language> needed = wishes.needed();
    for (const Language &language : needed) {
        const QList<int> &ids = bySeason.at(season.number);
        if (std::any_of(ids.begin(), ids.end(), [&](int id) { return missing(service, id).contains(language); }))
            lacking.append(language);
    }
    return lacking;
}

bool SeasonSearch::Private::isSatisfied(const Service &service, int member) const
{
    return wishes.languages.isEmpty() ? !service.satisfied.value(member).isEmpty() : missing(service, member).isEmpty();
}

void SeasonSearch::Private::settle(Season &season, bool complete)
{
    season.settled = true;
    season.complete = complete;
    wakeAll();
}

void SeasonSearch::Private::wakeAll()
{
    for (const auto &[id, service] : services)
        wake(id);
}

// What the videos hear.

void SeasonSearch::Private::tell(Service &service, const Season &season, int member)
{
    const auto at = service.waiting.find(member);
    if (at == service.waiting.end())
        return;
    Waiting &waiting = at->second;
    const Listener listener = waiting.listener;
    const QList<SubtitleHit> own = service.own.value(member).mid(waiting.toldOwn);
    waiting.toldOwn += own.size();
    QList<SubtitleHit> listed;
    for (; waiting.told < season.hits.size(); ++waiting.told) {
        if (fits(season.episodes.at(waiting.told), members.at(member).wanted))
            listed.append(season.hits.at(waiting.told));
    }
    if (!own.isEmpty())
        listener.hits(own, false);
    if (!listed.isEmpty())
        listener.hits(listed, true);
}

void SeasonSearch::Private::finish(Service &service, int member, const std::optional<Error> &error, bool inListOnly)
{
    if (const auto season = service.seasons.find(members.at(member).wanted.season); season != service.seasons.end())
        tell(service, season->second, member);
    const auto at = service.waiting.find(member);
    if (at == service.waiting.end())
        return;
    const Listener listener = at->second.listener;
    service.waiting.erase(at);
    if (service.waiting.empty())
        service.drop();
    listener.finished(error, inListOnly);
}

void SeasonSearch::Private::failAll(Service &service, const Error &error)
{
    QList<int> ids;
    for (const auto &[id, waiting] : service.waiting)
        ids.append(id);
    for (const int id : std::as_const(ids))
        finish(service, id, isSatisfied(service, id) ? std::nullopt : std::optional(error), false);
}

} // namespace Legenda
