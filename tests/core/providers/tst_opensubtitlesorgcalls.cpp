// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every call as it goes over the wire.

#include "core/net/packing.h"
#include "core/net/xmlrpc.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgcalls.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorglanguages.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace Legenda;
using namespace Legenda::OpenSubtitlesOrg;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Legenda::OpenSubtitlesOrg::Call)

namespace {

const QString token = u"tok,en-1"_s;
const QByteArray srt = "1\n00:00:01,000 --> 00:00:02,000\nHello\n";

bool onlyText(const QVariant &value)
{
    if (value.typeId() == QMetaType::QVariantList) {
        const QVariantList list = value.toList();
        return std::all_of(list.begin(), list.end(), onlyText);
    }
    if (value.typeId() == QMetaType::QVariantMap) {
        const QVariantMap map = value.toMap();
        return std::all_of(map.begin(), map.end(), onlyText);
    }
    return value.typeId() == QMetaType::QString;
}

UploadFile uploadFile()
{
    UploadFile file;
    file.content = srt;
    file.subFileName = u"Film.srt"_s;
    file.movie = {u"18379ac9af039390"_s, 9000000001, 0, 5400123, 129603, 23.976, u"Film.mkv"_s};
    return file;
}

} // namespace

class TestOpenSubtitlesOrgCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildsEachCall_data()
    {
        QTest::addColumn<Call>("call");
        QTest::addColumn<QByteArray>("params");
        const auto row = [](const Call &call, const QByteArray &params) {
            // Single quotes, for reading's sake.
            QTest::newRow(qPrintable(call.method)) << call << QByteArray(params).replace('\'', '"');
        };
        row(serverInfo(), "[]");
        row(logIn(u"ann"_s, passwordMd5(u"pässword"_s), u"en"_s, u"Legenda v1.0.0"_s),
            "['ann','8e1843033a0f6ee52e2f618aa8ebbef4','en','Legenda v1.0.0']");
        row(logOut(token), "['tok,en-1']");
        row(noOperation(token), "['tok,en-1']");
        row(getUserInfo(token), "['tok,en-1']");
        row(getSubLanguages(u"en"_s), "['en']");
        Condition byHash;
        byHash.languages = {u"eng"_s, u"pob"_s};
        byHash.movieHash = u"18379ac9af039390"_s;
        byHash.movieByteSize = 9000000001;
        Condition byId;
        byId.imdbId = 133093;
        byId.season = 0;
        byId.episode = 2;
        byId.tags = QStringList{u"AXXO"_s, u"DVD"_s};
        Condition byQuery;
        byQuery.query = u"south <park>"_s;
        byQuery.tag = u"south.park.avi"_s;
        row(searchSubtitles(token, {byHash, byId, byQuery}, 100),
            "['tok,en-1',[{'sublanguageid':'eng,pob','moviehash':'18379ac9af039390','moviebytesize':'9000000001'},{'"
            "sublanguageid':'all','imdbid':'133093','season':'0','episode':'2','tags':'AXXO,DVD'},{'sublanguageid':'"
            "all','query':'south <park>','tag':'south.park.avi'}],{'limit':'100'}]");
        row(searchToMail(token, {u"eng"_s}, {{u"18379ac9af039390"_s, 9000000001}}),
            "['tok,en-1',['eng'],[{'moviehash':'18379ac9af039390','moviesize':'9000000001'}]]");
        row(checkSubHash(token, {u"a9672c89bc3f5438f820f06bab708067"_s}),
            "['tok,en-1',['a9672c89bc3f5438f820f06bab708067']]");
        row(checkMovieHash(token, {u"46e33be00464c12e"_s, u"53fc6fe84ad5ee31"_s}),
            "['tok,en-1',['46e33be00464c12e','53fc6fe84ad5ee31']]");
        row(checkMovieHash2(token, {u"46e33be00464c12e"_s}), "['tok,en-1',['46e33be00464c12e']]");
        MovieFile movie{u"46e33be00464c12e"_s, 9000000001, 2816136, 3600000, 0, 25, u"Show.S04E01.mkv"_s};
        row(insertMovieHash(token, {movie, {u"53fc6fe84ad5ee31"_s, 5, 7, 0, 0, 0, {}}}),
            "['tok,en-1',[{'moviehash':'46e33be00464c12e','moviebytesize':'9000000001','imdbid':'2816136','movietimems'"
            ":'3600000','moviefps':'25.000','moviefilename':'Show.S04E01.mkv'},{'moviehash':'53fc6fe84ad5ee31','"
            "moviebytesize':'5','imdbid':'7'}]]");
        const QByteArray part =
            "'subhash':'MD5','subfilename':'Film.srt','moviehash':'18379ac9af039390','moviebytesize':'9000000001','"
            "movietimems':'5400123','movieframes':'129603','moviefps':'23.976','moviefilename':'Film.mkv'";
        const QByteArray md5 = QCryptographicHash::hash(srt, QCryptographicHash::Md5).toHex();
        const QByteArray known = QByteArray(part).replace("MD5", md5);
        row(tryUploadSubtitles(token, {uploadFile(), uploadFile()}),
            "['tok,en-1',{'cd1':{" + known + "},'cd2':{" + known + "}}]");
        const QByteArray packedText = ",'subcontent':'" + packed(srt).toBase64() + "'";
        UploadInfo info{
            133093, u"Film.2020-GRP"_s, u"Der Film"_s, u"ger"_s, u"from DVD"_s, u"Bob"_s, true, true, true, true};
        row(uploadSubtitles(token, info, {uploadFile()}),
            "['tok,en-1',{'baseinfo':{'idmovieimdb':'133093','moviereleasename':'Film.2020-GRP','movieaka':'Der "
            "Film','sublanguageid':'ger','subauthorcomment':'from "
            "DVD','subtranslator':'Bob','hearingimpaired':'1','highdefinition':'1','automatictranslation':'1','"
            "foreignpartsonly':'1'},'cd1':{"
                + known + packedText + "}}]");
        row(detectLanguage(token, {srt}), "['tok,en-1',['" + packed(srt).toBase64() + "']]");
        row(previewSubtitles(token, {u"10"_s, u"20"_s}), "['tok,en-1',['10','20']]");
        row(downloadSubtitles(token, {u"10"_s, u"20"_s}), "['tok,en-1',['10','20']]");
        row(reportWrongMovieHash(token, u"8081005"_s), "['tok,en-1','8081005']");
        row(reportWrongImdbMovie(token, {u"46e33be00464c12e"_s, 733589504}, 133093),
            "['tok,en-1',{'moviehash':'46e33be00464c12e','moviebytesize':'733589504','imdbid':'133093'}]");
        row(getAvailableTranslations(token, u"oscar"_s), "['tok,en-1','oscar']");
        row(getTranslation(token, u"de"_s, u"po"_s, u"oscar"_s), "['tok,en-1','de','po','oscar']");
        row(searchMoviesOnImdb(token, u"troy"_s), "['tok,en-1','troy']");
        row(getImdbMovieDetails(token, 480011), "['tok,en-1','480011']");
        row(insertMovie(token, u"A film"_s, 2020), "['tok,en-1',{'moviename':'A film','movieyear':'2020'}]");
        row(subtitlesVote(token, u"3331501"_s, 8), "['tok,en-1',{'idsubtitle':'3331501','score':'8'}]");
        row(getComments(token, {u"3387112"_s}), "['tok,en-1',['3387112']]");
        row(addComment(token, u"3387112"_s, u"Thanks"_s, true),
            "['tok,en-1',{'idsubtitle':'3387112','comment':'Thanks','badsubtitle':'1'}]");
        row(addRequest(token, u"cze"_s, 887, {}), "['tok,en-1',{'sublanguageid':'cze','idmovieimdb':'887'}]");
        row(setSubscribeUrl(token, u"http://example.com/hook"_s), "['tok,en-1','http://example.com/hook']");
        row(subscribeToHash(token, {u"46e33be00464c12e"_s}), "['tok,en-1',['46e33be00464c12e']]");
        row(quickSuggest(token, u"m"_s, {u"eng"_s, u"pob"_s}), "['tok,en-1','m','eng,pob']");
        row(suggestMovie(token, u"matrix"_s), "['tok,en-1','matrix']");
        row(guessMovieFromString(token, {u"Aliens.mkv"_s}), "['tok,en-1',['Aliens.mkv']]");
        row(autoUpdate(u"legenda"_s), "['legenda']");
    }
    void buildsEachCall()
    {
        QFETCH(Call, call);
        QFETCH(QByteArray, params);
        const QJsonDocument expected = QJsonDocument::fromJson(params);
        QVERIFY(expected.isArray());
        QCOMPARE(XmlRpc::jsonFrom(call.params).toArray(), expected.array());
        QVERIFY(onlyText(call.params));
        // The reference's name and its first parameter.
        const QStringList lines = methodLines();
        const auto line = std::find_if(lines.begin(), lines.end(),
            [&](const QString &each) { return each == call.method || each.startsWith(call.method + u' '); });
        QVERIFY(line != lines.end());
        QCOMPARE(wantsToken(call.method), call.params.value(0).toString() == token);
    }

    void knowsEveryMethod()
    {
        QCOMPARE(methodLines().size(), 34);
        QVERIFY(wantsToken(u"quicksuggest"_s));
        QVERIFY(!wantsToken(u"serverinfo"_s));
        QVERIFY(wantsToken(u"SomethingNew"_s));
    }

    void leavesOutWhatIsNotKnown()
    {
        QCOMPARE(XmlRpc::jsonFrom(searchSubtitles(token, {Condition()}).params),
            QJsonValue(QJsonArray{
                token, QJsonArray{QJsonObject{{u"sublanguageid"_s, u"all"_s}}}, QJsonObject{{u"limit"_s, u"500"_s}}}));
        QCOMPARE(addComment(token, u"1"_s, u"x"_s, false).params.at(1).toMap().keys(),
            (QStringList{u"comment"_s, u"idsubtitle"_s}));
        QCOMPARE(quickSuggest(token, u"m"_s, {}).params.at(2), QVariant(u"all"_s));
        const QVariantMap parts = uploadSubtitles(token, {}, {UploadFile{srt, {}, {}}}).params.at(1).toMap();
        QVERIFY(parts[u"baseinfo"_s].toMap().isEmpty());
        QCOMPARE(parts[u"cd1"_s].toMap().keys(), (QStringList{u"subcontent"_s, u"subhash"_s}));
        QCOMPARE(passwordMd5({}), QString());
        QCOMPARE(logIn({}, {}, u"en"_s, u"x"_s).params.mid(0, 2), (QVariantList{QString(), QString()}));
    }

    void uploadsWhatCanBeUnpacked()
    {
        const QVariantMap parts = uploadSubtitles(token, {}, {uploadFile()}).params.at(1).toMap();
        const QByteArray sent = QByteArray::fromBase64(parts[u"cd1"_s].toMap()[u"subcontent"_s].toString().toLatin1());
        QVERIFY(sent.startsWith('x')); // zlib, no gzip
        QCOMPARE(unpacked(sent, 1000).value_or("?"), srt);
    }

    void writesTheWholeRequest()
    {
        Condition condition;
        condition.languages = QStringList{u"eng"_s};
        condition.query = u"Lilo & Stitch"_s;
        const Call call = searchSubtitles(token, {condition});
        QCOMPARE(XmlRpc::encodeCall(call.method, call.params),
            QByteArray("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<methodCall><methodName>SearchSubtitles</methodName><params>"
                       "<param><value><string>tok,en-1</string></value></param>"
                       "<param><value><array><data><value><struct>"
                       "<member><name>query</name><value><string>Lilo &amp; Stitch</string></value></member>"
                       "<member><name>sublanguageid</name><value><string>eng</string></value></member>"
                       "</struct></value></data></array></value></param>"
                       "<param><value><struct><member><name>limit</name><value><string>500</string></value></member>"
                       "</struct></value></param></params></methodCall>\n"));
    }

    void mapsLanguages_data()
    {
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("twoLetters"); // ISO639 of the service; empty: not to be tried
        const auto row = [](const QString &ours, const QString &service, const QString &two = {}) {
            QTest::newRow(qPrintable(ours)) << ours << service << two;
        };
        // ISO 639-2/B, not /T.
        row(u"sq"_s, u"alb"_s, u"sq"_s);
        row(u"hy"_s, u"arm"_s, u"hy"_s);
        row(u"eu"_s, u"baq"_s, u"eu"_s);
        row(u"my"_s, u"bur"_s, u"my"_s);
        row(u"cs"_s, u"cze"_s, u"cs"_s);
        row(u"nl"_s, u"dut"_s, u"nl"_s);
        row(u"fr"_s, u"fre"_s, u"fr"_s);
        row(u"ka"_s, u"geo"_s, u"ka"_s);
        row(u"de"_s, u"ger"_s, u"de"_s);
        row(u"is"_s, u"ice"_s, u"is"_s);
        row(u"mk"_s, u"mac"_s, u"mk"_s);
        row(u"ms"_s, u"may"_s, u"ms"_s);
        row(u"fa"_s, u"per"_s, u"fa"_s);
        row(u"ro"_s, u"rum"_s, u"ro"_s);
        row(u"sk"_s, u"slo"_s, u"sk"_s);
        row(u"en"_s, u"eng"_s, u"en"_s);
        row(u"pt"_s, u"por"_s, u"pt"_s);
        row(u"es"_s, u"spa"_s, u"es"_s);
        // Its own.
        row(u"el"_s, u"ell"_s, u"el"_s);
        row(u"hr"_s, u"hrv"_s, u"hr"_s);
        row(u"sr"_s, u"scc"_s, u"sr"_s);
        row(u"pt-br"_s, u"pob"_s, u"pb"_s);
        row(u"pt-mz"_s, u"pom"_s, u"pm"_s);
        row(u"cnr"_s, u"mne"_s, u"me"_s);
        row(u"zh-cn"_s, u"chi"_s, u"zh"_s);
        row(u"zh-tw"_s, u"zht"_s, u"zt"_s);
        row(u"ze"_s, u"zhe"_s, u"ze"_s);
        row(u"yue"_s, u"zhc"_s, u"zc"_s);
        row(u"es-419"_s, u"spl"_s, u"ea"_s);
        row(u"es-es"_s, u"spn"_s, u"sp"_s);
        row(u"ext"_s, u"ext"_s, u"ex"_s);
        row(u"xyz"_s, u"xyz"_s, u"xyz"_s); // nobody's
    }
    void mapsLanguages()
    {
        QFETCH(QString, ours);
        QFETCH(QString, service);
        QFETCH(QString, twoLetters);
        QCOMPARE(serviceCodes(Language::fromCode(ours)), QStringList{service});
        QCOMPARE(languageFrom(service.toUpper()).code(), ours);
        QCOMPARE(languageFrom(twoLetters).code(), ours);
    }

    void asksForWhatIsNotToldApart()
    {
        const auto codes = [](const QString &code) { return serviceCodes(Language::fromCode(code)); };
        QCOMPARE(codes(u"zh"_s), (QStringList{u"chi"_s, u"zht"_s}));
        QCOMPARE(codes(u"zh-hk"_s), QStringList{u"zht"_s});
        QCOMPARE(codes(u"en-gb"_s), QStringList{u"eng"_s});
        QCOMPARE(codes(u"pt-pt"_s), QStringList{u"por"_s});
        QCOMPARE(codes(u"es-mx"_s), QStringList{u"spa"_s});
        QCOMPARE(codes(u"sr-latn"_s), QStringList{u"scc"_s});
        QCOMPARE(codes(u"nb"_s), QStringList{u"nor"_s});
        QCOMPARE(codes(u"und"_s), QStringList());
        QCOMPARE(serviceCodes(Language::fromList(u"pt-br,zh,zh-tw,en"_s)),
            (QStringList{u"pob"_s, u"chi"_s, u"zht"_s, u"eng"_s}));
        QCOMPARE(languageFrom(u""_s), Language());
    }
};

QTEST_GUILESS_MAIN(TestOpenSubtitlesOrgCalls)
#include "tst_opensubtitlesorgcalls.moc"
