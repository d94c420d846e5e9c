// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"
#include "core/net/secretstore.h"
#include "core/providers/capabilities.h"
#include "core/providers/opensubtitlescom/opensubtitlescomerrors.h"
#include "core/providers/opensubtitlescom/opensubtitlescomsession.h"
#include "core/providers/subtitleprovider.h"

#include <QSet>

#include <functional>

namespace Legenda {

/// OpenSubtitles.com, REST v1. Without an account it searches and gives a few downloads a day; without an API key it
/// does nothing.
class OpenSubtitlesComProvider : public SubtitleProvider,
                                 public PagedSearch,
                                 public Account,
                                 public Catalogue,
                                 public Discovery,
                                 public Posters,
                                 public ServiceFacts,
                                 public NameGuesser,
                                 public RawApi
{
    Q_OBJECT
public:
    /// Both outlive the provider.
    OpenSubtitlesComProvider(HttpClient &http, SecretStore &secrets, QObject *parent = nullptr);

    ProviderInfo info() const override;
    std::optional<Error> whyNot(Ability ability) const override;
    Pending<int> search(SearchQuery query, HitsSink sink, std::stop_token stop) override;
    Pending<SearchPage> searchPage(SearchQuery query, int page, std::stop_token stop) override;
    Pending<SubtitleFile> download(QString fileId, DownloadOptions options, std::stop_token stop) override;

    void setAccountValues(const AccountValues &values) override;
    Pending<AccountInfo> logIn(std::stop_token stop) override;
    Pending<Done> logOut(std::stop_token stop) override;
    Pending<AccountInfo> accountInfo(std::stop_token stop) override;
    AccountInfo lastKnown() const override { return m_account; }

    Pending<QList<Feature>> features(FeatureQuery query, std::stop_token stop) override;
    Pending<QList<Feature>> popular(DiscoverQuery query, std::stop_token stop) override;
    Pending<QList<SubtitleHit>> latest(DiscoverQuery query, std::stop_token stop) override;
    Pending<QList<SubtitleHit>> mostDownloaded(DiscoverQuery query, std::stop_token stop) override;

    Pending<QByteArray> poster(QUrl url, std::stop_token stop) override;

    Pending<QList<ProviderLanguage>> languages(std::stop_token stop) override;
    Pending<QStringList> formats(std::stop_token stop) override;
    Pending<QJsonObject> guess(QString fileName, std::stop_token stop) override;

    Pending<QJsonValue> call(QStringList words, std::stop_token stop) override;
    QStringList endpoints() const override;

private:
    using Access = OpenSubtitlesCom::Access;
    using Need = OpenSubtitlesComSession::Need;
    using Build = std::function<HttpRequest(const Access &)>;
    /// A reply with what its reading depends on.
    struct Answer
    {
        HttpReply reply;
        OpenSubtitlesCom::ErrorContext context;
        QString questionKey; ///< of an answer that may be kept
    };
    struct SearchRun;

    Pending<Answer> ask(Need need, OpenSubtitlesCom::Endpoint endpoint, Build build, std::stop_token stop);
    Pending<int> searchFrom(std::shared_ptr<SearchRun> run, int page, std::stop_token stop);
    Pending<OpenSubtitlesCom::Link> link(qint64 fileId, const DownloadOptions &options, std::stop_token stop);
    /// What was read of an answer. One that cannot be read is not to be given again.
    template <class T>
    Result<T> checked(const Answer &answer, Result<T> read);
    Pending<SubtitleFile> fetch(const OpenSubtitlesCom::Link &link, std::stop_token stop);
    Pending<QList<SubtitleHit>> discover(const QString &list, const DiscoverQuery &query, std::stop_token stop);
    Pending<AccountInfo> askUser(std::stop_token stop);
    void noteAccount(const AccountInfo &info);
    void noteQuota(const Quota &quota, bool signedIn);

    HttpClient &m_http;
    OpenSubtitlesComSession m_session;
    AccountInfo m_account;
};

} // namespace Legenda
