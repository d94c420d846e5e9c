// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

namespace Legenda {

class Engine;

// The window's dialogs: none of them blocks, each goes away when closed.

/// @param service whose page comes first; empty: the first one's
void openAccountsDialog(Engine &engine, const QString &service, QWidget *parent);
void openPreferencesDialog(Engine &engine, QWidget *parent);
/// One window, brought to the front where it is open.
void openNetworkLog(Engine &engine, QWidget *parent);
void openAboutDialog(QWidget *parent);

} // namespace Legenda
