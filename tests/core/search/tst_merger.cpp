// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/merger.h"

#include "core/search/releasewords.h"
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
    void inDoubtTheyStayTwo_data();
    void inDoubtTheyStayTwo();
    void releaseWords_data();
    void releaseWords();
    void titles();
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
    QTest::newRow("same service") << 8;
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
        two.provider = one.provider; // uploaded twice: the second one may be a correction
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

void MergerTest::titles()
{
    QCOMPARE(titleLikeness(u"The Long Road"_s, u"Long Road"_s), 1.0);
    QCOMPARE(titleLikeness(u"Agents of S.H.I.E.L.D."_s, u"Agents of SHIELD"_s), 1.0);
    QCOMPARE(titleLikeness(u"Tom & Jerry"_s, u"Tom and Jerry"_s), 1.0);
    QCOMPARE(titleLikeness(u"Why Not?"_s, u"Why Not"_s), 1.0);
    QCOMPARE(titleLikeness(u"Dallas"_s, u"Boston"_s), 0.0);
    QCOMPARE(titleLikeness(QString(), QString()), 0.0);
    QVERIFY(titleLikeness(u"Dallas"_s, u"Dallas Buyers Club"_s) <= 0.5);
}

QTEST_GUILESS_MAIN(MergerTest)
#include "tst_merger.moc"
