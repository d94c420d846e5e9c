// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/samerelease.h"

#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

SubtitleHit hit(const QString &release, const QString &uploader, const QString &language = u"en"_s)
{
    static int number = 0;
    SubtitleHit made;
    made.provider = u"fake"_s;
    made.id = QString::number(++number);
    made.files = {{made.id, 1, {}}};
    made.release = release;
    made.uploader = uploader;
    made.language = Language::fromCode(language);
    return made;
}

RankedHit ranked(SubtitleHit made, int score)
{
    RankedHit result;
    result.hit = std::move(made);
    result.score = score;
    return result;
}

} // namespace

class SameReleaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysHowFarTwoAreAlike_data();
    void saysHowFarTwoAreAlike();
    void takesTheGroupBeforeTheScore();
    void takesTheBestOfSeveralThatAreAlike();
    void keepsTheKind();
    void takesOnlyWhatMayBeTaken();
    void staysInTheLanguage();
    void hasAName();
};

void SameReleaseTest::saysHowFarTwoAreAlike_data()
{
    QTest::addColumn<QString>("pickedRelease");
    QTest::addColumn<QString>("pickedUploader");
    QTest::addColumn<QString>("release");
    QTest::addColumn<QString>("uploader");
    QTest::addColumn<QString>("fit");

    const QString picked = u"The.Long.Harbour.S01E01.1080p.WEB.h264-QUAY"_s;
    QTest::newRow("both") << picked << u"anna"_s << u"The.Long.Harbour.S01E02.1080p.WEB.h264-QUAY"_s << u"Anna"_s
                          << u"same_group_and_uploader"_s;
    QTest::newRow("group") << picked << u"anna"_s << u"the long harbour 1x02 720p web x264-quay"_s << u"bert"_s
                           << u"same_group"_s;
    QTest::newRow("group, not said from what")
        << picked << u"anna"_s << u"The.Long.Harbour.S01E02-QUAY"_s << u"bert"_s << u"same_group"_s;
    QTest::newRow("group, from the disc")
        << picked << u"anna"_s << u"The.Long.Harbour.S01E02.BluRay.x264-QUAY"_s << u"bert"_s << u"other"_s;
    QTest::newRow("uploader") << picked << u"anna"_s << u"The.Long.Harbour.S01E02.HDTV.x264-PIER"_s << u"anna"_s
                              << u"same_uploader"_s;
    QTest::newRow("nothing") << picked << u"anna"_s << u"The.Long.Harbour.S01E02.HDTV.x264-PIER"_s << u"bert"_s
                             << u"other"_s;
    QTest::newRow("two without uploader")
        << picked << QString() << u"The.Long.Harbour.S01E02.HDTV.x264-PIER"_s << QString() << u"other"_s;
    QTest::newRow("two without group") << u"The Long Harbour 1x01"_s << u"anna"_s << u"The Long Harbour 1x02"_s
                                       << u"bert"_s << u"other"_s;
}

void SameReleaseTest::saysHowFarTwoAreAlike()
{
    QFETCH(QString, pickedRelease);
    QFETCH(QString, pickedUploader);
    QFETCH(QString, release);
    QFETCH(QString, uploader);
    QFETCH(QString, fit);
    const ReleaseLike like(hit(pickedRelease, pickedUploader));
    QCOMPARE(toString(like.fit(hit(release, uploader))), fit);
}

void SameReleaseTest::takesTheGroupBeforeTheScore()
{
    const ReleaseLike like(hit(u"Show.S01E01.WEB.h264-QUAY"_s, u"anna"_s));
    const RankedHit better = ranked(hit(u"Show.S01E02.HDTV.x264-PIER"_s, u"bert"_s), 95);
    const RankedHit alike = ranked(hit(u"Show.S01E02.WEB.h264-QUAY"_s, u"bert"_s), 40);
    const SeasonPick pick = like.pick({better, alike});
    QCOMPARE(pick.hit, alike);
    QVERIFY(pick.fit == ReleaseFit::SameGroup);
}

void SameReleaseTest::takesTheBestOfSeveralThatAreAlike()
{
    const ReleaseLike like(hit(u"Show.S01E01.WEB.h264-QUAY"_s, u"anna"_s));
    const RankedHit lower = ranked(hit(u"Show.S01E02.WEB.h264-QUAY"_s, u"anna"_s), 50);
    const RankedHit higher = ranked(hit(u"Show.S01E02.WEB.h264-QUAY"_s, u"anna"_s), 60);
    QCOMPARE(like.pick({lower, higher}).hit, higher);
    QCOMPARE(like.pick({higher, lower}).hit, higher);
}

void SameReleaseTest::keepsTheKind()
{
    SubtitleHit picked = hit(u"Show.S01E01.WEB.h264-QUAY"_s, u"anna"_s);
    picked.hearingImpaired = true;
    const RankedHit plain = ranked(hit(u"Show.S01E02.WEB.h264-QUAY"_s, u"anna"_s), 80);
    RankedHit described = ranked(hit(u"Show.S01E02.WEB.h264-QUAY"_s, u"anna"_s), 70);
    described.hit.hearingImpaired = true;
    QCOMPARE(ReleaseLike(picked).pick({plain, described}).hit, described);
    picked.hearingImpaired = false;
    QCOMPARE(ReleaseLike(picked).pick({described, plain}).hit, plain);
}

void SameReleaseTest::takesOnlyWhatMayBeTaken()
{
    const ReleaseLike like(hit(u"Show.S01E01.WEB.h264-QUAY"_s, u"anna"_s));
    RankedHit conflicting = ranked(hit(u"Show.S01E03.WEB.h264-QUAY"_s, u"anna"_s), 90);
    conflicting.conflict = true;
    RankedHit hidden = ranked(hit(u"Show.S01E02.WEB.h264-QUAY"_s, u"anna"_s), 90);
    hidden.unwanted = true;
    QVERIFY(like.pick({conflicting, hidden}).fit == ReleaseFit::None);
    QVERIFY(like.pick({}).fit == ReleaseFit::None);
    const RankedHit other = ranked(hit(u"Show.S01E02.HDTV.x264-PIER"_s, u"bert"_s), 45);
    const SeasonPick pick = like.pick({conflicting, hidden, other});
    QCOMPARE(pick.hit, other);
    QVERIFY(pick.fit == ReleaseFit::Other);
}

void SameReleaseTest::staysInTheLanguage()
{
    const ReleaseLike like(hit(u"Show.S01E01.WEB.h264-QUAY"_s, u"anna"_s, u"pl"_s));
    const RankedHit english = ranked(hit(u"Show.S01E02.WEB.h264-QUAY"_s, u"anna"_s, u"en"_s), 90);
    QVERIFY(like.pick({english}).fit == ReleaseFit::None);
}

void SameReleaseTest::hasAName()
{
    QCOMPARE(ReleaseLike(hit(u"Show.S01E01.WEB.h264-QUAY"_s, u"anna"_s)).name(), u"QUAY, by anna"_s);
    QCOMPARE(ReleaseLike(hit(u"Show.S01E01.WEB.h264-QUAY"_s, {})).name(), u"QUAY"_s);
    QCOMPARE(ReleaseLike(hit(u"Show 1x01"_s, u"anna"_s)).name(), u"anna"_s);
    QCOMPARE(ReleaseLike(hit({}, {})).name(), QString());
}

QTEST_GUILESS_MAIN(SameReleaseTest)
#include "tst_samerelease.moc"
