// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/settings/settings.h"

#include <QDialog>

class QDialogButtonBox;
class QListWidget;
class QStackedWidget;

namespace Legenda {

class Engine;
class PreferencesPage;

class PreferencesDialog : public QDialog
{
    Q_OBJECT
public:
    explicit PreferencesDialog(Engine &engine, QWidget *parent = nullptr);

    /// As the pages show them.
    Preferences preferences() const;

private:
    void addPage(const QString &icon, const QString &title, PreferencesPage *page);
    void validate();
    void apply();
    void restoreDefaults();

    Engine &m_engine;
    QList<PreferencesPage *> m_pages;
    QListWidget *m_list = nullptr;
    QStackedWidget *m_stack = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace Legenda
