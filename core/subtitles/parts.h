// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Several subtitles made one, and one cut into several: films on two discs.

#include "core/base/result.h"
#include "core/subtitles/document.h"

namespace Legenda {

/// When each part begins in the whole: part 0 at 0, each other one where the videos before it end.
/// @param videoLengthsMs of the parts; 0 or missing: not known, then the part ends with its last cue
/// @param startsMs of those that begin where the person says; -1 or missing: where the part before ends
QList<qint64> partOffsets(
    const QList<Document> &parts, const QList<qint64> &videoLengthsMs = {}, const QList<qint64> &startsMs = {});

/// One document of all cues, part for part. Format, metadata, language, frame rate, head and tail are the first one's
/// (and the others', where the first one says nothing of it). Styles and regions of all; those of one name that are
/// not the same get another ("Default 2"). What the others say in the words of another format, or for a picture of
/// another size, is left out.
/// @param offsetsMs for each part; times that come before 0 are treated as in timing.h
/// BadInput where there are no parts, or not as many offsets as parts.
Result<Document> joinParts(const QList<Document> &parts, const QList<qint64> &offsetsMs);

/// Cuts at the moments (in any order; equal ones and those that are not after 0 count for nothing): one part more than
/// moments. A cue that is shown at a moment goes to both parts, each with its share of the time, but for a share of
/// less than a fifth of a second, which is left out: nobody could read it.
/// @param restartTimes each part begins at 0 anew
QList<Document> splitParts(const Document &document, const QList<qint64> &atMs, bool restartTimes);

/// The moments in order, without those that count for nothing: one less than there will be parts.
QList<qint64> cutMoments(QList<qint64> atMs);

} // namespace Legenda
