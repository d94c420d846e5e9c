// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What stands in a table of cues: rows, columns and times.

#include <QChar>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace Legenda {

/// ',', ';', '\t' or '|', whichever parts the first lines; null: none does.
QChar csvDelimiter(QStringView text);

/// Rows as RFC 4180 has them; a quote that is never closed ends at the end. Linear.
class CsvReader
{
public:
    CsvReader(QStringView text, QChar delimiter) : m_text(text), m_delimiter(delimiter) { }
    bool next(QStringList &row);
    bool isCut() const { return m_cut; } ///< the last row ended inside of quotes

private:
    QStringView m_text;
    QChar m_delimiter;
    qsizetype m_at = 0;
    bool m_cut = false;
};

struct CsvColumns
{
    int start = -1; ///< -1: there is none, as everywhere here
    int end = -1;
    int duration = -1;
    int text = -1;
    int speaker = -1;
    bool hasHeader = false;
    bool milliseconds = false; ///< a header says so
};

CsvColumns csvColumns(const QList<QStringList> &rows);

struct CsvTime
{
    bool good = false;
    bool negative = false;
    bool plain = false; ///< a number without colons: `ms` was read as seconds
    qint64 ms = 0;
    qint64 frames = -1;
};

/// Reads times and remembers what the column as a whole says of their unit.
class CsvTimes
{
public:
    CsvTimes(bool milliseconds, double fps) : m_milliseconds(milliseconds), m_fps(fps) { }
    CsvTime parse(QStringView field);
    qint64 toMs(const CsvTime &time) const;
    double guessedFps() const; ///< 0: no frames were counted

private:
    bool m_milliseconds;
    double m_fps;
    bool m_fraction = false; ///< any plain number has one
    qint64 m_mostPlain = 0;
    int m_plain = 0;
    qint64 m_mostFrames = -1;
};

} // namespace Legenda
