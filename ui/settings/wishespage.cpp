// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/wishespage.h"

#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

namespace Legenda {

WishesPage::WishesPage(QWidget *parent) : PreferencesPage(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(spacing(this, 2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *text = new QLabel(
        tr("“Download best” never takes what is not wanted. It can still be shown and chosen by hand."), this);
    text->setWordWrap(true);
    form->addRow(text);
    const auto choice = [this, form](const QString &label) {
        auto *box = new QComboBox(this);
        box->addItem(tr("Allowed"), static_cast<int>(Wish::Include));
        box->addItem(tr("Not wanted"), static_cast<int>(Wish::Exclude));
        box->addItem(tr("Only these"), static_cast<int>(Wish::Only));
        connect(box, &QComboBox::currentIndexChanged, this, &PreferencesPage::changed);
        form->addRow(label, box);
        return box;
    };
    m_hearingImpaired = choice(tr("For the deaf and &hard of hearing (SDH)"));
    m_foreignPartsOnly = choice(tr("&Foreign parts only (forced)"));
    m_aiTranslated = choice(tr("Translated by &AI"));
    m_machineTranslated = choice(tr("Translated by a &machine"));
    m_trustedOnly = new QCheckBox(tr("From &trusted uploaders only"), this);
    connect(m_trustedOnly, &QCheckBox::toggled, this, &PreferencesPage::changed);
    form->addRow(QString(), m_trustedOnly);
}

void WishesPage::load(const Preferences &preferences)
{
    const auto show = [](QComboBox *box, Wish wish) { box->setCurrentIndex(box->findData(static_cast<int>(wish))); };
    show(m_hearingImpaired, preferences.hearingImpaired);
    show(m_foreignPartsOnly, preferences.foreignPartsOnly);
    show(m_aiTranslated, preferences.aiTranslated);
    show(m_machineTranslated, preferences.machineTranslated);
    m_trustedOnly->setChecked(preferences.trustedOnly);
}

void WishesPage::store(Preferences &preferences) const
{
    const auto chosen = [](const QComboBox *box) { return static_cast<Wish>(box->currentData().toInt()); };
    preferences.hearingImpaired = chosen(m_hearingImpaired);
    preferences.foreignPartsOnly = chosen(m_foreignPartsOnly);
    preferences.aiTranslated = chosen(m_aiTranslated);
    preferences.machineTranslated = chosen(m_machineTranslated);
    preferences.trustedOnly = m_trustedOnly->isChecked();
}

} // namespace Legenda
