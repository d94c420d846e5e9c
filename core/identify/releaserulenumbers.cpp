// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releaserules.h"

namespace Legenda {

namespace {

bool isYearOrTechnical(const ReleaseMatch &match)
{
    switch (match.property) {
    case Property::ScreenSize:
    case Property::Source:
    case Property::VideoCodec:
    case Property::AudioCodec:
    case Property::AudioChannels:
    case Property::ColorDepth:
    case Property::StreamingService:
        return !match.has(Word | Code | Service);
    default:
        return false;
    }
}

int countOf(const ReleaseMatch &match)
{
    return match.numberEnd < 0 ? 1 : match.numberEnd - match.number + 1;
}

} // namespace

// Bare numbers: an episode where nothing says better. With S01E02 beside them they are absolute numbers, if they go
// the same way, or text; with a year the name is of a film and its number is of the title: "Apollo 13 (1995)".
void ReleaseRules::decideNumbers(const Part &part, bool isFile)
{
    int strongEpisode = -1;
    int strongCount = 0;
    int strongSeason = -1;
    int year = -1;
    int date = -1;
    int technical = -1;
    bool fansubbed = false;
    const int textStart = m_text.trimmed(part.span).start;
    QVarLengthArray<int, 8> weak;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        const ReleaseMatch &m = match(i);
        if (m.dropped())
            continue;
        if (m.has(Strong) && m.is(Property::Episode)) {
            if (strongEpisode < 0)
                strongEpisode = i;
            strongCount += countOf(m);
        } else if (m.has(Strong) && m.is(Property::Season)) {
            strongSeason = i;
        } else if (m.is(Property::Year)) {
            year = i;
        } else if (m.is(Property::Date)) {
            date = i;
        } else if (m.is(Property::Crc32) || (m.is(Property::Other) && m.text == u"Fan Subtitled")) {
            fansubbed = true;
        }
        if (technical < 0 && isYearOrTechnical(m) && m.start > textStart)
            technical = i;
        if (m.has(WeakNumber) && m.is(Property::Episode))
            weak.append(i);
    }
    if (weak.isEmpty())
        return;

    const auto dropWeak = [&](int except, int exceptToo = -1) {
        for (const int i : weak) {
            // "03-Title (1964)" is the third of a folder.
            const ReleaseMatch &number = match(i);
            if (i != except && year >= 0 && number.start == textStart && m_text.at(number.start) == u'0'
                && number.end - number.start == 2 && m_text.at(number.end) == u'-') {
                match(i).property = Property::None;
                match(i).flags = Certified;
                continue;
            }
            // Numbers of one span (493-498 & 500-507) share their fate.
            if (except >= 0 && match(i).start == match(except).start)
                continue;
            if (exceptToo >= 0 && match(i).start == match(exceptToo).start)
                continue;
            match(i).flags |= Dropped;
            for (int j = i + 1; j < part.lastMatch && match(j).is(Property::Version); ++j)
                match(j).flags |= Dropped;
        }
    };

    if (m_hint == NameType::Movie)
        return dropWeak(-1);
    if (strongEpisode >= 0) {
        for (const int i : weak) {
            if (countOf(match(i)) > 1 && countOf(match(i)) == strongCount) {
                match(i).property = Property::AbsoluteEpisode;
                match(i).flags |= Certified;
                return dropWeak(i);
            }
        }
        return dropWeak(-1);
    }

    // Two runs of the same length: the later in value are absolute numbers, "16-20 (191-195)".
    for (qsizetype i = 0; i + 1 < weak.size(); ++i) {
        ReleaseMatch &first = match(weak[i]);
        ReleaseMatch &second = match(weak[i + 1]);
        if (first.start != second.start && countOf(first) > 1 && countOf(first) == countOf(second)) {
            const int absolute = first.number > second.number ? weak[i] : weak[i + 1];
            match(absolute).property = Property::AbsoluteEpisode;
            first.flags |= Certified;
            second.flags |= Certified;
            return dropWeak(weak[i], weak[i + 1]);
        }
    }

    // "101 (01)": the number in brackets repeats the episode of the pair.
    for (qsizetype i = 0; i + 1 < weak.size(); ++i) {
        const ReleaseMatch &first = match(weak[i]);
        const ReleaseMatch &second = match(weak[i + 1]);
        if (first.has(WeakPair) && second.number == first.number % 100 && m_text.groupAt(part, second.start)) {
            dropWeak(weak[i]);
            return splitPair(weak[i], true);
        }
    }
    if (date >= 0)
        return dropWeak(-1);

    int best = -1;
    int bestRank = -1;
    for (const int i : weak) {
        const ReleaseMatch &m = match(i);
        const bool tooLate = technical >= 0 && m.start > match(technical).start;
        const bool range = m.numberEnd >= 0;
        const ReleaseSpan *group = m_text.groupAt(part, m.start);
        const bool doubleDash = m.end + 1 < part.span.end && m_text.at(m.end) == u'-' && m_text.at(m.end + 1) == u'-';
        if (tooLate || doubleDash || (group && m.end - m.start > 3 && !range))
            continue;
        if (strongSeason >= 0 && m.start < match(strongSeason).start)
            continue;
        if (year >= 0 && !range && m_hint != NameType::Episode) {
            const bool rightAfterYear = m.start > match(year).start && m_text.onlySeparators(match(year).end, m.start);
            const bool anime = fansubbed
                && m_text.at(m_text.trimmed(part.span).start - (m_text.trimmed(part.span).start > part.span.start))
                    == u'[';
            if (!rightAfterYear && !anime)
                continue;
        }
        const bool version = i + 1 < part.lastMatch && match(i + 1).is(Property::Version);
        const bool dashed = m.start - 2 > part.span.start && m_text.at(m.start - 2) == u'-';
        const int rank = version ? 4 : dashed ? 3 : range ? 2 : group ? 0 : 1;
        if (rank >= bestRank) {
            best = i;
            bestRank = rank;
        }
    }
    // The number of a folder counts where the folder is a release by itself.
    if (best >= 0 && !isFile && technical < 0)
        best = -1;
    dropWeak(best);
    if (best >= 0) {
        const ReleaseMatch &m = match(best);
        // An absolute number: a group in brackets ahead, a checksum, a version, or " - 722 [": nothing but properties
        // after a number behind a hyphen.
        const int first = part.span.start;
        const bool ahead = m_text.at(first) == u'[' && m.start > first;
        const char16_t behind = m.end + 1 < part.span.end ? m_text.at(m.end + 1) : u'\0';
        const bool alone = m.start - 2 > first && m_text.at(m.start - 2) == u'-' && (behind == u'[' || behind == u'(');
        const bool version = best + 1 < part.lastMatch && match(best + 1).is(Property::Version);
        splitPair(best, !(ahead || fansubbed || alone || version || strongSeason >= 0));
    }
}

void ReleaseRules::splitPair(int index, bool asPair)
{
    ReleaseMatch &m = match(index);
    for (int i = index; i < m_text.matches.size() && match(i).start == m.start; ++i)
        match(i).flags |= Certified;
    if (m.has(WeakPair) && asPair && m.number / 100 > 0) {
        // Kept in one match; the season is read from it when the name is put together.
        m.numberEnd = -1;
    } else {
        m.flags &= static_cast<quint16>(~WeakPair);
    }
}

} // namespace Legenda
