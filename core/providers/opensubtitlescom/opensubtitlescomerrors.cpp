// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomerrors.h"

#include "core/net/errortable.h"
#include "core/net/redaction.h"
#include "core/providers/lenientjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesCom {

using namespace LenientJson;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

enum class Only {
    Everywhere,
    Login,
    User,
    Download,
    DownloadWithUnprovenKey,
    Link,
    WithToken,
    Translate,
    TranslateWithoutToken
};

using Row = ErrorRow<Only>;

#define SAY(text) QT_TRANSLATE_NOOP("Legenda", text)

// The first row that fits is taken. Which reply comes when was seen in recorded traffic or in maintained clients.
constexpr Row rows[] = {
    {400, 400, Only::Login, "not your email", ErrorKind::BadCredentials,
        SAY("Sign in to OpenSubtitles.com with your user name, not with your e-mail address. Change it in the account "
            "settings.")},
    {400, 401, Only::Login, "", ErrorKind::BadCredentials,
        SAY("OpenSubtitles.com does not know this user name and password. Check both in the account settings.")},
    {400, 499, Only::Translate, "credit", ErrorKind::QuotaUsedUp,
        SAY("Your credits at OpenSubtitles.com are not enough for this translation (%1). Buy some there, then start it "
            "again.")},
    {400, 422, Only::Translate, "language", ErrorKind::BadInput,
        SAY("OpenSubtitles.com does not translate between these languages with this model (%1). Choose another "
            "language or another model.")},
    {400, 422, Only::Translate, "translate_", ErrorKind::BadInput,
        SAY("OpenSubtitles.com does not translate between these languages with this model (%1). Choose another "
            "language or another model.")},
    {400, 400, Only::Translate, "", ErrorKind::BadInput,
        SAY("OpenSubtitles.com did not accept this translation (%1). Choose another model or another subtitle.")},
    {400, 400, Only::Everywhere, "moviehash", ErrorKind::BadInput,
        SAY("OpenSubtitles.com did not accept the hash of this video. Search by name instead.")},
    {400, 400, Only::Everywhere, "", ErrorKind::BadInput,
        SAY("OpenSubtitles.com did not understand the question (%1). Change what you search for.")},
    {401, 401, Only::WithToken, "", ErrorKind::BadCredentials,
        SAY("OpenSubtitles.com ended your session and did not accept a new one. Check your account in the account "
            "settings, then try again.")},
    {401, 401, Only::User, "", ErrorKind::NeedsAccount,
        SAY("This is only for people who are signed in to OpenSubtitles.com. Add your account in the account "
            "settings.")},
    {401, 401, Only::Translate, "", ErrorKind::NeedsAccount,
        SAY("OpenSubtitles.com translates only for people who are signed in. Add your account in the account "
            "settings.")},
    {401, 401, Only::Download, "", ErrorKind::NeedsAccount,
        SAY("OpenSubtitles.com gives downloads only to people who are signed in. Add your account in the account "
            "settings.")},
    {401, 401, Only::Everywhere, "", ErrorKind::BadCredentials,
        SAY("OpenSubtitles.com did not accept the API key. Check it in the account settings.")},
    {402, 402, Only::Everywhere, "", ErrorKind::NeedsVip, SAY("OpenSubtitles.com offers this only to VIP members.")},
    {403, 403, Only::Everywhere, "user agent", ErrorKind::BadInput,
        SAY("OpenSubtitles.com did not see which program asks. A proxy on the way may remove its name (User-Agent); "
            "let it through, then try again.")},
    {403, 403, Only::Everywhere, "cannot consume", ErrorKind::BadCredentials,
        SAY("OpenSubtitles.com did not accept the API key. Check it in the account settings, or make a new one in your "
            "profile on opensubtitles.com.")},
    {403, 403, Only::Everywhere, "vip", ErrorKind::NeedsVip,
        SAY("OpenSubtitles.com offers this only to VIP members (%1).")},
    {403, 403, Only::TranslateWithoutToken, "", ErrorKind::NeedsAccount,
        SAY("OpenSubtitles.com translates only for people who are signed in. Add your account in the account "
            "settings.")},
    {403, 403, Only::Translate, "", ErrorKind::NeedsVip,
        SAY("OpenSubtitles.com does not translate for your account (%1). It may take a VIP membership; see your "
            "profile on opensubtitles.com.")},
    {403, 403, Only::Download, "file_id", ErrorKind::NotFound,
        SAY("OpenSubtitles.com no longer has this subtitle. Choose another one.")},
    {403, 403, Only::Download, "format", ErrorKind::NotSupported,
        SAY("OpenSubtitles.com cannot give this subtitle in that format. Choose another format.")},
    {403, 403, Only::Download, "fps", ErrorKind::BadInput,
        SAY("OpenSubtitles.com did not accept the frame rates. Give both, the old and the new one.")},
    {403, 403, Only::Link, "", ErrorKind::NotFound,
        SAY("The download link was not accepted. Download the subtitle again.")},
    {403, 403, Only::Everywhere, "", ErrorKind::BadCredentials,
        SAY("OpenSubtitles.com refused this (%1). Check your API key and account in the account settings.")},
    {404, 404, Only::Translate, "file", ErrorKind::NotFound,
        SAY("OpenSubtitles.com no longer has this subtitle. Choose another one.")},
    {404, 404, Only::Translate, "", ErrorKind::NotFound,
        SAY("OpenSubtitles.com no longer knows this translation. Look into your account there whether it was made.")},
    {404, 404, Only::Download, "", ErrorKind::NotFound,
        SAY("OpenSubtitles.com no longer has this subtitle. Choose another one.")},
    {404, 404, Only::Link, "", ErrorKind::NotFound,
        SAY("The subtitle is no longer behind its download link. Download it again.")},
    {404, 404, Only::Everywhere, "", ErrorKind::NotFound,
        SAY("OpenSubtitles.com has nothing at this address. Check the address of the service in the account "
            "settings.")},
    {405, 405, Only::Everywhere, "", ErrorKind::NotSupported, SAY("OpenSubtitles.com does not offer this.")},
    {406, 406, Only::Translate, "", ErrorKind::QuotaUsedUp,
        SAY("Your credits at OpenSubtitles.com are used up. Buy some there, then start the translation again.")},
    {413, 413, Only::Translate, "", ErrorKind::BadInput,
        SAY("This subtitle is too big for OpenSubtitles.com to translate. Choose a smaller one.")},
    {406, 406, Only::WithToken, "", ErrorKind::QuotaUsedUp,
        SAY("Your downloads at OpenSubtitles.com are used up. You get new ones %2; what is left can wait until then.")},
    {406, 406, Only::Everywhere, "", ErrorKind::QuotaUsedUp,
        SAY("The downloads that OpenSubtitles.com gives without an account are used up. There are new ones %2; with a "
            "free account you get more.")},
    {408, 408, Only::Everywhere, "", ErrorKind::Timeout,
        SAY("OpenSubtitles.com waited too long for the question. Try again.")},
    {410, 410, Only::Everywhere, "", ErrorKind::NotFound,
        SAY("The download link has expired, and so did a new one. Try again later.")},
    {429, 429, Only::Everywhere, "", ErrorKind::RateLimited,
        SAY("OpenSubtitles.com wants fewer requests. Try again %2.")},
    {400, 499, Only::Everywhere, "", ErrorKind::BadInput, SAY("OpenSubtitles.com refused this (%1).")},
    // A wrong key gets this very answer from /download. Who has a key that has worked knows better.
    {503, 503, Only::DownloadWithUnprovenKey, "service unavailable", ErrorKind::ServiceDown,
        SAY("OpenSubtitles.com gives no downloads now. That also happens with a wrong API key: check it in the account "
            "settings, or try again later.")},
    {500, 599, Only::Everywhere, "", ErrorKind::ServiceDown,
        SAY("OpenSubtitles.com is overloaded or being repaired. Try again in a few minutes; nothing is lost.")},
};

#undef SAY

bool fits(const Row &row, int status, const QString &said, const ErrorContext &context)
{
    if (!row.concerns(status, said))
        return false;
    switch (row.only) {
    case Only::Everywhere:
        return true;
    case Only::Login:
        return context.endpoint == Endpoint::Login;
    case Only::User:
        return context.endpoint == Endpoint::User;
    case Only::Download:
        return context.endpoint == Endpoint::Download;
    case Only::DownloadWithUnprovenKey:
        return context.endpoint == Endpoint::Download && !context.keyProven;
    case Only::Link:
        return context.endpoint == Endpoint::Link;
    case Only::WithToken:
        return context.signedIn;
    case Only::Translate:
        return context.endpoint == Endpoint::Translate;
    case Only::TranslateWithoutToken:
        return context.endpoint == Endpoint::Translate && !context.signedIn;
    }
    return false;
}

/// The service's own words: `message`, `error`, `errors[]` or the header x-reason, short and without markup.
QString wordsOf(const HttpReply &reply, const QJsonObject &object)
{
    QString said;
    for (const auto &key : {u"message"_s, u"error"_s}) {
        if (said.isEmpty())
            said = text(object[key]);
    }
    // A list of sentences, or of fields with theirs.
    const QJsonValue errors = object[u"errors"_s];
    for (const QJsonValue &each :
        errors.isObject() ? QJsonArray::fromVariantList(errors.toObject().toVariantMap().values()) : errors.toArray()) {
        if (said.isEmpty())
            said = text(each.isArray() ? each.toArray().at(0) : each);
    }
    if (said.isEmpty())
        said = QString::fromUtf8(reply.header("x-reason")).trimmed();
    return serviceWords(said);
}

/// "07 hours and 30 minutes" from now.
QDateTime relativeMoment(const QString &phrase)
{
    static const QRegularExpression parts(u"(\\d+)\\s*hours?(?:\\s*and\\s*(\\d+)\\s*min)?|(\\d+)\\s*min"_s);
    const QRegularExpressionMatch match = parts.match(phrase);
    if (!match.hasMatch())
        return {};
    const qint64 minutes =
        match.captured(1).toLongLong() * 60 + match.captured(2).toLongLong() + match.captured(3).toLongLong();
    return QDateTime::currentDateTimeUtc().addSecs(std::min<qint64>(minutes, 60 * 24 * 31) * 60);
}

QDateTime resetOf(const QJsonObject &object)
{
    for (const auto &key : {u"reset_time_utc"_s, u"reset_time"_s}) {
        if (const QDateTime when = moment(object[key]); when.isValid())
            return when;
    }
    static const QRegularExpression inMessage(u"\\((\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) UTC\\)"_s);
    const QRegularExpressionMatch match = inMessage.match(text(object[u"message"_s]));
    if (match.hasMatch())
        return moment(QString(match.captured(1)).replace(u' ', u'T'));
    return relativeMoment(text(object[u"reset_time"_s]));
}

/// What a wait or a reset time says, as a phrase and as seconds.
void addTimes(const HttpReply &reply, const QJsonObject &object, Error &error, QString &phrase)
{
    phrase = error.kind == ErrorKind::QuotaUsedUp ? Text::tr("tomorrow") : Text::tr("in a moment");
    if (error.kind == ErrorKind::QuotaUsedUp) {
        if (const QDateTime reset = resetOf(object); reset.isValid()) {
            phrase = momentPhrase(reset);
            error.retryAfter = std::chrono::seconds(std::max<qint64>(1, QDateTime::currentDateTimeUtc().secsTo(reset)));
        }
    } else if (const auto wait = reply.retryAfter()) {
        error.retryAfter = *wait;
        if (*wait >= std::chrono::minutes(1))
            phrase = momentPhrase(QDateTime::currentDateTime().addSecs(wait->count()));
    }
}

QString detailOf(const HttpReply &reply, const QString &said)
{
    return u"HTTP %1 %2%3"_s.arg(reply.status).arg(scrubbed(reply.url), said.isEmpty() ? QString() : u": "_s + said);
}

} // namespace

Error errorFrom(const HttpReply &reply, const ErrorContext &context)
{
    if (reply.isSuccess())
        return notUnderstood(reply);
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    const QString said = wordsOf(reply, object);
    // Without a key comes a redirect that leads nowhere.
    const bool redirects = reply.status >= 300 && reply.status < 400;
    if (redirects && context.endpoint != Endpoint::Link && reply.header("Location").isEmpty())
        return noApiKey();
    for (const Row &row : rows) {
        if (!fits(row, reply.status, said, context))
            continue;
        Error error{row.kind, {}, detailOf(reply, said)};
        QString when;
        addTimes(reply, object, error, when);
        error.message = Text::tr(row.sentence);
        error.message.replace("%1"_L1, said.isEmpty() ? QString::number(reply.status) : said);
        error.message.replace("%2"_L1, when);
        static const QRegularExpression attemptsLeft(u"remaining:\\s*(\\d+)"_s);
        const QRegularExpressionMatch left = attemptsLeft.match(said);
        if (context.endpoint == Endpoint::Login && left.hasMatch())
            error.message += u' ' + Text::tr("Attempts left: %1.").arg(left.captured(1));
        return error;
    }
    return notUnderstood(reply);
}

Error notUnderstood(const HttpReply &reply)
{
    if (reply.looksLikeHtml())
        return {ErrorKind::BadReply,
            Text::tr(
                "OpenSubtitles.com sent a web page instead of an answer. If this network wants you to sign in, do so "
                "in a browser; else try again later."),
            detailOf(reply, {})};
    return {ErrorKind::BadReply,
        Text::tr("OpenSubtitles.com sent an answer that Legenda does not understand. Try again later."),
        detailOf(reply, scrub(QString::fromUtf8(reply.body.left(200)).simplified()))};
}

Error emptySubtitle()
{
    return {ErrorKind::BadReply,
        Text::tr("OpenSubtitles.com sent an empty subtitle. This one is broken there; choose another one."), {}};
}

Error noApiKey()
{
    return {ErrorKind::NeedsAccount,
        Text::tr(
            "OpenSubtitles.com wants an API key. Make one in your profile on opensubtitles.com (API consumers) and "
            "enter it in the account settings."),
        {}};
}

Error noAccount()
{
    return {ErrorKind::NeedsAccount,
        Text::tr("This is only for people who are signed in to OpenSubtitles.com. Add your account in the account "
                 "settings."),
        {}};
}

Quota quotaFrom(const QJsonObject &object)
{
    Quota quota;
    const qint64 used = number(object[u"requests"_s], -1);
    const qint64 remaining = number(object[u"remaining"_s], -1);
    constexpr qint64 most = 1000000000;
    if (remaining >= 0 && remaining < most)
        quota.remaining = static_cast<int>(remaining);
    if (quota.remaining >= 0 && used >= 0 && used < most)
        quota.allowed = static_cast<int>(used) + quota.remaining;
    quota.resetsAt = resetOf(object);
    return quota;
}

} // namespace Legenda::OpenSubtitlesCom
