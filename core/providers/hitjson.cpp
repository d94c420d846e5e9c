// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/hitjson.h"

#include <QJsonArray>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

// Numbers of services fit a double (2^53); ids are kept as numbers all the same, since they are compared as such.
void put(QJsonObject &json, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        json[key] = value;
}

void put(QJsonObject &json, QLatin1StringView key, qint64 value, qint64 unknown = 0)
{
    if (value != unknown)
        json[key] = value;
}

void put(QJsonObject &json, QLatin1StringView key, double value)
{
    if (value != 0)
        json[key] = value;
}

void put(QJsonObject &json, QLatin1StringView key, bool value)
{
    if (value)
        json[key] = true;
}

QJsonObject featureToJson(const FeatureRef &feature)
{
    QJsonObject json;
    put(json, "provider"_L1, feature.provider);
    put(json, "feature_id"_L1, feature.featureId);
    put(json, "imdb_id"_L1, feature.imdbId);
    put(json, "tmdb_id"_L1, feature.tmdbId);
    put(json, "parent_feature_id"_L1, feature.parentFeatureId);
    put(json, "parent_imdb_id"_L1, feature.parentImdbId);
    put(json, "parent_tmdb_id"_L1, feature.parentTmdbId);
    put(json, "title"_L1, feature.title);
    put(json, "episode_title"_L1, feature.episodeTitle);
    put(json, "year"_L1, qint64(feature.year));
    put(json, "season"_L1, qint64(feature.season), -1);
    put(json, "episode"_L1, qint64(feature.episode), -1);
    put(json, "poster"_L1, feature.posterUrl);
    return json;
}

FeatureRef featureFromJson(const QJsonObject &json)
{
    FeatureRef feature;
    feature.provider = json["provider"_L1].toString();
    feature.featureId = json["feature_id"_L1].toInteger();
    feature.imdbId = json["imdb_id"_L1].toInteger();
    feature.tmdbId = json["tmdb_id"_L1].toInteger();
    feature.parentFeatureId = json["parent_feature_id"_L1].toInteger();
    feature.parentImdbId = json["parent_imdb_id"_L1].toInteger();
    feature.parentTmdbId = json["parent_tmdb_id"_L1].toInteger();
    feature.title = json["title"_L1].toString();
    feature.episodeTitle = json["episode_title"_L1].toString();
    feature.year = json["year"_L1].toInt();
    feature.season = json["season"_L1].toInt(-1);
    feature.episode = json["episode"_L1].toInt(-1);
    feature.posterUrl = json["poster"_L1].toString();
    return feature;
}

QJsonArray filesToJson(const QList<SubtitleHitFile> &files)
{
    QJsonArray array;
    for (const SubtitleHitFile &file : files) {
        QJsonObject entry;
        put(entry, "id"_L1, file.id);
        put(entry, "part"_L1, qint64(file.part), 1);
        put(entry, "file_name"_L1, file.fileName);
        array.append(entry);
    }
    return array;
}

QList<SubtitleHitFile> filesFromJson(const QJsonArray &array)
{
    QList<SubtitleHitFile> files;
    for (const QJsonValue &value : array) {
        const QJsonObject entry = value.toObject();
        files.append({entry["id"_L1].toString(), entry["part"_L1].toInt(1), entry["file_name"_L1].toString()});
    }
    return files;
}

SubtitleHit::MatchedBy matchedByFrom(const QString &text)
{
    using MatchedBy = SubtitleHit::MatchedBy;
    for (const auto value : {MatchedBy::Hash, MatchedBy::Id, MatchedBy::Name, MatchedBy::Address}) {
        if (text == toString(value))
            return value;
    }
    return SubtitleHit::MatchedBy::Unknown;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue orNull(double number)
{
    return number == 0 ? QJsonValue() : QJsonValue(number);
}

} // namespace

SubtitleHit hitFromSource(const SubtitleHit &hit, qsizetype index)
{
    SubtitleHit other = hit;
    const SubtitleSource source = other.otherSources.takeAt(index);
    other.otherSources.prepend({hit.provider, hit.id, hit.files});
    other.provider = source.provider;
    other.id = source.id;
    other.files = source.files;
    other.content.clear();
    other.alsoAt.removeAll(source.provider + u':' + source.id);
    other.alsoAt.prepend(hit.provider + u':' + hit.id);
    return other;
}

QString toString(SubtitleHit::MatchedBy matchedBy)
{
    switch (matchedBy) {
    case SubtitleHit::MatchedBy::Hash:
        return u"hash"_s;
    case SubtitleHit::MatchedBy::Id:
        return u"id"_s;
    case SubtitleHit::MatchedBy::Name:
        return u"name"_s;
    case SubtitleHit::MatchedBy::Address:
        return u"address"_s;
    case SubtitleHit::MatchedBy::Unknown:
        break;
    }
    return u"unknown"_s;
}

QJsonObject hitToJson(const SubtitleHit &hit, qint64 longestContent)
{
    QJsonObject json;
    put(json, "provider"_L1, hit.provider);
    put(json, "id"_L1, hit.id);
    const QJsonArray files = filesToJson(hit.files);
    if (!files.isEmpty())
        json["files"_L1] = files;
    put(json, "language"_L1, hit.language.code());
    put(json, "release"_L1, hit.release);
    if (hit.matchedBy != SubtitleHit::MatchedBy::Unknown)
        put(json, "matched_by"_L1, toString(hit.matchedBy));
    const QJsonObject feature = featureToJson(hit.feature);
    if (!feature.isEmpty())
        json["feature"_L1] = feature;
    if (!hit.movieHashes.isEmpty())
        json["movie_hashes"_L1] = QJsonArray::fromStringList(hit.movieHashes);
    put(json, "hearing_impaired"_L1, hit.hearingImpaired);
    put(json, "foreign_parts_only"_L1, hit.foreignPartsOnly);
    put(json, "ai_translated"_L1, hit.aiTranslated);
    put(json, "machine_translated"_L1, hit.machineTranslated);
    put(json, "from_trusted"_L1, hit.fromTrusted);
    put(json, "hd"_L1, hit.hd);
    put(json, "fps"_L1, hit.fps);
    put(json, "last_cue_ms"_L1, hit.lastCueMs);
    put(json, "duration_ms"_L1, hit.durationMs);
    put(json, "downloads"_L1, hit.downloads);
    put(json, "rating"_L1, hit.rating);
    put(json, "votes"_L1, qint64(hit.votes));
    put(json, "reports"_L1, qint64(hit.reports));
    put(json, "uploader"_L1, hit.uploader);
    put(json, "uploader_id"_L1, hit.uploaderId);
    put(json, "uploader_rank"_L1, hit.uploaderRank);
    put(json, "uploaded_at"_L1, hit.uploadedAt.toUTC().toString(Qt::ISODateWithMs));
    put(json, "comment"_L1, hit.comment);
    put(json, "comments"_L1, qint64(hit.comments));
    put(json, "url"_L1, hit.url.toString(QUrl::FullyEncoded));
    put(json, "format"_L1, hit.format);
    put(json, "version"_L1, qint64(hit.version));
    put(json, "draft"_L1, !hit.published);
    put(json, "incomplete"_L1, !hit.complete);
    put(json, "superseded"_L1, hit.superseded);
    if (hit.content.size() <= longestContent || hit.files.isEmpty())
        put(json, "content"_L1, QString::fromLatin1(hit.content.toBase64()));
    if (!hit.alsoAt.isEmpty())
        json["also_at"_L1] = QJsonArray::fromStringList(hit.alsoAt);
    if (!hit.knownAs.isEmpty())
        json["known_as"_L1] = QJsonArray::fromStringList(hit.knownAs);
    QJsonArray sources;
    for (const SubtitleSource &source : hit.otherSources) {
        sources.append(QJsonObject{
            {u"provider"_s, source.provider}, {u"id"_s, source.id}, {u"files"_s, filesToJson(source.files)}});
    }
    if (!sources.isEmpty())
        json["sources"_L1] = sources;
    return json;
}

std::optional<SubtitleHit> hitFromJson(const QJsonObject &json)
{
    SubtitleHit hit;
    hit.provider = json["provider"_L1].toString();
    hit.id = json["id"_L1].toString();
    if (hit.provider.isEmpty() || hit.id.isEmpty())
        return std::nullopt;
    hit.files = filesFromJson(json["files"_L1].toArray());
    hit.language = Language::fromCode(json["language"_L1].toString());
    hit.release = json["release"_L1].toString();
    hit.matchedBy = matchedByFrom(json["matched_by"_L1].toString());
    hit.feature = featureFromJson(json["feature"_L1].toObject());
    hit.movieHashes = json["movie_hashes"_L1].toVariant().toStringList();
    hit.hearingImpaired = json["hearing_impaired"_L1].toBool();
    hit.foreignPartsOnly = json["foreign_parts_only"_L1].toBool();
    hit.aiTranslated = json["ai_translated"_L1].toBool();
    hit.machineTranslated = json["machine_translated"_L1].toBool();
    hit.fromTrusted = json["from_trusted"_L1].toBool();
    hit.hd = json["hd"_L1].toBool();
    hit.fps = json["fps"_L1].toDouble();
    hit.lastCueMs = json["last_cue_ms"_L1].toInteger();
    hit.durationMs = json["duration_ms"_L1].toInteger();
    hit.downloads = json["downloads"_L1].toInteger();
    hit.rating = json["rating"_L1].toDouble();
    hit.votes = json["votes"_L1].toInt();
    hit.reports = json["reports"_L1].toInt();
    hit.uploader = json["uploader"_L1].toString();
    hit.uploaderId = json["uploader_id"_L1].toString();
    hit.uploaderRank = json["uploader_rank"_L1].toString();
    hit.uploadedAt = QDateTime::fromString(json["uploaded_at"_L1].toString(), Qt::ISODateWithMs);
    hit.comment = json["comment"_L1].toString();
    hit.comments = json["comments"_L1].toInt();
    hit.url = QUrl(json["url"_L1].toString());
    hit.format = json["format"_L1].toString();
    hit.version = json["version"_L1].toInt();
    hit.published = !json["draft"_L1].toBool();
    hit.complete = !json["incomplete"_L1].toBool();
    hit.superseded = json["superseded"_L1].toBool();
    hit.content = QByteArray::fromBase64(json["content"_L1].toString().toLatin1());
    hit.alsoAt = json["also_at"_L1].toVariant().toStringList();
    hit.knownAs = json["known_as"_L1].toVariant().toStringList();
    const QJsonArray sources = json["sources"_L1].toArray();
    for (const QJsonValue &value : sources) {
        const QJsonObject source = value.toObject();
        hit.otherSources.append({source["provider"_L1].toString(), source["id"_L1].toString(),
            filesFromJson(source["files"_L1].toArray())});
    }
    return hit;
}

QJsonObject searchLine(const QString &video, const SubtitleHit &hit, int score, const QStringList &reasons)
{
    QJsonObject json;
    json["video"_L1] = orNull(video);
    json["provider"_L1] = hit.provider;
    json["id"_L1] = hit.files.isEmpty() ? hit.id : hit.files.first().id;
    json["subtitle_id"_L1] = hit.id;
    json["language"_L1] = orNull(hit.language.code());
    json["release"_L1] = hit.release;
    json["file_name"_L1] = orNull(hit.files.isEmpty() ? QString() : hit.files.first().fileName);
    json["matched_by"_L1] = toString(hit.matchedBy);
    json["score"_L1] = score;
    json["reasons"_L1] = QJsonArray::fromStringList(reasons);
    json["hearing_impaired"_L1] = hit.hearingImpaired;
    json["foreign_parts_only"_L1] = hit.foreignPartsOnly;
    json["ai_translated"_L1] = hit.aiTranslated;
    json["machine_translated"_L1] = hit.machineTranslated;
    json["from_trusted"_L1] = hit.fromTrusted;
    json["fps"_L1] = orNull(hit.fps);
    json["downloads"_L1] = hit.downloads;
    json["rating"_L1] = orNull(hit.rating);
    json["votes"_L1] = hit.votes;
    json["comments"_L1] = hit.comments;
    json["uploader"_L1] = orNull(hit.uploader);
    json["uploaded_at"_L1] = orNull(hit.uploadedAt.toUTC().toString(Qt::ISODate));
    json["url"_L1] = orNull(hit.url.toString(QUrl::FullyEncoded));
    return json;
}

} // namespace Legenda
