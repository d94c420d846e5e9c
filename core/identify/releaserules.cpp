// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releaserules.h"

#include <climits>

namespace Legenda {

ReleaseRules::ReleaseRules(ReleaseText &text, NameType hint) : m_text(text), m_hint(hint) { }

void ReleaseRules::apply()
{
    for (qsizetype i = m_text.parts.size() - 1; i >= 0; --i) {
        const Part &part = m_text.parts[i];
        const bool isFile = i == m_text.parts.size() - 1;
        keepOneYear(part);
        preferTitleOverWebsite(part);
        chooseMeaning(part);
        keepOneNumbering(part);
        decideNumbers(part, isFile);
        measureReach(part);
        decideSubtitles(part);
        decideWords(part);
        decideLanguages(part, isFile);
        decideCountries(part);
        decideEpisodeDetails(part);
        decideUltraHd(part);
    }
    removeDropped();
}

int ReleaseRules::next(const Part &part, int index) const
{
    while (++index < part.lastMatch) {
        if (!m_text.matches[index].dropped())
            return index;
    }
    return -1;
}

int ReleaseRules::previous(const Part &part, int index) const
{
    while (--index >= part.firstMatch) {
        if (!m_text.matches[index].dropped())
            return index;
    }
    return -1;
}

bool ReleaseRules::adjacent(int left, int right) const
{
    return left >= 0 && right >= 0 && m_text.onlySeparators(m_text.matches[left].end, m_text.matches[right].start);
}

bool ReleaseRules::isCertain(const ReleaseMatch &match) const
{
    if (match.dropped() || (match.has(Word | Code | Service) && !match.has(Certified)))
        return false;
    switch (match.property) {
    case Property::ScreenSize:
    case Property::FrameRate:
    case Property::ColorDepth:
    case Property::Source:
    case Property::VideoCodec:
    case Property::VideoProfile:
    case Property::VideoBitRate:
    case Property::AudioCodec:
    case Property::AudioChannels:
    case Property::AudioBitRate:
    case Property::StreamingService:
    case Property::SubtitleLanguage:
    case Property::Edition:
    case Property::Other:
    case Property::Cd:
    case Property::CdCount:
    case Property::Crc32:
    case Property::Size:
    case Property::Container:
        return true;
    default:
        return false;
    }
}

bool ReleaseRules::isAnchor(const ReleaseMatch &match) const
{
    if (match.dropped())
        return false;
    if (match.is(Property::Date) || match.is(Property::Year))
        return true;
    return match.has(Strong | Certified)
        && (match.is(Property::Season) || match.is(Property::Episode) || match.is(Property::AbsoluteEpisode));
}

int ReleaseRules::anchorStart(const Part &part) const
{
    // A year at the very start is no end of a title: the title follows.
    const int textStart = m_text.trimmed(part.span).start;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        const ReleaseMatch &m = m_text.matches[i];
        if (isAnchor(m) && !(m.is(Property::Year) && m.start <= textStart))
            return m.start;
    }
    return INT_MAX;
}

bool ReleaseRules::groupIsConsumed(const Part &part, int index) const
{
    // Nothing but matches between the brackets around this one.
    const ReleaseSpan *group = m_text.groupAt(part, m_text.matches[index].start);
    if (!group)
        return false;
    int position = group->start;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        const ReleaseMatch &m = m_text.matches[i];
        if (m.end <= group->start || m.dropped())
            continue;
        if (m.start >= group->end)
            break;
        if (!m_text.onlySeparators(position, m.start))
            return false;
        position = std::max(position, m.end);
    }
    return m_text.onlySeparators(position, group->end);
}

bool ReleaseRules::textBefore(const Part &part, int index) const
{
    // Text outside brackets that can be a title.
    int position = part.span.start;
    for (int i = part.firstMatch; i <= index; ++i) {
        const ReleaseMatch &m = m_text.matches[i];
        if (m.dropped() && i != index)
            continue;
        if (!m_text.onlySeparators(position, m.start))
            return true;
        position = std::max(position, m.end);
    }
    return false;
}

// Of several years one is of the work: the one in brackets, "2012 (2009)"; else the second, "1984.2009".
void ReleaseRules::keepOneYear(const Part &part)
{
    int grouped = -1;
    int bare = 0;
    int bareSeen = 0;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        if (!match(i).is(Property::Year))
            continue;
        if (m_text.groupAt(part, match(i).start)) {
            if (grouped < 0)
                grouped = i;
        } else {
            ++bare;
        }
    }
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        if (!match(i).is(Property::Year))
            continue;
        if (m_text.groupAt(part, match(i).start)) {
            if (i != grouped)
                match(i).flags |= Dropped;
        } else {
            ++bareSeen;
            if (grouped >= 0 || (bare > 1 && bareSeen != 2))
                match(i).flags |= Dropped;
        }
    }
    // "1987.S01E02": the first thing in a name, right before the number of a season, is the name of the show.
    for (int i = part.firstMatch; bare == 1 && grouped < 0 && i + 1 < part.lastMatch; ++i) {
        ReleaseMatch &m = match(i);
        if (m.is(Property::Year) && match(i + 1).is(Property::Season) && adjacent(i, i + 1) && !textBefore(part, i))
            m.flags |= Dropped;
        if (!m.is(Property::Website))
            break;
    }
    // "S01E02.Party.1999.720p": between the words of the title of an episode it is one of them.
    int number = -1;
    int technical = INT_MAX;
    for (int i = part.lastMatch - 1; i >= part.firstMatch; --i) {
        const ReleaseMatch &m = match(i);
        if (m.has(Strong) && (m.is(Property::Episode) || m.is(Property::Season)))
            number = number < 0 ? i : number;
        else if (isCertain(m))
            technical = m.start;
    }
    for (int i = number + 1; number >= 0 && i < part.lastMatch && match(i).start < technical; ++i) {
        ReleaseMatch &m = match(i);
        if (m.dropped() || !m.is(Property::Year) || m_text.groupAt(part, m.start))
            continue;
        const int after = next(part, i);
        const bool endsAtText = after >= 0 ? !adjacent(i, after) : !m_text.onlySeparators(m.end, part.span.end);
        if (!adjacent(previous(part, i), i) || endsAtText)
            m.flags |= Dropped;
    }
}

// "Dark.Net.S01E06": a site without www right before the number of a season is the end of a title.
void ReleaseRules::preferTitleOverWebsite(const Part &part)
{
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        if (!match(i).is(Property::Website) || m_text.at(match(i).start + 3) == u'.')
            continue;
        const int after = next(part, i);
        if (after >= 0
            && (match(after).is(Property::Season) || match(after).is(Property::Episode)
                || match(after).is(Property::Year))
            && !m_text.groupAt(part, match(i).start))
            match(i).flags |= Dropped;
    }
}

// A streaming service is named right before the source, or after the screen size; elsewhere its abbreviation is a
// word, or means something else ("CC" is Criterion too).
void ReleaseRules::chooseMeaning(const Part &part)
{
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        ReleaseMatch &m = match(i);
        const VocabularyEntry *service = nullptr;
        if (m.has(Service))
            service = m.entry;
        else if (m.alternative && (m.alternative->entry->flags & Service))
            service = m.alternative->entry;
        if (!service)
            continue;
        const int before = previous(part, i);
        const int after = next(part, i);
        const auto isSource = [this](int j) { return match(j).is(Property::Source) && !match(j).has(Code); };
        const bool beforeSource = adjacent(i, after) && isSource(after);
        const bool afterSize = adjacent(before, i) && (match(before).is(Property::ScreenSize) || isSource(before))
            && m_text.at(m.start - 1) != u'-';
        if ((beforeSource || afterSize) && (textBefore(part, i) || before >= 0)) {
            m.property = Property::StreamingService;
            m.entry = service;
            m.text = QStringView(service->first.text);
            m.flags = Certified;
        } else if (m.has(Service)) {
            if (m.alternative) {
                m.entry = m.alternative->entry;
                m.property = m.entry->first.property;
                m.text = QStringView(m.entry->first.text);
                m.flags = m.entry->flags;
            } else {
                m.flags |= Dropped;
            }
        }
    }
}

void ReleaseRules::measureReach(const Part &part)
{
    const int count = part.lastMatch - part.firstMatch;
    m_left.resize(count);
    m_right.resize(count);
    const auto kind = [&](int j, Reach further) {
        const ReleaseMatch &m = match(j);
        if (isCertain(m))
            return Reach::Certain;
        if (m.is(Property::Year))
            return Reach::Year;
        if (isAnchor(m) || m.is(Property::Part) || m.is(Property::SeasonCount) || m.is(Property::EpisodeCount))
            return Reach::Anchor;
        return further; // words and languages pass on what is behind them
    };
    int last = -1;
    for (int i = part.lastMatch - 1; i >= part.firstMatch; --i) {
        Reach reach = Reach::Text;
        if (last < 0)
            reach = m_text.onlySeparators(match(i).end, part.span.end) ? Reach::Edge : Reach::Text;
        else if (adjacent(i, last))
            reach = kind(last, m_right[last - part.firstMatch]);
        m_right[i - part.firstMatch] = reach;
        if (!match(i).dropped())
            last = i;
    }
    last = -1;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        Reach reach = Reach::Text;
        if (last < 0)
            reach = m_text.onlySeparators(part.span.start, match(i).start) ? Reach::Edge : Reach::Text;
        else if (adjacent(last, i))
            reach = kind(last, m_left[last - part.firstMatch]);
        m_left[i - part.firstMatch] = reach;
        if (!match(i).dropped())
            last = i;
    }
}

// "CLASSIC", "iNTERNAL" behind words in small letters: written as release groups write their tags.
bool ReleaseRules::isWrittenAsTag(const Part &part, ReleaseSpan span) const
{
    bool capital = false;
    for (int i = span.start + 1; i < span.end; ++i)
        capital = capital || m_text.name[i].isUpper();
    if (!capital)
        return false;
    for (int i = part.span.start; i < span.start; ++i) {
        if (m_text.name[i].isLower())
            return true;
    }
    return false;
}

// Words of normal text count where a certain property is their neighbour; before the year or the number of the
// episode they belong to the title: "The.Web.2013", "Internal.Affairs.1990", "AMERICAN ULTRA (2015) 1080p".
void ReleaseRules::decideWords(const Part &part)
{
    const int anchor = anchorStart(part);
    bool sourceLater = false;
    for (int i = part.lastMatch - 1; i >= part.firstMatch; --i) {
        ReleaseMatch &m = match(i);
        if (m.dropped())
            continue;
        const bool laterSource = sourceLater;
        sourceLater = sourceLater || m.is(Property::Source);
        if (!m.has(Word) || m.has(Certified) || m.is(Property::EpisodeDetails) || m.is(Property::SubtitleMark)
            || m.is(Property::LanguageMark) || m.is(Property::Country))
            continue;
        const Reach left = m_left[i - part.firstMatch];
        const Reach right = m_right[i - part.firstMatch];
        const bool certain = left == Reach::Certain || right == Reach::Certain;
        const bool tag = isWrittenAsTag(part, {m.start, m.end});
        bool keep = groupIsConsumed(part, i);
        if (anchor == INT_MAX && m.has(Alone) && m.is(Property::Other) && right == Reach::Edge
            && m.start > part.span.start && m_text.at(m.start - 1) == u'-') // "Title-HQ"
            keep = true;
        if (m.start < anchor) {
            keep = keep || (certain && (left == Reach::Certain || textBefore(part, i)))
                || (m.is(Property::Other) && m.text == u"Complete" && right == Reach::Anchor)
                || (m.is(Property::EpisodeFormat) && right == Reach::Anchor && textBefore(part, i))
                || (m.has(BeforeYear) && (right == Reach::Year || right == Reach::Edge) && textBefore(part, i))
                || (tag && (right == Reach::Year || right == Reach::Anchor) && textBefore(part, i))
                || (m.has(Alone) && left != Reach::Text && right != Reach::Text && left != Reach::Year
                    && (left == Reach::Edge || left == Reach::Certain)
                    && (right == Reach::Edge || right == Reach::Certain));
        } else {
            const bool afterAnchor = left == Reach::Anchor || left == Reach::Year;
            keep = keep || certain || (afterAnchor && right == Reach::Edge)
                || (left == Reach::Year && m.has(BeforeYear)) || (afterAnchor && tag && m.is(Property::Source))
                || (m.is(Property::Version) && left == Reach::Anchor);
            if (m.is(Property::Other) && left == Reach::Anchor && (m.text == u"Complete" || m.text == u"Extras"))
                keep = true;
        }
        if (m.has(Enclosed) && (right == Reach::Text || (left == Reach::Text && !tag)))
            keep = false;
        const auto certainBefore = [&] {
            for (int j = part.firstMatch; j < i; ++j) {
                if (isCertain(match(j)))
                    return true;
            }
            return false;
        };
        if (m.has(Trailing) && right == Reach::Edge && (anchor == INT_MAX ? certainBefore() : m.start > anchor))
            keep = true;
        if (keep && m.is(Property::Source) && laterSource && left == Reach::Text)
            keep = false; // "The.Web.of.Lies.WEB-DL": the later one is the source
        if (keep && m.text == u"Proof" && right != Reach::Edge)
            m.property = Property::None; // "PROOF.FiX": tells what is fixed
        m.flags |= keep ? Certified : Dropped;
    }
}

// "2160p Bluray", "Bluray UHD": the disc is an Ultra HD one.
void ReleaseRules::decideUltraHd(const Part &part)
{
    bool ultra = false;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        const ReleaseMatch &m = match(i);
        ultra = ultra || (!m.dropped() && m.is(Property::ScreenSize) && m.text == u"2160p")
            || (!m.dropped() && m.is(Property::Other) && m.text == u"Ultra HD");
    }
    if (!ultra)
        return;
    bool disc = false;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        ReleaseMatch &m = match(i);
        if (!m.dropped() && m.is(Property::Source) && m.text == u"Blu-ray") {
            m.text = u"Ultra HD Blu-ray";
            disc = true;
        }
        disc = disc || (m.is(Property::Source) && m.text == u"Ultra HD Blu-ray");
    }
    for (int i = part.firstMatch; disc && i < part.lastMatch; ++i) {
        if (match(i).is(Property::Other) && match(i).text == u"Ultra HD")
            match(i).property = Property::None; // stays as a piece that has been understood
    }
}

void ReleaseRules::removeDropped()
{
    int kept = 0;
    for (Part &part : m_text.parts) {
        const int first = kept;
        for (int i = part.firstMatch; i < part.lastMatch; ++i) {
            if (!match(i).dropped())
                m_text.matches[kept++] = m_text.matches[i];
        }
        part.firstMatch = first;
        part.lastMatch = kept;
    }
    m_text.matches.resize(kept);
}

} // namespace Legenda
