// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/markup.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Markup {

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
}

/// A tag's name starts with a letter; anything else after '<' ("<3", "< ") is text.
bool startsName(QChar c)
{
    return c.isLetter() || c == u'_';
}

bool endsName(QChar c)
{
    return isBlank(c) || c == u'/' || c == u'>' || c == u'<' || c == u'=' || c == u'"' || c == u'\'';
}

bool isForbidden(char16_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

} // namespace

bool Tokenizer::delimited(
    qsizetype at, QLatin1StringView opening, QLatin1StringView closing, Token::Kind kind, int which)
{
    if (!m_markup.sliced(at).startsWith(opening, Qt::CaseInsensitive))
        return false;
    const qsizetype from = at + opening.size();
    const qsizetype end = m_missing[which] ? -1 : m_markup.indexOf(closing, from);
    if (end < 0) {
        m_missing[which] = true;
        return false;
    }
    m_token = {.kind = kind, .text = m_markup.sliced(from, end - from)};
    m_position = end + closing.size();
    return true;
}

/// Comments and the like.
bool Tokenizer::special(qsizetype at)
{
    const QChar after = m_markup[at + 1];
    if (after == u'?') {
        if (delimited(at, "<?"_L1, "?>"_L1, Token::Kind::Other, 2))
            return true;
    } else if (delimited(at, "<!--"_L1, "-->"_L1, Token::Kind::Comment, 0)
        || delimited(at, "<![CDATA["_L1, "]]>"_L1, Token::Kind::CData, 1)) {
        return true;
    }
    if (m_markup.sliced(at).startsWith("<!--"_L1)
        || m_markup.sliced(at).startsWith("<![CDATA["_L1, Qt::CaseInsensitive)) {
        // Never closed: only the mark itself goes, so that what follows is not lost.
        m_token = {.kind = Token::Kind::Other};
        m_position = at + (m_markup[at + 2] == u'-' ? 4 : 9);
        return true;
    }
    // <!DOCTYPE tt [ <!ENTITY …> ]>: up to its '>', with the brackets in it. Entities that it declares are not used.
    bool bracket = false;
    for (qsizetype i = at + 2; i < m_markup.size(); ++i) {
        const QChar c = m_markup[i];
        if (c == u'[' && !m_missing[3]) {
            bracket = true;
        } else if (c == u']') {
            bracket = false;
        } else if (c == u'>' && !bracket) {
            m_token = {.kind = Token::Kind::Other};
            m_position = i + 1;
            return true;
        } else if (c == u'<' && !bracket) {
            break;
        }
    }
    m_missing[3] = m_missing[3] || bracket;
    m_token = {.kind = Token::Kind::Other};
    m_position = at + 2;
    return true;
}

bool Tokenizer::tag(qsizetype at)
{
    qsizetype i = at + 1;
    const bool closing = m_markup[i] == u'/';
    if (closing)
        ++i;
    const qsizetype nameStart = i;
    if (i >= m_markup.size() || !startsName(m_markup[i])) {
        // "</>" and "</ p>" close nothing that can be told; "</" alone is text.
        return false;
    }
    while (i < m_markup.size() && !endsName(m_markup[i]))
        ++i;
    const QStringView name = m_markup.sliced(nameStart, i - nameStart);
    const qsizetype attributesStart = i;
    // To the '>', not counting those in quotes. A quote with a '<' in it was never closed: XML forbids that, and what
    // follows would be swallowed.
    qsizetype firstEnd = -1; // a '>' inside of the quote
    QChar quote;
    bool afterEquals = false;
    qsizetype end = -1;
    for (; i < m_markup.size(); ++i) {
        const QChar c = m_markup[i];
        if (c == u'<')
            break;
        if (!quote.isNull()) {
            if (c == quote) {
                quote = QChar();
                firstEnd = -1;
            } else if (c == u'>' && firstEnd < 0) {
                firstEnd = i;
            }
        } else if (c == u'>') {
            end = i;
            break;
        } else if ((c == u'"' || c == u'\'') && afterEquals) {
            quote = c;
        }
        if (!isBlank(c))
            afterEquals = c == u'=' && quote.isNull();
    }
    if (end < 0 && firstEnd >= 0) {
        end = firstEnd;
        ++m_mistakes;
    }
    if (end < 0) {
        if (i >= m_markup.size())
            m_cutOff = true;
        return false;
    }
    qsizetype attributesEnd = end;
    m_token = {.kind = closing ? Token::Kind::Close : Token::Kind::Open, .name = name};
    if (attributesEnd > attributesStart && m_markup[attributesEnd - 1] == u'/') {
        --attributesEnd;
        m_token.selfClosing = true;
    }
    m_attributeText = m_markup.sliced(attributesStart, attributesEnd - attributesStart);
    m_attributesRead = closing;
    m_position = end + 1;
    return true;
}

bool Tokenizer::next()
{
    m_start = m_position;
    m_attributesRead = true;
    m_attributes.clear();
    if (m_position >= m_markup.size())
        return false;
    qsizetype at = m_position;
    if (m_markup[at] == u'<' && at + 1 < m_markup.size()) {
        const QChar after = m_markup[at + 1];
        if (after == u'!' || after == u'?' ? special(at) : tag(at)) {
            m_token.raw = m_markup.sliced(m_start, m_position - m_start);
            return true;
        }
        ++at;
    } else if (m_markup[at] == u'<') {
        m_cutOff = true;
        ++at;
    }
    const qsizetype stop = m_markup.indexOf(u'<', at);
    m_position = stop < 0 ? m_markup.size() : stop;
    m_token = {.kind = Token::Kind::Text};
    m_token.text = m_token.raw = m_markup.sliced(m_start, m_position - m_start);
    return true;
}

const QList<Attribute> &Tokenizer::attributes()
{
    if (m_attributesRead)
        return m_attributes;
    m_attributesRead = true;
    const QStringView text = m_attributeText;
    qsizetype i = 0;
    const auto skipBlanks = [&] {
        while (i < text.size() && (isBlank(text[i]) || text[i] == u'/'))
            ++i;
    };
    while (true) {
        skipBlanks();
        if (i >= text.size())
            break;
        const qsizetype nameStart = i;
        while (i < text.size() && !endsName(text[i]))
            ++i;
        if (i == nameStart) { // a quote or '=' where a name should be
            ++i;
            continue;
        }
        Attribute each{text.sliced(nameStart, i - nameStart), text.sliced(i, 0)};
        while (i < text.size() && isBlank(text[i]))
            ++i;
        if (i < text.size() && text[i] == u'=') {
            ++i;
            while (i < text.size() && isBlank(text[i]))
                ++i;
            if (i < text.size() && (text[i] == u'"' || text[i] == u'\'')) {
                const QChar quote = text[i++];
                qsizetype end = text.indexOf(quote, i);
                if (end < 0)
                    end = text.size();
                each.value = text.sliced(i, end - i);
                i = std::min(end + 1, text.size());
            } else {
                const qsizetype start = i;
                while (i < text.size() && !isBlank(text[i]))
                    ++i;
                each.value = text.sliced(start, i - start);
            }
        }
        m_attributes.append(each);
    }
    return m_attributes;
}

QStringView attribute(const QList<Attribute> &attributes, QLatin1StringView name)
{
    for (const Attribute &each : attributes) {
        if (isNamed(each.name, name))
            return each.value;
    }
    return {};
}

QStringView localName(QStringView name)
{
    return name.mid(name.lastIndexOf(u':') + 1);
}

namespace {

/// HTML's names of U+00A0 to U+00FF, in order.
constexpr QLatin1StringView latin1Names =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute "
    "micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig "
    "Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash "
    "Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute "
    "ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc "
    "uuml yacute thorn yuml"_L1;

struct NamedCharacter
{
    QLatin1StringView name;
    char16_t character;
};

/// Others that subtitles use.
constexpr NamedCharacter otherNames[] = {{"amp"_L1, u'&'}, {"lt"_L1, u'<'}, {"gt"_L1, u'>'}, {"quot"_L1, u'"'},
    {"apos"_L1, u'\''}, {"lrm"_L1, 0x200E}, {"rlm"_L1, 0x200F}, {"zwnj"_L1, 0x200C}, {"zwj"_L1, 0x200D},
    {"ensp"_L1, 0x2002}, {"emsp"_L1, 0x2003}, {"thinsp"_L1, 0x2009}, {"ndash"_L1, 0x2013}, {"mdash"_L1, 0x2014},
    {"lsquo"_L1, 0x2018}, {"rsquo"_L1, 0x2019}, {"sbquo"_L1, 0x201A}, {"ldquo"_L1, 0x201C}, {"rdquo"_L1, 0x201D},
    {"bdquo"_L1, 0x201E}, {"dagger"_L1, 0x2020}, {"Dagger"_L1, 0x2021}, {"bull"_L1, 0x2022}, {"hellip"_L1, 0x2026},
    {"permil"_L1, 0x2030}, {"prime"_L1, 0x2032}, {"Prime"_L1, 0x2033}, {"lsaquo"_L1, 0x2039}, {"rsaquo"_L1, 0x203A},
    {"euro"_L1, 0x20AC}, {"trade"_L1, 0x2122}, {"larr"_L1, 0x2190}, {"uarr"_L1, 0x2191}, {"rarr"_L1, 0x2192},
    {"darr"_L1, 0x2193}, {"minus"_L1, 0x2212}, {"infin"_L1, 0x221E}, {"asymp"_L1, 0x2248}, {"ne"_L1, 0x2260},
    {"le"_L1, 0x2264}, {"ge"_L1, 0x2265}, {"OElig"_L1, 0x0152}, {"oelig"_L1, 0x0153}, {"Scaron"_L1, 0x0160},
    {"scaron"_L1, 0x0161}, {"Yuml"_L1, 0x0178}, {"fnof"_L1, 0x0192}, {"circ"_L1, 0x02C6}, {"tilde"_L1, 0x02DC},
    {"Alpha"_L1, 0x0391}, {"Beta"_L1, 0x0392}, {"Gamma"_L1, 0x0393}, {"Delta"_L1, 0x0394}, {"Omega"_L1, 0x03A9},
    {"alpha"_L1, 0x03B1}, {"beta"_L1, 0x03B2}, {"gamma"_L1, 0x03B3}, {"delta"_L1, 0x03B4}, {"pi"_L1, 0x03C0},
    {"omega"_L1, 0x03C9}, {"star"_L1, 0x2606}, {"starf"_L1, 0x2605}, {"phone"_L1, 0x260E}, {"female"_L1, 0x2640},
    {"male"_L1, 0x2642}, {"spades"_L1, 0x2660}, {"clubs"_L1, 0x2663}, {"hearts"_L1, 0x2665}, {"diams"_L1, 0x2666},
    {"sung"_L1, 0x266A}, {"flat"_L1, 0x266D}, {"natural"_L1, 0x266E}, {"sharp"_L1, 0x266F}, {"check"_L1, 0x2713},
    {"Tab"_L1, u'\t'}, {"NewLine"_L1, u'\n'}, {"num"_L1, u'#'}, {"lpar"_L1, u'('}, {"rpar"_L1, u')'}, {"lsqb"_L1, u'['},
    {"rsqb"_L1, u']'}, {"lbrace"_L1, u'{'}, {"rbrace"_L1, u'}'}, {"colon"_L1, u':'}, {"semi"_L1, u';'},
    {"comma"_L1, u','}, {"period"_L1, u'.'}, {"excl"_L1, u'!'}, {"quest"_L1, u'?'}, {"sol"_L1, u'/'},
    {"bsol"_L1, u'\\'}, {"ast"_L1, u'*'}, {"plus"_L1, u'+'}, {"equals"_L1, u'='}, {"percnt"_L1, u'%'},
    {"dollar"_L1, u'$'}, {"commat"_L1, u'@'}, {"lowbar"_L1, u'_'}, {"grave"_L1, u'`'}, {"vert"_L1, u'|'}};

const QHash<QString, char16_t> &entityNames()
{
    static const QHash<QString, char16_t> names = [] {
        QHash<QString, char16_t> all;
        char16_t next = 0xA0;
        for (const QString &name : QString(latin1Names).split(u' '))
            all.insert(name, next++);
        for (const NamedCharacter &each : otherNames)
            all.insert(each.name, each.character);
        return all;
    }();
    return names;
}

/// What browsers make of &#128; to &#159;: Windows' characters, which is what was meant.
constexpr char16_t windowsCharacters[] = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030,
    0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};

/// Of "#233", "#xE9"; 0 for what is none.
char32_t numberedCharacter(QStringView name)
{
    const bool hex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
    bool ok = false;
    const uint number = hex ? name.mid(2).toUInt(&ok, 16) : name.mid(1).toUInt(&ok, 10);
    if (!ok || number == 0 || number > 0x10FFFF || QChar::isSurrogate(number))
        return 0;
    return number >= 128 && number < 160 ? windowsCharacters[number - 128] : number;
}

bool isEntityLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

} // namespace

void appendDecoded(QString &out, QStringView text, int *strange)
{
    constexpr qsizetype longestName = 10;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype mark = text.indexOf(u'&', at);
        if (mark < 0)
            break;
        out += text.sliced(at, mark - at);
        qsizetype end = mark + 1;
        if (end < text.size() && text[end] == u'#')
            ++end;
        while (end < text.size() && end - mark <= longestName && isEntityLetter(text[end]))
            ++end;
        const QStringView name = text.sliced(mark + 1, end - mark - 1);
        const bool closed = end < text.size() && text[end] == u';';
        char32_t character = 0;
        bool ofXml = closed;
        if (name.startsWith(u'#')) {
            character = numberedCharacter(name);
        } else if (!name.isEmpty()) {
            character = entityNames().value(name.toString());
            // Old HTML does without the semicolon; "AT&T" and "this&that" are none.
            if (!closed && character > 0xFF)
                character = 0;
            ofXml = closed
                && (character < 0x80
                    && (name == u"amp" || name == u"lt" || name == u"gt" || name == u"quot" || name == u"apos"));
        }
        if (strange && (character == 0 || !ofXml))
            ++*strange;
        if (character == 0) {
            out += u'&';
            at = mark + 1;
            continue;
        }
        if (QChar::requiresSurrogates(character)) {
            out += QChar(QChar::highSurrogate(character));
            out += QChar(QChar::lowSurrogate(character));
        } else {
            out += QChar(char16_t(character));
        }
        at = closed ? end + 1 : end;
    }
    out += text.mid(at);
}

QString decoded(QStringView text)
{
    if (!text.contains(u'&'))
        return text.toString();
    QString out;
    out.reserve(text.size());
    appendDecoded(out, text);
    return out;
}

void appendEscaped(QString &out, QStringView text, bool quotes)
{
    out.reserve(out.size() + text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        switch (c.unicode()) {
        case u'&':
            out += "&amp;"_L1;
            break;
        case u'<':
            out += "&lt;"_L1;
            break;
        case u'>':
            out += "&gt;"_L1;
            break;
        case u'"':
            out += quotes ? "&quot;"_L1 : "\""_L1;
            break;
        default:
            if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
                out += c;
                out += text[++i];
            } else if (!c.isSurrogate() && !isForbidden(c.unicode()) && c != u'\r') {
                out += c;
            }
        }
    }
}

QString escaped(QStringView text)
{
    QString out;
    appendEscaped(out, text, true);
    return out;
}

bool isXmlName(QStringView name)
{
    if (name.isEmpty() || !(name[0].isLetter() || name[0] == u'_'))
        return false;
    return std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c.isLetterOrNumber() && c.category() != QChar::Number_Other && !c.isSurrogate()) || c == u'_'
            || c == u'-' || c == u'.';
    });
}

QString toXmlName(QStringView text)
{
    QString name;
    for (const QChar c : text.left(200)) {
        const bool fits = (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'-' || c == u'.' || c == u'_';
        name += fits ? c : QChar(u'_');
    }
    if (name.isEmpty() || !(name[0].isLetter() || name[0] == u'_'))
        name.prepend(u'_');
    return name;
}

namespace {

bool isWellFormedName(QStringView name, const QStringList &prefixes)
{
    const qsizetype colon = name.indexOf(u':');
    if (colon < 0)
        return isXmlName(name);
    const QStringView prefix = name.left(colon);
    return isXmlName(name.mid(colon + 1))
        && (prefix == "xml"_L1 || std::find(prefixes.begin(), prefixes.end(), prefix) != prefixes.end());
}

bool isWellFormedText(QStringView text)
{
    int strange = 0;
    QString ignored;
    appendDecoded(ignored, text, &strange);
    if (strange > 0)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else if (c == u'<' || c.isSurrogate() || isForbidden(c.unicode()))
            return false;
    }
    // &#1; is known here but not to XML.
    return std::none_of(ignored.begin(), ignored.end(), [](QChar c) { return isForbidden(c.unicode()); });
}

/// `raw` is the tag; its attributes have to be in quotes, with blanks between them, each once.
bool areWellFormed(QStringView raw, const QList<Attribute> &attributes, const QStringList &prefixes)
{
    qsizetype at = 1;
    while (at < raw.size() && !endsName(raw[at]))
        ++at;
    QStringList seen;
    for (const Attribute &each : attributes) {
        const qsizetype name = each.name.constData() - raw.constData();
        const qsizetype value = each.value.constData() - raw.constData();
        if (name <= at || !raw.sliced(at, name - at).trimmed().isEmpty() || value <= name || value >= raw.size())
            return false;
        const QChar quote = raw[value - 1];
        if ((quote != u'"' && quote != u'\'') || raw[value + each.value.size()] != quote)
            return false;
        const QStringView between = raw.sliced(name + each.name.size(), value - 1 - name - each.name.size()).trimmed();
        if (between != "="_L1 || !isWellFormedText(each.value) || !isWellFormedName(each.name, prefixes)
            || each.name.startsWith("xmlns"_L1) || seen.size() > 100 || seen.contains(each.name))
            return false;
        seen << each.name.toString();
        at = value + each.value.size() + 1;
    }
    const QStringView rest = raw.sliced(at).trimmed();
    return rest == ">"_L1 || rest == "/>"_L1;
}

} // namespace

bool isWellFormed(QStringView fragment, const QStringList &prefixes)
{
    Tokenizer tokens(fragment);
    QList<QStringView> open;
    while (tokens.next()) {
        const Token &token = tokens.token();
        switch (token.kind) {
        case Token::Kind::Text:
            if (!isWellFormedText(token.text) || token.text.contains("]]>"_L1))
                return false;
            break;
        case Token::Kind::Open:
            if (!isWellFormedName(token.name, prefixes) || !areWellFormed(token.raw, tokens.attributes(), prefixes))
                return false;
            if (!token.selfClosing)
                open.append(token.name);
            break;
        case Token::Kind::Close:
            if (open.isEmpty() || open.last() != token.name || token.raw.mid(2 + token.name.size()).trimmed() != ">"_L1)
                return false;
            open.removeLast();
            break;
        case Token::Kind::Comment:
            if (token.text.contains("--"_L1) || token.text.endsWith(u'-'))
                return false;
            break;
        case Token::Kind::CData:
        case Token::Kind::Other:
            return false;
        }
    }
    return open.isEmpty();
}

} // namespace Legenda::Markup
