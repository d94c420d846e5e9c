// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releaseassembler.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

bool isIgnoredByTitles(const ReleaseMatch &match)
{
    return match.dropped() || match.is(Property::Language) || match.is(Property::Country)
        || (match.is(Property::EpisodeDetails) && !match.has(Strong));
}

bool isNumber(Property property)
{
    return property == Property::Season || property == Property::Episode || property == Property::AbsoluteEpisode
        || property == Property::Date || property == Property::EpisodeCount || property == Property::SeasonCount;
}

} // namespace

QString ReleaseAssembler::titleText(ReleaseSpan span) const
{
    return cleanReleaseText(m_text, span);
}

bool ReleaseAssembler::hasProperty(const Part &part, Property property) const
{
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        const ReleaseMatch &m = m_text.matches[i];
        if (m.dropped())
            continue;
        if (m.is(property) || (property == Property::Season && m.is(Property::Episode) && m.has(WeakPair)))
            return true;
    }
    return false;
}

// "S01E02.Title.FRENCH-GRP": languages right before a last hyphen and a group are no words of a title. The first of
// them, or lastMatch.
int ReleaseAssembler::languageBeforeGroup(const Part &part) const
{
    int hyphen = part.span.end - 1;
    while (hyphen > part.span.start && !ReleaseText::isSeparator(m_text.at(hyphen)))
        --hyphen;
    if (m_text.at(hyphen) != u'-' || hyphen + 1 == part.span.end)
        return part.lastMatch;
    int first = part.lastMatch;
    int end = hyphen;
    bool number = false;
    for (int i = part.lastMatch - 1; i >= part.firstMatch; --i) {
        const ReleaseMatch &m = m_text.matches[i];
        if (m.dropped() || m.start > hyphen)
            continue;
        if (m.is(Property::Language) && m.end == end) {
            first = i;
            end = m.start - 1;
        } else {
            number = number || isNumber(m.property) || m.is(Property::Year);
        }
    }
    return number ? first : part.lastMatch;
}

// The first text at or after `from` that is not in brackets. Languages and countries inside are words of the title;
// at its ends they are what they say.
ReleaseAssembler::Hole ReleaseAssembler::hole(const Part &part, int from)
{
    Hole result;
    int position = std::max({part.span.start, from, groupAheadEnd(part)});
    int previousMatch = -1;
    int groupIndex = part.firstGroup;
    const int languagesEnd = languageBeforeGroup(part);
    for (int i = part.firstMatch; i <= part.lastMatch; ++i) {
        const bool atEnd = i == part.lastMatch;
        const bool ignored = i < languagesEnd && isIgnoredByTitles(m_text.matches[i]);
        if (!atEnd && (ignored || m_text.matches[i].end <= position)) {
            if (!ignored && m_text.matches[i].property != Property::Version)
                previousMatch = i;
            continue;
        }
        const int gapEnd = atEnd ? part.span.end : m_text.matches[i].start;
        // The pieces of the gap that are outside brackets.
        while (position < gapEnd) {
            while (groupIndex < part.lastGroup && m_text.groups[groupIndex].end <= position)
                ++groupIndex;
            int pieceEnd = gapEnd;
            int nextPosition = gapEnd;
            const bool whole = groupIndex < part.lastGroup && m_text.groups[groupIndex] == part.span;
            if (groupIndex < part.lastGroup && !whole && m_text.groups[groupIndex].start < gapEnd) {
                pieceEnd = std::max(position, m_text.groups[groupIndex].start);
                nextPosition = std::min(m_text.groups[groupIndex].end, gapEnd);
            }
            ReleaseSpan piece = m_text.trimmed({position, pieceEnd});
            if (piece.start < piece.end) {
                ReleaseSpan kept = {position, pieceEnd};
                if (trimLanguages(part, kept)) {
                    result.pieces = split(kept);
                    result.previousMatch = previousMatch;
                    if (result.found()) {
                        result.part = &part;
                        result.span = kept;
                        return result;
                    }
                }
            }
            position = std::max(nextPosition, position + 1);
        }
        if (!atEnd) {
            position = std::max(position, m_text.matches[i].end);
            if (m_text.matches[i].property != Property::Version)
                previousMatch = i;
        }
    }
    return result;
}

void ReleaseAssembler::claimWords(const Hole &hole, bool episodeTitle)
{
    for (int i = hole.part->firstMatch; i < hole.part->lastMatch; ++i) {
        ReleaseMatch &m = m_text.matches[i];
        if (m.start >= hole.span.start && m.end <= hole.span.end && isIgnoredByTitles(m)
            && !(episodeTitle && m.is(Property::EpisodeDetails)))
            m.flags |= Dropped;
    }
}

bool ReleaseAssembler::trimLanguages(const Part &part, ReleaseSpan &span)
{
    const ReleaseSpan whole = span;
    const auto othersOutside = [&](const ReleaseMatch &match) {
        for (int i = part.firstMatch; i < part.lastMatch; ++i) {
            const ReleaseMatch &m = m_text.matches[i];
            if (!m.dropped() && m.property == match.property && m.text != u"mul" && m.text != u"und"
                && (m.start < whole.start || m.end > whole.end))
                return true;
        }
        return false;
    };
    // Languages and nothing else are no title, unless there is no other.
    int position = span.start;
    int longest = 0;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        const ReleaseMatch &m = m_text.matches[i];
        if (m.start < position || m.end > span.end || m.dropped() || !isIgnoredByTitles(m)
            || m.is(Property::EpisodeDetails))
            continue;
        if (!m_text.onlySeparators(position, m.start))
            break;
        position = m.end;
        longest = std::max(longest, m.end - m.start);
    }
    if (m_text.onlySeparators(position, span.end))
        return longest > 3 && m_name.title.isEmpty() && m_text.matches.size() > 1;

    for (int i = part.lastMatch - 1; i >= part.firstMatch; --i) {
        const ReleaseMatch &m = m_text.matches[i];
        if (m.start >= span.end || !isIgnoredByTitles(m) || m.dropped() || m.is(Property::EpisodeDetails))
            continue;
        if (m.start < span.start || !m_text.onlySeparators(m.end, span.end) || othersOutside(m))
            break;
        span.end = m.start;
    }
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        const ReleaseMatch &m = m_text.matches[i];
        if (m.end <= span.start || !isIgnoredByTitles(m) || m.dropped() || m.is(Property::EpisodeDetails))
            continue;
        if (m.end > span.end || !m_text.onlySeparators(span.start, m.start) || m.end - m.start > 3 || othersOutside(m))
            break;
        span.start = m.end;
    }
    const ReleaseSpan rest = m_text.trimmed(span);
    return rest.start < rest.end;
}

// "Title - Other title": a hyphen separates, one between letters does not; neither do several without a blank.
QVarLengthArray<ReleaseSpan, 4> ReleaseAssembler::split(ReleaseSpan span) const
{
    QVarLengthArray<ReleaseSpan, 4> pieces;
    int start = span.start;
    const auto take = [&](int end) {
        const ReleaseSpan piece = m_text.trimmed({start, end});
        if (piece.start < piece.end)
            pieces.append({start, end});
    };
    for (int i = span.start; i < span.end; ++i) {
        const char16_t c = m_text.at(i);
        if (c != u'-' && c != u'|')
            continue;
        const bool inside = i > span.start && i + 1 < span.end && !ReleaseText::isSeparator(m_text.at(i - 1))
            && !ReleaseText::isSeparator(m_text.at(i + 1));
        if (c == u'-' && inside)
            continue;
        take(i);
        start = i + 1;
    }
    take(span.end);
    return pieces;
}

bool ReleaseAssembler::isAfterNumber(const Part &part, const Hole &hole) const
{
    for (int i = part.firstMatch; i < part.lastMatch && m_text.matches[i].start < hole.pieces.front().start; ++i) {
        if (isNumber(m_text.matches[i].property) && !m_text.matches[i].is(Property::Date))
            return true;
    }
    return false;
}

// "1917.1080p.BluRay.x264-GRP": a number, then properties, and the only text is a group.
bool ReleaseAssembler::isNamedByNumber(const Part &part, const Hole &hole) const
{
    if (part.lastMatch - part.firstMatch < 2)
        return false;
    const ReleaseMatch &first = m_text.matches[part.firstMatch];
    if (first.start != m_text.trimmed(part.span).start
        || !(first.is(Property::Year) || (first.has(WeakNumber) && first.end - first.start >= 3)))
        return false;
    // Languages in between are none of the title: "4400.FRENCH.DVDRip".
    int position = first.end;
    for (int i = part.firstMatch + 1; i < part.lastMatch; ++i) {
        const ReleaseMatch &m = m_text.matches[i];
        if (m.is(Property::ScreenSize) || m.is(Property::Source) || m.is(Property::VideoCodec))
            return hole.pieces.front().start > m.start || m_text.onlySeparators(position, m.start);
        const bool between = !first.is(Property::Year) && (m.is(Property::Language) || m.is(Property::Other));
        if (!between || !m_text.onlySeparators(position, m.start))
            return false;
        position = m.end;
    }
    return false;
}

// "720p.BluRay.x264-GRP": properties alone, and behind the last hyphen a group.
bool ReleaseAssembler::isOnlyGroup(const Part &part, const Hole &hole) const
{
    if (hole.previousMatch < 0 || hole.pieces.size() != 1)
        return false;
    const ReleaseMatch &before = m_text.matches[hole.previousMatch];
    const ReleaseSpan span = m_text.trimmed(hole.pieces.front());
    return m_text.at(before.end) == u'-' && span.start == before.end + 1 && span.end == part.span.end
        && !isNumber(before.property) && !before.is(Property::Year)
        && m_text.matches[part.firstMatch].start <= m_text.trimmed(part.span).start;
}

void ReleaseAssembler::takeTitle(const Hole &hole, bool withAlternatives)
{
    claimWords(hole, false);
    m_name.title = titleText(hole.pieces.front());
    m_taken.append({hole.pieces.front(), Property::Title});
    for (qsizetype i = 1; withAlternatives && i < hole.pieces.size(); ++i) {
        m_name.alternativeTitle.append(titleText(hole.pieces[i]));
        m_taken.append({hole.pieces[i], Property::AlternativeTitle});
    }
}

void ReleaseAssembler::findTitles()
{
    if (!m_name.title.isEmpty() || titleFromFolders())
        return;
    for (const int index : m_order) {
        const Part &part = m_text.parts[index];
        const Hole found = hole(part, 0);
        if (!found.found() || isNamedByNumber(part, found) || isOnlyGroup(part, found))
            continue;
        if (found.pieces.size() > 1 && isAfterNumber(part, found)) {
            // "003. Show - Name": after the number come the show and the episode.
            takeTitle(found, false);
            m_name.episodeTitle = titleText(found.pieces[1]);
            m_taken.append({found.pieces[1], Property::EpisodeTitle});
        } else {
            takeTitle(found, true);
        }
        break;
    }
    if (m_name.title.isEmpty())
        titleInBrackets();
    preferTitleWithYear();
    preferSpellingOfFolder();
}

// "[Group][Title][12][720p]": where all is in brackets, the second text is the title, if an episode follows.
void ReleaseAssembler::titleInBrackets()
{
    if (m_text.parts.isEmpty())
        return;
    const Part &file = m_text.parts.back();
    int position = file.span.start;
    int texts = 0;
    ReleaseSpan title;
    for (int i = file.firstGroup; i < file.lastGroup; ++i) {
        const ReleaseSpan group = m_text.groups[i];
        if (!m_text.onlySeparators(position, group.start))
            return;
        position = group.end;
        const auto first = m_text.matches.cbegin() + file.firstMatch;
        const auto last = m_text.matches.cbegin() + file.lastMatch;
        const auto inside = std::find_if(
            first, last, [&](const ReleaseMatch &m) { return m.end > group.start && m.start < group.end; });
        if (inside == last) {
            if (++texts == 2)
                title = {group.start + 1, group.end - 1};
        } else if (inside->is(Property::Episode)) {
            break;
        }
    }
    if (texts < 2 || !hasProperty(file, Property::Episode))
        return;
    m_name.title = titleText(title);
    m_taken.append({title, Property::Title});
}

// What follows the number of the episode, the date or the year. Of a film it is another title.
void ReleaseAssembler::findEpisodeTitle()
{
    if (!m_name.episodeTitle.isEmpty())
        return;
    for (const int index : m_order) {
        const Part &part = m_text.parts[index];
        int from = part.span.start;
        for (int guard = 0; guard < 16; ++guard) {
            Hole found = hole(part, from);
            if (!found.found())
                break;
            const ReleaseSpan span = found.pieces.front();
            const auto *taken = std::find_if(m_taken.begin(), m_taken.end(),
                [&](const Taken &t) { return t.span.start < found.pieces.back().end && t.span.end > span.start; });
            if (taken != m_taken.end()) {
                from = std::max(taken->span.end, from + 1);
                continue;
            }
            from = found.pieces.back().end;
            if (found.previousMatch < 0)
                continue;
            const ReleaseMatch &before = m_text.matches[found.previousMatch];
            const bool afterExtras = before.is(Property::Other) && before.text == u"Extras"; // "S01.Extras.Making.Of"
            if (!isNumber(before.property) && !before.is(Property::Year) && !afterExtras)
                continue;
            if (m_name.title.isEmpty() && isNamedByNumber(part, found))
                continue;
            qsizetype alternatives = 0;
            if (m_name.type == u"episode") {
                claimWords(found, true);
                m_name.episodeTitle = titleText(span);
                m_taken.append({span, Property::EpisodeTitle});
                alternatives = 1;
            }
            for (qsizetype i = alternatives; i < found.pieces.size(); ++i) {
                m_name.alternativeTitle.append(titleText(found.pieces[i]));
                m_taken.append({found.pieces[i], Property::AlternativeTitle});
            }
            return;
        }
    }
}

// A name without any text for a title is named by its number: "1917.1080p.mkv", "300.mkv".
void ReleaseAssembler::titleFromNumbers()
{
    if (!m_name.title.isEmpty())
        return;
    for (const int index : m_order) {
        const Part &part = m_text.parts[index];
        const ReleaseSpan text = m_text.trimmed(part.span);
        if (part.firstMatch == part.lastMatch)
            continue;
        const ReleaseMatch &m = m_text.matches[part.firstMatch];
        if (m.start != text.start)
            continue;
        const bool alone = m.end == text.end;
        if (m.is(Property::Year)) {
            m_name.title = m_text.raw({m.start, m.end}).toString();
            if (!alone)
                m_name.year.reset();
            return;
        }
        if (m.has(WeakNumber) && m.end - m.start >= 3 && m_text.at(m.start) != u'0' && m.numberEnd < 0
            && (m.has(WeakPair) || m_name.season.isEmpty())) {
            m_name.title = m_text.raw({m.start, m.end}).toString();
            m_name.season.clear();
            m_name.episode.clear();
            if (m_hint == NameType::Any)
                m_name.type = u"movie"_s;
            return;
        }
    }
}

} // namespace Legenda
