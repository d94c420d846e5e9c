// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/advertsdialog.h"

#include "core/subtitles/cleanup.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

AdvertsDialog::AdvertsDialog(const QString &own, QWidget *parent)
    : QDialog(parent), m_own(new QPlainTextEdit(own, this)), m_problem(new ProblemLabel(this))
{
    setWindowTitle(tr("What counts as an advert"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing(this, 2));
    auto *text = new QLabel(tr("A cue is taken out where nothing but this stands in it. The patterns are regular "
                               "expressions; capital and small letters are the same."),
        this);
    text->setWordWrap(true);
    column->addWidget(text);
    auto *list = new QTreeWidget(this);
    list->setAccessibleName(windowTitle());
    list->setHeaderLabels({tr("What"), tr("Where"), tr("Pattern")});
    list->setRootIsDecorated(false);
    list->setTextElideMode(Qt::ElideRight);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QList<AdvertPattern> patterns = advertPatterns();
    for (const AdvertPattern &pattern : patterns) {
        auto *item = new QTreeWidgetItem(list,
            {pattern.description, pattern.anywhere ? tr("anywhere") : tr("at the beginning and the end"),
                pattern.pattern});
        item->setFont(2, fixed);
        item->setToolTip(2, pattern.pattern);
        item->setToolTip(0, pattern.description);
    }
    list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    list->header()->setStretchLastSection(true);
    column->addWidget(list, 1);
    auto *label =
        new QLabel(tr("&Your own patterns, one a line. A cue goes where one of them fits anywhere in it:"), this);
    label->setWordWrap(true);
    label->setBuddy(m_own);
    column->addWidget(label);
    m_own->setFont(fixed);
    m_own->setTabChangesFocus(true);
    m_own->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_own->setPlaceholderText(u"example\\.(org|com)"_s);
    m_own->setFixedHeight(m_own->fontMetrics().lineSpacing() * 5);
    column->addWidget(m_own);
    column->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_use = buttons->addButton(tr("&Use these"), QDialogButtonBox::AcceptRole);
    m_use->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT patternsChosen(m_own->toPlainText().trimmed());
        accept();
    });
    connect(m_own, &QPlainTextEdit::textChanged, this, &AdvertsDialog::check);
    column->addWidget(buttons);
    check();
    resize(spacing(this, 180), spacing(this, 110));
}

void AdvertsDialog::check()
{
    const Result<Done> usable = checkAdvertPatterns(m_own->toPlainText().split(u'\n', Qt::SkipEmptyParts));
    m_problem->setProblem(usable ? QString() : usable.error().message);
    m_use->setEnabled(usable.has_value());
}

} // namespace Legenda
