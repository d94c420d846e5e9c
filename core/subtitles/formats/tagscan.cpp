// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/tagscan.h"

#include "core/subtitles/cuetext.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Longer than any tag that is meant as one; keeps hostile text ("<<<<<…") linear.
constexpr qsizetype longestTag = 300;
constexpr qsizetype longestEntity = 12;

bool isNameChar(QChar c)
{
    return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'-' || c == u':';
}

bool isKnownName(QStringView name)
{
    static constexpr QLatin1StringView known[] = {"b"_L1, "i"_L1, "u"_L1, "s"_L1, "c"_L1, "v"_L1, "p"_L1, "a"_L1,
        "br"_L1, "em"_L1, "rt"_L1, "rb"_L1, "rp"_L1, "tt"_L1, "ul"_L1, "li"_L1, "del"_L1, "ins"_L1, "big"_L1, "div"_L1,
        "pre"_L1, "sub"_L1, "sup"_L1, "font"_L1, "ruby"_L1, "lang"_L1, "span"_L1, "body"_L1, "html"_L1, "head"_L1,
        "code"_L1, "small"_L1, "style"_L1, "center"_L1, "script"_L1, "strike"_L1, "strong"_L1};
    return std::any_of(std::begin(known), std::end(known),
        [name](QLatin1StringView each) { return name.compare(each, Qt::CaseInsensitive) == 0; });
}

/// Whether "</name>" is near.
bool isClosed(QStringView text, QStringView name)
{
    constexpr qsizetype far = 500;
    text = text.left(far);
    for (qsizetype at = text.indexOf("</"_L1); at >= 0; at = text.indexOf("</"_L1, at + 2)) {
        if (text.mid(at + 2).startsWith(name) && text.mid(at + 2 + name.size()).startsWith(u'>'))
            return true;
    }
    return false;
}

} // namespace

QStringView trimmedText(QStringView text)
{
    const auto isBlank = [](QChar c) { return c.isSpace() && c != QChar::Nbsp; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.mid(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

bool scanTag(QStringView text, qsizetype at, Tag &tag)
{
    const qsizetype limit = std::min(text.size(), at + longestTag);
    qsizetype i = at + 1;
    const auto skipBlanks = [&] {
        const qsizetype before = i;
        while (i < limit && (text[i] == u' ' || text[i] == u'\t'))
            ++i;
        return i > before;
    };
    if (i < limit && text[i] == u'!' && text.mid(i, 3) == "!--"_L1) {
        const qsizetype end = text.mid(at, longestTag).indexOf("-->"_L1);
        tag = {{}, {}, false, end + 3};
        return end > 0;
    }
    const bool apart = skipBlanks();
    tag.closing = i < limit && text[i] == u'/';
    if (tag.closing) {
        ++i;
        skipBlanks();
    }
    const qsizetype nameStart = i;
    while (i < limit && isNameChar(text[i]))
        ++i;
    tag.name = text.mid(nameStart, i - nameStart);
    if (tag.name.isEmpty())
        return false;
    const qsizetype restStart = i;
    while (i < limit && text[i] != u'>' && text[i] != u'<')
        ++i;
    if (i >= limit || text[i] != u'>')
        return false;
    tag.rest = text.mid(restStart, i - restStart);
    tag.length = i + 1 - at;
    // "<00:00:12.500>" is WebVTT's time of a word; "<3 and 4>" is none.
    if (!tag.name.front().isLetter()) {
        return !apart && !tag.closing && tag.name.contains(u':') && tag.name.front().isDigit()
            && std::all_of(tag.rest.begin(), tag.rest.end(), [](QChar c) { return c == u'.' || c.isDigit(); });
    }
    const bool bare = tag.rest.isEmpty() || tag.rest == "/"_L1;
    const bool lowerCase = std::none_of(tag.name.begin(), tag.name.end(), [](QChar c) { return c.isUpper(); });
    if (isKnownName(tag.name)) {
        if (tag.closing)
            return tag.rest.trimmed().isEmpty();
        if (bare)
            return true;
        if (tag.rest.contains(u'='))
            return true;
        if (apart)
            return false; // "a < b and c > d"
        const QChar first = tag.rest.front();
        const bool annotated = tag.name == "v"_L1 || tag.name == "lang"_L1;
        if (first == u'.') // classes of WebVTT; not "<i.e. so>"
            return annotated || std::none_of(tag.rest.begin(), tag.rest.end(), [](QChar c) { return c.isSpace(); });
        return first.isSpace() ? annotated || tag.rest.trimmed().isEmpty() || tag.rest.trimmed() == "/"_L1
                               : first == u'/';
    }
    if (tag.closing)
        return lowerCase && tag.rest.trimmed().isEmpty();
    if (apart || !lowerCase)
        return false;
    // "<sighs>" says what is heard; "<blink rate=2>" is markup, and so is what is closed again.
    return bare ? isClosed(text.mid(at + tag.length), tag.name) : tag.rest.contains(u'=') && tag.rest.front().isSpace();
}

qsizetype overrideLength(QStringView text, qsizetype at)
{
    if (at + 1 >= text.size() || text[at + 1] != u'\\')
        return 0;
    const qsizetype close = text.mid(at, longestTag).indexOf(u'}');
    return close > 0 ? close + 1 : 0;
}

qsizetype entityLength(QStringView text, qsizetype at, QString &value)
{
    const qsizetype end = text.mid(at, longestEntity).indexOf(u';');
    if (end < 2)
        return 0;
    const QStringView entity = text.mid(at, end + 1);
    if (entity.lastIndexOf(u'&') > 0)
        return 0; // the first '&' is but a character
    value = withoutEntities(entity);
    return value == entity ? 0 : entity.size();
}

QStringView attribute(QStringView rest, QLatin1StringView name)
{
    for (qsizetype i = 0; i < rest.size();) {
        while (i < rest.size() && !isNameChar(rest[i]))
            ++i;
        const qsizetype start = i;
        while (i < rest.size() && isNameChar(rest[i]))
            ++i;
        const QStringView key = rest.mid(start, i - start);
        while (i < rest.size() && rest[i].isSpace())
            ++i;
        if (i >= rest.size() || rest[i] != u'=')
            continue;
        ++i;
        while (i < rest.size() && rest[i].isSpace())
            ++i;
        qsizetype end = i;
        const bool quoted = i < rest.size() && (rest[i] == u'"' || rest[i] == u'\'');
        if (quoted) {
            end = rest.indexOf(rest[i], i + 1);
            ++i;
            if (end < 0)
                end = rest.size();
        } else {
            while (end < rest.size() && !rest[end].isSpace())
                ++end;
        }
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return rest.mid(i, end - i).trimmed();
        i = quoted ? std::min(end + 1, rest.size()) : end;
    }
    return {};
}

double parseTextSize(QStringView text)
{
    static constexpr std::array<double, 7> steps{60, 80, 100, 120, 150, 200, 300};
    bool ok = false;
    if (text.endsWith(u'%')) {
        const double percent = text.chopped(1).toDouble(&ok);
        return ok && percent > 0 && percent < 10000 ? std::round(percent * 100) / 100 : 0;
    }
    const bool pixels = text.endsWith("px"_L1) || text.endsWith("pt"_L1);
    const bool relative = text.startsWith(u'+') || text.startsWith(u'-');
    double size = (pixels ? text.chopped(2) : text).toDouble(&ok);
    if (!ok || !(std::abs(size) < 1000))
        return 0;
    if (relative)
        size = std::clamp(size + 3, 1.0, 7.0);
    if (!pixels && size <= 7 && size >= 1 && size == std::floor(size))
        return steps[size_t(size) - 1];
    return size > 0 ? std::round(size / usualTextSize * 10000) / 100 : 0;
}

} // namespace Legenda
