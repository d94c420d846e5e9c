// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace Legenda::Cli {

/// `convert --with PROVIDER`: files in another format by a service. Takes the options of convertCommand().
std::unique_ptr<Command> makeRemoteConvertCommand(Context &context);

} // namespace Legenda::Cli
