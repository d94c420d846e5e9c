// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/rankweights.h"
#include "tests/core/search/rankerfacts.h"

#include <QSet>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Legenda;
using namespace Qt::StringLiterals;

class RankerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theExactFileComesFirst();
    void aHashWithoutAnyName();
    void aHashLosesToAnotherEpisode();
    void aHashLosesToAnotherKind();
    void wholeReleaseBeatsGroupBeatsSource();
    void sitesAndMarksDoNotHideTheRelease_data();
    void sitesAndMarksDoNotHideTheRelease();
    void severalGroupsInOneName();
    void anotherEpisodeIsNeverChosen();
    void anEpisodeCalledLikeTheFilmIsAnother();
    void aRemakeIsAnother();
    void aTranslatedTitleIsNoConflict();
    void theChosenFeatureWins();
    void frameRate();
    void wishes_data();
    void wishes();
    void hearingImpairedIsNeutralUnlessWished();
    void partsThatDoNotFit();
    void aTitleAloneIsAcceptable();
    void candidatesAreInTheLanguageAndInOrder();
    void scoresStayInRange();
    void theOrderIsAlwaysTheSame();
    void aFreeQuestionIsNotCompared();
    void theScaleMeansSomething();
    void everyReasonHasItsRow();
    void versionsOfAWebVideo();
    void nonsenseDoesNoHarm_data();
    void nonsenseDoesNoHarm();
    void wishesOfOneLanguage();
    void theWidestWish();
};

void RankerTest::theExactFileComesFirst()
{
    const VideoFacts facts = video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    SubtitleHit best = film(u"The.Long.Road.2013.720p.BluRay.x264-GRP"_s, u"The Long Road"_s, 2013);
    best.downloads = 1000000;
    best.fromTrusted = true;
    best.rating = 10;
    best.votes = 50;
    SubtitleHit matched = byHash(film(u"The.Long.Road.2013.1080p.WEB-DL-OTHER"_s, u"The Long Road"_s, 2013));
    const RankedHit byName = rank(facts, best, {});
    const RankedHit exact = rank(facts, matched, {});
    QVERIFY2(exact.score > byName.score, qPrintable(u"%1 <= %2"_s.arg(exact.score).arg(byName.score)));
    QVERIFY(rankedBefore(exact, byName));
    QCOMPARE(exact.reasons.first().key, u"exact_file"_s);
    QVERIFY(!exact.reasons.first().text.isEmpty());
}

void RankerTest::aHashWithoutAnyName()
{
    // Services that look for the file alone name nothing: there is no title that could differ.
    for (const QString &name :
        {u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s, u"Night.Shift.S07E05.HDTV.x264-LOL.mkv"_s}) {
        SubtitleHit bare = byHash(makeHit(u"1"_s, u"en"_s, {}));
        bare.files = {{u"1"_s, 1, {}}};
        const RankedHit ranked = rank(video(name), bare, {});
        QCOMPARE(ranked.reasons.first().key, u"exact_file"_s);
        QVERIFY(!has(ranked, "title_differs"_L1));
        QVERIFY(!ranked.conflict);
        QVERIFY2(ranked.score >= acceptableScore, qPrintable(QString::number(ranked.score)));
    }
}

void RankerTest::aHashLosesToAnotherEpisode()
{
    const VideoFacts facts = video(u"Night.Shift.S07E05.HDTV.x264-LOL.mkv"_s);
    const RankedHit wrong = rank(facts, byHash(episode(u"Night.Shift.S05E07.HDTV"_s, u"Night Shift"_s, 5, 7)), {});
    const RankedHit right = rank(facts, episode(u"Night.Shift.S07E05.DVDRip"_s, u"Night Shift"_s, 7, 5), {});
    QVERIFY(wrong.conflict);
    QVERIFY(has(wrong, "other_episode"_L1));
    QVERIFY(wrong.score < right.score);
    QVERIFY(candidates({wrong}, Language::fromCode(u"en")).isEmpty());
}

void RankerTest::aHashLosesToAnotherKind()
{
    const RankedHit film1 = rank(video(u"Night.Shift.S07E05.HDTV.x264-LOL.mkv"_s),
        byHash(film(u"Why Not Today (2012) DVDRip"_s, u"Why Not Today?"_s, 2012)), {});
    QVERIFY(film1.conflict);
    const RankedHit show = rank(video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s),
        byHash(episode(u"Archer.S02E05.HDTV.x264-LOL"_s, u"Archer"_s, 2, 5)), {});
    QVERIFY(show.conflict);
}

void RankerTest::wholeReleaseBeatsGroupBeatsSource()
{
    const VideoFacts facts = video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    const QString title = u"The Long Road"_s;
    const RankedHit whole = rank(facts, film(u"the long road 2013 720p bluray x264-grp"_s, title, 2013), {});
    const RankedHit group = rank(facts, film(u"The.Long.Road.2013.1080p.BluRay.x264-GRP"_s, title, 2013), {});
    const RankedHit source = rank(facts, film(u"The.Long.Road.2013.720p.BluRay.x264-ELSE"_s, title, 2013), {});
    const RankedHit other = rank(facts, film(u"The.Long.Road.2013.HDTV.XviD-ELSE"_s, title, 2013), {});
    QVERIFY(has(whole, "same_release"_L1));
    QVERIFY(has(group, "same_group"_L1));
    QVERIFY(has(source, "same_source"_L1));
    QVERIFY(has(other, "other_source"_L1));
    QVERIFY(whole.score > group.score);
    QVERIFY(group.score > source.score);
    QVERIFY(source.score > other.score);
}

void RankerTest::sitesAndMarksDoNotHideTheRelease_data()
{
    QTest::addColumn<QString>("release");
    QTest::newRow("site") << u"the.long.road.2013.720p.bluray.x264-grp.www.example.com"_s;
    QTest::newRow("site tag") << u"The.Long.Road.2013.720p.BluRay.x264-GRP[eztv]"_s;
    QTest::newRow("language") << u"The.Long.Road.2013.720p.BluRay.x264-GRP.English"_s;
    QTest::newRow("language and mark") << u"The Long Road 2013 720p BluRay x264-GRP.en.HI"_s;
    QTest::newRow("extension") << u"The.Long.Road.2013.720p.BluRay.x264-GRP.srt"_s;
    QTest::newRow("several") << u"The.Long.Road.2013.HDTV-A / The.Long.Road.2013.720p.BluRay.x264-GRP"_s;
}

void RankerTest::sitesAndMarksDoNotHideTheRelease()
{
    QFETCH(QString, release);
    const VideoFacts facts = video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    const RankedHit ranked = rank(facts, film(release, u"The Long Road"_s, 2013), {});
    QVERIFY2(has(ranked, "same_release"_L1), qPrintable(release));
}

void RankerTest::severalGroupsInOneName()
{
    const VideoFacts facts = video(u"Night.Shift.S03E01.HDTV.x264-FoV.mkv"_s);
    const RankedHit ranked =
        rank(facts, episode(u"Night.Shift.S03E01.HDTV.x264-TLA-AFG-FoV-mSD"_s, u"Night Shift"_s, 3, 1), {});
    QVERIFY(has(ranked, "same_group"_L1));
}

void RankerTest::anotherEpisodeIsNeverChosen()
{
    const VideoFacts facts = video(u"Night.Shift.S03E01.HDTV.x264-FoV.mkv"_s);
    for (const SubtitleHit &hit : {episode(u"Night.Shift.S03E02.HDTV.x264-FoV"_s, u"Night Shift"_s, 3, 2),
             episode(u"Night.Shift.S02E01.HDTV.x264-FoV"_s, u"Night Shift"_s, 2, 1),
             makeHit(u"1"_s, u"en"_s, u"Night.Shift.S03E02.HDTV.x264-FoV"_s)}) {
        const RankedHit ranked = rank(facts, hit, {});
        QVERIFY(ranked.conflict);
        QVERIFY(has(ranked, "other_episode"_L1));
        QVERIFY(candidates({ranked}, Language::fromCode(u"en")).isEmpty());
    }
    const RankedHit right = rank(facts, makeHit(u"1"_s, u"en"_s, u"Night.Shift.S03E01.HDTV.x264-FoV"_s), {});
    QVERIFY(!right.conflict);
}

void RankerTest::anEpisodeCalledLikeTheFilmIsAnother()
{
    const VideoFacts facts = video(u"Heart.of.Steel.2013.720p.BluRay.x264-GRP.mkv"_s);
    SubtitleHit hit = episode(u"Supercat.S04E03.HDTV.x264-SVA"_s, u"Supercat"_s, 4, 3);
    hit.feature.episodeTitle = u"Heart of Steel"_s;
    QVERIFY(rank(facts, hit, {}).conflict);
}

void RankerTest::aRemakeIsAnother()
{
    const VideoFacts facts = video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    const RankedHit old = rank(facts, film(u"The.Long.Road.1956.DVDRip"_s, u"The Long Road"_s, 1956), {});
    QVERIFY(old.conflict);
    QVERIFY(has(old, "other_year"_L1));
    // Distributors differ by a year.
    QVERIFY(!rank(facts, film(u"The.Long.Road.2012.DVDRip"_s, u"The Long Road"_s, 2012), {}).conflict);
}

void RankerTest::aTranslatedTitleIsNoConflict()
{
    const VideoFacts facts = video(u"La.Longue.Route.2013.FRENCH.720p.BluRay.x264-GRP.mkv"_s);
    const RankedHit ranked = rank(facts, byHash(film(u"Long Road"_s, u"Wanderer"_s, 2013)), {});
    QVERIFY(!ranked.conflict);
    QVERIFY(ranked.score >= 70);
    SubtitleHit byId = film(u"Wanderer.BluRay"_s, u"Wanderer"_s, 0);
    byId.matchedBy = SubtitleHit::MatchedBy::Id;
    QVERIFY(!rank(facts, byId, {}).conflict);
}

void RankerTest::theChosenFeatureWins()
{
    VideoFacts facts = video(u"disc1.mkv"_s);
    facts.identity.feature.imdbId = 42;
    facts.identity.feature.title = u"The Long Road"_s;
    facts.identity.chosenByPerson = true;
    SubtitleHit same = film(u"Whatever"_s, u"Wanderer"_s, 2013);
    same.feature.imdbId = 42;
    SubtitleHit other = byHash(film(u"disc1"_s, u"Disc One"_s, 2013));
    other.feature.imdbId = 43;
    QVERIFY(has(rank(facts, same, {}), "id_match"_L1));
    QVERIFY(rank(facts, same, {}).score >= acceptableScore);
    QVERIFY(rank(facts, other, {}).conflict);

    // The show was picked; the name gives the episode.
    VideoFacts show = video(u"Night.Shift.S03E01.mkv"_s);
    show.identity.feature.parentImdbId = 7;
    show.identity.chosenByPerson = true;
    SubtitleHit first = episode(u"x"_s, u"Nachtschicht"_s, 3, 1);
    first.feature.parentImdbId = 7;
    SubtitleHit second = episode(u"x"_s, u"Nachtschicht"_s, 3, 2);
    second.feature.parentImdbId = 7;
    QVERIFY(!rank(show, first, {}).conflict);
    QVERIFY(rank(show, second, {}).conflict);
}

void RankerTest::frameRate()
{
    VideoFacts facts = video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    facts.identity.media.fps = 23.976;
    SubtitleHit hit = film(u"The.Long.Road.2013.BluRay"_s, u"The Long Road"_s, 2013);
    const int unknown = rank(facts, hit, {}).score;
    hit.fps = 23.98;
    const RankedHit same = rank(facts, hit, {});
    QVERIFY(has(same, "fps_match"_L1));
    QVERIFY(same.score > unknown);
    hit.fps = 25;
    const RankedHit other = rank(facts, hit, {});
    QVERIFY(has(other, "fps_differs"_L1));
    QVERIFY(other.score < unknown);
}

void RankerTest::wishes_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("wish");
    QTest::addColumn<bool>("is");
    QTest::addColumn<bool>("unwanted");
    for (const char *kind : {"sdh", "forced", "ai", "machine"}) {
        const auto row = [&](const char *name, Wish wish, bool is, bool unwanted) {
            QTest::addRow("%s %s", kind, name) << QString::fromLatin1(kind) << int(wish) << is << unwanted;
        };
        row("included", Wish::Include, true, false);
        row("included, is not", Wish::Include, false, false);
        row("excluded", Wish::Exclude, true, true);
        row("excluded, is not", Wish::Exclude, false, false);
        row("only", Wish::Only, true, false);
        row("only, is not", Wish::Only, false, true);
    }
}

void RankerTest::wishes()
{
    QFETCH(QString, kind);
    QFETCH(int, wish);
    QFETCH(bool, is);
    QFETCH(bool, unwanted);
    Wishes wished;
    wished.foreignPartsOnly = Wish::Include;
    wished.machineTranslated = Wish::Include;
    SubtitleHit hit = byHash(film(u"The.Long.Road.2013"_s, u"The Long Road"_s, 2013));
    const std::pair<QString, std::pair<Wish *, bool *>> kinds[] = {
        {u"sdh"_s, {&wished.hearingImpaired, &hit.hearingImpaired}},
        {u"forced"_s, {&wished.foreignPartsOnly, &hit.foreignPartsOnly}},
        {u"ai"_s, {&wished.aiTranslated, &hit.aiTranslated}},
        {u"machine"_s, {&wished.machineTranslated, &hit.machineTranslated}},
    };
    for (const auto &[name, fields] : kinds) {
        if (name == kind) {
            *fields.first = Wish(wish);
            *fields.second = is;
        }
    }
    const RankedHit ranked = rank(video(u"The.Long.Road.2013.mkv"_s), hit, wished);
    QCOMPARE(ranked.unwanted, unwanted);
    QCOMPARE(candidates({ranked}, Language::fromCode(u"en")).isEmpty(), unwanted);
}

void RankerTest::hearingImpairedIsNeutralUnlessWished()
{
    const VideoFacts facts = video(u"The.Long.Road.2013.mkv"_s);
    SubtitleHit hit = film(u"The.Long.Road.2013"_s, u"The Long Road"_s, 2013);
    const int without = rank(facts, hit, {}).score;
    hit.hearingImpaired = true;
    const RankedHit with = rank(facts, hit, {});
    QCOMPARE(with.score, without);
    QVERIFY(has(with, "sdh"_L1));
}

void RankerTest::partsThatDoNotFit()
{
    SubtitleHit hit = film(u"The.Long.Road.2013.DVDRip.XviD-GRP"_s, u"The Long Road"_s, 2013);
    hit.files = {{u"1"_s, 1, u"a.cd1"_s}, {u"2"_s, 2, u"a.cd2"_s}};
    QVERIFY(has(rank(video(u"The.Long.Road.2013.mkv"_s), hit, {}), "parts_differ"_L1));
    QVERIFY(!has(rank(video(u"The.Long.Road.2013.DVDRip.cd1.avi"_s), hit, {}), "parts_differ"_L1));
}

void RankerTest::aTitleAloneIsAcceptable()
{
    const RankedHit ranked = rank(video(u"The Long Road.mkv"_s), film(u"Long Road"_s, u"The Long Road"_s, 2013), {});
    QVERIFY2(ranked.score >= acceptableScore, qPrintable(QString::number(ranked.score)));
    const RankedHit similar =
        rank(video(u"The Long Road.mkv"_s), film(u"x"_s, u"The Long Road to Nowhere"_s, 2013), {});
    QVERIFY(similar.score < acceptableScore);
    const RankedHit none = rank(video(u"The Long Road.mkv"_s), film(u"x"_s, u"Happy Wanderers"_s, 2013), {});
    QVERIFY(none.conflict);
}

void RankerTest::candidatesAreInTheLanguageAndInOrder()
{
    const VideoFacts facts = video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    QList<RankedHit> hits;
    for (const auto &[id, language, release] :
        std::initializer_list<std::tuple<QString, QString, QString>>{{u"1"_s, u"fr"_s, u"The.Long.Road.2013.HDTV-X"_s},
            {u"2"_s, u"de"_s, u"The.Long.Road.2013.720p.BluRay.x264-GRP"_s},
            {u"3"_s, u"fr"_s, u"The.Long.Road.2013.720p.BluRay.x264-GRP"_s}}) {
        SubtitleHit hit = film(release, u"The Long Road"_s, 2013);
        hit.id = id;
        hit.language = Language::fromCode(language);
        hits.append(rank(facts, hit, {}));
    }
    const QList<RankedHit> french = candidates(hits, Language::fromCode(u"fr"));
    QCOMPARE(french.size(), 2);
    QCOMPARE(french.first().hit.id, u"3"_s);
}

void RankerTest::scoresStayInRange()
{
    const VideoFacts facts = video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    SubtitleHit all = byHash(film(u"The.Long.Road.2013.720p.BluRay.x264-GRP"_s, u"The Long Road"_s, 2013));
    all.downloads = 10000000;
    all.fromTrusted = all.hd = true;
    all.rating = 10;
    all.votes = 100;
    QVERIFY(rank(facts, all, {}).score <= 100);
    SubtitleHit bad = film(u"The.Long.Road.2013.HDTV"_s, u"The Long Road to Nowhere"_s, 2013);
    bad.machineTranslated = bad.foreignPartsOnly = true;
    bad.reports = 50;
    bad.rating = 1;
    bad.votes = 100;
    Wishes any;
    any.foreignPartsOnly = any.machineTranslated = Wish::Include;
    QVERIFY(rank(facts, bad, any).score >= 0);
}

void RankerTest::theOrderIsAlwaysTheSame()
{
    const VideoFacts facts = video(u"The.Long.Road.2013.mkv"_s);
    QList<RankedHit> hits;
    for (int i = 0; i < 20; ++i) {
        SubtitleHit hit = film(u"The.Long.Road.2013"_s, u"The Long Road"_s, 2013);
        hit.id = QString::number(i);
        hits.append(rank(facts, hit, {}));
    }
    QList<RankedHit> reversed(hits.rbegin(), hits.rend());
    std::sort(hits.begin(), hits.end(), rankedBefore);
    std::sort(reversed.begin(), reversed.end(), rankedBefore);
    QCOMPARE(hits, reversed);
}

void RankerTest::aFreeQuestionIsNotCompared()
{
    const RankedHit ranked = rank({}, film(u"Anything"_s, u"Anything"_s, 2013), {});
    QVERIFY(!ranked.conflict);
    QVERIFY(ranked.score >= acceptableScore);
}

void RankerTest::theScaleMeansSomething()
{
    const VideoFacts facts = video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    const QString title = u"The Long Road"_s;
    const auto score = [&](const SubtitleHit &hit) { return rank(facts, hit, {}).score; };
    // Made for exactly this file, and nothing against it.
    QVERIFY(score(byHash(film(u"x"_s, title, 2013))) >= 75);
    QVERIFY(score(byHash(film(u"The.Long.Road.2013.HDTV.XviD-ELSE"_s, title, 2013))) >= 75);
    // The same release; however liked it is, it is not called the exact file.
    SubtitleHit release = film(u"The.Long.Road.2013.720p.BluRay.x264-GRP"_s, title, 2013);
    QVERIFY(score(release) >= 60);
    release.downloads = std::numeric_limits<qint64>::max();
    release.fromTrusted = true;
    release.rating = 10;
    release.votes = 9;
    QVERIFY(score(release) < 75);
    // Another source and group.
    const int other = score(film(u"The.Long.Road.2013.1080p.WEB.H264-ELSE"_s, title, 2013));
    QVERIFY2(other >= 30 && other <= 45, qPrintable(QString::number(other)));
    // The title and nothing else, even translated by AI.
    SubtitleHit bare = film(u"x"_s, title, 0);
    bare.aiTranslated = true;
    QVERIFY(score(bare) >= acceptableScore);
}

void RankerTest::everyReasonHasItsRow()
{
    QSet<QString> keys;
    for (const RankWeight &weight : rankWeights()) {
        QVERIFY2(!keys.contains(QString::fromLatin1(weight.key)), weight.key);
        keys.insert(QString::fromLatin1(weight.key));
        QVERIFY2(qstrlen(weight.text) > 0, weight.key);
        // A fact does not speak for a hit alone and against it beside the hash, or the other way round.
        QVERIFY2(weight.alone * weight.withHash >= 0, weight.key);
        QCOMPARE(&rankWeight(QLatin1StringView(weight.key)), &weight);
    }
}

void RankerTest::versionsOfAWebVideo()
{
    VideoFacts facts;
    facts.webAddress = u"https://www.example.org/talk.mp4"_s;
    const auto version = [](int number, const QString &language = u"en"_s) {
        SubtitleHit hit = makeHit(u"v/%1/%2"_s.arg(language).arg(number), language, u"A talk"_s);
        hit.version = number;
        return hit;
    };
    SubtitleHit draft = version(11);
    draft.published = false;
    SubtitleHit old = version(9);
    old.superseded = true;
    old.downloads = 1'000'000;
    SubtitleHit older = version(2);
    older.superseded = true;
    SubtitleHit french = version(1, u"fr"_s);
    french.complete = false;
    QList<RankedHit> hits;
    for (const SubtitleHit &hit : {older, draft, old, version(10), french})
        hits.append(rank(facts, hit, {}));
    // By number, not as text: 10 comes after 9.
    QStringList order;
    for (const RankedHit &hit : candidates(hits, Language::fromCode(u"en")))
        order.append(hit.hit.id);
    QCOMPARE(order, (QStringList{u"v/en/10"_s, u"v/en/9"_s, u"v/en/2"_s}));
    const RankedHit newest = rank(facts, version(10), {});
    QVERIFY2(newest.score >= 75, qPrintable(QString::number(newest.score)));
    QVERIFY(has(newest, "same_address"_L1) && !newest.conflict);
    // A draft is shown, and never taken by itself; what is not complete is better than nothing.
    QVERIFY(rank(facts, draft, {}).score < acceptableScore);
    QVERIFY(has(rank(facts, draft, {}), "not_published"_L1));
    QCOMPARE(candidates(hits, Language::fromCode(u"fr")).size(), 1);
    // Wishes count as everywhere.
    Wishes trusted;
    trusted.trustedOnly = true;
    QVERIFY(rank(facts, version(10), trusted).unwanted);
}

void RankerTest::nonsenseDoesNoHarm_data()
{
    QTest::addColumn<double>("number");
    QTest::newRow("negative") << -1e6;
    QTest::newRow("huge") << 2e9;
    QTest::newRow("nothing") << 0.0;
    QTest::newRow("no number") << std::nan("");
    QTest::newRow("endless") << std::numeric_limits<double>::infinity();
}

void RankerTest::nonsenseDoesNoHarm()
{
    QFETCH(double, number);
    const bool usual = std::isfinite(number);
    SubtitleHit hit = byHash(film(QString(5000, u'/') + u"S99999999999E99999999999"_s, QString(5000, u'('), 0));
    hit.fps = hit.rating = number;
    hit.votes = hit.reports = usual ? int(number) : 0;
    hit.feature.year = hit.feature.season = hit.feature.episode = usual ? int(number) : 0;
    hit.downloads = usual ? qint64(number) * 1'000'000 : std::numeric_limits<qint64>::min();
    hit.lastCueMs = hit.durationMs = hit.downloads;
    VideoFacts facts = video(u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s);
    facts.identity.media.fps = number;
    facts.identity.media.durationMs = hit.downloads;
    for (const VideoFacts &each : {facts, VideoFacts()}) {
        const RankedHit ranked = rank(each, hit, {});
        QVERIFY(ranked.score >= 0 && ranked.score <= 100);
    }
}

void RankerTest::wishesOfOneLanguage()
{
    Wishes wishes;
    wishes.hearingImpaired = Wish::Exclude;
    wishes.perLanguage[u"en"_s].hearingImpaired = Wish::Only;
    wishes.perLanguage[u"pt"_s].trustedOnly = true;
    const VideoFacts facts = video(u"The.Long.Road.2013.mkv"_s);
    const auto isUnwanted = [&](const QString &language, bool sdh) {
        SubtitleHit hit = film(u"The.Long.Road.2013"_s, u"The Long Road"_s, 2013);
        hit.language = Language::fromCode(language);
        hit.hearingImpaired = sdh;
        const RankedHit ranked = rank(facts, hit, wishes);
        return candidates({ranked}, hit.language).isEmpty() && ranked.unwanted;
    };
    QVERIFY(isUnwanted(u"de"_s, true));
    QVERIFY(!isUnwanted(u"de"_s, false));
    QVERIFY(!isUnwanted(u"en"_s, true));
    QVERIFY(isUnwanted(u"en"_s, false));
    // What holds for Portuguese holds for that of Brazil; its other wishes are those of every language unless said.
    QVERIFY(isUnwanted(u"pt-br"_s, false));
    wishes.perLanguage[u"pt-br"_s] = {};
    QVERIFY(!isUnwanted(u"pt-br"_s, false));
}

void RankerTest::theWidestWish()
{
    Wishes wishes;
    wishes.languages = Language::fromList(u"en,de");
    wishes.hearingImpaired = Wish::Only;
    wishes.trustedOnly = true;
    QVERIFY(wishes.widest().hearingImpaired == Wish::Only);
    QVERIFY(wishes.widest().trustedOnly);
    wishes.perLanguage[u"de"_s].hearingImpaired = Wish::Exclude;
    QVERIFY(wishes.widest().hearingImpaired == Wish::Include);
    QVERIFY(!wishes.widest().trustedOnly);
    // Of a language nobody asks for.
    wishes.perLanguage = {{u"fr"_s, {}}};
    QVERIFY(wishes.widest().trustedOnly);
}

QTEST_GUILESS_MAIN(RankerTest)
#include "tst_ranker.moc"
