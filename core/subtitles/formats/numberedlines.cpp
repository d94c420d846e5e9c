// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/numberedlines.h"

#include "core/subtitles/cuetext.h"

#include <algorithm>

namespace Legenda::NumberedLines {

using namespace LineMarkup;
using namespace LineTimes;

namespace {

std::optional<NumberedLine> parse(QStringView line, QChar open, QChar close)
{
    constexpr qsizetype longest = 24; // of a number with its brackets
    line = trimBlanks(line);
    if (!line.startsWith(open))
        return {};
    const qsizetype first = line.left(longest).indexOf(close);
    if (first < 0)
        return {};
    const std::optional<qint64> start = parseSigned(line.mid(1, first - 1));
    QStringView rest = line.mid(first + 1);
    while (!rest.isEmpty() && rest.front() == u' ')
        rest = rest.mid(1);
    if (!start || !rest.startsWith(open))
        return {};
    const qsizetype second = rest.left(longest).indexOf(close);
    if (second < 0)
        return {};
    NumberedLine result{*start, unknown, rest.mid(second + 1)};
    const QStringView digits = rest.mid(1, second - 1).trimmed();
    if (digits.isEmpty())
        return result;
    const std::optional<qint64> end = parseSigned(digits);
    if (!end)
        return {};
    // "{120}{0}" is another way to say that there is no end.
    result.end = *end == 0 && *start > 0 ? unknown : *end;
    return result;
}

/// "{120}{1", "[12": what is left of a cue; "{y:i}words" and "[laughs]" are words.
bool isBroken(QStringView line, QChar open)
{
    return line.startsWith(open)
        && (line.size() == 1 || line[1] == u'-' || line[1] == u' ' || decimalDigit(line[1]) >= 0);
}

class Reader
{
public:
    Reader(const Shape &shape, const Hooks &hooks, Reading &reading, SkippedLines &skipped)
        : m_shape(shape), m_hooks(hooks), m_cues(reading.document.cues), m_skipped(skipped)
    {
    }
    void read(TextInput &input);

private:
    void open(const NumberedLine &line);
    void close();
    void other(QStringView line);

    const Shape &m_shape;
    const Hooks &m_hooks;
    QList<Cue> &m_cues;
    SkippedLines &m_skipped;
    bool m_open = false; ///< the last cue has no text yet
    QString m_text; ///< that it gets
    int m_more = 0; ///< lines below it; -1: none can be any more
};

void Reader::open(const NumberedLine &line)
{
    const QStringView text = trimBlanks(line.text);
    m_more = 0;
    if (line.end == unknown && text.isEmpty() && !m_cues.isEmpty()) {
        // Only takes the one before off the screen.
        Cue &last = m_cues.last();
        if (last.endMs == unknown && last.startMs <= line.start)
            last.endMs = line.start;
        m_more = -1;
        return;
    }
    m_cues.append(Cue(line.start, line.end));
    m_text += text;
    m_open = true;
}

void Reader::close()
{
    if (m_open)
        setText(m_cues.last(), m_text, m_shape.marks, m_shape.written);
    m_open = false;
    m_text.resize(0);
}

/// A line without numbers goes on with the text above it: programs that did not know '|' broke it so. Few do.
void Reader::other(QStringView line)
{
    constexpr int mostMore = 4;
    const bool broken = isBroken(line, m_shape.open);
    if (m_open && !broken && m_more >= 0 && m_more < mostMore) {
        ++m_more;
        m_text += u'|';
        m_text += line;
        m_skipped.understood();
    } else if (broken || !m_cues.isEmpty()) {
        m_skipped.skipped(broken);
    } else {
        m_skipped.understood(); // what stands in front of all cues
    }
}

void Reader::read(TextInput &input)
{
    QStringView raw;
    while (input.next(raw)) {
        const QStringView line = trimBlanks(raw);
        if (line.isEmpty()) {
            m_more = -1;
            continue;
        }
        const std::optional<NumberedLine> numbered = parse(line, m_shape.open, m_shape.close);
        if (!numbered) {
            if (m_hooks.other && m_hooks.other(line))
                m_skipped.understood();
            else
                other(line);
            continue;
        }
        m_skipped.understood();
        close();
        if (!m_hooks.numbered || !m_hooks.numbered(*numbered))
            open(*numbered);
    }
    close();
}

} // namespace

int sniff(QStringView head, const Shape &shape)
{
    const int share =
        shareOfLines(head, 50, [&](QStringView line) { return parse(line, shape.open, shape.close).has_value(); });
    return share >= 50 ? 85 : 0;
}

void read(TextInput &input, const Shape &shape, const Hooks &hooks, Reading &reading, SkippedLines &skipped)
{
    Reader(shape, hooks, reading, skipped).read(input);
}

} // namespace Legenda::NumberedLines
