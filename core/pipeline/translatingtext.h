// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The texts of a translation: the one that goes out, the one that comes back, and what is remembered in between. Pure,
// but for the reading of the file.

#include "core/pipeline/translating.h"

namespace Legenda {

/// What becomes of a task's result, as it is kept with the task.
struct TranslationDetails
{
    Language language; ///< it is translated to
    QString video; ///< path; empty: none
    QString file; ///< that is translated; empty: a hit
    QString outputFile; ///< that the person chose; empty: none
    bool operator==(const TranslationDetails &) const = default;
};

QByteArray toBytes(const TranslationDetails &details);
/// What cannot be read stays empty.
TranslationDetails translationDetails(const QByteArray &bytes);

/// A file of the person's. Errors: FileAccess, BadInput (too big, several subtitles in an archive), and what is no
/// subtitle. Blocking.
Result<TranslationText> readToTranslate(const QString &path);

/// A hit that was fetched. @param provider who translates
Result<TranslationText> textToTranslate(
    const FetchedSubtitle &fetched, const SubtitleHit &hit, const QString &provider);

struct TranslatedText
{
    UnpackedFile file;
    QString extension;
    bool operator==(const TranslatedText &) const = default;
};

/// What came back, checked as a download is. Blocking.
Result<TranslatedText> checkTranslated(const SubtitleFile &file, const Language &language);

} // namespace Legenda
