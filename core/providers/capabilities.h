// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a service can do beyond searching and giving subtitles, as small interfaces. The window offers exactly what a
// provider implements.

#include "core/base/language.h"
#include "core/base/pending.h"
#include "core/identify/identity.h"
#include "core/providers/searchquery.h"
#include "core/providers/subtitlehit.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>
#include <stop_token>

namespace Legenda {

/// What a person may want to do with a service; see SubtitleProvider::whyNot().
enum class Ability { Search, Download, Preview, Comments, Identify, Suggest, Status, Translate, Convert, EditVideos };

/// A field of a service's account page; the dialog is made from these.
struct AccountField
{
    enum class Kind { Text, Secret, Address };
    QString key; ///< "username", "password", "api_key", "url"
    QString label;
    QString help; ///< a sentence below the field
    Kind kind = Kind::Text;
    bool required = false;
    QString placeholder;
    bool operator==(const AccountField &) const = default;
};

struct ProviderInfo
{
    QString id; ///< "opensubtitles-com"
    QString name; ///< "OpenSubtitles.com"
    QUrl homepage;
    QUrl signUp; ///< where an account or key is made
    QString description; ///< one sentence on what it has and what it needs
    QList<AccountField> fields;
    /// Seasons can be asked for at once (parent id and season number).
    bool searchesSeasons = false;
    /// Downloads are counted, and there are only so many a day.
    bool countsDownloads = false;
    bool operator==(const ProviderInfo &) const = default;
};

/// Downloads left today.
struct Quota
{
    int allowed = -1; ///< a day; -1: unknown
    int remaining = -1; ///< -1: unknown
    QDateTime resetsAt; ///< UTC; invalid: unknown
    bool operator==(const Quota &) const = default;
};

struct AccountInfo
{
    bool signedIn = false; ///< false: used without an account
    QString userName;
    QString rank; ///< as the service calls it
    bool vip = false;
    Quota quota;
    bool operator==(const AccountInfo &) const = default;
};

/// Values of the account fields by key. Secrets among them come from the SecretStore and are never logged.
using AccountValues = QMap<QString, QString>;

/// A service with accounts.
class Account
{
public:
    virtual ~Account() = default;
    /// Takes new values (from the settings, the keyring, the environment or a dialog). Ends a session of other values.
    virtual void setAccountValues(const AccountValues &values) = 0;
    /// Signs in now. Without user name: checks what can be checked without one. Ends with what the service says.
    virtual Pending<AccountInfo> logIn(std::stop_token stop) = 0;
    virtual Pending<Done> logOut(std::stop_token stop) = 0;
    /// Quota and rank; signs in first where values are there and no session is.
    virtual Pending<AccountInfo> accountInfo(std::stop_token stop) = 0;
    /// What is known without asking the service.
    virtual AccountInfo lastKnown() const = 0;
};

/// One page of an answer.
struct SearchPage
{
    QList<SubtitleHit> hits;
    int pages = 1; ///< of the whole answer; 0: nothing was found
    bool operator==(const SearchPage &) const = default;
};

/// A service that answers in pages, each of them one request: so that a long answer is read only as far as it is of
/// use.
class PagedSearch
{
public:
    virtual ~PagedSearch() = default;
    /// @param page from 1; `query.page` is not looked at
    virtual Pending<SearchPage> searchPage(SearchQuery query, int page, std::stop_token stop) = 0;
};

/// A service that answers many questions in one request.
class BatchedSearch
{
public:
    virtual ~BatchedSearch() = default;
    /// Questions that go into one request at most.
    virtual int mostQueries() const = 0;
    /// The hits of each question, in the order of the questions, each as complete as search() would give it.
    virtual Pending<QList<QList<SubtitleHit>>> searchMany(QList<SearchQuery> queries, std::stop_token stop) = 0;
};

/// What a service knows a movie hash as.
struct HashMatch
{
    FeatureRef feature;
    int seen = 0; ///< how often it was reported
    int subtitles = 0;
    bool operator==(const HashMatch &) const = default;
};

/// A service that knows films by the hash of their files.
class HashIdentifier
{
public:
    virtual ~HashIdentifier() = default;
    /// By hash, the likeliest first; hashes nobody knows are not among them. Any number of hashes: they are asked for
    /// in as few requests as the service allows.
    virtual Pending<QHash<QString, QList<HashMatch>>> identifyHashes(QStringList hashes, std::stop_token stop) = 0;
};

/// The beginning of a subtitle, or all of it.
struct SubtitlePreview
{
    QByteArray content;
    QString encoding; ///< as the service says; empty: it does not
    bool whole = false;
    bool operator==(const SubtitlePreview &) const = default;
};

/// A service that shows subtitles without counting a download.
class Previewer
{
public:
    virtual ~Previewer() = default;
    /// @param fileId a SubtitleHitFile::id
    virtual Pending<SubtitlePreview> previewText(QString fileId, std::stop_token stop) = 0;
};

/// What somebody wrote about a subtitle.
struct SubtitleComment
{
    QString author; ///< empty: nobody known
    QString text;
    QDateTime writtenAt; ///< UTC; invalid: not said
    bool operator==(const SubtitleComment &) const = default;
};

/// A service with comments on its subtitles.
class CommentReader
{
public:
    virtual ~CommentReader() = default;
    /// Oldest first. @param subtitleId SubtitleHit::id
    virtual Pending<QList<SubtitleComment>> comments(QString subtitleId, std::stop_token stop) = 0;
};

/// How a service is doing.
struct ServiceCondition
{
    QString summary; ///< a sentence
    QList<std::pair<QString, QString>> figures; ///< name and value, for people, in the order to show
    QJsonObject raw; ///< the reply, for `legenda-cli status --json`
    bool operator==(const ServiceCondition &) const = default;
};

/// A service that tells how it is doing; needs no account.
class StatusTeller
{
public:
    virtual ~StatusTeller() = default;
    virtual Pending<ServiceCondition> condition(std::stop_token stop) = 0;
};

struct FeatureQuery
{
    enum class Match { Start, Word, Exact };
    QString text; ///< at least 3 characters
    Match match = Match::Start;
    bool fullSearch = false; ///< translated titles too
    QString type; ///< "movie", "tvshow", "episode"; empty: all
    int year = 0;
    qint64 featureId = 0;
    qint64 imdbId = 0;
    qint64 tmdbId = 0;
    QList<Language> languages; ///< in which there should be subtitles, where a service can tell; empty: any
    bool operator==(const FeatureQuery &) const = default;
};

struct FeatureEpisode
{
    int season = 0;
    int episode = 0;
    QString title;
    qint64 featureId = 0;
    qint64 imdbId = 0;
    bool operator==(const FeatureEpisode &) const = default;
};

/// A film, show or episode of a service's catalogue.
struct Feature
{
    enum class Type { Movie, TvShow, Episode };
    Type type = Type::Movie;
    FeatureRef ref;
    QString originalTitle;
    QStringList alsoKnownAs;
    QUrl url;
    QUrl poster;
    int subtitlesCount = 0;
    QMap<QString, int> subtitlesByLanguage; ///< by the service's own codes
    int seasonsCount = 0;
    QList<FeatureEpisode> episodes; ///< of a show
    bool operator==(const Feature &) const = default;
};

struct DiscoverQuery
{
    Language language; ///< invalid: all
    QString type; ///< "movie", "tvshow"; empty: all
    bool operator==(const DiscoverQuery &) const = default;
};

/// A service with a searchable catalogue of films and shows.
class Catalogue
{
public:
    virtual ~Catalogue() = default;
    /// Paced for use while typing. Text too short for the service (mostly under 3 characters) without any id: BadInput.
    virtual Pending<QList<Feature>> features(FeatureQuery query, std::stop_token stop) = 0;
};

/// A service that tells what others look for.
class Discovery
{
public:
    virtual ~Discovery() = default;
    virtual Pending<QList<Feature>> popular(DiscoverQuery query, std::stop_token stop) = 0;
    virtual Pending<QList<SubtitleHit>> latest(DiscoverQuery query, std::stop_token stop) = 0;
    virtual Pending<QList<SubtitleHit>> mostDownloaded(DiscoverQuery query, std::stop_token stop) = 0;
};

/// A service whose films and shows have pictures.
class Posters
{
public:
    virtual ~Posters() = default;
    /// The picture as it came (JPEG, PNG …, at most `largestPoster` bytes), not looked at. Asked for without account
    /// and key, over https only. @param url FeatureRef::posterUrl or Feature::poster of this service
    virtual Pending<QByteArray> poster(QUrl url, std::stop_token stop) = 0;
};
inline constexpr qint64 largestPoster = qint64(2) * 1024 * 1024;

struct ProviderLanguage
{
    QString code; ///< the service's own
    QString name; ///< the service's own
    Language language;
    bool operator==(const ProviderLanguage &) const = default;
};

/// A service that tells what it knows of.
class ServiceFacts
{
public:
    virtual ~ServiceFacts() = default;
    virtual Pending<QList<ProviderLanguage>> languages(std::stop_token stop) = 0;
    /// Names of formats that download() takes.
    virtual Pending<QStringList> formats(std::stop_token stop) = 0;
};

/// A service that guesses from a file name.
class NameGuesser
{
public:
    virtual ~NameGuesser() = default;
    virtual Pending<QJsonObject> guess(QString fileName, std::stop_token stop) = 0;
};

/// Any endpoint of a service, for `legenda-cli api`: login, pacing, retries and scrubbing done.
class RawApi
{
public:
    virtual ~RawApi() = default;
    /// @param words what stands after the provider on the command line: "GET /path key=value …" for REST (see
    ///        core/net/restcall.h), "Method '"text"' '[1,2]' …" for XML-RPC. BadInput says how it is written.
    virtual Pending<QJsonValue> call(QStringList words, std::stop_token stop) = 0;
    /// A line for each endpoint, for help texts.
    virtual QStringList endpoints() const = 0;
};

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::AccountInfo)
