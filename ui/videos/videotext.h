// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a row says of its video, in words: for the delegate, tooltips and screen readers.

#include "core/pipeline/library.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/icons.h"

namespace Legenda {

struct VideoStateText
{
    QString text; ///< may be empty: nothing to say
    QString icon; ///< name for Icons; empty: none
    Icons::Tone tone = Icons::Tone::Subtle;
    bool operator==(const VideoStateText &) const = default;
};

/// "S01E02 · The Title", "The Film (1999)", else the file name without its suffix.
QString rowTitle(const LibraryEntry &entry);
/// Of a video on the web its address, shortened.
QString fileName(const LibraryEntry &entry);
/// "1.4 GB · 1:42:10"; what is not known is left out.
QString rowFacts(const LibraryEntry &entry);
VideoStateText rowState(const LibraryEntry &entry);

/// Wanted languages first (there, found or missing), then others that are there.
/// @param there as Library::languagesThere gives it
QList<Badge> languageBadges(const LibraryEntry &entry, const QList<Language> &wanted, const QList<Language> &there);
/// Is a subtitle in one of the languages `there` as good as one in `wanted`?
bool isThere(const Language &wanted, const QList<Language> &there);

/// All of it in one sentence, for screen readers.
QString rowSentence(const LibraryEntry &entry, const QList<Language> &wanted, const QList<Language> &there);
/// Several lines, for the tooltip.
QString rowToolTip(const LibraryEntry &entry, const QList<Language> &wanted, const QList<Language> &there);

/// On one line and harmless to look at: line breaks, other control characters and marks that turn the direction of
/// what follows are shown as a space.
QString oneLine(const QString &text);
/// "1:42:10", "4:05"
QString durationText(qint64 ms);
QString languageNames(const QList<Language> &languages);

} // namespace Legenda
