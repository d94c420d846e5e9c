// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/ranker.h"

#include <QSet>

namespace Legenda {

/// Which hits are listed. Everything off: all but the unwanted ones.
struct HitFilter
{
    QSet<Language> languages; ///< empty: all
    bool humanOnly = false; ///< neither AI nor machine
    bool trustedOnly = false;
    bool hearingImpairedOnly = false;
    bool forcedOnly = false;
    QString text; ///< words that release, file name or uploader must have, all of them; case does not matter
    bool showUnwanted = false; ///< those against the wishes of the preferences and those hidden by hand, too
    bool operator==(const HitFilter &) const = default;

    bool accepts(const RankedHit &hit) const;
    /// True if anything but showUnwanted is set.
    bool isNarrowing() const;
};

enum class HitOrder { BestFirst, Downloads, Newest, Rating };

/// The hits to list, each subtitle once, in that order. @param hits best first, as SearchSession gives them
QList<RankedHit> arranged(const QList<RankedHit> &hits, const HitFilter &filter, HitOrder order);

} // namespace Legenda
