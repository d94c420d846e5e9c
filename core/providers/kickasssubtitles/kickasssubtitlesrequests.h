// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Requests to the service as values. Search is a form, upload and convert are forms with a file; everything else is a
// plain GET. The fields are those of the service's quick start, in its order and with its spelling.

#include "core/base/result.h"
#include "core/net/httpclient.h"
#include "core/net/multipart.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesupload.h"
#include "core/providers/remotetasks.h"
#include "core/providers/searchquery.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace Legenda::KickAssSubtitles {

/// Where and as whom requests are made.
struct Access
{
    QUrl base; ///< "https://kickasssubtitles.com/api", without a slash at the end
    QByteArray apiKey;
    bool operator==(const Access &) const = default;
};

QString providerId(); ///< "kickasssubtitles"
QUrl defaultBase();

/// Of one subtitle, for upload and conversion: more was refused.
inline constexpr qint64 largestSubtitle = qint64(1024) * 1024;
/// Of a reply that carries subtitles, base64 and all.
inline constexpr qint64 largestReply = qint64(32) * 1024 * 1024;

/// The service's two-letter code; empty where it has none for that language.
QString languageCode(const Language &language);

/// The languages that are asked for, one task each: those with a code, without doubles, at most `mostLanguages`.
/// A question for all languages is one for the service's own default, English.
QList<Language> askedLanguages(const QList<Language> &wanted);
inline constexpr int mostLanguages = 5;

/// There is a file to look for: hash, size and name.
bool namesAFile(const SearchQuery &query);

/// Any request: key and Accept added. @param path below the base, beginning with a slash
HttpRequest request(const Access &access, HttpRequest::Method method, const QString &path);

HttpRequest userRequest(const Access &access);
HttpRequest searchRequest(const Access &access, const SearchQuery &query, const Language &language);
HttpRequest taskRequest(const Access &access, const QString &taskId);
/// BadInput (with Error::fields) for what the service is known to refuse: an unknown format or frame rate, a file that
/// is empty or too large.
Result<HttpRequest> convertRequest(
    const Access &access, const RemoteConversion &conversion, const BoundaryMaker &makeBoundary = randomBoundary);
/// BadInput (with Error::fields) for what is missing.
Result<HttpRequest> uploadRequest(
    const Access &access, const KickAssSubtitlesUpload &upload, const BoundaryMaker &makeBoundary = randomBoundary);

} // namespace Legenda::KickAssSubtitles
