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

/// The single names in a release field that holds several: one a line, or with ";", "|", " / ", " + ", ", " between
/// them, or "/" and "," where what follows is a name of its own ("A.720p-X/A.1080p-Y").
QStringList splitReleases(const QString &release);

} // namespace Legenda
