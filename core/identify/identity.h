// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Values of the identifying step: what is known about a video.

#include "core/base/language.h"
#include "core/identify/releasename.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace Legenda {

/// A subtitle track inside the video.
struct EmbeddedSubtitle
{
    Language language;
    QString format; ///< MediaInfo's name, such as "UTF-8", "ASS", "PGS", "VobSub"
    QString title;
    bool forced = false;
    bool operator==(const EmbeddedSubtitle &) const = default;
};

/// What MediaInfo read from the video.
struct MediaFacts
{
    qint64 durationMs = 0; ///< 0: unknown
    double fps = 0; ///< frames per second; 0: unknown or variable
    int width = 0;
    int height = 0;
    QList<EmbeddedSubtitle> subtitles;
    bool operator==(const MediaFacts &) const = default;
};

/// The film or episode a video is, as far as a service or the person said; 0 and empty: not known.
struct FeatureRef
{
    QString provider; ///< whose featureId it is
    qint64 featureId = 0;
    qint64 imdbId = 0; ///< without "tt"
    qint64 tmdbId = 0;
    qint64 parentFeatureId = 0; ///< of the show, for an episode
    qint64 parentImdbId = 0;
    qint64 parentTmdbId = 0;
    QString title; ///< of the film or the show
    QString episodeTitle;
    int year = 0;
    int season = -1;
    int episode = -1;
    QString posterUrl;
    bool operator==(const FeatureRef &) const = default;
    bool isKnown() const { return featureId || imdbId || tmdbId || parentFeatureId || parentImdbId || parentTmdbId; }
};

struct VideoIdentity
{
    QString movieHash; ///< empty: none (file too small or unreadable; see `problem`)
    ReleaseName name;
    MediaFacts media;
    FeatureRef feature; ///< chosen by the person or by a hash match
    bool chosenByPerson = false; ///< `feature` was picked by hand: it wins over hash and name
    QString problem; ///< why hashing failed, for people; empty if it did not
    bool operator==(const VideoIdentity &) const = default;
};

/// The video's facts as ranking and choosing need them.
struct VideoFacts
{
    QString fileName; ///< without folder
    VideoIdentity identity;
    QString webAddress{}; ///< of a video on the web: what it is told apart by; else empty
    bool operator==(const VideoFacts &) const = default;
};

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::VideoIdentity)
