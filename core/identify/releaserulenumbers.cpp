// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releaserules.h"

#include <algorithm>
#include <iterator>

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

// Works whose name ends in a number that would be read as an episode, each up to that number.
constexpr QStringView numberedTitles[] = {u"airport 77", u"airport 1975", u"apollo 10", u"apollo 11", u"apollo 13",
    u"apollo 18", u"area 51", u"assault on precinct 13", u"beverly hills 90210", u"catch 22", u"code 46",
    u"fahrenheit 451", u"ocean's 11", u"oceans 11", u"oss 117", u"passenger 57", u"room 104", u"route 66", u"stalag 17",
    u"studio 54", u"the 100", u"the 4400", u"track 29", u"warehouse 13"};

int countOf(const ReleaseMatch &match)
{
    return match.numberEnd < 0 ? 1 : match.numberEnd - match.number + 1;
}

} // namespace

// "1x03.Red.Line.S01E01", "S01E02.Name.S2": behind the number of an episode another season, or a number written in
// another way, is text, unless it says the same.
void ReleaseRules::keepOneNumbering(const Part &part)
{
    const auto style = [this](const ReleaseMatch &season) {
        return ReleaseText::isDigit(m_text.at(season.start))    ? 0
            : ReleaseText::isDigit(m_text.at(season.start + 1)) ? 1
                                                                : 2;
    };
    const ReleaseMatch *first = nullptr;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        ReleaseMatch &season = match(i);
        if (!season.is(Property::Season) || !season.has(Strong))
            continue;
        ReleaseMatch *episode = i + 1 < part.lastMatch ? &match(i + 1) : nullptr;
        if (episode && !(episode->is(Property::Episode) && episode->has(Strong)))
            episode = nullptr;
        if (!first) {
            first = episode ? &season : nullptr;
            continue;
        }
        if (episode && style(season) == style(*first))
            continue;
        if (season.number == first->number && (!episode || episode->number == (first + 1)->number))
            continue;
        season.flags |= Dropped;
        if (episode)
            episode->flags |= Dropped;
    }
}

// "03-Title (1964)", "007 - Title (1962)" tell the place in a folder; "12-Angry Harbours (1957)" may be a title.
bool ReleaseRules::countsFolder(const ReleaseMatch &number) const
{
    const int length = number.end - number.start;
    const int hyphen = m_text.at(number.end) == u' ' ? number.end + 1 : number.end;
    return number.numberEnd < 0 && (length == 2 || length == 3) && m_text.at(number.start) == u'0'
        && m_text.at(hyphen) == u'-';
}

bool ReleaseRules::isNumberedTitle(const Part &part, const ReleaseMatch &number) const
{
    const int start = m_text.trimmed(part.span).start;
    const auto named = [&](QStringView title) {
        for (int i = 0; i < title.size(); ++i) {
            const char16_t c = m_text.at(start + i);
            if (title[i] == u' ' ? !ReleaseText::isSeparator(c) : title[i] != c)
                return false;
        }
        return true;
    };
    return std::any_of(std::begin(numberedTitles), std::end(numberedTitles),
        [&](QStringView title) { return title.size() == number.end - start && named(title); });
}

// "Harbour 13 (1995)/Harbour 13.mkv", "12 Harbours/12 Harbours.mkv": the folder, which has a year or begins with the
// number, repeats what is before the number, or the word behind it.
bool ReleaseRules::folderHasNumber(const Part &file, const ReleaseMatch &number) const
{
    const qsizetype count = m_text.parts.size();
    if (count < 2)
        return false;
    const Part &folder = m_text.parts[count - 2];
    const ReleaseSpan text = m_text.trimmed(file.span);
    const int start = m_text.trimmed(folder.span).start;
    int end = number.end;
    bool year = false;
    for (int i = folder.firstMatch; i < folder.lastMatch; ++i) {
        year = year || match(i).is(Property::Year);
        if (match(i).has(Strong))
            return false;
    }
    if (number.start == text.start) {
        while (end < text.end && ReleaseText::isSeparator(m_text.at(end)))
            ++end;
        if (end == text.end)
            return false;
        while (end < text.end && !ReleaseText::isSeparator(m_text.at(end)))
            ++end;
    } else if (!year) {
        return false;
    }
    const int length = end - text.start;
    if (start + length > folder.span.end
        || (start + length < folder.span.end && !ReleaseText::isSeparator(m_text.at(start + length))))
        return false;
    for (int i = 0; i < length; ++i) {
        const char16_t a = m_text.at(text.start + i);
        const char16_t b = m_text.at(start + i);
        if (a != b && !(ReleaseText::isSeparator(a) && ReleaseText::isSeparator(b)))
            return false;
    }
    return true;
}

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
            if (i != except && year >= 0 && match(i).start == textStart && countsFolder(match(i))) {
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

    if (m_hint == NameType::Movie || (isFile && m_hint == NameType::Any && m_text.isCameraFile()))
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
    // "30 for 30": a number that is repeated is none of an episode.
    if (best > weak.front() && bestRank == 1 && weak.size() == 2 && match(weak.front()).number == match(best).number)
        best = -1;
    if (best >= 0 && bestRank <= 1 && m_hint == NameType::Any && isNumberedTitle(part, match(best)))
        best = -1;
    if (best >= 0 && isFile && bestRank == 1 && m_hint == NameType::Any && folderHasNumber(part, match(best)))
        best = -1;
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
