// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/timefixes.h"

#include "core/subtitles/cueplaces.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Legenda {

namespace {

// Less can hardly be noticed, let alone read: no cue is cut down to it for a gap's sake.
constexpr qint64 shortestMs = 200;
// Two cues whose starts are nearer than a frame start together.
constexpr qint64 togetherMs = 40;
constexpr qint64 farthestMs = 9'000'000'000'000'000;

qint64 bounded(qint64 ms)
{
    return std::clamp(ms, -farthestMs, farthestMs);
}

/// Without overflow for times that no file can mean.
qint64 lengthOf(const Cue &cue)
{
    return bounded(cue.endMs) - bounded(cue.startMs);
}

bool isRegional(char32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/// Belongs to the character before it.
bool extendsCharacter(char32_t c)
{
    return QChar::isMark(c) || (c >= 0x1F3FB && c <= 0x1F3FF) // shades of skin
        || (c >= 0x1160 && c <= 0x11FF); // Hangul vowels and ends that stand alone
}

/// For each row of `rows` (in order of start) the start of the first cue after it that starts later.
QList<qint64> nextStarts(const Document &document, const QList<qsizetype> &rows)
{
    QList<qint64> starts(rows.size(), std::numeric_limits<qint64>::max());
    for (qsizetype i = rows.size() - 2; i >= 0; --i) {
        const qint64 next = document.cues.at(rows[i + 1]).startMs;
        starts[i] = next > document.cues.at(rows[i]).startMs ? next : starts[i + 1];
    }
    return starts;
}

/// The end of a cue before one that starts at `next`: `gap` earlier unless that leaves too little of it.
qint64 endBefore(qint64 start, qint64 end, qint64 next, qint64 gap)
{
    const qint64 least = std::min(start + std::min(shortestMs, end - start), next);
    return std::max(next - gap, least);
}

/// Puts the cues of rows[from, to) one after another between the first one's start and `windowEnd`.
int shareTime(
    Document &document, const QList<qsizetype> &rows, qsizetype from, qsizetype to, qint64 windowEnd, qint64 gap)
{
    const qint64 start = document.cues.at(rows[from]).startMs;
    const qint64 window = windowEnd - start; // at least to - from
    QList<qint64> weights;
    qint64 total = 0;
    for (qsizetype i = from; i < to; ++i) {
        weights.append(std::max(1, readableLength(document.cues.at(rows[i]).text)));
        total += weights.last();
    }
    int changed = 0;
    qint64 pieceStart = start;
    qint64 sum = 0;
    for (qsizetype i = from; i < to; ++i) {
        sum += weights[i - from];
        const qint64 share = std::llround(double(window) * double(sum) / double(total));
        const qint64 pieceEnd = std::clamp(start + share, pieceStart + 1, windowEnd - (to - 1 - i));
        Cue &cue = document.cues[rows[i]];
        const qint64 before = cue.startMs;
        const qint64 beforeEnd = cue.endMs;
        cue.startMs = pieceStart;
        cue.endMs = i + 1 < to ? endBefore(pieceStart, pieceEnd, pieceEnd, gap) : pieceEnd;
        changed += cue.startMs != before || cue.endMs != beforeEnd;
        pieceStart = pieceEnd;
    }
    return changed;
}

int fixOverlapsOf(Document &document, const QList<qsizetype> &rows, qint64 gap)
{
    const auto startOf = [&](qsizetype i) { return bounded(document.cues.at(rows[i]).startMs); };
    const auto endOf = [&](qsizetype i) { return bounded(document.cues.at(rows[i]).endMs); };
    int changed = 0;
    qsizetype next = 0;
    for (qsizetype i = 0; i < rows.size(); i = next) {
        const qint64 start = startOf(i);
        qint64 end = endOf(i);
        next = i + 1;
        const auto take = [&] { end = std::max(end, endOf(next++)); };
        while (next < rows.size() && startOf(next) - startOf(next - 1) < togetherMs && startOf(next) < end)
            take();
        // So many at once that not a millisecond each is left: they need the next one's time, too.
        while (next < rows.size() && next - i > 1 && std::min(end, startOf(next)) - start < next - i)
            take();
        const bool last = next == rows.size();
        const bool overlaps = !last && end > startOf(next);
        if (next - i == 1) {
            if (overlaps) {
                Cue &cue = document.cues[rows[i]];
                cue.endMs = endBefore(start, end, startOf(next), gap);
                ++changed;
            }
            continue;
        }
        qint64 window = overlaps ? endBefore(start, end, startOf(next), gap) : end;
        // The gap must not take what they need.
        window = std::max(window, std::min(overlaps ? startOf(next) : end, start + (next - i)));
        changed += shareTime(document, rows, i, next, std::max(window, start + (next - i)), gap);
    }
    return changed;
}

} // namespace

int readableLength(QStringView text)
{
    int count = 0;
    int blanks = 0; // since the last character of this line
    bool lineBegan = false;
    bool joined = false; // after a zero width joiner
    bool halfFlag = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (c == u'\n') {
            blanks = 0;
            lineBegan = joined = halfFlag = false;
            continue;
        }
        if (c == 0x200D) {
            joined = true;
            continue;
        }
        if (QChar::category(c) == QChar::Other_Format || QChar::category(c) == QChar::Other_Control) {
            blanks += c == u'\t' && lineBegan;
            continue;
        }
        if (QChar::isSpace(c)) {
            blanks += lineBegan;
            joined = halfFlag = false;
            continue;
        }
        const bool same =
            lineBegan && blanks == 0 && (extendsCharacter(c) || (isRegional(c) && halfFlag) || (joined && c >= 0x2190));
        halfFlag = isRegional(c) && !(same && halfFlag);
        joined = false;
        if (same)
            continue;
        count += blanks + 1;
        blanks = 0;
        lineBegan = true;
    }
    return count;
}

int shortenLong(Document &document, qint64 maxDurationMs)
{
    if (maxDurationMs <= 0)
        return 0;
    int changed = 0;
    for (qsizetype i = 0; i < document.cues.size(); ++i) {
        const Cue &cue = document.cues.at(i);
        if (cue.isComment() || lengthOf(cue) <= maxDurationMs)
            continue;
        document.cues[i].endMs = cue.startMs + maxDurationMs;
        ++changed;
    }
    return changed;
}

Lengthening lengthenShort(Document &document, const LengthenOptions &options)
{
    Lengthening result;
    if (options.minDurationMs <= 0 && options.maxCharsPerSecond <= 0)
        return result;
    const qint64 gap = std::clamp<qint64>(options.gapMs, 0, farthestMs);
    const qint64 most = options.maxDurationMs > 0 ? std::min(options.maxDurationMs, farthestMs) : farthestMs;
    for (const QList<qsizetype> &rows : rowsByPlace(document)) {
        const QList<qint64> next = nextStarts(document, rows);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const Cue &cue = document.cues.at(rows[i]);
            const double speed = options.maxCharsPerSecond;
            const int characters = speed > 0 ? readableLength(cue.text) : 0;
            qint64 wanted = std::max<qint64>(0, options.minDurationMs);
            if (characters > 0)
                wanted = std::max(wanted, qint64(std::ceil(std::min(double(most), characters * 1000.0 / speed))));
            wanted = std::min(wanted, most);
            const qint64 start = bounded(cue.startMs);
            const qint64 end = std::min(start + wanted, bounded(next[i]) - gap);
            if (end > bounded(cue.endMs) && end > start) {
                document.cues[rows[i]].endMs = end;
                ++result.lengthened;
            }
            // A rounded millisecond is no reason to complain.
            if (characters > 0 && characters * 1000.0 > speed * double(std::max<qint64>(0, lengthOf(cue)) + 1))
                ++result.stillTooFast;
        }
    }
    return result;
}

int fixOverlaps(Document &document, qint64 gapMs)
{
    const qint64 gap = std::clamp<qint64>(gapMs, 0, farthestMs);
    int changed = 0;
    for (QList<qsizetype> &rows : rowsByPlace(document)) {
        rows.removeIf([&](qsizetype row) { return lengthOf(document.cues.at(row)) <= 0; });
        changed += fixOverlapsOf(document, rows, gap);
    }
    return changed;
}

int makeGaps(Document &document, qint64 gapMs)
{
    if (gapMs <= 0)
        return 0;
    const qint64 gap = std::min(gapMs, farthestMs);
    int changed = 0;
    for (const QList<qsizetype> &rows : rowsByPlace(document)) {
        const QList<qint64> next = nextStarts(document, rows);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const Cue &cue = document.cues.at(rows[i]);
            if (lengthOf(cue) <= 0 || next[i] == std::numeric_limits<qint64>::max())
                continue;
            const qint64 end = endBefore(bounded(cue.startMs), bounded(cue.endMs), bounded(next[i]), gap);
            if (end < cue.endMs) {
                document.cues[rows[i]].endMs = end;
                ++changed;
            }
        }
    }
    return changed;
}

} // namespace Legenda
