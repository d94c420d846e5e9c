// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A page for each service, made from the fields it declares. Shows no stored secret.

#include <QDialog>
#include <QList>

class QDialogButtonBox;
class QLabel;
class QListWidget;
class QStackedWidget;

namespace Legenda {

class AccountPage;
class Engine;

class AccountsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AccountsDialog(Engine &engine, QWidget *parent = nullptr);

    /// Brings the page of a service to the front.
    void showService(const QString &id);

private:
    void save();
    void saveNext(QList<AccountPage *> pages);
    void updateKeyringNote();

    Engine &m_engine;
    QList<AccountPage *> m_pages;
    QListWidget *m_services = nullptr;
    QStackedWidget *m_stack = nullptr;
    QLabel *m_keyring = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace Legenda
