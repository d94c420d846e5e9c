// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The one way out to the network. Every provider, downloader and uploader is given this interface; tests give their
// own.
//
// Policy lives here alone, as a table (retrypolicy.h): how often and after which delay each kind of failure is tried
// again. Each host has one pace queue (ratelimiter.h) fed by its rate headers. The same question on its way is joined,
// an answer that is kept is given again (keptreplies.h). Bodies are bounded. HTTPS only, except to loopback. Secrets
// are scrubbed from every message that is made here.

#include "core/base/pending.h"
#include "core/net/proxysettings.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace Legenda {

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
    bool operator==(const HttpHeader &) const = default;
};

struct HttpRequest
{
    enum class Method { Get, Post, Put, Delete };

    Method method = Method::Get;
    QUrl url;
    QList<HttpHeader> headers; ///< a request's own; User-Agent and Accept-Encoding are added
    QByteArray body;
    QByteArray contentType; ///< of the body
    /// Names of headers that must not follow a redirect to another host and are never logged ("Authorization" …).
    /// Header names that HttpClient knows as secret are treated so anyway.
    QList<QByteArray> secretHeaders;
    qint64 maxBytes = qint64(8) * 1024 * 1024; ///< of the decoded body; more is ErrorKind::BadReply
    std::chrono::milliseconds timeout{0}; ///< without any byte arriving; 0: the client's default (30 s)
    bool mayRetry = true; ///< false for logins and for what must not happen twice
    bool followRedirects = true;
    /// Name of the pace queue; empty: the host. "service/login" keeps the pace of "service" and its own, slower one.
    QString paceKey;
    /// Names the question, whoever asks it: requests with the same key that are on their way share one answer, whatever
    /// token they carry. Empty: method, address, headers and body have to be the same (GET only).
    QString questionKey;
    /// How long a good answer (2xx) to `questionKey` (or to a GET's address) is kept and given again without asking; 0:
    /// not at all. Only for what is the same for everybody: no account, no secret in the reply.
    std::chrono::seconds keepFor{0};
    /// Asks although an answer is kept; the new one takes its place.
    bool fresh = false;

    bool operator==(const HttpRequest &) const = default;
};

/// What the server said, whatever its status: a status is no error here, the provider's codec reads it.
struct HttpReply
{
    int status = 0;
    QList<HttpHeader> headers;
    QByteArray body; ///< decoded (gzip, deflate)
    QUrl url; ///< after redirects
    bool kept = false; ///< of an earlier request: nobody was asked now

    /// First header of that name, without case; empty if there is none.
    QByteArray header(QByteArrayView name) const;
    bool isSuccess() const { return status >= 200 && status < 300; }
    /// When the server says it answered, as UTC; nullopt if it does not or in no way that can be read.
    std::optional<QDateTime> date() const;
    /// `Retry-After` as seconds from now, given in seconds or as a date; nullopt if absent or nonsense. A date is read
    /// by the server's own clock where it tells the time: this computer's may be wrong.
    std::optional<std::chrono::seconds> retryAfter() const;
    /// Content-Type says HTML or the body begins like a page: a proxy's or a captive portal's answer.
    bool looksLikeHtml() const;

    bool operator==(const HttpReply &) const = default;
};

/// At most so many requests within any stretch of time of that length.
struct PaceWindow
{
    int requests = 0;
    std::chrono::milliseconds per{0};
    bool operator==(const PaceWindow &) const = default;
};

/// One line of the network log, already scrubbed.
struct HttpLogEntry
{
    qint64 startedMs = 0; ///< since the epoch
    qint64 durationMs = 0;
    QString service; ///< the pace queue it went through ("opensubtitles-com"), or the host
    QString method;
    QString url;
    int status = 0;
    qint64 bytes = 0;
    int attempt = 1;
    QString error;
    bool operator==(const HttpLogEntry &) const = default;
};

class ReplyKeeper;

class HttpClient : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Sends, paces, retries, follows redirects. Errors: Offline, Timeout, Tls, ServiceDown (cut connections after all
    /// attempts), BadReply (too long, half a gzip, redirect loop), BadInput (plain http to elsewhere), RateLimited (the
    /// pace queue is closed for longer than anybody wants to wait), Cancelled.
    /// Replies with an error status come back as replies once the retry table is through with them.
    virtual Pending<HttpReply> send(HttpRequest request, std::stop_token stop = {}) = 0;

    /// The pace of a queue; all windows hold at once. Unset: 5 requests a second, or what the server's headers say.
    virtual void setPace(const QString &paceKey, const QList<PaceWindow> &windows);

    /// The answer to that HttpRequest::questionKey was no good after all, which only its reader can tell: XML-RPC
    /// answers 200 whatever happened. It is not kept, and not given again.
    virtual void forget(const QString &questionKey);

    /// For requests that name no timeout of their own.
    void setDefaultTimeout(std::chrono::milliseconds timeout) { m_defaultTimeout = timeout; }
    std::chrono::milliseconds defaultTimeout() const { return m_defaultTimeout; }
    /// Of one attempt, however steadily bytes drip.
    void setTotalTimeout(std::chrono::milliseconds timeout) { m_totalTimeout = timeout; }
    std::chrono::milliseconds totalTimeout() const { return m_totalTimeout; }

    /// While offline nothing goes out, what is under way ends with ErrorKind::Offline, and kept answers are given all
    /// the same.
    virtual void setOffline(bool offline) { m_offline = offline; }
    bool isOffline() const { return m_offline; }

    /// Takes effect with the next request.
    virtual void setProxy(const ProxySettings &) { }

    /// Where answers are kept between runs; nullptr: nowhere. Outlives the client.
    virtual void setReplyKeeper(ReplyKeeper *) { }

Q_SIGNALS:
    void logged(const Legenda::HttpLogEntry &entry);
    /// The client waits before the next request to that pace queue (rate limit or Retry-After), or began again (0 ms).
    void waiting(const QString &paceKey, std::chrono::milliseconds forHowLong);

private:
    std::chrono::milliseconds m_defaultTimeout{30000};
    std::chrono::milliseconds m_totalTimeout{600000};
    bool m_offline = false;
};

/// HttpClient on a QNetworkAccessManager.
/// @param userAgent "Legenda v1.0.0"
std::unique_ptr<HttpClient> makeHttpClient(const QByteArray &userAgent, QObject *parent = nullptr);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::HttpLogEntry)
