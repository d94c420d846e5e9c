// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Was a hit made for this release, or for one that is timed alike?

#include "core/search/ranking.h"
#include "core/search/rankweights.h"

#include <algorithm>
#include <cmath>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

bool equal(const QString &a, const QString &b)
{
    return !a.isEmpty() && a == b;
}

bool differ(const QString &a, const QString &b)
{
    return !a.isEmpty() && !b.isEmpty() && a != b;
}

bool haveCommon(const QStringList &a, const QStringList &b)
{
    return std::any_of(a.begin(), a.end(), [&](const QString &one) { return b.contains(one); });
}

/// A cut that is usually not named is the one shown in cinemas.
bool isUsual(const QStringList &cuts)
{
    return cuts.isEmpty() || cuts == QStringList{u"Theatrical"_s};
}

/// Says something of a release beyond its title.
bool saysSomething(const NameFacts &name)
{
    return !name.source.isEmpty() || !name.group.isEmpty() || !name.resolution.isEmpty() || !name.cuts.isEmpty();
}

/// Films run at 24 frames, or 4 % faster at 25. American video repeats fields: 29.97 shows the same in the same time.
bool isFasterFamily(double fps)
{
    const double base = fps > 45 ? fps / 2 : fps;
    return std::abs(base - 25) < 0.05;
}

bool isFrameRate(double fps)
{
    return std::isfinite(fps) && fps > 5 && fps < 500;
}

} // namespace

bool Ranking::sameGroup(const NameFacts &name) const
{
    if (m_name.group.isEmpty())
        return false;
    // Among the words too: "HDTV.x264-TLA-AFG-FoV-mSD" was made for four groups.
    return name.group == m_name.group || (m_name.group.size() >= 3 && name.words.contains(m_name.group));
}

/// What one of the hit's names has in common with the video's.
QList<const char *> Ranking::releaseFacts(const NameFacts &name) const
{
    QList<const char *> facts;
    if (sameGroup(name))
        facts.append("same_group");
    else if (areTwinGroups(name.group, m_name.group))
        facts.append("twin_group");

    if (equal(name.source, m_name.source))
        facts.append("same_source");
    else if (differ(name.source, m_name.source))
        facts.append(name.source == "cinema"_L1 || m_name.source == "cinema"_L1 ? "cinema_source" : "other_source");
    if (equal(name.service, m_name.service))
        facts.append("same_service");
    else if (differ(name.service, m_name.service))
        facts.append("other_service");
    if (equal(name.resolution, m_name.resolution))
        facts.append("same_resolution");
    if (equal(name.codec, m_name.codec))
        facts.append("same_codec");

    if (haveCommon(name.cuts, m_name.cuts))
        facts.append("same_edition");
    else if (!name.cuts.isEmpty() && !m_name.cuts.isEmpty())
        facts.append("other_edition");
    else if (isUsual(name.cuts) != isUsual(m_name.cuts))
        facts.append("edition_unsure");
    if (name.proper != m_name.proper && sameGroup(name))
        facts.append("other_proper");
    if (name.threeD != m_name.threeD)
        facts.append("other_3d");
    return facts;
}

void Ranking::compareRelease()
{
    const auto same = [this](const NameFacts &name) { return name.normalized == m_name.normalized; };
    // A title alone names no release.
    if (m_name.words.size() > 2 && saysSomething(m_name) && std::any_of(m_names.begin(), m_names.end(), same)) {
        m_sameRelease = true;
        return add("same_release");
    }
    // The one of its names that fits best: uploaders list the releases a subtitle was tried with.
    std::optional<QList<const char *>> best;
    int most = 0;
    for (const NameFacts &name : m_names) {
        if (!saysSomething(name) && !sameGroup(name))
            continue;
        const QList<const char *> facts = releaseFacts(name);
        int sum = 0;
        for (const char *key : facts)
            sum += pointsOf(key);
        if (!best || sum > most) {
            best = facts;
            most = sum;
        }
    }
    for (const char *key : best.value_or(QList<const char *>()))
        add(key);
}

void Ranking::compareFrameRate()
{
    const double mine = m_video.identity.media.fps;
    const double theirs = hit().fps;
    if (!isFrameRate(mine) || !isFrameRate(theirs))
        return;
    // 23.976, 23.98 and 24 are mixed up in the services' data, and drift by a second in 17 minutes at most.
    if (std::abs(mine / theirs - 1) < 0.002)
        add("fps_match");
    else if (isFasterFamily(mine) != isFasterFamily(theirs))
        addPoints("fps_differs", m_sameRelease ? rankWeight("fps_differs"_L1).withHash : pointsOf("fps_differs"));
}

void Ranking::compareRunningTime()
{
    constexpr qint64 shortest = 60'000;
    constexpr qint64 longest = 24 * 3600 * qint64(1000);
    const qint64 mine = m_video.identity.media.durationMs;
    const qint64 theirs = hit().durationMs;
    // Of two parts it is the length of one of them.
    if (mine < shortest || theirs < shortest || theirs > longest || hit().files.size() > 1)
        return;
    const qint64 difference = std::abs(mine - theirs);
    if (difference <= RankLimits::sameRunningTimeMs)
        return add("same_running_time");
    if (double(difference) > RankLimits::anotherFilm * double(mine))
        return conflict("other_running_time");
    if (difference > RankLimits::otherRunningTimeMs && double(difference) > RankLimits::otherRunningTime * double(mine))
        add("other_running_time");
}

void Ranking::compareLastCue()
{
    // Cues that were never timed sit at 99:59:59.
    constexpr qint64 never = 90 * 3600 * qint64(1000);
    const qint64 duration = m_video.identity.media.durationMs;
    const qint64 last = hit().lastCueMs;
    if (duration <= 0 || last <= 0 || last >= never || hit().files.size() > 1)
        return;
    const qint64 allowed = std::max(RankLimits::pastTheEndMs, qint64(RankLimits::pastTheEnd * double(duration)));
    if (last > duration + allowed)
        return conflict("too_long");
    // Foreign parts may all be at the beginning.
    if (hit().foreignPartsOnly || duration - last <= RankLimits::creditsMs)
        return;
    if (double(last) < RankLimits::halfOfIt * double(duration))
        conflict("too_short");
    else if (double(last) < RankLimits::farBeforeTheEnd * double(duration))
        add("too_short");
}

void Ranking::compareParts()
{
    const bool mineIsPart = m_name.part > 0;
    const bool theirsAreParts = hit().files.size() > 1;
    const bool onePart = !theirsAreParts
        && std::any_of(m_names.begin(), m_names.end(), [](const NameFacts &name) { return name.part > 0; });
    const bool samePart = onePart && std::any_of(m_names.begin(), m_names.end(), [this](const NameFacts &name) {
        return name.part == m_name.part;
    });
    if (mineIsPart ? !theirsAreParts && !samePart : (theirsAreParts || onePart) && !m_hash)
        add("parts_differ");
}

} // namespace Legenda
