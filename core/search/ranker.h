// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One ranker, pure: what is known of a video and of a hit -> a score from 0 to 100 and its reasons in words.
// The weights stand in one table in ranker.cpp, each with its why.

#include "core/base/wish.h"
#include "core/identify/identity.h"
#include "core/providers/subtitlehit.h"

#include <QList>
#include <QString>

namespace Legenda {

/// What the person wants, apart from the video.
struct Wishes
{
    QList<Language> languages; ///< in order of preference
    Wish hearingImpaired = Wish::Include;
    Wish foreignPartsOnly = Wish::Exclude;
    Wish aiTranslated = Wish::Include;
    Wish machineTranslated = Wish::Exclude;
    bool trustedOnly = false;
    bool operator==(const Wishes &) const = default;
};

struct RankReason
{
    enum class Effect { Good, Bad, Neutral };
    QString key; ///< stable, for --json and tests: "exact_file", "same_group", "other_episode" …
    QString text; ///< for people: "Made for exactly this file"
    Effect effect = Effect::Neutral;
    int points = 0;
    bool operator==(const RankReason &) const = default;
};

struct RankedHit
{
    SubtitleHit hit;
    int score = 0; ///< 0 to 100
    bool unwanted = false; ///< against an Exclude/Only wish: never chosen by itself, shown only on demand
    bool conflict = false; ///< another film or episode: never chosen by itself
    QList<RankReason> reasons; ///< the weightiest first
    bool operator==(const RankedHit &) const = default;
};

RankedHit rank(const VideoFacts &video, const SubtitleHit &hit, const Wishes &wishes);

/// Best first: score, then downloads, then age; the same order every time.
bool rankedBefore(const RankedHit &a, const RankedHit &b);

/// Hits good enough for "Download best" in that language, best first: no conflict, nothing unwanted, score at least
/// `acceptableScore`.
QList<RankedHit> candidates(const QList<RankedHit> &hits, const Language &language);
inline constexpr int acceptableScore = 20;

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::RankedHit)
