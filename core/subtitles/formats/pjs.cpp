// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Phoenix Japanimation Society: `123,   456, "First line|second line"`. Numbers are tenths of a second.

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

struct PjsLine
{
    qint64 start = 0;
    qint64 end = unknown;
    QStringView text;
    bool quoted = false;
};

std::optional<PjsLine> parseLine(QStringView line)
{
    constexpr qsizetype longest = 40; // of a number with blanks
    const qsizetype first = line.left(longest).indexOf(u',');
    if (first < 1)
        return {};
    qsizetype second = line.mid(first + 1, longest).indexOf(u',');
    // The second comma is left out by some; then a quotation mark ends the number.
    const bool comma = second >= 0;
    if (!comma)
        second = line.mid(first + 1, longest).indexOf(u'"');
    if (second < 0)
        return {};
    const std::optional<qint64> start = parseSigned(line.left(first));
    const QStringView endDigits = line.mid(first + 1, second).trimmed();
    const std::optional<qint64> end = parseSigned(endDigits);
    if (!start || (!end && !endDigits.isEmpty()))
        return {};
    PjsLine result{*start, end.value_or(unknown), trimBlanks(line.mid(first + 1 + second + comma)), false};
    result.quoted = result.text.startsWith(u'"');
    if (result.quoted) {
        result.text = result.text.mid(1);
        // To the last one: those between are text.
        if (const qsizetype close = result.text.lastIndexOf(u'"'); close >= 0)
            result.text = result.text.left(close);
    }
    return result;
}

QString textOf(const Cue &cue, Lost &lost)
{
    QString text = plainText(cue, usualMarks, u"|", false, lost);
    if (text.contains(u'"')) {
        // Players read up to the next one.
        text.replace(u'"', u'\'');
        ++lost.characters;
    }
    return text;
}

QString written(const Cue &cue)
{
    Lost ignored;
    return textOf(cue, ignored);
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    const auto take = [&reading](QStringView raw) {
        const std::optional<PjsLine> line = parseLine(raw);
        if (!line)
            return false;
        Cue cue(line->start * 100, line->end == unknown ? unknown : line->end * 100);
        setText(cue, trimBlanks(line->text), usualMarks, written);
        reading.document.cues.append(std::move(cue));
        return true;
    };
    readLines(input, reading, take, [](QStringView line) { return line.front().isDigit(); });
    fillEnds(reading.document.cues);
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    const auto tenths = [](qint64 ms) { return (std::clamp<qint64>(ms, 0, latestMs) + 50) / 100; };
    const auto number = [&out](qint64 value) {
        // As the first program of the format did: columns of six.
        const QString digits = QString::number(value);
        out << QString(std::max<qsizetype>(0, 6 - digits.size()), u' ') << digits << u',';
    };
    Lost lost;
    for (const Cue *cue : shownCues(document)) {
        const qint64 start = tenths(cue->startMs);
        number(start);
        number(std::max(start, tenths(cue->endMs)));
        out << " \""_L1;
        if (const QString *kept = keptText(*cue, usualMarks, document, "pjs"_L1, options))
            out << *kept;
        else
            out << textOf(*cue, lost);
        out << "\"\n"_L1;
    }
    lost.addTo(writing);
}

int sniff(QStringView head)
{
    const int share = shareOfLines(head, 50, [](QStringView line) {
        const std::optional<PjsLine> parsed = parseLine(line);
        return parsed && parsed->quoted && parsed->end != unknown;
    });
    return share >= 50 ? 80 : 0;
}

} // namespace

const SubtitleFormat &pjs()
{
    static const SubtitleFormat format{.id = "pjs",
        .name = "Phoenix Japanimation Society",
        .extensions = "pjs",
        .carries = commonFeatures & ~SubtitleFeatures(SubtitleFeature::Milliseconds),
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Legenda::Formats
