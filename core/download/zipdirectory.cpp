// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/zipdirectory.h"

#include "core/download/checksum.h"
#include "core/download/inflate.h"
#include "core/download/unpackerrors.h"

#include <QtEndian>

#include <algorithm>
#include <optional>

namespace Legenda {

namespace {

constexpr qint64 endSize = 22;
constexpr qint64 headerSize = 46;
constexpr qint64 localSize = 30;
constexpr qint64 end64Size = 56;
constexpr qint64 locatorSize = 20;
constexpr quint32 in64 = 0xFFFFFFFF; ///< "see the zip64 field"

/// Reads numbers anywhere; what lies outside is zero.
class Bytes
{
public:
    explicit Bytes(QByteArrayView bytes) : m_bytes(bytes) { }
    qint64 size() const { return m_bytes.size(); }
    bool has(qint64 at, qint64 length) const { return at >= 0 && length >= 0 && at <= size() - length; }
    bool marks(qint64 at, const char *signature) const
    {
        return has(at, 4) && m_bytes.sliced(at, 4) == QByteArrayView(signature, 4);
    }
    template <class T>
    T number(qint64 at) const
    {
        return has(at, sizeof(T)) ? qFromLittleEndian<T>(m_bytes.data() + at) : T(0);
    }
    /// Sizes and offsets of 64 bits; nobody has files where they are negative.
    qint64 large(qint64 at) const { return qint64(qMin<quint64>(number<quint64>(at), quint64(1) << 62)); }
    QByteArrayView part(qint64 at, qint64 length) const
    {
        return has(at, length) ? m_bytes.sliced(at, length) : QByteArrayView();
    }

private:
    QByteArrayView m_bytes;
};

/// Where the directory is and how much of something else stands before the archive.
struct End
{
    qint64 at = 0; ///< of the record, that is: where the directory must end
    qint64 directory = 0;
    qint64 shift = 0;
    bool split = false;
};

std::optional<End> endAt(const Bytes &zip, qint64 at)
{
    End end;
    end.at = at;
    const auto disk = zip.number<quint16>(at + 4);
    end.split = disk != 0 && disk != 0xFFFF;
    qint64 size = zip.number<quint32>(at + 12);
    qint64 offset = zip.number<quint32>(at + 16);
    const qint64 locator = at - locatorSize;
    if (zip.marks(locator, "PK\6\7")) {
        end.split = end.split || zip.number<quint32>(locator + 16) > 1;
        // Where something stands before the archive, the record is not where the locator says but right before it.
        qint64 record = zip.large(locator + 8);
        if (!zip.marks(record, "PK\6\6"))
            record = locator - end64Size;
        if (zip.marks(record, "PK\6\6")) {
            size = zip.large(record + 40);
            offset = zip.large(record + 48);
            end.at = record;
        }
    }
    if (end.split)
        return end;
    if (size > end.at || offset > end.at)
        return {};
    const auto beginsAt = [&](qint64 start) { return size == 0 ? start == end.at : zip.marks(start, "PK\1\2"); };
    if (beginsAt(end.at - size)) {
        end.directory = end.at - size;
        end.shift = end.directory - offset;
    } else if (beginsAt(offset)) { // something stands between directory and end
        end.directory = offset;
    } else {
        return {};
    }
    return end.shift >= 0 ? std::optional(end) : std::nullopt;
}

/// APPNOTE 4.3.16: the end record is 22 bytes and a comment of at most 65535, which may itself look like a record.
std::optional<End> findEnd(const QByteArray &content)
{
    const Bytes zip(content);
    const qint64 first = qMax<qint64>(0, content.size() - endSize - 65535);
    QByteArrayView tail = QByteArrayView(content).sliced(first);
    std::optional<End> found;
    constexpr int mostLooks = 64;
    for (int looks = 0; looks < mostLooks; ++looks) {
        const qsizetype mark = tail.lastIndexOf("PK\5\6");
        if (mark < 0)
            break;
        tail = tail.first(mark);
        const qint64 at = first + mark;
        const bool exact = at + endSize + zip.number<quint16>(at + 20) == content.size();
        if (!zip.has(at, endSize) || (found && !exact && found->directory < found->at))
            continue;
        const auto end = endAt(zip, at);
        if (!end)
            continue;
        const bool hasFiles = end->directory < end->at;
        if (hasFiles || !found)
            found = end;
        if (exact && hasFiles)
            break;
    }
    return found;
}

/// The extra fields that matter (APPNOTE 4.5.3, 4.6.9 and WinZip's AE-2).
void readExtra(ZipEntry &entry, const Bytes &extra, qint64 &offset)
{
    for (qint64 at = 0; extra.has(at, 4);) {
        const auto id = extra.number<quint16>(at);
        const qint64 size = extra.number<quint16>(at + 2);
        if (!extra.has(at + 4, size))
            return;
        const Bytes field(extra.part(at + 4, size));
        at += 4 + size;
        if (id == 0x0001) {
            qint64 next = 0;
            for (qint64 *value : {&entry.bytes, &entry.packedBytes, &offset}) {
                if (*value == in64) {
                    *value = field.large(next);
                    next += 8;
                }
            }
        } else if (id == 0x7075 && field.number<quint8>(0) == 1
            && field.number<quint32>(1) == crc32(QByteArrayView(entry.name))) {
            // Info-ZIP's Unicode path; the sum tells that the name was not changed since.
            entry.name = field.part(5, field.size() - 5).toByteArray();
            entry.utf8 = true;
        } else if (id == 0x9901) {
            entry.encrypted = true;
        }
    }
}

bool isRegular(const ZipEntry &entry, int system, quint32 attributes)
{
    constexpr int unixSystem = 3;
    constexpr int macOs = 19;
    if (entry.name.endsWith('/') || entry.name.endsWith('\\'))
        return false;
    const quint32 type = attributes >> 16 & 0170000;
    if (system == unixSystem || system == macOs)
        return type == 0 || type == 0100000;
    return !(attributes & 0x10 && entry.bytes == 0); // a folder of DOS
}

/// Where the data of an entry begins; nothing where its own header is not there.
std::optional<qint64> dataStart(const Bytes &zip, qint64 header, ZipEntry &entry)
{
    if (!zip.marks(header, "PK\3\4"))
        return {};
    entry.encrypted = entry.encrypted || zip.number<quint16>(header + 6) & 1;
    const qint64 start = header + localSize + zip.number<quint16>(header + 26) + zip.number<quint16>(header + 28);
    return zip.has(start, entry.packedBytes) ? std::optional(start) : std::nullopt;
}

} // namespace

bool isZip(const QByteArray &content)
{
    if (content.startsWith("PK\3\4") || content.startsWith("PK\5\6") || content.startsWith("PK\7\x08"))
        return true;
    return findEnd(content).has_value();
}

Result<QList<ZipEntry>> readZipDirectory(const QByteArray &content, int limit)
{
    const std::optional<End> end = findEnd(content);
    if (!end) {
        // APPNOTE 8.5.4: the first of several parts begins so. The others have no sign of their own.
        if (content.startsWith("PK\7\x08"))
            return fail(UnpackErrors::split());
        return fail(UnpackErrors::damaged());
    }
    if (end->split)
        return fail(UnpackErrors::split());
    const Bytes zip(content);
    QList<ZipEntry> entries;
    QList<std::pair<qint64, qint64>> ranges; // from its header to the end of its data
    qint64 at = end->directory;
    while (at + headerSize <= end->at && zip.marks(at, "PK\1\2") && entries.size() <= limit) {
        const auto flags = zip.number<quint16>(at + 8);
        const qint64 nameSize = zip.number<quint16>(at + 28);
        const qint64 extraSize = zip.number<quint16>(at + 30);
        ZipEntry entry;
        entry.utf8 = flags & 0x800;
        entry.encrypted = flags & 1;
        entry.method = zip.number<quint16>(at + 10);
        entry.crc = zip.number<quint32>(at + 16);
        entry.packedBytes = zip.number<quint32>(at + 20);
        entry.bytes = zip.number<quint32>(at + 24);
        entry.name = zip.part(at + headerSize, nameSize).toByteArray();
        qint64 offset = zip.number<quint32>(at + 42);
        readExtra(entry, Bytes(zip.part(at + headerSize + nameSize, extraSize)), offset);
        entry.regular = isRegular(entry, zip.number<quint16>(at + 4) >> 8, zip.number<quint32>(at + 38));
        if (flags & 0x2000) // names and sizes are masked (APPNOTE 7.3.4)
            return fail(UnpackErrors::encrypted());
        at += headerSize + nameSize + extraSize + zip.number<quint16>(at + 32);
        const qint64 header = offset + end->shift;
        const auto start = dataStart(zip, header, entry);
        if (!start)
            return fail(UnpackErrors::damaged());
        entry.dataStart = *start;
        ranges << std::pair(header, *start + entry.packedBytes);
        entries << entry;
    }
    if (entries.isEmpty() && end->directory != end->at)
        return fail(UnpackErrors::damaged());
    // The same bytes as several files are how small zips become huge ones (https://www.bamsoftware.com/hacks/zipbomb).
    std::sort(ranges.begin(), ranges.end());
    for (qsizetype i = 1; i < ranges.size(); ++i) {
        if (ranges[i].first < ranges[i - 1].second)
            return fail(UnpackErrors::overlapping());
    }
    return entries;
}

Result<QByteArray> readZipEntry(const QByteArray &content, const ZipEntry &entry, qint64 limit)
{
    if (entry.bytes > limit)
        return fail(UnpackErrors::tooLarge());
    const QByteArray packed = content.mid(entry.dataStart, entry.packedBytes);
    Inflated inflated;
    switch (entry.method) {
    case 0:
        inflated.content = packed;
        break;
    case 8:
        inflated = inflate(packed, Compression::RawDeflate, limit, entry.bytes);
        break;
    case 12:
        inflated = inflate(packed, Compression::BZip2, limit, entry.bytes);
        break;
    case 14: { // APPNOTE 5.8.8: version, size of the properties, properties
        if (packed.size() < 9 || packed[2] != 5 || packed[3] != 0)
            return fail(UnpackErrors::damaged());
        inflated = inflate(lzmaFile(packed.mid(4, 5), packed.mid(9), entry.bytes), Compression::Xz, limit, entry.bytes);
        break;
    }
    case 93:
        inflated = inflate(packed, Compression::Zstd, limit, entry.bytes);
        break;
    case 95:
        inflated = inflate(packed, Compression::Xz, limit, entry.bytes);
        break;
    case 9:
        return fail(UnpackErrors::unknownPacking(QStringLiteral("Deflate64")));
    case 98:
        return fail(UnpackErrors::unknownPacking(QStringLiteral("PPMd")));
    default:
        return fail(UnpackErrors::unknownPacking(QStringLiteral("zip %1").arg(entry.method)));
    }
    if (inflated.problem == InflateProblem::TooLarge)
        return fail(UnpackErrors::tooLarge());
    if (inflated.problem == InflateProblem::Damaged || inflated.content.size() != entry.bytes
        || crc32(inflated.content) != entry.crc)
        return fail(UnpackErrors::damaged());
    return std::move(inflated.content);
}

} // namespace Legenda
