// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/batchplan.h"

#include "core/providers/providerregistry.h"

#include <QPointer>
#include <QPromise>

#include <algorithm>
#include <memory>

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

struct QuotaAsking
{
    QPromise<Result<BatchPlan>> promise;
    BatchPlan plan;
    int waiting = 0;

    void oneLess()
    {
        if (--waiting > 0)
            return;
        promise.addResult(plan);
        promise.finish();
    }
};

} // namespace

Pending<BatchPlan> withQuota(ProviderRegistry &registry, BatchPlan plan, std::stop_token stop, QObject *context)
{
    auto asking = std::make_shared<QuotaAsking>();
    asking->plan = plan;
    asking->promise.start();
    Pending<BatchPlan> planned = asking->promise.future();
    asking->waiting = 1;
    const QList<SubtitleProvider *> providers = registry.enabled();
    for (SubtitleProvider *provider : providers) {
        auto *account = capability<Account>(provider);
        if (!account || !provider->info().countsDownloads || registry.whyNotSearched(*provider))
            continue;
        ++asking->waiting;
        whenDone(account->accountInfo(stop), context,
            [asking, alive = QPointer<SubtitleProvider>(provider)](const Result<AccountInfo> &info) {
                const auto *same = capability<Account>(alive.data());
                addQuota(asking->plan, info ? info->quota : same ? same->lastKnown().quota : Quota());
                asking->oneLess();
            });
    }
    asking->oneLess();
    return planned;
}

bool isThere(const QList<Language> &there, const Language &wanted)
{
    return std::any_of(there.begin(), there.end(), [&](const Language &language) { return wanted.covers(language); });
}

} // namespace Legenda
