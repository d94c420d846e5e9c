// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The library's work on the pools. Nothing here knows the library: results go into the inbox.

#include "core/base/pending.h"
#include "core/pipeline/libraryinbox.h"

#include <QList>

#include <memory>

namespace Legenda {

/// A row as the workers need it.
struct RowTask
{
    int row = -1;
    QString path;
    qint64 size = 0; ///< as scanned
    qint64 modifiedMs = 0;
    int videosInFolder = 1;
};

/// The part of a path that may name the video: from the dropped folder on, which counts as well.
QString namingPath(const Video &video);

// Each blocks and looks at the stop_token between files.
Result<ScanSummary> scanInto(const std::shared_ptr<LibraryInbox> &inbox, const QStringList &paths,
    const ScanOptions &options, int generation, std::stop_token stop);
Result<Done> hashInto(
    const std::shared_ptr<LibraryInbox> &inbox, const QList<RowTask> &rows, const std::stop_token &stop);
Result<Done> readMediaInto(
    const std::shared_ptr<LibraryInbox> &inbox, const QList<RowTask> &rows, const std::stop_token &stop);
Result<Done> findSidecarsInto(
    const std::shared_ptr<LibraryInbox> &inbox, const QList<RowTask> &rows, const std::stop_token &stop);

} // namespace Legenda
