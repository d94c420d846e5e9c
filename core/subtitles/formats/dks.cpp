// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// DKS: "[00:01:02]First line[br]second line", and below it "[00:01:05]" alone for the end.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/linemarkup.h"
#include "core/subtitles/formats/linetimes.h"
#include "core/subtitles/formats/looseclock.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

using namespace LineMarkup;
using namespace LineTimes;

constexpr Marks readMarks{Marks(Mark::Codes) | Mark::Tags};

struct BracketLine
{
    qint64 ms = 0;
    QStringView text;
};

std::optional<BracketLine> parseLine(QStringView line)
{
    constexpr qsizetype longest = 16; // of a time in its brackets
    line = trimBlanks(line);
    if (!line.startsWith(u'['))
        return {};
    LooseTime time;
    const qsizetype end = scanLooseTime(line.left(longest), 1, time);
    // "[00:01:75]" is of a song text.
    if (end < 0 || end >= line.size() || line[end] != u']' || time.parts != 3 || time.frames >= 0 || !time.regular)
        return {};
    return BracketLine{time.ms, trimBlanks(line.mid(end + 1))};
}

QString withBreaks(QStringView text)
{
    QString out = text.toString();
    return out.replace("[br]"_L1, "\n"_L1, Qt::CaseInsensitive);
}

QString textOf(const Cue &cue, Lost &lost)
{
    QString out;
    bool changed = false;
    bool first = true;
    forEachLine(cue.text, [&](QStringView line, qsizetype) {
        QString plain = plainLine(line, readMarks, changed);
        if (plain.contains("[br]"_L1, Qt::CaseInsensitive)) {
            plain.replace("[br]"_L1, "(br)"_L1, Qt::CaseInsensitive);
            changed = true;
        }
        out += first ? plain : "[br]"_L1 + plain;
        first = false;
    });
    lost.characters += changed;
    return out;
}

void setDksText(Cue &cue, QStringView raw)
{
    parse(withBreaks(raw), readMarks, cue);
    Lost ignored;
    if ((cue.text != raw || !cue.runs.isEmpty()) && textOf(cue, ignored) != raw)
        cue.edit().native = raw.toString();
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    QList<Cue> &cues = reading.document.cues;
    readLines(input, reading, [&cues](QStringView raw) {
        const std::optional<BracketLine> line = parseLine(raw);
        if (!line)
            return false;
        if (line->text.isEmpty()) {
            if (!cues.isEmpty() && cues.last().endMs == unknown)
                cues.last().endMs = line->ms;
            return true;
        }
        Cue cue(line->ms, unknown);
        setDksText(cue, line->text);
        cues.append(std::move(cue));
        return true;
    });
    fillEnds(cues);
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    Lost lost;
    for (const Cue *cue : shownCues(document)) {
        QString text;
        if (options.keepNative && document.format == "dks"_L1 && !cue->details().native.isEmpty()) {
            Cue again;
            parse(withBreaks(cue->details().native), readMarks, again);
            if (again.text == cue->text && again.runs == cue->runs)
                text = cue->details().native;
        }
        if (text.isEmpty())
            text = textOf(*cue, lost);
        if (text.isEmpty())
            continue; // an end of something else
        out << u'[';
        out.clock(cue->startMs, 2, u'.', 0) << u']' << text << "\n["_L1;
        out.clock(std::max(cue->startMs, cue->endMs), 2, u'.', 0) << "]\n"_L1;
    }
    lost.addTo(writing);
}

int sniff(QStringView head)
{
    // A time with a text, and the next line is a time alone. SubViewer has its texts on lines of their own.
    bool text = false;
    bool otherTimes = false;
    const int share = shareOfLines(head, 100, [&](QStringView raw) {
        const std::optional<BracketLine> line = parseLine(raw);
        const bool good = line && line->text.isEmpty() && text;
        text = line && !line->text.isEmpty();
        otherTimes = otherTimes || (!line && raw.size() > 1 && raw[0] == u'[' && raw[1].isDigit());
        return good;
    });
    return share >= 33 && !otherTimes ? 93 : 0;
}

} // namespace

const SubtitleFormat &dks()
{
    static const SubtitleFormat format{.id = "dks",
        .name = "DKS",
        .extensions = "dks",
        .carries = commonFeatures & ~SubtitleFeatures(SubtitleFeature::Milliseconds),
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Legenda::Formats
