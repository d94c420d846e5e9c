// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releasetext.h"

#include <algorithm>
#include <iterator>

namespace Legenda {

namespace {

constexpr QStringView extensions[] = {u"3g2", u"3gp", u"3gp2", u"asf", u"ass", u"avi", u"divx", u"f4v", u"flv", u"idx",
    u"iso", u"m2ts", u"m4v", u"mk2", u"mk3d", u"mka", u"mkv", u"mov", u"mp4", u"mp4a", u"mpeg", u"mpg", u"mts", u"nfo",
    u"nzb", u"ogg", u"ogm", u"ogv", u"qt", u"ra", u"ram", u"rm", u"rmvb", u"smi", u"srt", u"ssa", u"sub", u"torrent",
    u"ts", u"txt", u"vob", u"vtt", u"wav", u"webm", u"wma", u"wmv"};

// What cameras and players of discs put before a number of their own.
constexpr QStringView cameraWords[] = {
    u"cimg", u"dsc", u"dscf", u"dscn", u"gh", u"gopr", u"gx", u"img", u"mov", u"mvi", u"pxl", u"vid", u"vts"};

char16_t foldOne(char16_t c)
{
    if (c < 128)
        return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
    switch (c) {
    case 0x00A0:
    case 0x3000:
    case 0x2009:
        return u' ';
    case 0x3010:
    case 0xFF3B:
        return u'[';
    case 0x3011:
    case 0xFF3D:
        return u']';
    case 0xFF08:
        return u'(';
    case 0xFF09:
        return u')';
    case 0x2013:
    case 0x2014:
        return u'-';
    case 0x2019:
        return u'\'';
    default:
        if (c >= 0xFF10 && c <= 0xFF19) // wide digits
            return static_cast<char16_t>(u'0' + (c - 0xFF10));
        return QChar(c).toLower().unicode();
    }
}

} // namespace

ReleaseText::ReleaseText(QStringView nameOrPath) : name(nameOrPath)
{
    const int length = static_cast<int>(name.size());
    folded.resize(length);
    for (int i = 0; i < length; ++i)
        folded[i] = foldOne(name[i].unicode());

    // The extension: looked for at the true end, whatever is cut below.
    int end = length;
    for (int i = length - 1; i > 0 && i > length - 9; --i) {
        if (folded[i] != u'.')
            continue;
        int last = length;
        while (last > i && (folded[last - 1] == u']' || folded[last - 1] == u' '))
            --last;
        const QStringView word(folded.data() + i + 1, last - i - 1);
        if (std::find(std::begin(extensions), std::end(extensions), word) != std::end(extensions)) {
            extension = {i + 1, last};
            end = i;
        }
        break;
    }

    for (int stop = end, i = end - 1; i >= -1 && parts.size() < mostParts; --i) {
        if (i >= 0 && ((folded[i] != u'/' && folded[i] != u'\\') || isInBrackets(i)))
            continue;
        if (stop > i + 1)
            parts.append(Part{{i + 1, std::min(stop, i + 1 + longestPart)}});
        stop = i;
    }
    std::reverse(parts.begin(), parts.end());

    for (Part &part : parts) {
        part.firstGroup = static_cast<int>(groups.size());
        int depth = 0;
        int open = 0;
        char16_t closer = 0;
        for (int i = part.span.start; i < part.span.end; ++i) {
            const char16_t c = folded[i];
            if (c == u'[' || c == u'(' || c == u'{') {
                if (depth == 0) {
                    open = i;
                    closer = c == u'[' ? u']' : c == u'(' ? u')' : u'}';
                    depth = 1;
                } else if ((c == u'[' && closer == u']') || (c == u'(' && closer == u')')
                    || (c == u'{' && closer == u'}')) {
                    ++depth;
                }
            } else if (depth > 0 && c == closer && --depth == 0) {
                groups.append({open, i + 1});
            }
        }
        part.lastGroup = static_cast<int>(groups.size());
    }
}

bool ReleaseText::isInBrackets(int slash) const
{
    // "[720p/mkv]": a slash close between square brackets is none of a path.
    constexpr int near = 12;
    bool open = false;
    for (int i = slash - 1; i >= 0 && i > slash - near && folded[i] != u'/' && folded[i] != u']' && !open; --i)
        open = folded[i] == u'[';
    if (!open)
        return false;
    for (int i = slash + 1; i < folded.size() && i < slash + near; ++i) {
        if (folded[i] == u'/' || folded[i] == u'[')
            return false;
        if (folded[i] == u']')
            return true;
    }
    return false;
}

bool ReleaseText::isCameraFile() const
{
    const ReleaseSpan file = trimmed(parts.isEmpty() ? ReleaseSpan() : parts.back().span);
    int i = file.start;
    while (i < file.end && folded[i] >= u'a' && folded[i] <= u'z')
        ++i;
    const QStringView word(folded.data() + file.start, i - file.start);
    if (i == file.end || std::find(std::begin(cameraWords), std::end(cameraWords), word) == std::end(cameraWords))
        return false;
    while (i < file.end && (isDigit(folded[i]) || isSeparator(folded[i])))
        ++i;
    return i == file.end;
}

bool ReleaseText::onlySeparators(int from, int to) const
{
    for (int i = from; i < to; ++i) {
        if (!isSeparator(folded[i]))
            return false;
    }
    return true;
}

bool ReleaseText::isUpper(ReleaseSpan span) const
{
    for (int i = span.start; i < span.end; ++i) {
        if (name[i].isLower())
            return false;
    }
    return true;
}

const ReleaseSpan *ReleaseText::groupAt(const Part &part, int position) const
{
    for (int i = part.firstGroup; i < part.lastGroup && groups[i].start <= position; ++i) {
        if (groups[i].holds(position))
            return &groups[i];
    }
    return nullptr;
}

ReleaseSpan ReleaseText::trimmed(ReleaseSpan span) const
{
    while (span.start < span.end && isSeparator(folded[span.start]))
        ++span.start;
    while (span.end > span.start && isSeparator(folded[span.end - 1]))
        --span.end;
    return span;
}

QString cleanReleaseText(const ReleaseText &text, ReleaseSpan span)
{
    // A dot is kept where it stands between single characters, as in S.W.A.T. or 0.8.4; other separators become one
    // space, but for those that belong to normal writing (comma, colon, hyphen between words).
    const auto separatorAt = [&](int i) { return ReleaseText::isSeparator(text.at(i)); };
    const auto besideSingles = [&](int i) {
        if (i < span.start || i >= span.end || text.at(i) != u'.' || i - 1 < span.start || separatorAt(i - 1))
            return false;
        if (i - 2 >= span.start && !separatorAt(i - 2))
            return false;
        return i + 2 >= span.end || (text.at(i + 2) == u'.' && !separatorAt(i + 1));
    };

    QString clean;
    clean.reserve(span.end - span.start);
    bool keptDot = false;
    for (int i = span.start; i < span.end; ++i) {
        const char16_t c = text.at(i);
        if (!ReleaseText::isSeparator(c) || c == u',' || c == u':' || c == u';' || c == u'-') {
            clean.append(text.name[i]);
        } else if (c == u'.' && besideSingles(i) && (besideSingles(i - 2) || besideSingles(i + 2))) {
            clean.append(u'.');
            keptDot = true;
        } else if (!clean.isEmpty() && clean.back() != u' ') {
            clean.append(u' ');
        }
    }
    const auto strip = [keptDot](QChar c) { return ReleaseText::isSeparator(c.unicode()) && !(keptDot && c == u'.'); };
    qsizetype first = 0;
    while (first < clean.size() && strip(clean[first]))
        ++first;
    qsizetype last = clean.size();
    while (last > first && strip(clean[last - 1]))
        --last;
    return first == 0 && last == clean.size() ? clean : clean.sliced(first, last - first);
}

} // namespace Legenda
