// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a batch takes: the next hit where a text does not fit, the next language where one cannot be had.

#include "core/pipeline/batch.h"

#include "tests/support/workshop.h"

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

using State = BatchItem::State;
using Kind = TextProblem::Kind;

constexpr qint64 minute = 60'000;

QByteArray subRip(int cues, qint64 lastMs, const QByteArray &line)
{
    QByteArray text;
    for (int i = 0; i < cues; ++i) {
        const qint64 at = lastMs * (i + 1) / cues;
        const QByteArray time = u"%1:%2:%3,000"_s.arg(at / 3600000, 2, 10, QChar(u'0'))
                                    .arg(at / 60000 % 60, 2, 10, QChar(u'0'))
                                    .arg(at / 1000 % 60, 2, 10, QChar(u'0'))
                                    .toLatin1();
        text += QByteArray::number(i + 1) + '\n' + time + " --> " + time.first(8) + ",900\n" + line + "\n\n";
    }
    return text;
}

const QByteArray english = "They say that the ferry will not leave before noon today.";
const QByteArray german = "Man sagt, dass die Fähre heute nicht vor dem Mittag abfährt.";

/// Hits 1, 2, 3 … of a language, the first one the best.
QList<SubtitleHit> hitsOf(const QString &language, int count)
{
    QList<SubtitleHit> hits;
    for (int i = 1; i <= count; ++i) {
        SubtitleHit hit = makeHit(language + QString::number(i), language, u"A.Film.2013.720p.BluRay.x264-GRP"_s,
            SubtitleHit::MatchedBy::Hash);
        hit.feature.title = u"A Film"_s;
        hit.downloads = 1000 - i;
        hits.append(hit);
    }
    return hits;
}

/// A video of 90 minutes and hits for it, as a search would have found them.
struct Scene
{
    explicit Scene(const QList<SubtitleHit> &found, const QString &languages = u"en"_s)
    {
        shop.preferences.languages = Language::fromList(languages);
        hits = found;
    }

    Batch &batch()
    {
        LibraryEntry entry = shop.videos({u"A.Film.2013.720p.BluRay.x264-GRP.mkv"_s}).value(0);
        entry.identity.media.durationMs = 90 * minute;
        made = std::make_unique<Batch>(*shop.engine, QList<LibraryEntry>{entry}, shop.preferences);
        QList<RankedHit> ranked;
        for (SubtitleHit hit : std::as_const(hits)) {
            hit.provider = shop.fake->info().id;
            ranked.append(rank(Engine::facts(entry), hit, Engine::wishes(shop.preferences)));
        }
        std::sort(ranked.begin(), ranked.end(), rankedBefore);
        made->useHits(entry.id, ranked);
        // What a thorough search finds: the same.
        shop.fake->onSearch = [this](const SearchQuery &) -> Result<QList<SubtitleHit>> { return hits; };
        return *made;
    }

    bool run()
    {
        Batch &running = batch();
        running.start();
        return QTest::qWaitFor([&] { return running.state() == Batch::State::Finished; }, 30000);
    }

    const BatchItem &item(int index = 0) const { return made->items().at(index); }

    Workshop shop;
    QList<SubtitleHit> hits;
    std::unique_ptr<Batch> made;
};

} // namespace

class BatchChoiceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTextThatDoesNotFitIsNotSaved_data();
    void aTextThatDoesNotFitIsNotSaved();
    void threeAreTriedAndTheBestIsNamed();
    void aSmallProblemIsSavedAndSaid();
    void foreignPartsMayBeFew();
    void byHandItIsSavedAndSaid();
    void aRefusedTextCostsNoSecondDownload();
    void onlyTheFirstLanguageThatIsFound_data();
    void onlyTheFirstLanguageThatIsFound();
    void theNextLanguageWhereATextDoesNotFit();
};

void BatchChoiceTest::aTextThatDoesNotFitIsNotSaved_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::newRow("another language") << subRip(300, 85 * minute, german);
    QTest::newRow("far too long") << subRip(300, 120 * minute, english);
    QTest::newRow("half of it") << subRip(300, 40 * minute, english);
    QTest::newRow("next to nothing") << subRip(12, 85 * minute, english);
    QTest::newRow("a notice") << subRip(1, 1 * minute, english);
    QTest::newRow("no subtitle") << QByteArray(6000, 'x');
}

void BatchChoiceTest::aTextThatDoesNotFitIsNotSaved()
{
    QFETCH(QByteArray, first);
    Scene scene(hitsOf(u"en"_s, 3));
    const QByteArray good = subRip(300, 85 * minute, english);
    int left = 20;
    scene.shop.fake->onDownload = [&](const QString &id) -> Result<SubtitleFile> {
        return SubtitleFile{u"x.srt"_s, id == "fen1"_L1 ? first : good, --left, {}};
    };
    QVERIFY(scene.run());
    QCOMPARE(scene.shop.fake->downloads, (QStringList{u"fen1"_s, u"fen2"_s}));
    QVERIFY(scene.item().state == State::Saved);
    QCOMPARE(scene.item().hit.hit.id, u"en2"_s);
    QCOMPARE(scene.item().remaining, 18); // the refused one was counted
    QVERIFY(scene.item().problems.isEmpty());
    QVERIFY(!scene.item().error);
    QCOMPARE(scene.shop.content(u"A.Film.2013.720p.BluRay.x264-GRP.en.srt"_s), good);
}

void BatchChoiceTest::threeAreTriedAndTheBestIsNamed()
{
    Scene scene(hitsOf(u"en"_s, 5));
    int left = 20;
    scene.shop.fake->onDownload = [&](const QString &id) -> Result<SubtitleFile> {
        // Each is wrong in another way.
        return SubtitleFile{u"x.srt"_s,
            id == "fen1"_L1 ? subRip(300, 120 * minute, english) : subRip(300, 85 * minute, german), --left, {}};
    };
    QVERIFY(scene.run());
    QCOMPARE(scene.shop.fake->downloads, (QStringList{u"fen1"_s, u"fen2"_s, u"fen3"_s}));
    const BatchItem &item = scene.item();
    QVERIFY(item.state == State::Failed);
    QCOMPARE(item.remaining, 17);
    QCOMPARE(item.hit.hit.id, u"en1"_s);
    QCOMPARE(item.hit.hit.lastCueMs, 120 * minute);
    QCOMPARE(item.problems.size(), 1);
    QVERIFY(item.problems.first().kind == Kind::OtherLength);
    QVERIFY(item.error->message.contains(item.problems.first().text));
    QVERIFY(item.error->message.contains(u"by hand"_s));
    QVERIFY(!scene.shop.exists(u"A.Film.2013.720p.BluRay.x264-GRP.en.srt"_s));
}

void BatchChoiceTest::aSmallProblemIsSavedAndSaid()
{
    Scene scene(hitsOf(u"en"_s, 2));
    scene.shop.fake->onDownload = [](const QString &) -> Result<SubtitleFile> {
        return SubtitleFile{u"x.srt"_s, subRip(300, 65 * minute, english), -1, {}};
    };
    QVERIFY(scene.run());
    QCOMPARE(scene.shop.fake->downloads.size(), 1);
    QVERIFY(scene.item().state == State::Saved);
    QCOMPARE(scene.item().problems.size(), 1);
    QVERIFY(!scene.item().problems.first().serious);
}

void BatchChoiceTest::foreignPartsMayBeFew()
{
    QList<SubtitleHit> hits = hitsOf(u"en"_s, 1);
    hits.first().foreignPartsOnly = true;
    Scene scene(hits);
    scene.shop.preferences.foreignPartsOnly = Wish::Only;
    scene.shop.fake->onDownload = [](const QString &) -> Result<SubtitleFile> {
        return SubtitleFile{u"x.srt"_s, subRip(3, 20 * minute, english), -1, {}};
    };
    QVERIFY(scene.run());
    QVERIFY(scene.item().state == State::Saved);
    QVERIFY(scene.item().problems.isEmpty());
    QVERIFY(scene.shop.exists(u"A.Film.2013.720p.BluRay.x264-GRP.en.forced.srt"_s));
}

void BatchChoiceTest::byHandItIsSavedAndSaid()
{
    Scene scene(hitsOf(u"en"_s, 1));
    scene.shop.fake->onDownload = [](const QString &) -> Result<SubtitleFile> {
        return SubtitleFile{u"x.srt"_s, subRip(300, 85 * minute, german), -1, {}};
    };
    scene.batch();
    GetRequest request;
    request.video = *scene.shop.engine->library().find(scene.item().video);
    request.hit.hit = scene.hits.first();
    request.hit.hit.provider = scene.shop.fake->info().id;
    request.preferences = scene.shop.preferences;
    const auto got = awaited(scene.shop.engine->get(request, {}));
    QVERIFY(got);
    QVERIFY(got->first().saved.outcome == SavedSubtitle::Outcome::Saved);
    QVERIFY(!got->first().refused);
    QCOMPARE(got->first().problems().size(), 1);
    QVERIFY(got->first().problems().first().kind == Kind::OtherLanguage);
}

void BatchChoiceTest::aRefusedTextCostsNoSecondDownload()
{
    Scene scene(hitsOf(u"en"_s, 1));
    scene.shop.fake->onDownload = [](const QString &) -> Result<SubtitleFile> {
        return SubtitleFile{u"x.srt"_s, subRip(300, 85 * minute, german), -1, {}};
    };
    QVERIFY(scene.run());
    QVERIFY(scene.item().state == State::Failed);
    GetRequest request;
    request.video = *scene.shop.engine->library().find(scene.item().video);
    request.hit = scene.item().hit;
    request.preferences = scene.shop.preferences;
    const auto got = awaited(scene.shop.engine->get(request, {}));
    QVERIFY(got);
    QVERIFY(got->first().saved.outcome == SavedSubtitle::Outcome::Saved);
    QCOMPARE(scene.shop.fake->downloads.size(), 1);
}

void BatchChoiceTest::onlyTheFirstLanguageThatIsFound_data()
{
    QTest::addColumn<QString>("offered");
    QTest::addColumn<QString>("there"); // a language of which a file lies beside the video
    QTest::addColumn<QString>("saved");
    QTest::newRow("all") << u"en de fr"_s << QString() << u"en"_s;
    QTest::newRow("not the first") << u"de fr"_s << QString() << u"de"_s;
    QTest::newRow("the last") << u"fr"_s << QString() << u"fr"_s;
    QTest::newRow("none") << QString() << QString() << QString();
    QTest::newRow("the first is there") << u"en de fr"_s << u"en"_s << QString();
    QTest::newRow("the second is there") << u"en de fr"_s << u"de"_s << u"en"_s;
    QTest::newRow("the second is there, the first is not") << u"fr"_s << u"de"_s << QString();
}

void BatchChoiceTest::onlyTheFirstLanguageThatIsFound()
{
    QFETCH(QString, offered);
    QFETCH(QString, there);
    QFETCH(QString, saved);
    QList<SubtitleHit> hits;
    for (const QString &language : offered.split(u' ', Qt::SkipEmptyParts))
        hits += hitsOf(language, 1);
    for (const LanguageMode mode : {LanguageMode::FirstFound, LanguageMode::Every}) {
        Scene scene(hits, u"en,de,fr"_s);
        scene.shop.fake->onDownload = [](const QString &id) -> Result<SubtitleFile> {
            return SubtitleFile{id + u".srt"_s, subRip(300, 85 * minute, "La la la."), -1, {}};
        };
        scene.shop.preferences.languageMode = mode;
        if (!there.isEmpty())
            QVERIFY(makeVideo(scene.shop.path(u"A.Film.2013.720p.BluRay.x264-GRP.%1.srt"_s.arg(there)), 10));
        QVERIFY(scene.run());
        QStringList got;
        for (const BatchItem &item : scene.made->items()) {
            if (item.state == State::Saved)
                got.append(item.language.code());
            else
                QVERIFY2(item.state == State::Skipped && !item.skippedWhy.isEmpty(), qPrintable(item.language.code()));
        }
        if (mode == LanguageMode::FirstFound) {
            QCOMPARE(got.join(u' '), saved);
            QCOMPARE(scene.shop.fake->downloads.size(), got.size());
            const auto plan = awaited(scene.made->plan());
            QVERIFY(plan && plan->downloads <= 1);
            if (got == QStringList{u"en"_s} && there.isEmpty())
                QVERIFY2(scene.item(2).skippedWhy.contains(u"English"_s), qPrintable(scene.item(2).skippedWhy));
        } else {
            QStringList expected = offered.split(u' ', Qt::SkipEmptyParts);
            expected.removeAll(there);
            QCOMPARE(got, expected);
        }
    }
}

void BatchChoiceTest::theNextLanguageWhereATextDoesNotFit()
{
    Scene scene(hitsOf(u"en"_s, 1) + hitsOf(u"de"_s, 1), u"en,de"_s);
    scene.shop.preferences.languageMode = LanguageMode::FirstFound;
    scene.shop.fake->onDownload = [](const QString &) -> Result<SubtitleFile> {
        return SubtitleFile{u"x.srt"_s, subRip(300, 85 * minute, german), -1, {}};
    };
    QVERIFY(scene.run());
    QVERIFY(scene.item(0).state == State::Failed);
    QVERIFY(scene.item(1).state == State::Saved);
}

QTEST_GUILESS_MAIN(BatchChoiceTest)
#include "tst_batchchoice.moc"
