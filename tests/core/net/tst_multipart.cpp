// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/multipart.h"

#include <QRegularExpression>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

BoundaryMaker always(const QByteArray &boundary)
{
    return [boundary] { return boundary; };
}

/// The one file's Content-Disposition line.
QByteArray dispositionOf(const QString &fileName)
{
    const QByteArray body = multipartForm({}, {{u"subtitle"_s, fileName, "text"}}, always("b")).body;
    const qsizetype start = body.indexOf("Content-Disposition");
    return body.mid(start, body.indexOf("\r\n", start) - start);
}

} // namespace

class TestMultipart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsAndFiles();
    void nothing();
    void hostileNames_data();
    void hostileNames();
    void hostileFieldNamesAndTypes();
    void boundaryStandsNowhere();
    void boundaryAlwaysFound();
    void randomBoundaries();
    void binaryContent();
    void urlEncoded();
    void request();
};

void TestMultipart::fieldsAndFiles()
{
    const FormBody form = multipartForm({{u"language"_s, u"pl"_s}, {u"hashes[opensubtitles]"_s, u"00ff"_s}},
        {{u"subtitle"_s, u"Zażółć.srt"_s, "1\r\n"}, {u"other"_s, u"b.txt"_s, "x", "text/plain"}}, always("edge"));
    QCOMPARE(form.contentType, "multipart/form-data; boundary=edge"_ba);
    QCOMPARE(form.body,
        "--edge\r\n"
        "Content-Disposition: form-data; name=\"language\"\r\n"
        "\r\n"
        "pl\r\n"
        "--edge\r\n"
        "Content-Disposition: form-data; name=\"hashes[opensubtitles]\"\r\n"
        "\r\n"
        "00ff\r\n"
        "--edge\r\n"
        "Content-Disposition: form-data; name=\"subtitle\"; filename=\"Zażółć.srt\"\r\n"
        "Content-Type: application/octet-stream\r\n"
        "\r\n"
        "1\r\n\r\n"
        "--edge\r\n"
        "Content-Disposition: form-data; name=\"other\"; filename=\"b.txt\"\r\n"
        "Content-Type: text/plain\r\n"
        "\r\n"
        "x\r\n"
        "--edge--\r\n"_ba);
}

void TestMultipart::nothing()
{
    QCOMPARE(multipartForm({}, {}, always("edge")).body, "--edge--\r\n"_ba);
    QCOMPARE(urlEncodedForm({}).body, ""_ba);
}

void TestMultipart::hostileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("quote") << u"a\"; name=\"x.srt"_s << "a%22; name=%22x.srt"_ba;
    QTest::newRow("line end") << u"a\r\nX-Evil: 1\r\n\r\nbody.srt"_s << "a%0D%0AX-Evil: 1%0D%0A%0D%0Abody.srt"_ba;
    QTest::newRow("backslash at the end") << u"a\\"_s << "a%5C"_ba;
    QTest::newRow("controls") << u"a\tb\x7f"_s + QChar(u'\0') + u"c.srt"_s << "a_b__c.srt"_ba;
    QTest::newRow("folder") << u"/home/somebody/../x.srt"_s << "x.srt"_ba;
    QTest::newRow("only a folder") << u"/tmp/"_s << "file"_ba;
    QTest::newRow("none") << QString() << "file"_ba;
}

void TestMultipart::hostileNames()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, written);
    QCOMPARE(dispositionOf(name), "Content-Disposition: form-data; name=\"subtitle\"; filename=\"" + written + '"');
}

void TestMultipart::hostileFieldNamesAndTypes()
{
    const FormBody form = multipartForm({{u"a\"\r\nb"_s, u"v"_s}},
        {{u"f\"\n"_s, u"x"_s, "c", "text/plain\r\nX-Evil: 1"}, {u"g"_s, u"y"_s, "c", {}}}, always("edge"));
    QVERIFY(form.body.contains("name=\"a%22%0D%0Ab\"\r\n\r\nv\r\n"));
    QVERIFY(form.body.contains("name=\"f%22%0A\"; filename=\"x\"\r\nContent-Type: application/octet-stream\r\n\r\nc"));
    QVERIFY(form.body.contains("name=\"g\"; filename=\"y\"\r\nContent-Type: application/octet-stream\r\n\r\nc"));
    QVERIFY(!form.body.contains("X-Evil"));
}

void TestMultipart::boundaryStandsNowhere()
{
    QList<QByteArray> offered{"first", "second", "third"};
    const auto make = [&offered] { return offered.takeFirst(); };
    const FormBody form = multipartForm({{u"a"_s, u"--second"_s}}, {{u"f"_s, u"n"_s, "…--first\r\n"}}, make);
    QCOMPARE(form.contentType, "multipart/form-data; boundary=third"_ba);
}

void TestMultipart::boundaryAlwaysFound()
{
    const FormBody form = multipartForm({}, {{u"f"_s, u"n"_s, "--edge --edge0 "}}, always("edge"));
    QCOMPARE(form.contentType, "multipart/form-data; boundary=edge01"_ba);
    QCOMPARE(form.body.count("--edge01"), 2);
}

void TestMultipart::randomBoundaries()
{
    static const QRegularExpression form(u"^[A-Za-z0-9-]{20,60}$"_s);
    const QString one = QString::fromLatin1(randomBoundary());
    QVERIFY(form.match(one).hasMatch());
    QVERIFY(one != QString::fromLatin1(randomBoundary()));
}

void TestMultipart::binaryContent()
{
    QByteArray content;
    for (int i = 0; i < 256; ++i)
        content += static_cast<char>(i);
    const FormBody form = multipartForm({}, {{u"f"_s, u"n"_s, content}}, always("edge"));
    QVERIFY(form.body.endsWith("\r\n\r\n" + content + "\r\n--edge--\r\n"));
}

void TestMultipart::urlEncoded()
{
    const FormBody form = urlEncodedForm(
        {{u"filename"_s, u"Amélie & Co=~1.mkv"_s}, {u"hashes[opensubtitles]"_s, u"00ff"_s}, {u"empty"_s, {}}});
    QCOMPARE(form.contentType, "application/x-www-form-urlencoded"_ba);
    QCOMPARE(form.body, "filename=Am%C3%A9lie+%26+Co%3D%7E1.mkv&hashes%5Bopensubtitles%5D=00ff&empty="_ba);
}

void TestMultipart::request()
{
    HttpRequest made;
    urlEncodedForm({{u"a"_s, u"b"_s}}).putInto(made);
    QCOMPARE(made.body, "a=b"_ba);
    QCOMPARE(made.contentType, "application/x-www-form-urlencoded"_ba);
}

QTEST_APPLESS_MAIN(TestMultipart)
#include "tst_multipart.moc"
