// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Download best" for one, many or all videos in several languages: searches what was not searched, takes the best hit
// of each language (or of the first language that has one), tries the next one where a download fails the checks,
// pauses at the quota until there are downloads again, and can be stopped and gone on with, by a later start too.

#include "core/pipeline/engine.h"

#include <QObject>

#include <memory>

namespace Legenda {

/// One language of one video.
struct BatchItem
{
    enum class State { Waiting, Searching, Downloading, Saved, Skipped, Failed, Stopped };
    VideoId video = -1;
    QString videoPath;
    Language language;
    State state = State::Waiting;
    RankedHit hit; ///< the one taken, or tried last
    SavedSubtitle saved; ///< of the first file
    QList<TextProblem> problems; ///< of the text that was saved, or of the best one that was refused
    int remaining = -1; ///< downloads left afterwards; -1: not said
    QString skippedWhy; ///< "already there", "nothing found", "found in English"
    bool isBefore = false; ///< was through before this batch went on with what was left
    int triedHits = 0; ///< that could not be had, or whose text would not do
    std::optional<Error> error;
    bool operator==(const BatchItem &) const = default;
};

/// What it will cost, before it starts.
struct BatchPlan
{
    int videos = 0;
    int downloads = 0; ///< at most
    int alreadyThere = 0; ///< languages left out since they are there
    int remaining = -1; ///< downloads left over all services; -1: not known
    QDateTime resetsAt; ///< invalid: not known
    bool operator==(const BatchPlan &) const = default;
};

class Batch : public QObject
{
    Q_OBJECT
public:
    enum class State { Ready, Running, Paused, Finished };

    Batch(Engine &engine, QList<LibraryEntry> videos, Preferences preferences, QObject *parent = nullptr);
    ~Batch() override; ///< stops

    /// Asks the services for their quota; then "12 downloads, 97 left" can be said.
    Pending<BatchPlan> plan();
    void start();
    void stop(); ///< finishes as soon as what is being written is whole
    /// Goes on after a pause (quota, service down). One for a rate limit or the quota ends by itself: goesOnAt().
    void resume();
    /// Ends like stop(), but what is not through stays in the store for a later start.
    void leave();
    /// Keeps what is not through in the store while it runs, so that a later start can go on. Before start().
    void setKeeping(bool on);
    /// Goes on with what a batch before has left, which this program has claimed: only with its items, and with the
    /// hits it had found. Waits where its time has not come. Before start().
    void goOnWith(const KeptBatch &kept);
    bool isKept() const;
    /// An answer to askConflict().
    void resolveConflict(int item, ConflictPolicy policy, bool forAll);
    /// Hits that were found before for a video, so that it is not searched again.
    void useHits(VideoId video, const QList<RankedHit> &hits);
    /// The person's own choice for a video: tried before all others of its language, whatever its score. Not searched
    /// again; what useHits() gave comes after it. Before start().
    void take(VideoId video, const RankedHit &hit);
    void setJobs(int videosAtOnce); ///< searches at once (downloads: half of it); default 4
    /// Instead of names by the template; only of use where one subtitle is wanted. Before start().
    void setOutputFile(const QString &file);
    /// Search and choose, download nothing: items with a hit end as Skipped with that hit.
    void setDryRun(bool on);

    State state() const;
    const QList<BatchItem> &items() const;
    qint64 batchNumber() const; ///< for Engine::undoBatch; 0 until something was saved
    int count(BatchItem::State state) const;
    /// UTC, of a pause that ends by itself; else invalid.
    QDateTime goesOnAt() const;

Q_SIGNALS:
    void itemChanged(int index);
    void progressChanged(int done, int total);
    /// A file is in the way and the policy is to ask; the rest goes on meanwhile.
    void askConflict(int index, const QString &path);
    /// Work is kept; `error` says why and when it can go on.
    void paused(const Legenda::Error &error);
    void stateChanged(Legenda::Batch::State state);
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Legenda
