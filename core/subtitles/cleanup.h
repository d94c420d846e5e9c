// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Taking out of a subtitle what is not the dialogue: notes for the hearing impaired (cleanup.cpp), markup
// (tagcleanup.cpp), adverts and credits (adverts.cpp). Comments are left alone. A cue of which nothing remains is
// removed; the others keep their times.

#include "core/base/result.h"
#include "core/subtitles/document.h"

#include <QStringList>

namespace Legenda {

/// What a removal did.
struct Removal
{
    int cues = 0; ///< changed or removed
    int removed = 0; ///< of them: removed wholly
    QStringList samples; ///< what went, the first few
    bool operator==(const Removal &) const = default;
};

/// Notes for the hearing impaired.
struct SdhOptions
{
    bool brackets = true; ///< [door slams], over several lines as well; also 【】 and their like
    bool parentheses = true; ///< (sighs) and （）; not (555) 1234, nor the end of "parent(s)"
    bool braces = true; ///< {laughs}; what is markup is left to stripTags
    bool music = true; ///< lines between ♪ and ♪
    bool hashMusic = true; ///< lines between "# " and " #", as British subtitles have songs
    bool speakers = true; ///< JOHN: and >>, at the beginning of lines
    bool mixedCaseSpeakers = true; ///< with speakers: John: as well, where it reads as a name before a sentence
    bool dashSpeakers = true; ///< lines of several speakers in a cue get dashes for the names they lose
    bool operator==(const SdhOptions &) const = default;
};

/// A kind of notes that can be chosen.
struct SdhKind
{
    QLatin1StringView id; ///< stable, for the command line: "hash-music"
    bool SdhOptions::*option;
    QString description; ///< for people: "Music between ♪"
};
/// All but dashSpeakers, which removes nothing.
QList<SdhKind> sdhKinds();

Removal stripSdh(Document &document, const SdhOptions &options = {});

/// All style, position and markup, that which stands in the text unread as well: {\an8}, <i>, {y:i}, "\N".
/// Words that only look a little like it stay: <3, a < b, {laughs}.
Removal stripTags(Document &document);

/// What is known of adverts and credits. Patterns are regular expressions (of Qt's kind, in any case of letters) for
/// all of a cue's text on one line, without the ornaments around it.
struct AdvertPattern
{
    QString id; ///< stable: "site"
    QString pattern;
    QString description; ///< for people
    /// False: only among the first and the last cues, because a dialogue could have the same words.
    bool anywhere = false;
    bool operator==(const AdvertPattern &) const = default;
};

QList<AdvertPattern> advertPatterns();

/// BadInput names the first of `patterns` that is no regular expression, or matches where there is no text at all.
Result<Done> checkAdvertPatterns(const QStringList &patterns);

/// Removes the cues that are nothing but an advert or a credit.
/// @param extra the person's own patterns: a cue in which one of them matches anywhere goes, wherever it is. BadInput
///        where one is no regular expression; nothing is changed then.
/// @param builtIn false: only `extra` counts, not advertPatterns()
Result<Removal> stripAdverts(Document &document, const QStringList &extra = {}, bool builtIn = true);

} // namespace Legenda
