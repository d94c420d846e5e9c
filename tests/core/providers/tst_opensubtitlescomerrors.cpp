// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every refusal the service is known for, and the sentence a person reads.

#include "core/net/redaction.h"
#include "core/providers/opensubtitlescom/opensubtitlescomerrors.h"
#include "tests/support/fakehttpclient.h"

#include <QJsonDocument>
#include <QLocale>
#include <QTest>

using namespace Legenda;
using namespace Legenda::OpenSubtitlesCom;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr ErrorContext searching{Endpoint::Search, true, false};
constexpr ErrorContext loggingIn{Endpoint::Login, true, false};
constexpr ErrorContext downloading{Endpoint::Download, true, false};
constexpr ErrorContext downloadingSignedIn{Endpoint::Download, true, true};
constexpr ErrorContext downloadingFirst{Endpoint::Download, false, false};
constexpr ErrorContext fetching{Endpoint::Link, true, false};
constexpr ErrorContext user{Endpoint::User, true, true};

struct Case
{
    const char *name;
    HttpReply reply;
    ErrorContext context;
    ErrorKind kind;
    QString part; ///< of the sentence
};

QList<Case> cases()
{
    using F = FakeHttpClient;
    return {
        {"bad password",
            F::json(401, R"({"message":"Error, invalid username/password failed:1 remaining:9  ","status":401})"),
            loggingIn, ErrorKind::BadCredentials, u"Attempts left: 9."_s},
        {"e-mail instead of user name",
            F::json(400,
                R"({"message":"Error, invalid username/password   - remember to use your username and not your email to authenticate","status":400})"),
            loggingIn, ErrorKind::BadCredentials, u"not with your e-mail address"_s},
        {"token refused", F::json(401, R"({"message":"invalid token","status":401})"), downloadingSignedIn,
            ErrorKind::BadCredentials, u"ended your session"_s},
        {"token refused for the account", F::json(401, R"({"message":"invalid token"})"), user,
            ErrorKind::BadCredentials, u"ended your session"_s},
        {"download without account", F::json(401, R"({"message":"invalid token"})"), downloading,
            ErrorKind::NeedsAccount, u"signed in"_s},
        {"hash of another length",
            F::raw(400, "", {{"x-reason", "Request parameters does not make sense, moviehash is wrong"}}), searching,
            ErrorKind::BadInput, u"hash of this video"_s},
        {"other bad parameters", F::raw(400, "", {{"x-reason", "page is wrong"}}), searching, ErrorKind::BadInput,
            u"(page is wrong)"_s},
        {"errors as a list", F::json(400, R"({"errors":["Not enough parameters"],"status":400})"), searching,
            ErrorKind::BadInput, u"(Not enough parameters)"_s},
        {"bad key", F::json(403, R"({"message":"You cannot consume this service"})"), searching,
            ErrorKind::BadCredentials, u"API key"_s},
        {"no user agent", F::json(403, R"({"error":"User agent required"})"), searching, ErrorKind::BadInput,
            u"which program asks"_s},
        {"no key", F::html(301), searching, ErrorKind::NeedsAccount, u"wants an API key"_s},
        {"download with a bad key", F::json(503, R"({"message":"Service unavailable"})"), downloadingFirst,
            ErrorKind::ServiceDown, u"wrong API key"_s},
        {"download while down", F::json(503, R"({"message":"Service unavailable"})"), downloading,
            ErrorKind::ServiceDown, u"nothing is lost"_s},
        {"quota used up",
            F::json(406,
                R"({"requests":5,"remaining":0,"message":"You have downloaded your allowed 5 subtitles for 24h","reset_time":"x","reset_time_utc":"2041-02-13T23:59:59.000Z"})"),
            downloadingSignedIn, ErrorKind::QuotaUsedUp, u"Your downloads at OpenSubtitles.com are used up"_s},
        {"quota used up without account", F::json(406, R"({"remaining":0,"message":"You have downloaded"})"),
            downloading, ErrorKind::QuotaUsedUp, u"without an account"_s},
        {"unknown file", F::json(403, R"({"message":"Invalid file_id"})"), downloading, ErrorKind::NotFound,
            u"no longer has this subtitle"_s},
        {"unknown format", F::json(403, R"({"message":"Invalid sub_format"})"), downloading, ErrorKind::NotSupported,
            u"format"_s},
        {"one frame rate", F::json(403, R"({"message":"Both in_fps and out_fps must be given"})"), downloading,
            ErrorKind::BadInput, u"frame rates"_s},
        {"only for VIP", F::json(403, R"({"message":"Become VIP to do that"})"), downloadingSignedIn,
            ErrorKind::NeedsVip, u"VIP"_s},
        {"link expired", F::html(410), fetching, ErrorKind::NotFound, u"expired"_s},
        {"link unknown", F::html(404), fetching, ErrorKind::NotFound, u"Download it again"_s},
        {"rate limit", F::json(429, R"({"message":"API rate limit exceeded"})", {{"Retry-After", "7"}}), searching,
            ErrorKind::RateLimited, u"fewer requests"_s},
        {"overload", F::html(502), searching, ErrorKind::ServiceDown, u"overloaded"_s},
        {"maintenance", F::html(503), searching, ErrorKind::ServiceDown, u"overloaded"_s},
        {"cloudflare", F::html(520), downloadingSignedIn, ErrorKind::ServiceDown, u"overloaded"_s},
        {"not there", F::json(404, R"({"message":"Not Found"})"), searching, ErrorKind::NotFound, u"address"_s},
        {"not allowed", F::json(405, R"({"message":"Method not allowed"})"), searching, ErrorKind::NotSupported,
            u"does not offer"_s},
        {"never heard of", F::json(418, R"({"message":"I am a teapot"})"), searching, ErrorKind::BadInput,
            u"(I am a teapot)"_s},
        {"never heard of either", F::raw(599, "?"), searching, ErrorKind::ServiceDown, u"overloaded"_s},
        {"below all", F::raw(103, ""), searching, ErrorKind::BadReply, u"not understand"_s},
        {"a page that claims success", F::html(200), searching, ErrorKind::BadReply, u"web page"_s},
        {"nonsense that claims success", F::json(200, "!"), searching, ErrorKind::BadReply, u"not understand"_s},
    };
}

} // namespace

class TestErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_data();
    void rows();
    void everySentenceIsItsOwn();
    void resetTimes();
    void retryAfter();
    void markupAndLengthOfTheServicesWords();
    void detailIsScrubbed();
};

void TestErrors::rows_data()
{
    QTest::addColumn<int>("index");
    const auto all = cases();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).name) << i;
}

void TestErrors::rows()
{
    QFETCH(int, index);
    const Case row = cases().at(index);
    const Error error = errorFrom(row.reply, row.context);
    QCOMPARE(toString(error.kind), toString(row.kind));
    QVERIFY2(error.message.contains(row.part), qPrintable(error.message));
    QVERIFY2(!error.message.contains(u'%'), qPrintable(error.message));
    QVERIFY2(error.message.endsWith(u'.'), qPrintable(error.message));
}

void TestErrors::everySentenceIsItsOwn()
{
    const QStringList wanted = {u"bad password"_s, u"e-mail instead of user name"_s, u"token refused"_s,
        u"hash of another length"_s, u"bad key"_s, u"no user agent"_s, u"no key"_s, u"download with a bad key"_s,
        u"quota used up"_s, u"link expired"_s, u"rate limit"_s, u"overload"_s};
    QStringList sentences;
    const auto all = cases();
    for (const Case &row : all) {
        if (wanted.contains(QString::fromLatin1(row.name)))
            sentences.append(errorFrom(row.reply, row.context).message);
    }
    sentences.append(emptySubtitle().message);
    QCOMPARE(sentences.size(), wanted.size() + 1);
    QCOMPARE(sentences.removeDuplicates(), 0);
}

void TestErrors::resetTimes()
{
    const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(3 * 3600);
    const auto reply = [&](const QDateTime &when) {
        return FakeHttpClient::json(
            406, "{\"remaining\":0,\"reset_time_utc\":\"" + when.toString(Qt::ISODate).toLatin1() + "\"}");
    };
    const Error error = errorFrom(reply(soon), downloadingSignedIn);
    QVERIFY(error.retryAfter > 10700s && error.retryAfter <= 10800s);
    QVERIFY2(error.message.contains(QLocale().toString(soon.toLocalTime().time(), QLocale::ShortFormat)),
        qPrintable(error.message));
    const QDateTime later = QDateTime::currentDateTimeUtc().addDays(3);
    QVERIFY(errorFrom(reply(later), downloadingSignedIn)
                .message.contains(QLocale().toString(later.toLocalTime(), QLocale::ShortFormat)));
    const Error unknown = errorFrom(FakeHttpClient::json(406, "{}"), downloadingSignedIn);
    QCOMPARE(unknown.retryAfter, 0s);
    QVERIFY(unknown.message.contains(u"tomorrow"_s));

    const Quota quota = quotaFrom(QJsonDocument::fromJson(R"({"requests":3,"remaining":97})").object());
    QCOMPARE(quota.allowed, 100);
    QCOMPARE(quota.remaining, 97);
    QCOMPARE(quotaFrom({}), Quota());
    QCOMPARE(quotaFrom({{u"remaining"_s, u"x"_s}, {u"requests"_s, -4}}), Quota());
}

void TestErrors::retryAfter()
{
    const auto reply = [](const QByteArray &seconds) {
        return FakeHttpClient::json(429, "{}", {{"Retry-After", seconds}});
    };
    QCOMPARE(errorFrom(reply("7"), searching).retryAfter, 7s);
    const Error hours = errorFrom(reply("7200"), searching);
    QCOMPARE(hours.retryAfter, 7200s);
    QVERIFY(!hours.message.contains(u"in a moment"_s));
    QCOMPARE(errorFrom(reply("soon"), searching).retryAfter, 0s);
}

void TestErrors::markupAndLengthOfTheServicesWords()
{
    const Error longWords =
        errorFrom(FakeHttpClient::json(418, "{\"message\":\"" + QByteArray("very ").repeated(500) + "\"}"), searching);
    QVERIFY(longWords.message.size() < 300);
    const Error lines = errorFrom(FakeHttpClient::json(418, R"({"message":"a\r\n\r\n b"})"), searching);
    QVERIFY(lines.message.contains(u"(a b)"_s));
    // What the service says is never taken for a place holder.
    const Error percent = errorFrom(FakeHttpClient::json(418, R"({"message":"%2 %1"})"), searching);
    QVERIFY(!percent.message.isEmpty());
}

void TestErrors::detailIsScrubbed()
{
    registerSecret(u"sesame-open"_s);
    HttpReply reply = FakeHttpClient::json(418, R"({"message":"the key sesame-open is odd"})");
    reply.url = QUrl(u"https://api.opensubtitles.com/x?api_key=sesame-open"_s);
    const Error error = errorFrom(reply, searching);
    QVERIFY(!error.message.contains(u"sesame"_s));
    QVERIFY(!error.detail.contains(u"sesame"_s));
    QVERIFY(error.detail.contains(u"HTTP 418"_s));
}

QTEST_GUILESS_MAIN(TestErrors)
#include "tst_opensubtitlescomerrors.moc"
