// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Formats with two numbers before each line: MicroDVD counts frames in braces, MPL2 tenths of a second in brackets.

#include "core/subtitles/cuereader.h"
#include "core/subtitles/cuetext.h"

#include <QCoreApplication>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct NumberedLine
{
    qint64 start = 0;
    std::optional<qint64> end;
    QStringView text;
};

/// "{123}{456}text"; the second number may miss.
std::optional<NumberedLine> parseNumbered(QStringView line, QChar open, QChar close)
{
    line = line.trimmed();
    if (!line.startsWith(open))
        return {};
    const qsizetype first = line.left(20).indexOf(close);
    if (first < 0 || first + 1 >= line.size() || line[first + 1] != open)
        return {};
    const qsizetype second = line.mid(first + 1, 20).indexOf(close);
    if (second < 0)
        return {};
    const auto start = parseNumber(line.mid(1, first - 1));
    const QStringView endDigits = line.mid(first + 2, second - 1);
    const auto end = parseNumber(endDigits);
    // Thirteen digits are four centuries: a hostile number must not overflow the times.
    if (!start || *start > 9'999'999'999'999 || (!end && !endDigits.isEmpty()) || (end && *end > 9'999'999'999'999))
        return {};
    return NumberedLine{*start, end, line.mid(first + second + 2)};
}

int sniffNumbered(QStringView head, QChar open, QChar close)
{
    LineReader lines(head);
    int good = 0;
    int all = 0;
    while (!lines.atEnd() && all < 50) {
        const QStringView line = lines.next();
        if (line.trimmed().isEmpty())
            continue;
        ++all;
        good += parseNumbered(line, open, close).has_value();
    }
    return good > 0 && good * 2 >= all ? 85 : 0;
}

/// '|' between lines, "{y:i}" and the like anywhere, a leading '/' for italics.
QString plainText(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool lineStart = out.isEmpty() || out.back() == u'\n';
        if (text[i] == u'|') {
            out += u'\n';
        } else if (text[i] == u'{' && i + 2 < text.size() && text[i + 1].isLetter() && text[i + 2] == u':') {
            const qsizetype close = text.mid(i, 100).indexOf(u'}');
            if (close < 0)
                out += text[i];
            else
                i += close;
        } else if (!(text[i] == u'/' && lineStart)) {
            out += text[i];
        }
    }
    return withoutMarkup(out);
}

/// Fills missing ends and turns units into milliseconds.
void finish(QList<PreviewCue> &cues, const QList<bool> &hasEnd, double msPerUnit)
{
    constexpr qint64 longestMs = 4000;
    for (PreviewCue &cue : cues) {
        cue.startMs = std::llround(double(cue.startMs) * msPerUnit);
        cue.endMs = std::llround(double(cue.endMs) * msPerUnit);
    }
    for (qsizetype i = 0; i < cues.size(); ++i) {
        if (hasEnd[i])
            continue;
        cues[i].endMs = cues[i].startMs + longestMs;
        if (i + 1 < cues.size() && cues[i + 1].startMs > cues[i].startMs)
            cues[i].endMs = qMin(cues[i].endMs, cues[i + 1].startMs);
    }
}

} // namespace

namespace Readers {

int sniffMicroDvd(QStringView head)
{
    return sniffNumbered(head, u'{', u'}');
}

CueList readMicroDvd(QStringView text)
{
    constexpr double usualFps = 23.976;
    CueList result;
    QList<bool> hasEnd;
    double fps = 0;
    LineReader lines(text);
    while (!lines.atEnd()) {
        const auto line = parseNumbered(lines.next(), u'{', u'}');
        if (!line)
            continue;
        // "{1}{1}23.976" (or 0): the frame rate, by convention in the first cue.
        if (result.cues.isEmpty() && fps == 0 && line->start <= 1 && line->end.value_or(1) <= 1) {
            QString number = line->text.trimmed().toString();
            number.replace(u',', u'.');
            const double value = number.toDouble();
            if (value > 5 && value < 150) {
                fps = value;
                continue;
            }
        }
        result.cues << PreviewCue{line->start, line->end.value_or(line->start), plainText(line->text)};
        hasEnd << line->end.has_value();
    }
    if (fps == 0) {
        fps = usualFps;
        if (!result.cues.isEmpty()) {
            result.warnings << QCoreApplication::translate("Legenda",
                "The file counts frames and does not say how many make a second; the times shown are for 23.976.");
        }
    }
    finish(result.cues, hasEnd, 1000.0 / fps);
    return result;
}

int sniffMpl2(QStringView head)
{
    return sniffNumbered(head, u'[', u']');
}

CueList readMpl2(QStringView text)
{
    CueList result;
    QList<bool> hasEnd;
    LineReader lines(text);
    while (!lines.atEnd()) {
        const auto line = parseNumbered(lines.next(), u'[', u']');
        if (!line)
            continue;
        result.cues << PreviewCue{line->start, line->end.value_or(line->start), plainText(line->text)};
        hasEnd << line->end.has_value();
    }
    finish(result.cues, hasEnd, 100);
    return result;
}

} // namespace Readers

} // namespace Legenda
