// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compressed.h"

#include "core/net/packing.h"
#include "core/net/xmlrpc.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <limits>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

QByteArray response(const QByteArray &value)
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><methodResponse><params><param>" + value
        + "</param></params></methodResponse>";
}

/// The value of a response that must be fine.
QVariant read(const QByteArray &value)
{
    const auto decoded = XmlRpc::decodeResponse(response(value));
    if (!decoded) {
        qWarning() << decoded.error().detail;
        return u"failed: "_s + decoded.error().detail;
    }
    return decoded->value;
}

QByteArray call(const QVariant &param)
{
    const QByteArray xml = XmlRpc::encodeCall(u"Any"_s, {param});
    const QByteArray before = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall><methodName>Any</methodName>"
                              "<params><param>";
    const QByteArray after = "</param></params></methodCall>\n";
    if (!xml.startsWith(before) || !xml.endsWith(after))
        return "no call: " + xml;
    return xml.mid(before.size(), xml.size() - before.size() - after.size());
}

bool isBadReply(const QByteArray &body)
{
    const auto decoded = XmlRpc::decodeResponse(body);
    return !decoded && decoded.error().kind == ErrorKind::BadReply && !decoded.error().message.isEmpty();
}

QDateTime utc(int year, int month, int day, int hour, int minute, int second)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute, second), Qt::UTC);
}

} // namespace

class TestXmlRpc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEachType_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QByteArray>("xml");
        const auto row = [](const char *name, const QVariant &value, const QByteArray &xml) {
            QTest::newRow(name) << value << QByteArray("<value>" + xml + "</value>");
        };
        row("text", u"naïve"_s, "<string>na\xc3\xafve</string>");
        row("empty text", QString(), "<string></string>");
        row("hostile text", u"</string>&\"<![CDATA[x]]>"_s,
            "<string>&lt;/string&gt;&amp;\"&lt;![CDATA[x]]&gt;</string>");
        row("line ends", u"a\r\nb\tc"_s, "<string>a&#13;\nb\tc</string>");
        row("no XML characters", QString(u"a\x01\x08\x0b\x1f\xfffe\xd800z"_s) + QChar(u'\0'), "<string>az</string>");
        row("beyond the first plane", QString::fromUcs4(U"\x1F600"), "<string>\xf0\x9f\x98\x80</string>");
        row("int", -7, "<int>-7</int>");
        row("long", qlonglong(9000000000), "<i8>9000000000</i8>");
        row("unsigned", uint(4000000000), "<i8>4000000000</i8>");
        row("double", 23.976, "<double>23.976</double>");
        row("large double", 1e21, "<double>1000000000000000000000</double>");
        row("no number", std::numeric_limits<double>::quiet_NaN(), "<nil/>");
        row("true", true, "<boolean>1</boolean>");
        row("false", false, "<boolean>0</boolean>");
        row("moment", utc(2015, 3, 29, 13, 23, 44), "<dateTime.iso8601>20150329T13:23:44</dateTime.iso8601>");
        row("bytes", QByteArray("\0\xff", 2), "<base64>AP8=</base64>");
        row("nothing", QVariant::fromValue(nullptr), "<nil/>");
        row("list", QVariantList{u"a"_s, 1},
            "<array><data><value><string>a</string></value><value><int>1</int></value></data></array>");
        row("empty list", QVariantList(), "<array><data></data></array>");
        row("texts", QStringList{u"a"_s}, "<array><data><value><string>a</string></value></data></array>");
        row("struct", QVariantMap{{u"a<b"_s, u"x"_s}},
            "<struct><member><name>a&lt;b</name><value><string>x</string></value></member></struct>");
    }
    void writesEachType()
    {
        QFETCH(QVariant, value);
        QFETCH(QByteArray, xml);
        QCOMPARE(call(value), xml);
    }

    void writesNoParamsAndMethodNamesAsText()
    {
        QCOMPARE(XmlRpc::encodeCall(u"a<b"_s, {}),
            QByteArray("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall><methodName>a&lt;b</methodName>"
                       "<params></params></methodCall>\n"));
    }

    void readsEachType_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QVariant>("value");
        const auto row = [](const char *name, const QByteArray &xml, const QVariant &value) {
            QTest::newRow(name) << QByteArray("<value>" + xml + "</value>") << value;
        };
        row("string", "<string> a b </string>", u" a b "_s);
        row("no type", "plain &amp; simple", u"plain & simple"_s);
        row("no type, empty", "", QString());
        row("empty string", "<string/>", QString());
        row("cdata", "<string><![CDATA[a & <b>]]></string>", u"a & <b>"_s);
        row("comment", "<string>a<!-- not -- this -->b</string>", u"ab"_s);
        row("references", "<string>&#233;&#xE9;&quot;</string>", u"éé\""_s);
        row("int", "<int>12</int>", 12);
        row("i4", "<i4> -12 </i4>", -12);
        row("i8", "<i8>9000000000</i8>", qlonglong(9000000000));
        row("small i8", "<i8>9</i8>", qlonglong(9));
        row("int too large", "<int>9000000000</int>", qlonglong(9000000000));
        row("int far too large", "<int>99999999999999999999</int>", u"99999999999999999999"_s);
        row("int that is none", "<int>many</int>", u"many"_s);
        row("empty int", "<int/>", QString());
        row("double", "<double>24.7698</double>", 24.7698);
        row("double that is none", "<double>nan</double>", u"nan"_s);
        row("boolean", "<boolean>1</boolean>", true);
        row("boolean in words", "<boolean> False </boolean>", false);
        row("boolean that is none", "<boolean>perhaps</boolean>", u"perhaps"_s);
        row("nil", "<nil/>", QVariant::fromValue(nullptr));
        row("ex:nil", "<ex:nil/>", QVariant::fromValue(nullptr));
        row("ex:i8", "<ex:i8>5</ex:i8>", qlonglong(5));
        row("base64", "<base64>\n  AP8=\n</base64>", QByteArray("\0\xff", 2));
        row("base64 without padding", "<base64>AP8</base64>", QByteArray("\0\xff", 2));
        row("base64 that is none", "<base64>*not*</base64>", u"*not*"_s);
        row("array", "<array><data><value><int>1</int></value><value>b</value></data></array>",
            QVariantList{1, u"b"_s});
        row("empty array", "<array><data/></array>", QVariantList());
        row("emptier array", "<array/>", QVariantList());
        row("array without data", "<array><value><int>1</int></value></array>", QVariantList{1});
        row("struct", "<struct><member><name> a </name><value>1</value></member></struct>",
            QVariantMap{{u"a"_s, u"1"_s}});
        row("value before name", "<struct><member><value>1</value><name>a</name></member></struct>",
            QVariantMap{{u"a"_s, u"1"_s}});
        row("empty struct", "<struct/>", QVariantMap());
        row("the last of two members counts",
            "<struct><member><name>a</name><value>1</value></member><member><name>a</name><value>2</value></member>"
            "</struct>",
            QVariantMap{{u"a"_s, u"2"_s}});
        row("member without name", "<struct><member><value>1</value></member></struct>", QVariantMap());
        row("member without value", "<struct><member><name>a</name></member></struct>",
            QVariantMap{{u"a"_s, QVariant()}});
        row("unknown type", "<decimal>1<b>2</b>3</decimal>", u"123"_s);
        row("unknown members", "<struct><odd><value>1</value></odd></struct>", QVariantMap());
        const QVariant moment = utc(2015, 3, 29, 13, 23, 44);
        const auto dateRow = [&](const char *text, const QVariant &value) {
            row(text, QByteArray("<dateTime.iso8601>") + text + "</dateTime.iso8601>", value);
        };
        dateRow("20150329T13:23:44", moment);
        dateRow("2015-03-29T13:23:44", moment);
        dateRow("2015-03-29 13:23:44", moment);
        dateRow("20150329T132344", moment);
        dateRow("20150329T13:23:44Z", moment);
        dateRow("2015-03-29T13:23:44.250Z", moment);
        dateRow("2015-03-29T15:23:44+02:00", moment);
        dateRow("20150329T08:53:44-0430", moment);
        dateRow("20150329", QVariant(utc(2015, 3, 29, 0, 0, 0)));
        dateRow("20151329T13:23:44", u"20151329T13:23:44"_s);
        dateRow("soon", u"soon"_s);
    }
    void readsEachType()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QVariant, value);
        const QVariant found = read(xml);
        QCOMPARE(found.typeId(), value.typeId());
        QCOMPARE(found, value);
    }

    void readsPrettyPrintedReplies()
    {
        const QByteArray pretty = R"(
<?xml version="1.0" encoding="utf-8"?>
<methodResponse>
 <params>
  <param>
   <value>
    <struct>
     <member>
      <name>
       status
      </name>
      <value>
       <string>200 OK</string>
      </value>
     </member>
     <member>
      <name>data</name>
      <value>
       <array>
        <data>
         <value>
          <int>
           5
          </int>
         </value>
        </data>
       </array>
      </value>
     </member>
    </struct>
   </value>
  </param>
 </params>
</methodResponse>
)";
        const auto decoded = XmlRpc::decodeResponse(pretty);
        QVERIFY(decoded);
        QCOMPARE(decoded->value, QVariant(QVariantMap{{u"status"_s, u"200 OK"_s}, {u"data"_s, QVariantList{5}}}));
    }

    void readsFaults_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("text");
        QTest::newRow("usual") << QByteArray(
            "<value><struct><member><name>faultCode</name><value><int>4</int></value></member>"
            "<member><name>faultString</name><value><string>Too many parameters.</string></value></member>"
            "</struct></value>")
                               << 4 << u"Too many parameters."_s;
        QTest::newRow("code as text") << QByteArray(
            "<value><struct><member><name>faultCode</name><value>-32601</value></member></struct></value>")
                                      << -32601 << QString();
        QTest::newRow("only text") << QByteArray("<value>went wrong</value>") << 0 << u"went wrong"_s;
        QTest::newRow("nothing") << QByteArray() << 0 << QString();
    }
    void readsFaults()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, code);
        QFETCH(QString, text);
        const auto decoded = XmlRpc::decodeResponse("<methodResponse><fault>" + value + "</fault></methodResponse>");
        QVERIFY(decoded);
        QVERIFY(decoded->fault);
        QCOMPARE(decoded->fault->code, code);
        QCOMPARE(decoded->fault->text, text);
    }

    void readsOddities_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QVariant>("value");
        const QByteArray good = response("<value>caf\xc3\xa9</value>");
        const QVariant cafe = u"café"_s;
        QTest::newRow("plain") << good << cafe;
        QTest::newRow("BOM") << QByteArray("\xef\xbb\xbf" + good) << cafe;
        QTest::newRow("white space first") << QByteArray("\r\n  " + good) << cafe;
        QTest::newRow("a warning first") << QByteArray("<br />\n<b>Notice</b>: x & y\n" + good) << cafe;
        QTest::newRow("a warning last") << QByteArray(good + "\n<b>Notice: & <") << cafe;
        QTest::newRow("no declaration") << QByteArray(
            "<methodResponse><params><param><value>caf\xc3\xa9</value></param></params></methodResponse>")
                                        << cafe;
        QByteArray lying = good;
        QTest::newRow("declared Latin-1, is UTF-8") << lying.replace("utf-8", "iso-8859-1") << cafe;
        QByteArray latin = response("<value>caf\xe9</value>");
        QTest::newRow("declared and is Latin-1") << latin.replace("utf-8", "ISO-8859-1") << cafe;
        QTest::newRow("declared UTF-8, is not") << response("<value>caf\xe9</value>") << QVariant(u"caf\xfffd"_s);
        QByteArray unknown = good;
        QTest::newRow("unknown encoding") << unknown.replace("utf-8", "x-klingon") << cafe;
        const QString wide = QString::fromUtf8(good);
        QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2) << cafe;
        QTest::newRow("control characters")
            << response("<value><string>a\x02&#1;&#x1F;&#xFFFF;b\x0c</string></value>") << QVariant(u"ab"_s);
        QTest::newRow("control characters in a tag")
            << response("<value><str\x01ing>a</string></value>") << QVariant(u"a"_s);
        QTest::newRow("control characters in cdata")
            << response("<value><![CDATA[a\x02&#1;b]]></value>") << QVariant(u"a&#1;b"_s);
        QTest::newRow("zero") << response(QByteArray("<value>a\0b</value>", 18)) << QVariant(u"ab"_s);
        QTest::newRow("surrogates as references") << response("<value>a&#xD83D;&#xDE00;b</value>") << QVariant(u"ab"_s);
        QTest::newRow("unknown entities") << response("<value>a &nbsp; b & c &; &#; &#zz; &amp</value>")
                                          << QVariant(u"a &nbsp; b & c &; &#; &#zz; &amp"_s);
        QTest::newRow("no value") << QByteArray("<methodResponse><params/></methodResponse>") << QVariant();
        QTest::newRow("two values") << response("<value>1</value></param><param><value>2</value>") << QVariant(u"1"_s);
        QTest::newRow("attributes") << response("<value><int xmlns:ex=\"http://example.com/\" a='1'>3</int></value>")
                                    << QVariant(3);
    }
    void readsOddities()
    {
        QFETCH(QByteArray, body);
        QFETCH(QVariant, value);
        const auto decoded = XmlRpc::decodeResponse(body);
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().detail));
        QCOMPARE(decoded->value, value);
    }

    void refusesWhatIsNoResponse_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("Service unavailable");
        QTest::newRow("page") << QByteArray("<!DOCTYPE html><html><body>Sorry</body></html>");
        QTest::newRow("call") << QByteArray("<methodCall><methodName>a</methodName></methodCall>");
        QTest::newRow("no params") << QByteArray("<methodResponse/>");
        QTest::newRow("cut in a value") << response("<value><string>abc");
        QTest::newRow("cut in a tag") << QByteArray("<methodResponse><params><par");
        QTest::newRow("cut after a value")
            << QByteArray("<methodResponse><params><param><value><int>1</int></value></param>");
        QTest::newRow("wrong end") << response("<value><string>a</int></value>");
        QTest::newRow("document type") << QByteArray(
            "<?xml version=\"1.0\"?><!DOCTYPE methodResponse [<!ENTITY a \"b\">]><methodResponse><params><param>"
            "<value>&a;</value></param></params></methodResponse>");
        QTest::newRow("document type inside")
            << QByteArray("<methodResponse><!DOCTYPE x [<!ENTITY a \"b\">]><params/></methodResponse>");
        QByteArray bomb = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY l0 \"lol\">";
        for (int i = 1; i < 20; ++i) {
            const QByteArray inner = "&l" + QByteArray::number(i - 1) + ";";
            bomb += "<!ENTITY l" + QByteArray::number(i) + " \"" + inner.repeated(10) + "\">";
        }
        QTest::newRow("entities of entities")
            << bomb + "]><methodResponse><params><param><value>&l19;</value></param></params></methodResponse>";
        QTest::newRow("a million attributes")
            << response("<value><int " + QByteArray(" a=\"1\"").repeated(1000000) + ">1</int></value>");
    }
    void refusesWhatIsNoResponse()
    {
        QFETCH(QByteArray, body);
        QVERIFY(isBadReply(body));
    }

    void boundsLevels()
    {
        const auto nested = [](int levels) {
            return response(QByteArray("<value><array><data>").repeated(levels - 1) + "<value>x</value>"
                + QByteArray("</data></array></value>").repeated(levels - 1));
        };
        QVERIFY(XmlRpc::decodeResponse(nested(XmlRpc::mostLevels)));
        QVERIFY(isBadReply(nested(XmlRpc::mostLevels + 1)));
        QVERIFY(isBadReply(nested(100000)));
        // Unclosed, of unknown types, and where nothing is read at all.
        QVERIFY(isBadReply(response(QByteArray("<value><array><data>").repeated(100000))));
        QCOMPARE(read("<value>" + QByteArray("<odd>").repeated(100000) + "x" + QByteArray("</odd>").repeated(100000)
                     + "</value>"),
            QVariant(u"x"_s));
        QVERIFY(isBadReply("<methodResponse>" + QByteArray("<odd>").repeated(100000)
            + QByteArray("</odd>").repeated(100000) + "</methodResponse>"));
        QVERIFY(isBadReply(response("<value>" + QByteArray("<![CDATA[").repeated(100000))));
    }

    void readsManyRows()
    {
        const QByteArray row = "<value><struct><member><name>IDSubtitle</name><value><string>5&amp;&#1;</string>"
                               "</value></member></struct></value>";
        const QVariant found = read("<value><array><data>" + row.repeated(50000) + "</data></array></value>");
        QCOMPARE(found.toList().size(), 50000);
        QCOMPARE(found.toList().constLast(), QVariant(QVariantMap{{u"IDSubtitle"_s, u"5&"_s}}));
    }

    void turnsIntoJsonAndBack()
    {
        const QVariantMap all{{u"text"_s, u"a"_s}, {u"int"_s, 5}, {u"long"_s, qlonglong(9007199254740993)},
            {u"double"_s, 1.5}, {u"true"_s, true}, {u"bytes"_s, QByteArray("\0\xff", 2)},
            {u"moment"_s, utc(2015, 3, 29, 13, 23, 44)}, {u"nothing"_s, QVariant::fromValue(nullptr)},
            {u"list"_s, QVariantList{1, QVariantList()}}, {u"struct"_s, QVariantMap()}};
        const QJsonObject json = XmlRpc::jsonFrom(all).toObject();
        QCOMPARE(json[u"text"_s], QJsonValue(u"a"_s));
        QCOMPARE(json[u"int"_s], QJsonValue(5));
        QCOMPARE(json[u"long"_s].toInteger(), 9007199254740993);
        QCOMPARE(json[u"double"_s], QJsonValue(1.5));
        QCOMPARE(json[u"true"_s], QJsonValue(true));
        QCOMPARE(json[u"bytes"_s], QJsonValue(u"AP8="_s));
        QCOMPARE(json[u"moment"_s], QJsonValue(u"2015-03-29T13:23:44Z"_s));
        QVERIFY(json[u"nothing"_s].isNull());
        QCOMPARE(json[u"list"_s], QJsonValue(QJsonArray{1, QJsonArray()}));
        QCOMPARE(json[u"struct"_s], QJsonValue(QJsonObject()));
        QVERIFY(XmlRpc::jsonFrom(std::numeric_limits<double>::infinity()).isNull());

        const auto parsed = QJsonDocument::fromJson(R"({"a":[1,-9000000000,1.5,"x",true,null,{}]})").object();
        QCOMPARE(XmlRpc::variantFrom(parsed),
            QVariant(QVariantMap{{u"a"_s,
                QVariantList{
                    1, qlonglong(-9000000000), 1.5, u"x"_s, true, QVariant::fromValue(nullptr), QVariantMap()}}}));
    }

    /// Python's own library reads what is written here, and is read.
    void agreesWithPython()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        if (python.isEmpty())
            QSKIP("python3 is not installed");
        const QVariantList params{u"</string>é\r\n\t]]>&amp;"_s + QString::fromUcs4(U"\x1F600"), -5,
            qlonglong(9000000000), 23.976, true, utc(2015, 3, 29, 13, 23, 44), QByteArray("\0\xff\x80", 3),
            QVariantList{u"a"_s, QVariantList()}, QVariantMap{{u"k&<"_s, QVariantMap{{u"x"_s, false}}}},
            QVariant::fromValue(nullptr), QString()};
        QProcess process;
        process.start(python,
            {u"-c"_s,
                u"import sys, xmlrpc.client as x\n"
                "p, m = x.loads(sys.stdin.buffer.read(), use_builtin_types=True)\n"
                "sys.stdout.buffer.write(x.dumps((list(p) + [m],), methodresponse=True, allow_none=True, "
                "encoding='utf-8').encode())"_s});
        // Python writes no i8 and refuses numbers of that size.
        QVariantList sent = params;
        sent.removeAt(2);
        process.write(XmlRpc::encodeCall(u"Sub.Search"_s, sent));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(-1));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const auto back = XmlRpc::decodeResponse(process.readAllStandardOutput());
        QVERIFY(back);
        QVariantList expected = sent;
        expected[0] = expected[0].toString().replace("\r\n"_L1, "\n"_L1); // Python does not escape \r
        expected.append(u"Sub.Search"_s);
        QCOMPARE(back->value.toList(), expected);
    }

    void unpacks_data()
    {
        QTest::addColumn<QByteArray>("packedText");
        QTest::addColumn<bool>("fine");
        const QByteArray text = QByteArray("1\n00:00:01,000 --> 00:00:02,000\nHello\n\n").repeated(50);
        QTest::newRow("gzip") << compressed(text) << true;
        QTest::newRow("zlib") << compressed(text, MAX_WBITS) << true;
        QTest::newRow("ours") << packed(text) << true;
        QTest::newRow("neither") << text << true;
        QTest::newRow("cut") << compressed(text).chopped(9) << false;
        QTest::newRow("cut to the header") << compressed(text).left(10) << false;
        QTest::newRow("cut to the mark") << QByteArray("\x1f\x8b") << false;
        QByteArray damaged = compressed(text);
        damaged[damaged.size() / 2] = static_cast<char>(~damaged[damaged.size() / 2]);
        QTest::newRow("damaged") << damaged << false;
        QTest::newRow("bomb") << compressed(QByteArray(1000000, ' ')) << false;
        QTest::newRow("too long and not packed") << QByteArray(1000000, ' ') << false;
    }
    void unpacks()
    {
        QFETCH(QByteArray, packedText);
        QFETCH(bool, fine);
        const QByteArray text = QByteArray("1\n00:00:01,000 --> 00:00:02,000\nHello\n\n").repeated(50);
        const auto result = unpacked(packedText, text.size());
        QCOMPARE(result.has_value(), fine);
        if (fine)
            QCOMPARE(*result, text);
        else
            QVERIFY(result.error().kind == ErrorKind::BadReply);
    }

    void leavesTextThatLooksPacked()
    {
        // A multiple of 31 that names method 8, but no zlib.
        QCOMPARE(unpacked("80\n00:01:00,000", 100).value_or("?"), QByteArray("80\n00:01:00,000"));
        QCOMPARE(unpacked("", 100).value_or("?"), QByteArray());
        QCOMPARE(unpacked(packed(""), 100).value_or("?"), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestXmlRpc)
#include "tst_xmlrpc.moc"
