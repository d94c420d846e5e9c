// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgerrors.h"

#include "core/net/errortable.h"
#include "core/net/redaction.h"
#include "core/providers/lenientjson.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

enum class Only { Everywhere, LogIn, SignedIn, Uploads };

using Row = ErrorRow<Only>;

#define SAY(text) QT_TRANSLATE_NOOP("Legenda", text)

// The first row that fits is taken. Codes and words are the reference's (api.opensubtitles.org); what it says in other
// words was seen by maintained clients.
constexpr Row statusRows[] = {
    {301, 301, Only::Everywhere, "", ErrorKind::ServiceDown,
        SAY("OpenSubtitles.org has moved and did not say where to. Check its address in the account settings, or try "
            "again later.")},
    {401, 401, Only::LogIn, "", ErrorKind::BadCredentials,
        SAY("OpenSubtitles.org does not know this user name and password. Check both in the account settings.")},
    {401, 401, Only::SignedIn, "", ErrorKind::NeedsVip,
        SAY("OpenSubtitles.org does not offer this to your account; it mostly serves VIP members. OpenSubtitles.com "
            "has the same subtitles.")},
    {401, 401, Only::Everywhere, "", ErrorKind::NeedsAccount,
        SAY("OpenSubtitles.org offers this only to people who are signed in. Add your account in the account "
            "settings.")},
    {402, 402, Only::Everywhere, "vip", ErrorKind::NeedsVip,
        SAY("OpenSubtitles.org offers this only to VIP members. OpenSubtitles.com has the same subtitles.")},
    {402, 402, Only::Everywhere, "payment", ErrorKind::NeedsVip,
        SAY("OpenSubtitles.org offers this only to VIP members. OpenSubtitles.com has the same subtitles.")},
    {402, 402, Only::Uploads, "", ErrorKind::BadInput,
        SAY("OpenSubtitles.org cannot read the format of this subtitle. Convert it to SubRip, then try again.")},
    {402, 402, Only::Everywhere, "format", ErrorKind::BadInput,
        SAY("OpenSubtitles.org cannot read the format of this subtitle. Convert it to SubRip, then try again.")},
    {402, 402, Only::Everywhere, "", ErrorKind::NeedsVip,
        SAY("OpenSubtitles.org offers this only to VIP members. OpenSubtitles.com has the same subtitles.")},
    {403, 403, Only::Everywhere, "", ErrorKind::BadInput,
        SAY("OpenSubtitles.org received another text than was sent. Try again.")},
    {404, 404, Only::Everywhere, "", ErrorKind::BadInput,
        SAY("OpenSubtitles.org does not know this language. Choose another one.")},
    {405, 405, Only::Everywhere, "", ErrorKind::BadInput,
        SAY("OpenSubtitles.org wants more details (%1). Fill in what is missing, then try again.")},
    {406, 406, Only::SignedIn, "", ErrorKind::BadCredentials,
        SAY("OpenSubtitles.org ended your session and did not accept a new one. Check your account in the account "
            "settings, then try again.")},
    {406, 406, Only::Everywhere, "", ErrorKind::NeedsAccount,
        SAY("OpenSubtitles.org gave no session without an account. Add your account in the account settings.")},
    {407, 407, Only::SignedIn, "", ErrorKind::QuotaUsedUp,
        SAY("Your downloads at OpenSubtitles.org are used up for today. Go on tomorrow, or become a VIP member "
            "there.")},
    {407, 407, Only::Everywhere, "", ErrorKind::QuotaUsedUp,
        SAY("The downloads that OpenSubtitles.org gives without an account are used up for today. Add your account in "
            "the account settings, or go on tomorrow.")},
    {408, 408, Only::Everywhere, "", ErrorKind::BadInput,
        SAY("OpenSubtitles.org did not understand the question (%1). Change what you ask for.")},
    {409, 409, Only::Everywhere, "", ErrorKind::NotSupported, SAY("OpenSubtitles.org does not offer this.")},
    {410, 410, Only::Everywhere, "", ErrorKind::ServiceDown,
        SAY("OpenSubtitles.org had trouble of its own (%1). Try again later.")},
    {411, 411, Only::Everywhere, "", ErrorKind::NotSupported,
        SAY("OpenSubtitles.org did not see which program asks. A newer version of Legenda may help.")},
    {412, 412, Only::Everywhere, "", ErrorKind::BadInput,
        SAY("OpenSubtitles.org does not accept what was filled in (%1). Correct it, then try again.")},
    {413, 413, Only::Everywhere, "", ErrorKind::BadInput,
        SAY("OpenSubtitles.org does not know this IMDb number. Choose the film or episode again.")},
    {414, 414, Only::Everywhere, "", ErrorKind::NotSupported,
        SAY("OpenSubtitles.org does not know this version of Legenda. A newer one may help; until then use another "
            "service.")},
    {415, 415, Only::Everywhere, "", ErrorKind::NotSupported,
        SAY("OpenSubtitles.org has stopped serving this version of Legenda. A newer one may help; until then use "
            "another service.")},
    {416, 416, Only::Everywhere, "", ErrorKind::BadInput,
        SAY("OpenSubtitles.org checked the subtitle and did not accept it (%1).")},
    {417, 417, Only::Everywhere, "", ErrorKind::NotSupported,
        SAY("OpenSubtitles.org takes no uploads now. Try again another day.")},
    {429, 429, Only::Everywhere, "", ErrorKind::RateLimited,
        SAY("OpenSubtitles.org wants fewer requests. Try again in a moment.")},
    {400, 499, Only::Everywhere, "", ErrorKind::BadInput, SAY("OpenSubtitles.org refused this (%1).")},
    {506, 506, Only::Everywhere, "", ErrorKind::ServiceDown,
        SAY("OpenSubtitles.org is being repaired. Try again in a few minutes; nothing is lost.")},
    {500, 599, Only::Everywhere, "", ErrorKind::ServiceDown,
        SAY("OpenSubtitles.org is overloaded or being repaired. Try again in a few minutes; nothing is lost.")},
    {0, 999, Only::Everywhere, "", ErrorKind::BadReply,
        SAY("OpenSubtitles.org sent an answer that Legenda does not understand (%1). Try again later.")},
};

// Statuses of HTTP itself: from what stands in front of the service, and from the service in trouble.
constexpr Row httpRows[] = {
    {300, 399, Only::Everywhere, "", ErrorKind::ServiceDown,
        SAY("OpenSubtitles.org has moved. Check its address in the account settings, or try again later.")},
    {401, 401, Only::LogIn, "", ErrorKind::BadCredentials,
        SAY("OpenSubtitles.org does not know this user name and password. Check both in the account settings.")},
    {401, 401, Only::Everywhere, "", ErrorKind::NeedsAccount,
        SAY("OpenSubtitles.org offers this only to people who are signed in. Add your account in the account "
            "settings.")},
    {402, 402, Only::Everywhere, "", ErrorKind::NeedsVip,
        SAY("OpenSubtitles.org offers this only to VIP members. OpenSubtitles.com has the same subtitles.")},
    {403, 403, Only::Everywhere, "", ErrorKind::NeedsVip,
        SAY("OpenSubtitles.org does not let this computer or account in; it mostly serves VIP members. "
            "OpenSubtitles.com has the same subtitles.")},
    {404, 405, Only::Everywhere, "", ErrorKind::NotFound,
        SAY("There is no OpenSubtitles.org at this address. Check the address of the service in the account "
            "settings.")},
    {407, 407, Only::Everywhere, "", ErrorKind::QuotaUsedUp,
        SAY("Your downloads at OpenSubtitles.org are used up for today. Go on tomorrow, or become a VIP member "
            "there.")},
    {408, 408, Only::Everywhere, "", ErrorKind::Timeout,
        SAY("OpenSubtitles.org waited too long for the question. Try again.")},
    {413, 413, Only::Everywhere, "", ErrorKind::BadInput,
        SAY("What was sent is too large for OpenSubtitles.org. Send less at once.")},
    {429, 429, Only::Everywhere, "", ErrorKind::RateLimited,
        SAY("OpenSubtitles.org wants fewer requests. Try again in a moment.")},
    {400, 499, Only::Everywhere, "", ErrorKind::BadInput, SAY("OpenSubtitles.org refused this (%1).")},
    {500, 599, Only::Everywhere, "", ErrorKind::ServiceDown,
        SAY("OpenSubtitles.org is overloaded or being repaired. Try again in a few minutes; nothing is lost.")},
};

#undef SAY

bool isUpload(const QString &method)
{
    return method == "TryUploadSubtitles"_L1 || method == "UploadSubtitles"_L1;
}

bool fits(const Row &row, int status, const QString &said, const ErrorContext &context)
{
    if (!row.concerns(status, said))
        return false;
    switch (row.only) {
    case Only::Everywhere:
        return true;
    case Only::LogIn:
        return context.method == "LogIn"_L1;
    case Only::SignedIn:
        return context.signedIn;
    case Only::Uploads:
        return isUpload(context.method);
    }
    return false;
}

template <size_t Count>
std::optional<Error> errorIn(const Row (&rows)[Count], int status, const QString &words, const ErrorContext &context)
{
    const QString said = serviceWords(words);
    const auto row = std::find_if(
        std::begin(rows), std::end(rows), [&](const Row &each) { return fits(each, status, said, context); });
    if (row == std::end(rows))
        return std::nullopt;
    Error error;
    error.kind = row->kind;
    error.message = Text::tr(row->sentence).replace("%1"_L1, said.isEmpty() ? QString::number(status) : said);
    return error;
}

/// "moviehash has invalid format (too short)" -> the field and its trouble.
void nameField(const ServiceStatus &status, Error &error)
{
    static const QRegularExpression field(u"^(\\w+) has invalid format\\s*(?:\\((.*)\\))?"_s);
    const QRegularExpressionMatch match = field.match(status.text);
    if (match.hasMatch())
        error.fields.insert(match.captured(1), serviceWords(match.captured(match.capturedLength(2) > 0 ? 2 : 0)));
}

ServiceStatus statusFrom(const QString &said)
{
    static const QRegularExpression form(
        u"^\\s*(\\d{3})\\b\\s*[;:,-]?\\s*(.*)$"_s, QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(said);
    if (!match.hasMatch())
        return {0, said.trimmed()};
    return {match.captured(1).toInt(), match.captured(2).trimmed()};
}

/// Some methods are said to answer a bare text or list.
QJsonObject bodyFrom(const QVariant &value)
{
    if (value.typeId() == QMetaType::QVariantMap)
        return XmlRpc::jsonFrom(value).toObject();
    if (value.typeId() == QMetaType::QString && statusFrom(value.toString()).code != 0)
        return {{u"status"_s, value.toString()}};
    const QJsonValue json = XmlRpc::jsonFrom(value);
    return json.isNull() ? QJsonObject() : QJsonObject{{u"data"_s, json}};
}

QString httpDetail(const HttpReply &reply, const ErrorContext &context)
{
    return u"HTTP %1 %2 %3"_s.arg(reply.status).arg(context.method, scrubbed(reply.url));
}

} // namespace

Result<Answer> readAnswer(const HttpReply &reply, const ErrorContext &context)
{
    // An XML-RPC answer counts whatever HTTP says: servers in trouble send both.
    auto response = XmlRpc::decodeResponse(reply.body);
    if (!response) {
        if (!reply.isSuccess() || reply.looksLikeHtml() || reply.body.trimmed().isEmpty())
            return fail(errorFrom(reply, context));
        Error error = response.error();
        error.message = Text::tr("OpenSubtitles.org sent an answer that Legenda does not understand. Try again later.");
        error.detail = httpDetail(reply, context) + u": "_s + error.detail;
        return fail(std::move(error));
    }
    if (response->fault) {
        if (!reply.isSuccess())
            return fail(errorFrom(reply, context));
        return fail(errorFrom(*response->fault, context));
    }
    Answer answer;
    answer.body = bodyFrom(response->value);
    answer.status = statusFrom(LenientJson::text(answer.body.value(u"status"_s)));
    if (!reply.isSuccess() && (answer.status.code == 0 || answer.status.isSuccess()))
        return fail(errorFrom(reply, context));
    return answer;
}

std::optional<Error> refusal(const Answer &answer, const ErrorContext &context)
{
    if (answer.status.isSuccess())
        return std::nullopt;
    if (answer.status.code == 0) {
        const QStringList keys = answer.body.keys();
        const bool saysSomething = std::any_of(
            keys.begin(), keys.end(), [](const QString &key) { return key != "status"_L1 && key != "seconds"_L1; });
        if (saysSomething)
            return std::nullopt;
    }
    return errorFrom(answer.status, context);
}

Result<QJsonObject> readReply(const HttpReply &reply, const ErrorContext &context)
{
    const auto answer = readAnswer(reply, context);
    if (!answer)
        return fail(answer.error());
    if (auto error = refusal(*answer, context))
        return fail(std::move(*error));
    return answer->body;
}

bool isSessionLost(const ServiceStatus &status, const QString &method)
{
    return method != "LogIn"_L1 && (status.code == 406 || status.code == 401);
}

Error errorFrom(const ServiceStatus &status, const ErrorContext &context)
{
    Error error = errorIn(statusRows, status.code, status.text, context)
                      .value_or(Error{ErrorKind::BadReply, Text::tr("OpenSubtitles.org refused this."), {}});
    error.detail = u"%1: status %2 %3"_s.arg(context.method).arg(status.code).arg(serviceWords(status.text));
    if (status.code == 412)
        nameField(status, error);
    return error;
}

Error errorFrom(const XmlRpc::Fault &fault, const ErrorContext &context)
{
    const QString said = serviceWords(fault.text);
    const QString detail = u"%1: fault %2 %3"_s.arg(context.method).arg(fault.code).arg(said);
    // Codes of xmlrpc-epi's list, and the words of servers that keep to no list.
    constexpr int methodNotFound = -32601;
    constexpr int invalidParams = -32602;
    const bool noMethod = fault.code == methodNotFound || said.contains("not found"_L1, Qt::CaseInsensitive)
        || said.contains("not supported"_L1, Qt::CaseInsensitive)
        || said.contains("unknown method"_L1, Qt::CaseInsensitive);
    if (noMethod)
        return {ErrorKind::NotSupported, Text::tr("OpenSubtitles.org does not offer this."), detail};
    if (fault.code == invalidParams || said.contains("param"_L1, Qt::CaseInsensitive))
        return {ErrorKind::BadInput,
            Text::tr("OpenSubtitles.org did not understand the question (%1). Change what you ask for.").arg(said),
            detail};
    const QString words = said.isEmpty() ? QString::number(fault.code) : said;
    return {ErrorKind::ServiceDown,
        Text::tr("OpenSubtitles.org had trouble of its own (%1). Try again later.").arg(words), detail};
}

Error errorFrom(const HttpReply &reply, const ErrorContext &context)
{
    const QString detail = httpDetail(reply, context);
    if (!reply.isSuccess()) {
        if (auto error = errorIn(httpRows, reply.status, {}, context)) {
            error->detail = detail;
            if (const auto wait = reply.retryAfter())
                error->retryAfter = *wait;
            return *error;
        }
    }
    if (reply.looksLikeHtml())
        return {ErrorKind::BadReply,
            Text::tr("OpenSubtitles.org sent a web page instead of an answer. If this network wants you to sign in, do "
                     "so in a browser; else try again later."),
            detail};
    if (reply.body.trimmed().isEmpty())
        return {ErrorKind::ServiceDown, Text::tr("OpenSubtitles.org answered nothing at all. Try again in a moment."),
            detail};
    return {ErrorKind::BadReply,
        Text::tr("OpenSubtitles.org sent an answer that Legenda does not understand. Try again later."), detail};
}

Error needsVip()
{
    return {ErrorKind::NeedsVip,
        Text::tr("OpenSubtitles.org gives subtitles only to VIP members and sent an advertisement instead; nothing was "
                 "saved. Take the subtitle from OpenSubtitles.com."),
        u"stub instead of a subtitle"_s};
}

} // namespace Legenda::OpenSubtitlesOrg
