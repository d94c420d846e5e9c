// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/episodeplan.h"

#include "ui/identify/featuretext.h"
#include "ui/videos/videogroups.h"
#include "ui/videos/videotext.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Letters and digits alone: "Mr. Fox" and "mr fox" are the same show.
QString plainTitle(const LibraryEntry &entry)
{
    QString plain;
    const QString &title = entry.identity.name.title;
    for (const QChar letter : title) {
        if (letter.isLetterOrNumber())
            plain += letter.toCaseFolded();
    }
    return plain;
}

/// The title that most of the names have; empty: none has one.
QString commonTitle(const QList<LibraryEntry> &entries)
{
    QHash<QString, int> counts;
    QString common;
    for (const LibraryEntry &entry : entries) {
        const QString title = plainTitle(entry);
        if (!title.isEmpty() && ++counts[title] > counts.value(common))
            common = title;
    }
    return common;
}

bool isEpisodeOf(const FeatureEpisode &one, int season, int episode)
{
    return one.season == season && one.episode == episode;
}

} // namespace

QList<FeatureEpisode> EpisodePlan::ordered(const Feature &feature)
{
    QList<FeatureEpisode> episodes = feature.episodes;
    std::stable_sort(episodes.begin(), episodes.end(), [](const FeatureEpisode &a, const FeatureEpisode &b) {
        return std::pair(a.season, a.episode) < std::pair(b.season, b.episode);
    });
    episodes.erase(
        std::unique(episodes.begin(), episodes.end(),
            [](const FeatureEpisode &a, const FeatureEpisode &b) { return isEpisodeOf(a, b.season, b.episode); }),
        episodes.end());
    return episodes;
}

std::pair<int, int> EpisodePlan::numbersOf(const LibraryEntry &entry, const Feature &feature)
{
    const int season = entry.identity.name.season.value(0, seasonOf(entry));
    const int episode = episodeOf(entry);
    if (season >= 0 || episode < 0)
        return {season, episode};
    QList<FeatureEpisode> episodes = ordered(feature);
    episodes.removeIf([](const FeatureEpisode &one) { return one.season == 0; }); // specials are not counted
    if (episode >= 1 && episode <= episodes.size())
        return {episodes.at(episode - 1).season, episodes.at(episode - 1).episode};
    return {season, episode};
}

QList<EpisodeMatch> EpisodePlan::make(const QList<LibraryEntry> &entries, const Feature &feature)
{
    const QString common = commonTitle(entries);
    QList<std::pair<VideoSortKey, EpisodeMatch>> rows;
    for (const LibraryEntry &entry : entries) {
        EpisodeMatch match;
        match.video = entry.id;
        match.file = fileName(entry);
        const QString title = plainTitle(entry);
        const bool otherTitle = !title.isEmpty() && !common.isEmpty() && title != common;
        if (feature.type == Feature::Type::Movie) {
            match.feature = feature.ref;
            match.fits = !otherTitle;
            match.text = FeatureText::title(feature);
        } else {
            const auto [season, episode] = numbersOf(entry, feature);
            match.feature = featureFor(feature, season, episode);
            const QString code = FeatureText::episodeCode(season, episode);
            const bool listed = std::any_of(feature.episodes.cbegin(), feature.episodes.cend(),
                [s = season, e = episode](const FeatureEpisode &one) { return isEpisodeOf(one, s, e); });
            if (episode < 0) {
                match.text = tr("Its name gives no episode");
            } else if (!feature.episodes.isEmpty() && !listed) {
                match.text = tr("%1 – the show has no such episode").arg(code);
            } else {
                match.fits = !otherTitle;
                match.text = tr("%1 → %2", "S01E02 → title of the episode")
                                 .arg(code,
                                     match.feature.episodeTitle.isEmpty() ? FeatureText::title(feature)
                                                                          : oneLine(match.feature.episodeTitle));
            }
        }
        if (otherTitle && !match.text.isEmpty())
            match.text =
                tr("%1 (its name gives another title: %2)").arg(match.text, oneLine(entry.identity.name.title));
        rows.append({sortKeyFor(entry), match});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<EpisodeMatch> plan;
    for (const auto &[key, match] : std::as_const(rows))
        plan.append(match);
    return plan;
}

} // namespace Legenda
