// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether markup is XML that others may read.

#include "core/subtitles/formats/markup.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::Markup {

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
