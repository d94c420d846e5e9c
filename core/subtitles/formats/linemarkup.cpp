// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/linemarkup.h"

#include "core/subtitles/formats/inlinetags.h"
#include "core/subtitles/formats/linetags.h"
#include "core/subtitles/formats/tagscan.h"
#include "core/subtitles/formats/trimmedtext.h"

#include <QStringBuilder>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::LineMarkup {

namespace {

constexpr qsizetype deepestFont = 32;

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

} // namespace Legenda::LineMarkup
