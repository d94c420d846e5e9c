// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/captiontext.h"

#include "core/subtitles/formats/captiongrid.h"

#include <algorithm>
#include <cstdlib>

namespace Legenda::Cea608 {

namespace {

TextStyle styleOf(const Look &look)
{
    TextStyle style;
    style.set(TextStyle::Italic, look.italic);
    style.set(TextStyle::Underline, look.underline);
    if (look.color != White)
        style.color = palette[look.color];
    if (look.background > 0 && look.background < transparent) {
        const int code = look.background - 1;
        style.background = (palette[code / 2] & 0xFFFFFF) | (code % 2 ? 0x80000000 : 0xFF000000);
    }
    return style;
}

/// Whether only closing punctuation stands between here and the next blank.
bool closesWord(const Row &row, qsizetype at)
{
    if (!closesSentence(row[at].glyph))
        return false;
    while (at < row.size() && closesSentence(row[at].glyph))
        ++at;
    return at == row.size() || !row[at].isVisible();
}

/// What is seen of a row, without the blanks at both ends and those that nobody wrote.
Row seen(const Row &row)
{
    Row text;
    bool gap = false;
    bool gapOfCode = false;
    Look before;
    qsizetype end = row.size();
    while (end > 0 && !row[end - 1].isVisible())
        --end;
    for (qsizetype i = 0; i < end; ++i) {
        const Cell &cell = row[i];
        if (cell.glyph == 0 || cell.isCode) {
            gap = true;
            gapOfCode = gapOfCode || cell.isCode;
            continue;
        }
        if (text.isEmpty() && !cell.isVisible())
            continue;
        bool closes = false;
        if (gap && !text.isEmpty() && text.last().isVisible() && cell.isVisible()) {
            closes = gapOfCode && !before.isPlain() && closesWord(row, i);
            if (!closes)
                text.append(Cell{u' ', false, {}});
        }
        gap = gapOfCode = false;
        if (!closes) {
            before = cell.look;
            text.append(cell);
            continue;
        }
        // Punctuation that only stands apart because of the code belongs to the word, with the word's style.
        for (; i < end && closesSentence(row[i].glyph); ++i)
            text.append(Cell{row[i].glyph, false, before});
        before = {};
        --i;
    }
    // Blanks have the style of their neighbours where that is one.
    for (qsizetype i = 1; i + 1 < text.size();) {
        qsizetype next = i;
        while (!text[next].isVisible())
            ++next;
        for (; i < next; ++i)
            text[i].look = text[i - 1].look == text[next].look ? text[next].look : Look();
        ++i;
    }
    return text;
}

template <class Each>
bool allLines(const Block &block, Each each)
{
    return std::all_of(block.lines.cbegin(), block.lines.cend(), each);
}

Placement placementOf(const Screen &screen, bool rollUp)
{
    const Block block = blockOf(screen);
    if (block.lines.isEmpty())
        return {};
    Placement place;
    int column = 1; // of a number pad: left, centre, right
    const auto [first, end] = block.lines.first();
    constexpr int tolerance = 4; // in half columns; many only know steps of four columns
    constexpr int exact = 1;
    const auto centred = [](int middle, int within) {
        return [=](const std::pair<int, int> &line) { return std::abs(line.first + line.second - middle) <= within; };
    };
    if (rollUp || allLines(block, centred(columnCount, tolerance))) {
        column = 1;
    } else if (allLines(block, [first = first](const auto &line) { return line.first == first; })
        && (block.lines.size() > 1 || first + end < columnCount)) {
        column = 0;
        if (first > 0)
            place.x = edge + first * columnWidth;
    } else if (allLines(block, [end = end](const auto &line) { return line.second == end; })) {
        column = 2;
        if (end < columnCount)
            place.x = edge + end * columnWidth;
    } else if (allLines(block, centred(first + end, exact))) {
        column = 1;
        place.x = edge + (first + end) * columnWidth / 2;
    } else {
        column = 0;
        int left = first;
        for (const auto &line : block.lines)
            left = std::min(left, line.first);
        if (left > 0)
            place.x = edge + left * columnWidth;
    }
    constexpr int lowest = rowCount - 2; // the last two rows are "at the bottom", the first two "at the top"
    int line = 0;
    if (block.bottom < lowest) {
        const bool upper = block.top + block.bottom < rowCount - 1;
        line = upper ? 2 : 0;
        if (upper && block.top > 1)
            place.y = edge + block.top * rowHeight;
        else if (!upper)
            place.y = edge + (block.bottom + 1) * rowHeight;
    }
    place.anchor = line * 3 + column + 1;
    if (place.anchor == 2)
        place.anchor = 0;
    return place;
}

} // namespace

Block blockOf(const Screen &screen)
{
    Block block;
    for (int i = 0; i < rowCount; ++i) {
        const Row &row = screen.rows[size_t(i)];
        qsizetype first = 0;
        qsizetype end = row.size();
        while (end > 0 && !row[end - 1].isVisible())
            --end;
        while (first < end && !row[first].isVisible())
            ++first;
        if (first == end)
            continue;
        if (block.top < 0)
            block.top = i;
        block.bottom = i;
        block.lines.append({int(first), int(end)});
    }
    return block;
}

void readScreen(const Screen &screen, bool rollUp, Cue &cue)
{
    StyledText text;
    Look last;
    for (const Row &row : screen.rows) {
        const Row cells = seen(row);
        if (cells.isEmpty())
            continue;
        if (!text.isEmpty())
            text.append(u"\n", cells.first().look == last ? styleOf(last) : TextStyle());
        for (const Cell &cell : cells) {
            const QChar letter(cell.glyph);
            text.append(QStringView(&letter, 1), styleOf(cell.look));
        }
        last = cells.last().look;
    }
    text.moveTo(cue);
    if (const Placement place = placementOf(screen, rollUp); !place.isDefault())
        cue.edit().placement = place;
}

} // namespace Legenda::Cea608
