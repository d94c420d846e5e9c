// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/convertsidepanel.h"

#include "ui/convert/editforms.h"
#include "ui/convert/foldsection.h"
#include "ui/convert/partsform.h"
#include "ui/convert/targetform.h"
#include "ui/convert/timesform.h"
#include "ui/widgets/theme.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

class ConvertSidePanel::ChangeCommand : public QUndoCommand
{
public:
    ChangeCommand(ConvertSidePanel &panel, const ConvertChoices &before, const ConvertChoices &after)
        : m_panel(panel), m_before(before), m_after(after), m_key(ConvertChoices::difference(before, after))
    {
        setText(ConvertChoices::nameOf(m_key));
    }

    void undo() override { m_panel.apply(m_before); }
    void redo() override { m_panel.apply(m_after); }
    int id() const override
    {
        return ConvertChoices::isAmount(m_key) ? static_cast<int>(qHash(m_key) & 0x7fffffff) : -1;
    }
    bool mergeWith(const QUndoCommand *other) override
    {
        m_after = static_cast<const ChangeCommand *>(other)->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    ConvertSidePanel &m_panel;
    ConvertChoices m_before;
    ConvertChoices m_after;
    QString m_key;
};

ConvertSidePanel::ConvertSidePanel(QWidget *parent) : QWidget(parent), m_undo(new QUndoStack(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(this, 1));
    column->addWidget(buildHead());
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_content = new QWidget(scroll);
    auto *parts = new QVBoxLayout(m_content);
    parts->setContentsMargins(0, 0, spacing(this, 1), 0);
    parts->setSpacing(spacing(this, 0.5));

    using Section = ConvertChoices::Section;
    m_target = new TargetForm(m_content);
    addForm(Section::Target, tr("Write as"), m_target);
    m_readAs = new ReadAsForm(m_content);
    add(tr("Read as"), m_readAs);
    m_times = new TimesForm(m_content);
    addForm(Section::Times, tr("Times"), m_times);
    m_partsForm = new PartsForm(m_content);
    addForm(Section::Parts, tr("Join and split"), m_partsForm);
    auto *cleanUp = new CleanUpForm(m_content);
    addForm(Section::CleanUp, tr("Clean up"), cleanUp);
    addForm(Section::Durations, tr("Durations and gaps"), new DurationsForm(m_content));
    addForm(Section::Lines, tr("Lines and order"), new LinesForm(m_content));
    parts->addStretch(1);
    connect(cleanUp, &CleanUpForm::advertsRequested, this, &ConvertSidePanel::advertsRequested);
    m_folds.constFirst()->setOpen(true);
    scroll->setWidget(m_content);
    column->addWidget(scroll, 1);
    // As wide as the widest part, open or not, with all that it may show.
    ConvertChoices widest;
    widest.stretch = true;
    widest.join = widest.split = widest.stripSdh = true;
    int wanted = spacing(this, 74);
    for (const Part &part : std::as_const(m_parts)) {
        part.form->setChoices(widest);
        part.fold->setCount(part.section == Section::Target ? 0 : 9);
        wanted = qMax(wanted, part.form->minimumSizeHint().width() + part.fold->indent() + spacing(this, 1));
        wanted = qMax(wanted, part.fold->headWidth() + spacing(this, 1));
        part.fold->setCount(0);
        part.form->setChoices(m_choices);
    }
    setFixedWidth(wanted + scroll->verticalScrollBar()->sizeHint().width() + 2);
    // A field takes Ctrl+Z for its own text, of which nothing is left once it counts.
    // Spin boxes and combo boxes ask theirs past all filters, so they are stopped themselves.
    const QList<QWidget *> fields = m_content->findChildren<QWidget *>();
    for (QWidget *field : fields) {
        if (qobject_cast<QLineEdit *>(field) || qobject_cast<QAbstractSpinBox *>(field)
            || qobject_cast<QComboBox *>(field))
            field->installEventFilter(this);
    }
}

QWidget *ConvertSidePanel::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addStretch(1);
    QAction *undo = m_undo->createUndoAction(this, tr("Undo"));
    QAction *redo = m_undo->createRedoAction(this, tr("Redo"));
    undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    for (QAction *action : {undo, redo}) {
        addAction(action);
        auto *button = new QToolButton(head);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        // The name of the step is in the tool tip; the button keeps its size.
        const auto name = [button, action, plain = action == undo ? tr("Undo") : tr("Redo")] {
            button->setText(plain);
            button->setToolTip(
                tr("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
            button->setAccessibleName(action->text());
        };
        connect(action, &QAction::changed, button, name);
        name();
        row->addWidget(button);
    }
    return head;
}

FoldSection *ConvertSidePanel::add(const QString &title, QWidget *form)
{
    auto *fold = new FoldSection(title, form, m_content);
    m_content->layout()->addWidget(fold);
    m_folds.append(fold);
    return fold;
}

void ConvertSidePanel::addForm(ConvertChoices::Section section, const QString &title, ChoicesForm *form)
{
    FoldSection *fold = add(title, form);
    m_parts.append({section, fold, form});
    connect(form, &ChoicesForm::edited, this, &ConvertSidePanel::change);
    connect(fold, &FoldSection::resetRequested, this, [this, section] { change(m_choices.without(section)); });
}

FoldSection *ConvertSidePanel::section(ConvertChoices::Section section) const
{
    const auto at =
        std::find_if(m_parts.cbegin(), m_parts.cend(), [section](const Part &part) { return part.section == section; });
    return at == m_parts.cend() ? nullptr : at->fold;
}

void ConvertSidePanel::change(const ConvertChoices &changed)
{
    if (changed != m_choices)
        m_undo->push(new ChangeCommand(*this, m_choices, changed));
}

void ConvertSidePanel::setChoices(const ConvertChoices &choices)
{
    m_undo->clear();
    apply(choices);
}

void ConvertSidePanel::apply(const ConvertChoices &choices)
{
    m_choices = choices;
    for (const Part &part : std::as_const(m_parts)) {
        part.form->setChoices(choices);
        part.fold->setCount(choices.count(part.section));
    }
    Q_EMIT choicesChanged(choices);
}

QByteArray ConvertSidePanel::saveState() const
{
    QByteArray state;
    for (const FoldSection *fold : m_folds)
        state += fold->isOpen() ? '1' : '0';
    return state;
}

void ConvertSidePanel::restoreState(const QByteArray &state)
{
    if (state.size() != m_folds.size())
        return;
    for (qsizetype i = 0; i < state.size(); ++i)
        m_folds.at(i)->setOpen(state.at(i) == '1');
}

bool ConvertSidePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Legenda
