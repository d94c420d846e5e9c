// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Order of cues, and several of them made one.

#include "core/subtitles/cuelines.h"

#include "core/subtitles/cleanuptools.h"
#include "core/subtitles/cueplaces.h"
#include "core/subtitles/timefixes.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace Cleanup;

namespace {

constexpr qint64 farthestMs = 9'000'000'000'000'000;

qint64 bounded(qint64 ms)
{
    return std::clamp(ms, -farthestMs, farthestMs);
}

qint64 gapBetween(const Cue &cue, const Cue &next)
{
    return bounded(next.startMs) - bounded(std::max(cue.endMs, cue.startMs));
}

void removeCues(Document &document, const QList<bool> &goes)
{
    qsizetype kept = 0;
    for (qsizetype i = 0; i < document.cues.size(); ++i) {
        if (goes[i])
            continue;
        if (kept != i)
            document.cues[kept] = std::move(document.cues[i]);
        ++kept;
    }
    document.cues.resize(kept);
}

QString words(const QString &text)
{
    return text.simplified();
}

/// Words that appear one by one count from the start of their cue.
void moveStart(Cue &cue, qint64 startMs)
{
    const qint64 later = bounded(cue.startMs) - bounded(startMs);
    for (qsizetype i = 0; i < cue.runs.size(); ++i) {
        if (cue.runs.at(i).style.atMs >= 0)
            cue.runs[i].style.atMs = std::max<qint64>(0, bounded(cue.runs.at(i).style.atMs) + later);
    }
    cue.startMs = startMs;
}

QList<QStringView> linesOf(const QString &text)
{
    return QStringView(text).split(u'\n');
}

/// How many of the last lines of `before` are the first lines of `now`.
qsizetype repeatedLines(const QList<QStringView> &before, const QList<QStringView> &now)
{
    // Captions have up to four lines; nothing else rolls.
    constexpr qsizetype most = 4;
    for (qsizetype count = std::min({before.size(), now.size(), most}); count > 0; --count) {
        bool same = true;
        for (qsizetype i = 0; same && i < count; ++i)
            same = before[before.size() - count + i].trimmed() == now[i].trimmed();
        if (same)
            return count;
    }
    return 0;
}

} // namespace

int sortCues(Document &document)
{
    if (isSortedByTime(document.cues))
        return 0;
    QList<qsizetype> rows(document.cues.size());
    std::iota(rows.begin(), rows.end(), 0);
    const auto earlier = [&](qsizetype a, qsizetype b) {
        const Cue &first = document.cues.at(a);
        const Cue &second = document.cues.at(b);
        return first.startMs != second.startMs ? first.startMs < second.startMs : first.endMs < second.endMs;
    };
    std::stable_sort(rows.begin(), rows.end(), earlier);
    QList<Cue> sorted;
    sorted.reserve(rows.size());
    int moved = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        moved += rows[i] != i;
        sorted.append(document.cues.at(rows[i]));
    }
    document.cues = std::move(sorted);
    return moved;
}

int renumberCues(Document &document)
{
    int changed = 0;
    for (qsizetype i = 0; i < document.cues.size(); ++i) {
        const QString &id = document.cues.at(i).details().id;
        if (id.isEmpty() || !std::all_of(id.cbegin(), id.cend(), [](QChar c) { return c.isDigit() || c.isSpace(); }))
            continue;
        document.cues[i].edit().id.clear();
        ++changed;
    }
    return changed;
}

int mergeSame(Document &document, qint64 maxGapMs)
{
    if (maxGapMs < 0)
        return 0;
    QList<bool> goes(document.cues.size(), false);
    int gone = 0;
    for (const QList<qsizetype> &rows : rowsByPlace(document)) {
        qsizetype last = -1; // the one before, in which others may have gone up
        for (const qsizetype row : rows) {
            const Cue &cue = document.cues.at(row);
            if (last >= 0 && !words(cue.text).isEmpty() && gapBetween(document.cues.at(last), cue) <= maxGapMs
                && words(document.cues.at(last).text) == words(cue.text)) {
                const qint64 end = cue.endMs;
                Cue &whole = document.cues[last];
                whole.endMs = std::max({whole.endMs, end, whole.startMs});
                goes[row] = true;
                ++gone;
            } else {
                last = row;
            }
        }
    }
    if (gone > 0)
        removeCues(document, goes);
    return gone;
}

int mergeRollUp(Document &document, qint64 maxGapMs)
{
    QList<bool> goes(document.cues.size(), false);
    int changed = 0;
    for (const QList<qsizetype> &rows : rowsByPlace(document)) {
        qsizetype last = -1; // row of the cue that is shown
        QString before; // what the file had there, repetitions and all
        bool scrolled = false; // an upper line of it went away: what comes now is another cue's
        for (const qsizetype row : rows) {
            const QString now = document.cues.at(row).text;
            const bool near = last >= 0 && !words(before).isEmpty() && !words(now).isEmpty()
                && gapBetween(document.cues.at(last), document.cues.at(row)) <= std::max<qint64>(0, maxGapMs);
            const qsizetype length = before.size();
            const bool grows = near && now.startsWith(before)
                && (now.size() == length || !now[length].isLetterOrNumber() || !before.back().isLetterOrNumber()
                    || now[length].script() == QChar::Script_Han);
            if (grows && !(scrolled && now.size() > length && now[length] == u'\n')) {
                Cue next = document.cues.at(row);
                moveStart(next, document.cues.at(last).startMs);
                Cue &shown = document.cues[last];
                if (now.size() > length)
                    appendText(shown, {}, sliced(next, length, now.size() - length));
                shown.endMs = std::max({shown.endMs, next.endMs, shown.startMs});
                goes[row] = true;
                ++changed;
                before = now;
                continue;
            }
            const QList<QStringView> lines = linesOf(now);
            const qsizetype repeated = near ? repeatedLines(linesOf(before), lines) : 0;
            if (repeated == lines.size()) { // the upper lines went away, nothing came
                const qint64 end = document.cues.at(row).endMs;
                Cue &shown = document.cues[last];
                shown.endMs = std::max({shown.endMs, end, shown.startMs});
                goes[row] = true;
                ++changed;
                before = now;
                scrolled = true;
                continue;
            }
            if (repeated > 0) {
                qsizetype start = 0;
                for (qsizetype i = 0; i < repeated; ++i)
                    start += lines[i].size() + 1;
                Cue &cue = document.cues[row];
                cue = sliced(cue, start, now.size() - start);
                ++changed;
            }
            last = row;
            before = now;
            scrolled = false;
        }
    }
    if (changed > 0)
        removeCues(document, goes);
    return changed;
}

int mergeShort(Document &document, const MergeShortOptions &options)
{
    constexpr QStringView sentenceEnds = u".!?…。！？؟\"”»";
    QList<bool> goes(document.cues.size(), false);
    int gone = 0;
    for (const QList<qsizetype> &rows : rowsByPlace(document)) {
        qsizetype last = -1;
        int lastLength = 0;
        for (const qsizetype row : rows) {
            const Cue &cue = document.cues.at(row);
            const int length = readableLength(cue.text);
            const auto isShort = [&](const Cue &each, int characters) {
                return bounded(each.endMs) - bounded(each.startMs) <= options.shortMs
                    || characters <= options.shortLength;
            };
            const auto fits = [&](const Cue &shown) {
                return length > 0 && lastLength > 0 && lastLength + length < options.maxLength
                    && gapBetween(shown, cue) <= options.maxGapMs && gapBetween(shown, cue) >= 0
                    && bounded(cue.endMs) - bounded(shown.startMs) <= options.maxDurationMs && cue.endMs >= cue.startMs
                    && (isShort(cue, length) || isShort(shown, lastLength));
            };
            if (last < 0 || !fits(document.cues.at(last))) {
                last = row;
                lastLength = length;
                continue;
            }
            Cue next = cue;
            Cue &shown = document.cues[last];
            moveStart(next, shown.startMs);
            trimLines(shown);
            trimLines(next);
            const bool newLine = shown.text.contains(u'\n') || next.text.contains(u'\n')
                || sentenceEnds.contains(shown.text.back()) || dashLength(next.text) > 0;
            appendText(shown, newLine ? u"\n" : u" ", next);
            shown.endMs = std::max(shown.endMs, next.endMs);
            lastLength += length + 1;
            goes[row] = true;
            ++gone;
        }
    }
    if (gone > 0)
        removeCues(document, goes);
    return gone;
}

} // namespace Legenda
