// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/amara/amararequests.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Legenda::Amara {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

using Method = HttpRequest::Method;

constexpr std::chrono::hours languagesLast{7 * 24};

QString encoded(const QMap<QString, QString> &parameters)
{
    QByteArray query;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        if (!query.isEmpty())
            query += '&';
        query += QUrl::toPercentEncoding(it.key()) + '=' + QUrl::toPercentEncoding(it.value());
    }
    return QString::fromLatin1(query);
}

void authorize(HttpRequest &made, const Access &access)
{
    // Servers of different age look for different spellings.
    if (!access.apiKey.isEmpty()) {
        made.headers.append({"X-api-key"_ba, access.apiKey});
        made.headers.append({"X-apikey"_ba, access.apiKey});
    }
    if (!access.userName.isEmpty())
        made.headers.append({"X-api-username"_ba, access.userName.toUtf8()});
    // The name is no secret, but no other host has to know it.
    made.secretHeaders = {"X-api-key"_ba, "X-apikey"_ba, "X-api-username"_ba};
    made.paceKey = paceKey();
}

QString videoPath(const QString &videoId)
{
    return u"videos/"_s + videoId + u'/';
}

QString languagesPath(const QString &videoId)
{
    return videoPath(videoId) + "languages/"_L1;
}

QString subtitlesPath(const QString &videoId, const QString &languageCode)
{
    return languagesPath(videoId) + languageCode + "/subtitles/"_L1;
}

QString addressesPath(const QString &videoId)
{
    return videoPath(videoId) + "urls/"_L1;
}

QMap<QString, QString> wholePages()
{
    return {{u"limit"_s, QString::number(largestPage)}};
}

void put(QJsonObject &body, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        body[key] = value;
}

QString addressText(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

QJsonObject videoBody(const WebVideoDraft &draft)
{
    constexpr qint64 second = 1000;
    QJsonObject body;
    put(body, u"video_url"_s, addressText(draft.address));
    put(body, u"title"_s, draft.title);
    put(body, u"description"_s, draft.description);
    if (draft.durationMs > 0)
        body[u"duration"_s] = (draft.durationMs + second / 2) / second;
    put(body, u"primary_audio_language_code"_s, draft.spokenLanguage);
    return body;
}

QJsonObject addressBody(const WebAddress &address)
{
    QJsonObject body;
    put(body, u"url"_s, addressText(address.url));
    body[u"primary"_s] = address.primary;
    body[u"original"_s] = address.original;
    return body;
}

void askVersion(QMap<QString, QString> &parameters, int version, VersionName name)
{
    if (version > 0)
        parameters.insert(name == VersionName::Version ? u"version"_s : u"version_number"_s, QString::number(version));
}

} // namespace

QString providerId()
{
    return u"amara"_s;
}

QString paceKey()
{
    return providerId();
}

QUrl defaultBase()
{
    return QUrl(u"https://amara.org/api/"_s);
}

QUrl cleanedBase(QUrl base)
{
    QString path = base.path();
    if (!path.endsWith(u'/'))
        path += u'/';
    base.setPath(path);
    base.setQuery(QString());
    base.setFragment({});
    return base;
}

bool isServicesOwn(const QUrl &base)
{
    const QString host = base.host().toLower();
    for (const auto name : {"amara.org"_L1, "universalsubtitles.org"_L1}) {
        if (host == name || (host.endsWith(name) && host.at(host.size() - name.size() - 1) == u'.'))
            return true;
    }
    return false;
}

bool isOldApi(const QUrl &base)
{
    return base.path().contains("/api2/"_L1);
}

QUrl videoPage(const QUrl &base, const QString &videoId, const QString &languageCode)
{
    if (!checkedId(videoId) || (!languageCode.isEmpty() && !checkedId(languageCode)))
        return {};
    QUrl page = base;
    page.setUserInfo({});
    page.setPath(u"/videos/"_s + videoId + u'/' + (languageCode.isEmpty() ? QString() : languageCode + u'/'));
    return page;
}

QString videoIdOfPage(const QUrl &base, const QUrl &page)
{
    const bool ofService = isServicesOwn(page) || page.host().compare(base.host(), Qt::CaseInsensitive) == 0;
    static const QRegularExpression path(u"^/(?:[A-Za-z-]{2,12}/)?videos/([A-Za-z0-9_-]{1,100})(?:/|$)"_s);
    const auto match = ofService ? path.match(page.path()) : QRegularExpressionMatch();
    return match.hasMatch() ? match.captured(1) : QString();
}

Result<QString> checkedId(const QString &id)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_-]{1,100}$"_s);
    if (!plain.match(id).hasMatch())
        return fail(ErrorKind::BadInput, Text::tr("“%1” is no id of Amara.").arg(id.left(100)));
    return id;
}

HttpRequest request(
    const Access &access, HttpRequest::Method method, const QString &path, const QMap<QString, QString> &parameters)
{
    HttpRequest made;
    made.method = method;
    made.url = access.base;
    made.url.setPath(access.base.path(QUrl::FullyEncoded) + path, QUrl::TolerantMode);
    if (!parameters.isEmpty())
        made.url.setQuery(encoded(parameters), QUrl::StrictMode);
    made.headers.append({"Accept"_ba, "application/json"_ba});
    authorize(made, access);
    made.mayRetry = method == Method::Get;
    return made;
}

HttpRequest jsonRequest(const Access &access, HttpRequest::Method method, const QString &path, const QJsonObject &body)
{
    HttpRequest made = request(access, method, path);
    made.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    made.contentType = "application/json"_ba;
    return made;
}

HttpRequest pageRequest(const Access &access, const QUrl &next)
{
    HttpRequest made = request(access, Method::Get, {});
    made.url = next;
    return made;
}

HttpRequest videosRequest(const Access &access, const VideoFilter &filter)
{
    QMap<QString, QString> parameters;
    if (!filter.videoUrl.isEmpty())
        parameters.insert(u"video_url"_s, filter.videoUrl);
    if (!filter.orderBy.isEmpty())
        parameters.insert(u"order_by"_s, filter.orderBy);
    if (filter.limit > 0)
        parameters.insert(u"limit"_s, QString::number(std::min(filter.limit, largestPage)));
    if (filter.offset > 0)
        parameters.insert(u"offset"_s, QString::number(filter.offset));
    return request(access, Method::Get, u"videos/"_s, parameters);
}

HttpRequest videoRequest(const Access &access, const QString &videoId)
{
    return request(access, Method::Get, videoPath(videoId));
}

HttpRequest createVideoRequest(const Access &access, const WebVideoDraft &draft)
{
    return jsonRequest(access, Method::Post, u"videos/"_s, videoBody(draft));
}

HttpRequest updateVideoRequest(const Access &access, const QString &videoId, const WebVideoDraft &draft)
{
    return jsonRequest(access, Method::Put, videoPath(videoId), videoBody(draft));
}

HttpRequest languagesRequest(const Access &access, const QString &videoId)
{
    return request(access, Method::Get, languagesPath(videoId), wholePages());
}

HttpRequest languageRequest(const Access &access, const QString &videoId, const QString &languageCode)
{
    return request(access, Method::Get, languagesPath(videoId) + languageCode + u'/');
}

HttpRequest addLanguageRequest(const Access &access, const QString &videoId, const WebLanguageDraft &draft)
{
    QJsonObject body{{u"language_code"_s, draft.code}};
    put(body, u"title"_s, draft.title);
    put(body, u"description"_s, draft.description);
    // Only what is true: today's server takes any value of the first as "this is the spoken one".
    if (draft.spoken) {
        body[u"is_primary_audio_language"_s] = true;
        body[u"is_original"_s] = true;
    }
    if (draft.complete) {
        body[u"subtitles_complete"_s] = true;
        body[u"is_complete"_s] = true;
    }
    return jsonRequest(access, Method::Post, languagesPath(videoId), body);
}

VersionName usualVersionName(const QUrl &base)
{
    return isOldApi(base) ? VersionName::Version : VersionName::VersionNumber;
}

HttpRequest subtitlesRequest(
    const Access &access, const SubtitlesPlace &place, const QString &format, VersionName versionName)
{
    QMap<QString, QString> parameters{{u"format"_s, format}};
    askVersion(parameters, place.version, versionName);
    HttpRequest made = request(access, Method::Get, subtitlesPath(place.videoId, place.languageCode), parameters);
    // Errors come as JSON, the text as what it is: a server that takes Accept at its word gives 406 for JSON alone.
    made.headers.first().value = "application/json, */*;q=0.5"_ba;
    return made;
}

HttpRequest embeddedSubtitlesRequest(
    const Access &access, const SubtitlesPlace &place, const QString &format, VersionName versionName)
{
    QMap<QString, QString> parameters{{u"sub_format"_s, format}};
    askVersion(parameters, place.version, versionName);
    return request(access, Method::Get, subtitlesPath(place.videoId, place.languageCode), parameters);
}

HttpRequest postSubtitlesRequest(
    const Access &access, const QString &videoId, const QString &languageCode, const WebSubtitlesDraft &draft)
{
    QJsonObject body;
    if (draft.contentUrl.isEmpty())
        body[u"subtitles"_s] = QString::fromUtf8(draft.content);
    else
        body[u"subtitles_url"_s] = addressText(draft.contentUrl);
    // Always: left out it means srt to the older API and dfxp to today's.
    body[u"sub_format"_s] = draft.format;
    put(body, u"title"_s, draft.title);
    put(body, u"description"_s, draft.description);
    if (!draft.action.isEmpty())
        body[u"action"_s] = draft.action;
    else if (draft.complete)
        body[u"is_complete"_s] = *draft.complete;
    return jsonRequest(access, Method::Post, subtitlesPath(videoId, languageCode), body);
}

HttpRequest actionsRequest(const Access &access, const QString &videoId, const QString &languageCode)
{
    return request(access, Method::Get, subtitlesPath(videoId, languageCode) + "actions/"_L1);
}

HttpRequest platformLanguagesRequest(const Access &access)
{
    HttpRequest made = request(access, Method::Get, u"languages/"_s);
    // The same list for everybody.
    made.questionKey = u"amara/languages "_s + made.url.toString(QUrl::FullyEncoded);
    made.keepFor = languagesLast;
    return made;
}

HttpRequest usersRequest(const Access &access)
{
    return request(access, Method::Get, u"users/"_s, wholePages());
}

HttpRequest userRequest(const Access &access, const QString &name)
{
    return request(access, Method::Get, u"users/"_s + QString::fromLatin1(QUrl::toPercentEncoding(name, "$@+")) + u'/');
}

HttpRequest createUserRequest(const Access &access, const UserDraft &draft)
{
    QJsonObject body{{u"username"_s, draft.userName}};
    put(body, u"email"_s, draft.email);
    put(body, u"password"_s, draft.password);
    put(body, u"first_name"_s, draft.firstName);
    put(body, u"last_name"_s, draft.lastName);
    if (draft.createLoginToken)
        body[u"create_login_token"_s] = true;
    return jsonRequest(access, Method::Post, u"users/"_s, body);
}

HttpRequest addressesRequest(const Access &access, const QString &videoId)
{
    return request(access, Method::Get, addressesPath(videoId), wholePages());
}

HttpRequest addressRequest(const Access &access, const QString &videoId, const QString &addressId)
{
    return request(access, Method::Get, addressesPath(videoId) + addressId + u'/');
}

HttpRequest addAddressRequest(const Access &access, const QString &videoId, const WebAddress &address)
{
    return jsonRequest(access, Method::Post, addressesPath(videoId), addressBody(address));
}

HttpRequest changeAddressRequest(const Access &access, const QString &videoId, const WebAddress &address)
{
    return jsonRequest(access, Method::Put, addressesPath(videoId) + address.id + u'/', addressBody(address));
}

HttpRequest removeAddressRequest(const Access &access, const QString &videoId, const QString &addressId)
{
    return request(access, Method::Delete, addressesPath(videoId) + addressId + u'/');
}

} // namespace Legenda::Amara
