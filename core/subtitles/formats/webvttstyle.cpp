// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/webvttstyle.h"

#include "core/subtitles/formats/inlinetags.h"
#include "core/subtitles/formats/tagscan.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::WebVtt {

namespace {

constexpr std::pair<QLatin1StringView, quint32> defaultColors[] = {{"white"_L1, 0xFFFFFFFF}, {"lime"_L1, 0xFF00FF00},
    {"cyan"_L1, 0xFF00FFFF}, {"red"_L1, 0xFFFF0000}, {"yellow"_L1, 0xFFFFFF00}, {"magenta"_L1, 0xFFFF00FF},
    {"blue"_L1, 0xFF0000FF}, {"black"_L1, 0xFF000000}};

// Classes of our own, each for one thing; "fg_ff8800".
constexpr QLatin1StringView ownPrefixes[] = {"fg_"_L1, "bg_"_L1, "font_"_L1, "size_"_L1, "strike_"_L1};

quint32 defaultColor(QStringView name)
{
    for (const auto &[known, color] : defaultColors) {
        if (name == known)
            return color;
    }
    return 0;
}

QString hexName(QLatin1StringView prefix, quint32 color)
{
    const bool opaque = (color >> 24) == 0xFF;
    return prefix + QString::number(opaque ? color & 0xFFFFFF : color, 16).rightJustified(opaque ? 6 : 8, u'0');
}

QString nameOfColor(quint32 color, bool background)
{
    for (const auto &[name, known] : defaultColors) {
        if (color == known)
            return background ? "bg_"_L1 + name : QString(name);
    }
    return hexName(background ? "bg_"_L1 : "fg_"_L1, color);
}

QString sizeName(double percent)
{
    return "size_"_L1 + QString::number(percent, 'f', 2).replace(u'.', u'_');
}

QString fontName(const QString &family)
{
    return "font_"_L1 + className(family);
}

QString cssColor(quint32 color)
{
    const quint32 alpha = color >> 24;
    if (alpha == 0xFF)
        return colorText(color);
    return u"rgba(%1, %2, %3, %4)"_s.arg(color >> 16 & 0xFF)
        .arg(color >> 8 & 0xFF)
        .arg(color & 0xFF)
        .arg(QString::number(alpha / 255.0, 'f', 4));
}

/// "120%", "1.2em", "19px"
double parseCssSize(QStringView value)
{
    if (!value.endsWith("em"_L1))
        return value.endsWith(u'%') || value.endsWith("px"_L1) ? parseTextSize(value) : 0;
    bool ok = false;
    const double times = value.chopped(value.endsWith("rem"_L1) ? 3 : 2).toDouble(&ok);
    return ok && times > 0 && times < 100 ? std::round(times * 10000) / 100 : 0;
}

void applyDeclaration(QStringView name, QStringView value, TextStyle &style)
{
    const auto is = [name](QLatin1StringView other) { return name.compare(other, Qt::CaseInsensitive) == 0; };
    if (const qsizetype important = value.indexOf(u'!'); important >= 0)
        value = value.left(important).trimmed();
    if (is("color"_L1)) {
        if (const quint32 color = parseColor(value))
            style.color = color;
    } else if (is("background-color"_L1) || is("background"_L1)) {
        if (const quint32 color = parseColor(value))
            style.background = color;
    } else if (is("font-family"_L1)) {
        QStringView family = value.left(value.indexOf(u',') < 0 ? value.size() : value.indexOf(u',')).trimmed();
        if (family.size() > 1 && (family.front() == u'"' || family.front() == u'\''))
            family = family.mid(1, family.size() - 2);
        style.font = family.toString();
    } else if (is("font-size"_L1)) {
        if (const double size = parseCssSize(value); size > 0)
            style.fontSize = size;
    } else if (is("font-weight"_L1)) {
        style.set(TextStyle::Bold, value.startsWith("bold"_L1) || value.toInt() >= 600);
    } else if (is("font-style"_L1)) {
        style.set(TextStyle::Italic, value == "italic"_L1 || value == "oblique"_L1);
    } else if (is("text-decoration"_L1)) {
        style.set(TextStyle::Underline, value.contains("underline"_L1));
        style.set(TextStyle::StrikeOut, value.contains("line-through"_L1));
    }
}

TextStyle parseDeclarations(QStringView text)
{
    TextStyle style;
    for (const QStringView declaration : text.tokenize(u';')) {
        const qsizetype colon = declaration.indexOf(u':');
        if (colon > 0)
            applyDeclaration(declaration.left(colon).trimmed(), declaration.mid(colon + 1).trimmed(), style);
    }
    return style;
}

QString withoutComments(QStringView css)
{
    QString out;
    out.reserve(css.size());
    for (qsizetype at = 0; at < css.size();) {
        const qsizetype open = css.indexOf("/*"_L1, at);
        out += css.mid(at, open < 0 ? -1 : open - at);
        const qsizetype close = open < 0 ? -1 : css.indexOf("*/"_L1, open + 2);
        if (close < 0)
            break;
        at = close + 2;
    }
    return out;
}

/// "::cue(.name)" and "::cue(c.name)" -> "name"; empty for all other selectors.
QString classOfSelector(QStringView selector)
{
    selector = selector.trimmed();
    if (!selector.startsWith("::cue("_L1) || !selector.endsWith(u')'))
        return {};
    selector = selector.mid(6).chopped(1).trimmed();
    if (selector.startsWith(u'c'))
        selector = selector.mid(1);
    if (!selector.startsWith(u'.'))
        return {};
    selector = selector.mid(1);
    const bool simple = std::all_of(selector.begin(), selector.end(),
        [](QChar c) { return c.isLetterOrNumber() || c == u'-' || c == u'_' || c.unicode() > 127; });
    return simple ? selector.toString() : QString();
}

void merge(const TextStyle &rule, TextStyle &style)
{
    style.traits |= rule.traits;
    if (rule.color != 0)
        style.color = rule.color;
    if (rule.background != 0)
        style.background = rule.background;
    if (!rule.font.isEmpty())
        style.font = rule.font;
    if (rule.fontSize > 0)
        style.fontSize = rule.fontSize;
}

} // namespace

QString className(QStringView text)
{
    QString name;
    for (const QChar c : text)
        name += c.isLetterOrNumber() || c == u'-' || c == u'_' ? c : QChar(u'_');
    if (name.endsWith(u'-')) // with the '>' of a tag two of them would make an arrow
        name.back() = u'_';
    return name;
}

void StyleSheet::addBlock(QStringView css)
{
    const QString plain = withoutComments(css);
    const QStringView text(plain);
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype open = text.indexOf(u'{', at);
        if (open < 0)
            break;
        qsizetype close = text.indexOf(u'}', open);
        if (close < 0)
            close = text.size();
        const QStringView selectors = text.mid(at, open - at);
        at = close + 1;
        if (!selectors.contains("::cue"_L1))
            continue;
        const TextStyle style = parseDeclarations(text.mid(open + 1, close - open - 1));
        if (style.isPlain())
            continue;
        for (const QStringView selector : selectors.tokenize(u',')) {
            if (const QString name = classOfSelector(selector); !name.isEmpty())
                merge(style, m_classes[name]);
        }
    }
}

void StyleSheet::apply(const QString &name, TextStyle &style) const
{
    const auto rule = m_classes.constFind(name);
    const QStringView view(name);
    if (rule != m_classes.cend()) {
        merge(*rule, style);
        if (std::any_of(std::begin(ownPrefixes), std::end(ownPrefixes),
                [view](QLatin1StringView prefix) { return view.startsWith(prefix); }))
            return;
    } else if (const quint32 color = defaultColor(view)) {
        style.color = color;
        return;
    } else if (const quint32 back = view.startsWith("bg_"_L1) ? defaultColor(view.mid(3)) : 0) {
        style.background = back;
        return;
    }
    const QStringView known(style.classes);
    for (const QStringView each : known.tokenize(u'.', Qt::SkipEmptyParts)) {
        if (each == view)
            return;
    }
    if (!known.isEmpty())
        style.classes += u'.';
    style.classes += name;
}

TextStyle StyleSheet::impliedBy(const TextStyle &style) const
{
    TextStyle implied;
    if (style.classes.isEmpty() || m_classes.isEmpty())
        return implied;
    for (const QStringView name : QStringView(style.classes).tokenize(u'.', Qt::SkipEmptyParts)) {
        const auto rule = m_classes.constFind(name.toString());
        if (rule != m_classes.cend())
            merge(*rule, implied);
    }
    return implied;
}

QStringList StyleSheet::classesFor(const TextStyle &style) const
{
    QStringList names;
    for (const QStringView name : QStringView(style.classes).tokenize(u'.', Qt::SkipEmptyParts))
        names << className(name);
    const TextStyle implied = impliedBy(style);
    const auto colorClass = [this](quint32 color, bool background) {
        // The default name, unless the file gives it another meaning.
        const QString name = nameOfColor(color, background);
        const auto rule = m_classes.constFind(name);
        const bool same = rule == m_classes.cend() || (background ? rule->background : rule->color) == color;
        return same ? name : hexName(background ? "bg_"_L1 : "fg_"_L1, color);
    };
    if (style.color != 0 && style.color != implied.color)
        names << colorClass(style.color, false);
    if (style.background != 0 && style.background != implied.background)
        names << colorClass(style.background, true);
    if (!style.font.isEmpty() && style.font != implied.font)
        names << fontName(style.font);
    if (style.fontSize > 0 && style.fontSize != implied.fontSize)
        names << sizeName(style.fontSize);
    if (style.has(TextStyle::StrikeOut) && !implied.has(TextStyle::StrikeOut))
        names << u"strike_out"_s;
    return names;
}

QStringList StyleSheet::rulesFor(const TextStyle &style)
{
    QStringList rules;
    const auto add = [&](const QString &name, const TextStyle &meaning, const QString &css) {
        if (m_classes.contains(name))
            return;
        m_classes.insert(name, meaning);
        rules << u"::cue(.%1) { %2 }"_s.arg(name, css);
    };
    for (const QString &name : classesFor(style)) {
        TextStyle meaning;
        if (name.startsWith("fg_"_L1)) {
            meaning.color = style.color;
            add(name, meaning, "color: "_L1 + cssColor(style.color));
        } else if (name.startsWith("bg_"_L1) && defaultColor(QStringView(name).mid(3)) == 0) {
            meaning.background = style.background;
            add(name, meaning, "background-color: "_L1 + cssColor(style.background));
        } else if (name.startsWith("font_"_L1)) {
            QString family = style.font;
            family.removeIf([](QChar c) { return c == u'"' || c == u'\\' || c == u'<' || c == u'>' || c < u' '; });
            meaning.font = family;
            add(name, meaning, "font-family: \""_L1 + family + u'"');
        } else if (name.startsWith("size_"_L1)) {
            meaning.fontSize = std::round(style.fontSize * 100) / 100;
            add(name, meaning, "font-size: "_L1 + QString::number(meaning.fontSize) + u'%');
        } else if (name.startsWith("strike_"_L1)) {
            meaning.set(TextStyle::StrikeOut, true);
            add(name, meaning, u"text-decoration: line-through"_s);
        }
    }
    return rules;
}

} // namespace Legenda::WebVtt
