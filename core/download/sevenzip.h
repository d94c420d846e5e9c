// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// 7z archives. Not KArchive's K7Zip: that one inflates the whole archive into memory when it is opened, whatever the
// headers say, so that one megabyte can take seven thousand. Here the sizes are known first and held while inflating.

#include "core/base/result.h"

#include <QByteArray>
#include <QList>

namespace Legenda {

struct SevenZipFile
{
    QString path; ///< as in the archive: not to be trusted
    QByteArray content;
    bool operator==(const SevenZipFile &) const = default;
};

bool isSevenZip(const QByteArray &content);

/// All files, without links and folders. Reads stored, LZMA, LZMA2, deflate and bzip2. Errors: BadReply (damaged),
/// NotSupported (encrypted, or packed in another way), BadInput (over a limit).
/// @param maxEntries files, folders and links together  @param maxBytes unpacked, in all
Result<QList<SevenZipFile>> readSevenZip(const QByteArray &content, int maxEntries, qint64 maxBytes);

} // namespace Legenda
