// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/markup.h"

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

} // namespace

bool endsName(QChar c)
{
    return isBlank(c) || c == u'/' || c == u'>' || c == u'<' || c == u'=' || c == u'"' || c == u'\'';
}

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

} // namespace Legenda::Markup
