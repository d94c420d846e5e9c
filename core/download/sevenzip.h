// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// 7z archives. Not KArchive's K7Zip: that one inflates the whole archive into memory when it is opened, whatever the
// headers say, so that one megabyte can take seven thousand. Here the sizes are known first and held while inflating.

#include "core/base/result.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <optional>

namespace Legenda {

struct SevenZipFile
{
    QString path; ///< as in the archive: not to be trusted
    QByteArray content;
    bool operator==(const SevenZipFile &) const = default;
};

bool isSevenZip(const QByteArray &content);

struct SevenZipFiles
{
    QList<SevenZipFile> files;
    int entries = 0; ///< files, folders and links together
    std::optional<Error> leftOut; ///< why some that were wanted are not there: encrypted, or packed in another way
};

/// The files that `wanted` says true for, without links and folders. Reads stored, LZMA, LZMA2, deflate, bzip2 and
/// zstd. Errors: BadReply (damaged), NotSupported (encrypted names), BadInput (over a limit).
/// @param maxEntries files, folders and links together  @param maxBytes unpacked, in all
Result<SevenZipFiles> readSevenZip(
    const QByteArray &content, int maxEntries, qint64 maxBytes, const std::function<bool(const QString &)> &wanted);

} // namespace Legenda
