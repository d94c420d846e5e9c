// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/kickasssubtitles/kickasssubtitlesformats.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesrawapi.h"
#include "core/providers/kickasssubtitles/kickasssubtitlesrequests.h"
#include "tests/support/settled.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Legenda;
using namespace Legenda::KickAssSubtitles;
using namespace Qt::StringLiterals;

namespace {

const Access theAccess{QUrl(u"https://kickasssubtitles.com/api"_s), "the-key"};

QByteArray edge()
{
    return "edge"_ba;
}

QByteArray headerOf(const HttpRequest &request, const QByteArray &name)
{
    for (const HttpHeader &header : request.headers) {
        if (header.name == name)
            return header.value;
    }
    return {};
}

SearchQuery fileQuery()
{
    SearchQuery query;
    query.movieHash = u"8E245D9679D31E12"_s;
    query.fileSize = 12909756;
    query.fileName = u"Some Movie & Co.2006.mkv"_s;
    return query;
}

RemoteConversion conversion()
{
    RemoteConversion wanted;
    wanted.fileName = u"a.srt"_s;
    wanted.content = "1\n";
    wanted.format = u"webvtt"_s;
    return wanted;
}

KickAssSubtitlesUpload uploadOf()
{
    return {u"Some.Movie.2006.mkv"_s, 12909756, u"8e245d9679d31e12"_s, 42, Language::fromCode(u"en"),
        u"Some.Movie.2006.srt"_s, "1\n"};
}

QByteArray field(const QByteArray &name, const QByteArray &value)
{
    return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

QByteArray file(const QByteArray &fileName, const QByteArray &content)
{
    return "--edge\r\nContent-Disposition: form-data; name=\"subtitle\"; filename=\"" + fileName
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--edge--\r\n";
}

RestCall restCall(const QStringList &words)
{
    return readRestCall(words).value();
}

} // namespace

class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRequest();
    void user();
    void task();
    void search();
    void searchLanguages();
    void whatIsAFile();
    void convert();
    void convertWithEverything();
    void convertRefused_data();
    void convertRefused();
    void hostileFileName();
    void upload();
    void uploadRefused();
    void formats();
    void frameRates();
    void rawCalls();
    void rawFiles();
};

void TestRequests::everyRequest()
{
    const QList<HttpRequest> all{userRequest(theAccess), taskRequest(theAccess, u"t"_s),
        searchRequest(theAccess, fileQuery(), Language::fromCode(u"en")),
        convertRequest(theAccess, conversion()).value(), uploadRequest(theAccess, uploadOf()).value()};
    for (const HttpRequest &request : all) {
        QCOMPARE(headerOf(request, "Accept"), "application/json"_ba);
        QCOMPARE(headerOf(request, "Authorization"), "Bearer the-key"_ba);
        QVERIFY(request.secretHeaders.contains("Authorization"));
        QCOMPARE(request.paceKey, u"kickasssubtitles"_s);
        QCOMPARE(request.headers.size(), 2);
        QCOMPARE(request.url.host(), u"kickasssubtitles.com"_s);
    }
}

void TestRequests::user()
{
    const HttpRequest request = userRequest(theAccess);
    QVERIFY(request.method == HttpRequest::Method::Get);
    QCOMPARE(request.url, QUrl(u"https://kickasssubtitles.com/api/user"_s));
}

void TestRequests::task()
{
    const HttpRequest request = taskRequest(theAccess, u"01j2pfmd5sth39v4kdrvtbwan2"_s);
    QVERIFY(request.method == HttpRequest::Method::Get);
    QCOMPARE(request.url, QUrl(u"https://kickasssubtitles.com/api/tasks/01j2pfmd5sth39v4kdrvtbwan2"_s));
    QVERIFY(request.body.isEmpty());
}

void TestRequests::search()
{
    const HttpRequest request = searchRequest(theAccess, fileQuery(), Language::fromCode(u"pl"));
    QVERIFY(request.method == HttpRequest::Method::Post);
    QCOMPARE(request.url, QUrl(u"https://kickasssubtitles.com/api/search"_s));
    QCOMPARE(request.contentType, "application/x-www-form-urlencoded"_ba);
    QCOMPARE(request.body,
        "filename=Some+Movie+%26+Co.2006.mkv&filesize=12909756&hashes%5Bopensubtitles%5D=8e245d9679d31e12"
        "&language=pl&encoding=UTF-8&format=subrip"_ba);
}

void TestRequests::searchLanguages()
{
    const auto codes = [](const QString &wanted) { return toString(askedLanguages(Language::fromList(wanted))); };
    QCOMPARE(codes(u""_s), u"en"_s);
    QCOMPARE(codes(u"pt-br,pt,en"_s), u"pt,en"_s);
    QCOMPARE(codes(u"ast"_s), QString()); // it has no code of two letters
    QCOMPARE(codes(u"en,pl,de,fr,es,it,cs"_s), u"en,pl,de,fr,es"_s);
}

void TestRequests::whatIsAFile()
{
    QVERIFY(namesAFile(fileQuery()));
    SearchQuery query = fileQuery();
    query.movieHash = u"123"_s;
    QVERIFY(!namesAFile(query));
    query = fileQuery();
    query.fileSize = 0;
    QVERIFY(!namesAFile(query));
    query = fileQuery();
    query.fileName = u" "_s;
    QVERIFY(!namesAFile(query));
    query = fileQuery();
    query.videoUrl = u"https://example.org/v"_s;
    QVERIFY(!namesAFile(query));
}

void TestRequests::convert()
{
    const HttpRequest request = convertRequest(theAccess, conversion(), edge).value();
    QVERIFY(request.method == HttpRequest::Method::Post);
    QCOMPARE(request.url, QUrl(u"https://kickasssubtitles.com/api/convert"_s));
    QCOMPARE(request.contentType, "multipart/form-data; boundary=edge"_ba);
    QCOMPARE(request.body, field("encoding", "UTF-8") + field("format", "webvtt") + file("a.srt", "1\n"));
}

void TestRequests::convertWithEverything()
{
    RemoteConversion wanted = conversion();
    wanted.language = Language::fromCode(u"pl");
    wanted.inputEncoding = u"windows-1250"_s;
    wanted.encoding = u"UTF-16"_s;
    wanted.format = u"microdvd"_s;
    wanted.fps = 23.976;
    QCOMPARE(convertRequest(theAccess, wanted, edge).value().body,
        field("language", "pl") + field("input_encoding", "windows-1250") + field("encoding", "UTF-16")
            + field("format", "microdvd") + field("fps", "23.976") + file("a.srt", "1\n"));
}

void TestRequests::convertRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("format") << u"format"_s;
    QTest::newRow("fps") << u"fps"_s;
    QTest::newRow("subtitle") << u"subtitle"_s;
}

void TestRequests::convertRefused()
{
    QFETCH(QString, field);
    RemoteConversion wanted = conversion();
    if (field == "format"_L1)
        wanted.format = u"docx"_s;
    else if (field == "fps"_L1)
        wanted.fps = 24.5;
    else
        wanted.content = QByteArray(largestSubtitle + 1, 'x');
    const auto made = convertRequest(theAccess, wanted);
    QVERIFY(!made);
    QVERIFY(made.error().kind == ErrorKind::BadInput);
    QCOMPARE(made.error().fields.keys(), QStringList{field});
    QVERIFY(!made.error().message.isEmpty());
    wanted = conversion();
    wanted.content = QByteArray(largestSubtitle, 'x');
    QVERIFY(convertRequest(theAccess, wanted));
    wanted.content.clear();
    QCOMPARE(convertRequest(theAccess, wanted).error().fields.keys(), QStringList{u"subtitle"_s});
}

void TestRequests::hostileFileName()
{
    RemoteConversion wanted = conversion();
    wanted.fileName = u"/home/me/x\"\r\nX: 1.srt"_s;
    const QByteArray body = convertRequest(theAccess, wanted, edge).value().body;
    QVERIFY(body.contains("filename=\"x%22%0D%0AX: 1.srt\"\r\n"));
    QVERIFY(!body.contains("/home"));
}

void TestRequests::upload()
{
    const HttpRequest request = uploadRequest(theAccess, uploadOf(), edge).value();
    QVERIFY(request.method == HttpRequest::Method::Post);
    QCOMPARE(request.url, QUrl(u"https://kickasssubtitles.com/api/upload"_s));
    QVERIFY(!request.mayRetry);
    QCOMPARE(request.body,
        field("filename", "Some.Movie.2006.mkv") + field("filesize", "12909756")
            + field("hashes[opensubtitles]", "8e245d9679d31e12")
            + field("imdb_url", "https://www.imdb.com/title/tt0000042/") + field("language", "en")
            + file("Some.Movie.2006.srt", "1\n"));
    KickAssSubtitlesUpload long_ = uploadOf();
    long_.imdbId = 12345678;
    QVERIFY(uploadRequest(theAccess, long_, edge).value().body.contains("/title/tt12345678/\r\n"));
}

void TestRequests::uploadRefused()
{
    const auto made = uploadRequest(theAccess, {});
    QVERIFY(!made);
    QVERIFY(made.error().kind == ErrorKind::BadInput);
    const QStringList missing{u"filename"_s, u"filesize"_s, u"hashes"_s, u"imdb_url"_s, u"language"_s, u"subtitle"_s};
    QCOMPARE(made.error().fields.keys(), missing);
}

void TestRequests::formats()
{
    const QList<RemoteFormat> all = KickAssSubtitles::formats();
    QCOMPARE(all.size(), 27);
    QSet<QString> ids;
    QSet<QString> names;
    for (const RemoteFormat &format : all) {
        ids.insert(format.id);
        names.insert(format.name);
        QVERIFY(!format.extension.isEmpty() && !format.extension.startsWith(u'.'));
    }
    const QString listed = u"adobeencoredvd, aqtitle, fabsubtitler, jacosub, microdvd, mpsub, mplayer2, "
                           "phoenixsubtitle, powerdivx, pinnacleimpression, quicktimetext, realtext, sami, "
                           "sonicdvdcreator, sprucesf, structuredsf, subrip, subviewer, subviewer2, timedtext, dfxp, "
                           "tmplayer, substationalpha, substationalphaadvanced, universalsf, webvtt, youtubesbv"_s;
    const QStringList list = listed.split(u", "_s);
    QCOMPARE(ids, QSet<QString>(list.cbegin(), list.cend()));
    QCOMPARE(names.size(), 27);
}

void TestRequests::frameRates()
{
    QStringList written;
    const QList<double> rates = KickAssSubtitles::frameRates();
    for (const double rate : rates)
        written.append(frameRateText(rate));
    QCOMPARE(written.join(u' '), u"23.976 23.980 24.000 25.000 29.970 30.000 50.000 59.940 60.000"_s);
    QCOMPARE(frameRateText(24.5), QString());
    QCOMPARE(frameRateText(0), QString());
}

void TestRequests::rawCalls()
{
    const HttpRequest get = rawRequest(theAccess, restCall({u"GET"_s, u"/tasks/abc"_s, u"a=b c"_s}), {});
    QCOMPARE(get.url.toEncoded(), "https://kickasssubtitles.com/api/tasks/abc?a=b+c"_ba);
    QVERIFY(get.body.isEmpty());
    const HttpRequest form = rawRequest(theAccess,
        restCall({u"POST"_s, u"/search"_s, u"filename=a b.mkv"_s, u"filesize:=12"_s,
            u"hashes[opensubtitles]=8e245d9679d31e12"_s}),
        {});
    QVERIFY(form.method == HttpRequest::Method::Post);
    QCOMPARE(form.contentType, "application/x-www-form-urlencoded"_ba);
    QCOMPARE(form.body, "filename=a+b.mkv&filesize=12&hashes%5Bopensubtitles%5D=8e245d9679d31e12"_ba);
    const HttpRequest files = rawRequest(
        theAccess, restCall({u"POST"_s, u"/upload"_s, u"language=en"_s}), {{u"subtitle"_s, u"a.srt"_s, "1\n"}});
    QVERIFY(files.contentType.startsWith("multipart/form-data; boundary="));
    QVERIFY(files.body.contains("name=\"language\"\r\n\r\nen\r\n"));
    QVERIFY(files.body.contains("name=\"subtitle\"; filename=\"a.srt\"\r\n"));
    QVERIFY(!files.mayRetry);
}

void TestRequests::rawFiles()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"ä.srt"_s);
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("text");
    out.close();
    const auto read = settled(readFormFiles(restCall({u"POST"_s, u"/convert"_s, u"subtitle@"_s + path}), {}));
    VERIFY_OK(read);
    QCOMPARE(**read, (QList<FormFile>{{u"subtitle"_s, u"ä.srt"_s, "text"}}));
    VERIFY_FAILED(settled(readFormFiles(restCall({u"POST"_s, u"/convert"_s, u"subtitle@/nowhere/x"_s}), {})),
        ErrorKind::FileAccess);
    VERIFY_FAILED(settled(readFormFiles(restCall({u"POST"_s, u"/convert"_s, u"subtitle@"_s + folder.path()}), {})),
        ErrorKind::FileAccess);
    QVERIFY(out.open(QIODevice::WriteOnly) && out.resize(qint64(17) * 1024 * 1024));
    VERIFY_FAILED(
        settled(readFormFiles(restCall({u"POST"_s, u"/convert"_s, u"subtitle@"_s + path}), {})), ErrorKind::BadInput);
}

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_kickasssubtitlesrequests.moc"
