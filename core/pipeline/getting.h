// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The engine's way from a hit to a file on the disk and back again: fetch, write, remember, undo.

#include "core/pipeline/engine.h"

#include <QHash>

namespace Legenda {

class Getter
{
public:
    /// @param context of all chains: when it goes, they end
    Getter(Store &store, Library &library, Downloader &downloader, QObject *context);

    /// With the preferences' format, so that a preview and what is saved are one download.
    Pending<FetchedSubtitle> fetch(const SubtitleHit &hit, int part, const VideoFacts &video,
        const Preferences &preferences, std::stop_token stop);
    /// What the person chose in the preview counts for saving as well, until the program ends.
    void readAs(const QString &fullHitId, const QString &encoding) { m_encodings.insert(fullHitId, encoding); }
    /// The person changed the text of a hit (of its first file) by hand: that is saved until the program ends.
    void editAs(const QString &fullHitId, std::shared_ptr<const Document> document);
    Pending<QList<GotSubtitle>> get(GetRequest request, std::stop_token stop);
    Pending<QList<GotSubtitle>> adopt(const LibraryEntry &entry, const QString &file, const Preferences &preferences,
        std::optional<ConflictPolicy> onConflict, std::stop_token stop);
    Pending<QList<GotSubtitle>> adopt(AdoptRequest request, std::stop_token stop);
    Pending<UndoSummary> undoBatch(qint64 batch);

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;
    struct Undoing;

    Pending<QList<GotSubtitle>> adoptFiles(const JobPtr &job, const QList<UnpackedFile> &files, bool parts);
    Pending<Done> fetchFrom(const JobPtr &job, int part);
    Pending<QList<GotSubtitle>> saveAll(const JobPtr &job);
    Pending<Done> rewriteFrom(const JobPtr &job, int part);
    Pending<QList<GotSubtitle>> saveFrom(const JobPtr &job, int part);
    Pending<Done> remember(const JobPtr &job, int part);
    Pending<UndoSummary> undoFrom(const std::shared_ptr<Undoing> &undoing, int index);

    Store &m_store;
    Library &m_library;
    Downloader &m_downloader;
    QObject *m_context;
    QHash<QString, QString> m_encodings; ///< by full hit id
    QHash<QString, std::shared_ptr<const Document>> m_edits; ///< by full hit id
};

} // namespace Legenda
