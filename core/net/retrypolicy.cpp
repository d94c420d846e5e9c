// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/retrypolicy.h"

#include <QRandomGenerator>

namespace Legenda {

namespace {

struct Row
{
    int attempts; ///< at most; the policy's own number holds as well
    bool onlyIfHarmless; ///< the server may have done the work already: only for requests that change nothing
};

constexpr Row never = {1, false};

Row rowFor(ErrorKind failure, bool garbled)
{
    switch (failure) {
    case ErrorKind::Offline: // nothing reached the server
        return {3, false};
    case ErrorKind::Timeout: // each attempt has cost the full time already
        return {2, true};
    case ErrorKind::ServiceDown: // the connection was cut
        return {3, true};
    case ErrorKind::BadReply:
        return garbled ? Row{3, true} : never;
    default:
        return never;
    }
}

Row rowFor(int status)
{
    switch (status) {
    case 429: // too many requests: not done
    case 502: // bad gateway
    case 503: // unavailable
    case 504: // gateway timeout
    case 520: // Cloudflare: web server returned an unknown error
    case 521: // … is down
    case 522: // … timed out
    case 523: // … is unreachable
    case 524: // … took too long
        return {3, false};
    case 500:
        return {2, true};
    default:
        return never;
    }
}

} // namespace

std::optional<std::chrono::milliseconds> RetryPolicy::nextDelay(
    const AttemptOutcome &outcome, int attempt, HttpRequest::Method method, bool mayRetry) const
{
    const Row row = outcome.failure ? rowFor(*outcome.failure, outcome.garbled) : rowFor(outcome.status);
    const bool harmless = method == HttpRequest::Method::Get;
    if (outcome.hopeless || !mayRetry || attempt >= std::min(attempts, row.attempts)
        || (row.onlyIfHarmless && !harmless))
        return std::nullopt;
    if (outcome.retryAfter) {
        if (*outcome.retryAfter > longestWait)
            return std::nullopt;
        return *outcome.retryAfter;
    }
    if (delays.isEmpty())
        return std::chrono::milliseconds(0);
    const auto delay = delays.at(std::min<qsizetype>(attempt, delays.size()) - 1);
    const double factor = 1 + jitter * QRandomGenerator::global()->generateDouble();
    return std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(delay.count()) * factor));
}

} // namespace Legenda
