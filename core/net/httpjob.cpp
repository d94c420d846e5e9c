// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpjob.h"

#include "core/net/networkhttpclient.h"

using namespace Qt::StringLiterals;

namespace Legenda {

HttpJob::HttpJob(HttpRequest asked, QString pace, NetworkHttpClient *client)
    : request(std::move(asked)), paceKey(std::move(pace)),
      host(u"%1:%2"_s.arg(request.url.host()).arg(request.url.port(request.url.scheme() == "https"_L1 ? 443 : 80))),
      m_client(client), m_readers(this, [this] { m_client->remove(this); })
{
    fresh = request.fresh;
    retry.setSingleShot(true);
}

Pending<HttpReply> HttpJob::addReader(std::stop_token stop)
{
    return m_readers.add(std::move(stop));
}

bool HttpJob::answers(const HttpRequest &other) const
{
    if (!request.questionKey.isEmpty() || !other.questionKey.isEmpty())
        return request.questionKey == other.questionKey;
    HttpRequest same = other;
    same.fresh = request.fresh;
    return request.method == HttpRequest::Method::Get && request == same;
}

void HttpJob::finish(const Result<HttpReply> &result)
{
    m_readers.finish(result);
    m_client->remove(this);
}

} // namespace Legenda
