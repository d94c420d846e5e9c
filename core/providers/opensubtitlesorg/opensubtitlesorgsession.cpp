// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorgsession.h"

#include "core/base/background.h"
#include "core/net/packing.h"
#include "core/net/ratelimiter.h"
#include "core/net/redaction.h"
#include "core/net/urlrules.h"
#include "core/net/xmlrpc.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgaddress.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Legenda {

using namespace OpenSubtitlesOrg;
using namespace std::chrono_literals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

/// Smaller bodies do not get smaller by packing, as far as it matters.
constexpr qsizetype worthPacking = 1024;
/// Reading more than that takes long enough to be felt.
constexpr qsizetype readAside = qsizetype(64) * 1024;
/// 500 hits are 2 MB, 20 packed subtitles rarely more: what is longer is no answer to anything.
constexpr qint64 longestReply = qint64(64) * 1024 * 1024;
constexpr int mostMoves = 2; ///< of one call
constexpr int noSession = 406; ///< as the service counts
constexpr int moved = 301;

/// ISO 639-1: the service speaks the person's language where it can.
QString interfaceLanguage()
{
    const QString code = QLocale().name().section(u'_', 0, 0);
    return code.size() == 2 ? code : u"en"_s;
}

QString userAgent()
{
    return QStringLiteral("Legenda v" LEGENDA_VERSION);
}

Error badAddress(const QUrl &address)
{
    return {ErrorKind::BadInput,
        Text::tr("The address of OpenSubtitles.org in the account settings cannot be used. It has to begin with "
                 "https://."),
        scrubbed(address)};
}

Error noAccount()
{
    return {ErrorKind::NeedsAccount,
        Text::tr("OpenSubtitles.org wants an account for that. Enter your user name and password under Accounts."), {}};
}

/// Without the token, so that everybody's question is the same one.
QString questionKeyOf(const Call &call, const QUrl &address)
{
    Call bare = call;
    if (wantsToken(bare.method) && !bare.params.isEmpty())
        bare.params.first() = QString();
    const QByteArray question = XmlRpc::encodeCall(bare.method, bare.params);
    return u"opensubtitles-org/%1/%2/%3/%4"_s.arg(bare.method, interfaceLanguage(), address.toString(),
        QString::fromLatin1(QCryptographicHash::hash(question, QCryptographicHash::Sha256).toHex()));
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// The answers of servers that cannot read a packed body: by HTTP, or by a fault of the parser that saw it.
bool dislikesPacked(const HttpReply &reply)
{
    if (reply.status == 400 || reply.status == 415 || reply.status == 501)
        return true;
    const auto response = XmlRpc::decodeResponse(reply.body);
    return response && response->fault;
}

} // namespace

/// One call on its way.
struct OpenSubtitlesOrgSession::Transfer
{
    QString method;
    Build build;
    MethodFacts facts;
    Need need = Need::Nothing;
    std::stop_token stop;
    bool renewed = false;
    bool plain = false; ///< the packed body was refused
    int moves = 0;
    QString questionKey; ///< of what was sent last; empty: nothing is kept
};

OpenSubtitlesOrgSession::OpenSubtitlesOrgSession(HttpClient &http, QObject *parent)
    : OpenSubtitlesOrgSession(http, Options(), parent)
{
}

OpenSubtitlesOrgSession::OpenSubtitlesOrgSession(HttpClient &http, Options options, QObject *parent)
    : QObject(parent), m_http(http), m_options(std::move(options)), m_configured(defaultAddress()),
      m_address(defaultAddress()), m_waiting(this, [this] { m_signingIn.request_stop(); })
{
    if (!m_options.clock)
        m_options.clock = RateLimiter::steadyClock();
    // What the service's documentation states, for each address that calls it.
    m_http.setPace(paceKey(), {{40, 10s}});
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &OpenSubtitlesOrgSession::keepAlive);
}

OpenSubtitlesOrgSession::~OpenSubtitlesOrgSession()
{
    m_signingIn.request_stop();
    m_waiting.finish(fail(cancelled()));
}

QUrl OpenSubtitlesOrgSession::defaultAddress()
{
    return QUrl(u"https://api.opensubtitles.org/xml-rpc"_s);
}

QString OpenSubtitlesOrgSession::paceKey()
{
    return u"opensubtitles-org"_s;
}

bool OpenSubtitlesOrgSession::isAtHome() const
{
    return isUnderOpenSubtitles(m_configured.host());
}

bool OpenSubtitlesOrgSession::setValues(const AccountValues &values)
{
    const QString given = values.value(u"url"_s).trimmed();
    QUrl address = given.isEmpty() ? defaultAddress() : QUrl(given);
    address.setFragment({});
    address.setUserInfo({});
    const QString userName = values.value(u"username"_s).trimmed();
    const QString password = values.value(u"password"_s);
    registerSecret(password);
    registerSecret(passwordMd5(password));
    if (address == m_configured && userName == m_userName && password == m_password)
        return false;
    if (address != m_configured)
        m_gzip = Gzip::Untried;
    m_configured = address;
    m_userName = userName;
    m_password = password;
    ++m_generation;
    m_refused.reset();
    dropToken();
    // Nobody waits for a session of the old values any more.
    ++m_signInNumber;
    m_signingIn.request_stop();
    m_waiting.finish(fail(cancelled()));
    return true;
}

void OpenSubtitlesOrgSession::dropToken()
{
    m_token.clear();
    m_address = m_configured;
    m_idle.stop();
}

Result<OpenSubtitlesOrgSession::Access> OpenSubtitlesOrgSession::access(Need need) const
{
    if (!isAllowed(m_configured))
        return fail(badAddress(m_configured));
    if (need == Need::Account && !hasAccount())
        return fail(noAccount());
    const bool withToken = need != Need::Nothing && !m_token.isEmpty();
    return Access{m_address, withToken ? m_token : QString(), withToken && hasAccount(), m_generation, false};
}

Pending<OpenSubtitlesOrgSession::Access> OpenSubtitlesOrgSession::open(Need need, std::stop_token stop)
{
    const auto now = access(need);
    if (!now || need == Need::Nothing || !m_token.isEmpty())
        return ready(now);
    return andThen(signIn(std::move(stop)), this, [this, need](const LogInReply &) -> Result<Access> {
        auto opened = access(need);
        if (opened)
            opened->fresh = true;
        return opened;
    });
}

Pending<LogInReply> OpenSubtitlesOrgSession::signInAgain(std::stop_token stop)
{
    m_refused.reset();
    return signIn(std::move(stop));
}

Pending<LogInReply> OpenSubtitlesOrgSession::signIn(std::stop_token stop)
{
    if (!isAllowed(m_configured))
        return failed<LogInReply>(badAddress(m_configured));
    if (m_refused)
        return failed<LogInReply>(*m_refused);
    const bool underWay = !m_waiting.isEmpty();
    Pending<LogInReply> pending = m_waiting.add(std::move(stop));
    if (underWay)
        return pending;

    m_signingIn = std::stop_source();
    const QString name = hasAccount() ? m_userName : QString();
    const QString md5 = hasAccount() ? passwordMd5(m_password) : QString();
    const auto transfer = transferOf(
        u"LogIn"_s,
        [name, md5](const QString &) { return OpenSubtitlesOrg::logIn(name, md5, interfaceLanguage(), userAgent()); },
        m_signingIn.get_token());
    // The address of an earlier session may not be this account's.
    const Access asked{m_configured, {}, hasAccount(), m_generation, true};
    whenDone(attempt(transfer, asked), this, [this, number = ++m_signInNumber](const Result<Answer> &answer) {
        if (number == m_signInNumber)
            finishSignIn(answer);
    });
    return pending;
}

void OpenSubtitlesOrgSession::finishSignIn(const Result<Answer> &answer)
{
    if (!answer) {
        const ErrorKind kind = answer.error().kind;
        // The same words get the same answer, however often they are sent.
        if (kind == ErrorKind::BadCredentials || kind == ErrorKind::NeedsAccount || kind == ErrorKind::NeedsVip)
            m_refused = answer.error();
        m_waiting.finish(fail(answer.error()));
        return;
    }
    auto login = readLogIn(answer->body);
    if (!login) {
        m_waiting.finish(fail(login.error()));
        return;
    }
    registerSecret(login->token);
    m_token = login->token;
    noteUse();
    if (hasAccount()) {
        login->user.account.signedIn = true;
        if (login->user.account.userName.isEmpty())
            login->user.account.userName = m_userName;
        Q_EMIT signedIn(login->user.account);
    }
    m_waiting.finish(*login);
}

Pending<Done> OpenSubtitlesOrgSession::signOut(std::stop_token stop)
{
    const auto last = access(Need::Session);
    m_idle.stop();
    if (!last || last->token.isEmpty())
        return ready<Done>(Done());
    dropToken();
    const auto transfer = transferOf(
        u"LogOut"_s, [](const QString &token) { return OpenSubtitlesOrg::logOut(token); }, std::move(stop));
    transfer->renewed = true; // a session that is over need not be opened to be closed
    return andThen(orElse(attempt(transfer, *last), this,
                       [](Error error) -> Result<Answer> {
                           if (error.kind == ErrorKind::Cancelled || isTemporary(error.kind))
                               return fail(std::move(error));
                           return Answer();
                       }),
        this, [](const Answer &) -> Result<Done> { return Done(); });
}

Pending<OpenSubtitlesOrgSession::Answer> OpenSubtitlesOrgSession::call(
    const QString &method, Build build, std::stop_token stop, std::optional<Need> need)
{
    const auto transfer = transferOf(method, std::move(build), std::move(stop));
    transfer->need = need.value_or(transfer->facts.need);
    return andThen(open(transfer->need, transfer->stop), this, [this, transfer](const Access &opened) {
        noteUse();
        return attempt(transfer, opened);
    });
}

void OpenSubtitlesOrgSession::forget(const Answer &answer)
{
    if (!answer.questionKey.isEmpty())
        m_http.forget(answer.questionKey);
}

OpenSubtitlesOrgSession::SharedTransfer OpenSubtitlesOrgSession::transferOf(
    const QString &method, Build build, std::stop_token stop)
{
    auto transfer = std::make_shared<Transfer>();
    transfer->method = method;
    transfer->build = std::move(build);
    transfer->facts = factsOf(method);
    transfer->need = transfer->facts.need;
    transfer->stop = std::move(stop);
    return transfer;
}

HttpRequest OpenSubtitlesOrgSession::request(Transfer &transfer, const Access &access) const
{
    const Call call = transfer.build(access.token);
    HttpRequest request;
    request.method = HttpRequest::Method::Post;
    request.url = access.url;
    request.contentType = "text/xml; charset=utf-8";
    request.headers.append(HttpHeader{"Accept-Language", interfaceLanguage().toLatin1()});
    request.body = XmlRpc::encodeCall(call.method, call.params);
    request.maxBytes = longestReply;
    request.mayRetry = !transfer.facts.contributes;
    // The body holds the token, or the password.
    request.followRedirects = false;
    request.paceKey = paceKey();
    if (transfer.facts.keepFor > 0s) {
        transfer.questionKey = questionKeyOf(call, m_configured);
        request.questionKey = transfer.questionKey;
        request.keepFor = transfer.facts.keepFor;
    }
    return request;
}

Pending<OpenSubtitlesOrgSession::Answer> OpenSubtitlesOrgSession::attempt(
    const SharedTransfer &transfer, const Access &access)
{
    HttpRequest request = this->request(*transfer, access);
    const bool packed = m_gzip != Gzip::Refused && !transfer->plain && request.body.size() >= worthPacking;
    if (packed) {
        request.body = gzipped(request.body);
        request.headers.append(HttpHeader{"Content-Encoding", "gzip"});
    }
    return andThen(m_http.send(std::move(request), transfer->stop), this,
        [this, transfer, access, packed](const HttpReply &reply) -> Pending<Answer> {
            if (isRedirect(reply.status))
                return redirected(transfer, access, reply);
            if (packed && m_gzip == Gzip::Untried && dislikesPacked(reply)) {
                transfer->plain = true;
                return andThen(attempt(transfer, access), this, [this](Answer answer) -> Result<Answer> {
                    m_gzip = Gzip::Refused; // it was the packing
                    return answer;
                });
            }
            return read(transfer, access, reply, packed);
        });
}

/// Sends on, if that is where an answer of the same server might be.
Pending<OpenSubtitlesOrgSession::Answer> OpenSubtitlesOrgSession::redirected(
    const SharedTransfer &transfer, Access access, const HttpReply &reply)
{
    const QUrl target = access.url.resolved(QUrl::fromEncoded(reply.header("Location").trimmed()));
    const QUrl accepted = redirectTarget(access.url, target);
    if (reply.header("Location").isEmpty() || accepted.isEmpty() || ++transfer->moves > mostMoves)
        return failed<Answer>({ErrorKind::BadReply,
            Text::tr("%1 sends on to another server. Legenda does not send your data there.").arg(access.url.host()),
            scrubbed(target)});
    access.url = accepted;
    return attempt(transfer, access);
}

Pending<OpenSubtitlesOrgSession::Answer> OpenSubtitlesOrgSession::read(
    const SharedTransfer &transfer, const Access &access, const HttpReply &reply, bool packed)
{
    const ErrorContext context{transfer->method, access.withAccount};
    const auto whole = [reply, context]() -> Result<Answer> {
        auto read = readAnswer(reply, context);
        if (!read)
            return fail(read.error());
        Answer answer;
        answer.status = read->status;
        answer.body = std::move(read->body);
        answer.reply = reply;
        answer.reply.body.clear();
        return answer;
    };
    auto answer =
        reply.body.size() > readAside ? runInBackground(Pool::Cpu, transfer->stop, whole) : ready<Answer>(whole());
    auto judged = andThen(std::move(answer), this, [this, transfer, access, packed](Answer got) -> Pending<Answer> {
        if (packed)
            m_gzip = Gzip::Works;
        got.signedIn = access.withAccount && !access.token.isEmpty();
        return judge(transfer, access, std::move(got));
    });
    return orElse(std::move(judged), this, [this, key = transfer->questionKey](Error error) -> Result<Answer> {
        if (!key.isEmpty())
            m_http.forget(key);
        return fail(std::move(error));
    });
}

/// Whether the service did what it was asked for; if its session or its address is another one now, tries there.
Pending<OpenSubtitlesOrgSession::Answer> OpenSubtitlesOrgSession::judge(
    const SharedTransfer &transfer, Access access, Answer answer)
{
    const bool isLogin = transfer->method == "LogIn"_L1;
    if (!isLogin && !access.token.isEmpty() && !transfer->renewed && isSessionLost(answer.status, transfer->method)
        && (!access.fresh || answer.status.code == noSession))
        return renewed(transfer, access);

    const bool isCurrent = access.generation == m_generation;
    const QUrl said = contentLocation(answer.reply, answer.body);
    const QUrl next = said.isEmpty() ? QUrl() : sessionAddress(m_configured, access.url.resolved(said));
    if (answer.status.code == moved && !next.isEmpty() && next != access.url && ++transfer->moves <= mostMoves) {
        if (isCurrent)
            m_address = next;
        access.url = next;
        return attempt(transfer, access);
    }
    if (const auto refused = refusal({answer.status, answer.body}, ErrorContext{transfer->method, access.withAccount}))
        return failed<Answer>(*refused);
    // An account's host is learnt at the login, and may change in the middle of a session.
    if (isCurrent && !next.isEmpty() && (isLogin || access.token == m_token))
        m_address = next;
    noteQuota(transfer->method, answer);
    answer.questionKey = transfer->questionKey;
    return ready<Answer>(std::move(answer));
}

/// The service has forgotten the session: once more with a new one.
Pending<OpenSubtitlesOrgSession::Answer> OpenSubtitlesOrgSession::renewed(
    const SharedTransfer &transfer, const Access &access)
{
    transfer->renewed = true;
    if (!transfer->questionKey.isEmpty())
        m_http.forget(transfer->questionKey);
    if (access.generation != m_generation)
        return failed<Answer>(cancelled()); // it was another account's question
    if (m_token == access.token)
        dropToken();
    return andThen(open(transfer->need, transfer->stop), this,
        [this, transfer](const Access &opened) { return attempt(transfer, opened); });
}

void OpenSubtitlesOrgSession::noteQuota(const QString &method, const Answer &answer)
{
    bool isNumber = false;
    const qlonglong remaining = answer.reply.header("Download-Quota").trimmed().toLongLong(&isNumber);
    // 999999999 is said where nothing is counted.
    if (isNumber && remaining >= 0 && remaining < 100000000)
        Q_EMIT quotaTold(method, int(remaining));
}

void OpenSubtitlesOrgSession::noteUse()
{
    m_lastUse = m_options.clock();
    if (!m_token.isEmpty())
        m_idle.start(m_options.keepAliveAfter);
}

/// Keeps the session open while it is of use; then lets it go.
void OpenSubtitlesOrgSession::keepAlive()
{
    if (m_token.isEmpty() || m_options.clock() - m_lastUse >= m_options.neededFor)
        return;
    const auto now = access(Need::Session);
    if (!now)
        return;
    const auto transfer =
        transferOf(u"NoOperation"_s, [](const QString &token) { return OpenSubtitlesOrg::noOperation(token); }, {});
    transfer->renewed = true; // the next call opens a new session, if there is a next call
    whenDone(attempt(transfer, *now), this, [this, token = now->token](const Result<Answer> &answer) {
        if (token != m_token)
            return;
        if (!answer && !isTemporary(answer.error().kind))
            return dropToken();
        if (!m_idle.isActive())
            m_idle.start(m_options.keepAliveAfter);
    });
}

} // namespace Legenda
