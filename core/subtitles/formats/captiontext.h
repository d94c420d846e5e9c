// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Screens of captions to cues and back.

#include "core/subtitles/document.h"
#include "core/subtitles/features.h"
#include "core/subtitles/formats/cea608.h"

namespace Legenda::Cea608 {

/// Text, runs and placement. Blanks that only mid-row codes make are left out where a person would not write them.
/// @param rollUp lines of scrolling text begin at the left because they scroll; that is no placement
void readScreen(const Screen &screen, bool rollUp, Cue &cue);

struct Layout
{
    QList<Screen> screens; ///< one after the other, where the text is too long for one
    SubtitleFeatures lost; ///< what of the cue they could not take
};

/// Broken to 32 columns and four rows.
Layout layOut(const Cue &cue);

/// Both at a time, where there is place: what is in the way moves up or down. False: there is none.
bool addTo(Screen &screen, const Screen &more);

} // namespace Legenda::Cea608
