// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/providers/opensubtitlesorg/opensubtitlesorgsession.h"

#include <QJsonValue>

namespace Legenda {

/// Every method of the service, typed, over one session. The service's limits are kept here: long lists go out in as
/// many calls as they need, one after the other, and their answers come back as one. Errors are those of
/// OpenSubtitlesOrgSession::call(). What changes something at the service is never sent twice by itself.
class OpenSubtitlesOrgService : public QObject
{
    Q_OBJECT
public:
    explicit OpenSubtitlesOrgService(
        HttpClient &http, OpenSubtitlesOrgSession::Options options = {}, QObject *parent = nullptr);

    OpenSubtitlesOrgSession &session() { return m_session; }
    const OpenSubtitlesOrgSession &session() const { return m_session; }

    Pending<OpenSubtitlesOrg::LogInReply> logIn(std::stop_token stop);
    Pending<Done> logOut(std::stop_token stop);
    Pending<OpenSubtitlesOrg::DownloadLimits> noOperation(std::stop_token stop);
    Pending<OpenSubtitlesOrg::UserInfo> userInfo(std::stop_token stop);

    Pending<OpenSubtitlesOrg::ServerInfo> serverInfo(std::stop_token stop);
    Pending<ServiceCondition> condition(std::stop_token stop);
    /// @param language of the names, ISO 639-1
    Pending<QList<ProviderLanguage>> subLanguages(const QString &language, std::stop_token stop);
    Pending<OpenSubtitlesOrg::ProgramVersion> autoUpdate(const QString &program, std::stop_token stop);
    Pending<QMap<QString, OpenSubtitlesOrg::TranslationInfo>> availableTranslations(
        const QString &program, std::stop_token stop);
    Pending<QByteArray> translation(
        const QString &language, const QString &format, const QString &program, std::stop_token stop);

    /// The hits of each condition, in their order. Any number of conditions: 500 go into a call. Where an answer is
    /// as long as the service lets it be, its conditions are asked again in halves, so that none loses hits to others.
    Pending<QList<QList<SubtitleHit>>> search(QList<OpenSubtitlesOrg::Condition> conditions, std::stop_token stop);
    Pending<Done> searchToMail(
        const QStringList &languages, const QList<OpenSubtitlesOrg::HashAndSize> &movies, std::stop_token stop);

    /// Subtitle hash -> IDSubtitleFile; unknown ones are left out.
    Pending<QHash<QString, QString>> checkSubHash(QStringList subHashes, std::stop_token stop);
    /// The best match of each; 200 hashes go into a call.
    Pending<OpenSubtitlesOrg::MovieHashes> checkMovieHash(QStringList movieHashes, std::stop_token stop);
    /// All matches of each.
    Pending<OpenSubtitlesOrg::MovieHashes> checkMovieHash2(QStringList movieHashes, std::stop_token stop);
    Pending<OpenSubtitlesOrg::InsertedMovieHashes> insertMovieHash(
        const QList<OpenSubtitlesOrg::MovieFile> &movies, std::stop_token stop);
    Pending<Done> reportWrongMovieHash(const QString &subMovieFileId, std::stop_token stop);
    Pending<Done> reportWrongImdbMovie(const OpenSubtitlesOrg::HashAndSize &movie, qint64 imdbId, std::stop_token stop);

    Pending<OpenSubtitlesOrg::TryUpload> tryUploadSubtitles(
        const QList<OpenSubtitlesOrg::UploadFile> &files, std::stop_token stop);
    Pending<QUrl> uploadSubtitles(const OpenSubtitlesOrg::UploadInfo &info,
        const QList<OpenSubtitlesOrg::UploadFile> &files, std::stop_token stop);
    /// MD5 of each text -> its language.
    Pending<QHash<QString, Language>> detectLanguage(const QList<QByteArray> &texts, std::stop_token stop);

    /// In the order of the ids; 20 go into a call.
    Pending<QList<OpenSubtitlesOrg::PreviewReply>> previewSubtitles(QStringList fileIds, std::stop_token stop);
    /// As the service orders them; 20 go into a call. Each one counts as a download.
    Pending<QList<OpenSubtitlesOrg::DownloadReply>> downloadSubtitles(QStringList fileIds, std::stop_token stop);

    Pending<QList<Feature>> searchMoviesOnImdb(const QString &query, std::stop_token stop);
    Pending<OpenSubtitlesOrg::MovieDetails> imdbMovieDetails(qint64 imdbId, std::stop_token stop);
    Pending<qint64> insertMovie(const QString &movieName, int movieYear, std::stop_token stop);
    /// @param languages the service's codes; empty: all
    Pending<QList<Feature>> quickSuggest(const QString &text, const QStringList &languages, std::stop_token stop);
    Pending<QList<Feature>> suggestMovie(const QString &text, std::stop_token stop);
    /// Three names go into a call.
    Pending<QList<OpenSubtitlesOrg::NameGuess>> guessMovieFromString(QStringList names, std::stop_token stop);

    Pending<OpenSubtitlesOrg::VoteReply> subtitlesVote(const QString &subtitleId, int score, std::stop_token stop);
    /// By IDSubtitle.
    Pending<QHash<QString, QList<SubtitleComment>>> comments(const QStringList &subtitleIds, std::stop_token stop);
    Pending<Done> addComment(const QString &subtitleId, const QString &comment, bool badSubtitle, std::stop_token stop);
    /// Ends with the address of the request's page.
    Pending<QUrl> addRequest(const QString &languageId, qint64 imdbId, const QString &comment, std::stop_token stop);
    /// Ends with what the service says.
    Pending<QString> setSubscribeUrl(const QString &url, std::stop_token stop);
    Pending<QString> subscribeToHash(const QStringList &movieHashes, std::stop_token stop);

private:
    using Answer = OpenSubtitlesOrgSession::Answer;
    using Build = OpenSubtitlesOrgSession::Build;

    template <class Read>
    auto ask(const Build &build, std::stop_token stop, Read read);
    template <class Read>
    auto askAside(const Build &build, std::stop_token stop, Read read);
    Pending<QList<QList<SubtitleHit>>> searchOnce(
        const QList<OpenSubtitlesOrg::Condition> &conditions, std::stop_token stop);
    Pending<OpenSubtitlesOrg::MovieHashes> checkHashes(
        const QStringList &movieHashes, bool allMatches, std::stop_token stop);

    OpenSubtitlesOrgSession m_session;
};

} // namespace Legenda
