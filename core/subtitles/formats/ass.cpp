// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/substation.h"

namespace Legenda::Formats {

const SubtitleFormat &ass()
{
    static const SubtitleFormat format{.id = "ass",
        .name = "Advanced SubStation Alpha",
        .extensions = "ass",
        .carries = (commonFeatures & ~Features(Feature::Milliseconds)) | basicStyle | Feature::Color | Feature::Font
            | Feature::FontSize | Feature::Speaker | Feature::WordTimes | Feature::Alignment | Feature::Position
            | Feature::Layer | Feature::Comments | Feature::NamedStyles | Feature::Metadata | Feature::Effects,
        .sniff = [](QStringView head) { return SubStation::sniff(head, SubStation::Version::V4Plus); },
        .read = SubStation::read,
        .write =
            [](const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing) {
                SubStation::write(document, options, SubStation::Version::V4Plus, out, writing);
            }};
    return format;
}

} // namespace Legenda::Formats
