// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/servicespage.h"

#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace Legenda {

ServicesPage::ServicesPage(const Engine &engine, QWidget *parent) : PreferencesPage(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this, 1));
    const QList<SubtitleProvider *> providers = engine.registry().all();
    for (const SubtitleProvider *provider : providers) {
        const ProviderInfo info = provider->info();
        auto *box = new QCheckBox(info.name, this);
        box->setAccessibleDescription(info.description);
        layout->addWidget(box);
        auto *text = new QLabel(info.description, this);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        text->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(text);
        const std::optional<Error> why = engine.registry().whyNotSearched(*provider);
        if (why) {
            auto *reason = new QLabel(why->message, this);
            reason->setWordWrap(true);
            reason->setTextFormat(Qt::PlainText);
            reason->setContentsMargins(spacing(this, 5), 0, 0, spacing(this, 2));
            layout->addWidget(reason);
        }
        text->setContentsMargins(spacing(this, 5), 0, 0, spacing(this, why ? 0.5 : 2));
        m_services.append({info.id, box});
        connect(box, &QCheckBox::toggled, this, [this] {
            const bool any = std::any_of(m_services.cbegin(), m_services.cend(),
                [](const auto &service) { return service.second->isChecked(); });
            m_note->setProblem(any ? QString() : tr("With all services off nothing can be found."));
            Q_EMIT changed();
        });
    }
    m_note = new ProblemLabel(this);
    layout->addWidget(m_note);
    layout->addStretch(1);
}

void ServicesPage::load(const Preferences &preferences)
{
    for (const auto &[id, box] : std::as_const(m_services))
        box->setChecked(!preferences.disabledProviders.contains(id));
}

void ServicesPage::store(Preferences &preferences) const
{
    for (const auto &[id, box] : m_services) {
        preferences.disabledProviders.removeAll(id);
        if (!box->isChecked())
            preferences.disabledProviders.append(id);
    }
}

} // namespace Legenda
