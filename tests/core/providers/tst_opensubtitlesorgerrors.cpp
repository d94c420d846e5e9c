// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every refusal becomes.

#include "core/providers/opensubtitlesorg/opensubtitlesorgerrors.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::OpenSubtitlesOrg;
using namespace Qt::StringLiterals;

namespace {

HttpReply httpReply(int status, const QByteArray &body, const QByteArray &type = "text/xml")
{
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    reply.headers = {{"Content-Type", type}};
    reply.url = QUrl(u"https://api.opensubtitles.org/xml-rpc"_s);
    return reply;
}

QByteArray answer(const QByteArray &members)
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><methodResponse><params><param><value><struct>" + members
        + "</struct></value></param></params></methodResponse>";
}

QByteArray member(const QByteArray &name, const QByteArray &value)
{
    return "<member><name>" + name + "</name><value>" + value + "</value></member>";
}

QByteArray statusAnswer(const QByteArray &status)
{
    return answer(member("status", "<string>" + status + "</string>") + member("seconds", "<double>0.1</double>"));
}

} // namespace

class TestOpenSubtitlesOrgErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEachStatus_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QString>("method");
        QTest::addColumn<bool>("signedIn");
        QTest::addColumn<int>("kind"); // -1: fine
        QTest::addColumn<QString>("words"); // in the message
        const auto row = [](const char *status, const QString &method, bool signedIn, std::optional<ErrorKind> kind,
                             const QString &words = {}) {
            QTest::addRow("%s %s %d", status, qPrintable(method), signedIn)
                << QByteArray(status) << method << signedIn << (kind ? int(*kind) : -1) << words;
        };
        const QString search = u"SearchSubtitles"_s;
        row("200 OK", search, true, {});
        row("200", search, true, {});
        row("206 Partial content; no such subtitle", search, true, {});
        row("299 New", search, true, {});
        row("301 Moved (host)", search, true, ErrorKind::ServiceDown, u"moved"_s);
        row("401 Unauthorized", u"LogIn"_s, false, ErrorKind::BadCredentials, u"password"_s);
        row("401 Unauthorized", search, true, ErrorKind::NeedsVip, u"VIP"_s);
        row("401 Unauthorized", search, false, ErrorKind::NeedsAccount, u"account"_s);
        row("402 Subtitles has invalid format", u"UploadSubtitles"_s, true, ErrorKind::BadInput, u"format"_s);
        row("402 Payment Required", u"DownloadSubtitles"_s, true, ErrorKind::NeedsVip, u"VIP"_s);
        row("402 VIP members only", u"UploadSubtitles"_s, true, ErrorKind::NeedsVip, u"VIP"_s);
        row("402", u"DownloadSubtitles"_s, true, ErrorKind::NeedsVip, u"VIP"_s);
        row("403 SubHashes (content and sent subhash) are not same!", u"UploadSubtitles"_s, true, ErrorKind::BadInput,
            u"another text"_s);
        row("404 Subtitles has invalid language!", u"UploadSubtitles"_s, true, ErrorKind::BadInput, u"language"_s);
        row("405 Not all mandatory parameters was specified", u"AddRequest"_s, true, ErrorKind::BadInput,
            u"mandatory"_s);
        row("406 No session", search, true, ErrorKind::BadCredentials, u"session"_s);
        row("406 No session", search, false, ErrorKind::NeedsAccount, u"session"_s);
        row("407 Download limit reached", u"DownloadSubtitles"_s, true, ErrorKind::QuotaUsedUp, u"used up"_s);
        row("407 Download limit reached", u"DownloadSubtitles"_s, false, ErrorKind::QuotaUsedUp, u"account"_s);
        row("408 Invalid parameters", u"AutoUpdate"_s, true, ErrorKind::BadInput, u"Invalid parameters"_s);
        row("409 Method not found", u"close"_s, true, ErrorKind::NotSupported, u"does not offer"_s);
        row("410 Other or unknown error", search, true, ErrorKind::ServiceDown, u"trouble"_s);
        row("411 Empty or invalid useragent", u"LogIn"_s, false, ErrorKind::NotSupported, u"version"_s);
        row("412 moviehash has invalid format (too short)", u"InsertMovieHash"_s, true, ErrorKind::BadInput,
            u"moviehash"_s);
        row("413 Invalid ImdbID", u"AddRequest"_s, true, ErrorKind::BadInput, u"IMDb"_s);
        row("414 Unknown User Agent", u"LogIn"_s, false, ErrorKind::NotSupported, u"version"_s);
        row("415 Disabled user agent", u"LogIn"_s, false, ErrorKind::NotSupported, u"stopped"_s);
        row("416 Internal subtitle validation failed", u"UploadSubtitles"_s, true, ErrorKind::BadInput,
            u"validation"_s);
        row("417 Upload disabled", u"UploadSubtitles"_s, true, ErrorKind::NotSupported, u"uploads"_s);
        row("429 Too Many Requests", search, true, ErrorKind::RateLimited, u"fewer"_s);
        row("499 Something else", search, true, ErrorKind::BadInput, u"Something else"_s);
        row("503 Service Unavailable", search, true, ErrorKind::ServiceDown, u"overloaded"_s);
        row("506 Server under maintenance", search, true, ErrorKind::ServiceDown, u"repaired"_s);
        row("777 Odd", search, true, ErrorKind::BadReply, u"Odd"_s);
        row("", search, true, ErrorKind::BadReply, u"understand"_s);
        row("all is well", search, true, ErrorKind::BadReply, u"all is well"_s);
    }
    void readsEachStatus()
    {
        QFETCH(QByteArray, status);
        QFETCH(QString, method);
        QFETCH(bool, signedIn);
        QFETCH(int, kind);
        QFETCH(QString, words);
        const auto read = readReply(httpReply(200, statusAnswer(status)), {method, signedIn});
        if (kind < 0) {
            QVERIFY(read);
            return;
        }
        QVERIFY(!read);
        QCOMPARE(int(read.error().kind), kind);
        QVERIFY2(read.error().message.contains(words), qPrintable(read.error().message));
        QVERIFY(!read.error().message.contains(u'%'));
        QVERIFY(read.error().detail.contains(method));
    }

    void acceptsDataWithoutStatus()
    {
        const QByteArray list = answer(member("data", "<array><data/></array>") + member("seconds", "<int>1</int>"));
        QVERIFY(readReply(httpReply(200, list), {u"GetSubLanguages"_s, false}));
        const QByteArray info = answer(member("users_online_total", "<int>5</int>"));
        QVERIFY(readReply(httpReply(200, info), {u"ServerInfo"_s, false}));
        const QByteArray number = answer(member("status", "<int>200</int>"));
        QVERIFY(readReply(httpReply(200, number), {u"LogOut"_s, false}));
    }

    void acceptsABareTextOrList()
    {
        const auto bare = [](const QByteArray &value) {
            return httpReply(
                200, "<methodResponse><params><param><value>" + value + "</value></param></params></methodResponse>");
        };
        QVERIFY(readReply(bare("<string>200 OK</string>"), {u"LogOut"_s, true}));
        QVERIFY(readReply(bare("406 No session"), {u"LogOut"_s, true}).error().kind == ErrorKind::BadCredentials);
        const auto list = readReply(bare("<array><data><value>a</value></data></array>"), {u"Any"_s, true});
        QVERIFY(list);
        QCOMPARE(list->value(u"data"_s)[0].toString(), u"a"_s);
        QVERIFY(!readReply(bare("<nil/>"), {u"Any"_s, true}));
    }

    void tellsLostSessions()
    {
        const auto status = [](const QByteArray &text) {
            return readAnswer(httpReply(200, statusAnswer(text)), {})->status;
        };
        QVERIFY(isSessionLost(status("406 No session"), u"SearchSubtitles"_s));
        QVERIFY(isSessionLost(status("401 Unauthorized"), u"SearchSubtitles"_s));
        QVERIFY(!isSessionLost(status("401 Unauthorized"), u"LogIn"_s));
        QVERIFY(!isSessionLost(status("407 Download limit reached"), u"DownloadSubtitles"_s));
        QCOMPARE(status(" 407: Download limit reached"), (ServiceStatus{407, u"Download limit reached"_s}));
        QCOMPARE(status("4070"), (ServiceStatus{0, u"4070"_s}));
    }

    void namesTheFieldThatIsWrong()
    {
        const auto read = readReply(
            httpReply(200, statusAnswer("412 moviehash has invalid format (too short)")), {u"InsertMovieHash"_s, true});
        QCOMPARE(read.error().fields, (QMap<QString, QString>{{u"moviehash"_s, u"too short"_s}}));
        const auto without =
            readReply(httpReply(200, statusAnswer("412 imdbid has invalid format")), {u"InsertMovieHash"_s, true});
        QCOMPARE(without.error().fields.keys(), QStringList{u"imdbid"_s});
    }

    void readsHttpTrouble_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, int status, const QByteArray &body, const QByteArray &type,
                             ErrorKind kind) { QTest::newRow(name) << status << body << type << int(kind); };
        const QByteArray page = "<!DOCTYPE html><html><body>Sorry &amp; so on<br></body></html>";
        row("moved", 301, "", "", ErrorKind::ServiceDown);
        row("payment", 402, page, "text/html", ErrorKind::NeedsVip);
        row("forbidden", 403, page, "text/html", ErrorKind::NeedsVip);
        row("not found", 404, page, "text/html", ErrorKind::NotFound);
        row("quota", 407, "Download limit reached", "text/plain", ErrorKind::QuotaUsedUp);
        row("too large", 413, "", "", ErrorKind::BadInput);
        row("too many", 429, "", "", ErrorKind::RateLimited);
        row("other", 451, "", "", ErrorKind::BadInput);
        row("broken", 500, "", "", ErrorKind::ServiceDown);
        row("maintenance", 503, "Server under maintenance", "text/plain", ErrorKind::ServiceDown);
        row("cloud", 520, page, "text/html", ErrorKind::ServiceDown);
        row("page", 200, page, "text/html", ErrorKind::BadReply);
        row("page called XML", 200, page, "text/xml", ErrorKind::BadReply);
        row("empty", 200, " \n", "text/xml", ErrorKind::ServiceDown);
        row("garbage", 200, "\x01\x02garbage", "text/xml", ErrorKind::BadReply);
        row("cut", 200, statusAnswer("200 OK").chopped(60), "text/xml", ErrorKind::BadReply);
        row("good answer, bad HTTP", 500, statusAnswer("200 OK"), "text/xml", ErrorKind::ServiceDown);
        row("bad answer, bad HTTP", 503, statusAnswer("407 Download limit reached"), "text/xml",
            ErrorKind::QuotaUsedUp);
    }
    void readsHttpTrouble()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(int, kind);
        const auto read = readReply(httpReply(status, body, type), {u"SearchSubtitles"_s, true});
        QVERIFY(!read);
        QCOMPARE(int(read.error().kind), kind);
        QVERIFY(!read.error().message.isEmpty());
        QVERIFY(!read.error().message.contains(u'<'));
    }

    void passesOnHowLongToWait()
    {
        HttpReply reply = httpReply(429, "");
        reply.headers.append(HttpHeader{"Retry-After", "7"});
        QCOMPARE(readReply(reply, {}).error().retryAfter, std::chrono::seconds(7));
    }

    void readsFaults_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const QByteArray &code, const QByteArray &text, ErrorKind kind) {
            QTest::newRow(name) << code << text << int(kind);
        };
        row("method", "-32601", "server error. requested method not found", ErrorKind::NotSupported);
        row("python", "1", "&lt;class 'Exception'&gt;:method \"X\" is not supported", ErrorKind::NotSupported);
        row("params", "-32602", "", ErrorKind::BadInput);
        row("too many", "4", "Too many parameters.", ErrorKind::BadInput);
        row("other", "-32500", "database %1 is away", ErrorKind::ServiceDown);
        row("nothing", "0", "", ErrorKind::ServiceDown);
    }
    void readsFaults()
    {
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        const QByteArray body = "<methodResponse><fault><value><struct>"
            + member("faultCode", "<int>" + code + "</int>") + member("faultString", "<string>" + text + "</string>")
            + "</struct></value></fault></methodResponse>";
        const auto read = readReply(httpReply(200, body), {u"SearchSubtitles"_s, true});
        QVERIFY(!read);
        QCOMPARE(int(read.error().kind), kind);
        QVERIFY(read.error().detail.contains(u"fault"_s));
        const auto worse = readReply(httpReply(500, body), {u"SearchSubtitles"_s, true});
        QVERIFY(worse.error().kind == ErrorKind::ServiceDown);
    }

    void saysWhyThereIsNoSubtitle()
    {
        QVERIFY(needsVip().kind == ErrorKind::NeedsVip);
        QVERIFY(needsVip().message.contains(u"nothing was saved"_s));
    }
};

QTEST_GUILESS_MAIN(TestOpenSubtitlesOrgErrors)
#include "tst_opensubtitlesorgerrors.moc"
