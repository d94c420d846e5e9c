// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomcodec.h"

#include "core/net/urlrules.h"
#include "core/providers/lenientjson.h"
#include "core/providers/opensubtitlescom/opensubtitlescomlanguages.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesCom {

using namespace LenientJson;

namespace {

constexpr int unknown = -1;

/// The JSON object of a good reply.
Result<QJsonObject> readObject(const HttpReply &reply, const ErrorContext &context)
{
    if (!reply.isSuccess() || reply.looksLikeHtml())
        return fail(errorFrom(reply, context));
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (!document.isObject())
        return fail(notUnderstood(reply));
    return document.object();
}

/// Objects of the array `data`; other things in it are left out.
Result<QList<QJsonObject>> readData(const QJsonObject &object, const HttpReply &reply)
{
    const QJsonValue data = object[u"data"_s];
    if (!data.isArray())
        return fail(notUnderstood(reply));
    QList<QJsonObject> rows;
    const QJsonArray array = data.toArray();
    for (const QJsonValue &row : array) {
        if (row.isObject())
            rows.append(row.toObject());
    }
    return rows;
}

int smallNumber(const QJsonValue &value, int missing = 0)
{
    const qint64 read = number(value, missing);
    return read >= std::numeric_limits<int>::min() && read <= std::numeric_limits<int>::max() ? static_cast<int>(read)
                                                                                              : missing;
}

/// Addresses on the site may be relative.
QUrl siteUrl(const QJsonValue &value)
{
    const QString address = value.toString().trimmed();
    if (address.isEmpty())
        return {};
    const QUrl url = QUrl(u"https://www.opensubtitles.com/"_s).resolved(QUrl(address));
    return url.isValid() && isAllowed(url) ? url : QUrl();
}

/// Empty for the site's stand-in for a missing poster.
QUrl posterUrl(const QJsonValue &value)
{
    const QUrl url = siteUrl(value);
    return url.path().contains("no-poster"_L1) ? QUrl() : url;
}

FeatureRef readFeatureRef(const QJsonObject &details)
{
    FeatureRef feature;
    feature.provider = providerId();
    feature.featureId = number(details[u"feature_id"_s]);
    feature.imdbId = number(details[u"imdb_id"_s]);
    feature.tmdbId = number(details[u"tmdb_id"_s]);
    feature.parentFeatureId = number(details[u"parent_feature_id"_s]);
    feature.parentImdbId = number(details[u"parent_imdb_id"_s]);
    feature.parentTmdbId = number(details[u"parent_tmdb_id"_s]);
    feature.year = smallNumber(details[u"year"_s]);
    const QString title = text(details[u"title"_s]);
    const QString show = text(details[u"parent_title"_s]);
    const bool isEpisode = text(details[u"feature_type"_s]).compare("episode"_L1, Qt::CaseInsensitive) == 0;
    if (isEpisode) {
        feature.title = show.isEmpty() ? title : show;
        feature.episodeTitle = show.isEmpty() ? QString() : title;
        feature.season = smallNumber(details[u"season_number"_s], unknown);
        feature.episode = smallNumber(details[u"episode_number"_s], unknown);
    } else {
        feature.title = title.isEmpty() ? text(details[u"movie_name"_s]) : title;
    }
    return feature;
}

QList<SubtitleHitFile> readFiles(const QJsonValue &value)
{
    QList<SubtitleHitFile> files;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &each : array) {
        const QJsonObject object = each.toObject();
        const qint64 id = number(object[u"file_id"_s]);
        if (id <= 0)
            continue;
        SubtitleHitFile file;
        file.id = QString::number(id);
        file.part = std::max(1, smallNumber(object[u"cd_number"_s], 1));
        file.fileName = text(object[u"file_name"_s]);
        files.append(file);
    }
    std::stable_sort(files.begin(), files.end(), [](const auto &a, const auto &b) { return a.part < b.part; });
    return files;
}

SubtitleHit::MatchedBy matchOf(const QJsonObject &attributes, const SearchQuery &asked)
{
    const QString hash = asked.movieHash.trimmed().toLower();
    if (!hash.isEmpty()) {
        if (flag(attributes[u"moviehash_match"_s]))
            return SubtitleHit::MatchedBy::Hash;
        const QJsonArray hashes = attributes[u"file_hashes"_s].toArray();
        if (std::any_of(hashes.begin(), hashes.end(),
                [&](const QJsonValue &each) { return each.toString().toLower() == hash; }))
            return SubtitleHit::MatchedBy::Hash;
    }
    if (asked.imdbId || asked.tmdbId || asked.featureId || asked.parentImdbId || asked.parentTmdbId
        || asked.parentFeatureId)
        return SubtitleHit::MatchedBy::Id;
    if (!asked.text.isEmpty() || !asked.fileName.isEmpty())
        return SubtitleHit::MatchedBy::Name;
    return SubtitleHit::MatchedBy::Unknown;
}

/// Nothing for what cannot be downloaded.
std::optional<SubtitleHit> readHit(const QJsonObject &row, const SearchQuery &asked)
{
    const QJsonObject attributes = row[u"attributes"_s].toObject();
    SubtitleHit hit;
    hit.provider = providerId();
    hit.id = text(row[u"id"_s]);
    if (hit.id.isEmpty())
        hit.id = text(attributes[u"subtitle_id"_s]);
    hit.files = readFiles(attributes[u"files"_s]);
    if (hit.files.isEmpty())
        return std::nullopt;
    if (hit.id.isEmpty())
        hit.id = u"file-"_s + hit.files.constFirst().id;
    hit.language = languageFrom(text(attributes[u"language"_s]));
    hit.release = text(attributes[u"release"_s]);
    hit.matchedBy = matchOf(attributes, asked);
    hit.feature = readFeatureRef(attributes[u"feature_details"_s].toObject());
    // Told where no hash was asked for, a popular subtitle's by the hundred.
    constexpr qsizetype mostHashes = 200;
    constexpr qsizetype hashDigits = 16;
    const QJsonArray hashes = attributes[u"file_hashes"_s].toArray();
    for (const QJsonValue &hash : hashes) {
        const QString digits = hash.toString().toLower();
        if (digits.size() == hashDigits && hit.movieHashes.size() < mostHashes)
            hit.movieHashes.append(digits);
    }
    const QJsonArray links = attributes[u"related_links"_s].toArray();
    for (const QJsonValue &link : links) {
        if (const QUrl poster = posterUrl(link[u"img_url"_s]); hit.feature.posterUrl.isEmpty() && !poster.isEmpty())
            hit.feature.posterUrl = poster.toString();
    }
    hit.hearingImpaired = flag(attributes[u"hearing_impaired"_s]);
    hit.foreignPartsOnly = flag(attributes[u"foreign_parts_only"_s]);
    hit.aiTranslated = flag(attributes[u"ai_translated"_s]);
    hit.machineTranslated = flag(attributes[u"machine_translated"_s]);
    hit.fromTrusted = flag(attributes[u"from_trusted"_s]);
    hit.hd = flag(attributes[u"hd"_s]);
    hit.fps = decimal(attributes[u"fps"_s]);
    hit.downloads = std::max<qint64>(0, number(attributes[u"download_count"_s]));
    hit.rating = std::min(10.0, decimal(attributes[u"ratings"_s]));
    hit.votes = std::max(0, smallNumber(attributes[u"votes"_s]));
    const QJsonObject uploader = attributes[u"uploader"_s].toObject();
    hit.uploader = text(uploader[u"name"_s]);
    if (const qint64 id = number(uploader[u"uploader_id"_s]); id > 0)
        hit.uploaderId = QString::number(id);
    hit.uploaderRank = text(uploader[u"rank"_s]);
    hit.uploadedAt = moment(attributes[u"upload_date"_s]);
    hit.comment = text(attributes[u"comments"_s]);
    // The number in the older service of the same collection: all 53 subtitles recorded at both have it so.
    if (const qint64 legacy = number(attributes[u"legacy_subtitle_id"_s]); legacy > 0)
        hit.knownAs = {u"opensubtitles-org:%1"_s.arg(legacy)};
    hit.url = siteUrl(attributes[u"url"_s]);
    hit.format = text(attributes[u"format"_s]);
    return hit;
}

Feature::Type typeOf(const QJsonObject &row, const QJsonObject &attributes)
{
    QString type = text(attributes[u"feature_type"_s]).toLower();
    if (type.isEmpty())
        type = text(row[u"type"_s]).toLower();
    if (type == "tvshow"_L1)
        return Feature::Type::TvShow;
    return type == "episode"_L1 ? Feature::Type::Episode : Feature::Type::Movie;
}

QList<FeatureEpisode> readEpisodes(const QJsonValue &seasons, const QString &show)
{
    // Titles come as `"Show" Title`.
    const QString prefix = u"\"%1\""_s.arg(show);
    QList<FeatureEpisode> episodes;
    const QJsonArray seasonArray = seasons.toArray();
    for (const QJsonValue &season : seasonArray) {
        const QJsonArray array = season[u"episodes"_s].toArray();
        for (const QJsonValue &each : array) {
            FeatureEpisode episode;
            episode.season = smallNumber(season[u"season_number"_s]);
            episode.episode = smallNumber(each[u"episode_number"_s]);
            episode.title = text(each[u"title"_s]);
            if (episode.title.startsWith(prefix, Qt::CaseInsensitive))
                episode.title = episode.title.mid(prefix.size()).trimmed();
            episode.featureId = number(each[u"feature_id"_s]);
            episode.imdbId = number(each[u"feature_imdb_id"_s]);
            episodes.append(episode);
        }
    }
    return episodes;
}

Feature readFeature(const QJsonObject &row)
{
    const QJsonObject attributes = row[u"attributes"_s].toObject();
    Feature feature;
    feature.type = typeOf(row, attributes);
    feature.ref = readFeatureRef(attributes);
    if (feature.ref.featureId == 0)
        feature.ref.featureId = number(row[u"id"_s]);
    feature.originalTitle = text(attributes[u"original_title"_s]);
    const QJsonArray alsoKnownAs = attributes[u"title_aka"_s].toArray();
    for (const QJsonValue &name : alsoKnownAs) {
        if (const QString title = text(name); !title.isEmpty() && !feature.alsoKnownAs.contains(title))
            feature.alsoKnownAs.append(title);
    }
    feature.url = siteUrl(attributes[u"url"_s]);
    feature.poster = posterUrl(attributes[u"img_url"_s]);
    feature.ref.posterUrl = feature.poster.toString();
    feature.subtitlesCount = smallNumber(attributes[u"subtitles_count"_s]);
    const QJsonObject counts = attributes[u"subtitles_counts"_s].toObject();
    for (auto it = counts.begin(); it != counts.end(); ++it)
        feature.subtitlesByLanguage.insert(it.key(), smallNumber(it.value()));
    feature.seasonsCount = smallNumber(attributes[u"seasons_count"_s]);
    feature.episodes = readEpisodes(attributes[u"seasons"_s], feature.ref.title);
    return feature;
}

void readUserInto(const QJsonObject &user, AccountInfo &info)
{
    info.signedIn = true;
    info.userName = text(user[u"username"_s]);
    info.rank = text(user[u"level"_s]);
    info.vip = flag(user[u"vip"_s]);
    info.quota.allowed = smallNumber(user[u"allowed_downloads"_s], unknown);
    info.quota.remaining = smallNumber(user[u"remaining_downloads"_s], unknown);
}

bool isUnderOpenSubtitles(const QString &host)
{
    return host == "opensubtitles.com"_L1 || host.endsWith(".opensubtitles.com"_L1);
}

} // namespace

QString providerId()
{
    return u"opensubtitles-com"_s;
}

Result<HitsPage> readHits(const HttpReply &reply, const SearchQuery &asked, const ErrorContext &context)
{
    const auto object = readObject(reply, context);
    if (!object)
        return fail(object.error());
    const auto rows = readData(*object, reply);
    if (!rows)
        return fail(rows.error());
    HitsPage page;
    page.page = std::max(1, smallNumber((*object)[u"page"_s], 1));
    page.totalPages = smallNumber((*object)[u"total_pages"_s]);
    page.totalCount = smallNumber((*object)[u"total_count"_s]);
    for (const QJsonObject &row : *rows) {
        if (auto hit = readHit(row, asked))
            page.hits.append(std::move(*hit));
    }
    return page;
}

Result<QList<Feature>> readFeatures(const HttpReply &reply, const ErrorContext &context)
{
    const auto object = readObject(reply, context);
    if (!object)
        return fail(object.error());
    const auto rows = readData(*object, reply);
    if (!rows)
        return fail(rows.error());
    QList<Feature> features;
    for (const QJsonObject &row : *rows) {
        Feature feature = readFeature(row);
        if (feature.ref.isKnown())
            features.append(std::move(feature));
    }
    return features;
}

Result<QList<ProviderLanguage>> readLanguages(const HttpReply &reply, const ErrorContext &context)
{
    const auto object = readObject(reply, context);
    if (!object)
        return fail(object.error());
    const auto rows = readData(*object, reply);
    if (!rows)
        return fail(rows.error());
    QList<ProviderLanguage> languages;
    for (const QJsonObject &row : *rows) {
        ProviderLanguage language;
        language.code = text(row[u"language_code"_s]);
        language.name = text(row[u"language_name"_s]);
        language.language = languageFrom(language.code);
        if (language.language.isValid())
            languages.append(language);
    }
    return languages;
}

Result<QStringList> readFormats(const HttpReply &reply, const ErrorContext &context)
{
    const auto object = readObject(reply, context);
    if (!object)
        return fail(object.error());
    const QJsonValue formats = (*object)[u"data"_s][u"output_formats"_s];
    if (!formats.isArray())
        return fail(notUnderstood(reply));
    QStringList names;
    const QJsonArray array = formats.toArray();
    for (const QJsonValue &format : array) {
        if (const QString name = text(format); !name.isEmpty())
            names.append(name);
    }
    return names;
}

Result<QJsonObject> readGuess(const HttpReply &reply, const ErrorContext &context)
{
    return readObject(reply, context);
}

Result<AccountInfo> readUser(const HttpReply &reply, const ErrorContext &context)
{
    const auto object = readObject(reply, context);
    if (!object)
        return fail(object.error());
    const QJsonValue user = (*object)[u"data"_s];
    if (!user.isObject())
        return fail(notUnderstood(reply));
    AccountInfo info;
    readUserInto(user.toObject(), info);
    return info;
}

Result<Login> readLogin(const HttpReply &reply, const ErrorContext &context)
{
    const auto object = readObject(reply, context);
    if (!object)
        return fail(object.error());
    Login login;
    login.token = text((*object)[u"token"_s]).toLatin1();
    if (login.token.isEmpty())
        return fail(notUnderstood(reply));
    login.baseHost = text((*object)[u"base_url"_s]);
    readUserInto((*object)[u"user"_s].toObject(), login.info);
    return login;
}

Result<Link> readLink(const HttpReply &reply, const ErrorContext &context)
{
    const auto object = readObject(reply, context);
    if (!object)
        return fail(object.error());
    Link link;
    link.url = QUrl(text((*object)[u"link"_s]), QUrl::StrictMode);
    if (!link.url.isValid())
        link.url = QUrl(text((*object)[u"link"_s]));
    if (!isAllowed(link.url))
        return fail(notUnderstood(reply));
    link.fileName = text((*object)[u"file_name"_s]);
    link.used = smallNumber((*object)[u"requests"_s], unknown);
    link.quota = quotaFrom(*object);
    return link;
}

Result<SubtitleFile> readFile(const HttpReply &reply, const Link &link, const ErrorContext &context)
{
    if (reply.status == 304 || (reply.isSuccess() && reply.body.isEmpty()))
        return fail(emptySubtitle());
    if (!reply.isSuccess() || reply.looksLikeHtml())
        return fail(errorFrom(reply, context));
    SubtitleFile file;
    file.fileName = link.fileName;
    file.content = reply.body;
    file.remaining = link.quota.remaining;
    file.quotaResetsAt = link.quota.resetsAt;
    return file;
}

QDateTime expiryOf(const QByteArray &token)
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return {};
    const auto payload = QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding);
    const qint64 seconds = number(QJsonDocument::fromJson(payload)[u"exp"_s]);
    return seconds > 0 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : QDateTime();
}

QUrl baseAfterLogin(const QUrl &configured, const QString &baseHost)
{
    const QUrl said(baseHost.contains("://"_L1) ? baseHost : u"//"_s + baseHost);
    const QString host = said.host().toLower();
    const QString own = configured.host().toLower();
    if (host.isEmpty())
        return configured;
    const bool sameHost = host == own && (said.port() == -1 || said.port() == configured.port());
    const bool bothTheirs = isUnderOpenSubtitles(host) && isUnderOpenSubtitles(own) && said.port() == -1;
    if (sameHost || !bothTheirs)
        return configured;
    QUrl base = configured;
    base.setHost(host);
    return isAllowed(base) ? base : configured;
}

} // namespace Legenda::OpenSubtitlesCom
