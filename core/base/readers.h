// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pending.h"

#include <QMetaObject>
#include <QObject>

#include <algorithm>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <stop_token>

namespace Legenda {

/// Everybody who waits for one value: a pending value feeds exactly one step, so each reader gets its own. A reader may
/// stop without the others noticing. Lives on one thread; stop_tokens may be used from any.
template <class T>
class Readers
{
public:
    /// @param context destroyed with this object or later, and on the same thread
    /// @param lastLeft called when the last reader has stopped; it may destroy this object
    Readers(QObject *context, std::function<void()> lastLeft) : m_context(context), m_lastLeft(std::move(lastLeft)) { }

    bool isEmpty() const { return m_readers.empty(); }

    Pending<T> add(std::stop_token stop)
    {
        m_readers.push_back(std::make_unique<Reader>());
        Reader *reader = m_readers.back().get();
        reader->promise.start();
        Pending<T> pending = reader->promise.future();
        if (stop.stop_possible()) {
            reader->onStop.emplace(std::move(stop), [this, reader] {
                QMetaObject::invokeMethod(
                    m_context, [this, reader] { drop(reader); }, Qt::QueuedConnection);
            });
        }
        return pending;
    }

    void finish(const Result<T> &result)
    {
        const auto readers = std::exchange(m_readers, {});
        for (const auto &reader : readers) {
            reader->promise.addResult(result);
            reader->promise.finish();
        }
    }

private:
    struct Reader
    {
        QPromise<Result<T>> promise;
        /// Runs on the thread that asks to stop; its destructor waits for it to return.
        std::optional<std::stop_callback<std::function<void()>>> onStop;
    };

    void drop(const Reader *reader)
    {
        const auto place = std::find_if(
            m_readers.begin(), m_readers.end(), [reader](const auto &each) { return each.get() == reader; });
        if (place == m_readers.end())
            return;
        (*place)->promise.addResult(Result<T>(fail(cancelled())));
        (*place)->promise.finish();
        m_readers.erase(place);
        if (m_readers.empty())
            m_lastLeft();
    }

    QObject *m_context;
    std::function<void()> m_lastLeft;
    std::list<std::unique_ptr<Reader>> m_readers;
};

} // namespace Legenda
