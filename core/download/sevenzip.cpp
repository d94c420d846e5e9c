// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The layout is that of 7zFormat.txt in the LZMA SDK (public domain).

#include "core/download/sevenzip.h"

#include "core/download/checksum.h"
#include "core/download/inflate.h"
#include "core/download/sevenzipheader.h"
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
constexpr qint64 largestHeader = 4LL * 1024 * 1024;

using namespace SevenZip;

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
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
