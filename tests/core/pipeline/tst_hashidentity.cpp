// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What videos are by the hash of their files, and suggestions of several services at once.

#include "core/pipeline/hashidentity.h"
#include "tests/support/workshop.h"

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

class KnowingProvider : public FakeProvider, public HashIdentifier, public Catalogue
{
public:
    using FakeProvider::FakeProvider;

    std::function<Result<QHash<QString, QList<HashMatch>>>(const QStringList &)> onHashes;
    Result<QList<Feature>> known;
    QList<QStringList> asked;
    QList<FeatureQuery> queries;

    Pending<QHash<QString, QList<HashMatch>>> identifyHashes(QStringList hashes, std::stop_token) override
    {
        asked.append(hashes);
        return ready<QHash<QString, QList<HashMatch>>>(
            onHashes ? onHashes(hashes) : Result<QHash<QString, QList<HashMatch>>>());
    }
    Pending<QList<Feature>> features(FeatureQuery query, std::stop_token) override
    {
        queries.append(query);
        return ready<QList<Feature>>(known);
    }
};

FeatureRef episode(qint64 imdbId, int season, int number)
{
    FeatureRef ref;
    ref.imdbId = imdbId;
    ref.title = u"The Harbour"_s;
    ref.season = season;
    ref.episode = number;
    return ref;
}

FeatureRef film(qint64 imdbId, const QString &title = u"The Long Road"_s)
{
    FeatureRef ref;
    ref.imdbId = imdbId;
    ref.title = title;
    return ref;
}

Feature feature(const QString &provider, qint64 imdbId, const QString &title)
{
    Feature feature;
    feature.ref = film(imdbId, title);
    feature.ref.provider = provider;
    return feature;
}

struct Two
{
    Workshop shop;
    KnowingProvider *first = nullptr;
    KnowingProvider *second = nullptr;

    Two()
    {
        auto one = std::make_unique<KnowingProvider>(u"one"_s);
        auto two = std::make_unique<KnowingProvider>(u"two"_s);
        first = one.get();
        second = two.get();
        shop.registry->add(std::move(one));
        shop.registry->add(std::move(two));
    }
};

} // namespace

class TestHashIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clearMatches_data()
    {
        QTest::addColumn<QList<HashMatch>>("matches");
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("expected");
        const HashMatch second{episode(2, 1, 4), 5015, 12};
        const HashMatch first{episode(1, 4, 1), 19823, 217};
        HashMatch show{film(9, u"The Harbour"_s), 15000, 300};
        QTest::newRow("nothing") << QList<HashMatch>() << QString() << qint64(0);
        QTest::newRow("one") << QList<HashMatch>{{film(1), 0, 0}} << u"a.mkv"_s << qint64(1);
        QTest::newRow("most say so") << QList<HashMatch>{first, second} << u"a.mkv"_s << qint64(1);
        QTest::newRow("the show of it") << QList<HashMatch>{first, show} << u"a.mkv"_s << qint64(1);
        QTest::newRow("two films") << QList<HashMatch>{{film(1), 10, 2}, {film(2, u"Other"_s), 8, 2}} << u"a.mkv"_s
                                   << qint64(0);
        QTest::newRow("nobody has seen either")
            << QList<HashMatch>{{film(1), 0, 0}, {film(2, u"Other"_s), 0, 0}} << u"a.mkv"_s << qint64(0);
        QTest::newRow("the name decides") << QList<HashMatch>{first, second} << u"Harbour.S01E04.mkv"_s << qint64(2);
        QTest::newRow("the name says otherwise") << QList<HashMatch>{first} << u"Harbour.S07E09.mkv"_s << qint64(0);
        QTest::newRow("without a number") << QList<HashMatch>{{film(0), 10, 2}} << u"a.mkv"_s << qint64(0);
    }

    void clearMatches()
    {
        QFETCH(QList<HashMatch>, matches);
        QFETCH(QString, name);
        QFETCH(qint64, expected);
        const auto clear = clearMatch(matches, parseReleaseName(name));
        QCOMPARE(clear ? clear->imdbId : 0, expected);
    }

    void allServicesAreAskedAtOnce()
    {
        Two two;
        two.first->onHashes = [](const QStringList &) {
            return QHash<QString, QList<HashMatch>>{{u"a"_s, {{film(1), 5, 2}}}};
        };
        two.second->onHashes = [](const QStringList &) {
            return QHash<QString, QList<HashMatch>>{
                {u"a"_s, {{film(1), 3, 7}, {film(2, u"Other"_s), 1, 0}}}, {u"b"_s, {{film(3, u"Third"_s), 1, 1}}}};
        };
        const auto matches = awaited(hashMatches(*two.shop.registry, {u"a"_s, u"b"_s}, two.shop.engine.get(), {}));
        QVERIFY(matches);
        QCOMPARE(matches->value(u"a"_s), (QList<HashMatch>{{film(1), 5, 7}, {film(2, u"Other"_s), 1, 0}}));
        QCOMPARE(matches->value(u"b"_s).size(), 1);
        QCOMPARE(two.first->asked, (QList<QStringList>{{u"a"_s, u"b"_s}}));
    }

    void oneThatFailsTakesNothing()
    {
        Two two;
        two.first->onHashes = [](const QStringList &) -> Result<QHash<QString, QList<HashMatch>>> {
            return fail(ErrorKind::ServiceDown, u"down"_s);
        };
        two.second->onHashes = [](const QStringList &) {
            return QHash<QString, QList<HashMatch>>{{u"a"_s, {{film(1), 5, 2}}}};
        };
        QVERIFY(awaited(hashMatches(*two.shop.registry, {u"a"_s}, two.shop.engine.get(), {})));
        two.second->onHashes = two.first->onHashes;
        const auto none = awaited(hashMatches(*two.shop.registry, {u"a"_s}, two.shop.engine.get(), {}));
        QVERIFY(!none && none.error().kind == ErrorKind::ServiceDown);
    }

    void whoCannotBeAskedSaysWhy()
    {
        Two two;
        two.first->off = Error{ErrorKind::NeedsAccount, u"Sign in."_s, {}};
        QVERIFY(awaited(hashMatches(*two.shop.registry, {u"a"_s}, two.shop.engine.get(), {})));
        QVERIFY(two.first->asked.isEmpty());
        two.second->off = two.first->off;
        const auto none = awaited(hashMatches(*two.shop.registry, {u"a"_s}, two.shop.engine.get(), {}));
        QVERIFY(!none && none.error().kind == ErrorKind::NeedsAccount);
        Workshop without;
        const auto nobody = awaited(hashMatches(*without.registry, {u"a"_s}, without.engine.get(), {}));
        QVERIFY(!nobody && nobody.error().kind == ErrorKind::NotSupported);
    }

    void rowsAreIdentifiedTogether()
    {
        Two two;
        const QList<LibraryEntry> entries =
            two.shop.videos({u"aaa.mkv"_s, u"bbb.mkv"_s, u"ccc.mkv"_s, u"ddd.mkv"_s, u"Harbour.S02E02.mkv"_s});
        QCOMPARE(entries.size(), 5);
        QHash<QString, QList<HashMatch>> matches;
        const auto hashOf = [&](const QString &name) {
            for (const LibraryEntry &entry : entries) {
                if (entry.video.path.endsWith(name))
                    return entry.identity.movieHash;
            }
            return QString();
        };
        const auto idOf = [&](const QString &name) { return two.shop.engine->library().idOf(two.shop.path(name)); };
        matches.insert(hashOf(u"aaa.mkv"_s), {{film(1), 5, 2}});
        matches.insert(hashOf(u"bbb.mkv"_s), {{film(1), 5, 2}, {film(2, u"Other"_s), 5, 2}});
        matches.insert(hashOf(u"ddd.mkv"_s), {{film(4, u"Fourth"_s), 5, 2}});
        two.first->onHashes = [matches](const QStringList &) { return matches; };
        Library &library = two.shop.engine->library();
        library.setFeature({idOf(u"ddd.mkv"_s)}, film(77, u"Chosen"_s), true);

        const auto summary = awaited(identifyByHash(*two.shop.engine, library.order(), {}));
        QVERIFY(summary);
        QCOMPARE(summary->identified, QSet<VideoId>{idOf(u"aaa.mkv"_s)});
        QCOMPARE(summary->unclear, 1);
        QCOMPARE(summary->unknown, 2);
        QCOMPARE(summary->chosen, 1);
        QCOMPARE(summary->withoutHash, 0);
        QCOMPARE(two.first->asked.size(), 1); // one question for all
        QCOMPARE(two.first->asked.first().size(), 4);
        QCOMPARE(library.find(idOf(u"aaa.mkv"_s))->identity.feature.imdbId, 1);
        QVERIFY(!library.find(idOf(u"aaa.mkv"_s))->identity.chosenByPerson);
        QVERIFY(!library.find(idOf(u"bbb.mkv"_s))->identity.feature.isKnown());
        QCOMPARE(library.find(idOf(u"ddd.mkv"_s))->identity.feature.imdbId, 77);
    }

    void nothingToAskFor()
    {
        Two two;
        const auto summary = awaited(identifyByHash(*two.shop.engine, {}, {}));
        QVERIFY(summary && summary->identified.isEmpty());
        QVERIFY(two.first->asked.isEmpty());
    }

    void suggestionsAreMerged()
    {
        Two two;
        two.first->known = QList<Feature>{feature(u"one"_s, 1, u"A"_s), feature(u"one"_s, 2, u"B"_s)};
        two.second->known =
            QList<Feature>{feature(u"two"_s, 3, u"C"_s), feature(u"two"_s, 2, u"B"_s), feature(u"two"_s, 0, u"D"_s)};
        FeatureQuery query;
        query.text = u"abc"_s;
        QList<QList<Feature>> shown;
        const auto features = awaited(suggestedFeatures(*two.shop.registry, query,
            [&](const QList<Feature> &sofar) { shown.append(sofar); }, two.shop.engine.get(), {}));
        QVERIFY(features);
        QStringList titles;
        for (const Feature &each : *features)
            titles << each.ref.provider + each.ref.title;
        QCOMPARE(titles, (QStringList{u"oneA"_s, u"oneB"_s, u"twoC"_s, u"twoD"_s}));
        QCOMPARE(shown.size(), 1); // what the first one knew
        QCOMPARE(two.first->queries.size(), 1);
        QCOMPARE(two.second->queries.first(), query);
    }

    void oneWithoutSuggestions()
    {
        Two two;
        two.first->known = fail(ErrorKind::Timeout, u"slow"_s);
        two.second->known = QList<Feature>{feature(u"two"_s, 3, u"C"_s)};
        FeatureQuery query;
        query.text = u"abc"_s;
        const auto features = awaited(suggestedFeatures(*two.shop.registry, query, {}, two.shop.engine.get(), {}));
        QVERIFY(features && features->size() == 1);
        two.second->known = two.first->known;
        const auto none = awaited(suggestedFeatures(*two.shop.registry, query, {}, two.shop.engine.get(), {}));
        QVERIFY(!none && none.error().kind == ErrorKind::Timeout);
    }
};

QTEST_GUILESS_MAIN(TestHashIdentity)
#include "tst_hashidentity.moc"
