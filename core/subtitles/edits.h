// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a person can have done to a document, as one value for the dialog and the command line alike. The single
// functions are in timing.h (times), timefixes.h (overlaps, gaps, reading speed), cleanup.h (SDH notes, tags, adverts)
// and cuelines.h (order, merging, line breaks).

#include "core/base/result.h"
#include "core/subtitles/cleanup.h"
#include "core/subtitles/cuelines.h"
#include "core/subtitles/document.h"
#include "core/subtitles/timing.h"

#include <QList>
#include <QMetaType>
#include <QStringList>

#include <optional>

namespace Legenda {

/// Applied in the order of its fields. Default-constructed: nothing.
struct EditPlan
{
    bool stripSdh = false; ///< notes for the hearing impaired: [door slams], (sighs), JOHN:
    SdhOptions sdh{}; ///< which of them
    bool stripTags = false; ///< all style, position and markup
    bool stripAds = false; ///< cues that advertise sites and groups: see advertPatterns()
    QStringList adPatterns{}; ///< the person's own, as for stripAdverts(); count without stripAds as well

    double fpsFrom = 0; ///< with fpsTo: times x from / to; 0: left alone
    double fpsTo = 0;
    std::optional<TimePoints> points{};
    qint64 shiftMs = 0;
    qint64 shiftFromMs = 0; ///< only cues that start then or later are shifted (times before fpsFrom and points)

    qint64 maxDurationMs = 0; ///< 0: left alone
    qint64 minDurationMs = 0; ///< cues are made longer where there is room
    double maxCharsPerSecond = 0; ///< cues that are read too fast are made longer where there is room
    bool fixOverlaps = false; ///< a cue ends before the next one starts
    qint64 minGapMs = 0; ///< between two cues; 0: left alone

    bool mergeRollUp = false; ///< captions that roll up or grow: what a cue repeats of the one before is shown once
    qint64 mergeGapMs = -1; ///< neighbours with the same text and at most such a gap become one; -1: left alone
    bool mergeShort = false; ///< neighbours of which one is short become one
    MergeShortOptions shortCues{}; ///< which are
    bool splitLong = false; ///< cues that do not fit in maxLines of maxLineLength become several
    int maxLineLength = 0; ///< lines are broken anew where one is longer; 0: left alone
    int maxLines = 0; ///< of a cue, for breaking; more where the text does not fit and is not split
    bool unbreakLines = false; ///< one line a cue (dialogues with dashes keep theirs)
    bool sort = false;
    bool renumber = false; ///< numbers that the file gave its cues are dropped: writers count anew
    bool isEmpty() const { return *this == EditPlan(); }
    bool operator==(const EditPlan &) const = default;
};

/// What was done: one entry for each kind that changed anything.
struct EditNote
{
    enum class Kind {
        SdhRemoved,
        TagsRemoved,
        AdvertsRemoved,
        FrameRateChanged,
        Stretched,
        Shifted,
        BeforeStart, ///< cues that would begin before the start of the video: put to its start, or left out
        Shortened,
        Lengthened,
        StillTooFast, ///< no room to make them long enough
        OverlapsFixed,
        GapsMade,
        Merged,
        Split, ///< cues that became several
        LinesBroken,
        LinesJoined,
        Sorted,
        Renumbered,
    };
    Kind kind = Kind::Shifted;
    int cues = 0; ///< that were changed; of removals: cues changed or removed
    QStringList samples; ///< of removals: what went, the first few
    bool operator==(const EditNote &) const = default;
};

/// Stable, for --json: "sdh_removed" …
QString toString(EditNote::Kind kind);
/// One sentence for people.
QString sentence(const EditNote &note);

/// BadInput says what in a plan makes no sense: rates, points and patterns. Ask before applying it.
Result<Done> checkPlan(const EditPlan &plan);

/// Pure but for `document`. Linear but for sorting. What checkPlan() refuses is left out. All times are mapped at once:
/// what would lie before 0 after one step and no longer after the next is not lost.
QList<EditNote> applyEdits(Document &document, const EditPlan &plan);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::EditPlan)
