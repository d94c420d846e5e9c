// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/engine.h"

#include "core/base/background.h"
#include "core/download/unpacker.h"
#include "core/pipeline/converting.h"
#include "core/pipeline/fileconverter.h"
#include "core/pipeline/getting.h"
#include "core/pipeline/saving.h"
#include "core/pipeline/webplace.h"
#include "core/pipeline/webrows.h"
#include "core/providers/providerregistry.h"

#include <QCoreApplication>

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

QString nothingInList()
{
    return QCoreApplication::translate(
        "Legenda", "Nothing was found in the season's list. Search again to ask for this episode alone.");
}

namespace {

SearchRequest requestFor(const LibraryEntry &entry, const Preferences &preferences)
{
    SearchRequest request;
    request.video = Engine::facts(entry);
    request.fileSize = entry.video.size;
    request.wishes = Engine::wishes(preferences);
    return request;
}

} // namespace

struct Engine::Private
{
    Private(Engine *engine, ProviderRegistry &r, SecretStore &secretStore, Settings &s, Store &kept)
        : registry(r), secrets(secretStore), settings(s), store(kept), network(s, secretStore), answers(&kept),
          library(kept), webRows(r, library), downloader(r), getter(kept, library, downloader, engine),
          converter(r, kept, library, engine), fileConverter(kept, library, engine)
    {
    }

    ProviderRegistry &registry;
    SecretStore &secrets;
    Settings &settings;
    Store &store;
    Network network;
    Answers answers;
    Library library;
    WebRows webRows;
    Downloader downloader;
    Getter getter;
    Converter converter;
    FileConverter fileConverter;
};

Engine::Engine(ProviderRegistry &registry, SecretStore &secrets, Settings &settings, Store &store, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, registry, secrets, settings, store))
{
    const auto showFolder = [this] { d->library.setWebFolder(webFolder(d->settings.preferences())); };
    connect(&settings, &Settings::preferencesChanged, this, showFolder);
    showFolder();
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

Network &Engine::network() const
{
    return d->network;
}

Library &Engine::library() const
{
    return d->library;
}

Answers &Engine::answers() const
{
    return d->answers;
}

Wishes Engine::wishes(const Preferences &preferences)
{
    Wishes wishes;
    wishes.languages = preferences.languages;
    wishes.firstIsEnough = preferences.languageMode == LanguageMode::FirstFound;
    static_cast<LanguageWishes &>(wishes) = preferences;
    wishes.perLanguage = preferences.perLanguage;
    return wishes;
}

VideoFacts Engine::facts(const LibraryEntry &entry)
{
    if (entry.video.isOnWeb())
        return {webTitle(entry), entry.identity, entry.video.webAddress};
    return {entry.video.path.mid(entry.video.path.lastIndexOf(u'/') + 1), entry.identity};
}

SearchPlan Engine::planSearches(const QList<LibraryEntry> &entries, const Preferences &preferences, bool fresh)
{
    SearchPlan plan;
    plan.fresh = fresh;
    if (fresh)
        plan.notBefore = QDateTime::currentDateTimeUtc();
    QList<SeasonMember> members;
    for (const LibraryEntry &entry : entries) {
        if (!entry.video.isOnWeb())
            members.append({entry.id, entry.video.path, facts(entry), entry.video.size});
    }
    const QList<ShowMembers> shows = groupByShow(members);
    for (const ShowMembers &show : shows) {
        const auto search = std::make_shared<SeasonSearch>(d->answers, show, wishes(preferences), fresh);
        for (const SeasonMember &member : show.members)
            plan.seasons.insert(member.id, search);
    }
    if (entries.size() < 2)
        return plan;
    const QList<SubtitleProvider *> providers = d->registry.enabled();
    for (SubtitleProvider *provider : providers) {
        if (d->registry.whyNotSearched(*provider) || !capability<BatchedSearch>(provider))
            continue;
        QList<SearchQuery> queries;
        for (const LibraryEntry &entry : entries) {
            if (const auto query = hashQueryFor(requestFor(entry, preferences), *provider))
                queries.append(*query);
        }
        Asking asking;
        asking.notBefore = plan.notBefore;
        d->answers.prepare(*provider, queries, asking);
    }
    return plan;
}

SearchSession *Engine::search(
    const LibraryEntry &entry, const Preferences &preferences, QObject *parent, const SearchOptions &options)
{
    SearchRequest request = requestFor(entry, preferences);
    request.thorough = options.thorough;
    request.freshOnly = options.fresh;
    request.notBefore = options.notBefore;
    if (!entry.video.isOnWeb())
        request.showKey = showKey(entry.video.path, request.video);
    request.season = options.season;
    request.seasonMember = entry.id;
    auto *session = new SearchSession(d->registry, d->answers, std::move(request), parent);
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
            const bool inListOnly = std::any_of(
                outcomes.begin(), outcomes.end(), [](const ProviderOutcome &outcome) { return outcome.inListOnly; });
            if (hits == 0 && inListOnly)
                d->library.setState(id, VideoState::NothingFound, nothingInList());
        }
        d->webRows.searched(id, session->hits(), outcomes);
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
    return new SearchSession(d->registry, d->answers, std::move(request), parent);
}

Pending<FetchedSubtitle> Engine::preview(const LibraryEntry &entry, const SubtitleHit &hit, std::stop_token stop)
{
    auto fetched = d->getter.fetch(hit, 0, facts(entry), d->settings.preferences(), std::move(stop));
    return andThen(std::move(fetched), this, [this, id = entry.id](FetchedSubtitle read) -> Result<FetchedSubtitle> {
        Q_EMIT textRead(id, read.hit);
        return read;
    });
}

void Engine::editAs(const SubtitleHit &hit, std::shared_ptr<const Document> document)
{
    d->getter.editAs(hit.fullId(), std::move(document));
}

void Engine::readAs(const SubtitleHit &hit, const QString &encoding)
{
    d->getter.readAs(hit.fullId(), encoding);
}

Pending<QList<GotSubtitle>> Engine::get(GetRequest request, std::stop_token stop)
{
    const VideoId id = request.video.id;
    auto gotten = d->getter.get(std::move(request), std::move(stop));
    return andThen(std::move(gotten), this, [this, id](QList<GotSubtitle> got) -> Result<QList<GotSubtitle>> {
        for (const GotSubtitle &one : std::as_const(got))
            Q_EMIT textRead(id, one.fetched.hit);
        return got;
    });
}

Pending<QList<GotSubtitle>> Engine::adopt(const LibraryEntry &entry, const QString &file,
    const Preferences &preferences, std::optional<ConflictPolicy> onConflict, std::stop_token stop)
{
    return d->getter.adopt(entry, file, preferences, onConflict, std::move(stop));
}

Pending<QList<GotSubtitle>> Engine::adopt(AdoptRequest request, std::stop_token stop)
{
    return d->getter.adopt(std::move(request), std::move(stop));
}

Pending<ConvertedSubtitle> Engine::convert(ConvertRequest request, std::stop_token stop)
{
    return d->converter.convert(std::move(request), std::move(stop));
}

Pending<FileConversion> Engine::convertFile(FileConversionRequest request, std::stop_token stop)
{
    return d->fileConverter.convert(std::move(request), std::move(stop));
}

Pending<FileConversion> Engine::previewFile(FileConversionRequest request, std::stop_token stop)
{
    return d->fileConverter.preview(std::move(request), std::move(stop));
}

Pending<FileLook> Engine::lookAt(const QString &path, const LoadOptions &options, std::stop_token stop)
{
    return runInBackground(Pool::Cpu, std::move(stop), [path, options] { return lookAtFile(path, options); });
}

Pending<QStringList> Engine::subtitlesIn(const QString &path, std::stop_token stop)
{
    return runInBackground(Pool::Disk, std::move(stop), [path] { return Legenda::subtitlesIn(path); });
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
