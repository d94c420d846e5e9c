// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/providers/opensubtitlesorg/opensubtitlesorgdownloads.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgservice.h"
#include "core/providers/subtitleprovider.h"

#include <QMap>

namespace Legenda {

/// OpenSubtitles.org by XML-RPC. It serves mostly VIP members since 2024: what an account cannot do is told by
/// whyNot().
class OpenSubtitlesOrgProvider : public SubtitleProvider,
                                 public Account,
                                 public BatchedSearch,
                                 public Catalogue,
                                 public ServiceFacts,
                                 public HashIdentifier,
                                 public Previewer,
                                 public CommentReader,
                                 public StatusTeller,
                                 public NameGuesser,
                                 public RawApi
{
    Q_OBJECT
public:
    /// @param http outlives the provider
    explicit OpenSubtitlesOrgProvider(
        HttpClient &http, OpenSubtitlesOrgSession::Options options = {}, QObject *parent = nullptr);

    ProviderInfo info() const override;
    std::optional<Error> whyNot(Ability ability) const override;
    bool canAnswer(const SearchQuery &query) const override;
    Pending<int> search(SearchQuery query, HitsSink sink, std::stop_token stop) override;
    /// The file's name is not told by the service.
    Pending<SubtitleFile> download(QString fileId, DownloadOptions options, std::stop_token stop) override;

    void setAccountValues(const AccountValues &values) override;
    Pending<AccountInfo> logIn(std::stop_token stop) override;
    Pending<Done> logOut(std::stop_token stop) override;
    Pending<AccountInfo> accountInfo(std::stop_token stop) override;
    AccountInfo lastKnown() const override { return m_account; }

    int mostQueries() const override;
    Pending<QList<QList<SubtitleHit>>> searchMany(QList<SearchQuery> queries, std::stop_token stop) override;

    Pending<QList<Feature>> features(FeatureQuery query, std::stop_token stop) override;
    Pending<QList<ProviderLanguage>> languages(std::stop_token stop) override;
    Pending<QStringList> formats(std::stop_token stop) override;
    Pending<QHash<QString, QList<HashMatch>>> identifyHashes(QStringList hashes, std::stop_token stop) override;
    Pending<SubtitlePreview> previewText(QString fileId, std::stop_token stop) override;
    Pending<QList<SubtitleComment>> comments(QString subtitleId, std::stop_token stop) override;
    Pending<ServiceCondition> condition(std::stop_token stop) override;
    Pending<QJsonObject> guess(QString fileName, std::stop_token stop) override;

    Pending<QJsonValue> call(QStringList words, std::stop_token stop) override;
    QStringList endpoints() const override;

    /// Every method of the service, typed.
    OpenSubtitlesOrgService &service() { return m_service; }

private:
    template <class T>
    Pending<T> watched(Ability ability, Pending<T> pending);
    Pending<AccountInfo> askUser(std::stop_token stop);
    Pending<Done> askLimits(std::stop_token stop);
    Pending<QList<Feature>> suggest(const FeatureQuery &query, std::stop_token stop);
    void noteAccount(const AccountInfo &info);
    void noteLimits(const OpenSubtitlesOrg::DownloadLimits &limits);
    void noteRemaining(int remaining);
    void noteDownloaded();

    OpenSubtitlesOrgService m_service;
    OpenSubtitlesOrgDownloads m_downloads;
    AccountInfo m_account;
    bool m_tellsRemaining = false; ///< the service tells with each download how many are left
    QMap<Ability, Error> m_refused; ///< what the service has refused to those who do not pay
};

} // namespace Legenda
