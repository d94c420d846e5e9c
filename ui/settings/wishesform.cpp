// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/wishesform.h"

#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>

namespace Legenda {

WishesForm::WishesForm(QWidget *parent, bool keys) : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(spacing(this, 2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto shown = [keys](QString label) { return keys ? label : label.remove(u'&'); };
    const auto choice = [this, form, shown](const QString &label) {
        auto *box = new QComboBox(this);
        box->addItem(tr("Allowed"), static_cast<int>(Wish::Include));
        box->addItem(tr("Not wanted"), static_cast<int>(Wish::Exclude));
        box->addItem(tr("Only these"), static_cast<int>(Wish::Only));
        connect(box, &QComboBox::currentIndexChanged, this, &WishesForm::changed);
        form->addRow(shown(label), box);
        return box;
    };
    m_hearingImpaired = choice(tr("For the deaf and &hard of hearing (SDH)"));
    m_foreignPartsOnly = choice(tr("&Foreign parts only (forced)"));
    m_aiTranslated = choice(tr("Translated by &AI"));
    m_machineTranslated = choice(tr("Translated by a &machine"));
    m_trustedOnly = new QCheckBox(shown(tr("From &trusted uploaders only")), this);
    connect(m_trustedOnly, &QCheckBox::toggled, this, &WishesForm::changed);
    form->addRow(QString(), m_trustedOnly);
}

void WishesForm::setWishes(const LanguageWishes &wishes)
{
    const QSignalBlocker silence(this);
    const auto show = [](QComboBox *box, Wish wish) { box->setCurrentIndex(box->findData(static_cast<int>(wish))); };
    show(m_hearingImpaired, wishes.hearingImpaired);
    show(m_foreignPartsOnly, wishes.foreignPartsOnly);
    show(m_aiTranslated, wishes.aiTranslated);
    show(m_machineTranslated, wishes.machineTranslated);
    m_trustedOnly->setChecked(wishes.trustedOnly);
}

LanguageWishes WishesForm::wishes() const
{
    const auto chosen = [](const QComboBox *box) { return static_cast<Wish>(box->currentData().toInt()); };
    return {chosen(m_hearingImpaired), chosen(m_foreignPartsOnly), chosen(m_aiTranslated), chosen(m_machineTranslated),
        m_trustedOnly->isChecked()};
}

} // namespace Legenda
