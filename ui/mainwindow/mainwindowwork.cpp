// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window's commands do.

#include "core/base/background.h"
#include "core/pipeline/accountsecrets.h"
#include "core/providers/providerregistry.h"
#include "ui/convert/convertcontroller.h"
#include "ui/discover/discoverdialog.h"
#include "ui/identify/identifydialog.h"
#include "ui/mainwindow/batchcontroller.h"
#include "ui/mainwindow/dialogs.h"
#include "ui/mainwindow/droppedsubtitles.h"
#include "ui/mainwindow/hashcontroller.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/translatecontroller.h"
#include "ui/preview/previewpanel.h"
#include "ui/results/freesearchpanel.h"
#include "ui/results/resultspanel.h"
#include "ui/results/saveelsewhere.h"
#include "ui/results/searchcontroller.h"
#include "ui/season/seasondialog.h"
#include "ui/videos/videomodel.h"
#include "ui/videos/videopanel.h"
#include "ui/videos/videotext.h"
#include "ui/videos/webrowcontroller.h"
#include "ui/widgets/dropoverlay.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/languagebutton.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statusline.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QSplitter>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

QStringList localPaths(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

bool allSubtitles(const QStringList &paths)
{
    return !paths.isEmpty() && std::all_of(paths.cbegin(), paths.cend(), [](const QString &path) {
        return hasSubtitleExtension(path) || hasArchiveExtension(path);
    });
}

QString folderOf(const QString &path)
{
    return path.left(qMax<qsizetype>(1, path.lastIndexOf(u'/')));
}

QString startFolder(const Settings &settings)
{
    const QStringList recent = settings.recentFolders();
    return recent.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::MoviesLocation) : recent.first();
}

} // namespace

void MainWindow::openPaths(const QStringList &pathsAndAddresses)
{
    const QStringList paths = m_webRows->take(pathsAndAddresses);
    if (paths.isEmpty())
        return;
    m_engine.library().add(paths, {.recursive = true, .includeExtras = m_known.includeExtras});
    rememberFolders(paths);
}

void MainWindow::convertPaths(const QStringList &paths)
{
    m_converting->open(paths);
}

void MainWindow::paste()
{
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    if (const QStringList paths = localPaths(copied); !paths.isEmpty())
        return openPaths(paths);
    if (!m_webRows->takeText(WebRowController::addressesOf(copied)))
        m_messages->show({.key = u"nothing-to-paste"_s,
            .kind = Message::Kind::Info,
            .text = tr("Nothing that was copied is a video: copy files, or the address of a video on the web.")});
}

void MainWindow::activate()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::addFiles()
{
    auto *dialog = new QFileDialog(this, tr("Add files"), startFolder(m_engine.settings()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openPaths);
    dialog->open();
}

void MainWindow::addFolder()
{
    auto *dialog = new QFileDialog(this, tr("Add a folder"), startFolder(m_engine.settings()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openPaths);
    dialog->open();
}

void MainWindow::rememberFolders(const QStringList &paths)
{
    // Whether it is a folder is for the disk to say, and that may take long.
    const auto look = [paths]() -> Result<QStringList> {
        QStringList folders;
        for (const QString &path : paths.mid(0, 8)) {
            if (QFileInfo(path).isDir())
                folders.append(QDir::cleanPath(path));
        }
        return folders;
    };
    whenDone(runInBackground(Pool::Disk, look), this, [this](const Result<QStringList> &folders) {
        for (const QString &folder : folders.value_or(QStringList()))
            m_engine.settings().addRecentFolder(folder);
        updateRecentFolders();
    });
}

void MainWindow::updateRecentFolders()
{
    const QStringList folders = m_engine.settings().recentFolders();
    m_empty->setRecentFolders(folders);
    m_actions.recentFolders->clear();
    m_actions.recentFolders->setEnabled(!folders.isEmpty());
    for (const QString &folder : folders) {
        QAction *action = m_actions.recentFolders->addAction(QString(folder).replace(u'&', "&&"_L1));
        connect(action, &QAction::triggered, this, [this, folder] { openPaths({folder}); });
    }
}

void MainWindow::applyPreferences()
{
    const Preferences now = m_engine.settings().preferences();
    const bool otherSearch = Engine::wishes(now) != Engine::wishes(m_known);
    m_known = now;
    m_languages->setLanguages(now.languages);
    m_videos->setWanted(now.languages, now.embeddedCounts);
    if (otherSearch)
        m_searches->forgetAll();
}

void MainWindow::chooseLanguages(const QList<Language> &languages)
{
    Preferences preferences = m_engine.settings().preferences();
    preferences.languages = languages;
    m_engine.settings().setPreferences(preferences);
}

QList<VideoId> MainWindow::chosenVideos() const
{
    QList<VideoId> ids = m_videos->selectedVideos();
    if (ids.isEmpty() && m_videos->currentVideo() >= 0)
        ids.append(m_videos->currentVideo());
    return ids;
}

void MainWindow::downloadBest()
{
    if (isHeldOffline())
        return;
    const QList<VideoId> chosen = m_videos->selectedVideos();
    m_batches->downloadBest(chosen.isEmpty() ? m_videos->model().shownVideos() : chosen);
}

void MainWindow::searchAgain()
{
    if (isHeldOffline())
        return;
    if (m_results->video() == SearchController::byHand)
        m_searches->search(m_searches->lastQuery());
    else
        m_searches->search(chosenVideos(), true);
}

void MainWindow::removeVideos()
{
    const QList<VideoId> ids = chosenVideos();
    m_engine.library().remove(QSet<VideoId>(ids.cbegin(), ids.cend()));
}

void MainWindow::openFolderOf(const QList<VideoId> &ids)
{
    QStringList folders;
    for (const VideoId id : ids) {
        const LibraryEntry *entry = m_engine.library().find(id);
        if (entry && !entry->video.isOnWeb())
            folders.append(folderOf(entry->video.path));
    }
    folders.removeDuplicates();
    // More windows than that are more likely a slip than a wish.
    constexpr qsizetype most = 5;
    for (const QString &folder : folders.mid(0, most))
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

void MainWindow::copyOf(bool hash)
{
    QStringList lines;
    for (const VideoId id : chosenVideos()) {
        const LibraryEntry *entry = m_engine.library().find(id);
        if (!entry)
            continue;
        const QString line = hash    ? entry->identity.movieHash
            : entry->video.isOnWeb() ? entry->video.webAddress
                                     : entry->video.path.mid(entry->video.path.lastIndexOf(u'/') + 1);
        if (!line.isEmpty())
            lines.append(line);
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void MainWindow::showSaved(const QList<VideoId> &videos, const QStringList &paths)
{
    m_videos->select(videos);
    if (!paths.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(folderOf(paths.first())));
}

void MainWindow::identify(const QList<VideoId> &ids)
{
    QList<LibraryEntry> entries;
    for (const VideoId id : ids) {
        // A video on the web is what stands at its address.
        const LibraryEntry *entry = m_engine.library().find(id);
        if (entry && !entry->video.isOnWeb())
            entries.append(*entry);
    }
    if (entries.isEmpty())
        return;
    auto *dialog = new IdentifyDialog(m_engine, entries, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &IdentifyDialog::chosen, this,
        [this](const QHash<VideoId, FeatureRef> &features) { searchAnew(features.keys()); });
    dialog->open();
}

/// What these videos are is known now, or known to be something else.
void MainWindow::searchAnew(const QList<VideoId> &ids)
{
    for (const VideoId id : ids)
        m_searches->forget(id);
    m_searches->search(ids, false);
}

void MainWindow::openSeason(VideoId id, const RankedHit &picked)
{
    const QList<LibraryEntry> episodes = SeasonDialog::episodesWith(m_engine.library(), id);
    if (episodes.size() < 2) {
        m_messages->show({.key = u"no-season"_s,
            .kind = Message::Kind::Info,
            .text = tr("No other episodes of this season are in the list. Add them first.")});
        return;
    }
    auto *dialog = new SeasonDialog(m_engine, *m_searches, picked, episodes, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SeasonDialog::downloadRequested, m_batches, &BatchController::downloadPicks);
    dialog->open();
}

void MainWindow::openSearch(bool open)
{
    m_search->setVisible(open);
    updatePages();
    if (open) {
        m_search->focusText();
        return;
    }
    m_results->showVideo(m_videos->currentVideo());
    m_preview->clear();
    if (m_engine.library().count() > 0)
        m_videos->focusTree();
}

/// A hit without a video: the person says where to.
void MainWindow::downloadByHand(const QList<RankedHit> &hits)
{
    for (const RankedHit &hit : hits) {
        askForFile(this, m_engine.settings(), {}, hit.hit,
            [this, hit](const QString &file) { m_batches->downloadTo(hit, file); });
    }
}

void MainWindow::noteProblem(const QString &path, const Error &error)
{
    ++m_problems;
    m_messages->show({.key = u"scan-problem"_s,
        .kind = Message::Kind::Warning,
        .text = m_problems == 1
            ? error.message
            : tr("%1 files or folders could not be read. The last one: %2").arg(m_problems).arg(error.message),
        .details = oneLine(path),
        .closed = [this] { m_problems = 0; }});
}

void MainWindow::stopAll()
{
    m_hashes->stop();
    m_dropped->stop();
    m_batches->stop();
    m_translations->stop();
    m_searches->stop();
    m_engine.library().stop();
    m_updateSoon.start();
}

void MainWindow::showOffline(bool offline)
{
    m_actions.offline->setChecked(offline);
    m_status->setOffline(offline);
    if (offline)
        return;
    m_messages->close(u"offline"_s);
    m_searches->forgetUnanswered();
}

bool MainWindow::isHeldOffline()
{
    Network &network = m_engine.network();
    if (network.isOffline())
        m_messages->show({.key = u"offline"_s,
            .kind = Message::Kind::Info,
            .text = tr("Legenda works offline: no service is asked. What was found stays."),
            .actions = {{tr("Go online"), [&network](bool) { network.setOffline(false); }}}});
    return network.isOffline();
}

void MainWindow::openAccounts(const QString &service)
{
    openAccountsDialog(m_engine, service, this);
}

/// Once, and quietly: it is no mistake, but nobody wants to find out the next day.
void MainWindow::warnOfForgottenSecrets()
{
    if (m_warnedOfSecrets || secretsPersist(m_engine))
        return;
    for (const SubtitleProvider *provider : m_engine.registry().all()) {
        const ProviderInfo service = provider->info();
        whenDone(storedSecrets(m_engine, service), this, [this, name = service.name](const Result<QStringList> &keys) {
            if (m_warnedOfSecrets || keys.value_or(QStringList()).isEmpty() || secretsPersist(m_engine))
                return;
            m_warnedOfSecrets = true;
            m_messages->show({.key = u"no-keyring"_s,
                .kind = Message::Kind::Info,
                .text = tr("No keyring answers: the password and key for %1 are kept until Legenda is closed, and "
                           "nowhere else.")
                            .arg(name)});
        });
    }
}

void MainWindow::searchByHand(const SearchQuery &query)
{
    m_search->show();
    updatePages();
    m_preview->clear();
    m_searches->search(query);
    m_results->showVideo(SearchController::byHand);
}

void MainWindow::openDiscover()
{
    auto *dialog = new DiscoverDialog(m_engine, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DiscoverDialog::searchRequested, this, &MainWindow::searchByHand);
    connect(dialog, &DiscoverDialog::downloadToRequested, m_batches, &BatchController::downloadTo);
    dialog->open();
}

void MainWindow::openPreferences()
{
    openPreferencesDialog(m_engine, this);
}

void MainWindow::showAbout()
{
    openAboutDialog(this);
}

void MainWindow::showFirstRun()
{
    if (m_engine.settings().firstRunDone())
        return;
    const auto done = [this] { m_engine.settings().setFirstRunDone(true); };
    const QList<Language> languages = m_known.languages;
    m_messages->show({.key = u"first-run"_s,
        .kind = Message::Kind::Info,
        .text = languages.isEmpty()
            ? tr("Choose the languages you want subtitles in, and add your OpenSubtitles.com account or key.")
            : tr("Legenda looks for subtitles in: %1. Choose others if you like, and add your OpenSubtitles.com "
                 "account or key.")
                  .arg(languageNames(languages)),
        .actions = {{tr("Languages…"), [this](bool) { m_languages->openPopup(); }, true},
            {tr("Accounts…"),
                [this, done](bool) {
                    done();
                    openAccounts();
                },
                true}},
        .closed = done});
}

void MainWindow::restoreWindow()
{
    const Settings &settings = m_engine.settings();
    if (!restoreGeometry(settings.windowState(u"window"_s)))
        resize(spacing(this, 290), spacing(this, 180));
    if (!m_columns->restoreState(settings.windowState(u"columns"_s)))
        m_columns->setSizes({spacing(this, 140), spacing(this, 150)});
    m_side->restoreState(settings.windowState(u"side"_s));
    m_videos->restoreState(settings.windowState(u"videos"_s));
    m_actions.showPreview->setChecked(settings.windowState(u"preview"_s) != "hidden");
    m_preview->setVisible(m_actions.showPreview->isChecked());
}

void MainWindow::saveWindow()
{
    Settings &settings = m_engine.settings();
    settings.setWindowState(u"window"_s, saveGeometry());
    settings.setWindowState(u"columns"_s, m_columns->saveState());
    settings.setWindowState(u"side"_s, m_side->saveState());
    settings.setWindowState(u"videos"_s, m_videos->saveState());
    settings.setWindowState(u"preview"_s, m_actions.showPreview->isChecked() ? "shown" : "hidden");
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveWindow();
    // Nothing to ask: what is being written gets whole or not begun, what is saved can be undone no matter when, and
    // what a batch has left is offered at the next start.
    m_batches->leave();
    stopAll();
    event->accept();
}

VideoId MainWindow::dropRow(const QPoint &position, const QStringList &paths) const
{
    if (m_pages->currentWidget() != m_columns || !allSubtitles(paths))
        return -1;
    return m_videos->videoAt(m_videos->mapFrom(this, position));
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    // Looked through once: moves come by the dozen.
    m_dragged = WebRowController::addressesOf(event->mimeData());
    if (!m_dragged.isEmpty() || !localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dragMoveEvent(QDragMoveEvent *event)
{
    const QStringList paths = localPaths(event->mimeData());
    if (paths.isEmpty() && m_dragged.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    const QPoint position = event->position().toPoint();
    if (const VideoId id = dropRow(position, paths); id >= 0) {
        QRect row = m_videos->rowRect(id);
        row.moveTopLeft(m_videos->mapTo(this, row.topLeft()));
        m_overlay->showHint(tr("Save as the subtitle of “%1”").arg(rowTitle(*m_engine.library().find(id))), row);
    } else if (allSubtitles(paths)) {
        m_overlay->showHint(tr("Drop subtitles on the row of their video, or here to match them by name"));
    } else {
        m_overlay->showHint(tr("Drop to add to the list"));
    }
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    m_overlay->hide();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_overlay->hide();
    const QStringList paths = localPaths(event->mimeData());
    const QString addresses = WebRowController::addressesOf(event->mimeData());
    if (paths.isEmpty() && addresses.isEmpty())
        return;
    // A file manager that offers to move must not: the files stay where they are.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (const VideoId id = dropRow(event->position().toPoint(), paths); id >= 0)
        m_batches->adopt(id, paths);
    else if (paths.isEmpty())
        m_webRows->takeText(addresses);
    else
        openPaths(paths);
}

} // namespace Legenda
