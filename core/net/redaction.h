// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The one place that takes secrets out of text before it is shown or logged.

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace Legenda {

/// Remembers a secret so that scrub() replaces it wherever it stands. Thread-safe. Short ones (< 4) are ignored.
void registerSecret(const QString &secret);

/// Replaces registered secrets, bearer tokens, JWTs, and the values of password-like keys in JSON, queries and headers.
QString scrub(QString text);

/// The address without user info and with secret query values replaced.
QString scrubbed(const QUrl &url);

/// True for header names whose value is a secret ("Authorization", "Api-Key", "X-api-key", "Cookie" …), without case.
bool isSecretHeader(QByteArrayView name);

} // namespace Legenda
