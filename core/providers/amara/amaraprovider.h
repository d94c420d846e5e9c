// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"
#include "core/providers/amara/amaraclient.h"
#include "core/providers/capabilities.h"
#include "core/providers/subtitleprovider.h"
#include "core/providers/webvideos.h"

#include <QHash>

#include <memory>

namespace Legenda {

/// Amara (Universal Subtitles): subtitles of videos on the web, made by the people who watch them. It is asked for the
/// address of a video and for nothing else. Each version of each language is a hit with the id
/// "video/language/version".
class AmaraProvider : public SubtitleProvider, public Account, public WebVideos, public ServiceFacts, public RawApi
{
    Q_OBJECT
public:
    /// `http` outlives the provider.
    explicit AmaraProvider(HttpClient &http, QObject *parent = nullptr);

    ProviderInfo info() const override;
    std::optional<Error> whyNot(Ability ability) const override;
    bool canAnswer(const SearchQuery &query) const override { return !query.videoUrl.isEmpty(); }
    Pending<int> search(SearchQuery query, HitsSink sink, std::stop_token stop) override;
    Pending<SubtitleFile> download(QString fileId, DownloadOptions options, std::stop_token stop) override;

    void setAccountValues(const AccountValues &values) override;
    /// There is no session: every request carries name and key. This asks whether they are taken.
    Pending<AccountInfo> logIn(std::stop_token stop) override;
    Pending<Done> logOut(std::stop_token stop) override;
    Pending<AccountInfo> accountInfo(std::stop_token stop) override;
    AccountInfo lastKnown() const override { return m_account; }

    Pending<std::optional<WebVideo>> webVideoAt(QUrl address, std::stop_token stop) override;
    Pending<WebVideo> webVideo(QString videoId, std::stop_token stop) override;
    Pending<QList<WebLanguage>> webLanguages(QString videoId, std::stop_token stop) override;
    Pending<WebVideo> createWebVideo(WebVideoDraft draft, std::stop_token stop) override;
    Pending<WebVideo> updateWebVideo(QString videoId, WebVideoDraft draft, std::stop_token stop) override;
    Pending<WebLanguage> addWebLanguage(QString videoId, WebLanguageDraft draft, std::stop_token stop) override;
    Pending<QList<WebAction>> webActions(QString videoId, QString languageCode, std::stop_token stop) override;
    Pending<WebVersion> postWebSubtitles(
        QString videoId, QString languageCode, WebSubtitlesDraft draft, std::stop_token stop) override;
    Pending<QList<WebAddress>> webAddresses(QString videoId, std::stop_token stop) override;
    Pending<WebAddress> addWebAddress(QString videoId, WebAddress address, std::stop_token stop) override;
    Pending<WebAddress> changeWebAddress(QString videoId, WebAddress address, std::stop_token stop) override;
    Pending<Done> removeWebAddress(QString videoId, QString addressId, std::stop_token stop) override;

    Pending<QList<ProviderLanguage>> languages(std::stop_token stop) override;
    Pending<QStringList> formats(std::stop_token stop) override;

    Pending<QJsonValue> call(QStringList words, std::stop_token stop) override;
    QStringList endpoints() const override;

    /// All endpoints, also those that no interface of the program has: users, one address, embedded subtitles.
    AmaraClient &client() { return m_client; }

private:
    struct SearchRun;

    bool hasKey() const { return !m_client.access().apiKey.isEmpty(); }
    bool hasAccount() const { return hasKey() && !m_client.access().userName.isEmpty(); }
    template <class T, class Ask>
    Pending<T> asMember(Ask ask);
    /// Those at an address, which may be a page of the service itself; none where it knows none.
    Pending<QList<WebVideo>> videosAt(const QUrl &address, std::stop_token stop);
    Pending<int> searchVideo(std::shared_ptr<SearchRun> run, qsizetype index, std::stop_token stop);
    Pending<QList<WebLanguage>> wantedLanguages(
        const WebVideo &video, const QList<Language> &wanted, std::stop_token stop);
    void noteAccount(const AccountInfo &info);
    void noteTitle(const WebVideo &video);

    AmaraClient m_client;
    AccountInfo m_account;
    QHash<QString, QString> m_titles; ///< by video: what files of it are called
};

} // namespace Legenda
