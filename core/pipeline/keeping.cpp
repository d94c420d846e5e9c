// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/keeping.h"

#include "core/providers/hitjson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostHits = 3; // as many as a batch tries

} // namespace

QByteArray toBytes(const QList<RankedHit> &hits)
{
    QJsonArray array;
    for (const RankedHit &ranked : hits.mid(0, mostHits)) {
        SubtitleHit hit = ranked.hit;
        hit.movieHashes.clear();
        array.append(QJsonObject{{u"hit"_s, hitToJson(hit)}, {u"score"_s, ranked.score}});
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QList<RankedHit> hitsFrom(const QByteArray &bytes)
{
    QList<RankedHit> hits;
    const QJsonArray array = QJsonDocument::fromJson(bytes).array();
    for (const QJsonValue &value : array) {
        auto hit = hitFromJson(value[u"hit"_s].toObject());
        if (!hit)
            continue;
        RankedHit ranked;
        ranked.hit = std::move(*hit);
        ranked.score = value[u"score"_s].toInt();
        hits.append(std::move(ranked));
    }
    return hits;
}

} // namespace Legenda
