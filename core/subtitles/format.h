// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a format of subtitles is to the program. One file a format in formats/; each gives one of these.

#include "core/subtitles/document.h"
#include "core/subtitles/features.h"
#include "core/subtitles/textinput.h"
#include "core/subtitles/textoutput.h"

#include <QByteArrayView>
#include <QStringList>

namespace Legenda {

struct ReadOptions
{
    /// Frames per second, for formats that count frames and do not say how many: the person's word, or the video's
    /// rate. 0: not known.
    double fps = 0;
    /// Where a file holds several languages, the one that is wanted; invalid: the first.
    Language language{};
    bool operator==(const ReadOptions &) const = default;
};

/// What reading gives. Readers are forgiving: what cannot be understood is skipped and said in a warning, once for all
/// of a kind ("3 cues without a time were left out."). They never fail; a file that is no such thing has no cues.
struct Reading
{
    Document document;
    QStringList warnings; ///< sentences for people
    bool cutOff = false; ///< ends in the middle of a cue; said in the warnings, too
    bool fpsGuessed = false; ///< Document::fps is an assumption, not what the file or the options say
    QList<Language> tracks; ///< the languages a file holds side by side, of which one was read; of others: none
    bool operator==(const Reading &) const = default;
};

struct WriteOptions
{
    double fps = 0; ///< for formats that count frames; 0: the document's, else 25 (ebu-stl) or 23.976
    QString title{}; ///< for formats that want one; empty: the document's
    Language language{}; ///< for formats that say it; invalid: the document's
    /// Cues in the format's own markup (CueDetails::native) where they still mean the same.
    bool keepNative = true;
    bool operator==(const WriteOptions &) const = default;
};

/// What writing tells besides the text.
struct Writing
{
    /// Losses that only the writer knows (characters, long lines, rounding that moves a cue). What
    /// SubtitleFormat::carries says is counted by others.
    QList<Loss> losses;
    QStringList warnings;
};

struct SubtitleFormat
{
    const char *id; ///< of the command line: "subrip"
    const char *name; ///< as people know it: "SubRip"; not translated
    const char *extensions; ///< without dots, separated by blanks, the usual one first: "srt txt"
    SubtitleFeatures carries; ///< what it can say
    bool countsFrames = false;

    /// How sure the content alone makes, 0 to 100: 90 and more for a signature nobody else has, 70 and more for a line
    /// shape that hardly anything else has, less where another format looks alike. Linear, no matter what.
    /// @param head the first 64 Ki characters or less; plain line ends, leading blanks and marks removed
    int (*sniff)(QStringView head) = nullptr;
    /// Linear in the length for any content.
    void (*read)(TextInput &input, const ReadOptions &options, Reading &reading) = nullptr;
    /// nullptr: is only read. Cues come in any order and may overlap, be empty or reversed; what is written is valid.
    void (*write)(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing) = nullptr;

    // Instead of those three for a format that is no text.
    int (*sniffBytes)(QByteArrayView content) = nullptr;
    void (*readBytes)(QByteArrayView content, const ReadOptions &options, Reading &reading) = nullptr;
    QByteArray (*writeBytes)(const Document &document, const WriteOptions &options, Writing &writing) = nullptr;

    bool isText() const { return read; }
    bool canWrite() const { return write || writeBytes; }
    QString extension() const; ///< the usual one
    QStringList allExtensions() const;
};

/// Frame <-> ms, rounded to the nearest. fps > 0.
qint64 framesToMs(qint64 frames, double fps);
qint64 msToFrames(qint64 ms, double fps);
/// 23.976 for "23.976", "23,976", "23.98" and "24000/1001"; 0 for what is no rate between 1 and 1000.
double parseFrameRate(QStringView text);
/// "23.976", "25": as people write it.
QString frameRateText(double fps);

} // namespace Legenda
