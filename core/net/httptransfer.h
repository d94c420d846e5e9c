// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/contentdecoder.h"
#include "core/net/httpclient.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace Legenda {

class ProxyRules;

/// One attempt at a request, with its redirects. Deleting it aborts.
///
/// Redirects are followed here, because Qt would send the request's own headers to whatever host a reply names.
class HttpTransfer : public QObject
{
    Q_OBJECT
public:
    /// The one to use now: it is asked for each hop, once its way is known.
    using Network = std::function<std::shared_ptr<QNetworkAccessManager>()>;

    /// @param proxies outlives the transfer  @param idleTimeout without any byte arriving or leaving
    HttpTransfer(Network network, ProxyRules *proxies, HttpRequest request, const QByteArray &userAgent,
        std::chrono::milliseconds idleTimeout, std::chrono::milliseconds totalTimeout, QObject *parent = nullptr);
    ~HttpTransfer() override;

    void start();

    // After finished():
    const Result<HttpReply> &result() const { return m_result; }
    /// The answer was cut or damaged on its way: the next attempt may bring it whole.
    bool isGarbled() const { return m_garbled; }
    /// Trying again can only end the same way.
    bool isFinal() const { return m_final; }
    qint64 bytesReceived() const { return m_received; }

Q_SIGNALS:
    /// A redirect is being followed: one more request goes to the same pace queue.
    void redirected();
    void finished();

private:
    void sendHop();
    void openHop();
    void readBody();
    void replyFinished();
    bool followRedirect(int status);
    void abortWith(Error error, bool garbled = false);
    void finishWith(Result<HttpReply> result);
    void forgetReply();
    std::optional<Error> transportError() const;
    Error decodingError(ContentDecoder::Outcome outcome) const;
    QString host() const { return m_request.url.host(); }

    Network m_network;
    std::shared_ptr<QNetworkAccessManager> m_used; ///< of the hop under way
    ProxyRules *m_proxies;
    HttpRequest m_request; ///< changes with each redirect
    QByteArray m_userAgent;
    QTimer m_idle;
    QTimer m_total;
    QNetworkReply *m_reply = nullptr; ///< owned by m_used until it is forgotten
    std::unique_ptr<ContentDecoder> m_decoder; ///< made when the headers of a hop are there
    qint64 m_hopReceived = 0;
    qint64 m_received = 0;
    int m_redirects = 0;
    bool m_garbled = false;
    bool m_final = false;
    bool m_done = false;
    Result<HttpReply> m_result;
};

} // namespace Legenda
