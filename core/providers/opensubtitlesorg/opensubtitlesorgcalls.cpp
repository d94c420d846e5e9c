// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgcalls.h"

#include "core/net/packing.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

namespace {

struct MethodLine
{
    QLatin1StringView name;
    QLatin1StringView params; ///< a first word "token" is the session's
};

constexpr std::array methods = {
    MethodLine{"ServerInfo"_L1, ""_L1},
    MethodLine{"LogIn"_L1, "username password_md5 language useragent"_L1},
    MethodLine{"LogOut"_L1, "token"_L1},
    MethodLine{"SearchSubtitles"_L1,
        "token [{sublanguageid, moviehash, moviebytesize, imdbid, query, season, episode, tag, tags}, …] {limit}"_L1},
    MethodLine{"SearchToMail"_L1, "token [sublanguageid, …] [{moviehash, moviesize}, …]"_L1},
    MethodLine{"CheckSubHash"_L1, "token [subhash, …]"_L1},
    MethodLine{"CheckMovieHash"_L1, "token [moviehash, …]"_L1},
    MethodLine{"CheckMovieHash2"_L1, "token [moviehash, …]"_L1},
    MethodLine{
        "InsertMovieHash"_L1, "token [{moviehash, moviebytesize, imdbid, movietimems, moviefps, moviefilename}, …]"_L1},
    MethodLine{"TryUploadSubtitles"_L1, "token {cd1: {subhash, subfilename, moviehash, moviebytesize, …}, cd2: …}"_L1},
    MethodLine{"UploadSubtitles"_L1, "token {baseinfo: {idmovieimdb, sublanguageid, …}, cd1: {subcontent, …}, …}"_L1},
    MethodLine{"DetectLanguage"_L1, "token [base64 of zlib of text, …]"_L1},
    MethodLine{"PreviewSubtitles"_L1, "token [IDSubtitleFile, …]"_L1},
    MethodLine{"DownloadSubtitles"_L1, "token [IDSubtitleFile, …]"_L1},
    MethodLine{"ReportWrongMovieHash"_L1, "token IDSubMovieFile"_L1},
    MethodLine{"ReportWrongImdbMovie"_L1, "token {moviehash, moviebytesize, imdbid}"_L1},
    MethodLine{"GetSubLanguages"_L1, "language"_L1},
    MethodLine{"GetAvailableTranslations"_L1, "token program"_L1},
    MethodLine{"GetTranslation"_L1, "token language format program"_L1},
    MethodLine{"SearchMoviesOnIMDB"_L1, "token query"_L1},
    MethodLine{"GetIMDBMovieDetails"_L1, "token imdbid"_L1},
    MethodLine{"InsertMovie"_L1, "token {moviename, movieyear}"_L1},
    MethodLine{"SubtitlesVote"_L1, "token {idsubtitle, score}"_L1},
    MethodLine{"GetComments"_L1, "token [idsubtitle, …]"_L1},
    MethodLine{"AddComment"_L1, "token {idsubtitle, comment, badsubtitle}"_L1},
    MethodLine{"AddRequest"_L1, "token {sublanguageid, idmovieimdb, comment}"_L1},
    MethodLine{"SetSubscribeUrl"_L1, "token url"_L1},
    MethodLine{"SubscribeToHash"_L1, "token [moviehash, …]"_L1},
    MethodLine{"QuickSuggest"_L1, "token string sublanguageid"_L1},
    MethodLine{"SuggestMovie"_L1, "token string"_L1},
    MethodLine{"GetUserInfo"_L1, "token"_L1},
    MethodLine{"GuessMovieFromString"_L1, "token [string, …]"_L1},
    MethodLine{"AutoUpdate"_L1, "program"_L1},
    MethodLine{"NoOperation"_L1, "token"_L1},
};

QVariantList listOf(const QStringList &texts)
{
    QVariantList list;
    for (const QString &text : texts)
        list.append(text);
    return list;
}

void put(QVariantMap &map, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        map.insert(key, text);
}

void put(QVariantMap &map, const QString &key, qint64 number)
{
    if (number > 0)
        map.insert(key, QString::number(number));
}

void putFlag(QVariantMap &map, const QString &key, bool set)
{
    if (set)
        map.insert(key, u"1"_s);
}

void putFps(QVariantMap &map, double fps)
{
    if (fps > 0)
        map.insert(u"moviefps"_s, QString::number(fps, 'f', 3));
}

QString languagesText(const QStringList &codes)
{
    return codes.isEmpty() ? u"all"_s : codes.join(u',');
}

QVariantMap mapOf(const Condition &condition)
{
    QVariantMap map{{u"sublanguageid"_s, languagesText(condition.languages)}};
    put(map, u"moviehash"_s, condition.movieHash);
    put(map, u"moviebytesize"_s, condition.movieByteSize);
    put(map, u"tag"_s, condition.tag);
    put(map, u"imdbid"_s, condition.imdbId);
    put(map, u"query"_s, condition.query);
    put(map, u"tags"_s, condition.tags.join(u','));
    if (condition.season >= 0)
        map.insert(u"season"_s, QString::number(condition.season));
    if (condition.episode >= 0)
        map.insert(u"episode"_s, QString::number(condition.episode));
    return map;
}

QVariantMap mapOf(const UploadFile &file)
{
    QVariantMap map{
        {u"subhash"_s, QString::fromLatin1(QCryptographicHash::hash(file.content, QCryptographicHash::Md5).toHex())}};
    put(map, u"subfilename"_s, file.subFileName);
    put(map, u"moviehash"_s, file.movie.movieHash);
    put(map, u"moviebytesize"_s, file.movie.movieByteSize);
    put(map, u"movietimems"_s, file.movie.movieTimeMs);
    put(map, u"movieframes"_s, file.movie.movieFrames);
    putFps(map, file.movie.movieFps);
    put(map, u"moviefilename"_s, file.movie.movieFileName);
    return map;
}

QString base64OfPacked(const QByteArray &content)
{
    return QString::fromLatin1(packed(content).toBase64());
}

QString partKey(qsizetype index)
{
    return u"cd%1"_s.arg(index + 1);
}

} // namespace

bool wantsToken(const QString &method)
{
    const auto line = std::find_if(methods.begin(), methods.end(),
        [&](const MethodLine &each) { return method.compare(each.name, Qt::CaseInsensitive) == 0; });
    return line == methods.end() || line->params.startsWith("token"_L1);
}

QStringList methodLines()
{
    QStringList lines;
    for (const MethodLine &method : methods)
        lines.append(
            QString(method.name + u' ' + QString::fromUtf8(method.params.data(), method.params.size())).trimmed());
    return lines;
}

Call serverInfo()
{
    return {u"ServerInfo"_s, {}};
}

Call logIn(const QString &userName, const QString &passwordMd5, const QString &language, const QString &userAgent)
{
    return {u"LogIn"_s, {userName, passwordMd5, language, userAgent}};
}

QString passwordMd5(const QString &password)
{
    if (password.isEmpty())
        return {};
    return QString::fromLatin1(QCryptographicHash::hash(password.toUtf8(), QCryptographicHash::Md5).toHex());
}

Call logOut(const QString &token)
{
    return {u"LogOut"_s, {token}};
}

Call noOperation(const QString &token)
{
    return {u"NoOperation"_s, {token}};
}

Call getUserInfo(const QString &token)
{
    return {u"GetUserInfo"_s, {token}};
}

Call getSubLanguages(const QString &language)
{
    return {u"GetSubLanguages"_s, {language}};
}

Call searchSubtitles(const QString &token, const QList<Condition> &conditions, int limit)
{
    QVariantList list;
    for (const Condition &condition : conditions)
        list.append(mapOf(condition));
    return {u"SearchSubtitles"_s, {token, list, QVariantMap{{u"limit"_s, QString::number(limit)}}}};
}

Call searchToMail(const QString &token, const QStringList &languages, const QList<HashAndSize> &movies)
{
    QVariantList list;
    for (const HashAndSize &movie : movies) {
        QVariantMap map;
        put(map, u"moviehash"_s, movie.movieHash);
        put(map, u"moviesize"_s, movie.movieByteSize); // "moviebytesize" everywhere else
        list.append(map);
    }
    return {u"SearchToMail"_s, {token, listOf(languages), list}};
}

Call checkSubHash(const QString &token, const QStringList &subHashes)
{
    return {u"CheckSubHash"_s, {token, listOf(subHashes)}};
}

Call checkMovieHash(const QString &token, const QStringList &movieHashes)
{
    return {u"CheckMovieHash"_s, {token, listOf(movieHashes)}};
}

Call checkMovieHash2(const QString &token, const QStringList &movieHashes)
{
    return {u"CheckMovieHash2"_s, {token, listOf(movieHashes)}};
}

Call insertMovieHash(const QString &token, const QList<MovieFile> &movies)
{
    QVariantList list;
    for (const MovieFile &movie : movies) {
        QVariantMap map;
        put(map, u"moviehash"_s, movie.movieHash);
        put(map, u"moviebytesize"_s, movie.movieByteSize);
        put(map, u"imdbid"_s, movie.imdbId);
        put(map, u"movietimems"_s, movie.movieTimeMs);
        putFps(map, movie.movieFps);
        put(map, u"moviefilename"_s, movie.movieFileName);
        list.append(map);
    }
    return {u"InsertMovieHash"_s, {token, list}};
}

Call tryUploadSubtitles(const QString &token, const QList<UploadFile> &files)
{
    QVariantMap parts;
    for (qsizetype i = 0; i < files.size(); ++i)
        parts.insert(partKey(i), mapOf(files.at(i)));
    return {u"TryUploadSubtitles"_s, {token, parts}};
}

Call uploadSubtitles(const QString &token, const UploadInfo &info, const QList<UploadFile> &files)
{
    QVariantMap base;
    put(base, u"idmovieimdb"_s, info.imdbId);
    put(base, u"moviereleasename"_s, info.releaseName);
    put(base, u"movieaka"_s, info.movieAka);
    put(base, u"sublanguageid"_s, info.languageId);
    put(base, u"subauthorcomment"_s, info.authorComment);
    put(base, u"subtranslator"_s, info.translator);
    putFlag(base, u"hearingimpaired"_s, info.hearingImpaired);
    putFlag(base, u"highdefinition"_s, info.highDefinition);
    putFlag(base, u"automatictranslation"_s, info.automaticTranslation);
    putFlag(base, u"foreignpartsonly"_s, info.foreignPartsOnly);
    QVariantMap parts{{u"baseinfo"_s, base}};
    for (qsizetype i = 0; i < files.size(); ++i) {
        QVariantMap part = mapOf(files.at(i));
        part.insert(u"subcontent"_s, base64OfPacked(files.at(i).content));
        parts.insert(partKey(i), part);
    }
    return {u"UploadSubtitles"_s, {token, parts}};
}

Call detectLanguage(const QString &token, const QList<QByteArray> &texts)
{
    QVariantList list;
    for (const QByteArray &text : texts)
        list.append(base64OfPacked(text));
    return {u"DetectLanguage"_s, {token, list}};
}

Call previewSubtitles(const QString &token, const QStringList &fileIds)
{
    return {u"PreviewSubtitles"_s, {token, listOf(fileIds)}};
}

Call downloadSubtitles(const QString &token, const QStringList &fileIds)
{
    return {u"DownloadSubtitles"_s, {token, listOf(fileIds)}};
}

Call reportWrongMovieHash(const QString &token, const QString &subMovieFileId)
{
    return {u"ReportWrongMovieHash"_s, {token, subMovieFileId}};
}

Call reportWrongImdbMovie(const QString &token, const HashAndSize &movie, qint64 imdbId)
{
    QVariantMap map;
    put(map, u"moviehash"_s, movie.movieHash);
    put(map, u"moviebytesize"_s, movie.movieByteSize);
    put(map, u"imdbid"_s, imdbId);
    return {u"ReportWrongImdbMovie"_s, {token, map}};
}

Call getAvailableTranslations(const QString &token, const QString &program)
{
    return {u"GetAvailableTranslations"_s, {token, program}};
}

Call getTranslation(const QString &token, const QString &language, const QString &format, const QString &program)
{
    return {u"GetTranslation"_s, {token, language, format, program}};
}

Call searchMoviesOnImdb(const QString &token, const QString &query)
{
    return {u"SearchMoviesOnIMDB"_s, {token, query}};
}

Call getImdbMovieDetails(const QString &token, qint64 imdbId)
{
    return {u"GetIMDBMovieDetails"_s, {token, QString::number(imdbId)}};
}

Call insertMovie(const QString &token, const QString &movieName, int movieYear)
{
    QVariantMap map;
    put(map, u"moviename"_s, movieName);
    put(map, u"movieyear"_s, qint64(movieYear));
    return {u"InsertMovie"_s, {token, map}};
}

Call subtitlesVote(const QString &token, const QString &subtitleId, int score)
{
    return {
        u"SubtitlesVote"_s, {token, QVariantMap{{u"idsubtitle"_s, subtitleId}, {u"score"_s, QString::number(score)}}}};
}

Call getComments(const QString &token, const QStringList &subtitleIds)
{
    return {u"GetComments"_s, {token, listOf(subtitleIds)}};
}

Call addComment(const QString &token, const QString &subtitleId, const QString &comment, bool badSubtitle)
{
    QVariantMap map{{u"idsubtitle"_s, subtitleId}, {u"comment"_s, comment}};
    putFlag(map, u"badsubtitle"_s, badSubtitle);
    return {u"AddComment"_s, {token, map}};
}

Call addRequest(const QString &token, const QString &languageId, qint64 imdbId, const QString &comment)
{
    QVariantMap map{{u"sublanguageid"_s, languageId}, {u"idmovieimdb"_s, QString::number(imdbId)}};
    put(map, u"comment"_s, comment);
    return {u"AddRequest"_s, {token, map}};
}

Call setSubscribeUrl(const QString &token, const QString &url)
{
    return {u"SetSubscribeUrl"_s, {token, url}};
}

Call subscribeToHash(const QString &token, const QStringList &movieHashes)
{
    return {u"SubscribeToHash"_s, {token, listOf(movieHashes)}};
}

Call quickSuggest(const QString &token, const QString &text, const QStringList &languages)
{
    return {u"QuickSuggest"_s, {token, text, languagesText(languages)}};
}

Call suggestMovie(const QString &token, const QString &text)
{
    return {u"SuggestMovie"_s, {token, text}};
}

Call guessMovieFromString(const QString &token, const QStringList &names)
{
    return {u"GuessMovieFromString"_s, {token, listOf(names)}};
}

Call autoUpdate(const QString &program)
{
    return {u"AutoUpdate"_s, {program}};
}

} // namespace Legenda::OpenSubtitlesOrg
