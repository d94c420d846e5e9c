// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/actions.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

struct ActionText
{
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

class Maker
{
public:
    explicit Maker(QMainWindow *window) : m_window(window) { }

    QMenu *menu(const QString &title)
    {
        m_menu = m_window->menuBar()->addMenu(title);
        return m_menu;
    }
    QMenu *subMenu(const QString &title) { return m_menu->addMenu(title); }
    void separator() { m_menu->addSeparator(); }

    QAction *action(const QString &text, const QString &icon, const QKeySequence &shortcut, const QString &hint = {})
    {
        auto *action = new QAction(text, m_window);
        if (!icon.isEmpty())
            action->setIcon(Icons::get(icon));
        action->setShortcut(shortcut);
        QString plain = text;
        plain.remove(u'&').remove(u'…');
        if (!hint.isEmpty())
            plain = hint;
        action->setToolTip(shortcut.isEmpty()
                ? plain
                : ActionText::tr("%1 (%2)").arg(plain, shortcut.toString(QKeySequence::NativeText)));
        action->setStatusTip({});
        m_menu->addAction(action);
        // Reachable by its keys also where the menu bar is hidden.
        m_window->addAction(action);
        return action;
    }

private:
    QMainWindow *m_window;
    QMenu *m_menu = nullptr;
};

} // namespace

Actions makeActions(QMainWindow *window)
{
    using T = ActionText;
    Maker make(window);
    Actions a;

    a.menus << make.menu(T::tr("&File"));
    a.addFiles = make.action(T::tr("&Add files…"), u"add-files"_s, QKeySequence(Qt::CTRL | Qt::Key_O));
    a.addFolder = make.action(T::tr("Add f&older…"), u"add-folder"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    a.addWeb = make.action(T::tr("Add &web address…"), u"globe"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
        T::tr("Add a video on the web: YouTube, Vimeo, Dailymotion, Amara or a video file"));
    a.recentFolders = make.subMenu(T::tr("&Recent folders"));
    make.separator();
    a.clearList = make.action(T::tr("&Clear the list"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W),
        T::tr("Take all videos off the list; no file is touched"));
    make.separator();
    a.offline = make.action(T::tr("Work o&ffline"), {}, {}, T::tr("Ask no service; what was found stays"));
    a.offline->setCheckable(true);
    make.separator();
    a.quit = make.action(T::tr("&Quit"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q));
    a.quit->setMenuRole(QAction::QuitRole);

    a.menus << make.menu(T::tr("&Edit"));
    a.undo = make.action(T::tr("&Undo"), u"undo"_s, QKeySequence(Qt::CTRL | Qt::Key_Z));
    a.paste = make.action(T::tr("&Paste videos"), {}, QKeySequence(Qt::CTRL | Qt::Key_V),
        T::tr("Add copied files and addresses of videos on the web"));
    make.separator();
    a.selectAll = make.action(T::tr("Select &all videos"), {}, QKeySequence(Qt::CTRL | Qt::Key_A));
    a.filter = make.action(T::tr("&Filter videos"), u"filter"_s, QKeySequence(Qt::CTRL | Qt::Key_F));
    make.separator();
    a.languages = make.action(T::tr("Subtitle &languages…"), u"language"_s, QKeySequence(Qt::CTRL | Qt::Key_L));
    a.accounts = make.action(T::tr("A&ccounts…"), u"account"_s, {});
    a.preferences = make.action(T::tr("&Preferences…"), u"settings"_s, QKeySequence(Qt::CTRL | Qt::Key_Comma));
    a.preferences->setMenuRole(QAction::PreferencesRole);

    a.menus << make.menu(T::tr("&Video"));
    a.downloadBest = make.action(T::tr("&Download best"), u"download-best"_s, QKeySequence(Qt::CTRL | Qt::Key_D),
        T::tr("Download the best subtitles of the selected videos, of all where none is selected"));
    a.downloadAll =
        make.action(T::tr("Download best for &all videos"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    a.downloadHits =
        make.action(T::tr("Download the &chosen subtitles"), u"download"_s, QKeySequence(Qt::CTRL | Qt::Key_Return));
    a.downloadSeason = make.action(T::tr("Same release for the &whole season…"), u"series"_s,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
        T::tr("Find subtitles like the chosen one for the other episodes"));
    make.separator();
    a.search = make.action(T::tr("&Search again"), u"refresh"_s, QKeySequence(Qt::Key_F5));
    a.searchMissing = make.action(T::tr("Search all that lack su&btitles"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F5));
    a.searchByHand = make.action(T::tr("Search by &hand…"), u"search"_s, QKeySequence(Qt::CTRL | Qt::Key_K),
        T::tr("Search by title, IMDb or TMDB number"));
    a.discover = make.action(T::tr("Discov&er…"), u"star"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K),
        T::tr("Popular films and shows, new and much downloaded subtitles"));
    a.identify = make.action(T::tr("&Not this one…"), u"edit"_s, QKeySequence(Qt::CTRL | Qt::Key_I),
        T::tr("Say which film or episode the selected videos are"));
    a.identifyByHash = make.action(T::tr("Identif&y by hash"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I),
        T::tr("Ask which films the selected files are, all where none is selected"));
    make.separator();
    a.convert = make.action(T::tr("Convert s&ubtitles…"), u"convert"_s, QKeySequence(Qt::CTRL | Qt::Key_T),
        T::tr("Write subtitles in another format or encoding, shift their times, clean them up"));
    a.convertByService = make.action(
        T::tr("Convert w&ith a service…"), {}, {}, T::tr("Write subtitles in another format, by a service"));
    a.editSubtitle = make.action(T::tr("Edit a subtit&le…"), u"edit"_s, {},
        T::tr("Change texts and times of a subtitle file beside the video"));
    a.translate = make.action(T::tr("&Translate a subtitle…"), u"language"_s,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), T::tr("Have a service translate a subtitle file, for credits"));
    make.separator();
    a.openFolder = make.action(T::tr("&Open the folder"), u"folder"_s, QKeySequence(Qt::CTRL | Qt::Key_E));
    a.openPage = make.action(T::tr("Open the &page"), u"globe"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
        T::tr("Open the page of a video on the web in the browser"));
    a.webVideo = make.action(T::tr("Web &video…"), u"edit"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
        T::tr("Languages, versions and addresses of a video on the web, and what your account may change of them"));
    a.copyName = make.action(T::tr("Copy the file na&me"), u"copy"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    a.copyHash = make.action(T::tr("Copy the has&h"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    make.separator();
    a.remove = make.action(T::tr("&Remove from the list"), u"close"_s, QKeySequence(Qt::Key_Delete),
        T::tr("Take the selected videos off the list; no file is touched"));
    make.separator();
    a.stop = make.action(
        T::tr("S&top"), u"stop"_s, QKeySequence(Qt::Key_Escape), T::tr("Stop all work. What is saved stays saved"));

    a.menus << make.menu(T::tr("V&iew"));
    a.onlyMissing = make.action(T::tr("Only videos that &lack subtitles"), {}, QKeySequence(Qt::CTRL | Qt::Key_M));
    a.onlyMissing->setCheckable(true);
    a.showPreview = make.action(T::tr("&Preview"), {}, QKeySequence(Qt::CTRL | Qt::Key_P));
    a.showPreview->setCheckable(true);
    a.showDetails = make.action(T::tr("&Details of the subtitle"), u"info"_s, QKeySequence(Qt::ALT | Qt::Key_Return));
    make.separator();
    a.expandAll = make.action(T::tr("&Open all groups"), {}, {});
    a.collapseAll = make.action(T::tr("&Close all groups"), {}, {});
    make.separator();
    a.goToVideos = make.action(T::tr("Go to the &videos"), {}, QKeySequence(Qt::ALT | Qt::Key_1));
    a.goToHits = make.action(T::tr("Go to the &subtitles found"), {}, QKeySequence(Qt::ALT | Qt::Key_2));
    a.nextVideo = make.action(T::tr("&Next video"), {}, QKeySequence(Qt::CTRL | Qt::Key_PageDown));
    a.previousVideo = make.action(T::tr("P&revious video"), {}, QKeySequence(Qt::CTRL | Qt::Key_PageUp));

    a.menus << make.menu(T::tr("&Help"));
    a.shortcuts = make.action(T::tr("&Keyboard shortcuts"), {}, QKeySequence(Qt::Key_F1));
    a.networkLog = make.action(
        T::tr("&Network log…"), {}, {}, T::tr("See every request to a service, and save them for a bug report"));
    make.separator();
    a.about = make.action(T::tr("&About Legenda"), u"info"_s, {});
    a.about->setMenuRole(QAction::AboutRole);

    const auto separator = [window] {
        auto *line = new QAction(window);
        line->setSeparator(true);
        return line;
    };
    a.ofVideo = {a.search, a.downloadBest, a.identify, a.identifyByHash, separator(), a.convert, a.convertByService,
        a.editSubtitle, a.translate, a.openFolder, a.openPage, a.webVideo, a.copyName, a.copyHash, separator(), a.remove};
    return a;
}

} // namespace Legenda
