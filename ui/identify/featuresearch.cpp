// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/identify/featuresearch.h"

#include "core/pipeline/engine.h"
#include "core/pipeline/hashidentity.h"
#include "core/providers/providerregistry.h"
#include "ui/identify/featuretext.h"

#include <algorithm>

namespace Legenda {

namespace {

using namespace std::chrono_literals;
constexpr auto typingPause = 300ms;

bool hasCatalogue(const Engine &engine)
{
    const QList<SubtitleProvider *> providers = engine.registry().enabled();
    return std::any_of(providers.cbegin(), providers.cend(),
        [](SubtitleProvider *provider) { return capability<Catalogue>(provider) != nullptr; });
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
    return hasCatalogue(m_engine);
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
    m_query.fullSearch = true; // asked for on purpose: services may look further
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
    if (!isAvailable() || !isAskable(m_query)) {
        Q_EMIT found({});
        return;
    }
    m_stop = std::stop_source();
    const int number = ++m_number;
    setBusy(true);
    // Where the hits have to be in the person's languages, so have the suggestions.
    FeatureQuery query = m_query;
    query.languages = Engine::wishes(m_engine.settings().preferences()).languages;
    const auto show = [this, number](const QList<Feature> &features) {
        if (number == m_number)
            Q_EMIT found(features);
    };
    whenDone(suggestedFeatures(m_engine.registry(), query, show, this, m_stop.get_token()), this,
        [this, number](const Result<QList<Feature>> &result) {
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
