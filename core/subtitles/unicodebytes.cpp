// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/unicodebytes.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

bool continues(QByteArrayView content, qsizetype i, uchar low = 0x80, uchar high = 0xBF)
{
    return i < content.size() && uchar(content[i]) >= low && uchar(content[i]) <= high;
}

/// CESU-8 writes U+10000 and above as two surrogates of three bytes: ED A0..AF xx ED B0..BF xx.
bool isSurrogatePair(QByteArrayView content, qsizetype i)
{
    return uchar(content[i]) == 0xED && continues(content, i + 1, 0xA0, 0xAF) && continues(content, i + 2)
        && continues(content, i + 3, 0xED, 0xED) && continues(content, i + 4, 0xB0, 0xBF) && continues(content, i + 5);
}

/// U+00C2 to U+00F4: what a first byte of UTF-8 becomes in Latin-1.
bool isFirstHalf(QByteArrayView content, qsizetype i)
{
    return uchar(content[i]) == 0xC3 && continues(content, i + 1, 0x82, 0xB4);
}

/// U+0080 to U+00BF, or what windows-1252 has for 0x80 to 0x9F: such as U+20AC, U+2018, U+0160, U+02C6.
bool isSecondHalf(QByteArrayView content, qsizetype i)
{
    if (i >= content.size())
        return false;
    const uchar lead = uchar(content[i]);
    return lead == 0xC2 || (lead == 0xE2 && continues(content, i + 1, 0x80, 0x84))
        || (lead == 0xC5 && i + 1 < content.size()) || lead == 0xC6 || lead == 0xCB;
}

qsizetype controlsIn(QByteArrayView content)
{
    constexpr quint32 usual = 1U << '\t' | 1U << '\n' | 1U << '\r' | 1U << 0x1B;
    qsizetype count = 0;
    for (const char c : content)
        count += uchar(c) < 0x20 && !(usual >> uchar(c) & 1);
    return count;
}

char32_t unitOf(const uchar *bytes, int size, bool bigEndian)
{
    char32_t unit = 0;
    for (int i = 0; i < size; ++i)
        unit = unit << 8 | bytes[bigEndian ? i : size - 1 - i];
    return unit;
}

bool looksUtf32(QByteArrayView content, bool bigEndian)
{
    const qsizetype units = std::min<qsizetype>(content.size() / 4, 4096);
    if (units < 3)
        return false;
    const auto *bytes = reinterpret_cast<const uchar *>(content.data());
    for (qsizetype i = 0; i < units; ++i) {
        const char32_t unit = unitOf(bytes + 4 * i, 4, bigEndian);
        if (unit == 0 || unit > 0x10FFFF || (unit >= 0xD800 && unit < 0xE000))
            return false;
    }
    return true;
}

/// How much bytes look like UTF-16 of that order: shares of the units, 0 to 100.
struct Utf16Look
{
    int wrong = 100; ///< that are no characters of a text
    int anchors = 0; ///< ends of lines, blanks, digits, common signs
    int together = 0; ///< in the two commonest rows of Unicode: a script and ASCII
    int score() const { return anchors + together - 4 * wrong; }
};

Utf16Look lookAtUtf16(QByteArrayView content, bool bigEndian)
{
    const qsizetype units = content.size() / 2;
    const auto *bytes = reinterpret_cast<const uchar *>(content.data());
    std::array<qsizetype, 256> rows{};
    qsizetype wrong = 0;
    qsizetype anchors = 0;
    bool high = false; // the last one was the first half of a pair
    for (qsizetype i = 0; i < units; ++i) {
        const char32_t unit = unitOf(bytes + 2 * i, 2, bigEndian);
        ++rows[unit >> 8];
        const bool low = QChar::isLowSurrogate(unit);
        wrong += high != low;
        high = QChar::isHighSurrogate(unit);
        if (high || low)
            continue;
        if (unit == u'\n' || unit == u'\r' || unit == u'\t' || (unit >= 0x20 && unit < 0x40) || unit == 0x3001
            || unit == 0x3002 || unit == 0xFF0C || unit == 0xFF1F || unit == 0xFF01 || unit == 0x2026)
            ++anchors;
        else if (QChar::category(unit) == QChar::Other_Control || QChar::category(unit) == QChar::Other_NotAssigned
            || QChar::category(unit) == QChar::Other_PrivateUse || (unit & 0xFFFE) == 0xFFFE)
            ++wrong;
    }
    std::nth_element(rows.begin(), rows.begin() + 1, rows.end(), std::greater<>());
    const auto share = [&](qsizetype count) { return int(100 * count / units); };
    return {share(wrong), share(anchors), share(rows[0] + rows[1])};
}

/// 8-bit text with some zeros in it: in UTF-16 ASCII has as many zeros as letters, and other scripts have all bytes.
bool looksNarrow(QByteArrayView content)
{
    const auto zeros = content.count('\0');
    const auto ascii = std::count_if(content.begin(), content.end(),
        [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t'; });
    return zeros * 4 < content.size() && ascii * 10 > (content.size() - zeros) * 9;
}

} // namespace

int utf8Length(QByteArrayView content, qsizetype i)
{
    const uchar lead = uchar(content[i]);
    if (lead < 0x80)
        return 1;
    const int length = lead >= 0xC2 && lead <= 0xDF ? 2
        : (lead & 0xF0) == 0xE0                     ? 3
        : lead >= 0xF0 && lead <= 0xF4              ? 4
                                                    : 0;
    for (int k = 1; k < length; ++k) {
        if (i + k >= content.size())
            return -1;
        uchar low = 0x80;
        uchar high = 0xBF;
        if (k == 1) { // no overlong forms, no surrogates, nothing above U+10FFFF
            low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : low;
            high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : high;
        }
        if (!continues(content, i + k, low, high))
            return 0;
    }
    return length;
}

Utf8Census countUtf8(QByteArrayView content)
{
    constexpr quint64 high = 0x8080808080808080ULL;
    Utf8Census census;
    qsizetype firstHalf = -1; // where what must follow it begins
    const auto *bytes = reinterpret_cast<const uchar *>(content.data());
    const qsizetype size = content.size();
    qsizetype i = 0;
    while (i < size) {
        const uchar lead = bytes[i];
        if (lead < 0x80) {
            quint64 words[4] = {high, 0, 0, 0};
            if (size - i >= 32)
                std::memcpy(words, bytes + i, sizeof(words));
            i += (words[0] | words[1] | words[2] | words[3]) & high ? (words[0] & high ? 1 : 8) : 32;
            continue;
        }
        // The usual sequences first; utf8Length() knows the exceptions.
        int length = 0;
        if (lead >= 0xC2 && lead <= 0xDF && size - i >= 2 && (bytes[i + 1] & 0xC0) == 0x80)
            length = 2;
        else if (lead > 0xE0 && lead < 0xED && size - i >= 3 && (bytes[i + 1] & 0xC0) == 0x80
            && (bytes[i + 2] & 0xC0) == 0x80)
            length = 3;
        else
            length = utf8Length(content, i);
        if (length < 0) {
            census.cut = true;
            census.cutAt = i;
            break;
        }
        if (length == 0) {
            const bool pair = isSurrogatePair(content, i);
            (pair ? census.surrogates : census.invalid) += 1;
            i += pair ? 6 : 1;
            continue;
        }
        ++census.valid;
        census.fourBytes += length == 4;
        if (firstHalf == i && isSecondHalf(content, i))
            ++census.twice;
        if (lead == 0xC3 && isFirstHalf(content, i))
            firstHalf = i + length;
        i += length;
    }
    return census;
}

QString wideWithoutMark(QByteArrayView content, bool suspicious)
{
    constexpr qsizetype enough = 4 * 1024;
    const QByteArrayView head = content.first(std::min(content.size(), enough) & ~qsizetype(1));
    if (head.size() < 8)
        return {};
    // A few stray zeros are no Unicode, and 8-bit text has hardly any control character.
    QByteArrayView words = head;
    while (words.endsWith('\0')) // a text as a C program had it
        words.chop(1);
    if (!suspicious && controlsIn(words) * 100 < words.size() * 3)
        return {};
    if (looksNarrow(head))
        return {};
    if (looksUtf32(content, false))
        return u"UTF-32LE"_s;
    if (looksUtf32(content, true))
        return u"UTF-32BE"_s;
    const Utf16Look little = lookAtUtf16(head, false);
    const Utf16Look big = lookAtUtf16(head, true);
    const Utf16Look &better = little.score() >= big.score() ? little : big;
    // No text is without blanks, line ends or full stops.
    if (better.wrong > 2 || better.anchors < 2 || std::abs(little.score() - big.score()) < 10)
        return {};
    return &better == &little ? u"UTF-16LE"_s : u"UTF-16BE"_s;
}

QString sevenBitEncoding(QByteArrayView content)
{
    const auto has = [&](const char *what) { return content.indexOf(what) >= 0; };
    if (content.indexOf('\x1B') >= 0) { // ISO/IEC 2022: escape sequences name the character set
        if (has("\x1B$)C"))
            return u"ISO-2022-KR"_s;
        if (has("\x1B$)A") || has("\x1B$)G") || has("\x1B$*H"))
            return u"ISO-2022-CN"_s;
        if (has("\x1B$B") || has("\x1B$@") || has("\x1B(J") || has("\x1B(I") || has("\x1B$(D"))
            return u"ISO-2022-JP"_s;
    }
    // HZ, RFC 1843: "~{", pairs of GB 2312 without their high bits, "~}".
    constexpr int enough = 64;
    int runs = 0;
    const auto next = [&](qsizetype at) {
        do // a byte is found faster than two
            at = content.indexOf('~', at);
        while (at >= 0 && (at + 1 >= content.size() || content[at + 1] != '{') && ++at < content.size());
        return at + 1 < content.size() ? at : -1;
    };
    qsizetype from = next(0);
    while (from >= 0 && runs < enough) {
        qsizetype i = from + 2;
        while (i + 1 < content.size() && content[i] >= 0x21 && content[i] <= 0x77 && content[i + 1] >= 0x21
            && content[i + 1] <= 0x7E)
            i += 2;
        if (i == from + 2 || (i + 1 < content.size() && content[i] != '\n' && content.sliced(i, 2) != "~}"))
            return {};
        if (i + 1 >= content.size() && i - from < 10)
            break; // cut; so little proves nothing
        ++runs;
        from = i < content.size() ? next(i) : -1;
    }
    return runs > 0 ? u"HZ"_s : QString();
}

} // namespace Legenda
