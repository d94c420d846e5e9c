// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Questions to a service that answers many in one request: those that come within a moment go together.

#include "core/base/pending.h"
#include "core/providers/capabilities.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

namespace Legenda {

class SubtitleProvider;

/// Lives on the main thread, as long as the answers it is made for.
class Gatherer : public QObject
{
    Q_OBJECT
public:
    /// @param sent called once for each request that goes out
    explicit Gatherer(std::function<void()> sent, QObject *parent = nullptr);
    ~Gatherer() override; ///< ends what waits as cancelled and stops what is on its way

    /// The hits of one question. Stopping one question leaves the others of its request alone; with the last of them
    /// the request is stopped. @param provider has BatchedSearch
    Pending<QList<SubtitleHit>> ask(SubtitleProvider &provider, SearchQuery query, std::stop_token stop);

    /// More questions to that service are being prepared: nothing goes out until as many releases.
    void hold(const QString &provider);
    void release(const QString &provider);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Legenda
