// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Writes subtitles: to a temporary file beside the target, then renamed. Nothing of a person's is replaced unasked, and
// every save can be undone.

#include "core/base/pending.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <memory>

namespace Legenda {

class StagedFile;

enum class ConflictPolicy {
    Skip, ///< leave what is there
    KeepBoth, ///< save as "Movie.en.2.srt"
    Replace, ///< the old file becomes "Movie.en.srt.bak" (".bak2" …)
    Ask, ///< report AlreadyThere; the caller asks and comes again
};

struct SaveRequest
{
    QString path;
    QByteArray content;
    ConflictPolicy onConflict = ConflictPolicy::Ask;
    std::shared_ptr<StagedFile> staged{}; ///< instead of the content, where that was started; it is used up
    bool operator==(const SaveRequest &) const = default;
};

struct SavedSubtitle
{
    enum class Outcome { Saved, Replaced, Unchanged, Skipped, AlreadyThere };
    Outcome outcome = Outcome::Saved;
    QString path; ///< where it is now (for Skipped and AlreadyThere: what is in the way)
    QString backup; ///< where the replaced file went; else empty
    QByteArray sha256; ///< 32 bytes, of what was written: undo removes only what is still the same
    bool operator==(const SavedSubtitle &) const = default;
};

/// Atomic; the file has the usual permissions. A file with the very same content is left as it is (Unchanged), under
/// KeepBoth one of the numbered names as well. A link in the way counts as a file: it is never followed. The folder is
/// made if only it is missing ("Subs" beside the video) and stays when the save is undone.
/// Errors: FileAccess, DiskFull; nothing is left half-written. Blocking.
Result<SavedSubtitle> writeSubtitle(const SaveRequest &request);

/// Takes a save back: removes the file and puts the backup back. A file changed since is not touched (FileAccess with a
/// sentence); one that is gone already is NotFound unless its backup could be put back. Nothing to do for what was not
/// written. Blocking.
Result<Done> undoSave(const SavedSubtitle &saved);

/// The same on the save pool.
Pending<SavedSubtitle> saveInBackground(SaveRequest request);
Pending<Done> undoInBackground(SavedSubtitle saved);

} // namespace Legenda

Q_DECLARE_METATYPE(Legenda::SavedSubtitle)
