// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Tars of all ages: the first one, ustar, GNU's and pax (POSIX.1-2001). KTar decodes names itself, in the encoding of
// this system instead of that of the archive's maker, and makes room for whatever a header says.

#include <QByteArray>
#include <QList>

#include <optional>

namespace Legenda {

struct TarEntry
{
    QByteArray name;
    bool utf8 = false; ///< the name is in UTF-8 by the format's own rule
    bool regular = true; ///< no folder, link, device …
    qint64 start = 0;
    qint64 size = 0;
    bool operator==(const TarEntry &) const = default;
};

/// By the checksum of the first header, so that old archives without the magic word count as well.
bool isTar(const QByteArray &content);

/// All entries, at most `limit` + 1; nothing for a damaged or cut archive. Of several with one name the last counts:
/// that is how tars are updated.
std::optional<QList<TarEntry>> readTarDirectory(const QByteArray &content, int limit);

} // namespace Legenda
