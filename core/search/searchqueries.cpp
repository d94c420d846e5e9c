// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/searchqueries.h"

#include "core/providers/subtitleprovider.h"
#include "core/search/answers.h"
#include "core/search/namefacts.h"
#include "core/search/searchsession.h"

#include <QFileInfo>

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

/// By numbers, the most precise first. Services narrow by each number that is sent, and their catalogues do not all
/// have all of them: one is sent.
QList<SearchQuery> byIds(const FeatureRef &feature, const WantedEpisode &wanted)
{
    const bool hasParent = feature.parentImdbId || feature.parentTmdbId || feature.parentFeatureId;
    const bool hasOwn = feature.imdbId || feature.tmdbId || feature.featureId;
    const bool isEpisode = feature.episode >= 0;
    const bool wantsEpisode = !wanted.episodes.isEmpty();

    // A film, or an episode by its own number: then season and episode are not sent.
    SearchQuery own;
    own.imdbId = feature.imdbId;
    own.tmdbId = own.imdbId ? 0 : feature.tmdbId;
    own.featureId = own.imdbId || own.tmdbId ? 0 : feature.featureId;

    // The show, with season and episode. Its numbers stand as parent or, where the show itself was picked, as its
    // own.
    SearchQuery show;
    show.parentImdbId = hasParent ? feature.parentImdbId : feature.imdbId;
    show.parentTmdbId = show.parentImdbId ? 0 : hasParent ? feature.parentTmdbId : feature.tmdbId;
    show.parentFeatureId = hasParent ? feature.parentFeatureId : feature.featureId;
    if (show.parentImdbId || show.parentTmdbId)
        show.parentFeatureId = 0;
    show.season = wanted.season;
    show.episode = wantsEpisode ? wanted.episodes.first() : -1;

    QList<SearchQuery> queries;
    if (hasOwn && (isEpisode || !wantsEpisode))
        queries.append(own);
    if (hasParent || (hasOwn && wantsEpisode && !isEpisode))
        queries.append(show);
    if (hasOwn && !isEpisode && wantsEpisode && !hasParent)
        queries.append(own); // a film with a number in its name
    return queries;
}

} // namespace

QList<SearchQuery> queriesFor(const SearchRequest &request)
{
    QList<SearchQuery> queries;
    const auto ask = [&](SearchQuery query) { queries.append(withWishes(std::move(query), request.wishes)); };
    if (request.byHand) {
        ask(*request.byHand);
        return queries;
    }

    if (!request.video.webAddress.isEmpty()) {
        SearchQuery byAddress;
        byAddress.videoUrl = request.video.webAddress;
        ask(byAddress);
        return queries;
    }

    const VideoIdentity &identity = request.video.identity;
    const NameFacts name = nameFacts(identity.name, request.video.fileName);
    const WantedEpisode wanted = wantedEpisode(request.video, name);
    QList<SearchQuery> ids = identity.feature.isKnown() ? byIds(identity.feature, wanted) : QList<SearchQuery>();

    if (!ids.isEmpty() && identity.chosenByPerson) {
        // What the person said comes first; the hash beside it only marks the hits of this very file.
        ids.first().movieHash = identity.movieHash;
        ids.first().fileSize = request.fileSize;
    } else if (!identity.movieHash.isEmpty()) {
        // The service finds more by the hash with the file name beside it.
        SearchQuery byHash;
        byHash.movieHash = identity.movieHash;
        byHash.fileSize = request.fileSize;
        byHash.fileName = request.video.fileName;
        ask(byHash);
    }
    for (const SearchQuery &query : std::as_const(ids))
        ask(query);

    SearchQuery byName;
    const bool chosen = identity.chosenByPerson && !identity.feature.title.isEmpty();
    byName.text = chosen ? identity.feature.title : name.title;
    if (!wanted.episodes.isEmpty()) {
        byName.season = wanted.season;
        byName.episode = wanted.episodes.first();
        byName.kind = SearchQuery::Kind::Episode;
    } else if (name.year > 0) {
        byName.year = name.year;
        byName.kind = SearchQuery::Kind::Movie;
    }
    if (byName.text.isEmpty())
        byName.text = QFileInfo(request.video.fileName).completeBaseName();
    if (!byName.text.isEmpty())
        ask(byName);
    return queries;
}

std::optional<SearchQuery> hashQueryFor(const SearchRequest &request, const SubtitleProvider &provider)
{
    const QList<SearchQuery> queries = queriesFor(request);
    if (queries.isEmpty() || queries.first().movieHash.isEmpty())
        return std::nullopt;
    const auto query = queryForProvider(queries.first(), provider.info().id, request.video.identity.feature);
    return query && provider.canAnswer(*query) ? query : std::nullopt;
}

SearchQuery withWishes(SearchQuery query, const Wishes &wishes)
{
    const LanguageWishes wide = wishes.widest();
    if (query.languages.isEmpty())
        query.languages = wishes.languages;
    const auto unlessOnly = [](Wish wish) { return wish == Wish::Only ? Wish::Only : Wish::Include; };
    if (query.hearingImpaired == Wish::Include)
        query.hearingImpaired = unlessOnly(wide.hearingImpaired);
    if (query.foreignPartsOnly == Wish::Include)
        query.foreignPartsOnly = unlessOnly(wide.foreignPartsOnly);
    if (query.aiTranslated == Wish::Include)
        query.aiTranslated = wide.aiTranslated;
    if (query.machineTranslated == Wish::Exclude)
        query.machineTranslated = wide.machineTranslated;
    query.trustedOnly = query.trustedOnly || wide.trustedOnly;
    return query;
}

SubtitleHit hitForVideo(SubtitleHit hit, const VideoFacts &video)
{
    if (!video.webAddress.isEmpty())
        hit.matchedBy = SubtitleHit::MatchedBy::Address;
    if (!video.identity.movieHash.isEmpty() && hit.movieHashes.contains(video.identity.movieHash))
        hit.matchedBy = SubtitleHit::MatchedBy::Hash;
    return hit;
}

bool endsAsking(ErrorKind kind)
{
    return kind != ErrorKind::NotFound && kind != ErrorKind::BadInput && kind != ErrorKind::NotSupported
        && kind != ErrorKind::BadReply;
}

std::optional<SearchQuery> queryForProvider(SearchQuery query, const QString &provider, const FeatureRef &feature)
{
    const bool hadFeatureId = query.featureId || query.parentFeatureId;
    if (hadFeatureId && !feature.provider.isEmpty() && feature.provider != provider) {
        query.featureId = 0;
        query.parentFeatureId = 0;
        const bool asksSomething = !query.movieHash.isEmpty() || !query.text.isEmpty() || !query.fileName.isEmpty()
            || query.imdbId || query.tmdbId || query.parentImdbId || query.parentTmdbId || query.uploaderId;
        if (!asksSomething)
            return std::nullopt;
    }
    return query;
}

bool asksById(const SearchQuery &query)
{
    return query.imdbId || query.tmdbId || query.featureId || query.parentImdbId || query.parentTmdbId
        || query.parentFeatureId;
}

QString cacheKey(const QString &provider, const SearchQuery &query)
{
    QStringList languages;
    for (const Language &language : query.languages)
        languages.append(language.code());
    languages.sort();
    QStringList parts{u"search3"_s, provider, query.movieHash, QString::number(query.fileSize), query.videoUrl,
        query.fileName.toCaseFolded(), query.text.simplified().toCaseFolded(), languages.join(u','), query.orderBy};
    const qint64 numbers[] = {query.imdbId, query.tmdbId, query.featureId, query.parentImdbId, query.parentTmdbId,
        query.parentFeatureId, query.season, query.episode, query.year, qint64(query.kind), query.uploaderId,
        qint64(query.hearingImpaired), qint64(query.foreignPartsOnly), qint64(query.aiTranslated),
        qint64(query.machineTranslated), query.trustedOnly, query.hashMatchesOnly, query.ascending, query.page};
    for (const qint64 number : numbers)
        parts.append(QString::number(number));
    return parts.join(u'\x1f');
}

QString videoKey(const VideoFacts &video)
{
    if (!video.webAddress.isEmpty())
        return video.webAddress;
    return video.identity.movieHash.isEmpty() ? video.fileName : video.identity.movieHash;
}

} // namespace Legenda
