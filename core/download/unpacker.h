// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Bytes of a download or a dropped file -> subtitle files. gzip, zip, 7z, tar and its compressions, within limits; no
// links, no absolute names, no "..", nested once. Pure on bytes: nothing is written to disk by it.

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Legenda {

struct UnpackLimits
{
    int entries = 2000;
    qint64 totalBytes = 64LL * 1024 * 1024;
    qint64 fileBytes = 16LL * 1024 * 1024;
    double ratio = 200; ///< unpacked / packed; a gzip or zip bomb has thousands
    int depth = 2; ///< an archive in an archive, no deeper
    bool operator==(const UnpackLimits &) const = default;
};

struct UnpackedFile
{
    QString name; ///< file name without folders, harmless
    QString folder; ///< folder inside the archive, harmless, for matching only ("Season 1")
    QByteArray content;
    bool operator==(const UnpackedFile &) const = default;
};

/// True if the bytes begin like an archive or compressed file that unpack() reads.
bool isPacked(const QByteArray &content);

/// The subtitle files inside, by name; other files are left out. Content that is not packed comes back as one file.
/// Errors: BadReply (damaged), NotSupported (encrypted, unknown compression), BadInput (over a limit), NotFound (no
/// subtitle inside). Blocking.
Result<QList<UnpackedFile>> unpack(const QByteArray &content, const QString &fileName, const UnpackLimits &limits = {});

} // namespace Legenda
