// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/cea608.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Cea608 {

namespace {

constexpr int longestRow = 255;
constexpr int lastRow = rowCount - 1;
/// EOC and EDM with both codes twice are at most that many frames apart.
constexpr qint64 atOnce = 3;

// ASCII but for these.
constexpr char16_t oddCodes[] = {0x2A, 0x5C, 0x5E, 0x5F, 0x60, 0x7B, 0x7C, 0x7D, 0x7E, 0x7F};
constexpr char16_t oddLetters[] = u"áéíóúç÷Ññ█";
/// 0x11 0x30 to 0x3F; the tenth is a blank that shows the picture.
constexpr char16_t specials[] = u"®°½¿™¢£♪à\u00A0èâêîôû";
/// 0x12 0x20 to 0x3F: Spanish, French.
constexpr char16_t extended2[] = u"ÁÉÓÚÜü‘¡*’—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»";
/// 0x13 0x20 to 0x3F: Portuguese, German, Danish.
constexpr char16_t extended3[] = u"ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤¦ÅåØø┌┐└┘";
/// What older decoders show, where it is not the letter without its mark.
constexpr char16_t fallbackOf[] = u"‘'’'“\"”\"«<»>—-•.©c℠s¡!*.¥Y¤$¦!ßsØOøo\\/^'_-|!~-{(})┌+┐+└+┘+";

char16_t standardLetter(int code)
{
    for (size_t i = 0; i < std::size(oddCodes); ++i) {
        if (oddCodes[i] == code)
            return oddLetters[i];
    }
    return char16_t(code);
}

/// All letters with the pair that writes them: 0x0020 to 0x007F for the standard ones.
const QHash<char16_t, quint16> &pairs()
{
    static const QHash<char16_t, quint16> all = [] {
        QHash<char16_t, quint16> pairs;
        const auto add = [&pairs](char16_t letter, int pair) {
            if (!pairs.contains(letter))
                pairs.insert(letter, quint16(pair));
        };
        for (int code = 0x20; code < 0x80; ++code)
            add(standardLetter(code), code);
        for (int i = 0; i < 16; ++i)
            add(specials[i], 0x1130 + i);
        for (int i = 0; i < 32; ++i) {
            add(extended2[i], 0x1220 + i);
            add(extended3[i], 0x1320 + i);
        }
        return pairs;
    }();
    return all;
}

char16_t fallback(char16_t letter)
{
    for (size_t i = 0; i + 1 < std::size(fallbackOf); i += 2) {
        if (fallbackOf[i] == letter)
            return fallbackOf[i + 1];
    }
    const QChar base = QString(QChar(letter)).normalized(QString::NormalizationForm_D).at(0);
    return base.unicode() < 0x80 ? base.unicode() : u' ';
}

/// First bytes of preamble address codes; the second one has bit 5 set for the rows marked here.
struct RowCode
{
    quint8 first;
    bool upper;
};
constexpr RowCode rowCodes[rowCount] = {{0x11, false}, {0x11, true}, {0x12, false}, {0x12, true}, {0x15, false},
    {0x15, true}, {0x16, false}, {0x16, true}, {0x17, false}, {0x17, true}, {0x10, false}, {0x13, false}, {0x13, true},
    {0x14, false}, {0x14, true}};

} // namespace

bool hasLetter(char16_t letter)
{
    return pairs().contains(letter);
}

quint16 withParity(quint16 pair)
{
    const auto odd = [](int byte) { return qPopulationCount(quint8(byte & 0x7F)) % 2 ? byte & 0x7F : byte | 0x80; };
    return quint16(odd(pair >> 8) << 8 | odd(pair & 0xFF));
}

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
        const char16_t special = specials[second - 0x30];
        put(special == QChar::Nbsp ? u' ' : special, frame);
    } else if (first == 0x12 || first == 0x13) {
        m_afterExtended = wasExtended;
        putExtended((first == 0x12 ? extended2 : extended3)[second - 0x20], frame);
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

namespace {

class Encoder
{
public:
    explicit Encoder(bool twice) : m_twice(twice) { }
    void row(int number, const Row &row);
    QList<quint16> take()
    {
        flush();
        return std::move(m_codes);
    }

private:
    void control(int pair)
    {
        flush();
        // One that follows itself would be taken for the repetition.
        const bool again = !m_codes.isEmpty() && m_codes.last() == pair;
        m_codes << quint16(pair);
        if (m_twice || again)
            m_codes << quint16(pair);
    }
    void standard(int code)
    {
        if (m_half == 0) {
            m_half = code;
            return;
        }
        m_codes << quint16(m_half << 8 | code);
        m_half = 0;
    }
    void flush()
    {
        if (m_half != 0)
            m_codes << quint16(m_half << 8);
        m_half = 0;
    }
    void address(int row, int column, const Cell &first);
    void letter(char16_t glyph);
    void cell(const Cell &cell);

    bool m_twice;
    QList<quint16> m_codes;
    int m_half = 0; ///< letter that waits for another one
    Look m_pen;
};

void Encoder::address(int row, int column, const Cell &first)
{
    const auto &[byte, upper] = rowCodes[row];
    int second = 0x40 | (upper ? 0x20 : 0) | (first.look.underline ? 1 : 0);
    m_pen = {};
    m_pen.underline = first.look.underline;
    // A code for italics leaves the colour as it is: it must come from the address.
    const bool styled = column == 0 && (!first.isCode || (first.look.italic && first.look.color != White))
        && (first.look.italic || first.look.color != White) && first.look.color != Black;
    if (styled && first.look.italic && first.look.color == White) {
        second |= 0x0E;
        m_pen.italic = true;
    } else if (styled) {
        second |= first.look.color << 1;
        m_pen.color = first.look.color;
    } else {
        second |= 0x10 | column / 4 << 1;
    }
    control(byte << 8 | second);
    if (column % 4 > 0)
        control(0x1720 | column % 4);
}

void Encoder::letter(char16_t glyph)
{
    const quint16 pair = pairs().value(glyph, u'?');
    if (pair < 0x80) {
        standard(pair);
        return;
    }
    if (pair >= 0x1200)
        standard(pairs().value(fallback(glyph), u' '));
    control(pair);
}

void Encoder::cell(const Cell &cell)
{
    if (cell.isCode) {
        control(0x1120 | (cell.look.italic ? 0x0E : cell.look.color << 1) | (cell.look.underline ? 1 : 0));
        m_pen = cell.look;
        return;
    }
    letter(cell.glyph);
    if (cell.glyph != u' ')
        return;
    if (cell.look.color == Black && m_pen.color != Black) {
        control(cell.look.underline ? 0x172F : 0x172E);
    } else if (cell.look.background != m_pen.background) {
        constexpr int transparent = 17;
        const int background = cell.look.background;
        control(background == 0 ? 0x102E : background == transparent ? 0x172D : 0x1020 + background - 1);
    } else {
        return;
    }
    m_pen = cell.look;
}

void Encoder::row(int number, const Row &row)
{
    qsizetype end = std::min<qsizetype>(row.size(), columnCount);
    while (end > 0 && !row[end - 1].isVisible() && row[end - 1].look.background == 0)
        --end;
    bool writing = false;
    for (qsizetype column = 0; column < end; ++column) {
        if (row[column].glyph == 0) {
            writing = false;
            continue;
        }
        if (!writing)
            address(number, int(column), row[column]);
        writing = true;
        cell(row[column]);
    }
}

} // namespace

QList<quint16> codesOf(const Screen &screen, bool twice)
{
    Encoder encoder(twice);
    for (int row = 0; row < rowCount; ++row)
        encoder.row(row, screen.rows[size_t(row)]);
    return encoder.take();
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
