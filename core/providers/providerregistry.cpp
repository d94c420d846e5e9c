// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/providerregistry.h"

#include <algorithm>

namespace Legenda {

void ProviderRegistry::add(std::unique_ptr<SubtitleProvider> provider)
{
    if (!provider)
        return;
    connect(provider.get(), &SubtitleProvider::accountChanged, this,
        [this, id = provider->info().id](const AccountInfo &info) { Q_EMIT accountChanged(id, info); });
    m_providers.push_back(std::move(provider));
}

QList<SubtitleProvider *> ProviderRegistry::all() const
{
    QList<SubtitleProvider *> providers;
    providers.reserve(qsizetype(m_providers.size()));
    for (const auto &provider : m_providers)
        providers.append(provider.get());
    return providers;
}

QList<SubtitleProvider *> ProviderRegistry::enabled() const
{
    QList<SubtitleProvider *> providers = all();
    providers.removeIf([this](SubtitleProvider *provider) { return !isEnabled(provider->info().id); });
    return providers;
}

SubtitleProvider *ProviderRegistry::find(const QString &id) const
{
    const auto found = std::find_if(
        m_providers.begin(), m_providers.end(), [&](const auto &provider) { return provider->info().id == id; });
    return found == m_providers.end() ? nullptr : found->get();
}

void ProviderRegistry::setEnabled(const QString &id, bool on)
{
    if (isEnabled(id) == on)
        return;
    if (on)
        m_disabled.removeAll(id);
    else
        m_disabled.append(id);
    Q_EMIT enabledChanged(id, on);
}

void ProviderRegistry::insistOn(const QStringList &ids)
{
    m_named = ids;
    const QList<SubtitleProvider *> providers = all();
    for (const SubtitleProvider *provider : providers) {
        const QString id = provider->info().id;
        setEnabled(id, ids.contains(id));
    }
}

std::optional<Error> ProviderRegistry::whyNotSearched(const SubtitleProvider &provider) const
{
    return m_named.contains(provider.info().id) ? std::nullopt : provider.whyNot(Ability::Search);
}

bool ProviderRegistry::isEnabled(const QString &id) const
{
    return !m_disabled.contains(id);
}

} // namespace Legenda
