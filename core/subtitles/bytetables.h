// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Encodings of one byte a letter, as tables. Those that the converters of Qt and ICU lack are here with both
// directions; of all others the tables are asked of the converters, for guessing. And UTF-8 that was encoded twice.

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <array>
#include <cstdint>
#include <optional>

namespace Legenda {

using ByteTable = std::array<char16_t, 256>; ///< U+FFFD: no meaning

/// What is read as UTF-8 and then once more, line by line: a program took UTF-8 for windows-1252 and turned it into
/// UTF-8 again ("Ã©" for "é"). Only to be read: written is UTF-8.
inline constexpr QLatin1StringView utf8Twice("UTF-8-twice");

/// True for the encodings that this program converts itself: ISO-8859-16 and VISCII, which Qt does not know,
/// ISO-8859-1, where Qt 6.4 writes '?' for letters that it lacks and does not say so, and utf8Twice. `encoding` as in
/// readableEncodings().
bool isOwnEncoding(QStringView encoding);
/// Both only for encodings of which isOwnEncoding() is true; encoding gives nothing where letters are missing.
QString decodeOwn(QByteArrayView content, QStringView encoding);
std::optional<QByteArray> encodeOwn(QStringView text, QStringView encoding);

/// What the bytes mean in that encoding, which must have one byte a letter; nothing where nobody knows it.
std::optional<ByteTable> byteTable(const char *encoding);

/// What a byte looks like to somebody who reads the decoded text.
enum class ByteKind : std::uint8_t {
    Blank, ///< blanks, digits and the signs of ASCII: they tell nothing
    Letter,
    Sign, ///< what texts have beyond ASCII: quotes, dashes, an ellipsis
    Symbol, ///< fractions, box drawing: seldom in texts
    Nothing, ///< no meaning, or a control character
};
ByteKind kindOf(char16_t c);

} // namespace Legenda
