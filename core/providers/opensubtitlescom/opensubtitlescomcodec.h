// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Replies of REST v1 as values. What is null, missing, unknown or of another type than documented does no harm.

#include "core/net/httpclient.h"
#include "core/providers/capabilities.h"
#include "core/providers/opensubtitlescom/opensubtitlescomerrors.h"
#include "core/providers/searchquery.h"
#include "core/providers/subtitlehit.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrl>

namespace Legenda::OpenSubtitlesCom {

QString providerId(); ///< "opensubtitles-com"

struct HitsPage
{
    QList<SubtitleHit> hits;
    int page = 1;
    int totalPages = 0;
    int totalCount = 0;
    bool operator==(const HitsPage &) const = default;
};

/// @param asked decides what counts as a match by hash, id or name
Result<HitsPage> readHits(const HttpReply &reply, const SearchQuery &asked, const ErrorContext &context);
Result<QList<Feature>> readFeatures(const HttpReply &reply, const ErrorContext &context);
Result<QList<ProviderLanguage>> readLanguages(const HttpReply &reply, const ErrorContext &context);
Result<QStringList> readFormats(const HttpReply &reply, const ErrorContext &context);
Result<QJsonObject> readGuess(const HttpReply &reply, const ErrorContext &context);
/// The quota's reset is not told here.
Result<AccountInfo> readUser(const HttpReply &reply, const ErrorContext &context);

struct Login
{
    QByteArray token;
    QString baseHost; ///< "vip-api.opensubtitles.com"; empty: not said
    AccountInfo info; ///< without remaining downloads
    bool operator==(const Login &) const = default;
};

Result<Login> readLogin(const HttpReply &reply, const ErrorContext &context);

struct Link
{
    QUrl url;
    QString fileName;
    int used = -1; ///< downloads of this period, this one included
    Quota quota;
    bool operator==(const Link &) const = default;
};

Result<Link> readLink(const HttpReply &reply, const ErrorContext &context);
/// The file behind a link.
Result<SubtitleFile> readFile(const HttpReply &reply, const Link &link, const ErrorContext &context);

/// When a token ends (`exp` of the JWT), as UTC; invalid where it does not say.
QDateTime expiryOf(const QByteArray &token);

/// Where to go after a login: `configured` with the host of `baseHost`, if that is the configured host or both are
/// under opensubtitles.com; else `configured`. A key must not be sent wherever a reply says.
QUrl baseAfterLogin(const QUrl &configured, const QString &baseHost);

} // namespace Legenda::OpenSubtitlesCom
