// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/document.h"

#include <algorithm>

namespace Legenda {

bool CueDetails::operator==(const CueDetails &other) const
{
    return id == other.id && style == other.style && region == other.region && speaker == other.speaker
        && layer == other.layer && comment == other.comment && placement == other.placement && effect == other.effect
        && note == other.note && native == other.native && settings == other.settings;
}

const CueDetails &Cue::details() const
{
    static const CueDetails none;
    return m_details ? *m_details : none;
}

CueDetails &Cue::edit()
{
    if (!m_details)
        m_details = new CueDetails;
    return *m_details;
}

bool Cue::operator==(const Cue &other) const
{
    return startMs == other.startMs && endMs == other.endMs && text == other.text && runs == other.runs
        && (m_details.constData() == other.m_details.constData() || details() == other.details());
}

void StyledText::append(QStringView text, const TextStyle &style)
{
    if (text.isEmpty())
        return;
    const qsizetype start = m_text.size();
    m_text += text;
    if (style.isPlain())
        return;
    if (!m_runs.isEmpty() && m_runs.last().start + m_runs.last().length == start && m_runs.last().style == style)
        m_runs.last().length += text.size();
    else
        m_runs.append({start, text.size(), style});
}

void StyledText::trim()
{
    Cue cue;
    moveTo(cue);
    const auto isBlank = [](QChar c) { return c.isSpace() && c != QChar::Nbsp; };
    qsizetype end = cue.text.size();
    while (end > 0 && isBlank(cue.text[end - 1]))
        --end;
    qsizetype start = 0;
    while (start < end && isBlank(cue.text[start]))
        ++start;
    if (start > 0 || end < cue.text.size())
        cue = sliced(cue, start, end - start);
    m_text = std::move(cue.text);
    m_runs = std::move(cue.runs);
}

void StyledText::moveTo(Cue &cue)
{
    cue.text = std::exchange(m_text, {});
    cue.runs = std::exchange(m_runs, {});
}

namespace {

/// Neighbours of one style become one, empty ones go.
void joinRuns(QList<StyleRun> &runs)
{
    qsizetype kept = 0;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (runs[i].length <= 0)
            continue;
        if (kept > 0 && runs[kept - 1].start + runs[kept - 1].length == runs[i].start
            && runs[kept - 1].style == runs[i].style) {
            runs[kept - 1].length += runs[i].length;
            continue;
        }
        if (kept != i)
            runs[kept] = std::move(runs[i]);
        ++kept;
    }
    runs.resize(kept);
}

} // namespace

void replaceText(Cue &cue, qsizetype start, qsizetype length, QStringView with)
{
    start = std::clamp<qsizetype>(start, 0, cue.text.size());
    length = std::clamp<qsizetype>(length, 0, cue.text.size() - start);
    const qsizetype end = start + length;
    cue.text.replace(start, length, with.toString());
    if (cue.runs.isEmpty())
        return;
    // A run keeps what lies in front of and behind the place; the one that holds its first unit (or the unit before it,
    // where nothing is replaced) takes the new text.
    const qsizetype owner = length > 0 ? start : start - 1;
    for (StyleRun &run : cue.runs) {
        const qsizetype runEnd = run.start + run.length;
        const bool owns = owner >= run.start && owner < runEnd;
        const qsizetype before = std::max<qsizetype>(0, std::min(runEnd, start) - run.start);
        const qsizetype after = std::max<qsizetype>(0, runEnd - std::max(run.start, end));
        run.length = before + after + (owns ? with.size() : 0);
        if (before > 0)
            continue;
        run.start = owns ? start : run.start >= end ? run.start - length + with.size() : start + with.size();
    }
    joinRuns(cue.runs);
}

Cue sliced(const Cue &cue, qsizetype start, qsizetype length)
{
    Cue part = cue;
    part.text = cue.text.mid(start, length);
    part.runs.clear();
    for (StyleRun run : cue.runs) {
        const qsizetype from = std::max(run.start, start);
        const qsizetype to = std::min(run.start + run.length, start + part.text.size());
        if (to <= from)
            continue;
        run.start = from - start;
        run.length = to - from;
        part.runs.append(std::move(run));
    }
    return part;
}

void appendText(Cue &cue, QStringView separator, const Cue &tail)
{
    cue.text += separator;
    const qsizetype offset = cue.text.size();
    cue.text += tail.text;
    for (StyleRun run : tail.runs) {
        run.start += offset;
        cue.runs.append(std::move(run));
    }
    joinRuns(cue.runs);
}

void trimLines(Cue &cue)
{
    const auto isBlank = [](QChar c) { return c.isSpace() && c != u'\n' && c != QChar::Nbsp; };
    Cue result = cue;
    result.text.clear();
    result.runs.clear();
    bool first = true;
    for (qsizetype at = 0; at <= cue.text.size();) {
        qsizetype stop = cue.text.indexOf(u'\n', at);
        if (stop < 0)
            stop = cue.text.size();
        qsizetype start = at;
        qsizetype end = stop;
        while (end > start && isBlank(cue.text[end - 1]))
            --end;
        while (start < end && isBlank(cue.text[start]))
            ++start;
        if (end > start) {
            appendText(result, first ? QStringView() : QStringView(u"\n"), sliced(cue, start, end - start));
            first = false;
        }
        at = stop + 1;
    }
    // The line break between two runs of one style is theirs, too.
    for (qsizetype i = 1; i < result.runs.size(); ++i) {
        StyleRun &before = result.runs[i - 1];
        StyleRun &run = result.runs[i];
        if (before.start + before.length + 1 == run.start && result.text[run.start - 1] == u'\n'
            && before.style == run.style)
            before.length += 1;
    }
    joinRuns(result.runs);
    cue.text = std::move(result.text);
    cue.runs = std::move(result.runs);
}

void mapTimes(Cue &cue, const std::function<qint64(qint64)> &map)
{
    const qint64 start = cue.startMs;
    cue.startMs = map(start);
    cue.endMs = map(cue.endMs);
    for (qsizetype i = 0; i < cue.runs.size(); ++i) {
        if (cue.runs.at(i).style.atMs >= 0)
            cue.runs[i].style.atMs = std::max<qint64>(0, map(start + cue.runs.at(i).style.atMs) - cue.startMs);
    }
}

void mapTimes(Document &document, const std::function<qint64(qint64)> &map)
{
    for (Cue &cue : document.cues)
        mapTimes(cue, map);
}

namespace {

bool earlier(const Cue &a, const Cue &b)
{
    return a.startMs != b.startMs ? a.startMs < b.startMs : a.endMs < b.endMs;
}

} // namespace

void sortByTime(QList<Cue> &cues)
{
    if (!isSortedByTime(cues))
        std::stable_sort(cues.begin(), cues.end(), earlier);
}

bool isSortedByTime(const QList<Cue> &cues)
{
    return std::is_sorted(cues.cbegin(), cues.cend(), earlier);
}

} // namespace Legenda
