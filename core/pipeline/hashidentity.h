// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What services know videos as by the hash of their files, and what they suggest while a person types: every service
// that can is asked at the same time, and one that fails takes nothing from the others.

#include "core/pipeline/library.h"
#include "core/providers/capabilities.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace Legenda {

class Engine;
class ProviderRegistry;

/// By hash, the likeliest first, each film once. Fails where no service could be asked or none answered.
/// @param context ends the work when it is destroyed
Pending<QHash<QString, QList<HashMatch>>> hashMatches(
    ProviderRegistry &registry, const QStringList &hashes, QObject *context, std::stop_token stop);

/// The match that leaves no doubt: all agree, or far more people say so than anything else; and the video's name does
/// not say otherwise.
std::optional<FeatureRef> clearMatch(const QList<HashMatch> &matches, const ReleaseName &name);

/// What became of rows that were to be identified.
struct HashIdentities
{
    QSet<VideoId> identified; ///< the library knows their films now
    int unclear = 0; ///< the hash stands for several films
    int unknown = 0;
    int withoutHash = 0; ///< too small, not readable, or not read yet
    int chosen = 0; ///< the person has said what they are: they stay as they are
    bool operator==(const HashIdentities &) const = default;
};

/// Asks for the hashes of all these rows at once and sets what is clear.
Pending<HashIdentities> identifyByHash(Engine &engine, const QList<VideoId> &ids, std::stop_token stop);

/// Films and shows for a query, each once: first those of the first service, in its order. `sofar` is called when
/// another service has answered and there is more to show. Fails where no service could be asked or none answered.
Pending<QList<Feature>> suggestedFeatures(ProviderRegistry &registry, const FeatureQuery &query,
    std::function<void(const QList<Feature> &)> sofar, QObject *context, std::stop_token stop);

} // namespace Legenda
