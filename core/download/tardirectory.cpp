// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/tardirectory.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace Legenda {

namespace {

constexpr qsizetype block = 512;

/// Text of a field up to its first zero byte.
QByteArray textOf(QByteArrayView header, qsizetype at, qsizetype size)
{
    const QByteArrayView field = header.sliced(at, size);
    return field.first(qstrnlen(field.data(), size_t(size))).toByteArray();
}

/// Octal digits or, as GNU writes what needs more of them, the bytes of the number; -1: none of both.
qint64 numberOf(QByteArrayView header, qsizetype at, qsizetype size)
{
    const QByteArrayView field = header.sliced(at, size);
    if (uchar(field[0]) == 0x80) {
        quint64 value = 0;
        for (qsizetype i = 1; i < size; ++i) {
            if (value >> 55)
                return -1;
            value = value << 8 | uchar(field[i]);
        }
        return qint64(value);
    }
    const QByteArray digits = textOf(header, at, size).trimmed();
    if (digits.isEmpty())
        return 0;
    bool ok = false;
    const qint64 value = digits.toLongLong(&ok, 8);
    return ok && value >= 0 ? value : -1;
}

bool isHeader(QByteArrayView header)
{
    constexpr qsizetype sumAt = 148;
    constexpr qsizetype sumSize = 8;
    QByteArray digits;
    for (const char c : header.sliced(sumAt, sumSize)) {
        if (c >= '0' && c <= '7')
            digits += c;
        else if (!digits.isEmpty())
            break;
    }
    bool ok = false;
    const qint64 stored = digits.toLongLong(&ok, 8);
    qint64 sum = 0;
    qint64 oldSum = 0; // of programs that took bytes for signed numbers
    for (qsizetype i = 0; i < block; ++i) {
        const char c = i >= sumAt && i < sumAt + sumSize ? ' ' : header[i];
        sum += uchar(c);
        oldSum += static_cast<signed char>(c);
    }
    return ok && (sum == stored || oldSum == stored);
}

/// What a pax header says of the entry after it.
struct Pax
{
    std::optional<QByteArray> path;
    std::optional<qint64> size;
};

/// Records are "length key=value\n", the length counting all of it; nothing for others.
std::optional<Pax> readPax(QByteArrayView content)
{
    Pax pax;
    while (!content.isEmpty() && content[0] != 0) {
        const qsizetype blank = content.indexOf(' ');
        if (blank < 1 || blank > 9)
            return {};
        bool ok = false;
        const qsizetype length = content.first(blank).toInt(&ok);
        if (!ok || length <= blank + 1 || length > content.size())
            return {};
        const QByteArrayView record = content.sliced(blank + 1, length - blank - 2);
        const qsizetype equals = record.indexOf('=');
        if (equals < 0)
            return {};
        const QByteArrayView key = record.first(equals);
        const QByteArrayView value = record.sliced(equals + 1);
        if (key == "path") {
            pax.path = value.toByteArray();
        } else if (key == "size") {
            pax.size = value.toLongLong(&ok);
            if (!ok || *pax.size < 0)
                return {};
        }
        content = content.sliced(length);
    }
    return pax;
}

bool isRegular(char type)
{
    return type == '0' || type == '\0' || type == '7';
}

} // namespace

bool isTar(const QByteArray &content)
{
    return content.size() >= block && content[0] != 0 && isHeader(QByteArrayView(content).first(block));
}

std::optional<QList<TarEntry>> readTarDirectory(const QByteArray &content, int limit)
{
    QList<TarEntry> entries;
    QHash<QByteArray, qsizetype> byName;
    QByteArray longName;
    Pax pax;
    int headers = 0;
    qsizetype at = 0;
    while (at + block <= content.size() && entries.size() <= limit) {
        const QByteArrayView header = QByteArrayView(content).sliced(at, block);
        if (std::all_of(header.begin(), header.end(), [](char c) { return c == 0; }))
            break;
        // Each entry may have two headers before it that say more.
        if (!isHeader(header) || ++headers > 3 * (limit + 1))
            return {};
        const char type = header[156];
        TarEntry entry;
        entry.start = at + block;
        entry.size = numberOf(header, 124, 12);
        // Links of old tars give the size of what they lead to, and have no content.
        const bool noContent = type >= '1' && type <= '6';
        if (pax.size && type != 'x' && type != 'g')
            entry.size = *pax.size;
        if (noContent)
            entry.size = 0;
        if (entry.size < 0 || entry.size > content.size() - entry.start)
            return {};
        // GNU's maps of files with holes may need blocks of their own. (Such files are left out.)
        bool goesOn = type == 'S' && header[482] != 0;
        qsizetype map = entry.start;
        while (goesOn && map + block <= content.size()) {
            goesOn = content[map + 504] != 0;
            map += block;
        }
        at = map + (entry.size + block - 1) / block * block;
        const QByteArrayView data = QByteArrayView(content).sliced(entry.start, entry.size);
        if (type == 'L') {
            longName = textOf(data, 0, data.size());
            continue;
        }
        if (type == 'x') {
            const auto read = readPax(data);
            if (!read)
                return {};
            pax = *read;
            continue;
        }
        if (type == 'K' || type == 'g') // where a link leads; what is true of all entries
            continue;
        entry.name = textOf(header, 0, 100);
        if (QByteArrayView(header.sliced(257, 6)) == QByteArrayView("ustar\0", 6)) {
            if (const QByteArray prefix = textOf(header, 345, 155); !prefix.isEmpty())
                entry.name.prepend(prefix + '/');
        }
        if (!longName.isEmpty())
            entry.name = std::exchange(longName, {});
        if (pax.path) {
            entry.name = *pax.path;
            entry.utf8 = true;
        }
        pax = {};
        entry.regular = isRegular(type) && !entry.name.endsWith('/');
        if (const auto known = byName.constFind(entry.name); known != byName.constEnd()) {
            entries[*known] = entry;
        } else {
            byName.insert(entry.name, entries.size());
            entries << entry;
        }
    }
    return entries;
}

} // namespace Legenda
