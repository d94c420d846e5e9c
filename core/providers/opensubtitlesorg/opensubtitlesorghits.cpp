// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/providers/opensubtitlesorg/opensubtitlesorghits.h"

#include "core/net/urlrules.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorglanguages.h"
#include "core/providers/opensubtitlesorg/opensubtitlesorgrows.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda::OpenSubtitlesOrg {

using namespace LenientJson;

namespace {

/// 16 digits; empty for "0" and for the hash of nothing.
QString hashFrom(const QJsonValue &value)
{
    static const QRegularExpression form(u"^[0-9a-f]{16}$"_s);
    const QString hash = text(value).toLower();
    return form.match(hash).hasMatch() && hash.count(u'0') != hash.size() ? hash : QString();
}

/// The subtitle's page, without the session: a link that is shown or copied must not carry a token. The site sends
/// http addresses and answers https ones.
QUrl pageFrom(const QJsonValue &value)
{
    static const QRegularExpression session(u"/sid-[^/]*"_s);
    QUrl url(text(value));
    if (url.scheme() == "http"_L1 && !isLoopback(url))
        url.setScheme(u"https"_s);
    url.setPath(url.path().remove(session));
    return url.isValid() && isAllowed(url) ? url : QUrl();
}

SubtitleHit::MatchedBy matchOf(const QJsonObject &row)
{
    const QString word = text(row[u"MatchedBy"_s]).toLower();
    if (word == "moviehash"_L1)
        return SubtitleHit::MatchedBy::Hash;
    if (word == "imdbid"_L1)
        return SubtitleHit::MatchedBy::Id;
    if (word == "tag"_L1 || word == "fulltext"_L1)
        return SubtitleHit::MatchedBy::Name;
    return SubtitleHit::MatchedBy::Unknown;
}

int strength(SubtitleHit::MatchedBy match)
{
    switch (match) {
    case SubtitleHit::MatchedBy::Hash:
        return 3;
    case SubtitleHit::MatchedBy::Id:
        return 2;
    case SubtitleHit::MatchedBy::Name:
        return 1;
    case SubtitleHit::MatchedBy::Address: // never here
    case SubtitleHit::MatchedBy::Unknown:
        break;
    }
    return 0;
}

/// "01:47:44" -> ms; 0 for all else.
qint64 timeFrom(const QJsonValue &value)
{
    static const QRegularExpression form(u"^(\\d{1,3}):([0-5]?\\d):([0-5]?\\d)$"_s);
    const QRegularExpressionMatch match = form.match(text(value));
    if (!match.hasMatch())
        return 0;
    const auto part = [&](int n) { return match.captured(n).toLongLong(); };
    return ((part(1) * 60 + part(2)) * 60 + part(3)) * 1000;
}

SubtitleHitFile fileFrom(const QJsonObject &row)
{
    return {text(row[u"IDSubtitleFile"_s]), std::max(1, smallNumber(row[u"SubActualCD"_s], 1)),
        text(row[u"SubFileName"_s])};
}

/// Of one row.
SubtitleHit hitFrom(const QJsonObject &row)
{
    SubtitleHit hit;
    hit.provider = providerId();
    hit.id = text(row[u"IDSubtitle"_s]);
    const SubtitleHitFile file = fileFrom(row);
    if (hit.id.isEmpty() || hit.id == "0"_L1)
        hit.id = u"file-"_s + file.id;
    hit.files = {file};
    hit.language = languageFrom(text(row[u"SubLanguageID"_s]));
    if (!hit.language.isValid())
        hit.language = languageFrom(text(row[u"ISO639"_s]));
    hit.release = text(row[u"MovieReleaseName"_s]);
    hit.matchedBy = matchOf(row);
    hit.feature = readFeature(row);
    if (const QString hash = hashFrom(row[u"MovieHash"_s]); !hash.isEmpty())
        hit.movieHashes = {hash};
    hit.hearingImpaired = flag(row[u"SubHearingImpaired"_s]);
    hit.foreignPartsOnly = flag(row[u"SubForeignPartsOnly"_s]);
    hit.machineTranslated = flag(row[u"SubAutoTranslation"_s]);
    hit.fromTrusted = flag(row[u"SubFromTrusted"_s]);
    hit.hd = flag(row[u"SubHD"_s]);
    hit.fps = decimal(row[u"MovieFPS"_s]);
    hit.lastCueMs = timeFrom(row[u"SubLastTS"_s]);
    hit.durationMs = std::max<qint64>(0, number(row[u"MovieTimeMS"_s]));
    hit.downloads = std::max<qint64>(0, number(row[u"SubDownloadsCnt"_s]));
    hit.rating = std::min(10.0, decimal(row[u"SubRating"_s]));
    hit.votes = std::max(0, smallNumber(row[u"SubSumVotes"_s]));
    hit.reports = std::max(0, smallNumber(row[u"SubBad"_s]));
    hit.uploader = text(row[u"UserNickName"_s]);
    if (const qint64 id = number(row[u"UserID"_s]); id > 0)
        hit.uploaderId = QString::number(id);
    hit.uploaderRank = text(row[u"UserRank"_s]);
    hit.uploadedAt = moment(row[u"SubAddDate"_s]);
    hit.comment = text(row[u"SubAuthorComment"_s]);
    hit.comments = std::max(0, smallNumber(row[u"SubComments"_s]));
    hit.url = pageFrom(row[u"SubtitlesLink"_s]);
    hit.format = text(row[u"SubFormat"_s]);
    return hit;
}

/// Hits as rows come in: files of one subtitle are one hit, whatever condition found them.
class Joined
{
public:
    void add(const SubtitleHit &hit)
    {
        const auto place = m_places.constFind(hit.id);
        if (place == m_places.constEnd()) {
            m_places.insert(hit.id, m_hits.size());
            m_hits.append(hit);
            m_lastParts.append(hit.files.constFirst().part);
            return;
        }
        SubtitleHit &joined = m_hits[*place];
        const SubtitleHitFile &file = hit.files.constFirst();
        if (std::none_of(
                joined.files.begin(), joined.files.end(), [&](const auto &each) { return each.id == file.id; }))
            joined.files.append(file);
        for (const QString &hash : hit.movieHashes) {
            if (!joined.movieHashes.contains(hash))
                joined.movieHashes.append(hash);
        }
        if (strength(hit.matchedBy) > strength(joined.matchedBy))
            joined.matchedBy = hit.matchedBy;
        // The end of a subtitle is the end of its last part; only rows found by hash tell the length of a video.
        int &lastPart = m_lastParts[*place];
        if (hit.lastCueMs > 0 && (file.part > lastPart || joined.lastCueMs == 0)) {
            joined.lastCueMs = hit.lastCueMs;
            lastPart = file.part;
        }
        joined.durationMs = std::max(joined.durationMs, hit.durationMs);
    }

    QList<SubtitleHit> take()
    {
        for (SubtitleHit &hit : m_hits) {
            std::stable_sort(
                hit.files.begin(), hit.files.end(), [](const auto &a, const auto &b) { return a.part < b.part; });
        }
        m_places.clear();
        m_lastParts.clear();
        return std::exchange(m_hits, {});
    }

private:
    QList<SubtitleHit> m_hits;
    QList<int> m_lastParts; ///< which part lastCueMs is of
    QHash<QString, qsizetype> m_places;
};

struct Row
{
    SubtitleHit hit;
    QJsonObject json;
};

QList<Row> readRows(const QJsonValue &data)
{
    QList<Row> rows;
    const auto all = rowsOf(data, u"IDSubtitleFile"_s);
    for (const QJsonObject &json : all) {
        if (number(json[u"IDSubtitleFile"_s]) > 0)
            rows.append({hitFrom(json), json});
    }
    return rows;
}

bool wantsLanguage(const Condition &condition, const Row &row)
{
    if (condition.languages.isEmpty() || condition.languages.contains(u"all"_s))
        return true;
    return condition.languages.contains(text(row.json[u"SubLanguageID"_s]).toLower());
}

bool fitsById(const Condition &condition, const FeatureRef &feature)
{
    // A condition with tags wants more than the id; only the service knows.
    if (condition.imdbId == 0 || !condition.tags.isEmpty())
        return false;
    if (condition.imdbId != feature.imdbId && condition.imdbId != feature.parentImdbId)
        return false;
    return (condition.season < 0 || condition.season == feature.season)
        && (condition.episode < 0 || condition.episode == feature.episode);
}

/// Which conditions a row answers. Several may ask the same; the service names one.
QList<qsizetype> conditionsOf(const Row &row, const QList<Condition> &conditions)
{
    const auto allThat = [&](auto fits) {
        QList<qsizetype> found;
        for (qsizetype i = 0; i < conditions.size(); ++i) {
            if (fits(conditions.at(i)) && wantsLanguage(conditions.at(i), row))
                found.append(i);
        }
        return found;
    };
    QList<qsizetype> found;
    if (row.hit.matchedBy == SubtitleHit::MatchedBy::Hash && !row.hit.movieHashes.isEmpty()) {
        const QString &hash = row.hit.movieHashes.constFirst();
        found = allThat([&](const Condition &each) { return each.movieHash.compare(hash, Qt::CaseInsensitive) == 0; });
    } else if (row.hit.matchedBy == SubtitleHit::MatchedBy::Id) {
        found = allThat([&](const Condition &each) { return fitsById(each, row.hit.feature); });
    }
    if (!found.isEmpty())
        return found;
    const int named = smallNumber(row.json[u"QueryNumber"_s], -1);
    if (named >= 0 && named < conditions.size())
        return {named};
    // The echo of the question, as far as it is text.
    const QJsonObject echo = row.json[u"QueryParameters"_s].toObject();
    const auto same = [&](const QString &key, const QString &asked) {
        return !asked.isEmpty() && text(echo[key]).compare(asked.trimmed(), Qt::CaseInsensitive) == 0;
    };
    return allThat([&](const Condition &each) { return same(u"tag"_s, each.tag) || same(u"query"_s, each.query); });
}

} // namespace

QString providerId()
{
    return u"opensubtitles-org"_s;
}

QList<SubtitleHit> readHits(const QJsonValue &data)
{
    Joined joined;
    const auto rows = readRows(data);
    for (const Row &row : rows)
        joined.add(row.hit);
    return joined.take();
}

HitsByCondition readHits(const QJsonValue &data, const QList<Condition> &conditions)
{
    HitsByCondition result;
    const auto rows = readRows(data);
    result.rows = rows.size();
    QList<Joined> joined(conditions.size());
    for (const Row &row : rows) {
        const auto places = conditions.size() == 1 ? QList<qsizetype>{0} : conditionsOf(row, conditions);
        for (const qsizetype place : places) {
            SubtitleHit hit = row.hit;
            const QString &asked = conditions.at(place).movieHash;
            // Found by the hash of another file.
            if (hit.matchedBy == SubtitleHit::MatchedBy::Hash && !hit.movieHashes.isEmpty()
                && !hit.movieHashes.contains(asked.toLower()))
                hit.matchedBy = SubtitleHit::MatchedBy::Unknown;
            joined[place].add(hit);
        }
    }
    for (Joined &each : joined)
        result.hits.append(each.take());
    return result;
}

FeatureRef readFeature(const QJsonObject &row)
{
    FeatureRef feature;
    feature.provider = providerId();
    feature.featureId = std::max<qint64>(0, number(row[u"IDMovie"_s]));
    for (const auto &key : {u"IDMovieImdb"_s, u"IDMovieIMDB"_s, u"MovieImdbID"_s}) {
        if (feature.imdbId <= 0)
            feature.imdbId = std::max<qint64>(0, number(row[key]));
    }
    feature.parentImdbId = std::max<qint64>(0, number(row[u"SeriesIMDBParent"_s]));
    feature.year = std::max(0, smallNumber(row[u"MovieYear"_s]));
    feature.title = text(row[u"MovieName"_s]);
    const QString kind = text(row[u"MovieKind"_s]).toLower();
    const int season = smallNumber(row[u"SeriesSeason"_s], -1);
    const int episode = smallNumber(row[u"SeriesEpisode"_s], -1);
    if (kind == "episode"_L1 || (kind.isEmpty() && episode > 0)) {
        // Season 0 holds specials.
        feature.season = season;
        feature.episode = episode;
        static const QRegularExpression form(u"^\"([^\"]+)\"\\s*(.*)$"_s);
        const QRegularExpressionMatch match = form.match(feature.title);
        if (match.hasMatch()) {
            feature.title = match.captured(1).trimmed();
            feature.episodeTitle = match.captured(2).trimmed();
        }
    }
    return feature;
}

} // namespace Legenda::OpenSubtitlesOrg
