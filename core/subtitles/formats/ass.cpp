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
        .carries = (commonFeatures & ~SubtitleFeatures(SubtitleFeature::Milliseconds)) | basicStyle
            | SubtitleFeature::Color | SubtitleFeature::Font | SubtitleFeature::FontSize | SubtitleFeature::Speaker
            | SubtitleFeature::WordTimes | SubtitleFeature::Alignment | SubtitleFeature::Position
            | SubtitleFeature::Layer | SubtitleFeature::Comments | SubtitleFeature::NamedStyles
            | SubtitleFeature::Metadata | SubtitleFeature::Effects,
        .sniff = [](QStringView head) { return SubStation::sniff(head, SubStation::Version::V4Plus); },
        .read = SubStation::read,
        .write =
            [](const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing) {
                SubStation::write(document, options, SubStation::Version::V4Plus, out, writing);
            }};
    return format;
}

} // namespace Legenda::Formats
