// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The flow above the session: how questions are put, split and gathered, and what is made of the answers.

#include "core/net/contentdecoder.h"
#include "core/net/packing.h"
#include "core/net/xmlrpc.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgprovider.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgqueries.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgrawapi.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgstub.h"
#include "tests/support/fakehttpclient.h"
#include "tests/support/settled.h"
#include "tests/support/xmlrpcreply.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Legenda;
using namespace Legenda::OpenSubtitlesOrg;
using namespace Qt::StringLiterals;

namespace {

const AccountValues withAccount = {{u"username"_s, u"somebody"_s}, {u"password"_s, u"swordfish"_s}};
const QByteArray dialogue = "1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n\n"
                            "2\n00:00:03,000 --> 00:00:04,000\nSay that again.\n\n"
                            "3\n00:00:05,000 --> 00:00:06,000\nNo.\n";
const QByteArray notice = "1\n00:00:01,000 --> 00:10:00,000\nBecome OpenSubtitles.org VIP Member\n"
                          "to get subtitles from this program\n";

/// A body as it was before it was packed.
QByteArray plain(const HttpRequest &request)
{
    for (const HttpHeader &header : request.headers) {
        if (header.name == "Content-Encoding") {
            ContentDecoder decoder("gzip", 10000000);
            decoder.add(request.body);
            return decoder.takeBody();
        }
    }
    return request.body;
}

QByteArray methodOf(const HttpRequest &request)
{
    const QByteArray body = plain(request);
    const auto from = body.indexOf("<methodName>") + 12;
    return body.mid(from, body.indexOf("</methodName>") - from);
}

QJsonObject row(int id, QJsonObject more = {})
{
    more.insert(u"IDSubtitle"_s, QString::number(id));
    more.insert(u"IDSubtitleFile"_s, QString::number(id * 10));
    more.insert(u"SubFileName"_s, u"a.srt"_s);
    more.insert(u"SubLanguageID"_s, u"eng"_s);
    more.insert(u"SubSumCD"_s, u"1"_s);
    more.insert(u"SubActualCD"_s, u"1"_s);
    return more;
}

HttpReply rows(const QJsonArray &data)
{
    return xmlRpcReply(
        QJsonDocument(QJsonObject{{u"status"_s, u"200 OK"_s}, {u"data"_s, data}}).toJson(QJsonDocument::Compact));
}

HttpReply fileReply(const QList<std::pair<QString, QByteArray>> &files, QList<HttpHeader> headers = {})
{
    QJsonArray data;
    for (const auto &[id, content] : files) {
        data.append(
            QJsonObject{{u"idsubtitlefile"_s, id}, {u"data"_s, QString::fromLatin1(gzipped(content).toBase64())}});
    }
    return xmlRpcReply(
        QJsonDocument(QJsonObject{{u"status"_s, u"200 OK"_s}, {u"data"_s, data}}).toJson(QJsonDocument::Compact),
        std::move(headers));
}

SearchQuery hashQuery(int number)
{
    SearchQuery query;
    query.movieHash = u"%1"_s.arg(0x1000 + number, 16, 16, QLatin1Char('0'));
    query.fileSize = 700000000 + number;
    query.languages = {Language::fromCode(u"en")};
    return query;
}

/// Strings of a request's values, in their order.
QStringList stringsOf(const HttpRequest &request)
{
    QStringList strings;
    const QByteArray body = plain(request);
    qsizetype at = 0;
    while ((at = body.indexOf("<string>", at)) >= 0) {
        at += 8;
        const auto end = body.indexOf("</string>", at);
        strings.append(QString::fromUtf8(body.mid(at, end - at)));
    }
    return strings;
}

} // namespace

class TestProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void info();
    void whyNot();
    void conditions_data();
    void conditions();
    void hashBesideANumber();
    void wishesAreSifted();
    void searchForNothing();
    void searchOnce();
    void searchMany();
    void manyConditionsAreSplit();
    void fullAnswersAreAskedInHalves();

    void downloadsAreGathered();
    void moreThanTwenty();
    void sameFileTwice();
    void missingFile();
    void refusedTogetherAskedAlone();
    void oneStopsTheOthersGoOn();
    void allStop();
    void stub();
    void notices_data();
    void notices();
    void quotaUsedUp();
    void remainingIsCounted();
    void remainingIsTold();
    void badNumbers();

    void logIn();
    void accountInfo();
    void newAccountForgetsWhatWasRefused();

    void identifyHashes();
    void manyHashes();
    void unknownHashesAreNotKept();
    void preview();
    void comments();
    void languages();
    void suggestions();
    void suggestionsWithoutQuickSuggest();
    void featureByNumber();
    void condition();
    void guess();

    void rawCalls_data();
    void rawCalls();
    void badRawCalls_data();
    void badRawCalls();
    void rawLogIn();
    void rawTokenByHand();

private:
    /// A server: answers by method; LogIn is answered of itself.
    void serve(QHash<QByteArray, std::function<HttpReply(const HttpRequest &)>> methods);
    int asked(const QByteArray &method) const;

    std::unique_ptr<FakeHttpClient> m_http;
    std::unique_ptr<OpenSubtitlesOrgProvider> m_provider;
};

void TestProvider::init()
{
    QLocale::setDefault(QLocale::c());
    m_provider.reset();
    m_http = std::make_unique<FakeHttpClient>();
    m_provider = std::make_unique<OpenSubtitlesOrgProvider>(*m_http);
    m_provider->setAccountValues(withAccount);
}

void TestProvider::serve(QHash<QByteArray, std::function<HttpReply(const HttpRequest &)>> methods)
{
    m_http->always([methods = std::move(methods)](const HttpRequest &request) -> Result<HttpReply> {
        const QByteArray method = methodOf(request);
        if (const auto own = methods.constFind(method); own != methods.cend())
            return (*own)(request);
        if (method == "LogIn")
            return xmlRpcReply(R"({"token":"t","status":"200 OK","data":{"UserNickName":"somebody"}})");
        return xmlRpcReply(R"({"status":"409 Method not found"})");
    });
}

int TestProvider::asked(const QByteArray &method) const
{
    return int(std::count_if(m_http->requests.cbegin(), m_http->requests.cend(),
        [&](const HttpRequest &request) { return methodOf(request) == method; }));
}

void TestProvider::info()
{
    const ProviderInfo info = m_provider->info();
    QCOMPARE(info.id, u"opensubtitles-org"_s);
    QStringList keys;
    for (const AccountField &field : info.fields)
        keys << field.key;
    QCOMPARE(keys, (QStringList{u"username"_s, u"password"_s, u"url"_s}));
    QVERIFY(info.searchesSeasons);
    QCOMPARE(m_provider->mostQueries(), 500);
    QVERIFY(m_provider->endpoints().size() >= 30);
    for (const QString &line : m_provider->endpoints())
        QVERIFY2(!line.contains(u"token"_s), qPrintable(line));
}

void TestProvider::whyNot()
{
    QVERIFY(!m_provider->whyNot(Ability::Search));
    QVERIFY(m_provider->whyNot(Ability::Convert)->kind == ErrorKind::NotSupported);
    m_provider->setAccountValues({});
    for (const Ability ability : {Ability::Search, Ability::Download, Ability::Preview, Ability::Comments,
             Ability::Identify, Ability::Suggest}) {
        const auto why = m_provider->whyNot(ability);
        QVERIFY(why && why->kind == ErrorKind::NeedsAccount && why->message.contains(u"VIP"_s));
    }
    QVERIFY(!m_provider->whyNot(Ability::Status));
    m_provider->setAccountValues({{u"username"_s, u"somebody"_s}}); // no password
    QVERIFY(m_provider->whyNot(Ability::Search));
    // Another server may serve everybody.
    m_provider->setAccountValues({{u"url"_s, u"http://127.0.0.1:8089/xml-rpc"_s}});
    QVERIFY(!m_provider->whyNot(Ability::Search));
}

void TestProvider::conditions_data()
{
    QTest::addColumn<SearchQuery>("query");
    QTest::addColumn<QList<Condition>>("expected");
    SearchQuery query;
    QTest::newRow("nothing") << query << QList<Condition>();
    query.videoUrl = u"https://example.org/v"_s;
    query.text = u"x"_s;
    QTest::newRow("web video") << query << QList<Condition>();

    query = {};
    query.movieHash = u"00000000000000AB"_s;
    query.fileSize = 5;
    query.fileName = u"a.mkv"_s;
    query.text = u"words"_s;
    query.languages = {Language::fromCode(u"pt-br"), Language::fromCode(u"pl")};
    Condition byHash;
    byHash.movieHash = u"00000000000000ab"_s;
    byHash.movieByteSize = 5;
    byHash.languages = {u"pob"_s, u"pol"_s};
    QTest::newRow("hash and size first") << query << QList<Condition>{byHash};

    query.fileSize = 0;
    Condition byText;
    byText.query = u"words"_s;
    byText.languages = byHash.languages;
    QTest::newRow("a hash without size is none") << query << QList<Condition>{byText};

    query.text.clear();
    Condition byTag;
    byTag.tag = u"a.mkv"_s;
    byTag.languages = byHash.languages;
    QTest::newRow("file name") << query << QList<Condition>{byTag};

    query = {};
    query.parentImdbId = 777;
    query.season = 2;
    Condition season;
    season.imdbId = 777;
    season.season = 2;
    QTest::newRow("season") << query << QList<Condition>{season};
    query.episode = 3;
    season.episode = 3;
    QTest::newRow("episode of a show") << query << QList<Condition>{season};

    query = {};
    query.imdbId = 133093;
    query.text = u"matrix"_s;
    Condition film;
    film.imdbId = 133093;
    QTest::newRow("number before words") << query << QList<Condition>{film};

    query = {};
    query.tmdbId = 603;
    QTest::newRow("somebody else's number") << query << QList<Condition>();
}

void TestProvider::conditions()
{
    QFETCH(SearchQuery, query);
    QFETCH(QList<Condition>, expected);
    QCOMPARE(conditionsFor(query), expected);
    QCOMPARE(m_provider->canAnswer(query), !expected.isEmpty());
}

void TestProvider::hashBesideANumber()
{
    SearchQuery query = hashQuery(1);
    query.imdbId = 133093;
    const QList<Condition> asked = conditionsFor(query);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked.at(0).imdbId, 133093);
    QVERIFY(!asked.at(1).movieHash.isEmpty() && asked.at(1).imdbId == 0);

    SubtitleHit byNumber;
    byNumber.id = u"1"_s;
    byNumber.matchedBy = SubtitleHit::MatchedBy::Id;
    SubtitleHit both = byNumber;
    both.id = u"2"_s;
    SubtitleHit bothByHash = both;
    bothByHash.matchedBy = SubtitleHit::MatchedBy::Hash;
    SubtitleHit sameFilm = bothByHash;
    sameFilm.id = u"3"_s;
    sameFilm.feature.imdbId = 133093;
    SubtitleHit otherFilm = bothByHash;
    otherFilm.id = u"4"_s;
    otherFilm.feature.imdbId = 5;
    const QList<SubtitleHit> hits = answerTo(query, {{byNumber, both}, {bothByHash, sameFilm, otherFilm}});
    QCOMPARE(hits, (QList<SubtitleHit>{bothByHash, sameFilm, byNumber}));
}

void TestProvider::wishesAreSifted()
{
    SubtitleHit usual;
    usual.id = u"1"_s;
    SubtitleHit deaf = usual;
    deaf.id = u"2"_s;
    deaf.hearingImpaired = true;
    SubtitleHit machine = usual;
    machine.id = u"3"_s;
    machine.machineTranslated = true;
    SubtitleHit trusted = usual;
    trusted.id = u"4"_s;
    trusted.fromTrusted = true;
    SubtitleHit old = usual;
    old.id = u"5"_s;
    old.feature.year = 1950;
    const QList<QList<SubtitleHit>> found{{usual, deaf, machine, trusted, old, usual}};
    const auto ids = [&](const SearchQuery &query) {
        QString all;
        for (const SubtitleHit &hit : answerTo(query, found))
            all += hit.id;
        return all;
    };
    SearchQuery query;
    query.text = u"x"_s;
    QCOMPARE(ids(query), u"1245"_s);
    query.year = 2010;
    QCOMPARE(ids(query), u"124"_s);
    query.hearingImpaired = Wish::Only;
    QCOMPARE(ids(query), u"2"_s);
    query.hearingImpaired = Wish::Exclude;
    query.machineTranslated = Wish::Include;
    QCOMPARE(ids(query), u"134"_s);
    query.trustedOnly = true;
    QCOMPARE(ids(query), u"4"_s);
    query.hashMatchesOnly = true;
    QCOMPARE(ids(query), QString());
}

void TestProvider::searchForNothing()
{
    VERIFY_FAILED(settled(m_provider->search({}, {}, {})), ErrorKind::BadInput);
    QCOMPARE(m_http->requests.size(), 0);
}

void TestProvider::searchOnce()
{
    serve({{"SearchSubtitles", [](const HttpRequest &) { return rows({row(1), row(2)}); }}});
    SearchQuery query;
    query.text = u"the long road"_s;
    query.season = 1;
    query.languages = {Language::fromCode(u"en")};
    QStringList ids;
    const auto sink = [&](const QList<SubtitleHit> &hits) {
        for (const SubtitleHit &hit : hits)
            ids << hit.id;
    };
    const auto count = settled(m_provider->search(query, sink, {}));
    VERIFY_OK(count);
    QCOMPARE(**count, 2);
    QCOMPARE(ids, (QStringList{u"1"_s, u"2"_s}));
    Condition condition;
    condition.query = query.text;
    condition.season = 1;
    condition.languages = {u"eng"_s};
    const Call expected = searchSubtitles(u"t"_s, {condition});
    QCOMPARE(plain(m_http->requests.at(1)), XmlRpc::encodeCall(expected.method, expected.params));
    // There is no second page.
    query.page = 2;
    VERIFY_OK(settled(m_provider->search(query, sink, {})));
    QCOMPARE(m_http->requests.size(), 2);
}

void TestProvider::searchMany()
{
    serve({{"SearchSubtitles", [](const HttpRequest &) {
                QJsonArray data;
                for (int i = 99; i >= 0; --i)
                    data.append(row(i + 1,
                        {{u"MatchedBy"_s, u"moviehash"_s}, {u"MovieHash"_s, hashQuery(i).movieHash},
                            {u"MovieByteSize"_s, QString::number(700000000 + i)}}));
                return rows(data);
            }}});
    QList<SearchQuery> queries;
    for (int i = 0; i < 100; ++i)
        queries.append(hashQuery(i));
    queries.append(hashQuery(7)); // the same file twice
    const auto answers = settled(m_provider->searchMany(queries, {}));
    VERIFY_OK(answers);
    QCOMPARE((*answers)->size(), 101);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE((*answers)->at(i).size(), 1);
        QCOMPARE((*answers)->at(i).first().id, QString::number(i + 1));
    }
    QCOMPARE((*answers)->at(100), (*answers)->at(7));
    QCOMPARE(asked("SearchSubtitles"), 1);
}

void TestProvider::manyConditionsAreSplit()
{
    serve({{"SearchSubtitles", [](const HttpRequest &) { return rows({}); }}});
    QList<SearchQuery> queries;
    for (int i = 0; i < 501; ++i)
        queries.append(hashQuery(i));
    const auto answers = settled(m_provider->searchMany(queries, {}));
    VERIFY_OK(answers);
    QCOMPARE((*answers)->size(), 501);
    QCOMPARE(asked("SearchSubtitles"), 2);
    QCOMPARE(stringsOf(m_http->requests.at(1)).filter(hashQuery(499).movieHash).size(), 1);
    QCOMPARE(stringsOf(m_http->requests.at(2)).filter(hashQuery(500).movieHash).size(), 1);
}

void TestProvider::fullAnswersAreAskedInHalves()
{
    // The first question alone has more hits than fit; beside it the others would have none.
    serve({{"SearchSubtitles", [](const HttpRequest &request) {
                QJsonArray data;
                const QByteArray body = plain(request);
                for (int i = 0; i < 4; ++i) {
                    const QString hash = hashQuery(i).movieHash;
                    if (!body.contains(hash.toLatin1()))
                        continue;
                    for (int n = 0; n < (i == 0 ? 500 : 2) && data.size() < 500; ++n)
                        data.append(row(1000 * i + n + 1, {{u"MatchedBy"_s, u"moviehash"_s}, {u"MovieHash"_s, hash}}));
                }
                return rows(data);
            }}});
    const auto answers = settled(m_provider->searchMany({hashQuery(0), hashQuery(1), hashQuery(2), hashQuery(3)}, {}));
    VERIFY_OK(answers);
    QCOMPARE((*answers)->at(0).size(), 500);
    for (int i = 1; i < 4; ++i)
        QCOMPARE((*answers)->at(i).size(), 2);
    QCOMPARE(asked("SearchSubtitles"), 5); // all, two and two, one and one
}

void TestProvider::downloadsAreGathered()
{
    serve({{"DownloadSubtitles", [](const HttpRequest &) {
                return fileReply({{u"30"_s, "3" + dialogue}, {u"10"_s, "1" + dialogue}, {u"20"_s, "2" + dialogue}});
            }}});
    QList<Pending<SubtitleFile>> pending;
    for (const char *id : {"10", "20", "30"})
        pending.append(m_provider->download(QString::fromLatin1(id), {}, {}));
    for (int i = 0; i < 3; ++i) {
        const auto file = settled(pending[i]);
        VERIFY_OK(file);
        QVERIFY((*file)->content.startsWith(QByteArray::number(i + 1)));
    }
    QCOMPARE(asked("DownloadSubtitles"), 1);
    QCOMPARE(stringsOf(m_http->requests.last()), (QStringList{u"t"_s, u"10"_s, u"20"_s, u"30"_s}));
}

void TestProvider::moreThanTwenty()
{
    serve({{"DownloadSubtitles", [](const HttpRequest &request) {
                QList<std::pair<QString, QByteArray>> files;
                for (const QString &id : stringsOf(request).mid(1))
                    files.append({id, dialogue});
                return fileReply(files);
            }}});
    QList<Pending<SubtitleFile>> pending;
    for (int i = 1; i <= 21; ++i)
        pending.append(m_provider->download(QString::number(i), {}, {}));
    for (auto &each : pending)
        VERIFY_OK(settled(each));
    QCOMPARE(asked("DownloadSubtitles"), 2);
}

void TestProvider::sameFileTwice()
{
    serve({{"DownloadSubtitles", [](const HttpRequest &) { return fileReply({{u"10"_s, dialogue}}); }}});
    auto first = m_provider->download(u"10"_s, {}, {});
    auto second = m_provider->download(u"10"_s, {}, {});
    VERIFY_OK(settled(std::move(first)));
    VERIFY_OK(settled(std::move(second)));
    QCOMPARE(asked("DownloadSubtitles"), 1);
    QCOMPARE(stringsOf(m_http->requests.last()).size(), 2);
}

void TestProvider::missingFile()
{
    serve({{"DownloadSubtitles", [](const HttpRequest &) { return fileReply({{u"10"_s, dialogue}}); }}});
    auto there = m_provider->download(u"10"_s, {}, {});
    auto gone = m_provider->download(u"20"_s, {}, {});
    VERIFY_OK(settled(std::move(there)));
    VERIFY_FAILED(settled(std::move(gone)), ErrorKind::NotFound);
}

void TestProvider::refusedTogetherAskedAlone()
{
    serve({{"DownloadSubtitles", [](const HttpRequest &request) {
                const QStringList ids = stringsOf(request).mid(1);
                if (ids.size() > 1 || ids.first() == "20"_L1)
                    return xmlRpcReply(R"({"status":"408 Invalid parameters"})");
                return fileReply({{ids.first(), dialogue}});
            }}});
    auto first = m_provider->download(u"10"_s, {}, {});
    auto second = m_provider->download(u"20"_s, {}, {});
    auto third = m_provider->download(u"30"_s, {}, {});
    VERIFY_OK(settled(std::move(first)));
    VERIFY_FAILED(settled(std::move(second)), ErrorKind::BadInput);
    VERIFY_OK(settled(std::move(third)));
    QCOMPARE(asked("DownloadSubtitles"), 4);
}

void TestProvider::oneStopsTheOthersGoOn()
{
    serve({{"DownloadSubtitles", [](const HttpRequest &request) {
                QList<std::pair<QString, QByteArray>> files;
                for (const QString &id : stringsOf(request).mid(1))
                    files.append({id, dialogue});
                return fileReply(files);
            }}});
    std::stop_source stop;
    auto first = m_provider->download(u"10"_s, {}, stop.get_token());
    auto second = m_provider->download(u"20"_s, {}, {});
    stop.request_stop();
    VERIFY_FAILED(settled(std::move(first)), ErrorKind::Cancelled);
    VERIFY_OK(settled(std::move(second)));
    QCOMPARE(stringsOf(m_http->requests.last()), (QStringList{u"t"_s, u"20"_s}));
}

void TestProvider::allStop()
{
    serve({});
    std::stop_source stop;
    auto first = m_provider->download(u"10"_s, {}, stop.get_token());
    auto second = m_provider->download(u"20"_s, {}, stop.get_token());
    stop.request_stop();
    VERIFY_FAILED(settled(std::move(first)), ErrorKind::Cancelled);
    VERIFY_FAILED(settled(std::move(second)), ErrorKind::Cancelled);
    QCOMPARE(asked("DownloadSubtitles"), 0);
}

void TestProvider::stub()
{
    serve({{"DownloadSubtitles",
               [](const HttpRequest &) {
                   return fileReply({{u"10"_s, notice}});
               }},
        {"SearchSubtitles", [](const HttpRequest &) { return rows({row(1)}); }}});
    QSignalSpy spy(m_provider.get(), &SubtitleProvider::accountChanged);
    QVERIFY(!m_provider->whyNot(Ability::Download));
    VERIFY_FAILED(settled(m_provider->download(u"10"_s, {}, {})), ErrorKind::NeedsVip);
    QVERIFY(m_provider->whyNot(Ability::Download)->kind == ErrorKind::NeedsVip);
    QVERIFY(!spy.isEmpty());
    QVERIFY(!m_provider->whyNot(Ability::Search));
    // Not asked again.
    VERIFY_FAILED(settled(m_provider->download(u"20"_s, {}, {})), ErrorKind::NeedsVip);
    QCOMPARE(asked("DownloadSubtitles"), 1);
}

void TestProvider::notices_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isNotice");
    QTest::newRow("notice") << notice << true;
    QTest::newRow("with a greeting") << "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n" + notice << true;
    QTest::newRow("windows") << QByteArray(notice).replace("\n", "\r\n") << true;
    QTest::newRow("subtitle") << dialogue << false;
    QTest::newRow("subtitle with a notice") << dialogue + '\n' + notice << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("binary") << QByteArray("\x00\xff\xfe\x01", 4) << false;
}

void TestProvider::notices()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isNotice);
    QCOMPARE(isVipNotice(text), isNotice);
}

void TestProvider::quotaUsedUp()
{
    serve({{"DownloadSubtitles",
        [](const HttpRequest &) { return xmlRpcReply(R"({"status":"407 Download limit reached"})"); }}});
    auto first = m_provider->download(u"10"_s, {}, {});
    auto second = m_provider->download(u"20"_s, {}, {});
    VERIFY_FAILED(settled(std::move(first)), ErrorKind::QuotaUsedUp);
    VERIFY_FAILED(settled(std::move(second)), ErrorKind::QuotaUsedUp);
    QCOMPARE(m_provider->lastKnown().quota.remaining, 0);
    QCOMPARE(asked("DownloadSubtitles"), 2); // both, then one to see whether one is left
}

void TestProvider::remainingIsCounted()
{
    serve({{"LogIn",
               [](const HttpRequest &) {
                   return xmlRpcReply(R"({"token":"t","status":"200 OK"})", {{"Download-Quota", "17"}});
               }},
        {"DownloadSubtitles", [](const HttpRequest &) {
             return fileReply({{u"10"_s, dialogue}});
         }}});
    const auto file = settled(m_provider->download(u"10"_s, {}, {}));
    VERIFY_OK(file);
    QCOMPARE((*file)->remaining, 16);
    QCOMPARE(m_provider->lastKnown().quota.remaining, 16);
}

void TestProvider::remainingIsTold()
{
    serve({{"DownloadSubtitles", [](const HttpRequest &) {
                return fileReply({{u"10"_s, dialogue}}, {{"Download-Quota", "5"}});
            }}});
    const auto file = settled(m_provider->download(u"10"_s, {}, {}));
    VERIFY_OK(file);
    QCOMPARE((*file)->remaining, 5);
}

void TestProvider::badNumbers()
{
    for (const QString &id : {u""_s, u"x"_s, u"-1"_s, u"1,2"_s, u"99999999999999999999"_s}) {
        VERIFY_FAILED(settled(m_provider->download(id, {}, {})), ErrorKind::BadInput);
        VERIFY_FAILED(settled(m_provider->previewText(id, {})), ErrorKind::BadInput);
        VERIFY_FAILED(settled(m_provider->comments(id, {})), ErrorKind::BadInput);
    }
    QCOMPARE(m_http->requests.size(), 0);
}

void TestProvider::logIn()
{
    serve({{"LogIn",
               [](const HttpRequest &) {
                   return xmlRpcReply(
                       R"({"token":"t","status":"200 OK","data":{"UserNickName":"Somebody","UserRank":"vip member"}})");
               }},
        {"NoOperation", [](const HttpRequest &) {
             return xmlRpcReply(
                 R"({"status":"200 OK","download_limits":{"client_24h_download_limit":1000,"client_download_quota":998}})");
         }}});
    const auto info = settled(m_provider->logIn({}));
    VERIFY_OK(info);
    QVERIFY((*info)->signedIn && (*info)->vip);
    QCOMPARE((*info)->userName, u"Somebody"_s);
    QCOMPARE((*info)->quota.allowed, 1000);
    QCOMPARE((*info)->quota.remaining, 998);
}

void TestProvider::accountInfo()
{
    serve(
        {{"GetUserInfo",
             [](const HttpRequest &) {
                 return xmlRpcReply(
                     R"({"status":"200 OK","data":{"UserNickName":"Somebody","UserRank":"gold member","DownloadCnt":"12"}})");
             }},
            {"NoOperation", [](const HttpRequest &) { return xmlRpcReply(R"({"status":"200 OK"})"); }},
            {"ServerInfo", [](const HttpRequest &) {
                 return xmlRpcReply(
                     R"({"download_limits":{"client_24h_download_limit":"200","client_download_quota":"150"}})");
             }}});
    const auto info = settled(m_provider->accountInfo({}));
    VERIFY_OK(info);
    QCOMPARE((*info)->rank, u"gold member"_s);
    QVERIFY((*info)->signedIn && !(*info)->vip);
    QCOMPARE((*info)->quota.remaining, 150);

    // Where nobody tells the limits, the account is good all the same.
    serve({{"GetUserInfo", [](const HttpRequest &) {
                return xmlRpcReply(R"({"status":"200 OK","data":{"UserNickName":"Somebody","UserRank":""}})");
            }}});
    VERIFY_OK(settled(m_provider->accountInfo({})));
    // And where it cannot be asked after, what the login told counts.
    serve({});
    VERIFY_OK(settled(m_provider->accountInfo({})));
}

void TestProvider::newAccountForgetsWhatWasRefused()
{
    serve({{"DownloadSubtitles", [](const HttpRequest &) { return fileReply({{u"10"_s, notice}}); }}});
    VERIFY_FAILED(settled(m_provider->download(u"10"_s, {}, {})), ErrorKind::NeedsVip);
    m_provider->setAccountValues(withAccount); // the same
    QVERIFY(m_provider->whyNot(Ability::Download));
    AccountValues other = withAccount;
    other[u"username"_s] = u"payer"_s;
    m_provider->setAccountValues(other);
    QVERIFY(!m_provider->whyNot(Ability::Download));
    QVERIFY(!m_provider->lastKnown().signedIn);
}

void TestProvider::identifyHashes()
{
    serve({{"CheckMovieHash2", [](const HttpRequest &) {
                return xmlRpcReply(R"({"status":"200 OK","data":{"00000000000000ab":[
                    {"MovieHash":"00000000000000ab","MovieImdbID":"7771","MovieName":"\"The Harbour\" High Tide",
                     "MovieYear":"2011","MovieKind":"episode","SeriesSeason":"1","SeriesEpisode":"1",
                     "SeenCount":"90","SubCount":"21"},
                    {"MovieHash":"00000000000000ab","MovieImdbID":"5","MovieName":"Other","MovieYear":"2001",
                     "MovieKind":"movie","SeriesSeason":"0","SeriesEpisode":"0","SeenCount":"2","SubCount":"1"}]}})");
            }}});
    const auto matches = settled(m_provider->identifyHashes(
        {u"00000000000000AB"_s, u"00000000000000cd"_s, u"0000000000000000"_s, u"nonsense"_s}, {}));
    VERIFY_OK(matches);
    QCOMPARE((*matches)->keys(), QStringList{u"00000000000000AB"_s});
    const QList<HashMatch> own = (*matches)->value(u"00000000000000AB"_s);
    QCOMPARE(own.size(), 2);
    QCOMPARE(own.first().feature.imdbId, 7771);
    QCOMPARE(own.first().feature.title, u"The Harbour"_s);
    QCOMPARE(own.first().feature.episode, 1);
    QCOMPARE(own.first().subtitles, 21);
    QCOMPARE(stringsOf(m_http->requests.last()), (QStringList{u"t"_s, u"00000000000000ab"_s, u"00000000000000cd"_s}));
    // Nothing to ask for, nobody asked.
    const auto before = m_http->requests.size();
    VERIFY_OK(settled(m_provider->identifyHashes({u"x"_s}, {})));
    QCOMPARE(m_http->requests.size(), before);
}

void TestProvider::manyHashes()
{
    serve({{"CheckMovieHash2", [](const HttpRequest &) { return xmlRpcReply(R"({"status":"200 OK","data":[]})"); }}});
    QStringList hashes;
    for (int i = 1; i <= 201; ++i)
        hashes << hashQuery(i).movieHash;
    VERIFY_OK(settled(m_provider->identifyHashes(hashes, {})));
    QCOMPARE(asked("CheckMovieHash2"), 2);
    QCOMPARE(stringsOf(m_http->requests.at(1)).size(), 201);
    QCOMPARE(stringsOf(m_http->requests.at(2)).size(), 2);
}

void TestProvider::unknownHashesAreNotKept()
{
    serve({{"CheckMovieHash2", [](const HttpRequest &) { return xmlRpcReply(R"({"status":"200 OK","data":[]})"); }}});
    VERIFY_OK(settled(m_provider->identifyHashes({hashQuery(1).movieHash}, {})));
    QCOMPARE(m_http->forgotten, QStringList{m_http->requests.last().questionKey});
}

void TestProvider::preview()
{
    serve({{"PreviewSubtitles", [](const HttpRequest &) {
                return xmlRpcReply("{\"status\":\"200 OK\",\"data\":[{\"encoding\":\"CP1250\",\"contents\":\""
                    + gzipped(dialogue).toBase64() + "\"}]}");
            }}});
    const auto text = settled(m_provider->previewText(u"10"_s, {}));
    VERIFY_OK(text);
    QCOMPARE((*text)->content, dialogue);
    QCOMPARE((*text)->encoding, u"CP1250"_s);
    QVERIFY(!(*text)->whole);
    QCOMPARE(stringsOf(m_http->requests.last()), (QStringList{u"t"_s, u"10"_s}));

    serve(
        {{"PreviewSubtitles", [](const HttpRequest &) { return xmlRpcReply(R"({"status":"200 OK","data":false})"); }}});
    VERIFY_FAILED(settled(m_provider->previewText(u"11"_s, {})), ErrorKind::NotFound);
}

void TestProvider::comments()
{
    serve({{"GetComments", [](const HttpRequest &) {
                return xmlRpcReply(R"({"status":"200 OK","data":{"_33":[
                    {"IDSubtitle":"33","UserNickName":"somebody","Comment":"Thank you.","Created":"2008-12-12 15:21:48"}]}})");
            }}});
    const auto comments = settled(m_provider->comments(u"33"_s, {}));
    VERIFY_OK(comments);
    QCOMPARE((*comments)->size(), 1);
    QCOMPARE((*comments)->first().text, u"Thank you."_s);
    const auto none = settled(m_provider->comments(u"34"_s, {}));
    VERIFY_OK(none);
    QVERIFY((*none)->isEmpty());
}

void TestProvider::languages()
{
    m_provider->setAccountValues({}); // nobody has to be signed in for that
    serve({{"GetSubLanguages", [](const HttpRequest &) {
                return xmlRpcReply("{\"data\":[{\"SubLanguageID\":\"pob\",\"LanguageName\":\"Portuguese (BR)\","
                                   "\"ISO639\":\"pb\"}],\"seconds\":0.1}");
            }}});
    const auto languages = settled(m_provider->languages({}));
    VERIFY_OK(languages);
    QCOMPARE((*languages)->size(), 1);
    QCOMPARE((*languages)->first().language.code(), u"pt-br"_s);
    QCOMPARE(asked("LogIn"), 0);
    VERIFY_OK(settled(m_provider->formats({})));
}

void TestProvider::suggestions()
{
    serve({{"QuickSuggest",
               [](const HttpRequest &) {
                   return xmlRpcReply(R"({"status":"200 OK","data":[
                    {"SubtitlesFound":"70","MovieName":"The Long Road","MovieYear":"2019","IDMovieIMDB":"11","MovieKind":"movie"},
                    {"SubtitlesFound":"9","MovieName":"The Long Show","MovieYear":"2009","IDMovieIMDB":"12","MovieKind":"tv"}]})");
               }},
        {"SuggestMovie", [](const HttpRequest &) {
             return xmlRpcReply(R"({"status":"200 OK","data":{"the long":[
                    {"MovieName":"The Long Road","MovieYear":"2019","MovieKind":"movie","IDMovieIMDB":"0000011"},
                    {"MovieName":"The Long Walk","MovieYear":"2003","MovieKind":"movie","IDMovieIMDB":"13"}]}})");
         }}});
    FeatureQuery query;
    query.text = u"the long"_s;
    query.languages = {Language::fromCode(u"en"), Language::fromCode(u"pt-br")};
    const auto features = settled(m_provider->features(query, {}));
    VERIFY_OK(features);
    QList<qint64> ids;
    for (const Feature &feature : **features)
        ids << feature.ref.imdbId;
    QCOMPARE(ids, (QList<qint64>{11, 12, 13}));
    QVERIFY((*features)->at(1).type == Feature::Type::TvShow);
    QCOMPARE(asked("SearchMoviesOnIMDB"), 0);
    const QByteArray asking = plain(m_http->requests.at(1));
    QCOMPARE(asking, XmlRpc::encodeCall(u"QuickSuggest"_s, {u"t"_s, u"the long"_s, u"eng,pob"_s}));

    query.type = u"tvshow"_s;
    const auto shows = settled(m_provider->features(query, {}));
    VERIFY_OK(shows);
    QCOMPARE((*shows)->size(), 1);
    query.text = u"th"_s;
    VERIFY_FAILED(settled(m_provider->features(query, {})), ErrorKind::BadInput);
}

void TestProvider::suggestionsWithoutQuickSuggest()
{
    serve({{"SearchMoviesOnIMDB", [](const HttpRequest &) {
                return xmlRpcReply(R"-({"status":"200 OK","data":[{"id":"14","title":"The Road (1999)"}]})-");
            }}});
    FeatureQuery query;
    query.text = u"the road"_s;
    // Neither of the methods for typing is there: that is no "nothing found".
    VERIFY_FAILED(settled(m_provider->features(query, {})), ErrorKind::NotSupported);
    QCOMPARE(asked("SearchMoviesOnIMDB"), 0); // dear to the service
    query.fullSearch = true;
    const auto searched = settled(m_provider->features(query, {}));
    VERIFY_OK(searched);
    QCOMPARE((*searched)->size(), 1);
    QCOMPARE((*searched)->first().ref.imdbId, 14);
}

void TestProvider::featureByNumber()
{
    serve({{"GetIMDBMovieDetails",
        [](const HttpRequest &) {
            return xmlRpcReply(
                R"({"status":"200 OK","data":{"id":"0000011","title":"The Long Road","year":"2019","kind":"movie"}})");
        }}});
    FeatureQuery query;
    query.imdbId = 11;
    const auto features = settled(m_provider->features(query, {}));
    VERIFY_OK(features);
    QCOMPARE((*features)->size(), 1);
    QCOMPARE((*features)->first().ref.title, u"The Long Road"_s);
    query.imdbId = 0;
    query.tmdbId = 5;
    VERIFY_FAILED(settled(m_provider->features(query, {})), ErrorKind::NotSupported);
}

void TestProvider::condition()
{
    m_provider->setAccountValues({});
    serve({{"ServerInfo", [](const HttpRequest &) {
                return xmlRpcReply(R"({"application":"OpenSuber v0.2","users_online_total":5117,"seconds":0.1})");
            }}});
    const auto condition = settled(m_provider->condition({}));
    VERIFY_OK(condition);
    QVERIFY(!(*condition)->summary.isEmpty() && !(*condition)->figures.isEmpty());
    QCOMPARE(asked("LogIn"), 0);
}

void TestProvider::guess()
{
    serve({{"GuessMovieFromString", [](const HttpRequest &) {
                return xmlRpcReply(R"({"status":"200 OK","data":{"a.mkv":{"GuessIt":{"container":"mkv"},
                    "BestGuess":{"IDMovieIMDB":"0000011","MovieName":"The Long Road","MovieYear":"2019",
                    "MovieKind":"movie","Reason":"Data Intersection"}}}})");
            }}});
    const auto guessed = settled(m_provider->guess(u"a.mkv"_s, {}));
    VERIFY_OK(guessed);
    QCOMPARE((**guessed)[u"title"_s].toString(), u"The Long Road"_s);
    QCOMPARE((**guessed)[u"container"_s].toString(), u"mkv"_s);
}

void TestProvider::rawCalls_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QVariantList>("params");
    QTest::newRow("token is put in") << QStringList{u"SuggestMovie"_s, u"\"matrix\""_s} << u"SuggestMovie"_s
                                     << QVariantList{u"t"_s, u"matrix"_s};
    QTest::newRow("case") << QStringList{u"suggestmovie"_s, u"\"m\""_s} << u"SuggestMovie"_s
                          << QVariantList{u"t"_s, u"m"_s};
    QTest::newRow("no token") << QStringList{u"ServerInfo"_s} << u"ServerInfo"_s << QVariantList{};
    QTest::newRow("list") << QStringList{u"CheckSubHash"_s, u"[\"a\",\"b\"]"_s} << u"CheckSubHash"_s
                          << QVariantList{u"t"_s, QVariantList{u"a"_s, u"b"_s}};
    QTest::newRow("struct") << QStringList{u"SubtitlesVote"_s, u"{\"idsubtitle\":\"1\",\"score\":8}"_s}
                            << u"SubtitlesVote"_s
                            << QVariantList{u"t"_s, QVariantMap{{u"idsubtitle"_s, u"1"_s}, {u"score"_s, 8}}};
    QTest::newRow("unknown") << QStringList{u"system.listMethods"_s} << u"system.listMethods"_s << QVariantList{};
}

void TestProvider::rawCalls()
{
    QFETCH(QStringList, words);
    QFETCH(QString, method);
    QFETCH(QVariantList, params);
    serve({{method.toLatin1(),
        [](const HttpRequest &) { return xmlRpcReply(R"({"status":"200 OK","data":{"x":"y"}})"); }}});
    const auto reply = settled(m_provider->call(words, {}));
    VERIFY_OK(reply);
    QCOMPARE((*reply)->toObject()[u"data"_s].toObject()[u"x"_s].toString(), u"y"_s);
    QCOMPARE(plain(m_http->requests.last()), XmlRpc::encodeCall(method, params));
}

void TestProvider::badRawCalls_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("no method") << QStringList{u"GET /x"_s};
    QTest::newRow("no JSON") << QStringList{u"SuggestMovie"_s, u"matrix"_s};
    QTest::newRow("half of it") << QStringList{u"CheckSubHash"_s, u"[\"a\""_s};
    QTest::newRow("two in one") << QStringList{u"SuggestMovie"_s, u"1,2"_s};
    QTest::newRow("password by hand") << QStringList{u"LogIn"_s, u"\"me\""_s, u"\"secret\""_s};
}

void TestProvider::badRawCalls()
{
    QFETCH(QStringList, words);
    VERIFY_FAILED(settled(m_provider->call(words, {})), ErrorKind::BadInput);
    QCOMPARE(m_http->requests.size(), 0);
}

void TestProvider::rawLogIn()
{
    serve({{"LogOut", [](const HttpRequest &) { return xmlRpcReply(R"({"status":"200 OK"})"); }}});
    const auto reply = settled(m_provider->call({u"LogIn"_s}, {}));
    VERIFY_OK(reply);
    QCOMPARE((*reply)->toObject()[u"status"_s].toString(), u"200 OK"_s);
    QVERIFY(!(*reply)->toObject().contains(u"token"_s));
    VERIFY_OK(settled(m_provider->call({u"LogOut"_s}, {})));
    QCOMPARE(plain(m_http->requests.last()), XmlRpc::encodeCall(u"LogOut"_s, {u"t"_s}));
}

void TestProvider::rawTokenByHand()
{
    serve({{"WhatComesNext", [](const HttpRequest &) { return xmlRpcReply(R"({"status":"200 OK"})"); }}});
    VERIFY_OK(settled(m_provider->call({u"WhatComesNext"_s, u"\"x\""_s, u"\"$token\""_s}, {})));
    QCOMPARE(plain(m_http->requests.last()), XmlRpc::encodeCall(u"WhatComesNext"_s, {u"x"_s, u"t"_s}));
    QVERIFY(!m_http->requests.last().mayRetry);
}

QTEST_GUILESS_MAIN(TestProvider)
#include "tst_opensubtitlesorgprovider.moc"
