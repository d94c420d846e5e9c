// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/subtitlefiles.h"

#include "core/download/archivenames.h"
#include "core/download/unpackerrors.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

QString nameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

Result<QByteArray> readWhole(const QString &path, qint64 limit)
{
    if (path.isEmpty())
        return fail(fileError(path, ENOENT, {}));
    const QFileInfo info(path);
    // Opening a pipe would wait for its other end, and a device may never end.
    if (info.exists() && !info.isFile())
        return fail(
            ErrorKind::FileAccess, Text::tr("%1: this is not a file. Choose a subtitle or an archive.").arg(path));
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(fileError(path, errno, Text::tr("read it")));
    const Error tooBig{
        ErrorKind::BadInput, Text::tr("“%1” is too big for a subtitle. Choose another file.").arg(nameOf(path)), {}};
    if (file.size() > limit)
        return fail(tooBig);
    errno = 0;
    QByteArray content = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(fileError(path, errno, Text::tr("read it")));
    if (content.size() > limit) // it grows
        return fail(tooBig);
    return content;
}

/// The part of "…/pack.zip/Season 1/a.srt" that is on the disk; the whole where none of it is a file.
QString partOnDisk(const QString &path)
{
    if (QFileInfo::exists(path))
        return path;
    for (qsizetype slash = path.lastIndexOf(u'/'); slash > 0; slash = path.lastIndexOf(u'/', slash - 1)) {
        const QFileInfo info(path.left(slash));
        if (info.isFile())
            return path.left(slash);
        if (info.exists())
            break;
    }
    return path;
}

/// Paths of what may hold subtitles below a folder, in a steady order. Links are not followed: they may lead in
/// circles.
Result<QStringList> listFolder(const QString &folder, int limit)
{
    constexpr int othersToOne = 50;
    QStringList found;
    qint64 seen = 0;
    QDirIterator files(folder, QDir::Files | QDir::Readable | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const bool other = nameKind(path) == NameKind::Other;
        if (++seen > qint64(limit) * othersToOne || (!other && found.size() == limit)) {
            return fail(ErrorKind::BadInput,
                Text::tr("There are too many files in “%1” to look for subtitles among them. Choose a smaller folder.")
                    .arg(nameOf(folder)));
        }
        if (!other)
            found << path;
    }
    found.sort();
    return found;
}

Result<QList<UnpackedFile>> readFolder(const QString &folder, const UnpackLimits &limits)
{
    const auto paths = listFolder(folder, limits.entries);
    if (!paths)
        return fail(paths.error());
    QList<UnpackedFile> files;
    UnpackLimits left = limits;
    std::optional<Error> problem;
    for (const QString &path : *paths) {
        const qint64 size = QFileInfo(path).size();
        if (size > left.totalBytes && size <= limits.totalBytes)
            return fail(UnpackErrors::tooLarge());
        const auto content = readWhole(path, left.totalBytes);
        auto inside = content ? unpack(*content, nameOf(path), left) : fail(content.error());
        if (!inside) {
            problem = inside.error();
            continue;
        }
        // "pack.zip/English": where people look for it.
        const bool packed = isPacked(*content);
        const QString place = path.mid(folder.size()).section(u'/', 0, packed ? -1 : -2, QString::SectionSkipEmpty);
        for (UnpackedFile &file : *inside) {
            const NameKind kind = packed ? NameKind::Subtitle : nameKind(file.name);
            if (kind == NameKind::MaybeSubtitle && !isSubtitleContent(file.content, file.name))
                continue;
            left.totalBytes -= file.content.size();
            if (!file.folder.isEmpty())
                file.folder = place.isEmpty() ? file.folder : place + u'/' + file.folder;
            else
                file.folder = place;
            files << std::move(file);
        }
    }
    if (!files.isEmpty())
        return files;
    return fail(problem.value_or(Error{ErrorKind::NotFound,
        Text::tr("There is no subtitle in “%1”. Choose another folder.").arg(nameOf(folder)), {}}));
}

} // namespace

Result<QList<UnpackedFile>> readSubtitleFiles(const QString &path, const UnpackLimits &limits)
{
    if (QFileInfo(path).isDir())
        return readFolder(QDir::cleanPath(path), limits);
    const QString onDisk = partOnDisk(path);
    const Result<QByteArray> content = readWhole(onDisk, limits.totalBytes);
    if (!content)
        return fail(content.error());
    if (!isPacked(*content) && !isPartName(onDisk) && onDisk.size() == path.size())
        return QList<UnpackedFile>{{nameOf(path), {}, *content}}; // its own name, which the disk has taken already
    Result<QList<UnpackedFile>> files = unpack(*content, nameOf(onDisk), limits);
    if (!files || onDisk.size() == path.size())
        return files;
    const QString folder = path.endsWith(u'/') ? path : path + u'/';
    files->removeIf([&](const UnpackedFile &file) {
        const QString full = pathInArchive(onDisk, file);
        return full != path && !full.startsWith(folder);
    });
    if (!isPacked(*content) || files->isEmpty()) {
        return fail(ErrorKind::NotFound,
            Text::tr("There is no subtitle “%1” in “%2”.").arg(path.mid(onDisk.size() + 1), nameOf(onDisk)));
    }
    return files;
}

QString pathBesideArchive(const QString &path)
{
    const QString onDisk = partOnDisk(path);
    return onDisk.size() == path.size() ? path : onDisk.left(onDisk.lastIndexOf(u'/') + 1) + nameOf(path);
}

QString pathInArchive(const QString &archive, const UnpackedFile &file)
{
    if (file.folder.isEmpty() && file.name == nameOf(archive))
        return archive;
    return file.folder.isEmpty() ? archive + u'/' + file.name : archive + u'/' + file.folder + u'/' + file.name;
}

} // namespace Legenda
