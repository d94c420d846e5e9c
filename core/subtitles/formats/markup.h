// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Tags, attributes, entities and comments of markup that people and bad programs wrote: XML that is none, HTML of
// 1998. Never fails; what is no markup is text. Linear in the length for any input.

#include <QList>
#include <QString>
#include <QStringView>

namespace Legenda::Markup {

struct Attribute
{
    QStringView name;
    QStringView value; ///< as it stands, without quotes; decoded() resolves its entities
};

struct Token
{
    enum class Kind : quint8 {
        Text,
        Open,
        Close,
        Comment, ///< text: what is between <!-- and -->
        CData, ///< text: what is between <![CDATA[ and ]]>
        Other, ///< <!DOCTYPE …>, <?xml …?>
    };
    Kind kind = Kind::Text;
    bool selfClosing = false; ///< <br/>
    QStringView name{}; ///< of a tag, with its prefix
    QStringView text{}; ///< of Text: entities not resolved
    QStringView raw{}; ///< all of it
};

class Tokenizer
{
public:
    explicit Tokenizer(QStringView markup) : m_markup(markup) { }

    /// False at the end.
    bool next();
    const Token &token() const { return m_token; }
    /// Those of the last opening tag. Of two with the same name both are there.
    const QList<Attribute> &attributes();
    /// Where the last token starts and ends.
    qsizetype start() const { return m_start; }
    qsizetype end() const { return m_position; }
    /// The markup ended inside a tag: '<', a name and no '>' (what was left of it came as text).
    bool cutOff() const { return m_cutOff; }
    /// Tags so far in which a quote was never closed.
    int mistakes() const { return m_mistakes; }

private:
    bool special(qsizetype at);
    bool tag(qsizetype at);
    bool delimited(qsizetype at, QLatin1StringView opening, QLatin1StringView closing, Token::Kind kind, int which);

    QStringView m_markup;
    qsizetype m_position = 0;
    qsizetype m_start = 0;
    Token m_token;
    QStringView m_attributeText; ///< of the last tag
    bool m_attributesRead = true;
    QList<Attribute> m_attributes;
    bool m_missing[4] = {}; ///< no "-->", "]]>", "?>", "]" from here on
    bool m_cutOff = false;
    int m_mistakes = 0;
};

/// A name in a tag ends in front of it.
bool endsName(QChar c);
/// The first attribute of that name, whatever its case; null where there is none.
QStringView attribute(const QList<Attribute> &attributes, QLatin1StringView name);
/// Without its prefix: "p" of "tt:p".
QStringView localName(QStringView name);
inline bool isNamed(QStringView name, QLatin1StringView what)
{
    return name.compare(what, Qt::CaseInsensitive) == 0;
}

/// What no XML document may have, however it is written.
inline bool isForbidden(char16_t c)
{
    return (c < 0x20 && c != u'\n' && c != u'\t' && c != u'\r') || c == 0xFFFE || c == 0xFFFF;
}

/// Entities resolved: numbers, HTML's names for Latin letters and signs, also without the semicolon where HTML allows
/// it. What is no entity stays. @param strange counts those that XML does not know, and bare '&'
void appendDecoded(QString &out, QStringView text, int *strange = nullptr);
QString decoded(QStringView text);

/// For attributes of XML and HTML: & < > " escaped; characters that XML forbids are left out.
QString escaped(QStringView text);
/// For element content: quotes stay.
void appendEscaped(QString &out, QStringView text, bool quotes = false);

/// Whether it may stand inside an element of an XML document as it is: tags that match, quoted attributes, known
/// entities, allowed characters, no prefix but `prefixes` and "xml".
bool isWellFormed(QStringView fragment, const QStringList &prefixes);
/// A name as XML wants them, without colon.
bool isXmlName(QStringView name);
/// What becomes of any text as such a name: "My Italic" -> "My_Italic".
QString toXmlName(QStringView text);

} // namespace Legenda::Markup
