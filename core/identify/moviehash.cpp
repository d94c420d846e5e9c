// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/identify/moviehash.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qsizetype endSize = 65536;
constexpr qsizetype endWords = endSize / qsizetype(sizeof(quint64));

struct End
{
    quint64 words[endWords]; // not std::array: builds without inlining would call it for each word
    char *data() { return reinterpret_cast<char *>(words); }
};

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Four sums side by side, so that the additions need not wait for each other.
quint64 sumWords(const End &end)
{
    quint64 sums[4] = {};
    for (const quint64 *word = end.words; word != end.words + endWords; word += 4) {
#if Q_BYTE_ORDER == Q_LITTLE_ENDIAN
        sums[0] += word[0];
        sums[1] += word[1];
        sums[2] += word[2];
        sums[3] += word[3];
#else
        for (int lane = 0; lane < 4; ++lane)
            sums[lane] += qFromLittleEndian(word[lane]);
#endif
    }
    return sums[0] + sums[1] + sums[2] + sums[3];
}

tl::unexpected<Error> changed(const QString &path)
{
    return fail(ErrorKind::FileAccess,
        Text::tr("%1: the file changed while it was read. Try again once it is complete.").arg(path));
}

tl::unexpected<Error> notAFile(const QString &path)
{
    return fail(ErrorKind::BadInput, Text::tr("%1: this is not a file. Choose a video.").arg(path));
}

tl::unexpected<Error> tooSmall(const QString &path)
{
    return fail(ErrorKind::BadInput,
        Text::tr("%1: the file is too small to be recognised by its content. It is searched for by its name.")
            .arg(path));
}

MovieHash hashOf(quint64 sum, qint64 size)
{
    constexpr int digits = 16;
    const QString hash = QString::number(sum + quint64(size), 16);
    return {hash.rightJustified(digits, u'0'), size};
}

#ifdef Q_OS_UNIX

class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) { }
    ~Descriptor()
    {
        if (m_number >= 0)
            close(m_number);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    int number() const { return m_number; }

private:
    const int m_number;
};

/// @return bytes read, fewer only at the end of the file; -1: errno tells
qsizetype readAt(int file, qint64 offset, End &into)
{
    qsizetype got = 0;
    while (got < endSize) {
        const ssize_t read = pread(file, into.data() + got, std::size_t(endSize - got), off_t(offset + got));
        if (read < 0 && errno == EINTR)
            continue;
        if (read < 0)
            return -1;
        if (read == 0)
            break;
        got += read;
    }
    return got;
}

bool isSame(const struct stat &a, const struct stat &b)
{
#ifdef Q_OS_DARWIN
    const bool time =
        a.st_mtimespec.tv_sec == b.st_mtimespec.tv_sec && a.st_mtimespec.tv_nsec == b.st_mtimespec.tv_nsec;
#else
    const bool time = a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
#endif
    return time && a.st_size == b.st_size;
}

#endif

} // namespace

#ifdef Q_OS_UNIX

// Straight system calls: opening, two reads and nothing else is what keeps a library of thousands quick.
Result<MovieHash> movieHash(const QString &path)
{
    // Without O_NONBLOCK a pipe would hold the thread until somebody writes to it.
    const Descriptor file(open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0)
        return fail(fileError(path, errno, Text::tr("read it")));
    struct stat before = {};
    if (fstat(file.number(), &before) != 0)
        return fail(fileError(path, errno, Text::tr("read it")));
    if (!S_ISREG(before.st_mode))
        return notAFile(path);
    const qint64 size = before.st_size;
    if (size < movieHashMinimumSize)
        return tooSmall(path);

    End bytes;
    quint64 sum = 0;
    for (const qint64 offset : {qint64(0), size - endSize}) {
        const qsizetype read = readAt(file.number(), offset, bytes);
        if (read < 0)
            return fail(fileError(path, errno, Text::tr("read it")));
        if (read < endSize)
            return changed(path);
        sum += sumWords(bytes);
    }
    struct stat after = {};
    if (fstat(file.number(), &after) != 0 || !isSame(before, after))
        return changed(path);
    return hashOf(sum, size);
}

#else

Result<MovieHash> movieHash(const QString &path)
{
    const QFileInfo before(path);
    if (!before.exists())
        return fail(fileError(path, ENOENT, Text::tr("read it")));
    if (!before.isFile())
        return notAFile(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(fileError(path, EACCES, Text::tr("read it")));
    const qint64 size = file.size();
    if (size < movieHashMinimumSize)
        return tooSmall(path);
    End bytes;
    quint64 sum = 0;
    for (const qint64 offset : {qint64(0), size - endSize}) {
        if (!file.seek(offset) || file.read(bytes.data(), endSize) != endSize)
            return changed(path);
        sum += sumWords(bytes);
    }
    const QFileInfo after(path);
    if (file.size() != size || after.lastModified() != before.lastModified())
        return changed(path);
    return hashOf(sum, size);
}

#endif

} // namespace Legenda
