// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The movie hash that OpenSubtitles and others know files by: size + the 64-bit little-endian words of the first and
// the last 64 KiB, modulo 2^64, as 16 lower-case hexadecimal digits. Source: the services' own description; vectors in
// tests.

#include "core/base/result.h"

#include <QString>

namespace Legenda {

/// Files shorter than this have no hash (both ends must be whole).
inline constexpr qint64 movieHashMinimumSize = 131072;

struct MovieHash
{
    QString hash; ///< 16 lower-case hexadecimal digits
    qint64 size = 0; ///< bytes, at the time of reading
    bool operator==(const MovieHash &) const = default;
};

/// Blocking: reads 2 x 64 KiB. Errors: BadInput (too small), FileAccess (gone, unreadable, shrank while being read).
Result<MovieHash> movieHash(const QString &path);

} // namespace Legenda
