// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which 8-bit or double-byte encoding a text is in. uchardet alone is right in little more than half of real subtitles:
// they are short on text and full of digits. Here every likely encoding is tried, and the decoded text is judged by
// what a reader would see: letters of the language, no symbols or capitals in the middle of words.

#include "core/base/language.h"

#include <QByteArray>
#include <QString>

namespace Legenda {

struct EncodingGuess
{
    QString encoding = QStringLiteral("windows-1252");
    bool sure = false;
    bool operator==(const EncodingGuess &) const = default;
};

/// For bytes that are not UTF. `expected` (may be invalid) counts as evidence, not as proof.
EncodingGuess guessLegacyEncoding(const QByteArray &content, const Language &expected);

} // namespace Legenda
