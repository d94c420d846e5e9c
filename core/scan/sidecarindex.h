// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// All subtitles of a folder, given to its videos at once: nothing is listed or compared twice however many there are.

#include "core/scan/sidecarname.h"
#include "core/scan/sidecars.h"

#include <QHash>
#include <QSet>

#include <stop_token>

namespace Legenda {

class SidecarIndex
{
public:
    /// Subs/ and the like, below the folder of the videos.
    static bool isSubtitleFolder(QStringView folderName);

    /// @param videoNames file names of all videos in the folder
    SidecarIndex(const QString &folder, const QStringList &videoNames);

    /// Subtitle files lying beside the videos, by name.
    void addBeside(const QStringList &subtitleNames);
    /// Reads a subtitle folder and the folders in it. Blocking.
    /// @return folders that hold videos too ("Subs/" may mean: with subtitles burnt in), so should be scanned
    QStringList addFolder(const QString &path, std::stop_token stop);

    /// Sorted by name.
    /// @param onlyVideo there is no other film in the folder, so what has no name of its own belongs to this one
    QList<Sidecar> of(QStringView videoName, bool onlyVideo) const;

private:
    enum class Origin { Beside, Folder };
    void add(
        const QString &folder, const QStringList &names, Origin origin, const QString &owner, const Language &language);
    QString claimedBy(QStringView subtitleStem) const;

    SidecarWords wordsOf(QStringView rest);

    QString m_folder;
    QSet<QString> m_stems; ///< case-folded
    QHash<QString, QList<Sidecar>> m_claimed; ///< by case-folded stem
    QList<Sidecar> m_unclaimed;
    QHash<QString, SidecarWords> m_words; ///< by suffix
};

} // namespace Legenda
