// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ranker against what a service really answered: where it marked hits as made for the very file, that mark is
// hidden, and the ranker has to find one of them by name and facts alone. Recordings are not part of the source.

#include "core/search/merger.h"
#include "core/search/ranker.h"
#include "core/search/releasewords.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

SubtitleHit hitFrom(const QJsonObject &json)
{
    const QJsonObject a = json["attributes"_L1].toObject();
    const QJsonObject f = a["feature_details"_L1].toObject();
    SubtitleHit hit;
    hit.provider = u"recorded"_s;
    hit.id = json["id"_L1].toString();
    const QJsonArray files = a["files"_L1].toArray();
    for (const QJsonValue &file : files)
        hit.files.append({QString::number(file["file_id"_L1].toInteger()), file["cd_number"_L1].toInt(),
            file["file_name"_L1].toString()});
    hit.language = Language::fromCode(a["language"_L1].toString());
    hit.release = a["release"_L1].toString();
    hit.matchedBy = a["moviehash_match"_L1].toBool() ? SubtitleHit::MatchedBy::Hash : SubtitleHit::MatchedBy::Name;
    hit.hearingImpaired = a["hearing_impaired"_L1].toBool();
    hit.foreignPartsOnly = a["foreign_parts_only"_L1].toBool();
    hit.aiTranslated = a["ai_translated"_L1].toBool();
    hit.machineTranslated = a["machine_translated"_L1].toBool();
    hit.fromTrusted = a["from_trusted"_L1].toBool();
    hit.hd = a["hd"_L1].toBool();
    hit.fps = a["fps"_L1].toDouble();
    hit.downloads = a["download_count"_L1].toInteger();
    hit.rating = a["ratings"_L1].toDouble();
    hit.votes = a["votes"_L1].toInt();
    hit.uploadedAt = QDateTime::fromString(a["upload_date"_L1].toString(), Qt::ISODate);
    hit.feature.imdbId = f["imdb_id"_L1].toInteger();
    const bool episode = f["feature_type"_L1].toString() == "Episode"_L1;
    hit.feature.title = f[episode ? "parent_title"_L1 : "title"_L1].toString();
    hit.feature.year = f["year"_L1].toInt();
    hit.feature.season = f["season_number"_L1].toInt(-1);
    hit.feature.episode = f["episode_number"_L1].toInt(-1);
    return hit;
}

} // namespace

class RankerEvidenceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsTheMatchingReleasesWithoutTheHash();
    void putsHashMatchesFirst();

private:
    /// All recorded hits that a search for this film or episode could give, each once.
    QList<SubtitleHit> hitsFor(const KnownFile &file) const;
    VideoFacts factsOf(const KnownFile &file) const;

    QList<QJsonObject> m_items; ///< with "_hash": what was asked for
};

void RankerEvidenceTest::initTestCase()
{
    QDir dir(qEnvironmentVariable("LEGENDA_SOURCE_DIR") + u"/../shared/corpus/http/opensubtitles-com"_s);
    const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files);
    for (const QString &name : names) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray recordings = QJsonDocument::fromJson(file.readAll()).array();
        for (const QJsonValue &recording : recordings) {
            if (!recording["path"_L1].toString().endsWith("/subtitles"_L1) || recording["status"_L1].toInt() != 200)
                continue;
            const QJsonObject body =
                QJsonDocument::fromJson(recording["response_body"_L1].toString().toUtf8()).object();
            const QString hash = recording["query"_L1]["moviehash"_L1].toString();
            const QJsonArray data = body["data"_L1].toArray();
            for (const QJsonValue &value : data) {
                QJsonObject item = value.toObject();
                item["_hash"_L1] = hash;
                m_items.append(item);
            }
        }
    }
    if (m_items.isEmpty())
        QSKIP("There are no recorded searches here.");
}

QList<SubtitleHit> RankerEvidenceTest::hitsFor(const KnownFile &file) const
{
    HitMerger merger;
    for (const QJsonObject &item : m_items) {
        SubtitleHit hit = hitFrom(item);
        const QString hash = item["_hash"_L1].toString();
        if (hash != file.hash)
            hit.matchedBy = SubtitleHit::MatchedBy::Name;
        if (hash == file.hash || hit.feature.imdbId == file.imdbId)
            merger.add(hit);
    }
    return merger.hits();
}

VideoFacts RankerEvidenceTest::factsOf(const KnownFile &file) const
{
    VideoFacts facts;
    facts.fileName = file.name;
    facts.identity.name = parseReleaseName(file.name);
    facts.identity.movieHash = file.hash;
    return facts;
}

void RankerEvidenceTest::findsTheMatchingReleasesWithoutTheHash()
{
    int questions = 0;
    int ranked = 0;
    int mostDownloaded = 0;
    const QList<KnownFile> files = knownFiles();
    for (const KnownFile &file : files) {
        const QList<SubtitleHit> hits = hitsFor(file);
        QSet<Language> languages;
        QSet<QString> matching;
        for (const SubtitleHit &hit : hits) {
            // The service's hashes stand for other films, too: those are no right answers.
            if (hit.matchedBy == SubtitleHit::MatchedBy::Hash && hit.feature.imdbId == file.imdbId) {
                matching.insert(normalizedRelease(hit.release));
                languages.insert(hit.language);
            }
        }
        for (const Language &language : std::as_const(languages)) {
            QList<RankedHit> list;
            const SubtitleHit *popular = nullptr;
            for (const SubtitleHit &hit : hits) {
                if (hit.language != language)
                    continue;
                SubtitleHit blind = hit;
                blind.matchedBy = SubtitleHit::MatchedBy::Name;
                list.append(rank(factsOf(file), blind, {}));
                if (!popular || hit.downloads > popular->downloads)
                    popular = &hit;
            }
            std::sort(list.begin(), list.end(), rankedBefore);
            ++questions;
            ranked += matching.contains(normalizedRelease(list.first().hit.release)) ? 1 : 0;
            mostDownloaded += popular && matching.contains(normalizedRelease(popular->release)) ? 1 : 0;
            qInfo("%s, %s: %lld hits, %lld releases match the file; ranked first: %s (%d); most downloaded: %s",
                qPrintable(file.name), qPrintable(language.code()), qlonglong(list.size()), qlonglong(matching.size()),
                qPrintable(list.first().hit.release), list.first().score,
                qPrintable(popular ? popular->release : QString()));
        }
    }
    qInfo("First choice is a release that matches the file: ranked %d of %d, most downloaded %d of %d", ranked,
        questions, mostDownloaded, questions);
    QVERIFY(questions > 0);
    QVERIFY(ranked >= mostDownloaded);
    QCOMPARE(ranked, questions);
}

void RankerEvidenceTest::putsHashMatchesFirst()
{
    const QList<KnownFile> files = knownFiles();
    for (const KnownFile &file : files) {
        const QList<SubtitleHit> hits = hitsFor(file);
        QList<RankedHit> list;
        for (const SubtitleHit &hit : hits)
            list.append(rank(factsOf(file), hit, {}));
        std::sort(list.begin(), list.end(), rankedBefore);
        bool others = false;
        for (const RankedHit &one : std::as_const(list)) {
            const bool exact =
                one.hit.matchedBy == SubtitleHit::MatchedBy::Hash && one.hit.feature.imdbId == file.imdbId;
            others = others || !exact;
            QVERIFY2(!exact || !others, qPrintable(one.hit.release));
            // What the hash stands for as well, but is another film or episode.
            if (one.hit.feature.imdbId != file.imdbId)
                QVERIFY2(one.conflict, qPrintable(one.hit.release));
        }
    }
}

QTEST_GUILESS_MAIN(RankerEvidenceTest)
#include "tst_ranker_evidence.moc"
