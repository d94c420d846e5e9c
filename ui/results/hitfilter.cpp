// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/hitfilter.h"

#include "core/search/notthisone.h"

#include <algorithm>

namespace Legenda {

namespace {

bool holdsAll(const SubtitleHit &hit, const QString &text)
{
    QString haystack = hit.release + u' ' + hit.uploader;
    for (const SubtitleHitFile &file : hit.files)
        haystack += u' ' + file.fileName;
    const auto words = QStringView(text).split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.cbegin(), words.cend(),
        [&haystack](QStringView word) { return haystack.contains(word, Qt::CaseInsensitive); });
}

} // namespace

bool HitFilter::accepts(const RankedHit &ranked) const
{
    const SubtitleHit &hit = ranked.hit;
    // Who asks for foreign parts only wants to see them, whatever the preferences say of downloading them.
    const bool askedFor =
        !isNotThisOne(ranked) && ((forcedOnly && hit.foreignPartsOnly) || (hearingImpairedOnly && hit.hearingImpaired));
    if (ranked.unwanted && !showUnwanted && !askedFor)
        return false;
    if (!languages.isEmpty() && !languages.contains(hit.language))
        return false;
    if (humanOnly && (hit.aiTranslated || hit.machineTranslated))
        return false;
    if (trustedOnly && !hit.fromTrusted)
        return false;
    if (hearingImpairedOnly && !hit.hearingImpaired)
        return false;
    if (forcedOnly && !hit.foreignPartsOnly)
        return false;
    return text.isEmpty() || holdsAll(hit, text);
}

bool HitFilter::isNarrowing() const
{
    return !languages.isEmpty() || humanOnly || trustedOnly || hearingImpairedOnly || forcedOnly || !text.isEmpty();
}

QList<RankedHit> arranged(const QList<RankedHit> &hits, const HitFilter &filter, HitOrder order)
{
    QList<RankedHit> list;
    list.reserve(hits.size());
    QSet<QString> seen;
    for (const RankedHit &hit : hits) {
        if (filter.accepts(hit) && !seen.contains(hit.hit.fullId())) {
            seen.insert(hit.hit.fullId());
            list.append(hit);
        }
    }
    // Stable: among equals the better one stays first.
    switch (order) {
    case HitOrder::BestFirst:
        break;
    case HitOrder::Downloads:
        std::stable_sort(list.begin(), list.end(),
            [](const RankedHit &a, const RankedHit &b) { return a.hit.downloads > b.hit.downloads; });
        break;
    case HitOrder::Newest:
        std::stable_sort(list.begin(), list.end(),
            [](const RankedHit &a, const RankedHit &b) { return a.hit.uploadedAt > b.hit.uploadedAt; });
        break;
    case HitOrder::Rating:
        std::stable_sort(list.begin(), list.end(), [](const RankedHit &a, const RankedHit &b) {
            return std::pair(a.hit.rating, a.hit.votes) > std::pair(b.hit.rating, b.hit.votes);
        });
        break;
    }
    return list;
}

} // namespace Legenda
