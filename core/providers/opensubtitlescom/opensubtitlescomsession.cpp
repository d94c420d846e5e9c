// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomsession.h"

#include "core/net/redaction.h"
#include "core/net/urlrules.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Legenda {

using OpenSubtitlesCom::Access;
using OpenSubtitlesCom::Endpoint;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// A token that does not say when it ends is trusted for half of the usual day.
constexpr qint64 usualLifeSeconds = qint64(12) * 3600;
/// One that ends while a request is on its way is of no use.
constexpr qint64 marginSeconds = 60;

QString tokenKey()
{
    return u"opensubtitles-com/token"_s;
}

/// Without the spaces and line ends that come along when a key is copied. They would end the header it is sent in.
QString pasted(QString key)
{
    key.removeIf([](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
    return key;
}

QUrl cleaned(QUrl base)
{
    QString path = base.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    base.setPath(path);
    base.setQuery(QString());
    base.setFragment({});
    return base;
}

} // namespace

OpenSubtitlesComSession::OpenSubtitlesComSession(HttpClient &http, SecretStore &secrets, QObject *parent)
    : QObject(parent), m_http(http), m_secrets(secrets), m_base(defaultBase()),
      m_waiting(this, [this] { m_signingIn.request_stop(); })
{
}

OpenSubtitlesComSession::~OpenSubtitlesComSession()
{
    m_signingIn.request_stop();
    m_waiting.finish(fail(cancelled()));
}

QUrl OpenSubtitlesComSession::defaultBase()
{
    return QUrl(u"https://api.opensubtitles.com/api/v1"_s);
}

void OpenSubtitlesComSession::setValues(const AccountValues &values)
{
    const QString address = values.value(u"url"_s).trimmed();
    const QUrl base = address.isEmpty() ? defaultBase() : cleaned(QUrl(address));
    const QByteArray apiKey = pasted(values.value(u"api_key"_s)).toUtf8();
    const QString userName = values.value(u"username"_s).trimmed();
    const QString password = values.value(u"password"_s);
    registerSecret(password);
    registerSecret(QString::fromUtf8(apiKey));
    if (base == m_base && apiKey == m_apiKey && userName == m_userName && password == m_password)
        return;
    if (base != m_base || apiKey != m_apiKey)
        m_keyProven = false;
    m_base = base;
    m_apiKey = apiKey;
    m_userName = userName;
    m_password = password;
    ++m_generation;
    m_refused.reset();
    m_recalled = false;
    m_token.clear();
    // Nobody waits for a session of the old values any more.
    ++m_signInNumber;
    m_signingIn.request_stop();
    m_waiting.finish(fail(cancelled()));
}

Result<Access> OpenSubtitlesComSession::access(Need need) const
{
    if (!isAllowed(m_base))
        return fail(ErrorKind::BadInput,
            Text::tr("The address of OpenSubtitles.com in the account settings cannot be used. It has to begin with "
                     "https://."),
            scrubbed(m_base));
    if (need != Need::Nothing && m_apiKey.isEmpty())
        return fail(OpenSubtitlesCom::noApiKey());
    if (need == Need::Account && !hasAccount())
        return fail(OpenSubtitlesCom::noAccount());
    const bool signedIn = !m_token.isEmpty();
    return Access{signedIn ? m_tokenBase : m_base, m_apiKey, signedIn ? m_token : QByteArray()};
}

Pending<Access> OpenSubtitlesComSession::open(Need need, const std::stop_token &stop)
{
    const auto now = access(need);
    if (!now || need == Need::Nothing || !hasAccount())
        return ready(now);
    return andThen(recall(), this, [this, need, stop](Done) -> Pending<Access> {
        if (stop.stop_requested())
            return failed<Access>(cancelled());
        const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(marginSeconds);
        if (!m_token.isEmpty() && m_tokenEnds <= soon)
            dropToken();
        if (need == Need::Key || !m_token.isEmpty())
            return ready(access(need));
        return signIn(stop);
    });
}

Pending<Access> OpenSubtitlesComSession::renew(const QByteArray &refusedToken, std::stop_token stop)
{
    if (m_token == refusedToken)
        dropToken();
    if (!m_token.isEmpty())
        return ready(access(Need::Account));
    return signIn(std::move(stop));
}

Pending<Access> OpenSubtitlesComSession::signInAgain(std::stop_token stop)
{
    m_refused.reset();
    return signIn(std::move(stop));
}

Pending<Access> OpenSubtitlesComSession::signIn(std::stop_token stop)
{
    const auto now = access(Need::Account);
    if (!now)
        return ready(now);
    if (m_refused)
        return failed<Access>(*m_refused);
    const bool underWay = !m_waiting.isEmpty();
    Pending<Access> pending = m_waiting.add(std::move(stop));
    if (underWay)
        return pending;

    m_signingIn = std::stop_source();
    Access asWhom = *now;
    asWhom.base = m_base; // the address of an earlier session may not be ours any more
    auto reply = m_http.send(OpenSubtitlesCom::loginRequest(asWhom, m_userName, m_password), m_signingIn.get_token());
    whenDone(std::move(reply), this, [this, number = ++m_signInNumber](Result<HttpReply> answer) {
        if (number != m_signInNumber)
            return;
        if (!answer) {
            m_waiting.finish(fail(answer.error()));
            return;
        }
        auto login = OpenSubtitlesCom::readLogin(*answer, {Endpoint::Login, m_keyProven, false});
        if (!login) {
            if (login.error().kind == ErrorKind::BadCredentials)
                m_refused = login.error();
            m_waiting.finish(fail(login.error()));
            return;
        }
        registerSecret(QString::fromLatin1(login->token));
        m_keyProven = true;
        m_token = login->token;
        m_tokenBase = OpenSubtitlesCom::baseAfterLogin(m_base, login->baseHost);
        m_tokenEnds = OpenSubtitlesCom::expiryOf(m_token);
        if (!m_tokenEnds.isValid())
            m_tokenEnds = QDateTime::currentDateTimeUtc().addSecs(usualLifeSeconds);
        m_recalled = true;
        remember();
        if (login->info.userName.isEmpty())
            login->info.userName = m_userName;
        Q_EMIT signedIn(login->info);
        m_waiting.finish(access(Need::Account));
    });
    return pending;
}

Pending<Access> OpenSubtitlesComSession::forget(const std::stop_token &stop)
{
    const auto now = access(Need::Key);
    if (!now)
        return ready(now);
    return andThen(recall(), this, [this, stop](Done) -> Result<Access> {
        if (stop.stop_requested())
            return fail(cancelled());
        auto last = access(Need::Key);
        dropToken();
        return last;
    });
}

/// Takes the token of an earlier run, if it belongs to these values and has not ended.
Pending<Done> OpenSubtitlesComSession::recall()
{
    if (m_recalled || !m_token.isEmpty())
        return ready<Done>(Done());
    return andThen(
        m_secrets.read(tokenKey()), this, [this, generation = m_generation](const QString &kept) -> Result<Done> {
            if (generation != m_generation || m_recalled || !m_token.isEmpty())
                return Done();
            m_recalled = true;
            const QJsonObject object = QJsonDocument::fromJson(kept.toUtf8()).object();
            const QByteArray token = object[u"token"_s].toString().toLatin1();
            const QDateTime ends = QDateTime::fromSecsSinceEpoch(object[u"ends"_s].toInteger(), Qt::UTC);
            if (token.isEmpty() || object[u"account"_s].toString() != accountMark()
                || ends <= QDateTime::currentDateTimeUtc().addSecs(marginSeconds))
                return Done();
            registerSecret(QString::fromLatin1(token));
            m_token = token;
            m_tokenEnds = ends;
            m_tokenBase = OpenSubtitlesCom::baseAfterLogin(m_base, object[u"base_host"_s].toString());
            return Done();
        });
}

void OpenSubtitlesComSession::remember()
{
    const QJsonObject kept{{u"token"_s, QString::fromLatin1(m_token)}, {u"base_host"_s, m_tokenBase.host()},
        {u"ends"_s, m_tokenEnds.toSecsSinceEpoch()}, {u"account"_s, accountMark()}};
    whenDone(m_secrets.write(tokenKey(), QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact))), this,
        [](const Result<Done> &) {}); // not kept: the next run signs in again
}

void OpenSubtitlesComSession::dropToken()
{
    m_token.clear();
    m_recalled = true;
    whenDone(m_secrets.write(tokenKey(), QString()), this, [](const Result<Done> &) {});
}

/// Tells whether a kept token belongs to these values, without saying what they are.
QString OpenSubtitlesComSession::accountMark() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {m_base.toEncoded(), m_apiKey, m_userName.toUtf8(), m_password.toUtf8()}) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace Legenda
