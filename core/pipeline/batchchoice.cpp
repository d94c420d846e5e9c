// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a batch does with texts that do not fit, and which language of a video is next.

#include "core/pipeline/batchprivate.h"

#include <QCoreApplication>

#include <algorithm>

namespace Legenda {

QList<RankedHit> Batch::Private::toTry(const VideoWork &video, const Language &language)
{
    QList<RankedHit> hits = candidates(video.hits, language);
    if (video.taken && language.covers(video.taken->hit.language)) {
        hits.removeIf([&](const RankedHit &hit) { return hit.hit.fullId() == video.taken->hit.fullId(); });
        hits.prepend(*video.taken);
    }
    return hits;
}

/// The text is not what was promised: the next hit's turn. It was counted against the quota all the same.
void Batch::Private::refuse(int index, const GotSubtitle &got)
{
    BatchItem &item = items[index];
    ItemWork &work = works[size_t(index)];
    if (stop.stop_requested())
        return set(index, BatchItem::State::Stopped);
    // What was learnt of it: the ranker knows now why it does not fit, for the other uses of these hits.
    const VideoFacts facts = Engine::facts(videos[work.video].entry);
    RankedHit judged = rank(facts, got.fetched.hit, Engine::wishes(preferences));
    for (RankedHit &known : videos[work.video].hits) {
        if (known.hit.fullId() == judged.hit.fullId())
            known = judged;
    }
    work.tried.insert(item.hit.hit.fullId());
    item.triedHits = int(work.tried.size());
    if (!work.refused) {
        work.refused = item.hit;
        work.refused->hit = judged.hit;
        work.problems = got.problems();
    }
    work.lastError = Error{ErrorKind::BadReply, got.problems().value(0).text, {}};
    requeue(index);
}

/// Nothing that was tried will do.
void Batch::Private::giveUp(int index)
{
    const ItemWork &work = works[size_t(index)];
    if (!work.refused)
        return fail(index, *work.lastError);
    BatchItem &item = items[index];
    item.hit = *work.refused;
    item.problems = work.problems;
    fail(index,
        {ErrorKind::BadReply,
            //: %1 is a whole sentence: what is wrong with the text
            QCoreApplication::translate(
                "Legenda", "The best subtitle was not saved. %1 To take it all the same, pick it by hand.")
                .arg(work.problems.value(0).text),
            {}});
}

/// With LanguageMode::FirstFound a language waits until those before it are through.
bool Batch::Private::isLanguagesTurn(int index) const
{
    if (preferences.languageMode == LanguageMode::Every)
        return true;
    const QList<int> &languages = videos[works[size_t(index)].video].items;
    return std::all_of(
        languages.begin(), languages.end(), [&](int other) { return other >= index || isOver(items.at(other).state); });
}

/// One language of a video is through: another is wanted only where this one could not be had.
void Batch::Private::endLanguage(int index)
{
    if (preferences.languageMode == LanguageMode::Every || stop.stop_requested())
        return;
    const BatchItem::State ended = items.at(index).state;
    const ItemWork &work = works[size_t(index)];
    const bool had = ended == BatchItem::State::Saved || (ended == BatchItem::State::Skipped && !work.nothingFound);
    const VideoWork &video = videos[work.video];
    QList<int> later;
    for (const int other : video.items) {
        if (other > index && !isOver(items.at(other).state))
            later.append(other);
    }
    if (later.isEmpty())
        return;
    if (!had) {
        if (video.searched)
            toDownload.push_front(later.first());
        pumpAgain = true;
        return;
    }
    // The last one first: each that ends comes here again, and must find nothing behind it.
    for (auto other = later.crbegin(); other != later.crend(); ++other)
        skip(*other, QCoreApplication::translate("Legenda", "found in %1").arg(items.at(index).language.name()));
}

} // namespace Legenda
