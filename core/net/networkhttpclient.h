// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"
#include "core/net/keptreplies.h"
#include "core/net/proxyrules.h"
#include "core/net/ratelimiter.h"
#include "core/net/retrypolicy.h"

#include <QHash>
#include <QList>
#include <QNetworkAccessManager>
#include <QTimer>

namespace Legenda {

class HttpJob;

struct HttpClientOptions
{
    RetryPolicy retry;
    std::chrono::milliseconds idleTimeout = std::chrono::seconds(30); ///< for requests that name none
    std::chrono::milliseconds totalTimeout = std::chrono::minutes(10); ///< of one attempt, however steadily bytes drip
    int perHost = 6; ///< requests under way to one host
    RateLimiter::Clock clock = RateLimiter::steadyClock();
    KeptReplies::WallClock wallClock = KeptReplies::systemClock();
    ProxyRules::SystemProxies systemProxies; ///< empty: the system's
    ProxyRules::Bypass bypassProxy; ///< empty: this machine itself
};

/// HttpClient on a QNetworkAccessManager. Lives on the main thread.
class NetworkHttpClient : public HttpClient
{
    Q_OBJECT
public:
    NetworkHttpClient(const QByteArray &userAgent, HttpClientOptions options, QObject *parent = nullptr);
    /// Ends everything under way as cancelled.
    ~NetworkHttpClient() override;

    Pending<HttpReply> send(HttpRequest request, std::stop_token stop = {}) override;
    void setPace(const QString &paceKey, const QList<PaceWindow> &windows) override;
    void setOffline(bool offline) override;
    void setProxy(const ProxySettings &settings) override;
    void setReplyKeeper(ReplyKeeper *keeper) override;
    void forget(const QString &questionKey) override;
    /// Requests that have not ended.
    qsizetype underWay() const { return m_jobs.size(); }

private:
    friend class HttpJob;

    void lookUp(HttpJob *job);
    void ask(HttpJob *job);
    void enqueue(HttpJob *job);
    void pump();
    void beginAttempt(HttpJob *job);
    void attemptFinished(HttpJob *job);
    void makeNetwork();
    void announce(const QString &paceKey, std::chrono::milliseconds wait);
    void log(const HttpJob &job, const Result<HttpReply> &result);
    void remove(HttpJob *job);

    QByteArray m_userAgent;
    HttpClientOptions m_options;
    RateLimiter m_limiter;
    KeptReplies m_kept;
    ProxyRules m_proxies; ///< before m_network, which asks it to the last
    std::shared_ptr<QNetworkAccessManager> m_network; ///< shared with the transfers that go through it
    QTimer m_pump;
    QList<HttpJob *> m_jobs; ///< all
    QList<HttpJob *> m_queue; ///< those that wait for their turn, in order
    QHash<QString, int> m_running; ///< by host
    QHash<QString, std::chrono::milliseconds> m_announced; ///< end of the wait last told, by pace key
};

} // namespace Legenda
