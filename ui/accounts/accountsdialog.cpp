// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accounts/accountsdialog.h"

#include "core/pipeline/accountsecrets.h"
#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"
#include "ui/accounts/accountpage.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

AccountsDialog::AccountsDialog(Engine &engine, QWidget *parent) : QDialog(parent), m_engine(engine)
{
    setWindowTitle(tr("Accounts"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 3));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(spacing(this, 4));
    m_services = new QListWidget(this);
    m_services->setAccessibleName(tr("Services"));
    columns->addWidget(m_services);
    m_stack = new QStackedWidget(this);
    columns->addWidget(m_stack, 1);
    layout->addLayout(columns, 1);

    const QList<SubtitleProvider *> providers = engine.registry().all();
    for (const SubtitleProvider *provider : providers) {
        const ProviderInfo info = provider->info();
        if (info.fields.isEmpty())
            continue;
        auto *area = new QScrollArea(m_stack);
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        auto *page = new AccountPage(engine, info, area);
        area->setWidget(page);
        m_stack->addWidget(area);
        m_pages.append(page);
        auto *item = new QListWidgetItem(Icons::get(u"account"_s), info.name, m_services);
        item->setData(Qt::UserRole, info.id);
        item->setSizeHint({0, spacing(this, 7)});
    }

    // As wide as the longest name with its icon.
    int longest = 0;
    for (const AccountPage *page : std::as_const(m_pages))
        longest = std::max(longest, m_services->fontMetrics().horizontalAdvance(page->info().name));
    m_services->setFixedWidth(std::max(spacing(this, 44), longest + m_services->iconSize().width() + spacing(this, 9)));

    m_keyring = new QLabel(this);
    m_keyring->setWordWrap(true);
    m_keyring->setTextFormat(Qt::PlainText);
    layout->addWidget(m_keyring);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    layout->addWidget(m_buttons);
    resize(spacing(this, 170), spacing(this, 120));

    connect(m_services, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &AccountsDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&engine.registry(), &ProviderRegistry::accountChanged, this, &AccountsDialog::updateKeyringNote);
    if (m_services->count() > 0)
        m_services->setCurrentRow(0);
    updateKeyringNote();
}

void AccountsDialog::showService(const QString &id)
{
    for (int row = 0; row < m_services->count(); ++row) {
        if (m_services->item(row)->data(Qt::UserRole).toString() == id)
            m_services->setCurrentRow(row);
    }
}

void AccountsDialog::updateKeyringNote()
{
    m_keyring->setText(secretsPersist(m_engine)
            ? tr("Passwords and keys are kept in the keyring of your desktop.")
            : tr(
                "No keyring of the desktop answers. Passwords and keys are kept until Legenda is closed, and then have "
                "to be typed again."));
    m_keyring->setForegroundRole(secretsPersist(m_engine) ? QPalette::PlaceholderText : QPalette::WindowText);
}

void AccountsDialog::save()
{
    QList<AccountPage *> changed;
    for (int i = 0; i < m_pages.size(); ++i) {
        if (!m_pages.at(i)->validate(false)) {
            m_services->setCurrentRow(i);
            return;
        }
        if (m_pages.at(i)->isChanged())
            changed.append(m_pages.at(i));
    }
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(false);
    saveNext(changed);
}

void AccountsDialog::saveNext(QList<AccountPage *> pages)
{
    if (pages.isEmpty()) {
        accept();
        return;
    }
    AccountPage *page = pages.takeFirst();
    whenDone(page->save(), this, [this, page, pages](const Result<Done> &result) {
        if (result) {
            saveNext(pages);
            return;
        }
        m_buttons->button(QDialogButtonBox::Save)->setEnabled(true);
        m_services->setCurrentRow(static_cast<int>(m_pages.indexOf(page)));
        page->showError(result.error());
    });
}

} // namespace Legenda
