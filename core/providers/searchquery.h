// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/language.h"
#include "core/base/wish.h"

#include <QList>
#include <QString>

namespace Legenda {

/// One question to a service. Empty and 0 mean "not asked for"; a provider uses what it can and ignores the rest.
struct SearchQuery
{
    enum class Kind { Any, Movie, Episode };

    QString movieHash; ///< 16 hexadecimal digits
    qint64 fileSize = 0; ///< bytes
    QString fileName; ///< of the video, without folder
    QString text; ///< title or free text
    QString videoUrl; ///< address of a video on the web; nothing else is asked for then but languages

    qint64 imdbId = 0;
    qint64 tmdbId = 0;
    qint64 featureId = 0; ///< the provider's own number
    qint64 parentImdbId = 0;
    qint64 parentTmdbId = 0;
    qint64 parentFeatureId = 0;
    int season = -1;
    int episode = -1;
    int year = 0;
    Kind kind = Kind::Any;
    qint64 uploaderId = 0;

    QList<Language> languages; ///< empty: all
    Wish hearingImpaired = Wish::Include;
    Wish foreignPartsOnly = Wish::Include;
    Wish aiTranslated = Wish::Include;
    Wish machineTranslated = Wish::Exclude;
    bool trustedOnly = false;
    bool hashMatchesOnly = false;

    QString orderBy; ///< a service's own field name; empty: the service's order
    bool ascending = false;
    int page = 0; ///< > 0: only that page (1 = first); 0: all pages up to the provider's limit

    bool operator==(const SearchQuery &) const = default;
};

} // namespace Legenda
