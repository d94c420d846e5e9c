// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a search for a show comes to know the show's numbers.

#include "core/search/searchqueries.h"
#include "core/search/searchsession.h"
#include "core/search/seasonsearchprivate.h"

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostScouts = 3;
// The hash is of that very file; of names there are many alike.
constexpr int hashVotes = 10;

} // namespace

void SeasonSearch::Private::findShow(Service &service)
{
    if (!service.lookedUp)
        return lookUp(service);
    // What the person said, then what a search before told.
    for (const bool certain : {true, false}) {
        for (const int id : std::as_const(order)) {
            const VideoFacts &video = members.at(id).facts.video;
            const auto show = knownShow(video);
            if (!show || video.identity.chosenByPerson != certain)
                continue;
            if (!queryForProvider(seasonByShow(*show, 1), service.id, *show))
                continue; // another service's own number
            service.show = *show;
            service.isCertain = certain;
            service.stage = Service::Stage::Known;
            return wake(service.id);
        }
    }
    if (service.show.isKnown()) {
        service.stage = Service::Stage::Known;
        return wake(service.id);
    }
    sendScout(service);
}

/// What a search before has learnt, and spent.
void SeasonSearch::Private::lookUp(Service &service)
{
    service.stage = Service::Stage::LookingUp;
    auto known = andThen(answers.show(service.id, showKey), q, [this, id = service.id](const KnownShow &show) {
        return andThen(answers.show(id, wishesKey), q, [show](KnownShow same) -> Result<KnownShow> {
            same.show = show.show;
            return same;
        });
    });
    whenDone(
        std::move(known), q, [this, id = service.id, generation = service.generation](const Result<KnownShow> &show) {
            Service &looked = services.at(id);
            if (looked.generation != generation)
                return;
            looked.lookedUp = true;
            looked.stage = Service::Stage::Unknown;
            if (show) {
                looked.show = show->show;
                // Who wants it anew has new requests as well.
                looked.used = notBefore.isValid() ? 0 : show->requests;
            }
            wake(id);
        });
}

void SeasonSearch::Private::remember(const Service &service)
{
    if (service.stage == Service::Stage::Known && !service.isCertain)
        answers.rememberShow(service.id, showKey, {service.show, 0});
    answers.rememberShow(service.id, wishesKey, {FeatureRef(), service.used});
}

void SeasonSearch::Private::sendScout(Service &service)
{
    const auto isFree = [&](int id) { return !service.scouted.contains(id); };
    // One that waits anyway, else any: the others may come one by one.
    auto chosen =
        std::find_if(order.begin(), order.end(), [&](int id) { return isFree(id) && service.waiting.contains(id); });
    if (chosen == order.end())
        chosen = std::find_if(order.begin(), order.end(), isFree);
    if (chosen == order.end() || service.scouted.size() >= mostScouts) {
        service.stage = Service::Stage::ByName;
        return wake(service.id);
    }
    service.stage = Service::Stage::Scouting;
    service.scout = *chosen;
    service.scouted.insert(*chosen);
    service.scoutAsked.clear();
    askScout(service);
}

/// As a video by itself: by hash, by numbers, by name, until the show is known.
void SeasonSearch::Private::askScout(Service &service)
{
    const Member &scout = members.at(service.scout);
    SearchRequest request;
    request.video = scout.facts.video;
    request.fileSize = scout.facts.fileSize;
    request.wishes = wishes;
    const QList<SearchQuery> queries = queriesFor(request);
    for (const SearchQuery &query : queries) {
        const auto mine = queryForProvider(query, service.id, request.video.identity.feature);
        if (!mine || service.scoutAsked.contains(*mine))
            continue;
        service.scoutAsked.append(*mine);
        const bool byHash = !mine->movieHash.isEmpty();
        // Each season has to be asked for once at least.
        const int spare = std::min(int(bySeason.size()), q->budget() - 2);
        askPage(service, *mine, 1, spare, [this, id = service.id, byHash](Result<MaybePage> page) {
            Service &answered = services.at(id);
            if (!page && endsAsking(page.error().kind)) {
                answered.scouted.remove(std::exchange(answered.scout, -1));
                answered.stage = Service::Stage::Unknown;
                return failAll(answered, page.error());
            }
            if (page && !*page) {
                answered.scout = -1;
                answered.stage = Service::Stage::ByName; // nothing is left to ask with
                return wake(id);
            }
            if (byHash)
                answered.hashAsked.insert(answered.scout);
            if (page) {
                addOwn(answered, answered.scout, (*page)->hits);
                count(answered, members.at(answered.scout), (*page)->hits);
            }
            if (!decide(answered))
                return askScout(answered);
            answered.scout = -1;
            answered.stage = Service::Stage::Known;
            remember(answered);
            wake(id);
        });
        return;
    }
    service.scout = -1;
    service.stage = Service::Stage::Unknown;
    wake(service.id);
}

/// Each hit that is for this episode by its title and number votes for its show.
void SeasonSearch::Private::count(Service &service, const Member &member, const QList<SubtitleHit> &hits)
{
    const QString title = wantedTitle(member.facts.video);
    for (const SubtitleHit &hit : hits) {
        const FeatureRef show = parentOf(hit.feature);
        const EpisodeOfHit episode = episodeOf(hit);
        if (!show.isKnown() || episode.episodes.isEmpty() || !fits(episode, member.wanted) || !titleAgrees(hit, title))
            continue;
        const RankedHit ranked = rank(member.facts.video, hitForVideo(hit, member.facts.video), wishes);
        if (ranked.conflict)
            continue;
        auto &vote = service.votes[showNumber(show)];
        vote.first += ranked.hit.matchedBy == SubtitleHit::MatchedBy::Hash ? hashVotes : 1;
        vote.second = show;
    }
}

bool SeasonSearch::Private::decide(Service &service)
{
    int most = 0;
    bool tie = false;
    for (const auto &[count, show] : std::as_const(service.votes)) {
        if (count == most)
            tie = true;
        if (count <= most)
            continue;
        tie = false;
        most = count;
        service.show = show;
    }
    return most > 0 && !tie;
}

Pending<QList<SubtitleHit>> knownOfSeason(Answers &answers, SubtitleProvider &provider, const QString &showKey,
    const VideoFacts &video, const Wishes &wishes, QObject *context)
{
    using Hits = QList<SubtitleHit>;
    const WantedEpisode wanted = wantedEpisode(video);
    if (wanted.episodes.isEmpty())
        return ready<Hits>(Hits());
    const auto read = [&answers, &provider, wanted, wishes, context](const FeatureRef &show) -> Pending<Hits> {
        const auto query =
            queryForProvider(withWishes(seasonByShow(show, wanted.season), wishes), provider.info().id, show);
        if (!query)
            return ready<Hits>(Hits());
        const auto page = [&answers, at = QPointer(&provider), query, wanted, context](
                              const auto &self, int number, const Hits &before) -> Pending<Hits> {
            constexpr int most = 15;
            if (!at || number > most)
                return ready<Hits>(before);
            return andThen(answers.known(*at, *query, number, {}), context,
                [self, number, before, wanted](const std::optional<AnswerPage> &known) -> Pending<Hits> {
                    if (!known)
                        return ready<Hits>(before);
                    Hits hits = before;
                    for (const SubtitleHit &hit : known->hits) {
                        if (fits(episodeOf(hit), wanted))
                            hits.append(hit);
                    }
                    return number >= known->pages ? ready<Hits>(hits) : self(self, number + 1, hits);
                });
        };
        return page(page, 1, {});
    };
    if (const auto show = knownShow(video))
        return read(*show);
    if (showKey.isEmpty())
        return ready<Hits>(Hits());
    return andThen(answers.show(provider.info().id, showKey), context,
        [read](const KnownShow &known) { return known.show.isKnown() ? read(known.show) : ready<Hits>(Hits()); });
}

} // namespace Legenda
