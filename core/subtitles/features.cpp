// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/features.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

SubtitleFeatures featuresOf(const TextStyle &style)
{
    SubtitleFeatures used;
    used.setFlag(SubtitleFeature::Bold, style.has(TextStyle::Bold));
    used.setFlag(SubtitleFeature::Italic, style.has(TextStyle::Italic));
    used.setFlag(SubtitleFeature::Underline, style.has(TextStyle::Underline));
    used.setFlag(SubtitleFeature::StrikeOut, style.has(TextStyle::StrikeOut));
    used.setFlag(SubtitleFeature::Color, style.color != 0);
    used.setFlag(SubtitleFeature::Background, style.background != 0);
    used.setFlag(SubtitleFeature::Font, !style.font.isEmpty());
    used.setFlag(SubtitleFeature::FontSize, style.fontSize > 0);
    used.setFlag(SubtitleFeature::Ruby, !style.ruby.isEmpty());
    used.setFlag(SubtitleFeature::Speaker, !style.voice.isEmpty());
    used.setFlag(SubtitleFeature::WordLanguage, !style.language.isEmpty());
    used.setFlag(SubtitleFeature::Classes, !style.classes.isEmpty());
    used.setFlag(SubtitleFeature::WordTimes, style.atMs >= 0);
    return used;
}

SubtitleFeatures featuresOf(const Cue &cue)
{
    SubtitleFeatures used;
    for (const StyleRun &run : cue.runs)
        used |= featuresOf(run.style);
    if (!cue.hasDetails())
        return used;
    const CueDetails &details = cue.details();
    const Placement &place = details.placement;
    used.setFlag(SubtitleFeature::Speaker, used.testFlag(SubtitleFeature::Speaker) || !details.speaker.isEmpty());
    used.setFlag(SubtitleFeature::Alignment, place.anchor > 0 && place.anchor != 2);
    used.setFlag(SubtitleFeature::Position, place.x || place.y || place.width);
    used.setFlag(SubtitleFeature::Vertical, place.writing != Placement::Writing::Horizontal);
    used.setFlag(SubtitleFeature::Layer, details.layer != 0);
    used.setFlag(SubtitleFeature::Comments, details.comment || !details.note.isEmpty());
    used.setFlag(SubtitleFeature::CueIds, !details.id.isEmpty());
    used.setFlag(SubtitleFeature::Effects, !details.effect.isEmpty());
    return used;
}

/// Cues that begin before one before them has ended.
int countOverlaps(const QList<Cue> &cues)
{
    int count = 0;
    qint64 end = std::numeric_limits<qint64>::min();
    const auto look = [&](const Cue &cue) {
        if (cue.isComment() || cue.endMs <= cue.startMs)
            return;
        count += cue.startMs < end;
        end = std::max(end, cue.endMs);
    };
    if (isSortedByTime(cues)) {
        for (const Cue &cue : cues)
            look(cue);
        return count;
    }
    QList<const Cue *> order;
    order.reserve(cues.size());
    for (const Cue &cue : cues)
        order.append(&cue);
    std::sort(order.begin(), order.end(), [](const Cue *a, const Cue *b) { return a->startMs < b->startMs; });
    for (const Cue *cue : std::as_const(order))
        look(*cue);
    return count;
}

/// A cue that ends before the next one begins: that is lost where only starts are written.
int countGaps(const QList<Cue> &cues)
{
    constexpr qint64 noticeable = 200;
    int count = 0;
    for (qsizetype i = 0; i + 1 < cues.size(); ++i)
        count += cues[i + 1].startMs - cues[i].endMs > noticeable;
    return count;
}

constexpr std::pair<SubtitleFeature, const char *> names[] = {{SubtitleFeature::Bold, "bold"},
    {SubtitleFeature::Italic, "italic"}, {SubtitleFeature::Underline, "underline"},
    {SubtitleFeature::StrikeOut, "strike_out"}, {SubtitleFeature::Color, "color"},
    {SubtitleFeature::Background, "background"}, {SubtitleFeature::Font, "font"},
    {SubtitleFeature::FontSize, "font_size"}, {SubtitleFeature::Ruby, "ruby"}, {SubtitleFeature::Speaker, "speaker"},
    {SubtitleFeature::WordLanguage, "word_language"}, {SubtitleFeature::Classes, "classes"},
    {SubtitleFeature::WordTimes, "word_times"}, {SubtitleFeature::Alignment, "alignment"},
    {SubtitleFeature::Position, "position"}, {SubtitleFeature::Vertical, "vertical"}, {SubtitleFeature::Layer, "layer"},
    {SubtitleFeature::Comments, "comments"}, {SubtitleFeature::NamedStyles, "named_styles"},
    {SubtitleFeature::Regions, "regions"}, {SubtitleFeature::Metadata, "metadata"},
    {SubtitleFeature::CueIds, "cue_ids"}, {SubtitleFeature::Effects, "effects"},
    {SubtitleFeature::EndTimes, "end_times"}, {SubtitleFeature::Overlaps, "overlaps"},
    {SubtitleFeature::LineBreaks, "line_breaks"}, {SubtitleFeature::Milliseconds, "milliseconds"},
    {SubtitleFeature::Times, "times"}, {SubtitleFeature::Characters, "characters"},
    {SubtitleFeature::LongLines, "long_lines"}};

} // namespace

QString toString(SubtitleFeature feature)
{
    for (const auto &[each, name] : names) {
        if (each == feature)
            return QString::fromLatin1(name);
    }
    return {};
}

QString sentence(const Loss &loss)
{
    const int n = loss.count;
    switch (loss.feature) {
    case SubtitleFeature::Bold:
        return Text::tr("Bold text became plain in %n cue(s).", nullptr, n);
    case SubtitleFeature::Italic:
        return Text::tr("Italics became plain in %n cue(s).", nullptr, n);
    case SubtitleFeature::Underline:
        return Text::tr("Underlines were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::StrikeOut:
        return Text::tr("Struck-out text became plain in %n cue(s).", nullptr, n);
    case SubtitleFeature::Color:
        return Text::tr("Colours were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::Background:
        return Text::tr("Background colours were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::Font:
        return Text::tr("Fonts were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::FontSize:
        return Text::tr("Font sizes were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::Ruby:
        return Text::tr("Readings above characters (ruby) were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::Speaker:
        return Text::tr("Names of speakers were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::WordLanguage:
        return Text::tr("Languages of single words were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::Classes:
        return Text::tr("Style classes were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::WordTimes:
        return Text::tr("Times of single words (karaoke) were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::Alignment:
        return Text::tr("%n cue(s) moved to the bottom centre.", nullptr, n);
    case SubtitleFeature::Position:
        return Text::tr("Exact positions were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::Vertical:
        return Text::tr("Vertical writing was left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::Layer:
        return Text::tr("Layers were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::Comments:
        return Text::tr("%n comment(s) were left out.", nullptr, n);
    case SubtitleFeature::NamedStyles:
        return Text::tr("%n named style(s) were left out.", nullptr, n);
    case SubtitleFeature::Regions:
        return Text::tr("%n screen region(s) were left out.", nullptr, n);
    case SubtitleFeature::Metadata:
        return Text::tr("%n entry(s) about the file, such as its title, were left out.", nullptr, n);
    case SubtitleFeature::CueIds:
        return Text::tr("Names of cues were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::Effects:
        return Text::tr("Effects were left out in %n cue(s).", nullptr, n);
    case SubtitleFeature::EndTimes:
        return Text::tr("Times of ending were left out: %n cue(s) stay until the next.", nullptr, n);
    case SubtitleFeature::Overlaps:
        return Text::tr("%n cue(s) showed together with another and no longer do.", nullptr, n);
    case SubtitleFeature::LineBreaks:
        return Text::tr("Lines were joined in %n cue(s).", nullptr, n);
    case SubtitleFeature::Milliseconds:
        return Text::tr("Times were rounded in %n cue(s).", nullptr, n);
    case SubtitleFeature::Times:
        return Text::tr("The times of %n cue(s) were left out.", nullptr, n);
    case SubtitleFeature::Characters:
        return Text::tr("Characters that the format does not have were replaced in %n cue(s).", nullptr, n);
    case SubtitleFeature::LongLines:
        return Text::tr("Lines were broken or shortened in %n cue(s).", nullptr, n);
    }
    return {};
}

QList<Loss> usedFeatures(const Document &document)
{
    constexpr int bits = 32;
    int counts[bits] = {};
    for (const Cue &cue : document.cues) {
        if (cue.runs.isEmpty() && !cue.hasDetails())
            continue;
        const auto used = featuresOf(cue).toInt();
        for (int bit = 0; bit < bits; ++bit)
            counts[bit] += (used >> bit) & 1;
    }
    const auto bitOf = [](SubtitleFeature feature) {
        int bit = 0;
        while ((quint32(feature) >> bit) != 1)
            ++bit;
        return bit;
    };
    // A style that no cue uses, or that all of them do, says nothing that could be missed.
    QSet<QString> used;
    for (const Cue &cue : document.cues) {
        if (!cue.details().style.isEmpty())
            used.insert(cue.details().style);
    }
    used.remove(u"Default"_s);
    counts[bitOf(SubtitleFeature::NamedStyles)] = int(used.size());
    counts[bitOf(SubtitleFeature::Regions)] = int(document.regions.size());
    counts[bitOf(SubtitleFeature::Metadata)] = int(document.metadata.size());
    counts[bitOf(SubtitleFeature::Overlaps)] = countOverlaps(document.cues);
    counts[bitOf(SubtitleFeature::EndTimes)] = countGaps(document.cues);
    counts[bitOf(SubtitleFeature::Times)] = int(document.cues.size());
    QList<Loss> list;
    for (const auto &[feature, name] : names) {
        if (counts[bitOf(feature)] > 0)
            list.append({feature, counts[bitOf(feature)]});
    }
    return list;
}

QList<Loss> lossesOf(const Document &document, SubtitleFeatures carried)
{
    QList<Loss> losses = usedFeatures(document);
    losses.removeIf([&](const Loss &loss) { return carried.testFlag(loss.feature); });
    // Where there are no times at all, it need not be said that they have no ends.
    if (!carried.testFlag(SubtitleFeature::Times)) {
        losses.removeIf([](const Loss &loss) {
            return loss.feature == SubtitleFeature::EndTimes || loss.feature == SubtitleFeature::Overlaps;
        });
    }
    return losses;
}

void addLoss(QList<Loss> &losses, SubtitleFeature feature, int count)
{
    if (count <= 0)
        return;
    const auto known =
        std::find_if(losses.begin(), losses.end(), [feature](const Loss &loss) { return loss.feature == feature; });
    if (known != losses.end())
        known->count += count;
    else
        losses.append({feature, count});
}

} // namespace Legenda
