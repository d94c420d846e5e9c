// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// When a failed request is tried again. The table is here and nowhere else.

#include "core/base/error.h"
#include "core/net/httpclient.h"

#include <QList>

#include <chrono>
#include <optional>

namespace Legenda {

/// How one attempt ended, as far as the table cares.
struct AttemptOutcome
{
    std::optional<ErrorKind> failure; ///< no usable answer at all
    bool garbled = false; ///< the answer was cut or damaged on its way
    bool hopeless = false; ///< the same again can only end the same way
    int status = 0; ///< of the answer; 0: none
    std::optional<std::chrono::seconds> retryAfter; ///< what the server asked for
};

struct RetryPolicy
{
    int attempts = 3; ///< in all
    /// Before the second, third … attempt.
    QList<std::chrono::milliseconds> delays = {
        std::chrono::seconds(1), std::chrono::seconds(2), std::chrono::seconds(5)};
    double jitter = 0.25; ///< up to this share is added, so that many clients do not come back at once
    /// Nobody waits longer than that; the request then ends with what is known.
    std::chrono::milliseconds longestWait = std::chrono::seconds(60);

    /// How long to wait before the next attempt; nullopt: this was the last one.
    /// @param attempt the one that ended, from 1  @param method and mayRetry of the request
    std::optional<std::chrono::milliseconds> nextDelay(
        const AttemptOutcome &outcome, int attempt, HttpRequest::Method method, bool mayRetry) const;
};

} // namespace Legenda
