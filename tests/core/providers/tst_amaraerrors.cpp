// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Refusals of every shape, and what they mean.

#include "core/net/redaction.h"
#include "core/providers/amara/amaraerrors.h"
#include "tests/support/fakehttpclient.h"

#include <QTest>

using namespace Legenda;
using namespace Legenda::Amara;
using namespace Qt::StringLiterals;

namespace {

using Fields = QMap<QString, QString>;

constexpr ErrorContext asking{Asked::List, true};

} // namespace

class TestErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void kinds_data();
    void kinds();
    void sentencesAreWhole_data();
    void sentencesAreWhole();
    void lastAddress();
    void fieldsAreKept();
    void waiting();
    void waitingUntilADate();
    void hugeRefusals();
    void secretsAreScrubbed();
};

void TestErrors::words_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("general");
    QTest::addColumn<Fields>("fields");
    QTest::newRow("detail") << "{\"detail\":\"Not found.\"}"_ba << u"Not found."_s << Fields();
    QTest::newRow("field") << "{\"video_url\":[\"Enter a valid URL.\"]}"_ba << QString()
                           << Fields{{u"video_url"_s, u"Enter a valid URL."_s}};
    QTest::newRow("fields") << "{\"url\":[\"One.\",\"Two.\"],\"title\":\"Too long\"}"_ba << QString()
                            << Fields{{u"url"_s, u"One. Two."_s}, {u"title"_s, u"Too long"_s}};
    QTest::newRow("general") << "{\"general_errors\":[\"Subtitles must be given\"]}"_ba << u"Subtitles must be given"_s
                             << Fields();
    QTest::newRow("non field") << "{\"non_field_errors\":[\"Video already added\"]}"_ba << u"Video already added"_s
                               << Fields();
    QTest::newRow("both") << "{\"detail\":\"No.\",\"title\":[\"Bad\"]}"_ba << u"No."_s
                          << Fields{{u"title"_s, u"Bad"_s}};
    QTest::newRow("bare text") << "\"No such action\""_ba << u"No such action"_s << Fields();
    QTest::newRow("bare list") << "[\"Can't delete the primary URL\"]"_ba << u"Can't delete the primary URL"_s
                               << Fields();
    QTest::newRow("error_message") << "{\"error_message\":\"Sorry\",\"traceback\":\"File x\"}"_ba << u"Sorry"_s
                                   << Fields();
    QTest::newRow("nested") << "{\"videos\":{\"video_url\":[\"Required\"]}}"_ba << QString()
                            << Fields{{u"video_url"_s, u"Required"_s}};
    QTest::newRow("errors object") << "{\"errors\":{\"title\":[\"Bad\"]}}"_ba << QString()
                                   << Fields{{u"title"_s, u"Bad"_s}};
    QTest::newRow("plain") << "Bad Request"_ba << u"Bad Request"_s << Fields();
    QTest::newRow("page") << "<!DOCTYPE html><html>no</html>"_ba << QString() << Fields();
    QTest::newRow("markup") << "<error>no</error>"_ba << QString() << Fields();
    QTest::newRow("empty") << QByteArray() << QString() << Fields();
    QTest::newRow("null") << "null"_ba << QString() << Fields();
    QTest::newRow("wrong types") << "{\"detail\":{\"a\":[1,{\"b\":null}]},\"title\":null,\"x\":true,\"y\":[[]]}"_ba
                                 << QString() << Fields{{u"a"_s, u"1"_s}};
}

void TestErrors::words()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, general);
    QFETCH(Fields, fields);
    const Words read = wordsOf(FakeHttpClient::raw(400, body));
    QCOMPARE(read.general, general);
    QCOMPARE(read.fields, fields);
}

void TestErrors::kinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("asked");
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *name, int status, const char *body, Asked asked, bool hasKey, ErrorKind kind) {
        QTest::newRow(name) << status << QByteArray(body) << static_cast<int>(asked) << hasKey << toString(kind);
    };
    const char *permission = R"({"detail":"You do not have permission to perform this action."})";
    const char *credentials = R"({"detail":"Authentication credentials were not provided."})";
    row("400", 400, R"({"title":["Bad"]})", Asked::Change, true, ErrorKind::BadInput);
    row("400 already", 400, R"(["Video already added for x"])", Asked::Change, true, ErrorKind::BadInput);
    row("400 last address", 400, R"(["Can't delete the primary URL"])", Asked::RemoveAddress, true,
        ErrorKind::BadInput);
    row("401 no key", 401, credentials, Asked::List, false, ErrorKind::NeedsAccount);
    row("401", 401, credentials, Asked::List, true, ErrorKind::BadCredentials);
    row("402", 402, "", Asked::List, true, ErrorKind::NeedsVip);
    row("403 no key", 403, permission, Asked::Video, false, ErrorKind::NeedsAccount);
    row("403 bad key", 403, credentials, Asked::Video, true, ErrorKind::BadCredentials);
    row("403 api key", 403, R"("Invalid API key")", Asked::Subtitles, true, ErrorKind::BadCredentials);
    row("403 unknown video", 403, permission, Asked::Video, true, ErrorKind::NotFound);
    row("403 hidden subtitles", 403, permission, Asked::Subtitles, true, ErrorKind::NotFound);
    row("403 not allowed", 403, permission, Asked::Change, true, ErrorKind::NotSupported);
    row("403 address", 403, permission, Asked::RemoveAddress, true, ErrorKind::NotSupported);
    row("403 account", 403, permission, Asked::Account, true, ErrorKind::BadCredentials);
    row("403 list", 403, "", Asked::List, true, ErrorKind::BadCredentials);
    row("404 video", 404, R"({"detail":"Not found."})", Asked::Video, true, ErrorKind::NotFound);
    row("404 version", 404, R"({"detail":"Not found."})", Asked::Subtitles, true, ErrorKind::NotFound);
    row("404 change", 404, "", Asked::Change, true, ErrorKind::NotFound);
    row("404 address", 404, "", Asked::RemoveAddress, true, ErrorKind::NotFound);
    row("404 account", 404, "", Asked::Account, true, ErrorKind::BadCredentials);
    row("404 page", 404, "<html>no</html>", Asked::List, true, ErrorKind::NotFound);
    row("405", 405, "", Asked::Change, true, ErrorKind::NotSupported);
    row("406", 406, "", Asked::Subtitles, true, ErrorKind::NotSupported);
    row("408", 408, "", Asked::List, true, ErrorKind::Timeout);
    row("409", 409, "", Asked::Change, true, ErrorKind::BadInput);
    row("413", 413, "", Asked::Change, true, ErrorKind::BadInput);
    row("429", 429, "", Asked::List, true, ErrorKind::RateLimited);
    row("500", 500, "<html>oops</html>", Asked::List, true, ErrorKind::ServiceDown);
    row("502", 502, "", Asked::Change, true, ErrorKind::ServiceDown);
    row("520", 520, "", Asked::List, false, ErrorKind::ServiceDown);
    row("302", 302, "", Asked::List, true, ErrorKind::BadReply);
    row("200 page", 200, "<!doctype html><html>sign in</html>", Asked::List, true, ErrorKind::BadReply);
    row("200 garbage", 200, "%$!", Asked::List, true, ErrorKind::BadReply);
}

void TestErrors::kinds()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, asked);
    QFETCH(bool, hasKey);
    QFETCH(QString, kind);
    const Error error = errorFrom(FakeHttpClient::raw(status, body), {static_cast<Asked>(asked), hasKey});
    QCOMPARE(toString(error.kind), kind);
}

void TestErrors::sentencesAreWhole_data()
{
    kinds_data();
}

void TestErrors::sentencesAreWhole()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, asked);
    QFETCH(bool, hasKey);
    HttpReply reply = FakeHttpClient::raw(status, body);
    reply.url = QUrl(u"https://amara.org/api/videos/"_s);
    const Error error = errorFrom(reply, {static_cast<Asked>(asked), hasKey});
    QVERIFY(!error.message.contains(u'%'));
    QVERIFY(error.message.endsWith(u'.') || error.message.endsWith(u')'));
    QVERIFY(error.detail.startsWith(u"HTTP %1 https://amara.org/api/videos/"_s.arg(status)));
}

void TestErrors::lastAddress()
{
    const Error error =
        errorFrom(FakeHttpClient::json(400, R"(["Can't delete the primary URL"])"), {Asked::RemoveAddress, true});
    QVERIFY(error.message.contains(u"at least one address"_s));
    QVERIFY(error.message.contains(u"Can't delete the primary URL"_s));
}

void TestErrors::fieldsAreKept()
{
    const Error error =
        errorFrom(FakeHttpClient::json(400, R"({"video_url":["Enter a valid URL."],"title":["Too long."]})"),
            {Asked::Change, true});
    QCOMPARE(error.fields, (Fields{{u"video_url"_s, u"Enter a valid URL."_s}, {u"title"_s, u"Too long."_s}}));
    QVERIFY(error.message.contains(u"video_url: Enter a valid URL."_s));
}

void TestErrors::waiting()
{
    const Error error = errorFrom(FakeHttpClient::raw(429, {}, {{"Retry-After", "120"}}), asking);
    QCOMPARE(error.retryAfter, std::chrono::seconds(120));
    QVERIFY(!error.message.contains(u"in a moment"_s));
}

void TestErrors::waitingUntilADate()
{
    const QByteArray date =
        QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(90), u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1()
        + " GMT";
    const Error error = errorFrom(FakeHttpClient::raw(429, {}, {{"Retry-After", date}}), asking);
    QVERIFY(error.retryAfter > std::chrono::seconds(60));
    QVERIFY(error.retryAfter <= std::chrono::seconds(90));
}

void TestErrors::hugeRefusals()
{
    const QByteArray large = "{\"detail\":\"" + QByteArray(5000000, 'x') + "\"}";
    QVERIFY(errorFrom(FakeHttpClient::json(400, large), asking).message.size() < 1000);
    QByteArray many = "{";
    for (int i = 0; i < 4000; ++i)
        many += "\"f" + QByteArray::number(i) + "\":[\"no\"],";
    many += "\"z\":[\"no\"]}";
    QVERIFY(errorFrom(FakeHttpClient::json(400, many), asking).fields.size() <= 20);
    const QByteArray deep = QByteArray(40000, '[') + QByteArray(40000, ']');
    QVERIFY(errorFrom(FakeHttpClient::json(400, deep), asking).kind == ErrorKind::BadInput);
    const QByteArray half = "{\"detail\":" + QByteArray(500, '[') + "\"deep\"" + QByteArray(500, ']') + "}";
    QVERIFY(errorFrom(FakeHttpClient::json(400, half), asking).kind == ErrorKind::BadInput);
}

void TestErrors::secretsAreScrubbed()
{
    registerSecret(u"k3y-that-is-secret"_s);
    const Error error = errorFrom(FakeHttpClient::json(400, R"({"detail":"Bad key k3y-that-is-secret"})"), asking);
    QVERIFY(!error.message.contains(u"k3y-that-is-secret"_s));
    QVERIFY(!error.detail.contains(u"k3y-that-is-secret"_s));
}

QTEST_GUILESS_MAIN(TestErrors)
#include "tst_amaraerrors.moc"
