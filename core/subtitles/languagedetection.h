// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/language.h"

#include <QStringView>

namespace Legenda {

struct DetectedLanguage
{
    Language language; ///< invalid: nothing to go by
    int percent = 0; ///< share of the text in that language
    bool reliable = false; ///< clearly ahead of the next language
    bool operator==(const DetectedLanguage &) const = default;
};

/// The language of plain text (no times, no tags), by CLD2. Looks at the first 64 Ki characters.
DetectedLanguage detectLanguage(QStringView plainText);

} // namespace Legenda
