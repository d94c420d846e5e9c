// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"

#include <QList>

#include <functional>

namespace Legenda {

/// A network that is not there: it writes down what is asked and answers what the test says. Nothing is retried, paced
/// or redirected.
class FakeHttpClient : public HttpClient
{
public:
    using Answer = std::function<Result<HttpReply>(const HttpRequest &)>;

    static HttpReply json(int status, const QByteArray &body, QList<HttpHeader> headers = {})
    {
        headers.append(HttpHeader{"Content-Type", "application/json; charset=utf-8"});
        return {status, std::move(headers), body, {}};
    }

    static HttpReply html(int status)
    {
        return {status, {{"Content-Type", "text/html; charset=UTF-8"}}, "<!DOCTYPE html><html>an error</html>", {}};
    }

    static HttpReply raw(int status, const QByteArray &body, QList<HttpHeader> headers = {})
    {
        return {status, std::move(headers), body, {}};
    }

    /// The next request gets this; after the last one comes NotFound.
    FakeHttpClient &then(Result<HttpReply> reply)
    {
        m_answers.append([reply](const HttpRequest &) { return reply; });
        return *this;
    }

    /// What has no answer of then() gets this one's.
    void always(Answer answer) { m_always = std::move(answer); }

    void clear() { m_answers.clear(); }

    Pending<HttpReply> send(HttpRequest request, std::stop_token stop = {}) override
    {
        requests.append(request);
        if (stop.stop_requested())
            return failed<HttpReply>(cancelled());
        if (m_answers.isEmpty() && !m_always)
            return failed<HttpReply>({ErrorKind::NotFound, QStringLiteral("the test has no more answers"), {}});
        Result<HttpReply> result = m_answers.isEmpty() ? m_always(request) : m_answers.takeFirst()(request);
        if (result && result->url.isEmpty())
            result->url = request.url;
        return ready<HttpReply>(std::move(result));
    }

    void setPace(const QString &paceKey, const QList<PaceWindow> &windows) override { paces[paceKey] = windows; }

    void forget(const QString &questionKey) override { forgotten.append(questionKey); }

    QList<HttpRequest> requests;
    QStringList forgotten;
    QMap<QString, QList<PaceWindow>> paces;

private:
    QList<Answer> m_answers;
    Answer m_always;
};

} // namespace Legenda
