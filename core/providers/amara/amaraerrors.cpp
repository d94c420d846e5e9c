// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/amara/amaraerrors.h"

#include "core/net/errortable.h"
#include "core/net/redaction.h"
#include "core/net/restcall.h"
#include "core/providers/lenientjson.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Legenda::Amara {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

constexpr qsizetype longestSentence = 300;
constexpr qsizetype mostFields = 20;
constexpr qsizetype mostSentences = 5;
/// A refusal is a few lines; more of it is not worth reading.
constexpr qsizetype longestRefusal = 100000;

QString tidy(const QString &said)
{
    return serviceWords(said, longestSentence);
}

/// The sentences in a text, a list of them, or an object with some, one level deep.
QString sentences(const QJsonValue &value, int depth = 0)
{
    if (value.isString() || value.isDouble())
        return LenientJson::text(value);
    constexpr int deepest = 3;
    QStringList all;
    if (depth < deepest && value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < std::min<qsizetype>(array.size(), mostSentences); ++i)
            all.append(sentences(array.at(i), depth + 1));
    } else if (depth < deepest && value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end() && all.size() < mostSentences; ++it)
            all.append(sentences(it.value(), depth + 1));
    }
    all.removeAll(QString());
    return all.join(u' ');
}

// Keys of what concerns no single field.
constexpr std::array generalKeys = {"detail"_L1, "general_errors"_L1, "non_field_errors"_L1, "__all__"_L1, "message"_L1,
    "error_message"_L1, "error"_L1, "errors"_L1};

void readObject(const QJsonObject &object, Words &words, int depth = 0)
{
    QStringList general;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = it.key();
        const bool isGeneral =
            std::any_of(generalKeys.begin(), generalKeys.end(), [&](QLatin1StringView each) { return each == key; });
        if (isGeneral && !it->isObject()) {
            general.append(sentences(*it));
        } else if (it->isObject() && depth == 0) {
            // {"errors": {"title": …}}, and the older API's {"videos": {"video_url": …}}
            readObject(it->toObject(), words, depth + 1);
        } else if (words.fields.size() < mostFields && key.size() <= 100 && key != "status"_L1
            && key != "traceback"_L1) {
            if (const QString said = tidy(sentences(*it)); !said.isEmpty())
                words.fields.insert(key, said);
        }
    }
    general.removeAll(QString());
    if (!general.isEmpty())
        words.general = tidy((words.general + u' ' + general.join(u' ')).trimmed());
}

enum class Only { Everywhere, WithoutKey, Video, Subtitles, Account, Change, RemoveAddress };

using Row = ErrorRow<Only>;

#define SAY(text) QT_TRANSLATE_NOOP("Legenda", text)

// The first row that fits is taken. A key that is wrong, a video that is hidden and one that does not exist are all 403
// to people who are not of the service's staff.
constexpr Row rows[] = {
    {400, 400, Only::RemoveAddress, "", ErrorKind::BadInput,
        SAY("A video needs at least one address, and its primary address cannot be removed. Add another address or "
            "make another one the primary address first. (Amara says: %1)")},
    {400, 400, Only::Everywhere, "already", ErrorKind::BadInput,
        SAY("Amara has this already (%1). Reload the video to see what is there.")},
    {400, 400, Only::Everywhere, "", ErrorKind::BadInput,
        SAY("Amara did not accept this (%1). Change it, then try again.")},
    {401, 403, Only::WithoutKey, "", ErrorKind::NeedsAccount,
        SAY("Amara wants to know who asks. Enter your user name and API key in the account settings.")},
    {401, 401, Only::Everywhere, "", ErrorKind::BadCredentials,
        SAY("Amara did not accept your user name and API key. Check both in the account settings.")},
    {402, 402, Only::Everywhere, "", ErrorKind::NeedsVip, SAY("Amara offers this only to paying teams (%1).")},
    {403, 403, Only::Account, "", ErrorKind::BadCredentials,
        SAY("Amara did not accept your user name and API key. Check both in the account settings.")},
    {403, 403, Only::Everywhere, "credential", ErrorKind::BadCredentials,
        SAY("Amara did not accept your user name and API key. Check both in the account settings.")},
    {403, 403, Only::Everywhere, "api key", ErrorKind::BadCredentials,
        SAY("Amara did not accept your API key. Check it in the account settings.")},
    {403, 403, Only::Everywhere, "authenticat", ErrorKind::BadCredentials,
        SAY("Amara did not accept your user name and API key. Check both in the account settings.")},
    {403, 403, Only::Video, "", ErrorKind::NotFound,
        SAY("Amara does not know this video, or does not show it to your account.")},
    {403, 403, Only::Subtitles, "", ErrorKind::NotFound,
        SAY("Amara does not have these subtitles, or does not show them to your account. Choose another version.")},
    {403, 403, Only::Change, "", ErrorKind::NotSupported,
        SAY("Amara does not let your account change this, or does not know this video. Ask the team that the video "
            "belongs to.")},
    {403, 403, Only::RemoveAddress, "", ErrorKind::NotSupported,
        SAY("Amara does not let your account change this, or does not know this video. Ask the team that the video "
            "belongs to.")},
    {403, 403, Only::Everywhere, "", ErrorKind::BadCredentials,
        SAY("Amara refused this (%1). Check your user name and API key in the account settings.")},
    {404, 404, Only::Account, "", ErrorKind::BadCredentials,
        SAY("Amara knows no user of this name. Check your user name in the account settings.")},
    {404, 404, Only::Video, "", ErrorKind::NotFound,
        SAY("Amara does not know this video, or does not show it to your account.")},
    {404, 404, Only::Subtitles, "", ErrorKind::NotFound,
        SAY("Amara does not have these subtitles, or does not show them to your account. Choose another version.")},
    {404, 404, Only::Change, "", ErrorKind::NotFound,
        SAY("Amara no longer has what was to be changed. Reload the video to see what is there.")},
    {404, 404, Only::RemoveAddress, "", ErrorKind::NotFound,
        SAY("Amara no longer has this address. Reload the video to see what is there.")},
    {404, 404, Only::Everywhere, "", ErrorKind::NotFound,
        SAY("Amara has nothing at this address. Check the address of the service in the account settings.")},
    {405, 405, Only::Everywhere, "", ErrorKind::NotSupported, SAY("Amara does not offer this.")},
    {406, 406, Only::Everywhere, "", ErrorKind::NotSupported,
        SAY("Amara cannot give this in that format. Choose another format.")},
    {408, 408, Only::Everywhere, "", ErrorKind::Timeout, SAY("Amara waited too long for the question. Try again.")},
    {413, 413, Only::Everywhere, "", ErrorKind::BadInput,
        SAY("This is more than Amara takes at once. Send a smaller file.")},
    {429, 429, Only::Everywhere, "", ErrorKind::RateLimited, SAY("Amara wants fewer requests. Try again %2.")},
    {400, 499, Only::Everywhere, "", ErrorKind::BadInput, SAY("Amara refused this (%1).")},
    {500, 599, Only::Everywhere, "", ErrorKind::ServiceDown,
        SAY("Amara is overloaded or being repaired. Try again in a few minutes; nothing is lost.")},
};

#undef SAY

bool fits(const Row &row, int status, const QString &said, const ErrorContext &context)
{
    if (!row.concerns(status, said))
        return false;
    switch (row.only) {
    case Only::Everywhere:
        return true;
    case Only::WithoutKey:
        return !context.hasKey && (status == 401 || status == 403);
    case Only::Video:
        return context.asked == Asked::Video;
    case Only::Subtitles:
        return context.asked == Asked::Subtitles;
    case Only::Account:
        return context.asked == Asked::Account;
    case Only::Change:
        return context.asked == Asked::Change;
    case Only::RemoveAddress:
        return context.asked == Asked::RemoveAddress;
    }
    return false;
}

/// "in a moment", "at 14:05"; in the person's own time.
QString waitPhrase(std::chrono::seconds wait)
{
    if (wait < std::chrono::minutes(1))
        return Text::tr("in a moment");
    return momentPhrase(QDateTime::currentDateTime().addSecs(wait.count()));
}

QString detailOf(const HttpReply &reply, const QString &said)
{
    return u"HTTP %1 %2%3"_s.arg(reply.status).arg(scrubbed(reply.url), said.isEmpty() ? QString() : u": "_s + said);
}

/// All that was said, as one text.
QString allOf(const Words &words)
{
    QStringList all;
    if (!words.general.isEmpty())
        all.append(words.general);
    for (auto it = words.fields.cbegin(); it != words.fields.cend(); ++it)
        all.append(it.key() + u": "_s + it.value());
    return all.join(u"; "_s);
}

} // namespace

Words wordsOf(const HttpReply &reply)
{
    Words words;
    if (reply.looksLikeHtml() || reply.body.size() > longestRefusal)
        return words;
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (document.isObject()) {
        readObject(document.object(), words);
    } else if (document.isArray()) {
        words.general = tidy(sentences(document.array()));
    } else if (const auto bare = anyJson(QString::fromUtf8(reply.body))) {
        words.general = tidy(sentences(*bare));
    } else if (!reply.body.contains('<')) {
        words.general = tidy(QString::fromUtf8(reply.body));
    }
    return words;
}

Error errorFrom(const HttpReply &reply, const ErrorContext &context)
{
    if (reply.isSuccess())
        return notUnderstood(reply);
    const Words words = wordsOf(reply);
    const QString said = allOf(words);
    for (const Row &row : rows) {
        if (!fits(row, reply.status, said, context))
            continue;
        Error error{row.kind, {}, detailOf(reply, said)};
        if (row.kind == ErrorKind::BadInput)
            error.fields = words.fields;
        const auto wait = reply.retryAfter();
        if (wait)
            error.retryAfter = *wait;
        error.message = Text::tr(row.sentence);
        error.message.replace("%2"_L1, waitPhrase(wait.value_or(std::chrono::seconds(0))));
        error.message.replace("%1"_L1, said.isEmpty() ? QString::number(reply.status) : said);
        return error;
    }
    return notUnderstood(reply);
}

Error notUnderstood(const HttpReply &reply)
{
    if (reply.looksLikeHtml())
        return {ErrorKind::BadReply,
            Text::tr("Amara sent a web page instead of an answer. If this network wants you to sign in, do so in a "
                     "browser; else check the address of the service in the account settings."),
            detailOf(reply, {})};
    return {ErrorKind::BadReply, Text::tr("Amara sent an answer that Legenda does not understand. Try again later."),
        detailOf(reply, scrub(QString::fromUtf8(reply.body.left(200)).simplified()))};
}

Error noKey()
{
    return {ErrorKind::NeedsAccount,
        Text::tr("Amara wants an API key. Make one on amara.org, in the settings of your account, and enter it in the "
                 "account settings."),
        {}};
}

Error noAccount()
{
    return {ErrorKind::NeedsAccount,
        Text::tr("Only people who are signed in to Amara can change videos. Enter your user name and API key in the "
                 "account settings."),
        {}};
}

Error emptySubtitle()
{
    return {ErrorKind::BadReply,
        Text::tr("Amara sent an empty subtitle: nobody has written anything yet. Choose another version or language."),
        {}};
}

} // namespace Legenda::Amara
