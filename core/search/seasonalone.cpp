// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a search for a show asks for one episode alone, after the list of its season.

#include "core/search/searchqueries.h"
#include "core/search/seasonsearchprivate.h"

#include <algorithm>

namespace Legenda {

/// The list has been read as far as it will be: what is still missing is asked for alone, where that may help.
void SeasonSearch::Private::conclude(Service &service, const Season &season, int member)
{
    if (!service.waiting.contains(member) || service.alone.contains(member))
        return;
    if (isSatisfied(service, member) || service.askedAlone.contains(member))
        return finish(service, member, std::nullopt, false);
    if (!service.lookedAtHash.contains(member))
        return lookAtHash(service, member);
    const std::optional<SearchQuery> query = questionAlone(service, season, member);
    if (!query)
        return finish(service, member, std::nullopt, !season.complete);
    // A list is worth more than an episode.
    const int spare = sharesOfOthers(service, season);
    service.alone.insert(member);
    askPage(service, *query, 1, spare, [this, id = service.id, member](Result<MaybePage> page) {
        Service &answered = services.at(id);
        answered.alone.remove(member);
        if (!page && endsAsking(page.error().kind))
            return failAll(answered, page.error());
        if (page && !*page)
            return finish(answered, member, std::nullopt, true);
        answered.askedAlone.insert(member);
        if (page)
            addOwn(answered, member, (*page)->hits);
        wake(id);
    });
}

/// What was asked for this file alone before, by a search of its own or as a scout.
void SeasonSearch::Private::lookAtHash(Service &service, int member)
{
    service.lookedAtHash.insert(member);
    const auto query = questionByHash(service, member);
    if (!query || service.hashAsked.contains(member))
        return wake(service.id);
    service.alone.insert(member);
    Asking asking;
    asking.notBefore = notBefore;
    whenDone(answers.known(*service.provider, *query, 1, std::move(asking)), q,
        [this, id = service.id, generation = service.generation, member](const Result<MaybePage> &page) {
            Service &looked = services.at(id);
            if (looked.generation != generation)
                return;
            looked.alone.remove(member);
            if (page && *page) {
                looked.hashAsked.insert(member);
                addOwn(looked, member, (*page)->hits);
            }
            wake(id);
        });
}

std::optional<SearchQuery> SeasonSearch::Private::questionByHash(const Service &service, int member) const
{
    const SeasonMember &of = members.at(member).facts;
    if (of.video.identity.movieHash.isEmpty())
        return std::nullopt;
    SearchQuery query;
    query.movieHash = of.video.identity.movieHash;
    query.fileSize = of.fileSize;
    query.fileName = of.video.fileName;
    return queryForProvider(withWishes(std::move(query), wishes), service.id, service.show);
}

std::optional<SearchQuery> SeasonSearch::Private::questionAlone(
    const Service &service, const Season &season, int member) const
{
    const Member &of = members.at(member);
    if (season.complete) {
        // All of it was read. What hangs on no number of the show may still hang on the file.
        const QList<Language> lacking = missing(service, member);
        const bool anyThere =
            season.hits.isEmpty() || std::any_of(season.hits.begin(), season.hits.end(), [&](const SubtitleHit &hit) {
                return std::any_of(lacking.begin(), lacking.end(),
                    [&](const Language &language) { return language.covers(hit.language); });
            });
        if (service.hashAsked.contains(member) || !anyThere)
            return std::nullopt;
        return questionByHash(service, member);
    }
    if (of.wanted.season < 0)
        return std::nullopt;
    const bool byShow = service.stage == Service::Stage::Known && !season.byName;
    SearchQuery query = byShow ? seasonByShow(service.show, of.wanted.season)
                               : seasonByTitle(wantedTitle(of.facts.video), of.wanted.season);
    query.episode = of.wanted.episodes.first();
    return queryForProvider(withWishes(std::move(query), wishes), service.id, service.show);
}

void SeasonSearch::Private::addOwn(Service &service, int member, const QList<SubtitleHit> &hits)
{
    service.own[member] += hits;
    for (const SubtitleHit &hit : hits)
        note(service, members.at(member), hit);
}

} // namespace Legenda
