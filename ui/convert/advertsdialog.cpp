// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/advertsdialog.h"

#include "core/subtitles/cleanup.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

AdvertsDialog::AdvertsDialog(QWidget *parent) : QDialog(parent)
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
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(spacing(this, 180), spacing(this, 110));
}

} // namespace Legenda
