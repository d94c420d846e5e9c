// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/contentdecoder.h"

#define ZLIB_CONST // const input, as it should be
#include <zlib.h>

#include <array>

namespace Legenda {

struct ContentDecoder::Inflater
{
    z_stream stream = {};
    bool open = false;
    bool begun = false; ///< the current member has seen data
    bool ended = false; ///< the last member is complete
    bool ignoreRest = false; ///< what follows the last member is padding

    bool start(int windowBits)
    {
        close();
        stream = {};
        open = inflateInit2(&stream, windowBits) == Z_OK;
        begun = ended = false;
        return open;
    }

    void close()
    {
        if (open)
            inflateEnd(&stream);
        open = false;
    }

    ~Inflater() { close(); }
};

namespace {

constexpr int gzipOnly = 16 + MAX_WBITS;
constexpr int zlibFormat = MAX_WBITS;
constexpr int rawDeflate = -MAX_WBITS;

/// Servers send both forms as "deflate". A zlib header is a multiple of 31 and names method 8 (RFC 1950, 2.2).
int deflateForm(const QByteArray &chunk)
{
    const auto first = static_cast<unsigned char>(chunk.at(0));
    if ((first & 0x0f) != 8)
        return rawDeflate;
    if (chunk.size() > 1 && (first * 256 + static_cast<unsigned char>(chunk.at(1))) % 31 != 0)
        return rawDeflate;
    return zlibFormat;
}

} // namespace

QByteArray ContentDecoder::acceptedEncodings()
{
    return QByteArrayLiteral("gzip, deflate");
}

ContentDecoder::ContentDecoder(const QByteArray &contentEncoding, qint64 maxBytes) : m_maxBytes(maxBytes)
{
    const QByteArray encoding = contentEncoding.trimmed().toLower();
    if (encoding.isEmpty() || encoding == "identity")
        m_kind = Kind::Identity;
    else if (encoding == "gzip" || encoding == "x-gzip")
        m_kind = Kind::Gzip;
    else if (encoding == "deflate")
        m_kind = Kind::Deflate;
    else
        m_kind = Kind::Unknown;
    if (m_kind == Kind::Gzip || m_kind == Kind::Deflate)
        m_inflater = std::make_unique<Inflater>();
}

ContentDecoder::~ContentDecoder() = default;

ContentDecoder::Outcome ContentDecoder::add(const QByteArray &chunk)
{
    if (chunk.isEmpty())
        return Outcome::Fine;
    switch (m_kind) {
    case Kind::Unknown:
        return Outcome::Unsupported;
    case Kind::Identity:
        if (m_body.size() + chunk.size() > m_maxBytes)
            return Outcome::TooLong;
        m_body += chunk;
        return Outcome::Fine;
    case Kind::Gzip:
    case Kind::Deflate:
        return inflate(chunk);
    }
    return Outcome::Corrupt;
}

ContentDecoder::Outcome ContentDecoder::inflate(const QByteArray &chunk)
{
    Inflater &inflater = *m_inflater;
    if (inflater.ignoreRest)
        return Outcome::Fine;
    if (!inflater.open && !inflater.start(m_kind == Kind::Gzip ? gzipOnly : deflateForm(chunk)))
        return Outcome::Corrupt;

    z_stream &stream = inflater.stream;
    stream.next_in = reinterpret_cast<const Bytef *>(chunk.constData());
    stream.avail_in = static_cast<uInt>(chunk.size());
    std::array<char, 65536> block;
    while (stream.avail_in > 0) {
        if (inflater.ended) {
            // A gzip may have several members (RFC 1952, 2.2); anything else after one is padding.
            if (m_kind != Kind::Gzip || *stream.next_in != 0x1f) {
                inflater.ignoreRest = true;
                return Outcome::Fine;
            }
            const Bytef *next = stream.next_in;
            const uInt left = stream.avail_in;
            if (!inflater.start(gzipOnly))
                return Outcome::Corrupt;
            stream.next_in = next;
            stream.avail_in = left;
        }
        inflater.begun = true;
        int result = Z_OK;
        do {
            stream.next_out = reinterpret_cast<Bytef *>(block.data());
            stream.avail_out = static_cast<uInt>(block.size());
            result = ::inflate(&stream, Z_NO_FLUSH);
            const auto produced = static_cast<qsizetype>(block.size() - stream.avail_out);
            if (m_body.size() + produced > m_maxBytes)
                return Outcome::TooLong;
            m_body.append(block.data(), produced);
        } while (result == Z_OK && stream.avail_out == 0);
        if (result == Z_STREAM_END)
            inflater.ended = true;
        else if (result != Z_OK && result != Z_BUF_ERROR)
            return Outcome::Corrupt;
    }
    return Outcome::Fine;
}

ContentDecoder::Outcome ContentDecoder::finish()
{
    if (m_inflater && m_inflater->begun && !m_inflater->ended)
        return Outcome::Corrupt;
    return Outcome::Fine;
}

} // namespace Legenda
