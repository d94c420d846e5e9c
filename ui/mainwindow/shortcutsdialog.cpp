// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/shortcutsdialog.h"

#include "ui/widgets/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QString plain(const QString &text)
{
    QString result = text;
    return result.remove(u'&').remove(u'…');
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QMenu *> &menus, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    auto *list = new QTreeWidget(this);
    list->setColumnCount(2);
    list->setHeaderHidden(true);
    list->setRootIsDecorated(false);
    list->setItemsExpandable(false);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setAccessibleName(windowTitle());
    const auto add = [list](QTreeWidgetItem *group, const QString &what, const QString &keys) {
        auto *item = new QTreeWidgetItem(group, {what, keys});
        item->setData(0, Qt::AccessibleTextRole, QString(what + u": "_s + keys));
        Q_UNUSED(list);
    };
    const auto addGroup = [list](const QString &title) {
        auto *group = new QTreeWidgetItem(list, {title});
        QFont bold = list->font();
        bold.setBold(true);
        group->setFont(0, bold);
        return group;
    };
    for (const QMenu *menu : menus) {
        QTreeWidgetItem *group = nullptr;
        for (const QAction *action : menu->actions()) {
            if (action->shortcut().isEmpty())
                continue;
            if (!group)
                group = addGroup(plain(menu->title()));
            add(group, plain(action->text()), action->shortcut().toString(QKeySequence::NativeText));
        }
    }
    QTreeWidgetItem *inLists = addGroup(tr("In the lists"));
    add(inLists, tr("Filter by typing"), tr("Letters"));
    add(inLists, tr("Close and open a group"), tr("Left, Right"));
    add(inLists, tr("Choose several"), tr("Shift or Ctrl with the arrow keys and Space"));
    add(inLists, tr("What can be done with a row"), tr("Menu key or Shift+F10"));
    QTreeWidgetItem *inHits = addGroup(tr("In the list of subtitles"));
    const auto key = [](const QKeySequence &keys) { return keys.toString(QKeySequence::NativeText); };
    add(inHits, tr("Go through them"), tr("Up, Down"));
    add(inHits, tr("Download the selected ones"), key(Qt::Key_Return));
    add(inHits, tr("Read the text"), key(Qt::Key_Space));
    add(inHits, tr("Not this one: hide it for the video, or offer it again"), key(Qt::Key_Delete));
    add(inHits, tr("Filter by release or uploader"), tr("%1 or %2").arg(key(QKeySequence::Find), u"/"_s));
    add(inHits, tr("Copy the release name"), key(QKeySequence::Copy));
    list->expandAll();
    list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    layout->addWidget(list);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(spacing(this, 140), spacing(this, 150));
}

} // namespace Legenda
