// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/search/recordings.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTime>
#include <QVariant>
#include <QXmlStreamReader>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

SubtitleHit fromRest(const QJsonObject &json)
{
    const QJsonObject a = json["attributes"_L1].toObject();
    const QJsonObject f = a["feature_details"_L1].toObject();
    SubtitleHit hit;
    hit.provider = u"com"_s;
    hit.id = json["id"_L1].toString();
    const QJsonArray files = a["files"_L1].toArray();
    for (const QJsonValue &file : files)
        hit.files.append({QString::number(file["file_id"_L1].toInteger()), file["cd_number"_L1].toInt(),
            file["file_name"_L1].toString()});
    hit.language = Language::fromCode(a["language"_L1].toString());
    hit.release = a["release"_L1].toString();
    hit.matchedBy = a["moviehash_match"_L1].toBool() ? SubtitleHit::MatchedBy::Hash : SubtitleHit::MatchedBy::Name;
    hit.hearingImpaired = a["hearing_impaired"_L1].toBool();
    hit.foreignPartsOnly = a["foreign_parts_only"_L1].toBool();
    hit.aiTranslated = a["ai_translated"_L1].toBool();
    hit.machineTranslated = a["machine_translated"_L1].toBool();
    hit.fromTrusted = a["from_trusted"_L1].toBool();
    hit.hd = a["hd"_L1].toBool();
    hit.fps = a["fps"_L1].toDouble();
    hit.downloads = a["download_count"_L1].toInteger();
    hit.rating = a["ratings"_L1].toDouble();
    hit.votes = a["votes"_L1].toInt();
    hit.uploader = a["uploader"_L1]["name"_L1].toString();
    hit.uploadedAt = QDateTime::fromString(a["upload_date"_L1].toString(), Qt::ISODate);
    hit.feature.imdbId = f["imdb_id"_L1].toInteger();
    const bool episode = f["feature_type"_L1].toString() == "Episode"_L1;
    hit.feature.title = f[episode ? "parent_title"_L1 : "title"_L1].toString();
    hit.feature.year = f["year"_L1].toInt();
    hit.feature.season = f["season_number"_L1].toInt(-1);
    hit.feature.episode = f["episode_number"_L1].toInt(-1);
    return hit;
}

/// One <value> of XML-RPC; the reader stands on its start and is left on its end.
QVariant xmlValue(QXmlStreamReader &xml)
{
    QVariant value;
    QString text;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement())
            return value.isValid() ? value : QVariant(text);
        if (xml.isCharacters())
            text += xml.text();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "struct"_L1) {
            QVariantMap map;
            QString name;
            while (!xml.atEnd() && !(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == "struct"_L1)) {
                if (xml.isStartElement() && xml.name() == "name"_L1)
                    name = xml.readElementText();
                else if (xml.isStartElement() && xml.name() == "value"_L1)
                    map.insert(name, xmlValue(xml));
            }
            value = map;
        } else if (xml.name() == "array"_L1) {
            QVariantList list;
            while (!xml.atEnd() && !(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == "array"_L1)) {
                if (xml.isStartElement() && xml.name() == "value"_L1)
                    list.append(xmlValue(xml));
            }
            value = list;
        } else {
            value = xml.readElementText();
        }
    }
    return value;
}

SubtitleHit fromXmlRpc(const QVariantMap &s)
{
    const auto text = [&](const char *key) { return s.value(QString::fromLatin1(key)).toString(); };
    const auto yes = [&](const char *key) { return text(key) == "1"_L1; };
    SubtitleHit hit;
    hit.provider = u"org"_s;
    hit.id = text("IDSubtitle");
    hit.files = {{text("IDSubtitleFile"), text("SubActualCD").toInt(), text("SubFileName")}};
    hit.language = Language::fromCode(text("ISO639"));
    hit.release = text("MovieReleaseName").trimmed();
    hit.matchedBy = text("MatchedBy") == "moviehash"_L1 ? SubtitleHit::MatchedBy::Hash : SubtitleHit::MatchedBy::Name;
    hit.hearingImpaired = yes("SubHearingImpaired");
    hit.foreignPartsOnly = yes("SubForeignPartsOnly");
    hit.machineTranslated = yes("SubAutoTranslation");
    hit.fromTrusted = yes("SubFromTrusted");
    hit.hd = yes("SubHD");
    hit.fps = text("MovieFPS").toDouble();
    const QTime last = QTime::fromString(text("SubLastTS"), u"hh:mm:ss"_s);
    hit.lastCueMs = last.isValid() ? last.msecsSinceStartOfDay() : 0;
    hit.durationMs = text("MovieTimeMS").toLongLong();
    hit.downloads = text("SubDownloadsCnt").toLongLong();
    hit.rating = text("SubRating").toDouble();
    hit.votes = text("SubSumVotes").toInt();
    hit.reports = text("SubBad").toInt();
    hit.uploader = text("UserNickName");
    hit.uploadedAt = QDateTime::fromString(text("SubAddDate"), u"yyyy-MM-dd hh:mm:ss"_s);
    hit.feature.imdbId = text("IDMovieImdb").toLongLong();
    hit.feature.title = text("MovieName");
    if (text("MovieKind") == "episode"_L1) {
        hit.feature.season = text("SeriesSeason").toInt();
        hit.feature.episode = text("SeriesEpisode").toInt();
        hit.feature.title = hit.feature.title.section(u'"', 1, 1); // "Series" Title
    }
    hit.feature.year = text("MovieYear").toInt();
    return hit;
}

QJsonArray exchanges(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

void readRest(Recording &recording, const QJsonValue &exchange)
{
    if (!exchange["path"_L1].toString().endsWith("/subtitles"_L1) || exchange["status"_L1].toInt() != 200)
        return;
    const QString hash = exchange["query"_L1]["moviehash"_L1].toString();
    const QJsonArray data =
        QJsonDocument::fromJson(exchange["response_body"_L1].toString().toUtf8()).object()["data"_L1].toArray();
    for (const QJsonValue &value : data) {
        recording.hits.append(fromRest(value.toObject()));
        recording.hashes.append(recording.hits.last().matchedBy == SubtitleHit::MatchedBy::Hash ? hash : QString());
    }
}

void readXmlRpc(Recording &recording, const QJsonValue &exchange)
{
    if (exchange["xmlrpc_method"_L1].toString() != "SearchSubtitles"_L1)
        return;
    QXmlStreamReader xml(exchange["response_body"_L1].toString());
    QVariant reply;
    while (!xml.atEnd() && !reply.isValid()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "value"_L1)
            reply = xmlValue(xml);
    }
    const QVariantList data = reply.toMap().value(u"data"_s).toList();
    for (const QVariant &value : data) {
        recording.hits.append(fromXmlRpc(value.toMap()));
        const bool byHash = recording.hits.last().matchedBy == SubtitleHit::MatchedBy::Hash;
        recording.hashes.append(byHash ? value.toMap().value(u"MovieHash"_s).toString() : QString());
    }
}

} // namespace

QList<Recording> readRecordings(const QString &folder)
{
    QList<Recording> recordings;
    for (const QString &provider : {u"com"_s, u"org"_s}) {
        const QDir dir(folder + u"/opensubtitles-"_s + provider);
        const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names) {
            Recording recording{provider, name, {}, {}};
            const QJsonArray all = exchanges(dir.filePath(name));
            for (const QJsonValue &exchange : all)
                provider == "com"_L1 ? readRest(recording, exchange) : readXmlRpc(recording, exchange);
            if (!recording.hits.isEmpty())
                recordings.append(recording);
        }
    }
    return recordings;
}

} // namespace Legenda
