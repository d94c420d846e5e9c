// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/zipdirectory.h"

#include <QtEndian>

namespace Legenda {

namespace {

template <class T>
T little(const QByteArray &content, qint64 at)
{
    return qFromLittleEndian<T>(content.constData() + at);
}

} // namespace

std::optional<QList<ZipEntry>> readZipDirectory(const QByteArray &content, int limit)
{
    // APPNOTE 4.3.16: the end record is 22 bytes and a comment of at most 65535.
    constexpr int endSize = 22;
    constexpr int headerSize = 46;
    qsizetype end = content.lastIndexOf("PK\5\6");
    while (end > content.size() - endSize && end > 0)
        end = content.lastIndexOf("PK\5\6", end - 1);
    if (end < 0 || end + endSize > content.size() || content.size() - end > endSize + 65535)
        return {};

    const qint64 size = little<quint32>(content, end + 12);
    const qint64 offset = little<quint32>(content, end + 16);
    // Where something stands before the archive, all offsets are off by as much.
    const qint64 shift = end - size - offset;
    QList<ZipEntry> entries;
    qint64 at = offset + qMax<qint64>(0, shift);
    while (at >= 0 && at + headerSize <= end && content.mid(at, 4) == "PK\1\2" && entries.size() <= limit) {
        const int flags = little<quint16>(content, at + 8);
        const int nameSize = little<quint16>(content, at + 28);
        const int madeBy = little<quint16>(content, at + 4) >> 8;
        const quint32 attributes = little<quint32>(content, at + 38);
        ZipEntry entry;
        entry.utf8 = flags & 0x800;
        entry.encrypted = flags & 1;
        entry.link = madeBy == 3 && (attributes >> 16 & 0170000) == 0120000;
        entry.method = little<quint16>(content, at + 10);
        entry.packedBytes = little<quint32>(content, at + 20);
        entry.bytes = little<quint32>(content, at + 24);
        entry.headerStart = qint64(little<quint32>(content, at + 42)) + qMax<qint64>(0, shift);
        entry.name = content.mid(at + headerSize, nameSize);
        entries << entry;
        at += headerSize + nameSize + little<quint16>(content, at + 30) + little<quint16>(content, at + 32);
    }
    return entries;
}

} // namespace Legenda
