// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Subtitle files of a film in parts as one document (core/subtitles/parts.h), with the lengths of the videos beside
// them.

#include "core/subtitles/documentfile.h"

#include <QList>
#include <QString>

namespace Legenda {

struct PartFile
{
    QString path; ///< a file, or one in an archive
    LoadOptions load{}; ///< fps 0: of the video beside, where frames are counted
    qint64 startMs = -1; ///< when it begins in the whole; -1: where the part before it ends
    bool operator==(const PartFile &) const = default;
};

struct JoinedFiles
{
    Document document;
    QList<qint64> startsMs; ///< of each part
    QStringList warnings; ///< in words, of all parts but the first one's own; and of ends that could only be guessed
};

/// A part ends with the video beside it, or, where there is none, with its last cue, which is warned of: the next part
/// then comes too early. Errors: those of lookAtFile() and joinParts(), with the file's name in the sentence. Blocking.
Result<JoinedFiles> joinFiles(const QList<PartFile> &parts);

} // namespace Legenda
