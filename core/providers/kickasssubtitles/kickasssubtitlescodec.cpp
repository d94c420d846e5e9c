// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/kickasssubtitles/kickasssubtitlescodec.h"

#include "core/net/urlrules.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesformats.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesrequests.h"
#include "core/providers/lenientjson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::KickAssSubtitles {

using namespace LenientJson;

namespace {

/// Nobody reads more, and an answer is bounded in any case.
constexpr qsizetype mostSubtitles = 1000;

Result<QJsonObject> readObject(const HttpReply &reply, Endpoint endpoint)
{
    if (!reply.isSuccess() || reply.looksLikeHtml())
        return fail(errorFrom(reply, endpoint));
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (!document.isObject())
        return fail(notUnderstood(reply));
    // Laravel's resources come inside {"data": {…}}.
    const QJsonObject object = document.object();
    const QJsonValue data = object[u"data"_s];
    return data.isObject() && !object.contains(u"id"_s) ? data.toObject() : object;
}

QString safeExtension(const QJsonValue &value)
{
    static const QRegularExpression plain(u"^[a-z0-9]{1,10}$"_s);
    QString extension = text(value).toLower();
    if (extension.startsWith(u'.'))
        extension.remove(0, 1);
    return plain.match(extension).hasMatch() ? extension : u"txt"_s;
}

/// Nothing for what is no base64. Line ends within are allowed (RFC 2045), padding may be missing.
std::optional<QByteArray> fromBase64(const QJsonValue &value)
{
    if (!value.isString())
        return std::nullopt;
    QByteArray coded = value.toString().toLatin1();
    coded.removeIf([](char c) { return c == '\r' || c == '\n' || c == ' ' || c == '\t'; });
    auto decoded = QByteArray::fromBase64Encoding(std::move(coded), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty())
        return std::nullopt;
    return std::move(decoded.decoded);
}

QJsonArray asArray(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    return value.isObject() ? QJsonArray{value} : QJsonArray();
}

/// The list of subtitles, wherever a server puts it: result.subtitles, results.subtitles, result, results.
std::optional<QJsonArray> subtitlesOf(const QJsonObject &task)
{
    for (const auto &key : {u"result"_s, u"results"_s}) {
        const QJsonValue result = task[key];
        if (result.isObject())
            return asArray(result[u"subtitles"_s]);
        if (result.isArray())
            return result.toArray();
    }
    return std::nullopt;
}

void readSubtitles(const QJsonArray &array, Task &task)
{
    const qsizetype count = std::min<qsizetype>(array.size(), mostSubtitles);
    for (qsizetype i = 0; i < count; ++i) {
        const QJsonObject row = array.at(i).toObject();
        auto content = fromBase64(row[u"contents_base64"_s]);
        if (!content) {
            task.hasBroken = true;
            continue;
        }
        TaskSubtitle subtitle;
        subtitle.index = static_cast<int>(i);
        subtitle.extension = safeExtension(row[u"extension"_s]);
        subtitle.content = std::move(*content);
        subtitle.fileName = text(row[u"filename"_s]).left(500);
        const QJsonValue language = row[u"language"_s];
        const QString code = text(language.isObject() ? language[u"code"_s] : language);
        if (!code.isEmpty() && code.size() <= 20)
            subtitle.language = Language::fromCode(code);
        task.subtitles.append(std::move(subtitle));
    }
}

Task::State stateOf(const QString &status, bool hasResult)
{
    if (status == "completed"_L1)
        return Task::State::Completed;
    if (status == "failed"_L1 || status == "error"_L1)
        return Task::State::Failed;
    // A word nobody knows: what carries a result is through, everything else is on its way.
    const bool isKnown = status == "pending"_L1 || status == "processing"_L1;
    return !isKnown && hasResult ? Task::State::Completed : Task::State::Waiting;
}

void readFailure(const QJsonObject &object, Task &task)
{
    const QJsonValue error = object[u"error"_s];
    const QString className = text(error[u"class_name"_s]);
    for (const QJsonValue &value : {error[u"message"_s], error, object[u"message"_s]}) {
        if (task.failure.isEmpty())
            task.failure = tidied(text(value));
    }
    if (task.failure.isEmpty())
        task.failure = tidied(className);
    task.nothingFound = task.failure.contains("not found"_L1, Qt::CaseInsensitive)
        || className.contains("NotFound"_L1, Qt::CaseInsensitive);
}

QString formatOf(const QString &extension)
{
    // What a search gives is SubRip unless it says otherwise.
    return extension == "txt"_L1 ? QString() : extension;
}

} // namespace

bool isTaskId(const QString &id)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_-]{1,100}$"_s);
    return plain.match(id).hasMatch();
}

Result<Task> readTask(const HttpReply &reply, Endpoint endpoint)
{
    const auto object = readObject(reply, endpoint);
    if (!object)
        return fail(object.error());
    Task task;
    task.id = text((*object)[u"id"_s]);
    const auto subtitles = subtitlesOf(*object);
    task.hasResult = subtitles.has_value();
    task.state = stateOf(text((*object)[u"status"_s]).toLower(), task.hasResult);
    // Without an id there is nothing to ask after; what is over needs none.
    if (!isTaskId(task.id) && (task.state == Task::State::Waiting || !task.id.isEmpty()))
        return fail(notUnderstood(reply));
    if (task.state == Task::State::Completed && subtitles)
        readSubtitles(*subtitles, task);
    else if (task.state == Task::State::Failed)
        readFailure(*object, task);
    if (task.subtitles.isEmpty() && task.hasBroken)
        return fail(brokenSubtitles());
    task.retryAfter = waitOf(reply);
    return task;
}

Result<AccountInfo> readUser(const HttpReply &reply)
{
    const auto object = readObject(reply, Endpoint::User);
    if (!object)
        return fail(object.error());
    AccountInfo info;
    info.signedIn = true;
    info.userName = text((*object)[u"username"_s]).left(200);
    // Something that names nobody is no user: a captive portal's JSON, or another service's.
    if (info.userName.isEmpty())
        return fail(notUnderstood(reply));
    return info;
}

Result<KickAssSubtitlesUploaded> readUploaded(const HttpReply &reply)
{
    const auto object = readObject(reply, Endpoint::Upload);
    if (!object)
        return fail(object.error());
    KickAssSubtitlesUploaded uploaded;
    uploaded.id = text((*object)[u"id"_s]);
    if (uploaded.id.isEmpty())
        return fail(notUnderstood(reply));
    uploaded.createdAt = moment((*object)[u"created_at"_s]);
    const QUrl url(text((*object)[u"url"_s]), QUrl::StrictMode);
    if (url.isValid() && isAllowed(url))
        uploaded.url = url;
    uploaded.raw = *object;
    return uploaded;
}

QString toString(const TaskFile &file)
{
    return u"%1/%2/%3"_s.arg(file.taskId, QString::number(file.index), file.extension);
}

std::optional<TaskFile> taskFileFrom(const QString &written)
{
    static const QRegularExpression form(u"^([A-Za-z0-9_-]{1,100})/(\\d{1,6})/([a-z0-9]{1,10})$"_s);
    const auto match = form.match(written);
    if (!match.hasMatch())
        return std::nullopt;
    return TaskFile{match.captured(1), match.captured(2).toInt(), match.captured(3)};
}

QList<SubtitleHit> hitsFrom(const Task &task, const SearchQuery &asked, const Language &language)
{
    QList<SubtitleHit> hits;
    QStringList seen;
    for (const TaskSubtitle &subtitle : task.subtitles) {
        SubtitleHit hit;
        hit.provider = providerId();
        // The service has no ids of subtitles, and its tasks are new each time. What stays the same is the text.
        hit.id =
            QString::fromLatin1(QCryptographicHash::hash(subtitle.content, QCryptographicHash::Sha1).toHex().left(20));
        if (seen.contains(hit.id))
            continue;
        seen.append(hit.id);
        hit.language = subtitle.language.isValid() ? subtitle.language : language;
        SubtitleHitFile file;
        file.id = toString({task.id, subtitle.index, subtitle.extension});
        // Mostly none. One made from the video's name would read like a release that was named by somebody.
        file.fileName = subtitle.fileName;
        hit.files = {file};
        hit.release = subtitle.fileName;
        hit.matchedBy = SubtitleHit::MatchedBy::Hash; // the only way it searches
        hit.movieHashes = {asked.movieHash.trimmed().toLower()};
        hit.format = formatOf(subtitle.extension);
        hit.content = subtitle.content;
        hits.append(std::move(hit));
    }
    return hits;
}

} // namespace Legenda::KickAssSubtitles
