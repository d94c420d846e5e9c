// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scan/videofolder.h"

#include "core/scan/directory.h"
#include "core/scan/filetypes.h"
#include "core/scan/namewords.h"
#include "core/scan/sidecarindex.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

bool isHiddenFolder(QStringView name)
{
    return name.startsWith(u'.') || name == "@eaDir"_L1 || name == "lost+found"_L1 || name == "#recycle"_L1
        || name.compare("$RECYCLE.BIN"_L1, Qt::CaseInsensitive) == 0
        || name.compare("System Volume Information"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

QString pathIn(const QString &folder, const QString &name)
{
    return folder.endsWith(u'/') ? folder + name : folder + u'/' + name;
}

VideoFolder readVideoFolder(const QString &path, std::stop_token stop)
{
    const FolderContent content = listFolder(path, stop);
    VideoFolder folder;
    folder.path = path;
    if (content.systemError)
        folder.problems.append({path, fileError(path, content.systemError, Text::tr("read the folder"))});
    QStringList linkedVideos;
    QStringList linkedFolders;
    for (const FolderEntry &entry : content.entries) {
        if (stop.stop_requested())
            break;
        const QString full = pathIn(path, entry.name);
        if (!entry.nameIsValid) {
            if (entry.type == FileType::Folder || hasVideoExtension(entry.name))
                folder.problems.append({full,
                    {ErrorKind::FileAccess,
                        Text::tr("%1: the name holds bytes that are no text. Rename it to use it.").arg(full), {}}});
            else
                ++folder.otherFiles;
            continue;
        }
        FileType type = entry.type;
        if (entry.name.startsWith(u'.') || type == FileType::Other)
            continue;
        const bool link = type == FileType::Link;
        if (link || type == FileType::Unknown) {
            const FileFacts target = fileFacts(full);
            if (target.systemError) {
                if (hasVideoExtension(entry.name))
                    folder.problems.append({full, fileError(full, target.systemError, Text::tr("follow the link"))});
                continue;
            }
            type = target.type;
        }
        if (type == FileType::Folder) {
            if (isHiddenFolder(entry.name))
                continue;
            if (SidecarIndex::isSubtitleFolder(entry.name))
                folder.subtitleFolders.append(full);
            else
                (link ? linkedFolders : folder.folders).append(full);
        } else if (type == FileType::File) {
            if (link)
                folder.links.insert(entry.name);
            if (hasVideoExtension(entry.name))
                (link ? linkedVideos : folder.videos).append(entry.name);
            else if (hasSubtitleExtension(entry.name))
                folder.subtitles.append(entry.name);
            else if (hasUnclearExtension(entry.name))
                folder.unclear.append(entry.name);
            else
                ++folder.otherFiles;
            folder.archives = folder.archives || hasArchiveExtension(entry.name);
        }
    }
    for (QStringList *list : {&folder.videos, &linkedVideos, &folder.unclear, &folder.folders, &linkedFolders})
        std::sort(list->begin(), list->end(), naturallyLess);
    // A link comes after what is really here, so that it is the link that counts as the second name.
    folder.videos += linkedVideos;
    folder.folders += linkedFolders;
    return folder;
}

} // namespace Legenda
