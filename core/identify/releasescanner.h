// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/identify/releasename.h"
#include "core/identify/releasetext.h"

namespace Legenda {

/// Finds what may have a meaning in a name, from left to right, once. Each scan function tries one kind of thing at
/// a position, appends what it finds and returns the position after it, or -1. What a match is worth in its place is
/// decided afterwards, by ReleaseRules.
class ReleaseScanner
{
public:
    ReleaseScanner(ReleaseText &text, NameType hint);

    void scan();

private:
    using Values = QVarLengthArray<int, 8>;
    enum class ListKind { Season, Episode, Bare };

    void scanPart(ReleaseText::Part &part);
    int scanToken(int p);

    // releasescanner.cpp: words
    int scanVocabulary(int p, int mustEnd = -1);
    int scanGlued(int p);
    int scanChannels(int p, bool afterCodec);
    int scanWebsite(int p);
    int scanHash(int p);

    // releasescannernumbers.cpp: sizes, rates, dates, bare numbers
    int scanScreenSize(int p);
    int scanMeasure(int p);
    int scanDate(int p);
    int scanWrittenDate(int p);
    int scanYear(int p);
    int scanBareNumber(int p);

    // releasescannerepisodes.cpp
    int scanSeasonMark(int p);
    int scanCross(int p);
    int scanEpisodeMark(int p);
    int scanCountedWord(int p);
    int scanBonus(int p);
    bool isInSeason() const;
    bool isRightBehindSeason(int p) const;

    // releasescannercounters.cpp: numbers with a sign of Chinese, Japanese or Korean
    int scanCounter(int p);
    int readCounted(int p, int &value) const;

    int readList(int p, ListKind kind, Values &values);
    int readOf(int p, Property property);
    void addValues(ReleaseSpan span, Property property, const Values &values, quint16 flags);

    char16_t at(int i) const { return i >= 0 && i < m_end ? m_text.folded[i] : u'\0'; }
    bool digitAt(int i) const { return ReleaseText::isDigit(at(i)); }
    bool letterAt(int i) const
    {
        const char16_t c = at(i);
        return (c >= u'a' && c <= u'z') || (c >= 128 && QChar(c).isLetter());
    }
    bool startsAt(int i) const { return i == m_start || ReleaseText::isSeparator(at(i - 1)); }
    bool endsAt(int i) const { return i >= m_end || ReleaseText::isSeparator(at(i)); }
    bool blankAt(int i) const { return at(i) == u' ' || at(i) == u'.' || at(i) == u'_'; }
    int tokenEnd(int p) const;
    int readDigits(int p, int most, int &value) const;
    bool wordAt(int p, QStringView word) const
    {
        return at(p) == word[0].unicode() && m_end - p >= word.size()
            && QStringView(m_text.folded.data() + p, word.size()) == word;
    }
    int skipBlank(int p) const { return blankAt(p) ? p + 1 : p; }
    int readNumeral(int p, int &value) const;

    ReleaseMatch &add(int start, int end, Property property, quint16 flags = 0);
    void addItem(int start, int end, const ReleaseVocabulary::Item *item);

    ReleaseText &m_text;
    NameType m_hint;
    const ReleaseVocabulary &m_vocabulary;
    int m_start = 0;
    int m_end = 0;
    bool m_episodeFound = false; ///< this part has an SxxExx
    bool m_counters = false; ///< this part has text of a script that counts by signs
};

/// 1 to 20 for a Roman numeral or a number word, else -1. `word` is lower case.
int releaseNumeral(QStringView word);

} // namespace Legenda
