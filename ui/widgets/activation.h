// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QModelIndex>

#include <functional>

class QAbstractItemView;

namespace Legenda {

/// Runs `act` on a double click and on Enter. Not QAbstractItemView::activated: on desktops that open files with a
/// single click that comes with each click, and here it may cost a download.
void onActivation(QAbstractItemView *view, std::function<void(const QModelIndex &)> act);

} // namespace Legenda
