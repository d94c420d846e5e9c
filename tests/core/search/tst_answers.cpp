// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/answers.h"

#include "core/store/store.h"
#include "tests/support/fakeshows.h"
#include "tests/support/settled.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

const FakeShow harbour{u"Quiet Harbour"_s, 7, 2, 10, {u"en"_s}, 6, {}};

SearchQuery seasonOne()
{
    SearchQuery query;
    query.parentImdbId = 7;
    query.season = 1;
    return query;
}

} // namespace

class AnswersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksForAPageOnce();
    void readsAllPages();
    void readsNoFurtherThanWanted();
    void joinsWhatIsOnItsWay();
    void oneThatStopsLeavesTheOthersTheirAnswer();
    void theLastToStopStopsTheRequest();
    void lateOnesGetWhatHasCome();
    void failuresAreNotKept();
    void freshMeansFromNowOn();
    void theStoreKeepsThemForTheNextRun();
    void theLastAnswerOfARunIsKeptToo();
    void knownAsksNobody();
    void servicesWithoutPages();
    void showsAreRemembered();
    void goneInTheMiddle();
    void memoryIsBounded();
    void textsInTheStoreAreBounded();
};

void AnswersTest::asksForAPageOnce()
{
    PagedFake fake;
    fake.shows = {harbour};
    Answers answers(nullptr);
    const auto first = settled(answers.page(fake, seasonOne(), 1, {}));
    VERIFY_OK(first);
    QCOMPARE((*first)->hits.size(), 50);
    QCOMPARE((*first)->pages, 2);
    QVERIFY((*first)->fromService);
    const auto second = settled(answers.page(fake, seasonOne(), 1, {}));
    VERIFY_OK(second);
    QVERIFY(!(*second)->fromService);
    QCOMPARE((*second)->hits, (*first)->hits);
    QCOMPARE(fake.searches.size(), 1);
    QCOMPARE(answers.requests(), 1);

    SearchQuery other = seasonOne();
    other.season = 2;
    VERIFY_OK(settled(answers.page(fake, other, 1, {})));
    VERIFY_OK(settled(answers.page(fake, seasonOne(), 2, {})));
    QCOMPARE(fake.searches.size(), 3);
}

void AnswersTest::readsAllPages()
{
    PagedFake fake;
    fake.shows = {harbour};
    // Pages overlap at the service.
    fake.instead = [&](const SearchQuery &query, int page) -> std::optional<Result<SearchPage>> {
        const QList<SubtitleHit> all = fake.answerTo(query);
        return SearchPage{all.mid((page - 1) * 20, 25), 3};
    };
    Answers answers(nullptr);
    QStringList ids;
    Asking asking;
    asking.sink = [&](const QList<SubtitleHit> &hits) {
        for (const SubtitleHit &hit : hits)
            ids.append(hit.id);
    };
    const auto summary = settled(answers.all(fake, seasonOne(), asking));
    VERIFY_OK(summary);
    QCOMPARE((*summary)->requests, 3);
    QCOMPARE((*summary)->hits, 60);
    QCOMPARE(ids.size(), 60);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 60);
    const auto again = settled(answers.all(fake, seasonOne(), {}));
    VERIFY_OK(again);
    QCOMPARE((*again)->requests, 0);
    QCOMPARE((*again)->hits, 60);
}

void AnswersTest::readsNoFurtherThanWanted()
{
    PagedFake fake;
    fake.shows = {harbour};
    fake.pageSize = 10;
    Answers answers(nullptr);
    Asking asking;
    asking.mostPages = 2;
    const auto summary = settled(answers.all(fake, seasonOne(), asking));
    VERIFY_OK(summary);
    QCOMPARE((*summary)->hits, 20);
    QCOMPARE(fake.pages, (QList<int>{1, 2}));
}

void AnswersTest::joinsWhatIsOnItsWay()
{
    PagedFake fake;
    fake.shows = {harbour};
    fake.holdSearches = true;
    Answers answers(nullptr);
    auto first = answers.page(fake, seasonOne(), 1, {});
    auto second = answers.page(fake, seasonOne(), 1, {});
    QTRY_COMPARE(fake.running, 1);
    fake.release();
    const auto one = settled(first);
    const auto two = settled(second);
    VERIFY_OK(one);
    VERIFY_OK(two);
    QCOMPARE((*one)->hits, (*two)->hits);
    QCOMPARE(fake.searches.size(), 1);
}

void AnswersTest::oneThatStopsLeavesTheOthersTheirAnswer()
{
    PagedFake fake;
    fake.shows = {harbour};
    fake.holdSearches = true;
    Answers answers(nullptr);
    std::stop_source stop;
    Asking stopped;
    stopped.stop = stop.get_token();
    int heard = 0;
    stopped.sink = [&](const QList<SubtitleHit> &) { ++heard; };
    auto first = answers.page(fake, seasonOne(), 1, stopped);
    auto second = answers.page(fake, seasonOne(), 1, {});
    QTRY_COMPARE(fake.running, 1);
    stop.request_stop();
    QCOMPARE(fake.running, 1);
    VERIFY_FAILED(settled(first), ErrorKind::Cancelled);
    fake.release();
    VERIFY_OK(settled(second));
    QCOMPARE(heard, 0);
}

void AnswersTest::theLastToStopStopsTheRequest()
{
    PagedFake fake;
    fake.shows = {harbour};
    fake.holdSearches = true;
    Answers answers(nullptr);
    std::stop_source one;
    std::stop_source two;
    Asking asking;
    asking.stop = one.get_token();
    auto first = answers.page(fake, seasonOne(), 1, asking);
    asking.stop = two.get_token();
    auto second = answers.page(fake, seasonOne(), 1, asking);
    QTRY_COMPARE(fake.running, 1);
    one.request_stop();
    two.request_stop();
    QCOMPARE(fake.running, 0);
    VERIFY_FAILED(settled(first), ErrorKind::Cancelled);
    VERIFY_FAILED(settled(second), ErrorKind::Cancelled);
    VERIFY_FAILED(settled(answers.page(fake, seasonOne(), 1, asking)), ErrorKind::Cancelled);
    // What was stopped is no answer.
    fake.holdSearches = false;
    VERIFY_OK(settled(answers.page(fake, seasonOne(), 1, {})));
    QCOMPARE(fake.searches.size(), 2);
}

void AnswersTest::lateOnesGetWhatHasCome()
{
    FakeProvider fake;
    fake.holdSearches = true;
    fake.onSearch = [](const SearchQuery &) { return QList<SubtitleHit>{makeHit(u"1"_s, u"en"_s, u"A"_s)}; };
    Answers answers(nullptr);
    int early = 0;
    int late = 0;
    Asking first;
    first.sink = [&](const QList<SubtitleHit> &hits) { early += int(hits.size()); };
    Asking second;
    second.sink = [&](const QList<SubtitleHit> &hits) { late += int(hits.size()); };
    auto one = answers.all(fake, seasonOne(), first);
    auto two = answers.all(fake, seasonOne(), second);
    QTRY_COMPARE(fake.running, 1);
    fake.release();
    VERIFY_OK(settled(one));
    VERIFY_OK(settled(two));
    QCOMPARE(early, 1);
    QCOMPARE(late, 1);
    QCOMPARE(fake.searches.size(), 1);
}

void AnswersTest::failuresAreNotKept()
{
    PagedFake fake;
    fake.instead = [](const SearchQuery &, int) -> std::optional<Result<SearchPage>> {
        return fail(ErrorKind::ServiceDown, u"The service is down."_s);
    };
    Answers answers(nullptr);
    VERIFY_FAILED(settled(answers.page(fake, seasonOne(), 1, {})), ErrorKind::ServiceDown);
    fake.instead = {};
    fake.shows = {harbour};
    VERIFY_OK(settled(answers.page(fake, seasonOne(), 1, {})));
    QCOMPARE(fake.searches.size(), 2);
}

void AnswersTest::freshMeansFromNowOn()
{
    PagedFake fake;
    fake.shows = {harbour};
    Answers answers(nullptr);
    VERIFY_OK(settled(answers.page(fake, seasonOne(), 1, {})));
    SearchQuery other = seasonOne();
    other.season = 2;
    VERIFY_OK(settled(answers.page(fake, other, 1, {})));
    QTest::qWait(5);
    Asking fresh;
    fresh.notBefore = QDateTime::currentDateTimeUtc();
    VERIFY_OK(settled(answers.page(fake, seasonOne(), 1, fresh)));
    QCOMPARE(fake.searches.size(), 3);
    // The same search again asks nobody, nor does another question that nobody wanted anew.
    VERIFY_OK(settled(answers.page(fake, seasonOne(), 1, fresh)));
    VERIFY_OK(settled(answers.page(fake, other, 1, {})));
    QCOMPARE(fake.searches.size(), 3);
}

void AnswersTest::theStoreKeepsThemForTheNextRun()
{
    QTemporaryDir folder;
    PagedFake fake;
    fake.shows = {harbour};
    QList<SubtitleHit> hits;
    {
        Store store(folder.filePath(u"l.db"_s));
        Answers answers(&store);
        const auto page = settled(answers.page(fake, seasonOne(), 2, {}));
        VERIFY_OK(page);
        hits = (*page)->hits;
        const QString key = [] {
            SearchQuery query = seasonOne();
            query.page = 2;
            return cacheKey(u"fake"_s, query);
        }();
        QTRY_VERIFY(settled(store.cachedReply(key))->value().has_value());
    }
    Store store(folder.filePath(u"l.db"_s));
    Answers answers(&store);
    int heard = 0;
    Asking asking;
    asking.sink = [&](const QList<SubtitleHit> &some) { heard += int(some.size()); };
    const auto page = settled(answers.page(fake, seasonOne(), 2, asking));
    VERIFY_OK(page);
    QCOMPARE((*page)->hits, hits);
    QCOMPARE((*page)->pages, 2);
    QVERIFY(!(*page)->fromService);
    QCOMPARE(heard, hits.size());
    QCOMPARE(fake.searches.size(), 1);
    Asking fresh;
    fresh.notBefore = QDateTime::currentDateTimeUtc();
    VERIFY_OK(settled(answers.page(fake, seasonOne(), 2, fresh)));
    QCOMPARE(fake.searches.size(), 2);
}

void AnswersTest::theLastAnswerOfARunIsKeptToo()
{
    QTemporaryDir folder;
    PagedFake fake;
    fake.shows = {harbour};
    {
        Store store(folder.filePath(u"l.db"_s));
        Answers answers(&store);
        VERIFY_OK(settled(answers.page(fake, seasonOne(), 2, {})));
    }
    Store store(folder.filePath(u"l.db"_s));
    Answers answers(&store);
    VERIFY_OK(settled(answers.page(fake, seasonOne(), 2, {})));
    QCOMPARE(fake.searches.size(), 1);
}

void AnswersTest::knownAsksNobody()
{
    PagedFake fake;
    fake.shows = {harbour};
    Store store{QString()};
    Answers answers(&store);
    QVERIFY(!settled(answers.known(fake, seasonOne(), 1, {}))->value().has_value());
    QVERIFY(fake.searches.isEmpty());
    fake.holdSearches = true;
    auto asked = answers.page(fake, seasonOne(), 1, {});
    QTRY_COMPARE(fake.running, 1);
    auto joined = answers.known(fake, seasonOne(), 1, {});
    fake.release();
    VERIFY_OK(settled(asked));
    QCOMPARE(settled(joined)->value()->hits.size(), 50);
    QCOMPARE(settled(answers.known(fake, seasonOne(), 1, {}))->value()->hits.size(), 50);
    QCOMPARE(fake.searches.size(), 1);
}

void AnswersTest::servicesWithoutPages()
{
    FakeProvider fake;
    fake.onSearch = [](const SearchQuery &) {
        return QList<SubtitleHit>{makeHit(u"1"_s, u"en"_s, u"A"_s), makeHit(u"2"_s, u"en"_s, u"B"_s)};
    };
    Answers answers(nullptr);
    const auto summary = settled(answers.all(fake, seasonOne(), {}));
    VERIFY_OK(summary);
    QCOMPARE((*summary)->hits, 2);
    QCOMPARE((*summary)->requests, 1);
    QCOMPARE(fake.searches.first().page, 0);
}

void AnswersTest::showsAreRemembered()
{
    Store store{QString()};
    KnownShow show;
    show.show.provider = u"fake"_s;
    show.show.parentImdbId = 7;
    show.show.title = u"Quiet Harbour"_s;
    show.requests = 3;
    {
        Answers answers(&store);
        answers.rememberShow(u"fake"_s, u"quiet harbour"_s, show);
        QCOMPARE(settled(answers.show(u"fake"_s, u"quiet harbour"_s))->value(), show);
    }
    Answers answers(&store);
    QCOMPARE(settled(answers.show(u"fake"_s, u"quiet harbour"_s))->value(), show);
    QVERIFY(!settled(answers.show(u"fake"_s, u"loud harbour"_s))->value().show.isKnown());
    QVERIFY(!settled(answers.show(u"other"_s, u"quiet harbour"_s))->value().show.isKnown());
}

void AnswersTest::goneInTheMiddle()
{
    PagedFake fake;
    fake.shows = {harbour};
    fake.holdSearches = true;
    auto answers = std::make_unique<Answers>(nullptr);
    auto page = answers->page(fake, seasonOne(), 1, {});
    QTRY_COMPARE(fake.running, 1);
    answers.reset();
    QCOMPARE(fake.running, 0);
    VERIFY_FAILED(settled(page), ErrorKind::Cancelled);
}

void AnswersTest::memoryIsBounded()
{
    PagedFake fake;
    fake.shows = {{u"Quiet Harbour"_s, 7, 1, 1000, {u"en"_s}, 1, {}}};
    fake.pageSize = 1000;
    Answers answers(nullptr);
    for (int i = 0; i < 8; ++i) {
        SearchQuery query = seasonOne();
        query.year = i;
        VERIFY_OK(settled(answers.page(fake, query, 1, {})));
    }
    SearchQuery oldest = seasonOne();
    SearchQuery newest = seasonOne();
    newest.year = 7;
    QVERIFY(!settled(answers.known(fake, oldest, 1, {}))->value());
    QVERIFY(settled(answers.known(fake, newest, 1, {}))->value());
}

void AnswersTest::textsInTheStoreAreBounded()
{
    QTemporaryDir folder;
    Store store(folder.filePath(u"a.db"_s));
    FakeProvider fake;
    fake.onSearch = [](const SearchQuery &) -> Result<QList<SubtitleHit>> {
        QList<SubtitleHit> hits;
        for (int i = 0; i < 30; ++i) {
            SubtitleHit hit = makeHit(QString::number(i), u"en"_s, u"a"_s);
            hit.content = QByteArray(i == 0 ? 300 * 1024 : 100 * 1024, 'x');
            hits.append(hit);
        }
        return hits;
    };
    {
        Answers answers(&store);
        VERIFY_OK(settled(answers.page(fake, seasonOne(), 1, {})));
        QTRY_VERIFY(settled(store.cachedReply(cacheKey(u"fake"_s, seasonOne())))->value().has_value());
    }
    Answers later(&store);
    const auto known = settled(later.known(fake, seasonOne(), 1, {}));
    VERIFY_OK(known);
    QVERIFY((*known)->has_value());
    const QList<SubtitleHit> hits = (**known)->hits;
    QCOMPARE(hits.size(), 30);
    QVERIFY(hits.first().content.isEmpty()); // too long for one
    QCOMPARE(hits.at(1).content.size(), 100 * 1024);
    QVERIFY(hits.last().content.isEmpty()); // too many in all
    // What is without its text can be downloaded.
    QCOMPARE(hits.last().files.first().id, u"f29"_s);
}

QTEST_GUILESS_MAIN(AnswersTest)
#include "tst_answers.moc"
