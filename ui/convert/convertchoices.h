// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Everything that can be chosen in the dialog, as one value: what is to be written and what is to be done before.
// Amounts stay when their switch is off, so that switching it on again brings them back.

#include "core/pipeline/fileconversion.h"
#include "core/settings/settings.h"

#include <QByteArray>
#include <QString>

namespace Legenda {

struct ConvertChoices
{
    enum class LineEnds { AsTheyAre, Lf, CrLf };
    /// What belongs together in the dialog.
    enum class Section { Target, Times, Parts, CleanUp, Durations, Lines };

    QString format = QStringLiteral("subrip"); ///< id; empty: as each file is
    QString encoding = QStringLiteral("UTF-8"); ///< empty: as each file is
    bool mark = false;
    LineEnds lineEnds = LineEnds::AsTheyAre;
    double writeFps = 0; ///< 0: of the video
    bool intoFolder = false;
    QString folder;
    ConflictPolicy onConflict = ConflictPolicy::Ask;

    bool shift = false;
    qint64 shiftMs = 0;
    bool shiftLater = false; ///< only from shiftFromMs on
    qint64 shiftFromMs = 0;
    bool changeRate = false;
    double rateFrom = 25;
    double rateTo = 24000.0 / 1001.0; ///< 0: of the video beside each file
    bool stretch = false;
    qint64 firstFromMs = 0;
    qint64 firstToMs = 0;
    qint64 secondFromMs = 0;
    qint64 secondToMs = 0;

    bool join = false; ///< all files become one
    QString joinAt; ///< moments: when the second one begins, the third …; empty: with the videos beside
    bool split = false;
    QString splitAt; ///< moments
    bool restartTimes = true; ///< each part begins at 0

    bool stripSdh = false;
    bool sdhBrackets = true;
    bool sdhParentheses = true;
    bool sdhBraces = true;
    bool sdhMusic = true;
    bool sdhHashMusic = true;
    bool sdhSpeakers = true;
    bool sdhMixedCaseSpeakers = true;
    bool stripAds = false;
    QString adPatterns; ///< the person's own, one a line; in use with stripAds
    bool stripTags = false;

    bool fixOverlaps = false;
    bool makeGaps = false;
    qint64 minGapMs = 80;
    bool atLeast = false;
    qint64 minDurationMs = 1000;
    bool atMost = false;
    qint64 maxDurationMs = 7000;
    bool slowDown = false;
    int maxCharsPerSecond = 20;

    bool breakLines = false;
    int maxLineLength = 42;
    int maxLines = 2;
    bool splitLong = false; ///< what does not fit in maxLines of maxLineLength
    bool unbreakLines = false;
    bool merge = false;
    qint64 mergeGapMs = 250;
    bool mergeRollUp = false;
    bool mergeShort = false;
    bool sort = false;
    bool renumber = false;

    bool operator==(const ConvertChoices &) const = default;

    /// As a person has set them for saving in general.
    static ConvertChoices defaults(const Preferences &preferences);

    EditPlan plan() const;
    /// Input, joined files (but for when they begin), how they are read, and batch are left open, and which part.
    FileConversionRequest request() const;
    /// "0:45:10, 1:30:00" in ms; nothing for what is no list of moments after the start, each later than the one
    /// before.
    static std::optional<QList<qint64>> moments(const QString &text);
    /// How many files come of each: 1 where none is cut.
    int parts() const;
    /// Operations of a section that are on; of Target: nothing.
    int count(Section section) const;
    /// With all operations of a section off.
    ConvertChoices without(Section section) const;

    /// The field in which two differ first, by its key ("shift_ms"); empty: none.
    static QString difference(const ConvertChoices &a, const ConvertChoices &b);
    /// Fields that are dragged or typed change many times in a row; switches do not.
    static bool isAmount(const QString &key);
    /// "Shift": the operation a field belongs to, in words.
    static QString nameOf(const QString &key);

    /// To open the dialog as it was left: only what differs from `usual`, so that what a person changes in the
    /// preferences counts. Times belong to one subtitle, so their operations are not kept.
    QByteArray toJson(const ConvertChoices &usual) const;
    static ConvertChoices fromJson(const QByteArray &json, const ConvertChoices &usual);
};

} // namespace Legenda
