// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/tellinglines.h"

#include <algorithm>
#include <cstring>

namespace Legenda {

namespace {

constexpr qsizetype longestTag = 80;

bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Where the tag that begins at `i` ends (one past it); `i` where there is none. Only "<…>" and "{\…}": in double-byte
/// encodings a brace is also the second half of characters.
qsizetype tagEnd(QByteArrayView line, qsizetype i)
{
    const char close = line[i] == '<' ? '>' : '}';
    if (line[i] == '{' && (i + 1 >= line.size() || line[i + 1] != '\\'))
        return i;
    const qsizetype limit = std::min(line.size(), i + longestTag);
    for (qsizetype k = i + 1; k < limit; ++k) {
        if (line[k] == close)
            return k + 1;
        if (uchar(line[k]) >= 0x80 || line[k] == line[i])
            break;
    }
    return i;
}

void appendWithoutTags(QByteArray &sample, QByteArrayView line)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == '<' || line[i] == '{') {
            const qsizetype end = tagEnd(line, i);
            if (end > i) {
                i = end - 1;
                continue;
            }
        }
        sample += line[i];
    }
    sample += '\n';
}

/// Calls take(line) for every line from `start` on until it returns false. Long lines come in pieces.
template <typename Take>
void forLines(QByteArrayView content, qsizetype start, qsizetype end, Take take)
{
    constexpr qsizetype longest = 4096;
    while (start < end) {
        const qsizetype most = std::min(end - start, longest);
        const char *from = content.data() + start;
        const void *lineEnd = std::memchr(from, '\n', std::size_t(most));
        if (!lineEnd)
            lineEnd = std::memchr(from, '\r', std::size_t(most));
        const qsizetype size = lineEnd ? static_cast<const char *>(lineEnd) - from : most;
        if (!take(content.sliced(start, size)))
            return;
        start += size + (lineEnd ? 1 : 0);
    }
}

} // namespace

bool hasHighBytes(QByteArrayView content)
{
    const char *at = content.data();
    const char *end = at + content.size();
    while (end - at >= 32) {
        quint64 words[4];
        std::memcpy(words, at, sizeof(words));
        if ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080ULL)
            return true;
        at += 32;
    }
    return std::any_of(at, end, [](char c) { return uchar(c) >= 0x80; });
}

QByteArray tellingLines(QByteArrayView content, qsizetype enough)
{
    QByteArray sample;
    sample.reserve(enough + 8192);
    constexpr int parts = 3;
    for (int part = 0; part < parts; ++part) {
        const qsizetype end = content.size() / parts * (part + 1) + (part == parts - 1 ? content.size() % parts : 0);
        qsizetype start = content.size() / parts * part;
        const qsizetype budget = enough / parts * (part + 1);
        if (content.size() > enough && part > 0) { // not in the middle of a character
            const qsizetype lineEnd = content.sliced(start, std::min<qsizetype>(4096, end - start)).indexOf('\n');
            start += lineEnd + 1;
        } else if (content.size() <= enough && part > 0) {
            break;
        }
        forLines(content, start, content.size() <= enough ? content.size() : end, [&](QByteArrayView line) {
            if (hasHighBytes(line))
                appendWithoutTags(sample, line);
            return content.size() <= enough || sample.size() < budget;
        });
    }
    constexpr qsizetype few = 1500;
    if (sample.size() < few) {
        forLines(content, 0, content.size(), [&](QByteArrayView line) {
            if (!hasHighBytes(line) && std::count_if(line.begin(), line.end(), isAsciiLetter) * 2 > line.size())
                appendWithoutTags(sample, line);
            return sample.size() < 2 * few;
        });
    }
    return sample;
}

} // namespace Legenda
