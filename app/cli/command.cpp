// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"

namespace Legenda::Cli {

void Command::failed(const QJsonObject &item, const QString &what, const Error &error)
{
    output().failure(item, what, error);
    failed();
}

void Command::finish()
{
    if (m_failed == 0)
        finishWith(AllDone);
    else
        finishWith(m_succeeded > 0 ? SomeFailed : NothingDone);
}

} // namespace Legenda::Cli
