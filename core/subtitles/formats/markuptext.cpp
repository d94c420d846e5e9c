// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/markuptext.h"

#include "core/subtitles/formats/markupcolors.h"

#include <algorithm>
#include <cmath>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Legenda::Markup {

namespace {

/// Deeper than any tags that are meant; keeps hostile text cheap.
constexpr qsizetype deepest = 32;

bool isFolded(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
}

/// Signs that no text has: they came by accident.
bool isControl(QChar c)
{
    return c.unicode() < 0x20 && !isFolded(c);
}

} // namespace

void FoldedText::flush(const TextStyle &style)
{
    m_soft = false;
    if (m_text.isEmpty())
        m_breaks = 0;
    if (m_breaks > 0) {
        // A break between two words of one style is in that style.
        m_text.append(QString(m_breaks, u'\n'), style == m_lastStyle ? style : TextStyle());
        m_breaks = 0;
    } else if (!m_blanks.isEmpty() && !m_text.isEmpty()) {
        m_text.append(m_blanks, m_blankStyle);
    }
    m_blanks.resize(0);
}

void FoldedText::append(QStringView text, const TextStyle &style, bool preserve)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const QChar c = text[at];
        if (isFolded(c) || c == QChar::Nbsp) {
            ++at;
            if (preserve && c == u'\n') {
                // One that stands next to <br/> is there for whoever reads the source.
                m_soft = m_soft || m_breaks == 0;
                m_breaks = std::max(m_breaks, 1);
                m_blanks.resize(0);
            } else if (m_breaks == 0 && !m_text.isEmpty()) {
                const bool folds = !preserve && c != QChar::Nbsp;
                if (m_blanks.isEmpty())
                    m_blankStyle = style;
                if (!folds || m_blanks.isEmpty() || m_blanks.back() == QChar::Nbsp)
                    m_blanks += c == u'\t' || c == QChar::Nbsp ? c : QChar(u' ');
                if (folds)
                    m_blanks.back() = u' ';
            }
            continue;
        }
        if (isControl(c)) {
            ++at;
            continue;
        }
        // A single blank between two words goes the short way.
        qsizetype end = at + 1;
        while (end < text.size() && !isControl(text[end])) {
            const QChar next = text[end];
            const bool blank = isFolded(next) || next == QChar::Nbsp;
            if (blank
                && (next != u' ' || end + 1 == text.size() || isFolded(text[end + 1]) || text[end + 1] == QChar::Nbsp))
                break;
            ++end;
        }
        flush(style);
        m_text.append(text.sliced(at, end - at), style);
        m_lastStyle = style;
        at = end;
    }
}

void FoldedText::lineBreak()
{
    m_blanks.resize(0);
    m_breaks += m_soft && m_breaks > 0 ? 0 : 1;
    m_soft = false;
}

void FoldedText::moveTo(Cue &cue)
{
    m_text.moveTo(cue);
    m_blanks.resize(0);
    m_breaks = 0;
    m_soft = false;
    m_lastStyle = {};
}

namespace {

/// Percents of the usual size for HTML's sizes 1 to 7.
constexpr double fontSizes[] = {63, 82, 100, 113, 150, 200, 300};

double fontSize(QStringView value)
{
    bool ok = false;
    if (value.endsWith(u'%')) {
        const double percent = value.chopped(1).toDouble(&ok);
        return ok && percent > 0 && percent < 10000 ? percent : 0;
    }
    const int size = value.toInt(&ok);
    if (!ok)
        return 0;
    const bool relative = value.startsWith(u'+') || value.startsWith(u'-');
    if (!relative && (size < 1 || size > 7))
        return 0; // points, which say nothing without the picture's size
    const double percent = fontSizes[std::clamp(relative ? size + 3 : size, 1, 7) - 1];
    return percent == 100 ? 0 : percent;
}

QString fontFamily(QStringView value)
{
    QStringView first = value.left(value.indexOf(u',') < 0 ? value.size() : value.indexOf(u',')).trimmed();
    while (first.size() >= 2 && (first.front() == u'"' || first.front() == u'\''))
        first = first.sliced(1, first.size() - 2);
    return first.left(200).toString();
}

void applyFont(const QList<Attribute> &attributes, TextStyle &style)
{
    for (const Attribute &each : attributes) {
        const QString value = decoded(each.value).trimmed();
        if (isNamed(each.name, "color"_L1)) {
            if (const quint32 color = parseColor(value))
                style.color = color;
        } else if (isNamed(each.name, "bgcolor"_L1)) {
            if (const quint32 color = parseColor(value))
                style.background = color;
        } else if (isNamed(each.name, "face"_L1)) {
            style.font = fontFamily(value);
        } else if (isNamed(each.name, "size"_L1)) {
            style.fontSize = fontSize(value);
        } else if (isNamed(each.name, "style"_L1)) {
            applyCss(value, style);
        }
    }
}

} // namespace

int applyCss(QStringView declarations, TextStyle &style)
{
    int align = 0;
    qsizetype at = 0;
    while (at < declarations.size()) {
        qsizetype end = declarations.indexOf(u';', at);
        if (end < 0)
            end = declarations.size();
        const QStringView each = declarations.sliced(at, end - at);
        at = end + 1;
        const qsizetype colon = each.indexOf(u':');
        if (colon < 0)
            continue;
        const QStringView name = each.left(colon).trimmed();
        const QStringView value = each.mid(colon + 1).trimmed();
        const auto says = [value](QLatin1StringView word) { return value.contains(word, Qt::CaseInsensitive); };
        if (isNamed(name, "font-style"_L1)) {
            style.set(TextStyle::Italic, says("italic"_L1) || says("oblique"_L1));
        } else if (isNamed(name, "font-weight"_L1)) {
            style.set(TextStyle::Bold, says("bold"_L1) || value.toInt() >= 600);
        } else if (isNamed(name, "text-decoration"_L1)) {
            style.set(TextStyle::Underline, says("underline"_L1));
            style.set(TextStyle::StrikeOut, says("line-through"_L1));
        } else if (isNamed(name, "color"_L1)) {
            if (const quint32 color = parseColor(value))
                style.color = color;
        } else if (isNamed(name, "background-color"_L1) || isNamed(name, "background"_L1)) {
            if (const quint32 color = parseColor(value))
                style.background = color;
        } else if (isNamed(name, "font-family"_L1)) {
            style.font = fontFamily(value);
        } else if (isNamed(name, "font-size"_L1) && value.endsWith(u'%')) {
            const double size = fontSize(value);
            style.fontSize = size == 100 ? 0 : size;
        } else if (isNamed(name, "text-align"_L1)) {
            align = isNamed(value, "left"_L1) || isNamed(value, "start"_L1) ? 1
                : isNamed(value, "center"_L1)                               ? 2
                : isNamed(value, "right"_L1) || isNamed(value, "end"_L1)    ? 3
                                                                            : align;
        }
    }
    return align;
}

void InlineText::setBase(const TextStyle &style)
{
    m_base = style;
    m_style = m_frames.isEmpty() ? style : m_style;
}

bool InlineText::open(QStringView name, const QList<Attribute> &attributes, bool selfClosing)
{
    static constexpr std::pair<QLatin1StringView, TextStyle::Trait> traits[] = {{"b"_L1, TextStyle::Bold},
        {"strong"_L1, TextStyle::Bold}, {"i"_L1, TextStyle::Italic}, {"em"_L1, TextStyle::Italic},
        {"u"_L1, TextStyle::Underline}, {"ins"_L1, TextStyle::Underline}, {"s"_L1, TextStyle::StrikeOut},
        {"strike"_L1, TextStyle::StrikeOut}, {"del"_L1, TextStyle::StrikeOut}};
    if (isNamed(name, "br"_L1)) {
        m_text.lineBreak();
        return true;
    }
    TextStyle style = m_style;
    bool known = false;
    for (const auto &[tag, trait] : traits) {
        if (isNamed(name, tag)) {
            style.set(trait, true);
            known = true;
        }
    }
    if (isNamed(name, "font"_L1) || isNamed(name, "span"_L1)) {
        if (sheet)
            sheet(attributes, style);
        applyFont(attributes, style);
        if (const QStringView language = attribute(attributes, "lang"_L1); !language.isEmpty())
            style.language = language.left(40).toString();
        known = true;
    } else if (isNamed(name, "ruby"_L1)) {
        endRuby();
        m_inRuby = known = true;
    } else if (isNamed(name, "rt"_L1)) {
        m_inReading = m_inRuby;
        m_reading.clear();
        known = true;
    } else if (isNamed(name, "rp"_L1)) {
        m_hidden = m_inRuby;
        known = true;
    } else if (isNamed(name, "rb"_L1)) {
        known = true;
    }
    if (!known)
        return false;
    if (!selfClosing && m_frames.size() < deepest) {
        m_frames.append({name.toString().toLower(), m_style});
        m_style = std::move(style);
    }
    return true;
}

/// What waits for a reading goes without.
void InlineText::endRuby()
{
    for (const Base &base : std::as_const(m_ruby))
        m_text.append(base.text, base.style, base.preserve);
    m_ruby.clear();
    m_inRuby = m_inReading = m_hidden = false;
}

bool InlineText::close(QStringView name)
{
    static constexpr QLatin1StringView known[] = {"b"_L1, "strong"_L1, "i"_L1, "em"_L1, "u"_L1, "ins"_L1, "s"_L1,
        "strike"_L1, "del"_L1, "font"_L1, "span"_L1, "ruby"_L1, "rt"_L1, "rp"_L1, "rb"_L1, "br"_L1};
    if (std::none_of(std::begin(known), std::end(known), [name](auto each) { return isNamed(name, each); }))
        return false;
    if (isNamed(name, "ruby"_L1)) {
        endRuby();
    } else if (isNamed(name, "rt"_L1) && m_inReading) {
        for (Base &base : m_ruby)
            base.style.ruby = m_reading.simplified();
        const bool inRuby = m_inRuby;
        endRuby();
        m_inRuby = inRuby;
    } else if (isNamed(name, "rp"_L1)) {
        m_hidden = false;
    }
    const auto found = std::find_if(m_frames.crbegin(), m_frames.crend(),
        [name](const Frame &frame) { return name.compare(frame.name, Qt::CaseInsensitive) == 0; });
    if (found == m_frames.crend())
        return true;
    // Tags that cross ("<b><i></b></i>") end what they name; others inside of it end, too.
    m_style = found->style;
    m_frames.resize(std::distance(found, m_frames.crend()) - 1);
    return true;
}

void InlineText::plain(QStringView text, bool preserve)
{
    if (m_hidden)
        return;
    if (m_inReading)
        m_reading += text;
    else if (m_inRuby)
        m_ruby.append({text.toString(), m_style, preserve});
    else
        m_text.append(text, m_style, preserve);
}

void InlineText::text(QStringView raw, bool preserve)
{
    if (raw.contains(u'&'))
        plain(decoded(raw), preserve);
    else
        plain(raw, preserve);
}

void InlineText::moveTo(Cue &cue)
{
    endRuby();
    m_text.moveTo(cue);
}

void InlineText::reset()
{
    m_frames.clear();
    m_base = m_style = {};
    endRuby();
}

void readInline(QStringView markup, Cue &cue)
{
    if (!markup.contains(u'<') && !markup.contains(u'&') && !markup.contains(u'\n') && !markup.contains(u'\r')) {
        cue.text = markup.trimmed().toString();
        cue.runs.clear();
        return;
    }
    InlineText text;
    Tokenizer tokens(markup);
    while (tokens.next()) {
        const Token &token = tokens.token();
        const bool tag =
            (token.kind == Token::Kind::Open && text.open(token.name, tokens.attributes(), token.selfClosing))
            || (token.kind == Token::Kind::Close && text.close(token.name));
        if (token.kind == Token::Kind::Text)
            text.text(token.text, true);
        else if (!tag)
            text.plain(token.raw, true);
    }
    text.moveTo(cue);
}

namespace {

void appendTag(QString &out, QString &closing, const QString &opening, QLatin1StringView name)
{
    out += opening;
    closing.prepend("</"_L1 + name + u'>');
}

} // namespace

void appendHtml(QString &out, const Cue &cue, const HtmlOptions &options)
{
    forEachSegment(cue, [&](QStringView text, const TextStyle &style) {
        QString closing;
        if (!style.isPlain()) {
            static constexpr std::pair<TextStyle::Trait, QLatin1StringView> traits[] = {{TextStyle::Bold, "b"_L1},
                {TextStyle::Italic, "i"_L1}, {TextStyle::Underline, "u"_L1}, {TextStyle::StrikeOut, "s"_L1}};
            QString font;
            if (style.color != 0 && options.fonts)
                font += " color=\""_L1 + colorText(style.color | 0xFF000000) + u'"';
            if (!style.font.isEmpty() && options.fonts)
                font += " face=\""_L1 + escaped(style.font).replace(u'\n', u' ') + u'"';
            if (!font.isEmpty())
                appendTag(out, closing, "<font"_L1 + font + u'>', "font"_L1);
            QString css;
            if (options.css && style.background != 0)
                css += "background-color:"_L1 + colorText(style.background | 0xFF000000) + u';';
            if (options.css && style.fontSize > 0)
                css += "font-size:"_L1 + QString::number(style.fontSize, 'g', 6) + "%;"_L1;
            if (!css.isEmpty())
                appendTag(out, closing, "<span style=\""_L1 + css + "\">"_L1, "span"_L1);
            for (const auto &[trait, tag] : traits) {
                if (style.has(trait) && (options.strike || trait != TextStyle::StrikeOut))
                    appendTag(out, closing, u'<' + tag + u'>', tag);
            }
            if (options.ruby && !style.ruby.isEmpty())
                appendTag(out, closing, u"<ruby>"_s, "ruby"_L1);
        }
        qsizetype at = 0;
        while (true) {
            const qsizetype end = text.indexOf(u'\n', at);
            appendEscaped(out, text.mid(at, end < 0 ? -1 : end - at));
            if (end < 0)
                break;
            out += "<br>"_L1;
            at = end + 1;
        }
        if (options.ruby && !style.ruby.isEmpty())
            out += "<rt>"_L1 + escaped(style.ruby).replace(u'\n', u' ') + "</rt>"_L1;
        out += closing;
    });
}

} // namespace Legenda::Markup
