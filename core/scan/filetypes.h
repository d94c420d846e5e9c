// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a file is, by its name and, only where that is unclear, by its first bytes.

#include <QString>
#include <QStringView>

namespace Legenda {

/// Without the extension: "Movie.2012" of "Movie.2012.mkv". What follows the last dot of a name without extension
/// ("Movie.2012", "Movie.x264-GROUP") stays.
QStringView stemOf(QStringView fileName);
/// In lower case without the dot; empty: none.
QString extensionOf(QStringView fileName);

/// By its name: a video file's extension.
bool hasVideoExtension(QStringView fileName);
/// By its name: a subtitle or an archive that may hold some.
bool hasSubtitleExtension(QStringView fileName);
bool hasArchiveExtension(QStringView fileName);
/// The name leaves open whether it is a video: no extension, .dat, .iso, .ts (also TypeScript), .ogg (also music) …
bool hasUnclearExtension(QStringView fileName);

/// Reads the first bytes; for files with an unclear extension. Blocking. The path is that of a regular file.
bool isVideoByContent(const QString &path);

/// True where `start`, the first bytes of a file (4 KiB are enough), is a video container's beginning.
bool isVideoStart(QByteArrayView start);

} // namespace Legenda
