// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/rankweights.h"

#include <QtGlobal>

#include <algorithm>

namespace Legenda {

namespace {

// How the sums come out, without the hash: the title alone 32; with year or episode 36; another source -4; the same
// source, picture and codec 46; the same group, too, 58; the very same name 60 to 74 (RankLimits::nameCap). With the
// hash and nothing against it 75 and more. A known title and nothing else stays above `acceptableScore` even when it
// is translated by AI, but not with another frame rate or for another cut.
constexpr RankWeight weights[] = {
    // Somebody played a file with this very hash together with the subtitle. Strong, but no proof: the services' data
    // has hashes that stand for several films, hence the conflicts below win over it.
    {"exact_file", 0, 74, QT_TRANSLATE_NOOP("Legenda", "Made for exactly this file")},

    // Written for the video at this address: as sure as a hash can be. The newest published version is taken by itself,
    // older ones after it, a draft never.
    {"same_address", 0, 80, QT_TRANSLATE_NOOP("Legenda", "Made for exactly this video")},
    {"superseded", 0, -6, QT_TRANSLATE_NOOP("Legenda", "A newer version is published")},
    {"not_published", 0, -65, QT_TRANSLATE_NOOP("Legenda", "A draft that is not published")},
    {"incomplete", 0, -12, QT_TRANSLATE_NOOP("Legenda", "Marked as incomplete")},

    // The same film or episode by number: titles need not be compared, and cannot be misread.
    {"id_match", 34, 2, QT_TRANSLATE_NOOP("Legenda", "Same film or episode")},
    {"same_title", 32, 2, QT_TRANSLATE_NOOP("Legenda", "Same title")},
    // Half of the words agree: "Dallas" and "Dallas Buyers Club" need more to be believed.
    {"similar_title", 8, 0, QT_TRANSLATE_NOOP("Legenda", "Similar title")},
    {"same_year", 4, 1, QT_TRANSLATE_NOOP("Legenda", "Same year")},
    {"same_episode", 4, 2, QT_TRANSLATE_NOOP("Legenda", "Same episode")},
    // A whole season or an unnumbered file: only good if nothing better is there.
    {"episode_unknown", -12, -2, QT_TRANSLATE_NOOP("Legenda", "Does not say which episode it is for")},
    // Two episodes in one file, subtitles for one of them, or the other way round: half of it is missing or too much.
    {"part_of_episodes", -10, -4, QT_TRANSLATE_NOOP("Legenda", "For one of several episodes in this file")},
    {"more_episodes", -10, -4, QT_TRANSLATE_NOOP("Legenda", "For several episodes in one file")},
    // A show's name often carries the year it began, or the year of this episode: a hint, no proof.
    {"year_differs", -10, -3, QT_TRANSLATE_NOOP("Legenda", "Another year in its name")},

    // The names agree word for word: the same cut, the same timing.
    {"same_release", 28, 10, QT_TRANSLATE_NOOP("Legenda", "Made for this release")},
    // Groups cut and encode alike; the same group with another resolution mostly has the same timing.
    {"same_group", 12, 6, QT_TRANSLATE_NOOP("Legenda", "Same release group")},
    // Two names of one group, one for each picture size, cut from one recording.
    {"twin_group", 9, 4, QT_TRANSLATE_NOOP("Legenda", "Same release in another size")},
    {"same_source", 6, 2, QT_TRANSLATE_NOOP("Legenda", "Same source")},
    // TV, web and disc differ in logos, recaps and breaks. Uploaders list several, so it does not weigh much.
    {"other_source", -4, -1, QT_TRANSLATE_NOOP("Legenda", "Made for another source")},
    // Filmed in a cinema or taken from a work print: starts and breaks anywhere.
    {"cinema_source", -7, -2, QT_TRANSLATE_NOOP("Legenda", "Made for a recording from a cinema")},
    {"same_service", 3, 1, QT_TRANSLATE_NOOP("Legenda", "Same streaming service")},
    // Services put their own logo in front: seconds, but mostly none at all.
    {"other_service", -2, 0, QT_TRANSLATE_NOOP("Legenda", "Made for another streaming service")},
    {"same_resolution", 3, 1, QT_TRANSLATE_NOOP("Legenda", "Same resolution")},
    {"same_codec", 1, 1, QT_TRANSLATE_NOOP("Legenda", "Same video codec")},
    // A proper often mends the sound's timing; not always.
    {"other_proper", -2, -1, QT_TRANSLATE_NOOP("Legenda", "Made before or after the release was corrected")},
    {"same_edition", 5, 2, QT_TRANSLATE_NOOP("Legenda", "Same cut")},
    // A longer cut has scenes in between: from the first of them on nothing fits, so this weighs more than a group.
    {"other_edition", -20, -8, QT_TRANSLATE_NOOP("Legenda", "Made for another cut")},
    // Only one side names a cut; uploaders forget to.
    {"edition_unsure", -9, -3, QT_TRANSLATE_NOOP("Legenda", "May be made for another cut")},
    // Texts for 3D stand there twice, or too deep in the picture.
    {"other_3d", -5, -2, QT_TRANSLATE_NOOP("Legenda", "One of the two is in 3D")},

    {"fps_match", 3, 1, QT_TRANSLATE_NOOP("Legenda", "Same frame rate")},
    // 23.976 against 25 drifts by four seconds a hundred. Beside the hash, or for a release of the same name, the
    // field is mostly just filled in wrongly.
    {"fps_differs", -16, -3, QT_TRANSLATE_NOOP("Legenda", "Made for another frame rate")},
    {"same_running_time", 5, 2, QT_TRANSLATE_NOOP("Legenda", "Made for a video of the same length")},
    // Another cut or another speed: more than a group and its source together, and enough to fall behind hash matches
    // without that fault.
    {"other_running_time", -22, -30, QT_TRANSLATE_NOOP("Legenda", "Made for a video of another length")},
    {"too_short", -14, -30, QT_TRANSLATE_NOOP("Legenda", "Ends long before the video")},
    // Two files for one video, or one for two, must be cut and shifted by hand.
    {"parts_differ", -15, -15, QT_TRANSLATE_NOOP("Legenda", "Cut into another number of parts")},

    // What others think of it. Old subtitles have more downloads, so they stay small; see RankLimits.
    {"downloads", 1, 1, QT_TRANSLATE_NOOP("Legenda", "Often downloaded")},
    {"rating", 2, 2, QT_TRANSLATE_NOOP("Legenda", "Rated well")},
    {"rating_low", -6, -6, QT_TRANSLATE_NOOP("Legenda", "Rated badly")},
    {"trusted", 2, 2, QT_TRANSLATE_NOOP("Legenda", "From a trusted uploader")},
    {"hd", 1, 1, QT_TRANSLATE_NOOP("Legenda", "Made for high definition")},
    // Each.
    {"reports", -4, -4, QT_TRANSLATE_NOOP("Legenda", "Reported as bad")},

    // What kind it is. A translation by a machine is readable at best; one by AI is mostly fine, but people's work
    // comes first.
    {"ai_translated", -8, -8, QT_TRANSLATE_NOOP("Legenda", "Translated by AI")},
    {"machine_translated", -10, -10, QT_TRANSLATE_NOOP("Legenda", "Translated by a machine")},
    // Nobody who wants a subtitle wants only the three lines that are spoken in Elvish.
    {"forced", -15, -15, QT_TRANSLATE_NOOP("Legenda", "Only foreign parts")},
    // As good as any, unless a wish says otherwise.
    {"sdh", 0, 0, QT_TRANSLATE_NOOP("Legenda", "For the hearing impaired")},

    // The hit's release name gives another episode than the service says: one of the two is wrong.
    {"release_other_episode", -20, -30, QT_TRANSLATE_NOOP("Legenda", "Its release name gives another episode")},
    // Hash and title disagree and nothing settles it: shown, but after everything that agrees.
    {"title_differs", 0, -40, QT_TRANSLATE_NOOP("Legenda", "The title differs")},

    // Conflicts and wishes carry no points: they cap the score, see RankLimits. "too_short" and "other_running_time"
    // are conflicts, too, where it is far too much.
    {"other_episode", 0, 0, QT_TRANSLATE_NOOP("Legenda", "Another episode")},
    {"other_title", 0, 0, QT_TRANSLATE_NOOP("Legenda", "Another film or show")},
    {"other_year", 0, 0, QT_TRANSLATE_NOOP("Legenda", "Another film of that name")},
    {"too_long", 0, 0, QT_TRANSLATE_NOOP("Legenda", "Goes on after the end of the video")},
    {"many_reports", 0, 0, QT_TRANSLATE_NOOP("Legenda", "Reported as bad by many")},
    {"against_wishes", 0, 0, QT_TRANSLATE_NOOP("Legenda", "Not what you asked for")},
};

} // namespace

std::span<const RankWeight> rankWeights()
{
    return weights;
}

const RankWeight &rankWeight(QLatin1StringView key)
{
    const auto found = std::find_if(std::begin(weights), std::end(weights),
        [&](const RankWeight &weight) { return key == QLatin1StringView(weight.key); });
    Q_ASSERT(found != std::end(weights));
    return *found;
}

} // namespace Legenda
