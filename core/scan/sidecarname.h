// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The words a subtitle's name has beyond that of its video: language, forced, hearing impaired.

#include "core/base/language.h"

#include <QStringView>

namespace Legenda {

struct SidecarWords
{
    Language language; ///< the first that is named
    bool forced = false;
    bool hearingImpaired = false;
    int numbers = 0; ///< "2" of "Movie.en.2.srt"
    int unknown = 0; ///< words that mean nothing here
    bool operator==(const SidecarWords &) const = default;
};

/// Reads all words of `text`, such as ".pt-BR.forced", "_eng", " (English)", ".hi" (Hindi), ".en.hi" (hearing
/// impaired).
SidecarWords readSidecarWords(QStringView text);

/// Reads only the words at the end of `text` that mean something here, for names that do not begin with a video's.
SidecarWords readLastSidecarWords(QStringView text);

} // namespace Legenda
