// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the pools found, on its way to the main thread. The main thread takes it out in slices of a few milliseconds, so
// that ten thousand rows never hold up the window.

#include "core/base/error.h"
#include "core/identify/identity.h"
#include "core/scan/videoscanner.h"

#include <QMutex>
#include <QObject>
#include <QStringList>

#include <deque>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace Legenda {

struct RowFound
{
    Video video;
    ReleaseName name;
    int generation = 0; ///< of the scan: rows of a stopped one are shown but not identified
};

struct RowHashed
{
    int row = -1;
    QString hash;
    std::optional<Error> error;
    qint64 size = 0; ///< as read now
    qint64 modifiedMs = 0;
    bool remembered = false; ///< from the store, need not be kept again
};

struct RowMediaRead
{
    int row = -1;
    MediaFacts media;
    bool remembered = false; ///< from the store, need not be kept again
};

struct RowSidecars
{
    int row = -1;
    QList<Sidecar> sidecars;
};

struct ScanProblem
{
    QString path;
    Error error;
};

struct ScanSubtitles
{
    QStringList paths;
};

struct ScanDone
{
    ScanSummary summary;
};

using LibraryEvent = std::variant<RowFound, RowHashed, RowMediaRead, RowSidecars, ScanProblem, ScanSubtitles, ScanDone>;

/// Shared by the library and the work it started; outlives both. Thread-safe.
class LibraryInbox
{
public:
    /// @param wake called on `receiver`'s thread when there is something and take() had found nothing before
    void open(QObject *receiver, std::function<void()> wake);
    /// The receiver goes away; what comes later is dropped.
    void close();

    void post(LibraryEvent event);
    void post(std::vector<LibraryEvent> events);
    /// Up to `most` events in the order they came.
    std::vector<LibraryEvent> take(int most);
    bool isEmpty() const;
    /// Drops rows that were found and not yet taken.
    void dropRows();

private:
    void wakeUp();

    mutable QMutex m_mutex;
    std::deque<LibraryEvent> m_events;
    QObject *m_receiver = nullptr;
    std::function<void()> m_wake;
    bool m_awake = false;
};

} // namespace Legenda
