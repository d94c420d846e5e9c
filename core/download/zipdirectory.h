// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Zips by APPNOTE.TXT 6.3.10. KZip does not tell which entries are encrypted or links, drops one of two entries with
// the same name, and decodes names itself (old programs wrote them in the code page of their country); it is also not
// made for what is hostile.

#include "core/base/result.h"

#include <QByteArray>
#include <QList>

namespace Legenda {

struct ZipEntry
{
    QByteArray name; ///< as it stands there, or in UTF-8 where the zip says that too
    bool utf8 = false; ///< the name is marked as UTF-8
    bool encrypted = false;
    bool regular = true; ///< no folder, link, device …
    int method = 0; ///< 0 stored, 8 deflated … (APPNOTE 4.4.5)
    quint32 crc = 0;
    qint64 packedBytes = 0; ///< as declared
    qint64 bytes = 0; ///< as declared
    qint64 dataStart = 0;
    bool operator==(const ZipEntry &) const = default;
};

/// By the first bytes or, for self-extracting archives and the like, by a directory at the end.
bool isZip(const QByteArray &content);

/// The central directory, read to at most `limit` + 1 entries. Errors: BadReply (damaged), BadInput (entries overlap),
/// NotSupported (one part of several, or an encrypted directory).
Result<QList<ZipEntry>> readZipDirectory(const QByteArray &content, int limit);

/// One that is not encrypted. Errors: BadReply (damaged), BadInput (more than `limit`), NotSupported (unknown packing).
Result<QByteArray> readZipEntry(const QByteArray &content, const ZipEntry &entry, qint64 limit);

} // namespace Legenda
