// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which proxy an address is asked through. The system's answer may come from a script that has to be fetched and run,
// which takes its time: it is looked up off the main thread, before the request is made.

#include "core/base/error.h"
#include "core/net/proxysettings.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QUrl>

#include <functional>
#include <optional>

class QAuthenticator;

namespace Legenda {

class ProxyRules : public QObject
{
    Q_OBJECT
public:
    /// Called on a thread of its own; may block.
    using SystemProxies = std::function<QList<QNetworkProxy>(const QNetworkProxyQuery &)>;
    /// Addresses that are asked directly, whatever the settings say.
    using Bypass = std::function<bool(const QUrl &)>;

    /// Without `system`: Qt's own look at the desktop and the environment. Without `bypass`: this machine itself.
    explicit ProxyRules(SystemProxies system = {}, Bypass bypass = {}, QObject *parent = nullptr);

    /// Takes effect with the next request.
    void setSettings(const ProxySettings &settings);
    const ProxySettings &settings() const { return m_settings; }

    /// Calls `go` once it is known how to ask that address: at once where nothing has to be looked up; not at all when
    /// `context` is gone by then.
    void whenKnown(const QUrl &url, QObject *context, std::function<void()> go);
    /// What is known. Never blocks; an address that nobody prepared is asked directly.
    QList<QNetworkProxy> proxiesFor(const QUrl &url) const;

    /// "proxy.example:3128" for people; empty where the address is asked directly.
    QString nameFor(const QUrl &url) const;
    /// Gives the proxy name and password, once until it is known that they are right: Qt would send refused ones again
    /// without end, and wrong passwords lock accounts.
    void authenticate(const QNetworkProxy &proxy, QAuthenticator *authenticator);

    /// How a request that whenKnown() let go ended, as far as its way is concerned.
    void ended(QObject *context, const QUrl &url, QNetworkReply::NetworkError error);

    /// What a proxy's trouble means for a person; nothing for trouble that is not the proxy's.
    std::optional<Error> errorFor(const QUrl &url, QNetworkReply::NetworkError error, const QString &detail) const;

Q_SIGNALS:
    /// The password was refused; connections and caches that know it should go.
    void refused();

private:
    struct Credentials
    {
        QString userName;
        QString password;
    };
    /// A proxy that wants a password.
    struct Guarded
    {
        Credentials own;
        bool isProven = false; ///< it has let a request through
        int answers = 0; ///< given since it last let one through
        std::optional<qint64> refusedMs; ///< steady milliseconds
        QPointer<QObject> probe; ///< the one request that tries whether the password is right
    };
    struct Known
    {
        QList<QNetworkProxy> proxies;
        qint64 atMs = 0; ///< steady milliseconds
    };

    /// Until the password is proven, one request at a time.
    void whenFree(const QUrl &url, QObject *context, std::function<void()> go);
    Guarded *guard(const QUrl &url);
    static bool isRefused(const Guarded &guarded);
    static QString keyOf(const QUrl &url);
    bool isDirect(const QUrl &url) const;
    /// Qt sends what a QNetworkProxy holds again and again; without, it asks authenticate().
    QNetworkProxy withoutCredentials(QNetworkProxy proxy);
    static QString nameOf(const QNetworkProxy &proxy);
    void look(const QUrl &url, const QString &key);

    ProxySettings m_settings;
    SystemProxies m_system;
    Bypass m_bypass;
    QHash<QString, Known> m_known; ///< of the system, by scheme, host and port
    QHash<QString, Guarded> m_guarded; ///< by nameOf(proxy)
    QNetworkProxy m_manual;
    struct Waiting
    {
        QUrl url;
        QPointer<QObject> context;
        std::function<void()> go;
    };
    /// Asks again for everybody who waits under that key.
    void wake(QHash<QString, QList<Waiting>> &waiting, const QString &key);

    QHash<QString, QList<Waiting>> m_waitingToKnow; ///< for the system's answer, by keyOf(url)
    QHash<QString, QList<Waiting>> m_waitingToTry; ///< for another who tries the password, by nameOf(proxy)
    QSet<QString> m_looking;
    int m_generation = 0; ///< of the settings: answers for older ones are dropped
};

} // namespace Legenda
