// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/linemarkup.h"

#include "core/subtitles/formats/inlinetags.h"
#include "core/subtitles/formats/tagscan.h"
#include "core/subtitles/formats/trimmedtext.h"

#include <QStringBuilder>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::LineMarkup {

namespace {

/// Longer than any code or tag that is meant as one; keeps hostile text linear.
constexpr qsizetype longestTag = 200;
constexpr qsizetype deepestFont = 32;

bool isMarkOf(QChar c, Marks marks)
{
    return (c == u'/' && marks.testFlag(Mark::Slash)) || ((c == u'\\' || c == u'_') && marks.testFlag(Mark::MoreMarks));
}

enum class Tag { None, Bold, Italic, Underline, StrikeOut, Font, Break, Other };

Tag tagOf(QStringView name)
{
    static constexpr std::pair<QLatin1StringView, Tag> names[] = {{"b"_L1, Tag::Bold}, {"strong"_L1, Tag::Bold},
        {"i"_L1, Tag::Italic}, {"em"_L1, Tag::Italic}, {"u"_L1, Tag::Underline}, {"s"_L1, Tag::StrikeOut},
        {"strike"_L1, Tag::StrikeOut}, {"del"_L1, Tag::StrikeOut}, {"font"_L1, Tag::Font}, {"br"_L1, Tag::Break},
        {"span"_L1, Tag::Other}, {"p"_L1, Tag::Other}, {"div"_L1, Tag::Other}, {"c"_L1, Tag::Other},
        {"center"_L1, Tag::Other}, {"sub"_L1, Tag::Other}, {"sup"_L1, Tag::Other}, {"tt"_L1, Tag::Other}};
    for (const auto &[each, tag] : names) {
        if (name.compare(each, Qt::CaseInsensitive) == 0)
            return tag;
    }
    return Tag::None;
}

/// "<", then "/" perhaps, a name, and what follows up to ">".
struct FoundTag
{
    Tag tag = Tag::None;
    bool closing = false;
    QStringView name;
    QStringView rest;
    qsizetype length = 0;
};

FoundTag findTag(QStringView text)
{
    FoundTag found;
    // "a < b > c" is none.
    const qsizetype first = text.mid(1, 1) == u"/" ? 2 : 1;
    const qsizetype close = first < text.size() && text[first].isLetter() ? text.left(longestTag).indexOf(u'>') : -1;
    if (close < 0)
        return found;
    QStringView inside = text.mid(1, close - 1).trimmed();
    found.length = close + 1;
    found.closing = inside.startsWith(u'/');
    if (found.closing)
        inside = inside.mid(1).trimmed();
    else if (inside.endsWith(u'/'))
        inside.chop(1);
    qsizetype end = 0;
    while (end < inside.size() && inside[end].isLetterOrNumber())
        ++end;
    found.name = inside.left(end);
    found.rest = inside.mid(end).trimmed();
    found.tag = tagOf(found.name);
    // "a <b and c> d" is no tag.
    const bool bare = found.tag != Tag::Font && found.tag != Tag::Other;
    if (bare && !found.rest.isEmpty())
        found.tag = Tag::None;
    return found;
}

/// "$0000FF", blue first; "$FF" is red only
quint32 bgrColor(QStringView text)
{
    text = text.trimmed();
    if (text.startsWith(u'$') || text.startsWith(u'#'))
        text = text.mid(1);
    bool ok = false;
    const uint value = text.toUInt(&ok, 16);
    if (!ok || text.size() > 8)
        return 0;
    return 0xFF000000 | (value & 0xFF) << 16 | (value & 0xFF00) | (value >> 16 & 0xFF);
}

class Parser
{
public:
    explicit Parser(Marks marks) : m_marks(marks) { }
    void parse(QStringView text);
    void moveTo(Cue &cue);

private:
    struct Look
    {
        quint16 traits = 0;
        quint32 color = 0;
        QString font;
    };
    qsizetype code(QStringView text);
    qsizetype override(QStringView text);
    qsizetype tag(QStringView text, QStringView all);
    bool mark(QChar c);
    void beginLine();
    void put(QStringView text);
    TextStyle style() const;

    Marks m_marks;
    Look m_cue; ///< by codes for all lines
    Look m_line; ///< by codes and marks for this one
    quint16 m_tags = 0; ///< traits of open tags
    QList<quint32> m_fonts; ///< colours of open <font> tags
    quint16 m_marksSeen = 0;
    int m_anchor = 0;
    int m_unknownTags = 0;
    TrimmedText m_text;
};

TextStyle Parser::style() const
{
    TextStyle style;
    style.traits = m_line.traits | m_tags;
    style.color = m_line.color;
    for (const quint32 color : m_fonts)
        style.color = color != 0 ? color : style.color;
    style.font = m_line.font;
    return style;
}

void Parser::beginLine()
{
    m_text.breakLine(style());
    m_line = m_cue;
    m_marksSeen = 0;
}

void Parser::put(QStringView text)
{
    m_text.put(text, style());
}

/// "{y:i,b}": capital letters are for all lines that follow. How long it is; 0: it is none.
qsizetype Parser::code(QStringView text)
{
    if (text.size() < 4 || text[2] != u':' || !text[1].isLetter())
        return 0;
    const qsizetype close = text.left(longestTag).indexOf(u'}');
    if (close < 0)
        return 0;
    const QStringView value = text.mid(3, close - 3).trimmed();
    const bool all = text[1].isUpper();
    const auto set = [&](auto change) {
        change(m_line);
        if (all)
            change(m_cue);
    };
    switch (text[1].toLower().unicode()) {
    case u'y': {
        quint16 traits = 0;
        for (const QChar c : value) {
            switch (c.toLower().unicode()) {
            case u'b':
                traits |= TextStyle::Bold;
                break;
            case u'i':
                traits |= TextStyle::Italic;
                break;
            case u'u':
                traits |= TextStyle::Underline;
                break;
            case u's':
                traits |= TextStyle::StrikeOut;
                break;
            default:
                break;
            }
        }
        set([traits](Look &look) { look.traits |= traits; });
        break;
    }
    case u'c':
        if (const quint32 color = bgrColor(value); color != 0)
            set([color](Look &look) { look.color = color; });
        break;
    case u'f':
        set([value](Look &look) { look.font = value.toString(); });
        break;
    case u'p':
        if (value == u"1")
            m_anchor = 8;
        break;
    default: // sizes in units of the screen, positions, character sets: nothing that other formats could say
        break;
    }
    return close + 1;
}

/// "{\an8}", which players read in any format.
qsizetype Parser::override(QStringView text)
{
    if (text.size() < 3 || text[1] != u'\\')
        return 0;
    const qsizetype close = text.left(longestTag).indexOf(u'}');
    if (close < 0)
        return 0;
    const QStringView inside = text.mid(1, close - 1);
    const qsizetype anchor = inside.indexOf("\\an"_L1);
    if (anchor >= 0 && anchor + 3 < inside.size()) {
        const int number = inside[anchor + 3].digitValue();
        if (number >= 1 && m_anchor == 0)
            m_anchor = number;
    }
    return close + 1;
}

qsizetype Parser::tag(QStringView text, QStringView all)
{
    const FoundTag found = findTag(text);
    const auto set = [&](TextStyle::Trait trait) {
        m_tags = quint16(found.closing ? m_tags & ~trait : m_tags | trait);
    };
    switch (found.tag) {
    case Tag::Bold:
        set(TextStyle::Bold);
        break;
    case Tag::Italic:
        set(TextStyle::Italic);
        break;
    case Tag::Underline:
        set(TextStyle::Underline);
        break;
    case Tag::StrikeOut:
        set(TextStyle::StrikeOut);
        break;
    case Tag::Font:
        if (!found.closing && m_fonts.size() < deepestFont)
            m_fonts.append(parseColor(attribute(found.rest, "color"_L1)));
        else if (found.closing && !m_fonts.isEmpty())
            m_fonts.removeLast();
        break;
    case Tag::Break:
        beginLine();
        break;
    case Tag::Other:
        break;
    case Tag::None: {
        // "<LAUGHING & SHOUTING>" is text; what is closed somewhere is markup that nobody here knows.
        constexpr int most = 20; // of searches in one cue
        if (found.name.isEmpty() || !found.rest.isEmpty() || ++m_unknownTags > most)
            return 0;
        const QString end = "</"_L1 + found.name.toString() + u'>';
        if (!all.contains(end, Qt::CaseInsensitive))
            return 0;
        break;
    }
    }
    return found.length;
}

/// A sign in front of a line that says its style; each counts once.
bool Parser::mark(QChar c)
{
    if (!m_text.atLineStart() || !isMarkOf(c, m_marks))
        return false;
    const quint16 trait = c == u'/' ? TextStyle::Italic : c == u'_' ? TextStyle::Underline : TextStyle::Bold;
    if (m_marksSeen & trait)
        return false;
    m_marksSeen |= trait;
    m_line.traits |= trait;
    return true;
}

void Parser::parse(QStringView text)
{
    qsizetype plain = 0; // where text begins that was not put yet
    bool fresh = true; // nothing but blanks and markup in this line so far
    const auto flush = [&](qsizetype end) {
        if (end > plain)
            put(text.mid(plain, end - plain));
        plain = end;
    };
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        if (c == u'\n' || (c == u'|' && m_marks.testFlag(Mark::Pipes))) {
            flush(i);
            beginLine();
            fresh = true;
            plain = ++i;
            continue;
        }
        const bool maybeCode = c == u'{' && m_marks.testFlag(Mark::Codes);
        const bool maybeTag = c == u'<' && m_marks.testFlag(Mark::Tags);
        if (maybeCode || maybeTag) {
            flush(i); // what stands in front is drawn as it was
            qsizetype length = maybeTag ? tag(text.mid(i), text) : code(text.mid(i));
            if (maybeCode && length == 0)
                length = override(text.mid(i));
            if (length > 0) {
                plain = i += length;
                continue;
            }
        } else if (fresh && isMarkOf(c, m_marks) && mark(c)) {
            plain = ++i;
            continue;
        } else if (fresh && c == QChar::Nbsp && i + 1 < text.size() && isMarkOf(text[i + 1], m_marks)) {
            // Our own way to write a sign that is text.
            flush(i);
            plain = i + 1;
            i += 2;
            fresh = false;
            continue;
        }
        fresh = fresh && (c == u' ' || c == u'\t');
        ++i;
    }
    flush(text.size());
}

void Parser::moveTo(Cue &cue)
{
    m_text.moveTo(cue);
    const int anchor = m_anchor == 2 ? 0 : m_anchor;
    if (anchor != 0 || cue.hasDetails()) {
        Placement placement;
        placement.anchor = anchor;
        cue.edit().placement = placement;
    }
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

} // namespace

QStringView trimBlanks(QStringView text)
{
    const auto isSpace = [](QChar c) { return c != QChar::Nbsp && c.isSpace(); };
    qsizetype end = text.size();
    while (end > 0 && isSpace(text[end - 1]))
        --end;
    qsizetype start = 0;
    while (start < end && isSpace(text[start]))
        ++start;
    return text.mid(start, end - start);
}

void parse(QStringView text, Marks marks, Cue &cue)
{
    Parser parser(marks);
    parser.parse(text);
    parser.moveTo(cue);
}

void Lost::addTo(Writing &writing) const
{
    addLoss(writing.losses, SubtitleFeature::Bold, bold);
    addLoss(writing.losses, SubtitleFeature::Italic, italic);
    addLoss(writing.losses, SubtitleFeature::Underline, underline);
    addLoss(writing.losses, SubtitleFeature::StrikeOut, strikeOut);
    addLoss(writing.losses, SubtitleFeature::Color, color);
    addLoss(writing.losses, SubtitleFeature::Font, font);
    addLoss(writing.losses, SubtitleFeature::Alignment, alignment);
    addLoss(writing.losses, SubtitleFeature::LineBreaks, lineBreaks);
    addLoss(writing.losses, SubtitleFeature::Characters, characters);
}

QString plainLine(QStringView line, Marks marks, bool &changed)
{
    QString out;
    out.reserve(line.size() + 1);
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == u'\r' || c == u'\0' || c == u'\n' || c == QChar(0xFEFF))
            continue;
        const QChar next = i + 1 < line.size() ? line[i + 1] : QChar();
        if (c == u'|' && marks.testFlag(Mark::Pipes)) {
            out += u'/'; // there is no other way to write it
            changed = true;
        } else if (c == u'{' && marks.testFlag(Mark::Codes)
            && (next == u'\\' || (next.isLetter() && i + 2 < line.size() && line[i + 2] == u':'))) {
            out += u'(';
            changed = true;
        } else if (c == u'<' && marks.testFlag(Mark::Tags) && (next == u'/' || findTag(line.mid(i)).tag != Tag::None)) {
            out += "< "_L1;
            changed = true;
        } else {
            out += c;
        }
    }
    qsizetype start = 0;
    while (start < out.size() && isBlank(out[start]))
        ++start;
    qsizetype end = out.size();
    while (end > start && isBlank(out[end - 1]))
        --end;
    out = out.mid(start, end - start);
    if (!out.isEmpty() && isMarkOf(out[0], marks))
        out.prepend(QChar::Nbsp);
    return out;
}

void forEachLine(const QString &text, const std::function<void(QStringView, qsizetype)> &use)
{
    const QStringView all(text);
    for (qsizetype at = 0;;) {
        const qsizetype end = all.indexOf(u'\n', at);
        use(all.mid(at, end < 0 ? -1 : end - at), at);
        if (end < 0)
            return;
        at = end + 1;
    }
}

QString plainText(const Cue &cue, Marks marks, QStringView lineBreak, bool dropEmpty, Lost &lost)
{
    QString out;
    bool changed = false;
    bool first = true;
    bool dropped = false;
    forEachLine(cue.text, [&](QStringView line, qsizetype) {
        const QString plain = plainLine(line, marks, changed);
        if (plain.isEmpty() && dropEmpty) {
            dropped = dropped || !first;
            return;
        }
        if (!first)
            out += lineBreak;
        first = false;
        out += plain;
    });
    lost.characters += changed;
    return out;
}

LineTraits lineTraits(const Cue &cue, qsizetype start, qsizetype length)
{
    LineTraits traits{TextStyle::Bold | TextStyle::Italic | TextStyle::Underline | TextStyle::StrikeOut, 0};
    const QStringView text(cue.text);
    qsizetype at = start; // up to there all is looked at
    const qsizetype end = start + length;
    const auto onlyBlanks = [&](qsizetype from, qsizetype to) {
        return std::all_of(text.begin() + from, text.begin() + to, isBlank);
    };
    const auto first = std::partition_point(
        cue.runs.cbegin(), cue.runs.cend(), [start](const StyleRun &run) { return run.start + run.length <= start; });
    for (auto run = first; run != cue.runs.cend() && run->start < end; ++run) {
        const qsizetype from = std::max(run->start, start);
        const qsizetype to = std::min(run->start + run->length, end);
        if (!onlyBlanks(at, from))
            traits.all = 0;
        if (!onlyBlanks(from, to)) {
            traits.all &= run->style.traits;
            traits.any |= run->style.traits;
        }
        at = to;
    }
    if (traits.any == 0 || !onlyBlanks(at, end))
        traits.all = 0;
    return traits;
}

void setText(Cue &cue, QStringView raw, Marks marks, const std::function<QString(const Cue &)> &written)
{
    parse(raw, marks, cue);
    // Most texts have nothing in them that is written in a special way.
    constexpr QStringView special = u"|{<\"\\/_\u00A0";
    if (cue.text == raw && cue.runs.isEmpty()
        && std::none_of(raw.begin(), raw.end(), [&](QChar c) { return special.contains(c); }))
        return;
    // What is longer than any cue is not looked at twice.
    constexpr qsizetype longest = 64 * 1024;
    if (raw.size() > longest || written(cue) != raw)
        cue.edit().native = raw.toString();
}

const QString *keptText(
    const Cue &cue, Marks marks, const Document &document, QLatin1StringView id, const WriteOptions &options)
{
    if (!options.keepNative || document.format != id || !cue.hasDetails() || cue.details().native.isEmpty())
        return nullptr;
    Cue read;
    parse(cue.details().native, marks, read);
    const bool same = read.text == cue.text && read.runs == cue.runs
        && read.details().placement.anchor == cue.details().placement.anchor;
    return same ? &cue.details().native : nullptr;
}

} // namespace Legenda::LineMarkup
