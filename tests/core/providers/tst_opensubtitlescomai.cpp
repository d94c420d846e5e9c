// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Translating at OpenSubtitles.com: the exact requests and the replies read, in both shapes of the service.

#include "core/providers/opensubtitlescom/opensubtitlescomaicodec.h"
#include "core/providers/opensubtitlescom/opensubtitlescomairequests.h"
#include "tests/support/fakehttpclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Legenda;
using namespace Legenda::OpenSubtitlesCom;
using namespace Qt::StringLiterals;

namespace {

const Access who = {QUrl(u"https://api.opensubtitles.com/api/v1"_s), "the-key", "the-token"};
const ErrorContext signedIn = {Endpoint::Translate, true, true};
const ErrorContext anonymous = {Endpoint::Translate, true, false};

QByteArray headerOf(const HttpRequest &request, const QByteArray &name)
{
    for (const HttpHeader &header : request.headers) {
        if (header.name == name)
            return header.value;
    }
    return {};
}

QString addressOf(const HttpRequest &request)
{
    const QString method = request.method == HttpRequest::Method::Get ? u"GET "_s : u"POST "_s;
    return method + request.url.toString(QUrl::FullyEncoded);
}

HttpReply ok(const QByteArray &body)
{
    return FakeHttpClient::json(200, body);
}

} // namespace

class TestOpenSubtitlesComAi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requests_data();
    void requests();
    void startsWithAFile();
    void startsWithAFileOfTheService();
    void namesOfFilesAreHarmless();
    void taskIds_data();
    void taskIds();

    void readsModels();
    void readsModelsWithoutPrice();
    void readsLanguagesApart();
    void prices_data();
    void prices();
    void readsCredits_data();
    void readsCredits();
    void readsOffers();
    void readsProgress_data();
    void readsProgress();
    void readsACompletedTranslation();
    void refusals_data();
    void refusals();
    void wrongTypesDoNoHarm_data();
    void wrongTypesDoNoHarm();
};

void TestOpenSubtitlesComAi::requests_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<HttpRequest>("request");
    const QString base = u"https://api.opensubtitles.com/api/v1/ai"_s;
    using Shape = AiShape;
    QTest::newRow("models") << "GET "_L1 + base + "/info/translation"_L1 << aiModelsRequest(who, Shape::Published);
    QTest::newRow("models, posted") << "POST "_L1 + base + "/info/translation_apis"_L1
                                    << aiModelsRequest(who, Shape::Posted);
    QTest::newRow("languages, posted") << "POST "_L1 + base + "/info/translation_languages"_L1
                                       << aiLanguagesRequest(who);
    QTest::newRow("credits") << "GET "_L1 + base + "/credits"_L1 << aiCreditsRequest(who, Shape::Published);
    QTest::newRow("credits, posted") << "POST "_L1 + base + "/credits"_L1 << aiCreditsRequest(who, Shape::Posted);
    QTest::newRow("offers") << "GET "_L1 + base + "/credits/buy"_L1 << aiOffersRequest(who, Shape::Published);
    QTest::newRow("offers, posted") << "POST "_L1 + base + "/credits/buy"_L1 << aiOffersRequest(who, Shape::Posted);
    QTest::newRow("progress") << "GET "_L1 + base + "/translate/67d9fe0ce53e2"_L1
                              << aiProgressRequest(who, Shape::Published, u"67d9fe0ce53e2"_s);
    QTest::newRow("progress, posted") << "POST "_L1 + base + "/translation/67d9fe0ce53e2"_L1
                                      << aiProgressRequest(who, Shape::Posted, u"67d9fe0ce53e2"_s);
}

void TestOpenSubtitlesComAi::requests()
{
    QFETCH(QString, address);
    QFETCH(HttpRequest, request);
    QCOMPARE(addressOf(request), address);
    QCOMPARE(headerOf(request, "Api-Key"), "the-key");
    QCOMPARE(headerOf(request, "Authorization"), "Bearer the-token");
    QCOMPARE(headerOf(request, "Accept"), "application/json");
    QVERIFY(request.secretHeaders.contains("Api-Key") && request.secretHeaders.contains("Authorization"));
    const bool isPost = request.method == HttpRequest::Method::Post;
    QCOMPARE(request.body, isPost ? "{}"_ba : QByteArray());
    QCOMPARE(request.contentType, isPost ? "application/json"_ba : QByteArray());
    // What is the same for everybody is kept for a week, nothing else.
    const bool isInfo = request.url.path().contains("/info/"_L1);
    QCOMPARE(request.keepFor, isInfo ? std::chrono::hours(7 * 24) : std::chrono::hours(0));
    QCOMPARE(request.questionKey.isEmpty(), !isInfo);
    QVERIFY(!request.questionKey.contains("the-"_L1));
}

void TestOpenSubtitlesComAi::startsWithAFile()
{
    TranslationRequest translation;
    translation.fileName = u"/home/me/Šeřík.srt"_s;
    translation.content = "1\n00:00:01,000 --> 00:00:02,000\nHello\n";
    translation.model = u"deepl"_s;
    translation.to = u"pl"_s;
    const HttpRequest made = aiStartRequest(who, translation, [] { return "edge"_ba; });
    QCOMPARE(addressOf(made), u"POST https://api.opensubtitles.com/api/v1/ai/translate"_s);
    QCOMPARE(headerOf(made, "Authorization"), "Bearer the-token");
    QCOMPARE(made.contentType, "multipart/form-data; boundary=edge"_ba);
    const QByteArray body = made.body;
    for (const char *part : {"name=\"api\"\r\n\r\ndeepl\r\n", "name=\"translate_from\"\r\n\r\nauto\r\n",
             "name=\"translate_to\"\r\n\r\npl\r\n", "name=\"return_content\"\r\n\r\ntrue\r\n",
             "name=\"file\"; filename=\"", "Hello\n"})
        QVERIFY2(body.contains(part), part);
    QVERIFY(!body.contains("file_id"));
    QVERIFY(!body.contains("/home"));
    QVERIFY(!made.mayRetry);
    QVERIFY(!made.followRedirects);
    QCOMPARE(made.keepFor, std::chrono::seconds(0));
}

void TestOpenSubtitlesComAi::startsWithAFileOfTheService()
{
    TranslationRequest translation;
    translation.hitFileId = u"4711"_s;
    translation.model = u"google"_s;
    translation.from = u"en"_s;
    translation.to = u"pt-BR"_s;
    const HttpRequest made = aiStartRequest(who, translation, [] { return "edge"_ba; });
    QVERIFY(made.body.contains("name=\"file_id\"\r\n\r\n4711\r\n"));
    QVERIFY(made.body.contains("name=\"translate_from\"\r\n\r\nen\r\n"));
    QVERIFY(made.body.contains("name=\"translate_to\"\r\n\r\npt-BR\r\n"));
    QVERIFY(!made.body.contains("filename="));
}

void TestOpenSubtitlesComAi::namesOfFilesAreHarmless()
{
    TranslationRequest translation;
    translation.fileName = u"a\"\r\nX-Evil: 1\r\n\r\n.srt"_s;
    translation.content = "text\n";
    const HttpRequest made = aiStartRequest(who, translation, [] { return "edge"_ba; });
    QVERIFY(!made.body.contains("\r\nX-Evil"));
}

void TestOpenSubtitlesComAi::taskIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("good");
    QTest::newRow("as seen") << u"67d9fe0ce53e2"_s << true;
    QTest::newRow("uuid") << u"0b5e-44_a.b"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("up") << u".."_s << false;
    QTest::newRow("path") << u"a/b"_s << false;
    QTest::newRow("query") << u"a?b"_s << false;
    QTest::newRow("line end") << u"ab\n"_s << false;
    QTest::newRow("long") << QString(500, u'a') << false;
}

void TestOpenSubtitlesComAi::taskIds()
{
    QFETCH(QString, id);
    QFETCH(bool, good);
    QCOMPARE(isAiTaskId(id), good);
}

void TestOpenSubtitlesComAi::readsModels()
{
    const auto models = readAiModels(ok(R"({"data":[
        {"name":"deepl","display_name":"DeepL","pricing":"1 credit per 1000 characters","price":1,
         "languages_supported":[{"language_code":"pt-BR","language_name":"Portuguese"},{"language_code":"pl"}]},
        {"name":"deepl"},
        {"name":"gemini-flash","price":"0.002","languages_supported":[]}]})"),
        signedIn);
    QVERIFY(models);
    QCOMPARE(models->size(), 2);
    const TranslationModel first = models->at(0);
    QCOMPARE(first.id, u"deepl"_s);
    QCOMPARE(first.name, u"DeepL"_s);
    QCOMPARE(first.pricing, u"1 credit per 1000 characters"_s);
    QCOMPARE(first.price, 1.0);
    QCOMPARE(first.priceUnit, 1000);
    QCOMPARE(first.languages.size(), 2);
    QCOMPARE(first.languages.at(0).code, u"pt-BR"_s);
    QCOMPARE(first.languages.at(0).name, u"Portuguese"_s);
    QCOMPARE(first.languages.at(0).language.code(), u"pt-br"_s);
    QCOMPARE(models->at(1).name, u"gemini-flash"_s);
    QCOMPARE(models->at(1).price, 0.002);
    QCOMPARE(models->at(1).priceUnit, 1);

    // Together with other services of theirs.
    const auto grouped =
        readAiModels(ok(R"({"data":{"Translation":[{"name":"aws"}],"Transcription":[{"name":"salad"}]}})"), signedIn);
    QVERIFY(grouped);
    QCOMPARE(grouped->size(), 1);
    QCOMPARE(grouped->first().id, u"aws"_s);
    // By name.
    const auto named = readAiModels(ok(R"({"data":{"aws":{"display_name":"Amazon","price":2}}})"), signedIn);
    QVERIFY(named);
    QCOMPARE(named->first().id, u"aws"_s);
    QCOMPARE(named->first().name, u"Amazon"_s);
}

void TestOpenSubtitlesComAi::readsModelsWithoutPrice()
{
    const auto models = readAiModels(ok(R"({"data":["deepl","google","deepl",""]})"), signedIn);
    QVERIFY(models);
    QCOMPARE(models->size(), 2);
    QCOMPARE(models->at(1).id, u"google"_s);
    QCOMPARE(models->at(1).price, 0.0);
    QVERIFY(models->at(1).languages.isEmpty());
}

void TestOpenSubtitlesComAi::readsLanguagesApart()
{
    TranslationModel one;
    one.id = u"deepl"_s;
    TranslationModel two;
    two.id = u"google"_s;
    const auto each =
        withAiLanguages({one, two}, ok(R"({"data":{"deepl":[{"language_code":"de","language_name":"German"}],
                       "google":[{"language_code":"auto"},{"language_code":"fr"},{"language_code":"fr"}]}})"),
            signedIn);
    QVERIFY(each);
    QCOMPARE(each->at(0).languages.size(), 1);
    QCOMPARE(each->at(0).languages.first().code, u"de"_s);
    QCOMPARE(each->at(1).languages.size(), 1);
    QCOMPARE(each->at(1).languages.first().code, u"fr"_s);
    const auto all =
        withAiLanguages({one, two}, ok(R"({"data":[{"language_code":"de"},{"language_code":"es"}]})"), signedIn);
    QVERIFY(all);
    QCOMPARE(all->at(0).languages.size(), 2);
    QCOMPARE(all->at(1).languages.size(), 2);
}

void TestOpenSubtitlesComAi::prices_data()
{
    QTest::addColumn<QByteArray>("pricing");
    QTest::addColumn<QByteArray>("price");
    QTest::addColumn<qint64>("unit");
    QTest::newRow("nothing said") << "\"\""_ba
                                  << "0.0004"_ba << qint64(1);
    QTest::newRow("for a thousand") << "\"1 credit per 1,000 characters\""_ba
                                    << "1"_ba << qint64(1000);
    // The same price, said for one character.
    QTest::newRow("for one") << "\"1 credit per 1,000 characters\""_ba
                             << "0.001"_ba << qint64(1);
    QTest::newRow("short") << "\"0.5 credits / 1k chars\""_ba
                           << "0.5"_ba << qint64(1000);
    QTest::newRow("million") << "\"20 credits per 1M characters\""_ba
                             << "20"_ba << qint64(1000000);
    QTest::newRow("each") << "\"0.01 credits per character\""_ba
                          << "0.01"_ba << qint64(1);
    QTest::newRow("zero") << "\"1 credit per 0 characters\""_ba
                          << "1"_ba << qint64(1);
    QTest::newRow("no text") << "{}"_ba
                             << "1"_ba << qint64(1);
}

void TestOpenSubtitlesComAi::prices()
{
    QFETCH(QByteArray, pricing);
    QFETCH(QByteArray, price);
    QFETCH(qint64, unit);
    const auto models =
        readAiModels(ok("{\"data\":[{\"name\":\"m\",\"pricing\":" + pricing + ",\"price\":" + price + "}]}"), signedIn);
    QVERIFY(models);
    QCOMPARE(models->first().priceUnit, unit);
}

void TestOpenSubtitlesComAi::readsCredits_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<double>("credits"); // -1: not understood
    QTest::newRow("as documented") << R"({"data":{"credits":2019}})"_ba << 2019.0;
    QTest::newRow("bare") << R"({"credits":0})"_ba << 0.0;
    QTest::newRow("text") << R"({"data":{"credits":"12.5"}})"_ba << 12.5;
    QTest::newRow("number only") << R"({"data":7})"_ba << 7.0;
    QTest::newRow("missing") << R"({"data":{}})"_ba << -1.0;
    QTest::newRow("list") << R"({"data":{"credits":[1]}})"_ba << -1.0;
    QTest::newRow("negative") << R"({"data":{"credits":-4}})"_ba << -1.0;
    QTest::newRow("beyond") << R"({"data":{"credits":1e300}})"_ba << -1.0;
}

void TestOpenSubtitlesComAi::readsCredits()
{
    QFETCH(QByteArray, body);
    QFETCH(double, credits);
    const auto read = readAiCredits(ok(body), signedIn);
    QCOMPARE(read.has_value(), credits >= 0);
    if (read)
        QCOMPARE(*read, credits);
    else
        QVERIFY(read.error().kind == ErrorKind::BadReply);
}

void TestOpenSubtitlesComAi::readsOffers()
{
    const auto offers = readAiOffers(ok(R"json({"data":[
        {"name":"500 credits","value":"5 USD","discount_percent":0,"checkout_url":"https://www.opensubtitles.com/500"},
        {"name":"1,000 credits","value":"9 USD","discount_percent":10,"checkout_url":"javascript:alert(1)"},
        {"name":"","value":"1 USD"}, 7, null]})json"),
        signedIn);
    QVERIFY(offers);
    QCOMPARE(offers->size(), 2);
    QCOMPARE(offers->at(0),
        (CreditOffer{u"500 credits"_s, u"5 USD"_s, 500, 0, QUrl(u"https://www.opensubtitles.com/500"_s)}));
    QCOMPARE(offers->at(1).credits, 1000.0);
    QCOMPARE(offers->at(1).discountPercent, 10);
    QVERIFY(offers->at(1).page.isEmpty());
}

void TestOpenSubtitlesComAi::readsProgress_data()
{
    using State = TranslationProgress::State;
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("state"); // -1: not understood
    QTest::addColumn<QStringList>("problems");
    QTest::newRow("created") << R"({"status":"CREATED","correlation_id":"abc"})"_ba << int(State::Created)
                             << QStringList();
    QTest::newRow("pending") << R"({"status":"PENDING","correlation_id":"abc"})"_ba << int(State::Working)
                             << QStringList();
    QTest::newRow("lower case") << R"({"status":"pending"})"_ba << int(State::Working) << QStringList();
    QTest::newRow("unknown state") << R"({"status":"QUEUED"})"_ba << int(State::Working) << QStringList();
    QTest::newRow("error") << R"({"status":"ERROR","errors":["No such language","again"]})"_ba << int(State::Failed)
                           << QStringList{u"No such language"_s, u"again"_s};
    QTest::newRow("error, fields") << R"({"status":"ERROR","errors":{"file":["too big"]}})"_ba << int(State::Failed)
                                   << QStringList{u"too big"_s};
    QTest::newRow("error, text") << R"({"status":"ERROR","errors":"broken"})"_ba << int(State::Failed)
                                 << QStringList{u"broken"_s};
    QTest::newRow("error, message") << R"({"status":"ERROR","message":"broken"})"_ba << int(State::Failed)
                                    << QStringList{u"broken"_s};
    QTest::newRow("time-out") << R"({"status":"TIMEOUT","errors":[]})"_ba << int(State::Failed)
                              << QStringList{u"It took too long."_s};
    QTest::newRow("nothing") << "{}"_ba << -1 << QStringList();
    QTest::newRow("status is a list") << R"({"status":["COMPLETED"]})"_ba << -1 << QStringList();
    QTest::newRow("no object") << "[]"_ba << -1 << QStringList();
    QTest::newRow("no JSON") << "OK"_ba << -1 << QStringList();
}

void TestOpenSubtitlesComAi::readsProgress()
{
    QFETCH(QByteArray, body);
    QFETCH(int, state);
    QFETCH(QStringList, problems);
    const auto progress = readAiProgress(ok(body), u"abc"_s, signedIn);
    QCOMPARE(progress.has_value(), state >= 0);
    if (!progress) {
        QVERIFY(progress.error().kind == ErrorKind::BadReply);
        return;
    }
    QCOMPARE(int(progress->state), state);
    QCOMPARE(progress->taskId, u"abc"_s);
    QCOMPARE(progress->problems, problems);
}

void TestOpenSubtitlesComAi::readsACompletedTranslation()
{
    const auto progress = readAiProgress(ok(R"({"status":"COMPLETED","correlation_id":"abc","data":{
        "file_name":"a.pl.srt","url":"https://api.opensubtitles.com/api/v1/ai/files/1/a.pl.srt",
        "return_content":"1\r\n00:00:01,000 --> 00:00:02,000\r\nCześć\r\n","characters_count":1240,
        "unit_price":0.01,"total_price":12.4,"credits_left":100.5,"task":{"id":"abc","api":"deepl"},"complete":1}})"),
        {}, signedIn);
    QVERIFY(progress);
    QVERIFY(progress->state == TranslationProgress::State::Completed);
    QCOMPARE(progress->taskId, u"abc"_s);
    QCOMPARE(progress->fileName, u"a.pl.srt"_s);
    QCOMPARE(progress->url, QUrl(u"https://api.opensubtitles.com/api/v1/ai/files/1/a.pl.srt"_s));
    QVERIFY(progress->content.contains("Cześć"));
    QCOMPARE(progress->characters, 1240);
    QCOMPARE(progress->cost, 12.4);
    QCOMPARE(progress->creditsLeft, 100.5);

    // All of it missing or of another type: completed still, and nothing made up.
    const auto bare = readAiProgress(ok(R"({"status":"COMPLETED","data":{"file_name":[],"url":7,
        "return_content":true,"characters_count":{},"total_price":null,"credits_left":"many"}})"),
        u"abc"_s, signedIn);
    QVERIFY(bare);
    QVERIFY(bare->content.isEmpty() && bare->url.isEmpty() && bare->fileName.isEmpty());
    QCOMPARE(bare->characters, -1);
    QCOMPARE(bare->cost, -1.0);
    QCOMPARE(bare->creditsLeft, -1.0);

    // A start has to name its task, unless there is nothing left to ask for.
    const auto starts = [](const QByteArray &body) { return readAiProgress(ok(body), {}, signedIn).has_value(); };
    const bool unnamed = starts(R"({"status":"CREATED"})");
    const bool badlyNamed = starts(R"({"status":"CREATED","correlation_id":"../x"})");
    const bool numbered = starts(R"({"status":"CREATED","correlation_id":123})");
    const bool done = starts(R"({"status":"COMPLETED","data":{"url":"https://a.b/c"}})");
    QVERIFY(!unnamed && !badlyNamed);
    QVERIFY(numbered && done);
}

void TestOpenSubtitlesComAi::refusals_data()
{
    QTest::addColumn<HttpReply>("reply");
    QTest::addColumn<bool>("isSignedIn");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, int status, const QByteArray &body, ErrorKind kind, const QString &field = {},
                         bool isSignedIn = true) {
        QTest::newRow(name) << FakeHttpClient::json(status, body) << isSignedIn << toString(kind) << field;
    };
    row("no credits, 402", 402, R"({"message":"Not enough credits"})", ErrorKind::QuotaUsedUp);
    row("no credits, 403", 403, R"({"errors":["Insufficient credits"]})", ErrorKind::QuotaUsedUp);
    row("no credits, 400", 400, R"({"error":"You have 2 credits, 12 needed"})", ErrorKind::QuotaUsedUp);
    row("no credits, 406", 406, "{}", ErrorKind::QuotaUsedUp);
    row("pay", 402, "{}", ErrorKind::NeedsVip);
    row("forbidden", 403, R"({"message":"Forbidden"})", ErrorKind::NeedsVip);
    row("for members", 403, R"({"message":"VIP only"})", ErrorKind::NeedsVip);
    row("forbidden, anonymous", 403, R"({"message":"Forbidden"})", ErrorKind::NeedsAccount, {}, false);
    row("unauthorised, anonymous", 401, "{}", ErrorKind::NeedsAccount, {}, false);
    row("bad token", 401, R"({"message":"invalid token"})", ErrorKind::BadCredentials);
    row("bad key", 403, R"({"message":"You cannot consume this service"})", ErrorKind::BadCredentials);
    row("language pair", 400, R"({"errors":["Language not supported"]})", ErrorKind::BadInput, u"translate_to"_s);
    row("source language", 422, R"({"message":"The source language xx is unknown"})", ErrorKind::BadInput,
        u"translate_from"_s);
    row("fields", 422, R"({"errors":{"translate_to":["is invalid"]}})", ErrorKind::BadInput, u"translate_to"_s);
    row("model", 400, R"({"message":"Unknown model"})", ErrorKind::BadInput, u"api"_s);
    row("no file", 422, R"({"message":"The file is empty"})", ErrorKind::BadInput, u"file"_s);
    row("too big", 413, "{}", ErrorKind::BadInput);
    row("gone", 404, "{}", ErrorKind::NotFound);
    row("too many", 429, "{}", ErrorKind::RateLimited);
    row("down", 503, "{}", ErrorKind::ServiceDown);
    QTest::newRow("page") << FakeHttpClient::html(200) << true << toString(ErrorKind::BadReply) << QString();
}

void TestOpenSubtitlesComAi::refusals()
{
    QFETCH(HttpReply, reply);
    QFETCH(bool, isSignedIn);
    QFETCH(QString, kind);
    QFETCH(QString, field);
    reply.url = QUrl(u"https://api.opensubtitles.com/api/v1/ai/translate"_s);
    const auto read = readAiProgress(reply, {}, isSignedIn ? signedIn : anonymous);
    QVERIFY(!read);
    QCOMPARE(toString(read.error().kind), kind);
    QVERIFY(!read.error().message.isEmpty());
    QVERIFY(!read.error().message.contains(u'%'));
    QCOMPARE(read.error().fields.keys(), field.isEmpty() ? QStringList() : QStringList{field});
    QVERIFY(field.isEmpty() || !read.error().fields.value(field).isEmpty());
}

void TestOpenSubtitlesComAi::wrongTypesDoNoHarm_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value :
        {"null", "true", "7", "-1e308", "\"text\"", "[]", "[[],{},null,7]", "{}", R"({"a":{"b":[1]}})", R"(["",null])"})
        QTest::newRow(value) << QByteArray(value);
}

/// Each field of each reply with each wrong type: read or refused, never a crash.
void TestOpenSubtitlesComAi::wrongTypesDoNoHarm()
{
    QFETCH(QByteArray, value);
    const QJsonValue wrong = QJsonDocument::fromJson("[" + value + "]").array().at(0);
    const QJsonObject language{{u"language_code"_s, u"de"_s}, {u"language_name"_s, u"German"_s}};
    const QJsonObject model{{u"name"_s, u"m"_s}, {u"display_name"_s, u"M"_s}, {u"pricing"_s, u"p"_s}, {u"price"_s, 1},
        {u"languages_supported"_s, QJsonArray{language}}};
    const QJsonObject offer{
        {u"name"_s, u"n"_s}, {u"value"_s, u"v"_s}, {u"discount_percent"_s, 1}, {u"checkout_url"_s, u"https://a.b"_s}};
    const QJsonObject done{{u"file_name"_s, u"n"_s}, {u"url"_s, u"https://a.b"_s}, {u"return_content"_s, u"a\nb"_s},
        {u"characters_count"_s, 1}, {u"total_price"_s, 1}, {u"credits_left"_s, 1}, {u"task"_s, QJsonObject()}};
    const auto bytes = [](const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); };
    const auto eachField = [&](QJsonObject object, const auto &use) {
        const QStringList keys = object.keys();
        for (const QString &key : keys) {
            QJsonObject changed = object;
            changed[key] = wrong;
            use(changed);
            changed.remove(key);
            use(changed);
        }
    };
    int read = 0;
    eachField(model, [&](const QJsonObject &changed) {
        read += readAiModels(ok(bytes({{u"data"_s, QJsonArray{changed}}})), signedIn).has_value();
    });
    eachField(language, [&](const QJsonObject &changed) {
        read +=
            withAiLanguages({TranslationModel{}}, ok(bytes({{u"data"_s, QJsonArray{changed}}})), signedIn).has_value();
    });
    eachField(offer, [&](const QJsonObject &changed) {
        read += readAiOffers(ok(bytes({{u"data"_s, QJsonArray{changed}}})), signedIn).has_value();
    });
    eachField(done, [&](const QJsonObject &changed) {
        read += readAiProgress(ok(bytes({{u"status"_s, u"COMPLETED"_s}, {u"data"_s, changed}})), u"abc"_s, signedIn)
                    .has_value();
    });
    // A field more or less makes none of these replies unreadable.
    QCOMPARE(read, 2 * int(model.size() + language.size() + offer.size() + done.size()));
    for (const QByteArray &body : {value, "{\"data\":" + value + "}", "{\"status\":" + value + "}",
             "{\"status\":\"ERROR\",\"errors\":" + value + "}", "{\"status\":\"COMPLETED\",\"data\":" + value + "}"}) {
        const auto models = readAiModels(ok(body), signedIn);
        QVERIFY(models || models.error().kind == ErrorKind::BadReply);
        const auto offers = readAiOffers(ok(body), signedIn);
        QVERIFY(offers || offers.error().kind == ErrorKind::BadReply);
        const auto credits = readAiCredits(ok(body), signedIn);
        QVERIFY(credits || credits.error().kind == ErrorKind::BadReply);
        const auto progress = readAiProgress(ok(body), u"abc"_s, signedIn);
        QVERIFY(progress || progress.error().kind == ErrorKind::BadReply);
    }
}

QTEST_GUILESS_MAIN(TestOpenSubtitlesComAi)
#include "tst_opensubtitlescomai.moc"
