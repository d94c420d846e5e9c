// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/webvttcue.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda::WebVtt {

namespace {

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\f' || c == u'\n';
}

template <class Use>
void forEachWord(QStringView text, Use use)
{
    for (qsizetype at = 0; at < text.size();) {
        if (isSpace(text[at])) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && !isSpace(text[end]))
            ++end;
        const QStringView word = text.mid(at, end - at);
        const qsizetype colon = word.indexOf(u':');
        if (colon > 0 && colon + 1 < word.size())
            use(word.left(colon), word.mid(colon + 1));
        at = end;
    }
}

/// "12.5%", 0 to 100
std::optional<double> parsePercent(QStringView text)
{
    if (!text.endsWith(u'%'))
        return {};
    text.chop(1);
    const qsizetype dot = text.indexOf(u'.');
    const auto digits = [](QStringView part) {
        return !part.isEmpty() && std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    if (!digits(dot < 0 ? text : text.left(dot)) || (dot >= 0 && !digits(text.mid(dot + 1))))
        return {};
    const double value = text.toDouble();
    return value <= 100 ? std::optional(value) : std::nullopt;
}

/// "-1", "3.5"
std::optional<double> parseLineNumber(QStringView text)
{
    const QStringView digits = text.startsWith(u'-') ? text.mid(1) : text;
    const bool good = !digits.isEmpty() && digits.front().isDigit() && digits.back().isDigit()
        && digits.count(u'.') <= 1
        && std::all_of(digits.begin(), digits.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; });
    if (!good)
        return {};
    return std::clamp(text.toDouble(), -1000.0, 1000.0);
}

QString percentText(double value)
{
    QString text = QString::number(std::clamp(std::isfinite(value) ? value : 0.0, 0.0, 100.0), 'f', 4);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text + u'%';
}

enum Edge { Start, Middle, End };

std::optional<Edge> parseEdge(QStringView text, QLatin1StringView start, QLatin1StringView end)
{
    if (text == "start"_L1 || text == start)
        return Start;
    if (text == "center"_L1 || text == "middle"_L1)
        return Middle;
    if (text == "end"_L1 || text == end)
        return End;
    return {};
}

/// Rows from the top, columns from the left, as a number pad has them.
int anchorOf(Edge row, Edge column)
{
    return (2 - row) * 3 + column + 1;
}

Edge rowOf(int anchor)
{
    return anchor < 1 || anchor > 9 ? End : Edge(2 - (anchor - 1) / 3);
}

Edge columnOf(int anchor)
{
    return anchor < 1 || anchor > 9 ? Middle : Edge((anchor - 1) % 3);
}

struct Said
{
    std::optional<double> linePercent;
    std::optional<double> lineNumber;
    std::optional<Edge> lineEdge;
    std::optional<double> position;
    std::optional<double> size;
    std::optional<Edge> align;
    QStringView lineWord;
    Placement::Writing writing = Placement::Writing::Horizontal;
};

// Where the shortest way to say "in the middle" or "at this edge" needs a percentage, the same number with a needless
// ".0" means that the number itself was said.
constexpr QLatin1StringView middleLine = "50%,center"_L1;
constexpr QLatin1StringView leftLine = "0%"_L1;
constexpr QLatin1StringView rightLine = "100%,end"_L1;

QString lineText(double value, Edge edge)
{
    static constexpr std::array<QLatin1StringView, 3> names{""_L1, ",center"_L1, ",end"_L1};
    QString text = percentText(value) + names[edge];
    if (text == middleLine || text == leftLine || text == rightLine)
        text.replace(u'%', ".0%"_L1);
    return text;
}

Placement horizontal(const Said &said)
{
    // Players draw lines of about a fifteenth of the picture's height.
    constexpr double topLines = 5;
    constexpr double middleLines = 10;
    Placement placement;
    Edge row = End;
    bool rowSaid = false;
    if (said.linePercent) {
        row = said.lineEdge.value_or(Start);
        rowSaid = row != End;
        if (said.lineWord != middleLine)
            placement.y = said.linePercent;
    } else if (said.lineNumber) {
        const double number = *said.lineNumber < 0 ? *said.lineNumber + 3 * topLines : *said.lineNumber;
        row = number < topLines ? Start : number < middleLines ? Middle : End;
        rowSaid = row != End;
    }
    placement.x = said.position;
    placement.width = said.size;
    if (rowSaid || said.align)
        placement.anchor = anchorOf(row, said.align.value_or(Middle));
    return placement;
}

Placement vertical(const Said &said)
{
    Placement placement;
    placement.writing = said.writing;
    const Edge column = said.lineEdge.value_or(Start);
    if (said.linePercent && said.lineWord != middleLine && said.lineWord != leftLine && said.lineWord != rightLine)
        placement.x = said.linePercent;
    placement.y = said.position;
    placement.width = said.size;
    if (said.align)
        placement.anchor = anchorOf(*said.align, column);
    return placement;
}

} // namespace

Settings parseSettings(QStringView text)
{
    Settings settings;
    Said said;
    QStringList valid;
    const auto keep = [&valid](
                          QStringView name, QStringView value) { valid << name.toString() + u':' + value.toString(); };
    QStringList seen;
    forEachWord(text, [&](QStringView name, QStringView value) {
        const qsizetype comma = value.indexOf(u',');
        const QStringView first = comma < 0 ? value : value.left(comma);
        const QStringView second = comma < 0 ? QStringView() : value.mid(comma + 1);
        if (seen.contains(name))
            return;
        const qsizetype before = valid.size();
        if (name == "vertical"_L1 && (value == "rl"_L1 || value == "lr"_L1)) {
            said.writing =
                value == "rl"_L1 ? Placement::Writing::VerticalRightToLeft : Placement::Writing::VerticalLeftToRight;
            keep(name, value);
        } else if (name == "line"_L1) {
            const auto percent = parsePercent(first);
            const auto number = percent ? std::nullopt : parseLineNumber(first);
            const auto edge = parseEdge(second, "start"_L1, "end"_L1);
            if ((!percent && !number) || (comma >= 0 && !edge))
                return;
            said.linePercent = percent;
            said.lineNumber = number;
            said.lineEdge = edge;
            said.lineWord = value;
            // Browsers read "1.5" though nobody may write it.
            const QString whole = number ? QString::number(std::llround(*number)) : first.toString();
            const bool old = second == "middle"_L1 || (number && first.contains(u'.'));
            static constexpr std::array<QLatin1StringView, 3> edges{",start"_L1, ",center"_L1, ",end"_L1};
            keep(name, old ? QString(whole + (edge ? QString(edges[*edge]) : QString())) : value.toString());
        } else if (name == "position"_L1) {
            const auto percent = parsePercent(first);
            const auto edge = parseEdge(second, "line-left"_L1, "line-right"_L1);
            if (!percent || (comma >= 0 && !edge))
                return;
            static constexpr std::array<QLatin1StringView, 3> edges{",line-left"_L1, ",center"_L1, ",line-right"_L1};
            said.position = percent;
            keep(name, QString(first.toString() + (edge ? QString(edges[*edge]) : QString())));
        } else if (name == "size"_L1) {
            said.size = parsePercent(value);
            if (said.size)
                keep(name, value);
        } else if (name == "align"_L1) {
            const auto edge = parseEdge(value, "left"_L1, "right"_L1);
            if (!edge)
                return;
            said.align = edge;
            keep(name, value == "middle"_L1 ? QStringView(u"center") : value);
        } else if (name == "region"_L1) {
            settings.region = value.toString();
            keep(name, value);
        }
        if (valid.size() > before)
            seen << name.toString();
    });
    settings.placement = said.writing == Placement::Writing::Horizontal ? horizontal(said) : vertical(said);
    settings.valid = valid.join(u' ');
    return settings;
}

QString settingsText(const Placement &placement, const QString &region)
{
    if (placement.isDefault() && region.isEmpty())
        return {};
    static constexpr std::array<QLatin1StringView, 3> alignNames{"left"_L1, "center"_L1, "right"_L1};
    static constexpr std::array<QLatin1StringView, 3> verticalAlignNames{"start"_L1, "center"_L1, "end"_L1};
    QStringList words;
    const int anchor = placement.anchor;
    const Edge row = rowOf(anchor);
    const Edge column = columnOf(anchor);
    if (placement.writing == Placement::Writing::Horizontal) {
        if (placement.y)
            words << "line:"_L1 + lineText(*placement.y, row);
        else if (row == Start)
            words << u"line:0"_s;
        else if (row == Middle)
            words << "line:"_L1 + middleLine;
        if (placement.x)
            words << "position:"_L1 + percentText(*placement.x);
        if (placement.width)
            words << "size:"_L1 + percentText(*placement.width);
        if (anchor > 0 && (column != Middle || row == End))
            words << "align:"_L1 + alignNames[column];
    } else {
        words << (placement.writing == Placement::Writing::VerticalRightToLeft ? u"vertical:rl"_s : u"vertical:lr"_s);
        if (placement.x)
            words << "line:"_L1 + lineText(*placement.x, anchor > 0 ? column : Start);
        else if (anchor > 0)
            words << "line:"_L1 + std::array<QLatin1StringView, 3>{leftLine, middleLine, rightLine}[column];
        if (placement.y)
            words << "position:"_L1 + percentText(*placement.y);
        if (placement.width)
            words << "size:"_L1 + percentText(*placement.width);
        if (anchor > 0)
            words << "align:"_L1 + verticalAlignNames[row];
    }
    if (const QString id = className(region); !region.isEmpty())
        words << "region:"_L1 + id;
    return words.join(u' ');
}

Region parseRegion(QStringView text)
{
    Region region;
    QStringList names;
    QStringList valid; // later ones win, as for browsers
    forEachWord(text, [&](QStringView name, QStringView value) {
        const qsizetype comma = value.indexOf(u',');
        if (name == "id"_L1) {
            region.id = value.toString();
        } else if (name == "width"_L1) {
            const auto width = parsePercent(value);
            if (!width)
                return;
            region.placement.width = width;
        } else if (comma > 0 && (name == "viewportanchor"_L1 || name == "regionanchor"_L1)) {
            const auto x = parsePercent(value.left(comma));
            const auto y = parsePercent(value.mid(comma + 1));
            if (!x || !y)
                return;
            if (name == "viewportanchor"_L1) {
                region.placement.x = x;
                region.placement.y = y;
            } else {
                const auto edge = [](double at) { return at < 34 ? Start : at < 67 ? Middle : End; };
                region.placement.anchor = anchorOf(edge(*y), edge(*x));
            }
        } else {
            const bool lines = name == "lines"_L1
                && std::all_of(value.begin(), value.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
            if (!lines && !(name == "scroll"_L1 && value == "up"_L1))
                return;
        }
        const QString setting = name.toString() + u':' + value.toString();
        if (const qsizetype before = names.indexOf(name); before >= 0) {
            valid[before] = setting;
        } else {
            names << name.toString();
            valid << setting;
        }
    });
    const auto words = text.toString().simplified().count(u' ') + 1;
    region.native = words == valid.size() ? text.toString() : valid.join(u'\n');
    return region;
}

QString regionText(const Region &region)
{
    const Placement &placement = region.placement;
    QStringList lines;
    lines << "id:"_L1 + className(region.id);
    if (placement.width)
        lines << "width:"_L1 + percentText(*placement.width);
    if (placement.x || placement.y) {
        lines << "viewportanchor:"_L1 + percentText(placement.x.value_or(50)) + u','
                + percentText(placement.y.value_or(100));
    }
    if (placement.anchor > 0 || placement.x || placement.y) {
        lines << "regionanchor:"_L1 + percentText(columnOf(placement.anchor) * 50) + u','
                + percentText(rowOf(placement.anchor) * 50);
    }
    return lines.join(u'\n');
}

} // namespace Legenda::WebVtt
