// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/substation.h"

namespace Legenda::Formats {

const SubtitleFormat &ssa()
{
    static const SubtitleFormat format{.id = "ssa",
        .name = "SubStation Alpha",
        .extensions = "ssa",
        .carries = (commonFeatures & ~SubtitleFeatures(SubtitleFeature::Milliseconds)) | SubtitleFeature::Bold
            | SubtitleFeature::Italic | SubtitleFeature::Color | SubtitleFeature::Font | SubtitleFeature::FontSize
            | SubtitleFeature::Speaker | SubtitleFeature::WordTimes | SubtitleFeature::Alignment
            | SubtitleFeature::Position | SubtitleFeature::Comments | SubtitleFeature::NamedStyles
            | SubtitleFeature::Metadata | SubtitleFeature::Effects,
        .sniff = [](QStringView head) { return SubStation::sniff(head, SubStation::Version::V4); },
        .read = SubStation::read,
        .write =
            [](const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing) {
                SubStation::write(document, options, SubStation::Version::V4, out, writing);
            }};
    return format;
}

} // namespace Legenda::Formats
