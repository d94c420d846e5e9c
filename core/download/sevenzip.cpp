// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The layout is that of 7zFormat.txt in the LZMA SDK (public domain).

#include "core/download/sevenzip.h"

#include "core/download/checksum.h"
#include "core/download/inflate.h"
#include "core/download/unpackerrors.h"

#include <QHash>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qsizetype signatureHeaderSize = 32;
constexpr qint64 largestHeader = 4 * 1024 * 1024;

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

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

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

Folder readFolder(Cursor &in)
{
    Folder folder;
    const qsizetype coders = in.count();
    qsizetype inStreams = 0;
    folder.outStreams = 0;
    if (coders > 32) // as 7-Zip itself
        in.take(~0ULL);
    for (qsizetype i = 0; i < coders && !in.failed(); ++i) {
        const uchar flags = in.byte();
        const QByteArray method = in.take(flags & 0x0F).toByteArray();
        const bool complex = flags & 0x10;
        const quint64 ins = complex ? in.number() : 1;
        const quint64 outs = complex ? in.number() : 1;
        if (ins > 32 || outs > 32)
            in.take(~0ULL);
        inStreams += qsizetype(ins);
        folder.outStreams += qsizetype(outs);
        const QByteArray properties = flags & 0x20 ? in.take(in.number()).toByteArray() : QByteArray();
        folder.methods << method;
        folder.encrypted = folder.encrypted || method == QByteArray("\x06\xF1\x07\x01", 4);
        if (coders == 1 && ins == 1 && outs == 1) {
            folder.method = method;
            folder.properties = properties;
        }
    }
    const qsizetype pairs = qMax<qsizetype>(0, folder.outStreams - 1);
    for (qsizetype i = 0; i < 2 * pairs && !in.failed(); ++i)
        in.number();
    folder.packStreams = inStreams - pairs;
    if (folder.packStreams < 1)
        in.take(~0ULL);
    for (qsizetype i = 0; folder.packStreams > 1 && i < folder.packStreams && !in.failed(); ++i)
        in.number();
    return folder;
}

void readPackInfo(Cursor &in, Streams &streams)
{
    streams.packPosition = in.number();
    const qsizetype count = in.count();
    for (quint64 id = in.number(); id != End && !in.failed(); id = in.number()) {
        if (id == Size) {
            for (qsizetype i = 0; i < count && !in.failed(); ++i)
                streams.packSizes << in.number();
        } else if (id == Crc) {
            in.checksums(count);
        } else {
            in.take(~0ULL);
        }
    }
}

void readUnpackInfo(Cursor &in, Streams &streams)
{
    for (quint64 id = in.number(); id != End && !in.failed(); id = in.number()) {
        if (id == FolderList) {
            const qsizetype count = in.count();
            if (in.byte() != 0) // kept elsewhere: nobody writes that
                in.take(~0ULL);
            for (qsizetype i = 0; i < count && !in.failed(); ++i)
                streams.folders << readFolder(in);
        } else if (id == UnpackSizes) {
            for (Folder &folder : streams.folders) {
                for (qsizetype i = 0; i < folder.outStreams && !in.failed(); ++i)
                    folder.unpackSize = in.number();
            }
        } else if (id == Crc) {
            const auto sums = in.checksums(streams.folders.size());
            for (qsizetype i = 0; i < streams.folders.size(); ++i)
                streams.folders[i].crc = sums[i];
        } else {
            in.take(~0ULL);
        }
    }
}

/// One file a folder where nothing else is said.
void setDefaultFiles(Streams &streams)
{
    for (Folder &folder : streams.folders) {
        folder.fileSizes = {folder.unpackSize};
        folder.fileCrcs = {folder.crc};
    }
}

void readSubStreams(Cursor &in, Streams &streams)
{
    QList<qsizetype> counts(streams.folders.size(), 1);
    quint64 id = in.number();
    if (id == StreamCounts) {
        for (qsizetype &count : counts) {
            // A size is not given for each (the last one follows from the others), so this is bounded by itself.
            count = in.count();
        }
        id = in.number();
    }
    for (qsizetype f = 0; f < counts.size() && !in.failed(); ++f) {
        Folder &folder = streams.folders[f];
        folder.fileSizes.clear();
        folder.fileCrcs = QList<std::optional<quint32>>(counts[f]);
        quint64 sum = 0;
        for (qsizetype i = 0; i + 1 < counts[f] && !in.failed(); ++i) {
            const quint64 size = id == Size ? in.number() : 0;
            folder.fileSizes << size;
            sum += qMin(size, folder.unpackSize + 1);
        }
        if (sum > folder.unpackSize || (counts[f] > 1 && id != Size))
            in.take(~0ULL);
        if (counts[f] > 0)
            folder.fileSizes << folder.unpackSize - sum;
        if (counts[f] == 1)
            folder.fileCrcs[0] = folder.crc;
    }
    if (id == Size)
        id = in.number();
    for (; id != End && !in.failed(); id = in.number()) {
        if (id != Crc) {
            in.take(~0ULL);
            break;
        }
        QList<std::optional<quint32> *> missing;
        for (Folder &folder : streams.folders) {
            if (folder.fileCrcs.size() == 1 && folder.crc)
                continue;
            for (auto &crc : folder.fileCrcs)
                missing << &crc;
        }
        const auto sums = in.checksums(missing.size());
        for (qsizetype i = 0; i < missing.size() && !in.failed(); ++i)
            *missing[i] = sums[i];
    }
}

Streams readStreams(Cursor &in)
{
    Streams streams;
    for (quint64 id = in.number(); id != End && !in.failed(); id = in.number()) {
        if (id == PackInfo) {
            readPackInfo(in, streams);
        } else if (id == UnpackInfo) {
            readUnpackInfo(in, streams);
            setDefaultFiles(streams);
        } else if (id == SubStreams) {
            readSubStreams(in, streams);
        } else {
            in.take(~0ULL);
        }
    }
    return streams;
}

QList<FileEntry> readFiles(Cursor &in)
{
    const qsizetype count = in.count();
    QList<FileEntry> files(count);
    QList<bool> empty(count, false);
    for (quint64 id = in.number(); id != End && !in.failed(); id = in.number()) {
        Cursor property(in.take(in.number()));
        if (id == EmptyStream) {
            empty = property.bits(count);
        } else if (id == Names) {
            if (property.byte() != 0)
                break;
            for (FileEntry &file : files) {
                for (char16_t c = 1; !property.failed();) {
                    const QByteArrayView two = property.take(2);
                    c = two.isEmpty() ? 0 : qFromLittleEndian<quint16>(two.data());
                    if (c == 0)
                        break;
                    file.path += QChar(c);
                }
            }
        } else if (id == Attributes) {
            const QList<bool> defined = property.bitsOrAll(count);
            property.byte();
            for (qsizetype i = 0; i < count && !property.failed(); ++i) {
                const quint32 value = defined[i] ? property.uint32() : 0;
                const bool unixMode = value & 0x8000;
                files[i].link = (unixMode && (value >> 16 & 0170000) == 0120000) || (value & 0x400);
            }
        }
    }
    for (qsizetype i = 0; i < count; ++i)
        files[i].hasStream = !empty[i];
    return files;
}

/// The first coder that nobody here reads, as 7-Zip calls it (Methods.txt of the LZMA SDK).
QString unknownCoder(const Folder &folder)
{
    static const QHash<QByteArray, QString> names{{"\x03", u"Delta"_s}, {"\x04", u"BCJ"_s},
        {QByteArray("\x03\x03\x01\x03", 4), u"BCJ"_s}, {QByteArray("\x03\x03\x01\x1B", 4), u"BCJ2"_s},
        {QByteArray("\x03\x04\x01", 3), u"PPMd"_s}, {QByteArray("\x04\x01\x09", 3), u"Deflate64"_s},
        {QByteArray("\x04\xF7\x11\x02", 4), u"Brotli"_s}, {QByteArray("\x04\xF7\x11\x04", 4), u"LZ4"_s}};
    for (const QByteArray &method : folder.methods) {
        if (const auto name = names.constFind(method); name != names.constEnd())
            return *name;
    }
    return u"7z %1"_s.arg(QString::fromLatin1(folder.methods.value(0).toHex()));
}

Result<QByteArray> unpackFolder(const Folder &folder, const QByteArray &packed, qint64 limit)
{
    if (folder.encrypted)
        return fail(UnpackErrors::encrypted());
    if (folder.unpackSize > quint64(limit))
        return fail(UnpackErrors::tooLarge());
    const auto size = qint64(folder.unpackSize);
    Inflated result;
    if (folder.method == QByteArray(1, '\0')) {
        if (packed.size() < size)
            return fail(UnpackErrors::damaged());
        result.content = packed.left(size);
    } else if (folder.method == "\x03\x01\x01" && folder.properties.size() == 5) {
        result = inflate(lzmaFile(folder.properties, packed, folder.unpackSize), Compression::Xz, limit, size);
    } else if (folder.method == "\x21" && folder.properties.size() == 1) {
        // As the beginning of a .xz file: stream header, then the header of a block with LZMA2 as its only filter.
        const QByteArray flags(2, '\0');
        const int exponent = std::countr_zero(dictionaryFor(folder.unpackSize));
        QByteArray block("\x02\x00\x21\x01", 4);
        block += char(qMin(2 * (exponent - 12), int(uchar(folder.properties[0]))));
        block += QByteArray(3, '\0');
        const QByteArray xz = QByteArray("\xFD"
                                         "7zXZ\0",
                                  6)
            + flags + littleEndian(crc32(flags)) + block + littleEndian(crc32(block)) + packed;
        result = inflate(xz, Compression::Xz, limit, size);
    } else if (folder.method == "\x04\x01\x08") {
        result = inflate(packed, Compression::RawDeflate, limit, size);
    } else if (folder.method == "\x04\x02\x02") {
        result = inflate(packed, Compression::BZip2, limit, size);
    } else if (folder.method == QByteArray("\x04\xF7\x11\x01", 4)) {
        result = inflate(packed, Compression::Zstd, limit, size);
    } else {
        return fail(UnpackErrors::unknownPacking(unknownCoder(folder)));
    }
    if (result.problem == InflateProblem::TooLarge)
        return fail(UnpackErrors::tooLarge());
    if (result.problem == InflateProblem::Damaged || (folder.crc && crc32(result.content) != *folder.crc))
        return fail(UnpackErrors::damaged());
    return result.content;
}

/// The packed bytes of each folder, in order.
Result<QList<QByteArray>> packedOf(const QByteArray &content, const Streams &streams)
{
    QList<QByteArray> parts;
    quint64 at = quint64(signatureHeaderSize) + streams.packPosition;
    qsizetype stream = 0;
    for (const Folder &folder : streams.folders) {
        quint64 size = 0;
        for (qsizetype i = 0; i < folder.packStreams; ++i, ++stream) {
            if (stream >= streams.packSizes.size() || streams.packSizes[stream] > quint64(content.size()))
                return fail(UnpackErrors::damaged());
            size += streams.packSizes[stream];
        }
        if (at > quint64(content.size()) || size > quint64(content.size()) - at)
            return fail(UnpackErrors::damaged());
        parts << content.mid(qsizetype(at), qsizetype(size));
        at += size;
    }
    return parts;
}

/// The header in plain form, taken out of its own compression where it has one.
Result<QByteArray> plainHeader(const QByteArray &content)
{
    if (content.size() < signatureHeaderSize)
        return fail(UnpackErrors::damaged());
    const auto offset = qFromLittleEndian<quint64>(content.constData() + 12);
    const auto size = qFromLittleEndian<quint64>(content.constData() + 20);
    const auto crc = qFromLittleEndian<quint32>(content.constData() + 28);
    const auto room = quint64(content.size() - signatureHeaderSize);
    if (offset > room || size > room - offset)
        return fail(UnpackErrors::damaged());
    QByteArray header = content.mid(signatureHeaderSize + qsizetype(offset), qsizetype(size));
    if (crc32(header) != crc)
        return fail(UnpackErrors::damaged());
    for (int i = 0; i < 4; ++i) { // more than one coat is legal and never seen
        Cursor in(header);
        if (in.number() != EncodedHeader)
            return header;
        const Streams streams = readStreams(in);
        if (in.failed() || streams.folders.size() != 1)
            return fail(UnpackErrors::damaged());
        const auto packed = packedOf(content, streams);
        if (!packed)
            return fail(packed.error());
        auto unpacked = unpackFolder(streams.folders.first(), packed->first(), largestHeader);
        if (!unpacked)
            return unpacked;
        header = std::move(*unpacked);
    }
    return fail(UnpackErrors::damaged());
}

} // namespace

bool isSevenZip(const QByteArray &content)
{
    return content.startsWith(QByteArrayView("7z\xBC\xAF\x27\x1C", 6));
}

Result<SevenZipFiles> readSevenZip(
    const QByteArray &content, int maxEntries, qint64 maxBytes, const std::function<bool(const QString &)> &wanted)
{
    const Result<QByteArray> header = plainHeader(content);
    if (!header)
        return fail(header.error());
    if (header->isEmpty())
        return SevenZipFiles();

    Cursor in(*header);
    if (in.number() != Header)
        return fail(UnpackErrors::damaged());
    Streams streams;
    QList<FileEntry> files;
    for (quint64 id = in.number(); id != End && !in.failed(); id = in.number()) {
        if (id == ArchiveProperties) {
            while (in.number() != End && !in.failed())
                in.take(in.number());
        } else if (id == MainStreams) {
            streams = readStreams(in);
        } else if (id == Files) {
            files = readFiles(in);
        } else {
            in.take(~0ULL);
        }
    }
    if (in.failed())
        return fail(UnpackErrors::damaged());
    if (files.size() > maxEntries)
        return fail(UnpackErrors::tooLarge());
    const auto packed = packedOf(content, streams);
    if (!packed)
        return fail(packed.error());
    SevenZipFiles result;
    result.entries = int(files.size());
    qint64 left = maxBytes;
    qsizetype file = 0;
    for (qsizetype f = 0; f < streams.folders.size(); ++f) {
        const Folder &folder = streams.folders[f];
        QList<FileEntry> inside;
        for (qsizetype i = 0; i < folder.fileSizes.size(); ++i, ++file) {
            while (file < files.size() && !files[file].hasStream)
                ++file;
            if (file == files.size())
                return fail(UnpackErrors::damaged());
            inside << files[file];
        }
        const auto isWanted = [&](const FileEntry &entry) { return !entry.link && wanted(entry.path); };
        // Pictures, fonts and programs are often packed apart from texts, and in ways of their own.
        if (std::none_of(inside.cbegin(), inside.cend(), isWanted))
            continue;
        const auto unpacked = unpackFolder(folder, packed->at(f), left);
        if (!unpacked && unpacked.error().kind == ErrorKind::NotSupported) {
            result.leftOut = unpacked.error();
            continue;
        }
        if (!unpacked)
            return fail(unpacked.error());
        left -= unpacked->size();
        qsizetype at = 0;
        for (qsizetype i = 0; i < inside.size(); ++i) {
            const auto size = qsizetype(folder.fileSizes[i]);
            const QByteArrayView bytes = QByteArrayView(*unpacked).sliced(at, size);
            at += size;
            if (!isWanted(inside[i]))
                continue;
            if (folder.fileCrcs[i] && crc32(bytes) != *folder.fileCrcs[i])
                return fail(UnpackErrors::damaged());
            result.files << SevenZipFile{inside[i].path, bytes.toByteArray()};
        }
    }
    return result;
}

} // namespace Legenda
