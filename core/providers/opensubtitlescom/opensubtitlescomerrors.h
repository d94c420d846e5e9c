// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the service's refusals mean for a person: a table of status, endpoint and words, each with its kind and its
// sentence.

#include "core/base/error.h"
#include "core/net/httpclient.h"
#include "core/providers/capabilities.h"

#include <QJsonObject>

namespace Legenda::OpenSubtitlesCom {

enum class Endpoint {
    Search, ///< and all other questions that need no account
    Login,
    User, ///< /infos/user and /logout
    Download, ///< asks for a link
    Link, ///< the link itself, on another host
    Translate, ///< everything under /ai
};

struct ErrorContext
{
    Endpoint endpoint = Endpoint::Search;
    bool keyProven = false; ///< the API key has worked before
    bool signedIn = false; ///< the request carried a token
    bool operator==(const ErrorContext &) const = default;
};

/// The error behind a reply that is not what was asked for: any status but 2xx, or a web page.
Error errorFrom(const HttpReply &reply, const ErrorContext &context);

/// A reply that claims success but cannot be read.
Error notUnderstood(const HttpReply &reply);
Error emptySubtitle();
Error noApiKey();
Error noAccount();

/// `requests`, `remaining` and the reset time, of a download's reply or of a refusal.
Quota quotaFrom(const QJsonObject &object);

} // namespace Legenda::OpenSubtitlesCom
