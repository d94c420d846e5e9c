// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/looseclock.h"

#include "core/subtitles/cuetext.h"

#include <algorithm>

namespace Legenda {

namespace {

constexpr int mostDigits = 9;

bool isDigit(QChar c)
{
    return decimalDigit(c) >= 0;
}

/// Full-width and Arabic signs come with such digits, accents from keyboards.
bool isFractionMark(QChar c)
{
    constexpr QStringView others = u"’´，．٫،";
    return c == u',' || c == u'.' || c == u'\'' || c == u'`' || (c.unicode() >= 0x80 && others.contains(c));
}

bool isColon(QChar c)
{
    return c == u':' || c == u';' || c == u'：' || c == u'；' || c == u'∶';
}

struct Field
{
    qint64 value = 0;
    int digits = 0;
    int blanks = 0; ///< in front, where zeros ought to be
    QChar before; ///< separator
};

/// First three digits of a fraction, as ms.
qint64 fractionMs(const Field &field)
{
    qint64 value = field.value;
    int digits = field.digits;
    // ", 26" stands for ",026"; ", 500" only has a blank too many.
    if (digits + field.blanks <= 3)
        digits += field.blanks;
    for (; digits > 3; --digits)
        value /= 10;
    for (; digits < 3; ++digits)
        value *= 10;
    return value;
}

} // namespace

bool isClockBlank(QChar c)
{
    return c == u' ' || c == u'\t'
        || (c.unicode() >= 0x80 && (c == QChar::Nbsp || c == QChar(0x3000) || isDirectionMark(c)));
}

QStringView trimmedClock(QStringView text)
{
    while (!text.isEmpty() && (text.front().isSpace() || isClockBlank(text.front())))
        text = text.mid(1);
    while (!text.isEmpty() && (text.back().isSpace() || isClockBlank(text.back())))
        text.chop(1);
    return text;
}

qsizetype scanLooseTime(QStringView text, qsizetype at, LooseTime &time)
{
    constexpr int mostBlanks = 8;
    Field fields[4];
    int count = 0;
    qsizetype i = at;
    const qsizetype size = text.size();
    while (i < size && isClockBlank(text[i]))
        ++i;
    const bool negative = i < size && (text[i] == u'-' || text[i] == u'−');
    if (negative)
        ++i;
    QChar separator;
    while (count < 4) {
        Field &field = fields[count];
        field.before = separator;
        qsizetype start = i;
        while (start < size && isClockBlank(text[start]) && field.blanks < mostBlanks) {
            ++start;
            ++field.blanks;
        }
        qsizetype end = start;
        while (end < size && isDigit(text[end]) && end - start < mostDigits) {
            field.value = field.value * 10 + decimalDigit(text[end]);
            ++end;
        }
        field.digits = int(end - start);
        if (field.digits == 0)
            break;
        // More digits of a fraction than anyone needs are skipped, but no field is that long.
        if (end < size && isDigit(text[end])) {
            if (!isFractionMark(separator))
                return -1;
            while (end < size && isDigit(text[end]))
                ++end;
        }
        ++count;
        i = end;
        qsizetype mark = i;
        while (mark < size && isClockBlank(text[mark]) && mark - i < mostBlanks)
            ++mark;
        if (count == 4 || mark >= size || !(isColon(text[mark]) || isFractionMark(text[mark])))
            break;
        // "00:01.00,00:02.00" are two.
        if (count >= 3 && isFractionMark(text[mark]) && isFractionMark(field.before) && isColon(fields[1].before))
            break;
        qsizetype next = mark + 1;
        while (next < size && isClockBlank(text[next]) && next - mark < mostBlanks)
            ++next;
        // "00:00:03, " is cut or sloppy, but its seconds are whole.
        const bool more = next < size && isDigit(text[next]);
        if (!more) {
            if (isFractionMark(text[mark]) && mark == i)
                i = mark + 1;
            break;
        }
        separator = text[mark];
        i = mark + 1;
    }
    if (count == 0)
        return -1;

    time = {};
    const Field &last = fields[count - 1];
    bool fraction = false;
    bool frames = false;
    if (count == 4) {
        fraction = isFractionMark(last.before) || last.digits >= 3;
        frames = !fraction;
    } else if (count == 3) {
        // "00:01,500" and "00:01:500" against "00.00.02" and "00:00:02"
        fraction = isFractionMark(last.before) ? isColon(fields[1].before) || last.digits == 3 : last.digits == 3;
    } else if (count == 2) {
        fraction = isFractionMark(last.before);
    }
    time.parts = count - (fraction || frames ? 1 : 0);
    for (int part = 0; part < time.parts; ++part)
        time.ms = time.ms * 60 + fields[part].value;
    time.ms *= 1000;
    for (int part = 1; part < time.parts; ++part)
        time.regular = time.regular && fields[part].value < 60;
    time.secondsDigits = fields[time.parts - 1].digits + std::min(fields[time.parts - 1].blanks, 1);
    if (fraction) {
        time.ms += fractionMs(last);
        time.fractionDigits = last.digits + (last.digits + last.blanks <= 3 ? last.blanks : 0);
        time.separator = last.before;
    } else if (frames) {
        time.frames = last.value;
        time.separator = last.before;
    }
    if (negative)
        time.ms = -time.ms;
    return i;
}

char16_t *putNumber(char16_t *to, qint64 value, int width)
{
    char16_t digits[24];
    int count = 0;
    quint64 left = value < 0 ? 0 : quint64(value);
    do {
        digits[count++] = char16_t(u'0' + left % 10);
        left /= 10;
    } while (left > 0);
    while (count < width && count < 20)
        digits[count++] = u'0';
    while (count > 0)
        *to++ = digits[--count];
    return to;
}

char16_t *putClock(char16_t *to, qint64 ms, char16_t separator)
{
    const auto two = [&to](quint32 value) {
        *to++ = char16_t(u'0' + value / 10);
        *to++ = char16_t(u'0' + value % 10);
    };
    const quint64 time = ms < 0 ? 0 : quint64(ms);
    const quint64 hours = time / 3'600'000;
    const quint32 rest = quint32(time % 3'600'000);
    if (hours < 100)
        two(quint32(hours));
    else
        to = putNumber(to, qint64(hours));
    *to++ = u':';
    two(rest / 60'000);
    *to++ = u':';
    two(rest / 1000 % 60);
    *to++ = separator;
    const quint32 fraction = rest % 1000;
    *to++ = char16_t(u'0' + fraction / 100);
    two(fraction % 100);
    return to;
}

} // namespace Legenda
