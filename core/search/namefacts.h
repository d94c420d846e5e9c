// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a video's name and a hit's names say, side by side: the plain facts that the ranker weighs.

#include "core/search/ranker.h"

#include <QDate>
#include <QList>
#include <QStringList>

namespace Legenda {

/// The facts of one release or file name, ready to be compared.
struct NameFacts
{
    QString title;
    /// All it may be called: `title`, other titles in the name, each with the number of its part ("Road" and part 2 of
    /// it: "Road 2").
    QStringList titles;
    QStringList countries; ///< "US", "GB"
    int year = 0;
    QList<int> seasons;
    QList<int> episodes; ///< without a season they may be counted from the show's beginning
    QDate date; ///< of an episode that is named by the day it was shown
    bool episodic = false; ///< names a season, an episode or a day
    QString source; ///< sourceFamily()
    QString resolution;
    QString codec;
    QString group; ///< folded to letters and digits
    QString service; ///< streaming service
    QStringList cuts; ///< editions whose timing differs: "Extended", "Director's Cut" …
    bool threeD = false;
    int proper = 0; ///< how often the release was corrected
    QStringList words; ///< releaseWords()
    QString normalized; ///< the words joined: equal for the same release
    int part = 0; ///< cd1, cd2 …; 0: whole
    bool operator==(const NameFacts &) const = default;
};

NameFacts nameFacts(const ReleaseName &parsed, const QString &name);

/// Facts of every name a hit carries: its releases and its first file, doubles left out.
QList<NameFacts> namesOf(const SubtitleHit &hit);

/// Sources whose timing is mostly the same: "bluray" (BDRip, BRRip …), "web", "tv", "dvd", "cinema" …
QString sourceFamily(const QString &source);

/// True for two names of one group, which releases the same recording in two picture sizes.
bool areTwinGroups(const QString &a, const QString &b);

/// Whether a hit is for the film or episode that the video is known to be.
enum class SameFeature {
    Unknown, ///< ids are missing on one side
    Yes,
    ShowOnly, ///< of the same show; which episode is to be seen from the numbers
    No,
};
SameFeature sameFeature(const FeatureRef &video, const FeatureRef &hit);

/// Season and episodes that are wanted: what the person or a service said, else what the name says.
struct WantedEpisode
{
    int season = -1;
    QList<int> episodes;
    QDate date; ///< where the name gives only that
    bool operator==(const WantedEpisode &) const = default;
    bool isKnown() const { return !episodes.isEmpty() || date.isValid(); }
};
WantedEpisode wantedEpisode(const VideoFacts &video, const NameFacts &name);

} // namespace Legenda
