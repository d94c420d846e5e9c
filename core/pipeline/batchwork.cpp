// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/batchprivate.h"
#include "core/pipeline/failurescope.h"
#include "core/pipeline/webrows.h"
#include "core/providers/providerregistry.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

constexpr int triesALanguage = 3;

} // namespace

/// A format without times, or for programs: that players cannot read it is what the person wants, no fault of the hit.
static bool isTextAlone(const QString &format)
{
    const QString name = format.toLower();
    return name == "txt"_L1 || name == "text"_L1 || name == "json"_L1 || name == "amara-json"_L1;
}

/// Starts what can be started. Called after everything that changes that.
void Batch::Private::pump()
{
    if (pumping) {
        pumpAgain = true;
        return;
    }
    pumping = true;
    do {
        pumpAgain = false;
        while (state == Batch::State::Running && !searchBlocked && searches < searchesAtOnce && !toSearch.empty()) {
            const size_t video = toSearch.front();
            toSearch.pop_front();
            startSearch(video);
        }
        while (state == Batch::State::Running && !savingBlocked && downloads < downloadsAtOnce && !toDownload.empty()) {
            const int index = toDownload.front();
            toDownload.pop_front();
            choose(index);
        }
    } while (pumpAgain);
    pumping = false;
    finishIfDone();
}

bool Batch::Private::startSearch(size_t index)
{
    VideoWork &video = videos[index];
    if (video.session)
        return false;
    if (const LibraryEntry *row = engine.library().find(video.entry.id)) {
        const bool identifying = row->state == VideoState::Waiting || row->state == VideoState::Identifying;
        if (identifying && engine.library().isBusy()) {
            unidentified.insert(video.entry.id);
            return false;
        }
        video.entry = *row;
    }
    for (const int item : std::as_const(video.items)) {
        if (items.at(item).state == BatchItem::State::Waiting)
            set(item, BatchItem::State::Searching);
    }
    ++searches;
    SearchOptions options = plan.optionsFor(video.entry.id);
    options.thorough = video.thorough;
    if (video.thorough)
        options.season = nullptr;
    video.session = engine.search(video.entry, preferences, q, options);
    connect(video.session, &SearchSession::finished, q, [this, index] { searchFinished(index); });
    video.session->start();
    return true;
}

void Batch::Private::searchFinished(size_t index)
{
    VideoWork &video = videos[index];
    --searches;
    SearchSession *session = std::exchange(video.session, nullptr);
    video.hits = session->hits();
    video.entry.identity.feature = session->request().video.identity.feature;
    const QList<ProviderOutcome> outcomes = session->outcomes();
    session->deleteLater();

    video.inListOnly = std::any_of(
        outcomes.begin(), outcomes.end(), [](const ProviderOutcome &outcome) { return outcome.inListOnly; });
    bool allFailed = !outcomes.isEmpty();
    video.searchError.reset();
    for (const ProviderOutcome &outcome : outcomes) {
        allFailed = allFailed && outcome.error;
        if (outcome.error && !video.searchError)
            video.searchError = outcome.error;
    }
    if (outcomes.isEmpty())
        video.searchError = noServiceFor(video.entry);
    const bool down = allFailed && failureScope(video.searchError->kind) == FailureScope::Service;
    video.searched = !down;
    bool again = false;
    for (const int item : std::as_const(video.items)) {
        const BatchItem::State itemState = items.at(item).state;
        if (itemState != BatchItem::State::Searching && itemState != BatchItem::State::Waiting)
            continue;
        set(item, BatchItem::State::Waiting);
        if (down && candidates(video.hits, items.at(item).language).isEmpty())
            again = true;
        else if (isLanguagesTurn(item))
            toDownload.push_back(item);
    }
    keepHits(video);
    if (down && again) {
        searchBlocked = video.searchError;
        toSearch.push_front(index);
    }
    pump();
}

void Batch::Private::choose(int index)
{
    BatchItem &item = items[index];
    ItemWork &work = works[size_t(index)];
    VideoWork &video = videos[work.video];
    if (isOver(item.state) || work.downloading || work.asking)
        return;
    if (work.answer) {
        const ConflictPolicy policy = *work.answer;
        work.answer.reset();
        return download(index, item.hit, policy);
    }
    if (int(work.tried.size()) >= triesALanguage)
        return giveUp(index);

    const QList<RankedHit> good = toTry(video, item.language);
    bool waits = false;
    for (const RankedHit &ranked : good) {
        if (work.tried.contains(ranked.hit.fullId()))
            continue;
        if (dryRun) {
            item.hit = ranked;
            return skip(index, QCoreApplication::translate("Legenda", "not downloaded: dry run"));
        }
        const std::optional<RankedHit> open = fromOpenService(ranked);
        if (!open)
            waits = true;
        else if (!work.tried.contains(open->hit.fullId()))
            return download(index, *open, policyForAll);
    }
    if (waits) {
        held.append(index);
        return;
    }
    if (!work.tried.isEmpty() && !video.thorough) {
        // All that the first questions gave could not be had: ask the others too.
        video.thorough = true;
        video.searched = false;
        toSearch.push_front(work.video);
        pumpAgain = true;
        return;
    }
    if (!work.tried.isEmpty() && !video.searched) {
        pumpAgain = true; // that search is on its way; it comes back here
        return;
    }
    if (work.lastError)
        return giveUp(index);
    if (video.searchError && video.searchError->kind != ErrorKind::NotFound)
        return fail(index, *video.searchError);
    work.nothingFound = true;
    skip(index,
        video.inListOnly ? QCoreApplication::translate(
            "Legenda", "nothing found in the season's list; search again to ask for this episode alone")
                         : QCoreApplication::translate("Legenda", "nothing found"));
}

/// The hit as it is had from the first of its services that still gives something.
std::optional<RankedHit> Batch::Private::fromOpenService(const RankedHit &ranked)
{
    if (mayDownloadFrom(ranked.hit.provider))
        return ranked;
    for (qsizetype i = 0; i < ranked.hit.otherSources.size(); ++i) {
        const QString &provider = ranked.hit.otherSources.at(i).provider;
        if (!engine.registry().isEnabled(provider) || !mayDownloadFrom(provider))
            continue;
        RankedHit other = ranked;
        other.hit = hitFromSource(ranked.hit, i);
        return other;
    }
    return std::nullopt;
}

/// False where that would only be refused; says so in `blocked`, so that the batch can pause with the reason.
bool Batch::Private::mayDownloadFrom(const QString &provider)
{
    if (blocked.contains(provider))
        return false;
    auto *account = capability<Account>(engine.registry().find(provider));
    if (!account || !trustKnownQuota)
        return true;
    const Quota quota = account->lastKnown().quota;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (quota.remaining < 0 || (quota.resetsAt.isValid() && quota.resetsAt <= now))
        return true;
    if (quota.remaining > downloadsFrom.value(provider))
        return true;
    if (downloadsFrom.value(provider) > 0)
        return false; // the last ones are on their way; then it is seen
    Error error{ErrorKind::QuotaUsedUp, QCoreApplication::translate("Legenda", "No downloads are left for today."), {}};
    if (quota.resetsAt.isValid()) {
        error.message = QCoreApplication::translate("Legenda", "No downloads are left until %1.")
                            .arg(QLocale().toString(quota.resetsAt.toLocalTime(), QLocale::ShortFormat));
        error.retryAfter = std::chrono::seconds(now.secsTo(quota.resetsAt));
    }
    blocked.insert(provider, error);
    return false;
}

void Batch::Private::download(int index, const RankedHit &hit, std::optional<ConflictPolicy> policy)
{
    ItemWork &work = works[size_t(index)];
    work.downloading = true;
    ++downloads;
    ++downloadsFrom[hit.hit.provider];
    items[index].hit = hit;
    items[index].error.reset();
    set(index, BatchItem::State::Downloading);
    GetRequest request;
    request.video = videos[work.video].entry;
    request.hit = hit;
    request.preferences = preferences;
    request.onConflict = policy;
    request.outputFile = outputFile;
    request.onlyClean = !isTextAlone(preferences.saveFormat);
    request.batch = number;
    whenDone(engine.get(std::move(request), stop.get_token()), q,
        [this, index](const Result<QList<GotSubtitle>> &result) { downloaded(index, result); });
}

void Batch::Private::downloaded(int index, const Result<QList<GotSubtitle>> &result)
{
    --downloads;
    --downloadsFrom[items.at(index).hit.hit.provider];
    works[size_t(index)].downloading = false;
    // What had to wait for the last of a quota may be tried, or is seen to be used up.
    const QList<int> waiting = std::exchange(held, {});
    for (const int other : waiting)
        toDownload.push_back(other);
    if (result)
        saved(index, *result);
    else
        downloadFailed(index, result.error());
    pump();
}

void Batch::Private::saved(int index, const QList<GotSubtitle> &got)
{
    BatchItem &item = items[index];
    const GotSubtitle &first = got.first();
    item.remaining = got.last().fetched.remaining;
    item.saved = first.saved;
    if (first.needsChoice)
        return downloadFailed(index,
            {ErrorKind::NotSupported,
                QCoreApplication::translate(
                    "Legenda", "The archive holds several subtitles. Pick this hit by hand to choose the right one."),
                {}});
    const auto worst =
        std::find_if(got.begin(), got.end(), [](const GotSubtitle &one) { return isSerious(one.problems()); });
    if (first.refused)
        return refuse(index, worst != got.end() ? *worst : first);
    item.problems = first.problems();
    using Outcome = SavedSubtitle::Outcome;
    const auto has = [&](Outcome outcome) {
        return std::any_of(
            got.begin(), got.end(), [&](const GotSubtitle &one) { return one.saved.outcome == outcome; });
    };
    savedSomething =
        savedSomething || std::any_of(got.begin(), got.end(), [](const GotSubtitle &one) { return one.record != 0; });
    if (has(Outcome::AlreadyThere)) {
        if (stop.stop_requested())
            return set(index, BatchItem::State::Stopped);
        ItemWork &work = works[size_t(index)];
        if (policyForAll && *policyForAll != ConflictPolicy::Ask) {
            work.answer = policyForAll;
            return requeue(index);
        }
        work.asking = true;
        ++asking;
        const auto inTheWay = std::find_if(
            got.begin(), got.end(), [](const GotSubtitle &one) { return one.saved.outcome == Outcome::AlreadyThere; });
        Q_EMIT q->itemChanged(index);
        Q_EMIT q->askConflict(index, inTheWay->saved.path);
        return;
    }
    if (first.saved.outcome == Outcome::Skipped)
        return skip(index, QCoreApplication::translate("Legenda", "already there"));
    set(index, BatchItem::State::Saved);
}

void Batch::Private::downloadFailed(int index, const Error &error)
{
    BatchItem &item = items[index];
    ItemWork &work = works[size_t(index)];
    const FailureScope scope = failureScope(error.kind);
    if (stop.stop_requested() || scope == FailureScope::Stopped) {
        set(index, BatchItem::State::Stopped);
        return;
    }
    item.error = error;
    switch (scope) {
    case FailureScope::Subtitle:
        work.tried.insert(item.hit.hit.fullId());
        item.triedHits = int(work.tried.size());
        work.lastError = error;
        requeue(index);
        break;
    case FailureScope::Service:
        blocked.insert(item.hit.hit.provider, error);
        requeue(index);
        break;
    case FailureScope::Everything:
        savingBlocked = error;
        requeue(index);
        break;
    case FailureScope::Item:
    case FailureScope::Stopped:
        fail(index, error);
        break;
    }
}

void Batch::Private::requeue(int index)
{
    set(index, BatchItem::State::Waiting);
    toDownload.push_front(index);
}

void Batch::Private::set(int index, BatchItem::State next)
{
    BatchItem &item = items[index];
    const bool wasOver = isOver(item.state);
    item.state = next;
    if (next == BatchItem::State::Saved) {
        item.error.reset();
        rechecks = 0;
    }
    if (!wasOver && isOver(next))
        ++over;
    showInLibrary(videos[works[size_t(index)].video]);
    Q_EMIT q->itemChanged(index);
    if (wasOver || !isOver(next))
        return;
    dropKept(index);
    Q_EMIT q->progressChanged(over, int(items.size()));
    endLanguage(index);
}

void Batch::Private::skip(int index, const QString &why)
{
    items[index].skippedWhy = why;
    items[index].error.reset();
    set(index, BatchItem::State::Skipped);
}

void Batch::Private::fail(int index, const Error &error)
{
    items[index].error = error;
    set(index, BatchItem::State::Failed);
}

/// The row shows what happened last to any of its languages; the search has shown itself.
void Batch::Private::showInLibrary(const VideoWork &video)
{
    const auto any = [&](BatchItem::State wanted) {
        return std::find_if(
            video.items.begin(), video.items.end(), [&](int index) { return items.at(index).state == wanted; });
    };
    Library &library = engine.library();
    const auto none = video.items.end();
    if (any(BatchItem::State::Downloading) != none)
        return library.setState(video.entry.id, VideoState::Saving);
    if (any(BatchItem::State::Waiting) != none || any(BatchItem::State::Searching) != none)
        return;
    if (const auto failed = any(BatchItem::State::Failed); failed != none)
        return library.setState(video.entry.id, VideoState::Failed, items.at(*failed).error->message);
    if (any(BatchItem::State::Saved) != none)
        return library.setState(video.entry.id, VideoState::Saved);
    const LibraryEntry *row = library.find(video.entry.id);
    if (row && row->state == VideoState::Saving)
        library.setState(video.entry.id, VideoState::Found);
}

void Batch::Private::setState(Batch::State next)
{
    if (state == next)
        return;
    state = next;
    Q_EMIT q->stateChanged(next);
}

void Batch::Private::pauseWith(const Error &error)
{
    const Error why = error;
    // So that what is given up now is told with the reason.
    for (BatchItem &item : items) {
        if (!isOver(item.state) && !item.error)
            item.error = why;
    }
    waitFor(endOfPause(why));
    if (keptId)
        engine.store().keepReason(keptId, why.message, why.kind == ErrorKind::QuotaUsedUp ? goesOnAt : QDateTime());
    setState(Batch::State::Paused);
    Q_EMIT q->paused(why);
}

void Batch::Private::finishIfDone()
{
    if (pumping || downloads > 0 || searches > 0)
        return;
    if (stop.stop_requested()) {
        if (state != Batch::State::Finished)
            finish();
        return;
    }
    if (state != Batch::State::Running)
        return;
    if (savingBlocked)
        return pauseWith(*savingBlocked);
    if (searchBlocked)
        return pauseWith(*searchBlocked);
    if (!held.isEmpty() && !blocked.isEmpty()) {
        // The one that is over first.
        const auto wait = [](const Error &error) {
            return error.retryAfter.count() > 0 ? error.retryAfter : std::chrono::seconds::max();
        };
        return pauseWith(*std::min_element(
            blocked.cbegin(), blocked.cend(), [&](const Error &a, const Error &b) { return wait(a) < wait(b); }));
    }
    if (asking > 0 || !unidentified.isEmpty())
        return;
    if (toSearch.empty() && toDownload.empty() && held.isEmpty() && over == items.size())
        finish();
}

void Batch::Private::finish()
{
    letGoOfKept();
    setState(Batch::State::Finished);
    Q_EMIT q->finished();
}

} // namespace Legenda
