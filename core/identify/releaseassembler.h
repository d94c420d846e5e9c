// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/identify/releasename.h"
#include "core/identify/releasetext.h"

namespace Legenda {

/// Puts a ReleaseName together from the matches that the rules have left, and from the text between them: titles are
/// what stands before and after the numbers, the group is what follows the last technical property.
class ReleaseAssembler
{
public:
    ReleaseAssembler(ReleaseText &text, NameType hint);

    ReleaseName assemble();

private:
    using Part = ReleaseText::Part;

    /// A piece of text that has been given a role.
    struct Taken
    {
        ReleaseSpan span;
        Property property;
    };

    /// Text between matches, outside brackets, cut where a hyphen separates titles.
    struct Hole
    {
        QVarLengthArray<ReleaseSpan, 4> pieces;
        const Part *part = nullptr;
        ReleaseSpan span;
        int previousMatch = -1; ///< the match before it, languages and countries left out, or -1
        bool found() const { return !pieces.isEmpty(); }
    };

    // releaseassembler.cpp
    void orderParts();
    void collect(const Part &part, quint64 &claimed);
    void collectNumber(const ReleaseMatch &match);
    void collectText(Property property, QStringView value, const ReleaseMatch &match);
    void decideType();
    void findBonusAndFilm();
    void finish();

    // releasetitles.cpp
    void findTitles();
    void takeTitle(const Hole &hole, bool withAlternatives);
    void titleInBrackets();
    void findEpisodeTitle();
    void titleFromNumbers();
    Hole hole(const Part &part, int from);
    void claimWords(const Hole &hole, bool episodeTitle);
    int languageBeforeGroup(const Part &part) const;
    bool trimLanguages(const Part &part, ReleaseSpan &span);
    QVarLengthArray<ReleaseSpan, 4> split(ReleaseSpan span) const;
    QString titleText(ReleaseSpan span) const;
    bool isNamedByNumber(const Part &part, const Hole &hole) const;
    bool isOnlyGroup(const Part &part, const Hole &hole) const;
    bool isAfterNumber(const Part &part, const Hole &hole) const;
    bool hasProperty(const Part &part, Property property) const;

    // releasefolders.cpp
    bool titleFromFolders();
    void preferTitleWithYear();
    void preferSpellingOfFolder();

    // releasegroups.cpp
    void findGroup();
    bool groupAtEnd(const Part &part);
    bool groupAfterProperties(const Part &part);
    bool groupAhead(const Part &part);
    int groupAheadEnd(const Part &part) const;
    bool groupInBrackets(const Part &part);
    QString groupText(ReleaseSpan span) const;
    QVarLengthArray<Taken, 64> pieces(const Part &part) const;

    ReleaseText &m_text;
    NameType m_hint;
    ReleaseName m_name;
    QVarLengthArray<int, ReleaseText::mostParts> m_order; ///< indices of parts, the one that says most first
    QVarLengthArray<Taken, 8> m_taken;
    bool m_unnamedSubtitles = false; ///< there are subtitles, their language is not said
};

} // namespace Legenda
