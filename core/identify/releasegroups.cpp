// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releaseassembler.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

// Properties that a group may follow.
bool leadsGroup(Property property)
{
    switch (property) {
    case Property::VideoCodec:
    case Property::VideoProfile:
    case Property::VideoApi:
    case Property::ColorDepth:
    case Property::FrameRate:
    case Property::Source:
    case Property::AudioCodec:
    case Property::AudioProfile:
    case Property::AudioChannels:
    case Property::AudioBitRate:
    case Property::VideoBitRate:
    case Property::ScreenSize:
    case Property::Other:
    case Property::Container:
    case Property::Language:
    case Property::SubtitleLanguage:
    case Property::Size:
    case Property::Edition:
    case Property::None: // a word of the vocabulary that has been understood with its neighbour
        return true;
    default:
        return false;
    }
}

// Words before or after a group that are none of its name: "by Group", "Group pour".
constexpr QStringView strangers[] = {u"bonus", u"by", u"for", u"par", u"pour", u"rip"};

bool isBracket(QChar c)
{
    return c == u'[' || c == u']' || c == u'(' || c == u')' || c == u'{' || c == u'}';
}

bool isLooseSeparator(QChar c)
{
    return ReleaseText::isSeparator(c.unicode()) && !isBracket(c);
}

QStringView stripLoose(QStringView text)
{
    while (!text.isEmpty() && isLooseSeparator(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isLooseSeparator(text.back()))
        text.chop(1);
    return text;
}

} // namespace

QVarLengthArray<ReleaseAssembler::Taken, 64> ReleaseAssembler::pieces(const Part &part) const
{
    QVarLengthArray<Taken, 64> result;
    for (int i = part.firstMatch; i < part.lastMatch; ++i) {
        const ReleaseMatch &m = m_text.matches[i];
        if (!m.dropped())
            result.append({{m.start, m.end}, m.property});
    }
    for (const Taken &taken : m_taken) {
        if (taken.span.start < part.span.start || taken.span.end > part.span.end)
            continue;
        result.append({m_text.trimmed(taken.span), taken.property});
    }
    std::stable_sort(
        result.begin(), result.end(), [](const Taken &a, const Taken &b) { return a.span.start < b.span.start; });
    return result;
}

// The name of a group: brackets around all of it go, brackets that are part of it stay, loose ones become blanks.
QString ReleaseAssembler::groupText(ReleaseSpan span) const
{
    QStringView text = stripLoose(m_text.raw(span));
    int depth = 0;
    int pairs = 0;
    bool balanced = true;
    for (const QChar c : text) {
        if (c == u'[' || c == u'(' || c == u'{') {
            ++depth;
        } else if (isBracket(c)) {
            balanced = balanced && depth > 0;
            --depth;
            ++pairs;
        }
    }
    balanced = balanced && depth == 0;
    QString loose;
    if (!balanced) {
        for (const QChar c : text) {
            if (!isBracket(c))
                loose.append(c);
            else if (!loose.isEmpty() && loose.back() != u' ')
                loose.append(u' ');
        }
        loose = loose.simplified();
        text = stripLoose(loose);
    } else if (pairs == 1 && text.size() > 2 && isBracket(text.front()) && isBracket(text.back())) {
        text = stripLoose(text.sliced(1, text.size() - 2));
    }
    for (int i = 0; i < 2 * static_cast<int>(std::size(strangers)); ++i) { // twice: "rip by Group"
        const QStringView word = strangers[static_cast<size_t>(i) % std::size(strangers)];
        if (text.size() > word.size() && text.startsWith(word, Qt::CaseInsensitive)
            && ReleaseText::isSeparator(text[word.size()].unicode()))
            text = stripLoose(text.sliced(word.size()));
        if (text.size() > word.size() && text.endsWith(word, Qt::CaseInsensitive)
            && ReleaseText::isSeparator(text[text.size() - word.size() - 1].unicode()))
            text = stripLoose(text.chopped(word.size()));
    }
    return text.trimmed().toString();
}

void ReleaseAssembler::findGroup()
{
    using Find = bool (ReleaseAssembler::*)(const Part &);
    for (const Find find : {&ReleaseAssembler::groupAtEnd, &ReleaseAssembler::groupAfterProperties,
             &ReleaseAssembler::groupAhead, &ReleaseAssembler::groupInBrackets}) {
        for (const int index : m_order) {
            if ((this->*find)(m_text.parts[index]))
                return;
        }
    }
}

// "….x264-NL": a short word of the vocabulary behind the last hyphen is a group after all.
bool ReleaseAssembler::groupAtEnd(const Part &part)
{
    if (part.lastMatch - part.firstMatch < 3)
        return false;
    const ReleaseMatch &last = m_text.matches[part.lastMatch - 1];
    const ReleaseMatch &before = m_text.matches[part.lastMatch - 2];
    const ReleaseMatch &first = m_text.matches[part.lastMatch - 3];
    const bool word = (last.has(Word | Code) && last.is(Property::Other)) || last.has(Code)
        || (last.is(Property::Language) && last.end - last.start == 3)
        || (last.is(Property::VideoProfile) && last.end - last.start <= 3)
        || (last.entry && QStringView(last.entry->words) == u"avchd" && before.is(Property::VideoCodec))
        || last.is(Property::Country)
        || (last.has(Word)
            && (last.is(Property::Edition) || last.is(Property::Source) || last.is(Property::AudioCodec)));
    if (!word || last.end != part.span.end || last.start - before.end != 1 || m_text.at(before.end) != u'-'
        || !leadsGroup(before.property) || m_text.groupAt(part, last.start)
        || m_text.raw({last.start, last.end}).contains(u'-'))
        return false;
    if (before.start - first.end > 1 || (before.start > first.end && m_text.at(first.end) == u'-'))
        return false;
    m_name.releaseGroup = m_text.raw({last.start, last.end}).toString();
    if (last.entry && last.entry->second.property == Property::VideoProfile && !m_name.videoProfile.isEmpty())
        m_name.videoProfile.removeLast();
    // What the word had said is taken back.
    const QString value = last.text.toString();
    for (QStringList *list : {&m_name.other, &m_name.edition, &m_name.source, &m_name.language,
             &m_name.subtitleLanguage, &m_name.country, &m_name.videoProfile, &m_name.audioCodec}) {
        if (!list->isEmpty() && list->last() == value)
            list->removeLast();
    }
    return true;
}

// The last text of a name, right after a technical property.
bool ReleaseAssembler::groupAfterProperties(const Part &part)
{
    const auto all = pieces(part);
    int end = part.span.end;
    for (qsizetype i = all.size() - 1; i >= 0; --i) {
        const ReleaseSpan gap{all[i].span.end, end};
        end = std::min(end, all[i].span.start);
        if (gap.start >= gap.end)
            continue;
        const ReleaseSpan text = m_text.trimmed(gap);
        if (text.start >= text.end)
            continue;
        const bool behindHyphen = m_text.at(gap.start) == u'-'; // "CD1-GRP"
        if (!leadsGroup(all[i].property) && !(behindHyphen && all[i].property == Property::Cd))
            return false;
        const QStringView raw = m_text.raw(text);
        if (std::all_of(raw.begin(), raw.end(), [](QChar c) { return c.isDigit(); }))
            return false;
        QString group = groupText(gap);
        if (group.isEmpty())
            return false;
        m_name.releaseGroup = group;
        m_taken.append({text, Property::ReleaseGroup});
        return true;
    }
    return false;
}

// "grp-the.title.2010.x264": all in lower case, the group and a hyphen ahead. The position of its title, or -1.
int ReleaseAssembler::groupAheadEnd(const Part &part) const
{
    const int start = part.span.start;
    if (part.lastMatch - part.firstMatch < 2 || m_text.at(start) >= 128 || !m_text.name[start].isLetterOrNumber())
        return -1;
    const int textEnd = m_text.matches[part.firstMatch].start;
    int hyphen = -1;
    bool dot = false;
    bool letter = false; // "20-20" has a number ahead
    for (int i = start; i < textEnd; ++i) {
        const QChar c = m_text.name[i];
        letter = letter || (hyphen < 0 && c.isLetter());
        if (c.isUpper() || c == u' ' || c == u'_' || isBracket(c) || (c == u'-' && hyphen >= 0)
            || (c == u'.' && hyphen < 0))
            return -1;
        if (c == u'-')
            hyphen = i;
        dot = dot || c == u'.';
    }
    if (hyphen - start < 2 || !letter || !dot
        || !m_text.onlySeparators(m_text.matches[part.lastMatch - 1].end, part.span.end))
        return -1;
    return hyphen + 1;
}

bool ReleaseAssembler::groupAhead(const Part &part)
{
    const int end = groupAheadEnd(part);
    if (end < 0)
        return false;
    m_name.releaseGroup = m_text.raw({part.span.start, end - 1}).toString();
    return true;
}

// "[Group] Title - 01 [720p]": the first brackets that say nothing else.
bool ReleaseAssembler::groupInBrackets(const Part &part)
{
    const auto all = pieces(part);
    qsizetype next = 0;
    for (int i = part.firstGroup; i < part.lastGroup; ++i) {
        const ReleaseSpan group = m_text.groups[i];
        while (next < all.size() && all[next].span.end <= group.start)
            ++next;
        if (next < all.size() && all[next].span.start < group.end)
            continue;
        const ReleaseSpan inside{group.start + 1, group.end - 1};
        const ReleaseSpan text = m_text.trimmed(inside);
        if (text.start >= text.end)
            continue;
        const QStringView raw = m_text.raw(text);
        if (std::all_of(raw.begin(), raw.end(), [](QChar c) { return c.isDigit(); }))
            continue;
        m_name.releaseGroup = groupText(inside);
        // A fansubbed file without a number is an episode too.
        if (m_hint == NameType::Any && !m_name.crc32.isEmpty())
            m_name.type = u"episode"_s;
        return true;
    }
    return false;
}

} // namespace Legenda
