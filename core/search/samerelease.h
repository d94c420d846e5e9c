// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Same release for the whole season": a person picks a subtitle of one episode, and the other episodes get the ones
// that were made alike, by the same uploader for the same release group. Pure.

#include "core/search/ranker.h"

#include <QList>
#include <QSet>
#include <QString>

namespace Legenda {

/// How far a subtitle of another episode is like the picked one, the least first.
enum class ReleaseFit {
    None, ///< there is nothing acceptable for this episode
    Other, ///< made for another release, by somebody else
    SameUploader,
    SameGroup,
    SameGroupAndUploader,
};

/// Stable, for --json: "none", "other", "same_uploader", "same_group", "same_group_and_uploader".
QString toString(ReleaseFit fit);

/// What one episode gets.
struct SeasonPick
{
    RankedHit hit; ///< nothing where fit is None
    ReleaseFit fit = ReleaseFit::None;
    bool operator==(const SeasonPick &) const = default;
};

/// What makes a subtitle's release: who made it, and for which groups and sources.
class ReleaseLike
{
public:
    explicit ReleaseLike(const SubtitleHit &picked);

    ReleaseFit fit(const SubtitleHit &hit) const;
    /// The hit of another episode that is most like the picked one, of the same language: fit first, then the same
    /// kind (SDH, forced, AI), then the score. Only what "Download best" would take as well.
    /// @param hits of that episode, in any order
    SeasonPick pick(const QList<RankedHit> &hits) const;

    /// What people call it: "GROUP, by uploader"; with one of them where only one is known; empty without both.
    QString name() const;
    const SubtitleHit &picked() const { return m_picked; }

private:
    SubtitleHit m_picked;
    QString m_uploader;
    QSet<QString> m_groups;
    QSet<QString> m_sources;
    QString m_groupName; ///< as it is spelt
};

} // namespace Legenda
