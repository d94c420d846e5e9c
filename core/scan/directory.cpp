// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/directory.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <string_view>

#ifdef Q_OS_UNIX
#include <dirent.h>
#include <sys/stat.h>
#endif

namespace Legenda {

#ifdef Q_OS_UNIX

namespace {

FileType typeOf(const dirent &entry)
{
#ifdef DT_REG
    switch (entry.d_type) {
    case DT_REG:
        return FileType::File;
    case DT_DIR:
        return FileType::Folder;
    case DT_LNK:
        return FileType::Link;
    case DT_UNKNOWN:
        return FileType::Unknown;
    default:
        return FileType::Other;
    }
#else
    Q_UNUSED(entry)
    return FileType::Unknown;
#endif
}

qint64 modifiedMs(const struct stat &facts)
{
#ifdef Q_OS_DARWIN
    const timespec &time = facts.st_mtimespec;
#else
    const timespec &time = facts.st_mtim;
#endif
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

} // namespace

FolderContent listFolder(const QString &path, std::stop_token stop)
{
    FolderContent content;
    struct Close
    {
        void operator()(DIR *folder) const { closedir(folder); }
    };
    const std::unique_ptr<DIR, Close> folder(opendir(QFile::encodeName(path).constData()));
    if (!folder) {
        content.systemError = errno;
        return content;
    }
    while (!stop.stop_requested()) {
        errno = 0;
        const dirent *found = readdir(folder.get());
        if (!found) {
            content.systemError = errno;
            break;
        }
        const std::string_view bytes(found->d_name);
        if (bytes == "." || bytes == "..")
            continue;
        FolderEntry entry;
        entry.name = QFile::decodeName(found->d_name);
        const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<uchar>(c) < 0x80; });
        entry.nameIsValid =
            ascii || QFile::encodeName(entry.name) == QByteArrayView(bytes.data(), qsizetype(bytes.size()));
        entry.type = typeOf(*found);
        content.entries.append(std::move(entry));
    }
    return content;
}

FileFacts fileFacts(const QString &path)
{
    FileFacts facts;
    struct stat read = {};
    if (stat(QFile::encodeName(path).constData(), &read) != 0) {
        facts.systemError = errno ? errno : EIO;
        return facts;
    }
    facts.type = S_ISREG(read.st_mode) ? FileType::File : S_ISDIR(read.st_mode) ? FileType::Folder : FileType::Other;
    facts.size = read.st_size;
    facts.modifiedMs = modifiedMs(read);
    facts.device = quint64(read.st_dev);
    facts.inode = quint64(read.st_ino);
    facts.hardLinked = read.st_nlink > 1;
    return facts;
}

#else

FolderContent listFolder(const QString &path, std::stop_token stop)
{
    FolderContent content;
    const QDir folder(path);
    if (!folder.isReadable()) {
        content.systemError = folder.exists() ? EACCES : ENOENT;
        return content;
    }
    for (const QFileInfo &info : folder.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        if (stop.stop_requested())
            break;
        const FileType type = info.isSymLink() ? FileType::Link
            : info.isDir()                     ? FileType::Folder
            : info.isFile()                    ? FileType::File
                                               : FileType::Other;
        content.entries.append({info.fileName(), type, true});
    }
    return content;
}

FileFacts fileFacts(const QString &path)
{
    FileFacts facts;
    const QFileInfo info(path);
    if (!info.exists()) {
        facts.systemError = ENOENT;
        return facts;
    }
    facts.type = info.isFile() ? FileType::File : info.isDir() ? FileType::Folder : FileType::Other;
    facts.size = info.size();
    facts.modifiedMs = info.lastModified().toMSecsSinceEpoch();
    // Without device and inode numbers the drive or share and the resolved path stand for them.
    facts.device = qHash(path.section(u'/', 0, path.startsWith(QLatin1StringView("//")) ? 3 : 0));
    facts.inode = qHash(info.canonicalFilePath());
    return facts;
}

#endif

Medium mediumOf(const QString &path)
{
    using namespace std::string_view_literals;
    static constexpr std::array network = {"nfs"sv, "nfs4"sv, "cifs"sv, "smb"sv, "smb2"sv, "smb3"sv, "smbfs"sv, "afs"sv,
        "afpfs"sv, "ncpfs"sv, "9p"sv, "ceph"sv, "davfs"sv, "webdav"sv, "fuse.davfs"sv, "fuse.sshfs"sv, "fuse.rclone"sv,
        "fuse.gvfsd-fuse"sv, "fuse.kio-fuse"sv, "fuse.smbnetfs"sv, "fuse.curlftpfs"sv, "fuse.glusterfs"sv,
        "fuse.s3fs"sv, "fuse.ceph"sv, "fuse.google-drive-ocamlfuse"sv};
    static constexpr std::array system = {"proc"sv, "sysfs"sv, "devtmpfs"sv, "devpts"sv, "cgroup"sv, "cgroup2"sv,
        "debugfs"sv, "tracefs"sv, "securityfs"sv, "configfs"sv, "pstore"sv, "bpf"sv, "mqueue"sv, "binfmt_misc"sv,
        "efivarfs"sv, "fusectl"sv, "autofs"sv, "hugetlbfs"sv, "rpc_pipefs"sv, "nsfs"sv};
    const QByteArray type = QStorageInfo(path).fileSystemType().toLower();
    const std::string_view name(type.constData(), std::size_t(type.size()));
    if (std::find(network.begin(), network.end(), name) != network.end())
        return Medium::Network;
    if (std::find(system.begin(), system.end(), name) != system.end())
        return Medium::System;
    // Windows shares have no such type but a name of two slashes.
    return path.startsWith(QLatin1StringView("//")) ? Medium::Network : Medium::Local;
}

} // namespace Legenda
