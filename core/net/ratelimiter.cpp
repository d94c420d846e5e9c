// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/ratelimiter.h"

#include <QDateTime>

#include <algorithm>

namespace Legenda {

namespace {

using namespace std::chrono_literals;

constexpr int defaultPerSecond = 5;

/// Requests sent evenly arrive unevenly: without some slack the server counts one too many in a window.
constexpr std::chrono::milliseconds slack = 30ms;

/// "a/b" -> "a"; empty where there is none.
QString parentOf(const QString &key)
{
    const qsizetype slash = key.indexOf(u'/');
    return slash < 0 ? QString() : key.left(slash);
}

int numberIn(const HttpReply &reply, QByteArrayView name, int missing)
{
    // "100, 100;w=60": the first number is the one that is meant.
    const QByteArray value = reply.header(name).trimmed();
    qsizetype digits = 0;
    while (digits < value.size() && value.at(digits) >= '0' && value.at(digits) <= '9')
        ++digits;
    bool ok = false;
    const qlonglong number = value.left(digits).toLongLong(&ok);
    return ok ? static_cast<int>(std::clamp<qlonglong>(number, 0, 2000000000)) : missing;
}

} // namespace

RateLimiter::RateLimiter(Clock clock) : m_clock(std::move(clock)) { }

RateLimiter::Clock RateLimiter::steadyClock()
{
    return [] { return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch()); };
}

void RateLimiter::setPace(const QString &key, const QList<PaceWindow> &windows)
{
    m_queues[key].windows = windows;
}

QList<PaceWindow> RateLimiter::windowsOf(const Queue &queue)
{
    if (!queue.windows.isEmpty())
        return queue.windows;
    return {{queue.learned > 0 ? queue.learned : defaultPerSecond, 1s}};
}

RateLimiter::Milliseconds RateLimiter::delay(const QString &key) const
{
    const QString parent = parentOf(key);
    return parent.isEmpty() ? ownDelay(key) : std::max(ownDelay(key), ownDelay(parent));
}

RateLimiter::Milliseconds RateLimiter::ownDelay(const QString &key) const
{
    const auto queue = m_queues.constFind(key);
    if (queue == m_queues.cend())
        return 0ms;
    const Milliseconds now = m_clock();
    Milliseconds until = queue->pausedUntil;
    for (const PaceWindow &window : windowsOf(*queue)) {
        if (window.requests <= 0 || queue->sent.size() < static_cast<std::size_t>(window.requests))
            continue;
        const Milliseconds oldest = queue->sent.at(queue->sent.size() - static_cast<std::size_t>(window.requests));
        until = std::max(until, oldest + window.per + slack);
    }
    return std::max(0ms, until - now);
}

void RateLimiter::count(const QString &key)
{
    const Milliseconds now = m_clock();
    for (const QString &each : {key, parentOf(key)}) {
        if (each.isEmpty())
            continue;
        Queue &queue = m_queues[each];
        queue.sent.push_back(now);
        Milliseconds longest = 0ms;
        for (const PaceWindow &window : windowsOf(queue))
            longest = std::max(longest, window.per);
        while (!queue.sent.empty() && queue.sent.front() + longest + slack < now)
            queue.sent.pop_front();
    }
}

void RateLimiter::learn(const QString &key, const HttpReply &reply)
{
    if (const int perSecond = numberIn(reply, "X-RateLimit-Limit-Second", 0); perSecond > 0)
        m_queues[key].learned = perSecond;

    int remaining = numberIn(reply, "RateLimit-Remaining", -1);
    if (remaining < 0)
        remaining = numberIn(reply, "X-RateLimit-Remaining-Second", -1);
    const bool isBare = remaining < 0;
    if (isBare)
        remaining = numberIn(reply, "X-RateLimit-Remaining", -1);
    if (remaining != 0)
        return;
    qint64 seconds = numberIn(reply, "RateLimit-Reset", -1);
    if (seconds < 0)
        seconds = numberIn(reply, "X-RateLimit-Reset", -1);
    if (seconds < 0) {
        pause(key, isBare ? restOfWindow(key) : 1s);
        return;
    }
    if (seconds > 1000000000) // seconds since 1970, by the server's clock
        seconds -= reply.date().value_or(QDateTime::currentDateTimeUtc()).toSecsSinceEpoch();
    // A reset far away is no pace but a quota: the server says so by its status when it is used up.
    pause(key, std::chrono::seconds(std::clamp<qint64>(seconds, 0, 60)));
}

/// How long until the window that began with the first request we know of is over.
RateLimiter::Milliseconds RateLimiter::restOfWindow(const QString &key) const
{
    constexpr Milliseconds usual = 10s; // OSDb's
    constexpr Milliseconds longestPace = 1min;
    const auto queue = m_queues.constFind(key);
    if (queue == m_queues.cend() || queue->windows.isEmpty())
        return usual;
    Milliseconds window = 0ms;
    for (const PaceWindow &each : queue->windows) {
        if (each.per <= longestPace)
            window = std::max(window, each.per);
    }
    const Milliseconds now = m_clock();
    for (const Milliseconds sent : queue->sent) {
        if (sent + window > now)
            return sent + window + slack - now;
    }
    return window;
}

void RateLimiter::pause(const QString &key, Milliseconds duration)
{
    Queue &queue = m_queues[key];
    queue.pausedUntil = std::max(queue.pausedUntil, m_clock() + duration);
}

} // namespace Legenda
