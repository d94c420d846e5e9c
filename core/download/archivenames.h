// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What names inside of archives say, and in which letters.

#include "core/base/language.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Legenda {

struct RawName
{
    QByteArray bytes;
    bool utf8 = false; ///< the archive says so
    bool operator==(const RawName &) const = default;
};

/// Names of the zip's and the tar's own times are in the code page of their maker's country, and they do not say which:
/// all of one archive are looked at together. One for each of `names`, in composed form.
/// @param expected what the files are written in; may be invalid
QStringList decodeNames(const QList<RawName> &names, const Language &expected);

/// True where decodeNames() has to guess.
bool needsGuess(const QList<RawName> &names);

/// The folders of a path inside an archive, harmless: "Season 1/en" of "C:\../Season 1\en\a.srt".
QString folderInArchive(const QString &path);

enum class NameKind {
    Subtitle, ///< only subtitles are called so
    MaybeSubtitle, ///< texts and data of all kinds are: the content has to tell
    Archive,
    Other, ///< never a subtitle
};

/// By the extension, and by names that notes beside subtitles have.
NameKind nameKind(QStringView path);

/// Of a piece of an archive that was cut in several: "pack.7z.001", "pack.z02", "pack.part3.rar".
bool isPartName(QStringView path);

/// Subtitles that are pictures, or the index to them.
bool isPictures(const QByteArray &content);

/// What a file with a MaybeSubtitle name is. Linear in its length.
bool isSubtitleContent(const QByteArray &content, const QString &fileName);

} // namespace Legenda
