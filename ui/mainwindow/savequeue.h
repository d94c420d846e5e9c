// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Subtitles picked by hand or dropped on a row: got and saved one after the other, with questions where a file is in
// the way.

#include "core/pipeline/engine.h"
#include "core/pipeline/placing.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <optional>
#include <stop_token>

namespace Legenda {

class ConflictQuestions;

/// What a run of saves came to.
struct SaveSummary
{
    QList<qint64> batches; ///< for undo; empty: nothing was saved
    QSet<VideoId> videos;
    QStringList paths; ///< of what was saved
    int skipped = 0;
    QList<Error> errors;
    QList<TextProblem> problems; ///< of the texts that were saved
    bool operator==(const SaveSummary &) const = default;
};

class SaveQueue : public QObject
{
    Q_OBJECT
public:
    SaveQueue(Engine &engine, ConflictQuestions &questions, QObject *parent = nullptr);
    ~SaveQueue() override; ///< stops

    /// @param format the service's name of one; empty: that of the preferences
    void download(const LibraryEntry &entry, const QList<RankedHit> &hits, const QString &format = {});
    /// A hit of a free question, to the file that the person chose.
    void downloadTo(const RankedHit &hit, const QString &file);
    void adopt(const LibraryEntry &entry, const QStringList &files);
    void adopt(const LibraryEntry &entry, const SubtitlePlace &place);
    void unpackTo(const UnpackedFile &subtitle, const QString &file);
    void stop();
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void busyChanged(bool busy);
    void progressChanged(int done, int total);
    void finished(const Legenda::SaveSummary &summary);

private:
    using Policy = std::optional<ConflictPolicy>;
    struct Job
    {
        VideoId video = -1;
        bool download = true; ///< its save goes by the batch of this run
        QString file; ///< where to, if the person said so
        QString format; ///< instead of the preferences'
        std::function<Pending<QList<GotSubtitle>>(Policy policy, qint64 batch, std::stop_token stop)> run;
    };

    void begin();
    void next();
    void runJob(const Policy &policy);
    void goOn();
    void take(const QList<GotSubtitle> &got, const Policy &policy, qint64 batch);
    void askWhich(const FetchedSubtitle &fetched, const Policy &policy);
    void noteBatchOf(qint64 record);
    void end();

    Engine &m_engine;
    ConflictQuestions &m_questions;
    QList<Job> m_jobs;
    Job m_current;
    Policy m_forAll;
    qint64 m_batch = 0;
    int m_done = 0;
    int m_total = 0;
    bool m_busy = false;
    std::stop_source m_stop;
    SaveSummary m_summary;
};

} // namespace Legenda
