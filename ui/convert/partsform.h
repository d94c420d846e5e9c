// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/convert/choicesform.h"

#include <QStringList>

class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace Legenda {

/// Several files into one, and one into several.
class PartsForm : public ChoicesForm
{
    Q_OBJECT
public:
    explicit PartsForm(QWidget *parent = nullptr);

    /// What would be joined, in this order. @param startsMs when each begins, as far as it is known
    void setFiles(const QStringList &names, const QList<qint64> &startsMs);
    /// For "Pick": the time of the line that is chosen; -1: none.
    void setCurrentTime(qint64 ms);
    int previewPart() const; ///< from 1

Q_SIGNALS:
    void previewPartChanged();

private:
    void buildJoin();
    void buildSplit();
    QLineEdit *momentsField(QString ConvertChoices::*field, const QString &name, const QString &placeholder);

    QLabel *m_order = nullptr;
    QToolButton *m_pick = nullptr;
    QSpinBox *m_part = nullptr;
    qint64 m_current = -1;
};

} // namespace Legenda
