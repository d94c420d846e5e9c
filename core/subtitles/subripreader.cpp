// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SubRip and WebVTT: cues under a line "start --> end".

#include "core/subtitles/cuereader.h"
#include "core/subtitles/cuetext.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

struct Times
{
    qint64 startMs = 0;
    qint64 endMs = 0;
};

enum class Arrow { None, Broken, Good };

/// Broken: the line was meant to hold times ("00:00:01,500 --> 00:0").
Arrow parseArrowLine(QStringView line, Times &times)
{
    const qsizetype arrow = line.left(200).indexOf("->"_L1);
    if (arrow < 0)
        return Arrow::None;
    qsizetype leftEnd = arrow;
    while (leftEnd > 0 && line[leftEnd - 1] == u'-')
        --leftEnd;
    const QStringView left = line.left(leftEnd).trimmed();
    QStringView right = line.mid(arrow + 2).trimmed();
    constexpr QStringView ofTimes = u"0123456789:., -";
    qsizetype end = 0;
    while (end < right.size() && end < 40 && ofTimes.contains(right[end]))
        ++end;
    if (end < right.size() && end > 0 && right[end].isLetterOrNumber() && right[end - 1] != u' ')
        end = 0; // "00:00:0x"
    right = right.left(end);
    std::optional<qint64> start = parseClock(left);
    if (!start && left.contains(u' ')) // the number on the same line
        start = parseClock(left.mid(left.lastIndexOf(u' ')));
    const std::optional<qint64> stop = parseClock(right);
    if (start && stop) {
        times = {*start, *stop};
        return Arrow::Good;
    }
    // An arrow that people typed in a dialogue has no time before it.
    return start || leftEnd == 0 ? Arrow::Broken : Arrow::None;
}

bool isNumber(QStringView line)
{
    return parseNumber(line.trimmed()).has_value();
}

/// Takes the number of the next cue, which stands right above its times, off the lines of this one.
void dropNumberOfNext(QList<QStringView> &lines, qsizetype nextNumber)
{
    if (lines.isEmpty())
        return;
    if (isNumber(lines.last())) {
        // Above it a blank line, or nothing at all: else it may be the last line of a text in a file without numbers.
        const bool apart = lines.size() == 1 || lines.at(lines.size() - 2).trimmed().isEmpty();
        if (apart || parseNumber(lines.last().trimmed()) == nextNumber)
            lines.removeLast();
        return;
    }
    // Files with a blank line between all lines: only the number that is due counts.
    if (lines.size() >= 2 && lines.last().trimmed().isEmpty()
        && parseNumber(lines.at(lines.size() - 2).trimmed()) == nextNumber)
        lines.remove(lines.size() - 2, 2);
}

QString joined(const QList<QStringView> &lines)
{
    QString text;
    for (const QStringView line : lines) {
        if (!text.isEmpty())
            text += u'\n';
        text += line;
    }
    return text;
}

/// Blank lines inside a cue are kept out of its preview: they are oddities of the file.
void dropBlankLines(QList<QStringView> &lines)
{
    lines.removeIf([](QStringView line) { return line.trimmed().isEmpty(); });
}

} // namespace

namespace Readers {

int sniffSubRip(QStringView head)
{
    LineReader lines(head);
    int arrows = 0;
    while (!lines.atEnd() && arrows < 3) {
        Times times;
        arrows += parseArrowLine(lines.next(), times) == Arrow::Good;
    }
    return arrows > 1 ? 90 : arrows == 1 ? 80 : 0;
}

CueList readSubRip(QStringView text)
{
    CueList result;
    Times open; // of the cue that is being read
    bool isOpen = false;
    QList<QStringView> body;
    bool skipping = true; // what stands before the first times belongs to no cue
    int broken = 0;
    const auto close = [&] {
        if (isOpen) {
            dropBlankLines(body);
            result.cues << PreviewCue{open.startMs, open.endMs, withoutMarkup(joined(body))};
        }
        isOpen = false;
        body.clear();
    };
    LineReader lines(text);
    bool brokenLast = false;
    while (!lines.atEnd()) {
        const QStringView line = lines.next();
        Times times;
        const Arrow arrow = parseArrowLine(line, times);
        if (arrow == Arrow::None) {
            if (!skipping)
                body << line;
            continue;
        }
        dropNumberOfNext(body, result.cues.size() + 2 + broken);
        close();
        brokenLast = arrow == Arrow::Broken;
        skipping = brokenLast;
        broken += brokenLast;
        if (!brokenLast) {
            open = times;
            isOpen = true;
        }
    }
    bool cut = brokenLast;
    if (isOpen) {
        dropBlankLines(body);
        // A number with nothing behind it is the beginning of a cue that did not come.
        if (body.size() > 1 && isNumber(body.last()) && parseNumber(body.last().trimmed()) == result.cues.size() + 2) {
            body.removeLast();
            cut = true;
        }
        if (body.isEmpty() && !text.endsWith(u'\n'))
            cut = true;
        else
            close();
    }
    result.cutOff = cut;
    if (cut)
        result.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    if (broken > (brokenLast ? 1 : 0))
        result.warnings << Text::tr("%n cue(s) have times that cannot be read and were left out of the preview.",
            nullptr, broken - (brokenLast ? 1 : 0));
    return result;
}

int sniffWebVtt(QStringView head)
{
    const QStringView start = head.left(4096).trimmed();
    return start.startsWith("WEBVTT"_L1) && (start.size() == 6 || start[6].isSpace()) ? 100 : 0;
}

CueList readWebVtt(QStringView text)
{
    CueList result;
    LineReader lines(text);
    QList<QStringView> block;
    int broken = 0;
    const auto close = [&] {
        Times times;
        for (qsizetype i = 0; i < qMin<qsizetype>(block.size(), 2); ++i) {
            const Arrow arrow = parseArrowLine(block[i], times);
            if (arrow == Arrow::Good)
                result.cues << PreviewCue{times.startMs, times.endMs, withoutMarkup(joined(block.mid(i + 1)))};
            else if (arrow == Arrow::Broken)
                ++broken;
            if (arrow != Arrow::None)
                break;
        }
        block.clear();
    };
    while (!lines.atEnd()) {
        const QStringView line = lines.next();
        Times times;
        if (line.trimmed().isEmpty()) {
            close();
        } else {
            // A cue may follow another without a blank line between: the times begin it.
            if (block.size() > 1 && parseArrowLine(line, times) == Arrow::Good)
                close();
            block << line;
        }
    }
    close();
    if (broken > 0)
        result.warnings << Text::tr(
            "%n cue(s) have times that cannot be read and were left out of the preview.", nullptr, broken);
    return result;
}

} // namespace Readers

} // namespace Legenda
