// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"
#include "core/providers/capabilities.h"
#include "core/providers/kickasssubtitles/kickasssubtitlestasks.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesupload.h"
#include "core/providers/remotetasks.h"
#include "core/providers/subtitleprovider.h"

#include <QCache>

#include <functional>

namespace Legenda {

/// KickAssSubtitles: finds subtitles by the hash of a video file, and converts between formats. Everything it does
/// takes a few seconds and an API key. A hit carries its text: to look at one and to download it asks nobody.
class KickAssSubtitlesProvider : public SubtitleProvider,
                                 public Account,
                                 public RemoteTasks,
                                 public RemoteConverter,
                                 public RawApi
{
    Q_OBJECT
public:
    /// @param http outlives the provider
    explicit KickAssSubtitlesProvider(HttpClient &http, KickAssSubtitlesTiming timing = {}, QObject *parent = nullptr);

    ProviderInfo info() const override;
    std::optional<Error> whyNot(Ability ability) const override;
    bool canAnswer(const SearchQuery &query) const override;
    Pending<int> search(SearchQuery query, HitsSink sink, std::stop_token stop) override;
    /// @param fileId "task/index/extension": also of an earlier run, as long as the service keeps the task
    Pending<SubtitleFile> download(QString fileId, DownloadOptions options, std::stop_token stop) override;

    void setAccountValues(const AccountValues &values) override;
    Pending<AccountInfo> logIn(std::stop_token stop) override;
    Pending<Done> logOut(std::stop_token stop) override;
    Pending<AccountInfo> accountInfo(std::stop_token stop) override;
    AccountInfo lastKnown() const override { return m_account; }

    QList<RemoteTask> openTasks() const override;
    Pending<QList<SubtitleFile>> resumeTask(QString taskId, std::stop_token stop) override;
    void forgetTask(const QString &taskId) override;

    QList<RemoteFormat> remoteFormats() const override;
    QList<double> remoteFrameRates() const override;
    qint64 largestFile() const override;
    Pending<SubtitleFile> convert(RemoteConversion conversion, std::stop_token stop) override;

    /// Gives a subtitle to the service. Errors: BadInput with Error::fields for what it does not accept.
    Pending<KickAssSubtitlesUploaded> upload(KickAssSubtitlesUpload upload, std::stop_token stop);

    Pending<QJsonValue> call(QStringList words, std::stop_token stop) override;
    QStringList endpoints() const override;

private:
    using Access = KickAssSubtitles::Access;
    using Task = KickAssSubtitles::Task;

    Result<Access> access() const;
    Pending<int> searchOne(const Access &as, const SearchQuery &query, const Language &language, const HitsSink &sink,
        const std::stop_token &stop);
    QList<SubtitleFile> keep(const Task &task, const QString &label);
    void noteAccount(const AccountInfo &info);

    HttpClient &m_http;
    KickAssSubtitlesTasks m_tasks;
    QUrl m_base;
    QByteArray m_apiKey;
    AccountInfo m_account;
    int m_generation = 0; ///< of the account values: what was said about older ones is not kept
    /// By file id, costs in bytes: what a hit carried, for when it comes back without (from the cache of answers).
    QCache<QString, SubtitleFile> m_kept;
};

} // namespace Legenda
