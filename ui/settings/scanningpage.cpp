// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/scanningpage.h"

#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace Legenda {

ScanningPage::ScanningPage(QWidget *parent) : PreferencesPage(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this, 2));
    const auto check = [this, layout](const QString &text, const QString &toolTip) {
        auto *box = new QCheckBox(text, this);
        box->setToolTip(toolTip);
        connect(box, &QCheckBox::toggled, this, &PreferencesPage::changed);
        layout->addWidget(box);
        return box;
    };
    m_extras = check(tr("List samples, trailers and &extras, too"), tr("Takes effect for what is added from now on."));
    m_skipPresent = check(tr("“Download best” leaves out &languages that are there"), {});
    m_embedded = check(tr("Subtitles &inside the video count as there"), {});
    layout->addStretch(1);
}

void ScanningPage::load(const Preferences &preferences)
{
    m_extras->setChecked(preferences.includeExtras);
    m_skipPresent->setChecked(preferences.skipPresentLanguages);
    m_embedded->setChecked(preferences.embeddedCounts);
}

void ScanningPage::store(Preferences &preferences) const
{
    preferences.includeExtras = m_extras->isChecked();
    preferences.skipPresentLanguages = m_skipPresent->isChecked();
    preferences.embeddedCounts = m_embedded->isChecked();
}

} // namespace Legenda
