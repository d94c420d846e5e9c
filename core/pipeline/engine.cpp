// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/engine.h"

#include "core/base/background.h"
#include "core/download/unpacker.h"
#include "core/pipeline/getting.h"
#include "core/pipeline/saving.h"
#include "core/providers/providerregistry.h"

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

struct Engine::Private
{
    Private(Engine *engine, ProviderRegistry &r, SecretStore &secretStore, Settings &s, Store &kept)
        : registry(r), secrets(secretStore), settings(s), store(kept), library(kept), downloader(r),
          getter(kept, library, downloader, engine)
    {
    }

    ProviderRegistry &registry;
    SecretStore &secrets;
    Settings &settings;
    Store &store;
    Library library;
    Downloader downloader;
    Getter getter;
};

Engine::Engine(ProviderRegistry &registry, SecretStore &secrets, Settings &settings, Store &store, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, registry, secrets, settings, store))
{
}

Engine::~Engine() = default;

ProviderRegistry &Engine::registry() const
{
    return d->registry;
}

SecretStore &Engine::secrets() const
{
    return d->secrets;
}

Settings &Engine::settings() const
{
    return d->settings;
}

Store &Engine::store() const
{
    return d->store;
}

Library &Engine::library() const
{
    return d->library;
}

Wishes Engine::wishes(const Preferences &preferences)
{
    Wishes wishes;
    wishes.languages = preferences.languages;
    static_cast<LanguageWishes &>(wishes) = preferences;
    wishes.perLanguage = preferences.perLanguage;
    return wishes;
}

VideoFacts Engine::facts(const LibraryEntry &entry)
{
    return {entry.video.path.mid(entry.video.path.lastIndexOf(u'/') + 1), entry.identity};
}

SearchSession *Engine::search(const LibraryEntry &entry, const Preferences &preferences, QObject *parent, bool thorough)
{
    SearchRequest request;
    request.video = facts(entry);
    request.fileSize = entry.video.size;
    request.wishes = wishes(preferences);
    request.thorough = thorough;
    auto *session = new SearchSession(d->registry, &d->store, std::move(request), parent);
    const VideoId id = entry.id;
    d->library.setState(id, VideoState::Searching);
    connect(session, &SearchSession::featureFound, &d->library,
        [this, id](const FeatureRef &feature) { d->library.setFeature({id}, feature, false); });
    connect(session, &SearchSession::finished, &d->library, [this, id, session] {
        QList<Language> languages;
        int hits = 0;
        for (const RankedHit &ranked : session->hits()) {
            if (ranked.conflict || ranked.unwanted)
                continue;
            ++hits;
            if (ranked.score >= acceptableScore && !languages.contains(ranked.hit.language))
                languages.append(ranked.hit.language);
        }
        // A search that failed has not found that there is nothing.
        const auto &outcomes = session->outcomes();
        const auto failure = std::find_if(
            outcomes.begin(), outcomes.end(), [](const ProviderOutcome &outcome) { return outcome.error.has_value(); });
        if (hits == 0 && failure != outcomes.end()) {
            const bool stopped = failure->error->kind == ErrorKind::Cancelled;
            d->library.setState(id, stopped ? VideoState::Identified : VideoState::Failed,
                stopped ? QString() : failure->error->message);
        } else {
            d->library.setFound(id, hits, languages);
        }
    });
    // A session that is thrown away before its end must not leave the row searching for ever.
    connect(session, &QObject::destroyed, &d->library, [this, id] {
        const LibraryEntry *row = d->library.find(id);
        if (row && row->state == VideoState::Searching)
            d->library.setState(id, VideoState::Identified);
    });
    return session;
}

SearchSession *Engine::search(SearchQuery byHand, const Preferences &preferences, QObject *parent)
{
    SearchRequest request;
    request.wishes = wishes(preferences);
    request.byHand = std::move(byHand);
    return new SearchSession(d->registry, &d->store, std::move(request), parent);
}

Pending<FetchedSubtitle> Engine::preview(const LibraryEntry &entry, const SubtitleHit &hit, std::stop_token stop)
{
    return d->getter.fetch(hit, 0, facts(entry), d->settings.preferences(), std::move(stop));
}

void Engine::readAs(const SubtitleHit &hit, const QString &encoding)
{
    d->getter.readAs(hit.fullId(), encoding);
}

Pending<QList<GotSubtitle>> Engine::get(GetRequest request, std::stop_token stop)
{
    return d->getter.get(std::move(request), std::move(stop));
}

Pending<QList<GotSubtitle>> Engine::adopt(const LibraryEntry &entry, const QString &file,
    const Preferences &preferences, std::optional<ConflictPolicy> onConflict, std::stop_token stop)
{
    return d->getter.adopt(entry, file, preferences, onConflict, std::move(stop));
}

Pending<Done> Engine::setUnwanted(const LibraryEntry &entry, const SubtitleHit &hit, bool unwanted)
{
    const QString id = hit.fullId();
    return andThen(d->store.setUnwanted(videoKey(facts(entry)), id, unwanted), this,
        [this, video = entry.id, id, unwanted](Done) -> Result<Done> {
            Q_EMIT unwantedChanged(video, id, unwanted);
            return Done();
        });
}

Pending<UndoSummary> Engine::undoBatch(qint64 batch)
{
    return d->getter.undoBatch(batch);
}

} // namespace Legenda
