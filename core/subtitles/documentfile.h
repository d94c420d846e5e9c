// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Bytes of a file <-> document: encoding, format and language are found out or given, and everything noticed is said.

#include "core/base/result.h"
#include "core/subtitles/format.h"
#include "core/subtitles/languagedetection.h"
#include "core/subtitles/textencoding.h"

#include <QMetaType>

namespace Legenda {

class PlainTextFile;

struct LoadOptions
{
    QString fileName{}; ///< its extension decides between formats that look alike
    QString encoding{}; ///< empty: found out
    QString format{}; ///< format id; empty: found out
    double fps = 0; ///< see ReadOptions::fps
    Language expected{}; ///< helps to find the encoding; invalid: not known
    Language track{}; ///< see ReadOptions::language
    bool plainText = false; ///< what has no known format is read as plain text instead of being refused
    bool operator==(const LoadOptions &) const = default;
};

struct LoadedSubtitle
{
    Document document;
    const SubtitleFormat *format = nullptr; ///< never nullptr in a result
    DetectedEncoding encoding; ///< of a format that is no text: its own code page
    LineEnd lineEnd = LineEnd::Lf; ///< the first one of the file
    DetectedLanguage language; ///< as CLD2 reads the text
    QStringList warnings; ///< in words
    bool cutOff = false;
    bool fpsGuessed = false;
    QList<Language> tracks; ///< see Reading::tracks
    qsizetype skipped = 0; ///< characters of network headers in front of the subtitle
    bool operator==(const LoadedSubtitle &) const = default;
};

/// The most that is read.
inline constexpr qint64 largestSubtitleBytes = 64LL * 1024 * 1024;

/// Errors, each with its own sentence: BadReply for web pages, pictures (VobSub), what is no text and what is empty;
/// BadInput for an encoding or format nobody knows and for more than largestSubtitleBytes; NotSupported where the
/// format was not recognised. A known format without a single cue is no error. Blocking.
Result<LoadedSubtitle> loadSubtitle(const QByteArray &content, const LoadOptions &options = {});

/// The same of a big file, of which only the document comes into memory.
Result<LoadedSubtitle> loadSubtitle(const PlainTextFile &file, const LoadOptions &options = {});

struct StoreOptions
{
    QString format{}; ///< format id
    QString encoding = QStringLiteral("UTF-8"); ///< not for formats that are no text
    bool mark = false; ///< byte order mark
    LineEnd lineEnd = LineEnd::Lf;
    WriteOptions write{};
    bool operator==(const StoreOptions &) const = default;
};

struct StoredSubtitle
{
    QByteArray content;
    QList<Loss> losses; ///< what the format could not carry
    QStringList warnings;
    bool operator==(const StoredSubtitle &) const = default;
};

/// Errors: BadInput for a format that cannot be written, an encoding nobody knows or one that lacks letters (named);
/// the sink's. Blocking.
/// @param sink takes the content where it is large; StoredSubtitle::content is empty then
Result<StoredSubtitle> storeSubtitle(
    const Document &document, const StoreOptions &options, ContentSink *sink = nullptr);

/// A file as it was, in another encoding, mark or line end: nothing else of it changes. For going to the same format.
Result<QByteArray> recode(const QByteArray &content, const LoadedSubtitle &loaded, const StoreOptions &options);

/// The time of the last cue that is shown; 0: there is none.
qint64 lastEndMs(const Document &document);
qint64 firstStartMs(const Document &document);

/// The plain text of the first cues, at most about `enough` characters: for detecting the language.
QString plainText(const Document &document, qsizetype enough = 64LL * 1024);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::LoadedSubtitle)
