// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/preferencespage.h"

class QCheckBox;
class QComboBox;

namespace Legenda {

/// Which kinds of subtitles are wanted, and which languages are left out.
class WishesPage : public PreferencesPage
{
    Q_OBJECT
public:
    explicit WishesPage(QWidget *parent = nullptr);

    void load(const Preferences &preferences) override;
    void store(Preferences &preferences) const override;

private:
    QComboBox *m_hearingImpaired = nullptr;
    QComboBox *m_foreignPartsOnly = nullptr;
    QComboBox *m_aiTranslated = nullptr;
    QComboBox *m_machineTranslated = nullptr;
    QCheckBox *m_trustedOnly = nullptr;
};

} // namespace Legenda
