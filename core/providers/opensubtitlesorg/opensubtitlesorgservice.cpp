// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgservice.h"

#include "core/base/background.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace OpenSubtitlesOrg;

namespace {

/// Asks for `most` of the items at a time, one call after the other, and joins the answers.
/// @param ask from a list of items to a Pending<Part>  @param join adds a Part to the whole
template <class Whole, class Items, class Ask, class Join>
Pending<Whole> inParts(QObject *context, Items items, qsizetype most, Ask ask, Join join, Whole whole = {})
{
    if (items.isEmpty())
        return ready<Whole>(std::move(whole));
    const Items now = items.first(std::min(most, items.size()));
    Items later = items.sliced(now.size());
    return andThen(ask(now), context,
        [context, later = std::move(later), most, ask, join, whole = std::move(whole)](auto part) mutable {
            join(whole, std::move(part));
            return inParts<Whole>(context, std::move(later), most, ask, join, std::move(whole));
        });
}

Done nothing(const QJsonObject &)
{
    return {};
}

constexpr auto appendAll = [](auto &whole, auto part) { whole.append(std::move(part)); };
constexpr auto insertAll = [](auto &whole, const auto &part) { whole.insert(part); };

} // namespace

OpenSubtitlesOrgService::OpenSubtitlesOrgService(
    HttpClient &http, OpenSubtitlesOrgSession::Options options, QObject *parent)
    : QObject(parent), m_session(http, std::move(options))
{
}

/// @param read from the reply to a value or a Result
template <class Read>
auto OpenSubtitlesOrgService::ask(const Build &build, std::stop_token stop, Read read)
{
    using Returned = std::invoke_result_t<Read, const QJsonObject &>;
    const QString method = build(QString()).method;
    auto answer = m_session.call(method, build, std::move(stop));
    if constexpr (requires(Returned r) { r.error(); }) {
        return andThen(std::move(answer), this, [read](const Answer &got) { return read(got.body); });
    } else {
        return andThen(
            std::move(answer), this, [read](const Answer &got) -> Result<Returned> { return read(got.body); });
    }
}

/// The same for what takes long to read.
template <class Read>
auto OpenSubtitlesOrgService::askAside(const Build &build, std::stop_token stop, Read read)
{
    using Returned = std::invoke_result_t<Read, const QJsonObject &>;
    const QString method = build(QString()).method;
    return andThen(m_session.call(method, build, stop), this, [read, stop](const Answer &got) {
        return runInBackground(Pool::Cpu, stop, [read, body = got.body]() -> Result<Returned> { return read(body); });
    });
}

Pending<LogInReply> OpenSubtitlesOrgService::logIn(std::stop_token stop)
{
    return m_session.signInAgain(std::move(stop));
}

Pending<Done> OpenSubtitlesOrgService::logOut(std::stop_token stop)
{
    return m_session.signOut(std::move(stop));
}

Pending<DownloadLimits> OpenSubtitlesOrgService::noOperation(std::stop_token stop)
{
    return ask(
        [](const QString &token) { return OpenSubtitlesOrg::noOperation(token); }, std::move(stop), readDownloadLimits);
}

Pending<UserInfo> OpenSubtitlesOrgService::userInfo(std::stop_token stop)
{
    return ask([](const QString &token) { return getUserInfo(token); }, std::move(stop), readUserInfo);
}

Pending<ServerInfo> OpenSubtitlesOrgService::serverInfo(std::stop_token stop)
{
    return ask([](const QString &) { return OpenSubtitlesOrg::serverInfo(); }, std::move(stop), readServerInfo);
}

Pending<ServiceCondition> OpenSubtitlesOrgService::condition(std::stop_token stop)
{
    return ask([](const QString &) { return OpenSubtitlesOrg::serverInfo(); }, std::move(stop), conditionFrom);
}

Pending<QList<ProviderLanguage>> OpenSubtitlesOrgService::subLanguages(const QString &language, std::stop_token stop)
{
    return ask([language](const QString &) { return getSubLanguages(language); }, std::move(stop), readSubLanguages);
}

Pending<ProgramVersion> OpenSubtitlesOrgService::autoUpdate(const QString &program, std::stop_token stop)
{
    return ask(
        [program](const QString &) { return OpenSubtitlesOrg::autoUpdate(program); }, std::move(stop), readAutoUpdate);
}

Pending<QMap<QString, TranslationInfo>> OpenSubtitlesOrgService::availableTranslations(
    const QString &program, std::stop_token stop)
{
    return ask([program](const QString &token) { return getAvailableTranslations(token, program); }, std::move(stop),
        readAvailableTranslations);
}

Pending<QByteArray> OpenSubtitlesOrgService::translation(
    const QString &language, const QString &format, const QString &program, std::stop_token stop)
{
    return ask(
        [language, format, program](const QString &token) { return getTranslation(token, language, format, program); },
        std::move(stop), readTranslation);
}

Pending<QList<QList<SubtitleHit>>> OpenSubtitlesOrgService::search(QList<Condition> conditions, std::stop_token stop)
{
    return inParts<QList<QList<SubtitleHit>>>(
        this, std::move(conditions), mostConditions,
        [this, stop](const QList<Condition> &part) { return searchOnce(part, stop); }, appendAll);
}

Pending<QList<QList<SubtitleHit>>> OpenSubtitlesOrgService::searchOnce(
    const QList<Condition> &conditions, std::stop_token stop)
{
    auto found = askAside([conditions](const QString &token) { return searchSubtitles(token, conditions); }, stop,
        [conditions](const QJsonObject &reply) { return readHits(reply[u"data"_s], conditions); });
    return andThen(
        std::move(found), this, [this, conditions, stop](HitsByCondition answer) -> Pending<QList<QList<SubtitleHit>>> {
            if (answer.rows < mostResults || conditions.size() < 2)
                return ready<QList<QList<SubtitleHit>>>(std::move(answer.hits));
            return inParts<QList<QList<SubtitleHit>>>(
                this, conditions, (conditions.size() + 1) / 2,
                [this, stop](const QList<Condition> &half) { return searchOnce(half, stop); }, appendAll);
        });
}

Pending<Done> OpenSubtitlesOrgService::searchToMail(
    const QStringList &languages, const QList<HashAndSize> &movies, std::stop_token stop)
{
    return ask(
        [languages, movies](const QString &token) { return OpenSubtitlesOrg::searchToMail(token, languages, movies); },
        std::move(stop), nothing);
}

Pending<QHash<QString, QString>> OpenSubtitlesOrgService::checkSubHash(QStringList subHashes, std::stop_token stop)
{
    return inParts<QHash<QString, QString>>(
        this, std::move(subHashes), mostHashes,
        [this, stop](const QStringList &part) {
            return ask([part](const QString &token) { return OpenSubtitlesOrg::checkSubHash(token, part); }, stop,
                readCheckSubHash);
        },
        insertAll);
}

Pending<MovieHashes> OpenSubtitlesOrgService::checkMovieHash(QStringList movieHashes, std::stop_token stop)
{
    return checkHashes(movieHashes, false, std::move(stop));
}

Pending<MovieHashes> OpenSubtitlesOrgService::checkMovieHash2(QStringList movieHashes, std::stop_token stop)
{
    return checkHashes(movieHashes, true, std::move(stop));
}

Pending<MovieHashes> OpenSubtitlesOrgService::checkHashes(
    const QStringList &movieHashes, bool allMatches, std::stop_token stop)
{
    const auto once = [this, allMatches, stop](const QStringList &part) {
        const auto build = [part, allMatches](const QString &token) {
            return allMatches ? OpenSubtitlesOrg::checkMovieHash2(token, part)
                              : OpenSubtitlesOrg::checkMovieHash(token, part);
        };
        return andThen(m_session.call(build({}).method, build, stop), this,
            [this, hashes = part.size()](const Answer &answer) -> Result<MovieHashes> {
                MovieHashes read = readMovieHashes(answer.body);
                // What nobody knows today may be known tomorrow.
                if (read.matches.size() < hashes)
                    m_session.forget(answer);
                return read;
            });
    };
    const auto join = [](MovieHashes &whole, const MovieHashes &part) {
        whole.matches.insert(part.matches);
        whole.notProcessed.append(part.notProcessed);
    };
    auto first = inParts<MovieHashes>(this, movieHashes, mostHashes, once, join);
    return andThen(std::move(first), this,
        [this, once, join, asked = movieHashes.size()](MovieHashes answer) -> Pending<MovieHashes> {
            // The service left some for later. Once: it may have its reasons.
            if (answer.notProcessed.isEmpty() || answer.notProcessed.size() >= asked)
                return ready<MovieHashes>(std::move(answer));
            const QStringList left = std::exchange(answer.notProcessed, {});
            return inParts<MovieHashes>(this, left, mostHashes, once, join, std::move(answer));
        });
}

Pending<InsertedMovieHashes> OpenSubtitlesOrgService::insertMovieHash(
    const QList<MovieFile> &movies, std::stop_token stop)
{
    return ask([movies](const QString &token) { return OpenSubtitlesOrg::insertMovieHash(token, movies); },
        std::move(stop), readInsertMovieHash);
}

Pending<Done> OpenSubtitlesOrgService::reportWrongMovieHash(const QString &subMovieFileId, std::stop_token stop)
{
    return ask([subMovieFileId](
                   const QString &token) { return OpenSubtitlesOrg::reportWrongMovieHash(token, subMovieFileId); },
        std::move(stop), nothing);
}

Pending<Done> OpenSubtitlesOrgService::reportWrongImdbMovie(
    const HashAndSize &movie, qint64 imdbId, std::stop_token stop)
{
    return ask(
        [movie, imdbId](const QString &token) { return OpenSubtitlesOrg::reportWrongImdbMovie(token, movie, imdbId); },
        std::move(stop), nothing);
}

Pending<TryUpload> OpenSubtitlesOrgService::tryUploadSubtitles(const QList<UploadFile> &files, std::stop_token stop)
{
    return ask([files](const QString &token) { return OpenSubtitlesOrg::tryUploadSubtitles(token, files); },
        std::move(stop), readTryUpload);
}

Pending<QUrl> OpenSubtitlesOrgService::uploadSubtitles(
    const UploadInfo &info, const QList<UploadFile> &files, std::stop_token stop)
{
    return ask([info, files](const QString &token) { return OpenSubtitlesOrg::uploadSubtitles(token, info, files); },
        std::move(stop), readUpload);
}

Pending<QHash<QString, Language>> OpenSubtitlesOrgService::detectLanguage(
    const QList<QByteArray> &texts, std::stop_token stop)
{
    return ask([texts](const QString &token) { return OpenSubtitlesOrg::detectLanguage(token, texts); },
        std::move(stop), readDetectLanguage);
}

Pending<QList<PreviewReply>> OpenSubtitlesOrgService::previewSubtitles(QStringList fileIds, std::stop_token stop)
{
    return inParts<QList<PreviewReply>>(
        this, std::move(fileIds), mostPreviews,
        [this, stop](const QStringList &part) {
            return askAside([part](const QString &token) { return OpenSubtitlesOrg::previewSubtitles(token, part); },
                stop,
                [part](const QJsonObject &reply) {
                    QList<PreviewReply> previews = readPreviews(reply);
                    // They are told apart by their order.
                    for (qsizetype i = 0; i < previews.size() && previews.size() == part.size(); ++i) {
                        if (previews.at(i).fileId.isEmpty())
                            previews[i].fileId = part.at(i);
                    }
                    return previews;
                });
        },
        appendAll);
}

Pending<QList<DownloadReply>> OpenSubtitlesOrgService::downloadSubtitles(QStringList fileIds, std::stop_token stop)
{
    return inParts<QList<DownloadReply>>(
        this, std::move(fileIds), mostDownloads,
        [this, stop](const QStringList &part) {
            return askAside([part](const QString &token) { return OpenSubtitlesOrg::downloadSubtitles(token, part); },
                stop, readDownloads);
        },
        appendAll);
}

Pending<QList<Feature>> OpenSubtitlesOrgService::searchMoviesOnImdb(const QString &query, std::stop_token stop)
{
    return ask([query](const QString &token) { return OpenSubtitlesOrg::searchMoviesOnImdb(token, query); },
        std::move(stop), readMoviesOnImdb);
}

Pending<MovieDetails> OpenSubtitlesOrgService::imdbMovieDetails(qint64 imdbId, std::stop_token stop)
{
    return ask([imdbId](const QString &token) { return getImdbMovieDetails(token, imdbId); }, std::move(stop),
        readMovieDetails);
}

Pending<qint64> OpenSubtitlesOrgService::insertMovie(const QString &movieName, int movieYear, std::stop_token stop)
{
    return ask([movieName, movieYear](
                   const QString &token) { return OpenSubtitlesOrg::insertMovie(token, movieName, movieYear); },
        std::move(stop), readInsertMovie);
}

Pending<QList<Feature>> OpenSubtitlesOrgService::quickSuggest(
    const QString &text, const QStringList &languages, std::stop_token stop)
{
    return ask(
        [text, languages](const QString &token) { return OpenSubtitlesOrg::quickSuggest(token, text, languages); },
        std::move(stop), readSuggestions);
}

Pending<QList<Feature>> OpenSubtitlesOrgService::suggestMovie(const QString &text, std::stop_token stop)
{
    return ask([text](const QString &token) { return OpenSubtitlesOrg::suggestMovie(token, text); }, std::move(stop),
        readSuggestions);
}

Pending<QList<NameGuess>> OpenSubtitlesOrgService::guessMovieFromString(QStringList names, std::stop_token stop)
{
    return inParts<QList<NameGuess>>(
        this, std::move(names), mostGuesses,
        [this, stop](const QStringList &part) {
            return ask([part](const QString &token) { return OpenSubtitlesOrg::guessMovieFromString(token, part); },
                stop, readGuesses);
        },
        appendAll);
}

Pending<VoteReply> OpenSubtitlesOrgService::subtitlesVote(const QString &subtitleId, int score, std::stop_token stop)
{
    return ask(
        [subtitleId, score](const QString &token) { return OpenSubtitlesOrg::subtitlesVote(token, subtitleId, score); },
        std::move(stop), readVote);
}

Pending<QHash<QString, QList<SubtitleComment>>> OpenSubtitlesOrgService::comments(
    const QStringList &subtitleIds, std::stop_token stop)
{
    return ask(
        [subtitleIds](const QString &token) { return getComments(token, subtitleIds); }, std::move(stop), readComments);
}

Pending<Done> OpenSubtitlesOrgService::addComment(
    const QString &subtitleId, const QString &comment, bool badSubtitle, std::stop_token stop)
{
    return ask(
        [subtitleId, comment, badSubtitle](
            const QString &token) { return OpenSubtitlesOrg::addComment(token, subtitleId, comment, badSubtitle); },
        std::move(stop), nothing);
}

Pending<QUrl> OpenSubtitlesOrgService::addRequest(
    const QString &languageId, qint64 imdbId, const QString &comment, std::stop_token stop)
{
    return ask([languageId, imdbId, comment](
                   const QString &token) { return OpenSubtitlesOrg::addRequest(token, languageId, imdbId, comment); },
        std::move(stop), readRequest);
}

Pending<QString> OpenSubtitlesOrgService::setSubscribeUrl(const QString &url, std::stop_token stop)
{
    return ask([url](const QString &token) { return OpenSubtitlesOrg::setSubscribeUrl(token, url); }, std::move(stop),
        readSentence);
}

Pending<QString> OpenSubtitlesOrgService::subscribeToHash(const QStringList &movieHashes, std::stop_token stop)
{
    return ask([movieHashes](const QString &token) { return OpenSubtitlesOrg::subscribeToHash(token, movieHashes); },
        std::move(stop), readSentence);
}

} // namespace Legenda
