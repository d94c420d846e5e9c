// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What KZip does not tell of a zip: which entries are encrypted, how many there are before it reads them all, and the
// names as bytes (old programs wrote them in the code page of their country).

#include <QByteArray>
#include <QList>

#include <optional>

namespace Legenda {

struct ZipEntry
{
    QByteArray name;
    bool utf8 = false; ///< the name is marked as UTF-8
    bool encrypted = false;
    bool link = false; ///< a symbolic link of Unix
    int method = 0; ///< 0 stored, 8 deflated
    qint64 packedBytes = 0; ///< as declared
    qint64 bytes = 0; ///< as declared
    qint64 headerStart = 0; ///< offset of the local header: what tells entries of one name apart
    bool operator==(const ZipEntry &) const = default;
};

/// The central directory, read to at most `limit` + 1 entries; nothing for a file without one.
std::optional<QList<ZipEntry>> readZipDirectory(const QByteArray &content, int limit);

} // namespace Legenda
