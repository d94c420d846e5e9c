// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/language.h"

#include <QToolButton>

namespace Legenda {

class LanguagePopup;

/// Shows the chosen languages and opens the list to choose from.
class LanguageButton : public QToolButton
{
    Q_OBJECT
public:
    explicit LanguageButton(QWidget *parent = nullptr);

    void setLanguages(const QList<Language> &languages);
    void openPopup();

Q_SIGNALS:
    /// When the person has chosen and the list is closed.
    void languagesChosen(const QList<Legenda::Language> &languages);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateText();

    QList<Language> m_languages;
    LanguagePopup *m_popup = nullptr;
};

} // namespace Legenda
