// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/subtitles/format.h"

#include <span>

namespace Legenda {

/// All formats, the most used first.
std::span<const SubtitleFormat *const> subtitleFormats();

/// By id; nullptr: unknown.
const SubtitleFormat *subtitleFormat(QStringView id);
/// By id or, where that is none, by a usual extension ("srt", ".vtt"), without case; nullptr: unknown.
const SubtitleFormat *formatNamed(QStringView word);

struct FormatGuess
{
    const SubtitleFormat *format = nullptr; ///< nullptr: not recognised
    int sureness = 0; ///< 0 to 100
    bool operator==(const FormatGuess &) const = default;
};

/// By content first; between formats that look alike by the extension. `text` may be the beginning only.
FormatGuess guessFormat(QStringView text, const QString &fileName);
/// The same for bytes of formats that are no text.
FormatGuess guessBinaryFormat(QByteArrayView content);

} // namespace Legenda
