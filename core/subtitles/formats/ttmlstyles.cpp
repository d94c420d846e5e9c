// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/markupcolors.h"
#include "core/subtitles/formats/ttml.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::Ttml {

namespace {

using Markup::isNamed;

struct Length
{
    double value = 0;
    QStringView unit;
};

/// "10%", "1.5c", "24px" … Nothing for what is no length.
std::optional<Length> readLength(QStringView text)
{
    qsizetype digits = 0;
    while (digits < text.size() && digits < 30
        && ((text[digits] >= u'0' && text[digits] <= u'9') || text[digits] == u'.' || text[digits] == u'-'
            || text[digits] == u'+'))
        ++digits;
    bool ok = false;
    const double value = text.left(digits).toDouble(&ok);
    if (!ok || !std::isfinite(value) || std::abs(value) > 1e6)
        return {};
    return Length{value, text.mid(digits)};
}

/// In percent of the root. @param across along the width
std::optional<double> percentOf(QStringView text, const Grid &grid, bool across)
{
    const std::optional<Length> length = readLength(text);
    if (!length)
        return {};
    if (length->unit == "%"_L1 || length->unit == (across ? "rw"_L1 : "rh"_L1))
        return length->value;
    if (length->unit == "c"_L1)
        return length->value * 100 / (across ? grid.columns : grid.rows);
    const double pixels = across ? grid.width : grid.height;
    if (length->unit == "px"_L1 && pixels > 0)
        return length->value * 100 / pixels;
    if (length->value == 0)
        return 0;
    return {};
}

QList<QStringView> words(QStringView value)
{
    QList<QStringView> list;
    qsizetype at = 0;
    while (at < value.size() && list.size() < 8) {
        while (at < value.size() && value[at].isSpace())
            ++at;
        const qsizetype start = at;
        while (at < value.size() && !value[at].isSpace())
            ++at;
        if (at > start)
            list.append(value.sliced(start, at - start));
    }
    return list;
}

/// Percent of the size that a cell of 1/15 of the height gives, which is the usual one.
void readSize(Look &look, QStringView value, const Grid &grid)
{
    const QList<QStringView> parts = words(value);
    // Of two the second is the height.
    const std::optional<Length> length = parts.isEmpty() ? std::nullopt : readLength(parts.last());
    if (!length || length->value <= 0)
        return;
    double size = 0;
    bool relative = false;
    if (length->unit == "%"_L1 || length->unit == "em"_L1) {
        size = length->unit == "em"_L1 ? length->value * 100 : length->value;
        relative = true;
    } else if (length->unit == "c"_L1) {
        size = length->value * 100 * 15 / grid.rows;
    } else if (length->unit == "rh"_L1) {
        size = length->value * 15;
    } else if (length->unit == "px"_L1 && grid.height > 0) {
        size = length->value / grid.height * 100 * 15;
    } else {
        return; // pixels and points of a picture nobody knows
    }
    look.size = std::clamp(size, 1.0, 10000.0);
    look.relativeSize = relative;
    look.said |= Look::Size;
}

void readFont(Look &look, QStringView value)
{
    const qsizetype comma = value.indexOf(u',');
    QStringView family = value.left(comma < 0 ? value.size() : comma).trimmed();
    if (family.size() >= 2 && (family.front() == u'"' || family.front() == u'\'') && family.back() == family.front())
        family = family.sliced(1, family.size() - 2);
    look.said |= Look::Font;
    // What players take anyway is no choice of a font.
    if (isNamed(family, "default"_L1) || isNamed(family, "proportionalSansSerif"_L1))
        look.font.clear();
    else if (isNamed(family, "sansSerif"_L1))
        look.font = u"sans-serif"_s;
    else if (isNamed(family, "monospaceSerif"_L1) || isNamed(family, "monospaceSansSerif"_L1))
        look.font = u"monospace"_s;
    else if (isNamed(family, "proportionalSerif"_L1))
        look.font = u"serif"_s;
    else
        look.font = family.left(200).toString();
}

void readDecoration(Look &look, QStringView value)
{
    const auto set = [&look](Look::Property property, TextStyle::Trait trait, bool on) {
        look.said |= property;
        look.traits = quint16(on ? look.traits | trait : look.traits & ~trait);
    };
    for (const QStringView word : words(value)) {
        if (isNamed(word, "none"_L1)) {
            set(Look::Underline, TextStyle::Underline, false);
            set(Look::StrikeOut, TextStyle::StrikeOut, false);
        } else if (isNamed(word, "underline"_L1) || isNamed(word, "noUnderline"_L1)) {
            set(Look::Underline, TextStyle::Underline, isNamed(word, "underline"_L1));
        } else if (isNamed(word, "lineThrough"_L1) || isNamed(word, "noLineThrough"_L1)) {
            set(Look::StrikeOut, TextStyle::StrikeOut, isNamed(word, "lineThrough"_L1));
        }
    }
}

void readPosition(Look &look, QStringView value, const Grid &grid)
{
    const auto one = [&grid](QStringView word, bool across) -> std::optional<double> {
        if (isNamed(word, "center"_L1))
            return 50;
        if (isNamed(word, "left"_L1) || isNamed(word, "top"_L1))
            return 0;
        if (isNamed(word, "right"_L1) || isNamed(word, "bottom"_L1))
            return 100;
        return percentOf(word, grid, across);
    };
    QList<QStringView> parts = words(value);
    if (parts.isEmpty() || parts.size() > 2)
        return; // "right 10% top 5%" is rare
    const bool swapped = isNamed(parts[0], "top"_L1) || isNamed(parts[0], "bottom"_L1);
    if (parts.size() == 1)
        parts.append(u"center");
    if (swapped)
        parts.swapItemsAt(0, 1);
    const std::optional<double> x = one(parts[0], true);
    const std::optional<double> y = one(parts[1], false);
    if (!x || !y)
        return;
    look.positionX = *x;
    look.positionY = *y;
    look.said |= Look::Position;
}

void readWriting(Look &look, QStringView value)
{
    using Writing = Placement::Writing;
    look.said |= Look::WritingMode;
    look.rightToLeft = isNamed(value, "rltb"_L1) || isNamed(value, "rl"_L1);
    look.writing = isNamed(value, "tbrl"_L1) || isNamed(value, "tb"_L1) ? Writing::VerticalRightToLeft
        : isNamed(value, "tblr"_L1)                                     ? Writing::VerticalLeftToRight
                                                                        : Writing::Horizontal;
}

void readPair(Look &look, Look::Property property, double &first, double &second, QStringView value, const Grid &grid)
{
    const QList<QStringView> parts = words(value);
    if (parts.size() != 2)
        return;
    const std::optional<double> across = percentOf(parts[0], grid, true);
    const std::optional<double> down = percentOf(parts[1], grid, false);
    if (!across || !down)
        return;
    first = *across;
    second = *down;
    look.said |= property;
}

} // namespace

void Grid::read(const QList<Markup::Attribute> &rootAttributes)
{
    *this = {};
    for (const Markup::Attribute &each : rootAttributes) {
        const QStringView name = Markup::localName(each.name);
        const QList<QStringView> parts = words(each.value);
        if (parts.size() != 2 || (name != "cellResolution"_L1 && name != "extent"_L1))
            continue;
        const std::optional<Length> first = readLength(parts[0]);
        const std::optional<Length> second = readLength(parts[1]);
        if (!first || !second || first->value < 1 || second->value < 1)
            continue;
        if (name == "cellResolution"_L1) {
            columns = first->value;
            rows = second->value;
        } else if (first->unit == "px"_L1 && second->unit == "px"_L1) {
            width = first->value;
            height = second->value;
        }
    }
}

void Look::read(QStringView name, QStringView value, const Grid &grid)
{
    value = value.trimmed();
    if (isNamed(name, "color"_L1)) {
        const quint32 read = Markup::parseColor(value);
        // Invisible letters are not white ones.
        if (read != 0 || isNamed(value, "transparent"_L1)) {
            color = read != 0 ? read : 0x00FFFFFF;
            said |= Color;
        }
    } else if (isNamed(name, "backgroundColor"_L1)) {
        background = Markup::parseColor(value);
        if (background >> 24 == 0)
            background = 0;
        said |= Background;
    } else if (isNamed(name, "fontFamily"_L1)) {
        readFont(*this, value);
    } else if (isNamed(name, "fontSize"_L1)) {
        readSize(*this, value, grid);
    } else if (isNamed(name, "fontWeight"_L1)) {
        said |= Bold;
        traits = quint16(isNamed(value, "bold"_L1) ? traits | TextStyle::Bold : traits & ~TextStyle::Bold);
    } else if (isNamed(name, "fontStyle"_L1)) {
        said |= Italic;
        const bool slanted =
            isNamed(value, "italic"_L1) || isNamed(value, "oblique"_L1) || isNamed(value, "reverseOblique"_L1);
        traits = quint16(slanted ? traits | TextStyle::Italic : traits & ~TextStyle::Italic);
    } else if (isNamed(name, "textDecoration"_L1)) {
        readDecoration(*this, value);
    } else if (isNamed(name, "textAlign"_L1)) {
        static constexpr std::pair<QLatin1StringView, Side> sides[] = {{"start"_L1, Side::Start},
            {"left"_L1, Side::Left}, {"center"_L1, Side::Center}, {"right"_L1, Side::Right}, {"end"_L1, Side::End}};
        for (const auto &[word, side] : sides) {
            if (isNamed(value, word)) {
                textAlign = side;
                said |= TextAlign;
            }
        }
    } else if (isNamed(name, "displayAlign"_L1)) {
        said |= DisplayAlign;
        displayAlign = isNamed(value, "after"_L1) ? 2 : isNamed(value, "center"_L1) ? 1 : 0;
    } else if (isNamed(name, "origin"_L1)) {
        readPair(*this, Origin, x, y, value, grid);
    } else if (isNamed(name, "extent"_L1)) {
        readPair(*this, Extent, width, height, value, grid);
    } else if (isNamed(name, "position"_L1)) {
        readPosition(*this, value, grid);
    } else if (isNamed(name, "writingMode"_L1)) {
        readWriting(*this, value);
    } else if (isNamed(name, "direction"_L1)) {
        said |= Direction;
        rightToLeft = isNamed(value, "rtl"_L1);
    } else if (isNamed(name, "display"_L1)) {
        said |= Display;
        shown = !isNamed(value, "none"_L1);
    } else if (isNamed(name, "visibility"_L1)) {
        said |= Visibility;
        visible = !isNamed(value, "hidden"_L1);
    } else if (isNamed(name, "ruby"_L1)) {
        said |= Ruby;
        ruby = isNamed(value, "base"_L1)     ? RubyRole::Base
            : isNamed(value, "text"_L1)      ? RubyRole::Text
            : isNamed(value, "delimiter"_L1) ? RubyRole::Delimiter
            : isNamed(value, "none"_L1) || isNamed(value, "baseContainer"_L1) || isNamed(value, "textContainer"_L1)
            ? RubyRole::None
            : RubyRole::Container;
    }
}

void Look::add(const Look &over)
{
    if (over.said == 0)
        return;
    static constexpr std::pair<Property, TextStyle::Trait> traitsOf[] = {{Bold, TextStyle::Bold},
        {Italic, TextStyle::Italic}, {Underline, TextStyle::Underline}, {StrikeOut, TextStyle::StrikeOut}};
    for (const auto &[property, trait] : traitsOf) {
        if (over.says(property))
            traits = quint16((traits & ~trait) | (over.traits & trait));
    }
    if (over.says(Color))
        color = over.color;
    if (over.says(Background))
        background = over.background;
    if (over.says(Font))
        font = over.font;
    if (over.says(Size)) {
        const bool scale = over.relativeSize && says(Size);
        size = scale ? std::clamp(size * over.size / 100, 1.0, 10000.0) : over.size;
        relativeSize = over.relativeSize && (!says(Size) || relativeSize);
    }
    if (over.says(TextAlign))
        textAlign = over.textAlign;
    if (over.says(DisplayAlign))
        displayAlign = over.displayAlign;
    if (over.says(WritingMode))
        writing = over.writing;
    if (over.says(WritingMode | Direction))
        rightToLeft = over.rightToLeft;
    if (over.says(Display))
        shown = over.shown;
    if (over.says(Visibility))
        visible = over.visible;
    if (over.says(Ruby))
        ruby = over.ruby;
    if (over.says(Origin)) {
        x = over.x;
        y = over.y;
    }
    if (over.says(Extent)) {
        width = over.width;
        height = over.height;
    }
    if (over.says(Position)) {
        positionX = over.positionX;
        positionY = over.positionY;
    }
    said |= over.said;
}

TextStyle textStyle(const Look &look, const Grid &grid)
{
    constexpr quint32 white = 0xFFFFFFFF;
    TextStyle style;
    style.traits = look.traits;
    if (look.says(Look::Color) && look.color != white)
        style.color = look.color;
    if (look.says(Look::Background))
        style.background = look.background;
    if (look.says(Look::Font))
        style.font = look.font;
    const double size = look.relativeSize ? look.size * 15 / grid.rows : look.size;
    if (look.says(Look::Size) && std::abs(size - 100) > 0.5)
        style.fontSize = std::round(size * 100) / 100;
    return style;
}

Placement placement(const Look &region, bool hasRegion, const Look &content)
{
    Look all = region;
    all.add(content);
    Placement place;
    place.writing = all.writing;
    if (place.writing != Placement::Writing::Horizontal)
        return place;
    using Side = Look::Side;
    const bool mirrored = all.rightToLeft && (all.textAlign == Side::Start || all.textAlign == Side::End);
    int column = !all.says(Look::TextAlign) || all.textAlign == Side::Center ? 1
        : all.textAlign == Side::Start || all.textAlign == Side::Left        ? 0
                                                                             : 2;
    if (mirrored && column != 1)
        column = 2 - column;
    // Where in its box the text begins, and where the box is. Without a region players take the bottom.
    const bool placed = all.says(Look::Origin | Look::Position);
    const double width = all.says(Look::Extent) ? std::clamp(all.width, 0.0, 100.0) : 100 - all.x;
    const double height = all.says(Look::Extent) ? std::clamp(all.height, 0.0, 100.0) : 100 - all.y;
    double left = all.x;
    double top = all.y;
    if (all.says(Look::Position)) {
        left = (100 - width) * all.positionX / 100;
        top = (100 - height) * all.positionY / 100;
    }
    const int align = all.says(Look::DisplayAlign) ? all.displayAlign : hasRegion && placed ? 0 : 2;
    const double edges[] = {top, top + height / 2, top + height};
    const double at = edges[align];
    const int row = at <= 100 / 3.0 ? 0 : at >= 200 / 3.0 ? 2 : 1;
    const double x = column == 0 ? left : column == 1 ? left + width / 2 : left + width;
    // Text that begins elsewhere than at the edge its third has: about two lines of it.
    const double y = std::clamp(at + (row - align) * 6, std::min(top, top + height), top + height);
    const bool usualRow = row == 0 ? y <= 15 : row == 1 ? std::abs(y - 50) <= 5 : y >= 80;
    const bool usualColumn = column == 0 ? x <= 25 : column == 1 ? std::abs(x - 50) <= 5 : x >= 75;
    place.anchor = (2 - row) * 3 + column + 1;
    if (placed && (!usualRow || !usualColumn)) {
        place.x = std::round(x * 100) / 100;
        place.y = std::round(y * 100) / 100;
    } else if (place.anchor == 2) {
        place.anchor = 0;
    }
    return place;
}

void Styles::add(const QString &id, const QStringList &references, const Look &own)
{
    m_indices.insert(id, int(m_styles.size()));
    m_styles.append({references, own});
}

void Styles::resolve(int index, int depth)
{
    constexpr int deepest = 50;
    Style &style = m_styles[index];
    if (style.state != Style::State::New || depth > deepest)
        return;
    style.state = Style::State::Busy; // a style that refers to itself
    Look all;
    for (const QString &reference : std::as_const(style.references)) {
        const int other = m_indices.value(reference, -1);
        if (other < 0)
            continue;
        resolve(other, depth + 1);
        all.add(m_styles[other].all);
    }
    all.add(style.own);
    style.all = all;
    style.state = Style::State::Ready;
}

Look Styles::look(const QStringList &references)
{
    Look all;
    for (const QString &reference : references) {
        const int index = m_indices.value(reference, -1);
        if (index >= 0) {
            resolve(index, 0);
            all.add(m_styles[index].all);
        }
    }
    return all;
}

QString regionId(const Placement &place)
{
    QString id = u"legenda-"_s + QString::number(place.anchor == 0 ? 2 : place.anchor);
    const auto add = [&id](QChar name, const std::optional<double> &value) {
        if (!value || !std::isfinite(*value))
            return;
        constexpr qsizetype longest = 20; // "33.333333333333336"; next to zero there would be hundreds of digits
        const double number = std::clamp(*value, -1000.0, 1000.0);
        QString digits = QString::number(number, 'f', QLocale::FloatingPointShortest);
        if (digits.size() > longest)
            digits = QString::number(number, 'f', 6);
        id += u'-' + QString(name) + digits;
    };
    add(u'x', place.x);
    add(u'y', place.y);
    add(u'w', place.width);
    if (place.writing != Placement::Writing::Horizontal)
        id += place.writing == Placement::Writing::VerticalRightToLeft ? "-tbrl"_L1 : "-tblr"_L1;
    return id;
}

std::optional<Placement> placementOfId(QStringView id)
{
    constexpr QLatin1StringView prefix("legenda-");
    if (!id.startsWith(prefix) || id.size() > 100 || id.size() <= prefix.size())
        return {};
    Placement place;
    place.anchor = id[prefix.size()].digitValue();
    if (place.anchor < 1 || place.anchor > 9)
        return {};
    qsizetype at = prefix.size() + 1;
    while (at < id.size()) {
        qsizetype end = id.indexOf(u'-', at + 3); // a '-' behind the name is a sign
        if (end < 0)
            end = id.size();
        const QStringView part = id.sliced(at + 1, end - at - 1);
        at = end;
        const double value = part.mid(1).toDouble();
        if (part == "tbrl"_L1)
            place.writing = Placement::Writing::VerticalRightToLeft;
        else if (part == "tblr"_L1)
            place.writing = Placement::Writing::VerticalLeftToRight;
        else if (part.startsWith(u'x'))
            place.x = value;
        else if (part.startsWith(u'y'))
            place.y = value;
        else if (part.startsWith(u'w'))
            place.width = value;
    }
    Placement usual;
    usual.anchor = 2;
    return place == usual ? Placement() : place;
}

} // namespace Legenda::Ttml
