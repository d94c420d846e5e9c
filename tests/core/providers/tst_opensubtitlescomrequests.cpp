// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlescom/opensubtitlescomlanguages.h"
#include "core/providers/opensubtitlescom/opensubtitlescomrawapi.h"
#include "core/providers/opensubtitlescom/opensubtitlescomrequests.h"

#include <QJsonArray>
#include <QTest>

using namespace Legenda;
using namespace Legenda::OpenSubtitlesCom;
using namespace Qt::StringLiterals;

namespace {

const QString base = u"https://api.opensubtitles.com/api/v1"_s;

Access access(const QByteArray &token = {})
{
    return {QUrl(base), "the-key", token};
}

QByteArray headerOf(const HttpRequest &request, const QByteArray &name)
{
    for (const HttpHeader &header : request.headers) {
        if (header.name == name)
            return header.value;
    }
    return {};
}

QString queryOf(const SearchQuery &query)
{
    return searchRequest(access(), query, 1).url.query(QUrl::FullyEncoded);
}

} // namespace

class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySearchParameter();
    void idsNameTheFeature();
    void whatToSearchFor_data();
    void whatToSearchFor();
    void wishes();
    void pages();
    void headers();
    void features();
    void discover();
    void whatIsKept();
    void download();
    void account();
    void others();
    void languages_data();
    void languages();
    void rawCalls();
    void rawCallsRefused_data();
    void rawCallsRefused();
    void rawReplies();
};

void TestRequests::everySearchParameter()
{
    SearchQuery query;
    query.movieHash = u"5B8F8F4E41CCB21E"_s;
    query.fileName = u"Man.of.Steel.2013 & more, part 1.mkv"_s;
    query.languages = {
        Language::fromCode(u"fr"), Language::fromCode(u"pt-BR"), Language::fromCode(u"de"), Language::fromCode(u"fr")};
    query.season = 0;
    query.episode = 12;
    query.kind = SearchQuery::Kind::Episode;
    query.year = 2013;
    query.uploaderId = 77;
    query.hearingImpaired = Wish::Only;
    query.foreignPartsOnly = Wish::Exclude;
    query.aiTranslated = Wish::Exclude;
    query.machineTranslated = Wish::Include;
    query.trustedOnly = true;
    query.hashMatchesOnly = true;
    query.orderBy = u"Download_Count"_s;
    query.ascending = true;
    const HttpRequest request = searchRequest(access("token"), query, 3);
    QVERIFY(request.method == HttpRequest::Method::Get);
    QCOMPARE(request.url.toEncoded(),
        "https://api.opensubtitles.com/api/v1/subtitles?ai_translated=exclude&episode_number=12"
        "&foreign_parts_only=exclude&hearing_impaired=only&languages=de%2Cfr%2Cpt-br&machine_translated=include"
        "&moviehash=5b8f8f4e41ccb21e&moviehash_match=only&order_by=download_count&order_direction=asc&page=3"
        "&query=man.of.steel.2013+%26+more%2C+part+1.mkv&season_number=0&trusted_sources=only&type=episode"
        "&uploader_id=77&year=2013"_ba);
}

void TestRequests::idsNameTheFeature()
{
    SearchQuery query;
    query.imdbId = 539911;
    query.tmdbId = 7645;
    query.featureId = 1480735;
    query.parentImdbId = 83399;
    query.season = 1;
    query.episode = 3;
    query.text = u"Cheers"_s;
    QCOMPARE(queryOf(query), u"id=1480735&imdb_id=539911&tmdb_id=7645"_s);

    SearchQuery show;
    show.parentFeatureId = 644054;
    show.parentImdbId = 83399;
    show.parentTmdbId = 141;
    show.season = 1;
    show.episode = 3;
    QCOMPARE(queryOf(show),
        u"episode_number=3&parent_feature_id=644054&parent_imdb_id=83399&parent_tmdb_id=141&season_number=1"_s);
    show.episode = -1; // a whole season
    QCOMPARE(queryOf(show), u"parent_feature_id=644054&parent_imdb_id=83399&parent_tmdb_id=141&season_number=1"_s);
}

void TestRequests::whatToSearchFor_data()
{
    QTest::addColumn<QString>("hash");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("words") << QString() << QString() << u"  The   Fall "_s << u"query=the+fall"_s;
    QTest::newRow("file name") << QString() << u"A.B.mkv"_s << QString() << u"query=a.b.mkv"_s;
    QTest::newRow("words before file name") << QString() << u"A.B.mkv"_s << u"a b"_s << u"query=a+b"_s;
    QTest::newRow("hash with file name") << u"0123456789abcdef"_s << u"A.B.mkv"_s << u"a b"_s
                                         << u"moviehash=0123456789abcdef&query=a.b.mkv"_s;
    QTest::newRow("hash alone") << u"0123456789abcdef"_s << QString() << QString() << u"moviehash=0123456789abcdef"_s;
    QTest::newRow("no hash") << u"12345"_s << QString() << u"x"_s << u"query=x"_s;
    QTest::newRow("not Latin") << QString() << QString() << u"Жить"_s << u"query=%D0%B6%D0%B8%D1%82%D1%8C"_s;
    QTest::newRow("signs") << QString() << QString() << u"1+1=2 100%"_s << u"query=1%2B1%3D2+100%25"_s;
    QTest::newRow("nothing") << u"xyz"_s << QString() << u"  "_s << QString();
}

void TestRequests::whatToSearchFor()
{
    QFETCH(QString, hash);
    QFETCH(QString, fileName);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    SearchQuery query;
    query.movieHash = hash;
    query.fileName = fileName;
    query.text = text;
    QCOMPARE(searchParameters(query).isEmpty(), expected.isEmpty());
    QCOMPARE(queryOf(query), expected);
}

void TestRequests::wishes()
{
    SearchQuery query;
    query.text = u"x"_s;
    QCOMPARE(queryOf(query), u"query=x"_s); // all defaults
    query.aiTranslated = Wish::Only;
    query.machineTranslated = Wish::Only;
    QCOMPARE(queryOf(query), u"machine_translated=include&query=x"_s);
    query = {};
    query.text = u"x"_s;
    query.hashMatchesOnly = true; // means nothing without a hash
    QCOMPARE(queryOf(query), u"query=x"_s);
    query = {};
    query.languages = {Language::fromCode(u"en")};
    query.trustedOnly = true;
    QVERIFY(searchParameters(query).isEmpty()); // filters alone are no question
    query.uploaderId = 5;
    QCOMPARE(queryOf(query), u"languages=en&trusted_sources=only&uploader_id=5"_s);
}

void TestRequests::pages()
{
    SearchQuery query;
    query.text = u"x"_s;
    QCOMPARE(searchRequest(access(), query, 1).url.query(), u"query=x"_s);
    QCOMPARE(searchRequest(access(), query, 2).url.query(), u"page=2&query=x"_s);
}

void TestRequests::headers()
{
    SearchQuery query;
    query.text = u"x"_s;
    const HttpRequest search = searchRequest(access("token"), query, 1);
    QCOMPARE(search.headers, (QList<HttpHeader>{{"Accept", "application/json"}, {"Api-Key", "the-key"}}));
    QCOMPARE(search.secretHeaders, (QList<QByteArray>{"Api-Key", "Authorization"}));
    QCOMPARE(search.paceKey, u"opensubtitles-com"_s);
    QVERIFY(search.mayRetry);
    const HttpRequest user = userRequest(access("token"));
    QCOMPARE(user.url.toEncoded(), (base + u"/infos/user"_s).toUtf8());
    QCOMPARE(headerOf(user, "Authorization"), "Bearer token"_ba);
    QCOMPARE(headerOf(userRequest(access()), "Authorization"), QByteArray());
}

void TestRequests::features()
{
    FeatureQuery query;
    query.text = u"Waking the Dead"_s;
    HttpRequest request = featuresRequest(access("token"), query);
    QCOMPARE(request.url.toEncoded(), (base + u"/features?query=waking+the+dead"_s).toUtf8());
    QCOMPARE(request.paceKey, u"opensubtitles-com/features"_s);
    QCOMPARE(headerOf(request, "Authorization"), QByteArray());
    query.match = FeatureQuery::Match::Exact;
    query.fullSearch = true;
    query.type = u"tvshow"_s;
    query.year = 2000;
    request = featuresRequest(access(), query);
    QCOMPARE(request.url.query(), u"full_search=true&query=waking+the+dead&query_match=exact&type=tvshow&year=2000"_s);
    query.match = FeatureQuery::Match::Word;
    query.type = u"all"_s;
    request = featuresRequest(access(), query);
    QCOMPARE(request.url.query(), u"full_search=true&query=waking+the+dead&query_match=word&year=2000"_s);
    query = {};
    query.tmdbId = 4860;
    query.imdbId = 259733;
    query.featureId = 9803;
    query.type = u"movie"_s;
    QCOMPARE(featuresRequest(access(), query).url.query(), u"feature_id=9803&imdb_id=259733&tmdb_id=4860&type=movie"_s);
}

void TestRequests::discover()
{
    for (const auto &list : {u"popular"_s, u"latest"_s, u"most_downloaded"_s})
        QCOMPARE(discoverRequest(access(), list, {}).url.toString(), base + u"/discover/"_s + list);
    DiscoverQuery query;
    query.language = Language::fromCode(u"pt-br");
    query.type = u"movie"_s;
    QCOMPARE(discoverRequest(access(), u"latest"_s, query).url.query(), u"language=pt-br&type=movie"_s);
}

/// The same for everybody, whoever asks: kept, each for its time. All else is asked each time.
void TestRequests::whatIsKept()
{
    using namespace std::chrono_literals;
    FeatureQuery byNumber;
    byNumber.imdbId = 1234567;
    FeatureQuery byText;
    byText.text = u"The Lamp"_s;
    const std::pair<HttpRequest, std::chrono::seconds> kept[] = {
        {languagesRequest(access()), 7 * 24h},
        {formatsRequest(access()), 7 * 24h},
        {featuresRequest(access(), byNumber), 30 * 24h},
        {featuresRequest(access(), byText), 1h},
        {discoverRequest(access(), u"popular"_s, {}), 1h},
        {guessRequest(access(), u"a.mkv"_s), 30 * 24h},
    };
    QStringList keys;
    for (const auto &[request, howLong] : kept) {
        QVERIFY2(request.keepFor == howLong, qPrintable(request.url.toString()));
        QVERIFY(!request.questionKey.isEmpty());
        QVERIFY(headerOf(request, "Authorization").isEmpty());
        keys << request.questionKey;
    }
    QCOMPARE(keys.removeDuplicates(), 0);
    Access other = access("token");
    other.apiKey = "another-key";
    QCOMPARE(languagesRequest(other).questionKey, languagesRequest(access()).questionKey);
    QVERIFY(!featuresRequest(other, byNumber).questionKey.contains(u"another-key"_s));
    SearchQuery query;
    query.text = u"x"_s;
    const HttpRequest asked[] = {searchRequest(access(), query, 1), linkRequest(access("token"), 1, {}),
        fileRequest(QUrl(u"https://files.example/1"_s)), userRequest(access("token")),
        loginRequest(access(), u"anna"_s, u"password"_s), logoutRequest(access("token"))};
    for (const HttpRequest &request : asked) {
        QVERIFY(request.keepFor == 0s);
        QVERIFY(request.questionKey.isEmpty());
    }
}

void TestRequests::download()
{
    const HttpRequest plain = linkRequest(access("token"), 962144, {});
    QVERIFY(plain.method == HttpRequest::Method::Post);
    QCOMPARE(plain.url.toString(), base + u"/download"_s);
    QCOMPARE(plain.body, "{\"file_id\":962144}"_ba);
    QCOMPARE(plain.contentType, "application/json"_ba);
    QCOMPARE(headerOf(plain, "Authorization"), "Bearer token"_ba);
    QCOMPARE(headerOf(plain, "Api-Key"), "the-key"_ba);

    DownloadOptions options;
    options.format = u"WebVTT"_s;
    options.fileName = u"Über.srt"_s;
    options.inFps = 23.976;
    options.outFps = 25;
    options.timeShiftSeconds = -1.5;
    options.forceDownload = true;
    QCOMPARE(linkRequest(access(), 1, options).body,
        "{\"file_id\":1,\"file_name\":\"Über.srt\",\"force_download\":true,\"in_fps\":23.976,\"out_fps\":25,"
        "\"sub_format\":\"webvtt\",\"timeshift\":-1.5}"_ba);

    const HttpRequest file = fileRequest(QUrl(u"https://dl.opensubtitles.com/download/x/y.srt"_s));
    QVERIFY(file.headers.isEmpty());
    QVERIFY(file.paceKey.isEmpty());
    QVERIFY(file.maxBytes > 1024 * 1024);
}

void TestRequests::account()
{
    const HttpRequest login = loginRequest(access("old"), u"me"_s, u"pass\"word"_s);
    QVERIFY(login.method == HttpRequest::Method::Post);
    QCOMPARE(login.url.toString(), base + u"/login"_s);
    QCOMPARE(login.body, "{\"password\":\"pass\\\"word\",\"username\":\"me\"}"_ba);
    QCOMPARE(login.paceKey, u"opensubtitles-com/login"_s);
    QVERIFY(!login.mayRetry);
    QCOMPARE(headerOf(login, "Authorization"), QByteArray());
    const HttpRequest logout = logoutRequest(access("token"));
    QVERIFY(logout.method == HttpRequest::Method::Delete);
    QCOMPARE(logout.url.toString(), base + u"/logout"_s);
    QCOMPARE(headerOf(logout, "Authorization"), "Bearer token"_ba);
}

void TestRequests::others()
{
    QCOMPARE(formatsRequest(access()).url.toString(), base + u"/infos/formats"_s);
    QCOMPARE(languagesRequest(access()).url.toString(), base + u"/infos/languages"_s);
    QCOMPARE(guessRequest(access(), u"The.Show S01E02.mkv"_s).url.toEncoded(),
        (base + u"/utilities/guessit?filename=The.Show+S01E02.mkv"_s).toUtf8());
    QCOMPARE(formatsRequest({QUrl(u"http://127.0.0.1:8089/api/v1"_s), {}, {}}).url.toString(),
        u"http://127.0.0.1:8089/api/v1/infos/formats"_s);
}

void TestRequests::languages_data()
{
    QTest::addColumn<QString>("ours");
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("back");
    for (const auto &code : {u"en"_s, u"pt-pt"_s, u"pt-br"_s, u"zh-cn"_s, u"zh-tw"_s, u"ze"_s, u"no"_s, u"he"_s})
        QTest::newRow(qPrintable(code)) << code << code << code;
    QTest::newRow("ast") << u"ast"_s << u"at"_s << u"ast"_s;
    QTest::newRow("mni") << u"mni"_s << u"ma"_s << u"mni"_s;
    QTest::newRow("syr") << u"syr"_s << u"sy"_s << u"syr"_s;
    QTest::newRow("cnr") << u"mne"_s << u"me"_s << u"cnr"_s;
    QTest::newRow("es-419") << u"es-419"_s << u"ea"_s << u"es-419"_s;
    QTest::newRow("es-es") << u"es-ES"_s << u"sp"_s << u"es-es"_s;
    QTest::newRow("pt-mz") << u"pom"_s << u"pm"_s << u"pt-mz"_s;
    QTest::newRow("az") << u"aze"_s << u"az-az"_s << u"az"_s;
    QTest::newRow("pt") << u"pt"_s << u"pt-pt"_s << u"pt-pt"_s;
    QTest::newRow("nb") << u"nb"_s << u"no"_s << u"no"_s;
    QTest::newRow("region unknown there") << u"en-GB"_s << u"en"_s << u"en"_s;
    QTest::newRow("script unknown there") << u"sr-Latn"_s << u"sr"_s << u"sr"_s;
    QTest::newRow("zh") << u"zh"_s << u"zh-cn,zh-tw"_s << u"zh-cn"_s;
    QTest::newRow("nobody knows it") << u"qx-yz"_s << u"qx-yz"_s << u"qx-yz"_s;
}

void TestRequests::languages()
{
    QFETCH(QString, ours);
    QFETCH(QString, service);
    QFETCH(QString, back);
    const QStringList codes = serviceCodes(Language::fromCode(ours));
    QCOMPARE(codes.join(u','), service);
    QCOMPARE(languageFrom(codes.first().toUpper()).code(), back);
}

void TestRequests::rawCalls()
{
    auto call = readRestCall({u"get"_s, u"/discover/popular"_s, u"type=movie"_s, u"language=en"_s, u"x:=true"_s});
    QVERIFY(call);
    QCOMPARE(rawRequest(access("token"), *call, {}).url.toString(),
        base + u"/discover/popular?language=en&type=movie&x=true"_s);
    QCOMPARE(headerOf(rawRequest(access("token"), *call, {}), "Authorization"), "Bearer token"_ba);
    call = readRestCall({u"POST"_s, u"/download"_s, u"file_id:=123"_s, u"sub_format=srt"_s, u"a:=[1,\"=\"]"_s,
        u"b=c=d"_s, u"empty="_s});
    QVERIFY(call);
    const auto body = rawBody(*call);
    QVERIFY(body);
    const HttpRequest post = rawRequest(access(), *call, *body);
    QVERIFY(post.method == HttpRequest::Method::Post);
    QCOMPARE(post.body, "{\"a\":[1,\"=\"],\"b\":\"c=d\",\"empty\":\"\",\"file_id\":123,\"sub_format\":\"srt\"}"_ba);
    call = readRestCall({u"DELETE"_s, u"/logout"_s});
    QVERIFY(call && rawRequest(access(), *call, {}).method == HttpRequest::Method::Delete);
    call = readRestCall({u"POST"_s, u"/login"_s, u"username=a"_s});
    QVERIFY(call && !rawRequest(access(), *call, {}).mayRetry);
    QCOMPARE(rawRequest(access(), *call, {}).paceKey, u"opensubtitles-com/login"_s);
    QVERIFY(rawEndpoints().size() >= 12);
}

void TestRequests::rawCallsRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no path") << QStringList{u"GET"_s};
    QTest::newRow("method") << QStringList{u"FETCH"_s, u"/x"_s};
    QTest::newRow("another host") << QStringList{u"GET"_s, u"https://evil.example/x"_s};
    QTest::newRow("another host, short") << QStringList{u"GET"_s, u"//evil.example/x"_s};
    QTest::newRow("relative") << QStringList{u"GET"_s, u"subtitles"_s};
    QTest::newRow("up") << QStringList{u"GET"_s, u"/../../x"_s};
    QTest::newRow("query in the path") << QStringList{u"GET"_s, u"/subtitles?query=x"_s};
    QTest::newRow("line end") << QStringList{u"GET"_s, u"/x\r\nHost: y"_s};
    QTest::newRow("no key") << QStringList{u"GET"_s, u"/x"_s, u"=1"_s};
    QTest::newRow("no key, typed") << QStringList{u"GET"_s, u"/x"_s, u":=1"_s};
    QTest::newRow("no equals") << QStringList{u"GET"_s, u"/x"_s, u"word"_s};
    QTest::newRow("no JSON") << QStringList{u"POST"_s, u"/x"_s, u"a:=nope"_s};
    QTest::newRow("two values") << QStringList{u"POST"_s, u"/x"_s, u"a:=1,2"_s};
}

void TestRequests::rawCallsRefused()
{
    QFETCH(QStringList, words);
    const auto call = readRestCall(words);
    QVERIFY(!call);
    QVERIFY(call.error().kind == ErrorKind::BadInput);
    QVERIFY(call.error().message.contains(u"GET /path"_s));
}

void TestRequests::rawReplies()
{
    HttpReply reply;
    reply.status = 200;
    reply.body = "{\"a\":1}";
    QCOMPARE(restReply(reply), QJsonValue(QJsonObject{{u"a"_s, 1}}));
    reply.body = "[1]";
    QCOMPARE(restReply(reply), QJsonValue(QJsonArray{1}));
    reply.body = "plain";
    QCOMPARE(restReply(reply), QJsonValue(QJsonObject{{u"status"_s, 200}, {u"body"_s, u"plain"_s}}));
}

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_opensubtitlescomrequests.moc"
