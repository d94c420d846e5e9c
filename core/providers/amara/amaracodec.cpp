// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/amara/amaracodec.h"

#include "core/net/redaction.h"
#include "core/net/urlrules.h"
#include "core/providers/amara/amaralanguages.h"
#include "core/providers/lenientjson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Legenda::Amara {

using namespace LenientJson;

namespace {

constexpr qint64 msPerSecond = 1000;
/// More seconds than any video lasts, and few enough to be counted in milliseconds.
constexpr qint64 longestVideo = qint64(1000) * 3600;

int smallNumber(const QJsonValue &value, int missing = 0)
{
    const qint64 read = number(value, missing);
    return read >= 0 && read <= std::numeric_limits<int>::max() ? static_cast<int>(read) : missing;
}

/// An address people may open.
QUrl webUrl(const QJsonValue &value)
{
    const QUrl url(value.toString().trimmed(), QUrl::TolerantMode);
    const bool opens = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return url.isValid() && opens && !url.host().isEmpty() ? url : QUrl();
}

QUrl httpsUrl(const QJsonValue &value)
{
    const QUrl url = webUrl(value);
    return isAllowed(url) ? url : QUrl();
}

/// An account as the service writes it into other things: {"username": …}, the name alone, or null.
QString userName(const QJsonValue &value)
{
    return value.isObject() ? text(value[u"username"_s]) : text(value);
}

Result<QJsonObject> readObject(const HttpReply &reply, const ErrorContext &context)
{
    if (!reply.isSuccess() || reply.looksLikeHtml())
        return fail(errorFrom(reply, context));
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (!document.isObject())
        return fail(notUnderstood(reply));
    return document.object();
}

/// The value of a list: {"meta": …, "objects": […]}, or the list alone.
Result<QJsonArray> readArray(const HttpReply &reply, const ErrorContext &context, QJsonObject *meta = nullptr)
{
    if (!reply.isSuccess() || reply.looksLikeHtml())
        return fail(errorFrom(reply, context));
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (document.isArray())
        return document.array();
    const QJsonValue objects = document.object()[u"objects"_s];
    if (!objects.isArray())
        return fail(notUnderstood(reply));
    if (meta)
        *meta = document.object()[u"meta"_s].toObject();
    return objects.toArray();
}

template <class T, class Read>
Result<Page<T>> readPage(const HttpReply &reply, const ErrorContext &context, Read read)
{
    QJsonObject meta;
    const auto array = readArray(reply, context, &meta);
    if (!array)
        return fail(array.error());
    Page<T> page;
    page.total = number(meta[u"total_count"_s], -1);
    page.next = QUrl(meta[u"next"_s].toString());
    for (const QJsonValue &each : *array) {
        if (page.items.size() >= mostItems)
            break;
        if (auto item = read(each.toObject()))
            page.items.append(std::move(*item));
    }
    return page;
}

QList<WebVersion> readVersions(const QJsonValue &value)
{
    QList<WebVersion> versions;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &each : array) {
        if (versions.size() >= mostItems)
            break;
        const QJsonObject object = each.toObject();
        WebVersion version;
        for (const auto &key : {u"version_no"_s, u"version_number"_s}) {
            if (version.number == 0)
                version.number = smallNumber(object[key]);
        }
        if (version.number == 0)
            continue;
        // Where nothing is said of it, everybody may see it.
        version.published = !object.contains(u"published"_s) || flag(object[u"published"_s]);
        version.author = userName(object[u"author"_s]);
        versions.append(version);
    }
    std::stable_sort(
        versions.begin(), versions.end(), [](const auto &a, const auto &b) { return a.number > b.number; });
    return versions;
}

std::optional<WebLanguage> readLanguage(const QJsonObject &object)
{
    WebLanguage language;
    for (const auto &key : {u"language_code"_s, u"code"_s}) {
        if (language.code.isEmpty())
            language.code = text(object[key]);
    }
    // It becomes a part of addresses and of the ids of hits.
    if (!checkedId(language.code))
        return std::nullopt;
    language.language = languageFrom(language.code);
    for (const auto &key : {u"name"_s, u"language_name"_s}) {
        if (language.name.isEmpty())
            language.name = text(object[key]);
    }
    language.spoken = flag(object[u"is_primary_audio_language"_s]) || flag(object[u"is_original"_s]);
    language.complete = flag(object[u"subtitles_complete"_s]) || flag(object[u"is_complete"_s]);
    language.cues = smallNumber(object[u"subtitle_count"_s], -1);
    language.title = text(object[u"title"_s]);
    language.description = text(object[u"description"_s]);
    language.createdAt = moment(object[u"created"_s]);
    language.versions = readVersions(object[u"versions"_s]);
    language.versionsKnown = object[u"versions"_s].isArray();
    language.published = object.contains(u"published"_s)
        ? flag(object[u"published"_s])
        : std::any_of(language.versions.cbegin(), language.versions.cend(),
            [](const WebVersion &version) { return version.published; });
    return language;
}

std::optional<WebVideo> readVideo(const QJsonObject &object, const QUrl &base)
{
    WebVideo video;
    video.id = text(object[u"id"_s]);
    if (!checkedId(video.id))
        return std::nullopt;
    video.title = text(object[u"title"_s]);
    video.description = text(object[u"description"_s]);
    if (const qint64 seconds = number(object[u"duration"_s]); seconds > 0 && seconds < longestVideo)
        video.durationMs = seconds * msPerSecond;
    for (const auto &key : {u"primary_audio_language_code"_s, u"original_language"_s}) {
        if (video.spokenLanguage.isEmpty())
            video.spokenLanguage = text(object[key]);
    }
    const QJsonArray addresses = object[u"all_urls"_s].toArray();
    for (const QJsonValue &each : addresses) {
        const QUrl url = webUrl(each);
        if (!url.isEmpty() && video.addresses.size() < mostItems)
            video.addresses.append(url);
    }
    video.page = httpsUrl(object[u"site_url"_s]);
    if (video.page.isEmpty() || !isSameOrigin(base, video.page))
        video.page = videoPage(base, video.id);
    video.thumbnail = httpsUrl(object[u"thumbnail"_s]);
    video.createdAt = moment(object[u"created"_s]);
    video.team = text(object[u"team"_s]);
    video.project = text(object[u"project"_s]);
    const QJsonValue languages = object[u"languages"_s];
    video.languagesKnown = languages.isArray();
    const QJsonArray languageArray = languages.toArray();
    for (const QJsonValue &each : languageArray) {
        auto language = readLanguage(each.toObject());
        if (!language || video.languages.size() >= mostItems)
            continue;
        language->spoken = language->spoken || language->code == video.spokenLanguage;
        video.languages.append(std::move(*language));
    }
    return video;
}

std::optional<User> readUser(const QJsonObject &object)
{
    User user;
    user.userName = text(object[u"username"_s]);
    user.id = text(object[u"id"_s]);
    if (user.userName.isEmpty() && user.id.isEmpty())
        return std::nullopt;
    user.fullName = text(object[u"full_name"_s]);
    user.firstName = text(object[u"first_name"_s]);
    user.lastName = text(object[u"last_name"_s]);
    user.biography = text(object[u"biography"_s]);
    user.homepage = webUrl(object[u"homepage"_s]);
    const QJsonArray languages = object[u"languages"_s].toArray();
    for (const QJsonValue &each : languages) {
        // A code alone, or {"code": …}.
        const QString code = each.isObject() ? text(each[u"code"_s]) : text(each);
        if (!code.isEmpty() && user.languages.size() < mostItems)
            user.languages.append(code);
    }
    user.videos = smallNumber(object[u"num_videos"_s], -1);
    user.apiKey = text(object[u"api_key"_s]);
    user.loginUrl = httpsUrl(object[u"auto_login_url"_s]);
    registerSecret(user.apiKey);
    registerSecret(user.loginUrl.toString(QUrl::FullyEncoded));
    return user;
}

std::optional<WebAddress> readAddress(const QJsonObject &object)
{
    WebAddress address;
    address.id = text(object[u"id"_s]);
    // Left out in newer replies: the last part of where it lies.
    if (address.id.isEmpty())
        address.id = text(object[u"resource_uri"_s]).section(u'/', -1, -1, QString::SectionSkipEmpty);
    address.url = webUrl(object[u"url"_s]);
    if (!checkedId(address.id) || address.url.isEmpty())
        return std::nullopt;
    address.primary = flag(object[u"primary"_s]);
    address.original = flag(object[u"original"_s]);
    return address;
}

template <class T, class Read>
Result<T> readOne(const HttpReply &reply, const ErrorContext &context, Read read)
{
    const auto object = readObject(reply, context);
    if (!object)
        return fail(object.error());
    std::optional<T> item = read(*object);
    if (!item)
        return fail(notUnderstood(reply));
    return std::move(*item);
}

QString textOr(const QJsonValue &value, const QString &otherwise)
{
    const QString read = text(value);
    return read.isEmpty() ? otherwise : read;
}

} // namespace

Result<Page<WebVideo>> readVideos(const HttpReply &reply, const QUrl &base, const ErrorContext &context)
{
    return readPage<WebVideo>(reply, context, [&base](const QJsonObject &object) { return readVideo(object, base); });
}

Result<WebVideo> readVideo(const HttpReply &reply, const QUrl &base, const ErrorContext &context)
{
    return readOne<WebVideo>(reply, context, [&base](const QJsonObject &object) { return readVideo(object, base); });
}

Result<Page<WebLanguage>> readLanguages(const HttpReply &reply, const ErrorContext &context)
{
    return readPage<WebLanguage>(reply, context, [](const QJsonObject &object) { return readLanguage(object); });
}

Result<WebLanguage> readLanguage(const HttpReply &reply, const ErrorContext &context)
{
    return readOne<WebLanguage>(reply, context, [](const QJsonObject &object) { return readLanguage(object); });
}

Result<QList<WebAction>> readActions(const HttpReply &reply, const ErrorContext &context)
{
    const auto array = readArray(reply, context);
    if (!array)
        return fail(array.error());
    QList<WebAction> actions;
    for (const QJsonValue &each : *array) {
        WebAction action;
        action.id = text(each[u"action"_s]);
        if (action.id.isEmpty() || actions.size() >= mostItems)
            continue;
        action.label = textOr(each[u"label"_s], action.id);
        action.completes = flag(each[u"complete"_s]);
        actions.append(action);
    }
    return actions;
}

Result<QList<ProviderLanguage>> readPlatformLanguages(const HttpReply &reply, const ErrorContext &context)
{
    const auto object = readObject(reply, context);
    if (!object)
        return fail(object.error());
    const QJsonValue value = (*object)[u"languages"_s];
    if (!value.isObject())
        return fail(notUnderstood(reply));
    QList<ProviderLanguage> languages;
    const QJsonObject names = value.toObject();
    for (auto it = names.begin(); it != names.end() && languages.size() < mostItems; ++it) {
        if (checkedId(it.key()))
            languages.append({it.key(), textOr(it.value(), it.key()), languageFrom(it.key())});
    }
    return languages;
}

Result<Page<User>> readUsers(const HttpReply &reply, const ErrorContext &context)
{
    return readPage<User>(reply, context, [](const QJsonObject &object) { return readUser(object); });
}

Result<User> readUser(const HttpReply &reply, const ErrorContext &context)
{
    return readOne<User>(reply, context, [](const QJsonObject &object) { return readUser(object); });
}

Result<Page<WebAddress>> readAddresses(const HttpReply &reply, const ErrorContext &context)
{
    return readPage<WebAddress>(reply, context, [](const QJsonObject &object) { return readAddress(object); });
}

Result<WebAddress> readAddress(const HttpReply &reply, const ErrorContext &context)
{
    return readOne<WebAddress>(reply, context, [](const QJsonObject &object) { return readAddress(object); });
}

Result<Done> readDone(const HttpReply &reply, const ErrorContext &context)
{
    if (!reply.isSuccess() || reply.looksLikeHtml())
        return fail(errorFrom(reply, context));
    return Done();
}

bool isAcceptedUnshown(const HttpReply &reply)
{
    return reply.isSuccess() && !reply.looksLikeHtml();
}

QUrl nextPage(const QString &next, const QUrl &asked, const QUrl &base)
{
    if (next.isEmpty())
        return {};
    const QUrl url = asked.resolved(QUrl(next, QUrl::StrictMode));
    const bool sameScheme = url.scheme() == base.scheme();
    if (!url.isValid() || !sameScheme || !isSameOrigin(base, url) || !url.path().startsWith(base.path())
        || !url.userInfo().isEmpty() || url == asked)
        return {};
    return url;
}

} // namespace Legenda::Amara
