// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SubViewer 2: "00:00:01.00,00:00:02.00" and text with "[br]", under a header of which files in the wild often have
// nothing at all.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/commatimes.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/subviewerheader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr SubtitleFeatures carried = (commonFeatures & ~SubtitleFeatures(SubtitleFeature::Milliseconds))
    | SubtitleFeature::Bold | SubtitleFeature::Italic | SubtitleFeature::Underline | SubtitleFeature::Metadata;
const InlineSyntax syntax{.written = carried, .overrides = false};

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    QStringList header;
    readCommaTimes(input, syntax, reading, header);
    readSubViewerHeader(header, reading.document);
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    const bool own = document.format == "subviewer2"_L1;
    const SubViewerHeader header(document, own, options.title, writing);
    out << "[INFORMATION]\n"_L1;
    for (const SubViewerHeader::Field &field : header.fields())
        out << QChar(u'[') << field.name << QChar(u']') << field.value << QChar(u'\n');
    out << "[COMMENT]"_L1 << header.comment() << "\n[END INFORMATION]\n[SUBTITLE]\n"_L1;
    out << (header.style().isEmpty() ? QString(usualSubViewerStyle) : header.style()) << QChar(u'\n');
    for (const Cue &cue : document.cues) {
        if (cue.isComment())
            continue;
        out.clock(cue.startMs, 2, u'.', 2) << QChar(u',');
        out.clock(std::max(cue.startMs, cue.endMs), 2, u'.', 2) << QChar(u'\n');
        out << commaTimesText(cue, syntax, own && options.keepNative, true) << "\n\n"_L1;
    }
}

int sniff(QStringView head)
{
    const int sure = sniffCommaTimes(head, false);
    return sure > 0 && head.startsWith("[INFORMATION]"_L1, Qt::CaseInsensitive) ? 98 : sure;
}

} // namespace

namespace Formats {

const SubtitleFormat &subViewer2()
{
    static const SubtitleFormat format{.id = "subviewer2",
        .name = "SubViewer 2",
        .extensions = "sub",
        .carries = carried,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Formats

} // namespace Legenda
