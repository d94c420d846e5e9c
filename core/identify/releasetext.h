// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/identify/releasevocabulary.h"

#include <QString>
#include <QStringView>
#include <QVarLengthArray>

#include <array>

namespace Legenda {

/// Half-open range of code units of the name.
struct ReleaseSpan
{
    int start = 0;
    int end = 0;

    bool holds(int position) const { return position >= start && position < end; }
    bool operator==(const ReleaseSpan &) const = default;
};

/// What the scanner knows about a match besides its words; shares its number with VocabularyFlag.
enum ReleaseMatchFlag : quint16 {
    Strong = 1 << 10, ///< season and episode together: S01E02, 1x02
    WeakNumber = 1 << 11, ///< a bare number that may be an episode
    WeakPair = 1 << 12, ///< a bare number that may be season and episode: 102
    Certified = 1 << 13, ///< a rule has found proof for a weak match
    Dropped = 1 << 14,
};

/// A piece of the name that has a meaning. Matches never overlap.
struct ReleaseMatch
{
    int start = 0;
    int end = 0;
    Property property = Property::None;
    quint16 flags = 0;
    VocabularyEnding ending = VocabularyEnding::None;
    int number = -1; ///< numbers; a Julian day for dates
    int numberEnd = -1; ///< last of a range of numbers, or -1
    QStringView text; ///< of a table or of the name
    const VocabularyEntry *entry = nullptr;
    const ReleaseVocabulary::Item *alternative = nullptr; ///< the same characters mean something else too

    bool is(Property p) const { return property == p; }
    bool has(quint16 flag) const { return (flags & flag) != 0; }
    bool dropped() const { return (flags & Dropped) != 0; }
};

/// The name while it is being read: the text, where its parts and brackets are, and what has been found.
struct ReleaseText
{
    static constexpr int longestPart = 512; ///< code units read of one file or folder name
    static constexpr int mostParts = 8; ///< folders read, from the file up

    struct Part
    {
        ReleaseSpan span;
        int firstMatch = 0; ///< index of the first match
        int lastMatch = 0; ///< index after the last match
        int firstGroup = 0;
        int lastGroup = 0;
    };

    explicit ReleaseText(QStringView nameOrPath);

    static bool isSeparator(char16_t c) { return c < 128 && separators[c]; }
    static constexpr std::array<bool, 128> separators = [] {
        std::array<bool, 128> table{};
        for (const char16_t c : u" \t[](){}+*|=-_~#/\\.,;:")
            table[c] = true;
        table[0] = false; // the end of the literal
        return table;
    }();

    static bool isDigit(char16_t c) { return c >= u'0' && c <= u'9'; }

    char16_t at(int position) const { return folded[position]; }
    bool isInBrackets(int slash) const;
    bool isCameraFile() const; ///< named by a camera or a disc, "IMG_0042", "VTS_01_1": its numbers are no episodes
    bool onlySeparators(int from, int to) const;
    bool isUpper(ReleaseSpan span) const; ///< has capitals only
    const ReleaseSpan *groupAt(const Part &part, int position) const;
    ReleaseSpan trimmed(ReleaseSpan span) const; ///< without separators at both ends
    QStringView raw(ReleaseSpan span) const { return name.sliced(span.start, span.end - span.start); }

    QStringView name;
    QVarLengthArray<char16_t, 256> folded; ///< lower case, wide brackets and blanks as ASCII
    QVarLengthArray<Part, mostParts> parts;
    QVarLengthArray<ReleaseSpan, 16> groups; ///< outermost pairs of brackets, brackets included
    QVarLengthArray<ReleaseMatch, 48> matches;
    ReleaseSpan extension; ///< without the dot; empty if there is none that is known
};

/// A text without the separators of file names: words apart by one space, dots kept between single letters.
QString cleanReleaseText(const ReleaseText &text, ReleaseSpan span);

} // namespace Legenda
