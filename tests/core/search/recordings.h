// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Recorded answers of two services as hits, for the evidence behind the ranker. Recordings are not part of the source.

#include "core/providers/subtitlehit.h"

#include <QList>
#include <QString>

namespace Legenda {

/// The hits of one recorded session of a test of somebody's client: mostly several questions for one video.
struct Recording
{
    QString provider; ///< "com" or "org"
    QString name; ///< of the recording
    QList<SubtitleHit> hits; ///< in the order they came, with doubles
    QList<QString> hashes; ///< for each hit, the movie hash it was found by; empty: found otherwise
};

/// Of the folder with the folders "opensubtitles-com" and "opensubtitles-org"; empty where there is none.
QList<Recording> readRecordings(const QString &folder);

} // namespace Legenda
