// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releaserules.h"

#include <climits>

namespace Legenda {

namespace {

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
            return !match(j).has(Code) || match(j).has(Certified) || m_text.name[match(j).start].isUpper();
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
        const bool inPlace =
            left == Reach::Certain || right == Reach::Certain || (left == Reach::Anchor && right == Reach::Edge);
        if (m.start > anchor ? inPlace : anchor == INT_MAX && left == Reach::Certain) {
            m.property = Property::SubtitleLanguage;
            m.text = u"und";
            m.flags = Certified;
        } else {
            m.flags |= Dropped;
        }
    }
}

// Nothing follows but the number of a copy: "Name-eng(1).srt".
bool ReleaseRules::endsName(const Part &part, int position) const
{
    for (int i = position; i < part.span.end; ++i) {
        const bool copy = ReleaseText::isDigit(m_text.at(i)) && m_text.at(i - 1) == u'(';
        if (!copy && !ReleaseText::isSeparator(m_text.at(i)))
            return false;
    }
    return true;
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
            continue;
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
        const bool written = m.end - m.start > 2 || m_text.isUpper(span);
        const bool besideLanguage =
            capital && ((isLanguage(before) && adjacent(before, i)) || (isLanguage(after) && adjacent(i, after)));
        const bool certain = written
            && (left == Reach::Certain || right == Reach::Certain || left == Reach::Anchor || left == Reach::Year)
            && (m.start > anchor || anchor == INT_MAX);
        const bool ahead = capital && m.start == m_text.trimmed(part.span).start && m.end + 2 < part.span.end
            && m_text.at(m.end) == u' ' && m_text.at(m.end + 1) == u'-';
        const bool afterTitle = written && capital && m.start > anchor && right == Reach::Certain;
        const bool bracketed = capital && groupIsConsumed(part, i);
        const bool beforeBracket = written && capital && m_text.isUpper(span) && m.start > anchor
            && m.end + 1 < part.span.end && m_text.at(m.end + 1) == u'(';
        // "1x08.A.Bas.Le.Sergent.FR": at the end of a title, but not of a group, "x264.YTS.LT"
        const bool endsTitle = m_text.isUpper(span) && m.start > anchor && right == Reach::Edge && !technicalBefore;
        const bool keep = endsTitle || besideLanguage || certain || ahead || afterTitle || bracketed || beforeBracket;
        m.flags |= keep ? Certified : Dropped;
    }
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
        const bool capitals = m_text.isUpper({m.start, m.end});
        const bool keep = m.has(Code) ? capitals && textBefore(part, i)
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
        if (!((beforeNumber && textBefore(part, i)) || afterNumber || bracketed || (atEnd && left != Reach::Year)))
            m.flags |= Dropped;
    }
}

} // namespace Legenda
