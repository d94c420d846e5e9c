// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/inflate.h"

#include <KCompressionDevice>
#include <KFilterBase>

#include <QtEndian>

#include <zlib.h>

#include <bit>
#include <memory>

namespace Legenda {

namespace {

KCompressionDevice::CompressionType typeOf(Compression compression)
{
    switch (compression) {
    case Compression::BZip2:
        return KCompressionDevice::BZip2;
    case Compression::Xz:
        return KCompressionDevice::Xz;
    case Compression::Zstd:
        return KCompressionDevice::Zstd;
    case Compression::GZip:
    case Compression::RawDeflate:
        break;
    }
    return KCompressionDevice::None;
}

/// Of what all streams of one kind begin with.
qsizetype magicSize(Compression compression)
{
    switch (compression) {
    case Compression::GZip:
    case Compression::BZip2:
        return 3;
    case Compression::Xz:
        return 6;
    case Compression::Zstd:
        return 4;
    case Compression::RawDeflate:
        break;
    }
    return 0;
}

/// The old format has no signature. As liblzma does, only what its encoders write counts: properties, a dictionary of
/// 2^n or 2^n + 2^(n-1), an unknown or believable size; and the first byte of the stream is always zero.
bool isLzma(const QByteArray &content)
{
    constexpr quint64 believable = quint64(1) << 38;
    if (content.size() < 14 || uchar(content[0]) >= 9 * 5 * 5 || content[13] != 0)
        return false;
    const auto dictionary = qFromLittleEndian<quint32>(content.constData() + 1);
    const auto size = qFromLittleEndian<quint64>(content.constData() + 5);
    const bool usual = dictionary == ~quint32(0)
        || (dictionary >= 4096
            && (std::popcount(dictionary) == 1 || (dictionary % 3 == 0 && std::popcount(dictionary / 3) == 1)));
    return usual && (size == ~quint64(0) || size < believable);
}

/// One stream (member, frame) from `packed`, of which it takes off what was read.
Inflated inflateFiltered(QByteArrayView &packed, Compression compression, qint64 limit, qint64 expected)
{
    constexpr qsizetype chunk = 64LL * 1024;
    const std::unique_ptr<KFilterBase> filter(KCompressionDevice::filterForCompressionType(typeOf(compression)));
    Inflated result;
    if (!filter) // KArchive was built without it
        return {{}, InflateProblem::Damaged};
    filter->init(QIODevice::ReadOnly);
    filter->setInBuffer(packed.data(), uint(packed.size()));
    QByteArray buffer(chunk, Qt::Uninitialized);
    KFilterBase::Result state = KFilterBase::Ok;
    while (state == KFilterBase::Ok && (expected < 0 || result.content.size() < expected)) {
        const int before = filter->inBufferAvailable();
        filter->setOutBuffer(buffer.data(), uint(chunk));
        state = filter->uncompress();
        const qsizetype got = chunk - filter->outBufferAvailable();
        if (state == KFilterBase::Error
            || (state == KFilterBase::Ok && got == 0 && filter->inBufferAvailable() == before))
            break; // nothing goes in or out any more: it was cut off
        result.content.append(buffer.constData(), got);
        if (result.content.size() > limit) {
            result.problem = InflateProblem::TooLarge;
            break;
        }
    }
    if (expected >= 0 && result.content.size() >= expected)
        result.content.truncate(expected);
    else if (state != KFilterBase::End && result.problem == InflateProblem::None)
        result.problem = InflateProblem::Damaged;
    packed = packed.last(qBound(0, filter->inBufferAvailable(), int(packed.size())));
    filter->terminate();
    return result;
}

/// A member of a gzip (zlib checks its sum and length), or deflate without any of that. By zlib itself, because
/// KArchive takes the end of the input for the end of the stream.
Inflated inflateZlib(QByteArrayView &packed, Compression compression, qint64 limit, qint64 expected)
{
    constexpr int gzipOnly = MAX_WBITS + 16;
    constexpr qsizetype chunk = 64LL * 1024;
    z_stream stream{};
    if (inflateInit2(&stream, compression == Compression::GZip ? gzipOnly : -MAX_WBITS) != Z_OK)
        return {{}, InflateProblem::Damaged};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data())); // zlib only reads it
    stream.avail_in = uInt(packed.size());
    QByteArray buffer(chunk, Qt::Uninitialized);
    Inflated result;
    int state = Z_OK;
    while (state == Z_OK && (expected < 0 || result.content.size() < expected)) {
        stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
        stream.avail_out = uInt(chunk);
        state = ::inflate(&stream, Z_NO_FLUSH); // Z_BUF_ERROR: nothing more to read
        result.content.append(buffer.constData(), chunk - qsizetype(stream.avail_out));
        if (result.content.size() > limit) {
            result.problem = InflateProblem::TooLarge;
            break;
        }
    }
    if (expected >= 0 && result.content.size() >= expected)
        result.content.truncate(expected);
    else if (state != Z_STREAM_END && result.problem == InflateProblem::None)
        result.problem = InflateProblem::Damaged;
    packed = packed.last(qsizetype(stream.avail_in));
    inflateEnd(&stream);
    return result;
}

} // namespace

std::optional<GzipHeader> readGzipHeader(QByteArrayView content)
{
    enum Flag { HeaderSum = 2, Extra = 4, Name = 8, Comment = 16, Reserved = 0xE0 };
    constexpr qsizetype fixedSize = 10;
    if (content.size() < fixedSize || !content.startsWith("\x1F\x8B\x08") || content[3] & Reserved)
        return {};
    const int flags = uchar(content[3]);
    GzipHeader header;
    header.size = fixedSize;
    if (flags & Extra) {
        if (content.size() < header.size + 2)
            return {};
        header.size += 2 + qFromLittleEndian<quint16>(content.data() + header.size);
    }
    for (const Flag text : {Name, Comment}) {
        if (!(flags & text))
            continue;
        const qsizetype end = content.indexOf('\0', header.size);
        if (end < 0)
            return {};
        if (text == Name)
            header.name = content.sliced(header.size, end - header.size).toByteArray();
        header.size = end + 1;
    }
    if (flags & HeaderSum)
        header.size += 2;
    return header.size <= content.size() ? std::optional(header) : std::nullopt;
}

Inflated inflate(const QByteArray &packed, Compression compression, qint64 limit, qint64 expected)
{
    QByteArrayView rest(packed);
    const auto one = [&](qint64 most) {
        return compression == Compression::GZip || compression == Compression::RawDeflate
            ? inflateZlib(rest, compression, most, expected)
            : inflateFiltered(rest, compression, most, expected);
    };
    Inflated result = one(limit);
    // Programs that pack in parallel write many streams, one after the other. What follows otherwise is padding.
    const QByteArrayView magic = QByteArrayView(packed).first(qMin(packed.size(), magicSize(compression)));
    while (!magic.isEmpty() && expected < 0 && result.problem == InflateProblem::None && rest.startsWith(magic)) {
        Inflated more = one(limit - result.content.size());
        result.content += more.content;
        result.problem = more.problem;
    }
    return result;
}

std::optional<Compression> compressionOf(const QByteArray &content)
{
    if (content.startsWith(QByteArrayView("\x1F\x8B", 2)))
        return Compression::GZip;
    if (content.startsWith("BZh") && content.size() > 10 && content.mid(4, 6) == "1AY&SY")
        return Compression::BZip2;
    if (content.startsWith(QByteArrayView("\xFD"
                                          "7zXZ\0",
            6)))
        return Compression::Xz;
    if (content.startsWith(QByteArrayView("\x28\xB5\x2F\xFD", 4)))
        return Compression::Zstd;
    if (isLzma(content))
        return Compression::Xz;
    return {};
}

quint32 dictionaryFor(quint64 size)
{
    return quint32(std::bit_ceil(qBound<quint64>(4096, size, 1U << 30)));
}

QByteArray lzmaFile(const QByteArray &properties, const QByteArray &stream, quint64 size)
{
    constexpr qsizetype headerSize = 13;
    QByteArray file(headerSize, '\0');
    file[0] = properties.isEmpty() ? 0 : properties[0];
    qToLittleEndian(dictionaryFor(size), file.data() + 1);
    qToLittleEndian(size, file.data() + 5);
    return file + stream;
}

} // namespace Legenda
