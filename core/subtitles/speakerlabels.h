// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Names of speakers at the beginning of lines: "JOHN: Come in!". What is one is found out from the line and from the
// whole subtitle: a word that is written small elsewhere is hardly a name.

#include "core/subtitles/document.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringView>

namespace Legenda {

class SpeakerLabels
{
public:
    /// Reads all of it once.
    SpeakerLabels(const Document &document, bool mixedCase);

    struct Label
    {
        qsizetype start = 0; ///< after blanks, dashes and chevrons
        qsizetype length = 0; ///< with the colon and the blanks behind it; 0: there is none
        bool wide = false; ///< ends with the full-width colon
    };
    /// @param following what comes after the line in the same cue  @param first the cue's first line
    Label labelOf(QStringView line, QStringView following = {}, bool first = true) const;

private:
    enum class Case { Upper, Mixed, Lower, None };
    struct Candidate
    {
        Label label;
        QStringView words;
        QStringView rest; ///< what is said
        Case letters = Case::None;
        bool dashed = false;
        bool looksRight = false; ///< but for what the rest of the subtitle tells
    };
    Candidate candidateOf(QStringView line) const;
    static bool isSign(QStringView rest, QStringView following, bool first);
    static bool isSentence(QStringView rest);
    static bool isMixedName(QStringView words, QStringView rest);
    static bool isCaselessName(QStringView words, QStringView rest, bool wide);

    bool m_mixedCase = true;
    bool m_allUpper = false; ///< the whole subtitle is in capitals
    QSet<QString> m_writtenSmall; ///< words of candidates that occur as common words
    QHash<QString, int> m_seen; ///< how often labels come that are not in capitals
};

} // namespace Legenda
