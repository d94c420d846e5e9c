// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/tellinglines.h"

#include <algorithm>
#include <array>
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
}

/// A script of SubStation: of it only events are words, and of those what stands behind nine commas.
bool isScript(QByteArrayView content)
{
    const QByteArrayView head = content.first(std::min<qsizetype>(content.size(), 64LL * 1024));
    return head.contains("[Script Info]") || head.contains("\nDialogue:") || head.startsWith("Dialogue:");
}

/// Behind the head of a page or an XML file: its style sheet has no words either.
QByteArrayView bodyOf(QByteArrayView content)
{
    const QByteArrayView head = content.first(std::min<qsizetype>(content.size(), 64LL * 1024));
    for (const QByteArrayView begin : {"<SYNC", "<Sync", "<sync", "<BODY", "<Body", "<body"}) {
        if (const qsizetype at = head.indexOf(begin); at >= 0)
            return content.sliced(at);
    }
    return content;
}

QByteArrayView wordsOfEvent(QByteArrayView line)
{
    constexpr int columns = 9;
    if (!line.startsWith("Dialogue:") && !line.startsWith("Comment:"))
        return {};
    qsizetype at = 0;
    for (int i = 0; i < columns; ++i) {
        const qsizetype comma = line.indexOf(',', at);
        if (comma < 0)
            return {};
        at = comma + 1;
    }
    return line.sliced(at);
}

/// Calls take(line, whether it ends there) for every line until it returns false. Long lines come in pieces.
template <typename Take>
void forLines(QByteArrayView content, Take take)
{
    constexpr qsizetype longest = 4096;
    qsizetype start = 0;
    while (start < content.size()) {
        const qsizetype most = std::min(content.size() - start, longest);
        const char *from = content.data() + start;
        const void *lineEnd = std::memchr(from, '\n', std::size_t(most));
        if (!lineEnd)
            lineEnd = std::memchr(from, '\r', std::size_t(most));
        const qsizetype size = lineEnd ? static_cast<const char *>(lineEnd) - from : most;
        if (!take(content.sliced(start, size), lineEnd != nullptr))
            return;
        start += size + (lineEnd ? 1 : 0);
    }
}

/// False for a piece from inside a long line that may begin in the middle of a double-byte character.
bool startsWhole(QByteArrayView content, QByteArrayView piece)
{
    const qsizetype start = piece.data() - content.data();
    return start == 0 || uchar(content[start - 1]) < 0x40;
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
    sample.reserve(2 * enough + 8192);
    const bool script = isScript(content);
    std::array<bool, 256> seen{};
    int unseen = 128;
    bool inLine = false; // the piece before this one was taken from the same line
    forLines(content, [&](QByteArrayView line, bool ends) {
        // As much of the sample as of the content: from all its parts.
        const qsizetype due = content.size() <= enough
            ? enough
            : qsizetype(double(line.data() - content.data()) / double(content.size()) * double(enough)) + enough / 4;
        bool take = sample.size() < std::min(due, enough);
        if (!take && unseen > 0 && sample.size() < 2 * enough)
            take = std::any_of(line.begin(), line.end(), [&](char c) { return uchar(c) >= 0x80 && !seen[uchar(c)]; });
        if (take && (inLine || startsWhole(content, line)) && hasHighBytes(line)) {
            for (const char c : line) {
                if (uchar(c) >= 0x80 && !seen[uchar(c)]) {
                    seen[uchar(c)] = true;
                    --unseen;
                }
            }
            const QByteArrayView words = script ? wordsOfEvent(line) : QByteArrayView();
            appendWithoutTags(sample, hasHighBytes(words) ? words : line);
            if (ends)
                sample += '\n';
        }
        inLine = take && !ends;
        return sample.size() < 2 * enough && (unseen > 0 || sample.size() < enough);
    });
    constexpr qsizetype few = 1500;
    if (sample.size() < few) {
        forLines(bodyOf(content), [&](QByteArrayView whole, bool) {
            const QByteArrayView line = script ? wordsOfEvent(whole) : whole;
            if (!hasHighBytes(line) && std::count_if(line.begin(), line.end(), isAsciiLetter) * 2 > line.size()) {
                appendWithoutTags(sample, line);
                sample += '\n';
            }
            return sample.size() < 2 * few;
        });
    }
    return sample;
}

} // namespace Legenda
