// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int startTimeout = 60'000; // ms; a loaded machine may need many
constexpr int replyTimeout = 30'000; // ms

QString python()
{
    return qEnvironmentVariable("LEGENDA_PYTHON", u"python3"_s);
}

QString variable(const QString &provider, const QString &what)
{
    return u"LEGENDA_"_s + provider.toUpper().replace(QLatin1Char('-'), QLatin1Char('_')) + u'_' + what;
}

QJsonObject at(const QString &service, QJsonObject payload)
{
    if (!service.isEmpty())
        payload.insert(u"service"_s, service);
    return payload;
}

} // namespace

Sandbox::Sandbox(const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(python(), QStringList{QStringLiteral(LEGENDA_SANDBOX_SCRIPT), u"--stdin-eof"_s} + arguments);
    QElapsedTimer clock;
    clock.start();
    while (!m_process.canReadLine() && m_process.state() != QProcess::NotRunning && !clock.hasExpired(startTimeout))
        m_process.waitForReadyRead(500);
    m_addresses = QJsonDocument::fromJson(m_process.readLine()).object();
    if (m_addresses.isEmpty())
        m_error = u"The sandbox did not start: "_s + m_process.errorString();
}

Sandbox::~Sandbox()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

bool Sandbox::isRunning() const
{
    return !m_addresses.isEmpty() && m_process.state() == QProcess::Running;
}

QString Sandbox::error() const
{
    return m_error;
}

QUrl Sandbox::url(const QString &provider) const
{
    return QUrl(m_addresses.value(provider).toString());
}

QProcessEnvironment Sandbox::environment(const QStringList &providers) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &provider : providers) {
        environment.insert(variable(provider, u"URL"_s), url(provider).toString());
        environment.insert(variable(provider, u"API_KEY"_s), u"sandbox"_s);
    }
    return environment;
}

QProcessEnvironment Sandbox::signedInEnvironment(const QStringList &providers, const QString &user) const
{
    auto environment = this->environment(providers);
    for (const auto &provider : providers) {
        environment.insert(variable(provider, u"USERNAME"_s), user);
        environment.insert(variable(provider, u"PASSWORD"_s), user);
    }
    return environment;
}

QStringList Sandbox::allProviders()
{
    return {u"opensubtitles-com"_s, u"opensubtitles-org"_s, u"kickasssubtitles"_s, u"amara"_s};
}

void Sandbox::setFault(const QString &route, const QString &kind, const QJsonValue &argument, int times, int after)
{
    control("POST", u"fault"_s,
        {{u"route"_s, route}, {u"kind"_s, kind}, {u"arg"_s, argument},
            {u"times"_s, times > 0 ? QJsonValue(times) : QJsonValue()}, {u"after"_s, after}});
}

void Sandbox::clearFaults()
{
    control("DELETE", u"faults"_s);
}

void Sandbox::setRemaining(const QString &user, int downloads, const QString &service)
{
    control("POST", u"quota"_s, at(service, {{u"user"_s, user}, {u"remaining"_s, downloads}}));
}

void Sandbox::enforceRates(const QJsonObject &limits)
{
    control("POST", u"rate"_s, {{u"enforce"_s, true}, {u"limits"_s, limits}});
}

void Sandbox::liftRates()
{
    control("POST", u"rate"_s, {{u"enforce"_s, false}});
}

void Sandbox::advanceClock(int seconds)
{
    control("POST", u"clock"_s, {{u"advance"_s, seconds}});
}

void Sandbox::setBaseUrl(const QString &host)
{
    control("POST", u"base-url"_s, {{u"base_url"_s, host}});
}

void Sandbox::expire(const QString &what, const QString &service)
{
    control("POST", u"expire"_s, at(service, {{u"what"_s, what}}));
}

void Sandbox::setQuirks(const QString &service, QJsonObject quirks)
{
    control("POST", u"quirks"_s, at(service, std::move(quirks)));
}

void Sandbox::reset()
{
    control("POST", u"reset"_s);
}

QJsonArray Sandbox::log() const
{
    return control("GET", u"log"_s).toArray();
}

QJsonArray Sandbox::log(const QString &route) const
{
    QJsonArray chosen;
    const auto entries = log();
    for (const auto &entry : entries) {
        if (entry.toObject().value("route"_L1).toString() == route)
            chosen.append(entry);
    }
    return chosen;
}

QJsonArray Sandbox::elsewhere() const
{
    return control("GET", u"elsewhere"_s).toArray();
}

QJsonArray Sandbox::videos() const
{
    return control("GET", u"videos"_s).toArray();
}

QJsonArray Sandbox::catalogue() const
{
    return control("GET", u"catalogue"_s).toArray();
}

QJsonObject Sandbox::state() const
{
    return control("GET", u"state"_s).toObject();
}

// A bare socket: QNetworkAccessManager would need an event loop in the middle of a test.
QJsonValue Sandbox::control(const QByteArray &method, const QString &name, const QJsonObject &payload) const
{
    const QUrl address = url(u"control"_s);
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(address.host(), quint16(address.port()));
    if (!socket.waitForConnected(replyTimeout)) {
        qWarning("The sandbox does not answer: %s", qPrintable(socket.errorString()));
        return QJsonValue::Undefined;
    }
    const QByteArray body = payload.isEmpty() ? QByteArray() : QJsonDocument(payload).toJson(QJsonDocument::Compact);
    socket.write(method + ' ' + address.path().toUtf8() + '/' + name.toUtf8()
        + " HTTP/1.1\r\nHost: " + address.authority().toUtf8()
        + "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray reply;
    while (socket.waitForReadyRead(replyTimeout))
        reply += socket.readAll();
    reply += socket.readAll();
    const auto split = reply.indexOf("\r\n\r\n");
    const auto json = QJsonDocument::fromJson(reply.mid(split + 4));
    if (split < 0 || !reply.startsWith("HTTP/1.1 200"))
        qWarning("The sandbox refused %s %s: %s", method.constData(), qPrintable(name), reply.constData());
    return json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object());
}

} // namespace Legenda
