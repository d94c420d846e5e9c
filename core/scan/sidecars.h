// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Subtitles that are there already: beside the video, in Subs/, subs/, Subtitles/ … with language suffixes.

#include "core/scan/namewords.h"
#include "core/scan/video.h"

namespace Legenda {

/// The sidecars of a video; blocking (lists its folder and the subtitle folders in it). For looking again after a save.
/// "Movie.en.srt", "Movie.pt-BR.forced.ass", "Movie.srt", "Subs/Movie.eng.srt", "Subs/2_English.srt" (only video
/// there), "Subs/Movie/2_English.srt". Of a film in several parts: ask for each part.
/// @param videosInFolder how many films are there; 0: look
QList<Sidecar> findSidecars(const QString &videoPath, int videosInFolder);

/// What a subtitle's file name says beyond the stem of its video: ".en.sdh.srt" -> English, hearing impaired. Where the
/// name does not begin with that stem, what its last words say.
Sidecar parseSidecarName(const QString &subtitlePath, QStringView videoStem);

/// For subtitles dropped on the list: which of the videos they belong to. Thread-safe.
class SubtitleMatcher
{
public:
    explicit SubtitleMatcher(const QList<Video> &videos);
    /// The index of the video, by name, episode or being the only one; -1.
    int match(const QString &subtitlePath) const;

private:
    struct Known
    {
        QStringList paths;
        QStringList words;
        std::optional<EpisodeNumber> episode;
    };
    QList<Known> m_videos;
};

/// The same for one.
int matchVideo(const QString &subtitlePath, const QList<Video> &videos);

} // namespace Legenda
