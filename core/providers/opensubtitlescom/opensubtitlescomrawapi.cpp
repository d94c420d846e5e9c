// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomrawapi.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesCom {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

struct Verb
{
    QLatin1StringView name;
    HttpRequest::Method method;
};

constexpr std::array verbs = {
    Verb{"GET"_L1, HttpRequest::Method::Get},
    Verb{"POST"_L1, HttpRequest::Method::Post},
    Verb{"PUT"_L1, HttpRequest::Method::Put},
    Verb{"DELETE"_L1, HttpRequest::Method::Delete},
};

tl::unexpected<Error> badInput(const QString &message)
{
    return fail(ErrorKind::BadInput,
        message + u' ' + Text::tr("Write it as: GET /path key=value …, or POST /path key=value key:=json …"));
}

/// A JSON value of any kind; QJsonDocument reads only objects and arrays.
std::optional<QJsonValue> anyJson(const QString &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson("[" + text.toUtf8() + "]", &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1)
        return std::nullopt;
    return document.array().at(0);
}

QString asParameter(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

bool hasBody(HttpRequest::Method method)
{
    return method == HttpRequest::Method::Post || method == HttpRequest::Method::Put;
}

} // namespace

Result<RawCall> readRawCall(const QStringList &words)
{
    RawCall call;
    const QString name = words.value(0).toUpper();
    const auto verb = std::find_if(verbs.begin(), verbs.end(), [&](const Verb &each) { return each.name == name; });
    if (verb == verbs.end())
        return badInput(Text::tr("“%1” is no method.").arg(words.value(0)));
    call.method = verb->method;
    call.path = words.value(1);
    // Below the base and nowhere else: no other host, no way up, nothing that ends the path.
    static const QRegularExpression plainPath(u"^(?:/[A-Za-z0-9_-][A-Za-z0-9_.~-]*)+/?$"_s);
    if (!plainPath.match(call.path).hasMatch())
        return badInput(Text::tr("“%1” is no path of this service; it has to begin with a slash.").arg(call.path));
    for (const QString &word : words.mid(2)) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals <= 0 || word.startsWith(":="_L1))
            return badInput(Text::tr("“%1” is no key=value.").arg(word));
        const bool typed = word.at(equals - 1) == u':';
        const QString key = word.left(typed ? equals - 1 : equals);
        QJsonValue value = word.mid(equals + 1);
        if (typed) {
            const auto read = anyJson(word.mid(equals + 1));
            if (!read)
                return badInput(Text::tr("What follows := in “%1” is no JSON.").arg(word));
            value = *read;
        }
        if (hasBody(call.method))
            call.body.insert(key, value);
        else
            call.parameters.insert(key, asParameter(value));
    }
    return call;
}

HttpRequest rawRequest(const Access &access, const RawCall &call)
{
    HttpRequest made = request(access, call.method, call.path, call.parameters);
    if (hasBody(call.method)) {
        made.body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
        made.contentType = "application/json"_ba;
    }
    if (call.path == "/login"_L1) {
        made.mayRetry = false;
        made.paceKey = loginPaceKey();
    } else if (call.path == "/features"_L1) {
        made.paceKey = featuresPaceKey();
    }
    return made;
}

QJsonValue rawReply(const HttpReply &reply)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(reply.body, &error);
    if (error.error == QJsonParseError::NoError)
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    return QJsonObject{{u"status"_s, reply.status}, {u"body"_s, QString::fromUtf8(reply.body)}};
}

QStringList rawEndpoints()
{
    return {
        u"GET /subtitles query= moviehash= id= imdb_id= tmdb_id= parent_feature_id= parent_imdb_id= parent_tmdb_id= "
        "season_number= episode_number= languages= type= year= uploader_id= ai_translated= machine_translated= "
        "hearing_impaired= foreign_parts_only= trusted_sources= moviehash_match= order_by= order_direction= page="_s,
        u"GET /features query= query_match= full_search= type= year= feature_id= imdb_id= tmdb_id="_s,
        u"GET /discover/popular language= type="_s,
        u"GET /discover/latest language= type="_s,
        u"GET /discover/most_downloaded language= type="_s,
        u"GET /utilities/guessit filename="_s,
        u"GET /infos/formats"_s,
        u"GET /infos/languages"_s,
        u"GET /infos/user"_s,
        u"POST /download file_id:= sub_format= file_name= in_fps:= out_fps:= timeshift:= force_download:="_s,
        u"POST /login username= password="_s,
        u"DELETE /logout"_s,
    };
}

} // namespace Legenda::OpenSubtitlesCom
