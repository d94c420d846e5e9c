// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Bytes -> text and back, through Qt's converters (those of ICU for all but UTF and Latin-1).

#include "core/base/language.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Legenda {

struct Utf8Census;

/// An encoding and how likely it is, 0 to 100.
struct EncodingChoice
{
    QString encoding; ///< as in readableEncodings()
    int confidence = 0;
    bool operator==(const EncodingChoice &) const = default;
};

/// What a text is encoded in, as far as its bytes tell.
struct DetectedEncoding
{
    QString encoding; ///< as in readableEncodings()
    int confidence = 100; ///< 100: a mark, or valid UTF-8
    bool sure = true; ///< false: a guess that a person should look at
    QList<EncodingChoice> alternatives; ///< others it may be, the likeliest first; none where it is sure,
                                        ///< but for what is encoded twice
    bool mark = false; ///< begins with a byte order mark
    bool twice = false; ///< the letters look as if the text was turned into UTF-8 twice
    QString mixedWith; ///< not all lines are in `encoding`: those that are not are in this one; empty: all are
    bool operator==(const DetectedEncoding &) const = default;
};

/// Byte order mark, zero bytes (UTF-16 without mark), valid UTF-8, lines of UTF-8 among lines in something else, then
/// guessLegacyEncoding(). `expected` (may be invalid) counts as evidence, not as proof. Goes through the bytes once,
/// at about the speed of memory, and decodes next to nothing of them.
DetectedEncoding detectEncoding(const QByteArray &content, const Language &expected = {});

/// Says of UTF-8 that it looks as if it was encoded twice, where it does.
void noteTwice(DetectedEncoding &found, const Utf8Census &census);

/// Sentences for people on what is odd about the bytes; of mixed lines decodeText() tells.
QStringList encodingWarnings(const DetectedEncoding &detected);

struct DecodedText
{
    QString text; ///< as it was, without the byte order mark; line ends are not touched
    QString encoding; ///< as in readableEncodings()
    bool sure = true;
    QStringList warnings; ///< in words
    bool operator==(const DecodedText &) const = default;
};

/// Decodes as detectEncoding() says; lines in another encoding than most are read in theirs, with a warning. Bytes
/// without meaning become U+FFFD.
DecodedText decodeText(const QByteArray &content, const Language &expected = {});

/// Decodes as told; nothing where nobody knows that encoding.
std::optional<DecodedText> decodeTextAs(const QByteArray &content, const QString &encoding);

/// True for content that is no text in any encoding: too many control characters or a known binary format's start.
bool looksBinary(const QByteArray &content);

/// The mark that begins a text in that encoding; empty where it has none.
QByteArray byteOrderMark(const QString &encoding);

/// In any spelling, to read at least.
bool isKnownEncoding(const QString &name);

/// "cp1250" -> "windows-1250", "utf8" -> "UTF-8"; unknown names come back as they are.
QString canonicalEncodingName(const QString &name);

} // namespace Legenda
