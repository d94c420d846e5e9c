// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The three things that saving needs of a file system and that Qt does not give: a new file that is surely new, a
// rename that never replaces, and an answer in errno to why not. (QSaveFile replaces what is there; QFile::rename
// copies where it cannot rename.)

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace Legenda {

/// What lies at a path, a link itself and not what it points to.
enum class PathState { Free, File, Other };
PathState pathState(const QString &path);

/// Makes a file of a new name in `folder`, writes `content` and waits until the disk has it.
/// @return its path; empty on failure, with `systemError` set to an errno and nothing left behind
QString writeTemporary(const QString &folder, const QByteArray &content, int &systemError);

#ifdef Q_OS_UNIX
/// The same in steps: makes the file, open for reading and writing.
/// @return its path; `fd` is -1 on failure
QString openTemporary(const QString &folder, int &fd, int &systemError);
/// @return 0 or an errno
int writeTo(int fd, QByteArrayView content);
/// Waits until the disk has it. @return 0 or an errno
int syncFile(int fd);
#endif

/// Renames within a folder without ever replacing. @return 0 or an errno (EEXIST: something is there)
int renameToFree(const QString &from, const QString &to);

/// Renames within a folder over what is there, in one step. @return 0 or an errno
int renameOver(const QString &from, const QString &to);

/// @return 0 or an errno
int removeFile(const QString &path);

} // namespace Legenda
