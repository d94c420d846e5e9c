// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/clocklines.h"
#include "core/subtitles/formats/formats.h"

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

int sniff(QStringView head)
{
    using ClockLines::ClockLine;
    if (ClockLines::share(head, [](const ClockLine &line) { return line.sign != u' '; }) < 50)
        return 0;
    // Fractions are VPlayer's.
    return ClockLines::share(head, [](const ClockLine &line) { return line.fraction; }) < 10 ? 75 : 60;
}

} // namespace

const SubtitleFormat &tmPlayer()
{
    static const SubtitleFormat format{.id = "tmplayer",
        .name = "TMPlayer",
        .extensions = "txt tmp",
        // Ends are written where they say something, as lines without text.
        .carries = SubtitleFeatures(SubtitleFeature::Times) | SubtitleFeature::EndTimes | SubtitleFeature::LineBreaks
            | SubtitleFeature::Characters | SubtitleFeature::LongLines,
        .sniff = sniff,
        .read = [](TextInput &input, const ReadOptions &, Reading &reading) { ClockLines::read(input, reading); },
        .write = [](const Document &document, const WriteOptions &options, TextOutput &out,
                     Writing &writing) { ClockLines::write(document, options, "tmplayer"_L1, out, writing); }};
    return format;
}

} // namespace Legenda::Formats
