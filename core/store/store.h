// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What Legenda remembers between runs, in one SQLite file under the XDG state folder. All of it can be lost without
// harm but the download history, which undo needs. Every call runs on the store pool; a database that cannot be opened
// (full disk, read-only home, damaged file) makes the program forget things, never fail: calls then act on memory.

#include "core/base/pending.h"
#include "core/store/keptbatch.h"
#include "core/store/opentask.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace Legenda {

/// A file as it was when something was learnt of it; a change of any part makes that knowledge void.
struct FileStamp
{
    QString path;
    qint64 size = 0; ///< bytes
    qint64 modifiedMs = 0; ///< since the epoch
    bool operator==(const FileStamp &) const = default;
};

/// One subtitle that was saved.
struct DownloadRecord
{
    qint64 id = 0; ///< given by the store
    qint64 batch = 0; ///< saves of one batch share a number: they are undone together
    QString videoPath;
    QString provider;
    QString subtitleId; ///< "file id" of the service
    QString language;
    QString release;
    int score = 0;
    QString savedPath;
    QString backupPath; ///< of the file it replaced; empty: none
    QByteArray sha256; ///< of what was written
    QString originalEncoding;
    QDateTime savedAt; ///< UTC
    bool undone = false;
    bool operator==(const DownloadRecord &) const = default;
};

class Store : public QObject
{
    Q_OBJECT
public:
    /// @param file path of the database; empty: memory only
    explicit Store(const QString &file, QObject *parent = nullptr);
    ~Store() override; ///< writes down what was asked for before

    /// Opens the database meanwhile: something will be written down soon.
    void prepare();

    // Movie hashes by path, size and time of change.
    /// For those that are known: path -> hash.
    Pending<QHash<QString, QString>> hashes(QList<FileStamp> files);
    Pending<Done> rememberHashes(QList<std::pair<FileStamp, QString>> hashes);

    // What is inside a video, likewise; as its reader wrote it.
    Pending<QHash<QString, QByteArray>> media(QList<FileStamp> files);
    Pending<Done> rememberMedia(QList<std::pair<FileStamp, QByteArray>> facts);

    // Answers of services, with expiry.
    Pending<std::optional<QByteArray>> cachedReply(QString key);
    Pending<Done> rememberReply(QString key, QByteArray reply, std::chrono::seconds validFor);
    Pending<Done> forgetReplies();

    // Saves, for undo.
    Pending<qint64> nextBatch();
    Pending<qint64> addDownload(DownloadRecord record);
    /// Newest first. @param limit negative: all
    Pending<QList<DownloadRecord>> downloads(int limit);
    /// Newest first, as they have to be undone.
    Pending<QList<DownloadRecord>> downloadsOfBatch(qint64 batch);
    Pending<Done> markUndone(qint64 id);

    // "Not this one": subtitles that are hidden for a video.
    Pending<Done> setUnwanted(QString videoKey, QString fullHitId, bool unwanted);
    Pending<QStringList> unwanted(QString videoKey);

    // Batches of downloads that are not through. One program at a time holds a batch: what a running one works on is
    // not offered to another; what a crashed one held is free again.
    /// Keeps a new batch, held by this program. Ends with its id.
    Pending<qint64> keepBatch(KeptBatch batch);
    /// Writes down what was found for some of its items.
    Pending<Done> keepHits(qint64 batch, QList<KeptItem> items);
    /// Why it is interrupted.
    Pending<Done> keepReason(qint64 batch, QString reason, QDateTime goesOnAt);
    /// These (path, language) are through. With the last of them the batch is forgotten.
    Pending<Done> dropKept(qint64 batch, QList<std::pair<QString, QString>> items);
    /// Those that nobody holds, the newest first.
    Pending<QList<KeptBatch>> keptBatches();
    /// Takes hold of a batch; nothing if another program has it or it is through.
    Pending<std::optional<KeptBatch>> claimKept(qint64 batch);
    /// Lets it go for a later start.
    Pending<Done> releaseKept(qint64 batch);
    Pending<Done> forgetKept(qint64 batch);

    // Tasks of services whose results are still to be fetched.
    Pending<Done> keepTask(OpenTask task);
    /// Newest first.
    Pending<QList<OpenTask>> openTasks();
    Pending<Done> dropTask(QString provider, QString id);

    /// Why nothing is remembered, for people; empty if all is well.
    QString problem() const;

private:
    template <class T, class Work>
    Pending<T> ask(Work work) const;

    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace Legenda
