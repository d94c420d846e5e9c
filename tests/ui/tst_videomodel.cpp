// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tree of videos: what stands where, filtering and removing, and that all of it stays right with ten thousand rows.

#include "core/base/background.h"
#include "core/store/store.h"
#include "ui/videos/videomodel.h"
#include "ui/videos/videotext.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120000; // ms; a limit for hanging, not a speed

struct Fixture
{
    QTemporaryDir folder;
    Store store{QString()};
    Library library{store};
    VideoModel model{library};

    QString path(const QString &name) const { return folder.filePath(name); }

    void file(const QString &name) const
    {
        QDir().mkpath(path(name).left(path(name).lastIndexOf(u'/')));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    bool settled() const { return !library.isBusy() && model.isSettled(); }

    void scan()
    {
        library.add({folder.path()}, {});
        QTRY_VERIFY_WITH_TIMEOUT(settled(), patience);
        QTest::qWait(100); // changes are gathered for 50 ms
        QTRY_VERIFY_WITH_TIMEOUT(settled(), patience);
    }

    /// "group: row, row" for each group, as the view would show it.
    QStringList tree() const
    {
        QStringList lines;
        for (int g = 0; g < model.rowCount(); ++g) {
            const QModelIndex group = model.index(g, 0);
            QStringList rows;
            for (int r = 0; r < model.rowCount(group); ++r)
                rows << model.index(r, 0, group).data().toString();
            lines << group.data().toString() + u": "_s + rows.join(u", "_s);
        }
        return lines;
    }

    VideoId idOf(const QString &name) const { return library.idOf(path(name)); }
};

} // namespace

class TestVideoModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase() { shutDownPools(); }

    void comparesNumbersByValue_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("sign");
        QTest::newRow("digits") << u"part 2"_s << u"part 10"_s << -1;
        QTest::newRow("zeros") << u"part 002"_s << u"part 2"_s << 0;
        QTest::newRow("case") << u"Abc"_s << u"aBC"_s << 0;
        QTest::newRow("prefix") << u"abc"_s << u"abcd"_s << -1;
        QTest::newRow("long") << u"99999999999999999999999"_s << u"100000000000000000000000"_s << -1;
        QTest::newRow("empty") << QString() << u"a"_s << -1;
        QTest::newRow("letters") << u"b1"_s << u"a2"_s << 1;
    }
    void comparesNumbersByValue()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(int, sign);
        const auto signOf = [](int value) { return (value > 0) - (value < 0); };
        QCOMPARE(signOf(compareNaturally(a, b)), sign);
        QCOMPARE(signOf(compareNaturally(b, a)), -sign);
    }

    void groupsBySeasonAndFolder()
    {
        Fixture f;
        const QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        f.file(u"tv/Some.Show.S01E02.720p.WEB-DL.x264-GRP.mkv"_s);
        f.file(u"tv/Some.Show.S01E10.720p.WEB-DL.x264-GRP.mkv"_s);
        f.file(u"tv/some show s01e01.mkv"_s);
        f.file(u"tv/Some.Show.S02E01.mkv"_s);
        f.file(u"films/A.Quiet.Field.1999.1080p.BluRay.x264-GRP.mkv"_s);
        f.file(u"films/Two Rivers (2004)/Two.Rivers.2004.DVDRip.avi"_s);
        f.scan();
        QStringList tree = f.tree();
        tree.sort();
        QCOMPARE(tree,
            QStringList({u"Some Show – Season 1: S01E01 · some show, S01E02 · Some Show, S01E10 · Some Show"_s,
                u"Some Show – Season 2: S02E01 · Some Show"_s, u"films: A Quiet Field (1999), Two Rivers (2004)"_s}));
        QCOMPARE(f.model.count(), 6);
        QCOMPARE(f.model.shownCount(), 6);
        QCOMPARE(f.model.indexOf(f.idOf(u"tv/Some.Show.S01E10.720p.WEB-DL.x264-GRP.mkv"_s)).row(), 2);
    }

    void filtersByAllWords()
    {
        Fixture f;
        const QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        f.file(u"tv/Some.Show.S01E01.mkv"_s);
        f.file(u"tv/Some.Show.S01E02.mkv"_s);
        f.file(u"tv/Other.Show.S01E01.mkv"_s);
        f.scan();
        f.model.setFilter(u"SHOW e02"_s);
        QTRY_VERIFY(f.model.isSettled());
        QCOMPARE(f.tree(), QStringList{u"Some Show – Season 1: S01E02 · Some Show"_s});
        QCOMPARE(f.model.shownCount(), 1);
        QCOMPARE(f.model.count(), 3);
        f.model.setFilter(u"nothing like it"_s);
        QTRY_VERIFY(f.model.isSettled());
        QCOMPARE(f.model.rowCount(), 0);
        f.model.setFilter({});
        QTRY_VERIFY(f.model.isSettled());
        QCOMPARE(f.model.shownCount(), 3);
        QCOMPARE(f.model.shownVideos().size(), 3);
    }

    void showsOnlyWhatIsMissing()
    {
        Fixture f;
        const QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        f.file(u"films/A.Quiet.Field.1999.mkv"_s);
        f.file(u"films/A.Quiet.Field.1999.en.srt"_s);
        f.file(u"films/Two.Rivers.2004.mkv"_s);
        f.model.setWanted({Language::fromCode(u"en")}, true);
        f.scan();
        QCOMPARE(f.model.missingCount(), 1);
        QVERIFY(f.model.isMissing(f.idOf(u"films/Two.Rivers.2004.mkv"_s)));
        f.model.setOnlyMissing(true);
        QTRY_VERIFY(f.model.isSettled());
        QCOMPARE(f.tree(), QStringList{u"films: Two Rivers (2004)"_s});

        // A subtitle that comes takes the row away; another language brings both back.
        f.file(u"films/Two.Rivers.2004.en.srt"_s);
        f.library.refreshSidecars({f.idOf(u"films/Two.Rivers.2004.mkv"_s)});
        QTRY_COMPARE(f.model.shownCount(), 0);
        f.model.setWanted({Language::fromCode(u"en"), Language::fromCode(u"pl")}, true);
        QTRY_COMPARE(f.model.shownCount(), 2);
        QCOMPARE(f.model.missingCount(), 2);
        f.model.setWanted({}, true);
        QTRY_COMPARE(f.model.missingCount(), 0);
    }

    void removes()
    {
        Fixture f;
        const QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 1; i <= 9; ++i)
            f.file(u"tv/Some.Show.S01E0%1.mkv"_s.arg(i));
        f.file(u"films/Two.Rivers.2004.mkv"_s);
        f.scan();
        QSet<VideoId> odd;
        for (int i = 1; i <= 9; i += 2)
            odd.insert(f.idOf(u"tv/Some.Show.S01E0%1.mkv"_s.arg(i)));
        f.library.remove(odd);
        QTRY_VERIFY(f.model.isSettled());
        QCOMPARE(f.model.count(), 5);
        QVERIFY(f.tree().contains(u"Some Show – Season 1: S01E02 · Some Show, S01E04 · Some Show, S01E06 · Some Show, "
                                  u"S01E08 · Some Show"_s));
        f.library.remove({f.idOf(u"films/Two.Rivers.2004.mkv"_s)});
        QTRY_VERIFY(f.model.isSettled());
        QCOMPARE(f.model.rowCount(), 1);
        f.library.clear();
        QCOMPARE(f.model.rowCount(), 0);
        QCOMPARE(f.model.count(), 0);
        QCOMPARE(f.model.missingCount(), 0);
        // And the same folder again.
        f.scan();
        QCOMPARE(f.model.count(), 10);
    }

    void movesWhatIsIdentifiedByHand()
    {
        Fixture f;
        const QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        f.file(u"tv/Some.Show.S01E01.mkv"_s);
        f.file(u"tv/Some.Show.S01E02.mkv"_s);
        f.scan();
        FeatureRef feature;
        feature.provider = u"test"_s;
        feature.featureId = 7;
        feature.title = u"Another Show"_s;
        feature.season = 3;
        feature.episode = 4;
        f.library.setFeature({f.idOf(u"tv/Some.Show.S01E02.mkv"_s)}, feature, true);
        QTRY_COMPARE(f.tree(),
            QStringList(
                {u"Some Show – Season 1: S01E01 · Some Show"_s, u"Another Show – Season 3: S03E04 · Another Show"_s}));
    }

    void keepsFileNamesHarmless()
    {
        QCOMPARE(oneLine(u"a\nb\u202Egnp.exe\u2066"_s), u"a b gnp.exe "_s);
        LibraryEntry entry;
        entry.video.path = u"/v/<b>bold&.mkv"_s;
        QVERIFY(!rowToolTip(entry, {}, {}).contains(u"<b>"_s));
        QCOMPARE(rowTitle(entry), u"<b>bold&"_s);
    }

    void saysEverythingInOneSentence()
    {
        LibraryEntry entry;
        entry.video.path = u"/v/Some.Show.S01E02.mkv"_s;
        entry.identity.name = parseReleaseName(u"Some.Show.S01E02.mkv");
        entry.state = VideoState::Found;
        entry.hits = 12;
        const QList<Language> wanted{Language::fromCode(u"en"), Language::fromCode(u"pl")};
        const QString sentence = rowSentence(entry, wanted, {Language::fromCode(u"en")});
        for (const QString &part :
            {u"Some Show"_s, u"S01E02"_s, u"Some.Show.S01E02.mkv"_s, u"English"_s, u"missing: Polish"_s, u"12 found"_s})
            QVERIFY2(sentence.contains(part), qPrintable(sentence));
        const QList<Badge> badges = languageBadges(entry, wanted, {Language::fromCode(u"en")});
        QCOMPARE(badges, QList<Badge>({{u"EN"_s, Badge::Look::There}, {u"PL"_s, Badge::Look::Missing}}));
    }

    /// Many changes in a row, with the model's own rules checked after each, against what the library holds.
    void staysRightThroughManyChanges()
    {
        Fixture f;
        const QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int show = 0; show < 5; ++show) {
            for (int episode = 1; episode <= 12; ++episode)
                f.file(u"tv/Show%1.S01E%2.mkv"_s.arg(QChar(u'A' + show)).arg(episode, 2, 10, '0'_L1));
        }
        f.scan();
        QRandomGenerator random(42);
        const QStringList filters{{}, u"e01"_s, u"showa"_s, u"e1"_s, u"none"_s};
        for (int step = 0; step < 60; ++step) {
            f.model.setFilter(filters[random.bounded(filters.size())]);
            const QList<VideoId> order = f.library.order();
            if (step % 3 == 0 && order.size() > 5) {
                QSet<VideoId> gone;
                for (int i = 0; i < 3; ++i)
                    gone.insert(order[random.bounded(order.size())]);
                f.library.remove(gone);
            } else if (step % 10 == 1) {
                f.library.add({f.folder.path()}, {});
            }
            if (step % 2 == 0)
                QTest::qWait(1);
        }
        f.model.setFilter({});
        QTRY_VERIFY_WITH_TIMEOUT(f.settled(), patience);
        QList<VideoId> shown = f.model.shownVideos();
        QList<VideoId> all = f.library.order();
        std::sort(shown.begin(), shown.end());
        std::sort(all.begin(), all.end());
        QCOMPARE(shown, all);
        for (const VideoId id : all)
            QCOMPARE(f.model.videoAt(f.model.indexOf(id)), id);
    }

    void takesTenThousand()
    {
        Fixture f;
        constexpr int shows = 50;
        constexpr int episodes = 200;
        for (int show = 0; show < shows; ++show) {
            for (int episode = 1; episode <= episodes; ++episode)
                f.file(u"tv/%1/Show %1 S01E%2.mkv"_s.arg(show, 2, 10, '0'_L1).arg(episode, 3, 10, '0'_L1));
        }
        f.scan();
        QCOMPARE(f.model.count(), shows * episodes);
        QCOMPARE(f.model.shownCount(), shows * episodes);
        QCOMPARE(f.model.rowCount(), shows);
        for (int show = 0; show < shows; ++show) {
            const QModelIndex group = f.model.index(show, 0);
            QCOMPARE(f.model.rowCount(group), episodes);
            for (int row = 0; row < episodes; ++row) {
                const LibraryEntry *entry = f.model.entryAt(f.model.index(row, 0, group));
                QVERIFY(entry);
                QCOMPARE(episodeOf(*entry), row + 1);
            }
        }
        f.model.setFilter(u"e123"_s);
        QTRY_VERIFY_WITH_TIMEOUT(f.model.isSettled(), patience);
        QCOMPARE(f.model.shownCount(), shows);
        f.model.setFilter(u"07 s01e123"_s);
        QTRY_VERIFY_WITH_TIMEOUT(f.model.isSettled(), patience);
        QCOMPARE(f.model.shownCount(), 1);
        f.model.setFilter({});
        QTRY_VERIFY_WITH_TIMEOUT(f.model.isSettled(), patience);
        QCOMPARE(f.model.shownVideos().size(), shows * episodes);
        f.library.clear();
        QCOMPARE(f.model.rowCount(), 0);
    }
};

QTEST_MAIN(TestVideoModel)
#include "tst_videomodel.moc"
