// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Dropped paths -> videos. Works on a pool; hands over what it found in small batches so that rows show at once.

#include "core/base/error.h"
#include "core/scan/video.h"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace Legenda {

struct ScanOptions
{
    bool recursive = true;
    bool includeExtras = false; ///< samples, trailers, featurettes …
    bool operator==(const ScanOptions &) const = default;
};

/// What a scan says on its way; called on the scanning thread, every 50 ms or 64 videos, whichever comes first.
struct ScanSink
{
    std::function<void(QList<Video>)> videos;
    /// A folder or file that could not be read; the scan goes on.
    std::function<void(QString path, Error)> problem;
    /// Subtitle files and archives among the dropped paths themselves (they are matched to rows by the caller).
    std::function<void(QStringList)> subtitles;
};

struct ScanSummary
{
    int videos = 0;
    int extrasLeftOut = 0;
    int otherFiles = 0;
    int unreadable = 0;
    bool operator==(const ScanSummary &) const = default;
};

/// Walks files and folders. Symlink loops end, every file is given once, unreadable folders are reported. Blocking: run
/// it with runInBackground. Names that are no valid UTF-8 are kept as QFile reads them back.
ScanSummary scanForVideos(
    const QStringList &paths, const ScanOptions &options, const ScanSink &sink, std::stop_token stop);

/// By its name: a video file's extension.
bool hasVideoExtension(QStringView fileName);
/// By its name: a subtitle or an archive that may hold some.
bool hasSubtitleExtension(QStringView fileName);
bool hasArchiveExtension(QStringView fileName);

} // namespace Legenda
