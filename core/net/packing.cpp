// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/packing.h"

#define ZLIB_CONST // const input, as it should be
#include <zlib.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Legenda {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

struct Inflating
{
    z_stream stream = {};
    bool open = inflateInit2(&stream, 32 + MAX_WBITS) == Z_OK; // 32: gzip or zlib, as the first bytes say
    Inflating() = default;
    Q_DISABLE_COPY_MOVE(Inflating)
    ~Inflating()
    {
        if (open)
            inflateEnd(&stream);
    }
};

bool isPacked(const QByteArray &content)
{
    if (content.startsWith("\x1f\x8b"))
        return true;
    // zlib's usual window of 32 KiB with each of its four levels (RFC 1950, 2.2). Smaller windows would look like text:
    // "80" is such a header.
    constexpr std::array headers = {"\x78\x01", "\x78\x5e", "\x78\x9c", "\x78\xda"};
    return std::any_of(headers.begin(), headers.end(), [&](const char *each) { return content.startsWith(each); });
}

} // namespace

Result<QByteArray> unpacked(const QByteArray &content, qint64 maxBytes)
{
    const auto tooLong = [] {
        return fail(ErrorKind::BadReply,
            Text::tr("What the service sent is far too large for a subtitle. Try another one."),
            QStringLiteral("packed content becomes too long"));
    };
    if (!isPacked(content)) {
        if (content.size() > maxBytes)
            return tooLong();
        return content;
    }
    Inflating inflating;
    z_stream &stream = inflating.stream;
    stream.next_in = reinterpret_cast<const Bytef *>(content.constData());
    stream.avail_in = static_cast<uInt>(content.size());
    QByteArray whole;
    std::array<char, 65536> block;
    int result = inflating.open ? Z_OK : Z_MEM_ERROR;
    while (result == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = static_cast<uInt>(block.size());
        result = ::inflate(&stream, Z_NO_FLUSH);
        const auto produced = static_cast<qsizetype>(block.size() - stream.avail_out);
        if (whole.size() + produced > maxBytes)
            return tooLong();
        whole.append(block.data(), produced);
    }
    if (result == Z_STREAM_END)
        return whole;
    return fail(ErrorKind::BadReply, Text::tr("What the service sent is damaged. Try again, or take another subtitle."),
        QStringLiteral("packed content is damaged or stops in the middle"));
}

QByteArray packed(const QByteArray &content)
{
    uLongf size = compressBound(static_cast<uLong>(content.size()));
    QByteArray whole(static_cast<qsizetype>(size), Qt::Uninitialized);
    // Cannot fail: the room is what zlib asks for.
    compress2(reinterpret_cast<Bytef *>(whole.data()), &size, reinterpret_cast<const Bytef *>(content.constData()),
        static_cast<uLong>(content.size()), Z_BEST_COMPRESSION);
    whole.truncate(static_cast<qsizetype>(size));
    return whole;
}

QByteArray gzipped(const QByteArray &data)
{
    constexpr int gzipWrapper = 16; // beside the window: zlib.h, deflateInit2
    constexpr int usualMemory = 8;
    z_stream stream{};
    if (deflateInit2(
            &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + gzipWrapper, usualMemory, Z_DEFAULT_STRATEGY)
        != Z_OK)
        return {};
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(data.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<const Bytef *>(data.constData());
    stream.avail_in = uInt(data.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    const int ended = deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return ended == Z_STREAM_END ? packed : QByteArray();
}

} // namespace Legenda
