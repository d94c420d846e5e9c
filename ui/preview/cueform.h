// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/preview/cuesession.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace Legenda {

class CueTimeEdit;
class ProblemLabel;

/// The fields of one cue: when it shows and what it says. What is typed counts at once, a time once it is left.
class CueForm : public QWidget
{
    Q_OBJECT
public:
    explicit CueForm(QWidget *parent = nullptr);

    /// @param row of the document; -1: none. What was typed into the times of another one is dropped: finish() before.
    void setCue(CueSession *session, qsizetype row);
    /// Shows the cue as it is now; what is being typed and says the same stays.
    void refresh();
    void focusText();
    /// Where the cursor stands, in Cue::text; -1: at one of its ends.
    qsizetype cursor() const;
    /// Times that were typed and not left yet count.
    void finish();
    /// Typed times are as they were.
    void revertTimes();
    /// The chosen words in <b>, <i> or <u>, or out of it.
    void toggleTag(QChar letter);
    QPlainTextEdit *textEdit() const { return m_text; }
    QList<QWidget *> fields() const;

private:
    void textChanged();
    void takeStart(qint64 ms);
    void takeEnd(qint64 ms);
    void updateLength();
    const Cue *cue() const;

    QPointer<CueSession> m_session;
    qsizetype m_row = -1;
    CueTimeEdit *m_start = nullptr;
    CueTimeEdit *m_end = nullptr;
    QLabel *m_length = nullptr;
    ProblemLabel *m_problem = nullptr;
    QPlainTextEdit *m_text = nullptr;
    bool m_showing = false; ///< the fields change by themselves
    bool m_typing = false; ///< what changes in the session was typed here
    bool m_newWord = false;
};

} // namespace Legenda
