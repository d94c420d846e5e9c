// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Saying what a video is: posters, shows that open to seasons and episodes, one video or a whole folder.

#include "tests/support/workshop.h"
#include "ui/identify/episodeplan.h"
#include "ui/identify/episodeplanmodel.h"
#include "ui/identify/featuredelegate.h"
#include "ui/identify/featuretreemodel.h"
#include "ui/identify/identifydialog.h"
#include "ui/identify/posterloader.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTreeView>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

QByteArray picture(const QSize &size, const char *format = "PNG")
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data();
}

Feature film()
{
    Feature feature;
    feature.ref.provider = u"catalogue"_s;
    feature.ref.featureId = 11;
    feature.ref.imdbId = 1234567;
    feature.ref.title = u"The Long Road"_s;
    feature.ref.year = 2019;
    feature.poster = QUrl(u"https://pictures.example/11.jpg"_s);
    return feature;
}

Feature show()
{
    Feature feature;
    feature.type = Feature::Type::TvShow;
    feature.ref.provider = u"catalogue"_s;
    feature.ref.featureId = 20;
    feature.ref.imdbId = 777;
    feature.ref.title = u"The Harbour"_s;
    feature.seasonsCount = 2;
    feature.episodes = {{2, 1, u"Ebb"_s, 23, 7773}, {1, 1, u"High Tide"_s, 21, 7771}, {1, 2, u"Low Tide"_s, 22, 7772},
        {0, 1, u"The Making"_s, 24, 0}};
    return feature;
}

class CatalogueProvider : public FakeProvider, public Catalogue, public Discovery, public Posters
{
public:
    CatalogueProvider() : FakeProvider(u"catalogue"_s) { }

    QList<Feature> known{show(), film()};
    bool withEpisodes = true; ///< along with a search
    QList<FeatureQuery> asked;
    QList<QUrl> pictures;
    std::function<Result<QByteArray>(const QUrl &)> onPoster;

    Pending<QList<Feature>> features(FeatureQuery query, std::stop_token) override
    {
        asked.append(query);
        QList<Feature> found;
        for (Feature feature : std::as_const(known)) {
            if (query.featureId && query.featureId != feature.ref.featureId)
                continue;
            if (!query.featureId && !withEpisodes)
                feature.episodes.clear();
            found.append(feature);
        }
        return ready<QList<Feature>>(found);
    }
    Pending<QList<Feature>> popular(DiscoverQuery, std::stop_token) override { return ready<QList<Feature>>({}); }
    Pending<QList<SubtitleHit>> latest(DiscoverQuery, std::stop_token) override
    {
        return ready<QList<SubtitleHit>>(QList<SubtitleHit>());
    }
    Pending<QList<SubtitleHit>> mostDownloaded(DiscoverQuery, std::stop_token) override
    {
        return ready<QList<SubtitleHit>>(QList<SubtitleHit>());
    }
    Pending<QByteArray> poster(QUrl url, std::stop_token) override
    {
        pictures.append(url);
        return ready<QByteArray>(onPoster ? onPoster(url) : Result<QByteArray>(picture({300, 450})));
    }
};

/// Knows every file as the same two films.
class KnowingProvider : public FakeProvider, public HashIdentifier
{
public:
    KnowingProvider() : FakeProvider(u"knowing"_s) { }

    Pending<QHash<QString, QList<HashMatch>>> identifyHashes(QStringList hashes, std::stop_token) override
    {
        Feature other = film();
        other.ref.imdbId = 99;
        other.ref.title =
            u"Salt & Iron, which has a title that is longer than any dialog is wide and goes on"_s.repeated(3);
        QHash<QString, QList<HashMatch>> matches;
        for (const QString &hash : hashes)
            matches.insert(hash, {{film().ref, 40, 12}, {other.ref, 2, 1}});
        return ready<QHash<QString, QList<HashMatch>>>(matches);
    }
};

struct Studio
{
    Workshop shop;
    QTemporaryDir cache;
    CatalogueProvider *service = nullptr;

    Studio()
    {
        auto own = std::make_unique<CatalogueProvider>();
        service = own.get();
        shop.registry->add(std::move(own));
    }
};

QPushButton *ok(const QDialog &dialog)
{
    return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
}

QTreeView *list(const QDialog &dialog)
{
    const QList<QTreeView *> views = dialog.findChildren<QTreeView *>();
    for (QTreeView *view : views) {
        if (view->objectName() != "plan"_L1)
            return view;
    }
    return nullptr;
}

} // namespace

class TestIdentify : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void picturesFromOutside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QSize>("size"); // empty: refused
        QTest::newRow("png") << picture({300, 450}) << QSize(160, 240);
        QTest::newRow("jpeg") << picture({300, 450}, "JPG") << QSize(160, 240);
        QTest::newRow("small stays") << picture({40, 60}) << QSize(40, 60);
        QTest::newRow("very wide") << picture({1600, 10}) << QSize(160, 1);
        QTest::newRow("nothing") << QByteArray() << QSize();
        QTest::newRow("words") << QByteArray("<html>not here</html>") << QSize();
        QTest::newRow("half") << picture({300, 450}).left(60) << QSize();
        QTest::newRow("drawing") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
                                 << QSize();
        // 20,000 x 20,000 pixels in a few bytes.
        QByteArray bomb = picture({300, 450});
        const QByteArray huge = QByteArray::fromHex("00004e2000004e20");
        bomb.replace(16, 8, huge);
        QTest::newRow("bomb") << bomb << QSize();
    }

    void picturesFromOutside()
    {
        QFETCH(QByteArray, bytes);
        QTEST(PosterLoader::decoded(bytes).size().isEmpty() ? QSize() : PosterLoader::decoded(bytes).size(), "size");
    }

    void postersAreFetchedOnceAndKept()
    {
        Studio studio;
        const QUrl url(u"https://pictures.example/1.jpg"_s);
        {
            PosterLoader loader(*studio.shop.engine, nullptr, studio.cache.path());
            QSignalSpy loaded(&loader, &PosterLoader::loaded);
            QVERIFY(loader.poster(u"catalogue"_s, url).isNull());
            QVERIFY(loader.poster(u"catalogue"_s, url).isNull());
            QTRY_COMPARE(loaded.count(), 1);
            QCOMPARE(loader.poster(u"catalogue"_s, url).size(), QSize(160, 240));
            QCOMPARE(studio.service->pictures.size(), 1);
        }
        // The next start takes it from the disk, as long as it is not too old.
        PosterLoader again(*studio.shop.engine, nullptr, studio.cache.path());
        again.poster(u"catalogue"_s, url);
        QTRY_VERIFY(!again.poster(u"catalogue"_s, url).isNull());
        QCOMPARE(studio.service->pictures.size(), 1);
        const QString path = studio.cache.filePath(QDir(studio.cache.path()).entryList(QDir::Files).value(0));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-31), QFileDevice::FileModificationTime));
        file.close();
        PosterLoader later(*studio.shop.engine, nullptr, studio.cache.path());
        later.poster(u"catalogue"_s, url);
        QTRY_COMPARE(studio.service->pictures.size(), 2);
    }

    void whatIsNoPictureIsAskedForOnce()
    {
        Studio studio;
        studio.service->onPoster = [](const QUrl &) -> Result<QByteArray> { return QByteArray("<html>"); };
        PosterLoader loader(*studio.shop.engine, nullptr, studio.cache.path());
        const QUrl url(u"https://pictures.example/1.jpg"_s);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(loader.poster(u"catalogue"_s, url).isNull());
            QTest::qWait(30);
        }
        QCOMPARE(studio.service->pictures.size(), 1);
        QVERIFY(QDir(studio.cache.path()).entryList(QDir::Files).isEmpty());
        // A service without pictures, and none at all.
        QVERIFY(loader.poster(u"fake"_s, QUrl(u"https://pictures.example/2.jpg"_s)).isNull());
        QVERIFY(loader.poster(u"nobody"_s, QUrl(u"https://pictures.example/3.jpg"_s)).isNull());
        QVERIFY(loader.poster(u"catalogue"_s, {}).isNull());
    }

    void aShowOpensToSeasonsAndEpisodes()
    {
        FeatureTreeModel model;
        model.setFeatures({show(), film()});
        const QModelIndex first = model.index(0, 0);
        QCOMPARE(model.rowCount(first), 0); // made when it is opened
        QVERIFY(model.hasChildren(first) && model.canFetchMore(first));
        QVERIFY(!model.hasChildren(model.index(1, 0)));
        model.fetchMore(first);
        QCOMPARE(model.rowCount(first), 3);
        QVERIFY(model.index(0, 0, first).data().toString().startsWith(u"Specials"_s));
        const QModelIndex season = model.index(1, 0, first);
        QVERIFY2(season.data().toString().contains(u"Season 1"_s), qPrintable(season.data().toString()));
        model.fetchMore(season);
        QCOMPARE(model.rowCount(season), 2);
        const QModelIndex episode = model.index(1, 0, season);
        QVERIFY2(episode.data().toString().contains(u"S01E02"_s) && episode.data().toString().contains(u"Low Tide"_s),
            qPrintable(episode.data().toString()));
        const FeatureChoice choice = model.choiceAt(episode);
        QCOMPARE(choice.feature->ref.featureId, 20);
        QCOMPARE(choice.season, 1);
        QCOMPARE(choice.episode, 2);
        QCOMPARE(model.indexOf(first, 1, 2), episode);
        QCOMPARE(model.featureIndex(episode), first);
        // It opens all that is not open, so it comes last.
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(model.index(2, 0, first)), 1);
    }

    void episodesAreAskedForWhereTheyAreNotKnown()
    {
        FeatureTreeModel model;
        QSignalSpy wanted(&model, &FeatureTreeModel::episodesWanted);
        Feature bare = show();
        bare.episodes.clear();
        model.setFeatures({bare});
        const QModelIndex first = model.index(0, 0);
        model.fetchMore(first);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(model.rowCount(first), 1);
        QVERIFY(!model.choiceAt(model.index(0, 0, first)).feature); // "asking" is no choice
        model.setEpisodes(20, show().episodes);
        QCOMPARE(model.rowCount(first), 3);
        QCOMPARE(model.choiceAt(first).feature->episodes.size(), 4);
        model.setEpisodes(20, {}); // late and once more: nothing happens
        QCOMPARE(model.rowCount(first), 3);
        model.setFeatures({bare});
        model.fetchMore(model.index(0, 0));
        model.setEpisodes(20, {});
        QVERIFY(model.index(0, 0, model.index(0, 0)).data().toString().contains(u"no list of episodes"_s));
    }

    void paintsAnything()
    {
        Feature odd = show();
        odd.ref.title = QString(600, u'x') + u"\u202Eנמל\n"_s;
        Feature plain = film();
        FeatureTreeModel model;
        model.setPosterSource(
            [](const QString &, const QUrl &url) { return url.isEmpty() ? QPixmap() : QPixmap(3, 400); });
        model.setFeatures({odd, plain});
        model.fetchMore(model.index(0, 0));
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            QTreeView view;
            view.setLayoutDirection(direction);
            view.setModel(&model);
            view.setItemDelegate(new FeatureDelegate(&view));
            view.expandAll();
            for (const int width : {1, 60, 500}) {
                view.resize(width, 300);
                QVERIFY(!view.grab().isNull());
            }
        }
    }

    void plansByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("fits");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"The.Harbour.S01E02.720p.mkv"_s << true << u"S01E02 → Low Tide"_s;
        QTest::newRow("not there") << u"The.Harbour.S04E09.720p.mkv"_s << false << u"no such episode"_s;
        QTest::newRow("no number") << u"The.Harbour.720p.mkv"_s << false << u"gives no episode"_s;
        QTest::newRow("other title") << u"Another.Show.S01E02.720p.mkv"_s << false << u"another title: Another Show"_s;
    }

    void plansByName()
    {
        QFETCH(QString, name);
        Workshop shop;
        const QList<LibraryEntry> entries =
            shop.videos({u"The.Harbour.S01E01.mkv"_s, u"The.Harbour.S02E01.mkv"_s, name});
        QCOMPARE(entries.size(), 3);
        const QList<EpisodeMatch> plan = EpisodePlan::make(entries, show());
        QCOMPARE(plan.size(), 3);
        const auto row =
            std::find_if(plan.cbegin(), plan.cend(), [&](const EpisodeMatch &match) { return match.file == name; });
        QVERIFY(row != plan.cend());
        QTEST(row->fits, "fits");
        QFETCH(QString, text);
        QVERIFY2(row->text.contains(text), qPrintable(row->text));
    }

    void plansAbsoluteNumbers()
    {
        LibraryEntry entry;
        entry.identity.name.absoluteEpisode = {3};
        QCOMPARE(EpisodePlan::numbersOf(entry, show()), std::pair(2, 1)); // specials are not counted
        entry.identity.name.absoluteEpisode = {9};
        QCOMPARE(EpisodePlan::numbersOf(entry, show()), std::pair(-1, 9));
    }

    void choosesAnEpisodeForOneVideo()
    {
        Studio studio;
        const QList<LibraryEntry> entries = studio.shop.videos({u"Harbor.S01E01.mkv"_s});
        IdentifyDialog dialog(*studio.shop.engine, entries);
        dialog.show();
        QTreeView *view = list(dialog);
        QTRY_COMPARE(view->model()->rowCount(), 2);
        // By keyboard alone: down into the list, open the show, the season, and take the second episode.
        auto *text = dialog.findChild<QLineEdit *>();
        QTest::keyClick(text, Qt::Key_Down);
        QVERIFY(view->hasFocus());
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Down, Qt::Key_Right, Qt::Key_Down, Qt::Key_Down})
            QTest::keyClick(view, key);
        const QList<QSpinBox *> boxes = dialog.findChildren<QSpinBox *>();
        QCOMPARE(boxes.size(), 2);
        QCOMPARE(boxes[0]->value(), 1);
        QCOMPARE(boxes[1]->value(), 2);
        QTest::keyClick(view, Qt::Key_Return);
        const FeatureRef feature = studio.shop.engine->library().find(entries.first().id)->identity.feature;
        QCOMPARE(feature.episodeTitle, u"Low Tide"_s);
        QCOMPARE(feature.parentImdbId, 777);
        QCOMPARE(feature.imdbId, 7772);
    }

    void offersWhatTheFileIsKnownAs()
    {
        Studio studio;
        const QList<LibraryEntry> entries = studio.shop.videos({u"aaa.mkv"_s});
        QCOMPARE(entries.size(), 1);
        {
            IdentifyDialog dialog(*studio.shop.engine, entries);
            dialog.show();
            QTest::qWait(0);
            QVERIFY(!dialog.findChild<QWidget *>(u"byFile"_s)->isVisible()); // nobody can tell
        }
        studio.shop.registry->add(std::make_unique<KnowingProvider>());
        IdentifyDialog dialog(*studio.shop.engine, entries);
        dialog.show();
        auto *byFile = dialog.findChild<QWidget *>(u"byFile"_s);
        QTRY_VERIFY(byFile->isVisible());
        const QList<QPushButton *> offers = byFile->findChildren<QPushButton *>();
        QCOMPARE(offers.size(), 2);
        QVERIFY(offers.first()->text().contains(u"The Long Road"_s));
        QVERIFY(offers.last()->text().size() < offers.last()->accessibleName().size()); // cut, and told whole
        QSignalSpy chosen(&dialog, &IdentifyDialog::chosen);
        offers.first()->click();
        QCOMPARE(chosen.size(), 1);
        const VideoIdentity identity = studio.shop.engine->library().find(entries.first().id)->identity;
        QCOMPARE(identity.feature.imdbId, 1234567);
        QVERIFY(identity.chosenByPerson);
    }

    void appliesToTheWholeFolder()
    {
        Studio studio;
        studio.service->withEpisodes = false; // they are asked for when the show is looked at
        QList<LibraryEntry> entries = studio.shop.videos({u"Harbor.S01E01.mkv"_s, u"Harbor.S01E02.mkv"_s,
            u"Harbor.S02E01.mkv"_s, u"Harbor.S07E01.mkv"_s, u"Something.Else.2001.mkv"_s});
        QCOMPARE(entries.size(), 5);
        const auto first = std::find_if(entries.cbegin(), entries.cend(),
            [](const LibraryEntry &entry) { return entry.video.path.endsWith(u"S01E01.mkv"_s); });
        IdentifyDialog dialog(*studio.shop.engine, {*first});
        QSignalSpy chosen(&dialog, &IdentifyDialog::chosen);
        dialog.show();
        auto *whole = dialog.findChild<QCheckBox *>();
        QVERIFY(whole->isVisible() && !whole->isChecked());
        QVERIFY2(whole->text().contains(u"all 5 videos"_s), qPrintable(whole->text()));
        QTRY_COMPARE(list(dialog)->model()->rowCount(), 2);
        QTRY_COMPARE(studio.service->asked.last().featureId, 20);
        whole->setChecked(true);
        auto *plan = dialog.findChild<EpisodePlanModel *>();
        QTRY_COMPARE(plan->chosen().size(), 3);
        QCOMPARE(plan->rowCount(), 5);
        QCOMPARE(plan->misfits(), 2);
        auto *table = dialog.findChild<QTreeView *>(u"plan"_s);
        QVERIFY(table->isVisible());
        // One of them is left out by hand.
        const QModelIndex last = plan->index(plan->rowCount() - 2, 0); // S02E01; S07E01 is not in the show
        QCOMPARE(last.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(plan->setData(last, Qt::Unchecked, Qt::CheckStateRole));
        ok(dialog)->click();
        QCOMPARE(chosen.count(), 1);
        const auto features = chosen.first().first().value<QHash<VideoId, FeatureRef>>();
        QCOMPARE(features.size(), 2);
        for (const FeatureRef &feature : features)
            QCOMPARE(feature.parentImdbId, 777);
        QVERIFY(studio.shop.engine->library().find(features.keys().first())->identity.chosenByPerson);
    }

    void staleAnswersAreNotTaken()
    {
        Studio studio;
        const QList<LibraryEntry> entries = studio.shop.videos({u"Harbor.S01E01.mkv"_s});
        IdentifyDialog dialog(*studio.shop.engine, entries);
        dialog.show();
        QTRY_VERIFY(ok(dialog)->isEnabled());
        dialog.findChild<QLineEdit *>()->setText(u"Other words"_s);
        QVERIFY(!ok(dialog)->isEnabled()); // what is listed is for the words before
        QTRY_VERIFY(ok(dialog)->isEnabled());
    }
};

QTEST_MAIN(TestIdentify)
#include "tst_identify.moc"
