// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Decompressing in memory and never beyond a limit, whatever a header says of the size.

#include <QByteArray>

#include <optional>

namespace Legenda {

enum class Compression { GZip, RawDeflate, BZip2, Xz, Zstd };

enum class InflateProblem { None, Damaged, TooLarge };

struct Inflated
{
    QByteArray content;
    InflateProblem problem = InflateProblem::None;
};

/// @param expected stop after that many bytes (for formats that say it); -1: to the end of the stream
Inflated inflate(const QByteArray &packed, Compression compression, qint64 limit, qint64 expected = -1);

struct GzipHeader
{
    QByteArray name; ///< of the file inside; empty: not said
    qsizetype size = 0;
};

/// RFC 1952, 2.3; nothing for anything else.
std::optional<GzipHeader> readGzipHeader(QByteArrayView content);

/// A .lzma file for Compression::Xz of what other archives keep apart.
/// @param properties the five bytes that say how it is packed
QByteArray lzmaFile(const QByteArray &properties, const QByteArray &stream, quint64 size);

/// Dictionaries larger than what comes out are never needed; their size is a wish for memory from outside.
quint32 dictionaryFor(quint64 size);

/// By the first bytes; nothing for what is not compressed.
std::optional<Compression> compressionOf(const QByteArray &content);

} // namespace Legenda
