// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/cueeditor.h"

#include "ui/preview/cueform.h"
#include "ui/preview/cuetimeedit.h"
#include "ui/preview/editablecuemodel.h"
#include "ui/preview/timelinestrip.h"
#include "ui/widgets/activation.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

CueEditor::CueEditor(QWidget *parent) : QWidget(parent), m_model(new EditableCueModel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_timeline = new TimelineStrip(this);
    column->addWidget(m_timeline);
    buildList();
    column->addWidget(m_list, 1);
    m_panel = buildForm();
    m_panel->hide();
    column->addWidget(m_panel);

    connect(m_timeline, &TimelineStrip::timeClicked, this, [this](qint64 ms) {
        const QModelIndex index = m_model->index(m_model->rowAt(ms), 0);
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index, QAbstractItemView::PositionAtTop);
    });
    connect(m_model, &EditableCueModel::timesChanged, this, &CueEditor::updateTimeline);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &CueEditor::updateVisibleRange);
    connect(m_list->verticalScrollBar(), &QScrollBar::rangeChanged, this, &CueEditor::updateVisibleRange);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CueEditor::showCue);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CueEditor::updateTools);
    onActivation(m_list, [this](const QModelIndex &) { beginEditing(); });

    m_list->installEventFilter(this);
    m_shiftBy->installEventFilter(this);
    const QList<QWidget *> fields = m_form->fields();
    for (QWidget *field : fields)
        field->installEventFilter(this);
    updateTools();
}

void CueEditor::buildList()
{
    m_list = new QTreeView(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EditableCueDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHeaderHidden(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setAccessibleName(tr("Text with times"));
    m_list->setMinimumHeight(spacing(this, 10));
    m_list->header()->setStretchLastSection(true);
    m_list->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->setColumnWidth(CueModel::StartColumn, fontMetrics().horizontalAdvance(u"00:00:00.0"_s) + spacing(this, 4));
    m_list->setColumnWidth(CueModel::LengthColumn, fontMetrics().horizontalAdvance(u"00.0 s"_s) + spacing(this, 5));
}

QWidget *CueEditor::buildForm()
{
    auto *panel = new QWidget(this);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(spacing(this, 2), spacing(this, 1), spacing(this, 2), spacing(this, 2));
    column->setSpacing(spacing(this, 1));
    column->addWidget(buildTools(panel));
    m_shiftRow = buildShift(panel);
    m_shiftRow->hide();
    column->addWidget(m_shiftRow);
    m_form = new CueForm(panel);
    column->addWidget(m_form);
    return panel;
}

QWidget *CueEditor::buildTools(QWidget *parent)
{
    auto *bar = new QWidget(parent);
    auto *flow = new FlowLayout(bar);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(spacing(this, 0.5));
    m_undo = addTool(bar, tr("Undo"), tr("Undo"), &CueEditor::undo);
    m_undo->setIcon(Icons::get(u"undo"_s));
    m_undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    m_redo = addTool(bar, tr("Redo"), tr("Redo"), &CueEditor::redo);
    m_redo->setIcon(Icons::get(u"redo"_s));
    m_redo->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    m_insert = addTool(bar, tr("Insert"), tr("Insert an empty cue after this one"), &CueEditor::insert);
    m_delete = addTool(bar, tr("Delete"), tr("Delete the chosen cues"), &CueEditor::removeChosen);
    m_delete->setShortcut(QKeySequence(Qt::Key_Delete));
    m_split = addTool(
        bar, tr("Split"), tr("Make two cues of this one, at the cursor or where it fits best"), &CueEditor::split);
    m_merge = addTool(bar, tr("Merge with next"), tr("Make one cue of this one and the next one"), &CueEditor::merge);
    m_shift = addTool(bar, tr("Shift from here…"), tr("Move this cue and all later ones"), &CueEditor::openShift);
    m_close = addTool(bar, tr("Close"), tr("Close the fields; the changes stay"), &CueEditor::endEditing);
    m_close->setShortcut(QKeySequence(Qt::Key_Escape));
    // The filter hears the keys where they count. As shortcuts of the window they would get in the way of its own.
    for (QAction *action : {m_undo, m_redo, m_delete, m_close}) {
        action->setToolTip(tr("%1 (%2)").arg(action->toolTip(), action->shortcut().toString(QKeySequence::NativeText)));
        action->setShortcut({});
    }
    m_edit = new QAction(tr("Edit"), this);
    connect(m_edit, &QAction::triggered, this, &CueEditor::beginEditing);
    m_list->addActions({m_edit, m_insert, m_delete, m_split, m_merge, m_shift});
    return bar;
}

QAction *CueEditor::addTool(QWidget *bar, const QString &text, const QString &toolTip, void (CueEditor::*run)())
{
    auto *action = new QAction(text, this);
    action->setToolTip(toolTip);
    connect(action, &QAction::triggered, this, run);
    auto *button = new QToolButton(bar);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->layout()->addWidget(button);
    return action;
}

QWidget *CueEditor::buildShift(QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *flow = new FlowLayout(row);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(spacing(this, 1));
    m_shiftText = new QLabel(row);
    m_shiftBy = new CueTimeEdit(true, row);
    m_shiftBy->setAccessibleName(tr("By how much"));
    m_shiftText->setBuddy(m_shiftBy);
    auto *apply = new QPushButton(tr("Shift"), row);
    auto *cancel = new QPushButton(tr("Cancel"), row);
    for (QWidget *widget : {static_cast<QWidget *>(m_shiftText), static_cast<QWidget *>(m_shiftBy),
             static_cast<QWidget *>(apply), static_cast<QWidget *>(cancel)})
        flow->addWidget(widget);
    apply->setAutoDefault(false);
    cancel->setAutoDefault(false);
    connect(apply, &QPushButton::clicked, this, &CueEditor::applyShift);
    connect(cancel, &QPushButton::clicked, this, &CueEditor::closeShift);
    connect(m_shiftBy, &TimeEdit::valueChanged, apply, [apply](qint64 ms) { apply->setEnabled(ms != 0); });
    apply->setEnabled(false);
    return row;
}

void CueEditor::setCues(const QList<PreviewCue> &cues, qint64 videoMs, bool whole)
{
    setSession(nullptr, videoMs);
    m_model->setCues(cues);
    m_list->scrollToTop();
    updateTimeline();
    // A timeline of the beginning alone would show a subtitle that stops.
    m_timeline->setVisible(whole);
}

void CueEditor::setSession(CueSession *session, qint64 videoMs)
{
    m_videoMs = videoMs;
    if (session && session == m_session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->undoStack()->disconnect(this);
    }
    m_form->setCue(nullptr, -1);
    m_session = session;
    if (!session) {
        m_model->setSession(nullptr);
        endEditing();
        m_deletes = false;
        updateTools();
        return;
    }
    // The same cues as before, if not in the same order.
    const QModelIndex at = m_list->currentIndex();
    const PreviewCue current = at.isValid() ? m_model->cues().at(at.row()) : PreviewCue();
    m_model->setSession(session);
    m_timeline->show();
    updateTimeline();
    connect(session, &CueSession::replaced, this, &CueEditor::takeReplaced);
    connect(session, &CueSession::changed, this, &CueEditor::updateTools);
    if (at.isValid() && currentRow() < 0)
        select(static_cast<int>(qMax<qsizetype>(0, m_model->cues().indexOf(current))));
    showCue();
    updateTools();
}

bool CueEditor::isEditing() const
{
    return !m_panel->isHidden();
}

void CueEditor::beginEditing()
{
    if (!m_session) {
        m_deletes = false;
        Q_EMIT sessionRequested();
        return;
    }
    if (currentRow() < 0) {
        const QModelIndex first = m_list->indexAt({1, 1});
        select(first.isValid() ? first.row() : 0);
    }
    const bool was = isEditing();
    m_panel->show();
    showCue();
    m_form->focusText();
    m_list->scrollTo(m_list->currentIndex());
    if (!was)
        Q_EMIT editingChanged(true);
    if (std::exchange(m_deletes, false))
        removeChosen();
}

void CueEditor::endEditing()
{
    if (!isEditing() || m_always)
        return;
    m_form->finish();
    // Only who works here is led on: another subtitle may be chosen elsewhere.
    if (QWidget *focus = window()->focusWidget(); focus && m_panel->isAncestorOf(focus))
        m_list->setFocus();
    closeShift();
    m_panel->hide();
    Q_EMIT editingChanged(false);
}

void CueEditor::setAlwaysEditing()
{
    m_always = true;
    const QList<QToolButton *> buttons = m_panel->findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->defaultAction() == m_close)
            button->hide();
    }
    m_panel->show();
}

void CueEditor::finish()
{
    m_form->finish();
}

void CueEditor::undo()
{
    if (!m_session)
        return;
    m_form->finish();
    m_session->undoStack()->undo();
    select(m_model->rowOf(m_touched));
}

void CueEditor::redo()
{
    if (!m_session)
        return;
    m_session->undoStack()->redo();
    select(m_model->rowOf(m_touched));
}

CueEditor::Key CueEditor::keyOf(const QKeyEvent &event, const QObject *in) const
{
    const bool inList = in == m_list;
    const bool inText = in == m_form->textEdit();
    const int key = event.key();
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::NoModifier) {
        if (key == Qt::Key_F2 && inList)
            return Key::Edit;
        if (key == Qt::Key_Delete && inList)
            return Key::Delete;
        if (key == Qt::Key_Escape && isEditing() && !(m_always && m_list->hasFocus() && m_shiftRow->isHidden()))
            return Key::Leave;
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && in == m_shiftBy)
            return Key::Apply;
    }
    if (modifiers == Qt::AltModifier && isEditing()) {
        if (key == Qt::Key_Up)
            return Key::Previous;
        if (key == Qt::Key_Down)
            return Key::Next;
    }
    if (modifiers == Qt::ControlModifier) {
        if (key == Qt::Key_Z && m_session)
            return Key::Undo;
        if (key == Qt::Key_Y && m_session)
            return Key::Redo;
        if (key == Qt::Key_A && inList)
            return Key::SelectAll;
        if ((key == Qt::Key_B || key == Qt::Key_I || key == Qt::Key_U) && inText)
            return Key::Tag;
    }
    if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && key == Qt::Key_Z && m_session)
        return Key::Redo;
    return Key::None;
}

void CueEditor::press(Key key, const QKeyEvent &event)
{
    switch (key) {
    case Key::Undo:
        undo();
        break;
    case Key::Redo:
        redo();
        break;
    case Key::Leave:
        leave();
        break;
    case Key::Edit:
        beginEditing();
        break;
    case Key::Delete:
        removeChosen();
        break;
    case Key::Apply:
        applyShift();
        break;
    case Key::Previous:
    case Key::Next: {
        m_form->finish();
        const int row = currentRow() + (key == Key::Next ? 1 : -1);
        if (row >= 0 && row < m_model->rowCount())
            select(row);
        break;
    }
    case Key::Tag:
        m_form->toggleTag(QChar(event.key()).toLower());
        break;
    case Key::SelectAll:
        m_list->selectAll();
        break;
    case Key::None:
        break;
    }
}

bool CueEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto *keyEvent = static_cast<QKeyEvent *>(event);
        if (const Key key = keyOf(*keyEvent, watched); key != Key::None) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                press(key, *keyEvent);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

// From the buttons.
bool CueEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && keyOf(*static_cast<QKeyEvent *>(event), this) != Key::None) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void CueEditor::keyPressEvent(QKeyEvent *event)
{
    if (const Key key = keyOf(*event, this); key != Key::None)
        press(key, *event);
    else
        QWidget::keyPressEvent(event);
}

/// One step out: of the shift, of the fields, of editing.
void CueEditor::leave()
{
    if (!m_shiftRow->isHidden()) {
        closeShift();
        return;
    }
    if (m_list->hasFocus()) {
        endEditing();
        return;
    }
    m_form->revertTimes();
    m_list->setFocus();
}

int CueEditor::currentRow() const
{
    return m_list->currentIndex().row();
}

QList<qsizetype> CueEditor::chosen() const
{
    QList<qsizetype> rows;
    const QModelIndexList indexes = m_list->selectionModel()->selectedRows();
    for (const QModelIndex &index : indexes)
        rows.append(m_model->documentRow(index.row()));
    if (rows.isEmpty() && currentRow() >= 0)
        rows.append(m_model->documentRow(currentRow()));
    return rows;
}

void CueEditor::select(int row)
{
    if (m_model->rowCount() == 0)
        return;
    const QModelIndex index =
        m_model->index(row >= 0 ? qMin(row, m_model->rowCount() - 1) : m_model->rowCount() - 1, 0);
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_list->scrollTo(index);
}

void CueEditor::insert()
{
    if (!m_session)
        return;
    m_form->finish();
    m_session->insertAfter(m_model->documentRow(currentRow()));
    select(m_model->rowOf(m_touched));
    m_form->focusText();
}

void CueEditor::removeChosen()
{
    if (!m_session) {
        m_deletes = true;
        Q_EMIT sessionRequested();
        return;
    }
    m_form->finish();
    const QList<qsizetype> rows = chosen();
    if (rows.isEmpty())
        return;
    m_session->remove(rows);
    select(m_model->rowOf(m_touched));
    m_list->setFocus();
    if (!isEditing())
        beginEditing();
}

void CueEditor::split()
{
    if (!m_session)
        return;
    m_form->finish();
    m_session->split(m_model->documentRow(currentRow()), m_form->cursor());
}

void CueEditor::merge()
{
    if (!m_session)
        return;
    m_form->finish();
    m_session->merge(m_model->documentRow(currentRow()), m_model->documentRow(currentRow() + 1));
}

void CueEditor::openShift()
{
    if (!m_session || currentRow() < 0)
        return;
    m_form->finish();
    m_shiftRow->show();
    updateTools();
    m_shiftBy->setFocus();
    m_shiftBy->selectAll();
}

void CueEditor::applyShift()
{
    const QList<qsizetype> rows = chosen();
    if (rows.size() > 1)
        m_session->shift(rows, m_shiftBy->value());
    else if (rows.size() == 1)
        m_session->shiftFrom(rows.constFirst(), m_shiftBy->value());
    closeShift();
}

void CueEditor::closeShift()
{
    if (m_shiftRow->isHidden())
        return;
    if (m_shiftRow->isAncestorOf(window()->focusWidget()))
        m_list->setFocus();
    m_shiftRow->hide();
}

void CueEditor::showCue()
{
    m_form->setCue(m_session, m_session ? m_model->documentRow(currentRow()) : -1);
    updateTools();
}

void CueEditor::takeReplaced(qsizetype row, qsizetype, qsizetype, CueSession::Kind kind)
{
    m_touched = kind == CueSession::Kind::Discard ? m_model->documentRow(currentRow()) : row;
    m_form->setCue(m_session, m_model->documentRow(currentRow()));
}

void CueEditor::updateTools()
{
    const QUndoStack *stack = m_session ? m_session->undoStack() : nullptr;
    m_undo->setEnabled(stack && stack->canUndo());
    m_redo->setEnabled(stack && stack->canRedo());
    const QList<qsizetype> rows = m_session ? chosen() : QList<qsizetype>();
    m_insert->setEnabled(m_session);
    m_delete->setEnabled(!rows.isEmpty());
    m_split->setEnabled(rows.size() == 1);
    m_merge->setEnabled(rows.size() == 1 && currentRow() + 1 < m_model->rowCount());
    m_shift->setEnabled(!rows.isEmpty());
    m_shift->setText(rows.size() > 1 ? tr("Shift…") : tr("Shift from here…"));
    m_shiftText->setText(rows.size() > 1 ? tr("Move the %n chosen cue(s) by", nullptr, static_cast<int>(rows.size()))
                                         : tr("Move this cue and all later ones by"));
}

void CueEditor::updateTimeline()
{
    m_timeline->setCues(m_model->cues(), m_videoMs);
    updateVisibleRange();
}

void CueEditor::updateVisibleRange()
{
    const QModelIndex first = m_list->indexAt({1, 1});
    if (!first.isValid()) {
        m_timeline->setVisibleRange(0, 0);
        return;
    }
    const QModelIndex below = m_list->indexAt({1, m_list->viewport()->height() - 1});
    const int last = below.isValid() ? below.row() : m_model->rowCount() - 1;
    m_timeline->setVisibleRange(m_model->cues().at(first.row()).startMs, m_model->cues().at(last).endMs);
}

} // namespace Legenda
