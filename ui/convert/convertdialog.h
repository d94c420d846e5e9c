// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Subtitle files into other formats, encodings and times, with what each becomes in view before anything is written.

#include "core/identify/identity.h"
#include "ui/convert/convertchoices.h"
#include "ui/convert/convertqueue.h"
#include "ui/convert/readasform.h"

#include <QDialog>
#include <QHash>

class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;

namespace Legenda {

class ConflictQuestions;
class ConvertFilesPanel;
class ConvertPreview;
class ConvertSidePanel;
class DropOverlay;
class MessageBar;

class ConvertDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ConvertDialog(Engine &engine, QWidget *parent = nullptr);
    ~ConvertDialog() override; ///< stops

    void addPaths(const QStringList &paths);
    ConvertQueue *queue() const { return m_queue; }
    ConvertPreview *preview() const { return m_preview; }
    ConvertSidePanel *sidePanel() const { return m_side; }
    ConvertFilesPanel *filesPanel() const { return m_files; }

    /// What the choices say; input, how it is read, and batch are left open.
    FileConversionRequest request() const;

public Q_SLOTS:
    void convertAll();
    void dryRun();
    void reject() override;

Q_SIGNALS:
    /// @param batch for undo
    void saved(qint64 batch, const QStringList &paths);
    void undone(qint64 batch);
    /// The files are to be converted by a service.
    void serviceRequested(const QStringList &files);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildLeft();
    QWidget *buildBottom();
    void connectQueue();
    void restore();
    void keep() const;
    void convert(const QList<int> &rows);
    void changeReadAs(const ReadAsChange &change);
    void chooseCurrent();
    void refreshPreview();
    void showOrder(const QList<qint64> &startsMs);
    void lookAtVideo(const QString &video);
    MediaFacts videoOf(const ConvertItem &item) const;
    void showState();
    void sayFinished(qint64 batch);
    void sayUndone(const Result<UndoSummary> &summary);
    void openService();
    ConvertQueue::Into into() const;
    QList<int> allRows() const;
    QString whyNot() const;

    Engine &m_engine;
    ConvertQueue *m_queue;
    ConvertFilesPanel *m_files = nullptr;
    ConvertPreview *m_preview = nullptr;
    ConvertSidePanel *m_side = nullptr;
    QSplitter *m_split = nullptr;
    MessageBar *m_messages = nullptr;
    ConflictQuestions *m_questions = nullptr;
    DropOverlay *m_overlay = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_status = nullptr;
    QPushButton *m_convert = nullptr;
    QPushButton *m_dryRun = nullptr;
    QPushButton *m_stop = nullptr;
    QHash<QString, MediaFacts> m_videos; ///< by path: those looked at here
    QSet<QString> m_looking; ///< videos
    int m_current = 0; ///< id of the file in the preview; 0: none
};

} // namespace Legenda
