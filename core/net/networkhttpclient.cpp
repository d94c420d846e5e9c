// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/networkhttpclient.h"

#include "core/net/httpjob.h"
#include "core/net/redaction.h"
#include "core/net/urlrules.h"

#include <QAuthenticator>
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

Q_LOGGING_CATEGORY(logNet, "legenda.net", QtWarningMsg)

using namespace std::chrono_literals;

/// Shorter waits are no news.
constexpr auto waitWorthTelling = 1500ms;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Asks the rules, which answer at once.
class ProxyFactory : public QNetworkProxyFactory
{
public:
    explicit ProxyFactory(const ProxyRules &rules) : m_rules(rules) { }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return m_rules.proxiesFor(query.url());
    }

private:
    const ProxyRules &m_rules;
};

Error workingOffline(const QUrl &url)
{
    return {ErrorKind::Offline,
        Text::tr(
            "Legenda works offline. Switch that off under File › Work offline; on the command line, leave --offline "
            "out."),
        url.host()};
}

/// "opensubtitles-com/login" -> "opensubtitles-com"
QString serviceOf(const HttpJob &job)
{
    return job.request.paceKey.isEmpty() ? job.request.url.host() : job.request.paceKey.section(u'/', 0, 0);
}

QString methodName(HttpRequest::Method method)
{
    switch (method) {
    case HttpRequest::Method::Get:
        return u"GET"_s;
    case HttpRequest::Method::Post:
        return u"POST"_s;
    case HttpRequest::Method::Put:
        return u"PUT"_s;
    case HttpRequest::Method::Delete:
        return u"DELETE"_s;
    }
    return {};
}

void registerSecretsOf(const HttpRequest &request)
{
    for (const HttpHeader &header : request.headers) {
        if (!isSecretHeader(header.name) && !request.secretHeaders.contains(header.name))
            continue;
        QString value = QString::fromUtf8(header.value);
        if (value.startsWith("Bearer "_L1))
            value.remove(0, 7);
        registerSecret(value);
    }
}

Error paceIsClosed(const QString &host, std::chrono::milliseconds wait)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
    const QString time =
        QLocale().toString(QDateTime::currentDateTime().addSecs(seconds.count()).time(), QLocale::ShortFormat);
    return {ErrorKind::RateLimited, Text::tr("%1 wants no more requests for now. Try again after %2.").arg(host, time),
        {}, seconds};
}

} // namespace

NetworkHttpClient::NetworkHttpClient(const QByteArray &userAgent, HttpClientOptions options, QObject *parent)
    : HttpClient(parent), m_userAgent(userAgent), m_options(std::move(options)), m_limiter(m_options.clock),
      m_kept(m_options.wallClock), m_proxies(m_options.systemProxies, m_options.bypassProxy)
{
    setDefaultTimeout(m_options.idleTimeout);
    setTotalTimeout(m_options.totalTimeout);
    makeNetwork();
    connect(&m_proxies, &ProxyRules::refused, this, &NetworkHttpClient::makeNetwork);
    m_pump.setSingleShot(true);
    connect(&m_pump, &QTimer::timeout, this, &NetworkHttpClient::pump);
}

void NetworkHttpClient::makeNetwork()
{
    m_network = std::make_shared<QNetworkAccessManager>();
    m_network->setProxyFactory(new ProxyFactory(m_proxies));
    m_network->setAutoDeleteReplies(false);
    connect(
        m_network.get(), &QNetworkAccessManager::proxyAuthenticationRequired, &m_proxies, &ProxyRules::authenticate);
}

NetworkHttpClient::~NetworkHttpClient()
{
    while (!m_jobs.isEmpty())
        m_jobs.constFirst()->finish(fail(cancelled()));
}

Pending<HttpReply> NetworkHttpClient::send(HttpRequest request, std::stop_token stop)
{
    if (stop.stop_requested())
        return failed<HttpReply>(cancelled());
    if (!isAllowed(request.url)) {
        const bool isPlain = request.url.scheme() == "http"_L1 && !request.url.host().isEmpty();
        return failed<HttpReply>({ErrorKind::BadInput,
            isPlain ? Text::tr("%1 is an address without encryption. Use one that begins with https://.")
                          .arg(scrubbed(request.url))
                    : Text::tr("“%1” is no address that Legenda can ask.").arg(scrubbed(request.url)),
            {}});
    }
    for (HttpJob *job : std::as_const(m_jobs)) {
        if (!job->answers(request))
            continue;
        job->fresh = job->fresh || request.fresh;
        return job->addReader(std::move(stop));
    }
    if (auto kept = request.fresh ? std::nullopt : m_kept.inMemory(request))
        return ready<HttpReply>(std::move(*kept));
    registerSecretsOf(request);
    const QString paceKey = request.paceKey.isEmpty() ? request.url.authority(QUrl::FullyEncoded) : request.paceKey;
    auto *job = new HttpJob(std::move(request), paceKey, this);
    m_jobs.append(job);
    connect(&job->retry, &QTimer::timeout, this, [this, job] { enqueue(job); });
    Pending<HttpReply> pending = job->addReader(std::move(stop));
    lookUp(job);
    return pending;
}

/// A kept answer needs no network.
void NetworkHttpClient::lookUp(HttpJob *job)
{
    if (KeptReplies::keyOf(job->request).isEmpty()) {
        ask(job);
        return;
    }
    whenDone(m_kept.find(job->request), job, [this, job](Result<std::optional<HttpReply>> found) {
        if (!m_jobs.contains(job))
            return;
        if (found && *found && !job->fresh)
            job->finish(std::move(**found));
        else
            ask(job);
    });
}

void NetworkHttpClient::ask(HttpJob *job)
{
    job->isLookedUp = true;
    if (isOffline())
        job->finish(fail(workingOffline(job->request.url)));
    else
        enqueue(job);
}

void NetworkHttpClient::setOffline(bool offline)
{
    HttpClient::setOffline(offline);
    if (!offline)
        return;
    const QList<HttpJob *> jobs = m_jobs;
    for (HttpJob *job : jobs) {
        if (m_jobs.contains(job) && job->isLookedUp)
            job->finish(fail(workingOffline(job->request.url)));
    }
}

void NetworkHttpClient::setProxy(const ProxySettings &settings)
{
    if (settings == m_proxies.settings())
        return;
    // Connections through the old one, and what it was told, must not be used again. What is under way ends the way it
    // began; Qt has no means of clearing its caches that would let it.
    makeNetwork();
    m_proxies.setSettings(settings);
}

void NetworkHttpClient::setReplyKeeper(ReplyKeeper *keeper)
{
    m_kept.setKeeper(keeper);
}

void NetworkHttpClient::forget(const QString &questionKey)
{
    m_kept.forget(questionKey);
}

void NetworkHttpClient::setPace(const QString &paceKey, const QList<PaceWindow> &windows)
{
    m_limiter.setPace(paceKey, windows);
    m_pump.start(0ms);
}

void NetworkHttpClient::enqueue(HttpJob *job)
{
    m_queue.append(job);
    m_pump.start(0ms);
}

/// Lets everybody go whose turn it is, and comes back when it is the next one's.
void NetworkHttpClient::pump()
{
    std::chrono::milliseconds soonest = -1ms;
    QSet<QString> heldBack; // pace keys whose first in the queue has to wait: so do the others
    QList<HttpJob *> starting;
    QList<HttpJob *> waiting;
    QList<std::pair<HttpJob *, Error>> givenUp;
    for (HttpJob *job : std::as_const(m_queue)) {
        if (heldBack.contains(job->paceKey)) {
            waiting.append(job);
            continue;
        }
        const auto wait = m_limiter.delay(job->paceKey);
        if (wait > m_options.retry.longestWait) {
            givenUp.append({job, paceIsClosed(job->request.url.host(), wait)});
        } else if (wait > 0ms) {
            heldBack.insert(job->paceKey);
            waiting.append(job);
            announce(job->paceKey, wait);
            soonest = soonest < 0ms ? wait : std::min(soonest, wait);
        } else if (m_running.value(job->host) >= m_options.perHost) {
            waiting.append(job); // goes when another one ends
        } else {
            announce(job->paceKey, 0ms);
            m_limiter.count(job->paceKey);
            ++m_running[job->host];
            starting.append(job);
        }
    }
    m_queue = waiting;
    if (soonest >= 0ms)
        m_pump.start(soonest);
    for (HttpJob *job : std::as_const(starting))
        beginAttempt(job);
    for (const auto &[job, error] : std::as_const(givenUp))
        job->finish(fail(error));
}

void NetworkHttpClient::announce(const QString &paceKey, std::chrono::milliseconds wait)
{
    if (wait == 0ms) {
        if (m_announced.remove(paceKey))
            Q_EMIT waiting(paceKey, 0ms);
        return;
    }
    const auto until = m_options.clock() + wait;
    if (wait < waitWorthTelling || until <= m_announced.value(paceKey, 0ms) + waitWorthTelling)
        return;
    m_announced.insert(paceKey, until);
    Q_EMIT waiting(paceKey, wait);
}

void NetworkHttpClient::beginAttempt(HttpJob *job)
{
    ++job->attempt;
    job->startedMs = QDateTime::currentMSecsSinceEpoch();
    const auto timeout = job->request.timeout > 0ms ? job->request.timeout : defaultTimeout();
    job->transfer = std::make_unique<HttpTransfer>(
        [this] { return m_network; }, &m_proxies, job->request, m_userAgent, timeout, totalTimeout());
    connect(job->transfer.get(), &HttpTransfer::redirected, this, [this, job] { m_limiter.count(job->paceKey); });
    // Queued, so that the transfer is not deleted while it speaks.
    connect(
        job->transfer.get(), &HttpTransfer::finished, job, [this, job] { attemptFinished(job); }, Qt::QueuedConnection);
    job->transfer->start();
}

void NetworkHttpClient::attemptFinished(HttpJob *job)
{
    log(*job, job->transfer->result());
    --m_running[job->host];
    m_pump.start(0ms);
    const Result<HttpReply> result = job->transfer->result();
    AttemptOutcome outcome;
    outcome.garbled = job->transfer->isGarbled();
    outcome.hopeless = job->transfer->isFinal();
    job->transfer.reset();
    if (result) {
        m_limiter.learn(job->paceKey, *result);
        outcome.status = result->status;
        if (result->status == 429 || result->status == 503)
            outcome.retryAfter = result->retryAfter();
        if (outcome.retryAfter)
            m_limiter.pause(job->paceKey, *outcome.retryAfter);
    } else {
        outcome.failure = result.error().kind;
    }
    const auto delay = m_options.retry.nextDelay(outcome, job->attempt, job->request.method, job->request.mayRetry);
    if (!delay) {
        if (result)
            m_kept.keep(job->request, *result);
        job->finish(result);
        return;
    }
    if (outcome.status == 429) // with or without a time: the whole queue is too fast
        m_limiter.pause(job->paceKey, *delay);
    job->retry.start(*delay);
}

void NetworkHttpClient::log(const HttpJob &job, const Result<HttpReply> &result)
{
    HttpLogEntry entry;
    entry.startedMs = job.startedMs;
    entry.durationMs = QDateTime::currentMSecsSinceEpoch() - job.startedMs;
    entry.service = serviceOf(job);
    entry.method = methodName(job.request.method);
    entry.url = scrubbed(job.request.url);
    entry.attempt = job.attempt;
    entry.bytes = job.transfer->bytesReceived();
    if (result)
        entry.status = result->status;
    else
        entry.error = scrub(result.error().message);
    qCDebug(logNet).noquote() << entry.method << entry.url << entry.status << entry.error << entry.bytes << "bytes"
                              << entry.durationMs << "ms, attempt" << entry.attempt;
    Q_EMIT logged(entry);
}

void NetworkHttpClient::remove(HttpJob *job)
{
    if (!m_jobs.removeOne(job))
        return;
    m_queue.removeOne(job);
    if (job->transfer) {
        log(*job, fail(cancelled()));
        job->transfer.reset();
        --m_running[job->host];
        m_pump.start(0ms);
    }
    job->retry.stop();
    job->deleteLater();
}

} // namespace Legenda
