// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomrequests.h"

#include "core/providers/opensubtitlescom/opensubtitlescomlanguages.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesCom {

namespace {

constexpr qint64 maxSubtitleBytes = qint64(20) * 1024 * 1024;
constexpr std::chrono::seconds posterPatience{15};

// Films do not change; what is popular and what a title's beginning finds does.
constexpr std::chrono::seconds keepFacts = std::chrono::hours(30 * 24);
constexpr std::chrono::seconds keepServiceFacts = std::chrono::hours(7 * 24);
constexpr std::chrono::seconds keepLists = std::chrono::hours(1);

/// As the service writes it in its own redirects: a space is "+", a comma "%2C".
QString encoded(const QMap<QString, QString> &parameters)
{
    QByteArray query;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        if (!query.isEmpty())
            query += '&';
        query += QUrl::toPercentEncoding(it.key()) + '=' + QUrl::toPercentEncoding(it.value()).replace("%20", "+");
    }
    return QString::fromLatin1(query);
}

HttpRequest jsonRequest(const Access &access, HttpRequest::Method method, const QString &path, const QJsonObject &body)
{
    HttpRequest made = request(access, method, path);
    made.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    made.contentType = "application/json"_ba;
    return made;
}

/// Searching, listing and guessing need no account, and a token that has expired must not spoil them.
Access withoutToken(Access access)
{
    access.token.clear();
    return access;
}

/// Answers that are the same for everybody are kept; who asks, and with which key, does not matter.
HttpRequest kept(HttpRequest made, std::chrono::seconds keepFor)
{
    made.questionKey = u"opensubtitles-com GET "_s + made.url.toString(QUrl::FullyEncoded);
    made.keepFor = keepFor;
    return made;
}

bool isMovieHash(const QString &hash)
{
    static const QRegularExpression pattern(u"^[0-9a-f]{16}$"_s);
    return pattern.match(hash).hasMatch();
}

QString wish(Wish wanted)
{
    switch (wanted) {
    case Wish::Include:
        return u"include"_s;
    case Wish::Exclude:
        return u"exclude"_s;
    case Wish::Only:
        return u"only"_s;
    }
    return {};
}

} // namespace

QString paceKey()
{
    return u"opensubtitles-com"_s;
}

QString loginPaceKey()
{
    return u"opensubtitles-com/login"_s;
}

QString featuresPaceKey()
{
    return u"opensubtitles-com/features"_s;
}

HttpRequest request(
    const Access &access, HttpRequest::Method method, const QString &path, const QMap<QString, QString> &parameters)
{
    HttpRequest made;
    made.method = method;
    made.url = access.base;
    made.url.setPath(access.base.path() + path);
    if (!parameters.isEmpty())
        made.url.setQuery(encoded(parameters), QUrl::StrictMode);
    made.headers.append({"Accept"_ba, "application/json"_ba});
    if (!access.apiKey.isEmpty())
        made.headers.append({"Api-Key"_ba, access.apiKey});
    if (!access.token.isEmpty())
        made.headers.append({"Authorization"_ba, "Bearer " + access.token});
    made.secretHeaders = {"Api-Key"_ba, "Authorization"_ba};
    made.paceKey = paceKey();
    return made;
}

QMap<QString, QString> searchParameters(const SearchQuery &query)
{
    QMap<QString, QString> out;
    const auto putNumber = [&out](const QString &key, qint64 value) {
        if (value > 0)
            out.insert(key, QString::number(value));
    };
    putNumber(u"id"_s, query.featureId);
    putNumber(u"imdb_id"_s, query.imdbId);
    putNumber(u"tmdb_id"_s, query.tmdbId);
    // The number of an episode says all; its show, season and number beside it only take hits away.
    const bool namesTheFeature = !out.isEmpty();
    if (!namesTheFeature) {
        putNumber(u"parent_feature_id"_s, query.parentFeatureId);
        putNumber(u"parent_imdb_id"_s, query.parentImdbId);
        putNumber(u"parent_tmdb_id"_s, query.parentTmdbId);
    }
    const bool hasId = !out.isEmpty();
    const QString hash = query.movieHash.trimmed().toLower();
    if (isMovieHash(hash))
        out.insert(u"moviehash"_s, hash);
    if (!hasId) {
        // With a hash the file's name helps most; for a question by words it is what the person wrote.
        const bool nameFirst = out.contains(u"moviehash"_s);
        const QString words = nameFirst && !query.fileName.isEmpty() ? query.fileName
            : query.text.isEmpty()                                   ? query.fileName
                                                                     : query.text;
        if (const QString trimmed = words.simplified().toLower(); !trimmed.isEmpty())
            out.insert(u"query"_s, trimmed);
    }
    putNumber(u"uploader_id"_s, query.uploaderId);
    if (out.isEmpty())
        return {};

    if (!namesTheFeature) {
        if (query.season >= 0)
            out.insert(u"season_number"_s, QString::number(query.season));
        if (query.episode >= 0)
            out.insert(u"episode_number"_s, QString::number(query.episode));
    }
    putNumber(u"year"_s, query.year);
    if (query.kind != SearchQuery::Kind::Any)
        out.insert(u"type"_s, query.kind == SearchQuery::Kind::Movie ? u"movie"_s : u"episode"_s);

    QStringList languages;
    for (const Language &language : query.languages) {
        if (language.isValid())
            languages += serviceCodes(language);
    }
    languages.removeDuplicates();
    languages.sort();
    if (!languages.isEmpty())
        out.insert(u"languages"_s, languages.join(u','));

    if (query.hearingImpaired != Wish::Include)
        out.insert(u"hearing_impaired"_s, wish(query.hearingImpaired));
    if (query.foreignPartsOnly != Wish::Include)
        out.insert(u"foreign_parts_only"_s, wish(query.foreignPartsOnly));
    // Of these two "only" is unknown to the service; what comes is sifted here.
    if (query.aiTranslated == Wish::Exclude)
        out.insert(u"ai_translated"_s, wish(Wish::Exclude));
    if (query.machineTranslated != Wish::Exclude)
        out.insert(u"machine_translated"_s, wish(Wish::Include));
    if (query.trustedOnly)
        out.insert(u"trusted_sources"_s, u"only"_s);
    if (query.hashMatchesOnly && out.contains(u"moviehash"_s))
        out.insert(u"moviehash_match"_s, u"only"_s);
    if (!query.orderBy.isEmpty()) {
        out.insert(u"order_by"_s, query.orderBy.toLower());
        if (query.ascending)
            out.insert(u"order_direction"_s, u"asc"_s);
    }
    return out;
}

HttpRequest searchRequest(const Access &access, const SearchQuery &query, int page)
{
    QMap<QString, QString> parameters = searchParameters(query);
    if (page > 1)
        parameters.insert(u"page"_s, QString::number(page));
    return request(withoutToken(access), HttpRequest::Method::Get, u"/subtitles"_s, parameters);
}

HttpRequest featuresRequest(const Access &access, const FeatureQuery &query)
{
    QMap<QString, QString> out;
    const auto putNumber = [&out](const QString &key, qint64 value) {
        if (value > 0)
            out.insert(key, QString::number(value));
    };
    putNumber(u"feature_id"_s, query.featureId);
    putNumber(u"imdb_id"_s, query.imdbId);
    putNumber(u"tmdb_id"_s, query.tmdbId);
    const bool byNumber = !out.isEmpty();
    if (!byNumber) {
        out.insert(u"query"_s, query.text.simplified().toLower());
        if (query.match != FeatureQuery::Match::Start)
            out.insert(u"query_match"_s, query.match == FeatureQuery::Match::Word ? u"word"_s : u"exact"_s);
        if (query.fullSearch)
            out.insert(u"full_search"_s, u"true"_s);
        putNumber(u"year"_s, query.year);
    }
    if (!query.type.isEmpty() && query.type != "all"_L1)
        out.insert(u"type"_s, query.type.toLower());
    HttpRequest made = request(withoutToken(access), HttpRequest::Method::Get, u"/features"_s, out);
    made.paceKey = featuresPaceKey();
    return kept(std::move(made), byNumber ? keepFacts : keepLists);
}

HttpRequest discoverRequest(const Access &access, const QString &list, const DiscoverQuery &query)
{
    QMap<QString, QString> out;
    if (query.language.isValid())
        out.insert(u"language"_s, serviceCodes(query.language).constFirst());
    if (!query.type.isEmpty() && query.type != "all"_L1)
        out.insert(u"type"_s, query.type.toLower());
    return kept(request(withoutToken(access), HttpRequest::Method::Get, u"/discover/"_s + list, out), keepLists);
}

HttpRequest linkRequest(const Access &access, qint64 fileId, const DownloadOptions &options)
{
    QJsonObject body{{u"file_id"_s, fileId}};
    if (!options.format.isEmpty())
        body[u"sub_format"_s] = options.format.toLower();
    if (!options.fileName.isEmpty())
        body[u"file_name"_s] = options.fileName;
    if (options.inFps > 0 && options.outFps > 0) {
        body[u"in_fps"_s] = options.inFps;
        body[u"out_fps"_s] = options.outFps;
    }
    if (options.timeShiftSeconds != 0)
        body[u"timeshift"_s] = options.timeShiftSeconds;
    if (options.forceDownload)
        body[u"force_download"_s] = true;
    return jsonRequest(access, HttpRequest::Method::Post, u"/download"_s, body);
}

HttpRequest posterRequest(const QUrl &picture)
{
    HttpRequest made;
    made.url = picture;
    made.maxBytes = largestPoster;
    made.timeout = posterPatience;
    // A picture is no reason to try again and again.
    made.mayRetry = false;
    return made;
}

HttpRequest fileRequest(const QUrl &link)
{
    HttpRequest made;
    made.url = link;
    made.maxBytes = maxSubtitleBytes;
    return made;
}

HttpRequest userRequest(const Access &access)
{
    return request(access, HttpRequest::Method::Get, u"/infos/user"_s);
}

HttpRequest formatsRequest(const Access &access)
{
    return kept(request(withoutToken(access), HttpRequest::Method::Get, u"/infos/formats"_s), keepServiceFacts);
}

HttpRequest languagesRequest(const Access &access)
{
    return kept(request(withoutToken(access), HttpRequest::Method::Get, u"/infos/languages"_s), keepServiceFacts);
}

HttpRequest guessRequest(const Access &access, const QString &fileName)
{
    return kept(
        request(withoutToken(access), HttpRequest::Method::Get, u"/utilities/guessit"_s, {{u"filename"_s, fileName}}),
        keepFacts);
}

HttpRequest loginRequest(const Access &access, const QString &userName, const QString &password)
{
    HttpRequest made = jsonRequest(withoutToken(access), HttpRequest::Method::Post, u"/login"_s,
        {{u"username"_s, userName}, {u"password"_s, password}});
    made.mayRetry = false; // wrong passwords are counted
    made.paceKey = loginPaceKey();
    return made;
}

HttpRequest logoutRequest(const Access &access)
{
    return request(access, HttpRequest::Method::Delete, u"/logout"_s);
}

} // namespace Legenda::OpenSubtitlesCom
