// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which group of the tree a video stands in, and where in it. Pure: reads no disk.

#include "core/pipeline/library.h"

namespace Legenda {

struct VideoGroup
{
    QString key; ///< the same for all videos of a group
    QString title; ///< "The Show – Season 2", "Films"
    QString folder; ///< of a folder group: its path; else empty
    bool isShow = false;
    bool isOnWeb = false;
    bool operator==(const VideoGroup &) const = default;
};

/// Episodes by show and season; videos on the web together; everything else by folder, where a film's own folder (one
/// named after the film) counts as part of the folder above it.
VideoGroup groupFor(const LibraryEntry &entry);

/// Season, episode, then the name with numbers in their order ("part 2" before "part 10").
struct VideoSortKey
{
    int season = -1;
    int episode = -1;
    QString name;
    VideoId id = -1; ///< last resort: as added
    bool operator==(const VideoSortKey &) const = default;
};

VideoSortKey sortKeyFor(const LibraryEntry &entry);
bool operator<(const VideoSortKey &a, const VideoSortKey &b);

/// < 0, 0, > 0; letters without case, runs of digits by their value.
int compareNaturally(QStringView a, QStringView b);

int seasonOf(const LibraryEntry &entry); ///< -1: none
int episodeOf(const LibraryEntry &entry); ///< -1: none
QString titleOf(const LibraryEntry &entry); ///< of film or show; may be empty

} // namespace Legenda
