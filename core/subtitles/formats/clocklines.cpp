// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/clocklines.h"

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/linemarkup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::ClockLines {

namespace {

using namespace LineMarkup;
using namespace LineTimes;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
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
        const std::optional<qint64> value = parseNumber(line.mid(start, at - start));
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
    bool fraction = false;
    if (at + 1 < line.size() && line[at] == u'.' && isDigit(line[at + 1])) {
        fraction = true;
        ++at;
        for (qint64 unit = 100; at < line.size() && isDigit(line[at]); unit /= 10)
            ms += unit * line[at++].digitValue();
    }
    // "00:01:02,2=": the second line of the screen
    if (!fraction && at + 2 < line.size() && line[at] == u',' && line[at + 1] >= u'1' && isDigit(line[at + 1])
        && (line[at + 2] == u'=' || line[at + 2] == u':')) {
        result.row = line[at + 1].digitValue();
        at += 2;
    }
    if (at < line.size()) {
        result.sign = line[at];
        if (result.sign != u':' && result.sign != u'=' && result.sign != u' ')
            return {};
        result.text = trimBlanks(line.mid(at + 1));
        if (result.sign == u' ' && result.text.startsWith(u"-->"))
            return {};
    }
    result.startMs = (seconds * 1000 + ms) * (negative ? -1 : 1);
    return result;
}

int share(QStringView head, bool (*fits)(const ClockLine &line))
{
    constexpr int enough = 100;
    LineReader lines(head);
    int good = 0;
    int all = 0;
    while (!lines.atEnd() && all < enough) {
        const QStringView line = lines.next();
        if (line.trimmed().isEmpty())
            continue;
        ++all;
        const std::optional<ClockLine> clock = parse(line);
        // "00:00:01:10 , …", "00:00:01:10<tab>9420": the fourth number is of frames, in other formats.
        const auto digitAt = [&](qsizetype at) { return at < clock->text.size() && isDigit(clock->text[at]); };
        const bool frames = clock && clock->sign == u':' && digitAt(0) && digitAt(1)
            && (clock->text.size() == 2 || !clock->text[2].isLetterOrNumber());
        good += clock && !frames && !clock->sign.isNull() && fits(*clock);
    }
    return good > 0 && good * 2 >= all ? good * 100 / all : 0;
}

void read(TextInput &input, Reading &reading)
{
    QList<Cue> &cues = reading.document.cues;
    int skipped = 0;
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
            ++skipped;
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
    warnOfSkipped(skipped, reading);
}

void write(const Document &document, const WriteOptions &options, QLatin1StringView id, int decimals, TextOutput &out,
    Writing &writing)
{
    QList<const Cue *> cues = sortedCues(document);
    cues.removeIf([](const Cue *cue) { return cue->text.trimmed().isEmpty(); });
    const qint64 unit = decimals > 0 ? 100 : 1000;
    const auto rounded = [unit](qint64 ms) { return (std::clamp<qint64>(ms, 0, latestMs) + unit / 2) / unit * unit; };
    Lost lost;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        const Cue &cue = *cues.at(i);
        const qint64 start = rounded(cue.startMs);
        const auto time = [&](qint64 ms) -> TextOutput & {
            out.clock(ms, 2, u'.', ms % 1000 == 0 ? 0 : 1);
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
