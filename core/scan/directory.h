// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The file system as the scanner needs it: one read of a folder, one look at a file, nothing opened. Names come from
// the system byte by byte, so that those which are no valid UTF-8 are noticed instead of being silently changed.

#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <stop_token>

namespace Legenda {

enum class FileType {
    File,
    Folder,
    Link, ///< only in a listing: what it points at is not known yet
    Unknown, ///< only in a listing: the file system does not tell
    Other, ///< pipes, sockets, devices: never opened
};

struct FolderEntry
{
    QString name;
    FileType type = FileType::Unknown;
    bool nameIsValid = true; ///< false: not UTF-8; `name` is only for showing, the file cannot be reached by it
    bool operator==(const FolderEntry &) const = default;
};

struct FolderContent
{
    QList<FolderEntry> entries; ///< without "." and "..", in the system's order; what was read before an error
    int systemError = 0; ///< errno; 0: all was read
};

/// One read of a folder; no entry is looked at.
FolderContent listFolder(const QString &path, std::stop_token stop);

struct FileFacts
{
    FileType type = FileType::Other; ///< never Link or Unknown
    qint64 size = 0; ///< bytes
    qint64 modifiedMs = 0; ///< since the epoch
    quint64 device = 0;
    quint64 inode = 0;
    bool hardLinked = false; ///< has other names
    int systemError = 0; ///< errno; not 0: nothing else counts
};

/// What lies at `path`, links followed.
FileFacts fileFacts(const QString &path);

/// What kind of file system holds `path`.
enum class Medium {
    Local,
    Network, ///< NFS, SMB, SSHFS …: few reads at a time
    System, ///< /proc, /sys and the like: never videos
};
Medium mediumOf(const QString &path);

} // namespace Legenda
