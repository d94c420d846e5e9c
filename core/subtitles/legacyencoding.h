// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which encoding of one byte a letter, or of East Asia, a text is in. Every language that can be written in an encoding
// is tried in it, and the likeliest way to come to just these bytes wins: how often letters follow each other there
// (letterpairs.h), no symbols and no capitals inside words, no bytes without meaning, what people really used.

#include "core/base/language.h"
#include "core/subtitles/textencoding.h"

#include <QByteArrayView>
#include <QString>

namespace Legenda {

struct EncodingGuess
{
    QString encoding = QStringLiteral("windows-1252"); ///< as in knownEncodings()
    Language language; ///< that the text seems to be in; a by-product
    int confidence = 0; ///< 0 to 100, never 100
    bool sure = false; ///< well ahead of all encodings that give other letters, and nothing in it looks odd
    /// The likeliest first, each with other letters than `encoding` and than those before it.
    QList<EncodingChoice> alternatives;
    bool operator==(const EncodingGuess &) const = default;
};

/// For bytes that are not UTF; looks at no more than some 12 KiB of lines with letters beyond ASCII. `expected` (may be
/// invalid) counts as evidence, not as proof.
EncodingGuess guessLegacyEncoding(QByteArrayView content, const Language &expected);

} // namespace Legenda
