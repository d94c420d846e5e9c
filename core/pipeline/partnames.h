// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// File names of subtitles that are one part of a film, and of the whole.

#include <QString>
#include <QStringList>

namespace Legenda {

/// "Movie.cd2.en.srt" of "Movie.en.srt": the number stands in front of the language, so that players find it beside
/// "Movie.cd2.avi".
/// @param part from 1
QString nameOfPart(const QString &fileName, int part);

/// "Movie.en.srt" of "Movie.cd1.en.srt" and "Movie.cd2.en.srt". Names that do not differ in the number of a part alone:
/// the first one's with ".joined" in front of the language. The extension is the first one's.
QString nameOfWhole(const QStringList &fileNames);

} // namespace Legenda
