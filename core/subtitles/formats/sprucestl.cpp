// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Spruce STL, of DVD authoring: "00:01:02:10 , 00:01:05:00 , First line|second line". The last number of a time counts
// frames, and the file does not say of how many a second; "$Name = value" lines set how what follows them looks.
// (Apple, DVD Studio Pro User Manual, "Creating an STL Format Subtitle File".)

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/linemarkup.h"
#include "core/subtitles/formats/linetimes.h"
#include "core/subtitles/formats/trimmedtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

using namespace LineMarkup;
using namespace LineTimes;

constexpr auto rateRemark = "//Frames per second: "_L1;

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

struct TimeCode
{
    qint64 seconds = 0;
    qint64 frames = 0;
    qint64 toMs(double fps) const { return seconds * 1000 + framesToMs(frames, fps); }
};

/// "00:01:02:10", also with ';' or '.' before the frames
std::optional<TimeCode> parseTimeCode(QStringView text)
{
    text = text.trimmed();
    qint64 values[4] = {};
    for (int field = 0; field < 4; ++field) {
        qsizetype end = 0;
        while (end < text.size() && text[end] >= u'0' && text[end] <= u'9')
            ++end;
        const std::optional<qint64> value = end <= 9 ? parseNumber(text.left(end)) : std::nullopt;
        if (!value)
            return {};
        values[field] = *value;
        text = text.mid(end);
        if (field < 3) {
            const bool sign = text.startsWith(u':') || (field == 2 && (text.startsWith(u';') || text.startsWith(u'.')));
            if (!sign)
                return {};
            text = text.mid(1);
        }
    }
    if (!text.isEmpty())
        return {};
    return TimeCode{values[0] * 3600 + values[1] * 60 + values[2], values[3]};
}

struct Entry
{
    TimeCode start;
    TimeCode end;
    QStringView text;
};

std::optional<Entry> parseEntry(QStringView line)
{
    constexpr qsizetype longest = 40; // of a time with blanks
    const qsizetype first = line.left(longest).indexOf(u',');
    const qsizetype second = first < 0 ? -1 : line.mid(first + 1, longest).indexOf(u',');
    if (second < 0)
        return {};
    const std::optional<TimeCode> start = parseTimeCode(line.left(first));
    const std::optional<TimeCode> end = parseTimeCode(line.mid(first + 1, second));
    if (!start || !end)
        return {};
    return Entry{*start, *end, trimBlanks(line.mid(first + second + 2))};
}

/// "$HorzAlign = Left"
bool parseCommand(QStringView line, QStringView &name, QStringView &value)
{
    if (!line.startsWith(u'$'))
        return false;
    const qsizetype equals = line.indexOf(u'=');
    name = line.mid(1, equals < 0 ? -1 : equals - 1).trimmed();
    value = equals < 0 ? QStringView() : line.mid(equals + 1).trimmed();
    return true;
}

/// What commands say of the cues that follow.
struct State
{
    quint16 traits = 0;
    int column = 1; ///< 0 left, 1 centre, 2 right
    int row = 0; ///< 0 bottom, 1 centre, 2 top
    int anchor() const { return row * 3 + column + 1; }
    bool operator==(const State &) const = default;

    /// False for a command that says something else.
    bool take(QStringView name, QStringView value)
    {
        const auto is = [](QStringView a, QLatin1StringView b) { return a.compare(b, Qt::CaseInsensitive) == 0; };
        const bool yes = is(value, "True"_L1) || value == "1"_L1;
        const auto set = [&](TextStyle::Trait trait) { traits = quint16(yes ? traits | trait : traits & ~trait); };
        if (is(name, "Bold"_L1)) {
            set(TextStyle::Bold);
        } else if (is(name, "Italic"_L1)) {
            set(TextStyle::Italic);
        } else if (is(name, "Underlined"_L1) || is(name, "Underline"_L1)) {
            set(TextStyle::Underline);
        } else if (is(name, "HorzAlign"_L1)) {
            column = is(value, "Left"_L1) ? 0 : is(value, "Right"_L1) ? 2 : 1;
        } else if (is(name, "VertAlign"_L1)) {
            row = is(value, "Top"_L1) ? 2 : is(value, "Center"_L1) || is(value, "Middle"_L1) ? 1 : 0;
        } else {
            return false;
        }
        return true;
    }
};

constexpr std::pair<TextStyle::Trait, char16_t> toggles[] = {
    {TextStyle::Bold, u'B'}, {TextStyle::Italic, u'I'}, {TextStyle::Underline, u'U'}};

/// "^IThis^I|that": toggles on and off; '|' ends a line.
void parseText(QStringView text, quint16 traits, Cue &cue)
{
    TrimmedText out;
    TextStyle style;
    style.traits = traits;
    qsizetype plain = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        quint16 toggled = 0;
        if (text[i] == u'^' && i + 1 < text.size()) {
            for (const auto &[trait, letter] : toggles)
                toggled |= text[i + 1].toUpper() == QChar(letter) ? trait : 0;
        }
        if (text[i] != u'|' && toggled == 0)
            continue;
        out.put(text.mid(plain, i - plain), style);
        if (toggled != 0)
            style.traits ^= toggled;
        else
            out.breakLine(style);
        i += toggled != 0;
        plain = i + 1;
    }
    out.put(text.mid(plain), style);
    out.moveTo(cue);
}

QString textOf(const Cue &cue, quint16 traits, Lost &lost)
{
    QString out;
    bool changed = false;
    quint16 now = traits;
    const auto change = [&](quint16 to) {
        for (const auto &[trait, letter] : toggles) {
            if ((now ^ to) & trait) {
                out += u'^';
                out += QChar(letter);
            }
        }
        now = to;
    };
    bool strikeOut = false;
    forEachSegment(cue, [&](QStringView text, const TextStyle &style) {
        strikeOut = strikeOut || style.has(TextStyle::StrikeOut);
        if (!std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'\n'; }))
            change(style.traits & (TextStyle::Bold | TextStyle::Italic | TextStyle::Underline));
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            const QChar next = i + 1 < text.size() ? text[i + 1].toUpper() : QChar();
            if (c == u'\n') {
                out += u'|';
            } else if (c == u'|' || (c == u'^' && (next.isNull() || next == u'B' || next == u'I' || next == u'U'))) {
                out += c == u'|' ? u'/' : u'*';
                changed = true;
            } else if (c != u'\r' && c != u'\0') {
                out += c;
            }
        }
    });
    change(traits);
    lost.characters += changed;
    return out;
}

void read(TextInput &input, const ReadOptions &options, Reading &reading)
{
    Document &document = reading.document;
    QList<Entry> times;
    State state;
    QString pending; // commands for what follows that have no place in the model
    QString token; // in front of the name of a picture
    SkippedLines skipped;
    int pictures = 0;
    double fps = 0;
    qint64 mostFrames = 0;
    QStringView raw;
    while (input.next(raw)) {
        const QStringView line = trimBlanks(raw);
        if (line.isEmpty())
            continue;
        QString &keep = document.cues.isEmpty() ? document.head : pending;
        QStringView name;
        QStringView value;
        if (line.startsWith("//"_L1)) {
            if (line.startsWith(rateRemark))
                fps = parseFrameRate(line.mid(rateRemark.size()));
            else if (document.cues.isEmpty())
                keep += line.toString() + u'\n';
            continue;
        }
        if (parseCommand(line, name, value)) {
            if (name.compare("SetFilePathToken"_L1, Qt::CaseInsensitive) == 0)
                token = value.left(100).toString();
            // What only says what goes without saying is kept as it stands.
            const bool usual = document.cues.isEmpty() && state == State();
            if (!state.take(name, value) || (usual && state == State()))
                keep += line.toString() + u'\n';
            continue;
        }
        const std::optional<Entry> entry = parseEntry(line);
        if (!entry) {
            skipped.skipped();
            continue;
        }
        mostFrames = std::max({mostFrames, entry->start.frames, entry->end.frames});
        times.append({entry->start, entry->end, {}});
        Cue cue;
        if (!token.isEmpty() && entry->text.startsWith(token)) {
            ++pictures;
            cue.edit().native = entry->text.toString();
        } else {
            parseText(entry->text, state.traits, cue);
            Lost ignored;
            if (cue.text != entry->text && textOf(cue, 0, ignored) != entry->text && state.traits == 0)
                cue.edit().native = entry->text.toString();
        }
        if (state.anchor() != 2)
            cue.edit().placement.anchor = state.anchor();
        if (!pending.isEmpty())
            cue.edit().settings = std::exchange(pending, {}).trimmed();
        document.cues.append(std::move(cue));
    }
    if (fps == 0)
        fps = validRate(options.fps);
    if (fps == 0 && !document.cues.isEmpty()) {
        // Of DVDs there are two kinds. A wrong guess moves no cue by as much as a frame of a second.
        fps = mostFrames >= 25 ? 30000 / 1001.0 : 25;
        reading.fpsGuessed = true;
    }
    document.fps = fps;
    for (qsizetype i = 0; i < times.size(); ++i) {
        document.cues[i].startMs = times.at(i).start.toMs(fps);
        document.cues[i].endMs = times.at(i).end.toMs(fps);
    }
    skipped.warn(reading);
    if (pictures > 0)
        reading.warnings << Text::tr("%n cue(s) are pictures and have no text.", nullptr, pictures);
}

class SpruceWriter
{
public:
    SpruceWriter(const Document &document, const WriteOptions &options, TextOutput &out)
        : m_document(document), m_options(options), m_out(out), m_fps(rateToWrite(document, options, 25))
    {
    }
    void write(Writing &writing);

private:
    void time(qint64 ms);
    void place(int anchor);

    const Document &m_document;
    const WriteOptions &m_options;
    TextOutput &m_out;
    double m_fps;
    State m_state;
};

void SpruceWriter::time(qint64 ms)
{
    ms = std::clamp<qint64>(ms, 0, latestMs);
    qint64 seconds = ms / 1000;
    qint64 frames = std::llround(double(ms % 1000) * m_fps / 1000);
    // The frame that would be the last but does not exist: it is the first of the next second.
    if (frames >= std::llround(m_fps)) {
        frames = 0;
        ++seconds;
    }
    m_out.number(seconds / 3600, 2) << u':';
    m_out.number(seconds / 60 % 60, 2) << u':';
    m_out.number(seconds % 60, 2) << u':';
    m_out.number(frames, 2);
}

void SpruceWriter::place(int anchor)
{
    anchor = anchor >= 1 && anchor <= 9 ? anchor : 2;
    const int column = (anchor - 1) % 3;
    const int row = (anchor - 1) / 3;
    static constexpr QLatin1StringView columns[] = {"Left"_L1, "Center"_L1, "Right"_L1};
    static constexpr QLatin1StringView rows[] = {"Bottom"_L1, "Center"_L1, "Top"_L1};
    if (column != m_state.column)
        m_out << "$HorzAlign = "_L1 << columns[column] << u'\n';
    if (row != m_state.row)
        m_out << "$VertAlign = "_L1 << rows[row] << u'\n';
    m_state.column = column;
    m_state.row = row;
}

void SpruceWriter::write(Writing &writing)
{
    const bool same = m_document.format == "spruce-stl"_L1;
    if (same && !m_document.head.isEmpty())
        m_out << m_document.head << u'\n';
    else if (!same)
        m_out << "$FontName = Arial\n$FontSize = 28\n$HorzAlign = Center\n$VertAlign = Bottom\n\n"_L1;
    m_fps = parseFrameRate(frameRateText(m_fps));
    if (std::abs(m_fps - 25) > 0.001)
        m_out << rateRemark << frameRateText(m_fps) << u'\n';
    Lost lost;
    for (const Cue *cue : shownCues(m_document)) {
        const CueDetails &details = cue->details();
        if (same && !details.settings.isEmpty())
            m_out << details.settings << u'\n';
        place(details.placement.anchor);
        time(cue->startMs);
        m_out << " , "_L1;
        time(std::max(cue->startMs, cue->endMs));
        m_out << " , "_L1;
        bool kept = false;
        if (same && m_options.keepNative && !details.native.isEmpty()) {
            Cue again;
            parseText(details.native, 0, again);
            // A picture has no text; its name is not one.
            kept = (again.text == cue->text && again.runs == cue->runs) || (cue->text.isEmpty() && cue->runs.isEmpty());
        }
        m_out << (kept ? details.native : textOf(*cue, 0, lost)) << u'\n';
    }
    lost.addTo(writing);
}

int sniff(QStringView head)
{
    LineReader lines(head);
    int commands = 0;
    int good = 0;
    bool spaced = false;
    while (!lines.atEnd() && good < 2) {
        const QStringView line = lines.next().trimmed();
        QStringView name;
        QStringView value;
        if (parseEntry(line)) {
            ++good;
            const QStringView times = line.left(24);
            spaced = spaced || times.contains(" ,"_L1) || times.contains("\t,"_L1) || times.contains(", "_L1);
        } else if (parseCommand(line, name, value))
            commands += name.startsWith("Font"_L1) || name.endsWith("Align"_L1) || name.endsWith("Contrast"_L1);
    }
    // Tables of times have commas, too, but no blanks around them.
    return good > 0 ? (commands > 0 || spaced ? 92 : 62) : commands > 1 ? 60 : 0;
}

} // namespace

const SubtitleFormat &spruceStl()
{
    static const SubtitleFormat format{.id = "spruce-stl",
        .name = "Spruce STL",
        .extensions = "stl",
        .carries = (commonFeatures & ~SubtitleFeatures(SubtitleFeature::Milliseconds)) | SubtitleFeature::Bold
            | SubtitleFeature::Italic | SubtitleFeature::Underline | SubtitleFeature::Alignment,
        .countsFrames = true,
        .sniff = sniff,
        .read = read,
        .write = [](const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing) {
            SpruceWriter(document, options, out).write(writing);
        }};
    return format;
}

} // namespace Legenda::Formats
