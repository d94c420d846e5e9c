// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ranker against what services really answered: where they marked hits as made for the very file, that mark is
// hidden, and the ranker has to find one of them by name and facts alone. Beside it stands what most downloads first
// would have chosen.

#include "core/search/merger.h"
#include "core/search/ranker.h"
#include "core/search/releasewords.h"
#include "core/search/titles.h"
#include "tests/core/search/recordings.h"

#include <QSet>
#include <QTest>

using namespace Legenda;
using namespace Qt::StringLiterals;

namespace {

/// Files whose hash was asked for in the recordings, by the names they are known under.
struct KnownFile
{
    QString hash;
    QString name;
    qint64 imdbId;
};

QList<KnownFile> knownFiles()
{
    return {{u"5b8f8f4e41ccb21e"_s, u"man.of.steel.2013.720p.bluray.x264-felony.mkv"_s, 770828},
        {u"6878b3ef7c1bd19e"_s, u"The.Big.Bang.Theory.S07E05.HDTV.x264-LOL.mp4"_s, 3229392}};
}

VideoFacts named(const QString &name)
{
    VideoFacts facts;
    facts.fileName = name;
    facts.identity.name = parseReleaseName(name);
    return facts;
}

/// What a video with this subtitle beside it may be called: its release, unless that leaves the title out.
QString videoNameOf(const SubtitleHit &hit)
{
    const double likeness = titleLikeness(parseReleaseName(hit.release).title, hit.feature.title);
    return likeness > 0.5 || hit.files.isEmpty() ? hit.release : hit.files.first().fileName;
}

bool isMatch(const SubtitleHit &hit, const KnownFile &file)
{
    // The services' hashes stand for other films, too: those are no right answers.
    return hit.matchedBy == SubtitleHit::MatchedBy::Hash && hit.feature.imdbId == file.imdbId;
}

/// How often a first choice was right.
struct Tally
{
    int questions = 0;
    int ranked = 0;
    int mostDownloaded = 0;
};

} // namespace

class RankerEvidenceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsTheMatchingReleasesWithoutTheHash();
    void putsHashMatchesFirst();

private:
    /// All hits of one service that the searches for this film or episode gave, each once, other films among them.
    QList<SubtitleHit> hitsFor(const KnownFile &file, const QString &provider) const;
    /// One question: which of these for a video of that name? @param right the releases that match the file
    void ask(const QString &name, const QList<SubtitleHit> &hits, const QSet<QString> &right, Tally &tally) const;

    QList<Recording> m_recordings;
};

void RankerEvidenceTest::initTestCase()
{
    m_recordings = readRecordings(qEnvironmentVariable("LEGENDA_SOURCE_DIR") + u"/../shared/corpus/http"_s);
    if (m_recordings.isEmpty())
        QSKIP("There are no recorded searches here.");
}

QList<SubtitleHit> RankerEvidenceTest::hitsFor(const KnownFile &file, const QString &provider) const
{
    HitMerger merger;
    for (const Recording &recording : m_recordings) {
        const bool about = std::any_of(recording.hits.begin(), recording.hits.end(),
            [&](const SubtitleHit &hit) { return hit.feature.imdbId == file.imdbId; });
        if (recording.provider != provider || !about)
            continue;
        for (qsizetype i = 0; i < recording.hits.size(); ++i) {
            SubtitleHit hit = recording.hits.at(i);
            if (recording.hashes.at(i) != file.hash)
                hit.matchedBy = SubtitleHit::MatchedBy::Name;
            merger.add(hit);
        }
    }
    return merger.hits();
}

void RankerEvidenceTest::ask(
    const QString &name, const QList<SubtitleHit> &hits, const QSet<QString> &right, Tally &tally) const
{
    const VideoFacts facts = named(name);
    QList<RankedHit> list;
    const SubtitleHit *popular = nullptr;
    for (const SubtitleHit &hit : hits) {
        SubtitleHit blind = hit;
        blind.matchedBy = SubtitleHit::MatchedBy::Name;
        list.append(rank(facts, blind, {}));
        if (!popular || hit.downloads > popular->downloads)
            popular = &hit;
    }
    std::sort(list.begin(), list.end(), rankedBefore);
    const auto isRight = [&](const SubtitleHit &hit) { return right.contains(normalizedRelease(hit.release)); };
    const bool found = isRight(list.first().hit);
    ++tally.questions;
    tally.ranked += found ? 1 : 0;
    tally.mostDownloaded += isRight(*popular) ? 1 : 0;
    qInfo("%s %s, %s: %lld hits; ranked first: %s (%d)%s; most downloaded: %s%s", qPrintable(hits.first().provider),
        qPrintable(name), qPrintable(hits.first().language.code()), qlonglong(list.size()),
        qPrintable(list.first().hit.release), list.first().score, found ? "" : " WRONG", qPrintable(popular->release),
        isRight(*popular) ? "" : " WRONG");
}

void RankerEvidenceTest::findsTheMatchingReleasesWithoutTheHash()
{
    Tally byFileName;
    Tally byOtherNames;
    const QList<KnownFile> files = knownFiles();
    for (const KnownFile &file : files) {
        for (const QString &provider : {u"com"_s, u"org"_s}) {
            const QList<SubtitleHit> hits = hitsFor(file, provider);
            QSet<QString> right;
            QMap<QString, QList<SubtitleHit>> byLanguage;
            QMap<QString, QString> names; // of the matching releases, each once; by the release
            for (const SubtitleHit &hit : hits) {
                byLanguage[hit.language.code()].append(hit);
                if (!isMatch(hit, file))
                    continue;
                right.insert(normalizedRelease(hit.release));
                names.insert(normalizedRelease(hit.release), videoNameOf(hit));
            }
            for (const QList<SubtitleHit> &offered : std::as_const(byLanguage)) {
                const auto matches = [&](const SubtitleHit &hit) { return isMatch(hit, file); };
                if (std::any_of(offered.begin(), offered.end(), matches))
                    ask(file.name, offered, right, byFileName);
                // As if the video had another of the names that fit it, and there were no subtitle of that very name.
                for (auto name = names.cbegin(); name != names.cend(); ++name) {
                    QList<SubtitleHit> others = offered;
                    others.removeIf(
                        [&](const SubtitleHit &hit) { return normalizedRelease(hit.release) == name.key(); });
                    const auto isRight = [&](const SubtitleHit &hit) {
                        return right.contains(normalizedRelease(hit.release));
                    };
                    // Only where there is a choice to be made.
                    if (std::any_of(others.begin(), others.end(), matches)
                        && !std::all_of(others.begin(), others.end(), isRight))
                        ask(*name, others, right, byOtherNames);
                }
            }
        }
    }
    const auto print = [](const char *what, const Tally &tally) {
        qInfo("%s: first choice is a release that matches the file: ranked %d of %d, most downloaded first %d of %d",
            what, tally.ranked, tally.questions, tally.mostDownloaded, tally.questions);
    };
    print("By the name of the file", byFileName);
    print("By another name that fits it", byOtherNames);
    QVERIFY(byFileName.questions >= 6);
    QCOMPARE(byFileName.ranked, byFileName.questions);
    QVERIFY(byFileName.ranked > byFileName.mostDownloaded);
    QVERIFY(byOtherNames.questions >= 20);
    QVERIFY(byOtherNames.ranked * 10 >= byOtherNames.questions * 7);
    QVERIFY((byOtherNames.ranked - byOtherNames.mostDownloaded) * 10 >= byOtherNames.questions * 2);
}

void RankerEvidenceTest::putsHashMatchesFirst()
{
    const QList<KnownFile> files = knownFiles();
    int strangers = 0;
    for (const KnownFile &file : files) {
        for (const QString &provider : {u"com"_s, u"org"_s}) {
            QList<RankedHit> list;
            const QList<SubtitleHit> hits = hitsFor(file, provider);
            for (const SubtitleHit &hit : hits)
                list.append(rank(named(file.name), hit, {}));
            std::sort(list.begin(), list.end(), rankedBefore);
            QVERIFY(!list.isEmpty());
            bool others = false;
            for (const RankedHit &one : std::as_const(list)) {
                const bool exact = isMatch(one.hit, file);
                others = others || !exact;
                QVERIFY2(!exact || !others, qPrintable(one.hit.release));
                QVERIFY2(!exact || one.score >= 75 || one.hit.foreignPartsOnly, qPrintable(one.hit.release));
                // What the hash stands for as well, but is another film or episode.
                const bool stranger =
                    one.hit.matchedBy == SubtitleHit::MatchedBy::Hash && one.hit.feature.imdbId != file.imdbId;
                strangers += stranger ? 1 : 0;
                QVERIFY2(!stranger || one.conflict, qPrintable(one.hit.release));
            }
        }
    }
    QVERIFY(strangers > 0);
}

QTEST_GUILESS_MAIN(RankerEvidenceTest)
#include "tst_ranker_evidence.moc"
