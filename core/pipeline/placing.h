// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Dropped subtitles, archives and folders of them -> which is for which video. A subtitle that was dropped by itself is
// wanted; of an archive or a folder that has a video's subtitle in several languages or forms, those are wanted that
// the preferences say.

#include "core/download/unpacker.h"
#include "core/pipeline/library.h"
#include "core/settings/settings.h"

#include <stop_token>

namespace Legenda {

struct DroppedSubtitle
{
    QString path; ///< as people are shown it, and as readSubtitleFiles() takes it: "/d/pack.zip/Season 1/a.srt"
    QString pack; ///< the archive or folder that was dropped; empty: it was dropped by itself
    UnpackedFile file; ///< without content where it was dropped by itself
    Language language; ///< by its name, else its text; invalid: not clear, or not looked at
    bool operator==(const DroppedSubtitle &) const = default;
};

/// What is to be saved for one video under one name (or one for each of its parts).
struct SubtitlePlace
{
    VideoId video = -1;
    QList<DroppedSubtitle> files; ///< several that are no parts: the person has to say which one
    bool parts = false; ///< one for each part of the video, in order
    bool operator==(const SubtitlePlace &) const = default;
};

struct Placing
{
    QList<SubtitlePlace> places; ///< in the order of the videos
    QList<SubtitlePlace> unwished; ///< in other languages or forms than those in `places`
    QList<DroppedSubtitle> homeless; ///< fit no video
    QList<std::pair<QString, Error>> problems; ///< archives and folders that gave nothing
    bool operator==(const Placing &) const = default;
};

/// Matches by name, episode and title. Errors: Cancelled. Blocking: reads the archives.
Result<Placing> placeSubtitles(const QStringList &paths, const QList<LibraryEntry> &videos,
    const Preferences &preferences, const std::stop_token &stop);

} // namespace Legenda
