// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/servicewatch.h"

#include "core/providers/providerregistry.h"
#include "ui/results/searchcontroller.h"
#include "ui/widgets/timetext.h"

using namespace Qt::StringLiterals;

namespace Legenda {

ServiceWatch::ServiceWatch(Engine &engine, SearchController &searches, StatusLine &line, QObject *parent)
    : QObject(parent), m_engine(engine), m_searches(searches), m_line(line)
{
    ProviderRegistry &registry = engine.registry();
    connect(&registry, &ProviderRegistry::enabledChanged, this, &ServiceWatch::showAll);
    connect(&registry, &ProviderRegistry::accountChanged, this, [this](const QString &id, const AccountInfo &info) {
        m_quotas[id] = info.quota;
        note(id, std::nullopt);
        showAll();
    });
    connect(&searches, &SearchController::providerFinished, this, [this](const ProviderOutcome &outcome) {
        if (!outcome.error || outcome.error->kind != ErrorKind::Cancelled)
            note(outcome.provider, outcome.error);
    });
    showAll();
}

void ServiceWatch::note(const QString &provider, const std::optional<Error> &error)
{
    // That nobody was asked is no trouble of a service.
    if (error && error->kind == ErrorKind::Offline && m_engine.network().isOffline())
        return;
    const auto service = m_services.find(provider);
    if (service == m_services.end())
        return;
    service->health = error ? ServiceStatus::Health::Trouble : ServiceStatus::Health::Good;
    service->trouble = error ? error->message : QString();
    m_line.setService(*service);
}

void ServiceWatch::showAll()
{
    for (SubtitleProvider *provider : m_engine.registry().all()) {
        const ProviderInfo info = provider->info();
        ServiceStatus &service = m_services[info.id];
        service.id = info.id;
        service.name = info.name;
        const std::optional<Error> why = m_engine.registry().whyNotSearched(*provider);
        if (!m_engine.registry().isEnabled(info.id)) {
            service.health = ServiceStatus::Health::Off;
            service.trouble = tr("switched off");
        } else if (why) {
            service.health = ServiceStatus::Health::Off;
            service.trouble = why->kind == ErrorKind::NeedsVip ? tr("for VIP members only")
                : why->kind == ErrorKind::NeedsAccount         ? tr("needs an account; click to set it up")
                                                               : why->message;
        } else if (service.health == ServiceStatus::Health::Off || service.health == ServiceStatus::Health::Unknown) {
            service.health = ServiceStatus::Health::Unknown;
            service.trouble.clear();
        }
        if (const auto *account = capability<Account>(provider); account && !m_quotas.contains(info.id))
            m_quotas[info.id] = account->lastKnown().quota;
        m_line.setService(service);
    }
    showQuota();
}

void ServiceWatch::showQuota()
{
    int remaining = 0;
    bool known = false;
    QDateTime resetsAt;
    QStringList lines;
    for (auto quota = m_quotas.cbegin(); quota != m_quotas.cend(); ++quota) {
        if (quota->remaining < 0 || !m_services.contains(quota.key()))
            continue;
        known = true;
        remaining += quota->remaining;
        const QString &name = m_services[quota.key()].name;
        QString line = quota->allowed > 0
            ? tr("%1: %2 of %3 downloads left").arg(name).arg(quota->remaining).arg(quota->allowed)
            : tr("%1: %2 downloads left").arg(name).arg(quota->remaining);
        if (quota->resetsAt.isValid()) {
            line += tr(", new ones at %1").arg(momentText(quota->resetsAt));
            if (!resetsAt.isValid() || quota->resetsAt < resetsAt)
                resetsAt = quota->resetsAt;
        }
        lines << line;
    }
    QString text;
    if (known) {
        text = remaining == 1 ? tr("1 download left") : tr("%n downloads left", nullptr, remaining);
        if (resetsAt.isValid())
            text += tr(", new ones at %1").arg(momentText(resetsAt));
    }
    m_line.setQuota(text, lines.join(u'\n'));
}

} // namespace Legenda
