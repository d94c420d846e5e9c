// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SBV, the plainest of YouTube's formats: "0:00:01.000,0:00:02.000" and lines of text.
// https://support.google.com/youtube/answer/2734698

#include "core/subtitles/formats/commatimes.h"
#include "core/subtitles/formats/formats.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

const InlineSyntax syntax{.written = {}, .overrides = false};

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    QStringList header;
    readCommaTimes(input, syntax, reading, header);
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &)
{
    const bool keep = options.keepNative && document.format == "sbv"_L1;
    for (const Cue &cue : document.cues) {
        if (cue.isComment())
            continue;
        out.clock(cue.startMs, 1, u'.', 3) << QChar(u',');
        out.clock(std::max(cue.startMs, cue.endMs), 1, u'.', 3) << QChar(u'\n');
        out << commaTimesText(cue, syntax, keep, false) << "\n\n"_L1;
    }
}

} // namespace

namespace Formats {

const SubtitleFormat &sbv()
{
    static const SubtitleFormat format{.id = "sbv",
        .name = "SBV (YouTube)",
        .extensions = "sbv",
        .carries = commonFeatures,
        .sniff = [](QStringView head) { return sniffCommaTimes(head, true); },
        .read = read,
        .write = write};
    return format;
}

} // namespace Formats

} // namespace Legenda
