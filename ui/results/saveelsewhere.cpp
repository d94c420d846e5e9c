// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/results/saveelsewhere.h"

#include "core/base/safename.h"
#include "core/pipeline/webplace.h"
#include "core/save/savepath.h"
#include "core/settings/settings.h"
#include "ui/results/hittext.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace Legenda {

QString suggestedFileName(const Settings &settings, const LibraryEntry &video, const SubtitleHit &hit)
{
    SaveName name;
    name.language = hit.language;
    name.forced = hit.foreignPartsOnly;
    name.hearingImpaired = hit.hearingImpaired;
    if (!hit.format.isEmpty() && hit.format.size() <= 4)
        name.extension = safeFileName(hit.format.toLower());
    // Without a video the release name takes its place; the suffix is there for the template to cut off.
    name.videoPath = video.video.isOnWeb() ? webPlace(video, {})
        : video.id >= 0                    ? video.video.path
                                           : u'/' + safeFileName(HitText::release(hit)) + ".mkv"_L1;
    return subtitleFileName(name, settings.preferences().nameTemplate);
}

void askForFile(QWidget *parent, const Settings &settings, const LibraryEntry &video, const SubtitleHit &hit,
    std::function<void(const QString &file)> chosen)
{
    QString folder = video.video.isOnWeb() ? webFolder(settings.preferences()) : QString();
    if (folder.isEmpty())
        folder = video.id >= 0 && !video.video.isOnWeb()
            ? QFileInfo(video.video.path).absolutePath()
            : QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(parent, HitText::tr("Save the subtitle"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(suggestedFileName(settings, video, hit));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [chosen = std::move(chosen)](const QString &file) {
        if (!file.isEmpty())
            chosen(file);
    });
    dialog->open();
}

} // namespace Legenda
