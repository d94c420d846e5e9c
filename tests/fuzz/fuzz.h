// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What fuzz targets share: a finding ends the program, so that libFuzzer keeps its input.

#include "core/subtitles/document.h"

#include <QByteArray>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace Legenda::Fuzz {

inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

inline QByteArray bytes(const uint8_t *data, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

/// What every document keeps to, whatever it was read from.
inline void checkDocument(const Document &document)
{
    for (const Cue &cue : document.cues) {
        qsizetype at = 0;
        for (const StyleRun &run : cue.runs) {
            require(run.start >= at && run.length > 0, "runs are in order and not empty");
            require(run.start + run.length <= cue.text.size(), "runs end with the text");
            require(!run.style.isPlain(), "runs are not plain");
            at = run.start + run.length;
        }
    }
}

} // namespace Legenda::Fuzz
