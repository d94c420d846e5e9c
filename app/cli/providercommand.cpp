// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/providercommand.h"

using namespace Qt::StringLiterals;

namespace Legenda::Cli {

SubtitleProvider *ProviderCommand::providerNamed(const QString &id)
{
    SubtitleProvider *provider = engine().registry().find(id);
    if (!provider) {
        QStringList ids;
        for (const SubtitleProvider *each : engine().registry().all())
            ids << each->info().id;
        output().message(tr("Name a service: %1.").arg(ids.join(", "_L1)));
        finishWith(WrongUsage);
    }
    return provider;
}

void ProviderCommand::withAccounts(std::function<void()> next)
{
    whenDone(engine().loadAccounts(), this, [this, next = std::move(next)](const Result<Done> &loaded) {
        if (!loaded)
            output().message(loaded.error().message);
        next();
    });
}

} // namespace Legenda::Cli
