// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releasescanner.h"

#include <algorithm>
#include <iterator>

namespace Legenda {

namespace {

constexpr QStringView numerals[][20] = {
    {u"i", u"ii", u"iii", u"iv", u"v", u"vi", u"vii", u"viii", u"ix", u"x", u"xi", u"xii", u"xiii", u"xiv", u"xv",
        u"xvi", u"xvii", u"xviii", u"xix", u"xx"},
    {u"one", u"two", u"three", u"four", u"five", u"six", u"seven", u"eight", u"nine", u"ten", u"eleven", u"twelve",
        u"thirteen", u"fourteen", u"fifteen", u"sixteen", u"seventeen", u"eighteen", u"nineteen", u"twenty"},
    {u"un", u"deux", u"trois", u"quatre", u"cinq", u"six", u"sept", u"huit", u"neuf", u"dix", u"onze", u"douze",
        u"treize", u"quatorze", u"quinze", u"seize", u"dix-sept", u"dix-huit", u"dix-neuf", u"vingt"},
};

// The endings of a site name that is written without "www": common ones, and co, com, net, org before a country.
bool isSafeDomain(QStringView label)
{
    return label == u"com" || label == u"net" || label == u"org";
}

} // namespace

int releaseNumeral(QStringView word)
{
    for (const auto &row : numerals) {
        const auto *found = std::find(std::begin(row), std::end(row), word);
        if (found != std::end(row))
            return static_cast<int>(found - std::begin(row)) + 1;
    }
    return -1;
}

ReleaseScanner::ReleaseScanner(ReleaseText &text, NameType hint)
    : m_text(text), m_hint(hint), m_vocabulary(ReleaseVocabulary::instance())
{
}

void ReleaseScanner::scan()
{
    for (ReleaseText::Part &part : m_text.parts)
        scanPart(part);
}

void ReleaseScanner::scanPart(ReleaseText::Part &part)
{
    m_start = part.span.start;
    m_end = part.span.end;
    m_episodeFound = false;
    m_counters = std::any_of(
        m_text.folded.begin() + m_start, m_text.folded.begin() + m_end, [](char16_t c) { return c >= 0x3000; });
    part.firstMatch = static_cast<int>(m_text.matches.size());
    int p = m_start;
    while (p < m_end) {
        if (ReleaseText::isSeparator(at(p))) {
            ++p;
            continue;
        }
        const int next = scanToken(p);
        p = next > p ? next : tokenEnd(p);
    }
    part.lastMatch = static_cast<int>(m_text.matches.size());
}

int ReleaseScanner::scanToken(int p)
{
    if (!startsAt(p)) // the rest of a token whose beginning was understood: "HDTV" + "x264"
        return scanVocabulary(p, tokenEnd(p));
    if (m_counters) {
        if (const int next = scanCounter(p); next > p)
            return next;
    }
    using Scan = int (ReleaseScanner::*)(int);
    static constexpr Scan forDigits[] = {&ReleaseScanner::scanWebsite, &ReleaseScanner::scanDate,
        &ReleaseScanner::scanScreenSize, &ReleaseScanner::scanCross, &ReleaseScanner::scanMeasure,
        &ReleaseScanner::scanHash, &ReleaseScanner::scanCountedWord};
    static constexpr Scan forLetters[] = {&ReleaseScanner::scanWebsite, &ReleaseScanner::scanSeasonMark,
        &ReleaseScanner::scanEpisodeMark, &ReleaseScanner::scanCountedWord, &ReleaseScanner::scanBonus,
        &ReleaseScanner::scanHash, &ReleaseScanner::scanWrittenDate};
    if (digitAt(p)) {
        for (const Scan tryScan : forDigits) {
            if (const int next = (this->*tryScan)(p); next > p)
                return next;
        }
        if (const int next = scanChannels(p, false); next > p)
            return next;
        if (const int next = scanVocabulary(p); next > p)
            return next;
        if (const int next = scanYear(p); next > p)
            return next;
        if (const int next = scanBareNumber(p); next > p)
            return next;
    } else {
        for (const Scan tryScan : forLetters) {
            if (const int next = (this->*tryScan)(p); next > p)
                return next;
        }
        if (const int next = scanVocabulary(p); next > p)
            return next;
    }
    return scanGlued(p);
}

int ReleaseScanner::scanVocabulary(int p, int mustEnd)
{
    // The characters of one to six tokens run together, hashed as they come; the longest that is known wins.
    char16_t key[ReleaseVocabulary::longestKey];
    int length = 0;
    quint32 hash = ReleaseVocabulary::hashStart;
    quint32 breaks = 0;
    int bestEnd = -1;
    const ReleaseVocabulary::Item *best = nullptr;
    int q = p;
    for (int tokens = 0; tokens < 6; ++tokens) {
        while (q < m_end && !ReleaseText::isSeparator(at(q)) && length < ReleaseVocabulary::longestKey - 1) {
            if (length > 1 && digitAt(q) && !digitAt(q - 1)
                && mustEnd < 0) { // "DTS-HD.MA5.1": the channels follow at once
                const auto *codec = m_vocabulary.find(hash, QStringView(key, length), breaks);
                if (codec && codec->entry->first.property == Property::AudioCodec) {
                    const qsizetype before = m_text.matches.size();
                    addItem(p, q, codec);
                    m_text.matches.back().flags = 0;
                    if (const int next = scanChannels(q, true); next > 0)
                        return next;
                    m_text.matches.resize(before);
                }
            }
            key[length++] = at(q);
            hash = ReleaseVocabulary::hashStep(hash, at(q++));
        }
        if (!endsAt(q))
            break;
        if (mustEnd < 0 || q == mustEnd) {
            const ReleaseVocabulary::Item *found = nullptr;
            int end = q;
            if (at(q) == u'+') {
                key[length] = u'+';
                found =
                    m_vocabulary.find(ReleaseVocabulary::hashStep(hash, u'+'), QStringView(key, length + 1), breaks);
                end = q + 1;
            }
            if (!found) {
                found = m_vocabulary.find(hash, QStringView(key, length), breaks);
                end = q;
            }
            // "Complete Season 3": the season has a number of its own.
            const bool numbered =
                found && blankAt(q) && digitAt(q + 1) && QStringView(found->entry->words).endsWith(u" season");
            if (found && !numbered) {
                best = found;
                bestEnd = end;
            }
        }
        if (!m_vocabulary.mayContinue(hash) || q + 1 >= m_end || ReleaseText::isSeparator(at(q + 1)) || at(q) == u'['
            || at(q) == u'(' || at(q) == u'{' || at(q) == u']' || at(q) == u')' || at(q) == u'}')
            break;
        breaks |= 1U << length;
        ++q;
    }
    if (!best)
        return -1;
    if (best->entry->flags & AfterCodec) {
        const auto &matches = m_text.matches;
        const bool afterCodec =
            !matches.isEmpty() && matches.back().is(Property::VideoCodec) && matches.back().end >= p - 1;
        if (!afterCodec)
            return -1;
    }
    addItem(p, bestEnd, best);
    if (m_text.matches.back().is(Property::AudioCodec)) {
        if (const int next = scanChannels(bestEnd, true); next > 0)
            return next;
    }
    return bestEnd;
}

int ReleaseScanner::scanChannels(int p, bool afterCodec)
{
    // 5.1 by itself; after a codec also 51, and with a separator before it.
    int q = p;
    if (afterCodec && !digitAt(q))
        q = ReleaseText::isSeparator(at(q)) && at(q) != u'[' && at(q) != u'(' && at(q) != u'/' ? q + 1 : m_end;
    if (!digitAt(q))
        return -1;
    const char16_t main = at(q);
    int r = q + 1;
    if (at(r) == u'.' || at(r) == u'_' || (at(r) == u' ' && afterCodec))
        ++r;
    else if (!afterCodec || q != p)
        return -1;
    const char16_t low = at(r);
    // Counted without the channel of low tones by some: 6.0 is meant as 5.1.
    const bool whole = low == u'0';
    QStringView known;
    if (main == u'5' && (low == u'1' || (afterCodec && whole)))
        known = u"5.1";
    else if (main == u'7' && (low == u'1' || (afterCodec && whole)))
        known = u"7.1";
    else if (main == u'6' && afterCodec && whole)
        known = u"5.1";
    else if (main == u'2' && whole)
        known = u"2.0";
    else if (main == u'1' && whole)
        known = u"1.0";
    if (known.isEmpty() && !(afterCodec && (whole || low == u'1')))
        return -1;
    ++r;
    if (at(r) == u'c' && at(r + 1) == u'h')
        r += 2;
    if (!endsAt(r) || (at(r) == u'.' && digitAt(r + 1) && endsAt(r + 2)))
        return -1;
    if (known.isEmpty()) // "6.1", "2.1": consumed, but no layout of the vocabulary
        return r;
    add(q, r, Property::AudioChannels, afterCodec ? 0 : Word | Alone).text = known;
    return r;
}

int ReleaseScanner::scanGlued(int p)
{
    // Two things without a separator between: HDTVx264, DDP5.1, HEVC10, SWESUB, ReRip5.
    const int end = tokenEnd(p);
    if (end - p > 20 || end - p < 3)
        return -1;
    quint32 hash = ReleaseVocabulary::hashStart;
    const QStringView key(m_text.folded.data() + p, end - p);
    for (int length = 1; length < end - p; ++length) {
        hash = ReleaseVocabulary::hashStep(hash, key[length - 1].unicode());
        if (!m_vocabulary.mayContinue(hash))
            return -1;
        if (length < 2)
            continue;
        const auto *item = m_vocabulary.find(hash, key.first(length), 0);
        if (!item)
            continue;
        const Property property = item->entry->first.property;
        const int q = p + length;
        const bool plain = !(item->entry->flags & AfterCodec);
        if (property == Property::Other && item->entry->second.property == Property::ProperCount && end - q == 1
            && digitAt(q)) {
            addItem(p, end, item);
            m_text.matches.back().number = at(q) - u'0';
            return end;
        } else if (property == Property::VideoCodec && (key.sliced(length) == u"10" || key.sliced(length) == u"8")) {
            addItem(p, q, item);
            m_text.matches.back().entry = nullptr; // "HEVC10": a codec with its depth, the profile is not meant
            add(q, end, Property::ColorDepth).text = key.sliced(length) == u"10" ? u"10-bit" : u"8-bit";
            return end;
        } else if (plain
            && (property == Property::Source || property == Property::VideoCodec
                || property == Property::StreamingService || property == Property::Language
                || property == Property::SubtitleMark)) {
            const qsizetype before = m_text.matches.size();
            addItem(p, q, item);
            int next = property == Property::Source && digitAt(q) ? scanScreenSize(q) : -1;
            if (next < 0)
                next = scanVocabulary(q, end);
            if (next == end) {
                const Property rest = m_text.matches[before + 1].property;
                const bool subtitle = (property == Property::Language && rest == Property::SubtitleMark)
                    || (property == Property::SubtitleMark && rest == Property::Language)
                    || (property == Property::Language && rest == Property::LanguageMark); // "PLDUB"
                const bool behindHyphen = p > m_start && at(p - 1) == u'-'; // a group: "x264-playWEB"
                const bool pair = property == Property::StreamingService ? rest == Property::Source && !behindHyphen
                    : property == Property::Source ? rest == Property::VideoCodec || rest == Property::ScreenSize
                                                   : property == Property::VideoCodec
                        && (rest == Property::AudioCodec || rest == Property::ColorDepth);
                // "st" needs its capitals: "STFr", but not a word such as "stde".
                const bool shortMark = property == Property::SubtitleMark ? length == 2 : end - q == 2;
                if (pair
                    || (subtitle
                        && (!shortMark || (property == Property::SubtitleMark && m_text.name[p + 1].isUpper())))) {
                    for (qsizetype i = before; i < m_text.matches.size(); ++i) {
                        m_text.matches[i].flags = subtitle || property == Property::StreamingService ? Certified : 0;
                    }
                    return end;
                }
            }
            m_text.matches.resize(before);
        }
    }
    return -1;
}

int ReleaseScanner::scanWebsite(int p)
{
    const auto labelEnd = [this](int q) {
        while (q < m_end && (letterAt(q) || digitAt(q) || at(q) == u'-'))
            ++q;
        return q;
    };
    const auto finish = [&](int end) {
        if (!endsAt(end) || at(end) == u'-')
            return -1;
        add(p, end, Property::Website).text = m_text.raw({p, end});
        return end;
    };
    if (at(p) == u'w' && wordAt(p, u"www") && at(p + 3) == u'.') {
        int end = -1;
        int q = p + 4;
        for (int labels = 0; labels < 6; ++labels) {
            const int next = labelEnd(q);
            if (next == q)
                break;
            const bool country = next - q == 2 && letterAt(q) && letterAt(q + 1);
            const QStringView label(m_text.folded.data() + q, next - q);
            if (labels > 0
                && (country || isSafeDomain(label) || label == u"info" || label == u"org" || label == u"biz"))
                end = next;
            if (at(next) != u'.')
                break;
            q = next + 1;
        }
        return end < 0 ? -1 : finish(end);
    }
    const int dot = labelEnd(p);
    if (at(dot) != u'.' || dot - p < 2 || (at(dot + 1) != u'c' && at(dot + 1) != u'n' && at(dot + 1) != u'o'))
        return -1;
    const int second = labelEnd(dot + 1);
    const QStringView label(m_text.folded.data() + dot + 1, second - dot - 1);
    const bool safe = isSafeDomain(label);
    if (!safe && label != u"co")
        return -1;
    if (at(second) == u'.' && letterAt(second + 1) && letterAt(second + 2)
        && (second + 3 >= m_end || at(second + 3) == u']' || at(second + 3) == u')' || at(second + 3) == u' '))
        return finish(second + 3);
    return safe ? finish(second) : -1;
}

int ReleaseScanner::scanHash(int p)
{
    // A CRC32 is eight hexadecimal digits; an identifier is long and changes between digits and letters all the time.
    if (m_end - p < 8 || (tokenEnd(p) - p < 8 && at(tokenEnd(p)) != u'-'))
        return -1;
    int q = p;
    int letters = 0;
    int digits = 0;
    int switches = 0;
    bool hexadecimal = true;
    int crcEnd = -1;
    int lower = 0;
    int piece = p;
    int shortest = m_end; // of the pieces between hyphens: words of a name are short
    for (; q < m_end && (letterAt(q) || digitAt(q) || at(q) == u'-') && at(q) < 128; ++q) {
        const bool digit = digitAt(q);
        if (at(q) == u'-') {
            shortest = std::min(shortest, q - piece);
            piece = q + 1;
            if (q - p == 8)
                crcEnd = q;
        } else {
            digit ? ++digits : ++letters;
            lower += m_text.name[q].isLower();
            hexadecimal = hexadecimal && (digit || at(q) <= u'f');
            if (q - p == 7 && !hexadecimal)
                crcEnd = -2;
        }
        if (q > p && (digit != digitAt(q - 1) || (at(q) == u'-') != (at(q - 1) == u'-')))
            ++switches;
    }
    shortest = std::min(shortest, q - piece);
    if (q - p == 8 && endsAt(q) && crcEnd != -2)
        crcEnd = q;
    if (q - p == 8 && crcEnd == q && hexadecimal && digits > 0) {
        const bool bracketed = p > m_start && (at(p - 1) == u'[' || at(p - 1) == u'(');
        if (bracketed || (letters > 0 && (lower == 0 || lower == letters) && digits > 1)) {
            add(p, q, Property::Crc32).text = m_text.raw({p, q});
            return q;
        }
    }
    if (q - p >= 20 && shortest >= 6 && digits > 0 && letters > 0 && switches * 5 > (q - p) * 2) {
        add(p, q, Property::Uuid).text = m_text.raw({p, q});
        return q;
    }
    if (q - p == 32 && hexadecimal && digits > 4 && letters > 2) {
        add(p, q, Property::Uuid).text = m_text.raw({p, q});
        return q;
    }
    return -1;
}

int ReleaseScanner::tokenEnd(int p) const
{
    while (p < m_end && !ReleaseText::isSeparator(at(p)))
        ++p;
    return p;
}

int ReleaseScanner::readDigits(int p, int most, int &value) const
{
    value = 0;
    int q = p;
    while (q - p < most && digitAt(q))
        value = value * 10 + (at(q++) - u'0');
    return q > p && !digitAt(q) ? q : -1;
}

ReleaseMatch &ReleaseScanner::add(int start, int end, Property property, quint16 flags)
{
    ReleaseMatch match;
    match.start = start;
    match.end = end;
    match.property = property;
    match.flags = flags;
    m_text.matches.append(match);
    return m_text.matches.back();
}

void ReleaseScanner::addItem(int start, int end, const ReleaseVocabulary::Item *item)
{
    ReleaseMatch &match = add(start, end, item->entry->first.property, item->entry->flags);
    match.text = QStringView(item->entry->first.text);
    match.entry = item->entry;
    match.ending = item->ending;
    match.alternative = m_vocabulary.next(item, ~0U & 0);
    if (match.ending != VocabularyEnding::None) // "CamRip" is certain where "cam" is not
        match.flags &= static_cast<quint16>(~(Word | Alone | BeforeYear));
}

} // namespace Legenda
