// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/identify/releasename.h"
#include "core/identify/releasetext.h"

namespace Legenda {

/// Decides which of the scanner's matches hold in their place and removes the others. The rules run in the order of
/// apply(), part by part; each is told by its cause.
class ReleaseRules
{
public:
    ReleaseRules(ReleaseText &text, NameType hint);

    void apply();

private:
    using Part = ReleaseText::Part;

    /// What a chain of neighbours, with nothing but separators between, ends at.
    enum class Reach : quint8 { Text, Certain, Anchor, Year, Edge };

    void keepOneYear(const Part &part);
    void preferTitleOverWebsite(const Part &part);
    void chooseMeaning(const Part &part);
    void decideNumbers(const Part &part, bool isFile);
    void splitPair(int index, bool asPair);
    void keepOneNumbering(const Part &part);
    bool countsFolder(const ReleaseMatch &number) const;
    bool isNumberedTitle(const Part &part, const ReleaseMatch &number) const;
    bool folderHasNumber(const Part &file, const ReleaseMatch &number) const;
    void measureReach(const Part &part);
    void decideWords(const Part &part);
    void decideSubtitles(const Part &part);
    void decideLanguages(const Part &part, bool isFile);
    void decideCountries(const Part &part);
    void decideEpisodeDetails(const Part &part);
    void decideUltraHd(const Part &part);
    void removeDropped();

    ReleaseMatch &match(int index) { return m_text.matches[index]; }
    const ReleaseMatch &match(int index) const { return m_text.matches[index]; }
    int next(const Part &part, int index) const;
    int previous(const Part &part, int index) const;
    bool adjacent(int left, int right) const;
    bool isCertain(const ReleaseMatch &match) const;
    bool isAnchor(const ReleaseMatch &match) const;
    bool isWrittenAsTag(const Part &part, ReleaseSpan span) const;
    bool groupIsConsumed(const Part &part, int index) const;
    bool textBefore(const Part &part, int index) const;
    bool isPronoun(const Part &part, ReleaseSpan span) const;
    bool readsAsWord(const Part &part, ReleaseSpan span) const;
    bool endsName(const Part &part, int position) const;
    int anchorStart(const Part &part) const;

    ReleaseText &m_text;
    NameType m_hint;
    QVarLengthArray<Reach, 48> m_left;
    QVarLengthArray<Reach, 48> m_right;
};

} // namespace Legenda
