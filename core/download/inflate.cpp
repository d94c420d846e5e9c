// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/inflate.h"

#include <KCompressionDevice>

#include <QBuffer>
#include <QtEndian>

#include <bit>

namespace Legenda {

namespace {

KCompressionDevice::CompressionType typeOf(Compression compression)
{
    switch (compression) {
    case Compression::GZip:
    case Compression::RawDeflate:
        return KCompressionDevice::GZip;
    case Compression::BZip2:
        return KCompressionDevice::BZip2;
    case Compression::Xz:
        return KCompressionDevice::Xz;
    case Compression::Zstd:
        return KCompressionDevice::Zstd;
    }
    return KCompressionDevice::None;
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

Inflated readDevice(QIODevice &device, qint64 limit, qint64 expected)
{
    constexpr qint64 chunk = 64 * 1024;
    Inflated result;
    QByteArray buffer(chunk, Qt::Uninitialized);
    while (expected < 0 || result.content.size() < expected) {
        const qint64 wanted = expected < 0 ? chunk : qMin(chunk, expected - result.content.size());
        const qint64 n = device.read(buffer.data(), wanted);
        if (n < 0)
            result.problem = InflateProblem::Damaged;
        if (n <= 0)
            break;
        result.content.append(buffer.constData(), n);
        if (result.content.size() > limit) {
            result.problem = InflateProblem::TooLarge;
            break;
        }
    }
    if (expected >= 0 && result.content.size() < expected && result.problem == InflateProblem::None)
        result.problem = InflateProblem::Damaged;
    return result;
}

} // namespace

Inflated readWithin(QIODevice &device, qint64 limit)
{
    return readDevice(device, limit, -1);
}

Inflated inflate(const QByteArray &packed, Compression compression, qint64 limit, qint64 expected)
{
    QByteArray bytes = packed; // the buffer wants its own, shared
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    KCompressionDevice device(&buffer, false, typeOf(compression));
    if (compression == Compression::RawDeflate)
        device.setSkipHeaders();
    if (!device.open(QIODevice::ReadOnly))
        return {{}, InflateProblem::Damaged};
    Inflated result = readDevice(device, limit, expected);
    // A stream that was cut off gives what there is and no error; only the end mark tells.
    const bool whole = device.error() == QFileDevice::NoError && device.atEnd();
    if (result.problem == InflateProblem::None && expected < 0 && !whole)
        result.problem = InflateProblem::Damaged;
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
