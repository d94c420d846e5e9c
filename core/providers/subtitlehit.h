// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/language.h"
#include "core/identify/identity.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Legenda {

struct SubtitleHitFile
{
    QString id; ///< what download() wants
    int part = 1; ///< CD number
    QString fileName;
    bool operator==(const SubtitleHitFile &) const = default;
};

/// Where else a subtitle can be had.
struct SubtitleSource
{
    QString provider;
    QString id; ///< that service's id of the subtitle
    QList<SubtitleHitFile> files; ///< as many as the hit has
    bool operator==(const SubtitleSource &) const = default;
};

/// One subtitle that a service offers.
struct SubtitleHit
{
    enum class MatchedBy { Unknown, Hash, Id, Name, Address };

    QString provider; ///< "opensubtitles-com"
    QString id; ///< the service's id of the subtitle (not of its files)
    QList<SubtitleHitFile> files; ///< in order of part; one for most
    Language language;
    QString release; ///< release name(s) it was made for
    MatchedBy matchedBy = MatchedBy::Unknown;
    FeatureRef feature;
    QStringList movieHashes; ///< of the videos it was uploaded for, where a service tells

    bool hearingImpaired = false;
    bool foreignPartsOnly = false;
    bool aiTranslated = false;
    bool machineTranslated = false;
    bool fromTrusted = false;
    bool hd = false;
    double fps = 0; ///< 0: unknown
    qint64 lastCueMs = 0; ///< when its last cue starts; 0: unknown
    qint64 durationMs = 0; ///< running time of the video it says it was made for; 0: unknown
    qint64 downloads = 0;
    double rating = 0; ///< 0 to 10; 0: unrated
    int votes = 0;
    int reports = 0; ///< how often it was reported as bad, where a service tells
    QString uploader;
    QString uploaderId;
    QString uploaderRank;
    QDateTime uploadedAt; ///< UTC
    QString comment;
    int comments = 0; ///< how many other people wrote, where a service tells; see CommentReader
    QUrl url; ///< the subtitle's page for people
    QString format; ///< as the service says, such as "srt"; empty: unknown
    // Of services that keep every version of a subtitle; of all others these stay as they are.
    int version = 0; ///< its number, the newest has the highest; 0: there are no versions
    bool published = true; ///< false: a draft
    bool complete = true; ///< false: the service says that something is missing
    bool superseded = false; ///< a newer version is published
    QByteArray content; ///< for services whose hits carry the text itself; else empty
    /// The same subtitle elsewhere, as "provider:id" with the service's id of the subtitle; see HitMerger.
    QStringList alsoAt;
    /// What of it is at other services: asked where this one gives nothing.
    QList<SubtitleSource> otherSources;
    /// The same as `alsoAt`, but as the service itself says; for HitMerger.
    QStringList knownAs;

    bool operator==(const SubtitleHit &) const = default;
    /// "provider:file id", what `legenda-cli download --id` takes.
    QString fullId() const { return provider + u':' + (files.isEmpty() ? id : files.first().id); }
};

/// The hit as it is had from another source; where it was had from becomes a source in its place.
/// @param index of hit.otherSources
SubtitleHit hitFromSource(const SubtitleHit &hit, qsizetype index);

/// The bytes of a subtitle or of an archive with some, as a service sent them.
struct SubtitleFile
{
    QString fileName; ///< as the service said: not to be trusted
    QByteArray content;
    int remaining = -1; ///< downloads left after this one; -1: not said
    QDateTime quotaResetsAt; ///< UTC; invalid: not said
    bool operator==(const SubtitleFile &) const = default;
};

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::SubtitleHit)
