// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Chinese, Japanese and Korean in encodings of several bytes a character: how well a text reads as each of them.

#include <QByteArray>

#include <vector>

namespace Legenda {

struct EastAsianReading
{
    const char *encoding;
    const char *language;
    double bits; ///< what it takes to say the text if it is this; the least is the likeliest
    double asciiBits; ///< of these what ASCII letters among others take: that is much the same in all languages
    double doubt; ///< share of characters beyond ASCII that hardly occur in that language, 0 to 1
};

/// The readings of the bytes, in the same measure as legacyencoding.cpp gives to the other encodings; those that are
/// far from `bitsToBeat` are left out.
std::vector<EastAsianReading> readAsEastAsian(const QByteArray &sample, double bitsToBeat);

} // namespace Legenda
