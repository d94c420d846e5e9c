// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgqueries.h"

#include "core/providers/opensubtitlesorg/opensubtitlesorglanguages.h"

#include <QSet>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

namespace {

/// Services disagree by a year on what came out around its end.
constexpr int yearSlack = 1;

bool hasHash(const SearchQuery &query)
{
    return !query.movieHash.isEmpty() && query.fileSize > 0;
}

bool fits(Wish wish, bool is)
{
    return wish == Wish::Include || is == (wish == Wish::Only);
}

bool isEpisode(const SubtitleHit &hit)
{
    return hit.feature.season > 0 || hit.feature.episode > 0 || hit.feature.parentImdbId > 0;
}

bool fitsFeature(const SubtitleHit &hit, const SearchQuery &query)
{
    const FeatureRef &feature = hit.feature;
    // Words are looked for without them; numbers and hashes say it all.
    if (hit.matchedBy == SubtitleHit::MatchedBy::Hash || query.imdbId > 0 || query.parentImdbId > 0)
        return true;
    if (query.year > 0 && feature.year > 0 && std::abs(query.year - feature.year) > yearSlack
        && query.kind != SearchQuery::Kind::Episode)
        return false;
    if (query.kind == SearchQuery::Kind::Movie)
        return !isEpisode(hit);
    if (query.season >= 0 && feature.season >= 0 && isEpisode(hit) && feature.season != query.season)
        return false;
    return true;
}

bool isWanted(const SubtitleHit &hit, const SearchQuery &query)
{
    return fits(query.hearingImpaired, hit.hearingImpaired) && fits(query.foreignPartsOnly, hit.foreignPartsOnly)
        && fits(query.aiTranslated, hit.aiTranslated) && fits(query.machineTranslated, hit.machineTranslated)
        && (!query.trustedOnly || hit.fromTrusted)
        && (!query.hashMatchesOnly || hit.matchedBy == SubtitleHit::MatchedBy::Hash)
        && (query.uploaderId <= 0 || hit.uploaderId == QString::number(query.uploaderId)) && fitsFeature(hit, query);
}

bool isSameFilm(const FeatureRef &one, const SearchQuery &query)
{
    if (query.imdbId > 0)
        return one.imdbId == query.imdbId || (query.episode >= 0 && one.parentImdbId == query.imdbId);
    return one.parentImdbId == query.parentImdbId && (query.season < 0 || one.season == query.season)
        && (query.episode < 0 || one.episode == query.episode);
}

} // namespace

QList<Condition> conditionsFor(const SearchQuery &query)
{
    if (!query.videoUrl.isEmpty())
        return {};
    Condition base;
    base.languages = serviceCodes(query.languages);
    QList<Condition> conditions;
    const qint64 imdbId = query.imdbId > 0 ? query.imdbId : query.parentImdbId;
    if (imdbId > 0) {
        Condition byId = base;
        byId.imdbId = imdbId;
        byId.season = query.season;
        byId.episode = query.episode;
        conditions.append(byId);
    }
    if (hasHash(query)) {
        Condition byHash = base;
        byHash.movieHash = query.movieHash.toLower();
        byHash.movieByteSize = query.fileSize;
        conditions.append(byHash);
    }
    if (!conditions.isEmpty())
        return conditions;
    Condition only = base;
    if (!query.text.trimmed().isEmpty()) {
        only.query = query.text.trimmed();
        only.season = query.season;
        only.episode = query.episode;
    } else if (!query.fileName.isEmpty()) {
        only.tag = query.fileName;
    } else {
        return {};
    }
    return {only};
}

QList<SubtitleHit> answerTo(const SearchQuery &query, const QList<QList<SubtitleHit>> &found)
{
    const bool byId = query.imdbId > 0 || query.parentImdbId > 0;
    const bool marks = byId && hasHash(query);
    QList<SubtitleHit> hits;
    QSet<QString> seen;
    const auto take = [&](const SubtitleHit &hit) {
        if (seen.contains(hit.id) || !isWanted(hit, query))
            return;
        seen.insert(hit.id);
        hits.append(hit);
    };
    if (marks) {
        // The person said what the video is: hits by the hash of something else are of no use.
        QSet<QString> ofFilm;
        for (const SubtitleHit &hit : found.value(0))
            ofFilm.insert(hit.id);
        for (const SubtitleHit &hit : found.value(1)) {
            if (ofFilm.contains(hit.id) || isSameFilm(hit.feature, query))
                take(hit);
        }
    }
    for (qsizetype i = 0; i < found.size() - (marks ? 1 : 0); ++i) {
        for (const SubtitleHit &hit : found.at(i))
            take(hit);
    }
    return hits;
}

} // namespace Legenda::OpenSubtitlesOrg
