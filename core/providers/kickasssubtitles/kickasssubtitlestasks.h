// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"
#include "core/providers/kickasssubtitles/kickasssubtitlescodec.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesrequests.h"
#include "core/providers/remotetasks.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace Legenda {

/// When a task is asked after. Tests put their own clock in.
struct KickAssSubtitlesTiming
{
    using Milliseconds = std::chrono::milliseconds;
    /// Before the first question, the second …; the last one is repeated. `Retry-After` of a reply wins.
    QList<Milliseconds> steps = {std::chrono::seconds(2), std::chrono::seconds(3), std::chrono::seconds(5)};
    Milliseconds longest = std::chrono::seconds(30); ///< in all; the task is left open then
    /// Ends after that time, or with Cancelled at once when stop is asked for.
    std::function<Pending<Done>(Milliseconds, std::stop_token)> sleep; ///< empty: a timer
    std::function<Milliseconds()> now; ///< of a clock that only goes forward; empty: the system's
};

/// Starts tasks and asks after them until they are over. Those that were left are remembered.
class KickAssSubtitlesTasks : public QObject
{
    Q_OBJECT
public:
    using Access = KickAssSubtitles::Access;
    using Endpoint = KickAssSubtitles::Endpoint;
    using Task = KickAssSubtitles::Task;

    KickAssSubtitlesTasks(HttpClient &http, KickAssSubtitlesTiming timing, QObject *parent = nullptr);
    ~KickAssSubtitlesTasks() override;

    /// Starts a task by `request` and waits; where one that was started by the same question was left open, it is gone
    /// on with instead. Ends with a task that is completed, or failed because nothing was found. Errors: what the
    /// service refuses or failed at; Timeout with "task: <id>" as detail where the wait was too long. After a temporary
    /// error on the way the task is left open as well.
    Pending<Task> run(Access access, HttpRequest request, RemoteTask about, std::stop_token stop);
    /// Asks at once, then waits as above.
    Pending<Task> resume(Access access, const QString &taskId, std::stop_token stop);

    /// Newest first.
    QList<RemoteTask> open() const;
    void forget(const QString &taskId);
    void forgetAll() { m_open.clear(); }

private:
    struct Wait;
    struct Left
    {
        RemoteTask about;
        QByteArray question; ///< that it was started by; empty: by nobody here
    };

    Pending<Task> follow(std::shared_ptr<Wait> wait, const Task &task);
    Pending<Task> ask(std::shared_ptr<Wait> wait);
    Pending<Task> read(const std::shared_ptr<Wait> &wait, Pending<HttpReply> reply);
    Error left(const Wait &wait, Error error);

    HttpClient &m_http;
    KickAssSubtitlesTiming m_timing;
    QList<Left> m_open; ///< newest first
};

} // namespace Legenda
