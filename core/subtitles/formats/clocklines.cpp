// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/clocklines.h"

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/linemarkup.h"
#include "core/subtitles/formats/linetimes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::ClockLines {

namespace {

using namespace LineMarkup;
using namespace LineTimes;

bool isDigit(QChar c)
{
    return decimalDigit(c) >= 0;
}

/// "00:00:01:10 , 00:00:02:20", "00:00:01:10<tab>9420": the fourth number is of frames, in other formats. "00:00:50:20
/// years" is a text.
bool hasFrames(const ClockLine &line)
{
    const QStringView text = line.text;
    if (line.sign != u':' || text.size() < 2 || !isDigit(text[0]) || !isDigit(text[1]))
        return false;
    if (text.size() == 2 || text[2] == u'\t')
        return true;
    constexpr QStringView between = u" ,;-";
    qsizetype at = 2;
    while (at < text.size() && between.contains(text[at]))
        ++at;
    return at > 2 && (at == text.size() || isDigit(text[at]));
}

QString written(const Cue &cue)
{
    Lost ignored;
    return plainText(cue, usualMarks, u"|", false, ignored);
}

} // namespace

std::optional<ClockLine> parse(QStringView line)
{
    line = trimBlanks(line);
    const bool negative = line.startsWith(u'-');
    if (negative)
        line = line.mid(1);
    qsizetype at = 0;
    qint64 seconds = 0;
    ClockLine result;
    for (int field = 0; field < 3; ++field) {
        const qsizetype start = at;
        while (at < line.size() && at - start < 3 && isDigit(line[at]))
            ++at;
        const std::optional<qint64> value = parseAnyNumber(line.mid(start, at - start));
        if (!value || (field > 0 && (*value > 59 || at - start > 2)))
            return {};
        if (field == 0)
            result.twoDigits = at - start == 2;
        seconds = seconds * 60 + *value;
        if (field < 2) {
            if (at >= line.size() || line[at] != u':')
                return {};
            ++at;
        }
    }
    qint64 ms = 0;
    if (at + 1 < line.size() && line[at] == u'.' && isDigit(line[at + 1])) {
        result.fraction = true;
        ++at;
        for (qint64 unit = 100; at < line.size() && isDigit(line[at]); unit /= 10)
            ms += unit * decimalDigit(line[at++]);
    }
    // "00:01:02,2=": the second line of the screen
    if (!result.fraction && at + 2 < line.size() && line[at] == u',' && line[at + 1] >= u'1' && isDigit(line[at + 1])
        && (line[at + 2] == u'=' || line[at + 2] == u':')) {
        result.row = line[at + 1].digitValue();
        at += 2;
    }
    if (at < line.size()) {
        result.sign = line[at];
        if (result.sign != u':' && result.sign != u'=' && result.sign != u' ')
            return {};
        result.text = trimBlanks(line.mid(at + 1));
        constexpr QStringView ofOthers = u"|,;"; // of tables
        if (result.sign == u' '
            && (result.text.startsWith(u"-->") || (!result.text.isEmpty() && ofOthers.contains(result.text.front()))))
            return {};
    }
    result.startMs = (seconds * 1000 + ms) * (negative ? -1 : 1);
    return result;
}

int share(QStringView head, bool (*fits)(const ClockLine &line))
{
    return shareOfLines(head, 100, [fits](QStringView line) {
        const std::optional<ClockLine> clock = parse(line);
        return clock && !hasFrames(*clock) && !clock->sign.isNull() && fits(*clock);
    });
}

void read(TextInput &input, Reading &reading)
{
    QList<Cue> &cues = reading.document.cues;
    SkippedLines skipped;
    QString open; // text of the last cue, which may get more lines
    int lastRow = 0;
    const auto close = [&] {
        if (cues.isEmpty() || !cues.last().text.isEmpty())
            return;
        setText(cues.last(), open, usualMarks, written);
        open.clear();
        if (!cues.last().text.isEmpty())
            return;
        // Takes what began before it off the screen: that is said, and counts more than how long it takes to read.
        const qint64 end = cues.last().startMs;
        cues.removeLast();
        const qint64 start = cues.isEmpty() ? end : cues.last().startMs;
        for (qsizetype i = cues.size() - 1; i >= 0 && cues.at(i).startMs == start && cues.at(i).endMs == unknown; --i) {
            if (end >= start)
                cues[i].endMs = end;
        }
    };
    QStringView raw;
    while (input.next(raw)) {
        const QStringView line = trimBlanks(raw);
        if (line.isEmpty())
            continue;
        const std::optional<ClockLine> clock = parse(line);
        if (!clock) {
            skipped.skipped();
            continue;
        }
        if (!cues.isEmpty() && clock->row > 1 && clock->row > lastRow && cues.last().startMs == clock->startMs) {
            if (!clock->text.isEmpty()) {
                if (!open.isEmpty())
                    open += u'|';
                open += clock->text;
            }
            lastRow = clock->row;
            continue;
        }
        close();
        lastRow = clock->row;
        open = clock->text.toString();
        cues.append(Cue(clock->startMs, unknown));
    }
    close();
    fillEnds(cues);
    skipped.warn(reading);
}

void write(
    const Document &document, const WriteOptions &options, QLatin1StringView id, TextOutput &out, Writing &writing)
{
    QList<const Cue *> cues = sortedCues(document);
    cues.removeIf([](const Cue *cue) { return trimBlanks(cue->text).isEmpty(); });
    constexpr qint64 unit = 1000;
    const auto rounded = [](qint64 ms) { return (std::clamp<qint64>(ms, 0, latestMs) + unit / 2) / unit * unit; };
    Lost lost;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        const Cue &cue = *cues.at(i);
        const qint64 start = rounded(cue.startMs);
        const auto time = [&](qint64 ms) -> TextOutput & {
            out.clock(ms, 2, u'.', 0);
            return out << u':';
        };
        time(start);
        if (const QString *kept = keptText(cue, usualMarks, document, id, options))
            out << *kept;
        else
            out << plainText(cue, usualMarks, u"|", false, lost);
        out << u'\n';
        // A line without text ends a cue, where a reader would take it to last longer or shorter.
        qint64 next = latestMs;
        for (qsizetype k = i + 1; k < cues.size() && next == latestMs; ++k) {
            if (const qint64 later = rounded(cues.at(k)->startMs); later > start)
                next = later;
            else if (k - i > 16)
                break; // so many at once are no subtitle; and looking on would take too long
        }
        const qint64 end = std::max(start + unit, rounded(cue.endMs));
        if (end < next && end != std::min(next, start + readingTimeMs(cue.text))
            && (i + 1 == cues.size() || rounded(cues.at(i + 1)->startMs) > start))
            time(end) << u'\n';
    }
    lost.addTo(writing);
}

} // namespace Legenda::ClockLines
