// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The little that scanning has to read out of file names: words, episode numbers, parts of a cut film. (What a release
// name means is for core/identify.)

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace Legenda {

/// Lower-case runs of letters and digits.
QStringList nameWords(QStringView name);

/// Upper and lower case made alike, character by character: the length stays.
QString folded(QStringView name);

struct EpisodeNumber
{
    int season = 0;
    int episode = 0;
    bool operator==(const EpisodeNumber &) const = default;
};

/// "S01E02", "s1.e2", "1x02", "Season 1 Episode 2".
std::optional<EpisodeNumber> readEpisode(QStringView name);

/// A year between 1900 and 2099 as a word of its own.
bool isYear(QStringView word);

struct PartName
{
    int number = 0;
    QString rest; ///< the name without the part, the same for all parts of a film
    bool operator==(const PartName &) const = default;
};

/// "Movie.CD1", "Movie - disc 2", "Movie.part1" (only at the end and in one word: "Part 1" belongs to a title),
/// "VTS_01_1" (DVD).
std::optional<PartName> readPart(QStringView stem);
/// The same for folders: "CD1", "Movie disc 2".
std::optional<PartName> readPartFolder(QStringView folderName);

/// As people sort: "a2" before "a10", upper and lower case alike.
bool naturallyLess(QStringView a, QStringView b);

} // namespace Legenda
