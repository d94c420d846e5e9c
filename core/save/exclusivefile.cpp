// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/save/exclusivefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>
#include <utility>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Hidden, and short enough for any name of a subtitle to be replaced by it.
QString temporaryName(const QString &folder)
{
    return QDir(folder).filePath(
        u".legenda-%1.tmp"_s.arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0')));
}

constexpr int attempts = 100;

} // namespace

#ifdef Q_OS_UNIX

namespace {

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) { }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    int get() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    /// @return 0 or an errno: on network shares a full disk may show only here
    int close()
    {
        const int fd = std::exchange(m_fd, -1);
        return ::close(fd) == 0 || errno == EINTR ? 0 : errno;
    }

private:
    int m_fd;
};

int openNew(const QByteArray &path)
{
    int fd = -1;
    do {
        fd = ::open(path.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (fd < 0 && errno == EINTR);
    return fd;
}

/// So that the new name survives a power cut as well. Best effort.
void syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).path());
    const Descriptor fd(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.isOpen())
        ::fsync(fd.get());
}

} // namespace

PathState pathState(const QString &path)
{
    struct stat info;
    if (::lstat(QFile::encodeName(path).constData(), &info) != 0)
        return PathState::Free;
    return S_ISREG(info.st_mode) ? PathState::File : PathState::Other;
}

QString openTemporary(const QString &folder, int &fd, int &systemError)
{
    for (int i = 0; i < attempts; ++i) {
        const QString path = temporaryName(folder);
        fd = openNew(QFile::encodeName(path));
        if (fd >= 0)
            return path;
        systemError = errno;
        if (systemError != EEXIST)
            break;
    }
    return {};
}

int writeTo(int fd, QByteArrayView content)
{
    while (!content.isEmpty()) {
        const ssize_t n = ::write(fd, content.data(), size_t(content.size()));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        if (n == 0)
            return ENOSPC;
        content = content.sliced(n);
    }
    return 0;
}

int syncFile(int fd)
{
    // Some file systems (pipes of FUSE, old shares) cannot sync: that is no failure of the save.
    if (::fsync(fd) != 0 && errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP && errno != EROFS)
        return errno;
    return 0;
}

QString writeTemporary(const QString &folder, const QByteArray &content, int &systemError)
{
    int opened = -1;
    QString path = openTemporary(folder, opened, systemError);
    Descriptor fd(opened);
    if (!fd.isOpen())
        return {};
    systemError = writeTo(fd.get(), content);
    if (systemError == 0)
        systemError = syncFile(fd.get());
    const int closeError = fd.close();
    if (systemError == 0)
        systemError = closeError;
    if (systemError == 0)
        return path;
    removeFile(path);
    return {};
}

int renameToFree(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0) {
        syncFolderOf(to);
        return 0;
    }
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
#endif
    // A file system without that flag (NFS, some of FUSE): a second name, then the first one goes.
    if (::link(source.constData(), target.constData()) == 0) {
        ::unlink(source.constData());
        syncFolderOf(to);
        return 0;
    }
    if (errno == EEXIST || errno == ENOENT || errno == EACCES || errno == EROFS || errno == ENOSPC)
        return errno;
    // And one without links (FAT, some shares): take the name with an empty file of our own, then rename over that.
    {
        const Descriptor placeholder(openNew(target));
        if (!placeholder.isOpen())
            return errno;
    }
    if (::rename(source.constData(), target.constData()) != 0) {
        const int error = errno;
        ::unlink(target.constData());
        return error;
    }
    syncFolderOf(to);
    return 0;
}

int renameOver(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return errno;
    syncFolderOf(to);
    return 0;
}

int removeFile(const QString &path)
{
    return ::unlink(QFile::encodeName(path).constData()) == 0 ? 0 : errno;
}

#else

PathState pathState(const QString &path)
{
    const QFileInfo info(path);
    if (info.isSymLink())
        return PathState::Other;
    if (!info.exists())
        return PathState::Free;
    return info.isFile() ? PathState::File : PathState::Other;
}

QString writeTemporary(const QString &folder, const QByteArray &content, int &systemError)
{
    QFile file(temporaryName(folder));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        systemError = file.error() == QFileDevice::PermissionsError ? EACCES : EIO;
        return {};
    }
    if (file.write(content) != content.size() || !file.flush()) {
        systemError = file.error() == QFileDevice::ResourceError ? ENOSPC : EIO;
        file.remove();
        return {};
    }
    file.close();
    systemError = 0;
    return file.fileName();
}

int renameToFree(const QString &from, const QString &to)
{
    if (pathState(to) != PathState::Free)
        return EEXIST;
    return QDir().rename(from, to) ? 0 : EIO;
}

int renameOver(const QString &from, const QString &to)
{
    if (pathState(to) != PathState::Free && !QFile::remove(to))
        return EACCES;
    return renameToFree(from, to);
}

int removeFile(const QString &path)
{
    return QFile::remove(path) ? 0 : EACCES;
}

#endif

} // namespace Legenda
