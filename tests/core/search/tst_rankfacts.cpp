// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the ranker sees in names and numbers, fact by fact, and which of two hits it prefers.

#include "tests/core/search/rankerfacts.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class RankFactsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reasons_data();
    void reasons();
    void theBetterOne_data();
    void theBetterOne();
    void runningTimes_data();
    void runningTimes();
    void lastCues_data();
    void lastCues();
    void aHashLosesToWhatSpeaksAgainstIt_data();
    void aHashLosesToWhatSpeaksAgainstIt();
};

void RankFactsTest::reasons_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("release");
    QTest::addColumn<QString>("title"); // of the feature; empty: only the release name says
    QTest::addColumn<QString>("numbers"); // of the feature: "2013", "3x01"; empty: unknown
    QTest::addColumn<QString>("expected"); // keys that are there, and with "-" those that are not
    QTest::addColumn<bool>("conflict");

    const QString road = u"The Long Road"_s;
    const auto row = [](const char *name, const QString &file, const QString &release, const QString &title,
                         const QString &numbers, const QString &expected, bool conflict = false) {
        QTest::newRow(name) << file << release << title << numbers << expected << conflict;
    };
    // Titles
    row("article", u"Long.Road.2013.mkv"_s, u"x"_s, road, u"2013"_s, u"same_title same_year"_s);
    row("and", u"Salt.and.Sand.2013.mkv"_s, u"x"_s, u"Salt & Sand"_s, u"2013"_s, u"same_title"_s);
    row("letters of another script", u"Dolgaya.Doroga.2013.mkv"_s, u"x"_s, u"Долгая дорога"_s, u"2013"_s,
        u"same_title"_s);
    row("roman number", u"The.Long.Road.II.2013.mkv"_s, u"x"_s, u"The Long Road 2"_s, u"2013"_s, u"same_title"_s);
    row("part in the title", u"The.Long.Road.Part.2.2013.1080p.mkv"_s, u"x"_s, u"The Long Road: Part II"_s, u"2013"_s,
        u"same_title"_s);
    row("another part", u"The.Long.Road.Part.2.2013.1080p.mkv"_s, u"x"_s, u"The Long Road: Part I"_s, u"2013"_s,
        u"-same_title"_s);
    row("two titles", u"The.Long.Road.AKA.La.Longue.Route.2013.1080p.mkv"_s, u"x"_s, u"La Longue Route"_s, u"2013"_s,
        u"same_title"_s);
    row("a year off", u"The.Long.Road.2013.mkv"_s, u"x"_s, road, u"2014"_s, u"same_title same_year"_s);
    row("two years off", u"The.Long.Road.2013.mkv"_s, u"x"_s, road, u"2015"_s, u"other_year"_s, true);
    row("another year in the release name", u"The.Long.Road.2013.mkv"_s, u"The.Long.Road.1956.DVDRip-X"_s, {}, {},
        u"other_year"_s, true);
    row("country", u"The.Desk.US.S03E01.HDTV.x264-X.mkv"_s, u"The.Desk.UK.S03E01.HDTV.x264-X"_s, u"The Desk"_s,
        u"3x01"_s, u"other_title"_s, true);
    row("country of the feature", u"The.Desk.US.S03E01.mkv"_s, u"x"_s, u"The Desk (US)"_s, u"3x01"_s,
        u"same_title same_episode"_s);
    row("an older show", u"Harbour.2012.S01E03.mkv"_s, u"x"_s, u"Harbour"_s, u"1x03 1978"_s, u"other_year"_s, true);
    row("a later season", u"Harbour.2012.S03E03.mkv"_s, u"x"_s, u"Harbour"_s, u"3x03 2014"_s,
        u"same_title same_episode"_s);
    row("another year in a show's name", u"Harbour.2012.S01E03.mkv"_s, u"Harbour.1978.S01E03"_s, u"Harbour"_s,
        u"1x03"_s, u"year_differs"_s);

    row("a name without a title", u"grp-lngrd-720p.mkv"_s, u"The.Long.Road.2013.720p.BluRay.x264-GRP|grp-lngrd-720p"_s,
        u"The Long Road"_s, u"2013"_s, u"same_title same_release"_s);

    // Episodes
    const QString shift = u"Night Shift"_s;
    row("both episodes", u"Night.Shift.S01E01E02.720p-X.mkv"_s, u"Night.Shift.S01E01-E02.HDTV-Y"_s, shift, u"1x01"_s,
        u"same_episode -part_of_episodes -more_episodes"_s);
    row("one of two", u"Night.Shift.S01E01E02.720p-X.mkv"_s, u"Night.Shift.S01E02.HDTV-Y"_s, shift, u"1x02"_s,
        u"same_episode part_of_episodes"_s);
    row("two for one", u"Night.Shift.S01E01.720p-X.mkv"_s, u"Night.Shift.S01E01E02.HDTV-Y"_s, shift, u"1x01"_s,
        u"same_episode more_episodes"_s);
    row("a whole season", u"Night.Shift.S02E01.720p-X.mkv"_s, u"Night.Shift.S02.Complete.720p-X"_s, shift, {},
        u"episode_unknown"_s);
    row("another season", u"Night.Shift.S02E01.720p-X.mkv"_s, u"Night.Shift.S03.Complete.720p-X"_s, shift, {},
        u"other_episode"_s, true);
    row("the day", u"The.Nightly.Desk.2015.07.01.HDTV.x264-X.mkv"_s, u"The.Nightly.Desk.2015.07.01.WEB-Y"_s,
        u"The Nightly Desk"_s, {}, u"same_title same_episode"_s);
    row("another day", u"The.Nightly.Desk.2015.07.01.HDTV.x264-X.mkv"_s, u"The.Nightly.Desk.2015.07.02.HDTV.x264-X"_s,
        u"The Nightly Desk"_s, {}, u"other_episode"_s, true);
    row("counted from the beginning", u"[Grp] Quiet Harbour - 30 [1080p].mkv"_s, u"Quiet.Harbour.S02E06"_s,
        u"Quiet Harbour"_s, u"2x06"_s, u"episode_unknown -other_episode"_s);
    row("counted from the beginning, both", u"[Grp] Quiet Harbour - 30 [1080p].mkv"_s,
        u"[Grp] Quiet Harbour - 30 [720p]"_s, u"Quiet Harbour"_s, u"2x06"_s, u"same_episode"_s);
    row("the first season", u"[Grp] Quiet Harbour - 06 [1080p].mkv"_s, u"x"_s, u"Quiet Harbour"_s, u"1x06"_s,
        u"same_episode"_s);
    row("the first season, another one", u"[Grp] Quiet Harbour - 06 [1080p].mkv"_s, u"x"_s, u"Quiet Harbour"_s,
        u"1x07"_s, u"other_episode"_s, true);

    // Releases
    const QString grp = u"The.Long.Road.2013.1080p.BluRay.x264-GRP.mkv"_s;
    row("one of several names", grp, u"The.Long.Road.2013.HDTV-A|The.Long.Road.2013.1080p.BluRay.x264-GRP"_s, road,
        u"2013"_s, u"same_release"_s);
    row("another cut", u"The.Long.Road.2013.EXTENDED.1080p.BluRay.x264-GRP.mkv"_s,
        u"The.Long.Road.2013.Theatrical.Cut.1080p.BluRay.x264-GRP"_s, road, u"2013"_s, u"other_edition"_s);
    row("the same cut", u"The.Long.Road.2013.Directors.Cut.1080p.BluRay.x264-GRP.mkv"_s,
        u"The.Long.Road.2013.DC.720p.BluRay.x264-ELSE"_s, road, u"2013"_s, u"same_edition"_s);
    row("one names a cut", grp, u"The.Long.Road.2013.Extended.1080p.BluRay.x264-GRP"_s, road, u"2013"_s,
        u"edition_unsure same_group"_s);
    row("cinemas showed the usual cut", grp, u"The.Long.Road.2013.Theatrical.1080p.BluRay.x264-ELSE"_s, road, u"2013"_s,
        u"-edition_unsure -other_edition"_s);
    row("remastered is no cut", grp, u"The.Long.Road.2013.Remastered.1080p.BluRay.x264-ELSE"_s, road, u"2013"_s,
        u"-edition_unsure"_s);
    row("3D", grp, u"The.Long.Road.2013.3D.1080p.BluRay.x264-ELSE"_s, road, u"2013"_s, u"other_3d"_s);
    row("corrected", u"Night.Shift.S01E01.720p.HDTV.x264-GRP.mkv"_s, u"Night.Shift.S01E01.PROPER.720p.HDTV.x264-GRP"_s,
        shift, u"1x01"_s, u"same_group other_proper"_s);
    row("streaming service", u"Night.Shift.S01E01.1080p.AMZN.WEB-DL.H264-GRP.mkv"_s,
        u"Night.Shift.S01E01.720p.AMZN.WEBRip.x264-ELSE"_s, shift, u"1x01"_s, u"same_source same_service"_s);
    row("another service", u"Night.Shift.S01E01.1080p.AMZN.WEB-DL.H264-GRP.mkv"_s,
        u"Night.Shift.S01E01.1080p.NF.WEB-DL.H264-ELSE"_s, shift, u"1x01"_s, u"same_source other_service"_s);
    row("twins", u"Night.Shift.S01E01.HDTV.x264-LOL.mkv"_s, u"Night.Shift.S01E01.720p.HDTV.X264-DIMENSION"_s, shift,
        u"1x01"_s, u"twin_group same_source"_s);
    row("from a cinema", grp, u"The.Long.Road.2013.TELESYNC.x264-ELSE"_s, road, u"2013"_s, u"cinema_source"_s);
    row("a title is no release", u"The Long Road.mkv"_s, u"The Long Road"_s, road, {}, u"same_title -same_release"_s);
    // Parts
    row("the other disc", u"The.Long.Road.2013.DVDRip.XviD.CD1-GRP.avi"_s, u"The.Long.Road.2013.DVDRip.XviD.CD2-GRP"_s,
        road, u"2013"_s, u"parts_differ"_s);
    row("this disc", u"The.Long.Road.2013.DVDRip.XviD.CD1-GRP.avi"_s, u"The.Long.Road.2013.DVDRip.XviD.CD1-ELSE"_s,
        road, u"2013"_s, u"-parts_differ"_s);
    row("half for the whole", u"The.Long.Road.2013.DVDRip.XviD-GRP.avi"_s, u"The.Long.Road.2013.DVDRip.XviD.CD1-GRP"_s,
        road, u"2013"_s, u"parts_differ"_s);
}

void RankFactsTest::reasons()
{
    QFETCH(QString, file);
    QFETCH(QString, release);
    QFETCH(QString, title);
    QFETCH(QString, numbers);
    QFETCH(QString, expected);
    QFETCH(bool, conflict);
    SubtitleHit hit = makeHit(u"1"_s, u"en"_s, release);
    hit.feature.title = title;
    for (const QString &number : numbers.split(u' ', Qt::SkipEmptyParts)) {
        if (number.contains(u'x')) {
            hit.feature.season = number.section(u'x', 0, 0).toInt();
            hit.feature.episode = number.section(u'x', 1).toInt();
        } else {
            hit.feature.year = number.toInt();
        }
    }
    const RankedHit ranked = rank(video(file), hit, {});
    QStringList keys;
    for (const RankReason &reason : ranked.reasons)
        keys.append(reason.key);
    const QByteArray found = keys.join(u' ').toUtf8();
    QVERIFY2(ranked.conflict == conflict, found);
    for (const QString &key : expected.split(u' ', Qt::SkipEmptyParts)) {
        const bool absent = key.startsWith(u'-');
        QVERIFY2(keys.contains(absent ? key.mid(1) : key) != absent, found);
    }
}

void RankFactsTest::theBetterOne_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse"); // has many more downloads
    const QString web = u"The.Long.Road.2013.1080p.WEB-DL.H264-GRP.mkv"_s;
    QTest::newRow("source before downloads")
        << web << u"The.Long.Road.2013.720p.WEBRip.x264-A"_s << u"The.Long.Road.2013.1080p.BluRay.x264-B"_s;
    QTest::newRow("group before resolution")
        << web << u"The.Long.Road.2013.720p.WEB-DL.H264-GRP"_s << u"The.Long.Road.2013.1080p.WEB-DL.H264-B"_s;
    QTest::newRow("cut before group") << u"The.Long.Road.2013.Extended.1080p.BluRay.x264-GRP.mkv"_s
                                      << u"The.Long.Road.2013.Extended.720p.BRRip.x264-A"_s
                                      << u"The.Long.Road.2013.Theatrical.1080p.BluRay.x264-GRP"_s;
    QTest::newRow("disc rips are discs") << u"The.Long.Road.2013.1080p.BluRay.x264-GRP.mkv"_s
                                         << u"The.Long.Road.2013.BDRip.XviD-A"_s << u"The.Long.Road.2013.HDTV.x264-B"_s;
    QTest::newRow("the usual cut") << u"The.Long.Road.2013.1080p.BluRay.x264-GRP.mkv"_s
                                   << u"The.Long.Road.2013.720p.BluRay.x264-A"_s
                                   << u"The.Long.Road.2013.Extended.1080p.BluRay.x264-B"_s;
    QTest::newRow("twins") << u"The.Long.Road.2013.HDTV.x264-LOL.mkv"_s
                           << u"The.Long.Road.2013.720p.HDTV.X264-DIMENSION"_s << u"The.Long.Road.2013.HDTV.x264-B"_s;
    QTest::newRow("the whole name") << web << u"the long road 2013 1080p web-dl h264-grp"_s
                                    << u"The.Long.Road.2013.720p.WEB-DL.H264-GRP"_s;
}

void RankFactsTest::theBetterOne()
{
    QFETCH(QString, file);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    SubtitleHit good = film(better, u"The Long Road"_s, 2013);
    good.downloads = 10;
    SubtitleHit popular = film(worse, u"The Long Road"_s, 2013);
    popular.downloads = 9999;
    const RankedHit first = rank(video(file), good, {});
    const RankedHit second = rank(video(file), popular, {});
    QVERIFY2(first.score > second.score, qPrintable(u"%1 <= %2"_s.arg(first.score).arg(second.score)));
}

void RankFactsTest::runningTimes_data()
{
    QTest::addColumn<int>("video"); // seconds
    QTest::addColumn<int>("hit");
    QTest::addColumn<QString>("key"); // empty: nothing is said
    QTest::addColumn<bool>("conflict");
    QTest::newRow("the same") << 7200 << 7203 << u"same_running_time"_s << false;
    QTest::newRow("half a minute") << 7200 << 7230 << QString() << false;
    QTest::newRow("two minutes of a film") << 7200 << 7320 << u"other_running_time"_s << false;
    QTest::newRow("sped up for PAL") << 7200 << 6906 << u"other_running_time"_s << false;
    QTest::newRow("another film") << 7200 << 5400 << u"other_running_time"_s << true;
    QTest::newRow("an episode's minute") << 1300 << 1360 << u"other_running_time"_s << false;
    QTest::newRow("video unknown") << 0 << 5400 << QString() << false;
    QTest::newRow("hit unknown") << 7200 << 0 << QString() << false;
    QTest::newRow("nonsense") << 7200 << 12 << QString() << false;
    QTest::newRow("more nonsense") << 7200 << 2000000 << QString() << false;
    QTest::newRow("less than nothing") << 7200 << -7200 << QString() << false;
}

void RankFactsTest::runningTimes()
{
    QFETCH(int, video);
    QFETCH(int, hit);
    QFETCH(QString, key);
    QFETCH(bool, conflict);
    VideoFacts facts = Legenda::video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    facts.identity.media.durationMs = video * qint64(1000);
    SubtitleHit offered = film(u"The.Long.Road.2013.720p.BluRay.x264-GRP"_s, u"The Long Road"_s, 2013);
    offered.durationMs = hit * qint64(1000);
    const RankedHit ranked = rank(facts, offered, {});
    QCOMPARE(ranked.conflict, conflict);
    for (const QLatin1StringView each : {"same_running_time"_L1, "other_running_time"_L1})
        QCOMPARE(has(ranked, each), key == each);
    // One of two discs is as long as itself.
    offered.files.append({u"2"_s, 2, {}});
    QVERIFY(!rank(facts, offered, {}).conflict);
}

void RankFactsTest::lastCues_data()
{
    QTest::addColumn<int>("video"); // seconds
    QTest::addColumn<int>("last");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("conflict");
    QTest::newRow("at the end") << 8580 << 8577 << QString() << false;
    QTest::newRow("before the credits") << 8580 << 7963 << QString() << false;
    QTest::newRow("long credits") << 15000 << 13000 << QString() << false;
    QTest::newRow("an episode's preview") << 1440 << 1290 << QString() << false;
    QTest::newRow("a notice behind the end") << 2600 << 2655 << QString() << false;
    QTest::newRow("behind the end of an episode") << 2600 << 2665 << u"too_long"_s << true;
    QTest::newRow("behind the end of a film") << 8580 << 8720 << u"too_long"_s << true;
    QTest::newRow("a longer cut") << 9100 << 10410 << u"too_long"_s << true;
    QTest::newRow("early") << 8580 << 6500 << u"too_short"_s << false;
    QTest::newRow("half of it") << 8580 << 4300 << u"too_short"_s << true;
    QTest::newRow("a short video") << 300 << 150 << QString() << false;
    QTest::newRow("video unknown") << 0 << 8580 << QString() << false;
    QTest::newRow("hit unknown") << 8580 << 0 << QString() << false;
    QTest::newRow("never shown") << 8580 << 359999 << QString() << false;
}

void RankFactsTest::lastCues()
{
    QFETCH(int, video);
    QFETCH(int, last);
    QFETCH(QString, key);
    QFETCH(bool, conflict);
    VideoFacts facts = Legenda::video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    facts.identity.media.durationMs = video * qint64(1000);
    SubtitleHit hit = film(u"The.Long.Road.2013.720p.BluRay.x264-GRP"_s, u"The Long Road"_s, 2013);
    const int unknown = rank(facts, hit, {}).score;
    hit.lastCueMs = last * qint64(1000);
    const RankedHit ranked = rank(facts, hit, {});
    QCOMPARE(ranked.conflict, conflict);
    QCOMPARE(ranked.score < unknown, !key.isEmpty());
    for (const QLatin1StringView each : {"too_long"_L1, "too_short"_L1})
        QCOMPARE(has(ranked, each), key == each);
    // Foreign parts may all be at the beginning.
    hit.foreignPartsOnly = true;
    QVERIFY(!has(rank(facts, hit, {}), "too_short"_L1));
}

void RankFactsTest::aHashLosesToWhatSpeaksAgainstIt_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("key");
    QTest::newRow("many reports") << 0 << u"many_reports"_s;
    QTest::newRow("too long") << 1 << u"too_long"_s;
    QTest::newRow("far too short") << 2 << u"too_short"_s;
    QTest::newRow("too short") << 3 << u"too_short"_s;
    QTest::newRow("another running time") << 4 << u"other_running_time"_s;
    QTest::newRow("a film of another length") << 5 << u"other_running_time"_s;
    QTest::newRow("another film") << 6 << u"other_title"_s;
    QTest::newRow("a remake") << 7 << u"other_year"_s;
    QTest::newRow("another title") << 8 << u"title_differs"_s;
}

void RankFactsTest::aHashLosesToWhatSpeaksAgainstIt()
{
    QFETCH(int, what);
    QFETCH(QString, key);
    VideoFacts facts = video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    facts.identity.media.durationMs = 7'200'000;
    const RankedHit other =
        rank(facts, film(u"The.Long.Road.2013.720p.BluRay.x264-GRP"_s, u"The Long Road"_s, 2013), {});
    SubtitleHit hit = byHash(film(u"The.Long.Road.2013.720p.BluRay.x264-GRP"_s, u"The Long Road"_s, 2013));
    switch (what) {
    case 0:
        hit.reports = 6;
        break;
    case 1:
        hit.lastCueMs = 7'500'000;
        break;
    case 2:
        hit.lastCueMs = 3'500'000;
        break;
    case 3:
        hit.lastCueMs = 5'000'000;
        break;
    case 4:
        hit.durationMs = 7'500'000;
        break;
    case 5:
        hit.durationMs = 5'400'000;
        break;
    case 6:
        hit = byHash(film(u"Why Not Today (2011) DVDRip"_s, u"Why Not Today?"_s, 2011));
        break;
    case 7:
        hit.feature.year = 1956;
        break;
    case 8:
        hit = byHash(film(u"Why.Not.Today.DVDRip"_s, u"Why Not Today?"_s, 0));
        break;
    }
    const RankedHit ranked = rank(facts, hit, {});
    QVERIFY(has(ranked, QLatin1StringView(key.toLatin1())));
    QVERIFY2(rankedBefore(other, ranked), qPrintable(QString::number(ranked.score)));
    // What rules it out, or weighs most, is read first or right behind the hash.
    const qsizetype place = std::find_if(ranked.reasons.begin(), ranked.reasons.end(), [&](const RankReason &reason) {
        return reason.key == key;
    }) - ranked.reasons.begin();
    QVERIFY(place <= 1);
}

QTEST_GUILESS_MAIN(RankFactsTest)
#include "tst_rankfacts.moc"
