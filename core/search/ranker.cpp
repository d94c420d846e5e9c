// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/ranker.h"

#include "core/search/namefacts.h"
#include "core/search/releasewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Legenda {

using namespace Qt::StringLiterals;

namespace {

using Effect = RankReason::Effect;

/// One row of the table: what a fact is worth for a hit that was found without the movie hash, and beside it. The
/// hash says already that the timing fits, so what else speaks for that only orders hash matches among themselves.
struct Weight
{
    const char *key;
    int alone;
    int withHash;
    const char *text;
};

// Sums: without the hash at most 70 (28 + 4 + 22 + 3 + 4 + 2 + 2 + …), with it at least 72, so that a match of the
// exact file comes first unless something speaks against it. A known title and nothing else stays above
// `acceptableScore` even when it is translated by AI, but not with another frame rate.
constexpr Weight weights[] = {
    // The uploader's player or a site matched a file with this very hash to the subtitle. Strong, but no proof: the
    // services' data has hashes that stand for several films, hence the conflicts below win over it.
    {"exact_file", 0, 72, QT_TRANSLATE_NOOP("Legenda", "Made for exactly this file")},
    // The same film or episode by number: titles need not be compared.
    {"id_match", 32, 2, QT_TRANSLATE_NOOP("Legenda", "Same film or episode")},
    {"same_title", 30, 2, QT_TRANSLATE_NOOP("Legenda", "Same title")},
    // Half of the words agree: "Dallas" and "Dallas Buyers Club" need more to be believed.
    {"similar_title", 8, 0, QT_TRANSLATE_NOOP("Legenda", "Similar title")},
    {"same_year", 3, 1, QT_TRANSLATE_NOOP("Legenda", "Same year")},
    {"same_episode", 4, 2, QT_TRANSLATE_NOOP("Legenda", "Same episode")},
    // A whole season or an unnumbered file: only good if nothing better is there.
    {"episode_unknown", -12, -2, QT_TRANSLATE_NOOP("Legenda", "Does not say which episode it is for")},
    // The names agree word for word: the same cut, the same timing.
    {"same_release", 22, 12, QT_TRANSLATE_NOOP("Legenda", "Made for this release")},
    // Groups cut and encode alike; the same group with another resolution mostly has the same timing.
    {"same_group", 12, 7, QT_TRANSLATE_NOOP("Legenda", "Same release group")},
    {"same_source", 5, 2, QT_TRANSLATE_NOOP("Legenda", "Same source")},
    {"same_resolution", 3, 1, QT_TRANSLATE_NOOP("Legenda", "Same resolution")},
    {"same_codec", 1, 1, QT_TRANSLATE_NOOP("Legenda", "Same video codec")},
    // TV, web and disc differ in logos, recaps and breaks. Uploaders list several, so it does not weigh much.
    {"other_source", -3, -1, QT_TRANSLATE_NOOP("Legenda", "Made for another source")},
    {"fps_match", 3, 1, QT_TRANSLATE_NOOP("Legenda", "Same frame rate")},
    // 23.976 against 25 drifts by four seconds a hundred. Beside the hash the field is mostly just filled in wrongly.
    {"fps_differs", -14, -3, QT_TRANSLATE_NOOP("Legenda", "Made for another frame rate")},
    // At most; a tenth of the downloads is a point less. Old subtitles have more of them, so it stays small.
    {"downloads", 4, 4, QT_TRANSLATE_NOOP("Legenda", "Often downloaded")},
    {"rating", 2, 2, QT_TRANSLATE_NOOP("Legenda", "Rated well")},
    {"rating_low", -6, -6, QT_TRANSLATE_NOOP("Legenda", "Rated badly")},
    {"trusted", 2, 2, QT_TRANSLATE_NOOP("Legenda", "From a trusted uploader")},
    {"hd", 1, 1, QT_TRANSLATE_NOOP("Legenda", "Made for high definition")},
    // A translation by a machine is readable at best; one by AI is mostly fine, but people's work comes first.
    {"ai_translated", -8, -8, QT_TRANSLATE_NOOP("Legenda", "Translated by AI")},
    {"machine_translated", -10, -10, QT_TRANSLATE_NOOP("Legenda", "Translated by a machine")},
    // Nobody who wants a subtitle wants only the three lines that are spoken in Elvish.
    {"forced", -15, -15, QT_TRANSLATE_NOOP("Legenda", "Only foreign parts")},
    // Each, up to four.
    {"reports", -4, -4, QT_TRANSLATE_NOOP("Legenda", "Reported as bad")},
    // Two files for one video, or one for two, must be cut and shifted by hand.
    {"parts_differ", -15, -15, QT_TRANSLATE_NOOP("Legenda", "Cut into another number of parts")},
    // The hit's release name gives another episode than the service says: one of the two is wrong.
    {"release_other_episode", -20, -20, QT_TRANSLATE_NOOP("Legenda", "Its release name gives another episode")},
    // Hash and title disagree and nothing settles it: shown, but after everything that agrees.
    {"title_differs", 0, -40, QT_TRANSLATE_NOOP("Legenda", "The title differs")},
    // Neutral facts that people want to see.
    {"sdh", 0, 0, QT_TRANSLATE_NOOP("Legenda", "For the hearing impaired")},
    // Conflicts and wishes carry no points: they cap the score, see `conflictCap` and `unwantedCap`.
    {"other_episode", 0, 0, QT_TRANSLATE_NOOP("Legenda", "Another episode")},
    {"other_title", 0, 0, QT_TRANSLATE_NOOP("Legenda", "Another film or show")},
    {"other_year", 0, 0, QT_TRANSLATE_NOOP("Legenda", "Another film of that name")},
    {"against_wishes", 0, 0, QT_TRANSLATE_NOOP("Legenda", "Not what you asked for")},
};

constexpr int conflictCap = 5;
constexpr int unwantedCap = 15; // below acceptableScore, so that the order by score is the order of choice
constexpr double sameTitle = 0.85; // likeness from which titles count as the same
constexpr double similarTitle = 0.5;

class Ranking
{
public:
    Ranking(const VideoFacts &video, const SubtitleHit &hit, const Wishes &wishes)
        : m_video(video), m_wishes(wishes), m_name(nameFacts(video.identity.name, video.fileName)),
          m_names(namesOf(hit)), m_hash(hit.matchedBy == SubtitleHit::MatchedBy::Hash)
    {
        m_ranked.hit = hit;
    }

    RankedHit run()
    {
        if (m_hash)
            add("exact_file");
        if (isFreeQuestion()) {
            // Nothing to compare with: the person asked for exactly this.
            add(hit().matchedBy == SubtitleHit::MatchedBy::Id ? "id_match" : "same_title");
        } else {
            compareFeature();
            compareRelease();
            compareFrameRate();
            compareParts();
        }
        weighReputation();
        weighWishes();
        return finish();
    }

private:
    const SubtitleHit &hit() const { return m_ranked.hit; }

    bool isFreeQuestion() const { return m_video.fileName.isEmpty() && !m_video.identity.feature.isKnown(); }

    void add(const char *key, int times = 1)
    {
        const auto weight = std::find_if(
            std::begin(weights), std::end(weights), [&](const Weight &w) { return qstrcmp(w.key, key) == 0; });
        Q_ASSERT(weight != std::end(weights));
        addPoints(key, times * (m_hash ? weight->withHash : weight->alone));
    }

    void addPoints(const char *key, int points)
    {
        const auto weight = std::find_if(
            std::begin(weights), std::end(weights), [&](const Weight &w) { return qstrcmp(w.key, key) == 0; });
        m_points += points;
        m_ranked.reasons.append({QString::fromLatin1(key), QCoreApplication::translate("Legenda", weight->text),
            points > 0       ? Effect::Good
                : points < 0 ? Effect::Bad
                             : Effect::Neutral,
            points});
    }

    void conflict(const char *key)
    {
        m_ranked.conflict = true;
        addPoints(key, 0);
        m_ranked.reasons.last().effect = Effect::Bad;
    }

    void unwanted(const char *key)
    {
        m_ranked.unwanted = true;
        addPoints(key, 0);
        m_ranked.reasons.last().effect = Effect::Bad;
    }

    // Is it the same film or episode?
    void compareFeature()
    {
        const FeatureRef &known = m_video.identity.feature;
        const SameFeature same = sameFeature(known, hit().feature);
        if (same == SameFeature::No && m_video.identity.chosenByPerson)
            return conflict("other_title");
        if (same == SameFeature::Yes)
            return add("id_match");
        if (same == SameFeature::ShowOnly)
            add("id_match");
        else if (!compareTitle())
            return;
        compareEpisode();
    }

    /// False after a conflict.
    bool compareTitle()
    {
        const FeatureRef &feature = hit().feature;
        const bool known = m_video.identity.chosenByPerson && !m_video.identity.feature.title.isEmpty();
        const QString title = known ? m_video.identity.feature.title : m_name.title;
        const int year = known && m_video.identity.feature.year ? m_video.identity.feature.year : m_name.year;
        const WantedEpisode wanted = wantedEpisode(m_video, m_name);
        const bool wantsEpisode = !wanted.episodes.isEmpty();
        const bool hitIsEpisode = feature.season >= 0 || feature.episode >= 0
            || (feature.title.isEmpty()
                && std::any_of(m_names.begin(), m_names.end(), [](const NameFacts &n) { return n.episodic; }));

        double likeness = titleLikeness(title, feature.title);
        for (const NameFacts &name : m_names)
            likeness = std::max(likeness, titleLikeness(title, name.title));

        // A film's year against a service's: distributors differ by one.
        const bool yearsKnown = year > 0 && feature.year > 0 && !wantsEpisode && !hitIsEpisode;
        const bool sameYear = yearsKnown && std::abs(year - feature.year) <= 1;

        // An episode that happens to be called like the film, or a film called like the show.
        if (hitIsEpisode && !wantsEpisode && (year > 0 || likeness < similarTitle)) {
            conflict("other_title");
            return false;
        }
        if (wantsEpisode && !hitIsEpisode && !feature.title.isEmpty() && feature.year > 0 && likeness < sameTitle) {
            conflict("other_title");
            return false;
        }
        if (yearsKnown && !sameYear) {
            conflict(likeness >= sameTitle ? "other_year" : "other_title");
            return false;
        }
        if (likeness >= sameTitle) {
            add("same_title");
        } else if (likeness >= similarTitle) {
            add("similar_title");
        } else if (hit().matchedBy == SubtitleHit::MatchedBy::Id) {
            add("id_match"); // asked by number; the file may be named in another language
        } else if (!title.isEmpty() && !m_hash && !sameYear && likeness == 0.0) {
            conflict("other_title");
            return false;
        } else if (!title.isEmpty() && m_hash && !sameYear) {
            add("title_differs");
        }
        if (sameYear)
            add("same_year");
        return true;
    }

    void compareEpisode()
    {
        const WantedEpisode wanted = wantedEpisode(m_video, m_name);
        if (wanted.episodes.isEmpty())
            return;
        const FeatureRef &feature = hit().feature;
        const auto agrees = [&](const QList<int> &seasons, const QList<int> &episodes) {
            if (wanted.season >= 0 && !seasons.isEmpty() && !seasons.contains(wanted.season))
                return false;
            return std::any_of(
                episodes.begin(), episodes.end(), [&](int episode) { return wanted.episodes.contains(episode); });
        };
        QList<const NameFacts *> numbered;
        for (const NameFacts &name : m_names) {
            if (!name.episodes.isEmpty())
                numbered.append(&name);
        }
        const bool byName = std::any_of(numbered.begin(), numbered.end(),
            [&](const NameFacts *name) { return agrees(name->seasons, name->episodes); });

        if (feature.episode >= 0) {
            const QList<int> seasons = feature.season >= 0 ? QList<int>{feature.season} : QList<int>();
            if (!agrees(seasons, {feature.episode}))
                return conflict("other_episode");
            add("same_episode");
            if (!numbered.isEmpty() && !byName)
                add("release_other_episode");
        } else if (!numbered.isEmpty()) {
            if (!byName)
                return conflict("other_episode");
            add("same_episode");
        } else if (feature.season >= 0 && wanted.season >= 0 && feature.season != wanted.season) {
            conflict("other_episode");
        } else {
            add("episode_unknown");
        }
    }

    // Was it made for this release, or one that is timed alike?
    void compareRelease()
    {
        const auto equal = [](const QString &a, const QString &b) { return !a.isEmpty() && a == b; };
        if (!m_name.normalized.isEmpty() && m_name.words.size() > 2
            && std::any_of(m_names.begin(), m_names.end(),
                [&](const NameFacts &name) { return name.normalized == m_name.normalized; })) {
            add("same_release");
            return;
        }
        // The one of its names that fits best: uploaders list the releases a subtitle was tried with.
        const NameFacts *best = nullptr;
        int bestPoints = -1;
        for (const NameFacts &name : m_names) {
            const int points = 8 * (sameGroup(name) ? 1 : 0) + 4 * (equal(name.source, m_name.source) ? 1 : 0)
                + 2 * (equal(name.resolution, m_name.resolution) ? 1 : 0) + (equal(name.codec, m_name.codec) ? 1 : 0);
            if (points > bestPoints) {
                bestPoints = points;
                best = &name;
            }
        }
        if (!best)
            return;
        if (sameGroup(*best))
            add("same_group");
        if (equal(best->source, m_name.source))
            add("same_source");
        else if (!best->source.isEmpty() && !m_name.source.isEmpty())
            add("other_source");
        if (equal(best->resolution, m_name.resolution))
            add("same_resolution");
        if (equal(best->codec, m_name.codec))
            add("same_codec");
    }

    bool sameGroup(const NameFacts &name) const
    {
        if (m_name.group.isEmpty())
            return false;
        // Among the words too: "HDTV.x264-TLA-AFG-FoV-mSD" was made for four groups.
        return name.group == m_name.group || (m_name.group.size() >= 3 && name.words.contains(m_name.group));
    }

    void compareFrameRate()
    {
        const double fps = m_video.identity.media.fps;
        if (fps <= 0 || hit().fps <= 0)
            return;
        // 23.976, 23.98 and 24 are mixed up in the services' data, and drift by a second in 17 minutes at most.
        const double ratio = fps / hit().fps;
        if (std::abs(ratio - 1) < 0.002)
            add("fps_match");
        else if (std::abs(ratio - 2) > 0.01 && std::abs(ratio - 0.5) > 0.01)
            add("fps_differs");
    }

    void compareParts()
    {
        const auto files = std::max<qsizetype>(1, hit().files.size());
        if (files > 1 && m_name.part == 0 && !m_hash)
            add("parts_differ");
    }

    // What others think of it.
    void weighReputation()
    {
        if (hit().downloads >= 10) {
            const int most = 4;
            const int points = std::min(most, int(std::log10(double(hit().downloads))));
            addPoints("downloads", points);
        }
        if (hit().rating >= 7 && hit().votes > 0)
            add("rating");
        else if (hit().rating > 0 && hit().rating <= 4 && hit().votes > 1)
            add("rating_low");
        if (hit().fromTrusted)
            add("trusted");
        if (hit().hd && m_video.identity.media.height >= 720)
            add("hd");
        if (hit().reports > 0)
            add("reports", std::min(4, hit().reports));
    }

    // What the person wants.
    void weighWishes()
    {
        const auto weigh = [this](bool is, Wish wish, const char *key) {
            if ((is && wish == Wish::Exclude) || (!is && wish == Wish::Only))
                unwanted(is ? key : "against_wishes");
            else if (is && wish == Wish::Include)
                add(key);
        };
        weigh(hit().hearingImpaired, m_wishes.hearingImpaired, "sdh");
        weigh(hit().foreignPartsOnly, m_wishes.foreignPartsOnly, "forced");
        weigh(hit().aiTranslated, m_wishes.aiTranslated, "ai_translated");
        weigh(hit().machineTranslated, m_wishes.machineTranslated, "machine_translated");
        if (m_wishes.trustedOnly && !hit().fromTrusted)
            unwanted("against_wishes");
    }

    RankedHit finish()
    {
        int score = std::clamp(m_points, 0, 100);
        if (m_ranked.unwanted)
            score = std::min(score, unwantedCap);
        if (m_ranked.conflict)
            score = std::min(score, conflictCap);
        m_ranked.score = score;
        // What rules a hit out is what people have to read first.
        const auto weight = [](const RankReason &reason) {
            return reason.effect == Effect::Bad && reason.points == 0 ? 1000 : std::abs(reason.points);
        };
        std::stable_sort(m_ranked.reasons.begin(), m_ranked.reasons.end(),
            [&](const RankReason &a, const RankReason &b) { return weight(a) > weight(b); });
        return std::move(m_ranked);
    }

    const VideoFacts &m_video;
    const Wishes &m_wishes;
    NameFacts m_name;
    QList<NameFacts> m_names;
    bool m_hash;
    int m_points = 0;
    RankedHit m_ranked;
};

} // namespace

RankedHit rank(const VideoFacts &video, const SubtitleHit &hit, const Wishes &wishes)
{
    return Ranking(video, hit, wishes).run();
}

bool rankedBefore(const RankedHit &a, const RankedHit &b)
{
    if (a.score != b.score)
        return a.score > b.score;
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
