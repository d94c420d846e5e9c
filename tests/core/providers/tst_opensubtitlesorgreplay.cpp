// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The provider, over the real HTTP client, against a server that says what the real one said. The recordings are not
// part of this repository; without them this is skipped.

#include "core/providers/opensubtitlesorg/opensubtitlesorgprovider.h"
#include "tests/support/settled.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Legenda;
using namespace Qt::StringLiterals;

class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();
    void byHash();
    void byNumber();
    void byWords();
    void byFileName();
    void download();
    void wrongPassword();
    void sessionIsTold();
    void whatWasNotRecorded();

private:
    QList<SubtitleHit> hitsOf(const SearchQuery &query);

    std::unique_ptr<QProcess> m_server;
    QString m_address;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<OpenSubtitlesOrgProvider> m_provider;
};

void TestReplay::initTestCase_data()
{
    QTest::addColumn<QString>("era");
    QTest::newRow("newest") << QString();
    QTest::newRow("older layout") << u"2016"_s;
}

void TestReplay::init()
{
    QFETCH_GLOBAL(QString, era);
    const QString script = qEnvironmentVariable("LEGENDA_SOURCE_DIR") + "/../shared/tools/replay.py"_L1;
    if (!QFileInfo::exists(script))
        QSKIP("there are no recordings");
    m_server = std::make_unique<QProcess>();
    QStringList arguments{script, u"--port"_s, u"0"_s};
    if (!era.isEmpty())
        arguments << u"--era"_s << era;
    m_server->setStandardErrorFile(QProcess::nullDevice());
    m_server->start(u"python3"_s, arguments);
    static const QRegularExpression address(u"http://127\\.0\\.0\\.1:[0-9]+"_s);
    QString said;
    while (!address.match(said).hasMatch() && m_server->waitForReadyRead(30000))
        said += QString::fromUtf8(m_server->readAllStandardOutput());
    m_address = address.match(said).captured() + "/xml-rpc"_L1;
    QVERIFY2(m_address.startsWith(u"http://127"_s), "the server did not start");
    m_http = makeHttpClient("Legenda test");
    m_provider = std::make_unique<OpenSubtitlesOrgProvider>(*m_http);
    m_provider->setAccountValues({{u"url"_s, m_address}});
}

void TestReplay::cleanup()
{
    m_provider.reset();
    m_http.reset();
    if (m_server) {
        m_server->kill();
        m_server->waitForFinished();
    }
}

QList<SubtitleHit> TestReplay::hitsOf(const SearchQuery &query)
{
    QList<SubtitleHit> hits;
    const auto count = settled(m_provider->search(query, [&](const QList<SubtitleHit> &found) { hits += found; }, {}));
    if (!count || !*count)
        qWarning("%s", qPrintable(errorText(count)));
    return hits;
}

void TestReplay::byHash()
{
    SearchQuery query;
    query.movieHash = u"5b8f8f4e41ccb21e"_s;
    query.fileSize = 7033732714;
    query.languages = {Language::fromCode(u"en")};
    const QList<SubtitleHit> hits = hitsOf(query);
    QVERIFY(!hits.isEmpty());
    for (const SubtitleHit &hit : hits) {
        QVERIFY(hit.matchedBy == SubtitleHit::MatchedBy::Hash);
        QVERIFY(!hit.id.isEmpty() && !hit.files.isEmpty() && hit.language.isValid());
        QCOMPARE(hit.feature.imdbId, 770828);
    }
}

void TestReplay::byNumber()
{
    SearchQuery query;
    query.imdbId = 770828;
    query.languages = {Language::fromCode(u"de")};
    const QList<SubtitleHit> hits = hitsOf(query);
    QVERIFY(!hits.isEmpty());
    QVERIFY(hits.first().matchedBy == SubtitleHit::MatchedBy::Id);
    QVERIFY(!hits.first().feature.title.isEmpty() && hits.first().feature.year > 1900);
}

void TestReplay::byWords()
{
    SearchQuery query;
    query.text = u"Enders Game"_s;
    query.languages = {Language::fromCode(u"de")};
    const QList<SubtitleHit> hits = hitsOf(query);
    QVERIFY(!hits.isEmpty());
    QVERIFY(hits.first().matchedBy == SubtitleHit::MatchedBy::Name);
}

void TestReplay::byFileName()
{
    SearchQuery query;
    query.fileName = u"Marvels.Agents.of.S.H.I.E.L.D.S02E06.720p.HDTV.x264-KILLERS.mkv"_s;
    query.languages = {Language::fromCode(u"hu")};
    const QList<SubtitleHit> hits = hitsOf(query);
    QVERIFY(!hits.isEmpty());
    QCOMPARE(hits.first().feature.season, 2);
}

void TestReplay::download()
{
    const auto file = settled(m_provider->download(u"1953767650"_s, {}, {}));
    VERIFY_OK(file);
    QVERIFY((*file)->content.contains("-->"));
    // Together with one that nobody has: the other one comes all the same.
    auto there = m_provider->download(u"1953767650"_s, {}, {});
    auto gone = m_provider->download(u"1"_s, {}, {});
    VERIFY_OK(settled(std::move(there)));
    const auto missing = settled(std::move(gone));
    QVERIFY(missing && !*missing);
}

void TestReplay::wrongPassword()
{
    // The replay knows a wrong password by its beginning; what is sent is its sum, so this goes by hand.
    m_provider->setAccountValues({{u"url"_s, m_address}, {u"username"_s, u"somebody"_s}, {u"password"_s, u"x"_s}});
    const auto answer = settled(m_provider->service().session().call(u"LogIn"_s,
        [](const QString &) {
            return OpenSubtitlesOrg::logIn(u"somebody"_s, u"WRONG"_s, u"en"_s, u"Legenda v1.0.0"_s);
        },
        {}));
    VERIFY_FAILED(answer, ErrorKind::BadCredentials);
}

void TestReplay::sessionIsTold()
{
    const auto limits = settled(m_provider->service().noOperation({}));
    VERIFY_OK(limits);
    VERIFY_OK(settled(m_provider->logIn({})));
    VERIFY_OK(settled(m_provider->logOut({})));
}

void TestReplay::whatWasNotRecorded()
{
    const auto reply = settled(m_provider->call({u"SuggestMovie"_s, u"\"matrix\""_s}, {}));
    VERIFY_FAILED(reply, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_opensubtitlesorgreplay.moc"
