// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QMetaType>
#include <QString>

#include <chrono>

namespace Legenda {

/// What went wrong, as far as a person can act on it.
enum class ErrorKind {
    Offline, ///< no route, no name, connection refused
    Timeout, ///< the other side did not answer in time
    Tls, ///< certificate or encryption trouble
    BadCredentials, ///< wrong user name, password or key
    NeedsAccount, ///< only for people who are signed in
    NeedsVip, ///< only for paying members
    QuotaUsedUp, ///< no downloads left; retryAfter says when there are some again, if known
    RateLimited, ///< too many requests; retryAfter says how long to wait
    ServiceDown, ///< 5xx, maintenance, an overloaded proxy
    BadReply, ///< an answer that cannot be understood
    NotFound,
    NotSupported, ///< this service or file cannot do that
    BadInput, ///< the request itself makes no sense
    FileAccess, ///< cannot read or write a local file
    DiskFull,
    Cancelled,
};

/// Snake-case name as `legenda-cli --json` prints it, such as "quota_used_up".
QString toString(ErrorKind kind);

struct Error
{
    ErrorKind kind = ErrorKind::BadReply;
    QString message; ///< for people: what happened and what to do next
    QString detail; ///< for a bug report: scrubbed of secrets, never shown alone
    std::chrono::seconds retryAfter{0}; ///< 0: not known
    /// What is wrong with single fields of what was sent, by the service's name of the field ("language").
    QMap<QString, QString> fields{};

    bool operator==(const Error &) const = default;
};

/// True where trying the same again later can help without the person doing anything.
bool isTemporary(ErrorKind kind);

/// The message of a local read or write that failed; `isTemporary` is false for all of them.
/// @param path shown to the person  @param systemError errno of the failed call, 0 if unknown
Error fileError(const QString &path, int systemError, const QString &whatWasTried);

Error cancelled();

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::Error)
