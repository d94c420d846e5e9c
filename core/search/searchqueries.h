// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How questions are put to one service and remembered.

#include "core/identify/identity.h"
#include "core/providers/searchquery.h"

#include <QString>

#include <optional>

namespace Legenda {

/// The query as this service can take it: another service's own numbers are taken out. Nothing where nothing is left
/// to ask for.
std::optional<SearchQuery> queryForProvider(SearchQuery query, const QString &provider, const FeatureRef &feature);

/// True for a question by numbers of a catalogue alone.
bool asksById(const SearchQuery &query);

/// The same for questions that get the same answer: languages in order, text without case and double blanks.
QString cacheKey(const QString &provider, const SearchQuery &query);

} // namespace Legenda
