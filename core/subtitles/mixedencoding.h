// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Files in two encodings, line by line: credits in UTF-8 in front of an old text, a corrected line in a newer one.

#include "core/base/language.h"
#include "core/subtitles/legacyencoding.h"
#include "core/subtitles/unicodebytes.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace Legenda {

struct Mixture
{
    /// None: no UTF-8 among it. Damaged: all is UTF-8, but some bytes of it are broken.
    enum Kind { None, Damaged, MostlyUtf8, FewUtf8 };
    Kind kind = None;
    EncodingGuess other; ///< of the lines that are not UTF-8, where there are any
};

/// Looks at the lines of a text that is not wholly UTF-8. `census` is of all of it.
Mixture findMixture(const QByteArray &content, const Utf8Census &census, const Language &expected);

/// The text, each line in its own encoding; what was done is added to the warnings.
QString decodeMixture(const QByteArray &content, const Mixture &mixture, QStringList &warnings);

} // namespace Legenda
