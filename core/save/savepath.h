// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/language.h"

#include <QString>

namespace Legenda {

/// What the name of a saved subtitle is made of.
struct SaveName
{
    QString videoPath;
    Language language;
    bool forced = false;
    bool hearingImpaired = false;
    QString extension = QStringLiteral("srt"); ///< without dot
    bool operator==(const SaveName &) const = default;
};

/// Placeholders: {stem} {language} {language3} {flags} {ext}. Default gives "Movie.en.forced.srt": players read that.
QString defaultNameTemplate();

/// File name (no folder) by the template; harmless whatever the parts hold, at most 255 bytes: the stem is cut if need
/// be.
QString subtitleFileName(const SaveName &name, const QString &nameTemplate);

/// Full path in `folder` (empty: beside the video; relative: below the video's folder, such as "Subs").
QString subtitlePath(const SaveName &name, const QString &nameTemplate, const QString &folder);

/// A name from outside made harmless: no separators, no control or direction-changing characters, no leading dots, no
/// reserved names, at most 255 bytes of UTF-8. Never empty.
QString safeFileName(const QString &untrusted);

} // namespace Legenda
