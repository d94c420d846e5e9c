// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/kickasssubtitles/kickasssubtitlescodec.h"
#include "tests/support/fakehttpclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Legenda;
using namespace Legenda::KickAssSubtitles;
using namespace Qt::StringLiterals;

namespace {

Result<Task> taskOf(const QByteArray &json, int status = 200)
{
    return readTask(FakeHttpClient::json(status, json), Endpoint::Task);
}

Error refusal(int status, const QByteArray &json, QList<HttpHeader> headers = {}, Endpoint endpoint = Endpoint::Convert)
{
    return errorFrom(FakeHttpClient::json(status, json, std::move(headers)), endpoint);
}

/// Values of every JSON type, for fields that should hold another one.
QJsonArray oddValues()
{
    return {QJsonValue(), true, false, 0, -1, 1e300, u""_s, u"x"_s, QJsonArray(), QJsonArray{QJsonArray{1}},
        QJsonObject(), QJsonObject{{u"a"_s, QJsonArray()}}};
}

QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void states_data();
    void states();
    void completed();
    void olderResults();
    void dataAround();
    void failures_data();
    void failures();
    void extensions_data();
    void extensions();
    void base64();
    void taskIds();
    void retryAfter();
    void wrongTypes();
    void manySubtitles();
    void user();
    void uploaded();
    void refusedFields();
    void refusals_data();
    void refusals();
    void pages();
    void nothingFound();
    void hits();
    void sameTextTwice();
    void files();
};

void TestCodec::states_data()
{
    using State = Task::State;
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("state");
    const auto row = [](const char *name, const QByteArray &json, State state) {
        QTest::newRow(name) << json << static_cast<int>(state);
    };
    row("none", R"({"id":"a"})", State::Waiting);
    row("pending", R"({"id":"a","status":"pending"})", State::Waiting);
    row("processing", R"({"id":"a","status":"processing"})", State::Waiting);
    row("unknown", R"({"id":"a","status":"dreaming"})", State::Waiting);
    row("unknown, but there", R"({"id":"a","status":"done","result":{"subtitles":[]}})", State::Completed);
    row("completed", R"({"id":"a","status":"completed"})", State::Completed);
    row("upper case", R"({"id":"a","status":"COMPLETED"})", State::Completed);
    row("failed", R"({"id":"a","status":"failed"})", State::Failed);
    row("error", R"({"id":"a","status":"error"})", State::Failed);
    row("processing with a result", R"({"id":"a","status":"processing","result":{"subtitles":[]}})", State::Waiting);
}

void TestCodec::states()
{
    QFETCH(QByteArray, json);
    QFETCH(int, state);
    const auto task = taskOf(json);
    QVERIFY(task);
    QCOMPARE(static_cast<int>(task->state), state);
}

void TestCodec::completed()
{
    const auto task = taskOf(R"({"id":"01j2","status":"completed","result":{"subtitles":[
        {"extension":"srt","contents_base64":"MQoy"},
        {"extension":"vtt","contents_base64":"V0VCVlRU","filename":"a &amp; b.vtt","language":"pl"}]}})");
    QVERIFY(task);
    QCOMPARE(task->id, u"01j2"_s);
    QVERIFY(task->hasResult);
    QCOMPARE(task->subtitles,
        (QList<TaskSubtitle>{
            {0, u"srt"_s, "1\n2", {}, {}}, {1, u"vtt"_s, "WEBVTT", u"a & b.vtt"_s, Language::fromCode(u"pl")}}));
}

void TestCodec::olderResults()
{
    const QByteArray one = R"([{"extension":"srt","contents_base64":"MQ=="}])";
    for (const QByteArray &result : {R"("results":{"subtitles":)" + one + "}", "\"results\":" + one,
             "\"result\":" + one, R"("result":null,"results":)" + one}) {
        const auto task = taskOf(R"({"id":"a","status":"completed",)" + result + "}");
        QVERIFY(task);
        QCOMPARE(task->subtitles.size(), 1);
        QCOMPARE(task->subtitles.first().content, "1"_ba);
    }
    // A struct for a list of one.
    const auto single = taskOf(
        R"({"id":"a","status":"completed","result":{"subtitles":{"extension":"srt","contents_base64":"MQ=="}}})");
    QCOMPARE(single->subtitles.size(), 1);
}

void TestCodec::dataAround()
{
    const auto task = taskOf(R"({"data":{"id":"a","status":"failed","message":"no"}})");
    QVERIFY(task);
    QCOMPARE(task->id, u"a"_s);
    QCOMPARE(task->failure, u"no"_s);
}

void TestCodec::failures_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("nothing");
    QTest::newRow("older") << R"("error":{"class_name":"App\\Exceptions\\Odd","message":"Odd file"})"_ba
                           << u"Odd file"_s << false;
    QTest::newRow("not found") << R"("error":{"class_name":"X","message":"Not found"})"_ba << u"Not found"_s << true;
    QTest::newRow("by its class") << R"("error":{"class_name":"SubtitleNotFoundException"})"_ba
                                  << u"SubtitleNotFoundException"_s << true;
    QTest::newRow("text") << R"("error":"went wrong")"_ba << u"went wrong"_s << false;
    QTest::newRow("message") << R"("error":null,"message":"nothing works")"_ba << u"nothing works"_s << false;
    QTest::newRow("silent") << R"("error":[])"_ba << QString() << false;
    QTest::newRow("long") << "\"error\":\"" + QByteArray(100000, 'x') + "\"" << QString(199, u'x') + u'…' << false;
}

void TestCodec::failures()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, words);
    QFETCH(bool, nothing);
    const auto task = taskOf(R"({"id":"a","status":"failed",)" + json + "}");
    QVERIFY(task);
    QCOMPARE(task->failure, words);
    QCOMPARE(task->nothingFound, nothing);
}

void TestCodec::extensions_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("extension");
    QTest::newRow("dot") << R"(".SRT")"_ba << u"srt"_s;
    QTest::newRow("folder") << R"("../../etc/passwd")"_ba << u"txt"_s;
    QTest::newRow("null") << "null"_ba << u"txt"_s;
    QTest::newRow("long") << R"("abcdefghijklmnop")"_ba << u"txt"_s;
    QTest::newRow("list") << "[1]"_ba << u"txt"_s;
}

void TestCodec::extensions()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, extension);
    const auto task =
        taskOf(R"({"id":"a","status":"completed","result":{"subtitles":[{"contents_base64":"MQ==","extension":)" + json
            + "}]}}");
    QVERIFY(task);
    QCOMPARE(task->subtitles.first().extension, extension);
}

void TestCodec::base64()
{
    const auto with = [](const QByteArray &values) {
        return taskOf(R"({"id":"a","status":"completed","result":{"subtitles":[)" + values + "]}}");
    };
    // Folded into lines, without its padding.
    QCOMPARE(with(R"({"contents_base64":"V0VC\r\nVlRU"})")->subtitles.first().content, "WEBVTT"_ba);
    QCOMPARE(with(R"({"contents_base64":"MQ"})")->subtitles.first().content, "1"_ba);
    // The good one counts, and keeps its place.
    const auto mixed = with(R"({"contents_base64":"***"},{"contents_base64":"MQ=="},{"contents_base64":7},3)");
    QVERIFY(mixed);
    QCOMPARE(mixed->subtitles.size(), 1);
    QCOMPARE(mixed->subtitles.first().index, 1);
    QVERIFY(mixed->hasBroken);
    for (const char *bad : {R"({"contents_base64":"***"})", R"({"contents_base64":null})", "{}", "[]", "1",
             R"({"contents_base64":""})", R"({"contents_base64":"PGh0ä"})"}) {
        const auto task = with(bad);
        QVERIFY2(!task, bad);
        QVERIFY(task.error().kind == ErrorKind::BadReply);
    }
    QVERIFY(with("")->subtitles.isEmpty());
}

void TestCodec::taskIds()
{
    QCOMPARE(taskOf(R"({"id":17})")->id, u"17"_s);
    for (const char *id : {R"("../user")", R"("a/b")", R"("a?b")", "null", "[]", R"("")", "1.5"}) {
        const auto task = taskOf(R"({"status":"pending","id":)"_ba + id + "}");
        QVERIFY2(!task, id);
        QVERIFY(task.error().kind == ErrorKind::BadReply);
    }
    QVERIFY(!taskOf(R"({"status":"completed","id":"../user"})"));
    QVERIFY(!taskOf("{\"id\":\"" + QByteArray(1000, 'a') + "\"}"));
}

void TestCodec::retryAfter()
{
    const auto task =
        readTask(FakeHttpClient::json(202, R"({"id":"a","status":"pending"})", {{"Retry-After", "7"}}), Endpoint::Task);
    QVERIFY(task);
    QCOMPARE(task->retryAfter, std::chrono::seconds(7));
    // What no clock can count is a day.
    const auto endless =
        readTask(FakeHttpClient::json(202, R"({"id":"a"})", {{"Retry-After", "9000000000000000000"}}), Endpoint::Task);
    QCOMPARE(endless->retryAfter, std::chrono::seconds(86400));
}

void TestCodec::wrongTypes()
{
    const QJsonObject good{{u"id"_s, u"a"_s}, {u"status"_s, u"completed"_s},
        {u"result"_s,
            QJsonObject{{u"subtitles"_s,
                QJsonArray{QJsonObject{
                    {u"extension"_s, u"srt"_s}, {u"contents_base64"_s, u"MQ=="_s}, {u"language"_s, u"en"_s}}}}}},
        {u"username"_s, u"me"_s}, {u"created_at"_s, u"2024-07-10T21:00:29.000000Z"_s}, {u"url"_s, u"https://a.b/"_s},
        {u"error"_s, QJsonObject{{u"message"_s, u"m"_s}}}, {u"errors"_s, QJsonObject{{u"f"_s, QJsonArray{u"w"_s}}}}};
    const QJsonObject subtitle = good[u"result"_s][u"subtitles"_s][0].toObject();
    const QJsonArray odd = oddValues();
    // None of them crashes, and what is refused says so in words.
    const auto look = [](const QByteArray &json) {
        for (const int status : {200, 404, 422}) {
            const HttpReply reply = FakeHttpClient::json(status, json);
            if (const auto read = readTask(reply, Endpoint::Search); !read)
                QVERIFY(!read.error().message.isEmpty());
            if (const auto read = readUser(reply); !read)
                QVERIFY(!read.error().message.isEmpty());
            if (const auto read = readUploaded(reply); !read)
                QVERIFY(!read.error().message.isEmpty());
        }
    };
    for (const QJsonValue &value : odd) {
        look(QJsonDocument(QJsonArray{value}).toJson());
        for (const QString &key : good.keys()) {
            QJsonObject one = good;
            one[key] = value;
            look(bytes(one));
        }
        for (const QString &key : subtitle.keys()) {
            QJsonObject one = subtitle;
            one[key] = value;
            QJsonObject all = good;
            all[u"result"_s] = QJsonObject{{u"subtitles"_s, QJsonArray{one}}};
            look(bytes(all));
        }
        for (const QString &key : {u"subtitles"_s, u"errors"_s, u"f"_s}) {
            QJsonObject all = good;
            all[u"result"_s] = QJsonObject{{key, value}};
            all[u"errors"_s] = QJsonObject{{key, value}};
            look(bytes(all));
        }
    }
    look({});
    look("nonsense");
    look(QByteArray(100000, '['));
}

void TestCodec::manySubtitles()
{
    QByteArray list;
    for (int i = 0; i < 10000; ++i)
        list +=
            (i ? "," : "") + R"({"extension":"srt","contents_base64":")"_ba + QByteArray::number(i).toBase64() + "\"}";
    const auto task = taskOf(R"({"id":"a","status":"completed","result":{"subtitles":[)" + list + "]}}");
    QVERIFY(task);
    QCOMPARE(task->subtitles.size(), 1000);
}

void TestCodec::user()
{
    const auto info = readUser(FakeHttpClient::json(200, R"({"username":"admin","email":"a@b.c","id":7})"));
    QVERIFY(info);
    QVERIFY(info->signedIn);
    QCOMPARE(info->userName, u"admin"_s);
    const auto nobody = readUser(FakeHttpClient::json(200, R"({"email":"a@b.c"})"));
    QVERIFY(!nobody && nobody.error().kind == ErrorKind::BadReply);
}

void TestCodec::uploaded()
{
    const auto read = readUploaded(FakeHttpClient::json(201,
        R"({"id":"dcszd","created_at":"2024-07-10T21:00:29.000000Z","url":"https://kickasssubtitles.com/s/dcszd"})"));
    QVERIFY(read);
    QCOMPARE(read->id, u"dcszd"_s);
    QCOMPARE(read->createdAt, QDateTime(QDate(2024, 7, 10), QTime(21, 0, 29), Qt::UTC));
    QCOMPARE(read->url, QUrl(u"https://kickasssubtitles.com/s/dcszd"_s));
    QCOMPARE(read->raw[u"id"_s].toString(), u"dcszd"_s);
    const auto odd = readUploaded(FakeHttpClient::json(200, R"({"id":12,"created_at":[],"url":"javascript:alert"})"));
    QVERIFY(odd);
    QCOMPARE(odd->id, u"12"_s);
    QVERIFY(!odd->createdAt.isValid());
    QVERIFY(odd->url.isEmpty());
    QVERIFY(!readUploaded(FakeHttpClient::json(200, "{}")));
}

void TestCodec::refusedFields()
{
    const Error error = refusal(422, R"({"message":"The given data was invalid.","errors":{
        "language":["The selected language is invalid."],
        "subtitle":["Too large.","No subtitle."],"odd_field":"text","list":{"a":1}}})");
    QVERIFY(error.kind == ErrorKind::BadInput);
    QCOMPARE(error.fields,
        (QMap<QString, QString>{{u"language"_s, u"The selected language is invalid."_s},
            {u"subtitle"_s, u"Too large. No subtitle."_s}, {u"odd_field"_s, u"text"_s}, {u"list"_s, {}}}));
    QVERIFY2(error.message.contains(u"language (The selected language is invalid.)"_s), qPrintable(error.message));
    QVERIFY(error.message.contains(u"subtitle file (Too large. No subtitle.)"_s));
    QVERIFY(error.message.contains(u"odd_field (text)"_s));
    // Without fields its words have to do.
    QVERIFY(refusal(422, R"({"message":"No way"})").message.contains(u"No way"_s));
    QVERIFY(!refusal(422, "").message.isEmpty());
    // A thousand fields are no sentence.
    QJsonObject many;
    for (int i = 0; i < 1000; ++i)
        many[QString::number(i)] = QJsonArray{QString(10000, u'x')};
    const Error bounded = refusal(422, bytes({{u"errors"_s, many}}));
    QCOMPARE(bounded.fields.size(), 20);
    QVERIFY(bounded.message.size() < 6000);
}

void TestCodec::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("kind");
    const auto row = [](int status, const QByteArray &json, ErrorKind kind) {
        QTest::addRow("%d", status) << status << json << toString(kind);
    };
    row(400, R"({"message":"Bad"})", ErrorKind::BadInput);
    row(401, R"({"message":"Unauthenticated."})", ErrorKind::BadCredentials);
    row(402, {}, ErrorKind::NeedsVip);
    row(403, R"({"message":"Forbidden"})", ErrorKind::NeedsAccount);
    row(404, R"({"message":"The route api/x could not be found."})", ErrorKind::NotFound);
    row(405, {}, ErrorKind::NotSupported);
    row(408, {}, ErrorKind::Timeout);
    row(413, {}, ErrorKind::BadInput);
    row(418, {}, ErrorKind::BadInput);
    row(429, R"({"message":"Too Many Attempts."})", ErrorKind::RateLimited);
    row(500, R"({"message":"Server Error"})", ErrorKind::ServiceDown);
    row(502, {}, ErrorKind::ServiceDown);
    row(503, {}, ErrorKind::ServiceDown);
    row(301, {}, ErrorKind::BadReply);
    row(100, {}, ErrorKind::BadReply);
}

void TestCodec::refusals()
{
    QFETCH(int, status);
    QFETCH(QByteArray, json);
    QFETCH(QString, kind);
    const Error error = refusal(status, json, {{"Retry-After", "90"}});
    QCOMPARE(toString(error.kind), kind);
    QVERIFY(!error.message.isEmpty());
    QVERIFY2(!error.message.contains(u"%1"_s) && !error.message.contains(u"%2"_s), qPrintable(error.message));
    QVERIFY(error.detail.contains(u"HTTP %1"_s.arg(status)));
    QCOMPARE(error.retryAfter, std::chrono::seconds(isTemporary(error.kind) ? 90 : 0));
}

void TestCodec::pages()
{
    for (const int status : {200, 404, 500}) {
        const auto task = readTask(FakeHttpClient::html(status), Endpoint::Task);
        QVERIFY(!task);
        QVERIFY(task.error().kind
            == (status == 200       ? ErrorKind::BadReply
                    : status == 404 ? ErrorKind::NotFound
                                    : ErrorKind::ServiceDown));
    }
}

void TestCodec::nothingFound()
{
    QVERIFY(saysNothingFound(FakeHttpClient::json(404, R"({"message":"Not Found"})")));
    QVERIFY(saysNothingFound(FakeHttpClient::json(404, R"({"error":"not found."})")));
    QVERIFY(!saysNothingFound(FakeHttpClient::json(404, R"({"message":"The route api/x could not be found."})")));
    QVERIFY(!saysNothingFound(FakeHttpClient::json(200, R"({"message":"Not Found"})")));
    QVERIFY(!saysNothingFound(FakeHttpClient::json(404, "")));
    QVERIFY(!saysNothingFound(FakeHttpClient::html(404)));
    // A task that is gone is another matter.
    const Error gone = refusal(404, R"({"message":"Not Found"})", {}, Endpoint::Task);
    QVERIFY(gone.kind == ErrorKind::NotFound);
    QVERIFY(gone.message.contains(u"task"_s));
}

void TestCodec::hits()
{
    Task task;
    task.id = u"01j2"_s;
    task.state = Task::State::Completed;
    task.subtitles = {
        {0, u"srt"_s, "one", {}, {}}, {3, u"txt"_s, "two", u"Some.Movie.txt"_s, Language::fromCode(u"pt")}};
    SearchQuery asked;
    asked.movieHash = u"8E245D9679D31E12"_s;
    asked.fileName = u"Some.Movie.2006.mkv"_s;
    const QList<SubtitleHit> found = hitsFrom(task, asked, Language::fromCode(u"pl"));
    QCOMPARE(found.size(), 2);
    const SubtitleHit &first = found.first();
    QCOMPARE(first.provider, u"kickasssubtitles"_s);
    QCOMPARE(first.id, u"fe05bcdcdc4928012781"_s); // of the text: the same in every search
    QCOMPARE(first.fullId(), u"kickasssubtitles:01j2/0/srt"_s);
    QVERIFY(first.files.first().fileName.isEmpty()); // nobody named it
    QCOMPARE(first.language.code(), u"pl"_s);
    QVERIFY(first.matchedBy == SubtitleHit::MatchedBy::Hash);
    QCOMPARE(first.movieHashes, QStringList{u"8e245d9679d31e12"_s});
    QCOMPARE(first.format, u"srt"_s);
    QCOMPARE(first.content, "one"_ba);
    QVERIFY(first.release.isEmpty());
    const SubtitleHit &second = found.last();
    QCOMPARE(second.files.first().id, u"01j2/3/txt"_s);
    QCOMPARE(second.files.first().fileName, u"Some.Movie.txt"_s);
    QCOMPARE(second.release, u"Some.Movie.txt"_s);
    QCOMPARE(second.language.code(), u"pt"_s);
    QVERIFY(second.format.isEmpty());
}

void TestCodec::sameTextTwice()
{
    Task task;
    task.id = u"a"_s;
    task.subtitles = {{0, u"srt"_s, "one", {}, {}}, {1, u"srt"_s, "one", {}, {}}};
    QCOMPARE(hitsFrom(task, {}, {}).size(), 1);
}

void TestCodec::files()
{
    const TaskFile file{u"01J-x_2"_s, 12, u"srt"_s};
    QCOMPARE(KickAssSubtitles::toString(file), u"01J-x_2/12/srt"_s);
    QVERIFY(taskFileFrom(u"01J-x_2/12/srt"_s) == file);
    for (const QString &bad : {u""_s, u"a"_s, u"a/0"_s, u"a/0/"_s, u"a/-1/srt"_s, u"../0/srt"_s, u"a/0/srt/x"_s,
             u"a/99999999999/srt"_s, u"a b/0/srt"_s, u"a/0/s.t"_s})
        QVERIFY2(!taskFileFrom(bad), qPrintable(bad));
}

QTEST_APPLESS_MAIN(TestCodec)
#include "tst_kickasssubtitlescodec.moc"
