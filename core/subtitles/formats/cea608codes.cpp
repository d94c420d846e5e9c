// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/cea608codes.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Cea608 {

namespace {

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

} // namespace

const RowCode rowCodes[rowCount] = {{0x11, false}, {0x11, true}, {0x12, false}, {0x12, true}, {0x15, false},
    {0x15, true}, {0x16, false}, {0x16, true}, {0x17, false}, {0x17, true}, {0x10, false}, {0x13, false}, {0x13, true},
    {0x14, false}, {0x14, true}};

char16_t standardLetter(int code)
{
    for (size_t i = 0; i < std::size(oddCodes); ++i) {
        if (oddCodes[i] == code)
            return oddLetters[i];
    }
    return char16_t(code);
}

char16_t specialLetter(int code)
{
    return specials[code - 0x30];
}

char16_t extendedLetter(int first, int code)
{
    return (first == 0x12 ? extended2 : extended3)[code - 0x20];
}

bool hasLetter(char16_t letter)
{
    return pairs().contains(letter);
}

quint16 withParity(quint16 pair)
{
    const auto odd = [](int byte) { return qPopulationCount(quint8(byte & 0x7F)) % 2 ? byte & 0x7F : byte | 0x80; };
    return quint16(odd(pair >> 8) << 8 | odd(pair & 0xFF));
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

} // namespace Legenda::Cea608
