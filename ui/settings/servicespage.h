// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/preferencespage.h"

class QCheckBox;

namespace Legenda {

class Engine;
class ProblemLabel;

/// Which services are asked.
class ServicesPage : public PreferencesPage
{
    Q_OBJECT
public:
    explicit ServicesPage(const Engine &engine, QWidget *parent = nullptr);

    void load(const Preferences &preferences) override;
    void store(Preferences &preferences) const override;

private:
    QList<std::pair<QString, QCheckBox *>> m_services; ///< id, box
    ProblemLabel *m_note = nullptr;
};

} // namespace Legenda
