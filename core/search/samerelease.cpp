// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/samerelease.h"

#include "core/search/namefacts.h"
#include "core/search/releasewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

/// Numbers are a service's own; names may be the same person at two services.
QString uploaderKey(const SubtitleHit &hit)
{
    return hit.uploader.isEmpty() && !hit.uploaderId.isEmpty() ? hit.provider + u':' + hit.uploaderId
                                                               : hit.uploader.toCaseFolded();
}

/// The group as it is written in one of the names.
QString spelling(const SubtitleHit &hit)
{
    const QStringList names = splitReleases(hit.release);
    for (const QString &name : names) {
        if (QString group = parseReleaseName(name).releaseGroup; !group.isEmpty())
            return group;
    }
    return hit.files.isEmpty() ? QString() : parseReleaseName(hit.files.first().fileName).releaseGroup;
}

} // namespace

QString toString(ReleaseFit fit)
{
    switch (fit) {
    case ReleaseFit::SameGroupAndUploader:
        return u"same_group_and_uploader"_s;
    case ReleaseFit::SameGroup:
        return u"same_group"_s;
    case ReleaseFit::SameUploader:
        return u"same_uploader"_s;
    case ReleaseFit::Other:
        return u"other"_s;
    case ReleaseFit::None:
        break;
    }
    return u"none"_s;
}

ReleaseLike::ReleaseLike(const SubtitleHit &picked)
    : m_picked(picked), m_uploader(uploaderKey(picked)), m_groupName(spelling(picked))
{
    const QList<NameFacts> names = namesOf(picked);
    for (const NameFacts &name : names) {
        if (!name.group.isEmpty())
            m_groups.insert(name.group);
        if (!name.source.isEmpty())
            m_sources.insert(name.source);
    }
}

ReleaseFit ReleaseLike::fit(const SubtitleHit &hit) const
{
    const auto hasGroup = [this](const NameFacts &name) {
        // Among the words too: "Show 1x02-QUAY" leaves open whether that is a group.
        return m_groups.contains(name.group)
            || std::any_of(m_groups.begin(), m_groups.end(),
                [&](const QString &group) { return group.size() >= 3 && name.words.contains(group); });
    };
    const bool uploader = !m_uploader.isEmpty() && uploaderKey(hit) == m_uploader;
    const QList<NameFacts> names = namesOf(hit);
    // A group releases from the disc and from the web: those are timed differently, so both have to agree.
    const bool group = std::any_of(names.begin(), names.end(), [&](const NameFacts &name) {
        return hasGroup(name) && (name.source.isEmpty() || m_sources.isEmpty() || m_sources.contains(name.source));
    });
    if (group)
        return uploader ? ReleaseFit::SameGroupAndUploader : ReleaseFit::SameGroup;
    return uploader ? ReleaseFit::SameUploader : ReleaseFit::Other;
}

SeasonPick ReleaseLike::pick(const QList<RankedHit> &hits) const
{
    const auto sameKind = [this](const SubtitleHit &hit) {
        return hit.hearingImpaired == m_picked.hearingImpaired && hit.foreignPartsOnly == m_picked.foreignPartsOnly
            && hit.aiTranslated == m_picked.aiTranslated && hit.machineTranslated == m_picked.machineTranslated;
    };
    SeasonPick best;
    const QList<RankedHit> good = candidates(hits, m_picked.language);
    const auto worth = [&](const SeasonPick &pick) {
        return std::tuple(pick.fit, sameKind(pick.hit.hit), pick.hit.hit.provider == m_picked.provider);
    };
    for (const RankedHit &ranked : good) {
        SeasonPick pick{ranked, fit(ranked.hit)};
        // They come best first: of equal worth the first one stays.
        if (best.fit == ReleaseFit::None || worth(pick) > worth(best))
            best = std::move(pick);
    }
    return best;
}

QString ReleaseLike::name() const
{
    if (m_groupName.isEmpty())
        return m_picked.uploader;
    if (m_picked.uploader.isEmpty())
        return m_groupName;
    //: A release group and the person who uploaded the subtitle
    return QCoreApplication::translate("Legenda", "%1, by %2").arg(m_groupName, m_picked.uploader);
}

} // namespace Legenda
