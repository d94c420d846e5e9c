// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A service for videos on the web: what it has for an address, and what an account may change.

#include "core/base/pending.h"
#include "core/providers/capabilities.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>
#include <stop_token>

namespace Legenda {

/// One state of the subtitles of a language.
struct WebVersion
{
    int number = 0;
    bool published = false;
    QString author;
    bool operator==(const WebVersion &) const = default;
};

struct WebLanguage
{
    QString code; ///< the service's own
    Language language;
    QString name; ///< as the service calls it; may be empty
    bool spoken = false; ///< the language of the video's sound
    bool complete = false;
    bool published = false;
    int cues = -1; ///< -1: not said
    QString title; ///< of the video, in that language
    QString description;
    QDateTime createdAt; ///< UTC; invalid: not said
    QList<WebVersion> versions; ///< newest first
    bool versionsKnown = false; ///< false: `versions` is empty because nobody has asked for them
    bool operator==(const WebLanguage &) const = default;
};

struct WebVideo
{
    QString id; ///< the service's own
    QString title;
    QString description;
    qint64 durationMs = 0; ///< 0: not known
    QString spokenLanguage; ///< the service's code; empty: not known
    QList<QUrl> addresses; ///< the primary one first
    QUrl page; ///< on the service's site
    QUrl thumbnail;
    QDateTime createdAt; ///< UTC
    QString team;
    QString project;
    QList<WebLanguage> languages; ///< mostly without versions
    bool languagesKnown = false; ///< false: `languages` is empty because the reply does not tell
    bool operator==(const WebVideo &) const = default;
};

/// What an account may say of a video.
struct WebVideoDraft
{
    QUrl address; ///< only for a new one; cannot be changed by an update
    QString title;
    QString description;
    qint64 durationMs = 0;
    QString spokenLanguage;
    bool operator==(const WebVideoDraft &) const = default;
};

struct WebLanguageDraft
{
    QString code;
    QString title;
    QString description;
    bool spoken = false;
    bool complete = false;
    bool operator==(const WebLanguageDraft &) const = default;
};

struct WebSubtitlesDraft
{
    QByteArray content; ///< UTF-8, or
    QUrl contentUrl; ///< where the service finds it; exactly one of both
    QString format = QStringLiteral("srt"); ///< srt, vtt, sbv, ssa, dfxp, txt
    QString title;
    QString description;
    QString action; ///< of webActions(); empty: the service's usual
    std::optional<bool> complete;
    bool operator==(const WebSubtitlesDraft &) const = default;
};

/// What can be done with a new version ("publish", "save-draft" …).
struct WebAction
{
    QString id;
    QString label; ///< in the service's words
    bool completes = false;
    bool operator==(const WebAction &) const = default;
};

/// One of the addresses of a video.
struct WebAddress
{
    QString id; ///< the service's own
    QUrl url;
    bool primary = false;
    bool original = false;
    bool operator==(const WebAddress &) const = default;
};

/// A service whose subtitles belong to videos on the web. Its hits have ids "video/language/version"; what is searched
/// for is SearchQuery::videoUrl.
class WebVideos
{
public:
    virtual ~WebVideos() = default;
    /// Nothing: the service does not know the address.
    virtual Pending<std::optional<WebVideo>> webVideoAt(QUrl address, std::stop_token stop) = 0;
    virtual Pending<WebVideo> webVideo(QString videoId, std::stop_token stop) = 0;
    virtual Pending<QList<WebLanguage>> webLanguages(QString videoId, std::stop_token stop) = 0;

    // What needs an account; see whyNot(Ability::EditVideos). None of these is tried twice by itself.
    virtual Pending<WebVideo> createWebVideo(WebVideoDraft draft, std::stop_token stop) = 0;
    virtual Pending<WebVideo> updateWebVideo(QString videoId, WebVideoDraft draft, std::stop_token stop) = 0;
    virtual Pending<WebLanguage> addWebLanguage(QString videoId, WebLanguageDraft draft, std::stop_token stop) = 0;
    virtual Pending<QList<WebAction>> webActions(QString videoId, QString languageCode, std::stop_token stop) = 0;
    /// A new version of a language. Ends with its number.
    virtual Pending<WebVersion> postWebSubtitles(
        QString videoId, QString languageCode, WebSubtitlesDraft draft, std::stop_token stop) = 0;
    virtual Pending<QList<WebAddress>> webAddresses(QString videoId, std::stop_token stop) = 0;
    /// @param address without id
    virtual Pending<WebAddress> addWebAddress(QString videoId, WebAddress address, std::stop_token stop) = 0;
    virtual Pending<WebAddress> changeWebAddress(QString videoId, WebAddress address, std::stop_token stop) = 0;
    /// The last address of a video cannot be removed: BadInput says so.
    virtual Pending<Done> removeWebAddress(QString videoId, QString addressId, std::stop_token stop) = 0;
};

} // namespace Legenda
