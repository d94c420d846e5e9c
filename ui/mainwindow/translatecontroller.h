// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Translations by a service: the dialog that begins them, the wait, what came of them, and those that an earlier start
// has left. Talks with the person through the message bar and the status line.

#include "core/pipeline/translating.h"

#include <QObject>

#include <memory>
#include <vector>

class QWidget;

namespace Legenda {

class MessageBar;
class UndoHistory;

class TranslateController : public QObject
{
    Q_OBJECT
public:
    TranslateController(Engine &engine, MessageBar &messages, UndoHistory &history, QWidget *window);
    ~TranslateController() override;

    /// Some service translates, or would with an account.
    bool isOffered() const;
    /// @param entry its video; without a path: none
    void translate(const LibraryEntry &entry, const SubtitleHit &hit);
    /// The subtitles beside a video; where there are none, a file the person chooses.
    void translateBeside(const LibraryEntry &entry);
    void translateFile(const LibraryEntry &entry, const QString &file);
    /// Offers what an earlier start has left.
    void offerOpen();
    /// Ends the waits; the services go on.
    void stop();
    bool isBusy() const;

Q_SIGNALS:
    void busyChanged(bool busy);
    void progressChanged(const QString &text);
    void accountsRequested(const QString &service);
    void showRequested(const QList<Legenda::VideoId> &videos, const QStringList &paths);

private:
    struct Run;

    void openDialog(const QList<TranslationSource> &sources);
    void follow(Translation *translation, const QString &label, VideoId video);
    void changed(Run &run, Translation::Stage stage);
    void sayProgress();
    void saySaved(Run &run);
    void askWhere(Run &run);
    void sayFailed(Run &run);
    void askForFile(Run &run);
    void sayUndone(const Result<UndoSummary> &summary);
    void lookAgain(const QString &provider, const QString &taskId);
    void forget(const QString &provider, const QString &taskId);
    void offer(const OpenTask &task);
    Run *find(int number);
    void end(int number);

    Engine &m_engine;
    MessageBar &m_messages;
    UndoHistory &m_history;
    QWidget *m_window;
    std::vector<std::unique_ptr<Run>> m_runs;
    int m_last = 0;
};

} // namespace Legenda
