// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/fileconversion.h"

#include "core/base/safename.h"
#include "core/download/subtitlefiles.h"
#include "core/identify/mediainfo.h"
#include "core/pipeline/partnames.h"
#include "core/save/stagedfile.h"
#include "core/scan/filetypes.h"
#include "core/subtitles/formatregistry.h"
#include "core/subtitles/plaintextfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

// A folder of somebody's whole collection is a slip of the hand, not a wish.
constexpr qsizetype mostInFolder = 10'000;

Result<UnpackedFile> readOne(const QString &path)
{
    Result<QList<UnpackedFile>> files = readSubtitleFiles(path);
    if (!files)
        return fail(files.error());
    if (files->size() != 1) {
        return fail(ErrorKind::BadInput,
            Text::tr(
                "“%1” holds %n subtitle(s). Name the one that is meant: archive/file.", nullptr, int(files->size()))
                .arg(QFileInfo(path).fileName()));
    }
    return std::move(files->first());
}

/// The part of "…/pack.zip/a.srt" that is a file on the disk.
QString onDisk(const QString &path)
{
    QString part = path;
    while (!part.isEmpty() && !QFileInfo::exists(part)) {
        const qsizetype slash = part.lastIndexOf(u'/');
        if (slash <= 0)
            return path;
        part.truncate(slash);
    }
    return QFileInfo(part).isDir() ? path : part;
}

QString fileNameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

/// Of a file that is big and plain: it need not stand in memory.
std::optional<PlainTextFile> plainFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile() || info.size() < PlainTextFile::leastBytes)
        return {};
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {}; // whoever reads it next says why
    std::optional<PlainTextFile> plain = PlainTextFile::look(std::move(file));
    // Archives that begin with a text, or look like one at first.
    return plain && !isPacked(plain->head(PlainTextFile::leastBytes)) ? std::move(plain) : std::nullopt;
}

QString folderOf(const FileConversionRequest &request)
{
    if (!request.outputFile.isEmpty())
        return QFileInfo(request.outputFile).path();
    return request.outputFolder.isEmpty() ? QFileInfo(onDisk(request.input)).path() : request.outputFolder;
}

LoadOptions named(LoadOptions options, const QString &fileName)
{
    if (options.fileName.isEmpty())
        options.fileName = fileName;
    return options;
}

} // namespace

Result<QStringList> subtitlesIn(const QString &path)
{
    const QFileInfo info(path);
    QStringList found;
    if (info.isDir()) {
        QDirIterator entries(path, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
        while (entries.hasNext() && found.size() < mostInFolder) {
            const QString file = entries.next();
            if (hasSubtitleExtension(entries.fileName()))
                found.append(file);
        }
        std::sort(found.begin(), found.end());
        if (found.isEmpty())
            return fail(ErrorKind::NotFound, Text::tr("There is no subtitle in “%1”.").arg(info.fileName()));
        return found;
    }
    const Result<QList<UnpackedFile>> files = readSubtitleFiles(path);
    if (!files)
        return fail(files.error());
    const QString archive = onDisk(path);
    for (const UnpackedFile &file : *files)
        found.append(pathInArchive(archive, file));
    return found;
}

Result<FileLook> lookAtFile(const QString &path, const LoadOptions &options)
{
    const Result<UnpackedFile> file = readOne(path);
    if (!file)
        return fail(file.error());
    Result<LoadedSubtitle> loaded = loadSubtitle(file->content, named(options, file->name));
    if (!loaded)
        return fail(loaded.error());
    return FileLook{path, file->content.size(), std::move(*loaded), videoFileBeside(path)};
}

QString videoFileBeside(const QString &subtitle)
{
    const QFileInfo file(onDisk(subtitle));
    const QString name = file.fileName();
    QString best;
    qsizetype longest = 0;
    QDirIterator entries(file.path(), QDir::Files);
    for (qsizetype seen = 0; entries.hasNext() && seen < mostInFolder; ++seen) {
        entries.next();
        const QString video = entries.fileName();
        if (!hasVideoExtension(video))
            continue;
        const QStringView stem = stemOf(video);
        if (stem.size() > longest && name.startsWith(stem) && name.mid(stem.size()).startsWith(u'.')) {
            longest = stem.size();
            best = entries.filePath();
        }
    }
    return best;
}

QString conversionPath(const FileConversionRequest &request, const SubtitleFormat &from, const SubtitleFormat &to)
{
    const int part = request.how.part.number;
    if (!request.outputFile.isEmpty()) {
        const qsizetype slash = request.outputFile.lastIndexOf(u'/') + 1;
        return part == 0 ? request.outputFile
                         : request.outputFile.left(slash) + nameOfPart(request.outputFile.mid(slash), part);
    }
    QString name = fileNameOf(request.input);
    if (!request.joined.isEmpty()) {
        QStringList names{name};
        for (const PartFile &file : request.joined)
            names.append(fileNameOf(file.path));
        name = nameOfWhole(names);
    }
    if (part > 0)
        name = nameOfPart(name, part);
    name = safeFileName(name);
    // "Movie.sub" of MicroDVD into SubViewer keeps its extension, and so does "Movie.dfxp" into TTML.
    const QString own = extensionOf(name);
    const QString extension =
        to.allExtensions().contains(own) && (&from == &to || to.extension() == own) ? own : to.extension();
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString stem = dot > 0 ? name.left(dot) : name;
    const QString folder = folderOf(request);
    const qsizetype room = maxFileNameBytes - extension.toUtf8().size() - 1;
    return QDir(folder).filePath(cutToBytes(stem, room) + u'.' + extension);
}

Result<FileConversion> convertFile(const FileConversionRequest &request, Staging staging)
{
    const std::optional<PlainTextFile> plain = plainFile(request.input);
    Result<UnpackedFile> file =
        plain ? UnpackedFile{QFileInfo(request.input).fileName(), {}, {}} : readOne(request.input);
    if (!file)
        return fail(file.error());
    FileConversion done;
    Rewrite how = request.how;
    how.load = named(how.load, file->name);
    const auto rewritten = [&] {
        if (!plain)
            return rewrite(std::exchange(file->content, {}), how);
        done.staged = staging == Staging::Allowed ? std::make_shared<StagedFile>(folderOf(request)) : nullptr;
        return rewrite(*plain, how, done.staged.get());
    };

    QStringList warnings;
    if (!request.joined.isEmpty()) {
        Result<JoinedFiles> whole = joinFiles(QList<PartFile>{{request.input, how.load, 0}} + request.joined);
        if (!whole)
            return fail(whole.error());
        how.edited = std::make_shared<const Document>(std::move(whole->document));
        done.startsMs = whole->startsMs;
        warnings = whole->warnings;
    }
    const SubtitleFormat *to = how.store.format.isEmpty() ? nullptr : subtitleFormat(how.store.format);
    // The rate of the video matters only where frames stand in the file.
    const auto videoFps = [&] {
        done.video = videoFileBeside(request.input);
        const Result<MediaFacts> facts = done.video.isEmpty() ? Result<MediaFacts>() : readMediaFacts(done.video);
        done.videoFps = facts ? facts->fps : 0;
        return done.videoFps;
    };
    if (request.fpsToOfVideo) {
        how.edits.fpsTo = videoFps();
        if (how.edits.fpsTo <= 0) {
            return fail(ErrorKind::BadInput,
                Text::tr("No video beside “%1” tells its frame rate. Say which rate it has.")
                    .arg(fileNameOf(request.input)));
        }
    }
    if (how.store.write.fps <= 0 && to && to->countsFrames)
        how.store.write.fps = how.edits.fpsTo > 0 ? how.edits.fpsTo : videoFps();
    Result<Rewritten> result = rewritten();
    if (result && result->source.fpsGuessed && how.load.fps <= 0) {
        const double fps = done.videoFps > 0 ? done.videoFps : videoFps();
        if (fps > 0) {
            how.load.fps = fps;
            if (!plain)
                file = readOne(request.input);
            if (!file)
                return fail(file.error());
            result = rewritten();
        }
    }
    if (!result)
        return fail(result.error());
    done.result = std::move(*result);
    if (!request.joined.isEmpty()) {
        done.result.source.document = *how.edited;
        done.result.warnings = warnings + done.result.warnings;
    }
    done.path = conversionPath(request, *done.result.source.format, *done.result.format);
    return done;
}

} // namespace Legenda
