// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace Legenda {

class ProblemLabel;

/// What counts as an advert, so that nobody has to wonder why a cue went; and what else shall.
class AdvertsDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param own the person's patterns, one a line
    explicit AdvertsDialog(const QString &own, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Only patterns that can be used.
    void patternsChosen(const QString &own);

private:
    void check();

    QPlainTextEdit *m_own;
    ProblemLabel *m_problem;
    QPushButton *m_use;
};

} // namespace Legenda
