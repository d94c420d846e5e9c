// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releasescanner.h"

#include <QDate>

#include <algorithm>
#include <iterator>

namespace Legenda {

namespace {

// Heights of pictures that are named by their height alone.
constexpr int progressive[] = {360, 368, 480, 540, 576, 720, 900, 1080, 1440, 2160, 4320};
constexpr int interlaced[] = {360, 480, 576, 900, 1080};
constexpr QStringView progressiveNames[] = {
    u"360p", u"368p", u"480p", u"540p", u"576p", u"720p", u"900p", u"1080p", u"1440p", u"2160p", u"4320p"};
constexpr QStringView interlacedNames[] = {u"360i", u"480i", u"576i", u"900i", u"1080i"};
constexpr QStringView frameRates[] = {
    u"23.976", u"24", u"25", u"29.970", u"29.97", u"30", u"48", u"50", u"59.94", u"60", u"120"};

// Widths over heights that are taken as the full picture of a known height.
constexpr double leastRatio = 1.333;
constexpr double mostRatio = 1.898;

QStringView sizeName(int height, bool isInterlaced)
{
    if (isInterlaced) {
        const auto *found = std::find(std::begin(interlaced), std::end(interlaced), height);
        return found == std::end(interlaced) ? QStringView() : interlacedNames[found - std::begin(interlaced)];
    }
    const auto *found = std::find(std::begin(progressive), std::end(progressive), height);
    return found == std::end(progressive) ? QStringView() : progressiveNames[found - std::begin(progressive)];
}

constexpr QStringView months[] = {
    u"jan", u"feb", u"mar", u"apr", u"may", u"jun", u"jul", u"aug", u"sep", u"oct", u"nov", u"dec"};

bool isYear(int value)
{
    return value >= 1920 && value < 2030;
}

int fullYear(int value)
{
    return value >= 100 ? value : value < 69 ? 2000 + value : 1900 + value;
}

QDate validDate(int year, int month, int day)
{
    const QDate date(fullYear(year), month, day);
    return date.isValid() && isYear(date.year()) ? date : QDate();
}

// Day before month, unless that is no date; for two-digit years the year may come first.
QDate readDate(int a, int b, int c, bool yearFirst)
{
    if (yearFirst) {
        const QDate date = validDate(a, b, c);
        return date.isValid() ? date : validDate(a, c, b);
    }
    for (const QDate date : {validDate(c, b, a), validDate(c, a, b), c < 100 ? validDate(a, b, c) : QDate()}) {
        if (date.isValid())
            return date;
    }
    return {};
}

} // namespace

int ReleaseScanner::scanScreenSize(int p)
{
    int first = 0;
    int q = readDigits(p, 4, first);
    if (q < 0 || q - p < 3)
        return -1;
    int height = first;
    int width = 0;
    int r = q;
    if (at(r) == u' ' && (at(r + 1) == u'x' || at(r + 1) == u'*') && at(r + 2) == u' ')
        ++r;
    if (at(r) == u'x' || at(r) == u'*' || at(r) == 0x00D7) {
        const int s = readDigits(at(r + 1) == u' ' ? r + 2 : r + 1, 4, height);
        if (s > 0 && height >= 100) {
            width = first;
            q = s;
        } else {
            height = first;
        }
    }
    bool isInterlaced = false;
    bool marked = false;
    int end = q;
    if (at(q) == u'p' || at(q) == u'i') {
        isInterlaced = at(q) == u'i';
        marked = true;
        end = q + 1;
        if (at(q) == u'p' && at(q + 1) == u'x')
            ++end;
        else if (wordAt(q + 1, u"hd") && endsAt(q + 3)) // "1080pHD"
            end += 2;
    } else if (at(q) == u'h' && at(q + 1) == u'd') {
        marked = true;
        end = q + 2;
    }
    if (width == 0 && !marked)
        return -1;
    QStringView name = sizeName(height, isInterlaced);
    if (width == 0 && name.isEmpty())
        return -1;
    int rate = -1;
    int rateStart = end;
    if (digitAt(end)) { // 1080p24
        int value = 0;
        rate = readDigits(end, 3, value);
        if (rate < 0)
            return -1;
        if (at(rate) == u'.' && digitAt(rate + 1) && digitAt(rate + 2))
            rate = tokenEnd(rate + 1);
        const QStringView written(m_text.folded.data() + end, rate - end);
        if (std::find(std::begin(frameRates), std::end(frameRates), written) == std::end(frameRates))
            return -1;
        end = rate;
        if (wordAt(end, u"fps"))
            end += 3;
    }
    if (!endsAt(end) && !(width == 0 && (wordAt(end, u"web") || wordAt(end, u"bd") || wordAt(end, u"hd"))))
        return -1;
    ReleaseMatch &match = add(p, rate > 0 ? rateStart : end, Property::ScreenSize);
    match.text = name;
    match.number = height;
    if (width > 0) {
        const double ratio = static_cast<double>(width) / height;
        match.numberEnd = width;
        if (ratio < leastRatio || ratio > mostRatio)
            match.text = {};
    }
    if (rate > 0)
        add(rateStart, end, Property::FrameRate).text = m_text.raw({rateStart, rate});
    return end;
}

int ReleaseScanner::scanMeasure(int p)
{
    // A number with a unit: a size, a bit rate or a frame rate.
    int value = 0;
    int q = readDigits(p, 5, value);
    if (q < 0)
        return -1;
    const bool year = q - p == 4 && isYear(value); // "2010.700MB" is a year and a size
    if ((at(q) == u'.' || at(q) == u',') && digitAt(q + 1)) {
        if (year)
            return -1;
        const int r = readDigits(q + 1, 3, value);
        if (r > 0 && (letterAt(r) || at(r) == u' '))
            q = r;
    }
    const int unit = q + (at(q) == u' ' || at(q) == u'-' ? 1 : 0);
    const auto unitIs = [&](QStringView word) {
        return wordAt(unit, word) && endsAt(unit + static_cast<int>(word.size()));
    };
    for (const QStringView size : {u"mb", u"gb", u"tb", u"kb", u"mo", u"go", u"mib", u"gib"}) {
        if (unitIs(size)) {
            const int end = unit + static_cast<int>(size.size());
            add(p, end, Property::Size).text = m_text.raw({p, end});
            return end;
        }
    }
    for (const QStringView rate : {u"kbps", u"kbit", u"kbits", u"mbps", u"mbit", u"mbits"}) {
        if (unitIs(rate)) {
            const int end = unit + static_cast<int>(rate.size());
            // Thousands are of sound, millions of pictures, as far as releases go.
            add(p, end, rate[0] == u'k' ? Property::AudioBitRate : Property::VideoBitRate).text = m_text.raw({p, end});
            return end;
        }
    }
    if (at(q) == u'p' && endsAt(q + 1)) { // "25p"
        const QStringView written(m_text.folded.data() + p, q - p);
        if (std::find(std::begin(frameRates), std::end(frameRates), written) != std::end(frameRates)) {
            add(p, q + 1, Property::FrameRate).text = m_text.raw({p, q});
            return q + 1;
        }
    }
    if (unitIs(u"fps")) {
        add(p, unit + 3, Property::FrameRate).text = m_text.raw({p, q});
        return unit + 3;
    }
    return -1;
}

int ReleaseScanner::scanDate(int p)
{
    const auto dateSeparator = [this](int i) {
        return at(i) == u'-' || at(i) == u'.' || at(i) == u' ' || at(i) == u'/' || at(i) == u'_';
    };
    int a = 0;
    int q = readDigits(p, 8, a);
    if (q < 0)
        return -1;
    const int firstLength = q - p;
    QDate date;
    int end = q;
    if (firstLength == 8) {
        date = readDate(a / 10000, a / 100 % 100, a % 100, true);
        if (!date.isValid())
            date = readDate(a / 1000000, a / 10000 % 100, a % 10000, false);
        if (!endsAt(q))
            return -1;
    } else if (firstLength <= 4 && firstLength != 3) {
        // "2 mar 2013", "1st May 2019"
        int m = q;
        if (firstLength <= 2) {
            if (wordAt(m, u"st") || wordAt(m, u"nd") || wordAt(m, u"rd") || wordAt(m, u"th"))
                m += 2;
            if (dateSeparator(m) && letterAt(m + 1)) {
                const int wordEnd = tokenEnd(m + 1);
                const QStringView word(m_text.folded.data() + m + 1, wordEnd - m - 1);
                for (int i = 0; word.size() >= 3 && i < 12; ++i) {
                    int year = 0;
                    if (!word.startsWith(months[i]) || !dateSeparator(wordEnd))
                        continue;
                    const int r = readDigits(wordEnd + 1, 4, year);
                    if (r - wordEnd == 5)
                        date = validDate(year, i + 1, a);
                    end = r;
                }
            }
        }
        if (!date.isValid() && (dateSeparator(q) || (firstLength == 4 && at(q) == u'x'))) {
            int b = 0;
            int c = 0;
            const int r = readDigits(q + 1, 2, b);
            if (r < 0 || !dateSeparator(r))
                return -1;
            const int s = readDigits(r + 1, 4, c);
            const bool mixed = at(q) != at(r) && (firstLength != 4 || at(r) == u'_');
            if (s < 0 || s - r - 1 == 3 || mixed)
                return -1;
            const int lastLength = s - r - 1;
            if (firstLength == 4 && lastLength <= 2)
                date = readDate(a, b, c, true);
            else if (lastLength == 4 && firstLength <= 2)
                date = readDate(a, b, c, false);
            else if (firstLength == 2 && lastLength == 2 && at(q) != u' ')
                date = a > 31 ? readDate(a, b, c, true) : readDate(a, b, c, false);
            end = s;
        }
    }
    if (!date.isValid() || !endsAt(end))
        return -1;
    add(p, end, Property::Date).number = static_cast<int>(date.toJulianDay());
    return end;
}

int ReleaseScanner::scanWrittenDate(int p)
{
    // "October 8, 2014" is how a title tells a date; its year is not the year of a work.
    for (const QStringView month : months) {
        if (!wordAt(p, month))
            continue;
        int value = 0;
        const int wordEnd = tokenEnd(p);
        const int q = readDigits(wordEnd + 1, 2, value);
        if (q < 0 || at(q) != u',' || at(q + 1) != u' ')
            return -1;
        const int r = readDigits(q + 2, 4, value);
        return r - q == 6 && endsAt(r) ? r : -1;
    }
    return -1;
}

int ReleaseScanner::scanYear(int p)
{
    int value = 0;
    const int q = readDigits(p, 4, value);
    if (q - p != 4 || !endsAt(q) || !isYear(value))
        return -1;
    // "2014.5" is no year, "1985-1989" is not one year; the first of two stands for the range.
    add(p, q, Property::Year).number = value;
    return q;
}

// "Show/Season 2/…": the folder has a season and no episode.
bool ReleaseScanner::isInSeason() const
{
    const qsizetype count = m_text.parts.size();
    if (count < 2 || m_start != m_text.parts[count - 1].span.start)
        return false;
    const ReleaseText::Part &folder = m_text.parts[count - 2];
    bool season = false;
    for (int i = folder.firstMatch; i < folder.lastMatch; ++i) {
        const ReleaseMatch &m = m_text.matches[i];
        if (m.has(Strong) && m.is(Property::Episode))
            return false;
        season = season || (m.has(Strong) && m.is(Property::Season));
    }
    return season;
}

int ReleaseScanner::scanBareNumber(int p)
{
    int value = 0;
    int q = readDigits(p, 4, value);
    // "Toy 3" may be a title, unless an episode is known: by a hint, or where the file of a season begins with it.
    if (q < 0 || (q - p < 2 && m_hint != NameType::Episode && !(p == m_start && isInSeason())))
        return -1;
    const int length = q - p;
    int version = -1;
    int end = q;
    if (at(q) == u'v' && digitAt(q + 1) && endsAt(q + 2)) {
        version = at(q + 1) - u'0';
        end = q + 2;
    }
    if (!endsAt(end))
        return -1;
    if (at(end) == u'.' && digitAt(end + 1) && endsAt(end + 2)) {
        // "02.5": an episode between two; but "30.3" before a capital word is no number of an episode either
        end += 2;
    }
    Values values;
    values.append(value);
    quint16 flags = WeakNumber;
    if (version < 0) {
        const int next = readList(end, ListKind::Bare, values);
        if (next > 0)
            end = next;
    }
    if (values.size() == 1 && version < 0 && length >= 3 && at(p) != u'0' && value % 100 > 0)
        flags |= WeakPair;
    if (values.size() == 1 && version < 0 && length == 4 && at(p) == u'0' && value >= 100 && value % 100 > 0)
        flags |= WeakPair;
    addValues({p, version < 0 ? end : q}, Property::Episode, values, flags);
    if (version >= 0)
        add(q, end, Property::Version, WeakNumber).number = version;
    return end;
}

} // namespace Legenda
