// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

class QAction;
class QMainWindow;
class QMenu;

namespace Legenda {

/// Everything the window can be told to do, with its menus; the window connects them.
struct Actions
{
    QAction *addFiles = nullptr;
    QAction *addFolder = nullptr;
    QAction *addWeb = nullptr; ///< an address of a video on the web
    QMenu *recentFolders = nullptr;
    QAction *clearList = nullptr;
    QAction *offline = nullptr; ///< nobody is asked
    QAction *quit = nullptr;

    QAction *undo = nullptr;
    QAction *paste = nullptr; ///< files and addresses
    QAction *selectAll = nullptr;
    QAction *filter = nullptr;
    QAction *languages = nullptr;
    QAction *accounts = nullptr;
    QAction *preferences = nullptr;

    QAction *downloadBest = nullptr; ///< of the selection, of all where nothing is selected
    QAction *downloadAll = nullptr;
    QAction *downloadHits = nullptr; ///< the hits chosen by hand
    QAction *downloadSeason = nullptr; ///< like the chosen hit, for all of its season
    QAction *search = nullptr; ///< again
    QAction *searchMissing = nullptr;
    QAction *searchByHand = nullptr;
    QAction *discover = nullptr; ///< what is popular and new
    QAction *convert = nullptr; ///< subtitles beside the selected videos, or any other files
    QAction *convertByService = nullptr;
    QAction *editSubtitle = nullptr; ///< a file beside the selected video
    QAction *identify = nullptr; ///< "Not this one…"
    QAction *identifyByHash = nullptr; ///< of the selection, of all where nothing is selected
    QAction *translate = nullptr; ///< a subtitle beside the video, or any other file
    QAction *openFolder = nullptr;
    QAction *openPage = nullptr; ///< of a video on the web
    QAction *webVideo = nullptr; ///< what a service has for it, and what an account may change
    QAction *copyName = nullptr;
    QAction *copyHash = nullptr;
    QAction *remove = nullptr;
    QAction *stop = nullptr;

    QAction *onlyMissing = nullptr;
    QAction *showPreview = nullptr;
    QAction *showDetails = nullptr; ///< of the current hit
    QAction *nextVideo = nullptr;
    QAction *previousVideo = nullptr;
    QAction *expandAll = nullptr;
    QAction *collapseAll = nullptr;
    QAction *goToVideos = nullptr;
    QAction *goToHits = nullptr;

    QAction *shortcuts = nullptr;
    QAction *networkLog = nullptr;
    QAction *about = nullptr;

    /// Of a video's context menu.
    QList<QAction *> ofVideo;
    QList<QMenu *> menus;
};

/// Makes the actions and the window's menu bar.
Actions makeActions(QMainWindow *window);

} // namespace Legenda
