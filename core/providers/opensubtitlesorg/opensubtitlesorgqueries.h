// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A question of the program in the service's words, and what of the answer it wants. Pure.

#include "core/providers/opensubtitlesorg/opensubtitlesorgcalls.h"
#include "core/providers/searchquery.h"
#include "core/providers/subtitlehit.h"

#include <QList>

namespace Legenda::OpenSubtitlesOrg {

/// The conditions that put the question, none where the service has no way to answer. The service looks at one thing
/// only in each: hash and size, else the file's name, else the IMDb number, else words. Where a number is asked for
/// with a hash beside it, the second condition is the hash: it marks the hits of that very file.
QList<Condition> conditionsFor(const SearchQuery &query);

/// @param found the hits of each of conditionsFor(), in their order
QList<SubtitleHit> answerTo(const SearchQuery &query, const QList<QList<SubtitleHit>> &found);

} // namespace Legenda::OpenSubtitlesOrg
