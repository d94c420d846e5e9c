// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Undoes Content-Encoding, chunk by chunk and within a limit, so that a small reply cannot grow without bound. Qt would
// decode by itself, but would also offer brotli and zstd where it was built with them.

#include <QByteArray>

#include <memory>

namespace Legenda {

class ContentDecoder
{
public:
    /// What to send as Accept-Encoding: exactly what this class undoes.
    static QByteArray acceptedEncodings();

    enum class Outcome {
        Fine,
        TooLong, ///< more than maxBytes after decoding
        Corrupt, ///< not what the encoding promises
        Unsupported, ///< an encoding nobody asked for
    };

    /// @param contentEncoding value of the header; empty: none  @param maxBytes of the decoded body
    ContentDecoder(const QByteArray &contentEncoding, qint64 maxBytes);
    ~ContentDecoder();

    Outcome add(const QByteArray &chunk);
    /// After the last chunk. Corrupt when the encoded data stops in the middle.
    Outcome finish();
    /// The decoded body so far.
    QByteArray takeBody() { return std::move(m_body); }

private:
    struct Inflater;
    Outcome inflate(const QByteArray &chunk);

    enum class Kind { Identity, Gzip, Deflate, Unknown };
    Kind m_kind = Kind::Identity;
    qint64 m_maxBytes;
    QByteArray m_body;
    std::unique_ptr<Inflater> m_inflater;
};

} // namespace Legenda
