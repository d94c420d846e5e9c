// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which videos are episodes of one show, what is asked for a season of it, and which hits of the answer are whose.

#include "core/providers/searchquery.h"
#include "core/search/namefacts.h"

#include <QList>
#include <QString>

#include <optional>

namespace Legenda {

/// A video as it is searched together with others of its show.
struct SeasonMember
{
    int id = -1; ///< the caller's own number
    QString path; ///< its folders tell two shows of one name apart
    VideoFacts video;
    qint64 fileSize = 0; ///< bytes
    bool operator==(const SeasonMember &) const = default;
};

/// The show a video's name and folders say it belongs to: title, year and the folder of the show; empty for what is no
/// episode. Equal for the episodes of one show, whatever folder each season or episode has below that of the show.
QString showKey(const QString &path, const VideoFacts &video);

/// The show of an episode, with its numbers as parent numbers.
FeatureRef parentOf(const FeatureRef &feature);
/// The numbers of the show that are known for this video, as parent numbers; nothing if there are none.
std::optional<FeatureRef> knownShow(const VideoFacts &video);

struct ShowMembers
{
    QString key;
    QList<SeasonMember> members;
};

/// One number that stands for a show, to compare by.
QString showNumber(const FeatureRef &show);

/// The shows that have at least two episodes among these videos; everything else is left out. Videos whose show is
/// known by number belong together whatever they are called.
QList<ShowMembers> groupByShow(const QList<SeasonMember> &videos);

WantedEpisode wantedEpisode(const VideoFacts &video);
/// Title the show is looked for by.
QString wantedTitle(const VideoFacts &video);

/// The episode a hit is for, as the service says, else its names.
struct EpisodeOfHit
{
    int season = -1; ///< -1: not said
    QList<int> episodes; ///< empty: not said, it may be for a whole season
    bool operator==(const EpisodeOfHit &) const = default;
};
EpisodeOfHit episodeOf(const SubtitleHit &hit);
bool fits(const EpisodeOfHit &hit, const WantedEpisode &wanted);

/// True if one of the hit's titles is much like the one that is wanted.
bool titleAgrees(const SubtitleHit &hit, const QString &title);

/// The questions for a season, without the wishes. @param season -1: all of them
SearchQuery seasonByShow(const FeatureRef &show, int season);
SearchQuery seasonByTitle(const QString &title, int season);

} // namespace Legenda
