// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Formats with clock times at or above each line: SubViewer 1 and 2, SubViewer's cousin of YouTube (SBV), TMPlayer.

#include "core/subtitles/cuereader.h"
#include "core/subtitles/cuetext.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct CommaTimes
{
    qint64 startMs = 0;
    qint64 endMs = 0;
    int digits = 0; ///< of the fraction: 2 in SubViewer, 3 in SBV
};

/// "0:00:01.000,0:00:03.000"
std::optional<CommaTimes> parseCommaTimes(QStringView line)
{
    line = line.trimmed();
    if (line.size() > 40)
        return {};
    const qsizetype comma = line.indexOf(u',');
    if (comma < 0)
        return {};
    const QStringView left = line.left(comma);
    const qsizetype dot = left.lastIndexOf(u'.');
    const std::optional<qint64> start = parseClock(left);
    const std::optional<qint64> end = parseClock(line.mid(comma + 1));
    if (!start || !end || dot < 0)
        return {};
    return CommaTimes{*start, *end, int(left.size() - dot - 1)};
}

int sniffCommaTimes(QStringView head, bool threeDigits)
{
    LineReader lines(head);
    while (!lines.atEnd()) {
        if (const auto times = parseCommaTimes(lines.next()))
            return (times->digits == 3) == threeDigits ? 90 : 0;
    }
    return 0;
}

QString withPipesAsLines(QStringView text)
{
    QString out = text.toString();
    out.replace(u'|', u'\n');
    return out;
}

/// "00:01:02:", "0:01:02=", "00:01:02,1=": the time, the line of the screen (0: not said) and where the text begins.
struct TmPlayerLine
{
    qint64 startMs = 0;
    int row = 0;
    QStringView text;
};

std::optional<TmPlayerLine> parseTmPlayer(QStringView line)
{
    const qsizetype first = line.left(3).indexOf(u':');
    if (first < 1 || line.size() < first + 7 || line[first + 3] != u':')
        return {};
    const auto hours = parseNumber(line.left(first));
    const auto minutes = parseNumber(line.mid(first + 1, 2));
    const auto seconds = parseNumber(line.mid(first + 4, 2));
    if (!hours || !minutes || !seconds || *minutes > 59 || *seconds > 59)
        return {};
    TmPlayerLine result{(*hours * 3600 + *minutes * 60 + *seconds) * 1000, 0, {}};
    qsizetype i = first + 6;
    if (line[i] == u',' && i + 2 < line.size() && line[i + 1].isDigit()) {
        result.row = line[i + 1].digitValue();
        i += 2;
    }
    if (line[i] != u':' && line[i] != u'=')
        return {};
    result.text = line.mid(i + 1);
    return result;
}

/// "[00:01:02]" alone on a line
std::optional<qint64> parseBracketTime(QStringView line)
{
    line = line.trimmed();
    if (line.size() < 7 || line.size() > 14 || !line.startsWith(u'[') || !line.endsWith(u']'))
        return {};
    return parseClock(line.mid(1, line.size() - 2));
}

} // namespace

namespace Readers {

int sniffSbv(QStringView head)
{
    return sniffCommaTimes(head, true);
}

int sniffSubViewer2(QStringView head)
{
    return sniffCommaTimes(head, false);
}

CueList readCommaTimes(QStringView text)
{
    CueList result;
    LineReader lines(text);
    bool open = false;
    QString body;
    const auto close = [&] {
        if (!open)
            return;
        body.replace("[br]"_L1, "\n"_L1, Qt::CaseInsensitive);
        result.cues.last().text = withoutMarkup(body);
        body.clear();
    };
    while (!lines.atEnd()) {
        const QStringView line = lines.next();
        if (const auto times = parseCommaTimes(line)) {
            close();
            open = true;
            result.cues << PreviewCue{times->startMs, times->endMs, {}};
        } else if (open && !line.trimmed().isEmpty()) {
            body += body.isEmpty() ? QString() : u"\n"_s;
            body += line;
        }
    }
    close();
    return result;
}

int sniffSubViewer1(QStringView head)
{
    LineReader lines(head);
    int times = 0;
    while (!lines.atEnd() && times < 2)
        times += parseBracketTime(lines.next()).has_value();
    return times == 2 ? 80 : 0;
}

CueList readSubViewer1(QStringView text)
{
    CueList result;
    LineReader lines(text);
    std::optional<qint64> start;
    QStringList body;
    while (!lines.atEnd()) {
        const QStringView line = lines.next();
        if (const auto time = parseBracketTime(line)) {
            // A time ends the cue before it and begins the next one; an empty cue is the gap between.
            if (start && !body.isEmpty())
                result.cues << PreviewCue{*start, *time, withoutMarkup(withPipesAsLines(body.join(u'\n')))};
            start = time;
            body.clear();
        } else if (start && !line.trimmed().isEmpty() && !line.startsWith(u'[')) {
            body << line.toString();
        }
    }
    return result;
}

int sniffTmPlayer(QStringView head)
{
    LineReader lines(head);
    int good = 0;
    int all = 0;
    while (!lines.atEnd() && all < 50) {
        const QStringView line = lines.next();
        if (line.trimmed().isEmpty())
            continue;
        ++all;
        good += parseTmPlayer(line).has_value();
    }
    return good > 0 && good * 2 >= all ? 75 : 0;
}

CueList readTmPlayer(QStringView text)
{
    constexpr qint64 longestMs = 4000; // the format has no end times
    CueList result;
    LineReader lines(text);
    while (!lines.atEnd()) {
        const auto line = parseTmPlayer(lines.next());
        if (!line)
            continue;
        if (!result.cues.isEmpty()) {
            PreviewCue &last = result.cues.last();
            // Two lines of the screen, each with its own line of the file.
            if (line->row > 1 && last.startMs == line->startMs) {
                const QString more = withoutMarkup(withPipesAsLines(line->text));
                if (!more.isEmpty())
                    last.text += (last.text.isEmpty() ? QString() : u"\n"_s) + more;
                continue;
            }
            last.endMs = qBound(last.startMs, line->startMs, last.startMs + longestMs);
        }
        result.cues << PreviewCue{
            line->startMs, line->startMs + longestMs, withoutMarkup(withPipesAsLines(line->text))};
    }
    // Empty cues only take the one before off the screen.
    result.cues.removeIf([](const PreviewCue &cue) { return cue.text.isEmpty(); });
    return result;
}

} // namespace Readers

} // namespace Legenda
