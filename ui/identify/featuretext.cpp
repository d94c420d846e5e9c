// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/featuretext.h"

#include "ui/results/freesearchpanel.h"
#include "ui/videos/videotext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

QString FeatureText::type(Feature::Type type)
{
    switch (type) {
    case Feature::Type::TvShow:
        return tr("Show");
    case Feature::Type::Episode:
        return tr("Episode");
    case Feature::Type::Movie:
        break;
    }
    return tr("Film");
}

QString FeatureText::iconName(Feature::Type type)
{
    return type == Feature::Type::Movie ? u"film"_s : u"series"_s;
}

QString FeatureText::title(const Feature &feature)
{
    QString title = oneLine(feature.ref.title.isEmpty() ? feature.originalTitle : feature.ref.title);
    if (feature.type == Feature::Type::Episode) {
        const QString code = episodeCode(feature.ref.season, feature.ref.episode);
        // Some services write "The Show" The Episode.
        QString own = oneLine(feature.ref.episodeTitle);
        if (const QString quoted = u"\"%1\""_s.arg(title); own.startsWith(quoted, Qt::CaseInsensitive))
            own = own.mid(quoted.size()).trimmed();
        const QString rest = (code + u' ' + own).trimmed();
        if (!rest.isEmpty())
            title += u" · "_s + rest;
    }
    return title;
}

QString FeatureText::line(const Feature &feature)
{
    const QString name =
        feature.ref.year > 0 ? tr("%1 (%2)").arg(title(feature)).arg(feature.ref.year) : title(feature);
    return tr("%1 – %2", "title – film or show").arg(name, type(feature.type).toLower());
}

QString FeatureText::episodeCode(int season, int episode)
{
    QString code;
    if (season >= 0)
        code += u"S%1"_s.arg(season, 2, 10, '0'_L1);
    if (episode >= 0)
        code += u"E%1"_s.arg(episode, 2, 10, '0'_L1);
    return code;
}

FeatureRef featureFor(const Feature &feature, int season, int episode)
{
    if (feature.type == Feature::Type::Movie)
        return feature.ref;
    if (feature.type == Feature::Type::Episode
        && (season < 0 || (season == feature.ref.season && episode == feature.ref.episode)))
        return feature.ref;

    FeatureRef ref;
    ref.provider = feature.ref.provider;
    ref.title = feature.ref.title.isEmpty() ? feature.originalTitle : feature.ref.title;
    ref.year = feature.ref.year;
    ref.posterUrl = feature.ref.posterUrl;
    ref.season = season;
    ref.episode = episode;
    const bool show = feature.type == Feature::Type::TvShow;
    ref.parentFeatureId = show ? feature.ref.featureId : feature.ref.parentFeatureId;
    ref.parentImdbId = show ? feature.ref.imdbId : feature.ref.parentImdbId;
    ref.parentTmdbId = show ? feature.ref.tmdbId : feature.ref.parentTmdbId;
    const auto own = std::find_if(feature.episodes.cbegin(), feature.episodes.cend(),
        [&](const FeatureEpisode &one) { return one.season == season && one.episode == episode; });
    if (own != feature.episodes.cend()) {
        ref.featureId = own->featureId;
        ref.imdbId = own->imdbId;
        ref.episodeTitle = own->title;
    }
    return ref;
}

SearchQuery searchQueryFor(const Feature &feature)
{
    SearchQuery query;
    const bool show = feature.type == Feature::Type::TvShow;
    if (show && (feature.ref.imdbId || feature.ref.tmdbId)) {
        query.parentImdbId = feature.ref.imdbId;
        query.parentTmdbId = feature.ref.imdbId ? 0 : feature.ref.tmdbId;
    } else if (feature.ref.imdbId || feature.ref.tmdbId) {
        // One number is enough, and two that disagree find nothing.
        query.imdbId = feature.ref.imdbId;
        query.tmdbId = feature.ref.imdbId ? 0 : feature.ref.tmdbId;
    } else {
        query.text = feature.ref.title;
        query.year = feature.ref.year;
    }
    return query;
}

FeatureQuery featureQueryFromText(const QString &text)
{
    const SearchQuery parsed = parseFreeSearch(text);
    FeatureQuery query;
    query.text = parsed.text;
    query.imdbId = parsed.imdbId ? parsed.imdbId : parsed.parentImdbId;
    query.tmdbId = parsed.tmdbId ? parsed.tmdbId : parsed.parentTmdbId;
    return query;
}

bool isAskable(const FeatureQuery &query)
{
    constexpr int fewestLetters = 3; // the services refuse less
    return query.imdbId > 0 || query.tmdbId > 0 || query.featureId > 0 || query.text.size() >= fewestLetters;
}

} // namespace Legenda
