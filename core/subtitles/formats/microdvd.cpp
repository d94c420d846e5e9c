// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// MicroDVD: "{120}{180}{y:i}First line|second line". Numbers are frames. How many of them make a second stands in the
// first line, by a convention that not all files follow: "{1}{1}23.976".

#include "core/subtitles/formats/formats.h"
#include "core/subtitles/formats/numberedlines.h"

#include <QStringBuilder>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::Formats {

namespace {

using namespace LineMarkup;
using namespace LineTimes;
using NumberedLines::NumberedLine;

constexpr Marks readMarks = usualMarks;

/// A stretch of one style inside of a line.
struct Stretch
{
    QStringView text;
    const TextStyle *style;
    bool blank;
};

/// Codes hold until the end of their line: a style can begin in the middle of it but not end there. What does not fit
/// is left out.
class LineWriter
{
public:
    explicit LineWriter(const Cue &cue) : m_cue(cue) { }
    QString write(Lost &lost);

private:
    struct Line
    {
        QString codes; ///< in front
        QString text;
        bool codesInside = false;
    };
    Line writeLine(QStringView line, qsizetype start, qsizetype &run);
    static QString codesOf(quint16 traits, quint32 color, const QString &font);

    const Cue &m_cue;
    quint16 m_lostTraits = 0;
    bool m_lostColor = false;
    bool m_lostFont = false;
    bool m_changed = false;
};

QString LineWriter::codesOf(quint16 traits, quint32 color, const QString &font)
{
    QString codes;
    if (traits != 0) {
        static constexpr std::pair<TextStyle::Trait, char16_t> letters[] = {{TextStyle::Italic, u'i'},
            {TextStyle::Bold, u'b'}, {TextStyle::Underline, u'u'}, {TextStyle::StrikeOut, u's'}};
        QString list;
        for (const auto &[trait, letter] : letters) {
            if (!(traits & trait))
                continue;
            if (!list.isEmpty())
                list += u',';
            list += QChar(letter);
        }
        codes += "{y:"_L1 % list % u'}';
    }
    if (color != 0) {
        const quint32 bgr = (color & 0xFF) << 16 | (color & 0xFF00) | (color >> 16 & 0xFF);
        codes += "{c:$"_L1 + u"%1"_s.arg(bgr, 6, 16, QChar(u'0')).toUpper() + u'}';
    }
    if (!font.isEmpty())
        codes += "{f:"_L1 % font % u'}';
    return codes;
}

LineWriter::Line LineWriter::writeLine(QStringView line, qsizetype start, qsizetype &run)
{
    static const TextStyle plain;
    QList<Stretch> stretches;
    const auto add = [&](qsizetype from, qsizetype to, const TextStyle &style) {
        const QStringView text = line.mid(from - start, to - from);
        stretches.append({text, &style, text.trimmed().isEmpty()});
    };
    const qsizetype end = start + line.size();
    qsizetype at = start;
    const QList<StyleRun> &runs = m_cue.runs;
    while (run < runs.size() && runs.at(run).start + runs.at(run).length <= start)
        ++run;
    for (qsizetype i = run; i < runs.size() && runs.at(i).start < end; ++i) {
        const qsizetype from = std::max(at, runs.at(i).start);
        const qsizetype to = std::min(end, runs.at(i).start + runs.at(i).length);
        if (from > at)
            add(at, from, plain);
        if (to > from)
            add(from, to, runs.at(i).style);
        at = std::max(at, to);
    }
    if (at < end)
        add(at, end, plain);

    // From the back: what holds until the end of the line can be written from where it begins.
    quint16 traits = TextStyle::Bold | TextStyle::Italic | TextStyle::Underline | TextStyle::StrikeOut;
    bool colors = true;
    bool fonts = true;
    QList<quint16> lasting(stretches.size(), 0);
    QList<bool> lastingColor(stretches.size(), false);
    QList<bool> lastingFont(stretches.size(), false);
    for (qsizetype i = stretches.size() - 1; i >= 0; --i) {
        const Stretch &stretch = stretches.at(i);
        if (stretch.blank)
            continue;
        traits &= stretch.style->traits;
        colors = colors && stretch.style->color != 0;
        fonts = fonts && !stretch.style->font.isEmpty();
        lasting[i] = traits;
        lastingColor[i] = colors;
        lastingFont[i] = fonts;
        m_lostTraits |= stretch.style->traits & ~traits;
        m_lostColor = m_lostColor || (stretch.style->color != 0 && !colors);
        m_lostFont = m_lostFont || (!stretch.style->font.isEmpty() && !fonts);
    }

    Line result;
    quint16 nowTraits = 0;
    quint32 nowColor = 0;
    QString nowFont;
    // Stretches are joined again where nothing stands between them, so that signs are replaced only where they would
    // be read as markup.
    QString pending;
    const auto flush = [&] {
        QString text = plainLine(pending, readMarks, m_changed);
        if (!text.isEmpty()) {
            // plainLine trims; blanks between two stretches are text.
            if (!result.text.isEmpty() && (pending.front() == u' ' || pending.front() == u'\t'))
                text.prepend(u' ');
            result.text += text;
            if (pending.back() == u' ' || pending.back() == u'\t')
                result.text += u' ';
        }
        pending.clear();
    };
    for (qsizetype i = 0; i < stretches.size(); ++i) {
        const Stretch &stretch = stretches.at(i);
        if (!stretch.blank) {
            const quint16 newTraits = lasting.at(i) & ~nowTraits;
            const quint32 color = lastingColor.at(i) ? stretch.style->color : 0;
            QString font = lastingFont.at(i) ? stretch.style->font : QString();
            font.remove(u'}').remove(u'\n').remove(u'|');
            const QString codes = codesOf(newTraits, color != nowColor ? color : 0, font != nowFont ? font : QString());
            if (!codes.isEmpty()) {
                flush();
                if (result.text.trimmed().isEmpty()) {
                    result.codes += codes;
                    result.text.clear();
                } else {
                    result.text += codes;
                    result.codesInside = true;
                }
            }
            nowTraits |= newTraits;
            nowColor = color != 0 ? color : nowColor;
            nowFont = font.isEmpty() ? nowFont : font;
        }
        pending += stretch.text;
    }
    flush();
    while (result.text.endsWith(u' '))
        result.text.chop(1);
    return result;
}

QString LineWriter::write(Lost &lost)
{
    auto one = [this, run = qsizetype(0)](QStringView line, qsizetype start) mutable {
        return m_cue.runs.isEmpty() ? Line{{}, plainLine(line, readMarks, m_changed), false}
                                    : writeLine(line, start, run);
    };
    QString out;
    const int anchor = m_cue.details().placement.anchor;
    if (anchor >= 7)
        out += "{P:1}"_L1;
    // One code with a capital letter does for all lines.
    constexpr qsizetype mostLines = 16;
    const bool few = m_cue.text.count(u'\n') < mostLines;
    QList<Line> lines;
    forEachLine(m_cue.text, [&](QStringView text, qsizetype start) {
        Line line = one(text, start);
        if (few) {
            lines.append(std::move(line));
            return;
        }
        if (start > 0)
            out += u'|';
        out += line.codes;
        out += line.text;
    });
    const QString codes = few ? lines.constFirst().codes : QString();
    const bool together = lines.size() > 1 && !codes.isEmpty() && codes.size() < 12 && codes.startsWith("{y:"_L1)
        && std::all_of(
            lines.cbegin(), lines.cend(), [&](const Line &line) { return line.codes == codes && !line.codesInside; });
    if (together)
        out += "{Y"_L1 + codes.mid(2);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            out += u'|';
        if (!together)
            out += lines.at(i).codes;
        out += lines.at(i).text;
    }
    lost.characters += m_changed;
    lost.bold += (m_lostTraits & TextStyle::Bold) != 0;
    lost.italic += (m_lostTraits & TextStyle::Italic) != 0;
    lost.underline += (m_lostTraits & TextStyle::Underline) != 0;
    lost.strikeOut += (m_lostTraits & TextStyle::StrikeOut) != 0;
    lost.color += m_lostColor;
    lost.font += m_lostFont;
    lost.alignment += anchor > 0 && anchor != 2 && anchor != 8;
    return out;
}

QString written(const Cue &cue)
{
    Lost ignored;
    return LineWriter(cue).write(ignored);
}

/// "{1}{1}23.976", "{0}{0}25 fps"; also "{1}{1}movie info: XVID 720x304 25.0fps 699 MB".
double rateOf(const NumberedLine &line)
{
    if (line.start < 0 || line.start > 1 || line.end < 0 || line.end > 1)
        return 0;
    QStringView text = line.text.left(200).trimmed();
    if (const qsizetype unit = text.indexOf("fps"_L1, 0, Qt::CaseInsensitive); unit > 0) {
        text = text.left(unit).trimmed();
        text = text.mid(text.lastIndexOf(u' ') + 1);
    }
    // Rates below are a line of text that is a number.
    const double rate = parseFrameRate(text);
    return rate >= 5 && rate <= 150 ? rate : 0;
}

const NumberedLines::Shape shape{u'{', u'}', readMarks, written};

void read(TextInput &input, const ReadOptions &options, Reading &reading)
{
    Document &document = reading.document;
    double fps = 0;
    NumberedLines::Hooks hooks;
    hooks.numbered = [&](const NumberedLine &line) {
        // Some have a line about the film, or an advert, in front of it.
        constexpr qsizetype mostBefore = 3;
        if (document.cues.size() > mostBefore || fps != 0)
            return false;
        fps = rateOf(line);
        return fps > 0;
    };
    hooks.other = [&](QStringView line) {
        // Styles for all cues, of the player's own.
        const bool style = line.startsWith("{DEFAULT}"_L1, Qt::CaseInsensitive);
        if (style)
            document.head += line.toString() + u'\n';
        return style;
    };
    SkippedLines skipped;
    NumberedLines::read(input, shape, hooks, reading, skipped);
    const double rate = document.cues.isEmpty() && fps == 0 ? 24000 / 1001.0 : rateToRead(fps, options, reading);
    for (Cue &cue : document.cues) {
        cue.startMs = framesToMs(cue.startMs, rate);
        if (cue.endMs != unknown)
            cue.endMs = framesToMs(cue.endMs, rate);
    }
    fillEnds(document.cues);
    skipped.warn(reading);
}

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    // What is written is what will be counted with.
    const QString rateText = frameRateText(rateToWrite(document, options));
    const double fps = parseFrameRate(rateText);
    out << "{1}{1}"_L1 << rateText << u'\n';
    if (document.format == "microdvd"_L1)
        out << document.head;
    Lost lost;
    for (const Cue *cue : shownCues(document)) {
        const qint64 start = std::max<qint64>(0, msToFrames(cue->startMs, fps));
        const qint64 end = std::max(start, msToFrames(cue->endMs, fps));
        out << u'{';
        out.number(start) << "}{"_L1;
        out.number(end) << u'}';
        if (const QString *kept = keptText(*cue, readMarks, document, "microdvd"_L1, options))
            out << *kept;
        else
            out << LineWriter(*cue).write(lost);
        out << u'\n';
    }
    lost.addTo(writing);
}

int sniff(QStringView head)
{
    return NumberedLines::sniff(head, shape);
}

} // namespace

const SubtitleFormat &microDvd()
{
    static const SubtitleFormat format{.id = "microdvd",
        .name = "MicroDVD",
        .extensions = "sub txt",
        .carries =
            commonFeatures | basicStyle | SubtitleFeature::Color | SubtitleFeature::Font | SubtitleFeature::Alignment,
        .countsFrames = true,
        .sniff = sniff,
        .read = read,
        .write = write};
    return format;
}

} // namespace Legenda::Formats
