// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/subtitlefiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

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
    if (info.isDir())
        return fail(
            ErrorKind::FileAccess, Text::tr("%1: this is a folder. Choose a subtitle or an archive.").arg(path));
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

} // namespace

Result<QList<UnpackedFile>> readSubtitleFiles(const QString &path, const UnpackLimits &limits)
{
    const QString onDisk = partOnDisk(path);
    const Result<QByteArray> content = readWhole(onDisk, limits.totalBytes);
    if (!content)
        return fail(content.error());
    if (!isPacked(*content) && onDisk.size() == path.size())
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

QString pathInArchive(const QString &archive, const UnpackedFile &file)
{
    if (file.folder.isEmpty() && file.name == nameOf(archive))
        return archive;
    return file.folder.isEmpty() ? archive + u'/' + file.name : archive + u'/' + file.folder + u'/' + file.name;
}

} // namespace Legenda
