// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/language.h"
#include "core/base/safename.h"

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
/// The dot, dash, underscore or blank before a placeholder that is empty for a subtitle goes with it.
QString defaultNameTemplate();

/// File name (no folder) by the template, at most 255 bytes: the stem is cut if need be, otherwise it stays exactly as
/// the video's, since players compare it. Holds no separator and no NUL whatever the parts hold.
QString subtitleFileName(const SaveName &name, const QString &nameTemplate);

/// Full path in `folder` (empty: beside the video; relative: below the video's folder, such as "Subs").
QString subtitlePath(const SaveName &name, const QString &nameTemplate, const QString &folder);

} // namespace Legenda
