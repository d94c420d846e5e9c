// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How often a letter follows another one, language by language. Counted in the Universal Declaration of Human Rights
// (free of rights, about 12,000 letters a language) and in the translations of free programs' messages (up to 90,000
// letters), in small letters. Only the rounded costs are kept: no text can be read out of them.

#include <QStringView>

namespace Legenda {

struct LetterPairs
{
    const char *language; ///< as in Language::code()
    const char16_t *letters; ///< in the order of the costs; small ones, those of ASCII too where the script is Latin
    /// (n + 1) x (n + 1) characters for n letters: row is the letter before, column the letter after, 0 is the edge of
    /// a word. '0' + what that pair costs in thirds of a bit: -3 log2 of the share of the second letter after the
    /// first one, at most 43. Pairs that were never seen have the cost of the letter alone, times those seen once.
    const char *costs;
};

extern const LetterPairs westernPairs[];
extern const int westernPairsCount;
extern const LetterPairs easternPairs[];
extern const int easternPairsCount;
extern const LetterPairs otherPairs[];
extern const int otherPairsCount;

} // namespace Legenda
