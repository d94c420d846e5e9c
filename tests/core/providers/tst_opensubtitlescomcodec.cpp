// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/lenientjson.h"
#include "core/providers/opensubtitlescom/opensubtitlescomcodec.h"
#include "tests/support/fakehttpclient.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace Legenda;
using namespace Legenda::LenientJson;
using namespace Legenda::OpenSubtitlesCom;
using namespace Qt::StringLiterals;

namespace {

HttpReply json(const QByteArray &body)
{
    return FakeHttpClient::json(200, body);
}

/// A page of our own making with one hit, an episode.
QByteArray episodePage()
{
    QFile file(qEnvironmentVariable("LEGENDA_SOURCE_DIR") + u"/tests/data/opensubtitles-com/subtitles-episode.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeHit();
    void nothingFound();
    void matchedBy_data();
    void matchedBy();
    void hashesOfTheVideos();
    void oddTypes();
    void unreadableReplies_data();
    void unreadableReplies();
    void features();
    void languagesAndFormats();
    void user();
    void login();
    void link();
    void badLinks();
    void file();
    void tokenExpiry();
    void baseAfterLogin_data();
    void baseAfterLogin();
    void jsonValues();
};

void TestCodec::wholeHit()
{
    SearchQuery asked;
    asked.movieHash = u"0123456789abcdef"_s;
    const auto page = readHits(json(episodePage()), asked, {});
    QVERIFY(page);
    QCOMPARE(page->totalPages, 2);
    QCOMPARE(page->totalCount, 51);
    QCOMPARE(page->hits.size(), 1);

    SubtitleHit expected;
    expected.provider = u"opensubtitles-com"_s;
    expected.id = u"10139516"_s;
    expected.files = {{u"11"_s, 1, u"cd one"_s}, {u"22"_s, 2, u"cd two"_s}};
    expected.language = Language::fromCode(u"pt-br");
    expected.release = u"The.Lighthouse.Keepers.S01E03.720p.WEB.x264-NOBODY"_s;
    expected.matchedBy = SubtitleHit::MatchedBy::Hash;
    expected.feature.provider = expected.provider;
    expected.feature.featureId = 1480735;
    expected.feature.imdbId = 539911;
    expected.feature.tmdbId = 7645;
    expected.feature.parentFeatureId = 644054;
    expected.feature.parentImdbId = 83399;
    expected.feature.parentTmdbId = 141;
    expected.feature.title = u"The Lighthouse Keepers"_s;
    expected.feature.episodeTitle = u"Salt & Rope"_s;
    expected.feature.year = 1982;
    expected.feature.season = 1;
    expected.feature.episode = 3;
    expected.feature.posterUrl = u"https://s9.opensubtitles.com/p/1.jpg"_s;
    expected.hearingImpaired = true;
    expected.aiTranslated = true;
    expected.hd = true;
    expected.fps = 23.976;
    expected.downloads = 12;
    expected.rating = 8.5;
    expected.votes = 4;
    expected.uploader = u"somebody"_s;
    expected.uploaderId = u"361640"_s;
    expected.uploaderRank = u"Subtitle Translator"_s;
    expected.uploadedAt = QDateTime(QDate(2025, 5, 2), QTime(19, 54, 42), Qt::UTC);
    expected.comment = u"Line one & two\nline three"_s;
    expected.url = QUrl(u"https://www.opensubtitles.com/pt-BR/subtitles/legacy/13082870"_s);
    expected.format = u"srt"_s;
    QVERIFY(page->hits.first() == expected);
    QCOMPARE(page->hits.first().fullId(), u"opensubtitles-com:11"_s);
}

void TestCodec::nothingFound()
{
    const auto page = readHits(json(R"({"total_pages":0,"total_count":0,"per_page":50,"page":1,"data":[]})"), {}, {});
    QVERIFY(page);
    QVERIFY(page->hits.isEmpty());
    QCOMPARE(page->totalPages, 0);
}

void TestCodec::matchedBy_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QString>("hash");
    QTest::addColumn<qint64>("imdbId");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("expected");
    const QString hash = u"0123456789ABCDEF"_s;
    const auto by = [](SubtitleHit::MatchedBy value) { return static_cast<int>(value); };
    using Match = SubtitleHit::MatchedBy;
    QTest::newRow("said so") << R"("moviehash_match":true)"_ba << hash << qint64(1) << u"x"_s << by(Match::Hash);
    QTest::newRow("listed") << R"("file_hashes":["fedc","0123456789abcdef"])"_ba << hash << qint64(0) << u"x"_s
                            << by(Match::Hash);
    QTest::newRow("not asked") << R"("moviehash_match":true)"_ba << QString() << qint64(0) << u"x"_s << by(Match::Name);
    QTest::newRow("denied, id") << R"("moviehash_match":false)"_ba << hash << qint64(1) << u"x"_s << by(Match::Id);
    QTest::newRow("null, name") << R"("moviehash_match":null)"_ba << hash << qint64(0) << u"x"_s << by(Match::Name);
    QTest::newRow("hash alone, denied") << R"("moviehash_match":false)"_ba << hash << qint64(0) << QString()
                                        << by(Match::Unknown);
    QTest::newRow("id") << R"("x":1)"_ba << QString() << qint64(7) << QString() << by(Match::Id);
}

void TestCodec::matchedBy()
{
    QFETCH(QByteArray, attributes);
    QFETCH(QString, hash);
    QFETCH(qint64, imdbId);
    QFETCH(QString, text);
    QFETCH(int, expected);
    SearchQuery asked;
    asked.movieHash = hash;
    asked.imdbId = imdbId;
    asked.text = text;
    const auto page =
        readHits(json(R"({"data":[{"id":"1","attributes":{"files":[{"file_id":5}],)" + attributes + "}}]}"), asked, {});
    QVERIFY(page);
    QCOMPARE(page->hits.size(), 1);
    QCOMPARE(static_cast<int>(page->hits.first().matchedBy), expected);
}

void TestCodec::hashesOfTheVideos()
{
    // Told where no hash was asked for; in a season's list they say which hit is for which file.
    QByteArray many = "\"0123456789abcdef\"";
    for (int i = 0; i < 1000; ++i)
        many += ",\"ff23bd9095eceaec\"";
    for (const auto &[list, first, count] :
        {std::tuple(QByteArray("\"FF23BD9095ECEAEC\",\"short\",null,7"), u"ff23bd9095eceaec"_s, qsizetype(1)),
            std::tuple(QByteArray(), QString(), qsizetype(0)),
            std::tuple(many, u"0123456789abcdef"_s, qsizetype(200))}) {
        const auto page = readHits(
            json(R"({"data":[{"id":"1","attributes":{"files":[{"file_id":5}],"file_hashes":[)" + list + "]}}]}"), {},
            {});
        QVERIFY(page);
        QCOMPARE(page->hits.first().movieHashes.size(), count);
        QCOMPARE(page->hits.first().movieHashes.value(0), first);
    }
}

void TestCodec::oddTypes()
{
    // Each value in turn as null, text, number, array and object: nothing may fail but that hit.
    const QJsonObject whole = QJsonDocument::fromJson(episodePage()).object();
    const QJsonObject row = whole[u"data"_s].toArray().at(0).toObject();
    const QJsonObject attributes = row[u"attributes"_s].toObject();
    const QList<QJsonValue> odd = {QJsonValue(), u"tt0012"_s, u"x"_s, 1e300, -5, true, QJsonArray{1, QJsonObject()},
        QJsonObject{{u"file_id"_s, 1}}};
    for (const QString &key : attributes.keys()) {
        for (const QJsonValue &value : odd) {
            QJsonObject changed = attributes;
            changed[key] = value;
            QJsonObject changedRow = row;
            changedRow[u"attributes"_s] = changed;
            QJsonObject object = whole;
            object[u"data"_s] = QJsonArray{changedRow, 5, QJsonValue(), QJsonObject(), row};
            object[u"total_pages"_s] = value;
            const auto page = readHits(json(QJsonDocument(object).toJson()), {}, {});
            QVERIFY2(page, qPrintable(key));
            const bool lost = key == "files"_L1;
            QCOMPARE(page->hits.size(), lost ? 1 : 2);
            QVERIFY(page->hits.last().fps > 23);
        }
    }
    const auto page = readHits(json(R"({"data":[{"id":12,"attributes":{"imdb_id":"tt0539911","files":[{"file_id":"77"}],
        "feature_details":{"imdb_id":"tt0539911","year":"1999","title":"A"}}}]})"),
        {}, {});
    QVERIFY(page);
    QCOMPARE(page->hits.first().id, u"12"_s);
    QCOMPARE(page->hits.first().files.first().id, u"77"_s);
    QCOMPARE(page->hits.first().feature.imdbId, 539911);
    QCOMPARE(page->hits.first().feature.year, 1999);
    QVERIFY(!page->hits.first().language.isValid());
}

void TestCodec::unreadableReplies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("empty") << ""_ba
                           << "application/json"_ba;
    QTest::newRow("array") << "[]"_ba
                           << "application/json"_ba;
    QTest::newRow("cut") << episodePage().left(900) << "application/json"_ba;
    QTest::newRow("garbage") << "\x01\xff\x80{{{"_ba
                             << "application/json"_ba;
    QTest::newRow("no data") << "{\"total_pages\":1}"_ba
                             << "application/json"_ba;
    QTest::newRow("data is no list") << "{\"data\":{}}"_ba
                                     << "application/json"_ba;
    QTest::newRow("a page") << "<!DOCTYPE html><html>Just a moment...</html>"_ba
                            << "text/html"_ba;
    QTest::newRow("a page that claims to be JSON") << "<html></html>"_ba
                                                   << "application/json"_ba;
}

void TestCodec::unreadableReplies()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    const HttpReply reply{200, {{"Content-Type", type}}, body, QUrl(u"https://api.opensubtitles.com/x"_s)};
    const auto isBad = [](const auto &result) {
        return !result && result.error().kind == ErrorKind::BadReply && !result.error().message.isEmpty();
    };
    QVERIFY(isBad(readHits(reply, {}, {})));
    QVERIFY(isBad(readFeatures(reply, {})));
    QVERIFY(isBad(readLanguages(reply, {})));
    QVERIFY(isBad(readFormats(reply, {})));
    QVERIFY(isBad(readLogin(reply, {Endpoint::Login, false, false})));
    QVERIFY(isBad(readLink(reply, {Endpoint::Download, true, true})));
    if (!body.contains("\"data\":{}"))
        QVERIFY(isBad(readUser(reply, {Endpoint::User, true, true})));
}

void TestCodec::features()
{
    const auto features = readFeatures(json(R"({"data":[
      {"id":"9803","type":"feature","attributes":{"title":"The Lighthouse Keepers","original_title":"","year":"2000",
       "subtitles_counts":{"en":68,"pt-BR":4,"x":null},"subtitles_count":11,"seasons_count":2,"parent_title":"",
       "season_number":0,"episode_number":"","imdb_id":259733,"tmdb_id":4860,"parent_imdb_id":"","feature_id":"9803",
       "title_aka":["The Lighthouse Keepers"," Die Leuchtturmwärter"," "],"feature_type":"Tvshow",
       "url":"/en/tvshows/2000-x","img_url":"/assets/no-poster-123.png",
       "seasons":[{"season_number":1,"episodes":[
         {"episode_number":1,"title":"\"The Lighthouse Keepers\" Pilot: Part 1","feature_id":126854,"feature_imdb_id":743365}]},
         {"season_number":2,"episodes":[]}]}},
      {"id":"514811","type":"movie","attributes":{"feature_id":"514811","title":"a film","original_title":"Ein Film",
       "year":"2001","imdb_id":120737,"img_url":"https://s9.opensubtitles.com/features/1.jpg"}},
      {"id":"7","type":"feature","attributes":{"feature_type":"Episode","title":"Pilot","parent_title":"Show",
       "season_number":1,"episode_number":2,"parent_feature_id":"9803","parent_imdb_id":5}},
      {"id":null,"attributes":null}, 5]})"),
        {});
    QVERIFY(features);
    QCOMPARE(features->size(), 3);
    const Feature &show = features->at(0);
    QVERIFY(show.type == Feature::Type::TvShow);
    QCOMPARE(show.ref.featureId, 9803);
    QCOMPARE(show.ref.title, u"The Lighthouse Keepers"_s);
    QCOMPARE(show.ref.year, 2000);
    QCOMPARE(show.ref.season, -1);
    QCOMPARE(show.alsoKnownAs, (QStringList{u"The Lighthouse Keepers"_s, u"Die Leuchtturmwärter"_s}));
    QCOMPARE(show.url.toString(), u"https://www.opensubtitles.com/en/tvshows/2000-x"_s);
    QVERIFY(show.poster.isEmpty());
    QCOMPARE(show.subtitlesByLanguage.value(u"en"_s), 68);
    QCOMPARE(show.seasonsCount, 2);
    QCOMPARE(show.episodes.size(), 1);
    QCOMPARE(show.episodes.first().title, u"Pilot: Part 1"_s);
    QCOMPARE(show.episodes.first().season, 1);
    QCOMPARE(show.episodes.first().imdbId, 743365);
    const Feature &film = features->at(1);
    QVERIFY(film.type == Feature::Type::Movie);
    QCOMPARE(film.originalTitle, u"Ein Film"_s);
    QCOMPARE(film.poster.toString(), u"https://s9.opensubtitles.com/features/1.jpg"_s);
    const Feature &part = features->at(2);
    QVERIFY(part.type == Feature::Type::Episode);
    QCOMPARE(part.ref.title, u"Show"_s);
    QCOMPARE(part.ref.episodeTitle, u"Pilot"_s);
    QCOMPARE(part.ref.parentFeatureId, 9803);
}

void TestCodec::languagesAndFormats()
{
    const auto languages = readLanguages(json(R"js({"data":[{"language_code":"at","language_name":"Asturian"},
        {"language_code":"pt-br","language_name":"Portuguese (Brazilian)"},{"language_code":"q9","language_name":"New"},
        {"language_code":null}]})js"),
        {});
    QVERIFY(languages);
    QCOMPARE(languages->size(), 3);
    QCOMPARE(languages->at(0).code, u"at"_s);
    QCOMPARE(languages->at(0).language.code(), u"ast"_s);
    QCOMPARE(languages->at(1).language.code(), u"pt-br"_s);
    QCOMPARE(languages->at(2).language.code(), u"q9"_s);
    const auto formats = readFormats(json(R"({"data":{"output_formats":["srt","sub",null,"webvtt"]}})"), {});
    QVERIFY(formats);
    QCOMPARE(*formats, (QStringList{u"srt"_s, u"sub"_s, u"webvtt"_s}));
}

void TestCodec::user()
{
    const auto info = readUser(json(R"({"data":{"allowed_translations":1,"allowed_downloads":20,"level":"Sub leecher",
        "user_id":100001,"ext_installed":false,"vip":false,"downloads_count":3,"remaining_downloads":17,
        "username":"somebody"}})"),
        {});
    QVERIFY(info);
    QVERIFY(info->signedIn);
    QCOMPARE(info->userName, u"somebody"_s);
    QCOMPARE(info->rank, u"Sub leecher"_s);
    QVERIFY(!info->vip);
    QCOMPARE(info->quota.allowed, 20);
    QCOMPARE(info->quota.remaining, 17);
    QVERIFY(!info->quota.resetsAt.isValid());
}

void TestCodec::login()
{
    const auto login = readLogin(json(R"({"user":{"allowed_downloads":1000,"level":"VIP Member","vip":true},
        "base_url":"vip-api.opensubtitles.com","token":"a.b.c","status":200})"),
        {Endpoint::Login, false, false});
    QVERIFY(login);
    QCOMPARE(login->token, "a.b.c"_ba);
    QCOMPARE(login->baseHost, u"vip-api.opensubtitles.com"_s);
    QVERIFY(login->info.vip);
    QCOMPARE(login->info.quota.allowed, 1000);
    QCOMPARE(login->info.quota.remaining, -1);
    const auto odd = readLogin(json(R"({"user":null,"token":"x","base_url":5})"), {Endpoint::Login, false, false});
    QVERIFY(odd && odd->info.quota.allowed == -1);
    QVERIFY(!readLogin(json(R"({"user":{},"token":null})"), {Endpoint::Login, false, false}));
}

void TestCodec::link()
{
    const auto link = readLink(json(R"js({"link":"https://www.opensubtitles.com/download/ABC/subfile/a%20b.srt",
        "file_name":"a b.srt","requests":20,"remaining":0,"message":"Your quota will be renewed in 07 hours and 30 minutes (2031-04-08 13:03:16 UTC)","reset_time":"07 hours and 30 minutes","reset_time_utc":"2031-04-08T13:03:16.000Z",
        "uk":"x","uid":5,"ts":1})js"),
        {Endpoint::Download, true, true});
    QVERIFY(link); // the last download is a good one
    QCOMPARE(link->url.toEncoded(), "https://www.opensubtitles.com/download/ABC/subfile/a%20b.srt"_ba);
    QCOMPARE(link->fileName, u"a b.srt"_s);
    QCOMPARE(link->used, 20);
    QCOMPARE(link->quota.remaining, 0);
    QCOMPARE(link->quota.allowed, 20);
    QCOMPARE(link->quota.resetsAt, QDateTime(QDate(2031, 4, 8), QTime(13, 3, 16), Qt::UTC));

    const auto fromMessage = readLink(
        json(
            R"({"link":"https://x.example/y","message":"renewed in 0 hours and 28 minutes (2031-02-13 23:59:59 UTC) ts=1"})"),
        {Endpoint::Download, true, true});
    QVERIFY(fromMessage);
    QCOMPARE(fromMessage->quota.resetsAt, QDateTime(QDate(2031, 2, 13), QTime(23, 59, 59), Qt::UTC));
    QCOMPARE(fromMessage->quota.remaining, -1);
    const auto relative = readLink(json(R"({"link":"https://x.example/y","reset_time":"2 hours and 10 minutes"})"),
        {Endpoint::Download, true, true});
    QVERIFY(relative);
    const qint64 minutes = QDateTime::currentDateTimeUtc().secsTo(relative->quota.resetsAt) / 60;
    QVERIFY(minutes >= 128 && minutes <= 130);
}

void TestCodec::badLinks()
{
    for (const QByteArray &link : {"null"_ba, "\"\""_ba, "\"file:///etc/passwd\""_ba, "\"http://plain.example/x\""_ba,
             "\"/relative\""_ba, "5"_ba})
        QVERIFY2(!readLink(json("{\"link\":" + link + "}"), {Endpoint::Download, true, true}), link.constData());
    QVERIFY(readLink(json("{\"link\":\"http://127.0.0.1:81/x\"}"), {Endpoint::Download, true, true}));
}

void TestCodec::file()
{
    Link link;
    link.fileName = u"../../.bashrc"_s; // as it was said; whoever saves it looks at it
    link.quota.remaining = 7;
    const ErrorContext context{Endpoint::Link, true, false};
    const auto file = readFile(FakeHttpClient::raw(200, "1\n00:00:01,000 --> 00:00:02,000\nHello\n"), link, context);
    QVERIFY(file);
    QCOMPARE(file->fileName, u"../../.bashrc"_s);
    QCOMPARE(file->remaining, 7);
    QVERIFY(file->content.endsWith("Hello\n"));
    for (const HttpReply &reply : {FakeHttpClient::raw(200, ""), FakeHttpClient::raw(304, "")}) {
        const auto empty = readFile(reply, link, context);
        QVERIFY(!empty && empty.error().kind == ErrorKind::BadReply);
        QVERIFY(empty.error().message.contains(u"empty subtitle"_s));
    }
    const auto page = readFile(FakeHttpClient::html(200), link, context);
    QVERIFY(!page && page.error().kind == ErrorKind::BadReply);
    const auto gone = readFile(FakeHttpClient::html(410), link, context);
    QVERIFY(!gone && gone.error().kind == ErrorKind::NotFound);
}

void TestCodec::tokenExpiry()
{
    const auto jwt = [](const QByteArray &payload) {
        const auto part = [](const QByteArray &json) {
            return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        return part(R"({"typ":"JWT","alg":"HS256"})") + '.' + part(payload) + ".signature";
    };
    QCOMPARE(expiryOf(jwt(R"({"sub":"x","exp":1893456000})")), QDateTime(QDate(2030, 1, 1), QTime(0, 0), Qt::UTC));
    QVERIFY(!expiryOf(jwt(R"({"sub":"x"})")).isValid());
    QVERIFY(!expiryOf(jwt("nonsense")).isValid());
    QVERIFY(!expiryOf("no-token").isValid());
    QVERIFY(!expiryOf("a.b.c").isValid());
}

void TestCodec::baseAfterLogin_data()
{
    QTest::addColumn<QString>("configured");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("expected");
    const QString usual = u"https://api.opensubtitles.com/api/v1"_s;
    QTest::newRow("same") << usual << u"api.opensubtitles.com"_s << usual;
    QTest::newRow("vip") << usual << u"vip-api.opensubtitles.com"_s << u"https://vip-api.opensubtitles.com/api/v1"_s;
    QTest::newRow("vip as an address") << usual << u"https://VIP-api.opensubtitles.com/other"_s
                                       << u"https://vip-api.opensubtitles.com/api/v1"_s;
    QTest::newRow("nothing") << usual << QString() << usual;
    QTest::newRow("elsewhere") << usual << u"evil.example"_s << usual;
    QTest::newRow("looks alike") << usual << u"evilopensubtitles.com"_s << usual;
    QTest::newRow("looks alike from behind") << usual << u"opensubtitles.com.evil.example"_s << usual;
    QTest::newRow("user info") << usual << u"api.opensubtitles.com@evil.example"_s << usual;
    QTest::newRow("another port") << usual << u"api.opensubtitles.com:8443"_s << usual;
    QTest::newRow("nonsense") << usual << u"//[ /"_s << usual;
    const QString local = u"http://127.0.0.1:8089/api/v1"_s;
    QTest::newRow("loopback") << local << u"127.0.0.1:8089"_s << local;
    QTest::newRow("loopback never goes out") << local << u"api.opensubtitles.com"_s << local;
    QTest::newRow("loopback keeps its port") << local << u"127.0.0.1:1"_s << local;
}

void TestCodec::baseAfterLogin()
{
    QFETCH(QString, configured);
    QFETCH(QString, said);
    QFETCH(QString, expected);
    QCOMPARE(OpenSubtitlesCom::baseAfterLogin(QUrl(configured), said).toString(), expected);
}

void TestCodec::jsonValues()
{
    QCOMPARE(number(12), 12);
    QCOMPARE(number(12.9), 12);
    QCOMPARE(number(u" tt0012 "_s), 12);
    QCOMPARE(number(u"1.5"_s, -1), -1);
    QCOMPARE(number(true, -1), -1);
    QCOMPARE(number(1e300, -1), -1);
    QCOMPARE(decimal(u"23.976"_s), 23.976);
    QCOMPARE(decimal(-1), 0.0);
    QVERIFY(flag(true) && flag(1) && flag(u"1"_s) && flag(u"TRUE"_s));
    QVERIFY(!flag(false) && !flag(0) && !flag(u"no"_s) && !flag(QJsonValue()) && !flag(QJsonObject()));
    QCOMPARE(text(u"  a &lt;b&gt; &amp;amp; &quot;c&quot;\r\n"_s), u"a <b> &amp; \"c\""_s);
    QCOMPARE(text(10139516), u"10139516"_s);
    QCOMPARE(text(QJsonValue()), QString());
    const QDateTime when(QDate(2010, 11, 15), QTime(14, 55, 39), Qt::UTC);
    for (const auto &form : {u"2010-11-15T14:55:39Z"_s, u"2010-11-15T14:55:39.000Z"_s, u"2010-11-15T15:55:39+01:00"_s,
             u"2010-11-15T14:55:39"_s})
        QCOMPARE(moment(form), when);
    QVERIFY(!moment(u"07 hours"_s).isValid());
    QVERIFY(!moment(5).isValid());
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_opensubtitlescomcodec.moc"
