// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/background.h"

#include <array>

namespace Legenda {

namespace {

struct Pools
{
    std::array<QThreadPool, 6> all;

    Pools()
    {
        const int cores = QThread::idealThreadCount();
        at(Pool::Disk).setMaxThreadCount(qBound(2, cores, 4));
        at(Pool::Network).setMaxThreadCount(2);
        at(Pool::Cpu).setMaxThreadCount(qMax(1, cores));
        at(Pool::Store).setMaxThreadCount(1);
        at(Pool::Store).setExpiryTimeout(-1); // the thread owns the database connection
        at(Pool::System).setMaxThreadCount(1);
        at(Pool::Save).setMaxThreadCount(1);
    }

    QThreadPool &at(Pool which) { return all[static_cast<std::size_t>(which)]; }
};

Pools &pools()
{
    static Pools instance;
    return instance;
}

} // namespace

QThreadPool &pool(Pool which)
{
    return pools().at(which);
}

void shutDownPools()
{
    for (QThreadPool &each : pools().all)
        each.clear();
    for (QThreadPool &each : pools().all)
        each.waitForDone();
}

} // namespace Legenda
