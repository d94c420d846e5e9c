// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"
#include "core/net/secretstore.h"
#include "core/providers/capabilities.h"
#include "core/providers/opensubtitlescom/opensubtitlescomairequests.h"
#include "core/providers/opensubtitlescom/opensubtitlescomerrors.h"
#include "core/providers/opensubtitlescom/opensubtitlescomsession.h"
#include "core/providers/subtitleprovider.h"
#include "core/providers/translator.h"

#include <QMap>
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
                                 public Translator,
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

    Pending<QList<TranslationModel>> translationModels(std::stop_token stop) override;
    Pending<double> credits(std::stop_token stop) override;
    Pending<QList<CreditOffer>> creditOffers(std::stop_token stop) override;
    TranslationPrice priceOf(const TranslationModel &model, qint64 characters) const override;
    Pending<TranslationProgress> startTranslation(TranslationRequest request, std::stop_token stop) override;
    Pending<TranslationProgress> translationProgress(QString taskId, std::stop_token stop) override;
    Pending<SubtitleFile> translated(TranslationProgress completed, std::stop_token stop) override;

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
    /// Which of the two shapes the service answers in is found out for each of these.
    enum class AiQuestion { Models, Credits, Offers, Progress };
    using AiBuild = std::function<HttpRequest(const Access &, OpenSubtitlesCom::AiShape)>;

    Pending<Answer> ask(Need need, OpenSubtitlesCom::Endpoint endpoint, Build build, std::stop_token stop);
    Pending<int> searchFrom(std::shared_ptr<SearchRun> run, int page, std::stop_token stop);
    Pending<OpenSubtitlesCom::Link> link(qint64 fileId, const DownloadOptions &options, std::stop_token stop);
    /// What was read of an answer. One that cannot be read is not to be given again.
    template <class T>
    Result<T> checked(const Answer &answer, Result<T> read);
    Pending<SubtitleFile> fetch(const OpenSubtitlesCom::Link &link, std::stop_token stop);
    Pending<QList<SubtitleHit>> discover(const QString &list, const DiscoverQuery &query, std::stop_token stop);
    Pending<AccountInfo> askUser(std::stop_token stop);
    Pending<Answer> askAi(AiQuestion question, Need need, AiBuild build, std::stop_token stop);
    OpenSubtitlesCom::AiShape likelyShape(AiQuestion question) const;
    Error noteAiRefusal(Error error);
    void noteAccount(const AccountInfo &info);
    void noteQuota(const Quota &quota, bool signedIn);

    HttpClient &m_http;
    OpenSubtitlesComSession m_session;
    AccountInfo m_account;
    QMap<AiQuestion, OpenSubtitlesCom::AiShape> m_aiShapes; ///< those that have answered
    QSet<QByteArray> m_aiStarts; ///< on their way
    std::optional<Error> m_aiRefused; ///< why this account may not translate
};

} // namespace Legenda
