// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identify/releasename.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

void put(QJsonObject &object, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

void put(QJsonObject &object, QLatin1StringView key, const std::optional<int> &value)
{
    if (value)
        object.insert(key, *value);
}

template <class List>
void putList(QJsonObject &object, QLatin1StringView key, const List &values)
{
    if (values.isEmpty())
        return;
    if (values.size() == 1) {
        object.insert(key, values.first());
        return;
    }
    QJsonArray array;
    for (const auto &value : values)
        array.append(value);
    object.insert(key, array);
}

} // namespace

QJsonObject toJson(const ReleaseName &name)
{
    QJsonObject object;
    put(object, "type"_L1, name.type);
    put(object, "title"_L1, name.title);
    putList(object, "alternative_title"_L1, name.alternativeTitle);
    put(object, "episode_title"_L1, name.episodeTitle);
    put(object, "year"_L1, name.year);
    putList(object, "season"_L1, name.season);
    putList(object, "episode"_L1, name.episode);
    putList(object, "absolute_episode"_L1, name.absoluteEpisode);
    put(object, "season_count"_L1, name.seasonCount);
    put(object, "episode_count"_L1, name.episodeCount);
    put(object, "episode_details"_L1, name.episodeDetails);
    put(object, "episode_format"_L1, name.episodeFormat);
    if (name.date.isValid())
        object.insert("date"_L1, name.date.toString(Qt::ISODate));
    put(object, "week"_L1, name.week);
    putList(object, "part"_L1, name.part);
    putList(object, "cd"_L1, name.cd);
    put(object, "cd_count"_L1, name.cdCount);
    putList(object, "disc"_L1, name.disc);
    put(object, "version"_L1, name.version);
    put(object, "screen_size"_L1, name.screenSize);
    if (!name.aspectRatio.isEmpty())
        object.insert("aspect_ratio"_L1, name.aspectRatio.toDouble());
    put(object, "frame_rate"_L1, name.frameRate);
    put(object, "color_depth"_L1, name.colorDepth);
    putList(object, "source"_L1, name.source);
    putList(object, "video_codec"_L1, name.videoCodec);
    putList(object, "video_profile"_L1, name.videoProfile);
    put(object, "video_api"_L1, name.videoApi);
    put(object, "video_bit_rate"_L1, name.videoBitRate);
    putList(object, "audio_codec"_L1, name.audioCodec);
    putList(object, "audio_profile"_L1, name.audioProfile);
    putList(object, "audio_channels"_L1, name.audioChannels);
    put(object, "audio_bit_rate"_L1, name.audioBitRate);
    put(object, "release_group"_L1, name.releaseGroup);
    put(object, "streaming_service"_L1, name.streamingService);
    putList(object, "language"_L1, name.language);
    putList(object, "subtitle_language"_L1, name.subtitleLanguage);
    putList(object, "edition"_L1, name.edition);
    putList(object, "other"_L1, name.other);
    put(object, "proper_count"_L1, name.properCount);
    putList(object, "country"_L1, name.country);
    put(object, "website"_L1, name.website);
    put(object, "crc32"_L1, name.crc32);
    put(object, "uuid"_L1, name.uuid);
    put(object, "size"_L1, name.size);
    put(object, "container"_L1, name.container);
    put(object, "mimetype"_L1, name.mimetype);
    put(object, "bonus"_L1, name.bonus);
    put(object, "bonus_title"_L1, name.bonusTitle);
    put(object, "film"_L1, name.film);
    put(object, "film_title"_L1, name.filmTitle);
    return object;
}

} // namespace Legenda
