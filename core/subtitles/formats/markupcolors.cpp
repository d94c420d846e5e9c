// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/markupcolors.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::Markup {

namespace {

struct NamedColor
{
    QLatin1StringView name;
    quint32 rgb;
};

/// CSS's names, in alphabetical order; TTML's and HTML's are among them.
constexpr NamedColor namedColors[] = {
    {"aliceblue"_L1, 0xF0F8FF},
    {"antiquewhite"_L1, 0xFAEBD7},
    {"aqua"_L1, 0x00FFFF},
    {"aquamarine"_L1, 0x7FFFD4},
    {"azure"_L1, 0xF0FFFF},
    {"beige"_L1, 0xF5F5DC},
    {"bisque"_L1, 0xFFE4C4},
    {"black"_L1, 0x000000},
    {"blanchedalmond"_L1, 0xFFEBCD},
    {"blue"_L1, 0x0000FF},
    {"blueviolet"_L1, 0x8A2BE2},
    {"brown"_L1, 0xA52A2A},
    {"burlywood"_L1, 0xDEB887},
    {"cadetblue"_L1, 0x5F9EA0},
    {"chartreuse"_L1, 0x7FFF00},
    {"chocolate"_L1, 0xD2691E},
    {"coral"_L1, 0xFF7F50},
    {"cornflowerblue"_L1, 0x6495ED},
    {"cornsilk"_L1, 0xFFF8DC},
    {"crimson"_L1, 0xDC143C},
    {"cyan"_L1, 0x00FFFF},
    {"darkblue"_L1, 0x00008B},
    {"darkcyan"_L1, 0x008B8B},
    {"darkgoldenrod"_L1, 0xB8860B},
    {"darkgray"_L1, 0xA9A9A9},
    {"darkgreen"_L1, 0x006400},
    {"darkgrey"_L1, 0xA9A9A9},
    {"darkkhaki"_L1, 0xBDB76B},
    {"darkmagenta"_L1, 0x8B008B},
    {"darkolivegreen"_L1, 0x556B2F},
    {"darkorange"_L1, 0xFF8C00},
    {"darkorchid"_L1, 0x9932CC},
    {"darkred"_L1, 0x8B0000},
    {"darksalmon"_L1, 0xE9967A},
    {"darkseagreen"_L1, 0x8FBC8F},
    {"darkslateblue"_L1, 0x483D8B},
    {"darkslategray"_L1, 0x2F4F4F},
    {"darkslategrey"_L1, 0x2F4F4F},
    {"darkturquoise"_L1, 0x00CED1},
    {"darkviolet"_L1, 0x9400D3},
    {"deeppink"_L1, 0xFF1493},
    {"deepskyblue"_L1, 0x00BFFF},
    {"dimgray"_L1, 0x696969},
    {"dimgrey"_L1, 0x696969},
    {"dodgerblue"_L1, 0x1E90FF},
    {"firebrick"_L1, 0xB22222},
    {"floralwhite"_L1, 0xFFFAF0},
    {"forestgreen"_L1, 0x228B22},
    {"fuchsia"_L1, 0xFF00FF},
    {"gainsboro"_L1, 0xDCDCDC},
    {"ghostwhite"_L1, 0xF8F8FF},
    {"gold"_L1, 0xFFD700},
    {"goldenrod"_L1, 0xDAA520},
    {"gray"_L1, 0x808080},
    {"green"_L1, 0x008000},
    {"greenyellow"_L1, 0xADFF2F},
    {"grey"_L1, 0x808080},
    {"honeydew"_L1, 0xF0FFF0},
    {"hotpink"_L1, 0xFF69B4},
    {"indianred"_L1, 0xCD5C5C},
    {"indigo"_L1, 0x4B0082},
    {"ivory"_L1, 0xFFFFF0},
    {"khaki"_L1, 0xF0E68C},
    {"lavender"_L1, 0xE6E6FA},
    {"lavenderblush"_L1, 0xFFF0F5},
    {"lawngreen"_L1, 0x7CFC00},
    {"lemonchiffon"_L1, 0xFFFACD},
    {"lightblue"_L1, 0xADD8E6},
    {"lightcoral"_L1, 0xF08080},
    {"lightcyan"_L1, 0xE0FFFF},
    {"lightgoldenrodyellow"_L1, 0xFAFAD2},
    {"lightgray"_L1, 0xD3D3D3},
    {"lightgreen"_L1, 0x90EE90},
    {"lightgrey"_L1, 0xD3D3D3},
    {"lightpink"_L1, 0xFFB6C1},
    {"lightsalmon"_L1, 0xFFA07A},
    {"lightseagreen"_L1, 0x20B2AA},
    {"lightskyblue"_L1, 0x87CEFA},
    {"lightslategray"_L1, 0x778899},
    {"lightslategrey"_L1, 0x778899},
    {"lightsteelblue"_L1, 0xB0C4DE},
    {"lightyellow"_L1, 0xFFFFE0},
    {"lime"_L1, 0x00FF00},
    {"limegreen"_L1, 0x32CD32},
    {"linen"_L1, 0xFAF0E6},
    {"magenta"_L1, 0xFF00FF},
    {"maroon"_L1, 0x800000},
    {"mediumaquamarine"_L1, 0x66CDAA},
    {"mediumblue"_L1, 0x0000CD},
    {"mediumorchid"_L1, 0xBA55D3},
    {"mediumpurple"_L1, 0x9370DB},
    {"mediumseagreen"_L1, 0x3CB371},
    {"mediumslateblue"_L1, 0x7B68EE},
    {"mediumspringgreen"_L1, 0x00FA9A},
    {"mediumturquoise"_L1, 0x48D1CC},
    {"mediumvioletred"_L1, 0xC71585},
    {"midnightblue"_L1, 0x191970},
    {"mintcream"_L1, 0xF5FFFA},
    {"mistyrose"_L1, 0xFFE4E1},
    {"moccasin"_L1, 0xFFE4B5},
    {"navajowhite"_L1, 0xFFDEAD},
    {"navy"_L1, 0x000080},
    {"oldlace"_L1, 0xFDF5E6},
    {"olive"_L1, 0x808000},
    {"olivedrab"_L1, 0x6B8E23},
    {"orange"_L1, 0xFFA500},
    {"orangered"_L1, 0xFF4500},
    {"orchid"_L1, 0xDA70D6},
    {"palegoldenrod"_L1, 0xEEE8AA},
    {"palegreen"_L1, 0x98FB98},
    {"paleturquoise"_L1, 0xAFEEEE},
    {"palevioletred"_L1, 0xDB7093},
    {"papayawhip"_L1, 0xFFEFD5},
    {"peachpuff"_L1, 0xFFDAB9},
    {"peru"_L1, 0xCD853F},
    {"pink"_L1, 0xFFC0CB},
    {"plum"_L1, 0xDDA0DD},
    {"powderblue"_L1, 0xB0E0E6},
    {"purple"_L1, 0x800080},
    {"rebeccapurple"_L1, 0x663399},
    {"red"_L1, 0xFF0000},
    {"rosybrown"_L1, 0xBC8F8F},
    {"royalblue"_L1, 0x4169E1},
    {"saddlebrown"_L1, 0x8B4513},
    {"salmon"_L1, 0xFA8072},
    {"sandybrown"_L1, 0xF4A460},
    {"seagreen"_L1, 0x2E8B57},
    {"seashell"_L1, 0xFFF5EE},
    {"sienna"_L1, 0xA0522D},
    {"silver"_L1, 0xC0C0C0},
    {"skyblue"_L1, 0x87CEEB},
    {"slateblue"_L1, 0x6A5ACD},
    {"slategray"_L1, 0x708090},
    {"slategrey"_L1, 0x708090},
    {"snow"_L1, 0xFFFAFA},
    {"springgreen"_L1, 0x00FF7F},
    {"steelblue"_L1, 0x4682B4},
    {"tan"_L1, 0xD2B48C},
    {"teal"_L1, 0x008080},
    {"thistle"_L1, 0xD8BFD8},
    {"tomato"_L1, 0xFF6347},
    {"turquoise"_L1, 0x40E0D0},
    {"violet"_L1, 0xEE82EE},
    {"wheat"_L1, 0xF5DEB3},
    {"white"_L1, 0xFFFFFF},
    {"whitesmoke"_L1, 0xF5F5F5},
    {"yellow"_L1, 0xFFFF00},
    {"yellowgreen"_L1, 0x9ACD32},
};

quint32 opaque(quint32 rgb)
{
    return 0xFF000000 | rgb;
}

/// Three, four, six or eight hexadecimal digits.
quint32 hexColor(QStringView digits)
{
    bool ok = false;
    const quint32 value = digits.toUInt(&ok, 16);
    if (!ok || !std::all_of(digits.begin(), digits.end(), [](QChar c) { return c.isLetterOrNumber(); }))
        return 0;
    const auto twice = [value](int shift) { return ((value >> shift) & 0xF) * 0x11; };
    switch (digits.size()) {
    case 3:
        return opaque(twice(8) << 16 | twice(4) << 8 | twice(0));
    case 4:
        return twice(0) << 24 | twice(12) << 16 | twice(8) << 8 | twice(4);
    case 6:
        return opaque(value);
    case 8:
        return (value & 0xFF) << 24 | value >> 8;
    default:
        return 0;
    }
}

/// "255,0,0" or "255,0,0,128", also with blanks and percents; alpha 0 to 255 in TTML, 0 to 1 in CSS.
quint32 functionColor(QStringView arguments)
{
    quint32 channels[4] = {0, 0, 0, 255};
    int count = 0;
    qsizetype at = 0;
    while (at < arguments.size() && count < 4) {
        qsizetype end = at;
        while (end < arguments.size() && arguments[end] != u',' && arguments[end] != u'/' && arguments[end] != u' ')
            ++end;
        QStringView part = arguments.sliced(at, end - at).trimmed();
        at = end + 1;
        if (part.isEmpty())
            continue;
        const bool percent = part.endsWith(u'%');
        if (percent)
            part.chop(1);
        bool ok = false;
        double value = part.toDouble(&ok);
        if (!ok || !std::isfinite(value))
            return 0;
        if (percent)
            value *= 2.55;
        else if (count == 3 && value <= 1 && (part.contains(u'.') || value == 1))
            value *= 255;
        channels[count++] = quint32(std::lround(std::clamp(value, 0.0, 255.0)));
    }
    if (count < 3)
        return 0;
    return channels[3] << 24 | channels[0] << 16 | channels[1] << 8 | channels[2];
}

} // namespace

quint32 parseColor(QStringView text)
{
    text = text.trimmed();
    if (text.size() > 64 || text.isEmpty())
        return 0;
    if (text.startsWith(u'#'))
        return hexColor(text.mid(1));
    if (const qsizetype open = text.indexOf(u'('); open > 0 && text.startsWith("rgb"_L1, Qt::CaseInsensitive)) {
        const qsizetype close = text.indexOf(u')', open);
        return functionColor(text.mid(open + 1, close < 0 ? -1 : close - open - 1));
    }
    const QString name = text.toString().toLower();
    const auto end = std::end(namedColors);
    const auto found = std::lower_bound(std::begin(namedColors), end, name,
        [](const NamedColor &color, const QString &wanted) { return color.name < wanted; });
    if (found != end && found->name == name)
        return opaque(found->rgb);
    // "FF0000" and "0xFF0000", as careless writers have it.
    if (name.startsWith("0x"_L1))
        return hexColor(QStringView(name).mid(2));
    return name.size() == 6 ? hexColor(name) : 0;
}

QString colorText(quint32 color)
{
    const QString rgb = u'#' + QString::number(color & 0xFFFFFF, 16).rightJustified(6, u'0');
    const quint32 alpha = color >> 24;
    return alpha == 0xFF ? rgb : rgb + QString::number(alpha, 16).rightJustified(2, u'0');
}

} // namespace Legenda::Markup
