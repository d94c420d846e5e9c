// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Legenda {

/// The longest file name of the file systems in use, in bytes (of UTF-8).
inline constexpr qsizetype maxFileNameBytes = 255;

/// A name from outside made harmless: no separators, no control or direction-changing characters, no leading dots, no
/// reserved names, at most 255 bytes of UTF-8. Never empty.
QString safeFileName(const QString &untrusted);

/// The longest beginning of `text` that takes at most `bytes` bytes of UTF-8 and does not cut a visible character
/// apart.
QString cutToBytes(const QString &text, qsizetype bytes);

} // namespace Legenda
