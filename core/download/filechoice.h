// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which of the subtitles of an archive is for a video.

#include "core/download/unpacker.h"
#include "core/identify/identity.h"

namespace Legenda {

/// What the name of a file, or else those of its folders, say: "English/Show.S01E01.sdh.srt".
struct FileTraits
{
    Language language; ///< invalid: not said
    bool forced = false;
    bool hearingImpaired = false;
    bool operator==(const FileTraits &) const = default;
};
FileTraits traitsOf(const UnpackedFile &file);

/// Seasons and episodes that the name says, with its folders; empty ones: it does not.
struct FileEpisode
{
    QList<int> seasons;
    QList<int> episodes;
    bool operator==(const FileEpisode &) const = default;
};
FileEpisode episodeOf(const UnpackedFile &file);

/// Those of an archive that may be meant, in their order: by season and episode, the video's own name, language, full
/// subtitles before forced ones, the release, SubRip before other formats. None: it holds other episodes only.
/// @param language that is wanted; invalid: any  @param hearingImpaired wanted so
QList<int> fittingFiles(
    const QList<UnpackedFile> &files, const VideoFacts &video, const Language &language, bool hearingImpaired = false);

/// The only one that fits, or the only one there is in any case; -1: not clear.
int chooseFile(
    const QList<UnpackedFile> &files, const VideoFacts &video, const Language &language, bool hearingImpaired = false);

} // namespace Legenda
