// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releaserules.h"

#include <algorithm>
#include <climits>
#include <iterator>

namespace Legenda {

namespace {

// What files of subtitles say behind their language.
constexpr QStringView subtitleKinds[] = {u"forced", u"foreign", u"full", u"sdh", u"hi", u"cc", u"default"};

bool isSubtitleExtension(QStringView extension)
{
    return extension == u"srt" || extension == u"sub" || extension == u"idx" || extension == u"ass"
        || extension == u"ssa" || extension == u"vtt" || extension == u"smi";
}

} // namespace

// A word such as "sub" makes the language beside it one of the subtitles: those after it, "ST(Fr-Eng)", else the one
// before it, "SWE Sub". With neither, the subtitles are in a language that is not named.
void ReleaseRules::decideSubtitles(const Part &part)
{
    const int anchor = anchorStart(part);
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        ReleaseMatch &m = match(i);
        if (m.dropped() || !m.is(Property::SubtitleMark))
            continue;
        const auto isLanguage = [this](int j) { return j >= 0 && match(j).is(Property::Language); };
        const auto looksLikeOne = [this](int j) {
            return !match(j).has(Code) || match(j).has(Certified) || match(j).has(Usual)
                || m_text.name[match(j).start].isUpper();
        };
        const int before = previous(part, i);
        int after = next(part, i);
        const bool glued = m.has(Certified); // "SWESUB"
        bool found = false;
        // A comma or a dot between is enough; " - " starts something new, and so does the end of a bracket.
        const auto close = [this](int left, int right) {
            return adjacent(left, right) && match(right).start - match(left).end <= 2;
        };
        const bool gluedBefore = glued && isLanguage(before) && match(before).end == m.start;
        if (!gluedBefore && isLanguage(after) && close(i, after) && looksLikeOne(after)) {
            const ReleaseSpan *group = m_text.groupAt(part, match(after).start);
            int last = i;
            while (isLanguage(after) && close(last, after) && m_text.groupAt(part, match(after).start) == group) {
                match(after).property = Property::SubtitleLanguage;
                match(after).flags = Certified;
                last = after;
                after = next(part, after);
            }
            found = true;
        } else if (isLanguage(before) && adjacent(before, i) && match(before).start > part.span.start
            && (glued || looksLikeOne(before))) {
            match(before).property = Property::SubtitleLanguage;
            match(before).flags = Certified;
            found = true;
        } else if (before >= 0 && match(before).is(Property::SubtitleLanguage) && adjacent(before, i)) {
            found = true; // "German.Custom.Subbed.Subs"
        }
        if (found) {
            m.property = Property::None;
            m.flags = Certified;
            continue;
        }
        const Reach left = m_left[i - part.firstMatch];
        const Reach right = m_right[i - part.firstMatch];
        // "ESub" is no word of a title, "sub" may be one.
        const bool inPlace = left == Reach::Certain || right == Reach::Certain
            || (left == Reach::Anchor && right == Reach::Edge)
            || (!m.has(Word) && left == Reach::Year && right == Reach::Edge);
        const bool ends = left == Reach::Certain || (right == Reach::Certain && !m.has(Word));
        if (m.start > anchor ? inPlace : anchor == INT_MAX && ends) {
            m.property = Property::SubtitleLanguage;
            m.text = u"und";
            m.flags = Certified;
        } else {
            m.flags |= Dropped;
        }
    }
}

// Nothing follows but the number of a copy, "Name-eng(1).srt", or the kind of the subtitles, "Name.en.forced.srt".
bool ReleaseRules::endsName(const Part &part, int position) const
{
    for (int i = position; i < part.span.end; ++i) {
        if (ReleaseText::isSeparator(m_text.at(i)) || (ReleaseText::isDigit(m_text.at(i)) && m_text.at(i - 1) == u'('))
            continue;
        int end = i;
        while (end < part.span.end && !ReleaseText::isSeparator(m_text.at(end)))
            ++end;
        const QStringView word(m_text.folded.data() + i, end - i);
        if (std::find(std::begin(subtitleKinds), std::end(subtitleKinds), word) == std::end(subtitleKinds))
            return false;
        i = end;
    }
    return true;
}

// "Hi", and "hi" or "HI" in a name that is written so throughout, do not differ from the words around.
bool ReleaseRules::readsAsWord(const Part &part, ReleaseSpan span) const
{
    const bool capitals = m_text.isUpper(span);
    if (!capitals && m_text.name[span.start].isUpper())
        return true;
    const char16_t separator = span.start > part.span.start ? m_text.at(span.start - 1) : u' ';
    bool separatedAlike = false;
    for (int i = part.span.start; i < span.start; ++i) {
        if (capitals ? m_text.name[i].isLower() : m_text.name[i].isUpper())
            return false;
        separatedAlike = separatedAlike
            || (i > part.span.start && i + 1 < span.start && m_text.at(i) == separator
                && m_text.name[i - 1].isLetter());
    }
    // "the_blue_harbour-en": the code stands apart in another way than the words
    return separatedAlike || separator == u' ' || separator == u'_';
}

// A code counts where it looks like one and has a neighbour that is certain; names of languages always count, and
// what is inside a title is sorted out with the title.
void ReleaseRules::decideLanguages(const Part &part, bool isFile)
{
    const int anchor = anchorStart(part);
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        ReleaseMatch &m = match(i);
        if (m.dropped() || !m.is(Property::LanguageMark))
            continue;
        const int before = previous(part, i);
        const int after = next(part, i);
        const Reach left = m_left[i - part.firstMatch];
        const Reach right = m_right[i - part.firstMatch];
        if ((before >= 0 && match(before).is(Property::Language) && adjacent(before, i))
            || (after >= 0 && match(after).is(Property::Language) && adjacent(i, after)) || left == Reach::Certain
            || right == Reach::Certain) {
            const bool named = (before >= 0 && match(before).is(Property::Language) && adjacent(before, i))
                || (after >= 0 && match(after).is(Property::Language) && adjacent(i, after));
            const bool dubbed = m_text.at(m.start) == u'd'; // "dubbed" alone: in a language that is not named
            m.property = !named && dubbed ? Property::Language : Property::None;
            m.text = u"und";
            m.flags = Certified;
        } else {
            m.flags |= Dropped;
        }
    }
    bool technicalBefore = false;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        ReleaseMatch &m = match(i);
        if (m.dropped() || !m.is(Property::Language)) {
            technicalBefore = technicalBefore || (isCertain(m) && !m.is(Property::Website));
            continue;
        }
        const bool last = isFile && endsName(part, m.end);
        if (last && isSubtitleExtension(m_text.raw(m_text.extension).toString().toLower())
            && m.start > part.span.start) {
            m.property = Property::SubtitleLanguage; // "Show.S01E01.en.srt"
            m.flags = Certified;
            m_text.parts.back().span.end = m.end;
            for (int j = i + 1; j < part.lastMatch; ++j)
                match(j).flags |= Dropped;
            break;
        }
        if (!m.has(Code) || m.has(Certified))
            continue;
        const ReleaseSpan span{m.start, m.end};
        const int before = previous(part, i);
        const int after = next(part, i);
        const Reach left = m_left[i - part.firstMatch];
        const Reach right = m_right[i - part.firstMatch];
        const auto isLanguage = [this](int j) {
            return j >= 0 && (match(j).is(Property::Language) || match(j).is(Property::SubtitleLanguage));
        };
        const bool capital = m_text.name[m.start].isUpper();
        // "Hi" of "Say.Hi.S01E02" is a word; "hi" and "HI" beside words with capitals are codes, and so is any of
        // them where no title can be.
        const bool usual = m.has(Usual)
            && (technicalBefore || (left != Reach::Text && right != Reach::Text) || !readsAsWord(part, span));
        const bool written = m.end - m.start > 2 || m_text.isUpper(span) || usual;
        const bool besideLanguage = (capital || m.has(Usual))
            && ((isLanguage(before) && adjacent(before, i)) || (isLanguage(after) && adjacent(i, after)));
        const bool certain = written
            && (left == Reach::Certain || right == Reach::Certain || left == Reach::Anchor || left == Reach::Year)
            && (m.start > anchor || anchor == INT_MAX);
        // "Fr - Title": of codes that are no words; "It - Chapter" is a title
        const bool ahead = m.has(Usual) && m.start == m_text.trimmed(part.span).start && m.end + 2 < part.span.end
            && m_text.at(m.end) == u' ' && m_text.at(m.end + 1) == u'-';
        const bool afterTitle = written && capital && m.start > anchor && right == Reach::Certain;
        const bool bracketed = (capital || usual) && groupIsConsumed(part, i);
        const bool beforeBracket = written && capital && m_text.isUpper(span) && m.start > anchor
            && m.end + 1 < part.span.end && m_text.at(m.end + 1) == u'(';
        // "1x08.A.Bas.Le.Sergent.FR": at the end of a title, but not of a group, "x264.YTS.LT"
        const bool endsTitle = m_text.isUpper(span) && m.start > anchor && right == Reach::Edge && !technicalBefore;
        // "x264-GRP.en", "Title-en", "Title (2010) nl", "DVD.x.en.GRP": behind the properties a usual code needs no
        // neighbour
        const bool trailing = usual && textBefore(part, i)
            && (right == Reach::Edge || technicalBefore
                || (m.start < anchor && (right == Reach::Year || right == Reach::Anchor)));
        const bool alone = m.has(Usual) && !capital && left == Reach::Edge && right == Reach::Edge;
        const bool keep = alone || endsTitle || trailing || besideLanguage || certain || ahead || afterTitle
            || bracketed || beforeBracket;
        m.flags |= keep ? Certified : Dropped;
    }
}

// "This.Is.Us", "The.Last.of.Us": behind such words "us" is no country.
bool ReleaseRules::isPronoun(const Part &part, ReleaseSpan span) const
{
    if (QStringView(m_text.folded.data() + span.start, span.end - span.start) != u"us")
        return false;
    const int end = span.start - 1;
    int start = end;
    while (start > part.span.start && !ReleaseText::isSeparator(m_text.at(start - 1)))
        --start;
    const QStringView before(m_text.folded.data() + start, std::max(0, end - start));
    constexpr QStringView words[] = {u"about", u"among", u"between", u"both", u"for", u"from", u"is", u"let", u"like",
        u"made", u"of", u"to", u"with"};
    return std::find(std::begin(words), std::end(words), before) != std::end(words);
}

// "US", "UK": in capitals, in brackets of their own or between the title and what follows it.
void ReleaseRules::decideCountries(const Part &part)
{
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        ReleaseMatch &m = match(i);
        if (m.dropped() || !m.is(Property::Country))
            continue;
        const Reach left = m_left[i - part.firstMatch];
        const Reach right = m_right[i - part.firstMatch];
        const ReleaseSpan span{m.start, m.end};
        // In a name all in small letters or capitals it counts right before the number: "show.name.us.s01e02".
        const QStringView upToIt = m_text.raw({part.span.start, span.end});
        const bool small = std::none_of(upToIt.begin(), upToIt.end(), [](QChar c) { return c.isUpper(); });
        const bool written = small || readsAsWord(part, span) ? right == Reach::Anchor || groupIsConsumed(part, i)
                                                              : m_text.isUpper(span);
        const bool keep = m.has(Code) ? written && !isPronoun(part, span) && textBefore(part, i)
                && (groupIsConsumed(part, i) || right != Reach::Text || left == Reach::Year)
                                      : groupIsConsumed(part, i) || left != Reach::Text || right != Reach::Text;
        m.flags |= keep ? Certified : Dropped;
    }
}

// "Pilot", "Special" tell the kind of the episode beside its number, in brackets of their own, or where the title of
// the episode ends; inside a title they are words.
void ReleaseRules::decideEpisodeDetails(const Part &part)
{
    const int anchor = anchorStart(part);
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        ReleaseMatch &m = match(i);
        if (m.dropped() || !m.is(Property::EpisodeDetails))
            continue;
        const Reach left = m_left[i - part.firstMatch];
        const Reach right = m_right[i - part.firstMatch];
        const int after = next(part, i);
        const bool beforeNumber = right == Reach::Anchor && adjacent(i, after)
            && (match(after).is(Property::Season) || match(after).is(Property::Episode));
        const bool afterNumber = left == Reach::Anchor;
        const bool atEnd = m.start > anchor && (right == Reach::Certain || right == Reach::Edge);
        const bool bracketed = groupIsConsumed(part, i) && m.start > anchor;
        if (!((beforeNumber && textBefore(part, i)) || afterNumber || bracketed || atEnd))
            m.flags |= Dropped;
        else if ((left == Reach::Anchor && isWrittenAsTag(part, {m.start, m.end}))
            || (beforeNumber && m_text.at(std::max(part.span.start, m.start - 2)) == u'-'))
            m.flags |= Strong; // "S08E12.FINAL", "Show - Special 01": the kind of the episode, not its title
    }
}

} // namespace Legenda
