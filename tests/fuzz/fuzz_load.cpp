// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file of unknown kind, as it is dropped on the window.

#include "tests/fuzz/fuzz.h"

#include "core/subtitles/documentfile.h"
#include "core/subtitles/subtitletext.h"

using namespace Legenda;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray content = Fuzz::bytes(data, size);
    const Result<LoadedSubtitle> loaded = loadSubtitle(content);
    if (loaded)
        Fuzz::checkDocument(loaded->document);
    else
        Fuzz::require(!loaded.error().message.isEmpty(), "a refusal has words");
    const Result<SubtitleText> text = readSubtitle(content, QStringLiteral("x.srt"));
    Fuzz::require(text || !text.error().message.isEmpty(), "a refusal has words");
    return 0;
}
