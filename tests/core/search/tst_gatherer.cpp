// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/gatherer.h"

#include "core/search/answers.h"
#include "core/store/store.h"
#include "tests/support/fakeprovider.h"
#include "tests/support/settled.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

using Answer = QList<QList<SubtitleHit>>;

/// Answers many questions at once: one hit for each, named after its hash.
class Batched : public FakeProvider, public BatchedSearch
{
public:
    int most = 500;
    bool holding = false;
    std::optional<Error> error;
    QList<QList<SearchQuery>> rounds;
    int stopped = 0;

    int mostQueries() const override { return most; }
    Pending<Answer> searchMany(QList<SearchQuery> queries, std::stop_token stop) override
    {
        rounds.append(queries);
        ++running;
        auto answer = later<Answer>(holding, stop, [this, queries]() -> Result<Answer> {
            if (error)
                return fail(*error);
            Answer answers;
            for (const SearchQuery &query : queries)
                answers.append({makeHit(query.movieHash, u"en"_s, u"Some.Film-GRP"_s)});
            return answers;
        });
        return orElse(std::move(answer), this, [this](const Error &failure) -> Result<Answer> {
            stopped += failure.kind == ErrorKind::Cancelled ? 1 : 0;
            return fail(failure);
        });
    }
};

SearchQuery byHash(int number)
{
    SearchQuery query;
    query.movieHash = u"%1"_s.arg(number, 16, 16, QLatin1Char('0'));
    query.fileSize = 200000;
    return query;
}

QList<SearchQuery> hundred()
{
    QList<SearchQuery> queries;
    for (int i = 0; i < 100; ++i)
        queries.append(byHash(i));
    return queries;
}

} // namespace

class GathererTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatComesTogetherGoesTogether();
    void noMoreThanTheServiceTakes();
    void heldUntilReleased();
    void oneThatStopsLeavesTheOthersAlone();
    void theLastToStopStopsTheRequest();
    void aFailureIsEverybodys();
    void goneBeforeItWent();
    void aHundredPreparedAreOneRequest();
    void preparedIsFoundInTheStore();
    void preparedAfterAMomentCountsForFreshSearches();
    void preparingIsNothingToOtherServices();
};

void GathererTest::whatComesTogetherGoesTogether()
{
    Batched service;
    int sent = 0;
    Gatherer gatherer([&] { ++sent; });
    auto first = gatherer.ask(service, byHash(1), {});
    auto second = gatherer.ask(service, byHash(2), {});
    const auto one = settled(std::move(first));
    const auto two = settled(std::move(second));
    VERIFY_OK(one);
    VERIFY_OK(two);
    QCOMPARE((*one)->first().id, byHash(1).movieHash);
    QCOMPARE((*two)->first().id, byHash(2).movieHash);
    QCOMPARE(service.rounds.size(), 1);
    QCOMPARE(sent, 1);
    VERIFY_OK(settled(gatherer.ask(service, byHash(3), {})));
    QCOMPARE(service.rounds.size(), 2);
}

void GathererTest::noMoreThanTheServiceTakes()
{
    Batched service;
    service.most = 2;
    Gatherer gatherer([] {});
    QList<Pending<QList<SubtitleHit>>> all;
    for (int i = 0; i < 5; ++i)
        all.append(gatherer.ask(service, byHash(i), {}));
    for (int i = 0; i < 5; ++i) {
        const auto answer = settled(all[i]);
        VERIFY_OK(answer);
        QCOMPARE((*answer)->first().id, byHash(i).movieHash);
    }
    QCOMPARE(service.rounds.size(), 3);
    QCOMPARE(service.rounds.last().size(), 1);
}

void GathererTest::heldUntilReleased()
{
    Batched service;
    Gatherer gatherer([] {});
    gatherer.hold(u"fake"_s);
    auto first = gatherer.ask(service, byHash(1), {});
    QTest::qWait(60);
    QVERIFY(service.rounds.isEmpty());
    auto second = gatherer.ask(service, byHash(2), {});
    gatherer.release(u"fake"_s);
    VERIFY_OK(settled(std::move(first)));
    VERIFY_OK(settled(std::move(second)));
    QCOMPARE(service.rounds.size(), 1);
}

void GathererTest::oneThatStopsLeavesTheOthersAlone()
{
    Batched service;
    service.holding = true;
    Gatherer gatherer([] {});
    std::stop_source early;
    std::stop_source late;
    auto first = gatherer.ask(service, byHash(1), early.get_token());
    auto second = gatherer.ask(service, byHash(2), late.get_token());
    auto third = gatherer.ask(service, byHash(3), {});
    early.request_stop(); // before it went
    VERIFY_FAILED(settled(std::move(first)), ErrorKind::Cancelled);
    QTRY_COMPARE(service.rounds.size(), 1);
    QCOMPARE(service.rounds.first().size(), 2);
    late.request_stop();
    VERIFY_FAILED(settled(std::move(second)), ErrorKind::Cancelled);
    service.release();
    VERIFY_OK(settled(std::move(third)));
    QCOMPARE(service.stopped, 0);
}

void GathererTest::theLastToStopStopsTheRequest()
{
    Batched service;
    service.holding = true;
    Gatherer gatherer([] {});
    std::stop_source stop;
    auto first = gatherer.ask(service, byHash(1), stop.get_token());
    auto second = gatherer.ask(service, byHash(2), stop.get_token());
    QTRY_COMPARE(service.rounds.size(), 1);
    stop.request_stop();
    VERIFY_FAILED(settled(std::move(first)), ErrorKind::Cancelled);
    VERIFY_FAILED(settled(std::move(second)), ErrorKind::Cancelled);
    QTRY_COMPARE(service.stopped, 1);
}

void GathererTest::aFailureIsEverybodys()
{
    Batched service;
    service.error = Error{ErrorKind::ServiceDown, u"Down."_s, {}};
    Gatherer gatherer([] {});
    auto first = gatherer.ask(service, byHash(1), {});
    auto second = gatherer.ask(service, byHash(2), {});
    VERIFY_FAILED(settled(std::move(first)), ErrorKind::ServiceDown);
    VERIFY_FAILED(settled(std::move(second)), ErrorKind::ServiceDown);
}

void GathererTest::goneBeforeItWent()
{
    Batched service;
    Pending<QList<SubtitleHit>> orphan;
    {
        Gatherer gatherer([] {});
        orphan = gatherer.ask(service, byHash(1), {});
    }
    VERIFY_FAILED(settled(std::move(orphan)), ErrorKind::Cancelled);
    QVERIFY(service.rounds.isEmpty());
}

void GathererTest::aHundredPreparedAreOneRequest()
{
    Batched service;
    Store store{QString()};
    Answers answers(&store);
    answers.prepare(service, hundred(), {});
    for (int i = 0; i < 100; ++i) {
        const auto answer = settled(answers.all(service, byHash(i), {}));
        VERIFY_OK(answer);
        QCOMPARE((*answer)->hits, 1);
    }
    QCOMPARE(service.rounds.size(), 1);
    QCOMPARE(service.rounds.first().size(), 100);
    QCOMPARE(answers.requests(), 1);
    answers.prepare(service, hundred(), {});
    VERIFY_OK(settled(answers.all(service, byHash(7), {})));
    QCOMPARE(service.rounds.size(), 1);
}

void GathererTest::preparedIsFoundInTheStore()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"legenda.db"_s);
    Batched service;
    {
        Store store(file);
        Answers answers(&store);
        answers.prepare(service, hundred().mid(0, 60), {});
        VERIFY_OK(settled(answers.all(service, byHash(59), {})));
        // The last of the answers is written down when it is there.
        QTRY_VERIFY(settled(store.cachedReply(cacheKey(u"fake"_s, byHash(59))))->value());
    }
    Store store(file);
    Answers answers(&store);
    answers.prepare(service, hundred(), {});
    for (int i = 0; i < 100; ++i)
        VERIFY_OK(settled(answers.all(service, byHash(i), {})));
    QCOMPARE(service.rounds.size(), 2);
    QCOMPARE(service.rounds.last().size(), 40);
}

void GathererTest::preparedAfterAMomentCountsForFreshSearches()
{
    Batched service;
    Answers answers(nullptr);
    VERIFY_OK(settled(answers.all(service, byHash(1), {})));
    QTest::qWait(5);
    Asking asking;
    asking.notBefore = QDateTime::currentDateTimeUtc();
    answers.prepare(service, {byHash(1), byHash(2)}, asking);
    VERIFY_OK(settled(answers.all(service, byHash(2), asking)));
    QTest::qWait(5);
    VERIFY_OK(settled(answers.all(service, byHash(1), asking)));
    QCOMPARE(service.rounds.size(), 2);
    QCOMPARE(service.rounds.last().size(), 2);
}

void GathererTest::preparingIsNothingToOtherServices()
{
    FakeProvider service;
    Answers answers(nullptr);
    answers.prepare(service, hundred(), {});
    QTest::qWait(60);
    QVERIFY(service.searches.isEmpty());
}

QTEST_GUILESS_MAIN(GathererTest)
#include "tst_gatherer.moc"
