// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releasescanner.h"

#include <algorithm>
#include <iterator>

namespace Legenda {

namespace {

constexpr int longestRange = 100; // more episodes than that in one file are a misread number

constexpr QStringView seasonWords[] = {u"seasons", u"season", u"saisons", u"saison", u"seizoen", u"temporadas",
    u"temporada", u"stagioni", u"stagione", u"staffel", u"sezon", u"temp", u"tem"};
constexpr QStringView episodeWords[] = {u"episodes", u"episode", u"episodios", u"episodio", u"episódio", u"épisode",
    u"capitulos", u"capitulo", u"capítulo", u"aflevering", u"folge", u"odcinek", u"puntata", u"eps", u"ep"};
constexpr QStringView partWords[] = {u"parts", u"part", u"pt", u"partie", u"parte"};

} // namespace

int ReleaseScanner::readNumeral(int p, int &value) const
{
    const int end = tokenEnd(p);
    if (end == p || end - p > 9)
        return -1;
    value = releaseNumeral(QStringView(m_text.folded.data() + p, end - p));
    return value > 0 ? end : -1;
}

void ReleaseScanner::addValues(ReleaseSpan span, Property property, const Values &values, quint16 flags)
{
    // Runs of numbers become one match each, so that a match stays small; all have the same span.
    for (qsizetype i = 0; i < values.size();) {
        qsizetype j = i;
        while (j + 1 < values.size() && values[j + 1] == values[j] + 1)
            ++j;
        ReleaseMatch &match = add(span.start, span.end, property, flags);
        match.number = values[i];
        match.numberEnd = j > i ? values[j] : -1;
        i = j + 1;
    }
}

int ReleaseScanner::readList(int p, ListKind kind, Values &values)
{
    // What may follow a number: -02, -E02, E02, x02, +02, & 02, " to 04", and the season again: " - S01E02".
    int end = -1;
    int q = p;
    while (values.size() < longestRange * 3) {
        int r = skipBlank(q);
        const bool blankBefore = r > q;
        bool range = false;
        bool discrete = false;
        bool word = false;
        if (at(r) == u'-' || at(r) == u'~')
            range = true;
        else if (at(r) == u'+' || at(r) == u'&' || at(r) == u',')
            discrete = true;
        if (range || discrete)
            ++r;
        else if (blankBefore && wordAt(r, u"to") && blankAt(r + 2))
            range = word = true, r += 2;
        else if (blankBefore && wordAt(r, u"and") && blankAt(r + 3))
            discrete = word = true, r += 3;
        const int afterConnector = r;
        if (range || discrete)
            r = skipBlank(r);
        const bool blanks = blankBefore || r > afterConnector;

        bool marker = false;
        int value = 0;
        if (kind == ListKind::Season) {
            marker = at(r) == u's';
            r += marker;
        } else {
            if (kind == ListKind::Episode && at(r) == u's' && digitAt(r + 1)) {
                const int s = readDigits(r + 1, 4, value);
                if (s > 0 && (at(s) == u'e' || at(s) == u'x'))
                    r = s;
            } else if (kind == ListKind::Episode && digitAt(r) && (blanks || range)) { // "1x02 - 1x03"
                const int s = readDigits(r, 2, value);
                if (s > 0 && at(s) == u'x' && digitAt(s + 1))
                    r = s;
            }
            const int before = r;
            if (kind == ListKind::Episode) {
                if (blanks && at(r) == u'x' && digitAt(r + 3)) // "S01E02.x264" goes on with a codec
                    break;
                if (at(r) == u'x' || at(r) == u'e')
                    ++r;
                if (r > before && at(r) == u'p')
                    ++r;
            }
            marker = r > before;
        }
        if (word && kind == ListKind::Bare)
            break;
        const int next = readDigits(r, kind == ListKind::Bare ? 4 : 3, value);
        if (next < 0)
            break;
        const bool more =
            (at(next) == u'e' || at(next) == u'x' || at(next) == u's' || at(next) == u'&') && digitAt(next + 1);
        const bool version = at(next) == u'v' && digitAt(next + 1);
        if (!endsAt(next) && !more && !version)
            break;
        const int last = values.back();
        const bool plausible = value > last && value - last <= longestRange;
        if (!marker) {
            const bool tight = !blanks || kind == ListKind::Bare || (word && kind == ListKind::Season);
            if (range) {
                // "01 - 02" of bare numbers would join an episode and its title's number: only tight ranges
                if (!plausible || !tight || (kind == ListKind::Bare && blanks && at(afterConnector - 1) != u'~'))
                    break;
                if (kind != ListKind::Season && next - r < 2 && value < 10 && last >= 10)
                    break;
            } else if (discrete) {
                if (!plausible || next - r > 3)
                    break;
            } else if (kind == ListKind::Episode) {
                // "E01 02 04": numbers written alike that go on by one or two
                if (!blankBefore || next - r != 2 || value <= last || value - last > 2 || at(next) == u'.')
                    break;
            } else if (kind == ListKind::Season) {
                // "Season.1.3&5", "Season.1.2.3-5": the next number must go on to one more
                const bool goesOn = (at(next) == u'&' || at(next) == u'+' || at(next) == u'-' || at(next) == u'.')
                    ? digitAt(next + 1)
                    : at(next) == u' ' && wordAt(next + 1, u"to ");
                if (!blankBefore || value <= last || value - last > 2 || !goesOn)
                    break;
            } else {
                break;
            }
        } else if (range && !plausible) {
            break;
        }
        if (range) {
            for (int i = last + 1; i < value; ++i)
                values.append(i);
        }
        values.append(value);
        q = next;
        end = next;
    }
    return end;
}

int ReleaseScanner::readOf(int p, Property property)
{
    // "3of5", "3 of 5", "3 sur 5"
    int q = skipBlank(p);
    if (wordAt(q, u"of"))
        q += 2;
    else if (wordAt(q, u"sur"))
        q += 3;
    else
        return -1;
    q = skipBlank(q);
    int value = 0;
    const int end = readDigits(q, 3, value);
    if (end < 0 || !endsAt(end))
        return -1;
    add(p, end, property).number = value;
    return end;
}

int ReleaseScanner::scanSeasonMark(int p)
{
    int value = 0;
    int q = -1;
    bool word = false;
    // "Se02Ep05", Spanish "T02E05": only with an episode
    const bool spelled = (wordAt(p, u"se") && digitAt(p + 2)) || (at(p) == u't' && digitAt(p + 1));
    if (spelled) {
        q = readDigits(at(p) == u't' ? p + 1 : p + 2, 2, value);
    } else if (at(p) == u's' && digitAt(p + 1)) {
        q = readDigits(p + 1, 4, value);
    } else if (at(p) == u's' || at(p) == u't') {
        for (const QStringView seasonWord : seasonWords) {
            if (!wordAt(p, seasonWord))
                continue;
            const int after = p + static_cast<int>(seasonWord.size());
            const int number = skipBlank(after);
            q = readDigits(number, 4, value);
            if (q < 0 && number > after)
                q = readNumeral(number, value);
            word = true;
            break;
        }
    }
    if (q < 0)
        return -1;
    Values seasons;
    seasons.append(value);

    if (!word) {
        // The episodes: right after, or with a separator or " - " between.
        int r = q;
        while (r - q < 3 && (blankAt(r) || at(r) == u'-'))
            ++r;
        int marker = r;
        if (at(p) == u't' && wordAt(r, u"cap"))
            marker = at(r + 3) == u'.' && at(r + 4) == u' ' ? r + 4 : r + 3;
        else if (wordAt(r, u"xe") || wordAt(r, u"ex") || wordAt(r, u"ep"))
            marker = r + 2;
        else if (at(r) == u'e' || at(r) == u'x')
            marker = r + 1;
        if (marker > r) {
            int number = 0;
            const int digits = digitAt(marker) ? marker : skipBlank(marker);
            const int s = readDigits(digits, 4, number);
            const bool goesOn = s > 0
                && (endsAt(s) || at(s) == u'e' || at(s) == u'x' || (at(s) == u'v' && digitAt(s + 1))
                    || (at(s) >= u'a' && at(s) <= u'd' && endsAt(s + 1)));
            if (goesOn) {
                Values episodes;
                episodes.append(number);
                int end = readList(s, ListKind::Episode, episodes);
                if (end < 0)
                    end = s;
                addValues({p, q}, Property::Season, seasons, Strong);
                const bool half = at(end) >= u'a' && at(end) <= u'd' && endsAt(end + 1); // S01E02a
                addValues({r, end + half}, Property::Episode, episodes, Strong);
                m_episodeFound = true;
                if (at(end) == u'v' && digitAt(end + 1) && endsAt(end + 2)) {
                    add(end, end + 2, Property::Version).number = at(end + 1) - u'0';
                    end += 2;
                }
                return end + half;
            }
        }
        if (at(q) == u'd' && digitAt(q + 1)) {
            int disc = 0;
            const int s = readDigits(q + 1, 2, disc);
            if (s > 0 && endsAt(s)) {
                Values discs;
                discs.append(disc);
                const int end = readList(s, ListKind::Bare, discs);
                addValues({p, q}, Property::Season, seasons, Strong);
                addValues({q, end > 0 ? end : s}, Property::Disc, discs, 0);
                return end > 0 ? end : s;
            }
        }
    }
    if (spelled) // no season by itself
        return -1;
    const bool more = (at(q) == u's' || at(q) == u'&') && digitAt(q + 1);
    if (!word && q - p == 3 && letterAt(q)) { // "S01Extras"
        const qsizetype before = m_text.matches.size();
        if (scanVocabulary(q, tokenEnd(q)) > 0) {
            const ReleaseMatch rest = m_text.matches[before];
            m_text.matches.resize(before);
            addValues({p, q}, Property::Season, seasons, Strong);
            m_text.matches.append(rest);
            m_text.matches.back().flags |= Certified;
            return rest.end;
        }
    }
    if (!endsAt(q) && !more && !(word && (wordAt(q, u"of") || wordAt(q, u"sur"))))
        return -1;
    int end = readList(q, ListKind::Season, seasons);
    if (end < 0)
        end = q;
    addValues({p, end}, Property::Season, seasons, Strong);
    if (const int of = word ? readOf(end, Property::SeasonCount) : -1; of > 0)
        return of;
    return end;
}

int ReleaseScanner::scanCross(int p)
{
    // 1x02, 1x02x03, 1x02-04, 1940x01, 1xAll
    int season = 0;
    const int q = readDigits(p, 4, season);
    if (q < 0)
        return -1;
    const int x = at(q) == u' ' && at(q + 1) == u'x' && at(q + 2) == u' ' ? q + 1 : q;
    if (at(x) != u'x' && at(x) != 0x00D7)
        return -1;
    Values seasons;
    seasons.append(season);
    if (wordAt(x + 1, u"all") && endsAt(x + 4)) {
        addValues({p, x}, Property::Season, seasons, Strong);
        add(x, x + 4, Property::Other).text = u"Complete";
        return x + 4;
    }
    int episode = 0;
    const int s = readDigits(x > q ? x + 2 : x + 1, 3, episode);
    if (s < 0 || (season >= 100 && (season < 1920 || season >= 2030 || s - x - 1 != 2)))
        return -1;
    if (!endsAt(s) && !((at(s) == u'x' || at(s) == u'e') && digitAt(s + 1)))
        return -1;
    Values episodes;
    episodes.append(episode);
    int end = readList(s, ListKind::Episode, episodes);
    if (end < 0)
        end = s;
    addValues({p, q}, Property::Season, seasons, Strong);
    addValues({x, end}, Property::Episode, episodes, Strong);
    m_episodeFound = true;
    return end;
}

bool ReleaseScanner::isRightBehindSeason(int p) const
{
    if (m_text.matches.isEmpty())
        return false;
    const ReleaseMatch &last = m_text.matches.back();
    return last.is(Property::Season) && last.has(Strong) && last.start >= m_start && p - last.end <= 3
        && m_text.onlySeparators(last.end, p);
}

int ReleaseScanner::scanEpisodeMark(int p)
{
    // E01, Ep 1, Episode 366v2, Cap.102; behind a season also "Cap 2" and "Episode Two"
    const bool inSeason = isRightBehindSeason(p);
    int number = 0;
    if (wordAt(p, u"cap") && !letterAt(p + 3) && !(inSeason && readDigits(skipBlank(p + 3), 2, number) > 0)) {
        const int digits = skipBlank(p + 3);
        const int q = readDigits(digits, 4, number);
        if (q - digits < 3 || number % 100 == 0 || !endsAt(q))
            return -1;
        Values seasons;
        seasons.append(number / 100);
        Values episodes;
        episodes.append(number % 100);
        int end = q;
        int last = 0;
        const int r = at(q) == u'_' || at(q) == u'-' ? readDigits(q + 1, 4, last) : -1;
        if (r > 0 && endsAt(r) && last / 100 == number / 100 && last > number) {
            for (int i = number + 1; i <= last; ++i)
                episodes.append(i % 100);
            end = r;
        }
        addValues({p, end}, Property::Season, seasons, Strong);
        addValues({p, end}, Property::Episode, episodes, Strong);
        m_episodeFound = true;
        return end;
    }
    if (m_episodeFound)
        return -1;
    int q = -1;
    if (at(p) == u'e' && digitAt(p + 1)) {
        q = readDigits(p + 1, 4, number);
    } else {
        const auto readBehind = [&](QStringView word) {
            int digits = p + static_cast<int>(word.size());
            if (at(digits) == u'.' && at(digits + 1) == u' ')
                ++digits;
            q = readDigits(skipBlank(digits), 4, number);
            if (q < 0 && inSeason && blankAt(digits))
                q = readNumeral(digits + 1, number);
        };
        const auto *word = std::find_if(std::begin(episodeWords), std::end(episodeWords),
            [&](QStringView candidate) { return wordAt(p, candidate); });
        if (word != std::end(episodeWords))
            readBehind(*word);
        else if (inSeason && wordAt(p, u"cap"))
            readBehind(u"cap");
    }
    if (q < 0)
        return -1;
    const bool version = at(q) == u'v' && digitAt(q + 1) && endsAt(q + 2);
    if (!endsAt(q) && !version && !(at(q) == u'e' && digitAt(q + 1)) && !wordAt(q, u"of"))
        return -1;
    Values episodes;
    episodes.append(number);
    int end = version ? q : readList(q, ListKind::Episode, episodes);
    if (end < 0)
        end = q;
    addValues({p, end}, Property::Episode, episodes, Strong);
    m_episodeFound = true;
    if (version) {
        add(end, end + 2, Property::Version).number = at(end + 1) - u'0';
        return end + 2;
    }
    const int of = readOf(end, Property::EpisodeCount);
    return of > 0 ? of : end;
}

int ReleaseScanner::scanCountedWord(int p)
{
    int value = 0;
    if (digitAt(p)) { // 2CD, 3of5
        const int q = readDigits(p, 2, value);
        if (q > 0 && wordAt(q, u"cd") && (endsAt(q + 2) || (at(q + 2) == u's' && endsAt(q + 3)))) {
            const int end = tokenEnd(q);
            add(p, end, Property::CdCount).number = value;
            return end;
        }
        const bool apart = q > 0 && blankAt(q) && wordAt(q + 1, u"of") && blankAt(q + 3) && digitAt(q + 4);
        if (apart || (q > 0 && wordAt(q, u"of") && digitAt(q + 2))) {
            const int end = readOf(q, Property::EpisodeCount);
            if (end > 0) {
                ReleaseMatch count = m_text.matches.back();
                m_text.matches.removeLast();
                Values episodes;
                episodes.append(value);
                addValues({p, q}, Property::Episode, episodes, Strong);
                m_text.matches.append(count);
                return end;
            }
        }
        return -1;
    }
    const auto counted = [&](QStringView word, Property property, bool numeralsToo) {
        if (!wordAt(p, word))
            return -1;
        const int after = p + static_cast<int>(word.size());
        const int number = blankAt(after) || at(after) == u'-' ? after + 1 : after;
        int end = readDigits(number, 2, value);
        if (end < 0 && numeralsToo && number > after)
            end = readNumeral(number, value);
        if (end < 0 || (!endsAt(end) && !wordAt(end, u"of")))
            return -1;
        Values values;
        values.append(value);
        if (property == Property::Part) {
            const int next = readList(end, ListKind::Bare, values);
            end = next > 0 ? next : end;
        }
        addValues({p, end}, property, values, 0);
        if (property == Property::Part && values.size() == 1 && blankAt(end)) { // "Part 1 of 3": an episode
            const int of = readOf(end, Property::EpisodeCount);
            if (of > 0) {
                const ReleaseMatch count = m_text.matches.back();
                m_text.matches.removeLast();
                if (!m_episodeFound)
                    addValues({p, end}, Property::Episode, values, Strong);
                m_text.matches.append(count);
                return of;
            }
        }
        if (property == Property::Cd) {
            const int of = readOf(end, Property::CdCount);
            return of > 0 ? of : end;
        }
        return endsAt(end) ? end : -1;
    };
    switch (at(p)) {
    case u'p':
        for (const QStringView word : partWords) {
            if (const int end = counted(word, Property::Part, true); end > 0)
                return end;
        }
        break;
    case u'c':
        return counted(u"cd", Property::Cd, false);
    case u'd':
        if (digitAt(p + 1) && isRightBehindSeason(p)) { // "S01.D02"
            if (const int end = readDigits(p + 1, 2, value); end > 0 && endsAt(end)) {
                add(p, end, Property::Disc).number = value;
                return end;
            }
        }
        if (const int end = counted(u"disc", Property::Disc, false); end > 0)
            return end;
        return counted(u"disk", Property::Disc, false);
    case u'w':
        return counted(u"week", Property::Week, false);
    case u'v': // "159 v2"
        if (digitAt(p + 1) && endsAt(p + 2)) {
            add(p, p + 2, Property::Version, Word).number = at(p + 1) - u'0';
            return p + 2;
        }
        break;
    default:
        break;
    }
    return -1;
}

int ReleaseScanner::scanBonus(int p)
{
    // "Title-x02-Making of", "Series - f21 - Title": a number between hyphens
    if ((at(p) != u'x' && at(p) != u'f') || p == m_start)
        return -1;
    const bool apart = p - m_start > 3 && blankAt(p - 1) && at(p - 2) == u'-';
    if (at(p - 1) != u'-' && !apart)
        return -1;
    int number = 0;
    const int q = readDigits(p + 1, 2, number);
    if (q < 0 || (q < m_end && at(q) != u'-' && at(q) != u' ' && at(q) != u'.'))
        return -1;
    if (apart && (!blankAt(q) || at(q + 1) != u'-'))
        return -1;
    add(p, q, at(p) == u'x' ? Property::Bonus : Property::Film).number = number;
    return q;
}

} // namespace Legenda
