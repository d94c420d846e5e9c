// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/webfolderquestion.h"

#include "core/pipeline/webplace.h"
#include "ui/widgets/messagebar.h"

#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

WebFolderQuestion::WebFolderQuestion(Engine &engine, MessageBar &messages, QObject *parent)
    : QObject(parent), m_engine(engine), m_messages(messages)
{
}

QString WebFolderQuestion::usualFolder()
{
    const QString videos = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    // Without a folder of that name the desktop says: the home folder.
    return videos.isEmpty() || QDir(videos) == QDir::home()
        ? QStandardPaths::writableLocation(QStandardPaths::DownloadLocation)
        : videos;
}

void WebFolderQuestion::ask(const QList<VideoId> &ids, const std::function<void()> &then)
{
    const Preferences preferences = m_engine.settings().preferences();
    const bool lacks = std::any_of(ids.cbegin(), ids.cend(), [&](VideoId id) {
        const LibraryEntry *entry = m_engine.library().find(id);
        return entry && lacksFolder(*entry, preferences);
    });
    if (!lacks)
        return then();
    const QString usual = usualFolder();
    Message message;
    message.key = u"web-folder"_s;
    message.kind = Message::Kind::Question;
    message.text = tr("Videos on the web have no folder of their own. Where do their subtitles go?");
    if (!usual.isEmpty()) {
        message.actions.append({tr("Into “%1”").arg(QDir(usual).dirName()),
            [this, usual, then](bool) { take(usual, then); }, false, true});
        message.details = QDir::toNativeSeparators(usual);
    }
    message.actions.append({tr("Choose a folder…"), [this, then](bool) { choose(then); }, true});
    m_messages.show(std::move(message));
}

void WebFolderQuestion::choose(const std::function<void()> &then)
{
    auto *dialog = new QFileDialog(m_messages.window(), tr("Folder for subtitles of videos on the web"), usualFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, then](const QString &folder) { take(folder, then); });
    dialog->open();
}

void WebFolderQuestion::take(const QString &folder, const std::function<void()> &then)
{
    m_messages.close(u"web-folder"_s);
    Preferences preferences = m_engine.settings().preferences();
    preferences.webFolder = QDir::cleanPath(folder);
    m_engine.settings().setPreferences(preferences);
    then();
}

} // namespace Legenda
