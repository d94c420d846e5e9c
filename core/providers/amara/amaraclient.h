// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Every endpoint of Amara (Universal Subtitles) as a call: asked, all pages read, older and newer ways tried.

#include "core/net/httpclient.h"
#include "core/providers/amara/amaracodec.h"
#include "core/providers/amara/amararequests.h"
#include "core/providers/amara/amarasubtitles.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <optional>
#include <stop_token>

namespace Legenda {

/// Ids and codes that could not be part of a path end with BadInput, and nothing is asked. A bad address of the service
/// ends with BadInput as well. What changes something is asked once, never again by itself.
class AmaraClient : public QObject
{
    Q_OBJECT
public:
    /// `http` outlives the client.
    explicit AmaraClient(HttpClient &http, QObject *parent = nullptr);

    void setAccess(Amara::Access access);
    const Amara::Access &access() const { return m_access; }

    /// All pages, unless the filter names a place in the list or a size: then that page.
    Pending<QList<WebVideo>> videos(Amara::VideoFilter filter, std::stop_token stop);
    Pending<WebVideo> video(QString videoId, std::stop_token stop);
    Pending<WebVideo> createVideo(WebVideoDraft draft, std::stop_token stop);
    Pending<WebVideo> updateVideo(QString videoId, WebVideoDraft draft, std::stop_token stop);

    Pending<QList<WebLanguage>> languages(QString videoId, std::stop_token stop);
    Pending<WebLanguage> language(QString videoId, QString languageCode, std::stop_token stop);
    Pending<WebLanguage> addLanguage(QString videoId, WebLanguageDraft draft, std::stop_token stop);

    /// The text alone. @param format of Amara::subtitleFormats()
    Pending<QByteArray> subtitles(Amara::SubtitlesPlace place, QString format, std::stop_token stop);
    Pending<Amara::EmbeddedSubtitles> embeddedSubtitles(
        Amara::SubtitlesPlace place, QString format, std::stop_token stop);
    Pending<WebVersion> postSubtitles(
        QString videoId, QString languageCode, WebSubtitlesDraft draft, std::stop_token stop);
    Pending<QList<WebAction>> actions(QString videoId, QString languageCode, std::stop_token stop);

    Pending<QList<ProviderLanguage>> platformLanguages(std::stop_token stop);

    Pending<QList<Amara::User>> users(std::stop_token stop);
    /// @param name of a user, or "id$" and an id
    Pending<Amara::User> user(QString name, std::stop_token stop);
    /// @param asked for the words of a refusal: Asked::Account where it is the person's own name
    Pending<Amara::User> user(QString name, Amara::Asked asked, std::stop_token stop);
    Pending<Amara::User> createUser(Amara::UserDraft draft, std::stop_token stop);

    Pending<QList<WebAddress>> addresses(QString videoId, std::stop_token stop);
    Pending<WebAddress> address(QString videoId, QString addressId, std::stop_token stop);
    Pending<WebAddress> addAddress(QString videoId, WebAddress address, std::stop_token stop);
    Pending<WebAddress> changeAddress(QString videoId, WebAddress address, std::stop_token stop);
    Pending<Done> removeAddress(QString videoId, QString addressId, std::stop_token stop);

    /// Any request made for this access. The reply comes as it is, whatever its status.
    Pending<HttpReply> send(HttpRequest request, std::stop_token stop);
    Amara::ErrorContext context(Amara::Asked asked) const;

private:
    using Asked = Amara::Asked;
    template <class T>
    struct List;
    template <class T>
    using ReadPage = std::function<Result<Amara::Page<T>>(const HttpReply &)>;

    std::optional<Error> whatIsWrong(const QStringList &ids) const;
    template <class T>
    Pending<QList<T>> allPages(HttpRequest first, ReadPage<T> read, std::stop_token stop, bool onlyFirst = false);
    template <class T>
    Pending<QList<T>> morePages(HttpRequest request, std::shared_ptr<List<T>> list, std::stop_token stop);
    /// Sends; where the version was refused, asks by the other name of it.
    Pending<HttpReply> askForVersion(
        const Amara::SubtitlesPlace &place, std::function<HttpRequest(Amara::VersionName)> build, std::stop_token stop);

    HttpClient &m_http;
    Amara::Access m_access;
};

} // namespace Legenda
