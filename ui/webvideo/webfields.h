// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The fields of a form with what is wrong with each below it, by the service's names of them.

#include "core/base/error.h"

#include <QList>
#include <QString>

class QComboBox;
class QFormLayout;
class QWidget;

namespace Legenda {

class ProblemLabel;
class WebWork;

class WebFields
{
public:
    /// A row with label, field and a place for its problem.
    /// @param keys the service's names of the field; the first one is the field's objectName
    /// @param help a sentence below it; may be empty
    void add(
        QFormLayout *form, const QString &label, QWidget *field, const QList<QString> &keys, const QString &help = {});
    /// Shows what concerns single fields and goes to the first of them. False: nothing does.
    bool showProblems(const Error &error);
    void setProblem(const QString &key, const QString &text);
    void clearProblems();

private:
    struct Field
    {
        QList<QString> keys;
        QWidget *widget = nullptr;
        ProblemLabel *problem = nullptr;
    };
    QList<Field> m_fields;
};

/// Fills a list of the service's languages, preferred ones first; what was chosen stays.
/// @param none text of an entry for "not said"; empty: there is none
void fillLanguages(QComboBox *box, const WebWork &work, const QString &none = {});

} // namespace Legenda
