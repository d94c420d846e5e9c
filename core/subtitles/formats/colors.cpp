// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Colours as people and programs write them.

#include "core/subtitles/formats/inlinetags.h"

#include <QLatin1StringView>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct NamedColor
{
    const char *name;
    quint32 rgb;
};

// https://www.w3.org/TR/css-color-4/#named-colors, in order of their names.
constexpr NamedColor namedColors[] = {{"aliceblue", 0xf0f8ff}, {"antiquewhite", 0xfaebd7}, {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4}, {"azure", 0xf0ffff}, {"beige", 0xf5f5dc}, {"bisque", 0xffe4c4}, {"black", 0x000000},
    {"blanchedalmond", 0xffebcd}, {"blue", 0x0000ff}, {"blueviolet", 0x8a2be2}, {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887}, {"cadetblue", 0x5f9ea0}, {"chartreuse", 0x7fff00}, {"chocolate", 0xd2691e},
    {"coral", 0xff7f50}, {"cornflowerblue", 0x6495ed}, {"cornsilk", 0xfff8dc}, {"crimson", 0xdc143c},
    {"cyan", 0x00ffff}, {"darkblue", 0x00008b}, {"darkcyan", 0x008b8b}, {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9}, {"darkgreen", 0x006400}, {"darkgrey", 0xa9a9a9}, {"darkkhaki", 0xbdb76b},
    {"darkmagenta", 0x8b008b}, {"darkolivegreen", 0x556b2f}, {"darkorange", 0xff8c00}, {"darkorchid", 0x9932cc},
    {"darkred", 0x8b0000}, {"darksalmon", 0xe9967a}, {"darkseagreen", 0x8fbc8f}, {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f}, {"darkslategrey", 0x2f4f4f}, {"darkturquoise", 0x00ced1}, {"darkviolet", 0x9400d3},
    {"deeppink", 0xff1493}, {"deepskyblue", 0x00bfff}, {"dimgray", 0x696969}, {"dimgrey", 0x696969},
    {"dodgerblue", 0x1e90ff}, {"firebrick", 0xb22222}, {"floralwhite", 0xfffaf0}, {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff}, {"gainsboro", 0xdcdcdc}, {"ghostwhite", 0xf8f8ff}, {"gold", 0xffd700},
    {"goldenrod", 0xdaa520}, {"gray", 0x808080}, {"green", 0x008000}, {"greenyellow", 0xadff2f}, {"grey", 0x808080},
    {"honeydew", 0xf0fff0}, {"hotpink", 0xff69b4}, {"indianred", 0xcd5c5c}, {"indigo", 0x4b0082}, {"ivory", 0xfffff0},
    {"khaki", 0xf0e68c}, {"lavender", 0xe6e6fa}, {"lavenderblush", 0xfff0f5}, {"lawngreen", 0x7cfc00},
    {"lemonchiffon", 0xfffacd}, {"lightblue", 0xadd8e6}, {"lightcoral", 0xf08080}, {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2}, {"lightgray", 0xd3d3d3}, {"lightgreen", 0x90ee90}, {"lightgrey", 0xd3d3d3},
    {"lightpink", 0xffb6c1}, {"lightsalmon", 0xffa07a}, {"lightseagreen", 0x20b2aa}, {"lightskyblue", 0x87cefa},
    {"lightslategray", 0x778899}, {"lightslategrey", 0x778899}, {"lightsteelblue", 0xb0c4de}, {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00}, {"limegreen", 0x32cd32}, {"linen", 0xfaf0e6}, {"magenta", 0xff00ff}, {"maroon", 0x800000},
    {"mediumaquamarine", 0x66cdaa}, {"mediumblue", 0x0000cd}, {"mediumorchid", 0xba55d3}, {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371}, {"mediumslateblue", 0x7b68ee}, {"mediumspringgreen", 0x00fa9a},
    {"mediumturquoise", 0x48d1cc}, {"mediumvioletred", 0xc71585}, {"midnightblue", 0x191970}, {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1}, {"moccasin", 0xffe4b5}, {"navajowhite", 0xffdead}, {"navy", 0x000080},
    {"oldlace", 0xfdf5e6}, {"olive", 0x808000}, {"olivedrab", 0x6b8e23}, {"orange", 0xffa500}, {"orangered", 0xff4500},
    {"orchid", 0xda70d6}, {"palegoldenrod", 0xeee8aa}, {"palegreen", 0x98fb98}, {"paleturquoise", 0xafeeee},
    {"palevioletred", 0xdb7093}, {"papayawhip", 0xffefd5}, {"peachpuff", 0xffdab9}, {"peru", 0xcd853f},
    {"pink", 0xffc0cb}, {"plum", 0xdda0dd}, {"powderblue", 0xb0e0e6}, {"purple", 0x800080}, {"rebeccapurple", 0x663399},
    {"red", 0xff0000}, {"rosybrown", 0xbc8f8f}, {"royalblue", 0x4169e1}, {"saddlebrown", 0x8b4513},
    {"salmon", 0xfa8072}, {"sandybrown", 0xf4a460}, {"seagreen", 0x2e8b57}, {"seashell", 0xfff5ee},
    {"sienna", 0xa0522d}, {"silver", 0xc0c0c0}, {"skyblue", 0x87ceeb}, {"slateblue", 0x6a5acd}, {"slategray", 0x708090},
    {"slategrey", 0x708090}, {"snow", 0xfffafa}, {"springgreen", 0x00ff7f}, {"steelblue", 0x4682b4}, {"tan", 0xd2b48c},
    {"teal", 0x008080}, {"thistle", 0xd8bfd8}, {"tomato", 0xff6347}, {"turquoise", 0x40e0d0}, {"violet", 0xee82ee},
    {"wheat", 0xf5deb3}, {"white", 0xffffff}, {"whitesmoke", 0xf5f5f5}, {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32}};

int hexValue(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    if ((u | 0x20) >= u'a' && (u | 0x20) <= u'f')
        return (u | 0x20) - u'a' + 10;
    return -1;
}

/// Of "#rgb", "#rgba", "#rrggbb" and "#rrggbbaa" without the mark.
quint32 parseHex(QStringView digits)
{
    const bool twice = digits.size() == 3 || digits.size() == 4;
    if (!twice && digits.size() != 6 && digits.size() != 8)
        return 0;
    std::array<quint32, 4> parts{0, 0, 0, 0xFF};
    const qsizetype step = twice ? 1 : 2;
    for (qsizetype i = 0; i * step < digits.size(); ++i) {
        const int high = hexValue(digits[i * step]);
        const int low = twice ? high : hexValue(digits[i * step + 1]);
        if (high < 0 || low < 0)
            return 0;
        parts[size_t(i)] = quint32(high * 16 + low);
    }
    // No alpha at all would be a text that nobody sees, and 0 means that no colour is said.
    return std::max<quint32>(parts[3], 1) << 24 | parts[0] << 16 | parts[1] << 8 | parts[2];
}

/// Of "rgb(1, 2, 3)" and "rgba(100% 0 0 / 0.5)", what stands inside of the brackets.
quint32 parseComponents(QStringView list)
{
    std::array<double, 4> parts{0, 0, 0, 1};
    size_t count = 0;
    for (qsizetype at = 0; at < list.size();) {
        const auto isBetween = [](QChar c) { return c.isSpace() || c == u',' || c == u'/'; };
        if (isBetween(list[at])) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < list.size() && !isBetween(list[end]))
            ++end;
        QStringView word = list.mid(at, end - at);
        at = end;
        const bool percent = word.endsWith(u'%');
        bool ok = false;
        double value = (percent ? word.chopped(1) : word).toDouble(&ok);
        if (!ok || count == parts.size())
            return 0;
        if (percent)
            value *= count == 3 ? 0.01 : 2.55;
        parts[count++] = value;
    }
    if (count < 3)
        return 0;
    const auto part = [](double value) { return quint32(std::clamp(value, 0.0, 255.0) + 0.5); };
    const quint32 alpha = std::max<quint32>(part(parts[3] * 255), 1);
    return alpha << 24 | part(parts[0]) << 16 | part(parts[1]) << 8 | part(parts[2]);
}

} // namespace

quint32 parseColor(QStringView text)
{
    constexpr qsizetype longest = 60;
    text = text.trimmed();
    if (text.isEmpty() || text.size() > longest)
        return 0;
    if (text.front() == u'#')
        return parseHex(text.mid(1));
    const qsizetype open = text.indexOf(u'(');
    if (open > 0 && text.endsWith(u')') && text.startsWith("rgb"_L1, Qt::CaseInsensitive))
        return parseComponents(text.mid(open + 1, text.size() - open - 2));
    const auto known = std::lower_bound(
        std::begin(namedColors), std::end(namedColors), text, [](const NamedColor &color, QStringView name) {
            return QLatin1StringView(color.name).compare(name, Qt::CaseInsensitive) < 0;
        });
    if (known != std::end(namedColors) && text.compare(QLatin1StringView(known->name), Qt::CaseInsensitive) == 0)
        return 0xFF000000 | known->rgb;
    return text.size() == 6 || text.size() == 8 ? parseHex(text) : 0;
}

QString colorText(quint32 color)
{
    return u'#' + QString::number(color & 0xFFFFFF, 16).rightJustified(6, u'0');
}

} // namespace Legenda
