// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/seasonsearch.h"

#include "core/providers/providerregistry.h"
#include "core/search/searchsession.h"
#include "core/store/store.h"
#include "tests/support/fakeshows.h"
#include "tests/support/settled.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

SeasonMember member(int id, const QString &path)
{
    SeasonMember made;
    made.id = id;
    made.path = path;
    made.video.fileName = path.mid(path.lastIndexOf(u'/') + 1);
    made.video.identity.name = parseReleaseName(path.section(u'/', -3));
    made.video.identity.movieHash = u"%1"_s.arg(id + 1, 16, 16, QLatin1Char('0'));
    made.fileSize = 1000 + id;
    return made;
}

QList<SeasonMember> episodes(const QString &show, int seasons, int perSeason, int first = 1)
{
    QList<SeasonMember> all;
    QString dotted = show;
    dotted.replace(u' ', u'.');
    for (int season = first; season < first + seasons; ++season) {
        for (int episode = 1; episode <= perSeason; ++episode) {
            all.append(member(int(all.size()),
                u"/tv/%1/Season %2/%3.S%4E%5.720p.HDTV.x264-GRP.mkv"_s.arg(show)
                    .arg(season)
                    .arg(dotted)
                    .arg(season, 2, 10, QLatin1Char('0'))
                    .arg(episode, 2, 10, QLatin1Char('0'))));
        }
    }
    return all;
}

Wishes wish(const QString &languages = u"en"_s)
{
    Wishes wishes;
    wishes.languages = Language::fromList(languages);
    return wishes;
}

Error down()
{
    return {ErrorKind::ServiceDown, u"The service is down."_s, {}};
}

/// What became of one video.
struct Found
{
    QList<RankedHit> hits;
    QList<ProviderOutcome> outcomes;
    FeatureRef feature;
};

} // namespace

class SeasonSearchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void groups_data();
    void groups();
    void numbersJoinShows();

    void aHundredInOneSeason();
    void twelveSeasonsOfEight();
    void oneByOne();
    void absoluteNumbers();
    void specials();
    void twoShowsOfOneName();
    void theNextScoutWhereOneFindsNothing();
    void atMostThreeScouts();
    void languagesThatAreRare();
    void halfIsMissing();
    void aFailureInTheMiddle();
    void aMisleadingScout();
    void whatAPersonChoseNeedsNoScout();
    void asksTheFileAloneAtTheEnd();
    void listsTellTheVeryFile();
    void otherServicesAreAskedAsUsual();
    void theNextRunAsksNobody();
    void otherWishesHaveABudgetOfTheirOwn();
    void freshAsksOnceMore();
    void whatIsKnownIsShownAtOnce();
    void stoppedInTheMiddle();
    void unwantedHitsAreNotEnough();

private:
    /// Searches all of them, `atOnce` at a time, in order.
    QList<Found> run(const QList<SeasonMember> &videos, const Wishes &wishes, int atOnce = 4, bool fresh = false);
    int withHit(const QList<Found> &found, const QString &language = u"en"_s) const;

    Store *m_store = nullptr;
    std::unique_ptr<ProviderRegistry> m_registry;
    std::unique_ptr<Answers> m_answers;
    PagedFake *m_fake = nullptr;
    std::shared_ptr<SeasonSearch> m_search; ///< of the last run
};

void SeasonSearchTest::init()
{
    m_store = nullptr;
    m_search.reset();
    m_answers = std::make_unique<Answers>(nullptr);
    m_registry = std::make_unique<ProviderRegistry>();
    auto fake = std::make_unique<PagedFake>();
    m_fake = fake.get();
    m_registry->add(std::move(fake));
}

QList<Found> SeasonSearchTest::run(const QList<SeasonMember> &videos, const Wishes &wishes, int atOnce, bool fresh)
{
    QHash<int, std::shared_ptr<SeasonSearch>> searches;
    const QList<ShowMembers> shows = groupByShow(videos);
    for (const ShowMembers &show : shows) {
        m_search = std::make_shared<SeasonSearch>(*m_answers, show, wishes, fresh);
        for (const SeasonMember &each : show.members)
            searches.insert(each.id, m_search);
    }
    QList<Found> found(videos.size());
    qsizetype next = 0;
    qsizetype done = 0;
    QObject parent;
    std::function<void()> begin = [&] {
        if (next >= videos.size())
            return;
        const qsizetype index = next++;
        SearchRequest request;
        request.video = videos.at(index).video;
        request.fileSize = videos.at(index).fileSize;
        request.wishes = wishes;
        request.freshOnly = fresh;
        request.season = searches.value(videos.at(index).id);
        request.seasonMember = videos.at(index).id;
        auto *session = new SearchSession(*m_registry, *m_answers, request, &parent);
        connect(session, &SearchSession::finished, &parent, [&, session, index] {
            found[index] = {session->hits(), session->outcomes(), session->request().video.identity.feature};
            session->deleteLater();
            ++done;
            begin();
        });
        session->start();
    };
    for (int i = 0; i < atOnce; ++i)
        begin();
    if (!QTest::qWaitFor([&] { return done == videos.size(); }, 60000))
        QTest::qFail("The searches did not end.", __FILE__, __LINE__);
    return found;
}

int SeasonSearchTest::withHit(const QList<Found> &found, const QString &language) const
{
    return int(std::count_if(found.begin(), found.end(),
        [&](const Found &each) { return !candidates(each.hits, Language::fromCode(language)).isEmpty(); }));
}

void SeasonSearchTest::groups_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QList<int>>("sizes");
    QTest::newRow("season folders") << QStringList{u"/tv/Night Shift/Season 1/Night.Shift.S01E01.mkv"_s,
        u"/tv/Night Shift/Season 2/Night.Shift.S02E01.mkv"_s}
                                    << QList<int>{2};
    QTest::newRow("release folders") << QStringList{u"/tv/Night.Shift.S01.720p-GRP/Night.Shift.S01E01.mkv"_s,
        u"/tv/Night.Shift.S02.1080p-GRP/Night.Shift.S02E01.mkv"_s}
                                     << QList<int>{2};
    QTest::newRow("a folder each") << QStringList{u"/tv/Night.Shift.S01E01.720p-GRP/a-night.shift.s01e01.mkv"_s,
        u"/tv/Night.Shift.S01E02.720p-GRP/a-night.shift.s01e02.mkv"_s}
                                   << QList<int>{2};
    QTest::newRow("all in one") << QStringList{u"/tv/Night.Shift.S01E01.mkv"_s, u"/tv/night shift 1x02.mkv"_s}
                                << QList<int>{2};
    QTest::newRow("two shows") << QStringList{u"/tv/Night.Shift.S01E01.mkv"_s, u"/tv/Night.Shift.S01E02.mkv"_s,
        u"/tv/Day.Shift.S01E01.mkv"_s, u"/tv/Day.Shift.S01E02.mkv"_s}
                               << QList<int>{2, 2};
    QTest::newRow("one name, two folders")
        << QStringList{u"/uk/Night Shift/Night.Shift.S01E01.mkv"_s, u"/uk/Night Shift/Night.Shift.S01E02.mkv"_s,
               u"/us/Night Shift/Night.Shift.S01E01.mkv"_s, u"/us/Night Shift/Night.Shift.S01E02.mkv"_s}
        << QList<int>{2, 2};
    QTest::newRow("one name, two years") << QStringList{u"/tv/Night.Shift.1994.S01E01.mkv"_s,
        u"/tv/Night.Shift.1994.S01E02.mkv"_s, u"/tv/Night.Shift.2016.S01E01.mkv"_s,
        u"/tv/Night.Shift.2016.S01E02.mkv"_s}
                                         << QList<int>{2, 2};
    QTest::newRow("films") << QStringList{u"/films/The.Long.Road.2013.mkv"_s, u"/films/The.Long.Road.2014.mkv"_s}
                           << QList<int>{};
    QTest::newRow("one alone") << QStringList{u"/tv/Night.Shift.S01E01.mkv"_s, u"/tv/Day.Shift.S01E01.mkv"_s}
                               << QList<int>{};
}

void SeasonSearchTest::groups()
{
    QFETCH(QStringList, paths);
    QFETCH(QList<int>, sizes);
    QList<SeasonMember> videos;
    for (const QString &path : std::as_const(paths))
        videos.append(member(int(videos.size()), path));
    QList<int> found;
    for (const ShowMembers &show : groupByShow(videos))
        found.append(int(show.members.size()));
    QCOMPARE(found, sizes);
}

void SeasonSearchTest::numbersJoinShows()
{
    QList<SeasonMember> videos{member(0, u"/a/Night.Shift.S01E01.mkv"_s), member(1, u"/b/Nachtschicht.S01E02.mkv"_s),
        member(2, u"/b/Nachtschicht.S01E03.mkv"_s), member(3, u"/b/Something.Else.S01E03.mkv"_s)};
    videos[0].video.identity.feature.parentImdbId = 7;
    videos[1].video.identity.feature.parentImdbId = 7;
    const QList<ShowMembers> shows = groupByShow(videos);
    QCOMPARE(shows.size(), 1);
    QCOMPARE(shows.first().members.size(), 3);
}

void SeasonSearchTest::aHundredInOneSeason()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 1, 100}};
    const QList<Found> found = run(episodes(u"Quiet Harbour"_s, 1, 100), wish());
    QCOMPARE(withHit(found), 100);
    QVERIFY2(m_fake->searches.size() <= 15, qPrintable(QString::number(m_fake->searches.size())));
    QCOMPARE(m_fake->searches.size(), 4); // hash, name, two pages
    QCOMPARE(m_search->requests(u"fake"_s), 4);
    QCOMPARE(m_search->budget(), 15);
    for (const Found &each : found) {
        QCOMPARE(each.hits.size(), 1);
        QVERIFY(!each.hits.first().conflict);
        QCOMPARE(each.outcomes.size(), 1);
        QVERIFY(!each.outcomes.first().inListOnly);
    }
    // Each video has learnt what it is.
    QCOMPARE(found.at(41).feature.episode, 42);
    QCOMPARE(found.at(41).feature.parentImdbId, 7);
}

void SeasonSearchTest::twelveSeasonsOfEight()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 12, 8}};
    const QList<Found> found = run(episodes(u"Quiet Harbour"_s, 12, 8), wish());
    QCOMPARE(withHit(found), 96);
    QVERIFY2(m_fake->searches.size() <= 15, qPrintable(QString::number(m_fake->searches.size())));
    QCOMPARE(m_fake->seasonQuestions(), 12);
}

void SeasonSearchTest::oneByOne()
{
    // Scouts are sent whoever waits, so that a single search at a time never waits for one that has not begun.
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 2, 10}};
    m_fake->instead = [](const SearchQuery &query, int) -> std::optional<Result<SearchPage>> {
        if (query.episode == 1 || query.episode == 2)
            return SearchPage{{}, 0};
        return std::nullopt;
    };
    const QList<Found> found = run(episodes(u"Quiet Harbour"_s, 2, 10), wish(), 1);
    QCOMPARE(withHit(found), 20);
}

void SeasonSearchTest::absoluteNumbers()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 1, 60}};
    QList<SeasonMember> videos;
    for (int i = 1; i <= 60; ++i)
        videos.append(member(i, u"/anime/[Grp] Quiet Harbour - %1 [720p].mkv"_s.arg(i, 2, 10, QLatin1Char('0'))));
    QCOMPARE(groupByShow(videos).size(), 1);
    // The service is asked by name with the number; a season is not known to ask for.
    const QList<Found> found = run(videos, wish());
    QCOMPARE(withHit(found), 60);
    QVERIFY(m_fake->searches.size() <= m_search->budget());
}

void SeasonSearchTest::specials()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 1, 5, {u"en"_s}, 1, {0}}};
    QList<SeasonMember> videos = episodes(u"Quiet Harbour"_s, 1, 5);
    for (int i = 1; i <= 3; ++i)
        videos.append(
            member(10 + i, u"/tv/Quiet Harbour/Specials/Quiet.Harbour.S00E0%1.720p.HDTV.x264-GRP.mkv"_s.arg(i)));
    QCOMPARE(groupByShow(videos).size(), 1);
    const QList<Found> found = run(videos, wish());
    QCOMPARE(withHit(found), 8);
    for (qsizetype i = 5; i < 8; ++i) {
        QCOMPARE(found.at(i).hits.size(), 1);
        QCOMPARE(found.at(i).hits.first().hit.feature.season, 0);
    }
}

void SeasonSearchTest::twoShowsOfOneName()
{
    // Asked by name the service mixes them up; the hashes tell them apart.
    const FakeShow old{u"Quiet Harbour"_s, 7, 1, 10};
    FakeShow young{u"Quiet Harbour"_s, 8, 1, 10};
    young.release = u"1080p.WEB.x265-NEW"_s;
    m_fake->shows = {old, young};
    QList<SeasonMember> videos;
    for (int i = 1; i <= 10; ++i) {
        const QString code = u"S01E%1"_s.arg(i, 2, 10, QLatin1Char('0'));
        videos.append(
            member(i, u"/tv/Quiet Harbour (1994)/Season 1/Quiet.Harbour.%1.720p.HDTV.x264-GRP.mkv"_s.arg(code)));
        videos.append(
            member(100 + i, u"/tv/Quiet Harbour (2016)/Season 1/Quiet.Harbour.%1.1080p.WEB.x265-NEW.mkv"_s.arg(code)));
    }
    for (const SeasonMember &video : std::as_const(videos))
        m_fake->hashes.insert(video.video.identity.movieHash, video.video.fileName.chopped(4));
    const QList<Found> found = run(videos, wish());
    QCOMPARE(withHit(found), 20);
    for (qsizetype i = 0; i < videos.size(); ++i) {
        for (const RankedHit &hit : found.at(i).hits)
            QCOMPARE(hit.hit.feature.parentImdbId, videos.at(i).id > 100 ? 8 : 7);
    }
}

void SeasonSearchTest::theNextScoutWhereOneFindsNothing()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 1, 20}};
    m_fake->instead = [](const SearchQuery &query, int) -> std::optional<Result<SearchPage>> {
        return query.episode == 1 ? std::optional<Result<SearchPage>>(SearchPage{{}, 0}) : std::nullopt;
    };
    const QList<Found> found = run(episodes(u"Quiet Harbour"_s, 1, 20), wish());
    QCOMPARE(withHit(found), 20); // the first one too: the season's list has it
    QCOMPARE(m_fake->seasonQuestions(), 1);
}

void SeasonSearchTest::atMostThreeScouts()
{
    m_fake->shows = {};
    const QList<Found> found = run(episodes(u"Quiet Harbour"_s, 5, 20), wish());
    QCOMPARE(withHit(found), 0);
    QVERIFY2(m_fake->searches.size() <= 15, qPrintable(QString::number(m_fake->searches.size())));
    int byName = 0;
    for (const SearchQuery &query : std::as_const(m_fake->searches))
        byName += !query.text.isEmpty() && query.episode > 0 ? 1 : 0;
    QCOMPARE(byName, 3);
    for (const Found &each : found)
        QVERIFY(!each.outcomes.first().error);
}

void SeasonSearchTest::languagesThatAreRare()
{
    // One language fills page after page; the other one is asked for by itself.
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 5, 20, {u"en"_s}, 9}, {u"Quiet Harbour"_s, 7, 5, 20, {u"pl"_s}, 1}};
    const QList<Found> found = run(episodes(u"Quiet Harbour"_s, 5, 20), wish(u"en,pl"_s));
    QCOMPARE(withHit(found, u"en"_s), 100);
    QCOMPARE(withHit(found, u"pl"_s), 100);
    QVERIFY2(m_fake->searches.size() <= 15, qPrintable(QString::number(m_fake->searches.size())));
}

void SeasonSearchTest::halfIsMissing()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 5, 10}};
    const QList<Found> found = run(episodes(u"Quiet Harbour"_s, 5, 20), wish());
    QCOMPARE(withHit(found), 50);
    QVERIFY2(m_fake->searches.size() <= 15, qPrintable(QString::number(m_fake->searches.size())));
    const auto inListOnly =
        std::count_if(found.begin(), found.end(), [](const Found &each) { return each.outcomes.first().inListOnly; });
    const auto found50 = std::count_if(found.begin(), found.end(),
        [](const Found &each) { return each.outcomes.first().inListOnly && !each.hits.isEmpty(); });
    QVERIFY(inListOnly > 30);
    QCOMPARE(found50, 0);
}

void SeasonSearchTest::aFailureInTheMiddle()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 2, 10}};
    bool isDown = true;
    m_fake->instead = [&](const SearchQuery &query, int) -> std::optional<Result<SearchPage>> {
        if (isDown && query.season == 2)
            return Result<SearchPage>(fail(down()));
        return std::nullopt;
    };
    const QList<SeasonMember> videos = episodes(u"Quiet Harbour"_s, 2, 10);
    QList<Found> found = run(videos, wish(), 20);
    QCOMPARE(withHit(found), 10);
    for (qsizetype i = 0; i < 20; ++i)
        QCOMPARE(found.at(i).outcomes.first().error.has_value(), i >= 10);
    isDown = false;
    const auto before = m_fake->searches.size();
    found = run(videos, wish());
    QCOMPARE(withHit(found), 20);
    QCOMPARE(m_fake->searches.size(), before + 1); // what had come is known
}

void SeasonSearchTest::aMisleadingScout()
{
    // The service has hung the first episode on another show.
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 3, 20}, {u"Loud Mountain"_s, 9, 3, 20}};
    m_fake->instead = [&](const SearchQuery &query, int) -> std::optional<Result<SearchPage>> {
        if (query.text != u"Quiet Harbour"_s || query.episode != 1)
            return std::nullopt;
        SubtitleHit hit = PagedFake::hitOf(m_fake->shows.first(), 1, 1, u"en"_s);
        hit.id = u"misled"_s;
        hit.matchedBy = SubtitleHit::MatchedBy::Name;
        hit.feature.parentImdbId = 9;
        return SearchPage{{hit}, 1};
    };
    const QList<Found> found = run(episodes(u"Quiet Harbour"_s, 3, 20), wish());
    QCOMPARE(withHit(found), 60);
    for (const Found &each : found) {
        for (const RankedHit &hit : each.hits)
            QCOMPARE(hit.hit.feature.title, u"Quiet Harbour"_s);
    }
    QVERIFY(m_fake->searches.size() <= m_search->budget());
}

void SeasonSearchTest::whatAPersonChoseNeedsNoScout()
{
    m_fake->shows = {{u"Harbour of Silence"_s, 7, 2, 10}};
    QList<SeasonMember> videos = episodes(u"Quiet Harbour"_s, 2, 10);
    for (SeasonMember &video : videos) {
        video.video.identity.chosenByPerson = true;
        video.video.identity.feature.imdbId = 7;
        video.video.identity.feature.title = u"Harbour of Silence"_s;
    }
    const QList<Found> found = run(videos, wish());
    QCOMPARE(withHit(found), 20);
    QCOMPARE(m_fake->searches.size(), 2);
    QCOMPARE(m_fake->seasonQuestions(), 2);
}

void SeasonSearchTest::asksTheFileAloneAtTheEnd()
{
    // One episode's subtitle hangs on the file alone.
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 1, 39}};
    const QList<SeasonMember> videos = episodes(u"Quiet Harbour"_s, 1, 40);
    m_fake->instead = [&](const SearchQuery &query, int) -> std::optional<Result<SearchPage>> {
        if (query.movieHash != videos.at(39).video.identity.movieHash)
            return std::nullopt;
        return SearchPage{
            {makeHit(u"x"_s, u"en"_s, u"Quiet.Harbour.S01E40.720p.HDTV.x264-GRP"_s, SubtitleHit::MatchedBy::Hash)}, 1};
    };
    const QList<Found> found = run(videos, wish());
    QCOMPARE(withHit(found), 40);
    QVERIFY(!found.at(39).outcomes.first().inListOnly);
    QVERIFY(m_fake->searches.size() <= m_search->budget());
}

void SeasonSearchTest::listsTellTheVeryFile()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 1, 10, {u"en"_s}, 2}};
    const QList<SeasonMember> videos = episodes(u"Quiet Harbour"_s, 1, 10);
    m_fake->instead = [&](const SearchQuery &query, int page) -> std::optional<Result<SearchPage>> {
        if (query.episode >= 0)
            return std::nullopt;
        SearchPage answer = m_fake->pageOf(m_fake->answerTo(query), page);
        for (SubtitleHit &hit : answer.hits) {
            if (hit.id.endsWith(u"-1"_s) && hit.feature.episode == 4)
                hit.movieHashes = QStringList{videos.at(3).video.identity.movieHash};
        }
        return answer;
    };
    const QList<Found> found = run(videos, wish());
    QVERIFY(found.at(3).hits.first().hit.id.endsWith(u"-1"_s));
    QVERIFY(found.at(3).hits.first().hit.matchedBy == SubtitleHit::MatchedBy::Hash);
    QVERIFY(found.at(4).hits.first().hit.matchedBy != SubtitleHit::MatchedBy::Hash);
}

void SeasonSearchTest::otherServicesAreAskedAsUsual()
{
    auto second = std::make_unique<FakeProvider>(u"second"_s);
    FakeProvider *other = second.get();
    m_registry->add(std::move(second));
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 1, 10}};
    const QList<Found> found = run(episodes(u"Quiet Harbour"_s, 1, 10), wish());
    QCOMPARE(withHit(found), 10);
    QVERIFY(other->searches.size() >= 10);
    QVERIFY(m_fake->searches.size() <= 3);
    QCOMPARE(found.first().outcomes.size(), 2);
}

void SeasonSearchTest::theNextRunAsksNobody()
{
    QTemporaryDir folder;
    const QList<SeasonMember> videos = episodes(u"Quiet Harbour"_s, 5, 20);
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 5, 15, {u"en"_s, u"pl"_s}, 4}};
    {
        Store store(folder.filePath(u"l.db"_s));
        m_answers = std::make_unique<Answers>(&store);
        run(videos, wish(u"en,pl"_s));
        QVERIFY(!m_fake->searches.isEmpty());
        // Answers are turned into bytes in the background before they are written.
        QTest::qWait(300);
        m_search.reset();
        m_answers.reset();
    }
    const auto before = m_fake->searches.size();
    Store store(folder.filePath(u"l.db"_s));
    m_answers = std::make_unique<Answers>(&store);
    const QList<Found> found = run(videos, wish(u"en,pl"_s));
    QCOMPARE(withHit(found), 75);
    QCOMPARE(m_fake->searches.size() - before, 0);
    m_search.reset();
    m_answers.reset();
}

void SeasonSearchTest::otherWishesHaveABudgetOfTheirOwn()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 5, 10, {u"en"_s, u"pl"_s}}};
    const QList<SeasonMember> videos = episodes(u"Quiet Harbour"_s, 5, 20);
    run(videos, wish(u"pl"_s));
    QCOMPARE(m_fake->searches.size(), 15);
    const QList<Found> found = run(videos, wish(u"en"_s));
    QCOMPARE(withHit(found, u"en"_s), 50);
    QVERIFY(m_fake->searches.size() <= 30);
}

void SeasonSearchTest::freshAsksOnceMore()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 1, 20}};
    const QList<SeasonMember> videos = episodes(u"Quiet Harbour"_s, 1, 20);
    run(videos, wish());
    const auto first = m_fake->searches.size();
    QTest::qWait(5);
    run(videos, wish());
    QCOMPARE(m_fake->searches.size(), first);
    run(videos, wish(), 4, true);
    QCOMPARE(m_fake->searches.size(), first + 1); // the list alone: whose it is, is known
}

void SeasonSearchTest::whatIsKnownIsShownAtOnce()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 1, 20}};
    const QList<SeasonMember> videos = episodes(u"Quiet Harbour"_s, 1, 20);
    run(videos, wish());
    const auto before = m_fake->searches.size();
    m_fake->holdSearches = true;
    SearchRequest request;
    request.video = videos.at(11).video;
    request.wishes = wish();
    request.showKey = showKey(videos.at(11).path, videos.at(11).video);
    SearchSession session(*m_registry, *m_answers, request);
    session.start();
    QTRY_COMPARE(session.hits().size(), 1);
    QCOMPARE(session.hits().first().hit.feature.episode, 12);
    QVERIFY(!session.isFinished());
    QTRY_COMPARE(m_fake->searches.size(), before + 1); // and it is asked as usual beside that
    session.stop();
}

void SeasonSearchTest::stoppedInTheMiddle()
{
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 1, 20}};
    m_fake->holdSearches = true;
    const QList<SeasonMember> videos = episodes(u"Quiet Harbour"_s, 1, 20);
    const auto search = std::make_shared<SeasonSearch>(*m_answers, groupByShow(videos).first(), wish(), false);
    std::vector<std::unique_ptr<SearchSession>> sessions;
    for (int i = 0; i < 2; ++i) {
        SearchRequest request;
        request.video = videos.at(i).video;
        request.wishes = wish();
        request.season = search;
        request.seasonMember = videos.at(i).id;
        sessions.push_back(std::make_unique<SearchSession>(*m_registry, *m_answers, request));
        sessions.back()->start();
    }
    QTRY_COMPARE(m_fake->running, 1);
    sessions.front()->stop();
    QCOMPARE(m_fake->running, 1); // the other one waits
    sessions.pop_back();
    QCOMPARE(m_fake->running, 0);
    QTest::qWait(20);
    // And it can begin anew.
    m_fake->holdSearches = false;
    SearchRequest request;
    request.video = videos.at(5).video;
    request.wishes = wish();
    request.season = search;
    request.seasonMember = videos.at(5).id;
    SearchSession again(*m_registry, *m_answers, request);
    QSignalSpy finished(&again, &SearchSession::finished);
    again.start();
    QVERIFY(finished.wait(20000));
    QCOMPARE(again.hits().size(), 1);
}

void SeasonSearchTest::unwantedHitsAreNotEnough()
{
    Store store{QString()};
    m_answers = std::make_unique<Answers>(&store);
    m_fake->shows = {{u"Quiet Harbour"_s, 7, 1, 40, {u"en"_s}, 2}};
    const QList<SeasonMember> videos = episodes(u"Quiet Harbour"_s, 1, 40);
    // The page that has its other hit is the second one.
    VERIFY_OK(settled(store.setUnwanted(videos.at(39).video.identity.movieHash, u"fake:f7-S01E40-en-0"_s, true)));
    const QList<Found> found = run({videos.at(39), videos.at(38)}, wish());
    QCOMPARE(withHit(found), 2);
    QCOMPARE(candidates(found.first().hits, Language::fromCode(u"en")).first().hit.id, u"7-S01E40-en-1"_s);
    m_search.reset();
    m_answers.reset();
}

QTEST_GUILESS_MAIN(SeasonSearchTest)
#include "tst_seasonsearch.moc"
