// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/ranker.h"

#include "core/search/ranking.h"
#include "core/search/rankweights.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Legenda {

using namespace Qt::StringLiterals;

using Effect = RankReason::Effect;

Ranking::Ranking(const VideoFacts &video, const SubtitleHit &hit, const Wishes &wishes)
    : m_video(video), m_wishes(wishes), m_name(nameFacts(video.identity.name, video.fileName)), m_names(namesOf(hit)),
      m_wanted(wantedEpisode(video, m_name)),
      m_hash(hit.matchedBy == SubtitleHit::MatchedBy::Hash || !video.webAddress.isEmpty())
{
    m_ranked.hit = hit;
}

RankedHit Ranking::run()
{
    if (!m_video.webAddress.isEmpty()) {
        compareVersion();
        weighWishes();
        return finish();
    }
    if (m_hash)
        add("exact_file");
    if (isFreeQuestion()) {
        // Nothing to compare with: the person asked for exactly this.
        add(hit().matchedBy == SubtitleHit::MatchedBy::Id ? "id_match" : "same_title");
    } else {
        compareFeature();
        compareRelease();
        compareFrameRate();
        compareRunningTime();
        compareLastCue();
        compareParts();
    }
    weighReputation();
    weighWishes();
    return finish();
}

bool Ranking::isFreeQuestion() const
{
    return m_video.fileName.isEmpty() && !m_video.identity.feature.isKnown();
}

/// Subtitles of a video on the web belong to its address: nothing has to be compared but their versions.
void Ranking::compareVersion()
{
    add("same_address");
    if (!hit().published)
        add("not_published");
    else if (hit().superseded)
        add("superseded");
    if (!hit().complete)
        add("incomplete");
}

int Ranking::pointsOf(const char *key) const
{
    const RankWeight &weight = rankWeight(QLatin1StringView(key));
    return m_hash ? weight.withHash : weight.alone;
}

void Ranking::add(const char *key, int times)
{
    addPoints(key, times * pointsOf(key));
}

void Ranking::addPoints(const char *key, int points)
{
    m_points += points;
    const Effect effect = points > 0 ? Effect::Good : points < 0 ? Effect::Bad : Effect::Neutral;
    m_ranked.reasons.append({QString::fromLatin1(key),
        QCoreApplication::translate("Legenda", rankWeight(QLatin1StringView(key)).text), effect, points});
}

void Ranking::conflict(const char *key)
{
    m_ranked.conflict = true;
    addPoints(key, 0);
    m_ranked.reasons.last().effect = Effect::Bad;
}

void Ranking::unwanted(const char *key)
{
    m_ranked.unwanted = true;
    addPoints(key, 0);
    m_ranked.reasons.last().effect = Effect::Bad;
}

/// What others think of it. Services send what they like: numbers may be negative or beyond all sense.
void Ranking::weighReputation()
{
    if (hit().downloads >= 10) {
        const int magnitude = int(std::log10(double(hit().downloads)));
        add("downloads", std::min(RankLimits::mostDownloadPoints, magnitude));
    }
    if (hit().rating >= 7 && hit().votes > 0)
        add("rating");
    else if (hit().rating > 0 && hit().rating <= 4 && hit().votes > 1)
        add("rating_low");
    if (hit().fromTrusted)
        add("trusted");
    if (hit().hd && m_video.identity.media.height >= 720)
        add("hd");
    const qint64 many = RankLimits::manyReports + std::max<qint64>(0, hit().downloads) / RankLimits::downloadsPerReport;
    if (hit().reports >= many)
        conflict("many_reports");
    else if (hit().reports > 0)
        add("reports", std::min(RankLimits::mostCountedReports, hit().reports));
}

/// What the person wants in this language.
void Ranking::weighWishes()
{
    const LanguageWishes &wishes = m_wishes.of(hit().language);
    const auto weigh = [this](bool is, Wish wish, const char *key) {
        if ((is && wish == Wish::Exclude) || (!is && wish == Wish::Only))
            unwanted(is ? key : "against_wishes");
        else if (is && wish == Wish::Include)
            add(key);
    };
    weigh(hit().hearingImpaired, wishes.hearingImpaired, "sdh");
    weigh(hit().foreignPartsOnly, wishes.foreignPartsOnly, "forced");
    weigh(hit().aiTranslated, wishes.aiTranslated, "ai_translated");
    weigh(hit().machineTranslated, wishes.machineTranslated, "machine_translated");
    if (wishes.trustedOnly && !hit().fromTrusted)
        unwanted("against_wishes");
}

RankedHit Ranking::finish()
{
    int score = std::clamp(m_points, 0, m_hash ? 100 : RankLimits::nameCap);
    if (m_ranked.unwanted)
        score = std::min(score, RankLimits::unwantedCap);
    if (m_ranked.conflict)
        score = std::min(score, RankLimits::conflictCap);
    m_ranked.score = score;
    // What rules a hit out is what people have to read first.
    const auto weight = [](const RankReason &reason) {
        return reason.effect == Effect::Bad && reason.points == 0 ? 1000 : std::abs(reason.points);
    };
    std::stable_sort(m_ranked.reasons.begin(), m_ranked.reasons.end(),
        [&](const RankReason &a, const RankReason &b) { return weight(a) > weight(b); });
    return std::move(m_ranked);
}

const LanguageWishes &Wishes::of(const Language &language) const
{
    if (perLanguage.isEmpty())
        return *this;
    if (const auto own = perLanguage.constFind(language.code()); own != perLanguage.constEnd())
        return *own;
    for (auto other = perLanguage.constBegin(); other != perLanguage.constEnd(); ++other) {
        if (Language::fromCode(other.key()).covers(language))
            return *other;
    }
    return *this;
}

LanguageWishes Wishes::widest() const
{
    QList<LanguageWishes> all;
    for (const Language &language : languages)
        all.append(of(language));
    if (all.isEmpty())
        all = {*this};
    LanguageWishes wide = all.first();
    const auto join = [](Wish a, Wish b) { return a == b ? a : Wish::Include; };
    for (const LanguageWishes &one : std::as_const(all)) {
        wide.hearingImpaired = join(wide.hearingImpaired, one.hearingImpaired);
        wide.foreignPartsOnly = join(wide.foreignPartsOnly, one.foreignPartsOnly);
        wide.aiTranslated = join(wide.aiTranslated, one.aiTranslated);
        wide.machineTranslated = join(wide.machineTranslated, one.machineTranslated);
        wide.trustedOnly = wide.trustedOnly && one.trustedOnly;
    }
    return wide;
}

RankedHit rank(const VideoFacts &video, const SubtitleHit &hit, const Wishes &wishes)
{
    return Ranking(video, hit, wishes).run();
}

bool rankedBefore(const RankedHit &a, const RankedHit &b)
{
    if (a.score != b.score)
        return a.score > b.score;
    if (a.hit.version != b.hit.version)
        return a.hit.version > b.hit.version;
    if (a.hit.downloads != b.hit.downloads)
        return a.hit.downloads > b.hit.downloads;
    // Later uploads correct earlier ones.
    if (a.hit.uploadedAt != b.hit.uploadedAt)
        return a.hit.uploadedAt > b.hit.uploadedAt;
    // Only so that the order is the same every time.
    if (a.hit.provider != b.hit.provider)
        return a.hit.provider < b.hit.provider;
    return a.hit.id < b.hit.id;
}

QList<RankedHit> candidates(const QList<RankedHit> &hits, const Language &language)
{
    QList<RankedHit> good;
    for (const RankedHit &ranked : hits) {
        if (!ranked.conflict && !ranked.unwanted && ranked.score >= acceptableScore
            && language.covers(ranked.hit.language))
            good.append(ranked);
    }
    std::sort(good.begin(), good.end(), rankedBefore);
    return good;
}

} // namespace Legenda
