// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TurboTitler: "0:01:02.50,0:01:05.00,NTP First line|second line"; some put the text in quotation marks.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/linemarkup.h"
#include "core/subtitles/formats/linetimes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

using namespace LineMarkup;
using namespace LineTimes;

struct TimedText
{
    qint64 startMs = 0;
    qint64 endMs = 0;
    QStringView text;
};

std::optional<TimedText> parseLine(QStringView line)
{
    constexpr qsizetype longest = 24; // of a time
    line = trimBlanks(line);
    const qsizetype first = line.left(longest).indexOf(u',');
    const qsizetype second = first < 0 ? -1 : line.mid(first + 1, longest).indexOf(u',');
    if (second < 0)
        return {};
    const std::optional<qint64> start = parseClock(line.left(first));
    const std::optional<qint64> end = parseClock(line.mid(first + 1, second));
    QStringView text = trimBlanks(line.mid(first + second + 2));
    if (!start || !end || !text.startsWith("NTP"_L1) || (text.size() > 3 && text[3].isLetterOrNumber()))
        return {};
    text = trimBlanks(text.mid(3));
    if (text.size() > 1 && text.startsWith(u'"') && text.endsWith(u'"'))
        text = trimBlanks(text.mid(1, text.size() - 2));
    return TimedText{*start, *end, text};
}

QString written(const Cue &cue)
{
    Lost ignored;
    return plainText(cue, usualMarks, u"|", false, ignored);
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    readLines(input, reading, [&reading](QStringView raw) {
        const std::optional<TimedText> line = parseLine(raw);
        if (!line)
            return false;
        Cue cue(line->startMs, line->endMs);
        setText(cue, line->text, usualMarks, written);
        reading.document.cues.append(std::move(cue));
        return true;
    });
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    Lost lost;
    for (const Cue *cue : shownCues(document)) {
        out.clock(cue->startMs, 1, u'.', 2) << u',';
        out.clock(std::max(cue->startMs, cue->endMs), 1, u'.', 2) << ",NTP "_L1;
        const QString *kept = keptText(*cue, usualMarks, document, "turbotitler"_L1, options);
        QString text = kept ? *kept : plainText(*cue, usualMarks, u"|", false, lost);
        if (text.size() > 1 && text.startsWith(u'"') && text.endsWith(u'"'))
            text = u'"' + text + u'"'; // these marks are text
        out << text << u'\n';
    }
    lost.addTo(writing);
}

int sniff(QStringView head)
{
    const int share = shareOfLines(head, 50, [](QStringView line) { return parseLine(line).has_value(); });
    return share >= 50 ? 92 : 0;
}

} // namespace

const SubtitleFormat &turboTitler()
{
    static const SubtitleFormat format{.id = "turbotitler",
        .name = "TurboTitler",
        .extensions = "tts",
        .carries = commonFeatures & ~SubtitleFeatures(SubtitleFeature::Milliseconds),
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Legenda::Formats
