// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/hashidentity.h"

#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"

#include <QCoreApplication>
#include <QPromise>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// So many times more for the first than for the second leaves no doubt.
constexpr int clearly = 3;

/// The answers of all services, in their order.
template <class T>
struct Round
{
    std::vector<std::optional<Result<T>>> answers;
    std::shared_ptr<QPromise<Result<T>>> promise = std::make_shared<QPromise<Result<T>>>();
    qsizetype open = 0;
};

template <class Capability>
struct Asked
{
    QList<Capability *> services;
    std::optional<Error> whyNot; ///< of the first that could not be asked
};

template <class Capability>
Asked<Capability> servicesFor(ProviderRegistry &registry, Ability ability)
{
    Asked<Capability> asked;
    const QList<SubtitleProvider *> providers = registry.enabled();
    for (SubtitleProvider *provider : providers) {
        auto *service = capability<Capability>(provider);
        if (!service)
            continue;
        if (auto why = provider->whyNot(ability)) {
            if (!asked.whyNot)
                asked.whyNot = std::move(why);
        } else {
            asked.services.append(service);
        }
    }
    return asked;
}

/// Asks all of them at once. @param join makes one answer of those that are there  @param each called after each answer
template <class T, class Service, class Ask, class Join, class Each>
Pending<T> askAll(const QList<Service *> &services, QObject *context, Ask ask, Join join, Each each)
{
    auto round = std::make_shared<Round<T>>();
    round->answers.resize(size_t(services.size()));
    round->open = services.size();
    round->promise->start();
    for (qsizetype i = 0; i < services.size(); ++i) {
        whenDone(ask(services.at(i)), context, [round, i, join, each](Result<T> answer) {
            round->answers[size_t(i)] = std::move(answer);
            QList<T> good;
            std::optional<Error> first;
            for (const auto &one : round->answers) {
                if (one && *one)
                    good.append(**one);
                else if (one && !first)
                    first = one->error();
            }
            const bool last = --round->open == 0;
            if (!last) {
                each(good);
                return;
            }
            round->promise->addResult(good.isEmpty() && first ? Result<T>(fail(*first)) : Result<T>(join(good)));
            round->promise->finish();
        });
    }
    return round->promise->future();
}

bool isSame(const FeatureRef &one, const FeatureRef &other)
{
    if (one.imdbId > 0 && other.imdbId > 0)
        return one.imdbId == other.imdbId;
    if (one.tmdbId > 0 && other.tmdbId > 0)
        return one.tmdbId == other.tmdbId;
    return one.provider == other.provider && one.featureId == other.featureId && one.title == other.title
        && one.year == other.year && one.season == other.season && one.episode == other.episode;
}

/// The show that an episode belongs to, said for the same file: no contradiction.
bool isShowOf(const FeatureRef &show, const FeatureRef &episode)
{
    if (show.episode > 0 || episode.episode <= 0)
        return false;
    return (episode.parentImdbId > 0 && episode.parentImdbId == show.imdbId)
        || (!show.title.isEmpty() && show.title.compare(episode.title, Qt::CaseInsensitive) == 0);
}

QList<HashMatch> joined(const QList<HashMatch> &some, const QList<HashMatch> &more)
{
    QList<HashMatch> all = some;
    for (const HashMatch &match : more) {
        const auto place = std::find_if(
            all.begin(), all.end(), [&](const HashMatch &each) { return isSame(each.feature, match.feature); });
        if (place == all.end()) {
            all.append(match);
        } else {
            place->seen = std::max(place->seen, match.seen);
            place->subtitles = std::max(place->subtitles, match.subtitles);
        }
    }
    return all;
}

QList<Feature> joinedFeatures(const QList<QList<Feature>> &answers)
{
    QList<Feature> all;
    for (const QList<Feature> &answer : answers) {
        for (const Feature &feature : answer) {
            const bool known = std::any_of(all.cbegin(), all.cend(),
                [&](const Feature &each) { return each.ref.imdbId > 0 && each.ref.imdbId == feature.ref.imdbId; });
            if (!known)
                all.append(feature);
        }
    }
    return all;
}

bool contradicts(const FeatureRef &feature, const ReleaseName &name)
{
    if (!name.episode.isEmpty() && feature.episode > 0 && !name.episode.contains(feature.episode))
        return true;
    return !name.season.isEmpty() && feature.season > 0 && !name.season.contains(feature.season);
}

} // namespace

Pending<QHash<QString, QList<HashMatch>>> hashMatches(
    ProviderRegistry &registry, const QStringList &hashes, QObject *context, std::stop_token stop)
{
    using Matches = QHash<QString, QList<HashMatch>>;
    const auto asked = servicesFor<HashIdentifier>(registry, Ability::Identify);
    if (asked.services.isEmpty()) {
        return failed<Matches>(asked.whyNot.value_or(Error{ErrorKind::NotSupported,
            Text::tr("None of the services that are switched on knows films by the hash of their files. Switch on "
                     "OpenSubtitles.org in the preferences."),
            {}}));
    }
    if (hashes.isEmpty())
        return ready<Matches>(Matches());
    return askAll<Matches>(
        asked.services, context,
        [hashes, stop](HashIdentifier *service) { return service->identifyHashes(hashes, stop); },
        [](const QList<Matches> &answers) {
            Matches all;
            for (const Matches &answer : answers) {
                for (auto it = answer.cbegin(); it != answer.cend(); ++it)
                    all[it.key()] = joined(all.value(it.key()), it.value());
            }
            return all;
        },
        [](const QList<Matches> &) {});
}

std::optional<FeatureRef> clearMatch(const QList<HashMatch> &matches, const ReleaseName &name)
{
    QList<HashMatch> rest;
    for (const HashMatch &match : matches) {
        if (match.feature.imdbId > 0 && !contradicts(match.feature, name))
            rest.append(match);
    }
    if (rest.isEmpty())
        return std::nullopt;
    const HashMatch &best = rest.first();
    for (qsizetype i = 1; i < rest.size(); ++i) {
        const HashMatch &other = rest.at(i);
        if (isSame(best.feature, other.feature) || isShowOf(other.feature, best.feature))
            continue;
        const bool more = best.subtitles >= clearly * other.subtitles && best.seen >= clearly * other.seen;
        if (!more || best.subtitles + best.seen == 0)
            return std::nullopt;
    }
    return best.feature;
}

Pending<HashIdentities> identifyByHash(Engine &engine, const QList<VideoId> &ids, std::stop_token stop)
{
    HashIdentities summary;
    QHash<VideoId, QString> hashes;
    for (const VideoId id : ids) {
        const LibraryEntry *entry = engine.library().find(id);
        if (!entry)
            continue;
        if (entry->identity.chosenByPerson)
            ++summary.chosen;
        else if (entry->identity.movieHash.isEmpty())
            ++summary.withoutHash;
        else
            hashes.insert(id, entry->identity.movieHash);
    }
    if (hashes.isEmpty())
        return ready<HashIdentities>(summary);
    const QStringList asked = hashes.values();
    return andThen(hashMatches(engine.registry(), asked, &engine, std::move(stop)), &engine,
        [&engine, hashes, summary](const QHash<QString, QList<HashMatch>> &matches) mutable -> Result<HashIdentities> {
            for (auto row = hashes.cbegin(); row != hashes.cend(); ++row) {
                const LibraryEntry *entry = engine.library().find(row.key());
                if (!entry || entry->identity.chosenByPerson)
                    continue; // gone, or chosen meanwhile
                const QList<HashMatch> own = matches.value(row.value());
                const auto clear = clearMatch(own, entry->identity.name);
                if (clear) {
                    engine.library().setFeature({row.key()}, *clear, false);
                    summary.identified.insert(row.key());
                } else {
                    ++(own.isEmpty() ? summary.unknown : summary.unclear);
                }
            }
            return summary;
        });
}

Pending<QList<Feature>> suggestedFeatures(ProviderRegistry &registry, const FeatureQuery &query,
    std::function<void(const QList<Feature> &)> sofar, QObject *context, std::stop_token stop)
{
    const auto asked = servicesFor<Catalogue>(registry, Ability::Suggest);
    if (asked.services.isEmpty()) {
        return failed<QList<Feature>>(asked.whyNot.value_or(Error{ErrorKind::NotSupported,
            Text::tr("None of the services that are switched on has a catalogue of films. Switch one on in the "
                     "preferences."),
            {}}));
    }
    return askAll<QList<Feature>>(
        asked.services, context, [query, stop](Catalogue *service) { return service->features(query, stop); },
        joinedFeatures,
        [sofar](const QList<QList<Feature>> &answers) {
            const QList<Feature> all = joinedFeatures(answers);
            if (sofar && !all.isEmpty())
                sofar(all);
        });
}

} // namespace Legenda
