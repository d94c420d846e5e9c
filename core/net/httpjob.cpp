// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpjob.h"

#include "core/net/networkhttpclient.h"

#include <algorithm>
#include <optional>
#include <stop_token>

using namespace Qt::StringLiterals;

namespace Legenda {

struct HttpJob::Reader
{
    QPromise<Result<HttpReply>> promise;
    /// Runs on the thread that asks to stop; its destructor waits for it. So whoever destroys a reader on the client's
    /// thread knows that nothing is posted afterwards.
    std::optional<std::stop_callback<std::function<void()>>> onStop;
};

HttpJob::HttpJob(HttpRequest asked, QString pace, NetworkHttpClient *client)
    : request(std::move(asked)), paceKey(std::move(pace)),
      host(u"%1:%2"_s.arg(request.url.host()).arg(request.url.port(request.url.scheme() == "https"_L1 ? 443 : 80))),
      m_client(client)
{
    retry.setSingleShot(true);
}

HttpJob::~HttpJob() = default;

Pending<HttpReply> HttpJob::addReader(std::stop_token stop)
{
    m_readers.push_back(std::make_unique<Reader>());
    Reader *reader = m_readers.back().get();
    reader->promise.start();
    Pending<HttpReply> pending = reader->promise.future();
    if (stop.stop_possible()) {
        reader->onStop.emplace(std::move(stop), [this, reader] {
            QMetaObject::invokeMethod(
                this, [this, reader] { dropReader(reader); }, Qt::QueuedConnection);
        });
    }
    return pending;
}

bool HttpJob::answers(const HttpRequest &other) const
{
    return request.method == HttpRequest::Method::Get && request == other;
}

void HttpJob::finish(const Result<HttpReply> &result)
{
    for (const auto &reader : m_readers) {
        reader->promise.addResult(result);
        reader->promise.finish();
    }
    m_readers.clear();
    m_client->remove(this);
}

void HttpJob::dropReader(const Reader *reader)
{
    const auto place =
        std::find_if(m_readers.begin(), m_readers.end(), [reader](const auto &each) { return each.get() == reader; });
    if (place == m_readers.end())
        return;
    (*place)->promise.addResult(Result<HttpReply>(fail(cancelled())));
    (*place)->promise.finish();
    m_readers.erase(place);
    if (m_readers.empty())
        m_client->remove(this);
}

} // namespace Legenda
