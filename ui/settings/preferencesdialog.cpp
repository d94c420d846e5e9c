// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/preferencesdialog.h"

#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"
#include "ui/settings/languagespage.h"
#include "ui/settings/networkpage.h"
#include "ui/settings/savingpage.h"
#include "ui/settings/scanningpage.h"
#include "ui/settings/servicespage.h"
#include "ui/settings/wishespage.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

PreferencesDialog::PreferencesDialog(Engine &engine, QWidget *parent) : QDialog(parent), m_engine(engine)
{
    setWindowTitle(tr("Preferences"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 3));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(spacing(this, 4));
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFixedWidth(spacing(this, 40));
    columns->addWidget(m_list);
    m_stack = new QStackedWidget(this);
    columns->addWidget(m_stack, 1);
    layout->addLayout(columns, 1);
    m_buttons =
        new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    layout->addWidget(m_buttons);

    addPage(u"language"_s, tr("Languages"), new LanguagesPage(m_stack));
    addPage(u"filter"_s, tr("Kinds"), new WishesPage(m_stack));
    addPage(u"download"_s, tr("Saving"), new SavingPage(engine, m_stack));
    addPage(u"folder"_s, tr("Videos"), new ScanningPage(m_stack));
    addPage(u"link"_s, tr("Services"), new ServicesPage(engine, m_stack));
    addPage(u"network"_s, tr("Network"), new NetworkPage(engine, m_stack));
    const Preferences now = engine.settings().preferences();
    for (PreferencesPage *page : std::as_const(m_pages)) {
        page->load(now);
        connect(page, &PreferencesPage::changed, this, &PreferencesDialog::validate);
    }
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        m_stack->setCurrentIndex(row);
        // Which languages a person speaks is not for a default to say.
        m_buttons->button(QDialogButtonBox::RestoreDefaults)->setEnabled(row > 0);
    });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::apply);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
        &PreferencesDialog::restoreDefaults);
    m_list->setCurrentRow(0);
    resize(spacing(this, 165), spacing(this, 115));
    validate();
}

void PreferencesDialog::addPage(const QString &icon, const QString &title, PreferencesPage *page)
{
    page->setAccessibleName(title);
    m_stack->addWidget(page);
    m_pages.append(page);
    auto *item = new QListWidgetItem(Icons::get(icon), title, m_list);
    item->setSizeHint({0, spacing(this, 7)});
}

Preferences PreferencesDialog::preferences() const
{
    Preferences preferences = m_engine.settings().preferences();
    for (const PreferencesPage *page : m_pages)
        page->store(preferences);
    return preferences;
}

void PreferencesDialog::validate()
{
    bool valid = true;
    for (int i = 0; i < m_pages.size(); ++i) {
        // The page with the trouble is marked in the list: it need not be the one in front.
        const QString problem = m_pages.at(i)->problem();
        QListWidgetItem *item = m_list->item(i);
        QFont font = item->font();
        font.setBold(!problem.isEmpty());
        item->setFont(font);
        item->setToolTip(problem);
        valid = valid && problem.isEmpty();
    }
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(valid);
}

void PreferencesDialog::apply()
{
    const Preferences wanted = preferences();
    const QList<SubtitleProvider *> providers = m_engine.registry().all();
    for (const SubtitleProvider *provider : providers) {
        const QString id = provider->info().id;
        m_engine.registry().setEnabled(id, !wanted.disabledProviders.contains(id));
    }
    for (PreferencesPage *page : std::as_const(m_pages))
        page->keep();
    m_engine.settings().setPreferences(wanted);
    accept();
}

void PreferencesDialog::restoreDefaults()
{
    // Of the page in front only: the others are out of sight.
    m_pages.at(m_stack->currentIndex())->load(Preferences());
    validate();
}

} // namespace Legenda
