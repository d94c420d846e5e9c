// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/linetags.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::LineMarkup {

namespace {

Tag tagOf(QStringView name)
{
    static constexpr std::pair<QLatin1StringView, Tag> names[] = {{"b"_L1, Tag::Bold}, {"strong"_L1, Tag::Bold},
        {"i"_L1, Tag::Italic}, {"em"_L1, Tag::Italic}, {"u"_L1, Tag::Underline}, {"s"_L1, Tag::StrikeOut},
        {"strike"_L1, Tag::StrikeOut}, {"del"_L1, Tag::StrikeOut}, {"font"_L1, Tag::Font}, {"br"_L1, Tag::Break},
        {"span"_L1, Tag::Other}, {"p"_L1, Tag::Other}, {"div"_L1, Tag::Other}, {"c"_L1, Tag::Other},
        {"center"_L1, Tag::Other}, {"sub"_L1, Tag::Other}, {"sup"_L1, Tag::Other}, {"tt"_L1, Tag::Other}};
    for (const auto &[each, tag] : names) {
        if (name.compare(each, Qt::CaseInsensitive) == 0)
            return tag;
    }
    return Tag::None;
}

} // namespace

FoundTag findTag(QStringView text)
{
    FoundTag found;
    // "a < b > c" is none.
    const qsizetype first = text.mid(1, 1) == u"/" ? 2 : 1;
    const qsizetype close = first < text.size() && text[first].isLetter() ? text.left(longestTag).indexOf(u'>') : -1;
    if (close < 0)
        return found;
    QStringView inside = text.mid(1, close - 1).trimmed();
    found.length = close + 1;
    found.closing = inside.startsWith(u'/');
    if (found.closing)
        inside = inside.mid(1).trimmed();
    else if (inside.endsWith(u'/'))
        inside.chop(1);
    qsizetype end = 0;
    while (end < inside.size() && inside[end].isLetterOrNumber())
        ++end;
    found.name = inside.left(end);
    found.rest = inside.mid(end).trimmed();
    found.tag = tagOf(found.name);
    // "a <b and c> d" is no tag.
    const bool bare = found.tag != Tag::Font && found.tag != Tag::Other;
    if (bare && !found.rest.isEmpty())
        found.tag = Tag::None;
    return found;
}

bool isMarkOf(QChar c, Marks marks)
{
    return (c == u'/' && marks.testFlag(Mark::Slash)) || ((c == u'\\' || c == u'_') && marks.testFlag(Mark::MoreMarks));
}

} // namespace Legenda::LineMarkup
