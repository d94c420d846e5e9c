// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the service's refusals mean for a person: a table of status codes, each with its kind and its sentence. The
// service answers HTTP 200 whatever happened; the result is the text `status` inside ("406 No session").

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/net/httpclient.h"
#include "core/net/xmlrpc.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Legenda::OpenSubtitlesOrg {

struct ErrorContext
{
    QString method; ///< "LogIn": some codes mean different things
    bool signedIn = false; ///< the session has a user name
    bool operator==(const ErrorContext &) const = default;
};

/// "406 No session" -> 406 and "No session". Code 0: no status was said.
struct ServiceStatus
{
    int code = 0;
    QString text;
    bool isSuccess() const { return code >= 200 && code < 300; }
    bool operator==(const ServiceStatus &) const = default;
};

/// A reply that could be read, whatever it says.
struct Answer
{
    ServiceStatus status;
    QJsonObject body;
    bool operator==(const Answer &) const = default;
};

/// Fails for what is no answer: HTTP errors, web pages, empty bodies, broken XML, XML-RPC faults.
Result<Answer> readAnswer(const HttpReply &reply, const ErrorContext &context);

/// The error that an answer tells of; nothing where it is fine: a 2xx, or no status but data (GetSubLanguages).
std::optional<Error> refusal(const Answer &answer, const ErrorContext &context);

/// Both of the above.
Result<QJsonObject> readReply(const HttpReply &reply, const ErrorContext &context);

/// The session is over, a new login helps: 406, and 401 where the call carried a token.
bool isSessionLost(const ServiceStatus &status, const QString &method);

Error errorFrom(const ServiceStatus &status, const ErrorContext &context);
Error errorFrom(const XmlRpc::Fault &fault, const ErrorContext &context);
/// For a status other than 2xx, a web page or an empty body.
Error errorFrom(const HttpReply &reply, const ErrorContext &context);
/// For what is shown instead of a subtitle to those who do not pay.
Error needsVip();

} // namespace Legenda::OpenSubtitlesOrg
