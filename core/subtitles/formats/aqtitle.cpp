// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// AQTitle: a marker with the number of a frame, the text below it; a marker without text ends the text before it.

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

/// '|' is text here.
constexpr Marks readMarks{usualMarks & ~Marks(Mark::Pipes)};

/// "-->> 001234"
std::optional<qint64> parseMarker(QStringView line)
{
    line = line.trimmed();
    if (!line.startsWith("-->>"_L1))
        return {};
    const std::optional<qint64> frame = parseNumber(line.mid(4).trimmed());
    return frame && *frame <= latestMs ? frame : std::nullopt;
}

QString textOf(const Cue &cue, Lost &lost)
{
    QString text = plainText(cue, readMarks, u"\n", true, lost);
    // A line that looks like a marker would be one.
    if (text.startsWith("-->>"_L1))
        text.insert(3, u' ');
    text.replace("\n-->>"_L1, "\n--> >"_L1);
    return text;
}

QString written(const Cue &cue)
{
    Lost ignored;
    return textOf(cue, ignored);
}

void read(TextInput &input, const ReadOptions &options, Reading &reading)
{
    QList<Cue> &cues = reading.document.cues;
    std::optional<qint64> marker;
    QString text;
    SkippedLines skipped;
    const auto close = [&](std::optional<qint64> next) {
        if (!marker || text.isEmpty())
            return;
        Cue cue(*marker, next.value_or(unknown));
        setText(cue, text, readMarks, written);
        cues.append(std::move(cue));
        text.clear();
    };
    QStringView raw;
    while (input.next(raw)) {
        if (const std::optional<qint64> next = parseMarker(raw)) {
            close(next);
            marker = next;
            continue;
        }
        const QStringView line = trimBlanks(raw);
        if (line.isEmpty())
            continue;
        if (!marker) {
            skipped.skipped();
            continue;
        }
        if (!text.isEmpty())
            text += u'\n';
        text += line;
    }
    close({});
    if (cues.isEmpty())
        return;
    const double fps = rateToRead(0, options, reading);
    for (Cue &cue : cues) {
        cue.startMs = framesToMs(cue.startMs, fps);
        if (cue.endMs != unknown)
            cue.endMs = framesToMs(cue.endMs, fps);
    }
    fillEnds(cues);
    skipped.warn(reading);
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    const double fps = rateToWrite(document, options);
    const QList<const Cue *> cues = sortedCues(document);
    const auto frame = [fps](qint64 ms) { return std::max<qint64>(0, msToFrames(ms, fps)); };
    Lost lost;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        const Cue &cue = *cues.at(i);
        const QString *kept = keptText(cue, readMarks, document, "aqtitle"_L1, options);
        const QString text = kept ? *kept : textOf(cue, lost);
        if (text.isEmpty())
            continue; // it would only end the one before
        const qint64 start = frame(cue.startMs);
        qint64 end = std::max(start, frame(cue.endMs));
        // Markers rise: what overlaps ends where the next one begins.
        if (i + 1 < cues.size())
            end = std::min(end, std::max(start, frame(cues.at(i + 1)->startMs)));
        out << "-->> "_L1;
        out.number(start, 6) << u'\n' << text << "\n\n-->> "_L1;
        out.number(end, 6) << "\n\n"_L1;
    }
    lost.addTo(writing);
}

int sniff(QStringView head)
{
    LineReader lines(head);
    int markers = 0;
    while (!lines.atEnd() && markers < 2)
        markers += parseMarker(lines.next()).has_value();
    return markers > 1 ? 95 : markers == 1 ? 85 : 0;
}

} // namespace

const SubtitleFormat &aqTitle()
{
    static const SubtitleFormat format{.id = "aqtitle",
        .name = "AQTitle",
        .extensions = "aqt",
        .carries = commonFeatures & ~SubtitleFeatures(SubtitleFeature::Overlaps),
        .countsFrames = true,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Legenda::Formats
