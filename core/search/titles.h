// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Titles as they are compared: file names spell them without accents, articles and signs, in Latin letters, with "2"
// for "II" or "Two".

#include <QString>
#include <QStringList>

namespace Legenda {

/// Lower case, letters without their accents, Cyrillic and special Latin letters as file names write them ("ё" "yo",
/// "ß" "ss", "ø" "o"); everything else as it was.
QString plainLetters(const QString &text);

/// Words of a title for comparison: plain letters, no apostrophes, "&" as "and", no article at the front or the end
/// ("Road, The"), no year in brackets, numbers as digits, no "Part" or "Vol." before a number.
QStringList titleWords(const QString &title);

/// How much of two titles is the same: 1 for the same words, 0 for none in common. Titles that differ in a number
/// ("Part 1", "Part 2") are no more than similar. Empty titles: 0.
double titleLikeness(const QString &a, const QString &b);

/// "The Desk (US)" -> "The Desk" and "US"; a title without a country stays as it is, with an empty country.
struct TitleOfCountry
{
    QString title;
    QString country; ///< ISO 3166, as release names are read: "US", "GB"
    bool operator==(const TitleOfCountry &) const = default;
};
TitleOfCountry withoutCountry(const QString &title);

} // namespace Legenda
