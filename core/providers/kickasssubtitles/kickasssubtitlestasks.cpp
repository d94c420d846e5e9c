// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/kickasssubtitles/kickasssubtitlestasks.h"

#include "core/base/background.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace KickAssSubtitles;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostOpen = 100;

Endpoint endpointOf(RemoteTask::Kind kind)
{
    return kind == RemoteTask::Kind::Search ? Endpoint::Search : Endpoint::Convert;
}

/// A timer that can be stopped from any thread.
class Sleep : public QObject
{
public:
    static Pending<Done> start(std::chrono::milliseconds time, std::stop_token stop, QObject *parent)
    {
        auto *sleep = new Sleep(parent);
        Pending<Done> pending = sleep->m_promise.future();
        QTimer::singleShot(time, sleep, [sleep] { sleep->end(Done()); });
        sleep->m_onStop.emplace(std::move(stop), [sleep] {
            QMetaObject::invokeMethod(
                sleep, [sleep] { sleep->end(fail(cancelled())); }, Qt::QueuedConnection);
        });
        return pending;
    }

    ~Sleep() override { finish(fail(cancelled())); }

private:
    explicit Sleep(QObject *parent) : QObject(parent) { m_promise.start(); }

    void end(Result<Done> result)
    {
        finish(std::move(result));
        m_onStop.reset();
        deleteLater();
    }

    void finish(Result<Done> result)
    {
        if (std::exchange(m_over, true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    QPromise<Result<Done>> m_promise;
    bool m_over = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace

struct KickAssSubtitlesTasks::Wait
{
    Access access;
    Endpoint endpoint = Endpoint::Task; ///< what the task was started by
    RemoteTask about; ///< its id as soon as it is known
    QByteArray question;
    std::stop_token stop;
    std::chrono::milliseconds since{0};
    qsizetype asked = 0; ///< times it was asked after
};

KickAssSubtitlesTasks::KickAssSubtitlesTasks(HttpClient &http, KickAssSubtitlesTiming timing, QObject *parent)
    : QObject(parent), m_http(http), m_timing(std::move(timing))
{
    if (!m_timing.sleep)
        m_timing.sleep = [this](auto time, std::stop_token stop) { return Sleep::start(time, std::move(stop), this); };
    if (!m_timing.now) {
        QElapsedTimer clock;
        clock.start();
        m_timing.now = [clock] { return std::chrono::milliseconds(clock.elapsed()); };
    }
}

KickAssSubtitlesTasks::~KickAssSubtitlesTasks() = default;

Pending<Task> KickAssSubtitlesTasks::run(Access access, HttpRequest request, RemoteTask about, std::stop_token stop)
{
    auto wait = std::make_shared<Wait>();
    wait->access = std::move(access);
    wait->endpoint = endpointOf(about.kind);
    wait->about = std::move(about);
    wait->stop = std::move(stop);
    wait->since = m_timing.now();
    // Only forms without a boundary are the same when they are made again.
    if (request.contentType == "application/x-www-form-urlencoded")
        wait->question = wait->access.base.toEncoded() + '\n' + request.url.toEncoded() + '\n' + request.body;
    const auto known = std::find_if(m_open.cbegin(), m_open.cend(),
        [&](const Left &each) { return !wait->question.isEmpty() && each.question == wait->question; });
    if (known != m_open.cend()) {
        wait->about = known->about;
        return orElse(ask(wait), this, [this, wait, request = std::move(request)](Error error) -> Pending<Task> {
            // The service has forgotten it: begin again.
            if (error.kind != ErrorKind::NotFound)
                return failed<Task>(std::move(error));
            forget(wait->about.id);
            wait->about.id.clear();
            wait->asked = 0;
            return read(wait, m_http.send(request, wait->stop));
        });
    }
    return read(wait, m_http.send(std::move(request), wait->stop));
}

Pending<Task> KickAssSubtitlesTasks::resume(Access access, const QString &taskId, std::stop_token stop)
{
    auto wait = std::make_shared<Wait>();
    wait->access = std::move(access);
    wait->stop = std::move(stop);
    wait->since = m_timing.now();
    wait->about = RemoteTask{providerId(), taskId, RemoteTask::Kind::Convert, {}, QDateTime::currentDateTimeUtc()};
    for (const Left &each : std::as_const(m_open)) {
        if (each.about.id != taskId)
            continue;
        wait->about = each.about;
        wait->question = each.question;
        wait->endpoint = endpointOf(each.about.kind);
    }
    return ask(std::move(wait));
}

Pending<Task> KickAssSubtitlesTasks::ask(std::shared_ptr<Wait> wait)
{
    if (wait->stop.stop_requested())
        return failed<Task>(cancelled());
    ++wait->asked;
    const HttpRequest request = taskRequest(wait->access, wait->about.id);
    return read(wait, m_http.send(request, wait->stop));
}

Pending<Task> KickAssSubtitlesTasks::read(const std::shared_ptr<Wait> &wait, Pending<HttpReply> reply)
{
    auto task = andThen(std::move(reply), this, [wait](HttpReply got) -> Pending<Task> {
        const bool isAfterStart = !wait->about.id.isEmpty();
        // A search that finds nothing may say so by its status.
        if (wait->endpoint == Endpoint::Search && saysNothingFound(got)) {
            Task nothing;
            nothing.id = wait->about.id;
            nothing.state = Task::State::Failed;
            nothing.nothingFound = true;
            return ready<Task>(std::move(nothing));
        }
        const Endpoint endpoint = isAfterStart ? Endpoint::Task : wait->endpoint;
        return runInBackground(
            Pool::Cpu, wait->stop, [got = std::move(got), endpoint] { return readTask(got, endpoint); });
    });
    auto kept = orElse(std::move(task), this, [this, wait](Error error) -> Result<Task> {
        // Nothing was wrong with the task itself: it can be come back to.
        const bool canBeResumed = isTemporary(error.kind) && !wait->about.id.isEmpty();
        return fail(canBeResumed ? left(*wait, std::move(error)) : std::move(error));
    });
    return andThen(std::move(kept), this, [this, wait](const Task &got) { return follow(wait, got); });
}

Pending<Task> KickAssSubtitlesTasks::follow(std::shared_ptr<Wait> wait, const Task &task)
{
    if (wait->stop.stop_requested())
        return failed<Task>(cancelled());
    // What is asked after keeps the name it was asked by.
    if (wait->about.id.isEmpty()) {
        wait->about.id = task.id;
        wait->about.provider = providerId();
        wait->about.startedAt = QDateTime::currentDateTimeUtc();
    }
    if (task.state == Task::State::Failed && !task.nothingFound) {
        forget(wait->about.id);
        return failed<Task>(taskFailed(wait->endpoint, task.failure));
    }
    if (task.state != Task::State::Waiting) {
        // The reply to the start may be without the result.
        if (task.state == Task::State::Completed && !task.hasResult && wait->asked == 0 && isTaskId(wait->about.id))
            return ask(std::move(wait));
        forget(wait->about.id);
        Task over = task;
        over.id = wait->about.id;
        return ready<Task>(std::move(over));
    }

    const auto step = m_timing.steps.at(std::min(wait->asked, m_timing.steps.size() - 1));
    const auto remaining = m_timing.longest - (m_timing.now() - wait->since);
    const std::chrono::milliseconds wanted =
        task.retryAfter > 0s ? std::chrono::milliseconds(task.retryAfter) : std::min(step, remaining);
    if (remaining <= 0ms || wanted > remaining)
        return failed<Task>(left(*wait, stillWorking(wait->about.id, task.retryAfter)));
    return andThen(m_timing.sleep(wanted, wait->stop), this, [this, wait](Done) { return ask(wait); });
}

/// Remembers the task, and says in the error which one it is.
Error KickAssSubtitlesTasks::left(const Wait &wait, Error error)
{
    forget(wait.about.id);
    m_open.prepend({wait.about, wait.question});
    while (m_open.size() > mostOpen)
        m_open.removeLast();
    if (!error.detail.contains("task: "_L1))
        error.detail = u"task: %1; %2"_s.arg(wait.about.id, error.detail);
    return error;
}

QList<RemoteTask> KickAssSubtitlesTasks::open() const
{
    QList<RemoteTask> tasks;
    tasks.reserve(m_open.size());
    for (const Left &each : m_open)
        tasks.append(each.about);
    return tasks;
}

void KickAssSubtitlesTasks::forget(const QString &taskId)
{
    m_open.removeIf([&taskId](const Left &each) { return each.about.id == taskId; });
}

} // namespace Legenda
