// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/preferencespage.h"

class QAction;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace Legenda {

class Engine;
class ProblemLabel;

/// The way to the services: proxy and patience.
class NetworkPage : public PreferencesPage
{
    Q_OBJECT
public:
    explicit NetworkPage(Engine &engine, QWidget *parent = nullptr);

    void load(const Preferences &preferences) override;
    void store(Preferences &preferences) const override;
    QString problem() const override;
    /// The proxy's password goes to the keyring.
    void keep() override;

    /// What is wrong with the host of a proxy; empty: nothing.
    static QString hostProblem(const QString &host);

private:
    void buildProxy(QFormLayout *form);
    void buildPassword(QFormLayout *form);
    void takeApart(const QString &pasted);
    void updatePlaceholder();
    void update();
    bool isManual() const;

    Engine &m_engine;
    QComboBox *m_mode = nullptr;
    QComboBox *m_type = nullptr;
    QLineEdit *m_host = nullptr;
    QSpinBox *m_port = nullptr;
    ProblemLabel *m_hostProblem = nullptr;
    QLineEdit *m_userName = nullptr;
    QLineEdit *m_password = nullptr;
    QAction *m_forget = nullptr;
    QSpinBox *m_timeout = nullptr;
    bool m_fromEnvironment = false; ///< the password
    bool m_saved = false; ///< one is in the keyring
    bool m_removed = false; ///< to be taken out of it
};

} // namespace Legenda
