// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/searchsession.h"

#include "core/providers/hitjson.h"
#include "core/providers/providerregistry.h"
#include "core/search/answers.h"
#include "core/search/searchqueries.h"
#include "core/search/seasonsearch.h"
#include "core/store/store.h"
#include "tests/support/fakeprovider.h"

#include <QSignalSpy>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

constexpr auto hash = "0123456789abcdef"_L1;

SearchRequest requestFor(const QString &name, const QString &languages = u"en"_s)
{
    SearchRequest request;
    request.video.fileName = name;
    request.video.identity.name = parseReleaseName(name);
    request.video.identity.movieHash = hash;
    request.fileSize = 1000;
    request.wishes.languages = Language::fromList(languages);
    return request;
}

SubtitleHit film(const QString &id, const QString &language, SubtitleHit::MatchedBy matchedBy)
{
    SubtitleHit hit = makeHit(id, language, u"The.Long.Road.2013.720p.BluRay.x264-GRP"_s, matchedBy);
    hit.feature.title = u"The Long Road"_s;
    hit.feature.year = 2013;
    hit.feature.imdbId = 42;
    return hit;
}

const QString filmName = u"The.Long.Road.2013.720p.BluRay.x264-GRP.mkv"_s;

Error down()
{
    return {ErrorKind::ServiceDown, u"The service is down."_s, {}};
}

} // namespace

class SearchSessionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void questions();
    void questionsForAnEpisode();
    void questionsForAChosenFilm();
    void questionsForAChosenShow();
    void theQuestionForAWebVideo();
    void aQuestionByHand();
    void wishesGoIntoTheQuestion();
    void anotherServicesNumbersAreNotSent();

    void asksOnceWhereTheHashIsEnough();
    void goesOnWhereALanguageIsMissing();
    void theFirstLanguageMayBeEnough();
    void hashTellsTheFilmForTheNextQuestion();
    void aHashOfAnotherFilmTellsNothing();
    void thoroughAsksAll();
    void oneFailureHidesNoOthersHits();
    void asksOnlyThoseThatHaveAnAnswer();
    void leavesOutWhatIsOff();
    void saysWhyAllAreOff();
    void asksWhatWasNamedWhateverItSays();
    void asksTheFileFirstWhereManyGoTogether();
    void badInputGoesOnToTheNextQuestion();
    void doublesAreMerged();
    void answersAreRemembered();
    void freshOnlyAsksAgain();
    void failuresAreNotRemembered();
    void notThisOne();
    void stopEndsAtOnce();
    void deletedInTheMiddle();
    void withoutServicesItEnds();
    void hitsSurviveJson();

private:
    /// Runs to the end.
    std::unique_ptr<SearchSession> run(const SearchRequest &request, Store *store = nullptr);

    std::unique_ptr<ProviderRegistry> m_registry;
    std::unique_ptr<Answers> m_answers;
    FakeProvider *m_fake = nullptr;
};

void SearchSessionTest::init()
{
    m_answers = std::make_unique<Answers>(nullptr);
    m_registry = std::make_unique<ProviderRegistry>();
    auto fake = std::make_unique<FakeProvider>();
    m_fake = fake.get();
    m_registry->add(std::move(fake));
}

std::unique_ptr<SearchSession> SearchSessionTest::run(const SearchRequest &request, Store *store)
{
    m_answers = std::make_unique<Answers>(store);
    auto session = std::make_unique<SearchSession>(*m_registry, *m_answers, request);
    QSignalSpy finished(session.get(), &SearchSession::finished);
    session->start();
    if (finished.isEmpty())
        finished.wait(20000);
    if (finished.size() != 1 || !session->isFinished())
        QTest::qFail("The search did not end once.", __FILE__, __LINE__);
    return session;
}

void SearchSessionTest::questions()
{
    const QList<SearchQuery> queries = queriesFor(requestFor(filmName, u"de,fr"_s));
    QCOMPARE(queries.size(), 2);
    QCOMPARE(queries[0].movieHash, QString(hash));
    QCOMPARE(queries[0].fileName, filmName);
    QCOMPARE(queries[0].fileSize, 1000);
    QCOMPARE(queries[0].languages.size(), 2);
    QCOMPARE(queries[1].text, u"The Long Road"_s);
    QCOMPARE(queries[1].year, 2013);
    QVERIFY(queries[1].movieHash.isEmpty());

    SearchRequest unhashed = requestFor(filmName);
    unhashed.video.identity.movieHash.clear();
    QCOMPARE(queriesFor(unhashed).size(), 1);

    SearchRequest known = requestFor(filmName);
    known.video.identity.feature.imdbId = 42;
    known.video.identity.feature.tmdbId = 43;
    const QList<SearchQuery> three = queriesFor(known);
    QCOMPARE(three.size(), 3);
    QCOMPARE(three[1].imdbId, 42);
    QCOMPARE(three[1].tmdbId, 0); // one number is enough, two narrow the answer
    QVERIFY(three[1].text.isEmpty());
}

void SearchSessionTest::questionsForAnEpisode()
{
    SearchRequest request = requestFor(u"Night.Shift.S03E04.HDTV.x264-LOL.mkv"_s);
    QList<SearchQuery> queries = queriesFor(request);
    QCOMPARE(queries.last().text, u"Night Shift"_s);
    QCOMPARE(queries.last().season, 3);
    QCOMPARE(queries.last().episode, 4);

    FeatureRef &feature = request.video.identity.feature;
    feature.parentImdbId = 7;
    queries = queriesFor(request);
    QCOMPARE(queries[1].parentImdbId, 7);
    QCOMPARE(queries[1].season, 3);
    QCOMPARE(queries[1].episode, 4);

    feature.imdbId = 8;
    feature.season = 3;
    feature.episode = 4;
    queries = queriesFor(request);
    QCOMPARE(queries[1].imdbId, 8);
    QCOMPARE(queries[1].season, -1); // the episode's own number is not sent with season and episode
    QCOMPARE(queries[1].parentImdbId, 0);
}

void SearchSessionTest::questionsForAChosenFilm()
{
    SearchRequest request = requestFor(filmName);
    request.video.identity.feature.imdbId = 42;
    request.video.identity.feature.title = u"Wanderer"_s;
    request.video.identity.chosenByPerson = true;
    const QList<SearchQuery> queries = queriesFor(request);
    QCOMPARE(queries.first().imdbId, 42);
    QCOMPARE(queries.first().movieHash, QString(hash));
    QCOMPARE(queries.last().text, u"Wanderer"_s);
}

void SearchSessionTest::questionsForAChosenShow()
{
    SearchRequest request = requestFor(u"Night.Shift.S03E04.HDTV.x264-LOL.mkv"_s);
    request.video.identity.feature.imdbId = 7; // picked from a list of shows
    request.video.identity.chosenByPerson = true;
    const QList<SearchQuery> queries = queriesFor(request);
    QCOMPARE(queries.first().parentImdbId, 7);
    QCOMPARE(queries.first().season, 3);
    QCOMPARE(queries.first().episode, 4);
}

void SearchSessionTest::theQuestionForAWebVideo()
{
    SearchRequest request;
    request.video.fileName = u"A talk"_s;
    request.video.webAddress = u"https://vimeo.com/12345"_s;
    request.wishes.languages = Language::fromList(u"en,fr");
    const QList<SearchQuery> queries = queriesFor(request);
    QCOMPARE(queries.size(), 1);
    QCOMPARE(queries.first().videoUrl, u"https://vimeo.com/12345"_s);
    QCOMPARE(queries.first().languages, Language::fromList(u"en,fr"));
    QVERIFY(queries.first().text.isEmpty() && queries.first().fileName.isEmpty());
    QCOMPARE(videoKey(request.video), request.video.webAddress);
    // Whatever the service says it was found by, it belongs to the address.
    QVERIFY(
        hitForVideo(makeHit(u"1"_s, u"en"_s, u"A talk"_s), request.video).matchedBy == SubtitleHit::MatchedBy::Address);
}

void SearchSessionTest::aQuestionByHand()
{
    SearchRequest request;
    request.wishes.languages = Language::fromList(u"pl");
    request.byHand = SearchQuery();
    request.byHand->text = u"anything"_s;
    const QList<SearchQuery> queries = queriesFor(request);
    QCOMPARE(queries.size(), 1);
    QCOMPARE(queries.first().text, u"anything"_s);
    QCOMPARE(queries.first().languages, Language::fromList(u"pl"));
}

void SearchSessionTest::wishesGoIntoTheQuestion()
{
    SearchRequest request = requestFor(filmName);
    request.wishes.hearingImpaired = Wish::Exclude; // shown on demand: asked for
    request.wishes.foreignPartsOnly = Wish::Only;
    request.wishes.machineTranslated = Wish::Include;
    request.wishes.trustedOnly = true;
    const SearchQuery query = queriesFor(request).first();
    QVERIFY(query.hearingImpaired == Wish::Include);
    QVERIFY(query.foreignPartsOnly == Wish::Only);
    QVERIFY(query.machineTranslated == Wish::Include);
    QVERIFY(query.trustedOnly);
}

void SearchSessionTest::anotherServicesNumbersAreNotSent()
{
    FeatureRef feature;
    feature.provider = u"one"_s;
    feature.featureId = 5;
    SearchQuery query;
    query.featureId = 5;
    QVERIFY(queryForProvider(query, u"one"_s, feature).has_value());
    QVERIFY(!queryForProvider(query, u"two"_s, feature).has_value());
    query.text = u"title"_s;
    QCOMPARE(queryForProvider(query, u"two"_s, feature)->featureId, 0);
}

void SearchSessionTest::asksOnceWhereTheHashIsEnough()
{
    m_fake->onSearch = [](const SearchQuery &) {
        return QList<SubtitleHit>{film(u"1"_s, u"en"_s, SubtitleHit::MatchedBy::Hash)};
    };
    const auto session = run(requestFor(filmName));
    QCOMPARE(m_fake->searches.size(), 1);
    QCOMPARE(session->hits().size(), 1);
    QCOMPARE(session->outcomes().size(), 1);
    QCOMPARE(session->outcomes().first().hits, 1);
    QVERIFY(!session->outcomes().first().error);
}

void SearchSessionTest::goesOnWhereALanguageIsMissing()
{
    m_fake->onSearch = [](const SearchQuery &query) {
        if (!query.movieHash.isEmpty())
            return QList<SubtitleHit>{film(u"1"_s, u"en"_s, SubtitleHit::MatchedBy::Hash)};
        return QList<SubtitleHit>{film(u"2"_s, u"de"_s, SubtitleHit::MatchedBy::Id)};
    };
    const auto session = run(requestFor(filmName, u"en,de"_s));
    QVERIFY(m_fake->searches.size() > 1);
    QCOMPARE(session->hits().size(), 2);
    QCOMPARE(session->hits().first().hit.id, u"1"_s);
}

void SearchSessionTest::theFirstLanguageMayBeEnough()
{
    QString found = u"en"_s;
    m_fake->onSearch = [&](const SearchQuery &query) {
        if (!query.movieHash.isEmpty())
            return QList<SubtitleHit>{film(u"1"_s, found, SubtitleHit::MatchedBy::Hash)};
        return QList<SubtitleHit>();
    };
    SearchRequest request = requestFor(filmName, u"en,de"_s);
    request.wishes.firstIsEnough = true;
    run(request);
    QCOMPARE(m_fake->searches.size(), 1);
    // In the second one there is something; the first one may still be found.
    found = u"de"_s;
    m_fake->searches.clear();
    run(request);
    QVERIFY(m_fake->searches.size() > 1);
}

void SearchSessionTest::hashTellsTheFilmForTheNextQuestion()
{
    m_fake->onSearch = [](const SearchQuery &query) {
        if (!query.movieHash.isEmpty())
            return QList<SubtitleHit>{film(u"1"_s, u"en"_s, SubtitleHit::MatchedBy::Hash)};
        return QList<SubtitleHit>();
    };
    SearchSession session(*m_registry, *m_answers, requestFor(u"opaque.mkv"_s, u"de"_s));
    QSignalSpy found(&session, &SearchSession::featureFound);
    QSignalSpy finished(&session, &SearchSession::finished);
    session.start();
    QVERIFY(finished.wait(20000));
    QCOMPARE(found.size(), 1);
    QVERIFY(m_fake->searches.size() >= 2);
    QCOMPARE(m_fake->searches[1].imdbId, 42);
}

void SearchSessionTest::aHashOfAnotherFilmTellsNothing()
{
    m_fake->onSearch = [](const SearchQuery &query) {
        SubtitleHit hit = makeHit(u"1"_s, u"en"_s, u"Archer.S02E05.HDTV"_s, SubtitleHit::MatchedBy::Hash);
        hit.feature.title = u"Archer"_s;
        hit.feature.season = 2;
        hit.feature.episode = 5;
        hit.feature.imdbId = 99;
        return query.movieHash.isEmpty() ? QList<SubtitleHit>() : QList<SubtitleHit>{hit};
    };
    const auto session = run(requestFor(filmName));
    QCOMPARE(session->request().video.identity.feature.imdbId, 0);
    QCOMPARE(m_fake->searches.size(), 2);
    QCOMPARE(m_fake->searches[1].text, u"The Long Road"_s);
    QVERIFY(session->hits().first().conflict);
}

void SearchSessionTest::thoroughAsksAll()
{
    m_fake->onSearch = [](const SearchQuery &) {
        return QList<SubtitleHit>{film(u"1"_s, u"en"_s, SubtitleHit::MatchedBy::Hash)};
    };
    SearchRequest request = requestFor(filmName);
    request.thorough = true;
    run(request);
    QCOMPARE(m_fake->searches.size(), 3); // hash, then the number it told, then the name
}

void SearchSessionTest::oneFailureHidesNoOthersHits()
{
    auto second = std::make_unique<FakeProvider>(u"second"_s);
    second->onSearch = [](const SearchQuery &) -> Result<QList<SubtitleHit>> { return fail(down()); };
    m_registry->add(std::move(second));
    m_fake->onSearch = [](const SearchQuery &) {
        return QList<SubtitleHit>{film(u"1"_s, u"en"_s, SubtitleHit::MatchedBy::Hash)};
    };
    const auto session = run(requestFor(filmName));
    QCOMPARE(session->hits().size(), 1);
    QCOMPARE(session->outcomes().size(), 2);
    for (const ProviderOutcome &outcome : session->outcomes())
        QCOMPARE(outcome.error.has_value(), outcome.provider == "second"_L1);
}

void SearchSessionTest::asksOnlyThoseThatHaveAnAnswer()
{
    auto filesOnly = std::make_unique<FakeProvider>(u"files"_s);
    FakeProvider *files = filesOnly.get();
    files->onCanAnswer = [](const SearchQuery &query) { return !query.movieHash.isEmpty(); };
    m_registry->add(std::move(filesOnly));
    auto webOnly = std::make_unique<FakeProvider>(u"web"_s);
    FakeProvider *web = webOnly.get();
    web->onCanAnswer = [](const SearchQuery &query) { return !query.videoUrl.isEmpty(); };
    m_registry->add(std::move(webOnly));

    const auto session = run(requestFor(filmName));
    QCOMPARE(m_fake->searches.size(), 2);
    QCOMPARE(files->searches.size(), 1);
    QVERIFY(web->searches.isEmpty());
    QStringList ended;
    for (const ProviderOutcome &outcome : session->outcomes()) {
        ended.append(outcome.provider);
        QVERIFY(!outcome.error);
    }
    ended.sort();
    QCOMPARE(ended, QStringList({u"fake"_s, u"files"_s}));
}

void SearchSessionTest::leavesOutWhatIsOff()
{
    auto other = std::make_unique<FakeProvider>(u"other"_s);
    FakeProvider *locked = other.get();
    locked->off = Error{ErrorKind::NeedsAccount, u"Sign in first."_s, {}};
    m_registry->add(std::move(other));
    const auto session = run(requestFor(filmName));
    QVERIFY(locked->searches.isEmpty());
    QCOMPARE(session->outcomes().size(), 1);
    QCOMPARE(session->outcomes().first().provider, u"fake"_s);
}

void SearchSessionTest::saysWhyAllAreOff()
{
    m_fake->off = Error{ErrorKind::NeedsAccount, u"Sign in first."_s, {}};
    const auto session = run(requestFor(filmName));
    QVERIFY(m_fake->searches.isEmpty());
    QCOMPARE(session->outcomes().size(), 1);
    QVERIFY(session->outcomes().first().error);
    QCOMPARE(session->outcomes().first().error->message, u"Sign in first."_s);
}

void SearchSessionTest::asksWhatWasNamedWhateverItSays()
{
    m_fake->off = Error{ErrorKind::NeedsAccount, u"Sign in first."_s, {}};
    m_registry->insistOn({u"fake"_s});
    const auto session = run(requestFor(filmName));
    QCOMPARE(m_fake->searches.size(), 2);
    QVERIFY(!session->outcomes().first().error);
}

void SearchSessionTest::asksTheFileFirstWhereManyGoTogether()
{
    /// Seasons can be asked for, and many files at once.
    class Batched : public FakeProvider, public BatchedSearch
    {
    public:
        Batched() : FakeProvider(u"batched"_s) { }
        ProviderInfo info() const override
        {
            ProviderInfo info = FakeProvider::info();
            info.searchesSeasons = true;
            return info;
        }
        int mostQueries() const override { return 500; }
        Pending<QList<QList<SubtitleHit>>> searchMany(QList<SearchQuery> queries, std::stop_token) override
        {
            rounds.append(queries);
            QList<QList<SubtitleHit>> answers;
            for (const SearchQuery &query : std::as_const(queries)) {
                SubtitleHit hit = makeHit(u"1"_s, u"en"_s, u"Quiet.Harbour.S01E02.720p.WEB-GRP"_s);
                hit.provider = u"batched"_s;
                hit.matchedBy = SubtitleHit::MatchedBy::Hash;
                answers.append(query.movieHash.isEmpty() ? QList<SubtitleHit>() : QList<SubtitleHit>{hit});
            }
            return ready<QList<QList<SubtitleHit>>>(answers);
        }
        QList<QList<SearchQuery>> rounds;
    };
    m_registry->setEnabled(u"fake"_s, false);
    auto batched = std::make_unique<Batched>();
    Batched *service = batched.get();
    m_registry->add(std::move(batched));
    SearchRequest request = requestFor(u"Quiet.Harbour.S01E02.720p.WEB-GRP.mkv"_s);
    SeasonMember member{0, u"/tv/Quiet.Harbour.S01E02.720p.WEB-GRP.mkv"_s, request.video, request.fileSize};
    m_answers = std::make_unique<Answers>(nullptr);
    request.season =
        std::make_shared<SeasonSearch>(*m_answers, ShowMembers{u"harbour"_s, {member}}, request.wishes, false);
    request.seasonMember = 0;
    SearchSession session(*m_registry, *m_answers, request);
    QSignalSpy finished(&session, &SearchSession::finished);
    session.start();
    QVERIFY(finished.wait(20000));
    QCOMPARE(service->rounds.size(), 1);
    QCOMPARE(service->rounds.first().size(), 1);
    QCOMPARE(service->rounds.first().first().movieHash, QString(hash));
    QCOMPARE(session.hits().size(), 1);
}

void SearchSessionTest::badInputGoesOnToTheNextQuestion()
{
    m_fake->onSearch = [](const SearchQuery &query) -> Result<QList<SubtitleHit>> {
        if (!query.movieHash.isEmpty())
            return fail(ErrorKind::BadInput, u"The service refused the hash."_s);
        return QList<SubtitleHit>{film(u"1"_s, u"en"_s, SubtitleHit::MatchedBy::Name)};
    };
    const auto session = run(requestFor(filmName));
    QCOMPARE(session->hits().size(), 1);
    QVERIFY(!session->outcomes().first().error);

    m_fake->searches.clear();
    m_fake->onSearch = [](const SearchQuery &) -> Result<QList<SubtitleHit>> { return fail(down()); };
    run(requestFor(filmName));
    QCOMPARE(m_fake->searches.size(), 1); // a service that is down is not asked again
}

void SearchSessionTest::doublesAreMerged()
{
    m_fake->onSearch = [](const SearchQuery &query) {
        return QList<SubtitleHit>{film(
            u"1"_s, u"en"_s, query.movieHash.isEmpty() ? SubtitleHit::MatchedBy::Name : SubtitleHit::MatchedBy::Hash)};
    };
    SearchRequest request = requestFor(filmName);
    request.thorough = true;
    const auto session = run(request);
    QCOMPARE(session->hits().size(), 1);
    QVERIFY(session->hits().first().hit.matchedBy == SubtitleHit::MatchedBy::Hash);
}

void SearchSessionTest::answersAreRemembered()
{
    Store store{QString()};
    m_fake->onSearch = [](const SearchQuery &) {
        return QList<SubtitleHit>{film(u"1"_s, u"en"_s, SubtitleHit::MatchedBy::Hash)};
    };
    const auto first = run(requestFor(filmName), &store);
    const QString key = cacheKey(u"fake"_s, m_fake->searches.first());
    QTRY_VERIFY([&] {
        auto cached = store.cachedReply(key);
        QTest::qWait(20);
        return cached.isFinished() && cached.result() && cached.result()->has_value();
    }());
    const auto second = run(requestFor(filmName), &store);
    QCOMPARE(m_fake->searches.size(), 1);
    QCOMPARE(second->hits(), first->hits());
}

void SearchSessionTest::freshOnlyAsksAgain()
{
    Store store{QString()};
    m_fake->onSearch = [](const SearchQuery &) {
        return QList<SubtitleHit>{film(u"1"_s, u"en"_s, SubtitleHit::MatchedBy::Hash)};
    };
    run(requestFor(filmName), &store);
    SearchRequest request = requestFor(filmName);
    request.freshOnly = true;
    run(request, &store);
    QCOMPARE(m_fake->searches.size(), 2);
}

void SearchSessionTest::failuresAreNotRemembered()
{
    Store store{QString()};
    m_fake->onSearch = [](const SearchQuery &) -> Result<QList<SubtitleHit>> { return fail(down()); };
    run(requestFor(filmName), &store);
    run(requestFor(filmName), &store);
    QCOMPARE(m_fake->searches.size(), 2);
}

void SearchSessionTest::notThisOne()
{
    Store store{QString()};
    auto kept = store.setUnwanted(hash, u"fake:f1"_s, true);
    QTRY_VERIFY(kept.isFinished());
    m_fake->onSearch = [](const SearchQuery &) {
        return QList<SubtitleHit>{film(u"1"_s, u"en"_s, SubtitleHit::MatchedBy::Hash)};
    };
    const auto session = run(requestFor(filmName), &store);
    QVERIFY(session->hits().first().unwanted);
    QVERIFY(candidates(session->hits(), Language::fromCode(u"en")).isEmpty());
}

void SearchSessionTest::stopEndsAtOnce()
{
    m_fake->holdSearches = true;
    SearchSession session(*m_registry, *m_answers, requestFor(filmName));
    QSignalSpy finished(&session, &SearchSession::finished);
    session.start();
    QTRY_COMPARE(m_fake->running, 1);
    session.stop();
    QCOMPARE(finished.size(), 1);
    QVERIFY(session.isFinished());
    QCOMPARE(m_fake->running, 0);
    QVERIFY(session.outcomes().first().error->kind == ErrorKind::Cancelled);
    session.stop();
    QTest::qWait(20);
    QCOMPARE(finished.size(), 1);
}

void SearchSessionTest::deletedInTheMiddle()
{
    m_fake->holdSearches = true;
    auto session = std::make_unique<SearchSession>(*m_registry, *m_answers, requestFor(filmName));
    session->start();
    QTRY_COMPARE(m_fake->running, 1);
    session.reset();
    QCOMPARE(m_fake->running, 0);
    m_fake->release();
    QTest::qWait(20);
}

void SearchSessionTest::withoutServicesItEnds()
{
    m_registry->setEnabled(u"fake"_s, false);
    const auto session = run(requestFor(filmName));
    QVERIFY(session->outcomes().isEmpty());
    QVERIFY(m_fake->searches.isEmpty());

    // Named services are asked even if they are switched off.
    SearchRequest request = requestFor(filmName);
    request.providers = QStringList{u"fake"_s};
    run(request);
    QVERIFY(!m_fake->searches.isEmpty());
}

void SearchSessionTest::hitsSurviveJson()
{
    SubtitleHit hit = film(u"1"_s, u"pt-br"_s, SubtitleHit::MatchedBy::Hash);
    hit.files.append({u"f2"_s, 2, u"second"_s});
    hit.hearingImpaired = hit.foreignPartsOnly = hit.aiTranslated = hit.machineTranslated = true;
    hit.fromTrusted = hit.hd = true;
    hit.fps = 23.976;
    hit.downloads = 123456789012;
    hit.rating = 7.5;
    hit.votes = 3;
    hit.reports = 2;
    hit.uploader = u"alice"_s;
    hit.uploaderId = u"9"_s;
    hit.uploaderRank = u"gold"_s;
    hit.uploadedAt = QDateTime::fromString(u"2013-05-01T10:00:00Z"_s, Qt::ISODate);
    hit.comment = u"line\r\nline"_s;
    hit.url = QUrl(u"https://example.org/a?b=c%20d"_s);
    hit.format = u"srt"_s;
    hit.version = 12;
    hit.published = false;
    hit.complete = false;
    hit.superseded = true;
    hit.content = QByteArray("\0\xff\x01", 3);
    hit.movieHashes = QStringList{hash, u"ff23bd9095eceaec"_s};
    hit.feature.parentImdbId = 5;
    hit.feature.season = 0;
    hit.feature.episode = 0;
    hit.feature.episodeTitle = u"Pilot"_s;
    hit.comments = 4;
    hit.alsoAt = {u"other:3"_s};
    hit.knownAs = {u"older:7"_s};
    hit.otherSources = {{u"other"_s, u"3"_s, {{u"31"_s, 1, u"a"_s}, {u"32"_s, 2, {}}}}};
    QCOMPARE(hitFromJson(hitToJson(hit)).value(), hit);
    QVERIFY(!hitFromJson({}));
    const QJsonObject line = searchLine(u"/a/b.mkv"_s, hit, 90, {u"exact_file"_s});
    QCOMPARE(line.keys().size(), 23);
    QCOMPARE(line["id"_L1].toString(), u"f1"_s);
    QCOMPARE(line["matched_by"_L1].toString(), u"hash"_s);
}

QTEST_GUILESS_MAIN(SearchSessionTest)
#include "tst_searchsession.moc"
