// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/save/stagedfile.h"

#include "core/save/exclusivefile.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <cerrno>
#include <utility>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

#ifdef Q_OS_UNIX

constexpr qint64 pieceSize = 64 * 1024;

/// @return how many bytes there are at `offset`, at most `room`; less than 1: none
ssize_t readAt(int fd, char *into, qint64 room, qint64 offset)
{
    ssize_t got = 0;
    do {
        got = ::pread(fd, into, std::size_t(room), off_t(offset));
    } while (got < 0 && errno == EINTR);
    return got;
}

#endif

} // namespace

StagedFile::StagedFile(QString folder) : m_folder(std::move(folder)) { }

Error StagedFile::error() const
{
    return fileError(m_folder, m_error, Text::tr("save the subtitle"));
}

#ifdef Q_OS_UNIX

StagedFile::~StagedFile()
{
    digest();
    if (m_fd >= 0)
        ::close(m_fd);
    if (!m_path.isEmpty())
        removeFile(m_path);
}

bool StagedFile::take(QByteArrayView piece)
{
    if (m_fd < 0) {
        m_path = openTemporary(m_folder, m_fd, m_error);
        if (m_fd < 0)
            return false;
        m_counter = std::async([this] { return count(); });
    }
    m_error = writeTo(m_fd, piece);
    if (m_error != 0)
        return false;
#ifdef SYNC_FILE_RANGE_WRITE
    // The disk begins with it meanwhile, so that less is left to wait for at the end.
    ::sync_file_range(m_fd, m_size, piece.size(), SYNC_FILE_RANGE_WRITE);
#endif
    m_size += piece.size();
    {
        const std::lock_guard lock(m_mutex);
        m_written = m_size;
    }
    m_moved.notify_one();
    return true;
}

/// On a thread of its own, behind the writing; after it where there is none to be had.
QByteArray StagedFile::count()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray buffer(pieceSize, Qt::Uninitialized);
    qint64 counted = 0;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_moved.wait(lock, [&] { return m_ended || m_written > counted; });
        const qint64 written = m_written;
        if (counted == written)
            return hash.result();
        lock.unlock();
        while (counted < written) {
            const ssize_t got = readAt(m_fd, buffer.data(), std::min(pieceSize, written - counted), counted);
            if (got < 1)
                return {};
            hash.addData(QByteArrayView(buffer.constData(), got));
            counted += got;
        }
        lock.lock();
    }
}

QByteArray StagedFile::digest()
{
    if (m_counter.valid()) {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        m_moved.notify_one();
        m_digest = m_counter.get();
    }
    return m_digest;
}

QByteArray StagedFile::content() const
{
    QByteArray all(m_size, Qt::Uninitialized);
    for (qint64 at = 0; at < m_size;) {
        const ssize_t got = readAt(m_fd, all.data() + at, m_size - at, at);
        if (got < 1)
            return {};
        at += got;
    }
    return all;
}

int StagedFile::finish()
{
    int error = syncFile(m_fd);
    if (digest().isEmpty() && error == 0)
        error = EIO;
    // On network shares a full disk may show only here.
    if (::close(std::exchange(m_fd, -1)) != 0 && errno != EINTR && error == 0)
        error = errno;
    return error;
}

#else

StagedFile::~StagedFile() = default;

/// Everything stays in memory.
bool StagedFile::take(QByteArrayView)
{
    return false;
}

QByteArray StagedFile::count()
{
    return {};
}

QByteArray StagedFile::digest()
{
    return {};
}

QByteArray StagedFile::content() const
{
    return {};
}

int StagedFile::finish()
{
    return 0;
}

#endif

QString StagedFile::release()
{
    return std::exchange(m_path, {});
}

} // namespace Legenda
