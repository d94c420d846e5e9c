// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace Legenda::Cli {

CommandSpec scanCommand();
CommandSpec hashCommand();
CommandSpec guessCommand();
CommandSpec identifyCommand();
CommandSpec suggestCommand();
CommandSpec searchCommand();
CommandSpec downloadCommand();
CommandSpec detectCommand();
CommandSpec convertCommand();
CommandSpec undoCommand();
CommandSpec unwantedCommand();
CommandSpec accountCommand();
CommandSpec languagesCommand();
CommandSpec statusCommand();
CommandSpec commentsCommand();
CommandSpec previewCommand();
CommandSpec providersCommand();
CommandSpec translateCommand();
CommandSpec apiCommand();
CommandSpec webCommand();

} // namespace Legenda::Cli
