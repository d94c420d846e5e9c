// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cues to screens of captions.

#include "core/subtitles/formats/captiontext.h"

#include "core/subtitles/formats/captiongrid.h"
#include "core/subtitles/formats/similarletters.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::Cea608 {

namespace {

constexpr int mostRows = 4;

/// The nearest of the colours that there are, of the first `count`.
int nearest(quint32 argb, int count)
{
    int best = 0;
    int distance = -1;
    for (int i = 0; i < count; ++i) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            const int difference = int((argb >> shift) & 0xFF) - int((palette[i] >> shift) & 0xFF);
            sum += difference * difference;
        }
        if (distance < 0 || sum < distance) {
            distance = sum;
            best = i;
        }
    }
    return best;
}

Look lookOf(const TextStyle &style)
{
    Look look;
    look.italic = style.has(TextStyle::Italic);
    look.underline = style.has(TextStyle::Underline);
    if (style.color != 0) {
        // Grey text is white that is less bright; black is for coloured backgrounds only, which are set below.
        const int red = (style.color >> 16) & 0xFF;
        const int green = (style.color >> 8) & 0xFF;
        const int blue = style.color & 0xFF;
        constexpr int grey = 32;
        const bool isGrey = std::max({red, green, blue}) - std::min({red, green, blue}) < grey;
        look.color = quint8(isGrey ? White : nearest(style.color, Black));
    }
    const int alpha = int(style.background >> 24);
    constexpr int hardlyAny = 0x20;
    constexpr int mostly = 0xC0;
    if (style.background != 0 && alpha > hardlyAny) {
        const int color = nearest(style.background, Black + 1);
        look.background = quint8(color * 2 + (alpha < mostly ? 1 : 0) + 1);
        if (color == Black && alpha >= mostly)
            look.background = 0;
    }
    return look;
}

struct Word
{
    QList<char16_t> letters;
    Look look;
    int blanks = 1; ///< before it
};

using Line = QList<Word>;

/// Words of all lines, in letters that exist. A word has one style: a change needs a blank on the screen.
QList<Line> linesOf(const Cue &cue, SubtitleFeatures &lost)
{
    QList<Line> lines(1);
    Word word;
    bool anyLetter = false;
    int blanks = 0;
    const auto endWord = [&] {
        if (!word.letters.isEmpty())
            lines.last().append(std::move(word));
        word = {};
        anyLetter = false;
    };
    const auto add = [&](char16_t letter, const Look &look, bool counts) {
        if (letter == u' ') {
            endWord();
            blanks = std::min(blanks + 1, columnCount);
            return;
        }
        const bool first = word.letters.isEmpty();
        if (first)
            word.blanks = std::max(1, std::exchange(blanks, 0));
        if (first || (counts && !anyLetter))
            word.look = look;
        anyLetter = anyLetter || counts;
        if (counts && !first) {
            lost.setFlag(
                SubtitleFeature::Italic, lost.testFlag(SubtitleFeature::Italic) || look.italic != word.look.italic);
            lost.setFlag(SubtitleFeature::Underline,
                lost.testFlag(SubtitleFeature::Underline) || look.underline != word.look.underline);
            lost.setFlag(
                SubtitleFeature::Color, lost.testFlag(SubtitleFeature::Color) || look.color != word.look.color);
            lost.setFlag(SubtitleFeature::Background,
                lost.testFlag(SubtitleFeature::Background) || look.background != word.look.background);
        }
        word.letters.append(letter);
    };
    forEachSegment(cue, [&](QStringView text, const TextStyle &style) {
        const Look look = lookOf(style);
        const QString composed = text.toString().normalized(QString::NormalizationForm_C);
        forEachCharacter(composed, [&](char32_t c) {
            if (c == U'\n') {
                endWord();
                blanks = 0;
                lines.append(Line());
                return;
            }
            const bool counts = QChar::isLetterOrNumber(c);
            if (c == U' ' || c == QChar::Nbsp) {
                add(u' ', look, false);
            } else if (c <= 0xFFFF && hasLetter(char16_t(c))) {
                add(char16_t(c), look, counts);
            } else {
                const QString instead = spelledWith(c, hasLetter);
                if (!instead.isEmpty() && instead != u' ')
                    lost |= SubtitleFeature::Characters;
                for (const QChar letter : instead)
                    add(letter.unicode(), look, counts);
            }
        });
    });
    endWord();
    lines.removeIf([](const Line &line) { return line.isEmpty(); });
    return lines;
}

/// The cells between two words (or in front of the first one) that turn the style of one into that of the other.
void appendChange(Row &cells, Look &pen, const Word &word, bool first)
{
    const Look &look = word.look;
    const int blanks = first ? 0 : word.blanks;
    // Codes are a blank themselves; where there have to be more, these are real ones. Before punctuation, too: a
    // reader takes the blank of a code for none there, but French means it.
    const bool isReal = blanks > 1 || (blanks == 1 && !pen.isPlain() && closesSentence(word.letters.first()));
    for (int i = isReal ? blanks : 0; i > 0; --i)
        cells.append(Cell{u' ', false, pen});
    const qsizetype before = cells.size();
    if (pen.background != look.background) {
        pen.background = look.background;
        if (isReal)
            cells.last().look = pen; // the code takes the place of a blank
        else
            cells.append(Cell{u' ', false, pen});
    }
    if (first)
        pen.underline = look.underline; // the address says it
    if (look.italic && (!pen.italic || pen.underline != look.underline || pen.color != look.color)) {
        if (pen.color != look.color) {
            pen.color = look.color;
            pen.italic = false;
            pen.underline = look.underline;
            cells.append(Cell{u' ', true, pen});
        }
        pen = look;
        cells.append(Cell{u' ', true, pen});
    } else if (pen != look) {
        pen = look;
        cells.append(Cell{u' ', true, pen});
    }
    if (blanks == 1 && !isReal && cells.size() == before)
        cells.append(Cell{u' ', false, pen});
}

void appendWord(Row &cells, Look &pen, const Word &word, bool first)
{
    appendChange(cells, pen, word, first);
    for (const char16_t letter : word.letters)
        cells.append(Cell{letter, false, word.look});
}

/// At the left edge an address can say one attribute, so that no cell is needed for it.
void dropFirstCode(Row &cells)
{
    if (cells.isEmpty() || !cells.first().isCode)
        return;
    const bool two = cells.size() > 1 && cells[1].isCode;
    const Look look = cells.first().look;
    if (two) {
        // Colour by the address, then italics by a code: that is a cell of its own, with the colour already there.
        cells.removeFirst();
    } else if (look.background == 0 && (look.color == White || !look.italic)) {
        cells.removeFirst();
    }
}

qsizetype widthOf(const Row &cells)
{
    if (cells.size() <= columnCount)
        return cells.size();
    Row copy = cells;
    dropFirstCode(copy);
    return copy.size();
}

/// Greedy, in rows of `width` cells; longer words are cut.
QList<Row> broken(const Line &line, int width)
{
    QList<Row> rows;
    Row cells;
    Look pen;
    for (const Word &word : line) {
        Row longer = cells;
        Look longerPen = pen;
        appendWord(longer, longerPen, word, cells.isEmpty());
        if (widthOf(longer) <= width) {
            cells = std::move(longer);
            pen = longerPen;
            continue;
        }
        if (!cells.isEmpty())
            rows.append(std::exchange(cells, {}));
        for (qsizetype at = 0; at < word.letters.size();) {
            Word part{word.letters.mid(at, width), word.look, 0};
            pen = {};
            appendWord(cells, pen, part, true);
            if (const qsizetype over = widthOf(cells) - width; over > 0 && part.letters.size() > over) {
                part.letters.resize(part.letters.size() - over);
                cells.clear();
                pen = {};
                appendWord(cells, pen, part, true);
            }
            at += part.letters.size();
            if (at < word.letters.size())
                rows.append(std::exchange(cells, {}));
        }
    }
    if (!cells.isEmpty())
        rows.append(cells);
    return rows;
}

/// In as few rows as possible, of about the same length.
QList<Row> balanced(const Line &line)
{
    QList<Row> rows = broken(line, columnCount);
    if (rows.size() < 2 || rows.size() > mostRows)
        return rows;
    for (int width = columnCount - 1; width > columnCount / 3; --width) {
        QList<Row> narrower = broken(line, width);
        if (narrower.size() > rows.size())
            break;
        rows = std::move(narrower);
    }
    return rows;
}

/// Cells in front of the text that only set its style.
int leadingCodes(const Row &cells)
{
    int count = 0;
    while (count < cells.size() && !cells[count].isVisible())
        ++count;
    return count;
}

Screen placed(const QList<Row> &rows, const Placement &place)
{
    const int anchor = place.anchor >= 1 && place.anchor <= 9 ? place.anchor : 2;
    const int across = (anchor - 1) % 3;
    const int up = (anchor - 1) / 3;
    const int count = int(rows.size());
    const auto grid = [](double percent, double unit) {
        constexpr double most = 1000;
        return int(std::lround(std::clamp((percent - edge) / unit, -most, most)));
    };
    int top = up == 0 ? rowCount - count : up == 2 ? 0 : (rowCount - count) / 2;
    if (place.y) {
        const int row = grid(*place.y, rowHeight);
        top = up == 0 ? row - count : up == 2 ? row : row - count / 2;
    }
    top = std::clamp(top, 0, rowCount - count);
    Screen screen;
    for (int i = 0; i < count; ++i) {
        Row cells = rows[i];
        const int codes = leadingCodes(cells);
        const int length = int(cells.size()) - codes;
        int column = across == 0 ? 0 : across == 2 ? columnCount - length : (columnCount - length) / 2;
        if (place.x && across == 1)
            column = int(std::lround(std::clamp((*place.x - edge) * 2 / columnWidth, -1000.0, 1000.0)) - length) / 2;
        else if (place.x)
            column = grid(*place.x, columnWidth) - (across == 2 ? length : 0);
        column = std::clamp(column, 0, std::max(0, columnCount - length)) - codes;
        if (column < 0) {
            dropFirstCode(cells);
            column =
                std::clamp<int>(column + codes - leadingCodes(cells), 0, std::max(0, columnCount - int(cells.size())));
        }
        cells.insert(0, column, Cell());
        screen.rows[size_t(top + i)] = std::move(cells);
    }
    return screen;
}

} // namespace

Layout layOut(const Cue &cue)
{
    Layout layout;
    const QList<Line> lines = linesOf(cue, layout.lost);
    QList<Row> rows;
    for (const Line &line : lines)
        rows += balanced(line);
    if (rows.size() != lines.size())
        layout.lost |= SubtitleFeature::LongLines;
    if (rows.size() > mostRows) {
        layout.lost |= SubtitleFeature::LongLines;
        Line all;
        for (const Line &line : lines)
            all += line;
        const QList<Row> joined = broken(all, columnCount);
        if (joined.size() <= mostRows)
            rows = joined;
    }
    for (qsizetype at = 0; at < rows.size(); at += mostRows)
        layout.screens.append(placed(rows.mid(at, mostRows), cue.details().placement));
    return layout;
}

bool addTo(Screen &screen, const Screen &more)
{
    const Block there = blockOf(screen);
    const Block block = blockOf(more);
    if (there.lines.size() + block.lines.size() > mostRows)
        return false;
    const int count = block.bottom - block.top + 1;
    const auto fits = [&](int top) {
        for (int i = 0; i < count; ++i) {
            if (top + i < 0 || top + i >= rowCount || !screen.rows[size_t(top + i)].isEmpty())
                return false;
        }
        return true;
    };
    const int step = block.top + block.bottom < rowCount - 1 ? 1 : -1;
    for (int top = block.top; top >= 0 && top + count <= rowCount; top += step) {
        if (!fits(top))
            continue;
        for (int i = 0; i < count; ++i)
            screen.rows[size_t(top + i)] = more.rows[size_t(block.top + i)];
        return true;
    }
    return false;
}

} // namespace Legenda::Cea608
