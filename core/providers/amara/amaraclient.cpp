// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/amara/amaraclient.h"

#include "core/net/redaction.h"
#include "core/net/urlrules.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace Amara;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr int mostPages = 200;

VersionName theOther(VersionName name)
{
    return name == VersionName::Version ? VersionName::VersionNumber : VersionName::Version;
}

Error nothingToPost()
{
    return {ErrorKind::BadInput,
        Text::tr("There is nothing to send. Give either the subtitles themselves or the address where they are."), {}};
}

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

Error noWebAddress(const QUrl &url)
{
    return {ErrorKind::BadInput,
        Text::tr("“%1” is no address of a video. It has to begin with https:// or http://.")
            .arg(scrubbed(url).left(200)),
        {}, std::chrono::seconds(0), {{u"url"_s, Text::tr("It has to begin with https:// or http://.")}}};
}

} // namespace

/// A list on its way.
template <class T>
struct AmaraClient::List
{
    ReadPage<T> read;
    bool onlyFirst = false;
    QSet<QUrl> asked;
    QList<T> items;
};

AmaraClient::AmaraClient(HttpClient &http, QObject *parent) : QObject(parent), m_http(http)
{
    m_access.base = defaultBase();
}

void AmaraClient::setAccess(Access access)
{
    registerSecret(QString::fromUtf8(access.apiKey));
    m_access = std::move(access);
}

ErrorContext AmaraClient::context(Asked asked) const
{
    return {asked, !m_access.apiKey.isEmpty()};
}

std::optional<Error> AmaraClient::whatIsWrong(const QStringList &ids) const
{
    for (const QString &id : ids) {
        if (const auto checked = checkedId(id); !checked)
            return checked.error();
    }
    return std::nullopt;
}

Pending<HttpReply> AmaraClient::send(HttpRequest request, std::stop_token stop)
{
    if (!isAllowed(m_access.base))
        return failed<HttpReply>({ErrorKind::BadInput,
            Text::tr("The address of Amara in the account settings cannot be used. It has to begin with https://."),
            scrubbed(m_access.base)});
    return m_http.send(std::move(request), std::move(stop));
}

template <class T>
Pending<QList<T>> AmaraClient::allPages(HttpRequest first, ReadPage<T> read, std::stop_token stop, bool onlyFirst)
{
    auto list = std::make_shared<List<T>>();
    list->read = std::move(read);
    list->onlyFirst = onlyFirst;
    return morePages(std::move(first), std::move(list), std::move(stop));
}

template <class T>
Pending<QList<T>> AmaraClient::morePages(HttpRequest request, std::shared_ptr<List<T>> list, std::stop_token stop)
{
    const QUrl asked = request.url;
    const Access access = m_access;
    list->asked.insert(asked);
    return andThen(send(std::move(request), stop), this,
        [this, list, asked, access, stop](const HttpReply &reply) -> Pending<QList<T>> {
            auto page = list->read(reply);
            if (!page)
                return failed<QList<T>>(page.error());
            const bool isEmpty = page->items.isEmpty();
            list->items.append(std::move(page->items));
            const QUrl next = nextPage(page->next.toString(QUrl::FullyEncoded), asked, access.base);
            // A list that goes round, or on and on with nothing in it, is at its end.
            if (list->onlyFirst || isEmpty || next.isEmpty() || list->asked.contains(next)
                || list->asked.size() >= mostPages || list->items.size() >= mostItems)
                return ready<QList<T>>(std::move(list->items));
            return morePages(pageRequest(access, next), list, stop);
        });
}

Pending<QList<WebVideo>> AmaraClient::videos(VideoFilter filter, std::stop_token stop)
{
    const bool onlyFirst = filter.limit > 0 || filter.offset > 0;
    const auto read = [base = m_access.base, where = context(Asked::List)](
                          const HttpReply &reply) { return readVideos(reply, base, where); };
    return allPages<WebVideo>(videosRequest(m_access, filter), read, std::move(stop), onlyFirst);
}

Pending<WebVideo> AmaraClient::video(QString videoId, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId}))
        return failed<WebVideo>(*wrong);
    return andThen(send(videoRequest(m_access, videoId), std::move(stop)), this,
        [base = m_access.base, where = context(Asked::Video)](
            const HttpReply &reply) { return readVideo(reply, base, where); });
}

Pending<WebVideo> AmaraClient::createVideo(WebVideoDraft draft, std::stop_token stop)
{
    if (!isWebAddress(draft.address)) {
        Error error = noWebAddress(draft.address);
        error.fields = {{u"video_url"_s, error.fields.value(u"url"_s)}};
        return failed<WebVideo>(std::move(error));
    }
    return andThen(send(createVideoRequest(m_access, draft), stop), this,
        [this, draft, stop, base = m_access.base, where = context(Asked::Change)](
            const HttpReply &reply) -> Pending<WebVideo> {
            auto read = readVideo(reply, base, where);
            if (read || !isAcceptedUnshown(reply))
                return ready<WebVideo>(std::move(read));
            VideoFilter filter;
            filter.videoUrl = draft.address.toString(QUrl::FullyEncoded);
            return andThen(videos(filter, stop), this, [](const QList<WebVideo> &found) -> Result<WebVideo> {
                if (!found.isEmpty())
                    return found.first();
                return fail(ErrorKind::BadReply,
                    Text::tr("Amara took the video, but does not show it yet. Look again in a moment."));
            });
        });
}

Pending<WebVideo> AmaraClient::updateVideo(QString videoId, WebVideoDraft draft, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId}))
        return failed<WebVideo>(*wrong);
    if (isOldApi(m_access.base) && draft.address.isEmpty()) {
        // It wants the video's own address along.
        return andThen(video(videoId, stop), this,
            [this, videoId, draft, stop](const WebVideo &known) mutable -> Pending<WebVideo> {
                if (known.addresses.isEmpty())
                    return failed<WebVideo>({ErrorKind::BadReply,
                        Text::tr("Amara does not tell the address of this video, without which it cannot be changed."),
                        {}});
                draft.address = known.addresses.first();
                return updateVideo(videoId, draft, stop);
            });
    }
    return andThen(send(updateVideoRequest(m_access, videoId, draft), stop), this,
        [this, videoId, stop, base = m_access.base, where = context(Asked::Change)](
            const HttpReply &reply) -> Pending<WebVideo> {
            auto read = readVideo(reply, base, where);
            if (read || !isAcceptedUnshown(reply))
                return ready<WebVideo>(std::move(read));
            return video(videoId, stop);
        });
}

Pending<QList<WebLanguage>> AmaraClient::languages(QString videoId, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId}))
        return failed<QList<WebLanguage>>(*wrong);
    const auto read = [where = context(Asked::Video)](const HttpReply &reply) { return readLanguages(reply, where); };
    return allPages<WebLanguage>(Amara::languagesRequest(m_access, videoId), read, std::move(stop));
}

Pending<WebLanguage> AmaraClient::language(QString videoId, QString languageCode, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId, languageCode}))
        return failed<WebLanguage>(*wrong);
    return andThen(send(languageRequest(m_access, videoId, languageCode), std::move(stop)), this,
        [where = context(Asked::Subtitles)](const HttpReply &reply) { return readLanguage(reply, where); });
}

Pending<WebLanguage> AmaraClient::addLanguage(QString videoId, WebLanguageDraft draft, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId, draft.code}))
        return failed<WebLanguage>(*wrong);
    return andThen(send(addLanguageRequest(m_access, videoId, draft), stop), this,
        [this, videoId, code = draft.code, stop, where = context(Asked::Change)](
            const HttpReply &reply) -> Pending<WebLanguage> {
            auto read = readLanguage(reply, where);
            if (read || !isAcceptedUnshown(reply))
                return ready<WebLanguage>(std::move(read));
            return language(videoId, code, stop);
        });
}

Pending<HttpReply> AmaraClient::askForVersion(
    const SubtitlesPlace &place, std::function<HttpRequest(VersionName)> build, std::stop_token stop)
{
    const VersionName usual = usualVersionName(m_access.base);
    return andThen(
        send(build(usual), stop), this, [this, place, build, usual, stop](HttpReply reply) -> Pending<HttpReply> {
            constexpr int badRequest = 400;
            if (reply.status != badRequest || place.version <= 0)
                return ready<HttpReply>(std::move(reply));
            return send(build(theOther(usual)), stop);
        });
}

Pending<QByteArray> AmaraClient::subtitles(SubtitlesPlace place, QString format, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({place.videoId, place.languageCode}))
        return failed<QByteArray>(*wrong);
    if (!subtitleFormats().contains(format))
        return failed<QByteArray>({ErrorKind::NotSupported,
            Text::tr("Amara does not give subtitles as “%1”. It gives %2.")
                .arg(format.left(100), subtitleFormats().join(u", "_s)),
            {}});
    if (format == "json"_L1)
        return andThen(embeddedSubtitles(place, format, std::move(stop)), this,
            [](const EmbeddedSubtitles &read) -> Result<QByteArray> {
                if (read.cues.isEmpty())
                    return fail(emptySubtitle());
                return cuesAsJson(read.cues);
            });
    const auto build = [access = m_access, place, format](
                           VersionName name) { return subtitlesRequest(access, place, format, name); };
    return andThen(askForVersion(place, build, std::move(stop)), this,
        [format, where = context(Asked::Subtitles)](
            const HttpReply &reply) { return readSubtitles(reply, format, where); });
}

Pending<EmbeddedSubtitles> AmaraClient::embeddedSubtitles(SubtitlesPlace place, QString format, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({place.videoId, place.languageCode}))
        return failed<EmbeddedSubtitles>(*wrong);
    const Access access = m_access;
    const auto build = [access, place, format](
                           VersionName name) { return embeddedSubtitlesRequest(access, place, format, name); };
    const auto read = [old = isOldApi(access.base), where = context(Asked::Subtitles)](
                          const HttpReply &reply) { return readEmbeddedSubtitles(reply, old, where); };
    return andThen(askForVersion(place, build, stop), this,
        [this, place, build, read, stop, access](const HttpReply &reply) -> Pending<EmbeddedSubtitles> {
            auto got = read(reply);
            const bool another = got && place.version > 0 && got->version > 0 && got->version != place.version;
            if (!another)
                return ready<EmbeddedSubtitles>(std::move(got));
            // The server did not know that name of the parameter, and gave its newest.
            return andThen(send(build(theOther(usualVersionName(access.base))), stop), this, read);
        });
}

Pending<WebVersion> AmaraClient::postSubtitles(
    QString videoId, QString languageCode, WebSubtitlesDraft draft, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId, languageCode}))
        return failed<WebVersion>(*wrong);
    if (draft.content.isEmpty() == draft.contentUrl.isEmpty())
        return failed<WebVersion>(nothingToPost());
    if (!draft.contentUrl.isEmpty() && !isWebAddress(draft.contentUrl))
        return failed<WebVersion>(noWebAddress(draft.contentUrl));
    return andThen(send(postSubtitlesRequest(m_access, videoId, languageCode, draft), stop), this,
        [this, videoId, languageCode, stop, where = context(Asked::Change)](
            const HttpReply &reply) -> Pending<WebVersion> {
            auto posted = readPosted(reply, where);
            if (!posted || posted->number > 0)
                return ready<WebVersion>(std::move(posted));
            // It is there; its number is the language's newest. Where that cannot be asked, it is there all the same.
            auto newest = andThen(language(videoId, languageCode, stop), this,
                [known = *posted](const WebLanguage &now) -> Result<WebVersion> {
                    return now.versions.isEmpty() ? known : now.versions.first();
                });
            return orElse(
                std::move(newest), this, [known = *posted](const Error &) -> Result<WebVersion> { return known; });
        });
}

Pending<QList<WebAction>> AmaraClient::actions(QString videoId, QString languageCode, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId, languageCode}))
        return failed<QList<WebAction>>(*wrong);
    return andThen(send(actionsRequest(m_access, videoId, languageCode), std::move(stop)), this,
        [where = context(Asked::Change)](const HttpReply &reply) { return readActions(reply, where); });
}

Pending<QList<ProviderLanguage>> AmaraClient::platformLanguages(std::stop_token stop)
{
    return andThen(send(platformLanguagesRequest(m_access), std::move(stop)), this,
        [where = context(Asked::List)](const HttpReply &reply) { return readPlatformLanguages(reply, where); });
}

Pending<QList<User>> AmaraClient::users(std::stop_token stop)
{
    const auto read = [where = context(Asked::List)](const HttpReply &reply) { return readUsers(reply, where); };
    return allPages<User>(usersRequest(m_access), read, std::move(stop));
}

Pending<User> AmaraClient::user(QString name, std::stop_token stop)
{
    return user(std::move(name), Asked::List, std::move(stop));
}

Pending<User> AmaraClient::user(QString name, Asked asked, std::stop_token stop)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty() || trimmed == "."_L1 || trimmed == ".."_L1)
        return failed<User>({ErrorKind::BadInput, Text::tr("“%1” is no user name of Amara.").arg(trimmed), {}});
    return andThen(send(userRequest(m_access, trimmed), std::move(stop)), this,
        [where = context(asked)](const HttpReply &reply) { return readUser(reply, where); });
}

Pending<User> AmaraClient::createUser(UserDraft draft, std::stop_token stop)
{
    registerSecret(draft.password);
    return andThen(send(createUserRequest(m_access, draft), std::move(stop)), this,
        [where = context(Asked::Change)](const HttpReply &reply) { return readUser(reply, where); });
}

Pending<QList<WebAddress>> AmaraClient::addresses(QString videoId, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId}))
        return failed<QList<WebAddress>>(*wrong);
    const auto read = [where = context(Asked::Video)](const HttpReply &reply) { return readAddresses(reply, where); };
    return allPages<WebAddress>(addressesRequest(m_access, videoId), read, std::move(stop));
}

Pending<WebAddress> AmaraClient::address(QString videoId, QString addressId, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId, addressId}))
        return failed<WebAddress>(*wrong);
    return andThen(send(addressRequest(m_access, videoId, addressId), std::move(stop)), this,
        [where = context(Asked::Video)](const HttpReply &reply) { return readAddress(reply, where); });
}

Pending<WebAddress> AmaraClient::addAddress(QString videoId, WebAddress address, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId}))
        return failed<WebAddress>(*wrong);
    if (!isWebAddress(address.url))
        return failed<WebAddress>(noWebAddress(address.url));
    return andThen(send(addAddressRequest(m_access, videoId, address), stop), this,
        [this, videoId, address, stop, where = context(Asked::Change)](const HttpReply &reply) -> Pending<WebAddress> {
            auto read = readAddress(reply, where);
            if (read || !isAcceptedUnshown(reply))
                return ready<WebAddress>(std::move(read));
            return andThen(
                addresses(videoId, stop), this, [address](const QList<WebAddress> &now) -> Result<WebAddress> {
                    for (const WebAddress &each : now) {
                        if (each.url == address.url)
                            return each;
                    }
                    return fail(ErrorKind::BadReply,
                        Text::tr("Amara took the address, but does not show it yet. Look again in a moment."));
                });
        });
}

Pending<WebAddress> AmaraClient::changeAddress(QString videoId, WebAddress address, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId, address.id}))
        return failed<WebAddress>(*wrong);
    if (!isWebAddress(address.url))
        return failed<WebAddress>(noWebAddress(address.url));
    return andThen(send(changeAddressRequest(m_access, videoId, address), stop), this,
        [this, videoId, id = address.id, stop, where = context(Asked::Change)](
            const HttpReply &reply) -> Pending<WebAddress> {
            auto read = readAddress(reply, where);
            if (read || !isAcceptedUnshown(reply))
                return ready<WebAddress>(std::move(read));
            return this->address(videoId, id, stop);
        });
}

Pending<Done> AmaraClient::removeAddress(QString videoId, QString addressId, std::stop_token stop)
{
    if (const auto wrong = whatIsWrong({videoId, addressId}))
        return failed<Done>(*wrong);
    return andThen(send(removeAddressRequest(m_access, videoId, addressId), std::move(stop)), this,
        [where = context(Asked::RemoveAddress)](const HttpReply &reply) { return readDone(reply, where); });
}

} // namespace Legenda
