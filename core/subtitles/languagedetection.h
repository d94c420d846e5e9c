// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/language.h"

#include <QList>
#include <QStringView>

namespace Legenda {

struct DetectedLanguage
{
    Language language; ///< invalid: nothing to go by
    int percent = 0; ///< share of the text in that language
    bool reliable = false; ///< clearly ahead of the next language, and enough text to tell
    QList<Language> alternatives{}; ///< others it may be or also holds, the likeliest first
    bool operator==(const DetectedLanguage &) const = default;
};

/// The language of a subtitle's text (no times), by CLD2. Tags, notes for the hard of hearing, names of speakers and
/// addresses are left out. Looks at some 1,500 characters from all parts of the text: CLD2 needs no more, and this is
/// most of the time that looking into a file takes.
///
/// Croatian, Bosnian and Serbian in Latin letters, which CLD2 mixes up, are told apart by words that only one of them
/// has; they are reliable only where those are there. Chinese comes as "zh-cn" or "zh-tw", by its characters.
DetectedLanguage detectLanguage(QStringView plainText);

} // namespace Legenda
