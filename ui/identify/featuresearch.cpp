// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/featuresearch.h"

#include "core/pipeline/engine.h"
#include "core/providers/providerregistry.h"
#include "ui/identify/featuretext.h"

namespace Legenda {

namespace {

using namespace std::chrono_literals;
constexpr auto typingPause = 300ms;

Catalogue *catalogue(const Engine &engine)
{
    const QList<SubtitleProvider *> providers = engine.registry().enabled();
    for (SubtitleProvider *provider : providers) {
        if (auto *found = capability<Catalogue>(provider))
            return found;
    }
    return nullptr;
}

} // namespace

FeatureSearch::FeatureSearch(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &FeatureSearch::start);
}

FeatureSearch::~FeatureSearch()
{
    m_stop.request_stop();
}

bool FeatureSearch::isAvailable() const
{
    return catalogue(m_engine) != nullptr;
}

void FeatureSearch::ask(const FeatureQuery &query)
{
    if (query == m_query && (m_busy || m_pause.isActive()))
        return;
    stop();
    m_query = query;
    if (isAskable(query))
        m_pause.start();
    else
        Q_EMIT found({});
}

void FeatureSearch::askNow(const FeatureQuery &query)
{
    stop();
    m_query = query;
    start();
}

void FeatureSearch::stop()
{
    m_pause.stop();
    m_stop.request_stop();
    ++m_number;
    setBusy(false);
}

void FeatureSearch::start()
{
    m_pause.stop();
    Catalogue *service = catalogue(m_engine);
    if (!service || !isAskable(m_query)) {
        Q_EMIT found({});
        return;
    }
    m_stop = std::stop_source();
    const int number = ++m_number;
    setBusy(true);
    whenDone(
        service->features(m_query, m_stop.get_token()), this, [this, number](const Result<QList<Feature>> &result) {
            if (number != m_number)
                return;
            setBusy(false);
            if (result)
                Q_EMIT found(*result);
            else if (result.error().kind == ErrorKind::NotFound)
                Q_EMIT found({});
            else if (result.error().kind != ErrorKind::Cancelled)
                Q_EMIT failed(result.error());
        });
}

void FeatureSearch::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

} // namespace Legenda
