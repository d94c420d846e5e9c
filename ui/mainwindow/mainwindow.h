// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/engine.h"
#include "ui/mainwindow/actions.h"

#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>

class QSplitter;
class QToolBar;

namespace Legenda {

class BatchController;
class ConvertController;
class RemoteConvertController;
class DropOverlay;
class DroppedSubtitles;
class EmptyState;
class FreeSearchPanel;
class HashController;
class LanguageButton;
class MessageBar;
class PreviewPanel;
class ResultsPanel;
class SearchController;
class ServiceWatch;
class StatusLine;
class SubtitleEditorController;
class TranslateController;
class UndoHistory;
class UnwantedController;
class VideoPanel;
class WebRowController;

/// The window. Makes the panels and joins their signals; the work is in them and in the controllers.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Engine &engine, QWidget *parent = nullptr);
    ~MainWindow() override;

public Q_SLOTS:
    /// Files and folders, as absolute paths, and addresses of videos on the web: from the command line, a second start
    /// or the file manager.
    void openPaths(const QStringList &paths);
    /// The dialog that converts, on these files, folders and archives.
    void convertPaths(const QStringList &paths);
    /// To the front: someone started the program a second time.
    void activate();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildPanels();
    void buildToolBar();
    void connectActions();
    void connectVideoActions();
    void connectLibrary();
    void connectWork();
    void connectResults();
    void connectUndo();
    void connectNetwork();
    void connectTranslations();
    void restoreWindow();
    void saveWindow();
    void showFirstRun();

    void addFiles();
    void addFolder();
    void rememberFolders(const QStringList &paths);
    void updateRecentFolders();
    void updatePages();
    void updateActions();
    void updateVideoActions();
    void updateIdleText();
    void applyPreferences();
    void chooseLanguages(const QList<Language> &languages);
    void downloadBest();
    void searchAgain();
    void paste();
    void copyOf(bool hash);
    void removeVideos();
    void openFolderOf(const QList<VideoId> &ids);
    void showSaved(const QList<VideoId> &videos, const QStringList &paths);
    void identify(const QList<VideoId> &ids);
    void searchAnew(const QList<VideoId> &ids);
    void openSeason(VideoId id, const RankedHit &picked);
    void openSearch(bool open);
    void downloadByHand(const QList<RankedHit> &hits);
    void noteProblem(const QString &path, const Error &error);
    void stopAll();
    void showOffline(bool offline);
    /// Says that nobody can be asked, where that is so.
    bool isHeldOffline();
    void warnOfForgottenSecrets();
    void openAccounts(const QString &service = {});
    void openPreferences();
    void openDiscover();
    void searchByHand(const SearchQuery &query);
    void showAbout();
    bool isBusy() const;
    VideoId dropRow(const QPoint &position, const QStringList &paths) const;
    QList<VideoId> chosenVideos() const; ///< selected, else the current one

    Engine &m_engine;
    Actions m_actions;
    SearchController *m_searches = nullptr;
    BatchController *m_batches = nullptr;
    ConvertController *m_converting = nullptr;
    SubtitleEditorController *m_editing = nullptr;
    RemoteConvertController *m_remoteConverting = nullptr;
    ServiceWatch *m_services = nullptr;
    UndoHistory *m_undo = nullptr;
    UnwantedController *m_unwanted = nullptr;
    TranslateController *m_translations = nullptr;
    HashController *m_hashes = nullptr;
    DroppedSubtitles *m_dropped = nullptr;
    WebRowController *m_webRows = nullptr;

    QToolBar *m_toolBar = nullptr;
    MessageBar *m_messages = nullptr;
    StatusLine *m_status = nullptr;
    LanguageButton *m_languages = nullptr;
    QStackedWidget *m_pages = nullptr;
    EmptyState *m_empty = nullptr;
    QSplitter *m_columns = nullptr;
    QSplitter *m_side = nullptr;
    VideoPanel *m_videos = nullptr;
    FreeSearchPanel *m_search = nullptr;
    ResultsPanel *m_results = nullptr;
    PreviewPanel *m_preview = nullptr;
    DropOverlay *m_overlay = nullptr;

    QTimer m_updateSoon; ///< gathers what would update actions and counts often
    Preferences m_known; ///< as applied
    QString m_dragged; ///< addresses of what is dragged over the window; empty: files, or nothing of use
    int m_problems = 0;
    int m_extrasLeftOut = 0;
    bool m_warnedOfSecrets = false;
};

} // namespace Legenda
