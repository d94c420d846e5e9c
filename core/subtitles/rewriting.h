// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A file into another file: read, edit, write. What nobody asked to change stays as it was: going to the same format
// without edits copies the text as it is, byte for byte where the encoding stays as well.

#include "core/subtitles/documentfile.h"
#include "core/subtitles/edits.h"

#include <memory>

namespace Legenda {

/// One of the parts that a document is cut into after the edits: see splitParts().
struct PartChoice
{
    QList<qint64> atMs{}; ///< in any order
    bool restartTimes = true; ///< each part begins at 0
    int number = 0; ///< from 1; 0: the whole
    bool operator==(const PartChoice &) const = default;
};

struct Rewrite
{
    LoadOptions load{};
    EditPlan edits{};
    /// `format` empty: as the file is. `encoding` empty: as the file is (UTF-8 for formats that were no text).
    StoreOptions store{.format = {}, .encoding = {}, .write = {}};
    bool keepLineEnds = true; ///< as the file has them where the format stays, else store.lineEnd
    bool keepMark = false; ///< as the file has it where the encoding stays, else store.mark
    /// Instead of what the file says: edited by hand before. `edits` come on top.
    std::shared_ptr<const Document> edited{};
    PartChoice part{};
    bool operator==(const Rewrite &) const = default;
};

struct Rewritten
{
    LoadedSubtitle source; ///< its document is as it was read
    Document document; ///< after the edits
    const SubtitleFormat *format = nullptr; ///< of `content`; never nullptr in a result
    QString encoding; ///< of `content`; empty for formats that are no text
    QByteArray content;
    QList<EditNote> notes; ///< what the edits did
    QList<Loss> losses; ///< what the format could not carry
    QStringList warnings; ///< of reading and writing, in words
    bool operator==(const Rewritten &) const = default;
};

/// Errors: those of checkPlan(), loadSubtitle() and storeSubtitle(); BadInput where nothing would be left, and for a
/// part that is empty. Blocking.
/// @param content given away where it is large: it is let go as soon as it has been read
Result<Rewritten> rewrite(QByteArray content, const Rewrite &how);
/// The same of a big file, without having all of it in memory.
/// @param sink takes what is written where that is large: Rewritten::content is empty then
Result<Rewritten> rewrite(const PlainTextFile &file, const Rewrite &how, ContentSink *sink = nullptr);

} // namespace Legenda
