// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Asking a person at a terminal, without ever blocking the event loop.

#include "core/base/pending.h"

#include <QObject>
#include <QString>

namespace Legenda::Cli {

/// True where standard input and standard error are a terminal: somebody can be asked.
bool canAsk();

/// Asks and reads one line. With `secret`, what is typed is not shown. Where standard input is no terminal the line is
/// read from it without asking. An empty line is an empty answer; a closed input is ErrorKind::Cancelled.
Pending<QString> ask(QObject *context, const QString &question, bool secret);

} // namespace Legenda::Cli
