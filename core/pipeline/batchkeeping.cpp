// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a batch survives: what is not through stands in the store while it runs, and a pause that has an end is waited
// out.

#include "core/pipeline/batchprivate.h"
#include "core/pipeline/keeping.h"
#include "core/providers/providerregistry.h"
#include "core/settings/preferencesjson.h"

#include <QCoreApplication>

#include <algorithm>

namespace Legenda {

using namespace std::chrono_literals;

namespace {

// A timer counts time that the machine sleeps through or not, as it likes; the clock on the wall is what counts.
constexpr std::chrono::milliseconds lookAtTheClock = 30s;
// Where the service still refuses after the time it gave, or gave none.
constexpr std::chrono::seconds firstRecheck = 5min;
constexpr std::chrono::seconds longestRecheck = 1h;
constexpr int mostRechecks = 30;

} // namespace

void Batch::goOnWith(const KeptBatch &kept)
{
    if (d->state != State::Ready)
        return;
    d->keptId = kept.id;
    d->keeps = true;
    d->waitsUntil = kept.goesOnAt;
    d->waitsWhy = kept.reason;
    QHash<std::pair<QString, QString>, QByteArray> wanted;
    for (const KeptItem &item : kept.items)
        wanted.insert({item.videoPath, item.language}, item.hits);
    for (const KeptItem &item : kept.items)
        d->lost.append({item.videoPath, item.language});
    for (Private::VideoWork &video : d->videos) {
        bool foundAll = true;
        for (const int index : std::as_const(video.items)) {
            BatchItem &item = d->items[index];
            const auto at = wanted.constFind({item.videoPath, item.language.code()});
            if (at == wanted.cend()) {
                // It was through before; it is no part of this batch.
                if (!isOver(item.state))
                    ++d->over;
                item.state = BatchItem::State::Skipped;
                item.skippedWhy = QCoreApplication::translate("Legenda", "done before");
                item.isBefore = true;
                continue;
            }
            d->lost.removeOne({item.videoPath, item.language.code()});
            const QList<RankedHit> hits = hitsFrom(*at);
            foundAll = foundAll && (!hits.isEmpty() || isOver(item.state));
            video.hits += hits;
            if (hits.size() == 1)
                video.taken = hits.first();
        }
        video.searched = foundAll && !video.hits.isEmpty();
        if (!video.searched)
            video.hits.clear();
    }
}

void Batch::setKeeping(bool on)
{
    d->keeps = on;
}

void Batch::leave()
{
    d->leaving = true;
    stop();
}

QDateTime Batch::goesOnAt() const
{
    return d->state == State::Paused ? d->goesOnAt : QDateTime();
}

bool Batch::isKept() const
{
    return d->keptId != 0;
}

/// Writes down what there is to do, before anything of it is done.
Pending<Done> Batch::Private::keep()
{
    if (!keeps || dryRun)
        return ready<Done>(Done());
    if (keptId) {
        // What has turned out to be there since then, or has gone with its video.
        QList<std::pair<QString, QString>> through = lost;
        for (int i = 0; i < int(items.size()); ++i) {
            if (isOver(items.at(i).state) && !items.at(i).isBefore)
                through.append({items.at(i).videoPath, items.at(i).language.code()});
        }
        return through.isEmpty() ? ready<Done>(Done()) : engine.store().dropKept(keptId, through);
    }
    KeptBatch kept;
    kept.preferences = toBytes(preferences);
    for (int i = 0; i < int(items.size()); ++i) {
        const BatchItem &item = items.at(i);
        if (!isOver(item.state))
            kept.items.append({item.videoPath, item.language.code(), {}});
    }
    if (kept.items.isEmpty())
        return ready<Done>(Done());
    return andThen(engine.store().keepBatch(std::move(kept)), q, [this](qint64 id) -> Result<Done> {
        keptId = id;
        return Done();
    });
}

void Batch::Private::keepHits(const VideoWork &video)
{
    if (!keptId || stop.stop_requested())
        return;
    QList<KeptItem> found;
    for (const int index : video.items) {
        const BatchItem &item = items.at(index);
        // A later start takes what the person chose, and looks no further.
        const QList<RankedHit> good =
            video.taken ? QList<RankedHit>{*video.taken} : candidates(video.hits, item.language);
        if (!isOver(item.state) && !good.isEmpty())
            found.append({item.videoPath, item.language.code(), toBytes(good)});
    }
    if (!found.isEmpty())
        engine.store().keepHits(keptId, found);
}

/// An item is through. What the person stopped is so too; what is left for a later start is not.
void Batch::Private::dropKept(int index)
{
    const BatchItem &item = items.at(index);
    if (keptId && item.state != BatchItem::State::Stopped)
        engine.store().dropKept(keptId, {{item.videoPath, item.language.code()}});
}

void Batch::Private::letGoOfKept()
{
    const qint64 id = std::exchange(keptId, 0);
    if (!id)
        return;
    if (leaving)
        engine.store().releaseKept(id);
    else
        engine.store().forgetKept(id);
}

/// When a pause ends by itself; invalid where that is the person's to say.
QDateTime Batch::Private::endOfPause(const Error &why)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (why.kind != ErrorKind::RateLimited && why.kind != ErrorKind::QuotaUsedUp)
        return {};
    if (why.kind == ErrorKind::RateLimited && why.retryAfter.count() <= 0)
        return {};
    QDateTime end;
    if (why.retryAfter.count() > 0) {
        end = now.addSecs(why.retryAfter.count());
    } else {
        // The refusal did not say; the account may know.
        const QList<SubtitleProvider *> providers = engine.registry().enabled();
        for (SubtitleProvider *provider : providers) {
            auto *account = capability<Account>(provider);
            const QDateTime resets = account ? account->lastKnown().quota.resetsAt : QDateTime();
            if (resets > now && (!end.isValid() || resets < end))
                end = resets;
        }
    }
    if (why.kind == ErrorKind::RateLimited)
        return end;
    if (rechecks == 0 && end.isValid())
        return end;
    if (rechecks >= mostRechecks)
        return {};
    const qint64 wait = std::min<qint64>(longestRecheck.count(), firstRecheck.count() << std::min(rechecks, 8));
    return std::max(end, now.addSecs(end.isValid() ? wait : longestRecheck.count()));
}

void Batch::Private::waitFor(const QDateTime &end)
{
    goesOnAt = end;
    if (!end.isValid())
        return resumeTimer.stop();
    const auto left = std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(end));
    resumeTimer.start(std::clamp<std::chrono::milliseconds>(left, 0ms, lookAtTheClock));
}

void Batch::Private::lookIfItIsTime()
{
    if (state != Batch::State::Paused || !goesOnAt.isValid())
        return;
    if (QDateTime::currentDateTimeUtc() < goesOnAt)
        return waitFor(goesOnAt);
    ++rechecks;
    q->resume();
}

} // namespace Legenda
