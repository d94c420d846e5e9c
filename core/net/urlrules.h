// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which addresses may be asked, and what may follow a redirect.

#include <QUrl>

namespace Legenda {

/// 127.0.0.0/8, ::1, localhost and names under it (RFC 6761, 6.3).
bool isLoopback(const QUrl &url);

/// https to anywhere with a host; http to loopback only.
bool isAllowed(const QUrl &url);

/// Same host and port, so that secrets may be sent to the second as well. The way from http to https on the same host
/// counts as the same.
bool isSameOrigin(const QUrl &from, const QUrl &to);

} // namespace Legenda
