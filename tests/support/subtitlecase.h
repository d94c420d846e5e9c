// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Short ways to read and write subtitles in tests.

#include "core/subtitles/format.h"
#include "core/subtitles/formatregistry.h"

#include <QString>

namespace Legenda::Testing {

inline Reading readText(const SubtitleFormat &format, const QString &text, const ReadOptions &options = {})
{
    TextInput input(text);
    Reading reading;
    format.read(input, options, reading);
    reading.document.format = QString::fromLatin1(format.id);
    return reading;
}

inline QString writeText(const SubtitleFormat &format, const Document &document, const WriteOptions &options = {},
    Writing *writing = nullptr)
{
    TextOutput out;
    Writing ignored;
    format.write(document, options, out, writing ? *writing : ignored);
    const Result<QByteArray> bytes = out.finish();
    return bytes ? QString::fromUtf8(*bytes) : QString();
}

/// The format's id that content alone tells; empty: none.
inline QString sniffed(const QString &text)
{
    const FormatGuess guess = guessFormat(text, {});
    return guess.format ? QString::fromLatin1(guess.format->id) : QString();
}

inline Document documentOf(const QList<Cue> &cues)
{
    Document document;
    document.cues = cues;
    return document;
}

} // namespace Legenda::Testing
