// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Scenarist closed captions: lines of a time and the pairs of bytes of CEA-608 that are sent from then on, one pair a
// frame, written as four hexadecimal digits each.

#include "core/subtitles/formats/captiontext.h"
#include "core/subtitles/formats/cea608.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/sccschedule.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr double usualRate = 30000 / 1001.0;

struct Time
{
    qint64 seconds = 0;
    qint64 frames = 0;
    qint64 ms = -1; ///< instead of the frames
    bool dropFrame = false;
};

struct Line
{
    Time time;
    qint64 frame = 0;
    qsizetype first = 0; ///< of the pairs
    qsizetype count = 0;
};

int digitsAt(QStringView text, qsizetype at)
{
    int count = 0;
    while (at + count < text.size() && count < 9 && text[at + count] >= u'0' && text[at + count] <= u'9')
        ++count;
    return count;
}

/// "01:02:03:04", "01:02:03;04", "01:02:03.04"; `length` is what it took of the text.
std::optional<Time> parseTime(QStringView text, qsizetype &length)
{
    qint64 parts[4] = {};
    qsizetype at = 0;
    QChar separator;
    int digits = 0;
    for (int i = 0; i < 4; ++i) {
        digits = digitsAt(text, at);
        if (digits == 0)
            return {};
        parts[i] = text.mid(at, digits).toLongLong();
        at += digits;
        if (i == 3)
            break;
        if (at >= text.size() || !QStringView(u":;.,").contains(text[at]))
            return {};
        separator = text[at++];
    }
    if (at < text.size() && !text[at].isSpace())
        return {};
    length = at;
    constexpr qint64 mostHours = 100'000;
    Time time{.seconds = std::min(parts[0], mostHours) * 3600 + parts[1] * 60 + parts[2], .frames = parts[3]};
    if (digits == 3 && separator != u':' && separator != u';')
        time.ms = parts[3];
    time.dropFrame = separator != u':';
    return time;
}

int hexValue(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0';
    if (c >= u'a' && c <= u'f')
        return c.unicode() - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c.unicode() - u'A' + 10;
    return -1;
}

/// Appends the pairs of a line, also where blanks stand at other places than after four digits. False: something else
/// is in it, or digits are left over.
bool parsePairs(QStringView text, QList<quint16> &pairs)
{
    int value = 0;
    int digits = 0;
    bool clean = true;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = at;
        while (end < text.size() && !text[end].isSpace())
            ++end;
        const QStringView token = text.mid(at, end - at);
        at = end + 1;
        if (token.isEmpty())
            continue;
        const bool isHex =
            std::all_of(token.begin(), token.end(), [](QChar c) { return hexValue(c) >= 0; }) && token.size() % 2 == 0;
        if (!isHex) {
            clean = false;
            value = digits = 0;
            continue;
        }
        for (const QChar c : token) {
            value = value << 4 | hexValue(c);
            if (++digits < 4)
                continue;
            pairs << quint16(value);
            value = digits = 0;
        }
    }
    return clean && digits == 0;
}

bool isHeader(QStringView line)
{
    return line.startsWith("Scenarist_SCC"_L1, Qt::CaseInsensitive);
}

int sniff(QStringView head)
{
    if (isHeader(head))
        return 98;
    const QStringView line = head.left(head.indexOf(u'\n') < 0 ? head.size() : head.indexOf(u'\n')).trimmed();
    qsizetype length = 0;
    if (!parseTime(line, length))
        return 0;
    QStringView rest = line.mid(length).trimmed();
    const qsizetype end = rest.indexOf(u' ');
    rest = end < 0 ? rest : rest.left(end);
    constexpr int pairDigits = 4;
    const bool isPair =
        rest.size() == pairDigits && std::all_of(rest.begin(), rest.end(), [](QChar c) { return hexValue(c) >= 0; });
    return isPair ? 85 : 0;
}

class Reader
{
public:
    Reader(TextInput &input, const ReadOptions &options, Reading &reading)
        : m_input(input), m_options(options), m_reading(reading)
    {
    }
    void read();

private:
    void readLines();
    void setTimes();
    void decode();
    void append(Cea608::Caption &&caption);
    qint64 toMs(qint64 frame) const { return framesToMs(frame, m_rate); }

    TextInput &m_input;
    const ReadOptions &m_options;
    Reading &m_reading;
    QList<Line> m_lines;
    QList<quint16> m_pairs;
    double m_rate = usualRate;
    int m_strangeLines = 0;
    bool m_cutInCode = false;
};

void Reader::readLines()
{
    QStringView line;
    while (m_input.next(line)) {
        const QStringView text = line.trimmed();
        if (text.isEmpty() || isHeader(text))
            continue;
        qsizetype length = 0;
        const std::optional<Time> time = parseTime(text, length);
        const qsizetype first = m_pairs.size();
        const bool clean = parsePairs(time ? text.mid(length) : text, m_pairs);
        m_cutInCode = !clean;
        m_strangeLines += !clean;
        if (time)
            m_lines.append({*time, 0, first, m_pairs.size() - first});
        else if (clean && !m_lines.isEmpty())
            m_lines.last().count += m_pairs.size() - first; // a line that was wrapped
        else
            m_pairs.resize(first);
    }
}

/// The rate is always that of NTSC, unless a person says another one that the frame numbers allow.
void Reader::setTimes()
{
    qint64 mostFrames = 0;
    for (const Line &line : std::as_const(m_lines))
        mostFrames = std::max(mostFrames, line.time.frames);
    qint64 nominal = 30;
    for (const double rate : {24.0, 25.0, 30.0}) {
        if (m_options.fps == rate && mostFrames < qint64(rate)) {
            m_rate = rate;
            nominal = qint64(rate);
        }
    }
    for (Line &line : m_lines) {
        const Time &time = line.time;
        line.frame = time.seconds * nominal + time.frames;
        if (time.ms >= 0) {
            line.frame = msToFrames(time.seconds * 1000 + time.ms, m_rate);
        } else if (time.dropFrame && m_rate == usualRate) {
            // Two numbers are left out each minute, but not each tenth minute.
            const qint64 minutes = time.seconds / 60;
            line.frame -= 2 * (minutes - minutes / 10);
        }
    }
    const auto earlier = [](const Line &a, const Line &b) { return a.frame < b.frame; };
    if (!std::is_sorted(m_lines.cbegin(), m_lines.cend(), earlier))
        std::stable_sort(m_lines.begin(), m_lines.end(), earlier);
    const auto dropping =
        std::count_if(m_lines.cbegin(), m_lines.cend(), [](const Line &line) { return line.time.dropFrame; });
    m_reading.document.fps = m_rate;
    if (dropping * 2 > m_lines.size())
        m_reading.document.head = Scc::dropFrameMark();
}

void Reader::append(Cea608::Caption &&caption)
{
    constexpr qint64 shortest = 2000;
    constexpr qint64 longest = 7000;
    constexpr qint64 perLetter = 60;
    Cue cue;
    Cea608::readScreen(caption.screen, caption.rollUp, cue);
    if (cue.text.isEmpty())
        return;
    cue.startMs = toMs(caption.start);
    const qint64 length = std::clamp(1000 + perLetter * cue.text.size(), shortest, longest);
    cue.endMs = toMs(caption.end < 0 ? caption.start + msToFrames(length, m_rate) : caption.end);
    if (!caption.rollUp) {
        const Cea608::Layout again = Cea608::layOut(cue);
        if (again.screens.size() != 1 || again.screens.first() != caption.screen)
            Scc::keepNative(cue, caption.screen);
    }
    m_reading.document.cues.append(std::move(cue));
}

void Reader::decode()
{
    // Which channel, and whether anything in it shows captions, as files that only load them have none.
    bool anyFirst = false;
    bool anySecond = false;
    bool shows[2] = {};
    for (const quint16 pair : std::as_const(m_pairs)) {
        const int first = (pair >> 8) & 0x7F;
        const int second = pair & 0x7F;
        if (first < 0x10 || first > 0x1F || second < 0x20)
            continue;
        const bool isSecond = first & 8;
        const bool isMode = (first & 0x16) == 0x14 && second < 0x30;
        const bool isText = second >= 0x40 || !isMode;
        anyFirst = anyFirst || (!isSecond && isText);
        anySecond = anySecond || (isSecond && isText);
        if (isMode && (second == 0x2F || second == 0x29 || (second >= 0x25 && second <= 0x27)))
            shows[isSecond] = true;
    }
    const bool channel = anySecond && !anyFirst;
    if (anySecond && anyFirst)
        m_reading.warnings << Text::tr("The captions of a second channel were left out.");

    Cea608::Decoder decoder([this](Cea608::Caption &&caption) { append(std::move(caption)); }, channel);
    qint64 next = -1; // frame behind the last pair
    for (const Line &line : std::as_const(m_lines)) {
        // What takes longer than until the next line is sent first.
        const qint64 start = std::max(line.frame, next);
        if (start > next)
            decoder.pause();
        if (!shows[channel] && line.count > 1)
            decoder.startPainting();
        for (qsizetype i = 0; i < line.count; ++i)
            decoder.feed(m_pairs[line.first + i], start + i);
        next = start + line.count;
    }
    const Cea608::Screen loaded = decoder.loaded();
    decoder.finish();
    if (loaded.isEmpty())
        return;
    if (m_cutInCode) {
        m_reading.cutOff = true;
        return;
    }
    if (QList<Cue> &cues = m_reading.document.cues; !cues.isEmpty())
        cues.last().endMs = std::max(cues.last().startMs, std::min(cues.last().endMs, toMs(next)));
    append({next, -1, loaded, false});
    m_reading.warnings << Text::tr("Nothing in the file shows its last caption. It was kept all the same.");
}

void Reader::read()
{
    readLines();
    setTimes();
    decode();
    if (m_reading.cutOff)
        m_reading.warnings << Text::tr("The file ends in the middle of a caption.");
    if (m_strangeLines > 0)
        m_reading.warnings << Text::tr(
            "%n line(s) hold something else than codes of captions.", nullptr, m_strangeLines);
}

void read(TextInput &input, const ReadOptions &options, Reading &reading)
{
    Reader(input, options, reading).read();
}

void writeTime(TextOutput &out, qint64 frame, int nominal, bool dropFrame)
{
    if (dropFrame) {
        constexpr qint64 inTenMinutes = 17982;
        constexpr qint64 inMinute = 1798;
        const qint64 rest = frame % inTenMinutes;
        frame += 18 * (frame / inTenMinutes) + (rest >= 2 ? 2 * ((rest - 2) / inMinute) : 0);
    }
    const qint64 seconds = frame / nominal;
    out.number(seconds / 3600, 2) << QChar(u':');
    out.number(seconds / 60 % 60, 2) << QChar(u':');
    out.number(seconds % 60, 2) << QChar(dropFrame ? u';' : u':');
    out.number(frame % nominal, 2);
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    const bool same = document.format == "scc"_L1;
    double rate = options.fps > 0 ? options.fps : same ? document.fps : 0;
    constexpr double lowest = 1;
    constexpr double highest = 120;
    rate = rate >= lowest && rate <= highest ? rate : usualRate;
    const int nominal = int(std::lround(rate));
    const bool dropFrame = same && document.head == Scc::dropFrameMark() && std::abs(rate - usualRate) < 0.01;
    const qint64 end = qint64(nominal) * 100 * 3600 - 1; // what two digits of hours can say

    out << "Scenarist_SCC V1.0\n"_L1;
    Scc::Schedule schedule(rate, end, same && options.keepNative, writing);
    schedule.run(document, [&](qint64 frame, const QList<quint16> &pairs) {
        out << QChar(u'\n');
        writeTime(out, frame, nominal, dropFrame);
        QChar separator(u'\t');
        for (const quint16 pair : pairs) {
            const quint16 value = Cea608::withParity(pair);
            out << separator;
            for (int shift = 12; shift >= 0; shift -= 4)
                out << QChar(u"0123456789abcdef"[(value >> shift) & 15]);
            separator = u' ';
        }
        out << "\n"_L1;
    });
}

} // namespace

const SubtitleFormat &scc()
{
    using enum SubtitleFeature;
    static const SubtitleFormat format{.id = "scc",
        .name = "Scenarist closed captions (CEA-608)",
        .extensions = "scc",
        .carries = SubtitleFeatures(Italic) | Underline | Color | Background | Alignment | Position | EndTimes
            | LineBreaks | Milliseconds | Times,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Legenda::Formats
