// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What Amara (Universal Subtitles) tells beyond what every service for web videos does; see core/providers/webvideos.h.

#include "core/providers/webvideos.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Legenda::Amara {

QString providerId(); ///< "amara"

/// Which videos are listed.
struct VideoFilter
{
    QString videoUrl; ///< address of the video; empty: any
    QString orderBy; ///< "title", "-title", "created", "-created"; empty: the service's order
    int limit = 0; ///< on a page, at most 100; 0: the service's own, 20
    int offset = 0;
    bool operator==(const VideoFilter &) const = default;
};

/// One line of subtitles as the service keeps it.
struct Cue
{
    qint64 startMs = -1; ///< -1: nobody has said when
    qint64 endMs = -1;
    QString text; ///< lines parted by \n; may hold <b>, <i> and <u>
    bool operator==(const Cue &) const = default;
};

/// A version of subtitles with what the service says of it.
struct EmbeddedSubtitles
{
    int version = 0; ///< 0: not said
    QString format; ///< of `content`; "json": the cues
    QString content; ///< empty for "json"
    QList<Cue> cues; ///< for "json" alone
    QString languageCode;
    QString title;
    QString description;
    QString author;
    QString videoTitle;
    QUrl page; ///< of this version, on the service's site
    bool operator==(const EmbeddedSubtitles &) const = default;
};

struct User
{
    QString userName;
    QString id;
    QString fullName;
    QString firstName;
    QString lastName;
    QString biography;
    QUrl homepage;
    QStringList languages; ///< the service's codes
    int videos = -1; ///< how many the user follows; -1: not said
    // Told only of a user who was just made. Both are secrets.
    QString apiKey;
    QUrl loginUrl; ///< signs in whoever opens it; ends after two hours
    bool operator==(const User &) const = default;
};

struct UserDraft
{
    QString userName; ///< at most 30 letters, digits, @, _ and -
    QString email;
    QString password;
    QString firstName;
    QString lastName;
    bool createLoginToken = false;
    bool operator==(const UserDraft &) const = default;
};

} // namespace Legenda::Amara
