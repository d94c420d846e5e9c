// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/formats.h"

namespace Legenda::Formats {

const SubtitleFormat &qtText()
{
    static const SubtitleFormat format{.id = "qttext",
        .name = "QuickTime text",
        .extensions = "qt txt",
        .carries = commonFeatures,
        .sniff = [](QStringView) { return 0; },
        .read = [](TextInput &, const ReadOptions &, Reading &) {}};
    return format;
}

} // namespace Legenda::Formats
