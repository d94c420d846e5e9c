// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real client and provider against the sandbox: what both sides make of each other.

#include "core/net/networkhttpclient.h"
#include "core/providers/opensubtitlescom/opensubtitlescomprovider.h"
#include "tests/support/sandbox.h"
#include "tests/support/settled.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSandbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void searchFindsByHash();
    void searchWithManyPages();
    void noRedirectsNeeded();
    void wholeCatalogue();
    void signInAndDownload();
    void expiredToken();
    void expiredLinks();
    void quotaOfAnAccount();
    void quotaWithoutAccount();
    void wrongPassword();
    void emailAsUserName();
    void wrongKey();
    void faults_data();
    void faults();
    void secretsStayHere();
    void rateLimitWaitsByItself();
    void logOut();
    void raw();

private:
    void use(const QString &user, const QString &key = u"sandbox"_s)
    {
        m_provider->setAccountValues({{u"url"_s, m_sandbox->url(u"opensubtitles-com"_s).toString()},
            {u"api_key"_s, key}, {u"username"_s, user}, {u"password"_s, user}});
    }
    std::optional<Result<QList<SubtitleHit>>> search(const SearchQuery &query)
    {
        QList<SubtitleHit> hits;
        const auto count =
            settled(m_provider->search(query, [&hits](const QList<SubtitleHit> &more) { hits += more; }, {}));
        if (!count)
            return std::nullopt;
        if (!*count)
            return Result<QList<SubtitleHit>>(fail(count->error()));
        return Result<QList<SubtitleHit>>(hits);
    }
    QString anyFileId() const
    {
        const QJsonObject first = m_sandbox->catalogue().first().toObject();
        return QString::number(first[u"files"_s].toArray().first()[u"file_id"_s].toInteger());
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<NetworkHttpClient> m_http;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<OpenSubtitlesComProvider> m_provider;
};

void TestSandbox::initTestCase()
{
    m_sandbox = std::make_unique<Sandbox>();
    QVERIFY2(m_sandbox->isRunning(), qPrintable(m_sandbox->error()));
}

void TestSandbox::init()
{
    m_sandbox->reset();
    HttpClientOptions options;
    options.retry.delays = {1ms, 1ms};
    options.idleTimeout = 5s;
    m_provider.reset();
    m_http = std::make_unique<NetworkHttpClient>("Legenda v1.0.0", options);
    m_secrets = makeSecretStore(false);
    m_provider = std::make_unique<OpenSubtitlesComProvider>(*m_http, *m_secrets);
    for (const auto &key : {u"opensubtitles-com"_s, u"opensubtitles-com/login"_s, u"opensubtitles-com/features"_s})
        m_http->setPace(key, {{10000, 1s}});
    use({});
}

void TestSandbox::searchFindsByHash()
{
    const QJsonArray catalogue = m_sandbox->catalogue();
    QString hash;
    for (const QJsonValue &each : catalogue) {
        if (hash.isEmpty())
            hash = each[u"file_hashes"_s].toArray().at(0).toString();
    }
    QVERIFY(!hash.isEmpty());
    SearchQuery query;
    query.movieHash = hash;
    const auto result = search(query);
    VERIFY_OK(result);
    QVERIFY(!(*result)->isEmpty());
    QVERIFY((*result)->first().matchedBy == SubtitleHit::MatchedBy::Hash);
}

void TestSandbox::searchWithManyPages()
{
    SearchQuery query;
    query.uploaderId = 0;
    // The feature with most subtitles.
    QHash<qint64, int> counts;
    const QJsonArray catalogue = m_sandbox->catalogue();
    for (const QJsonValue &each : catalogue)
        ++counts[each[u"feature_details"_s][u"feature_id"_s].toInteger()];
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() > counts.value(query.featureId))
            query.featureId = it.key();
    }
    query.machineTranslated = Wish::Include;
    const auto result = search(query);
    VERIFY_OK(result);
    QSet<QString> ids;
    for (const SubtitleHit &hit : **result)
        ids.insert(hit.id);
    QCOMPARE(ids.size(), (*result)->size());
    QCOMPARE(ids.size(), counts.value(query.featureId));
}

void TestSandbox::noRedirectsNeeded()
{
    SearchQuery query;
    query.text = u"The Lighthouse & More"_s;
    query.languages = Language::fromList(u"pl,en,pt-BR");
    query.hearingImpaired = Wish::Exclude;
    query.year = 2010;
    VERIFY_OK(search(query));
    FeatureQuery features;
    features.text = u"Copper"_s;
    features.fullSearch = true;
    VERIFY_OK(settled(m_provider->features(features, {})));
    VERIFY_OK(settled(m_provider->popular({Language::fromCode(u"en"), u"movie"_s}, {})));
    const QJsonArray log = m_sandbox->log();
    for (const QJsonValue &entry : log)
        QCOMPARE(entry[u"status"_s].toInt(), 200);
}

void TestSandbox::wholeCatalogue()
{
    const auto popular = settled(m_provider->popular({}, {}));
    VERIFY_OK(popular);
    QVERIFY(!(*popular)->isEmpty());
    for (const Feature &feature : **popular)
        QVERIFY(feature.ref.featureId > 0 && !feature.ref.title.isEmpty());
    const auto latest = settled(m_provider->latest({}, {}));
    VERIFY_OK(latest);
    QVERIFY((*latest)->size() > 10);
    VERIFY_OK(settled(m_provider->mostDownloaded({}, {})));
    const auto languages = settled(m_provider->languages({}));
    VERIFY_OK(languages);
    QVERIFY((*languages)->size() > 70);
    const auto formats = settled(m_provider->formats({}));
    VERIFY_OK(formats);
    QVERIFY((*formats)->contains(u"webvtt"_s));
    const auto guess = settled(m_provider->guess(u"Copper.Street.S01E02.720p.WEB.x264-NOBODY.mkv"_s, {}));
    VERIFY_OK(guess);
    QCOMPARE((**guess)[u"season"_s].toInt(), 1);
}

void TestSandbox::signInAndDownload()
{
    use(u"demo"_s);
    const auto info = settled(m_provider->logIn({}));
    VERIFY_OK(info);
    QCOMPARE((*info)->quota.remaining, 20);
    DownloadOptions options;
    options.format = u"webvtt"_s;
    options.timeShiftSeconds = 2.5;
    const auto file = settled(m_provider->download(anyFileId(), options, {}));
    VERIFY_OK(file);
    QVERIFY((*file)->content.startsWith("WEBVTT"));
    QCOMPARE((*file)->remaining, 19);
    QCOMPARE(m_provider->lastKnown().quota.remaining, 19);
    QVERIFY((*file)->quotaResetsAt > QDateTime::currentDateTimeUtc());
    const QJsonArray links = m_sandbox->log(u"/link"_s);
    QCOMPARE(links.size(), 1);
    for (const QString &name : links.first()[u"headers"_s].toObject().keys())
        QVERIFY2(name.compare(u"api-key"_s, Qt::CaseInsensitive) != 0
                && name.compare(u"authorization"_s, Qt::CaseInsensitive) != 0,
            qPrintable(name));
}

void TestSandbox::expiredToken()
{
    use(u"demo"_s);
    VERIFY_OK(settled(m_provider->logIn({})));
    m_sandbox->expire(u"tokens"_s);
    VERIFY_OK(settled(m_provider->download(anyFileId(), {}, {})));
    QCOMPARE(m_sandbox->log(u"/login"_s).size(), 2);
}

void TestSandbox::expiredLinks()
{
    m_sandbox->setFault(u"/link"_s, u"410"_s, {}, 1);
    VERIFY_OK(settled(m_provider->download(anyFileId(), {}, {})));
    QCOMPARE(m_sandbox->log(u"/download"_s).size(), 2);
}

void TestSandbox::quotaOfAnAccount()
{
    use(u"empty"_s);
    const auto result = settled(m_provider->download(anyFileId(), {}, {}));
    VERIFY_FAILED(result, ErrorKind::QuotaUsedUp);
    QVERIFY(result->error().retryAfter > 0s);
    QCOMPARE(m_sandbox->log(u"/download"_s).size(), 1);
    m_sandbox->setRemaining(u"empty"_s, 1);
    const auto last = settled(m_provider->download(anyFileId(), {}, {}));
    VERIFY_OK(last);
    QCOMPARE((*last)->remaining, 0);
}

void TestSandbox::quotaWithoutAccount()
{
    m_sandbox->setRemaining(u"127.0.0.1"_s, 1);
    VERIFY_OK(settled(m_provider->download(anyFileId(), {}, {})));
    const auto result = settled(m_provider->download(anyFileId(), {}, {}));
    VERIFY_FAILED(result, ErrorKind::QuotaUsedUp);
    QVERIFY(result->error().message.contains(u"without an account"_s));
}

void TestSandbox::wrongPassword()
{
    m_provider->setAccountValues({{u"url"_s, m_sandbox->url(u"opensubtitles-com"_s).toString()},
        {u"api_key"_s, u"sandbox"_s}, {u"username"_s, u"demo"_s}, {u"password"_s, u"not-this"_s}});
    for (int i = 0; i < 3; ++i) {
        const auto result = settled(m_provider->download(anyFileId(), {}, {}));
        VERIFY_FAILED(result, ErrorKind::BadCredentials);
        QVERIFY(result->error().message.contains(u"Attempts left: 9."_s));
    }
    QCOMPARE(m_sandbox->log(u"/login"_s).size(), 1);
}

void TestSandbox::emailAsUserName()
{
    use(u"demo@example.org"_s);
    const auto result = settled(m_provider->logIn({}));
    VERIFY_FAILED(result, ErrorKind::BadCredentials);
    QVERIFY(result->error().message.contains(u"e-mail"_s));
}

void TestSandbox::wrongKey()
{
    use({}, u"another"_s);
    SearchQuery query;
    query.text = u"copper street"_s;
    VERIFY_FAILED(search(query), ErrorKind::BadCredentials);
    const auto download = settled(m_provider->download(anyFileId(), {}, {}));
    VERIFY_FAILED(download, ErrorKind::ServiceDown);
    QVERIFY(download->error().message.contains(u"API key"_s));
}

void TestSandbox::faults_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QVariant>("argument");
    QTest::addColumn<QString>("expected"); // empty: it works all the same
    const auto kind = [](ErrorKind each) { return toString(each); };
    QTest::newRow("html") << u"html"_s << QVariant() << kind(ErrorKind::BadReply);
    QTest::newRow("garbage") << u"garbage"_s << QVariant() << kind(ErrorKind::BadReply);
    QTest::newRow("empty") << u"empty"_s << QVariant() << kind(ErrorKind::BadReply);
    QTest::newRow("bad JSON") << u"bad-json"_s << QVariant() << kind(ErrorKind::BadReply);
    QTest::newRow("half a gzip") << u"half-gzip"_s << QVariant() << kind(ErrorKind::BadReply);
    QTest::newRow("bomb") << u"bomb"_s << QVariant(64) << kind(ErrorKind::BadReply);
    QTest::newRow("huge") << u"huge"_s << QVariant(200) << kind(ErrorKind::BadReply);
    QTest::newRow("endless") << u"endless"_s << QVariant() << kind(ErrorKind::BadReply);
    QTest::newRow("cut") << u"cut"_s << QVariant() << kind(ErrorKind::ServiceDown);
    QTest::newRow("wrong length") << u"wrong-length"_s << QVariant() << kind(ErrorKind::ServiceDown);
    QTest::newRow("redirect loop") << u"redirect-loop"_s << QVariant() << kind(ErrorKind::BadReply);
    QTest::newRow("wrong types") << u"wrong-types"_s << QVariant() << QString();
    for (const int status : {500, 502, 503, 504, 520})
        QTest::addRow("%d", status) << u"status"_s << QVariant(status) << kind(ErrorKind::ServiceDown);
    QTest::newRow("400") << u"status"_s << QVariant(400) << kind(ErrorKind::BadInput);
    QTest::newRow("403") << u"status"_s << QVariant(403) << kind(ErrorKind::BadCredentials);
    QTest::newRow("404") << u"status"_s << QVariant(404) << kind(ErrorKind::NotFound);
}

void TestSandbox::faults()
{
    QFETCH(QString, kind);
    QFETCH(QVariant, argument);
    QFETCH(QString, expected);
    m_sandbox->setFault(u"/subtitles"_s, kind, QJsonValue::fromVariant(argument));
    SearchQuery query;
    query.text = u"copper street"_s;
    const auto result = search(query);
    QVERIFY(result);
    QCOMPARE(*result ? QString() : toString(result->error().kind), expected);
}

void TestSandbox::secretsStayHere()
{
    m_sandbox->setFault(u"/subtitles"_s, u"redirect-other-host"_s);
    SearchQuery query;
    query.text = u"copper street"_s;
    search(query);
    const QJsonArray elsewhere = m_sandbox->elsewhere();
    QVERIFY(!elsewhere.isEmpty());
    for (const QJsonValue &entry : elsewhere) {
        QVERIFY(!entry[u"api_key_sent"_s].toBool());
        QVERIFY(!entry[u"authorization_sent"_s].toBool());
    }
    // A password does not go there at all.
    m_sandbox->reset();
    use(u"demo"_s);
    m_sandbox->setFault(u"/login"_s, u"redirect-other-host"_s, u"307"_s);
    VERIFY_FAILED(settled(m_provider->logIn({})), ErrorKind::BadReply);
    QVERIFY(m_sandbox->elsewhere().isEmpty());
}

void TestSandbox::rateLimitWaitsByItself()
{
    m_sandbox->setFault(u"/subtitles"_s, u"429"_s, {}, 1);
    SearchQuery query;
    query.text = u"copper street"_s;

    VERIFY_OK(search(query));
    QVERIFY(m_sandbox->log(u"/subtitles"_s).size() >= 2);
}

void TestSandbox::logOut()
{
    use(u"vip"_s);
    const auto info = settled(m_provider->logIn({}));
    VERIFY_OK(info);
    QVERIFY((*info)->vip);
    VERIFY_OK(settled(m_provider->logOut({})));
    QCOMPARE(m_sandbox->state()[u"services"_s][u"opensubtitles-com"_s][u"tokens"_s].toInt(), 0);
}

void TestSandbox::raw()
{
    const auto formats = settled(m_provider->call({u"GET"_s, u"/infos/formats"_s}, {}));
    VERIFY_OK(formats);
    QVERIFY((**formats)[u"data"_s].isObject());
    use(u"demo"_s);
    const auto user = settled(m_provider->call({u"GET"_s, u"/infos/user"_s}, {}));
    VERIFY_OK(user);
    QCOMPARE((**user)[u"data"_s][u"username"_s].toString(), u"demo"_s);
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_opensubtitlescomsandbox.moc"
