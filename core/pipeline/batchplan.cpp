// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/batchplan.h"

#include "core/providers/providerregistry.h"

#include <algorithm>

namespace Legenda {

namespace {

void addQuota(BatchPlan &plan, const Quota &quota)
{
    if (quota.remaining < 0)
        return;
    plan.remaining = std::max(0, plan.remaining) + quota.remaining;
    if (quota.resetsAt.isValid() && (!plan.resetsAt.isValid() || quota.resetsAt < plan.resetsAt))
        plan.resetsAt = quota.resetsAt;
}

Pending<BatchPlan> askFrom(ProviderRegistry &registry, const QStringList &ids, qsizetype index, BatchPlan plan,
    const std::stop_token &stop, QObject *context)
{
    if (index >= ids.size())
        return ready<BatchPlan>(std::move(plan));
    auto *account = capability<Account>(registry.find(ids.at(index)));
    if (!account)
        return askFrom(registry, ids, index + 1, std::move(plan), stop, context);
    auto asked = orElse(account->accountInfo(stop), context, [&registry, id = ids.at(index)](const Error &) {
        auto *same = capability<Account>(registry.find(id));
        return Result<AccountInfo>(same ? same->lastKnown() : AccountInfo());
    });
    return andThen(
        std::move(asked), context, [&registry, ids, index, plan, stop, context](const AccountInfo &info) mutable {
            addQuota(plan, info.quota);
            return askFrom(registry, ids, index + 1, std::move(plan), stop, context);
        });
}

} // namespace

Pending<BatchPlan> withQuota(ProviderRegistry &registry, BatchPlan plan, std::stop_token stop, QObject *context)
{
    QStringList ids;
    const QList<SubtitleProvider *> providers = registry.enabled();
    for (SubtitleProvider *provider : providers)
        ids.append(provider->info().id);
    return askFrom(registry, ids, 0, std::move(plan), stop, context);
}

bool isThere(const QList<Language> &there, const Language &wanted)
{
    return std::any_of(there.begin(), there.end(), [&](const Language &language) { return wanted.covers(language); });
}

} // namespace Legenda
