// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/clocklines.h"
#include "core/subtitles/formats/formats.h"

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

/// As TMPlayer with hours of two digits; mostly the extension alone tells them apart. Tenths of a second and a blank
/// behind the time are VPlayer's.
int sniff(QStringView head)
{
    using ClockLines::ClockLine;
    const int share = ClockLines::share(head,
        [](const ClockLine &line) { return line.twoDigits && line.row == 0 && (line.sign != u'=' || line.fraction); });
    if (share < 50)
        return 0;
    return ClockLines::share(head, [](const ClockLine &line) { return line.sign == u' ' || line.fraction; }) > 0 ? 65
                                                                                                                 : 61;
}

} // namespace

const SubtitleFormat &vPlayer()
{
    static const SubtitleFormat format{.id = "vplayer",
        .name = "VPlayer",
        .extensions = "vpl txt",
        .carries = SubtitleFeatures(SubtitleFeature::Times) | SubtitleFeature::EndTimes | SubtitleFeature::LineBreaks
            | SubtitleFeature::Characters | SubtitleFeature::LongLines,
        .sniff = sniff,
        .read = [](TextInput &input, const ReadOptions &, Reading &reading) { ClockLines::read(input, reading); },
        .write = [](const Document &document, const WriteOptions &options, TextOutput &out,
                     Writing &writing) { ClockLines::write(document, options, "vplayer"_L1, out, writing); }};
    return format;
}

} // namespace Legenda::Formats
