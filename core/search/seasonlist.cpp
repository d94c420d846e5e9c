// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/seasonlist.h"

#include "core/search/releasewords.h"
#include "core/search/titles.h"

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

/// "Season 02", "Show.S01.1080p", "Show.S01E02.720p-GRP", "Specials": folders below that of the show.
bool isBelowShow(const QString &folder)
{
    const ReleaseName name = parseReleaseName(folder);
    if (!name.season.isEmpty() || !name.episode.isEmpty())
        return true;
    const QString plain = folder.trimmed().toCaseFolded();
    return plain == "specials"_L1 || plain == "extras"_L1 || plain == "bonus"_L1;
}

QString showFolder(const QString &path)
{
    QString folder = path.left(std::max<qsizetype>(0, path.lastIndexOf(u'/')));
    constexpr int deepest = 3; // show / season / episode
    for (int i = 0; i < deepest; ++i) {
        const qsizetype slash = folder.lastIndexOf(u'/');
        if (slash < 0 || !isBelowShow(folder.mid(slash + 1)))
            break;
        folder.truncate(slash);
    }
    return folder;
}

} // namespace

WantedEpisode wantedEpisode(const VideoFacts &video)
{
    return wantedEpisode(video, nameFacts(video.identity.name, video.fileName));
}

QString wantedTitle(const VideoFacts &video)
{
    const FeatureRef &feature = video.identity.feature;
    if (video.identity.chosenByPerson && !feature.title.isEmpty())
        return feature.title;
    return video.identity.name.title;
}

QString showKey(const QString &path, const VideoFacts &video)
{
    const WantedEpisode wanted = wantedEpisode(video);
    const QString title = titleWords(wantedTitle(video)).join(u' ');
    if (wanted.episodes.isEmpty() || title.isEmpty())
        return {};
    const QString year = QString::number(video.identity.name.year.value_or(0));
    return QStringList{title, year, showFolder(path)}.join(u'\n');
}

FeatureRef parentOf(const FeatureRef &feature)
{
    FeatureRef show;
    show.provider = feature.provider;
    show.title = feature.title;
    show.parentImdbId = feature.parentImdbId;
    show.parentTmdbId = feature.parentTmdbId;
    show.parentFeatureId = feature.parentFeatureId;
    return show;
}

std::optional<FeatureRef> knownShow(const VideoFacts &video)
{
    const FeatureRef &feature = video.identity.feature;
    FeatureRef show = parentOf(feature);
    // A show picked by hand stands there with its own numbers.
    if (!show.isKnown() && video.identity.chosenByPerson && feature.episode < 0) {
        show.parentImdbId = feature.imdbId;
        show.parentTmdbId = feature.tmdbId;
        show.parentFeatureId = feature.featureId;
    }
    return show.isKnown() ? std::optional(show) : std::nullopt;
}

QString showNumber(const FeatureRef &show)
{
    // A service's own number only where there is no other.
    if (show.parentImdbId)
        return u"imdb %1"_s.arg(show.parentImdbId);
    if (show.parentTmdbId)
        return u"tmdb %1"_s.arg(show.parentTmdbId);
    return show.parentFeatureId ? u"%1 %2"_s.arg(show.provider).arg(show.parentFeatureId) : QString();
}

QList<ShowMembers> groupByShow(const QList<SeasonMember> &videos)
{
    // What is known by number first: the others of the same name and folder join it if it is the only one there.
    QHash<QString, QStringList> numbersOf; // by name and folder
    QList<std::pair<QString, QString>> keys; // name and folder, number
    for (const SeasonMember &video : videos) {
        const QString name = showKey(video.path, video.video);
        const auto show = name.isEmpty() ? std::nullopt : knownShow(video.video);
        const QString number = show ? showNumber(*show) : QString();
        keys.append({name, number});
        if (!number.isEmpty() && !numbersOf[name].contains(number))
            numbersOf[name].append(number);
    }
    QList<ShowMembers> shows;
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < videos.size(); ++i) {
        auto [name, number] = keys.at(i);
        if (name.isEmpty())
            continue;
        if (number.isEmpty() && numbersOf.value(name).size() == 1)
            number = numbersOf.value(name).first();
        const QString place = number.isEmpty() ? name : number;
        if (!places.contains(place)) {
            places.insert(place, shows.size());
            shows.append({name, {}});
        }
        shows[places.value(place)].members.append(videos.at(i));
    }
    shows.removeIf([](const ShowMembers &show) { return show.members.size() < 2; });
    return shows;
}

EpisodeOfHit episodeOf(const SubtitleHit &hit)
{
    if (hit.feature.episode >= 0)
        return {hit.feature.season, {hit.feature.episode}};
    EpisodeOfHit found{hit.feature.season, {}};
    const QList<NameFacts> names = namesOf(hit);
    for (const NameFacts &name : names) {
        if (name.episodes.isEmpty())
            continue;
        found.episodes += name.episodes;
        if (found.season < 0 && !name.seasons.isEmpty())
            found.season = name.seasons.first();
    }
    return found;
}

bool fits(const EpisodeOfHit &hit, const WantedEpisode &wanted)
{
    if (hit.season >= 0 && wanted.season >= 0 && hit.season != wanted.season)
        return false;
    return hit.episodes.isEmpty() || std::any_of(hit.episodes.begin(), hit.episodes.end(), [&](int episode) {
        return wanted.episodes.contains(episode);
    });
}

bool titleAgrees(const SubtitleHit &hit, const QString &title)
{
    constexpr double alike = 0.5; // the ranker's "similar title"
    if (titleLikeness(hit.feature.title, title) >= alike)
        return true;
    const QList<NameFacts> names = namesOf(hit);
    return std::any_of(
        names.begin(), names.end(), [&](const NameFacts &name) { return titleLikeness(name.title, title) >= alike; });
}

SearchQuery seasonByShow(const FeatureRef &show, int season)
{
    SearchQuery query;
    query.parentImdbId = show.parentImdbId;
    query.parentTmdbId = query.parentImdbId ? 0 : show.parentTmdbId;
    query.parentFeatureId = query.parentImdbId || query.parentTmdbId ? 0 : show.parentFeatureId;
    query.season = season;
    return query;
}

SearchQuery seasonByTitle(const QString &title, int season)
{
    SearchQuery query;
    query.text = title;
    query.season = season;
    query.kind = SearchQuery::Kind::Episode;
    return query;
}

} // namespace Legenda
