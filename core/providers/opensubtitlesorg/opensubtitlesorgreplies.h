// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The replies of all methods, read from what readReply() (opensubtitlesorgerrors.h) gives. Nothing can be relied on:
// numbers come as text, arrays as structs and the other way round, nothing as false, "", [] or {}. What does not fit
// reads as unknown; a reply that says nothing reads as an empty one.

#include "core/base/result.h"
#include "core/net/httpclient.h"
#include "core/providers/capabilities.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorghits.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QUrl>

#include <optional>

namespace Legenda::OpenSubtitlesOrg {

/// Bytes of a subtitle or preview after unpacking, at most.
inline constexpr qint64 mostSubtitleBytes = qint64(32) * 1024 * 1024;

/// Items of an array, or of the struct that PHP makes of one (in order of its numbers); empty for all else.
QList<QJsonValue> itemsOf(const QJsonValue &value);

/// Where to go on, from the header Content-Location or the fields of that name; empty if nowhere else. Not checked:
/// whether that host may be trusted is the session's to say.
QUrl contentLocation(const HttpReply &reply, const QJsonObject &body);

struct DownloadLimits
{
    int everybody = -1; ///< a day; -1: unknown, also below
    int allowed = -1; ///< a day, of this user or address
    int used = -1; ///< of the last 24 hours
    int remaining = -1;
    QString checkedBy; ///< "user_ip", "user_id"
    Quota quota() const;
    bool operator==(const DownloadLimits &) const = default;
};

struct ServerInfo
{
    QString application; ///< name and version of what runs there
    int onlineTotal = -1;
    int onlineThisProgram = -1;
    int loggedIn = -1;
    int mostOnline = -1;
    int registered = -1;
    qint64 downloads = -1;
    qint64 subtitleFiles = -1;
    qint64 movies = -1;
    qint64 languages = -1;
    DownloadLimits limits;
    bool operator==(const ServerInfo &) const = default;
};
ServerInfo readServerInfo(const QJsonObject &reply);
/// In words, for people; `raw` without the address of the computer that asked.
ServiceCondition conditionFrom(const QJsonObject &reply);

struct UserInfo
{
    AccountInfo account; ///< signedIn where the service names a user
    QString id;
    int uploads = -1;
    int downloads = -1;
    QStringList preferredLanguages; ///< the service's codes
    QString webLanguage;
    bool operator==(const UserInfo &) const = default;
};
UserInfo readUserInfo(const QJsonObject &reply);

struct LogInReply
{
    QString token; ///< a secret; may hold commas
    UserInfo user;
    bool operator==(const LogInReply &) const = default;
};
/// BadReply without token.
Result<LogInReply> readLogIn(const QJsonObject &reply);

/// NoOperation; ServerInfo carries them too.
DownloadLimits readDownloadLimits(const QJsonObject &reply);
QList<ProviderLanguage> readSubLanguages(const QJsonObject &reply);

/// Subtitle hash (lower case) -> IDSubtitleFile; hashes nobody knows are left out.
QHash<QString, QString> readCheckSubHash(const QJsonObject &reply);

struct MovieHashes
{
    QHash<QString, QList<HashMatch>> matches; ///< by hash (lower case), the likeliest first
    QStringList notProcessed;
    bool operator==(const MovieHashes &) const = default;
};
/// CheckMovieHash and CheckMovieHash2.
MovieHashes readMovieHashes(const QJsonObject &reply);

struct InsertedMovieHashes
{
    QStringList accepted;
    QList<qint64> newImdbIds;
    bool operator==(const InsertedMovieHashes &) const = default;
};
InsertedMovieHashes readInsertMovieHash(const QJsonObject &reply);

struct TryUpload
{
    bool alreadyThere = false;
    QString subtitleId; ///< where it is already there
    Language language;
    FeatureRef feature;
    bool fileNameWasKnown = false;
    bool hashWasKnown = false;
    QList<SubtitleHit> sameMovie; ///< else: subtitles of the same video
    bool operator==(const TryUpload &) const = default;
};
TryUpload readTryUpload(const QJsonObject &reply);
/// Address of the new subtitle; BadReply without.
Result<QUrl> readUpload(const QJsonObject &reply);

/// MD5 of the text (lower case) -> language.
QHash<QString, Language> readDetectLanguage(const QJsonObject &reply);

struct PreviewReply
{
    QString fileId; ///< mostly not said: they come in the order of the question
    QString encoding;
    Result<QByteArray> content;
    bool operator==(const PreviewReply &) const = default;
};
QList<PreviewReply> readPreviews(const QJsonObject &reply);

struct DownloadReply
{
    QString fileId; ///< IDSubtitleFile
    Result<QByteArray> content;
    bool operator==(const DownloadReply &) const = default;
};
QList<DownloadReply> readDownloads(const QJsonObject &reply);

/// base64, then gzip, zlib or nothing. BadReply for what is none of these. Sizes and sums the service tells are not
/// compared: they are wrong too often.
Result<QByteArray> unpackText(const QJsonValue &base64);

struct TranslationInfo
{
    QDateTime lastCreated; ///< UTC
    int strings = 0;
    bool operator==(const TranslationInfo &) const = default;
};
/// By ISO 639-1.
QMap<QString, TranslationInfo> readAvailableTranslations(const QJsonObject &reply);
Result<QByteArray> readTranslation(const QJsonObject &reply);

QList<Feature> readMoviesOnImdb(const QJsonObject &reply);

struct MovieDetails
{
    Feature feature;
    QString kind; ///< the service's word
    double rating = 0; ///< 0 to 10; 0: unknown
    qint64 votes = 0;
    QString plot;
    QString tagline;
    QString duration; ///< as said, "136 min"
    QStringList cast;
    QStringList directors;
    QStringList writers;
    QStringList genres;
    QStringList countries;
    QStringList languages;
    bool operator==(const MovieDetails &) const = default;
};
MovieDetails readMovieDetails(const QJsonObject &reply);

/// Number of the new film; BadReply without.
Result<qint64> readInsertMovie(const QJsonObject &reply);

struct VoteReply
{
    QString subtitleId;
    double rating = 0; ///< 0 to 10
    int votes = 0;
    bool operator==(const VoteReply &) const = default;
};
VoteReply readVote(const QJsonObject &reply);

/// By IDSubtitle, each oldest first.
QHash<QString, QList<SubtitleComment>> readComments(const QJsonObject &reply);
/// Address of the request's page; empty if not told.
QUrl readRequest(const QJsonObject &reply);
/// What SetSubscribeUrl and SubscribeToHash say.
QString readSentence(const QJsonObject &reply);

/// QuickSuggest and SuggestMovie.
QList<Feature> readSuggestions(const QJsonObject &reply);

struct NameGuess
{
    QString name; ///< what was asked
    std::optional<Feature> best;
    QString reason; ///< the service's word for why
    QList<Feature> others; ///< likeliest first, without `best`
    QJsonObject guessIt; ///< what guessit makes of the name
    bool operator==(const NameGuess &) const = default;
};
QList<NameGuess> readGuesses(const QJsonObject &reply);

struct ProgramVersion
{
    QString version;
    QMap<QString, QUrl> addresses; ///< by platform, "linux"
    QStringList changes;
    bool operator==(const ProgramVersion &) const = default;
};
ProgramVersion readAutoUpdate(const QJsonObject &reply);

} // namespace Legenda::OpenSubtitlesOrg
