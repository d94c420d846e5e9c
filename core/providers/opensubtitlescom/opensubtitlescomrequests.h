// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Requests to REST v1 as values. Parameters go out sorted, in lower case and without defaults: anything else costs a
// redirect and a request of the pace (seen in recorded traffic).

#include "core/base/result.h"
#include "core/net/httpclient.h"
#include "core/providers/capabilities.h"
#include "core/providers/searchquery.h"
#include "core/providers/subtitleprovider.h"

#include <QMap>
#include <QUrl>

namespace Legenda::OpenSubtitlesCom {

/// Where and as whom requests are made.
struct Access
{
    QUrl base; ///< "https://api.opensubtitles.com/api/v1", without a slash at the end
    QByteArray apiKey;
    QByteArray token; ///< empty: no account
    bool operator==(const Access &) const = default;
};

/// Names of the pace queues.
QString paceKey();
QString loginPaceKey();
QString featuresPaceKey();

/// The parameters of a search. Empty where the query names nothing that can be searched for.
QMap<QString, QString> searchParameters(const SearchQuery &query);

/// @param page from 1
HttpRequest searchRequest(const Access &access, const SearchQuery &query, int page);
HttpRequest featuresRequest(const Access &access, const FeatureQuery &query);
/// @param list "popular", "latest" or "most_downloaded"
HttpRequest discoverRequest(const Access &access, const QString &list, const DiscoverQuery &query);
/// Asks for a download link; this is what costs quota.
HttpRequest linkRequest(const Access &access, qint64 fileId, const DownloadOptions &options);
/// Fetches a picture, which lies on another host: no key and no token go along.
HttpRequest posterRequest(const QUrl &picture);
/// Fetches the file behind a link, which belongs to another host: no key and no token go along.
HttpRequest fileRequest(const QUrl &link);
HttpRequest userRequest(const Access &access);
HttpRequest formatsRequest(const Access &access);
HttpRequest languagesRequest(const Access &access);
HttpRequest guessRequest(const Access &access, const QString &fileName);
HttpRequest loginRequest(const Access &access, const QString &userName, const QString &password);
HttpRequest logoutRequest(const Access &access);

/// Any request: path and query as given, key and (if there is one) token added.
/// @param path below the base, beginning with a slash
HttpRequest request(const Access &access, HttpRequest::Method method, const QString &path,
    const QMap<QString, QString> &parameters = {});

} // namespace Legenda::OpenSubtitlesCom
