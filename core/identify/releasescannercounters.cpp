// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releasescanner.h"

#include <algorithm>
#include <iterator>

namespace Legenda {

namespace {

constexpr int mostEpisodes = 100; // in one file

// Before the number, "the n-th": Chinese and Japanese, Korean.
bool isOrdinalMark(char16_t c)
{
    return c == u'第' || c == u'제';
}

struct Counter
{
    char16_t sign;
    Property property;
    bool alone; ///< counts without the mark before the number too
};

constexpr Counter counters[] = {{u'話', Property::Episode, true}, {u'话', Property::Episode, true},
    {u'集', Property::Episode, true}, {u'回', Property::Episode, false}, {u'화', Property::Episode, true},
    {u'회', Property::Episode, true}, {u'季', Property::Season, false}, {u'期', Property::Season, true},
    {u'기', Property::Season, true}};

int digitOf(char16_t c)
{
    constexpr QStringView signs = u"〇一二三四五六七八九";
    return static_cast<int>(signs.indexOf(QChar(c)));
}

} // namespace

// 7, 07, 七, 十二, 二十三. The position behind the number, or -1.
int ReleaseScanner::readCounted(int p, int &value) const
{
    if (digitAt(p))
        return readDigits(p, 4, value);
    int q = p;
    int ones = digitOf(at(q));
    value = std::max(ones, 0);
    q += ones >= 0;
    if (at(q) == u'十') {
        value = 10 * (ones > 0 ? ones : 1);
        ones = digitOf(at(++q));
        value += std::max(ones, 0);
        q += ones >= 0;
    }
    return q > p && value > 0 ? q : -1;
}

// "第01話", "第12集", "12話", "第二季": the number of an episode or a season, also in the middle of a token, for these
// scripts do not part words.
int ReleaseScanner::scanCounter(int p)
{
    const int end = tokenEnd(p);
    for (int start = p; start < end; ++start) {
        const bool marked = isOrdinalMark(at(start));
        if (!marked && !(start == p && digitAt(p)))
            continue;
        int first = 0;
        int q = readCounted(marked ? skipBlank(start + 1) : start, first);
        if (q < 0)
            continue;
        int last = first;
        if (at(q) == u'-' || at(q) == u'~') {
            const int r = readCounted(isOrdinalMark(at(q + 1)) ? q + 2 : q + 1, last);
            if (r < 0 || last < first || last - first > mostEpisodes)
                continue;
            q = r;
        }
        if (marked)
            q = skipBlank(q);
        const auto *counter =
            std::find_if(std::begin(counters), std::end(counters), [&](const Counter &c) { return c.sign == at(q); });
        if (counter == std::end(counters) || !(marked || counter->alone)
            || at(q + 1) == u'全') // "12集全" is all of them
            continue;
        Values values;
        for (int value = first; value <= last; ++value)
            values.append(value);
        addValues({start, q + 1}, counter->property, values, Strong);
        m_episodeFound = m_episodeFound || counter->property == Property::Episode;
        return q + 1;
    }
    return -1;
}

} // namespace Legenda
