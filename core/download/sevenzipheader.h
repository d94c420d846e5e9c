// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a 7z archive says of itself: where packed bytes lie, how they are packed and which files they become
// (7zFormat.txt of the LZMA SDK).

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QtEndian>

#include <optional>

namespace Legenda::SevenZip {

enum Property : quint64 {
    End = 0x00,
    Header = 0x01,
    ArchiveProperties = 0x02,
    MainStreams = 0x04,
    Files = 0x05,
    PackInfo = 0x06,
    UnpackInfo = 0x07,
    SubStreams = 0x08,
    Size = 0x09,
    Crc = 0x0A,
    FolderList = 0x0B,
    UnpackSizes = 0x0C,
    StreamCounts = 0x0D,
    EmptyStream = 0x0E,
    EmptyFile = 0x0F,
    Names = 0x11,
    Attributes = 0x15,
    EncodedHeader = 0x17,
};

/// Reads forward; once something is missing, all that follows is zero and failed() is true.
class Cursor
{
public:
    explicit Cursor(QByteArrayView bytes) : m_bytes(bytes) { }
    bool failed() const { return m_failed; }
    qsizetype left() const { return m_bytes.size() - m_at; }
    QByteArrayView take(quint64 size)
    {
        if (m_failed || size > quint64(left())) {
            m_failed = true;
            return {};
        }
        const QByteArrayView taken = m_bytes.sliced(m_at, qsizetype(size));
        m_at += qsizetype(size);
        return taken;
    }
    uchar byte()
    {
        const QByteArrayView one = take(1);
        return one.isEmpty() ? 0 : uchar(one[0]);
    }
    quint32 uint32()
    {
        const QByteArrayView four = take(4);
        return four.isEmpty() ? 0 : qFromLittleEndian<quint32>(four.data());
    }
    /// The number of leading ones of the first byte is that of the bytes that follow.
    quint64 number()
    {
        const uchar first = byte();
        quint64 value = 0;
        uchar mask = 0x80;
        for (int i = 0; i < 8; ++i, mask >>= 1) {
            if (!(first & mask))
                return value | quint64(first & (mask - 1)) << (8 * i);
            value |= quint64(byte()) << (8 * i);
        }
        return value;
    }
    /// A number of things that each take at least a bit of what is left: nothing larger is ever allocated for.
    qsizetype count()
    {
        const quint64 value = number();
        if (value > quint64(left()) * 8 + 1)
            m_failed = true;
        return m_failed ? 0 : qsizetype(value);
    }
    QList<bool> bits(qsizetype size)
    {
        const QByteArrayView bytes = take(quint64(size + 7) / 8);
        QList<bool> values(size, false);
        for (qsizetype i = 0; i < size && !m_failed; ++i)
            values[i] = bytes[i / 8] >> (7 - i % 8) & 1;
        return values;
    }
    QList<bool> bitsOrAll(qsizetype size) { return byte() != 0 ? QList<bool>(size, true) : bits(size); }
    QList<std::optional<quint32>> checksums(qsizetype size)
    {
        QList<std::optional<quint32>> sums(size);
        const QList<bool> defined = bitsOrAll(size);
        for (qsizetype i = 0; i < size && !m_failed; ++i) {
            if (defined[i])
                sums[i] = uint32();
        }
        return sums;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_failed = false;
};

/// Of packed streams that belong together, not of files.
struct Folder
{
    QByteArray method; ///< of its only coder; empty: several coders
    QByteArray properties;
    QList<QByteArray> methods; ///< of all coders
    bool encrypted = false;
    qsizetype packStreams = 1;
    qsizetype outStreams = 1;
    quint64 unpackSize = 0;
    std::optional<quint32> crc;
    QList<quint64> fileSizes;
    QList<std::optional<quint32>> fileCrcs;
};

struct Streams
{
    quint64 packPosition = 0;
    QList<quint64> packSizes;
    QList<Folder> folders;
};

struct FileEntry
{
    QString path;
    bool hasStream = true;
    bool link = false;
};

Streams readStreams(Cursor &in);
QList<FileEntry> readFiles(Cursor &in);

} // namespace Legenda::SevenZip
