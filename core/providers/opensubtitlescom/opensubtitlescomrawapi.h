// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "GET /discover/popular language=en" as a request.

#include "core/base/result.h"
#include "core/providers/opensubtitlescom/opensubtitlescomrequests.h"

#include <QJsonValue>
#include <QStringList>

namespace Legenda::OpenSubtitlesCom {

struct RawCall
{
    HttpRequest::Method method = HttpRequest::Method::Get;
    QString path; ///< below the base, beginning with a slash
    QMap<QString, QString> parameters; ///< of GET and DELETE
    QJsonObject body; ///< of POST and PUT
    bool operator==(const RawCall &) const = default;
};

/// BadInput says how it is written.
Result<RawCall> readRawCall(const QStringList &words);

HttpRequest rawRequest(const Access &access, const RawCall &call);

/// The reply's JSON; anything else as {"status": …, "body": "…"}.
QJsonValue rawReply(const HttpReply &reply);

/// A line for each endpoint.
QStringList rawEndpoints();

} // namespace Legenda::OpenSubtitlesCom
