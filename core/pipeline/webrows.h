// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a search tells of a video on the web beyond its hits: what it is called, and whether the service knows it.

#include "core/pipeline/library.h"
#include "core/search/searchsession.h"

#include <QObject>

#include <stop_token>

namespace Legenda {

class ProviderRegistry;

class WebRows : public QObject
{
    Q_OBJECT
public:
    WebRows(ProviderRegistry &registry, Library &library);
    ~WebRows() override; ///< stops

    /// A search has ended, and the row shows how. Where it found nothing the service is asked for the video itself;
    /// if it does not know it, the row says so. Rows of files are left alone.
    void searched(VideoId id, const QList<RankedHit> &hits, const QList<ProviderOutcome> &outcomes);

private:
    void lookUp(VideoId id, const QString &address);

    ProviderRegistry &m_registry;
    Library &m_library;
    std::stop_source m_stop;
};

/// Why nobody was asked for a video: no service that could answer is switched on.
Error noServiceFor(const LibraryEntry &entry);

} // namespace Legenda
