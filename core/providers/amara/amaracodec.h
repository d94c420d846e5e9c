// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Replies of Amara as values. What is null, missing, unknown or of another type than documented does no harm. Values of
// the older APIs (ids as text, is_original, an author's name alone, addresses without scheme and host) read the same.

#include "core/net/httpclient.h"
#include "core/providers/amara/amaraerrors.h"
#include "core/providers/amara/amararequests.h"
#include "core/providers/amara/amaravalues.h"

#include <QJsonObject>

#include <optional>

namespace Legenda::Amara {

/// Items read from all pages of a list at most: nobody has that many, and a list may have no end.
inline constexpr qsizetype mostItems = 10000;

template <class T>
struct Page
{
    QList<T> items;
    QUrl next; ///< empty: this is the last one
    qint64 total = -1; ///< of the whole list; -1: not said
    bool operator==(const Page &) const = default;
};

/// @param base where API and site are, for the pages of videos
Result<Page<WebVideo>> readVideos(const HttpReply &reply, const QUrl &base, const ErrorContext &context);
Result<WebVideo> readVideo(const HttpReply &reply, const QUrl &base, const ErrorContext &context);
Result<Page<WebLanguage>> readLanguages(const HttpReply &reply, const ErrorContext &context);
Result<WebLanguage> readLanguage(const HttpReply &reply, const ErrorContext &context);
Result<QList<WebAction>> readActions(const HttpReply &reply, const ErrorContext &context);
Result<QList<ProviderLanguage>> readPlatformLanguages(const HttpReply &reply, const ErrorContext &context);
Result<Page<User>> readUsers(const HttpReply &reply, const ErrorContext &context);
/// The key and the sign-in address of a new user are made known to scrub().
Result<User> readUser(const HttpReply &reply, const ErrorContext &context);
Result<Page<WebAddress>> readAddresses(const HttpReply &reply, const ErrorContext &context);
Result<WebAddress> readAddress(const HttpReply &reply, const ErrorContext &context);
/// What a removal ends with: 204, or 200 with whatever.
Result<Done> readDone(const HttpReply &reply, const ErrorContext &context);

/// A change was made, but the reply does not show what is there now (202, or 201 with Location alone, as the older API
/// does), or not readably: ask for it.
bool isAcceptedUnshown(const HttpReply &reply);

/// `meta.next` where it leads on: the same scheme, host and port, below `base`. Empty: nowhere.
QUrl nextPage(const QString &next, const QUrl &asked, const QUrl &base);

} // namespace Legenda::Amara
