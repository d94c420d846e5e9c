// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Requests to the API of Amara (Universal Subtitles) as values. Every path ends with a slash: without it comes a
// redirect, which a POST does not survive.

#include "core/base/result.h"
#include "core/net/httpclient.h"
#include "core/providers/amara/amaravalues.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>
#include <QUrl>

namespace Legenda::Amara {

/// Where and as whom requests are made.
struct Access
{
    QUrl base; ///< "https://amara.org/api/", with the slash at the end
    QByteArray apiKey; ///< empty: none
    QString userName; ///< empty: none
    bool operator==(const Access &) const = default;
};

/// Today's address of the service.
QUrl defaultBase();
/// A configured address as `Access::base` wants it.
QUrl cleanedBase(QUrl base);
/// The service itself, under one of its names, and not somebody's own server.
bool isServicesOwn(const QUrl &base);
/// "/api2/partners/", as the reference describes it. Its parameters have other names here and there.
bool isOldApi(const QUrl &base);
/// The page of a video on the site that belongs to that API.
QUrl videoPage(const QUrl &base, const QString &videoId, const QString &languageCode = {});

/// The id of the video whose page that is, also with a language in front or behind; empty: it is no such page.
QString videoIdOfPage(const QUrl &base, const QUrl &page);

QString paceKey();
inline constexpr int largestPage = 100; ///< the service gives no more at once

/// Ids and codes come from replies and from people: BadInput for what could lead elsewhere as a part of a path.
Result<QString> checkedId(const QString &id);

/// Any request, key and name added.
/// @param path below the base, of checked or encoded parts, with a slash at its end and none at its beginning
HttpRequest request(const Access &access, HttpRequest::Method method, const QString &path,
    const QMap<QString, QString> &parameters = {});
/// The same with a JSON body. It is not tried again by itself.
HttpRequest jsonRequest(const Access &access, HttpRequest::Method method, const QString &path, const QJsonObject &body);
/// The page behind `meta.next`.
HttpRequest pageRequest(const Access &access, const QUrl &next);

HttpRequest videosRequest(const Access &access, const VideoFilter &filter);
HttpRequest videoRequest(const Access &access, const QString &videoId);
HttpRequest createVideoRequest(const Access &access, const WebVideoDraft &draft);
/// @param draft its address is sent where there is one: the older API wants the video's own
HttpRequest updateVideoRequest(const Access &access, const QString &videoId, const WebVideoDraft &draft);

HttpRequest languagesRequest(const Access &access, const QString &videoId);
HttpRequest languageRequest(const Access &access, const QString &videoId, const QString &languageCode);
HttpRequest addLanguageRequest(const Access &access, const QString &videoId, const WebLanguageDraft &draft);

/// What a version is asked for by: "version_number" today, "version" in the older API.
enum class VersionName { VersionNumber, Version };
VersionName usualVersionName(const QUrl &base);

/// Where subtitles lie.
struct SubtitlesPlace
{
    QString videoId;
    QString languageCode; ///< or the number the service gave the language
    int version = 0; ///< 0: the newest public one
    bool operator==(const SubtitlesPlace &) const = default;
};

/// The text alone. @param format srt, vtt, sbv, ssa, dfxp, txt
HttpRequest subtitlesRequest(
    const Access &access, const SubtitlesPlace &place, const QString &format, VersionName versionName);
/// The text within JSON. @param format as above, or "json" for cues
HttpRequest embeddedSubtitlesRequest(
    const Access &access, const SubtitlesPlace &place, const QString &format, VersionName versionName);
HttpRequest postSubtitlesRequest(
    const Access &access, const QString &videoId, const QString &languageCode, const WebSubtitlesDraft &draft);
HttpRequest actionsRequest(const Access &access, const QString &videoId, const QString &languageCode);

/// All languages the service has.
HttpRequest platformLanguagesRequest(const Access &access);

HttpRequest usersRequest(const Access &access);
/// @param name of a user, or "id$" and an id
HttpRequest userRequest(const Access &access, const QString &name);
HttpRequest createUserRequest(const Access &access, const UserDraft &draft);

// The reference writes users/[video-id]/urls/ for some of these, which is a slip: they lie under videos/.
HttpRequest addressesRequest(const Access &access, const QString &videoId);
HttpRequest addressRequest(const Access &access, const QString &videoId, const QString &addressId);
HttpRequest addAddressRequest(const Access &access, const QString &videoId, const WebAddress &address);
HttpRequest changeAddressRequest(const Access &access, const QString &videoId, const WebAddress &address);
HttpRequest removeAddressRequest(const Access &access, const QString &videoId, const QString &addressId);

} // namespace Legenda::Amara
