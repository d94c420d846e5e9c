// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "GET /discover/popular language=en" as a value: how `legenda-cli api` writes a request to a REST service.
//
//     key=text    a parameter of GET and DELETE, a field of the body of POST and PUT
//     key:=json   the same with a value that is no text
//     key==text   a parameter whatever the method
//     key@path    a file of the body, which is then sent as multipart/form-data

#include "core/base/result.h"
#include "core/net/httpclient.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QStringList>

namespace Legenda {

struct RestCall
{
    HttpRequest::Method method = HttpRequest::Method::Get;
    QString path; ///< below the base, beginning with a slash
    QMap<QString, QString> parameters;
    QJsonObject body; ///< of POST and PUT
    QMap<QString, QString> files; ///< field -> path on the disk, not read yet
    bool operator==(const RestCall &) const = default;

    bool hasBody() const { return method == HttpRequest::Method::Post || method == HttpRequest::Method::Put; }
};

/// BadInput says how it is written.
Result<RestCall> readRestCall(const QStringList &words);

/// A value as it stands in a parameter or a form: text as it is, everything else as JSON.
QString asParameter(const QJsonValue &value);

/// A JSON value of any kind (QJsonDocument reads only objects and arrays); nothing for what is none.
std::optional<QJsonValue> anyJson(const QString &text);

/// The reply's JSON; anything else as {"status": …, "body": "…"}.
QJsonValue restReply(const HttpReply &reply);

} // namespace Legenda
