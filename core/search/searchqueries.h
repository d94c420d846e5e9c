// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How questions are put to one service.

#include "core/base/error.h"
#include "core/providers/searchquery.h"
#include "core/search/ranker.h"

#include <QString>

#include <optional>

namespace Legenda {

/// The query as this service can take it: another service's own numbers are taken out. Nothing where nothing is left
/// to ask for.
std::optional<SearchQuery> queryForProvider(SearchQuery query, const QString &provider, const FeatureRef &feature);

/// The question with what the person wants where it does not say otherwise. What can be shown on demand is asked for;
/// only what a wish makes useless is left to the service to leave out.
SearchQuery withWishes(SearchQuery query, const Wishes &wishes);

/// The hit as it counts for that video: a match of the very file where the service says that it was uploaded for its
/// hash, whatever it was found by.
SubtitleHit hitForVideo(SubtitleHit hit, const VideoFacts &video);

/// With these there is no use in the service's next question; the others may be the question's own fault.
bool endsAsking(ErrorKind kind);

/// True for a question by numbers of a catalogue alone.
bool asksById(const SearchQuery &query);

} // namespace Legenda
