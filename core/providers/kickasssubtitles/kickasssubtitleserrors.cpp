// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/kickasssubtitles/kickasssubtitleserrors.h"

#include "core/net/errortable.h"
#include "core/net/redaction.h"
#include "core/providers/lenientjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda::KickAssSubtitles {

using namespace LenientJson;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qsizetype mostFields = 20;

struct Row
{
    int from;
    int to;
    ErrorKind kind;
    const char *sentence; ///< %1: the service's words, %2: when
};

#define SAY(text) QT_TRANSLATE_NOOP("Legenda", text)

// The first row that fits counts.
constexpr std::array rows = {
    Row{401, 401, ErrorKind::BadCredentials,
        SAY("KickAssSubtitles did not accept the API key. Check it in the account settings, or make a new one on the "
            "account page of kickasssubtitles.com.")},
    Row{402, 402, ErrorKind::NeedsVip, SAY("KickAssSubtitles offers this only to paying members (%1).")},
    Row{403, 403, ErrorKind::NeedsAccount,
        SAY("KickAssSubtitles does not allow this to your account (%1). Sign in on kickasssubtitles.com to see what "
            "it may do.")},
    Row{404, 404, ErrorKind::NotFound,
        SAY("KickAssSubtitles has nothing at this address. Check the address of the service in the account settings.")},
    Row{405, 405, ErrorKind::NotSupported, SAY("KickAssSubtitles does not offer this.")},
    Row{408, 408, ErrorKind::Timeout, SAY("KickAssSubtitles waited too long for the question. Try again.")},
    Row{413, 413, ErrorKind::BadInput,
        SAY("The subtitle file is too large for KickAssSubtitles, which takes at most 1 MiB. Choose a smaller one.")},
    Row{429, 429, ErrorKind::RateLimited, SAY("KickAssSubtitles wants fewer requests. Try again %2.")},
    Row{400, 499, ErrorKind::BadInput, SAY("KickAssSubtitles refused this (%1).")},
    Row{500, 599, ErrorKind::ServiceDown,
        SAY("KickAssSubtitles is overloaded or being repaired. Try again in a few minutes; nothing is lost.")},
};

#undef SAY

QJsonObject objectOf(const HttpReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

/// `message`, `error` or `error.message`.
QString wordsOf(const QJsonObject &object)
{
    const QJsonValue error = object[u"error"_s];
    for (const QJsonValue &value : {object[u"message"_s], error, error[u"message"_s]}) {
        if (const QString said = tidied(text(value)); !said.isEmpty())
            return said;
    }
    return {};
}

QString detailOf(const HttpReply &reply, const QString &said)
{
    return u"HTTP %1 %2%3"_s.arg(reply.status).arg(scrubbed(reply.url), said.isEmpty() ? QString() : u": "_s + said);
}

/// A field's complaints, which come as a list, as text, or nested once more.
QString complaint(const QJsonValue &value)
{
    if (value.isString())
        return tidied(value.toString());
    QStringList words;
    const QJsonArray array = value.isObject() ? QJsonArray() : value.toArray();
    for (const QJsonValue &each : array) {
        if (const QString said = tidied(text(each)); !said.isEmpty() && words.size() < mostFields)
            words.append(said);
    }
    return tidied(words.join(u' '));
}

/// What the field is called for people.
QString nameOfField(const QString &field)
{
    if (field == "subtitle"_L1)
        return Text::tr("subtitle file");
    if (field == "language"_L1)
        return Text::tr("language");
    if (field == "format"_L1)
        return Text::tr("format");
    if (field == "encoding"_L1)
        return Text::tr("encoding");
    if (field == "input_encoding"_L1)
        return Text::tr("encoding of the file");
    if (field == "fps"_L1)
        return Text::tr("frame rate");
    if (field == "filename"_L1)
        return Text::tr("name of the video");
    if (field == "filesize"_L1)
        return Text::tr("size of the video");
    if (field.startsWith("hashes"_L1))
        return Text::tr("hash of the video");
    if (field == "imdb_url"_L1)
        return Text::tr("address at IMDb");
    return field;
}

/// 422: what was sent is wrong, field by field.
Error badFields(const HttpReply &reply, const QJsonObject &object)
{
    Error error{ErrorKind::BadInput, {}, detailOf(reply, wordsOf(object))};
    const QJsonObject fields = object[u"errors"_s].toObject();
    QStringList parts;
    for (auto it = fields.begin(); it != fields.end() && parts.size() < mostFields; ++it) {
        const QString field = tidied(it.key());
        const QString said = complaint(it.value());
        error.fields.insert(field, said);
        parts.append(said.isEmpty() ? nameOfField(field) : u"%1 (%2)"_s.arg(nameOfField(field), said));
    }
    if (parts.isEmpty()) {
        const QString said = wordsOf(object);
        error.message =
            Text::tr("KickAssSubtitles refused this (%1).").arg(said.isEmpty() ? QString::number(reply.status) : said);
    } else {
        error.message = Text::tr("KickAssSubtitles did not accept: %1. Change that and try again.")
                            .arg(parts.join(Text::tr("; ", "between the fields of a form that were refused")));
    }
    return error;
}

QString whenPhrase(std::chrono::seconds wait)
{
    if (wait < std::chrono::minutes(1))
        return Text::tr("in a moment");
    return momentPhrase(QDateTime::currentDateTime().addSecs(wait.count()));
}

} // namespace

QString tidied(const QString &words)
{
    return serviceWords(words);
}

Error errorFrom(const HttpReply &reply, Endpoint endpoint)
{
    if (reply.isSuccess())
        return notUnderstood(reply);
    const QJsonObject object = objectOf(reply);
    const QString said = wordsOf(object);
    if (reply.status == 422)
        return badFields(reply, object);
    if (reply.status == 404 && endpoint == Endpoint::Task && !object.isEmpty()) {
        return {ErrorKind::NotFound,
            Text::tr("KickAssSubtitles no longer knows this task. Start again; its results are kept for a short time "
                     "only."),
            detailOf(reply, said)};
    }
    for (const Row &row : rows) {
        if (reply.status < row.from || reply.status > row.to)
            continue;
        Error error{row.kind, Text::tr(row.sentence), detailOf(reply, said)};
        if (isTemporary(row.kind))
            error.retryAfter = waitOf(reply);
        error.message.replace("%1"_L1, said.isEmpty() ? QString::number(reply.status) : said);
        error.message.replace("%2"_L1, whenPhrase(error.retryAfter));
        return error;
    }
    return notUnderstood(reply);
}

std::chrono::seconds waitOf(const HttpReply &reply)
{
    constexpr std::chrono::seconds longest = std::chrono::hours(24);
    return std::clamp(reply.retryAfter().value_or(std::chrono::seconds(0)), std::chrono::seconds(0), longest);
}

bool saysNothingFound(const HttpReply &reply)
{
    if (reply.status != 404 || reply.looksLikeHtml())
        return false;
    // About an address that is wrong it says "The route … could not be found."
    QString said = wordsOf(objectOf(reply)).toLower();
    while (said.endsWith(u'.') || said.endsWith(u'!'))
        said.chop(1);
    return said == "not found"_L1;
}

Error notUnderstood(const HttpReply &reply)
{
    if (reply.looksLikeHtml())
        return {ErrorKind::BadReply,
            Text::tr("KickAssSubtitles sent a web page instead of an answer. If this network wants you to sign in, do "
                     "so in a browser; else check the address of the service in the account settings."),
            detailOf(reply, {})};
    return {ErrorKind::BadReply,
        Text::tr("KickAssSubtitles sent an answer that Legenda does not understand. Try again later."),
        detailOf(reply, tidied(QString::fromUtf8(reply.body.left(200))))};
}

Error noApiKey()
{
    return {ErrorKind::NeedsAccount,
        Text::tr("KickAssSubtitles wants an API key. Make one on the account page of kickasssubtitles.com and enter it "
                 "in the account settings."),
        {}};
}

Error brokenSubtitles()
{
    return {ErrorKind::BadReply,
        Text::tr("KickAssSubtitles sent a subtitle that is damaged. Try again later, or choose another one."), {}};
}

Error taskFailed(Endpoint endpoint, const QString &said)
{
    const QString words = said.isEmpty() ? Text::tr("it does not say why") : said;
    if (endpoint == Endpoint::Convert)
        return {ErrorKind::BadInput,
            Text::tr("KickAssSubtitles could not convert this file (%1). Check that it is a subtitle, and choose its "
                     "encoding if it was not recognised.")
                .arg(words),
            {}};
    return {ErrorKind::ServiceDown,
        Text::tr("KickAssSubtitles could not finish its work (%1). Try again later.").arg(words), {}};
}

Error stillWorking(const QString &taskId, std::chrono::seconds retryAfter)
{
    return {ErrorKind::Timeout,
        Text::tr("KickAssSubtitles is still working on it (task %1). Look again in a minute: nothing is lost.")
            .arg(taskId),
        u"task: "_s + taskId, retryAfter};
}

} // namespace Legenda::KickAssSubtitles
