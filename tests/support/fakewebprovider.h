// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A service for videos on the web, for tests of what the program does with them: knows the videos it is given, with
// languages and their versions, and writes down what it was asked. Changes nothing.

#include "core/providers/webvideos.h"
#include "tests/support/fakeprovider.h"

#include <QMap>

namespace Legenda {

class FakeWebProvider : public FakeProvider, public WebVideos, public ServiceFacts
{
public:
    explicit FakeWebProvider(QString id = QStringLiteral("web")) : FakeProvider(std::move(id))
    {
        onCanAnswer = [](const SearchQuery &query) { return !query.videoUrl.isEmpty(); };
        onSearch = [this](const SearchQuery &query) -> Result<QList<SubtitleHit>> {
            QList<SubtitleHit> found;
            for (const SubtitleHit &hit : hits.value(query.videoUrl)) {
                if (query.languages.isEmpty() || query.languages.contains(hit.language))
                    found.append(hit);
            }
            return found;
        };
    }

    QMap<QString, WebVideo> known; ///< by address
    QMap<QString, QList<SubtitleHit>> hits; ///< by address
    QStringList lookedUp; ///< addresses
    QStringList formatsAsked; ///< of downloads
    std::optional<Error> lookUpError;

    /// A video with one language and its versions; of those that are not the newest published one is `superseded`.
    void addVideo(const QString &address, const QString &title, const QString &language, int versions, int drafts = 0)
    {
        WebVideo video;
        video.id = QStringLiteral("v%1").arg(known.size() + 1);
        video.title = title;
        video.addresses = {QUrl(address)};
        video.page = QUrl(QStringLiteral("https://web.example/videos/%1/").arg(video.id));
        if (known.contains(address))
            video = known.value(address);
        known.insert(address, video);
        for (int number = versions + drafts; number > 0; --number) {
            SubtitleHit hit = makeHit(QStringLiteral("%1/%2/%3").arg(video.id, language).arg(number), language,
                QStringLiteral("%1 version %2").arg(title).arg(number), SubtitleHit::MatchedBy::Unknown);
            hit.feature.title = title;
            hit.version = number;
            hit.published = number <= versions;
            hit.superseded = number < versions;
            hit.uploader = QStringLiteral("someone");
            hit.url = video.page;
            hits[address].append(hit);
        }
    }

    Pending<SubtitleFile> download(QString fileId, DownloadOptions options, std::stop_token stop) override
    {
        formatsAsked.append(options.format);
        return FakeProvider::download(fileId, options, stop);
    }

    Pending<std::optional<WebVideo>> webVideoAt(QUrl address, std::stop_token) override
    {
        using Found = std::optional<WebVideo>;
        const QString text = address.toString();
        lookedUp.append(text);
        if (lookUpError)
            return failed<Found>(*lookUpError);
        return ready<Found>(known.contains(text) ? Found(known.value(text)) : Found());
    }
    Pending<WebVideo> webVideo(QString, std::stop_token) override { return refused<WebVideo>(); }
    Pending<QList<WebLanguage>> webLanguages(QString, std::stop_token) override
    {
        return refused<QList<WebLanguage>>();
    }
    Pending<WebVideo> createWebVideo(WebVideoDraft, std::stop_token) override { return refused<WebVideo>(); }
    Pending<WebVideo> updateWebVideo(QString, WebVideoDraft, std::stop_token) override { return refused<WebVideo>(); }
    Pending<WebLanguage> addWebLanguage(QString, WebLanguageDraft, std::stop_token) override
    {
        return refused<WebLanguage>();
    }
    Pending<QList<WebAction>> webActions(QString, QString, std::stop_token) override
    {
        return refused<QList<WebAction>>();
    }
    Pending<WebVersion> postWebSubtitles(QString, QString, WebSubtitlesDraft, std::stop_token) override
    {
        return refused<WebVersion>();
    }
    Pending<QList<WebAddress>> webAddresses(QString, std::stop_token) override { return refused<QList<WebAddress>>(); }
    Pending<WebAddress> addWebAddress(QString, WebAddress, std::stop_token) override { return refused<WebAddress>(); }
    Pending<WebAddress> changeWebAddress(QString, WebAddress, std::stop_token) override
    {
        return refused<WebAddress>();
    }
    Pending<Done> removeWebAddress(QString, QString, std::stop_token) override { return refused<Done>(); }

    Pending<QList<ProviderLanguage>> languages(std::stop_token) override
    {
        return ready<QList<ProviderLanguage>>(QList<ProviderLanguage>());
    }
    Pending<QStringList> formats(std::stop_token) override
    {
        return ready<QStringList>(QStringList{QStringLiteral("srt"), QStringLiteral("vtt"), QStringLiteral("txt")});
    }

private:
    template <class T>
    static Pending<T> refused()
    {
        return failed<T>({ErrorKind::NotSupported, QStringLiteral("The fake changes nothing."), {}});
    }
};

} // namespace Legenda
