// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/edits.h"

#include "core/subtitles/timefixes.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

using Kind = EditNote::Kind;

constexpr std::pair<Kind, const char *> names[] = {{Kind::SdhRemoved, "sdh_removed"},
    {Kind::TagsRemoved, "tags_removed"}, {Kind::AdvertsRemoved, "adverts_removed"},
    {Kind::FrameRateChanged, "frame_rate_changed"}, {Kind::Stretched, "stretched"}, {Kind::Shifted, "shifted"},
    {Kind::BeforeStart, "before_start"}, {Kind::Shortened, "shortened"}, {Kind::Lengthened, "lengthened"},
    {Kind::StillTooFast, "still_too_fast"}, {Kind::OverlapsFixed, "overlaps_fixed"}, {Kind::GapsMade, "gaps_made"},
    {Kind::Merged, "merged"}, {Kind::Split, "split"}, {Kind::LinesBroken, "lines_broken"},
    {Kind::LinesJoined, "lines_joined"}, {Kind::Sorted, "sorted"}, {Kind::Renumbered, "renumbered"}};

class Notes
{
public:
    void add(Kind kind, int cues, const QStringList &samples = {})
    {
        if (cues > 0)
            m_notes.append({kind, cues, samples});
    }
    void add(Kind kind, const Removal &removal) { add(kind, removal.cues, removal.samples); }
    const QList<EditNote> &all() const { return m_notes; }

private:
    QList<EditNote> m_notes;
};

bool changesFrameRate(const EditPlan &plan)
{
    return plan.fpsFrom != 0 || plan.fpsTo != 0;
}

/// Frame rate, points and shift in one step.
void applyTimes(Document &document, const EditPlan &plan, Notes &notes)
{
    TimeMap still;
    const TimeMap rate = changesFrameRate(plan) ? frameRateMap(plan.fpsFrom, plan.fpsTo).value_or(TimeMap()) : still;
    const TimeMap points = plan.points ? pointsMap(*plan.points).value_or(TimeMap()) : still;
    const TimeMap shift = shiftMap(plan.shiftMs);
    still = rate.then(points);
    const TimeMap moved = still.then(shift);
    if (still.isIdentity() && shift.isIdentity())
        return;
    int shifted = 0;
    int all = 0;
    const Retiming result = retime(document, [&](const Cue &cue) {
        const bool isShifted = plan.shiftFromMs <= 0 || cue.startMs >= plan.shiftFromMs;
        shifted += isShifted;
        ++all;
        return isShifted ? &moved : &still;
    });
    if (!rate.isIdentity()) {
        if (document.fps > 0)
            document.fps = exactFrameRate(plan.fpsTo);
        notes.add(Kind::FrameRateChanged, all);
    }
    if (!points.isIdentity())
        notes.add(Kind::Stretched, all);
    if (!shift.isIdentity())
        notes.add(Kind::Shifted, shifted);
    notes.add(Kind::BeforeStart, result.cut + result.dropped);
}

void applyDurations(Document &document, const EditPlan &plan, Notes &notes)
{
    const qint64 gap = std::max<qint64>(0, plan.minGapMs);
    notes.add(Kind::Shortened, shortenLong(document, plan.maxDurationMs));
    const Lengthening lengthening = lengthenShort(document,
        {.minDurationMs = plan.minDurationMs,
            .maxCharsPerSecond = plan.maxCharsPerSecond,
            .maxDurationMs = plan.maxDurationMs,
            .gapMs = gap});
    notes.add(Kind::Lengthened, lengthening.lengthened);
    notes.add(Kind::StillTooFast, lengthening.stillTooFast);
    if (plan.fixOverlaps)
        notes.add(Kind::OverlapsFixed, fixOverlaps(document, gap));
    notes.add(Kind::GapsMade, makeGaps(document, plan.minGapMs));
}

void applyLines(Document &document, const EditPlan &plan, Notes &notes)
{
    int merged = plan.mergeRollUp ? mergeRollUp(document) : 0;
    merged += mergeSame(document, plan.mergeGapMs);
    if (plan.mergeShort)
        merged += mergeShort(document, plan.shortCues);
    notes.add(Kind::Merged, merged);
    if (plan.splitLong && plan.maxLineLength > 0) {
        const qint64 most = qint64(plan.maxLineLength) * (plan.maxLines > 0 ? plan.maxLines : 2);
        notes.add(Kind::Split, splitLong(document, int(std::min<qint64>(most, 1'000'000))));
    }
    if (plan.unbreakLines)
        notes.add(Kind::LinesJoined, unbreakLines(document));
    notes.add(Kind::LinesBroken, breakLines(document, {plan.maxLineLength, plan.unbreakLines ? 0 : plan.maxLines}));
    if (plan.sort)
        notes.add(Kind::Sorted, sortCues(document));
    if (plan.renumber)
        notes.add(Kind::Renumbered, renumberCues(document));
}

} // namespace

QString toString(EditNote::Kind kind)
{
    for (const auto &[each, name] : names) {
        if (each == kind)
            return QString::fromLatin1(name);
    }
    return {};
}

QString sentence(const EditNote &note)
{
    const int n = note.cues;
    switch (note.kind) {
    case Kind::SdhRemoved:
        return Text::tr("Notes for the hearing impaired were removed from %n cue(s).", nullptr, n);
    case Kind::TagsRemoved:
        return Text::tr("Style and markup were removed from %n cue(s).", nullptr, n);
    case Kind::AdvertsRemoved:
        return Text::tr("%n cue(s) with adverts or credits were removed.", nullptr, n);
    case Kind::FrameRateChanged:
        return Text::tr("The times of %n cue(s) were fitted to the other frame rate.", nullptr, n);
    case Kind::Stretched:
        return Text::tr("The times of %n cue(s) were stretched to the two moments.", nullptr, n);
    case Kind::Shifted:
        return Text::tr("%n cue(s) were shifted.", nullptr, n);
    case Kind::BeforeStart:
        return Text::tr(
            "%n cue(s) would begin before the video: those that last into it begin with it, the others were "
            "left out.",
            nullptr, n);
    case Kind::Shortened:
        return Text::tr("%n cue(s) stayed too long and end earlier.", nullptr, n);
    case Kind::Lengthened:
        return Text::tr("%n cue(s) were too short and stay longer.", nullptr, n);
    case Kind::StillTooFast:
        return Text::tr("%n cue(s) are still faster than asked: there is no room before the next.", nullptr, n);
    case Kind::OverlapsFixed:
        return Text::tr("%n cue(s) no longer overlap others.", nullptr, n);
    case Kind::GapsMade:
        return Text::tr("%n cue(s) end earlier to leave a gap before the next.", nullptr, n);
    case Kind::Merged:
        return Text::tr("%n cue(s) were merged into others.", nullptr, n);
    case Kind::Split:
        return Text::tr("%n cue(s) were too long and became several.", nullptr, n);
    case Kind::LinesBroken:
        return Text::tr("Lines were broken anew in %n cue(s).", nullptr, n);
    case Kind::LinesJoined:
        return Text::tr("Lines were joined in %n cue(s).", nullptr, n);
    case Kind::Sorted:
        return Text::tr("%n cue(s) were put in order of time.", nullptr, n);
    case Kind::Renumbered:
        return Text::tr("%n cue(s) are numbered anew.", nullptr, n);
    }
    return {};
}

Result<Done> checkPlan(const EditPlan &plan)
{
    if (changesFrameRate(plan)) {
        if (const auto map = frameRateMap(plan.fpsFrom, plan.fpsTo); !map)
            return fail(map.error());
    }
    if (plan.points) {
        if (const auto map = pointsMap(*plan.points); !map)
            return fail(map.error());
    }
    return checkAdvertPatterns(plan.adPatterns);
}

QList<EditNote> applyEdits(Document &document, const EditPlan &plan)
{
    Notes notes;
    if (plan.stripSdh)
        notes.add(Kind::SdhRemoved, stripSdh(document, plan.sdh));
    if (plan.stripTags)
        notes.add(Kind::TagsRemoved, stripTags(document));
    if (plan.stripAds || !plan.adPatterns.isEmpty()) {
        const bool good = checkAdvertPatterns(plan.adPatterns).has_value();
        const Result<Removal> removal = stripAdverts(document, good ? plan.adPatterns : QStringList(), plan.stripAds);
        notes.add(Kind::AdvertsRemoved, removal.value_or(Removal()));
    }
    applyTimes(document, plan, notes);
    applyDurations(document, plan, notes);
    applyLines(document, plan, notes);
    return notes.all();
}

} // namespace Legenda
