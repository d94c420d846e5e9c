// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Translating at OpenSubtitles.com, the flow: which shape is asked, what is remembered, and that nothing is spent
// twice.

#include "core/providers/opensubtitlescom/opensubtitlescomprovider.h"
#include "tests/support/fakehttpclient.h"
#include "tests/support/settled.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

const AccountValues withAccount = {
    {u"api_key"_s, u"the-key"_s}, {u"username"_s, u"somebody"_s}, {u"password"_s, u"swordfish"_s}};

HttpReply ok(const QByteArray &body)
{
    return FakeHttpClient::json(200, body);
}

const HttpReply login = ok(R"({"token":"a-token","base_url":"api.opensubtitles.com","user":{}})");
const HttpReply absent = FakeHttpClient::json(404, R"({"message":"not found"})");
const HttpReply wrongMethod = FakeHttpClient::json(405, "{}");
const HttpReply models =
    ok(R"({"data":[{"name":"deepl","price":0.01,"languages_supported":[{"language_code":"pl"}]}]})");
const HttpReply created = ok(R"({"status":"CREATED","correlation_id":"abc"})");
const HttpReply pending = ok(R"({"status":"PENDING","correlation_id":"abc"})");

QString shortly(const HttpRequest &request)
{
    return (request.method == HttpRequest::Method::Get ? u"GET "_s : u"POST "_s)
        + request.url.path().mid(u"/api/v1"_s.size());
}

QStringList asked(const FakeHttpClient &http, qsizetype from = 0)
{
    QStringList list;
    for (const HttpRequest &request : http.requests.mid(from))
        list.append(shortly(request));
    return list;
}

bool hasSecrets(const HttpRequest &request)
{
    return std::any_of(request.headers.cbegin(), request.headers.cend(),
        [](const HttpHeader &header) { return header.name == "Api-Key" || header.name == "Authorization"; });
}

TranslationRequest request()
{
    TranslationRequest made;
    made.fileName = u"a.srt"_s;
    made.content = "1\n00:00:01,000 --> 00:00:02,000\nHello\n";
    made.model = u"deepl"_s;
    made.to = u"pl"_s;
    return made;
}

/// Answers when the test says so.
class SlowHttpClient : public FakeHttpClient
{
public:
    Pending<HttpReply> send(HttpRequest request, std::stop_token stop = {}) override
    {
        if (!request.url.path().endsWith("/ai/translate"_L1))
            return FakeHttpClient::send(std::move(request), std::move(stop));
        requests.append(request);
        waiting.push_back(QPromise<Result<HttpReply>>());
        waiting.back().start();
        return waiting.back().future();
    }
    std::vector<QPromise<Result<HttpReply>>> waiting;
};

} // namespace

class TestOpenSubtitlesComTranslating : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void asksThePublishedShapeFirst();
    void takesTheOtherShapeWhereThePublishedIsNotThere();
    void remembersTheShapeForOtherQuestions();
    void neitherShape();
    void anUnknownTaskIsNoOtherShape();
    void otherRefusalsAreNotAskedTwice();
    void modelsWithLanguagesApart();
    void startsOnce();
    void aSecondStartOfTheSameIsRefused();
    void aCutStartMayBeUnderWay();
    void aRefusedStartIsNotUnderWay();
    void needsAnAccount();
    void checksBeforeItAsks();
    void takesTheTextOfTheReply();
    void fetchesFromTheServiceWithItsKey();
    void fetchesFromElsewhereWithoutKey();
    void badAddressesOfTexts_data();
    void badAddressesOfTexts();
    void prices();
    void rawStart();
    void rawFileThatIsNotThere();

private:
    OpenSubtitlesComProvider &provider() { return *m_provider; }
    std::unique_ptr<SlowHttpClient> m_http;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<OpenSubtitlesComProvider> m_provider;
};

void TestOpenSubtitlesComTranslating::init()
{
    m_http = std::make_unique<SlowHttpClient>();
    m_secrets = makeSecretStore(false);
    m_provider = std::make_unique<OpenSubtitlesComProvider>(*m_http, *m_secrets);
    m_provider->setAccountValues(withAccount);
    m_http->then(login);
}

void TestOpenSubtitlesComTranslating::cleanup()
{
    m_provider.reset();
}

void TestOpenSubtitlesComTranslating::asksThePublishedShapeFirst()
{
    m_http->then(models).then(ok(R"({"data":{"credits":3}})")).then(ok(R"({"data":[]})")).then(pending);
    const auto read = settled(provider().translationModels({}));
    VERIFY_OK(read);
    QCOMPARE((*read)->first().id, u"deepl"_s);
    const auto credits = settled(provider().credits({}));
    VERIFY_OK(credits);
    QCOMPARE(**credits, 3.0);
    VERIFY_OK(settled(provider().creditOffers({})));
    VERIFY_OK(settled(provider().translationProgress(u"abc"_s, {})));
    QCOMPARE(asked(*m_http),
        (QStringList{u"POST /login"_s, u"GET /ai/info/translation"_s, u"GET /ai/credits"_s, u"GET /ai/credits/buy"_s,
            u"GET /ai/translate/abc"_s}));
}

void TestOpenSubtitlesComTranslating::takesTheOtherShapeWhereThePublishedIsNotThere()
{
    m_http->then(wrongMethod).then(ok(R"({"data":{"credits":3}})")).then(ok(R"({"data":{"credits":2}})"));
    const auto credits = settled(provider().credits({}));
    VERIFY_OK(credits);
    QCOMPARE(**credits, 3.0);
    VERIFY_OK(settled(provider().credits({})));
    // The second time it is known.
    QCOMPARE(asked(*m_http, 1), (QStringList{u"GET /ai/credits"_s, u"POST /ai/credits"_s, u"POST /ai/credits"_s}));
}

void TestOpenSubtitlesComTranslating::remembersTheShapeForOtherQuestions()
{
    m_http->then(absent).then(ok(R"({"data":{"credits":3}})")).then(pending).then(absent).then(models);
    VERIFY_OK(settled(provider().credits({})));
    VERIFY_OK(settled(provider().translationProgress(u"abc"_s, {})));
    // A guess that proves wrong is no failure either.
    VERIFY_OK(settled(provider().translationModels({})));
    QCOMPARE(asked(*m_http, 3),
        (QStringList{
            u"POST /ai/translation/abc"_s, u"POST /ai/info/translation_apis"_s, u"GET /ai/info/translation"_s}));
    // Other account values may mean another service.
    provider().setAccountValues({{u"api_key"_s, u"other"_s}, {u"username"_s, u"a"_s}, {u"password"_s, u"b"_s}});
    m_http->then(login).then(ok(R"({"data":{"credits":3}})"));
    VERIFY_OK(settled(provider().credits({})));
    QCOMPARE(asked(*m_http).last(), u"GET /ai/credits"_s);
}

void TestOpenSubtitlesComTranslating::neitherShape()
{
    m_http->then(absent).then(wrongMethod);
    VERIFY_FAILED(settled(provider().translationModels({})), ErrorKind::NotSupported);
    QCOMPARE(m_http->requests.size(), 3);
}

void TestOpenSubtitlesComTranslating::anUnknownTaskIsNoOtherShape()
{
    m_http->then(pending).then(absent);
    VERIFY_OK(settled(provider().translationProgress(u"abc"_s, {})));
    VERIFY_FAILED(settled(provider().translationProgress(u"gone"_s, {})), ErrorKind::NotFound);
    QCOMPARE(m_http->requests.size(), 3);
    // Where no shape has been seen yet, both are asked.
    init();
    m_http->then(absent).then(absent);
    VERIFY_FAILED(settled(provider().translationProgress(u"gone"_s, {})), ErrorKind::NotFound);
    QCOMPARE(asked(*m_http, 1), (QStringList{u"GET /ai/translate/gone"_s, u"POST /ai/translation/gone"_s}));
}

void TestOpenSubtitlesComTranslating::otherRefusalsAreNotAskedTwice()
{
    m_http->then(FakeHttpClient::json(403, R"({"message":"Forbidden"})"));
    VERIFY_FAILED(settled(provider().credits({})), ErrorKind::NeedsVip);
    QCOMPARE(m_http->requests.size(), 2);
    // Now it is known that this account may not.
    const auto why = provider().whyNot(Ability::Translate);
    QVERIFY(why && why->kind == ErrorKind::NeedsVip);
    QVERIFY(!provider().whyNot(Ability::Search));
    provider().setAccountValues(withAccount);
    QVERIFY(!provider().whyNot(Ability::Translate));
}

void TestOpenSubtitlesComTranslating::modelsWithLanguagesApart()
{
    m_http->then(absent)
        .then(ok(R"({"data":["deepl","google"]})"))
        .then(ok(R"({"data":{"deepl":[{"language_code":"pl"}],"google":[{"language_code":"de"}]}})"));
    const auto read = settled(provider().translationModels({}));
    VERIFY_OK(read);
    QCOMPARE((*read)->size(), 2);
    QCOMPARE((*read)->at(1).languages.first().code, u"de"_s);
    QCOMPARE(asked(*m_http, 1),
        (QStringList{u"GET /ai/info/translation"_s, u"POST /ai/info/translation_apis"_s,
            u"POST /ai/info/translation_languages"_s}));
}

void TestOpenSubtitlesComTranslating::startsOnce()
{
    auto start = provider().startTranslation(request(), {});
    QTRY_COMPARE(m_http->waiting.size(), size_t(1));
    m_http->waiting.front().addResult(created);
    m_http->waiting.front().finish();
    const auto begun = settled(std::move(start));
    VERIFY_OK(begun);
    QCOMPARE((*begun)->taskId, u"abc"_s);
    QCOMPARE(asked(*m_http), (QStringList{u"POST /login"_s, u"POST /ai/translate"_s}));
    QVERIFY(!m_http->requests.last().mayRetry);
    // Once it is begun, the same may be wished again.
    auto again = provider().startTranslation(request(), {});
    QTRY_COMPARE(m_http->waiting.size(), size_t(2));
}

void TestOpenSubtitlesComTranslating::aSecondStartOfTheSameIsRefused()
{
    auto first = provider().startTranslation(request(), {});
    VERIFY_FAILED(settled(provider().startTranslation(request(), {})), ErrorKind::BadInput);
    QTRY_COMPARE(m_http->waiting.size(), size_t(1));
    VERIFY_FAILED(settled(provider().startTranslation(request(), {})), ErrorKind::BadInput);
    TranslationRequest other = request();
    other.to = u"de"_s;
    auto second = provider().startTranslation(other, {});
    QTRY_COMPARE(m_http->waiting.size(), size_t(2));
}

void TestOpenSubtitlesComTranslating::aCutStartMayBeUnderWay()
{
    for (const Result<HttpReply> &end : {Result<HttpReply>(fail(ErrorKind::Timeout, u"late"_s)),
             Result<HttpReply>(fail(ErrorKind::ServiceDown, u"cut"_s)), Result<HttpReply>(ok("{}")),
             Result<HttpReply>(FakeHttpClient::html(200)), Result<HttpReply>(FakeHttpClient::json(502, "{}"))}) {
        init();
        auto start = provider().startTranslation(request(), {});
        QTRY_COMPARE(m_http->waiting.size(), size_t(1));
        m_http->waiting.front().addResult(end);
        m_http->waiting.front().finish();
        const auto begun = settled(std::move(start));
        QVERIFY(begun && !*begun);
        QVERIFY2(begun->error().message.contains("may be under way"_L1), qPrintable(begun->error().message));
        QCOMPARE(begun->error().message.count("may be under way"_L1), 1);
        QCOMPARE(m_http->requests.size(), 2);
        // The person decides; the program does not stand in the way.
        auto again = provider().startTranslation(request(), {});
        QTRY_COMPARE(m_http->waiting.size(), size_t(2));
    }
}

void TestOpenSubtitlesComTranslating::aRefusedStartIsNotUnderWay()
{
    auto start = provider().startTranslation(request(), {});
    QTRY_COMPARE(m_http->waiting.size(), size_t(1));
    m_http->waiting.front().addResult(FakeHttpClient::json(402, R"({"message":"Not enough credits"})"));
    m_http->waiting.front().finish();
    const auto begun = settled(std::move(start));
    VERIFY_FAILED(begun, ErrorKind::QuotaUsedUp);
    QVERIFY(!begun->error().message.contains("under way"_L1));
}

void TestOpenSubtitlesComTranslating::needsAnAccount()
{
    provider().setAccountValues({});
    QVERIFY(provider().whyNot(Ability::Translate)->kind == ErrorKind::NeedsAccount);
    provider().setAccountValues({{u"api_key"_s, u"the-key"_s}});
    QVERIFY(provider().whyNot(Ability::Translate)->kind == ErrorKind::NeedsAccount);
    QVERIFY(!provider().whyNot(Ability::Search));
    VERIFY_FAILED(settled(provider().credits({})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(provider().startTranslation(request(), {})), ErrorKind::NeedsAccount);
    QVERIFY(m_http->requests.isEmpty());
    provider().setAccountValues(withAccount);
    QVERIFY(!provider().whyNot(Ability::Translate));
}

void TestOpenSubtitlesComTranslating::checksBeforeItAsks()
{
    TranslationRequest none = request();
    none.content.clear();
    TranslationRequest word = none;
    word.hitFileId = u"../1"_s;
    TranslationRequest noModel = request();
    noModel.model.clear();
    TranslationRequest nowhere = request();
    nowhere.to.clear();
    for (const auto &[wrong, field] : {std::pair(none, u"file"_s), std::pair(word, u"file"_s),
             std::pair(noModel, u"api"_s), std::pair(nowhere, u"translate_to"_s)}) {
        const auto begun = settled(provider().startTranslation(wrong, {}));
        VERIFY_FAILED(begun, ErrorKind::BadInput);
        QVERIFY(begun->error().fields.contains(field));
    }
    VERIFY_FAILED(settled(provider().translationProgress(u"../../login"_s, {})), ErrorKind::BadInput);
    QVERIFY(m_http->requests.isEmpty());
}

void TestOpenSubtitlesComTranslating::takesTheTextOfTheReply()
{
    TranslationProgress completed;
    completed.taskId = u"abc"_s;
    completed.fileName = u"../../.bashrc"_s;
    completed.content = "1\n";
    const auto file = settled(provider().translated(completed, {}));
    VERIFY_OK(file);
    QCOMPARE((*file)->content, "1\n");
    QVERIFY(!(*file)->fileName.contains(u'/') && !(*file)->fileName.startsWith(u'.'));
    QVERIFY(m_http->requests.isEmpty());
}

void TestOpenSubtitlesComTranslating::fetchesFromTheServiceWithItsKey()
{
    m_http->then(FakeHttpClient::raw(200, "1\n"));
    TranslationProgress completed;
    completed.fileName = u"a.srt"_s;
    completed.url = QUrl(u"https://api.opensubtitles.com/api/v1/ai/files/1/a.srt"_s);
    const auto file = settled(provider().translated(completed, {}));
    VERIFY_OK(file);
    QCOMPARE((*file)->content, "1\n");
    QCOMPARE(m_http->requests.last().url, completed.url);
    QVERIFY(hasSecrets(m_http->requests.last()));
    QVERIFY(m_http->requests.last().maxBytes <= 64 * 1024 * 1024);
}

void TestOpenSubtitlesComTranslating::fetchesFromElsewhereWithoutKey()
{
    m_http->then(FakeHttpClient::raw(200, "1\n"));
    TranslationProgress completed;
    completed.url = QUrl(u"https://cdn.example.org/a.srt"_s);
    VERIFY_OK(settled(provider().translated(completed, {})));
    QCOMPARE(m_http->requests.last().url, completed.url);
    QVERIFY(!hasSecrets(m_http->requests.last()));
    QVERIFY(m_http->requests.last().maxBytes <= 64 * 1024 * 1024);
}

void TestOpenSubtitlesComTranslating::badAddressesOfTexts_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("none") << QUrl();
    QTest::newRow("plain") << QUrl(u"http://api.opensubtitles.com/a.srt"_s);
    QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s);
    QTest::newRow("data") << QUrl(u"data:,a"_s);
}

void TestOpenSubtitlesComTranslating::badAddressesOfTexts()
{
    QFETCH(QUrl, url);
    TranslationProgress completed;
    completed.url = url;
    VERIFY_FAILED(settled(provider().translated(completed, {})), ErrorKind::BadReply);
    QCOMPARE(asked(*m_http), QStringList{u"POST /login"_s});
}

void TestOpenSubtitlesComTranslating::prices()
{
    TranslationModel model;
    model.price = 2;
    model.priceUnit = 1000;
    QCOMPARE(provider().priceOf(model, 6200).credits, 12.4);
    QCOMPARE(provider().priceOf(model, 6200).characters, 6200);
    QVERIFY(!provider().priceOf(model, 6200).exact);
    QCOMPARE(provider().priceOf(model, -1).credits, -1.0);
    model.price = 0;
    QCOMPARE(provider().priceOf(model, 6200).credits, -1.0);
}

void TestOpenSubtitlesComTranslating::rawStart()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"x.srt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("the text");
    file.close();
    auto call = provider().call(
        {u"POST"_s, u"/ai/translate"_s, u"file@"_s + file.fileName(), u"api=deepl"_s, u"translate_to=pl"_s}, {});
    QTRY_COMPARE(m_http->waiting.size(), size_t(1));
    m_http->waiting.front().addResult(created);
    m_http->waiting.front().finish();
    const auto reply = settled(std::move(call));
    VERIFY_OK(reply);
    QCOMPARE((**reply)["correlation_id"_L1].toString(), u"abc"_s);
    const HttpRequest sent = m_http->requests.last();
    QVERIFY(sent.contentType.startsWith("multipart/form-data; boundary="));
    QVERIFY(sent.body.contains("name=\"file\"; filename=\"x.srt\""));
    QVERIFY(sent.body.contains("the text"));
    QVERIFY(sent.body.contains("name=\"api\"\r\n\r\ndeepl"));
    QVERIFY(!sent.mayRetry);
}

void TestOpenSubtitlesComTranslating::rawFileThatIsNotThere()
{
    VERIFY_FAILED(
        settled(provider().call({u"POST"_s, u"/ai/translate"_s, u"file@/nowhere/x.srt"_s}, {})), ErrorKind::FileAccess);
    QVERIFY(m_http->requests.isEmpty());
}

QTEST_GUILESS_MAIN(TestOpenSubtitlesComTranslating)
#include "tst_opensubtitlescomtranslating.moc"
