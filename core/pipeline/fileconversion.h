// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Subtitle files into other formats, encodings and times, by Legenda itself. core/subtitles/rewriting does the work on
// bytes; here are the disk, archives ("pack.zip/Season 1/a.srt" is a file, see core/download/subtitlefiles), the video
// beside, and names. All functions block.

#include "core/identify/identity.h"
#include "core/pipeline/filejoining.h"
#include "core/save/subtitlewriter.h"
#include "core/subtitles/rewriting.h"

#include <QMetaType>

namespace Legenda {

struct FileConversionRequest
{
    QString input; ///< a file, or one in an archive
    QList<PartFile> joined{}; ///< come behind it: all become one file
    Rewrite how{}; ///< load.fps and store.write.fps 0: the rate of the video beside the file, where frames are counted
    bool fpsToOfVideo = false; ///< how.edits.fpsTo is the rate of the video beside the file
    QString outputFile{}; ///< wins over the folder; empty: by name. A part of it gets its number into the name
    QString outputFolder{}; ///< empty: beside the input
    ConflictPolicy onConflict = ConflictPolicy::KeepBoth;
    qint64 batch = 0; ///< for undo together; 0: a batch of its own
    bool operator==(const FileConversionRequest &) const = default;
};

struct FileConversion
{
    /// Of joined files `source` is the first one, with the document of all. Without its content where that was staged.
    Rewritten result;
    std::shared_ptr<StagedFile> staged{}; ///< what is to be saved, where it is large and that was asked for
    QString path; ///< where it goes or went; with a conflict not yet resolved
    QString video; ///< path of the video beside the input; empty: none
    QList<qint64> startsMs{}; ///< of the files that were joined; empty: of none
    double videoFps = 0; ///< of that video, where frames are counted; 0: not known or not looked for
    SavedSubtitle saved; ///< of a preview: nothing
    qint64 record = 0; ///< id in the history; 0: nothing was written
    qint64 batch = 0;
    bool operator==(const FileConversion &) const = default;
};

/// What a subtitle file is: everything that `detect` tells and the dialog lists.
struct FileLook
{
    QString path;
    qint64 size = 0; ///< bytes
    LoadedSubtitle loaded;
    QString video; ///< path of the video beside; empty: none
    bool operator==(const FileLook &) const = default;
};

/// What there is to convert behind a path: the file itself, the subtitles of an archive, or those of a folder and what
/// is below it. In order of their names. Errors: FileAccess, those of unpacking, NotFound for nothing in there.
Result<QStringList> subtitlesIn(const QString &path);

/// Errors: those of readSubtitleFiles() and loadSubtitle(), BadInput for an archive of several.
Result<FileLook> lookAtFile(const QString &path, const LoadOptions &options);

/// The video a subtitle lies beside by its name ("Movie.en.srt" -> "Movie.mkv"); empty: none. Reads the folder.
QString videoFileBeside(const QString &subtitle);

/// Where the result goes: beside the input (or its archive, or into the folder) under its name with the extension of
/// the format; of joined files and of parts see partnames.h.
QString conversionPath(const FileConversionRequest &request, const SubtitleFormat &from, const SubtitleFormat &to);

/// Whether a large result may be written to a temporary file beside its place at once, to be saved from there.
enum class Staging { No, Allowed };

/// Everything but saving. Errors: those of reading, joining and rewrite(); BadInput where the rate of a video is wanted
/// and there is none.
Result<FileConversion> convertFile(const FileConversionRequest &request, Staging staging = Staging::No);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::FileConversion)
