// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// JACOsub: "0:01:02.50 0:01:05.00 JL {a remark} First line\nsecond line" or "@3100 @3250 D text". What follows the dot
// counts in units that "#TIMERES n" sets (30 a second without it); "#SHIFT t" moves all times. The word behind the
// times says where and how the text stands; "D" is for as usual. (Unicorn Research, "JACOsub Script File Format
// Specification" 2.7.)

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/linemarkup.h"
#include "core/subtitles/formats/linetimes.h"
#include "core/subtitles/formats/trimmedtext.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

using namespace LineMarkup;
using namespace LineTimes;

constexpr qint64 usualUnits = 30; ///< of a script that does not say
constexpr qint64 mostUnits = 1000; ///< a second
constexpr qsizetype longestLine = 500; ///< the format's limit is 511
constexpr auto unitsCommand = "#TIMERES "_L1;

bool isBlankSign(QChar c)
{
    return c == u' ' || c == u'\t';
}

QStringView takeWord(QStringView &line)
{
    while (!line.isEmpty() && isBlankSign(line.front()))
        line = line.mid(1);
    qsizetype end = 0;
    while (end < line.size() && !isBlankSign(line[end]))
        ++end;
    const QStringView word = line.left(end);
    line = line.mid(end);
    return word;
}

/// A time as it stands: what its units are may be said later.
struct UnitTime
{
    qint64 seconds = 0;
    qint64 units = 0;
    qint64 toMs(qint64 perSecond) const { return seconds * 1000 + framesToMs(units, double(perSecond)); }
};

/// "0:01:02.15", "@123"; for a shift also "-1:02.15", "5.10" and "5"
std::optional<UnitTime> parseUnitTime(QStringView text, bool shift)
{
    text = text.trimmed();
    if (text.size() > 32)
        return {};
    if (text.startsWith(u'@')) {
        const std::optional<qint64> units = parseNumber(text.mid(1));
        return units && *units <= latestMs ? std::optional(UnitTime{0, *units}) : std::nullopt;
    }
    const bool negative = shift && text.startsWith(u'-');
    if (negative || (shift && text.startsWith(u'+')))
        text = text.mid(1);
    UnitTime time;
    const qsizetype dot = text.indexOf(u'.');
    if (dot >= 0) {
        const QStringView digits = text.mid(dot + 1);
        const std::optional<qint64> units = digits.isEmpty() ? std::optional<qint64>(0) : parseNumber(digits);
        if (!units || *units > 1'000'000)
            return {};
        time.units = *units;
    }
    int fields = 0;
    for (const QStringView field : text.left(dot < 0 ? text.size() : dot).split(u':')) {
        const std::optional<qint64> value = field.size() <= 9 ? parseNumber(field) : std::nullopt;
        if (!value || ++fields > 3)
            return {};
        time.seconds = time.seconds * 60 + *value;
    }
    if (!shift && fields != 3)
        return {};
    return negative ? UnitTime{-time.seconds, -time.units} : time;
}

/// Whether a word in front of a text is directions for it, such as "VTJL", "D", "d3", "VB8C10" or "[TEXT]". Scripts
/// should have one in every line, but not all do: a word of the text must not be taken for one.
bool isDirective(QStringView word)
{
    constexpr qsizetype longest = 40;
    if (word.isEmpty() || word.size() > longest)
        return false;
    if (word.startsWith(u'['))
        return word.endsWith(u']');
    if (word != word.toString().toUpper() && word != word.toString().toLower())
        return false;
    // Each is a letter for what is set, perhaps some for how, and a number; in these without a number there are few.
    qsizetype i = 0;
    while (i < word.size()) {
        const QChar what = word[i++].toUpper();
        const qsizetype hows = i;
        const auto skip = [&](QStringView letters, qsizetype most) {
            for (qsizetype start = i; i < word.size() && i - start < most && letters.contains(word[i].toUpper()); ++i) {
            }
        };
        switch (what.unicode()) {
        case u'V':
            skip(u"BMTLU", 1);
            break;
        case u'H':
            skip(u"LRC", 1);
            break;
        case u'J':
            skip(u"BLCR", 2);
            break;
        case u'R':
            skip(u"DLRTBCGE", 2);
            break;
        case u'C':
            skip(u"BFSOP", 1);
            break;
        case u'D':
        case u'F':
        case u'G':
        case u'W':
            break;
        default:
            return false;
        }
        const qsizetype digits = i;
        while (i < word.size() && ((word[i] >= u'0' && word[i] <= u'9') || (word[i] == u'-' && i == digits)))
            ++i;
        const bool numbered = i > digits;
        const bool alone = what == u'D' && word.size() == 1;
        const bool said = digits > hows && (what == u'V' || what == u'J' || (what == u'R' && digits - hows == 2));
        if (!numbered && !alone && !said)
            return false;
    }
    return true;
}

int anchorOf(QStringView directive)
{
    const auto has = [directive](QLatin1StringView what) { return directive.contains(what, Qt::CaseInsensitive); };
    const int row = has("VT"_L1) ? 2 : has("VM"_L1) ? 1 : 0;
    const int column = has("JL"_L1) ? 0 : has("JR"_L1) ? 2 : 1;
    return row * 3 + column + 1;
}

/// Such lines name files of pictures or sounds.
bool isOfFile(QStringView directive)
{
    constexpr QLatin1StringView names[] = {"RDB"_L1, "RDC"_L1, "RLB"_L1, "RLG"_L1};
    return std::any_of(std::begin(names), std::end(names),
        [directive](QLatin1StringView name) { return directive.contains(name, Qt::CaseInsensitive); });
}

void parseText(QStringView text, Cue &cue)
{
    TrimmedText out;
    TextStyle style;
    qsizetype plain = 0;
    qsizetype close = 0; // of a remark; -1: there is none any more
    const auto flush = [&](qsizetype end, qsizetype next) {
        if (end > plain)
            out.put(text.mid(plain, end - plain), style);
        plain = next;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'~') {
            flush(i, i + 1);
            out.put(u"\u00A0", style);
        } else if (c == u'{') {
            if (close >= 0 && close <= i)
                close = text.indexOf(u'}', i);
            if (close < 0)
                continue;
            flush(i, close + 1);
            i = close;
        } else if (c == u'\\' && i + 1 < text.size()) {
            const QChar next = text[i + 1];
            constexpr QStringView known = u"nNBbIiUuCFDT~\\{}";
            if (!known.contains(next))
                continue;
            flush(i, i + 2);
            ++i;
            switch (next.unicode()) {
            case u'n':
                out.breakLine(style);
                break;
            case u'N':
                style = {};
                break;
            case u'B':
            case u'b':
                style.set(TextStyle::Bold, next == u'B');
                break;
            case u'I':
            case u'i':
                style.set(TextStyle::Italic, next == u'I');
                break;
            case u'U':
            case u'u':
                style.set(TextStyle::Underline, next == u'U');
                break;
            case u'C': // of a palette of the program's own
            case u'F':
                if (i + 1 < text.size() && text[i + 1].isLetterOrNumber())
                    plain = ++i + 1;
                break;
            case u'D': // the day and the time of playing
            case u'T':
                break;
            default:
                out.put(text.mid(i, 1), style);
            }
        }
    }
    flush(text.size(), text.size());
    out.moveTo(cue);
}

QString textOf(const Cue &cue)
{
    QString out;
    quint16 now = 0;
    static constexpr std::pair<TextStyle::Trait, char16_t> traits[] = {
        {TextStyle::Bold, u'B'}, {TextStyle::Italic, u'I'}, {TextStyle::Underline, u'U'}};
    const auto change = [&](quint16 to) {
        for (const auto &[trait, letter] : traits) {
            if ((now ^ to) & trait) {
                out += u'\\';
                out += to & trait ? QChar(letter) : QChar(letter).toLower();
            }
        }
        now = to;
    };
    forEachSegment(cue, [&](QStringView text, const TextStyle &style) {
        if (!std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'\n'; }))
            change(style.traits);
        for (const QChar c : text) {
            if (c == u'\n') {
                out += "\\n"_L1;
            } else if (c == QChar::Nbsp) {
                out += u'~';
            } else if (c == u'~' || c == u'\\' || c == u'{' || c == u'}') {
                out += u'\\';
                out += c;
            } else if (c != u'\r' && c != u'\0') {
                out += c;
            }
        }
    });
    change(0);
    return out;
}

class JacoReader
{
public:
    JacoReader(TextInput &input, Reading &reading)
        : m_input(input), m_document(reading.document), m_reading(reading) { }
    void read();

private:
    void command(QStringView line);
    void timed(QStringView line, UnitTime start, UnitTime end);

    TextInput &m_input;
    Document &m_document;
    Reading &m_reading;
    QList<std::pair<UnitTime, UnitTime>> m_times;
    std::optional<qint64> m_units;
    std::optional<UnitTime> m_shift;
};

/// "#TIMERES 25", "#T25", "#S 5.10"
void JacoReader::command(QStringView line)
{
    QStringView rest = line.mid(1);
    qsizetype end = 0;
    while (end < rest.size() && rest[end].isLetter())
        ++end;
    const QStringView name = rest.left(end);
    const auto is = [name](QLatin1StringView whole) {
        return !name.isEmpty() && whole.startsWith(name.left(1), Qt::CaseInsensitive)
            && (name.size() == 1 || name.compare(whole, Qt::CaseInsensitive) == 0);
    };
    rest = rest.mid(end);
    const QStringView value = takeWord(rest);
    if (is("TIMERES"_L1)) {
        const std::optional<qint64> units = parseNumber(value);
        if (units && *units > 0 && *units <= mostUnits && !m_units)
            m_units = *units;
    } else if (is("SHIFT"_L1)) {
        if (!m_shift)
            m_shift = parseUnitTime(value, true);
    } else {
        m_document.head += line.toString() + u'\n';
    }
}

void JacoReader::timed(QStringView line, UnitTime start, UnitTime end)
{
    m_times.append({start, end});
    Cue cue;
    // The directions come first, or after a remark.
    QStringView text = line.trimmed();
    QString remark;
    if (text.startsWith(u'{')) {
        const qsizetype close = text.indexOf(u'}');
        QStringView after = text.mid(close + 1);
        if (close > 0 && isDirective(takeWord(after))) {
            remark = text.left(close + 1).toString();
            text = text.mid(close + 1).trimmed();
        }
    }
    QStringView after = text;
    const QStringView word = takeWord(after);
    if (isDirective(word)) {
        text = after.trimmed();
        if (word.compare("D"_L1, Qt::CaseInsensitive) != 0) {
            const int anchor = anchorOf(word);
            if (anchor != 2)
                cue.edit().placement.anchor = anchor;
            cue.edit().settings = word.toString();
            cue.edit().comment = isOfFile(word);
        }
    }
    parseText(text, cue);
    if (!remark.isEmpty() || (cue.text != text && textOf(cue) != text) || (cue.text == text && textOf(cue) != text))
        cue.edit().native = remark + text.toString();
    m_document.cues.append(std::move(cue));
}

void JacoReader::read()
{
    SkippedLines skipped;
    QString joined;
    QStringView raw;
    while (m_input.next(raw)) {
        QStringView line = raw.trimmed();
        // A backslash at the end: the next line belongs to this one.
        const auto goesOn = [](QStringView text) {
            qsizetype count = 0;
            while (count < text.size() && text[text.size() - 1 - count] == u'\\')
                ++count;
            return count % 2 == 1;
        };
        if (goesOn(line)) {
            joined = line.chopped(1).toString();
            bool more = true;
            while (more && m_input.next(raw)) {
                const QStringView next = raw.trimmed();
                more = goesOn(next);
                joined += more ? next.chopped(1) : next;
            }
            line = joined;
        }
        if (line.isEmpty())
            continue;
        if (line.startsWith(u'#')) {
            command(line);
            continue;
        }
        QStringView rest = line;
        const std::optional<UnitTime> start = parseUnitTime(takeWord(rest), false);
        const std::optional<UnitTime> end = start ? parseUnitTime(takeWord(rest), false) : std::nullopt;
        if (!end) {
            skipped.skipped();
            continue;
        }
        timed(rest, *start, *end);
    }
    const qint64 units = m_units.value_or(usualUnits);
    const qint64 shift = m_shift ? m_shift->toMs(units) : 0;
    for (qsizetype i = 0; i < m_times.size(); ++i) {
        m_document.cues[i].startMs = m_times.at(i).first.toMs(units) + shift;
        m_document.cues[i].endMs = m_times.at(i).second.toMs(units) + shift;
    }
    // Not Document::fps: it is no rate of a video.
    m_document.head.prepend(unitsCommand + QString::number(units) + u'\n');
    skipped.warn(m_reading);
}

/// Lines have a limit; they go on below after a backslash. Not inside of an escape, and not before a blank, which would
/// be lost.
void writeLine(TextOutput &out, QStringView line)
{
    while (line.size() > longestLine) {
        qsizetype cut = longestLine - 1;
        const auto mayCut = [&](qsizetype at) { return !isBlankSign(line[at]) && line[at - 1] != u'\\'; };
        qsizetype at = cut;
        while (at > cut / 2 && !(line[at - 1] == u' ' && mayCut(at)))
            --at;
        if (at <= cut / 2) {
            at = cut;
            while (at > 1 && (!mayCut(at) || line[at].isLowSurrogate()))
                --at;
        }
        if (at <= 1)
            break; // nothing but backslashes
        out << line.left(at) << "\\\n"_L1;
        line = line.mid(at);
    }
    out << line << u'\n';
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    const bool same = document.format == "jacosub"_L1;
    const QStringView head =
        same && document.head.startsWith(unitsCommand) ? QStringView(document.head) : QStringView();
    const qint64 own =
        parseNumber(head.mid(unitsCommand.size(), head.indexOf(u'\n') - unitsCommand.size())).value_or(0);
    const qint64 units = own > 0 && own <= mostUnits ? own : 100;
    const int digits = units > 100 ? 3 : 2;
    out << unitsCommand;
    out.number(units) << u'\n';
    if (own > 0)
        out << head.mid(head.indexOf(u'\n') + 1);
    Lost lost;
    for (const Cue &cue : document.cues) {
        const CueDetails &details = cue.details();
        if (cue.isComment() && !(same && !details.settings.isEmpty()))
            continue;
        const auto time = [&](qint64 ms) {
            // Counted, not rounded to seconds and units apart.
            const qint64 all = (std::clamp<qint64>(ms, 0, latestMs) * units + 500) / 1000;
            QString text = u"%1:%2:%3."_s.arg(all / units / 3600)
                               .arg(all / units / 60 % 60, 2, 10, QChar(u'0'))
                               .arg(all / units % 60, 2, 10, QChar(u'0'));
            return text += u"%1"_s.arg(all % units, digits, 10, QChar(u'0'));
        };
        QString line = time(cue.startMs) + u' ' + time(std::max(cue.startMs, cue.endMs)) + u' ';
        const int anchor =
            details.placement.anchor >= 1 && details.placement.anchor <= 9 ? details.placement.anchor : 2;
        if (same && !details.settings.isEmpty() && isDirective(details.settings)
            && anchorOf(details.settings) == anchor) {
            line += details.settings;
        } else if (anchor == 2) {
            line += u'D';
        } else {
            static constexpr QLatin1StringView rows[] = {"VB"_L1, "VM"_L1, "VT"_L1};
            static constexpr QLatin1StringView columns[] = {"JL"_L1, "JC"_L1, "JR"_L1};
            line += rows[(anchor - 1) / 3];
            line += columns[(anchor - 1) % 3];
        }
        line += u' ';
        bool kept = false;
        if (same && options.keepNative && !details.native.isEmpty()) {
            Cue again;
            parseText(details.native, again);
            kept = again.text == cue.text && again.runs == cue.runs;
        }
        line += kept ? details.native : textOf(cue);
        writeLine(out, line);
    }
    lost.addTo(writing);
}

int sniff(QStringView head)
{
    LineReader lines(head);
    int good = 0;
    int other = 0;
    while (!lines.atEnd() && good < 2 && other < 20) {
        QStringView line = lines.next().trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const bool goesOn = line.endsWith(u'\\');
        const QStringView first = takeWord(line);
        const QStringView second = takeWord(line);
        const bool times = (first.contains(u'.') || first.startsWith(u'@')) && parseUnitTime(first, false)
            && (second.contains(u'.') || second.startsWith(u'@')) && parseUnitTime(second, false);
        good += times;
        other += !times && !goesOn;
    }
    return good == 0 ? 0 : other == 0 ? 85 : good >= other ? 75 : 55;
}

} // namespace

const SubtitleFormat &jacoSub()
{
    static const SubtitleFormat format{.id = "jacosub",
        .name = "JACOsub",
        .extensions = "jss js jac",
        .carries = (commonFeatures & ~SubtitleFeatures(SubtitleFeature::Milliseconds)) | SubtitleFeature::Bold
            | SubtitleFeature::Italic | SubtitleFeature::Underline | SubtitleFeature::Alignment,
        .sniff = sniff,
        .read = [](TextInput &input, const ReadOptions &, Reading &reading) { JacoReader(input, reading).read(); },
        .write = write};
    return format;
}

} // namespace Legenda::Formats
