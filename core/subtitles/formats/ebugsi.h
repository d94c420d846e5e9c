// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The first block of an EBU STL file, "general subtitle information" (EBU Tech 3264, chapter 3).

#include "core/subtitles/document.h"
#include "core/subtitles/format.h"

#include <QByteArray>
#include <QByteArrayView>

namespace Legenda::Ebu {

inline constexpr int headerSize = 1024;
inline constexpr int blockSize = 128; ///< of those behind it

/// Hours, minutes, seconds and frames of that kind of file.
struct Clock
{
    int frames = 25; ///< a second, as the numbers count
    qint64 toMs(int hours, int minutes, int seconds, int frame) const;
    /// In frames, within the day that can be written.
    qint64 fromMs(qint64 ms) const;
    /// The last frame of the day.
    qint64 last() const { return qint64(frames) * 24 * 3600 - 1; }
};

struct Header
{
    Clock clock;
    double fps = 25;
    bool knowsFps = true; ///< the file says it
    char standard = '1'; ///< '0': open subtitles; '1', '2': teletext; ' ': not said
    int table = 0; ///< as in iso6937.h
    int rows = 23; ///< of the screen
    qint64 startMs = 0; ///< time code of the programme's beginning
    qint64 blocks = -1; ///< as it says; -1: nothing
    bool isTeletext() const { return standard != '0'; }
};

/// "STL" at the place of the disk format code: nothing else has that.
bool isHeader(QByteArrayView content);
Header readHeader(QByteArrayView content);
/// Titles, names and dates, and the language.
void readMetadata(QByteArrayView content, Document &document);

struct Counts
{
    qint64 blocks = 0;
    qint64 subtitles = 0;
    int groups = 1;
    qint64 firstFrame = 0;
};

/// @param before the block that was read, empty: none
QByteArray writeHeader(const QByteArray &before, const Header &header, const Counts &counts, const Document &document,
    const WriteOptions &options);
/// The same block for a programme that begins at 00:00:00:00.
void clearStart(QByteArray &block);
/// Without what is counted anew whenever it is written.
void clearCounts(QByteArray &block);

} // namespace Legenda::Ebu
