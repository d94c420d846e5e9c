// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Is a hit for the same film or episode?

#include "core/search/ranking.h"
#include "core/search/rankweights.h"
#include "core/search/titles.h"

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

void Ranking::compareFeature()
{
    const FeatureRef &known = m_video.identity.feature;
    const SameFeature same = sameFeature(known, hit().feature);
    if (same == SameFeature::No && m_video.identity.chosenByPerson)
        return conflict("other_title");
    if (same == SameFeature::Yes) {
        add("id_match");
        return;
    }
    if (same == SameFeature::ShowOnly)
        add("id_match");
    else if (!compareTitle() || !compareCountry())
        return;
    compareEpisode();
}

double Ranking::titleLikenessToVideo() const
{
    const FeatureRef &known = m_video.identity.feature;
    const bool chosen = m_video.identity.chosenByPerson && !known.title.isEmpty();
    const QStringList mine = chosen ? QStringList{known.title} : m_name.titles;
    QStringList theirs{hit().feature.title};
    if (const QString plain = withoutCountry(hit().feature.title).title; plain != hit().feature.title)
        theirs.append(plain);
    for (const NameFacts &name : m_names)
        theirs += name.titles;
    theirs.removeDuplicates();
    // Files are named in ways that hide the title ("grp-longroad-720p"): the very same name is the same film.
    const bool sameName = !chosen && m_name.words.size() > 1
        && std::any_of(m_names.begin(), m_names.end(),
            [this](const NameFacts &name) { return name.normalized == m_name.normalized; });
    double likeness = sameName ? 1 : 0;
    for (const QString &title : mine) {
        for (const QString &other : std::as_const(theirs)) {
            if (likeness >= 1)
                return likeness; // mostly the first: words are what costs time here
            likeness = std::max(likeness, titleLikeness(title, other));
        }
    }
    return likeness;
}

bool Ranking::compareTitle()
{
    const FeatureRef &feature = hit().feature;
    const FeatureRef &known = m_video.identity.feature;
    const bool chosen = m_video.identity.chosenByPerson && known.year > 0;
    const int year = chosen ? known.year : m_name.year;
    const bool wantsEpisode = m_wanted.isKnown();
    const bool episodicName =
        std::any_of(m_names.begin(), m_names.end(), [](const NameFacts &name) { return name.episodic; });
    const bool hitIsEpisode = feature.season >= 0 || feature.episode >= 0 || (feature.title.isEmpty() && episodicName);
    const double likeness = titleLikenessToVideo();

    int theirYear = feature.year;
    for (const NameFacts &name : m_names)
        theirYear = theirYear > 0 ? theirYear : name.year;
    // A film's year against a service's: distributors differ by one.
    const bool yearsKnown = year > 0 && theirYear > 0 && !wantsEpisode && !hitIsEpisode;
    const bool sameYear = yearsKnown && std::abs(year - theirYear) <= 1;

    // An episode that happens to be called like the film, or a film called like the show.
    if (hitIsEpisode && !wantsEpisode && (year > 0 || likeness < RankLimits::similarTitle)) {
        conflict("other_title");
        return false;
    }
    if (wantsEpisode && !hitIsEpisode && !feature.title.isEmpty() && feature.year > 0
        && likeness < RankLimits::sameTitle) {
        conflict("other_title");
        return false;
    }
    if (yearsKnown && !sameYear) {
        conflict(likeness >= RankLimits::sameTitle ? "other_year" : "other_title");
        return false;
    }
    // The year in a show's name is that of its first episode or of this one, so no episode is older.
    if (wantsEpisode && hitIsEpisode && year > 0 && feature.year > 0 && feature.year < year - 1) {
        conflict("other_year");
        return false;
    }

    if (likeness >= RankLimits::sameTitle) {
        add("same_title");
    } else if (likeness >= RankLimits::similarTitle) {
        add("similar_title");
    } else if (hit().matchedBy == SubtitleHit::MatchedBy::Id) {
        add("id_match"); // asked by number; the file may be named in another language
    } else if (!m_hash && !sameYear && likeness == 0.0) {
        conflict("other_title");
        return false;
    } else if (m_hash && !sameYear && !m_name.title.isEmpty() && !(feature.title.isEmpty() && m_names.isEmpty())) {
        add("title_differs");
    }
    if (sameYear)
        add("same_year");
    if (wantsEpisode && year > 0) {
        const auto says = [&](bool same) {
            return std::any_of(m_names.begin(), m_names.end(),
                [&](const NameFacts &name) { return name.year > 0 && (std::abs(name.year - year) <= 1) == same; });
        };
        if (says(false) && !says(true))
            add("year_differs");
    }
    return true;
}

/// Shows of one name, remade elsewhere: "The Desk (US)" and "The Desk (UK)".
bool Ranking::compareCountry()
{
    QStringList theirs;
    for (const NameFacts &name : m_names)
        theirs += name.countries;
    if (const QString country = withoutCountry(hit().feature.title).country; !country.isEmpty())
        theirs.append(country);
    const bool differ = !m_name.countries.isEmpty() && !theirs.isEmpty()
        && std::none_of(theirs.begin(), theirs.end(),
            [this](const QString &country) { return m_name.countries.contains(country); });
    if (differ)
        conflict("other_title");
    return !differ;
}

Ranking::Agreement Ranking::agrees(const QList<int> &seasons, const QList<int> &episodes) const
{
    const bool episode = std::any_of(
        episodes.begin(), episodes.end(), [this](int number) { return m_wanted.episodes.contains(number); });
    if (m_wanted.season >= 0 && !seasons.isEmpty())
        return episode && seasons.contains(m_wanted.season) ? Agreement::Yes : Agreement::No;
    // One side has no season and may count from the show's beginning, as anime is: in a first season that is the same.
    const int season = !seasons.isEmpty() ? seasons.first() : m_wanted.season;
    if (season <= 1)
        return episode ? Agreement::Yes : Agreement::No;
    return episode && m_wanted.season >= 0 ? Agreement::Yes : Agreement::Unknown;
}

void Ranking::compareEpisode()
{
    if (!m_wanted.isKnown())
        return;
    if (m_wanted.episodes.isEmpty())
        return compareDate();
    const FeatureRef &feature = hit().feature;
    QList<const NameFacts *> agreeing;
    bool numbered = false;
    bool unknown = false;
    for (const NameFacts &name : m_names) {
        if (name.episodes.isEmpty())
            continue;
        numbered = true;
        const Agreement agreement = agrees(name.seasons, name.episodes);
        if (agreement == Agreement::Yes)
            agreeing.append(&name);
        unknown = unknown || agreement == Agreement::Unknown;
    }
    const auto otherSeason = [this](const NameFacts &name) {
        return !name.seasons.isEmpty() && m_wanted.season >= 0 && !name.seasons.contains(m_wanted.season);
    };

    if (feature.episode >= 0) {
        const QList<int> seasons = feature.season >= 0 ? QList<int>{feature.season} : QList<int>();
        const Agreement agreement = agrees(seasons, {feature.episode});
        if (agreement == Agreement::No)
            return conflict("other_episode");
        if (agreement == Agreement::Unknown && agreeing.isEmpty())
            return add("episode_unknown");
        add("same_episode");
        if (numbered && agreeing.isEmpty() && !unknown)
            add("release_other_episode");
    } else if (!agreeing.isEmpty()) {
        add("same_episode");
    } else if (numbered && !unknown) {
        return conflict("other_episode");
    } else if ((feature.season >= 0 && m_wanted.season >= 0 && feature.season != m_wanted.season)
        || (feature.season < 0 && !m_names.isEmpty() && std::all_of(m_names.begin(), m_names.end(), otherSeason))) {
        return conflict("other_episode");
    } else {
        return add("episode_unknown");
    }
    compareEpisodeCount(agreeing);
}

/// Two episodes in one file need the text of both.
void Ranking::compareEpisodeCount(const QList<const NameFacts *> &agreeing)
{
    if (agreeing.isEmpty())
        return;
    const qsizetype mine = std::max<qsizetype>(1, m_name.episodes.size());
    const bool covered = std::any_of(agreeing.begin(), agreeing.end(), [&](const NameFacts *name) {
        return std::all_of(m_name.episodes.begin(), m_name.episodes.end(),
            [&](int episode) { return name->episodes.contains(episode); });
    });
    const bool allMore = std::all_of(
        agreeing.begin(), agreeing.end(), [&](const NameFacts *name) { return name->episodes.size() > mine; });
    if (mine > 1 && !covered)
        add("part_of_episodes");
    else if (allMore)
        add("more_episodes");
}

/// Shows of every day are named by it: "The.Desk.2015.07.01".
void Ranking::compareDate()
{
    bool dated = false;
    bool same = false;
    for (const NameFacts &name : m_names) {
        dated = dated || name.date.isValid();
        same = same || (name.date.isValid() && name.date == m_wanted.date);
    }
    if (same)
        add("same_episode");
    else if (dated)
        conflict("other_episode");
    else
        add("episode_unknown");
}

} // namespace Legenda
