// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// XML-RPC (xmlrpc.com/spec.md), the client's half: calls are written, responses read. Values are QVariants:
//
//     string    QString                        boolean           bool
//     int, i4   int                            dateTime.iso8601  QDateTime, UTC
//     i8        qlonglong                      base64            QByteArray
//     double    double                         array             QVariantList
//     nil       std::nullptr_t (null)          struct            QVariantMap
//
// What is read may come from anywhere, mostly from PHP: see decodeResponse().

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>
#include <QVariant>

#include <optional>

namespace Legenda::XmlRpc {

/// Values inside values at most; deeper ones are ErrorKind::BadReply.
inline constexpr int mostLevels = 64;

/// A `methodCall` in UTF-8. Characters that XML 1.0 cannot carry (most below U+0020) are dropped. What is no type of
/// the table above is sent as the text it makes, a number that is not finite as nil.
QByteArray encodeCall(const QString &method, const QVariantList &params);

/// What a server says instead of a value.
struct Fault
{
    int code = 0;
    QString text;
    bool operator==(const Fault &) const = default;
};

struct Response
{
    QVariant value; ///< null for a response without any
    std::optional<Fault> fault;
};

/// Reads a `methodResponse`, in time and memory proportional to its size (which HttpRequest::maxBytes bounds).
/// Harmless: white space, a wrong encoding in the declaration, no type (text), unknown types (text), values that are
/// not of their type (text), struct members without name (left out) or twice (the last one counts), characters XML does
/// not allow (dropped), unknown entities (text as written), something before or after the document.
/// BadReply: what is no `methodResponse`, stops in the middle, has a document type or too many levels.
Result<Response> decodeResponse(const QByteArray &body);

/// As JSON: base64 stays base64 text, a dateTime is ISO text, i8 a number, a number that is not finite null.
QJsonValue jsonFrom(const QVariant &value);

/// From JSON: whole numbers are int or i8, others double.
QVariant variantFrom(const QJsonValue &value);

} // namespace Legenda::XmlRpc
