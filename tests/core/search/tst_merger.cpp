// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/merger.h"

#include "core/providers/hitjson.h"
#include "core/search/releasewords.h"
#include "core/search/titles.h"
#include "tests/support/fakeprovider.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

class MergerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameNumberIsOneHit();
    void theStrongerMatchIsKept();
    void theSameUploadAtTwoServices();
    void theSameUploadTwiceAtOneService();
    void aServiceKnowsTheOthersNumber();
    void theFirstServiceKeepsIt();
    void inDoubtTheyStayTwo_data();
    void inDoubtTheyStayTwo();
    void releaseWords_data();
    void releaseWords();
    void titles_data();
    void titles();
    void splitReleases_data();
    void splitReleases();
};

void MergerTest::theSameNumberIsOneHit()
{
    HitMerger merger;
    QVERIFY(merger.add(makeHit(u"1"_s, u"en"_s, u"A"_s)).added);
    QVERIFY(merger.add(makeHit(u"2"_s, u"en"_s, u"A"_s)).added);
    const HitMerger::Place again = merger.add(makeHit(u"1"_s, u"en"_s, u"A"_s));
    QVERIFY(!again.added);
    QVERIFY(!again.changed);
    QCOMPARE(again.index, 0);
    QCOMPARE(merger.hits().size(), 2);
}

void MergerTest::theStrongerMatchIsKept()
{
    HitMerger merger;
    merger.add(makeHit(u"1"_s, u"en"_s, u"A"_s, SubtitleHit::MatchedBy::Name));
    QVERIFY(merger.add(makeHit(u"1"_s, u"en"_s, u"A"_s, SubtitleHit::MatchedBy::Hash)).changed);
    merger.add(makeHit(u"1"_s, u"en"_s, u"A"_s, SubtitleHit::MatchedBy::Id));
    QVERIFY(merger.hits().first().matchedBy == SubtitleHit::MatchedBy::Hash);
}

namespace {

SubtitleHit upload(const QString &provider, const QString &id)
{
    SubtitleHit hit = makeHit(id, u"en"_s, u"The.Long.Road.2013.720p.BluRay.x264-GRP"_s);
    hit.provider = provider;
    hit.uploader = u"alice"_s;
    hit.fps = 25;
    hit.uploadedAt = QDateTime::fromString(u"2013-05-01T10:00:00Z"_s, Qt::ISODate);
    return hit;
}

} // namespace

void MergerTest::theSameUploadAtTwoServices()
{
    SubtitleHit other = upload(u"other"_s, u"77"_s);
    other.release = u"the long road 2013 720p bluray x264 grp"_s;
    other.files.first().fileName = u"The.Long.Road.2013.720p.BluRay.x264-GRP.en.srt"_s;
    other.fps = 0;
    HitMerger merger;
    merger.add(upload(u"one"_s, u"1"_s));
    QVERIFY(!merger.add(other).added);
    QCOMPARE(merger.hits().size(), 1);
    QCOMPARE(merger.hits().first().provider, u"one"_s);
    QCOMPARE(merger.hits().first().alsoAt, QStringList{u"other:77"_s});
    // Again by another question: nothing new.
    QVERIFY(!merger.add(other).changed);
}

void MergerTest::aServiceKnowsTheOthersNumber()
{
    for (const bool newerFirst : {true, false}) {
        HitMerger merger;
        SubtitleHit newer = makeHit(u"77"_s, u"en"_s, u"One.Name-GRP"_s);
        newer.provider = u"newer"_s;
        newer.knownAs = {u"older:1234"_s};
        SubtitleHit older = makeHit(u"1234"_s, u"en"_s, u"Quite another name"_s);
        older.provider = u"older"_s;
        merger.add(newerFirst ? newer : older);
        merger.add(makeHit(u"5"_s, u"en"_s, u"Something else"_s));
        const HitMerger::Place second = merger.add(newerFirst ? older : newer);
        QVERIFY(!second.added);
        QCOMPARE(second.index, 0);
        QCOMPARE(merger.hits().size(), 2);
        // Again, as pages and questions bring them.
        QVERIFY(!merger.add(older).added);
        QVERIFY(!merger.add(newer).added);

        SubtitleHit other = older;
        other.id = u"1235"_s;
        QVERIFY(merger.add(other).added);
    }
}

void MergerTest::theFirstServiceKeepsIt()
{
    SubtitleHit newer = makeHit(u"77"_s, u"en"_s, u"One.Name-GRP"_s);
    newer.provider = u"newer"_s;
    newer.knownAs = {u"older:1234"_s};
    SubtitleHit older = makeHit(u"1234"_s, u"en"_s, u"One.Name-GRP"_s, SubtitleHit::MatchedBy::Hash);
    older.provider = u"older"_s;
    older.lastCueMs = 5000;
    for (const bool newerFirst : {true, false}) {
        HitMerger merger({u"newer"_s, u"older"_s});
        merger.add(newerFirst ? newer : older);
        merger.add(newerFirst ? older : newer);
        QCOMPARE(merger.hits().size(), 1);
        const SubtitleHit hit = merger.hits().first();
        QCOMPARE(hit.provider, u"newer"_s);
        QCOMPARE(hit.id, u"77"_s);
        QVERIFY(hit.matchedBy == SubtitleHit::MatchedBy::Hash);
        QCOMPARE(hit.lastCueMs, 5000);
        QCOMPARE(hit.alsoAt, QStringList{u"older:1234"_s});
        QCOMPARE(hit.otherSources.size(), 1);
        QCOMPARE(hit.otherSources.first().files, older.files);

        const SubtitleHit there = hitFromSource(hit, 0);
        QCOMPARE(there.fullId(), older.fullId());
        QCOMPARE(there.otherSources.first().files, newer.files);
        QCOMPARE(hitFromSource(there, 0).fullId(), newer.fullId());
    }
}

void MergerTest::theSameUploadTwiceAtOneService()
{
    SubtitleHit few = upload(u"one"_s, u"1"_s);
    few.downloads = 10;
    few.lastCueMs = 5'000'000;
    SubtitleHit many = upload(u"one"_s, u"2"_s);
    many.downloads = 20;
    SubtitleHit trusted = upload(u"one"_s, u"3"_s);
    trusted.fromTrusted = true;
    trusted.uploadedAt = few.uploadedAt.addSecs(3600);
    HitMerger merger;
    merger.add(few);
    QCOMPARE(merger.add(many).index, 0);
    QCOMPARE(merger.hits().size(), 1);
    QCOMPARE(merger.hits().first().id, u"2"_s);
    QCOMPARE(merger.hits().first().lastCueMs, 5'000'000);
    QCOMPARE(merger.hits().first().alsoAt, QStringList{u"one:1"_s});
    merger.add(trusted);
    QCOMPARE(merger.hits().size(), 1);
    QCOMPARE(merger.hits().first().id, u"3"_s);
    QCOMPARE(merger.hits().first().alsoAt, (QStringList{u"one:2"_s, u"one:1"_s}));
    // Each of the numbers leads to it.
    QVERIFY(!merger.add(few).added);
    QVERIFY(!merger.add(many).added);
    QCOMPARE(merger.hits().first().id, u"3"_s);
    // Those of nobody in particular may be anything.
    SubtitleHit anonymous = upload(u"one"_s, u"4"_s);
    anonymous.uploader.clear();
    QVERIFY(merger.add(anonymous).added);
}

void MergerTest::inDoubtTheyStayTwo_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("language") << 0;
    QTest::newRow("uploader") << 1;
    QTest::newRow("hearing impaired") << 2;
    QTest::newRow("frame rate") << 3;
    QTest::newRow("date") << 4;
    QTest::newRow("parts") << 5;
    QTest::newRow("file name") << 6;
    QTest::newRow("anonymous") << 7;
    QTest::newRow("same service, corrected") << 8;
    QTest::newRow("same service, another file name") << 9;
    QTest::newRow("same service, without a file name") << 10;
    QTest::newRow("same service, found by the hash") << 11;
    QTest::newRow("same service, frame rate known of one") << 12;
    QTest::newRow("last cue") << 13;
}

void MergerTest::inDoubtTheyStayTwo()
{
    QFETCH(int, what);
    SubtitleHit one = upload(u"one"_s, u"1"_s);
    SubtitleHit two = upload(u"two"_s, u"2"_s);
    switch (what) {
    case 0:
        two.language = Language::fromCode(u"de");
        break;
    case 1:
        two.uploader = u"bob"_s;
        break;
    case 2:
        two.hearingImpaired = true;
        break;
    case 3:
        two.fps = 23.976;
        break;
    case 4:
        two.uploadedAt = one.uploadedAt.addDays(30);
        break;
    case 5:
        two.files.append({u"x"_s, 2, {}});
        break;
    case 6:
        two.files.first().fileName = u"corrected version"_s;
        break;
    case 7:
        one.uploader = two.uploader = u"Anonymous"_s;
        break;
    case 8:
        two.provider = one.provider;
        two.comment = u"Line 12 corrected"_s;
        break;
    case 9:
        two.provider = one.provider;
        two.files.first().fileName = one.files.first().fileName + u".v2"_s;
        break;
    case 10:
        two.provider = one.provider;
        one.files.first().fileName.clear();
        two.files.first().fileName.clear();
        break;
    case 11:
        two.provider = one.provider;
        two.matchedBy = SubtitleHit::MatchedBy::Hash;
        break;
    case 12:
        two.provider = one.provider;
        two.fps = 0;
        break;
    case 13:
        one.lastCueMs = 5'000'000;
        two.lastCueMs = 5'003'000;
        break;
    }
    HitMerger merger;
    merger.add(one);
    QVERIFY(merger.add(two).added);
}

void MergerTest::releaseWords_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("plain") << u"A.Film.2013.720p-GRP"_s << u"a film 2013 720p grp"_s;
    QTest::newRow("extension") << u"A.Film.2013.720p-GRP.mkv"_s << u"a film 2013 720p grp"_s;
    QTest::newRow("site at the end") << u"A.Film.2013-GRP.www.some.site.com"_s << u"a film 2013 grp"_s;
    QTest::newRow("site in front") << u"www.site.org - A Film 2013"_s << u"a film 2013"_s;
    QTest::newRow("site without www") << u"A Film 2013 x264-GRP.Sitename.com"_s << u"a film 2013 x264 grp"_s;
    QTest::newRow("tag") << u"A.Film.2013-GRP[rarbg]"_s << u"a film 2013 grp"_s;
    QTest::newRow("facts in brackets stay") << u"A Film (2013)"_s << u"a film 2013"_s;
    QTest::newRow("accents") << u"Amélie.2001"_s << u"amelie 2001"_s;
    QTest::newRow("apostrophe") << u"Ender’s Game 2013"_s << u"enders game 2013"_s;
    QTest::newRow("language") << u"A.Film.2013-GRP.pt-br"_s << u"a film 2013 grp"_s;
    QTest::newRow("a short title stays") << u"Her.srt"_s << u"her"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("only signs") << u"---...---"_s << QString();
}

void MergerTest::releaseWords()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    QCOMPARE(normalizedRelease(name), words);
}

void MergerTest::titles_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("likeness"); // same, similar, other

    QTest::newRow("article") << u"The Long Road"_s << u"Long Road"_s << u"same"_s;
    QTest::newRow("article behind") << u"Long Road, The"_s << u"The Long Road"_s << u"same"_s;
    QTest::newRow("article of another language") << u"La Longue Route"_s << u"Longue Route"_s << u"same"_s;
    QTest::newRow("points") << u"Agents of S.H.I.E.L.D."_s << u"Agents of SHIELD"_s << u"same"_s;
    QTest::newRow("and") << u"Salt & Sand"_s << u"Salt and Sand"_s << u"same"_s;
    QTest::newRow("plus") << u"Salt + Sand"_s << u"Salt and Sand"_s << u"same"_s;
    QTest::newRow("question mark") << u"Why Not?"_s << u"Why Not"_s << u"same"_s;
    QTest::newRow("apostrophe") << u"Miller’s Field"_s << u"Millers Field"_s << u"same"_s;
    QTest::newRow("accents") << u"Première Été"_s << u"Premiere Ete"_s << u"same"_s;
    QTest::newRow("umlaut written out") << u"Die Fälscher"_s << u"Die Faelscher"_s << u"same"_s;
    QTest::newRow("special letters") << u"Łódź Straße Ærø"_s << u"Lodz Strasse Aero"_s << u"same"_s;
    QTest::newRow("Cyrillic") << u"Долгая дорога"_s << u"Dolgaya doroga"_s << u"same"_s;
    QTest::newRow("typing error") << u"The Long Wanderer"_s << u"The Long Wandrer"_s << u"same"_s;
    QTest::newRow("roman") << u"Long Road II"_s << u"Long Road 2"_s << u"same"_s;
    QTest::newRow("part") << u"Long Road: Part 2"_s << u"Long Road II"_s << u"same"_s;
    QTest::newRow("part in words") << u"Long Road Part Two"_s << u"Long Road - Pt. 2"_s << u"same"_s;
    QTest::newRow("volume") << u"Long Road: Vol. 2"_s << u"Long Road Volume 2"_s << u"same"_s;
    QTest::newRow("number in words") << u"Twelve Roads"_s << u"12 Roads"_s << u"same"_s;
    QTest::newRow("first part") << u"Long Road Part 1"_s << u"Long Road"_s << u"same"_s;
    QTest::newRow("year in brackets") << u"Harbour (2012)"_s << u"Harbour"_s << u"same"_s;
    QTest::newRow("a letter") << u"V for Victory"_s << u"V for Victory"_s << u"same"_s;

    QTest::newRow("other part") << u"Long Road Part 1"_s << u"Long Road Part 2"_s << u"similar"_s;
    QTest::newRow("sequel") << u"Long Long Road"_s << u"Long Long Road 2"_s << u"similar"_s;
    QTest::newRow("sequel, roman") << u"Long Road Home Again"_s << u"Long Road Home Again III"_s << u"similar"_s;
    QTest::newRow("a year that is a name") << u"Blue Runner"_s << u"Blue Runner 2049"_s << u"similar"_s;
    QTest::newRow("one letter of a short title") << u"Supercat"_s << u"Superbat"_s << u"similar"_s;
    QTest::newRow("words added") << u"Harbour"_s << u"Harbour Lights Club"_s << u"similar"_s;

    QTest::newRow("other") << u"Dallas"_s << u"Boston"_s << u"other"_s;
    QTest::newRow("short") << u"Her"_s << u"Heat"_s << u"other"_s;
    QTest::newRow("empty") << QString() << QString() << u"other"_s;
    QTest::newRow("only an article") << u"The"_s << u"A"_s << u"other"_s;
    QTest::newRow("only signs") << u"???"_s << u"!!!"_s << u"other"_s;
    QTest::newRow("endless") << QString(50000, u'a') << QString(50000, u'b') << u"other"_s;
}

void MergerTest::titles()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(QString, likeness);
    const double found = titleLikeness(a, b);
    QCOMPARE(titleLikeness(b, a), found);
    const QString kind = found >= 0.85 ? u"same"_s : found >= 0.45 ? u"similar"_s : u"other"_s;
    QVERIFY2(kind == likeness, qPrintable(QString::number(found)));
}

void MergerTest::splitReleases_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QStringList>("names");
    const QString a = u"A.Film.2013.720p-X"_s;
    const QString b = u"A.Film.2013.1080p-Y"_s;
    const QStringList both{a, b};
    QTest::newRow("lines") << a + u"\r\n"_s + b << both;
    QTest::newRow("comma") << a + u", "_s + b << both;
    QTest::newRow("tight comma") << a + u',' + b << both;
    QTest::newRow("slash") << a + u" / "_s + b << both;
    QTest::newRow("tight slash") << a + u'/' + b << both;
    QTest::newRow("bar") << a + u'|' + b << both;
    QTest::newRow("blank") << a + u' ' + b << both;
    QTest::newRow("semicolon") << a + u"; "_s + b << both;
    QTest::newRow("one with blanks") << u"A Film 2013 720p WEB-DL DD5.1 H.264-X"_s
                                     << QStringList{u"A Film 2013 720p WEB-DL DD5.1 H.264-X"_s};
    QTest::newRow("a title with a slash") << u"Face/Off.1997.720p-X"_s << QStringList{u"Face/Off.1997.720p-X"_s};
    QTest::newRow("sources") << u"WEB/HDTV"_s << QStringList{u"WEB/HDTV"_s};
    QTest::newRow("nothing") << QString() << QStringList();
}

void MergerTest::splitReleases()
{
    QFETCH(QString, field);
    QFETCH(QStringList, names);
    QCOMPARE(Legenda::splitReleases(field), names);
}

QTEST_GUILESS_MAIN(MergerTest)
#include "tst_merger.moc"
