// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which episode of a show each of several videos is, from their names. Pure.

#include "core/pipeline/library.h"
#include "core/providers/capabilities.h"

#include <QCoreApplication>

namespace Legenda {

struct EpisodeMatch
{
    VideoId video = -1;
    QString file; ///< name without folder
    FeatureRef feature;
    QString text; ///< "S01E01 → The Title", or why it does not fit
    bool fits = false;
    bool operator==(const EpisodeMatch &) const = default;
};

class EpisodePlan
{
    Q_DECLARE_TR_FUNCTIONS(Legenda::EpisodePlan)
public:
    /// One row for each video, in the order of season and episode. A video without a number, with one that the show
    /// does not have, or with another title than most does not fit. A film fits all.
    static QList<EpisodeMatch> make(const QList<LibraryEntry> &entries, const Feature &feature);
    /// Season and episode in that show; an absolute number is counted through its seasons. -1: not known
    static std::pair<int, int> numbersOf(const LibraryEntry &entry, const Feature &feature);
    /// Episodes by season and number, each once.
    static QList<FeatureEpisode> ordered(const Feature &feature);
};

} // namespace Legenda
