// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signing in, staying signed in, and how a call travels: which requests go out, in which order, with what in them.

#include "core/net/contentdecoder.h"
#include "core/net/redaction.h"
#include "core/net/xmlrpc.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgaddress.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgsession.h"
#include "tests/support/fakehttpclient.h"
#include "tests/support/settled.h"
#include "tests/support/xmlrpcreply.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Legenda;
using namespace Legenda::OpenSubtitlesOrg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Got = OpenSubtitlesOrgSession::Answer;

namespace {

const AccountValues withAccount = {{u"username"_s, u" somebody "_s}, {u"password"_s, u"swordfish"_s}};
/// MD5 of "swordfish".
const QString passwordSum = u"15b29ffdce66e10527a65bc6d71ad94d"_s;

HttpReply loggedIn(const QByteArray &token = "a,b-c", const QByteArray &data = "{}", QList<HttpHeader> headers = {})
{
    return xmlRpcReply("{\"token\":\"" + token + "\",\"status\":\"200 OK\",\"data\":" + data + ",\"seconds\":0.1}",
        std::move(headers));
}

HttpReply status(const QByteArray &text)
{
    return xmlRpcReply("{\"status\":\"" + text + "\",\"seconds\":0.1}");
}

HttpReply fine()
{
    return xmlRpcReply(R"({"status":"200 OK","data":"yes","seconds":0.1})");
}

QByteArray loginBody(const QString &name = {}, const QString &password = {})
{
    return XmlRpc::encodeCall(u"LogIn"_s, {name, password, u"en"_s, QStringLiteral("Legenda v" LEGENDA_VERSION)});
}

QByteArray suggestBody(const QString &token)
{
    return XmlRpc::encodeCall(u"SuggestMovie"_s, {token, u"matrix"_s});
}

OpenSubtitlesOrgSession::Build suggestion()
{
    return [](const QString &token) { return suggestMovie(token, u"matrix"_s); };
}

QByteArray headerOf(const HttpRequest &request, const QByteArray &name)
{
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

QByteArray unpacked(const QByteArray &body)
{
    ContentDecoder decoder("gzip", 10000000);
    if (decoder.add(body) != ContentDecoder::Outcome::Fine || decoder.finish() != ContentDecoder::Outcome::Fine)
        return "not gzip";
    return decoder.takeBody();
}

/// Longer than what goes out as it is.
OpenSubtitlesOrgSession::Build longQuestion()
{
    QStringList hashes;
    for (int i = 0; i < 100; ++i)
        hashes.append(u"%1"_s.arg(i, 16, 16, QLatin1Char('0')));
    return [hashes](const QString &token) { return checkMovieHash2(token, hashes); };
}

/// A server that always says the same to NoOperation.
FakeHttpClient::Answer answering(const HttpReply &noOperation)
{
    return [noOperation](const HttpRequest &request) -> Result<HttpReply> {
        if (request.body.contains("<methodName>LogIn<"))
            return loggedIn("t");
        return request.body.contains("<methodName>NoOperation<") ? noOperation : fine();
    };
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void anonymousCall();
    void callWithAccount();
    void noSessionWhereNoneIsNeeded();
    void accountIsNeeded();
    void badAddress();

    void oneLoginForAll();
    void oneWaiterStopsDuringLogin();
    void cancelledCall();
    void newValuesEndTheSession();
    void newValuesDuringLogin();

    void lostSessionIsOpenedOnce();
    void lostSessionTwiceGivesUp();
    void unauthorisedOnAnOldToken();
    void unauthorisedOnANewToken();
    void questionsOfAnotherAccountAreNotRepeated();

    void wrongPasswordIsNotRepeated();
    void failedLoginsTokenIsNotUsed();
    void troubleAtLoginIsTriedAgain();
    void signInAgain();
    void signOut();

    void vipHost_data();
    void vipHost();
    void hostChangesInMidSession();
    void movedHost();
    void sessionAddresses_data();
    void sessionAddresses();
    void redirects_data();
    void redirects();

    void longBodiesArePacked();
    void packedBodyIsRefused_data();
    void packedBodyIsRefused();
    void faultsOfPackedBodies();

    void sessionIsKeptAlive();
    void sessionIsLetGo();
    void lostWhileIdle();

    void contributionsAreNotRepeated_data();
    void contributionsAreNotRepeated();
    void factsAreKept();
    void refusalsAreNotKept();
    void quota_data();
    void quota();
    void pace();
    void longAnswers();
    void secretsAreScrubbed();

private:
    std::optional<Result<Got>> call();
    std::optional<Result<Got>> call(const QString &method, OpenSubtitlesOrgSession::Build build);
    void make(OpenSubtitlesOrgSession::Options options = {});
    /// The bodies of the calls of that method.
    QList<QByteArray> sent(const QByteArray &method) const;

    std::unique_ptr<FakeHttpClient> m_http;
    std::unique_ptr<OpenSubtitlesOrgSession> m_session;
};

void TestSession::init()
{
    QLocale::setDefault(QLocale::c());
    make();
}

void TestSession::make(OpenSubtitlesOrgSession::Options options)
{
    m_session.reset();
    m_http = std::make_unique<FakeHttpClient>();
    m_session = std::make_unique<OpenSubtitlesOrgSession>(*m_http, std::move(options));
}

std::optional<Result<Got>> TestSession::call()
{
    return call(u"SuggestMovie"_s, suggestion());
}

std::optional<Result<Got>> TestSession::call(const QString &method, OpenSubtitlesOrgSession::Build build)
{
    return settled(m_session->call(method, std::move(build), {}));
}

QList<QByteArray> TestSession::sent(const QByteArray &method) const
{
    QList<QByteArray> bodies;
    for (const HttpRequest &request : std::as_const(m_http->requests)) {
        if (request.body.contains("<methodName>" + method + "<"))
            bodies.append(request.body);
    }
    return bodies;
}

void TestSession::anonymousCall()
{
    m_http->then(loggedIn()).then(fine());
    const auto answer = call();
    VERIFY_OK(answer);
    QCOMPARE((*answer)->body[u"data"_s].toString(), u"yes"_s);
    QVERIFY(!(*answer)->signedIn);

    QCOMPARE(m_http->requests.size(), 2);
    const HttpRequest &login = m_http->requests.at(0);
    QCOMPARE(login.body, loginBody());
    QCOMPARE(login.url, QUrl(u"https://api.opensubtitles.org/xml-rpc"_s));
    QVERIFY(login.method == HttpRequest::Method::Post);
    QVERIFY(login.contentType.startsWith("text/xml"));
    QCOMPARE(headerOf(login, "Accept-Language"), "en");
    QVERIFY(headerOf(login, "Cookie").isEmpty());
    QVERIFY(!login.mayRetry && !login.followRedirects);
    const HttpRequest &question = m_http->requests.at(1);
    QCOMPARE(question.body, suggestBody(u"a,b-c"_s));
    QVERIFY(question.mayRetry && !question.followRedirects);

    // The session stays.
    m_http->then(fine());
    VERIFY_OK(call());
    QCOMPARE(m_http->requests.size(), 3);
    QCOMPARE(m_http->requests.at(2).body, suggestBody(u"a,b-c"_s));
}

void TestSession::callWithAccount()
{
    m_session->setValues(withAccount);
    QSignalSpy spy(m_session.get(), &OpenSubtitlesOrgSession::signedIn);
    m_http->then(loggedIn("t", R"({"IDUser":"6","UserNickName":"Somebody","UserRank":"vip member"})")).then(fine());
    const auto answer = call();
    VERIFY_OK(answer);
    QVERIFY((*answer)->signedIn);
    QCOMPARE(m_http->requests.at(0).body, loginBody(u"somebody"_s, passwordSum));
    QCOMPARE(spy.size(), 1);
    const auto info = spy.at(0).at(0).value<AccountInfo>();
    QVERIFY(info.signedIn && info.vip);
    QCOMPARE(info.userName, u"Somebody"_s);
}

void TestSession::noSessionWhereNoneIsNeeded()
{
    m_http->then(fine());
    VERIFY_OK(call(u"ServerInfo"_s, [](const QString &) { return serverInfo(); }));
    QCOMPARE(m_http->requests.size(), 1);
    QCOMPARE(m_http->requests.at(0).body, XmlRpc::encodeCall(u"ServerInfo"_s, {}));
}

void TestSession::accountIsNeeded()
{
    const auto answer = call(u"GetUserInfo"_s, [](const QString &token) { return getUserInfo(token); });
    VERIFY_FAILED(answer, ErrorKind::NeedsAccount);
    QCOMPARE(m_http->requests.size(), 0);
}

void TestSession::badAddress()
{
    for (const QString &address : {u"http://example.org/xml-rpc"_s, u"nonsense"_s, u"ftp://127.0.0.1/"_s}) {
        m_session->setValues({{u"url"_s, address}});
        VERIFY_FAILED(call(), ErrorKind::BadInput);
    }
    QCOMPARE(m_http->requests.size(), 0);
}

void TestSession::oneLoginForAll()
{
    m_http->then(loggedIn()).then(fine()).then(fine());
    auto first = m_session->call(u"SuggestMovie"_s, suggestion(), {});
    auto second = m_session->call(u"SuggestMovie"_s, suggestion(), {});
    VERIFY_OK(settled(std::move(first)));
    VERIFY_OK(settled(std::move(second)));
    QCOMPARE(m_http->requests.size(), 3);
    QCOMPARE(m_http->requests.at(0).body, loginBody());
    QCOMPARE(m_http->requests.at(2).body, suggestBody(u"a,b-c"_s));
}

void TestSession::oneWaiterStopsDuringLogin()
{
    m_http->then(loggedIn()).then(fine());
    std::stop_source stop;
    auto first = m_session->call(u"SuggestMovie"_s, suggestion(), stop.get_token());
    auto second = m_session->call(u"SuggestMovie"_s, suggestion(), {});
    stop.request_stop();
    VERIFY_FAILED(settled(std::move(first)), ErrorKind::Cancelled);
    VERIFY_OK(settled(std::move(second)));
}

void TestSession::cancelledCall()
{
    m_http->then(loggedIn()).then(fine());
    VERIFY_OK(call());
    std::stop_source stop;
    stop.request_stop();
    VERIFY_FAILED(settled(m_session->call(u"SuggestMovie"_s, suggestion(), stop.get_token())), ErrorKind::Cancelled);
}

void TestSession::newValuesEndTheSession()
{
    m_http->then(loggedIn("first")).then(fine());
    VERIFY_OK(call());
    QVERIFY(m_session->setValues(withAccount));
    QVERIFY(!m_session->setValues(withAccount));
    m_http->then(loggedIn("second")).then(fine());
    VERIFY_OK(call());
    QCOMPARE(m_http->requests.at(2).body, loginBody(u"somebody"_s, passwordSum));
    QCOMPARE(m_http->requests.at(3).body, suggestBody(u"second"_s));
}

void TestSession::newValuesDuringLogin()
{
    m_http->then(loggedIn("first"));
    auto waiting = m_session->call(u"SuggestMovie"_s, suggestion(), {});
    m_session->setValues(withAccount);
    VERIFY_FAILED(settled(std::move(waiting)), ErrorKind::Cancelled);
    QVERIFY(!m_session->isOpen());
    m_http->clear();
    m_http->then(loggedIn("second")).then(fine());
    VERIFY_OK(call());
    QCOMPARE(m_http->requests.last().body, suggestBody(u"second"_s));
}

void TestSession::lostSessionIsOpenedOnce()
{
    m_http->then(loggedIn("old")).then(fine());
    VERIFY_OK(call());
    m_http->then(status("406 No session")).then(loggedIn("new")).then(fine());
    VERIFY_OK(call());
    QCOMPARE(m_http->requests.size(), 5);
    QCOMPARE(m_http->requests.at(2).body, suggestBody(u"old"_s));
    QCOMPARE(m_http->requests.at(3).body, loginBody());
    QCOMPARE(m_http->requests.at(4).body, suggestBody(u"new"_s));
}

void TestSession::lostSessionTwiceGivesUp()
{
    m_http->then(loggedIn("one")).then(status("406 No session"));
    m_http->then(loggedIn("two")).then(status("406 No session"));
    const auto answer = call();
    QVERIFY(answer && !*answer);
    QCOMPARE(m_http->requests.size(), 4);
}

void TestSession::unauthorisedOnAnOldToken()
{
    m_session->setValues(withAccount);
    m_http->then(loggedIn("old")).then(fine());
    VERIFY_OK(call());
    m_http->then(status("401 Unauthorized")).then(loggedIn("new")).then(fine());
    VERIFY_OK(call());
    QCOMPARE(m_http->requests.size(), 5);
}

void TestSession::unauthorisedOnANewToken()
{
    m_session->setValues(withAccount);
    m_http->then(loggedIn("new")).then(status("401 Unauthorized"));
    // The account is good, for something else.
    VERIFY_FAILED(call(), ErrorKind::NeedsVip);
    QCOMPARE(m_http->requests.size(), 2);
}

void TestSession::questionsOfAnotherAccountAreNotRepeated()
{
    m_http->then(loggedIn("old")).then(fine());
    VERIFY_OK(call());
    m_http->then(status("406 No session"));
    auto waiting = m_session->call(u"SuggestMovie"_s, suggestion(), {});
    QTest::qWait(0); // the question is out
    m_session->setValues(withAccount);
    const auto answer = settled(std::move(waiting));
    QVERIFY(answer && !*answer);
    for (const HttpRequest &request : std::as_const(m_http->requests))
        QVERIFY(!request.body.contains(passwordSum.toLatin1()));
}

void TestSession::wrongPasswordIsNotRepeated()
{
    m_session->setValues(withAccount);
    m_http->then(xmlRpcReply(R"({"token":"useless","status":"401 Unauthorized","seconds":0.2})"));
    VERIFY_FAILED(call(), ErrorKind::BadCredentials);
    VERIFY_FAILED(call(), ErrorKind::BadCredentials);
    QCOMPARE(m_http->requests.size(), 1);

    AccountValues other = withAccount;
    other[u"password"_s] = u"trout"_s;
    m_session->setValues(other);
    m_http->then(loggedIn()).then(fine());
    VERIFY_OK(call());
}

void TestSession::failedLoginsTokenIsNotUsed()
{
    m_session->setValues(withAccount);
    m_http->then(xmlRpcReply(R"({"token":"useless","status":"401 Unauthorized"})")).then(fine());
    VERIFY_FAILED(call(), ErrorKind::BadCredentials);
    QVERIFY(!m_session->isOpen());
    QCOMPARE(m_http->requests.size(), 1);
}

void TestSession::troubleAtLoginIsTriedAgain()
{
    m_http->then(FakeHttpClient::html(503)).then(loggedIn()).then(fine());
    VERIFY_FAILED(call(), ErrorKind::ServiceDown);
    VERIFY_OK(call());
    m_session->setValues(withAccount);
    m_http->then(xmlRpcReply(R"({"status":"200 OK"})")); // no token
    VERIFY_FAILED(call(), ErrorKind::BadReply);
}

void TestSession::signInAgain()
{
    m_session->setValues(withAccount);
    m_http->then(status("401 Unauthorized"));
    VERIFY_FAILED(call(), ErrorKind::BadCredentials);
    // The person presses "Test".
    m_http->then(loggedIn());
    VERIFY_OK(settled(m_session->signInAgain({})));
    QCOMPARE(m_http->requests.size(), 2);
    QVERIFY(m_session->isOpen());
}

void TestSession::signOut()
{
    VERIFY_OK(settled(m_session->signOut({})));
    QCOMPARE(m_http->requests.size(), 0); // there is nothing to end

    m_http->then(loggedIn("t")).then(fine()).then(status("200 OK"));
    VERIFY_OK(call());
    VERIFY_OK(settled(m_session->signOut({})));
    QCOMPARE(m_http->requests.last().body, XmlRpc::encodeCall(u"LogOut"_s, {u"t"_s}));
    QVERIFY(!m_session->isOpen());

    // A session that is over already is over.
    m_http->then(loggedIn("t")).then(fine()).then(status("406 No session"));
    VERIFY_OK(call());
    VERIFY_OK(settled(m_session->signOut({})));
    QCOMPARE(m_http->requests.size(), 6);
}

void TestSession::vipHost_data()
{
    QTest::addColumn<QString>("configured");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("then");
    const QString own = u"https://api.opensubtitles.org/xml-rpc"_s;
    QTest::newRow("vip") << QString() << QByteArray("https://vip-api.opensubtitles.org/xml-rpc")
                         << u"https://vip-api.opensubtitles.org/xml-rpc"_s;
    QTest::newRow("plain http") << QString() << QByteArray("http://vip-api.opensubtitles.org/xml-rpc")
                                << u"https://vip-api.opensubtitles.org/xml-rpc"_s;
    QTest::newRow("somebody else") << QString() << QByteArray("https://opensubtitles.example/xml-rpc") << own;
    QTest::newRow("custom address") << u"http://127.0.0.1:8089/xml-rpc"_s
                                    << QByteArray("https://vip-api.opensubtitles.org/xml-rpc")
                                    << u"http://127.0.0.1:8089/xml-rpc"_s;
    QTest::newRow("custom path") << u"http://127.0.0.1:8089/xml-rpc"_s << QByteArray("http://127.0.0.1:8089/vip")
                                 << u"http://127.0.0.1:8089/vip"_s;
}

void TestSession::vipHost()
{
    QFETCH(QString, configured);
    QFETCH(QByteArray, said);
    QFETCH(QString, then);
    for (const bool inHeader : {false, true}) {
        make();
        AccountValues values = withAccount;
        values[u"url"_s] = configured;
        m_session->setValues(values);
        if (inHeader)
            m_http->then(loggedIn("t", "{}", {{"Content-Location", said}}));
        else
            m_http->then(loggedIn("t", "{\"Content-Location\":\"" + said + "\"}"));
        m_http->then(fine());
        VERIFY_OK(call());
        QCOMPARE(m_http->requests.at(1).url, QUrl(then));
    }
}

void TestSession::hostChangesInMidSession()
{
    m_session->setValues(withAccount);
    m_http->then(loggedIn("t"))
        .then(xmlRpcReply(R"({"status":"200 OK"})", {{"Content-Location", "https://api2.opensubtitles.org/xml-rpc"}}));
    VERIFY_OK(call());
    m_http->then(fine());
    VERIFY_OK(call());
    QCOMPARE(m_http->requests.at(2).url, QUrl(u"https://api2.opensubtitles.org/xml-rpc"_s));
    QCOMPARE(m_http->requests.at(2).body, suggestBody(u"t"_s));
    // A new session begins where it is configured.
    m_http->then(status("406 No session")).then(loggedIn("u")).then(fine());
    VERIFY_OK(call());
    QCOMPARE(m_http->requests.at(4).url, OpenSubtitlesOrgSession::defaultAddress());
}

void TestSession::movedHost()
{
    m_http->then(loggedIn("t"))
        .then(xmlRpcReply("{\"status\":\"301 Moved (host)\","
                          "\"data\":{\"Content-Location\":\"https://api2.opensubtitles.org/xml-rpc\"}}"))
        .then(fine());
    VERIFY_OK(call());
    QCOMPARE(m_http->requests.at(2).url, QUrl(u"https://api2.opensubtitles.org/xml-rpc"_s));

    // In circles, or nowhere: an error, and an end.
    make();
    m_http->then(loggedIn("t"));
    for (int i = 0; i < 10; ++i) {
        m_http->then(xmlRpcReply("{\"status\":\"301 Moved\",\"data\":{\"Content-Location\":\"https://h"
            + QByteArray::number(i) + ".opensubtitles.org/xml-rpc\"}}"));
    }
    const auto circles = call();
    QVERIFY(circles && !*circles);
    QVERIFY(m_http->requests.size() < 6);
}

void TestSession::sessionAddresses_data()
{
    QTest::addColumn<QString>("configured");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *configured, const char *said, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(configured) << QString::fromLatin1(said)
                            << QString::fromLatin1(expected);
    };
    const char *own = "https://api.opensubtitles.org/xml-rpc";
    row("the same", own, own, own);
    row("a sister", own, "https://vip-api.opensubtitles.org/xml-rpc", "https://vip-api.opensubtitles.org/xml-rpc");
    row("upper case", own, "https://VIP-API.OpenSubtitles.org/xml-rpc", "https://vip-api.opensubtitles.org/xml-rpc");
    row("another port", own, "https://api.opensubtitles.org:8443/xml-rpc", "");
    row("a sister's other port", own, "https://vip-api.opensubtitles.org:8443/xml-rpc", "");
    row("looks like it", own, "https://evil-opensubtitles.org/xml-rpc", "");
    row("ends otherwise", own, "https://opensubtitles.org.example/xml-rpc", "");
    row("user info", own, "https://opensubtitles.org@example.org/xml-rpc", "");
    row("no web", own, "ftp://vip-api.opensubtitles.org/xml-rpc", "");
    row("own server to the service", "https://proxy.example/os", own, "");
    row("own server, path", "https://proxy.example/os", "https://proxy.example/vip", "https://proxy.example/vip");
    row("this machine, other port", "http://127.0.0.1:1000/xml-rpc", "http://127.0.0.1:1001/xml-rpc",
        "http://127.0.0.1:1001/xml-rpc");
    row("this machine to elsewhere", "http://127.0.0.1:1000/xml-rpc", "http://192.0.2.1:1000/xml-rpc", "");
}

void TestSession::sessionAddresses()
{
    QFETCH(QString, configured);
    QFETCH(QString, said);
    QFETCH(QString, expected);
    QCOMPARE(sessionAddress(QUrl(configured), QUrl(said)), QUrl(expected));
}

void TestSession::redirects_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("followed");
    QTest::newRow("same server") << QByteArray("/xml-rpc/") << u"https://api.opensubtitles.org/xml-rpc/"_s;
    QTest::newRow("sister") << QByteArray("https://www.opensubtitles.org/xml-rpc")
                            << u"https://www.opensubtitles.org/xml-rpc"_s;
    QTest::newRow("elsewhere") << QByteArray("https://example.org/xml-rpc") << QString();
    QTest::newRow("plain") << QByteArray("http://api.opensubtitles.org/xml-rpc") << QString();
    QTest::newRow("this machine") << QByteArray("http://127.0.0.1:99/xml-rpc") << QString();
    QTest::newRow("nowhere") << QByteArray() << QString();
}

void TestSession::redirects()
{
    QFETCH(QByteArray, location);
    QFETCH(QString, followed);
    m_session->setValues(withAccount);
    m_http->then(loggedIn("the-token")).then(FakeHttpClient::raw(302, {}, {{"Location", location}})).then(fine());
    const auto answer = call();
    if (followed.isEmpty()) {
        VERIFY_FAILED(answer, ErrorKind::BadReply);
        QCOMPARE(m_http->requests.size(), 2);
    } else {
        VERIFY_OK(answer);
        QCOMPARE(m_http->requests.at(2).url, QUrl(followed));
        QCOMPARE(m_http->requests.at(2).body, m_http->requests.at(1).body);
    }
}

void TestSession::longBodiesArePacked()
{
    m_http->then(loggedIn("t")).then(fine());
    VERIFY_OK(call(u"CheckMovieHash2"_s, longQuestion()));
    const HttpRequest &sent = m_http->requests.at(1);
    const Call question = longQuestion()(u"t"_s);
    QCOMPARE(headerOf(sent, "Content-Encoding"), "gzip");
    QCOMPARE(unpacked(sent.body), XmlRpc::encodeCall(question.method, question.params));
    QVERIFY(headerOf(m_http->requests.at(0), "Content-Encoding").isEmpty());
}

void TestSession::packedBodyIsRefused_data()
{
    QTest::addColumn<int>("http");
    for (const int http : {400, 415, 501})
        QTest::newRow(qPrintable(QString::number(http))) << http;
    QTest::newRow("fault") << 200;
}

void TestSession::packedBodyIsRefused()
{
    QFETCH(int, http);
    m_http->then(loggedIn("t"));
    m_http->then(http == 200 ? xmlRpcFault(-32700, "parse error") : FakeHttpClient::html(http));
    m_http->then(fine()).then(fine());
    VERIFY_OK(call(u"CheckMovieHash2"_s, longQuestion()));
    QCOMPARE(m_http->requests.size(), 3);
    const Call question = longQuestion()(u"t"_s);
    QCOMPARE(m_http->requests.at(2).body, XmlRpc::encodeCall(question.method, question.params));
    // Plain from then on.
    VERIFY_OK(call(u"CheckMovieHash2"_s, longQuestion()));
    QCOMPARE(m_http->requests.size(), 4);
    QVERIFY(headerOf(m_http->requests.at(3), "Content-Encoding").isEmpty());
}

/// The packing is not to blame for every fault.
void TestSession::faultsOfPackedBodies()
{
    m_http->then(loggedIn("t")).then(xmlRpcFault(1, "out of order")).then(xmlRpcFault(1, "out of order"));
    const auto answer = call(u"CheckMovieHash2"_s, longQuestion());
    QVERIFY(answer && !*answer);
    m_http->then(fine());
    VERIFY_OK(call(u"CheckMovieHash2"_s, longQuestion()));
    QCOMPARE(headerOf(m_http->requests.last(), "Content-Encoding"), "gzip");
    // It has worked: a fault is a fault now.
    m_http->then(xmlRpcFault(1, "out of order"));
    const auto later = call(u"CheckMovieHash2"_s, longQuestion());
    QVERIFY(later && !*later);
    QCOMPARE(m_http->requests.size(), 5);
}

void TestSession::sessionIsKeptAlive()
{
    make({0ms, 1h, [] { return 0ms; }});
    m_http->always(answering(fine()));
    VERIFY_OK(call());
    QTRY_VERIFY(sent("NoOperation").size() >= 2);
    QCOMPARE(sent("NoOperation").at(1), XmlRpc::encodeCall(u"NoOperation"_s, {u"t"_s}));
    QCOMPARE(sent("LogIn").size(), 1);
}

void TestSession::sessionIsLetGo()
{
    // Each look at the clock finds it 25 minutes on: after the call there is time for two.
    auto now = std::make_shared<std::chrono::milliseconds>(0ms);
    make({0ms, 1h, [now] { return *now += 25min; }});
    m_http->always(answering(fine()));
    VERIFY_OK(call());
    QTRY_VERIFY(*now >= 5 * 25min);
    for (int i = 0; i < 100; ++i)
        QCoreApplication::processEvents();
    const auto count = sent("NoOperation").size();
    QVERIFY(count >= 1 && count <= 3);
    QVERIFY(*now <= 8 * 25min); // and nobody looks at it any more
}

void TestSession::lostWhileIdle()
{
    make({0ms, 1h, [] { return 0ms; }});
    m_http->always(answering(status("406 No session")));
    VERIFY_OK(call());
    QTRY_VERIFY(!m_session->isOpen());
    const auto logins = sent("LogIn").size();
    for (int i = 0; i < 100; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(sent("LogIn").size(), logins); // none that nobody asked for
    VERIFY_OK(call());
    QCOMPARE(sent("LogIn").size(), logins + 1);
}

void TestSession::contributionsAreNotRepeated_data()
{
    QTest::addColumn<QString>("method");
    for (const char *name : {"UploadSubtitles", "TryUploadSubtitles", "AddComment", "SubtitlesVote", "InsertMovie",
             "InsertMovieHash", "ReportWrongMovieHash", "ReportWrongImdbMovie", "AddRequest", "SearchToMail",
             "SubscribeToHash", "SetSubscribeUrl", "WhateverComesNext"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestSession::contributionsAreNotRepeated()
{
    QFETCH(QString, method);
    m_session->setValues(withAccount);
    m_http->then(loggedIn("t")).then(fine());
    VERIFY_OK(settled(m_session->call(
        method,
        [method](const QString &token) {
            return Call{method, {token}};
        },
        {}, Need::Account)));
    QVERIFY(!m_http->requests.at(1).mayRetry);
    QVERIFY(m_http->requests.at(1).questionKey.isEmpty());
}

void TestSession::factsAreKept()
{
    m_http->then(loggedIn("one")).then(fine());
    VERIFY_OK(call());
    const HttpRequest first = m_http->requests.at(1);
    QVERIFY(first.keepFor == 30 * 24h);
    QVERIFY(!first.questionKey.isEmpty() && !first.questionKey.contains(u"one"_s));
    m_session->setValues(withAccount);
    m_http->then(loggedIn("two")).then(fine());
    VERIFY_OK(call());
    // The same question, whoever asks it.
    QCOMPARE(m_http->requests.at(3).questionKey, first.questionKey);
    m_http->then(fine());
    VERIFY_OK(call(u"SuggestMovie"_s, [](const QString &token) { return suggestMovie(token, u"other"_s); }));
    QVERIFY(m_http->requests.at(4).questionKey != first.questionKey);
    m_http->then(fine());
    VERIFY_OK(call(u"GetSubLanguages"_s, [](const QString &) { return getSubLanguages(u"en"_s); }));
    QVERIFY(m_http->requests.at(5).keepFor == 7 * 24h);
    m_http->then(fine());
    VERIFY_OK(call(u"GetComments"_s, [](const QString &token) { return getComments(token, {u"1"_s}); }));
    QVERIFY(m_http->requests.at(6).keepFor == 0s);
    QVERIFY(m_http->forgotten.isEmpty());
}

void TestSession::refusalsAreNotKept()
{
    m_http->then(loggedIn("one")).then(status("406 No session")).then(loggedIn("two")).then(fine());
    VERIFY_OK(call());
    QCOMPARE(m_http->forgotten, QStringList{m_http->requests.at(1).questionKey});
    m_http->then(status("503 Service Unavailable"));
    VERIFY_FAILED(call(), ErrorKind::ServiceDown);
    QCOMPARE(m_http->forgotten.size(), 2);
}

void TestSession::quota_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("told");
    QTest::newRow("some") << QByteArray("17") << 17;
    QTest::newRow("none") << QByteArray("0") << 0;
    QTest::newRow("uncounted") << QByteArray("999999999") << -1;
    QTest::newRow("odd") << QByteArray("many") << -1;
    QTest::newRow("negative") << QByteArray("-3") << -1;
}

void TestSession::quota()
{
    QFETCH(QByteArray, header);
    QFETCH(int, told);
    QSignalSpy spy(m_session.get(), &OpenSubtitlesOrgSession::quotaTold);
    m_http->then(loggedIn("t", "{}", {{"Download-Quota", header}})).then(fine());
    VERIFY_OK(call());
    QCOMPARE(spy.size(), told < 0 ? 0 : 1);
    if (told >= 0)
        QCOMPARE(spy.at(0).at(1).toInt(), told);
}

void TestSession::pace()
{
    const QList<PaceWindow> documented{{40, 10s}};
    QCOMPARE(m_http->paces.value(OpenSubtitlesOrgSession::paceKey()), documented);
    m_http->then(loggedIn()).then(fine());
    VERIFY_OK(call());
    for (const HttpRequest &request : std::as_const(m_http->requests))
        QCOMPARE(request.paceKey, OpenSubtitlesOrgSession::paceKey());
}

/// They are read aside; the way they take is another one.
void TestSession::longAnswers()
{
    const QByteArray text(200000, 'x');
    m_http->then(loggedIn("t")).then(xmlRpcReply("{\"status\":\"200 OK\",\"data\":\"" + text + "\"}"));
    const auto answer = call();
    VERIFY_OK(answer);
    QCOMPARE((*answer)->body[u"data"_s].toString().size(), text.size());
}

void TestSession::secretsAreScrubbed()
{
    m_session->setValues({{u"username"_s, u"somebody"_s}, {u"password"_s, u"unlikely-word"_s}});
    m_http->then(loggedIn("token,with-odd,signs")).then(fine());
    VERIFY_OK(call());
    const QString sum = QString::fromLatin1(QCryptographicHash::hash("unlikely-word", QCryptographicHash::Md5).toHex());
    const QString text = scrub(u"unlikely-word token,with-odd,signs "_s + sum);
    QVERIFY(!text.contains(u"unlikely"_s) && !text.contains(u"odd"_s) && !text.contains(sum));
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_opensubtitlesorgsession.moc"
