// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/ebutext.h"

#include "core/subtitles/formats/iso6937.h"
#include "core/subtitles/formats/similarletters.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::Ebu {

namespace {

// Spacing attributes of teletext.
constexpr uchar white = 0x07;
constexpr char endBox = 0x0A;
constexpr char startBox = 0x0B;
constexpr char doubleHeight = 0x0D;
constexpr uchar blackBackground = 0x1C;
constexpr uchar newBackground = 0x1D;
constexpr uchar italicsOn = 0x80;

constexpr int columns = 40;
constexpr int mostTeletextLines = 11; // of double height in 23 rows
constexpr int mostOpenLines = 23;
constexpr quint32 palette[] = {
    0xFF000000, 0xFFFF0000, 0xFF00FF00, 0xFFFFFF00, 0xFF0000FF, 0xFFFF00FF, 0xFF00FFFF, 0xFFFFFFFF};

struct Look
{
    uchar color = white;
    uchar background = 0;
    bool italic = false;
    bool underline = false;
    bool operator==(const Look &) const = default;
};

TextStyle styleOf(const Look &look)
{
    TextStyle style;
    style.set(TextStyle::Italic, look.italic);
    style.set(TextStyle::Underline, look.underline);
    if (look.color != white)
        style.color = palette[look.color];
    if (look.background != 0)
        style.background = palette[look.background];
    return style;
}

uchar nearest(quint32 argb)
{
    int best = 0;
    int distance = -1;
    for (int i = 0; i < 8; ++i) {
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
    return uchar(best);
}

Look lookOf(const TextStyle &style)
{
    Look look;
    look.italic = style.has(TextStyle::Italic);
    look.underline = style.has(TextStyle::Underline);
    if (style.color != 0)
        look.color = nearest(style.color);
    constexpr quint32 halfVisible = 0x80;
    if (style.background >> 24 >= halfVisible)
        look.background = nearest(style.background);
    return look;
}

struct Letter
{
    QString text;
    Look look;
    bool isCode = false; ///< only a blank because of an attribute
    bool isBlank() const { return isCode || text == u" "; }
};

/// Without blanks at the ends; those of attributes only where words would touch; blanks between two styles have none.
void finishLine(QList<Letter> &line, StyledText &text, Look &last)
{
    QList<Letter> kept;
    bool gap = false;
    for (Letter &letter : line) {
        if (letter.isCode) {
            gap = true;
            continue;
        }
        if (kept.isEmpty() && letter.isBlank())
            continue;
        if (gap && !kept.isEmpty() && !kept.last().isBlank() && !letter.isBlank())
            kept.append({u" "_s, {}, false});
        gap = false;
        kept.append(std::move(letter));
    }
    line.clear();
    while (!kept.isEmpty() && kept.last().isBlank())
        kept.removeLast();
    if (kept.isEmpty())
        return;
    for (qsizetype i = 1; i + 1 < kept.size();) {
        qsizetype next = i;
        while (kept[next].isBlank())
            ++next;
        for (; i < next; ++i)
            kept[i].look = kept[i - 1].look == kept[next].look ? kept[next].look : Look();
        ++i;
    }
    if (!text.isEmpty())
        text.append(u"\n", kept.first().look == last ? styleOf(last) : TextStyle());
    for (const Letter &letter : std::as_const(kept))
        text.append(letter.text, styleOf(letter.look));
    last = kept.last().look;
}

/// A word, or a piece of one where its style changes.
struct Piece
{
    QByteArray bytes;
    int width = 0; ///< an accent and its letter are one
    Look look;
    int blanks = 0; ///< before it
};
using Line = QList<Piece>;

QList<Line> linesOf(const Cue &cue, const Header &header, SubtitleFeatures &lost)
{
    QList<Line> lines(1);
    Piece piece;
    int blanks = 0;
    bool counted = false; // a letter or digit is in the piece
    const bool teletext = header.isTeletext();
    const auto end = [&] {
        if (!piece.bytes.isEmpty())
            lines.last().append(std::move(piece));
        piece = {};
        counted = false;
    };
    const auto add = [&](const QByteArray &bytes, const Look &look, bool counts) {
        const bool first = piece.bytes.isEmpty();
        if (!first && look != piece.look) {
            const bool sameColors = look.color == piece.look.color && look.background == piece.look.background;
            if (sameColors) {
                end();
            } else if (counts && counted) {
                // A change of colour takes the place of a blank.
                lost.setFlag(
                    SubtitleFeature::Color, lost.testFlag(SubtitleFeature::Color) || look.color != piece.look.color);
                lost.setFlag(SubtitleFeature::Background,
                    lost.testFlag(SubtitleFeature::Background) || look.background != piece.look.background);
            }
        }
        if (piece.bytes.isEmpty()) {
            piece.blanks = std::exchange(blanks, 0);
            piece.look = look;
        } else if (counts && !counted) {
            piece.look = look;
        }
        counted = counted || counts;
        piece.bytes += bytes;
        ++piece.width;
    };
    forEachSegment(cue, [&](QStringView text, const TextStyle &style) {
        Look look = lookOf(style);
        if (teletext) {
            lost.setFlag(SubtitleFeature::Italic, lost.testFlag(SubtitleFeature::Italic) || look.italic);
            lost.setFlag(SubtitleFeature::Underline, lost.testFlag(SubtitleFeature::Underline) || look.underline);
            look.italic = look.underline = false;
        }
        forEachCharacter(text.toString().normalized(QString::NormalizationForm_C), [&](char32_t c) {
            if (c == U'\n') {
                end();
                blanks = 0;
                lines.append(Line());
                return;
            }
            if (c == U' ' || c == U'\t' || c == QChar::Nbsp) {
                end();
                blanks = std::min(blanks + 1, columns);
                return;
            }
            const bool counts = QChar::isLetterOrNumber(c);
            if (const QByteArray bytes = writeCharacter(c, header.table); !bytes.isEmpty()) {
                add(bytes, look, counts);
                return;
            }
            const QString instead =
                spelledWith(c, [&](char16_t letter) { return !writeCharacter(letter, header.table).isEmpty(); });
            if (!instead.isEmpty() && instead != u" ")
                lost |= SubtitleFeature::Characters;
            for (const QChar letter : instead) {
                if (letter != u' ')
                    add(writeCharacter(letter.unicode(), header.table), look, counts);
            }
        });
    });
    end();
    lines.removeIf([](const Line &line) { return line.isEmpty(); });
    return lines;
}

/// The codes that turn one style into another.
QByteArray change(const Look &from, const Look &to, bool teletext)
{
    QByteArray codes;
    if (from.background != to.background) {
        if (to.background == 0) {
            codes += char(blackBackground);
        } else {
            codes += char(to.background);
            codes += char(newBackground);
        }
        if (to.background != 0 && to.background != to.color)
            codes += char(to.color);
        else if (to.background == 0 && from.color != to.color)
            codes += char(to.color);
    } else if (from.color != to.color) {
        codes += char(to.color);
    }
    if (teletext)
        return codes;
    if (from.italic != to.italic)
        codes += char(italicsOn + (to.italic ? 0 : 1));
    if (from.underline != to.underline)
        codes += char(italicsOn + (to.underline ? 2 : 3));
    return codes;
}

/// Cells of the screen that such codes take.
int widthOf(QByteArrayView codes)
{
    return int(std::count_if(codes.begin(), codes.end(), [](char c) { return uchar(c) < 0x20; }));
}

class LineWriter
{
public:
    LineWriter(bool teletext, int width) : m_teletext(teletext), m_width(width) { start(); }

    void add(const Piece &piece)
    {
        const bool first = m_used == m_frame;
        QByteArray codes = change(m_look, piece.look, m_teletext);
        int needed = widthOf(codes);
        // In teletext the codes are a blank themselves.
        if (!first && piece.blanks > (m_teletext && needed > 0 ? 1 : 0)) {
            const QByteArray blanks(piece.blanks, ' ');
            // Off before the blank, on behind it.
            codes = needed > 0 || piece.look.italic || piece.look.underline ? blanks + codes : codes + blanks;
            needed += piece.blanks;
        }
        if (!first && m_used + needed + piece.width > m_width) {
            finish();
            start();
            add(piece);
            return;
        }
        if (first) {
            begin(codes);
        } else {
            m_row += codes;
        }
        m_used += needed;
        m_look = piece.look;
        // Only what is longer than a whole row is cut.
        for (qsizetype at = 0; at < piece.bytes.size();) {
            const bool pair = uchar(piece.bytes[at]) >= 0xC1 && uchar(piece.bytes[at]) <= 0xCF
                && piece.width < piece.bytes.size() && at + 1 < piece.bytes.size();
            if (m_used >= m_width) {
                const Look look = m_look;
                finish();
                start();
                const QByteArray again = change(m_look, look, m_teletext);
                begin(again);
                m_used += widthOf(again);
                m_look = look;
            }
            m_row += piece.bytes.mid(at, pair ? 2 : 1);
            ++m_used;
            at += pair ? 2 : 1;
        }
    }
    QList<QByteArray> take()
    {
        finish();
        return std::move(m_rows);
    }

private:
    /// Every row says its own style.
    void start()
    {
        m_row.clear();
        m_look = {};
        m_frame = m_used = m_teletext ? 3 : 0; // double height, box, box
    }
    void begin(const QByteArray &codes)
    {
        if (!m_teletext) {
            m_row += codes;
            return;
        }
        m_row += doubleHeight;
        m_row += codes;
        m_row += startBox;
        m_row += startBox;
    }
    void finish()
    {
        if (m_row.isEmpty())
            return;
        if (m_teletext) {
            // At the end of the row the box ends by itself.
            for (int i = 0; i < 2 && m_used < columns; ++i, ++m_used)
                m_row += endBox;
        } else {
            m_row += change({white, 0, m_look.italic, m_look.underline}, {}, false);
        }
        m_rows.append(std::exchange(m_row, {}));
    }

    bool m_teletext;
    int m_width;
    QList<QByteArray> m_rows;
    QByteArray m_row;
    Look m_look;
    int m_used = 0;
    int m_frame = 0;
};

QList<QByteArray> broken(const Line &line, bool teletext, int width)
{
    LineWriter writer(teletext, width);
    for (const Piece &piece : line)
        writer.add(piece);
    return writer.take();
}

/// In as few rows as possible, of about the same length.
QList<QByteArray> balanced(const Line &line, bool teletext)
{
    QList<QByteArray> rows = broken(line, teletext, columns);
    constexpr qsizetype few = 4;
    if (rows.size() < 2 || rows.size() > few)
        return rows;
    for (int width = columns - 1; width > columns / 3; --width) {
        QList<QByteArray> narrower = broken(line, teletext, width);
        if (narrower.size() > rows.size())
            break;
        rows = std::move(narrower);
    }
    return rows;
}

} // namespace

void readText(QByteArrayView bytes, int table, Cue &cue)
{
    StyledText text;
    QList<Letter> line;
    Look look;
    Look last;
    for (qsizetype at = 0; at < bytes.size();) {
        const uchar code = uchar(bytes[at]);
        if (code >= 0x20 && (code < 0x7F || code >= 0xA0)) {
            QString letter = readCharacter(bytes, at, table);
            if (!letter.isEmpty())
                line.append({letter == QChar(QChar::Nbsp) ? u" "_s : std::move(letter), look, false});
            continue;
        }
        ++at;
        if (code == uchar(lineBreak)) {
            finishLine(line, text, last);
            look.color = white; // each row of teletext begins anew
            look.background = 0;
        } else if (code >= 0x80 && code <= 0x83) {
            (code < 0x82 ? look.italic : look.underline) = code % 2 == 0;
        } else if (code < 0x20) {
            if (code <= white)
                look.color = code;
            else if (code == blackBackground)
                look.background = 0;
            else if (code == newBackground)
                look.background = look.color;
            line.append({{}, {}, true});
        }
    }
    finishLine(line, text, last);
    text.moveTo(cue);
}

int rowsOf(QByteArrayView bytes)
{
    // Lines of double height are separated by two breaks.
    qsizetype end = bytes.size();
    while (end > 0 && (bytes[end - 1] == lineBreak || bytes[end - 1] == ' '))
        --end;
    const auto breaks = std::count(bytes.begin(), bytes.begin() + end, lineBreak);
    const bool isDouble = std::find(bytes.begin(), bytes.begin() + end, doubleHeight) != bytes.begin() + end;
    constexpr qsizetype most = 99;
    return int(std::min<qsizetype>(most, breaks + (isDouble ? 2 : 1)));
}

bool fitsScreen(QByteArrayView bytes, int table)
{
    int width = 0;
    for (const char byte : bytes) {
        const uchar code = uchar(byte);
        if (byte == lineBreak)
            width = 0;
        else if ((code < 0x80 || code >= 0xA0) && (table != 0 || code < 0xC1 || code > 0xCF) && ++width > columns)
            return false;
    }
    return true;
}

qsizetype missingIn(QStringView text, int table)
{
    qsizetype count = 0;
    forEachCharacter(text,
        [&](char32_t c) { count += c >= 0x80 && QChar::isLetterOrNumber(c) && writeCharacter(c, table).isEmpty(); });
    return count;
}

EncodedText encodeText(const Cue &cue, const Header &header)
{
    EncodedText encoded;
    const bool teletext = header.isTeletext();
    const QList<Line> lines = linesOf(cue, header, encoded.lost);
    QList<QByteArray> rows;
    for (const Line &line : lines)
        rows += balanced(line, teletext);
    const int most = teletext ? mostTeletextLines : mostOpenLines;
    if (rows.size() != lines.size() || rows.size() > most)
        encoded.lost |= SubtitleFeature::LongLines;
    const QByteArray separator(teletext ? 2 : 1, lineBreak);
    for (qsizetype at = 0; at < rows.size(); at += most)
        encoded.parts.append(rows.mid(at, most).join(separator));
    return encoded;
}

Placement readPlacement(int row, int justification, int rows, const Header &header)
{
    // A single line where two would end at the edge is there, too.
    constexpr double nearTop = 0.1;
    constexpr double nearBottom = 0.85;
    Placement place;
    const int all = header.rows;
    const double top = std::clamp((row - 1) * 1.0 / all, 0.0, 1.0);
    const double bottom = std::clamp((row + rows - 1) * 1.0 / all, 0.0, 1.0);
    int line = 0;
    if (bottom >= nearBottom) {
        line = 0;
    } else if (top <= nearTop) {
        line = 2;
    } else if (constexpr double oneRow = 1.01; std::abs(top - (1 - bottom)) * all <= oneRow) {
        line = 1;
    } else if (top < 1 - bottom) {
        line = 2;
        place.y = 100 * top;
    } else {
        place.y = 100 * bottom;
    }
    place.anchor = line * 3 + (justification == 1 ? 1 : justification == 3 ? 3 : 2);
    if (place.anchor == 2)
        place.anchor = 0;
    return place;
}

int justificationOf(const Placement &place)
{
    return place.anchor >= 1 && place.anchor <= 9 ? (place.anchor - 1) % 3 + 1 : 2;
}

int rowFor(const Placement &place, int rows, const Header &header)
{
    const int up = place.anchor >= 1 && place.anchor <= 9 ? (place.anchor - 1) / 3 : 0;
    const int last = std::max(1, header.rows - rows + 1);
    if (!place.y)
        return up == 0 ? last : up == 2 ? 1 : std::max(1, (header.rows - rows) / 2 + 1);
    constexpr double most = 1000;
    const int row = int(std::lround(std::clamp(*place.y, -most, most) * header.rows / 100));
    return std::clamp(up == 0 ? row - rows + 1 : up == 2 ? row + 1 : row - rows / 2 + 1, 1, last);
}

} // namespace Legenda::Ebu
