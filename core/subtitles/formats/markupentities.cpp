// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entities of HTML and XML to characters and back.

#include "core/subtitles/formats/markup.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Markup {

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

} // namespace Legenda::Markup
