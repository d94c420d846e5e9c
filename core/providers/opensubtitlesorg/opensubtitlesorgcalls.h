// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// All methods of the service's XML-RPC interface, as calls to be sent. Every value goes as text, as the service asks
// for ("some unwanted conversion can occur"); what is not known is left out. The token is the caller's.

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariantList>

namespace Legenda::OpenSubtitlesOrg {

struct Call
{
    QString method;
    QVariantList params;
    bool operator==(const Call &) const = default;
};

// The service's limits; what is more is ignored there, so callers split.
inline constexpr int mostConditions = 500; ///< of one search
inline constexpr int mostResults = 500; ///< of one search, all conditions together
inline constexpr int mostHashes = 200; ///< of CheckMovieHash and CheckMovieHash2
inline constexpr int mostPreviews = 20;
inline constexpr int mostDownloads = 20;
inline constexpr int mostGuesses = 3;

/// Whether the first parameter is the token; without case. True for methods nobody knows.
bool wantsToken(const QString &method);
/// The methods of the reference, in its order, each with its parameters as people write them:
/// "SearchSubtitles token [{…}] {limit}". The first word is the name.
QStringList methodLines();

Call serverInfo();
/// @param passwordMd5 lower-case hexadecimal; empty with an empty user name: without account
/// @param language ISO 639-1  @param userAgent as registered, "Legenda v1.0.0"
Call logIn(const QString &userName, const QString &passwordMd5, const QString &language, const QString &userAgent);
/// MD5 in lower-case hexadecimal, of a password in UTF-8; empty for an empty one.
QString passwordMd5(const QString &password);
Call logOut(const QString &token);
Call noOperation(const QString &token);
Call getUserInfo(const QString &token);
/// @param language of the names, ISO 639-1
Call getSubLanguages(const QString &language);

/// One question of a search. The service looks at the first of these that is there: hash and size, tag, IMDb id, query.
struct Condition
{
    QStringList languages; ///< the service's codes; empty: all
    QString movieHash;
    qint64 movieByteSize = 0;
    QString tag; ///< name of a video or subtitle file, or of a release
    qint64 imdbId = 0;
    QString query;
    int season = -1; ///< with an IMDb id (of the show) or a query; < 0: any
    int episode = -1;
    QStringList tags; ///< with an IMDb id: "AXXO", "DVD"
    bool operator==(const Condition &) const = default;
};
Call searchSubtitles(const QString &token, const QList<Condition> &conditions, int limit = mostResults);

struct HashAndSize
{
    QString movieHash;
    qint64 movieByteSize = 0;
    bool operator==(const HashAndSize &) const = default;
};
/// @param languages empty: all
Call searchToMail(const QString &token, const QStringList &languages, const QList<HashAndSize> &movies);

/// @param subHashes MD5 of subtitle files
Call checkSubHash(const QString &token, const QStringList &subHashes);
Call checkMovieHash(const QString &token, const QStringList &movieHashes);
Call checkMovieHash2(const QString &token, const QStringList &movieHashes);

/// A video file. Empty and 0 where not known.
struct MovieFile
{
    QString movieHash;
    qint64 movieByteSize = 0;
    qint64 imdbId = 0; ///< for insertMovieHash() only
    qint64 movieTimeMs = 0;
    qint64 movieFrames = 0;
    double movieFps = 0;
    QString movieFileName;
    bool operator==(const MovieFile &) const = default;
};
Call insertMovieHash(const QString &token, const QList<MovieFile> &movies);

/// One file of a subtitle (a "CD") with its video.
struct UploadFile
{
    QByteArray content; ///< raw; its MD5 is sent as `subhash`, and for uploads the packed bytes
    QString subFileName;
    MovieFile movie;
    bool operator==(const UploadFile &) const = default;
};
Call tryUploadSubtitles(const QString &token, const QList<UploadFile> &files);

struct UploadInfo
{
    qint64 imdbId = 0;
    QString releaseName;
    QString movieAka; ///< title in the subtitle's language
    QString languageId; ///< the service's code; empty: it finds out
    QString authorComment;
    QString translator;
    bool hearingImpaired = false;
    bool highDefinition = false;
    bool automaticTranslation = false;
    bool foreignPartsOnly = false;
    bool operator==(const UploadInfo &) const = default;
};
Call uploadSubtitles(const QString &token, const UploadInfo &info, const QList<UploadFile> &files);

/// @param texts whole files, raw
Call detectLanguage(const QString &token, const QList<QByteArray> &texts);
/// @param fileIds IDSubtitleFile
Call previewSubtitles(const QString &token, const QStringList &fileIds);
Call downloadSubtitles(const QString &token, const QStringList &fileIds);
/// @param subMovieFileId IDSubMovieFile
Call reportWrongMovieHash(const QString &token, const QString &subMovieFileId);
/// @param imdbId the right one
Call reportWrongImdbMovie(const QString &token, const HashAndSize &movie, qint64 imdbId);
/// @param program "subdownloader", "oscar"
Call getAvailableTranslations(const QString &token, const QString &program);
/// @param language ISO 639-1  @param format "mo", "po", "txt", "xml"
Call getTranslation(const QString &token, const QString &language, const QString &format, const QString &program);
Call searchMoviesOnImdb(const QString &token, const QString &query);
Call getImdbMovieDetails(const QString &token, qint64 imdbId);
Call insertMovie(const QString &token, const QString &movieName, int movieYear);
/// @param subtitleId IDSubtitle  @param score 1 to 10
Call subtitlesVote(const QString &token, const QString &subtitleId, int score);
Call getComments(const QString &token, const QStringList &subtitleIds);
Call addComment(const QString &token, const QString &subtitleId, const QString &comment, bool badSubtitle);
Call addRequest(const QString &token, const QString &languageId, qint64 imdbId, const QString &comment);
Call setSubscribeUrl(const QString &token, const QString &url);
Call subscribeToHash(const QString &token, const QStringList &movieHashes);
/// @param languages the service's codes; empty: all
Call quickSuggest(const QString &token, const QString &text, const QStringList &languages);
Call suggestMovie(const QString &token, const QString &text);
Call guessMovieFromString(const QString &token, const QStringList &names);
Call autoUpdate(const QString &program);

} // namespace Legenda::OpenSubtitlesOrg
