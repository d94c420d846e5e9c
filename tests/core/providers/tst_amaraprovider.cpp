// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Amara as a service among others: hits of a web address, downloads, the account, editing.

#include "core/providers/amara/amaraprovider.h"
#include "tests/support/fakehttpclient.h"
#include "tests/support/settled.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

const AccountValues keyOnly = {{u"api_key"_s, u" the-key\n"_s}};
const AccountValues withAccount = {{u"api_key"_s, u"the-key"_s}, {u"username"_s, u"somebody"_s}};

HttpReply json(const QByteArray &body, int status = 200)
{
    return FakeHttpClient::json(status, body);
}

HttpReply listOf(const QByteArray &items)
{
    return json("{\"meta\":{\"next\":null},\"objects\":[" + items + "]}");
}

/// A video with these languages in it.
QByteArray video(const QByteArray &languages, const QByteArray &id = "vid")
{
    return R"({"id":")" + id + R"(","title":"A/B talk","duration":61,"all_urls":["https://youtu.be/x"],"languages":)"
        + languages + "}";
}

const QByteArray threeLanguages = R"([{"code":"en","name":"English","published":true},
    {"code":"pt-br","name":"Portuguese","published":true},{"code":"de","name":"German","published":false}])";

QByteArray language(const QByteArray &code, const QByteArray &versions, bool complete = true)
{
    return R"({"language_code":")" + code + R"(","published":true,"subtitle_count":3,"created":"2015-01-02T03:04:05Z",)"
        + R"("subtitles_complete":)" + (complete ? "true" : "false") + R"(,"versions":)" + versions + "}";
}

const QByteArray twoVersions = R"([{"version_no":2,"published":true,"author":{"username":"ann"}},
    {"version_no":1,"published":true,"author":null}])";

SearchQuery queryFor(const QString &address, const QString &languages = {})
{
    SearchQuery query;
    query.videoUrl = address;
    query.languages = Language::fromList(languages);
    return query;
}

const QString address = u"https://youtu.be/x"_s;

} // namespace

class TestProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void info();
    void answersAddressesOnly();
    void whyNot();
    void nothingWithoutKey();
    void ownServerWithoutKey();

    void oneWantedLanguage();
    void severalWantedLanguages();
    void allLanguages();
    void languagesWithVersionsInTheList();
    void noWantedLanguage();
    void unknownAddress();
    void pageOfTheService();
    void hitsAreTold();
    void unpublishedComeLast();
    void hiddenLanguage();
    void oldServerTellsNoLanguages();
    void severalVideos();
    void failures();
    void stopped();

    void download();
    void downloadFormats_data();
    void downloadFormats();
    void downloadBadIds();

    void account();
    void accountRefused();
    void keyWithoutName();
    void otherValuesEndTheAccount();

    void webVideoAt();
    void editing();
    void editingNeedsAnAccount();
    void facts();
    void raw();

private:
    struct Found
    {
        std::optional<Result<int>> result;
        QList<SubtitleHit> hits;
    };
    Found search(const SearchQuery &query, std::stop_token stop = {});
    QStringList asked() const;

    std::unique_ptr<FakeHttpClient> m_http;
    std::unique_ptr<AmaraProvider> m_provider;
};

void TestProvider::init()
{
    m_http = std::make_unique<FakeHttpClient>();
    m_provider = std::make_unique<AmaraProvider>(*m_http);
    m_provider->setAccountValues(withAccount);
}

TestProvider::Found TestProvider::search(const SearchQuery &query, std::stop_token stop)
{
    Found found;
    found.result = settled(m_provider->search(
        query, [&found](const QList<SubtitleHit> &hits) { found.hits += hits; }, std::move(stop)));
    return found;
}

QStringList TestProvider::asked() const
{
    QStringList all;
    for (const HttpRequest &request : m_http->requests)
        all.append(request.url.toString(QUrl::FullyEncoded).remove(u"https://amara.org/api/"_s));
    return all;
}

void TestProvider::info()
{
    const ProviderInfo info = m_provider->info();
    QCOMPARE(info.id, u"amara"_s);
    QStringList keys;
    for (const AccountField &field : info.fields)
        keys.append(field.key);
    keys.sort();
    QCOMPARE(keys, (QStringList{u"api_key"_s, u"url"_s, u"username"_s}));
    for (const AccountField &field : info.fields)
        QCOMPARE(field.kind == AccountField::Kind::Secret, field.key == "api_key"_L1);
}

void TestProvider::answersAddressesOnly()
{
    SearchQuery query;
    query.text = u"matrix"_s;
    query.movieHash = u"0123456789abcdef"_s;
    QVERIFY(!m_provider->canAnswer(query));
    QVERIFY(m_provider->canAnswer(queryFor(address)));
    VERIFY_FAILED(search(query).result, ErrorKind::BadInput);
    QVERIFY(m_http->requests.isEmpty());
}

void TestProvider::whyNot()
{
    QVERIFY(!m_provider->whyNot(Ability::Search));
    QVERIFY(!m_provider->whyNot(Ability::EditVideos));
    m_provider->setAccountValues(keyOnly);
    QVERIFY(!m_provider->whyNot(Ability::Search));
    QVERIFY(m_provider->whyNot(Ability::EditVideos)->kind == ErrorKind::NeedsAccount);
    m_provider->setAccountValues({});
    QVERIFY(m_provider->whyNot(Ability::Search)->kind == ErrorKind::NeedsAccount);
    m_provider->setAccountValues({{u"url"_s, u"https://www.amara.org/api2/partners/"_s}});
    QVERIFY(m_provider->whyNot(Ability::Download)->kind == ErrorKind::NeedsAccount);
    m_provider->setAccountValues({{u"url"_s, u"http://127.0.0.1:1/api"_s}});
    QVERIFY(!m_provider->whyNot(Ability::Search));
    QVERIFY(m_provider->whyNot(Ability::EditVideos)->kind == ErrorKind::NeedsAccount);
}

void TestProvider::nothingWithoutKey()
{
    m_provider->setAccountValues({});
    VERIFY_FAILED(search(queryFor(address)).result, ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(m_provider->download(u"vid/en/1"_s, {}, {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(m_provider->webVideoAt(QUrl(address), {})), ErrorKind::NeedsAccount);
    QVERIFY(m_http->requests.isEmpty());
}

void TestProvider::ownServerWithoutKey()
{
    m_provider->setAccountValues({{u"url"_s, u"http://127.0.0.1:1/api"_s}});
    m_http->then(listOf({}));
    VERIFY_OK(search(queryFor(address)).result);
    QCOMPARE(m_http->requests.first().url.toString(QUrl::FullyEncoded),
        u"http://127.0.0.1:1/api/videos/?video_url=https%3A%2F%2Fyoutu.be%2Fx"_s);
    QCOMPARE(m_http->requests.first().headers.size(), 1);
}

void TestProvider::oneWantedLanguage()
{
    m_http->then(listOf(video(threeLanguages))).then(json(language("pt-br", twoVersions)));
    const Found found = search(queryFor(address, u"pt"_s));
    VERIFY_OK(found.result);
    QCOMPARE(**found.result, 2);
    QCOMPARE(
        asked(), (QStringList{u"videos/?video_url=https%3A%2F%2Fyoutu.be%2Fx"_s, u"videos/vid/languages/pt-br/"_s}));
    QCOMPARE(found.hits.at(0).id, u"vid/pt-br/2"_s);
    QCOMPARE(found.hits.at(1).id, u"vid/pt-br/1"_s);
}

void TestProvider::severalWantedLanguages()
{
    m_http->then(listOf(video(threeLanguages)))
        .then(listOf(
            language("en", twoVersions) + ',' + language("pt-br", twoVersions) + ',' + language("de", twoVersions)));
    const Found found = search(queryFor(address, u"en,de"_s));
    VERIFY_OK(found.result);
    // One request for both, and what nobody wants is left out.
    QCOMPARE(m_http->requests.size(), 2);
    QCOMPARE(asked().last(), u"videos/vid/languages/?limit=100"_s);
    QCOMPARE(found.hits.size(), 4);
    for (const SubtitleHit &hit : found.hits)
        QVERIFY(hit.language.code() == "en"_L1 || hit.language.code() == "de"_L1);
}

void TestProvider::allLanguages()
{
    m_http->then(listOf(video(threeLanguages)))
        .then(listOf(language("en", twoVersions) + ',' + language("pt-br", "[]") + ',' + language("de", "[]")));
    const Found found = search(queryFor(address));
    VERIFY_OK(found.result);
    QCOMPARE(m_http->requests.size(), 2);
    QCOMPARE(found.hits.size(), 2);
}

void TestProvider::languagesWithVersionsInTheList()
{
    m_http->then(listOf(video('[' + language("en", twoVersions) + ',' + language("de", twoVersions) + ']')));
    const Found found = search(queryFor(address));
    VERIFY_OK(found.result);
    QCOMPARE(found.hits.size(), 4);
    QCOMPARE(m_http->requests.size(), 1);
}

void TestProvider::noWantedLanguage()
{
    m_http->then(listOf(video(threeLanguages)));
    const Found found = search(queryFor(address, u"ja"_s));
    VERIFY_OK(found.result);
    QCOMPARE(**found.result, 0);
    QCOMPARE(m_http->requests.size(), 1);
}

void TestProvider::unknownAddress()
{
    m_http->then(listOf({}));
    const Found found = search(queryFor(address));
    VERIFY_OK(found.result);
    QCOMPARE(**found.result, 0);
}

void TestProvider::pageOfTheService()
{
    m_http->then(json(video(threeLanguages)))
        .then(json(language("en", twoVersions)))
        .then(json(R"({"detail":"Not found."})", 404))
        .then(json(video("[]")));
    const QString page = u"https://amara.org/en/videos/vid/info/a-b-talk/"_s;
    const Found found = search(queryFor(page, u"en"_s));
    VERIFY_OK(found.result);
    QCOMPARE(found.hits.size(), 2);
    QCOMPARE(asked().first(), u"videos/vid/"_s);
    const Found nothing = search(queryFor(u"https://amara.org/videos/gone/"_s));
    VERIFY_OK(nothing.result);
    QCOMPARE(**nothing.result, 0);
    const auto known = settled(m_provider->webVideoAt(QUrl(page), {}));
    VERIFY_OK(known);
    QVERIFY((*known)->has_value());
    QVERIFY(Amara::videoIdOfPage(QUrl(u"https://amara.org/api/"_s), QUrl(u"https://youtu.be/videos/x"_s)).isEmpty());
}

void TestProvider::hitsAreTold()
{
    m_http->then(listOf(video(threeLanguages))).then(json(language("en", twoVersions, false)));
    const Found found = search(queryFor(address, u"en"_s));
    const SubtitleHit hit = found.hits.value(0);
    QCOMPARE(hit.provider, u"amara"_s);
    QCOMPARE(hit.files.size(), 1);
    QCOMPARE(hit.files.first().id, u"vid/en/2"_s);
    QVERIFY(!hit.files.first().fileName.contains(u'/'));
    QVERIFY(hit.files.first().fileName.endsWith(u".en.srt"_s));
    QCOMPARE(hit.fullId(), u"amara:vid/en/2"_s);
    QCOMPARE(hit.language, Language::fromCode(u"en"));
    QCOMPARE(hit.release, u"A/B talk version 2"_s);
    QCOMPARE(hit.matchedBy, SubtitleHit::MatchedBy::Address);
    QCOMPARE(hit.feature.title, u"A/B talk"_s);
    QCOMPARE(hit.durationMs, 61000);
    QCOMPARE(hit.version, 2);
    QCOMPARE(hit.uploader, u"ann"_s);
    QCOMPARE(hit.uploadedAt, QDateTime(QDate(2015, 1, 2), QTime(3, 4, 5), Qt::UTC));
    QCOMPARE(hit.comment, u"incomplete"_s);
    QVERIFY(!hit.complete);
    QVERIFY(hit.published);
    QVERIFY(!hit.superseded);
    QVERIFY(found.hits.value(1).superseded);
    QCOMPARE(hit.url, QUrl(u"https://amara.org/videos/vid/en/"_s));
    QVERIFY(!hit.fromTrusted);
}

void TestProvider::unpublishedComeLast()
{
    m_http->then(listOf(video(threeLanguages)))
        .then(json(language("en", R"([{"version_no":3,"published":false},{"version_no":2,"published":true},
                                      {"version_no":1,"published":true}])")));
    const Found found = search(queryFor(address, u"en"_s));
    QStringList ids;
    for (const SubtitleHit &hit : found.hits)
        ids.append(hit.id);
    QCOMPARE(ids, (QStringList{u"vid/en/2"_s, u"vid/en/1"_s, u"vid/en/3"_s}));
    QCOMPARE(found.hits.last().comment, u"not published"_s);
    QVERIFY(!found.hits.last().published);
    QVERIFY(!found.hits.last().superseded);
}

void TestProvider::hiddenLanguage()
{
    // Listed, but not to be looked at: what is public of it can be had all the same.
    m_http->then(listOf(video(threeLanguages))).then(json(R"({"detail":"No."})", 403));
    Found found = search(queryFor(address, u"en"_s));
    VERIFY_OK(found.result);
    QCOMPARE(found.hits.size(), 1);
    QCOMPARE(found.hits.first().id, u"vid/en/latest"_s);
    m_http->then(listOf(video(threeLanguages))).then(json(R"({"detail":"Not found."})", 404));
    found = search(queryFor(address, u"de"_s));
    VERIFY_OK(found.result);
    QVERIFY(found.hits.isEmpty());
}

void TestProvider::oldServerTellsNoLanguages()
{
    m_http->then(listOf(R"({"id":"vid","title":"T"})")).then(listOf(language("en", twoVersions)));
    const Found found = search(queryFor(address, u"en"_s));
    VERIFY_OK(found.result);
    QCOMPARE(found.hits.size(), 2);
    QCOMPARE(asked().last(), u"videos/vid/languages/?limit=100"_s);
}

void TestProvider::severalVideos()
{
    m_http->then(listOf(video(threeLanguages) + ',' + video(threeLanguages, "other")))
        .then(json(language("en", twoVersions)))
        .then(json(language("en", twoVersions)));
    const Found found = search(queryFor(address, u"en"_s));
    VERIFY_OK(found.result);
    QCOMPARE(**found.result, 4);
    QCOMPARE(found.hits.last().id, u"other/en/1"_s);
}

void TestProvider::failures()
{
    m_http->then(FakeHttpClient::html(200));
    VERIFY_FAILED(search(queryFor(address)).result, ErrorKind::BadReply);
    m_http->then(json(R"({"detail":"Invalid credentials"})", 403));
    VERIFY_FAILED(search(queryFor(address)).result, ErrorKind::BadCredentials);
    m_http->then(listOf(video(threeLanguages))).then(FakeHttpClient::raw(503, {}));
    VERIFY_FAILED(search(queryFor(address, u"en"_s)).result, ErrorKind::ServiceDown);
    m_http->then(fail(ErrorKind::Offline, u"no net"_s));
    VERIFY_FAILED(search(queryFor(address)).result, ErrorKind::Offline);
}

void TestProvider::stopped()
{
    std::stop_source source;
    source.request_stop();
    VERIFY_FAILED(search(queryFor(address), source.get_token()).result, ErrorKind::Cancelled);
}

void TestProvider::download()
{
    m_http->then(FakeHttpClient::raw(200, "1\n00:00:01,000 --> 00:00:02,000\nHi\n"));
    auto result = settled(m_provider->download(u"vid/pt-br/2"_s, {}, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->content, "1\n00:00:01,000 --> 00:00:02,000\nHi\n"_ba);
    QCOMPARE((*result)->fileName, u"vid.pt-br.srt"_s);
    QCOMPARE(asked(), QStringList{u"videos/vid/languages/pt-br/subtitles/?format=srt&version_number=2"_s});

    // Named after the video once it is known.
    m_http->then(listOf(video("[]"))).then(FakeHttpClient::raw(200, "1\n"));
    VERIFY_OK(search(queryFor(address)).result);
    result = settled(m_provider->download(u"vid/en/latest"_s, {}, {}));
    VERIFY_OK(result);
    QVERIFY((*result)->fileName.endsWith(u"B talk.en.srt"_s));
    QVERIFY(!(*result)->fileName.contains(u'/'));
    QCOMPARE(asked().last(), u"videos/vid/languages/en/subtitles/?format=srt"_s);

    m_http->then(json(R"({"detail":"Not found."})", 404));
    VERIFY_FAILED(settled(m_provider->download(u"vid/en/7"_s, {}, {})), ErrorKind::NotFound);
}

void TestProvider::downloadFormats_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("asked");
    for (const auto &format : {u"srt"_s, u"vtt"_s, u"sbv"_s, u"ssa"_s, u"dfxp"_s, u"txt"_s})
        QTest::newRow(qPrintable(format)) << format << format;
    QTest::newRow("webvtt") << u"webvtt"_s << u"vtt"_s;
    QTest::newRow("ttml") << u"ttml"_s << u"dfxp"_s;
    QTest::newRow("ass") << u"ASS"_s << u"ssa"_s;
    // Made by Legenda itself from what the service has.
    QTest::newRow("mpl") << u"mpl"_s << u"srt"_s;
}

void TestProvider::downloadFormats()
{
    QFETCH(QString, wanted);
    QFETCH(QString, asked);
    m_http->then(FakeHttpClient::raw(200, "text"));
    DownloadOptions options;
    options.format = wanted;
    const auto result = settled(m_provider->download(u"vid/en/2"_s, options, {}));
    VERIFY_OK(result);
    QCOMPARE(m_http->requests.first().url.query(), u"format=%1&version_number=2"_s.arg(asked));
    QVERIFY((*result)->fileName.endsWith(u'.' + asked));
}

void TestProvider::downloadBadIds()
{
    for (const auto &id : {u""_s, u"vid"_s, u"vid/en/x"_s, u"vid/en/0"_s, u"vid/en/-1"_s, u"vid/../users/1"_s,
             u"../en/1"_s, u"vid//1"_s, u"a/b/1/c"_s, u"vid/en/99999999999"_s})
        VERIFY_FAILED(settled(m_provider->download(id, {}, {})), ErrorKind::BadInput);
    QVERIFY(m_http->requests.isEmpty());
}

void TestProvider::account()
{
    QSignalSpy changed(m_provider.get(), &SubtitleProvider::accountChanged);
    m_http->then(json(R"({"username":"Somebody","id":"x"})")).then(json(R"({"username":"Somebody","id":"x"})"));
    const auto result = settled(m_provider->logIn({}));
    VERIFY_OK(result);
    QVERIFY((*result)->signedIn);
    QCOMPARE((*result)->userName, u"Somebody"_s);
    QCOMPARE(asked(), QStringList{u"users/somebody/"_s});
    QCOMPARE(changed.size(), 1);
    VERIFY_OK(settled(m_provider->accountInfo({})));
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_provider->lastKnown().signedIn);
    VERIFY_OK(settled(m_provider->logOut({})));
    QVERIFY(!m_provider->lastKnown().signedIn);
}

void TestProvider::accountRefused()
{
    m_http->then(json(R"({"detail":"Forbidden"})", 403)).then(json({}, 404)).then(FakeHttpClient::html(502));
    VERIFY_FAILED(settled(m_provider->logIn({})), ErrorKind::BadCredentials);
    VERIFY_FAILED(settled(m_provider->logIn({})), ErrorKind::BadCredentials);
    VERIFY_FAILED(settled(m_provider->logIn({})), ErrorKind::ServiceDown);
    QVERIFY(!m_provider->lastKnown().signedIn);
}

void TestProvider::keyWithoutName()
{
    m_provider->setAccountValues(keyOnly);
    m_http->then(listOf({})).then(json(R"({"detail":"Invalid API key"})", 403));
    const auto result = settled(m_provider->logIn({}));
    VERIFY_OK(result);
    QVERIFY(!(*result)->signedIn);
    QCOMPARE(asked(), QStringList{u"videos/?limit=1"_s});
    VERIFY_FAILED(settled(m_provider->logIn({})), ErrorKind::BadCredentials);
    m_provider->setAccountValues({});
    VERIFY_FAILED(settled(m_provider->logIn({})), ErrorKind::NeedsAccount);
}

void TestProvider::otherValuesEndTheAccount()
{
    m_http->then(json(R"({"username":"somebody"})"));
    VERIFY_OK(settled(m_provider->logIn({})));
    m_provider->setAccountValues(withAccount);
    QVERIFY(m_provider->lastKnown().signedIn);
    m_provider->setAccountValues(keyOnly);
    QVERIFY(!m_provider->lastKnown().signedIn);
}

void TestProvider::webVideoAt()
{
    m_http->then(listOf(video(threeLanguages))).then(listOf({}));
    const auto known = settled(m_provider->webVideoAt(QUrl(address), {}));
    VERIFY_OK(known);
    QVERIFY((*known)->has_value());
    QCOMPARE((**known)->id, u"vid"_s);
    const auto unknown = settled(m_provider->webVideoAt(QUrl(address), {}));
    VERIFY_OK(unknown);
    QVERIFY(!(*unknown)->has_value());
}

void TestProvider::editing()
{
    auto *web = capability<WebVideos>(static_cast<SubtitleProvider *>(m_provider.get()));
    QVERIFY(web);
    const QByteArray oneAddress = R"({"id":1,"url":"https://youtu.be/x","primary":true})";
    m_http->then(json(video("[]"), 201))
        .then(json(video("[]")))
        .then(json(language("de", "[]"), 201))
        .then(json(R"([{"action":"publish","label":"Publish"}])"))
        .then(json(R"({"version_number":4})", 201))
        .then(listOf(oneAddress))
        .then(json(oneAddress, 201))
        .then(json(oneAddress))
        .then(FakeHttpClient::raw(204, {}))
        .then(json(video("[]")))
        .then(listOf(language("de", "[]")));
    WebVideoDraft draft;
    draft.address = QUrl(address);
    VERIFY_OK(settled(web->createWebVideo(draft, {})));
    VERIFY_OK(settled(web->updateWebVideo(u"vid"_s, draft, {})));
    // An update does not move a video.
    QVERIFY(!m_http->requests.last().body.contains("video_url"));
    VERIFY_OK(settled(web->addWebLanguage(u"vid"_s, {u"de"_s, {}, {}, false, false}, {})));
    VERIFY_OK(settled(web->webActions(u"vid"_s, u"de"_s, {})));
    WebSubtitlesDraft subtitles;
    subtitles.content = "1\n";
    const auto posted = settled(web->postWebSubtitles(u"vid"_s, u"de"_s, subtitles, {}));
    VERIFY_OK(posted);
    QCOMPARE((*posted)->number, 4);
    VERIFY_OK(settled(web->webAddresses(u"vid"_s, {})));
    const WebAddress one{u"1"_s, QUrl(address), true, false};
    VERIFY_OK(settled(web->addWebAddress(u"vid"_s, one, {})));
    VERIFY_OK(settled(web->changeWebAddress(u"vid"_s, one, {})));
    VERIFY_OK(settled(web->removeWebAddress(u"vid"_s, u"1"_s, {})));
    VERIFY_OK(settled(web->webVideo(u"vid"_s, {})));
    VERIFY_OK(settled(web->webLanguages(u"vid"_s, {})));
    QCOMPARE(m_http->requests.size(), 11);
}

void TestProvider::editingNeedsAnAccount()
{
    m_provider->setAccountValues(keyOnly);
    WebVideoDraft draft;
    draft.address = QUrl(address);
    VERIFY_FAILED(settled(m_provider->createWebVideo(draft, {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(m_provider->updateWebVideo(u"a"_s, draft, {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(m_provider->addWebLanguage(u"a"_s, {}, {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(m_provider->webActions(u"a"_s, u"en"_s, {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(m_provider->postWebSubtitles(u"a"_s, u"en"_s, {}, {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(m_provider->addWebAddress(u"a"_s, {}, {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(m_provider->changeWebAddress(u"a"_s, {}, {})), ErrorKind::NeedsAccount);
    VERIFY_FAILED(settled(m_provider->removeWebAddress(u"a"_s, u"1"_s, {})), ErrorKind::NeedsAccount);
    QVERIFY(m_http->requests.isEmpty());
}

void TestProvider::facts()
{
    m_http->then(json(R"({"languages":{"en":"English"}})"));
    const auto languages = settled(m_provider->languages({}));
    VERIFY_OK(languages);
    QCOMPARE((*languages)->size(), 1);
    const auto formats = settled(m_provider->formats({}));
    VERIFY_OK(formats);
    QVERIFY((*formats)->contains(u"dfxp"_s));
    QCOMPARE(m_http->requests.size(), 1);
}

void TestProvider::raw()
{
    m_http->then(json(R"({"a":1})"))
        .then(FakeHttpClient::raw(200, "1\n00:00"))
        .then(json(R"(["Can't delete the primary URL"])", 400));
    const auto result = settled(m_provider->call({u"GET"_s, u"/videos/vid/"_s}, {}));
    VERIFY_OK(result);
    QCOMPARE((*result)->toObject()[u"a"_s].toInt(), 1);
    const auto text =
        settled(m_provider->call({u"GET"_s, u"/videos/vid/languages/en/subtitles/"_s, u"format=srt"_s}, {}));
    VERIFY_OK(text);
    QCOMPARE((*text)->toObject()[u"body"_s].toString(), u"1\n00:00"_s);
    const auto refused = settled(m_provider->call({u"DELETE"_s, u"/videos/vid/urls/1/"_s}, {}));
    VERIFY_FAILED(refused, ErrorKind::BadInput);
    QVERIFY(refused->error().message.contains(u"at least one address"_s));
    VERIFY_FAILED(settled(m_provider->call({u"FETCH"_s, u"/x"_s}, {})), ErrorKind::BadInput);
    QVERIFY(m_provider->endpoints().size() >= 20);
}

QTEST_GUILESS_MAIN(TestProvider)
#include "tst_amaraprovider.moc"
