// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Files on the disk -> subtitle files, archives taken apart. Nothing is written.

#include "core/download/unpacker.h"

namespace Legenda {

/// The subtitle files of an archive or a folder (with its folders and archives), by folder and name; any other file
/// comes back as one, whatever it is, so that its reader says what is wrong with it. "pack.zip/Season 1/a.srt" is one file of an archive, "pack.zip/Season 1" those of
/// one of its folders. Errors: FileAccess (not there, not readable), BadInput (larger than `limits` allow),
/// those of unpack(), NotFound (no such file in the archive, no subtitle in the folder). Blocking.
Result<QList<UnpackedFile>> readSubtitleFiles(const QString &path, const UnpackLimits &limits = {});

/// "pack.zip/Season 1/a.srt" for a file of an archive, `archive` itself for one that was no archive's. What
/// readSubtitleFiles() understands and people are shown.
QString pathInArchive(const QString &archive, const UnpackedFile &file);

} // namespace Legenda
