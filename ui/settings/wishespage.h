// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/preferencespage.h"

class QCheckBox;
class QComboBox;
class QToolButton;

namespace Legenda {

class WishesForm;

/// Which kinds of subtitles are wanted, in general and, where a person wants that, in one language.
class WishesPage : public PreferencesPage
{
    Q_OBJECT
public:
    explicit WishesPage(QWidget *parent = nullptr);

    void load(const Preferences &preferences) override;
    void store(Preferences &preferences) const override;

private:
    QWidget *buildOwn();
    void showLanguage();
    void ownChanged();

    QMap<QString, LanguageWishes> m_perLanguage;
    WishesForm *m_general = nullptr;
    QToolButton *m_disclosure = nullptr;
    QComboBox *m_language = nullptr;
    QCheckBox *m_differs = nullptr;
    WishesForm *m_own = nullptr;
};

} // namespace Legenda
