// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/workshop.h"
#include "ui/results/searchcontroller.h"

using namespace Legenda;
using namespace Qt::StringLiterals;

class SearchControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTextThatWasReadIsKnownInTheList();
};

void SearchControllerTest::aTextThatWasReadIsKnownInTheList()
{
    Workshop shop;
    shop.fake->onSearch = [](const SearchQuery &) -> Result<QList<SubtitleHit>> {
        return QList<SubtitleHit>{
            makeHit(u"1"_s, u"en"_s, u"A.Film.2013"_s), makeHit(u"2"_s, u"en"_s, u"A.Film.2013.720p"_s)};
    };
    const LibraryEntry entry = shop.videos({u"A.Film.2013.mkv"_s}).value(0);
    SearchController searches(*shop.engine);
    searches.search({entry.id}, false);
    QTRY_VERIFY(searches.wasSearched(entry.id));
    const QList<RankedHit> before = searches.hits(entry.id);
    QCOMPARE(before.size(), 2);
    QCOMPARE(before.first().hit.lastCueMs, 0);

    QSignalSpy changed(&searches, &SearchController::hitsChanged);
    const auto read = awaited(shop.engine->preview(entry, before.first().hit, {}));
    QVERIFY(read);
    QCOMPARE(changed.size(), 1);
    for (const RankedHit &hit : searches.hits(entry.id)) {
        const bool isRead = hit.hit.id == before.first().hit.id;
        QCOMPARE(hit.hit.lastCueMs, isRead ? read->hit.lastCueMs : 0);
    }
    QVERIFY(read->hit.lastCueMs > 0);
    // Saving it tells nothing new.
    GetRequest request;
    request.video = entry;
    request.hit = before.first();
    request.preferences = shop.preferences;
    QVERIFY(awaited(shop.engine->get(request, {})));
    QCOMPARE(changed.size(), 1);
}

QTEST_MAIN(SearchControllerTest)
#include "tst_searchcontroller.moc"
