// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SubRip: a number, a line "start --> end", lines of text, a blank line. Nobody ever wrote its rules down; what is
// accepted here is what files in the wild have and players take (VLC, mpv, ffmpeg's srtdec, GStreamer's subparse).

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/inlinetags.h"
#include "core/subtitles/formats/looseclock.h"
#include "core/subtitles/formats/srtlines.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr SubtitleFeatures carried = commonFeatures | basicStyle | SubtitleFeature::Color | SubtitleFeature::Font
    | SubtitleFeature::FontSize | SubtitleFeature::Alignment;

// "{\pos(…)}" is left to files that had it: most players show it as text.
const InlineSyntax ownSyntax{.written = carried | SubtitleFeature::Position};
const InlineSyntax syntax{.written = carried};

/// -1: the line is no number.
qint64 cueNumber(QStringView line)
{
    constexpr qsizetype longest = 40;
    if (line.isEmpty() || line.size() > longest
        || !(line.front().isDigit() || line.front().isSpace() || isDirectionMark(line.front())))
        return -1;
    return parseAnyNumber(trimmedClock(line)).value_or(-1);
}

/// As cueNumber(), for files whose numbers are "[1]", "(1)", "#1", "1.", "1)", "1-" or "1:".
qint64 dressedNumber(QStringView line)
{
    constexpr qsizetype longest = 40;
    if (line.size() > longest)
        return -1;
    line = trimmedClock(line);
    if (line.size() < 2)
        return -1;
    const QChar first = line.front();
    const QChar last = line.back();
    if ((first == u'[' && last == u']') || (first == u'(' && last == u')'))
        return parseAnyNumber(line.mid(1, line.size() - 2)).value_or(-1);
    if (first == u'#')
        return parseAnyNumber(line.mid(1)).value_or(-1);
    constexpr QStringView behind = u".):-";
    return behind.contains(last) ? parseAnyNumber(line.chopped(1)).value_or(-1) : -1;
}

/// "00:00:0", what is left of a line with times
bool isPieceOfTimes(QStringView line)
{
    constexpr QStringView ofTimes = u"0123456789:., ->";
    line = line.trimmed();
    return line.size() >= 3 && line.size() < 40 && line.front().isDigit() && line.contains(u':')
        && std::all_of(line.begin(), line.end(), [=](QChar c) { return ofTimes.contains(c); });
}

class SubRipReader
{
public:
    SubRipReader(TextInput &input, const ReadOptions &options, Reading &reading)
        : m_input(input), m_options(options), m_reading(reading)
    {
    }
    void read();

private:
    struct Line
    {
        qsizetype start = 0; ///< in m_body
        bool apart = false; ///< a blank line, or nothing, stands before it
    };

    void addLine(QStringView line);
    void dropLastLine();
    QStringView lastLine() const { return QStringView(m_body).mid(m_last.start); }
    void takeNumber(qint64 nextStartMs);
    void open(const SrtTimes &times, QStringView rest);
    void close();
    void finish();

    TextInput &m_input;
    const ReadOptions &m_options;
    Reading &m_reading;
    QString m_body; ///< lines of the open cue without the blank ones
    int m_lines = 0;
    Line m_last;
    Line m_before;
    bool m_blank = true; ///< the line before was blank
    Cue m_cue;
    bool m_isOpen = false;
    bool m_skipping = true; ///< what stands here belongs to no cue
    bool m_numbered = false; ///< the cues have numbers
    bool m_dressed = false; ///< with signs around them
    qint64 m_number = 0; ///< of the last cue
    int m_broken = 0;
    bool m_brokenLast = false;
    int m_negative = 0;
    int m_empty = 0;
    bool m_headText = false;
};

void SubRipReader::addLine(QStringView line)
{
    m_before = m_last;
    if (m_lines > 0)
        m_body += u'\n';
    m_last = {m_body.size(), m_blank};
    m_body += line;
    ++m_lines;
}

void SubRipReader::dropLastLine()
{
    m_body.truncate(std::max<qsizetype>(0, m_last.start - 1));
    m_last = m_before;
    --m_lines;
}

/// Takes the number of the cue that begins now off the lines of the one before.
void SubRipReader::takeNumber(qint64 nextStartMs)
{
    const bool first = m_skipping && m_reading.document.cues.isEmpty() && m_broken + m_negative == 0;
    qint64 number = m_lines > 0 ? cueNumber(lastLine()) : -1;
    if (number < 0 && m_lines > 0 && !m_blank && m_last.apart && (first || m_dressed)) {
        number = dressedNumber(lastLine());
        m_dressed = m_dressed || number >= 0;
    }
    if (number < 0) {
        m_headText = m_headText || (first && m_lines > 0);
        return;
    }
    const bool due = number == m_number + 1;
    const bool startsAgain = number <= 1 && nextStartMs < m_cue.startMs; // files put together
    bool isNumber = first || due || (startsAgain && m_numbered);
    if (!m_blank) {
        // Right above the times. Apart from the text it is a number, whichever, where cues have numbers at all; under
        // the text, where it goes on counting.
        constexpr qint64 mostMissing = 500;
        const bool later = m_lines > 1 && number > m_number && number < m_number + mostMissing;
        isNumber = isNumber || (m_numbered && (m_last.apart || later));
        // Without numbers so far, digits may be all that is said.
        if (!m_numbered && !first)
            isNumber = m_last.apart && m_lines > 1;
    } else {
        // A blank line between number and times: only in files that have one between all lines.
        isNumber = (first || (due && m_numbered)) && m_last.apart;
    }
    if (first)
        m_numbered = isNumber;
    if (!isNumber)
        return;
    m_number = number;
    dropLastLine();
}

void SubRipReader::open(const SrtTimes &times, QStringView rest)
{
    m_cue = Cue(times.startMs, times.endMs);
    m_isOpen = true;
    m_skipping = false;
    if (rest.isEmpty())
        return;
    if (isSrtSettings(rest)) {
        CueDetails &details = m_cue.edit();
        details.settings = rest.toString();
        details.placement = placementOfSrtSettings(rest);
    } else {
        m_blank = false;
        addLine(rest);
    }
}

void SubRipReader::close()
{
    if (m_isOpen) {
        readInlineTags(m_body, m_cue, ownSyntax);
        m_empty += m_cue.text.isEmpty();
        m_reading.document.cues.append(std::move(m_cue));
        m_cue = Cue();
        m_cue.startMs = m_reading.document.cues.constLast().startMs;
    }
    m_isOpen = false;
    m_body.resize(0);
    m_lines = 0;
    m_last = m_before = {};
}

void SubRipReader::read()
{
    QStringView line;
    SrtTimes times;
    while (m_input.next(line)) {
        QStringView rest;
        const SrtArrow arrow = parseSrtTimes(line, m_options.fps, times, rest);
        if (arrow == SrtArrow::None) {
            const bool blank =
                std::all_of(line.begin(), line.end(), [](QChar c) { return c.isSpace() && c != QChar::Nbsp; });
            if (!blank) {
                // In front of the first times only the last line can matter: it may be a number.
                if (m_skipping && m_lines > 0) {
                    m_headText = m_headText || (m_reading.document.cues.isEmpty() && m_broken + m_negative == 0);
                    m_body.resize(0);
                    m_lines = 0;
                }
                addLine(line);
            }
            m_blank = blank;
            continue;
        }
        m_reading.fpsGuessed = m_reading.fpsGuessed || (times.fpsGuessed && arrow == SrtArrow::Good);
        takeNumber(times.startMs);
        close();
        m_brokenLast = arrow == SrtArrow::Broken;
        const bool negative = !m_brokenLast && times.startMs < 0;
        m_broken += m_brokenLast;
        m_negative += negative;
        m_skipping = true;
        m_blank = false;
        if (!m_brokenLast && !negative)
            open(times, rest);
    }
    finish();
}

void SubRipReader::finish()
{
    bool cut = m_brokenLast && m_lines == 0;
    if (m_lines > 1 && isPieceOfTimes(lastLine()) && !m_last.apart && m_before.apart) {
        const QString piece = lastLine().toString();
        const Line before = m_before;
        dropLastLine();
        if (cueNumber(lastLine()) == m_number + 1) {
            m_blank = false;
            cut = true;
        } else {
            m_blank = false;
            addLine(piece);
            m_before = before;
        }
    }
    // A number with nothing behind it is the beginning of a cue that did not come.
    if (m_lines > 0 && m_numbered && (m_last.apart || cut) && cueNumber(lastLine()) == m_number + 1) {
        dropLastLine();
        cut = true;
    }
    // So are times with nothing behind them, not even the blank line, unless the file has such cues.
    if (m_isOpen && m_lines == 0 && !cut && !m_blank && m_empty == 0 && !m_reading.document.cues.isEmpty()) {
        m_isOpen = false;
        cut = true;
    }
    close();
    m_reading.cutOff = cut;
    QStringList &warnings = m_reading.warnings;
    if (cut)
        warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
    const int broken = m_broken - (m_brokenLast && cut ? 1 : 0);
    if (broken > 0)
        warnings << Text::tr("%n cue(s) have times that cannot be read and were left out.", nullptr, broken);
    if (m_negative > 0)
        warnings << Text::tr("%n cue(s) begin before the film does and were left out.", nullptr, m_negative);
    if (m_headText && !m_reading.document.cues.isEmpty())
        warnings << Text::tr("Text in front of the first times was left out.");
    if (m_reading.fpsGuessed)
        m_reading.document.fps = 25;
}

int sniff(QStringView head)
{
    constexpr int enoughLines = 4000;
    LineReader lines(head);
    int good = 0;
    int dotted = 0; ///< as WebVTT writes times
    for (int i = 0; i < enoughLines && good < 3 && !lines.atEnd(); ++i) {
        const QStringView line = lines.next();
        SrtTimes times;
        QStringView rest;
        if (parseSrtTimes(line, 0, times, rest) == SrtArrow::Good) {
            ++good;
            dotted += line.contains(u'.') && !line.contains(u',');
        }
    }
    if (good == 0)
        return 0;
    // A WebVTT without its signature looks much the same: the file's name decides.
    return dotted == good ? 72 : good > 1 ? 90 : 80;
}

bool isTimes(QStringView line)
{
    SrtTimes times;
    QStringView rest;
    return parseSrtTimes(line, 0, times, rest) != SrtArrow::None;
}

/// Nothing in it that would be read as something else.
bool isHarmless(QStringView text)
{
    bool ink = false;
    bool mayBeTimes = false; ///< the line begins as one of times does
    const char16_t *const end = text.utf16() + text.size();
    const char16_t *line = text.utf16();
    for (const char16_t *c = line; c != end; ++c) {
        if (*c == u'\n') {
            if (!ink || (mayBeTimes && isTimes(QStringView(line, c))))
                return false;
            ink = mayBeTimes = false;
            line = c + 1;
            continue;
        }
        if (*c == u'<' || *c == u'&' || *c == u'{' || *c == u'\\' || *c == u'>' || *c < u' ' || *c == 0xFEFF)
            return false;
        if (!ink && *c != u' ') {
            ink = true;
            mayBeTimes = decimalDigit(*c) >= 0 || *c == u'[' || *c == u'(' || *c == u'-' || *c == u'\u2212'
                || (*c >= 0x80 && isClockBlank(*c));
        }
    }
    if (mayBeTimes && isTimes(QStringView(line, end)))
        return false;
    return ink || text.isEmpty();
}

/// Without blank lines, which would end the cue, and with lines that look like times made harmless.
void putLines(QStringView markup, TextOutput &out)
{
    LineReader lines(markup);
    bool any = false;
    while (!lines.atEnd()) {
        QString line = lines.next().toString();
        removeUnwritten(line);
        const QStringView seen(line);
        if (std::all_of(seen.begin(), seen.end(), [](QChar c) { return c.isSpace() && c != QChar::Nbsp; }))
            continue;
        if (isTimes(line))
            line.replace(u'>', "&#62;"_L1).replace(u'→', "&#8594;"_L1);
        if (isTimes(line))
            line.replace(u'-', "&#45;"_L1);
        if (isTimes(line)) { // without an arrow: the first digit
            const auto digit = std::find_if(line.cbegin(), line.cend(), [](QChar c) { return decimalDigit(c) >= 0; });
            line.replace(digit - line.cbegin(), 1, u"&#%1;"_s.arg(digit->unicode()));
        }
        if (any)
            out << QChar(u'\n');
        out << line;
        any = true;
    }
}

/// Where the cue's settings say the placement already, it need not stand in the text as well.
Cue withoutSaidPlacement(const Cue &cue, const Placement &said)
{
    Cue copy = cue;
    Placement &placement = copy.edit().placement;
    if (said == placement)
        placement = {};
    return copy;
}

void putCue(const Cue &cue, bool own, const WriteOptions &options, qint64 number, TextOutput &out)
{
    char16_t line[128];
    char16_t *end = putNumber(line, number);
    *end++ = u'\n';
    end = putClock(end, cue.startMs, u',');
    for (const char16_t c : {u' ', u'-', u'-', u'>', u' '})
        *end++ = c;
    end = putClock(end, std::max(cue.startMs, cue.endMs), u',');
    out << QStringView(line, end - line);
    if (cue.runs.isEmpty() && !cue.hasDetails() && isHarmless(cue.text)) {
        out << QChar(u'\n') << QStringView(cue.text) << "\n\n"_L1;
        return;
    }
    const InlineSyntax &rules = own ? ownSyntax : syntax;
    Cue written = cue;
    if (own && options.keepNative && cue.hasDetails() && !cue.details().settings.isEmpty()) {
        const QString settings = cue.details().settings.simplified();
        const Placement said = placementOfSrtSettings(settings);
        const Placement &placement = cue.details().placement;
        // Settings say where it stands unless that was changed; overrides in the text come after them.
        if (isSrtSettings(settings) && (said.isDefault() || !placement.isDefault())) {
            out << QChar(u' ') << settings;
            written = withoutSaidPlacement(cue, said);
        }
    }
    out << QChar(u'\n');
    const std::optional<QString> native =
        own && options.keepNative ? currentNative(written, rules) : std::optional<QString>();
    putLines(native ? *native : inlineTags(written, rules), out);
    out << "\n\n"_L1;
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &)
{
    const bool own = document.format == "subrip"_L1;
    qint64 number = 0;
    for (const Cue &cue : document.cues) {
        if (!cue.isComment())
            putCue(cue, own, options, ++number, out);
    }
}

} // namespace

namespace Formats {

const SubtitleFormat &subRip()
{
    static const SubtitleFormat format{.id = "subrip",
        .name = "SubRip",
        .extensions = "srt",
        .carries = carried,
        .sniff = sniff,
        .read = [](TextInput &input, const ReadOptions &options,
                    Reading &reading) { SubRipReader(input, options, reading).read(); },
        .write = write};
    return format;
}

} // namespace Formats

} // namespace Legenda
