// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The same subtitle found twice (by two questions, or at two services) becomes one hit.

#include "core/providers/subtitlehit.h"

#include <QHash>
#include <QList>
#include <QString>

namespace Legenda {

/// True for two entries of one subtitle: the same number at one service, or at another one that says so; or the same
/// release, language, kind, frame
/// rate, last cue and parts, by the same uploader. Uploads of one service need more, since the second may correct the
/// first: the same file name and comment as well. Careful: in doubt they stay two, since a hit that is hidden cannot be
/// chosen.
bool isSameSubtitle(const SubtitleHit &a, const SubtitleHit &b);

/// Takes from `other` what `hit` does not know; the stronger match (hash, id, name) wins. Where it is another entry,
/// `hit.alsoAt` names it.
void completeFrom(SubtitleHit &hit, const SubtitleHit &other);

/// Hits in the order they came, each subtitle once: of two uploads of one service the trusted, the more downloaded one.
class HitMerger
{
public:
    /// Where the hit is now: a new place, or that of the hit it was merged into.
    struct Place
    {
        qsizetype index = 0;
        bool added = false; ///< false: merged into what was there
        bool changed = false; ///< something was learnt
    };
    /// @param preferred ids of services: of two that have a subtitle, the one named first keeps it
    explicit HitMerger(QStringList preferred = {}) : m_preferred(std::move(preferred)) { }
    Place add(const SubtitleHit &hit);
    const QList<SubtitleHit> &hits() const { return m_hits; }

private:
    qsizetype placeOf(const SubtitleHit &hit) const;
    bool isBefore(const QString &provider, const QString &other) const;

    QStringList m_preferred;
    QList<SubtitleHit> m_hits;
    QHash<QString, qsizetype> m_byId; ///< "provider:id"
    QHash<QString, qsizetype> m_byOtherId; ///< the same, of SubtitleHit::knownAs
    QMultiHash<QString, qsizetype> m_byRelease; ///< language and normalised release
};

} // namespace Legenda
