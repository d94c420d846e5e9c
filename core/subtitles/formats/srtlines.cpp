// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/srtlines.h"

#include "core/subtitles/cuetext.h"
#include "core/subtitles/formats/looseclock.h"
#include "core/subtitles/formats/webvttcue.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Of exactly two digits; more than 99 where they are none.
quint32 twoDigits(const char16_t *c)
{
    const quint32 high = quint32(c[0]) - u'0';
    const quint32 low = quint32(c[1]) - u'0';
    return high > 9 || low > 9 ? 1000 : high * 10 + low;
}

/// "00:00:01,500" as nearly all files have it; -1: another way.
qint64 plainClock(const char16_t *c)
{
    const quint32 hours = twoDigits(c);
    const quint32 minutes = twoDigits(c + 3);
    const quint32 seconds = twoDigits(c + 6);
    const quint32 hundreds = twoDigits(c + 9);
    const quint32 last = quint32(c[11]) - u'0';
    if (c[2] != u':' || c[5] != u':' || (c[8] != u',' && c[8] != u'.') || hours > 99 || minutes > 99 || seconds > 99
        || hundreds > 99 || last > 9)
        return -1;
    return ((qint64(hours) * 60 + minutes) * 60 + seconds) * 1000 + hundreds * 10 + last;
}

bool parsePlainTimes(QStringView line, SrtTimes &times)
{
    constexpr qsizetype usualSize = 29;
    if (line.size() != usualSize || line[13] != u'-')
        return false;
    const char16_t *const c = line.utf16();
    if (c[12] != u' ' || c[14] != u'-' || c[15] != u'>' || c[16] != u' ')
        return false;
    times.startMs = plainClock(c);
    times.endMs = plainClock(c + 17);
    return times.startMs >= 0 && times.endMs >= 0;
}

/// What stands between two times.
enum class Arrow { Nothing, Blanks, Dashes, Head };

/// Skips it.
qsizetype skipArrow(QStringView line, qsizetype at, Arrow &arrow)
{
    arrow = Arrow::Nothing;
    const qsizetype start = at;
    constexpr QStringView dashes = u"-=–—−－‐‑";
    constexpr QStringView heads = u">→＞";
    while (at < line.size() && at - start < 20) {
        const QChar c = line[at];
        if (heads.contains(c)) {
            arrow = Arrow::Head;
            ++at;
        } else if (c == u'&' && line.mid(at, 4) == "&gt;"_L1) {
            arrow = Arrow::Head;
            at += 4;
        } else if (arrow != Arrow::Head && dashes.contains(c)) {
            arrow = Arrow::Dashes;
            ++at;
        } else if (isClockBlank(c)) {
            arrow = std::max(arrow, Arrow::Blanks);
            ++at;
        } else {
            break;
        }
    }
    return at;
}

qint64 withFrames(const LooseTime &time, double fps, SrtTimes &times)
{
    if (time.frames < 0)
        return time.ms;
    constexpr double usualRate = 25;
    const double rate = fps > 0 ? fps : usualRate;
    const bool hundredths = double(time.frames) >= std::ceil(rate);
    times.fpsGuessed = times.fpsGuessed || (fps <= 0 && !hundredths && time.frames > 0);
    const qint64 ms = hundredths ? time.frames * 10 : std::llround(double(time.frames) * 1000 / rate);
    return time.ms < 0 ? time.ms - ms : time.ms + ms;
}

bool isTime(const LooseTime &time)
{
    return time.parts > 1 || time.fractionDigits > 0;
}

/// The time in front of the arrow; the place behind that, -1: there are not both.
qsizetype scanStart(QStringView line, qsizetype at, LooseTime &start, Arrow &arrow)
{
    const qsizetype behind = scanLooseTime(line, at, start);
    const qsizetype arrowEnd = behind >= 0 ? skipArrow(line, behind, arrow) : -1;
    return arrowEnd > behind && isTime(start) ? arrowEnd : -1;
}

/// "0x:00:01,000 --> 00:00:02,000"; what is said before an arrow has no colons.
bool isBrokenStart(QStringView line)
{
    const qsizetype arrow = line.left(60).indexOf("-->"_L1);
    return arrow > 0 && line.left(arrow).count(u':') >= 2;
}

} // namespace

SrtArrow parseSrtTimes(QStringView line, double fps, SrtTimes &times, QStringView &rest)
{
    rest = {};
    times.fpsGuessed = false;
    if (parsePlainTimes(line, times))
        return SrtArrow::Good;
    qsizetype at = 0;
    while (at < line.size() && at < 40 && isClockBlank(line[at]))
        ++at;
    // whisper's own output has "[00:00.000 --> 00:02.000]  Text".
    const QChar bracket = at < line.size() && (line[at] == u'[' || line[at] == u'(') ? line[at] : QChar();
    at += !bracket.isNull();
    LooseTime start;
    LooseTime end;
    if (at >= line.size() || !(line[at].isDigit() || isClockBlank(line[at]) || line[at] == u'-' || line[at] == u'−')) {
        // A letter in the place of a digit: the other time has to be a whole one, or it is text.
        if (!isBrokenStart(line) || scanLooseTime(line, line.indexOf("-->"_L1) + 3, end) < 0)
            return SrtArrow::None;
        return end.parts == 3 && end.fractionDigits > 0 ? SrtArrow::Broken : SrtArrow::None;
    }
    Arrow arrow = Arrow::Nothing;
    qsizetype arrowEnd = scanStart(line, at, start, arrow);
    if (arrowEnd < 0) {
        // The number may stand on the same line.
        qsizetype number = at;
        while (number < line.size() && line[number].isDigit())
            ++number;
        constexpr QStringView behindNumber = u".):";
        while (number < line.size() && (isClockBlank(line[number]) || behindNumber.contains(line[number])))
            ++number;
        arrowEnd = number > at ? scanStart(line, number, start, arrow) : -1;
    }
    if (arrowEnd < 0)
        return isBrokenStart(line) ? SrtArrow::Broken : SrtArrow::None;
    const qsizetype last = scanLooseTime(line, arrowEnd, end);
    const bool endRead = last >= 0 && isTime(end);
    if (arrow != Arrow::Head) {
        // "10:30 - 11:45" is said; "00:00:01,000 - 00:00:02,000" is not.
        if (!endRead || start.parts < 3 || end.parts < 3 || start.fractionDigits < 1 || end.fractionDigits < 1)
            return SrtArrow::None;
    }
    if (!endRead)
        return SrtArrow::Broken;
    rest = trimmedClock(line.mid(last));
    // Two times and then a text are JACOsub's, among others.
    if (arrow == Arrow::Blanks && !rest.isEmpty())
        return SrtArrow::None;
    if ((bracket == u'[' && rest.startsWith(u']')) || (bracket == u'(' && rest.startsWith(u')')))
        rest = trimmedClock(rest.mid(1));
    // "00:02:00,000 --> 00:03:0" is cut: no program writes the two in different ways.
    const bool cut = end.fractionDigits < 0 && end.frames < 0 && start.fractionDigits >= 0
        && (end.secondsDigits < 2 || end.parts < start.parts);
    const bool garbage = !rest.isEmpty() && line.size() > last && rest.front().isLetter() && line[last] == rest.front()
        && end.fractionDigits < 3;
    if (cut || garbage)
        return SrtArrow::Broken;
    times.startMs = withFrames(start, fps, times);
    times.endMs = withFrames(end, fps, times);
    return SrtArrow::Good;
}

bool isSrtSettings(QStringView rest)
{
    // The first word is "name:value".
    qsizetype i = 0;
    while (i < rest.size() && i < 20 && (rest[i].isLetterOrNumber() || rest[i] == u'-'))
        ++i;
    return i > 0 && i + 1 < rest.size() && rest.front().isLetter() && rest[i] == u':' && !rest[i + 1].isSpace()
        && !rest.contains(u'\n');
}

Placement placementOfSrtSettings(QStringView settings)
{
    if (settings.startsWith(u'X', Qt::CaseInsensitive) || settings.startsWith(u'Y', Qt::CaseInsensitive)) {
        const auto value = [settings](QLatin1StringView name) {
            const qsizetype at = settings.indexOf(name, 0, Qt::CaseInsensitive);
            qsizetype end = at + 3;
            while (at >= 0 && end < settings.size() && settings[end].isDigit())
                ++end;
            return at < 0 ? std::nullopt : parseNumber(settings.mid(at + 3, end - at - 3));
        };
        constexpr qint64 upperThird = 192; // of 576 lines; of 480 it still is the upper half
        const auto top = value("Y1:"_L1);
        const auto bottom = value("Y2:"_L1);
        Placement placement;
        if (top && bottom && *bottom > 0 && *bottom < 100000 && *top < 100000 && *top + *bottom < upperThird * 2)
            placement.anchor = 8;
        return placement;
    }
    return WebVtt::parseSettings(settings).placement;
}

} // namespace Legenda
