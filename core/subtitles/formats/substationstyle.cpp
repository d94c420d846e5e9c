// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Styles, colours and times of SubStation scripts.

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/substation.h"

#include <QLocale>
#include <QtNumeric>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::SubStation {

namespace {

enum class Field { Name, Font, Size, Primary, Bold, Italic, Underline, StrikeOut, Alignment, Other };

Field fieldOf(QStringView column)
{
    static constexpr std::pair<QLatin1StringView, Field> names[] = {{"name"_L1, Field::Name},
        {"fontname"_L1, Field::Font}, {"fontsize"_L1, Field::Size}, {"primarycolour"_L1, Field::Primary},
        {"primarycolor"_L1, Field::Primary}, {"bold"_L1, Field::Bold}, {"italic"_L1, Field::Italic},
        {"underline"_L1, Field::Underline}, {"strikeout"_L1, Field::StrikeOut}, {"alignment"_L1, Field::Alignment}};
    for (const auto &[name, field] : names) {
        if (column.compare(name, Qt::CaseInsensitive) == 0)
            return field;
    }
    return Field::Other;
}

/// 0 is no; -1 and 1 are yes.
bool isYes(QStringView value)
{
    bool ok = false;
    const int number = value.toInt(&ok);
    return ok && number != 0;
}

/// Style of a line of a script that says nothing of it: as players have it, made for 1080 lines.
QString usualValue(QStringView column, Version version)
{
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> values[] = {
        {"SecondaryColour"_L1, "&H000000FF"_L1}, {"OutlineColour"_L1, "&H00000000"_L1},
        {"TertiaryColour"_L1, "&H000000"_L1}, {"BackColour"_L1, "&H80000000"_L1}, {"ScaleX"_L1, "100"_L1},
        {"ScaleY"_L1, "100"_L1}, {"BorderStyle"_L1, "1"_L1}, {"Outline"_L1, "3"_L1}, {"Shadow"_L1, "1"_L1},
        {"MarginL"_L1, "60"_L1}, {"MarginR"_L1, "60"_L1}, {"MarginV"_L1, "45"_L1}, {"Encoding"_L1, "1"_L1}};
    for (const auto &[name, value] : values) {
        if (column.compare(name, Qt::CaseInsensitive) == 0)
            return version == Version::V4 && value == "&H80000000"_L1 ? u"&H000000"_s : QString(value);
    }
    return u"0"_s;
}

QString colorText(quint32 color, Version version)
{
    const quint32 bgr = (color & 0xFF) << 16 | (color & 0xFF00) | (color >> 16 & 0xFF);
    if (version == Version::V4)
        return QString::number(bgr);
    const quint32 alpha = 0xFF - (color >> 24);
    return "&H"_L1 + u"%1"_s.arg(alpha << 24 | bgr, 8, 16, QChar(u'0')).toUpper();
}

QList<QStringView> valuesOf(QStringView line)
{
    QList<QStringView> values;
    if (line.isEmpty())
        return values;
    for (qsizetype at = 0;;) {
        const qsizetype comma = line.indexOf(u',', at);
        values.append(line.mid(at, comma < 0 ? -1 : comma - at).trimmed());
        if (comma < 0)
            return values;
        at = comma + 1;
    }
}

Columns columnsFrom(std::initializer_list<QLatin1StringView> names)
{
    Columns columns;
    for (const QLatin1StringView name : names)
        columns.append(QString(name));
    return columns;
}

} // namespace

QString fieldText(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (c == u',')
            out += u';';
        else if (c == u'\n' || c == u'\r')
            out += u' ';
        else if (!c.isNull())
            out += c;
    }
    return out.trimmed();
}

QString numberText(double value)
{
    const double rounded = std::round(value * 100) / 100;
    return QString::number(rounded == 0 ? 0 : rounded, 'f', QLocale::FloatingPointShortest);
}

Columns usualStyleColumns(Version version)
{
    static const Columns plus = columnsFrom({"Name"_L1, "Fontname"_L1, "Fontsize"_L1, "PrimaryColour"_L1,
        "SecondaryColour"_L1, "OutlineColour"_L1, "BackColour"_L1, "Bold"_L1, "Italic"_L1, "Underline"_L1,
        "StrikeOut"_L1, "ScaleX"_L1, "ScaleY"_L1, "Spacing"_L1, "Angle"_L1, "BorderStyle"_L1, "Outline"_L1, "Shadow"_L1,
        "Alignment"_L1, "MarginL"_L1, "MarginR"_L1, "MarginV"_L1, "Encoding"_L1});
    static const Columns v4 =
        columnsFrom({"Name"_L1, "Fontname"_L1, "Fontsize"_L1, "PrimaryColour"_L1, "SecondaryColour"_L1,
            "TertiaryColour"_L1, "BackColour"_L1, "Bold"_L1, "Italic"_L1, "BorderStyle"_L1, "Outline"_L1, "Shadow"_L1,
            "Alignment"_L1, "MarginL"_L1, "MarginR"_L1, "MarginV"_L1, "AlphaLevel"_L1, "Encoding"_L1});
    return version == Version::V4 ? v4 : plus;
}

Columns usualEventColumns(Version version)
{
    static const Columns plus = columnsFrom({"Layer"_L1, "Start"_L1, "End"_L1, "Style"_L1, "Name"_L1, "MarginL"_L1,
        "MarginR"_L1, "MarginV"_L1, "Effect"_L1, "Text"_L1});
    static const Columns v4 = columnsFrom({"Marked"_L1, "Start"_L1, "End"_L1, "Style"_L1, "Name"_L1, "MarginL"_L1,
        "MarginR"_L1, "MarginV"_L1, "Effect"_L1, "Text"_L1});
    return version == Version::V4 ? v4 : plus;
}

Columns parseColumns(QStringView list)
{
    // No script has more; a line of commas alone must not cost a string for each.
    constexpr qsizetype most = 64;
    Columns columns;
    for (const QStringView value : valuesOf(list.trimmed().left(4096)))
        columns.append(value.toString());
    columns.resize(std::min(columns.size(), most));
    return columns;
}

qsizetype columnOf(const Columns &columns, QLatin1StringView name)
{
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns.at(i).compare(name, Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

std::optional<quint32> parseColor(QStringView text)
{
    text = text.trimmed();
    while (text.endsWith(u'&'))
        text.chop(1);
    bool ok = false;
    quint32 value = 0; // AABBGGRR, alpha 0 = opaque
    if (text.startsWith(u'&') || text.startsWith(u'H') || text.startsWith(u'h')) {
        while (text.startsWith(u'&') || text.startsWith(u'H') || text.startsWith(u'h'))
            text = text.mid(1);
        value = quint32(text.toULongLong(&ok, 16));
    } else {
        value = quint32(text.toLongLong(&ok, 10)); // negative: with the highest bit of alpha
    }
    if (!ok)
        return {};
    const quint32 alpha = 0xFF - (value >> 24);
    return alpha << 24 | (value & 0xFF) << 16 | (value & 0xFF00) | (value >> 16 & 0xFF);
}

std::optional<qint64> parseTime(QStringView text)
{
    text = text.trimmed();
    if (const auto time = parseClock(text))
        return time;
    // "0:00:04:56": a colon before the hundredths
    const qsizetype colon = text.lastIndexOf(u':');
    if (text.size() - colon != 3 || text.left(colon).count(u':') != 2 || text.left(colon).contains(u'.'))
        return {};
    const auto seconds = parseClock(text.left(colon));
    const auto hundredths = parseNumber(text.mid(colon + 1));
    if (!seconds || !hundredths)
        return {};
    return text.startsWith(u'-') ? *seconds - *hundredths * 10 : *seconds + *hundredths * 10;
}

int anchorOfLegacy(int alignment)
{
    // 1 to 3 at the bottom, + 4 at the top, + 8 in the middle.
    const int column = alignment & 3;
    if (column == 0 || alignment < 1 || alignment > 11)
        return 0;
    return alignment < 4 ? column : alignment < 8 ? column + 6 : column + 3;
}

int legacyOfAnchor(int anchor)
{
    return anchor < 4 ? anchor : anchor < 7 ? anchor - 3 + 8 : anchor - 6 + 4;
}

Style parseStyle(QStringView line, const Columns &columns, Version version)
{
    Style style;
    const QList<QStringView> values = valuesOf(line.left(64 * 1024));
    for (qsizetype i = 0; i < std::min(columns.size(), values.size()); ++i) {
        const QStringView value = values.at(i);
        switch (fieldOf(columns.at(i))) {
        case Field::Name:
            style.name = (value.startsWith(u'*') ? value.mid(1) : value).toString();
            break;
        case Field::Font:
            style.font = value.toString();
            break;
        case Field::Size: {
            const double size = value.toDouble();
            style.size = qIsFinite(size) && size > 0 && size < 10'000 ? size : 0;
            break;
        }
        case Field::Primary:
            style.color = parseColor(value).value_or(style.color);
            if (version == Version::V4)
                style.color |= 0xFF000000;
            break;
        case Field::Bold:
            style.traits |= isYes(value) ? TextStyle::Bold : 0;
            break;
        case Field::Italic:
            style.traits |= isYes(value) ? TextStyle::Italic : 0;
            break;
        case Field::Underline:
            style.traits |= isYes(value) ? TextStyle::Underline : 0;
            break;
        case Field::StrikeOut:
            style.traits |= isYes(value) ? TextStyle::StrikeOut : 0;
            break;
        case Field::Alignment: {
            const int number = value.toInt();
            const int anchor = version == Version::V4 ? anchorOfLegacy(number)
                : number >= 1 && number <= 9          ? number
                                                      : 0;
            style.anchor = anchor > 0 ? anchor : 2;
            break;
        }
        case Field::Other:
            break;
        }
    }
    return style;
}

QString styleLine(const Style &style, const Columns &columns, Version version, QStringView line, const Columns &from,
    Version fromVersion)
{
    const QList<QStringView> values = valuesOf(line);
    const auto known = [&](const QString &column) -> QString {
        qsizetype at = -1;
        for (qsizetype i = 0; i < std::min(from.size(), values.size()); ++i) {
            const bool outline = (column == "OutlineColour"_L1 && from.at(i) == "TertiaryColour"_L1)
                || (column == "TertiaryColour"_L1 && from.at(i) == "OutlineColour"_L1);
            if (outline || from.at(i).compare(column, Qt::CaseInsensitive) == 0)
                at = i;
        }
        if (at < 0)
            return usualValue(column, version);
        // What v4 calls the third colour it does not draw outlines with; what it calls transparency of the shadow
        // was in thousandths. Colours alone can be told in the other's way.
        if (fromVersion != version && column.endsWith("Colour"_L1)) {
            const auto color = parseColor(values.at(at));
            return color ? colorText(fromVersion == Version::V4 ? *color | 0xFF000000 : *color, version)
                         : usualValue(column, version);
        }
        return values.at(at).toString();
    };
    const auto yes = [&](TextStyle::Trait trait) { return style.traits & trait ? u"-1"_s : u"0"_s; };
    QString out;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (i > 0)
            out += u',';
        switch (fieldOf(columns.at(i))) {
        case Field::Name:
            out += fieldText(style.name);
            break;
        case Field::Font:
            out += style.font.isEmpty() ? u"Arial"_s : fieldText(style.font);
            break;
        case Field::Size:
            out += numberText(style.size > 0 ? style.size : 60);
            break;
        case Field::Primary:
            out += colorText(style.color, version);
            break;
        case Field::Bold:
            out += yes(TextStyle::Bold);
            break;
        case Field::Italic:
            out += yes(TextStyle::Italic);
            break;
        case Field::Underline:
            out += yes(TextStyle::Underline);
            break;
        case Field::StrikeOut:
            out += yes(TextStyle::StrikeOut);
            break;
        case Field::Alignment:
            out += QString::number(version == Version::V4 ? legacyOfAnchor(style.anchor) : style.anchor);
            break;
        case Field::Other:
            out += known(columns.at(i));
            break;
        }
    }
    return out;
}

bool isDefaultName(QStringView name)
{
    return name.compare("Default"_L1, Qt::CaseInsensitive) == 0;
}

void Sheet::add(const Style &style)
{
    if (m_styles.isEmpty())
        m_only = style;
    if (isDefaultName(style.name)) {
        m_hasDefault = true;
        m_base = style;
    }
    m_styles.insert(style.name, style);
}

void Sheet::finish()
{
    // Where there is one style only and it has a name of its own, it is what all text looks like.
    if (!m_hasDefault && m_styles.size() == 1)
        m_base = m_only;
}

const Style &Sheet::find(QStringView name) const
{
    if (name.startsWith(u'*'))
        name = name.mid(1);
    const auto it = m_styles.constFind(name.toString());
    return it != m_styles.cend() ? *it : m_base;
}

QSize pictureOf(QStringView widthText, QStringView heightText)
{
    constexpr int largest = 100'000;
    const auto number = [](QStringView text) {
        bool ok = false;
        const int value = text.trimmed().toInt(&ok);
        return ok && value > 0 && value <= largest ? value : 0;
    };
    int width = number(widthText);
    int height = number(heightText);
    if (width == 0 && height == 0)
        return {};
    if (width == 0)
        width = height == 1024 ? 1280 : std::max(1, height * 4 / 3);
    else if (height == 0)
        height = width == 1280 ? 1024 : std::max(1, width * 3 / 4);
    return {width, height};
}

} // namespace Legenda::SubStation
