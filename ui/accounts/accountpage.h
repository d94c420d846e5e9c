// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One service: what it is, the fields it declares, a test with the service's own answer.

#include "core/pipeline/engine.h"
#include "core/providers/capabilities.h"

#include <QMap>
#include <QSet>
#include <QWidget>

#include <stop_token>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Legenda {

class BusyLine;
class ProblemLabel;

class AccountPage : public QWidget
{
    Q_OBJECT
public:
    AccountPage(Engine &engine, const ProviderInfo &info, QWidget *parent = nullptr);
    ~AccountPage() override; ///< stops a test that is on its way

    const ProviderInfo &info() const { return m_info; }
    /// What the person changed; a secret that stays as it is stored is not among them.
    AccountValues changes() const;
    bool isChanged() const { return !changes().isEmpty(); }
    /// Shows at each field what is wrong with it. @param all also fields that are needed but empty
    bool validate(bool all);
    /// Keeps the changes and gives them to the service.
    Pending<Done> save();
    void showError(const Error &error);

private:
    struct Field
    {
        AccountField field;
        QLineEdit *edit = nullptr;
        ProblemLabel *problem = nullptr;
        QAction *forget = nullptr; ///< of secrets
        QString original;
        bool fromEnvironment = false;
        bool saved = false; ///< a secret is stored
        bool removed = false; ///< to be removed from the store
    };

    void buildHead();
    QWidget *buildForm();
    QWidget *buildAdvanced();
    void buildActions();
    void addField(QFormLayout *form, const AccountField &declared);
    void addSecretActions(Field &field);
    void loadStored();
    void updatePlaceholder(Field &field);
    void test();
    void signOut();
    void updateStatusButton();
    void askForStatus();
    void showFigures(const QList<std::pair<QString, QString>> &figures);
    void setBusy(const QString &text);
    void setResult(const QString &icon, int tone, const QString &text);
    Field *find(const QString &key);

    Engine &m_engine;
    ProviderInfo m_info;
    QMap<QString, Field> m_fields; ///< by key
    std::stop_source m_stop;
    QPushButton *m_test = nullptr;
    QPushButton *m_signOut = nullptr;
    QPushButton *m_status = nullptr; ///< nullptr: the service does not tell
    BusyLine *m_busy = nullptr;
    QLabel *m_resultIcon = nullptr;
    QLabel *m_result = nullptr;
    QWidget *m_figures = nullptr; ///< below the result
};

} // namespace Legenda
