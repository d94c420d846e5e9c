// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The pace of each queue: sliding windows, what the server's headers say, and pauses it asked for. It only counts and
// tells; waiting is the client's.

#include "core/net/httpclient.h"

#include <QHash>
#include <QList>

#include <chrono>
#include <deque>
#include <functional>

namespace Legenda {

class RateLimiter
{
public:
    using Milliseconds = std::chrono::milliseconds;
    /// Time since some fixed moment.
    using Clock = std::function<Milliseconds()>;

    explicit RateLimiter(Clock clock = steadyClock());

    static Clock steadyClock();

    /// Replaces the windows of a key. Empty: back to the default of 5 a second.
    void setPace(const QString &key, const QList<PaceWindow> &windows);

    /// How long until the next request of that key may go; 0: now. A key "a/b" keeps the pace of "a" as well.
    Milliseconds delay(const QString &key) const;

    /// A request goes out now.
    void count(const QString &key);

    /// Learns from `RateLimit-Limit/-Remaining/-Reset` and `X-RateLimit-*` of a reply. A bare `X-RateLimit-Remaining`
    /// with nothing left (as OSDb sends it, counting 40 requests in 10 s) closes the queue until its longest window of
    /// at most a minute is over: the service counts other programs at the same address as well.
    void learn(const QString &key, const HttpReply &reply);

    /// Lets nothing of that key go for a while.
    void pause(const QString &key, Milliseconds duration);

private:
    struct Queue
    {
        QList<PaceWindow> windows; ///< set by the program; empty: `learned` or the default
        int learned = 0; ///< requests a second, as the server says; 0: nothing said
        std::deque<Milliseconds> sent; ///< as far back as the longest window reaches
        Milliseconds pausedUntil{0};
    };

    static QList<PaceWindow> windowsOf(const Queue &queue);
    Milliseconds ownDelay(const QString &key) const;
    Milliseconds restOfWindow(const QString &key) const;

    Clock m_clock;
    QHash<QString, Queue> m_queues;
};

} // namespace Legenda
