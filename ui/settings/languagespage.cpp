// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/languagespage.h"

#include "ui/widgets/languagepopup.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace Legenda {

LanguagesPage::LanguagesPage(QWidget *parent) : PreferencesPage(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this, 2));
    auto *text =
        new QLabel(tr("Legenda looks for subtitles in these languages, the first one before the others."), this);
    text->setWordWrap(true);
    layout->addWidget(text);
    m_languages = new LanguagePopup(this, Qt::Widget);
    layout->addWidget(m_languages, 1);
    m_problem = new ProblemLabel(this);
    layout->addWidget(m_problem);
    m_every = new QRadioButton(tr("Download &every one of these languages"), this);
    m_firstFound = new QRadioButton(tr("Download only the &first of them that is found"), this);
    m_firstFound->setToolTip(tr("The next language is taken only where the one before it cannot be had."));
    layout->addWidget(m_every);
    layout->addWidget(m_firstFound);
    connect(m_firstFound, &QRadioButton::toggled, this, &PreferencesPage::changed);
    connect(m_languages, &LanguagePopup::languagesChanged, this, [this] {
        m_problem->setProblem(problem());
        Q_EMIT changed();
    });
}

void LanguagesPage::load(const Preferences &preferences)
{
    m_languages->setLanguages(preferences.languages);
    m_problem->hide();
    const bool onlyFirst = preferences.languageMode == LanguageMode::FirstFound;
    (onlyFirst ? m_firstFound : m_every)->setChecked(true);
}

void LanguagesPage::store(Preferences &preferences) const
{
    preferences.languages = m_languages->languages();
    preferences.languageMode = m_firstFound->isChecked() ? LanguageMode::FirstFound : LanguageMode::Every;
}

QString LanguagesPage::problem() const
{
    return m_languages->languages().isEmpty() ? tr("Choose at least one language.") : QString();
}

} // namespace Legenda
