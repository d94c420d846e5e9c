// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of a search as hits, from made-up data in the shapes that were seen.

#include "orgreplies.h"

#include "core/providers/opensubtitlesorg/opensubtitlesorgerrors.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgreplies.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Legenda;
using namespace Legenda::OpenSubtitlesOrg;
using namespace Qt::StringLiterals;

namespace {

Condition hashCondition(const QString &hash, const QStringList &languages = {})
{
    Condition condition;
    condition.movieHash = hash;
    condition.movieByteSize = 1;
    condition.languages = languages;
    return condition;
}

Condition idCondition(qint64 imdbId, int season = -1, int episode = -1)
{
    Condition condition;
    condition.imdbId = imdbId;
    condition.season = season;
    condition.episode = episode;
    return condition;
}

Condition queryCondition(const QString &query)
{
    Condition condition;
    condition.query = query;
    return condition;
}

} // namespace

class TestOpenSubtitlesOrgHits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsHits()
    {
        const QList<SubtitleHit> hits = OpenSubtitlesOrg::readHits(data(
            "[{'MatchedBy':'moviehash','IDSubMovieFile':'81','MovieHash':'5B8F8F4E41CCB21E',"
            "'MovieByteSize':'7033732714','MovieTimeMS':'5400123','IDSubtitleFile':'1953','SubFileName':'A Show.srt',"
            "'SubActualCD':'1','SubSize':'92835','SubHash':'ce','SubLastTS':'01:47:44','IDSubtitle':'5225',"
            "'UserID':'939','SubLanguageID':'pob','SubFormat':'srt','SubSumCD':'1','SubAuthorComment':'Fixed &amp; "
            "synced','SubAddDate':'2013-10-16 00:37:02','SubBad':'2','SubRating':'8.5','SubSumVotes':'3',"
            "'SubDownloadsCnt':'413313','MovieReleaseName':' A.Show.S02E06-GRP ','MovieFPS':'23.976','IDMovie':'143',"
            "'IDMovieImdb':'770828','MovieName':'\\\"A Show\\\" The Title','MovieYear':'2013','SubFeatured':'1',"
            "'UserNickName':'ann','ISO639':'pb','SubComments':'4','SubHearingImpaired':'1','UserRank':'trusted',"
            "'SeriesSeason':'2','SeriesEpisode':'6','MovieKind':'episode','SubHD':'1','SeriesIMDBParent':'77',"
            "'SubEncoding':'CP1252|ISO-8859-','SubAutoTranslation':'1','SubForeignPartsOnly':'1',"
            "'SubFromTrusted':'1','QueryNumber':0,'Score':111.1,"
            "'SubtitlesLink':'http://www.opensubtitles.org/en/subtitles/5225/sid-TOK,EN/a-show-pb'}]"));
        QCOMPARE(hits.size(), 1);
        SubtitleHit expected;
        expected.provider = u"opensubtitles-org"_s;
        expected.id = u"5225"_s;
        expected.files = {{u"1953"_s, 1, u"A Show.srt"_s}};
        expected.language = Language::fromCode(u"pt-br"_s);
        expected.release = u"A.Show.S02E06-GRP"_s;
        expected.matchedBy = SubtitleHit::MatchedBy::Hash;
        expected.movieHashes = QStringList{u"5b8f8f4e41ccb21e"_s};
        expected.feature.provider = u"opensubtitles-org"_s;
        expected.feature.featureId = 143;
        expected.feature.imdbId = 770828;
        expected.feature.parentImdbId = 77;
        expected.feature.title = u"A Show"_s;
        expected.feature.episodeTitle = u"The Title"_s;
        expected.feature.year = 2013;
        expected.feature.season = 2;
        expected.feature.episode = 6;
        expected.hearingImpaired = expected.foreignPartsOnly = expected.machineTranslated = true;
        expected.fromTrusted = expected.hd = true;
        expected.fps = 23.976;
        expected.lastCueMs = ((1 * 60 + 47) * 60 + 44) * 1000;
        expected.durationMs = 5400123;
        expected.downloads = 413313;
        expected.rating = 8.5;
        expected.votes = 3;
        expected.reports = 2;
        expected.uploader = u"ann"_s;
        expected.uploaderId = u"939"_s;
        expected.uploaderRank = u"trusted"_s;
        expected.uploadedAt = utc(2013, 10, 16, 0, 37, 2);
        expected.comment = u"Fixed & synced"_s;
        expected.comments = 4;
        // Not the session in it, and https.
        expected.url = QUrl(u"https://www.opensubtitles.org/en/subtitles/5225/a-show-pb"_s);
        expected.format = u"srt"_s;
        QCOMPARE(hits.constFirst(), expected);
    }

    void joinsTheFilesOfASubtitle()
    {
        const QList<SubtitleHit> hits = OpenSubtitlesOrg::readHits(
            data("[{'IDSubtitleFile':'12','IDSubtitle':'1','SubActualCD':'2','SubSumCD':'2','SubLastTS':'00:50:00',"
                 "'MatchedBy':'imdbid'},"
                 "{'IDSubtitleFile':'20','IDSubtitle':'2','MatchedBy':'fulltext'},"
                 "{'IDSubtitleFile':'11','IDSubtitle':'1','SubActualCD':'1','SubLastTS':'00:45:00',"
                 "'MatchedBy':'moviehash','MovieHash':'00000000000000a1'},"
                 "{'IDSubtitleFile':'11','IDSubtitle':'1','SubActualCD':'1','MatchedBy':'moviehash',"
                 "'MovieHash':'00000000000000a2','MovieTimeMS':'7'}]"));
        QCOMPARE(ids(hits), (QStringList{u"1"_s, u"2"_s}));
        const SubtitleHit &hit = hits.constFirst();
        QCOMPARE(hit.files, (QList<SubtitleHitFile>{{u"11"_s, 1, {}}, {u"12"_s, 2, {}}}));
        QVERIFY(hit.matchedBy == SubtitleHit::MatchedBy::Hash);
        QCOMPARE(hit.movieHashes, (QStringList{u"00000000000000a1"_s, u"00000000000000a2"_s}));
        QCOMPARE(hit.lastCueMs, 50 * 60 * 1000);
        QCOMPARE(hit.durationMs, 7);
    }

    /// The wrong type in every field of every row: no crash, no nonsense.
    void survivesWrongTypes_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"null", "true", "[]", "{}", "['x']", "{'0':'x'}", "-5", "1e300", "''", "'x'",
                 "'99999999999999999999'", "[[[[]]]]"})
            QTest::newRow(value) << QByteArray(value);
    }
    void survivesWrongTypes()
    {
        QFETCH(QByteArray, value);
        for (const char *key :
            {"MatchedBy", "MovieHash", "MovieTimeMS", "SubFileName", "SubActualCD", "SubLastTS", "IDSubtitle", "UserID",
                "SubLanguageID", "ISO639", "SubFormat", "SubAuthorComment", "SubAddDate", "SubBad", "SubRating",
                "SubSumVotes", "SubDownloadsCnt", "MovieReleaseName", "MovieFPS", "IDMovie", "IDMovieImdb", "MovieName",
                "MovieYear", "UserNickName", "SubComments", "SubHearingImpaired", "SeriesSeason", "SeriesEpisode",
                "MovieKind", "SeriesIMDBParent", "SubtitlesLink", "QueryNumber", "QueryParameters"}) {
            const QByteArray odd = QByteArray("[{'IDSubtitleFile':'7','") + key + "':" + value + "}]";
            const auto hits = OpenSubtitlesOrg::readHits(data(odd), {queryCondition(u"x"_s)}).hits;
            QCOMPARE(hits.constFirst().size(), 1);
            const SubtitleHit &hit = hits.constFirst().constFirst();
            QVERIFY2(hit.files.constFirst().part >= 1, key);
            QVERIFY2(hit.downloads >= 0 && hit.rating >= 0 && hit.rating <= 10 && hit.fps >= 0, key);
            QVERIFY2(hit.url.isEmpty() || hit.url.scheme() == u"https"_s, key);
            QVERIFY2(!hit.id.isEmpty(), key);
        }
        QVERIFY(OpenSubtitlesOrg::readHits(data("[{'IDSubtitleFile':" + value + "}]")).isEmpty());
    }

    void readsStructsForArrays()
    {
        const QList<SubtitleHit> hits = OpenSubtitlesOrg::readHits(
            data("{'0':" + row("1", {}) + ",'10':" + row("3", {}) + ",'2':" + row("2", {}) + "}"));
        QCOMPARE(ids(hits), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
        QCOMPARE(ids(OpenSubtitlesOrg::readHits(data(row("5", {})))), QStringList{u"5"_s}); // the row itself
        QCOMPARE(itemsOf(data("{'0':'a','1':'b'}")), (QList<QJsonValue>{u"a"_s, u"b"_s}));
        QVERIFY(itemsOf(data("'a'")).isEmpty());
    }

    void givesRowsBackToTheirQuestions()
    {
        const QList<Condition> conditions{hashCondition(u"00000000000000a1"_s), hashCondition(u"00000000000000B2"_s),
            idCondition(500), idCondition(77, 1, 2), queryCondition(u"South Park"_s), idCondition(501),
            hashCondition(u"00000000000000a1"_s, {u"ger"_s})};
        const QByteArray rows = "["
            + row("1", "'MatchedBy':'moviehash','MovieHash':'00000000000000b2','QueryNumber':'0'") + ","
            + row("2", "'MatchedBy':'moviehash','MovieHash':'00000000000000a1'") + ","
            + row("3", "'MatchedBy':'imdbid','IDMovieImdb':'500','MovieHash':'0'") + ","
            + row("4",
                "'MatchedBy':'imdbid','IDMovieImdb':'99','SeriesIMDBParent':'77','SeriesSeason':'1',"
                "'SeriesEpisode':'2','MovieKind':'episode'")
            + ","
            + row("5",
                "'MatchedBy':'imdbid','IDMovieImdb':'98','SeriesIMDBParent':'77','SeriesSeason':'1',"
                "'SeriesEpisode':'3','MovieKind':'episode'")
            + "," + row("6", "'MatchedBy':'fulltext','QueryNumber':4") + ","
            + row("7", "'MatchedBy':'fulltext','QueryParameters':{'query':'south park'}") + ","
            + row("8", "'MatchedBy':'fulltext'") + "," + row("9", "'MatchedBy':'fulltext','QueryNumber':'99'") + ","
            + row("10", "'MatchedBy':'imdbid','IDMovieImdb':'999','QueryNumber':'5'") + "]";
        const HitsByCondition found = OpenSubtitlesOrg::readHits(data(rows), conditions);
        QCOMPARE(found.rows, 10);
        QCOMPARE(found.hits.size(), conditions.size());
        QCOMPARE(ids(found.hits.at(0)), QStringList{u"2"_s}); // not 1: its hash says more than its number
        QCOMPARE(ids(found.hits.at(1)), QStringList{u"1"_s});
        QVERIFY(found.hits.at(1).constFirst().matchedBy == SubtitleHit::MatchedBy::Hash);
        QCOMPARE(ids(found.hits.at(2)), QStringList{u"3"_s});
        QCOMPARE(ids(found.hits.at(3)), QStringList{u"4"_s});
        QCOMPARE(ids(found.hits.at(4)), (QStringList{u"6"_s, u"7"_s}));
        QCOMPARE(ids(found.hits.at(5)), QStringList{u"10"_s}); // the service knows why
        QVERIFY(found.hits.at(6).isEmpty()); // another language
    }

    void givesOneQuestionEverything()
    {
        const QByteArray rows = "[" + row("1", "'MatchedBy':'moviehash','MovieHash':'00000000000000b2'") + ","
            + row("2", "'MatchedBy':'odd'") + "]";
        const HitsByCondition found = OpenSubtitlesOrg::readHits(data(rows), {hashCondition(u"00000000000000a1"_s)});
        QCOMPARE(ids(found.hits.value(0)), (QStringList{u"1"_s, u"2"_s}));
        // The file is another one, so it is no match by hash.
        QVERIFY(found.hits.at(0).at(0).matchedBy == SubtitleHit::MatchedBy::Unknown);
        QCOMPARE(OpenSubtitlesOrg::readHits(data("false"), {hashCondition(u"00000000000000a1"_s)}).hits.size(), 1);
        QVERIFY(OpenSubtitlesOrg::readHits(data(rows), {}).hits.isEmpty());
    }

    void giveEachOfManyQuestionsItsOwn()
    {
        QList<Condition> conditions;
        QByteArray rows = "[";
        for (int i = 0; i < mostConditions; ++i) {
            const QByteArray hash = QByteArray::number(i + 1, 16).rightJustified(16, '0');
            conditions.append(hashCondition(QString::fromLatin1(hash)));
            rows += (i ? "," : "")
                + row(QByteArray::number(1000 + i), "'MatchedBy':'moviehash','MovieHash':'" + hash + "'");
        }
        const HitsByCondition found = OpenSubtitlesOrg::readHits(data(rows + "]"), conditions);
        for (int i = 0; i < mostConditions; ++i)
            QCOMPARE(ids(found.hits.at(i)), QStringList{QString::number(1000 + i)});
    }

    void readsFeatures_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("episodeTitle");
        QTest::addColumn<int>("season");
        QTest::newRow("film") << QByteArray("{'MovieName':'Troy','MovieKind':'movie','SeriesSeason':'0'}") << u"Troy"_s
                              << QString() << -1;
        QTest::newRow("film in quotes") << QByteArray("{'MovieName':'\\\"Troy\\\"','MovieKind':'movie'}")
                                        << u"\"Troy\""_s << QString() << -1;
        QTest::newRow("special") << QByteArray(
            "{'MovieName':'\\\"S & T\\\" A \\\"quoted\\\" one','MovieKind':'episode',"
            "'SeriesSeason':'0','SeriesEpisode':'3'}")
                                 << u"S & T"_s << u"A \"quoted\" one"_s << 0;
        QTest::newRow("no episode title") << QByteArray("{'MovieName':'\\\"Show\\\"','MovieKind':'episode',"
                                                        "'SeriesSeason':1,'SeriesEpisode':2}")
                                          << u"Show"_s << QString() << 1;
        QTest::newRow("no quotes") << QByteArray("{'MovieName':'Show','MovieKind':'episode','SeriesSeason':'1'}")
                                   << u"Show"_s << QString() << 1;
        QTest::newRow("show") << QByteArray("{'MovieName':'Show','MovieKind':'tv series','SeriesSeason':'0',"
                                            "'SeriesEpisode':'0'}")
                              << u"Show"_s << QString() << -1;
    }
    void readsFeatures()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, title);
        QFETCH(QString, episodeTitle);
        QFETCH(int, season);
        const FeatureRef feature = readFeature(reply(json));
        QCOMPARE(feature.title, title);
        QCOMPARE(feature.episodeTitle, episodeTitle);
        QCOMPARE(feature.season, season);
    }

    void readsManyHits()
    {
        QByteArray rows = "[";
        for (int i = 0; i < 10000; ++i)
            rows += (i ? "," : "") + row(QByteArray::number(i + 1), {});
        QCOMPARE(OpenSubtitlesOrg::readHits(data(rows + "]")).size(), 10000);
    }

    /// Recorded traffic; it is not part of this repository.
    void readsRecordings()
    {
        QDir folder(qEnvironmentVariable("LEGENDA_SOURCE_DIR") + u"/../shared/corpus/http/opensubtitles-org"_s);
        const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        if (names.isEmpty())
            QSKIP("no recordings here");
        int searches = 0;
        int downloads = 0;
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
            for (const QJsonValue &entry : entries) {
                HttpReply http;
                http.status = entry[u"status"_s].toInt();
                http.body = entry[u"response_body"_s].toString().toUtf8();
                const QString method = entry[u"xmlrpc_method"_s].toString();
                const auto answer = readAnswer(http, {method, false});
                QVERIFY2(answer, qPrintable(name + u' ' + method));
                QVERIFY(answer->status.code != 0);
                if (method == u"LogIn"_s) {
                    QVERIFY(readLogIn(answer->body));
                } else if (method == u"SearchSubtitles"_s) {
                    ++searches;
                    const auto rows = itemsOf(answer->body[u"data"_s]);
                    QSet<QString> subtitles;
                    for (const QJsonValue &row : rows)
                        subtitles.insert(row[u"IDSubtitle"_s].toString());
                    const auto hits = OpenSubtitlesOrg::readHits(answer->body[u"data"_s]);
                    QCOMPARE(hits.size(), subtitles.size());
                    for (const SubtitleHit &hit : hits) {
                        QVERIFY(hit.language.isValid());
                        QVERIFY(hit.matchedBy != SubtitleHit::MatchedBy::Unknown);
                        QVERIFY(hit.feature.imdbId > 0 && !hit.feature.title.isEmpty());
                        QVERIFY(hit.uploadedAt.isValid() && hit.lastCueMs > 0 && hit.downloads > 0);
                        QVERIFY(hit.url.scheme() == u"https"_s && !hit.url.path().contains(u"sid-"_s));
                        QCOMPARE(hit.feature.title.contains(u'"'), false);
                    }
                } else if (method == u"DownloadSubtitles"_s) {
                    const auto files = readDownloads(answer->body);
                    for (const DownloadReply &each : files) {
                        ++downloads;
                        QVERIFY2(each.content, each.content ? "" : qPrintable(each.content.error().detail));
                        QVERIFY(!each.fileId.isEmpty());
                    }
                }
            }
        }
        QVERIFY(searches > 5);
        QVERIFY(downloads > 0);
    }
};

QTEST_GUILESS_MAIN(TestOpenSubtitlesOrgHits)
#include "tst_opensubtitlesorghits.moc"
