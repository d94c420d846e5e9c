// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// QuickTime's text descriptors: {QTtext}{timeScale:30}{timeStamps:absolute} and more in braces, then times in brackets,
// each followed by what is shown from then on. The part behind the dot counts in timeScale's units of a second (600
// where it is not said). "QuickTime Text Descriptors", Apple.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qint64 unendedMs = 4000;

struct Scale
{
    qint64 units = 600; ///< of a second
    bool relative = false;
};

/// Of a line "[00:00:01.250]" alone, or with text behind it (`rest`).
std::optional<qint64> readTimeStamp(QStringView line, const Scale &scale, QStringView &rest)
{
    line = line.trimmed();
    const qsizetype close = line.startsWith(u'[') ? line.left(40).indexOf(u']') : -1;
    if (close < 0)
        return {};
    const QStringView stamp = line.sliced(1, close - 1).trimmed();
    const qsizetype dot = stamp.indexOf(u'.');
    const std::optional<qint64> seconds = parseClock(dot < 0 ? stamp : stamp.left(dot));
    const std::optional<qint64> fraction = dot < 0 ? 0 : parseNumber(stamp.mid(dot + 1));
    if (!seconds || !fraction)
        return {};
    rest = line.mid(close + 1);
    // More than there are in a second: a decimal fraction after all.
    qint64 units = scale.units;
    if (*fraction >= units) {
        units = 1;
        for (qsizetype i = dot + 1; i < stamp.size(); ++i)
            units *= 10;
    }
    return *seconds + *fraction * 1000 / units;
}

quint32 readColor(QStringView value)
{
    const QList<QStringView> parts = value.split(u',');
    if (parts.size() != 3)
        return 0;
    quint32 color = 0xFF;
    for (const QStringView part : parts) {
        const std::optional<qint64> channel = parseNumber(part.trimmed());
        if (!channel || *channel > 65535)
            return 0;
        color = color << 8 | quint32(*channel / 257);
    }
    return color;
}

bool isDescriptor(QStringView words)
{
    const qsizetype colon = words.indexOf(u':');
    const QStringView name = words.left(colon < 0 ? words.size() : colon).trimmed();
    static constexpr QLatin1StringView known[] = {"qttext"_L1, "plain"_L1, "bold"_L1, "italic"_L1, "underline"_L1,
        "outline"_L1, "shadow"_L1, "condense"_L1, "extend"_L1, "dropshadow"_L1, "anti-alias"_L1, "keyedtext"_L1,
        "clipToTextBox"_L1, "shrinkTextBox"_L1, "doNotAutoScale"_L1, "doNotDisplay"_L1, "useMovieBackColor"_L1,
        "inverseHilite"_L1, "flattenNestedText"_L1, "clipTextBox"_L1};
    if (colon > 0)
        return std::all_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber() || c == u'-'; });
    return std::any_of(std::begin(known), std::end(known),
        [name](QLatin1StringView each) { return name.compare(each, Qt::CaseInsensitive) == 0; });
}

/// One {descriptor}: what of it the text or the times need.
void apply(QStringView words, TextStyle &style, Scale &scale)
{
    const qsizetype colon = words.indexOf(u':');
    const QStringView name = words.left(colon < 0 ? words.size() : colon).trimmed();
    const QStringView value = colon < 0 ? QStringView() : words.mid(colon + 1).trimmed();
    const auto is = [name](QLatin1StringView what) { return name.compare(what, Qt::CaseInsensitive) == 0; };
    if (is("plain"_L1))
        style.traits = 0;
    else if (is("bold"_L1))
        style.set(TextStyle::Bold, true);
    else if (is("italic"_L1))
        style.set(TextStyle::Italic, true);
    else if (is("underline"_L1))
        style.set(TextStyle::Underline, true);
    else if (is("font"_L1))
        style.font = value.left(200).toString();
    else if (is("textColor"_L1))
        style.color = readColor(value);
    else if (is("backColor"_L1))
        style.background = readColor(value);
    else if (is("timeScale"_L1))
        scale.units = std::clamp<qint64>(parseNumber(value).value_or(600), 1, 1'000'000);
    else if (is("timeStamps"_L1))
        scale.relative = value.compare("relative"_L1, Qt::CaseInsensitive) == 0;
}

/// A line's text; descriptors in it change the style of what follows.
void readLine(QStringView line, StyledText &text, TextStyle &style, const TextStyle &base, Scale &scale)
{
    constexpr qsizetype longest = 300;
    qsizetype at = 0;
    while (at < line.size()) {
        const qsizetype open = line.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : line.mid(open, longest).indexOf(u'}');
        if (open < 0) {
            text.append(line.mid(at), style);
            return;
        }
        if (close < 0 || !isDescriptor(line.mid(open + 1, close - 1))) {
            text.append(line.mid(at, open + 1 - at), style);
            at = open + 1;
            continue;
        }
        text.append(line.mid(at, open - at), style);
        apply(line.mid(open + 1, close - 1), style, scale);
        // What all of the file has is not said of single words.
        if (style.color == base.color)
            style.color = 0;
        if (style.background == base.background)
            style.background = 0;
        if (style.font == base.font)
            style.font.clear();
        at = open + close + 1;
    }
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    Document &document = reading.document;
    Scale scale;
    TextStyle base;
    QStringView line;
    QStringView rest;
    std::optional<qint64> stamp;
    while (input.next(line)) {
        StyledText ignored;
        stamp = readTimeStamp(line, scale, rest);
        if (stamp)
            break;
        TextStyle none;
        readLine(line, ignored, base, none, scale);
        document.head += line;
        document.head += u'\n';
    }
    base.traits = 0;
    qint64 start = 0;
    qint64 clock = 0;
    bool open = false;
    StyledText text;
    TextStyle style;
    const auto end = [&](qint64 ms) {
        text.trim();
        Cue cue(start, ms);
        text.moveTo(cue);
        if (!cue.text.isEmpty())
            document.cues.append(std::move(cue));
    };
    for (bool more = stamp.has_value(); more;) {
        if (stamp) {
            clock = scale.relative ? clock + *stamp : *stamp;
            if (open)
                end(clock);
            start = clock;
            open = true;
            style.atMs = -1;
            if (!rest.trimmed().isEmpty())
                readLine(rest, text, style, base, scale);
        } else {
            if (!text.isEmpty())
                text.append(u"\n");
            readLine(line.trimmed(), text, style, base, scale);
        }
        more = input.next(line);
        stamp = more ? readTimeStamp(line, scale, rest) : std::nullopt;
    }
    if (open) {
        const qsizetype before = document.cues.size();
        end(start + unendedMs);
        if (document.cues.size() > before)
            reading.warnings << Text::tr("The last cue has no end; it was given four seconds.");
    }
}

/// The descriptors of the head with times in milliseconds.
QString headOf(const Document &document)
{
    static const QString usual = u"{QTtext} {font:Arial} {plain} {size:24}\n{textColor: 65535, 65535, 65535} "
                                 "{backColor: 0, 0, 0}\n{justify:center}\n"_s;
    const QStringView old = document.format == "qttext"_L1 ? QStringView(document.head) : QStringView();
    QString head;
    qsizetype at = 0;
    while (at < old.size()) {
        const qsizetype open = old.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : old.indexOf(u'}', open);
        if (close < 0)
            break;
        const QStringView words = old.sliced(open + 1, close - open - 1);
        const bool time = words.trimmed().startsWith("timeScale"_L1, Qt::CaseInsensitive)
            || words.trimmed().startsWith("timeStamps"_L1, Qt::CaseInsensitive);
        if (isDescriptor(words) && !time) {
            head += old.sliced(at, open - at).contains(u'\n') ? u"\n"_s : head.isEmpty() ? QString() : u" "_s;
            head += old.sliced(open, close - open + 1);
        }
        at = close + 1;
    }
    head = head.trimmed();
    head = head.startsWith("{QTtext}"_L1, Qt::CaseInsensitive) ? head + u'\n' : usual;
    return head + "{timeScale:1000}\n{timeStamps:absolute}\n\n"_L1;
}

QString colorWords(quint32 color)
{
    const auto channel = [color](int shift) { return QString::number(((color >> shift) & 0xFF) * 257); };
    return channel(16) + ", "_L1 + channel(8) + ", "_L1 + channel(0);
}

/// The text where it could be taken for a time or a descriptor. @return whether it was changed
bool makeHarmless(QString &text)
{
    bool changed = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'{' || c == u'}' || (c == u'[' && (i == 0 || text[i - 1] == u'\n'))) {
            text[i] = c == u'}' ? u')' : u'(';
            changed = true;
        }
    }
    return changed;
}

void writeText(const Cue &cue, const TextStyle &base, TextOutput &out)
{
    bool styled = false;
    forEachSegment(cue, [&](QStringView text, const TextStyle &style) {
        if (styled || !style.isPlain()) {
            out << "{plain}"_L1;
            if (style.has(TextStyle::Bold))
                out << "{bold}"_L1;
            if (style.has(TextStyle::Italic))
                out << "{italic}"_L1;
            if (style.has(TextStyle::Underline))
                out << "{underline}"_L1;
            const quint32 color = style.color != 0 ? style.color : base.color;
            const quint32 background = style.background != 0 ? style.background : base.background;
            QString font = style.font.isEmpty() ? base.font : style.font;
            font.remove(u'{').remove(u'}').remove(u'\n');
            out << "{textColor: "_L1 << colorWords(color) << "}{backColor: "_L1 << colorWords(background) << "}"_L1;
            if (!font.isEmpty())
                out << "{font:"_L1 << font << "}"_L1;
            styled = !style.isPlain();
        }
        out << text;
    });
    if (styled) {
        out << "{plain}{textColor: "_L1 << colorWords(base.color) << "}{backColor: "_L1 << colorWords(base.background)
            << "}"_L1;
        if (!base.font.isEmpty())
            out << "{font:"_L1 << base.font << "}"_L1;
    }
}

void write(const Document &document, const WriteOptions &, TextOutput &out, Writing &writing)
{
    const QString head = headOf(document);
    TextStyle base;
    base.color = 0xFFFFFFFF;
    base.background = 0xFF000000;
    {
        StyledText ignored;
        Scale scale;
        readLine(head, ignored, base, TextStyle(), scale);
    }
    out << head;
    QList<const Cue *> cues;
    for (const Cue &cue : document.cues) {
        if (!cue.isComment())
            cues.append(&cue);
    }
    const auto startOf = [](const Cue *cue) { return std::max<qint64>(0, cue->startMs); };
    std::stable_sort(cues.begin(), cues.end(), [&](const Cue *a, const Cue *b) { return startOf(a) < startOf(b); });
    const auto stamp = [&out](qint64 ms) {
        out << "["_L1;
        out.clock(ms, 2, u'.', 3) << "]\n"_L1;
    };
    int changed = 0;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        Cue cue = *cues[i];
        changed += makeHarmless(cue.text);
        const qint64 start = startOf(cues[i]);
        const qint64 end = std::max(start, cue.endMs);
        stamp(start);
        writeText(cue, base, out);
        out << "\n\n"_L1;
        if (i + 1 == cues.size() || end < startOf(cues[i + 1]))
            stamp(end);
        if (i + 1 == cues.size() || end < startOf(cues[i + 1]))
            out << "\n"_L1;
    }
    addLoss(writing.losses, SubtitleFeature::Characters, changed);
}

int sniff(QStringView head)
{
    // Descriptors begin a line; in the middle of one somebody speaks of them.
    const auto has = [head](QLatin1StringView descriptor) {
        const qsizetype at = head.left(2048).indexOf(descriptor, 0, Qt::CaseInsensitive);
        return at == 0 || (at > 0 && (head[at - 1] == u'\n' || head[at - 1] == u'}' || head[at - 1] == u' '));
    };
    const bool begins = head.startsWith(u'{') || head.contains("\n{"_L1);
    if (begins && has("{QTtext}"_L1))
        return head.startsWith("{QTtext}"_L1, Qt::CaseInsensitive) ? 100 : 80;
    return begins && (has("{timeScale:"_L1) || has("{timeStamps:"_L1)) ? 90 : 0;
}

} // namespace

const SubtitleFormat &qtText()
{
    static const SubtitleFormat format{.id = "qttext",
        .name = "QuickTime text",
        .extensions = "qt txt",
        .carries = (commonFeatures | SubtitleFeature::Bold | SubtitleFeature::Italic | SubtitleFeature::Underline
                       | SubtitleFeature::Color | SubtitleFeature::Background | SubtitleFeature::Font)
            & ~SubtitleFeatures(SubtitleFeature::Overlaps),
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Legenda::Formats
