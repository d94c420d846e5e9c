// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What formats can carry, and what is lost where one cannot: said in words and counted, never silently.

#include "core/subtitles/document.h"

#include <QFlags>
#include <QList>
#include <QMetaType>
#include <QString>

namespace Legenda {

// In a namespace of its own, so that its operator hides none of Qt's own ones in the rest of the program.
namespace Flags {

enum class SubtitleFeature : quint32 {
    Bold = 1u << 0,
    Italic = 1u << 1,
    Underline = 1u << 2,
    StrikeOut = 1u << 3,
    Color = 1u << 4,
    Background = 1u << 5,
    Font = 1u << 6,
    FontSize = 1u << 7,
    Ruby = 1u << 8,
    Speaker = 1u << 9, ///< of cues or words
    WordLanguage = 1u << 10,
    Classes = 1u << 11,
    WordTimes = 1u << 12, ///< karaoke
    Alignment = 1u << 13, ///< Placement::anchor
    Position = 1u << 14, ///< x, y, width
    Vertical = 1u << 15,
    Layer = 1u << 16,
    Comments = 1u << 17,
    NamedStyles = 1u << 18,
    Regions = 1u << 19,
    Metadata = 1u << 20, ///< any at all
    CueIds = 1u << 21,
    Effects = 1u << 22,
    EndTimes = 1u << 23, ///< without: a cue lasts until the next
    Overlaps = 1u << 24, ///< two cues at a time
    LineBreaks = 1u << 25,
    Milliseconds = 1u << 26, ///< without: times become rounder (no loss that is reported on its own below 1/10 s)
    Times = 1u << 27, ///< any at all
    Characters = 1u << 28, ///< any of Unicode
    LongLines = 1u << 29, ///< without: so many characters and lines fit and no more
};
Q_DECLARE_FLAGS(SubtitleFeatures, SubtitleFeature)

constexpr SubtitleFeatures operator|(SubtitleFeature a, SubtitleFeature b)
{
    return SubtitleFeatures(a) | b;
}

} // namespace Flags

using Flags::SubtitleFeature;
using Flags::SubtitleFeatures;

/// All traits that are on the text itself: bold to strike-out.
inline constexpr SubtitleFeatures basicStyle{SubtitleFeatures(SubtitleFeature::Bold) | SubtitleFeature::Italic
    | SubtitleFeature::Underline | SubtitleFeature::StrikeOut};
/// What nearly every format has.
inline constexpr SubtitleFeatures commonFeatures{SubtitleFeatures(SubtitleFeature::EndTimes) | SubtitleFeature::Overlaps
    | SubtitleFeature::LineBreaks | SubtitleFeature::Milliseconds | SubtitleFeature::Times | SubtitleFeature::Characters
    | SubtitleFeature::LongLines};

/// What a format could not carry.
struct Loss
{
    SubtitleFeature feature = SubtitleFeature::Bold;
    int count = 0; ///< cues it stood in; of styles, regions and metadata: how many
    bool operator==(const Loss &) const = default;
};

/// Stable, for --json: "bold", "word_times" …
QString toString(SubtitleFeature feature);
/// One sentence for people: "Italics were left out in 12 cues."
QString sentence(const Loss &loss);

/// What a document uses, with counts: of each feature in how many cues (or how many styles …) it occurs. LineBreaks,
/// Milliseconds, Characters and LongLines are not counted here: losing them is for the writer to say.
QList<Loss> usedFeatures(const Document &document);
/// What of it a format that carries `carried` leaves out.
QList<Loss> lossesOf(const Document &document, SubtitleFeatures carried);
/// Adds to the same feature's count, or a new one.
void addLoss(QList<Loss> &losses, SubtitleFeature feature, int count = 1);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::Loss)
