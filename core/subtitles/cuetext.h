// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What all readers share: lines, times, and taking the markup out of a cue's text.

#include <QString>
#include <QStringView>

#include <optional>

namespace Legenda {

/// Goes through the lines of a text whose line ends are '\n'.
class LineReader
{
public:
    explicit LineReader(QStringView text) : m_text(text) { }
    bool atEnd() const { return m_position > m_text.size() || (m_position == m_text.size() && m_position > 0); }
    QStringView next();
    qsizetype position() const { return m_position; } ///< of the line that next() will give

private:
    QStringView m_text;
    qsizetype m_position = 0;
};

/// "\r\n", "\r\r\n" and "\r" -> "\n"; byte order marks and zeros anywhere are dropped.
QString withPlainLineEnds(const QString &text);

/// Takes out what readers drop or take for the end of a line: zeros, carriage returns, marks of byte order.
void removeUnwritten(QString &text);

/// "1:02:03,456", "02:03.4", " 1: 2: 3,45", "00:00:01": hours may miss, the fraction may miss; anything around it but
/// blanks is no time. Milliseconds. Frames after a fourth colon are not read here.
std::optional<qint64> parseClock(QStringView text);

/// For people: "1:43:02", "43:02".
QString clockText(qint64 ms);

/// A plain number of digits only; nothing for more than 18 of them.
std::optional<qint64> parseNumber(QStringView digits);

/// The value of a decimal digit of any script (Arabic, Persian, full-width …), as people type them into times; -1: it
/// is none.
inline int decimalDigit(QChar c)
{
    if (c.unicode() < 0x80)
        return c >= u'0' && c <= u'9' ? c.unicode() - u'0' : -1;
    return c.isDigit() ? c.digitValue() : -1;
}

/// As parseNumber(), with the digits of any script.
std::optional<qint64> parseAnyNumber(QStringView digits);

/// Marks that say in which direction text runs. They are not seen, but stand in front of times and numbers.
inline bool isDirectionMark(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x200E || u == 0x200F || u == 0x061C || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
}

/// Only the named and numbered entities; of the names those that subtitles use.
QString withoutEntities(QStringView text);

} // namespace Legenda
