// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/preferencespage.h"

class QRadioButton;

namespace Legenda {

class LanguagePopup;
class ProblemLabel;

/// Wanted languages, in order of preference, and whether each of them is downloaded.
class LanguagesPage : public PreferencesPage
{
    Q_OBJECT
public:
    explicit LanguagesPage(QWidget *parent = nullptr);

    void load(const Preferences &preferences) override;
    void store(Preferences &preferences) const override;
    QString problem() const override;

private:
    LanguagePopup *m_languages = nullptr;
    ProblemLabel *m_problem = nullptr;
    QRadioButton *m_every = nullptr;
    QRadioButton *m_firstFound = nullptr;
};

} // namespace Legenda
