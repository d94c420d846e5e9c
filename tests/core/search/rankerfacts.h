// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Videos and hits for the tests of the ranker, by what their names say.

#include "core/search/ranker.h"
#include "tests/support/fakeprovider.h"

namespace Legenda {

using namespace Qt::StringLiterals;

inline VideoFacts video(const QString &name)
{
    VideoFacts facts;
    facts.fileName = name;
    facts.identity.name = parseReleaseName(name);
    return facts;
}

inline SubtitleHit film(const QString &release, const QString &title, int year)
{
    SubtitleHit hit = makeHit(u"1"_s, u"en"_s, release);
    hit.feature.title = title;
    hit.feature.year = year;
    return hit;
}

inline SubtitleHit episode(const QString &release, const QString &show, int season, int number)
{
    SubtitleHit hit = makeHit(u"1"_s, u"en"_s, release);
    hit.feature.title = show;
    hit.feature.season = season;
    hit.feature.episode = number;
    return hit;
}

inline bool has(const RankedHit &ranked, QLatin1StringView key)
{
    return std::any_of(
        ranked.reasons.begin(), ranked.reasons.end(), [&](const RankReason &reason) { return reason.key == key; });
}

inline SubtitleHit byHash(SubtitleHit hit)
{
    hit.matchedBy = SubtitleHit::MatchedBy::Hash;
    return hit;
}

} // namespace Legenda
