// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the window and the command line may do with the network: switch it off, say which way it takes, look at what
// went out. Requests are made by the services alone.

#include "core/base/pending.h"
#include "core/settings/settings.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

namespace Legenda {

class HttpClient;
class SecretStore;
struct HttpLogEntry;

/// One request of the network log. Nothing in it is secret.
struct NetworkLogRow
{
    qint64 number = 0; ///< counts up from 1, also over what was dropped or cleared
    QDateTime startedAt; ///< UTC
    QString service; ///< id of the service, or the host
    QString method; ///< GET, POST …
    QString address;
    int status = 0; ///< of HTTP; 0: no answer
    qint64 bytes = 0; ///< received, as they came over the wire
    qint64 durationMs = 0;
    int attempt = 1;
    QString error; ///< for people; empty where an answer came
    bool operator==(const NetworkLogRow &) const = default;

    bool isFailure() const { return status < 200 || status >= 400; }
};

class Network : public QObject
{
    Q_OBJECT
public:
    /// The log keeps so many requests; older ones make room.
    static constexpr int mostRows = 2000;

    /// Both outlive this object.
    Network(Settings &settings, SecretStore &secrets, QObject *parent = nullptr);
    ~Network() override;

    /// The client that everybody sends through: it gets the settings now and whenever they change, and its requests are
    /// logged. Without one, this object only remembers.
    void attach(HttpClient &client);

    /// Nothing goes out; kept answers are given all the same.
    bool isOffline() const { return m_offline; }
    /// Kept in the preferences.
    void setOffline(bool offline);

    /// These instead of the settings', until the program ends: the command line's options.
    void useForThisRun(const Preferences &preferences);

    /// Gets the manual proxy's password from the environment (LEGENDA_PROXY_PASSWORD, which wins) or the keyring. To be
    /// waited for before the first request. Does nothing where no password is needed.
    Pending<Done> loadProxyPassword();
    /// Keeps it in the keyring and uses it from now on; empty: forgets it.
    Pending<Done> saveProxyPassword(const QString &password);
    /// Whether the keyring has one.
    Pending<bool> hasProxyPassword();
    /// Name of the variable of the environment that gives it.
    static QString proxyPasswordVariable();

    const QList<NetworkLogRow> &log() const { return m_log; } ///< the oldest first
    void clearLog();
    /// To send with a bug report: what program on what system, then the requests. Scrubbed once more, without the names
    /// of accounts and of the home folder.
    QString asText() const { return asText(m_log); }
    QString asText(const QList<NetworkLogRow> &rows) const;
    /// One request with all that is known of it, a line each.
    QString detailsOf(const NetworkLogRow &row) const;
    /// Names of accounts, which asText() leaves out.
    void hideName(const QString &name);

Q_SIGNALS:
    void offlineChanged(bool offline);
    /// A row was added at the end of log(); where it was full, the first one has gone before that.
    void logged(const Legenda::NetworkLogRow &row);
    void logAboutToDropFirst();
    void logDroppedFirst();
    void logCleared();

private:
    void note(const HttpLogEntry &entry);
    void follow();
    void apply();
    QString hidden(QString text) const;

    Settings &m_settings;
    SecretStore &m_secrets;
    QPointer<HttpClient> m_client;
    Preferences m_now;
    bool m_isForThisRun = false;
    bool m_offline = false;
    QString m_password;
    QStringList m_names;
    QList<NetworkLogRow> m_log;
    qint64 m_number = 0;
};

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::NetworkLogRow)
