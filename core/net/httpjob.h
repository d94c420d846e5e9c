// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/readers.h"
#include "core/net/httptransfer.h"

#include <QTimer>

#include <memory>

namespace Legenda {

class NetworkHttpClient;

/// A request on its way through queue, attempts and delays, and everybody who waits for its reply.
class HttpJob : public QObject
{
    Q_OBJECT
public:
    HttpJob(HttpRequest request, QString paceKey, NetworkHttpClient *client);

    /// One more reader. The job goes on until the last one has asked to stop.
    Pending<HttpReply> addReader(std::stop_token stop);
    /// The same question, which may share the answer.
    bool answers(const HttpRequest &request) const;
    /// Gives everybody the result. The job must not be used afterwards.
    void finish(const Result<HttpReply> &result);

    const HttpRequest request;
    const QString paceKey;
    const QString host; ///< with port
    bool fresh = false; ///< somebody wants no kept answer
    bool isLookedUp = false; ///< whether there is a kept answer is known
    int attempt = 0;
    qint64 startedMs = 0; ///< of the attempt, since the epoch
    std::unique_ptr<HttpTransfer> transfer;
    QTimer retry;

private:
    NetworkHttpClient *m_client;
    Readers<HttpReply> m_readers;
};

} // namespace Legenda
