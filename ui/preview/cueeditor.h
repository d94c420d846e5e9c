// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The cues of a subtitle with their times, and, once the person wants to change something, the fields of the chosen
// one below them.

#include "core/subtitles/subtitletext.h"
#include "ui/preview/cuesession.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QLabel;
class QTreeView;

namespace Legenda {

class CueForm;
class CueTimeEdit;
class EditableCueModel;
class TimelineStrip;

class CueEditor : public QWidget
{
    Q_OBJECT
public:
    explicit CueEditor(QWidget *parent = nullptr);

    /// To read. @param whole false: only the beginning is there, so no time line shows where it stops
    void setCues(const QList<PreviewCue> &cues, qint64 videoMs, bool whole = true);
    /// To change; the list stays where it is where it shows the same.
    void setSession(CueSession *session, qint64 videoMs);
    CueSession *session() const { return m_session; }
    bool isEditing() const;
    /// Opens the fields, on the chosen cue or the first one in sight; asks for a session where there is none.
    void beginEditing();
    void endEditing();
    /// A dialog that is for nothing else has no use for closing the fields.
    void setAlwaysEditing();
    /// Typed times that were not left yet count.
    void finish();
    void undo();
    void redo();
    QTreeView *list() const { return m_list; }

Q_SIGNALS:
    /// There is no session yet, and the person wants to edit.
    void sessionRequested();
    void editingChanged(bool editing);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Key { None, Undo, Redo, Leave, Edit, Delete, Apply, Previous, Next, Tag, SelectAll };
    void buildList();
    QWidget *buildForm();
    QWidget *buildTools(QWidget *parent);
    QWidget *buildShift(QWidget *parent);
    QAction *addTool(QWidget *bar, const QString &text, const QString &toolTip, void (CueEditor::*run)());
    Key keyOf(const QKeyEvent &event, const QObject *in) const;
    void press(Key key, const QKeyEvent &event);
    void leave();
    void insert();
    void removeChosen();
    void split();
    void merge();
    void openShift();
    void applyShift();
    void closeShift();
    QList<qsizetype> chosen() const; ///< rows of the document
    int currentRow() const;
    void select(int row);
    void showCue();
    void takeReplaced(qsizetype row, qsizetype removed, qsizetype added, CueSession::Kind kind);
    void updateTools();
    void updateTimeline();
    void updateVisibleRange();

    QPointer<CueSession> m_session;
    EditableCueModel *m_model = nullptr;
    TimelineStrip *m_timeline = nullptr;
    QTreeView *m_list = nullptr;
    QWidget *m_panel = nullptr; ///< below the list
    CueForm *m_form = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_insert = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_split = nullptr;
    QAction *m_merge = nullptr;
    QAction *m_shift = nullptr;
    QAction *m_close = nullptr;
    QWidget *m_shiftRow = nullptr;
    QLabel *m_shiftText = nullptr;
    CueTimeEdit *m_shiftBy = nullptr;
    qint64 m_videoMs = 0;
    bool m_deletes = false; ///< once there is a session
    bool m_always = false;
    qsizetype m_touched = -1; ///< row of the document that the last step changed first
};

} // namespace Legenda
