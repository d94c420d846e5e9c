// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/convert/convertchoices.h"
#include "ui/convert/readasform.h"

#include <QWidget>

class QUndoStack;

namespace Legenda {

class ChoicesForm;
class FoldSection;
class PartsForm;
class TargetForm;
class TimesForm;

/// Everything that can be chosen, in parts that fold; each change can be taken back.
class ConvertSidePanel : public QWidget
{
    Q_OBJECT
public:
    explicit ConvertSidePanel(QWidget *parent = nullptr);

    const ConvertChoices &choices() const { return m_choices; }
    /// As a beginning: nothing to take back.
    void setChoices(const ConvertChoices &choices);
    /// By the person: can be taken back.
    void change(const ConvertChoices &changed);
    ReadAsForm *readAs() const { return m_readAs; }
    TimesForm *times() const { return m_times; }
    TargetForm *target() const { return m_target; }
    PartsForm *parts() const { return m_partsForm; }
    QUndoStack *undoStack() const { return m_undo; }
    FoldSection *section(ConvertChoices::Section section) const;
    /// Which parts are open.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void choicesChanged(const Legenda::ConvertChoices &choices);
    void advertsRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class ChangeCommand;
    QWidget *buildHead();
    FoldSection *add(const QString &title, QWidget *form);
    void addForm(ConvertChoices::Section section, const QString &title, ChoicesForm *form);
    void apply(const ConvertChoices &choices);

    struct Part
    {
        ConvertChoices::Section section;
        FoldSection *fold;
        ChoicesForm *form;
    };
    ConvertChoices m_choices;
    QUndoStack *m_undo;
    QWidget *m_content = nullptr;
    QList<Part> m_parts;
    QList<FoldSection *> m_folds; ///< all, from above
    ReadAsForm *m_readAs = nullptr;
    TargetForm *m_target = nullptr;
    TimesForm *m_times = nullptr;
    PartsForm *m_partsForm = nullptr;
};

} // namespace Legenda
