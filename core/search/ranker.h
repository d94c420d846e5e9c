// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One ranker, pure: what is known of a video and of a hit -> a score from 0 to 100 and its reasons in words.
// The weights stand in one table, each with its why: rankweights.cpp.

#include "core/base/wish.h"
#include "core/identify/identity.h"
#include "core/providers/subtitlehit.h"

#include <QList>
#include <QMap>
#include <QString>

namespace Legenda {

/// What the person wants, apart from the video: which kinds in general, and which languages.
struct Wishes : LanguageWishes
{
    QList<Language> languages; ///< in order of preference
    QMap<QString, LanguageWishes> perLanguage; ///< by language code, instead of the general ones
    bool firstIsEnough = false; ///< the other languages are for where there is nothing in the first
    bool operator==(const Wishes &) const = default;

    /// Those for a language: its own, those of a more general or more special form of it ("pt" for "pt-br"), else the
    /// general ones.
    const LanguageWishes &of(const Language &language) const;
    /// The languages a search has to find something in; with all of them found there is no need to ask on.
    QList<Language> needed() const { return firstIsEnough ? languages.mid(0, 1) : languages; }
    /// Lets through whatever one of the languages lets through: what a service may be asked to leave out.
    LanguageWishes widest() const;
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
    /// Another film or episode, another running time, or reported by many: never chosen by itself.
    bool conflict = false;
    QList<RankReason> reasons; ///< the weightiest first
    bool operator==(const RankedHit &) const = default;
};

RankedHit rank(const VideoFacts &video, const SubtitleHit &hit, const Wishes &wishes);

/// Best first: score, then downloads, then age; the same order every time.
bool rankedBefore(const RankedHit &a, const RankedHit &b);

/// Hits good enough for "Download best" in that language, best first: no conflict, nothing unwanted (rank() has looked
/// at the wishes for that language), score at least `acceptableScore`.
QList<RankedHit> candidates(const QList<RankedHit> &hits, const Language &language);
inline constexpr int acceptableScore = 20;

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::RankedHit)
