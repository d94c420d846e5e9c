// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The formats themselves, one file each; only for the registry and for tests.

#include "core/subtitles/format.h"

namespace Legenda::Formats {

const SubtitleFormat &subRip();
const SubtitleFormat &webVtt();
const SubtitleFormat &ass();
const SubtitleFormat &ssa();
const SubtitleFormat &microDvd();
const SubtitleFormat &mpl2();
const SubtitleFormat &tmPlayer();
const SubtitleFormat &subViewer();
const SubtitleFormat &subViewer2();
const SubtitleFormat &sami();
const SubtitleFormat &ttml();
const SubtitleFormat &sbv();
const SubtitleFormat &lrc();
const SubtitleFormat &mpSub();
const SubtitleFormat &jacoSub();
const SubtitleFormat &pjs();
const SubtitleFormat &aqTitle();
const SubtitleFormat &vPlayer();
const SubtitleFormat &realText();
const SubtitleFormat &qtText();
const SubtitleFormat &scc();
const SubtitleFormat &ebuStl();
const SubtitleFormat &spruceStl();
const SubtitleFormat &ttxt();
const SubtitleFormat &amaraJson();
const SubtitleFormat &youTubeXml();
const SubtitleFormat &whisperJson();
const SubtitleFormat &captionJson(); ///< arrays of {start, end, text} in several spellings
const SubtitleFormat &csv();
const SubtitleFormat &turboTitler();
const SubtitleFormat &dks();
const SubtitleFormat &plainText();

} // namespace Legenda::Formats
