// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window asks services for, and what it does not ask twice.

#include "tests/support/fakeshows.h"
#include "tests/support/workshop.h"
#include "ui/results/searchcontroller.h"

using namespace Legenda;
using namespace Qt::StringLiterals;

class SearchTogetherTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void searchingAgainIsForThatVideoAlone();
    void episodesOfAShowAreSearchedTogether();
    void lookingAtAnEpisodeShowsWhatIsKnown();
    void anEpisodeAloneIsAskedForAlone();
};

void SearchTogetherTest::searchingAgainIsForThatVideoAlone()
{
    Workshop shop;
    shop.settings.setPreferences(shop.preferences);
    shop.fake->onSearch = [](const SearchQuery &query) -> Result<QList<SubtitleHit>> {
        const QString name = query.fileName.chopped(4);
        return QList<SubtitleHit>{makeHit(name, u"en"_s, name, SubtitleHit::MatchedBy::Hash)};
    };
    const QList<LibraryEntry> videos = shop.videos({u"A.Film.2013.mkv"_s, u"B.Film.2014.mkv"_s});
    const VideoId a = videos.at(0).id;
    const VideoId b = videos.at(1).id;
    SearchController searches(*shop.engine);
    searches.search({a, b}, false);
    QTRY_VERIFY(!searches.isBusy());
    QCOMPARE(shop.fake->searches.size(), 2);
    searches.search({a}, true);
    QTRY_VERIFY(!searches.isBusy());
    QCOMPARE(shop.fake->searches.size(), 3);
    searches.search({a, b}, false);
    QTRY_VERIFY(!searches.isBusy());
    QCOMPARE(shop.fake->searches.size(), 3);
}

namespace {

PagedFake *addShow(Workshop &shop)
{
    auto made = std::make_unique<PagedFake>(u"paged"_s);
    PagedFake *paged = made.get();
    shop.registry->add(std::move(made));
    shop.registry->setEnabled(u"fake"_s, false);
    shop.settings.setPreferences(shop.preferences);
    paged->shows = {{u"Quiet Harbour"_s, 7, 1, 20, {u"en"_s}, 1, {}}};
    return paged;
}

QStringList twenty()
{
    QStringList names;
    for (int i = 1; i <= 20; ++i)
        names.append(u"Quiet.Harbour.S01E%1.720p.HDTV.x264-GRP.mkv"_s.arg(i, 2, 10, QLatin1Char('0')));
    return names;
}

} // namespace

void SearchTogetherTest::episodesOfAShowAreSearchedTogether()
{
    Workshop shop;
    PagedFake *paged = addShow(shop);
    shop.videos(twenty());
    SearchController searches(*shop.engine);
    searches.search(shop.engine->library().order(), false);
    QTRY_VERIFY(!searches.isBusy());
    QVERIFY2(paged->searches.size() <= 3, qPrintable(QString::number(paged->searches.size())));
    for (const VideoId id : shop.engine->library().order()) {
        QCOMPARE(searches.hits(id).size(), 1);
        QVERIFY(shop.engine->library().find(id)->state == VideoState::Found);
    }
}

void SearchTogetherTest::lookingAtAnEpisodeShowsWhatIsKnown()
{
    Workshop shop;
    PagedFake *paged = addShow(shop);
    shop.videos(twenty());
    QList<VideoId> ids = shop.engine->library().order();
    const VideoId last = ids.takeLast();
    SearchController searches(*shop.engine);
    searches.search(ids, false);
    QTRY_VERIFY(!searches.isBusy());
    paged->holdSearches = true;
    searches.look(last);
    QTRY_COMPARE(searches.hits(last).size(), 1);
    QVERIFY(searches.isSearching(last));
    paged->holdSearches = false;
    paged->release();
    QTRY_VERIFY(!searches.isBusy());
    QCOMPARE(searches.hits(last).size(), 1);
}

void SearchTogetherTest::anEpisodeAloneIsAskedForAlone()
{
    // What the season's list does not have is found by looking again at that one.
    Workshop shop;
    PagedFake *paged = addShow(shop);
    paged->shows.first().episodes = 19;
    shop.videos(twenty());
    SearchController searches(*shop.engine);
    searches.search(shop.engine->library().order(), false);
    QTRY_VERIFY(!searches.isBusy());
    const VideoId last = shop.engine->library().order().last();
    QVERIFY(searches.hits(last).isEmpty());
    QVERIFY(shop.engine->library().find(last)->state == VideoState::NothingFound);
    const auto before = paged->searches.size();
    searches.search({last}, true);
    QTRY_VERIFY(!searches.isBusy());
    QVERIFY(paged->searches.size() > before);
    QCOMPARE(paged->searches.last().episode, 20);
}

QTEST_MAIN(SearchTogetherTest)
#include "tst_searchtogether.moc"
