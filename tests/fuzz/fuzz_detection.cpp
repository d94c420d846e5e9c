// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Encodings: what is found out can be decoded, and is a known one.

#include "tests/fuzz/fuzz.h"

#include "core/subtitles/languagedetection.h"
#include "core/subtitles/subtitletext.h"
#include "core/subtitles/textencoding.h"

using namespace Legenda;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray content = Fuzz::bytes(data, size);
    const DetectedEncoding detected = detectEncoding(content);
    Fuzz::require(detected.confidence >= 0 && detected.confidence <= 100, "confidence is from 0 to 100");
    const DecodedText decoded = decodeText(content);
    Fuzz::require(decodeTextAs(content, detected.encoding).has_value(), "the encoding is known");
    detectLanguage(decoded.text);
    looksBinary(content);
    for (const QString &encoding : knownEncodings())
        Fuzz::require(decodeTextAs(content, encoding).has_value(), "offered encodings are known");
    return 0;
}
