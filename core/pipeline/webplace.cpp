// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/webplace.h"

#include "core/base/safename.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

// Language, marks and suffix follow, and a number or ".bak" where a file is in the way.
constexpr qsizetype longestStem = 180;

} // namespace

QString webFolder(const Preferences &preferences)
{
    return QDir::isAbsolutePath(preferences.saveFolder) ? preferences.saveFolder : preferences.webFolder;
}

QString webTitle(const LibraryEntry &entry)
{
    if (const QString title = entry.identity.feature.title.simplified(); !title.isEmpty())
        return title;
    const QString title = entry.identity.name.title.simplified();
    return title.isEmpty() ? shortAddress(entry.video.webAddress) : title;
}

QString webPlace(const LibraryEntry &entry, const QString &folder)
{
    QString name = webTitle(entry);
    // "AC/DC live" is no folder "AC"; safeFileName() would keep only what follows.
    name.replace(u'/', u'-').replace(u'\\', u'-');
    name = cutToBytes(safeFileName(name), longestStem).trimmed();
    // The suffix is there for templates to cut off.
    return QDir(folder.isEmpty() ? u"/"_s : folder).filePath(name + ".mp4"_L1);
}

bool lacksFolder(const LibraryEntry &entry, const Preferences &preferences)
{
    return entry.video.isOnWeb() && webFolder(preferences).isEmpty();
}

Error noWebFolder()
{
    return {ErrorKind::BadInput,
        QCoreApplication::translate("Legenda",
            "A video on the web has no folder for its subtitles. Choose one in the preferences under “Saving”, and try "
            "again."),
        {}};
}

} // namespace Legenda
