// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/libraryinbox.h"

#include <QMutexLocker>

#include <algorithm>

namespace Legenda {

void LibraryInbox::open(QObject *receiver, std::function<void()> wake)
{
    const QMutexLocker lock(&m_mutex);
    m_receiver = receiver;
    m_wake = std::move(wake);
}

void LibraryInbox::close()
{
    const QMutexLocker lock(&m_mutex);
    m_receiver = nullptr;
    m_wake = nullptr;
    m_events.clear();
}

void LibraryInbox::post(LibraryEvent event)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_receiver)
        return;
    m_events.push_back(std::move(event));
    wakeUp();
}

void LibraryInbox::post(std::vector<LibraryEvent> events)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_receiver || events.empty())
        return;
    std::move(events.begin(), events.end(), std::back_inserter(m_events));
    wakeUp();
}

std::vector<LibraryEvent> LibraryInbox::take(int most)
{
    const QMutexLocker lock(&m_mutex);
    const auto count = std::min<std::size_t>(std::size_t(most), m_events.size());
    const auto end = m_events.begin() + std::ptrdiff_t(count);
    std::vector<LibraryEvent> taken(std::move_iterator(m_events.begin()), std::move_iterator(end));
    m_events.erase(m_events.begin(), end);
    if (taken.empty())
        m_awake = false;
    return taken;
}

bool LibraryInbox::isEmpty() const
{
    const QMutexLocker lock(&m_mutex);
    return m_events.empty();
}

void LibraryInbox::dropRows()
{
    const QMutexLocker lock(&m_mutex);
    std::erase_if(m_events, [](const LibraryEvent &event) { return std::holds_alternative<RowFound>(event); });
}

void LibraryInbox::wakeUp()
{
    // Under the lock: the receiver cannot go away between the question and the call.
    if (!m_awake && m_receiver) {
        m_awake = true;
        QMetaObject::invokeMethod(m_receiver, m_wake, Qt::QueuedConnection);
    }
}

} // namespace Legenda
