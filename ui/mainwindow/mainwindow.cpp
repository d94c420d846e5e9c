// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/mainwindow.h"

#include "core/providers/providerregistry.h"
#include "ui/convert/convertcontroller.h"
#include "ui/mainwindow/batchcontroller.h"
#include "ui/mainwindow/dialogs.h"
#include "ui/mainwindow/droppedsubtitles.h"
#include "ui/mainwindow/hashcontroller.h"
#include "ui/mainwindow/servicewatch.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/translatecontroller.h"
#include "ui/mainwindow/undohistory.h"
#include "ui/mainwindow/unwantedcontroller.h"
#include "ui/preview/previewedits.h"
#include "ui/preview/previewpanel.h"
#include "ui/preview/subtitleeditorcontroller.h"
#include "ui/remoteconvert/remoteconvertcontroller.h"
#include "ui/results/freesearchpanel.h"
#include "ui/results/resultspanel.h"
#include "ui/results/searchcontroller.h"
#include "ui/videos/videomodel.h"
#include "ui/videos/videopanel.h"
#include "ui/videos/webrowcontroller.h"
#include "ui/widgets/dropoverlay.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/languagebutton.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statusline.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

MainWindow::MainWindow(Engine &engine, QWidget *parent) : QMainWindow(parent), m_engine(engine)
{
    setWindowTitle(tr("Legenda"));
    setWindowIcon(QIcon(u":/icons/org.legenda.Legenda.svg"_s));
    setAcceptDrops(true);
    m_actions = makeActions(this);
    m_updateSoon.setSingleShot(true);
    m_updateSoon.setInterval(50);
    connect(&m_updateSoon, &QTimer::timeout, this, [this] {
        updateActions();
        updateIdleText();
    });

    buildPanels();
    buildToolBar();
    connectActions();
    connectVideoActions();
    connectLibrary();
    connectWork();
    connectResults();
    connectUndo();
    connectNetwork();
    connectTranslations();
    connect(&engine.settings(), &Settings::preferencesChanged, this, &MainWindow::applyPreferences);

    applyPreferences();
    updateRecentFolders();
    restoreWindow();
    updatePages();
    updateActions();
    showFirstRun();
    m_batches->offerKept();
    m_translations->offerOpen();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPanels()
{
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    m_messages = new MessageBar(central);
    column->addWidget(m_messages);
    m_pages = new QStackedWidget(central);
    column->addWidget(m_pages, 1);
    auto *line = new QFrame(central);
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Midlight);
    column->addWidget(line);
    m_status = new StatusLine(central);
    column->addWidget(m_status);
    setCentralWidget(central);

    m_searches = new SearchController(m_engine, this);
    m_batches = new BatchController(m_engine, *m_searches, *m_messages, this);
    m_converting = new ConvertController(m_engine, *m_batches, this);
    m_remoteConverting = new RemoteConvertController(m_engine, *m_batches, this);
    m_editing = new SubtitleEditorController(m_engine, *m_batches, this);
    m_services = new ServiceWatch(m_engine, *m_searches, *m_status, this);
    m_undo = new UndoHistory(this);
    m_unwanted = new UnwantedController(m_engine, *m_messages, *m_undo, this);
    m_translations = new TranslateController(m_engine, *m_messages, *m_undo, this);
    m_dropped = new DroppedSubtitles(m_engine, *m_batches, *m_messages, this);
    m_hashes = new HashController(m_engine, *m_messages, this);

    m_empty = new EmptyState(m_pages);
    m_pages->addWidget(m_empty);

    m_columns = new QSplitter(Qt::Horizontal, m_pages);
    m_columns->setChildrenCollapsible(false);
    m_videos = new VideoPanel(m_engine.library(), m_columns);
    m_columns->addWidget(m_videos);
    auto *right = new QWidget(m_columns);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(0);
    m_search = new FreeSearchPanel(right);
    m_search->completeFrom(m_engine);
    m_search->hide();
    rightColumn->addWidget(m_search);
    m_side = new QSplitter(Qt::Vertical, right);
    m_side->setChildrenCollapsible(false);
    m_results = new ResultsPanel(m_engine, *m_searches, m_side);
    m_side->addWidget(m_results);
    m_preview = new PreviewPanel(m_engine, m_side);
    m_side->addWidget(m_preview);
    m_side->setStretchFactor(0, 3);
    m_side->setStretchFactor(1, 2);
    rightColumn->addWidget(m_side, 1);
    m_columns->addWidget(right);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 1);
    m_pages->addWidget(m_columns);

    m_webRows = new WebRowController(m_engine, *m_videos, *m_messages, this);
    m_overlay = new DropOverlay(this);
    m_videos->setVideoActions(m_actions.ofVideo);
}

void MainWindow::buildToolBar()
{
    m_toolBar = addToolBar(tr("Tool bar"));
    m_toolBar->setObjectName(u"toolBar"_s);
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const int side = spacing(this, 5);
    m_toolBar->setIconSize({side, side});
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);

    m_languages = new LanguageButton(m_toolBar);
    m_languages->setIconSize({side, side});
    m_toolBar->addAction(m_actions.addFiles);
    m_toolBar->addAction(m_actions.addFolder);
    m_toolBar->addSeparator();
    m_toolBar->addWidget(m_languages);
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_actions.downloadBest);
    m_toolBar->addAction(m_actions.stop);
    auto *gap = new QWidget(m_toolBar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(gap);
    m_toolBar->addAction(m_actions.searchByHand);
    for (QAction *action : m_toolBar->actions()) {
        // A tool bar takes no focus by itself; here the Tab key reaches all of it.
        if (auto *button = qobject_cast<QToolButton *>(m_toolBar->widgetForAction(action)))
            button->setFocusPolicy(Qt::TabFocus);
    }
}

void MainWindow::connectActions()
{
    const Actions &a = m_actions;
    connect(a.addFiles, &QAction::triggered, this, &MainWindow::addFiles);
    connect(a.addFolder, &QAction::triggered, this, &MainWindow::addFolder);
    connect(a.addWeb, &QAction::triggered, m_webRows, &WebRowController::askForAddress);
    connect(a.paste, &QAction::triggered, this, &MainWindow::paste);
    connect(a.clearList, &QAction::triggered, this, [this] {
        stopAll();
        m_engine.library().clear();
    });
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.undo, &QAction::triggered, m_undo, &UndoHistory::undo);
    connect(a.selectAll, &QAction::triggered, m_videos, &VideoPanel::selectAll);
    connect(a.filter, &QAction::triggered, m_videos, &VideoPanel::focusFilter);
    connect(a.languages, &QAction::triggered, m_languages, &LanguageButton::openPopup);
    connect(a.accounts, &QAction::triggered, this, [this] { openAccounts(); });
    connect(a.preferences, &QAction::triggered, this, &MainWindow::openPreferences);
    connect(a.stop, &QAction::triggered, this, &MainWindow::stopAll);
    connect(a.onlyMissing, &QAction::toggled, m_videos, &VideoPanel::setOnlyMissing);
    connect(m_videos, &VideoPanel::onlyMissingChanged, a.onlyMissing, &QAction::setChecked);
    connect(a.showPreview, &QAction::toggled, m_preview, &QWidget::setVisible);
    connect(a.showDetails, &QAction::triggered, this, [this] {
        m_actions.showPreview->setChecked(true);
        m_preview->focusDetails();
    });
    connect(a.nextVideo, &QAction::triggered, this, [this] { m_videos->step(1); });
    connect(a.previousVideo, &QAction::triggered, this, [this] { m_videos->step(-1); });
    connect(a.expandAll, &QAction::triggered, m_videos->tree(), &QTreeView::expandAll);
    connect(a.collapseAll, &QAction::triggered, m_videos->tree(), &QTreeView::collapseAll);
    connect(a.goToVideos, &QAction::triggered, m_videos, &VideoPanel::focusTree);
    connect(a.goToHits, &QAction::triggered, m_results, &ResultsPanel::focusHits);
    connect(a.shortcuts, &QAction::triggered, this, [this] { (new ShortcutsDialog(m_actions.menus, this))->open(); });
    connect(a.about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_languages, &LanguageButton::languagesChosen, this, &MainWindow::chooseLanguages);
    connect(m_empty, &EmptyState::addFilesRequested, this, &MainWindow::addFiles);
    connect(m_empty, &EmptyState::addFolderRequested, this, &MainWindow::addFolder);
    connect(m_empty, &EmptyState::addWebRequested, m_webRows, &WebRowController::askForAddress);
    connect(m_empty, &EmptyState::folderChosen, this, [this](const QString &folder) { openPaths({folder}); });
    connect(m_status, &StatusLine::cancelRequested, this, &MainWindow::stopAll);
    connect(m_status, &StatusLine::serviceClicked, this, &MainWindow::openAccounts);
}

void MainWindow::connectVideoActions()
{
    const Actions &a = m_actions;
    connect(a.downloadBest, &QAction::triggered, this, &MainWindow::downloadBest);
    connect(a.downloadAll, &QAction::triggered, this, [this] {
        if (!isHeldOffline())
            m_batches->downloadBest(m_videos->model().shownVideos());
    });
    connect(a.downloadHits, &QAction::triggered, this,
        [this] { Q_EMIT m_results->downloadRequested(m_results->video(), m_results->selectedHits()); });
    connect(a.downloadSeason, &QAction::triggered, this, [this] {
        const QList<RankedHit> hits = m_results->selectedHits();
        if (!hits.isEmpty())
            openSeason(m_results->video(), hits.first());
    });
    connect(a.search, &QAction::triggered, this, &MainWindow::searchAgain);
    connect(a.searchMissing, &QAction::triggered, this, [this] {
        if (isHeldOffline())
            return;
        QList<VideoId> missing = m_videos->model().shownVideos();
        missing.removeIf([this](VideoId id) { return !m_videos->model().isMissing(id); });
        m_searches->search(missing, false);
    });
    connect(a.searchByHand, &QAction::triggered, this, [this] { openSearch(true); });
    connect(a.discover, &QAction::triggered, this, &MainWindow::openDiscover);
    connect(a.convert, &QAction::triggered, this, [this] { m_converting->openFor(chosenVideos()); });
    connect(m_converting, &ConvertController::serviceRequested, m_remoteConverting, &RemoteConvertController::open);
    connect(m_results, &ResultsPanel::convertRequested, m_converting, &ConvertController::openHit);
    connect(m_preview, &PreviewPanel::convertRequested, m_converting, &ConvertController::openHit);
    connect(a.convertByService, &QAction::triggered, this, [this] { m_remoteConverting->openFor(chosenVideos()); });
    connect(m_remoteConverting, &RemoteConvertController::accountsRequested, this, &MainWindow::openAccounts);
    connect(m_results, &ResultsPanel::convertByServiceRequested, m_remoteConverting, &RemoteConvertController::openHit);
    connect(a.editSubtitle, &QAction::triggered, this, [this] { m_editing->openFor(chosenVideos()); });
    connect(a.identify, &QAction::triggered, this, [this] { identify(chosenVideos()); });
    connect(a.identifyByHash, &QAction::triggered, this, [this] {
        const QList<VideoId> selected = m_videos->selectedVideos();
        m_hashes->identify(selected.isEmpty() ? m_videos->model().shownVideos() : selected);
    });
    connect(m_hashes, &HashController::identified, this, &MainWindow::searchAnew);
    connect(m_hashes, &HashController::busyChanged, this, &MainWindow::updateActions);
    connect(a.openFolder, &QAction::triggered, this, [this] { openFolderOf(chosenVideos()); });
    connect(a.openPage, &QAction::triggered, this, [this] { m_webRows->openPages(chosenVideos()); });
    connect(a.webVideo, &QAction::triggered, this, [this] { m_webRows->openVideo(chosenVideos()); });
    connect(m_webRows, &WebRowController::videoChanged, this, [this](VideoId id) { m_searches->search({id}, true); });
    connect(a.copyName, &QAction::triggered, this, [this] { copyOf(false); });
    connect(a.copyHash, &QAction::triggered, this, [this] { copyOf(true); });
    connect(a.remove, &QAction::triggered, this, &MainWindow::removeVideos);
    // Delete belongs to the list alone; elsewhere it is for text.
    a.remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    removeAction(a.remove);
}

void MainWindow::connectLibrary()
{
    Library &library = m_engine.library();
    connect(&library, &Library::added, this, &MainWindow::updatePages);
    connect(&library, &Library::removed, this, &MainWindow::updatePages);
    connect(&library, &Library::subtitlesDropped, m_dropped, &DroppedSubtitles::place);
    connect(m_dropped, &DroppedSubtitles::convertRequested, m_converting, &ConvertController::open);
    connect(m_dropped, &DroppedSubtitles::problem, this, &MainWindow::noteProblem);
    connect(m_dropped, &DroppedSubtitles::busyChanged, this, [this](bool busy) {
        if (busy)
            m_status->setWork(u"dropped"_s, tr("Reading subtitles"), 0, 0);
        else
            m_status->endWork(u"dropped"_s);
        m_updateSoon.start();
    });
    connect(&library, &Library::problem, this, &MainWindow::noteProblem);
    connect(&library, &Library::progressChanged, this, [this](int done, int total) {
        if (m_engine.library().isBusy())
            m_status->setWork(u"library"_s, tr("Reading videos: %1 of %2").arg(done).arg(total), done, total);
    });
    connect(&library, &Library::busyChanged, this, [this](bool busy) {
        if (busy)
            m_status->setWork(u"library"_s, tr("Looking for videos"), 0, 0);
        else
            m_status->endWork(u"library"_s);
        m_updateSoon.start();
    });
    connect(&library, &Library::scanFinished, this, [this](const ScanSummary &summary) {
        m_extrasLeftOut += summary.extrasLeftOut;
        if (summary.videos == 0 && summary.subtitles == 0 && summary.otherFiles + summary.extrasLeftOut > 0
            && !isBusy()) {
            m_messages->show({.key = u"no-videos"_s,
                .kind = Message::Kind::Info,
                .text = summary.extrasLeftOut > 0
                    ? tr("Only samples, trailers and extras were found there. They can be included in the preferences.")
                    : tr("No videos were found there.")});
        }
        m_updateSoon.start();
    });
    connect(&m_videos->model(), &VideoModel::countsChanged, this, [this] {
        if (!m_updateSoon.isActive())
            m_updateSoon.start();
    });
}

void MainWindow::connectWork()
{
    connect(m_batches, &BatchController::progressChanged, this, [this](const QString &text, int done, int total) {
        if (total < 0)
            m_status->endWork(u"save"_s);
        else
            m_status->setWork(u"save"_s, text, done, total);
    });
    connect(m_batches, &BatchController::busyChanged, this, [this](bool busy) {
        if (!busy)
            m_status->endWork(u"save"_s);
        m_updateSoon.start();
    });
    connect(m_batches, &BatchController::showRequested, this, &MainWindow::showSaved);
    connect(m_batches, &BatchController::languagesRequested, m_languages, &LanguageButton::openPopup);
    connect(m_batches, &BatchController::accountsRequested, this, [this] { openAccounts(); });
    connect(m_searches, &SearchController::progressChanged, this, [this](int done, int total) {
        if (m_searches->isBusy())
            m_status->setWork(u"search"_s, total > 1 ? tr("Searching: %1 of %2").arg(done).arg(total) : tr("Searching"),
                done, total > 1 ? total : 0);
    });
    connect(m_searches, &SearchController::busyChanged, this, [this](bool busy) {
        if (!busy)
            m_status->endWork(u"search"_s);
        m_updateSoon.start();
    });
}

void MainWindow::connectResults()
{
    connect(m_videos, &VideoPanel::currentVideoChanged, this, [this](VideoId id) {
        m_preview->clear();
        m_results->showVideo(id);
        m_searches->look(id);
    });
    connect(m_videos, &VideoPanel::selectionChanged, this, [this] { m_updateSoon.start(); });
    connect(m_results, &ResultsPanel::downloadRequested, this, [this](VideoId id, const QList<RankedHit> &hits) {
        m_preview->edits().noteSaving(hits);
        if (id < 0)
            downloadByHand(hits);
        else
            m_batches->download(id, hits);
    });
    connect(m_results, &ResultsPanel::downloadInFormatRequested, m_batches, &BatchController::download);
    connect(m_results, &ResultsPanel::openPageRequested, this, [this](VideoId id) { m_webRows->openPages({id}); });
    connect(m_results, &ResultsPanel::webVideoRequested, this, [this](VideoId id) { m_webRows->openVideo({id}); });
    connect(m_results, &ResultsPanel::accountRequested, this, &MainWindow::openAccounts);
    connect(m_results, &ResultsPanel::downloadToRequested, this,
        [this](VideoId, const RankedHit &hit, const QString &file) { m_batches->downloadTo(hit, file); });
    const auto entryOf = [this](VideoId id) {
        const LibraryEntry *entry = m_engine.library().find(id);
        return entry ? *entry : LibraryEntry();
    };
    connect(m_results, &ResultsPanel::previewRequested, this,
        [this, entryOf](VideoId id, const RankedHit &hit) { m_preview->showHit(entryOf(id), hit); });
    connect(m_results, &ResultsPanel::readRequested, this, [this, entryOf](VideoId id, const RankedHit &hit) {
        m_actions.showPreview->setChecked(true);
        m_preview->readHit(entryOf(id), hit);
    });
    connect(m_results, &ResultsPanel::nothingSelected, m_preview, &PreviewPanel::clear);
    connect(m_preview, &PreviewPanel::downloadRequested, m_results, &ResultsPanel::downloadRequested);
    PreviewEdits *edits = &m_preview->edits();
    connect(m_batches, &BatchController::savedByHand, edits, &PreviewEdits::noteSaved);
    // What was saved is told after that nothing goes on any more.
    connect(
        m_batches, &BatchController::busyChanged, edits,
        [edits](bool busy) {
            if (!busy)
                edits->noteNotSaved();
        },
        Qt::QueuedConnection);
    connect(m_results, &ResultsPanel::seasonRequested, this, &MainWindow::openSeason);
    connect(m_results, &ResultsPanel::detailsRequested, m_actions.showDetails, &QAction::trigger);
    connect(m_results, &ResultsPanel::unwantedRequested, m_unwanted, &UnwantedController::setUnwanted);
    connect(m_preview, &PreviewPanel::unwantedRequested, m_unwanted, &UnwantedController::setUnwanted);
    connect(m_results, &ResultsPanel::identifyRequested, this, [this](VideoId id) { identify({id}); });
    connect(m_results, &ResultsPanel::searchAgainRequested, this, [this](VideoId id) {
        if (id == SearchController::byHand)
            m_searches->search(m_searches->lastQuery());
        else
            m_searches->search({id}, true);
    });
    connect(m_search, &FreeSearchPanel::searchRequested, this, &MainWindow::searchByHand);
    connect(m_search, &FreeSearchPanel::closeRequested, this, [this] { openSearch(false); });
}

void MainWindow::connectNetwork()
{
    connect(m_actions.networkLog, &QAction::triggered, this, [this] { openNetworkLog(m_engine, this); });
    Network &network = m_engine.network();
    connect(m_actions.offline, &QAction::toggled, &network, &Network::setOffline);
    connect(m_status, &StatusLine::goOnlineRequested, &network, [&network] { network.setOffline(false); });
    connect(&network, &Network::offlineChanged, this, &MainWindow::showOffline);
    showOffline(network.isOffline());
}

void MainWindow::connectUndo()
{
    // Whatever was done last is taken back first, be it a save or a subtitle that was hidden.
    connect(m_batches, &BatchController::undoChanged, this, [this] {
        m_undo->setCount(u"saves"_s, m_batches->undoCount(),
            {u"saves"_s, tr("&Undo last saving"), [this] { m_batches->undoLast(); }});
    });
    connect(m_undo, &UndoHistory::changed, this, &MainWindow::updateActions);
    connect(&m_engine.registry(), &ProviderRegistry::accountChanged, this, &MainWindow::warnOfForgottenSecrets);
}

void MainWindow::connectTranslations()
{
    const auto translate = [this](VideoId id, const RankedHit &hit) {
        const LibraryEntry *entry = m_engine.library().find(id);
        m_translations->translate(entry ? *entry : LibraryEntry(), hit.hit);
    };
    connect(m_results, &ResultsPanel::translateRequested, this, translate);
    connect(m_preview, &PreviewPanel::translateRequested, this, translate);
    connect(m_actions.translate, &QAction::triggered, this, [this] {
        const QList<VideoId> chosen = chosenVideos();
        const LibraryEntry *entry = m_engine.library().find(chosen.value(0, -1));
        m_translations->translateBeside(entry ? *entry : LibraryEntry());
    });
    connect(m_translations, &TranslateController::accountsRequested, this, &MainWindow::openAccounts);
    connect(m_translations, &TranslateController::showRequested, this, &MainWindow::showSaved);
    connect(m_translations, &TranslateController::progressChanged, this,
        [this](const QString &text) { m_status->setWork(u"translate"_s, text, 0, 0); });
    connect(m_translations, &TranslateController::busyChanged, this, [this](bool busy) {
        if (!busy)
            m_status->endWork(u"translate"_s);
        m_updateSoon.start();
    });
}

void MainWindow::updateActions()
{
    const bool any = m_engine.library().count() > 0;
    const auto chosen = static_cast<int>(m_videos->selectedVideos().size());
    const bool some = chosen > 0 || m_videos->currentVideo() >= 0;
    const Actions &a = m_actions;
    for (QAction *action : {a.clearList, a.selectAll, a.filter, a.downloadBest, a.downloadAll, a.searchMissing,
             a.identifyByHash, a.expandAll, a.collapseAll, a.goToVideos})
        action->setEnabled(any);
    for (QAction *action : {a.copyName, a.remove, a.nextVideo, a.previousVideo})
        action->setEnabled(some);
    updateVideoActions();
    a.search->setEnabled(some || m_results->video() == SearchController::byHand);
    a.translate->setEnabled(m_translations->isOffered());
    a.undo->setEnabled(m_undo->canUndo());
    a.undo->setText(m_undo->canUndo() ? m_undo->text() : tr("&Undo"));
    a.stop->setEnabled(isBusy());
    a.downloadBest->setText(
        !any || chosen == 0 ? tr("&Download best for all") : tr("&Download best for %1").arg(chosen));
}

/// What only files, or only videos on the web have; where that is why it is off, the menu says so.
void MainWindow::updateVideoActions()
{
    const QList<VideoId> ids = chosenVideos();
    const auto onWeb = std::count_if(ids.cbegin(), ids.cend(), [this](VideoId id) {
        const LibraryEntry *entry = m_engine.library().find(id);
        return entry && entry->video.isOnWeb();
    });
    const bool anyFile = onWeb < ids.size();
    const Actions &a = m_actions;
    const auto set = [](QAction *action, bool on, const QString &text, const QString &whyNot) {
        action->setEnabled(on);
        action->setText(whyNot.isEmpty() ? text : tr("%1 (%2)").arg(text, whyNot));
    };
    const QString noFile = anyFile || ids.isEmpty() ? QString() : tr("files only");
    set(a.identify, anyFile, tr("&Not this one…"), noFile);
    // With nothing selected it is about all videos.
    const bool onlyWebSelected = !anyFile && !m_videos->selectedVideos().isEmpty();
    set(a.identifyByHash, m_engine.library().count() > 0 && !onlyWebSelected, tr("Identif&y by hash"),
        onlyWebSelected ? noFile : QString());
    const bool anySubtitle = m_editing->isFor(ids);
    set(a.editSubtitle, anySubtitle, tr("Edit a subtit&le…"),
        anySubtitle || ids.isEmpty() ? QString() : tr("none beside it"));
    set(a.openFolder, anyFile, tr("&Open the folder"), noFile);
    set(a.copyHash, anyFile, tr("Copy the has&h"), noFile);
    const QString noAddress = onWeb > 0 || ids.isEmpty() ? QString() : tr("videos on the web only");
    set(a.openPage, onWeb > 0, tr("Open the &page"), noAddress);
    set(a.webVideo, onWeb > 0, tr("Web &video…"), noAddress);
    a.copyName->setText(noFile.isEmpty() ? tr("Copy the file na&me") : tr("Copy the a&ddress"));
}

void MainWindow::updateIdleText()
{
    const VideoModel &model = m_videos->model();
    if (model.count() == 0) {
        m_status->setIdleText({});
        return;
    }
    QString text = model.count() == 1 ? tr("1 video") : tr("%n videos", nullptr, model.count());
    text = model.missingCount() > 0 ? tr("%1, %2 lacking subtitles").arg(text).arg(model.missingCount())
                                    : tr("%1, nothing missing").arg(text);
    if (m_extrasLeftOut > 0)
        text += tr(" · samples and extras left out: %1").arg(m_extrasLeftOut);
    m_status->setIdleText(text);
}

void MainWindow::updatePages()
{
    const bool empty = m_engine.library().count() == 0;
    QWidget *page = empty && !m_search->isVisibleTo(m_columns) ? static_cast<QWidget *>(m_empty) : m_columns;
    if (m_pages->currentWidget() != page)
        m_pages->setCurrentWidget(page);
    if (empty) {
        m_problems = 0;
        m_extrasLeftOut = 0;
        m_updateSoon.start();
    }
}

bool MainWindow::isBusy() const
{
    return m_engine.library().isBusy() || m_searches->isBusy() || m_batches->isBusy() || m_hashes->isBusy()
        || m_translations->isBusy() || m_dropped->isBusy();
}

} // namespace Legenda
