// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Everything that saves: "Download best" (a Batch), hits picked by hand and dropped subtitles (a SaveQueue), and taking
// all of it back. Talks with the person through the message bar only.

#include "core/pipeline/batch.h"
#include "ui/mainwindow/savequeue.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace Legenda {

class ConflictQuestions;
class KeptOffer;
class MessageBar;
class SearchController;
class WebFolderQuestion;
struct Message;

class BatchController : public QObject
{
    Q_OBJECT
public:
    BatchController(Engine &engine, SearchController &searches, MessageBar &messages, QObject *parent = nullptr);
    ~BatchController() override;

    /// Asks what it will cost, asks the person where that is worth a question, and starts.
    void downloadBest(const QList<VideoId> &ids);
    /// What the person chose for several videos at once, all in one language.
    void downloadPicks(const QList<std::pair<VideoId, RankedHit>> &picks);
    /// @param format the service's name of one; empty: that of the preferences
    void download(VideoId id, const QList<RankedHit> &hits, const QString &format = {});
    void downloadTo(const RankedHit &hit, const QString &file);
    void adopt(VideoId id, const QStringList &files);
    /// Subtitles that were dropped on no row, each for its video; all are said and undone together.
    void adopt(const QList<SubtitlePlace> &places);
    /// A subtitle of an archive, to a file; others are never replaced.
    void unpackTo(const UnpackedFile &subtitle, const QString &file);
    /// Something else saved subtitles: says so, and undoLast() takes them back.
    void noteSaved(const SaveSummary &summary) { finishQueue(summary); }
    /// Who saved it took a batch back by itself.
    void noteUndone(qint64 batch);
    void stop();
    /// Before the window goes: ends as stop() does, but what a batch has left is offered at the next start.
    void leave();
    /// Offers what an earlier batch has left.
    void offerKept();
    void undoLast();
    bool isBusy() const;
    bool canUndo() const { return !m_undo.isEmpty(); }
    int undoCount() const { return static_cast<int>(m_undo.size()); } ///< saves that undoLast() can take back

Q_SIGNALS:
    void busyChanged(bool busy);
    /// @param total 0: not known yet; -1: nothing goes on, it is the person's turn
    void progressChanged(const QString &text, int done, int total);
    void undoChanged(bool possible);
    void showRequested(const QList<Legenda::VideoId> &videos, const QStringList &paths);
    /// By hand and not in a batch.
    void savedByHand(const QStringList &paths);
    void languagesRequested();
    void accountsRequested();

private:
    void planBest(const QList<VideoId> &ids);
    void prepare(const QList<VideoId> &ids, const Preferences &preferences);
    void planned(const Result<BatchPlan> &plan);
    void askToStart(const QString &text, bool shortOfQuota);
    void start();
    void goOnWith(const KeptBatch &kept, const QList<LibraryEntry> &videos);
    void showPause(const Error &error);
    void finishBatch();
    void finishQueue(const SaveSummary &summary);
    void dropBatch();
    static QStringList problemsIn(const SaveSummary &summary);
    void sayResult(QString text, bool good, const SaveSummary &summary);
    void sayUndone(const Result<UndoSummary> &summary);
    bool refuseWhileBusy();

    Engine &m_engine;
    SearchController &m_searches;
    MessageBar &m_messages;
    ConflictQuestions *m_questions;
    SaveQueue *m_queue;
    KeptOffer *m_kept;
    WebFolderQuestion *m_webFolder;
    std::unique_ptr<Batch> m_batch;
    QList<VideoId> m_wanted; ///< of the batch
    QList<QList<qint64>> m_undo; ///< batches that were said together, the newest last
};

} // namespace Legenda
