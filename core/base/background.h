// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Work off the main thread. Pools are named after what they wait for, so that a slow disk never holds up parsing.

#include "core/base/pending.h"

#include <QThreadPool>
#include <QtConcurrent/QtConcurrentRun>

namespace Legenda {

enum class Pool {
    Disk, ///< reading videos on local disks
    Network, ///< reading videos on network shares: two at a time, more only makes them slower
    Cpu, ///< parsing, unpacking, ranking, text
    Store, ///< the database: one thread, always the same one, so that it owns the connection
    System, ///< asking the system what it may have to find out first, such as its proxy
    Save, ///< writing subtitles: one at a time, so that two saves never race for a name
};

/// The pool, made when first asked for and alive until the program ends.
QThreadPool &pool(Pool which);

/// Asks all pools to drop what has not begun and waits for the rest. Only for the end of main().
void shutDownPools();

/// Runs `work` (returns Result<T>) on a pool. Work that may take long gets the stop_token and looks at it; work that
/// has not begun when `stop` is requested does not begin.
template <class Work>
auto runInBackground(Pool which, std::stop_token stop, Work work)
{
    using R = std::invoke_result_t<Work>;
    return QtConcurrent::run(&pool(which), [stop = std::move(stop), work = std::move(work)]() mutable -> R {
        if (stop.stop_requested())
            return fail(cancelled());
        return work();
    });
}

template <class Work>
auto runInBackground(Pool which, Work work)
{
    return runInBackground(which, std::stop_token(), std::move(work));
}

} // namespace Legenda
