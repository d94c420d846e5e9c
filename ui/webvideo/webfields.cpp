// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/webvideo/webfields.h"

#include "ui/webvideo/webwork.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace Legenda {

void WebFields::add(
    QFormLayout *form, const QString &label, QWidget *field, const QList<QString> &keys, const QString &help)
{
    QWidget *parent = form->parentWidget();
    auto *cell = new QWidget(parent);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, spacing(parent, 1));
    column->setSpacing(spacing(parent, 0.5));
    field->setObjectName(keys.first());
    field->setAccessibleName(QString(label).remove(u'&'));
    field->setAccessibleDescription(help);
    // As wide as the row: the sentences below have room then, and all fields end at one line.
    field->setSizePolicy(QSizePolicy::Expanding, field->sizePolicy().verticalPolicy());
    column->addWidget(field);
    if (!help.isEmpty()) {
        auto *text = new QLabel(help, cell);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        text->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(text);
    }
    auto *problem = new ProblemLabel(cell);
    column->addWidget(problem);
    auto *name = new QLabel(label, parent);
    name->setBuddy(field);
    // Beside the field, not beside the middle of field and help.
    name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    name->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    const int lineHeight = QComboBox().sizeHint().height();
    name->setContentsMargins(0, (lineHeight - name->fontMetrics().height()) / 2, 0, 0);
    form->addRow(name, cell);
    m_fields.append({keys, field, problem});
}

bool WebFields::showProblems(const Error &error)
{
    clearProblems();
    QWidget *first = nullptr;
    for (const Field &field : std::as_const(m_fields)) {
        for (const QString &key : field.keys) {
            if (!error.fields.contains(key))
                continue;
            field.problem->setProblem(error.fields.value(key));
            first = first ? first : field.widget;
        }
    }
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    return first;
}

void WebFields::setProblem(const QString &key, const QString &text)
{
    Error error;
    error.fields.insert(key, text);
    showProblems(error);
}

void WebFields::clearProblems()
{
    for (const Field &field : std::as_const(m_fields))
        field.problem->setProblem({});
}

void fillLanguages(QComboBox *box, const WebWork &work, const QString &none)
{
    const QSignalBlocker quiet(box);
    const QString chosen = box->currentData().toString();
    box->clear();
    if (!none.isEmpty())
        box->addItem(none, QString());
    const QList<ProviderLanguage> &languages = work.languages();
    for (qsizetype i = 0; i < languages.size(); ++i) {
        if (i == work.preferredCount() && i > 0)
            box->insertSeparator(box->count());
        box->addItem(languages.at(i).name, languages.at(i).code);
    }
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

} // namespace Legenda
