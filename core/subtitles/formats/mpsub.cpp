// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// MPSub, MPlayer's own: above each text how long to wait after the one before it and how long it stays, in seconds
// ("FORMAT=TIME") or in frames ("FORMAT=25"). An empty line ends a text.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/linemarkup.h"
#include "core/subtitles/formats/linetimes.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

using namespace LineMarkup;
using namespace LineTimes;

constexpr Marks readMarks{Marks(Mark::Codes) | Mark::Tags};

struct Wait
{
    double before = 0;
    double length = 0;
};

/// "1.38 2.43", "-0.5 12"
std::optional<Wait> parseWait(QStringView line)
{
    constexpr qsizetype longest = 60;
    constexpr double most = 1e9;
    line = line.trimmed();
    if (line.isEmpty() || line.size() > longest)
        return {};
    const auto isOfNumber = [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.' || c == u',' || c == u'-'; };
    qsizetype end = 0;
    while (end < line.size() && isOfNumber(line[end]))
        ++end;
    const QStringView second = line.mid(end).trimmed();
    if (end == 0 || end == line.size() || second.isEmpty() || !std::all_of(second.begin(), second.end(), isOfNumber))
        return {};
    bool ok = false;
    bool okLength = false;
    const auto number = [](QStringView text, bool *valid) {
        return text.toString().replace(u',', u'.').toDouble(valid);
    };
    const Wait wait{number(line.left(end), &ok), number(second, &okLength)};
    if (!ok || !okLength || std::abs(wait.before) > most || std::abs(wait.length) > most)
        return {};
    return wait;
}

/// "TITLE=A film", "FORMAT = TIME"
bool takesEntry(QStringView line, QLatin1StringView key, QStringView &value)
{
    if (!line.startsWith(key, Qt::CaseInsensitive))
        return false;
    const QStringView rest = line.mid(key.size()).trimmed();
    if (!rest.startsWith(u'='))
        return false;
    value = rest.mid(1).trimmed();
    return true;
}

constexpr std::pair<QLatin1StringView, QLatin1StringView> entries[] = {
    {"TITLE"_L1, "title"_L1}, {"AUTHOR"_L1, "author"_L1}, {"NOTE"_L1, "comment"_L1}};

QString written(const Cue &cue)
{
    Lost ignored;
    return plainText(cue, readMarks, u"\n", true, ignored);
}

void readEntry(QStringView line, double &fps, Document &document)
{
    QStringView value;
    if (takesEntry(line, "FORMAT"_L1, value)) {
        fps = parseFrameRate(value);
        return;
    }
    for (const auto &[key, name] : entries) {
        if (!takesEntry(line, key, value))
            continue;
        if (!value.isEmpty())
            document.metadata.insert(name, value.toString());
        return;
    }
    if (takesEntry(line, "FILE"_L1, value) || takesEntry(line, "TYPE"_L1, value))
        document.head += line.toString() + u'\n';
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    Document &document = reading.document;
    double fps = 0; // 0: seconds
    double now = 0; // ms; the end of the cue before
    bool open = false; // a cue's text
    bool mayBegin = true; // a cue
    QString text;
    const auto close = [&] {
        if (open)
            setText(document.cues.last(), text, readMarks, written);
        open = false;
        text.clear();
    };
    QStringView raw;
    while (input.next(raw)) {
        const QStringView line = trimBlanks(raw);
        if (line.isEmpty()) {
            mayBegin = true;
            continue;
        }
        const std::optional<Wait> wait = mayBegin ? parseWait(line) : std::nullopt;
        if (wait) {
            close();
            constexpr double most = latestMs;
            const double unit = fps > 0 ? 1000 / fps : 1000;
            const double start = std::clamp(now + wait->before * unit, -most, most);
            now = std::clamp(start + wait->length * unit, -most, most);
            document.cues.append(Cue(std::llround(start), std::llround(now)));
            open = true;
            mayBegin = false;
            continue;
        }
        if (!open) {
            readEntry(line, fps, document);
            continue;
        }
        if (mayBegin && line.startsWith(u'#'))
            continue; // a remark between cues
        // A text with an empty line in it, or one of several lines.
        if (!text.isEmpty())
            text += u'\n';
        text += line;
        mayBegin = false;
    }
    close();
    document.fps = fps;
}

/// "1.38", "0.005", "-2.50": two decimals, three where they are needed.
QString secondsText(qint64 ms)
{
    const qint64 whole = std::abs(ms);
    QString text =
        u"%1%2.%3"_s.arg(ms < 0 ? u"-"_s : QString()).arg(whole / 1000).arg(whole % 1000, 3, 10, QChar(u'0'));
    if (text.endsWith(u'0'))
        text.chop(1);
    return text;
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    const auto oneLine = [](QString text) { return text.replace(u'\n', u' ').replace(u'\r', u' ').trimmed(); };
    const bool same = document.format == "mpsub"_L1;
    // Frames only where the file had them: seconds need no rate.
    const double fps = same ? validRate(document.fps) : 0;
    for (const auto &[key, name] : entries) {
        const bool title = name == "title"_L1 && !options.title.isEmpty();
        const QString value = oneLine(title ? options.title : document.metadata.value(QString(name)));
        if (!value.isEmpty())
            out << key << u'=' << value << u'\n';
    }
    if (same)
        out << document.head;
    out << "FORMAT="_L1 << (fps > 0 ? frameRateText(fps) : u"TIME"_s) << u'\n';
    Lost lost;
    qint64 now = 0;
    for (const Cue *cue : sortedCues(document)) {
        const auto unitsOf = [fps](qint64 ms) { return fps > 0 ? msToFrames(ms, fps) : ms; };
        const qint64 start = unitsOf(std::clamp<qint64>(cue->startMs, 0, latestMs));
        const qint64 end = std::max(start, unitsOf(std::clamp<qint64>(cue->endMs, 0, latestMs)));
        const auto number = [fps](qint64 units) { return fps > 0 ? QString::number(units) : secondsText(units); };
        out << u'\n' << number(start - now) << u' ' << number(end - start) << u'\n';
        now = end;
        const QString *kept = keptText(*cue, readMarks, document, "mpsub"_L1, options);
        const QString text = kept ? *kept : plainText(*cue, readMarks, u"\n", true, lost);
        if (!text.isEmpty())
            out << text << u'\n';
    }
    lost.addTo(writing);
}

int sniff(QStringView head)
{
    LineReader lines(head);
    bool format = false;
    while (!lines.atEnd()) {
        const QStringView line = lines.next().trimmed();
        QStringView value;
        if (takesEntry(line, "FORMAT"_L1, value)
            && (value.compare("TIME"_L1, Qt::CaseInsensitive) == 0 || parseFrameRate(value) > 0))
            format = true;
        else if (format && parseWait(line))
            return 90;
    }
    return format ? 50 : 0;
}

} // namespace

const SubtitleFormat &mpSub()
{
    static const SubtitleFormat format{.id = "mpsub",
        .name = "MPSub",
        .extensions = "sub mpsub",
        .carries = commonFeatures | SubtitleFeature::Metadata,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Legenda::Formats
