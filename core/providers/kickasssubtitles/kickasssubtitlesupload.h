// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What people give to the service, and what it says to it.

#include "core/base/language.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUrl>

namespace Legenda {

/// A subtitle and the video it belongs to.
struct KickAssSubtitlesUpload
{
    QString videoFileName; ///< without folder
    qint64 videoFileSize = 0; ///< bytes
    QString movieHash; ///< 16 hexadecimal digits
    qint64 imdbId = 0; ///< the film's or episode's
    Language language;
    QString subtitleFileName; ///< without folder
    QByteArray content; ///< at most 1 MiB
    bool operator==(const KickAssSubtitlesUpload &) const = default;
};

struct KickAssSubtitlesUploaded
{
    QString id;
    QDateTime createdAt; ///< UTC; invalid: not said
    QUrl url; ///< its page for people; empty: not said
    QJsonObject raw; ///< all that was said
    bool operator==(const KickAssSubtitlesUploaded &) const = default;
};

} // namespace Legenda
