// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The making of one score, for the ranker's own files: rankfeature.cpp (is it the same film or episode?),
// rankrelease.cpp (was it made for this release, or one timed alike?), ranker.cpp (the rest).

#include "core/search/namefacts.h"
#include "core/search/ranker.h"

namespace Legenda {

class Ranking
{
public:
    Ranking(const VideoFacts &video, const SubtitleHit &hit, const Wishes &wishes);

    RankedHit run();

private:
    /// Whether numbers of a hit are those that are wanted; Unknown where one side counts from the show's beginning.
    enum class Agreement { Yes, No, Unknown };

    const SubtitleHit &hit() const { return m_ranked.hit; }
    bool isFreeQuestion() const;

    void compareVersion();
    void compareFeature();
    bool compareTitle(); ///< false after a conflict
    bool compareCountry(); ///< false after a conflict
    double titleLikenessToVideo() const;
    void compareEpisode();
    void compareDate();
    Agreement agrees(const QList<int> &seasons, const QList<int> &episodes) const;
    void compareEpisodeCount(const QList<const NameFacts *> &agreeing);

    void compareRelease();
    QList<const char *> releaseFacts(const NameFacts &name) const;
    void compareFrameRate();
    void compareRunningTime();
    void compareLastCue();
    void compareParts();

    void weighReputation();
    void weighWishes();
    RankedHit finish();

    void add(const char *key, int times = 1);
    void addPoints(const char *key, int points);
    int pointsOf(const char *key) const;
    void conflict(const char *key);
    void unwanted(const char *key);
    bool sameGroup(const NameFacts &name) const;

    const VideoFacts &m_video;
    const Wishes &m_wishes;
    NameFacts m_name;
    QList<NameFacts> m_names;
    WantedEpisode m_wanted;
    bool m_hash; ///< made for this very video: found by its hash, or at its address
    bool m_sameRelease = false;
    int m_points = 0;
    RankedHit m_ranked;
};

} // namespace Legenda
