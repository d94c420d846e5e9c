// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The state of a batch: the queues of what is to be searched and downloaded, and what stands in the way.

#include "core/pipeline/batch.h"

#include <QTimer>

#include <deque>
#include <vector>

namespace Legenda {

inline bool isOver(BatchItem::State state)
{
    return state == BatchItem::State::Saved || state == BatchItem::State::Skipped || state == BatchItem::State::Failed
        || state == BatchItem::State::Stopped;
}

struct Batch::Private
{
    /// What one video has in common for all its languages.
    struct VideoWork
    {
        LibraryEntry entry;
        QList<int> items;
        QList<RankedHit> hits;
        std::optional<RankedHit> taken; ///< what the person chose
        SearchSession *session = nullptr;
        std::optional<Error> searchError; ///< of a service, where others answered
        bool searched = false;
        bool inListOnly = false; ///< only its season's list was looked through
        bool thorough = false; ///< searched with all questions, or about to be
    };

    /// What an item needs beyond what is shown.
    struct ItemWork
    {
        size_t video = 0;
        QSet<QString> tried; ///< full ids
        std::optional<Error> lastError;
        std::optional<ConflictPolicy> answer; ///< for the hit that is in the item
        bool downloading = false;
        bool asking = false;
        bool nothingFound = false; ///< skipped for that: with LanguageMode::FirstFound the next language's turn
        /// The first and so the best of the texts that were refused; the item ends with it where no other one does.
        std::optional<RankedHit> refused;
        QList<TextProblem> problems; ///< of `refused`
    };

    Private(Batch *batch, Engine &e, Preferences wished) : q(batch), engine(e), preferences(std::move(wished)) { }

    void pump();
    bool startSearch(size_t video);
    void searchFinished(size_t video);
    void choose(int index);
    /// What may be downloaded, in the order it is tried.
    static QList<RankedHit> toTry(const VideoWork &video, const Language &language);
    void download(int index, const RankedHit &hit, std::optional<ConflictPolicy> policy);
    void downloaded(int index, const Result<QList<GotSubtitle>> &result);
    void saved(int index, const QList<GotSubtitle> &got);
    void downloadFailed(int index, const Error &error);
    void refuse(int index, const GotSubtitle &got);
    void giveUp(int index);
    bool isLanguagesTurn(int index) const;
    void endLanguage(int index);
    void requeue(int index); ///< before the others: what was begun is brought to its end
    bool mayDownloadFrom(const QString &provider);
    std::optional<RankedHit> fromOpenService(const RankedHit &ranked);

    Pending<Done> keep();
    void keepHits(const VideoWork &video);
    void dropKept(int index);
    void letGoOfKept();
    QDateTime endOfPause(const Error &why);
    void waitFor(const QDateTime &end);
    void lookIfItIsTime();

    void begin();
    void set(int index, BatchItem::State state);
    void skip(int index, const QString &why);
    void fail(int index, const Error &error);
    void showInLibrary(const VideoWork &video);
    void setState(Batch::State next);
    void pauseWith(const Error &error);
    void finishIfDone();
    void finish();

    Batch *q;
    Engine &engine;
    Preferences preferences;
    Batch::State state = Batch::State::Ready;
    std::stop_source stop;
    QList<BatchItem> items;
    std::vector<ItemWork> works;
    std::vector<VideoWork> videos;
    int over = 0;

    std::deque<size_t> toSearch;
    QSet<VideoId> unidentified; ///< still being hashed; searched when they are through
    std::deque<int> toDownload;
    QList<int> held; ///< nothing but services that are blocked
    QHash<QString, Error> blocked; ///< by service, until resume()
    std::optional<Error> searchBlocked;
    std::optional<Error> savingBlocked;
    QHash<QString, int> downloadsFrom;
    // More searches than downloads: a search waits for the network most of the time, a download counts.
    int searchesAtOnce = 4;
    int downloadsAtOnce = 2;
    int searches = 0;
    int downloads = 0;
    int asking = 0;
    std::optional<ConflictPolicy> policyForAll;
    bool dryRun = false;
    QString outputFile; ///< empty: names by the template
    bool trustKnownQuota = true;
    bool savedSomething = false;
    qint64 number = 0;
    bool pumping = false;
    bool pumpAgain = false;

    SearchPlan plan;
    QTimer resumeTimer; ///< looks at the clock
    QDateTime goesOnAt;
    int rechecks = 0; ///< since the last save
    bool keeps = false;
    bool leaving = false;
    qint64 keptId = 0;
    QDateTime waitsUntil; ///< of the batch that is gone on with
    QString waitsWhy;
    QList<std::pair<QString, QString>> lost; ///< of that batch, (path, language): their videos are gone
};

} // namespace Legenda
