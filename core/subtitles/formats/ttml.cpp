// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/ttml.h"

#include "core/subtitles/formats/formats.h"

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

int sniff(QStringView head)
{
    if (!head.startsWith(u'<'))
        return 0;
    // Licences in comments stand before many roots.
    const QStringView start = head.left(64 * 1024);
    for (const QLatin1StringView space :
        {"http://www.w3.org/ns/ttml"_L1, "/ttaf1"_L1, "urn:ebu:tt:"_L1, "smpte-ra.org/schemas/2052"_L1}) {
        if (start.contains(space))
            return 100;
    }
    qsizetype at = 0;
    while ((at = start.indexOf("tt"_L1, at)) > 0) {
        const QChar before = start[at - 1];
        const QChar after = at + 2 < start.size() ? start[at + 2] : QChar(u' ');
        if ((before == u'<' || before == u':') && (after.isSpace() || after == u'>'))
            return 98;
        at += 2;
    }
    return 0;
}

} // namespace

const SubtitleFormat &ttml()
{
    static const SubtitleFormat format{.id = "ttml",
        .name = "TTML (DFXP, IMSC, iTT)",
        .extensions = "ttml dfxp xml itt imsc",
        .carries = commonFeatures | basicStyle | SubtitleFeature::Color | SubtitleFeature::Background
            | SubtitleFeature::Font | SubtitleFeature::FontSize | SubtitleFeature::Ruby | SubtitleFeature::Speaker
            | SubtitleFeature::WordLanguage | SubtitleFeature::WordTimes | SubtitleFeature::Alignment
            | SubtitleFeature::Position | SubtitleFeature::Vertical | SubtitleFeature::Comments
            | SubtitleFeature::NamedStyles | SubtitleFeature::Regions | SubtitleFeature::Metadata
            | SubtitleFeature::CueIds,
        .sniff = sniff,
        .read = Ttml::read,
        .write = Ttml::write};
    return format;
}

} // namespace Legenda::Formats
