// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A command that talks to one named service, or to all of them.

#include "app/cli/command.h"
#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"

namespace Legenda::Cli {

class ProviderCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;

protected:
    /// The service that the given word names; says which there are and ends with WrongUsage if there is none.
    SubtitleProvider *providerNamed(const QString &id);
    /// Reads keys and passwords, then goes on.
    void withAccounts(std::function<void()> next);
};

} // namespace Legenda::Cli
