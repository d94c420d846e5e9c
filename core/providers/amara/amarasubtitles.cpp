// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/amara/amarasubtitles.h"

#include "core/net/restcall.h"
#include "core/net/urlrules.h"
#include "core/providers/lenientjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Legenda::Amara {

using namespace LenientJson;

namespace {

constexpr qsizetype mostCues = 200000;
constexpr double msPerSecond = 1000;
/// Where the service puts cues nobody has timed: 99:59:59.
constexpr qint64 neverMs = qint64(99 * 3600 + 59 * 60 + 59) * 1000;

/// -1 for what is no time.
qint64 timeOf(const QJsonValue &value, bool inSeconds)
{
    bool ok = value.isDouble();
    const double read = ok ? value.toDouble() : value.toString().trimmed().toDouble(&ok);
    if (!ok || !std::isfinite(read) || read < 0)
        return -1;
    const double ms = std::round(inSeconds ? read * msPerSecond : read);
    return ms >= static_cast<double>(neverMs) ? -1 : static_cast<qint64>(ms);
}

QString cueText(const QJsonValue &value)
{
    static const QRegularExpression lineBreak(u"<br\\s*/?>"_s, QRegularExpression::CaseInsensitiveOption);
    QString read = value.toString();
    read.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace(lineBreak, u"\n"_s);
    return read.trimmed();
}

/// Fractions are seconds whatever the API's age: milliseconds are never broken.
bool hasFractions(const QJsonArray &cues)
{
    return std::any_of(cues.begin(), cues.end(), [](const QJsonValue &cue) {
        for (const auto &key : {u"start"_s, u"end"_s}) {
            const double time = cue[key].toDouble();
            if (std::isfinite(time) && time != std::floor(time))
                return true;
        }
        return false;
    });
}

QByteArray subRipTime(qint64 ms)
{
    const auto part = [](qint64 number, int digits) { return QByteArray::number(number).rightJustified(digits, '0'); };
    return part(ms / 3600000, 2) + ':' + part(ms / 60000 % 60, 2) + ':' + part(ms / 1000 % 60, 2) + ','
        + part(ms % 1000, 3);
}

/// Where JSON comes in place of the text.
Result<QByteArray> fromJsonReply(
    const QJsonValue &value, const HttpReply &reply, const QString &format, const ErrorContext &context)
{
    const QJsonValue subtitles = value.isObject() ? value[u"subtitles"_s] : value;
    if (value.isObject() && subtitles.isString() && text(value[u"sub_format"_s]) == format)
        return subtitles.toString().toUtf8();
    if (subtitles.isArray() && (format == "srt"_L1 || format == "json"_L1)) {
        const QList<Cue> cues = readCues(subtitles, false);
        const QByteArray written = format == "json"_L1 ? cuesAsJson(cues) : cuesAsSubRip(cues);
        return cues.isEmpty() || written.isEmpty() ? fail(emptySubtitle()) : Result<QByteArray>(written);
    }
    // A refusal, although the status says otherwise.
    const Words words = wordsOf(reply);
    if (!words.general.isEmpty()) {
        Error error = errorFrom({404, reply.headers, reply.body, reply.url}, context);
        error.message += u" ("_s + words.general + u')';
        return fail(error);
    }
    return fail(notUnderstood(reply));
}

} // namespace

QStringList subtitleFormats()
{
    return {u"srt"_s, u"vtt"_s, u"sbv"_s, u"ssa"_s, u"dfxp"_s, u"txt"_s, u"json"_s};
}

QList<Cue> readCues(const QJsonValue &value, bool inSeconds)
{
    const QJsonArray array = value.toArray();
    const bool seconds = inSeconds || hasFractions(array);
    QList<Cue> cues;
    for (const QJsonValue &each : array) {
        if (!each.isObject() || cues.size() >= mostCues)
            continue;
        const auto either = [&each](const QString &usual, const QString &older) {
            const QJsonObject object = each.toObject();
            return object.contains(usual) ? object[usual] : object[older];
        };
        Cue cue;
        cue.startMs = timeOf(either(u"start"_s, u"start_time"_s), seconds);
        cue.endMs = timeOf(either(u"end"_s, u"end_time"_s), seconds);
        cue.text = cueText(each[u"text"_s]);
        cues.append(cue);
    }
    return cues;
}

QByteArray cuesAsJson(const QList<Cue> &cues)
{
    QJsonArray array;
    const auto time = [](qint64 ms) { return ms < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(ms); };
    for (const Cue &cue : cues) {
        QString written = cue.text;
        written.replace(u'\n', u"<br>"_s);
        array.append(QJsonObject{{u"position"_s, array.size() + 1}, {u"start"_s, time(cue.startMs)},
            {u"end"_s, time(cue.endMs)}, {u"text"_s, written}});
    }
    return QJsonDocument(array).toJson();
}

QByteArray cuesAsSubRip(const QList<Cue> &cues)
{
    QByteArray written;
    int number = 0;
    for (const Cue &cue : cues) {
        if (cue.startMs < 0 || cue.endMs < cue.startMs)
            continue;
        written += QByteArray::number(++number) + '\n' + subRipTime(cue.startMs) + " --> " + subRipTime(cue.endMs)
            + '\n' + cue.text.toUtf8() + "\n\n";
    }
    return written;
}

Result<QByteArray> readSubtitles(const HttpReply &reply, const QString &format, const ErrorContext &context)
{
    // A dfxp file is no web page, though both begin with "<".
    if (!reply.isSuccess() || reply.looksLikeHtml())
        return fail(errorFrom(reply, context));
    const QByteArray start = reply.body.trimmed();
    if (start.isEmpty())
        return fail(emptySubtitle());
    const bool saysJson = reply.header("content-type").contains("json");
    if (saysJson || start.startsWith('{') || start.startsWith('[')) {
        const QJsonDocument document = QJsonDocument::fromJson(reply.body);
        if (document.isObject())
            return fromJsonReply(document.object(), reply, format, context);
        if (document.isArray())
            return fromJsonReply(document.array(), reply, format, context);
        const auto bare = saysJson ? anyJson(QString::fromUtf8(reply.body)) : std::nullopt;
        if (bare)
            return fromJsonReply(*bare, reply, format, context);
    }
    return reply.body;
}

Result<EmbeddedSubtitles> readEmbeddedSubtitles(const HttpReply &reply, bool oldApi, const ErrorContext &context)
{
    if (!reply.isSuccess() || reply.looksLikeHtml())
        return fail(errorFrom(reply, context));
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    EmbeddedSubtitles read;
    if (document.isArray()) {
        // The first API gave the cues alone.
        read.format = u"json"_s;
        read.cues = readCues(document.array(), oldApi);
        return read;
    }
    const QJsonObject object = document.object();
    const QJsonValue subtitles = object[u"subtitles"_s];
    for (const auto &key : {u"version_number"_s, u"version_no"_s}) {
        if (const qint64 version = number(object[key]);
            read.version == 0 && version > 0 && version <= std::numeric_limits<int>::max())
            read.version = static_cast<int>(version);
    }
    read.format = text(object[u"sub_format"_s]);
    if (subtitles.isArray()) {
        read.format = u"json"_s;
        read.cues = readCues(subtitles, oldApi);
    } else if (subtitles.isString()) {
        read.content = subtitles.toString();
    } else {
        return fail(notUnderstood(reply));
    }
    const QJsonValue language = object[u"language"_s];
    read.languageCode = language.isObject() ? text(language[u"code"_s]) : text(language);
    read.title = text(object[u"title"_s]);
    read.description = text(object[u"description"_s]);
    const QJsonValue author = object[u"author"_s];
    read.author = author.isObject() ? text(author[u"username"_s]) : text(author);
    const QJsonValue video = object[u"video_title"_s];
    read.videoTitle = text(video.isString() ? video : object[u"video"_s]);
    for (const auto &key : {u"site_uri"_s, u"site_url"_s}) {
        const QUrl page(object[key].toString().trimmed());
        if (read.page.isEmpty() && isAllowed(page))
            read.page = page;
    }
    return read;
}

Result<WebVersion> readPosted(const HttpReply &reply, const ErrorContext &context)
{
    if (!reply.isSuccess() || reply.looksLikeHtml())
        return fail(errorFrom(reply, context));
    WebVersion version;
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    for (const auto &key : {u"version_number"_s, u"version_no"_s}) {
        if (const qint64 read = number(object[key]);
            version.number == 0 && read > 0 && read <= std::numeric_limits<int>::max())
            version.number = static_cast<int>(read);
    }
    const QJsonValue author = object[u"author"_s];
    version.author = author.isObject() ? text(author[u"username"_s]) : text(author);
    return version;
}

} // namespace Legenda::Amara
