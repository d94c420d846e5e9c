// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/cea608.h"

#include "core/subtitles/formats/cea608codes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Cea608 {

namespace {

constexpr int longestRow = 255;
constexpr int lastRow = rowCount - 1;
/// EOC and EDM with both codes twice are at most that many frames apart.
constexpr qint64 atOnce = 3;

} // namespace

bool Screen::isEmpty() const
{
    return std::all_of(rows.cbegin(), rows.cend(), [](const Row &row) {
        return std::none_of(row.cbegin(), row.cend(), [](const Cell &cell) { return cell.isVisible(); });
    });
}

void Screen::clear()
{
    for (Row &row : rows)
        row.clear();
}

bool Screen::operator==(const Screen &other) const
{
    for (int i = 0; i < rowCount; ++i) {
        const Row &a = rows[size_t(i)];
        const Row &b = other.rows[size_t(i)];
        for (qsizetype column = 0; column < std::max(a.size(), b.size()); ++column) {
            const Cell left = column < a.size() ? a[column] : Cell();
            const Cell right = column < b.size() ? b[column] : Cell();
            const bool seen = left.isVisible() || right.isVisible();
            if (seen ? left != right : left.look.background != right.look.background)
                return false;
        }
    }
    return true;
}

void Decoder::feed(quint16 pair, qint64 frame)
{
    const int first = (pair >> 8) & 0x7F;
    const int second = pair & 0x7F;
    const quint16 plain = quint16(first << 8 | second);
    if (plain == 0) {
        m_last = 0;
        return;
    }
    if (first > 0 && first < 0x10) {
        m_extraData = first != 0x0F;
        m_last = 0;
        return;
    }
    if (first >= 0x10 && first < 0x20) {
        m_extraData = false;
        if (plain == m_last) {
            m_last = 0; // sent twice, so that one may be lost; a third one counts again
            return;
        }
        m_last = plain;
        m_ours = isOurs(first);
        if (m_ours && second >= 0x20)
            control(first & 0x17, second, frame);
        return;
    }
    m_last = 0;
    if (m_extraData || !m_ours)
        return;
    m_afterExtended = false;
    if (first >= 0x20)
        put(standardLetter(first), frame);
    if (second >= 0x20)
        put(standardLetter(second), frame);
}

void Decoder::control(int first, int second, qint64 frame)
{
    const bool wasExtended = m_afterExtended;
    m_afterExtended = false;
    if (second >= 0x40) {
        address(first, second);
    } else if (first == 0x11 && second < 0x30) {
        m_look.underline = second & 1;
        m_look.italic = (second & 0x0E) == 0x0E;
        if (!m_look.italic)
            m_look.color = quint8((second & 0x0E) >> 1);
        put(u' ', frame, true);
    } else if (first == 0x11) {
        const char16_t special = specialLetter(second);
        put(special == QChar::Nbsp ? u' ' : special, frame);
    } else if (first == 0x12 || first == 0x13) {
        m_afterExtended = wasExtended;
        putExtended(extendedLetter(first, second), frame);
    } else if (first == 0x10 && second < 0x30) {
        constexpr int black = 0x2E;
        m_look.background = quint8(second == black ? 0 : second - 0x20 + 1);
        putBackground(frame);
    } else if (first == 0x17) {
        if (second >= 0x21 && second <= 0x23)
            m_column = std::min(m_column + second - 0x20, longestRow - 1);
        else if (second == 0x2D)
            m_look.background = 17, putBackground(frame);
        else if (second == 0x2E || second == 0x2F)
            m_look = {Black, false, second == 0x2F, m_look.background}, putBackground(frame);
    } else if (first == 0x14 || first == 0x15) {
        command(second, frame);
    }
}

void Decoder::command(int code, qint64 frame)
{
    switch (code) {
    case 0x20: // resume caption loading
        settle();
        keepLine();
        m_mode = m_paintAll ? Mode::PaintOn : Mode::PopOn;
        break;
    case 0x21: { // backspace
        Row &row = memory().rows[size_t(m_row)];
        if (m_column > 0 && --m_column < row.size())
            row[m_column] = {};
        if (m_mode == Mode::PaintOn && m_painted < 0)
            m_painted = frame;
        break;
    }
    case 0x24: { // delete to end of row
        Row &row = memory().rows[size_t(m_row)];
        if (m_column < row.size())
            row.resize(m_column);
        if (m_mode == Mode::PaintOn && m_painted < 0)
            m_painted = frame;
        break;
    }
    case 0x25: // roll-up captions
    case 0x26:
    case 0x27:
        beginRollUp(code - 0x23, frame);
        break;
    case 0x28: // flash on
        put(u' ', frame, true);
        break;
    case 0x29: // resume direct captioning
        settle();
        keepLine();
        if (m_mode == Mode::RollUp)
            m_shown.clear();
        m_mode = Mode::PaintOn;
        break;
    case 0x2A: // text restart, resume text display
    case 0x2B:
        settle();
        keepLine();
        m_mode = Mode::Text;
        break;
    case 0x2C:
        eraseDisplayed(frame);
        break;
    case 0x2D:
        carriageReturn(frame);
        break;
    case 0x2E: // erase non-displayed memory
        m_hidden.clear();
        break;
    case 0x2F:
        endOfCaption(frame);
        break;
    default: // alarms and what is reserved
        break;
    }
}

void Decoder::address(int first, int second)
{
    int row = 0;
    while (row < rowCount && (rowCodes[row].first != first || rowCodes[row].upper != bool(second & 0x20)))
        ++row;
    if (row == rowCount) {
        if (first != 0x10)
            return;
        row = 10; // has one row only
    }
    if (m_mode == Mode::RollUp && row != m_row) {
        // The window moves, and what it shows with it; of that only the line in progress matters here.
        Row line = std::move(m_shown.rows[size_t(m_row)]);
        m_shown.clear();
        m_shown.rows[size_t(row)] = std::move(line);
    }
    m_row = row;
    m_look = {};
    m_look.underline = second & 1;
    m_column = 0;
    if (second & 0x10)
        m_column = (second & 0x0E) * 2;
    else if ((second & 0x0E) == 0x0E)
        m_look.italic = true;
    else
        m_look.color = quint8((second & 0x0E) >> 1);
}

void Decoder::put(char16_t glyph, qint64 frame, bool isCode)
{
    if (m_mode == Mode::Text)
        return;
    Row &row = memory().rows[size_t(m_row)];
    const Cell cell{glyph, isCode, m_look};
    if (m_mode == Mode::RollUp && cell.isVisible()) {
        // Writers that forget the carriage return write over the line; nobody means the rest of the old one.
        if (m_lineLives && m_lineBurst != m_burst && m_column < row.size() && row[m_column].isVisible()) {
            close(frame);
            row.clear();
        }
        if (!m_lineLives) {
            close(frame);
            m_open = Caption{frame, -1, {}, true};
            m_lineLives = true;
            m_scrolled = 0;
        }
        m_lineBurst = m_burst;
    }
    if (row.size() <= m_column)
        row.resize(m_column + 1);
    if (m_mode == Mode::PaintOn && m_painted < 0 && (cell.isVisible() || row[m_column].isVisible()))
        m_painted = frame;
    row[m_column] = cell;
    m_column = std::min(m_column + 1, longestRow - 1);
}

/// Takes the place of the letter before it, which is for decoders that know no better. Where that is missing, as is
/// seen where two of them come one after the other, nothing is replaced.
void Decoder::putExtended(char16_t glyph, qint64 frame)
{
    const Row &row = memory().rows[size_t(m_row)];
    const bool replaces = !m_afterExtended && m_column > 0 && m_column <= row.size() && row[m_column - 1].glyph != 0
        && !row[m_column - 1].isCode;
    if (replaces)
        --m_column;
    put(glyph, frame);
    m_afterExtended = true;
}

/// The code takes the place of the blank before it, where there is one, as there has to be.
void Decoder::putBackground(qint64 frame)
{
    const Row &row = memory().rows[size_t(m_row)];
    if (m_column > 0 && m_column <= row.size() && row[m_column - 1].isVisible())
        return;
    m_column = std::max(0, m_column - 1);
    put(u' ', frame);
}

void Decoder::eraseDisplayed(qint64 frame)
{
    const bool atOnceAfterFlip =
        m_mode == Mode::PopOn && m_open && m_open->start == m_flipped && frame - m_flipped <= atOnce;
    if (atOnceAfterFlip)
        return;
    settle();
    close(frame);
    m_shown.clear();
}

void Decoder::carriageReturn(qint64 frame)
{
    if (m_mode != Mode::RollUp)
        return;
    keepLine();
    for (int row = std::max(0, m_row - m_depth + 1); row < m_row; ++row)
        m_shown.rows[size_t(row)] = std::move(m_shown.rows[size_t(row + 1)]);
    m_shown.rows[size_t(m_row)].clear();
    m_column = 0;
    m_look = {};
    if (m_open && ++m_scrolled >= m_depth)
        close(frame);
}

void Decoder::endOfCaption(qint64 frame)
{
    settle();
    close(frame);
    m_mode = Mode::PopOn;
    m_shown = m_hidden;
    m_hidden.clear();
    m_row = lastRow;
    m_column = 0;
    m_look = {};
    if (m_shown.isEmpty())
        return;
    m_open = Caption{frame, -1, m_shown, false};
    m_flipped = frame;
}

void Decoder::beginRollUp(int depth, qint64 frame)
{
    m_depth = depth;
    if (m_mode == Mode::RollUp)
        return;
    settle();
    close(frame);
    m_shown.clear();
    m_hidden.clear();
    m_row = lastRow;
    m_column = 0;
    m_look = {};
    m_mode = Mode::RollUp;
}

/// What was painted becomes a caption.
void Decoder::settle()
{
    if (m_painted < 0)
        return;
    const qint64 since = std::exchange(m_painted, -1);
    if (m_open && m_open->screen == m_shown)
        return;
    close(since);
    if (!m_shown.isEmpty())
        m_open = Caption{since, -1, m_shown, false};
}

/// The line that is being written is complete.
void Decoder::keepLine()
{
    if (m_lineLives && m_open)
        m_open->screen.rows[size_t(m_row)] = m_shown.rows[size_t(m_row)];
    m_lineLives = false;
}

void Decoder::close(qint64 frame)
{
    keepLine();
    if (!m_open)
        return;
    m_open->end = std::max(frame, m_open->start + 1);
    if (!m_open->screen.isEmpty())
        m_found(std::move(*m_open));
    m_open.reset();
}

void Decoder::pause()
{
    settle();
    ++m_burst;
    m_last = 0;
}

void Decoder::startPainting()
{
    m_paintAll = true;
    m_mode = Mode::PaintOn;
    m_shown.clear();
    m_row = lastRow;
    m_column = 0;
    m_look = {};
}

void Decoder::finish()
{
    settle();
    keepLine();
    if (m_open && !m_open->screen.isEmpty())
        m_found(std::move(*m_open));
    m_open.reset();
}

Screen screenOf(const QList<quint16> &codes)
{
    Decoder decoder([](Caption &&) {});
    qint64 frame = 0;
    for (const quint16 code : codes)
        decoder.feed(code, frame++);
    return decoder.loaded();
}

} // namespace Legenda::Cea608
