// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// LRC, song texts: "[mm:ss.xx]" before each line, as often as it is sung, "<mm:ss.xx>" before words in the enhanced
// kind. A line lasts until the next time; a time without text only takes it off the screen.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/looseclock.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr SubtitleFeatures carried = SubtitleFeatures(SubtitleFeature::EndTimes) | SubtitleFeature::Times
    | SubtitleFeature::Characters | SubtitleFeature::LongLines | SubtitleFeature::WordTimes | SubtitleFeature::Metadata;

constexpr qint64 lastLineMs = 5000; ///< of the last line, where no time ends it

constexpr std::pair<QLatin1StringView, QLatin1StringView> tags[] = {{"ti"_L1, "title"_L1}, {"ar"_L1, "artist"_L1},
    {"al"_L1, "album"_L1}, {"au"_L1, "author"_L1}, {"by"_L1, "creator"_L1}, {"re"_L1, "program"_L1},
    {"ve"_L1, "version"_L1}, {"length"_L1, "length"_L1}, {"la"_L1, "language"_L1}, {"#"_L1, "comment"_L1}};

struct Stamp
{
    qint64 ms = 0;
    /// What "[00:01:02]" is as hours, minutes and seconds: it is not said which. -1: it is nothing of the kind.
    qint64 clockMs = -1;
};

/// "[00:12.34]" or "<00:12.34>" at `at`; the place behind it, -1: none.
qsizetype scanStamp(QStringView text, qsizetype at, char16_t open, char16_t close, Stamp &stamp)
{
    constexpr qsizetype longest = 24;
    if (at >= text.size() || text[at] != open || at + 1 >= text.size() || text[at + 1].isSpace())
        return -1;
    LooseTime time;
    const qsizetype end = scanLooseTime(text.left(at + longest), at + 1, time);
    if (end < 0 || end >= text.size() || text[end] != close || time.parts < 2)
        return -1;
    stamp = {time.ms, -1};
    // "[mm:ss:xx]" is how some programs write it.
    if (time.parts == 3 && time.fractionDigits < 0 && time.frames < 0) {
        qint64 hundredths = 0;
        qint64 unit = 1;
        for (qsizetype i = end - 1; i > at && decimalDigit(text[i]) >= 0 && unit < 1000; --i, unit *= 10)
            hundredths += unit * decimalDigit(text[i]);
        const qint64 seconds = (std::abs(time.ms) / 1000 - hundredths) / 60;
        stamp.ms = (seconds * 1000 + hundredths * 10) * (time.ms < 0 ? -1 : 1);
        constexpr qint64 mostMs = 10 * 3'600'000;
        if (time.regular && time.ms >= 0 && time.ms < mostMs)
            stamp.clockMs = time.ms;
    }
    return end + 1;
}

/// "[ti:A song]"
bool parseTag(QStringView line, QStringView &name, QStringView &value)
{
    const qsizetype colon = line.left(20).indexOf(u':');
    if (colon < 2 || line.front() != u'[' || !line.endsWith(u']'))
        return false;
    name = line.mid(1, colon - 1).trimmed();
    value = line.mid(colon + 1).chopped(1).trimmed();
    return std::all_of(name.begin(), name.end(), [](QChar c) { return c.isLetter() || c == u'_' || c == u'#'; });
}

struct Line
{
    qint64 startMs = 0;
    qint64 clockMs = -1; ///< see Stamp
    Cue cue; ///< its end: as a time behind the last word says, -1: none does
};

/// The next "<00:12.34>" or, as some programs have it, "[00:12.34]" from `at` on; its place, -1: none.
qsizetype findStamp(QStringView text, qsizetype at, qsizetype &end, Stamp &stamp)
{
    for (; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c != u'<' && c != u'[')
            continue;
        end = c == u'<' ? scanStamp(text, at, u'<', u'>', stamp) : scanStamp(text, at, u'[', u']', stamp);
        if (end > 0)
            return at;
    }
    return -1;
}

/// Words with their times; `endMs` of the cue where a time stands behind the last of them.
void readWords(QStringView text, qint64 startMs, Cue &cue)
{
    cue.endMs = -1;
    StyledText styled;
    TextStyle style;
    qsizetype from = 0;
    qsizetype end = 0;
    Stamp stamp;
    for (qsizetype at = findStamp(text, 0, end, stamp); at >= 0; at = findStamp(text, end, end, stamp)) {
        styled.append(text.mid(from, at - from), style);
        style.atMs = std::max<qint64>(0, stamp.ms - startMs);
        from = end;
        if (text.mid(end).trimmed().isEmpty() && !styled.isEmpty())
            cue.endMs = stamp.ms;
    }
    styled.append(text.mid(from), style);
    styled.trim();
    styled.moveTo(cue);
}

/// "[00:01:02]" in all lines, and never more than 59 behind the last colon: these are seconds, not hundredths.
void countSeconds(QList<Line> &lines)
{
    constexpr qsizetype enough = 8; // of 8 hundredths all are below 60 once in sixty files
    if (lines.size() < enough || std::any_of(lines.cbegin(), lines.cend(), [](const Line &each) {
            return each.clockMs < 0 || each.cue.endMs >= 0 || !each.cue.runs.isEmpty();
        }))
        return;
    for (Line &each : lines)
        each.startMs = each.clockMs;
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    Document &document = reading.document;
    QList<Line> lines; // empty texts among them, as ends
    qint64 offset = 0;
    int negative = 0;
    qsizetype group = 0; ///< lines that came from the last line of the file that has a time
    int continued = 0; ///< lines without one below it
    QStringView line;
    while (input.next(line)) {
        line = line.trimmed();
        if (line.isEmpty())
            continue;
        QList<Stamp> stamps;
        qsizetype at = 0;
        Stamp stamp;
        for (qsizetype end = scanStamp(line, 0, u'[', u']', stamp); end >= 0;
             end = scanStamp(line, at, u'[', u']', stamp)) {
            stamps << stamp;
            at = end;
        }
        QStringView name;
        QStringView value;
        if (stamps.isEmpty() && parseTag(line, name, value)) {
            const QString lower = name.toString().toLower();
            if (lower == "offset"_L1) {
                bool ok = false;
                const qint64 said = value.toLongLong(&ok);
                offset = ok && std::abs(said) < 3'600'000 ? said : 0;
                continue;
            }
            QString key = lower;
            for (const auto &[tag, known] : tags)
                key = lower == tag ? QString(known) : key;
            if (!value.isEmpty())
                document.metadata.insert(key, value.toString());
            if (key == "language"_L1)
                document.language = Language::fromSuffix(value);
            continue;
        }
        if (stamps.isEmpty()) {
            // A line without a time goes on with the one before it. Few do, and only after few times.
            constexpr qsizetype mostTimes = 8;
            constexpr int mostMore = 4;
            if (group > mostTimes || ++continued > mostMore)
                continue;
            for (qsizetype i = lines.size() - group; i < lines.size(); ++i)
                appendText(
                    lines[i].cue, lines[i].cue.text.isEmpty() ? QStringView() : u"\n", Cue(0, 0, line.toString()));
            continue;
        }
        Cue cue;
        readWords(line.mid(at), stamps.constFirst().ms, cue);
        group = stamps.size();
        continued = 0;
        for (const Stamp &start : std::as_const(stamps)) {
            Line each{start.ms, start.clockMs, cue};
            if (cue.endMs >= 0)
                each.cue.endMs = cue.endMs - stamps.constFirst().ms + start.ms;
            lines.append(std::move(each));
        }
    }
    countSeconds(lines);
    std::stable_sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) { return a.startMs < b.startMs; });
    // The next time that is later: lines with one time are sung, or shown, together.
    qint64 next = -1;
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        Line &each = lines[i];
        if (i + 1 < lines.size() && lines[i + 1].startMs > each.startMs)
            next = lines[i + 1].startMs;
        if (each.cue.endMs <= each.startMs)
            each.cue.endMs = next > each.startMs ? next : each.startMs + lastLineMs;
        each.cue.startMs = each.startMs;
    }
    for (Line &each : lines) {
        if (each.cue.text.isEmpty())
            continue;
        // A positive offset shows all lines sooner.
        each.cue.startMs -= offset;
        each.cue.endMs -= offset;
        if (each.cue.startMs < 0) {
            ++negative;
            continue;
        }
        document.cues.append(std::move(each.cue));
    }
    if (negative > 0) {
        reading.warnings << Text::tr("%n cue(s) begin before the film does and were left out.", nullptr, negative);
    }
}

int sniff(QStringView head)
{
    constexpr int enoughLines = 60;
    LineReader lines(head);
    int stamped = 0;
    int exact = 0; ///< with a fraction, or without a third field
    int others = 0;
    int known = 0;
    for (int i = 0; i < enoughLines && !lines.atEnd(); ++i) {
        const QStringView line = lines.next().trimmed();
        if (line.isEmpty())
            continue;
        Stamp time;
        const qsizetype end = scanStamp(line, 0, u'[', u']', time);
        QStringView name;
        QStringView value;
        if (end > 0) {
            ++stamped;
            const QStringView stamp = line.left(end);
            exact += stamp.contains(u'.') || stamp.contains(u',') || stamp.count(u':') == 1;
        } else if (parseTag(line, name, value)) {
            known += std::any_of(std::begin(tags), std::end(tags),
                [name = name](const auto &tag) { return name.compare(tag.first, Qt::CaseInsensitive) == 0; });
        } else {
            ++others;
        }
    }
    if (stamped == 0 || others > stamped)
        return 0;
    return exact * 2 < stamped ? (known > 0 ? 68 : 35) : known > 0 ? 92 : 82;
}

void putStamp(TextOutput &out, qint64 ms, char16_t open, char16_t close)
{
    const qint64 hundredths = (std::max<qint64>(0, ms) + 5) / 10;
    out << QChar(open);
    out.number(hundredths / 6000, 2) << QChar(u':');
    out.number(hundredths / 100 % 60, 2) << QChar(u'.');
    out.number(hundredths % 100, 2) << QChar(close);
}

/// In one line, and nothing in it that reads as a time; `changed`: something did.
QString lineText(QStringView text, bool &changed)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        Stamp ignored;
        if (c == u'\n')
            out += u' ';
        else if (!c.isNull() && c != u'\r' && c != QChar(0xFEFF))
            out += c;
        if ((c == u'<' && scanStamp(text, i, u'<', u'>', ignored) > 0)
            || (c == u'[' && scanStamp(text, i, u'[', u']', ignored) > 0)) {
            out += u' ';
            changed = true;
        }
    }
    return out;
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    int lost = 0;
    QMap<QString, QString> metadata = document.metadata;
    if (!options.title.isEmpty())
        metadata.insert(u"title"_s, options.title);
    for (const auto &[tag, key] : tags) {
        const QString value = metadata.take(key).simplified();
        if (!value.isEmpty())
            out << QChar(u'[') << tag << QChar(u':') << value << "]\n"_L1;
    }
    for (auto each = metadata.cbegin(); each != metadata.cend(); ++each) {
        // Names of other tags, kept as they are; what is no name has no place.
        const QStringView key(each.key());
        const bool name = key.size() > 1 && key.size() < 16 && !each.value().trimmed().isEmpty() && key != "offset"_L1
            && std::all_of(key.begin(), key.end(), [](QChar c) { return c.isLetter() || c == u'_'; });
        if (name)
            out << QChar(u'[') << each.key() << QChar(u':') << each.value().simplified() << "]\n"_L1;
        else
            ++lost;
    }
    addLoss(writing.losses, SubtitleFeature::Metadata, lost);

    QList<const Cue *> order;
    for (const Cue &cue : document.cues) {
        if (!cue.isComment() && !cue.text.trimmed().isEmpty())
            order.append(&cue);
    }
    std::stable_sort(order.begin(), order.end(), [](const Cue *a, const Cue *b) { return a->startMs < b->startMs; });
    int joined = 0;
    int changedCues = 0;
    for (qsizetype i = 0; i < order.size(); ++i) {
        const Cue &cue = *order[i];
        joined += cue.text.contains(u'\n');
        putStamp(out, cue.startMs, u'[', u']');
        qint64 last = -1;
        bool changed = false;
        forEachSegment(cue, [&](QStringView text, const TextStyle &style) {
            if (style.atMs > last)
                putStamp(out, std::max<qint64>(0, cue.startMs) + style.atMs, u'<', u'>');
            last = std::max(last, style.atMs);
            out << lineText(text, changed);
        });
        out << QChar(u'\n');
        changedCues += changed;
        const qint64 end = std::max(cue.endMs, cue.startMs);
        const bool lasts = i + 1 < order.size() && order[i + 1]->startMs < end + 10;
        if (!lasts) {
            putStamp(out, end, u'[', u']');
            out << QChar(u'\n');
        }
    }
    addLoss(writing.losses, SubtitleFeature::LineBreaks, joined);
    addLoss(writing.losses, SubtitleFeature::Characters, changedCues);
}

} // namespace

namespace Formats {

const SubtitleFormat &lrc()
{
    static const SubtitleFormat format{.id = "lrc",
        .name = "LRC (song texts)",
        .extensions = "lrc",
        .carries = carried,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Formats

} // namespace Legenda
