// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/webrows.h"

#include "core/providers/providerregistry.h"
#include "core/providers/webvideos.h"

#include <QCoreApplication>

#include <algorithm>

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

} // namespace

WebRows::WebRows(ProviderRegistry &registry, Library &library) : m_registry(registry), m_library(library) { }

WebRows::~WebRows()
{
    m_stop.request_stop();
}

void WebRows::searched(VideoId id, const QList<RankedHit> &hits, const QList<ProviderOutcome> &outcomes)
{
    const LibraryEntry *entry = m_library.find(id);
    if (!entry || !entry->video.isOnWeb())
        return;
    const auto titled = std::find_if(
        hits.cbegin(), hits.cend(), [](const RankedHit &ranked) { return !ranked.hit.feature.title.isEmpty(); });
    if (titled != hits.cend())
        return m_library.setWebTitle(id, titled->hit.feature.title);
    if (outcomes.isEmpty())
        return m_library.setState(id, VideoState::Failed, noServiceFor(*entry).message);
    const bool failed = std::any_of(
        outcomes.cbegin(), outcomes.cend(), [](const ProviderOutcome &outcome) { return outcome.error.has_value(); });
    if (!failed)
        lookUp(id, entry->video.webAddress);
}

void WebRows::lookUp(VideoId id, const QString &address)
{
    const QList<SubtitleProvider *> providers = m_registry.enabled();
    for (SubtitleProvider *provider : providers) {
        auto *web = capability<WebVideos>(provider);
        if (!web || m_registry.whyNotSearched(*provider))
            continue;
        whenDone(web->webVideoAt(QUrl(address), m_stop.get_token()), this,
            [this, id, service = provider->info().name](const Result<std::optional<WebVideo>> &video) {
                // That it cannot be asked for is no news: the search has said what matters.
                if (!video)
                    return;
                if (*video)
                    return m_library.setWebTitle(id, (*video)->title);
                const LibraryEntry *row = m_library.find(id);
                if (row && row->state == VideoState::NothingFound)
                    m_library.setState(
                        id, VideoState::NothingFound, Text::tr("%1 does not know this video.").arg(service));
            });
        return;
    }
}

Error noServiceFor(const LibraryEntry &entry)
{
    return {ErrorKind::NotSupported,
        entry.video.isOnWeb()
            ? Text::tr(
                "No service for videos on the web is switched on. Switch one on in the preferences and try again.")
            : Text::tr("No subtitle service is switched on. Switch one on in the preferences and try again."),
        {}};
}

} // namespace Legenda
