// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a service's refusals mean for people, as a table: each service has its own rows, and reads them with this.

#include "core/base/error.h"

#include <QDateTime>
#include <QString>

namespace Legenda {

/// The first row of a table that fits is taken. `Only` is the service's own list of circumstances.
template <class Only>
struct ErrorRow
{
    int from; ///< status
    int to; ///< the last one
    Only only;
    const char *says; ///< words the service has to say, without case; empty: whatever it says
    ErrorKind kind;
    const char *sentence; ///< to be translated; %1: what the service said; %2: a number or time from the reply

    /// Whether status and words fit; the circumstances are for the service to judge.
    bool concerns(int status, const QString &said) const
    {
        return status >= from && status <= to && said.contains(QLatin1StringView(says), Qt::CaseInsensitive);
    }
};

/// Words of a service for a sentence: on one line, without secrets, at most `longest` characters.
QString serviceWords(const QString &words, qsizetype longest = 200);

/// "at 14:05", "tomorrow at 01:59", "on 23/11/2026 01:59", in the person's own time.
QString momentPhrase(const QDateTime &when);

} // namespace Legenda
