// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/document.h"

#include <algorithm>
#include <limits>

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

void Cue::setDetails(const CueDetails &details)
{
    static const CueDetails none;
    if (details == none)
        m_details = nullptr;
    else
        m_details = new CueDetails(details);
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

void replaceTexts(Cue &cue, const QList<TextChange> &changes)
{
    if (changes.isEmpty())
        return;
    const Cue old = cue;
    const QStringView text(old.text);
    StyledText result;
    qsizetype runIndex = 0;
    const auto runEnd = [&](qsizetype index) { return old.runs[index].start + old.runs[index].length; };
    const auto skipRunsTo = [&](qsizetype position) {
        while (runIndex < old.runs.size() && runEnd(runIndex) <= position)
            ++runIndex;
    };
    const auto copy = [&](qsizetype from, qsizetype to) {
        if (from < to)
            skipRunsTo(from);
        for (; from < to; skipRunsTo(from)) {
            if (runIndex == old.runs.size() || old.runs[runIndex].start >= to) {
                result.append(text.mid(from, to - from));
                return;
            }
            const StyleRun &run = old.runs[runIndex];
            if (run.start > from) {
                result.append(text.mid(from, run.start - from));
                from = run.start;
            }
            const qsizetype stop = std::min(to, runEnd(runIndex));
            result.append(text.mid(from, stop - from), run.style);
            from = stop;
            if (from == to)
                return; // the run stays at hand for what is inserted here
        }
    };
    const auto styleAt = [&](qsizetype position) {
        skipRunsTo(position);
        return runIndex < old.runs.size() && old.runs[runIndex].start <= position ? old.runs[runIndex].style
                                                                                  : TextStyle();
    };
    qsizetype at = 0;
    for (const TextChange &change : changes) {
        if (change.start < at || change.length < 0 || change.length > text.size() - change.start)
            continue;
        copy(at, change.start);
        if (!change.with.isEmpty())
            result.append(change.with, styleAt(change.length > 0 ? change.start : change.start - 1));
        at = change.start + change.length;
    }
    copy(at, text.size());
    result.moveTo(cue);
}

Cue sliced(const Cue &cue, qsizetype start, qsizetype length)
{
    start = std::clamp<qsizetype>(start, 0, cue.text.size());
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
    const QStringView text(cue.text);
    QList<TextChange> changes;
    bool any = false; // a line with something in it came before
    qsizetype kept = 0; // end of what that line keeps
    for (qsizetype at = 0; at <= text.size();) {
        qsizetype stop = text.indexOf(u'\n', at);
        if (stop < 0)
            stop = text.size();
        qsizetype start = at;
        qsizetype end = stop;
        while (end > start && isBlank(text[end - 1]))
            --end;
        while (start < end && isBlank(text[start]))
            ++start;
        if (end > start) {
            // Everything between two lines becomes one line break, in the style of the one that stood there first.
            const qsizetype firstBreak = any ? text.indexOf(u'\n', kept) : kept;
            if (firstBreak > kept)
                changes.append({kept, firstBreak - kept, {}});
            const qsizetype after = any ? firstBreak + 1 : firstBreak;
            if (start > after)
                changes.append({after, start - after, {}});
            any = true;
            kept = end;
        }
        at = stop + 1;
    }
    if (kept < text.size())
        changes.append({kept, text.size() - kept, {}});
    replaceTexts(cue, changes);
}

namespace {
/// A moment inside of a cue; the sum of two times that no file can mean would not fit.
qint64 sumOf(qint64 a, qint64 b)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max() / 2;
    return std::clamp(a, -most, most) + std::clamp(b, -most, most);
}
} // namespace

void mapTimes(Cue &cue, const std::function<qint64(qint64)> &map)
{
    const qint64 start = cue.startMs;
    cue.startMs = map(start);
    cue.endMs = map(cue.endMs);
    for (qsizetype i = 0; i < cue.runs.size(); ++i) {
        if (cue.runs.at(i).style.atMs >= 0)
            cue.runs[i].style.atMs =
                std::max<qint64>(0, sumOf(map(sumOf(start, cue.runs.at(i).style.atMs)), -sumOf(cue.startMs, 0)));
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
