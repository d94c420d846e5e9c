// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any file, edited and written in any format. The first two bytes choose the edits and the format.

#include "tests/fuzz/fuzz.h"

#include "core/subtitles/formatregistry.h"
#include "core/subtitles/rewriting.h"

using namespace Legenda;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const auto formats = subtitleFormats();
    Rewrite how;
    how.store.format = QString::fromLatin1(formats[data[0] % formats.size()]->id);
    const uint8_t bits = data[1];
    EditPlan &plan = how.edits;
    plan.stripSdh = bits & 1;
    plan.stripTags = bits & 2;
    plan.stripAds = bits & 4;
    plan.shiftMs = bits & 8 ? -2500 : 0;
    plan.fpsFrom = bits & 16 ? 25 : 0;
    plan.fpsTo = bits & 16 ? 24000 / 1001.0 : 0;
    plan.fixOverlaps = bits & 32;
    plan.minDurationMs = bits & 32 ? 1000 : 0;
    plan.maxLineLength = bits & 64 ? 20 : 0;
    plan.mergeGapMs = bits & 128 ? 100 : -1;
    plan.sort = bits & 128;
    const Result<Rewritten> result = rewrite(Fuzz::bytes(data + 2, size - 2), how);
    if (!result) {
        Fuzz::require(!result.error().message.isEmpty(), "a refusal has words");
        return 0;
    }
    Fuzz::checkDocument(result->document);
    Fuzz::require(result->format, "a result has a format");
    return 0;
}
