// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/activation.h"

#include <QAbstractItemView>
#include <QShortcut>

namespace Legenda {

void onActivation(QAbstractItemView *view, std::function<void(const QModelIndex &)> act)
{
    QObject::connect(view, &QAbstractItemView::doubleClicked, view, act);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(key, view);
        shortcut->setContext(Qt::WidgetShortcut);
        QObject::connect(shortcut, &QShortcut::activated, view, [view, act] {
            if (view->currentIndex().isValid())
                act(view->currentIndex());
        });
    }
}

} // namespace Legenda
