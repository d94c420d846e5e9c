// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/download/inflate.h"

#include <KCompressionDevice>

#include <QBuffer>

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
    return {};
}

} // namespace Legenda
