// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httptransfer.h"

#include "core/net/proxyrules.h"
#include "core/net/redaction.h"
#include "core/net/urlrules.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int maxRedirects = 5;
constexpr qint64 readBufferSize = qint64(1024) * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QByteArray verb(HttpRequest::Method method)
{
    switch (method) {
    case HttpRequest::Method::Get:
        return "GET"_ba;
    case HttpRequest::Method::Post:
        return "POST"_ba;
    case HttpRequest::Method::Put:
        return "PUT"_ba;
    case HttpRequest::Method::Delete:
        return "DELETE"_ba;
    }
    return "GET"_ba;
}

/// Qt reports a status such as 404 as an error as well; only these mean that there is no proper answer.
bool isTransportError(QNetworkReply::NetworkError error)
{
    return error != QNetworkReply::NoError
        && (error < QNetworkReply::ContentAccessDenied || error == QNetworkReply::ProtocolUnknownError
            || error == QNetworkReply::ProtocolFailure);
}

/// A body that can be sent once. Qt sends a request again by itself when a connection closes before an answer began; it
/// cannot with this. (No QBuffer: Qt would look through it.)
class SingleUseBody : public QIODevice
{
public:
    explicit SingleUseBody(const QByteArray &data) : m_data(data) { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }

    qint64 size() const override { return m_data.size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_data.size() - pos());
        if (count > 0)
            std::copy_n(m_data.constData() + pos(), count, to);
        return count > 0 ? count : -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_data;
};

} // namespace

HttpTransfer::HttpTransfer(Network network, ProxyRules *proxies, HttpRequest request, const QByteArray &userAgent,
    std::chrono::milliseconds idleTimeout, std::chrono::milliseconds totalTimeout, QObject *parent)
    : QObject(parent), m_network(std::move(network)), m_proxies(proxies), m_request(std::move(request)),
      m_userAgent(userAgent), m_result(fail(cancelled()))
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleTimeout);
    m_total.setSingleShot(true);
    m_total.setInterval(totalTimeout);
    const auto timedOut = [this] {
        abortWith({ErrorKind::Timeout,
            Text::tr("%1 did not answer in time. Check your connection, or try again later.").arg(host()), {}});
    };
    connect(&m_idle, &QTimer::timeout, this, timedOut);
    connect(&m_total, &QTimer::timeout, this, timedOut);
}

HttpTransfer::~HttpTransfer()
{
    m_done = true;
    forgetReply();
}

void HttpTransfer::start()
{
    m_total.start();
    sendHop();
}

void HttpTransfer::sendHop()
{
    m_idle.start();
    m_proxies->whenKnown(m_request.url, this, [this] {
        if (!m_done)
            openHop();
    });
}

void HttpTransfer::openHop()
{
    QNetworkRequest request(m_request.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("User-Agent", m_userAgent);
    request.setRawHeader("Accept-Encoding", ContentDecoder::acceptedEncodings());
    for (const HttpHeader &header : std::as_const(m_request.headers))
        request.setRawHeader(header.name, header.value);
    const bool hasBody = m_request.method == HttpRequest::Method::Post || m_request.method == HttpRequest::Method::Put
        || !m_request.body.isEmpty();
    if (hasBody)
        request.setHeader(QNetworkRequest::ContentTypeHeader,
            m_request.contentType.isEmpty() ? "application/octet-stream"_ba : m_request.contentType);

    m_used = m_network();
    m_decoder.reset();
    m_hopReceived = 0;
    if (hasBody && !m_request.mayRetry) {
        auto *body = new SingleUseBody(m_request.body);
        m_reply = m_used->sendCustomRequest(request, verb(m_request.method), body);
        body->setParent(m_reply);
    } else if (hasBody) {
        m_reply = m_used->sendCustomRequest(request, verb(m_request.method), m_request.body);
    } else {
        m_reply = m_used->sendCustomRequest(request, verb(m_request.method));
    }
    m_reply->setReadBufferSize(readBufferSize);
    const auto alive = [this] { m_idle.start(); };
    connect(m_reply, &QNetworkReply::encrypted, this, alive);
    connect(m_reply, &QNetworkReply::requestSent, this, alive);
    connect(m_reply, &QNetworkReply::uploadProgress, this, alive);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, alive);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpTransfer::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpTransfer::replyFinished);
    m_idle.start();
}

void HttpTransfer::readBody()
{
    if (m_done || !m_reply)
        return;
    m_idle.start();
    if (!m_decoder)
        m_decoder = std::make_unique<ContentDecoder>(m_reply->rawHeader("Content-Encoding"), m_request.maxBytes);
    while (m_reply->bytesAvailable() > 0) {
        const QByteArray chunk = m_reply->read(readBufferSize);
        if (chunk.isEmpty())
            return;
        m_hopReceived += chunk.size();
        m_received += chunk.size();
        // Nothing honest is longer before decoding than after by more than a few headers.
        const bool tooMuch = m_hopReceived > m_request.maxBytes + 4096;
        const auto outcome = tooMuch ? ContentDecoder::Outcome::TooLong : m_decoder->add(chunk);
        if (outcome != ContentDecoder::Outcome::Fine) {
            abortWith(decodingError(outcome), outcome == ContentDecoder::Outcome::Corrupt);
            return;
        }
    }
}

void HttpTransfer::replyFinished()
{
    if (m_done || !m_reply)
        return;
    m_idle.stop();
    m_proxies->ended(this, m_request.url, m_reply->error());
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (isTransportError(m_reply->error()) || status == 0) {
        const Error error =
            transportError().value_or(Error{ErrorKind::ServiceDown, Text::tr("%1 sent no answer.").arg(host()), {}});
        m_garbled = error.kind == ErrorKind::ServiceDown;
        m_final = m_reply->error() == QNetworkReply::ProxyAuthenticationRequiredError;
        finishWith(fail(error));
        return;
    }
    readBody();
    if (m_done)
        return;

    // Of a chunked body without Content-Encoding Qt 6.4 does not tell whether its last chunk came; with one, the
    // decoder knows.
    bool hasLength = false;
    const qint64 length = m_reply->rawHeader("Content-Length").toLongLong(&hasLength);
    const bool bodyExpected = status != 204 && status != 304;
    const bool cut = bodyExpected && hasLength && m_hopReceived < length;
    const auto ending = m_decoder ? m_decoder->finish() : ContentDecoder::Outcome::Fine;
    if (cut || ending != ContentDecoder::Outcome::Fine) {
        m_garbled = true;
        finishWith(fail(
            cut ? Error{ErrorKind::ServiceDown,
                Text::tr("The connection to %1 broke off in the middle of an answer. Try again later.").arg(host()), {}}
                : decodingError(ending)));
        return;
    }
    if (isRedirect(status) && m_request.followRedirects && followRedirect(status))
        return;

    HttpReply reply;
    reply.status = status;
    const auto headers = m_reply->rawHeaderPairs();
    for (const auto &[name, value] : headers)
        reply.headers.append({name, value});
    if (m_decoder)
        reply.body = m_decoder->takeBody();
    reply.url = m_request.url;
    finishWith(std::move(reply));
}

/// False where the reply names no usable place: it is then given back as it is.
bool HttpTransfer::followRedirect(int status)
{
    const QByteArray location = m_reply->rawHeader("Location").trimmed();
    const QUrl target = m_request.url.resolved(QUrl::fromEncoded(location));
    const bool isHttp = target.scheme() == "http"_L1 || target.scheme() == "https"_L1;
    if (location.isEmpty() || !target.isValid() || !isHttp || target.host().isEmpty())
        return false;
    if (++m_redirects > maxRedirects) {
        finishWith(fail(ErrorKind::BadReply,
            Text::tr("%1 sends in circles from one address to the next. Try again later.").arg(host())));
        return true;
    }
    if (!isAllowed(target)) {
        finishWith(fail(ErrorKind::BadReply,
            Text::tr("%1 sends on to an address without encryption. Legenda does not go there.").arg(host()),
            scrubbed(target)));
        return true;
    }
    if (status == 303 || ((status == 301 || status == 302) && m_request.method == HttpRequest::Method::Post)) {
        m_request.method = HttpRequest::Method::Get;
        m_request.body.clear();
        m_request.contentType.clear();
    }
    if (!isSameOrigin(m_request.url, target)) {
        if (!m_request.body.isEmpty() || m_request.method != HttpRequest::Method::Get) {
            // The body may hold a password, and what is to be changed is to be changed where it was asked for.
            finishWith(fail(ErrorKind::BadReply,
                Text::tr("%1 sends on to another server. Legenda does not send your data there.").arg(host()),
                scrubbed(target)));
            return true;
        }
        m_request.headers.removeIf([this](const HttpHeader &header) {
            return isSecretHeader(header.name)
                || std::any_of(m_request.secretHeaders.cbegin(), m_request.secretHeaders.cend(),
                    [&](const QByteArray &name) { return name.compare(header.name, Qt::CaseInsensitive) == 0; });
        });
    }
    m_request.url = target;
    m_request.url.setFragment({});
    forgetReply();
    Q_EMIT redirected();
    sendHop();
    return true;
}

std::optional<Error> HttpTransfer::transportError() const
{
    const QString detail = scrub(m_reply->errorString());
    if (auto error = m_proxies->errorFor(m_request.url, m_reply->error(), detail))
        return error;
    switch (m_reply->error()) {
    case QNetworkReply::NoError:
        return std::nullopt;
    case QNetworkReply::SslHandshakeFailedError:
        return Error{ErrorKind::Tls,
            Text::tr(
                "The encrypted connection to %1 could not be trusted. Check the date of this computer, and whether "
                "another program looks into your connections.")
                .arg(host()),
            detail};
    case QNetworkReply::TimeoutError:
        return Error{ErrorKind::Timeout,
            Text::tr("%1 did not answer in time. Check your connection, or try again later.").arg(host()), detail};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // closed before an answer, and not to be sent twice
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return Error{
            ErrorKind::ServiceDown, Text::tr("The connection to %1 broke off. Try again later.").arg(host()), detail};
    case QNetworkReply::HostNotFoundError:
        return Error{ErrorKind::Offline,
            Text::tr("%1 cannot be found. Check your internet connection, then try again.").arg(host()), detail};
    default:
        return Error{ErrorKind::Offline,
            Text::tr("%1 cannot be reached. Check your internet connection, then try again.").arg(host()), detail};
    }
}

Error HttpTransfer::decodingError(ContentDecoder::Outcome outcome) const
{
    if (outcome == ContentDecoder::Outcome::TooLong)
        return {ErrorKind::BadReply,
            Text::tr("%1 sent far more than was asked for. Legenda stopped reading.").arg(host()),
            u"more than %1 bytes"_s.arg(m_request.maxBytes)};
    return {ErrorKind::BadReply, Text::tr("%1 sent an answer that arrived damaged. Try again later.").arg(host()),
        u"Content-Encoding: "_s + QString::fromLatin1(m_reply ? m_reply->rawHeader("Content-Encoding") : QByteArray())};
}

void HttpTransfer::abortWith(Error error, bool garbled)
{
    m_garbled = garbled;
    finishWith(fail(std::move(error)));
}

void HttpTransfer::finishWith(Result<HttpReply> result)
{
    if (m_done)
        return;
    m_done = true;
    m_idle.stop();
    m_total.stop();
    m_result = std::move(result);
    forgetReply();
    Q_EMIT finished();
}

void HttpTransfer::forgetReply()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    disconnect(reply, nullptr, this, nullptr);
    reply->abort();
    reply->deleteLater();
}

} // namespace Legenda
