// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Values of the scanning step: a video as it lies on the disk, or an address on the web, before anything is known about
// its content.

#include "core/base/language.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace Legenda {

/// A subtitle file that is there already.
struct Sidecar
{
    QString path;
    Language language; ///< invalid: the name does not say
    bool forced = false;
    bool hearingImpaired = false;

    bool operator==(const Sidecar &) const = default;
};

enum class VideoKind { Main, Sample, Trailer, Extra };

struct Video
{
    QString path; ///< absolute, as the system gave it; of the first part. Of a video on the web: its address
    QStringList parts; ///< all parts in order where a film is cut (cd1, cd2 …), the first one included; else empty
    qint64 size = 0; ///< bytes, of `path`
    qint64 modifiedMs = 0; ///< since the epoch, of `path`
    VideoKind kind = VideoKind::Main;
    QString root; ///< the dropped file or folder it was found under; naming may look at folders up to there
    bool onNetwork = false; ///< on a network share: read gently
    QList<Sidecar> sidecars;
    QString webAddress; ///< as readVideoAddress() gives it; empty: a file

    bool operator==(const Video &) const = default;
    bool isOnWeb() const { return !webAddress.isEmpty(); }
};

/// The languages of full (not forced) subtitles beside the video, without duplicates.
QList<Language> sidecarLanguages(const Video &video);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::Video)
