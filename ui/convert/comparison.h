// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A subtitle before and after, cue by cue.

#include "core/pipeline/fileconversion.h"
#include "core/subtitles/subtitletext.h"

#include <QList>
#include <QStringList>

namespace Legenda {

/// What became of a cue.
struct CueDifference
{
    int partner = -1; ///< row in the other list; -1: it is only in this one
    bool time = false;
    bool text = false;
    bool style = false; ///< the same words look otherwise
    bool any() const { return partner < 0 || time || text || style; }
    bool operator==(const CueDifference &) const = default;
};

/// A cue as the lists show it.
struct ComparedCue : PreviewCue
{
    quint16 traits = 0; ///< TextStyle::Trait of all of the text
    size_t style = 0; ///< the same for cues that look the same
    bool operator==(const ComparedCue &) const = default;
};

struct Comparison
{
    QList<ComparedCue> before;
    QList<ComparedCue> after;
    QList<CueDifference> beforeChanges; ///< of `before`, row by row
    QList<CueDifference> afterChanges;
    int changed = 0; ///< cues of `after` that differ, or are new
    int removed = 0; ///< cues of `before` that are gone
    bool operator==(const Comparison &) const = default;
};

/// Finds which cues belong together by their text and times. Linear: beyond a window it gives up and pairs by order.
Comparison compared(QList<ComparedCue> before, QList<ComparedCue> after);

/// A line below the lists.
struct Remark
{
    enum class Kind { Done, Loss, Warning };
    Kind kind = Kind::Warning;
    QString text;
    QStringList samples; ///< of what was taken out
    bool operator==(const Remark &) const = default;
};

/// What the dialog shows of a file before it is written.
struct ConvertPreviewData
{
    Comparison comparison;
    QList<Remark> remarks;
    QString beforeTitle; ///< "SubRip · windows-1250"
    QString afterTitle;
    QString path; ///< of what would be written
    QList<qint64> startsMs; ///< of files that were joined
    double videoFps = 0;
    bool operator==(const ConvertPreviewData &) const = default;
};

/// Reads the result again as a player will, and compares. Blocking.
ConvertPreviewData previewOf(const FileConversion &conversion, double fps);

} // namespace Legenda
