// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/ttmlhead.h"

#include "core/subtitles/formats/markupcolors.h"
#include "core/subtitles/formats/ttmlreader.h"

#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::Ttml {

namespace {

using Markup::Attribute;
using Markup::localName;
using Markup::Token;

constexpr QLatin1StringView ttmlSpace("http://www.w3.org/ns/ttml");

QString percent(double value)
{
    return QString::number(std::round(std::clamp(value, -1000.0, 1000.0) * 100) / 100, 'g', 8) + u'%';
}

QString attribute(QStringView name, const QString &value)
{
    return u' ' + name.toString() + "=\""_L1 + Markup::escaped(value) + u'"';
}

/// Parameters of time: what is written counts in hours, minutes, seconds and milliseconds.
bool isTimeParameter(QStringView local)
{
    static constexpr QLatin1StringView names[] = {
        "timeBase"_L1, "tickRate"_L1, "subFrameRate"_L1, "dropMode"_L1, "markerMode"_L1, "clockMode"_L1, "timing"_L1};
    return std::any_of(std::begin(names), std::end(names), [local](QLatin1StringView each) { return local == each; });
}

bool isEntry(QStringView local)
{
    return local == "title"_L1 || local == "desc"_L1 || local == "copyright"_L1 || local == "item"_L1;
}

/// The attributes of a tag, each once, mended, but for those that `leaveOut`.
template <class LeaveOut>
QString attributesOf(const QList<Attribute> &attributes, LeaveOut leaveOut)
{
    constexpr qsizetype most = 200;
    QString text;
    QStringList seen;
    for (qsizetype i = 0; i < attributes.size() && seen.size() < most; ++i) {
        const Attribute &each = attributes[i];
        const QString name = each.name.toString();
        const QStringView local = localName(each.name);
        const qsizetype colon = name.indexOf(u':');
        const bool named = Markup::isXmlName(local) && (colon < 0 || Markup::isXmlName(QStringView(name).left(colon)));
        if (!named || seen.contains(name) || leaveOut(each.name))
            continue;
        seen << name;
        text += attribute(name, Markup::decoded(each.value));
    }
    return text;
}

bool isWhole(const QString &opening, const QStringList &open)
{
    QString all = opening;
    for (qsizetype i = open.size(); i-- > 0;)
        all += "</"_L1 + open[i] + u'>';
    QXmlStreamReader xml(all);
    while (!xml.atEnd())
        xml.readNext();
    return !xml.hasError();
}

/// The region that a placement means.
QString regionAttributes(const Placement &place)
{
    const int anchor = place.anchor >= 1 && place.anchor <= 9 ? place.anchor : 2;
    const int column = (anchor - 1) % 3;
    const int row = 2 - (anchor - 1) / 3; // 0 top
    static constexpr QLatin1StringView sides[] = {"start"_L1, "center"_L1, "end"_L1};
    static constexpr QLatin1StringView rows[] = {"before"_L1, "center"_L1, "after"_L1};
    // Thirds of the picture, inside of a margin of a tenth.
    double left = 10;
    double width = 80;
    double top = 10 + row * 26.67;
    double height = row == 2 ? 26.66 : 26.67;
    if (place.width)
        width = std::clamp(*place.width, 1.0, 100.0);
    if (place.x) {
        const double x = std::clamp(*place.x, 0.0, 100.0);
        const double room = column == 0 ? 100 - x : column == 2 ? x : 2 * std::min(x, 100 - x);
        width = std::max(1.0, place.width ? std::min(width, room) : room);
        left = column == 0 ? x : column == 2 ? x - width : x - width / 2;
    }
    if (place.y) {
        const double y = std::clamp(*place.y, 0.0, 100.0);
        height = std::max(1.0, row == 0 ? 100 - y : row == 2 ? y : 2 * std::min(y, 100 - y));
        top = row == 0 ? y : row == 2 ? y - height : y - height / 2;
    }
    left = std::clamp(left, 0.0, 99.0);
    top = std::clamp(top, 0.0, 99.0);
    QString text = attribute(u"tts:origin", percent(left) + u' ' + percent(top))
        + attribute(u"tts:extent", percent(std::min(width, 100 - left)) + u' ' + percent(std::min(height, 100 - top)))
        + attribute(u"tts:displayAlign", QString(rows[row])) + attribute(u"tts:textAlign", QString(sides[column]));
    if (place.writing == Placement::Writing::VerticalRightToLeft)
        text += attribute(u"tts:writingMode", u"tbrl"_s);
    else if (place.writing == Placement::Writing::VerticalLeftToRight)
        text += attribute(u"tts:writingMode", u"tblr"_s);
    return text;
}

QString styleAttributes(const TextStyle &style, int anchor)
{
    QString text;
    if (style.color != 0)
        text += attribute(u"tts:color", Markup::colorText(style.color));
    if (style.background != 0)
        text += attribute(u"tts:backgroundColor", Markup::colorText(style.background));
    if (!style.font.isEmpty())
        text += attribute(u"tts:fontFamily", style.font.contains(u',') ? u'\'' + style.font + u'\'' : style.font);
    if (style.fontSize > 0 && std::isfinite(style.fontSize))
        text += attribute(u"tts:fontSize", percent(std::min(style.fontSize, 1000.0)));
    if (style.has(TextStyle::Bold))
        text += attribute(u"tts:fontWeight", u"bold"_s);
    if (style.has(TextStyle::Italic))
        text += attribute(u"tts:fontStyle", u"italic"_s);
    QStringList lines;
    if (style.has(TextStyle::Underline))
        lines << u"underline"_s;
    if (style.has(TextStyle::StrikeOut))
        lines << u"lineThrough"_s;
    if (!lines.isEmpty())
        text += attribute(u"tts:textDecoration", lines.join(u' '));
    if (anchor > 0 && anchor % 3 != 2)
        text += attribute(u"tts:textAlign", anchor % 3 == 1 ? u"left"_s : u"right"_s);
    return text;
}

} // namespace

QString mendedTag(const Token &token, const QList<Attribute> &attributes)
{
    const auto all = [](QStringView) { return false; };
    return u'<' + token.name.toString() + attributesOf(attributes, all) + (token.selfClosing ? "/>"_L1 : ">"_L1);
}

QString mended(QStringView markup)
{
    QString text;
    Markup::Tokenizer tokens(markup);
    while (tokens.next()) {
        const Token &token = tokens.token();
        if (token.kind == Token::Kind::Open)
            text += u'<' + token.name.toString() + attributesOf(tokens.attributes(), isTiming)
                + (token.selfClosing ? "/>"_L1 : ">"_L1);
        else if (token.kind == Token::Kind::Close)
            text += "</"_L1 + token.name.toString() + u'>';
        else if (token.kind == Token::Kind::Text)
            Markup::appendEscaped(text, Markup::decoded(token.text));
    }
    return text;
}

QString Head::mendedHead(const Document &document)
{
    Head head;
    head.m_entries = document.metadata;
    return head.keep(document, document.language) ? head.context : document.head;
}

Head Head::of(const Document &document, const QString &title, const Language &language, const QString &encoding)
{
    Head head;
    head.m_language = language;
    head.m_fps = document.fps;
    head.m_entries = document.metadata;
    if (!title.isEmpty())
        head.m_entries.insert(u"title"_s, title);
    head.m_declaration = "<?xml version=\"1.0\" encoding=\""_L1 + encoding + "\"?>\n"_L1;
    if (document.format == "ttml"_L1 && !document.head.isEmpty()) {
        Head old = head;
        if (old.keep(document, language))
            return old;
    }
    head.prefixes = QStringList{u"tts"_s, u"ttm"_s, u"ttp"_s};
    return head;
}

bool Head::keep(const Document &document, const Language &language)
{
    // Bigger and deeper ones are none.
    constexpr qsizetype biggest = 4 * 1024 * 1024;
    constexpr qsizetype deepest = 100;
    if (document.head.size() > biggest)
        return false;
    {
        Reader reader(ReadOptions{}, Reader::Mode{});
        reader.feed(document.head);
        m_entriesKept = reader.metadata() == m_entries;
    }
    QStringList open;
    qsizetype dropped = -1; // everything in an element at this depth
    bool rootSeen = false;
    bool bodySeen = false;
    bool headSeen = false;
    const auto closeUpTo = [&](qsizetype depth) {
        while (open.size() > depth)
            context += "</"_L1 + open.takeLast() + u'>';
    };
    const auto noHead = [&] {
        context += u'<' + prefix + "head>"_L1;
        m_metadataAt = m_layoutAt = context.size();
        context += "</"_L1 + prefix + "head>\n"_L1;
        headSeen = true;
    };
    Markup::Tokenizer tokens(document.head);
    while (tokens.next() && !bodySeen) {
        if (open.size() > deepest)
            return false;
        const Token &token = tokens.token();
        const QStringView local = localName(token.name);
        const bool ours = token.name == prefix + local.toString();
        if (token.kind == Token::Kind::Open && !rootSeen) {
            if (local != "tt"_L1)
                return false;
            rootSeen = true;
            prefix = token.name.left(token.name.size() - local.size()).toString();
            QString space(ttmlSpace);
            bool styles = false;
            bool metadata = false;
            bool parameters = false;
            bool itself = false;
            QString oldLanguage;
            for (const Attribute &each : tokens.attributes()) {
                const QStringView name = localName(each.name);
                if (each.name == "xml:lang"_L1)
                    oldLanguage = Markup::decoded(each.value);
                if (each.name == "xmlns"_L1 || each.name.startsWith("xmlns:"_L1)) {
                    const QString own = each.name == "xmlns"_L1 ? QString() : name.toString() + u':';
                    itself = itself || own == prefix;
                    if (own == prefix)
                        space = Markup::decoded(each.value);
                    styles = styles || own == "tts:"_L1;
                    metadata = metadata || own == "ttm:"_L1;
                    parameters = parameters || own == "ttp:"_L1;
                    if (!own.isEmpty())
                        prefixes << name.toString();
                }
            }
            Grid grid;
            grid.read(tokens.attributes());
            usualSize = 1500 / grid.rows;
            context += u'<' + token.name.toString();
            if (!itself)
                context += attribute(prefix.isEmpty() ? u"xmlns"_s : "xmlns:"_L1 + prefix.chopped(1), space);
            const auto declare = [&](const QString &name, QLatin1StringView word, bool known) {
                if (known)
                    return;
                context += attribute(QString("xmlns:"_L1 + name), space + u'#' + word);
                prefixes << name;
            };
            declare(u"tts"_s, "styling"_L1, styles);
            declare(u"ttm"_s, "metadata"_L1, metadata);
            declare(u"ttp"_s, "parameter"_L1, parameters);
            const bool sameLanguage = Language::fromCode(oldLanguage) == language && !oldLanguage.isEmpty();
            const QString languageText = sameLanguage ? oldLanguage : language.isValid() ? language.code() : QString();
            context += attributesOf(tokens.attributes(),
                           [](QStringView name) {
                               return name == "xml:lang"_L1 || name == "lang"_L1 || isTimeParameter(localName(name));
                           })
                + attribute(u"xml:lang", languageText) + attribute(u"ttp:timeBase", u"media"_s) + u'>';
            if (token.selfClosing)
                return false;
            open << token.name.toString();
            continue;
        }
        if (!rootSeen) {
            if (token.kind == Token::Kind::Comment && !token.text.contains("--"_L1) && !token.text.endsWith(u'-'))
                context += token.raw.toString() + u'\n';
            continue;
        }
        if (dropped >= 0 && !(token.kind == Token::Kind::Close && open.size() == dropped + 1)) {
            if (token.kind == Token::Kind::Open && !token.selfClosing)
                open << token.name.toString();
            else if (token.kind == Token::Kind::Close && open.size() > dropped + 1)
                open.removeLast();
            continue;
        }
        switch (token.kind) {
        case Token::Kind::Open: {
            const bool body = ours && local == "body"_L1;
            if (body) {
                if (!headSeen)
                    noHead();
                if (m_layoutAt < 0)
                    m_layoutAt = context.size();
                closeUpTo(1);
                bodySeen = true;
            }
            // Paragraphs in front of the body: that is no head.
            if (ours && (local == "p"_L1 || local == "div"_L1 || local == "span"_L1))
                return false;
            const bool entry = !m_entriesKept && !ours && isEntry(local);
            const bool animation = local == "set"_L1 || local == "animate"_L1;
            if (entry || (ours && animation)) {
                if (!token.selfClosing) {
                    dropped = open.size();
                    open << token.name.toString();
                }
                break;
            }
            const bool head = ours && local == "head"_L1 && !headSeen;
            const bool layout = ours && local == "layout"_L1;
            const bool closed = token.selfClosing && !head && !layout && !body;
            context += u'<' + token.name.toString() + attributesOf(tokens.attributes(), [ours](QStringView name) {
                return ours && isTiming(name);
            }) + (closed ? "/>"_L1 : ">"_L1);
            if (head) {
                headSeen = true;
                m_metadataAt = context.size();
            }
            if (closed)
                break;
            open << token.name.toString();
            if (token.selfClosing && !body) {
                m_layoutAt = context.size();
                m_inLayout = m_inLayout || layout;
                context += "</"_L1 + open.takeLast() + u'>';
            }
            break;
        }
        case Token::Kind::Close: {
            if (dropped >= 0) {
                open.removeLast();
                dropped = -1;
                break;
            }
            const qsizetype at = open.lastIndexOf(token.name.toString());
            if (at < 1)
                break;
            while (open.size() > at + 1)
                context += "</"_L1 + open.takeLast() + u'>';
            if (ours && local == "layout"_L1 && !m_inLayout) {
                m_layoutAt = context.size();
                m_inLayout = true;
            } else if (ours && local == "head"_L1 && !m_inLayout) {
                m_layoutAt = context.size();
            }
            context += "</"_L1 + open.takeLast() + u'>';
            break;
        }
        case Token::Kind::Text:
            Markup::appendEscaped(context, Markup::decoded(token.text));
            break;
        case Token::Kind::CData:
            Markup::appendEscaped(context, token.text);
            break;
        case Token::Kind::Comment:
            if (!token.text.contains("--"_L1) && !token.text.endsWith(u'-'))
                context += token.raw;
            break;
        case Token::Kind::Other:
            break;
        }
    }
    if (!rootSeen)
        return false;
    if (!bodySeen) {
        if (!headSeen)
            noHead();
        closeUpTo(1);
        context += u'<' + prefix + "body>"_L1;
        open << prefix + "body"_L1;
    }
    kept = isWhole(context, open);
    return kept;
}

QString Head::metadata() const
{
    QString text;
    const QMap<QString, QString> none;
    const QMap<QString, QString> &entries = m_entriesKept ? none : m_entries;
    const auto element = [&](QLatin1StringView name, const QString &attributes, const QString &value) {
        text += "      <ttm:"_L1 + name + attributes + u'>';
        Markup::appendEscaped(text, value);
        text += "</ttm:"_L1 + name + ">\n"_L1;
    };
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> own[] = {
        {"title"_L1, "title"_L1}, {"description"_L1, "desc"_L1}, {"copyright"_L1, "copyright"_L1}};
    for (const auto &[key, name] : own) {
        if (entries.contains(key))
            element(name, {}, entries.value(key));
    }
    for (const Agent &agent : agents) {
        text += "      <ttm:agent type=\"person\" xml:id=\""_L1 + agent.id + "\"><ttm:name type=\"full\">"_L1;
        Markup::appendEscaped(text, agent.name);
        text += "</ttm:name></ttm:agent>\n"_L1;
    }
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        if (std::none_of(std::begin(own), std::end(own), [&](const auto &each) { return it.key() == each.first; }))
            element("item"_L1, attribute(u"name", it.key()), it.value());
    }
    if (!text.isEmpty())
        text = "    <"_L1 + prefix + "metadata>\n"_L1 + text + "    </"_L1 + prefix + "metadata>\n"_L1;
    return text;
}

QString Head::layout() const
{
    QString text;
    for (const Region &region : regions) {
        text += "      <"_L1 + prefix + "region xml:id=\""_L1 + region.id + u'"' + regionAttributes(region.placement)
            + "/>\n"_L1;
    }
    return text;
}

QString Head::text(const Document &document, const QHash<QString, QString> &styleIds) const
{
    if (kept) {
        QString all = context;
        QString added = layout();
        if (!added.isEmpty()) {
            if (!m_inLayout)
                added = "    <"_L1 + prefix + "layout>\n"_L1 + added + "    </"_L1 + prefix + "layout>\n"_L1;
            all.insert(m_layoutAt, u'\n' + added);
        }
        if (const QString entries = metadata(); !entries.isEmpty())
            all.insert(m_metadataAt, u'\n' + entries);
        return m_declaration + all + u'\n';
    }
    QString all = m_declaration + "<tt xmlns=\""_L1 + ttmlSpace + "\" xmlns:ttp=\""_L1 + ttmlSpace
        + "#parameter\" xmlns:tts=\""_L1 + ttmlSpace + "#styling\" xmlns:ttm=\""_L1 + ttmlSpace + "#metadata\""_L1
        + attribute(u"ttp:contentProfiles", u"http://www.w3.org/ns/ttml/profile/imsc1.1/text"_s)
        + attribute(u"ttp:timeBase", u"media"_s);
    if (m_fps >= 1 && m_fps < 1000) {
        const double whole = std::ceil(m_fps - 0.0005);
        all += attribute(u"ttp:frameRate", QString::number(qint64(whole)));
        if (std::abs(whole - m_fps) > 0.0005) {
            const bool film = std::abs(whole * 1000 / 1001 - m_fps) < 0.0005;
            all += attribute(u"ttp:frameRateMultiplier",
                film ? u"1000 1001"_s
                     : QString::number(qint64(std::lround(m_fps * 1000))) + u' '
                        + QString::number(qint64(whole) * 1000));
        }
    }
    all +=
        attribute(u"xml:lang", m_language.isValid() ? m_language.code() : QString()) + ">\n  <head>\n"_L1 + metadata();
    if (!document.styles.isEmpty()) {
        all += "    <styling>\n"_L1;
        QSet<QString> written;
        for (const NamedStyle &style : document.styles) {
            const QString id = styleIds.value(style.name);
            if (!id.isEmpty() && !written.contains(id)) {
                all += "      <style xml:id=\""_L1 + id + u'"' + styleAttributes(style.text, style.anchor) + "/>\n"_L1;
                written.insert(id);
            }
        }
        all += "    </styling>\n"_L1;
    }
    if (const QString regionsText = layout(); !regionsText.isEmpty())
        all += "    <layout>\n"_L1 + regionsText + "    </layout>\n"_L1;
    return all + "  </head>\n  <body>\n"_L1;
}

} // namespace Legenda::Ttml
