// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/mediabytes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Legenda {

using namespace Qt::StringLiterals;

QByteArray toBytes(const MediaFacts &facts)
{
    QJsonArray tracks;
    for (const EmbeddedSubtitle &track : facts.subtitles) {
        tracks.append(QJsonObject{{u"language"_s, track.language.code()}, {u"format"_s, track.format},
            {u"title"_s, track.title}, {u"forced"_s, track.forced}});
    }
    const QJsonObject json{{u"duration_ms"_s, facts.durationMs}, {u"fps"_s, facts.fps}, {u"width"_s, facts.width},
        {u"height"_s, facts.height}, {u"subtitles"_s, tracks}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

MediaFacts mediaFactsFrom(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    MediaFacts facts;
    facts.durationMs = json["duration_ms"_L1].toInteger();
    facts.fps = json["fps"_L1].toDouble();
    facts.width = json["width"_L1].toInt();
    facts.height = json["height"_L1].toInt();
    const QJsonArray tracks = json["subtitles"_L1].toArray();
    for (const QJsonValue &value : tracks) {
        facts.subtitles.append({Language::fromCode(value["language"_L1].toString()), value["format"_L1].toString(),
            value["title"_L1].toString(), value["forced"_L1].toBool()});
    }
    return facts;
}

} // namespace Legenda
