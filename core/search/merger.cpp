// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/merger.h"

#include "core/search/releasewords.h"

#include <cmath>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

QString idKey(const SubtitleHit &hit)
{
    return hit.provider + u':' + hit.id;
}

QString releaseKey(const SubtitleHit &hit)
{
    const QString release = normalizedRelease(hit.release);
    return release.isEmpty() ? QString() : hit.language.code() + u'\n' + release;
}

/// A name that tells uploaders apart; programs and the anonymous upload for everyone.
bool isPerson(const QString &uploader)
{
    return !uploader.isEmpty() && uploader.compare("anonymous"_L1, Qt::CaseInsensitive) != 0
        && uploader.compare("os-auto"_L1, Qt::CaseInsensitive) != 0;
}

bool compatible(double a, double b)
{
    return a <= 0 || b <= 0 || std::abs(a - b) < 0.01;
}

bool compatible(const QDateTime &a, const QDateTime &b)
{
    // One of the services gives dates without a zone.
    return !a.isValid() || !b.isValid() || std::abs(a.secsTo(b)) <= 26 * 3600;
}

bool compatible(qint64 a, qint64 b)
{
    return a <= 0 || b <= 0 || a == b;
}

/// One of the services gives whole seconds.
bool sameLastCue(const SubtitleHit &a, const SubtitleHit &b)
{
    return std::abs(a.lastCueMs - b.lastCueMs) < 1500;
}

bool equalText(const QString &a, const QString &b)
{
    return a.simplified().compare(b.simplified(), Qt::CaseInsensitive) == 0;
}

/// What two uploads at one service have to have in common beyond the same at two services.
bool isSecondUpload(const SubtitleHit &a, const SubtitleHit &b)
{
    if (a.matchedBy != b.matchedBy || std::abs(a.fps - b.fps) >= 0.01 || !equalText(a.comment, b.comment)
        || a.files.isEmpty())
        return false;
    for (qsizetype i = 0; i < a.files.size(); ++i) {
        const QString &name = a.files.at(i).fileName;
        if (name.isEmpty() || !equalText(name, b.files.at(i).fileName))
            return false;
    }
    return true;
}

/// Of two uploads of one text: the one people trust.
bool isBetterUpload(const SubtitleHit &a, const SubtitleHit &b)
{
    if (a.fromTrusted != b.fromTrusted)
        return a.fromTrusted;
    return a.downloads > b.downloads;
}

int strength(SubtitleHit::MatchedBy matchedBy)
{
    switch (matchedBy) {
    case SubtitleHit::MatchedBy::Address:
        return 4;
    case SubtitleHit::MatchedBy::Hash:
        return 3;
    case SubtitleHit::MatchedBy::Id:
        return 2;
    case SubtitleHit::MatchedBy::Name:
        return 1;
    case SubtitleHit::MatchedBy::Unknown:
        break;
    }
    return 0;
}

template <class T>
void take(T &mine, const T &theirs, const T &unknown = {})
{
    if (mine == unknown)
        mine = theirs;
}

void addSource(SubtitleHit &hit, const SubtitleSource &source)
{
    if (source.provider != hit.provider && !hit.otherSources.contains(source))
        hit.otherSources.append(source);
}

} // namespace

bool isSameSubtitle(const SubtitleHit &a, const SubtitleHit &b)
{
    if (a.provider == b.provider && a.id == b.id)
        return true;
    // Two services of one collection: the newer one tells the older one's number.
    if ((a.knownAs.contains(idKey(b)) || b.knownAs.contains(idKey(a))) && a.files.size() == b.files.size())
        return true;
    if (a.language != b.language || a.hearingImpaired != b.hearingImpaired || a.foreignPartsOnly != b.foreignPartsOnly
        || a.aiTranslated != b.aiTranslated || a.machineTranslated != b.machineTranslated
        || a.files.size() != b.files.size() || a.version != b.version)
        return false;
    const QString release = normalizedRelease(a.release);
    if (release.isEmpty() || release != normalizedRelease(b.release))
        return false;
    const bool lastCuesKnown = a.lastCueMs > 0 && b.lastCueMs > 0;
    if (lastCuesKnown && !sameLastCue(a, b))
        return false;
    if (!isPerson(a.uploader) || a.uploader.compare(b.uploader, Qt::CaseInsensitive) != 0)
        return false;
    if (a.provider == b.provider && !isSecondUpload(a, b))
        return false;
    if (!compatible(a.feature.imdbId, b.feature.imdbId) || !compatible(a.fps, b.fps)
        || !compatible(a.uploadedAt, b.uploadedAt))
        return false;
    for (qsizetype i = 0; i < a.files.size(); ++i) {
        const QString &mine = a.files.at(i).fileName;
        const QString &theirs = b.files.at(i).fileName;
        if (!mine.isEmpty() && !theirs.isEmpty() && normalizedRelease(mine) != normalizedRelease(theirs))
            return false;
    }
    return true;
}

void completeFrom(SubtitleHit &hit, const SubtitleHit &other)
{
    if (strength(other.matchedBy) > strength(hit.matchedBy))
        hit.matchedBy = other.matchedBy;
    take(hit.feature.imdbId, other.feature.imdbId);
    take(hit.feature.tmdbId, other.feature.tmdbId);
    take(hit.feature.parentImdbId, other.feature.parentImdbId);
    take(hit.feature.parentTmdbId, other.feature.parentTmdbId);
    take(hit.feature.title, other.feature.title);
    take(hit.feature.episodeTitle, other.feature.episodeTitle);
    take(hit.feature.year, other.feature.year);
    take(hit.feature.season, other.feature.season, -1);
    take(hit.feature.episode, other.feature.episode, -1);
    take(hit.feature.posterUrl, other.feature.posterUrl);
    take(hit.fps, other.fps);
    take(hit.lastCueMs, other.lastCueMs);
    take(hit.durationMs, other.durationMs);
    take(hit.comment, other.comment);
    take(hit.format, other.format);
    take(hit.uploadedAt, other.uploadedAt);
    for (const QString &hash : other.movieHashes) {
        if (!hit.movieHashes.contains(hash))
            hit.movieHashes.append(hash);
    }
    hit.fromTrusted = hit.fromTrusted || other.fromTrusted;
    hit.hd = hit.hd || other.hd;
    hit.downloads = std::max(hit.downloads, other.downloads);
    hit.reports = std::max(hit.reports, other.reports);
    hit.comments = std::max(hit.comments, other.comments);
    if (hit.votes < other.votes) {
        hit.votes = other.votes;
        hit.rating = other.rating;
    }
    if (other.provider != hit.provider && other.files.size() == hit.files.size())
        addSource(hit, {other.provider, other.id, other.files});
    for (const SubtitleSource &source : other.otherSources)
        addSource(hit, source);
    for (const QString &id : other.knownAs) {
        if (!hit.knownAs.contains(id))
            hit.knownAs.append(id);
    }
    QStringList others = other.alsoAt;
    others.prepend(idKey(other));
    for (const QString &id : std::as_const(others)) {
        if (id != idKey(hit) && !hit.alsoAt.contains(id))
            hit.alsoAt.append(id);
    }
}

/// Where the same subtitle is already; -1: nowhere.
qsizetype HitMerger::placeOf(const SubtitleHit &hit) const
{
    const QString own = idKey(hit);
    if (const auto known = m_byId.constFind(own); known != m_byId.cend())
        return *known;
    QList<qsizetype> candidates;
    if (const auto named = m_byOtherId.constFind(own); named != m_byOtherId.cend())
        candidates.append(*named);
    for (const QString &id : hit.knownAs) {
        if (const auto known = m_byId.constFind(id); known != m_byId.cend())
            candidates.append(*known);
    }
    if (const QString release = releaseKey(hit); !release.isEmpty())
        candidates += m_byRelease.values(release);
    for (const qsizetype candidate : std::as_const(candidates)) {
        if (isSameSubtitle(m_hits.at(candidate), hit))
            return candidate;
    }
    return -1;
}

bool HitMerger::isBefore(const QString &provider, const QString &other) const
{
    const qsizetype mine = m_preferred.indexOf(provider);
    const qsizetype theirs = m_preferred.indexOf(other);
    return mine >= 0 && (theirs < 0 || mine < theirs);
}

HitMerger::Place HitMerger::add(const SubtitleHit &hit)
{
    qsizetype found = placeOf(hit);
    const QString release = releaseKey(hit);
    for (const QString &id : hit.knownAs)
        m_byOtherId.insert(id, found >= 0 ? found : m_hits.size());
    if (found >= 0) {
        const SubtitleHit before = m_hits.at(found);
        const bool sameService = before.provider == hit.provider;
        // Which service answered first must not decide where it is downloaded from.
        if (sameService ? before.id != hit.id && isBetterUpload(hit, before)
                        : isBefore(hit.provider, before.provider)) {
            m_hits[found] = hit;
            completeFrom(m_hits[found], before);
        } else {
            completeFrom(m_hits[found], hit);
        }
        m_byId.insert(idKey(hit), found);
        return {found, false, m_hits.at(found) != before};
    }
    found = m_hits.size();
    m_hits.append(hit);
    m_byId.insert(idKey(hit), found);
    if (!release.isEmpty())
        m_byRelease.insert(release, found);
    return {found, true, true};
}

} // namespace Legenda
