// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the bytes of a text say about Unicode encodings, without decoding it.

#include <QByteArrayView>
#include <QString>

namespace Legenda {

/// Length of the valid UTF-8 sequence at `i` (1 for ASCII); 0: none; -1: valid as far as it goes, but cut by the end.
int utf8Length(QByteArrayView content, qsizetype i);

struct Utf8Census
{
    qsizetype valid = 0; ///< sequences of two bytes and more
    qsizetype fourBytes = 0; ///< of these those beyond U+FFFF
    qsizetype invalid = 0; ///< bytes outside of any
    qsizetype surrogates = 0; ///< CESU-8: pairs of three bytes each; not counted as invalid
    qsizetype twice = 0; ///< letters that look like two bytes of UTF-8 taken for Latin-1 letters ("Ã©")
    bool cut = false; ///< the content ends inside a sequence
    qsizetype cutAt = 0; ///< where that one begins
    bool isAscii() const { return valid == 0 && invalid == 0 && surrogates == 0 && !cut; }
    /// Most of what is beyond ASCII looks like that.
    bool looksTwice() const { return twice >= 3 && twice * 10 >= valid * 3; }
};

Utf8Census countUtf8(QByteArrayView content);

/// "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" or empty, for text without a byte order mark. Zero bytes give those
/// away whose text is mostly Latin; control bytes those that are Chinese or Cyrillic, as 8-bit text has none. Japanese
/// has neither: for content that is surely no UTF-8, `suspicious` looks for it, too.
QString wideWithoutMark(QByteArrayView content, bool suspicious = false);

/// "ISO-2022-JP", "ISO-2022-KR", "ISO-2022-CN", "HZ" or empty, for content without bytes beyond ASCII.
QString sevenBitEncoding(QByteArrayView content);

} // namespace Legenda
