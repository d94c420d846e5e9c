// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Dropped paths -> videos. Works on a pool; hands over what it found in small batches so that rows show at once.

#include "core/base/error.h"
#include "core/scan/filetypes.h"
#include "core/scan/video.h"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace Legenda {

struct ScanOptions
{
    bool recursive = true;
    bool includeExtras = false; ///< samples, trailers, featurettes …; files dropped by themselves are always taken
    bool operator==(const ScanOptions &) const = default;
};

/// What a scan says on its way; called on the scanning thread. Any of them may be empty.
struct ScanSink
{
    /// The first few at once, then every 50 ms or 64 videos, whichever comes first.
    std::function<void(QList<Video>)> videos;
    /// A folder or file that could not be read; the scan goes on.
    std::function<void(QString path, Error)> problem;
    /// Subtitle files and archives among the dropped paths themselves, and dropped folders in which there may be
    /// subtitles but is no video (they are matched to rows by the caller).
    std::function<void(QStringList)> subtitles;
};

struct ScanSummary
{
    int videos = 0;
    int extrasLeftOut = 0;
    int otherFiles = 0; ///< neither videos nor subtitles; hidden files are not counted
    int unreadable = 0; ///< folders and files that were reported as a problem
    int subtitles = 0; ///< paths given to ScanSink::subtitles
    bool operator==(const ScanSummary &) const = default;
};

/// Walks files and folders: a folder's videos in natural order, then its folders. Symlink loops end, every file is
/// given once, unreadable folders are reported, hidden folders and pipes, sockets and devices are passed by. Blocking:
/// run it with runInBackground. Names that are no valid UTF-8 cannot be opened by Qt: they are reported as a problem.
ScanSummary scanForVideos(
    const QStringList &paths, const ScanOptions &options, const ScanSink &sink, std::stop_token stop);

} // namespace Legenda
