// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tables of start, end and text, as spreadsheets and transcription services write them: any usual delimiter, quotes as
// in RFC 4180, columns by their names where there are any, else by what stands in them.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/csvtable.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/inlinetags.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr SubtitleFeatures carried = commonFeatures | basicStyle | SubtitleFeature::Speaker;
const InlineSyntax syntax{.written = commonFeatures | basicStyle, .overrides = false};

/// The table in it: spreadsheets write "sep=;" in front.
QStringView tableOf(QStringView text, QChar &delimiter)
{
    constexpr qsizetype delimiterAt = 4;
    const qsizetype lineEnd = text.left(delimiterAt + 4).indexOf(u'\n');
    if (lineEnd > delimiterAt && text.startsWith("sep="_L1, Qt::CaseInsensitive)) {
        delimiter = text[delimiterAt];
        return text.mid(lineEnd + 1);
    }
    delimiter = csvDelimiter(text);
    return text;
}

void read(TextInput &input, const ReadOptions &options, Reading &reading)
{
    const QString text = input.rest();
    QChar delimiter;
    const QStringView table = tableOf(text, delimiter);
    CsvReader rows(table, delimiter);
    QStringList row;
    QList<QStringList> first; // to find out what the columns are
    constexpr qsizetype enough = 30;
    while (first.size() < enough && rows.next(row)) {
        if (row.size() > 1 || !row.value(0).trimmed().isEmpty())
            first.append(row);
    }
    const CsvColumns columns = csvColumns(first);
    if (columns.start < 0 || columns.text < 0)
        return;
    // All times first: what a number means, only the whole column tells.
    CsvTimes times(columns.milliseconds, options.fps);
    struct Row
    {
        CsvTime start;
        CsvTime end;
        QString text;
        QString speaker;
    };
    QList<Row> list;
    int broken = 0;
    const auto take = [&](const QStringList &fields) {
        if (fields.size() < 2)
            return;
        Row each;
        each.start = times.parse(fields.value(columns.start));
        const int last = columns.end >= 0 ? columns.end : columns.duration;
        if (last >= 0)
            each.end = times.parse(fields.value(last));
        if (!each.start.good || each.start.negative) {
            ++broken;
            return;
        }
        each.text = fields.value(columns.text);
        if (columns.speaker >= 0)
            each.speaker = fields.value(columns.speaker).simplified();
        list.append(std::move(each));
    };
    for (qsizetype i = columns.hasHeader ? 1 : 0; i < first.size(); ++i)
        take(first[i]);
    while (rows.next(row))
        take(row);
    reading.cutOff = rows.isCut() && !list.isEmpty();

    QList<Cue> &cues = reading.document.cues;
    cues.reserve(list.size());
    constexpr qint64 usualMs = 3000;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const Row &each = list[i];
        const qint64 start = times.toMs(each.start);
        Cue cue(start, start + usualMs);
        if (each.end.good)
            cue.endMs = columns.end >= 0 ? times.toMs(each.end) : start + times.toMs(each.end);
        else if (i + 1 < list.size())
            cue.endMs = std::max(start, times.toMs(list[i + 1].start));
        readInlineTags(each.text, cue, syntax);
        if (!each.speaker.isEmpty())
            cue.edit().speaker = each.speaker;
        cues.append(std::move(cue));
    }
    if (times.guessedFps() > 0) {
        reading.document.fps = times.guessedFps();
        reading.fpsGuessed = options.fps <= 0;
    }
    if (broken > 0)
        reading.warnings << Text::tr("%n row(s) without a time were left out.", nullptr, broken);
    if (reading.cutOff)
        reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
}

int sniff(QStringView head)
{
    // No more than is needed to see rows; a table of anything else gives up at its first ones.
    constexpr qsizetype enough = 4000;
    constexpr qsizetype mostRows = 12;
    QChar delimiter;
    head = tableOf(head.left(enough), delimiter);
    if (delimiter.isNull())
        return 0;
    CsvReader rows(head, delimiter);
    QList<QStringList> list;
    QStringList row;
    while (list.size() < mostRows && rows.next(row)) {
        if (!row.isEmpty())
            list.append(row);
    }
    const CsvColumns columns = csvColumns(list);
    if (columns.start < 0 || columns.text < 0)
        return 0;
    CsvTimes times(columns.milliseconds, 0);
    int good = 0;
    int plain = 0;
    const qsizetype from = columns.hasHeader ? 1 : 0;
    const bool cut = list.size() > from + 1 && list.size() < mostRows && !head.endsWith(u'\n');
    const qsizetype last = cut ? list.size() - 1 : list.size();
    for (qsizetype i = from; i < last; ++i) {
        const CsvTime time = times.parse(list[i].value(columns.start));
        good += time.good;
        plain += time.good && time.plain;
    }
    if (good == 0 || good * 2 < last - from)
        return 0;
    if (columns.hasHeader)
        return 85;
    // Bare numbers may be frames of a format that looks much the same, such as PJS. Under a header that nobody knows
    // they are anything.
    if (plain * 2 > good)
        return columns.end < 0 || !times.parse(list.constFirst().value(columns.start)).good ? 0 : 45;
    // "00:00:01:00 , 00:00:02:00 , text" is Spruce's; quotes are not.
    const qsizetype lineEnd = head.indexOf(u'\n');
    const bool quoted = head.left(lineEnd < 0 ? head.size() : lineEnd).contains(u'"');
    return columns.end < 0 ? 35 : quoted ? 92 : delimiter == u',' ? 60 : 65;
}

QString quoted(const QString &text)
{
    const QStringView view(text);
    const bool needed = view.contains(u'"') || view.contains(u',') || view.contains(u'\n') || view.contains(u';')
        || view.contains(u'\t') || view.contains(u'|')
        || (!view.isEmpty() && (view.front().isSpace() || view.back().isSpace()));
    if (!needed)
        return text;
    QString out = text;
    return u'"' + out.replace(u'"', "\"\""_L1) + u'"';
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &)
{
    const bool keep = options.keepNative && document.format == "csv"_L1;
    const auto clean = [](QString text) {
        removeUnwritten(text);
        return text;
    };
    const bool speakers = std::any_of(document.cues.cbegin(), document.cues.cend(),
        [](const Cue &cue) { return !cue.isComment() && !cue.details().speaker.isEmpty(); });
    out << (speakers ? "start,end,speaker,text\n"_L1 : "start,end,text\n"_L1);
    for (const Cue &cue : document.cues) {
        if (cue.isComment())
            continue;
        out.clock(cue.startMs, 2, u'.', 3) << QChar(u',');
        out.clock(std::max(cue.startMs, cue.endMs), 2, u'.', 3) << QChar(u',');
        if (speakers)
            out << quoted(clean(cue.details().speaker).simplified()) << QChar(u',');
        const std::optional<QString> native = keep ? currentNative(cue, syntax) : std::optional<QString>();
        out << quoted(clean(native ? *native : inlineTags(cue, syntax))) << QChar(u'\n');
    }
}

} // namespace

namespace Formats {

const SubtitleFormat &csv()
{
    static const SubtitleFormat format{.id = "csv",
        .name = "CSV (table)",
        .extensions = "csv tsv",
        .carries = carried,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Formats

} // namespace Legenda
