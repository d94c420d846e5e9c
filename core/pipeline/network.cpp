// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/network.h"

#include "core/net/httpclient.h"
#include "core/net/redaction.h"
#include "core/net/secretstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qsizetype longestText = 4000; // of an address or an error; both may come from outside
constexpr qsizetype shortestName = 3; // a shorter one would take letters out of everything

QString passwordKey()
{
    return u"proxy/password"_s;
}

ProxySettings proxyFrom(const Preferences &preferences, const QString &password)
{
    ProxySettings proxy;
    if (preferences.proxyMode == "none"_L1)
        proxy.mode = ProxySettings::Mode::None;
    else if (preferences.proxyMode == "manual"_L1 && isProxyHost(preferences.proxyHost) && preferences.proxyPort > 0)
        proxy.mode = ProxySettings::Mode::Manual;
    if (proxy.mode != ProxySettings::Mode::Manual)
        return proxy;
    proxy.type = preferences.proxyType == "socks5"_L1 ? ProxySettings::Type::Socks5 : ProxySettings::Type::Http;
    proxy.host = preferences.proxyHost;
    proxy.port = preferences.proxyPort;
    proxy.userName = preferences.proxyUserName;
    proxy.password = proxy.userName.isEmpty() ? QString() : password;
    return proxy;
}

/// One line of it, whatever a server put into its words.
QString bounded(const QString &text)
{
    const QString line = text.left(longestText).simplified();
    return text.size() > longestText ? line + u'…' : line;
}

QString outcome(const NetworkLogRow &row)
{
    return row.status > 0 ? QString::number(row.status) : u"–"_s;
}

} // namespace

Network::Network(Settings &settings, SecretStore &secrets, QObject *parent)
    : QObject(parent), m_settings(settings), m_secrets(secrets)
{
    connect(&settings, &Settings::preferencesChanged, this, &Network::follow);
    m_now = settings.preferences();
    m_offline = m_now.offline;
}

Network::~Network() = default;

void Network::attach(HttpClient &client)
{
    if (m_client)
        m_client->disconnect(this);
    m_client = &client;
    connect(&client, &HttpClient::logged, this, &Network::note);
    apply();
}

void Network::follow()
{
    if (m_isForThisRun)
        return;
    const bool sameAccount = m_now.proxyUserName == m_settings.preferences().proxyUserName;
    m_now = m_settings.preferences();
    apply();
    // Somebody has just said that the proxy wants a name: its password may be in the keyring already.
    if (!sameAccount && m_password.isEmpty())
        whenDone(loadProxyPassword(), this, [](const Result<Done> &) {});
}

void Network::apply()
{
    if (m_client) {
        m_client->setDefaultTimeout(std::chrono::seconds(m_now.timeoutSeconds));
        m_client->setProxy(proxyFrom(m_now, m_password));
        m_client->setOffline(m_now.offline);
    }
    if (m_offline == m_now.offline)
        return;
    m_offline = m_now.offline;
    Q_EMIT offlineChanged(m_offline);
}

void Network::setOffline(bool offline)
{
    if (m_isForThisRun) {
        m_now.offline = offline;
        apply();
        return;
    }
    Preferences preferences = m_settings.preferences();
    preferences.offline = offline;
    m_settings.setPreferences(preferences);
}

void Network::useForThisRun(const Preferences &preferences)
{
    m_isForThisRun = true;
    m_now = preferences;
    apply();
}

QString Network::proxyPasswordVariable()
{
    return u"LEGENDA_PROXY_PASSWORD"_s;
}

Pending<Done> Network::loadProxyPassword()
{
    if (m_now.proxyMode != "manual"_L1 || m_now.proxyUserName.isEmpty())
        return ready<Done>(Done());
    const QString given = qEnvironmentVariable(proxyPasswordVariable().toLatin1().constData());
    if (!given.isEmpty()) {
        registerSecret(given);
        m_password = given;
        apply();
        return ready<Done>(Done());
    }
    auto read = orElse(m_secrets.read(passwordKey()), this, [](const Error &) { return Result<QString>(QString()); });
    return andThen(std::move(read), this, [this](const QString &password) -> Result<Done> {
        registerSecret(password);
        m_password = password;
        apply();
        return Done();
    });
}

Pending<Done> Network::saveProxyPassword(const QString &password)
{
    registerSecret(password);
    m_password = password;
    apply();
    return m_secrets.write(passwordKey(), password);
}

Pending<bool> Network::hasProxyPassword()
{
    return andThen(m_secrets.read(passwordKey()), this,
        [](const QString &password) -> Result<bool> { return !password.isEmpty(); });
}

void Network::note(const HttpLogEntry &entry)
{
    NetworkLogRow row;
    row.number = ++m_number;
    row.startedAt = QDateTime::fromMSecsSinceEpoch(entry.startedMs, Qt::UTC);
    row.service = bounded(scrub(entry.service));
    row.method = entry.method;
    row.address = bounded(scrub(entry.url));
    row.status = entry.status;
    row.bytes = entry.bytes;
    row.durationMs = entry.durationMs;
    row.attempt = entry.attempt;
    row.error = bounded(scrub(entry.error));
    if (m_log.size() >= mostRows) {
        Q_EMIT logAboutToDropFirst();
        m_log.removeFirst();
        Q_EMIT logDroppedFirst();
    }
    m_log.append(row);
    Q_EMIT logged(row);
}

void Network::clearLog()
{
    m_log.clear();
    Q_EMIT logCleared();
}

void Network::hideName(const QString &name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.size() >= shortestName && !m_names.contains(trimmed))
        m_names.append(trimmed);
}

QString Network::hidden(QString text) const
{
    text = scrub(std::move(text));
    for (const QString &name : m_names + QStringList{m_now.proxyUserName}) {
        if (name.size() < shortestName)
            continue;
        for (const QString &form : {name, QString::fromLatin1(QUrl::toPercentEncoding(name))}) {
            const QRegularExpression whole(
                u"(?<![\\p{L}\\p{N}])%1(?![\\p{L}\\p{N}])"_s.arg(QRegularExpression::escape(form)),
                QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
            text.replace(whole, u"•••"_s);
        }
    }
    const QString home = QDir::homePath();
    return home.size() > 1 ? text.replace(home, u"~"_s) : text;
}

QString Network::detailsOf(const NetworkLogRow &row) const
{
    const QString started = row.startedAt.toString(Qt::ISODateWithMs);
    QString text = u"%1 %2\n"_s.arg(row.method, row.address)
        + u"%1 · %2 · attempt %3\n"_s.arg(row.service, started).arg(row.attempt)
        + u"status %1 · %2 bytes · %3 ms"_s.arg(outcome(row)).arg(row.bytes).arg(row.durationMs);
    if (!row.error.isEmpty())
        text += u'\n' + row.error;
    return hidden(text);
}

/// In English and in the same form everywhere: it is read by those who mend the program.
QString Network::asText(const QList<NetworkLogRow> &rows) const
{
    QString text = u"Legenda %1\nQt %2\n%3, %4 %5, %6\n"_s.arg(QCoreApplication::applicationVersion(),
        QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(), QSysInfo::kernelType(),
        QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture());
    const bool manual = m_now.proxyMode == "manual"_L1;
    text += u"proxy: %1%2, time-out: %3 s%4\n\n"_s.arg(m_now.proxyMode, manual ? u' ' + m_now.proxyType : QString())
                .arg(m_now.timeoutSeconds)
                .arg(m_offline ? u", offline"_s : QString());
    QString lines;
    for (const NetworkLogRow &row : rows) {
        lines += u"%1 %2 %3 %4 → %5, %6 bytes, %7 ms"_s
                     .arg(row.startedAt.toString(Qt::ISODateWithMs), row.service, row.method, row.address, outcome(row))
                     .arg(row.bytes)
                     .arg(row.durationMs);
        if (row.attempt > 1)
            lines += u", attempt %1"_s.arg(row.attempt);
        if (!row.error.isEmpty())
            lines += u": "_s + row.error;
        lines += u'\n';
    }
    return text + hidden(lines);
}

} // namespace Legenda
