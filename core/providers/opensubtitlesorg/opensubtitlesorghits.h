// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Rows of SearchSubtitles as hits. A row is a file; files of one subtitle become one hit.

#include "core/identify/identity.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgcalls.h"
#include "core/providers/subtitlehit.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>

namespace Legenda::OpenSubtitlesOrg {

QString providerId(); ///< "opensubtitles-org"

/// The hits of a reply's `data`, each subtitle once, in the order of the reply. Rows without file id are left out.
QList<SubtitleHit> readHits(const QJsonValue &data);

struct HitsByCondition
{
    QList<QList<SubtitleHit>> hits; ///< one list for each condition, in their order
    qsizetype rows = 0; ///< of the reply: mostResults of them mean that there may be more
    bool operator==(const HitsByCondition &) const = default;
};

/// The hits of a reply given back to the questions they answer: by QueryNumber, or by hash, or by id with season and
/// episode. What belongs to no question that can be told is left out, unless there is only one question.
HitsByCondition readHits(const QJsonValue &data, const QList<Condition> &conditions);

/// Film, show or episode of a row of SearchSubtitles, CheckMovieHash, QuickSuggest or SuggestMovie. Episodes are named
/// `"Show" Title` there.
FeatureRef readFeature(const QJsonObject &row);

} // namespace Legenda::OpenSubtitlesOrg
