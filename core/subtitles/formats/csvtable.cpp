// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/csvtable.h"

#include "core/subtitles/formats/looseclock.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

enum class Column { Start, End, Duration, Text, Speaker };

constexpr std::pair<QLatin1StringView, Column> columnNames[] = {{"start"_L1, Column::Start},
    {"starttime"_L1, Column::Start}, {"startms"_L1, Column::Start}, {"begin"_L1, Column::Start},
    {"from"_L1, Column::Start}, {"in"_L1, Column::Start}, {"timein"_L1, Column::Start}, {"incue"_L1, Column::Start},
    {"cuein"_L1, Column::Start}, {"tcin"_L1, Column::Start}, {"show"_L1, Column::Start}, {"onset"_L1, Column::Start},
    {"time"_L1, Column::Start}, {"timestamp"_L1, Column::Start}, {"timecode"_L1, Column::Start},
    {"timecodein"_L1, Column::Start}, {"inpoint"_L1, Column::Start}, {"startsec"_L1, Column::Start},
    {"startseconds"_L1, Column::Start}, {"starts"_L1, Column::Start}, {"begintime"_L1, Column::Start},
    {"end"_L1, Column::End}, {"endtime"_L1, Column::End}, {"endms"_L1, Column::End}, {"stop"_L1, Column::End},
    {"stoptime"_L1, Column::End}, {"to"_L1, Column::End}, {"out"_L1, Column::End}, {"timeout"_L1, Column::End},
    {"cueout"_L1, Column::End}, {"tcout"_L1, Column::End}, {"hide"_L1, Column::End}, {"offset"_L1, Column::End},
    {"timecodeout"_L1, Column::End}, {"outpoint"_L1, Column::End}, {"endsec"_L1, Column::End},
    {"endseconds"_L1, Column::End}, {"ends"_L1, Column::End}, {"duration"_L1, Column::Duration},
    {"dur"_L1, Column::Duration}, {"durationms"_L1, Column::Duration}, {"durations"_L1, Column::Duration},
    {"durationsec"_L1, Column::Duration}, {"durationseconds"_L1, Column::Duration}, {"length"_L1, Column::Duration},
    {"text"_L1, Column::Text}, {"caption"_L1, Column::Text}, {"captions"_L1, Column::Text},
    {"subtitle"_L1, Column::Text}, {"subtitles"_L1, Column::Text}, {"content"_L1, Column::Text},
    {"transcript"_L1, Column::Text}, {"transcription"_L1, Column::Text}, {"dialogue"_L1, Column::Text},
    {"dialog"_L1, Column::Text}, {"sentence"_L1, Column::Text}, {"line"_L1, Column::Text}, {"body"_L1, Column::Text},
    {"speech"_L1, Column::Text}, {"title"_L1, Column::Text}, {"originaltext"_L1, Column::Text},
    {"speaker"_L1, Column::Speaker}, {"name"_L1, Column::Speaker}, {"actor"_L1, Column::Speaker},
    {"character"_L1, Column::Speaker}, {"speakername"_L1, Column::Speaker}};

/// "Start time (ms)" -> "starttimems"
QString plainName(const QString &name)
{
    QString plain;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    return plain;
}

bool parseHeader(const QStringList &row, CsvColumns &columns)
{
    constexpr qsizetype longest = 40;
    for (int i = 0; i < int(row.size()); ++i) {
        if (row[i].size() > longest)
            return false;
        QString name = plainName(row[i]);
        const bool milliseconds = name.endsWith("ms"_L1) || name.contains("milli"_L1);
        // "Start time in milliseconds"
        for (const QLatin1StringView unit : {"inmilliseconds"_L1, "milliseconds"_L1, "inseconds"_L1}) {
            if (name.endsWith(unit)) {
                name.chop(unit.size());
                break;
            }
        }
        for (const auto &[known, column] : columnNames) {
            if (name != known && !(milliseconds && name == QString(known + "ms"_L1)))
                continue;
            int &place = column == Column::Start ? columns.start
                : column == Column::End          ? columns.end
                : column == Column::Duration     ? columns.duration
                : column == Column::Text         ? columns.text
                                                 : columns.speaker;
            if (place < 0)
                place = i;
            if (column == Column::Start || column == Column::End)
                columns.milliseconds = columns.milliseconds || milliseconds;
            break;
        }
    }
    columns.hasHeader = columns.start >= 0 && columns.text >= 0;
    return columns.hasHeader;
}

} // namespace

QChar csvDelimiter(QStringView text)
{
    constexpr qsizetype enough = 4000;
    static constexpr char16_t candidates[] = {u'\t', u';', u',', u'|'};
    text = text.left(enough);
    QChar best;
    qsizetype most = 0;
    for (const char16_t candidate : candidates) {
        // Outside of quotes, in the first lines that have anything.
        qsizetype least = -1;
        qsizetype here = 0;
        int lines = 0;
        bool quoted = false;
        bool any = false;
        for (qsizetype i = 0; i <= text.size() && lines < 4; ++i) {
            if (i == text.size() || (text[i] == u'\n' && !quoted)) {
                const bool whole = i < text.size() || lines == 0;
                if (any && whole) {
                    least = least < 0 ? here : std::min(least, here);
                    ++lines;
                }
                here = 0;
                any = false;
            } else {
                quoted = quoted != (text[i] == u'"');
                here += text[i] == candidate && !quoted;
                any = any || !text[i].isSpace();
            }
        }
        // "00:00:01,500;00:00:02,000;text": the one that was asked first wins.
        if (least > 0 && most == 0) {
            best = QChar(candidate);
            most = least;
        }
    }
    return best;
}

bool CsvReader::next(QStringList &row)
{
    row.clear();
    if (m_at >= m_text.size())
        return false;
    while (true) {
        QString field;
        qsizetype start = m_at;
        while (start < m_text.size() && m_text[start] == u' ')
            ++start;
        if (start < m_text.size() && m_text[start] == u'"') {
            m_at = start + 1;
            while (true) {
                const qsizetype quote = m_text.indexOf(u'"', m_at);
                const qsizetype stop = quote < 0 ? m_text.size() : quote;
                field += m_text.mid(m_at, stop - m_at);
                m_at = stop + 1;
                if (quote < 0) {
                    m_cut = true;
                    break;
                }
                if (m_at >= m_text.size() || m_text[m_at] != u'"')
                    break;
                field += u'"';
                ++m_at;
            }
        }
        // What is not quoted, or stands behind the closing quote.
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != m_delimiter && m_text[m_at] != u'\n')
            ++m_at;
        if (from < m_text.size())
            field += m_text.mid(from, m_at - from);
        row << field;
        if (m_at >= m_text.size())
            return true;
        const bool lineEnd = m_text[m_at] == u'\n';
        ++m_at;
        if (lineEnd)
            return true;
    }
}

CsvColumns csvColumns(const QList<QStringList> &rows)
{
    CsvColumns columns;
    if (rows.isEmpty())
        return columns;
    if (parseHeader(rows.constFirst(), columns))
        return columns;
    columns = {};
    // The row that shows the most: a first one may be a title that nobody knows.
    const QStringList &row = rows.value(1).size() == rows.constFirst().size() ? rows[1] : rows.constFirst();
    QList<int> times;
    QList<int> clocks;
    CsvTimes parser(false, 0);
    qsizetype longest = -1;
    for (int i = 0; i < int(row.size()); ++i) {
        const CsvTime time = parser.parse(row[i]);
        if (time.good) {
            times << i;
            if (!time.plain)
                clocks << i;
        } else if (row[i].size() > longest
            && std::any_of(row[i].cbegin(), row[i].cend(), [](QChar c) { return c.isLetterOrNumber(); })) {
            longest = row[i].size();
            columns.text = i;
        }
    }
    // Clock times tell themselves; a number alone may only count the rows.
    const QList<int> &found = !clocks.isEmpty() ? clocks : times;
    if (found.isEmpty() || (clocks.isEmpty() && found.size() < 2))
        return {};
    const bool counted = clocks.isEmpty() && found.size() > 2;
    columns.start = found[counted ? 1 : 0];
    if (found.size() > (counted ? 2 : 1))
        columns.end = found[counted ? 2 : 1];
    if (columns.text < 0 && columns.end >= 0 && columns.end + 1 < row.size())
        columns.text = columns.end + 1;
    return columns;
}

CsvTime CsvTimes::parse(QStringView field)
{
    CsvTime result;
    constexpr qsizetype longest = 30;
    field = field.trimmed();
    if (field.isEmpty() || field.size() > longest)
        return result;
    if (field.size() > 1 && field.endsWith(u's') && field[field.size() - 2].isDigit())
        field.chop(1);
    LooseTime time;
    const qsizetype end = scanLooseTime(field, 0, time);
    if (end != field.size())
        return result;
    result.good = true;
    result.negative = field.startsWith(u'-');
    result.ms = time.ms;
    result.frames = time.frames;
    result.plain = time.parts == 1 && time.frames < 0;
    if (result.plain) {
        ++m_plain;
        m_fraction = m_fraction || time.fractionDigits >= 0;
        m_mostPlain = std::max(m_mostPlain, std::abs(time.ms) / 1000);
    }
    m_mostFrames = std::max(m_mostFrames, time.frames);
    return result;
}

double CsvTimes::guessedFps() const
{
    if (m_mostFrames < 1 || m_mostFrames > 59)
        return 0;
    return m_fps > 0 ? m_fps : m_mostFrames < 25 ? 25 : m_mostFrames < 30 ? 30 : 60;
}

qint64 CsvTimes::toMs(const CsvTime &time) const
{
    if (time.plain) {
        // Whole numbers that rise faster than seconds would are milliseconds.
        constexpr qint64 msPerCue = 100;
        const bool thousandths =
            m_milliseconds || (!m_fraction && m_mostPlain > std::max<qint64>(m_plain * msPerCue, 20'000));
        return thousandths ? time.ms / 1000 : time.ms;
    }
    if (time.frames < 0)
        return time.ms;
    const double fps = guessedFps();
    return time.ms
        + (fps > 0 ? std::llround(double(time.frames) * 1000 / fps) : std::min<qint64>(time.frames * 10, 990));
}

} // namespace Legenda
