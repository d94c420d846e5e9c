// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// gzip and zlib in memory, undone within a limit. For payloads inside replies and for bodies of requests; the replies
// themselves are undone by HttpClient.

#include "core/base/result.h"

#include <QByteArray>

namespace Legenda {

/// gzip (RFC 1952) or zlib (RFC 1950), told by the first bytes; what is neither is given back as it is.
/// @param maxBytes of the result  Errors: BadReply for what is damaged, stops in the middle or becomes longer.
Result<QByteArray> unpacked(const QByteArray &content, qint64 maxBytes);

/// As zlib does it (RFC 1950): without gzip's header.
QByteArray packed(const QByteArray &content);

/// As `Content-Encoding: gzip` of a request wants it (RFC 1952).
QByteArray gzipped(const QByteArray &data);

} // namespace Legenda
