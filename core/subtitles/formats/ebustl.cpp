// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/formats.h"

namespace Legenda::Formats {

const SubtitleFormat &ebuStl()
{
    static const SubtitleFormat format{.id = "ebu-stl",
        .name = "EBU STL",
        .extensions = "stl",
        .carries = commonFeatures,
        .countsFrames = true,
        .sniffBytes = [](QByteArrayView) { return 0; },
        .readBytes = [](QByteArrayView, const ReadOptions &, Reading &) {}};
    return format;
}

} // namespace Legenda::Formats
