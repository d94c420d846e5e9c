// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Release names as they are compared: what uploaders and sites added is taken off, so that
// "Man.Of.Steel.2013.720p.BluRay.x264-Felony.English" and "man of steel 2013 720p bluray x264 felony" are the same.

#include <QString>
#include <QStringList>

namespace Legenda {

/// The words of a release or file name: lower case, without accents, without file extension, site names
/// ("www.example.com" and what stands after it, "[site]" at the end) and the language and SDH marks at its end.
QStringList releaseWords(const QString &name);

/// releaseWords() joined by blanks: equal for the same release.
QString normalizedRelease(const QString &name);

/// The single names in a release field that holds several ("A.720p-X / A.1080p-Y", one a line, …).
QStringList splitReleases(const QString &release);

/// Words of a title for comparison: lower case, no accents, no apostrophes, "&" as "and", no article at the front.
QStringList titleWords(const QString &title);

/// How much of two titles is the same: 1 for the same words, 0 for none in common. Empty titles: 0.
double titleLikeness(const QString &a, const QString &b);

} // namespace Legenda
