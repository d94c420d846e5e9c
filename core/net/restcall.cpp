// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/restcall.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda {

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

struct Word
{
    enum class Kind { Text, Json, Parameter, File };
    QString key;
    Kind kind = Kind::Text;
    QString value;
};

std::optional<Word> readWord(const QString &word)
{
    static const QRegularExpression form(
        u"^([^=@:]+)(:=|==|=|@)(.*)$"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    const QString sign = match.captured(2);
    Word read{match.captured(1), Word::Kind::Text, match.captured(3)};
    if (sign == ":="_L1)
        read.kind = Word::Kind::Json;
    else if (sign == "=="_L1)
        read.kind = Word::Kind::Parameter;
    else if (sign == "@"_L1)
        read.kind = Word::Kind::File;
    return read;
}

} // namespace

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

Result<RestCall> readRestCall(const QStringList &words)
{
    RestCall call;
    const QString name = words.value(0).toUpper();
    const auto verb = std::find_if(verbs.begin(), verbs.end(), [&](const Verb &each) { return each.name == name; });
    if (verb == verbs.end())
        return badInput(Text::tr("“%1” is no method.").arg(words.value(0)));
    call.method = verb->method;
    call.path = words.value(1);
    // Below the base and nowhere else: no other host, no way up, nothing that ends the path.
    static const QRegularExpression plainPath(u"^(?:/[A-Za-z0-9_@+-][A-Za-z0-9_.~@+-]*)+/?$"_s);
    if (!plainPath.match(call.path).hasMatch())
        return badInput(Text::tr("“%1” is no path of this service; it has to begin with a slash.").arg(call.path));
    for (const QString &given : words.mid(2)) {
        const std::optional<Word> word = readWord(given);
        if (!word)
            return badInput(Text::tr("“%1” is no key=value.").arg(given));
        QJsonValue value = word->value;
        if (word->kind == Word::Kind::Json) {
            const auto read = anyJson(word->value);
            if (!read)
                return badInput(Text::tr("What follows := in “%1” is no JSON.").arg(given));
            value = *read;
        }
        if (word->kind == Word::Kind::File) {
            if (!call.hasBody())
                return badInput(Text::tr("“%1” is a file, which only POST and PUT can send.").arg(given));
            call.files.insert(word->key, word->value);
        } else if (call.hasBody() && word->kind != Word::Kind::Parameter) {
            call.body.insert(word->key, value);
        } else {
            call.parameters.insert(word->key, asParameter(value));
        }
    }
    return call;
}

QJsonValue restReply(const HttpReply &reply)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(reply.body, &error);
    if (error.error == QJsonParseError::NoError)
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    // A bare value is JSON as well.
    if (const auto value = anyJson(QString::fromUtf8(reply.body)))
        return *value;
    return QJsonObject{{u"status"_s, reply.status}, {u"body"_s, QString::fromUtf8(reply.body)}};
}

} // namespace Legenda
