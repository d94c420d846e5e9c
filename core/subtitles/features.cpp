// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/features.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

Features featuresOf(const TextStyle &style)
{
    Features used;
    used.setFlag(Feature::Bold, style.has(TextStyle::Bold));
    used.setFlag(Feature::Italic, style.has(TextStyle::Italic));
    used.setFlag(Feature::Underline, style.has(TextStyle::Underline));
    used.setFlag(Feature::StrikeOut, style.has(TextStyle::StrikeOut));
    used.setFlag(Feature::Color, style.color != 0);
    used.setFlag(Feature::Background, style.background != 0);
    used.setFlag(Feature::Font, !style.font.isEmpty());
    used.setFlag(Feature::FontSize, style.fontSize > 0);
    used.setFlag(Feature::Ruby, !style.ruby.isEmpty());
    used.setFlag(Feature::Speaker, !style.voice.isEmpty());
    used.setFlag(Feature::WordLanguage, !style.language.isEmpty());
    used.setFlag(Feature::Classes, !style.classes.isEmpty());
    used.setFlag(Feature::WordTimes, style.atMs >= 0);
    return used;
}

Features featuresOf(const Cue &cue)
{
    Features used;
    for (const StyleRun &run : cue.runs)
        used |= featuresOf(run.style);
    if (!cue.hasDetails())
        return used;
    const CueDetails &details = cue.details();
    const Placement &place = details.placement;
    used.setFlag(Feature::Speaker, used.testFlag(Feature::Speaker) || !details.speaker.isEmpty());
    used.setFlag(Feature::Alignment, place.anchor > 0 && place.anchor != 2);
    used.setFlag(Feature::Position, place.x || place.y || place.width);
    used.setFlag(Feature::Vertical, place.writing != Placement::Writing::Horizontal);
    used.setFlag(Feature::Layer, details.layer != 0);
    used.setFlag(Feature::Comments, details.comment || !details.note.isEmpty());
    used.setFlag(Feature::CueIds, !details.id.isEmpty());
    used.setFlag(Feature::Effects, !details.effect.isEmpty());
    return used;
}

/// Cues that begin before one before them has ended.
int countOverlaps(const QList<Cue> &cues)
{
    QList<std::pair<qint64, qint64>> times;
    times.reserve(cues.size());
    for (const Cue &cue : cues) {
        if (!cue.isComment() && cue.endMs > cue.startMs)
            times.append({cue.startMs, cue.endMs});
    }
    std::sort(times.begin(), times.end());
    int count = 0;
    qint64 end = std::numeric_limits<qint64>::min();
    for (const auto &[start, stop] : times) {
        count += start < end;
        end = std::max(end, stop);
    }
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

constexpr std::pair<Feature, const char *> names[] = {{Feature::Bold, "bold"}, {Feature::Italic, "italic"},
    {Feature::Underline, "underline"}, {Feature::StrikeOut, "strike_out"}, {Feature::Color, "color"},
    {Feature::Background, "background"}, {Feature::Font, "font"}, {Feature::FontSize, "font_size"},
    {Feature::Ruby, "ruby"}, {Feature::Speaker, "speaker"}, {Feature::WordLanguage, "word_language"},
    {Feature::Classes, "classes"}, {Feature::WordTimes, "word_times"}, {Feature::Alignment, "alignment"},
    {Feature::Position, "position"}, {Feature::Vertical, "vertical"}, {Feature::Layer, "layer"},
    {Feature::Comments, "comments"}, {Feature::NamedStyles, "named_styles"}, {Feature::Regions, "regions"},
    {Feature::Metadata, "metadata"}, {Feature::CueIds, "cue_ids"}, {Feature::Effects, "effects"},
    {Feature::EndTimes, "end_times"}, {Feature::Overlaps, "overlaps"}, {Feature::LineBreaks, "line_breaks"},
    {Feature::Milliseconds, "milliseconds"}, {Feature::Times, "times"}, {Feature::Characters, "characters"},
    {Feature::LongLines, "long_lines"}};

} // namespace

QString toString(Feature feature)
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
    case Feature::Bold:
        return Text::tr("Bold text became plain in %n cue(s).", nullptr, n);
    case Feature::Italic:
        return Text::tr("Italics became plain in %n cue(s).", nullptr, n);
    case Feature::Underline:
        return Text::tr("Underlines were left out in %n cue(s).", nullptr, n);
    case Feature::StrikeOut:
        return Text::tr("Struck-out text became plain in %n cue(s).", nullptr, n);
    case Feature::Color:
        return Text::tr("Colours were left out in %n cue(s).", nullptr, n);
    case Feature::Background:
        return Text::tr("Background colours were left out in %n cue(s).", nullptr, n);
    case Feature::Font:
        return Text::tr("Fonts were left out in %n cue(s).", nullptr, n);
    case Feature::FontSize:
        return Text::tr("Font sizes were left out in %n cue(s).", nullptr, n);
    case Feature::Ruby:
        return Text::tr("Readings above characters (ruby) were left out in %n cue(s).", nullptr, n);
    case Feature::Speaker:
        return Text::tr("Names of speakers were left out in %n cue(s).", nullptr, n);
    case Feature::WordLanguage:
        return Text::tr("Languages of single words were left out in %n cue(s).", nullptr, n);
    case Feature::Classes:
        return Text::tr("Style classes were left out in %n cue(s).", nullptr, n);
    case Feature::WordTimes:
        return Text::tr("Times of single words (karaoke) were left out in %n cue(s).", nullptr, n);
    case Feature::Alignment:
        return Text::tr("%n cue(s) moved to the bottom centre.", nullptr, n);
    case Feature::Position:
        return Text::tr("Exact positions were left out in %n cue(s).", nullptr, n);
    case Feature::Vertical:
        return Text::tr("Vertical writing was left out in %n cue(s).", nullptr, n);
    case Feature::Layer:
        return Text::tr("Layers were left out in %n cue(s).", nullptr, n);
    case Feature::Comments:
        return Text::tr("%n comment(s) were left out.", nullptr, n);
    case Feature::NamedStyles:
        return Text::tr("%n named style(s) were left out.", nullptr, n);
    case Feature::Regions:
        return Text::tr("%n screen region(s) were left out.", nullptr, n);
    case Feature::Metadata:
        return Text::tr("%n entry(s) about the file, such as its title, were left out.", nullptr, n);
    case Feature::CueIds:
        return Text::tr("Names of cues were left out in %n cue(s).", nullptr, n);
    case Feature::Effects:
        return Text::tr("Effects were left out in %n cue(s).", nullptr, n);
    case Feature::EndTimes:
        return Text::tr("Times of ending were left out: %n cue(s) stay until the next.", nullptr, n);
    case Feature::Overlaps:
        return Text::tr("%n cue(s) showed together with another and no longer do.", nullptr, n);
    case Feature::LineBreaks:
        return Text::tr("Lines were joined in %n cue(s).", nullptr, n);
    case Feature::Milliseconds:
        return Text::tr("Times were rounded in %n cue(s).", nullptr, n);
    case Feature::Times:
        return Text::tr("The times of %n cue(s) were left out.", nullptr, n);
    case Feature::Characters:
        return Text::tr("Characters that the format does not have were replaced in %n cue(s).", nullptr, n);
    case Feature::LongLines:
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
    const auto bitOf = [](Feature feature) {
        int bit = 0;
        while ((quint32(feature) >> bit) != 1)
            ++bit;
        return bit;
    };
    counts[bitOf(Feature::NamedStyles)] = int(document.styles.size());
    counts[bitOf(Feature::Regions)] = int(document.regions.size());
    counts[bitOf(Feature::Metadata)] = int(document.metadata.size());
    counts[bitOf(Feature::Overlaps)] = countOverlaps(document.cues);
    counts[bitOf(Feature::EndTimes)] = countGaps(document.cues);
    counts[bitOf(Feature::Times)] = int(document.cues.size());
    QList<Loss> list;
    for (const auto &[feature, name] : names) {
        if (counts[bitOf(feature)] > 0)
            list.append({feature, counts[bitOf(feature)]});
    }
    return list;
}

QList<Loss> lossesOf(const Document &document, Features carried)
{
    QList<Loss> losses = usedFeatures(document);
    losses.removeIf([&](const Loss &loss) { return carried.testFlag(loss.feature); });
    // Where there are no times at all, it need not be said that they have no ends.
    if (!carried.testFlag(Feature::Times)) {
        losses.removeIf(
            [](const Loss &loss) { return loss.feature == Feature::EndTimes || loss.feature == Feature::Overlaps; });
    }
    return losses;
}

void addLoss(QList<Loss> &losses, Feature feature, int count)
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
