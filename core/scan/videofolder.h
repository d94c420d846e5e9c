// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One folder sorted into what scanning does with its files.

#include "core/base/error.h"

#include <QList>
#include <QSet>
#include <QStringList>

#include <stop_token>
#include <utility>

namespace Legenda {

struct VideoFolder
{
    QString path;
    QStringList videos; ///< names of those with a video's extension, in natural order; links last
    QStringList unclear; ///< names of files whose content has to say whether they are videos
    QStringList subtitles; ///< names
    QStringList folders; ///< absolute, in natural order; links last; hidden ones left out
    QStringList subtitleFolders; ///< absolute: Subs/ and the like
    QSet<QString> links; ///< names of files that are links
    bool archives = false; ///< there are some, which may hold subtitles
    int otherFiles = 0; ///< archives too
    QList<std::pair<QString, Error>> problems; ///< path and what is wrong with it
};

/// Lists a folder once. Only links are looked at (and everything where the file system tells no types). Blocking.
VideoFolder readVideoFolder(const QString &path, std::stop_token stop);

/// The path of a name in a folder.
QString pathIn(const QString &folder, const QString &name);

} // namespace Legenda
