// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// MPL2: "[120][180]/First line|second line". Numbers are tenths of a second; a sign in front of a line says its style.

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/numberedlines.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

using namespace LineMarkup;
using namespace LineTimes;

constexpr Marks readMarks{usualMarks | Mark::MoreMarks};

QString textOf(const Cue &cue, Lost &lost)
{
    static constexpr std::pair<TextStyle::Trait, char16_t> signs[] = {
        {TextStyle::Italic, u'/'}, {TextStyle::Bold, u'\\'}, {TextStyle::Underline, u'_'}};
    QString out;
    bool changed = false;
    bool first = true;
    quint16 missed = 0; // traits that do not fit a whole line
    forEachLine(cue.text, [&](QStringView line, qsizetype start) {
        if (!first)
            out += u'|';
        first = false;
        const LineTraits ofLine = cue.runs.isEmpty() ? LineTraits() : lineTraits(cue, start, line.size());
        for (const auto &[trait, sign] : signs) {
            if (ofLine.all & trait)
                out += QChar(sign);
        }
        out += plainLine(line, readMarks, changed);
        missed |= ofLine.any & ~ofLine.all;
    });
    lost.characters += changed;
    lost.bold += (missed & TextStyle::Bold) != 0;
    lost.italic += (missed & TextStyle::Italic) != 0;
    lost.underline += (missed & TextStyle::Underline) != 0;
    return out;
}

QString written(const Cue &cue)
{
    Lost ignored;
    return textOf(cue, ignored);
}

const NumberedLines::Shape shape{u'[', u']', readMarks, written};

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    SkippedLines skipped;
    NumberedLines::read(input, shape, {}, reading, skipped);
    constexpr qint64 unitMs = 100;
    for (Cue &cue : reading.document.cues) {
        cue.startMs *= unitMs;
        if (cue.endMs != unknown)
            cue.endMs *= unitMs;
    }
    fillEnds(reading.document.cues);
    skipped.warn(reading);
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    const auto tenths = [](qint64 ms) { return (std::clamp<qint64>(ms, 0, latestMs) + 50) / 100; };
    Lost lost;
    for (const Cue *cue : shownCues(document)) {
        const qint64 start = tenths(cue->startMs);
        out << u'[';
        out.number(start) << "]["_L1;
        out.number(std::max(start, tenths(cue->endMs))) << u']';
        if (const QString *kept = keptText(*cue, readMarks, document, "mpl2"_L1, options))
            out << *kept;
        else
            out << textOf(*cue, lost);
        out << u'\n';
    }
    lost.addTo(writing);
}

int sniff(QStringView head)
{
    return NumberedLines::sniff(head, shape);
}

} // namespace

const SubtitleFormat &mpl2()
{
    static const SubtitleFormat format{.id = "mpl2",
        .name = "MPL2",
        .extensions = "txt mpl mpl2",
        .carries = (commonFeatures & ~SubtitleFeatures(SubtitleFeature::Milliseconds)) | SubtitleFeature::Bold
            | SubtitleFeature::Italic | SubtitleFeature::Underline,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Legenda::Formats
