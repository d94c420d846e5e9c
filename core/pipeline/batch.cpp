// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/batch.h"

#include "core/pipeline/batchplan.h"
#include "core/pipeline/batchprivate.h"

#include <QCoreApplication>

#include <algorithm>

namespace Legenda {

Batch::Batch(Engine &engine, QList<LibraryEntry> videos, Preferences preferences, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, engine, std::move(preferences)))
{
    d->resumeTimer.setSingleShot(true);
    connect(&d->resumeTimer, &QTimer::timeout, this, [this] { d->lookIfItIsTime(); });
    for (LibraryEntry &entry : videos) {
        Private::VideoWork video;
        const QList<Language> there = languagesThere(entry, d->preferences.embeddedCounts);
        const bool onlyFirst = d->preferences.languageMode == LanguageMode::FirstFound;
        Language had; // with onlyFirst: a wanted language that is there
        for (const Language &language : std::as_const(d->preferences.languages)) {
            BatchItem item;
            item.video = entry.id;
            item.videoPath = entry.video.path;
            item.language = language;
            if (d->preferences.skipPresentLanguages && isThere(there, language)) {
                item.state = BatchItem::State::Skipped;
                item.skippedWhy = QCoreApplication::translate("Legenda", "already there");
                ++d->over;
                had = onlyFirst && !had.isValid() ? language : had;
            } else if (had.isValid()) {
                item.state = BatchItem::State::Skipped;
                item.skippedWhy = QCoreApplication::translate("Legenda", "already there in %1").arg(had.name());
                ++d->over;
            }
            video.items.append(int(d->items.size()));
            d->items.append(item);
            Private::ItemWork work;
            work.video = d->videos.size();
            d->works.push_back(std::move(work));
        }
        video.entry = std::move(entry);
        d->videos.push_back(std::move(video));
    }
    const auto lookAgain = [this] {
        if (d->unidentified.isEmpty())
            return;
        const QSet<VideoId> waiting = std::exchange(d->unidentified, {});
        for (size_t i = 0; i < d->videos.size(); ++i) {
            if (waiting.contains(d->videos[i].entry.id))
                d->toSearch.push_back(i);
        }
        d->pump();
    };
    connect(&engine.library(), &Library::changed, this, lookAgain);
    connect(&engine.library(), &Library::busyChanged, this, lookAgain);
}

Batch::~Batch()
{
    // Neither through nor stopped by the person: the rest is for a later start.
    d->leaving = d->leaving || !d->stop.stop_requested();
    d->stop.request_stop();
    d->letGoOfKept();
}

Pending<BatchPlan> Batch::plan()
{
    BatchPlan plan;
    for (const Private::VideoWork &video : d->videos) {
        int wanted = 0;
        for (const int index : video.items) {
            if (isOver(d->items.at(index).state))
                ++plan.alreadyThere;
            else
                ++wanted;
        }
        plan.downloads += d->preferences.languageMode == LanguageMode::FirstFound ? std::min(wanted, 1) : wanted;
        plan.videos += wanted > 0 ? 1 : 0;
    }
    return withQuota(d->engine.registry(), plan, d->stop.get_token(), this);
}

void Batch::start()
{
    if (d->state != State::Ready)
        return;
    d->setState(State::Running);
    QList<LibraryEntry> together;
    for (size_t i = 0; i < d->videos.size(); ++i) {
        Private::VideoWork &video = d->videos[i];
        // With all of them the same questions are asked as in a run before, whatever was saved since.
        if (!video.searched)
            together.append(video.entry);
        const bool wanted = std::any_of(
            video.items.begin(), video.items.end(), [this](int index) { return !isOver(d->items.at(index).state); });
        if (!wanted)
            continue;
        if (!video.searched) {
            d->toSearch.push_back(i);
            continue;
        }
        for (const int index : std::as_const(video.items)) {
            if (!isOver(d->items.at(index).state) && d->isLanguagesTurn(index))
                d->toDownload.push_back(index);
        }
    }
    d->plan = d->engine.planSearches(together, d->preferences);
    auto ready = andThen(d->engine.store().nextBatch(), this, [this](qint64 number) {
        d->number = number;
        return d->keep();
    });
    whenDone(std::move(ready), this, [this](const Result<Done> &) { d->begin(); });
}

void Batch::Private::begin()
{
    if (stop.stop_requested())
        return letGoOfKept();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (waitsUntil > now && over < items.size()) {
        pauseWith({ErrorKind::QuotaUsedUp, waitsWhy, {}, std::chrono::seconds(now.secsTo(waitsUntil) + 1)});
        return;
    }
    for (const VideoWork &video : videos) {
        if (video.searched)
            keepHits(video);
    }
    pump();
}

void Batch::stop()
{
    if (d->state == State::Finished)
        return;
    d->stop.request_stop();
    d->waitFor({});
    for (Private::VideoWork &video : d->videos) {
        if (SearchSession *session = std::exchange(video.session, nullptr)) {
            session->disconnect(this);
            session->stop();
            session->deleteLater();
        }
    }
    d->searches = 0;
    d->asking = 0;
    d->toSearch.clear();
    d->toDownload.clear();
    d->held.clear();
    d->unidentified.clear();
    for (int i = 0; i < int(d->items.size()); ++i) {
        // What is being written is awaited.
        if (!isOver(d->items.at(i).state) && !d->works[size_t(i)].downloading)
            d->set(i, BatchItem::State::Stopped);
    }
    d->finishIfDone();
}

void Batch::resume()
{
    if (d->state != State::Paused)
        return;
    d->waitFor({});
    d->blocked.clear();
    d->searchBlocked.reset();
    d->savingBlocked.reset();
    // The person may have bought, signed in or waited: the service knows better than what it said before.
    d->trustKnownQuota = false;
    for (BatchItem &item : d->items) {
        if (!isOver(item.state))
            item.error.reset();
    }
    const QList<int> held = std::exchange(d->held, {});
    d->toDownload.insert(d->toDownload.begin(), held.begin(), held.end());
    d->setState(State::Running);
    d->pump();
}

void Batch::resolveConflict(int item, ConflictPolicy policy, bool forAll)
{
    // A question that is not answered leaves what is there.
    if (policy == ConflictPolicy::Ask)
        policy = ConflictPolicy::Skip;
    if (forAll)
        d->policyForAll = policy;
    for (int i = 0; i < int(d->items.size()); ++i) {
        Private::ItemWork &work = d->works[size_t(i)];
        if (!work.asking || (i != item && !forAll))
            continue;
        work.asking = false;
        --d->asking;
        if (policy == ConflictPolicy::Skip) {
            d->skip(i, QCoreApplication::translate("Legenda", "already there"));
        } else {
            work.answer = policy;
            d->requeue(i);
        }
    }
    d->pump();
    d->finishIfDone();
}

void Batch::useHits(VideoId video, const QList<RankedHit> &hits)
{
    for (Private::VideoWork &work : d->videos) {
        if (work.entry.id == video && d->state == State::Ready) {
            work.hits = hits;
            work.searched = true;
        }
    }
}

void Batch::take(VideoId video, const RankedHit &hit)
{
    for (Private::VideoWork &work : d->videos) {
        if (work.entry.id == video && d->state == State::Ready) {
            work.taken = hit;
            work.searched = true;
        }
    }
}

void Batch::setDryRun(bool on)
{
    d->dryRun = on;
}

void Batch::setOutputFile(const QString &file)
{
    d->outputFile = file;
}

void Batch::setJobs(int jobs)
{
    if (jobs <= 0)
        return;
    d->searchesAtOnce = std::min(jobs, 16);
    d->downloadsAtOnce = std::max(1, d->searchesAtOnce / 2);
}

Batch::State Batch::state() const
{
    return d->state;
}

const QList<BatchItem> &Batch::items() const
{
    return d->items;
}

qint64 Batch::batchNumber() const
{
    return d->savedSomething ? d->number : 0;
}

int Batch::count(BatchItem::State state) const
{
    return int(
        std::count_if(d->items.begin(), d->items.end(), [&](const BatchItem &item) { return item.state == state; }));
}

} // namespace Legenda
