// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/webvideo/webaddressespanel.h"

#include "ui/webvideo/webwork.h"
#include "ui/widgets/theme.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

WebAddressesPanel::WebAddressesPanel(WebWork &work, QWidget *parent) : QWidget(parent), m_work(work)
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(this, 1.5));
    m_list = new QTreeWidget(this);
    m_list->setObjectName(u"addresses"_s);
    m_list->setHeaderLabels({tr("Address"), tr("Use")});
    m_list->setRootIsDecorated(false);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAccessibleName(tr("Addresses of the video"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    layout->addWidget(m_list, 1);
    auto *buttons = new QHBoxLayout;
    const auto button = [this, buttons](const QString &text, const QString &name) {
        auto *made = new QPushButton(text, this);
        made->setAutoDefault(false);
        made->setObjectName(name);
        buttons->addWidget(made);
        return made;
    };
    m_makePrimary = button(tr("Make &primary"), u"makePrimary"_s);
    m_remove = button(tr("&Remove"), u"removeAddress"_s);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    m_lastOne = new QLabel(tr("A video needs at least one address, so its last one cannot be removed."), this);
    m_lastOne->setObjectName(u"lastAddress"_s);
    m_lastOne->setWordWrap(true);
    m_lastOne->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_lastOne);

    auto *fields = new QWidget(this);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, spacing(this, 1), 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_new = new QLineEdit(fields);
    m_new->setPlaceholderText(u"https://"_s);
    m_fields.add(form, tr("&New address"), m_new, {u"url"_s, u"video_url"_s},
        tr("Of the same video, elsewhere. No other video may have it."));
    layout->addWidget(fields);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    m_add = new QPushButton(tr("&Add address"), this);
    m_add->setAutoDefault(false);
    m_add->setObjectName(u"addAddress"_s);
    row->addWidget(m_add);
    layout->addLayout(row);

    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &WebAddressesPanel::updateActions);
    connect(m_new, &QLineEdit::textChanged, this, [this] {
        m_fields.clearProblems();
        updateActions();
    });
    connect(m_new, &QLineEdit::returnPressed, this, &WebAddressesPanel::add);
    connect(m_add, &QPushButton::clicked, this, &WebAddressesPanel::add);
    connect(m_makePrimary, &QPushButton::clicked, this, &WebAddressesPanel::makePrimary);
    connect(m_remove, &QPushButton::clicked, this, &WebAddressesPanel::remove);
    connect(&m_work, &WebWork::busyChanged, this, &WebAddressesPanel::updateActions);
    updateActions();
}

void WebAddressesPanel::reload()
{
    m_work.run(m_work.web().webAddresses(m_work.video().id, m_work.stopToken()), tr("Reading the addresses"),
        [this](const QList<WebAddress> &addresses) { showAddresses(addresses); });
}

void WebAddressesPanel::showAddresses(const QList<WebAddress> &addresses)
{
    const WebAddress *chosen = current();
    const QString chosenId = chosen ? chosen->id : QString();
    m_addresses = addresses;
    m_list->clear();
    for (const WebAddress &address : m_addresses) {
        QStringList uses;
        if (address.primary)
            uses.append(tr("Primary"));
        if (address.original)
            uses.append(tr("First"));
        auto *item = new QTreeWidgetItem(m_list, {address.url.toString(), uses.join(u", "_s)});
        item->setToolTip(0, address.url.toString());
        if (address.id == chosenId || m_list->topLevelItemCount() == 1)
            m_list->setCurrentItem(item);
    }
    updateActions();
}

const WebAddress *WebAddressesPanel::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_addresses.size() ? &m_addresses.at(row) : nullptr;
}

void WebAddressesPanel::updateActions()
{
    const auto why = m_work.whyNotEdit();
    const bool may = m_work.mayEdit();
    const WebAddress *chosen = current();
    const bool isLast = m_addresses.size() == 1;
    m_new->setReadOnly(why.has_value());
    m_add->setEnabled(may && !m_new->text().trimmed().isEmpty());
    m_makePrimary->setEnabled(may && chosen && !chosen->primary);
    m_remove->setEnabled(may && chosen && !isLast);
    m_lastOne->setVisible(isLast);
    const QString reason = why ? why->message : QString();
    for (QPushButton *button : {m_add, m_makePrimary, m_remove})
        button->setToolTip(reason);
    if (!why && isLast)
        m_remove->setToolTip(m_lastOne->text());
}

void WebAddressesPanel::add()
{
    if (!m_add->isEnabled())
        return;
    WebAddress address;
    address.url = QUrl(m_new->text().trimmed());
    m_work.run(
        m_work.web().addWebAddress(m_work.video().id, address, m_work.stopToken()), tr("Adding the address"),
        [this](const WebAddress &) {
            m_new->clear();
            Q_EMIT m_work.succeeded(tr("The address is added."));
            reload();
        },
        [this](const Error &error) {
            if (!m_fields.showProblems(error))
                Q_EMIT m_work.failed(error);
        });
}

void WebAddressesPanel::makePrimary()
{
    const WebAddress *chosen = current();
    if (!chosen)
        return;
    WebAddress changed = *chosen;
    changed.primary = true;
    m_work.run(m_work.web().changeWebAddress(m_work.video().id, changed, m_work.stopToken()),
        tr("Changing the primary address"), [this](const WebAddress &) {
            Q_EMIT m_work.succeeded(tr("The primary address is changed."));
            reload();
        });
}

void WebAddressesPanel::remove()
{
    const WebAddress *chosen = current();
    if (!chosen)
        return;
    m_work.run(m_work.web().removeWebAddress(m_work.video().id, chosen->id, m_work.stopToken()),
        tr("Removing the address"), [this, removed = chosen->url.toString()](Done) {
            // The service has no way back; this is one.
            m_new->setText(removed);
            Q_EMIT m_work.succeeded(tr("The address is removed. It stands below: “Add address” puts it back."));
            reload();
        });
}

} // namespace Legenda
