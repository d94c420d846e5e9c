// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the service's refusals mean for a person. Their bodies have every shape: {"detail": …}, {"field": ["…"]},
// {"general_errors": ["…"]}, a bare JSON text, a web page, nothing.

#include "core/base/error.h"
#include "core/net/httpclient.h"

#include <QJsonValue>
#include <QMap>
#include <QString>

namespace Legenda::Amara {

/// What a request was for: the same status means different things.
enum class Asked {
    List, ///< of videos, languages, users
    Video, ///< one video or something of it
    Subtitles,
    Account, ///< the user whose name and key are given
    Change, ///< of a video, a language, subtitles, addresses
    RemoveAddress,
};

struct ErrorContext
{
    Asked asked = Asked::List;
    bool hasKey = false; ///< the request carried one
    bool operator==(const ErrorContext &) const = default;
};

/// The error behind a reply that is not what was asked for: any status but 2xx, or a web page.
Error errorFrom(const HttpReply &reply, const ErrorContext &context);

/// What the service says in a refusal.
struct Words
{
    QString general; ///< short, without markup and secrets; may be empty
    QMap<QString, QString> fields; ///< by the service's name of the field
    bool operator==(const Words &) const = default;
};

Words wordsOf(const HttpReply &reply);

/// A reply that claims success but cannot be read.
Error notUnderstood(const HttpReply &reply);
Error noKey();
Error noAccount();
Error emptySubtitle();

} // namespace Legenda::Amara
