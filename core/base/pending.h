// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Asynchronous values. A Pending<T> is always finished on the main thread's event loop as far as its reader can
// see: read it with andThen (to go on) or whenDone (to end a chain), never by waiting.
//
// Two sources make pending values: HttpClient::send and runInBackground (core/base/background.h). Each pending value
// feeds exactly one step. Cancelling is asked for by a std::stop_token that the source was given; the chain then
// ends with ErrorKind::Cancelled.

#include "core/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace Legenda {

template <class T>
using Pending = QFuture<Result<T>>;

namespace Detail {

template <class T>
struct UnwrapStep;
template <class U>
struct UnwrapStep<Result<U>>
{
    using Type = U;
};
template <class U>
struct UnwrapStep<QFuture<Result<U>>>
{
    using Type = U;
};

template <class T>
inline constexpr bool isPending = false;
template <class U>
inline constexpr bool isPending<QFuture<Result<U>>> = true;

/// A future whose source went away without an answer counts as cancelled.
template <class T>
Result<T> takeResult(QFuture<Result<T>> &future)
{
    if (future.resultCount() == 0)
        return fail(cancelled());
    return future.takeResult();
}

} // namespace Detail

/// A pending value that is there already.
template <class T>
Pending<T> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// A pending value that failed already.
template <class T>
Pending<T> failed(Error error)
{
    return ready<T>(fail(std::move(error)));
}

/// Calls `end` with the result, on this thread's event loop; not at all when `context` is gone by then.
template <class T, class End>
void whenDone(Pending<T> pending, QObject *context, End end)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, end = std::move(end)]() mutable {
        watcher->deleteLater();
        QFuture<Result<T>> future = watcher->future();
        end(Detail::takeResult(future));
    });
    watcher->setFuture(std::move(pending));
}

/// Goes on with `step` once `pending` has its value; errors pass `step` by. `step` takes the value and returns a
/// Result<U> or a Pending<U>. When `context` is destroyed first, the chain ends with ErrorKind::Cancelled.
template <class T, class Step>
auto andThen(Pending<T> pending, QObject *context, Step step)
{
    using Returned = std::invoke_result_t<Step, T>;
    using U = typename Detail::UnwrapStep<Returned>::Type;
    auto promise = std::make_shared<QPromise<Result<U>>>();
    promise->start();
    Pending<U> next = promise->future();
    whenDone(std::move(pending), context, [promise, context, step = std::move(step)](Result<T> result) mutable {
        if (!result) {
            promise->addResult(Result<U>(fail(std::move(result.error()))));
            promise->finish();
        } else if constexpr (Detail::isPending<Returned>) {
            whenDone(step(std::move(*result)), context, [promise](Result<U> inner) {
                promise->addResult(std::move(inner));
                promise->finish();
            });
        } else {
            promise->addResult(step(std::move(*result)));
            promise->finish();
        }
    });
    return next;
}

/// As above, for errors: `step` takes the Error and returns a Result<T> or Pending<T>; values pass it by.
template <class T, class Step>
Pending<T> orElse(Pending<T> pending, QObject *context, Step step)
{
    using Returned = std::invoke_result_t<Step, Error>;
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    Pending<T> next = promise->future();
    whenDone(std::move(pending), context, [promise, context, step = std::move(step)](Result<T> result) mutable {
        if (result) {
            promise->addResult(std::move(result));
            promise->finish();
        } else if constexpr (Detail::isPending<Returned>) {
            whenDone(step(std::move(result.error())), context, [promise](Result<T> inner) {
                promise->addResult(std::move(inner));
                promise->finish();
            });
        } else {
            promise->addResult(step(std::move(result.error())));
            promise->finish();
        }
    });
    return next;
}

} // namespace Legenda
