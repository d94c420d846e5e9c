// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/formats.h"

namespace Legenda::Formats {

const SubtitleFormat &mpl2()
{
    static const SubtitleFormat format{.id = "mpl2",
        .name = "MPL2",
        .extensions = "txt mpl mpl2",
        .carries = commonFeatures,
        .sniff = [](QStringView) { return 0; },
        .read = [](TextInput &, const ReadOptions &, Reading &) {}};
    return format;
}

} // namespace Legenda::Formats
