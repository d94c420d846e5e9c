// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Light readers: the cues of a text for preview and checks. One row of a table a format; the document model can take
// the table's place without anyone else noticing.

#include "core/subtitles/subtitletext.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <span>

namespace Legenda {

struct CueList
{
    QList<PreviewCue> cues; ///< in the order of the file
    QStringList warnings; ///< in words
    bool cutOff = false; ///< ends in the middle of a cue; said in the warnings, too
    bool operator==(const CueList &) const = default;
};

struct CueReader
{
    const char *format; ///< id of the command line
    const char *extension; ///< usual one, without dot
    /// How sure the content alone makes, 0 to 100. `head` is the beginning of the text (line ends '\n').
    int (*sniff)(QStringView head);
    /// All cues; text that cannot be read is skipped with a warning. Linear in the length. nullptr: the format is
    /// recognised but not read.
    CueList (*read)(QStringView text);
};

/// All formats, the most telling first.
std::span<const CueReader> cueReaders();

/// The reader for a text: by content first, among equals by the file's extension; nullptr: not recognised.
const CueReader *findCueReader(QStringView text, const QString &fileName);

/// By format id; nullptr: unknown.
const CueReader *cueReader(QStringView format);

// The formats' own functions, one file a family; only for the table.
namespace Readers {
int sniffSubRip(QStringView head);
CueList readSubRip(QStringView text);
int sniffWebVtt(QStringView head);
CueList readWebVtt(QStringView text);
int sniffSbv(QStringView head);
int sniffSubViewer2(QStringView head);
CueList readCommaTimes(QStringView text);
int sniffSubViewer1(QStringView head);
CueList readSubViewer1(QStringView text);
int sniffTmPlayer(QStringView head);
CueList readTmPlayer(QStringView text);
int sniffMicroDvd(QStringView head);
CueList readMicroDvd(QStringView text);
int sniffMpl2(QStringView head);
CueList readMpl2(QStringView text);
int sniffAss(QStringView head);
int sniffSsa(QStringView head);
CueList readAss(QStringView text);
int sniffSami(QStringView head);
CueList readSami(QStringView text);
int sniffTtml(QStringView head);
CueList readTtml(QStringView text);
} // namespace Readers

} // namespace Legenda
