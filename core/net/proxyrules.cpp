// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/proxyrules.h"

#include "core/base/background.h"
#include "core/net/redaction.h"
#include "core/net/urlrules.h"

#include <QAuthenticator>
#include <QCoreApplication>

#include <chrono>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// People change networks; a script is not to be run for each request either.
constexpr qint64 systemAnswerLastsMs = 60 * 1000;
constexpr qsizetype mostKnown = 500;

/// A refused password is not tried again before.
constexpr qint64 refusalLastsMs = 60 * 1000;
/// Connections that are opened at the same time each ask.
constexpr int mostAnswers = 24;

qint64 steadyMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

} // namespace

ProxyRules::ProxyRules(SystemProxies system, Bypass bypass, QObject *parent)
    : QObject(parent), m_system(std::move(system)), m_bypass(std::move(bypass))
{
    if (!m_system)
        m_system = [](const QNetworkProxyQuery &query) { return QNetworkProxyFactory::systemProxyForQuery(query); };
    if (!m_bypass)
        m_bypass = isLoopback;
}

void ProxyRules::setSettings(const ProxySettings &settings)
{
    registerSecret(settings.password);
    m_settings = settings;
    m_known.clear();
    m_guarded.clear();
    // Names are looked up by the proxy: behind one there is often nobody else who knows them.
    m_manual = withoutCredentials(QNetworkProxy(
        settings.type == ProxySettings::Type::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
        settings.host, static_cast<quint16>(settings.port), settings.userName, settings.password));
    ++m_generation;
    // Those who wait for the system's answer, or for another to try the password, need not any more, or ask again.
    m_looking.clear();
    for (auto *waiting : {&m_waitingToKnow, &m_waitingToTry}) {
        const QStringList keys = waiting->keys();
        for (const QString &key : keys)
            wake(*waiting, key);
    }
}

QString ProxyRules::keyOf(const QUrl &url)
{
    return u"%1://%2:%3"_s.arg(url.scheme(), url.host()).arg(portOf(url));
}

bool ProxyRules::isDirect(const QUrl &url) const
{
    return m_settings.mode == ProxySettings::Mode::None || m_bypass(url);
}

void ProxyRules::whenKnown(const QUrl &url, QObject *context, std::function<void()> go)
{
    if (isDirect(url) || m_settings.mode != ProxySettings::Mode::System) {
        whenFree(url, context, std::move(go));
        return;
    }
    const QString key = keyOf(url);
    const auto found = m_known.constFind(key);
    if (found != m_known.cend() && steadyMs() - found->atMs < systemAnswerLastsMs) {
        whenFree(url, context, std::move(go));
        return;
    }
    m_waitingToKnow[key].append({url, context, std::move(go)});
    look(url, key);
}

void ProxyRules::look(const QUrl &url, const QString &key)
{
    if (m_looking.contains(key))
        return;
    m_looking.insert(key);
    const auto ask = [system = m_system, query = QNetworkProxyQuery(url)]() -> Result<QList<QNetworkProxy>> {
        return system(query);
    };
    whenDone(runInBackground(Pool::System, ask), this,
        [this, key, generation = m_generation](const Result<QList<QNetworkProxy>> &proxies) {
            if (generation != m_generation)
                return;
            if (m_known.size() >= mostKnown)
                m_known.clear();
            QList<QNetworkProxy> found = proxies.value_or(QList<QNetworkProxy>());
            for (QNetworkProxy &proxy : found)
                proxy = withoutCredentials(proxy);
            m_known.insert(key, {found, steadyMs()});
            m_looking.remove(key);
            wake(m_waitingToKnow, key);
        });
}

QNetworkProxy ProxyRules::withoutCredentials(QNetworkProxy proxy)
{
    if (!proxy.user().isEmpty()) {
        registerSecret(proxy.password());
        m_guarded[nameOf(proxy)].own = {proxy.user(), proxy.password()};
    }
    proxy.setUser({});
    proxy.setPassword({});
    return proxy;
}

QList<QNetworkProxy> ProxyRules::proxiesFor(const QUrl &url) const
{
    if (!isDirect(url)) {
        if (m_settings.mode == ProxySettings::Mode::Manual)
            return {m_manual};
        if (const Known found = m_known.value(keyOf(url)); !found.proxies.isEmpty())
            return found.proxies;
    }
    return {QNetworkProxy(QNetworkProxy::NoProxy)};
}

QString ProxyRules::nameOf(const QNetworkProxy &proxy)
{
    const QString host = proxy.hostName().contains(u':') ? u'[' + proxy.hostName() + u']' : proxy.hostName();
    return u"%1:%2"_s.arg(host).arg(proxy.port());
}

QString ProxyRules::nameFor(const QUrl &url) const
{
    const QNetworkProxy proxy = proxiesFor(url).constFirst();
    return proxy.type() == QNetworkProxy::NoProxy || proxy.hostName().isEmpty() ? QString() : nameOf(proxy);
}

ProxyRules::Guarded *ProxyRules::guard(const QUrl &url)
{
    const auto found = m_guarded.find(nameFor(url));
    return found == m_guarded.end() ? nullptr : &*found;
}

bool ProxyRules::isRefused(const Guarded &guarded)
{
    return guarded.refusedMs && steadyMs() - *guarded.refusedMs < refusalLastsMs;
}

void ProxyRules::whenFree(const QUrl &url, QObject *context, std::function<void()> go)
{
    Guarded *guarded = guard(url);
    if (!guarded || guarded->isProven || isRefused(*guarded)) {
        go();
        return;
    }
    if (!guarded->probe) {
        guarded->probe = context;
        // It may be stopped before it ends.
        connect(context, &QObject::destroyed, this, [this, name = nameFor(url)] { wake(m_waitingToTry, name); });
        go();
        return;
    }
    m_waitingToTry[nameFor(url)].append({url, context, std::move(go)});
}

void ProxyRules::wake(QHash<QString, QList<Waiting>> &waiting, const QString &key)
{
    const QList<Waiting> all = waiting.take(key);
    for (const Waiting &each : all) {
        if (each.context)
            whenKnown(each.url, each.context, each.go);
    }
}

void ProxyRules::authenticate(const QNetworkProxy &proxy, QAuthenticator *authenticator)
{
    const auto guarded = m_guarded.find(nameOf(proxy));
    // What is left empty ends the request with ProxyAuthenticationRequiredError.
    if (guarded == m_guarded.end() || isRefused(*guarded) || guarded->answers >= (guarded->isProven ? mostAnswers : 1))
        return;
    ++guarded->answers;
    authenticator->setUser(guarded->own.userName);
    authenticator->setPassword(guarded->own.password);
}

void ProxyRules::ended(QObject *context, const QUrl &url, QNetworkReply::NetworkError error)
{
    Guarded *guarded = guard(url);
    if (!guarded)
        return;
    if (error == QNetworkReply::ProxyAuthenticationRequiredError) {
        const bool isNews = !isRefused(*guarded);
        guarded->isProven = false;
        guarded->answers = 0;
        if (isNews) {
            guarded->refusedMs = steadyMs();
            Q_EMIT refused();
        }
    } else if (error == QNetworkReply::NoError || error == QNetworkReply::SslHandshakeFailedError
        || error >= QNetworkReply::ContentAccessDenied) {
        guarded->isProven = true;
        guarded->answers = 0;
        guarded->refusedMs.reset();
    } else {
        guarded->answers = guarded->isProven ? guarded->answers : 0;
    }
    if (guarded->probe == context)
        guarded->probe.clear();
    wake(m_waitingToTry, nameFor(url));
}

std::optional<Error> ProxyRules::errorFor(
    const QUrl &url, QNetworkReply::NetworkError error, const QString &detail) const
{
    const QString name = nameFor(url);
    if (name.isEmpty())
        return std::nullopt;
    const auto offline = [&](const QString &text) { return Error{ErrorKind::Offline, text.arg(name), detail}; };
    switch (error) {
    case QNetworkReply::ProxyNotFoundError:
        return offline(Text::tr("The proxy %1 cannot be found. Check its address in the preferences, under Network."));
    case QNetworkReply::ProxyConnectionRefusedError:
        return offline(
            Text::tr("The proxy %1 cannot be reached. Check its address and port in the preferences, under Network."));
    case QNetworkReply::ProxyConnectionClosedError:
        return offline(Text::tr("The proxy %1 broke off the connection. Check its type in the preferences, under "
                                "Network, or try again later."));
    case QNetworkReply::ProxyTimeoutError: {
        Error timeout =
            offline(Text::tr("The proxy %1 did not answer in time. Check your connection, or try again later."));
        timeout.kind = ErrorKind::Timeout;
        return timeout;
    }
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return offline(m_guarded.contains(name)
                ? Text::tr("The proxy %1 does not accept the user name and password. Correct them in the preferences, "
                           "under Network.")
                : Text::tr("The proxy %1 wants a user name and a password. Enter them in the preferences, under "
                           "Network."));
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::UnknownProxyError:
        // Qt does not tell whether the proxy itself or what lies behind it was not to be reached.
        return Error{ErrorKind::Offline,
            Text::tr("%1 cannot be reached through the proxy %2. Check the proxy in the preferences, under Network, or "
                     "try again later.")
                .arg(url.host(), name),
            detail};
    default:
        return std::nullopt;
    }
}

} // namespace Legenda
