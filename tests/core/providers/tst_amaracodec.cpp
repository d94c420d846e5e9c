// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Replies of Amara read: today's, older ones, and what no server should send.

#include "core/net/redaction.h"
#include "core/providers/amara/amaracodec.h"
#include "core/providers/amara/amaralanguages.h"
#include "core/providers/amara/amarasubtitles.h"
#include "tests/support/fakehttpclient.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Legenda;
using namespace Legenda::Amara;
using namespace Qt::StringLiterals;

namespace {

constexpr ErrorContext asking{Asked::Video, true};

QUrl base()
{
    return QUrl(u"https://amara.org/api/"_s);
}

HttpReply json(const QByteArray &body)
{
    return FakeHttpClient::json(200, body);
}

const QByteArray todaysVideo = R"({"id":"Ab_1-2","video_type":"Y","primary_audio_language_code":"en",
    "original_language":"en","title":"A &amp; B","description":"One\r\nTwo","duration":380,
    "thumbnail":"https://s.amara.org/x.jpg","created":"2019-02-05T21:50:08Z","team":"crew","project":null,
    "all_urls":["http://www.youtube.com/watch?v=R","https://vimeo.com/1"],"metadata":{},
    "languages":[{"code":"en","name":"English","published":true,"dir":"ltr"},
                 {"code":"pt-br","name":"Portuguese, Brazilian","published":false,"dir":"ltr"}],
    "resource_uri":"https://amara.org/api/videos/Ab_1-2/"})";

const QByteArray todaysLanguage = R"({"id":7,"created":"2015-01-02T03:04:05Z","language_code":"fr","name":"French",
    "is_primary_audio_language":true,"is_rtl":false,"published":true,"title":"Titre","description":"Texte",
    "subtitle_count":42,"subtitles_complete":true,"versions":[
      {"author":{"username":"ann","id":"x","uri":"https://amara.org/api/users/id$x/"},"published":false,"version_no":3},
      {"author":{"username":"bob","id":"y","uri":""},"published":true,"version_no":2},
      {"author":null,"published":true,"version_no":1}],"num_versions":3,"is_original":true})";

/// Every key of an object in turn with every wrong type: nothing may fall over, whatever it reads as.
template <class Read>
void withWrongTypes(const QByteArray &good, Read read)
{
    const QJsonObject object = QJsonDocument::fromJson(good).object();
    QVERIFY(!object.isEmpty());
    const QList<QJsonValue> wrong = {QJsonValue(), QJsonValue(QJsonValue::Undefined), true, -1, 1e300, 12.5, u""_s,
        u"nonsense"_s, u"12"_s, QJsonArray(), QJsonArray{1, u"x"_s, QJsonValue(), QJsonArray{QJsonObject()}},
        QJsonObject(), QJsonObject{{u"a"_s, QJsonArray{QJsonValue()}}}};
    for (auto it = object.begin(); it != object.end(); ++it) {
        for (const QJsonValue &value : wrong) {
            QJsonObject changed = object;
            if (value.isUndefined())
                changed.remove(it.key());
            else
                changed[it.key()] = value;
            read(QJsonDocument(changed).toJson());
        }
    }
    for (const auto &body : {"[]", "{}", "null", "\"x\"", "12", "[[[]]]", "{\"objects\":{}}", "{\"objects\":[1,null]}"})
        read(body);
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void video();
    void videoOfNothing();
    void videoList();
    void olderVideo();
    void hostileVideo();
    void language();
    void olderLanguage();
    void versionsInOrder();
    void actions();
    void platformLanguages();
    void users();
    void newUser();
    void addresses();
    void removal();
    void wrongTypes();
    void manyItems();
    void deepReplies();
    void next_data();
    void next();

    void rawSubtitles_data();
    void rawSubtitles();
    void jsonInPlaceOfText();
    void embedded();
    void cues();
    void cuesInSeconds();
    void cuesWritten();
    void posted();

    void languageCodes();
    void recordings();
};

void TestCodec::video()
{
    const auto read = readVideo(json(todaysVideo), base(), asking);
    QVERIFY(read);
    QCOMPARE(read->id, u"Ab_1-2"_s);
    QCOMPARE(read->title, u"A & B"_s);
    QCOMPARE(read->description, u"One\nTwo"_s);
    QCOMPARE(read->durationMs, 380000);
    QCOMPARE(read->spokenLanguage, u"en"_s);
    QCOMPARE(
        read->addresses, (QList<QUrl>{QUrl(u"http://www.youtube.com/watch?v=R"_s), QUrl(u"https://vimeo.com/1"_s)}));
    QCOMPARE(read->page, QUrl(u"https://amara.org/videos/Ab_1-2/"_s));
    QCOMPARE(read->thumbnail, QUrl(u"https://s.amara.org/x.jpg"_s));
    QCOMPARE(read->createdAt, QDateTime(QDate(2019, 2, 5), QTime(21, 50, 8), Qt::UTC));
    QCOMPARE(read->team, u"crew"_s);
    QVERIFY(read->project.isEmpty());
    QVERIFY(read->languagesKnown);
    QCOMPARE(read->languages.size(), 2);
    QCOMPARE(read->languages.at(0).code, u"en"_s);
    QCOMPARE(read->languages.at(0).name, u"English"_s);
    QVERIFY(read->languages.at(0).spoken);
    QVERIFY(read->languages.at(0).published);
    QVERIFY(!read->languages.at(0).versionsKnown);
    QCOMPARE(read->languages.at(1).language, Language::fromCode(u"pt-br"));
    QVERIFY(!read->languages.at(1).published);
    QVERIFY(!read->languages.at(1).spoken);
}

void TestCodec::videoOfNothing()
{
    const auto read = readVideo(json(R"({"id":"a","primary_audio_language_code":null,"original_language":null,
        "title":null,"description":null,"duration":null,"thumbnail":null,"created":null,"team":null,"project":null,
        "all_urls":null,"languages":null})"),
        base(), asking);
    QVERIFY(read);
    WebVideo nothing;
    nothing.id = u"a"_s;
    nothing.page = QUrl(u"https://amara.org/videos/a/"_s);
    QVERIFY(*read == nothing);
    QVERIFY(!read->languagesKnown);
}

void TestCodec::videoList()
{
    const auto read = readVideos(
        json(R"({"meta":{"previous":null,"next":"https://amara.org/api/videos/?limit=10&offset=10","offset":0,
                 "limit":10,"total_count":20},"objects":[)"
            + todaysVideo + R"(,{"id":null},{"title":"no id"},7,null]})"),
        base(), asking);
    QVERIFY(read);
    QCOMPARE(read->items.size(), 1);
    QCOMPARE(read->total, 20);
    QCOMPARE(read->next, QUrl(u"https://amara.org/api/videos/?limit=10&offset=10"_s));
    // A list alone, as small servers send it.
    QCOMPARE(readVideos(json("[" + todaysVideo + "]"), base(), asking)->items.size(), 1);
}

void TestCodec::olderVideo()
{
    const auto read = readVideo(json(R"({"id":"abc","original_language":"fr","title":"T","description":"",
        "duration":"61","all_urls":["https://example.com/a.ogv"],
        "site_url":"https://www.amara.org/videos/abc/info/","resource_uri":"/api2/partners/videos/abc/"})"),
        QUrl(u"https://www.amara.org/api2/partners/"_s), asking);
    QVERIFY(read);
    QCOMPARE(read->durationMs, 61000);
    QCOMPARE(read->spokenLanguage, u"fr"_s);
    QCOMPARE(read->page, QUrl(u"https://www.amara.org/videos/abc/info/"_s));
    QVERIFY(!read->languagesKnown);
}

void TestCodec::hostileVideo()
{
    const auto read = readVideo(json(R"({"id":"abc","all_urls":["javascript:alert","file:///etc/passwd","",7,
        "https://ok.example/x"],"thumbnail":"file:///x","site_url":"https://evil.example/","duration":1e18,
        "languages":[{"code":"../../users"},{"code":"en/x"},{"code":""},{"code":"de","versions":"many"}]})"),
        base(), asking);
    QVERIFY(read);
    QCOMPARE(read->addresses, QList<QUrl>{QUrl(u"https://ok.example/x"_s)});
    QVERIFY(read->thumbnail.isEmpty());
    QCOMPARE(read->page, QUrl(u"https://amara.org/videos/abc/"_s));
    QCOMPARE(read->durationMs, 0);
    QCOMPARE(read->languages.size(), 1);
    QCOMPARE(read->languages.first().code, u"de"_s);
    QVERIFY(!readVideo(json(R"({"id":"../x"})"), base(), asking));
}

void TestCodec::language()
{
    const auto read = readLanguage(json(todaysLanguage), asking);
    QVERIFY(read);
    QCOMPARE(read->code, u"fr"_s);
    QCOMPARE(read->name, u"French"_s);
    QVERIFY(read->spoken);
    QVERIFY(read->complete);
    QVERIFY(read->published);
    QCOMPARE(read->cues, 42);
    QCOMPARE(read->title, u"Titre"_s);
    QCOMPARE(read->description, u"Texte"_s);
    QCOMPARE(read->createdAt, QDateTime(QDate(2015, 1, 2), QTime(3, 4, 5), Qt::UTC));
    QVERIFY(read->versionsKnown);
    QCOMPARE(read->versions, (QList<WebVersion>{{3, false, u"ann"_s}, {2, true, u"bob"_s}, {1, true, QString()}}));
}

void TestCodec::olderLanguage()
{
    const auto read = readLanguage(json(R"({"id":"12345","language_code":"de","language_name":"German",
        "is_original":"true","is_complete":1,"subtitle_count":"9",
        "versions":[{"author":"carl","version_no":"1"}]})"),
        asking);
    QVERIFY(read);
    QCOMPARE(read->name, u"German"_s);
    QVERIFY(read->spoken);
    QVERIFY(read->complete);
    QCOMPARE(read->cues, 9);
    QCOMPARE(read->versions, (QList<WebVersion>{{1, true, u"carl"_s}}));
    // Nothing says so, but there is a public version.
    QVERIFY(read->published);
}

void TestCodec::versionsInOrder()
{
    const auto read =
        readLanguage(json(R"({"language_code":"de","versions":[{"version_no":1},{"version_no":12},{"version_no":0},{},
                 {"version_number":3},null,{"version_no":-4}]})"),
            asking);
    QVERIFY(read);
    QList<int> numbers;
    for (const WebVersion &version : read->versions)
        numbers.append(version.number);
    QCOMPARE(numbers, (QList<int>{12, 3, 1}));
}

void TestCodec::actions()
{
    const auto read = readActions(json(R"([{"action":"publish","label":"Publish","complete":true},
        {"action":"save-draft","label":null,"complete":false},{"action":"x","complete":null},{"label":"none"},3])"),
        asking);
    QVERIFY(read);
    QCOMPARE(*read,
        (QList<WebAction>{
            {u"publish"_s, u"Publish"_s, true}, {u"save-draft"_s, u"save-draft"_s, false}, {u"x"_s, u"x"_s, false}}));
    QVERIFY(!readActions(json("{}"), asking));
}

void TestCodec::platformLanguages()
{
    const auto read = readPlatformLanguages(
        json(R"({"languages":{"de":"German","pt-br":"Portuguese, Brazilian","xx":null,"a/b":"no"}})"), asking);
    QVERIFY(read);
    QCOMPARE(read->size(), 3);
    QCOMPARE(read->at(1).code, u"pt-br"_s);
    QCOMPARE(read->at(1).name, u"Portuguese, Brazilian"_s);
    QCOMPARE(read->at(1).language, Language::fromCode(u"pt-br"));
    QCOMPARE(read->at(2).name, u"xx"_s);
    QVERIFY(!readPlatformLanguages(json(R"({"languages":["de"]})"), asking));
}

void TestCodec::users()
{
    const auto read = readUsers(json(R"({"meta":{"total_count":"2"},"objects":[
        {"username":"ann","id":"x1","full_name":"Ann A","first_name":"Ann","last_name":"A","homepage":"https://a.b/",
         "biography":"","num_videos":7,"languages":["en",{"code":"fr"},null]},{"id":12},{}]})"),
        asking);
    QVERIFY(read);
    QCOMPARE(read->total, 2);
    QCOMPARE(read->items.size(), 2);
    const User &user = read->items.first();
    QCOMPARE(user.userName, u"ann"_s);
    QCOMPARE(user.fullName, u"Ann A"_s);
    QCOMPARE(user.homepage, QUrl(u"https://a.b/"_s));
    QCOMPARE(user.videos, 7);
    QCOMPARE(user.languages, (QStringList{u"en"_s, u"fr"_s}));
    QVERIFY(user.apiKey.isEmpty());
    QCOMPARE(read->items.at(1).id, u"12"_s);
}

void TestCodec::newUser()
{
    const auto read = readUser(FakeHttpClient::json(201, R"({"username":"new","api_key":"a-brand-new-key",
        "auto_login_url":"https://amara.org/auth/token/abcdef123/"})"),
        asking);
    QVERIFY(read);
    QCOMPARE(read->apiKey, u"a-brand-new-key"_s);
    QCOMPARE(read->loginUrl, QUrl(u"https://amara.org/auth/token/abcdef123/"_s));
    QVERIFY(!scrub(u"key: a-brand-new-key"_s).contains(u"a-brand-new-key"_s));
    QVERIFY(!scrub(u"see https://amara.org/auth/token/abcdef123/"_s).contains(u"abcdef123"_s));
}

void TestCodec::addresses()
{
    const auto read = readAddresses(json(R"({"meta":{},"objects":[
        {"created":"2015-01-01T00:00:00Z","url":"http://vimeo.com/1","primary":true,"original":true,"id":12,
         "resource_uri":"https://amara.org/api/videos/a/urls/12/"},
        {"url":"https://example.com/a.mp4","primary":"false","resource_uri":"https://amara.org/api/videos/a/urls/13/"},
        {"url":"ftp://example.com/a.mp4","id":14},{"url":"https://example.com/b.mp4","id":"../1"},{}]})"),
        asking);
    QVERIFY(read);
    QCOMPARE(read->items,
        (QList<WebAddress>{{u"12"_s, QUrl(u"http://vimeo.com/1"_s), true, true},
            {u"13"_s, QUrl(u"https://example.com/a.mp4"_s), false, false}}));
}

void TestCodec::removal()
{
    QVERIFY(readDone(FakeHttpClient::raw(204, {}), asking));
    QVERIFY(readDone(json("{}"), asking));
    QVERIFY(!readDone(FakeHttpClient::html(200), asking));
    QVERIFY(!readDone(FakeHttpClient::json(400, "[]"), asking));
}

void TestCodec::wrongTypes()
{
    int replies = 0;
    const auto count = [&replies](const auto &) { ++replies; };
    withWrongTypes(todaysVideo, [&](const QByteArray &body) {
        count(readVideo(json(body), base(), asking));
        count(readVideos(json("{\"meta\":[],\"objects\":[" + body + "]}"), base(), asking));
    });
    withWrongTypes(todaysLanguage, [&](const QByteArray &body) {
        count(readLanguage(json(body), asking));
        count(readLanguages(json("[" + body + "]"), asking));
    });
    withWrongTypes(R"({"version_no":1,"author":{"username":"a"},"published":true})", [&](const QByteArray &body) {
        count(readLanguage(json("{\"language_code\":\"en\",\"versions\":[" + body + "]}"), asking));
    });
    withWrongTypes(R"({"id":1,"url":"https://a.b/","primary":true,"original":false,"resource_uri":"x"})",
        [&](const QByteArray &body) { count(readAddress(json(body), asking)); });
    withWrongTypes(R"({"username":"a","id":"b","full_name":"c","languages":["en"],"api_key":"d"})",
        [&](const QByteArray &body) { count(readUser(json(body), asking)); });
    withWrongTypes(R"({"action":"a","label":"b","complete":true})",
        [&](const QByteArray &body) { count(readActions(json("[" + body + "]"), asking)); });
    withWrongTypes(R"({"languages":{"en":"English"}})",
        [&](const QByteArray &body) { count(readPlatformLanguages(json(body), asking)); });
    withWrongTypes(R"({"version_number":1,"subtitles":"x","sub_format":"srt","language":{"code":"en"},"author":{},
                       "title":"t","description":"d","site_uri":"https://a.b/","video_title":"v"})",
        [&](const QByteArray &body) {
            count(readEmbeddedSubtitles(json(body), false, asking));
            count(readPosted(json(body), asking));
            count(readSubtitles(json(body), u"srt"_s, asking));
        });
    withWrongTypes(R"({"start":1,"end":2,"text":"x","position":1,"meta":{}})", [&](const QByteArray &body) {
        count(readEmbeddedSubtitles(json("{\"subtitles\":[" + body + "]}"), true, asking));
        count(readSubtitles(json("[" + body + "]"), u"srt"_s, asking));
    });
    QVERIFY(replies > 500);
}

void TestCodec::manyItems()
{
    QByteArray body = "{\"objects\":[";
    for (int i = 0; i < 12000; ++i)
        body += "{\"id\":\"v" + QByteArray::number(i) + "\"},";
    body += "null]}";
    const auto read = readVideos(json(body), base(), asking);
    QVERIFY(read);
    QCOMPARE(read->items.size(), mostItems);
}

void TestCodec::deepReplies()
{
    const QByteArray deep = QByteArray(100000, '[') + QByteArray(100000, ']');
    QVERIFY(!readVideo(json(deep), base(), asking));
    QVERIFY(!readVideos(json(deep), base(), asking));
    QVERIFY(!readEmbeddedSubtitles(json(deep), false, asking));
    const QByteArray nested = "{\"subtitles\":" + QByteArray(900, '[') + QByteArray(900, ']') + "}";
    QVERIFY(readEmbeddedSubtitles(json(nested), false, asking)->cues.isEmpty());
}

void TestCodec::next_data()
{
    QTest::addColumn<QString>("next");
    QTest::addColumn<QString>("expected");
    const QString page = u"https://amara.org/api/videos/?limit=20&offset=20"_s;
    QTest::newRow("same host") << page << page;
    QTest::newRow("relative") << u"/api/videos/?limit=20&offset=20"_s << page;
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("other host") << u"https://evil.example/api/videos/?offset=20"_s << QString();
    QTest::newRow("other scheme") << u"http://amara.org/api/videos/?offset=20"_s << QString();
    QTest::newRow("other port") << u"https://amara.org:8443/api/videos/?offset=20"_s << QString();
    QTest::newRow("outside the API") << u"https://amara.org/logout/"_s << QString();
    QTest::newRow("user info") << u"https://x:y@amara.org/api/videos/?offset=20"_s << QString();
    QTest::newRow("no scheme") << u"//evil.example/api/videos/?offset=20"_s << QString();
    QTest::newRow("the same page") << u"https://amara.org/api/videos/"_s << QString();
}

void TestCodec::next()
{
    QFETCH(QString, next);
    QFETCH(QString, expected);
    QCOMPARE(nextPage(next, QUrl(u"https://amara.org/api/videos/"_s), base()).toString(), expected);
}

void TestCodec::rawSubtitles_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("srt") << u"srt"_s << "text/srt"_ba
                         << "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Hi\n"_ba;
    QTest::newRow("vtt") << u"vtt"_s << "text/vtt"_ba
                         << "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n"_ba;
    QTest::newRow("sbv") << u"sbv"_s << "text/sbv"_ba
                         << "0:00:01.000,0:00:02.000\nHi\n"_ba;
    QTest::newRow("ssa") << u"ssa"_s << "text/ssa"_ba
                         << "[Script Info]\nTitle: x\n"_ba;
    QTest::newRow("dfxp") << u"dfxp"_s << "application/ttml+xml"_ba
                          << "<?xml version=\"1.0\"?><tt xmlns=\"x\"/>"_ba;
    QTest::newRow("txt") << u"txt"_s << "text/plain"_ba
                         << "{Hi} there\n"_ba;
}

void TestCodec::rawSubtitles()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    const auto read = readSubtitles(FakeHttpClient::raw(200, body, {{"Content-Type", type}}), format, asking);
    QVERIFY(read);
    QCOMPARE(*read, body);
}

void TestCodec::jsonInPlaceOfText()
{
    const ErrorContext where{Asked::Subtitles, true};
    // A server that does not know ?format= gives its own kind of answer.
    auto read = readSubtitles(
        json(R"({"sub_format":"srt","subtitles":"1\n00:00:01,000 --> 00:00:02,000\nHi"})"), u"srt"_s, where);
    QVERIFY(read);
    QVERIFY(read->startsWith("1\n00:00:01"));
    read = readSubtitles(json(R"([{"start":1000,"end":2500,"text":"Hi<br>you"}])"), u"srt"_s, where);
    QVERIFY(read);
    QCOMPARE(*read, "1\n00:00:01,000 --> 00:00:02,500\nHi\nyou\n\n"_ba);
    // Not in the wanted format: better nothing than something else.
    QVERIFY(!readSubtitles(json(R"({"sub_format":"dfxp","subtitles":"<tt/>"})"), u"srt"_s, where));
    // What went wrong, with a status that says it did not.
    read = readSubtitles(json(R"({"detail":"Not found."})"), u"srt"_s, where);
    QVERIFY(!read);
    QVERIFY(read.error().kind == ErrorKind::NotFound);
    QVERIFY(read.error().message.contains(u"Not found."_s));
    read = readSubtitles(json("\"No subtitles\""), u"srt"_s, where);
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(u"No subtitles"_s));
    // And a usual refusal, with JSON where a subtitle was asked for.
    read = readSubtitles(FakeHttpClient::json(404, R"({"detail":"Not found."})"), u"srt"_s, where);
    QVERIFY(!read);
    QVERIFY(read.error().kind == ErrorKind::NotFound);
    QVERIFY(!readSubtitles(FakeHttpClient::raw(200, " \n"), u"srt"_s, where));
    QVERIFY(!readSubtitles(FakeHttpClient::html(200), u"srt"_s, where));
}

void TestCodec::embedded()
{
    const auto read = readEmbeddedSubtitles(json(R"({"version_number":4,"version_no":4,"sub_format":"json",
        "subtitles":[{"start":500,"end":1500,"text":"Hi","position":1,"meta":{"new_paragraph":true}}],
        "author":{"username":"ann"},"language":{"code":"en","name":"English","dir":"ltr"},"title":"T",
        "description":"D","video_title":"V","video":"V","site_uri":"https://amara.org/videos/a/en/1/2/"})"),
        false, asking);
    QVERIFY(read);
    EmbeddedSubtitles expected;
    expected.version = 4;
    expected.format = u"json"_s;
    expected.cues = {{500, 1500, u"Hi"_s}};
    expected.languageCode = u"en"_s;
    expected.title = u"T"_s;
    expected.description = u"D"_s;
    expected.author = u"ann"_s;
    expected.videoTitle = u"V"_s;
    expected.page = QUrl(u"https://amara.org/videos/a/en/1/2/"_s);
    QVERIFY(*read == expected);

    const auto text = readEmbeddedSubtitles(json(R"({"version_no":"2","sub_format":"srt","subtitles":"1\n",
        "language":"en","author":"bob","video":"V"})"),
        false, asking);
    QVERIFY(text);
    QCOMPARE(text->version, 2);
    QCOMPARE(text->content, u"1\n"_s);
    QCOMPARE(text->author, u"bob"_s);
    QCOMPARE(text->languageCode, u"en"_s);
    QVERIFY(!readEmbeddedSubtitles(json("{}"), false, asking));
}

void TestCodec::cues()
{
    const auto array = QJsonDocument::fromJson(R"([
        {"start":0,"end":1999,"text":"One<br/>two<BR>three"},
        {"start":359999000,"end":359999000,"text":"not timed"},
        {"start":null,"end":null,"text":"nor this"},
        {"start":"3000","end":"4000","text":"<b>x</b>\r\ny"},
        {"start":-5,"end":1e300,"text":7}, 8])")
                           .array();
    QCOMPARE(readCues(array, false),
        (QList<Cue>{{0, 1999, u"One\ntwo\nthree"_s}, {-1, -1, u"not timed"_s}, {-1, -1, u"nor this"_s},
            {3000, 4000, u"<b>x</b>\ny"_s}, {-1, -1, QString()}}));
}

void TestCodec::cuesInSeconds()
{
    const QList<Cue> expected{{1500, 3000, u"a"_s}, {3000, 4000, u"b"_s}};
    const auto array =
        QJsonDocument::fromJson(R"([{"start":1.5,"end":3,"text":"a"},{"start":3,"end":4,"text":"b"}])").array();
    QCOMPARE(readCues(array, true), expected);
    // Fractions cannot be milliseconds.
    QCOMPARE(readCues(array, false), expected);
    const auto whole = QJsonDocument::fromJson(R"([{"start_time":3,"end_time":4,"text":"b"}])").array();
    QCOMPARE(readCues(whole, true), (QList<Cue>{{3000, 4000, u"b"_s}}));
    QCOMPARE(readCues(whole, false), (QList<Cue>{{3, 4, u"b"_s}}));
    const auto never = QJsonDocument::fromJson(R"([{"start":359999,"end":359999,"text":"b"}])").array();
    QCOMPARE(readCues(never, true), (QList<Cue>{{-1, -1, u"b"_s}}));
}

void TestCodec::cuesWritten()
{
    const QList<Cue> cues{{500, 1500, u"Hi\nyou"_s}, {-1, -1, u"later"_s}, {3723004, 3724005, u"Late"_s}};
    QCOMPARE(readCues(QJsonDocument::fromJson(cuesAsJson(cues)).array(), false), cues);
    QCOMPARE(cuesAsSubRip(cues),
        "1\n00:00:00,500 --> 00:00:01,500\nHi\nyou\n\n2\n01:02:03,004 --> 01:02:04,005\nLate\n\n"_ba);
}

void TestCodec::posted()
{
    auto read = readPosted(FakeHttpClient::json(201, R"({"version_number":5,"author":{"username":"ann"}})"), asking);
    QVERIFY(read);
    QCOMPARE(read->number, 5);
    QCOMPARE(read->author, u"ann"_s);
    read = readPosted(FakeHttpClient::raw(202, {}), asking);
    QVERIFY(read);
    QCOMPARE(read->number, 0);
    QVERIFY(!readPosted(FakeHttpClient::json(400, "\"no\""), asking));
}

void TestCodec::languageCodes()
{
    QCOMPARE(languageFrom(u"PT-br"_s), Language::fromCode(u"pt-br"));
    QCOMPARE(languageFrom(u"amh"_s).code(), u"am"_s);
    QCOMPARE(languageFrom(u"zh"_s).code(), u"yue"_s);
    QCOMPARE(languageFrom(u"srp"_s).code(), u"cnr"_s);
    QCOMPARE(languageFrom(u"sr"_s).code(), u"sr"_s);
    QCOMPARE(languageFrom(u"sr-latn"_s).code(), u"sr-latn"_s);
    QCOMPARE(languageFrom(u"meta-wiki"_s).code(), u"meta-wiki"_s);
    // Wishes find what the service has, and no other language.
    QVERIFY(!Language::fromCode(u"zh-cn").covers(languageFrom(u"zh"_s)));
    QVERIFY(Language::fromCode(u"es").covers(languageFrom(u"es-419"_s)));
}

void TestCodec::recordings()
{
    const QString folder = qEnvironmentVariable("LEGENDA_SOURCE_DIR") + u"/../shared/corpus/http/amara"_s;
    const QStringList names = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        QSKIP("The recordings are not here.");
    int videos = 0;
    int languages = 0;
    for (const QString &name : names) {
        QFile file(folder + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray exchanges = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(!exchanges.isEmpty());
        for (const QJsonValue &exchange : exchanges) {
            HttpReply reply = json(exchange[u"response_body"_s].toString().toUtf8());
            reply.status = exchange[u"status"_s].toInt();
            if (exchange[u"path"_s].toString().endsWith(u"/languages/"_s)) {
                const auto read = readPlatformLanguages(reply, asking);
                QVERIFY2(read, qPrintable(name));
                languages += static_cast<int>(read->size());
                continue;
            }
            const auto read = readVideos(reply, base(), asking);
            QVERIFY2(read, qPrintable(name));
            QCOMPARE(read->items.size(), 10);
            QCOMPARE(read->total, 20);
            QVERIFY(!nextPage(read->next.toString(), QUrl(u"https://amara.org/api/videos/"_s), base()).isEmpty());
            for (const WebVideo &video : read->items) {
                QVERIFY(!video.title.isEmpty());
                QVERIFY(!video.addresses.isEmpty());
                QVERIFY(video.createdAt.isValid());
                QVERIFY(video.languagesKnown);
                ++videos;
            }
        }
    }
    QCOMPARE(videos, 20);
    QCOMPARE(languages, 321);
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_amaracodec.moc"
