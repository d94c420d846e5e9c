// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Does a text fit the video it was fetched for, and is it what the service promised? Pure.

#include "core/subtitles/subtitletext.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace Legenda {

/// One thing that is wrong with a text.
struct TextProblem
{
    enum class Kind {
        OtherLength, ///< goes on after the video, or ends far before it
        OtherFrameRate, ///< runs faster or slower than the video
        OtherLanguage,
        NotParseable, ///< no known format
        Stub, ///< one or two cues for a whole video: a notice or an advert
        MostlyEmpty, ///< few cues a minute, or most of them without a word
        CutOff, ///< the end is missing
    };
    Kind kind = Kind::OtherLength;
    bool serious = false; ///< "Download best" does not save it and tries the next hit
    QString text; ///< for people: what is wrong, one sentence
    bool operator==(const TextProblem &) const = default;
};

/// Stable, for --json: "other_length", "other_frame_rate", "other_language", "not_parseable", "stub", "mostly_empty",
/// "cut_off".
QString toString(TextProblem::Kind kind);

/// What a text is measured against. What is not known is not judged.
struct TextPromise
{
    Language language; ///< as the service says
    bool foreignPartsOnly = false; ///< few cues are as they should be
    int parts = 1; ///< files the subtitle is cut into; with several, their lengths say nothing
    double fps = 0; ///< of the video the service says it was made for
    qint64 madeForMs = 0; ///< running time of that video
    double videoFps = 0;
    qint64 videoMs = 0;
    bool operator==(const TextPromise &) const = default;
};

/// The weightiest first; empty: nothing to complain about.
QList<TextProblem> checkText(const SubtitleText &subtitle, const TextPromise &promise);

/// True if one of them is serious.
bool isSerious(const QList<TextProblem> &problems);

/// When the last cue of the dialogue starts: without the one or two an uploader put far behind it, and without those
/// that were never timed (99:59:59). 0: there is none.
qint64 lastCueMs(const SubtitleText &subtitle);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::TextProblem)
